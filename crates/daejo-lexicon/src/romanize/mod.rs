//! Korean names in Latin letters, and foreign names by their sound.
//!
//! [`person`] and [`place`] write a name as KCNA prints it, [`text`] any other words; [`syllable_readings`] and [`match_korean_name`] find a name in
//! whatever spelling an English text gives it; [`sound_score`] compares a foreign name or loanword in hangul with English.
//! [`System`] has the other published systems beside the DPRK's, [`likeness`] tells by which of them two spellings are one
//! name, and [`Speller`] goes back from Latin letters to hangul.

mod dprk;
mod reading;
mod sound;
mod spell;
mod standard;
mod system;
mod text;

pub(crate) use dprk::is_long_surname;
pub use dprk::{person, place};
pub use reading::{KoreanName, NameMatch, match_korean_name, reads_as_korean, syllable_readings};
pub use sound::{Sound, Sounds, score, sound_score};
pub use spell::{Candidate, Named, Speller};
pub use system::{Likeness, Spelling, System, likeness};
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

    /// Whether it begins with ㄲ ㄸ ㅃ ㅆ ㅉ.
    fn is_tense(self) -> bool {
        matches!(self.initial, 1 | 4 | 8 | 10 | 13)
    }
}

/// ㅇ as an initial: no sound.
const SILENT: usize = 11;
