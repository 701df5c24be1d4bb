//! Exact search: the ladder of greatest worth over a stretch of the document.

use super::cost::{Cells, Cost, Stretch};
use super::{Rung, confidence};
use crate::pair::Side;
use std::ops::Range;

/// What the last bead was: runs of null beads cost less for each further sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Match,
    NullKo,
    NullEn,
}

const LASTS: [Last; 3] = [Last::Match, Last::NullKo, Last::NullEn];

#[derive(Clone, Copy)]
struct Point {
    worth: f32,
    en: u8,
    ko: u8,
    last: Last,
}

const UNREACHED: Point = Point { worth: f32::NEG_INFINITY, en: 0, ko: 0, last: Last::Match };

struct Search<'c, 'a> {
    cost: &'c Cost<'a>,
    cells: Cells,
    stretch: &'c Stretch,
    /// For each boundary between English sentences the boundaries between Korean ones that may meet it.
    rows: Vec<Row>,
}

struct Row {
    ko: Range<usize>,
    points: Vec<[Point; 3]>,
}

/// The best ladder of a stretch, with the certainty of each rung at a temperature.
pub(super) fn search(cost: &Cost<'_>, stretch: &Stretch, temperature: f64) -> Vec<Rung> {
    let rows = (0..=stretch.en.len()).map(|i| {
        let ko = boundaries(stretch, i);
        Row { points: vec![[UNREACHED; 3]; ko.len()], ko }
    });
    let mut search = Search { cost, cells: cost.cells(stretch), stretch, rows: rows.collect() };
    search.fill();
    let mut rungs = search.trace();
    confidence::weigh(cost, &search.cells, stretch, temperature, &mut rungs);
    rungs
}

/// The Korean boundaries that an English boundary may meet: those within reach of the sentences on either side.
fn boundaries(stretch: &Stretch, i: usize) -> Range<usize> {
    let after = stretch.reach.get(i);
    let before = i.checked_sub(1).and_then(|b| stretch.reach.get(b));
    let first = before.or(after).map_or(stretch.ko.start, |r| r.start);
    let last = after.or(before).map_or(stretch.ko.end, |r| r.end);
    let first = if i == 0 { stretch.ko.start } else { first };
    let last = if i == stretch.en.len() { stretch.ko.end } else { last };
    first..last + 1
}

/// Keeps the point where it is the best way there.
fn offer(rows: &mut [Row], i: usize, j: usize, as_last: Last, point: Point) {
    let Some(row) = rows.get_mut(i) else { return };
    let slot = j
        .checked_sub(row.ko.start)
        .and_then(|at| row.points.get_mut(at))
        .and_then(|p| p.get_mut(as_last as usize));
    if let Some(slot) = slot
        && point.worth > slot.worth
    {
        *slot = point;
    }
}

impl Search<'_, '_> {
    fn points(&self, i: usize, j: usize) -> Option<&[Point; 3]> {
        let row = self.rows.get(i)?;
        row.points.get(j.checked_sub(row.ko.start)?)
    }

    fn best(&self, i: usize, j: usize) -> (f32, Last) {
        let points = self.points(i, j).copied().unwrap_or([UNREACHED; 3]);
        let mut best = (f32::NEG_INFINITY, Last::Match);
        for (point, last) in points.iter().zip(LASTS) {
            if point.worth > best.0 {
                best = (point.worth, last);
            }
        }
        best
    }

    fn fill(&mut self) {
        let start = self.stretch.ko.start;
        offer(&mut self.rows, 0, start, Last::Match, Point { worth: 0.0, ..UNREACHED });
        for i in 0..=self.stretch.en.len() {
            for j in self.rows.get(i).map_or(0..0, |r| r.ko.clone()) {
                let (worth, last) = self.best(i, j);
                if worth == f32::NEG_INFINITY {
                    continue;
                }
                self.nulls(i, j);
                let en = self.stretch.en.start + i;
                let rest = self.cost.rest(&self.cells, en, j);
                self.cost.beads(&self.cells, en, j, rest, |a, b, bead| {
                    // Left alone, its sentences would be worth more: it is in no best ladder.
                    if bead < self.cost.alone(a, b) {
                        return;
                    }
                    let point = Point { worth: worth + bead, en: a as u8, ko: b as u8, last };
                    offer(&mut self.rows, i + a, j + b, Last::Match, point);
                });
            }
        }
    }

    fn nulls(&mut self, i: usize, j: usize) {
        let w = self.cost.weights;
        for last in LASTS {
            let so_far =
                self.points(i, j).and_then(|p| p.get(last as usize)).map_or(f32::NEG_INFINITY, |p| p.worth);
            if so_far == f32::NEG_INFINITY {
                continue;
            }
            if j < self.stretch.ko.end {
                let (now, step) = match last {
                    _ if self.cost.is_aside(Side::Ko, j) => (last, 0.0),
                    Last::NullKo => (Last::NullKo, w.null_ko.1),
                    _ => (Last::NullKo, w.null_ko.0),
                };
                let point = Point { worth: so_far + step, en: 0, ko: 1, last };
                offer(&mut self.rows, i, j + 1, now, point);
            }
            if i < self.stretch.en.len() {
                let (now, step) = match last {
                    _ if self.cost.is_aside(Side::En, self.stretch.en.start + i) => (last, 0.0),
                    Last::NullEn => (Last::NullEn, w.null_en.1),
                    _ => (Last::NullEn, w.null_en.0),
                };
                let point = Point { worth: so_far + step, en: 1, ko: 0, last };
                offer(&mut self.rows, i + 1, j, now, point);
            }
        }
    }

    fn trace(&self) -> Vec<Rung> {
        let (mut i, mut j) = (self.stretch.en.len(), self.stretch.ko.end);
        let (_, mut last) = self.best(i, j);
        let mut rungs = Vec::new();
        while (i, j) != (0, self.stretch.ko.start) {
            let Some(point) = self.points(i, j).and_then(|p| p.get(last as usize)) else { break };
            let (a, b) = (point.en as usize, point.ko as usize);
            if a + b == 0 || a > i {
                break;
            }
            let end = self.stretch.en.start + i;
            let (en, ko) = (end - a..end, j - b..j);
            let fixed = (a, b) == (1, 0) && self.cost.is_aside(Side::En, en.start)
                || (a, b) == (0, 1) && self.cost.is_aside(Side::Ko, ko.start);
            rungs.push(Rung { en, ko, certainty: 0.0, moved: false, fixed });
            i -= a;
            j -= b;
            last = point.last;
        }
        rungs.reverse();
        rungs
    }
}
