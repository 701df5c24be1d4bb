//! daejo compares an English KCNA release with its Korean version, sentence by sentence, and tells what one of them
//! says that the other does not. Every finding cites its words on both sides.
//!
//! ```
//! let english = "Team Wins Cup\n\nPyongyang, May 2 (KCNA) -- The Sobaeksu Team won 3:1 on May 1. -0-";
//! let korean = "팀이 우승\n\n(평양 5월 2일발 조선중앙통신) 소백수팀이 5월 1일 3:2로 이겼다. (끝)";
//! let report = daejo::compare(english, korean);
//! assert_eq!(report.divergences[0].kind, daejo::Kind::Number);
//! ```
//!
//! # The pipeline
//!
//! 1. [`Source`]: bytes to text; encodings, HTML, a normalised view with a map back.
//! 2. [`article`]: text to releases; headline, dateline, body, end mark; the page's furniture is left as a gap.
//! 3. [`sentence`]: paragraphs to sentences.
//! 4. [`evidence`]: sentences to what can be compared; terms, names, numbers, dates.
//! 5. [`align`]: evidence to a ladder of beads.
//! 6. [`detect`]: beads to divergences.
//! 7. [`Report`]: all of it as plain data.
//!
//! No stage looks back. Spans are bytes of the source as given, at every stage that gives a result.

pub mod align;
pub mod article;
mod card;
mod compare;
pub mod detect;
pub mod eval;
pub mod evidence;
pub mod learn;
mod ledger;
mod model;
mod pair;
mod passage;
mod problem;
mod random;
mod report;
mod select;
pub mod selftest;
pub mod sentence;
mod source;
mod span;
mod verdict;

pub use align::FixedFault;
pub use card::{Card, Gloss, Piece, PieceKind, Quote, gloss};
pub use compare::{Comparer, compare, sentences};
pub use ledger::{Change, Charge, Ledger, LedgerEntry, ToneScore};
pub use model::{Model, Testimony};
pub use pair::{Pair, Side};
pub use problem::{Problem, ProblemKind};
pub use report::{
    Bead, Divergence, Document, Kind, Link, Note, Passage, Report, SCHEMA, Sentence, Severity, Summary,
};
pub use select::{Filter, Hidden, Selection};
pub use source::{Encoding, Source, SourceError, View};
pub use span::{LineIndex, Span};
pub use verdict::{Decision, Verdict, VerdictFault, Verdicts};
