//! The ladder for people: a block a bead.

use crate::excerpt;
use crate::label;
use crate::passage;
use crate::style::{self, FAINT, MOVED, PLAIN, STRONG, put};
use crate::{Comparison, Options};
use daejo::{Bead, Severity, Side};
use std::io::{self, Write};

/// A block a bead: its sentences' numbers, its confidence, both texts.
pub fn render(comparison: Comparison<'_>, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    for (i, bead) in comparison.report.beads.iter().enumerate() {
        if i > 0 {
            writeln!(out)?;
        }
        block(comparison, bead, options, out)?;
    }
    Ok(())
}

/// One bead as a block.
pub fn block(
    comparison: Comparison<'_>,
    bead: &Bead,
    options: &Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    put(out, options.colour, STRONG, &format!("[{}]", label::sides(bead)))?;
    write!(out, " {:.2}", bead.confidence)?;
    let (remark, style) = remark(bead);
    put(out, options.colour, style, remark)?;
    writeln!(out)?;
    for side in Side::BOTH {
        let text = excerpt::side(comparison, bead, side);
        if !text.glyphs.is_empty() {
            indented(&text, options, out)?;
        }
    }
    Ok(())
}

fn remark(bead: &Bead) -> (&'static str, anstyle::Style) {
    match (bead.en.is_empty(), bead.ko.is_empty(), bead.moved) {
        (true, _, _) => (" > Korean only", style::severity(Severity::Major)),
        (_, true, _) => (" < English only", style::severity(Severity::Major)),
        (_, _, true) => (" ↷ moved", MOVED),
        _ => ("", PLAIN),
    }
}

fn indented(text: &passage::Passage<'_>, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    for line in text.lines(options.width.saturating_sub(2)) {
        write!(out, "  ")?;
        passage::write(out, options.colour, line, 0)?;
        writeln!(out)?;
    }
    Ok(())
}

/// A heading with what comes after it in faint letters.
pub fn heading(out: &mut dyn Write, colour: bool, text: &str, rest: &str) -> io::Result<()> {
    put(out, colour, style::HEAD, text)?;
    put(out, colour, FAINT, rest)?;
    writeln!(out)
}

#[cfg(test)]
mod tests {
    use crate::fixture::rendered;
    use crate::{Format, Options};

    #[test]
    fn a_ladder_for_people() {
        insta::assert_snapshot!(rendered(Format::Align, &Options { width: 80, ..Options::default() }));
    }
}
