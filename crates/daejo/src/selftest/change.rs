//! The changes: where a pair gives a place for each sort, and what is written there.

use super::Ready;
use crate::evidence::By;
use crate::pair::Side;
use crate::report::{Bead, Kind, Link};
use crate::span::Span;
use daejo_lexicon::{Class, EntryId, hangul};
use serde::{Deserialize, Serialize};

/// Sorts of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// An English sentence is taken out.
    DropSentence,
    /// A Korean sentence is taken out.
    DropKoreanSentence,
    /// What stands between two commas is taken out of an English sentence.
    DropClause,
    /// A figure is changed.
    ChangeNumber,
    /// A day, a month or a time is changed.
    ChangeDate,
    /// A name is put in the place of another one.
    SwapName,
    /// A word of respect is taken out.
    DropHonorific,
    /// An epithet or a slogan is put into words without its force.
    SoftenEpithet,
    /// "not" is put in or taken out.
    Negate,
    /// Words that say who said it are taken out.
    DropAttribution,
    /// An English sentence is put at another place.
    MoveSentence,
}

impl Sort {
    /// All sorts.
    pub const ALL: [Sort; 11] = [
        Sort::DropSentence,
        Sort::DropKoreanSentence,
        Sort::DropClause,
        Sort::ChangeNumber,
        Sort::ChangeDate,
        Sort::SwapName,
        Sort::DropHonorific,
        Sort::SoftenEpithet,
        Sort::Negate,
        Sort::DropAttribution,
        Sort::MoveSentence,
    ];

    /// The sort's name, as in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Sort::DropSentence => "drop-sentence",
            Sort::DropKoreanSentence => "drop-korean-sentence",
            Sort::DropClause => "drop-clause",
            Sort::ChangeNumber => "change-number",
            Sort::ChangeDate => "change-date",
            Sort::SwapName => "swap-name",
            Sort::DropHonorific => "drop-honorific",
            Sort::SoftenEpithet => "soften-epithet",
            Sort::Negate => "negate",
            Sort::DropAttribution => "drop-attribution",
            Sort::MoveSentence => "move-sentence",
        }
    }

    /// The kind of divergence that it makes.
    pub fn kind(self) -> Kind {
        match self {
            Sort::DropSentence => Kind::Omission,
            Sort::DropKoreanSentence => Kind::Addition,
            Sort::DropClause => Kind::PartialOmission,
            Sort::ChangeNumber => Kind::Number,
            Sort::ChangeDate => Kind::Date,
            Sort::SwapName => Kind::Name,
            Sort::DropHonorific => Kind::Title,
            Sort::SoftenEpithet => Kind::Tone,
            Sort::Negate => Kind::Polarity,
            Sort::DropAttribution => Kind::Quotation,
            Sort::MoveSentence => Kind::Order,
        }
    }
}

/// A stretch of a text and what is written in its place.
#[derive(Clone, Debug)]
pub(super) struct Edit {
    pub span: Span,
    pub with: String,
}

/// One change of one text.
#[derive(Clone, Debug)]
pub(super) struct Change {
    pub side: Side,
    pub edit: Edit,
    /// A moved sentence comes in here again.
    also: Option<Edit>,
    /// The sentences on the other side.
    pub place: Span,
    /// The stretch to be shown.
    pub shown: Span,
}

impl Change {
    /// The side that stays as it is.
    pub fn opposite(&self) -> Side {
        if self.side == Side::En { Side::Ko } else { Side::En }
    }

    /// The whole text with the change in it.
    pub fn apply(&self, text: &str) -> String {
        let mut edits: Vec<&Edit> = self.also.iter().chain([&self.edit]).collect();
        edits.sort_by_key(|e| std::cmp::Reverse(e.span.start));
        let mut out = text.to_string();
        for edit in edits {
            if text.get(edit.span.start..edit.span.end).is_some() {
                out.replace_range(edit.span.start..edit.span.end, &edit.with);
            }
        }
        out
    }

    /// The stretch to be shown with the change in it.
    pub fn apply_within(&self, text: &str) -> String {
        let before = Span::new(self.shown.start, self.edit.span.start).of(text);
        format!("{before}{}{}", self.edit.with, Span::new(self.edit.span.end, self.shown.end).of(text))
    }
}

/// Auxiliaries that "not" may follow.
const AUXILIARIES: [&str; 14] = [
    "will", "is", "was", "are", "were", "has", "have", "had", "can", "could", "should", "must", "would",
    "may",
];
/// Verbs that say that something was said, before "that".
const REPORTING: [&str; 16] = [
    "said",
    "stressed",
    "noted",
    "stated",
    "added",
    "declared",
    "explained",
    "pointed out",
    "underscored",
    "emphasized",
    "affirmed",
    "announced",
    "indicated",
    "clarified",
    "underlined",
    "recalled",
];
/// Names for a text that has none to exchange.
const NAMES: [&str; 2] = ["Ri Yong Ho", "Kang Song Nam"];
/// Words of figures and what is put in their place.
const FIGURES: [(&str, &str); 12] = [
    ("two", "five"),
    ("three", "six"),
    ("four", "seven"),
    ("five", "eight"),
    ("six", "nine"),
    ("seven", "four"),
    ("eight", "three"),
    ("nine", "two"),
    ("ten", "seven"),
    ("first", "third"),
    ("second", "fourth"),
    ("third", "sixth"),
];
/// A clause has so many words at least.
const CLAUSE: usize = 3;
/// A moved sentence passes so many beads at least.
const FAR: usize = 4;

impl Ready<'_> {
    /// Every place of the pair for a sort of change.
    pub(super) fn changes(&self, sort: Sort) -> Vec<Change> {
        self.sure.iter().flat_map(|bead| self.of_bead(*bead, sort)).collect()
    }

    fn of_bead(&self, number: usize, sort: Sort) -> Vec<Change> {
        let Some(bead) = self.report.beads.get(number) else { return Vec::new() };
        let whole = |side: Side| self.without(number, bead, side).into_iter().collect::<Vec<Change>>();
        match sort {
            Sort::DropSentence => whole(Side::En),
            Sort::DropKoreanSentence => whole(Side::Ko),
            Sort::MoveSentence => whole(Side::En).into_iter().filter_map(|c| self.moved(number, c)).collect(),
            Sort::DropClause => self.clauses(number, bead),
            Sort::Negate => self.negations(number),
            Sort::DropAttribution => self.attribution(number).into_iter().collect(),
            Sort::ChangeNumber => self.by_link(number, bead, |l| self.number(l)),
            Sort::ChangeDate => self.by_link(number, bead, |l| self.date(l)),
            Sort::SwapName => self.by_link(number, bead, |l| self.name(number, l)),
            Sort::DropHonorific => self.by_link(number, bead, |l| self.honorific(l)),
            Sort::SoftenEpithet => self.by_link(number, bead, |l| self.epithet(l)),
        }
    }

    /// An edit within the English of a bead. None where markup or an escape stands in the words: they are not a plain stretch.
    fn within(&self, bead: usize, edit: Edit) -> Option<Change> {
        let shown = self.span(bead, Side::En)?;
        let plain =
            shown.contains(edit.span) && !edit.span.of(&self.sources.en.text).contains(['<', '&', '\\']);
        let change = Change { side: Side::En, edit, also: None, place: self.span(bead, Side::Ko)?, shown };
        Some(change).filter(|_| plain)
    }

    fn by_link(&self, number: usize, bead: &Bead, of: impl Fn(&Link) -> Option<Edit>) -> Vec<Change> {
        bead.links.iter().filter_map(of).filter_map(|edit| self.within(number, edit)).collect()
    }

    /// A whole side of a bead taken out: not the headline, not what has the dateline.
    fn without(&self, number: usize, bead: &Bead, side: Side) -> Option<Change> {
        let numbers = if side == Side::En { &bead.en } else { &bead.ko };
        let body = self.report.document(side).headline.map_or(0, |h| h + 1);
        let other = if side == Side::En { Side::Ko } else { Side::En };
        let span = self.span(number, side)?;
        let plain =
            numbers.first().is_some_and(|n| *n > body) && !span.of(&self.sources[side].text).contains('<');
        let edit = Edit { span, with: String::new() };
        Some(Change { side, edit, also: None, place: self.span(number, other)?, shown: span })
            .filter(|_| plain)
    }

    /// The sentence put behind another bead, far enough away.
    fn moved(&self, number: usize, change: Change) -> Option<Change> {
        let count = self.report.beads.len();
        let far = if number + FAR < count { number + FAR } else { number.checked_sub(FAR + 1)? };
        let end = self.span(far, Side::En)?.end;
        let words = change.edit.span.of(&self.sources.en.text);
        let also = Edit { span: Span::new(end, end), with: format!(" {words}") };
        Some(Change { also: Some(also), ..change })
    }

    /// Stretches between two commas that carry links.
    fn clauses(&self, number: usize, bead: &Bead) -> Vec<Change> {
        let Some(span) = self.span(number, Side::En) else { return Vec::new() };
        let text = span.of(&self.sources.en.text);
        let commas: Vec<usize> = text.match_indices(", ").map(|(i, _)| span.start + i).collect();
        let between = commas.windows(2).filter_map(|w| match w {
            [from, to] => Some(Span::new(*from, *to)),
            _ => None,
        });
        let heavy = between.filter(|s| {
            let words = s.of(&self.sources.en.text).split_whitespace().count();
            words > CLAUSE && bead.links.iter().filter(|l| s.contains(l.en)).count() >= 2
        });
        heavy.filter_map(|s| self.within(number, Edit { span: s, with: String::new() })).collect()
    }

    /// The first auxiliary with "not" behind it, or without.
    fn negations(&self, number: usize) -> Vec<Change> {
        let Some(span) = self.span(number, Side::En) else { return Vec::new() };
        let text = span.of(&self.sources.en.text);
        let found = words(text).into_iter().find(|w| AUXILIARIES.contains(&w.of(text)));
        let edit = found.map(|w| {
            let end = span.start + w.end;
            match text.get(w.end..).and_then(|rest| rest.strip_prefix(" not ")) {
                Some(_) => Edit { span: Span::new(end, end + " not".len()), with: String::new() },
                None => Edit { span: Span::new(end, end), with: " not".to_string() },
            }
        });
        edit.and_then(|e| self.within(number, e)).into_iter().collect()
    }

    /// "He said that", with the sentence beginning behind it.
    fn attribution(&self, number: usize) -> Option<Change> {
        /// Words before the verb: a subject, not a clause.
        const SUBJECT: usize = 6;
        let span = self.span(number, Side::En)?;
        let text = span.of(&self.sources.en.text);
        let (at, verb) = REPORTING
            .iter()
            .filter_map(|v| Some((text.find(&format!(" {v} that "))?, v)))
            .min()
            .filter(|(at, _)| text.get(..*at).is_some_and(|s| s.split_whitespace().count() <= SUBJECT))?;
        let end = at + format!(" {verb} that ").len();
        let next = text.get(end..)?.chars().next()?;
        let edit = Edit {
            span: Span::new(span.start, span.start + end + next.len_utf8()),
            with: next.to_uppercase().to_string(),
        };
        self.within(number, edit)
    }

    fn number(&self, link: &Link) -> Option<Edit> {
        (link.by == By::Number).then_some(())?;
        let text = link.en.of(&self.sources.en.text);
        if let Some(at) = text.find(|c: char| c.is_ascii_digit()) {
            let after = self.sources.en.text.get(link.en.end..).unwrap_or("");
            let ordinal = ["st", "nd", "rd", "th"].iter().any(|s| text.ends_with(s) || after.starts_with(s));
            return Some(digit(link.en.start + at, text.get(at..)?)).filter(|_| !ordinal);
        }
        let (at, word) = words(text)
            .into_iter()
            .map(|w| (w, w.of(text).to_lowercase()))
            .find_map(|(w, t)| FIGURES.iter().find(|(from, _)| *from == t).map(|(_, to)| (w, *to)))?;
        Some(Edit { span: at.shift(link.en.start), with: word.to_string() })
    }

    /// The first figure of a date, one more; one less where it could not be more.
    fn date(&self, link: &Link) -> Option<Edit> {
        (link.by == By::Date).then_some(())?;
        let text = link.en.of(&self.sources.en.text);
        let at = text.find(|c: char| c.is_ascii_digit())?;
        let digits: String = text.get(at..)?.chars().take_while(char::is_ascii_digit).collect();
        let value: u32 = digits.parse().ok()?;
        let other = if matches!(value, 12 | 23 | 28..=31) { value - 1 } else { value + 1 };
        let start = link.en.start + at;
        Some(Edit { span: Span::new(start, start + digits.len()), with: other.to_string() })
    }

    /// Another Korean name of the text in the place of one; none that the bead has already.
    fn name(&self, number: usize, link: &Link) -> Option<Edit> {
        let ko = link.ko.of(&self.sources.ko.text);
        let is_name = |l: &Link| l.by == By::Name || self.entry(l, &[Class::Person]).is_some();
        let korean = is_name(link) && ko.chars().count() == 3 && ko.chars().all(hangul::is_syllable);
        let text = link.en.of(&self.sources.en.text);
        let whole = korean && text.split_whitespace().count() == 3;
        let others = self.report.beads.iter().flat_map(|b| &b.links).filter(|l| is_name(l));
        let others = others.map(|l| l.en.of(&self.sources.en.text));
        let here = self.span(number, Side::En)?.of(&self.sources.en.text);
        let three = |name: &&str| name.split_whitespace().count() == 3 && !name.contains(['<', '\n']);
        let with = others.filter(three).chain(NAMES).find(|name| !here.contains(name))?;
        Some(Edit { span: link.en, with: with.to_string() }).filter(|_| whole)
    }

    fn honorific(&self, link: &Link) -> Option<Edit> {
        self.entry(link, &[Class::Honorific])?;
        let text = &self.sources.en.text;
        let after = text.get(link.en.end..)?;
        // Only before a name: elsewhere the word may be all that there is of its phrase.
        let named = after.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase));
        let end = link.en.end + named.then_some(1)?;
        Some(Edit { span: Span::new(link.en.start, end), with: String::new() })
    }

    fn epithet(&self, link: &Link) -> Option<Edit> {
        let id = self.entry(link, &[Class::Epithet, Class::Slogan])?;
        let lexicon = self.comparer.lexicon();
        let flat = lexicon.flat_renderings(id).next().map(|r| lexicon.rendering(r))?;
        Some(Edit { span: link.en, with: flat.to_string() })
    }

    /// The entry that made a link, if it is of one of the classes.
    fn entry(&self, link: &Link, classes: &[Class]) -> Option<EntryId> {
        let lexicon = self.comparer.lexicon();
        let found = lexicon.lookup_korean(link.entry.as_deref()?);
        found.into_iter().find(|id| classes.contains(&lexicon.class(*id)))
    }
}

/// A figure with another first digit.
fn digit(at: usize, text: &str) -> Edit {
    let first = text.bytes().next().map_or(0, |b| b - b'0');
    let other = if first >= 9 { 1 } else { first + 1 };
    Edit { span: Span::new(at, at + 1), with: other.to_string() }
}

/// The words of a text.
fn words(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = None;
    for (i, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphabetic(), start) {
            (true, None) => start = Some(i),
            (false, Some(from)) => {
                out.push(Span::new(from, i));
                start = None;
            }
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Comparer;
    use crate::pair::Pair;
    use crate::source::Source;

    const EN: &str = "Meeting Held\n\nPyongyang, May 4 (KCNA) -- A meeting took place in Hamhung on May 3.\n\n\
        Premier Pak Pong Ju, members of the Cabinet and builders of the power station, attended it. \
        He said that 12 farms will get new tractors.\n\n\
        The respected leader sent a message. The puppet traitors were denounced.\n\n\
        The factory produced three machines. Workers sang songs. -0-\n";
    const KO: &str = "회의 진행\n\n(평양 5월 4일발 조선중앙통신) 회의가 5월 3일 함흥에서 진행되였다.\n\n\
        박봉주총리와 내각성원들, 발전소건설자들이 여기에 참가하였다. \
        그는 12개 농장이 새 뜨락또르를 받게 될것이라고 말하였다.\n\n\
        경애하는 령도자께서 전문을 보내시였다. 괴뢰역적패당이 단죄규탄되였다.\n\n\
        공장은 3대의 기계를 생산하였다. 로동자들은 노래를 불렀다. (끝)\n";

    /// All changes of a sort, as the English with the change in it.
    fn changed(sort: Sort) -> Vec<String> {
        let comparer = Comparer::default();
        let sources = Pair { en: Source::from_text("en", EN), ko: Source::from_text("ko", KO) };
        let report = comparer.compare(sources.clone());
        let ready = Ready {
            sure: (0..report.beads.len()).filter(|n| !report.beads[*n].ko.is_empty()).collect(),
            ..Ready::new(&comparer, &sources, &report)
        };
        ready.changes(sort).iter().map(|c| c.apply(&sources[c.side].text)).collect()
    }

    #[track_caller]
    fn check(sort: Sort, words: &str, lost: &str) {
        let texts = changed(sort);
        let hit = |t: &String| t.contains(words) && (lost.is_empty() || !t.contains(lost));
        assert!(texts.iter().any(hit), "{texts:#?}");
    }

    #[test]
    fn each_sort_changes_what_it_says() {
        check(Sort::ChangeNumber, "22 farms", "12 farms");
        check(Sort::ChangeNumber, "produced six machines", "three");
        check(Sort::ChangeDate, "on May 4", "May 3");
        check(Sort::Negate, "farms will not get", "");
        check(Sort::DropAttribution, "12 farms will", "He said that");
        check(Sort::DropSentence, "-0-", "produced three machines");
        check(Sort::DropKoreanSentence, "노래를", "기계를");
        check(Sort::DropClause, "Pak Pong Ju, attended", "builders");
        check(Sort::SwapName, "Premier Ri Yong Ho,", "Pak Pong Ju");
    }

    #[test]
    fn every_change_changes_something_and_keeps_the_rest() {
        for sort in Sort::ALL {
            for text in changed(sort) {
                assert!(text != EN && text != KO, "{sort:?}");
                assert!(text.len() + 200 > EN.len().min(KO.len()), "{sort:?}: {text}");
            }
        }
    }
}
