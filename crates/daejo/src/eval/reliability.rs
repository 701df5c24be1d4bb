//! Whether a confidence means what it says: the share that is right against the confidence that was claimed.

use super::found::{Found, is_full, matches, place, unlinked};
use super::gold::Case;
use crate::pair::Side;
use serde::Serialize;

/// Where a bin begins; the last one ends at 1.
const BINS: [f32; 7] = [0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

/// What was claimed, and whether it is so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Claim {
    /// The confidence, 0 to 1.
    pub confidence: f32,
    /// Whether it is right.
    pub right: bool,
}

/// The claims of some cases.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    /// Beads with both sides: right if exactly that bead is in the gold.
    pub beads: Vec<Claim>,
    /// Null beads: right if their sentences are aligned to nothing in the gold.
    pub null: Vec<Claim>,
    /// Divergences: right if the gold has one of the kind in a bead that shares a sentence; what repeats a right one
    /// is not counted.
    pub divergences: Vec<Claim>,
}

impl Claims {
    /// Adds what was found in a case; beads without a confidence or without a sentence of the gold are no claims.
    pub fn add(&mut self, case: &Case, found: &Found) {
        let placed = place(case, found);
        let alone = [Side::En, Side::Ko].map(|s| unlinked(&case.gold.beads, s, case.spans[s].len()));
        for (bead, placed) in found.beads.iter().zip(&placed) {
            let Some(confidence) = bead.confidence else { continue };
            if is_full(placed) {
                self.beads.push(Claim { confidence, right: case.gold.beads.contains(placed) });
            } else if !placed.en.is_empty() || !placed.ko.is_empty() {
                let [en, ko] = &alone;
                let right =
                    placed.en.iter().all(|s| en.contains(s)) && placed.ko.iter().all(|s| ko.contains(s));
                self.null.push(Claim { confidence, right });
            }
        }
        let judged = matches(case, found, &placed).found;
        for (divergence, right) in found.divergences.iter().zip(judged) {
            if let Some(right) = right {
                self.divergences.push(Claim { confidence: divergence.confidence, right });
            }
        }
    }
}

/// Claims of about one confidence.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Bin {
    /// Confidences from here.
    pub from: f32,
    /// To below here; the last bin has 1 too.
    pub to: f32,
    /// How many claims.
    pub count: usize,
    /// How many of them are right.
    pub right: usize,
    /// Their mean confidence.
    pub confidence: f64,
}

/// How well confidence and truth agree.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reliability {
    /// How many claims.
    pub count: usize,
    /// How many of them are right.
    pub right: usize,
    /// Expected calibration error (Guo et al. 2017): the mean over all claims of the distance between their bin's
    /// mean confidence and its share of right ones.
    pub calibration_error: f64,
    /// Brier score (Brier 1950): the mean squared distance between confidence and truth, 1 or 0.
    pub brier: f64,
    /// Bins that have a claim.
    pub bins: Vec<Bin>,
}

impl Reliability {
    /// The reliability of claims.
    ///
    /// ```
    /// use daejo::eval::{Claim, Reliability};
    /// let claim = |right| Claim { confidence: 0.75, right };
    /// let r = Reliability::of(&[claim(true), claim(true), claim(true), claim(false)]);
    /// assert_eq!((r.calibration_error, r.brier), (0.0, 0.1875));
    /// ```
    pub fn of(claims: &[Claim]) -> Reliability {
        let n = claims.len().max(1) as f64;
        let bins: Vec<Bin> = (0..BINS.len()).filter_map(|i| bin(i, claims)).collect();
        let gap = |b: &Bin| (b.confidence * b.count as f64 - b.right as f64).abs();
        let squared = |c: &Claim| (f64::from(c.confidence) - f64::from(u8::from(c.right))).powi(2);
        Reliability {
            count: claims.len(),
            right: claims.iter().filter(|c| c.right).count(),
            calibration_error: bins.iter().map(gap).sum::<f64>() / n,
            brier: claims.iter().map(squared).sum::<f64>() / n,
            bins,
        }
    }
}

fn bin(i: usize, claims: &[Claim]) -> Option<Bin> {
    let from = *BINS.get(i)?;
    let next = BINS.get(i + 1).copied();
    let within: Vec<&Claim> =
        claims.iter().filter(|c| c.confidence >= from && next.is_none_or(|to| c.confidence < to)).collect();
    let sum: f64 = within.iter().map(|c| f64::from(c.confidence)).sum();
    (!within.is_empty()).then(|| Bin {
        from,
        to: next.unwrap_or(1.0),
        count: within.len(),
        right: within.iter().filter(|c| c.right).count(),
        confidence: sum / within.len() as f64,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_falls_into_the_bin_that_it_begins() {
        let claim = |confidence, right| Claim { confidence, right };
        let r = Reliability::of(&[claim(0.5, true), claim(0.5, false), claim(0.95, true), claim(1.0, true)]);
        let bins: Vec<_> = r.bins.iter().map(|b| (b.from, b.to, b.count, b.right)).collect();
        assert_eq!(bins, [(0.5, 0.6, 2, 1), (0.95, 1.0, 2, 2)]);
        // Bins: |0.5 - 0.5| of 2 and |0.975 - 1| of 2; squares: 0.25, 0.25, 0.0025, 0.
        assert!((r.calibration_error - 0.0125).abs() < 1e-6, "{}", r.calibration_error);
        assert!((r.brier - 0.125_625).abs() < 1e-6, "{}", r.brier);
        assert_eq!(Reliability::of(&[]).bins, []);
    }
}
