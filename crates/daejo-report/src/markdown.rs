//! Divergences with their evidence in Markdown (CommonMark with tables), for issues and notebooks.

use crate::label::{self, count};
use crate::sanitize::clean;
use crate::{Comparison, Places, excerpt};
use daejo::{Divergence, Report, Side};
use std::io::{self, Write};

/// Columns of text around the words that a divergence cites.
const AROUND: usize = 320;
/// Columns of a cell in the table of all divergences.
const CELL: usize = 60;

/// Writes a summary, a table, and a section a divergence.
pub fn render(comparison: Comparison<'_>, out: &mut dyn Write) -> io::Result<()> {
    let report = comparison.report;
    writeln!(out, "# {} ⇄ {}\n", escape(&report.en.path), escape(&report.ko.path))?;
    summary(report, out)?;
    table(report, out)?;
    let places = Places::new(comparison.sources);
    for (n, divergence) in (1..).zip(&report.divergences) {
        section(comparison, &places, n, divergence, out)?;
    }
    stale(report, out)
}

fn summary(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for side in Side::BOTH {
        let document = report.document(side);
        let headline = document.headline.and_then(|n| document.sentences.get(n)).map_or("", |s| &s.text);
        let day = document.published.as_deref().unwrap_or("day unknown");
        let size = count(document.sentences.len(), "sentence");
        writeln!(out, "- {}: {} ({}, {size})", side.language(), escape(headline), escape(day))?;
    }
    let total = report.divergences.len();
    let kinds: Vec<String> = report.summary.kinds.iter().map(|(k, n)| format!("{n} {k}")).collect();
    let kinds = if kinds.is_empty() { String::new() } else { format!(": {}", kinds.join(", ")) };
    writeln!(out, "\n{} in {}{kinds}", count(total, "divergence"), count(report.beads.len(), "bead"))?;
    if !report.hidden.is_none() {
        writeln!(out, "({})", label::hidden(&report.hidden))?;
    }
    Ok(())
}

fn table(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    if report.divergences.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n| | kind | severity | confidence | English | Korean | verdict |")?;
    writeln!(out, "| --- | --- | --- | --- | --- | --- | --- |")?;
    for (n, d) in (1..).zip(&report.divergences) {
        let [en, ko] = Side::BOTH.map(|side| cell(d, side));
        let verdict = d.verdict.as_ref().map_or("", |v| v.verdict.as_str());
        writeln!(
            out,
            "| {n} | {} | {} | {:.2} | {en} | {ko} | {verdict} |",
            d.kind, d.severity, d.confidence
        )?;
    }
    Ok(())
}

fn cell(d: &Divergence, side: Side) -> String {
    let text = d.card.quote(side).map_or("–", |q| &q.text);
    escape(&crate::passage::Passage::plain(text, crate::style::PLAIN).shorten(CELL).text())
}

fn section(
    comparison: Comparison<'_>,
    places: &Places<'_>,
    n: usize,
    d: &Divergence,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "\n## {n}. {}, {}, {:.2}\n", d.kind, d.severity, d.confidence)?;
    writeln!(out, "{}", escape(&d.message))?;
    for side in Side::BOTH {
        let words = excerpt::around(comparison, d, side, false, AROUND);
        let Some(span) = excerpt::cited(d, side) else {
            writeln!(out, "\n**{}**: without these words", side.language())?;
            if !words.glyphs.is_empty() {
                writeln!(out, "\n> {}", escape(&words.text()))?;
            }
            continue;
        };
        let place = escape(&places.of(side, span));
        writeln!(out, "\n**{}** {place}, bytes {} to {}", side.language(), span.start, span.end)?;
        writeln!(out, "\n> {}", escape(&words.text()))?;
    }
    gloss(d, out)?;
    writeln!(out, "\nFingerprint {}", escape(&d.fingerprint))?;
    if let Some(verdict) = &d.verdict {
        writeln!(out, "\n**{}**", escape(&label::verdict(verdict)))?;
    }
    Ok(())
}

fn gloss(d: &Divergence, out: &mut dyn Write) -> io::Result<()> {
    if d.card.gloss.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n> *{}*\n", escape(&d.card.romanization))?;
    writeln!(out, "| Korean | reading | gloss (·: particle or ending) |")?;
    writeln!(out, "| --- | --- | --- |")?;
    for word in &d.card.gloss {
        let [ko, latin, en] = [word.ko(), word.romanization(), word.english()].map(|s| escape(&s));
        writeln!(out, "| {ko} | {latin} | {en} |")?;
    }
    Ok(())
}

fn stale(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    if report.stale.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## Verdicts without a finding\n")?;
    for v in &report.stale {
        let kind = v.kind.map_or(String::new(), |k| format!(" {k}"));
        writeln!(out, "- {}{kind}, {}", escape(&v.fingerprint), escape(&label::verdict(v)))?;
    }
    Ok(())
}

/// A text that stays one in Markdown: no markup, no HTML, no link, no line of its own.
///
/// ```
/// assert_eq!(daejo_report::markdown_text("a | <b>"), "a \\| \\<b\\>");
/// ```
pub fn escape(text: &str) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len());
    for (i, c) in text.char_indices() {
        let rest = text.get(i..).unwrap_or("");
        let start = i == 0 || out.bytes().all(|b| b.is_ascii_digit());
        let active = match c {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$'
            | '^' | '!' | '@' => true,
            '-' | '+' | '=' | '.' | ')' => start,
            // Bare addresses become links.
            ':' => rest.starts_with("://"),
            _ => false,
        };
        if active || c == '.' && out.ends_with("www") {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Format, Options, fixture};

    #[test]
    fn a_report_in_markdown() {
        insta::assert_snapshot!(fixture::rendered(Format::Markdown, &Options::default()));
    }

    #[test]
    fn hostile_text_stays_text() {
        let cases = [
            ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
            ("a | b\n# c", "a \\| b \\# c"),
            ("[x](http://e.org) ![y](z)", "\\[x\\](http\\://e.org) \\!\\[y\\](z)"),
            ("- item", "\\- item"),
            ("12. item", "12\\. item"),
            ("www.x.org and 1.5", "www\\.x.org and 1.5"),
            ("&lt; `code`", "\\&lt; \\`code\\`"),
            ("《만세!》 May 2 (KCNA)", "《만세\\!》 May 2 (KCNA)"),
        ];
        for (text, expected) in cases {
            assert_eq!(escape(text), expected);
        }
    }
}
