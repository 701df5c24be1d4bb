//! Bad input: a clear message with path, place and what to do, and the right exit status.

use crate::{daejo, folder};
use std::fs;
use std::path::Path;

/// Runs on a folder; the command fails, says this, and gives no result.
#[track_caller]
fn refused(folder: &Path, args: &[&str], message: &str) {
    let run = daejo(folder, args, b"");
    assert_eq!((run.code, run.out.as_str()), (2, ""), "{}", run.err);
    assert_eq!(run.err, format!("daejo: error: {message}\n"));
}

/// Runs on a folder; the command warns and gives its result all the same.
#[track_caller]
fn warned(folder: &Path, args: &[&str], message: &str) -> String {
    let run = daejo(folder, args, b"");
    assert!(run.code < 2 && !run.out.is_empty(), "{}", run.err);
    assert!(run.err.lines().any(|l| l == format!("daejo: warning: {message}")), "{}", run.err);
    let quiet = daejo(folder, &[args, &["--quiet"]].concat(), b"");
    assert_eq!((quiet.err.as_str(), quiet.code), ("", run.code));
    run.out
}

#[test]
fn what_is_no_text_is_refused() {
    let folder = folder("no-text");
    fs::write(folder.join("empty.txt"), "").unwrap();
    fs::write(folder.join("binary"), b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0\x01\0\0\0").unwrap();
    fs::create_dir(folder.join("sub")).unwrap();
    fs::File::create(folder.join("large.txt")).unwrap().set_len(65 << 20).unwrap();
    for command in ["align", "diff", "report"] {
        refused(
            &folder,
            &[command, "empty.txt", "ko.txt"],
            "empty.txt: the file is empty; give the text of a release",
        );
        refused(&folder, &[command, "none.txt", "ko.txt"], "none.txt: there is no such file; check the path");
        refused(
            &folder,
            &[command, "en.txt", "sub"],
            "sub: this is a directory; give the file of one release",
        );
    }
    let large = "large.txt: 65 MiB of text, the limit is 64 MiB; split the file into releases";
    refused(&folder, &["align", "large.txt", "ko.txt"], large);
    let run = daejo(&folder, &["align", "binary", "ko.txt"], b"");
    assert!(run.code == 2 && run.err.starts_with("daejo: error: binary: this is not text ("), "{}", run.err);
}

#[test]
fn a_side_in_the_wrong_language_is_refused() {
    let folder = folder("language");
    let english = "en.txt is English, not Korean: give the Korean version of the release";
    refused(&folder, &["report", "en.txt", "en.txt"], english);
    let korean = "ko.txt is Korean, not English: give the English version of the release";
    refused(&folder, &["diff", "ko.txt", "ko.txt"], korean);
    let run = daejo(&folder, &["report", "--format", "json", "en.txt", "en.txt"], b"");
    let report: ::daejo::Report = serde_json::from_str(&run.out).unwrap();
    assert!(run.code == 2 && report.is_void());
}

#[test]
fn a_text_without_a_sentence_is_refused() {
    let folder = folder("no-sentence");
    fs::write(folder.join("blank.txt"), " \n\n \n").unwrap();
    refused(&folder, &["report", "blank.txt", "ko.txt"], "blank.txt: no English sentence was found");
}

#[test]
fn a_text_without_sentence_ends_is_one_sentence() {
    let folder = folder("no-stop");
    fs::write(folder.join("en.txt"), "word ".repeat(40)).unwrap();
    fs::write(folder.join("ko.txt"), "말 ".repeat(40)).unwrap();
    let run = daejo(&folder, &["align", "en.txt", "ko.txt"], b"");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.starts_with('['), "{}", run.out);
}

#[test]
fn odd_text_is_read_with_a_warning() {
    let folder = folder("odd-text");
    let en = fs::read(folder.join("en.txt")).unwrap();
    let at = en.windows(7).position(|w| w == b"Comrade").unwrap();
    let line = en[..at].iter().filter(|b| **b == b'\n').count() + 1;
    let column = at - en[..at].iter().rposition(|b| *b == b'\n').map_or(0, |n| n + 1) + 1;
    fs::write(folder.join("invalid.txt"), [&en[..at], b"\xe2\x28\xa1", &en[at..]].concat()).unwrap();
    let run = daejo(&folder, &["align", "invalid.txt", "ko.txt"], b"");
    assert_eq!(run.code, 0);
    let place = format!("daejo: warning: invalid.txt:{line}:{column}: ");
    assert!(run.err.starts_with(&place) && run.err.contains("invalid byte"), "{}", run.err);
    let ko = fs::read_to_string(folder.join("ko.txt")).unwrap();
    let (before, after) = ko.split_at(ko.find("부고에").unwrap());
    fs::write(folder.join("unclosed.txt"), format!("{before}《{after}")).unwrap();
    let run = daejo(&folder, &["align", "en.txt", "unclosed.txt"], b"");
    assert!(
        run.code == 0 && run.err.contains("warning: unclosed.txt:") && run.err.contains("quotation"),
        "{}",
        run.err
    );
}

#[test]
fn swapped_arguments_are_set_right() {
    let folder = folder("swapped");
    let right = daejo(&folder, &["align", "--format", "tsv", "en.txt", "ko.txt"], b"");
    let message = "ko.txt is Korean and en.txt is English: read in that order";
    assert_eq!(warned(&folder, &["align", "--format", "tsv", "ko.txt", "en.txt"], message), right.out);
    let right = daejo(&folder, &["diff", "en.txt", "ko.txt"], b"");
    assert_eq!(warned(&folder, &["diff", "ko.txt", "en.txt"], message), right.out);
}

#[test]
fn no_control_character_of_a_text_gets_through() {
    let folder = folder("escapes");
    let wild = "\u{1b}[31mComr\u{1b}]0;title\u{7}ade\u{9b}2J\u{202e}\u{2066}";
    let en = fs::read_to_string(folder.join("en.txt")).unwrap().replace("Comrade", wild);
    fs::write(folder.join("e\u{1b}[1m.txt"), en).unwrap();
    let formats: [&[&str]; 12] = [
        &["align"],
        &["align", "--format", "tsv"],
        &["align", "--format", "json"],
        &["align", "--format", "ladder"],
        &["diff"],
        &["diff", "--width", "40"],
        &["report", "--beads=full"],
        &["report", "--format", "json"],
        &["report", "--format", "csv"],
        &["report", "--format", "markdown"],
        &["report", "--format", "sarif"],
        &["selftest", "--count", "2"],
    ];
    for args in formats {
        let run = daejo(&folder, &[args, &["e\u{1b}[1m.txt", "ko.txt"]].concat(), b"");
        assert!(run.code < 2, "{}", run.err);
        let acts = |c: char| {
            (c.is_control() && !['\n', '\r', '\t'].contains(&c)) || ('\u{202a}'..='\u{2069}').contains(&c)
        };
        assert!(!run.out.contains(acts) && !run.err.contains(acts), "{args:?}: {:?}", run.err);
        assert!(run.err.contains("control character"), "{}", run.err);
    }
    let run = daejo(&folder, &["align", "n\u{1b}[1m.txt", "ko.txt"], b"");
    assert_eq!(run.err, "daejo: error: n [1m.txt: there is no such file; check the path\n");
}

#[test]
fn a_result_is_written_whole_or_not_at_all() {
    let folder = folder("output");
    fs::create_dir(folder.join("sub")).unwrap();
    let no_folder = "none/out.txt: cannot write: there is no such folder; create it first";
    refused(&folder, &["align", "-o", "none/out.txt", "en.txt", "ko.txt"], no_folder);
    refused(
        &folder,
        &["align", "-o", "sub", "en.txt", "ko.txt"],
        "sub: cannot write: this is a directory; give a file",
    );
    let over = "ko.txt: -o would overwrite this text; give another file";
    refused(&folder, &["align", "-o", "./ko.txt", "en.txt", "ko.txt"], over);
    fs::write(folder.join("out.txt"), "old").unwrap();
    refused(
        &folder,
        &["align", "-o", "out.txt", "en.txt", "sub"],
        "sub: this is a directory; give the file of one release",
    );
    assert_eq!(fs::read_to_string(folder.join("out.txt")).unwrap(), "old");
    let run = daejo(&folder, &["align", "-o", "out.txt", "en.txt", "ko.txt"], b"");
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
    let shown = daejo(&folder, &["align", "en.txt", "ko.txt"], b"");
    assert_eq!(fs::read_to_string(folder.join("out.txt")).unwrap(), shown.out);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 4, "nothing else is left in the folder");
}

#[test]
fn standard_input_is_one_side_only() {
    let folder = folder("stdin");
    let message = "both sides are -; only one can come from standard input, give a file for the other";
    refused(&folder, &["align", "-", "-"], message);
    refused(
        &folder,
        &["align", "-", "ko.txt"],
        "standard input: the file is empty; give the text of a release",
    );
    let en = fs::read(folder.join("en.txt")).unwrap();
    let piped = daejo(&folder, &["align", "-", "ko.txt"], &en);
    assert_eq!((piped.code, piped.out), (0, daejo(&folder, &["align", "en.txt", "ko.txt"], b"").out));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    use std::process::{Command, Stdio};
    let folder = folder("pipe");
    let mut child = Command::new(env!("CARGO_BIN_EXE_daejo"))
        .args(["align", "en.txt", "ko.txt"])
        .current_dir(&folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let done = child.wait_with_output().unwrap();
    assert_eq!((done.status.code(), done.stderr), (Some(0), Vec::new()));
}
