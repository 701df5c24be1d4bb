//! Cuts through a long document: places where sentences correspond beyond doubt.
//!
//! Renderings and figures that are rare on both sides vote for the pairs of sentences that share them. Pairs that are
//! each other's best, in the same order on both sides (the heaviest chain), are anchors. The document is cut between
//! neighbouring anchors, and within a stretch the search keeps near the anchors: time and memory grow with the length
//! of the document, not with its square.

use super::cost::Stretch;
use crate::evidence::Evidence;
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
/// Stretches are at least so long, in English sentences.
const SHORTEST: usize = 80;
/// Within a stretch the search goes so far beyond the anchors on both sides.
const MARGIN: usize = 14;
/// Without any anchor for so many sentences the reach is as wide as the gap.
const WIDEST: usize = 400;

/// An anchor: an English and a Korean sentence.
type Anchor = (usize, usize);

/// The stretches of a document, in order.
pub(super) fn stretches(evidence: &Evidence<'_>) -> Vec<Stretch> {
    let (n, m) = (evidence.en.len(), evidence.ko.len());
    if n * m <= SMALL {
        return vec![Stretch::open(0..n, 0..m)];
    }
    let anchors = chain(&mutual_best(&votes(evidence)));
    cut(&anchors, n, m)
}

/// How many rare renderings and figures each pair of sentences shares.
fn votes(evidence: &Evidence<'_>) -> FxHashMap<Anchor, u32> {
    let mut votes = FxHashMap::default();
    let terms = |i: usize| evidence.en.get(i).into_iter().flat_map(|s| s.index.iter().map(|(r, _)| *r));
    let items = |i: usize| evidence.ko.get(i).into_iter().flat_map(|s| s.index.iter().map(|(r, _)| *r));
    vote(&rare(evidence.en.len(), terms), &rare(evidence.ko.len(), items), &mut votes);
    let en = |i: usize| {
        evidence.en.get(i).into_iter().flat_map(|s| s.numbers.iter().map(|(_, q)| q.value.to_bits()))
    };
    let ko = |i: usize| {
        evidence.ko.get(i).into_iter().flat_map(|s| s.numbers.iter().map(|(_, q)| q.value.to_bits()))
    };
    vote(&rare(evidence.en.len(), en), &rare(evidence.ko.len(), ko), &mut votes);
    votes
}

/// For each key the sentences that have it, where they are few; by key.
fn rare<K: Ord + Hash + Copy, I: Iterator<Item = K>>(
    n: usize,
    keys: impl Fn(usize) -> I,
) -> Vec<(K, Vec<usize>)> {
    let mut places: FxHashMap<K, Vec<usize>> = FxHashMap::default();
    for i in 0..n {
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
fn chain(pairs: &[(Anchor, u32)]) -> Vec<Anchor> {
    let size = pairs.iter().map(|(a, _)| a.1 + 2).max().unwrap_or(1);
    let mut tree: Vec<(u32, usize)> = vec![(0, usize::MAX); size + 1];
    let mut before = vec![usize::MAX; pairs.len()];
    for (i, ((_, k), v)) in pairs.iter().enumerate() {
        let mut best = (0, usize::MAX);
        let mut at = *k;
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
        let mut at = k + 1;
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
fn cut(anchors: &[Anchor], n: usize, m: usize) -> Vec<Stretch> {
    let mut out = Vec::new();
    let mut start = (0, 0);
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
    out.push(stretch(start, (n, m), anchors.get(first..).unwrap_or(&[])));
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
    fn stretches_cover_the_document_without_gaps() {
        let anchors: Vec<Anchor> = (0..400).map(|i| (i, i)).collect();
        let all = cut(&anchors, 410, 405);
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
