//! The links of a bead: which Korean stretch stands for which English stretch, and why.

use super::Evidence;
use super::features::Content;
use crate::pair::Pair;
use daejo_lexicon::{Class, EntryId, calendar, numeral};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Why two stretches correspond.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// An entry of the lexicon and one of its renderings.
    Lexicon,
    /// A name by romanization or by sound.
    Name,
    /// A quantity of the same value.
    Number,
    /// The same date or time.
    Date,
}

impl By {
    /// The name in JSON and in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            By::Lexicon => "lexicon",
            By::Name => "name",
            By::Number => "number",
            By::Date => "date",
        }
    }
}

/// A link between an item of a Korean sentence and words of an English one.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// English: sentence and words.
    pub en: (usize, Range<usize>),
    /// Korean: sentence and item.
    pub ko: (usize, usize),
    /// Why.
    pub by: By,
    /// The entry, where one made the link.
    pub entry: Option<EntryId>,
    /// Worth in nats.
    pub worth: f32,
}

/// What a date that says less than its partner is worth less, in nats: an exact partner is preferred.
const LESS_EXACT: f32 = 6.0;

impl Evidence<'_> {
    /// The links of a bead: each word and each item in one link at most, the strongest first, then in the order of
    /// the Korean.
    pub fn links(&self, bead: Pair<&[usize]>) -> Vec<Link> {
        let mut candidates = Vec::new();
        for ko in bead.ko {
            for en in bead.en {
                self.candidates(*en, *ko, &mut candidates);
            }
        }
        // Of equal worth: where the two stand at about the same place.
        let spread = |link: &Link| (self.place_en(&bead, link) - self.place_ko(&bead, link)).abs();
        candidates.sort_by(|a, b| {
            b.worth.total_cmp(&a.worth).then(spread(a).total_cmp(&spread(b))).then(key(a).cmp(&key(b)))
        });
        let mut taken: Vec<Link> = Vec::new();
        for link in candidates {
            if taken.iter().all(|t| !self.collide(t, &link)) {
                taken.push(link);
            }
        }
        taken.sort_by_key(key);
        taken
    }

    /// The stretches of a link as bytes of its two sentences.
    pub fn places(&self, link: &Link) -> Option<Pair<Range<usize>>> {
        let words = self.en.get(link.en.0)?.words.get(link.en.1.clone())?;
        let item = self.ko.get(link.ko.0)?.items.get(link.ko.1)?;
        Some(Pair { en: words.first()?.span.start..words.last()?.span.end, ko: item.span.clone() })
    }

    fn collide(&self, a: &Link, b: &Link) -> bool {
        let words = a.en.0 == b.en.0 && a.en.1.start < b.en.1.end && b.en.1.start < a.en.1.end;
        words || a.ko.0 == b.ko.0 && self.share_item(a.ko.0, a.ko.1, b.ko.1)
    }

    /// The same item, or a compound and one of its parts.
    fn share_item(&self, sentence: usize, a: usize, b: usize) -> bool {
        let parent = |i: usize| self.ko.get(sentence).and_then(|s| s.items.get(i)).and_then(|i| i.parent);
        a == b || parent(a) == Some(b as u16) || parent(b) == Some(a as u16)
    }

    fn candidates(&self, en: usize, ko: usize, out: &mut Vec<Link>) {
        let (Some(e), Some(k)) = (self.en.get(en), self.ko.get(ko)) else { return };
        let worth = |item: usize, words: &Range<usize>| {
            let gain: f32 = e.words.get(words.clone()).unwrap_or(&[]).iter().map(|w| w.gain).sum();
            gain + k.items.get(item).map_or(0.0, |i| i.gain)
        };
        let mut push = |item: usize, words: Range<usize>, by: By, entry: Option<EntryId>, less: f32| {
            let worth = worth(item, &words) - less;
            out.push(Link { en: (en, words), ko: (ko, item), by, entry, worth });
        };
        let mut at = e.index.as_slice();
        for (rendering, item) in &k.index {
            let skip = at.partition_point(|(r, _)| r < rendering);
            at = at.get(skip..).unwrap_or(&[]);
            for (_, words) in at.iter().take_while(|(r, _)| r == rendering) {
                let entry = match k.items.get(*item as usize).map(|i| i.content) {
                    Some(Content::Term(id, _)) => Some(id),
                    _ => None,
                };
                push(*item as usize, words.start as usize..words.end as usize, By::Lexicon, entry, 0.0);
            }
        }
        for (item, a) in &k.numbers {
            for (words, b) in &e.numbers {
                if numeral::verdict(a, b) != numeral::Verdict::Different {
                    push(*item, words.clone(), By::Number, None, 0.0);
                }
            }
        }
        for (item, a) in &k.moments {
            for (words, b) in &e.moments {
                if calendar::agree(a, b, self.published) == calendar::Agreement::Same {
                    // "5월" goes to "May" rather than to "May 20".
                    let exact = a.day.is_some() == b.day.is_some();
                    push(*item, words.clone(), By::Date, None, if exact { 0.0 } else { LESS_EXACT });
                }
            }
        }
        self.names.link(en, ko, |item, words| push(item, words, By::Name, None, 0.0));
    }

    fn place_en(&self, bead: &Pair<&[usize]>, link: &Link) -> f32 {
        let lengths = bead.en.iter().filter_map(|i| self.en.get(*i).map(|s| (*i, s.words.len())));
        place(lengths, link.en.0, link.en.1.start)
    }

    fn place_ko(&self, bead: &Pair<&[usize]>, link: &Link) -> f32 {
        let lengths = bead.ko.iter().filter_map(|i| self.ko.get(*i).map(|s| (*i, s.items.len())));
        place(lengths, link.ko.0, link.ko.1)
    }

    /// Whether an item is one that an English sentence would render: not an affix, not a connective.
    pub fn is_content(&self, ko: usize, item: usize) -> bool {
        let content = self.ko.get(ko).and_then(|s| s.items.get(item)).map(|i| i.content);
        !matches!(content, Some(Content::Term(_, Class::Suffix | Class::Prefix | Class::Conn)) | None)
    }
}

fn key(link: &Link) -> (usize, usize, usize, usize) {
    (link.ko.0, link.ko.1, link.en.0, link.en.1.start)
}

/// How far into the bead a place lies, from 0 to 1.
fn place(lengths: impl Iterator<Item = (usize, usize)>, sentence: usize, at: usize) -> f32 {
    let (mut before, mut total) = (0usize, 0usize);
    for (i, n) in lengths {
        if i < sentence {
            before += n;
        }
        total += n;
    }
    (before + at) as f32 / total.max(1) as f32
}
