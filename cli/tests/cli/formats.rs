//! Results on gold cases: what holds of them whatever the detectors find.

use crate::{CASES, daejo, gold};
use daejo::{Report, Side};
use std::fs;

fn report(case: &str) -> (i32, Report) {
    let run = daejo(&gold(case), &["report", "--format", "json", "en.txt", "ko.txt"], b"");
    (run.code, serde_json::from_str(&run.out).expect("a report"))
}

#[test]
fn the_exit_status_says_whether_something_was_found() {
    for case in CASES {
        let (code, report) = report(case);
        assert_eq!(code, i32::from(!report.divergences.is_empty()), "{case}");
        assert_eq!(report.summary.major + report.summary.minor, report.divergences.len(), "{case}");
    }
}

#[test]
fn every_sentence_stands_in_one_bead() {
    for case in CASES {
        let (_, report) = report(case);
        for side in Side::BOTH {
            let of = |b: &daejo::Bead| if side == Side::En { b.en.clone() } else { b.ko.clone() };
            let mut numbers: Vec<usize> = report.beads.iter().flat_map(of).collect();
            numbers.sort_unstable();
            let all: Vec<usize> = (0..report.document(side).sentences.len()).collect();
            assert_eq!(numbers, all, "{case}");
        }
    }
}

#[test]
fn spans_point_at_the_text() {
    for case in CASES {
        let (_, report) = report(case);
        let text = |side: Side| fs::read_to_string(gold(case).join(format!("{}.txt", side.code()))).unwrap();
        for side in Side::BOTH {
            let text = text(side);
            for sentence in &report.document(side).sentences {
                let first = |s: &str| s.split_whitespace().next().map(str::to_string);
                assert_eq!(first(sentence.span.of(&text)), first(&sentence.text), "{case}");
            }
        }
        let (en, ko) = (text(Side::En), text(Side::Ko));
        for link in report.beads.iter().flat_map(|b| &b.links) {
            assert!(!link.en.of(&en).is_empty() && !link.ko.of(&ko).is_empty(), "{case}: {link:?}");
        }
        for d in &report.divergences {
            assert!(d.en.is_some() || d.ko.is_some(), "{case}: {d:?}");
            assert!(d.en.is_none_or(|s| !s.of(&en).is_empty()) && d.ko.is_none_or(|s| !s.of(&ko).is_empty()));
        }
    }
}

#[test]
fn every_format_has_every_bead() {
    for case in CASES {
        let (_, report) = report(case);
        let run = |args: &[&str]| daejo(&gold(case), &[args, &["en.txt", "ko.txt"]].concat(), b"").out;
        let tsv = run(&["align", "--format", "tsv"]);
        assert_eq!(tsv.lines().count(), report.beads.len() + 1, "{case}");
        assert!(tsv.lines().all(|l| l.split('\t').count() == 6), "{case}");
        let heads = run(&["align"]).lines().filter(|l| l.starts_with('[')).count();
        assert_eq!(heads, report.beads.len(), "{case}");
        let text = run(&["report"]);
        assert!(text.contains(&format!("\n{} beads ", report.beads.len())), "{case}: {text}");
        let last = run(&["align", "--format", "ladder"]);
        let end = format!("{}\t{}\t0.000", report.en.sentences.len(), report.ko.sentences.len());
        assert_eq!(last.lines().last(), Some(end.as_str()), "{case}");
    }
}

#[test]
fn an_alignment_as_data_has_no_divergences() {
    let run = daejo(&gold("d-01"), &["align", "--format", "json", "en.txt", "ko.txt"], b"");
    let value: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(run.code, 0);
    assert_eq!(value["schema"], "daejo/report/1");
    assert!(value.get("divergences").is_none() && value["beads"].is_array());
}

#[test]
fn colours_come_only_when_asked_for() {
    for command in ["align", "diff", "report"] {
        let args = [command, "en.txt", "ko.txt"];
        let plain = daejo(&gold("e-03"), &args, b"").out;
        let never = daejo(&gold("e-03"), &[&args[..], &["--color", "never"]].concat(), b"").out;
        let always = daejo(&gold("e-03"), &[&args[..], &["--color", "always"]].concat(), b"").out;
        assert_eq!(plain, never);
        assert!(!plain.contains('\u{1b}') && always.contains("\u{1b}["));
    }
}

#[test]
fn a_diff_may_show_divergent_beads_only() {
    let all = daejo(&gold("e-08"), &["diff", "en.txt", "ko.txt"], b"");
    let some = daejo(&gold("e-08"), &["diff", "--only-divergent", "en.txt", "ko.txt"], b"");
    let context = daejo(&gold("e-08"), &["diff", "--context", "1000", "en.txt", "ko.txt"], b"");
    assert_eq!((all.code, some.code, context.code), (0, 0, 0));
    assert!(some.out.lines().count() <= all.out.lines().count());
}
