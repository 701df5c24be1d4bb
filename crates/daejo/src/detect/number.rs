//! Quantities that differ.

use super::figures::{EnFigure, KoFigure, quantities};
use super::{Detector, EnWord, Finding, Ground, Left};
use crate::pair::{Pair, Side};
use crate::report::{Kind, Severity};
use daejo_lexicon::numeral::{self, Comparison, Kind as Sort, Quantity, Unit, Verdict};

/// Quantities that differ.
pub(super) struct Number;

/// Sure where the two are the only figures left, or stand beside words that are linked.
const SURE: f32 = 0.9;
/// Less sure where other figures are left.
const LIKELY: f32 = 0.7;
/// Two figures further apart than this, by the links around them, are not in the same slot.
const NEAR: usize = 6;

impl Detector for Number {
    fn kind(&self) -> Kind {
        Kind::Number
    }

    fn page(&self) -> &'static str {
        include_str!("pages/number.md")
    }

    fn check(&self, ground: &Ground<'_>, out: &mut Vec<Finding>) {
        for left in ground.left() {
            check_bead(ground, left, out);
        }
    }
}

fn check_bead(ground: &Ground<'_>, left: &Left<'_>, out: &mut Vec<Finding>) {
    let (ko, en) = quantities(ground, left);
    let ko: Vec<_> = ko.into_iter().filter(|k| says_something(k.value)).collect();
    let mut en: Vec<_> = en.into_iter().filter(|e| says_something(e.value)).collect();
    for k in &ko {
        let rivals = ko.iter().filter(|o| comparable(o.value, k.value)).count();
        let best = (0..en.len())
            .filter_map(|i| en.get(i).map(|e| (i, e)))
            .filter(|(_, e)| comparable(k.value, e.value))
            .map(|(i, e)| (ground.distance(left.bead, k.at, e.at).unwrap_or(usize::MAX), i))
            .min();
        let Some((distance, i)) = best else { continue };
        let only = rivals == 1 && en.iter().filter(|e| comparable(k.value, e.value)).count() == 1;
        if !only && distance > NEAR {
            continue;
        }
        let e = en.remove(i);
        let comparison = numeral::compare(k.value, e.value);
        if comparison.verdict != Verdict::Different || counts_others(ground, k, &e) {
            continue;
        }
        let confidence = if only && distance <= NEAR { SURE } else { LIKELY };
        out.push(finding(ground, left, k, &e, confidence, comparison));
    }
}

/// "X and nine others" for X를 비롯한 10명: the English does not count the one that it names.
fn counts_others(ground: &Ground<'_>, k: &KoFigure<'_, Quantity>, e: &EnFigure<'_, Quantity>) -> bool {
    let before = ground.text(Side::Ko, k.at.sentence).get(..k.value.span.start).unwrap_or("");
    let next = (e.words.start..e.words.end + 2)
        .map(|w| ground.word_text(EnWord { sentence: e.at.sentence, word: w }));
    let others = next.map(str::to_lowercase).any(|w| w == "other" || w == "others" || w == "more");
    others && before.trim_end().ends_with("비롯한") && k.value.value - e.value.value == 1.0
}

/// One, several, a few: too often written on one side only.
fn says_something(q: &Quantity) -> bool {
    q.kind != Sort::Vague
        && (q.value != 1.0 || q.upper.is_some() || !matches!(q.kind, Sort::Cardinal | Sort::Ordinal))
}

/// Whether the two could stand for each other: of one sort, of one measure.
fn comparable(a: &Quantity, b: &Quantity) -> bool {
    let share = |k: Sort| matches!(k, Sort::Percent | Sort::Multiple | Sort::Fraction);
    let sorts = a.kind == b.kind || share(a.kind) && share(b.kind);
    let units = match (a.unit, b.unit) {
        (Unit::Measure(x), Unit::Measure(y)) => x.family == y.family,
        (Unit::Measure(_), Unit::Counter(_)) | (Unit::Counter(_), Unit::Measure(_)) => false,
        (Unit::Measure(_), Unit::None) | (Unit::None, Unit::Measure(_)) => {
            a.value >= 100.0 && b.value >= 100.0
        }
        _ => true,
    };
    sorts && units
}

fn finding(
    ground: &Ground<'_>,
    left: &Left<'_>,
    k: &KoFigure<'_, Quantity>,
    e: &EnFigure<'_, Quantity>,
    confidence: f32,
    comparison: Comparison,
) -> Finding {
    Finding {
        kind: Kind::Number,
        severity: Severity::Major,
        confidence,
        bead: left.number,
        en: ground.words_place(e.at.sentence, e.words.clone()),
        ko: ground.item_place(k.at),
        message: format!("the figures differ ({})", comparison.arithmetic),
        compared: Some(Pair { en: comparison.en, ko: comparison.ko }),
    }
}
