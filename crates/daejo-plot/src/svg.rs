//! Pictures as SVG 1.1: accessible, without scripts and fonts; texts are escaped.

use crate::palette::Colour;
use crate::shape::{Anchor, Look, Outline, Point, Shape, Step};
use crate::{Picture, WIDTH};
use std::fmt::Write;

/// Fonts that have Latin letters and, as far as there are any, Hangul.
const FONTS: &str = "'Noto Sans', 'Noto Sans KR', Helvetica, Arial, sans-serif";
/// A journal's column, in millimetres.
const COLUMN: f32 = 85.0;

impl Picture {
    /// The picture as an SVG document.
    pub fn svg(&self) -> String {
        let mut out = String::new();
        let (title, description) = (escape(&self.title), escape(&self.description));
        let tall = COLUMN * self.height / WIDTH;
        push(
            &mut out,
            format_args!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"{COLUMN}mm\" height=\"{}mm\" \
                 viewBox=\"0 0 {WIDTH} {}\" role=\"img\" font-family=\"{FONTS}\">\n\
                 <title>{title}</title>\n<desc>{description}</desc>\n",
                number(tall),
                number(self.height)
            ),
        );
        for shape in &self.shapes {
            match shape {
                Shape::Path { outlines, look, tip } => path(&mut out, outlines, look, tip.as_deref()),
                Shape::Text { at, text, size, anchor, upward } => {
                    line(&mut out, *at, text, *size, *anchor, *upward);
                }
            }
        }
        out.push_str("</svg>\n");
        out
    }
}

fn path(out: &mut String, outlines: &[Outline], look: &Look, tip: Option<&str>) {
    out.push_str("<path d=\"");
    for outline in outlines {
        data(out, outline);
    }
    out.push('"');
    push(out, format_args!(" fill=\"{}\"", look.fill.map_or("none".to_string(), hex)));
    if let Some(stroke) = look.stroke {
        push(
            out,
            format_args!(" stroke=\"{}\" stroke-width=\"{}\"", hex(stroke.colour), number(stroke.width)),
        );
        if let Some(dash) = stroke.dash {
            push(out, format_args!(" stroke-dasharray=\"{}\"", number(dash)));
        }
    }
    if look.opacity < 1.0 {
        push(out, format_args!(" opacity=\"{}\"", number(look.opacity)));
    }
    match tip {
        Some(tip) => push(out, format_args!("><title>{}</title></path>\n", escape(tip))),
        None => out.push_str("/>\n"),
    }
}

fn data(out: &mut String, outline: &Outline) {
    let at = |p: Point| format!("{} {}", number(p.x), number(p.y));
    push(out, format_args!("M{}", at(outline.start)));
    for step in &outline.steps {
        match *step {
            Step::Line(p) => push(out, format_args!("L{}", at(p))),
            Step::Curve(a, b, c) => push(out, format_args!("C{} {} {}", at(a), at(b), at(c))),
        }
    }
    if outline.closed {
        out.push('Z');
    }
}

fn line(out: &mut String, at: Point, text: &str, size: f32, anchor: Anchor, upward: bool) {
    let anchor = match anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    let (x, y) = (number(at.x), number(at.y));
    push(
        out,
        format_args!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{}\" text-anchor=\"{anchor}\" fill=\"#222222\"",
            number(size)
        ),
    );
    if upward {
        push(out, format_args!(" transform=\"rotate(-90 {x} {y})\""));
    }
    push(out, format_args!(">{}</text>\n", escape(text)));
}

/// Writing to a string does not fail.
fn push(out: &mut String, what: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(what);
}

/// A number with two decimals at most.
fn number(x: f32) -> String {
    let text = format!("{x:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_string() } else { text.to_string() }
}

fn hex(Colour(r, g, b): Colour) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// Characters that XML reads otherwise, or not at all.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in daejo_report::clean(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!([1.0, 0.5, 12.345, -0.001, 100.0].map(number), ["1", "0.5", "12.35", "0", "100"]);
    }

    #[test]
    fn nothing_of_a_text_is_markup() {
        assert_eq!(escape("<a href=\"x\">&\u{1}\u{ffff}"), "&lt;a href=&quot;x&quot;&gt;&amp; ");
    }
}
