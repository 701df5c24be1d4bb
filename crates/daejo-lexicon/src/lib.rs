//! The language of KCNA: a Korean-English lexicon in DPRK orthography, and what finds its terms in a text.
//!
//! - [`Lexicon`]: some thirty thousand Korean terms with the English that KCNA prints for them, built in.
//! - [`walk`]: Korean text to stems, particles, endings and names.
//! - [`phrase`]: English text to words and the renderings that stand in it.
//! - [`table`]: the tab-separated form in which entries are written and reviewed.
//!
//! ```
//! use daejo_lexicon::Lexicon;
//! let lexicon = Lexicon::built_in();
//! let id = lexicon.lookup_korean("자력갱생")[0];
//! let first = lexicon.renderings(id).next().unwrap();
//! assert_eq!(lexicon.rendering(first), "self-reliance");
//! ```

pub mod calendar;
mod class;
mod compile;
pub mod coverage;
mod grammar;
pub mod hangul;
mod inflect;
mod lexicon;
pub mod numeral;
pub mod phrase;
pub mod romanize;
mod state;
pub mod stem;
pub mod table;
pub mod walk;

pub use class::Class;
pub use lexicon::{Entry, EntryId, Lexicon, RenderingId};
