//! Lists of numbers as Vecalign writes them (Thompson and Koehn 2019): `[6]:[6, 7, 8]:0.507506`, a bead a line, an
//! empty list for a null side. The third field is Vecalign's cost, low for a good bead; here it is one less the
//! confidence. It is not read, because SentAlign has a similarity, high for a good bead, in its place.

use crate::bitext::{Bead, Bitext};
use crate::fault::{Fault, Text};
use crate::ladder::{Row, join, numbers};
use daejo::Pair;

/// Writes the ladder, without the sentences.
pub fn write(bitext: &Bitext) -> String {
    let bead = |b: &Bead| {
        let Pair { en, ko } = &b.sides;
        format!("[{}]:[{}]:{:.6}\n", join(en, ", "), join(ko, ", "), 1.0 - b.confidence.unwrap_or(0.0))
    };
    bitext.beads().iter().map(bead).collect()
}

pub(crate) fn rows(text: Text<'_>) -> Result<Vec<Row>, Fault> {
    let row = |(line, bead): (usize, &str)| {
        let sides = lists(bead).ok_or_else(|| {
            text.fault(line, "no bead; expected two lists of numbers and a score, as [0]:[0, 1]:0.12")
        })?;
        Ok(Row { line, bead: Bead { sides, ..Bead::default() }, ..Row::default() })
    };
    text.filled_lines().map(row).collect()
}

fn lists(line: &str) -> Option<Pair<Vec<usize>>> {
    let list = |field: &str| numbers(field.trim().strip_prefix('[')?.strip_suffix(']')?);
    match line.split(':').collect::<Vec<_>>().as_slice() {
        [en, ko] | [en, ko, _] => Some(Pair { en: list(en)?, ko: list(ko)? }),
        _ => None,
    }
}
