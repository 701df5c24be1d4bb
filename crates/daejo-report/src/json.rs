//! The report as data (schema `daejo/report/1`): a sentence or a field of a bead a line.

use crate::Options;
use crate::sanitize::is_unsafe;
use daejo::{Bead, Divergence, Document, Hidden, Ledger, Note, Passage, Problem, Report, Summary, Verdict};
use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter, Serializer};
use std::io::{self, Write};

/// What is written: a list of its own, so that it stays when the library's types change.
#[derive(Serialize)]
struct View<'a> {
    schema: &'a str,
    en: &'a Document,
    ko: &'a Document,
    beads: &'a [Bead],
    #[serde(skip_serializing_if = "Option::is_none")]
    divergences: Option<&'a [Divergence]>,
    #[serde(skip_serializing_if = "Hidden::is_none")]
    hidden: Hidden,
    #[serde(skip_serializing_if = "<[Verdict]>::is_empty")]
    stale: &'a [Verdict],
    #[serde(skip_serializing_if = "Option::is_none")]
    ledger: Option<&'a Ledger>,
    passages: &'a [Passage],
    notes: &'a [Note],
    problems: &'a [Problem],
    summary: &'a Summary,
}

/// Writes the report; one without divergences if none were looked for.
pub fn render(report: &Report, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let view = View {
        schema: &report.schema,
        en: &report.en,
        ko: &report.ko,
        beads: &report.beads,
        divergences: options.divergences.then_some(&report.divergences),
        hidden: report.hidden,
        stale: &report.stale,
        ledger: options.divergences.then_some(&report.ledger),
        passages: &report.passages,
        notes: &report.notes,
        problems: &report.problems,
        summary: &report.summary,
    };
    write(&view, out)
}

/// Writes data of any form.
pub fn write(data: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    data.serialize(&mut Serializer::with_formatter(&mut *out, Lines::default()))?;
    out.write_all(b"\n")
}

/// What lies deeper is written on one line.
const DEPTH: usize = 3;

/// Breaks lines in the upper levels only, and escapes what could act on a terminal.
#[derive(Default)]
struct Lines {
    depth: usize,
    /// Whether something stands in the list or object that is open.
    filled: bool,
}

impl Lines {
    fn open<W: ?Sized + Write>(&mut self, out: &mut W, sign: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.filled = false;
        out.write_all(sign)
    }

    fn item<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        if !first {
            out.write_all(b",")?;
        }
        match (self.depth <= DEPTH, first) {
            (true, _) => write!(out, "\n{:1$}", "", 2 * self.depth),
            (false, true) => Ok(()),
            (false, false) => out.write_all(b" "),
        }
    }

    fn close<W: ?Sized + Write>(&mut self, out: &mut W, sign: &[u8]) -> io::Result<()> {
        self.depth -= 1;
        if self.filled && self.depth < DEPTH {
            write!(out, "\n{:1$}", "", 2 * self.depth)?;
        }
        self.filled = true;
        out.write_all(sign)
    }
}

impl Formatter for Lines {
    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.item(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.item(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        for part in fragment.split_inclusive(is_unsafe) {
            let last = part.chars().next_back().filter(|c| is_unsafe(*c));
            let safe = part.strip_suffix(is_unsafe).unwrap_or(part);
            out.write_all(safe.as_bytes())?;
            for unit in last.iter().flat_map(|c| c.encode_utf16(&mut [0; 2]).to_vec()) {
                write!(out, "\\u{unit:04x}")?;
            }
        }
        Ok(())
    }

    fn write_char_escape<W: ?Sized + Write>(&mut self, out: &mut W, escape: CharEscape) -> io::Result<()> {
        serde_json::ser::CompactFormatter.write_char_escape(out, escape)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn a_report_as_data() {
        insta::assert_snapshot!(fixture::rendered(crate::Format::Json, &Options::default()));
    }

    #[test]
    fn it_reads_back_as_the_same_report() {
        let (mut report, _) = fixture::comparison();
        report.en.path = "a\u{1b}[31m\u{9b}b\u{202e}\u{e0041}.txt".into();
        let mut out = Vec::new();
        render(&report, &Options::default(), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(!text.contains(|c| is_unsafe(c) && c != '\n'), "{text}");
        assert_eq!(serde_json::from_str::<Report>(&text).unwrap(), report);
    }

    #[test]
    fn the_schema_describes_it() {
        let schema = serde_json::from_str(crate::JSON_SCHEMA).unwrap();
        let validator = jsonschema::draft202012::new(&schema).unwrap();
        for divergences in [true, false] {
            let text = fixture::rendered(crate::Format::Json, &Options { divergences, ..Options::default() });
            let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
            let faults: Vec<String> = validator.iter_errors(&value).map(|e| e.to_string()).collect();
            assert_eq!(faults, Vec::<String>::new());
            value["beads"][0]["confidence"] = 1.5.into();
            assert!(!validator.is_valid(&value));
        }
    }

    #[test]
    fn an_alignment_has_no_list_of_divergences() {
        let options = Options { divergences: false, ..Options::default() };
        let text = fixture::rendered(crate::Format::Json, &options);
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert!(value.get("divergences").is_none() && value.get("beads").is_some());
    }
}
