//! What speaks for and against a stretch being left out or put in, and how likely it is then.
//!
//! A logistic regression over the stretches of the composed gold cases, with those of real news at half weight: there
//! the gold has no divergence within a bead. A ridge of 0.5 keeps the weights small; with whole cases held out
//! (thirteen parts) the F1 is 67 for what is left out and for what is put in.

use crate::pair::Side;

/// The signs of a stretch; weights are those of [`super::leftover`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Signs {
    /// The side that has it.
    pub side: Side,
    /// What of the stretch nothing accounts for.
    pub residue: f32,
    /// An item of a list whose other items are linked.
    pub listed: bool,
    /// What of the other side has no pair and may stand for the stretch.
    pub spare: f32,
    /// By how much its side is longer than the other leads to expect, as a logarithm.
    pub surplus: f32,
    /// Words and items of the bead that the lexicon does not know: they may be what renders the stretch.
    pub unknown: f32,
    /// What the release leaves without counterpart on this side, a link.
    pub loose: f32,
}

/// Fitted weights, in log odds. They read: an item of a list is the surest; free renderings and gaps of the lexicon
/// on either side speak against any stretch.
const BIAS: f32 = -4.54;
const ADDITION: f32 = -0.65;
const RESIDUE: f32 = 1.44;
const LISTED: f32 = 3.78;
const SPARE: f32 = -1.1;
const SURPLUS: f32 = 1.39;
const UNKNOWN: f32 = -0.9;
const LOOSE: f32 = -12.05;

/// Below this residue a stretch is accounted for: no such stretch took part in the fit.
const LEAST_RESIDUE: f32 = 0.3;
/// More residue, and lengths further off, say nothing more: such a bead is likely wrong.
const MOST_RESIDUE: f32 = 4.0;
const MOST_SURPLUS: f32 = 0.6;
const LEAST_SURPLUS: f32 = -0.5;

/// What stands out: a residue of an item that the lexicon knows well, beside next to nothing that may stand for it.
const OUTSTANDING: f32 = 0.8;
const NOTHING: f32 = 0.3;

impl Signs {
    /// Whether it is an item of a list, all else of its bead has a counterpart, and nothing is left on the other side:
    /// however free the release is, here it is not.
    pub fn stands_out(&self) -> bool {
        self.listed && self.residue >= OUTSTANDING && self.spare <= NOTHING && self.unknown == 0.0
    }

    /// How likely the stretch has no counterpart; nothing where it is accounted for.
    pub fn confidence(&self) -> Option<f32> {
        if self.residue <= LEAST_RESIDUE {
            return None;
        }
        let flag = |is: bool, weight: f32| if is { weight } else { 0.0 };
        let odds = BIAS
            + flag(self.side == Side::En, ADDITION)
            + flag(self.listed, LISTED)
            + RESIDUE * self.residue.min(MOST_RESIDUE)
            + SPARE * self.spare
            + SURPLUS * self.surplus.clamp(LEAST_SURPLUS, MOST_SURPLUS)
            + UNKNOWN * self.unknown.sqrt()
            + LOOSE * self.loose;
        Some(1.0 / (1.0 + (-odds).exp()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listed_name_is_sure_and_a_free_rendering_is_not() {
        let name = Signs {
            side: Side::Ko,
            residue: 1.8,
            listed: true,
            spare: 0.0,
            surplus: 0.1,
            unknown: 0.0,
            loose: 0.05,
        };
        let sure = |signs: Signs| signs.confidence().unwrap_or(0.0);
        assert!(sure(name) > 0.6);
        assert!(sure(Signs { loose: 0.5, ..name }) < sure(name) / 2.0);
        assert!(sure(Signs { spare: 2.0, ..name }) < sure(name) / 2.0);
        assert!(sure(Signs { listed: false, ..name }) < 0.25);
        assert_eq!(Signs { residue: 0.2, ..name }.confidence(), None);
        assert!(name.stands_out() && !Signs { spare: 1.0, ..name }.stands_out());
    }
}
