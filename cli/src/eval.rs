//! `daejo eval`: accuracy on gold cases as a table or as data, with limits for automatic checks.

use crate::args::{Eval, Global, Limits, ReportFormat};
use crate::output::{Messages, Output};
use crate::run::{Status, source};
use anyhow::Result;
use daejo::eval::{Case, Counts, Found, Score, Tally};
use daejo::{Comparer, Pair, Report, Side};
use daejo_report::clean;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

/// Scores the cases, writes the figures, compares them with the limits.
pub fn run(args: &Eval, comparer: &Comparer, global: &Global, messages: &Messages) -> Result<Status> {
    let output = Output::new(args.output.as_deref(), global);
    let (tally, pooled) = score(args, comparer)?;
    output.write(|out| match args.format {
        ReportFormat::Text => table(&tally, &pooled, args.per_case, out),
        ReportFormat::Json => json(&tally, &pooled, out),
    })?;
    let missed = missed(&args.limits, &pooled);
    for message in &missed {
        messages.line(&format!("daejo: {message}"));
    }
    Ok(if missed.is_empty() { Status::Clean } else { Status::Found })
}

fn score(args: &Eval, comparer: &Comparer) -> Result<(Tally, Score)> {
    let mut tally = Tally::new();
    let mut pooled = Score::default();
    for root in &args.gold {
        for case in Case::read_all(root)? {
            let score = Score::of(&case, &found(&case, comparer)?);
            pooled += &score;
            *tally.entry(case.gold.id.clone()).or_default() += &score;
        }
    }
    Ok((tally, pooled))
}

fn found(case: &Case, comparer: &Comparer) -> Result<Found> {
    let sources = Pair {
        en: source(Path::new(&format!("{}/en.txt", case.gold.id)), &case.bytes.en)?,
        ko: source(Path::new(&format!("{}/ko.txt", case.gold.id)), &case.bytes.ko)?,
    };
    let report = comparer.compare(sources);
    let spans = |side: Side| report.document(side).sentences.iter().map(|s| s.span).collect();
    Ok(Found {
        sentences: Pair { en: spans(Side::En), ko: spans(Side::Ko) },
        beads: beads(&report),
        divergences: report.divergences.iter().map(|d| (d.kind.to_string(), d.bead)).collect(),
    })
}

fn beads(report: &Report) -> Vec<Pair<Vec<usize>>> {
    report.beads.iter().map(|b| Pair { en: b.en.clone(), ko: b.ko.clone() }).collect()
}

/// False alarms in 100 beads of faithful cases.
fn alarms(score: &Score) -> f64 {
    100.0 * score.alarms as f64 / score.faithful_beads.max(1) as f64
}

fn table(tally: &Tally, pooled: &Score, per_case: bool, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{} cases, {} beads\n", tally.len(), pooled.beads)?;
    writeln!(out, "{:18}{:>6}{:>7}{:>7}   {:>5} {:>5} {:>5}", "", "P", "R", "F1", "right", "found", "gold")?;
    for (name, counts) in figures(pooled) {
        row(name, counts, out)?;
    }
    let major = &pooled.major;
    writeln!(
        out,
        "{:18}{:>6}{:>7.1}{:>7}   {:>5} {:>5} {:>5}",
        "major",
        "",
        100.0 * major.recall(),
        "",
        major.right,
        "",
        major.gold
    )?;
    writeln!(
        out,
        "\nfalse alarms      {:6.1} in 100 beads of faithful cases ({} in {})",
        alarms(pooled),
        pooled.alarms,
        pooled.faithful_beads
    )?;
    if !pooled.kinds.is_empty() {
        writeln!(out, "\ndivergences by kind")?;
    }
    for (kind, counts) in &pooled.kinds {
        row(&format!("  {kind}"), counts, out)?;
    }
    if per_case { cases(tally, out) } else { Ok(()) }
}

fn figures(score: &Score) -> [(&'static str, &Counts); 4] {
    [
        ("strict", &score.strict),
        ("lax", &score.lax),
        ("null", &score.null),
        ("divergences", &score.divergences),
    ]
}

fn row(name: &str, counts: &Counts, out: &mut dyn Write) -> io::Result<()> {
    let [p, r, f] = [counts.precision(), counts.recall(), counts.f1()].map(|x| 100.0 * x);
    let Counts { right, found, gold } = counts;
    writeln!(out, "{:18}{p:6.1}{r:7.1}{f:7.1}   {right:5} {found:5} {gold:5}", clean(name))
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

/// A score with its figures, in percent.
#[derive(Serialize)]
struct Figures<'a> {
    beads: usize,
    strict: Figure<'a>,
    lax: Figure<'a>,
    null: Figure<'a>,
    divergences: Figure<'a>,
    major_recall: f64,
    alarms_per_100: f64,
    alarms: usize,
    faithful_beads: usize,
    kinds: BTreeMap<&'a str, Figure<'a>>,
}

#[derive(Serialize)]
struct Figure<'a> {
    precision: f64,
    recall: f64,
    f1: f64,
    #[serde(flatten)]
    counts: &'a Counts,
}

impl<'a> Figure<'a> {
    fn of(counts: &'a Counts) -> Figure<'a> {
        let percent = |x: f64| (x * 1e4).round() / 100.0;
        let [precision, recall, f1] = [counts.precision(), counts.recall(), counts.f1()].map(percent);
        Figure { precision, recall, f1, counts }
    }
}

impl<'a> Figures<'a> {
    fn of(score: &'a Score) -> Figures<'a> {
        Figures {
            beads: score.beads,
            strict: Figure::of(&score.strict),
            lax: Figure::of(&score.lax),
            null: Figure::of(&score.null),
            divergences: Figure::of(&score.divergences),
            major_recall: Figure::of(&score.major).recall,
            alarms_per_100: (alarms(score) * 100.0).round() / 100.0,
            alarms: score.alarms,
            faithful_beads: score.faithful_beads,
            kinds: score.kinds.iter().map(|(k, c)| (k.as_str(), Figure::of(c))).collect(),
        }
    }
}

fn json(tally: &Tally, pooled: &Score, out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct View<'a> {
        schema: &'static str,
        pooled: Figures<'a>,
        cases: BTreeMap<&'a str, Figures<'a>>,
    }
    let cases = tally.iter().map(|(name, score)| (name.as_str(), Figures::of(score))).collect();
    let view = View { schema: "daejo/eval/1", pooled: Figures::of(pooled), cases };
    serde_json::to_writer_pretty(&mut *out, &view)?;
    writeln!(out)
}

/// Figures on the wrong side of their limits.
fn missed(limits: &Limits, score: &Score) -> Vec<String> {
    let least = [
        ("strict F1", limits.min_strict, score.strict.f1()),
        ("lax F1", limits.min_lax, score.lax.f1()),
        ("null F1", limits.min_null, score.null.f1()),
        ("precision of divergences", limits.min_div_precision, score.divergences.precision()),
        ("recall of divergences", limits.min_div_recall, score.divergences.recall()),
        ("recall of major divergences", limits.min_major_recall, score.major.recall()),
    ];
    let low = least.into_iter().filter_map(|(name, limit, share)| {
        let (limit, value) = (limit?, 100.0 * share);
        (value < limit).then(|| format!("{name} is {value:.2}, below {limit}"))
    });
    let high = limits.max_alarms.filter(|most| alarms(score) > *most);
    low.chain(high.map(|most| format!("false alarms are {:.2} in 100 beads, above {most}", alarms(score))))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_below_its_limit_is_named() {
        let strict = Counts { right: 9, found: 10, gold: 10 };
        let score = Score { strict, alarms: 3, faithful_beads: 100, ..Score::default() };
        let limits = |min_strict, max_alarms| Limits {
            min_strict: Some(min_strict),
            min_lax: None,
            min_null: None,
            min_div_precision: None,
            min_div_recall: None,
            min_major_recall: None,
            max_alarms: Some(max_alarms),
        };
        assert!(missed(&limits(90.0, 3.0), &score).is_empty());
        assert_eq!(
            missed(&limits(90.5, 2.0), &score),
            ["strict F1 is 90.00, below 90.5", "false alarms are 3.00 in 100 beads, above 2"]
        );
    }
}
