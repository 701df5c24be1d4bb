//! The gold cases of testdata/: that every stage stands together, and that accuracy does not fall.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use daejo::eval::{Case, Found, Score};
use daejo::{Comparer, Pair, Source};
use std::path::Path;

fn gold() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/gold");
    Case::read_all(&folder).expect("gold cases in testdata/")
}

fn score(comparer: &Comparer, case: &Case) -> Score {
    let source = |name: &str, bytes: &[u8]| Source::from_bytes(name, bytes).expect("text");
    let report =
        comparer.compare(Pair { en: source("en", &case.bytes.en), ko: source("ko", &case.bytes.ko) });
    Score::of(case, &Found::from(&report))
}

#[test]
fn accuracy_on_the_gold_cases_does_not_fall() {
    let comparer = Comparer::default();
    let mut total = Score::default();
    for case in gold() {
        total += &score(&comparer, &case);
    }
    // A little below what accuracy/ states, so that a change in one case is seen there and a fall is seen here.
    assert!(total.strict.f1() > 0.96, "strict F1 {:.3}", total.strict.f1());
    assert!(total.null.f1() > 0.86, "null F1 {:.3}", total.null.f1());
    assert!(total.divergences.precision() > 0.75, "precision {:.3}", total.divergences.precision());
    assert!(total.divergences.recall() > 0.55, "recall {:.3}", total.divergences.recall());
}

#[test]
fn the_sentences_of_the_gold_cases_are_found_as_they_are() {
    for case in gold() {
        let source = Source::from_bytes("en", &case.bytes.en).expect("text");
        let ko = Source::from_bytes("ko", &case.bytes.ko).expect("text");
        let report = Comparer::default().align(Pair { en: source, ko });
        for (gold, document) in [(&case.spans.en, &report.en), (&case.spans.ko, &report.ko)] {
            for span in gold {
                let found = document.sentences.iter().any(|s| s.span == *span);
                assert!(found, "{}: no {} sentence at {span:?}", case.gold.id, document.lang);
            }
        }
    }
}
