//! Counting right, found and true.

use super::gold::Case;
use crate::pair::{Pair, Side};
use crate::span::Span;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::AddAssign;

/// What a program found in a case.
pub struct Found {
    /// Spans of its sentences.
    pub sentences: Pair<Vec<Span>>,
    /// Its beads.
    pub beads: Vec<Pair<Vec<usize>>>,
    /// Its divergences: kind and bead.
    pub divergences: Vec<(String, usize)>,
}

/// Right, found and true ones of one thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Found and right.
    pub right: usize,
    /// Found.
    pub found: usize,
    /// In the gold.
    pub gold: usize,
}

impl Counts {
    /// Share of the found that is right; 1 where nothing is found and nothing is to be found.
    pub fn precision(&self) -> f64 {
        match (self.found, self.gold) {
            (0, 0) => 1.0,
            (0, _) => 0.0,
            (n, _) => self.right as f64 / n as f64,
        }
    }

    /// Share of the gold that is found.
    pub fn recall(&self) -> f64 {
        if self.gold == 0 { 1.0 } else { self.right as f64 / self.gold as f64 }
    }

    /// Harmonic mean of the two.
    pub fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Counts) {
        self.right += other.right;
        self.found += other.found;
        self.gold += other.gold;
    }
}

/// The score of a case, or of several together.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Score {
    /// Beads with both sides, exactly.
    pub strict: Counts,
    /// Pairs of sentences that share a bead.
    pub lax: Counts,
    /// Sentences aligned to nothing.
    pub null: Counts,
    /// Divergences of the right kind in a bead that shares a sentence.
    pub divergences: Counts,
    /// The same, of the gold's major ones only (found is not counted).
    pub major: Counts,
    /// The same, by kind.
    pub kinds: BTreeMap<String, Counts>,
    /// Divergences reported in cases whose gold has none.
    pub alarms: usize,
    /// Gold beads of those cases.
    pub faithful_beads: usize,
    /// Gold beads of all cases.
    pub beads: usize,
}

/// Scores by case.
pub type Tally = BTreeMap<String, Score>;

impl AddAssign<&Score> for Score {
    fn add_assign(&mut self, other: &Score) {
        self.strict += other.strict;
        self.lax += other.lax;
        self.null += other.null;
        self.divergences += other.divergences;
        self.major += other.major;
        for (kind, counts) in &other.kinds {
            *self.kinds.entry(kind.clone()).or_default() += *counts;
        }
        self.alarms += other.alarms;
        self.faithful_beads += other.faithful_beads;
        self.beads += other.beads;
    }
}

type Ids = BTreeSet<usize>;
type PlacedBead = Pair<Vec<usize>>;

impl Score {
    /// Compares what was found with the gold.
    pub fn of(case: &Case, found: &Found) -> Score {
        let placed = place(case, found);
        let gold = &case.gold.beads;
        let mut score = Score { beads: gold.len(), ..Score::default() };
        score.strict = compare(full(gold), full(&placed));
        score.lax = compare(pairs(gold), pairs(&placed));
        for side in Side::BOTH {
            let n = case.spans[side].len();
            score.null += compare(unlinked(gold, side, n), unlinked(&placed, side, n));
        }
        score.count_divergences(case, found, &placed);
        score
    }

    fn count_divergences(&mut self, case: &Case, found: &Found, placed: &[PlacedBead]) {
        let touch = |b: Option<&PlacedBead>| -> Pair<Ids> {
            b.map(|b| Pair { en: b.en.iter().copied().collect(), ko: b.ko.iter().copied().collect() })
                .unwrap_or_default()
        };
        let meet = |a: &Pair<Ids>, b: &Pair<Ids>| !a.en.is_disjoint(&b.en) || !a.ko.is_disjoint(&b.ko);
        let gold: Vec<_> =
            case.gold.divergences.iter().map(|d| (d, touch(case.gold.beads.get(d.bead)))).collect();
        let reported: Vec<_> = found.divergences.iter().map(|(k, b)| (k, touch(placed.get(*b)))).collect();
        let mut used = vec![false; reported.len()];
        for (d, place) in &gold {
            let hit = (0..reported.len()).find(|i| {
                let free = !used.get(*i).copied().unwrap_or(true);
                free && reported.get(*i).is_some_and(|(k, p)| **k == d.kind && meet(p, place))
            });
            if let Some(slot) = hit.and_then(|i| used.get_mut(i)) {
                *slot = true;
            }
            let one = Counts { right: usize::from(hit.is_some()), found: 0, gold: 1 };
            self.divergences += one;
            *self.kinds.entry(d.kind.clone()).or_default() += one;
            if d.severity == "major" {
                self.major += one;
            }
        }
        for ((kind, place), used) in reported.iter().zip(&used) {
            // A further report of the kind in a bead that the gold names is not counted against the program.
            if !used && gold.iter().any(|(d, p)| d.kind == **kind && meet(p, place)) {
                continue;
            }
            self.divergences.found += 1;
            self.kinds.entry((*kind).clone()).or_default().found += 1;
        }
        if gold.is_empty() {
            self.alarms += reported.len();
            self.faithful_beads += case.gold.beads.len();
        }
    }
}

/// Beads in the gold's sentence numbers.
fn place(case: &Case, found: &Found) -> Vec<PlacedBead> {
    let to_gold = Pair {
        en: owners(&case.spans.en, &found.sentences.en),
        ko: owners(&case.spans.ko, &found.sentences.ko),
    };
    let renumber = |side: Side, numbers: &[usize]| -> Vec<usize> {
        let mut out: Vec<usize> =
            numbers.iter().filter_map(|n| to_gold[side].get(n)).flatten().copied().collect();
        out.sort_unstable();
        out
    };
    found
        .beads
        .iter()
        .map(|b| Pair { en: renumber(Side::En, &b.en), ko: renumber(Side::Ko, &b.ko) })
        .collect()
}

/// For each found sentence the gold sentences that it covers most of.
fn owners(gold: &[Span], found: &[Span]) -> BTreeMap<usize, Vec<usize>> {
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

fn compare<T: Ord>(gold: BTreeSet<T>, found: BTreeSet<T>) -> Counts {
    Counts { right: gold.intersection(&found).count(), found: found.len(), gold: gold.len() }
}

fn full(beads: &[PlacedBead]) -> BTreeSet<(Vec<usize>, Vec<usize>)> {
    beads
        .iter()
        .filter(|b| !b.en.is_empty() && !b.ko.is_empty())
        .map(|b| (b.en.clone(), b.ko.clone()))
        .collect()
}

fn pairs(beads: &[PlacedBead]) -> BTreeSet<(usize, usize)> {
    beads.iter().flat_map(|b| b.en.iter().flat_map(|e| b.ko.iter().map(|k| (*e, *k)))).collect()
}

fn unlinked(beads: &[PlacedBead], side: Side, n: usize) -> BTreeSet<usize> {
    let linked: Ids = beads
        .iter()
        .filter(|b| !b.en.is_empty() && !b.ko.is_empty())
        .flat_map(|b| b[side].iter().copied())
        .collect();
    (0..n).filter(|i| !linked.contains(i)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::{Gold, GoldDivergence, GoldSentence};

    fn case() -> Case {
        let sentence = |t: &str| GoldSentence { text: t.into() };
        let bead = |en: &[usize], ko: &[usize]| Pair { en: en.to_vec(), ko: ko.to_vec() };
        Case {
            gold: Gold {
                id: "x".into(),
                genre: String::new(),
                en: vec![sentence("A."), sentence("B.")],
                ko: vec![sentence("가."), sentence("나."), sentence("다.")],
                beads: vec![bead(&[0], &[0]), bead(&[1], &[1]), bead(&[], &[2])],
                divergences: vec![GoldDivergence {
                    bead: 2,
                    kind: "omission".into(),
                    severity: "major".into(),
                }],
            },
            bytes: Pair { en: b"A. B.".to_vec(), ko: "가. 나. 다.".as_bytes().to_vec() },
            spans: Pair {
                en: vec![Span::new(0, 2), Span::new(3, 5)],
                ko: vec![Span::new(0, 4), Span::new(5, 9), Span::new(10, 14)],
            },
        }
    }

    #[test]
    fn a_perfect_answer_is_perfect_and_a_merge_is_not() {
        let case = case();
        let mut found = Found {
            sentences: case.spans.clone(),
            beads: case.gold.beads.clone(),
            divergences: vec![("omission".into(), 2)],
        };
        let score = Score::of(&case, &found);
        assert_eq!(
            (score.strict.f1(), score.lax.f1(), score.null.f1(), score.divergences.f1()),
            (1.0, 1.0, 1.0, 1.0)
        );
        found.beads = vec![Pair { en: vec![0], ko: vec![0] }, Pair { en: vec![1], ko: vec![1, 2] }];
        found.divergences.clear();
        let score = Score::of(&case, &found);
        assert_eq!((score.strict.right, score.lax.right, score.lax.found, score.null.right), (1, 2, 3, 0));
        assert_eq!(score.divergences.recall(), 0.0);
    }

    #[test]
    fn other_sentence_bounds_go_to_the_gold_sentence_they_cover() {
        let case = case();
        let found = Found {
            sentences: Pair { en: vec![Span::new(0, 5)], ko: case.spans.ko.clone() },
            beads: vec![Pair { en: vec![0], ko: vec![0, 1] }, Pair { en: vec![], ko: vec![2] }],
            divergences: Vec::new(),
        };
        let score = Score::of(&case, &found);
        assert_eq!((score.strict.right, score.lax.right, score.null.right), (0, 2, 1));
    }
}
