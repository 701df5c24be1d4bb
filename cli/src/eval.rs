//! `daejo eval`: accuracy on gold cases as a table or as data, beside other aligners, with limits for automatic checks.

mod ablation;
mod data;
mod fit;
mod ladders;
mod table;

use crate::args::{Eval, Fit, Global, Limits, ReportFormat};
use crate::output::{Messages, Output};
use crate::run::{Status, source};
use anyhow::Result;
use daejo::eval::{Bootstrap, Case, Claims, Found, Rates, Score, Tally};
use daejo::{Comparer, Pair};
use ladders::Aligner;
use std::path::Path;

/// Scores the cases, writes the figures, compares them with the limits.
pub fn run(args: &Eval, comparer: &Comparer, global: &Global, messages: &Messages) -> Result<Status> {
    let output = Output::new(args.output.as_deref(), global);
    let cases = cases(args)?;
    let lexicon = comparer.lexicon();
    if args.ablate {
        output.write(|out| ablation::write(&cases, lexicon, out))?;
        return Ok(Status::Clean);
    }
    if let Some(what) = args.fit {
        output.write(|out| match what {
            Fit::Confidence => fit::confidence(&cases, lexicon, out),
            Fit::Weights => fit::weights(&cases, lexicon, out),
            Fit::Related => fit::related(&cases, lexicon, out),
            Fit::Thresholds => fit::thresholds(&cases, out),
        })?;
        return Ok(Status::Clean);
    }
    let results = results(args, &cases, comparer)?;
    output.write(|out| match args.format {
        ReportFormat::Text => table::write(&results, args.per_case, args.reliability, out),
        ReportFormat::Json => data::write(&results, args.reliability, out),
    })?;
    let missed = missed(&args.limits, &results.own.pooled);
    for message in &missed {
        messages.line(&format!("daejo: {message}"));
    }
    Ok(if missed.is_empty() { Status::Clean } else { Status::Found })
}

/// The figures of one aligner.
struct Scored {
    name: String,
    tally: Tally,
    pooled: Score,
    bootstrap: Bootstrap,
}

impl Scored {
    fn of(name: &str, tally: Tally) -> Scored {
        let mut pooled = Score::default();
        for score in tally.values() {
            pooled += score;
        }
        let bootstrap = Bootstrap::of(&tally.values().collect::<Vec<_>>());
        Scored { name: name.to_string(), tally, pooled, bootstrap }
    }
}

/// The figures of daejo, and those of other aligners on the same cases.
struct Results {
    own: Scored,
    others: Vec<Scored>,
    claims: Claims,
}

impl Results {
    fn all(&self) -> impl Iterator<Item = &Scored> {
        std::iter::once(&self.own).chain(&self.others)
    }
}

fn cases(args: &Eval) -> Result<Vec<Case>> {
    let mut cases = Vec::new();
    for root in &args.gold {
        cases.extend(Case::read_all(root)?);
    }
    Ok(cases)
}

fn results(args: &Eval, cases: &[Case], comparer: &Comparer) -> Result<Results> {
    // Ladders first: a fault in one should not wait for the rest.
    let aligners = ladders::read(&args.ladder, cases)?;
    let mut tally = Tally::new();
    let mut claims = Claims::default();
    for case in cases {
        let found = found(case, comparer)?;
        claims.add(case, &found);
        *tally.entry(case.gold.id.clone()).or_default() += &Score::of(case, &found);
    }
    let scored = |aligner: Aligner| {
        let mut tally = Tally::new();
        for (case, found) in cases.iter().zip(&aligner.found) {
            *tally.entry(case.gold.id.clone()).or_default() += &Score::of(case, found);
        }
        Scored::of(&aligner.name, tally)
    };
    let others = aligners.into_iter().map(scored).collect();
    Ok(Results { own: Scored::of("daejo", tally), others, claims })
}

fn found(case: &Case, comparer: &Comparer) -> Result<Found> {
    let sources = Pair {
        en: source(Path::new(&format!("{}/en.txt", case.gold.id)), &case.bytes.en)?,
        ko: source(Path::new(&format!("{}/ko.txt", case.gold.id)), &case.bytes.ko)?,
    };
    Ok(Found::from(&comparer.compare(sources)))
}

/// A measure of a ladder.
struct Measure {
    name: &'static str,
    about: &'static str,
    of: fn(&Score) -> Rates,
}

/// The measures in the order in which they are shown. The strict measure with null beads stripped is `strict`.
const MEASURES: [Measure; 6] = [
    Measure { name: "strict", about: "beads with both sides, exactly", of: |s| s.strict.rates() },
    Measure { name: "lax", about: "pairs of sentences that share a bead", of: |s| s.lax.rates() },
    Measure { name: "null", about: "sentences aligned to nothing", of: |s| s.null.rates() },
    Measure {
        name: "kept strict",
        about: "beads exactly, null ones kept in precision, as Vecalign and Bertalign count",
        of: |s| s.kept.strict,
    },
    Measure {
        name: "kept lax",
        about: "beads that share a sentence on both sides, null ones kept in precision",
        of: |s| s.kept.lax,
    },
    Measure {
        name: "stripped lax",
        about: "beads that share a sentence on both sides, null ones stripped, as SentAlign counts",
        of: |s| s.stripped.lax,
    },
];

/// False alarms in 100 beads of faithful cases.
fn alarms(score: &Score) -> f64 {
    100.0 * score.alarms as f64 / score.faithful_beads.max(1) as f64
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
    use daejo::eval::Counts;

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
