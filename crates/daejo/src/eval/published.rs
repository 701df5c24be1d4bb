//! The measures of other aligners' papers, over whole beads.
//!
//! A found bead is *strictly* right if exactly that bead is in the gold, and *laxly* right if it shares a sentence on
//! both sides with one gold bead or, through its English sentences, with several. Recall exchanges gold and found.
//! Two conventions are about what a null bead counts:
//!
//! - *kept*: Vecalign's `score.py` (Thompson and Koehn 2019, after Sennrich and Volk 2011), which Bertalign (Liu and
//!   Zhu 2022) has unchanged. A found null bead stands in the denominator of precision: right, strict and lax, if
//!   the gold has that null bead, wrong if not. Recall is over beads with both sides only.
//! - *stripped*: SentAlign's `evaluate.py` without `-n` (Steingrímsson et al. 2023): null beads are taken out of both
//!   ladders before anything is counted.
//!
//! A null bead of several sentences is counted as one bead a sentence, as Vecalign writes them. Lax recall is
//! Vecalign's in both conventions: SentAlign's program takes every gold bead that is not found exactly for missed.

use super::found::{Placed, is_full};
use crate::pair::Pair;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::AddAssign;

/// So many of so many are right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Share {
    /// The right ones.
    pub right: usize,
    /// All.
    pub of: usize,
}

impl AddAssign for Share {
    fn add_assign(&mut self, other: Share) {
        self.right += other.right;
        self.of += other.of;
    }
}

/// Precision and recall of which each has its own count of right ones.
///
/// ```
/// use daejo::eval::{Rates, Share};
/// let rates = Rates { precision: Share { right: 3, of: 4 }, recall: Share { right: 2, of: 4 } };
/// assert_eq!((rates.precision(), rates.recall(), rates.f1()), (0.75, 0.5, 0.6));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Rates {
    /// Of what was found.
    pub precision: Share,
    /// Of what is in the gold.
    pub recall: Share,
}

impl Rates {
    /// Share of the found that is right; 1 where nothing is found and nothing is to be found.
    pub fn precision(&self) -> f64 {
        match (self.precision.of, self.recall.of) {
            (0, 0) => 1.0,
            (0, _) => 0.0,
            (n, _) => self.precision.right as f64 / n as f64,
        }
    }

    /// Share of the gold that is found; 1 where nothing is to be found.
    pub fn recall(&self) -> f64 {
        if self.recall.of == 0 { 1.0 } else { self.recall.right as f64 / self.recall.of as f64 }
    }

    /// Harmonic mean of the two.
    pub fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) }
    }
}

impl AddAssign for Rates {
    fn add_assign(&mut self, other: Rates) {
        self.precision += other.precision;
        self.recall += other.recall;
    }
}

/// Strict and lax in one convention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Published {
    /// Exactly the gold's bead.
    pub strict: Rates,
    /// A sentence on both sides in common.
    pub lax: Rates,
}

impl AddAssign for Published {
    fn add_assign(&mut self, other: Published) {
        self.strict += other.strict;
        self.lax += other.lax;
    }
}

impl Published {
    /// Null beads kept in precision.
    pub(super) fn kept(gold: &[Placed], found: &[Placed]) -> Published {
        let recall = shares(&full(gold), &full(found));
        Published::of(shares(&all(found), &all(gold)), recall)
    }

    /// Null beads stripped from both.
    pub(super) fn stripped(gold: &[Placed], found: &[Placed]) -> Published {
        let (gold, found) = (full(gold), full(found));
        Published::of(shares(&found, &gold), shares(&gold, &found))
    }

    fn of(precision: [Share; 2], recall: [Share; 2]) -> Published {
        let rates = |i: usize| Rates {
            precision: precision.get(i).copied().unwrap_or_default(),
            recall: recall.get(i).copied().unwrap_or_default(),
        };
        Published { strict: rates(0), lax: rates(1) }
    }
}

type Beads = BTreeSet<(Vec<usize>, Vec<usize>)>;

fn full(beads: &[Placed]) -> Beads {
    beads.iter().filter(|b| is_full(b)).map(|b| (b.en.clone(), b.ko.clone())).collect()
}

/// All beads, null ones a sentence each.
fn all(beads: &[Placed]) -> Beads {
    let null = beads.iter().filter(|b| !is_full(b)).flat_map(|Pair { en, ko }| {
        let en = en.iter().map(|e| (vec![*e], Vec::new()));
        en.chain(ko.iter().map(|k| (Vec::new(), vec![*k])))
    });
    full(beads).into_iter().chain(null).collect()
}

/// Strictly and laxly right ones of some beads, held against others.
fn shares(beads: &Beads, against: &Beads) -> [Share; 2] {
    let mut partners: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (en, ko) in against {
        for e in en {
            partners.entry(*e).or_default().extend(ko);
        }
    }
    let touches = |(en, ko): &(Vec<usize>, Vec<usize>)| {
        en.iter().filter_map(|e| partners.get(e)).any(|of| ko.iter().any(|k| of.contains(k)))
    };
    let strict = beads.intersection(against).count();
    let lax = beads.iter().filter(|b| against.contains(*b) || touches(b)).count();
    [strict, lax].map(|right| Share { right, of: beads.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beads(list: &[(&[usize], &[usize])]) -> Vec<Placed> {
        list.iter().map(|(en, ko)| Pair { en: en.to_vec(), ko: ko.to_vec() }).collect()
    }

    fn share(right: usize, of: usize) -> Share {
        Share { right, of }
    }

    /// Gold: 0-0, 1-(1 2), 2-, -3, 3-4. Found: 0-0, 1-1, -2, 2-, 3-(3 4).
    /// Kept, precision: of 5 found, 0-0 and 2- are exact; 1-1 and 3-(3 4) touch; -2 is wrong.
    /// Recall: of 3 gold beads with both sides 0-0 is exact; the two others are touched.
    #[test]
    fn a_null_bead_counts_in_precision_or_not_at_all() {
        let gold = beads(&[(&[0], &[0]), (&[1], &[1, 2]), (&[2], &[]), (&[], &[3]), (&[3], &[4])]);
        let found = beads(&[(&[0], &[0]), (&[1], &[1]), (&[], &[2]), (&[2], &[]), (&[3], &[3, 4])]);
        let kept = Published::kept(&gold, &found);
        assert_eq!(kept.strict, Rates { precision: share(2, 5), recall: share(1, 3) });
        assert_eq!(kept.lax, Rates { precision: share(4, 5), recall: share(3, 3) });
        let stripped = Published::stripped(&gold, &found);
        assert_eq!(stripped.strict, Rates { precision: share(1, 3), recall: share(1, 3) });
        assert_eq!(stripped.lax, Rates { precision: share(3, 3), recall: share(3, 3) });
    }

    #[test]
    fn a_run_of_null_sentences_is_a_bead_a_sentence() {
        let gold = beads(&[(&[0], &[0]), (&[1], &[]), (&[2], &[])]);
        let found = beads(&[(&[0], &[0]), (&[1, 2], &[])]);
        assert_eq!(Published::kept(&gold, &found).strict.precision, share(3, 3));
        assert_eq!(Published::stripped(&gold, &found).strict.precision, share(1, 1));
    }

    #[test]
    fn sides_that_meet_in_different_beads_do_not_touch() {
        let gold = beads(&[(&[0], &[0]), (&[1], &[1])]);
        let found = beads(&[(&[0], &[1]), (&[1], &[0])]);
        let kept = Published::kept(&gold, &found);
        assert_eq!((kept.strict.precision, kept.lax.precision), (share(0, 2), share(0, 2)));
        assert_eq!((kept.lax.recall(), kept.lax.f1()), (0.0, 0.0));
    }
}
