//! How sure a bead is: its posterior probability in the model of the search, calibrated on gold cases.
//!
//! What a bead is worth is a log-likelihood ratio, so exp(worth / T), multiplied along a ladder and summed over all
//! ladders, gives the posterior probability of each bead: forward and backward sums over the lattice of the search
//! (Baum et al. 1970). The temperature T makes up for links that are not independent. The log odds of the posterior
//! then pass through a logistic function fitted on gold cases (Platt 1999).
//!
//! Only ladders near the best one are summed: others weigh nothing, and the cost stays linear.

use super::Rung;
use super::cost::{Cells, Cost, MAX_SIDE, Stretch};
use crate::pair::{Pair, Side};
use std::ops::Range;

/// Ladders may be so far from the best one, in Korean sentences: beads of the largest size and a few null ones beside.
const BAND: usize = 6;

/// Beads that are worth so much less than their sentences left alone, but for length and layout, weigh nothing.
const REST: f32 = 5.0;

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
            each.copied().fold(1.0, f64::min)
        };
        let p = if rung.ko.is_empty() {
            null(&posteriors.null_en, &rung.en, stretch.en.start)
        } else if rung.en.is_empty() {
            null(&posteriors.null_ko, &rung.ko, stretch.ko.start)
        } else {
            posteriors.bead(&lattice, rung)
        };
        let p = p.clamp(CERTAIN, 1.0 - CERTAIN);
        rung.certainty = (p / (1.0 - p)).ln() as f32;
    }
}

/// What the last bead was, as in the search: the index of a sum.
const MATCH: usize = 0;
const NULL_KO: usize = 1;
const NULL_EN: usize = 2;

/// Sums over all ways to or from a point, by what the last bead was.
type Sums = [f64; 3];
const NONE: Sums = [0.0; 3];

/// What a null bead makes the last bead, and what it weighs, by what the last bead was.
type Steps = [(usize, f64); 3];
/// A sentence that is set aside is passed by.
const PASSED: Steps = [(MATCH, 1.0), (NULL_KO, 1.0), (NULL_EN, 1.0)];

/// A bead with both sides between two points.
struct Edge {
    to: usize,
    weight: f64,
}

/// Points are pairs of boundaries between sentences, row by row; edges are beads. A bead weighs exp(worth / T) for
/// what the best ladder weighs over the same sentences, so that sums neither vanish nor overflow along it.
struct Lattice<'c> {
    stretch: &'c Stretch,
    /// For each English boundary the Korean ones, and the number of the first point.
    rows: Vec<(Range<usize>, usize)>,
    /// For each point its edges' places.
    from: Vec<Range<usize>>,
    edges: Vec<Edge>,
    /// For each sentence of the stretch its null bead.
    nulls: Pair<Vec<Steps>>,
}

impl<'c> Lattice<'c> {
    fn new(
        cost: &Cost<'_>,
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
        let level = Level::new(cost, cells, stretch, rungs);
        let mut lattice = Lattice {
            stretch,
            rows: rows.collect(),
            from: Vec::new(),
            edges: Vec::new(),
            nulls: level.nulls(cost, stretch, temperature),
        };
        for (i, j) in lattice.points() {
            let start = lattice.edges.len();
            let (en, ko) = (stretch.en.start + i, j - stretch.ko.start);
            cost.beads(cells, en, j, REST, |a, b, worth| {
                if let Some(to) = lattice.point(i + a, j + b) {
                    let worth = f64::from(worth) - level.between(i..i + a, ko..ko + b);
                    lattice.edges.push(Edge { to, weight: (worth / temperature).exp() });
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
        let steps = |of: &[Steps], sentence: usize| of.get(sentence).copied().unwrap_or(PASSED);
        [
            (self.point(i, j + 1), steps(&self.nulls.ko, j - self.stretch.ko.start)),
            (self.point(i + 1, j), steps(&self.nulls.en, i)),
        ]
    }

    fn forward(&self) -> Ways {
        let mut ways = Ways::new(self);
        ways.add(0, MATCH, 1.0);
        for (i, (ko, first)) in self.rows.iter().enumerate() {
            ways.bound(self, i, i..self.rows.len());
            for (p, j) in (*first..).zip(ko.clone()) {
                let here = ways.at(p);
                let all = total(here);
                if all == 0.0 {
                    continue;
                }
                for edge in self.edges(p) {
                    ways.add(edge.to, MATCH, all * edge.weight);
                }
                for (to, steps) in self.nulls(i, j) {
                    let Some(to) = to else { continue };
                    for ((last, step), sum) in steps.into_iter().zip(here) {
                        ways.add(to, last, sum * step);
                    }
                }
            }
        }
        ways
    }

    fn backward(&self) -> Ways {
        let mut ways = Ways::new(self);
        let end = ways.sums.len().saturating_sub(1);
        (0..NONE.len()).for_each(|last| ways.add(end, last, 1.0));
        for (i, (ko, first)) in self.rows.iter().enumerate().rev() {
            ways.bound(self, i + 1, 0..i + 1 + MAX_SIDE);
            for j in ko.clone().rev() {
                let p = first + j - ko.start;
                let beads: f64 = self.edges(p).iter().map(|e| e.weight * ways.at(e.to)[MATCH]).sum();
                for last in 0..NONE.len() {
                    let null = |(to, steps): (Option<usize>, Steps)| {
                        let (now, step) = steps.get(last).copied().unwrap_or_default();
                        to.and_then(|to| ways.at(to).get(now).copied()).unwrap_or(0.0) * step
                    };
                    let nulls: f64 = self.nulls(i, j).into_iter().map(null).sum();
                    ways.add(p, last, beads + nulls);
                }
            }
        }
        ways
    }

    fn posteriors(&self) -> Posteriors {
        let (forward, backward) = (self.forward(), self.backward());
        let all = forward.sums.last().copied().map_or(1.0, total);
        let null_en = vec![0.0; self.stretch.en.len()];
        let null_ko = vec![0.0; self.stretch.ko.len()];
        let mut posteriors = Posteriors { forward, backward, all, null_en, null_ko };
        for (i, (ko, first)) in self.rows.iter().enumerate() {
            let units = [i, i + 1].map(|row| posteriors.unit(i, row));
            for (p, j) in (*first..).zip(ko.clone()) {
                let [ko, en] = self.nulls(i, j);
                let (ko, en) = (posteriors.through(p, ko) * units[0], posteriors.through(p, en) * units[1]);
                if let Some(slot) = posteriors.null_ko.get_mut(j - self.stretch.ko.start) {
                    *slot += ko;
                }
                if let Some(slot) = posteriors.null_en.get_mut(i) {
                    *slot += en;
                }
            }
        }
        posteriors
    }
}

/// What the best ladder is worth up to each boundary, given to the boundaries of both sides in equal parts.
struct Level(Pair<Vec<f64>>);

impl Level {
    fn new(cost: &Cost<'_>, cells: &Cells, stretch: &Stretch, rungs: &[Rung]) -> Level {
        let mut level = Pair { en: vec![0.0; stretch.en.len() + 1], ko: vec![0.0; stretch.ko.len() + 1] };
        let w = &cost.weights;
        let mut last = MATCH;
        for rung in rungs.iter().filter(|r| !r.fixed) {
            let worth = |own: usize, (first, further): (f32, f32)| if last == own { further } else { first };
            let (worth, now) = if rung.ko.is_empty() {
                (worth(NULL_EN, w.null_en), NULL_EN)
            } else if rung.en.is_empty() {
                (worth(NULL_KO, w.null_ko), NULL_KO)
            } else {
                (cost.bead(cells, rung.en.clone(), rung.ko.clone()), MATCH)
            };
            last = now;
            let part = f64::from(worth) / if now == MATCH { 2.0 } else { 1.0 };
            for (side, end) in [
                (&mut level.en, (now != NULL_KO).then(|| rung.en.end - stretch.en.start)),
                (&mut level.ko, (now != NULL_EN).then(|| rung.ko.end - stretch.ko.start)),
            ] {
                if let Some(slot) = end.and_then(|end| side.get_mut(end)) {
                    *slot = part;
                }
            }
        }
        for side in [&mut level.en, &mut level.ko] {
            let mut sum = 0.0;
            for slot in side {
                sum += *slot;
                *slot = sum;
            }
        }
        Level(level)
    }

    /// What the ladder is worth over these sentences.
    fn between(&self, en: Range<usize>, ko: Range<usize>) -> f64 {
        let rise = |of: &[f64], run: Range<usize>| match (of.get(run.start), of.get(run.end)) {
            (Some(start), Some(end)) => end - start,
            _ => 0.0,
        };
        rise(&self.0.en, en) + rise(&self.0.ko, ko)
    }

    /// The steps of each sentence's null bead.
    fn nulls(&self, cost: &Cost<'_>, stretch: &Stretch, temperature: f64) -> Pair<Vec<Steps>> {
        let steps = |side: Side, sentence: usize, rise: f64| {
            let weight = |worth: f64| ((worth - rise) / temperature).exp();
            if cost.is_aside(side, sentence) {
                return PASSED.map(|(last, _)| (last, weight(0.0)));
            }
            let ((first, further), own) = match side {
                Side::En => (cost.weights.null_en, NULL_EN),
                Side::Ko => (cost.weights.null_ko, NULL_KO),
            };
            let (first, further) = (weight(first.into()), weight(further.into()));
            [MATCH, NULL_KO, NULL_EN].map(|last| (own, if last == own { further } else { first }))
        };
        let en = stretch.en.clone().enumerate();
        let ko = stretch.ko.clone().enumerate();
        Pair {
            en: en.map(|(n, s)| steps(Side::En, s, self.between(n..n + 1, 0..0))).collect(),
            ko: ko.map(|(n, s)| steps(Side::Ko, s, self.between(0..0, n..n + 1))).collect(),
        }
    }
}

/// Sums over the ways to or from each point, those of a row in units of its own.
struct Ways {
    sums: Vec<Sums>,
    /// For each row the logarithm of its unit.
    units: Vec<f64>,
}

impl Ways {
    /// Sums beyond this are given a larger unit.
    const MOST: f64 = 1e100;

    fn new(lattice: &Lattice<'_>) -> Ways {
        let points = lattice.rows.last().map_or(0, |(ko, first)| first + ko.len());
        Ways { sums: vec![NONE; points], units: vec![0.0; lattice.rows.len()] }
    }

    fn at(&self, point: usize) -> Sums {
        self.sums.get(point).copied().unwrap_or(NONE)
    }

    fn add(&mut self, point: usize, last: usize, more: f64) {
        if let Some(sum) = self.sums.get_mut(point).and_then(|s| s.get_mut(last)) {
            *sum += more;
        }
    }

    /// Where the sums of a row have become too large, gives it and the others of `rows`, which are reckoned in the same
    /// unit, a larger one.
    fn bound(&mut self, lattice: &Lattice<'_>, row: usize, rows: Range<usize>) {
        let points = |row: usize| lattice.rows.get(row).map_or(0..0, |(ko, first)| *first..first + ko.len());
        let most = |sums: &[Sums]| sums.iter().flatten().copied().fold(0.0, f64::max);
        let most = most(self.sums.get(points(row)).unwrap_or(&[]));
        if most < Ways::MOST {
            return;
        }
        for row in rows {
            for sums in self.sums.get_mut(points(row)).unwrap_or(&mut []) {
                sums.iter_mut().for_each(|sum| *sum /= most);
            }
            if let Some(unit) = self.units.get_mut(row) {
                *unit += most.ln();
            }
        }
    }
}

/// Sums over the lattice, and what follows from them.
struct Posteriors {
    forward: Ways,
    backward: Ways,
    /// Over all ladders, in the unit of the last row.
    all: f64,
    /// Posterior of each sentence's being left alone, wherever in the other text.
    null_en: Vec<f64>,
    null_ko: Vec<f64>,
}

impl Posteriors {
    /// What the product of a sum to this row and one from that row counts, as a share of all ladders.
    fn unit(&self, to: usize, from: usize) -> f64 {
        let of = |ways: &Ways, row: usize| ways.units.get(row).copied().unwrap_or(0.0);
        let last = self.forward.units.last().copied().unwrap_or(0.0);
        (of(&self.forward, to) + of(&self.backward, from) - last).exp() / self.all
    }

    /// The ways from a point through a null bead, not yet in a unit.
    fn through(&self, point: usize, (to, steps): (Option<usize>, Steps)) -> f64 {
        let onward = to.map_or(NONE, |to| self.backward.at(to));
        let ways = steps.into_iter().zip(self.forward.at(point));
        ways.map(|((now, step), sum)| sum * step * onward.get(now).copied().unwrap_or(0.0)).sum()
    }

    /// The posterior of a bead with both sides.
    fn bead(&self, lattice: &Lattice<'_>, rung: &Rung) -> f64 {
        let start = lattice.stretch.en.start;
        let rows = (rung.en.start - start, rung.en.end - start);
        let ends = lattice.point(rows.0, rung.ko.start).zip(lattice.point(rows.1, rung.ko.end));
        let posterior = ends.and_then(|(from, to)| {
            let edge = lattice.edges(from).iter().find(|e| e.to == to)?;
            let ways = total(self.forward.at(from)) * edge.weight * self.backward.at(to)[MATCH];
            Some(ways * self.unit(rows.0, rows.1))
        });
        posterior.unwrap_or(0.0)
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

fn total(sums: Sums) -> f64 {
    sums.into_iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::{Fixed, search};
    use crate::article;
    use crate::evidence::Evidence;
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
        let mut sums = Pair { en: posteriors.null_en.clone(), ko: posteriors.null_ko.clone() };
        let points = lattice.points();
        for (from, (i, j)) in points.iter().copied().enumerate() {
            for edge in lattice.edges(from) {
                let (to_i, to_j) = points[edge.to];
                let bead = Rung { en: i..to_i, ko: j..to_j, certainty: 0.0, moved: false, fixed: false };
                let posterior = posteriors.bead(&lattice, &bead);
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
