//! English verb groups: the modals, auxiliaries and negations before a verb, and the clause that it stands in.

use super::among;
use crate::detect::{EnWord, Ground};
use crate::pair::Side;
use std::ops::Range;

/// How an English verb group puts its verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::detect) enum Modal {
    /// may, might
    May,
    /// can, could, be able to
    Can,
    /// must, should, have to, need to, be to
    Must,
    /// will, shall
    Will,
    /// would do well to, had better
    Advice,
}

/// What advises or wishes instead of demanding, as words that follow each other.
const ADVICE: &[&[&str]] = &[
    &["do", "well", "to"],
    &["had", "better"],
    &["would", "be", "good"],
    &["would", "be", "better"],
    &["would", "be", "best"],
    &["would", "be", "desirable"],
    &["would", "be", "advisable"],
    &["would", "be", "nice"],
    &["is", "desirable"],
    &["is", "advisable"],
    &["is", "recommended"],
];
/// What makes a thing depend on circumstances, with the Korean of which one piece says the same.
const RESERVATIONS: &[(&[&str], &str)] = &[
    (&["if", "possible"], "가능 될수록 될수있는 수있는 되도록 힘자라는"),
    (&["where", "possible"], "가능 될수록 될수있는 수있는 되도록"),
    (&["if", "conditions", "permit"], "조건 형편 여건 허락 허용 가능"),
    (&["if", "circumstances", "permit"], "조건 형편 여건 정세 환경 허락 허용 가능"),
    (&["if", "necessary"], "필요 요구 경우"),
    (&["if", "need", "be"], "필요 요구 경우"),
    (&["if", "appropriate"], "적당 적절 합당 알맞 경우"),
    (&["on", "certain", "conditions"], "조건"),
    (&["under", "certain", "conditions"], "조건 환경 경우"),
    (&["on", "condition", "that"], "조건 전제"),
];
/// Korean that takes a condition back.
const UNCONDITIONAL: &str = "조건도없이 조건없이 무조건";

/// The first run of words that advises or wishes.
pub(in crate::detect) fn advice(words: &[String]) -> Option<Range<usize>> {
    ADVICE.iter().find_map(|run| find(words, run))
}

/// The first reservation that no piece of the Korean, without blanks, accounts for.
pub(in crate::detect) fn reservation(words: &[String], korean: &str) -> Option<Range<usize>> {
    let unsaid = |pieces: &str| {
        let without = UNCONDITIONAL.split_whitespace().fold(korean.to_string(), |k, u| k.replace(u, ""));
        !pieces.split_whitespace().any(|piece| without.contains(piece))
    };
    RESERVATIONS.iter().filter(|(_, pieces)| unsaid(pieces)).find_map(|(run, _)| find(words, run))
}

/// Where words follow each other.
fn find(words: &[String], run: &[&str]) -> Option<Range<usize>> {
    let at = words.windows(run.len()).position(|window| window.iter().zip(run).all(|(w, r)| w == r))?;
    Some(at..at + run.len())
}

/// The words before a verb that belong to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::detect) struct Group {
    /// The strongest modal: what stands first decides.
    pub modal: Option<Modal>,
    /// Whether a negation stands among them.
    pub denied: bool,
    /// Whether "only" or "just" does: "not only" denies nothing.
    pub limited: bool,
    /// From the first word of the group to the verb.
    pub words: Range<usize>,
}

/// Words that may stand between a modal and its verb.
const WITHIN: &str = "be been being is are was were am have has had do does did to not never also only just able well \
    better still soon ever again even always thus then therefore once further no longer fail fails \
    failed unable refuse refused refuses cease ceased decline declined cannot ought need needs going \
    bound all allowed permitted entitled";

/// Words that deny, wherever they stand in a clause.
const DENIAL: &str = "not no never cannot nor neither none nobody nothing nowhere without unable impossible hardly \
    scarcely barely impermissible unthinkable unimaginable inconceivable intolerable unacceptable \
    inadmissible unpardonable unavoidable inevitable indispensable ban bans banned prohibit prohibited \
    prohibits forbid forbids forbidden deny denied denies refuse refused refuses refusal reject rejects \
    rejected incapable inability few little beyond unless only too difficult hard avoid avoids avoided \
    stop stops stopped prevent prevents prevented cease refrain far immune free otherwise instead lack \
    lacks lacked lacking neglect fail fails failed failing failure absence absent against oppose opposed \
    opposes rule ruled rather unlike halt end last miss missed warn warned exclude excluded discontinue \
    escape except least despite regardless dispel block blocked worse doubt other but unwilling \
    reluctant abandon stay away keep loss lose lost yet short";

/// Words with a prefix or a suffix of denial that do not deny.
const SEEMING: &[&str] =
    &["under", "until", "unit", "united", "unity", "union", "university", "understand", "unanimous"];

/// The words of a sentence in small letters.
pub(in crate::detect) fn lower(ground: &Ground<'_>, sentence: usize) -> Vec<String> {
    let of = |word| ground.word_text(EnWord { sentence, word }).to_lowercase();
    (0..ground.english(sentence).len()).map(of).collect()
}

/// The group of the verb at `verb`.
pub(in crate::detect) fn group(words: &[String], verb: usize) -> Group {
    let before = words.get(..verb).unwrap_or(&[]);
    let belongs =
        |w: &String| among(WITHIN, w) || modal(w).is_some() || w.ends_with("ly") || w.ends_with("n't");
    let start = verb - before.iter().rev().take_while(|w| belongs(w)).count();
    let chain = words.get(start..verb).unwrap_or(&[]);
    let has = |w: &str| chain.iter().any(|x| x == w);
    let advice = advice(chain).is_some();
    let due = chain.windows(2).any(|w| {
        matches!(w, [a, b] if b == "to" && matches!(a.as_str(), "have" | "has" | "had" | "need" | "needs" | "ought" | "is" | "are"))
    });
    let first = chain.iter().find_map(|w| modal(w));
    let modal = match first {
        Some(Modal::May) => Some(Modal::May),
        _ if advice => Some(Modal::Advice),
        _ if due => Some(Modal::Must),
        Some(Modal::Will) | None if ["able", "allowed", "permitted", "entitled"].iter().any(|w| has(w)) => {
            Some(Modal::Can)
        }
        other => other,
    };
    // Two denials are none: "will not fail to", "can never cease to".
    let denied = chain.iter().filter(|w| is_denial(w)).count() % 2 == 1;
    Group { modal, denied, limited: has("only") || has("just"), words: start..verb + 1 }
}

fn modal(word: &str) -> Option<Modal> {
    Some(match word {
        "may" | "might" => Modal::May,
        "can" | "could" | "cannot" => Modal::Can,
        "must" | "should" | "ought" => Modal::Must,
        "will" | "shall" | "would" => Modal::Will,
        _ => return None,
    })
}

/// Whether a word before a verb denies it.
pub(in crate::detect) fn is_denial(word: &str) -> bool {
    matches!(
        word,
        "not"
            | "never"
            | "no"
            | "cannot"
            | "unable"
            | "fail"
            | "fails"
            | "failed"
            | "refuse"
            | "refused"
            | "refuses"
            | "cease"
            | "ceased"
            | "decline"
            | "declined"
    ) || word.ends_with("n't")
}

/// Whether some word among these denies, itself or by its form (un-, -less). "Fail" does so before "to" only.
pub(in crate::detect) fn denies(words: &[String]) -> bool {
    words.iter().enumerate().any(|(i, w)| match w.as_str() {
        "fail" | "fails" | "failed" => words.get(i + 1).is_some_and(|n| n == "to"),
        w => among(DENIAL, w) || w.ends_with("n't") || by_form(w),
    })
}

fn by_form(word: &str) -> bool {
    let seeming = SEEMING.iter().any(|s| word.starts_with(s));
    (word.starts_with("un") && !seeming)
        || (word.ends_with("less") && word.len() > 4)
        || ["in", "im", "ir"]
            .iter()
            .any(|p| word.strip_prefix(p).is_some_and(|rest| rest.ends_with("ble") && rest.len() > 4))
        || word.starts_with("non-")
}

/// Words that begin another clause.
const JOINTS: &[&str] =
    &["and", "but", "that", "which", "who", "while", "as", "when", "where", "because", "so", "if"];

/// The clause of a word: to the next comma or joint on either side.
pub(in crate::detect) fn clause(
    ground: &Ground<'_>,
    sentence: usize,
    words: &[String],
    at: usize,
) -> Range<usize> {
    let text = ground.text(Side::En, sentence);
    let cut = |w: usize| {
        let end = ground.english(sentence).get(w).map_or(0, |x| x.span.end);
        text.get(end..).is_some_and(|t| t.starts_with([',', ';', ':', '"']))
    };
    let joint = |w: usize| words.get(w).is_some_and(|x| JOINTS.contains(&x.as_str()));
    let start = (0..at).rev().find(|w| cut(*w) || joint(*w)).map_or(0, |w| w + 1);
    let end = (at..words.len()).find(|w| cut(*w) || (*w > at && joint(*w))).map_or(words.len(), |w| w + 1);
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_string).collect()
    }

    fn modal_of(text: &str) -> (Option<Modal>, bool) {
        let words = words(text);
        let group = group(&words, words.len() - 1);
        (group.modal, group.denied)
    }

    #[test]
    fn the_first_modal_decides() {
        assert_eq!(modal_of("japan may have to pay"), (Some(Modal::May), false));
        assert_eq!(modal_of("they will be able to sell"), (Some(Modal::Can), false));
        assert_eq!(modal_of("it would do well to withdraw"), (Some(Modal::Advice), false));
        assert_eq!(modal_of("we have to win"), (Some(Modal::Must), false));
        assert_eq!(modal_of("they will never leave"), (Some(Modal::Will), true));
        assert_eq!(modal_of("they would not fail to fulfil"), (Some(Modal::Will), false));
    }

    #[test]
    fn a_reservation_counts_where_the_korean_has_none() {
        let english = words("he will come if possible on certain conditions");
        assert_eq!(reservation(&english, "그는온다"), Some(3..5));
        assert_eq!(reservation(&english, "그는될수록온다"), Some(5..8));
        assert_eq!(reservation(&english, "그는될수록아무런조건도없이온다"), Some(5..8));
        assert_eq!(reservation(&english, "그는될수록일정한조건에서온다"), None);
        assert_eq!(advice(&words("it would be good to finish it")), Some(1..4));
    }

    #[test]
    fn words_deny_by_form_or_in_themselves() {
        assert!(denies(&words("this is unbearable")));
        assert!(denies(&words("they failed to come")));
        assert!(!denies(&words("products that failed in the test of the united front")));
        assert!(denies(&words("it is insufferable")));
        assert!(!denies(&words("institutions of the industry")));
    }
}
