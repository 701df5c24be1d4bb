//! A text on its way to a page: graphemes that know their width, their place in the source and their style.

use crate::sanitize::clean;
use crate::style::{FAINT, PLAIN, put};
use crate::width::{width, wrap};
use anstyle::Style;
use daejo::{Source, Span};
use std::borrow::Cow;
use std::io::{self, Write};
use unicode_segmentation::UnicodeSegmentation;

/// A grapheme.
#[derive(Clone, Debug)]
pub struct Glyph<'a> {
    pub text: Cow<'a, str>,
    pub width: usize,
    /// Bytes of the source; empty for what the page adds.
    pub place: Span,
    pub style: Style,
}

impl Glyph<'_> {
    /// Whether a line may end here.
    pub fn is_blank(&self) -> bool {
        self.text == " "
    }
}

/// A run of graphemes; blanks in it are single.
#[derive(Clone, Debug, Default)]
pub struct Passage<'a> {
    pub glyphs: Vec<Glyph<'a>>,
}

impl<'a> Passage<'a> {
    /// A stretch of a source as its view reads it: no markup, no controls.
    pub fn of(source: &'a Source, span: Span) -> Passage<'a> {
        let view = source.view.text();
        let range = source.view.from_source(span);
        let mut passage = Passage::default();
        for (i, text) in range.of(view).grapheme_indices(true) {
            let start = range.start + i;
            let place = source.view.to_source(Span::new(start, start + text.len()));
            passage.add(Cow::Borrowed(text), place, PLAIN);
        }
        passage.trim();
        passage
    }

    /// A text of our own.
    pub fn plain(text: &str, style: Style) -> Passage<'a> {
        let mut passage = Passage::default();
        passage.push(text, style);
        passage
    }

    /// Adds a text of our own.
    pub fn push(&mut self, text: &str, style: Style) {
        for grapheme in text.graphemes(true) {
            self.add(Cow::Owned(grapheme.to_string()), Span::default(), style);
        }
    }

    /// Adds another passage after a blank.
    pub fn join(&mut self, other: Passage<'a>) {
        if !self.glyphs.is_empty() {
            self.add(Cow::Borrowed(" "), Span::default(), PLAIN);
        }
        self.glyphs.extend(other.glyphs);
    }

    fn add(&mut self, text: Cow<'a, str>, place: Span, style: Style) {
        let text = match clean(&text) {
            Cow::Borrowed(_) => text,
            Cow::Owned(tame) => Cow::Owned(tame),
        };
        if text.is_empty() {
            return;
        }
        let blank = text.chars().all(char::is_whitespace);
        if blank && self.glyphs.last().is_none_or(Glyph::is_blank) && !place.is_empty() {
            return;
        }
        let text = if blank { Cow::Borrowed(" ") } else { text };
        self.glyphs.push(Glyph { width: width(&text), text, place, style });
    }

    fn trim(&mut self) {
        while self.glyphs.last().is_some_and(Glyph::is_blank) {
            self.glyphs.pop();
        }
    }

    /// The glyphs of a span: from the first to the last that share a byte with it.
    pub fn find(&self, span: Span) -> Option<std::ops::Range<usize>> {
        let start = self.glyphs.iter().position(|g| g.place.overlaps(span))?;
        let end = self.glyphs.iter().rposition(|g| g.place.overlaps(span))? + 1;
        Some(start..end)
    }

    /// Gives a span a style.
    pub fn paint(&mut self, span: Span, style: Style) {
        let Some(range) = self.find(span) else { return };
        for glyph in self.glyphs.get_mut(range).unwrap_or(&mut []) {
            glyph.style = style;
        }
    }

    /// Puts signs around a span; they take no part in later searches.
    pub fn enclose(&mut self, span: Span, open: &str, close: &str, style: Style) {
        let Some(range) = self.find(span) else { return };
        let mut tail = Passage::plain(close, style).glyphs;
        tail.extend(self.glyphs.split_off(range.end));
        let mut middle = Passage::plain(open, style).glyphs;
        middle.extend(self.glyphs.split_off(range.start));
        self.glyphs.extend(middle);
        self.glyphs.extend(tail);
    }

    /// Columns that it takes on one line.
    pub fn width(&self) -> usize {
        measure(&self.glyphs)
    }

    /// The passage in lines of a width.
    pub fn lines(&self, columns: usize) -> Vec<&[Glyph<'a>]> {
        wrap(&self.glyphs, columns).into_iter().map(|r| self.glyphs.get(r).unwrap_or(&[])).collect()
    }

    /// The letters without their styles.
    pub fn text(&self) -> String {
        self.glyphs.iter().map(|g| &*g.text).collect()
    }

    /// The end that fits into a line, with an ellipsis where something is left out: of a path, the file's name.
    pub fn end(mut self, columns: usize) -> Passage<'a> {
        let mut used = self.width();
        if used <= columns {
            return self;
        }
        let over = |g: &Glyph<'_>| {
            let over = used + 1 > columns;
            used -= g.width;
            over
        };
        let cut = self.glyphs.iter().map(over).take_while(|over| *over).count();
        let mut out = Passage::plain("…", FAINT);
        out.glyphs.extend(self.glyphs.split_off(cut));
        out
    }

    /// The beginning that fits into a line, with an ellipsis where something is left out.
    pub fn shorten(mut self, columns: usize) -> Passage<'a> {
        if self.width() <= columns {
            return self;
        }
        let mut used = self.width();
        while used + 1 > columns {
            let Some(glyph) = self.glyphs.pop() else { break };
            used -= glyph.width;
        }
        self.trim();
        self.push("…", FAINT);
        self
    }
}

/// Columns of a line.
pub fn measure(line: &[Glyph<'_>]) -> usize {
    line.iter().map(|g| g.width).sum()
}

/// Writes a line, then blanks up to a width.
pub fn write(out: &mut dyn Write, colour: bool, line: &[Glyph<'_>], columns: usize) -> io::Result<()> {
    for run in line.chunk_by(|a, b| a.style == b.style) {
        let text: String = run.iter().map(|g| &*g.text).collect();
        let style = run.first().map_or(PLAIN, |g| g.style);
        put(out, colour, style, &text)?;
    }
    write!(out, "{:1$}", "", columns.saturating_sub(measure(line)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_of_markup_is_read_as_its_view() {
        let text = "<html><body><p>이는&nbsp;  <b>당</b>의\u{1b} 뜻</p></body></html>";
        let source = Source::from_text("x", text);
        let start = text.find("이는").unwrap();
        let mut passage = Passage::of(&source, Span::new(start, text.find("</p>").unwrap()));
        let word = text.find('당').unwrap();
        passage.enclose(Span::new(word, word + 3), "「", "」[1]", PLAIN);
        assert_eq!(passage.text(), "이는 「당」[1]의 뜻");
    }

    #[test]
    fn what_is_left_out_is_marked_and_the_width_kept() {
        let short = Passage::plain("조선로동당 위원장", PLAIN).shorten(12);
        assert_eq!(short.text(), "조선로동당…");
        assert_eq!(Passage::plain("one two", PLAIN).shorten(7).text(), "one two");
        assert_eq!(Passage::plain("평양/en.txt", PLAIN).end(8).text(), "…/en.txt");
        assert_eq!(Passage::plain("평양/en.txt", PLAIN).end(11).text(), "평양/en.txt");
    }
}
