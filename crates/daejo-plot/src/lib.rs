//! Pictures of an alignment for papers: first a list of shapes ([`Picture`]), then SVG or PNG.
//!
//! - [`Style::Dots`]: English sentences across, Korean ones down; a square a bead, null beads on the margins.
//! - [`Style::Ribbons`]: two bars with bands between them; what moved crosses.
//!
//! Divergences are rings. Where there are more than 500 beads, runs of them are drawn as one, and bars along the axes
//! tell how much has no counterpart and how many divergences there are. Colours are those of Okabe and Ito (2008), which the colour-blind can tell apart; in grey
//! print shapes tell what colours do not. A picture fits a journal's column (85 mm); it has no script and no font of its
//! own, and its bytes are the same for the same report.
//!
//! ```
//! use daejo_plot::{Picture, Style};
//!
//! let report = daejo::compare("The team won 3:1.", "팀이 3:2로 이겼다.");
//! let svg = Picture::new(&report, Style::Dots, None).svg();
//! assert!(svg.starts_with("<svg ") && svg.contains("role=\"img\""));
//! ```

mod beads;
mod density;
mod dots;
mod font;
mod frame;
mod legend;
mod palette;
mod png;
mod ribbons;
mod shape;
mod svg;

pub use png::PngError;

use daejo::{Report, Side};
use shape::Shape;

/// How an alignment is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// A dot plot.
    Dots,
    /// Two bars with bands between them.
    Ribbons,
}

/// A picture: shapes from back to front, in units of which [`WIDTH`] make its width.
#[derive(Clone, Debug)]
pub struct Picture {
    title: String,
    description: String,
    height: f32,
    shapes: Vec<Shape>,
}

/// Units across a picture; printed 85 mm wide, a unit is 0.93 points.
pub const WIDTH: f32 = 260.0;

impl Picture {
    /// Draws a report; the title is that of the files if none is given.
    pub fn new(report: &Report, style: Style, title: Option<&str>) -> Picture {
        let title = title.map_or_else(|| names(report), str::to_string);
        let title = daejo_report::clean(&title).into_owned();
        let (shapes, height) = frame::draw(report, style, &title);
        Picture { title, description: describe(report, style), height, shapes }
    }
}

/// The names of both files, without their folders.
fn names(report: &Report) -> String {
    let name = |side: Side| {
        let path = report.document(side).path.as_str();
        path.rsplit(['/', '\\']).next().unwrap_or(path)
    };
    format!("{} – {}", name(Side::En), name(Side::Ko))
}

/// The picture in words, for those who do not see it.
fn describe(report: &Report, style: Style) -> String {
    let what = match style {
        Style::Dots => "Dot plot of an alignment: English sentences across, Korean sentences down.",
        Style::Ribbons => {
            "Alignment as ribbons: English sentences on the left, Korean sentences on the right."
        }
    };
    let summary = &report.summary;
    format!(
        "{what} {} English and {} Korean sentences, {} beads with both sides, {} of them moved, {} English and {} Korean \
         sentences without counterpart, {} major and {} minor divergences.",
        summary.sentences.en,
        summary.sentences.ko,
        summary.beads,
        summary.moved,
        summary.unaligned.en,
        summary.unaligned.ko,
        summary.major,
        summary.minor
    )
}
