//! Records to a view: releases as JSON objects, one in a file, one a line (JSONL, RFC 8259 values one after another), or
//! in a list.
//!
//! serde_json finds the values and says what is wrong with them; where each character of a string stands is found here.

use super::html;
use super::view::View;
use crate::pair::Side;
use crate::span::Span;
use daejo_lexicon::calendar::Date;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// Names of the fields, the first that holds a string counts.
const TITLE: &[&str] = &["title", "headline"];
const TEXT: &[&str] = &["text", "body", "content"];
const DATE: &[&str] = &["date", "published"];
const LANG: &[&str] = &["lang", "language"];

/// More faults than these say nothing new.
const FAULTS: usize = 5;

/// A release of a file of records.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    /// Title and text; bytes of the view.
    pub view: Span,
    /// The title; bytes of the view.
    pub title: Option<Span>,
    /// The day that it states.
    pub published: Option<Date>,
    /// The language that it states, and where.
    pub language: Option<(Side, Span)>,
}

/// What was found in a file of records.
#[derive(Clone, Debug, Default)]
pub(super) struct Records {
    /// Titles and texts in order.
    pub view: View,
    /// The records that have a text; none: the file is a plain text after all.
    pub all: Vec<Record>,
    /// How many records there are, with a text or without.
    pub count: usize,
    /// What is odd about them, and where in the file.
    pub faults: Vec<(Span, String)>,
}

/// The records of a text, or the one of this number (from 1); none where it does not look like JSON.
pub(super) fn read(text: &str, number: Option<usize>) -> Option<Records> {
    let body = text.trim_start_matches('\u{feff}');
    if !looks_like_records(body) {
        return None;
    }
    let (values, error) = values(body);
    let mut records = Records { count: values.len(), ..Records::default() };
    for (n, value) in values.iter().enumerate() {
        if number.is_none_or(|number| number == n + 1) {
            records.push(text, value, n + 1);
        }
    }
    records.view.index();
    if let Some(error) = error {
        let message = if values.is_empty() {
            format!("looks like JSON but is broken here ({})", reason(&error))
        } else {
            format!("the JSON is broken here ({}); only what stands before it is read", reason(&error))
        };
        records.fault(place(&error, body).shift(text.len() - body.len()), message);
    }
    if records.all.is_empty() {
        records.faults.truncate(1);
        records.faults.iter_mut().for_each(|(_, message)| message.push_str("; read as plain text"));
    }
    Some(records)
}

/// Whether a text begins with an object that has a field, or with a list of them: a plain text may begin with a bracket.
fn looks_like_records(text: &str) -> bool {
    let text = text.trim_start();
    let text = text.strip_prefix('[').map_or(text, str::trim_start);
    let name = text.strip_prefix('{').and_then(|rest| rest.trim_start().strip_prefix('"'));
    name.and_then(|rest| rest.split_once('"')).is_some_and(|(_, rest)| rest.trim_start().starts_with(':'))
}

/// The values of a text, those of lists one by one, up to what is no JSON.
fn values(text: &str) -> (Vec<&RawValue>, Option<serde_json::Error>) {
    let mut all = Vec::new();
    for value in serde_json::Deserializer::from_str(text).into_iter::<&RawValue>() {
        match value {
            Ok(list) if list.get().starts_with('[') => {
                all.extend(serde_json::from_str::<Vec<&RawValue>>(list.get()).unwrap_or_default());
            }
            Ok(value) => all.push(value),
            Err(error) => return (all, Some(error)),
        }
    }
    (all, None)
}

impl Records {
    fn push(&mut self, text: &str, value: &RawValue, number: usize) {
        let fields = Fields { file: text, all: serde_json::from_str(value.get()).unwrap_or_default() };
        let Some((at, body)) =
            fields.string(TEXT).map(|(at, body)| (at, article(body))).filter(|(_, b)| !b.is_blank())
        else {
            let message = format!("record {number} has no text, a string under {}", TEXT.join(", "));
            return self.fault(span_of(text, value.get()), message);
        };
        self.line_break(at);
        let start = self.view.text().len();
        let title = fields.string(TITLE).map(|(_, title)| title.on_one_line()).filter(|t| !t.is_blank());
        let title = title.map(|title| self.title(title, &body, at));
        self.view.append(body);
        let published = fields.string(DATE).and_then(|(at, date)| {
            let day = crate::article::day(date.text().trim());
            if day.is_none() && !date.is_blank() {
                let message =
                    format!("the date of record {number} is no day that can be read; write 2017-12-22");
                self.fault(at, message);
            }
            day
        });
        let language = fields.string(LANG).and_then(|(at, tag)| Some((language(tag.text())?, at)));
        let view = Span::new(start, self.view.text().len());
        self.all.push(Record { view, title, published, language });
    }

    /// Puts the title before its text, unless the text begins with it.
    fn title(&mut self, title: View, body: &View, at: Span) -> Span {
        let start = self.view.text().len();
        let first = body.text().trim_start();
        let line = first.lines().next().unwrap_or("").trim_end();
        if line == title.text().trim() {
            let from = start + body.text().len() - first.len();
            return Span::new(from, from + line.len());
        }
        self.view.append(title);
        let span = Span::new(start, self.view.text().len());
        self.line_break(at);
        span
    }

    fn line_break(&mut self, before: Span) {
        if !self.view.text().is_empty() {
            self.view.add(Span::new(before.start, before.start), "\n\n");
        }
    }

    fn fault(&mut self, at: Span, message: String) {
        if self.faults.len() < FAULTS {
            self.faults.push((at, message));
        }
    }
}

/// The fields of a record.
struct Fields<'t> {
    file: &'t str,
    all: BTreeMap<String, &'t RawValue>,
}

impl Fields<'_> {
    /// The first string under one of these names, and where it stands with its quotation marks.
    fn string(&self, names: &[&str]) -> Option<(Span, View)> {
        let literals = names.iter().filter_map(|name| self.all.get(*name)).map(|value| value.get());
        let literal = literals.into_iter().find(|literal| literal.starts_with('"'))?;
        let span = span_of(self.file, literal);
        Some((span, unescaped(self.file, span)))
    }
}

/// A text within a record, as a page's text is read.
fn article(text: View) -> View {
    let view =
        if html::looks_like_html(text.text()) { html::view(text.text()) } else { View::of(text.text()) };
    view.through(&text)
}

/// A string literal as the characters that it stands for.
fn unescaped(file: &str, literal: Span) -> View {
    let mut view = View::default();
    let (mut at, end) = (literal.start + 1, literal.end.saturating_sub(1));
    while at < end {
        let rest = Span::new(at, end).of(file);
        let plain = rest.find('\\').unwrap_or(rest.len());
        view.add_even(Span::new(at, at + plain), rest.get(..plain).unwrap_or(""));
        at += plain;
        let Some((c, len)) = rest.get(plain..).and_then(escape) else { break };
        view.add(Span::new(at, at + len), c.encode_utf8(&mut [0; 4]));
        at += len;
    }
    view
}

/// The character that the escape at the start of a text stands for, and the escape's length (RFC 8259, section 7).
fn escape(text: &str) -> Option<(char, usize)> {
    let c = match text.chars().nth(1)? {
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => return Some(unicode(text)),
        c => c,
    };
    Some((c, 2))
}

/// `\uXXXX`, or two of them that are a surrogate pair; half a pair is no character.
fn unicode(text: &str) -> (char, usize) {
    let unit = |at: usize| {
        let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    match char::decode_utf16(unit(0).into_iter().chain(unit(6))).next() {
        Some(Ok(c)) => (c, 6 * c.len_utf16()),
        _ => (char::REPLACEMENT_CHARACTER, 6),
    }
}

/// The side that a language tag (BCP 47) or name is of.
fn language(tag: &str) -> Option<Side> {
    match tag.trim().split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
        "en" | "eng" | "english" => Some(Side::En),
        "ko" | "kor" | "korean" => Some(Side::Ko),
        _ => None,
    }
}

/// Where a part of a text stands in it.
fn span_of(text: &str, part: &str) -> Span {
    let start = part.as_ptr().addr().saturating_sub(text.as_ptr().addr());
    Span::new(start, start + part.len())
}

/// The character at which the reading stopped.
fn place(error: &serde_json::Error, text: &str) -> Span {
    let lines = text.split_inclusive('\n').take(error.line().saturating_sub(1));
    let at = lines.map(str::len).sum::<usize>() + error.column().saturating_sub(1);
    let at = (0..=at.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
    let len = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    Span::new(at, at + len)
}

/// What is wrong, without the place: that is a span.
fn reason(error: &serde_json::Error) -> String {
    let whole = error.to_string();
    whole.split(" at line ").next().unwrap_or(&whole).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"{"date":"2024-05-03T09:00:00+09:00","lang":"en-GB","text":"He said: \"Go.\"\r\nThey went \ud83d\ude80 e\u0301.","title":"Party\nMeets"}"#;

    #[track_caller]
    fn place(file: &str, view: &View, words: &str) -> String {
        let at = view.text().find(words).expect("in the view");
        let span = Span::new(at, at + words.len());
        let source = view.to_source(span);
        assert_eq!(view.from_source(source), span);
        source.of(file).to_string()
    }

    #[test]
    fn a_record_is_read_with_its_title_first() {
        let found = read(FILE, None).expect("a record");
        assert_eq!(found.view.text(), "Party Meets\n\nHe said: \"Go.\" \nThey went 🚀 é.");
        let record = &found.all[0];
        assert_eq!(record.title.map(|t| t.of(found.view.text())), Some("Party Meets"));
        assert_eq!(record.published, Date::new(2024, 5, 3));
        assert_eq!(record.language.map(|(side, at)| (side, at.of(FILE))), Some((Side::En, "\"en-GB\"")));
        assert!(found.faults.is_empty());
    }

    #[test]
    fn words_map_back_to_their_escapes() {
        let view = read(FILE, None).expect("a record").view;
        for (words, source) in [
            ("Party Meets", "Party\\nMeets"),
            ("\"Go.\"", "\\\"Go.\\\""),
            ("They", "They"),
            ("🚀", "\\ud83d\\ude80"),
            ("é", "e\\u0301"),
        ] {
            assert_eq!(place(FILE, &view, words), source);
        }
    }

    #[test]
    fn a_title_that_the_text_repeats_stands_once() {
        let found =
            read("{\"title\": \"News\", \"body\": \"\\n News\\nIt rained.\"}", None).expect("a record");
        assert_eq!(found.view.text().trim(), "News\nIt rained.");
        assert_eq!(found.all[0].title.map(|t| t.of(found.view.text())), Some("News"));
    }

    #[test]
    fn markup_in_a_record_is_read_as_a_page() {
        let file = r#"{"content": "<p>A &amp; B<\/p>\n<p>C<\/p>"}"#;
        let view = read(file, None).expect("a record").view;
        assert_eq!(view.text().split_whitespace().collect::<Vec<_>>(), ["A", "&", "B", "C"]);
        assert_eq!(place(file, &view, "A & B"), "A &amp; B");
    }

    #[test]
    fn lists_and_lines_of_records_are_the_same() {
        let (a, b) = (r#"{"text": "One."}"#, r#"{"headline": null, "text": "Two."}"#);
        for file in [format!("[{a},\n{b}]"), format!("{a}\n{b}\n"), format!("\u{feff}\n{a}{b}")] {
            let found = read(&file, None).expect("records");
            assert_eq!(
                (found.view.text(), found.count, found.faults.len()),
                ("One.\n\nTwo.", 2, 0),
                "{file}"
            );
            let second = read(&file, Some(2)).expect("records").view;
            assert_eq!((second.text(), &*place(&file, &second, "Two.")), ("Two.", "Two."));
        }
    }

    #[test]
    fn a_text_in_brackets_is_no_record() {
        for text in ["[Photo] He came.", "{He} came.", "[\"He\", she said] came.", "[{1}] x", "[]", "{}", ""]
        {
            assert!(read(text, None).is_none(), "{text}");
        }
    }

    #[track_caller]
    fn faulty(file: &str, records: usize, at: &str, message: &str) {
        let found = read(file, None).expect("looks like records");
        assert_eq!(found.all.len(), records);
        let (span, text) = &found.faults[0];
        assert_eq!((span.of(file), text.as_str()), (at, message));
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        faulty(
            "{\"text\": \"조선\",\n \"x\": 조}",
            0,
            "조",
            "looks like JSON but is broken here (expected value); read as plain text",
        );
        faulty(
            "\u{feff}{\"text\": \"A.\"}\n{\"text\": tru}",
            1,
            "}",
            "the JSON is broken here (expected ident); only what stands before it is read",
        );
        faulty(
            "{\"title\": \"A\", \"text\": 5}",
            0,
            "{\"title\": \"A\", \"text\": 5}",
            "record 1 has no text, a string under text, body, content; read as plain text",
        );
        faulty(
            "{\"text\": \"A.\"} {\"text\": \" \"}",
            1,
            "{\"text\": \" \"}",
            "record 2 has no text, a string under text, body, content",
        );
        faulty(
            "{\"date\": \"soon\", \"text\": \"A.\"}",
            1,
            "\"soon\"",
            "the date of record 1 is no day that can be read; write 2017-12-22",
        );
    }

    #[test]
    fn half_a_surrogate_pair_is_a_replacement_character() {
        let found = read(r#"{"text": "\ud800x \ud800\u0041 \udc00"}"#, None).expect("a record");
        assert_eq!(found.view.text(), "\u{fffd}x \u{fffd}A \u{fffd}");
    }

    #[test]
    fn deep_nesting_is_passed_over() {
        let deep = format!("{{\"x\": {}{}, \"text\": \"A.\"}}", "[".repeat(200_000), "]".repeat(200_000));
        assert_eq!(read(&deep, None).expect("a record").view.text(), "A.");
        let broken = format!("[{{\"x\": {}", "[".repeat(200_000));
        assert!(read(&broken, None).expect("looks like records").all.is_empty());
    }
}
