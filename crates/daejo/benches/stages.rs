//! How long each stage takes on a document of some 500 sentences a side, and the whole on a short pair.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

#[path = "../examples/scale/compose.rs"]
mod compose;

use daejo::evidence::Evidence;
use daejo::sentence::Sentence;
use daejo::{Comparer, Pair, Side, Source, align, article, sentence};
use daejo_lexicon::Lexicon;
use divan::Bencher;

const SENTENCES: usize = 500;

fn main() {
    divan::main();
}

fn texts(sentences: usize) -> Pair<String> {
    compose::document(&compose::cases().expect("gold cases in testdata/"), sentences)
}

fn sources(texts: &Pair<String>) -> Pair<Source> {
    Pair { en: Source::from_text("en", &*texts.en), ko: Source::from_text("ko", &*texts.ko) }
}

fn sentences(sources: &Pair<Source>) -> Pair<Vec<Sentence>> {
    let read = |side: Side| {
        let source = &sources[side];
        sentence::split(source, &article::read(source, side), side).0
    };
    Pair { en: read(Side::En), ko: read(Side::Ko) }
}

/// Text to sentences.
#[divan::bench]
fn reading(bencher: Bencher<'_, '_>) {
    let texts = texts(SENTENCES);
    bencher.bench(|| sentences(&sources(&texts)));
}

/// Sentences to evidence.
#[divan::bench]
fn evidence(bencher: Bencher<'_, '_>) {
    let lexicon = Lexicon::built_in();
    let sources = sources(&texts(SENTENCES));
    let sentences = sentences(&sources);
    bencher.bench(|| Evidence::gather(&lexicon, &sources, &sentences, None));
}

/// Evidence to beads.
#[divan::bench]
fn alignment(bencher: Bencher<'_, '_>) {
    let lexicon = Lexicon::built_in();
    let sources = sources(&texts(SENTENCES));
    let sentences = sentences(&sources);
    let evidence = Evidence::gather(&lexicon, &sources, &sentences, None);
    bencher.bench(|| align::align(&evidence, &sentences));
}

/// All stages without detection.
#[divan::bench]
fn whole_without_detection(bencher: Bencher<'_, '_>) {
    let comparer = Comparer::default();
    let texts = texts(SENTENCES);
    bencher.with_inputs(|| sources(&texts)).bench_values(|sources| comparer.align(sources));
}

/// All stages: what this takes longer is detection.
#[divan::bench]
fn whole(bencher: Bencher<'_, '_>) {
    let comparer = Comparer::default();
    let texts = texts(SENTENCES);
    bencher.with_inputs(|| sources(&texts)).bench_values(|sources| comparer.compare(sources));
}

/// A release of 25 sentences, from text to report.
#[divan::bench]
fn short_pair(bencher: Bencher<'_, '_>) {
    let comparer = Comparer::default();
    let texts = texts(25);
    bencher.with_inputs(|| sources(&texts)).bench_values(|sources| comparer.compare(sources));
}
