//! What a bead is worth, in nats: evidence, length, shape, paragraphs.
//!
//! Scores are log-likelihood ratios against sentences that have nothing to do with each other, so that a null bead,
//! which has no evidence, is simply its prior. Length follows Gale and Church (1993) with a log-normal ratio.

use crate::evidence::{Bits, Cell, Evidence};
use crate::pair::Pair;
use crate::sentence::Sentence;
use std::ops::Range;

/// The most sentences a side of a bead.
pub const MAX_SIDE: usize = 4;

/// The weights of the model. Fitted on gold cases; see `accuracy/`.
#[derive(Clone, Copy, Debug)]
pub struct Weights {
    /// What lexical evidence counts: links of one sentence are not independent.
    pub evidence: f32,
    /// What length counts.
    pub length: f32,
    /// Mean of ln(English characters / Korean syllables and letters).
    pub length_mean: f32,
    /// Its spread within true beads, and among any two sentences.
    pub length_spread: (f32, f32),
    /// 1-1.
    pub one_one: f32,
    /// 1-2, 2-1.
    pub one_two: f32,
    /// 2-2, 1-3, 3-1.
    pub three: f32,
    /// Anything larger, for each sentence beyond three.
    pub further: f32,
    /// The first of a run of Korean sentences without English, and each further one.
    pub null_ko: (f32, f32),
    /// The first of a run of English sentences without Korean, and each further one.
    pub null_en: (f32, f32),
    /// Both sides of a bead begin a paragraph; only one of them does.
    pub paragraph: (f32, f32),
    /// A bead that joins sentences across a paragraph's end.
    pub across: f32,
    /// Headline with headline; with something else.
    pub headline: (f32, f32),
}

/// The fitted weights.
pub const FITTED: Weights = Weights {
    evidence: 0.45,
    length: 0.6,
    length_mean: 0.95,
    length_spread: (0.22, 0.75),
    one_one: -0.15,
    one_two: -2.4,
    three: -4.5,
    further: -2.0,
    null_ko: (-3.0, -1.2),
    null_en: (-3.6, -1.6),
    paragraph: (0.5, -0.6),
    across: -1.2,
    headline: (2.0, -2.0),
};

/// The cost model over one document.
pub struct Cost<'a> {
    /// The evidence that it weighs.
    pub evidence: &'a Evidence<'a>,
    sentences: &'a Pair<Vec<Sentence>>,
    /// The weights.
    pub weights: Weights,
}

/// The cells of a stretch of the document, computed once.
pub struct Cells {
    en: Range<usize>,
    ko: Range<usize>,
    cells: Vec<Cell>,
}

impl Cells {
    /// The cell of two sentences by their numbers in the document.
    fn get(&self, en: usize, ko: usize) -> Cell {
        let at = (en - self.en.start) * self.ko.len() + (ko - self.ko.start);
        self.cells.get(at).copied().unwrap_or_default()
    }
}

impl<'a> Cost<'a> {
    /// A model with the fitted weights.
    pub fn new(evidence: &'a Evidence<'a>, sentences: &'a Pair<Vec<Sentence>>) -> Cost<'a> {
        Cost { evidence, sentences, weights: FITTED }
    }

    /// The cells of a stretch.
    pub fn cells(&self, en: Range<usize>, ko: Range<usize>) -> Cells {
        let cells = en.clone().flat_map(|e| ko.clone().map(move |k| (e, k))).map(|(e, k)| self.evidence.cell(e, k));
        Cells { cells: cells.collect(), en, ko }
    }

    /// The worth of a bead with both sides.
    pub fn bead(&self, cells: &Cells, en: Range<usize>, ko: Range<usize>) -> f32 {
        let w = &self.weights;
        w.evidence * self.support(cells, en.clone(), ko.clone())
            + w.length * self.length(en.clone(), ko.clone())
            + self.shape(en.len(), ko.len())
            + self.layout(en, ko)
    }

    /// The worth of the evidence alone.
    pub fn support(&self, cells: &Cells, en: Range<usize>, ko: Range<usize>) -> f32 {
        // Any of several sentences links by chance so many times as often.
        let (by_en, by_ko) = ((en.len() as f32).ln(), (ko.len() as f32).ln());
        let mut sum = 0.0;
        for k in ko.clone() {
            let Some(sentence) = self.evidence.ko.get(k) else { continue };
            let linked = en.clone().fold(Bits::default(), |bits, e| bits.or(cells.get(e, k).ko));
            sum += sentence.base;
            for item in linked.iter().filter_map(|i| sentence.items.get(i)) {
                // A compound that is linked whole answers for its parts.
                if !item.parent.is_some_and(|p| linked.has(p as usize)) {
                    sum += (item.gain - by_en).max(0.0);
                }
            }
        }
        for e in en {
            let Some(sentence) = self.evidence.en.get(e) else { continue };
            let linked = ko.clone().fold(Bits::default(), |bits, k| bits.or(cells.get(e, k).en));
            sum += sentence.base;
            sum += linked.iter().filter_map(|i| sentence.words.get(i)).map(|w| (w.gain - by_ko).max(0.0)).sum::<f32>();
        }
        sum
    }

    /// How much likelier the two lengths are in a true bead than anywhere.
    fn length(&self, en: Range<usize>, ko: Range<usize>) -> f32 {
        let english: usize = en.filter_map(|e| self.evidence.en.get(e)).map(|s| s.length).sum();
        let korean: usize = ko.filter_map(|k| self.evidence.ko.get(k)).map(|s| s.length).sum();
        // Short sentences vary more: a few characters are added to both.
        let x = ((english as f32 + 8.0) / (korean as f32 + 3.0)).ln() - self.weights.length_mean;
        let (near, far) = self.weights.length_spread;
        let density = |spread: f32| -(x * x) / (2.0 * spread * spread) - spread.ln();
        (density(near) - density(far)).max(-6.0)
    }

    fn shape(&self, en: usize, ko: usize) -> f32 {
        let w = &self.weights;
        match (en, ko) {
            (1, 1) => w.one_one,
            (1, 2) | (2, 1) => w.one_two,
            (2, 2) | (1, 3) | (3, 1) => w.three,
            _ => w.three + w.further * (en + ko).saturating_sub(4) as f32,
        }
    }

    /// Paragraphs and headlines.
    fn layout(&self, en: Range<usize>, ko: Range<usize>) -> f32 {
        let w = &self.weights;
        let (e, k) = (self.sentences.en.get(en.clone()).unwrap_or(&[]), self.sentences.ko.get(ko.clone()).unwrap_or(&[]));
        let (Some(first_e), Some(first_k)) = (e.first(), k.first()) else { return 0.0 };
        let opens = |all: &[Sentence], at: usize, paragraph: usize| {
            at == 0 || all.get(at - 1).is_some_and(|before| before.paragraph != paragraph)
        };
        let opens_en = opens(&self.sentences.en, en.start, first_e.paragraph);
        let opens_ko = opens(&self.sentences.ko, ko.start, first_k.paragraph);
        let mut sum = match (opens_en, opens_ko) {
            (true, true) => w.paragraph.0,
            (false, false) => 0.0,
            _ => w.paragraph.1,
        };
        let crossings = |s: &[Sentence]| s.windows(2).filter(|p| p.first().map(|a| a.paragraph) != p.last().map(|b| b.paragraph)).count();
        sum += w.across * (crossings(e) + crossings(k)) as f32;
        let headline = |s: &Sentence| s.role == crate::article::Role::Headline;
        match (headline(first_e), headline(first_k)) {
            (true, true) => sum + w.headline.0,
            (false, false) => sum,
            _ => sum + w.headline.1,
        }
    }
}
