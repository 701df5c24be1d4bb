//! Untrusted text on its way to an output: nothing of it may steer a terminal or turn the direction of a line.

use std::borrow::Cow;

/// Whether a character acts on its surroundings instead of being seen.
pub(crate) fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c,
            // Directional marks, embeddings, overrides, isolates.
            '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            // Line and paragraph separators, byte order mark, annotations, what is no character, tags.
            | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e007f}')
}

/// A text without characters that act: controls and separators become blanks, invisible ones go.
///
/// ```
/// assert_eq!(daejo_report::clean("a\u{1b}[31mb\u{202e}c"), "a [31mbc");
/// ```
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let seen = |c: char| match c {
        c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => Some(' '),
        c if is_unsafe(c) => None,
        c => Some(c),
    };
    Cow::Owned(text.chars().filter_map(seen).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_control_or_directional_character_is_left() {
        let wild = "가\u{9b}31m\u{7}\u{0}\u{202e}\u{2066}\u{61c}\u{feff}\u{ffff}\u{85}\tz\r\n";
        let tame = clean(wild);
        assert!(!tame.contains(is_unsafe), "{tame:?}");
        assert_eq!(tame, "가 31m    z  ");
        assert!(matches!(clean("《만세!》"), Cow::Borrowed(_)));
    }
}
