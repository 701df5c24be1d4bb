//! daejo's own table: a row a bead under a row of names.
//!
//! | column | what |
//! | --- | --- |
//! | `en`, `ko` | numbers of sentences from 0, joined by commas; empty for a null side |
//! | `confidence` | 0 to 1 |
//! | `moved` | `true` or `false` |
//! | `en_text`, `ko_text` | the sentences, joined by blanks |
//! | `en_lengths`, `ko_lengths` | characters (Unicode scalars) of each sentence, joined by commas |
//! | `fixed` | `true` where a person says that the bead is right; not written if there is no such bead |
//!
//! When it is read, `en` and `ko` come first, the others in any order, and more may follow.

use crate::bitext::{Bead, Bitext};
use crate::fault::{Fault, Text};
use crate::gather::{Part, gather};
use crate::ladder::{self, join, numbers};
use crate::{gather, lengths};
use daejo::{Pair, Side};

const HEAD: [&str; 8] = ["en", "ko", "confidence", "moved", "en_text", "ko_text", "en_lengths", "ko_lengths"];

/// Writes the table.
pub fn write(bitext: &Bitext) -> String {
    let has_fixed = bitext.beads().iter().any(|bead| bead.fixed);
    let fixed = |cell: &str| if has_fixed { format!("\t{cell}\n") } else { "\n".to_string() };
    let mut out = HEAD.join("\t") + &fixed("fixed");
    for bead in bitext.beads() {
        let [en, ko] = Side::BOTH.map(|side| join(&bead.sides[side], ","));
        let confidence = bead.confidence.map_or(String::new(), |c| format!("{c:.2}"));
        let moved = bead.moved.to_string();
        let texts = Side::BOTH.map(|side| bitext.texts(bead, side));
        let [en_text, ko_text] = texts.each_ref().map(|t| t.join(" "));
        let [en_lengths, ko_lengths] = texts.each_ref().map(|t| join(&lengths::of(t), ","));
        let row = [en, ko, confidence, moved, en_text, ko_text, en_lengths, ko_lengths];
        out.push_str(&(row.join("\t") + &fixed(&bead.fixed.to_string())));
    }
    out
}

/// Reads a table with its texts.
///
/// # Errors
/// What the columns cannot say; texts that are missing, or that do not have the lengths.
pub fn read(text: Text<'_>) -> Result<Bitext, Fault> {
    let rows = rows(text)?;
    let size = |side: Side| rows.iter().map(|row| row.ladder.bead.sides[side].len()).sum();
    let sizes = Pair { en: size(Side::En), ko: size(Side::Ko) };
    let ladder: Vec<ladder::Row> = rows.iter().map(|row| row.ladder.clone()).collect();
    let extent = ladder::Extent { sizes, origin: "this table", coverage: ladder::Coverage::Whole };
    ladder::fit(text, &ladder, extent)?;
    let bead = |row: Row<'_>| {
        Ok(gather::Row {
            sides: Pair { en: part(text, &row, Side::En)?, ko: part(text, &row, Side::Ko)? },
            confidence: row.ladder.bead.confidence,
            moved: row.ladder.bead.moved,
            fixed: row.ladder.bead.fixed,
            issues: Vec::new(),
        })
    };
    let rows = rows.into_iter().map(bead).collect::<Result<_, _>>()?;
    gather(rows).map_err(|e| text.fault(1, e.to_string()))
}

fn part(text: Text<'_>, row: &Row<'_>, side: Side) -> Result<Part, Fault> {
    let (numbers, words, lengths) = (&row.ladder.bead.sides[side], row.texts[side], row.lengths[side]);
    let texts = match (numbers.len(), words.is_empty(), lengths) {
        (0, true, _) => Some(Vec::new()),
        // A person may have corrected it.
        (1, false, _) => Some(vec![words.to_string()]),
        (_, false, lengths) => ladder::numbers(lengths).and_then(|l| lengths::split(words, &l)),
        (_, true, _) => None,
    };
    match texts.filter(|texts| texts.len() == numbers.len()) {
        Some(texts) => Ok(Part { texts, numbers: Some(numbers.clone()) }),
        None => {
            let (code, count) = (side.code(), numbers.len());
            let message = format!(
                "{code}_text is not {count} sentences of the characters in {code}_lengths; correct them, or give the \
                 texts, a sentence a line"
            );
            Err(text.fault(row.ladder.line, message))
        }
    }
}

/// A row of the table.
pub(crate) struct Row<'t> {
    pub ladder: ladder::Row,
    texts: Pair<&'t str>,
    lengths: Pair<&'t str>,
}

/// Whether a line is the row of names.
pub(crate) fn is_head(line: &str) -> bool {
    let mut names = line.split('\t').map(str::trim);
    names.next() == Some("en") && names.next() == Some("ko")
}

/// The rows under the names.
pub(crate) fn rows(text: Text<'_>) -> Result<Vec<Row<'_>>, Fault> {
    let mut lines = text.filled_lines();
    let head: Vec<&str> = lines.next().map_or("", |l| l.1).split('\t').map(str::trim).collect();
    if head.get(..2) != HEAD.get(..2) {
        return Err(text.fault(1, "no row of names; expected en⇥ko⇥… first"));
    }
    lines.map(|(line, fields)| row(text, line, &head, &fields.split('\t').collect::<Vec<_>>())).collect()
}

fn row<'t>(text: Text<'_>, line: usize, head: &[&str], fields: &[&'t str]) -> Result<Row<'t>, Fault> {
    let field = |name: &str| {
        let column = head.iter().position(|n| *n == name);
        column.and_then(|i| fields.get(i)).map_or("", |f| f.trim())
    };
    let both = |end: &str| Pair { en: "en", ko: "ko" }.map(|code| field(&format!("{code}{end}")));
    let sides = numbers(field("en")).zip(numbers(field("ko"))).ok_or_else(|| {
        text.fault(line, "no bead; expected numbers joined by commas in the first two columns")
    })?;
    let confidence = match field("confidence") {
        "" => None,
        number => Some(share(number).ok_or_else(|| {
            text.fault(line, "the confidence is no number from 0 to 1; correct it, or leave it empty")
        })?),
    };
    let flag = |name: &str| match field(name) {
        "" | "false" => Ok(false),
        "true" => Ok(true),
        _ => Err(text.fault(line, format!("{name} is neither true nor false"))),
    };
    let bead = Bead {
        sides: Pair { en: sides.0, ko: sides.1 },
        confidence,
        moved: flag("moved")?,
        fixed: flag("fixed")?,
    };
    let texts = both("_text");
    let ladder = ladder::Row { line, bead, texts: texts.map(str::to_string) };
    Ok(Row { ladder, texts, lengths: both("_lengths") })
}

/// A number from 0 to 1.
pub(crate) fn share(text: &str) -> Option<f32> {
    text.trim().parse().ok().filter(|x| (0.0..=1.0).contains(x))
}
