//! How a predicate is meant: what Korean endings and auxiliaries and what an English verb group say of certainty,
//! duty and denial. The forms are closed sets of grammar; what they mean on both sides is compared by `polarity`.

mod english;
mod korean;

pub(super) use english::{Modal, advice, clause, denies, group, is_denial, lower, reservation};
pub(super) use korean::{Claim, Predicate, is_open, predicates, tail};

/// Whether a word stands in a list that is written as one text.
pub(super) fn among(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|w| w == word)
}
