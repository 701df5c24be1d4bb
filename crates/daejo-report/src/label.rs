//! How beads are called on a page: their sentences, and what is special about them.

use crate::sanitize::clean;
use crate::style::{self, MOVED, PLAIN};
use anstyle::Style;
use daejo::{Bead, Divergence, Hidden, Report, Severity, Verdict};

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

/// The divergences of a bead with their numbers, from 1 as in the report, which has them in the order of the beads.
pub fn divergences(report: &Report, bead: usize) -> impl Iterator<Item = (usize, &Divergence)> {
    let first = report.divergences.partition_point(|d| d.bead < bead);
    (1..).zip(&report.divergences).skip(first).take_while(move |(_, d)| d.bead == bead)
}

/// What a person decided: `accepted: the remark`.
pub fn verdict(verdict: &Verdict) -> String {
    let decision = verdict.verdict.as_str();
    verdict.remark.as_ref().map_or(decision.to_string(), |r| format!("{decision}: {}", clean(r)))
}

/// What is not shown: `3 more below the threshold, 1 dismissed`; empty where nothing is hidden.
pub fn hidden(hidden: &Hidden) -> String {
    let parts = [
        (hidden.below, "below the threshold"),
        (hidden.others, "not asked for"),
        (hidden.dismissed, "dismissed"),
    ];
    let parts = parts.iter().filter(|(n, _)| *n > 0).enumerate();
    let parts =
        parts.map(|(i, (n, why))| if i == 0 { format!("{n} more {why}") } else { format!("{n} {why}") });
    parts.collect::<Vec<_>>().join(", ")
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
