//! A row a divergence, for spreadsheets (RFC 4180, UTF-8): every field of its card.

use crate::label;
use crate::sanitize::clean;
use daejo::{Divergence, Gloss, Quote, Report};
use std::io::{self, Write};

const HEAD: [&str; 26] = [
    "number",
    "kind",
    "severity",
    "confidence",
    "bead",
    "en_sentences",
    "ko_sentences",
    "message",
    "en_path",
    "en_line",
    "en_column",
    "en_start",
    "en_end",
    "en_text",
    "ko_path",
    "ko_line",
    "ko_column",
    "ko_start",
    "ko_end",
    "ko_text",
    "romanization",
    "gloss",
    "fingerprint",
    "verdict",
    "remark",
    "schema",
];

/// Writes a row of names, then the rows.
pub fn render(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut csv = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(out);
    csv.write_record(HEAD)?;
    for (n, divergence) in (1..).zip(&report.divergences) {
        csv.write_record(row(report, n, divergence).iter().map(|cell| inert(cell)))?;
    }
    csv.flush()
}

fn row(report: &Report, n: usize, d: &Divergence) -> Vec<String> {
    let bead = report.beads.get(d.bead);
    let sentences = |numbers: Option<&Vec<usize>>| {
        numbers.filter(|n| !n.is_empty()).map_or(String::new(), |n| label::numbers(n))
    };
    let mut row = vec![
        n.to_string(),
        d.kind.to_string(),
        d.severity.to_string(),
        format!("{:.2}", d.confidence),
        d.bead.to_string(),
        sentences(bead.map(|b| &b.en)),
        sentences(bead.map(|b| &b.ko)),
        d.message.clone(),
    ];
    row.extend(quote(&report.en.path, d.card.en.as_ref()));
    row.extend(quote(&report.ko.path, d.card.ko.as_ref()));
    let verdict = d.verdict.as_ref();
    row.extend([
        d.card.romanization.clone(),
        d.card.gloss.iter().map(gloss).collect::<Vec<_>>().join("; "),
        d.fingerprint.clone(),
        verdict.map_or("", |v| v.verdict.as_str()).to_string(),
        verdict.and_then(|v| v.remark.clone()).unwrap_or_default(),
        report.schema.clone(),
    ]);
    row
}

fn quote(path: &str, quote: Option<&Quote>) -> [String; 6] {
    let Some(q) = quote else {
        return [path.to_string(), "".into(), "".into(), "".into(), "".into(), "".into()];
    };
    let [line, column, start, end] = [q.line, q.column, q.span.start, q.span.end].map(|n| n.to_string());
    [path.to_string(), line, column, start, end, q.text.clone()]
}

fn gloss(word: &Gloss) -> String {
    format!("{} = {}", word.ko(), word.english())
}

/// A cell that no spreadsheet takes for a formula: an apostrophe stands before what would begin one.
fn inert(cell: &str) -> String {
    let cell = clean(cell);
    let sign = if cell.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
    format!("{sign}{cell}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Format, Options, fixture};

    #[test]
    fn a_report_for_spreadsheets() {
        insta::assert_snapshot!(fixture::rendered(Format::Csv, &Options::default()));
    }

    #[test]
    fn cells_survive_a_reading_and_start_no_formula() {
        let (mut report, _) = fixture::comparison();
        let first = report.divergences.first_mut().unwrap();
        first.message = "=HYPERLINK(\"x\"), \"quoted\",\u{1b}[1m\nline".into();
        let mut out = Vec::new();
        render(&report, &mut out).unwrap();
        let mut reader = ::csv::Reader::from_reader(out.as_slice());
        let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), report.divergences.len());
        assert_eq!(rows[0].get(7), Some("'=HYPERLINK(\"x\"), \"quoted\", [1m line"));
        assert_eq!(rows[0].get(13), Some("More than 12 000 hectares"));
    }
}
