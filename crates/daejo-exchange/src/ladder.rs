//! Ladders: numbers of sentences, counted from 0, without the sentences.
//!
//! Three forms are told apart by their first line.
//!
//! - hunalign: `1⇥3⇥0.410`, a rung a line; the sentences between two rungs are a bead, the score may be left out
//!   (Varga et al. 2005, and the ladders that hunalign writes);
//! - Vecalign, and SentAlign: `[0]:[0, 1]:0.12`, a bead a line, an empty list for a null side;
//! - daejo's table ([`crate::tsv`]): a row a bead under a row of names that starts with `en⇥ko`.

use crate::bitext::{Bead, Bitext, Misfit, Sentence, check};
use crate::fault::{Fault, Text};
use crate::{tsv, vecalign};
use daejo::{Pair, Side};

pub use crate::bitext::Coverage;

/// A bead of a ladder.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// The line that it stands in, from 1.
    pub line: usize,
    /// What the line says.
    pub bead: Bead,
    /// The words of both sides, where the line has them; sentences are joined by blanks.
    pub texts: Pair<String>,
}

/// The sentences that a ladder is about.
#[derive(Clone, Copy, Debug)]
pub struct Extent<'a> {
    /// How many there are on each side.
    pub sizes: Pair<usize>,
    /// Where they come from, for messages: `gold.json`.
    pub origin: &'a str,
    /// Whether each of them must be in a bead.
    pub coverage: Coverage,
}

/// Reads a ladder of any of the three forms.
///
/// ```
/// use daejo::Pair;
/// use daejo_exchange::{Text, ladder::{Coverage, Extent, read}};
/// let extent = Extent { sizes: Pair { en: 1, ko: 2 }, origin: "the texts", coverage: Coverage::Whole };
/// let rows = read(Text { name: "a.vec", text: "[0]:[0, 1]:0.12\n" }, extent).unwrap();
/// assert_eq!(rows[0].bead.sides, Pair { en: vec![0], ko: vec![0, 1] });
/// let rungs = read(Text { name: "a.lad", text: "0\t0\n1\t2\n" }, extent).unwrap();
/// assert_eq!(rungs[0].bead, rows[0].bead);
/// ```
///
/// # Errors
/// The first line that has none of the forms, or a number that does not fit the sentences. With
/// [`Coverage::Partial`] a ladder of lists or a table may leave sentences out, and rungs may begin and end anywhere.
pub fn read(text: Text<'_>, extent: Extent<'_>) -> Result<Vec<Row>, Fault> {
    let Some((_, first)) = text.filled_lines().next() else {
        return Err(text.fault(1, "this ladder is empty"));
    };
    let rows = if tsv::is_head(first) {
        tsv::rows(text)?.into_iter().map(|row| row.ladder).collect()
    } else if first.starts_with('[') {
        vecalign::rows(text)?
    } else {
        rungs(text, extent)?
    };
    fit(text, &rows, extent)?;
    Ok(rows)
}

/// Reads a ladder of any form over sentences that come from elsewhere.
pub(crate) fn read_with(text: Text<'_>, sentences: Pair<Vec<Sentence>>) -> Result<Bitext, Fault> {
    let sizes = sentences.as_ref().map(Vec::len);
    let rows = read(text, Extent { sizes, origin: "the texts", coverage: Coverage::Whole })?;
    let beads = rows.into_iter().map(|row| row.bead).filter(|bead| !bead.is_empty()).collect();
    Bitext::new(sentences, beads, Vec::new()).map_err(|e| text.fault(1, e.to_string()))
}

impl Extent<'_> {
    fn describe(&self) -> String {
        format!("{} English and {} Korean sentences in {}", self.sizes.en, self.sizes.ko, self.origin)
    }
}

/// Whether the beads fit the sentences.
pub(crate) fn fit(text: Text<'_>, rows: &[Row], extent: Extent<'_>) -> Result<(), Fault> {
    let line = |bead: usize| rows.get(bead).map_or(1, |row| row.line);
    check(rows.iter().map(|row| &row.bead.sides), extent.sizes, extent.coverage).map_err(|e| match e {
        Misfit::Outside { bead, side, sentence } => {
            text.fault(line(bead), format!("{} sentence {sentence} of {}", side.language(), extent.describe()))
        }
        Misfit::Twice { bead, before, side, sentence } => text.fault(
            line(bead),
            format!("{} sentence {sentence} stands in line {} already", side.language(), line(before)),
        ),
        Misfit::Missing { side, sentence } => text.fault(
            rows.last().map_or(1, |row| row.line),
            format!(
                "{} sentence {sentence} stands in no bead; a sentence without counterpart has one with an empty side",
                side.language()
            ),
        ),
        Misfit::Empty { .. } | Misfit::Issue { .. } => text.fault(1, e.to_string()),
    })
}

fn rungs(text: Text<'_>, extent: Extent<'_>) -> Result<Vec<Row>, Fault> {
    let whole = extent.coverage == Coverage::Whole;
    let sizes = extent.sizes;
    let mut rows = Vec::new();
    let mut last: Option<(usize, Pair<usize>)> = None;
    for (line, rung) in text.filled_lines() {
        let at = parse_rung(rung).ok_or_else(|| {
            text.fault(
                line,
                "no rung (1⇥3⇥0.41), no bead ([0]:[0, 1]:0.12), and no row of names (en⇥ko…) above",
            )
        })?;
        match last {
            None if whole && at != Pair::default() => {
                return Err(text.fault(line, "the first rung is not 0 and 0"));
            }
            Some((_, before)) if at.en < before.en || at.ko < before.ko => {
                let message = format!("{} and {} stand before the rung above", at.en, at.ko);
                return Err(text.fault(line, message));
            }
            _ if at.en > sizes.en || at.ko > sizes.ko => {
                return Err(
                    text.fault(line, format!("rung {} and {} of {}", at.en, at.ko, extent.describe()))
                );
            }
            Some((_, before)) if at != before => {
                let sides = Pair { en: (before.en..at.en).collect(), ko: (before.ko..at.ko).collect() };
                rows.push(Row { line, bead: Bead { sides, ..Bead::default() }, ..Row::default() });
            }
            _ => {}
        }
        last = Some((line, at));
    }
    match last {
        Some((line, at)) if whole && at != sizes => {
            Err(text
                .fault(line, format!("the ladder ends at {} and {} of {}", at.en, at.ko, extent.describe())))
        }
        _ => Ok(rows),
    }
}

fn parse_rung(line: &str) -> Option<Pair<usize>> {
    let fields: Vec<&str> = line.split('\t').map(str::trim).collect();
    let (en, ko) = match fields.as_slice() {
        [en, ko] => (en, ko),
        [en, ko, score] if score.parse::<f64>().is_ok() => (en, ko),
        _ => return None,
    };
    Some(Pair { en: en.parse().ok()?, ko: ko.parse().ok()? })
}

/// Numbers joined by commas.
pub(crate) fn numbers(list: &str) -> Option<Vec<usize>> {
    if list.trim().is_empty() {
        return Some(Vec::new());
    }
    list.split(',').map(|n| n.trim().parse().ok()).collect()
}

/// Numbers as they stand in a list.
pub(crate) fn join(numbers: &[usize], between: &str) -> String {
    numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(between)
}

/// Writes rungs as hunalign does: the sentences before the rung on each side, and the score of what follows it, here
/// its confidence. A ladder cannot cross: a bead that is moved, or that has a gap, becomes two null beads of score 0.
pub fn write(bitext: &Bitext) -> String {
    let mut ladder = Rungs::default();
    for bead in bitext.beads() {
        if bead.moved || !ladder.has_place(&bead.sides) {
            ladder.pass(&bead.sides.en);
        } else {
            ladder.step(&bead.sides, bead.confidence.unwrap_or(0.0));
        }
    }
    ladder.end(bitext.sentences().as_ref().map(Vec::len))
}

/// A ladder as far as it is written.
#[derive(Default)]
struct Rungs {
    text: String,
    at: Pair<usize>,
}

impl Rungs {
    /// Whether a bead has no gap and does not go back.
    fn has_place(&self, sides: &Pair<Vec<usize>>) -> bool {
        Side::BOTH.into_iter().all(|side| match (sides[side].first(), sides[side].last()) {
            (Some(first), Some(last)) => *first >= self.at[side] && last - first + 1 == sides[side].len(),
            _ => true,
        })
    }

    /// A null bead of English sentences; their Korean ones become one when the ladder comes by.
    fn pass(&mut self, en: &[usize]) {
        if let Some(last) = en.last().filter(|last| **last >= self.at.en) {
            self.reach(Side::En, last + 1);
        }
    }

    fn step(&mut self, sides: &Pair<Vec<usize>>, score: f32) {
        for side in Side::BOTH {
            if let Some(first) = sides[side].first() {
                self.reach(side, *first);
            }
        }
        self.rung(score);
        for side in Side::BOTH {
            self.at[side] += sides[side].len();
        }
    }

    fn end(mut self, sizes: Pair<usize>) -> String {
        for side in Side::BOTH {
            self.reach(side, sizes[side]);
        }
        self.rung(0.0);
        self.text
    }

    /// A null bead of what is left of one side up to a sentence.
    fn reach(&mut self, side: Side, sentence: usize) {
        if sentence > self.at[side] {
            self.rung(0.0);
            self.at[side] = sentence;
        }
    }

    fn rung(&mut self, score: f32) {
        self.text.push_str(&format!("{}\t{}\t{score:.3}\n", self.at.en, self.at.ko));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str, en: usize, ko: usize, coverage: Coverage) -> Result<Vec<Row>, Fault> {
        let extent = Extent { sizes: Pair { en, ko }, origin: "gold.json", coverage };
        read(Text { name: "x", text }, extent)
    }

    fn whole(text: &str, en: usize, ko: usize) -> Result<Vec<Pair<Vec<usize>>>, Fault> {
        Ok(parse(text, en, ko, Coverage::Whole)?.into_iter().map(|row| row.bead.sides).collect())
    }

    fn bead(en: &[usize], ko: &[usize]) -> Pair<Vec<usize>> {
        Pair { en: en.to_vec(), ko: ko.to_vec() }
    }

    #[test]
    fn the_three_forms_say_the_same() {
        let expected = [bead(&[0], &[0, 1]), bead(&[1], &[]), bead(&[], &[2]), bead(&[2], &[3])];
        for text in [
            "0\t0\t0.3\n1\t2\t0\n2\t2\t-0.3\n2\t3\t1.5\n3\t4\t0\n",
            "0\t0\n1\t2\n2\t2\n2\t3\n3\t4\n",
            "\u{feff}[0]:[0, 1]:0.12\r\n[1]:[]:0.000000\r\n[]:[2]:0.0\r\n[2]:[3]\r\n",
            "en\tko\tconfidence\tmoved\n0\t0,1\t0.98\tfalse\n1\t\t0.90\tfalse\n\t2\t0.9\tfalse\n2\t3\t0.9\tfalse\n",
        ] {
            assert_eq!(whole(text, 3, 4).unwrap(), expected, "{text}");
        }
    }

    #[test]
    fn beads_may_cross_where_the_form_has_numbers() {
        let crossed = whole("[0]:[1]:0.1\n[1]:[0]:0.1\n", 2, 2).unwrap();
        assert_eq!(crossed, [bead(&[0], &[1]), bead(&[1], &[0])]);
    }

    #[test]
    fn a_part_is_enough_where_that_is_asked_for() {
        let table = "en\tko\tfixed\n1\t1\ttrue\n2\t\tfalse\n";
        let rows = parse(table, 9, 9, Coverage::Partial).unwrap();
        assert_eq!(rows.iter().map(|r| r.bead.fixed).collect::<Vec<_>>(), [true, false]);
        assert_eq!((rows[0].line, &rows[0].bead.sides), (2, &bead(&[1], &[1])));
        let rungs = parse("3\t4\n4\t5\n", 9, 9, Coverage::Partial).unwrap();
        assert_eq!(rungs[0].bead.sides, bead(&[3], &[4]));
        let twice = parse("[1]:[1]\n[1]:[2]\n", 9, 9, Coverage::Partial).unwrap_err();
        assert_eq!(twice.to_string(), "x:2: English sentence 1 stands in line 1 already");
        assert!(whole(table, 9, 9).is_err());
    }

    #[test]
    fn a_fault_has_its_line() {
        let all = "3 English and 4 Korean sentences in gold.json";
        for (text, line, message) in [
            ("", 1, "this ladder is empty".to_string()),
            ("0\t1\n3\t4\n", 1, "the first rung is not 0 and 0".to_string()),
            ("0\t0\n2\t2\n\n1\t3\n", 4, "1 and 3 stand before the rung above".to_string()),
            ("0\t0\n3\t3\n", 2, format!("the ladder ends at 3 and 3 of {all}")),
            ("0\t0\n4\t4\n", 2, format!("rung 4 and 4 of {all}")),
            // No list of so many is made.
            ("0\t0\n9999999999999\t4\n", 2, format!("rung 9999999999999 and 4 of {all}")),
            ("[0, 9999999999999]:[]\n", 1, format!("English sentence 9999999999999 of {all}")),
            ("[0]:[0]\n[1]:[1, 0]\n", 2, "Korean sentence 0 stands in line 1 already".to_string()),
            ("[0, 1, 2]:[0, 1, 2, 3, 4]\n", 1, format!("Korean sentence 4 of {all}")),
            (
                "[0]:[0, 1, 2, 3]\n[2]:[]\n",
                2,
                "English sentence 1 stands in no bead; a sentence without counterpart has one with an empty side"
                    .to_string(),
            ),
        ] {
            let fault = whole(text, 3, 4).unwrap_err();
            assert_eq!((fault.line, fault.message), (line, message), "{text}");
        }
        for (text, line) in [
            ("nonsense\n", 1),
            ("0\t0\n3\t4\tgood\n", 2),
            ("[0]:[0]:0.1\n[x]:[1]:0.1\n", 2),
            ("[0]\n", 1),
            ("en\tko\n0\ta\n", 2),
            ("en\tko\tconfidence\n0\t0\t7\n", 2),
        ] {
            assert_eq!(whole(text, 3, 4).unwrap_err().line, line, "{text}");
        }
    }
}
