//! Terms of the lexicon that are written like one that it does not have.

use daejo_lexicon::{Lexicon, hangul};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// How many are shown.
const MOST: usize = 5;
/// One letter may differ, and one more for each so many letters.
const LETTERS: usize = 6;
/// In a short term, one of so many at most.
const SHARE: usize = 3;
/// A term with so many characters may be the beginning of others.
const PREFIX: usize = 2;

/// The terms nearest to one: those that differ by few letters (jamo, of Hangul), then, where `unfinished`, those that it
/// begins.
pub fn near<'a>(lexicon: &'a Lexicon, term: &str, unfinished: bool) -> Vec<&'a str> {
    let wanted = letters(term);
    let length = wanted.chars().count();
    let most = (1 + length / LETTERS).min(length / SHARE);
    let begins = unfinished && term.chars().filter(|c| !c.is_whitespace()).count() >= PREFIX;
    let mut found: Vec<(usize, usize, &str)> = Vec::new();
    for text in texts(lexicon, term.chars().any(hangul::is_syllable)) {
        let own = letters(text);
        let further = own.chars().count();
        if further.abs_diff(length) <= most {
            let distance = strsim::osa_distance(&wanted, &own);
            if distance <= most {
                found.push((distance, further, text));
                continue;
            }
        }
        if begins && own.starts_with(&wanted) {
            found.push((most + 1, further, text));
        }
    }
    found.sort_unstable();
    found.into_iter().map(|(_, _, text)| text).take(MOST).collect()
}

/// Every spelling of every entry, or every rendering.
fn texts(lexicon: &Lexicon, korean: bool) -> BTreeSet<&str> {
    let entries = lexicon.entries();
    if korean {
        entries.flat_map(|(id, entry)| std::iter::once(entry.ko).chain(lexicon.also(id))).collect()
    } else {
        entries.flat_map(|(id, _)| lexicon.renderings(id).map(|r| lexicon.rendering(r))).collect()
    }
}

/// The letters that count: Hangul as jamo, Latin in small letters, no blanks.
fn letters(text: &str) -> String {
    text.nfd().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_letter_and_an_unfinished_word_find_the_term() {
        let lexicon = Lexicon::built_in();
        assert!(near(&lexicon, "자력갱셍", true).contains(&"자력갱생"));
        assert!(near(&lexicon, "self-relience", true).contains(&"self-reliance"));
        assert!(near(&lexicon, "자력갱", true).iter().any(|term| term.starts_with("자력갱생")));
        assert!(near(&lexicon, "zzzzzzzz", true).is_empty() && near(&lexicon, "", true).is_empty());
    }
}
