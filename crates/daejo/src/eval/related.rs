//! Where to draw the line between versions of one release and any two texts: the constant of `align/related.rs`.

use super::gold::Case;
use super::reading::Reading;
use crate::align::{self, relation};
use crate::model::Model;
use daejo_lexicon::Lexicon;
use rayon::prelude::*;

/// Evidence a sentence, in nats, in ascending order.
pub struct RelatedFit {
    /// Of the cases: versions of one release.
    pub versions: Vec<f32>,
    /// Of the English of each case with the Korean of each other one.
    pub crossed: Vec<f32>,
}

impl RelatedFit {
    /// Measures all pairs of an English and a Korean text of the cases.
    pub fn of(cases: &[Case], lexicon: &Lexicon) -> RelatedFit {
        let readings: Vec<Reading<'_>> = cases.par_iter().map(Reading::of).collect();
        let model = Model::default();
        let measure = |en: &Reading<'_>, ko: &Reading<'_>| {
            let pair = en.with_korean_of(ko);
            let beads = align::align_by(&model, &pair.evidence(lexicon, &model), &pair.sentences);
            relation(&beads, &pair.sentences)
        };
        let n = readings.len();
        let all: Vec<(bool, f32)> = (0..n * n)
            .into_par_iter()
            .filter_map(|i| Some((i / n == i % n, measure(readings.get(i / n)?, readings.get(i % n)?)?)))
            .collect();
        let of = |same: bool| {
            let mut values: Vec<f32> = all.iter().filter(|(s, _)| *s == same).map(|(_, v)| *v).collect();
            values.sort_by(f32::total_cmp);
            values
        };
        RelatedFit { versions: of(true), crossed: of(false) }
    }

    /// What one in a hundred crossed pairs exceeds: low, for a warning about true versions does more harm than a missing
    /// one about others, whose sentences are left alone anyway.
    pub fn threshold(&self) -> f32 {
        self.crossed.get(self.crossed.len() * 99 / 100).copied().unwrap_or(0.0)
    }

    /// Shares below a threshold: of the versions, which are wronged, and of the crossed pairs, which are told.
    pub fn below(&self, threshold: f32) -> (f64, f64) {
        let share = |of: &[f32]| of.partition_point(|v| *v < threshold) as f64 / of.len().max(1) as f64;
        (share(&self.versions), share(&self.crossed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_in_a_hundred_crossed_pairs_lies_above_the_line() {
        let crossed: Vec<f32> = (0..200).map(|i| i as f32 / 100.0).collect();
        let fit = RelatedFit { versions: vec![1.9, 12.0], crossed };
        assert_eq!(fit.threshold(), 1.98);
        assert_eq!(fit.below(1.98), (0.5, 0.99));
    }
}
