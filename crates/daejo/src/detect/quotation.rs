//! Speakers that were lost: direct speech with its speaker in the Korean, an anonymous statement in the English.

use super::ground::{EnWord, Place};
use super::{Detector, Finding, Ground, Left};
use crate::pair::Side;
use crate::report::{Kind, Severity};
use std::ops::Range;

/// Speakers that were lost.
pub(super) struct Quotation;

const SURE: f32 = 0.8;
const LIKELY: f32 = 0.7;

/// Stems of English words that attribute a statement to somebody.
const REPORTING: &[&str] = &[
    "say",
    "said",
    "told",
    "tell",
    "state",
    "statement",
    "stress",
    "emphas",
    "emphasi",
    "note",
    "ad",
    "add",
    "point",
    "declar",
    "remark",
    "comment",
    "write",
    "wrote",
    "report",
    "quot",
    "accord",
    "announc",
    "claim",
    "assert",
    "admit",
    "confess",
    "express",
    "underlin",
    "underscor",
    "assur",
    "explain",
    "indic",
    "call",
    "express",
    "accus",
    "warn",
    "argu",
    "recal",
    "recall",
    "mention",
    "describ",
    "cite",
    "voic",
    "cri",
    "shout",
    "ask",
    "answer",
    "repli",
    "speak",
    "speech",
    "talk",
    "disclos",
    "clarifi",
    "contend",
    "hold",
    "view",
    "opin",
    "maintain",
    "insist",
    "refer",
    "teach",
    "instruct",
    "affirm",
    "reaffirm",
    "predict",
    "criticiz",
    "denounc",
    "urg",
    "vow",
    "pledg",
    "hope",
    "wish",
    "believ",
    "think",
    "went",
    "go",
    "slogan",
    "titl",
    "entitl",
    "call",
    "name",
    "sing",
    "song",
    "read",
    "letter",
    "messag",
    "word",
];

impl Detector for Quotation {
    fn kind(&self) -> Kind {
        Kind::Quotation
    }

    fn page(&self) -> &'static str {
        include_str!("pages/quotation.md")
    }

    fn check(&self, ground: &Ground<'_>, out: &mut Vec<Finding>) {
        for left in ground.left() {
            let Some((sentence, speaker)) =
                left.bead.ko.iter().find_map(|s| Some((*s, speaker(ground.text(Side::Ko, *s))?)))
            else {
                continue;
            };
            let ko = ground.place(Side::Ko, sentence, speaker);
            if let Some(en) = impersonal(ground, &left) {
                out.push(finding(ground, &left, Some(en), ko, SURE));
            } else if !attributed(ground, &left) {
                out.push(finding(ground, &left, ground.whole(Side::En, &left.bead.en), ko, LIKELY));
            }
        }
    }
}

/// The subject of a sentence that quotes somebody directly: 《…》고 or 《…》라고, and a subject before the quotation.
fn speaker(text: &str) -> Option<Range<usize>> {
    let open = text.find('《')?;
    let close = text.rfind('》')?;
    let quoted = text.get(open..close)?;
    let whole_sentence = quoted.trim_end().ends_with(['.', '!', '?']);
    let after = text.get(close + '》'.len_utf8()..)?.trim_start();
    if !whole_sentence || !(after.starts_with('고') || after.starts_with("라고") || after.starts_with("하고"))
    {
        return None;
    }
    let subject = text.get(..open)?.trim_end();
    let particle = ["께서는", "께서", "은", "는", "이", "가"].iter().any(|p| subject.ends_with(p));
    let start = subject.rfind([',', '.']).map_or(0, |i| i + 1);
    let start = start + (subject.get(start..)?.len() - subject.get(start..)?.trim_start().len());
    (particle && start < subject.len()).then_some(start..subject.len())
}

/// "It is said", "it was stressed", "it has been made clear": a statement without a speaker.
fn impersonal(ground: &Ground<'_>, left: &Left<'_>) -> Option<Place> {
    left.bead.en.iter().find_map(|s| {
        let words: Vec<String> = (0..ground.english(*s).len())
            .map(|w| ground.word_text(EnWord { sentence: *s, word: w }).to_lowercase())
            .collect();
        let at = words.windows(2).position(|w| {
            let [it, verb] = w else { return false };
            it == "it" && matches!(verb.as_str(), "is" | "was" | "has" | "says")
        })?;
        let window = words.get(at + 1..(at + 5).min(words.len()))?;
        let reporting = window.iter().any(|w| {
            matches!(
                w.as_str(),
                "said"
                    | "says"
                    | "stressed"
                    | "emphasized"
                    | "noted"
                    | "clear"
                    | "stated"
                    | "pointed"
                    | "reported"
                    | "added"
                    | "underscored"
            )
        });
        reporting.then(|| ground.words_place(*s, at..(at + 4).min(words.len())))?
    })
}

/// Whether somebody is said to say it, in the bead or in a sentence before it that ends with a colon.
fn attributed(ground: &Ground<'_>, left: &Left<'_>) -> bool {
    let before = left.bead.en.first().and_then(|s| s.checked_sub(1));
    let announced = before.is_some_and(|s| ground.text(Side::En, s).trim_end().ends_with(':'));
    let marked = left.bead.en.iter().any(|s| ground.text(Side::En, *s).contains('"'));
    let said = left.bead.en.iter().flat_map(|s| ground.english(*s)).any(|w| REPORTING.contains(&&*w.stem));
    announced || marked || said
}

fn finding(
    ground: &Ground<'_>,
    left: &Left<'_>,
    en: Option<Place>,
    ko: Option<Place>,
    confidence: f32,
) -> Finding {
    let who = ko.map_or("", |p| ground.words(Side::Ko, p));
    Finding {
        kind: Kind::Quotation,
        severity: Severity::Major,
        confidence,
        bead: left.number,
        en,
        ko,
        message: format!("the Korean quotes a speaker ({who}), the English names none"),
    }
}

#[cfg(test)]
mod tests {
    use super::speaker;

    #[test]
    fn the_speaker_stands_before_the_quotation() {
        let text = "공장지배인 리명옥동무는 《물이 흘러나갔다.》고 말하였다.";
        assert_eq!(speaker(text).and_then(|r| text.get(r)), Some("공장지배인 리명옥동무는"));
        assert_eq!(speaker("우리는 《로동신문》을 읽었다."), None);
        assert_eq!(speaker("《이겼다.》고 하였다."), None);
    }
}
