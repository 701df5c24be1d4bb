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
    for (name, format) in
        [("align", Format::Align), ("report", Format::Report), ("diff", Format::Diff), ("json", Format::Json)]
    {
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
