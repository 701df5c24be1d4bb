//! Both texts side by side: beads in rows, links in the same colour on both sides, divergences under their bead.

use crate::excerpt;
use crate::label;
use crate::marks;
use crate::passage::{self, Glyph, Passage};
use crate::sanitize::clean;
use crate::style::{self, FAINT, MOVED, STRONG};
use crate::width::fold;
use crate::{Comparison, Options};
use daejo::{Bead, Severity, Side, Span};
use std::io::{self, Write};

/// Below this there is no room for two columns: the sides stand one above the other.
const STACKED: usize = 60;
/// From this width on divergences stand beside their bead, not under it.
const BESIDE: usize = 190;
/// Columns of a side and of the divergences beside it, at most: longer lines are hard to read.
const LONGEST: usize = 90;
/// Between gutter and columns.
const BAR: &str = " │ ";

/// Writes the rows.
pub fn render(comparison: Comparison<'_>, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let table = Table::new(comparison, options);
    table.head(out)?;
    let shown = shown(comparison, options.context);
    let mut hidden = 0;
    for (i, bead) in comparison.report.beads.iter().enumerate() {
        if !shown.get(i).copied().unwrap_or(true) {
            hidden += 1;
            continue;
        }
        table.gap(&mut hidden, out)?;
        table.row(i, bead, out)?;
    }
    table.gap(&mut hidden, out)?;
    table.foot(out)
}

/// Which beads are near enough to a divergent one.
fn shown(comparison: Comparison<'_>, context: Option<usize>) -> Vec<bool> {
    let count = comparison.report.beads.len();
    let Some(context) = context else { return vec![true; count] };
    let mut shown = vec![false; count];
    for d in &comparison.report.divergences {
        let range = d.bead.saturating_sub(context)..(d.bead + context + 1).min(count);
        shown.get_mut(range).unwrap_or(&mut []).fill(true);
    }
    shown
}

struct Table<'a> {
    comparison: Comparison<'a>,
    options: &'a Options,
    /// Columns of the gutter, of each side.
    gutter: usize,
    side: usize,
    /// Columns of the divergences beside the sides; 0 where they stand under their bead.
    beside: usize,
    /// Digits of the last bead's number.
    digits: usize,
}

impl<'a> Table<'a> {
    fn new(comparison: Comparison<'a>, options: &'a Options) -> Table<'a> {
        let beads = &comparison.report.beads;
        let digits = beads.len().saturating_sub(1).to_string().len();
        let labels = beads.iter().map(|b| crate::width::width(&label::sides(b))).max().unwrap_or(0);
        let gutter = (digits + 8).max((labels + 2).min(16));
        let bar = BAR.chars().count();
        let room = options.width.saturating_sub(gutter + 2 * bar);
        let mut table = Table { comparison, options, gutter, side: room / 2, beside: 0, digits };
        if options.width >= BESIDE && !options.whole && !comparison.report.divergences.is_empty() {
            // Three parts of eight a side, two for what is said about them.
            table.side = (room - bar) * 3 / 8;
            table.beside = (room - bar - 2 * table.side.min(LONGEST)).min(LONGEST);
        }
        table.side = table.side.min(LONGEST);
        table
    }

    fn is_stacked(&self) -> bool {
        self.options.width < STACKED
    }

    fn head(&self, out: &mut dyn Write) -> io::Result<()> {
        let paths = Side::BOTH.map(|s| {
            Passage::plain(&clean(&self.comparison.report.document(s).path), STRONG).end(self.side.max(10))
        });
        if self.is_stacked() {
            for path in &paths {
                self.line(&path.glyphs, 0, out)?;
                writeln!(out)?;
            }
            return Ok(());
        }
        let [en, ko] = &paths;
        let beside = Passage::plain("divergences", STRONG);
        self.cells([&[], &en.glyphs, &ko.glyphs, &beside.glyphs], out)?;
        self.rule(out)
    }

    /// How many divergences are not shown.
    fn foot(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.comparison.report.hidden.is_none() {
            return Ok(());
        }
        for line in fold(&label::hidden(&self.comparison.report.hidden), self.options.width) {
            style::put(out, self.options.colour, FAINT, &line)?;
            writeln!(out)?;
        }
        Ok(())
    }

    /// The widths of the columns that there are.
    fn columns(&self) -> Vec<usize> {
        let mut columns = vec![self.gutter, self.side, self.side];
        columns.extend((self.beside > 0).then_some(self.beside));
        columns
    }

    fn rule(&self, out: &mut dyn Write) -> io::Result<()> {
        let parts: Vec<String> = self.columns().into_iter().map(|n| "─".repeat(n)).collect();
        style::put(out, self.options.colour, FAINT, &parts.join("─┼─"))?;
        writeln!(out)
    }

    /// A line that stands for beads left out.
    fn gap(&self, hidden: &mut usize, out: &mut dyn Write) -> io::Result<()> {
        if *hidden > 0 {
            let text = format!("⋮ {} without divergence", label::count(*hidden, "bead"));
            style::put(out, self.options.colour, FAINT, &text)?;
            writeln!(out)?;
            if !self.is_stacked() {
                self.rule(out)?;
            }
            *hidden = 0;
        }
        Ok(())
    }

    fn row(&self, number: usize, bead: &Bead, out: &mut dyn Write) -> io::Result<()> {
        let texts = Side::BOTH.map(|side| self.text(number, bead, side));
        if self.is_stacked() {
            self.stack(number, bead, &texts, out)?;
            self.under(number, "  ", out)?;
            return writeln!(out);
        }
        let gutter = self.gutter_lines(number, bead);
        let gutter: Vec<&[Glyph<'_>]> = gutter.iter().map(|g| g.glyphs.as_slice()).collect();
        let [en, ko] = texts.each_ref().map(|t| t.lines(self.side));
        let findings: Vec<Passage<'_>> = self.findings(number).collect();
        let beside = if self.beside > 0 { findings.as_slice() } else { &[] };
        let beside: Vec<&[Glyph<'_>]> = beside.iter().flat_map(|f| f.lines(self.beside)).collect();
        let cells = [gutter, en, ko, beside];
        for i in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
            self.cells(cells.each_ref().map(|lines| lines.get(i).copied().unwrap_or(&[])), out)?;
        }
        if self.beside == 0 {
            self.under(number, &" ".repeat(self.gutter + 1), out)?;
        }
        self.rule(out)
    }

    fn stack(
        &self,
        number: usize,
        bead: &Bead,
        texts: &[Passage<'_>; 2],
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let mut head = self.gutter_lines(number, bead).into_iter();
        let mut line = head.next().unwrap_or_default();
        line.push(&format!(" [{}]", label::sides(bead)), FAINT);
        self.line(&line.glyphs, 0, out)?;
        writeln!(out)?;
        for part in texts.iter().flat_map(|t| t.lines(self.options.width.saturating_sub(2))) {
            write!(out, "  ")?;
            self.line(part, 0, out)?;
            writeln!(out)?;
        }
        Ok(())
    }

    /// Sign, number and confidence of a bead; under it the numbers of its sentences.
    fn gutter_lines(&self, number: usize, bead: &Bead) -> Vec<Passage<'static>> {
        let (sign, style) = label::sign(bead);
        let mut first = Passage::plain(sign, style);
        first.push(&format!(" {number:>0$}", self.digits), STRONG);
        first.push(&format!("  {:.2}", bead.confidence), FAINT);
        let style = if bead.moved { MOVED } else { FAINT };
        let second = Passage::plain(&format!("  {}", label::sides(bead)), style).shorten(self.gutter);
        vec![first, second]
    }

    /// One side of a bead with its links and the words that diverge.
    fn text(&self, number: usize, bead: &Bead, side: Side) -> Passage<'a> {
        let mut text = excerpt::side(self.comparison, bead, side);
        if text.glyphs.is_empty() {
            return Passage::plain(&format!("(no {})", side.language()), style::severity(Severity::Major));
        }
        for (k, link) in bead.links.iter().enumerate() {
            text.paint(if side == Side::En { link.en } else { link.ko }, style::link(k));
        }
        let hits = self.hits(number, bead, side);
        for hit in &hits {
            text.paint(hit.span, style::hit(hit.severity));
        }
        for hit in &hits {
            let [open, close] = if self.options.colour { ["", ""] } else { ["「", "」"] };
            let close = format!("{close}[{}]", hit.numbers.join(","));
            text.enclose(hit.span, open, &close, style::severity(hit.severity));
        }
        text
    }

    /// The words that diverge, long stretches first; not those that are the whole side.
    fn hits(&self, number: usize, bead: &Bead, side: Side) -> Vec<Hit> {
        let sentences = excerpt::spans(self.comparison, bead, side);
        let mut hits: Vec<Hit> = Vec::new();
        for (n, d) in label::divergences(self.comparison.report, number) {
            let Some(span) = excerpt::part(d, side, &sentences) else { continue };
            match hits.iter_mut().find(|h| h.span == span) {
                Some(hit) => {
                    hit.numbers.push(n.to_string());
                    hit.severity = hit.severity.max(d.severity);
                }
                None => hits.push(Hit { span, severity: d.severity, numbers: vec![n.to_string()] }),
            }
        }
        hits.sort_by_key(|h| std::cmp::Reverse(h.span.len()));
        hits
    }

    /// The divergences of a bead: number, kind, bead, severity, confidence, message.
    fn findings(&self, bead: usize) -> impl Iterator<Item = Passage<'static>> {
        label::divergences(self.comparison.report, bead).map(move |(n, d)| {
            let mut text = Passage::plain(&format!("[{n}] {}", d.kind), style::severity(d.severity));
            text.push(&format!(", bead {bead}, {}, {:.2}: ", d.severity, d.confidence), FAINT);
            text.glyphs.extend(marks::message(d).glyphs);
            text
        })
    }

    /// The divergences of a bead under it, a line or more each.
    fn under(&self, bead: usize, indent: &str, out: &mut dyn Write) -> io::Result<()> {
        let columns = self.options.width.saturating_sub(indent.len() + 2);
        let columns = if self.options.whole { usize::MAX } else { columns };
        for text in self.findings(bead) {
            for (i, line) in text.lines(columns).into_iter().enumerate() {
                let sign = format!("{indent}{} ", if i == 0 { "╰" } else { " " });
                style::put(out, self.options.colour, FAINT, &sign)?;
                self.line(line, 0, out)?;
                writeln!(out)?;
            }
        }
        Ok(())
    }

    /// One line of a row; what is left of its last column stays empty.
    fn cells(&self, cells: [&[Glyph<'_>]; 4], out: &mut dyn Write) -> io::Result<()> {
        let columns = self.columns();
        for (i, (cell, columns_here)) in cells.into_iter().zip(&columns).enumerate() {
            let last = i + 1 == columns.len();
            if i > 0 {
                let bar = if last && cell.is_empty() { BAR.trim_end() } else { BAR };
                style::put(out, self.options.colour, FAINT, bar)?;
            }
            self.line(cell, if last { 0 } else { *columns_here }, out)?;
        }
        writeln!(out)
    }

    fn line(&self, line: &[Glyph<'_>], columns: usize, out: &mut dyn Write) -> io::Result<()> {
        passage::write(out, self.options.colour, line, columns)
    }
}

/// Words that diverge, and the numbers of the divergences that cite them.
struct Hit {
    span: Span,
    severity: Severity,
    numbers: Vec<String>,
}

#[cfg(test)]
mod tests {
    use crate::fixture::rendered;
    use crate::{Format, Options, width::width};

    #[test]
    fn side_by_side_in_200_columns() {
        insta::assert_snapshot!(diff(200, None));
    }

    #[test]
    fn two_columns_begin_at_60() {
        let bars = |columns| diff(columns, None).contains(" │ ");
        assert!(bars(60) && !bars(59));
    }

    #[test]
    fn what_a_search_finds_names_bead_and_kind() {
        let options = Options { width: 60, whole: true, ..Options::default() };
        let text = rendered(Format::Diff, &options);
        let line = text.lines().find(|l| l.contains("1만 5 000여정보") && l.contains("12 000")).unwrap();
        assert!(line.contains("number, bead 1, major"), "{line}");
    }

    fn diff(width: usize, context: Option<usize>) -> String {
        rendered(Format::Diff, &Options { width, context, ..Options::default() })
    }

    #[test]
    fn side_by_side_in_80_columns() {
        insta::assert_snapshot!(diff(80, None));
    }

    #[test]
    fn side_by_side_in_120_columns() {
        insta::assert_snapshot!(diff(120, None));
    }

    #[test]
    fn one_above_the_other_in_50_columns() {
        insta::assert_snapshot!(diff(50, None));
    }

    #[test]
    fn only_divergent_beads() {
        insta::assert_snapshot!(diff(80, Some(0)));
    }

    #[test]
    fn colours_stand_for_brackets() {
        let options = Options { width: 80, colour: true, ..Options::default() };
        let text = rendered(Format::Diff, &options).replace('\u{1b}', "␛");
        insta::assert_snapshot!(text);
    }

    #[test]
    fn no_line_is_wider_than_the_page() {
        for columns in 20..=240 {
            let text = diff(columns, None);
            let widest = text.lines().max_by_key(|l| width(l)).unwrap_or("");
            assert!(width(widest) <= columns, "{columns}: {widest}");
        }
    }

    #[test]
    fn bars_stand_below_each_other() {
        for columns in 60..=240 {
            let text = diff(columns, None);
            let bar = |line: &str| line.split_once(['│', '┼']).map(|(l, r)| (width(l), r.to_string()));
            let second = |line: &str| bar(line).and_then(|(a, rest)| bar(&rest).map(|(b, _)| (a, b)));
            let places: Vec<_> = text.lines().filter_map(second).collect();
            assert!(places.len() > 20 && places.windows(2).all(|w| w[0] == w[1]), "{columns}: {text}");
        }
    }
}
