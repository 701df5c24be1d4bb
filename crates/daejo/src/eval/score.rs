//! Counting right, found and true.

use super::found::{Found, Placed, is_full, matches, place, unlinked};
use super::gold::Case;
use super::published::{Published, Rates, Share};
use crate::pair::Side;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::AddAssign;

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
    /// Precision and recall of the counts.
    pub fn rates(&self) -> Rates {
        Rates {
            precision: Share { right: self.right, of: self.found },
            recall: Share { right: self.right, of: self.gold },
        }
    }

    /// Share of the found that is right; 1 where nothing is found and nothing is to be found.
    pub fn precision(&self) -> f64 {
        self.rates().precision()
    }

    /// Share of the gold that is found.
    pub fn recall(&self) -> f64 {
        self.rates().recall()
    }

    /// Harmonic mean of the two.
    pub fn f1(&self) -> f64 {
        self.rates().f1()
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
    /// Beads by the measures of other aligners' papers, null beads kept in precision.
    pub kept: Published,
    /// The same with null beads stripped.
    pub stripped: Published,
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
        self.kept += other.kept;
        self.stripped += other.stripped;
        self.divergences += other.divergences;
        self.major += other.major;
        for (kind, counts) in &other.kinds {
            // The key is copied only where it is new: intervals add up many scores.
            match self.kinds.get_mut(kind) {
                Some(sum) => *sum += *counts,
                None => _ = self.kinds.insert(kind.clone(), *counts),
            }
        }
        self.alarms += other.alarms;
        self.faithful_beads += other.faithful_beads;
        self.beads += other.beads;
    }
}

impl Score {
    /// Compares what was found with the gold.
    pub fn of(case: &Case, found: &Found) -> Score {
        let placed = place(case, found);
        let gold = &case.gold.beads;
        let mut score = Score {
            strict: compare(full(gold), full(&placed)),
            lax: compare(pairs(gold), pairs(&placed)),
            kept: Published::kept(gold, &placed),
            stripped: Published::stripped(gold, &placed),
            beads: gold.len(),
            ..Score::default()
        };
        for side in Side::BOTH {
            let n = case.spans[side].len();
            score.null += compare(unlinked(gold, side, n), unlinked(&placed, side, n));
        }
        score.count_divergences(case, found, &placed);
        score
    }

    fn count_divergences(&mut self, case: &Case, found: &Found, placed: &[Placed]) {
        let matches = matches(case, found, placed);
        for (d, hit) in case.gold.divergences.iter().zip(&matches.gold) {
            let one = Counts { right: usize::from(*hit), found: 0, gold: 1 };
            self.divergences += one;
            *self.kinds.entry(d.kind.clone()).or_default() += one;
            if d.severity == "major" {
                self.major += one;
            }
        }
        for (d, right) in found.divergences.iter().zip(&matches.found) {
            if right.is_some() {
                self.divergences.found += 1;
                self.kinds.entry(d.kind.clone()).or_default().found += 1;
            }
        }
        if case.gold.divergences.is_empty() {
            self.alarms += found.divergences.len();
            self.faithful_beads += case.gold.beads.len();
        }
    }
}

fn compare<T: Ord>(gold: BTreeSet<T>, found: BTreeSet<T>) -> Counts {
    Counts { right: gold.intersection(&found).count(), found: found.len(), gold: gold.len() }
}

fn full(beads: &[Placed]) -> BTreeSet<(Vec<usize>, Vec<usize>)> {
    beads.iter().filter(|b| is_full(b)).map(|b| (b.en.clone(), b.ko.clone())).collect()
}

fn pairs(beads: &[Placed]) -> BTreeSet<(usize, usize)> {
    beads.iter().flat_map(|b| b.en.iter().flat_map(|e| b.ko.iter().map(|k| (*e, *k)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::{FoundDivergence, Gold, GoldDivergence, GoldSentence};
    use crate::pair::Pair;
    use crate::span::Span;

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
        let omission = FoundDivergence { kind: "omission".into(), bead: 2, confidence: 0.9 };
        let mut found =
            Found { divergences: vec![omission], ..Found::ladder(&case, case.gold.beads.clone()) };
        let score = Score::of(&case, &found);
        assert_eq!(
            (score.strict.f1(), score.lax.f1(), score.null.f1(), score.divergences.f1()),
            (1.0, 1.0, 1.0, 1.0)
        );
        let merged = vec![Pair { en: vec![0], ko: vec![0] }, Pair { en: vec![1], ko: vec![1, 2] }];
        found = Found::ladder(&case, merged);
        let score = Score::of(&case, &found);
        assert_eq!((score.strict.right, score.lax.right, score.lax.found, score.null.right), (1, 2, 3, 0));
        assert_eq!(score.divergences.recall(), 0.0);
    }

    #[test]
    fn other_sentence_bounds_go_to_the_gold_sentence_they_cover() {
        let case = case();
        let beads = vec![Pair { en: vec![0], ko: vec![0, 1] }, Pair { en: vec![], ko: vec![2] }];
        let sentences = Pair { en: vec![Span::new(0, 5)], ko: case.spans.ko.clone() };
        let found = Found { sentences, ..Found::ladder(&case, beads) };
        let score = Score::of(&case, &found);
        assert_eq!((score.strict.right, score.lax.right, score.null.right), (0, 2, 1));
    }
}
