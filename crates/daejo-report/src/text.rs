//! The report for people: who is compared, each divergence with its evidence, the beads, a last line that sums up.

use crate::excerpt;
use crate::gloss;
use crate::label::{self, count};
use crate::ladder;
use crate::marks;
use crate::passage::{self, Passage};
use crate::sanitize::clean;
use crate::style::{self, FAINT, HEAD, PLAIN, STRONG, put};
use crate::tone;
use crate::width::{fold, width};
use crate::{Beads, Comparison, Glosses, Options, Places};
use daejo::{Divergence, Report, Side, Verdict};
use std::io::{self, Write};

/// From this width on the evidence of both sides stands side by side.
const WIDE: usize = 120;
/// Longer lines are hard to read.
const LONGEST: usize = 90;
/// Lines that the evidence of one side may take; fewer where there is room for fewer words a line.
const LINES: usize = 3;

/// Writes the report.
pub fn render(comparison: Comparison<'_>, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let page = Page { comparison, options, places: Places::new(comparison.sources) };
    page.head(out)?;
    for (n, divergence) in (1..).zip(&comparison.report.divergences) {
        page.divergence(n, divergence, out)?;
    }
    page.legend(out)?;
    page.beads(out)?;
    page.passages(out)?;
    tone::write(&comparison.report.ledger, options, out)?;
    page.notes(out)?;
    page.problems(out)?;
    page.stale(out)?;
    page.summary(out)
}

struct Page<'a> {
    comparison: Comparison<'a>,
    options: &'a Options,
    places: Places<'a>,
}

impl<'a> Page<'a> {
    fn report(&self) -> &'a Report {
        self.comparison.report
    }

    fn put(&self, out: &mut dyn Write, style: anstyle::Style, text: &str) -> io::Result<()> {
        put(out, self.options.colour, style, text)
    }

    fn head(&self, out: &mut dyn Write) -> io::Result<()> {
        for side in Side::BOTH {
            let document = self.report().document(side);
            self.put(out, HEAD, side.code())?;
            self.put(out, STRONG, &format!("  {}", clean(&document.path)))?;
            writeln!(out)?;
            let headline = document.headline.and_then(|n| document.sentences.get(n));
            for line in
                fold(headline.map_or("(no headline)", |h| &h.text), self.options.width.saturating_sub(4))
            {
                writeln!(out, "    {line}")?;
            }
            self.put(out, FAINT, &format!("    {}", self.counts(side)))?;
            writeln!(out, "\n")?;
        }
        Ok(())
    }

    fn counts(&self, side: Side) -> String {
        let summary = &self.report().summary;
        let published = self.report().document(side).published.as_deref();
        let mut parts = vec![published.map_or("day unknown".to_string(), |d| clean(d).into_owned())];
        parts.push(count(summary.sentences[side], "sentence"));
        if summary.unaligned[side] > 0 {
            parts.push(format!("{} without counterpart", summary.unaligned[side]));
        }
        parts.join(", ")
    }

    fn divergence(&self, n: usize, divergence: &Divergence, out: &mut dyn Write) -> io::Result<()> {
        let digits = self.report().divergences.len().to_string().len();
        let indent = " ".repeat(digits + 2);
        let (kind, weight) =
            (divergence.kind.as_str(), format!(", {}, {:.2}", divergence.severity, divergence.confidence));
        let bead = self.report().beads.get(divergence.bead);
        let place = bead.map_or(String::new(), |b| format!("bead {} [{}]", divergence.bead, label::sides(b)));
        let used = digits + 2 + width(kind) + width(&weight) + width(&place);
        self.put(out, STRONG, &format!("{n:>digits$}  "))?;
        self.put(out, style::severity(divergence.severity), kind)?;
        write!(out, "{weight}{}", " ".repeat(self.options.width.saturating_sub(used).max(2)))?;
        self.put(out, FAINT, &place)?;
        writeln!(out)?;
        for line in marks::message(divergence).lines(self.options.width.saturating_sub(indent.len())) {
            write!(out, "{indent}")?;
            passage::write(out, self.options.colour, line, 0)?;
            writeln!(out)?;
        }
        self.evidence(divergence, &indent, out)?;
        self.identity(divergence, &indent, out)?;
        writeln!(out)
    }

    /// The fingerprint, and what a person decided.
    fn identity(&self, divergence: &Divergence, indent: &str, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "{indent}")?;
        self.put(out, HEAD, "id")?;
        self.put(out, FAINT, &format!("  {}", clean(&divergence.fingerprint)))?;
        writeln!(out)?;
        let Some(verdict) = &divergence.verdict else { return Ok(()) };
        for line in fold(&label::verdict(verdict), self.options.width.saturating_sub(indent.len() + 4)) {
            write!(out, "{indent}    ")?;
            self.put(out, STRONG, &line)?;
            writeln!(out)?;
        }
        Ok(())
    }

    /// Where the words stand on both sides, and the words.
    fn evidence(&self, divergence: &Divergence, indent: &str, out: &mut dyn Write) -> io::Result<()> {
        let room = self.options.width.saturating_sub(indent.len());
        if self.options.width < WIDE {
            for side in Side::BOTH {
                for line in self.citation(divergence, side, room.saturating_sub(4)) {
                    write!(out, "{indent}")?;
                    passage::write(out, self.options.colour, &line.glyphs, 0)?;
                    writeln!(out)?;
                }
            }
            return Ok(());
        }
        let half = (room.saturating_sub(3) / 2).min(LONGEST);
        let [en, ko] = Side::BOTH.map(|side| self.citation(divergence, side, half.saturating_sub(4)));
        let empty = Passage::default();
        for i in 0..en.len().max(ko.len()) {
            write!(out, "{indent}")?;
            passage::write(out, self.options.colour, &en.get(i).unwrap_or(&empty).glyphs, half)?;
            self.put(out, FAINT, if i < ko.len() { " │ " } else { " │" })?;
            passage::write(out, self.options.colour, &ko.get(i).unwrap_or(&empty).glyphs, 0)?;
            writeln!(out)?;
        }
        Ok(())
    }

    /// One side of the evidence: the place, the words, under Korean ones their gloss.
    fn citation(&self, divergence: &Divergence, side: Side, columns: usize) -> Vec<Passage<'a>> {
        let place = Passage::plain(&self.place(divergence, side), FAINT);
        let mut lines: Vec<Passage<'a>> = Vec::new();
        for (i, line) in place.lines(columns).into_iter().enumerate() {
            let mut passage = Passage::plain(if i == 0 { side.code() } else { "  " }, HEAD);
            passage.push("  ", PLAIN);
            passage.glyphs.extend(line.iter().cloned());
            lines.push(passage);
        }
        let room = columns * LINES - columns / 3;
        let text = excerpt::around(self.comparison, divergence, side, self.options.colour, room);
        if !text.glyphs.is_empty() {
            lines.extend(text.lines(columns).into_iter().map(|line| {
                let mut passage = Passage::plain("    ", PLAIN);
                passage.glyphs.extend(line.iter().cloned());
                passage
            }));
        }
        if side == Side::Ko {
            let rows = gloss::interlinear(&divergence.card, self.options.gloss, columns);
            lines.extend(rows.into_iter().map(|(row, style)| Passage::plain(&format!("    {row}"), style)));
        }
        lines
    }

    fn place(&self, divergence: &Divergence, side: Side) -> String {
        if let Some(span) = excerpt::cited(divergence, side) {
            return format!("{}  bytes {}-{}", self.places.of(side, span), span.start, span.end);
        }
        let beads = &self.report().beads;
        let spans =
            |n: usize| beads.get(n).map(|b| excerpt::spans(self.comparison, b, side)).unwrap_or_default();
        if let Some(span) = spans(divergence.bead).first() {
            return format!("{}, without these words", self.places.of(side, *span));
        }
        match (0..divergence.bead).rev().find_map(|n| spans(n).last().copied()) {
            Some(span) => format!("nothing, after {}", self.places.of(side, span)),
            None => "nothing".to_string(),
        }
    }

    /// What stands under the Korean words.
    fn legend(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut cards = self.report().divergences.iter().map(|d| &d.card);
        if self.options.gloss == Glosses::None || cards.all(|c| c.gloss.is_empty()) {
            return Ok(());
        }
        let text = "Under the Korean: its letters, and the lexicon's first English for each stem; · is a particle or an \
                    ending.";
        for line in fold(text, self.options.width) {
            self.put(out, FAINT, &line)?;
            writeln!(out)?;
        }
        writeln!(out)
    }

    fn beads(&self, out: &mut dyn Write) -> io::Result<()> {
        let beads = &self.report().beads;
        match self.options.beads {
            Beads::None => return Ok(()),
            Beads::Brief => {
                self.beads_head(out)?;
                let table = Table::new(self.report(), self.options.width);
                for n in 0..beads.len() {
                    table.row(n, self.comparison, self.options.colour, out)?;
                }
            }
            Beads::Full => {
                self.beads_head(out)?;
                for bead in beads {
                    ladder::block(self.comparison, bead, self.options, out)?;
                }
            }
        }
        writeln!(out)
    }

    fn beads_head(&self, out: &mut dyn Write) -> io::Result<()> {
        let legend = "  < English only, > Korean only, ↷ moved";
        let heading = count(self.report().beads.len(), "bead");
        ladder::heading(out, self.options.colour, &heading, legend)
    }

    fn passages(&self, out: &mut dyn Write) -> io::Result<()> {
        self.list("Passages", self.report().passages.iter().map(ToString::to_string).collect(), out)
    }

    fn notes(&self, out: &mut dyn Write) -> io::Result<()> {
        let notes = self.report().notes.iter().map(|note| match note.bead {
            Some(bead) => format!("bead {bead}: {}", note.message),
            None => note.message.clone(),
        });
        self.list("Notes", notes.collect(), out)
    }

    fn problems(&self, out: &mut dyn Write) -> io::Result<()> {
        if !self.options.problems {
            return Ok(());
        }
        self.list("Problems", self.report().problems.iter().map(|p| self.places.problem(p)).collect(), out)
    }

    fn stale(&self, out: &mut dyn Write) -> io::Result<()> {
        let item = |v: &Verdict| {
            let words = v.ko.as_deref().or(v.en.as_deref()).map_or(String::new(), |w| format!(" \"{w}\""));
            let kind = v.kind.map_or(String::new(), |k| format!(" {k}"));
            format!("{}{kind}{words}, {}", v.fingerprint, label::verdict(v))
        };
        self.list("Verdicts without a finding", self.report().stale.iter().map(item).collect(), out)
    }

    fn list(&self, name: &str, items: Vec<String>, out: &mut dyn Write) -> io::Result<()> {
        if items.is_empty() {
            return Ok(());
        }
        ladder::heading(out, self.options.colour, name, "")?;
        for item in items {
            for (i, line) in fold(&item, self.options.width.saturating_sub(4)).iter().enumerate() {
                writeln!(out, "{}{line}", if i == 0 { "  " } else { "    " })?;
            }
        }
        writeln!(out)
    }

    fn summary(&self, out: &mut dyn Write) -> io::Result<()> {
        let summary = &self.report().summary;
        let total = summary.major + summary.minor;
        if total == 0 {
            self.put(out, STRONG, "no divergences")?;
            writeln!(out, " in {}", count(self.report().beads.len(), "bead"))?;
            return self.hidden(out);
        }
        self.put(out, STRONG, &count(total, "divergence"))?;
        let kinds: Vec<String> = summary.kinds.iter().map(|(k, n)| format!("{n} {k}")).collect();
        let weights: Vec<String> = [(summary.major, "major"), (summary.minor, "minor")]
            .into_iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, name)| format!("{n} {name}"))
            .collect();
        let text = format!(": {} ({})", weights.join(", "), kinds.join(", "));
        let first = width(&count(total, "divergence"));
        let lines = fold(&format!("{}{text}", "x".repeat(first)), self.options.width);
        for (i, line) in lines.iter().enumerate() {
            writeln!(out, "{}", if i == 0 { line.trim_start_matches('x') } else { line })?;
        }
        self.hidden(out)
    }

    fn hidden(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.report().hidden.is_none() {
            return Ok(());
        }
        for line in fold(&label::hidden(&self.report().hidden), self.options.width) {
            self.put(out, FAINT, &line)?;
            writeln!(out)?;
        }
        Ok(())
    }
}

/// A line a bead: sign, numbers, confidence, divergences, first words of both sides.
struct Table {
    number: usize,
    sides: usize,
    hits: usize,
    words: usize,
}

impl Table {
    fn new(report: &Report, columns: usize) -> Table {
        let widest =
            |f: &dyn Fn(usize) -> String| (0..report.beads.len()).map(|n| width(&f(n))).max().unwrap_or(0);
        let number = report.beads.len().saturating_sub(1).to_string().len();
        let sides = widest(&|n| report.beads.get(n).map_or(String::new(), label::sides));
        let hits = widest(&|n| hits(report, n));
        // Sign, number, sides, confidence, hits and the blanks between them.
        let used = 2 + number + 2 + sides + 2 + 4 + 2 + if hits > 0 { hits + 2 } else { 0 };
        Table { number, sides, hits, words: columns.saturating_sub(used + 2).max(16) / 2 }
    }

    fn row(&self, n: usize, comparison: Comparison<'_>, colour: bool, out: &mut dyn Write) -> io::Result<()> {
        let Some(bead) = comparison.report.beads.get(n) else { return Ok(()) };
        let (sign, style) = label::sign(bead);
        put(out, colour, style, sign)?;
        put(out, colour, STRONG, &format!(" {n:>0$}", self.number))?;
        let sides = label::sides(bead);
        write!(out, "  {sides}{}  {:.2}  ", " ".repeat(self.sides - width(&sides)), bead.confidence)?;
        let grave = label::divergences(comparison.report, n).map(|(_, d)| d.severity).max();
        if self.hits > 0 {
            let hits = hits(comparison.report, n);
            put(out, colour, grave.map_or(PLAIN, style::severity), &hits)?;
            write!(out, "{}", " ".repeat(self.hits - width(&hits) + 2))?;
        }
        let [en, ko] = Side::BOTH.map(|side| {
            let text = excerpt::side(comparison, bead, side);
            if text.glyphs.is_empty() { Passage::plain("–", style) } else { text.shorten(self.words) }
        });
        passage::write(out, colour, &en.glyphs, self.words + 2)?;
        passage::write(out, colour, &ko.glyphs, 0)?;
        writeln!(out)
    }
}

fn hits(report: &Report, bead: usize) -> String {
    let numbers: Vec<String> = label::divergences(report, bead).map(|(n, _)| n.to_string()).collect();
    if numbers.is_empty() { String::new() } else { format!("[{}]", numbers.join(",")) }
}

#[cfg(test)]
mod tests {
    use crate::fixture::rendered;
    use crate::{Beads, Format, Options, width::width};

    fn report(width: usize, beads: Beads) -> String {
        rendered(Format::Report, &Options { width, beads, ..Options::default() })
    }

    #[test]
    fn a_report_in_80_columns() {
        insta::assert_snapshot!(report(80, Beads::Brief));
    }

    #[test]
    fn a_report_in_160_columns() {
        insta::assert_snapshot!(report(160, Beads::Brief));
    }

    #[test]
    fn a_report_with_all_sentences() {
        insta::assert_snapshot!(report(80, Beads::Full));
    }

    #[test]
    fn no_line_is_wider_than_the_page() {
        for columns in 60..=240 {
            let text = report(columns, Beads::Brief);
            assert!(text.contains("·"), "glosses are in it");
            let widest = text.lines().max_by_key(|l| width(l)).unwrap_or("");
            assert!(width(widest) <= columns, "{columns}: {widest}");
        }
    }
}
