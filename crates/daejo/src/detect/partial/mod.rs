//! Stretches of one side of a bead that nothing on the other side accounts for: what `partial-omission` and
//! `partial-addition` share.
//!
//! 1. `leftover`: words of content without a link are weighed, and paired with what is left of the other side.
//! 2. `list`: an item of an enumeration whose other items are linked is a surer finding than any other stretch.
//! 3. `lacking`: a name in a list of names, where the other side has none left that it could be, is surest.
//! 4. `signs`: what speaks for and against a stretch, read as a probability.
//! 5. `beside`: what a neighbouring bead says was moved.

mod beside;
mod kin;
mod lacking;
mod leftover;
mod list;
mod signs;

use super::ground::{EnWord, Ground, KoItem, Left, Place};
use crate::evidence::Content;
use crate::pair::Side;
use crate::span::Span;
use leftover::Leftover;
pub(super) use leftover::Leftovers;
use rayon::prelude::*;
use signs::Signs;

/// A stretch without counterpart.
pub(super) struct Stretch {
    pub place: Place,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// Takes away a fact: holds a name, an office or a figure, or is long.
    pub major: bool,
}

/// A stretch of so many weighty words is a loss of content whatever they are.
const LONG: f32 = 3.5;

/// How sure an item is missing from a list of which the other side has all the rest, and nothing else.
const OUT_OF_LIST: f32 = 0.65;
/// An English thing has so many words at most.
const PHRASE: usize = 2;
/// How sure a name is missing from a list of names.
const NAMED: f32 = 0.85;
/// A bead with more leftovers on a side than this is no sentence; nothing is claimed of it.
const MOST: usize = 256;
/// Stretches less sure than this are noise in any release.
const LEAST: f32 = 0.25;
/// A stretch of which a neighbouring bead has so much without a link was moved there.
const MOVED: f32 = 0.5;

/// The surest stretch of each bead's Korean without counterpart, with the number of the bead.
pub(super) fn korean(ground: &Ground<'_>) -> Vec<(usize, Stretch)> {
    let all = gather(ground);
    let loose = looseness(&all, |leftovers| sum(&leftovers.ko));
    surest(&all, |(left, leftovers)| {
        let rest = Rest::of(ground, left, Side::Ko, leftovers, loose);
        let of_run = |run: Vec<Leftover<KoItem>>| {
            let (first, last) = (run.first()?.of, run.last()?.of);
            let spans = run.iter().filter_map(|k| ground.item_place(k.of)).map(|p| p.0);
            let listed = list::in_korean(ground, left, first, last);
            let fact = run.iter().any(|k| is_fact(ground, k.of));
            let whole = is_thing(ground, first, last) && !lacking::has_capitals(ground, left);
            let place = Place(spans.reduce(Span::join)?);
            let found = if listed && lacking::in_english(ground, left, &run) {
                Stretch { place, confidence: NAMED, major: true }
            } else {
                stretch(place, &rest.signs(sum(&run), listed), fact, whole)?
            };
            (beside::items(ground, left, &run) < MOVED).then_some(found)
        };
        korean_runs(ground, left, &leftovers.ko).into_iter().filter_map(of_run).collect()
    })
}

/// The surest stretch of each bead's English without counterpart, with the number of the bead.
pub(super) fn english(ground: &Ground<'_>) -> Vec<(usize, Stretch)> {
    let all = gather(ground);
    let loose = looseness(&all, |leftovers| sum(&leftovers.en));
    surest(&all, |(left, leftovers)| {
        let rest = Rest::of(ground, left, Side::En, leftovers, loose);
        let of_run = |run: Vec<Leftover<EnWord>>| {
            let (first, last) = (run.first()?.of, run.last()?.of);
            let place = ground.words_place(first.sentence, first.word..last.word + 1)?;
            let listed = list::in_english(ground, first, last);
            let fact = run.iter().any(|w| ground.word(w.of).is_some_and(|x| x.figure));
            let whole = run.len() <= PHRASE;
            let found = if listed && lacking::in_korean(ground, left, &run) {
                Stretch { place, confidence: NAMED, major: true }
            } else {
                stretch(place, &rest.signs(sum(&run), listed), fact, whole)?
            };
            (beside::words(ground, left, &run) < MOVED).then_some(found)
        };
        english_runs(ground, &leftovers.en).into_iter().filter_map(of_run).collect()
    })
}

/// The leftovers of every bead; both kinds read the same ones.
fn gather<'g, 'a>(ground: &'g Ground<'a>) -> Vec<(&'g Left<'a>, &'g Leftovers)> {
    let short = |left: &Left<'_>| left.ko.len() <= MOST && left.en.len() <= MOST;
    let of = |left: &Left<'_>| short(left).then(|| Leftovers::of(ground, left));
    let all = ground.leftovers.get_or_init(|| ground.left().par_iter().map(of).collect());
    ground.left().iter().zip(all).filter_map(|(left, leftovers)| Some((left, leftovers.as_ref()?))).collect()
}

/// What a side leaves without counterpart, a link, over the release: in a free rendering anything looks left out.
fn looseness(all: &[(&Left<'_>, &Leftovers)], residue: impl Fn(&Leftovers) -> f32) -> f32 {
    let links: usize = all.iter().map(|(left, _)| left.bead.links.len()).sum();
    all.iter().map(|(_, leftovers)| residue(leftovers)).sum::<f32>() / (links + 1) as f32
}

fn sum<T>(leftovers: &[Leftover<T>]) -> f32 {
    leftovers.iter().map(Leftover::residue).sum()
}

/// The surest stretch of each bead.
fn surest<'a>(
    all: &[(&'a Left<'a>, &'a Leftovers)],
    stretches: impl Fn(&(&'a Left<'a>, &'a Leftovers)) -> Vec<Stretch> + Sync,
) -> Vec<(usize, Stretch)> {
    let best = |bead: &(&'a Left<'a>, &'a Leftovers)| {
        let best = stretches(bead).into_iter().max_by(|a, b| a.confidence.total_cmp(&b.confidence))?;
        Some((bead.0.number, best))
    };
    all.par_iter().filter_map(best).collect()
}

/// A stretch with its signs, where they make it sure enough.
///
/// `whole`: it is short enough to be one thing, not a part of what is said otherwise.
fn stretch(place: Place, signs: &Signs, fact: bool, whole: bool) -> Option<Stretch> {
    let stands_out = whole && signs.stands_out();
    let confidence = signs.confidence().filter(|confidence| *confidence >= LEAST || stands_out)?;
    let confidence = if stands_out { confidence.max(OUT_OF_LIST) } else { confidence };
    Some(Stretch { place, confidence, major: fact || signs.residue > LONG })
}

/// What holds for every stretch of a side of a bead.
struct Rest {
    side: Side,
    spare: f32,
    surplus: f32,
    unknown: f32,
    loose: f32,
}

impl Rest {
    fn of(ground: &Ground<'_>, left: &Left<'_>, side: Side, leftovers: &Leftovers, loose: f32) -> Rest {
        let (en, ko) = (ground.length(Side::En, &left.bead.en), ground.length(Side::Ko, &left.bead.ko));
        let longer = (ko.max(1.0) / en.max(1.0)).ln() - ground.ratio.ln();
        let (spare, surplus) = match side {
            Side::Ko => (sum(&leftovers.en), longer),
            Side::En => (sum(&leftovers.ko), -longer),
        };
        Rest { side, spare, surplus, unknown: unknown(ground, left), loose }
    }

    fn signs(&self, residue: f32, listed: bool) -> Signs {
        let Rest { side, spare, surplus, unknown, loose } = *self;
        Signs { side, residue, listed, spare, surplus, unknown, loose }
    }
}

/// How much of what is left of the bead the lexicon does not know.
fn unknown(ground: &Ground<'_>, left: &Left<'_>) -> f32 {
    let strange = |k: &&KoItem| {
        matches!(ground.item(**k).map(|i| i.content), Some(Content::Unknown | Content::Name | Content::Latin))
    };
    let items = left.ko.iter().filter(strange).count();
    let words = left.en.iter().filter(|w| ground.word(**w).is_some_and(|x| !x.known && !x.figure)).count();
    (items + words) as f32
}

/// Whether items are one word that names a thing: not a part of a phrase, no office, no bare suffix.
fn is_thing(ground: &Ground<'_>, first: KoItem, last: KoItem) -> bool {
    use daejo_lexicon::Class::{Adj, Func, Office, Suffix, Unit, Verb};
    let (Some(a), Some(b)) = (ground.item(first), ground.item(last)) else { return false };
    let word = ground.text(Side::Ko, first.sentence).get(a.span.start..b.span.end).unwrap_or("");
    let is_of_grammar = first == last
        && !matches!(a.content, Content::Term(_, class) if !matches!(class, Adj | Func | Office | Suffix | Unit | Verb));
    first.sentence == last.sentence && word.chars().count() >= 2 && !word.contains(' ') && !is_of_grammar
}

fn is_fact(ground: &Ground<'_>, k: KoItem) -> bool {
    match ground.item(k).map(|i| i.content) {
        Some(Content::Name | Content::Number) => true,
        Some(Content::Term(_, class)) => class.is_name() || class == daejo_lexicon::Class::Office,
        _ => false,
    }
}

/// Runs of items without a link, in the order of the text; what weighs nothing neither makes nor breaks a run.
fn korean_runs(
    ground: &Ground<'_>,
    left: &Left<'_>,
    leftovers: &[Leftover<KoItem>],
) -> Vec<Vec<Leftover<KoItem>>> {
    let mut runs: Vec<Vec<Leftover<KoItem>>> = Vec::new();
    for sentence in &left.bead.ko {
        let items = ground.items(*sentence);
        let mut order: Vec<usize> =
            (0..items.len()).filter(|i| items.get(*i).is_some_and(|i| i.parent.is_none())).collect();
        order.sort_by_key(|i| items.get(*i).map(|i| i.span.start));
        runs.push(Vec::new());
        for item in order {
            let k = KoItem { sentence: *sentence, item };
            match (leftovers.iter().find(|l| l.of == k), runs.last_mut()) {
                (Some(l), Some(run)) if l.weight > 0.0 => match run.last() {
                    Some(last) if comma_between(ground, last.of, k) => runs.push(vec![*l]),
                    _ => run.push(*l),
                },
                (Some(_), _) => {}
                _ if ground.evidence.is_content(*sentence, item) => runs.push(Vec::new()),
                _ => {}
            }
        }
    }
    runs.retain(|r| !r.is_empty());
    runs
}

/// Whether a comma parts two items.
fn comma_between(ground: &Ground<'_>, a: KoItem, b: KoItem) -> bool {
    let (Some(a), Some(b), text) = (ground.item(a), ground.item(b), ground.text(Side::Ko, b.sentence)) else {
        return false;
    };
    text.get(a.span.end..b.span.start).is_some_and(|between| between.contains(','))
}

/// Whether a comma parts two words of a sentence.
fn comma_after(ground: &Ground<'_>, a: EnWord, b: EnWord) -> bool {
    let (Some(x), Some(y)) = (ground.word(a), ground.word(b)) else { return false };
    ground
        .text(Side::En, a.sentence)
        .get(x.span.end..y.span.start)
        .is_some_and(|between| between.contains(','))
}

/// Runs of words without a link; words of grammar between them do not break a run, a linked word does.
fn english_runs(ground: &Ground<'_>, leftovers: &[Leftover<EnWord>]) -> Vec<Vec<Leftover<EnWord>>> {
    let mut runs: Vec<Vec<Leftover<EnWord>>> = Vec::new();
    for l in leftovers {
        let joins = runs.last().and_then(|r| r.last()).is_some_and(|last| {
            last.of.sentence == l.of.sentence
                && !comma_after(ground, last.of, l.of)
                && (last.of.word + 1..l.of.word).all(|i| {
                    ground.word(EnWord { sentence: l.of.sentence, word: i }).is_some_and(|x| x.function)
                })
        });
        match runs.last_mut() {
            Some(run) if joins => run.push(*l),
            _ => runs.push(vec![*l]),
        }
    }
    runs.retain(|r| r.iter().any(|l| l.weight > 0.0));
    runs
}

#[cfg(test)]
mod tests {
    use crate::pair::Pair;
    use crate::report::Kind;
    use crate::source::Source;

    /// The words cited as left out and as put in, where `en` renders `ko` between two sentences rendered in full.
    fn found(en: &str, ko: &str) -> (Vec<String>, Vec<String>) {
        let en = format!(
            "Pyongyang, May 3 (KCNA) -- A new hospital was built in Sariwon.\n{en}\nThe participants visited the school and the library."
        );
        let ko = format!(
            "(평양 5월 3일발 조선중앙통신) 사리원에 새 병원이 건설되였다.\n{ko}\n참가자들은 학교와 도서관을 돌아보았다."
        );
        let sources =
            Pair { en: Source::from_text("en", en.as_str()), ko: Source::from_text("ko", ko.as_str()) };
        let report = crate::Comparer::default().without_thresholds().compare(sources);
        let cited = |kind: Kind, text: &str| -> Vec<String> {
            let of_kind = report.divergences.iter().filter(|d| d.kind == kind);
            of_kind.filter_map(|d| d.en.or(d.ko)).map(|span| span.of(text).to_string()).collect()
        };
        (cited(Kind::PartialOmission, &ko), cited(Kind::PartialAddition, &en))
    }

    #[track_caller]
    fn check(en: &str, ko: &str, left_out: &[&str], put_in: &[&str]) {
        let (omitted, added) = found(en, ko);
        assert_eq!(
            (omitted, added),
            (
                left_out.iter().map(|s| s.to_string()).collect(),
                put_in.iter().map(|s| s.to_string()).collect()
            )
        );
    }

    #[test]
    fn an_item_left_out_of_a_list_is_reported() {
        let ko = "공장에서는 뜨락또르와 화물자동차, 전동기를 생산한다.";
        check("The factory produces tractors and trucks.", ko, &["전동기"], &[]);
        check("The factory produces tractors, trucks and motors.", ko, &[], &[]);
    }

    #[test]
    fn a_person_left_out_of_a_list_is_reported() {
        let ko = "회의에는 박태성동지, 리병철동지, 조용원동지가 참가하였다.";
        check("Pak Thae Song and Jo Yong Won attended the meeting.", ko, &["리병철"], &[]);
        check("Pak Thae Song, Ri Pyong Chol and Jo Yong Won attended the meeting.", ko, &[], &[]);
    }

    #[test]
    fn a_place_left_out_of_a_list_is_reported() {
        let ko = "로씨야와 중국, 이란을 비롯한 많은 나라들이 전람회에 참가하였다.";
        check("Many countries including Russia and China took part in the exhibition.", ko, &["이란"], &[]);
        check("Many countries including Russia, China and Iran took part in the exhibition.", ko, &[], &[]);
    }

    #[test]
    fn a_place_put_into_a_list_is_reported() {
        let ko = "대표단은 로씨야와 중국을 방문하였다.";
        check("The delegation visited Russia, China and Japan.", ko, &[], &["Japan"]);
        check("The delegation visited Russia and China.", ko, &[], &[]);
    }

    #[test]
    fn an_item_put_into_a_list_is_reported() {
        let ko = "공장에서는 뜨락또르와 화물자동차를 생산한다.";
        check("The factory produces tractors, trucks and sewing machines.", ko, &[], &["sewing machines"]);
        check("The factory produces tractors and trucks.", ko, &[], &[]);
    }

    #[test]
    fn a_figure_within_a_linked_name_is_not_left_out() {
        let ko = "《지방발전 20×10 정책》에 따라 공장이 건설되였다.";
        check("The factory was built under the Regional Development 20×10 Policy.", ko, &[], &[]);
    }

    #[test]
    fn what_is_said_once_more_is_not_left_out() {
        let ko = "섬의 아이들과 도시의 아이들이 노래를 불렀다.";
        check("Children of the islands and the cities sang songs.", ko, &[], &[]);
    }

    #[test]
    fn what_a_neighbouring_bead_says_is_moved_not_left_out() {
        let ko = "로동자들은 공장에서 뜨락또르와 전동기를 생산하였다.\n기술자들은 박물관을 참관하였다.";
        let en = "Workers produced tractors at the factory.\nTechnicians visited the museum, and motors were produced, too.";
        check(en, ko, &[], &[]);
    }

    #[test]
    fn a_name_that_the_release_has_told_is_not_put_in() {
        let ko = "김정은동지께서 공장을 현지지도하시였다.\n그이께서는 생산을 늘여야 한다고 말씀하시였다.";
        let en = "Kim Jong Un gave field guidance to the factory.\nKim Jong Un said that production should be increased.";
        check(en, ko, &[], &[]);
    }
}
