//! The legend: what occurs in a picture, and what it looks like.

use crate::beads;
use crate::font::Font;
use crate::frame::{MARGIN, SMALL};
use crate::palette::{self, Class};
use crate::shape::{Anchor, Look, Outline, Point, Shape};
use crate::{Style, WIDTH, ribbons};
use daejo::{Report, Severity};

/// A row's height, the side of a sign, and the blank after a sign and after a text.
const ROW: f32 = 11.0;
const SIGN: f32 = 6.5;
const GAPS: (f32, f32) = (3.0, 9.0);

/// An entry: its signs in a row, each of one outline or more; its text.
struct Entry {
    signs: Vec<Vec<(Outline, Look)>>,
    text: &'static str,
}

/// Draws the legend from a height on; returns the height where it ends.
pub fn draw(report: &Report, style: Style, font: &Font, top: f32, shapes: &mut Vec<Shape>) -> f32 {
    let mut rows: Vec<(f32, Vec<(f32, Entry)>)> = vec![(0.0, Vec::new())];
    for entry in entries(report, style) {
        let width = entry.signs.len() as f32 * (SIGN + 1.0) + GAPS.0 + font.width(entry.text, SMALL);
        let last = rows.last().map_or(0.0, |r| r.0);
        let gap = if last > 0.0 { GAPS.1 } else { 0.0 };
        if last + gap + width > WIDTH - 2.0 * MARGIN {
            rows.push((width, vec![(0.0, entry)]));
        } else if let Some((used, row)) = rows.last_mut() {
            row.push((last + gap, entry));
            *used += gap + width;
        }
    }
    let mut base = top;
    for (used, row) in rows {
        base += ROW;
        let left = (WIDTH - used) / 2.0;
        for (x, entry) in row {
            place(entry, Point::new(left + x, base), shapes);
        }
    }
    base
}

fn place(entry: Entry, at: Point, shapes: &mut Vec<Shape>) {
    let mut x = at.x;
    for sign in entry.signs {
        let (left, top) = (x, at.y - SIGN * 0.9);
        for (outline, look) in sign {
            let outline = outline.map(|p| Point::new(left + p.x * SIGN, top + p.y * SIGN));
            shapes.push(Shape::path(outline, look));
        }
        x += SIGN + 1.0;
    }
    shapes.push(Shape::text(Point::new(x + GAPS.0 - 1.0, at.y), entry.text, SMALL, Anchor::Start));
}

fn entries(report: &Report, style: Style) -> Vec<Entry> {
    let has = |class: Class| report.beads.iter().any(|b| Class::of(b) == class);
    let divergences = |s: Severity| report.divergences.iter().any(|d| d.severity == s);
    let one = |outline: Outline, look: Look, text| Entry { signs: vec![vec![(outline, look)]], text };
    let many = beads::are_many(report);
    // As in the picture: a triangle is on the margin, a diamond in the plot.
    let [moved, null] = match style {
        Style::Dots if !many => [diamond(), triangle()],
        Style::Dots => [diamond(), square()],
        Style::Ribbons => [square(), square()],
    };
    let mut out = Vec::new();
    if has(Class::Aligned) {
        out.push(one(square(), Class::Aligned.look(), "aligned"));
    }
    if has(Class::Moved) {
        out.push(one(moved, Class::Moved.look(), "moved"));
    }
    if has(Class::Null) {
        let mut entry = one(null, Class::Null.look(), "without counterpart");
        if style == Style::Ribbons && !many {
            let lines = ribbons::hatches(Point::new(0.0, 0.0), Point::new(1.0, 1.0), 0.45);
            let lines = lines.into_iter().map(|line| (line, palette::HATCH));
            entry.signs.iter_mut().for_each(|sign| sign.extend(lines.clone()));
        }
        out.push(entry);
    }
    for (severity, text) in [(Severity::Major, "major divergence"), (Severity::Minor, "minor divergence")] {
        if divergences(severity) {
            out.push(if many {
                one(square(), palette::bar(severity), text)
            } else {
                one(Outline::circle(Point::new(0.5, 0.5), 0.5), palette::ring(severity), text)
            });
        }
    }
    let shades =
        [0.5, 0.75, 1.0].map(|c| vec![(square(), Class::Aligned.look().opacity(palette::opacity(c)))]);
    out.push(Entry { signs: shades.to_vec(), text: "confidence 0.5 to 1" });
    out
}

fn square() -> Outline {
    Outline::rectangle(Point::new(0.0, 0.0), Point::new(1.0, 1.0))
}

fn diamond() -> Outline {
    Outline::polygon(&[
        Point::new(0.5, 0.0),
        Point::new(1.0, 0.5),
        Point::new(0.5, 1.0),
        Point::new(0.0, 0.5),
    ])
}

fn triangle() -> Outline {
    Outline::polygon(&[Point::new(0.0, 1.0), Point::new(0.5, 0.0), Point::new(1.0, 1.0)])
}
