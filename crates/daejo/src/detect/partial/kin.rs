//! Kin: a Korean item and an English word that the lexicon brings near each other, though no entry makes them
//! renderings of one another.

use super::super::ground::{EnWord, Ground, KoItem};
use crate::evidence::Content;
use daejo_lexicon::{Class, EntryId, RenderingId};

/// Whether an entry that the word may render says what the item says: the two share a rendering, or the one is a part
/// of the other.
pub(super) fn are_kin(ground: &Ground<'_>, k: KoItem, w: EnWord) -> bool {
    let Some(Content::Term(item, _)) = ground.item(k).map(|i| i.content) else { return false };
    let mut owners = owners(ground, w).peekable();
    if owners.peek().is_none() {
        return false;
    }
    let lexicon = ground.evidence.lexicon;
    let own: Vec<RenderingId> = lexicon.renderings(item).collect();
    owners.any(|owner| {
        let whole = roots(ground, owner, item).is_some_and(|(a, b)| is_part(a, b) || is_part(b, a));
        whole || lexicon.renderings(owner).any(|r| own.contains(&r))
    })
}

/// Whether an entry that the word may render has a syllable in common with the item, at the same place: Sino-Korean
/// words of one sense are often built so (회의 and 회담), others by chance.
pub(super) fn are_alike(ground: &Ground<'_>, k: KoItem, w: EnWord) -> bool {
    let Some(Content::Term(item, _)) = ground.item(k).map(|i| i.content) else { return false };
    owners(ground, w).any(|owner| roots(ground, owner, item).is_some_and(|(a, b)| share_syllable(a, b)))
}

/// Whether word and item may be words of one sort: what names people or things is no rendering of a verb.
pub(super) fn same_sort(ground: &Ground<'_>, k: KoItem, w: EnWord) -> bool {
    let Some(Content::Term(_, class)) = ground.item(k).map(|i| i.content) else { return true };
    let mut sorts = owners(ground, w).map(|id| is_verb(ground.evidence.lexicon.class(id))).peekable();
    match (sorts.peek(), class) {
        (None, _) | (_, Class::Action) => true,
        _ => sorts.any(|sort| sort.is_none_or(|verb| verb == (is_verb(class) == Some(true)))),
    }
}

/// Whether a class is of verbs; none for one that may be rendered either way.
fn is_verb(class: Class) -> Option<bool> {
    match class {
        Class::Action | Class::Adverb | Class::Modifier | Class::Slogan => None,
        Class::Verb | Class::Adj => Some(true),
        _ => Some(false),
    }
}

/// Entries that the word renders by itself.
fn owners<'a>(ground: &'a Ground<'_>, w: EnWord) -> impl Iterator<Item = EntryId> + 'a {
    let index = ground.evidence.en.get(w.sentence).map_or(&[][..], |s| &s.index);
    let at = w.word as u16..w.word as u16 + 1;
    let covering = index.iter().filter(move |(_, words)| *words == at);
    covering.flat_map(|(rendering, _)| ground.evidence.lexicon.owners(*rendering))
}

/// Words of two syllables that have one in common at the same place.
fn share_syllable(a: &str, b: &str) -> bool {
    a.chars().count() == 2 && b.chars().count() == 2 && a.chars().zip(b.chars()).any(|(x, y)| x == y)
}

/// Whether a word of two syllables or more begins or ends another.
fn is_part(part: &str, whole: &str) -> bool {
    part.chars().count() >= 2 && (whole.starts_with(part) || whole.ends_with(part))
}

/// What may be built of Sino-Korean syllables: nouns, and the roots of verbs in 하다.
fn roots<'a>(ground: &Ground<'a>, a: EntryId, b: EntryId) -> Option<(&'a str, &'a str)> {
    let root = |id: EntryId| {
        let lexicon = ground.evidence.lexicon;
        match lexicon.class(id) {
            Class::Verb | Class::Adj => lexicon.korean(id).strip_suffix("하다"),
            _ => Some(lexicon.korean(id)),
        }
    };
    root(a).zip(root(b))
}
