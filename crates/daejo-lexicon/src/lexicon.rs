//! The compiled lexicon, read where it lies.

use crate::class::Class;
use crate::compile::{
    self, ENTRY_WORDS, MAGIC, NO_STEM, PHRASE_WORDS, POSTING_WORDS, RENDERING_WORDS, SECTIONS,
};
use crate::state::State;
use crate::table::{self, Fault};
use std::borrow::Cow;
use std::ops::Range;
use yada::DoubleArray;

/// The project's own data, compiled by the build script.
static BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// Marks ids that belong to the user's own table.
const USER: u32 = 1 << 31;

/// An entry of the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub(crate) u32);

/// A rendering: the content words of an English phrase. Spellings that differ in grammar words only share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RenderingId(pub(crate) u32);

/// An entry with its texts.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// The Korean, in dictionary form.
    pub ko: &'a str,
    /// What the entry is.
    pub class: Class,
    /// -3 to 3; 0 where the class has none.
    pub strength: i8,
    /// The file that holds the row.
    pub file: &'a str,
    /// The row's line in that file.
    pub line: u32,
}

/// The lexicon built into the library, and a user's table on top of it.
///
/// ```
/// let lexicon = daejo_lexicon::Lexicon::built_in();
/// assert!(lexicon.len() > 4000);
/// ```
pub struct Lexicon {
    base: Block,
    user: Option<Block>,
}

impl Default for Lexicon {
    fn default() -> Self {
        Lexicon::built_in()
    }
}

impl Lexicon {
    /// The project's own lexicon. Nothing is parsed or copied.
    pub fn built_in() -> Lexicon {
        Lexicon { base: Block::new(Cow::Borrowed(BUILT_IN)), user: None }
    }

    /// The built-in lexicon with a user's table on top: its entries are added, and preferred where both know a word.
    ///
    /// # Errors
    /// All faulty rows, with line and reason.
    pub fn with_table(name: &str, text: &str) -> Result<Lexicon, Vec<Fault>> {
        let (rows, mut faults) = table::parse(text);
        if rows.is_empty() && faults.is_empty() {
            faults.push(Fault { line: 1, message: "the file holds no entry".into() });
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let block =
            compile::compile(&[(name, &rows)], false).map_err(|message| vec![Fault { line: 1, message }])?;
        Ok(Lexicon { user: Some(Block::new(Cow::Owned(block))), ..Lexicon::built_in() })
    }

    /// Number of entries.
    pub fn len(&self) -> usize {
        self.blocks().map(|(_, b)| b.entry_count()).sum()
    }

    /// Whether there is no entry at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Size of the compiled lexicon in bytes.
    pub fn size(&self) -> usize {
        self.blocks().map(|(_, b)| b.bytes.len()).sum()
    }

    /// Every entry, in the order of files and lines; the user's last.
    pub fn entries(&self) -> impl Iterator<Item = (EntryId, Entry<'_>)> {
        self.blocks()
            .flat_map(|(mark, b)| (0..b.entry_count() as u32).map(move |i| (EntryId(i | mark), b.entry(i))))
    }

    /// One entry.
    pub fn entry(&self, id: EntryId) -> Entry<'_> {
        let (block, i) = self.resolve(id.0);
        block.entry(i)
    }

    /// The Korean of an entry: [`Entry::ko`] without the rest.
    pub fn korean(&self, id: EntryId) -> &str {
        let (block, i) = self.resolve(id.0);
        block.text(block.entry_word(i, 0), block.entry_word(i, 1))
    }

    /// What an entry is: [`Entry::class`] without its texts.
    pub fn class(&self, id: EntryId) -> Class {
        let (block, i) = self.resolve(id.0);
        block.class(i)
    }

    /// The other spellings of an entry, as its row gives them.
    ///
    /// ```
    /// let lexicon = daejo_lexicon::Lexicon::built_in();
    /// let premier = lexicon.lookup_korean("모택동")[0];
    /// assert!(lexicon.also(premier).any(|spelling| spelling == "마오쩌둥"));
    /// ```
    pub fn also(&self, id: EntryId) -> impl Iterator<Item = &str> {
        let (block, i) = self.resolve(id.0);
        let after = block.entry_word(i, 0) + block.entry_word(i, 1);
        let all = block.text(after, block.entry_word(i, 7));
        all.split(compile::BETWEEN).filter(|spelling| !spelling.is_empty())
    }

    /// The spellings under which an entry is found by rule, without those that its row gives: South Korean initial
    /// sounds (로동, 노동) and endings.
    ///
    /// ```
    /// let lexicon = daejo_lexicon::Lexicon::built_in();
    /// let party = lexicon.lookup_korean("조선로동당")[0];
    /// assert_eq!(lexicon.by_rule(party), ["조선노동당"]);
    /// ```
    pub fn by_rule(&self, id: EntryId) -> Vec<String> {
        let given: Vec<&str> = std::iter::once(self.entry(id).ko).chain(self.also(id)).collect();
        let mut found: Vec<String> = Vec::new();
        for spelling in given.iter().flat_map(|spelling| compile::with_southern(spelling)) {
            if !given.contains(&spelling.as_str()) && !found.contains(&spelling) {
                found.push(spelling);
            }
        }
        found
    }

    /// The renderings of an entry, best first.
    pub fn renderings(&self, id: EntryId) -> impl Iterator<Item = RenderingId> + '_ {
        let (block, i) = self.resolve(id.0);
        let first = block.entry_word(i, 4);
        let mark = id.0 & USER;
        block.list(first..first + block.entry_word(i, 5)).map(move |r| RenderingId(r | mark))
    }

    /// The renderings of an entry that lose its force.
    pub fn flat_renderings(&self, id: EntryId) -> impl Iterator<Item = RenderingId> + '_ {
        let (block, i) = self.resolve(id.0);
        let first = block.entry_word(i, 4) + block.entry_word(i, 5);
        let mark = id.0 & USER;
        block.list(first..first + block.entry_word(i, 6)).map(move |r| RenderingId(r | mark))
    }

    /// The English of a rendering, in the shortest of its spellings.
    pub fn rendering(&self, id: RenderingId) -> &str {
        let (block, i) = self.resolve(id.0);
        block.text(block.rendering_word(i, 0), block.rendering_word(i, 1))
    }

    /// The first rendering of an entry, as the entry itself writes it: what to show people.
    ///
    /// ```
    /// let lexicon = daejo_lexicon::Lexicon::built_in();
    /// let premier = lexicon.lookup_korean("총리")[0];
    /// assert_eq!(lexicon.gloss(premier), "premier");
    /// ```
    pub fn gloss(&self, id: EntryId) -> &str {
        let (block, i) = self.resolve(id.0);
        let after = block.entry_word(i, 4) + block.entry_word(i, 5) + block.entry_word(i, 6);
        block.text(block.word(section::LISTS, after as usize), block.word(section::LISTS, after as usize + 1))
    }

    /// How many content words a rendering has.
    pub fn rendering_words(&self, id: RenderingId) -> usize {
        let (block, i) = self.resolve(id.0);
        block.rendering_word(i, 3) as usize
    }

    /// The entries that may be rendered so.
    pub fn owners(&self, id: RenderingId) -> impl Iterator<Item = EntryId> + '_ {
        let (block, i) = self.resolve(id.0);
        let first = block.rendering_word(i, 4) as usize;
        let count = block.rendering_word(i, 5) as usize;
        let mark = id.0 & USER;
        (first..first + count).map(move |n| EntryId(block.word(section::OWNERS, n) | mark))
    }

    /// The entries whose Korean is written so (in any of the accepted spellings, verbs with 다).
    pub fn lookup_korean(&self, ko: &str) -> Vec<EntryId> {
        let solid: String = ko.chars().filter(|c| !c.is_whitespace()).collect();
        let stem = solid.strip_suffix('다').unwrap_or(&solid);
        let root = stem.strip_suffix('하').unwrap_or(stem);
        let mut found: Vec<EntryId> = Vec::new();
        for (mark, block) in self.blocks() {
            for key in [solid.as_str(), stem, root] {
                let group = block.korean.as_ref().and_then(|index| index.exact_match_search(key));
                let postings = group.into_iter().flat_map(|g| block.postings(g));
                found.extend(
                    postings.filter(|p| p.entry != compile::NO_ENTRY).map(|p| EntryId(p.entry | mark)),
                );
            }
        }
        found.sort();
        found.dedup();
        found
    }

    fn blocks(&self) -> impl Iterator<Item = (u32, &Block)> {
        std::iter::once((0, &self.base)).chain(self.user.iter().map(|b| (USER, b)))
    }

    fn resolve(&self, id: u32) -> (&Block, u32) {
        match &self.user {
            Some(user) if id & USER != 0 => (user, id & !USER),
            _ => (&self.base, id & !USER),
        }
    }

    /// What may begin at the start of `text`: byte length and posting, entries of the user's table marked and cheaper.
    pub(crate) fn korean_at<'a>(&'a self, text: &'a [u8], mut take: impl FnMut(usize, Posting)) {
        /// How much cheaper a word of the user's own is: it wins every tie and no real preference.
        const OWN: u32 = 6;
        for (mark, block) in self.blocks() {
            let found = block.korean.iter().flat_map(|index| index.common_prefix_search(text));
            for (group, len) in found {
                for mut posting in block.postings(group) {
                    if mark != 0 {
                        posting.entry |= mark;
                        posting.cost = posting.cost.saturating_sub(OWN);
                    }
                    take(len, posting);
                }
            }
        }
    }

    /// The stem ids of a stemmed English word, one for each block that knows it.
    pub(crate) fn stem_ids(&self, stem: &str) -> [Option<u32>; 2] {
        let id = |block: &Block| block.english.as_ref().and_then(|index| index.exact_match_search(stem));
        [id(&self.base), self.user.as_ref().and_then(id)]
    }

    /// The renderings whose first stem this is and whose second one is `next`, or that have none; longest first, with
    /// their stems.
    pub(crate) fn phrases(
        &self,
        block: usize,
        stem: u32,
        next: Option<u32>,
    ) -> impl Iterator<Item = (RenderingId, StemRun<'_>)> {
        let (block, mark) = match (&self.user, block) {
            (Some(user), 1) => (user, USER),
            _ => (&self.base, 0),
        };
        let begun =
            block.phrases(stem).filter(move |(_, second)| *second == NO_STEM || Some(*second) == next);
        begun.map(move |(r, _)| {
            let first = block.rendering_word(r, 2) as usize;
            let count = block.rendering_word(r, 3) as usize;
            (RenderingId(r | mark), StemRun { stems: block.words(section::STEMS, first..first + count) })
        })
    }
}

/// The stems of a rendering.
pub(crate) struct StemRun<'a> {
    stems: &'a [[u8; 4]],
}

impl StemRun<'_> {
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.stems.iter().copied().map(le)
    }

    pub(crate) fn len(&self) -> usize {
        self.stems.len()
    }
}

/// What a Korean surface may be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Posting {
    pub from: u32,
    pub to: State,
    pub cost: u32,
    pub entry: u32,
}

/// Sections by number; see [`compile`].
mod section {
    pub const TEXT: usize = 0;
    pub const FILES: usize = 1;
    pub const ENTRIES: usize = 2;
    pub const LISTS: usize = 3;
    pub const RENDERINGS: usize = 4;
    pub const STEMS: usize = 5;
    pub const OWNERS: usize = 6;
    pub const PHRASE_INDEX: usize = 7;
    pub const PHRASES: usize = 8;
    pub const ENGLISH: usize = 9;
    pub const KOREAN: usize = 10;
    pub const POSTINGS: usize = 11;
}

/// A double array; `None` for a table without keys.
type Index = Option<DoubleArray<Cow<'static, [u8]>>>;

struct Block {
    bytes: Cow<'static, [u8]>,
    sections: [(usize, usize); SECTIONS],
    korean: Index,
    english: Index,
}

impl Block {
    fn new(bytes: Cow<'static, [u8]>) -> Block {
        let number = |i: usize| bytes.as_chunks().0.get(i).copied().map_or(0, le);
        debug_assert_eq!(number(0), MAGIC);
        let mut sections = [(0, 0); SECTIONS];
        for (i, s) in sections.iter_mut().enumerate() {
            *s = (number(1 + 2 * i) as usize, number(2 + 2 * i) as usize);
        }
        let index = |n: usize| -> Index {
            let (start, len) = sections.get(n).copied().unwrap_or_default();
            let part = match &bytes {
                Cow::Borrowed(b) => Cow::Borrowed(b.get(start..start + len).unwrap_or(&[])),
                Cow::Owned(b) => Cow::Owned(b.get(start..start + len).unwrap_or(&[]).to_vec()),
            };
            DoubleArray::new(part).ok()
        };
        let (korean, english) = (index(section::KOREAN), index(section::ENGLISH));
        Block { bytes, sections, korean, english }
    }

    fn section(&self, n: usize) -> &[u8] {
        let (start, len) = self.sections.get(n).copied().unwrap_or_default();
        self.bytes.get(start..start + len).unwrap_or(&[])
    }

    fn word(&self, section: usize, i: usize) -> u32 {
        self.words(section, i..i + 1).first().copied().map_or(0, le)
    }

    /// A run of words, to be read one by one.
    fn words(&self, section: usize, range: Range<usize>) -> &[[u8; 4]] {
        self.section(section).get(4 * range.start..4 * range.end).unwrap_or(&[]).as_chunks().0
    }

    fn text(&self, at: u32, len: u32) -> &str {
        let range = at as usize..(at + len) as usize;
        self.section(section::TEXT).get(range).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or("")
    }

    fn entry_count(&self) -> usize {
        self.section(section::ENTRIES).len() / (4 * ENTRY_WORDS)
    }

    fn entry_word(&self, i: u32, n: usize) -> u32 {
        self.word(section::ENTRIES, i as usize * ENTRY_WORDS + n)
    }

    fn rendering_word(&self, i: u32, n: usize) -> u32 {
        self.word(section::RENDERINGS, i as usize * RENDERING_WORDS + n)
    }

    fn class(&self, i: u32) -> Class {
        Class::from_u8(self.entry_word(i, 2) as u8).unwrap_or(Class::Term)
    }

    fn entry(&self, i: u32) -> Entry<'_> {
        let packed = self.entry_word(i, 2);
        let file = (packed >> 16) as usize;
        Entry {
            ko: self.text(self.entry_word(i, 0), self.entry_word(i, 1)),
            class: self.class(i),
            strength: (packed >> 8) as u8 as i8,
            file: self.text(self.word(section::FILES, 2 * file), self.word(section::FILES, 2 * file + 1)),
            line: self.entry_word(i, 3),
        }
    }

    fn list(&self, range: Range<u32>) -> impl Iterator<Item = u32> + '_ {
        range.map(|i| self.word(section::LISTS, i as usize))
    }

    fn postings(&self, group: u32) -> impl Iterator<Item = Posting> + '_ {
        let all: &[[u8; 4]] = self.section(section::POSTINGS).as_chunks().0;
        let word = |i: usize| all.get(i).copied().map_or(0, le) as usize;
        let (groups, group) = (word(0), group as usize);
        let at = |posting: usize| 1 + groups + posting * POSTING_WORDS;
        let run = all.get(at(word(1 + group))..at(word(2 + group))).unwrap_or(&[]);
        let (postings, _) = run.as_chunks::<POSTING_WORDS>();
        postings.iter().map(|[from, step, entry]| {
            let step = le(*step);
            Posting {
                from: le(*from),
                to: State::from_u8(step as u8),
                cost: step >> 8 & 0xff,
                entry: le(*entry),
            }
        })
    }

    /// The renderings that begin with a stem, each with its second stem.
    fn phrases(&self, stem: u32) -> impl Iterator<Item = (u32, u32)> + '_ {
        let bound = |i: u32| self.word(section::PHRASE_INDEX, i as usize) as usize * PHRASE_WORDS;
        let (phrases, _) = self.words(section::PHRASES, bound(stem)..bound(stem + 1)).as_chunks();
        phrases.iter().map(|[rendering, second]| (le(*rendering), le(*second)))
    }
}

fn le(b: [u8; 4]) -> u32 {
    u32::from_le_bytes(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_keeps_its_texts_and_its_place() {
        let lexicon = Lexicon::built_in();
        let id = *lexicon.lookup_korean("조선로동당").first().expect("조선로동당 is in the lexicon");
        let entry = lexicon.entry(id);
        assert_eq!((entry.ko, entry.class), ("조선로동당", Class::Org));
        assert!(entry.file.ends_with(".tsv") && entry.line > 0);
        let best = lexicon.renderings(id).next().map(|r| lexicon.rendering(r));
        assert_eq!(best, Some("Workers' Party of Korea"));
    }

    #[test]
    fn a_users_table_adds_entries_and_its_faults_have_lines() {
        let lexicon =
            Lexicon::with_table("own.tsv", "뜨락또르춤\tterm\ttractor dance\n").expect("a good table");
        let id = *lexicon.lookup_korean("뜨락또르춤").first().expect("the new entry");
        assert_eq!(lexicon.entry(id).file, "own.tsv");
        assert_eq!(lexicon.owners(lexicon.renderings(id).next().unwrap()).next(), Some(id));
        let faults = Lexicon::with_table("own.tsv", "# only\n춤\tdance\n").err().expect("a fault");
        assert_eq!(faults[0].line, 2);
    }
}
