//! Exact search: the ladder of greatest worth over a stretch of the document.

use super::Rung;
use super::cost::{Cells, Cost, MAX_SIDE};
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
    en: Range<usize>,
    ko: Range<usize>,
    points: Vec<[Point; 3]>,
}

/// The best ladder of a stretch.
pub(super) fn search(cost: &Cost<'_>, (en, ko): (Range<usize>, Range<usize>)) -> Vec<Rung> {
    let cells = cost.cells(en.clone(), ko.clone());
    let points = vec![[UNREACHED; 3]; (en.len() + 1) * (ko.len() + 1)];
    let mut search = Search { cost, cells, en, ko, points };
    search.fill();
    search.trace()
}

impl Search<'_, '_> {
    fn at(&self, i: usize, j: usize) -> usize {
        i * (self.ko.len() + 1) + j
    }

    fn best(&self, i: usize, j: usize) -> (f32, Last) {
        let points = self.points.get(self.at(i, j)).copied().unwrap_or([UNREACHED; 3]);
        let mut best = (f32::NEG_INFINITY, Last::Match);
        for (point, last) in points.iter().zip(LASTS) {
            if point.worth > best.0 {
                best = (point.worth, last);
            }
        }
        best
    }

    fn offer(&mut self, i: usize, j: usize, as_last: Last, point: Point) {
        let at = self.at(i, j);
        if let Some(slot) = self.points.get_mut(at).and_then(|p| p.get_mut(as_last as usize))
            && point.worth > slot.worth
        {
            *slot = point;
        }
    }

    fn fill(&mut self) {
        if let Some(origin) = self.points.first_mut() {
            origin[0].worth = 0.0;
        }
        for i in 0..=self.en.len() {
            for j in 0..=self.ko.len() {
                let (worth, last) = self.best(i, j);
                if worth == f32::NEG_INFINITY {
                    continue;
                }
                self.nulls(i, j);
                for a in 1..=MAX_SIDE.min(self.en.len() - i) {
                    for b in 1..=MAX_SIDE.min(self.ko.len() - j) {
                        let (en, ko) = (self.en.start + i..self.en.start + i + a, self.ko.start + j..self.ko.start + j + b);
                        let bead = self.cost.bead(&self.cells, en, ko);
                        let point = Point { worth: worth + bead, en: a as u8, ko: b as u8, last };
                        self.offer(i + a, j + b, Last::Match, point);
                    }
                }
            }
        }
    }

    fn nulls(&mut self, i: usize, j: usize) {
        let w = self.cost.weights;
        for last in LASTS {
            let so_far = self.points.get(self.at(i, j)).and_then(|p| p.get(last as usize)).map_or(f32::NEG_INFINITY, |p| p.worth);
            if so_far == f32::NEG_INFINITY {
                continue;
            }
            if j < self.ko.len() {
                let step = if last == Last::NullKo { w.null_ko.1 } else { w.null_ko.0 };
                self.offer(i, j + 1, Last::NullKo, Point { worth: so_far + step, en: 0, ko: 1, last });
            }
            if i < self.en.len() {
                let step = if last == Last::NullEn { w.null_en.1 } else { w.null_en.0 };
                self.offer(i + 1, j, Last::NullEn, Point { worth: so_far + step, en: 1, ko: 0, last });
            }
        }
    }

    fn trace(&self) -> Vec<Rung> {
        let (mut i, mut j) = (self.en.len(), self.ko.len());
        let (_, mut last) = self.best(i, j);
        let mut rungs = Vec::new();
        while (i, j) != (0, 0) {
            let Some(point) = self.points.get(self.at(i, j)).and_then(|p| p.get(last as usize)) else { break };
            let (a, b) = (point.en as usize, point.ko as usize);
            if a + b == 0 {
                break;
            }
            let (en, ko) = (self.en.start + i - a..self.en.start + i, self.ko.start + j - b..self.ko.start + j);
            let score = if a > 0 && b > 0 { self.cost.bead(&self.cells, en.clone(), ko.clone()) } else { 0.0 };
            rungs.push(Rung { en, ko, score, confidence: confidence(score), moved: false });
            i -= a;
            j -= b;
            last = point.last;
        }
        rungs.reverse();
        rungs
    }
}

/// A first reading of the score; see `accuracy/` for how well it holds.
fn confidence(score: f32) -> f32 {
    1.0 / (1.0 + (-0.5 * (score + 1.0)).exp())
}
