//! From beads to proposals: links, phrases, counts, the test against chance.

use super::Sample;
use super::chance::Fisher;
use super::model::Model;
use super::read::{self, Owner, Reading, Unit, Word};
use crate::pair::Pair;
use daejo_lexicon::romanize::sound_score;
use daejo_lexicon::{Class, EntryId, Lexicon};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What is proposed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// In how many beads a unit and its rendering must stand together.
    pub count: usize,
    /// How probable each must be where the other stands, 0 to 1.
    pub probability: f64,
    /// Renderings of known terms too, not only new terms.
    pub renderings: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options { count: 2, probability: 0.5, renderings: false }
    }
}

/// An entry, or renderings for one that exists.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The Korean, as an entry writes it.
    pub ko: String,
    /// Its class; where nothing speaks for another, [`Class::Term`].
    pub class: Class,
    /// That of the entry that exists, else 0.
    pub strength: i8,
    /// Whether the lexicon has it already, with other renderings.
    pub known: bool,
    /// The beads that hold it.
    pub beads: usize,
    /// The renderings, best first.
    pub renderings: Vec<Rendering>,
}

/// A rendering and what speaks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Rendering {
    /// The English.
    pub en: String,
    /// The beads that hold the term and the rendering.
    pub together: usize,
    /// The beads that hold the rendering and do not explain it otherwise.
    pub beads: usize,
    /// How improbable so many common beads are by chance: -ln p of Fisher's exact test.
    pub surprise: f64,
    /// Whether they sound alike.
    pub sounds: bool,
    /// The first bead that holds both, by its number among the samples.
    pub first: usize,
}

impl Proposal {
    /// How probable the rendering is where the term stands, 0 to 1.
    pub fn given_ko(&self, rendering: &Rendering) -> f64 {
        rendering.together as f64 / self.beads.max(1) as f64
    }
}

impl Rendering {
    /// How probable the term is where the rendering stands, 0 to 1.
    pub fn given_en(&self) -> f64 {
        self.together as f64 / self.beads.max(1) as f64
    }
}

/// A phrase has at most so many words of content: a longer one is a paraphrase.
const LONGEST: usize = 5;
/// What sounds at least so alike, and is linked besides, is one name: that of names linked by their sound alone.
const SOUNDS: f32 = 0.76;
/// So many syllables of its word may belong to a name beside those that nothing else explains.
const CUT_OFF: usize = 4;
/// The chance that the whole table holds a proposal that chance explains (Bonferroni).
const CHANCE: f64 = 0.01;
/// Shorter known terms are not given renderings: most are pieces of words that the walk has cut wrongly.
const MIN_SYLLABLES: usize = 2;

/// Proposes entries, the least explicable by chance first, then in the order of the Korean.
pub fn propose(lexicon: &Lexicon, samples: &[Sample], options: &Options) -> Vec<Proposal> {
    let readings: Vec<Reading> = samples.par_iter().map(|s| read::read(lexicon, s)).collect();
    let collection = Collection::new(&readings);
    let mut out: Vec<Proposal> = collection
        .groups()
        .iter()
        .filter(|(key, _)| options.renderings || !key.known())
        .filter_map(|(key, seeds)| collection.proposal(lexicon, *key, seeds, options))
        .collect();
    let surprise = |p: &Proposal| p.renderings.first().map_or(0.0, |r| r.surprise);
    out.sort_by(|a, b| surprise(b).total_cmp(&surprise(a)).then(a.ko.cmp(&b.ko)));
    // The walk may have cut one name in two ways.
    let mut seen = BTreeSet::new();
    out.retain(|p| seen.insert((p.ko.clone(), p.class)));
    out
}

/// What makes units one: the entry, else the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    New(&'a str),
    Known(EntryId),
}

impl Key<'_> {
    fn of(unit: &Unit) -> Key<'_> {
        unit.entry.map_or(Key::New(&unit.ko), Key::Known)
    }

    fn known(self) -> bool {
        matches!(self, Key::Known(_))
    }
}

/// A unit wherever it stands.
#[derive(Default)]
struct Term<'a> {
    uses: Vec<&'a Unit>,
    beads: BTreeSet<usize>,
}

/// A link: the numbers of a bead, of a unit in it, of a word in it.
#[derive(Clone, Copy)]
struct Seed {
    bead: usize,
    unit: usize,
    word: usize,
}

/// The links of a unit, by the stem of the word.
type Seeds<'a> = BTreeMap<&'a str, Vec<Seed>>;

/// How often a spelling is used; where it begins no sentence its capitals are its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Uses {
    inside: usize,
    all: usize,
}

/// All beads and what the model says of them.
struct Collection<'a> {
    readings: &'a [Reading],
    terms: BTreeMap<Key<'a>, Term<'a>>,
    /// In which beads each stem stands unexplained or within a unit.
    stems: BTreeMap<&'a str, Vec<usize>>,
    /// For each bead, the unit that each word is linked with.
    links: Vec<BTreeMap<usize, usize>>,
    test: Fisher,
    /// Less surprising is chance.
    least: f64,
}

impl<'a> Collection<'a> {
    fn new(readings: &'a [Reading]) -> Collection<'a> {
        let mut terms: BTreeMap<Key<'_>, Term<'_>> = BTreeMap::new();
        let mut stems: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (bead, reading) in readings.iter().enumerate() {
            for unit in &reading.units {
                let term = terms.entry(Key::of(unit)).or_default();
                term.uses.push(unit);
                term.beads.insert(bead);
            }
            for word in reading.words.iter().filter(|w| !w.function && w.owner != Owner::Other) {
                let beads = stems.entry(&word.stem).or_default();
                if beads.last() != Some(&bead) {
                    beads.push(bead);
                }
            }
        }
        let (links, pairs) = learn(readings);
        let least = (pairs.max(1) as f64 / CHANCE).ln();
        Collection { readings, terms, stems, links, test: Fisher::new(readings.len()), least }
    }

    /// All links of each unit.
    fn groups(&self) -> BTreeMap<Key<'a>, Seeds<'a>> {
        let mut out: BTreeMap<Key<'a>, Seeds<'a>> = BTreeMap::new();
        for (bead, (reading, links)) in self.readings.iter().zip(&self.links).enumerate() {
            for (word, unit) in links {
                if let (Some(w), Some(u)) = (reading.words.get(*word), reading.units.get(*unit)) {
                    let seed = Seed { bead, unit: *unit, word: *word };
                    out.entry(Key::of(u)).or_default().entry(&w.stem).or_default().push(seed);
                }
            }
        }
        out
    }

    fn proposal(
        &self,
        lexicon: &Lexicon,
        key: Key<'a>,
        seeds: &Seeds<'a>,
        options: &Options,
    ) -> Option<Proposal> {
        let term = self.terms.get(&key)?;
        let mut found: BTreeMap<Vec<&str>, (Rendering, String)> = BTreeMap::new();
        for group in seeds.values().filter(|g| g.len() >= options.count) {
            let Some((phrase, en, ko)) = self.rendered(term, group) else { continue };
            let rendering = self.rendering(&phrase, en, &ko, term);
            found.entry(phrase).or_insert((rendering, ko));
        }
        let kept = |r: &Rendering| self.keeps(r, term.beads.len(), options);
        let mut found: Vec<(Rendering, String)> = found.into_values().filter(|(r, _)| kept(r)).collect();
        // What one rendering shows to be a name by its sound is not rendered by words that sound otherwise.
        if found.iter().any(|(r, _)| r.sounds) {
            found.retain(|(r, _)| r.sounds);
        }
        found.sort_by(|(a, _), (b, _)| b.surprise.total_cmp(&a.surprise).then(a.en.cmp(&b.en)));
        let ko = found.first()?.1.clone();
        let renderings = found.into_iter().map(|(r, _)| r).collect();
        let beads = term.beads.len();
        match key {
            Key::Known(id) => known(lexicon, id, beads, renderings),
            // Cut differently it may be known.
            Key::New(_) if !lexicon.lookup_korean(&ko).is_empty() => None,
            Key::New(_) => {
                let class = class(term, &renderings);
                Some(Proposal { ko, class, strength: 0, known: false, beads, renderings })
            }
        }
    }

    /// What the words of a group of links grow to: its stems, its spelling, and the Korean that it renders. A word that
    /// sounds like the unit is all of the name.
    fn rendered(&self, term: &Term<'_>, group: &[Seed]) -> Option<(Vec<&'a str>, String, String)> {
        let (stem, word) = self.phrase(group, 1)?;
        if let Some(ko) = sounding(term, &word) {
            return Some((stem, word, ko));
        }
        let (phrase, en) = self.phrase(group, LONGEST)?;
        let ko = sounding(term, &en).or_else(|| Some(term.uses.first()?.ko.clone()))?;
        Some((phrase, en, ko))
    }

    /// The longest phrase around the links that most of them share: its stems, and its usual spelling.
    fn phrase(&self, group: &[Seed], longest: usize) -> Option<(Vec<&'a str>, String)> {
        let mut shared: BTreeMap<Vec<&str>, BTreeMap<String, Uses>> = BTreeMap::new();
        for seed in group {
            let (Some(reading), Some(links)) = (self.readings.get(seed.bead), self.links.get(seed.bead))
            else {
                continue;
            };
            for window in windows(reading, *seed, links, longest) {
                let words = reading.words.get(window).unwrap_or(&[]);
                let uses = shared.entry(stems(words)).or_default().entry(spelling(words)).or_default();
                uses.inside += usize::from(words.first().is_some_and(|w| !w.initial));
                uses.all += 1;
            }
        }
        let count = |spellings: &BTreeMap<String, Uses>| spellings.values().map(|u| u.all).sum::<usize>();
        let most = shared.into_iter().filter(|(_, s)| 2 * count(s) > group.len());
        let (phrase, spellings) = most.max_by_key(|(stems, s)| (stems.len(), count(s)))?;
        let (en, _) = spellings.into_iter().max_by_key(|(en, uses)| (*uses, Reverse(en.len())))?;
        Some((phrase, en))
    }

    fn rendering(&self, phrase: &[&str], en: String, ko: &str, term: &Term<'_>) -> Rendering {
        let with = phrase.first().and_then(|stem| self.stems.get(stem)).map_or(&[][..], Vec::as_slice);
        let with: Vec<usize> = with.iter().copied().filter(|bead| self.holds(*bead, phrase)).collect();
        let both: Vec<usize> = with.iter().copied().filter(|bead| term.beads.contains(bead)).collect();
        Rendering {
            sounds: sound_score(ko, &en) >= SOUNDS,
            en,
            together: both.len(),
            beads: with.len(),
            surprise: self.test.surprise(both.len(), term.beads.len(), with.len()),
            first: both.first().copied().unwrap_or(0),
        }
    }

    /// Whether the words of content of a phrase follow each other in a bead.
    fn holds(&self, bead: usize, phrase: &[&str]) -> bool {
        let words = self.readings.get(bead).map_or(Vec::new(), |r| stems(&r.words));
        words.windows(phrase.len().max(1)).any(|w| w == phrase)
    }

    /// Whether a rendering is good enough: often together, probable both ways, and no chance, unless it sounds alike.
    fn keeps(&self, r: &Rendering, term: usize, options: &Options) -> bool {
        r.together >= options.count
            && r.together as f64 >= options.probability * term as f64
            && r.given_en() >= options.probability
            && (r.sounds || r.surprise > self.least)
    }
}

/// The Korean of a term whose sound is nearest to the English, if it is near: where the walk has cut a foreign name
/// (애리조 and the particle 나), the sound tells where it begins and ends.
fn sounding(term: &Term<'_>, en: &str) -> Option<String> {
    let mut shared: BTreeMap<String, usize> = BTreeMap::new();
    for unit in &term.uses {
        let (before, after) = &unit.beside;
        for left in 0..=before.chars().count().min(CUT_OFF) {
            for right in 0..=after.chars().count().min(CUT_OFF) {
                let head = before.chars().skip(before.chars().count() - left);
                let whole = head.chain(unit.ko.chars()).chain(after.chars().take(right)).collect();
                *shared.entry(whole).or_default() += 1;
            }
        }
    }
    let most = shared.into_iter().filter(|(_, n)| 2 * n > term.uses.len());
    let scored = most.map(|(ko, _)| (sound_score(&ko, en), ko)).filter(|(score, _)| *score >= SOUNDS);
    let shorter = |ko: &str| Reverse(ko.len());
    scored.max_by(|(a, x), (b, y)| a.total_cmp(b).then(shorter(x).cmp(&shorter(y)))).map(|(_, ko)| ko)
}

/// Renderings for an entry. Only what names something is written with a capital.
fn known(lexicon: &Lexicon, id: EntryId, beads: usize, mut renderings: Vec<Rendering>) -> Option<Proposal> {
    let entry = lexicon.entry(id);
    let named = entry.class.is_name() || matches!(entry.class, Class::Office | Class::Honorific);
    renderings.retain(|r| named || r.en.chars().next().is_some_and(char::is_lowercase));
    let stem = entry.ko.strip_suffix('다').unwrap_or(entry.ko);
    let proposed = stem.chars().count() >= MIN_SYLLABLES && !renderings.is_empty();
    let (ko, class, strength) = (entry.ko.to_string(), entry.class, entry.strength);
    proposed.then_some(Proposal { ko, class, strength, known: true, beads, renderings })
}

/// What most uses of a new term say of its class.
fn class(term: &Term<'_>, renderings: &[Rendering]) -> Class {
    let most = |f: fn(&Unit) -> bool| 2 * term.uses.iter().filter(|u| f(u)).count() > term.uses.len();
    let sounds = renderings.first().is_some_and(|r| r.sounds);
    if sounds && most(|u| u.titled) {
        Class::Person
    } else if !sounds && most(|u| u.acts) {
        Class::Action
    } else {
        Class::Term
    }
}

/// For each bead its links, word to unit: those by sound, and between the others those that the model believes most
/// of each other. And how many pairs of a unit and a stem share a bead.
fn learn(readings: &[Reading]) -> (Vec<BTreeMap<usize, usize>>, usize) {
    let (mut units, mut stems) = (BTreeMap::new(), BTreeMap::new());
    let tokens: Vec<Pair<Vec<(u32, usize)>>> =
        readings.iter().map(|r| tokens(r, &mut units, &mut stems)).collect();
    let numbers = |side: &[(u32, usize)]| side.iter().map(|(token, _)| *token).collect();
    let beads: Vec<Pair<Vec<u32>>> =
        tokens.iter().map(|t| Pair { en: numbers(&t.en), ko: numbers(&t.ko) }).collect();
    let model = Model::train(&beads);
    let links = readings.iter().zip(&tokens).zip(&beads).map(|((reading, tokens), bead)| {
        let sounding = reading.units.iter().enumerate().filter_map(|(u, unit)| Some((unit.sounds?, u)));
        let mutual = mutual(&model.beliefs(bead), bead.ko.len()).into_iter();
        let learnt = mutual.filter_map(|(e, k)| Some((tokens.en.get(e)?.1, tokens.ko.get(k)?.1)));
        sounding.chain(learnt).collect()
    });
    (links.collect(), model.pairs())
}

/// The tokens of a bead that the model learns from, each once, with their places.
fn tokens<'a>(
    reading: &'a Reading,
    units: &mut BTreeMap<Key<'a>, u32>,
    stems: &mut BTreeMap<&'a str, u32>,
) -> Pair<Vec<(u32, usize)>> {
    let mut out: Pair<Vec<(u32, usize)>> = Pair::default();
    for (place, word) in reading.words.iter().enumerate() {
        if word.learnable() {
            let next = stems.len() as u32;
            once(&mut out.en, *stems.entry(&word.stem).or_insert(next), place);
        }
    }
    for (place, unit) in reading.units.iter().enumerate() {
        if unit.sounds.is_none() {
            let next = units.len() as u32;
            once(&mut out.ko, *units.entry(Key::of(unit)).or_insert(next), place);
        }
    }
    out
}

fn once(tokens: &mut Vec<(u32, usize)>, token: u32, place: usize) {
    if tokens.iter().all(|(t, _)| *t != token) {
        tokens.push((token, place));
    }
}

/// Rows and columns whose best cell is the same.
fn mutual(beliefs: &[f64], width: usize) -> Vec<(usize, usize)> {
    let best = |cells: &mut dyn Iterator<Item = usize>| {
        let value = |n: &usize| beliefs.get(*n).copied().unwrap_or(0.0);
        cells.reduce(|a, b| if value(&b) > value(&a) { b } else { a })
    };
    let height = beliefs.len().checked_div(width).unwrap_or(0);
    let rows = (0..height).filter_map(|row| best(&mut (row * width..(row + 1) * width)));
    rows.filter(|cell| best(&mut (cell % width..beliefs.len()).step_by(width)) == Some(*cell))
        .map(|cell| (cell / width, cell % width))
        .collect()
}

/// The stretches of words around a seed that its unit may be rendered by: solid, with words of content at both ends,
/// and none that anything else explains.
fn windows(
    reading: &Reading,
    seed: Seed,
    links: &BTreeMap<usize, usize>,
    longest: usize,
) -> Vec<Range<usize>> {
    let words = &reading.words;
    let free = |n: usize| {
        let own = links.get(&n).is_none_or(|unit| *unit == seed.unit);
        words.get(n).is_some_and(|w| match w.owner {
            Owner::Free => w.function || own,
            Owner::Unit(unit) => unit == seed.unit,
            Owner::Other => false,
        })
    };
    let joined = |n: usize| words.get(n).is_some_and(|w| w.joined);
    let before = (0..seed.word).rev().take_while(|n| free(*n) && joined(*n));
    let after = (seed.word + 1..words.len()).take_while(|n| free(*n) && joined(*n - 1));
    let content = |n: &usize| words.get(*n).is_some_and(|w| !w.function);
    let starts: Vec<usize> = before.chain([seed.word]).filter(content).collect();
    let ends: Vec<usize> = after.chain([seed.word]).filter(content).collect();
    let all = starts.iter().flat_map(|start| ends.iter().map(|end| *start..*end + 1));
    // With the words of grammar between them: a table takes nine words at most.
    let short = |w: &Range<usize>| {
        w.len() < 2 * longest && stems(words.get(w.clone()).unwrap_or(&[])).len() <= longest
    };
    all.filter(short).collect()
}

fn stems(words: &[Word]) -> Vec<&str> {
    words.iter().filter(|w| !w.function).map(|w| w.stem.as_str()).collect()
}

fn spelling(words: &[Word]) -> String {
    let all: Vec<&str> = words.iter().map(|w| w.text.as_str()).collect();
    all.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_best_of_both_sides_are_linked() {
        assert_eq!(mutual(&[0.1, 0.9, 0.2, 0.8], 2), [(0, 1)]);
        assert_eq!(mutual(&[0.9, 0.1, 0.2, 0.8], 2), [(0, 0), (1, 1)]);
        assert!(mutual(&[], 0).is_empty());
    }
}
