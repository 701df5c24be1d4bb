//! Beads to divergences: one file a detector, one registry.
//!
//! A detector reads the [`Ground`] and proposes [`Finding`]s. Each has a page of its own beside it that says what it
//! reports and what not; `daejo explain` prints the same page.

mod addition;
mod charged;
mod date;
mod figures;
mod ground;
mod holder;
mod modality;
mod name;
mod number;
mod omission;
mod order;
mod partial;
mod partial_addition;
mod partial_omission;
mod polarity;
mod proper;
mod quotation;
mod slot;
mod term;
mod title;
mod tone;

pub use ground::{EnWord, Finding, Ground, KoItem, Left, Place};

use crate::ledger::Ledger;
use crate::report::{Divergence, Kind};

/// Finds divergences of one kind.
pub trait Detector: Sync {
    /// The kind that it reports.
    fn kind(&self) -> Kind;
    /// Its page, in Markdown.
    fn page(&self) -> &'static str;
    /// Looks at the whole comparison.
    fn check(&self, ground: &Ground<'_>, out: &mut Vec<Finding>);
}

/// Every detector, in the order of [`Kind`].
pub static DETECTORS: &[&dyn Detector] = &[
    &omission::Omission,
    &addition::Addition,
    &partial_omission::PartialOmission,
    &partial_addition::PartialAddition,
    &number::Number,
    &date::Date,
    &name::Name,
    &title::Title,
    &tone::Tone,
    &polarity::Polarity,
    &quotation::Quotation,
    &order::Order,
    &term::Term,
];

/// The page of a kind.
pub fn explain(kind: Kind) -> Option<&'static str> {
    DETECTORS.iter().find(|d| d.kind() == kind).map(|d| d.page())
}

/// How sure a finding of a kind must be to be reported: the output of `daejo eval --fit thresholds` on the gold cases
/// that `accuracy/README.md` names, which has the precision and the recall at every threshold. Kinds that are not named
/// do as well without one.
const LEAST: &[(Kind, f32)] = &[(Kind::PartialOmission, 0.60)];

fn least(kind: Kind) -> f32 {
    LEAST.iter().find(|(k, _)| *k == kind).map_or(0.0, |(_, least)| *least)
}

/// Runs every detector; divergences come in the order of the beads, then of the kinds, then of the text. `all`: those
/// below the threshold of their kind as well.
pub fn run(ground: &Ground<'_>, all: bool) -> Vec<Divergence> {
    let mut findings = Vec::new();
    for detector in DETECTORS {
        detector.check(ground, &mut findings);
    }
    findings.retain(|f| all || f.confidence >= least(f.kind));
    drop_explained(&mut findings);
    findings.sort_by_key(|f| (f.bead, f.kind, f.ko, f.en));
    ground.divergences(findings)
}

/// The charged words of both sides with their renderings.
pub fn ledger(ground: &Ground<'_>) -> Ledger {
    tone::ledger(ground)
}

/// A stretch that another finding of the bead already cites is not reported once more as left out or put in.
fn drop_explained(findings: &mut Vec<Finding>) {
    let partial = |f: &Finding| matches!(f.kind, Kind::PartialOmission | Kind::PartialAddition);
    let others: Vec<Finding> = findings.iter().filter(|f| !partial(f)).cloned().collect();
    let meet = |a: Option<Place>, b: Option<Place>| a.zip(b).is_some_and(|(a, b)| a.0.overlaps(b.0));
    findings.retain(|f| {
        !partial(f) || !others.iter().any(|o| o.bead == f.bead && (meet(o.en, f.en) || meet(o.ko, f.ko)))
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_one_detector_in_order_with_a_full_page() {
        let kinds: Vec<Kind> = DETECTORS.iter().map(|d| d.kind()).collect();
        let mut sorted = kinds.clone();
        sorted.sort();
        sorted.dedup();
        assert_eq!(kinds, sorted);
        for detector in DETECTORS {
            for part in ["## Reported", "## Not reported", "## Example", "## Limits"] {
                assert!(detector.page().contains(part), "{}: {part}", detector.kind());
            }
        }
    }
}
