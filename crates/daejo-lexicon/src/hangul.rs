//! Arithmetic on Hangul syllables (Unicode Standard, section 3.12).

/// A syllable as indices of initial, vowel and final (0: no final).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Syllable {
    /// Index of the initial consonant, 0 to 18 (ㄱ ㄲ ㄴ ㄷ ㄸ ㄹ ㅁ ㅂ ㅃ ㅅ ㅆ ㅇ ㅈ ㅉ ㅊ ㅋ ㅌ ㅍ ㅎ).
    pub initial: u32,
    /// Index of the vowel, 0 to 20 (ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅘ ㅙ ㅚ ㅛ ㅜ ㅝ ㅞ ㅟ ㅠ ㅡ ㅢ ㅣ).
    pub vowel: u32,
    /// Index of the final consonant, 0 (none) to 27.
    pub last: u32,
}

/// Whether this is a precomposed Hangul syllable.
pub fn is_syllable(c: char) -> bool {
    ('가'..='힣').contains(&c)
}

/// A set of Hangul syllables, asked for every syllable of a text.
pub(crate) struct Syllables([u64; SYLLABLES.div_ceil(64)]);

/// How many Hangul syllables there are.
const SYLLABLES: usize = '힣' as usize - '가' as usize + 1;

impl Syllables {
    pub(crate) fn has(&self, c: char) -> bool {
        let n = (c as usize).wrapping_sub('가' as usize);
        self.0.get(n / 64).is_some_and(|word| word >> (n % 64) & 1 == 1)
    }
}

impl FromIterator<char> for Syllables {
    fn from_iter<I: IntoIterator<Item = char>>(syllables: I) -> Syllables {
        let mut set = [0; SYLLABLES.div_ceil(64)];
        for n in syllables.into_iter().map(|c| (c as usize).wrapping_sub('가' as usize)) {
            if let Some(word) = set.get_mut(n / 64) {
                *word |= 1 << (n % 64);
            }
        }
        Syllables(set)
    }
}

/// Takes a syllable apart.
///
/// ```
/// use daejo_lexicon::hangul::{compose, decompose};
/// let han = decompose('한').unwrap();
/// assert_eq!((han.initial, han.vowel, han.last), (18, 0, 4));
/// assert_eq!(compose(han), '한');
/// ```
pub fn decompose(c: char) -> Option<Syllable> {
    if !is_syllable(c) {
        return None;
    }
    let n = c as u32 - 0xac00;
    Some(Syllable { initial: n / 588, vowel: n % 588 / 28, last: n % 28 })
}

/// Puts a syllable together; indices out of range wrap to 가.
pub fn compose(s: Syllable) -> char {
    char::from_u32(0xac00 + s.initial * 588 + s.vowel * 28 + s.last).unwrap_or('가')
}

/// The syllable with another final consonant.
pub fn with_last(c: char, last: u32) -> Option<char> {
    decompose(c).map(|s| compose(Syllable { last, ..s }))
}

/// Final consonants by index.
pub mod finals {
    /// No final.
    pub const NONE: u32 = 0;
    /// ㄴ
    pub const N: u32 = 4;
    /// ㄷ
    pub const D: u32 = 7;
    /// ㄹ
    pub const L: u32 = 8;
    /// ㄻ
    pub const LM: u32 = 10;
    /// ㅁ
    pub const M: u32 = 16;
    /// ㅂ
    pub const B: u32 = 17;
    /// ㅅ
    pub const S: u32 = 19;
    /// ㅆ
    pub const SS: u32 = 20;
    /// ㅎ
    pub const H: u32 = 27;
}

/// Vowels by index.
pub mod vowels {
    /// ㅏ
    pub const A: u32 = 0;
    /// ㅐ
    pub const AE: u32 = 1;
    /// ㅑ
    pub const YA: u32 = 2;
    /// ㅒ
    pub const YAE: u32 = 3;
    /// ㅓ
    pub const EO: u32 = 4;
    /// ㅔ
    pub const E: u32 = 5;
    /// ㅕ
    pub const YEO: u32 = 6;
    /// ㅖ
    pub const YE: u32 = 7;
    /// ㅗ
    pub const O: u32 = 8;
    /// ㅘ
    pub const WA: u32 = 9;
    /// ㅙ
    pub const WAE: u32 = 10;
    /// ㅚ
    pub const OE: u32 = 11;
    /// ㅜ
    pub const U: u32 = 13;
    /// ㅝ
    pub const WO: u32 = 14;
    /// ㅟ
    pub const WI: u32 = 16;
    /// ㅡ
    pub const EU: u32 = 18;
    /// ㅢ
    pub const UI: u32 = 19;
    /// ㅣ
    pub const I: u32 = 20;
}

const RIEUL: u32 = 5;
const NIEUN: u32 = 2;
const IEUNG: u32 = 11;

/// The South Korean form of a syllable at the start of a word: 로 → 노, 력 → 역, 녀 → 여; `None` where it is the same.
pub fn southern_initial(c: char) -> Option<char> {
    let s = decompose(c)?;
    // ㅑ ㅒ ㅕ ㅖ ㅛ ㅠ ㅣ
    let glide = matches!(s.vowel, 2 | 3 | 6 | 7 | 12 | 17 | 20);
    let initial = match (s.initial, glide) {
        (RIEUL | NIEUN, true) => IEUNG,
        (RIEUL, false) => NIEUN,
        _ => return None,
    };
    Some(compose(Syllable { initial, ..s }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initial_sounds_follow_the_southern_rule() {
        for (north, south) in [('로', '노'), ('력', '역'), ('녀', '여'), ('리', '이'), ('래', '내')]
        {
            assert_eq!(southern_initial(north), Some(south));
        }
        assert_eq!(southern_initial('나'), None);
        assert_eq!(southern_initial('A'), None);
    }

    #[test]
    fn every_syllable_survives_the_round_trip() {
        for c in '가'..='힣' {
            assert_eq!(compose(decompose(c).unwrap()), c);
        }
    }
}
