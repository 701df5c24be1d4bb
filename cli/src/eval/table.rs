//! The figures for people.

use super::{MEASURES, Measure, Results, Scored, alarms};
use daejo::eval::{Bin, Claim, Counts, Interval, Rates, Reliability, Score, Tally};
use daejo_report::clean;
use std::io::{self, Write};

/// Writes the table of daejo, or one with a row for each aligner.
pub fn write(results: &Results, per_case: bool, reliable: bool, out: &mut dyn Write) -> io::Result<()> {
    let own = &results.own;
    writeln!(out, "{} cases, {} beads", own.tally.len(), own.pooled.beads)?;
    if results.others.is_empty() {
        accuracy(own, out)?;
    } else {
        for measure in &MEASURES {
            aligners(results, measure, out)?;
        }
    }
    if reliable {
        reliability("beads with both sides", &results.claims.beads, out)?;
        reliability("null beads", &results.claims.null, out)?;
        reliability("divergences", &results.claims.divergences, out)?;
    }
    match per_case {
        true if results.others.is_empty() => cases(&own.tally, out),
        true => cases_by_aligner(results, out),
        false => Ok(()),
    }
}

fn percent(rates: &Rates) -> [f64; 3] {
    [rates.precision(), rates.recall(), rates.f1()].map(|x| 100.0 * x)
}

/// As `96.1 to 99.5`, 14 columns.
fn bounds(interval: Interval) -> String {
    format!("{:5.1} to {:5.1}", 100.0 * interval.low, 100.0 * interval.high)
}

fn accuracy(own: &Scored, out: &mut dyn Write) -> io::Result<()> {
    let score = &own.pooled;
    writeln!(out, "\n{:18}{:>6}{:>7}{:>7}   {:14}   right found  gold", "", "P", "R", "F1", "95 % of F1")?;
    let interval = |of: &dyn Fn(&Score) -> f64| bounds(own.bootstrap.interval(of));
    for (name, of) in COUNTED {
        row(name, of(score), &interval(&|s| of(s).f1()), out)?;
    }
    let major = &score.major;
    let recall = 100.0 * major.recall();
    let blank = "";
    writeln!(
        out,
        "{:18}{blank:6}{recall:7.1}{blank:7}   {blank:14}   {:5} {blank:5} {:5}",
        "major", major.right, major.gold
    )?;
    for measure in MEASURES.iter().filter(|m| COUNTED.iter().all(|(name, _)| *name != m.name)) {
        let [p, r, f] = percent(&(measure.of)(score));
        let interval = interval(&|s| (measure.of)(s).f1());
        writeln!(out, "{:18}{p:6.1}{r:7.1}{f:7.1}   {interval}", measure.name)?;
    }
    writeln!(
        out,
        "\nfalse alarms      {:6.1} in 100 beads of faithful cases ({} in {})",
        alarms(score),
        score.alarms,
        score.faithful_beads
    )?;
    if !score.kinds.is_empty() {
        writeln!(out, "\ndivergences by kind")?;
    }
    for (kind, counts) in &score.kinds {
        row(&format!("  {kind}"), counts, &" ".repeat(14), out)?;
    }
    Ok(())
}

type Named = (&'static str, fn(&Score) -> &Counts);

/// What has one count of right ones.
const COUNTED: [Named; 4] = [
    ("strict", |s| &s.strict),
    ("lax", |s| &s.lax),
    ("null", |s| &s.null),
    ("divergences", |s| &s.divergences),
];

fn row(name: &str, counts: &Counts, interval: &str, out: &mut dyn Write) -> io::Result<()> {
    let [p, r, f] = percent(&counts.rates());
    let Counts { right, found, gold } = counts;
    writeln!(out, "{:18}{p:6.1}{r:7.1}{f:7.1}   {interval}   {right:5} {found:5} {gold:5}", clean(name))
}

/// One measure, a row an aligner.
fn aligners(results: &Results, measure: &Measure, out: &mut dyn Write) -> io::Result<()> {
    let name = columns(results);
    writeln!(out, "\n{}: {}", measure.name, measure.about)?;
    writeln!(out, "{:name$}{:>8}{:>7}{:>7}   95 % of F1", "", "P", "R", "F1")?;
    for scored in results.all() {
        let [p, r, f] = percent(&(measure.of)(&scored.pooled));
        let interval = bounds(scored.bootstrap.interval(|s| (measure.of)(s).f1()));
        writeln!(out, "{:name$}{p:8.1}{r:7.1}{f:7.1}   {interval}", clean(&scored.name))?;
    }
    Ok(())
}

/// Columns of the aligners' names.
fn columns(results: &Results) -> usize {
    results.all().map(|s| s.name.chars().count()).max().unwrap_or(0)
}

fn cases(tally: &Tally, out: &mut dyn Write) -> io::Result<()> {
    let name = tally.keys().map(|n| n.chars().count()).max().unwrap_or(0).max(4);
    writeln!(out, "\n{:name$}  beads  strict    lax   null   divP   divR  major  alarms", "case")?;
    for (case, score) in tally {
        let share = [
            score.strict.f1(),
            score.lax.f1(),
            score.null.f1(),
            score.divergences.precision(),
            score.divergences.recall(),
            score.major.recall(),
        ]
        .map(|x| format!("{:7.1}", 100.0 * x));
        writeln!(out, "{:name$}  {:5} {}  {:6}", clean(case), score.beads, share.concat(), score.alarms)?;
    }
    Ok(())
}

/// F1 by every measure, a row a case and an aligner.
fn cases_by_aligner(results: &Results, out: &mut dyn Write) -> io::Result<()> {
    let (case, name) = (results.own.tally.keys().map(|n| n.chars().count()).max(), columns(results));
    let case = case.unwrap_or(0).max(4);
    let names: Vec<String> = MEASURES.iter().map(|m| format!("{:>14}", m.name)).collect();
    writeln!(out, "\n{:case$}  {:name$}{}", "case", "", names.concat())?;
    for id in results.own.tally.keys() {
        for scored in results.all() {
            let Some(score) = scored.tally.get(id) else { continue };
            let f1 = MEASURES.iter().map(|m| format!("{:14.1}", 100.0 * (m.of)(score).f1()));
            writeln!(out, "{:case$}  {:name$}{}", clean(id), clean(&scored.name), f1.collect::<String>())?;
        }
    }
    Ok(())
}

/// Confidence against what is right, a row a bin.
pub fn reliability(what: &str, claims: &[Claim], out: &mut dyn Write) -> io::Result<()> {
    let reliability = Reliability::of(claims);
    let Reliability { count, right, calibration_error, brier, bins } = &reliability;
    writeln!(
        out,
        "\nconfidence of {what}: {right} of {count} right, calibration error {:.1}, Brier score {brier:.3}",
        100.0 * calibration_error
    )?;
    if !bins.is_empty() {
        writeln!(out, "{:14}{:>7}{:>7}{:>9}", "", "count", "mean", "right %")?;
    }
    for Bin { from, to, count, right, confidence } in bins {
        let share = 100.0 * *right as f64 / *count as f64;
        writeln!(out, "{from:.2} to {to:.2}  {count:7}{confidence:7.2}{share:9.1}")?;
    }
    Ok(())
}
