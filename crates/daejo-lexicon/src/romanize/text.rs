//! Running Korean text in Latin letters, by the DPRK's rules.

use super::Jamo;
use super::dprk::{Final, joined_after};

/// Korean text in Latin letters: word division as written, ㄱ ㄷ ㅂ voiced within a word, brackets as quotation marks.
///
/// For the reader who wants to say, search or cite the words; names of persons and places have rules of their own
/// ([`super::person`], [`super::place`]).
///
/// ```
/// use daejo_lexicon::romanize::text;
/// assert_eq!(text("위대한 당의 《뜻》, 2.5배"), "widaehan tangui \"ttut\", 2.5pae");
/// ```
#[must_use]
pub fn text(korean: &str) -> String {
    text_after(None, korean)
}

/// The same for a piece of a word, by what stands before it.
///
/// ```
/// use daejo_lexicon::romanize::text_after;
/// assert_eq!(text_after(None, "가"), "ka");
/// assert_eq!(text_after(Some('제'), "가"), "ga");
/// ```
#[must_use]
pub fn text_after(before: Option<char>, korean: &str) -> String {
    let mut out = String::with_capacity(korean.len());
    let mut voiced = before.is_some_and(is_voiced);
    let letters: Vec<char> = korean.chars().collect();
    for run in letters.chunk_by(|a, b| Jamo::of(*a).is_some() == Jamo::of(*b).is_some()) {
        if run.first().is_some_and(|c| Jamo::of(*c).is_some()) {
            out.push_str(&joined_after(run, voiced));
        } else {
            out.extend(run.iter().map(|c| plain(*c)));
        }
        voiced = false;
    }
    out
}

/// Whether ㄱ ㄷ ㅂ after it sound g, d, b.
fn is_voiced(c: char) -> bool {
    Jamo::of(c).is_some_and(|j| !matches!(Final::of(j.last), Final::K | Final::T | Final::P))
}

/// Marks that Latin text does not have.
fn plain(c: char) -> char {
    match c {
        '《' | '》' | '「' | '」' | '『' | '』' => '"',
        '〈' | '〉' => '\'',
        '、' => ',',
        '。' => '.',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(korean: &str, latin: &str) {
        assert_eq!(text(korean), latin);
    }

    #[test]
    fn words_stay_apart_and_sound_within() {
        check("미제와 그 주구들", "mijewa ku jugudul");
        check("압록강을 건너", "amnokkangul konno");
        check("1만 5 000여정보의", "1man 5 000yojongboui");
        check("《화살-4》형", "\"hwasal-4\"hyong");
        check("", "");
        check("KCNA ㅋ", "KCNA ㅋ");
    }

    #[test]
    fn a_piece_sounds_as_what_stands_before_it_wants() {
        let whole = text("주구들");
        let (a, b) = (text("주"), text_after(Some('주'), "구들"));
        assert_eq!(format!("{a}{b}"), whole);
        assert_eq!(text_after(Some('국'), "가"), "ka");
    }
}
