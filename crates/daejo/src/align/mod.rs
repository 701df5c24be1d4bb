//! Evidence to a ladder of beads: which sentences translate each other, which stand alone, which have moved.
//!
//! 1. `anchors`: a long document is cut where neighbouring sentences correspond beyond doubt.
//! 2. `search`: between cuts, exact dynamic programming over beads up to 4-4 and null beads.
//! 3. `confidence`: how sure each bead of the best ladder is.
//! 4. `moved`: among what is left, pairs that belong together at another place.

mod anchors;
mod confidence;
pub mod cost;
mod moved;
mod related;
mod search;

use crate::evidence::{Evidence, Link};
use crate::model::{Model, Testimony};
use crate::pair::Pair;
use crate::sentence::Sentence;
use cost::Cost;
use rayon::prelude::*;

pub(crate) use confidence::MOST;
pub use confidence::{Logistic, TEMPERATURE};
pub use related::{RELATED, relation};

/// Sentences that translate each other; one side may be empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Bead {
    /// English sentences, by number.
    pub en: Vec<usize>,
    /// Korean sentences, by number.
    pub ko: Vec<usize>,
    /// Stands at another place in the Korean.
    pub moved: bool,
    /// How likely the bead is right, from 0 to 1: calibrated on gold cases.
    pub confidence: f32,
    /// Log odds of the bead's posterior, from which the confidence is read; 0 where the bead has moved.
    pub certainty: f32,
    /// What justifies it.
    pub links: Vec<Link>,
}

impl Bead {
    /// Whether one side is empty.
    pub fn is_null(&self) -> bool {
        self.en.is_empty() || self.ko.is_empty()
    }
}

/// A bead as the search sees it: ranges of sentences.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Rung {
    pub en: std::ops::Range<usize>,
    pub ko: std::ops::Range<usize>,
    /// Log odds of the posterior.
    pub certainty: f32,
    pub moved: bool,
}

/// Aligns a document.
pub fn align(evidence: &Evidence<'_>, sentences: &Pair<Vec<Sentence>>) -> Vec<Bead> {
    align_by(&Model::default(), evidence, sentences)
}

/// Aligns a document by a model of one's own, which should be that of the evidence.
pub fn align_by(model: &Model, evidence: &Evidence<'_>, sentences: &Pair<Vec<Sentence>>) -> Vec<Bead> {
    let cost = Cost::new(model.weights, evidence, sentences);
    let stretches = anchors::stretches(evidence);
    let ladder = |stretch| search::search(&cost, stretch, model.temperature);
    let mut rungs = stretches.par_iter().flat_map_iter(ladder).collect();
    if model.hears(Testimony::Moved) {
        rungs = moved::find(&cost, rungs);
    }
    rungs.into_par_iter().map(|rung| bead(evidence, rung)).collect()
}

fn bead(evidence: &Evidence<'_>, rung: Rung) -> Bead {
    let confidence = confidence::confidence(&rung);
    let (en, ko): (Vec<usize>, Vec<usize>) = (rung.en.collect(), rung.ko.collect());
    let links = evidence.links(Pair { en: &en, ko: &ko });
    Bead { en, ko, moved: rung.moved, confidence, certainty: rung.certainty, links }
}
