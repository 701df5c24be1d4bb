//! What detectors stand on, and what they hand back.

use super::partial::Leftovers;
use super::slot::Swap;
use super::tone::Row;
use crate::align::Bead;
use crate::card::{Card, Cards};
use crate::compare::round;
use crate::evidence::{Cell, Evidence, Item, Word};
use crate::pair::{Pair, Side};
use crate::report::{Divergence, Kind, Severity};
use crate::sentence::Sentence;
use crate::source::Source;
use crate::span::Span;
use daejo_lexicon::EntryId;
use std::collections::BTreeSet;
use std::sync::OnceLock;

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
    /// Entries that the release renders in more than one bead: what both versions take as given.
    pub given: BTreeSet<EntryId>,
    /// Stems of capitalised English words that are linked in some bead: names that the release has told.
    pub named: BTreeSet<&'a str>,
    /// Characters of Korean for one of English in the beads of this release.
    pub ratio: f32,
    /// See [`Ground::left`].
    left: Vec<Left<'a>>,
    /// What of each of these is a free rendering and what is left over, once a detector asks for it.
    pub(super) leftovers: OnceLock<Vec<Option<Leftovers>>>,
    /// Of each bead the charged words; the detector of tone and the ledger read the same ones.
    pub(super) charged: OnceLock<Vec<Vec<Row>>>,
    /// Of each bead the slots that two different things fill; for names and for terms.
    pub(super) swaps: OnceLock<Vec<Vec<Swap>>>,
}

/// A bead with both sides and what no link explains in it.
pub struct Left<'a> {
    /// Number of the bead.
    pub number: usize,
    /// The bead.
    pub bead: &'a Bead,
    /// Korean items without a link (compounds whose parts are linked are not here), in the order of the text.
    pub ko: Vec<KoItem>,
    /// English content words without a link, in the order of the text.
    pub en: Vec<EnWord>,
}

/// An item by its sentence and its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KoItem {
    /// Number of the sentence.
    pub sentence: usize,
    /// Number of the item.
    pub item: usize,
}

/// A word by its sentence and its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EnWord {
    /// Number of the sentence.
    pub sentence: usize,
    /// Number of the word.
    pub word: usize,
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
    /// See [`crate::Card::compared`].
    pub compared: Option<Pair<String>>,
}

impl Bead {
    /// Whether some link covers the word.
    pub(super) fn links_word(&self, w: EnWord) -> bool {
        self.links_words(w.sentence, &(w.word..w.word + 1))
    }

    /// Whether some link covers a word of the run.
    pub(super) fn links_words(&self, sentence: usize, run: &std::ops::Range<usize>) -> bool {
        self.links.iter().any(|l| l.en.0 == sentence && l.en.1.start < run.end && run.start < l.en.1.end)
    }
}

impl<'a> Ground<'a> {
    /// The ground of a comparison.
    pub fn new(
        evidence: &'a Evidence<'a>,
        sources: &'a Pair<Source>,
        sentences: &'a Pair<Vec<Sentence>>,
        beads: &'a [Bead],
    ) -> Ground<'a> {
        let mut seen = BTreeSet::new();
        let mut given = BTreeSet::new();
        for bead in beads {
            let entries: BTreeSet<EntryId> = bead.links.iter().filter_map(|l| l.entry).collect();
            given.extend(entries.intersection(&seen).copied());
            seen.extend(entries);
        }
        let words = beads
            .iter()
            .flat_map(|b| &b.links)
            .filter_map(|l| evidence.en.get(l.en.0).and_then(|s| s.words.get(l.en.1.clone())));
        let named = words.flatten().filter(|w| w.capital && w.span.start > 0).map(|w| &*w.stem).collect();
        let mut ground = Ground {
            evidence,
            sources,
            sentences,
            beads,
            given,
            named,
            ratio: 1.0,
            left: Vec::new(),
            leftovers: OnceLock::new(),
            charged: OnceLock::new(),
            swaps: OnceLock::new(),
        };
        let full = || beads.iter().filter(|b| !b.is_null());
        let en: f32 = full().map(|b| ground.length(Side::En, &b.en)).sum();
        let ko: f32 = full().map(|b| ground.length(Side::Ko, &b.ko)).sum();
        if en > 0.0 && ko > 0.0 {
            ground.ratio = ko / en;
        }
        let numbered = beads.iter().enumerate().filter(|(_, b)| !b.is_null());
        ground.left = numbered
            .map(|(number, bead)| Left {
                number,
                bead,
                ko: ground.left_korean(bead),
                en: ground.left_english(bead),
            })
            .collect();
        ground
    }

    /// What might link two sentences.
    pub fn cell(&self, en: usize, ko: usize) -> Cell {
        let reach = ko..ko + 1;
        let mut rows = self.evidence.cells(en..en + 1, std::slice::from_ref(&reach));
        rows.pop().and_then(|mut row| row.pop()).unwrap_or_default()
    }

    /// Characters of some sentences, without datelines.
    pub fn length(&self, side: Side, numbers: &[usize]) -> f32 {
        let of = |n: &usize| match side {
            Side::En => self.evidence.en.get(*n).map_or(0, |s| s.length),
            Side::Ko => self.evidence.ko.get(*n).map_or(0, |s| s.length),
        };
        numbers.iter().map(of).sum::<usize>() as f32
    }

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

    /// Every bead with both sides, with what is left unexplained in it.
    pub fn left(&self) -> &[Left<'a>] {
        &self.left
    }

    fn left_korean(&self, bead: &Bead) -> Vec<KoItem> {
        let mut out = Vec::new();
        for sentence in &bead.ko {
            let items = self.items(*sentence);
            let linked = |item: usize| bead.links.iter().any(|l| l.ko == (*sentence, item));
            let part_linked = |item: usize| {
                items.iter().enumerate().any(|(n, i)| i.parent == Some(item as u16) && linked(n))
            };
            let free = (0..items.len()).filter(|n| {
                let top = items.get(*n).is_some_and(|i| i.parent.is_none());
                top && self.evidence.is_content(*sentence, *n) && !linked(*n) && !part_linked(*n)
            });
            let first = out.len();
            out.extend(free.map(|item| KoItem { sentence: *sentence, item }));
            if let Some(new) = out.get_mut(first..) {
                new.sort_by_key(|k| items.get(k.item).map(|i| i.span.start));
            }
        }
        out
    }

    fn left_english(&self, bead: &Bead) -> Vec<EnWord> {
        let free = |w: &EnWord| self.word(*w).is_some_and(|x| !x.function) && !bead.links_word(*w);
        self.bead_words(bead).filter(free).collect()
    }

    /// Every English word of a bead, in the order of the text.
    pub fn bead_words<'b>(&'b self, bead: &'b Bead) -> impl Iterator<Item = EnWord> + 'b {
        bead.en.iter().flat_map(|s| (0..self.english(*s).len()).map(|w| EnWord { sentence: *s, word: w }))
    }

    /// The same words in small letters, words of the dateline included.
    pub fn lower_words(&self, bead: &Bead) -> Vec<String> {
        let of = |s: &usize| daejo_lexicon::stem::words(self.text(Side::En, *s)).collect::<Vec<_>>();
        bead.en.iter().flat_map(of).collect()
    }

    /// The item of this number.
    pub fn item(&self, k: KoItem) -> Option<&'a Item> {
        self.items(k.sentence).get(k.item)
    }

    /// The word of this number.
    pub fn word(&self, w: EnWord) -> Option<&'a Word> {
        self.english(w.sentence).get(w.word)
    }

    /// The text of an item.
    pub fn item_text(&self, k: KoItem) -> &'a str {
        let span = self.item(k).map(|i| i.span.clone()).unwrap_or_default();
        self.text(Side::Ko, k.sentence).get(span).unwrap_or("")
    }

    /// The text of a word.
    pub fn word_text(&self, w: EnWord) -> &'a str {
        let span = self.word(w).map(|i| i.span.clone()).unwrap_or_default();
        self.text(Side::En, w.sentence).get(span).unwrap_or("")
    }

    /// The place of an item.
    pub fn item_place(&self, k: KoItem) -> Option<Place> {
        self.place(Side::Ko, k.sentence, self.item(k)?.span.clone())
    }

    /// The place of some words of one sentence, from the first to the last.
    pub fn words_place(&self, sentence: usize, words: std::ops::Range<usize>) -> Option<Place> {
        let words = self.english(sentence).get(words)?;
        self.place(Side::En, sentence, words.first()?.span.start..words.last()?.span.end)
    }

    /// How far apart an item and a word stand, in words: through the nearest links around the item. `None` where no
    /// link is near.
    pub fn distance(&self, bead: &Bead, k: KoItem, w: EnWord) -> Option<usize> {
        /// Items further away say nothing about the place, in bytes (three a syllable).
        const NEAR: usize = 45;
        let span = &self.item(k)?.span;
        let near = bead.links.iter().filter(|l| l.ko.0 == k.sentence && l.en.0 == w.sentence).filter(|l| {
            let other = self.items(k.sentence).get(l.ko.1).map(|i| i.span.clone()).unwrap_or_default();
            let gap = if other.start >= span.end {
                other.start - span.end
            } else {
                span.start.saturating_sub(other.end)
            };
            gap <= NEAR
        });
        near.map(|l| {
            if l.en.1.start > w.word {
                l.en.1.start - w.word
            } else {
                w.word + 1 - l.en.1.end.min(w.word + 1)
            }
        })
        .min()
    }

    /// Findings as divergences: places as bytes of the source, with cards and fingerprints.
    pub(super) fn divergences(&self, findings: Vec<Finding>) -> Vec<Divergence> {
        let cards = Cards::new(self.evidence.lexicon, self.sources);
        let mut out: Vec<Divergence> = Vec::with_capacity(findings.len());
        for f in findings {
            let places = Pair { en: f.en, ko: f.ko }.map(|p| p.map(|place| place.0));
            let card = Card { compared: f.compared, ..cards.card(places) };
            let fingerprint = card.fingerprint(f.kind);
            let again = out.iter().filter(|d| d.fingerprint.starts_with(&fingerprint)).count();
            let fingerprint = if again == 0 { fingerprint } else { format!("{fingerprint}-{}", again + 1) };
            out.push(Divergence {
                kind: f.kind,
                severity: f.severity,
                confidence: round(f.confidence),
                bead: f.bead,
                en: card.en.as_ref().map(|q| q.span),
                ko: card.ko.as_ref().map(|q| q.span),
                message: f.message,
                fingerprint,
                card,
                verdict: None,
            });
        }
        out
    }
}
