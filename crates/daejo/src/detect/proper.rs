//! Names without a link on either side: who or what one version may have and the other not.

use super::ground::{EnWord, KoItem};
use super::{Ground, Left};
use crate::evidence::Content;
use daejo_lexicon::Class;
use std::ops::Range;

/// Whether an item is a person.
pub(super) fn is_person(ground: &Ground<'_>, k: KoItem) -> bool {
    matches!(ground.item(k).map(|i| i.content), Some(Content::Name | Content::Term(_, Class::Person)))
}

/// Items that name something and have no link, parts of compounds included.
pub(super) fn proper_items(ground: &Ground<'_>, left: &Left<'_>) -> Vec<KoItem> {
    let mut out = Vec::new();
    for sentence in &left.bead.ko {
        let items = ground.items(*sentence);
        let linked = |item: usize| left.bead.links.iter().any(|l| l.ko == (*sentence, item));
        for (n, item) in items.iter().enumerate() {
            let has_parts = items.iter().any(|i| i.parent == Some(n as u16) && i.proper);
            let whole_linked = item.parent.is_some_and(|p| linked(p as usize));
            if item.proper && !linked(n) && !has_parts && !whole_linked {
                out.push(KoItem { sentence: *sentence, item: n });
            }
        }
    }
    out
}

/// Runs of capitalised English words without a link that name something.
pub(super) fn proper_runs(ground: &Ground<'_>, left: &Left<'_>) -> Vec<(usize, Range<usize>)> {
    let mut out: Vec<(usize, Range<usize>)> = Vec::new();
    for w in left.en.iter().filter(|w| is_proper(ground, **w)) {
        match out.last_mut() {
            Some((s, run)) if *s == w.sentence && run.end == w.word => run.end += 1,
            _ => out.push((w.sentence, w.word..w.word + 1)),
        }
    }
    out
}

/// A capital that is not that of a title or of the sentence's first word: the lexicon does not know the word, or
/// knows it as a name and nothing else.
fn is_proper(ground: &Ground<'_>, w: EnWord) -> bool {
    let Some(word) = ground.word(w) else { return false };
    if !word.capital || word.figure {
        return false;
    }
    let Some(sentence) = ground.evidence.en.get(w.sentence) else { return false };
    let lexicon = ground.evidence.lexicon;
    let alone = sentence.index.iter().filter(|(_, r)| r.len() == 1 && r.start as usize == w.word);
    let mut classes = alone.flat_map(|(r, _)| lexicon.owners(*r)).map(|e| lexicon.class(e)).peekable();
    match classes.peek() {
        None => !word.known && w.word > 0,
        Some(_) => classes.all(|c| c.is_name()),
    }
}
