//! Ends of English sentences, with KCNA's habits: titles and initials, "U.S.", "No. 5", quoted paragraphs.

/// Abbreviations after which a sentence goes on: titles, numbers, months, short forms of companies.
const ABBREVIATIONS: &[&str] = &[
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Maj", "Col", "Lt", "Capt", "Adm", "Sgt", "Brig", "Cmdr", "Sen",
    "Rep", "Gov", "Pres", "Rev", "St", "Mt", "No", "Nos", "Vol", "Art", "Fig", "pp", "vs", "cf", "al",
    "approx", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec", "Assoc",
    "Asst", "Hon", "Messrs", "Acad", "e.g", "i.e", "v", "Ft", "est",
];
/// Abbreviations that may also close a sentence: only a word that opens one then starts the next.
const EITHER: &[&str] = &["Inc", "Ltd", "Co", "Corp", "Jr", "Sr", "etc", "Bros"];
/// Words that open a sentence far more often than they follow an abbreviation.
const OPENERS: &[&str] = &[
    "The",
    "A",
    "An",
    "He",
    "She",
    "It",
    "They",
    "We",
    "I",
    "This",
    "That",
    "These",
    "Those",
    "In",
    "On",
    "At",
    "But",
    "And",
    "For",
    "If",
    "When",
    "As",
    "There",
    "His",
    "Her",
    "Their",
    "Our",
    "After",
    "Before",
    "Meanwhile",
    "However",
    "Also",
    "What",
    "Such",
    "To",
    "From",
    "By",
    "With",
    "Now",
    "Then",
    "No",
    "All",
    "Not",
];

/// Byte offsets at which the sentences of a paragraph end; the last is its length. Nothing ends within `skip`.
pub(super) fn ends(text: &str, skip: usize) -> Vec<usize> {
    let mut out = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if at < skip || !matches!(c, '.' | '?' | '!' | '…') {
            continue;
        }
        let mut end = at + c.len_utf8();
        // Further stops and closing marks belong to the sentence.
        while let Some(&(i, next)) = chars.peek() {
            if !matches!(next, '.' | '?' | '!' | '…' | '"' | '\'' | ')' | ']' | '》' | '〉') {
                break;
            }
            end = i + next.len_utf8();
            chars.next();
        }
        let rest = text.get(end..).unwrap_or("");
        if is_end(text.get(..at).unwrap_or(""), c, text.get(at..end).unwrap_or(""), rest) {
            out.push(end);
        }
    }
    if out.last() != Some(&text.len()) {
        out.push(text.len());
    }
    out
}

fn is_end(before: &str, stop: char, marks: &str, rest: &str) -> bool {
    let Some(gap) = rest.chars().next() else { return true };
    let next = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-'));
    let Some(first) = next.trim_start_matches(['"', '\'', '(', '[', '《']).chars().next() else {
        return true;
    };
    if !gap.is_whitespace() {
        // "end.Next": a blank lost in copying, only after a whole word and before a capital.
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        return stop == '.'
            && marks.len() == 1
            && first.is_uppercase()
            && gap.is_uppercase()
            && word.chars().count() > 3;
    }
    let starts_anew = first.is_uppercase() || first.is_ascii_digit() || !first.is_alphabetic();
    if !starts_anew {
        return false;
    }
    // `"…!" he said` goes on in small letters and was refused above; a stop inside quotation marks ends.
    if stop != '.' || marks.len() > 1 && marks.contains(['"', ')']) {
        return true;
    }
    !is_abbreviation(before, next)
}

fn is_abbreviation(before: &str, next: &str) -> bool {
    let word = before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '\'' | '-'))
        .next()
        .unwrap_or("");
    let following = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let opener = OPENERS.contains(&following);
    // A.D., R.O.C.: initials, each with its stop.
    let initials = word.contains('.') && word.split('.').all(|part| part.chars().count() == 1);
    if initials || EITHER.contains(&word) {
        return !opener;
    }
    if word == "No" || word == "Nos" {
        return following.starts_with(|c: char| c.is_ascii_digit());
    }
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase) && word != "I";
    initial && !opener || ABBREVIATIONS.contains(&word)
}

#[cfg(test)]
mod tests {
    use crate::pair::Side;
    use crate::sentence::tests::check;

    #[test]
    fn titles_initials_and_numbers_do_not_end_a_sentence() {
        check(
            Side::En,
            "Prof. and Dr. Kim Yun Gyo met Mr. A. Petrov at the No. 5 mine. It produced 1.5 tons.",
            &["Prof. and Dr. Kim Yun Gyo met Mr. A. Petrov at the No. 5 mine.", "It produced 1.5 tons."],
        );
        check(
            Side::En,
            "The U.S. President left the U.S. The DPRK stayed until 7:30 a.m. on Nov. 23.",
            &["The U.S. President left the U.S.", "The DPRK stayed until 7:30 a.m. on Nov. 23."],
        );
        check(
            Side::En,
            "The tomb of the kingdom (277 B.C.-A.D. 668) was found. It is of the 5th century A.D. The walls are painted.",
            &[
                "The tomb of the kingdom (277 B.C.-A.D. 668) was found.",
                "It is of the 5th century A.D.",
                "The walls are painted.",
            ],
        );
    }

    #[test]
    fn quotations_end_with_their_marks() {
        check(
            Side::En,
            "\"We will win. Nobody can stop us.\" He left. \"Why?\" he asked.",
            &["\"We will win.", "Nobody can stop us.\"", "He left.", "\"Why?\" he asked."],
        );
    }

    #[test]
    fn a_dateline_belongs_to_the_first_sentence_and_the_end_mark_to_none() {
        check(
            Side::En,
            "Title of It\n\nPyongyang, Dec. 22 (KCNA) -- He spoke. They clapped. -0-",
            &["Title of It", "Pyongyang, Dec. 22 (KCNA) -- He spoke.", "They clapped."],
        );
    }
}
