//! Renders comparisons: one file a format, all on the same [`Comparison`], into a writer that the caller passes in.
//!
//! ```
//! use daejo::{Comparer, Pair, Source};
//! use daejo_report::{Comparison, Format, Options, render};
//!
//! let sources = Pair { en: Source::from_text("en.txt", "He won 3:1."), ko: Source::from_text("ko.txt", "그가 이겼다.") };
//! let report = Comparer::default().compare(sources.clone());
//! let mut out = Vec::new();
//! render(Format::Align, Comparison { report: &report, sources: &sources }, &Options::default(), &mut out).unwrap();
//! assert!(String::from_utf8(out).unwrap().contains("He won 3:1."));
//! ```
//!
//! Numbers of sentences and beads are those of the JSON, from 0. No control or directional character of a text reaches
//! an output.

mod csv;
mod diff;
mod excerpt;
mod gloss;
mod html;
mod json;
mod label;
mod ladder;
mod markdown;
mod marks;
mod page;
mod passage;
mod sanitize;
mod sarif;
mod style;
mod text;
mod tone;
mod width;

pub use label::count;
pub use markdown::escape as markdown_text;
pub use marks::{Mark, marks};
pub use page::page;
pub use sanitize::clean;
pub use style::colours;
pub use width::{fold, width};

use daejo::{LineIndex, Pair, Report, Side, Source, Span};
use std::io;

/// A report with the texts that it is about, in the report's order of sides.
#[derive(Clone, Copy)]
pub struct Comparison<'a> {
    /// What was found.
    pub report: &'a Report,
    /// The texts.
    pub sources: &'a Pair<Source>,
}

/// What a comparison can be rendered as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Divergences with their evidence, for people.
    Report,
    /// A block a bead, for people.
    Align,
    /// Side by side, for people.
    Diff,
    /// The report as data.
    Json,
    /// A row a divergence, for spreadsheets.
    Csv,
    /// Divergences with their evidence, for issues and notebooks.
    Markdown,
    /// Divergences for tools that read the findings of checkers (SARIF 2.1.0).
    Sarif,
    /// Divergences and both texts as one page for browsers.
    Html,
}

/// The JSON Schema (draft 2020-12) of [`Format::Json`].
pub const JSON_SCHEMA: &str = include_str!("../schema/report-1.schema.json");

/// How much [`Format::Report`] glosses of the Korean words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Glosses {
    /// Nothing.
    None,
    /// As much as stands on a few lines.
    #[default]
    Brief,
    /// Every word.
    Full,
}

/// How much [`Format::Report`] says about beads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Beads {
    /// Nothing.
    None,
    /// A line a bead.
    #[default]
    Brief,
    /// All their sentences.
    Full,
}

/// How to render.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Columns of the page.
    pub width: usize,
    /// Whether colours and other styles may be used; without them brackets mark the words cited.
    pub colour: bool,
    /// How much the report says about beads.
    pub beads: Beads,
    /// How much of the Korean words is glossed.
    pub gloss: Glosses,
    /// Side by side: only beads so near to a divergent one; all if absent.
    pub context: Option<usize>,
    /// Side by side: whether a finding stays on one line, however long, so that what a search finds is whole.
    pub whole: bool,
    /// Whether the report lists problems; a caller that has shown them already may leave them out.
    pub problems: bool,
    /// Whether divergences were looked for: without, the JSON has none.
    pub divergences: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            width: 100,
            colour: false,
            beads: Beads::Brief,
            gloss: Glosses::Brief,
            context: None,
            whole: false,
            problems: true,
            divergences: true,
        }
    }
}

/// Writes a comparison in a format.
///
/// # Errors
/// Those of the writer.
pub fn render(
    format: Format,
    comparison: Comparison<'_>,
    options: &Options,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    match format {
        Format::Report => text::render(comparison, options, out),
        Format::Align => ladder::render(comparison, options, out),
        Format::Diff => diff::render(comparison, options, out),
        Format::Json => json::render(comparison.report, options, out),
        Format::Csv => csv::render(comparison.report, out),
        Format::Markdown => markdown::render(comparison, out),
        Format::Sarif => sarif::render(comparison, out),
        Format::Html => html::render(comparison, options, out),
    }
}

/// Lines and columns of both texts.
pub struct Places<'a> {
    sources: &'a Pair<Source>,
    lines: Pair<LineIndex>,
}

impl<'a> Places<'a> {
    /// Finds the lines of both texts.
    pub fn new(sources: &'a Pair<Source>) -> Places<'a> {
        Places { sources, lines: sources.as_ref().map(|s| LineIndex::new(&s.text)) }
    }

    /// `path:line:column` of the first byte of a span.
    pub fn of(&self, side: Side, span: Span) -> String {
        let source = &self.sources[side];
        let (line, column) = self.lines[side].line_column(&source.text, span.start);
        format!("{}:{line}:{column}", clean(&source.path))
    }

    /// Where a problem is and what it is: `path:line:column: message`, as far as it has a place.
    pub fn problem(&self, problem: &daejo::Problem) -> String {
        let message = clean(&problem.message);
        match (problem.side, problem.span) {
            (Some(side), Some(span)) => format!("{}: {message}", self.of(side, span)),
            (Some(side), None) if !message.contains(clean(&self.sources[side].path).as_ref()) => {
                format!("{}: {message}", clean(&self.sources[side].path))
            }
            _ => message.into_owned(),
        }
    }
}

#[cfg(test)]
mod fixture;
