//! What a bead is worth, in nats: evidence, length, shape, paragraphs.
//!
//! Scores are log-likelihood ratios against sentences that have nothing to do with each other, so that a null bead,
//! which has no evidence, is simply its prior. Length follows Gale and Church (1993) with a log-normal ratio.

use super::Fixed;
use crate::evidence::{Bits, Cell, Evidence};
use crate::pair::{Pair, Side};
use crate::sentence::Sentence;
use std::ops::Range;

/// The most sentences a side of a bead.
pub const MAX_SIDE: usize = 4;

/// The weights of the model, in nats.
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
    /// Quotation marks on both sides of a bead; on one side only (names of works have them in Korean, so it says little).
    pub quotation: (f32, f32),
}

// The output of `daejo eval --fit weights` on the gold cases that `accuracy/README.md` names, from figures that a scan of
// one weight at a time had found.

/// The weights in use.
pub const WEIGHTS: Weights = Weights {
    evidence: 0.32,
    length: 0.58,
    length_mean: 0.95,
    length_spread: (0.22, 0.75),
    one_one: -0.14,
    one_two: -2.37,
    three: -4.62,
    further: -2.00,
    null_ko: (-3.26, -1.39),
    null_en: (-3.45, -1.59),
    paragraph: (0.50, -0.60),
    across: -1.23,
    headline: (2.00, -2.00),
    quotation: (0.40, -0.20),
};

/// How many weights the worth of a bead is linear in: all but those of [`Weights::length_mean`] and its spread.
pub const LINEAR: usize = 17;

impl Weights {
    /// The names of the linear weights, in the order of [`Weights::linear`].
    pub const NAMES: [&'static str; LINEAR] = [
        "evidence",
        "length",
        "one_one",
        "one_two",
        "three",
        "further",
        "null_ko.0",
        "null_ko.1",
        "null_en.0",
        "null_en.1",
        "paragraph.0",
        "paragraph.1",
        "across",
        "headline.0",
        "headline.1",
        "quotation.0",
        "quotation.1",
    ];

    fn slots(&mut self) -> [&mut f32; LINEAR] {
        [
            &mut self.evidence,
            &mut self.length,
            &mut self.one_one,
            &mut self.one_two,
            &mut self.three,
            &mut self.further,
            &mut self.null_ko.0,
            &mut self.null_ko.1,
            &mut self.null_en.0,
            &mut self.null_en.1,
            &mut self.paragraph.0,
            &mut self.paragraph.1,
            &mut self.across,
            &mut self.headline.0,
            &mut self.headline.1,
            &mut self.quotation.0,
            &mut self.quotation.1,
        ]
    }

    /// The linear weights as a list.
    pub fn linear(mut self) -> [f32; LINEAR] {
        self.slots().map(|w| *w)
    }

    /// These weights with other linear ones.
    #[must_use]
    pub fn with_linear(mut self, values: [f32; LINEAR]) -> Weights {
        for (slot, value) in self.slots().into_iter().zip(values) {
            *slot = value;
        }
        self
    }
}

/// The cost model over one document.
pub struct Cost<'a> {
    /// The evidence that it weighs.
    pub evidence: &'a Evidence<'a>,
    runs: Pair<Vec<[Run; MAX_SIDE]>>,
    /// How many sentences a bead may have that begins with this one: none where it is set aside.
    room: Pair<Vec<usize>>,
    /// The weights.
    pub weights: Weights,
}

/// A stretch of the document that is searched: sentences of both sides, and for each English one the Korean ones that
/// it may meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// English sentences.
    pub en: Range<usize>,
    /// Korean sentences.
    pub ko: Range<usize>,
    /// For each English sentence the Korean sentences within reach; neither bound ever falls.
    pub reach: Vec<Range<usize>>,
}

impl Stretch {
    /// A stretch in which every sentence may meet every other.
    pub fn open(en: Range<usize>, ko: Range<usize>) -> Stretch {
        Stretch { reach: vec![ko.clone(); en.len()], en, ko }
    }
}

/// What the sentences of a stretch are worth to each other: each against every short run of the other side, so that
/// a bead is the sum of a few numbers.
pub struct Cells {
    en: Range<usize>,
    rows: Vec<Row>,
    length: Density,
}

struct Row {
    ko: Range<usize>,
    /// For each Korean sentence of the row what it is worth against the run of English ones that begins with this row.
    korean: Vec<[f32; MAX_SIDE]>,
    /// What the row's English sentence is worth against the run of Korean ones that begins there.
    english: Vec<[f32; MAX_SIDE]>,
}

impl Cells {
    fn row(&self, en: usize) -> Option<&Row> {
        self.rows.get(en.checked_sub(self.en.start)?)
    }

    /// The worth of the evidence of every bead that begins with these two sentences.
    fn fan(&self, en: usize, ko: usize) -> Fan {
        let mut out = [[f32::NEG_INFINITY; MAX_SIDE]; MAX_SIDE];
        let Some(first) = self.row(en) else { return out };
        let mut sum = [0.0; MAX_SIDE];
        for (of_run, worth) in out.iter_mut().zip(first.korean(ko)) {
            sum = std::array::from_fn(|a| sum[a] + worth[a]);
            *of_run = sum;
        }
        for row in 0..MAX_SIDE {
            let english = self.row(en + row).and_then(|row| row.english(ko)).copied();
            let english = english.unwrap_or([f32::NEG_INFINITY; MAX_SIDE]);
            for (of_run, worth) in out.iter_mut().zip(english) {
                *of_run = std::array::from_fn(|a| if a < row { of_run[a] } else { of_run[a] + worth });
            }
        }
        out
    }
}

/// A worth for each bead that begins at a place: by its number of Korean sentences, then of English ones, less one.
pub type Fan = [[f32; MAX_SIDE]; MAX_SIDE];

impl Row {
    /// What the Korean sentences from this one on are worth.
    fn korean(&self, ko: usize) -> &[[f32; MAX_SIDE]] {
        ko.checked_sub(self.ko.start).and_then(|at| self.korean.get(at..)).unwrap_or(&[])
    }

    /// What the English sentence is worth against runs that begin with this Korean one.
    fn english(&self, ko: usize) -> Option<&[f32; MAX_SIDE]> {
        self.english.get(ko.checked_sub(self.ko.start)?)
    }
}

/// How likely a ratio of lengths is in true beads, against any two sentences: two normal distributions of its
/// logarithm.
struct Density {
    mean: f32,
    /// Of each distribution 2σ² and ln σ.
    near: (f32, f32),
    far: (f32, f32),
}

impl Density {
    fn new(weights: &Weights) -> Density {
        let of = |spread: f32| (2.0 * spread * spread, spread.ln());
        let (near, far) = weights.length_spread;
        Density { mean: weights.length_mean, near: of(near), far: of(far) }
    }

    /// What a length can be worth at most: that of the mean.
    fn most(&self) -> f32 {
        self.far.1 - self.near.1
    }

    /// How much likelier the two lengths are in a true bead than anywhere.
    fn worth(&self, en: &Run, ko: &Run) -> f32 {
        let x = en.log_length - ko.log_length - self.mean;
        let density = |(twice, log): (f32, f32)| -(x * x) / twice - log;
        (density(self.near) - density(self.far)).max(-6.0)
    }
}

/// What matters of a run of sentences beside its evidence.
#[derive(Clone, Copy, Default)]
struct Run {
    log_length: f32,
    quoted: bool,
    headline: bool,
    /// Whether it begins with a paragraph, and how many more it enters.
    opens: bool,
    enters: u8,
}

/// Of each side's runs, by their first sentence, then by their length, less one. Short sentences vary more in length:
/// a few characters are `added`.
fn runs(totals: &Totals, sentences: &[Sentence], added: f32) -> Vec<[Run; MAX_SIDE]> {
    let runs_from = |(start, first): (usize, &Sentence)| {
        std::array::from_fn(|more| {
            let run = start..start + 1 + more;
            let (opens, enters) = totals.paragraphs(run.clone());
            Run {
                log_length: (total(&totals.length, run.clone()) as f32 + added).ln(),
                quoted: total(&totals.quoted, run) > 0,
                headline: first.role == crate::article::Role::Headline,
                opens,
                enters: enters as u8,
            }
        })
    };
    sentences.iter().enumerate().map(runs_from).collect()
}

/// Running totals over the sentences of a side: what a run has is the difference of two.
struct Totals {
    length: Vec<usize>,
    quoted: Vec<usize>,
    /// Sentences that open a paragraph.
    opening: Vec<usize>,
}

impl Totals {
    fn new(shapes: impl Iterator<Item = (usize, bool)>, sentences: &[Sentence]) -> Totals {
        let mut totals = Totals { length: vec![0], quoted: vec![0], opening: vec![0] };
        let mut paragraph = None;
        for ((length, quoted), sentence) in shapes.zip(sentences) {
            let opens = paragraph.replace(sentence.paragraph) != Some(sentence.paragraph);
            for (list, more) in [
                (&mut totals.length, length),
                (&mut totals.quoted, usize::from(quoted)),
                (&mut totals.opening, usize::from(opens)),
            ] {
                list.push(list.last().map_or(0, |so_far| so_far + more));
            }
        }
        totals
    }

    /// Whether the run begins with a paragraph, and how many more it enters.
    fn paragraphs(&self, run: Range<usize>) -> (bool, usize) {
        let opens = total(&self.opening, run.start..run.start + 1) > 0;
        (opens, total(&self.opening, run.start + 1..run.end))
    }
}

fn total(list: &[usize], run: Range<usize>) -> usize {
    match (list.get(run.start), list.get(run.end)) {
        (Some(before), Some(with)) => with - before,
        _ => 0,
    }
}

/// How many sentences from each on are free, of those that a bead may have.
fn room(sentences: usize, is_aside: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut out = vec![0; sentences];
    let mut free = 0;
    for (sentence, slot) in out.iter_mut().enumerate().rev() {
        free = if is_aside(sentence) { 0 } else { MAX_SIDE.min(free + 1) };
        *slot = free;
    }
    out
}

/// What a sentence is worth against runs of one, two … sentences of the other side: its base, and the gain of each place
/// that is linked with any of them and not `answered` for by another.
fn worth(
    base: f32,
    linked: impl Fn(usize) -> Bits,
    gain: impl Fn(usize) -> Option<f32>,
    answered: impl Fn(usize, &Bits) -> bool,
) -> [f32; MAX_SIDE] {
    /// A link with any of several sentences comes by chance so many times as often: ln 1, ln 2 …
    const CHANCE: [f32; MAX_SIDE] = [0.0, std::f32::consts::LN_2, 1.098_612_3, 1.386_294_4];
    let mut all = [Bits::default(); MAX_SIDE];
    let mut so_far = Bits::default();
    for (run, slot) in all.iter_mut().enumerate() {
        so_far = so_far.or(linked(run));
        *slot = so_far;
    }
    let mut out = [base; MAX_SIDE];
    for (place, gain) in so_far.iter().filter_map(|i| Some((i, gain(i)?))) {
        for ((slot, chance), all) in out.iter_mut().zip(CHANCE).zip(&all) {
            if all.has(place) && !answered(place, all) {
                *slot += (gain - chance).max(0.0);
            }
        }
    }
    out
}

impl<'a> Cost<'a> {
    /// The cost model with these weights.
    pub fn new(
        weights: Weights,
        evidence: &'a Evidence<'a>,
        sentences: &'a Pair<Vec<Sentence>>,
        fixed: &Fixed,
    ) -> Cost<'a> {
        let en = Totals::new(evidence.en.iter().map(|s| (s.length, s.quoted)), &sentences.en);
        let ko = Totals::new(evidence.ko.iter().map(|s| (s.length, s.quoted)), &sentences.ko);
        let runs = Pair { en: runs(&en, &sentences.en, 8.0), ko: runs(&ko, &sentences.ko, 3.0) };
        let room = |side: Side| room(sentences[side].len(), |s| fixed.is_aside(side, s));
        Cost { evidence, runs, room: Pair { en: room(Side::En), ko: room(Side::Ko) }, weights }
    }

    /// The cells of a stretch.
    pub fn cells(&self, stretch: &Stretch) -> Cells {
        let linked = self.evidence.cells(stretch.en.clone(), &stretch.reach);
        let cell = |row: usize, k: usize| -> Cell {
            let Some(reach) = stretch.reach.get(row) else { return Cell::default() };
            k.checked_sub(reach.start).and_then(|i| linked.get(row)?.get(i)).copied().unwrap_or_default()
        };
        let rows = stretch.reach.iter().enumerate().map(|(row, reach)| Row {
            ko: reach.clone(),
            korean: reach.clone().map(|k| self.korean_worth(k, |run| cell(row + run, k).ko)).collect(),
            english: reach
                .clone()
                .map(|k| self.english_worth(stretch.en.start + row, |run| cell(row, k + run).en))
                .collect(),
        });
        Cells { en: stretch.en.clone(), rows: rows.collect(), length: Density::new(&self.weights) }
    }

    /// What a Korean sentence is worth against one, two … English ones.
    fn korean_worth(&self, k: usize, linked: impl Fn(usize) -> Bits) -> [f32; MAX_SIDE] {
        let Some(sentence) = self.evidence.ko.get(k) else { return [0.0; MAX_SIDE] };
        let parent = |i: usize| sentence.items.get(i).and_then(|item| item.parent);
        // A compound that is linked whole answers for its parts.
        let answered = |i: usize, all: &Bits| parent(i).is_some_and(|p| all.has(p as usize));
        worth(sentence.base, linked, |i| sentence.items.get(i).map(|item| item.gain), answered)
    }

    /// What an English sentence is worth against one, two … Korean ones.
    fn english_worth(&self, e: usize, linked: impl Fn(usize) -> Bits) -> [f32; MAX_SIDE] {
        let Some(sentence) = self.evidence.en.get(e) else { return [0.0; MAX_SIDE] };
        worth(sentence.base, linked, |i| sentence.words.get(i).map(|w| w.gain), |_, _| false)
    }

    /// The worth of every bead that begins with these two sentences, unless even with `rest` on top of its evidence and
    /// shape its sentences are worth more left alone.
    pub fn beads(
        &self,
        cells: &Cells,
        en: usize,
        ko: usize,
        rest: f32,
        mut take: impl FnMut(usize, usize, f32),
    ) {
        let (most_en, most_ko) = (self.room(Side::En, en), self.room(Side::Ko, ko));
        let runs = Pair { en: self.runs.en.get(en), ko: self.runs.ko.get(ko) };
        let (Some(runs_en), Some(runs_ko)) = (runs.en, runs.ko) else { return };
        for ((b, run_ko), of_run) in (1..=most_ko).zip(runs_ko).zip(cells.fan(en, ko)) {
            for ((a, run_en), support) in (1..=most_en).zip(runs_en).zip(of_run) {
                let proof = self.proof(support, a, b);
                if proof + rest >= self.alone(a, b) {
                    take(a, b, proof + self.form(cells, run_en, run_ko));
                }
            }
        }
    }

    /// What length, paragraphs and quotation marks can add at most to a bead that begins with these two sentences.
    pub fn rest(&self, cells: &Cells, en: usize, ko: usize) -> f32 {
        /// More than rounding can add.
        const ROUNDING: f32 = 0.01;
        let first = |of: &[[Run; MAX_SIDE]], n: usize| of.get(n).map(|runs| runs[0]).unwrap_or_default();
        let layout = self.layout(&first(&self.runs.en, en), &first(&self.runs.ko, ko));
        let (both, one) = self.weights.quotation;
        self.weights.length * cells.length.most() + layout + both.max(one).max(0.0) + ROUNDING
    }

    /// What so many sentences are worth at least when they are left alone.
    pub fn alone(&self, en: usize, ko: usize) -> f32 {
        self.weights.null_en.0 * en as f32 + self.weights.null_ko.0 * ko as f32
    }

    /// How many sentences a bead may have that begins with this one.
    fn room(&self, side: Side, sentence: usize) -> usize {
        self.room[side].get(sentence).copied().unwrap_or(0)
    }

    /// Whether a sentence stands in a bead that is fixed elsewhere: the search leaves it alone, which costs nothing.
    pub fn is_aside(&self, side: Side, sentence: usize) -> bool {
        self.room(side, sentence) == 0
    }

    /// The worth of a bead with both sides.
    pub fn bead(&self, cells: &Cells, en: Range<usize>, ko: Range<usize>) -> f32 {
        let support = cells.fan(en.start, ko.start);
        let support = support.get(ko.len() - 1).and_then(|run| run.get(en.len() - 1));
        let run = |runs: &[[Run; MAX_SIDE]], run: &Range<usize>| {
            runs.get(run.start).and_then(|of| of.get(run.len().wrapping_sub(1))).copied().unwrap_or_default()
        };
        self.proof(support.copied().unwrap_or(f32::NEG_INFINITY), en.len(), ko.len())
            + self.form(cells, &run(&self.runs.en, &en), &run(&self.runs.ko, &ko))
    }

    /// What the evidence and the shape of a bead are worth.
    fn proof(&self, support: f32, en: usize, ko: usize) -> f32 {
        self.weights.evidence * support + self.shape(en, ko)
    }

    /// What its length, its paragraphs and its quotation marks are worth.
    fn form(&self, cells: &Cells, en: &Run, ko: &Run) -> f32 {
        self.weights.length * cells.length.worth(en, ko) + self.layout(en, ko) + self.quotation(en, ko)
    }

    fn quotation(&self, en: &Run, ko: &Run) -> f32 {
        match (en.quoted, ko.quoted) {
            (true, true) => self.weights.quotation.0,
            (false, false) => 0.0,
            _ => self.weights.quotation.1,
        }
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
    fn layout(&self, en: &Run, ko: &Run) -> f32 {
        let w = &self.weights;
        let mut sum = match (en.opens, ko.opens) {
            (true, true) => w.paragraph.0,
            (false, false) => 0.0,
            _ => w.paragraph.1,
        };
        sum += w.across * f32::from(en.enters + ko.enters);
        match (en.headline, ko.headline) {
            (true, true) => sum + w.headline.0,
            (false, false) => sum,
            _ => sum + w.headline.1,
        }
    }
}
