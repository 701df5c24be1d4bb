//! What a program found in a case, and where it stands in the gold.

use super::gold::Case;
use crate::pair::{Pair, Side};
use crate::report::Report;
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet};

/// What a program found in a case.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// Spans of its sentences.
    pub sentences: Pair<Vec<Span>>,
    /// Its beads.
    pub beads: Vec<FoundBead>,
    /// Its divergences.
    pub divergences: Vec<FoundDivergence>,
}

/// A bead that a program found.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundBead {
    /// Numbers of its sentences.
    pub sides: Pair<Vec<usize>>,
    /// How sure the program is, 0 to 1; other aligners' scores are no confidence.
    pub confidence: Option<f32>,
}

/// A divergence that a program found.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundDivergence {
    /// Its kind, by name.
    pub kind: String,
    /// Number of the bead.
    pub bead: usize,
    /// How sure the program is, 0 to 1.
    pub confidence: f32,
}

impl From<&Report> for Found {
    fn from(report: &Report) -> Found {
        let spans = |side: Side| report.document(side).sentences.iter().map(|s| s.span).collect();
        let beads = report.beads.iter().map(|b| FoundBead {
            sides: Pair { en: b.en.clone(), ko: b.ko.clone() },
            confidence: Some(b.confidence),
        });
        let divergences = report.divergences.iter().map(|d| FoundDivergence {
            kind: d.kind.to_string(),
            bead: d.bead,
            confidence: d.confidence,
        });
        Found {
            sentences: Pair { en: spans(Side::En), ko: spans(Side::Ko) },
            beads: beads.collect(),
            divergences: divergences.collect(),
        }
    }
}

impl Found {
    /// A ladder over the gold's own sentences.
    pub fn ladder(case: &Case, beads: Vec<Pair<Vec<usize>>>) -> Found {
        let beads = beads.into_iter().map(|sides| FoundBead { sides, confidence: None });
        Found { sentences: case.spans.clone(), beads: beads.collect(), divergences: Vec::new() }
    }
}

/// A bead in the gold's sentence numbers.
pub(super) type Placed = Pair<Vec<usize>>;

/// Beads in the gold's sentence numbers, in the order in which they were found.
pub(super) fn place(case: &Case, found: &Found) -> Vec<Placed> {
    let to_gold = Pair {
        en: owners(&case.spans.en, &found.sentences.en),
        ko: owners(&case.spans.ko, &found.sentences.ko),
    };
    let renumber = |side: Side, bead: &FoundBead| -> Vec<usize> {
        let numbers = bead.sides[side].iter().filter_map(|n| to_gold[side].get(n));
        let mut out: Vec<usize> = numbers.flatten().copied().collect();
        out.sort_unstable();
        out
    };
    found.beads.iter().map(|b| Pair { en: renumber(Side::En, b), ko: renumber(Side::Ko, b) }).collect()
}

/// For each found sentence the gold sentences that it covers most of.
pub(super) fn owners(gold: &[Span], found: &[Span]) -> BTreeMap<usize, Vec<usize>> {
    let mut out: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut from = 0;
    for (g, span) in gold.iter().enumerate() {
        while found.get(from).is_some_and(|s| s.end <= span.start) {
            from += 1;
        }
        let overlap = |s: &Span| s.end.min(span.end).saturating_sub(s.start.max(span.start));
        let near = found.iter().enumerate().skip(from).take_while(|(_, s)| s.start < span.end);
        // The first of the longest, as the independent scorer has it.
        let best = near
            .map(|(i, s)| (overlap(s), i))
            .fold((0, None), |best, (o, i)| if o > best.0 { (o, Some(i)) } else { best });
        if let Some(owner) = best.1 {
            out.entry(owner).or_default().push(g);
        }
    }
    out
}

/// Whether both sides have a sentence.
pub(super) fn is_full(bead: &Placed) -> bool {
    !bead.en.is_empty() && !bead.ko.is_empty()
}

/// The sentences of a side that no bead with both sides has.
pub(super) fn unlinked(beads: &[Placed], side: Side, n: usize) -> BTreeSet<usize> {
    let linked: BTreeSet<usize> =
        beads.iter().filter(|b| is_full(b)).flat_map(|b| b[side].iter().copied()).collect();
    (0..n).filter(|i| !linked.contains(i)).collect()
}

/// How the divergences of a program and of the gold answer each other.
pub(super) struct Matches {
    /// For each gold divergence whether it was found.
    pub gold: Vec<bool>,
    /// For each found one whether it is right; none where it repeats a right one and is not counted.
    pub found: Vec<Option<bool>>,
}

/// A divergence is right if the gold has one of its kind in a bead that shares a sentence.
pub(super) fn matches(case: &Case, found: &Found, placed: &[Placed]) -> Matches {
    let meet = |d: usize, g: usize| {
        let (Some(a), Some(b)) = (placed.get(d), case.gold.beads.get(g)) else { return false };
        Side::BOTH.into_iter().any(|side| a[side].iter().any(|s| b[side].contains(s)))
    };
    let gold = &case.gold.divergences;
    let answers = |f: &FoundDivergence, bead: usize, kind: &str| f.kind == kind && meet(f.bead, bead);
    let mut used = vec![false; found.divergences.len()];
    let mut hits = Vec::with_capacity(gold.len());
    for d in gold {
        let mut free = found.divergences.iter().zip(&mut used).filter(|(_, used)| !**used);
        let hit = free.find(|(f, _)| answers(f, d.bead, &d.kind));
        hits.push(hit.is_some());
        if let Some((_, used)) = hit {
            *used = true;
        }
    }
    // A further report of the kind in a bead that the gold names is not counted against the program.
    let judge = |f: &FoundDivergence, used: bool| {
        let repeats = !used && gold.iter().any(|d| answers(f, d.bead, &d.kind));
        (!repeats).then_some(used)
    };
    let judged = found.divergences.iter().zip(used).map(|(f, used)| judge(f, used)).collect();
    Matches { gold: hits, found: judged }
}
