//! Stretches of one side of a bead that nothing on the other side accounts for: what `partial-omission` and
//! `partial-addition` share.
//!
//! A stretch is a run of words of content without a link. It weighs what its words would have to be linked: names and
//! figures nearly always are, verbs half the time. What is left on the other side, near the slot above all, may be a
//! free rendering of it, and is held against it.

use super::ground::{EnWord, Ground, KoItem, Left, Place};
use crate::evidence::Content;
use crate::pair::Side;
use daejo_lexicon::Class;

/// What a word is held to weigh when it is free to stand for anything of the other side.
const WORD: f32 = 1.1;
/// A word that the lexicon does not know: it may stand for nothing.
const UNKNOWN_WORD: f32 = 0.8;
/// Of what is left on the other side, how much counts near the slot, and elsewhere in the bead.
const NEAR: f32 = 0.8;
const FAR: f32 = 0.35;
/// Words further from the links around a stretch than this are elsewhere.
const SLOT: usize = 7;
/// A stretch weighs at least so much beyond what may render it.
const LEAST: f32 = 2.0;
/// The rest of a side may leave so much a link.
const REST: f32 = 0.4;
/// The same for an item of a list whose other items are linked.
const LEAST_IN_LIST: f32 = 1.22;

/// A stretch without counterpart.
pub(super) struct Stretch {
    pub place: Place,
    /// By how much it weighs more than what may render it.
    pub excess: f32,
    /// Holds a name, an office or a figure.
    pub fact: bool,
}

impl Stretch {
    /// How sure: a logistic reading of the excess.
    pub fn confidence(&self) -> f32 {
        1.0 / (1.0 + (-1.2 * (self.excess - 1.0)).exp())
    }

    /// Names, figures and long stretches remove a fact.
    pub fn is_major(&self) -> bool {
        self.fact || self.excess > 3.5
    }
}

/// What an item of this content weighs when it is left.
fn item_weight(ground: &Ground<'_>, k: KoItem) -> f32 {
    let Some(item) = ground.item(k) else { return 0.0 };
    let syllables = ground.item_text(k).chars().filter(|c| !c.is_whitespace()).count();
    match item.content {
        Content::Name | Content::Number => 1.9,
        Content::Latin => 1.0,
        Content::Moment => 1.4,
        Content::Unknown => 0.0,
        Content::Term(_, class) => match class {
            _ if syllables < 2 => 0.0,
            _ if is_given(ground, k) => 0.3,
            Class::Person | Class::Place | Class::Org | Class::Work | Class::Weapon if item.proper => 1.8,
            Class::Person | Class::Place | Class::Org | Class::Work | Class::Weapon => 1.2,
            Class::Office => 1.4,
            Class::Term | Class::Slogan | Class::Epithet => 1.25,
            Class::Action => 0.85,
            Class::Adj | Class::Modifier => 0.6,
            Class::Verb => 0.5,
            Class::Honorific | Class::Adverb | Class::Time | Class::Num | Class::Unit => 0.25,
            Class::Conn | Class::Func | Class::Suffix | Class::Prefix => 0.0,
        },
    }
}

/// Whether the release names the thing elsewhere and the English has it there: a translator may leave it out where it
/// is understood.
fn is_given(ground: &Ground<'_>, k: KoItem) -> bool {
    /// What every release takes for granted: "our country", "our Party" stand for them.
    const UNDERSTOOD: &[&str] =
        &["조선민주주의인민공화국", "조선로동당", "조선로동당 중앙위원회", "조선", "공화국"];
    let Some(Content::Term(id, _)) = ground.item(k).map(|i| i.content) else { return false };
    ground.given.contains(&id) || UNDERSTOOD.contains(&ground.evidence.lexicon.entry(id).ko)
}

fn word_weight(ground: &Ground<'_>, w: EnWord) -> f32 {
    match ground.word(w) {
        Some(word) if word.function => 0.0,
        Some(word) if word.known || word.figure => WORD,
        Some(_) => UNKNOWN_WORD,
        None => 0.0,
    }
}

/// Stretches of the Korean without counterpart.
pub(super) fn korean(ground: &Ground<'_>, left: &Left<'_>) -> Vec<Stretch> {
    let mut out = Vec::new();
    let total: f32 = left.ko.iter().map(|k| item_weight(ground, *k)).sum();
    for sentence in &left.bead.ko {
        for run in korean_runs(ground, left, *sentence) {
            let weight: f32 = run.iter().map(|k| item_weight(ground, *k)).sum();
            let opposite: f32 =
                left.en.iter().map(|w| word_weight(ground, *w) * nearness(ground, left, &run, *w)).sum();
            let excess = weight - opposite;
            let least = if in_korean_list(ground, &run) { LEAST_IN_LIST } else { LEAST };
            let places = run.iter().filter_map(|k| ground.item_place(*k)).map(|p| p.0);
            let fact = run.iter().any(|k| is_fact(ground, *k));
            let sound = is_sound(left.bead.links.len(), total - weight);
            if let Some(span) = places.reduce(crate::span::Span::join).filter(|_| sound && excess >= least) {
                out.push(Stretch { place: Place(span), excess, fact });
            }
        }
    }
    out
}

fn is_fact(ground: &Ground<'_>, k: KoItem) -> bool {
    match ground.item(k).map(|i| i.content) {
        Some(Content::Name | Content::Number) => true,
        Some(Content::Term(_, class)) => class.is_name() || class == Class::Office,
        _ => false,
    }
}

/// Whether the rest of the side is well linked: in a free rendering anything looks left out.
fn is_sound(links: usize, rest: f32) -> bool {
    rest <= REST * links as f32
}

/// Runs of items without a link, in the order of the text; what weighs nothing neither makes nor breaks a run.
fn korean_runs(ground: &Ground<'_>, left: &Left<'_>, sentence: usize) -> Vec<Vec<KoItem>> {
    let items = ground.items(sentence);
    let mut order: Vec<usize> =
        (0..items.len()).filter(|i| items.get(*i).is_some_and(|i| i.parent.is_none())).collect();
    order.sort_by_key(|i| items.get(*i).map(|i| i.span.start));
    let mut runs: Vec<Vec<KoItem>> = vec![Vec::new()];
    for item in order {
        let k = KoItem { sentence, item };
        if left.ko.contains(&k) {
            if item_weight(ground, k) > 0.0
                && let Some(run) = runs.last_mut()
            {
                run.push(k);
            }
        } else if ground.evidence.is_content(sentence, item) {
            runs.push(Vec::new());
        }
    }
    runs.retain(|r| !r.is_empty());
    runs
}

/// How much a word counts as a rendering of the run.
fn nearness(ground: &Ground<'_>, left: &Left<'_>, run: &[KoItem], w: EnWord) -> f32 {
    let gap = run.iter().filter_map(|k| ground.distance(left.bead, *k, w)).min();
    if gap.is_some_and(|g| g <= SLOT) { NEAR } else { FAR }
}

/// Whether the run is an item of an enumeration: a comma or 와, 과 on its edge.
fn in_korean_list(ground: &Ground<'_>, run: &[KoItem]) -> bool {
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return false };
    let text = ground.text(Side::Ko, first.sentence);
    let start = ground.item(*first).map_or(0, |i| i.span.start);
    let end = ground.item(*last).map_or(0, |i| i.span.end);
    let before = text.get(..start).unwrap_or("").trim_end();
    let after = text
        .get(end..)
        .unwrap_or("")
        .trim_start_matches("들")
        .trim_start_matches("동지")
        .trim_start_matches('》');
    before.ends_with([',', '와', '과', '·']) && !before.ends_with("결과")
        || after.starts_with([',', '와', '과', '·'])
}

/// Stretches of the English without counterpart.
pub(super) fn english(ground: &Ground<'_>, left: &Left<'_>) -> Vec<Stretch> {
    let mut out = Vec::new();
    let total: f32 = left.en.iter().map(|w| addition_weight(ground, *w)).sum();
    for run in english_runs(ground, left) {
        let weight: f32 = run.iter().map(|w| addition_weight(ground, *w)).sum();
        let opposite: f32 = left
            .ko
            .iter()
            .map(|k| {
                let gap = run.iter().filter_map(|w| ground.distance(left.bead, *k, *w)).min();
                let near = if gap.is_some_and(|g| g <= SLOT) { NEAR } else { FAR };
                rendering_weight(ground, *k) * near
            })
            .sum();
        let excess = weight - opposite;
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let least = if in_english_list(ground, *first, *last) { LEAST_IN_LIST } else { LEAST };
        let Some(place) = ground.words_place(first.sentence, first.word..last.word + 1) else { continue };
        if excess >= least && is_sound(left.bead.links.len(), total - weight) {
            let fact = run.iter().any(|w| ground.word(*w).is_some_and(|x| x.figure));
            out.push(Stretch { place, excess, fact });
        }
    }
    out
}

/// What a word weighs when it is left: words that English adds freely weigh little.
fn addition_weight(ground: &Ground<'_>, w: EnWord) -> f32 {
    let Some(word) = ground.word(w) else { return 0.0 };
    if word.function || LIGHT.contains(&&*word.stem) {
        return 0.0;
    }
    if word.known || word.figure { 1.0 } else { 0.7 }
}

/// Stems that translators put in and leave out at will.
const LIGHT: &[&str] = &[
    "said",
    "say",
    "note",
    "stress",
    "ad",
    "add",
    "go",
    "went",
    "take",
    "place",
    "hold",
    "held",
    "come",
    "put",
    "give",
    "time",
    "way",
    "thing",
    "kind",
    "part",
    "number",
    "work",
    "effort",
    "process",
    "field",
    "aspect",
    "regard",
    "respect",
    "need",
    "necessari",
    "order",
    "true",
    "full",
    "use",
    "includ",
    "follow",
    "case",
    "fact",
    "becom",
    "continu",
    "big",
    "great",
    "good",
    "carri",
    "set",
    "bring",
    "lead",
    "turn",
    "keep",
    "result",
    "mean",
    "current",
    "present",
    "peopl",
    "countri",
];

/// What an item may account for on the English side: unknown runs may render anything.
fn rendering_weight(ground: &Ground<'_>, k: KoItem) -> f32 {
    match ground.item(k).map(|i| i.content) {
        Some(Content::Unknown) => 0.9,
        Some(Content::Term(_, class)) if class != Class::Honorific && class != Class::Suffix => 1.0,
        Some(Content::Name | Content::Number | Content::Moment | Content::Latin) => 1.0,
        _ => 0.0,
    }
}

/// Runs of words without a link; words of grammar between them do not break a run, a linked word and a comma do.
fn english_runs(ground: &Ground<'_>, left: &Left<'_>) -> Vec<Vec<EnWord>> {
    let mut runs: Vec<Vec<EnWord>> = Vec::new();
    for w in &left.en {
        let joins = runs.last().and_then(|r| r.last()).is_some_and(|last| {
            last.sentence == w.sentence
                && (last.word + 1..w.word).all(|i| {
                    ground.word(EnWord { sentence: w.sentence, word: i }).is_some_and(|x| x.function)
                })
        });
        match runs.last_mut() {
            Some(run) if joins => run.push(*w),
            _ => runs.push(vec![*w]),
        }
    }
    runs
}

/// Whether the run is an item of an enumeration: a comma, "and" or "along with" on its edge.
fn in_english_list(ground: &Ground<'_>, first: EnWord, last: EnWord) -> bool {
    let text = ground.text(Side::En, first.sentence);
    let start = ground.word(first).map_or(0, |w| w.span.start);
    let end = ground.word(last).map_or(0, |w| w.span.end);
    let before =
        text.get(..start).unwrap_or("").trim_end().trim_end_matches("the").trim_end_matches(" a").trim_end();
    let after = text.get(end..).unwrap_or("").trim_start();
    let opens = [",", " and", " with", " or"].iter().any(|s| before.ends_with(s));
    opens && (after.starts_with([',', '.', ';']) || after.starts_with("and "))
}
