//! All the spellings by which a Korean name may stand in English, and the search for a name among English words.

use super::Jamo;
use super::SILENT;
use super::dprk::{self, Final, surname_length};
use crate::hangul::{Syllable, compose};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Initials: DPRK, McCune-Reischauer without marks, Revised, habit. The first is the DPRK's.
const INITIALS: &[&[&str]] = &[
    &["k", "g"],
    &["kk", "k", "g"],
    &["n"],
    &["t", "d"],
    &["tt", "dd", "t", "d"],
    &["r", "l", "n"],
    &["m"],
    &["p", "b"],
    &["pp", "bb", "p", "b"],
    &["s"],
    &["ss", "s"],
    &[""],
    &["j", "ch"],
    &["jj", "tch", "ch", "j"],
    &["ch"],
    &["kh", "k"],
    &["th", "t"],
    &["ph", "p"],
    &["h"],
];

/// Medials, in the same order of schemes.
const MEDIALS: &[&[&str]] = &[
    &["a", "ah"],
    &["ae", "ai", "ay", "e"],
    &["ya"],
    &["yae"],
    &["o", "eo", "u"],
    &["e"],
    &["yo", "yeo", "you", "yu"],
    &["ye", "e"],
    &["o"],
    &["wa"],
    &["wae"],
    &["oe", "oi", "we"],
    &["yo"],
    &["u", "oo", "ou"],
    &["wo", "weo"],
    &["we"],
    &["wi"],
    &["yu", "yoo", "you"],
    &["u", "eu"],
    &["ui", "eui", "i", "ee"],
    &["i", "ee"],
];

/// Spellings that no scheme gives.
const HABITS: &[(char, &[&str])] = &[
    ('이', &["ri", "yi", "lee", "rhee", "li"]),
    ('리', &["yi", "lee", "rhee", "i"]),
    ('박', &["park"]),
    ('최', &["choi", "choy"]),
    ('김', &["gim"]),
    ('임', &["rim", "lim", "yim"]),
    ('림', &["im", "yim"]),
    ('노', &["ro", "roh", "noh"]),
    ('로', &["roh", "noh"]),
    ('유', &["ryu"]),
    ('류', &["yu", "yoo", "you"]),
    ('량', &["yang"]),
    ('양', &["ryang"]),
    ('려', &["yo", "yeo"]),
    ('여', &["ryo"]),
    ('렴', &["yom", "yeom"]),
    ('오', &["oh"]),
    ('우', &["woo", "wu"]),
    ('조', &["joe", "cho"]),
    ('허', &["huh", "hur"]),
    ('구', &["koo", "goo"]),
    ('백', &["paik", "back"]),
    ('준', &["june"]),
    ('석', &["suk", "sock"]),
    ('국', &["kook"]),
    ('문', &["moon"]),
    ('심', &["shim"]),
    ('신', &["shin"]),
    ('식', &["shik"]),
    ('시', &["shi"]),
    ('실', &["shil"]),
    ('희', &["hee"]),
    ('현', &["hyun"]),
    ('권', &["kwun", "gwon"]),
    ('원', &["one"]),
    ('란', &["nan"]),
    ('련', &["yon", "yeon"]),
    ('룡', &["yong"]),
    ('용', &["ryong"]),
    ('영', &["ryong", "ryeong"]),
    ('령', &["yong", "young", "yeong"]),
    ('열', &["ryol", "ryul"]),
    ('렬', &["yol", "yul", "yeol"]),
];

/// How good a spelling is that is not the DPRK's own.
const OTHER_SPELLING: f32 = 0.9;

/// All Latin spellings of a syllable in a name, the DPRK's first (voiceless, then voiced); empty for other characters.
///
/// ```
/// use daejo_lexicon::romanize::syllable_readings;
/// let readings = syllable_readings('정');
/// assert_eq!(readings[0], "jong");
/// for spelling in ["jung", "jeong", "chong", "chung"] {
///     assert!(readings.iter().any(|reading| reading == spelling));
/// }
/// ```
#[must_use]
pub fn syllable_readings(c: char) -> Vec<String> {
    let Some(jamo) = Jamo::of(c) else { return Vec::new() };
    let mut readings: Vec<String> = Vec::new();
    let initials = INITIALS.get(jamo.initial).copied().unwrap_or_default();
    let medials = MEDIALS.get(jamo.medial).copied().unwrap_or_default();
    let habits =
        HABITS.iter().filter(|(syllable, _)| *syllable == c).flat_map(|(_, spellings)| spellings.iter());
    for medial in medials {
        for initial in initials {
            for last in finals(jamo.last) {
                push(&mut readings, format!("{initial}{medial}{last}"));
            }
        }
        if jamo.initial == SILENT && *medial == "oo" {
            finals(jamo.last).iter().for_each(|last| push(&mut readings, format!("woo{last}")));
        }
    }
    habits.for_each(|spelling| push(&mut readings, (*spelling).to_owned()));
    readings
}

fn push(readings: &mut Vec<String>, reading: String) {
    if !readings.contains(&reading) {
        readings.push(reading);
    }
}

fn finals(last: usize) -> &'static [&'static str] {
    match Final::of(last) {
        Final::None => &[""],
        Final::K => &["k", "g"],
        Final::N => &["n"],
        Final::T => &["t", "s", "d"],
        Final::L => &["l", "r"],
        Final::M => &["m"],
        Final::P => &["p", "b"],
        Final::Ng => &["ng"],
    }
}

/// A syllable that Latin letters may begin with.
pub(super) struct SyllableReading {
    pub(super) syllable: char,
    /// Whether it is spelled as the DPRK spells it.
    pub(super) own: bool,
    /// Bytes of the letters.
    pub(super) length: usize,
}

/// Finals that names have, by index; ㅅ stands for all that sound t.
const LASTS: [u32; 8] = [0, 1, 4, 8, 16, 17, 19, 21];

/// The syllables that small Latin letters may begin with, none of them tense, in the order of the code points.
pub(super) fn readings_at(text: &str) -> Vec<SyllableReading> {
    let mut found: BTreeMap<(char, usize), bool> = BTreeMap::new();
    let mut note = |syllable: char, length: usize| {
        let spelled = text.get(..length).unwrap_or("");
        let own = own_spellings(syllable).iter().any(|own| own == spelled);
        found.insert((syllable, length), own);
    };
    for (initial, rest) in begun(text, INITIALS) {
        for (vowel, rest) in begun(rest, MEDIALS) {
            for last in LASTS {
                let syllable = compose(Syllable { initial, vowel, last });
                if Jamo::of(syllable).is_some_and(Jamo::is_tense) {
                    continue;
                }
                for rest in finals(last as usize).iter().filter_map(|letters| rest.strip_prefix(letters)) {
                    note(syllable, text.len() - rest.len());
                }
            }
        }
    }
    for (syllable, spellings) in HABITS {
        for spelling in spellings.iter().filter(|spelling| text.starts_with(**spelling)) {
            note(*syllable, spelling.len());
        }
    }
    found.into_iter().map(|((syllable, length), own)| SyllableReading { syllable, own, length }).collect()
}

/// The rows of a table with a spelling that the text begins with, and the text after it.
fn begun<'a>(
    text: &'a str,
    table: &'static [&'static [&'static str]],
) -> impl Iterator<Item = (u32, &'a str)> {
    (0u32..).zip(table).flat_map(move |(index, spellings)| {
        spellings.iter().filter_map(move |letters| Some((index, text.strip_prefix(letters)?)))
    })
}

/// Whether an English spelling can be read as so many Korean syllables, whichever they are.
///
/// ```
/// use daejo_lexicon::romanize::reads_as_korean;
/// assert!(reads_as_korean("Jonchon", 2) && !reads_as_korean("Vienna", 2));
/// ```
#[must_use]
pub fn reads_as_korean(english: &str, syllables: usize) -> bool {
    /// No Korean name is longer.
    const LETTERS: usize = 40;
    let words: Vec<&str> = english.split_whitespace().collect();
    let pieces = pieces(&words);
    if english.len() > LETTERS || pieces.is_empty() {
        return false;
    }
    let mut counts = BTreeSet::from([0]);
    for piece in &pieces {
        let own = syllable_counts(&piece.text);
        counts = counts.iter().flat_map(|before| own.iter().map(move |more| before + more)).collect();
    }
    counts.contains(&syllables)
}

/// As how many syllables letters can be read.
fn syllable_counts(text: &str) -> BTreeSet<usize> {
    let mut reached: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::from([(0, BTreeSet::from([0]))]);
    while let Some((at, counts)) = reached.pop_first() {
        if at == text.len() {
            return counts;
        }
        for reading in readings_at(text.get(at..).unwrap_or("")) {
            let further = counts.iter().map(|count| count + 1);
            reached.entry(at + reading.length).or_default().extend(further);
        }
    }
    BTreeSet::new()
}

/// Where a Korean name stands among English words.
#[derive(Clone, PartialEq, Debug)]
pub struct NameMatch {
    /// Indices into the English words.
    pub span: Range<usize>,
    /// 0 to 1; 1 is every syllable as the DPRK spells it.
    pub score: f32,
    /// Syllables of the Korean name.
    pub syllables: usize,
    /// How many of them the English words spell.
    pub matched: usize,
}

/// A Korean name with the spellings of its syllables, to be looked for in many sentences.
#[derive(Clone, Debug)]
pub struct KoreanName {
    /// Spellings of each syllable with their worth.
    syllables: Vec<Vec<(String, f32)>>,
    surname: usize,
}

/// A part of an English word between hyphens.
struct Piece {
    text: String,
    word: usize,
    capital: bool,
    closes_word: bool,
}

/// A place in the walk along pieces and syllables.
#[derive(Clone, Copy, Default)]
struct Walk {
    piece: usize,
    syllable: usize,
    matched: usize,
    score: f32,
}

impl KoreanName {
    /// Takes the Hangul of the name; anything else in it is ignored.
    #[must_use]
    pub fn new(hangul: &str) -> Self {
        let name: Vec<char> = hangul.chars().filter(|c| Jamo::of(*c).is_some()).collect();
        Self { syllables: name.iter().map(|c| weighed(*c)).collect(), surname: surname_length(&name) }
    }

    /// The best window of words that spell the name, surname first or last, hyphenated or joined.
    ///
    /// More than half of the syllables must be spelled (all, of a name of two).
    #[must_use]
    pub fn find(&self, words: &[&str]) -> Option<NameMatch> {
        let pieces = pieces(words);
        let order: Vec<usize> = (0..self.syllables.len()).collect();
        let mut turned = order.clone();
        turned.rotate_left(self.surname.min(order.len()));
        let mut best: Option<NameMatch> = None;
        for order in [&order, &turned] {
            for start in 0..pieces.len() {
                let found = self.walk(order, &pieces, start);
                if let Some(found) =
                    found.filter(|found| best.as_ref().is_none_or(|best| found.score > best.score))
                {
                    best = Some(found);
                }
            }
        }
        best
    }

    /// Reads the syllables in this order from the pieces at `start`.
    fn walk(&self, order: &[usize], pieces: &[Piece], start: usize) -> Option<NameMatch> {
        let opens = start == 0 || pieces.get(start - 1).is_some_and(|piece| piece.closes_word);
        if order.len() < 2 || !opens {
            return None;
        }
        let mut walk = Walk { piece: start, ..Walk::default() };
        while walk.syllable < order.len() {
            let piece = pieces.get(walk.piece).filter(|piece| piece.capital)?;
            walk = self.step(order, piece, walk);
        }
        let last = pieces.get(walk.piece.checked_sub(1)?).filter(|piece| piece.closes_word)?;
        let first = pieces.get(start)?;
        let count = order.len();
        let enough = walk.matched == count || (count > 2 && walk.matched * 2 > count);
        let score = walk.score / f32::from(u16::try_from(count).ok()?);
        enough.then_some(NameMatch {
            span: first.word..last.word + 1,
            score,
            syllables: count,
            matched: walk.matched,
        })
    }

    /// One piece: it spells one syllable or several, begins with one, or is another syllable.
    fn step(&self, order: &[usize], piece: &Piece, walk: Walk) -> Walk {
        let rest = order.get(walk.syllable..).unwrap_or_default();
        for count in 1..=rest.len().min(4) {
            if let Some(score) = self.spells(rest.get(..count).unwrap_or_default(), &piece.text) {
                return walk.on(count, count, score);
            }
        }
        let begins = rest.first().and_then(|syllable| {
            self.readings(*syllable).find(|(text, _)| piece.text.starts_with(text.as_str()))
        });
        match begins {
            // Jongsik for 정은: one of two syllables.
            Some((text, score))
                if rest.len() > 1 && piece.text.len() >= text.len() + 2 && piece.text.len() > 5 =>
            {
                walk.on(2, 1, *score)
            }
            _ => walk.on(1, 0, 0.0),
        }
    }

    fn readings(&self, syllable: usize) -> impl Iterator<Item = &(String, f32)> {
        self.syllables.get(syllable).into_iter().flatten()
    }

    /// The worth of the spelling, where the syllables together spell exactly this text.
    fn spells(&self, syllables: &[usize], text: &str) -> Option<f32> {
        let Some((first, rest)) = syllables.split_first() else { return text.is_empty().then_some(0.0) };
        let spelled = self.readings(*first).filter_map(|(reading, score)| {
            let further = self.spells(rest, text.strip_prefix(reading.as_str())?)?;
            Some(score + further)
        });
        spelled.max_by(f32::total_cmp)
    }
}

impl Walk {
    fn on(self, syllables: usize, matched: usize, score: f32) -> Self {
        Self {
            piece: self.piece + 1,
            syllable: self.syllable + syllables,
            matched: self.matched + matched,
            score: self.score + score,
        }
    }
}

/// Readings with their worth: the DPRK's spelling, voiceless or voiced, is worth 1.
fn weighed(c: char) -> Vec<(String, f32)> {
    let own = own_spellings(c);
    let worth = |reading: &String| if own.contains(reading) { 1.0 } else { OTHER_SPELLING };
    syllable_readings(c).into_iter().map(|reading| (reading.clone(), worth(&reading))).collect()
}

fn own_spellings(c: char) -> Vec<String> {
    let Some(jamo) = Jamo::of(c) else { return Vec::new() };
    let initial = dprk::INITIALS.get(jamo.initial).copied().unwrap_or_default();
    let voiced = match initial {
        "k" => "g",
        "t" => "d",
        "p" => "b",
        other => other,
    };
    let medial = dprk::MEDIALS.get(jamo.medial).copied().unwrap_or_default();
    let last = Final::of(jamo.last).latin();
    vec![format!("{initial}{medial}{last}"), format!("{voiced}{medial}{last}")]
}

/// The words without possessive and marks, parted at hyphens.
fn pieces(words: &[&str]) -> Vec<Piece> {
    let mut found = Vec::new();
    for (word, text) in words.iter().enumerate() {
        let bare = text.trim_matches(|c: char| !c.is_alphabetic());
        let bare = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s")).unwrap_or(bare);
        let capital = bare.starts_with(char::is_uppercase);
        let parts: Vec<String> = bare
            .split(['-', '‑', '–', '\'', '’'])
            .filter(|part| !part.is_empty())
            .map(str::to_lowercase)
            .collect();
        let count = parts.len();
        if count == 0 {
            found.push(Piece { text: String::new(), word, capital: false, closes_word: true });
        }
        for (index, text) in parts.into_iter().enumerate() {
            found.push(Piece { text, word, capital, closes_word: index + 1 == count });
        }
    }
    found
}

/// Looks for a Korean name among English words; see [`KoreanName::find`].
///
/// ```
/// use daejo_lexicon::romanize::match_korean_name;
/// let words = ["Comrade", "Kim", "Jong-un", "said"];
/// let found = match_korean_name("김정은", &words).expect("the name");
/// assert_eq!((found.span, found.matched), (1..3, 3));
/// ```
#[must_use]
pub fn match_korean_name(hangul: &str, words: &[&str]) -> Option<NameMatch> {
    KoreanName::new(hangul).find(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(hangul: &str, english: &str, expected: Option<(Range<usize>, usize)>) {
        let words: Vec<&str> = english.split_whitespace().collect();
        let found = match_korean_name(hangul, &words).map(|found| (found.span, found.matched));
        assert_eq!(found, expected, "{hangul} / {english}");
    }

    #[test]
    fn names_are_found_in_all_usual_spellings() {
        check("김정은", "Kim Jong Un", Some((0..3, 3)));
        check("김정은", "the leader Kim Jong-un's visit", Some((2..4, 3)));
        check("김정은", "Jong Un Kim", Some((0..3, 3)));
        check("김정은", "Kim Jongun", Some((0..2, 3)));
        check("박근혜", "President Park Geun-hye", Some((1..3, 3)));
        check("이명박", "Lee Myung-bak", Some((0..2, 3)));
        check("윤석열", "Yoon Suk Yeol", Some((0..3, 3)));
        check("리승만", "Syngman Rhee, Rhee Seung Man", Some((2..5, 3)));
        check("최룡해", "Choe Ryong Hae", Some((0..3, 3)));
        check("선우광철", "by Sonu Kwang Chol", Some((1..4, 4)));
        check("박훈", "Pak Hun", Some((0..2, 2)));
    }

    #[test]
    fn a_wrong_syllable_shows() {
        check("김정식", "met Kim Jong Sok there", Some((1..4, 2)));
        check("김정식", "Kim Jongsok", Some((0..2, 2)));
        check("박훈", "Pak Chol", None);
        check("한승록", "Workers' Party of Korea", None);
        check("김정은", "", None);
        check("", "Kim", None);
    }

    #[test]
    fn the_spelling_of_the_dprk_scores_highest() {
        let score = |english: &str| {
            match_korean_name("조용원", &english.split(' ').collect::<Vec<_>>()).map(|found| found.score)
        };
        assert_eq!(score("Jo Yong Won"), Some(1.0));
        assert!(score("Cho Yong-won") < Some(1.0) && score("Cho Yong-won") > Some(0.9));
    }

    #[test]
    fn every_syllable_of_hangul_has_readings() {
        for c in '가'..='힣' {
            assert!(
                syllable_readings(c).iter().all(|reading| !reading.is_empty())
                    && !syllable_readings(c).is_empty()
            );
        }
        assert!(syllable_readings('A').is_empty());
    }
}
