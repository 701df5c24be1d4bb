//! `daejo lexicon lookup`, as people and programs see it, on a table of our own over the built-in lexicon.

use crate::{daejo, folder};
use insta::assert_snapshot;
use std::fs;
use std::path::PathBuf;

/// A folder with a table whose terms no other has.
fn table(test: &str) -> PathBuf {
    let folder = folder(test);
    let rows = "시험동무당\torg\tTesting Comrades' Party\t\t\t시험 벗들의 당; 시험벗당\n\
                시험동무당위원회\torg\tCommittee of the Testing Comrades' Party for Composed Sentences\n\
                시험로동놀이하다\tverb\tplay at testing labour\n\
                위원회\torg\tcommittee\n";
    fs::write(folder.join("t.tsv"), rows).unwrap();
    folder
}

fn lookup(test: &str, args: &[&str]) -> crate::Run {
    daejo(&table(test), &[&["--lexicon", "t.tsv", "lexicon", "lookup"], args].concat(), b"")
}

#[test]
fn an_entry_shows_how_else_it_is_written() {
    let run = lookup("lookup-entry", &["시험동무당"]);
    assert_snapshot!(run.out);
    for spelling in ["시험벗당", "시험 벗들의 당"] {
        assert_eq!(lookup("lookup-entry", &[spelling]).out, run.out);
    }
    let by_rule = lookup("lookup-entry", &["시험노동놀이하다"]);
    assert!(
        by_rule.code == 0 && by_rule.out.contains("found by rule as: 시험노동놀이하다\n"),
        "{}",
        by_rule.out
    );
    let built_in = lookup("lookup-entry", &["여성"]);
    assert!(built_in.out.starts_with("녀성  ") && built_in.out.contains("found by rule as: 여성\n"));
}

#[test]
fn a_form_that_is_no_entry_is_taken_apart() {
    let run = lookup("lookup-form", &["시험동무당위원회를"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_snapshot!(run.out);
}

#[test]
fn what_is_not_there_is_said_with_what_is_near() {
    let near = lookup("lookup-near", &["시험동무땽"]);
    assert_eq!((near.code, near.out.as_str()), (1, "시험동무땽: not in the lexicon; near: 시험동무당\n"));
    let compound = lookup("lookup-near", &["시험동무단"]);
    assert!(compound.out.starts_with("시험동무단: not in the lexicon; near: 시험동무당\ntaken apart: "));
    let english = lookup("lookup-near", &["testing", "comrades'", "partey"]);
    let expected = "testing comrades' partey: not in the lexicon; near: Testing Comrades' Party\n";
    assert_eq!((english.code, english.out.as_str()), (1, expected));
    let empty = lookup("lookup-near", &[" "]);
    assert!(empty.code == 2 && empty.err.contains("the term is empty"), "{}", empty.err);
}

/// Rows that do not hang on the built-in lexicon.
fn own_rows(table: &str) -> String {
    let own = |line: &&str| !line.contains(".tsv:") || line.contains(" t.tsv:");
    table.lines().filter(own).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_korean_sentence_is_taken_apart_in_columns() {
    let text = "시험동무당위원회는 리철민동지를 제8차에 1만 2 000명의 KCNA로 쿄쿄, 2024년 6월 28일.";
    assert_snapshot!(own_rows(&lookup("lookup-korean", &["--analyse", text]).out));
}

#[test]
fn an_english_sentence_is_taken_apart_in_columns() {
    let text = "The Testing Comrades' Party of Zzyzx";
    let run = lookup("lookup-english", &["--analyse", text]);
    let own: Vec<&str> =
        run.out.lines().filter(|l| l.contains("시험동무당") || l.contains("Zzyzx")).collect();
    assert_snapshot!(own.join("\n"));
}

#[test]
fn programs_read_both_forms() {
    let entry = lookup("lookup-json", &["--format", "json", "시험벗당"]).out;
    let value: serde_json::Value = serde_json::from_str(&entry).unwrap();
    assert_eq!(value["entries"][0]["also"][1], "시험벗당");
    let text = "시험동무당위원회 제8차";
    let sentence = lookup("lookup-json", &["--analyse", "--format", "json", text]).out;
    let value: serde_json::Value = serde_json::from_str(&sentence).unwrap();
    let first = &value["pieces"][0];
    assert_eq!((&first["kind"], &first["entry"]["line"]), (&"entry".into(), &2.into()));
    assert_eq!(first["parts"][0]["text"], "시험동무당");
    let pieces = value["pieces"].as_array().unwrap();
    let values: Vec<&str> = pieces.iter().filter_map(|p| p["values"][0]["value"].as_str()).collect();
    assert_eq!(values, ["no. 8 차"]);
    for piece in pieces {
        let range = piece["start"].as_u64().unwrap() as usize..piece["end"].as_u64().unwrap() as usize;
        assert_eq!(text.get(range), piece["text"].as_str());
    }
    let missing = lookup("lookup-json", &["--format", "json", "시험동무땽"]);
    let value: serde_json::Value = serde_json::from_str(&missing.out).unwrap();
    assert_eq!((missing.code, &value["near"][0]), (1, &"시험동무당".into()));
}
