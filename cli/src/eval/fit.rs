//! `daejo eval --fit confidence`: the constants of `align/confidence.rs`.

use super::table::reliability;
use daejo::align::Logistic;
use daejo::eval::{Case, Fit};
use daejo_lexicon::Lexicon;
use std::io::{self, Write};

/// Fits, and writes the constants with what speaks for them.
pub fn write(cases: &[Case], lexicon: &Lexicon, out: &mut dyn Write) -> io::Result<()> {
    let fit = Fit::of(cases, lexicon);
    writeln!(out, "{} beads of {} cases\n\ntemperature  log loss (cross-validated)", fit.beads, cases.len())?;
    for (temperature, loss) in &fit.losses {
        writeln!(out, "{temperature:11.1}  {loss:.4}")?;
    }
    writeln!(out, "\npub const TEMPERATURE: f64 = {:.1};", fit.temperature)?;
    for (name, Logistic { slope, offset }) in [("FULL", fit.full), ("NULL", fit.null)] {
        writeln!(out, "const {name}: Logistic = Logistic {{ slope: {slope:.3}, offset: {offset:.3} }};")?;
    }
    writeln!(out, "const MOVED: f64 = {:.2};", fit.moved)?;
    reliability("beads with both sides, cross-validated", &fit.claims.beads, out)?;
    reliability("null beads, cross-validated", &fit.claims.null, out)
}
