//! `daejo.toml`: found upwards, beaten by the command line, faults with their line.

use crate::{daejo, folder};
use std::fs;

#[test]
fn settings_are_found_upwards_and_the_command_line_wins() {
    let folder = folder("config");
    fs::create_dir_all(folder.join("a/b")).unwrap();
    let deep = folder.join("a/b");
    let args = ["report", "../../en.txt", "../../ko.txt"];
    let plain = daejo(&deep, &args, b"");
    fs::write(folder.join("daejo.toml"), "format = \"csv\"\nmin-confidence = 1.0\nwidth = 60\n").unwrap();
    let csv = daejo(&deep, &args, b"");
    assert!(csv.out.starts_with("number,kind,") && csv.out.lines().count() == 1, "{}", csv.out);
    assert_eq!(csv.code, 0);
    let wins = ["--format", "text", "--min-confidence", "0", "--width", "100"];
    let text = daejo(&deep, &[&args[..], &wins].concat(), b"");
    assert_eq!((text.code, &text.out), (plain.code, &plain.out));
    fs::write(folder.join("other.toml"), "only = [\"order\"]\n").unwrap();
    let other = daejo(&deep, &[&args[..], &["--config", "../../other.toml"]].concat(), b"");
    assert!(other.code == 0 && other.out.contains("not asked for"), "{}", other.out);
    let none = daejo(&deep, &[&args[..], &["--config", "none.toml"]].concat(), b"");
    assert_eq!(
        (none.code, none.err.as_str()),
        (2, "daejo: error: none.toml: there is no such file; check the path\n")
    );
}

#[test]
fn paths_start_at_the_file() {
    let folder = folder("config-paths");
    fs::create_dir_all(folder.join("a")).unwrap();
    fs::write(folder.join("mine.tsv"), "뜨락또르춤\tterm\ttractor dance\n").unwrap();
    fs::write(folder.join("daejo.toml"), "lexicon = \"mine.tsv\"\nverdicts = \"v.jsonl\"\n").unwrap();
    let found = daejo(&folder.join("a"), &["lexicon", "lookup", "뜨락또르춤"], b"");
    assert!(found.code == 0 && found.out.contains("mine.tsv:1"), "{}{}", found.out, found.err);
    let missing = daejo(&folder.join("a"), &["report", "../en.txt", "../ko.txt"], b"");
    assert!(missing.code == 2 && missing.err.contains("v.jsonl: there is no such file"), "{}", missing.err);
}

#[test]
fn faults_have_their_line_and_what_to_do() {
    let folder = folder("config-faults");
    let fault = |text: &str| {
        fs::write(folder.join("daejo.toml"), text).unwrap();
        let run = daejo(&folder, &["report", "en.txt", "ko.txt"], b"");
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{text}");
        run.err
    };
    assert_eq!(
        fault("width = 80\nmin-confidence = 80\n"),
        "daejo: error: daejo.toml:2: 80 is not between 0 and 1; correct this line, or give other settings with --config \
         FILE\n"
    );
    let unknown = fault("# mine\nminimum = 0.5\n");
    assert!(
        unknown.starts_with("daejo: error: daejo.toml:2: unknown field `minimum`, expected "),
        "{unknown}"
    );
    let kind = fault("only = [\"grave\"]\n");
    assert!(
        kind.contains("daejo.toml:1: \"grave\" is neither a severity (minor, major) nor a kind"),
        "{kind}"
    );
    assert!(fault("width = \n").starts_with("daejo: error: daejo.toml:1: "));
    // What needs no settings works all the same.
    assert_eq!(daejo(&folder, &["explain", "tone"], b"").code, 0);
}
