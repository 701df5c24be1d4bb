//! Whether a stretch is an item of an enumeration whose other items are linked.

use super::super::ground::{EnWord, Ground, KoItem, Left};
use crate::pair::Side;

/// What joins the items of a Korean list.
const KOREAN_JOINTS: &[&str] = &[",", "와", "과", "·", "및", "이며"];
/// What may stand between an item and the joint after it.
const KOREAN_TAILS: &[&str] = &["들", "동지", "선수", "》", "\"", " "];
/// What joins the items of an English list.
const ENGLISH_JOINTS: &[&str] = &[",", " and", " with", " or", "as well as"];
/// What joins the last item: the list ends with it.
const LAST_JOINTS: &[&str] = &[" and", "as well as", "along with"];
/// What may stand between the joint and the item.
const ARTICLES: &[&str] = &[" the", " a", " an", " other"];

/// Whether the items from `first` to `last` are one item of a list.
pub(super) fn in_korean(ground: &Ground<'_>, left: &Left<'_>, first: KoItem, last: KoItem) -> bool {
    let text = ground.text(Side::Ko, first.sentence);
    let start = ground.item(first).map_or(0, |i| i.span.start);
    let end = ground.item(last).map_or(0, |i| i.span.end);
    let before = text.get(..start).unwrap_or("").trim_end().trim_end_matches(['《', '"']).trim_end();
    let mut after = text.get(end..).unwrap_or("");
    while let Some(rest) = KOREAN_TAILS.iter().find_map(|t| after.strip_prefix(t)) {
        after = rest;
    }
    let linked = |of: &dyn Fn(usize, usize) -> bool| {
        left.bead.links.iter().any(|l| {
            let span = ground.items(first.sentence).get(l.ko.1).map(|i| i.span.clone()).unwrap_or_default();
            l.ko.0 == first.sentence && of(span.start, span.end)
        })
    };
    let opens = KOREAN_JOINTS.iter().any(|j| before.ends_with(j)) && !before.ends_with("결과");
    let closes = KOREAN_JOINTS.iter().any(|j| after.starts_with(j));
    opens && linked(&|_, e| e + SIBLING >= start && e <= start)
        || closes && linked(&|s, _| s >= end && s <= end + SIBLING)
}

/// How far off the next item of a list may stand, in bytes.
const SIBLING: usize = 40;

/// Whether the words from `first` to `last` are one item of a list, or set off by commas.
pub(super) fn in_english(ground: &Ground<'_>, first: EnWord, last: EnWord) -> bool {
    let text = ground.text(Side::En, first.sentence);
    let start = ground.word(first).map_or(0, |w| w.span.start);
    let end = ground.word(last).map_or(0, |w| w.span.end);
    let mut before = text.get(..start).unwrap_or("").trim_end();
    while let Some(rest) = ARTICLES.iter().find_map(|a| before.strip_suffix(a)) {
        before = rest.trim_end();
    }
    let after = text.get(end..).unwrap_or("").trim_start();
    let closes = after.starts_with([',', '.', ';']) || after.starts_with("and ");
    let ends = ground.word(EnWord { word: last.word + 1, ..last }).is_none_or(|next| next.function);
    ENGLISH_JOINTS.iter().any(|j| before.ends_with(j)) && closes
        || LAST_JOINTS.iter().any(|j| before.ends_with(j)) && ends
}
