//! `daejo selftest`: how many known divergences are found on a pair of the user's own.

use crate::args::{Global, ReportFormat, Selftest as Args};
use crate::config::Config;
use crate::input;
use crate::output::{Messages, Output};
use crate::run::{Status, tell};
use anyhow::Result;
use daejo::selftest::{self, Row, Selftest};
use daejo::{Comparer, ProblemKind};
use daejo_report::{clean, fold};
use std::io::{self, Write};

/// Changes, compares, counts.
pub fn run(
    args: &Args,
    comparer: &Comparer,
    config: &Config,
    global: &Global,
    messages: &Messages,
) -> Result<Status> {
    let output = Output::new(args.target.output.as_deref(), global);
    for path in [&args.texts.en, &args.texts.ko] {
        output.check_input(path)?;
    }
    let given = input::sources(&args.texts.en, &args.texts.ko)?;
    let report = comparer.align(given.clone());
    let swapped = report.problems.iter().any(|p| p.kind == ProblemKind::Swapped);
    let sources = if swapped { given.swapped() } else { given };
    tell(&report, &sources, messages);
    if report.is_void() {
        return Ok(Status::Error);
    }
    let result = selftest::run(comparer, &sources, args.seed, args.count);
    output.write(|out| match args.format {
        ReportFormat::Text => table(&result, output.width(args.target.width.or(config.width())), out),
        ReportFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &result)?;
            writeln!(out)
        }
    })?;
    Ok(Status::Clean)
}

fn table(result: &Selftest, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let intro = format!(
        "{} beads, {} of them sure and without a divergence: only these are changed, one change at a time. The pair as \
         it is has {} divergences; in a faithful pair they are false alarms.",
        result.beads.all, result.beads.sure, result.untouched
    );
    fold(&intro, width).iter().try_for_each(|line| writeln!(out, "{line}"))?;
    writeln!(
        out,
        "\n{:22}{:>7}{:>6}{:>7}{:>11}{:>8}",
        "change", "places", "made", "found", "other kind", "missed"
    )?;
    let (made, none): (Vec<&Row>, Vec<&Row>) = result.sorts.iter().partition(|row| row.made > 0);
    for row in &made {
        writeln!(
            out,
            "{:22}{:>7}{:>6}{:>7}{:>11}{:>8}",
            row.sort.as_str(),
            row.places,
            row.made,
            row.found,
            row.otherwise,
            row.made - row.found - row.otherwise
        )?;
    }
    let sum = |of: fn(&Row) -> usize| result.sorts.iter().map(of).sum::<usize>();
    let (all, found, other) = (sum(|r| r.made), sum(|r| r.found), sum(|r| r.otherwise));
    writeln!(
        out,
        "{:22}{:>7}{all:>6}{found:>7}{other:>11}{:>8}",
        "all",
        sum(|r| r.places),
        all - found - other
    )?;
    writeln!(out, "\nnew divergences at other places, over all changes: {}", sum(|r| r.elsewhere))?;
    if !none.is_empty() {
        let names: Vec<&str> = none.iter().map(|row| row.sort.as_str()).collect();
        let line = format!("this pair gives no place for: {}", names.join(", "));
        fold(&line, width).iter().try_for_each(|line| writeln!(out, "{line}"))?;
    }
    missed(&made, width, out)
}

fn missed(rows: &[&Row], width: usize, out: &mut dyn Write) -> io::Result<()> {
    if rows.iter().any(|row| !row.missed.is_empty()) {
        writeln!(out, "\nMissed, for example")?;
    }
    for (row, example) in rows.iter().flat_map(|row| row.missed.iter().map(move |e| (row, e))) {
        writeln!(out, "  {}, {} line {}", row.sort.as_str(), example.side.language(), example.line)?;
        let after = if example.after.is_empty() { "(taken out)" } else { &example.after };
        for (sign, text) in [("-", example.before.as_str()), ("+", after)] {
            for (i, line) in fold(&clean(text), width.saturating_sub(6)).iter().enumerate() {
                writeln!(out, "    {} {line}", if i == 0 { sign } else { " " })?;
            }
        }
    }
    Ok(())
}
