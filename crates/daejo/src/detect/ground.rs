//! What detectors stand on, and what they hand back.

use crate::align::Bead;
use crate::compare::round;
use crate::evidence::{Evidence, Item, Word};
use crate::pair::{Pair, Side};
use crate::report::{Divergence, Kind, Severity};
use crate::sentence::Sentence;
use crate::source::Source;
use crate::span::Span;

/// A comparison after alignment.
pub struct Ground<'a> {
    /// Terms, names, numbers, dates of every sentence.
    pub evidence: &'a Evidence<'a>,
    /// Both texts.
    pub sources: &'a Pair<Source>,
    /// Their sentences.
    pub sentences: &'a Pair<Vec<Sentence>>,
    /// The ladder.
    pub beads: &'a [Bead],
}

/// A stretch of one side: bytes of its view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(pub Span);

/// A divergence as a detector proposes it.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What kind of difference.
    pub kind: Kind,
    /// How grave it is.
    pub severity: Severity,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// Number of the bead.
    pub bead: usize,
    /// The English words.
    pub en: Option<Place>,
    /// The Korean words.
    pub ko: Option<Place>,
    /// What differs: lower case, no final stop.
    pub message: String,
}

impl<'a> Ground<'a> {
    /// The text of a sentence, as the view has it.
    pub fn text(&self, side: Side, sentence: usize) -> &'a str {
        let span = self.sentences[side].get(sentence).map(|s| s.view).unwrap_or_default();
        span.of(self.sources[side].view.text())
    }

    /// The whole of a side of a bead.
    pub fn whole(&self, side: Side, numbers: &[usize]) -> Option<Place> {
        let spans = numbers.iter().filter_map(|n| self.sentences[side].get(*n)).map(|s| s.view);
        spans.reduce(Span::join).map(Place)
    }

    /// A byte range of a sentence as a place.
    pub fn place(&self, side: Side, sentence: usize, range: std::ops::Range<usize>) -> Option<Place> {
        let start = self.sentences[side].get(sentence)?.view.start;
        Some(Place(Span::from(range).shift(start)))
    }

    /// The words of a place.
    pub fn words(&self, side: Side, place: Place) -> &'a str {
        place.0.of(self.sources[side].view.text())
    }

    /// The items of a Korean sentence.
    pub fn items(&self, ko: usize) -> &'a [Item] {
        self.evidence.ko.get(ko).map_or(&[], |s| &s.items)
    }

    /// The words of an English sentence.
    pub fn english(&self, en: usize) -> &'a [Word] {
        self.evidence.en.get(en).map_or(&[], |s| &s.words)
    }

    /// Findings as divergences: places as bytes of the source, with fingerprints.
    pub(super) fn divergences(&self, findings: Vec<Finding>) -> Vec<Divergence> {
        let mut out: Vec<Divergence> = Vec::with_capacity(findings.len());
        for f in findings {
            let span = |side: Side, place: Option<Place>| place.map(|p| self.sources[side].view.to_source(p.0));
            let fingerprint = self.fingerprint(&f);
            let again = out.iter().filter(|d| d.fingerprint.starts_with(&fingerprint)).count();
            let fingerprint = if again == 0 { fingerprint } else { format!("{fingerprint}-{}", again + 1) };
            out.push(Divergence {
                kind: f.kind,
                severity: f.severity,
                confidence: round(f.confidence),
                bead: f.bead,
                en: span(Side::En, f.en),
                ko: span(Side::Ko, f.ko),
                message: f.message,
                fingerprint,
            });
        }
        out
    }

    /// A number that depends on the kind and the words only, so that it survives edits elsewhere.
    fn fingerprint(&self, finding: &Finding) -> String {
        let words = |side: Side, place: Option<Place>| place.map_or("", |p| self.words(side, p));
        // FNV-1a, 64 bits.
        let mut hash = 0xcbf2_9ce4_8422_2325u64;
        let text = [finding.kind.as_str(), words(Side::En, finding.en), words(Side::Ko, finding.ko)].join("\u{1f}");
        for byte in text.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
        format!("{hash:016x}")
    }
}
