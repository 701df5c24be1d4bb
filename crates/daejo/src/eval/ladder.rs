//! Ladders that other aligners made of a gold case's sentences.
//!
//! Three forms are told apart by their first line. Sentences are numbered from 0 as in the lists of `gold.json`.
//!
//! - hunalign: `1⇥3⇥0.410`, a rung a line; the sentences between two rungs are a bead, the score may be left out;
//! - vecalign, and SentAlign: `[0]:[0, 1]:0.12`, a bead a line, an empty list for a null side;
//! - `daejo align --format tsv`: a row a bead under a row of names that starts with `en⇥ko`.

use super::gold::Gold;
use crate::pair::{Pair, Side};

/// Beads by the numbers of their sentences.
pub type Ladder = Vec<Pair<Vec<usize>>>;

/// What is wrong with a ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LadderError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it, and what was expected.
    pub message: String,
}

impl std::fmt::Display for LadderError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.line, self.message)
    }
}

impl std::error::Error for LadderError {}

fn error<T>(line: usize, message: impl Into<String>) -> Result<T, LadderError> {
    Err(LadderError { line, message: message.into() })
}

/// Reads a ladder over the sentences of a gold case; every sentence stands in exactly one bead of it.
///
/// ```
/// use daejo::{Pair, eval::{Gold, parse_ladder}};
/// let gold: Gold = serde_json::from_str(
///     r#"{"id": "a", "en": [{"text": "One."}], "ko": [{"text": "하나."}, {"text": "둘."}], "beads": []}"#,
/// ).unwrap();
/// let ladder = parse_ladder("[0]:[0, 1]:0.12\n", &gold).unwrap();
/// assert_eq!(ladder, [Pair { en: vec![0], ko: vec![0, 1] }]);
/// assert_eq!(parse_ladder("0\t0\n1\t2\n", &gold).unwrap(), ladder);
/// ```
///
/// # Errors
/// The first line that has none of the forms, or a number that does not fit the case.
pub fn parse_ladder(text: &str, gold: &Gold) -> Result<Ladder, LadderError> {
    let sizes = Pair { en: gold.en.len(), ko: gold.ko.len() };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = text.lines().enumerate().map(|(i, l)| (i + 1, l.trim_end())).filter(|l| !l.1.is_empty());
    let Some((number, first)) = lines.next() else { return error(1, "this ladder is empty") };
    let beads = if first.starts_with("en\tko") {
        lines.map(|(n, l)| Ok((n, table_row(n, l)?))).collect::<Result<Vec<_>, _>>()?
    } else if first.starts_with('[') {
        let all = std::iter::once((number, first)).chain(lines);
        all.map(|(n, l)| Ok((n, lists(n, l)?))).collect::<Result<Vec<_>, _>>()?
    } else {
        rungs(std::iter::once((number, first)).chain(lines), sizes)?
    };
    check(&beads, sizes)?;
    Ok(beads.into_iter().map(|(_, bead)| bead).collect())
}

type Numbered = (usize, Pair<Vec<usize>>);

fn rungs<'t>(
    lines: impl Iterator<Item = (usize, &'t str)>,
    sizes: Pair<usize>,
) -> Result<Vec<Numbered>, LadderError> {
    let mut beads = Vec::new();
    let mut last: Option<(usize, Pair<usize>)> = None;
    for (line, text) in lines {
        let at = rung(line, text)?;
        match last {
            None if at != Pair { en: 0, ko: 0 } => return error(line, "the first rung is not 0 and 0"),
            Some((_, before)) if at.en < before.en || at.ko < before.ko => {
                return error(line, format!("{} and {} stand before the rung above", at.en, at.ko));
            }
            Some((_, before)) if at != before => {
                beads.push((
                    line,
                    Pair { en: (before.en..at.en).collect(), ko: (before.ko..at.ko).collect() },
                ));
            }
            _ => {}
        }
        if at.en > sizes.en || at.ko > sizes.ko {
            return error(line, format!("rung {} and {} of {}", at.en, at.ko, sentences(sizes)));
        }
        last = Some((line, at));
    }
    match last {
        Some((line, at)) if at != sizes => {
            error(line, format!("the ladder ends at {} and {} of {}", at.en, at.ko, sentences(sizes)))
        }
        _ => Ok(beads),
    }
}

fn sentences(sizes: Pair<usize>) -> String {
    format!("{} English and {} Korean sentences in gold.json", sizes.en, sizes.ko)
}

fn rung(line: usize, text: &str) -> Result<Pair<usize>, LadderError> {
    let fields: Vec<&str> = text.split('\t').map(str::trim).collect();
    let bead = match fields.as_slice() {
        [en, ko] => en.parse().ok().zip(ko.parse().ok()),
        [en, ko, score] if score.parse::<f64>().is_ok() => en.parse().ok().zip(ko.parse().ok()),
        _ => None,
    };
    match bead {
        Some((en, ko)) => Ok(Pair { en, ko }),
        None => {
            error(line, "no rung (1⇥3⇥0.41), no bead ([0]:[0, 1]:0.12), and no row of names (en⇥ko…) above")
        }
    }
}

fn lists(line: usize, text: &str) -> Result<Pair<Vec<usize>>, LadderError> {
    let list = |field: &str| -> Option<Vec<usize>> {
        let inner = field.trim().strip_prefix('[')?.strip_suffix(']')?;
        numbers(inner)
    };
    let fields: Vec<&str> = text.split(':').collect();
    let sides = match fields.as_slice() {
        [en, ko] | [en, ko, _] => list(en).zip(list(ko)),
        _ => None,
    };
    match sides {
        Some((en, ko)) => Ok(Pair { en, ko }),
        None => error(line, "no bead; expected two lists of numbers and a score, as [0]:[0, 1]:0.12"),
    }
}

fn table_row(line: usize, text: &str) -> Result<Pair<Vec<usize>>, LadderError> {
    let mut fields = text.split('\t');
    let sides = fields.next().and_then(numbers).zip(fields.next().and_then(numbers));
    match sides {
        Some((en, ko)) => Ok(Pair { en, ko }),
        None => error(line, "no bead; expected numbers joined by commas in the first two columns"),
    }
}

fn numbers(list: &str) -> Option<Vec<usize>> {
    if list.trim().is_empty() {
        return Some(Vec::new());
    }
    list.split(',').map(|n| n.trim().parse().ok()).collect()
}

/// Every sentence once.
fn check(beads: &[Numbered], sizes: Pair<usize>) -> Result<(), LadderError> {
    let mut line_of = sizes.map(|n| vec![None; n]);
    for (line, bead) in beads {
        for side in Side::BOTH {
            for n in &bead[side] {
                let name = side.language();
                match line_of[side].get_mut(*n) {
                    None => return error(*line, format!("{name} sentence {n} of {}", sentences(sizes))),
                    Some(Some(before)) => {
                        return error(*line, format!("{name} sentence {n} stands in line {before} already"));
                    }
                    Some(slot) => *slot = Some(*line),
                }
            }
        }
    }
    let missing = |side: Side| Some((side, line_of[side].iter().position(Option::is_none)?));
    match Side::BOTH.into_iter().find_map(missing) {
        None => Ok(()),
        Some((side, n)) => error(
            beads.last().map_or(1, |b| b.0),
            format!(
                "{} sentence {n} stands in no bead; a sentence without counterpart has one with an empty side",
                side.language()
            ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::GoldSentence;

    fn gold(en: usize, ko: usize) -> Gold {
        let list = |n| vec![GoldSentence { text: String::new() }; n];
        Gold {
            id: "x".into(),
            genre: String::new(),
            en: list(en),
            ko: list(ko),
            beads: Vec::new(),
            divergences: Vec::new(),
        }
    }

    fn bead(en: &[usize], ko: &[usize]) -> Pair<Vec<usize>> {
        Pair { en: en.to_vec(), ko: ko.to_vec() }
    }

    #[test]
    fn the_three_forms_say_the_same() {
        let gold = gold(3, 4);
        let expected = [bead(&[0], &[0, 1]), bead(&[1], &[]), bead(&[], &[2]), bead(&[2], &[3])];
        for text in [
            "0\t0\t0.3\n1\t2\t0\n2\t2\t-0.3\n2\t3\t1.5\n3\t4\t0\n",
            "0\t0\n1\t2\n2\t2\n2\t3\n3\t4\n",
            "\u{feff}[0]:[0, 1]:0.12\r\n[1]:[]:0.000000\r\n[]:[2]:0.0\r\n[2]:[3]\r\n",
            "en\tko\tconfidence\tmoved\n0\t0,1\t0.98\tfalse\n1\t\t0.90\tfalse\n\t2\t0.9\tfalse\n2\t3\t0.9\tfalse\n",
        ] {
            assert_eq!(parse_ladder(text, &gold).unwrap(), expected, "{text}");
        }
    }

    #[test]
    fn beads_may_cross_where_the_form_has_numbers() {
        let crossed = parse_ladder("[0]:[1]:0.1\n[1]:[0]:0.1\n", &gold(2, 2)).unwrap();
        assert_eq!(crossed, [bead(&[0], &[1]), bead(&[1], &[0])]);
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
            ("[0]:[0]\n[1]:[1, 0]\n", 2, "Korean sentence 0 stands in line 1 already".to_string()),
            ("[0, 1, 2]:[0, 1, 2, 3, 4]\n", 1, format!("Korean sentence 4 of {all}")),
            (
                "[0]:[0, 1, 2, 3]\n[2]:[]\n",
                2,
                "English sentence 1 stands in no bead; a sentence without counterpart has one with an empty side"
                    .to_string(),
            ),
        ] {
            assert_eq!(parse_ladder(text, &gold(3, 4)), error(line, message), "{text}");
        }
        for (text, line) in [
            ("nonsense\n", 1),
            ("0\t0\n3\t4\tgood\n", 2),
            ("[0]:[0]:0.1\n[x]:[1]:0.1\n", 2),
            ("[0]\n", 1),
            ("en\tko\n0\ta\n", 2),
        ] {
            assert_eq!(parse_ladder(text, &gold(3, 4)).unwrap_err().line, line, "{text}");
        }
    }
}
