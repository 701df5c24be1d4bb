//! What is odd about an input: reported beside the result, never a reason to give none.

use crate::pair::Side;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// What kind of oddity a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemKind {
    /// Bytes that the encoding does not have; they stand as U+FFFD.
    InvalidBytes,
    /// The text holds terminal or other control characters; they are read as blanks.
    ControlCharacters,
    /// The two arguments came in the other order and were set right.
    Swapped,
    /// A side is not in its language.
    WrongLanguage,
    /// No sentence was found.
    NoSentences,
    /// A quotation mark has no partner.
    UnclosedQuotation,
    /// A sentence too long to be one was cut.
    LongSentence,
    /// The file holds more than one release.
    SeveralReleases,
    /// A record has no text or no readable date, or what looks like JSON is none.
    BadRecord,
    /// The two texts do not look like versions of one release.
    Unrelated,
}

/// Something odd about an input, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What kind of oddity.
    pub kind: ProblemKind,
    /// The side that it is about, if one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub side: Option<Side>,
    /// Where in that side's source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// What it is and what was done about it.
    pub message: String,
}

impl Problem {
    /// A problem of one side at a place.
    pub fn at(kind: ProblemKind, side: Side, span: Span, message: impl Into<String>) -> Problem {
        Problem { kind, side: Some(side), span: Some(span), message: message.into() }
    }

    /// A problem of a whole side.
    pub fn of(kind: ProblemKind, side: Side, message: impl Into<String>) -> Problem {
        Problem { kind, side: Some(side), span: None, message: message.into() }
    }

    /// Whether nothing of use can follow: the command ends with an error.
    pub fn is_fatal(&self) -> bool {
        matches!(self.kind, ProblemKind::WrongLanguage | ProblemKind::NoSentences)
    }
}
