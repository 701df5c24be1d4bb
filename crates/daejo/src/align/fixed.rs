//! Beads that a person fixed: the rest is aligned around them.
//!
//! Those that have both sides without a gap, in one order, cut the document. The sentences of the others are set aside:
//! no bead of the search holds them, leaving them alone costs nothing, and the bead stands in the end where its first
//! sentence does.

use super::Rung;
use super::anchors;
use crate::pair::{Pair, Side};
use std::collections::BTreeMap;
use std::ops::Range;

/// Beads that a person fixed, found fit for a document.
#[derive(Clone, Debug, Default)]
pub struct Fixed {
    /// Those that cut the document, in order.
    pub(super) cuts: Vec<Pair<Range<usize>>>,
    /// The others.
    aside: Vec<Pair<Vec<usize>>>,
    /// Sentences of the others, and which of them they stand in.
    of: Pair<BTreeMap<usize, usize>>,
}

/// Why a bead cannot be fixed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixedFault {
    /// Number of the bead among those given, from 0.
    pub bead: usize,
    /// What is wrong and what to do.
    pub message: String,
}

impl std::fmt::Display for FixedFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "fixed bead {}: {}", self.bead, self.message)
    }
}

impl std::error::Error for FixedFault {}

impl Fixed {
    /// Beads by the numbers of their sentences, from 0 and in any order, for a document of so many sentences.
    ///
    /// ```
    /// use daejo::{Pair, align::Fixed};
    /// let bead = Pair { en: vec![0, 1], ko: vec![7] };
    /// assert!(Fixed::new(&[bead.clone()], Pair { en: 2, ko: 8 }).is_ok());
    /// let fault = Fixed::new(&[bead], Pair { en: 2, ko: 7 }).unwrap_err();
    /// assert_eq!(
    ///     fault.to_string(),
    ///     "fixed bead 0: there is no Korean sentence 7; the text has 7, numbered from 0"
    /// );
    /// ```
    ///
    /// # Errors
    /// A bead without sentences, a number that the document does not have, a sentence in two beads or twice in one.
    pub fn new(beads: &[Pair<Vec<usize>>], sentences: Pair<usize>) -> Result<Fixed, FixedFault> {
        check(beads, sentences)?;
        let beads = beads.iter().map(|bead| {
            bead.clone().map(|mut numbers| {
                numbers.sort_unstable();
                numbers
            })
        });
        let mut fixed = Fixed::default();
        let mut whole: Vec<Pair<Range<usize>>> = Vec::new();
        for bead in beads {
            match run(&bead.en).zip(run(&bead.ko)) {
                Some((en, ko)) => whole.push(Pair { en, ko }),
                None => fixed.set_aside(bead),
            }
        }
        whole.sort_unstable_by_key(|b| b.en.start);
        // Of beads that cross, those move that hold fewer sentences.
        let worth = |b: &Pair<Range<usize>>| ((b.en.start, b.ko.start), (b.en.len() + b.ko.len()) as u32);
        let ladder = anchors::chain(&whole.iter().map(worth).collect::<Vec<_>>());
        for bead in whole {
            match ladder.binary_search(&(bead.en.start, bead.ko.start)) {
                Ok(_) => fixed.cuts.push(bead),
                Err(_) => fixed.set_aside(bead.map(Iterator::collect)),
            }
        }
        Ok(fixed)
    }

    fn set_aside(&mut self, bead: Pair<Vec<usize>>) {
        let number = self.aside.len();
        self.of.en.extend(bead.en.iter().map(|s| (*s, number)));
        self.of.ko.extend(bead.ko.iter().map(|s| (*s, number)));
        self.aside.push(bead);
    }

    /// Whether the search leaves this sentence alone.
    pub(super) fn is_aside(&self, side: Side, sentence: usize) -> bool {
        self.of[side].contains_key(&sentence)
    }

    /// The bead of a sentence that was set aside, at its first sentence only, and whether it is out of order.
    pub(super) fn led_by(&self, rung: &Rung) -> Option<(&Pair<Vec<usize>>, bool)> {
        let side = if rung.en.is_empty() { Side::Ko } else { Side::En };
        let sentence = if rung.en.is_empty() { rung.ko.start } else { rung.en.start };
        let bead = self.aside.get(*self.of[side].get(&sentence)?)?;
        let first = bead.en.first().map(|s| (Side::En, s)).or(bead.ko.first().map(|s| (Side::Ko, s)))?;
        // What has both sides and is in order is no such bead, for it cuts the document.
        let in_order = match side {
            Side::En => bead.ko.is_empty() && run(&bead.en).is_some(),
            Side::Ko => run(&bead.ko).is_some(),
        };
        (first == (side, &sentence)).then_some((bead, !in_order))
    }
}

/// Ascending numbers as a range, where they are one and have no gap.
fn run(numbers: &[usize]) -> Option<Range<usize>> {
    let (first, last) = (*numbers.first()?, *numbers.last()?);
    (last + 1 - first == numbers.len()).then_some(first..last + 1)
}

fn check(beads: &[Pair<Vec<usize>>], sentences: Pair<usize>) -> Result<(), FixedFault> {
    let mut seen: Pair<BTreeMap<usize, usize>> = Pair::default();
    for (number, bead) in beads.iter().enumerate() {
        let fault = |message: String| Err(FixedFault { bead: number, message });
        if bead.en.is_empty() && bead.ko.is_empty() {
            return fault("it has no sentence; name one at least".to_string());
        }
        for side in Side::BOTH {
            for sentence in &bead[side] {
                let name = format!("{} sentence {sentence}", side.language());
                if *sentence >= sentences[side] {
                    let all = sentences[side];
                    return fault(format!("there is no {name}; the text has {all}, numbered from 0"));
                }
                if let Some(other) = seen[side].insert(*sentence, number) {
                    return fault(format!("{name} is in bead {other} already; leave it in one"));
                }
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bead(en: &[usize], ko: &[usize]) -> Pair<Vec<usize>> {
        Pair { en: en.to_vec(), ko: ko.to_vec() }
    }

    #[test]
    fn the_longest_ladder_cuts_and_what_crosses_it_is_set_aside() {
        let beads = [
            bead(&[4, 5], &[5]),
            bead(&[1, 0], &[0]),
            bead(&[3], &[7]),
            bead(&[2], &[]),
            bead(&[6, 8], &[6]),
        ];
        let fixed = Fixed::new(&beads, Pair { en: 9, ko: 9 }).expect("all fit");
        assert_eq!(fixed.cuts, [Pair { en: 0..2, ko: 0..1 }, Pair { en: 4..6, ko: 5..6 }]);
        let aside = |side| (0..9).filter(|s| fixed.is_aside(side, *s)).collect::<Vec<_>>();
        assert_eq!((aside(Side::En), aside(Side::Ko)), (vec![2, 3, 6, 8], vec![6, 7]));
    }

    #[test]
    fn faults_name_the_bead_and_the_sentence() {
        let fault =
            |beads: &[Pair<Vec<usize>>]| Fixed::new(beads, Pair { en: 3, ko: 3 }).expect_err("a fault");
        assert_eq!(fault(&[bead(&[0], &[0]), bead(&[], &[])]).bead, 1);
        let twice = fault(&[bead(&[0], &[0]), bead(&[1], &[1, 0])]);
        assert_eq!(
            (twice.bead, twice.message.as_str()),
            (1, "Korean sentence 0 is in bead 0 already; leave it in one")
        );
        assert!(fault(&[bead(&[2, 2], &[])]).message.contains("English sentence 2"));
        assert!(fault(&[bead(&[3], &[])]).message.contains("the text has 3"));
    }
}
