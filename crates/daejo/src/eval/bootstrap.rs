//! How far a figure would vary with other cases: the percentile bootstrap (Efron and Tibshirani 1993, chapter 13).
//!
//! As many cases as there are get drawn with replacement, and the figure is taken of them together; the interval has
//! 95 % of the figures so found. The draws depend on the number of cases only: figures, and aligners, are held
//! against each other on the same draws, and the output is the same on every run.

use super::score::Score;
use crate::random::SplitMix64;
use serde::Serialize;

/// So many draws: the bounds of the interval vary by less than a tenth of its width.
const DRAWS: usize = 1000;
/// What is left out at either end.
const TAIL: f64 = 0.025;
/// Any number would do; this one is fixed so that runs agree.
const SEED: u64 = 0x6461_656A_6F00_0001;

/// Bounds of a figure that hold 95 % of the draws.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Interval {
    /// The lower bound.
    pub low: f64,
    /// The upper bound.
    pub high: f64,
}

/// Scores of cases drawn with replacement.
pub struct Bootstrap(Vec<Score>);

impl Bootstrap {
    /// Draws from the scores of all cases.
    pub fn of(cases: &[&Score]) -> Bootstrap {
        let mut random = SplitMix64(SEED);
        let draw = |random: &mut SplitMix64| {
            let mut pooled = Score::default();
            for _ in cases {
                if let Some(score) = cases.get(random.below(cases.len())) {
                    pooled += *score;
                }
            }
            pooled
        };
        Bootstrap((0..DRAWS).map(|_| draw(&mut random)).collect())
    }

    /// The interval of a figure.
    pub fn interval(&self, figure: impl Fn(&Score) -> f64) -> Interval {
        let mut values: Vec<f64> = self.0.iter().map(figure).collect();
        values.sort_by(f64::total_cmp);
        let at = |share: f64| {
            let place = (share * values.len() as f64) as usize;
            values.get(place.min(values.len().saturating_sub(1))).copied().unwrap_or(0.0)
        };
        Interval { low: at(TAIL), high: at(1.0 - TAIL) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::Counts;

    fn case(right: usize) -> Score {
        Score { strict: Counts { right, found: 10, gold: 10 }, ..Score::default() }
    }

    #[test]
    fn the_interval_is_the_same_on_every_run_and_holds_the_figure() {
        let cases: Vec<Score> = [2, 4, 6, 8, 10, 10, 9, 7].into_iter().map(case).collect();
        let cases: Vec<&Score> = cases.iter().collect();
        let interval = || Bootstrap::of(&cases).interval(|s| s.strict.f1());
        assert_eq!(interval(), interval());
        let Interval { low, high } = interval();
        // The pooled figure is 0.7, its standard error sqrt(7 / 8 / 10) / 10 ≈ 0.094.
        assert!((0.45..0.6).contains(&low) && (0.8..0.92).contains(&high), "{low} {high}");
    }

    #[test]
    fn cases_that_agree_leave_no_doubt() {
        let one = case(9);
        let interval = Bootstrap::of(&[&one, &one, &one]).interval(|s| s.strict.f1());
        assert_eq!(interval, Interval { low: 0.9, high: 0.9 });
    }
}
