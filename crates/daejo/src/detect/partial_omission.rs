//! Parts of a Korean sentence that the English lacks.

use super::{Detector, Finding, Ground, partial};
use crate::pair::Side;
use crate::report::{Kind, Severity};

/// Parts of a Korean sentence that the English lacks.
pub(super) struct PartialOmission;

impl Detector for PartialOmission {
    fn kind(&self) -> Kind {
        Kind::PartialOmission
    }

    fn page(&self) -> &'static str {
        include_str!("pages/partial-omission.md")
    }

    fn check(&self, ground: &Ground<'_>, out: &mut Vec<Finding>) {
        for (bead, stretch) in partial::korean(ground) {
            let words = ground.words(Side::Ko, stretch.place);
            out.push(Finding {
                kind: Kind::PartialOmission,
                severity: if stretch.major { Severity::Major } else { Severity::Minor },
                confidence: stretch.confidence,
                bead,
                en: None,
                ko: Some(stretch.place),
                message: format!("nothing in the English accounts for the Korean \"{words}\""),
                compared: None,
            });
        }
    }
}
