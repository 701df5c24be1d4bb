//! Whether a neighbouring bead says what a stretch says: a translator moves words into the sentence before or after.

use super::super::ground::{EnWord, Ground, KoItem, Left};
use super::leftover::Leftover;
use crate::align::Bead;

/// The share of the items that the English of a neighbouring bead has without a link.
pub(super) fn items(ground: &Ground<'_>, left: &Left<'_>, run: &[Leftover<KoItem>]) -> f32 {
    let share = |bead: &Bead| {
        let mut found = 0;
        let mut free = 0;
        for (e, k) in bead.en.iter().flat_map(|e| run.first().map(|l| (*e, l.of.sentence))) {
            let cell = ground.cell(e, k);
            found += run.iter().filter(|l| cell.ko.has(l.of.item)).count();
            free += cell.en.iter().filter(|w| !bead.links_word(EnWord { sentence: e, word: *w })).count();
        }
        found.min(free) as f32 / run.len().max(1) as f32
    };
    neighbours(ground, left).map(share).fold(0.0, f32::max).min(1.0)
}

/// The share of the words that the Korean of a neighbouring bead has without a link.
pub(super) fn words(ground: &Ground<'_>, left: &Left<'_>, run: &[Leftover<EnWord>]) -> f32 {
    let share = |bead: &Bead| {
        let mut found = 0;
        let mut free = 0;
        for (k, e) in bead.ko.iter().flat_map(|k| run.first().map(|l| (*k, l.of.sentence))) {
            let cell = ground.cell(e, k);
            found += run.iter().filter(|l| cell.en.has(l.of.word)).count();
            free += cell.ko.iter().filter(|item| bead.links.iter().all(|l| l.ko != (k, *item))).count();
        }
        found.min(free) as f32 / run.len().max(1) as f32
    };
    neighbours(ground, left).map(share).fold(0.0, f32::max).min(1.0)
}

fn neighbours<'g>(ground: &'g Ground<'_>, left: &Left<'_>) -> impl Iterator<Item = &'g Bead> {
    let numbers = [left.number.checked_sub(1), Some(left.number + 1)];
    numbers.into_iter().flatten().filter_map(|n| ground.beads.get(n))
}
