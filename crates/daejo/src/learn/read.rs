//! A bead to what is left to be learnt: Korean units and English words that the lexicon does not explain.

use super::Sample;
use crate::article::Role;
use crate::evidence::{By, Content, Evidence, Item};
use crate::pair::Pair;
use crate::sentence::Sentence;
use crate::source::Source;
use crate::span::Span;
use daejo_lexicon::{Class, EntryId, Lexicon, hangul};
use std::ops::Range;

/// A bead as the learner sees it.
pub(super) struct Reading {
    /// What is unexplained in the Korean, in order.
    pub units: Vec<Unit>,
    /// All words of the English, in order.
    pub words: Vec<Word>,
}

/// Korean that no English word of the bead is known to render.
pub(super) struct Unit {
    /// As an entry would write it.
    pub ko: String,
    /// The entry, if there is one.
    pub entry: Option<EntryId>,
    /// The English word that sounds like it.
    pub sounds: Option<usize>,
    /// Hangul before and after it in the same word.
    pub beside: (String, String),
    /// Followed by 하다, 되다, 시키다.
    pub acts: bool,
    /// Followed by an office or an honorific.
    pub titled: bool,
    /// Its items, by number in the sentence.
    items: Vec<usize>,
}

/// A word of the English.
pub(super) struct Word {
    pub stem: String,
    /// As it is written, without the mark of the genitive.
    pub text: String,
    /// Begins a sentence: its capital says nothing.
    pub initial: bool,
    /// A word of grammar.
    pub function: bool,
    /// Nothing but a blank or a hyphen before the next word.
    pub joined: bool,
    pub owner: Owner,
}

impl Word {
    /// Whether a unit may be found for it. Single letters (the O of O-157) are no terms.
    pub fn learnable(&self) -> bool {
        !self.function && self.owner == Owner::Free && self.text.chars().nth(1).is_some()
    }
}

/// What explains a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// Nothing.
    Free,
    /// A known part of a unit, by its number: the "steel" of a steel plant.
    Unit(usize),
    /// Something else.
    Other,
}

/// A shorter run of unknown Hangul is a syllable that the walk could not place.
const MIN_SYLLABLES: usize = 2;
/// First syllables of 하다, 되다 and 시키다 in their forms.
const ACTS: &str = "하한해했할되된돼됐될시";

/// Reads a bead.
pub(super) fn read(lexicon: &Lexicon, sample: &Sample) -> Reading {
    let sources = Pair {
        en: Source::from_text("en", sample.en.as_str()),
        ko: Source::from_text("ko", sample.ko.as_str()),
    };
    let sentences = sources.as_ref().map(whole);
    let evidence = Evidence::gather(lexicon, &sources, &sentences, None);
    let text = sources.as_ref().map(|s| s.view.text());
    let mut korean = Korean::new(&evidence, text.ko);
    for link in evidence.links(Pair { en: &[0], ko: &[0] }) {
        korean.link(link.ko.1, link.en.1, link.by);
    }
    let units = korean.units();
    let words = words(&evidence, text.en, &korean, &units);
    Reading { units, words }
}

/// A text as one sentence.
fn whole(source: &Source) -> Vec<Sentence> {
    let view = Span::new(0, source.view.text().len());
    vec![Sentence { view, span: view, paragraph: 0, role: Role::Body, dateline: 0 }]
}

/// The Korean of a bead while its units are found.
struct Korean<'a> {
    lexicon: &'a Lexicon,
    text: &'a str,
    items: &'a [Item],
    /// The words that each item is linked with, and why.
    links: Vec<Option<(Range<usize>, By)>>,
}

impl<'a> Korean<'a> {
    fn new(evidence: &'a Evidence<'a>, text: &'a str) -> Korean<'a> {
        let items = evidence.ko.first().map_or(&[][..], |s| &s.items);
        Korean { lexicon: evidence.lexicon, text, items, links: vec![None; items.len()] }
    }

    /// Notes a link; one of a part is one of its compound.
    fn link(&mut self, item: usize, words: Range<usize>, by: By) {
        let whole = self.items.get(item).and_then(|i| i.parent).map_or(item, usize::from);
        if let Some(slot) = self.links.get_mut(whole) {
            *slot = Some((words, by));
        }
    }

    fn item(&self, n: usize) -> Option<&Item> {
        self.items.get(n)
    }

    fn is_unknown(&self, n: usize) -> bool {
        self.item(n).is_some_and(|i| matches!(i.content, Content::Unknown | Content::Name))
    }

    /// Whether an entry, a number or a date explains it. A sound does not: it is what makes a name worth an entry.
    fn explained(&self, n: usize) -> bool {
        let sound = self.item(n).is_some_and(|i| i.content == Content::Unknown);
        self.links.get(n).is_some_and(|l| l.as_ref().is_some_and(|(_, by)| *by != By::Name || !sound))
    }

    fn units(&self) -> Vec<Unit> {
        let mut tops: Vec<usize> =
            (0..self.items.len()).filter(|n| self.item(*n).is_some_and(|i| i.parent.is_none())).collect();
        tops.sort_by_key(|n| self.item(*n).map(|i| i.span.start));
        let solid = |a: &usize, b: &usize| match (self.item(*a), self.item(*b)) {
            (Some(a), Some(b)) => a.span.end == b.span.start && is_noun(a) && is_noun(b),
            _ => false,
        };
        let mut stretches = Vec::new();
        for run in tops.chunk_by(solid) {
            self.stretches(run, &mut stretches);
        }
        let units = stretches.into_iter().filter_map(|items| self.unit(items, &tops));
        units.collect()
    }

    /// What is unexplained of a compound. With an unknown part: the stretch around it; else the compound whole, if any
    /// part is.
    fn stretches(&self, run: &[usize], out: &mut Vec<Vec<usize>>) {
        if run.iter().any(|n| self.is_unknown(*n)) {
            let pieces = run.chunk_by(|a, b| self.explained(*a) == self.explained(*b));
            out.extend(pieces.filter(|p| p.iter().all(|n| !self.explained(*n))).map(<[usize]>::to_vec));
        } else if run.iter().any(|n| !self.explained(*n) && self.item(*n).is_some_and(is_content)) {
            out.push(run.to_vec());
        }
    }

    fn unit(&self, items: Vec<usize>, tops: &[usize]) -> Option<Unit> {
        let (first, last) = (self.item(*items.first()?)?, self.item(*items.last()?)?);
        let text = self.text.get(first.span.start..last.span.end)?;
        let (ko, entry) = match (items.len(), first.content) {
            (1, Content::Term(id, _)) if is_content(first) => (self.lexicon.entry(id).ko, Some(id)),
            (_, Content::Number | Content::Moment | Content::Latin) => return None,
            _ if text.chars().count() < MIN_SYLLABLES || text.contains(char::is_whitespace) => return None,
            _ => (text, self.lexicon.lookup_korean(text).first().copied()),
        };
        let sounds = items.iter().find_map(|n| match self.links.get(*n) {
            Some(Some((words, By::Name))) if self.is_unknown(*n) => Some(words.start),
            _ => None,
        });
        let before = self.text.get(..first.span.start).unwrap_or("");
        let after = self.text.get(last.span.end..).unwrap_or("");
        let start = before.trim_end_matches(hangul::is_syllable).len();
        let beside = (before.get(start..)?.to_string(), hangul_of(after).to_string());
        let next = tops.iter().filter_map(|n| self.item(*n)).find(|i| i.span.start >= last.span.end);
        let titled = next.is_some_and(|i| {
            matches!(i.content, Content::Term(_, Class::Office | Class::Honorific))
                && self.text.get(last.span.end..i.span.start).is_some_and(|gap| gap.trim().is_empty())
        });
        let acts = after.chars().next().is_some_and(|c| ACTS.contains(c));
        Some(Unit { ko: ko.to_string(), entry, sounds, beside, acts, titled, items })
    }
}

/// The Hangul that a text begins with.
fn hangul_of(text: &str) -> &str {
    let rest = text.trim_start_matches(hangul::is_syllable);
    text.get(..text.len() - rest.len()).unwrap_or("")
}

/// Stems and affixes that compounds are written of.
fn is_noun(item: &Item) -> bool {
    match item.content {
        Content::Unknown | Content::Name => true,
        Content::Term(_, class) => !matches!(
            class,
            Class::Verb
                | Class::Adj
                | Class::Modifier
                | Class::Adverb
                | Class::Conn
                | Class::Func
                | Class::Num
                | Class::Unit
                | Class::Time
        ),
        Content::Latin | Content::Number | Content::Moment => false,
    }
}

fn is_content(item: &Item) -> bool {
    match item.content {
        Content::Term(_, class) => class.is_content(),
        _ => true,
    }
}

/// Hangul quoted in the English is nothing that renders it.
fn is_korean(word: &crate::evidence::Word, text: &str) -> bool {
    text.get(word.span.clone()).is_some_and(|t| t.contains(hangul::is_syllable))
}

fn words(evidence: &Evidence<'_>, text: &str, korean: &Korean<'_>, units: &[Unit]) -> Vec<Word> {
    let all = evidence.en.first().map_or(&[][..], |s| &s.words);
    let mut owners: Vec<Owner> =
        all.iter().map(|w| if w.figure || is_korean(w, text) { Owner::Other } else { Owner::Free }).collect();
    for (item, link) in korean.links.iter().enumerate() {
        let Some((range, _)) = link else { continue };
        let unit = units.iter().position(|u| u.items.contains(&item));
        owners.get_mut(range.clone()).unwrap_or(&mut []).fill(unit.map_or(Owner::Other, Owner::Unit));
    }
    let gap = |n: usize| {
        let (a, b) = (all.get(n)?, all.get(n + 1)?);
        text.get(a.span.end..b.span.start)
    };
    let starts = |n: usize| n == 0 || gap(n - 1).is_some_and(|g| g.contains(['.', '!', '?', '"', '\n']));
    let word = |(n, (w, owner)): (usize, (&crate::evidence::Word, Owner))| {
        let written = text.get(w.span.clone()).unwrap_or("");
        let bare = written.strip_suffix("'s").unwrap_or(written);
        Word {
            stem: w.stem.to_string(),
            text: bare.to_string(),
            initial: starts(n),
            function: w.function,
            joined: bare.len() == written.len() && gap(n).is_some_and(|g| g == " " || g == "-"),
            owner,
        }
    };
    all.iter().zip(owners).enumerate().map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(en: &str, ko: &str) -> (Vec<String>, Vec<String>) {
        let sample = Sample { pair: "p".into(), bead: 0, en: en.into(), ko: ko.into() };
        let reading = read(&Lexicon::built_in(), &sample);
        let words = reading.words.iter().filter(|w| w.learnable()).map(|w| w.text.clone());
        (reading.units.iter().map(|u| u.ko.clone()).collect(), words.collect())
    }

    #[test]
    fn what_the_lexicon_explains_is_laid_aside() {
        let (units, words) =
            reading("The factory produced garnelle in April.", "공장에서는 4월에 솔누비를 생산하였다.");
        assert_eq!((units, words), (vec!["솔누비".to_string()], vec!["garnelle".to_string()]));
    }

    #[test]
    fn hangul_quoted_in_english_is_no_word_to_learn() {
        let (_, words) =
            reading("The factory produced 솔누비, called garnelle.", "공장에서는 솔누비를 생산하였다.");
        assert!(
            words.contains(&"garnelle".to_string()) && !words.contains(&"솔누비".to_string()),
            "{words:?}"
        );
    }
}
