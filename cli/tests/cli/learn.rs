//! `daejo lexicon learn`: what it proposes, what can be done with it, what it refuses.

use crate::{Run, daejo, folder};
use std::fs;
use std::path::{Path, PathBuf};

/// The collection of the repository: thirty pairs, in three of whose sentences words stand that no entry has.
fn collection() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../testdata/learn").to_str().unwrap().to_string()
}

#[track_caller]
fn learn(folder: &Path, args: &[&str]) -> Run {
    let run = daejo(folder, &[&["lexicon", "learn"], args].concat(), b"");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    run
}

#[track_caller]
fn refused(folder: &Path, args: &[&str], message: &str) {
    let run = daejo(folder, &[&["lexicon", "learn"], args].concat(), b"");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert_eq!(run.err, format!("daejo: error: {message}\n"));
}

fn rows(table: &str) -> Vec<&str> {
    table.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).collect()
}

#[test]
fn the_terms_that_no_entry_has_are_proposed_and_nothing_else() {
    let run = learn(&folder("learn"), &[&collection()]);
    let right = ["까르딘스크\tterm\tKardinsk", "솔누비\tterm\ttufted wadding", "벨로루찌\tperson\tBeloruzzi"];
    assert_eq!(rows(&run.out), right);
    let head = run.out.lines().nth(2).unwrap();
    let reason = "# 까르딘스크 = Kardinsk: 11 of 11 beads, p(en|ko) 1.00, p(ko|en) 1.00, -ln p ";
    assert!(head.starts_with(reason) && head.contains(", sounds alike, e.g. "), "{head}");
    let sorted = learn(&folder("learn-sorted"), &["--sort", "ko", &collection()]);
    assert_eq!(rows(&sorted.out), [right[0], right[2], right[1]]);
}

#[test]
fn a_table_that_was_learnt_is_checked_and_used() {
    let folder = folder("learn-round");
    assert_eq!(learn(&folder, &[&collection(), "-o", "new.tsv"]).out, "");
    let check = daejo(&folder, &["lexicon", "check", "new.tsv"], b"");
    assert_eq!((check.code, check.out.as_str()), (0, "new.tsv: 3 good rows, 0 faults\n"));
    fs::write(folder.join("1.en.txt"), "The tufted wadding is warm.\n").unwrap();
    fs::write(folder.join("1.ko.txt"), "솔누비는 따뜻하다.\n").unwrap();
    let entries = |args: &[&str]| -> Vec<String> {
        let compare = ["report", "--format", "json", "1.en.txt", "1.ko.txt"];
        let run = daejo(&folder, &[args, &compare].concat(), b"");
        let report: ::daejo::Report = serde_json::from_str(&run.out).unwrap();
        report.beads.iter().flat_map(|b| &b.links).filter_map(|l| l.entry.clone()).collect()
    };
    assert!(!entries(&[]).contains(&"솔누비".to_string()));
    assert!(entries(&["--lexicon", "new.tsv"]).contains(&"솔누비".to_string()));
    // What has an entry now is proposed no more.
    assert!(rows(&learn(&folder, &["--lexicon", "new.tsv", &collection()]).out).is_empty());
}

#[test]
fn the_data_say_what_the_table_says() {
    let run = learn(&folder("learn-json"), &["--format", "json", &collection()]);
    let view: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((&view["schema"], &view["pairs"]), (&"daejo/proposals/1".into(), &30.into()));
    let last = &view["proposals"][2];
    assert_eq!((&last["ko"], &last["class"]), (&"벨로루찌".into(), &"person".into()));
    let rendering = &last["renderings"][0];
    assert_eq!((&rendering["en"], &rendering["together"]), (&"Beloruzzi".into(), &8.into()));
    assert_eq!(rendering["sounds"], true);
}

#[test]
fn pairs_are_found_by_folder_by_name_and_two_by_two() {
    let folder = folder("learn-pairs");
    let pairs = |args: &[&str], many: &str| {
        let head = learn(&folder, args).out.lines().next().unwrap().to_string();
        assert!(head.contains(&format!(" of {many}: ")), "{head}");
    };
    pairs(&["."], "1 pair");
    pairs(&["en.txt", "ko.txt"], "1 pair");
    pairs(&["en.txt", "ko.txt", "."], "2 pairs");
    for name in ["a.en.txt", "b-en.txt", "c_en.htm"] {
        fs::copy(folder.join("en.txt"), folder.join(name)).unwrap();
        fs::copy(folder.join("ko.txt"), folder.join(name.replace("en.", "ko."))).unwrap();
    }
    // No language is named here.
    fs::write(folder.join("golden.txt"), "x").unwrap();
    pairs(&["."], "4 pairs");
}

#[test]
fn what_is_no_collection_is_refused() {
    let folder = folder("learn-refused");
    let sub = |name: &str| -> PathBuf {
        fs::create_dir(folder.join(name)).unwrap();
        folder.join(name)
    };
    sub("empty");
    let hint = "expected en.txt and ko.txt, or NAME.en.txt and NAME.ko.txt";
    refused(&folder, &["empty"], &format!("empty: no pair in this folder; {hint}"));
    fs::copy(folder.join("en.txt"), sub("one").join("7.en.txt")).unwrap();
    refused(
        &folder,
        &["one"],
        "one/7.en.txt: its Korean version 7.ko.txt is missing; add it or take this file out",
    );
    fs::rename(folder.join("one/7.en.txt"), folder.join("one/7.ko.txt")).unwrap();
    refused(
        &folder,
        &["one"],
        "one/7.ko.txt: its English version 7.en.txt is missing; add it or take this file out",
    );
    refused(&folder, &["en.txt"], "en.txt: its Korean version is missing; give files two by two, EN KO");
    refused(&folder, &["none.txt", "ko.txt"], "none.txt: there is no such file; check the path");
    fs::write(sub("void").join("en.txt"), "").unwrap();
    fs::copy(folder.join("ko.txt"), folder.join("void/ko.txt")).unwrap();
    refused(&folder, &["void"], "void/en.txt: the file is empty; give the text of a release");
    refused(
        &folder,
        &["en.txt", "ko.txt", "-o", "ko.txt"],
        "ko.txt: -o would overwrite this text; give another file",
    );
    let sure = "no bead of 1 pair is sure enough to learn from; check that the files are versions of the same \
                releases, or lower --min-confidence";
    fs::write(folder.join("snow.txt"), "Snow fell.\n").unwrap();
    fs::write(folder.join("book.txt"), "그는 책을 읽었다.\n").unwrap();
    refused(&folder, &["--min-confidence", "1", "snow.txt", "book.txt"], sure);
    let run = daejo(&folder, &["lexicon", "learn", "--min-probability", "2", "."], b"");
    assert!(run.code == 2 && run.err.contains("give a number from 0 to 1"), "{}", run.err);
}

#[test]
fn a_pair_in_one_language_is_left_out_with_a_warning() {
    let folder = folder("learn-language");
    fs::copy(folder.join("en.txt"), folder.join("x.en.txt")).unwrap();
    fs::copy(folder.join("en.txt"), folder.join("x.ko.txt")).unwrap();
    let run = daejo(&folder, &["lexicon", "learn", "."], b"");
    assert_eq!(run.code, 0);
    assert!(run.err.starts_with("daejo: warning: ./x.en.txt: left out: "), "{}", run.err);
    assert!(run.out.contains("of 2 pairs"), "{}", run.out);
}
