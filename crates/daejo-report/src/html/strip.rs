//! The overview of a release: both texts as bars, each bead as a ribbon between them, in units of a thousandth of
//! the height.

use daejo::{Bead, Report, Severity, Side};
use serde::Serialize;
use std::ops::Range;

/// The height of both bars.
const HEIGHT: f64 = 1000.0;
/// Plain beads that follow each other are one ribbon up to this height.
const LEAST: f64 = 4.0;
/// Where the bars stand, and how wide they are.
const BARS: [f64; 2] = [14.0, 78.0];
const BAR: f64 = 14.0;
/// Between a bar and the ribbons.
const GAP: f64 = 2.0;

/// What the template draws.
#[derive(Serialize)]
pub struct Strip {
    ribbons: Vec<Ribbon>,
    ticks: Vec<Tick>,
}

/// A bead, or several plain ones.
#[derive(Serialize)]
struct Ribbon {
    /// Number of the first bead.
    bead: usize,
    /// `plain`, `moved`, `omitted`, `added`.
    state: &'static str,
    /// An outline (SVG path data).
    path: String,
    about: String,
}

/// A finding.
#[derive(Serialize)]
struct Tick {
    bead: usize,
    severity: &'static str,
    y: String,
}

impl Strip {
    pub fn new(report: &Report) -> Strip {
        let scales = Side::BOTH.map(|side| Scale::new(report, side));
        let mut ribbons: Vec<(usize, Band)> = Vec::new();
        for (n, bead) in report.beads.iter().enumerate() {
            let band = Band::new(bead, &scales);
            match ribbons.last_mut() {
                Some((_, last)) if last.takes(&band) => last.extend(&band),
                _ => ribbons.push((n, band)),
            }
        }
        Strip {
            ribbons: ribbons.iter().map(|(n, band)| band.ribbon(*n)).collect(),
            ticks: ticks(report, &scales),
        }
    }
}

/// Where the sentences of a side begin and end on their bar: as long as their letters are many.
struct Scale {
    bounds: Vec<f64>,
}

impl Scale {
    fn new(report: &Report, side: Side) -> Scale {
        let sizes = report.document(side).sentences.iter().map(|s| s.text.chars().count() + 1);
        let sums: Vec<usize> = sizes
            .scan(0, |sum, size| {
                *sum += size;
                Some(*sum)
            })
            .collect();
        let total = sums.last().copied().unwrap_or(1) as f64;
        Scale { bounds: [0].iter().chain(&sums).map(|sum| *sum as f64 / total * HEIGHT).collect() }
    }

    fn of(&self, sentences: &[usize]) -> Option<Range<f64>> {
        let (first, last) = (sentences.first()?, sentences.last()?);
        Some(*self.bounds.get(*first)?..*self.bounds.get(last + 1)?)
    }
}

/// A ribbon by its ends on both bars.
struct Band {
    ends: [Option<Range<f64>>; 2],
    moved: bool,
    beads: usize,
}

impl Band {
    fn new(bead: &Bead, [en, ko]: &[Scale; 2]) -> Band {
        Band { ends: [en.of(&bead.en), ko.of(&bead.ko)], moved: bead.moved, beads: 1 }
    }

    fn height(&self) -> f64 {
        self.ends.iter().flatten().map(|r| r.end - r.start).fold(0.0, f64::max)
    }

    /// Whether another one that follows it can be drawn with it.
    fn takes(&self, next: &Band) -> bool {
        let alike = |a: &Option<_>, b: &Option<_>| a.is_some() == b.is_some();
        let same = alike(&self.ends[0], &next.ends[0]) && alike(&self.ends[1], &next.ends[1]);
        same && !self.moved && !next.moved && self.height() + next.height() < LEAST
    }

    fn extend(&mut self, next: &Band) {
        for (own, other) in self.ends.iter_mut().zip(&next.ends) {
            if let (Some(own), Some(other)) = (own, other) {
                own.end = other.end;
            }
        }
        self.beads += next.beads;
    }

    fn ribbon(&self, bead: usize) -> Ribbon {
        let [left, right] = BARS;
        let (state, path) = match &self.ends {
            [Some(en), Some(ko)] => (if self.moved { "moved" } else { "plain" }, band(en, ko)),
            [Some(en), None] => ("added", block(left, en)),
            [None, Some(ko)] => ("omitted", block(right, ko)),
            [None, None] => ("plain", String::new()),
        };
        let about = match self.beads {
            1 => format!("bead {bead}"),
            n => format!("beads {bead} to {}", bead + n - 1),
        };
        Ribbon { bead, state, path, about }
    }
}

/// A block on each bar and a ribbon between them.
fn band(en: &Range<f64>, ko: &Range<f64>) -> String {
    let [left, right] = BARS;
    let (start, end) = (left + BAR + GAP, right - GAP);
    let middle = (start + end) / 2.0;
    format!(
        "{0}M{start} {1:.1}C{middle} {1:.1} {middle} {2:.1} {end} {2:.1}V{3:.1}C{middle} {3:.1} {middle} {4:.1} {start} {4:.1}Z",
        block(left, en) + &block(right, ko),
        en.start,
        ko.start,
        ko.end,
        en.end,
    )
}

fn block(x: f64, side: &Range<f64>) -> String {
    format!("M{x} {:.1}h{BAR}V{:.1}h-{BAR}Z", side.start, side.end)
}

fn ticks(report: &Report, [en, ko]: &[Scale; 2]) -> Vec<Tick> {
    let place =
        |bead: &Bead| en.of(&bead.en).or_else(|| ko.of(&bead.ko)).map_or(0.0, |r| (r.start + r.end) / 2.0);
    let tick = |d: &daejo::Divergence| Tick {
        bead: d.bead,
        severity: d.severity.as_str(),
        y: format!("{:.1}", report.beads.get(d.bead).map_or(0.0, place)),
    };
    // Major ones last: they are drawn above the others.
    let of = |severity| report.divergences.iter().filter(move |d| d.severity == severity).map(tick);
    of(Severity::Minor).chain(of(Severity::Major)).collect()
}
