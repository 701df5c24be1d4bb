//! Verdicts: what was decided is found again, hidden or marked, and kept when nothing is found any more.

use crate::{daejo, folder, gold};
use daejo::{Decision, Divergence, Report};
use std::fs;
use std::path::{Path, PathBuf};

/// A folder with the texts of a case.
fn texts(test: &str) -> PathBuf {
    let folder = folder(test);
    for name in ["en.txt", "ko.txt"] {
        fs::copy(gold("d-07").join(name), folder.join(name)).unwrap();
    }
    folder
}

fn report(folder: &Path, args: &[&str]) -> Report {
    let run = daejo(folder, &[&["report", "--format", "json", "en.txt", "ko.txt"], args].concat(), b"");
    serde_json::from_str(&run.out).expect("a report")
}

fn fingerprints(list: &[Divergence]) -> Vec<&str> {
    list.iter().map(|d| d.fingerprint.as_str()).collect()
}

#[test]
fn dismissed_ones_are_hidden_and_accepted_ones_marked() {
    let folder = texts("verdicts");
    let before = report(&folder, &["-o", "-"]);
    let [first, second] = [&before.divergences[0].fingerprint, &before.divergences[1].fingerprint];
    let run =
        daejo(&folder, &["verdict", "v.jsonl", first, "dismiss", "--remark", "free \"rendering\""], b"");
    assert_eq!((run.code, run.out), (0, format!("{first} dismissed in v.jsonl\n")), "{}", run.err);
    daejo(&folder, &["report", "--format", "json", "-o", "r.json", "en.txt", "ko.txt"], b"");
    let run = daejo(
        &folder,
        &["verdict", "v.jsonl", second.get(..6).unwrap(), "accept", "--report", "r.json"],
        b"",
    );
    assert_eq!((run.code, run.out), (0, format!("{second} accepted in v.jsonl\n")), "{}", run.err);
    let file = fs::read_to_string(folder.join("v.jsonl")).unwrap();
    assert_eq!(file.lines().count(), 2);
    let kind = before.divergences[1].kind.as_str();
    assert!(file.lines().nth(1).unwrap().contains(&format!("\"kind\":\"{kind}\"")), "{file}");

    let after = report(&folder, &["--verdicts", "v.jsonl"]);
    assert_eq!(fingerprints(&after.divergences), fingerprints(&before.divergences)[1..]);
    assert_eq!(after.hidden.dismissed, 1);
    assert_eq!(after.divergences[0].verdict.as_ref().map(|v| v.verdict), Some(Decision::Accepted));
    let all = report(&folder, &["--verdicts", "v.jsonl", "--show-dismissed"]);
    assert_eq!(fingerprints(&all.divergences), fingerprints(&before.divergences));
    let text =
        daejo(&folder, &["report", "--verdicts", "v.jsonl", "--show-dismissed", "en.txt", "ko.txt"], b"").out;
    assert!(text.contains("dismissed: free \"rendering\"") && text.contains(" accepted\n"), "{text}");
}

#[test]
fn dismissed_ones_make_no_report_fail() {
    let folder = texts("verdicts-fail");
    let before = report(&folder, &[]);
    for d in &before.divergences {
        daejo(&folder, &["verdict", "v.jsonl", &d.fingerprint, "dismiss"], b"");
    }
    for args in [&[][..], &["--show-dismissed"], &["--fail-on", "minor"]] {
        let run =
            daejo(&folder, &[&["report", "en.txt", "ko.txt", "--verdicts", "v.jsonl"], args].concat(), b"");
        assert_eq!(run.code, 0, "{args:?}: {}", run.out);
    }
}

#[test]
fn a_verdict_outlives_edits_elsewhere_and_is_listed_when_its_finding_is_gone() {
    let folder = texts("verdicts-stale");
    let before = report(&folder, &[]);
    let number = before.divergences.iter().find(|d| d.kind == daejo::Kind::Date).unwrap();
    daejo(&folder, &["verdict", "v.jsonl", &number.fingerprint, "accept", "--remark", "checked"], b"");
    let en = fs::read_to_string(folder.join("en.txt")).unwrap();
    fs::write(folder.join("en.txt"), en.replace("He extended thanks to", "He gave\nwarm thanks to")).unwrap();
    let edited = report(&folder, &["--verdicts", "v.jsonl"]);
    assert!(edited.stale.is_empty() && edited.divergences.iter().any(|d| d.verdict.is_some()));
    fs::write(folder.join("en.txt"), en.replace("7:30 a.m.", "6:30 a.m.")).unwrap();
    let gone = report(&folder, &["--verdicts", "v.jsonl"]);
    assert_eq!(gone.stale.len(), 1);
    let text = daejo(&folder, &["report", "--verdicts", "v.jsonl", "en.txt", "ko.txt"], b"").out;
    assert!(
        text.contains(&format!("Verdicts without a finding\n  {}, accepted: checked\n", number.fingerprint)),
        "{text}"
    );
}

#[test]
fn faults_of_the_file_have_their_line() {
    let folder = texts("verdicts-faults");
    fs::write(folder.join("v.jsonl"), "\n{\"fingerprint\": \"a\", \"verdict\": \"maybe\"}\n").unwrap();
    let expected = "daejo: error: v.jsonl:2: no verdict: unknown variant `maybe`, expected one of `accepted`, `dismissed`, `noted`\n";
    for args in
        [&["report", "--verdicts", "v.jsonl", "en.txt", "ko.txt"][..], &["verdict", "v.jsonl", "a", "accept"]]
    {
        let run = daejo(&folder, args, b"");
        assert_eq!((run.code, run.err.as_str()), (2, expected));
    }
    let kept = fs::read_to_string(folder.join("v.jsonl")).unwrap();
    assert!(kept.contains("maybe"), "a file that cannot be read is left as it is");
    let unknown = daejo(&folder, &["verdict", "new.jsonl", "af", "accept"], b"");
    assert!(unknown.code == 2 && unknown.err.contains("give all 16 digits"), "{}", unknown.err);
    assert!(!folder.join("new.jsonl").exists());
}
