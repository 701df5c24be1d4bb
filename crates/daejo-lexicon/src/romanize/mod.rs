//! Korean names in Latin letters, and foreign names by their sound.
//!
//! [`person`] and [`place`] write a name as KCNA prints it, [`text`] any other words; [`syllable_readings`] and [`match_korean_name`] find a name in
//! whatever spelling an English text gives it; [`sound_score`] compares a foreign name or loanword in hangul with English.

mod dprk;
mod reading;
mod sound;
mod text;

pub use dprk::{person, place};
pub use reading::{KoreanName, NameMatch, match_korean_name, syllable_readings};
pub use sound::{Sound, score, sound_score};
pub use text::{text, text_after};

/// A Hangul syllable taken apart: indices into the Unicode orders of initials (19), medials (21) and finals (28, 0 for
/// none).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Jamo {
    initial: usize,
    medial: usize,
    last: usize,
}

impl Jamo {
    fn of(c: char) -> Option<Self> {
        let index = u32::from(c).checked_sub(0xAC00).filter(|index| *index < 11_172)?;
        let index = usize::try_from(index).ok()?;
        Some(Self { initial: index / 588, medial: index % 588 / 28, last: index % 28 })
    }
}

/// ㅇ as an initial: no sound.
const SILENT: usize = 11;
