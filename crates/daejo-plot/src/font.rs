//! The letters of pictures that carry none of their own: Noto Sans (see `fonts/`), Latin only.

use crate::shape::{Outline, Point, Step};
use daejo_lexicon::romanize;
use ttf_parser::{Face, OutlineBuilder};

const FONT: &[u8] = include_bytes!("../fonts/NotoSans-Latin.ttf");

/// The font, ready to draw.
pub struct Font {
    /// Absent only if the file above were damaged; then pictures have no text.
    face: Option<Face<'static>>,
}

impl Font {
    pub fn new() -> Font {
        Font { face: Face::parse(FONT, 0).ok() }
    }

    /// Units that a text is wide.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        latin(text).chars().map(|c| self.advance(c)).sum::<f32>() * size
    }

    /// The outlines of a text from the origin to the right.
    pub fn outlines(&self, text: &str, size: f32) -> Vec<Outline> {
        let Some(face) = &self.face else { return Vec::new() };
        let mut out = Vec::new();
        let mut x = 0.0;
        for c in latin(text).chars() {
            let mut pen = Pen { done: Vec::new(), scale: size / f32::from(face.units_per_em()), x };
            if let Some(glyph) = face.glyph_index(c) {
                face.outline_glyph(glyph, &mut pen);
            }
            out.append(&mut pen.done);
            x += self.advance(c) * size;
        }
        out
    }

    fn advance(&self, c: char) -> f32 {
        let advance = self.face.as_ref().and_then(|f| {
            Some(f32::from(f.glyph_hor_advance(f.glyph_index(c)?)?) / f32::from(f.units_per_em()))
        });
        advance.unwrap_or(0.0)
    }
}

/// A text without Hangul, for which the font has no letters.
fn latin(text: &str) -> String {
    romanize::text(text)
}

struct Pen {
    done: Vec<Outline>,
    scale: f32,
    x: f32,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> Point {
        Point::new(self.x + x * self.scale, -y * self.scale)
    }

    fn step(&mut self, step: Step) {
        if let Some(outline) = self.done.last_mut() {
            outline.steps.push(step);
        }
    }

    fn last(&self) -> Point {
        let outline = self.done.last();
        let end = outline.and_then(|o| o.steps.last()).map(|s| match *s {
            Step::Line(p) | Step::Curve(_, _, p) => p,
        });
        end.or(outline.map(|o| o.start)).unwrap_or(Point::new(0.0, 0.0))
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let start = self.at(x, y);
        self.done.push(Outline { start, steps: Vec::new(), closed: true });
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.step(Step::Line(self.at(x, y)));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        // The same curve as a cubic one.
        let (from, control, to) = (self.last(), self.at(x1, y1), self.at(x, y));
        let toward =
            |p: Point| Point::new(p.x + (control.x - p.x) * 2.0 / 3.0, p.y + (control.y - p.y) * 2.0 / 3.0);
        self.step(Step::Curve(toward(from), toward(to), to));
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.step(Step::Curve(self.at(x1, y1), self.at(x2, y2), self.at(x, y)));
    }

    fn close(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_a_romanized_name_is_drawn() {
        let font = Font::new();
        assert!(font.width("English sentence", 8.0) > 50.0);
        assert_eq!(font.width("평양.txt", 8.0), font.width("phyongyang.txt", 8.0));
        let drawn = font.outlines("평양 – 0,1…×", 8.0);
        assert!(drawn.len() > 15 && drawn.iter().all(|o| o.start.x.is_finite()));
    }
}
