//! Sentences to what can be compared: terms, names, numbers, dates, each with the weight of its testimony.
//!
//! Each Korean sentence becomes a list of [`Item`]s, each English one a list of [`Word`]s. Whether an item and a word
//! may stand for each other is decided here (see [`Evidence::cell`]); what that is worth is a log-likelihood ratio:
//! how much likelier the link is between sentences that translate each other than between any two of the document.

mod bits;
mod features;
mod link;
mod names;
mod weight;

pub use bits::Bits;
pub(crate) use features::homographs;
pub use features::{Content, EnglishSentence, Item, KoreanSentence, Word};
pub use link::{By, Link};

use crate::pair::{Pair, Side};
use crate::sentence::Sentence;
use crate::source::Source;
use daejo_lexicon::calendar::Date;
use daejo_lexicon::stem::English;
use daejo_lexicon::{Lexicon, calendar, numeral};
use names::Names;
use rayon::prelude::*;

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
        let en: Vec<EnglishSentence> = sentences
            .en
            .par_iter()
            .map_init(English::default, |english, s| {
                features::english(lexicon, english, s.view.of(sources.en.view.text()), s.dateline)
            })
            .collect();
        let ko: Vec<KoreanSentence> = sentences
            .ko
            .par_iter()
            .map(|s| features::korean(lexicon, s.view.of(sources.ko.view.text()), s.dateline))
            .collect();
        let published = published.or_else(|| dated_by_text(&en, &ko));
        let texts = |side: Side| -> Vec<&str> {
            sentences[side].iter().map(|s| s.view.of(sources[side].view.text())).collect()
        };
        let names = Names::new(&en, &ko, (&texts(Side::En), &texts(Side::Ko)));
        let mut evidence = Evidence { lexicon, en, ko, published, names };
        weight::weigh(&mut evidence);
        evidence
    }

    /// What links two sentences, whatever it is worth.
    pub fn cell(&self, en: usize, ko: usize) -> Cell {
        let mut cell = Cell::default();
        let (Some(e), Some(k)) = (self.en.get(en), self.ko.get(ko)) else { return cell };
        self.terms(e, k, &mut cell);
        self.figures(e, k, &mut cell);
        self.names.link(en, ko, |item, words| {
            cell.ko.set(item);
            words.for_each(|w| cell.en.set(w));
        });
        cell
    }

    /// Both indices are sorted by rendering: one pass over the two.
    fn terms(&self, e: &EnglishSentence, k: &KoreanSentence, cell: &mut Cell) {
        let (mut items, mut words) = (k.index.iter().peekable(), e.index.iter().peekable());
        while let (Some((a, item)), Some((b, range))) = (items.peek(), words.peek()) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => _ = items.next(),
                std::cmp::Ordering::Greater => _ = words.next(),
                std::cmp::Ordering::Equal => {
                    cell.ko.set(*item as usize);
                    range.clone().for_each(|w| cell.en.set(w as usize));
                    // Several words may render the item, several items share the rendering: the words stay for the next.
                    let more = words.clone().skip(1).take_while(|(r, _)| r == b);
                    more.for_each(|(_, range)| range.clone().for_each(|w| cell.en.set(w as usize)));
                    items.next();
                }
            }
        }
    }

    fn figures(&self, e: &EnglishSentence, k: &KoreanSentence, cell: &mut Cell) {
        for (item, ko) in &k.numbers {
            for (words, en) in &e.numbers {
                if numeral::may_agree(ko, en)
                    && numeral::compare(ko, en).verdict != numeral::Verdict::Different
                {
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
