//! Evidence to a ladder of beads: which sentences translate each other, which stand alone, which have moved.
//!
//! 1. `anchors`: a document is cut at beads that a person `fixed`, a long one where neighbouring sentences correspond
//!    beyond doubt.
//! 2. `search`: between cuts, exact dynamic programming over beads up to 4-4 and null beads.
//! 3. `confidence`: how sure each bead of the best ladder is.
//! 4. `moved`: among what is left, pairs that belong together at another place.

mod anchors;
mod confidence;
pub mod cost;
mod fixed;
mod moved;
mod related;
mod search;

use crate::evidence::{Evidence, Link};
use crate::model::{Model, Testimony};
use crate::pair::Pair;
use crate::sentence::Sentence;
use anchors::Part;
use cost::Cost;
use rayon::prelude::*;

pub(crate) use confidence::MOST;
pub use confidence::{Logistic, TEMPERATURE};
pub use fixed::{Fixed, FixedFault};
pub use related::{RELATED, relation};

/// Sentences that translate each other; one side may be empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Bead {
    /// English sentences, by number.
    pub en: Vec<usize>,
    /// Korean sentences, by number.
    pub ko: Vec<usize>,
    /// Stands at another place in the Korean, or (a fixed bead) around sentences of others.
    pub moved: bool,
    /// A person fixed it.
    pub fixed: bool,
    /// How likely the bead is right, from 0 to 1: calibrated on gold cases; 1 where it is fixed.
    pub confidence: f32,
    /// Log odds of the bead's posterior, from which the confidence is read; 0 where the bead has moved or is fixed.
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
    /// Given by a person, or a sentence that stands in such a bead.
    pub fixed: bool,
}

impl Rung {
    /// Whether one side is empty.
    fn is_null(&self) -> bool {
        self.en.is_empty() || self.ko.is_empty()
    }
}

/// Aligns a document.
pub fn align(evidence: &Evidence<'_>, sentences: &Pair<Vec<Sentence>>) -> Vec<Bead> {
    align_by(&Model::default(), evidence, sentences)
}

/// Aligns a document by a model of one's own, which should be that of the evidence.
pub fn align_by(model: &Model, evidence: &Evidence<'_>, sentences: &Pair<Vec<Sentence>>) -> Vec<Bead> {
    align_around(model, evidence, sentences, &Fixed::default())
}

/// Aligns a document around beads that stay as they are.
pub fn align_around(
    model: &Model,
    evidence: &Evidence<'_>,
    sentences: &Pair<Vec<Sentence>>,
    fixed: &Fixed,
) -> Vec<Bead> {
    let cost = Cost::new(model.weights, evidence, sentences, fixed);
    let ladder = |part: &Part| match part {
        Part::Open(stretch) => search::search(&cost, stretch, model.temperature),
        Part::Fixed(rung) => vec![rung.clone()],
    };
    let mut rungs = anchors::parts(evidence, fixed).par_iter().flat_map_iter(ladder).collect();
    if model.hears(Testimony::Moved) {
        rungs = moved::find(&cost, rungs);
    }
    rungs.into_par_iter().filter_map(|rung| bead(evidence, fixed, rung)).collect()
}

fn bead(evidence: &Evidence<'_>, fixed: &Fixed, rung: Rung) -> Option<Bead> {
    let confidence = confidence::confidence(&rung);
    let (sides, moved) = match rung.fixed && rung.is_null() {
        true => fixed.led_by(&rung).map(|(bead, moved)| (bead.clone(), moved))?,
        false => (Pair { en: rung.en.collect(), ko: rung.ko.collect() }, rung.moved),
    };
    let links = evidence.links(Pair { en: &sides.en, ko: &sides.ko });
    let Pair { en, ko } = sides;
    Some(Bead { en, ko, moved, fixed: rung.fixed, confidence, certainty: rung.certainty, links })
}
