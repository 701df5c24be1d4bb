//! Accuracy on gold cases.
//!
//! Sentence splitters may differ from the gold's: every gold sentence is given to the sentence that covers most of
//! it, and beads are compared after that. *Strict* counts a bead with both sides only if exactly that bead is in the
//! gold (Thompson and Koehn 2019); *lax* counts pairs of sentences that share a bead; *null* counts sentences that
//! are aligned to nothing.

mod gold;
mod score;

pub use gold::{Case, Gold, GoldDivergence, GoldError, GoldSentence};
pub use score::{Counts, Found, Score, Tally};
