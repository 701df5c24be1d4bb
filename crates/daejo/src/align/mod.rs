//! Evidence to a ladder of beads: which sentences translate each other, which stand alone, which have moved.
//!
//! 1. `anchors`: a long document is cut where neighbouring sentences correspond beyond doubt.
//! 2. `search`: between cuts, exact dynamic programming over beads up to 4-4 and null beads.
//! 3. `moved`: among what is left, pairs that belong together at another place.

mod anchors;
pub mod cost;
mod moved;
mod search;

use crate::evidence::{Evidence, Link};
use crate::pair::Pair;
use crate::sentence::Sentence;
use cost::Cost;
use rayon::prelude::*;

/// Sentences that translate each other; one side may be empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Bead {
    /// English sentences, by number.
    pub en: Vec<usize>,
    /// Korean sentences, by number.
    pub ko: Vec<usize>,
    /// Stands at another place in the Korean.
    pub moved: bool,
    /// How likely the bead is right, from 0 to 1; a reading of the score that is not yet calibrated.
    pub confidence: f32,
    /// What justifies it.
    pub links: Vec<Link>,
}

impl Bead {
    /// Whether one side is empty.
    pub fn is_null(&self) -> bool {
        self.en.is_empty() || self.ko.is_empty()
    }
}

/// A bead as the search sees it: ranges of sentences and a score in nats.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Rung {
    pub en: std::ops::Range<usize>,
    pub ko: std::ops::Range<usize>,
    pub score: f32,
    pub confidence: f32,
    pub moved: bool,
}

/// Aligns a document.
pub fn align(evidence: &Evidence<'_>, sentences: &Pair<Vec<Sentence>>) -> Vec<Bead> {
    let cost = Cost::new(evidence, sentences);
    let stretches = anchors::stretches(evidence);
    let rungs = stretches.par_iter().flat_map_iter(|stretch| search::search(&cost, stretch)).collect();
    let rungs = moved::find(&cost, rungs);
    rungs.into_par_iter().map(|rung| bead(evidence, rung)).collect()
}

fn bead(evidence: &Evidence<'_>, rung: Rung) -> Bead {
    let (en, ko): (Vec<usize>, Vec<usize>) = (rung.en.collect(), rung.ko.collect());
    let links = evidence.links(Pair { en: &en, ko: &ko });
    Bead { en, ko, moved: rung.moved, confidence: rung.confidence, links }
}
