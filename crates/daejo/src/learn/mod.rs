//! Entries for the lexicon, learnt from aligned pairs and proposed to a person.
//!
//! What the lexicon, the numbers and the dates explain of a bead is laid aside; what is left on both sides is learnt
//! from.
//!
//! 1. [`samples`]: the sure beads of a report.
//! 2. `read`: a bead to *units* (Korean that nothing explains: an unknown run, a compound, a known stem whose
//!    renderings are not there) and to the English words that nothing explains.
//! 3. [`Model`]: which unit stands for which word, by IBM model 1 in both directions with agreement (Brown et al. 1993;
//!    Liang, Taskar and Klein 2006). An unknown run that sounds like a word stands for that word.
//! 4. [`propose`]: words grow to phrases that are consistent with the links (Och and Ney 2003) and stand in most of the
//!    beads; what chance explains is dropped by Fisher's exact test, as Johnson et al. 2007 prune phrase tables.
//!
//! ```
//! use daejo::learn::{self, Options, Sample};
//! let sample = |en: &str, ko: &str| Sample { pair: "p".into(), bead: 0, en: en.into(), ko: ko.into() };
//! let samples = [
//!     sample("The grunfeld was built.", "그룬펠드가 건설되였다."),
//!     sample("They visited the grunfeld.", "그들은 그룬펠드를 방문하였다."),
//!     sample("Snow fell in the mountains.", "산에 눈이 내렸다."),
//! ];
//! let found = learn::propose(&daejo_lexicon::Lexicon::built_in(), &samples, &Options::default());
//! assert_eq!(found[0].ko, "그룬펠드");
//! assert_eq!(found[0].renderings[0].en, "grunfeld");
//! ```

mod chance;
mod model;
mod propose;
mod read;

pub use model::Model;
pub use propose::{Options, Proposal, Rendering, propose};

use crate::pair::Side;
use crate::report::Report;

/// The text of a bead, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Name of the pair.
    pub pair: String,
    /// Number of the bead in the report.
    pub bead: usize,
    /// The English sentences.
    pub en: String,
    /// The Korean sentences.
    pub ko: String,
}

/// The beads of a report with both sides and at least this confidence (0 to 1).
pub fn samples(report: &Report, pair: &str, confidence: f32) -> Vec<Sample> {
    let text = |side: Side, numbers: &[usize]| {
        let sentences = &report.document(side).sentences;
        let texts: Vec<&str> =
            numbers.iter().filter_map(|n| sentences.get(*n)).map(|s| s.text.as_str()).collect();
        texts.join(" ")
    };
    let sure = report
        .beads
        .iter()
        .enumerate()
        .filter(|(_, b)| !b.en.is_empty() && !b.ko.is_empty() && b.confidence >= confidence);
    sure.map(|(bead, b)| Sample {
        pair: pair.to_string(),
        bead,
        en: text(Side::En, &b.en),
        ko: text(Side::Ko, &b.ko),
    })
    .collect()
}
