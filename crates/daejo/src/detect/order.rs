//! Beads that stand at another place in the Korean.

use super::{Detector, Finding, Ground};
use crate::pair::Side;
use crate::report::{Kind, Severity};

/// Beads that stand at another place in the Korean.
pub(super) struct Order;

impl Detector for Order {
    fn kind(&self) -> Kind {
        Kind::Order
    }

    fn page(&self) -> &'static str {
        include_str!("pages/order.md")
    }

    fn check(&self, ground: &Ground<'_>, out: &mut Vec<Finding>) {
        // Who fixed a bead knows where it stands.
        for (number, bead) in ground.beads.iter().enumerate().filter(|(_, b)| b.moved && !b.fixed) {
            let before = ground.beads.iter().take(number).rev().find(|b| !b.moved && !b.ko.is_empty());
            let earlier = before.and_then(|b| b.ko.first()) > bead.ko.first();
            let place = if earlier { "earlier" } else { "later" };
            out.push(Finding {
                kind: Kind::Order,
                severity: Severity::Minor,
                confidence: bead.confidence,
                bead: number,
                en: ground.whole(Side::En, &bead.en),
                ko: ground.whole(Side::Ko, &bead.ko),
                message: format!("the passage stands {place} in the Korean than in the English"),
                compared: None,
            });
        }
    }
}
