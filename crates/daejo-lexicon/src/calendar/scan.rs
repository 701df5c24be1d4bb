//! Reading text from left to right: characters for Korean, tokens for English.
//!
//! Shared by `calendar` and `numeral`, so that both mean the same thing by a word's start, a digit run and a gap.

use std::borrow::Cow;
use std::ops::Range;

/// Characters of a Korean sentence, each with its byte offset.
pub(crate) struct Chars {
    chars: Vec<(usize, char)>,
    len: usize,
}

impl Chars {
    pub(crate) fn new(text: &str) -> Self {
        // A syllable has three bytes, a figure or a blank one.
        let mut chars = Vec::with_capacity(text.len() / 2);
        chars.extend(text.char_indices());
        Self { chars, len: text.len() }
    }

    pub(crate) fn len(&self) -> usize {
        self.chars.len()
    }

    pub(crate) fn at(&self, index: usize) -> Option<char> {
        self.chars.get(index).map(|&(_, c)| c)
    }

    /// The character before `index`.
    pub(crate) fn before(&self, index: usize) -> Option<char> {
        index.checked_sub(1).and_then(|i| self.at(i))
    }

    /// Byte offset of the character at `index`; the text's length past the end.
    pub(crate) fn byte(&self, index: usize) -> usize {
        self.chars.get(index).map_or(self.len, |&(byte, _)| byte)
    }

    pub(crate) fn bytes(&self, from: usize, to: usize) -> Range<usize> {
        self.byte(from)..self.byte(to)
    }

    /// The index after `word`, where `word` stands at `index`.
    pub(crate) fn after(&self, index: usize, word: &str) -> Option<usize> {
        let mut i = index;
        for c in word.chars() {
            if self.at(i) != Some(c) {
                return None;
            }
            i += 1;
        }
        Some(i)
    }

    pub(crate) fn starts(&self, index: usize, word: &str) -> bool {
        self.after(index, word).is_some()
    }

    /// The index after the first of `words` that stands at `index`; list longer words first.
    pub(crate) fn after_any(&self, index: usize, words: &[&str]) -> Option<usize> {
        words.iter().find_map(|word| self.after(index, word))
    }

    /// The index at which `word` begins, where it ends right before `index`.
    pub(crate) fn ending(&self, index: usize, word: &str) -> Option<usize> {
        let start = index.checked_sub(word.chars().count())?;
        self.after(start, word).map(|_| start)
    }

    /// Past at most one space.
    pub(crate) fn past_space(&self, index: usize) -> usize {
        if self.at(index).is_some_and(is_space) { index + 1 } else { index }
    }

    /// Before at most one space.
    pub(crate) fn back_space(&self, index: usize) -> usize {
        if self.before(index).is_some_and(is_space) { index - 1 } else { index }
    }

    /// Whether no letter or digit runs into `index` from the left.
    pub(crate) fn opens_word(&self, index: usize) -> bool {
        // The tables of Unicode are slow for Hangul, which is most of a text.
        !self.before(index).is_some_and(|c| is_hangul(c) || c.is_alphanumeric())
    }

    /// The digit run at `index` (up to nine digits): value, index after it.
    pub(crate) fn digits(&self, index: usize) -> Option<(u32, usize)> {
        let mut value = 0u32;
        let mut i = index;
        while let Some(digit) = self.at(i).and_then(|c| c.to_digit(10)) {
            if i - index == 9 {
                return None;
            }
            value = value * 10 + digit;
            i += 1;
        }
        (i > index).then_some((value, i))
    }

    /// Index after the whole digit run at `index`, however long.
    pub(crate) fn past_digits(&self, index: usize) -> usize {
        let mut i = index;
        while self.at(i).is_some_and(|c| c.is_ascii_digit()) {
            i += 1;
        }
        i
    }
}

pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace()
}

/// A dash or tilde that joins the two ends of a range.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '~' | '–' | '—' | '－' | '−' | '‐' | '‑' | '～' | '∼' | '〜')
}

pub(crate) fn is_hangul(c: char) -> bool {
    ('가'..='힣').contains(&c)
}

/// What an English token is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum TokenKind {
    Digits,
    Letters,
    Mark,
}

/// A run of digits, a run of letters or a single mark.
pub(crate) struct Token<'a> {
    pub(crate) span: Range<usize>,
    pub(crate) text: &'a str,
    pub(crate) lower: Cow<'a, str>,
    /// Whether white space (or the start of the text) stands before it.
    pub(crate) spaced: bool,
    pub(crate) kind: TokenKind,
}

/// The tokens of an English sentence.
pub(crate) struct Tokens<'a> {
    list: Vec<Token<'a>>,
}

impl<'a> Tokens<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        // A word and its blank are rarely shorter.
        let mut list: Vec<Token<'a>> = Vec::with_capacity(text.len() / 4);
        let mut start: Option<(usize, TokenKind)> = None;
        let mut spaced = true;
        let mut spaced_at_start = true;
        let close = |from: usize, to: usize, kind, spaced, list: &mut Vec<Token<'a>>| {
            let word = text.get(from..to).unwrap_or_default();
            list.push(Token { span: from..to, text: word, lower: lower(word), spaced, kind });
        };
        for (byte, c) in text.char_indices() {
            let kind = kind_of(c);
            if let Some((from, open)) = start
                && (kind != Some(open) || open == TokenKind::Mark)
            {
                close(from, byte, open, spaced_at_start, &mut list);
                start = None;
                spaced = false;
            }
            match kind {
                None => spaced = true,
                Some(kind) if start.is_none() => {
                    start = Some((byte, kind));
                    spaced_at_start = spaced;
                }
                Some(_) => {}
            }
        }
        if let Some((from, open)) = start {
            close(from, text.len(), open, spaced_at_start, &mut list);
        }
        Self { list }
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    pub(crate) fn at(&self, index: usize) -> Option<&Token<'a>> {
        self.list.get(index)
    }

    pub(crate) fn before(&self, index: usize) -> Option<&Token<'a>> {
        index.checked_sub(1).and_then(|i| self.at(i))
    }

    /// Lower-cased text of the token, empty past the ends.
    pub(crate) fn lower(&self, index: usize) -> &str {
        self.at(index).map_or("", |token| token.lower.as_ref())
    }

    /// Lower-cased text of the token `back` places before `index`.
    pub(crate) fn lower_back(&self, index: usize, back: usize) -> &str {
        index.checked_sub(back).map_or("", |i| self.lower(i))
    }

    pub(crate) fn is(&self, index: usize, word: &str) -> bool {
        self.lower(index) == word
    }

    /// Whether the token stands directly on the one before it.
    pub(crate) fn joined(&self, index: usize) -> bool {
        self.at(index).is_some_and(|token| !token.spaced)
    }

    pub(crate) fn kind(&self, index: usize) -> Option<TokenKind> {
        self.at(index).map(|token| token.kind)
    }

    pub(crate) fn is_capital(&self, index: usize) -> bool {
        self.at(index).is_some_and(|token| token.text.starts_with(char::is_uppercase))
    }

    pub(crate) fn is_dash(&self, index: usize) -> bool {
        self.at(index).is_some_and(|token| token.text.chars().all(is_dash))
    }

    /// The value of a digit token of at most nine digits.
    pub(crate) fn number(&self, index: usize) -> Option<u32> {
        let token = self.at(index).filter(|t| t.kind == TokenKind::Digits && t.text.len() <= 9)?;
        token.text.parse().ok()
    }

    /// Bytes from the start of token `from` to the end of the token before `to`.
    pub(crate) fn bytes(&self, from: usize, to: usize) -> Range<usize> {
        let start = self.at(from).map_or(0, |t| t.span.start);
        let end = to.checked_sub(1).and_then(|i| self.at(i)).map_or(start, |t| t.span.end);
        start..end.max(start)
    }

    /// The index after the words of `phrase` (parted by spaces, tokens apart), where it stands at `index`.
    pub(crate) fn after(&self, index: usize, phrase: &str) -> Option<usize> {
        // Nearly all fail at the first letter.
        if phrase.bytes().next() != self.lower(index).bytes().next() {
            return None;
        }
        let mut i = index;
        for word in phrase.split(' ') {
            if !self.is(i, word) {
                return None;
            }
            i += 1;
        }
        Some(i)
    }

    /// The index at which `phrase` begins, where it ends right before `index`.
    pub(crate) fn ending(&self, index: usize, phrase: &str) -> Option<usize> {
        let start = index.checked_sub(phrase.split(' ').count())?;
        self.after(start, phrase).map(|_| start)
    }
}

fn lower(word: &str) -> Cow<'_, str> {
    let is_lower = word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
    if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

fn kind_of(c: char) -> Option<TokenKind> {
    if c.is_whitespace() {
        None
    } else if c.is_ascii_digit() {
        Some(TokenKind::Digits)
    } else if c.is_alphabetic() {
        Some(TokenKind::Letters)
    } else {
        Some(TokenKind::Mark)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_letters_and_marks_are_tokens_apart() {
        let tokens = Tokens::new("On the 2nd, B-52H");
        let texts: Vec<&str> = (0..tokens.len()).filter_map(|i| tokens.at(i)).map(|t| t.text).collect();
        assert_eq!(texts, ["On", "the", "2", "nd", ",", "B", "-", "52", "H"]);
        assert!(tokens.joined(3) && !tokens.joined(2));
    }

    #[test]
    fn long_digit_runs_have_no_value() {
        assert_eq!(Chars::new("1234567890123").digits(0), None);
        assert_eq!(Chars::new("12월").digits(0), Some((12, 2)));
        assert_eq!(Tokens::new("99999999999999999999").number(0), None);
    }
}
