//! The figures of the cost model, fitted on gold cases: the constants of `align/cost.rs` and `evidence/weight.rs`.
//!
//! What a ladder is worth is linear in most weights, so that exp(worth / T) over its sum is a conditional random field
//! over ladders (Lafferty, McCallum and Pereira 2001). Its likelihood on the gold ladders is climbed: expected features
//! of all ladders that keep to the gold, less those of all ladders, both from one forward pass in the expectation
//! semiring (Eisner 2002). A wrong bead is made dearer by a margin (softmax-margin, Gimpel and Smith 2010). Gaussian
//! priors hold every weight near its present figure. The rates of links are counted over gold beads.
//!
//! Cases are dealt into parts; every case is aligned by a model that was fitted without its part.

use super::gold::Case;
use super::reading::{Reading, Step};
use super::score::Score;
use crate::align::Fixed;
use crate::align::cost::{Cost, LINEAR, MAX_SIDE, Stretch, Weights};
use crate::evidence::{Bits, RATES, Rates, Sort};
use crate::model::Model;
use daejo_lexicon::Lexicon;
use rayon::prelude::*;

/// Cases are dealt into so many parts for the cross-validation.
const FOLDS: usize = 10;
/// Steps of the climb: it has come to rest long before.
const STEPS: usize = 60;
/// A weight is thought to lie within this share of its present figure: of 0.5, 0.1, 0.05 and 0.025 the one under which
/// cases held out fare best. Likelihood alone gives evidence too little, for it must explain links that depend on each other.
const PRIOR: f64 = 0.025;
/// What a wrong bead or null sentence is made dearer, a sentence, in nats.
const MARGIN: f64 = 0.5;
/// Beads that are worth so much less than their sentences left alone weigh nothing.
const HOPELESS: f32 = 15.0;
/// An estimate of a rate counts like so many items seen.
const SEEN: f32 = 20.0;

/// A fitted model with what speaks for it.
pub struct WeightFit {
    /// Fitted on all cases.
    pub model: Model,
    /// What cases were worth that had no part in the fit.
    pub folds: Vec<Fold>,
    /// Items of each sort in gold beads, and how many of them are linked.
    pub rates: Vec<(Sort, usize, usize)>,
    /// Gold beads with both sides, and how many of them are in a ladder that was learned from.
    pub beads: (usize, usize),
}

/// A part of the cases, aligned by a model fitted on the others.
#[derive(Clone, Debug)]
pub struct Fold {
    /// How many cases.
    pub cases: usize,
    /// By the model in use.
    pub present: Score,
    /// By the fitted model.
    pub fitted: Score,
}

impl WeightFit {
    /// Fits on gold cases with a lexicon.
    pub fn of(cases: &[Case], lexicon: &Lexicon) -> WeightFit {
        let readings: Vec<Reading<'_>> = cases.par_iter().map(Reading::of).collect();
        let part = |fold: usize, own: bool| -> Vec<&Reading<'_>> {
            let all = readings.iter().enumerate();
            all.filter(|(i, _)| (i % FOLDS == fold) == own).map(|(_, r)| r).collect()
        };
        let folds = (0..FOLDS).map(|fold| {
            let (fitted, _) = fit(&part(fold, false), lexicon);
            let own = part(fold, true);
            let score = |model: &Model| {
                let scores: Vec<Score> = own.par_iter().map(|r| r.score(lexicon, model)).collect();
                scores.iter().fold(Score::default(), |mut sum, s| {
                    sum += s;
                    sum
                })
            };
            Fold { cases: own.len(), present: score(&Model::default()), fitted: score(&fitted) }
        });
        let folds = folds.collect();
        let (model, counts) = fit(&readings.iter().collect::<Vec<_>>(), lexicon);
        let full = cases.iter().flat_map(|c| &c.gold.beads).filter(|b| super::found::is_full(b)).count();
        let learned = readings.iter().map(|r| r.ladder().len()).sum();
        let counted = Sort::ALL.into_iter().zip(counts.links);
        let rates = counted.map(|(sort, [linked, all])| (sort, all, linked)).collect();
        WeightFit { model, folds, rates, beads: (full, learned) }
    }
}

fn fit(readings: &[&Reading<'_>], lexicon: &Lexicon) -> (Model, Counts) {
    let counts: Vec<Counts> = readings.par_iter().map(|r| Counts::of(r, lexicon)).collect();
    let counts = counts.into_iter().fold(Counts::default(), Counts::and);
    let mut model = Model { rates: counts.rates(), ..Model::default() };
    let lattices: Vec<Lattice> = readings.par_iter().map(|r| Lattice::of(r, lexicon, &model)).collect();
    let present = model.weights.linear().map(f64::from);
    let fitted = climb(present, |w| gradient(&lattices, w, &present, model.temperature));
    model.weights = model.weights.with_linear(fitted.map(|w| w as f32));
    (model, counts)
}

/// What is counted over the beads of gold ladders.
#[derive(Default)]
struct Counts {
    /// Of each sort, items that are linked and all items.
    links: [[usize; 2]; Sort::ALL.len()],
}

impl Counts {
    fn of(reading: &Reading<'_>, lexicon: &Lexicon) -> Counts {
        let mut counts = Counts::default();
        let model = Model::default();
        let evidence = reading.evidence(lexicon, &model);
        let (n, m) = (evidence.en.len(), evidence.ko.len());
        let cells = evidence.cells(0..n, &vec![0..m; n]);
        let cell = |e: usize, k: usize| cells.get(e).and_then(|row| row.get(k)).copied().unwrap_or_default();
        for Step { en, ko } in reading.ladder() {
            for k in ko.clone() {
                let linked = en.clone().fold(Bits::default(), |all, e| all.or(cell(e, k).ko));
                let items = evidence.ko.get(k).into_iter().flat_map(|s| s.items.iter().enumerate());
                for (i, item) in items.filter(|(_, item)| item.parent.is_none()) {
                    counts.link(Sort::of(item.content), linked.has(i));
                }
            }
            for e in en.clone() {
                let linked = ko.clone().fold(Bits::default(), |all, k| all.or(cell(e, k).en));
                let words = evidence.en.get(e).into_iter().flat_map(|s| s.words.iter().enumerate());
                words.filter(|(_, w)| w.known).for_each(|(i, _)| counts.link(Sort::Word, linked.has(i)));
            }
        }
        counts
    }

    fn link(&mut self, sort: Sort, linked: bool) {
        if let Some([hits, all]) = self.links.get_mut(sort as usize) {
            *hits += usize::from(linked);
            *all += 1;
        }
    }

    fn and(mut self, other: Counts) -> Counts {
        for (own, more) in self.links.iter_mut().flatten().zip(other.links.iter().flatten()) {
            *own += more;
        }
        self
    }

    /// Shares of linked items, smoothed with the present figures.
    fn rates(&self) -> Rates {
        let mut rates = RATES;
        for (rate, [linked, all]) in rates.0.iter_mut().zip(self.links) {
            *rate = (linked as f32 + *rate * SEEN) / (all as f32 + SEEN);
        }
        rates
    }
}

/// All ladders of a case, and which of their beads are in the gold.
struct Lattice {
    /// For each point, row by row, the beads that begin there.
    beads: Vec<Vec<Edge>>,
    columns: usize,
    /// Sentences that are left alone in the gold.
    null_en: Vec<bool>,
    null_ko: Vec<bool>,
}

/// A bead with both sides.
struct Edge {
    en: usize,
    ko: usize,
    features: [f32; LINEAR],
    gold: bool,
}

/// Weights of null beads in [`Weights::linear`]: the first of a run and a further one.
const NULL_KO: [usize; 2] = [6, 7];
const NULL_EN: [usize; 2] = [8, 9];

impl Lattice {
    fn of(reading: &Reading<'_>, lexicon: &Lexicon, model: &Model) -> Lattice {
        let evidence = reading.evidence(lexicon, model);
        let mut cost = Cost::new(model.weights, &evidence, &reading.sentences, &Fixed::default());
        let (n, m) = (evidence.en.len(), evidence.ko.len());
        let cells = cost.cells(&Stretch::open(0..n, 0..m));
        let ladder = reading.ladder();
        let mut beads = Vec::with_capacity((n + 1) * (m + 1));
        for (i, j) in (0..=n).flat_map(|i| (0..=m).map(move |j| (i, j))) {
            let sizes =
                (1..=MAX_SIDE.min(n - i)).flat_map(|a| (1..=MAX_SIDE.min(m - j)).map(move |b| (a, b)));
            let edges = sizes.filter_map(|(a, b)| {
                let gold = ladder.contains(&Step { en: i..i + a, ko: j..j + b });
                let w = &model.weights;
                let alone = w.null_en.0 * a as f32 + w.null_ko.0 * b as f32;
                let worth = cost.bead(&cells, i..i + a, j..j + b);
                let hope = gold || worth + HOPELESS >= alone;
                hope.then_some(Edge { en: a, ko: b, features: [0.0; LINEAR], gold })
            });
            beads.push(edges.collect::<Vec<_>>());
        }
        // Worth is linear in the weights: a feature is what a bead is worth where its weight is one and the others none.
        for feature in 0..LINEAR {
            cost.weights = unit(model.weights, feature);
            for (point, edges) in beads.iter_mut().enumerate() {
                let (i, j) = (point / (m + 1), point % (m + 1));
                for edge in edges {
                    if let Some(slot) = edge.features.get_mut(feature) {
                        *slot = cost.bead(&cells, i..i + edge.en, j..j + edge.ko);
                    }
                }
            }
        }
        Lattice {
            beads,
            columns: m + 1,
            null_en: (0..n).map(|e| !ladder.iter().any(|s| s.en.contains(&e))).collect(),
            null_ko: (0..m).map(|k| !ladder.iter().any(|s| s.ko.contains(&k))).collect(),
        }
    }

    /// Log sum and expected features over all ladders, wrong beads made dearer; or over those that keep to the gold.
    fn expect(&self, weights: &[f64; LINEAR], temperature: f64, gold: bool) -> Sum {
        let mut sums = vec![[Sum::NONE; 3]; self.beads.len()];
        if let Some(first) = sums.first_mut() {
            first[0] = Sum { log: 0.0, ..Sum::NONE };
        }
        let less = |right: bool, sentences: usize| match (gold, right) {
            (true, false) => None,
            (false, false) => Some(MARGIN * sentences as f64),
            (_, true) => Some(0.0),
        };
        for (point, edges) in self.beads.iter().enumerate() {
            let here = sums.get(point).copied().unwrap_or([Sum::NONE; 3]);
            let all = here.iter().fold(Sum::NONE, Sum::or);
            if all.log == f64::NEG_INFINITY {
                continue;
            }
            let mut arrive = |to: usize, last: usize, sum: Sum| {
                if let Some(slot) = sums.get_mut(to).and_then(|s| s.get_mut(last)) {
                    *slot = slot.or(&sum);
                }
            };
            for edge in edges {
                let Some(margin) = less(edge.gold, edge.en + edge.ko) else { continue };
                let dot: f64 = edge.features.iter().zip(weights).map(|(f, w)| f64::from(*f) * w).sum();
                let sum = all.then((dot + margin) / temperature, edge.features);
                arrive(point + edge.en * self.columns + edge.ko, 0, sum);
            }
            let (i, j) = (point / self.columns, point % self.columns);
            let nulls = [
                (self.null_ko.get(j), 1, point + 1, NULL_KO),
                (self.null_en.get(i), 2, point + self.columns, NULL_EN),
            ];
            for (alone, own, to, features) in nulls {
                let Some(margin) = alone.and_then(|right| less(*right, 1)) else { continue };
                for (last, sum) in here.iter().enumerate() {
                    let feature = features[usize::from(last == own)];
                    let weight = weights.get(feature).copied().unwrap_or(0.0);
                    let mut indicator = [0.0; LINEAR];
                    indicator.iter_mut().skip(feature).take(1).for_each(|f| *f = 1.0);
                    arrive(to, own, sum.then((weight + margin) / temperature, indicator));
                }
            }
        }
        sums.last().map_or(Sum::NONE, |last| last.iter().fold(Sum::NONE, Sum::or))
    }
}

/// The weights with one linear weight of one, the others none.
fn unit(weights: Weights, feature: usize) -> Weights {
    let mut linear = [0.0; LINEAR];
    linear.iter_mut().skip(feature).take(1).for_each(|w| *w = 1.0);
    weights.with_linear(linear)
}

/// Ladders together: the log of their sum, and their expected features.
#[derive(Clone, Copy)]
struct Sum {
    log: f64,
    features: [f64; LINEAR],
}

impl Sum {
    const NONE: Sum = Sum { log: f64::NEG_INFINITY, features: [0.0; LINEAR] };

    fn or(self, other: &Sum) -> Sum {
        let (high, low) = if self.log > other.log { (&self, other) } else { (other, &self) };
        if low.log == f64::NEG_INFINITY {
            return *high;
        }
        let odds = (low.log - high.log).exp();
        let share = odds / (1.0 + odds);
        let mut out = Sum { log: high.log + odds.ln_1p(), features: high.features };
        for (own, more) in out.features.iter_mut().zip(&low.features) {
            *own += share * (more - *own);
        }
        out
    }

    fn then(&self, worth: f64, features: [f32; LINEAR]) -> Sum {
        let mut out = Sum { log: self.log + worth, ..*self };
        out.features.iter_mut().zip(features).for_each(|(own, more)| *own += f64::from(more));
        out
    }
}

/// The slope of the penalised likelihood.
fn gradient(
    lattices: &[Lattice],
    weights: &[f64; LINEAR],
    present: &[f64; LINEAR],
    temperature: f64,
) -> [f64; LINEAR] {
    let each: Vec<[f64; LINEAR]> = lattices
        .par_iter()
        .map(|lattice| {
            let all = lattice.expect(weights, temperature, false);
            let gold = lattice.expect(weights, temperature, true);
            let mut slope = gold.features;
            slope.iter_mut().zip(all.features).for_each(|(g, a)| *g = (*g - a) / temperature);
            // A text without any ladder of this kind teaches nothing.
            if gold.log.is_finite() { slope } else { [0.0; LINEAR] }
        })
        .collect();
    let mut sum = [0.0; LINEAR];
    for slope in &each {
        sum.iter_mut().zip(slope).for_each(|(s, more)| *s += more);
    }
    for ((s, w), p) in sum.iter_mut().zip(weights).zip(present) {
        *s -= (w - p) / (PRIOR * p).powi(2).max(1e-4);
    }
    sum
}

/// Climbs by the signs of the slope (Rprop, Riedmiller and Braun 1993): weights of any scale, no step to choose.
fn climb(from: [f64; LINEAR], slope: impl Fn(&[f64; LINEAR]) -> [f64; LINEAR]) -> [f64; LINEAR] {
    let (mut at, mut steps, mut before) = (from, [0.02f64; LINEAR], [0.0f64; LINEAR]);
    for _ in 0..STEPS {
        let now = slope(&at);
        for (((w, step), last), g) in at.iter_mut().zip(&mut steps).zip(&mut before).zip(now) {
            let turned = g * *last < 0.0;
            *step = (*step * if turned { 0.5 } else { 1.2 }).clamp(1e-5, 0.5);
            *w += if turned || g == 0.0 { 0.0 } else { step.copysign(g) };
            *last = if turned { 0.0 } else { g };
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_climb_ends_on_the_top() {
        let mut top = [0.0; LINEAR];
        top.iter_mut().enumerate().for_each(|(i, t)| *t = i as f64 / 4.0 - 2.0);
        let slope = |w: &[f64; LINEAR]| {
            let mut out = top;
            out.iter_mut().zip(w).enumerate().for_each(|(i, (t, w))| *t = (*t - w) * (i + 1) as f64);
            out
        };
        let found = climb([0.0; LINEAR], slope);
        assert!(found.iter().zip(&top).all(|(f, t)| (f - t).abs() < 0.01), "{found:?}");
    }

    /// One sentence a side: either one bead or two null beads in one of two orders.
    #[test]
    fn expected_features_are_those_of_all_ladders() {
        let mut features = [0.0; LINEAR];
        features[2] = 1.0;
        let edge = Edge { en: 1, ko: 1, features, gold: true };
        let lattice = Lattice {
            beads: vec![vec![edge], vec![], vec![], vec![]],
            columns: 2,
            null_en: vec![false],
            null_ko: vec![false],
        };
        let gold = lattice.expect(&[0.0; LINEAR], 1.0, true);
        assert_eq!((gold.log, gold.features[2]), (0.0, 1.0));
        let all = lattice.expect(&[0.0; LINEAR], 1.0, false);
        let nulls = 2.0 * (2.0 * MARGIN).exp();
        assert!((all.log - (1.0 + nulls).ln()).abs() < 1e-9);
        assert!((all.features[2] - 1.0 / (1.0 + nulls)).abs() < 1e-9);
        assert!((all.features[NULL_KO[0]] - nulls / (1.0 + nulls)).abs() < 1e-9);
        assert!((all.features[NULL_EN[0]] - nulls / (1.0 + nulls)).abs() < 1e-9);
    }
}
