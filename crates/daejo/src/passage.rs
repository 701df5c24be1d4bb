//! Runs of sentences without counterpart: a passage that one side leaves out reads as one thing.

use crate::pair::{Pair, Side};
use crate::report::{Bead, Document, Passage};

/// A run has at least so many sentences; one alone is its null bead.
const SHORTEST: usize = 2;

/// The passages of both sides: sentences that follow each other on their own side and are all left alone. Null beads
/// of the other side among them do not divide a passage, for where they stand is arbitrary; a bead with both sides
/// does. By their place in the ladder.
pub(crate) fn passages(beads: &[Bead], documents: Pair<&Document>) -> Vec<Passage> {
    let mut out: Vec<(usize, Passage)> = Vec::new();
    for side in Side::BOTH {
        let own = |bead: &Bead| if side == Side::En { bead.en.clone() } else { bead.ko.clone() };
        let nulls = beads.iter().enumerate().filter(|(_, b)| b.en.is_empty() || b.ko.is_empty());
        let mut alone: Vec<(usize, usize)> =
            nulls.flat_map(|(n, bead)| own(bead).into_iter().map(move |s| (s, n))).collect();
        alone.sort_unstable();
        for run in alone.chunk_by(|a, b| a.0 + 1 == b.0).filter(|run| run.len() >= SHORTEST) {
            let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
            let texts = documents[side].sentences.get(first.0..=last.0).unwrap_or(&[]);
            let characters = texts.iter().map(|s| s.text.chars().count()).sum();
            let passage = Passage { side, first: first.0, last: last.0, sentences: run.len(), characters };
            out.push((first.1, passage));
        }
    }
    out.sort_by_key(|(bead, passage)| (*bead, passage.side));
    out.into_iter().map(|(_, passage)| passage).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Role;
    use crate::report::Sentence;
    use crate::span::Span;

    fn document(n: usize) -> Document {
        let sentence =
            Sentence { text: "세 자.".into(), span: Span::new(0, 1), paragraph: 0, role: Role::Body };
        Document {
            path: String::new(),
            lang: String::new(),
            headline: None,
            published: None,
            sentences: vec![sentence; n],
        }
    }

    #[test]
    fn null_beads_of_the_other_side_do_not_divide_a_passage() {
        let bead = |en: &[usize], ko: &[usize]| Bead {
            en: en.to_vec(),
            ko: ko.to_vec(),
            confidence: 0.9,
            moved: false,
            fixed: false,
            links: Vec::new(),
        };
        let beads = [
            bead(&[], &[0]),
            bead(&[0], &[]),
            bead(&[], &[1]),
            bead(&[1], &[2]),
            bead(&[], &[3]),
            bead(&[2], &[4]),
        ];
        let (en, ko) = (document(3), document(5));
        let found = passages(&beads, Pair { en: &en, ko: &ko });
        let run = Passage { side: Side::Ko, first: 0, last: 1, sentences: 2, characters: 8 };
        assert_eq!(found, [run]);
        assert_eq!(found[0].to_string(), "2 Korean sentences in a row without English (0–1), 8 characters");
    }
}
