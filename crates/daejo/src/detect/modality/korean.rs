//! Korean predicates by their endings and auxiliaries, in either spacing (할수 없다, 할 수 없다).

use crate::evidence::Bits;
use daejo_lexicon::hangul::{decompose, finals};
use std::ops::Range;

/// What a form says of its predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::detect) enum Claim {
    /// 하지 않을수 없다: it must come so.
    Inevitable,
    /// 모르지 않는다: two negations that undo each other.
    Affirmed,
    /// 하지 않는 한: the condition is that something does not happen.
    Unless,
    /// 할수 없다.
    Cannot,
    /// 할 필요가 없다, 할 리유가 없다.
    Needless,
    /// 하여서는 안된다, 하지 말아야 한다.
    Prohibited,
    /// 하여야 한다, 하지 않으면 안된다.
    Must,
    /// 할수도 있다, 할지도 모른다, 하는것 같다, 하여도 된다.
    Open,
    /// 할수 있다.
    Can,
    /// 확인되지 않았다.
    Unconfirmed,
    /// 하기로 합의하였다.
    Agreed,
    /// 하지 않는다, 하지 못한다.
    Negative,
}

/// A form of a sentence: what it says, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::detect) struct Predicate {
    /// What it says.
    pub claim: Claim,
    /// Bytes of the sentence; the stem stands before it.
    pub span: Range<usize>,
}

use Claim::{
    Affirmed, Agreed, Can, Cannot, Inevitable, Must, Needless, Negative, Open, Prohibited, Unconfirmed,
    Unless,
};

/// Forms without blanks, those that hold others first. A dot is a syllable closed by ㄹ that is not part of the form.
const FORMS: &[(Claim, &str)] = &[
    (
        Inevitable,
        "지않을수없 지아니할수없 지않을수가없 없을수없 지않고는못 지않고서는못 지않고는견디 기마련 수밖에없",
    ),
    (Must, "지않으면안되 지않으면안된 지않으면안될 지않으면안됩 지않고서는안 지않으면아니"),
    (
        Affirmed,
        "모르지않 없지않 지않은것이없 지않은것은아니 지않은곳이없 지않는것이없 지못할것이없 지못할것은없 지않는것은아니 \
      지못할리유가없 적지않 멀지않 지나지않 지않은바아니 못지않",
    ),
    (
        Unless,
        "지않는한 지않는이상 지않는다면 지않을경우 지않으면 지못하면 지못하는한 지못할경우 지못한다면 지않고서는",
    ),
    (
        Prohibited,
        "서는안되 서는안된 서는안될 서는안됩 서도안되 서도안된 서도안될 서는아니 지말아야 지말것 지말라 지못하게되여있 \
      지못한다는것을규정",
    ),
    (
        Needless,
        ".필요가없 .필요도없 .필요조차없 .필요는없 .필요없 .리유가없 .리유도없 .까닭이없 .생각이없 .생각도없 .의사가없",
    ),
    (Cannot, ".수없 .수는없 .수가없 .수도없"),
    (
        Open,
        ".수도있 지도모르 지도모른 지도모를 지도몰라 것같 듯하 듯싶 듯합 여도된다 여도좋 해도된다 해도좋 어도된다 어도좋 아도된다 아도좋 \
      것으로보 것으로추측 것으로추정 것으로예상 것으로예견 것으로전망",
    ),
    (Can, ".수있"),
    (Unconfirmed, "확인되지않 확인되지못 확인되여있지않 확인하지못 확인되지아니"),
    (Agreed, "기로합의 기로약속 기로결정 기로결심 기로하였 기로했 기로하고 기로한다 기로되였"),
    (Must, "야한다 야하며 야합니다 야하고 야할것이 야하겠 야되며 야된다 야됩니다 야될것이"),
    (Negative, "지않 지못 지아니"),
];

/// What stands before 야 in an emphasis (서울에서야 하였다), not in an obligation (떨쳐나서야 한다).
const EMPHASIS: &[&str] = &["에서", "고서", "로서", "면서"];
/// What follows 수없 where it is no predicate: before a noun, as an adverb.
const NO_PREDICATE: &str = "는이던";

/// The forms of a sentence in the order of the text.
pub(in crate::detect) fn predicates(text: &str) -> Vec<Predicate> {
    let solid = Solid::new(text);
    let mut out: Vec<Predicate> = Vec::new();
    for (claim, list) in FORMS {
        for form in list.split_whitespace().filter(|form| solid.may_hold(form)) {
            for span in solid.find(form).filter(|s| solid.allows(*claim, form, s)) {
                let span = solid.source(&span);
                if out.iter().all(|p| p.span.end <= span.start || span.end <= p.span.start) {
                    out.push(Predicate { claim: *claim, span });
                }
            }
        }
    }
    out.sort_by_key(|p| p.span.start);
    out
}

/// A sentence without blanks.
struct Solid {
    text: String,
    /// For each byte, and for the end, its place in the sentence.
    at: Vec<usize>,
    /// Its characters, by their number modulo [`Bits::MAX`].
    letters: Bits,
}

impl Solid {
    fn new(text: &str) -> Solid {
        let mut solid = Solid {
            text: String::with_capacity(text.len()),
            at: Vec::with_capacity(text.len()),
            letters: Bits::default(),
        };
        for (i, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            solid.text.push(c);
            solid.letters.set(c as usize % Bits::MAX);
            solid.at.extend(i..i + c.len_utf8());
        }
        solid
    }

    fn source(&self, span: &Range<usize>) -> Range<usize> {
        let start = self.at.get(span.start).copied().unwrap_or(0);
        let last = span.end.checked_sub(1).and_then(|i| self.at.get(i)).copied().unwrap_or(start);
        start..last + 1
    }

    /// Whether the form may stand in it: most forms fail by their first letter.
    fn may_hold(&self, form: &str) -> bool {
        let first = form.trim_start_matches('.').chars().next();
        first.is_none_or(|c| self.letters.has(c as usize % Bits::MAX))
    }

    /// Where a form stands; before a form with a dot, after ㄹ only.
    fn find<'a>(&'a self, form: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let bare = form.trim_start_matches('.');
        let needs_l = bare.len() < form.len();
        self.text.match_indices(bare).map(|(at, f)| at..at + f.len()).filter(move |r| {
            let before = self.text.get(..r.start).and_then(|t| t.chars().next_back());
            !needs_l || before.and_then(decompose).is_some_and(|s| s.last == finals::L)
        })
    }

    fn allows(&self, claim: Claim, form: &str, at: &Range<usize>) -> bool {
        let before = self.text.get(..at.start).and_then(|t| t.chars().next_back());
        let after = self.text.get(at.end..).and_then(|t| t.chars().next());
        match claim {
            Must if form.starts_with('야') => {
                let head = self.text.get(..at.start).unwrap_or("");
                before.is_some_and(is_infinitive) && !EMPHASIS.iter().any(|e| head.ends_with(e))
            }
            Cannot => !after.is_some_and(|c| NO_PREDICATE.contains(c)),
            _ => true,
        }
    }
}

/// Whether a syllable ends a verb before 야: 하여, 가, 이겨, 와, 해, 돼.
fn is_infinitive(c: char) -> bool {
    /// ㅏ ㅐ ㅓ ㅕ ㅘ ㅙ ㅝ
    const VOWELS: [u32; 7] = [0, 1, 4, 6, 9, 10, 14];
    decompose(c).is_some_and(|s| s.last == finals::NONE && VOWELS.contains(&s.vowel))
}

/// What follows a stem and belongs to its predicate: to the next comma or quotation mark, so many syllables at most.
pub(in crate::detect) fn tail(text: &str, from: usize) -> &str {
    const MOST: usize = 16;
    let rest = text.get(from..).unwrap_or("");
    let end = rest
        .char_indices()
        .enumerate()
        .find(|(n, (_, c))| *n >= MOST || matches!(c, ',' | '《' | '》' | '.' | '"'))
        .map_or(rest.len(), |(_, (i, _))| i);
    rest.get(..end).unwrap_or(rest)
}

/// Forms that leave open what they stand with: possibility, permission, concession, wish, purpose, doubt.
const LEFT_OPEN: &str = "수있 수도있 지도모 지모르 지모른 것같 듯하 듯싶 듯이 라도 더라도 든지 여도 아도 어도 해도 도록 기를바 기바 기를기원 바랍니다 \
    지언정 을수록 할수록 라면 다면 으면 려면 거나 을가 할가 될가 일가 는지 을지 할지 될지 것으로보 려고 고저";
/// Words that leave a whole sentence open.
const DOUBT: &str = "아마 혹시 혹은 만약 만일 아무리 비록 가능 우려 예견 예상 전망 추측 추정 의심 축원 기원 위험이 위험성 위험을 대안 경우 허용 허락";

/// Whether something in the predicate leaves it open, or in the sentence as a whole.
pub(in crate::detect) fn is_open(sentence: &str, predicate: &str) -> bool {
    let (sentence, predicate) = (Solid::new(sentence).text, Solid::new(predicate).text);
    LEFT_OPEN.split_whitespace().any(|f| predicate.contains(f))
        || concedes(&predicate)
        || DOUBT.split_whitespace().any(|w| sentence.contains(w))
}

/// Whether an infinitive with 도 stands in it: 부서져도, 가도.
fn concedes(predicate: &str) -> bool {
    let ends = predicate.match_indices('도').filter_map(|(at, _)| predicate.get(..at)?.chars().next_back());
    ends.into_iter().any(is_infinitive)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims(text: &str) -> Vec<Claim> {
        predicates(text).into_iter().map(|p| p.claim).collect()
    }

    #[test]
    fn a_form_is_read_in_either_spacing() {
        assert_eq!(claims("나라를 떠날수 없다."), [Cannot]);
        assert_eq!(claims("나라를 떠날 수 없다."), [Cannot]);
        assert_eq!(claims("우리는 이겨야 한다."), [Must]);
        assert_eq!(claims("손을 떼지 않으면 안된다."), [Must]);
        assert_eq!(claims("이를 잊어서는 안된다."), [Prohibited]);
        assert_eq!(claims("문을 열기로 합의하였다."), [Agreed]);
        assert_eq!(claims("비가 올수도 있다."), [Open]);
        assert_eq!(claims("그것을 검토할 필요조차 없다."), [Needless]);
    }

    #[test]
    fn negations_that_undo_each_other_deny_nothing() {
        assert_eq!(claims("분노하지 않을수 없다."), [Inevitable]);
        assert_eq!(claims("그는 이 사실을 모르지 않는다."), [Affirmed]);
        assert_eq!(claims("성과가 적지 않다."), [Affirmed]);
    }

    #[test]
    fn adverbs_and_words_before_nouns_are_no_predicates() {
        assert_eq!(claims("수없이 많은 별."), []);
        assert_eq!(claims("참을수 없는 모욕이다."), []);
        assert_eq!(claims("그는 서울에서야 하였다."), []);
    }

    #[test]
    fn a_form_cites_its_own_words() {
        let text = "기일은 연장될수 없다.";
        assert_eq!(predicates(text).first().and_then(|p| text.get(p.span.clone())), Some("수 없"));
    }

    #[test]
    fn doubt_opens_a_sentence_and_an_ending_its_predicate() {
        assert!(is_open("아마 올것이다.", "것이다"));
        assert!(is_open("올수 있다.", "ㄹ수 있다"));
        assert!(is_open("몸은 부서져도 신념은 꺾을수 없다.", "져도 신념은"));
        assert!(!is_open("모든 사람들이 온다.", "온다"));
    }
}
