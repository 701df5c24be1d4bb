//! Dates and times that differ.

use super::figures::moments;
use super::{Detector, Finding, Ground, Left};
use crate::pair::Pair;
use crate::report::{Kind, Severity};
use daejo_lexicon::calendar::{self, Agreement, Moment};

/// Dates and times that differ.
pub(super) struct Date;

/// Sure where the two are the only ones left.
const SURE: f32 = 0.9;
const LIKELY: f32 = 0.7;

impl Detector for Date {
    fn kind(&self) -> Kind {
        Kind::Date
    }

    fn page(&self) -> &'static str {
        include_str!("pages/date.md")
    }

    fn check(&self, ground: &Ground<'_>, out: &mut Vec<Finding>) {
        for left in ground.left() {
            check_bead(ground, left, out);
        }
    }
}

fn check_bead(ground: &Ground<'_>, left: &Left<'_>, out: &mut Vec<Finding>) {
    let (ko, mut en) = moments(ground, left);
    for k in &ko {
        let candidates = (0..en.len()).filter_map(|i| {
            let e = en.get(i)?;
            let what = differs(ground, k.value, e.value)?;
            let distance = ground.distance(left.bead, k.at, e.at).unwrap_or(usize::MAX);
            Some((distance, i, what))
        });
        let nearest = candidates.min_by_key(|(distance, i, _)| (*distance, *i));
        let Some((distance, i, what)) = nearest else { continue };
        let e = en.remove(i);
        let only = ko.len() == 1 && en.is_empty();
        if !only && distance > 8 {
            continue;
        }
        out.push(Finding {
            kind: Kind::Date,
            severity: Severity::Major,
            confidence: if only { SURE } else { LIKELY },
            bead: left.number,
            en: ground.words_place(e.at.sentence, e.words.clone()),
            ko: ground.item_place(k.at),
            message: format!("the dates differ ({} in Korean, {} in English)", what.ko, what.en),
            compared: Some(what),
        });
    }
}

/// What differs, where both state the same fields; a time of day is not held against a date.
fn differs(ground: &Ground<'_>, ko: &Moment, en: &Moment) -> Option<Pair<String>> {
    let shape = |m: &Moment| (m.hour.is_some(), m.day.is_some() || m.weekday.is_some(), m.month.is_some());
    let (a, b) = (shape(ko), shape(en));
    let common = a.0 && b.0 || a.1 && b.1 || a.2 && b.2 || ko.year.is_some() && en.year.is_some();
    if !common {
        return None;
    }
    match calendar::agree(ko, en, ground.evidence.published) {
        Agreement::Different { ko, en } => Some(Pair { en, ko }),
        _ => None,
    }
}
