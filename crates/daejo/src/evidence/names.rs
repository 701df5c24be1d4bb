//! Names that no entry holds: Korean ones by romanization, foreign ones by sound.
//!
//! Every Korean name of the document is held against every capitalised English word once; a pair of sentences then
//! only looks the result up.

use super::features::{Content, EnglishSentence, KoreanSentence};
use daejo_lexicon::Class;
use daejo_lexicon::romanize::{KoreanName, Sound, Sounds, syllable_readings};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::ops::Range;

/// A spelling of a Korean name that is at least so close is that name.
const SPELLED: f32 = 0.85;
/// A foreign name that sounds at least so alike is that name; short ones must sound more alike, for chance is kind
/// to them.
const SOUNDS: f32 = 0.76;
const SHORT_SOUNDS: f32 = 0.9;
/// Up to so many syllables a name is short.
const SHORT: usize = 2;
/// How many syllables of a compound its name may have.
const NAME_WITHIN: Range<usize> = 2..4;
/// How many syllables the name of a person has.
const PERSON: std::ops::RangeInclusive<usize> = 2..=4;
/// Ends the spelling of a compound that may begin with a name.
const WITHIN: char = '|';
/// Letters that a syllable may take in English.
const LETTERS: Range<f32> = 1.2..4.6;

/// The names of a document, ready to be compared.
#[derive(Default)]
pub(super) struct Names {
    ko: Vec<Vec<KoreanSide>>,
    en: Vec<Vec<EnglishSide>>,
    /// The spellings of the Korean, and the distinct words of the English.
    spellings: Vec<Spelling>,
    forms: Vec<String>,
    /// For each Korean spelling the English words that sound like it, best first.
    alike: Vec<Vec<usize>>,
    /// For each syllable of a name the English words that may write it, in ascending order: where one of a name's
    /// syllables has no such word there is no use in looking for the name.
    written: Vec<Vec<usize>>,
}

/// A name of a Korean sentence.
struct KoreanSide {
    item: usize,
    /// By number in [`Names::spellings`] and [`Names::alike`].
    spelling: usize,
}

/// A Korean spelling as the name of a person, where it may be one.
struct Spelling {
    name: Option<KoreanName>,
    /// The syllables of the name, by number in [`Names::written`].
    syllables: Vec<usize>,
}

impl Spelling {
    fn new(spelling: &str, syllables: &mut Register) -> Spelling {
        let is_name = !spelling.ends_with(WITHIN) && PERSON.contains(&spelling.chars().count());
        let own = spelling.chars().filter(|c| is_name && daejo_lexicon::hangul::is_syllable(*c));
        Spelling {
            syllables: own.map(|c| syllables.number(c.encode_utf8(&mut [0; 4]))).collect(),
            name: is_name.then(|| KoreanName::new(spelling)),
        }
    }
}

/// A capitalised word of an English sentence.
struct EnglishSide {
    word: usize,
    /// By number in [`Names::forms`].
    form: usize,
}

/// Distinct texts with numbers in order of first appearance.
#[derive(Default)]
struct Register {
    numbers: FxHashMap<String, usize>,
    texts: Vec<String>,
}

impl Register {
    fn number(&mut self, text: &str) -> usize {
        if let Some(n) = self.numbers.get(text) {
            return *n;
        }
        self.numbers.insert(text.to_string(), self.texts.len());
        self.texts.push(text.to_string());
        self.texts.len() - 1
    }
}

impl Names {
    pub fn new(en: &[EnglishSentence], ko: &[KoreanSentence], texts: (&[&str], &[&str])) -> Names {
        let (mut spellings, mut syllables, mut forms) =
            (Register::default(), Register::default(), Register::default());
        let ko = ko.iter().zip(texts.1).map(|(s, text)| korean(s, text, &mut spellings)).collect();
        let en = en.iter().zip(texts.0).map(|(s, text)| english(s, text, &mut forms)).collect();
        let letters: Vec<usize> = forms.texts.iter().map(|f| f.chars().count()).collect();
        let sounds = Sounds::new(forms.texts.iter().map(|f| Sound::english(f)).collect());
        let alike = spellings.texts.par_iter().map(|s| alike(s, &sounds, &letters)).collect();
        let spellings = spellings.texts.iter().map(|s| Spelling::new(s, &mut syllables)).collect();
        let written = written(&syllables.texts, &forms.texts);
        Names { ko, en, spellings, forms: forms.texts, alike, written }
    }

    /// Calls `found` with each item and the words that are its name.
    pub fn link(&self, en: usize, ko: usize, mut found: impl FnMut(usize, Range<usize>)) {
        let (Some(names), Some(words)) = (self.ko.get(ko), self.en.get(en)) else { return };
        if names.is_empty() || words.is_empty() {
            return;
        }
        for name in names {
            if let Some(range) = self.spelled(name, words).or_else(|| self.sounded(name, words)) {
                found(name.item, range);
            }
        }
    }

    /// As a Korean name: surname and given name, in whatever romanization.
    fn spelled(&self, name: &KoreanSide, words: &[EnglishSide]) -> Option<Range<usize>> {
        let spelling = self.spellings.get(name.spelling)?;
        let korean = spelling.name.as_ref()?;
        let written = |run: &[EnglishSide], syllable: &usize| {
            let forms = self.written.get(*syllable).map_or(&[][..], Vec::as_slice);
            run.iter().any(|w| forms.binary_search(&w.form).is_ok())
        };
        // Only words that stand next to each other make one name.
        words.chunk_by(|a, b| a.word + 1 == b.word).find_map(|run| {
            if !spelling.syllables.iter().all(|s| written(run, s)) {
                return None;
            }
            let texts: Vec<&str> =
                run.iter().filter_map(|w| self.forms.get(w.form)).map(String::as_str).collect();
            let hit = korean.find(&texts).filter(|m| m.score >= SPELLED && m.matched == m.syllables)?;
            let first = run.get(hit.span.start)?.word;
            Some(first..first + hit.span.len())
        })
    }

    fn sounded(&self, name: &KoreanSide, words: &[EnglishSide]) -> Option<Range<usize>> {
        let alike = self.alike.get(name.spelling)?;
        let word = alike.iter().find_map(|form| words.iter().find(|w| w.form == *form))?;
        Some(word.word..word.word + 1)
    }
}

/// The English words that sound like a Korean spelling, as a whole or by the name it begins with (북창 in
/// 북창화력발전련합기업소; such a spelling ends with [`WITHIN`]), best first.
fn alike(spelling: &str, words: &Sounds, letters: &[usize]) -> Vec<usize> {
    let compound = spelling.strip_suffix(WITHIN);
    let hangul = compound.unwrap_or(spelling);
    let mut readings = vec![hangul.to_string()];
    if compound.is_some() {
        readings.extend(NAME_WITHIN.map(|n| hangul.chars().take(n).collect()));
    }
    let mut best: BTreeMap<usize, f32> = BTreeMap::new();
    for reading in readings {
        let syllables = reading.chars().count();
        let least = if syllables <= SHORT { SHORT_SOUNDS } else { SOUNDS };
        if syllables < 2 {
            continue;
        }
        let as_long = |form: usize| {
            letters.get(form).is_some_and(|n| LETTERS.contains(&(*n as f32 / syllables as f32)))
        };
        for (form, how) in words.near(&Sound::korean(&reading), least, as_long) {
            let slot = best.entry(form).or_insert(how);
            *slot = slot.max(how);
        }
    }
    let mut all: Vec<(usize, f32)> = best.into_iter().collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    all.into_iter().map(|(form, _)| form).collect()
}

/// For each syllable the English words that hold one of its readings, in ascending order ("Kim", "Jong-un",
/// "PresidentKim").
fn written(syllables: &[String], forms: &[String]) -> Vec<Vec<usize>> {
    let mut by_reading: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (number, syllable) in syllables.iter().enumerate() {
        for reading in syllable.chars().flat_map(syllable_readings) {
            by_reading.entry(reading.to_lowercase()).or_default().push(number);
        }
    }
    let longest = by_reading.keys().map(String::len).max().unwrap_or(0);
    let mut out = vec![Vec::new(); syllables.len()];
    for (form, text) in forms.iter().enumerate() {
        let lower = text.to_lowercase();
        let pieces = (0..lower.len())
            .flat_map(|from| (from + 1..=lower.len().min(from + longest)).map(move |to| from..to));
        for syllable in pieces.filter_map(|p| by_reading.get(lower.get(p)?)).flatten() {
            if let Some(list) = out.get_mut(*syllable)
                && list.last() != Some(&form)
            {
                list.push(form);
            }
        }
    }
    out
}

fn korean(sentence: &KoreanSentence, text: &str, spellings: &mut Register) -> Vec<KoreanSide> {
    let sides = sentence.items.iter().enumerate().filter_map(|(item, i)| {
        let hangul = text.get(i.span.clone())?;
        let spelling = match i.content {
            Content::Name | Content::Unknown => spellings.number(hangul),
            Content::Term(_, Class::Place | Class::Org | Class::Work) if i.proper => {
                spellings.number(&format!("{hangul}{WITHIN}"))
            }
            _ => return None,
        };
        Some(KoreanSide { item, spelling })
    });
    sides.collect()
}

fn english(sentence: &EnglishSentence, text: &str, forms: &mut Register) -> Vec<EnglishSide> {
    let capital = sentence.words.iter().enumerate().filter(|(_, w)| w.capital && !w.function);
    capital
        .filter_map(|(word, w)| {
            let written = text.get(w.span.clone())?;
            let bare = written.strip_suffix("'s").unwrap_or(written);
            Some(EnglishSide { word, form: forms.number(bare) })
        })
        .collect()
}
