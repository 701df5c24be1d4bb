//! Thresholds for the kinds of divergence: how sure a finding must be to be reported.
//!
//! For each kind the threshold with the greatest F0.5 (van Rijsbergen 1979): precision counts twice as much as recall,
//! for a reader leaves a tool that cries wolf. What a threshold is worth is measured on cases that did not choose it.

use super::gold::Case;
use super::score::{Counts, Score};
use super::{Found, FoundDivergence};
use crate::compare::Comparer;
use crate::report::Kind;
use rayon::prelude::*;

/// The cases are held out in so many parts.
const FOLDS: usize = 10;
/// The thresholds tried.
const STEPS: [f32; 14] = [0.0, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9];

/// A kind's thresholds.
#[derive(Clone, Debug)]
pub struct Threshold {
    /// The kind.
    pub kind: Kind,
    /// The least confidence with the greatest F0.5 over all cases; 0 where no threshold does better on cases held out.
    pub least: f32,
    /// Right, found and true ones at each threshold.
    pub curve: Vec<(f32, Counts)>,
    /// The same where the threshold was chosen on the other cases.
    pub held_out: Counts,
}

impl Threshold {
    /// Fits every kind that the gold has; the comparer must report without thresholds.
    pub fn fit(cases: &[Case], comparer: &Comparer) -> Vec<Threshold> {
        let found: Vec<Found> =
            cases.par_iter().map(|case| Found::from(&comparer.compare(case.sources()))).collect();
        let kinds = Kind::ALL.into_par_iter().map(|kind| of_kind(kind, cases, &found));
        kinds.collect::<Vec<_>>().into_iter().filter(|t| t.curve.iter().any(|(_, c)| c.gold > 0)).collect()
    }
}

fn of_kind(kind: Kind, cases: &[Case], found: &[Found]) -> Threshold {
    // counts[case][step]
    let counts: Vec<Vec<Counts>> = cases
        .iter()
        .zip(found)
        .map(|(case, found)| STEPS.iter().map(|least| at(kind, *least, case, found)).collect())
        .collect();
    let sum = |step: usize, of: &dyn Fn(usize) -> bool| {
        let mut all = Counts::default();
        let chosen = counts.iter().enumerate().filter(|(i, _)| of(*i));
        chosen.filter_map(|(_, c)| c.get(step)).for_each(|c| all += *c);
        all
    };
    let best = |of: &dyn Fn(usize) -> bool| -> usize {
        let worth = |step: usize| f_half(&sum(step, of));
        (0..STEPS.len()).fold(0, |best, step| if worth(step) > worth(best) + 1e-9 { step } else { best })
    };
    let mut held_out = Counts::default();
    for fold in 0..FOLDS {
        let step = best(&|i| i % FOLDS != fold);
        held_out += sum(step, &|i| i % FOLDS == fold);
    }
    let curve = STEPS.iter().enumerate().map(|(step, least)| (*least, sum(step, &|_| true))).collect();
    // A threshold that does not help on cases which did not choose it is none.
    let helps = f_half(&held_out) > f_half(&sum(0, &|_| true));
    let least = STEPS.get(best(&|_| true)).copied().filter(|_| helps).unwrap_or(0.0);
    Threshold { kind, least, curve, held_out }
}

fn at(kind: Kind, least: f32, case: &Case, found: &Found) -> Counts {
    let keep = |d: &&FoundDivergence| d.kind == kind.as_str() && d.confidence >= least;
    let divergences = found.divergences.iter().filter(keep).cloned().collect();
    let some = Found { divergences, ..found.clone() };
    Score::of(case, &some).kinds.get(kind.as_str()).copied().unwrap_or_default()
}

/// F0.5 of precision and recall.
fn f_half(counts: &Counts) -> f64 {
    let (p, r) = (counts.precision(), counts.recall());
    if p + r == 0.0 { 0.0 } else { 1.25 * p * r / (0.25 * p + r) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precision_counts_more_than_recall() {
        let precise = Counts { right: 5, found: 5, gold: 10 };
        let complete = Counts { right: 10, found: 20, gold: 10 };
        assert!(f_half(&precise) > f_half(&complete));
        assert_eq!(f_half(&Counts { right: 0, found: 3, gold: 2 }), 0.0);
    }
}
