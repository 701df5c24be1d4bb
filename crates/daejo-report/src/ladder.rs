//! The ladder: a block a bead for people, a row a bead for spreadsheets, rungs for hunalign's tools.

use crate::excerpt;
use crate::label;
use crate::passage;
use crate::sanitize::clean;
use crate::style::{self, FAINT, MOVED, PLAIN, STRONG, put};
use crate::{Comparison, Options};
use daejo::{Bead, Report, Severity, Side};
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

/// A row a bead under a row of names; numbers of sentences are joined by commas.
pub fn render_tsv(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "en\tko\tconfidence\tmoved\ten_text\tko_text")?;
    for bead in &report.beads {
        let [en, ko] =
            [&bead.en, &bead.ko].map(|n| n.iter().map(usize::to_string).collect::<Vec<_>>().join(","));
        write!(out, "{en}\t{ko}\t{:.2}\t{}", bead.confidence, bead.moved)?;
        for side in Side::BOTH {
            write!(out, "\t")?;
            words(report, bead, side, out)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// The words of a side of a bead, parted by one blank.
fn words(report: &Report, bead: &Bead, side: Side, out: &mut dyn Write) -> io::Result<()> {
    let numbers = if side == Side::En { &bead.en } else { &bead.ko };
    let mut blank = "";
    for sentence in numbers.iter().filter_map(|n| report.document(side).sentences.get(*n)) {
        for word in clean(&sentence.text).split_whitespace() {
            out.write_all(blank.as_bytes())?;
            out.write_all(word.as_bytes())?;
            blank = " ";
        }
    }
    Ok(())
}

/// Rungs as hunalign writes them: the sentences before the rung on each side, and the score of what follows it. The
/// ladder cannot cross, so a moved bead is two null beads of score 0 here.
pub fn render_rungs(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let (mut en, mut ko) = (0, 0);
    for bead in &report.beads {
        if bead.moved {
            if let Some(first) = bead.en.first() {
                rung(out, (en, ko), 0.0)?;
                en = first + 1;
            }
            continue;
        }
        if let Some(first) = bead.en.first().filter(|first| **first > en) {
            rung(out, (en, ko), 0.0)?;
            en = *first;
        }
        if let Some(first) = bead.ko.first().filter(|first| **first > ko) {
            rung(out, (en, ko), 0.0)?;
            ko = *first;
        }
        rung(out, (en, ko), bead.confidence)?;
        en = bead.en.last().map_or(en, |last| last + 1);
        ko = bead.ko.last().map_or(ko, |last| last + 1);
    }
    let end = (report.en.sentences.len(), report.ko.sentences.len());
    if (en, ko) != end {
        rung(out, (en, ko), 0.0)?;
    }
    rung(out, end, 0.0)
}

fn rung(out: &mut dyn Write, (en, ko): (usize, usize), score: f32) -> io::Result<()> {
    writeln!(out, "{en}\t{ko}\t{score:.3}")
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

    #[test]
    fn a_ladder_for_spreadsheets() {
        insta::assert_snapshot!(rendered(Format::Tsv, &Options::default()));
    }

    #[test]
    fn a_ladder_for_hunalign() {
        insta::assert_snapshot!(rendered(Format::Ladder, &Options::default()));
    }

    #[test]
    fn a_ladder_for_hunalign_never_falls() {
        let text = |sentence: &str| daejo::Source::from_text("text", sentence.repeat(5));
        let sources = daejo::Pair { en: text("He came. "), ko: text("그가 왔다. ") };
        let around = daejo::Pair { en: vec![0, 2], ko: vec![4, 1] };
        let report = daejo::Comparer::default().align_fixed(sources, &[around]).expect("it fits");
        let mut out = Vec::new();
        super::render_rungs(&report, &mut out).expect("written");
        let out = String::from_utf8(out).expect("text");
        let column = |n: usize| {
            let numbers = out.lines().filter_map(move |l| l.split('\t').nth(n)?.parse::<usize>().ok());
            numbers.collect::<Vec<_>>()
        };
        assert!(column(0).is_sorted() && column(1).is_sorted(), "{out}");
        assert_eq!((column(0).last(), column(1).last()), (Some(&5), Some(&5)), "{out}");
    }
}
