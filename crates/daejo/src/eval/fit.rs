//! The calibration of beads' confidence: the constants of `align/confidence.rs`, fitted on gold cases.
//!
//! For each of some temperatures the log odds of every bead's posterior are taken; a logistic function turns them into
//! probabilities (Platt 1999), and the temperature with the least log loss is kept. Loss and reliability are
//! cross-validated over cases: no bead is judged by a function that was fitted on a bead of its own case.

use super::found::{is_full, place, unlinked};
use super::gold::Case;
use super::reading::Reading;
use super::reliability::{Claim, Claims};
use crate::align::{self, Logistic};
use crate::model::Model;
use crate::pair::Side;
use daejo_lexicon::Lexicon;
use rayon::prelude::*;

/// Temperatures that are tried.
const TEMPERATURES: [f64; 9] = [1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0, 6.0];

/// Cases are dealt into so many parts for the cross-validation.
const FOLDS: usize = 10;

/// A calibration with what speaks for it.
#[derive(Clone, Debug)]
pub struct Fit {
    /// Temperature of the posterior.
    pub temperature: f64,
    /// Beads with both sides.
    pub full: Logistic,
    /// Null beads.
    pub null: Logistic,
    /// Share of moved beads that are right, with one right and one wrong added (Laplace).
    pub moved: f64,
    /// Beads that were read.
    pub beads: usize,
    /// Cross-validated log loss at each temperature, a bead.
    pub losses: Vec<(f64, f64)>,
    /// Cross-validated confidences.
    pub claims: Claims,
}

/// A bead's log odds and whether it is right.
#[derive(Clone, Copy)]
struct Sample {
    case: usize,
    sort: Sort,
    log_odds: f64,
    right: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Sort {
    Full,
    Null,
    Moved,
}

impl Fit {
    /// Fits on gold cases with a lexicon.
    pub fn of(cases: &[Case], lexicon: &Lexicon) -> Fit {
        let fits = TEMPERATURES.iter().map(|temperature| {
            let all: Vec<Sample> = cases
                .par_iter()
                .enumerate()
                .flat_map_iter(|(i, case)| samples(i, case, lexicon, *temperature))
                .collect();
            let held_out = held_out(&all);
            (log_loss(&held_out), *temperature, all, held_out)
        });
        let fits: Vec<_> = fits.collect();
        let losses = fits.iter().map(|(loss, temperature, ..)| (*temperature, *loss)).collect();
        let best = fits.into_iter().min_by(|a, b| a.0.total_cmp(&b.0));
        let (_, temperature, all, held_out) = best.unwrap_or((0.0, 1.0, Vec::new(), Vec::new()));
        let claims = |sort: Sort| {
            let of = held_out.iter().filter(|(s, _)| s.sort == sort);
            of.map(|(s, p)| Claim { confidence: p.min(align::MOST) as f32, right: s.right }).collect()
        };
        let moved: Vec<bool> = all.iter().filter(|s| s.sort == Sort::Moved).map(|s| s.right).collect();
        Fit {
            temperature,
            full: logistic(all.iter().filter(|s| s.sort == Sort::Full)),
            null: logistic(all.iter().filter(|s| s.sort == Sort::Null)),
            moved: laplace(&moved),
            beads: all.len(),
            losses,
            claims: Claims { beads: claims(Sort::Full), null: claims(Sort::Null), divergences: Vec::new() },
        }
    }
}

fn laplace(right: &[bool]) -> f64 {
    (right.iter().filter(|r| **r).count() + 1) as f64 / (right.len() + 2) as f64
}

/// The beads of a case at a temperature.
fn samples(number: usize, case: &Case, lexicon: &Lexicon, temperature: f64) -> Vec<Sample> {
    let reading = Reading::of(case);
    let beads = reading.align(lexicon, &Model { temperature, ..Model::default() });
    let found = reading.found(&beads);
    let placed = place(case, &found);
    let alone = |side: Side, numbers: &[usize]| {
        let of = unlinked(&case.gold.beads, side, case.spans[side].len());
        numbers.iter().all(|n| of.contains(n))
    };
    let judged = beads.iter().zip(&placed).filter(|(_, p)| !p.en.is_empty() || !p.ko.is_empty());
    judged
        .map(|(bead, placed)| Sample {
            case: number,
            sort: match is_full(placed) {
                _ if bead.moved => Sort::Moved,
                true => Sort::Full,
                false => Sort::Null,
            },
            log_odds: f64::from(bead.certainty),
            right: if is_full(placed) {
                case.gold.beads.contains(placed)
            } else {
                alone(Side::En, &placed.en) && alone(Side::Ko, &placed.ko)
            },
        })
        .collect()
}

/// Each sample with its probability by a function fitted on the other parts.
fn held_out(samples: &[Sample]) -> Vec<(Sample, f64)> {
    let mut out = Vec::with_capacity(samples.len());
    for fold in 0..FOLDS {
        for sort in [Sort::Full, Sort::Null] {
            let of_sort = || samples.iter().filter(|s| s.sort == sort);
            let fitted = logistic(of_sort().filter(|s| s.case % FOLDS != fold));
            let own = of_sort().filter(|s| s.case % FOLDS == fold);
            out.extend(own.map(|s| (*s, fitted.probability(s.log_odds))));
        }
        let moved = |own: bool| {
            let all = samples.iter().filter(|s| s.sort == Sort::Moved);
            all.filter(move |s| (s.case % FOLDS == fold) == own)
        };
        let share = laplace(&moved(false).map(|s| s.right).collect::<Vec<_>>());
        out.extend(moved(true).map(|s| (Sample { sort: Sort::Full, ..*s }, share)));
    }
    out
}

fn log_loss(judged: &[(Sample, f64)]) -> f64 {
    let loss = |(s, p): &(Sample, f64)| -(if s.right { *p } else { 1.0 - p }).max(1e-9).ln();
    judged.iter().map(loss).sum::<f64>() / judged.len().max(1) as f64
}

/// Logistic regression by Newton's method, with Platt's targets: as if one more of each had been seen.
fn logistic<'s>(samples: impl Iterator<Item = &'s Sample>) -> Logistic {
    let samples: Vec<&Sample> = samples.collect();
    let right = samples.iter().filter(|s| s.right).count() as f64;
    let wrong = samples.len() as f64 - right;
    let (high, low) = ((right + 1.0) / (right + 2.0), 1.0 / (wrong + 2.0));
    let mut fitted = Logistic { slope: 0.0, offset: ((right + 1.0) / (wrong + 1.0)).ln() };
    for _ in 0..50 {
        let (mut gradient, mut hessian) = ([0.0; 2], [0.0; 3]);
        for s in &samples {
            let p = fitted.probability(s.log_odds);
            let (error, weight) = (if s.right { high } else { low } - p, p * (1.0 - p));
            gradient[0] += error * s.log_odds;
            gradient[1] += error;
            hessian[0] += weight * s.log_odds * s.log_odds;
            hessian[1] += weight * s.log_odds;
            hessian[2] += weight;
        }
        // A little ridge on the slope keeps the step finite where all log odds are the same.
        hessian[0] += 1e-3;
        let [xx, x, one] = hessian;
        let determinant = xx * one - x * x;
        if determinant <= 1e-12 {
            break;
        }
        fitted.slope += (one * gradient[0] - x * gradient[1]) / determinant;
        fitted.offset += (xx * gradient[1] - x * gradient[0]) / determinant;
    }
    fitted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(case: usize, log_odds: f64, right: bool) -> Sample {
        Sample { case, sort: Sort::Full, log_odds, right }
    }

    /// Three of four right at log odds 1, one of four at -1: ln 3 and -ln 3 but for the two that Platt adds.
    #[test]
    fn the_regression_finds_the_shares() {
        let rights = |share: usize, x: f64| (0..400).map(move |i| sample(i, x, i % 4 < share));
        let all: Vec<Sample> = rights(3, 1.0).chain(rights(1, -1.0)).collect();
        let fitted = logistic(all.iter());
        assert!((fitted.slope - 3f64.ln()).abs() < 0.02 && fitted.offset.abs() < 0.01, "{fitted:?}");
    }

    #[test]
    fn no_case_is_judged_by_itself() {
        // All of case 0 is wrong, all of the others right: held out, case 0 is thought right.
        let all: Vec<Sample> = (0..40).map(|i| sample(i % 20, 1.0, i % 20 != 0)).collect();
        let judged = held_out(&all);
        assert_eq!(judged.len(), all.len());
        let own = judged.iter().filter(|(s, _)| s.case == 0);
        assert!(own.map(|(_, p)| *p).all(|p| p > 0.9));
    }
}
