//! Names that no entry holds: Korean ones by romanization, foreign ones by sound.
//!
//! Every Korean name of the document is held against every capitalised English word once; a pair of sentences then
//! only looks the result up.

use super::features::{Content, EnglishSentence, KoreanSentence};
use daejo_lexicon::Class;
use daejo_lexicon::romanize::{KoreanName, Sound, score, syllable_readings};
use rayon::prelude::*;
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
/// Letters that a syllable may take in English.
const LETTERS: Range<f32> = 1.2..4.6;

/// The names of a document, ready to be compared.
pub(super) struct Names {
    ko: Vec<Vec<KoreanSide>>,
    en: Vec<Vec<EnglishSide>>,
    /// For each Korean spelling the English words that sound like it, best first.
    alike: Vec<Vec<usize>>,
    /// For each surname the English words that may write it, in ascending order: without any of them in a sentence
    /// there is no use in looking for the name.
    surnames: Vec<Vec<usize>>,
}

/// A name of a Korean sentence.
struct KoreanSide {
    item: usize,
    name: Option<KoreanName>,
    /// Its surname, by number in [`Names::surnames`].
    surname: usize,
    /// Its spelling, by number in [`Names::alike`].
    spelling: usize,
}

/// A capitalised word of an English sentence.
struct EnglishSide {
    word: usize,
    text: String,
    /// The word, by number.
    form: usize,
}

/// Distinct texts with numbers in order of first appearance.
#[derive(Default)]
struct Register {
    numbers: BTreeMap<String, usize>,
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
        let (mut spellings, mut surnames, mut forms) =
            (Register::default(), Register::default(), Register::default());
        let ko =
            ko.iter().zip(texts.1).map(|(s, text)| korean(s, text, &mut spellings, &mut surnames)).collect();
        let en = en.iter().zip(texts.0).map(|(s, text)| english(s, text, &mut forms)).collect();
        let sounds: Vec<(Sound, usize)> =
            forms.texts.iter().map(|f| (Sound::english(f), f.chars().count())).collect();
        let alike = spellings.texts.par_iter().map(|s| alike(s, &sounds)).collect();
        let surnames = surnames.texts.iter().map(|s| written(s, &forms.texts)).collect();
        Names { ko, en, alike, surnames }
    }

    /// Calls `found` with each item and the words that are its name.
    pub fn link(&self, en: usize, ko: usize, mut found: impl FnMut(usize, Range<usize>)) {
        let (Some(names), Some(words)) = (self.ko.get(ko), self.en.get(en)) else { return };
        if names.is_empty() || words.is_empty() {
            return;
        }
        for name in names {
            let surname = self.surnames.get(name.surname).map_or(&[][..], Vec::as_slice);
            if let Some(range) = name.spelled(words, surname).or_else(|| self.sounded(name, words)) {
                found(name.item, range);
            }
        }
    }

    fn sounded(&self, name: &KoreanSide, words: &[EnglishSide]) -> Option<Range<usize>> {
        let alike = self.alike.get(name.spelling)?;
        let word = alike.iter().find_map(|form| words.iter().find(|w| w.form == *form))?;
        Some(word.word..word.word + 1)
    }
}

/// The English words that sound like a Korean spelling, as a whole or by the name it begins with (북창 in
/// 북창화력발전련합기업소; such a spelling ends with a bar), best first.
fn alike(spelling: &str, words: &[(Sound, usize)]) -> Vec<usize> {
    let compound = spelling.strip_suffix('|');
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
        let sound = Sound::korean(&reading);
        for (form, (word, letters)) in words.iter().enumerate() {
            if !LETTERS.contains(&(*letters as f32 / syllables as f32)) {
                continue;
            }
            let how = score(&sound, word);
            if how >= least {
                let slot = best.entry(form).or_insert(how);
                *slot = slot.max(how);
            }
        }
    }
    let mut all: Vec<(usize, f32)> = best.into_iter().collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    all.into_iter().map(|(form, _)| form).collect()
}

/// The English words that hold a reading of a surname, in ascending order ("Kim", "Jong-un Kim", "PresidentKim").
fn written(surname: &str, forms: &[String]) -> Vec<usize> {
    let Some(first) = surname.chars().next() else { return Vec::new() };
    let readings: Vec<String> = syllable_readings(first).into_iter().map(|r| r.to_lowercase()).collect();
    let holds = |form: &String| {
        let lower = form.to_lowercase();
        readings.iter().any(|r| lower.contains(r.as_str()))
    };
    forms.iter().enumerate().filter(|(_, f)| holds(f)).map(|(i, _)| i).collect()
}

impl KoreanSide {
    /// As a Korean name: surname and given name, in whatever romanization.
    fn spelled(&self, words: &[EnglishSide], surname: &[usize]) -> Option<Range<usize>> {
        let name = self.name.as_ref()?;
        if !words.iter().any(|w| surname.binary_search(&w.form).is_ok()) {
            return None;
        }
        // Only words that stand next to each other make one name.
        words.chunk_by(|a, b| a.word + 1 == b.word).find_map(|run| {
            let texts: Vec<&str> = run.iter().map(|w| w.text.as_str()).collect();
            let hit = name.find(&texts).filter(|m| m.score >= SPELLED && m.matched == m.syllables)?;
            let first = run.get(hit.span.start)?.word;
            Some(first..first + hit.span.len())
        })
    }
}

fn korean(
    sentence: &KoreanSentence,
    text: &str,
    spellings: &mut Register,
    surnames: &mut Register,
) -> Vec<KoreanSide> {
    let sides = sentence.items.iter().enumerate().filter_map(|(item, i)| {
        let hangul = text.get(i.span.clone())?;
        let syllables = hangul.chars().count();
        let (name, spelling) = match i.content {
            Content::Name => (Some(KoreanName::new(hangul)), hangul.to_string()),
            Content::Unknown => {
                ((2..=4).contains(&syllables).then(|| KoreanName::new(hangul)), hangul.to_string())
            }
            Content::Term(_, Class::Place | Class::Org | Class::Work) if i.proper => {
                (None, format!("{hangul}|"))
            }
            _ => return None,
        };
        let first: String = hangul.chars().take(usize::from(name.is_some())).collect();
        Some(KoreanSide {
            item,
            name,
            surname: surnames.number(&first),
            spelling: spellings.number(&spelling),
        })
    });
    sides.collect()
}

fn english(sentence: &EnglishSentence, text: &str, forms: &mut Register) -> Vec<EnglishSide> {
    let capital = sentence.words.iter().enumerate().filter(|(_, w)| w.capital && !w.function);
    capital
        .filter_map(|(word, w)| {
            let written = text.get(w.span.clone())?;
            let bare = written.strip_suffix("'s").unwrap_or(written);
            Some(EnglishSide { word, text: bare.to_string(), form: forms.number(bare) })
        })
        .collect()
}
