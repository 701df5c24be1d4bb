//! Both texts side by side: beads in rows, links in the same colour on both sides, divergences under their bead.

use crate::excerpt;
use crate::label;
use crate::passage::{self, Glyph, Passage};
use crate::sanitize::clean;
use crate::style::{self, FAINT, MOVED, PLAIN, STRONG};
use crate::width::fold;
use crate::{Comparison, Options};
use daejo::{Bead, Severity, Side, Span};
use std::io::{self, Write};

/// Below this there is no room for two columns: the sides stand one above the other.
const STACKED: usize = 60;
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
    /// Digits of the last bead's number.
    digits: usize,
}

impl<'a> Table<'a> {
    fn new(comparison: Comparison<'a>, options: &'a Options) -> Table<'a> {
        let beads = &comparison.report.beads;
        let digits = beads.len().saturating_sub(1).to_string().len();
        let labels = beads.iter().map(|b| crate::width::width(&label::sides(b))).max().unwrap_or(0);
        let gutter = (digits + 8).max((labels + 2).min(16));
        let side = options.width.saturating_sub(gutter + 2 * BAR.chars().count()) / 2;
        Table { comparison, options, gutter, side, digits }
    }

    fn is_stacked(&self) -> bool {
        self.options.width < STACKED
    }

    fn head(&self, out: &mut dyn Write) -> io::Result<()> {
        let paths = Side::BOTH.map(|s| {
            Passage::plain(&clean(&self.comparison.report.document(s).path), STRONG)
                .shorten(self.side.max(10))
        });
        if self.is_stacked() {
            for path in &paths {
                self.line(&path.glyphs, 0, out)?;
                writeln!(out)?;
            }
            return Ok(());
        }
        let [en, ko] = &paths;
        self.cells([&[], &en.glyphs, &ko.glyphs], out)?;
        self.rule("─", "─┼─", out)
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

    fn rule(&self, dash: &str, cross: &str, out: &mut dyn Write) -> io::Result<()> {
        let parts = [self.gutter, self.side, self.side].map(|n| dash.repeat(n));
        style::put(out, self.options.colour, FAINT, &parts.join(cross))?;
        writeln!(out)
    }

    /// A line that stands for beads left out.
    fn gap(&self, hidden: &mut usize, out: &mut dyn Write) -> io::Result<()> {
        if *hidden > 0 {
            let text = format!("⋮ {} without divergence", label::count(*hidden, "bead"));
            style::put(out, self.options.colour, FAINT, &text)?;
            writeln!(out)?;
            if !self.is_stacked() {
                self.rule("─", "─┼─", out)?;
            }
            *hidden = 0;
        }
        Ok(())
    }

    fn row(&self, number: usize, bead: &Bead, out: &mut dyn Write) -> io::Result<()> {
        let texts = Side::BOTH.map(|side| self.text(number, bead, side));
        if self.is_stacked() {
            self.stack(number, bead, &texts, out)?;
            self.findings(number, "  ", out)?;
            return writeln!(out);
        }
        let gutter = self.gutter_lines(number, bead);
        let [en, ko] = texts.each_ref().map(|t| t.lines(self.side));
        for i in 0..gutter.len().max(en.len()).max(ko.len()) {
            let first: &[Glyph<'_>] = gutter.get(i).map_or(&[], |g| &g.glyphs);
            let [en, ko] = [&en, &ko].map(|lines| lines.get(i).copied().unwrap_or(&[]));
            self.cells([first, en, ko], out)?;
        }
        self.findings(number, &" ".repeat(self.gutter + 1), out)?;
        self.rule("─", "─┼─", out)
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
        if !bead.links.is_empty() {
            text.glyphs.iter_mut().for_each(|g| g.style = FAINT);
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
        let whole = excerpt::spans(self.comparison, bead, side).into_iter().reduce(Span::join);
        let mut hits: Vec<Hit> = Vec::new();
        for (n, d) in label::divergences(self.comparison.report, number) {
            let Some(span) = excerpt::cited(d, side).filter(|s| whole.is_none_or(|w| !s.contains(w))) else {
                continue;
            };
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

    /// The divergences of a bead, a line or more each.
    fn findings(&self, bead: usize, indent: &str, out: &mut dyn Write) -> io::Result<()> {
        for (n, d) in label::divergences(self.comparison.report, bead) {
            let mut text = Passage::plain(&format!("[{n}] {}", d.kind), style::severity(d.severity));
            text.push(&format!(", {}, {:.2}: ", d.severity, d.confidence), FAINT);
            text.push(&clean(&d.message), PLAIN);
            let columns = self.options.width.saturating_sub(indent.len() + 2);
            for (i, line) in text.lines(columns).into_iter().enumerate() {
                style::put(
                    out,
                    self.options.colour,
                    FAINT,
                    &format!("{indent}{} ", if i == 0 { "╰" } else { " " }),
                )?;
                self.line(line, 0, out)?;
                writeln!(out)?;
            }
        }
        Ok(())
    }

    fn cells(&self, [gutter, en, ko]: [&[Glyph<'_>]; 3], out: &mut dyn Write) -> io::Result<()> {
        self.line(gutter, self.gutter, out)?;
        style::put(out, self.options.colour, FAINT, BAR)?;
        self.line(en, self.side, out)?;
        if ko.is_empty() {
            style::put(out, self.options.colour, FAINT, " │")?;
        } else {
            style::put(out, self.options.colour, FAINT, BAR)?;
            self.line(ko, 0, out)?;
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
