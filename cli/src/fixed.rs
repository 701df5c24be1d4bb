//! `--fixed`: beads that a person fixed, from a ladder of any form.

use crate::input;
use anyhow::{Result, anyhow, bail};
use daejo::{Comparer, Pair, Report, Side, Source};
use daejo_exchange::Text;
use daejo_exchange::ladder::{self, Coverage, Extent, Row};
use daejo_report::clean;
use std::path::Path;

/// Compares, or only aligns, around the beads of a ladder.
pub fn compare(comparer: &Comparer, sources: Pair<Source>, path: &Path, divergences: bool) -> Result<Report> {
    let rows = read(path, &daejo::sentences(sources.clone()))?;
    let beads: Vec<Pair<Vec<usize>>> = rows.iter().map(|row| row.bead.sides.clone()).collect();
    let report = match divergences {
        true => comparer.compare_fixed(sources, &beads),
        false => comparer.align_fixed(sources, &beads),
    };
    report.map_err(|fault| {
        let line = rows.get(fault.bead).map_or(1, |row| row.line);
        anyhow!("{}:{line}: {}", input::name(path), fault.message)
    })
}

/// The rows of a ladder that are to stay: those that say so, or all where none does.
fn read(path: &Path, sentences: &Pair<Vec<String>>) -> Result<Vec<Row>> {
    let text = input::text(path)?;
    let name = input::name(path);
    let sizes = sentences.as_ref().map(Vec::len);
    let extent = Extent { sizes, origin: "the texts", coverage: Coverage::Partial };
    let mut rows = ladder::read(Text { name: &name, text: &text }, extent)?;
    if rows.iter().any(|row| row.bead.fixed) {
        rows.retain(|row| row.bead.fixed);
    }
    rows.iter().try_for_each(|row| same_words(row, sentences, &name))?;
    Ok(rows)
}

/// Refuses a row whose words are not those of its sentences: the texts have changed since.
fn same_words(row: &Row, sentences: &Pair<Vec<String>>, name: &str) -> Result<()> {
    for side in Side::BOTH {
        let numbers = row.bead.sides[side].iter();
        let texts: Vec<&str> = numbers.filter_map(|n| sentences[side].get(*n)).map(String::as_str).collect();
        let given = &row.texts[side];
        if !given.trim().is_empty() && letters(given) != letters(&texts.join(" ")) {
            bail!(
                "{name}:{}: the {} words are not those of the sentences of these numbers: the ladder was made from \
                 another version of the texts; make it anew, or leave the columns of words out",
                row.line,
                side.language()
            );
        }
    }
    Ok(())
}

/// What is seen of a text, blanks aside.
fn letters(text: &str) -> String {
    clean(text).chars().filter(|c| !c.is_whitespace()).collect()
}
