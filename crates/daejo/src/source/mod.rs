//! Bytes to text: encodings, HTML, and a normalised view with a map back.
//!
//! The source's text is what was given, decoded to UTF-8 and otherwise untouched; every span in a result is a byte
//! range of it. All later stages read the *view*: the same text in normal form C, with full-width forms, quotation
//! marks and blanks brought to one form, markup and control characters gone.

mod decode;
mod html;
mod view;

pub use decode::Encoding;
pub use view::View;

use crate::pair::Side;
use crate::problem::{Problem, ProblemKind};
use crate::span::Span;

/// One text as given, with its normalised view.
#[derive(Clone, Debug)]
pub struct Source {
    /// What the text is called in messages: a path, or `-`.
    pub path: String,
    /// The text as given, decoded.
    pub text: String,
    /// How it was encoded.
    pub encoding: Encoding,
    /// The normalised text that later stages read.
    pub view: View,
    /// Invalid bytes: where the first stands and how many there are.
    invalid: Option<(usize, usize)>,
}

/// Why bytes are no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceError {
    /// There is nothing in it.
    Empty,
    /// It is not text: what shows that.
    Binary(String),
    /// It is larger than [`Source::MAX_BYTES`].
    TooLarge(usize),
}

impl std::fmt::Display for SourceError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let limit = Source::MAX_BYTES >> 20;
        match self {
            SourceError::Empty => f.write_str("the file is empty; give the text of a release"),
            SourceError::Binary(sign) => {
                write!(f, "this is not text ({sign}); save the page as text or HTML")
            }
            SourceError::TooLarge(n) => {
                write!(f, "{} MiB of text, the limit is {limit} MiB; split the file into releases", n >> 20)
            }
        }
    }
}

impl std::error::Error for SourceError {}

impl Source {
    /// The largest text that is taken.
    pub const MAX_BYTES: usize = 64 << 20;

    /// Text that is already decoded; markup in it is kept as text.
    pub fn from_text(path: impl Into<String>, text: impl Into<String>) -> Source {
        Source::new(path.into(), text.into(), Encoding::Utf8, None)
    }

    /// A file's bytes: the encoding is found out, HTML is recognised.
    ///
    /// # Errors
    /// When the bytes are no text, or more than [`Source::MAX_BYTES`].
    pub fn from_bytes(path: impl Into<String>, bytes: &[u8]) -> Result<Source, SourceError> {
        if bytes.len() > Source::MAX_BYTES {
            return Err(SourceError::TooLarge(bytes.len()));
        }
        let decoded = decode::decode(bytes)?;
        Ok(Source::new(path.into(), decoded.text, decoded.encoding, decoded.invalid))
    }

    fn new(path: String, text: String, encoding: Encoding, invalid: Option<(usize, usize)>) -> Source {
        let view = if html::looks_like_html(&text) { html::view(&text) } else { View::of(&text) };
        Source { path, text, encoding, view, invalid }
    }

    /// The normalised text, without markup.
    pub fn view(&self) -> &View {
        &self.view
    }

    /// The language by its letters: Hangul or Latin; `None` where there is too little of either.
    pub fn language(&self) -> Option<Side> {
        let (mut latin, mut hangul) = (0usize, 0usize);
        for c in self.view.text().chars() {
            latin += usize::from(c.is_ascii_alphabetic());
            hangul += usize::from(daejo_lexicon::hangul::is_syllable(c));
        }
        // A syllable carries about what two and a half letters do; a Korean page has English furniture.
        match (latin, hangul * 5 / 2) {
            (0, 0) => None,
            (l, h) if l + h < 3 => None,
            (l, h) if h * 3 > l => Some(Side::Ko),
            _ => Some(Side::En),
        }
    }

    /// What is odd about the text as such.
    pub fn problems(&self, side: Side) -> Vec<Problem> {
        let mut out = Vec::new();
        if let Some((at, n)) = self.invalid {
            let message =
                format!("{n} invalid byte sequence{} in {}, shown as \u{fffd}", plural(n), self.encoding);
            out.push(Problem::at(ProblemKind::InvalidBytes, side, Span::new(at, at + 3), message));
        }
        if let Some(at) = self.text.find(is_unwanted_control) {
            let n = self.text.chars().filter(|c| is_unwanted_control(*c)).count();
            let message = format!("{n} control character{} read as blank", plural(n));
            out.push(Problem::at(ProblemKind::ControlCharacters, side, Span::new(at, at + 1), message));
        }
        out
    }
}

fn plural(n: usize) -> &'static str {
    if n == 1 { "" } else { "s" }
}

/// Control characters that have no place in a text.
pub(crate) fn is_unwanted_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{85}')
}
