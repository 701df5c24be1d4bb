//! The order of beads: English order, Korean null beads at their place, and which beads are moved.

use crate::bitext::Bead;

/// Puts beads in order and marks those as moved that stand out of it. Beads that are in order stay as they are. The
/// list says where each bead went.
pub fn arrange(beads: Vec<Bead>) -> (Vec<Bead>, Vec<usize>) {
    let mut beads: Vec<(usize, Bead)> = beads.into_iter().enumerate().collect();
    sort_by_english(&mut beads);
    let stray = mark_moved(&mut beads);
    let beads = merge(beads, stray);
    let mut place = vec![0; beads.len()];
    for (to, (from, _)) in beads.iter().enumerate() {
        place[*from] = to;
    }
    (beads.into_iter().map(|(_, bead)| bead).collect(), place)
}

/// A bead without English stays behind the one that it follows.
fn sort_by_english(beads: &mut Vec<(usize, Bead)>) {
    let mut last = 0;
    let keyed = beads.drain(..).map(|bead| {
        last = bead.1.sides.en.first().map_or(last, |n| n + 1);
        (last, bead)
    });
    let mut keyed: Vec<_> = keyed.collect();
    keyed.sort_by_key(|(key, _)| *key);
    beads.extend(keyed.into_iter().map(|(_, bead)| bead));
}

/// Marks the beads outside the longest run in Korean order as moved; those without English are taken out, to be put
/// at their place.
fn mark_moved(beads: &mut Vec<(usize, Bead)>) -> Vec<(usize, Bead)> {
    let fixed: Vec<(usize, usize)> = beads
        .iter()
        .enumerate()
        .filter(|(_, (_, bead))| !bead.moved)
        .filter_map(|(i, (_, bead))| Some((i, first_korean(bead)?)))
        .collect();
    let mut keep = vec![true; beads.len()];
    for (i, _) in &fixed {
        keep[*i] = false;
    }
    for n in longest_run(&fixed.iter().map(|f| f.1).collect::<Vec<_>>()) {
        keep[fixed[n].0] = true;
    }
    let mut stray = Vec::new();
    let mut kept = Vec::new();
    for (mut bead, keep) in beads.drain(..).zip(keep) {
        match (keep, bead.1.sides.en.is_empty()) {
            (false, true) => stray.push(bead),
            (keep, _) => {
                bead.1.moved |= !keep;
                kept.push(bead);
            }
        }
    }
    *beads = kept;
    stray
}

/// Puts each stray bead before the first one in Korean order that comes after it.
fn merge(beads: Vec<(usize, Bead)>, mut stray: Vec<(usize, Bead)>) -> Vec<(usize, Bead)> {
    stray.sort_by_key(|(_, bead)| first_korean(bead));
    let mut stray = stray.into_iter().peekable();
    let mut merged = Vec::with_capacity(beads.len() + stray.len());
    for bead in beads {
        if let Some(first) = first_korean(&bead.1).filter(|_| !bead.1.moved) {
            while let Some(before) = stray.next_if(|(_, s)| first_korean(s) < Some(first)) {
                merged.push(before);
            }
        }
        merged.push(bead);
    }
    merged.extend(stray);
    merged
}

fn first_korean(bead: &Bead) -> Option<usize> {
    bead.sides.ko.first().copied()
}

/// Places of a longest increasing subsequence (Schensted 1961, by piles that are searched in halves).
fn longest_run(values: &[usize]) -> Vec<usize> {
    // The place of the smallest last value of a run of each length, and what stands before each place in its run.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; values.len()];
    for (i, value) in values.iter().enumerate() {
        let length = ends.partition_point(|end| values[*end] < *value);
        before[i] = length.checked_sub(1).map(|n| ends[n]);
        if length == ends.len() {
            ends.push(i);
        } else {
            ends[length] = i;
        }
    }
    let mut run: Vec<usize> = std::iter::successors(ends.last().copied(), |i| before[*i]).collect();
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::*;
    use daejo::Pair;

    fn beads(sides: &[(&[usize], &[usize])]) -> Vec<Bead> {
        let bead = |(en, ko): &(&[usize], &[usize])| Bead {
            sides: Pair { en: en.to_vec(), ko: ko.to_vec() },
            ..Bead::default()
        };
        sides.iter().map(bead).collect()
    }

    #[test]
    fn what_is_in_order_stays() {
        let given = beads(&[(&[0], &[0, 1]), (&[1], &[]), (&[], &[2]), (&[2], &[3])]);
        assert_eq!(arrange(given.clone()), (given, vec![0, 1, 2, 3]));
    }

    #[test]
    fn the_fewest_are_moved() {
        let (arranged, _) = arrange(beads(&[(&[0], &[3]), (&[1], &[0]), (&[2], &[1]), (&[3], &[2])]));
        assert_eq!(arranged.iter().map(|b| b.moved).collect::<Vec<_>>(), [true, false, false, false]);
    }

    #[test]
    fn null_beads_go_to_their_place() {
        let (arranged, place) = arrange(beads(&[(&[1], &[2]), (&[0], &[0]), (&[], &[1]), (&[], &[3])]));
        let sides: Vec<_> = arranged.iter().map(|b| (b.sides.en.len(), b.sides.ko[0])).collect();
        assert_eq!(sides, [(1, 0), (0, 1), (1, 2), (0, 3)]);
        assert_eq!(place, [2, 0, 1, 3]);
        assert!(arranged.iter().all(|b| !b.moved));
        let (late, _) = arrange(beads(&[(&[0], &[1]), (&[1], &[2]), (&[], &[0])]));
        assert_eq!(late[0].sides.ko, [0]);
    }
}
