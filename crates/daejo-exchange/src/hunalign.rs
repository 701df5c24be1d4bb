//! The text that hunalign writes with `-text`: `English⇥Korean⇥score`, a bead a line, its sentences joined by ` ~~~ `,
//! nothing for a null side. The score is the confidence here; it is not read, because hunalign's is no probability.
//!
//! Korean stands in the order of the English, so a crossing is lost. A `~~~` that stands alone in a sentence is written
//! `~~ ~`, and a sentence `<p>`, which is hunalign's mark of a paragraph and is not read, `< p >`.

use crate::bitext::Bitext;
use crate::fault::{Fault, Text};
use crate::gather::{Part, Row, gather};
use daejo::{Pair, Side};

const BOUND: &str = " ~~~ ";
const PARAGRAPH: &str = "<p>";

/// Writes the beads with their sentences.
pub fn write(bitext: &Bitext) -> String {
    let mut out = String::new();
    for bead in bitext.beads() {
        let [en, ko] = Side::BOTH.map(|side| {
            bitext.texts(bead, side).into_iter().map(without_marks).collect::<Vec<_>>().join(BOUND)
        });
        out.push_str(&format!("{en}\t{ko}\t{:.2}\n", bead.confidence.unwrap_or(0.0)));
    }
    out
}

fn without_marks(sentence: &str) -> String {
    if sentence == PARAGRAPH {
        return "< p >".to_string();
    }
    let words = sentence.split(' ').map(|word| if word == BOUND.trim() { "~~ ~" } else { word });
    words.collect::<Vec<_>>().join(" ")
}

/// Reads beads with their sentences.
///
/// # Errors
/// A line that does not have two texts and, if anything, a number after them.
pub fn read(text: Text<'_>) -> Result<Bitext, Fault> {
    let row = |(line, bead): (usize, &str)| match bead.split('\t').collect::<Vec<_>>().as_slice() {
        [en, ko] => Ok(sides(en, ko)),
        [en, ko, score] if score.trim().parse::<f64>().is_ok() => Ok(sides(en, ko)),
        _ => Err(text.fault(line, "no bead; expected English⇥Korean⇥score, sentences joined by ~~~")),
    };
    let rows = text.filled_lines().map(row).collect::<Result<_, _>>()?;
    gather(rows).map_err(|e| text.fault(1, e.to_string()))
}

fn sides(en: &str, ko: &str) -> Row {
    let part = |side: &str| {
        let texts = side.split(BOUND).map(str::trim).filter(|t| !t.is_empty() && *t != PARAGRAPH);
        Part { texts: texts.map(str::to_string).collect(), numbers: None }
    };
    Row { sides: Pair { en: part(en), ko: part(ko) }, ..Row::default() }
}
