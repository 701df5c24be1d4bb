//! Official terms rendered as another concept.

use super::{Detector, Finding, Ground, slot};
use crate::report::{Kind, Severity};

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
        for left in ground.left() {
            for swap in slot::swaps(ground, &left).iter().filter(|s| !s.is_of_names(ground)) {
                out.push(Finding {
                    kind: Kind::Term,
                    severity: Severity::Major,
                    confidence: swap.confidence(),
                    bead: left.number,
                    en: ground.words_place(swap.phrase.0, swap.phrase.1.clone()),
                    ko: ground.item_place(swap.term),
                    message: format!("another concept ({})", swap.describe(ground)),
                });
            }
        }
    }
}
