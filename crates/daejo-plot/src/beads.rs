//! What both styles draw: beads, one by one or, where they are many, runs of them.

use crate::density::Bar;
use crate::palette::{self, Class, Colour};
use crate::shape::{Look, Outline, Point, Shape};
use daejo::{Bead, Report, Severity};
use std::collections::BTreeMap;
use std::ops::Range;

/// More beads than this are drawn as runs, without tips: single ones would be too small to be pointed at.
const MANY: usize = 500;
/// Where beads are many, points this near are one: what no eye tells apart would only make a large file.
const GRID: f32 = 0.5;

/// Whether a report's beads are drawn as runs.
pub fn are_many(report: &Report) -> bool {
    report.beads.len() > MANY
}

/// A bead, or a run of beads that follow each other on both sides, one sentence to one.
#[derive(Clone, Debug)]
pub struct Run {
    pub class: Class,
    pub en: Range<usize>,
    pub ko: Range<usize>,
    /// The mean of its beads.
    pub confidence: f32,
    pub beads: Range<usize>,
}

impl Run {
    fn of(number: usize, bead: &Bead) -> Run {
        let range = |s: &[usize]| match (s.first(), s.last()) {
            (Some(first), Some(last)) => *first..last + 1,
            _ => 0..0,
        };
        Run {
            class: Class::of(bead),
            en: range(&bead.en),
            ko: range(&bead.ko),
            confidence: bead.confidence,
            beads: number..number + 1,
        }
    }

    /// Whether both sides are as long as there are beads, or one of them is empty.
    fn is_plain(&self) -> bool {
        [&self.en, &self.ko].iter().all(|r| r.is_empty() || r.len() == self.beads.len())
    }

    fn goes_on_in(&self, next: &Run) -> bool {
        let follows = |a: &Range<usize>, b: &Range<usize>| a.is_empty() && b.is_empty() || a.end == b.start;
        self.class == next.class
            && self.is_plain()
            && next.is_plain()
            && follows(&self.en, &next.en)
            && follows(&self.ko, &next.ko)
    }

    fn extend(&mut self, next: Run) {
        let (n, m) = (self.beads.len() as f32, next.beads.len() as f32);
        self.confidence = (self.confidence * n + next.confidence * m) / (n + m);
        self.beads.end = next.beads.end;
        self.en.end = next.en.end;
        self.ko.end = next.ko.end;
    }
}

/// The beads of a report in order; runs of them where they are many.
pub fn runs(report: &Report) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    for (number, bead) in report.beads.iter().enumerate() {
        let next = Run::of(number, bead);
        match out.last_mut() {
            Some(last) if are_many(report) && last.goes_on_in(&next) => last.extend(next),
            _ => out.push(next),
        }
    }
    out
}

/// One bead as a run.
pub fn single(report: &Report, number: usize) -> Option<Run> {
    report.beads.get(number).map(|bead| Run::of(number, bead))
}

/// The divergent beads with the severities that occur in each, the graver one last.
pub fn divergent(report: &Report) -> BTreeMap<usize, Vec<Severity>> {
    let mut out: BTreeMap<usize, Vec<Severity>> = BTreeMap::new();
    for d in &report.divergences {
        out.entry(d.bead).or_default().push(d.severity);
    }
    for severities in out.values_mut() {
        severities.sort();
        severities.dedup();
    }
    out
}

/// What a pointer that rests on a run is told.
pub fn tip(report: &Report, run: &Run) -> String {
    let number = run.beads.start;
    let side = |name: &str, range: &Range<usize>| match range.len() {
        0 => format!("no {name}"),
        1 => format!("{name} {}", range.start),
        _ => format!("{name} {}–{}", range.start, range.end - 1),
    };
    let mut out = format!(
        "bead {number}: {}, {}, confidence {:.2}",
        side("English", &run.en),
        side("Korean", &run.ko),
        run.confidence
    );
    for d in report.divergences.iter().filter(|d| d.bead == number) {
        out.push_str(&format!("; {} ({})", d.kind, d.severity));
    }
    out
}

/// Outlines on their way to shapes: back to front by class, rings in front of all.
pub struct Layers<'a> {
    report: &'a Report,
    layers: BTreeMap<(Layer, u16), Vec<Shape>>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Layer {
    Bead(Class),
    Bars,
    Hatch,
    Ring,
}

impl<'a> Layers<'a> {
    pub fn new(report: &'a Report) -> Layers<'a> {
        Layers { report, layers: BTreeMap::new() }
    }

    /// A run in the look of its class.
    pub fn run(&mut self, run: &Run, outline: Outline, strength: f32) {
        let opacity = palette::opacity(run.confidence) * strength;
        let tip = tip(self.report, run);
        self.add(Layer::Bead(run.class), run.class.look().opacity(opacity), outline, Some(tip));
    }

    /// Lines over a run.
    pub fn hatch(&mut self, outline: Outline) {
        self.add(Layer::Hatch, palette::HATCH, outline, None);
    }

    /// Rings around a place, the graver one within, on a ground of their own or on what they surround.
    pub fn rings(&mut self, centre: Point, radius: f32, severities: &[Severity], ground: Option<Colour>) {
        /// Between two rings.
        const GAP: f32 = 1.8;
        for (i, severity) in severities.iter().rev().enumerate() {
            let outline = Outline::circle(centre, radius + GAP * i as f32);
            let look = Look { fill: ground.filter(|_| i == 0), ..palette::ring(*severity) };
            self.add(Layer::Ring, look, outline, None);
        }
    }

    fn add(&mut self, layer: Layer, look: Look, outline: Outline, tip: Option<String>) {
        let many = are_many(self.report);
        // Small marks would be nothing but their outlines.
        let look = if many { look.plain() } else { look };
        let shapes = self.layers.entry((layer, (look.opacity * 100.0) as u16)).or_default();
        if !many {
            shapes.push(Shape::Path { outlines: vec![outline], look, tip });
            return;
        }
        let snap = |x: f32| (x / GRID).round() * GRID;
        let outline = outline.map(|p| Point::new(snap(p.x), snap(p.y)));
        match shapes.first_mut() {
            Some(Shape::Path { outlines, .. }) if outlines.last() == Some(&outline) => {}
            Some(Shape::Path { outlines, .. }) => outlines.push(outline),
            _ => shapes.push(Shape::Path { outlines: vec![outline], look, tip: None }),
        }
    }

    /// Bars of how much there is of something: of what has no counterpart, or of divergences.
    pub fn bars(&mut self, bars: &[Bar], look: Look, outline: impl Fn(&Bar) -> Outline) {
        if !bars.is_empty() {
            let outlines = bars.iter().map(outline).collect();
            self.layers.entry((Layer::Bars, 0)).or_default().push(Shape::Path { outlines, look, tip: None });
        }
    }

    /// All shapes from back to front.
    pub fn shapes(self) -> Vec<Shape> {
        self.layers.into_values().flatten().collect()
    }
}
