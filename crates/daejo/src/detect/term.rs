//! Official terms rendered as another concept.

use super::{Detector, Finding, Ground, slot};
use crate::report::Kind;

/// Official terms rendered as another concept.
pub(super) struct Term;

impl Detector for Term {
    fn kind(&self) -> Kind {
        Kind::Term
    }

    fn page(&self) -> &'static str {
        include_str!("pages/term.md")
    }

    fn check(&self, ground: &Ground<'_>, out: &mut Vec<Finding>) {
        for (left, swaps) in ground.left().iter().zip(slot::all(ground)) {
            let terms = swaps.iter().filter(|s| !s.is_of_names(ground));
            out.extend(terms.map(|s| s.finding(ground, left, Kind::Term, "another concept")));
        }
    }
}
