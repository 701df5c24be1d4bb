//! `daejo lexicon`: one file a command.

mod check;
mod lookup;

use crate::args::{Global, Lexicon as Args};
use crate::output::Output;
use crate::run::Status;
use anyhow::Result;
use daejo_lexicon::Lexicon;

/// Runs a command on the lexicon.
pub fn run(args: &Args, lexicon: &Lexicon, global: &Global) -> Result<Status> {
    let output = Output::new(None, global);
    match args {
        Args::Lookup { word } => lookup::run(&word.join(" "), lexicon, &output),
        Args::Check { file } => check::run(file, &output),
    }
}
