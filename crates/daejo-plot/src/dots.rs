//! The dot plot: English sentences across, Korean ones down, a mark a bead; null beads in the strips along the axes.

use crate::WIDTH;
use crate::beads::{self, Layers, Run};
use crate::density;
use crate::frame::{self, Axis, LABEL, MARGIN, SMALL};
use crate::palette::{self, Class, PALE};
use crate::shape::{Anchor, Look, Outline, Point, Shape};
use daejo::{Report, Side};

/// Strip of the null beads of a side.
const STRIP: f32 = 9.0;
/// A sentence takes no more than this.
const LARGEST: f32 = 16.0;
/// Of a cell, the side of its square.
const SHARE: f32 = 0.72;
/// Of a cell, the radius of a ring; and the least.
const RING: (f32, f32) = (0.58, 3.0);

/// Draws beads and axes from a height on; returns the height where they end.
pub fn draw(report: &Report, top: f32, shapes: &mut Vec<Shape>, layers: &mut Layers<'_>) -> f32 {
    let plot = Plot::new(report, top);
    plot.ground(shapes);
    if beads::are_many(report) {
        plot.many(report, layers);
    } else {
        plot.few(report, layers);
    }
    frame::down(&plot.ko, plot.left, true, shapes);
    let middle = Point::new(plot.left - numbers(&plot.ko), (plot.ko.start + plot.ko.end()) / 2.0);
    shapes.push(Shape::Text {
        at: middle,
        text: "Korean sentence".into(),
        size: LABEL,
        anchor: Anchor::Middle,
        upward: true,
    });
    frame::across(&plot.en, plot.ko.end() + STRIP, "English sentence", shapes)
}

/// Units that an axis's numbers take beside it.
fn numbers(axis: &Axis) -> f32 {
    let digits = axis.count.saturating_sub(1).to_string().len() as f32;
    digits * SMALL * 0.6 + 8.0
}

struct Plot {
    en: Axis,
    ko: Axis,
    /// Left end of the strip of Korean null beads.
    left: f32,
}

impl Plot {
    fn new(report: &Report, top: f32) -> Plot {
        let (en, ko) = (report.en.sentences.len(), report.ko.sentences.len());
        let left = MARGIN + LABEL + numbers(&Axis { start: top, count: ko, cell: 1.0 });
        // Where beads are many, a strip on the right counts divergences.
        let strips = if beads::are_many(report) { 2.0 } else { 1.0 };
        let room = WIDTH - MARGIN - left - STRIP * strips;
        let cell = (room / en.max(ko).max(1) as f32).min(LARGEST);
        // A small plot stands in the middle.
        let left = left + (room - cell * en as f32) / 2.0 * f32::from(u8::from(cell == LARGEST));
        Plot {
            en: Axis { start: left + STRIP, count: en, cell },
            ko: Axis { start: top, count: ko, cell },
            left,
        }
    }

    fn ground(&self, shapes: &mut Vec<Shape>) {
        let (right, bottom) = (self.en.end(), self.ko.end());
        let korean = (Point::new(self.left, self.ko.start), Point::new(self.en.start, bottom));
        let english = (Point::new(self.en.start, bottom), Point::new(right, bottom + STRIP));
        for (from, to) in [korean, english] {
            shapes.push(Shape::path(Outline::rectangle(from, to), Look::fill(PALE)));
        }
        shapes.push(frame::border(Point::new(self.en.start, self.ko.start), Point::new(right, bottom)));
    }

    fn few(&self, report: &Report, layers: &mut Layers<'_>) {
        for run in beads::runs(report) {
            layers.run(&run, self.mark(&run), 1.0);
        }
        for (number, severities) in &beads::divergent(report) {
            let Some(run) = beads::single(report, *number) else { continue };
            layers.rings(self.centre(&run), self.radius(&run), severities, None);
        }
    }

    fn many(&self, report: &Report, layers: &mut Layers<'_>) {
        for run in beads::runs(report).iter().filter(|r| r.class != Class::Null) {
            layers.run(run, self.mark(run), 1.0);
        }
        let (left, right, bottom) = (self.en.start, self.en.end(), self.ko.end());
        let rectangle =
            |x0: f32, y0: f32, x1: f32, y1: f32| Outline::rectangle(Point::new(x0, y0), Point::new(x1, y1));
        let null = Class::Null.look();
        layers.bars(&density::unaligned(report, Side::Ko, &self.ko), null, |([y0, y1], [_, high])| {
            rectangle(left - STRIP * high, *y0, left, *y1)
        });
        layers.bars(&density::unaligned(report, Side::En, &self.en), null, |([x0, x1], [_, high])| {
            rectangle(*x0, bottom, *x1, bottom + STRIP * high)
        });
        for (severity, bars) in density::divergences(report, &self.ko) {
            layers.bars(&bars, palette::bar(severity), |([y0, y1], [low, high])| {
                rectangle(right + 1.0 + STRIP * low, *y0, right + 1.0 + STRIP * high, *y1)
            });
        }
    }

    fn centre(&self, run: &Run) -> Point {
        let x = if run.en.is_empty() { self.left + STRIP / 2.0 } else { self.en.middle(&run.en) };
        let y = if run.ko.is_empty() { self.ko.end() + STRIP / 2.0 } else { self.ko.middle(&run.ko) };
        Point::new(x, y)
    }

    fn radius(&self, run: &Run) -> f32 {
        /// Of a strip: a ring in it stays in it.
        const NARROW: f32 = 0.5;
        if run.class == Class::Null {
            return STRIP * NARROW;
        }
        let most = run.en.len().max(run.ko.len()) as f32;
        (self.en.cell * RING.0 * most.sqrt()).max(RING.1)
    }

    fn mark(&self, run: &Run) -> Outline {
        let (left, right) = self.en.extent(&run.en, SHARE);
        let (top, bottom) = self.ko.extent(&run.ko, SHARE);
        let centre = self.centre(run);
        match run.class {
            Class::Null if run.en.is_empty() => {
                let (from, to) = (self.left + 1.0, self.left + STRIP - 1.0);
                Outline::polygon(&[Point::new(from, top), Point::new(to, centre.y), Point::new(from, bottom)])
            }
            Class::Null => {
                let (from, to) = (self.ko.end() + STRIP - 1.0, self.ko.end() + 1.0);
                Outline::polygon(&[Point::new(left, from), Point::new(centre.x, to), Point::new(right, from)])
            }
            Class::Moved => Outline::polygon(&[
                Point::new(centre.x, top),
                Point::new(right, centre.y),
                Point::new(centre.x, bottom),
                Point::new(left, centre.y),
            ]),
            Class::Aligned if run.beads.len() > 1 => band(Point::new(left, top), Point::new(right, bottom)),
            Class::Aligned => Outline::rectangle(Point::new(left, top), Point::new(right, bottom)),
        }
    }
}

/// A band along the diagonal.
fn band(from: Point, to: Point) -> Outline {
    /// Half of its width.
    const HALF: f32 = 0.8;
    Outline::polygon(&[
        Point::new(from.x, from.y),
        Point::new(from.x + HALF, from.y),
        Point::new(to.x, to.y - HALF),
        Point::new(to.x, to.y),
        Point::new(to.x - HALF, to.y),
        Point::new(from.x, from.y + HALF),
    ])
}
