//! Which tokens of one side stand for which of the other, learnt from beads alone.
//!
//! IBM model 1 (Brown et al. 1993) in both directions at once, trained by expectation maximisation with agreement
//! (Liang, Taskar and Klein 2006): what both directions believe is counted as the product of their beliefs. Rare
//! tokens are kept from collecting what nothing else explains by smoothing with the token's overall share (Moore
//! 2004). Tokens are plain numbers; time and memory are linear in the sum over beads of the product of their lengths.

use crate::pair::{Pair, Side};
use rustc_hash::FxHashMap;

/// Rounds of training: on collections of all sizes the beliefs hardly move after five.
const ROUNDS: usize = 8;
/// Weight of the overall share of a token in what a token of the other side is believed to give, in beads: less would
/// let a token that stands in one bead explain that bead whole.
const SMOOTHING: f64 = 1.0;

/// What was learnt.
///
/// ```
/// use daejo::{Pair, learn::Model};
/// let bead = |en: &[u32], ko: &[u32]| Pair { en: en.to_vec(), ko: ko.to_vec() };
/// let beads = [bead(&[0, 1], &[0, 1]), bead(&[0, 2], &[0, 2]), bead(&[1], &[1])];
/// let beads = vec![beads; 10].concat();
/// let model = Model::train(&beads);
/// let belief = model.beliefs(&beads[1]);
/// assert!(belief[0] > 5.0 * belief[1] && belief[3] > 5.0 * belief[2]);
/// ```
pub struct Model {
    /// The pairs of tokens that share a bead, by number.
    pairs: FxHashMap<(u32, u32), u32>,
    /// How probable the one is where the other stands, by pair: `en` of the English token given the Korean one.
    given: Pair<Vec<f64>>,
    /// The share of each token among all of its side.
    share: Pair<Vec<f64>>,
}

/// A cell of a bead: the numbers of its pair, of its English token and of its Korean one.
#[derive(Clone, Copy)]
struct Cell {
    pair: u32,
    en: u32,
    ko: u32,
}

impl Model {
    /// Learns from beads, each with the numbers of its English and of its Korean tokens. Numbers are used as indices:
    /// they should be dense from 0.
    pub fn train(beads: &[Pair<Vec<u32>>]) -> Model {
        let share = Pair { en: shares(beads, Side::En), ko: shares(beads, Side::Ko) };
        let mut pairs = FxHashMap::default();
        let mut cells = Vec::new();
        for bead in beads {
            for (en, ko) in tokens(bead) {
                let next = pairs.len() as u32;
                cells.push(Cell { pair: *pairs.entry((en, ko)).or_insert(next), en, ko });
            }
        }
        let uniform = vec![1.0; pairs.len()];
        let mut model = Model { given: Pair { en: uniform.clone(), ko: uniform }, pairs, share };
        for _ in 0..ROUNDS {
            model.given = model.round(beads, &cells);
        }
        model
    }

    /// How many pairs of tokens share a bead.
    pub fn pairs(&self) -> usize {
        self.pairs.len()
    }

    /// For each English token of a bead in turn, how strongly it is believed to stand for each Korean one: rows of
    /// as many values as there are Korean tokens, from 0 to 1. A pair never seen is believed only by its shares.
    pub fn beliefs(&self, bead: &Pair<Vec<u32>>) -> Vec<f64> {
        let cells: Vec<Cell> = tokens(bead)
            .map(|(en, ko)| Cell { pair: self.pairs.get(&(en, ko)).copied().unwrap_or(u32::MAX), en, ko })
            .collect();
        self.agreed(bead, &cells)
    }

    /// One expectation and one maximisation, in the order of the beads: the sums do not depend on threads.
    fn round(&self, beads: &[Pair<Vec<u32>>], cells: &[Cell]) -> Pair<Vec<f64>> {
        let mut count = vec![0.0; self.pairs.len()];
        let mut total = self.share.as_ref().map(|s| vec![0.0; s.len()]);
        let mut rest = cells;
        for bead in beads {
            let (here, after) = rest.split_at(bead.en.len() * bead.ko.len());
            rest = after;
            for (cell, belief) in here.iter().zip(self.agreed(bead, here)) {
                add(&mut count, cell.pair, belief);
                add(&mut total.en, cell.en, belief);
                add(&mut total.ko, cell.ko, belief);
            }
        }
        let mut given = Pair { en: vec![0.0; count.len()], ko: vec![0.0; count.len()] };
        for cell in cells {
            let (c, at) = (value(&count, cell.pair), cell.pair as usize);
            let smooth = |share: f64, total: f64| (c + SMOOTHING * share) / (total + SMOOTHING);
            if let (Some(en), Some(ko)) = (given.en.get_mut(at), given.ko.get_mut(at)) {
                *en = smooth(value(&self.share.en, cell.en), value(&total.ko, cell.ko));
                *ko = smooth(value(&self.share.ko, cell.ko), value(&total.en, cell.en));
            }
        }
        given
    }

    /// The product of the beliefs of both directions. Against the tokens of the other side stands the empty word, which
    /// gives every token by its share.
    fn agreed(&self, bead: &Pair<Vec<u32>>, cells: &[Cell]) -> Vec<f64> {
        let width = bead.ko.len();
        let mut whole = Pair { en: Vec::new(), ko: Vec::new() };
        whole.en.extend(bead.en.iter().map(|t| value(&self.share.en, *t)));
        whole.ko.extend(bead.ko.iter().map(|t| value(&self.share.ko, *t)));
        for (row, sum) in cells.chunks(width.max(1)).zip(&mut whole.en) {
            *sum += row.iter().map(|c| self.given(Side::En, *c)).sum::<f64>();
        }
        for row in cells.chunks(width.max(1)) {
            row.iter().zip(&mut whole.ko).for_each(|(c, sum)| *sum += self.given(Side::Ko, *c));
        }
        let belief = |(n, c): (usize, &Cell)| {
            let en = whole.en.get(n / width).map_or(0.0, |sum| self.given(Side::En, *c) / sum);
            let ko = whole.ko.get(n % width).map_or(0.0, |sum| self.given(Side::Ko, *c) / sum);
            en * ko
        };
        cells.iter().enumerate().map(belief).collect()
    }

    fn given(&self, side: Side, cell: Cell) -> f64 {
        let token = if side == Side::En { cell.en } else { cell.ko };
        self.given[side].get(cell.pair as usize).copied().unwrap_or_else(|| value(&self.share[side], token))
    }
}

/// Every English token with every Korean one.
fn tokens(bead: &Pair<Vec<u32>>) -> impl Iterator<Item = (u32, u32)> + '_ {
    bead.en.iter().flat_map(|en| bead.ko.iter().map(move |ko| (*en, *ko)))
}

fn shares(beads: &[Pair<Vec<u32>>], side: Side) -> Vec<f64> {
    let all = || beads.iter().flat_map(|b| b[side].iter().copied());
    let mut count = vec![0.0; all().max().map_or(0, |n| n as usize + 1)];
    all().for_each(|token| add(&mut count, token, 1.0));
    let whole: f64 = count.iter().sum();
    count.iter().map(|n| n / whole.max(1.0)).collect()
}

fn add(to: &mut [f64], at: u32, n: f64) {
    if let Some(slot) = to.get_mut(at as usize) {
        *slot += n;
    }
}

fn value(of: &[f64], at: u32) -> f64 {
    of.get(at as usize).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beads(rows: &[(&[u32], &[u32])]) -> Vec<Pair<Vec<u32>>> {
        rows.iter().map(|(en, ko)| Pair { en: en.to_vec(), ko: ko.to_vec() }).collect()
    }

    /// Das Haus, das Buch, ein Buch: the example of every textbook on model 1 (Koehn 2010, section 4.2).
    #[test]
    fn the_textbook_collection_comes_out_as_in_the_textbook() {
        let (the, house, book, a) = (0, 1, 2, 3);
        let (das, haus, buch, ein) = (0, 1, 2, 3);
        let beads =
            beads(&[(&[the, house], &[das, haus]), (&[the, book], &[das, buch]), (&[a, book], &[ein, buch])]);
        // So often that the smoothing weighs little.
        let beads = vec![beads; 10].concat();
        let model = Model::train(&beads);
        for bead in &beads {
            let [first, crossed, back, second] = model.beliefs(bead)[..] else { unreachable!() };
            // Of so few words the empty word keeps much for itself: only what they are beside each other is known.
            let (right, wrong) = (first.min(second), crossed.max(back));
            assert!(right > 0.4 && right > 10.0 * wrong, "{right} {wrong}");
        }
    }

    #[test]
    fn what_stands_alone_in_one_bead_is_not_believed_whole() {
        let often = vec![beads(&[(&[3], &[3])]); 10].concat();
        let model = Model::train(&[beads(&[(&[0, 1, 2], &[0, 1, 2])]), often].concat());
        let once = model.beliefs(&Pair { en: vec![0, 1, 2], ko: vec![0, 1, 2] });
        let ten = model.beliefs(&Pair { en: vec![3], ko: vec![3] });
        assert!(once.iter().all(|b| *b < ten[0] / 2.0), "{once:?} {ten:?}");
    }

    #[test]
    fn an_empty_side_or_an_unseen_token_is_no_trouble() {
        let model = Model::train(&beads(&[(&[], &[0]), (&[0], &[])]));
        assert!(model.beliefs(&Pair { en: vec![], ko: vec![7] }).is_empty());
        assert_eq!(model.beliefs(&Pair { en: vec![9], ko: vec![7] }).len(), 1);
        assert!(Model::train(&[]).beliefs(&Pair::default()).is_empty());
    }
}
