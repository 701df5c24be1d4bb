//! Slots that two different things fill: a Korean term without its rendering, and where that should stand the rendering
//! of another term. `name` and `term` report them, by what the two are; offices have rules of their own (`title`).
//!
//! Free translation leaves words on both sides too. A slot is taken as filled by another thing only where the English
//! phrase renders nothing but official terms of the same sort as the Korean one, and none of these stands in the
//! Korean.

use super::ground::{EnWord, Finding, Ground, KoItem, Left};
use crate::evidence::{Content, Word, homographs};
use crate::pair::{Pair, Side};
use crate::report::{Kind, Severity};
use daejo_lexicon::{Class, EntryId, Lexicon};
use rayon::prelude::*;
use std::ops::Range;

/// A term and the rendering of another one in its slot.
#[derive(Clone, Debug)]
pub(super) struct Swap {
    /// The Korean term.
    pub term: KoItem,
    /// The English phrase: sentence and words.
    pub phrase: (usize, Range<usize>),
    /// A term that the phrase renders.
    pub other: EntryId,
    /// What both are.
    pub sort: Sort,
    /// Whether links between parts of the two, not only their neighbours, make the slot certain.
    pub shared: bool,
}

impl Swap {
    /// How sure that the two stand in one slot.
    fn confidence(&self) -> f32 {
        if self.shared { 0.85 } else { 0.7 }
    }

    /// Whether its phrase and a run of English words share a word.
    pub fn meets(&self, sentence: usize, run: &Range<usize>) -> bool {
        self.phrase.0 == sentence && self.phrase.1.start < run.end && run.start < self.phrase.1.end
    }

    /// Whether the two are things of one kind with different names: places, weapons, plants and schools, bodies of the
    /// world, and bodies of which one is called by a place.
    pub fn is_of_names(&self, ground: &Ground<'_>) -> bool {
        match self.sort {
            Sort::Place | Sort::Weapon => true,
            Sort::Concept => false,
            Sort::Org => {
                let lexicon = ground.evidence.lexicon;
                let (a, b) = (solid(ground.item_text(self.term)), solid(lexicon.entry(self.other).ko));
                if !is_body(&a) || ABROAD.iter().any(|head| a.starts_with(head)) {
                    return true;
                }
                let (a, b) = unlike(&a, &b);
                [a, b].iter().any(|rest| begins_with_place(lexicon, rest))
            }
        }
    }

    /// The finding that it is.
    pub fn finding(&self, ground: &Ground<'_>, left: &Left<'_>, kind: Kind, what: &str) -> Finding {
        let compared = self.compared(ground);
        Finding {
            kind,
            severity: Severity::Major,
            confidence: self.confidence(),
            bead: left.number,
            en: ground.words_place(self.phrase.0, self.phrase.1.clone()),
            ko: ground.item_place(self.term),
            message: format!("{what} ({})", self.describe(ground, &compared)),
            compared: Some(compared),
        }
    }

    /// The first rendering of the Korean term, and the English in its place.
    fn compared(&self, ground: &Ground<'_>) -> Pair<String> {
        let lexicon = ground.evidence.lexicon;
        let own = ground.entries(self.term).first().and_then(|e| lexicon.renderings(*e).next());
        let english = ground.words_place(self.phrase.0, self.phrase.1.clone());
        Pair {
            en: english.map_or("", |p| ground.words(Side::En, p)).to_string(),
            ko: own.map_or("", |r| lexicon.rendering(r)).to_string(),
        }
    }

    /// Both sides for a message: the Korean term with its first rendering, and the English with the term it renders.
    fn describe(&self, ground: &Ground<'_>, compared: &Pair<String>) -> String {
        let (ko, other) = (ground.item_text(self.term), ground.evidence.lexicon.entry(self.other).ko);
        format!("Korean: {ko}, {}; English: {}, {other}", compared.ko, compared.en)
    }
}

/// Two terms without what they begin and end with alike.
fn unlike<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    let end = |a: &str, b: &str| -> usize {
        let same = a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y);
        same.map(|(c, _)| c.len_utf8()).sum()
    };
    let tail = end(a, b);
    let (a, b) = (a.get(..a.len() - tail).unwrap_or(a), b.get(..b.len() - tail).unwrap_or(b));
    let head: usize = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).map(|(c, _)| c.len_utf8()).sum();
    (a.get(head..).unwrap_or(a), b.get(head..).unwrap_or(b))
}

/// Whether a text begins with the name of a place, of two syllables at least.
fn begins_with_place(lexicon: &Lexicon, text: &str) -> bool {
    let ends = text.char_indices().map(|(i, c)| i + c.len_utf8()).skip(1);
    ends.filter_map(|end| text.get(..end)).any(|head| {
        lexicon.lookup_korean(head).iter().any(|e| {
            let entry = lexicon.entry(*e);
            entry.class == Class::Place && entry.ko == head
        })
    })
}

/// What official terms can be; only terms of one sort are held against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A site, a town, a country.
    Place,
    /// A body of party, state, army or economy.
    Org,
    /// A weapon.
    Weapon,
    /// Anything else with a name of some length: a system, a document, a policy.
    Concept,
}

/// A term and a phrase that share no link and stand further apart than this, by the links around them, are not in one
/// slot.
const NEAR: usize = 3;
/// What bodies of party, state and army are called: one is not another one's name, but another body.
const BODIES: &[&str] = &[
    "위원회",
    "성",
    "부",
    "국",
    "회의",
    "리사회",
    "사무국",
    "정치국",
    "내각",
    "재판소",
    "검찰소",
    "동맹",
    "당",
    "군",
    "협회",
    "사령부",
];
/// What bodies of the world begin with: one of them is called by its name, another is another name.
const ABROAD: [&str; 3] = ["국제", "세계", "아시아"];
/// A concept has so many syllables and its rendering so many words: shorter ones have too many synonyms.
const CONCEPT: (usize, usize) = (5, 2);

/// The swaps of every bead.
pub(super) fn all<'g>(ground: &'g Ground<'_>) -> &'g [Vec<Swap>] {
    ground.swaps.get_or_init(|| ground.left().par_iter().map(|left| swaps(ground, left)).collect())
}

/// The swaps of a bead, in the order of the English.
fn swaps(ground: &Ground<'_>, left: &Left<'_>) -> Vec<Swap> {
    let mut out: Vec<Swap> = Vec::new();
    let korean: Vec<String> = left.bead.ko.iter().map(|k| solid(ground.text(Side::Ko, *k))).collect();
    for (sentence, range) in phrases(ground, left) {
        let Some((other, sort)) = foreign(ground, &korean, sentence, &range) else { continue };
        let terms = terms(ground, left, sort, other);
        let shared = terms.iter().find(|k| shares_link(ground, left, **k, sentence, &range));
        let near = || {
            let mut near = terms.iter().filter(|k| ground.is_bare(left, **k)).filter(|k| {
                let word = EnWord { sentence, word: range.start };
                ground.distance(left.bead, **k, word).is_some_and(|d| d <= NEAR)
            });
            let first = near.next();
            first.filter(|_| near.next().is_none())
        };
        let bodies = |k: &KoItem| sort == Sort::Org && are_bodies(ground, *k, other);
        let alone = || near().copied().filter(bodies);
        if let Some(term) = shared.copied().or_else(alone) {
            out.push(Swap { term, phrase: (sentence, range), other, sort, shared: shared.is_some() });
        }
    }
    out
}

/// The longest renderings at their places that no single link explains.
fn phrases(ground: &Ground<'_>, left: &Left<'_>) -> Vec<(usize, Range<usize>)> {
    let mut out = Vec::new();
    for number in &left.bead.en {
        let Some(sentence) = ground.evidence.en.get(*number) else { continue };
        let mut ranges: Vec<Range<usize>> =
            sentence.index.iter().map(|(_, r)| r.start as usize..r.end as usize).collect();
        ranges.sort_by_key(|r| (std::cmp::Reverse(r.len()), r.start));
        ranges.dedup();
        let mut kept: Vec<Range<usize>> = Vec::new();
        for range in ranges {
            if kept.iter().all(|k| k.end <= range.start || range.end <= k.start) {
                kept.push(range);
            }
        }
        kept.sort_by_key(|r| r.start);
        let explained = |r: &Range<usize>| {
            left.bead
                .links
                .iter()
                .any(|l| l.en.0 == *number && l.en.1.start <= r.start && r.end <= l.en.1.end)
        };
        out.extend(kept.into_iter().filter(|r| !explained(r)).map(|r| (*number, r)));
    }
    out
}

/// The term that a phrase renders, if it renders nothing but terms of one sort that the Korean (without blanks) does not
/// name. In capitals it is a name: what it renders in small letters does not count.
fn foreign(
    ground: &Ground<'_>,
    korean: &[String],
    en: usize,
    range: &Range<usize>,
) -> Option<(EntryId, Sort)> {
    let lexicon = ground.evidence.lexicon;
    let sentence = ground.evidence.en.get(en)?;
    let content: Vec<&Word> = sentence.words.get(range.clone())?.iter().filter(|w| !w.function).collect();
    let is_name = content.len() > 1 && content.iter().all(|w| w.capital);
    let here =
        sentence.index.iter().filter(|(_, r)| r.start as usize == range.start && r.end as usize == range.end);
    let mut found: Option<(EntryId, Sort)> = None;
    for owner in here.flat_map(|(r, _)| lexicon.owners(*r)) {
        let entry = lexicon.entry(owner);
        let Some(sort) = sort(entry.class, entry.ko, content.len()) else {
            if is_name { continue } else { return None }
        };
        let term = solid(entry.ko);
        if korean.iter().any(|k| k.contains(&term)) {
            return None;
        }
        found = match found {
            None => Some((owner, sort)),
            Some((_, Sort::Place)) if sort == Sort::Org => Some((owner, sort)),
            Some((_, s)) if s == sort || (s == Sort::Org && sort == Sort::Place) => found,
            Some(_) => return None,
        };
    }
    found
}

fn is_body(ko: &str) -> bool {
    BODIES.iter().any(|head| ko.ends_with(head))
}

fn are_bodies(ground: &Ground<'_>, term: KoItem, other: EntryId) -> bool {
    is_body(ground.item_text(term)) && is_body(ground.evidence.lexicon.entry(other).ko)
}

fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The sort of an entry whose rendering has so many words; `None` where too much else may render it.
fn sort(class: Class, ko: &str, words: usize) -> Option<Sort> {
    match class {
        Class::Place => Some(Sort::Place),
        Class::Org => Some(Sort::Org),
        Class::Weapon => Some(Sort::Weapon),
        Class::Term | Class::Slogan | Class::Action
            if ko.chars().count() >= CONCEPT.0 && words >= CONCEPT.1 =>
        {
            Some(Sort::Concept)
        }
        _ => None,
    }
}

/// Terms of this sort in the Korean of the bead without their rendering.
fn terms(ground: &Ground<'_>, left: &Left<'_>, sort: Sort, other: EntryId) -> Vec<KoItem> {
    let lexicon = ground.evidence.lexicon;
    let mut out = Vec::new();
    for sentence in &left.bead.ko {
        for (item, i) in ground.items(*sentence).iter().enumerate() {
            let k = KoItem { sentence: *sentence, item };
            let Content::Term(id, class) = i.content else { continue };
            let entry = lexicon.entry(id);
            let linked = left.bead.links.iter().any(|l| l.ko == (k.sentence, k.item));
            if i.parent.is_some() || linked || self::sort(class, entry.ko, CONCEPT.1) != Some(sort) {
                continue;
            }
            let all = homographs(lexicon, id, ground.item_text(k));
            let renders = |r| lexicon.owners(r).any(|o| all.contains(&o));
            let rendered = left
                .bead
                .en
                .iter()
                .filter_map(|s| ground.evidence.en.get(*s))
                .any(|s| s.index.iter().any(|(r, _)| renders(*r)));
            let akin = sort == Sort::Concept && are_akin(entry.ko, lexicon.entry(other).ko);
            if !rendered && !akin && !all.contains(&other) {
                out.push(k);
            }
        }
    }
    out
}

/// Whether two concepts share more than the last syllable, which says of what sort they are (제, 법, 서).
fn are_akin(a: &str, b: &str) -> bool {
    let shared = a.chars().filter(|c| b.contains(*c)).count();
    let same_end = a.chars().next_back() == b.chars().next_back();
    shared > usize::from(same_end)
}

/// Whether a part of the term is linked to a word of the phrase.
fn shares_link(ground: &Ground<'_>, left: &Left<'_>, k: KoItem, en: usize, range: &Range<usize>) -> bool {
    let items = ground.items(k.sentence);
    left.bead.links.iter().any(|l| {
        let part = items.get(l.ko.1).is_some_and(|i| i.parent == Some(k.item as u16));
        l.ko.0 == k.sentence && part && l.en.0 == en && l.en.1.start < range.end && range.start < l.en.1.end
    })
}

impl Ground<'_> {
    /// The entry of an item and its homographs.
    fn entries(&self, k: KoItem) -> Vec<EntryId> {
        match self.item(k).map(|i| i.content) {
            Some(Content::Term(id, _)) => homographs(self.evidence.lexicon, id, self.item_text(k)),
            _ => Vec::new(),
        }
    }

    /// Whether only a blank or a hyphen stands between a word and the next one.
    pub(super) fn adjoin(&self, sentence: usize, word: usize) -> bool {
        let words = self.english(sentence);
        let (Some(a), Some(b)) = (words.get(word), words.get(word + 1)) else { return false };
        let between = self.text(Side::En, sentence).get(a.span.end..b.span.start);
        between.is_some_and(|s| matches!(s, " " | "-"))
    }

    /// Whether neither an item nor a part of it is linked.
    fn is_bare(&self, left: &Left<'_>, k: KoItem) -> bool {
        left.ko.contains(&k)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_names_differ_in_what_is_not_alike() {
        assert_eq!(unlike("천리마제강련합기업소", "성진제강련합기업소"), ("천리마", "성진"));
        assert_eq!(unlike("도당위원회", "도인민위원회"), ("당", "인민"));
        let lexicon = Lexicon::built_in();
        assert!(begins_with_place(&lexicon, "신의주") && !begins_with_place(&lexicon, "인민"));
    }

    #[test]
    fn concepts_that_share_a_stem_are_akin() {
        assert!(are_akin("알곡증산", "알곡생산"));
        assert!(!are_akin("사회주의기업책임관리제", "독립채산제"));
    }
}
