//! `daejo lexicon`: one file a command.

mod analyse;
mod check;
mod coverage;
mod learn;
pub mod lookup;
mod near;

use crate::args::{Global, Lexicon as Args};
use crate::output::{Messages, Output};
use crate::run::Status;
use anyhow::Result;
use daejo::Comparer;

/// Runs a command on the lexicon.
pub fn run(args: &Args, comparer: &Comparer, global: &Global, messages: &Messages) -> Result<Status> {
    let lexicon = comparer.lexicon();
    let output = Output::new(None, global);
    match args {
        Args::Lookup(args) => lookup::run(args, lexicon, &output),
        Args::Coverage(args) => {
            coverage::run(args, lexicon, &Output::new(args.output.as_deref(), global), messages)
        }
        Args::Learn(args) => learn::run(args, comparer, global, messages),
        Args::Check { file } => check::run(file, &output),
    }
}
