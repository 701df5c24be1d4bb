//! A bead's side as text, and the part of it around the words that a divergence cites.

use crate::Comparison;
use crate::passage::{Glyph, Passage};
use crate::style::{self, FAINT};
use daejo::{Bead, Divergence, Side, Span};
use std::ops::Range;

/// The sentences of one side of a bead, one after the other.
pub fn side<'a>(comparison: Comparison<'a>, bead: &Bead, side: Side) -> Passage<'a> {
    let mut passage = Passage::default();
    for span in spans(comparison, bead, side) {
        passage.join(Passage::of(&comparison.sources[side], span));
    }
    passage
}

/// Where the sentences of one side of a bead stand.
pub fn spans(comparison: Comparison<'_>, bead: &Bead, side: Side) -> Vec<Span> {
    let numbers = if side == Side::En { &bead.en } else { &bead.ko };
    let sentences = &comparison.report.document(side).sentences;
    numbers.iter().filter_map(|n| sentences.get(*n)).map(|s| s.span).collect()
}

/// The words of a divergence on one side of its bead, unless they are the whole side: then the bead itself shows it.
pub fn part(divergence: &Divergence, side: Side, sentences: &[Span]) -> Option<Span> {
    let whole = sentences.iter().copied().reduce(Span::join);
    cited(divergence, side).filter(|words| whole.is_none_or(|w| !words.contains(w)))
}

/// The words of a divergence on one side.
pub fn cited(divergence: &Divergence, side: Side) -> Option<Span> {
    match side {
        Side::En => divergence.en,
        Side::Ko => divergence.ko,
    }
}

/// The words that a divergence cites, marked, with as much of the bead around them as fits into so many columns.
pub fn around<'a>(
    comparison: Comparison<'a>,
    divergence: &Divergence,
    which: Side,
    colour: bool,
    columns: usize,
) -> Passage<'a> {
    let bead = comparison.report.beads.get(divergence.bead);
    let mut passage = bead.map(|b| side(comparison, b, which)).unwrap_or_default();
    let Some(span) = cited(divergence, which) else { return passage.shorten(columns) };
    if passage.find(span).is_none() {
        passage = Passage::of(&comparison.sources[which], span);
    }
    let Some(hit) = passage.find(span) else { return passage.shorten(columns) };
    let kept = window(&passage.glyphs, hit.clone(), columns);
    // A whole side is not told apart from what is around it by colour.
    if hit.len() < passage.glyphs.len() {
        passage.paint(span, style::hit(divergence.severity));
    }
    let mut out = cut(passage, kept, hit, columns);
    if !colour {
        out.enclose(span, "「", "」", style::PLAIN);
    }
    out
}

/// The glyphs to show: the words and, shared out on both sides, what is around them; ends lie at blanks.
fn window(glyphs: &[Glyph<'_>], hit: Range<usize>, columns: usize) -> Range<usize> {
    let size = |r: Range<usize>| -> usize { glyphs.get(r).unwrap_or(&[]).iter().map(|g| g.width).sum() };
    let spare = columns.saturating_sub(size(hit.clone()));
    let (before, after) = (size(0..hit.start), size(hit.end..glyphs.len()));
    if before + after <= spare {
        return 0..glyphs.len();
    }
    let right = after.min(spare.saturating_sub(before.min(spare / 2)));
    let left = before.min(spare - right);
    let mut start = hit.start;
    while start > 0 && size(start - 1..hit.start) <= left {
        start -= 1;
    }
    let mut end = hit.end;
    while end < glyphs.len() && size(hit.end..end + 1) <= right {
        end += 1;
    }
    let blank = |i: usize| glyphs.get(i).is_some_and(Glyph::is_blank);
    if start > 0 {
        start = (start..hit.start).find(|i| blank(*i)).map_or(hit.start, |i| i + 1);
    }
    if end < glyphs.len() {
        end = (hit.end..end).rev().find(|i| blank(*i)).unwrap_or(hit.end);
    }
    start..end
}

/// The glyphs of a window, with ellipses where the text goes on; words too long for it lose their middle.
fn cut<'a>(passage: Passage<'a>, kept: Range<usize>, hit: Range<usize>, columns: usize) -> Passage<'a> {
    let total = passage.glyphs.len();
    let style = passage.glyphs.get(hit.start).map_or(style::PLAIN, |g| g.style);
    let long = passage.glyphs.get(hit.clone()).is_some_and(|g| crate::passage::measure(g) > columns);
    let mut out = Passage::default();
    if kept.start > 0 {
        out.push("… ", FAINT);
    }
    let (head, tail) = if long { ends(&passage.glyphs, &hit, columns) } else { (kept.end, kept.end) };
    for (i, glyph) in passage.glyphs.into_iter().enumerate().take(kept.end).skip(kept.start) {
        if i == head {
            out.push(" … ", style);
        }
        if i < head || i >= tail {
            out.glyphs.push(glyph);
        }
    }
    if kept.end < total {
        out.push(" …", FAINT);
    }
    out
}

/// Where the middle of a long stretch begins and ends: two thirds of the columns go to its beginning.
fn ends(glyphs: &[Glyph<'_>], hit: &Range<usize>, columns: usize) -> (usize, usize) {
    let size = |r: Range<usize>| -> usize { glyphs.get(r).unwrap_or(&[]).iter().map(|g| g.width).sum() };
    let blank = |i: &usize| glyphs.get(*i).is_some_and(Glyph::is_blank);
    let head = hit.clone().take_while(|i| size(hit.start..i + 1) <= columns * 2 / 3).filter(blank).last();
    let tail = hit.clone().rev().take_while(|i| size(*i..hit.end) <= columns / 3).filter(blank).last();
    let head = head.unwrap_or(hit.start);
    (head, tail.map_or(hit.end, |t| t + 1).max(head))
}
