//! A test on texts of one's own: known divergences are put into a copy of a pair, one at a time, and it is counted how
//! many are reported.
//!
//! Only sentences of sure beads without a divergence are changed, so that what is reported afterwards at that place
//! comes from the change. What it shows is how well changes of these forms are found on texts of this kind; changes
//! that people make are subtler.

mod change;

pub use change::Sort;

use crate::compare::Comparer;
use crate::pair::{Pair, Side};
use crate::random::SplitMix64;
use crate::report::{Divergence, Kind, Report};
use crate::source::Source;
use crate::span::{LineIndex, Span};
use change::Change;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Name and version of the JSON form.
const SCHEMA: &str = "daejo/selftest/1";
/// Changes that were missed and are shown, of each sort.
const EXAMPLES: usize = 3;

/// What was put in and what was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Selftest {
    /// Name and version of this form.
    pub schema: String,
    /// Which of the possible changes were made.
    pub seed: u64,
    /// Beads of the pair, and those that are sure and without a divergence: only they are changed.
    pub beads: Sure,
    /// Divergences reported in the pair as it is; in a faithful pair they are false alarms.
    pub untouched: usize,
    /// A row a sort of change.
    pub sorts: Vec<Row>,
}

/// Beads of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sure {
    /// All.
    pub all: usize,
    /// Those that may be changed.
    pub sure: usize,
}

/// How one sort of change was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// What was done.
    pub sort: Sort,
    /// The kind that should be reported.
    pub kind: Kind,
    /// Places of the pair where it can be done.
    pub places: usize,
    /// How often it was done.
    pub made: usize,
    /// How often the kind was reported at the place.
    pub found: usize,
    /// How often another kind was reported at the place instead.
    pub otherwise: usize,
    /// New divergences at other places, over all changes of this sort.
    pub elsewhere: usize,
    /// Some of the changes that were missed altogether.
    pub missed: Vec<Example>,
}

/// A change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// The text that was changed.
    pub side: Side,
    /// Line in the text as it was.
    pub line: usize,
    /// The words as they were.
    pub before: String,
    /// The words as they are then; empty where they were taken out.
    pub after: String,
}

/// Makes at most `count` changes of each sort and compares after each. The same seed makes the same changes.
///
/// ```
/// use daejo::{Comparer, Pair, Source, selftest};
/// let pair = Pair {
///     en: Source::from_text("en", "Team Wins\n\nThe Sobaeksu Team won 3:1 on May 1.\n\nHe visited 12 farms."),
///     ko: Source::from_text("ko", "팀이 우승\n\n소백수팀이 5월 1일 3:1로 이겼다.\n\n그는 농장 12곳을 찾았다."),
/// };
/// let result = selftest::run(&Comparer::default(), &pair, 1, 5);
/// assert_eq!(result.sorts.len(), selftest::Sort::ALL.len());
/// assert!(result.sorts.iter().all(|row| row.found + row.otherwise <= row.made && row.made <= row.places));
/// ```
pub fn run(comparer: &Comparer, sources: &Pair<Source>, seed: u64, count: usize) -> Selftest {
    let untouched = comparer.compare(sources.clone());
    let pair = Ready::new(comparer, sources, &untouched);
    let row = |sort: Sort| {
        let mut changes = pair.changes(sort);
        let places = changes.len();
        shuffle(&mut changes, seed ^ (sort as u64 + 1));
        changes.truncate(count);
        pair.measure(sort, places, &changes)
    };
    Selftest {
        schema: SCHEMA.to_string(),
        seed,
        beads: Sure { all: untouched.beads.len(), sure: pair.sure.len() },
        untouched: untouched.divergences.len(),
        sorts: Sort::ALL.into_iter().map(row).collect(),
    }
}

/// A pair and what was found in it.
pub(crate) struct Ready<'a> {
    comparer: &'a Comparer,
    sources: &'a Pair<Source>,
    report: &'a Report,
    /// Numbers of the beads that may be changed.
    sure: Vec<usize>,
    known: BTreeSet<&'a str>,
    lines: Pair<LineIndex>,
}

/// Below this confidence a bead is not changed.
const SURE: f32 = 0.9;

impl<'a> Ready<'a> {
    fn new(comparer: &'a Comparer, sources: &'a Pair<Source>, report: &'a Report) -> Ready<'a> {
        let clean = |n: usize| report.divergences.iter().all(|d| d.bead != n);
        let sure = report.beads.iter().enumerate().filter(|(n, b)| {
            b.confidence >= SURE && !b.moved && !b.en.is_empty() && !b.ko.is_empty() && clean(*n)
        });
        Ready {
            comparer,
            sources,
            report,
            sure: sure.map(|(n, _)| n).collect(),
            known: report.divergences.iter().map(|d| d.fingerprint.as_str()).collect(),
            lines: sources.as_ref().map(|s| LineIndex::new(&s.text)),
        }
    }

    fn measure(&self, sort: Sort, places: usize, changes: &[Change]) -> Row {
        let mut row = Row {
            sort,
            kind: sort.kind(),
            places,
            made: changes.len(),
            found: 0,
            otherwise: 0,
            elsewhere: 0,
            missed: Vec::new(),
        };
        for change in changes {
            let (here, elsewhere) = self.reported(change);
            row.elsewhere += elsewhere;
            if here.contains(&sort.kind()) {
                row.found += 1;
            } else if !here.is_empty() {
                row.otherwise += 1;
            } else if row.missed.len() < EXAMPLES {
                row.missed.push(self.example(change));
            }
        }
        row
    }

    /// New divergences after a change: kinds of those at its place, and how many there are elsewhere.
    fn reported(&self, change: &Change) -> (Vec<Kind>, usize) {
        let mut sources = self.sources.clone();
        let source = &self.sources[change.side];
        sources[change.side] = source.with_text(change.apply(&source.text));
        let report = self.comparer.compare(sources);
        let new = report.divergences.iter().filter(|d| !self.known.contains(d.fingerprint.as_str()));
        let (here, elsewhere): (Vec<&Divergence>, Vec<&Divergence>) =
            new.partition(|d| self.is_at(&report, d, change));
        (here.iter().map(|d| d.kind).collect(), elsewhere.len())
    }

    /// Whether a divergence stands in a bead with the sentences opposite to the change: that side is as it was.
    fn is_at(&self, report: &Report, divergence: &Divergence, change: &Change) -> bool {
        let side = change.opposite();
        let Some(bead) = report.beads.get(divergence.bead) else { return false };
        let numbers = if side == Side::En { &bead.en } else { &bead.ko };
        let sentences = &report.document(side).sentences;
        numbers.iter().filter_map(|n| sentences.get(*n)).any(|s| s.span.overlaps(change.place))
    }

    fn example(&self, change: &Change) -> Example {
        let text = &self.sources[change.side].text;
        let squeezed = |s: &str| s.split_whitespace().collect::<Vec<_>>().join(" ");
        let (line, _) = self.lines[change.side].line_column(text, change.edit.span.start);
        let around = change.shown;
        let after = change.apply_within(text);
        Example { side: change.side, line, before: squeezed(around.of(text)), after: squeezed(&after) }
    }

    /// The bytes of a side of a bead.
    fn span(&self, bead: usize, side: Side) -> Option<Span> {
        let bead = self.report.beads.get(bead)?;
        let numbers = if side == Side::En { &bead.en } else { &bead.ko };
        let sentences = &self.report.document(side).sentences;
        numbers.iter().filter_map(|n| sentences.get(*n)).map(|s| s.span).reduce(Span::join)
    }
}

/// Fisher and Yates, the same on every machine. Seeds that follow each other begin far apart.
fn shuffle<T>(list: &mut [T], seed: u64) {
    let mut random = SplitMix64(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    for i in (1..list.len()).rev() {
        list.swap(i, random.below(i + 1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shuffle_is_a_permutation_and_depends_on_the_seed_alone() {
        let mixed = |seed| {
            let mut list: Vec<usize> = (0..50).collect();
            shuffle(&mut list, seed);
            list
        };
        assert_eq!(mixed(3), mixed(3));
        assert_ne!(mixed(3), mixed(4));
        let mut sorted = mixed(3);
        sorted.sort_unstable();
        assert_eq!(sorted, (0..50).collect::<Vec<_>>());
    }
}
