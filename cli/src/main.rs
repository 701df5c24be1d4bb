//! The `daejo` command: from arguments to an exit code.

mod args;
mod config;
mod convert;
mod eval;
mod exchange;
mod explain;
mod fixed;
mod input;
mod lexicon;
mod output;
mod pager;
mod plot;
mod romanize;
mod run;
mod selftest;
mod verdict;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = args::Args::parse();
    let stderr = output::Messages::new(&args.global);
    match run::run(&args, &stderr) {
        Ok(status) => status.into(),
        Err(error) => {
            stderr.error(&format!("{error:#}"));
            run::Status::Error.into()
        }
    }
}
