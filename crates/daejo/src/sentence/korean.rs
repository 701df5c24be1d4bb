//! Ends of Korean sentences: stops before a blank or a new sentence, not inside figures (1.3배, 4.25문화회관) and
//! not before the particle that follows a quotation (《…한다.》고).

/// Byte offsets at which the sentences of a paragraph end; the last is its length. Nothing ends within `skip`.
pub(super) fn ends(text: &str, skip: usize) -> Vec<usize> {
    let mut out = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if at < skip || !matches!(c, '.' | '?' | '!' | '…' | '。') {
            continue;
        }
        let mut end = at + c.len_utf8();
        let mut closed = false;
        while let Some(&(i, next)) = chars.peek() {
            closed |= is_closing(next);
            if !matches!(next, '.' | '?' | '!' | '…') && !is_closing(next) {
                break;
            }
            end = i + next.len_utf8();
            chars.next();
        }
        let before = text.get(..at).and_then(|s| s.chars().next_back());
        let after = text.get(end..).unwrap_or("");
        if is_end(before, c, closed, after) {
            out.push(end);
        }
    }
    if out.last() != Some(&text.len()) {
        out.push(text.len());
    }
    out
}

fn is_closing(c: char) -> bool {
    matches!(c, '》' | '〉' | '"' | '\'' | ')' | ']' | '」' | '』')
}

fn is_end(before: Option<char>, stop: char, closed: bool, after: &str) -> bool {
    let Some(next) = after.chars().next() else { return true };
    let word = after.trim_start();
    if next.is_whitespace() {
        // "No. 5", "제1. 2": a figure or a Latin letter before the stop is a number or an abbreviation.
        let number = before.is_some_and(|c| c.is_ascii_alphanumeric()) && stop == '.' && !closed;
        let goes_on = number || closed && is_quotative(word);
        return word.is_empty() || !goes_on;
    }
    // A blank lost in copying: "하였다.그이께서".
    stop == '.' && !closed && before == Some('다') && daejo_lexicon::hangul::is_syllable(next)
}

/// Words that carry a quotation on, after its closing mark and a blank.
fn is_quotative(word: &str) -> bool {
    ["고 ", "라고 ", "라는 ", "이라는 ", "이라고 ", "하고 ", "라며 ", "며 "]
        .iter()
        .any(|q| word.starts_with(q))
}

#[cfg(test)]
mod tests {
    use crate::pair::Side;
    use crate::sentence::tests::check;

    #[test]
    fn figures_do_not_end_a_sentence() {
        check(
            Side::Ko,
            "생산이 1.3배로 늘어났다. 대회가 4.25문화회관에서 열렸다.그이께서 오시였다.",
            &["생산이 1.3배로 늘어났다.", "대회가 4.25문화회관에서 열렸다.", "그이께서 오시였다."],
        );
    }

    #[test]
    fn a_quotation_goes_on_with_its_particle() {
        check(
            Side::Ko,
            "그는 《이겼다.》고 말하였다. 《우리는 〈자력갱생〉한다! 앞으로 간다.》",
            &["그는 《이겼다.》고 말하였다.", "《우리는 〈자력갱생〉한다!", "앞으로 간다.》"],
        );
    }

    #[test]
    fn a_line_without_a_stop_is_a_sentence() {
        check(
            Side::Ko,
            "대회 개막\n\n(평양 5월 1일발 조선중앙통신) 대회가 열렸다. 참가자들\n\n(끝)",
            &["대회 개막", "(평양 5월 1일발 조선중앙통신) 대회가 열렸다.", "참가자들"],
        );
    }
}
