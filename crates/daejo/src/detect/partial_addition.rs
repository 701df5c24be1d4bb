//! Parts of an English sentence that the Korean lacks.

use super::{Detector, Finding, Ground, partial};
use crate::pair::Side;
use crate::report::{Kind, Severity};

/// Parts of an English sentence that the Korean lacks.
pub(super) struct PartialAddition;

impl Detector for PartialAddition {
    fn kind(&self) -> Kind {
        Kind::PartialAddition
    }

    fn page(&self) -> &'static str {
        include_str!("pages/partial-addition.md")
    }

    fn check(&self, ground: &Ground<'_>, out: &mut Vec<Finding>) {
        for (bead, stretch) in partial::english(ground) {
            let words = ground.words(Side::En, stretch.place);
            out.push(Finding {
                kind: Kind::PartialAddition,
                severity: if stretch.major { Severity::Major } else { Severity::Minor },
                confidence: stretch.confidence,
                bead,
                en: Some(stretch.place),
                ko: None,
                message: format!("nothing in the Korean accounts for the English \"{words}\""),
                compared: None,
            });
        }
    }
}
