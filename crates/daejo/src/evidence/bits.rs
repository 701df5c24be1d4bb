//! A small set of item or word numbers.

/// A set of numbers below [`Bits::MAX`]; larger ones are left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bits([u64; 4]);

impl Bits {
    /// Numbers from here on are not kept: no sentence has so many words that matter.
    pub const MAX: usize = 256;

    /// Adds a number.
    pub fn set(&mut self, n: usize) {
        if let Some(word) = self.0.get_mut(n / 64) {
            *word |= 1 << (n % 64);
        }
    }

    /// Whether the number is in the set.
    pub fn has(&self, n: usize) -> bool {
        self.0.get(n / 64).is_some_and(|word| word >> (n % 64) & 1 == 1)
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.0 == [0; 4]
    }

    /// What is in either.
    #[must_use]
    pub fn or(self, other: Bits) -> Bits {
        let mut out = self;
        for (a, b) in out.0.iter_mut().zip(other.0) {
            *a |= b;
        }
        out
    }

    /// The numbers in ascending order.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        self.0.into_iter().enumerate().flat_map(|(i, mut word)| {
            std::iter::from_fn(move || {
                let n = word.trailing_zeros() as usize;
                word &= word.wrapping_sub(1);
                (n < 64).then_some(i * 64 + n)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_in_order() {
        let mut bits = Bits::default();
        for n in [200, 3, 64, 63, 999] {
            bits.set(n);
        }
        assert_eq!(bits.iter().collect::<Vec<_>>(), [3, 63, 64, 200]);
        assert!(bits.has(64) && !bits.has(65) && !bits.has(999));
    }
}
