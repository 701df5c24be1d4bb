//! `daejo romanize`, as people and programs see it.

use crate::daejo;
use insta::assert_snapshot;
use std::path::Path;

fn romanize(args: &[&str], input: &str) -> crate::Run {
    daejo(Path::new("."), &[&["romanize"], args].concat(), input.as_bytes())
}

/// What is written for each of these arguments.
fn shown(all: &[&[&str]]) -> String {
    let one = |args: &&[&str]| {
        let run = romanize(args, "");
        format!("$ daejo romanize {}\n{}{}exit {}\n", args.join(" "), run.out, run.err, run.code)
    };
    all.iter().map(one).collect::<Vec<_>>().join("\n")
}

#[test]
fn hangul_is_written_in_each_system() {
    assert_snapshot!(shown(&[
        &["김정은"],
        &["리철민"],
        &["신의주"],
        &["--system", "mr", "--place", "혜산시"],
        &["--system", "rr", "--person", "최룡해"],
        &["우라지미르", "뿌찐"],
    ]));
}

#[test]
fn latin_letters_are_read_back() {
    assert_snapshot!(shown(&[
        &["Choe", "Ryong", "Hae"],
        &["Choi Ryong-hae"],
        &["Ch'oe Ryonghae"],
        &["--place", "Sinuiju"],
        &["Smith"],
    ]));
}

#[test]
fn two_spellings_are_one_name_or_not() {
    assert_snapshot!(shown(&[
        &["--match", "최룡해", "Choe Ryong Hae"],
        &["--match", "최룡해", "Ch'oe Ryonghae"],
        &["--match", "최룡해", "Choi Ryong-hae"],
        &["--match", "리명국", "Myong Guk Lee"],
        &["--match", "우라지미르 뿌찐", "Vladimir Putin"],
        &["--match", "또 럼", "To Lam"],
        &["--match", "김정은", "Kim Jong Il"],
    ]));
}

#[test]
fn what_is_no_name_is_refused() {
    assert_snapshot!(shown(&[
        &[""],
        &["!!"],
        &["제8차"],
        &["김Jong"],
        &["Ким"],
        &["--match", "Kim", "김"],
        &["--match", "김정은", ""],
    ]));
    let long = romanize(&[&"김정은".repeat(1000)], "");
    assert!(long.code == 2 && long.err.contains("longer than 100 characters"), "{}", long.err);
    let escape = romanize(&["김\u{1b}[31m"], "");
    assert!(escape.code == 2 && !escape.err.contains('\u{1b}'), "{}", escape.err);
}

#[test]
fn standard_input_gives_a_record_a_line() {
    let run = romanize(&["--format", "json", "-"], "김정은\n\nHyesan\n");
    assert_eq!(run.code, 0, "{}", run.err);
    let records: Vec<serde_json::Value> =
        run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(records.len(), 2);
    assert_eq!(
        (&records[0]["named"], &records[0]["written"][0]["text"]),
        (&"person".into(), &"Kim Jong Un".into())
    );
    assert_eq!(records[1]["candidates"][0]["hangul"], "혜산");
    let bad = romanize(&["-"], "김정은\n12\n");
    assert_eq!((bad.code, bad.out.as_str()), (2, ""));
    assert!(bad.err.starts_with("daejo: error: line 2: 12: "), "{}", bad.err);
    let empty = romanize(&["-"], "\n");
    assert!(empty.code == 2 && empty.err.contains("there is no name in it"), "{}", empty.err);
    let matched = romanize(&["--format", "json", "--match", "또 럼", "To Lam"], "");
    let value: serde_json::Value = serde_json::from_str(&matched.out).unwrap();
    assert_eq!((&value["same"], &value["spellings"][0]), (&true.into(), &"sound".into()));
}
