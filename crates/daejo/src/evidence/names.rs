//! Names that no entry holds: Korean ones by romanization, foreign ones by sound.

use super::features::{Content, EnglishSentence, KoreanSentence};
use daejo_lexicon::Class;
use daejo_lexicon::romanize::{KoreanName, Sound, score};
use rayon::prelude::*;
use std::ops::Range;

/// A spelling of a Korean name that is at least so close is that name.
const SPELLED: f32 = 0.85;
/// A foreign name that sounds at least so alike is that name; short ones must sound more alike, for chance is kind
/// to them.
const SOUNDS: f32 = 0.76;
const SHORT_SOUNDS: f32 = 0.9;
/// Up to so many syllables a name is short.
const SHORT: usize = 2;

/// The names of a document, ready to be compared.
pub(super) struct Names {
    ko: Vec<Vec<KoreanSide>>,
    en: Vec<Vec<EnglishSide>>,
}

/// A name of a Korean sentence.
struct KoreanSide {
    item: usize,
    name: Option<KoreanName>,
    /// What it may sound like, with its syllables: the whole, or the first syllables of a compound.
    sounds: Vec<(Sound, usize)>,
}

/// A capitalised word of an English sentence.
struct EnglishSide {
    word: usize,
    text: String,
    sound: Sound,
}

impl Names {
    pub fn new(en: &[EnglishSentence], ko: &[KoreanSentence], texts: (&[&str], &[&str])) -> Names {
        let ko = ko.par_iter().zip(texts.1).map(|(s, text)| korean(s, text)).collect();
        let en = en.par_iter().zip(texts.0).map(|(s, text)| english(s, text)).collect();
        Names { ko, en }
    }

    /// Calls `found` with each item and the words that are its name.
    pub fn link(&self, en: usize, ko: usize, mut found: impl FnMut(usize, Range<usize>)) {
        let (Some(names), Some(words)) = (self.ko.get(ko), self.en.get(en)) else { return };
        if names.is_empty() || words.is_empty() {
            return;
        }
        for name in names {
            if let Some(range) = name.spelled(words).or_else(|| name.sounded(words)) {
                found(name.item, range);
            }
        }
    }
}

impl KoreanSide {
    /// As a Korean name: surname and given name, in whatever romanization.
    fn spelled(&self, words: &[EnglishSide]) -> Option<Range<usize>> {
        let name = self.name.as_ref()?;
        // Only words that stand next to each other make one name.
        words.chunk_by(|a, b| a.word + 1 == b.word).find_map(|run| {
            let texts: Vec<&str> = run.iter().map(|w| w.text.as_str()).collect();
            let hit = name.find(&texts).filter(|m| m.score >= SPELLED && m.matched == m.syllables)?;
            let first = run.get(hit.span.start)?.word;
            Some(first..first + hit.span.len())
        })
    }

    /// By sound: a foreign name, or the name within a compound (북창 in 북창화력발전련합기업소).
    fn sounded(&self, words: &[EnglishSide]) -> Option<Range<usize>> {
        let mut best: Option<(f32, usize)> = None;
        for (sound, syllables) in &self.sounds {
            let least = if *syllables <= SHORT { SHORT_SOUNDS } else { SOUNDS };
            for word in words {
                let alike = score(sound, &word.sound);
                if alike >= least && best.is_none_or(|(b, _)| alike > b) {
                    best = Some((alike, word.word));
                }
            }
        }
        best.map(|(_, word)| word..word + 1)
    }
}

/// How many syllables of a compound its name may have.
const NAME_WITHIN: std::ops::RangeInclusive<usize> = 2..=3;

fn korean(sentence: &KoreanSentence, text: &str) -> Vec<KoreanSide> {
    let sides = sentence.items.iter().enumerate().filter_map(|(item, i)| {
        let hangul = text.get(i.span.clone())?;
        let syllables = hangul.chars().count();
        let (name, sounds) = match i.content {
            Content::Name => (Some(KoreanName::new(hangul)), whole(hangul)),
            Content::Unknown => ((2..=4).contains(&syllables).then(|| KoreanName::new(hangul)), whole(hangul)),
            Content::Term(_, Class::Place | Class::Org | Class::Work) if i.proper => (None, heads(hangul)),
            _ => return None,
        };
        Some(KoreanSide { item, name, sounds })
    });
    sides.collect()
}

fn whole(hangul: &str) -> Vec<(Sound, usize)> {
    let syllables = hangul.chars().count();
    if syllables < 2 { Vec::new() } else { vec![(Sound::korean(hangul), syllables)] }
}

fn heads(hangul: &str) -> Vec<(Sound, usize)> {
    let ends: Vec<usize> = hangul.char_indices().map(|(i, c)| i + c.len_utf8()).collect();
    let head = |n: usize| ends.get(n - 1).and_then(|end| hangul.get(..*end)).map(|h| (Sound::korean(h), n));
    NAME_WITHIN.filter_map(head).chain(whole(hangul)).collect()
}

fn english(sentence: &EnglishSentence, text: &str) -> Vec<EnglishSide> {
    let capital = sentence.words.iter().enumerate().filter(|(_, w)| w.capital && !w.function);
    capital
        .filter_map(|(word, w)| {
            let written = text.get(w.span.clone())?;
            let bare = written.strip_suffix("'s").unwrap_or(written);
            Some(EnglishSide { word, text: bare.to_string(), sound: Sound::english(bare) })
        })
        .collect()
}
