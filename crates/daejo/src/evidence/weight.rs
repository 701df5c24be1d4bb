//! What a link is worth: log-likelihood ratios from the document and from how often items of a class are linked.
//!
//! For an item with `p` the chance that a true counterpart links it and `q` the chance that any other sentence of the
//! document does, a link adds ln(p/q) and its absence ln((1-p)/(1-q)). A sentence's `base` is the sum for no link at
//! all, an item's `gain` the difference that a link makes.

use super::features::{Content, Item};
use super::{Evidence, TOGETHER};
use daejo_lexicon::{Class, RenderingId};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// Sorts of items and words that are linked about as often as each other in true pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// An entry that is a proper name.
    Proper,
    /// An entry for an office, a unit, a time.
    Office,
    /// An entry for another noun, or a slogan.
    Noun,
    /// An entry for a noun of action.
    Action,
    /// An entry of praise or insult.
    Praise,
    /// An entry for a verb, an adjective, a modifier.
    Verb,
    /// An entry for an adverb.
    Adverb,
    /// An entry of grammar.
    Grammar,
    /// A quantity.
    Number,
    /// A date or a time.
    Moment,
    /// Latin letters in the Korean.
    Latin,
    /// A Korean name by its syllables.
    Name,
    /// What nothing explains.
    Unknown,
    /// An English word that the lexicon has.
    Word,
}

impl Sort {
    /// All sorts, in the order of [`Rates`].
    pub const ALL: [Sort; 14] = [
        Sort::Proper,
        Sort::Office,
        Sort::Noun,
        Sort::Action,
        Sort::Praise,
        Sort::Verb,
        Sort::Adverb,
        Sort::Grammar,
        Sort::Number,
        Sort::Moment,
        Sort::Latin,
        Sort::Name,
        Sort::Unknown,
        Sort::Word,
    ];

    /// The sort of an item.
    pub fn of(content: Content) -> Sort {
        match content {
            Content::Term(_, class) => match class {
                Class::Person | Class::Place | Class::Org | Class::Work | Class::Weapon => Sort::Proper,
                Class::Office | Class::Time | Class::Unit | Class::Num => Sort::Office,
                Class::Term | Class::Slogan => Sort::Noun,
                Class::Action => Sort::Action,
                Class::Honorific | Class::Epithet => Sort::Praise,
                Class::Verb | Class::Adj | Class::Modifier => Sort::Verb,
                Class::Adverb => Sort::Adverb,
                Class::Conn | Class::Func | Class::Suffix | Class::Prefix => Sort::Grammar,
            },
            Content::Number => Sort::Number,
            Content::Moment => Sort::Moment,
            Content::Latin => Sort::Latin,
            Content::Name => Sort::Name,
            Content::Unknown => Sort::Unknown,
        }
    }
}

/// How often items and words of each [`Sort`] are linked in a true pair.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rates(pub [f32; Sort::ALL.len()]);

impl Rates {
    /// The rate of a sort.
    pub fn of(&self, sort: Sort) -> f32 {
        self.0.get(sort as usize).copied().unwrap_or(0.5)
    }
}

// The output of `daejo eval --fit weights` on the gold cases that `accuracy/README.md` names: counted over gold beads.

/// The rates in use.
pub const RATES: Rates = Rates([
    0.79, // Proper
    0.57, // Office
    0.65, // Noun
    0.63, // Action
    0.52, // Praise
    0.43, // Verb
    0.40, // Adverb
    0.15, // Grammar
    0.80, // Number
    0.70, // Moment
    0.03, // Latin
    0.38, // Name
    0.19, // Unknown
    0.69, // Word
]);

/// The chance of a link with any other sentence before the document has been counted, and the weight of that belief
/// in sentences.
const PRIOR: (f32, f32) = (0.03, 3.0);
/// The same for names, which are not counted.
const NAME_CHANCE: f32 = 0.01;
/// No single item may decide a bead: its gain ends here, in nats.
const MAX_GAIN: f32 = 4.0;

/// Gives every item and word its gain, every sentence its base.
pub(super) fn weigh(evidence: &mut Evidence<'_>, rates: &Rates) {
    let (in_english, in_korean) = rayon::join(
        || counts(evidence.en.iter().map(|s| s.index.iter().map(|(r, _)| *r))),
        || counts(evidence.ko.iter().map(|s| s.index.iter().map(|(r, _)| *r))),
    );
    let figures = Figures::of(evidence);
    weigh_korean(evidence, rates, &in_english, &figures);
    weigh_english(evidence, rates, &in_korean, &figures);
    // What no English sentence says links nothing.
    evidence.ko.par_iter_mut().with_min_len(TOGETHER).for_each(|sentence| {
        sentence.index.retain(|(rendering, _)| in_english.contains_key(rendering));
        sentence.index.shrink_to_fit();
    });
}

/// In how many sentences each rendering stands.
fn counts(sentences: impl Iterator<Item = impl Iterator<Item = RenderingId>>) -> FxHashMap<RenderingId, u32> {
    let mut out = FxHashMap::default();
    for sentence in sentences {
        let mut last = None;
        for rendering in sentence {
            if last != Some(rendering) {
                *out.entry(rendering).or_insert(0) += 1;
                last = Some(rendering);
            }
        }
    }
    out
}

/// How often each figure stands on either side; a figure is its value to four digits.
struct Figures {
    en: FxHashMap<u64, u32>,
    ko: FxHashMap<u64, u32>,
}

fn figure_key(value: f64) -> u64 {
    value.to_bits()
}

impl Figures {
    fn of(evidence: &Evidence<'_>) -> Figures {
        let mut figures = Figures { en: FxHashMap::default(), ko: FxHashMap::default() };
        for (_, q) in evidence.en.iter().flat_map(|s| &s.numbers) {
            *figures.en.entry(figure_key(q.value)).or_insert(0) += 1;
        }
        for (_, q) in evidence.ko.iter().flat_map(|s| &s.numbers) {
            *figures.ko.entry(figure_key(q.value)).or_insert(0) += 1;
        }
        figures
    }
}

/// The chance that a sentence which is no counterpart links: sentences that do, without the counterpart itself.
fn chance(sentences_with: u32, sentences: usize) -> f32 {
    let (rate, weight) = PRIOR;
    let others = (sentences.max(1) - 1) as f32;
    let with = (sentences_with.saturating_sub(1) as f32).min(others);
    ((with + rate * weight) / (others + weight)).min(0.9)
}

fn ratio(p: f32, q: f32) -> (f32, f32) {
    // A link never speaks against a pair.
    let q = q.min(p * 0.95);
    let absent = ((1.0 - p) / (1.0 - q)).ln();
    ((p / q).ln().min(MAX_GAIN), absent)
}

fn weigh_korean(
    evidence: &mut Evidence<'_>,
    rates: &Rates,
    in_english: &FxHashMap<RenderingId, u32>,
    figures: &Figures,
) {
    let n = evidence.en.len();
    evidence.ko.par_iter_mut().with_min_len(TOGETHER).for_each(|sentence| {
        let mut with = vec![0u32; sentence.items.len()];
        for (rendering, item) in &sentence.index {
            if let Some(w) = with.get_mut(*item as usize) {
                *w += in_english.get(rendering).copied().unwrap_or(0);
            }
        }
        for (item, q) in &sentence.numbers {
            if let Some(w) = with.get_mut(*item) {
                *w += figures.en.get(&figure_key(q.value)).copied().unwrap_or(0);
            }
        }
        sentence.base = 0.0;
        for (item, with) in sentence.items.iter_mut().zip(with) {
            let q = match item.content {
                Content::Name | Content::Unknown => NAME_CHANCE,
                _ => chance(with, n),
            };
            let (linked, absent) = ratio(rates.of(Sort::of(item.content)), q);
            item.gain = linked - absent;
            if item.parent.is_none() && counts_when_absent(item) {
                sentence.base += absent;
            }
        }
    });
}

/// What nothing explains says nothing when it is not found.
fn counts_when_absent(item: &Item) -> bool {
    item.content != Content::Unknown
}

fn weigh_english(
    evidence: &mut Evidence<'_>,
    rates: &Rates,
    in_korean: &FxHashMap<RenderingId, u32>,
    figures: &Figures,
) {
    let n = evidence.ko.len();
    evidence.en.par_iter_mut().with_min_len(TOGETHER).for_each(|sentence| {
        let mut with: Vec<Option<u32>> = vec![None; sentence.words.len()];
        for (rendering, words) in &sentence.index {
            let count = in_korean.get(rendering).copied().unwrap_or(0);
            for slot in with.get_mut(words.start as usize..words.end as usize).unwrap_or(&mut []) {
                *slot = Some(slot.unwrap_or(0) + count);
            }
        }
        for (words, q) in &sentence.numbers {
            let count = figures.ko.get(&figure_key(q.value)).copied().unwrap_or(0);
            for slot in with.get_mut(words.clone()).unwrap_or(&mut []) {
                *slot = Some(count);
            }
        }
        for (words, _) in &sentence.moments {
            with.get_mut(words.clone()).unwrap_or(&mut []).fill(Some(1));
        }
        sentence.base = 0.0;
        for (word, with) in sentence.words.iter_mut().zip(with) {
            word.known = with.is_some() && !word.function;
            let q = with.map_or(NAME_CHANCE, |w| chance(w, n));
            let (linked, absent) = ratio(rates.of(Sort::Word), q);
            if word.known {
                word.gain = linked - absent;
                sentence.base += absent;
            } else {
                word.gain = if word.function { 0.0 } else { linked };
            }
        }
    });
}
