//! The normalised text beside the source, with a map back to it.

use crate::span::Span;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A normalised text and, for each of its bytes, the place in the source.
#[derive(Clone, Debug, Default)]
pub struct View {
    text: String,
    /// In the order of the view.
    runs: Vec<Run>,
    /// In the order of the source, where that is another: a record may have its text before its title.
    by_source: Vec<Run>,
}

/// A stretch of the view and the stretch of the source that it stands for.
#[derive(Clone, Copy, Debug)]
struct Run {
    view: Span,
    source: Span,
    /// Whether byte n of the view's stretch stands for byte n of the source's.
    even: bool,
}

impl View {
    /// The view of a plain text.
    pub fn of(text: &str) -> View {
        let mut view = View::default();
        view.push(0, text);
        view
    }

    /// The normalised text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place in the source of a range of the view.
    pub fn to_source(&self, span: Span) -> Span {
        let start = self.source_at(span.start, false);
        let end = if span.is_empty() { start } else { self.source_at(span.end, true) };
        Span::new(start, end.max(start))
    }

    /// The range of the view whose characters stand in a range of the source, in whole or in part.
    pub fn from_source(&self, span: Span) -> Span {
        let runs = if self.by_source.is_empty() { &self.runs } else { &self.by_source };
        let first = runs.get(runs.partition_point(|r| r.source.end <= span.start));
        let last =
            runs.partition_point(|r| r.source.start < span.end).checked_sub(1).and_then(|i| runs.get(i));
        let (Some(first), Some(last)) = (first, last) else { return Span::default() };
        let start = if first.even { span.start.saturating_sub(first.source.start) } else { 0 };
        let end =
            if last.even { (span.end - last.source.start).min(last.view.len()) } else { last.view.len() };
        let start = first.view.start + start;
        Span::new(start, (last.view.start + end).max(start))
    }

    /// The source's byte for a boundary of the view; an end belongs to the character before it.
    fn source_at(&self, at: usize, is_end: bool) -> usize {
        let probe = if is_end { at.saturating_sub(1) } else { at };
        let i = self.runs.partition_point(|r| r.view.end <= probe);
        let Some(run) = self.runs.get(i) else { return self.runs.last().map_or(0, |r| r.source.end) };
        match (run.even, is_end) {
            (true, _) => run.source.start + (at - run.view.start.min(at)),
            (false, false) => run.source.start,
            (false, true) => run.source.end,
        }
    }

    /// Adds a stretch of the source, normalised.
    pub(super) fn push(&mut self, at: usize, text: &str) {
        let mut i = 0;
        while let Some(rest) = text.get(i..) {
            let plain = plain(rest);
            self.add_even(Span::new(at + i, at + i + plain), rest.get(..plain).unwrap_or(""));
            i += plain;
            let mut rest = text.get(i..).unwrap_or("").chars();
            let Some(c) = rest.next() else { break };
            // A base and the marks or jamo that join it are normalised together; a control joins nothing.
            let joined = rest.take_while(|next| !c.is_control() && joins(*next));
            let end = i + c.len_utf8() + joined.map(char::len_utf8).sum::<usize>();
            let source = Span::new(at + i, at + end);
            let piece = text.get(i..end).unwrap_or("");
            match normal(c, piece) {
                Normal::Same => self.add(source, piece),
                Normal::Char(c) => self.add(source, c.encode_utf8(&mut [0; 4])),
                Normal::Text(s) => self.add(source, &s),
                Normal::Nothing => {}
            }
            i = end;
        }
    }

    /// Adds text of our own that stands for a stretch of the source.
    pub(super) fn add(&mut self, source: Span, text: &str) {
        // Of one character only the edges are ever asked for.
        if text.len() == source.len() && text.chars().count() == 1 {
            return self.add_even(source, text);
        }
        let start = self.text.len();
        self.text.push_str(text);
        let view = Span::new(start, self.text.len());
        if !view.is_empty() {
            self.runs.push(Run { view, source, even: false });
        }
    }

    /// Adds text that stands for a stretch of the source byte by byte.
    pub(super) fn add_even(&mut self, source: Span, text: &str) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(text);
        let view = Span::new(start, self.text.len());
        let new = Run { view, source, even: true };
        match self.runs.last_mut() {
            Some(last) if last.even && last.source.end == source.start => {
                last.view.end = view.end;
                last.source.end = source.end;
            }
            _ => self.runs.push(new),
        }
    }

    /// Adds another view of the same source.
    pub(super) fn append(&mut self, other: View) {
        let by = self.text.len();
        self.text.push_str(&other.text);
        self.runs.extend(other.runs.into_iter().map(|run| Run { view: run.view.shift(by), ..run }));
    }

    /// The view of a text that is itself read from a source: its places become the source's.
    pub(super) fn through(self, inner: &View) -> View {
        let mut out = View { text: self.text, ..View::default() };
        for run in self.runs {
            if !run.even {
                out.runs.push(Run { source: inner.to_source(run.source), ..run });
                continue;
            }
            let first = inner.runs.partition_point(|r| r.view.end <= run.source.start);
            for part in inner.runs.iter().skip(first).take_while(|r| r.view.start < run.source.end) {
                let start = part.view.start.max(run.source.start);
                let shared = Span::new(start, part.view.end.min(run.source.end));
                let view = Span::new(shared.start - run.source.start, shared.end - run.source.start);
                let (view, source) = (view.shift(run.view.start), inner.to_source(shared));
                out.runs.push(Run { view, source, even: part.even });
            }
        }
        out
    }

    /// The text with its line ends as blanks.
    pub(super) fn on_one_line(self) -> View {
        let normal = View::of(&self.text).through(&self);
        View { text: normal.text.replace('\n', " "), ..normal }
    }

    /// Makes the order of the source, after views were put together in another.
    pub(super) fn index(&mut self) {
        let place = |run: &Run| (run.source.start, run.source.end);
        if !self.runs.is_sorted_by_key(place) {
            self.by_source = self.runs.clone();
            self.by_source.sort_by_key(place);
        }
    }

    /// Whether there is nothing to read.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether the text ends with a line feed (or is empty).
    pub(super) fn at_line_start(&self) -> bool {
        self.text.is_empty() || self.text.ends_with('\n')
    }
}

enum Normal {
    Same,
    Char(char),
    Text(String),
    Nothing,
}

/// How much of the text, from its start, is as it should be: nearly all of most texts.
fn plain(text: &str) -> usize {
    let mut last = 0;
    for (i, c) in text.char_indices() {
        if !matches!(c, '\n' | ' '..='~' | '가'..='힣') {
            return if joins(c) { last } else { i };
        }
        last = i;
    }
    text.len()
}

/// Whether a character joins the one before it: a mark, or a jamo that follows another.
fn joins(c: char) -> bool {
    matches!(c, '\u{1160}'..='\u{11ff}') || is_combining_mark(c)
}

/// One form for each character: NFC; full-width forms and squared units to plain ones; one kind of quotation mark,
/// dash and blank.
fn normal(c: char, piece: &str) -> Normal {
    if c.len_utf8() < piece.len() {
        return Normal::Text(piece.nfc().collect());
    }
    match c {
        '\n' | ' '..='~' => Normal::Same,
        '\t' | '\r' | '\u{c}' | '\u{85}' => Normal::Char(' '),
        c if c.is_control() => Normal::Char(' '),
        // Soft hyphen, zero width, directional marks, byte order mark.
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => Normal::Nothing,
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
            Normal::Char(' ')
        }
        '\u{2028}' | '\u{2029}' => Normal::Char('\n'),
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => Normal::Char('"'),
        '‘' | '’' | '‚' | '‛' | '′' | '´' => Normal::Char('\''),
        '–' | '—' | '―' | '‐' | '‑' | '‒' | '−' | '－' => Normal::Char('-'),
        '≪' => Normal::Char('《'),
        '≫' => Normal::Char('》'),
        '\u{ff01}'..='\u{ff5e}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{3300}'..='\u{33ff}'
        | '\u{2100}'..='\u{214f}'
        | '①'..='⑳'
        | '¼'..='¾'
        | 'Ⅰ'..='ⅿ'
        | '\u{1100}'..='\u{11ff}'
        | '\u{3131}'..='\u{318e}'
            if c != '℃' && c != '№' =>
        {
            Normal::Text(piece.nfkc().collect())
        }
        '가'..='힣' => Normal::Same,
        _ => {
            let composed: String = piece.nfc().collect();
            if composed == piece { Normal::Same } else { Normal::Text(composed) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, expected: &str, find: &str, from: &str) {
        let view = View::of(source);
        assert_eq!(view.text(), expected);
        let at = view.text().find(find).expect("in the view");
        assert_eq!(view.to_source(Span::new(at, at + find.len())).of(source), from);
    }

    #[test]
    fn normalised_text_maps_back_to_the_source() {
        check("５월　３０일", "5월 30일", "30", "３０");
        check("“불”", "\"불\"", "불", "불");
        check("421㎜의 비", "421mm의 비", "mm", "㎜");
        check("\u{1112}\u{1161}\u{11ab}글", "한글", "한", "\u{1112}\u{1161}\u{11ab}");
        check("a\u{200b}b", "ab", "ab", "a\u{200b}b");
        check("x\u{1b}[31m", "x [31m", "[31m", "[31m");
        check("x\u{1}\u{300}y", "x \u{300}y", "y", "y");
    }

    #[test]
    fn an_empty_range_stays_empty() {
        let view = View::of("가나");
        assert_eq!(view.to_source(Span::new(3, 3)), Span::new(3, 3));
    }
}
