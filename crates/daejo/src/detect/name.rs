//! Persons, places and organizations that differ.

use super::ground::{EnWord, KoItem};
use super::proper::{is_person, proper_items, proper_runs};
use super::slot::{self, Swap};
use super::{Detector, Finding, Ground, Left};
use crate::evidence::{By, Content};
use crate::pair::{Pair, Side};
use crate::report::{Kind, Severity};
use daejo_lexicon::hangul::is_syllable;
use daejo_lexicon::romanize::{self, KoreanName, Sound};
use daejo_lexicon::{Class, EntryId, Lexicon};
use std::ops::Range;

/// Persons, places and organizations that differ.
pub(super) struct Name;

/// A name of which some syllables agree: the slot is certain.
const SAME_PERSON: f32 = 0.9;
/// The only name left on either side.
const ONLY: f32 = 0.75;
/// Parts of a foreign name that sound less alike than this are not spellings of one.
const UNLIKE: f32 = 0.5;
/// Names that sound at least so alike may be one name in another spelling.
const ALIKE: f32 = 0.62;
/// Two names further apart than this, by the links around them, are not in the same slot.
const NEAR: usize = 5;

impl Detector for Name {
    fn kind(&self) -> Kind {
        Kind::Name
    }

    fn page(&self) -> &'static str {
        include_str!("pages/name.md")
    }

    fn check(&self, ground: &Ground<'_>, out: &mut Vec<Finding>) {
        for (left, swaps) in ground.left().iter().zip(slot::all(ground)) {
            let swaps: Vec<&Swap> = swaps.iter().filter(|s| s.is_of_names(ground)).collect();
            out.extend(swaps.iter().map(|s| s.finding(ground, left, Kind::Name, "the names differ")));
            let mut runs = proper_runs(ground, left);
            runs.retain(|(s, r)| !swaps.iter().any(|w| w.meets(*s, r)));
            designators(ground, left, out);
            foreign(ground, left, &mut runs, out);
            let (persons, others): (Vec<_>, Vec<_>) =
                proper_items(ground, left).into_iter().partition(|k| is_person(ground, *k));
            for k in persons {
                person(ground, left, k, &mut runs, out);
            }
            let alone = others.len() == 1;
            for k in others {
                other(ground, left, k, alone, &mut runs, out);
            }
        }
    }
}

/// A person of whose name some syllables stand in the English: another person, or a slip.
fn person(
    ground: &Ground<'_>,
    left: &Left<'_>,
    k: KoItem,
    runs: &mut Vec<(usize, Range<usize>)>,
    out: &mut Vec<Finding>,
) {
    let name = KoreanName::new(ground.item_text(k));
    for number in &left.bead.en {
        let words = ground.english(*number);
        let texts: Vec<&str> =
            (0..words.len()).map(|w| ground.word_text(EnWord { sentence: *number, word: w })).collect();
        let Some(hit) = name.find(&texts) else { continue };
        let free = hit.span.clone().all(|w| !left.bead.links_word(EnWord { sentence: *number, word: w }));
        let capital = words.get(hit.span.clone()).is_some_and(|w| w.iter().all(|w| w.capital));
        // Three syllables stand as three words, or as two of which one has a hyphen.
        let shape = hit.span.len() == hit.syllables
            || hit.span.len() + 1 == hit.syllables && texts.iter().any(|t| t.contains('-'));
        if free && capital && shape && hit.matched < hit.syllables && hit.matched >= 2 && hit.syllables >= 3 {
            runs.retain(|(s, r)| *s != *number || r.end <= hit.span.start || hit.span.end <= r.start);
            out.push(finding(ground, left, k, (*number, hit.span), SAME_PERSON));
            return;
        }
    }
}

/// The one designator (B-52H) of a side that the other side lacks, if each has one: what is meant is another thing.
fn designators(ground: &Ground<'_>, left: &Left<'_>, out: &mut Vec<Finding>) {
    let all = Side::BOTH.map(|side| {
        let sentences = if side == Side::En { &left.bead.en } else { &left.bead.ko };
        let of = |s: &usize| {
            let text = ground.text(side, *s);
            designated(text)
                .into_iter()
                .map(|r| (*s, r.clone(), sign(text.get(r).unwrap_or(""))))
                .collect::<Vec<_>>()
        };
        sentences.iter().flat_map(of).collect::<Vec<_>>()
    });
    let lacks = |own: usize, other: usize| {
        let of_other = all.get(other).map_or(&[][..], Vec::as_slice);
        let mut rest = all.get(own)?.iter().filter(|(_, _, s)| of_other.iter().all(|(_, _, o)| o != s));
        rest.next().filter(|_| rest.next().is_none())
    };
    let (Some((en, en_words, a)), Some((ko, ko_words, b))) = (lacks(0, 1), lacks(1, 0)) else { return };
    // One that only says more (F-35, F-35A) is no other thing.
    if a.starts_with(b.as_str()) || b.starts_with(a.as_str()) {
        return;
    }
    let places =
        (ground.place(Side::En, *en, en_words.clone()), ground.place(Side::Ko, *ko, ko_words.clone()));
    let words = |side: Side, place| ground.words(side, place).to_string();
    let (Some(en_place), Some(ko_place)) = places else { return };
    let (english, korean) = (words(Side::En, en_place), words(Side::Ko, ko_place));
    out.push(Finding {
        kind: Kind::Name,
        severity: Severity::Major,
        confidence: SAME_PERSON,
        bead: left.number,
        en: Some(en_place),
        ko: Some(ko_place),
        message: format!("the names differ (Korean: {korean}; English: {english})"),
        compared: Some(Pair { en: english, ko: korean }),
    });
}

/// Where Latin capitals and a figure, joined or with a hyphen between, name a thing: B-52H, F-35A, KN23.
fn designated(text: &str) -> Vec<Range<usize>> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let mut out = Vec::new();
    let mut start = None;
    for (i, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (is_part(c), start) {
            (true, None) => start = Some(i),
            (false, Some(from)) => {
                let word = text.get(from..i).unwrap_or("").trim_end_matches('-');
                let letters = word.chars().take_while(char::is_ascii_uppercase).count();
                let rest = word.get(letters..).unwrap_or("").trim_start_matches('-');
                if (1..=4).contains(&letters) && rest.starts_with(|c: char| c.is_ascii_digit()) {
                    out.push(from..from + word.len());
                }
                start = None;
            }
            _ => {}
        }
    }
    out
}

/// A designator without its hyphens.
fn sign(designator: &str) -> String {
    designator.chars().filter(|c| *c != '-').collect::<String>().to_uppercase()
}

/// A foreign person of whose name one part sounds like its English and the part beside it does not (데이비드 카터, David
/// Harper).
fn foreign(
    ground: &Ground<'_>,
    left: &Left<'_>,
    runs: &mut Vec<(usize, Range<usize>)>,
    out: &mut Vec<Finding>,
) {
    let by_sound = left.bead.links.iter().filter(|l| l.by == By::Name && l.en.1.len() == 1);
    let pairs = by_sound.flat_map(|l| {
        let word = l.en.1.start;
        beside_in_name(ground, left, l.ko)
            .into_iter()
            .filter_map(move |(k, before)| {
                let other = if before { word.checked_sub(1)? } else { word + 1 };
                Some((k, l.en.0, word.min(other), other))
            })
            .collect::<Vec<_>>()
    });
    for (k, sentence, first, other) in pairs {
        let w = EnWord { sentence, word: other };
        let free = ground.word(w).is_some_and(|x| x.capital && !x.function) && !left.bead.links_word(w);
        if !free || !ground.adjoin(sentence, first) {
            continue;
        }
        if begin_otherwise(ground.item_text(k), ground.word_text(w)) {
            runs.retain(|(s, r)| *s != sentence || !r.contains(&other));
            out.push(finding(ground, left, k, (sentence, other..other + 1), SAME_PERSON));
        }
    }
}

/// Whether two names neither sound alike nor begin alike: short names that do are too easily one (워커, Walker).
fn begin_otherwise(hangul: &str, latin: &str) -> bool {
    let Some(first) = hangul.chars().next() else { return false };
    let lower = latin.to_lowercase();
    let begins = |letters: &str| lower.chars().next() == letters.chars().next();
    let alike = romanize::syllable_readings(first).iter().any(|reading| begins(reading));
    !alike && romanize::score(&Sound::korean(hangul), &Sound::english(latin)) < UNLIKE
}

/// Items without a link that only a blank parts from a foreign name, and whether they stand before it.
fn beside_in_name(
    ground: &Ground<'_>,
    left: &Left<'_>,
    (sentence, item): (usize, usize),
) -> Vec<(KoItem, bool)> {
    let items = ground.items(sentence);
    let Some(own) = items.get(item).filter(|i| i.content == Content::Unknown) else { return Vec::new() };
    let text = ground.text(Side::Ko, sentence);
    let blank = |from: usize, to: usize| text.get(from..to) == Some(" ");
    let mut out = Vec::new();
    for (n, i) in items.iter().enumerate() {
        let k = KoItem { sentence, item: n };
        let syllables = ground.item_text(k).chars().count();
        let before = blank(i.span.end, own.span.start);
        // The end of a longer word is no name by itself (엘리자 + 베스).
        let is_fragment =
            text.get(..i.span.start).and_then(|t| t.chars().next_back()).is_some_and(is_syllable);
        if i.content == Content::Unknown
            && syllables >= 2
            && !is_fragment
            && (before || blank(own.span.end, i.span.start))
            && !left.bead.links.iter().any(|l| l.ko == (sentence, n))
        {
            out.push((k, before));
        }
    }
    out
}

/// A place: the name of another one stands in its slot.
fn other(
    ground: &Ground<'_>,
    left: &Left<'_>,
    k: KoItem,
    alone: bool,
    runs: &mut Vec<(usize, Range<usize>)>,
    out: &mut Vec<Finding>,
) {
    let best = (0..runs.len())
        .filter_map(|i| {
            let (sentence, run) = runs.get(i)?;
            let start = EnWord { sentence: *sentence, word: run.start };
            let gap = ground.distance(left.bead, k, start).unwrap_or(usize::MAX);
            let in_slot = gap <= NEAR || (alone && runs.len() == 1);
            (in_slot && is_such_a_place(ground, k, *sentence, run)).then_some((gap, i))
        })
        .min();
    let Some((_, i)) = best else { return };
    let (sentence, run) = runs.remove(i);
    out.push(finding(ground, left, k, (sentence, run), if alone { ONLY } else { 0.6 }));
}

/// Whether a run of English words names a place of the same sort that is not this one: a country for a country, a town
/// for a town, or something that reads as a Korean name where the Korean has one. "London" says 영국, "Vienna" says 오스트리아.
fn is_such_a_place(ground: &Ground<'_>, k: KoItem, sentence: usize, run: &Range<usize>) -> bool {
    let Some(Content::Term(id, Class::Place)) = ground.item(k).map(|i| i.content) else { return false };
    let hangul = ground.item_text(k);
    let english = ground.words_place(sentence, run.clone()).map_or("", |p| ground.words(Side::En, p));
    if romanize::score(&Sound::korean(hangul), &Sound::english(english)) >= ALIKE {
        return false;
    }
    let lexicon = ground.evidence.lexicon;
    let index = ground.evidence.en.get(sentence).map_or(&[][..], |s| &s.index);
    let here = index.iter().filter(|(_, r)| r.start as usize == run.start && r.end as usize == run.end);
    let owners: Vec<EntryId> = here.flat_map(|(r, _)| lexicon.owners(*r)).collect();
    if owners.is_empty() {
        let syllables = hangul.chars().count();
        return run.len() == 1
            && (2..=4).contains(&syllables)
            && romanize::reads_as_korean(english, syllables);
    }
    // A team or a plant may go by its place alone (Amnokgang).
    let is_such = |o: &EntryId| match lexicon.class(*o) {
        Class::Place => is_country(lexicon, *o) == is_country(lexicon, id),
        Class::Org => !is_country(lexicon, id) && !is_initials(english),
        _ => false,
    };
    owners.iter().all(is_such)
}

fn is_initials(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1 && !word.contains(' ')
}

/// Whether the renderings hold a country's name and what is called by it: Laos and Lao, France and French.
fn is_country(lexicon: &Lexicon, id: EntryId) -> bool {
    /// Letters that two single words begin with alike.
    const ALIKE: usize = 3;
    let all: Vec<&str> = lexicon.renderings(id).map(|r| lexicon.rendering(r)).collect();
    // South Korea and South Korean.
    let derived =
        |a: &&str, b: &&str| b.strip_prefix(*a).is_some_and(|rest| !rest.is_empty() && !rest.contains(' '));
    if all.iter().any(|a| all.iter().any(|b| derived(a, b))) {
        return true;
    }
    let words = all.iter().filter(|r| !r.contains(' '));
    let heads: Vec<&str> = words.filter_map(|word| word.get(..ALIKE)).collect();
    heads.iter().enumerate().any(|(i, head)| heads.iter().skip(i + 1).any(|other| other == head))
}

fn finding(
    ground: &Ground<'_>,
    left: &Left<'_>,
    k: KoItem,
    en: (usize, Range<usize>),
    confidence: f32,
) -> Finding {
    let hangul = ground.item_text(k);
    let place = ground.words_place(en.0, en.1);
    let latin = match ground.item(k).map(|i| i.content) {
        Some(Content::Term(id, _)) => {
            let lexicon = ground.evidence.lexicon;
            lexicon.renderings(id).next().map_or(String::new(), |r| lexicon.rendering(r).to_string())
        }
        _ => romanize::person(hangul),
    };
    let english = place.map_or("", |p| ground.words(Side::En, p));
    Finding {
        kind: Kind::Name,
        severity: Severity::Major,
        confidence,
        bead: left.number,
        en: place,
        ko: ground.item_place(k),
        message: format!("the names differ (Korean: {hangul}, {latin}; English: {english})"),
        compared: Some(Pair { en: english.to_string(), ko: latin }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_with_a_figure_name_a_thing() {
        let of = |text: &str| {
            designated(text).into_iter().filter_map(|r| text.get(r).map(sign)).collect::<Vec<_>>()
        };
        assert_eq!(of("핵전략폭격기 《B-52H》와 F-35A, KN23가"), ["B52H", "F35A", "KN23"]);
        assert_eq!(of("U.S. May 25, 2024 A-bomb MIRV 3G G7"), ["G7"]);
    }
}
