//! Quantities and dates of a bead that found no partner, and which of them stand in the same slot.

use super::ground::{EnWord, Ground, KoItem, Left};
use crate::evidence::{By, Content};
use daejo_lexicon::calendar::Moment;
use daejo_lexicon::numeral::Quantity;

/// A figure of the Korean side.
pub(super) struct KoFigure<'a, T> {
    pub at: KoItem,
    pub value: &'a T,
}

/// A figure of the English side: its words, the first of them by number.
pub(super) struct EnFigure<'a, T> {
    pub at: EnWord,
    pub words: std::ops::Range<usize>,
    pub value: &'a T,
}

/// Quantities of the bead without a link.
pub(super) fn quantities<'a>(
    ground: &Ground<'a>,
    left: &Left<'_>,
) -> (Vec<KoFigure<'a, Quantity>>, Vec<EnFigure<'a, Quantity>>) {
    let ko = korean(ground, left, Content::Number, |s| s.numbers.as_slice());
    (ko, english(ground, left, |s| s.numbers.as_slice()))
}

/// Dates and times of the bead without a link.
pub(super) fn moments<'a>(
    ground: &Ground<'a>,
    left: &Left<'_>,
) -> (Vec<KoFigure<'a, Moment>>, Vec<EnFigure<'a, Moment>>) {
    let ko = korean(ground, left, Content::Moment, |s| s.moments.as_slice());
    (ko, english(ground, left, |s| s.moments.as_slice()))
}

fn korean<'a, T>(
    ground: &Ground<'a>,
    left: &Left<'_>,
    content: Content,
    of: impl Fn(&'a crate::evidence::KoreanSentence) -> &'a [(usize, T)],
) -> Vec<KoFigure<'a, T>> {
    let free = left.ko.iter().filter(|k| ground.item(**k).is_some_and(|i| i.content == content));
    free.filter_map(|k| {
        let sentence = ground.evidence.ko.get(k.sentence)?;
        let (_, value) = of(sentence).iter().find(|(item, _)| *item == k.item)?;
        Some(KoFigure { at: *k, value })
    })
    .collect()
}

fn english<'a, T: Figure>(
    ground: &Ground<'a>,
    left: &Left<'_>,
    of: impl Fn(&'a crate::evidence::EnglishSentence) -> &'a [(std::ops::Range<usize>, T)],
) -> Vec<EnFigure<'a, T>> {
    let mut out = Vec::new();
    for number in &left.bead.en {
        let Some(sentence) = ground.evidence.en.get(*number) else { continue };
        for (words, value) in of(sentence) {
            let figure = sentence.words.partition_point(|w| w.span.end <= value.start());
            let linked = left.bead.links.iter().any(|l| {
                l.en.0 == *number
                    && match l.by {
                        By::Number | By::Date => l.en.1.start < words.end && words.start < l.en.1.end,
                        // A figure that an entry of the lexicon explains ("first", "half") is explained, too.
                        _ => l.en.1.contains(&figure),
                    }
            });
            if !linked && !words.is_empty() {
                out.push(EnFigure {
                    at: EnWord { sentence: *number, word: words.start },
                    words: words.clone(),
                    value,
                });
            }
        }
    }
    out
}

/// Where the figure proper begins, after "more than" and the like.
trait Figure {
    fn start(&self) -> usize;
}

impl Figure for Quantity {
    fn start(&self) -> usize {
        self.figure.start
    }
}

impl Figure for Moment {
    fn start(&self) -> usize {
        self.span.start
    }
}
