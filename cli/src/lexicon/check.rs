//! `daejo lexicon check`: the faults of a table.

use crate::input;
use crate::output::Output;
use crate::run::Status;
use anyhow::Result;
use daejo_lexicon::{Lexicon, table};
use daejo_report::{clean, count};
use std::path::Path;

/// Shows what is wrong with a table.
pub fn run(file: &Path, output: &Output) -> Result<Status> {
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
        writeln!(out, "{name}: {}, {}", count(rows, "good row"), count(faults.len(), "fault"))
    })?;
    Ok(if faults.is_empty() { Status::Clean } else { Status::Found })
}
