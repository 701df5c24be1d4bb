//! What each kind of evidence is good for: the cases aligned without it.

use super::gold::Case;
use super::reading::Reading;
use super::score::Score;
use crate::model::{Model, Testimony};
use daejo_lexicon::Lexicon;
use rayon::prelude::*;

/// The score of the alignment with all evidence, then without each kind.
pub fn ablate(cases: &[Case], lexicon: &Lexicon) -> Vec<(&'static str, Score)> {
    let readings: Vec<Reading<'_>> = cases.par_iter().map(Reading::of).collect();
    let score = |model: &Model| {
        let scores: Vec<Score> = readings.par_iter().map(|r| r.score(lexicon, model)).collect();
        scores.iter().fold(Score::default(), |mut sum, s| {
            sum += s;
            sum
        })
    };
    let without = Testimony::ALL.into_iter().map(|(kind, name)| (name, score(&Model::without(kind))));
    std::iter::once(("", score(&Model::default()))).chain(without).collect()
}
