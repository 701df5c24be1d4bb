//! Accuracy on gold cases.
//!
//! Sentence splitters may differ from the gold's: every gold sentence is given to the sentence that covers most of
//! it, and beads are compared after that.
//!
//! | measure | counts | null beads |
//! | --- | --- | --- |
//! | [`Score::strict`] | beads with both sides, right if exactly that bead is in the gold | not counted |
//! | [`Score::lax`] | pairs of sentences that share a bead | not counted |
//! | [`Score::null`] | sentences that are aligned to nothing | the only ones counted |
//! | [`Score::kept`] | beads, strict and lax as in Vecalign's and Bertalign's scorers | count in precision, not in recall |
//! | [`Score::stripped`] | beads, strict and lax as in SentAlign's scorer | taken out of both ladders first |
//!
//! [`Score::strict`] and the strict figure of [`Score::stripped`] are the same. [`Published`] has the definitions of the
//! last two. [`Bootstrap`] gives the interval of any figure, [`Reliability`] says whether confidences mean what they
//! say, [`Fit`] makes them so, [`WeightFit`] fits the model of the alignment, [`RelatedFit`] tells versions from other texts, [`Threshold`] how sure a finding must be, and [`ablate`] takes its evidence away
//! piece by piece. [`Found::ladder`] takes what other aligners made of the same sentences.

mod ablation;
mod bootstrap;
mod fit;
mod found;
mod gold;
mod published;
mod reading;
mod related;
mod reliability;
mod score;
mod threshold;
mod weights;

pub use ablation::ablate;
pub use bootstrap::{Bootstrap, Interval};
pub use fit::Fit;
pub use found::{Found, FoundBead, FoundDivergence};
pub use gold::{Case, Gold, GoldDivergence, GoldError, GoldSentence};
pub use published::{Published, Rates, Share};
pub use related::RelatedFit;
pub use reliability::{Bin, Claim, Claims, Reliability};
pub use score::{Counts, Score, Tally};
pub use threshold::Threshold;
pub use weights::{Fold, WeightFit};
