//! Learning is the same at any number of threads, and finds what is in the collection of the repository.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use daejo::learn::{self, Options, Proposal, Sample};
use daejo::{Comparer, Pair, Source};
use std::path::Path;

fn samples(comparer: &Comparer) -> Vec<Sample> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/learn");
    let pair = |n: u32| {
        let source = |side: &str| {
            let name = format!("{n:02}.{side}.txt");
            Source::from_bytes(name.as_str(), &std::fs::read(folder.join(&name)).unwrap()).unwrap()
        };
        let report = comparer.align(Pair { en: source("en"), ko: source("ko") });
        learn::samples(&report, &n.to_string(), 0.8)
    };
    (1..=20).flat_map(pair).collect()
}

fn with_threads(threads: usize) -> Vec<Proposal> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    pool.install(|| {
        let comparer = Comparer::default();
        let options = Options { renderings: true, ..Options::default() };
        learn::propose(comparer.lexicon(), &samples(&comparer), &options)
    })
}

#[test]
fn the_proposals_do_not_depend_on_threads() {
    let one = with_threads(1);
    assert_eq!(one, with_threads(4));
    let terms: Vec<(&str, &str)> = one.iter().map(|p| (p.ko.as_str(), p.renderings[0].en.as_str())).collect();
    assert_eq!(terms, [("까르딘스크", "Kardinsk"), ("솔누비", "tufted wadding"), ("벨로루찌", "Beloruzzi")]);
}

#[test]
fn only_sure_beads_with_both_sides_are_samples() {
    let english = "Snow Falls\n\nPyongyang, May 2 (KCNA) -- Snow fell on May 1. The team won 3:1. -0-";
    let korean = "눈이 내려\n\n(평양 5월 2일발 조선중앙통신) 5월 1일 눈이 내렸다. (끝)";
    let report = daejo::compare(english, korean);
    let all = learn::samples(&report, "p", 0.0);
    assert!(!all.is_empty() && all.iter().all(|s| !s.en.is_empty() && !s.ko.is_empty()));
    assert!(all.len() < report.beads.len(), "the null bead is none");
    assert!(learn::samples(&report, "p", 1.1).is_empty());
}

#[test]
fn nothing_is_proposed_from_nothing() {
    assert!(learn::propose(Comparer::default().lexicon(), &[], &Options::default()).is_empty());
}
