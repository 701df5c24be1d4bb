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
        assert!(tsv.lines().all(|l| l.split('\t').count() == 8), "{case}");
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

/// Every gold case of the repository.
fn cases() -> Vec<String> {
    let folder = gold("");
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn the_published_schema_describes_every_report() {
    let schema = daejo(std::path::Path::new("."), &["schema"], b"");
    assert_eq!(schema.code, 0);
    let schema = serde_json::from_str(&schema.out).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let all = cases();
    assert!(all.len() >= 10, "{all:?}");
    for case in all {
        for command in ["report", "align"] {
            let run = daejo(&gold(&case), &[command, "--format", "json", "en.txt", "ko.txt"], b"");
            let value = serde_json::from_str(&run.out).unwrap();
            let faults: Vec<String> =
                validator.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect();
            assert_eq!(faults, Vec::<String>::new(), "{case} {command}");
        }
    }
}

#[test]
fn a_card_quotes_its_place_on_both_sides() {
    for case in CASES {
        let (_, report) = report(case);
        for d in &report.divergences {
            for side in Side::BOTH {
                let text = fs::read_to_string(gold(case).join(format!("{}.txt", side.code()))).unwrap();
                let Some(quote) = d.card.quote(side) else { continue };
                let line = text.lines().nth(quote.line - 1).unwrap();
                let rest: String = line.chars().skip(quote.column - 1).collect();
                let word = |s: &str| s.split_whitespace().next().unwrap_or("").to_string();
                let first = word(quote.span.of(&text));
                assert!(!first.is_empty() && rest.starts_with(&first), "{case}: {quote:?}");
            }
            let ko = d.card.ko.as_ref().map_or(String::new(), |q| q.text.replace(' ', ""));
            let pieces: String = d.card.gloss.iter().map(daejo::Gloss::ko).collect();
            assert_eq!(pieces.replace(' ', ""), ko, "{case}");
            assert_eq!(d.card.romanization.is_empty(), ko.is_empty(), "{case}");
        }
    }
}

#[test]
fn every_form_of_a_report_has_every_divergence() {
    for case in CASES {
        let (_, report) = report(case);
        let run =
            |format: &str| daejo(&gold(case), &["report", "--format", format, "en.txt", "ko.txt"], b"").out;
        let found = report.divergences.len();
        let csv = run("csv");
        assert_eq!(csv.lines().count(), found + 1, "{case}");
        assert!(csv.split("\r\n").next().unwrap().starts_with("number,kind,severity,confidence,"), "{csv}");
        let markdown = run("markdown");
        assert_eq!(markdown.lines().filter(|l| l.starts_with("## ")).count(), found, "{case}");
        let sarif: serde_json::Value = serde_json::from_str(&run("sarif")).unwrap();
        let results = sarif["runs"][0]["results"].as_array().unwrap();
        assert_eq!(results.len(), found, "{case}");
        for (result, d) in results.iter().zip(&report.divergences) {
            assert_eq!(result["partialFingerprints"]["daejo/v1"], d.fingerprint.as_str());
            let places = result["locations"].as_array().unwrap().len()
                + result["relatedLocations"].as_array().unwrap().len();
            assert_eq!(places, usize::from(d.en.is_some()) + usize::from(d.ko.is_some()));
        }
        let text = run("text");
        assert!(report.divergences.iter().all(|d| text.contains(&d.fingerprint)), "{text}");
    }
}

#[test]
fn what_is_hidden_is_counted() {
    let run = |args: &[&str]| {
        let run =
            daejo(&gold("d-07"), &[&["report", "--format", "json", "en.txt", "ko.txt"], args].concat(), b"");
        serde_json::from_str::<Report>(&run.out).unwrap()
    };
    let all = run(&[]);
    assert!(all.divergences.len() > 3 && all.hidden.is_none());
    let sure = run(&["--min-confidence", "0.88"]);
    assert!(sure.divergences.iter().all(|d| d.confidence >= 0.88));
    assert_eq!(sure.divergences.len() + sure.hidden.below, all.divergences.len());
    assert!(sure.hidden.below > 0 && !sure.divergences.is_empty());
    let kind = all.divergences[0].kind;
    let only = run(&["--only", kind.as_str()]);
    let without = run(&["--ignore", kind.as_str()]);
    assert!(only.divergences.iter().all(|d| d.kind == kind));
    assert!(without.divergences.iter().all(|d| d.kind != kind));
    assert_eq!(only.divergences.len(), without.hidden.others);
    assert_eq!(only.summary.major + only.summary.minor, only.divergences.len());
    let text = daejo(&gold("d-07"), &["report", "--min-confidence", "0.88", "en.txt", "ko.txt"], b"").out;
    assert!(text.ends_with(&format!("{} more below the threshold\n", sure.hidden.below)), "{text}");
    let diff = daejo(&gold("d-07"), &["diff", "--min-confidence", "1", "en.txt", "ko.txt"], b"").out;
    assert!(diff.contains("more below the threshold"), "{diff}");
    let bad = daejo(&gold("d-07"), &["report", "--min-confidence", "80", "en.txt", "ko.txt"], b"");
    assert!(bad.code == 2 && bad.err.contains("80 is not between 0 and 1"), "{}", bad.err);
}
