//! Bounds of sentences in a text that joins them by blanks: the number of characters of each.

/// The numbers of characters.
pub fn of(texts: &[&str]) -> Vec<usize> {
    texts.iter().map(|t| t.chars().count()).collect()
}

/// Takes a text apart; `None` if the lengths are not those of this text.
pub fn split(text: &str, lengths: &[usize]) -> Option<Vec<String>> {
    let mut rest = text.chars();
    let mut texts = Vec::with_capacity(lengths.len());
    for (i, length) in lengths.iter().enumerate() {
        if i > 0 && rest.next() != Some(' ') {
            return None;
        }
        let sentence: String = rest.by_ref().take(*length).collect();
        if sentence.chars().count() != *length {
            return None;
        }
        texts.push(sentence);
    }
    rest.next().is_none().then_some(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_apart_as_it_was_joined() {
        let texts = ["하나 둘.", "Three.", "x"];
        assert_eq!(split(&texts.join(" "), &of(&texts)).unwrap(), texts);
        assert_eq!(split("", &[]).unwrap(), Vec::<String>::new());
        for (text, lengths) in [("a b", vec![1]), ("a b", vec![1, 2]), ("ab", vec![1, 1]), ("a", vec![])] {
            assert_eq!(split(text, &lengths), None, "{text} {lengths:?}");
        }
    }
}
