//! How beads are called on a page: their sentences, and what is special about them.

use crate::style::{self, MOVED, PLAIN};
use anstyle::Style;
use daejo::{Bead, Divergence, Report, Severity};

/// Numbers of sentences: `3`, `3,4`, `3-5`; a dash where there are none.
pub fn numbers(sentences: &[usize]) -> String {
    match sentences {
        [] => "–".to_string(),
        [first, .., last] if sentences.len() > 2 && last - first + 1 == sentences.len() => {
            format!("{first}-{last}")
        }
        _ => sentences.iter().map(usize::to_string).collect::<Vec<_>>().join(","),
    }
}

/// The sentences of both sides: `3 ⇄ 4,5`.
pub fn sides(bead: &Bead) -> String {
    format!("{} ⇄ {}", numbers(&bead.en), numbers(&bead.ko))
}

/// A sign to be seen at a glance: `<` English only, `>` Korean only, `↷` moved.
pub fn sign(bead: &Bead) -> (&'static str, Style) {
    match (bead.en.is_empty(), bead.ko.is_empty(), bead.moved) {
        (true, _, _) => (">", style::severity(Severity::Major)),
        (_, true, _) => ("<", style::severity(Severity::Major)),
        (_, _, true) => ("↷", MOVED),
        _ => (" ", PLAIN),
    }
}

/// The divergences of a bead with their numbers, from 1 as in the report.
pub fn divergences(report: &Report, bead: usize) -> impl Iterator<Item = (usize, &Divergence)> {
    (1..).zip(&report.divergences).filter(move |(_, d)| d.bead == bead)
}

/// A count with its noun.
pub fn count(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_three_are_written_as_ranges() {
        assert_eq!(numbers(&[]), "–");
        assert_eq!(numbers(&[4]), "4");
        assert_eq!(numbers(&[4, 5]), "4,5");
        assert_eq!(numbers(&[4, 5, 6]), "4-6");
        assert_eq!(numbers(&[4, 6, 7]), "4,6,7");
    }
}
