//! Certainty and negation that changed: "may" for what the Korean says will be, a prohibition that became a permission.

use super::ground::EnWord;
use super::{Detector, Finding, Ground, Left};
use crate::pair::Side;
use crate::report::{Kind, Severity};
use std::ops::Range;

/// Certainty and negation that changed.
pub(super) struct Polarity;

const SURE: f32 = 0.8;
const LIKELY: f32 = 0.7;

/// English words that leave a thing open.
const OPEN: &[&str] = &["may", "might"];
/// Korean forms that leave a thing open, or from which "may" follows: possibility, permission, conjecture, wish, purpose.
const OPEN_KOREAN: &[&str] = &[
    "아무리",
    "비록",
    "수 있",
    "수있",
    "수도 있",
    "수도있",
    "지도 모",
    "지 모",
    "지도모",
    "지모르",
    "가능",
    "것 같",
    "것같",
    "듯",
    "우려",
    "예견",
    "추측",
    "추정",
    "아마",
    "혹시",
    "혹은",
    "만약",
    "만일",
    "라도",
    "더라도",
    "든지",
    "든",
    "여도 ",
    "아도 ",
    "어도 ",
    "도록",
    "기를 바",
    "기 바",
    "기를 기원",
    "축원",
    "기원",
    "바랍니다",
    "ㄹ가",
    "을가",
    "할가",
    "될가",
    "일가",
    "지언정",
    "할수록",
    "위험",
    "할데 대",
    "하여도",
    "되여도",
    "라면",
    "대안",
];
/// English words that deny.
const DENIAL: &[&str] = &[
    "not",
    "no",
    "never",
    "cannot",
    "nor",
    "neither",
    "none",
    "nobody",
    "nothing",
    "without",
    "unable",
    "impossible",
    "hardly",
    "fail",
    "failed",
    "fails",
    "lack",
    "lacks",
    "impermissible",
    "unthinkable",
    "unimaginable",
    "inconceivable",
    "intolerable",
    "unacceptable",
    "ban",
    "banned",
    "prohibit",
    "prohibited",
    "prohibits",
    "forbidden",
    "deny",
    "denied",
    "undeniable",
    "invincible",
    "irresistible",
    "refuse",
    "immeasurable",
    "incapable",
    "inability",
    "few",
    "little",
    "beyond",
    "un",
    "non",
    "unless",
    "only",
    "too",
    "difficult",
    "avoid",
    "stop",
    "prevent",
    "far",
    "rule",
    "immune",
    "free",
    "otherwise",
    "instead",
    "but",
];

impl Detector for Polarity {
    fn kind(&self) -> Kind {
        Kind::Polarity
    }

    fn page(&self) -> &'static str {
        include_str!("pages/polarity.md")
    }

    fn check(&self, ground: &Ground<'_>, out: &mut Vec<Finding>) {
        for left in ground.left() {
            if let Some(finding) = weakened(ground, &left).or_else(|| permitted(ground, &left)) {
                out.push(finding);
            }
        }
    }
}

fn korean(ground: &Ground<'_>, left: &Left<'_>) -> String {
    left.bead.ko.iter().map(|s| ground.text(Side::Ko, *s)).collect::<Vec<_>>().join(" ")
}

/// "May" in the English where nothing in the Korean leaves the thing open.
fn weakened(ground: &Ground<'_>, left: &Left<'_>) -> Option<Finding> {
    let ko = korean(ground, left);
    if OPEN_KOREAN.iter().any(|form| ko.contains(form)) {
        return None;
    }
    let open = ground.bead_words(left.bead).find(|w| is_modal(ground, *w))?;
    let end = (open.word + 2).min(ground.english(open.sentence).len());
    let ko_place = left.bead.ko.last().and_then(|s| predicate(ground, *s));
    Some(Finding {
        kind: Kind::Polarity,
        severity: Severity::Major,
        confidence: SURE,
        bead: left.number,
        en: ground.words_place(open.sentence, open.word..end),
        ko: ko_place,
        message: format!(
            "the English leaves open (\"{}\") what the Korean states",
            ground.word_text(open).to_lowercase()
        ),
    })
}

/// "may" as a verb: in small letters (not the month), not in a wish ("May you …").
fn is_modal(ground: &Ground<'_>, w: EnWord) -> bool {
    OPEN.contains(&ground.word_text(w))
}

/// The last word of a Korean sentence: its predicate.
fn predicate(ground: &Ground<'_>, sentence: usize) -> Option<super::Place> {
    let text = ground.text(Side::Ko, sentence);
    let end = text.trim_end_matches(['.', '》', '!', ' ']).len();
    let start = text.get(..end)?.rfind(' ').map_or(0, |i| i + 1);
    ground.place(Side::Ko, sentence, start..end)
}

/// 할수 없다 in the Korean, and no word of denial in the English.
fn permitted(ground: &Ground<'_>, left: &Left<'_>) -> Option<Finding> {
    let (sentence, range) =
        left.bead.ko.iter().find_map(|s| Some((*s, forbidden(ground.text(Side::Ko, *s))?)))?;
    let english = ground.lower_words(left.bead);
    let denies = english.iter().any(|w| {
        DENIAL.contains(&w.as_str())
            || w.ends_with("n't")
            || w.starts_with("un")
            || w.ends_with("less")
            || w.starts_with("im")
            || w.starts_with("in")
    });
    let able = english.iter().any(|w| matches!(w.as_str(), "can" | "could" | "able" | "may" | "will"));
    (able && !denies).then(|| Finding {
        kind: Kind::Polarity,
        severity: Severity::Major,
        confidence: LIKELY,
        bead: left.number,
        en: ground.whole(Side::En, &left.bead.en),
        ko: ground.place(Side::Ko, sentence, range),
        message: "the Korean denies (수 없다) what the English affirms".into(),
    })
}

/// A single 수 없: one that another negation undoes (지 않을수 없다) denies nothing.
fn forbidden(text: &str) -> Option<Range<usize>> {
    let (form, at) = ["수 없", "수없"].iter().find_map(|f| Some((*f, text.find(f)?)))?;
    let before: String = text.get(..at)?.chars().rev().take(8).collect();
    let undone = ["않", "못", "없"].iter().any(|n| before.contains(n))
        || text.get(at + form.len()..)?.starts_with("이");
    (!undone).then_some(at..at + form.len())
}
