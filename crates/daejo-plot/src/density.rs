//! Where beads are many: how much of something there is along an axis, in place of marks that would hide each other.

use crate::beads;
use crate::frame::Axis;
use daejo::{Report, Severity, Side};

/// Units of a bin along the axis.
const BIN: f32 = 1.0;

/// A side with few sentences that lack a counterpart does not look as one with many.
const SHARE: f32 = 0.2;

/// A bin: from where to where along the axis, and from which share of the full height to which.
pub type Bar = ([f32; 2], [f32; 2]);

/// Bins along an axis with what was counted in them.
struct Bins<'a> {
    axis: &'a Axis,
    counts: Vec<f32>,
}

impl<'a> Bins<'a> {
    fn new(axis: &'a Axis) -> Bins<'a> {
        let bins = ((axis.end() - axis.start) / BIN).ceil().max(1.0) as usize;
        Bins { axis, counts: vec![0.0; bins] }
    }

    fn count(&mut self, sentence: usize) {
        let bin = ((self.axis.centre(sentence) - self.axis.start) / BIN) as usize;
        let last = self.counts.len().saturating_sub(1);
        if let Some(count) = self.counts.get_mut(bin.min(last)) {
            *count += 1.0;
        }
    }

    fn extent(&self, bin: usize) -> [f32; 2] {
        let from = self.axis.start + bin as f32 * BIN;
        [from, (from + BIN).min(self.axis.end())]
    }
}

/// The share of a side's sentences that has no counterpart, against the fullest bin or [`SHARE`], whichever is more.
pub fn unaligned(report: &Report, side: Side, axis: &Axis) -> Vec<Bar> {
    let mut bins = Bins::new(axis);
    for bead in &report.beads {
        match side {
            Side::En if bead.ko.is_empty() => bead.en.iter().for_each(|n| bins.count(*n)),
            Side::Ko if bead.en.is_empty() => bead.ko.iter().for_each(|n| bins.count(*n)),
            _ => {}
        }
    }
    let most = bins.counts.iter().copied().fold(SHARE * BIN / axis.cell, f32::max);
    let bars = bins.counts.iter().enumerate().filter(|(_, n)| **n > 0.0);
    bars.map(|(bin, n)| (bins.extent(bin), [0.0, n / most])).collect()
}

/// The divergences of each severity by the place of their beads in the Korean, against the fullest bin; the graver ones
/// below.
pub fn divergences(report: &Report, axis: &Axis) -> Vec<(Severity, Vec<Bar>)> {
    let places = places(report);
    let divergent = beads::divergent(report);
    let grave = |severity: Severity| {
        let mut bins = Bins::new(axis);
        let hits = divergent.iter().filter(|(_, s)| s.last() == Some(&severity));
        hits.filter_map(|(bead, _)| places.get(*bead)).for_each(|n| bins.count(*n));
        bins
    };
    let (major, minor) = (grave(Severity::Major), grave(Severity::Minor));
    let sums = || major.counts.iter().zip(&minor.counts);
    let most = sums().map(|(a, b)| a + b).fold(1.0, f32::max);
    let lower = major.counts.iter().enumerate().filter(|(_, n)| **n > 0.0);
    let lower = lower.map(|(bin, n)| (major.extent(bin), [0.0, n / most])).collect();
    let upper = sums().enumerate().filter(|(_, (_, n))| **n > 0.0);
    let upper = upper.map(|(bin, (a, b))| (minor.extent(bin), [a / most, (a + b) / most])).collect();
    vec![(Severity::Major, lower), (Severity::Minor, upper)]
}

/// Where each bead stands in the Korean: at its first sentence, or where the one before it ends.
fn places(report: &Report) -> Vec<usize> {
    let mut last = 0;
    let place = |bead: &daejo::Bead| {
        if let Some(first) = bead.ko.first() {
            last = *first;
        }
        last
    };
    report.beads.iter().map(place).collect()
}
