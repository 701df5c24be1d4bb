//! Latin letters to hangul: the names that a spelling may stand for, likeliest first.
//!
//! A spelling rarely has one reading: un is 은, 운; jong is 정, 종. Every reading of every syllable is tried, in the
//! DPRK's spelling and in the others (see `reading.rs`), and weighed by how often the syllable stands in the Korean
//! names of the lexicon. Names of Koreans have no tense initials (ㄲ ㄸ ㅃ ㅆ ㅉ), so none are proposed.

use super::System;
use super::dprk::{is_long_surname, surname_length};
use super::reading::{SyllableReading, readings_at};
use crate::class::Class;
use crate::lexicon::Lexicon;
use std::collections::BTreeMap;

/// Whose name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Named {
    /// A surname and a given name.
    Person,
    /// A place.
    Place,
}

/// A hangul name that a Latin spelling may stand for.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The name, in the spelling of the DPRK.
    pub hangul: String,
    /// Its share of the weight of all readings of this spelling, 0 to 1.
    pub share: f32,
    /// Whether the lexicon has it as such a name.
    pub known: bool,
}

/// The weight of a reading that is not the DPRK's own spelling: their writers are read here, others are the exception.
const FOREIGN: f64 = 0.1;
/// The weight of a name that the lexicon has against one of equal syllables that it has not.
const KNOWN: f64 = 50.0;
/// The count of a syllable that no name has.
const UNSEEN: f64 = 0.2;
/// The weight of the order of the West, surname last.
const TURNED: f64 = 0.05;
/// Readings that are followed at once.
const BEAM: usize = 256;
/// Longer spellings are no names.
const LONGEST: usize = 40;

/// Reads Latin spellings as hangul names.
pub struct Speller<'a> {
    lexicon: &'a Lexicon,
    surnames: BTreeMap<String, u32>,
    given: BTreeMap<char, u32>,
    places: BTreeMap<char, u32>,
}

impl<'a> Speller<'a> {
    /// Counts the syllables of the lexicon's Korean names.
    #[must_use]
    pub fn new(lexicon: &'a Lexicon) -> Self {
        let mut new =
            Self { lexicon, surnames: BTreeMap::new(), given: BTreeMap::new(), places: BTreeMap::new() };
        for (id, entry) in lexicon.entries() {
            let is = |system: fn(System, &str) -> String| {
                let written = system(System::Dprk, entry.ko);
                lexicon.renderings(id).any(|r| lexicon.rendering(r) == written)
            };
            match entry.class {
                Class::Person if is(System::person) => new.count_person(entry.ko),
                Class::Place if is(System::place) => {
                    entry.ko.chars().for_each(|c| *new.places.entry(c).or_default() += 1);
                }
                _ => {}
            }
        }
        new
    }

    fn count_person(&mut self, name: &str) {
        let chars: Vec<char> = name.chars().collect();
        let Some((surname, given)) = chars.split_at_checked(surname_length(&chars)) else { return };
        *self.surnames.entry(surname.iter().collect()).or_default() += 1;
        given.iter().for_each(|c| *self.given.entry(*c).or_default() += 1);
    }

    /// The names that this spelling may stand for, at most so many, the likeliest first; none where it spells no
    /// Korean name.
    ///
    /// ```
    /// use daejo_lexicon::{Lexicon, romanize::{Named, Speller}};
    /// let lexicon = Lexicon::built_in();
    /// let speller = Speller::new(&lexicon);
    /// for spelling in ["Choe Ryong Hae", "Choi Ryong-hae", "Ch'oe Ryonghae"] {
    ///     assert_eq!(speller.candidates(spelling, Named::Person, 5)[0].hangul, "최룡해");
    /// }
    /// assert_eq!(speller.candidates("Hyesan", Named::Place, 1)[0].hangul, "혜산");
    /// assert!(speller.candidates("Smith", Named::Person, 5).is_empty());
    /// ```
    #[must_use]
    pub fn candidates(&self, latin: &str, named: Named, most: usize) -> Vec<Candidate> {
        let words = words(latin);
        let mut found: BTreeMap<String, f64> = BTreeMap::new();
        for (order, worth) in orders(&words, named) {
            for (hangul, weight) in self.read(&order, named) {
                let best = found.entry(hangul).or_default();
                *best = best.max(weight * worth);
            }
        }
        let mut weighed: Vec<(String, f64, bool)> = found
            .into_iter()
            .map(|(hangul, weight)| {
                let known = self.knows(&hangul, named);
                let weight = if known { weight * KNOWN } else { weight };
                (hangul, weight, known)
            })
            .collect();
        weighed.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let all: f64 = weighed.iter().map(|(_, weight, _)| weight).sum();
        let share = |weight: f64| (weight / all.max(f64::MIN_POSITIVE)) as f32;
        weighed
            .into_iter()
            .take(most)
            .map(|(hangul, weight, known)| Candidate { hangul, share: share(weight), known })
            .collect()
    }

    fn knows(&self, hangul: &str, named: Named) -> bool {
        let class = match named {
            Named::Person => Class::Person,
            Named::Place => Class::Place,
        };
        self.lexicon.lookup_korean(hangul).iter().any(|id| {
            let entry = self.lexicon.entry(*id);
            entry.class == class && entry.ko == hangul
        })
    }

    /// The readings of the pieces with their weights.
    fn read(&self, pieces: &[String], named: Named) -> Vec<(String, f64)> {
        let mut paths = vec![Path { name: Vec::new(), weight: 1.0, rest: "" }];
        for (index, piece) in pieces.iter().enumerate() {
            paths = self.read_piece(paths, piece, named, named == Named::Person && index == 0);
        }
        let fits = |name: &[char]| match named {
            Named::Person => (1..=2).contains(&name.len().saturating_sub(surname_length(name))),
            Named::Place => !name.is_empty(),
        };
        let whole = paths.into_iter().filter(|path| path.weight > 0.0 && fits(&path.name));
        whole.map(|path| (path.name.into_iter().collect(), path.weight)).collect()
    }

    /// The paths with every way to read a piece behind them, syllable by syllable.
    fn read_piece<'p>(
        &self,
        mut open: Vec<Path<'p>>,
        piece: &'p str,
        named: Named,
        surname: bool,
    ) -> Vec<Path<'p>> {
        open.iter_mut().for_each(|path| path.rest = piece);
        let (counts, longest) = match named {
            Named::Person => (&self.given, 4),
            Named::Place => (&self.places, 6),
        };
        let mut whole = Vec::new();
        while !open.is_empty() {
            let mut next = Vec::new();
            for path in open.iter().filter(|path| path.name.len() < longest) {
                for SyllableReading { syllable, own, length } in readings_at(path.rest) {
                    // The surname is weighed as a whole.
                    let often = if surname { 1.0 } else { frequency(counts.get(&syllable)) };
                    let weight = path.weight * often * if own { 1.0 } else { FOREIGN };
                    let name = path.name.iter().copied().chain([syllable]).collect();
                    next.push(Path { name, weight, rest: path.rest.get(length..).unwrap_or("") });
                }
            }
            let (done, left): (Vec<Path>, Vec<Path>) =
                next.into_iter().partition(|path| path.rest.is_empty());
            whole.extend(done);
            open = likeliest(left);
        }
        if surname {
            whole.iter_mut().for_each(|path| path.weight *= self.surname(&path.name));
        }
        likeliest(whole)
    }

    /// How often it is a surname; nothing for two syllables that are none.
    fn surname(&self, name: &[char]) -> f64 {
        let is_one = match name {
            [first, second] => is_long_surname(*first, *second),
            _ => name.len() == 1,
        };
        let name: String = name.iter().collect();
        if is_one { frequency(self.surnames.get(&name)) } else { 0.0 }
    }
}

/// A name as far as it is read, and the letters of the piece that are left.
struct Path<'p> {
    name: Vec<char>,
    weight: f64,
    rest: &'p str,
}

/// The likeliest of many paths, so that their number does not grow with every syllable.
fn likeliest(mut paths: Vec<Path>) -> Vec<Path> {
    paths.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.name.cmp(&b.name)));
    paths.truncate(BEAM);
    paths
}

/// A count as a weight; all counts of one spelling stand against each other, so they need no common sum.
fn frequency(count: Option<&u32>) -> f64 {
    count.map_or(UNSEEN, |count| f64::from(*count)) / 100.0
}

/// The pieces in the orders in which they may be read, with what an order is worth.
fn orders(words: &[Vec<String>], named: Named) -> Vec<(Vec<String>, f64)> {
    let straight = (words.concat(), 1.0);
    let Some((last, rest)) =
        words.split_last().filter(|(_, rest)| named == Named::Person && !rest.is_empty())
    else {
        // One word alone has no surname.
        return if named == Named::Place && !words.is_empty() { vec![straight] } else { Vec::new() };
    };
    vec![straight, ([last.clone(), rest.concat()].concat(), TURNED)]
}

/// Words in small letters, parted at hyphens, the marks of McCune-Reischauer resolved; none if it is no Latin name.
fn words(latin: &str) -> Vec<Vec<String>> {
    let text = latin.to_lowercase().replace(['’', '‘', 'ʼ'], "'").replace('ǒ', "ŏ").replace('ǔ', "ŭ");
    let text = if is_marked(&text) { resolved(&text) } else { text };
    let fits = text.chars().all(|c| c.is_ascii_lowercase() || c.is_whitespace() || matches!(c, '-' | '\''));
    if !fits || text.len() > LONGEST {
        return Vec::new();
    }
    let pieces = |word: &str| -> Vec<String> {
        word.split(['-', '\'']).filter(|piece| !piece.is_empty()).map(str::to_owned).collect()
    };
    text.split_whitespace().map(pieces).filter(|word: &Vec<String>| !word.is_empty()).collect()
}

/// Whether the marks of McCune-Reischauer are there: a breve, or an apostrophe after a stop.
fn is_marked(text: &str) -> bool {
    text.contains(['ŏ', 'ŭ']) || ["k'", "t'", "p'", "ch'"].iter().any(|stop| text.contains(stop))
}

/// McCune-Reischauer in letters that the readings know: where marks are used, a plain ch is ㅈ.
fn resolved(text: &str) -> String {
    const LETTERS: &[(&str, &str)] = &[
        ("tch", "jj"),
        ("ch'", "ch"),
        ("ch", "j"),
        ("k'", "kh"),
        ("t'", "th"),
        ("p'", "ph"),
        ("n'g", "n-g"),
        ("ŏ", "eo"),
        ("ŭ", "eu"),
        ("ë", "-e"),
    ];
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = match LETTERS.iter().find(|(from, _)| rest.starts_with(from)) {
            Some((from, to)) => {
                out.push_str(to);
                from.len()
            }
            None => {
                out.push(c);
                c.len_utf8()
            }
        };
        rest = rest.get(length..).unwrap_or("");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(speller: &Speller, latin: &str, named: Named, expected: &str) {
        let found = speller.candidates(latin, named, 4);
        assert_eq!(found.first().map_or("", |c| c.hangul.as_str()), expected, "{latin}: {found:?}");
    }

    #[test]
    fn names_are_read_in_every_system() {
        let lexicon = Lexicon::built_in();
        let speller = Speller::new(&lexicon);
        for (latin, hangul) in [
            ("Kim Jong Un", "김정은"),
            ("Kim Chŏngŭn", "김정은"),
            ("Jong Un Kim", "김정은"),
            ("Choe Ryong Hae", "최룡해"),
            ("Choi Ryong-hae", "최룡해"),
            ("Ch'oe Ryonghae", "최룡해"),
            ("Ri Pyong Chol", "리병철"),
            ("Jo Yong Won", "조용원"),
            ("Pak Jong Chon", "박정천"),
            ("Sonu Kwang Chol", "선우광철"),
        ] {
            check(&speller, latin, Named::Person, hangul);
        }
        for (latin, hangul) in
            [("Sinuiju", "신의주"), ("Hyesan", "혜산"), ("Kangwon", "강원"), ("P'yŏngsŏng", "평성")]
        {
            check(&speller, latin, Named::Place, hangul);
        }
        // Many readings of many syllables are not all followed.
        check(&speller, "Kungungungungungung", Named::Place, "군군군군군궁");
    }

    #[test]
    fn what_is_no_korean_name_has_no_candidate() {
        let lexicon = Lexicon::built_in();
        let speller = Speller::new(&lexicon);
        let long = "kim jong un ".repeat(1000);
        for latin in ["", " ", "Kim", "Smith", "Vladimir Putin", "김정은", "Kim 3", "-", "' '", "🙂", &long]
        {
            assert!(speller.candidates(latin, Named::Person, 3).is_empty(), "{latin}");
        }
    }

    #[test]
    fn shares_are_of_all_readings() {
        let lexicon = Lexicon::built_in();
        let all = Speller::new(&lexicon).candidates("Kim Jong Un", Named::Person, usize::MAX);
        let sum: f32 = all.iter().map(|c| c.share).sum();
        assert!((sum - 1.0).abs() < 0.01 && all.len() > 2, "{sum}");
    }
}
