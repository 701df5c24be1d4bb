//! One type in place of doubled arguments: the English of something beside its Korean.

use serde::{Deserialize, Serialize};

/// The two sides of a comparison.
///
/// ```
/// use daejo::{Pair, Side};
/// let lengths = Pair { en: "two", ko: "둘" }.map(|s: &str| s.chars().count());
/// assert_eq!(lengths, Pair { en: 3, ko: 1 });
/// assert_eq!(lengths[Side::Ko], 1);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Pair<T> {
    /// The English side.
    pub en: T,
    /// The Korean side.
    pub ko: T,
}

/// A side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The English side.
    En,
    /// The Korean side.
    Ko,
}

impl Side {
    /// Both sides, English first.
    pub const BOTH: [Side; 2] = [Side::En, Side::Ko];

    /// The language code: `en` or `ko`.
    pub fn code(self) -> &'static str {
        match self {
            Side::En => "en",
            Side::Ko => "ko",
        }
    }

    /// The language's name.
    pub fn language(self) -> &'static str {
        match self {
            Side::En => "English",
            Side::Ko => "Korean",
        }
    }
}

impl<T> Pair<T> {
    /// Both sides through one function.
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> Pair<U> {
        Pair { en: f(self.en), ko: f(self.ko) }
    }

    /// Both sides by reference.
    pub fn as_ref(&self) -> Pair<&T> {
        Pair { en: &self.en, ko: &self.ko }
    }

    /// The sides exchanged.
    pub fn swapped(self) -> Pair<T> {
        Pair { en: self.ko, ko: self.en }
    }
}

impl<T> std::ops::Index<Side> for Pair<T> {
    type Output = T;

    fn index(&self, side: Side) -> &T {
        match side {
            Side::En => &self.en,
            Side::Ko => &self.ko,
        }
    }
}

impl<T> std::ops::IndexMut<Side> for Pair<T> {
    fn index_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::En => &mut self.en,
            Side::Ko => &mut self.ko,
        }
    }
}
