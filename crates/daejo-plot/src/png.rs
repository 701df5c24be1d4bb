//! Pictures as PNG: tiny-skia fills and strokes the outlines, letters among them.

use crate::font::Font;
use crate::palette::{Colour, INK, PAPER};
use crate::shape::{Anchor, Look, Outline, Point, Shape, Step};
use crate::{Picture, WIDTH};
use tiny_skia::{Color, FillRule, Paint, Path, PathBuilder, Pixmap, Stroke, StrokeDash, Transform};

/// Why there is no PNG.
#[derive(Debug)]
pub enum PngError {
    /// The scale gives no pixels, or more than [`PngError::MOST`] on a side.
    Size,
    /// The encoder failed.
    Encoding(String),
}

impl PngError {
    /// Pixels on a side of a PNG, at most.
    pub const MOST: f32 = 20_000.0;
}

impl std::fmt::Display for PngError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            PngError::Size => write!(f, "a side would have no pixel or more than {}", PngError::MOST),
            PngError::Encoding(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for PngError {}

impl Picture {
    /// The picture as a PNG file, so many pixels a unit; [`WIDTH`] is its width in units.
    ///
    /// Hangul in titles is written in Latin letters.
    ///
    /// # Errors
    /// [`PngError`].
    pub fn png(&self, scale: f32) -> Result<Vec<u8>, PngError> {
        let mut pixels = self.pixels(scale).ok_or(PngError::Size)?;
        let Colour(r, g, b) = PAPER;
        pixels.fill(Color::from_rgba8(r, g, b, 0xff));
        let (font, transform) = (Font::new(), Transform::from_scale(scale, scale));
        for shape in &self.shapes {
            match shape {
                Shape::Path { outlines, look, .. } => draw(&mut pixels, outlines, look, transform),
                Shape::Text { at, text, size, anchor, upward } => {
                    let letters = letters(&font, text, *size, *anchor, *upward, *at);
                    draw(&mut pixels, &letters, &Look::fill(INK), transform);
                }
            }
        }
        pixels.encode_png().map_err(|e| PngError::Encoding(e.to_string()))
    }

    fn pixels(&self, scale: f32) -> Option<Pixmap> {
        let side = |units: f32| {
            let pixels = (units * scale).ceil();
            (1.0..=PngError::MOST).contains(&pixels).then_some(pixels as u32)
        };
        Pixmap::new(side(WIDTH)?, side(self.height)?)
    }
}

fn letters(font: &Font, text: &str, size: f32, anchor: Anchor, upward: bool, at: Point) -> Vec<Outline> {
    let back = match anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => font.width(text, size) / 2.0,
        Anchor::End => font.width(text, size),
    };
    let place = |p: Point| {
        let x = p.x - back;
        if upward { Point::new(at.x + p.y, at.y - x) } else { Point::new(at.x + x, at.y + p.y) }
    };
    font.outlines(text, size).into_iter().map(|o| o.map(place)).collect()
}

fn draw(pixels: &mut Pixmap, outlines: &[Outline], look: &Look, transform: Transform) {
    let Some(path) = path(outlines) else { return };
    if let Some(colour) = look.fill {
        pixels.fill_path(&path, &paint(colour, look.opacity), FillRule::Winding, transform, None);
    }
    if let Some(stroke) = look.stroke {
        let dash = stroke.dash.and_then(|d| StrokeDash::new(vec![d, d], 0.0));
        let line = Stroke { width: stroke.width, dash, ..Stroke::default() };
        pixels.stroke_path(&path, &paint(stroke.colour, look.opacity), &line, transform, None);
    }
}

fn path(outlines: &[Outline]) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for outline in outlines {
        builder.move_to(outline.start.x, outline.start.y);
        for step in &outline.steps {
            match *step {
                Step::Line(p) => builder.line_to(p.x, p.y),
                Step::Curve(a, b, c) => builder.cubic_to(a.x, a.y, b.x, b.y, c.x, c.y),
            }
        }
        if outline.closed {
            builder.close();
        }
    }
    builder.finish()
}

fn paint(Colour(r, g, b): Colour, opacity: f32) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color(Color::from_rgba8(r, g, b, (opacity * 255.0).round() as u8));
    paint.anti_alias = true;
    paint
}
