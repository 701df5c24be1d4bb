//! `daejo lexicon lookup`: terms in either language.

use super::{analyse, near};
use crate::args::{Lookup, ReportFormat};
use crate::output::Output;
use crate::run::Status;
use anyhow::{Result, bail};
use daejo_lexicon::stem::English;
use daejo_lexicon::walk::{self, Kind};
use daejo_lexicon::{EntryId, Lexicon, hangul, phrase};
use daejo_report::clean;
use serde::Serialize;
use std::io::{self, Write};

/// What a term led to.
#[derive(Serialize)]
struct Answer<'a> {
    term: &'a str,
    /// The pieces of a form that is no entry itself; the entries are those found in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    taken_apart: Vec<&'a str>,
    entries: Vec<Entry<'a>>,
    /// Where it is no entry itself: terms written like it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    near: Vec<&'a str>,
}

/// An entry as it is shown.
#[derive(Serialize)]
pub struct Entry<'a> {
    pub ko: &'a str,
    pub class: &'static str,
    strength: i8,
    pub en: Vec<&'a str>,
    /// Renderings that lose its force.
    flat: Vec<&'a str>,
    /// Other spellings that its row gives.
    also: Vec<&'a str>,
    /// Other spellings that are accepted by rule.
    by_rule: Vec<String>,
    file: &'a str,
    line: u32,
}

impl<'a> Entry<'a> {
    /// Collects what the lexicon has on an entry.
    pub fn new(lexicon: &'a Lexicon, id: EntryId) -> Entry<'a> {
        let entry = lexicon.entry(id);
        Entry {
            ko: entry.ko,
            class: entry.class.as_str(),
            strength: entry.strength,
            en: lexicon.renderings(id).map(|r| lexicon.rendering(r)).collect(),
            flat: lexicon.flat_renderings(id).map(|r| lexicon.rendering(r)).collect(),
            also: lexicon.also(id).collect(),
            by_rule: lexicon.by_rule(id),
            file: entry.file,
            line: entry.line,
        }
    }

    /// The file and line of its row.
    pub fn place(&self) -> String {
        format!("{}:{}", clean(self.file), self.line)
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let strength = if self.strength == 0 { String::new() } else { format!(" {:+}", self.strength) };
        writeln!(out, "{}  {}{strength}  {}", clean(self.ko), self.class, self.place())?;
        let by_rule: Vec<&str> = self.by_rule.iter().map(String::as_str).collect();
        let lists = [
            ("", &self.en),
            ("loses its force as: ", &self.flat),
            ("also written: ", &self.also),
            ("found by rule as: ", &by_rule),
        ];
        for (name, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
            writeln!(out, "    {name}{}", clean(&list.join("; ")))?;
        }
        Ok(())
    }
}

/// Shows the entries of a term, or takes a sentence apart.
pub fn run(args: &Lookup, lexicon: &Lexicon, output: &Output) -> Result<Status> {
    let term = args.word.join(" ");
    if term.trim().is_empty() {
        bail!("the term is empty; give a Korean or an English word");
    }
    if args.analyse {
        return analyse::run(&term, args.format, lexicon, output);
    }
    let answer = answer(lexicon, &term);
    output.write(|out| match args.format {
        ReportFormat::Text => write(&answer, out),
        ReportFormat::Json => json(&answer, out),
    })?;
    Ok(if answer.entries.is_empty() { Status::Found } else { Status::Clean })
}

/// Writes data for a program.
pub fn json(data: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, data)?;
    writeln!(out)
}

fn answer<'a>(lexicon: &'a Lexicon, term: &'a str) -> Answer<'a> {
    let korean = term.chars().any(hangul::is_syllable);
    let found = if korean { lexicon.lookup_korean(term) } else { english(lexicon, term) };
    let whole = !found.is_empty();
    let (taken_apart, found) = if korean && !whole { inside(lexicon, term) } else { (Vec::new(), found) };
    // A misspelled term may look like a compound of others, so both are shown.
    let mut near = if whole { Vec::new() } else { near::near(lexicon, term, found.is_empty()) };
    let entries: Vec<Entry> = found.into_iter().map(|id| Entry::new(lexicon, id)).collect();
    near.retain(|term| entries.iter().all(|entry| entry.ko != *term));
    Answer { term, taken_apart, entries, near }
}

/// The entries that may be rendered by an English term.
pub fn english(lexicon: &Lexicon, term: &str) -> Vec<EntryId> {
    let phrases = phrase::analyse(lexicon, &English::default(), term);
    let content = |range: std::ops::Range<usize>| {
        phrases.words.get(range).unwrap_or(&[]).iter().filter(|w| !w.function).count()
    };
    let all = content(0..phrases.words.len());
    let whole = phrases.matches.iter().filter(|m| content(m.words.clone()) == all);
    let mut found: Vec<EntryId> = whole.flat_map(|m| lexicon.owners(m.rendering)).collect();
    found.sort();
    found.dedup();
    found
}

/// The pieces of a Korean form and the entries among them; nothing where the lexicon does not explain all of it.
fn inside<'a>(lexicon: &Lexicon, form: &'a str) -> (Vec<&'a str>, Vec<EntryId>) {
    let morphs = walk::analyse(lexicon, form);
    if morphs.iter().any(|m| matches!(m.kind, Kind::Unknown | Kind::Name | Kind::Latin)) {
        return (Vec::new(), Vec::new());
    }
    let mut entries = Vec::new();
    for morph in &morphs {
        if let Kind::Entry(id) = morph.kind
            && !entries.contains(&id)
        {
            entries.push(id);
        }
    }
    if entries.is_empty() {
        return (Vec::new(), entries);
    }
    (morphs.iter().filter_map(|m| form.get(m.span.clone())).collect(), entries)
}

fn write(answer: &Answer, out: &mut dyn Write) -> io::Result<()> {
    if answer.entries.is_empty() || !answer.taken_apart.is_empty() {
        let near = if answer.near.is_empty() {
            String::new()
        } else {
            format!("; near: {}", answer.near.join(", "))
        };
        writeln!(out, "{}: not in the lexicon{}", clean(answer.term), clean(&near))?;
    }
    if !answer.taken_apart.is_empty() {
        writeln!(out, "taken apart: {}", clean(&answer.taken_apart.join(" + ")))?;
    }
    answer.entries.iter().try_for_each(|entry| entry.write(out))
}
