//! Rows to the compiled lexicon: one block of little-endian numbers and text that is used where it lies.
//!
//! The build script compiles the project's own data; a user's file is compiled when it is read. [`crate::Lexicon`]
//! reads the block without copying it.
//!
//! The block is a header of section offsets, then the sections:
//!
//! | section | record |
//! | --- | --- |
//! | text | the pool of all strings |
//! | files | (offset, length) of each file's name |
//! | entries | [`ENTRY_WORDS`] numbers an entry |
//! | lists | for each entry: ids of its renderings, then offset and length of the first as the entry writes it |
//! | renderings | text offset, text length, first stem, number of stems, first entry, number of entries |
//! | stems | stem ids of each rendering's content words |
//! | owners | entries of each rendering |
//! | phrases | renderings by their first stem, longest first, each with its second stem; an index by stem |
//! | english | double array: stem text to stem id |
//! | korean | double array: surface to posting group |
//! | groups, postings | what a surface may be: from-states, to-state and cost, entry |

use crate::class::Class;
use crate::grammar;
use crate::hangul::southern_initial;
use crate::inflect;
use crate::state::State;
use crate::stem::{self, English};
use crate::table::Row;
use std::collections::BTreeMap;
use yada::builder::DoubleArrayBuilder;

/// First bytes of a compiled lexicon, with the version of its form.
pub const MAGIC: u32 = 0x4a44_0002;
/// How many sections a block has.
pub const SECTIONS: usize = 12;
/// Numbers an entry: ko offset, ko length, class | strength << 8 | file << 16, line, first list item, renderings,
/// flat renderings, length of the other spellings, which follow ko in the text, [`BETWEEN`] them.
pub const ENTRY_WORDS: usize = 8;
/// Stands between the other spellings of an entry; no spelling of a table holds it.
pub const BETWEEN: &str = ";";
/// Numbers a rendering.
pub const RENDERING_WORDS: usize = 6;
/// Numbers of a phrase: rendering, second stem.
pub const PHRASE_WORDS: usize = 2;
/// The second stem of a rendering of one word.
pub const NO_STEM: u32 = u32::MAX;
/// Numbers a posting: from-states, to | cost << 8, entry.
pub const POSTING_WORDS: usize = 3;
/// The entry of a posting of the grammar.
pub const NO_ENTRY: u32 = u32::MAX;

/// Cost of a stem by its length in syllables: long matches are rarely chance, single syllables often are.
const STEM_COST: [u8; 5] = [60, 52, 40, 38, 36];
/// What a single syllable costs more inside a compound.
const LONE_IN_COMPOUND: u8 = 18;
/// What any stem costs more inside a compound, so that a word of its own is preferred.
const IN_COMPOUND: u8 = 4;

/// What a South Korean spelling costs more.
const SOUTHERN: u8 = 2;

/// The copula: the grammar has its forms.
const COPULA: &str = "이다";

/// A file's name and its rows.
pub type File<'a> = (&'a str, &'a [Row]);

/// Compiles rows; the grammar's closed forms are compiled in with them when `with_grammar` is set.
///
/// # Errors
/// Says so when the double array cannot be built (an empty table without grammar, or more than 2³¹ keys).
pub fn compile(files: &[File<'_>], with_grammar: bool) -> Result<Vec<u8>, String> {
    let mut block = Block::default();
    for (file, (name, rows)) in files.iter().enumerate() {
        let at = block.text(name);
        block.files.extend([at, name.len() as u32]);
        for row in *rows {
            block.add(file as u32, row);
        }
    }
    if with_grammar {
        for form in grammar::forms() {
            block.posting(
                &form.surface,
                Posting { from: form.from, to: form.to, cost: form.cost, entry: NO_ENTRY },
            );
        }
    }
    block.finish()
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Posting {
    from: u32,
    to: State,
    cost: u8,
    entry: u32,
}

/// Groups, postings, and the double array that leads to them.
type KoreanSections = (Vec<u32>, Vec<u32>, Vec<u8>);

#[derive(Default)]
struct Rendering {
    text: (u32, u32),
    stems: Vec<u32>,
    owners: Vec<u32>,
}

#[derive(Default)]
struct Block {
    pool: Vec<u8>,
    files: Vec<u32>,
    entries: Vec<u32>,
    lists: Vec<u32>,
    renderings: Vec<Rendering>,
    by_stems: BTreeMap<Vec<u32>, u32>,
    stems: BTreeMap<String, u32>,
    surfaces: BTreeMap<String, Vec<Posting>>,
    english: English,
}

impl Block {
    fn text(&mut self, s: &str) -> u32 {
        let at = self.pool.len() as u32;
        self.pool.extend_from_slice(s.as_bytes());
        at
    }

    fn stem_id(&mut self, word: &str) -> u32 {
        let stem = self.english.stem(word);
        let next = self.stems.len() as u32;
        *self.stems.entry(stem).or_insert(next)
    }

    /// The id of a rendering: two spellings with the same content stems are one.
    fn rendering(&mut self, text: &str) -> u32 {
        let stems: Vec<u32> = stem::key_words(text).iter().map(|w| self.stem_id(w)).collect();
        if let Some(id) = self.by_stems.get(&stems).copied() {
            self.shorten(id, text);
            return id;
        }
        let id = self.renderings.len() as u32;
        let at = self.text(text);
        self.renderings.push(Rendering {
            text: (at, text.len() as u32),
            stems: stems.clone(),
            owners: Vec::new(),
        });
        self.by_stems.insert(stems, id);
        id
    }

    /// Of several spellings the shortest is shown: "labour" for "labourer", "DPRK" for "against the DPRK".
    fn shorten(&mut self, id: u32, text: &str) {
        let shown = self.renderings.get(id as usize).map_or(0, |r| r.text.1);
        if (text.len() as u32) < shown {
            let at = self.text(text);
            if let Some(r) = self.renderings.get_mut(id as usize) {
                r.text = (at, text.len() as u32);
            }
        }
    }

    fn add(&mut self, file: u32, row: &Row) {
        let id = (self.entries.len() / ENTRY_WORDS) as u32;
        let at = self.text(&row.ko);
        let also = row.also.join(BETWEEN);
        self.text(&also);
        let first = self.lists.len() as u32;
        let mut counts = [0u32; 2];
        for (list, count) in [&row.en, &row.flat].into_iter().zip(&mut counts) {
            for text in list {
                let rendering = self.rendering(text);
                let start = self.lists.len() - *count as usize;
                if self.lists.get(start..).is_some_and(|seen| seen.contains(&rendering)) {
                    continue;
                }
                self.lists.push(rendering);
                *count += 1;
                if let Some(r) = self.renderings.get_mut(rendering as usize)
                    && r.owners.last() != Some(&id)
                {
                    r.owners.push(id);
                }
            }
        }
        // The text of a rendering is that of the first entry that has one with the same stems.
        let own = row.en.first().map_or("", String::as_str);
        let own = [self.text(own), own.len() as u32];
        self.lists.extend(own);
        let packed = row.class as u32 | (row.strength as u8 as u32) << 8 | file << 16;
        let (ko, also) = (row.ko.len() as u32, also.len() as u32);
        self.entries.extend([at, ko, packed, row.line, first, counts[0], counts[1], also]);
        for spelling in std::iter::once(&row.ko).chain(&row.also) {
            self.spelling(id, row.class, spelling);
        }
    }

    fn spelling(&mut self, id: u32, class: Class, spelling: &str) {
        let solid: String = spelling.chars().filter(|c| !c.is_whitespace()).collect();
        // The rule of initial sounds does not touch a suffix.
        let spellings = if class == Class::Suffix { vec![solid] } else { with_southern(&solid) };
        for (n, solid) in spellings.into_iter().enumerate() {
            // Of two readings of the same length the word of content is likelier than that of grammar, and what is
            // written in the spelling of the data than what only South Korean spelling makes the same (이상: 리상).
            let extra = u8::from(class == Class::Func) + if n > 0 { SOUTHERN } else { 0 };
            match class {
                Class::Verb | Class::Adj => self.verb(id, &solid, extra),
                Class::Func if solid.ends_with('다') && solid != COPULA => self.verb(id, &solid, extra),
                Class::Adverb | Class::Conn => self.stem(id, &solid, State::End, extra),
                Class::Func if solid.ends_with(['여', '며', '고', '서', '로', '도']) => {
                    self.stem(id, &solid, State::End, extra)
                }
                Class::Suffix => self.affix(id, &solid, noun_like(), State::Noun),
                Class::Prefix => {
                    self.affix(id, &solid, State::Start.bit() | State::Noun.bit(), State::Prefix)
                }
                Class::Unit => self.unit(id, &solid, extra),
                Class::Num => self.numeral(id, &solid, extra),
                _ => {
                    if class == Class::Modifier && solid.chars().count() == 1 {
                        self.affix(id, &solid, State::Start.bit(), State::Prefix);
                    }
                    self.stem(id, &solid, State::Noun, extra);
                }
            }
        }
    }

    fn verb(&mut self, id: u32, dictionary_form: &str, extra: u8) {
        let stem = dictionary_form.strip_suffix('다').unwrap_or(dictionary_form);
        let root = stem.strip_suffix("하시").or_else(|| stem.strip_suffix('하')).filter(|r| !r.is_empty());
        if let Some(root) = root {
            return self.stem(id, root, State::Root, extra);
        }
        let cost = stem_cost(stem) + extra;
        let from = State::Start.bit() | State::Prefix.bit() | State::Infinitive.bit() | State::End.bit();
        for (surface, to) in inflect::forms(stem) {
            // A noun is likelier than the form of a verb that looks like it (일군, official: 일구다).
            let cost = cost + u8::from(surface.chars().count() > 1);
            self.posting(&surface, Posting { from, to, cost, entry: id });
            let inner = cost + if stem.chars().count() == 1 { LONE_IN_COMPOUND } else { IN_COMPOUND + 4 };
            self.posting(
                &surface,
                Posting { from: noun_like() | State::Josa.bit(), to, cost: inner, entry: id },
            );
        }
    }

    fn stem(&mut self, id: u32, surface: &str, to: State, extra: u8) {
        // Of two readings at the same price an adverb or a connective is likelier than a form of a verb.
        let cost = (stem_cost(surface) + extra).saturating_sub(u8::from(to == State::End));
        let from = State::Start.bit() | State::Prefix.bit() | State::Count.bit();
        self.posting(surface, Posting { from, to, cost, entry: id });
        let inner = cost + if surface.chars().count() == 1 { LONE_IN_COMPOUND } else { IN_COMPOUND };
        self.posting(surface, Posting { from: noun_like(), to, cost: inner, entry: id });
        let after_verb = State::Adnominal.bit()
            | State::VerbN.bit()
            | State::VerbL.bit()
            | State::Infinitive.bit()
            | State::End.bit()
            | State::Josa.bit();
        self.posting(surface, Posting { from: after_verb, to, cost: inner + LONE_IN_COMPOUND, entry: id });
    }

    fn affix(&mut self, id: u32, surface: &str, from: u32, to: State) {
        self.posting(surface, Posting { from, to, cost: 24, entry: id });
    }

    /// A unit stands after a figure; longer ones also after a numeral written out.
    fn unit(&mut self, id: u32, surface: &str, extra: u8) {
        let counted = State::Number.bit() | State::Count.bit();
        self.posting(surface, Posting { from: counted, to: State::Noun, cost: 12, entry: id });
        self.posting(surface, Posting { from: State::Prefix.bit(), to: State::Noun, cost: 30, entry: id });
        if surface.chars().count() > 1 {
            self.stem(id, surface, State::Noun, extra);
        }
    }

    /// A numeral may be one of several (150만) and be followed by a unit.
    fn numeral(&mut self, id: u32, surface: &str, extra: u8) {
        self.posting(surface, Posting { from: State::Number.bit(), to: State::Number, cost: 12, entry: id });
        self.stem(id, surface, State::Number, extra);
    }

    fn posting(&mut self, surface: &str, posting: Posting) {
        if !surface.is_empty() {
            self.surfaces.entry(surface.to_string()).or_default().push(posting);
        }
    }

    fn finish(self) -> Result<Vec<u8>, String> {
        let (groups, postings, korean) = self.korean()?;
        let english = double_array(self.stems.iter().map(|(s, id)| (s.as_bytes(), *id)))?;
        let (mut renderings, mut stems, mut owners) = (Vec::new(), Vec::new(), Vec::new());
        for r in &self.renderings {
            let (text, len) = r.text;
            renderings.extend([
                text,
                len,
                stems.len() as u32,
                r.stems.len() as u32,
                owners.len() as u32,
                r.owners.len() as u32,
            ]);
            stems.extend(&r.stems);
            owners.extend(&r.owners);
        }
        let (phrase_index, phrases) = self.phrases();
        let words: [Vec<u8>; SECTIONS] = [
            self.pool,
            bytes(&self.files),
            bytes(&self.entries),
            bytes(&self.lists),
            bytes(&renderings),
            bytes(&stems),
            bytes(&owners),
            bytes(&phrase_index),
            bytes(&phrases),
            english,
            korean,
            [bytes(&[groups.len() as u32]), bytes(&groups), bytes(&postings)].concat(),
        ];
        Ok(assemble(&words))
    }

    /// Renderings by their first stem, longest first, each with its second stem; `index[stem]..index[stem + 1]` is a
    /// stem's run.
    fn phrases(&self) -> (Vec<u32>, Vec<u32>) {
        let mut by_first: BTreeMap<u32, Vec<(usize, u32, u32)>> = BTreeMap::new();
        for (id, r) in (0u32..).zip(&self.renderings) {
            if let Some(first) = r.stems.first() {
                let second = r.stems.get(1).copied().unwrap_or(NO_STEM);
                by_first.entry(*first).or_default().push((r.stems.len(), id, second));
            }
        }
        let (mut index, mut phrases) = (vec![0u32], Vec::new());
        for stem in 0..self.stems.len() as u32 {
            let mut run = by_first.remove(&stem).unwrap_or_default();
            run.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
            phrases.extend(run.iter().flat_map(|(_, id, second)| [*id, *second]));
            index.push((phrases.len() / PHRASE_WORDS) as u32);
        }
        (index, phrases)
    }

    fn korean(&self) -> Result<KoreanSections, String> {
        let (mut groups, mut postings) = (Vec::new(), Vec::new());
        for list in self.surfaces.values() {
            groups.push((postings.len() / POSTING_WORDS) as u32);
            let mut list = list.clone();
            list.sort();
            list.dedup();
            for p in list {
                postings.extend([p.from, p.to as u32 | u32::from(p.cost) << 8, p.entry]);
            }
        }
        groups.push((postings.len() / POSTING_WORDS) as u32);
        let keys = self.surfaces.keys().zip(0u32..).map(|(s, id)| (s.as_bytes(), id));
        Ok((groups, postings, double_array(keys)?))
    }
}

fn noun_like() -> u32 {
    State::Noun.bit() | State::Unknown.bit() | State::Number.bit()
}

/// The cost of a stem at the start of a word; what begins with digits wins over the bare figure.
fn stem_cost(stem: &str) -> u8 {
    if stem.starts_with(|c: char| c.is_ascii_digit()) {
        return 0;
    }
    let n = stem.chars().count().min(STEM_COST.len() - 1);
    STEM_COST.get(n).copied().unwrap_or(36)
}

/// Words whose South Korean spelling differs inside a compound, too (조선로동당, 국제련합).
const INNER: &[(&str, &str)] = &[
    ("로동", "노동"),
    ("녀성", "여성"),
    ("련합", "연합"),
    ("련맹", "연맹"),
    ("련방", "연방"),
    ("령도", "영도"),
    ("력사", "역사"),
    ("리론", "이론"),
    ("리용", "이용"),
    ("령토", "영토"),
    ("래일", "내일"),
    ("련락", "연락"),
    ("련대", "연대"),
    ("녀자", "여자"),
    ("량심", "양심"),
    ("륜리", "윤리"),
    ("로선", "노선"),
    ("론평", "논평"),
    ("림업", "임업"),
    ("료리", "요리"),
    ("려행", "여행"),
];

/// Names whose southern form is a frequent word of another sense: 나선 is what 나서다 gives ("우리앞에 나선 과업").
const NORTHERN_ONLY: &[&str] = &["라선"];

/// A spelling and its South Korean forms: by the rule of initial sounds, and 여 after ㅣ for 어.
pub fn with_southern(solid: &str) -> Vec<String> {
    let mut all = vec![solid.to_string()];
    let mut chars = solid.chars();
    if NORTHERN_ONLY.contains(&solid) {
        return all;
    }
    if let Some(first) = chars.next().and_then(southern_initial) {
        all.push(format!("{first}{}", chars.as_str()));
    }
    let inner = INNER.iter().fold(solid.to_string(), |s, (north, south)| s.replace(north, south));
    if !all.contains(&inner) {
        all.push(inner);
    }
    for (north, south) in [("되여", "되어"), ("하시여", "하셔"), ("이여", "이어")] {
        if solid.contains(north) {
            all.push(solid.replace(north, south));
        }
    }
    all
}

fn bytes(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|w| w.to_le_bytes()).collect()
}

fn double_array<'a>(keys: impl Iterator<Item = (&'a [u8], u32)>) -> Result<Vec<u8>, String> {
    let keys: Vec<(&[u8], u32)> = keys.collect();
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    DoubleArrayBuilder::build(&keys).map_err(|e| format!("the index of the lexicon cannot be built: {e}"))
}

/// The header (magic, then the offset at which each section ends) and the sections, each from a multiple of four.
fn assemble(sections: &[Vec<u8>; SECTIONS]) -> Vec<u8> {
    let mut out = vec![0u8; 4 * (1 + 2 * SECTIONS)];
    let mut header = vec![MAGIC];
    for section in sections {
        header.extend([out.len() as u32, section.len() as u32]);
        out.extend_from_slice(section);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    for (slot, byte) in out.iter_mut().zip(bytes(&header)) {
        *slot = byte;
    }
    out
}
