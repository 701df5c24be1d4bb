//! The data files: tab-separated rows that a person can review, read with the line of every fault.
//!
//! `ko ⇥ class ⇥ en ⇥ strength ⇥ flat ⇥ also`, the last three optional. Lists are separated by `; `.
//! Lines that start with `#` are comments.

use crate::class::Class;
use unicode_normalization::is_nfc;

/// One row of a data file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Line in the file, from 1.
    pub line: u32,
    /// The Korean, in DPRK spelling; verbs and adjectives in their dictionary form.
    pub ko: String,
    /// What the entry is.
    pub class: Class,
    /// English renderings, best first.
    pub en: Vec<String>,
    /// -3 (gravest insult) to 3 (highest honour); 0 where the class has none.
    pub strength: i8,
    /// Renderings that stand for the term but lose its force.
    pub flat: Vec<String>,
    /// Other Korean spellings of the same term.
    pub also: Vec<String>,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line in the file, from 1.
    pub line: u32,
    /// What is wrong, and what would be right.
    pub message: String,
}

/// A rendering longer than this is a paraphrase, not a term.
const MAX_WORDS: usize = 9;

/// Reads a whole table. Faulty rows are left out and reported.
///
/// ```
/// let (rows, faults) = daejo_lexicon::table::parse("조선\tplace\tKorea; Korean\n강조\taction\n");
/// assert_eq!(rows.len(), 1);
/// assert_eq!(faults[0].line, 2);
/// ```
pub fn parse(text: &str) -> (Vec<Row>, Vec<Fault>) {
    let mut rows = Vec::new();
    let mut faults = Vec::new();
    for (line, row) in (1u32..).zip(text.lines()) {
        let row = row.trim_end_matches('\r').trim_start_matches('\u{feff}');
        if row.trim().is_empty() || row.starts_with('#') {
            continue;
        }
        match parse_row(line, row) {
            Ok(row) => rows.push(row),
            Err(message) => faults.push(Fault { line, message }),
        }
    }
    (rows, faults)
}

fn parse_row(line: u32, row: &str) -> Result<Row, String> {
    let columns: Vec<&str> = row.split('\t').collect();
    if !(3..=6).contains(&columns.len()) {
        return Err(format!("a row has 3 to 6 columns separated by tabs, this one has {}", columns.len()));
    }
    let column = |i: usize| columns.get(i).copied().unwrap_or("");
    if let Some(c) = columns.iter().find(|c| c.trim() != **c) {
        return Err(format!("white space at the edge of column {c:?}"));
    }
    if !is_nfc(row) {
        return Err("the text is not in normal form C".into());
    }
    let class = Class::parse(column(1)).ok_or_else(|| unknown_class(column(1)))?;
    let ko = check_korean(column(0), class)?;
    let en = check_renderings(column(2), class)?;
    let strength = check_strength(column(3), class)?;
    let flat = if column(4).is_empty() { Vec::new() } else { check_renderings(column(4), class)? };
    if !flat.is_empty() && !class.has_strength() {
        return Err(format!("flat renderings belong to honorifics, epithets and slogans, not to {class}"));
    }
    let also = list(column(5));
    Ok(Row { line, ko, class, en, strength, flat, also })
}

fn unknown_class(name: &str) -> String {
    let known: Vec<&str> = Class::all().map(|(_, n)| n).collect();
    format!("unknown class {name:?}; one of {}", known.join(", "))
}

fn list(column: &str) -> Vec<String> {
    column.split(';').map(|s| s.trim().to_string()).filter(|s| !s.is_empty()).collect()
}

fn check_korean(ko: &str, class: Class) -> Result<String, String> {
    if ko.is_empty() {
        return Err("the Korean is missing".into());
    }
    if matches!(class, Class::Verb | Class::Adj) && !ko.ends_with('다') {
        return Err(format!("{ko:?} is a {class}: write its dictionary form in -다"));
    }
    if ko.contains([';', '/', '(', '~']) {
        return Err(format!("{ko:?} holds a separator; other spellings go into the sixth column"));
    }
    Ok(ko.to_string())
}

fn check_renderings(column: &str, class: Class) -> Result<Vec<String>, String> {
    let renderings = list(column);
    if renderings.is_empty() {
        return Err("the English is missing".into());
    }
    for (i, r) in renderings.iter().enumerate() {
        if renderings.iter().take(i).any(|other| other.eq_ignore_ascii_case(r)) {
            return Err(format!("the rendering {r:?} stands twice"));
        }
        if r.split_whitespace().count() > MAX_WORDS {
            return Err(format!("the rendering {r:?} is longer than {MAX_WORDS} words"));
        }
        if r.contains(['(', ')', '[', ']', '~', '/']) || r.chars().any(|c| ('가'..='힣').contains(&c)) {
            return Err(format!("the rendering {r:?} holds brackets, a slash or Hangul"));
        }
        let only_grammar =
            class.is_content() && crate::stem::words(r).all(|w| crate::stem::is_function_word(&w));
        if only_grammar {
            return Err(format!("the rendering {r:?} is only function words"));
        }
    }
    Ok(renderings)
}

fn check_strength(column: &str, class: Class) -> Result<i8, String> {
    if column.is_empty() {
        return Ok(0);
    }
    if !class.has_strength() {
        return Err(format!("strength belongs to honorifics, epithets and slogans, not to {class}"));
    }
    match column.parse::<i8>() {
        Ok(n) if (-3..=3).contains(&n) => Ok(n),
        _ => Err(format!("strength {column:?} is not a whole number from -3 to 3")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_fault(row: &str, expected: &str) {
        let (rows, faults) = parse(row);
        assert!(rows.is_empty(), "{rows:?}");
        let message = &faults.first().expect("a fault").message;
        assert!(message.contains(expected), "{message}");
    }

    #[test]
    fn a_full_row_is_read() {
        let (rows, faults) = parse(
            "# comment\n\n괴뢰패당\tepithet\tpuppet group; puppet clique\t-3\tsouth Korea\t괴뢰 패당\n",
        );
        assert!(faults.is_empty(), "{faults:?}");
        let row = &rows[0];
        assert_eq!((row.line, row.strength), (3, -3));
        assert_eq!(row.en, ["puppet group", "puppet clique"]);
        assert_eq!(row.flat, ["south Korea"]);
        assert_eq!(row.also, ["괴뢰 패당"]);
    }

    #[test]
    fn faults_say_what_would_be_right() {
        check_fault("강조\taction", "3 to 6 columns");
        check_fault("강조\tacton\tstress", "unknown class");
        check_fault("가지\tverb\thave a share", "dictionary form");
        check_fault("것\tterm\tof the", "only function words");
        check_fault("강조\taction\tstress; Stress", "twice");
        check_fault("강조\taction\tstress\t2", "strength belongs");
        check_fault("경애하는\thonorific\trespected\t9", "-3 to 3");
        check_fault("강조 \taction\tstress", "white space");
        check_fault("\u{1100}\u{1161}\tterm\tedge", "normal form C");
    }
}
