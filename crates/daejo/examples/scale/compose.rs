//! Long documents out of the gold cases of `testdata/gold`.

use daejo::Pair;
use daejo::eval::Case;
use std::collections::BTreeMap;
use std::path::Path;

/// The gold cases.
///
/// # Errors
/// What cannot be read, and why.
pub fn cases() -> Result<Vec<Case>, Box<dyn std::error::Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/gold");
    Ok(Case::read_all(&folder)?)
}

/// Texts of at least so many English sentences: all cases in one order, then all in another, and so on. In each round
/// a case has figures of its own, the same on both sides, so that no sentence with a figure comes twice.
pub fn document(cases: &[Case], sentences: usize) -> Pair<String> {
    let mut dice = Dice(1);
    let mut out = Pair { en: String::new(), ko: String::new() };
    let mut written = 0;
    while written < sentences && !cases.is_empty() {
        let mut order: Vec<&Case> = cases.iter().collect();
        for i in (1..order.len()).rev() {
            order.swap(i, dice.roll(i + 1));
        }
        for case in order {
            let mut figures = BTreeMap::new();
            for (side, bytes) in [(&mut out.en, &case.bytes.en), (&mut out.ko, &case.bytes.ko)] {
                side.push_str(&renumbered(&String::from_utf8_lossy(bytes), &mut figures, &mut dice));
                side.push_str("\n\n");
            }
            written += case.gold.en.len();
            if written >= sentences {
                break;
            }
        }
    }
    out
}

/// The text with each figure of two to five digits a little larger, equal ones alike.
fn renumbered(text: &str, figures: &mut BTreeMap<String, usize>, dice: &mut Dice) -> String {
    let mut out = String::with_capacity(text.len());
    for run in text.split_inclusive(|c: char| !c.is_ascii_digit()) {
        let digits = run.trim_end_matches(|c: char| !c.is_ascii_digit());
        match digits.parse::<usize>() {
            Ok(figure) if (2..=5).contains(&digits.len()) => {
                let more = figures.entry(digits.to_string()).or_insert_with(|| dice.roll(10));
                out.push_str(&(figure + *more).to_string());
                out.push_str(run.get(digits.len()..).unwrap_or(""));
            }
            _ => out.push_str(run),
        }
    }
    out
}

/// A small generator: the same documents each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}
