//! Sentences to what can be compared: terms, names, numbers, dates, each with the weight of its testimony.
//!
//! Each Korean sentence becomes a list of [`Item`]s, each English one a list of [`Word`]s. Whether an item and a word
//! may stand for each other is decided here (see [`Evidence::cells`]); what that is worth is a log-likelihood ratio:
//! how much likelier the link is between sentences that translate each other than between any two of the document.

mod bits;
mod features;
mod link;
mod names;
mod silence;
mod weight;

pub use bits::Bits;
pub(crate) use features::homographs;
pub use features::{Content, EnglishSentence, Item, KoreanSentence, Word};
pub use link::{By, Link};
pub use weight::{RATES, Rates, Sort};

use crate::model::{Model, Testimony};
use crate::pair::{Pair, Side};
use crate::sentence::Sentence;
use crate::source::Source;
use daejo_lexicon::calendar::Date;
use daejo_lexicon::phrase::Reader;
use daejo_lexicon::{Lexicon, RenderingId, calendar, numeral};
use features::Terms;
use names::Names;
use rayon::prelude::*;
use std::ops::Range;

/// So many sentences at least are read by one thread: they share what is known of their words.
const TOGETHER: usize = 100;

/// What two texts say, ready to be compared sentence by sentence.
pub struct Evidence<'a> {
    /// The lexicon that the evidence cites.
    pub lexicon: &'a Lexicon,
    /// English sentences.
    pub en: Vec<EnglishSentence>,
    /// Korean sentences.
    pub ko: Vec<KoreanSentence>,
    /// Day of publication, for dates that are told by weekday.
    pub published: Option<Date>,
    names: Names,
}

/// Which items of a Korean sentence and which words of an English one may stand for each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Items of the Korean sentence that are linked.
    pub ko: Bits,
    /// Words of the English sentence that are linked.
    pub en: Bits,
}

impl<'a> Evidence<'a> {
    /// Reads both sides.
    pub fn gather(
        lexicon: &'a Lexicon,
        sources: &Pair<Source>,
        sentences: &Pair<Vec<Sentence>>,
        published: Option<Date>,
    ) -> Evidence<'a> {
        Evidence::gather_by(&Model::default(), lexicon, sources, sentences, published)
    }

    /// Reads both sides by a model of one's own.
    pub fn gather_by(
        model: &Model,
        lexicon: &'a Lexicon,
        sources: &Pair<Source>,
        sentences: &Pair<Vec<Sentence>>,
        published: Option<Date>,
    ) -> Evidence<'a> {
        let en: Vec<EnglishSentence> = sentences
            .en
            .par_iter()
            .with_min_len(TOGETHER)
            .map_init(
                || Reader::new(lexicon),
                |reader, s| features::english(reader, s.view.of(sources.en.view.text()), s.dateline),
            )
            .collect();
        let ko: Vec<KoreanSentence> = sentences
            .ko
            .par_iter()
            .with_min_len(TOGETHER)
            .map_init(Terms::default, |terms, s| {
                features::korean(lexicon, terms, s.view.of(sources.ko.view.text()), s.dateline)
            })
            .collect();
        let published = published.or_else(|| dated_by_text(&en, &ko));
        let texts = |side: Side| -> Vec<&str> {
            sentences[side].iter().map(|s| s.view.of(sources[side].view.text())).collect()
        };
        let names = match model.hears(Testimony::Names) {
            true => Names::new(&en, &ko, (&texts(Side::En), &texts(Side::Ko))),
            false => Names::default(),
        };
        let mut evidence = Evidence { lexicon, en, ko, published, names };
        if let Some(testimony) = model.without {
            silence::silence(&mut evidence, testimony);
        }
        weight::weigh(&mut evidence, &model.rates);
        evidence
    }

    /// What links each of these English sentences to the Korean ones within its reach, whatever that is worth: a row
    /// for each English sentence, a cell for each Korean one. The bounds of `reach` never fall.
    pub fn cells(&self, en: Range<usize>, reach: &[Range<usize>]) -> Vec<Vec<Cell>> {
        let mut rows: Vec<Vec<Cell>> = reach.iter().map(|r| vec![Cell::default(); r.len()]).collect();
        self.terms(en.clone(), reach, &mut rows);
        for ((row, reach), e) in rows.iter_mut().zip(reach).zip(en) {
            for (cell, k) in row.iter_mut().zip(reach.clone()) {
                let (Some(english), Some(korean)) = (self.en.get(e), self.ko.get(k)) else { continue };
                self.figures(english, korean, cell);
                self.names.link(e, k, |item, words| {
                    cell.ko.set(item);
                    words.for_each(|w| cell.en.set(w));
                });
            }
        }
        rows
    }

    /// Renderings are looked up in the English of all rows at once: few of them stand in any given sentence.
    fn terms(&self, en: Range<usize>, reach: &[Range<usize>], rows: &mut [Vec<Cell>]) {
        let english = self.en.get(en).unwrap_or(&[]).iter().enumerate();
        let mut said: Vec<(RenderingId, usize, &Range<u16>)> =
            english.flat_map(|(row, e)| e.index.iter().map(move |(r, words)| (*r, row, words))).collect();
        said.sort_unstable_by_key(|(rendering, row, words)| (*rendering, *row, words.start));
        let ko = reach.first().map_or(0, |r| r.start)..reach.last().map_or(0, |r| r.end);
        for k in ko {
            let mut rest = said.as_slice();
            for (rendering, item) in self.ko.get(k).into_iter().flat_map(|s| &s.index) {
                let skip = rest.partition_point(|(r, ..)| r < rendering);
                rest = rest.get(skip..).unwrap_or(&[]);
                for (_, row, words) in rest.iter().take_while(|(r, ..)| r == rendering) {
                    let at = reach.get(*row).and_then(|r| k.checked_sub(r.start));
                    let cell = at.and_then(|at| rows.get_mut(*row)?.get_mut(at));
                    if let Some(cell) = cell {
                        cell.ko.set(*item as usize);
                        (*words).clone().for_each(|w| cell.en.set(w as usize));
                    }
                }
            }
        }
    }

    fn figures(&self, e: &EnglishSentence, k: &KoreanSentence, cell: &mut Cell) {
        for (item, ko) in &k.numbers {
            for (words, en) in &e.numbers {
                if numeral::may_agree(ko, en) && numeral::verdict(ko, en) != numeral::Verdict::Different {
                    cell.ko.set(*item);
                    words.clone().for_each(|w| cell.en.set(w));
                }
            }
        }
        for (item, ko) in &k.moments {
            for (words, en) in &e.moments {
                if calendar::agree(ko, en, self.published) == calendar::Agreement::Same {
                    cell.ko.set(*item);
                    words.clone().for_each(|w| cell.en.set(w));
                }
            }
        }
    }
}

/// A year that the text itself states near its day and month, where the page states none.
fn dated_by_text(en: &[EnglishSentence], ko: &[KoreanSentence]) -> Option<Date> {
    let dateline =
        ko.iter().flat_map(|s| &s.dateline_day).next().or(en.iter().flat_map(|s| &s.dateline_day).next())?;
    let moments = ko.iter().flat_map(|s| s.moments.iter().map(|(_, m)| m));
    let year = moments.filter(|m| m.juche.is_some()).filter_map(|m| m.year).max()?;
    Date::new(year, dateline.0, dateline.1)
}
