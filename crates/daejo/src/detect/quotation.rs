//! Speakers and sources that were lost, made anonymous, or put in.

use super::ground::{EnWord, KoItem, Place};
use super::modality::{among, lower};
use super::{Detector, Finding, Ground, Left};
use crate::evidence::Content;
use crate::pair::Side;
use crate::report::{Kind, Severity};
use daejo_lexicon::Class;
use std::ops::Range;

/// Speakers that were lost, made anonymous, or put in.
pub(super) struct Quotation;

/// Both sides attribute the words, to different sources.
const SURE: f32 = 0.8;
/// One side does not attribute them at all.
const LIKELY: f32 = 0.7;
/// A quotation may run over so many sentences.
const LONG: usize = 8;

/// Verbs of saying in the forms that attribute; not the nouns and adjectives that look like them (state, report).
const SAID: &str = "said says say saying told tells stated states stating stressed stresses stressing emphasized \
    emphasised emphasizes emphasizing noted notes noting added adds adding pointed points declared \
    declares declaring remarked remarks commented comments commenting wrote writes written writing \
    reported reports reporting quoted quotes quoting according announced announces announcing claimed \
    claims claiming asserted asserts asserting admitted admits confessed expressed expresses expressing \
    underlined underlines underscored underscores assured explained explains explaining indicated \
    indicates called calls calling accused accuses warned warns warning argued argues arguing recalled \
    recalling mentioned described describes describing cited cites citing voiced cried shouted asked \
    answered replied spoke speaking disclosed discloses clarified clarifies contended maintained \
    insisted insists referred referring taught instructed affirmed reaffirmed predicted criticized \
    denounced denouncing urged urging vowed pledged hoped hopes believes believed thinks thought words \
    word slogan entitled titled blustered branded revealed reveals opined observed testified bragged \
    exclaimed reads conveyed evaluated appreciated posted confirmed proposed suggested advised \
    complained praised lamented wished speech statement remark message interview article commentary view \
    opinion talked talking song hailed exposed demanded requested appealed blustering";

/// Verbs that English puts after "it is" for words without a speaker.
const IMPERSONAL: &str = "said says stressed emphasized noted clear stated pointed reported added underscored underlined \
    mentioned declared claimed asserted clarified remarked announced admitted";

/// Sources without a name.
const SOURCES: &str = "newspaper paper daily magazine weekly journal article report media analyst analysts expert experts \
    official officials source sources spokesman spokesperson spokeswoman observer observers researcher \
    scholar politician diplomat person man woman figure commentator broadcaster broadcasting agency \
    outlet outlets professor resident worker citizen reporter correspondent journalist scientist \
    economist specialist someone they people critic critics eyewitness farmer soldier officer student \
    critique commentary website site publication";

/// Korean that attributes words to somebody.
const ATTRIBUTED: &str = "고는 라며 다며 라면서 다면서 의하면 따르면 말하 말했 말씀 밝혔 밝히 전했 전하 전한 보도 주장 지적 강조 언급 인정 설명 론평 논평 발표 고백 실토 폭로 라는 다는 라고 다고 \
    표현 표시 썼 적었 평가 경고 묻 물었 대답 답했 알려 알렸 소식 인용 덧붙 개탄 토로 증언 예언 예측 분석 전망 호소 촉구 요구 의견 견해 말이다 추측 비난 규탄 단죄 조소 떠들 \
    떠벌 력설 역설 시인 다음과 선언 《";

/// Words of saying in the sentence before or after: the speaker may stand there.
const ANNOUNCED: &str =
    "다음과 말하 말했 말씀 썼 밝혔 밝히 폭로 인정하 실토 전하 전했 주장 론평 보도 말이다 의하면 따르면";

impl Detector for Quotation {
    fn kind(&self) -> Kind {
        Kind::Quotation
    }

    fn page(&self) -> &'static str {
        include_str!("pages/quotation.md")
    }

    fn check(&self, ground: &Ground<'_>, out: &mut Vec<Finding>) {
        for left in ground.left() {
            let quoted = left.bead.ko.iter().find_map(|s| Some((*s, direct(ground, *s)?)));
            let reported = || left.bead.ko.iter().find_map(|s| Some((*s, indirect(ground, *s)?)));
            let finding = match quoted {
                Some((s, speaker)) => lost(ground, left, s, speaker),
                None => reported().and_then(|(s, speaker)| silenced(ground, left, s, speaker)),
            };
            out.extend(finding.or_else(|| put_in(ground, left)));
        }
    }
}

/// Direct speech: the speaker of a sentence that quotes, in it or in the sentences after it, with 《…》고.
fn direct(ground: &Ground<'_>, sentence: usize) -> Option<Range<usize>> {
    let text = ground.text(Side::Ko, sentence);
    if let Some(range) = speaker(text) {
        return Some(range);
    }
    let open = opening(text)?;
    let more = (sentence + 1..sentence + LONG).map(|s| ground.text(Side::Ko, s));
    let closing = more.take_while(|t| !t.is_empty()).find(|t| t.contains(['《', '》']))?;
    let close = closing.find('》')?;
    let ends = closing.get(..close)?.find('《').is_none() && quotes(closing.get(close..)?);
    if ends { subject(text, text.get(..open)?) } else { None }
}

/// Where a quotation opens that the text does not close.
fn opening(text: &str) -> Option<usize> {
    let open = text.rfind('《')?;
    text.get(open..)?.find('》').is_none().then_some(open)
}

/// Whether 》고, 》라고 and a word of saying follow.
fn quotes(after_close: &str) -> bool {
    let rest = after_close.strip_prefix('》').unwrap_or(after_close).trim_start();
    rest.starts_with('고') || rest.starts_with("라고") || rest.starts_with("하고") || rest.starts_with("라며")
}

/// The subject of a sentence that quotes somebody directly: 《…》고 or 《…》라고, and a subject before the quotation or
/// between it and the verb.
fn speaker(text: &str) -> Option<Range<usize>> {
    let close = text.rfind('》')?;
    let open = opening_of(text, close)?;
    let quoted = text.get(open..close)?;
    let whole_sentence = quoted.trim_end().ends_with(['.', '!', '?']);
    let rest = text.get(close..)?;
    if !whole_sentence || !quotes(rest) {
        return None;
    }
    subject(text, text.get(..open)?).or_else(|| {
        let rest = rest.get('》'.len_utf8()..)?;
        let from = rest.find(' ')? + 1;
        let words = rest.get(from..)?;
        let end = words.split_inclusive(' ').scan(0, |at, w| {
            *at += w.len();
            Some((*at, w.trim_end()))
        });
        let (end, _) = end.into_iter().find(|(_, w)| is_subject(w))?;
        let start = close + '》'.len_utf8() + from;
        Some(start..start + words.get(..end)?.trim_end().len())
    })
}

/// The 《 that a 》 closes.
fn opening_of(text: &str, close: usize) -> Option<usize> {
    let mut depth = 1;
    text.get(..close)?.char_indices().rev().find_map(|(i, c)| {
        depth += match c {
            '》' => 1,
            '《' => -1,
            _ => 0,
        };
        (depth == 0).then_some(i)
    })
}

fn is_subject(phrase: &str) -> bool {
    ["께서는", "께서", "은", "는", "이", "가"].iter().any(|p| phrase.len() > p.len() && phrase.ends_with(p))
}

/// The subject phrase before a quotation: from the last comma on, with an adverbial phrase after it.
fn subject(text: &str, before: &str) -> Option<Range<usize>> {
    let before = before.trim_end();
    let start = before.rfind(", ").map_or(0, |i| i + 2);
    let words = before.get(start..)?;
    let mut at = words.len();
    // 그이께서는 연설에서 《…》: the subject may be followed by where and on what occasion.
    let end = words.rsplit(' ').find_map(|w| {
        let here = at;
        at = at.saturating_sub(w.len() + 1);
        (is_subject(w) && !w.ends_with("에서는") && !w.ends_with("에는")).then_some(here)
    })?;
    let lead = words.len() - words.trim_start().len();
    (lead < end && text.is_char_boundary(start + lead)).then_some(start + lead..start + end)
}

/// Reported speech of somebody who is named at the head of the sentence (총리 김덕훈동지는 … 고 강조하였다), or of a source
/// (외무성이 밝힌데 의하면).
fn indirect(ground: &Ground<'_>, sentence: usize) -> Option<Range<usize>> {
    const SAYING: &str = "말하였다 말했다 강조하였다 강조했다 지적하였다 지적했다 언급하였다 언급했다 밝히였다 밝혔다 주장하였다 주장했다 선언하였다 천명하였다 폭로하였다 인정하였다 덧붙이였다 설명하였다 \
        말씀하시였다 강조하시였다 경고하였다 보도하였다 전하였다 론평하였다 썼다 실토하였다";
    let text = ground.text(Side::Ko, sentence);
    let start = ground.sentences.ko.get(sentence).map_or(0, |s| s.dateline);
    if let Some(end) = ["에 의하면", "에 따르면", "데 의하면"].iter().find_map(|s| text.find(s))
        && start < end
        && !text.get(start..end)?.contains(',')
    {
        // 외무성에 의하면, 외무성이 밝힌데 의하면; not 중재안에 의하면.
        let told = text.get(end..)?.starts_with('데');
        let all = sources(ground, sentence, &(start..end));
        let ends = |k: &KoItem| {
            let rest = ground.item(*k).and_then(|i| text.get(i.span.end..end));
            matches!(rest, Some("" | "》"))
        };
        return (all.iter().any(ends) || told && !all.is_empty()).then_some(start..end);
    }
    let main = text.trim_end_matches(['.', ' ']);
    let verb = SAYING.split_whitespace().find(|v| main.ends_with(*v))?;
    let before = main.get(..main.len() - verb.len())?.trim_end();
    if !["다고", "라고", "자고", "냐고"].iter().any(|q| before.ends_with(q)) {
        return None;
    }
    let end = text
        .match_indices(' ')
        .map(|(i, _)| i)
        .find(|i| text.get(..*i).is_some_and(|t| ["은", "는", "께서는"].iter().any(|p| t.ends_with(p))))?;
    let quotes = text.get(end..)?.contains('《');
    let person = |k: &KoItem| {
        let content = ground.item(*k).map(|i| i.content);
        matches!(content, Some(Content::Name | Content::Term(_, Class::Person)))
    };
    let named = named(ground, sentence, &(start..end));
    let source = named.iter().any(person) || text.get(start..end)?.contains('《') && !named.is_empty();
    (start < end && !quotes && source).then_some(start..end)
}

/// The names in a range of a Korean sentence, bodies included.
fn sources(ground: &Ground<'_>, sentence: usize, range: &Range<usize>) -> Vec<KoItem> {
    let mut out = named(ground, sentence, range);
    let bodies = ground.items(sentence).iter().enumerate().filter(|(_, i)| {
        let body = matches!(i.content, Content::Term(_, Class::Org));
        body && range.start <= i.span.start && i.span.end <= range.end
    });
    out.extend(bodies.map(|(item, _)| KoItem { sentence, item }));
    out
}

/// The names in a range of a Korean sentence: persons, what no entry explains (foreign names), titles in 《》.
fn named(ground: &Ground<'_>, sentence: usize, range: &Range<usize>) -> Vec<KoItem> {
    let items = ground.items(sentence).iter().enumerate();
    let within =
        items.filter(|(_, i)| range.start <= i.span.start && i.span.end <= range.end && i.parent.is_none());
    let quoted = |span: &Range<usize>| {
        let before = ground.text(Side::Ko, sentence).get(range.start..span.start).unwrap_or("");
        before.rfind('《').is_some_and(|o| before.get(o..).is_some_and(|t| !t.contains('》')))
    };
    within
        .filter(|(_, i)| match i.content {
            Content::Name | Content::Term(_, Class::Person | Class::Work) => true,
            Content::Unknown => true,
            _ => quoted(&i.span),
        })
        .map(|(item, _)| KoItem { sentence, item })
        .collect()
}

fn is_linked(left: &Left<'_>, k: KoItem) -> bool {
    left.bead.links.iter().any(|l| l.ko == (k.sentence, k.item))
}

/// A direct speaker of the Korean whom the English does not name.
fn lost(ground: &Ground<'_>, left: &Left<'_>, sentence: usize, speaker: Range<usize>) -> Option<Finding> {
    let ko = ground.place(Side::Ko, sentence, speaker.clone());
    let who = ko.map_or("", |p| ground.words(Side::Ko, p));
    if let Some(en) = impersonal(ground, left) {
        return Some(finding(
            left,
            Some(en),
            ko,
            SURE,
            format!("the Korean quotes a speaker ({who}), the English names none"),
        ));
    }
    if !attributed(ground, left) {
        let en = ground.whole(Side::En, &left.bead.en);
        return Some(finding(
            left,
            en,
            ko,
            LIKELY,
            format!("the Korean quotes a speaker ({who}), the English names none"),
        ));
    }
    let names = named(ground, sentence, &speaker);
    let nameless =
        !names.is_empty() && names.iter().all(|k| !is_linked(left, *k)) && !names_other(ground, left);
    let (en, source) = anonymous(ground, left, false)?;
    nameless.then(|| {
        let message = format!("the Korean names its source ({who}), the English does not ({source})");
        let severity = if who.contains('《') { Severity::Minor } else { Severity::Major };
        Finding { severity, ..finding(left, Some(en), ko, SURE, message) }
    })
}

/// A named speaker of reported speech, of whom the English has neither name nor word of saying, or whom it makes
/// anonymous.
fn silenced(ground: &Ground<'_>, left: &Left<'_>, sentence: usize, speaker: Range<usize>) -> Option<Finding> {
    let linked = |within: &Range<usize>| {
        ground.items(sentence).iter().enumerate().any(|(item, i)| {
            let own = within.start <= i.span.start && i.span.end <= within.end;
            own && is_linked(left, KoItem { sentence, item })
        })
    };
    let ko = ground.place(Side::Ko, sentence, speaker.clone());
    let who = ko.map_or("", |p| ground.words(Side::Ko, p));
    let message = format!("the Korean ascribes this to a source ({who}), the English to none");
    if !linked(&speaker) {
        let impersonal = impersonal(ground, left);
        if impersonal.is_some() || !attributed(ground, left) {
            let en = impersonal.or(ground.whole(Side::En, &left.bead.en));
            return Some(finding(left, en, ko, LIKELY, message));
        }
    }
    let named = named(ground, sentence, &speaker);
    let nameless =
        !named.is_empty() && named.iter().all(|k| !is_linked(left, *k)) && !names_other(ground, left);
    let (en, source) = anonymous(ground, left, false)?;
    nameless.then(|| {
        let message = format!("the Korean names its source ({who}), the English does not ({source})");
        Finding { severity: Severity::Minor, ..finding(left, Some(en), ko, LIKELY, message) }
    })
}

/// A source that only the English has: "an analyst said" for words that the Korean gives as they are.
fn put_in(ground: &Ground<'_>, left: &Left<'_>) -> Option<Finding> {
    let own = |s: &usize| {
        let text = ground.text(Side::Ko, *s);
        let quotation_only = text.starts_with('《') && text.trim_end().ends_with('》');
        !quotation_only && (text.contains("고 ") || ATTRIBUTED.split_whitespace().any(|a| text.contains(a)))
    };
    let paragraph = |s: usize| ground.sentences.ko.get(s).map(|x| x.paragraph);
    let beside = |s: &usize| {
        let announced = |n: usize| {
            let text = ground.text(Side::Ko, n);
            // A quotation of its own that is closed announces nothing to come in another paragraph.
            let closed = text.contains('》') && paragraph(n) != paragraph(*s);
            !closed && ANNOUNCED.split_whitespace().any(|a| text.contains(a))
        };
        let next = ground.text(Side::Ko, s + 1);
        let tells = ["이것은", "이는", "이상은"].iter().any(|w| next.starts_with(w));
        s.checked_sub(1).is_some_and(announced) || tells
    };
    if left.bead.ko.iter().any(|s| own(s) || beside(s)) {
        return None;
    }
    let (en, source) = anonymous(ground, left, true)?;
    let ko = ground.whole(Side::Ko, &left.bead.ko);
    Some(finding(
        left,
        Some(en),
        ko,
        LIKELY,
        format!("the English names a source ({source}) that the Korean lacks"),
    ))
}

/// "It is said", "it was stressed", "it says": a statement without a speaker.
fn impersonal(ground: &Ground<'_>, left: &Left<'_>) -> Option<Place> {
    left.bead.en.iter().find_map(|s| {
        let words = lower(ground, *s);
        let at = (0..words.len()).find(|i| {
            let is = words.get(i + 1).is_some_and(|v| matches!(v.as_str(), "is" | "was" | "has" | "says"));
            let verb = words.get(i + 1..(i + 5).min(words.len())).unwrap_or(&[]);
            words.get(*i).is_some_and(|w| w == "it") && is && verb.iter().any(|v| among(IMPERSONAL, v))
        })?;
        ground.words_place(*s, at..(at + 4).min(words.len()))
    })
}

/// A source without a name that is said to say it: "a newspaper commented", "an article said", "according to a source".
/// A `new` one has no link to the Korean.
fn anonymous<'a>(ground: &Ground<'a>, left: &Left<'_>, new: bool) -> Option<(Place, &'a str)> {
    /// Words between the source and its verb: "an analyst in Seoul admitted".
    const BETWEEN: usize = 8;
    left.bead.en.iter().find_map(|s| {
        let words = lower(ground, *s);
        let free = |word: usize| !new || !left.bead.links_word(EnWord { sentence: *s, word });
        let opens = |at: &usize| {
            words.get(*at).is_some_and(|w| matches!(w.as_str(), "a" | "an" | "one" | "some" | "another"))
        };
        let range = (0..=FIRST).filter(opens).find_map(|at| {
            let noun = (at + 1..(at + 5).min(words.len()))
                .find(|n| words.get(*n).is_some_and(|w| among(SOURCES, w)))?;
            let verb = (noun + 1..(noun + 1 + BETWEEN).min(words.len())).find(|v| {
                words
                    .get(*v)
                    .is_some_and(|w| w != "according" && w.ends_with(['d', 'e', 's']) && among(STATING, w))
            });
            let after = at.checked_sub(2).and_then(|i| words.get(i)).is_some_and(|w| w == "according");
            let place = if after { Some(at..noun + 1) } else { verb.map(|v| at..v + 1) };
            place.filter(|_| free(noun))
        })?;
        let place = ground.words_place(*s, range)?;
        Some((place, ground.words(Side::En, place)))
    })
}

/// The source stands at the head of its sentence.
const FIRST: usize = 3;

/// Verbs that say that words were said, and nothing else.
const STATING: &str = "said says stated states stressed noted notes added declared remarked commented comments wrote writes \
    reported reports announced claimed claims asserted asserts admitted confessed underlined underscored \
    explained argued disclosed pointed warned";

/// Whether the English names somebody whom no link explains: another speaker, perhaps, but not none.
fn names_other(ground: &Ground<'_>, left: &Left<'_>) -> bool {
    left.en.iter().any(|w| {
        ground.word(*w).is_some_and(|word| word.capital && !word.known && !word.figure && w.word > 0)
    })
}

/// Whether somebody is said to say it, in the bead or in a sentence beside it.
fn attributed(ground: &Ground<'_>, left: &Left<'_>) -> bool {
    let before = left.bead.en.first().and_then(|s| s.checked_sub(1));
    let announced = before.is_some_and(|s| ground.text(Side::En, s).trim_end().ends_with(':'));
    let marked = left.bead.en.iter().any(|s| ground.text(Side::En, *s).contains('"'));
    let said = left.bead.en.iter().flat_map(|s| lower(ground, *s)).any(|w| among(SAID, &w));
    announced || marked || said
}

fn finding(
    left: &Left<'_>,
    en: Option<Place>,
    ko: Option<Place>,
    confidence: f32,
    message: String,
) -> Finding {
    let bead = left.number;
    Finding {
        kind: Kind::Quotation,
        severity: Severity::Major,
        confidence,
        bead,
        en,
        ko,
        message,
        compared: None,
    }
}

#[cfg(test)]
mod tests {
    use super::speaker;

    fn who(text: &str) -> Option<&str> {
        speaker(text).and_then(|r| text.get(r))
    }

    #[test]
    fn the_speaker_stands_before_the_quotation_or_behind_it() {
        assert_eq!(
            who("공장지배인 리명옥동무는 《물이 흘러나갔다.》고 말하였다."),
            Some("공장지배인 리명옥동무는")
        );
        assert_eq!(who("《물이 흘러나갔다.》고 공장지배인은 말하였다."), Some("공장지배인은"));
        assert_eq!(who("그는 연설에서 《이겼다.》고 말하였다."), Some("그는"));
    }

    #[test]
    fn titles_and_nameless_quotations_have_no_speaker() {
        assert_eq!(who("우리는 《로동신문》을 읽었다."), None);
        assert_eq!(who("《이겼다.》고 하였다."), None);
    }

    #[test]
    fn a_paper_is_the_speaker_of_what_it_writes() {
        assert_eq!(who("신문 《새날》은 《길이 열렸다.》고 썼다."), Some("신문 《새날》은"));
    }
}
