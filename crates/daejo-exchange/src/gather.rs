//! From the beads of a file that brings its own sentences to a bitext.

use crate::bitext::{Bead, Bitext, Issue, Misfit, Sentence};
use daejo::{Pair, Side};

/// A bead as a file has it.
#[derive(Debug, Default)]
pub struct Row {
    /// Both sides.
    pub sides: Pair<Part>,
    /// As in [`Bead`].
    pub confidence: Option<f32>,
    /// As in [`Bead`].
    pub moved: bool,
    /// As in [`Bead`].
    pub fixed: bool,
    /// Findings; the number of their bead is set later.
    pub issues: Vec<Issue>,
}

/// The sentences of one side of a bead.
#[derive(Debug, Default)]
pub struct Part {
    /// Their words.
    pub texts: Vec<String>,
    /// Their numbers, as many, if the file has them.
    pub numbers: Option<Vec<usize>>,
}

impl Part {
    /// A side that is one sentence, or none if it is blank.
    pub fn whole(text: &str) -> Part {
        let texts = if text.trim().is_empty() { Vec::new() } else { vec![text.to_string()] };
        Part { texts, numbers: None }
    }
}

/// Puts the beads together. Where every sentence of a side has a number of its own they give its order; else, as in
/// files that were joined, sentences are counted as they come. A bead without sentences is left out.
pub fn gather(mut rows: Vec<Row>) -> Result<Bitext, Misfit> {
    rows.retain(|row| Side::BOTH.into_iter().any(|side| !row.sides[side].texts.is_empty()));
    let order = Pair { en: order(&rows, Side::En), ko: order(&rows, Side::Ko) };
    let mut sentences = order.as_ref().map(|list| vec![Sentence::default(); list.len()]);
    let mut order = order.map(Vec::into_iter);
    let mut beads = Vec::with_capacity(rows.len());
    let mut issues = Vec::new();
    for (n, mut row) in rows.into_iter().enumerate() {
        let mut bead =
            Bead { confidence: row.confidence, moved: row.moved, fixed: row.fixed, ..Bead::default() };
        for side in Side::BOTH {
            for (text, number) in row.sides[side].texts.drain(..).zip(&mut order[side]) {
                sentences[side][number].text = text;
                bead.sides[side].push(number);
            }
        }
        beads.push(bead);
        issues.extend(row.issues.into_iter().map(|issue| Issue { bead: n, ..issue }));
    }
    Bitext::new(sentences, beads, issues)
}

/// The number of each sentence of a side, in the order of the file: no gap, none twice.
fn order(rows: &[Row], side: Side) -> Vec<usize> {
    let parts = rows.iter().map(|row| &row.sides[side]).filter(|part| !part.texts.is_empty());
    let count: usize = parts.clone().map(|part| part.texts.len()).sum();
    let numbers = parts.map(|part| part.numbers.as_deref().filter(|n| n.len() == part.texts.len()));
    let Some(numbers) = numbers.collect::<Option<Vec<&[usize]>>>().map(|n| n.concat()) else {
        return (0..count).collect();
    };
    let mut sorted = numbers.clone();
    sorted.sort_unstable();
    sorted.dedup();
    if sorted.len() < count {
        return (0..count).collect();
    }
    numbers.iter().map(|n| sorted.partition_point(|other| other < n)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(en: &[(&str, usize)], ko: &[(&str, usize)]) -> Row {
        let part = |list: &[(&str, usize)]| Part {
            texts: list.iter().map(|s| s.0.to_string()).collect(),
            numbers: Some(list.iter().map(|s| s.1).collect()),
        };
        Row { sides: Pair { en: part(en), ko: part(ko) }, ..Row::default() }
    }

    fn korean(bitext: &Bitext) -> Vec<&str> {
        bitext.sentences().ko.iter().map(|s| s.text.as_str()).collect()
    }

    #[test]
    fn numbers_give_the_order() {
        let bitext = gather(vec![row(&[("a", 4)], &[("나", 9)]), row(&[("b", 5)], &[("가", 2)])]).unwrap();
        assert_eq!(korean(&bitext), ["가", "나"]);
        assert_eq!(bitext.beads()[0].sides, Pair { en: vec![0], ko: vec![1] });
    }

    #[test]
    fn numbers_of_joined_files_are_not_used() {
        let mut rows = vec![row(&[("a", 0)], &[("나", 1)]), row(&[("b", 1)], &[("가", 1)])];
        assert_eq!(korean(&gather(std::mem::take(&mut rows)).unwrap()), ["나", "가"]);
        rows = vec![row(&[("a", 0)], &[("나", 1)]), row(&[("b", 1)], &[("가", 0)])];
        rows[1].sides.ko.numbers = None;
        assert_eq!(korean(&gather(rows).unwrap()), ["나", "가"]);
    }
}
