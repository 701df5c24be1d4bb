//! Korean sentences without English counterpart.

use super::{Detector, Finding, Ground};
use crate::pair::Side;
use crate::report::{Kind, Severity};

/// Korean sentences without English counterpart.
pub(super) struct Omission;

impl Detector for Omission {
    fn kind(&self) -> Kind {
        Kind::Omission
    }

    fn page(&self) -> &'static str {
        include_str!("pages/omission.md")
    }

    fn check(&self, ground: &Ground<'_>, out: &mut Vec<Finding>) {
        for (number, bead) in ground.beads.iter().enumerate() {
            if !bead.en.is_empty() {
                continue;
            }
            out.push(Finding {
                kind: Kind::Omission,
                severity: Severity::Major,
                confidence: bead.confidence,
                bead: number,
                en: ground.whole(Side::En, &bead.en),
                ko: ground.whole(Side::Ko, &bead.ko),
                message: "the Korean sentence has no English counterpart".into(),
                compared: None,
            });
        }
    }
}
