//! English sentences as the lexicon sees them: words, stems, and the renderings that stand in them.

use crate::lexicon::{Lexicon, RenderingId};
use crate::stem::{self, English};
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::Arc;

/// A word of an English sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// Bytes of the text given.
    pub span: Range<usize>,
    /// Lower-case stem.
    pub stem: Arc<str>,
    /// Whether it is a word of grammar.
    pub function: bool,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether some rendering of the lexicon uses it: what the lexicon cannot know is no evidence of absence.
    pub known: bool,
}

/// A rendering that stands in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Which rendering.
    pub rendering: RenderingId,
    /// The words it covers, from the first to the last of its content words.
    pub words: Range<usize>,
}

/// An English sentence taken apart.
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    /// The words in order.
    pub words: Vec<Word>,
    /// The renderings found, by their place, longest first.
    pub matches: Vec<Match>,
}

/// Takes an English text apart.
///
/// ```
/// use daejo_lexicon::{Lexicon, phrase, stem::English};
/// let lexicon = Lexicon::built_in();
/// let found = phrase::analyse(&lexicon, &English::default(), "the Workers' Party of Korea");
/// assert!(found.matches.iter().any(|m| lexicon.rendering(m.rendering) == "Workers' Party of Korea"));
/// ```
pub fn analyse(lexicon: &Lexicon, english: &English, text: &str) -> Phrases {
    read(lexicon, text, |written| Known::new(lexicon, english, written))
}

/// Takes many English texts apart, and keeps what it has found out about their words: most of them come again.
pub struct Reader<'a> {
    lexicon: &'a Lexicon,
    english: English,
    /// By the word as it is written.
    met: FxHashMap<Box<str>, Known>,
}

impl<'a> Reader<'a> {
    /// So many distinct words are kept at most.
    const MOST: usize = 1 << 14;

    /// A reader with this lexicon that has met no word yet.
    pub fn new(lexicon: &'a Lexicon) -> Reader<'a> {
        Reader { lexicon, english: English::default(), met: FxHashMap::default() }
    }

    /// Takes a text apart, as [`analyse`] does.
    pub fn analyse(&mut self, text: &str) -> Phrases {
        let Reader { lexicon, english, met } = self;
        read(lexicon, text, |written| {
            if let Some(known) = met.get(written) {
                return known.clone();
            }
            let known = Known::new(lexicon, english, written);
            if met.len() < Reader::MOST {
                met.insert(written.into(), known.clone());
            }
            known
        })
    }
}

/// What there is to know of a word, wherever it stands.
#[derive(Clone)]
struct Known {
    stem: Arc<str>,
    function: bool,
    capital: bool,
    ids: StemIds,
}

/// The stem ids of a word, one for each block of the lexicon that knows it.
type StemIds = [Option<u32>; 2];

impl Known {
    fn new(lexicon: &Lexicon, english: &English, written: &str) -> Known {
        let lower = written.to_lowercase();
        let stem = english.stem(&lower);
        Known {
            function: stem::is_function_word(&lower) && written != "US",
            capital: written.chars().next().is_some_and(char::is_uppercase),
            ids: lexicon.stem_ids(&stem),
            stem: stem.into(),
        }
    }
}

fn read(lexicon: &Lexicon, text: &str, mut of_word: impl FnMut(&str) -> Known) -> Phrases {
    let mut words = Vec::new();
    let mut all = Vec::new();
    for (start, end) in stem::word_spans(text) {
        let Known { stem, function, capital, ids } = of_word(text.get(start..end).unwrap_or(""));
        all.push((words.len(), ids));
        let known = ids.iter().any(Option::is_some);
        words.push(Word { span: start..end, stem, function, capital, known });
    }
    let matches = matches(lexicon, &words, &all);
    Phrases { words, matches }
}

fn matches(lexicon: &Lexicon, words: &[Word], all: &[Candidate]) -> Vec<Match> {
    let function = |w: usize| words.get(w).is_some_and(|w| w.function);
    let content: Vec<Candidate> = all.iter().filter(|(w, _)| !function(*w)).copied().collect();
    let mut matches = find(lexicon, &content, |_| true);
    // Idioms begin with a word of grammar and stand without a gap; grammar alone proves nothing.
    matches.extend(find(lexicon, all, function).into_iter().filter(|m| !m.words.clone().all(function)));
    matches.sort_by_key(|m| m.words.start);
    matches
}

/// A word's place and its stem ids.
type Candidate = (usize, StemIds);

/// The renderings that begin at a word that `may_begin` one and go on with the candidates after it.
fn find(lexicon: &Lexicon, content: &[Candidate], may_begin: impl Fn(usize) -> bool) -> Vec<Match> {
    let mut matches = Vec::new();
    for (i, (word, ids)) in content.iter().enumerate().filter(|(_, (word, _))| may_begin(*word)) {
        for (block, id) in ids.iter().enumerate() {
            let Some(id) = id else { continue };
            let next = content.get(i + 1).and_then(|(_, ids)| ids.get(block).copied().flatten());
            for (rendering, stems) in lexicon.phrases(block, *id, next) {
                let window = content.get(i..i + stems.len()).unwrap_or(&[]);
                let same = stems.len() == window.len()
                    && stems
                        .iter()
                        .zip(window)
                        .all(|(s, (_, ids))| ids.get(block).copied().flatten() == Some(s));
                if let (true, Some((last, _))) = (same, window.last()) {
                    matches.push(Match { rendering, words: *word..last + 1 });
                }
            }
        }
    }
    matches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_idiom_is_found_whole_and_not_by_its_content_word() {
        let lexicon =
            Lexicon::with_table("t.tsv", "시험끝내\tadverb\tat long last\n시험마침\tadverb\tat last\n")
                .expect("good rows");
        let entry = lexicon.lookup_korean("시험마침")[0];
        let rendering = lexicon.renderings(entry).next().unwrap();
        let covered = |text: &str| {
            let found = analyse(&lexicon, &English::default(), text);
            found.matches.iter().find(|m| m.rendering == rendering).map(|m| m.words.clone())
        };
        assert_eq!(covered("They came at last."), Some(2..4));
        assert_eq!(covered("They came last year."), None);
    }

    #[test]
    fn renderings_are_found_through_inflection_and_grammar_words() {
        let lexicon = Lexicon::with_table(
            "t.tsv",
            "시험동무당\torg\tTesting Comrades' Party of Korea\n국제상\toffice\tminister of the International\n",
        )
        .expect("good rows");
        let text = "The Testing Comrades' Party of Korea and ministers of International";
        let found = analyse(&lexicon, &English::default(), text);
        for (ko, covered) in
            [("시험동무당", "Testing Comrades' Party of Korea"), ("국제상", "ministers of International")]
        {
            let entry = lexicon.lookup_korean(ko)[0];
            let rendering = lexicon.renderings(entry).next().unwrap();
            let m = found.matches.iter().find(|m| m.rendering == rendering).expect(ko);
            let span = found.words[m.words.start].span.start..found.words[m.words.end - 1].span.end;
            assert_eq!(text.get(span), Some(covered));
        }
    }
}
