//! Moved text: sentences that found no partner in order and have one elsewhere.

use super::Rung;
use super::cost::{Cost, Stretch};
use rayon::prelude::*;

/// A pair that is out of order needs evidence for itself: this much more than nothing, in nats.
const LEAST: f32 = 3.0;

/// How far text may have moved, in beads: whole releases, not whole collections.
const FARTHEST: usize = 300;

/// Pairs what is left on both sides; the rungs come back in English order.
pub(super) fn find(cost: &Cost<'_>, rungs: Vec<Rung>) -> Vec<Rung> {
    let left =
        |rung: &Rung, en: bool| !rung.fixed && if en { rung.ko.is_empty() } else { rung.en.is_empty() };
    let pairs_of = |(a, rung_en): (usize, &Rung)| {
        let from = a.saturating_sub(FARTHEST);
        let near = rungs.iter().enumerate().skip(from).take(2 * FARTHEST);
        let en = rung_en.en.clone();
        near.filter(|(_, r)| left(r, false)).filter_map(move |(b, rung_ko)| {
            let cells = cost.cells(&Stretch::open(en.clone(), rung_ko.ko.clone()));
            let score = cost.bead(&cells, en.clone(), rung_ko.ko.clone());
            (score > LEAST).then_some((score, a, b))
        })
    };
    let mut pairs: Vec<(f32, usize, usize)> =
        rungs.par_iter().enumerate().filter(|(_, r)| left(r, true)).flat_map_iter(pairs_of).collect();
    pairs.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut partner: Vec<Option<usize>> = vec![None; rungs.len()];
    let mut taken = vec![false; rungs.len()];
    for (_, a, b) in pairs {
        let free = |i: usize| !taken.get(i).copied().unwrap_or(true);
        if free(a) && free(b) {
            for i in [a, b] {
                if let Some(t) = taken.get_mut(i) {
                    *t = true;
                }
            }
            if let Some(p) = partner.get_mut(a) {
                *p = Some(b);
            }
        }
    }
    let mut out = Vec::with_capacity(rungs.len());
    for (i, rung) in rungs.iter().enumerate() {
        match partner.get(i).copied().flatten() {
            Some(b) => {
                let ko = rungs.get(b).map_or(0..0, |r| r.ko.clone());
                out.push(Rung { ko, certainty: 0.0, moved: true, ..rung.clone() });
            }
            None if taken.get(i) == Some(&true) => {}
            None => out.push(rung.clone()),
        }
    }
    out
}
