//! One sentence to its features.

use daejo_lexicon::calendar::{self, Moment};
use daejo_lexicon::numeral::{self, Quantity};
use daejo_lexicon::walk::{self, Kind, Morph};
use daejo_lexicon::{Class, EntryId, Lexicon, RenderingId, phrase};
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// An English sentence as words that may be linked.
#[derive(Clone, Debug, Default)]
pub struct EnglishSentence {
    /// The words in order, without those of the dateline.
    pub words: Vec<Word>,
    /// Renderings that stand in it and the words they cover, by rendering.
    pub(crate) index: Vec<(RenderingId, Range<u16>)>,
    /// Quantities and their words.
    pub(crate) numbers: Vec<(Range<usize>, Quantity)>,
    /// Dates and times and their words.
    pub(crate) moments: Vec<(Range<usize>, Moment)>,
    /// Month and day of the dateline.
    pub(crate) dateline_day: Option<(u8, u8)>,
    /// Length in characters, without the dateline.
    pub length: usize,
    /// Whether quotation marks stand in it.
    pub quoted: bool,
    /// What the sentence is worth when nothing in it is linked.
    pub(crate) base: f32,
}

/// A word of an English sentence.
#[derive(Clone, Debug)]
pub struct Word {
    /// Bytes of the sentence.
    pub span: Range<usize>,
    /// Lower-case stem.
    pub stem: Arc<str>,
    /// A word of grammar.
    pub function: bool,
    /// Begins with a capital.
    pub capital: bool,
    /// Part of a quantity or a date.
    pub figure: bool,
    /// Whether the lexicon has a rendering with this word here: only then does its absence on the other side say
    /// anything.
    pub known: bool,
    /// What a link of it adds, in nats (see [`super::Evidence`]).
    pub(crate) gain: f32,
}

/// A Korean sentence as items that may be linked.
#[derive(Clone, Debug, Default)]
pub struct KoreanSentence {
    /// The items in order; parts of a compound follow it.
    pub items: Vec<Item>,
    /// Renderings of the items, by rendering.
    pub(crate) index: Vec<(RenderingId, u16)>,
    /// Quantities and their items.
    pub(crate) numbers: Vec<(usize, Quantity)>,
    /// Dates and times and their items.
    pub(crate) moments: Vec<(usize, Moment)>,
    /// Month and day of the dateline.
    pub(crate) dateline_day: Option<(u8, u8)>,
    /// Length in characters, without the dateline.
    pub length: usize,
    /// Whether quotation marks stand in it.
    pub quoted: bool,
    /// What the sentence is worth when nothing in it is linked.
    pub(crate) base: f32,
}

/// A piece of a Korean sentence that an English one may render.
#[derive(Clone, Debug)]
pub struct Item {
    /// Bytes of the sentence.
    pub span: Range<usize>,
    /// What it is.
    pub content: Content,
    /// The compound that it is a part of.
    pub parent: Option<u16>,
    /// An entry whose English is written with a capital: a name, not a kind of thing.
    pub proper: bool,
    /// What a link of it adds, in nats.
    pub(crate) gain: f32,
}

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// An entry of the lexicon, with its class.
    Term(EntryId, Class),
    /// A Korean name by its syllables.
    Name,
    /// Hangul that nothing explains: a foreign name, or a word that the lexicon lacks.
    Unknown,
    /// Latin letters.
    Latin,
    /// A quantity.
    Number,
    /// A date or a time.
    Moment,
}

/// Takes an English sentence apart.
pub(super) fn english(reader: &mut phrase::Reader<'_>, text: &str, dateline: usize) -> EnglishSentence {
    let body = text.get(dateline..).unwrap_or("");
    let moments = calendar::english(body);
    let numbers = numeral::english_beside(body, &moments);
    let found = reader.analyse(body);
    let mut words: Vec<Word> = found
        .words
        .iter()
        .map(|w| Word {
            span: w.span.start + dateline..w.span.end + dateline,
            stem: Arc::clone(&w.stem),
            function: w.function,
            capital: w.capital,
            figure: is_digits(&w.stem),
            known: false,
            gain: 0.0,
        })
        .collect();
    let within = |r: &Range<usize>| -> Range<usize> {
        let first = found.words.partition_point(|w| w.span.end <= r.start);
        let last = found.words.partition_point(|w| w.span.start < r.end);
        first..last.max(first)
    };
    let numbers: Vec<_> =
        numbers.into_iter().map(|q| (within(&q.span), shift_quantity(q, dateline))).collect();
    let moments: Vec<_> = moments.into_iter().map(|m| (within(&m.span), shift_moment(m, dateline))).collect();
    for range in numbers.iter().map(|(r, _)| r).chain(moments.iter().map(|(r, _)| r)) {
        words.get_mut(range.clone()).unwrap_or(&mut []).iter_mut().for_each(|w| w.figure = true);
    }
    let mut index: Vec<(RenderingId, Range<u16>)> =
        found.matches.iter().map(|m| (m.rendering, m.words.start as u16..m.words.end as u16)).collect();
    index.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.start.cmp(&b.1.start)));
    let dateline_day = day_of(calendar::english(text.get(..dateline).unwrap_or("")));
    EnglishSentence {
        words,
        index,
        numbers,
        moments,
        dateline_day,
        length: body.chars().count(),
        quoted: body.contains('"'),
        base: 0.0,
    }
}

fn is_digits(stem: &str) -> bool {
    stem.chars().all(|c| c.is_ascii_digit())
}

fn shift_quantity(mut q: Quantity, by: usize) -> Quantity {
    q.span = q.span.start + by..q.span.end + by;
    q.figure = q.figure.start + by..q.figure.end + by;
    q
}

fn shift_moment(mut m: Moment, by: usize) -> Moment {
    m.span = m.span.start + by..m.span.end + by;
    m
}

fn day_of(moments: Vec<Moment>) -> Option<(u8, u8)> {
    moments.into_iter().find_map(|m| Some((m.month?, m.day?)))
}

/// What the lexicon says of terms that have been met: most terms of a text come again.
#[derive(Default)]
pub(super) struct Terms {
    /// By entry, then as it is written.
    met: FxHashMap<EntryId, Vec<Spelled>>,
    kept: usize,
}

/// A spelling and its term.
type Spelled = (Box<str>, Rc<Term>);

/// A term of the lexicon as it is written.
struct Term {
    /// Whether it is a name that English writes with a capital.
    proper: bool,
    renderings: Vec<RenderingId>,
    /// What it is made of; spans within the term.
    parts: OnceCell<Vec<Morph>>,
}

impl Terms {
    /// So many distinct terms are kept at most.
    const MOST: usize = 1 << 14;

    fn get(&mut self, lexicon: &Lexicon, id: EntryId, text: &str) -> Rc<Term> {
        let spellings = self.met.get(&id).into_iter().flatten();
        if let Some((_, term)) = spellings.into_iter().find(|(spelling, _)| **spelling == *text) {
            return Rc::clone(term);
        }
        let best = lexicon.renderings(id).next().and_then(|r| lexicon.rendering(r).chars().next());
        let proper = lexicon.class(id).is_name() && best.is_some_and(char::is_uppercase);
        let all = homographs(lexicon, id, text).into_iter();
        let renderings = all.flat_map(|id| lexicon.renderings(id).chain(lexicon.flat_renderings(id)));
        let term = Rc::new(Term { proper, renderings: renderings.collect(), parts: OnceCell::new() });
        if self.kept < Terms::MOST {
            self.met.entry(id).or_default().push((text.into(), Rc::clone(&term)));
            self.kept += 1;
        }
        term
    }
}

/// Takes a Korean sentence apart.
pub(super) fn korean(lexicon: &Lexicon, terms: &mut Terms, text: &str, dateline: usize) -> KoreanSentence {
    let body = text.get(dateline..).unwrap_or("");
    let moments = calendar::korean(body);
    let numbers = numeral::korean_beside(body, &moments);
    let mut builder = Builder { lexicon, terms, body, dateline, out: KoreanSentence::default() };
    let taken: Vec<Range<usize>> =
        moments.iter().map(|m| m.span.clone()).chain(numbers.iter().map(|q| q.span.clone())).collect();
    for morph in walk::analyse(lexicon, body) {
        let in_figure = taken.iter().any(|t| t.start <= morph.span.start && morph.span.end <= t.end);
        if !in_figure {
            builder.morph(&morph, None);
        }
    }
    for q in numbers {
        let item = builder.item(q.span.clone(), Content::Number, None);
        builder.out.numbers.push((item, shift_quantity(q, dateline)));
    }
    for m in moments {
        let item = builder.item(m.span.clone(), Content::Moment, None);
        builder.out.moments.push((item, shift_moment(m, dateline)));
    }
    let mut out = builder.out;
    out.index.sort();
    out.index.dedup();
    out.dateline_day = day_of(calendar::korean(text.get(..dateline).unwrap_or("")));
    out.length = body.chars().filter(|c| !c.is_whitespace()).count();
    out.quoted = body.contains(['《', '》', '"']);
    out
}

/// The entry that the walk chose and the others that are written alike: 상장 is a rank and a certificate.
pub(crate) fn homographs(lexicon: &Lexicon, chosen: EntryId, text: &str) -> Vec<EntryId> {
    let verb = |id: EntryId| matches!(lexicon.class(id), Class::Verb | Class::Adj);
    let mut all = vec![chosen];
    if !verb(chosen) {
        let others = lexicon.lookup_korean(text).into_iter();
        all.extend(others.filter(|id| *id != chosen && !verb(*id) && lexicon.class(*id) != Class::Func));
    }
    all
}

struct Builder<'a> {
    lexicon: &'a Lexicon,
    terms: &'a mut Terms,
    body: &'a str,
    dateline: usize,
    out: KoreanSentence,
}

impl Builder<'_> {
    fn item(&mut self, span: Range<usize>, content: Content, parent: Option<u16>) -> usize {
        let span = span.start + self.dateline..span.end + self.dateline;
        let proper = content == Content::Name;
        self.out.items.push(Item { span, content, parent, proper, gain: 0.0 });
        self.out.items.len() - 1
    }

    fn morph(&mut self, morph: &Morph, parent: Option<u16>) {
        match morph.kind {
            Kind::Entry(id) => self.term(morph, id, parent),
            Kind::Name => _ = self.item(morph.span.clone(), Content::Name, parent),
            Kind::Unknown => _ = self.item(morph.span.clone(), Content::Unknown, parent),
            Kind::Latin => _ = self.item(morph.span.clone(), Content::Latin, parent),
            Kind::Grammar | Kind::Number | Kind::Symbol => {}
        }
    }

    fn term(&mut self, morph: &Morph, id: EntryId, parent: Option<u16>) {
        let class = self.lexicon.class(id);
        if class == Class::Func {
            return;
        }
        let text = self.body.get(morph.span.clone()).unwrap_or("");
        let term = self.terms.get(self.lexicon, id, text);
        let item = self.item(morph.span.clone(), Content::Term(id, class), parent) as u16;
        if let Some(item) = self.out.items.last_mut() {
            item.proper = term.proper;
        }
        self.out.index.extend(term.renderings.iter().map(|r| (*r, item)));
        if parent.is_none() {
            for part in term.parts.get_or_init(|| walk::parts(self.lexicon, text)) {
                let span = part.span.start + morph.span.start..part.span.end + morph.span.start;
                self.morph(&Morph { span, kind: part.kind }, Some(item));
            }
        }
    }
}
