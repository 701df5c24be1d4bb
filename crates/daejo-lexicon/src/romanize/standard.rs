//! McCune-Reischauer and the Revised Romanization: the two published systems, over one account of sound change.
//!
//! Sources: G. M. McCune and E. O. Reischauer, "The Romanization of the Korean Language Based upon Its Phonetic
//! Structure", Transactions of the Korea Branch of the Royal Asiatic Society 29 (1939), 1-55; Republic of Korea, Ministry
//! of Culture and Tourism, Notification 2000-8 of 7 July 2000, chapters 2 and 3. Both write sounds, not letters: finals
//! move to a vowel (liaison), stops before nasals and ㄹ become nasals, ㄴㄹ and ㄹㄴ become ll, ㅎ makes ㄱ ㄷ ㅈ
//! aspirate. Neither writes tensing. What only a dictionary knows is not
//! done: an inserted ㄴ (학여울, Hangnyeoul), ㄴㄹ that stay apart at a seam (신문로, Sinmunno).

use super::dprk::{Final, capitalised, surname_length};
use super::{Jamo, SILENT};

/// The letters of a system.
pub(super) struct Letters {
    initials: [&'static str; 19],
    /// Between voiced sounds; as `initials` where nothing is voiced there.
    voiced: [&'static str; 19],
    medials: [&'static str; 21],
    /// Whether the published rules write sound changes between the syllables of a given name.
    changes_in_names: bool,
    /// The special cases of McCune-Reischauer: n'g, ss, rh, shwi, aë and oë, and unvoiced ㄷ ㅈ after ㄹ.
    reischauer: bool,
}

pub(super) const MCCUNE_REISCHAUER: Letters = Letters {
    initials: [
        "k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "ch", "tch", "ch'", "k'", "t'", "p'",
        "h",
    ],
    voiced: [
        "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "tch", "ch'", "k'", "t'", "p'",
        "h",
    ],
    medials: [
        "a", "ae", "ya", "yae", "ŏ", "e", "yŏ", "ye", "o", "wa", "wae", "oe", "yo", "u", "wŏ", "we", "wi",
        "yu", "ŭ", "ŭi", "i",
    ],
    changes_in_names: true,
    reischauer: true,
};

pub(super) const REVISED: Letters = Letters {
    initials: [
        "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h",
    ],
    voiced: [
        "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h",
    ],
    medials: [
        "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi",
        "yu", "eu", "ui", "i",
    ],
    changes_in_names: false,
    reischauer: false,
};

/// Administrative units, which both systems write after a hyphen, without assimilation.
const UNITS: &[char] = &['시', '군', '구', '읍', '면', '리', '동'];
/// What 도 is the province of; elsewhere it is an island.
const PROVINCES: &[&str] = &[
    "강원",
    "경기",
    "량강",
    "양강",
    "자강",
    "제주",
    "황해",
    "황해남",
    "황해북",
    "평안남",
    "평안북",
    "함경남",
    "함경북",
    "충청남",
    "충청북",
    "전라남",
    "전라북",
    "경상남",
    "경상북",
];

const RIEUL: usize = 5;
const NIEUN: usize = 2;
const MIEUM: usize = 6;

impl Letters {
    /// Surname and given name, each a word.
    pub(super) fn person(&self, hangul: &str) -> String {
        let name: Vec<Jamo> = hangul.chars().filter_map(Jamo::of).collect();
        let chars: Vec<char> = hangul.chars().filter(|c| Jamo::of(*c).is_some()).collect();
        let (surname, given) = name.split_at_checked(surname_length(&chars)).unwrap_or((&name, &[]));
        let words = [self.word(surname, true), self.word(given, self.changes_in_names)];
        let words: Vec<String> =
            words.iter().filter(|word| !word.is_empty()).map(|word| capitalised(word)).collect();
        words.join(" ")
    }

    /// One word for each between blanks, its administrative unit after a hyphen.
    pub(super) fn place(&self, hangul: &str) -> String {
        let words = hangul.split_whitespace().map(|word| {
            let (stem, unit) = with_unit(word);
            let stem: Vec<Jamo> = stem.chars().filter_map(Jamo::of).collect();
            format!("{}{}", capitalised(&self.word(&stem, true)), self.unit(&stem, unit))
        });
        words.collect::<Vec<_>>().join(" ")
    }

    /// A unit of one syllable: voiced after a voiced sound, otherwise as alone.
    fn unit(&self, stem: &[Jamo], unit: Option<Jamo>) -> String {
        let Some(unit) = unit else { return String::new() };
        let before = stem.last().map_or(Final::None, |jamo| Final::of(jamo.last));
        let initial = self.initial(before, unit.initial, unit, false);
        format!("-{initial}{}{}", self.medial(unit, None), Final::of(unit.last).latin())
    }

    fn word(&self, syllables: &[Jamo], changes: bool) -> String {
        let mut out = String::new();
        // What the syllable before leaves for this one: its final, and the initial as it sounds after it.
        let mut opening = syllables.first().map(|first| (Final::None, first.initial));
        for (index, jamo) in syllables.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|i| syllables.get(i));
            if let Some((last, initial)) = opening {
                out.push_str(&self.junction(last, initial, *jamo, index == 0));
            }
            out.push_str(self.medial(*jamo, before));
            opening = match syllables.get(index + 1) {
                None => {
                    out.push_str(Final::of(jamo.last).latin());
                    None
                }
                Some(next) => {
                    let (last, initial) = liaison(jamo.last, *next);
                    Some(if changes { assimilated(last, initial) } else { (last, initial) })
                }
            };
        }
        out
    }

    /// A final and the initial after it.
    fn junction(&self, last: Final, initial: usize, next: Jamo, first: bool) -> String {
        match (last, initial) {
            (Final::N, 0) if self.reischauer => "n'g".to_owned(),
            (Final::T, 9 | 10) if self.reischauer => "ss".to_owned(),
            (Final::L, 18) if self.reischauer => "rh".to_owned(),
            (Final::L, RIEUL) => "ll".to_owned(),
            _ => format!("{}{}", last.latin(), self.initial(last, initial, next, first)),
        }
    }

    /// An initial by what stands before it.
    fn initial(&self, last: Final, initial: usize, next: Jamo, first: bool) -> &'static str {
        let voiced = match last {
            Final::None => !first,
            Final::N | Final::M | Final::Ng => true,
            Final::L => !matches!(initial, 3 | 12),
            Final::K | Final::T | Final::P => false,
        };
        if self.reischauer && initial == 9 && next.medial == 16 {
            return "sh";
        }
        let letters = if voiced { &self.voiced } else { &self.initials };
        letters.get(initial).copied().unwrap_or_default()
    }

    /// A vowel; e after an open a or o has a diaeresis in McCune-Reischauer, for ae and oe are one vowel there.
    fn medial(&self, jamo: Jamo, before: Option<&Jamo>) -> &'static str {
        let apart = self.reischauer && jamo.initial == SILENT && jamo.medial == 5;
        let open = |before: &Jamo| before.last == 0 && matches!(before.medial, 0 | 2 | 8 | 9 | 12);
        if apart && before.is_some_and(open) {
            return "ë";
        }
        self.medials.get(jamo.medial).copied().unwrap_or_default()
    }
}

/// A place without its administrative unit, and the unit.
fn with_unit(word: &str) -> (&str, Option<Jamo>) {
    let mut rest = word.chars();
    let Some(unit) = rest.next_back() else { return (word, None) };
    let stem = rest.as_str();
    let is_unit = UNITS.contains(&unit) && stem.chars().count() > 1;
    if is_unit || (unit == '도' && PROVINCES.contains(&stem)) {
        (stem, Jamo::of(unit))
    } else {
        (word, None)
    }
}

/// The final that stays and the initial that is heard: a final moves to a vowel, ㅎ joins ㄱ ㄷ ㅈ, ㄷ ㅌ before 이 are
/// ㅈ ㅊ.
fn liaison(last: usize, next: Jamo) -> (Final, usize) {
    let before_i = next.medial == 20;
    match (last, next.initial) {
        (0 | 21, initial) => (Final::of(last), initial),
        (6 | 15 | 27, 0) => (without_h(last), 15),
        (6 | 15 | 27, 3) => (without_h(last), 16),
        (6 | 15 | 27, 12) => (without_h(last), 14),
        (_, SILENT) => match last {
            1 => (Final::None, 0),
            2 => (Final::None, 1),
            3 => (Final::K, 9),
            4 | 6 => (Final::None, 2),
            5 => (Final::N, 12),
            7 => (Final::None, if before_i { 12 } else { 3 }),
            8 | 15 => (Final::None, RIEUL),
            9 => (Final::L, 0),
            10 => (Final::L, 6),
            11 => (Final::L, 7),
            12 => (Final::L, 9),
            13 => (Final::L, if before_i { 14 } else { 16 }),
            14 => (Final::L, 17),
            16 => (Final::None, MIEUM),
            17 => (Final::None, 7),
            18 => (Final::P, 9),
            19 => (Final::None, 9),
            20 => (Final::None, 10),
            22 => (Final::None, 12),
            23 => (Final::None, 14),
            24 => (Final::None, 15),
            25 => (Final::None, if before_i { 14 } else { 16 }),
            26 => (Final::None, 17),
            _ => (Final::None, SILENT),
        },
        (_, initial) => (Final::of(last), initial),
    }
}

fn without_h(last: usize) -> Final {
    match last {
        6 => Final::N,
        15 => Final::L,
        _ => Final::None,
    }
}

/// What nasals and ㄹ make of their neighbours.
fn assimilated(last: Final, initial: usize) -> (Final, usize) {
    let nasal = match last {
        Final::K => Final::Ng,
        Final::T => Final::N,
        Final::P => Final::M,
        other => other,
    };
    match (last, initial) {
        (Final::N | Final::L, RIEUL) | (Final::L, NIEUN) => (Final::L, RIEUL),
        (Final::K | Final::T | Final::P | Final::M | Final::Ng, RIEUL) => (nasal, NIEUN),
        (_, NIEUN | MIEUM) => (nasal, initial),
        _ => (last, initial),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of the notification, chapters 2 and 3, as far as they need no dictionary.
    #[test]
    fn the_revised_romanization_follows_its_notification() {
        for (hangul, latin) in [
            ("구미", "Gumi"),
            ("영동", "Yeongdong"),
            ("백암", "Baegam"),
            ("옥천", "Okcheon"),
            ("합덕", "Hapdeok"),
            ("호법", "Hobeop"),
            ("월곶", "Wolgot"),
            ("벚꽃", "Beotkkot"),
            ("한밭", "Hanbat"),
            ("설악", "Seorak"),
            ("칠곡", "Chilgok"),
            ("임실", "Imsil"),
            ("울릉", "Ulleung"),
            ("대관령", "Daegwallyeong"),
            ("백마", "Baengma"),
            ("종로", "Jongno"),
            ("별내", "Byeollae"),
            ("신라", "Silla"),
            ("해돋이", "Haedoji"),
            ("같이", "Gachi"),
            ("좋고", "Joko"),
            ("놓다", "Nota"),
            ("낳지", "Nachi"),
            ("묵호", "Mukho"),
            ("집현전", "Jiphyeonjeon"),
            ("압구정", "Apgujeong"),
            ("광희문", "Gwanghuimun"),
            ("충청북도", "Chungcheongbuk-do"),
            ("제주도", "Jeju-do"),
            ("의정부시", "Uijeongbu-si"),
            ("양주군", "Yangju-gun"),
            ("도봉구", "Dobong-gu"),
            ("신창읍", "Sinchang-eup"),
            ("삼죽면", "Samjuk-myeon"),
            ("인왕리", "Inwang-ri"),
            ("당산동", "Dangsan-dong"),
            ("남산", "Namsan"),
            ("독도", "Dokdo"),
        ] {
            assert_eq!(REVISED.place(hangul), latin, "{hangul}");
        }
        for (hangul, latin) in [("민용하", "Min Yongha"), ("한복남", "Han Boknam"), ("홍빛나", "Hong Bitna")]
        {
            assert_eq!(REVISED.person(hangul), latin, "{hangul}");
        }
    }

    #[test]
    fn mccune_reischauer_follows_its_table() {
        for (hangul, latin) in [
            ("평양", "P'yŏngyang"),
            ("신의주", "Sinŭiju"),
            ("개성", "Kaesŏng"),
            ("함흥", "Hamhŭng"),
            ("청진", "Ch'ŏngjin"),
            ("압록강", "Amnokkang"),
            ("독립", "Tongnip"),
            ("법률", "Pŏmnyul"),
            ("신라", "Silla"),
            ("한글", "Han'gŭl"),
            ("발달", "Paltal"),
            ("결정", "Kyŏlchŏng"),
            ("갈비", "Kalbi"),
            ("전라북도", "Chŏllabuk-to"),
            ("강원도", "Kangwŏn-do"),
            ("양주군", "Yangju-gun"),
            ("결혼", "Kyŏrhon"),
            ("쉬리", "Shwiri"),
            ("대에", "Taee"),
            ("나에", "Naë"),
            ("깃발", "Kitpal"),
            ("옷소매", "Ossomae"),
        ] {
            assert_eq!(MCCUNE_REISCHAUER.place(hangul), latin, "{hangul}");
        }
        for (hangul, latin) in
            [("김정은", "Kim Chŏngŭn"), ("최룡해", "Ch'oe Ryonghae"), ("한복남", "Han Pongnam"), ("", "")]
        {
            assert_eq!(MCCUNE_REISCHAUER.person(hangul), latin, "{hangul}");
        }
    }

    #[test]
    fn every_pair_of_syllables_is_written() {
        let every = (0..11_172u32).step_by(37).filter_map(|i| char::from_u32(0xac00 + i));
        for c in every {
            for d in ['가', '나', '다', '라', '마', '아', '이', '하', '쉬'] {
                let pair = format!("{c}{d}");
                for letters in [&MCCUNE_REISCHAUER, &REVISED] {
                    assert!(letters.place(&pair).len() > 2, "{pair}");
                }
            }
        }
    }
}
