//! How much of a text the lexicon and the rules explain, and what they do not.
//!
//! The unit is the syllable in Korean and the word in English, and only content counts: particles, endings and words
//! of grammar are left out on both sides of the fraction, since any list of them explains half of a text. A unit is
//! explained by an entry that stands there (in English by a rendering that stands there whole), by the rules for Korean
//! names, or as part of a quantity or a date. What is left is counted by its form, with a place where it stands.

use crate::calendar::{self, Moment};
use crate::lexicon::Lexicon;
use crate::numeral;
use crate::phrase;
use crate::romanize::syllable_readings;
use crate::stem::English;
use crate::walk::{self, Kind};
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

/// What explains a unit of content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// An entry of two syllables or more; in English a rendering.
    Entry,
    /// An entry of one syllable, which chance may have put there. Korean only.
    Syllable,
    /// A Korean name by its surname and the syllables of its given name.
    Name,
    /// A quantity, a date or a time.
    Figure,
    /// Nothing.
    Nothing,
}

/// All means, in the order of the enum.
pub const MEANS: [Means; 5] = [Means::Entry, Means::Syllable, Means::Name, Means::Figure, Means::Nothing];

impl Means {
    /// The name in results.
    pub fn as_str(self) -> &'static str {
        match self {
            Means::Entry => "entry",
            Means::Syllable => "syllable",
            Means::Name => "name",
            Means::Figure => "figure",
            Means::Nothing => "nothing",
        }
    }
}

/// A form that nothing explains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// How often it stands there.
    pub count: u64,
    /// The first place, with a few words around it.
    pub example: String,
}

/// What explains the content of the texts that were added, in syllables or in words.
///
/// ```
/// use daejo_lexicon::{Lexicon, coverage::Korean};
/// let lexicon = Lexicon::built_in();
/// let coverage = Korean::new(&lexicon).of("조선로동당을 뷁뷁하였다");
/// assert_eq!((coverage.explained(), coverage.content()), (5, 7));
/// assert_eq!(coverage.gaps.keys().next().map(String::as_str), Some("뷁뷁"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    units: [u64; MEANS.len()],
    /// What nothing explains, by its form.
    pub gaps: BTreeMap<String, Gap>,
}

impl Coverage {
    /// Units of content.
    pub fn content(&self) -> u64 {
        self.units.iter().sum()
    }

    /// Units of content that something explains.
    pub fn explained(&self) -> u64 {
        self.content() - self.by(Means::Nothing)
    }

    /// Units that this explains.
    pub fn by(&self, means: Means) -> u64 {
        self.units.get(means as usize).copied().unwrap_or(0)
    }

    /// Share of the content that is explained, from 0 to 1; `None` where there is no content.
    pub fn share(&self) -> Option<f64> {
        (self.content() > 0).then(|| self.explained() as f64 / self.content() as f64)
    }

    /// The forms that nothing explains, the most frequent first.
    pub fn ranked(&self) -> Vec<(&str, &Gap)> {
        let mut all: Vec<_> = self.gaps.iter().map(|(form, gap)| (form.as_str(), gap)).collect();
        all.sort_by(|a, b| b.1.count.cmp(&a.1.count).then(a.0.cmp(b.0)));
        all
    }

    /// Adds what was counted in a later text.
    pub fn merge(&mut self, later: Coverage) {
        for (sum, n) in self.units.iter_mut().zip(later.units) {
            *sum += n;
        }
        for (form, gap) in later.gaps {
            self.gaps.entry(form).and_modify(|g| g.count += gap.count).or_insert(gap);
        }
    }

    fn add(&mut self, means: Means, units: usize) {
        if let Some(sum) = self.units.get_mut(means as usize) {
            *sum += units as u64;
        }
    }

    fn gap(&mut self, form: String, text: &str, span: Range<usize>) {
        let new = || Gap { count: 0, example: around(text, span) };
        self.gaps.entry(form).or_insert_with(new).count += 1;
    }
}

/// Counts the syllables of Korean texts.
pub struct Korean<'a> {
    lexicon: &'a Lexicon,
}

impl<'a> Korean<'a> {
    /// With this lexicon.
    pub fn new(lexicon: &'a Lexicon) -> Korean<'a> {
        Korean { lexicon }
    }

    /// What is explained in a text, best a line or a sentence of it.
    pub fn of(&self, text: &str) -> Coverage {
        let moments = calendar::korean(text);
        let figures = spans(&moments, numeral::korean_beside(text, &moments));
        let mut out = Coverage::default();
        for figure in &figures {
            out.add(Means::Figure, syllables(text, figure));
        }
        for morph in walk::analyse(self.lexicon, text) {
            // A piece that only begins in a figure is no piece of its own: 명의 in 3만명의.
            if figures.iter().any(|f| f.start < morph.span.end && morph.span.start < f.end) {
                continue;
            }
            let units = syllables(text, &morph.span);
            match morph.kind {
                Kind::Entry(id) if !self.lexicon.class(id).is_content() => {}
                Kind::Entry(_) if units == 1 => out.add(Means::Syllable, 1),
                Kind::Entry(_) => out.add(Means::Entry, units),
                Kind::Name => out.add(Means::Name, units),
                Kind::Unknown => {
                    out.add(Means::Nothing, units);
                    out.gap(text.get(morph.span.clone()).unwrap_or("").to_string(), text, morph.span);
                }
                Kind::Grammar | Kind::Number | Kind::Latin | Kind::Symbol => {}
            }
        }
        out
    }
}

/// Counts the words of English texts. Holds a stemmer and tables; make one and keep it.
pub struct EnglishWords<'a> {
    lexicon: &'a Lexicon,
    english: English,
    /// DPRK spellings of the syllables of Korean names.
    syllables: HashSet<String>,
    surnames: HashSet<String>,
}

impl<'a> EnglishWords<'a> {
    /// With this lexicon.
    pub fn new(lexicon: &'a Lexicon) -> EnglishWords<'a> {
        let spellings = |syllables: &str| syllables.chars().flat_map(dprk_spellings).collect();
        EnglishWords {
            lexicon,
            english: English::default(),
            syllables: spellings(walk::GIVEN),
            surnames: spellings(walk::SURNAMES),
        }
    }

    /// What is explained in a text, best a line or a sentence of it.
    pub fn of(&self, text: &str) -> Coverage {
        let moments = calendar::english(text);
        let figures = spans(&moments, numeral::english_beside(text, &moments));
        let found = phrase::analyse(self.lexicon, &self.english, text);
        let mut means = vec![Means::Nothing; found.words.len()];
        let mut set = |range: Range<usize>, to: Means| {
            means.get_mut(range).unwrap_or(&mut []).iter_mut().for_each(|m| *m = to);
        };
        for name in self.names(&found.words, text) {
            set(name, Means::Name);
        }
        for m in &found.matches {
            set(m.words.clone(), Means::Entry);
        }
        let mut out = Coverage::default();
        for (word, means) in found.words.iter().zip(means) {
            if word.function {
                continue;
            }
            let written = text.get(word.span.clone()).unwrap_or("");
            if covers(&figures, &word.span) || written.chars().all(|c| c.is_ascii_digit()) {
                out.add(Means::Figure, 1);
                continue;
            }
            out.add(means, 1);
            if means == Means::Nothing {
                out.gap(word.stem.to_string(), text, word.span.clone());
            }
        }
        out
    }

    /// Runs of two to four capitalised words that spell a surname and a given name.
    fn names(&self, words: &[phrase::Word], text: &str) -> Vec<Range<usize>> {
        let lower = |i: usize| {
            let word = words.get(i).filter(|w| w.capital)?;
            Some(text.get(word.span.clone())?.trim_end_matches("'s").to_lowercase())
        };
        let mut out = Vec::new();
        let mut i = 0;
        while i < words.len() {
            let given =
                (i + 1..i + 4).take_while(|j| lower(*j).is_some_and(|w| self.syllables.contains(&w))).count();
            if given > 0 && lower(i).is_some_and(|w| self.surnames.contains(&w)) {
                out.push(i..i + 1 + given);
                i += given;
            }
            i += 1;
        }
        out
    }
}

/// The DPRK's spelling of a syllable, voiceless and voiced.
fn dprk_spellings(c: char) -> impl Iterator<Item = String> {
    syllable_readings(c).into_iter().take(2)
}

fn spans(moments: &[Moment], quantities: Vec<numeral::Quantity>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = moments.iter().map(|m| m.span.clone()).collect();
    for quantity in quantities {
        if !covers(&out, &quantity.span) {
            out.push(quantity.span);
        }
    }
    out
}

fn covers(figures: &[Range<usize>], span: &Range<usize>) -> bool {
    figures.iter().any(|f| f.start <= span.start && span.end <= f.end)
}

fn syllables(text: &str, span: &Range<usize>) -> usize {
    let part = text.get(span.clone()).unwrap_or("");
    part.chars().filter(|c| crate::hangul::is_syllable(*c)).count()
}

/// The words at a span and a few characters on each side, cut at blanks where there are any.
fn around(text: &str, span: Range<usize>) -> String {
    const REACH: usize = 16;
    let before = text.get(..span.start).unwrap_or("");
    let after = text.get(span.end..).unwrap_or("");
    let start = before.char_indices().rev().nth(REACH).map_or(0, |(i, _)| i);
    let end = span.end + after.char_indices().nth(REACH).map_or(after.len(), |(i, _)| i);
    let cut = |part: &str, from_left: bool| -> usize {
        let blank = if from_left { part.find(' ').map(|i| i + 1) } else { part.rfind(' ') };
        blank.unwrap_or(if from_left { 0 } else { part.len() })
    };
    let start = if start == 0 { 0 } else { start + cut(text.get(start..span.start).unwrap_or(""), true) };
    let end =
        if end == text.len() { end } else { span.end + cut(text.get(span.end..end).unwrap_or(""), false) };
    text.get(start..end).unwrap_or("").trim().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(coverage: &Coverage, expected: &[(Means, u64)], gaps: &[&str]) {
        for means in MEANS {
            let n = expected.iter().find(|(m, _)| *m == means).map_or(0, |(_, n)| *n);
            assert_eq!(coverage.by(means), n, "{means:?} {coverage:?}");
        }
        assert_eq!(coverage.ranked().iter().map(|(f, _)| *f).collect::<Vec<_>>(), gaps);
    }

    #[test]
    fn only_content_counts_in_korean() {
        let lexicon = Lexicon::built_in();
        let korean = Korean::new(&lexicon);
        check(&korean.of("도시와 농촌에서는"), &[(Means::Entry, 4)], &[]);
        check(&korean.of("계무림동지가"), &[(Means::Name, 3), (Means::Entry, 2)], &[]);
        check(&korean.of("뷁뷁과 뷁뷁을, 3만명의"), &[(Means::Nothing, 4), (Means::Figure, 2)], &["뷁뷁"]);
        assert_eq!(korean.of("3, NPT!").share(), None);
    }

    #[test]
    fn renderings_must_stand_whole_in_english() {
        let lexicon = Lexicon::built_in();
        let english = EnglishWords::new(&lexicon);
        let coverage = english.of("The Workers' Party of Korea has 3 zzyzx");
        check(&coverage, &[(Means::Entry, 3), (Means::Figure, 1), (Means::Nothing, 1)], &["zzyzx"]);
        check(&english.of("Kye Hun Sop"), &[(Means::Name, 3)], &[]);
    }

    #[test]
    fn sums_keep_the_first_example() {
        let lexicon = Lexicon::built_in();
        let korean = Korean::new(&lexicon);
        let mut sum = korean.of("뷁뷁이다");
        sum.merge(korean.of("쀍쀍과 뷁뷁"));
        let ranked = sum.ranked();
        assert_eq!(ranked[0].0, "뷁뷁");
        assert_eq!(ranked[0].1, &Gap { count: 2, example: "뷁뷁이다".into() });
        assert_eq!(ranked.len(), 2);
    }

    #[test]
    fn an_example_ends_at_blanks() {
        let text = "가나다라마바사아자차카타파 타파하 뷁뷁 가나다라마바사 아자차카타파하가나다라마바사";
        let at = text.find("뷁").expect("is there");
        assert_eq!(around(text, at..at + 6), "타파하 뷁뷁 가나다라마바사");
    }
}
