//! The systems by name, and whether a hangul name and a Latin spelling are one name.

use super::reading::reads_as_korean;
use super::standard::{MCCUNE_REISCHAUER, REVISED};
use super::{Jamo, dprk, match_korean_name, sound_score};
use crate::hangul::southern_initial;

/// A way to write Korean names in Latin letters by rule.
///
/// ```
/// use daejo_lexicon::romanize::System;
/// let written = System::ALL.map(|system| system.person("최룡해"));
/// assert_eq!(written, ["Choe Ryong Hae", "Ch'oe Ryonghae", "Choe Ryonghae"]);
/// assert_eq!(System::Revised.place("강원도"), "Gangwon-do");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum System {
    /// As KCNA prints names.
    Dprk,
    /// McCune and Reischauer, 1939.
    McCuneReischauer,
    /// The Revised Romanization of the Republic of Korea, 2000.
    Revised,
}

impl System {
    /// Every system.
    pub const ALL: [System; 3] = [System::Dprk, System::McCuneReischauer, System::Revised];

    /// The usual short name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            System::Dprk => "DPRK",
            System::McCuneReischauer => "MR",
            System::Revised => "RR",
        }
    }

    /// A person's name, surname first; anything that is not Hangul is left out.
    #[must_use]
    pub fn person(self, hangul: &str) -> String {
        match self {
            System::Dprk => dprk::person(hangul),
            System::McCuneReischauer => MCCUNE_REISCHAUER.person(hangul),
            System::Revised => REVISED.person(hangul),
        }
    }

    /// The name of a place.
    #[must_use]
    pub fn place(self, hangul: &str) -> String {
        match self {
            System::Dprk => hangul.split_whitespace().map(dprk::place).collect::<Vec<_>>().join(" "),
            System::McCuneReischauer => MCCUNE_REISCHAUER.place(hangul),
            System::Revised => REVISED.place(hangul),
        }
    }
}

/// How a Latin spelling comes from a hangul name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Spelling {
    /// By a system.
    Of(System),
    /// By the habit of the South Korean press: a usual spelling of each syllable, the given name hyphenated (Choi
    /// Ryong-hae).
    Press,
    /// A usual spelling of each syllable, in no system's form.
    Other,
    /// Not by letters: a foreign name, heard alike.
    Sound,
}

impl Spelling {
    /// A name for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Spelling::Of(system) => system.as_str(),
            Spelling::Press => "press",
            Spelling::Other => "other",
            Spelling::Sound => "sound",
        }
    }
}

/// What holding a hangul name against a Latin spelling says.
#[derive(Clone, Debug, PartialEq)]
pub struct Likeness {
    /// 0 to 1. 1: as a system writes it; for other spellings the mean worth of its syllables, see
    /// [`super::NameMatch::score`]; for foreign names the nearness of the sounds, see [`super::score`]; 0 where the
    /// Latin spells another Korean name altogether.
    pub score: f32,
    /// All the ways that lead from one to the other, best first; empty: they are not one name.
    pub spellings: Vec<Spelling>,
}

impl Likeness {
    /// Whether they are spellings of one name.
    #[must_use]
    pub fn is_same(&self) -> bool {
        !self.spellings.is_empty()
    }
}

/// Foreign names that sound nearer than this are one: true pairs lie above, random ones below (see `sound.rs`).
pub(super) const HEARD: f32 = 0.75;

/// Holds a hangul name against a Latin spelling.
///
/// ```
/// use daejo_lexicon::romanize::{Spelling, System, likeness};
/// assert_eq!(likeness("최룡해", "Ch'oe Ryonghae").spellings, [Spelling::Of(System::McCuneReischauer)]);
/// assert_eq!(likeness("최룡해", "Choi Ryong-hae").spellings, [Spelling::Press]);
/// assert_eq!(likeness("우라지미르 뿌찐", "Vladimir Putin").spellings, [Spelling::Sound]);
/// assert!(!likeness("김정은", "Kim Jong Il").is_same());
/// ```
#[must_use]
pub fn likeness(hangul: &str, latin: &str) -> Likeness {
    let systems = System::ALL.into_iter().filter(|system| writes(*system, hangul, latin));
    let spellings: Vec<Spelling> = systems.map(Spelling::Of).collect();
    if !spellings.is_empty() {
        return Likeness { score: 1.0, spellings };
    }
    let words: Vec<&str> = latin.split_whitespace().collect();
    if let Some(found) = match_korean_name(hangul, &words) {
        let whole = found.matched == found.syllables && found.span == (0..words.len());
        let how = if is_hyphenated(&words) { Spelling::Press } else { Spelling::Other };
        return Likeness { score: found.score, spellings: whole.then_some(how).into_iter().collect() };
    }
    if is_korean(hangul) && reads_as_korean(latin, hangul.chars().count()) {
        return Likeness { score: 0.0, spellings: Vec::new() };
    }
    let score = sound_score(hangul, latin);
    Likeness { score, spellings: (score > HEARD).then_some(Spelling::Sound).into_iter().collect() }
}

/// Whether this is how the system writes the name, in northern spelling or in southern.
fn writes(system: System, hangul: &str, latin: &str) -> bool {
    let given = spelled(system, latin);
    southern_forms(hangul).iter().any(|name| {
        [system.person(name), system.place(name)].iter().any(|written| {
            let written = spelled(system, written);
            !written.is_empty() && (written == given || unmarked(&written) == given)
        })
    })
}

/// A spelling without what its system leaves free: case, and the hyphen of a given name outside the DPRK.
fn spelled(system: System, latin: &str) -> String {
    let words: Vec<String> = latin.split_whitespace().map(str::to_lowercase).collect();
    let plain = words.join(" ").replace(['’', '‘', 'ʼ'], "'").replace('ǒ', "ŏ").replace('ǔ', "ŭ");
    if system == System::Dprk { plain } else { plain.replace('-', "") }
}

/// McCune-Reischauer as it is often printed, without breves and apostrophes.
fn unmarked(written: &str) -> String {
    let plain = |c: char| match c {
        'ŏ' => Some('o'),
        'ŭ' => Some('u'),
        'ë' => Some('e'),
        '\'' => None,
        other => Some(other),
    };
    written.chars().filter_map(plain).collect()
}

/// The name itself, and with the initial sounds of the South: of the surname (리, 이), of the given name (룡, 용).
fn southern_forms(hangul: &str) -> Vec<String> {
    let chars: Vec<char> = hangul.chars().collect();
    let surname = dprk::surname_length(&chars);
    let changed = |places: &[usize]| -> String {
        let southern = |(i, c): (usize, &char)| {
            if places.contains(&i) { southern_initial(*c).unwrap_or(*c) } else { *c }
        };
        chars.iter().enumerate().map(southern).collect()
    };
    let mut forms = vec![hangul.to_owned(), changed(&[0]), changed(&[surname]), changed(&[0, surname])];
    forms.dedup();
    forms
}

/// Choi Ryong-hae: two words, the second in two parts of which only the first has a capital.
fn is_hyphenated(words: &[&str]) -> bool {
    let [_, given] = words else { return false };
    given.split_once('-').is_some_and(|(_, rest)| rest.starts_with(char::is_lowercase) && !rest.contains('-'))
}

/// Whether it may be a Korean name at all: solid, without the tense initials that foreign names have (뿌찐).
fn is_korean(hangul: &str) -> bool {
    hangul.chars().all(|c| Jamo::of(c).is_some_and(|jamo| !jamo.is_tense()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(hangul: &str, latin: &str, expected: &[&str]) {
        let found = likeness(hangul, latin);
        let names: Vec<&str> = found.spellings.iter().map(|s| s.as_str()).collect();
        assert_eq!(names, expected, "{hangul} / {latin}: {}", found.score);
        assert!((0.0..=1.0).contains(&found.score));
    }

    #[test]
    fn the_system_of_a_spelling_is_told() {
        check("김정은", "Kim Jong Un", &["DPRK"]);
        check("김정은", "KIM JONG UN", &["DPRK"]);
        check("김정은", "Kim Chŏngŭn", &["MR"]);
        check("김정은", "Kim Chŏng-ŭn", &["MR"]);
        check("김정은", "Kim Chongun", &["MR"]);
        check("김정은", "Gim Jeong-eun", &["RR"]);
        check("김정은", "Kim Jong-un", &["press"]);
        check("김정은", "Kim Jongun", &["other"]);
        check("김정은", "Jong Un Kim", &["other"]);
        check("최룡해", "Choe Ryong Hae", &["DPRK"]);
        check("최룡해", "Ch’oe Ryonghae", &["MR"]);
        check("최룡해", "Choe Yong-hae", &["MR", "RR"]);
        check("리명박", "Lee Myung-bak", &["press"]);
        check("신의주", "Sinuiju", &["DPRK", "MR", "RR"]);
        check("혜산시", "Hyesan-si", &["MR", "RR"]);
        check("강원", "Kangwon", &["DPRK", "MR"]);
        check("강원", "Gangwon", &["RR"]);
    }

    #[test]
    fn another_korean_name_is_not_heard_alike() {
        check("김정은", "Kim Jong Il", &[]);
        check("박훈", "Pak Chol", &[]);
        check("김철", "Kim Chon", &[]);
        check("신의주", "Sinanju", &[]);
        check("김정은", "", &[]);
        check("", "Kim", &[]);
    }

    #[test]
    fn foreign_names_are_heard() {
        check("우라지미르 뿌찐", "Vladimir Putin", &["sound"]);
        check("또 럼", "To Lam", &["sound"]);
        check("뿌찐", "Putin", &["sound"]);
        check("라브로브", "Lavrov", &["sound"]);
        check("뿌찐", "Xi Jinping", &[]);
    }
}
