//! Ribbons: English on the left, Korean on the right, a band a bead; null beads are hatched, moved ones cross.

use crate::WIDTH;
use crate::beads::{self, Layers, Run};
use crate::density;
use crate::frame::{self, Axis, LABEL, MARGIN};
use crate::palette::{self, Class, PALE, PAPER};
use crate::shape::{Anchor, Look, Outline, Point, Shape, Step};
use daejo::{Report, Side};

/// From the left edge to the English bar; as far is the Korean one from the right edge.
const INSET: f32 = 62.0;
/// A bar's width.
const BAR: f32 = 11.0;
/// The longer bar takes no more than this; a sentence no more than that.
const TALLEST: f32 = 250.0;
const LARGEST: f32 = 13.0;
/// Where beads are many, bars at the right edge count divergences: so long at most.
const COUNTS: f32 = 16.0;
/// Of a cell, the height of its part of the bar.
const SHARE: f32 = 0.84;
/// Between two lines of a hatch.
const HATCH: f32 = 3.0;
/// Bands are weaker than bars, that crossing ones show through.
const BAND: f32 = 0.5;

/// Draws beads and axes from a height on; returns the height where they end.
pub fn draw(report: &Report, top: f32, shapes: &mut Vec<Shape>, layers: &mut Layers<'_>) -> f32 {
    let bars = Bars::new(report, top + LABEL + 4.0);
    for side in Side::BOTH {
        let (from, to) = bars.edges(side);
        let axis = bars.axis(side);
        let name = if side == Side::En { "English sentence" } else { "Korean sentence" };
        let at = Point::new((from + to) / 2.0, top + LABEL);
        shapes.push(Shape::text(at, name, LABEL, Anchor::Middle));
        let whole = Outline::rectangle(Point::new(from, axis.start), Point::new(to, axis.end()));
        shapes.push(Shape::path(whole, Look::fill(PALE)));
        frame::down(axis, if side == Side::En { from } else { to }, side == Side::En, shapes);
    }
    if beads::are_many(report) {
        bars.many(report, layers);
    } else {
        bars.few(report, layers);
    }
    bars.en.end().max(bars.ko.end())
}

struct Bars {
    en: Axis,
    ko: Axis,
}

impl Bars {
    fn new(report: &Report, start: f32) -> Bars {
        let (en, ko) = (report.en.sentences.len(), report.ko.sentences.len());
        let cell = (TALLEST / en.max(ko).max(1) as f32).min(LARGEST);
        let axis = |count| Axis { start, count, cell };
        Bars { en: axis(en), ko: axis(ko) }
    }

    fn axis(&self, side: Side) -> &Axis {
        match side {
            Side::En => &self.en,
            Side::Ko => &self.ko,
        }
    }

    fn edges(&self, side: Side) -> (f32, f32) {
        match side {
            Side::En => (INSET, INSET + BAR),
            Side::Ko => (WIDTH - INSET - BAR, WIDTH - INSET),
        }
    }

    fn few(&self, report: &Report, layers: &mut Layers<'_>) {
        for run in beads::runs(report) {
            self.run(&run, layers);
        }
        for (number, severities) in &beads::divergent(report) {
            let Some(run) = beads::single(report, *number) else { continue };
            let ground = Some(PAPER).filter(|_| run.class != Class::Null);
            layers.rings(self.centre(&run), self.radius(), severities, ground);
        }
    }

    fn many(&self, report: &Report, layers: &mut Layers<'_>) {
        for run in beads::runs(report).iter().filter(|r| r.class != Class::Null) {
            self.run(run, layers);
        }
        let across = |[from, to]: [f32; 2], [y0, y1]: [f32; 2]| {
            Outline::rectangle(Point::new(from, y0), Point::new(to, y1))
        };
        for side in Side::BOTH {
            // From the outer edge inwards.
            let (left, right) = self.edges(side);
            let (from, sign) = if side == Side::En { (left, 1.0) } else { (right, -1.0) };
            let bars = density::unaligned(report, side, self.axis(side));
            layers.bars(&bars, Class::Null.look(), |(ys, [_, high])| {
                across([from, from + sign * BAR * high], *ys)
            });
        }
        let from = WIDTH - MARGIN - COUNTS;
        for (severity, bars) in density::divergences(report, &self.ko) {
            layers.bars(&bars, palette::bar(severity), |(ys, [low, high])| {
                across([from + COUNTS * low, from + COUNTS * high], *ys)
            });
        }
    }

    fn run(&self, run: &Run, layers: &mut Layers<'_>) {
        for side in Side::BOTH {
            let range = if side == Side::En { &run.en } else { &run.ko };
            if range.is_empty() {
                continue;
            }
            let (left, right) = self.edges(side);
            let (top, bottom) = self.axis(side).extent(range, SHARE);
            let (from, to) = (Point::new(left, top), Point::new(right, bottom));
            layers.run(run, Outline::rectangle(from, to), 1.0);
            if run.class == Class::Null {
                hatches(from, to, HATCH).into_iter().for_each(|line| layers.hatch(line));
            }
        }
        if run.class != Class::Null {
            layers.run(run, self.band(run), BAND);
        }
    }

    fn band(&self, run: &Run) -> Outline {
        let (left, right) = (self.edges(Side::En).1, self.edges(Side::Ko).0);
        let middle = (left + right) / 2.0;
        let (en_top, en_bottom) = self.en.extent(&run.en, SHARE);
        let (ko_top, ko_bottom) = self.ko.extent(&run.ko, SHARE);
        let curve = |y0: f32, x: f32, y1: f32| {
            Step::Curve(Point::new(middle, y0), Point::new(middle, y1), Point::new(x, y1))
        };
        Outline {
            start: Point::new(left, en_top),
            steps: vec![
                curve(en_top, right, ko_top),
                Step::Line(Point::new(right, ko_bottom)),
                curve(ko_bottom, left, en_bottom),
            ],
            closed: true,
        }
    }

    fn centre(&self, run: &Run) -> Point {
        let bar = |side| {
            let (left, right) = self.edges(side);
            (left + right) / 2.0
        };
        if run.ko.is_empty() {
            Point::new(bar(Side::En), self.en.middle(&run.en))
        } else if run.en.is_empty() {
            Point::new(bar(Side::Ko), self.ko.middle(&run.ko))
        } else {
            Point::new(WIDTH / 2.0, (self.en.middle(&run.en) + self.ko.middle(&run.ko)) / 2.0)
        }
    }

    fn radius(&self) -> f32 {
        (self.en.cell * 0.42).clamp(2.5, 5.0)
    }
}

/// Lines from the lower left to the upper right that fill a rectangle, so far apart along an edge.
pub fn hatches(from: Point, to: Point, apart: f32) -> Vec<Outline> {
    let (wide, tall) = (to.x - from.x, to.y - from.y);
    let count = ((wide + tall) / apart) as usize;
    let line = |n: usize| {
        let c = n as f32 * apart;
        let (low, high) = (c.min(tall), c.min(wide));
        Outline::line(&[
            Point::new(from.x + c - low, from.y + low),
            Point::new(from.x + high, from.y + c - high),
        ])
    };
    (1..=count).map(line).collect()
}
