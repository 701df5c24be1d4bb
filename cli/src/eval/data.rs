//! The figures as data (schema `daejo/eval/1`).

use super::{Results, Scored, alarms};
use daejo::eval::{Bootstrap, Claims, Published, Rates, Reliability, Score};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

#[derive(Serialize)]
struct View<'a> {
    schema: &'static str,
    pooled: Figures<'a>,
    cases: BTreeMap<&'a str, Figures<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reliability: Option<Confidences>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aligners: Vec<Ladders<'a>>,
}

/// Writes all figures.
pub fn write(results: &Results, reliable: bool, out: &mut dyn Write) -> io::Result<()> {
    let Results { own, others, claims } = results;
    let view = View {
        schema: "daejo/eval/1",
        pooled: Figures::of(&own.pooled, Some(&own.bootstrap)),
        cases: own.tally.iter().map(|(id, score)| (id.as_str(), Figures::of(score, None))).collect(),
        reliability: reliable.then(|| Confidences::of(claims)),
        aligners: others.iter().map(Ladders::of).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &view)?;
    writeln!(out)
}

/// A score with its figures, in percent.
#[derive(Serialize)]
struct Figures<'a> {
    beads: usize,
    #[serde(flatten)]
    ladder: LadderFigures,
    divergences: Figure,
    major_recall: f64,
    alarms_per_100: f64,
    alarms: usize,
    faithful_beads: usize,
    kinds: BTreeMap<&'a str, Figure>,
}

impl<'a> Figures<'a> {
    fn of(score: &'a Score, bootstrap: Option<&Bootstrap>) -> Figures<'a> {
        Figures {
            beads: score.beads,
            ladder: LadderFigures::of(score, bootstrap),
            divergences: Figure::of(score, bootstrap, |s| s.divergences.rates()),
            major_recall: percent(score.major.recall()),
            alarms_per_100: (alarms(score) * 100.0).round() / 100.0,
            alarms: score.alarms,
            faithful_beads: score.faithful_beads,
            kinds: score
                .kinds
                .iter()
                .map(|(k, c)| (k.as_str(), Figure::of(score, None, |_| c.rates())))
                .collect(),
        }
    }
}

/// The figures of another aligner.
#[derive(Serialize)]
struct Ladders<'a> {
    name: &'a str,
    pooled: LadderFigures,
    cases: BTreeMap<&'a str, LadderFigures>,
}

impl<'a> Ladders<'a> {
    fn of(scored: &'a Scored) -> Ladders<'a> {
        let cases = scored.tally.iter().map(|(id, score)| (id.as_str(), LadderFigures::of(score, None)));
        Ladders {
            name: &scored.name,
            pooled: LadderFigures::of(&scored.pooled, Some(&scored.bootstrap)),
            cases: cases.collect(),
        }
    }
}

/// What a ladder can be measured by.
#[derive(Serialize)]
struct LadderFigures {
    strict: Figure,
    lax: Figure,
    null: Figure,
    kept: BeadFigures,
    stripped: BeadFigures,
}

impl LadderFigures {
    fn of(score: &Score, bootstrap: Option<&Bootstrap>) -> LadderFigures {
        LadderFigures {
            strict: Figure::of(score, bootstrap, |s| s.strict.rates()),
            lax: Figure::of(score, bootstrap, |s| s.lax.rates()),
            null: Figure::of(score, bootstrap, |s| s.null.rates()),
            kept: BeadFigures::of(score, bootstrap, |s| &s.kept),
            stripped: BeadFigures::of(score, bootstrap, |s| &s.stripped),
        }
    }
}

/// Whole beads, as other papers count them.
#[derive(Serialize)]
struct BeadFigures {
    strict: Figure,
    lax: Figure,
}

impl BeadFigures {
    fn of(score: &Score, bootstrap: Option<&Bootstrap>, published: fn(&Score) -> &Published) -> BeadFigures {
        BeadFigures {
            strict: Figure::of(score, bootstrap, |s| published(s).strict),
            lax: Figure::of(score, bootstrap, |s| published(s).lax),
        }
    }
}

/// Precision, recall and F1 of something, the interval of F1, and what was counted.
#[derive(Serialize)]
struct Figure {
    precision: f64,
    recall: f64,
    f1: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    interval: Option<[f64; 2]>,
    /// Right ones of what was found.
    right: usize,
    found: usize,
    /// Right ones of the gold; another number only where null beads are kept, or a bead touches several.
    recalled: usize,
    gold: usize,
}

impl Figure {
    fn of(score: &Score, bootstrap: Option<&Bootstrap>, rates: impl Fn(&Score) -> Rates) -> Figure {
        let interval = bootstrap.map(|b| b.interval(|s| rates(s).f1()));
        let rates = rates(score);
        Figure {
            precision: percent(rates.precision()),
            recall: percent(rates.recall()),
            f1: percent(rates.f1()),
            interval: interval.map(|i| [percent(i.low), percent(i.high)]),
            right: rates.precision.right,
            found: rates.precision.of,
            recalled: rates.recall.right,
            gold: rates.recall.of,
        }
    }
}

fn percent(share: f64) -> f64 {
    (share * 1e4).round() / 100.0
}

/// How far confidences can be relied on.
#[derive(Serialize)]
struct Confidences {
    beads: Reliability,
    null: Reliability,
    divergences: Reliability,
}

impl Confidences {
    fn of(claims: &Claims) -> Confidences {
        Confidences {
            beads: Reliability::of(&claims.beads),
            null: Reliability::of(&claims.null),
            divergences: Reliability::of(&claims.divergences),
        }
    }
}
