//! `--fixed`: what a ladder says stays, the rest is aligned around it.

use crate::{daejo, folder, gold};
use daejo::Report;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder with the texts of a case.
fn texts(test: &str) -> PathBuf {
    let folder = folder(test);
    for name in ["en.txt", "ko.txt"] {
        fs::copy(gold("e-03").join(name), folder.join(name)).unwrap();
    }
    folder
}

fn align(folder: &Path, args: &[&str]) -> Report {
    let run = daejo(folder, &[&["align", "--format", "json", "en.txt", "ko.txt"], args].concat(), b"");
    assert_eq!(run.code, 0, "{}", run.err);
    serde_json::from_str(&run.out).expect("a report")
}

fn fixed(report: &Report) -> Vec<(&[usize], &[usize])> {
    report.beads.iter().filter(|b| b.fixed).map(|b| (&*b.en, &*b.ko)).collect()
}

#[test]
fn beads_of_every_form_stay() {
    let folder = texts("fixed-forms");
    for (name, ladder) in [
        ("lists", "[1]:[2]:0.5\n[2]:[]\n"),
        ("table", "en\tko\tfixed\n1\t2\ttrue\n2\t\ttrue\n3\t1\tfalse\n"),
        ("plain table", "en\tko\n1\t2\n2\t\n"),
    ] {
        fs::write(folder.join("ladder"), ladder).unwrap();
        let report = align(&folder, &["--fixed", "ladder"]);
        assert_eq!(fixed(&report), [(&[1][..], &[2][..]), (&[2], &[])], "{name}");
        let sentences: usize = report.beads.iter().map(|b| b.en.len()).sum();
        assert_eq!(sentences, report.en.sentences.len(), "{name}");
    }
    fs::write(folder.join("ladder"), "1\t1\n2\t3\n").unwrap();
    assert_eq!(fixed(&align(&folder, &["--fixed", "ladder"])), [(&[1][..], &[1, 2][..])], "rungs");
}

#[test]
fn what_is_fixed_is_written_and_read_again() {
    let folder = texts("fixed-again");
    fs::write(folder.join("lists"), "[1]:[2]\n").unwrap();
    daejo(&folder, &["align", "--format", "tsv", "-o", "a.tsv", "--fixed", "lists", "en.txt", "ko.txt"], b"");
    let table = fs::read_to_string(folder.join("a.tsv")).unwrap();
    assert!(table.lines().next().unwrap().ends_with("\tfixed"), "{table}");
    assert_eq!(fixed(&align(&folder, &["--fixed", "a.tsv"])), [(&[1][..], &[2][..])]);
    let report = daejo(&folder, &["report", "--format", "html", "--fixed", "a.tsv", "en.txt", "ko.txt"], b"");
    assert!(report.out.contains("class=\"bead fixed"), "{}", report.err);
}

#[test]
fn what_does_not_fit_the_texts_is_refused_with_its_line() {
    let folder = texts("fixed-faults");
    for (ladder, message) in [
        (
            "[0]:[0]\n[99]:[1]\n",
            "ladder:2: English sentence 99 of 13 English and 12 Korean sentences in the texts",
        ),
        ("[0]:[0]\n\n[1]:[0]\n", "ladder:3: Korean sentence 0 stands in line 1 already"),
        ("[0]:[0]\n[]:[]\n", "ladder:2: "),
        (
            "en\tko\ten_text\n0\t0\tAnother Headline\n",
            "ladder:2: the English words are not those of the sentences",
        ),
        ("nonsense\n", "ladder:1: no rung"),
        ("", "ladder:1: this ladder is empty"),
    ] {
        fs::write(folder.join("ladder"), ladder).unwrap();
        let run = daejo(&folder, &["align", "--fixed", "ladder", "en.txt", "ko.txt"], b"");
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{ladder}");
        assert!(run.err.contains(message), "{ladder}: {}", run.err);
    }
    let run = daejo(&folder, &["align", "--fixed", "none", "en.txt", "ko.txt"], b"");
    assert!(run.code == 2 && run.err.contains("none: there is no such file"), "{}", run.err);
}
