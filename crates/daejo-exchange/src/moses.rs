//! Two files that correspond line by line, as Moses and most trainers of translation read them. A line is one side of
//! a bead, its sentences joined by blanks; a null side is an empty line. Bounds of sentences and crossings are lost.

use crate::bitext::Bitext;
use crate::fault::{Fault, Text};
use crate::gather::{Part, Row, gather};
use daejo::{Pair, Side};

/// What the names of the files end in.
pub const SUFFIXES: [&str; 2] = [".en", ".ko"];

/// Writes the English and the Korean file.
pub fn write(bitext: &Bitext) -> [String; 2] {
    Side::BOTH.map(|side| bitext.beads().iter().map(|b| bitext.texts(b, side).join(" ") + "\n").collect())
}

/// Reads both files; lines that are empty in both are passed over.
///
/// # Errors
/// When one has more lines than the other.
pub fn read(texts: Pair<Text<'_>>) -> Result<Bitext, Fault> {
    let lines = texts.map(|t| t.lines().map(|l| l.1).collect::<Vec<_>>());
    let counts = lines.as_ref().map(Vec::len);
    if counts.en != counts.ko {
        let longer = if counts.en > counts.ko { Side::En } else { Side::Ko };
        let message = format!(
            "{} lines in English, {} in Korean; line i must correspond to line i",
            counts.en, counts.ko
        );
        return Err(texts[longer].fault(counts.en.min(counts.ko) + 1, message));
    }
    let rows = lines
        .en
        .iter()
        .zip(&lines.ko)
        .map(|(en, ko)| Row { sides: Pair { en: Part::whole(en), ko: Part::whole(ko) }, ..Row::default() });
    gather(rows.collect()).map_err(|e| texts.en.fault(1, e.to_string()))
}
