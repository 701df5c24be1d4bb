//! A table in Markdown, a row a bead, for people: sentences a line each, and what is special about the bead.

use crate::bitext::{Bead, Bitext};
use daejo::Side;
use daejo_report::markdown_text;

/// Writes the table.
pub fn write(bitext: &Bitext) -> String {
    let mut out = "| | English | Korean | |\n| --- | --- | --- | --- |\n".to_string();
    for (number, bead) in bitext.beads().iter().enumerate() {
        let [en, ko] = Side::BOTH.map(|side| sentences(bitext, bead, side));
        out.push_str(&format!("| {number} | {en} | {ko} | {} |\n", remarks(bitext, number)));
    }
    out
}

fn sentences(bitext: &Bitext, bead: &Bead, side: Side) -> String {
    let texts = bitext.texts(bead, side);
    let lines = bead.sides[side].iter().zip(texts).map(|(n, text)| format!("{n}: {}", markdown_text(text)));
    lines.collect::<Vec<_>>().join("<br>")
}

fn remarks(bitext: &Bitext, number: usize) -> String {
    let bead = &bitext.beads()[number];
    let confidence = bead.confidence.map(|c| format!("{c:.2}"));
    let moved = bead.moved.then(|| "moved".to_string());
    let issues = bitext.issues_of(number).map(|issue| {
        format!("{}, {}: {}", markdown_text(&issue.kind), issue.severity, markdown_text(&issue.message))
    });
    confidence.into_iter().chain(moved).chain(issues).collect::<Vec<_>>().join("<br>")
}
