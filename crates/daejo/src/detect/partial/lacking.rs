//! Names that one side lists and the other lacks. Names are linked by romanization or by the lexicon in nearly every
//! true pair, so one without a link is missing, unless the other side has a name left that it may be.

use super::super::ground::{EnWord, Ground, KoItem, Left};
use super::super::proper::{is_person, proper_items, proper_runs};
use super::leftover::Leftover;
use crate::pair::Side;
use daejo_lexicon::Class;
use daejo_lexicon::romanize::KoreanName;

/// So many words or items at most: a name with its office.
const SHORT: usize = 3;
/// Syllables of a Korean name that stand in the English: it is there, and something else about it differs.
const HALF: usize = 2;

/// Whether a run of Korean items is a name that the English lacks.
pub(super) fn in_english(ground: &Ground<'_>, left: &Left<'_>, run: &[Leftover<KoItem>]) -> bool {
    let names = proper_items(ground, left);
    let Some(name) = run.iter().map(|l| l.of).find(|k| names.contains(k)) else { return false };
    let person = is_person(ground, name);
    let has_sibling = left.bead.links.iter().any(|l| {
        let k = KoItem { sentence: l.ko.0, item: l.ko.1 };
        k.sentence == name.sentence
            && ground.item(k).is_some_and(|i| i.proper)
            && is_person(ground, k) == person
    });
    run.len() <= SHORT
        && has_sibling
        && proper_runs(ground, left).len() < names.len()
        && !(person && stands_in_part(ground, left, name))
        && (person || !has_capitals(ground, left))
}

/// Whether a word in capitals is left, of which a place may be a part: "the West and East Seas of Korea".
pub(super) fn has_capitals(ground: &Ground<'_>, left: &Left<'_>) -> bool {
    left.en.iter().any(|w| w.word > 0 && ground.word(*w).is_some_and(|x| x.capital && !x.figure))
}

/// Whether some syllables of a Korean name stand in the English.
fn stands_in_part(ground: &Ground<'_>, left: &Left<'_>, name: KoItem) -> bool {
    let name = KoreanName::new(ground.item_text(name));
    left.bead.en.iter().any(|sentence| {
        let words = (0..ground.english(*sentence).len()).map(|word| EnWord { sentence: *sentence, word });
        // What is linked is the name of another.
        let free = |w: EnWord| if left.bead.links_word(w) { "" } else { ground.word_text(w) };
        let texts: Vec<&str> = words.map(free).collect();
        name.find(&texts).is_some_and(|hit| hit.matched >= HALF)
    })
}

/// Whether a run of English words is a name that the Korean lacks.
pub(super) fn in_korean(ground: &Ground<'_>, left: &Left<'_>, run: &[Leftover<EnWord>]) -> bool {
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return false };
    let names = proper_runs(ground, left);
    let is_name = names.iter().any(|(sentence, words)| {
        *sentence == first.of.sentence && words.start == first.of.word && words.end == last.of.word + 1
    });
    let has_sibling = left.bead.links.iter().any(|l| {
        let proper = ground.item(KoItem { sentence: l.ko.0, item: l.ko.1 }).is_some_and(|i| i.proper);
        proper
            && l.en.0 == first.of.sentence
            && neighbours(ground, first.of.sentence, l.en.1.end, first.of.word)
    });
    // A place may have other meanings in the lexicon; then nothing that it could be may be left at all.
    let unmatched = proper_items(ground, left).len() < if is_name { names.len() } else { 1 };
    let known = || is_place(ground, first.of, last.of);
    run.len() <= SHORT && has_sibling && unmatched && (is_name || known())
}

/// Whether the lexicon knows a run of words as a place.
fn is_place(ground: &Ground<'_>, first: EnWord, last: EnWord) -> bool {
    let capital = ground.word(first).is_some_and(|w| w.capital);
    let lexicon = ground.evidence.lexicon;
    let index = ground.evidence.en.get(first.sentence).map_or(&[][..], |s| &s.index);
    let here =
        index.iter().filter(|(_, r)| r.start as usize == first.word && r.end as usize == last.word + 1);
    capital && here.flat_map(|(r, _)| lexicon.owners(*r)).any(|o| lexicon.class(o) == Class::Place)
}

/// Whether little but a joint of a list stands between the end of a link and a word.
fn neighbours(ground: &Ground<'_>, sentence: usize, end: usize, word: usize) -> bool {
    /// A joint, an article, a name of one word between.
    const NEAR: usize = 3;
    let words = ground.english(sentence);
    let span = |w: usize| words.get(w).map(|x| x.span.clone());
    let (Some(before), Some(at)) = (end.checked_sub(1).and_then(span), span(word)) else { return false };
    let between = ground.text(Side::En, sentence).get(before.end..at.start);
    word >= end && word - end <= NEAR && between.is_some_and(|b| !b.contains([';', '.', '(']))
}
