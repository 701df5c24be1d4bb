//! How sure a bead is: its posterior probability in the model of the search, calibrated on gold cases.
//!
//! What a bead is worth is a log-likelihood ratio, so exp(worth / T), multiplied along a ladder and summed over all
//! ladders, gives the posterior probability of each bead: forward and backward sums over the lattice of the search
//! (Baum et al. 1970). The temperature T makes up for links that are not independent. The log odds of the posterior
//! then pass through a logistic function fitted on gold cases (Platt 1999).
//!
//! Only ladders near the best one are summed: others weigh nothing, and the cost stays linear.

use super::Rung;
use super::cost::{Cells, Cost, Stretch};
use crate::pair::Side;
use std::ops::Range;

/// Ladders may be so far from the best one, in Korean sentences: beads of the largest size and a few null ones beside.
const BAND: usize = 6;

/// Odds beyond a million to one are not told apart.
const CERTAIN: f64 = 1e-6;

/// A probability as a logistic function of log odds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Logistic {
    /// What a unit of log odds counts.
    pub slope: f64,
    /// Log odds where the posterior is one half.
    pub offset: f64,
}

impl Logistic {
    /// The calibrated probability at these log odds.
    ///
    /// ```
    /// let plain = daejo::align::Logistic { slope: 1.0, offset: 0.0 };
    /// assert_eq!(plain.probability(0.0), 0.5);
    /// ```
    pub fn probability(&self, log_odds: f64) -> f64 {
        1.0 / (1.0 + (-(self.slope * log_odds + self.offset)).exp())
    }
}

// The output of `daejo eval --fit confidence` on the gold cases that `accuracy/README.md` names.

/// The temperature of the posterior.
pub const TEMPERATURE: f64 = 2.0;
/// Beads with both sides, in order.
const FULL: Logistic = Logistic { slope: 0.980, offset: 1.461 };
/// Null beads.
const NULL: Logistic = Logistic { slope: 0.898, offset: 1.151 };
/// Share of the moved beads that are right: they are too few to tell more.
const MOVED: f64 = 0.88;

/// No calibration knows more than that one in a hundred may be wrong, and two digits would print certainty.
pub(crate) const MOST: f64 = 0.99;

/// The calibrated confidence of a rung.
pub(super) fn confidence(rung: &Rung) -> f32 {
    let log_odds = f64::from(rung.certainty);
    let probability = match rung {
        _ if rung.fixed => return 1.0,
        _ if rung.moved => MOVED,
        _ if rung.is_null() => NULL.probability(log_odds),
        _ => FULL.probability(log_odds),
    };
    probability.min(MOST) as f32
}

/// Gives each rung of a stretch's best ladder the log odds of its posterior.
pub(super) fn weigh(cost: &Cost<'_>, cells: &Cells, stretch: &Stretch, temperature: f64, rungs: &mut [Rung]) {
    let lattice = Lattice::new(cost, cells, stretch, temperature, rungs);
    let posteriors = lattice.posteriors();
    for rung in rungs.iter_mut().filter(|r| !r.fixed) {
        let null = |of: &[f64], range: &Range<usize>, start: usize| {
            let each = range.clone().filter_map(|s| of.get(s.checked_sub(start)?));
            each.copied().fold(0.0, f64::min)
        };
        let log_posterior = if rung.ko.is_empty() {
            null(&posteriors.null_en, &rung.en, stretch.en.start)
        } else if rung.en.is_empty() {
            null(&posteriors.null_ko, &rung.ko, stretch.ko.start)
        } else {
            posteriors.bead(&lattice, rung)
        };
        let p = log_posterior.exp().clamp(CERTAIN, 1.0 - CERTAIN);
        rung.certainty = (p / (1.0 - p)).ln() as f32;
    }
}

/// What the last bead was, as in the search: the index of a sum.
const MATCH: usize = 0;
const NULL_KO: usize = 1;
const NULL_EN: usize = 2;

/// Log sums of all ways to or from a point, by what the last bead was.
type Sums = [f64; 3];
const NONE: Sums = [f64::NEG_INFINITY; 3];

/// What a null bead makes the last bead, and what it is worth, by what the last bead was.
type Steps = [(usize, f64); 3];
/// A sentence that is set aside is passed by.
const PASSED: Steps = [(MATCH, 0.0), (NULL_KO, 0.0), (NULL_EN, 0.0)];

/// A bead with both sides between two points.
struct Edge {
    to: usize,
    worth: f64,
}

/// Points are pairs of boundaries between sentences, row by row; edges are beads.
struct Lattice<'c> {
    cost: &'c Cost<'c>,
    stretch: &'c Stretch,
    /// For each English boundary the Korean ones, and the number of the first point.
    rows: Vec<(Range<usize>, usize)>,
    /// For each point its edges' places.
    from: Vec<Range<usize>>,
    edges: Vec<Edge>,
    step_ko: Steps,
    step_en: Steps,
}

impl<'c> Lattice<'c> {
    fn new(
        cost: &'c Cost<'c>,
        cells: &Cells,
        stretch: &'c Stretch,
        temperature: f64,
        rungs: &[Rung],
    ) -> Lattice<'c> {
        let mut first = 0;
        let rows = band(stretch, rungs).into_iter().map(|ko| {
            let row = (ko.clone(), first);
            first += ko.len();
            row
        });
        let scaled = |(first, further): (f32, f32), own: usize| {
            let mut steps = [(own, f64::from(first) / temperature); 3];
            if let Some(step) = steps.get_mut(own) {
                step.1 = f64::from(further) / temperature;
            }
            steps
        };
        let w = &cost.weights;
        let mut lattice = Lattice {
            cost,
            stretch,
            rows: rows.collect(),
            from: Vec::new(),
            edges: Vec::new(),
            step_ko: scaled(w.null_ko, NULL_KO),
            step_en: scaled(w.null_en, NULL_EN),
        };
        for (i, j) in lattice.points() {
            let start = lattice.edges.len();
            let en = stretch.en.start + i;
            cost.beads(cells, en, j, |a, b, worth| {
                if let Some(to) = lattice.point(i + a, j + b) {
                    lattice.edges.push(Edge { to, worth: f64::from(worth) / temperature });
                }
            });
            lattice.from.push(start..lattice.edges.len());
        }
        lattice
    }

    /// The point of an English boundary, counted from the stretch's start, and a Korean one.
    fn point(&self, i: usize, j: usize) -> Option<usize> {
        let (ko, first) = self.rows.get(i)?;
        ko.contains(&j).then(|| first + j - ko.start)
    }

    fn points(&self) -> Vec<(usize, usize)> {
        self.rows.iter().enumerate().flat_map(|(i, (ko, _))| ko.clone().map(move |j| (i, j))).collect()
    }

    fn edges(&self, point: usize) -> &[Edge] {
        self.from.get(point).and_then(|range| self.edges.get(range.clone())).unwrap_or(&[])
    }

    /// The null beads that begin at a point, the Korean one first: where each leads, and its steps.
    fn nulls(&self, i: usize, j: usize) -> [(Option<usize>, Steps); 2] {
        let steps = |side, sentence, steps| if self.cost.is_aside(side, sentence) { PASSED } else { steps };
        [
            (self.point(i, j + 1), steps(Side::Ko, j, self.step_ko)),
            (self.point(i + 1, j), steps(Side::En, self.stretch.en.start + i, self.step_en)),
        ]
    }

    fn forward(&self, points: &[(usize, usize)]) -> Vec<Sums> {
        let mut sums = vec![NONE; points.len()];
        if let Some(start) = sums.first_mut() {
            start[MATCH] = 0.0;
        }
        for (p, (i, j)) in points.iter().enumerate() {
            let here = sums.get(p).copied().unwrap_or(NONE);
            let all = total(here);
            if all == f64::NEG_INFINITY {
                continue;
            }
            let mut arrive = |to: usize, last: usize, sum: f64| {
                if let Some(slot) = sums.get_mut(to).and_then(|s| s.get_mut(last)) {
                    *slot = add(*slot, sum);
                }
            };
            for edge in self.edges(p) {
                arrive(edge.to, MATCH, all + edge.worth);
            }
            for (to, steps) in self.nulls(*i, *j) {
                let Some(to) = to else { continue };
                for ((last, step), sum) in steps.into_iter().zip(here) {
                    arrive(to, last, sum + step);
                }
            }
        }
        sums
    }

    fn backward(&self, points: &[(usize, usize)]) -> Vec<Sums> {
        let mut sums = vec![NONE; points.len()];
        if let Some(end) = sums.last_mut() {
            *end = [0.0; 3];
        }
        for (p, (i, j)) in points.iter().enumerate().rev() {
            let at = |to: Option<usize>, last: usize| {
                to.and_then(|to| sums.get(to)?.get(last).copied()).unwrap_or(f64::NEG_INFINITY)
            };
            let beads = self.edges(p).iter().map(|e| e.worth + at(Some(e.to), MATCH));
            let beads = beads.fold(f64::NEG_INFINITY, add);
            let [(to_ko, ko), (to_en, en)] = self.nulls(*i, *j);
            let onward = |last: usize| {
                let null = |to, steps: Steps| steps.get(last).map_or(0.0, |(now, step)| at(to, *now) + step);
                add(beads, add(null(to_ko, ko), null(to_en, en)))
            };
            let onward = [MATCH, NULL_KO, NULL_EN].map(onward);
            if let Some(slot) = sums.get_mut(p) {
                for (sum, more) in slot.iter_mut().zip(onward) {
                    *sum = add(*sum, more);
                }
            }
        }
        sums
    }

    fn posteriors(&self) -> Posteriors {
        let points = self.points();
        let (forward, backward) = (self.forward(&points), self.backward(&points));
        let all = forward.last().copied().map_or(0.0, total);
        let mut null_en = vec![f64::NEG_INFINITY; self.stretch.en.len()];
        let mut null_ko = vec![f64::NEG_INFINITY; self.stretch.ko.len()];
        let onward = |to: Option<usize>, last: usize| {
            to.and_then(|to| backward.get(to)?.get(last).copied()).unwrap_or(f64::NEG_INFINITY)
        };
        for ((i, j), here) in points.iter().zip(&forward) {
            let ko = total(along(*here, self.step_ko)) + onward(self.point(*i, j + 1), NULL_KO) - all;
            if let Some(slot) = null_ko.get_mut(j - self.stretch.ko.start) {
                *slot = add(*slot, ko);
            }
            let en = total(along(*here, self.step_en)) + onward(self.point(i + 1, *j), NULL_EN) - all;
            if let Some(slot) = null_en.get_mut(*i) {
                *slot = add(*slot, en);
            }
        }
        Posteriors { forward, backward, all, null_en, null_ko }
    }
}

/// Log sums over the lattice, and what follows from them.
struct Posteriors {
    forward: Vec<Sums>,
    backward: Vec<Sums>,
    /// Over all ladders.
    all: f64,
    /// Log posterior of each sentence's being left alone, wherever in the other text.
    null_en: Vec<f64>,
    null_ko: Vec<f64>,
}

impl Posteriors {
    /// The log posterior of a bead with both sides.
    fn bead(&self, lattice: &Lattice<'_>, rung: &Rung) -> f64 {
        let start = lattice.stretch.en.start;
        let ends = lattice
            .point(rung.en.start - start, rung.ko.start)
            .zip(lattice.point(rung.en.end - start, rung.ko.end));
        let posterior = ends.and_then(|(from, to)| {
            let edge = lattice.edges(from).iter().find(|e| e.to == to)?;
            Some(total(*self.forward.get(from)?) + edge.worth + self.backward.get(to)?[MATCH] - self.all)
        });
        posterior.unwrap_or(f64::NEG_INFINITY)
    }
}

/// For each English boundary of a stretch the Korean ones near the best ladder.
fn band(stretch: &Stretch, rungs: &[Rung]) -> Vec<Range<usize>> {
    let mut rows = vec![stretch.ko.end..stretch.ko.start; stretch.en.len() + 1];
    let mut reach = |i: usize, ko: &Range<usize>| {
        if let Some(row) = rows.get_mut(i - stretch.en.start) {
            row.start = row.start.min(ko.start);
            row.end = row.end.max(ko.end);
        }
    };
    reach(stretch.en.start, &(stretch.ko.start..stretch.ko.start));
    reach(stretch.en.end, &(stretch.ko.end..stretch.ko.end));
    for rung in rungs {
        for i in rung.en.start..=rung.en.end {
            reach(i, &rung.ko);
        }
    }
    let widen = |row: Range<usize>| {
        row.start.saturating_sub(BAND).max(stretch.ko.start)..(row.end + BAND).min(stretch.ko.end) + 1
    };
    let mut rows: Vec<Range<usize>> = rows.into_iter().map(widen).collect();
    // The corners are the first point and the last.
    if let Some(row) = rows.first_mut() {
        row.start = stretch.ko.start;
    }
    if let Some(row) = rows.last_mut() {
        row.end = stretch.ko.end + 1;
    }
    rows
}

fn along(sums: Sums, steps: Steps) -> Sums {
    let mut out = sums;
    for (sum, (_, step)) in out.iter_mut().zip(steps) {
        *sum += step;
    }
    out
}

fn total(sums: Sums) -> f64 {
    sums.into_iter().fold(f64::NEG_INFINITY, add)
}

/// ln(exp(a) + exp(b)).
fn add(a: f64, b: f64) -> f64 {
    /// What is smaller by so much adds less than half of the last bit of 1.
    const NOTHING: f64 = -37.0;
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if low - high > NOTHING { high + (low - high).exp().ln_1p() } else { high }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::{Fixed, search};
    use crate::article;
    use crate::evidence::Evidence;
    use crate::pair::{Pair, Side};
    use crate::sentence;
    use crate::source::Source;

    const EN: &str = "The plant doubled its output in May. Its manager thanked the workers. He gave 20 tractors \
        to a farm. They were built in two weeks. The farm thanked the plant.";
    const KO: &str = "공장이 5월에 생산을 2배로 늘였다. 지배인은 로동자들에게 감사를 주었다. 뜨락또르 20대를 농장에 \
        보내주었다. 농장에서는 기뻐하고있다.";

    /// A sentence stands in a bead or alone: over all beads that it may stand in the posteriors add up to one.
    #[test]
    fn posteriors_of_a_sentence_add_up_to_one() {
        let sources = Pair { en: Source::from_text("en", EN), ko: Source::from_text("ko", KO) };
        let split =
            |side: Side| sentence::split(&sources[side], &article::read(&sources[side], side), side).0;
        let sentences = Pair { en: split(Side::En), ko: split(Side::Ko) };
        let lexicon = daejo_lexicon::Lexicon::default();
        let evidence = Evidence::gather(&lexicon, &sources, &sentences, None);
        let cost = Cost::new(crate::align::cost::WEIGHTS, &evidence, &sentences, &Fixed::default());
        let stretch = Stretch::open(0..sentences.en.len(), 0..sentences.ko.len());
        let rungs = search::search(&cost, &stretch, TEMPERATURE);
        let lattice = Lattice::new(&cost, &cost.cells(&stretch), &stretch, TEMPERATURE, &rungs);
        let posteriors = lattice.posteriors();
        let mut sums = Pair {
            en: posteriors.null_en.iter().map(|p| p.exp()).collect::<Vec<_>>(),
            ko: posteriors.null_ko.iter().map(|p| p.exp()).collect::<Vec<_>>(),
        };
        let points = lattice.points();
        for (from, (i, j)) in points.iter().copied().enumerate() {
            for edge in lattice.edges(from) {
                let (to_i, to_j) = points[edge.to];
                let bead = Rung { en: i..to_i, ko: j..to_j, certainty: 0.0, moved: false, fixed: false };
                let posterior = posteriors.bead(&lattice, &bead).exp();
                (i..to_i).for_each(|s| sums.en[s] += posterior);
                (j..to_j).for_each(|s| sums.ko[s] += posterior);
            }
        }
        assert_eq!((sums.en.len(), sums.ko.len()), (5, 4));
        assert!(sums.en.iter().chain(&sums.ko).all(|sum| (sum - 1.0).abs() < 1e-9), "{sums:?}");
        assert!(rungs.iter().all(|r| r.certainty.is_finite()), "{rungs:?}");
    }

    #[test]
    fn no_confidence_claims_certainty() {
        let rung = |ko, certainty, moved| Rung { en: 0..1, ko, certainty, moved, fixed: false };
        assert_eq!(confidence(&rung(0..1, 13.8, false)), MOST as f32);
        assert_eq!(confidence(&rung(0..0, 13.8, false)), MOST as f32);
        assert!(confidence(&rung(0..0, -13.8, false)) < 0.01);
        assert_eq!(confidence(&rung(0..1, 0.0, true)), MOVED as f32);
    }
}
