//! What stands around a picture's beads: title, axes, legend.

use crate::beads::Layers;
use crate::font::Font;
use crate::palette::{GREY, INK, PAPER};
use crate::shape::{Anchor, Look, Outline, Point, Shape};
use crate::{Style, WIDTH, dots, legend, ribbons};
use daejo::Report;

/// Heights of letters.
pub const SMALL: f32 = 7.0;
pub const LABEL: f32 = 8.0;
const TITLE: f32 = 9.0;
/// Around everything.
pub const MARGIN: f32 = 6.0;

/// The shapes of a picture, and its height.
pub fn draw(report: &Report, style: Style, title: &str) -> (Vec<Shape>, f32) {
    let font = Font::new();
    let top = MARGIN + TITLE;
    let title = shorten(&font, title, TITLE, WIDTH - 2.0 * MARGIN);
    let mut shapes = vec![Shape::text(Point::new(WIDTH / 2.0, top), &title, TITLE, Anchor::Middle)];
    let mut layers = Layers::new(report);
    let body = match style {
        Style::Dots => dots::draw(report, top + MARGIN, &mut shapes, &mut layers),
        Style::Ribbons => ribbons::draw(report, top + MARGIN, &mut shapes, &mut layers),
    };
    shapes.extend(layers.shapes());
    let bottom = legend::draw(report, style, &font, body + MARGIN, &mut shapes) + MARGIN;
    let page = Outline::rectangle(Point::new(0.0, 0.0), Point::new(WIDTH, bottom));
    shapes.insert(0, Shape::path(page, Look::fill(PAPER)));
    (shapes, bottom)
}

/// A text without its middle, as far as it is too wide.
fn shorten(font: &Font, text: &str, size: f32, room: f32) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut kept = letters.len();
    loop {
        let shown: String = if kept == letters.len() {
            text.to_string()
        } else {
            let (head, tail) = (kept.div_ceil(2), letters.len() - kept / 2);
            let part = |r: &[char]| r.iter().collect::<String>();
            format!(
                "{}…{}",
                part(letters.get(..head).unwrap_or(&[])),
                part(letters.get(tail..).unwrap_or(&[]))
            )
        };
        if kept == 0 || font.width(&shown, size) <= room {
            return shown;
        }
        kept -= 1;
    }
}

/// An axis: so many sentences from a place on, so many units each.
#[derive(Clone, Copy)]
pub struct Axis {
    pub start: f32,
    pub count: usize,
    pub cell: f32,
}

impl Axis {
    /// Where a sentence begins.
    pub fn at(&self, sentence: usize) -> f32 {
        self.start + sentence as f32 * self.cell
    }

    pub fn end(&self) -> f32 {
        self.at(self.count)
    }

    /// The middle of a run of sentences.
    pub fn middle(&self, range: &std::ops::Range<usize>) -> f32 {
        (self.at(range.start) + self.at(range.end)) / 2.0
    }

    /// From where to where a run of sentences is drawn: within its cells, never too small to be seen.
    pub fn extent(&self, range: &std::ops::Range<usize>, share: f32) -> (f32, f32) {
        /// Smaller than this is no mark.
        const LEAST: f32 = 1.2;
        let whole = range.len() as f32 * self.cell;
        let size = (whole - self.cell * (1.0 - share)).max(LEAST);
        let middle = self.middle(range);
        (middle - size / 2.0, middle + size / 2.0)
    }

    /// Sentences whose number is written: 0, 5, 10 …, not nearer to each other than so many units.
    fn ticks(&self, apart: f32) -> impl Iterator<Item = usize> + use<> {
        let steps = (0..9).flat_map(|power| [1, 2, 5].map(|n| n * 10_usize.pow(power)));
        let fits = |step: &usize| *step as f32 * self.cell >= apart;
        let step = steps.into_iter().find(fits).unwrap_or(usize::MAX);
        (0..self.count).step_by(step)
    }

    /// The middle of a sentence.
    pub fn centre(&self, sentence: usize) -> f32 {
        self.middle(&(sentence..sentence + 1))
    }
}

/// Numbers of sentences below a line, and what they number.
pub fn across(axis: &Axis, y: f32, name: &str, shapes: &mut Vec<Shape>) -> f32 {
    let digits = axis.count.saturating_sub(1).to_string().len() as f32;
    for n in axis.ticks(digits * SMALL * 0.6 + 6.0) {
        let x = axis.centre(n);
        shapes.push(tick(Point::new(x, y), Point::new(x, y + 2.5)));
        shapes.push(Shape::text(Point::new(x, y + 3.5 + SMALL), &n.to_string(), SMALL, Anchor::Middle));
    }
    let middle = (axis.start + axis.end()) / 2.0;
    let line = y + 6.0 + SMALL + LABEL;
    shapes.push(Shape::text(Point::new(middle, line), name, LABEL, Anchor::Middle));
    line
}

/// Numbers of sentences beside a line: left of it, or right.
pub fn down(axis: &Axis, x: f32, left: bool, shapes: &mut Vec<Shape>) {
    let (anchor, sign) = if left { (Anchor::End, -1.0) } else { (Anchor::Start, 1.0) };
    for n in axis.ticks(SMALL * 1.4) {
        let y = axis.centre(n);
        shapes.push(tick(Point::new(x, y), Point::new(x + sign * 2.5, y)));
        let at = Point::new(x + sign * 4.0, y + SMALL * 0.36);
        shapes.push(Shape::text(at, &n.to_string(), SMALL, anchor));
    }
}

fn tick(from: Point, to: Point) -> Shape {
    Shape::path(Outline::line(&[from, to]), Look::stroke(INK, 0.5))
}

/// The border of an area.
pub fn border(from: Point, to: Point) -> Shape {
    Shape::path(Outline::rectangle(from, to), Look::stroke(GREY, 0.5))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_apart() {
        let axis = |count, cell| Axis { start: 0.0, count, cell };
        assert_eq!(axis(5, 20.0).ticks(10.0).collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
        assert_eq!(axis(12, 6.0).ticks(10.0).collect::<Vec<_>>(), [0, 2, 4, 6, 8, 10]);
        assert_eq!(axis(20_000, 0.01).ticks(30.0).collect::<Vec<_>>(), [0, 5000, 10_000, 15_000]);
    }

    #[test]
    fn titles_lose_their_middle() {
        let font = Font::new();
        let short = shorten(&font, &"abcdefgh".repeat(20), 9.0, 60.0);
        assert!(short.starts_with("abc") && short.ends_with("fgh") && short.contains('…'), "{short}");
        assert!(font.width(&short, 9.0) <= 60.0);
        assert_eq!(shorten(&font, "en.txt", 9.0, 60.0), "en.txt");
    }
}
