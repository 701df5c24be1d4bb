//! The command as it is built, run on gold cases and on bad input.

// A test that cannot go on may panic; Clippy knows only of functions marked as tests.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod bad_input;
mod commands;
mod config;
mod coverage;
mod eval;
mod exchange;
mod fixed;
mod formats;
mod learn;
mod lookup;
mod pager;
mod plot;
mod records;
mod romanize;
mod selftest;
mod verdicts;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a run of the command gave.
struct Run {
    code: i32,
    out: String,
    err: String,
}

/// Runs the command in a folder, with something on standard input.
fn daejo(folder: &Path, args: &[&str], input: &[u8]) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_daejo"))
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that does not read leaves the pipe broken.
    let _ = child.stdin.take().unwrap().write_all(input);
    let done = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    Run { code: done.status.code().unwrap(), out: text(done.stdout), err: text(done.stderr) }
}

/// A gold case of the repository.
fn gold(case: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../testdata/gold").join(case)
}

const CASES: [&str; 3] = ["d-01", "e-03", "e-08"];

/// An empty folder of a test's own, with the texts of d-01 in it.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    for name in ["en.txt", "ko.txt"] {
        std::fs::copy(gold("d-01").join(name), folder.join(name)).unwrap();
    }
    folder
}
