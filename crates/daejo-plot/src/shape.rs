//! What a picture is made of: outlines with a look, and lines of text.

use crate::palette::Colour;

/// A place: units from the left and from the top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub x: f32,
    pub y: f32,
}

impl Point {
    pub fn new(x: f32, y: f32) -> Point {
        Point { x, y }
    }
}

/// One part of a picture.
#[derive(Clone, Debug)]
pub enum Shape {
    /// Outlines that look alike; a pointer that rests on them is shown the tip, where the form can do that.
    Path { outlines: Vec<Outline>, look: Look, tip: Option<String> },
    /// A line of text.
    Text { at: Point, text: String, size: f32, anchor: Anchor, upward: bool },
}

/// Where a text stands by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// A run of steps from a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    pub start: Point,
    pub steps: Vec<Step>,
    pub closed: bool,
}

/// A step of an outline to its last point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    Line(Point),
    /// A cubic Bézier curve by its two controls and its end.
    Curve(Point, Point, Point),
}

/// How an outline is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    pub fill: Option<Colour>,
    pub stroke: Option<Stroke>,
    /// 0 to 1.
    pub opacity: f32,
}

/// A line's colour and width; dashed lines have gaps as long as their dashes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    pub colour: Colour,
    pub width: f32,
    pub dash: Option<f32>,
}

impl Look {
    pub const fn fill(colour: Colour) -> Look {
        Look { fill: Some(colour), stroke: None, opacity: 1.0 }
    }

    pub const fn stroke(colour: Colour, width: f32) -> Look {
        Look { fill: None, stroke: Some(Stroke { colour, width, dash: None }), opacity: 1.0 }
    }

    pub const fn outlined(self, colour: Colour, width: f32) -> Look {
        Look { stroke: Some(Stroke { colour, width, dash: None }), ..self }
    }

    pub const fn dashed(self, dash: f32) -> Look {
        match self.stroke {
            Some(stroke) => Look { stroke: Some(Stroke { dash: Some(dash), ..stroke }), ..self },
            None => self,
        }
    }

    /// Without a line around what is filled.
    pub fn plain(self) -> Look {
        Look { stroke: self.stroke.filter(|_| self.fill.is_none()), ..self }
    }

    pub const fn opacity(self, opacity: f32) -> Look {
        Look { opacity, ..self }
    }
}

impl Outline {
    pub fn polygon(points: &[Point]) -> Outline {
        Outline { closed: true, ..Outline::line(points) }
    }

    pub fn line(points: &[Point]) -> Outline {
        let start = points.first().copied().unwrap_or(Point::new(0.0, 0.0));
        Outline { start, steps: points.iter().skip(1).map(|p| Step::Line(*p)).collect(), closed: false }
    }

    pub fn rectangle(from: Point, to: Point) -> Outline {
        Outline::polygon(&[from, Point::new(to.x, from.y), to, Point::new(from.x, to.y)])
    }

    /// A circle of four curves.
    pub fn circle(centre: Point, radius: f32) -> Outline {
        /// Controls at this share of the radius make a curve a quarter of a circle.
        const QUARTER: f32 = 0.552_285;
        let at = |x: f32, y: f32| Point::new(centre.x + radius * x, centre.y + radius * y);
        let curve = |a: (f32, f32), b: (f32, f32)| {
            let control = |p: (f32, f32), q: (f32, f32)| at(p.0 + q.0 * QUARTER, p.1 + q.1 * QUARTER);
            Step::Curve(control(a, b), control(b, a), at(b.0, b.1))
        };
        let corners = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0), (1.0, 0.0)];
        let steps = corners.iter().zip(corners.iter().skip(1)).map(|(a, b)| curve(*a, *b)).collect();
        Outline { start: at(1.0, 0.0), steps, closed: true }
    }

    /// Every point of the outline, changed.
    pub fn map(mut self, change: impl Fn(Point) -> Point) -> Outline {
        self.start = change(self.start);
        for step in &mut self.steps {
            *step = match *step {
                Step::Line(p) => Step::Line(change(p)),
                Step::Curve(a, b, c) => Step::Curve(change(a), change(b), change(c)),
            };
        }
        self
    }
}

impl Shape {
    pub fn path(outline: Outline, look: Look) -> Shape {
        Shape::Path { outlines: vec![outline], look, tip: None }
    }

    pub fn text(at: Point, text: &str, size: f32, anchor: Anchor) -> Shape {
        Shape::Text { at, text: text.to_string(), size, anchor, upward: false }
    }
}
