//! The commands beside the comparison: explain, eval, lexicon; what makes a report fail.

use crate::{daejo, folder, gold};
use std::fs;
use std::path::Path;

#[test]
fn a_kind_is_explained_and_an_unknown_one_is_named() {
    let here = Path::new(".");
    let list = daejo(here, &["explain"], b"");
    assert!(list.code == 0 && list.out.lines().any(|l| l.starts_with("omission ")), "{}", list.out);
    let page = daejo(here, &["explain", "omission"], b"");
    assert!(
        page.code == 0 && page.out.starts_with("omission\n") && page.out.contains("\nLimits\n"),
        "{}",
        page.out
    );
    let unknown = daejo(here, &["explain", "ommission"], b"");
    assert_eq!((unknown.code, unknown.out.as_str()), (2, ""));
    let start = "daejo: error: ommission: no kind of divergence; one of omission, addition, ";
    assert!(unknown.err.starts_with(start), "{}", unknown.err);
}

#[test]
fn accuracy_is_measured_and_limits_are_kept() {
    let cases = [gold("d-01"), gold("e-03")];
    let [a, b] = cases.each_ref().map(|c| c.to_str().unwrap());
    let table = daejo(Path::new("."), &["eval", "--per-case", a, b], b"");
    assert_eq!(table.code, 0, "{}", table.err);
    for part in ["2 cases, 23 beads", "\nstrict ", "\nnull ", "\nmajor ", "\nd-01 ", "\ne-03 "] {
        assert!(table.out.contains(part), "{part}: {}", table.out);
    }
    let data = daejo(Path::new("."), &["eval", "--format", "json", a, b], b"");
    let value: serde_json::Value = serde_json::from_str(&data.out).unwrap();
    assert_eq!(value["pooled"]["beads"], 23);
    assert!(value["cases"]["e-03"]["strict"]["f1"].as_f64().is_some_and(|f| f > 50.0));
    let missed = daejo(Path::new("."), &["eval", "--min-strict", "100.5", a], b"");
    assert!(missed.code == 1 && missed.err.ends_with(", below 100.5\n"), "{}", missed.err);
    let nothing = folder("eval");
    let none = daejo(&nothing, &["eval", "."], b"");
    assert_eq!((none.code, none.err.as_str()), (2, "daejo: error: .: no gold.json in here\n"));
}

#[test]
fn a_term_is_looked_up_in_either_language() {
    let here = Path::new(".");
    let korean = daejo(here, &["lexicon", "lookup", "자력갱생"], b"");
    assert!(korean.code == 0 && korean.out.contains("self-reliance"), "{}", korean.out);
    assert!(korean.out.lines().next().is_some_and(|l| l.contains(".tsv:")), "{}", korean.out);
    let english = daejo(here, &["lexicon", "lookup", "self-reliance"], b"");
    assert!(english.code == 0 && english.out.contains("자력갱생"), "{}", english.out);
    let unknown = daejo(here, &["lexicon", "lookup", "zzzz"], b"");
    assert_eq!((unknown.code, unknown.out.as_str()), (1, "zzzz: not in the lexicon\n"));
}

#[test]
fn a_table_is_checked_and_used() {
    let folder = folder("table");
    fs::write(folder.join("good.tsv"), "뜨락또르춤\tterm\ttractor dance\n").unwrap();
    fs::write(folder.join("bad.tsv"), "# mine\n춤\tdance\n뜨락또르춤\tterm\ttractor dance\n").unwrap();
    let good = daejo(&folder, &["lexicon", "check", "good.tsv"], b"");
    assert_eq!((good.code, good.out.as_str()), (0, "good.tsv: 1 good row, 0 faults\n"));
    let bad = daejo(&folder, &["lexicon", "check", "bad.tsv"], b"");
    assert!(bad.code == 1 && bad.out.starts_with("bad.tsv:2: a row has 3 to 6 columns"), "{}", bad.out);
    let used = daejo(&folder, &["--lexicon", "good.tsv", "lexicon", "lookup", "tractor", "dance"], b"");
    assert!(used.code == 0 && used.out.starts_with("뜨락또르춤  term  good.tsv:1\n"), "{}", used.out);
    let refused = daejo(&folder, &["--lexicon", "bad.tsv", "align", "en.txt", "ko.txt"], b"");
    assert_eq!((refused.code, refused.out.as_str()), (2, ""));
    let lines: Vec<&str> = refused.err.lines().collect();
    assert!(lines[0].starts_with("bad.tsv:2: a row has 3 to 6 columns"), "{lines:?}");
    assert_eq!(lines[1], "daejo: error: bad.tsv: 1 fault in the table; correct the rows named above");
}

#[test]
fn only_what_was_asked_for_makes_a_report_fail() {
    let run = |args: &[&str]| daejo(&gold("d-01"), &[&["report", "en.txt", "ko.txt"], args].concat(), b"");
    let text = run(&["--format", "json"]).out;
    let report: ::daejo::Report = serde_json::from_str(&text).unwrap();
    for kind in ::daejo::Kind::ALL {
        let expected = i32::from(report.divergences.iter().any(|d| d.kind == kind));
        assert_eq!(run(&["--fail-on", kind.as_str()]).code, expected, "{kind}");
    }
    assert_eq!(run(&["--fail-on", "minor"]).code, i32::from(!report.divergences.is_empty()));
    let unknown = run(&["--fail-on", "grave"]);
    assert!(unknown.code == 2 && unknown.err.contains("partial-omission"), "{}", unknown.err);
}
