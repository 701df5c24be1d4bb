//! What no link explains in a bead, what it weighs, and which of it may render which.
//!
//! A word of content without a link is no finding yet: a translator renders freely. So what is left of the Korean is
//! paired with what is left of the English, kin first and then by place; what stays alone weighs in full.

use super::super::ground::{EnWord, Ground, KoItem, Left};
use super::kin;
use crate::evidence::{Bits, Content};
use daejo_lexicon::Class;
use std::ops::Range;

/// Words further from the links around an item than this are elsewhere.
const SLOT: f32 = 8.0;
/// Bytes of Korean for a word of English: three syllables.
const BYTES_A_WORD: f32 = 9.0;
/// How well a leftover of the one side accounts for one of the other: of kin, at the same place, elsewhere.
const KIN: f32 = 1.0;
const NEAR: f32 = 0.8;
const FAR: f32 = 0.35;
/// By how much less with each word further off: of several words at the place the nearest is taken.
const STEP: f32 = 0.02;
/// A thing of another sort (a name beside a common word) hardly does.
const UNLIKE: f32 = 0.15;
/// What is said once more: its like is linked in the bead already.
const ECHO: f32 = 0.2;
/// What the release names elsewhere, or what continues a linked name.
const GIVEN: f32 = 0.25;
/// By how much more if the two are alike.
const ALIKE: f32 = 0.1;
/// Two words stand for three syllables of Korean, or for less (백토, white clay).
const SYLLABLES: usize = 2;
const WORDS: usize = 3;
/// How far apart the words of a phrase may stand.
const PHRASE: usize = 2;

/// A leftover with its weight and the share of it that its pairs account for.
#[derive(Clone, Copy, Debug)]
pub(in crate::detect) struct Leftover<T> {
    pub of: T,
    pub weight: f32,
    pub paired: f32,
}

impl<T> Leftover<T> {
    fn new(of: T, weight: f32) -> Leftover<T> {
        Leftover { of, weight, paired: 0.0 }
    }

    /// What of it nothing accounts for.
    pub fn residue(&self) -> f32 {
        self.weight * (1.0 - self.paired)
    }
}

/// Both sides of a bead, after pairing, in the order of the text.
pub(in crate::detect) struct Leftovers {
    pub ko: Vec<Leftover<KoItem>>,
    pub en: Vec<Leftover<EnWord>>,
}

impl Leftovers {
    pub fn of(ground: &Ground<'_>, left: &Left<'_>) -> Leftovers {
        let echoes = Echoes::of(ground, left);
        let weigh_item = |k: &KoItem| {
            let weight = item_weight(ground, *k);
            Leftover::new(*k, if echoes.item(*k) { weight * ECHO } else { weight })
        };
        let weigh_word = |w: &EnWord| {
            let echo = if echoes.word(*w) { ECHO } else { 1.0 };
            let given = if is_given_word(ground, left, *w) { GIVEN } else { 1.0 };
            Leftover::new(*w, word_weight(ground, *w) * echo * given)
        };
        let ko = left.ko.iter().filter(|k| !is_covered(ground, left, **k)).map(weigh_item).collect();
        let en = left.en.iter().map(weigh_word).collect();
        let mut leftovers = Leftovers { ko, en };
        leftovers.pair(ground, left);
        leftovers
    }

    /// Pairs the two sides, the best pairs first; a word renders one item, a long item takes several words.
    fn pair(&mut self, ground: &Ground<'_>, left: &Left<'_>) {
        let mut pairs: Vec<(f32, usize, usize)> = Vec::new();
        for (i, k) in self.ko.iter().enumerate() {
            for (j, w) in self.en.iter().enumerate() {
                // A name that has its link elsewhere renders no other name.
                let taken = is_name(ground, k.of) && w.weight <= GIVEN;
                let share = if taken { UNLIKE } else { affinity(ground, left, k.of, w.of) };
                pairs.push((share, i, j));
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let mut taken: Vec<Vec<EnWord>> = vec![Vec::new(); self.ko.len()];
        // One word for each item first, then what may belong to the same phrase.
        for (round, (share, i, j)) in [0, 1].into_iter().flat_map(|n| pairs.iter().map(move |p| (n, *p))) {
            let (Some(k), Some(w), Some(words)) = (self.ko.get_mut(i), self.en.get_mut(j), taken.get_mut(i))
            else {
                continue;
            };
            let free = w.paired == 0.0 && (words.is_empty() || round > 0 || share >= KIN);
            if free && may_take(ground, k.of, words, w.of) {
                words.push(w.of);
                w.paired = share;
                k.paired = k.paired.max(share);
            }
        }
    }
}

/// Whether an item takes a word besides those it has: the next of a phrase, as far as its syllables reach.
fn may_take(ground: &Ground<'_>, k: KoItem, words: &[EnWord], w: EnWord) -> bool {
    let syllables = ground.item_text(k).chars().filter(|c| !c.is_whitespace()).count();
    let beside = |x: &EnWord| x.sentence == w.sentence && x.word.abs_diff(w.word) <= PHRASE;
    words.is_empty() || WORDS * words.len() < syllables * SYLLABLES && words.iter().any(beside)
}

/// What could be linked in the bead had its partner not been taken: a word said once more.
struct Echoes {
    ko: Vec<(usize, Bits)>,
    en: Vec<(usize, Bits)>,
}

impl Echoes {
    fn of(ground: &Ground<'_>, left: &Left<'_>) -> Echoes {
        let mut echoes = Echoes { ko: Vec::new(), en: Vec::new() };
        for (e, k) in left.bead.en.iter().flat_map(|e| left.bead.ko.iter().map(move |k| (*e, *k))) {
            let cell = ground.cell(e, k);
            echoes.ko.push((k, cell.ko));
            echoes.en.push((e, cell.en));
        }
        echoes
    }

    fn item(&self, k: KoItem) -> bool {
        self.ko.iter().any(|(s, bits)| *s == k.sentence && bits.has(k.item))
    }

    fn word(&self, w: EnWord) -> bool {
        self.en.iter().any(|(s, bits)| *s == w.sentence && bits.has(w.word))
    }
}

/// Whether a link covers the letters of the item: a figure within a name, a numeral within a phrase.
fn is_covered(ground: &Ground<'_>, left: &Left<'_>, k: KoItem) -> bool {
    let Some(item) = ground.item(k) else { return true };
    left.bead.links.iter().filter(|l| l.ko.0 == k.sentence).any(|l| {
        let linked = ground.items(k.sentence).get(l.ko.1).map(|i| i.span.clone()).unwrap_or_default();
        linked.start < item.span.end && item.span.start < linked.end
    })
}

/// What an item weighs when it is left: what its class is worth, little where both versions take it as given.
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
            Class::Adverb | Class::Time | Class::Num | Class::Unit => 0.25,
            Class::Honorific | Class::Conn | Class::Func | Class::Suffix | Class::Prefix => 0.0,
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
    ground.given.contains(&id) || UNDERSTOOD.contains(&ground.evidence.lexicon.korean(id))
}

/// What a word weighs when it is left: words that English adds freely weigh nothing.
fn word_weight(ground: &Ground<'_>, w: EnWord) -> f32 {
    let Some(word) = ground.word(w) else { return 0.0 };
    if word.function || LIGHT.contains(&&*word.stem) {
        return 0.0;
    }
    if word.known || word.figure { 1.0 } else { 0.7 }
}

/// Whether a name needs no counterpart here: it is linked elsewhere in the release (the Korean has "he"), or it ends
/// a name of which the rest is linked ("Workers' Party of Korea").
fn is_given_word(ground: &Ground<'_>, left: &Left<'_>, w: EnWord) -> bool {
    let Some(word) = ground.word(w).filter(|x| x.capital && !x.figure) else { return false };
    if ground.named.contains(&*word.stem) {
        return true;
    }
    let before = |by: usize| w.word.checked_sub(by).map(|word| EnWord { sentence: w.sentence, word });
    let linked = |x: Option<EnWord>| {
        x.is_some_and(|x| left.bead.links_word(x) && ground.word(x).is_some_and(|x| x.capital))
    };
    let of = before(1).is_some_and(|x| ground.word_text(x) == "of");
    linked(before(1)) || of && linked(before(2))
}

fn is_name(ground: &Ground<'_>, k: KoItem) -> bool {
    ground.item(k).is_some_and(|item| item.proper || matches!(item.content, Content::Term(_, Class::Person)))
}

/// How well a word may account for an item.
fn affinity(ground: &Ground<'_>, left: &Left<'_>, k: KoItem, w: EnWord) -> f32 {
    let (Some(item), Some(word)) = (ground.item(k), ground.word(w)) else { return 0.0 };
    if kin::are_kin(ground, k, w) {
        return KIN;
    }
    let gap = apart(ground, left, k, w).filter(|gap| *gap <= SLOT && kin::same_sort(ground, k, w));
    let alike = if kin::are_alike(ground, k, w) { ALIKE } else { 0.0 };
    let place = gap.map_or(FAR, |gap| NEAR - STEP * gap + alike);
    match item.content {
        Content::Number | Content::Moment if word.figure => KIN,
        Content::Number if word.capital => UNLIKE,
        Content::Latin if word.capital => KIN,
        Content::Number | Content::Moment | Content::Unknown | Content::Latin => place,
        _ if word.figure => UNLIKE,
        _ if is_name(ground, k) && !word.capital => UNLIKE,
        Content::Term(_, Class::Honorific | Class::Suffix | Class::Prefix) => UNLIKE,
        Content::Name | Content::Term(..) => place,
    }
}

/// How far apart an item and a word stand, in words, by way of the link that is nearest to both.
fn apart(ground: &Ground<'_>, left: &Left<'_>, k: KoItem, w: EnWord) -> Option<f32> {
    let span = &ground.item(k)?.span;
    let gap = |a: &Range<usize>, b: &Range<usize>| {
        a.start.saturating_sub(b.end).max(b.start.saturating_sub(a.end)) as f32
    };
    let links = left.bead.links.iter().filter(|l| l.ko.0 == k.sentence && l.en.0 == w.sentence);
    let by_way_of = links.filter_map(|l| {
        let item = &ground.items(k.sentence).get(l.ko.1)?.span;
        Some(gap(span, item) / BYTES_A_WORD + gap(&(w.word..w.word + 1), &l.en.1) + 1.0)
    });
    by_way_of.min_by(f32::total_cmp)
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
