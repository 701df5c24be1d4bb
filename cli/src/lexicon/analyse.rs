//! `daejo lexicon lookup --analyse`: a sentence as the lexicon takes it apart, a row a piece.

use super::lookup::{Entry, json};
use crate::args::ReportFormat;
use crate::output::Output;
use crate::run::Status;
use anyhow::Result;
use daejo_lexicon::calendar::{self, Moment};
use daejo_lexicon::numeral::{self, Bound, Quantity};
use daejo_lexicon::stem::English;
use daejo_lexicon::walk::{self, Kind, Morph};
use daejo_lexicon::{Lexicon, hangul, phrase, romanize};
use daejo_report::{clean, width};
use serde::Serialize;
use std::io::{self, Write};
use std::ops::Range;

/// A Korean sentence taken apart.
#[derive(Serialize)]
struct Korean<'a> {
    text: &'a str,
    pieces: Vec<Piece<'a>>,
}

#[derive(Serialize)]
struct Piece<'a> {
    text: &'a str,
    /// Bytes of the sentence.
    start: usize,
    end: usize,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    entry: Option<Entry<'a>>,
    /// A person's name as KCNA prints it.
    #[serde(skip_serializing_if = "Option::is_none")]
    romanized: Option<String>,
    /// The figures and dates that begin here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    values: Vec<Value<'a>>,
    /// The parts of a compound that is an entry as a whole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<Piece<'a>>,
}

/// A figure or a date as it is understood.
#[derive(Serialize)]
struct Value<'a> {
    text: &'a str,
    value: String,
}

/// An English sentence taken apart.
#[derive(Serialize)]
struct EnglishText<'a> {
    text: &'a str,
    words: Vec<Word<'a>>,
}

#[derive(Serialize)]
struct Word<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    stem: String,
    /// function: a word of grammar; known: some rendering has it; unknown: none has.
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    values: Vec<Value<'a>>,
    /// The renderings that begin here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    renderings: Vec<Rendering<'a>>,
}

#[derive(Serialize)]
struct Rendering<'a> {
    /// The words that it covers.
    text: &'a str,
    rendering: &'a str,
    /// The Korean terms that may be rendered so.
    korean: Vec<&'a str>,
}

/// Shows the pieces of a sentence.
pub fn run(text: &str, format: ReportFormat, lexicon: &Lexicon, output: &Output) -> Result<Status> {
    if text.chars().any(hangul::is_syllable) {
        let pieces = pieces(lexicon, text, &walk::analyse(lexicon, text), &korean_values(text));
        let korean = Korean { text, pieces };
        output.write(|out| match format {
            ReportFormat::Text => table(&korean_rows(&korean.pieces, 0), out),
            ReportFormat::Json => json(&korean, out),
        })?;
    } else {
        let english = EnglishText { text, words: words(lexicon, text) };
        output.write(|out| match format {
            ReportFormat::Text => table(&english_rows(&english.words), out),
            ReportFormat::Json => json(&english, out),
        })?;
    }
    Ok(Status::Clean)
}

fn pieces<'a>(
    lexicon: &'a Lexicon,
    text: &'a str,
    morphs: &[Morph],
    values: &[(Range<usize>, String)],
) -> Vec<Piece<'a>> {
    let mut before = 0;
    let mut out = Vec::new();
    for Morph { span, kind } in morphs {
        let piece = text.get(span.clone()).unwrap_or("");
        let (entry, parts) = match kind {
            Kind::Entry(id) => {
                let parts = walk::parts(lexicon, piece);
                (Some(Entry::new(lexicon, *id)), pieces(lexicon, piece, &parts, &[]))
            }
            _ => (None, Vec::new()),
        };
        out.push(Piece {
            text: piece,
            start: span.start,
            end: span.end,
            kind: kind_name(*kind),
            entry,
            romanized: (*kind == Kind::Name).then(|| romanize::person(piece)),
            values: begun(text, values, before..span.end),
            parts,
        });
        before = span.end;
    }
    out
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Entry(_) => "entry",
        Kind::Grammar => "grammar",
        Kind::Name => "name",
        Kind::Unknown => "unknown",
        Kind::Number => "number",
        Kind::Latin => "latin",
        Kind::Symbol => "symbol",
    }
}

/// The values that begin in this stretch.
fn begun<'a>(text: &'a str, values: &[(Range<usize>, String)], within: Range<usize>) -> Vec<Value<'a>> {
    let here = values.iter().filter(|(span, _)| within.contains(&span.start));
    here.map(|(span, value)| Value {
        text: text.get(span.clone()).unwrap_or("").trim(),
        value: value.clone(),
    })
    .collect()
}

fn korean_values(text: &str) -> Vec<(Range<usize>, String)> {
    let moments = calendar::korean(text);
    let quantities = numeral::korean_beside(text, &moments);
    described(&moments, &quantities)
}

fn english_values(text: &str) -> Vec<(Range<usize>, String)> {
    let moments = calendar::english(text);
    let quantities = numeral::english_beside(text, &moments);
    described(&moments, &quantities)
}

fn described(moments: &[Moment], quantities: &[Quantity]) -> Vec<(Range<usize>, String)> {
    let moments = moments.iter().map(|m| (m.span.clone(), moment(m)));
    let quantities = quantities.iter().map(|q| (q.span.clone(), quantity(q)));
    let mut all: Vec<(Range<usize>, String)> = moments.chain(quantities).collect();
    all.sort_by_key(|(span, _)| (span.start, span.end));
    all
}

/// A figure in words of its own: `more than 12000 정보`, `no. 8`, `40%`.
fn quantity(q: &Quantity) -> String {
    let bound = match q.bound {
        Bound::Exact => "",
        Bound::More => "more than ",
        Bound::Less => "less than ",
        Bound::Nearly => "nearly ",
        Bound::About => "about ",
    };
    let upper = |between: &str| q.upper.map_or(String::new(), |upper| format!("{between}{upper}"));
    let figure = match q.kind {
        numeral::Kind::Cardinal => format!("{}{}", q.value, upper(" to ")),
        numeral::Kind::Ordinal => format!("no. {}{}", q.value, upper(" to ")),
        numeral::Kind::Percent => format!("{}{}%", q.value, upper(" to ")),
        numeral::Kind::Multiple => format!("{}{} times", q.value, upper(" to ")),
        numeral::Kind::Fraction => format!("a share of {:.3}", q.value),
        numeral::Kind::Score => format!("{}{}", q.value, upper(":")),
        numeral::Kind::Vague => format!("some {}", q.value),
    };
    format!("{bound}{figure} {}", q.unit.name()).trim_end().to_owned()
}

/// A date as far as it is stated: `year 2024, month 3, day 5`, `Monday`, `last year`.
fn moment(m: &Moment) -> String {
    let mut parts = Vec::new();
    let decade = if m.decade { "s" } else { "" };
    let day = m.day.map(|day| match m.end_day {
        Some(end) => format!("{day} to {end}"),
        None => day.to_string(),
    });
    let fields = [m.year.map(|y| format!("year {y}{decade}")), m.month.map(|n| format!("month {n}"))];
    parts.extend(fields.into_iter().flatten());
    parts.extend(day.map(|day| format!("day {day}")));
    parts.extend(m.juche.map(|juche| format!("Juche {juche}")));
    parts.extend(m.weekday.map(|weekday| format!("{weekday:?}")));
    parts.extend(m.hour.map(|hour| format!("{hour:02}:{:02}", m.minute.unwrap_or(0))));
    parts.extend(m.relative.map(|relative| spaced(&format!("{relative:?}"))));
    parts.join(", ")
}

/// LastYear as `last year`.
fn spaced(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push(' ');
        }
        out.extend(c.to_lowercase());
    }
    out
}

fn words<'a>(lexicon: &'a Lexicon, text: &'a str) -> Vec<Word<'a>> {
    let phrases = phrase::analyse(lexicon, &English::default(), text);
    let values = english_values(text);
    let span = |words: &Range<usize>| {
        let first = phrases.words.get(words.start).map_or(0, |w| w.span.start);
        let last = words.end.checked_sub(1).and_then(|i| phrases.words.get(i)).map_or(0, |w| w.span.end);
        text.get(first..last).unwrap_or("")
    };
    let mut before = 0;
    let mut out = Vec::new();
    for (index, word) in phrases.words.iter().enumerate() {
        let matches = phrases.matches.iter().filter(|m| m.words.start == index);
        let renderings = matches.map(|m| Rendering {
            text: span(&m.words),
            rendering: lexicon.rendering(m.rendering),
            korean: lexicon.owners(m.rendering).map(|id| lexicon.entry(id).ko).collect(),
        });
        out.push(Word {
            text: text.get(word.span.clone()).unwrap_or(""),
            start: word.span.start,
            end: word.span.end,
            stem: word.stem.to_string(),
            kind: match (word.function, word.known) {
                (true, _) => "function",
                (false, true) => "known",
                (false, false) => "unknown",
            },
            values: begun(text, &values, before..word.span.end),
            renderings: renderings.collect(),
        });
        before = word.span.end;
    }
    out
}

/// Renderings and owners that a line shows.
const SHOWN: usize = 3;

/// Columns of a table: text, kind, what is known of it, where it stands.
type Row = [String; 4];

fn korean_rows(pieces: &[Piece], depth: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for piece in pieces {
        let text = format!("{}{}", "  ".repeat(depth), piece.text);
        let (kind, what, place) = match &piece.entry {
            Some(entry) => {
                let form = if entry.ko == piece.text { String::new() } else { format!("{}: ", entry.ko) };
                (entry.class, format!("{form}{}", listed(&entry.en, "; ")), entry.place())
            }
            None => (piece.kind, piece.romanized.clone().unwrap_or_default(), String::new()),
        };
        rows.push([text, kind.to_owned(), what, place]);
        rows.extend(korean_rows(&piece.parts, depth + 1));
        rows.extend(value_rows(&piece.values));
    }
    rows
}

fn english_rows(words: &[Word]) -> Vec<Row> {
    let mut rows = Vec::new();
    for word in words {
        rows.push([word.text.to_owned(), word.kind.to_owned(), word.stem.clone(), String::new()]);
        for r in &word.renderings {
            let same = r.text.eq_ignore_ascii_case(r.rendering);
            let of = if same { String::new() } else { format!("{}: ", r.rendering) };
            let what = format!("{of}{}", listed(&r.korean, ", "));
            rows.push([format!("  {}", r.text), "rendering".to_owned(), what, String::new()]);
        }
        rows.extend(value_rows(&word.values));
    }
    rows
}

fn value_rows<'a>(values: &'a [Value<'a>]) -> impl Iterator<Item = Row> {
    values.iter().map(|v| [format!("  {}", v.text), "value".to_owned(), v.value.clone(), String::new()])
}

fn listed(all: &[&str], between: &str) -> String {
    let shown = all.get(..SHOWN.min(all.len())).unwrap_or(all).join(between);
    let more = all.len().saturating_sub(SHOWN);
    if more == 0 { shown } else { format!("{shown}{between}{more} more") }
}

/// Writes rows in columns that are as wide as they must be on a terminal.
fn table(rows: &[Row], out: &mut dyn Write) -> io::Result<()> {
    let mut widths = [0; 4];
    for row in rows {
        for (cell, widest) in row.iter().zip(&mut widths) {
            *widest = width(&clean(cell)).max(*widest);
        }
    }
    for row in rows {
        let mut line = String::new();
        for (cell, widest) in row.iter().zip(widths) {
            let cell = clean(cell);
            line.push_str(&cell);
            line.extend(std::iter::repeat_n(' ', widest - width(&cell) + 2));
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}
