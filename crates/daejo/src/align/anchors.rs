//! Cuts through a long document: places where sentences correspond beyond doubt.
//!
//! Renderings and figures that are rare on both sides vote for the pairs of sentences that share them. Pairs that are
//! each other's best, in the same order on both sides (the heaviest chain), are anchors. Where texts repeat each other,
//! what is rare is looked for within windows. The document is cut between
//! neighbouring anchors, and within a stretch the search keeps near the anchors: time and memory grow with the length
//! of the document, not with its square.
//!
//! Beads that a person fixed are cuts of themselves, and what lies between two of them is a document of its own.

use super::cost::Stretch;
use super::{Fixed, Rung};
use crate::evidence::{EnglishSentence, Evidence, KoreanSentence};
use crate::pair::Side;
use rustc_hash::FxHashMap;
use std::hash::Hash;
use std::ops::Range;

/// Documents with fewer pairs of sentences than this are searched whole.
const SMALL: usize = 90_000;
/// What stands in more sentences of a side than this is not rare.
const RARE: usize = 3;
/// What stands in so many and equally often on both sides still votes, place by place.
const COUNTED: usize = 64;
/// So many votes make a pair a candidate.
const VOTES: u32 = 3;
/// Gaps longer than this are filled by what is rare within windows of so many sentences.
const WINDOW: usize = 240;
/// A window holds at least one anchor for so many sentences: fewer may be chance.
const FEWEST: usize = 16;
/// Without anchors a document is cut after so many sentences.
const LONGEST: usize = 1_000;
/// Stretches are at least so long, in English sentences.
const SHORTEST: usize = 80;
/// Within a stretch the search goes so far beyond the anchors on both sides.
const MARGIN: usize = 14;
/// Without any anchor for so many sentences the reach is as wide as the gap.
const WIDEST: usize = 400;

/// An anchor: an English and a Korean sentence.
type Anchor = (usize, usize);

/// A part of a document.
pub(super) enum Part {
    /// To be searched.
    Open(Stretch),
    /// A bead that is fixed.
    Fixed(Rung),
}

/// The parts of a document, in order.
pub(super) fn parts(evidence: &Evidence<'_>, fixed: &Fixed) -> Vec<Part> {
    let document = Document { evidence, fixed };
    let mut out = Vec::new();
    let mut from = (0, 0);
    for bead in &fixed.cuts {
        out.extend(document.stretches(from, (bead.en.start, bead.ko.start)).into_iter().map(Part::Open));
        let (en, ko) = (bead.en.clone(), bead.ko.clone());
        out.push(Part::Fixed(Rung { en, ko, certainty: 0.0, moved: false, fixed: true }));
        from = (bead.en.end, bead.ko.end);
    }
    let end = (evidence.en.len(), evidence.ko.len());
    out.extend(document.stretches(from, end).into_iter().map(Part::Open));
    out
}

/// A document whose sentences vote, but those that are set aside.
struct Document<'a> {
    evidence: &'a Evidence<'a>,
    fixed: &'a Fixed,
}

impl Document<'_> {
    /// The stretches between two corners, in order.
    fn stretches(&self, from: Anchor, to: Anchor) -> Vec<Stretch> {
        if (to.0 - from.0) * (to.1 - from.1) <= SMALL {
            return vec![Stretch::open(from.0..to.0, from.1..to.1)];
        }
        cut(&self.anchors(from, to), from, to)
    }

    /// The anchors between two corners: by what is rare in the whole of it, and where that leaves long gaps (in texts
    /// that repeat each other nothing is rare), by what is rare nearby.
    fn anchors(&self, mut from: Anchor, to: Anchor) -> Vec<Anchor> {
        let mut out = Vec::new();
        let global = self.between(from, to);
        for (anchor, is_end) in global.into_iter().map(|a| (a, false)).chain([(to, true)]) {
            self.march(from, anchor, &mut out);
            if !is_end {
                out.push(anchor);
                from = (anchor.0 + 1, anchor.1 + 1);
            }
        }
        out
    }

    /// Anchors between two corners, by what is rare between them.
    fn between(&self, from: Anchor, to: Anchor) -> Vec<Anchor> {
        chain(&mutual_best(&self.votes(from.0..to.0, from.1..to.1)))
    }

    /// Fills a long gap with anchors, window after window: each begins where the last anchor was found.
    fn march(&self, from: Anchor, to: Anchor, out: &mut Vec<Anchor>) {
        let (mut at, mut window) = (from, WINDOW);
        while (to.0 - at.0).min(to.1 - at.1) > WINDOW {
            let end = ((at.0 + window).min(to.0), (at.1 + window).min(to.1));
            // Of what stands near the end of a window the counterpart may lie beyond it.
            let sure = |a: &Anchor| a.0 - at.0 < window / 4 * 3 && a.1 - at.1 < window / 4 * 3;
            let found = self.between(at, end);
            let kept = found.iter().filter(|a| sure(a));
            match kept.clone().next_back() {
                Some(last) if kept.clone().count() >= window / FEWEST => {
                    out.extend(kept);
                    (at, window) = ((last.0 + 1, last.1 + 1), WINDOW);
                }
                _ if end == to => return milestones(at, to, out),
                _ => window *= 2,
            }
        }
    }

    /// How many rare renderings and figures each pair of sentences shares.
    fn votes(&self, en: Range<usize>, ko: Range<usize>) -> FxHashMap<Anchor, u32> {
        let mut votes = FxHashMap::default();
        let terms = |i: usize| self.english(i).into_iter().flat_map(|s| s.index.iter().map(|(r, _)| *r));
        let items = |i: usize| self.korean(i).into_iter().flat_map(|s| s.index.iter().map(|(r, _)| *r));
        vote(&rare(en.clone(), terms), &rare(ko.clone(), items), &mut votes);
        let said = |i: usize| {
            self.english(i).into_iter().flat_map(|s| s.numbers.iter().map(|(_, q)| q.value.to_bits()))
        };
        let told = |i: usize| {
            self.korean(i).into_iter().flat_map(|s| s.numbers.iter().map(|(_, q)| q.value.to_bits()))
        };
        vote(&rare(en, said), &rare(ko, told), &mut votes);
        votes
    }

    fn english(&self, number: usize) -> Option<&EnglishSentence> {
        self.evidence.en.get(number).filter(|_| !self.fixed.is_aside(Side::En, number))
    }

    fn korean(&self, number: usize) -> Option<&KoreanSentence> {
        self.evidence.ko.get(number).filter(|_| !self.fixed.is_aside(Side::Ko, number))
    }
}

/// Where nothing corresponds for very long, cuts on the straight line keep the search within bounds.
fn milestones(from: Anchor, to: Anchor, out: &mut Vec<Anchor>) {
    for e in (from.0 + LONGEST..to.0.saturating_sub(LONGEST)).step_by(LONGEST) {
        let k = from.1 + (to.1 - from.1) * (e - from.0) / (to.0 - from.0);
        if k + 1 < to.1 && out.last().is_none_or(|last| last.1 < k) {
            out.extend([(e, k), (e + 1, k + 1)]);
        }
    }
}

/// For each key the sentences that have it, where they are few; by key.
fn rare<K: Ord + Hash + Copy, I: Iterator<Item = K>>(
    sentences: Range<usize>,
    keys: impl Fn(usize) -> I,
) -> Vec<(K, Vec<usize>)> {
    let mut places: FxHashMap<K, Vec<usize>> = FxHashMap::default();
    for i in sentences {
        for key in keys(i) {
            let list = places.entry(key).or_default();
            if list.last() != Some(&i) && list.len() <= COUNTED {
                list.push(i);
            }
        }
    }
    let mut out: Vec<(K, Vec<usize>)> = places.into_iter().filter(|(_, p)| p.len() <= COUNTED).collect();
    out.sort();
    out
}

fn vote<K: Ord>(en: &[(K, Vec<usize>)], ko: &[(K, Vec<usize>)], votes: &mut FxHashMap<Anchor, u32>) {
    for (key, places) in en {
        let Ok(at) = ko.binary_search_by(|(k, _)| k.cmp(key)) else { continue };
        let others = ko.get(at).map_or(&[][..], |(_, p)| p);
        if places.len() == others.len() {
            // As often on one side as on the other: the first stands for the first, and so on.
            for pair in places.iter().zip(others) {
                *votes.entry((*pair.0, *pair.1)).or_insert(0) += 1;
            }
        } else if places.len().max(others.len()) <= RARE {
            for pair in places.iter().flat_map(|e| others.iter().map(move |k| (*e, *k))) {
                *votes.entry(pair).or_insert(0) += 1;
            }
        }
    }
}

/// Pairs of which each is the other's best, with their votes, in English order.
fn mutual_best(votes: &FxHashMap<Anchor, u32>) -> Vec<(Anchor, u32)> {
    let mut all: Vec<(Anchor, u32)> =
        votes.iter().map(|(a, v)| (*a, *v)).filter(|(_, v)| *v >= VOTES).collect();
    all.sort_unstable();
    let mut best_en: FxHashMap<usize, (u32, Anchor)> = FxHashMap::default();
    let mut best_ko: FxHashMap<usize, (u32, Anchor)> = FxHashMap::default();
    for (anchor, v) in &all {
        for (key, best) in [(anchor.0, &mut best_en), (anchor.1, &mut best_ko)] {
            let slot = best.entry(key).or_insert((*v, *anchor));
            if *v > slot.0 {
                *slot = (*v, *anchor);
            }
        }
    }
    let is_best =
        |a: &Anchor| best_en.get(&a.0).map(|b| b.1) == Some(*a) && best_ko.get(&a.1).map(|b| b.1) == Some(*a);
    all.retain(|(a, _)| is_best(a));
    all
}

/// The heaviest chain of anchors that rises on both sides (a Fenwick tree of maxima over the Korean side).
pub(super) fn chain(pairs: &[(Anchor, u32)]) -> Vec<Anchor> {
    let first = pairs.iter().map(|(a, _)| a.1).min().unwrap_or(0);
    let size = pairs.iter().map(|(a, _)| a.1 - first + 2).max().unwrap_or(1);
    let mut tree: Vec<(u32, usize)> = vec![(0, usize::MAX); size + 1];
    let mut before = vec![usize::MAX; pairs.len()];
    for (i, ((_, k), v)) in pairs.iter().enumerate() {
        let mut best = (0, usize::MAX);
        let mut at = k - first;
        while at > 0 {
            let other = tree.get(at).copied().unwrap_or((0, usize::MAX));
            if other.0 > best.0 {
                best = other;
            }
            at &= at - 1;
        }
        if let Some(slot) = before.get_mut(i) {
            *slot = best.1;
        }
        let mine = (best.0 + v, i);
        let mut at = k - first + 1;
        while let Some(slot) = tree.get_mut(at) {
            if mine.0 > slot.0 {
                *slot = mine;
            }
            at += at & at.wrapping_neg();
        }
    }
    let best = tree.iter().filter(|t| t.1 != usize::MAX).max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    let mut at = best.map_or(usize::MAX, |t| t.1);
    let mut out = Vec::new();
    while let Some((anchor, _)) = pairs.get(at) {
        out.push(*anchor);
        at = before.get(at).copied().unwrap_or(usize::MAX);
    }
    out.reverse();
    out
}

/// Cuts between neighbouring anchors; each stretch gets its reach from the anchors within it.
fn cut(anchors: &[Anchor], mut start: Anchor, end: Anchor) -> Vec<Stretch> {
    let mut out = Vec::new();
    let mut first = 0;
    for (i, pair) in anchors.windows(2).enumerate() {
        let [a, b] = pair else { continue };
        let neighbours = b.0 == a.0 + 1 && b.1 == a.1 + 1;
        if neighbours && b.0 - start.0 >= SHORTEST {
            out.push(stretch(start, *b, anchors.get(first..=i).unwrap_or(&[])));
            start = *b;
            first = i + 1;
        }
    }
    out.push(stretch(start, end, anchors.get(first..).unwrap_or(&[])));
    out
}

/// The stretch between two corners, with reach around the line through its anchors.
fn stretch(from: Anchor, to: Anchor, anchors: &[Anchor]) -> Stretch {
    let mut corners = vec![from];
    corners.extend(anchors.iter().filter(|a| a.0 >= from.0 && a.1 >= from.1));
    corners.push(to);
    let mut reach: Vec<Range<usize>> = Vec::with_capacity(to.0 - from.0);
    for pair in corners.windows(2) {
        let [a, b] = pair else { continue };
        let margin = MARGIN + (b.0 - a.0).max(b.1 - a.1).min(WIDEST) / 3;
        for e in a.0..b.0 {
            let line = a.1 + (b.1 - a.1) * (e - a.0) / (b.0 - a.0).max(1);
            reach.push(line.saturating_sub(margin).max(from.1)..(line + margin).min(to.1));
        }
    }
    monotone(&mut reach);
    Stretch { en: from.0..to.0, ko: from.1..to.1, reach }
}

/// Bounds that never fall, so that every boundary can be reached from the one before it.
fn monotone(reach: &mut [Range<usize>]) {
    let mut end = 0;
    for r in reach.iter_mut() {
        end = end.max(r.end);
        r.end = end;
    }
    let mut start = usize::MAX;
    for r in reach.iter_mut().rev() {
        start = start.min(r.start);
        r.start = start;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chain_rises_on_both_sides_and_is_the_heaviest() {
        let pairs = [((0, 0), 3), ((1, 9), 4), ((2, 1), 3), ((3, 2), 3), ((4, 8), 3)];
        assert_eq!(chain(&pairs), [(0, 0), (2, 1), (3, 2), (4, 8)]);
        assert!(chain(&[]).is_empty());
    }

    #[test]
    fn texts_that_repeat_each_other_are_cut_on_the_diagonal() {
        use crate::pair::{Pair, Side};
        use crate::source::Source;
        use crate::{article, sentence};
        // In the whole document nothing is rare; in a window the figures are.
        let figures = (0..1_000).map(|i| i % 8).map(|i| (11 + i, 31 + i, 51 + i));
        let en =
            figures.clone().map(|(a, b, c)| format!("They built {a} houses, {b} schools and {c} bridges. "));
        let ko =
            figures.map(|(a, b, c)| format!("그들은 살림집 {a}채, 학교 {b}개, 다리 {c}개를 건설하였다. "));
        let sources = Pair {
            en: Source::from_text("en", en.collect::<String>()),
            ko: Source::from_text("ko", ko.collect::<String>()),
        };
        let split =
            |side: Side| sentence::split(&sources[side], &article::read(&sources[side], side), side).0;
        let sentences = Pair { en: split(Side::En), ko: split(Side::Ko) };
        let lexicon = daejo_lexicon::Lexicon::default();
        let evidence = Evidence::gather(&lexicon, &sources, &sentences, None);
        assert_eq!((evidence.en.len(), evidence.ko.len()), (1_000, 1_000));
        let fixed = Fixed::default();
        let all = Document { evidence: &evidence, fixed: &fixed }.stretches((0, 0), (1_000, 1_000));
        assert!(all.len() > 8, "{all:?}");
        assert!(all.iter().all(|s| s.en == s.ko), "{all:?}");
    }

    #[test]
    fn stretches_cover_the_document_without_gaps() {
        let anchors: Vec<Anchor> = (0..400).map(|i| (i, i)).collect();
        let all = cut(&anchors, (0, 0), (410, 405));
        assert!(all.len() > 3);
        let mut at = (0, 0);
        for s in &all {
            assert_eq!((s.en.start, s.ko.start), at);
            assert_eq!(s.reach.len(), s.en.len());
            at = (s.en.end, s.ko.end);
        }
        assert_eq!(at, (410, 405));
    }
}
