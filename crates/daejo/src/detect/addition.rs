//! English sentences without Korean counterpart.

use super::{Detector, Finding, Ground};
use crate::pair::Side;
use crate::report::{Kind, Severity};

/// English sentences without Korean counterpart.
pub(super) struct Addition;

impl Detector for Addition {
    fn kind(&self) -> Kind {
        Kind::Addition
    }

    fn page(&self) -> &'static str {
        include_str!("pages/addition.md")
    }

    fn check(&self, ground: &Ground<'_>, out: &mut Vec<Finding>) {
        for (number, bead) in ground.beads.iter().enumerate() {
            if !bead.ko.is_empty() {
                continue;
            }
            out.push(Finding {
                kind: Kind::Addition,
                severity: Severity::Major,
                confidence: bead.confidence,
                bead: number,
                en: ground.whole(Side::En, &bead.en),
                ko: ground.whole(Side::Ko, &bead.ko),
                message: "the English sentence has no Korean counterpart".into(),
                compared: None,
            });
        }
    }
}
