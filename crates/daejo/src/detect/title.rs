//! Offices, ranks and honorifics that differ or have no rendering.

use super::ground::{EnWord, KoItem};
use super::holder::{self, Holder};
use super::{Detector, Finding, Ground, Left};
use crate::evidence::Content;
use crate::pair::Side;
use crate::report::{Kind, Severity};
use daejo_lexicon::Class;
use std::ops::Range;

/// Offices, ranks and honorifics that differ or have no rendering.
pub(super) struct Title;

/// Words of reverence, the names and titles they stand before (none: any), and the English that renders them.
const REVERENCE: &[(&str, &[&str], &[&str])] = &[
    ("경애하는", &[], &["respected", "dear", "beloved", "esteemed", "revered", "great"]),
    ("친애하는", &["지도자", "령도자", "김정", "장군"], &["dear", "beloved", "respected"]),
    ("위대한", LEADERS, &["great", "respected", "dear"]),
    ("절세의", &[], &["peerless", "matchless", "unrivaled", "unrivalled", "great", "greatest", "peerlessly"]),
    ("불세출의", &[], &["peerless", "rare", "born", "great", "matchless", "unprecedented"]),
    ("희세의", &[], &["rare", "peerless", "great", "matchless"]),
];

/// What follows 위대한 where it is reverence for a leader.
const LEADERS: &[&str] = &[
    "수령",
    "령도자",
    "김일성",
    "김정",
    "장군",
    "대원수",
    "원수",
    "어버이",
    "스승",
    "태양",
    "대성인",
    "총비서",
    "당중앙",
];

const SURE: f32 = 0.85;
const LIKELY: f32 = 0.65;
/// Two titles further apart than this, by the links around them, are not in the same slot.
const NEAR: usize = 5;

impl Detector for Title {
    fn kind(&self) -> Kind {
        Kind::Title
    }

    fn page(&self) -> &'static str {
        include_str!("pages/title.md")
    }

    fn check(&self, ground: &Ground<'_>, out: &mut Vec<Finding>) {
        for left in ground.left() {
            reverence(ground, left, out);
            let before = out.len();
            out.extend(holder::holders(ground, left).iter().find_map(|h| of_holder(ground, left, h)));
            if out.len() == before {
                grades(ground, left, out);
            }
            if out.len() == before {
                offices(ground, left, out);
            }
        }
    }
}

/// A word of reverence that nothing in the English renders.
fn reverence(ground: &Ground<'_>, left: &Left<'_>, out: &mut Vec<Finding>) {
    let english = ground.lower_words(left.bead);
    for sentence in &left.bead.ko {
        let text = ground.text(Side::Ko, *sentence);
        for (word, before, renderings) in REVERENCE {
            let Some(range) = reverent(text, word, before) else { continue };
            if english.iter().any(|w| renderings.contains(&w.as_str())) {
                continue;
            }
            out.push(Finding {
                kind: Kind::Title,
                severity: Severity::Minor,
                confidence: SURE,
                bead: left.number,
                en: None,
                ko: ground.place(Side::Ko, *sentence, range),
                message: format!(
                    "the honorific {word} ({}) has no rendering in the English",
                    renderings.first().unwrap_or(&"")
                ),
                compared: None,
            });
            return;
        }
    }
}

/// The word and what it honours, up to the end of that word.
fn reverent(text: &str, word: &str, before: &[&str]) -> Option<Range<usize>> {
    text.match_indices(word).find_map(|(at, _)| {
        let rest = text.get(at + word.len()..)?;
        let next = rest.trim_start();
        let fits = before.is_empty() || before.iter().any(|b| next.starts_with(b));
        let end = rest.len() - next.len() + next.find([' ', ',', '.']).unwrap_or(next.len());
        fits.then_some(at..at + word.len() + end)
    })
}

/// The titles of one person on both sides: grade, rank, ministry, or one of several titles.
fn of_holder(ground: &Ground<'_>, left: &Left<'_>, holder: &Holder) -> Option<Finding> {
    let korean = holder.korean(ground);
    let [before, after] = holder.english(ground);
    let ko = ground.place(Side::Ko, holder.ko.0, holder.ko.1.clone());
    let report = |en: Range<usize>, message: String| Finding {
        kind: Kind::Title,
        severity: Severity::Major,
        confidence: SURE,
        bead: left.number,
        en: ground.words_place(holder.en.0, en),
        ko,
        message,
        compared: None,
    };
    let words = |r: &Range<usize>| {
        ground.words_place(holder.en.0, r.clone()).map_or("", |p| ground.words(Side::En, p))
    };
    let [first, second] = &holder.en.1;
    if let Some(ko_rank) = holder::korean_rank(korean)
        && let Some((en_rank, at)) = holder::english_rank(&before)
        && ko_rank != en_rank
    {
        let at = first.start + at.start..first.start + at.end;
        let message = format!("the ranks differ (Korean: {ko_rank}; English: {}, {en_rank})", words(&at));
        return Some(report(at, message));
    }
    if let Some(place) = unrendered(ground, left, holder) {
        let message = format!(
            "one of several titles ({}) has no rendering in the English",
            ground.words(Side::Ko, place)
        );
        return Some(Finding {
            severity: Severity::Minor,
            en: None,
            ko: Some(place),
            ..report(0..0, message)
        });
    }
    let title = holder.title()?;
    let english: Vec<&String> = before.iter().chain(&after).collect();
    let minister =
        english.iter().any(|w| w.ends_with("minister") || w.ends_with("premier") || w.ends_with("chairman"));
    let vice = english
        .iter()
        .any(|w| ["vice", "deputy", "under", "assistant", "acting"].iter().any(|v| w.starts_with(v)));
    let office = post(ground, holder);
    let lower =
        GRADES.iter().any(|g| g.korean(korean).is_some()) || korean.contains("제1") || korean.contains('부');
    if vice && minister && !lower && office.is_some() {
        let message =
            format!("\"{}\" of the English has no such grade in the Korean ({korean})", words(&title));
        return Some(report(title, message));
    }
    let (k, of) = office?;
    if let Some(head) = other_head(of, &english) {
        let message = format!("the offices differ (Korean: {of}; English: {head})");
        return Some(report(title, message));
    }
    let other = portfolio(ground, left, holder, k)?;
    let range = if second.contains(&other.start) { second } else { first };
    let message = format!("the offices differ (Korean: {of}; English: {})", words(&other));
    (range.contains(&other.start)).then(|| report(other, message))
}

/// One of two titles of a person (위원이며 내각총리인) of which next to nothing is linked, where the English has fewer
/// offices than the Korean.
fn unrendered(ground: &Ground<'_>, left: &Left<'_>, holder: &Holder) -> Option<super::Place> {
    const JOINT: &str = "이며 ";
    let (sentence, span) = &holder.ko;
    let middle = span.start + holder.korean(ground).find(JOINT)?;
    let english = ground.lower_words(left.bead);
    let offices = english.iter().filter(|w| *w == "member" || HEADS.contains(&w.as_str())).count();
    if offices > 1 {
        return None;
    }
    [span.start..middle, middle + JOINT.len()..span.end]
        .into_iter()
        .find(|title| is_bare(ground, left, *sentence, title))
        .and_then(|title| ground.place(Side::Ko, *sentence, title))
}

/// Whether the bodies of a Korean title have no link, and all of it one at most.
fn is_bare(ground: &Ground<'_>, left: &Left<'_>, sentence: usize, title: &Range<usize>) -> bool {
    let within = |i: &crate::evidence::Item| {
        let person = matches!(i.content, Content::Name | Content::Term(_, Class::Person));
        i.parent.is_none() && !person && title.start <= i.span.start && i.span.end <= title.end
    };
    let own = ground.items(sentence).iter().enumerate().filter(|(_, i)| within(i));
    let own: Vec<(bool, bool)> = own
        .map(|(item, i)| {
            let body = matches!(i.content, Content::Term(_, Class::Org));
            (body, left.ko.contains(&KoItem { sentence, item }))
        })
        .collect();
    let bodies = own.iter().any(|(body, _)| *body) && own.iter().all(|(body, free)| *free || !*body);
    bodies && own.iter().filter(|(_, free)| !free).count() <= 1
}

/// The office of a minister that stands in the Korean title, whole.
fn post<'a>(ground: &Ground<'a>, holder: &Holder) -> Option<(KoItem, &'a str)> {
    let (sentence, span) = &holder.ko;
    (0..ground.items(*sentence).len()).map(|item| KoItem { sentence: *sentence, item }).find_map(|k| {
        let item = ground.item(k)?;
        let within = item.parent.is_none() && span.start <= item.span.start && item.span.end <= span.end;
        let text = ground.item_text(k);
        let head = ["상", "위원장", "총리", "국장", "부장", "대표", "대사", "비서", "의장", "지배인", "총장"];
        (within && head.iter().any(|h| text.ends_with(h)) && is_office(ground, k)).then_some((k, text))
    })
}

/// Korean offices by how they end, and what their holders are called in English.
const CALLED: &[(&str, &[&str])] = &[
    ("위원장", &["chairman", "chairperson", "chairwoman", "chair", "president", "head", "director"]),
    ("비서", &["secretary", "secretary-general"]),
    ("총리", &["premier", "minister"]),
    ("대사", &["ambassador"]),
    ("지배인", &["manager", "director", "head"]),
    ("의장", &["chairman", "chairperson", "chairwoman", "speaker", "president", "head", "chair"]),
    ("총국장", &["director", "head", "chief", "president"]),
    ("국장", &["director", "head", "chief"]),
    ("부장", &["director", "head", "chief", "minister", "manager"]),
];

/// The head of an English title that does not render this office, where none does.
fn other_head<'a>(office: &str, english: &[&'a String]) -> Option<&'a String> {
    let (_, called) = CALLED.iter().find(|(ko, _)| office.ends_with(ko))?;
    let is = |w: &str, heads: &[&str]| heads.iter().any(|h| w == *h || w.ends_with(&format!("-{h}")));
    // "Vice-Premiers" are several of them.
    if english.iter().any(|w| is(w, called) || is(w.strip_suffix('s').unwrap_or(w), called)) {
        return None;
    }
    english.iter().copied().find(|w| is(w, HEADS))
}

/// Another ministry in the English title: "minister of …" with a word that no rendering of this office has, and without
/// one that each of them has.
fn portfolio(ground: &Ground<'_>, left: &Left<'_>, holder: &Holder, k: KoItem) -> Option<Range<usize>> {
    let lexicon = ground.evidence.lexicon;
    let ko = ground.item_text(k);
    if !ko.ends_with('상') || left.bead.links.iter().any(|l| l.ko == (k.sentence, k.item)) {
        return None;
    }
    let Some(Content::Term(id, _)) = ground.item(k).map(|i| i.content) else { return None };
    let own = crate::evidence::homographs(lexicon, id, ko).into_iter().flat_map(|e| lexicon.renderings(e));
    let own: Vec<Vec<String>> = own
        .map(|r| daejo_lexicon::stem::words(lexicon.rendering(r)).filter(|w| is_field(w)).collect())
        .collect();
    let title = holder.en.1.iter().find(|r| {
        let first = ground.word_text(EnWord { sentence: holder.en.0, word: r.start }).to_lowercase();
        !r.is_empty() && first.ends_with("minister")
    })?;
    let said: Vec<String> = title
        .clone()
        .map(|word| ground.word_text(EnWord { sentence: holder.en.0, word }).to_lowercase())
        .filter(|w| is_field(w))
        .collect();
    let alike = |a: &str, b: &str| a.chars().take(5).eq(b.chars().take(5));
    let has = |words: &[String], w: &str| words.iter().any(|x| alike(x, w));
    let another = said.iter().any(|w| !own.iter().any(|r| has(r, w)));
    let lacking = !own.is_empty() && own.iter().all(|r| r.iter().any(|w| !has(&said, w)));
    (another && lacking).then(|| title.clone())
}

/// Whether a word of a minister's title says what the ministry is for.
fn is_field(word: &str) -> bool {
    const GRAMMAR: &[&str] =
        &["of", "the", "and", "for", "minister", "vice-minister", "vice", "deputy", "state", "dprk"];
    !GRAMMAR.contains(&word)
}

/// "Vice-minister" for a minister, "member" for an alternate member: the grade stands on one side only.
fn grades(ground: &Ground<'_>, left: &Left<'_>, out: &mut Vec<Finding>) {
    for grade in GRADES {
        let ko = left.bead.ko.iter().find_map(|s| Some((*s, grade.korean(ground.text(Side::Ko, *s))?)));
        let en = left.bead.en.iter().find_map(|s| Some((*s, grade.english(ground, *s)?)));
        let finding = match (ko, en) {
            // Where the English has no office at all, more than the grade is missing.
            (Some((s, range)), None) if grade.has_head(ground, left) => {
                let place = ground.place(Side::Ko, s, range);
                let words = place.map_or("", |p| ground.words(Side::Ko, p));
                (None, place, format!("{words} has no \"{}\" in the English", grade.name()))
            }
            (None, Some((s, word))) if left_office(ground, left).is_some() => {
                let range = word..(word + 2).min(ground.english(s).len());
                let place = ground.words_place(s, range);
                let words = place.map_or("", |p| ground.words(Side::En, p));
                (
                    place,
                    left_office(ground, left),
                    format!("\"{words}\" of the English has no such grade in the Korean"),
                )
            }
            _ => continue,
        };
        let (en, ko, message) = finding;
        out.push(Finding {
            kind: Kind::Title,
            severity: Severity::Major,
            confidence: SURE,
            bead: left.number,
            en,
            ko,
            message,
            compared: None,
        });
        return;
    }
}

/// The first office of the bead, to show beside an English one.
fn left_office(ground: &Ground<'_>, left: &Left<'_>) -> Option<super::Place> {
    let items = left
        .bead
        .ko
        .iter()
        .flat_map(|s| (0..ground.items(*s).len()).map(|item| KoItem { sentence: *s, item }));
    items.filter(|k| is_office(ground, *k)).find_map(|k| ground.item_place(k))
}

/// A grade of an office on both sides.
struct Grade {
    english: &'static [&'static str],
    /// What stands before an office.
    prefixes: &'static [&'static str],
    /// Offices that take the prefix solid; empty where the word stands by itself.
    offices: &'static [&'static str],
    /// Words with the grade inside.
    words: &'static [&'static str],
    /// What an English office is called without the grade.
    heads: &'static [&'static str],
}

const GRADES: &[Grade] = &[
    Grade {
        english: &["vice", "deputy"],
        prefixes: &["부"],
        offices: &[
            "위원장",
            "총리",
            "상",
            "부장",
            "국장",
            "의장",
            "사령관",
            "주석",
            "총장",
            "총재",
            "대표",
            "원장",
            "소장",
            "지배인",
            "서기장",
            "처장",
            "단장",
            "회장",
            "기사장",
            "비서",
            "책임자",
            "총국장",
            "대통령",
            "장관",
            "사장",
            "총참모장",
            "참모장",
            "과장",
            "교장",
            "학장",
            "실장",
            "편집장",
            "조장",
            "반장",
            "관장",
        ],
        words: &["차장", "차석"],
        heads: HEADS,
    },
    Grade {
        english: &["alternate"],
        prefixes: &["후보"],
        offices: &["위원"],
        words: &["후보원사", "준박사"],
        heads: &["member", "members", "academician"],
    },
];

impl Grade {
    fn name(&self) -> &'static str {
        self.english.first().copied().unwrap_or("")
    }

    /// Whether the English of the bead has an office that could bear the grade.
    fn has_head(&self, ground: &Ground<'_>, left: &Left<'_>) -> bool {
        let mut words = ground.bead_words(left.bead).map(|w| ground.word_text(w).to_lowercase());
        words.any(|w| self.heads.contains(&w.as_str()))
    }

    fn korean(&self, text: &str) -> Option<Range<usize>> {
        let composed = self.prefixes.iter().flat_map(|p| self.offices.iter().map(move |o| format!("{p}{o}")));
        composed.chain(self.words.iter().map(|w| w.to_string())).find_map(|word| {
            text.match_indices(&word).map(|(at, _)| at..at + word.len()).find(|r| is_grade(text, r))
        })
    }

    fn english(&self, ground: &Ground<'_>, sentence: usize) -> Option<usize> {
        let next = |w: &usize| ground.word_text(EnWord { sentence, word: w + 1 });
        (0..ground.english(sentence).len()).filter(|w| next(w) != "versa").find(|w| {
            self.english
                .iter()
                .any(|e| ground.word_text(EnWord { sentence, word: *w }).eq_ignore_ascii_case(e))
        })
    }
}

/// Whether the word is an office here: 부상 is a vice-minister only behind a ministry and before a name.
fn is_grade(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).unwrap_or("");
    match text.get(range.clone()) {
        Some("부상") => {}
        // 외교통상부장관 is a minister.
        Some("부장관") => return !before.ends_with(|c: char| !c.is_whitespace()),
        _ => return true,
    }
    let before = before.trim_end();
    let after = text.get(range.end..).and_then(|s| s.chars().next());
    before.ends_with(['성', '회', '1']) && !after.is_some_and(|c| "자당병하되".contains(c))
}

/// Offices that may have a vice or a deputy.
const HEADS: &[&str] = &[
    "minister",
    "ministers",
    "chairman",
    "chairmen",
    "chairperson",
    "premier",
    "premiers",
    "president",
    "presidents",
    "director",
    "directors",
    "commander",
    "secretary",
    "secretaries",
    "representative",
    "head",
    "chief",
    "manager",
    "managers",
    "speaker",
    "governor",
    "ambassador",
];

fn is_office(ground: &Ground<'_>, k: KoItem) -> bool {
    let Some(Content::Term(id, class)) = ground.item(k).map(|i| i.content) else { return false };
    let lexicon = ground.evidence.lexicon;
    class == Class::Office
        || crate::evidence::homographs(lexicon, id, ground.item_text(k))
            .iter()
            .any(|e| lexicon.class(*e) == Class::Office)
}

/// An office without a link on both sides, in the same slot.
fn offices(ground: &Ground<'_>, left: &Left<'_>, out: &mut Vec<Finding>) {
    for k in left.ko.iter().filter(|k| is_post(ground, **k) && beside_person(ground, **k)) {
        let phrases = office_phrases(ground, left);
        let best = phrases
            .into_iter()
            .filter_map(|(s, r)| {
                Some((ground.distance(left.bead, *k, EnWord { sentence: s, word: r.start })?, s, r))
            })
            .min_by_key(|(gap, s, r)| (*gap, *s, r.start));
        if let Some((gap, sentence, range)) = best
            && gap <= NEAR
        {
            out.push(finding(ground, left, *k, (sentence, range), LIKELY));
            return;
        }
    }
}

/// An office that one holds, not an occupation: 상장, 총리, 책임비서, 위원; not 로동자, 선수.
fn is_post(ground: &Ground<'_>, k: KoItem) -> bool {
    let text = ground.item_text(k);
    let post = text.ends_with(['상', '장', '리', '서', '원', '석', '사', '관', '표', '인'])
        || text.ends_with("원수")
        || text.ends_with("차수");
    post && is_office(ground, k)
}

/// Whether a person is named beside the office: only such a title is held against another one.
fn beside_person(ground: &Ground<'_>, k: KoItem) -> bool {
    /// Bytes: a particle and a blank, or another short title between.
    const BESIDE: usize = 13;
    let Some(span) = ground.item(k).map(|i| i.span.clone()) else { return false };
    ground.items(k.sentence).iter().any(|i| {
        let person = matches!(i.content, Content::Name | Content::Term(_, Class::Person));
        person && (i.span.start.abs_diff(span.end) <= BESIDE || span.start.abs_diff(i.span.end) <= BESIDE)
    })
}

/// English phrases without a link that the lexicon knows as offices and as nothing else.
fn office_phrases(ground: &Ground<'_>, left: &Left<'_>) -> Vec<(usize, Range<usize>)> {
    let lexicon = ground.evidence.lexicon;
    let mut out = Vec::new();
    for number in &left.bead.en {
        let Some(sentence) = ground.evidence.en.get(*number) else { continue };
        for (rendering, range) in &sentence.index {
            let range = range.start as usize..range.end as usize;
            let free = !left.bead.links_words(*number, &range);
            let office = lexicon.owners(*rendering).all(|e| lexicon.class(e) == Class::Office);
            // "Under secretary": the grade stands before it.
            let graded = range.start.checked_sub(1).is_some_and(|word| {
                ground.word_text(EnWord { sentence: *number, word }).eq_ignore_ascii_case("under")
            });
            if free && office && !graded {
                out.push((*number, range));
            }
        }
    }
    out
}

fn finding(
    ground: &Ground<'_>,
    left: &Left<'_>,
    k: KoItem,
    en: (usize, Range<usize>),
    confidence: f32,
) -> Finding {
    let place = ground.words_place(en.0, en.1);
    Finding {
        kind: Kind::Title,
        severity: Severity::Major,
        confidence,
        bead: left.number,
        en: place,
        ko: ground.item_place(k),
        message: format!(
            "the offices differ (Korean: {}; English: {})",
            ground.item_text(k),
            place.map_or("", |p| ground.words(Side::En, p))
        ),
        compared: None,
    }
}
