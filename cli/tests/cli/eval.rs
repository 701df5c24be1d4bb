//! `daejo eval`: other aligners beside daejo, reliability, and what is wrong with a ladder.

use crate::{CASES, Run, daejo, folder, gold};
use ::daejo::eval::Gold;
use std::fs;
use std::path::{Path, PathBuf};

fn truth(case: &str) -> Gold {
    serde_json::from_str(&fs::read_to_string(gold(case).join("gold.json")).unwrap()).unwrap()
}

/// A folder of a test's own with one of ladders in it.
fn ladders(test: &str) -> (PathBuf, PathBuf) {
    let folder = folder(test);
    let ladders = folder.join("out");
    fs::create_dir(&ladders).unwrap();
    (folder, ladders)
}

/// Scores the ladders of a folder on gold cases.
fn score(folder: &Path, ladders: &[&str], cases: &[&str], more: &[&str]) -> Run {
    let cases: Vec<String> = cases.iter().map(|c| gold(c).to_str().unwrap().to_string()).collect();
    let ladders = ladders.iter().flat_map(|l| ["--ladder", l]);
    let args = ["eval"].into_iter().chain(ladders).chain(more.iter().copied());
    daejo(folder, &args.chain(cases.iter().map(String::as_str)).collect::<Vec<_>>(), b"")
}

/// The rows of an aligner, a measure each.
fn rows<'t>(text: &'t str, name: &str) -> Vec<&'t str> {
    text.lines().filter_map(|l| l.strip_prefix(name)).map(str::trim).collect()
}

/// The gold's own ladder is right throughout; one bead over everything is wrong, and touches every bead.
#[test]
fn ladders_stand_beside_daejo_in_one_table() {
    let (folder, out) = ladders("table-of-aligners");
    for case in CASES {
        let beads = truth(case).beads;
        let lines = beads.iter().map(|b| format!("{:?}:{:?}:0.1\n", b.en, b.ko));
        fs::create_dir_all(out.join(case)).unwrap();
        fs::write(out.join(case).join("ladder.vec"), lines.collect::<String>()).unwrap();
    }
    let (small, one) = (gold("d-01"), truth("d-01"));
    let run = score(&folder, &["right=out"], &CASES, &[]);
    assert_eq!(run.code, 0, "{}", run.err);
    let perfect = "100.0  100.0  100.0   100.0 to 100.0";
    assert_eq!(rows(&run.out, "right"), [perfect; 6], "{}", run.out);
    assert_eq!(rows(&run.out, "daejo").len(), 6, "{}", run.out);
    assert!(run.out.contains("\nkept strict: beads exactly, null ones kept"), "{}", run.out);
    fs::write(folder.join("whole.txt"), format!("0\t0\n{}\t{}\n", one.en.len(), one.ko.len())).unwrap();
    let whole = daejo(&folder, &["eval", "--ladder", "whole.txt", small.to_str().unwrap()], b"");
    let nothing = "0.0    0.0    0.0     0.0 to   0.0";
    let found = rows(&whole.out, "whole");
    assert_eq!((found[0], found[3]), (nothing, nothing), "{}", whole.out);
    assert_eq!(found[5], perfect, "{}", whole.out);
}

#[test]
fn daejos_own_table_scores_as_daejo() {
    let (folder, out) = ladders("own-table");
    for case in CASES {
        let table = daejo(&gold(case), &["align", "--format", "tsv", "en.txt", "ko.txt"], b"");
        fs::write(out.join(format!("{case}.tsv")), table.out).unwrap();
    }
    let run = score(&folder, &["own=out"], &CASES, &["--per-case", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let other = &value["aligners"][0];
    assert_eq!(other["name"], "own");
    for measure in ["strict", "lax", "null", "kept", "stripped"] {
        assert_eq!(other["pooled"][measure], value["pooled"][measure], "{measure}");
        assert_eq!(other["cases"]["e-03"][measure], value["cases"]["e-03"][measure], "{measure}");
    }
    let interval = value["pooled"]["strict"]["interval"].as_array().unwrap();
    assert!(interval[0].as_f64() <= interval[1].as_f64() && interval.len() == 2);
    let again = score(&folder, &["own=out"], &CASES, &["--per-case", "--format", "json"]);
    assert_eq!(run.out, again.out);
}

#[test]
fn confidences_are_held_against_what_is_right() {
    let folder = folder("reliability");
    let table = score(&folder, &[], &CASES, &["--reliability"]);
    for what in ["beads with both sides", "null beads", "divergences"] {
        assert!(table.out.contains(&format!("\nconfidence of {what}: ")), "{}", table.out);
    }
    let data = score(&folder, &[], &CASES, &["--reliability", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&data.out).unwrap();
    let beads = &value["reliability"]["beads"];
    let sum: u64 = beads["bins"].as_array().unwrap().iter().map(|b| b["count"].as_u64().unwrap()).sum();
    assert_eq!(Some(sum), beads["count"].as_u64());
    assert_eq!(beads["right"], value["pooled"]["strict"]["right"]);
    assert!(beads["brier"].as_f64().is_some_and(|b| b < 0.1), "{beads}");
}

#[test]
fn a_fit_prints_the_constants() {
    let run = score(&folder("fit"), &[], &CASES, &["--fit", "confidence"]);
    assert_eq!(run.code, 0, "{}", run.err);
    for part in
        ["\npub const TEMPERATURE: f64 = ", "\nconst FULL: Logistic = Logistic { slope: ", "\nconst MOVED"]
    {
        assert!(run.out.contains(part), "{part}: {}", run.out);
    }
}

#[test]
fn what_is_wrong_with_a_ladder_is_said_with_its_place() {
    let (folder, out) = ladders("bad-ladders");
    let error = |run: Run| {
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{}", run.err);
        run.err.trim_end().trim_start_matches("daejo: error: ").to_string()
    };
    let one = |ladder: &str| score(&folder, &[ladder], &["d-01"], &[]);
    assert_eq!(error(one("x=out")), "out: no ladder for d-01; it would be d-01.* or d-01/ladder.*");
    assert_eq!(error(one("x=none.txt")), "none.txt: there is no such file; check the path");
    fs::write(out.join("d-01.txt"), "0\t0\n3\t3\n").unwrap();
    let gold = truth("d-01");
    let (en, ko) = (gold.en.len(), gold.ko.len());
    let expected = format!(
        "out/d-01.txt:2: the ladder ends at 3 and 3 of {en} English and {ko} Korean sentences in gold.json"
    );
    assert_eq!(error(one("x=out")), expected);
    fs::write(out.join("d-01.tsv"), "en\tko\n").unwrap();
    assert_eq!(error(one("x=out")), "out/d-01.tsv and out/d-01.txt: two ladders for d-01; leave one");
    let several = score(&folder, &["out/d-01.txt"], &CASES, &[]);
    let message = "out/d-01.txt: one file for 3 cases; give a folder with CASE.* or CASE/ladder.* for each";
    assert_eq!(error(several), message);
    let twice = score(&folder, &["x=out", "x=en.txt"], &["d-01"], &[]);
    assert_eq!(error(twice), "two aligners are called x; give each a name of its own: NAME=PATH");
    let own = score(&folder, &["daejo=out"], &["d-01"], &[]);
    assert!(own.code == 2 && own.err.contains("daejo is the row of this program"), "{}", own.err);
}
