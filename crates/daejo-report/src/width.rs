//! Display width, and lines of a width: broken at blanks, within over-long words at syllables, never in a grapheme.

use crate::passage::{Glyph, Passage};
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// Columns that a text takes in a terminal: two a Hangul syllable.
///
/// ```
/// assert_eq!(daejo_report::width("평양 KCNA"), 9);
/// ```
pub fn width(text: &str) -> usize {
    text.width()
}

/// A word is broken, not moved to the next line, when that line would be left emptier than this share.
const RAGGED: usize = 3;

/// The lines of a passage as ranges of its glyphs; blanks at their ends belong to none.
pub fn wrap(glyphs: &[Glyph<'_>], columns: usize) -> Vec<Range<usize>> {
    // A syllable needs two columns.
    let columns = columns.max(2);
    let mut lines = Vec::new();
    let mut line = 0..0;
    let mut used = 0;
    for word in words(glyphs) {
        let gap = if used == 0 { 0 } else { measure(glyphs, line.end..word.start) };
        let size = measure(glyphs, word.clone());
        if used == 0 && lines.is_empty() {
            line = word.start..word.start;
        }
        if used + gap + size <= columns {
            (line.end, used) = (word.end, used + gap + size);
            continue;
        }
        let left = columns.saturating_sub(used + gap);
        let room = if breaks(glyphs, &word, size, left, columns) { left } else { 0 };
        let mut rest = word;
        if used > 0 {
            let head = fit(glyphs, rest.clone(), room);
            if head > rest.start && (size > columns || !is_torn(glyphs, &rest, head)) {
                line.end = head;
                rest.start = head;
            }
            lines.push(line);
        }
        while measure(glyphs, rest.clone()) > columns {
            let cut = fit(glyphs, rest.clone(), columns).max(rest.start + 1);
            lines.push(rest.start..cut);
            rest.start = cut;
        }
        used = measure(glyphs, rest.clone());
        line = rest;
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// Whether the head of a word is put on the line that it does not fit on.
fn breaks(glyphs: &[Glyph<'_>], word: &Range<usize>, size: usize, left: usize, columns: usize) -> bool {
    let word = glyphs.get(word.clone()).unwrap_or(&[]);
    let digits = word.iter().any(|g| g.text.bytes().all(|b| b.is_ascii_digit()));
    let compound = word.iter().any(|g| g.width == 2) && !digits;
    size > columns || (compound && size > columns / 2 && left > columns / RAGGED)
}

/// Whether a break leaves so few syllables that they are no word: 시험발사|를, 진행하였|다.
fn is_torn(glyphs: &[Glyph<'_>], word: &Range<usize>, head: usize) -> bool {
    /// Syllables before a break, and after it: a particle has one or two.
    const LEAST: (usize, usize) = (2, 3);
    let syllables = |r: Range<usize>| glyphs.get(r).unwrap_or(&[]).iter().filter(|g| g.width == 2).count();
    syllables(word.start..head) < LEAST.0 || syllables(head..word.end) < LEAST.1
}

/// Stretches without a blank at which a line may end.
fn words(glyphs: &[Glyph<'_>]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = None;
    for (i, glyph) in glyphs.iter().enumerate() {
        match (glyph.is_blank() && !in_number(glyphs, i), start) {
            (false, None) => start = Some(i),
            (true, Some(from)) => {
                out.push(from..i);
                start = None;
            }
            _ => {}
        }
    }
    out.extend(start.map(|from| from..glyphs.len()));
    out
}

/// Whether a blank stands within a number: `12 000`, `1만 5 000`.
fn in_number(glyphs: &[Glyph<'_>], blank: usize) -> bool {
    let digit = |i: usize| glyphs.get(i).is_some_and(|g| g.text.bytes().all(|b| b.is_ascii_digit()));
    let before = blank.checked_sub(1).and_then(|i| glyphs.get(i)).map_or("", |g| &*g.text);
    match before {
        "만" | "억" => digit(blank + 1),
        _ if blank > 0 && digit(blank - 1) => (1..4).all(|n| digit(blank + n)) && !digit(blank + 4),
        _ => false,
    }
}

fn measure(glyphs: &[Glyph<'_>], range: Range<usize>) -> usize {
    glyphs.get(range).unwrap_or(&[]).iter().map(|g| g.width).sum()
}

/// Where a word can be cut so that its head fits: not before a mark that closes, not after one that opens.
fn fit(glyphs: &[Glyph<'_>], word: Range<usize>, room: usize) -> usize {
    let mut used = 0;
    let mut cut = word.start;
    for (i, glyph) in glyphs.iter().enumerate().take(word.end).skip(word.start) {
        used += glyph.width;
        if used > room {
            break;
        }
        let closes = glyphs
            .get(i + 1)
            .filter(|_| i + 1 < word.end)
            .is_some_and(|g| CLOSING.contains(&g.text.as_ref()));
        if !closes && !OPENING.contains(&glyph.text.as_ref()) {
            cut = i + 1;
        }
    }
    cut
}

const OPENING: [&str; 7] = ["「", "《", "〈", "(", "[", "\"", "'"];
const CLOSING: [&str; 12] = ["」", "》", "〉", ")", "]", "\"", "'", ".", ",", "!", "?", "…"];

/// A text in lines of a display width, without characters that act on a terminal.
///
/// ```
/// assert_eq!(daejo_report::fold("위대한 수령", 6), ["위대한", "수령"]);
/// ```
pub fn fold(text: &str, columns: usize) -> Vec<String> {
    let passage = Passage::plain(text, crate::style::PLAIN);
    passage.lines(columns).iter().map(|line| line.iter().map(|g| &*g.text).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, columns: usize, expected: &[&str]) {
        let lines = fold(text, columns);
        assert_eq!(lines, expected);
        assert!(lines.iter().all(|l| width(l) <= columns), "{lines:?}");
    }

    #[test]
    fn lines_break_at_blanks_and_long_compounds_at_syllables() {
        check("more than 12 000 hectares", 12, &["more than", "12 000", "hectares"]);
        check("땅 1만 5 000여정보", 15, &["땅", "1만 5 000여정보"]);
        check("in 2017 12000", 10, &["in 2017", "12000"]);
        check("조선로동당중앙위원회", 10, &["조선로동당", "중앙위원회"]);
        check("조선로동당중앙위원회", 9, &["조선로동", "당중앙위", "원회"]);
        check("a 조선로동당중앙위원회", 12, &["a 조선로동당", "중앙위원회"]);
        check("위대한 수령", 6, &["위대한", "수령"]);
        check("위대한 진행하였다.", 17, &["위대한", "진행하였다."]);
        check("", 10, &[""]);
    }

    #[test]
    fn no_line_begins_with_a_closing_mark() {
        check("나나나나나.", 10, &["나나나나", "나."]);
        check("나나나나《나나》", 10, &["나나나나", "《나나》"]);
    }

    #[test]
    fn a_grapheme_is_never_split() {
        // A base with a combining mark, and flags, which are two characters.
        check("e\u{301}e\u{301}e\u{301}", 2, &["e\u{301}e\u{301}", "e\u{301}"]);
        check("🇰🇵🇰🇵", 2, &["🇰🇵", "🇰🇵"]);
    }
}
