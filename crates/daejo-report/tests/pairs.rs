//! What people see for whole pairs of testdata/, in every format.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use daejo::{Comparer, Pair, Source};
use daejo_report::{Comparison, Format, Options, render};
use std::path::Path;
use std::sync::OnceLock;

fn comparer() -> &'static Comparer {
    static COMPARER: OnceLock<Comparer> = OnceLock::new();
    COMPARER.get_or_init(Comparer::default)
}

fn source(case: &str, side: &str) -> Source {
    let path = format!("testdata/gold/{case}/{side}.txt");
    let bytes =
        std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(&path)).expect("a text");
    Source::from_bytes(path, &bytes).expect("text")
}

#[track_caller]
fn check(case: &str) {
    let sources = Pair { en: source(case, "en"), ko: source(case, "ko") };
    let report = comparer().compare(sources.clone());
    let options = Options { width: 110, ..Options::default() };
    for (name, format) in [("align", Format::Align), ("report", Format::Report), ("json", Format::Json)] {
        let mut out = Vec::new();
        render(format, Comparison { report: &report, sources: &sources }, &options, &mut out)
            .expect("a writer");
        insta::assert_snapshot!(format!("{case}_{name}"), String::from_utf8(out).expect("UTF-8"));
    }
}

#[test]
fn an_obituary() {
    check("d-01");
}

#[test]
fn a_page_with_furniture() {
    check("d-10");
}

#[test]
fn a_league() {
    check("e-03");
}

#[test]
fn a_statement() {
    check("e-08");
}

/// With null beads, moved ones and a date: the least width of two columns, usual ones, and divergences beside.
#[test]
fn side_by_side_at_every_width() {
    let sources = Pair { en: source("e-06", "en"), ko: source("e-06", "ko") };
    let report = comparer().compare(sources.clone());
    for width in [60, 80, 120, 200] {
        let mut out = Vec::new();
        let options = Options { width, ..Options::default() };
        render(Format::Diff, Comparison { report: &report, sources: &sources }, &options, &mut out)
            .expect("a writer");
        insta::assert_snapshot!(format!("e-06_diff_{width}"), String::from_utf8(out).expect("UTF-8"));
    }
}

#[test]
fn what_was_compared_stands_in_the_message_the_korean_first() {
    let mut seen = 0;
    for case in ["d-07", "d-13", "e-06", "g-02"] {
        let sources = Pair { en: source(case, "en"), ko: source(case, "ko") };
        for d in comparer().compare(sources).divergences {
            let Some(compared) = &d.card.compared else { continue };
            let rest = d.message.split_once(&compared.ko).map(|(_, rest)| rest);
            assert!(rest.is_some_and(|rest| rest.contains(&compared.en)), "{}: {compared:?}", d.message);
            seen += 1;
        }
    }
    assert!(seen > 3, "{seen}");
}
