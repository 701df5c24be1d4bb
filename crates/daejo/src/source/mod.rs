//! Bytes to text: encodings, HTML, records, and a normalised view with a map back.
//!
//! The source's text is what was given, decoded to UTF-8 and otherwise untouched; every span in a result is a byte
//! range of it. All later stages read the *view*: the same text in normal form C, with full-width forms, quotation
//! marks and blanks brought to one form, markup and control characters gone.

mod decode;
mod html;
mod record;
mod view;

pub use decode::Encoding;
pub(crate) use record::Record;
use record::Records;
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
    /// The releases of a file of records; none in a text.
    pub(crate) records: Vec<Record>,
    /// Which of them alone is read, from 1.
    number: Option<usize>,
    /// What is odd about the records, and where.
    faults: Vec<(Span, String)>,
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
    /// A record was asked for that the file does not have.
    NoRecord {
        /// Its number.
        number: usize,
        /// How many records the file has.
        records: usize,
    },
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
            SourceError::NoRecord { number, records: 0 } => {
                write!(f, "no record {number}: this is no file of JSON records; give it without #{number}")
            }
            SourceError::NoRecord { number, records } => {
                write!(f, "no record {number} with a text: the file has {records}, counted from 1")
            }
        }
    }
}

impl std::error::Error for SourceError {}

impl Source {
    /// The largest text that is taken.
    pub const MAX_BYTES: usize = 64 << 20;

    /// Text that is already decoded; HTML and records are recognised.
    pub fn from_text(path: impl Into<String>, text: impl Into<String>) -> Source {
        let text = text.into();
        let found = record::read(&text, None).unwrap_or_default();
        Source::new(path.into(), text, None, found)
    }

    /// A file's bytes: the encoding is found out, HTML and records are recognised.
    ///
    /// Records are JSON objects with the strings `title`, `date`, `lang` and `text` (see the README); several of them are
    /// one text.
    ///
    /// # Errors
    /// When the bytes are no text, or more than [`Source::MAX_BYTES`].
    pub fn from_bytes(path: impl Into<String>, bytes: &[u8]) -> Result<Source, SourceError> {
        Source::decoded(path.into(), bytes, None)
    }

    /// One record of a file of JSON records, by its number from 1. Spans are of the whole file.
    ///
    /// ```
    /// use daejo::{Source, SourceError};
    /// let file = "{\"text\": \"One.\"}\n{\"title\": \"News\", \"text\": \"Two.\"}\n".as_bytes();
    /// assert_eq!(Source::record("x.jsonl", file, 2).unwrap().view().text(), "News\n\nTwo.");
    /// let none = Source::record("x.jsonl", file, 3).unwrap_err();
    /// assert_eq!(none, SourceError::NoRecord { number: 3, records: 2 });
    /// ```
    ///
    /// # Errors
    /// Those of [`Source::from_bytes`], and when there is no such record or it has no text.
    pub fn record(path: impl Into<String>, bytes: &[u8], number: usize) -> Result<Source, SourceError> {
        Source::decoded(path.into(), bytes, Some(number))
    }

    fn decoded(path: String, bytes: &[u8], number: Option<usize>) -> Result<Source, SourceError> {
        if bytes.len() > Source::MAX_BYTES {
            return Err(SourceError::TooLarge(bytes.len()));
        }
        let decoded = decode::decode(bytes)?;
        let found = record::read(&decoded.text, number).unwrap_or_default();
        match number {
            Some(number) if found.all.is_empty() => {
                Err(SourceError::NoRecord { number, records: found.count })
            }
            _ => {
                let source = Source::new(path, decoded.text, number, found);
                Ok(Source { encoding: decoded.encoding, invalid: decoded.invalid, ..source })
            }
        }
    }

    fn new(path: String, text: String, number: Option<usize>, found: Records) -> Source {
        let view = match &text {
            _ if !found.all.is_empty() => found.view,
            page if html::looks_like_html(page) => html::view(page),
            plain => View::of(plain),
        };
        let (records, faults) = (found.all, found.faults);
        Source { path, text, encoding: Encoding::Utf8, view, invalid: None, records, number, faults }
    }

    /// The same with another text, of which the same is read.
    pub(crate) fn with_text(&self, text: String) -> Source {
        let found = record::read(&text, self.number).unwrap_or_default();
        Source::new(self.path.clone(), text, self.number, found)
    }

    /// The normalised text, without markup.
    pub fn view(&self) -> &View {
        &self.view
    }

    /// The language by its letters, Hangul or Latin; where there is too little of either, as a record states it.
    pub fn language(&self) -> Option<Side> {
        self.letters().or_else(|| self.records.iter().find_map(|r| r.language).map(|(side, _)| side))
    }

    fn letters(&self) -> Option<Side> {
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
        let faults = self.faults.iter().cloned();
        out.extend(faults.map(|(at, message)| Problem::at(ProblemKind::BadRecord, side, at, message)));
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
