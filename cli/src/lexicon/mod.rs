//! `daejo lexicon`: terms in either language, checks of a table, proposals for one.

mod learn;

use crate::args::{Global, Lexicon as Args};
use crate::input;
use crate::output::{Messages, Output};
use crate::run::Status;
use anyhow::Result;
use daejo::Comparer;
use daejo_lexicon::stem::English;
use daejo_lexicon::{EntryId, Lexicon, hangul, phrase, table};
use daejo_report::clean;
use std::io::{self, Write};

/// Looks up, checks or learns.
pub fn run(args: &Args, comparer: &Comparer, global: &Global, messages: &Messages) -> Result<Status> {
    let lexicon = comparer.lexicon();
    let output = Output::new(None, global);
    match args {
        Args::Lookup { word } => {
            let word = word.join(" ");
            let found = lookup(lexicon, &word);
            if found.is_empty() {
                output.write(|out| writeln!(out, "{}: not in the lexicon", clean(&word)))?;
                return Ok(Status::Found);
            }
            output.write(|out| found.iter().try_for_each(|id| entry(lexicon, *id, out)))?;
            Ok(Status::Clean)
        }
        Args::Learn(args) => learn::run(args, comparer, global, messages),
        Args::Check { file } => {
            let text = input::text(file)?;
            let name = input::name(file);
            let faults = match Lexicon::with_table(&name, &text) {
                Ok(_) => Vec::new(),
                Err(faults) => faults,
            };
            let rows = table::parse(&text).0.len();
            output.write(|out| {
                for fault in &faults {
                    writeln!(out, "{name}:{}: {}", fault.line, clean(&fault.message))?;
                }
                let s = if rows == 1 { "" } else { "s" };
                writeln!(out, "{name}: {rows} good row{s}, {}", crate::run::faults_of(faults.len()))
            })?;
            Ok(if faults.is_empty() { Status::Clean } else { Status::Found })
        }
    }
}

/// Entries of a Korean term, or those that may be rendered by an English one.
fn lookup(lexicon: &Lexicon, word: &str) -> Vec<EntryId> {
    if word.chars().any(hangul::is_syllable) {
        return lexicon.lookup_korean(word);
    }
    let phrases = phrase::analyse(lexicon, &English::default(), word);
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

fn entry(lexicon: &Lexicon, id: EntryId, out: &mut dyn Write) -> io::Result<()> {
    let entry = lexicon.entry(id);
    let strength = if entry.strength == 0 { String::new() } else { format!(" {:+}", entry.strength) };
    writeln!(out, "{}  {}{strength}  {}:{}", entry.ko, entry.class, clean(entry.file), entry.line)?;
    let names: Vec<&str> = lexicon.renderings(id).map(|r| lexicon.rendering(r)).collect();
    writeln!(out, "    {}", names.join("; "))?;
    let flat: Vec<&str> = lexicon.flat_renderings(id).map(|r| lexicon.rendering(r)).collect();
    if !flat.is_empty() {
        writeln!(out, "    loses its force as: {}", flat.join("; "))?;
    }
    Ok(())
}
