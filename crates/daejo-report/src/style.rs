//! The styles in use, and the one place where they are written. Whether there is colour is the caller's decision.

use anstyle::{AnsiColor, Color, Style};
use daejo::Severity;
use std::io::{self, Write};

/// Text as it is.
pub const PLAIN: Style = Style::new();
/// Headings, numbers of beads.
pub const STRONG: Style = Style::new().bold();
/// What one reads last: rules, places.
pub const FAINT: Style = Style::new().dimmed();
/// Names of kinds, heads of paragraphs.
pub const HEAD: Style = colour(AnsiColor::Cyan).bold();
/// Beads at another place.
pub const MOVED: Style = colour(AnsiColor::Magenta).bold();

/// What differs between two strings that are alike.
pub const DIFFERS: Style = Style::new().bold().underline();

/// Links take these in turn: neighbours differ, and none is the colour of a divergence.
const LINKS: [Style; 4] = [
    colour(AnsiColor::Cyan).underline(),
    colour(AnsiColor::Green).underline(),
    colour(AnsiColor::Blue).underline(),
    colour(AnsiColor::Magenta).underline(),
];

const fn colour(c: AnsiColor) -> Style {
    Style::new().fg_color(Some(Color::Ansi(c)))
}

/// The style of the k-th link of a bead, on both sides.
pub fn link(k: usize) -> Style {
    LINKS.get(k % LINKS.len()).copied().unwrap_or(PLAIN)
}

/// Names and numbers of a divergence.
pub fn severity(severity: Severity) -> Style {
    match severity {
        Severity::Major => colour(AnsiColor::Red).bold(),
        Severity::Minor => colour(AnsiColor::Yellow).bold(),
    }
}

/// Words that diverge.
pub fn hit(severity: Severity) -> Style {
    let ground = match severity {
        Severity::Major => AnsiColor::BrightRed,
        Severity::Minor => AnsiColor::Yellow,
    };
    colour(AnsiColor::Black).bg_color(Some(Color::Ansi(ground)))
}

/// The styles for a caller's own messages: of errors, of warnings.
pub fn colours() -> (Style, Style) {
    (severity(Severity::Major), severity(Severity::Minor))
}

/// Writes a text in a style.
pub fn put(out: &mut dyn Write, colour: bool, style: Style, text: &str) -> io::Result<()> {
    if !colour || style == PLAIN || text.is_empty() {
        return out.write_all(text.as_bytes());
    }
    write!(out, "{style}{text}{style:#}")
}
