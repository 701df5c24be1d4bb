//! Colours and looks. The colours are those of M. Okabe and K. Ito, *Color Universal Design* (2008); every class of bead
//! has a shape of its own as well, so that nothing is lost in grey print.

use crate::shape::Look;
use daejo::{Bead, Severity};

/// Red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

pub const INK: Colour = Colour(0x22, 0x22, 0x22);
pub const GREY: Colour = Colour(0x77, 0x77, 0x77);
pub const PALE: Colour = Colour(0xe6, 0xe6, 0xe6);
pub const PAPER: Colour = Colour(0xff, 0xff, 0xff);
const BLUE: Colour = Colour(0x00, 0x72, 0xb2);
const ORANGE: Colour = Colour(0xe6, 0x9f, 0x00);
const GREEN: Colour = Colour(0x00, 0x9e, 0x73);
const VERMILION: Colour = Colour(0xd5, 0x5e, 0x00);

/// Lines over what has no counterpart.
pub const HATCH: Look = Look::stroke(PAPER, 0.8);

/// What a bead is drawn as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    Aligned,
    Null,
    Moved,
}

impl Class {
    pub fn of(bead: &Bead) -> Class {
        match (bead.en.is_empty() || bead.ko.is_empty(), bead.moved) {
            (true, _) => Class::Null,
            (_, true) => Class::Moved,
            _ => Class::Aligned,
        }
    }

    pub fn look(self) -> Look {
        match self {
            Class::Aligned => Look::fill(BLUE),
            Class::Null => Look::fill(GREEN),
            Class::Moved => Look::fill(ORANGE).outlined(INK, 0.6),
        }
    }
}

/// A ring around what diverges.
pub fn ring(severity: Severity) -> Look {
    match severity {
        Severity::Major => Look::stroke(VERMILION, 1.6),
        Severity::Minor => Look::stroke(INK, 0.7).dashed(1.4),
    }
}

/// A bar that counts what diverges.
pub fn bar(severity: Severity) -> Look {
    match severity {
        Severity::Major => Look::fill(VERMILION),
        Severity::Minor => Look::fill(GREY),
    }
}

/// Steps of opacity: more cannot be told apart, and few make small files.
const STEPS: f32 = 8.0;
/// What is least sure is still seen.
const FAINTEST: f32 = 0.25;

/// Opacity by confidence: what is less sure than a half is as faint as can be.
pub fn opacity(confidence: f32) -> f32 {
    let sure = ((confidence - 0.5) * 2.0).clamp(0.0, 1.0);
    FAINTEST + (1.0 - FAINTEST) * (sure * STEPS).round() / STEPS
}
