//! What is written can be read, and is the same as far as the format carries it: gold ladders, daejo's own, and any
//! bitext with any text.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use daejo::eval::Case;
use daejo::{Comparer, Pair, Side};
use daejo_exchange::{Bead, Bitext, Format, Issue, Sentence, Text, read, write};
use proptest::prelude::*;
use std::path::Path;

/// Writes a bitext and reads it back.
fn again(bitext: &Bitext, format: Format) -> Bitext {
    let files = write(bitext, format, "x");
    let texts: Vec<Text<'_>> = files.iter().map(|f| Text { name: f.suffix, text: &f.text }).collect();
    let sentences = format.has_numbers_only().then(|| bitext.sentences().clone());
    read(format, &texts, sentences).unwrap_or_else(|e| panic!("{format}: {e}\n{}", files[0].text))
}

fn words(bitext: &Bitext) -> Pair<Vec<&str>> {
    bitext.sentences().as_ref().map(|list| list.iter().map(|s| s.text.as_str()).collect())
}

/// The beads without what few formats carry, in an order of their own.
fn ladder(bitext: &Bitext) -> Vec<Pair<Vec<usize>>> {
    let mut beads: Vec<_> = bitext.beads().iter().map(|b| b.sides.clone()).collect();
    beads.sort_by(|a, b| (&a.en, &a.ko).cmp(&(&b.en, &b.ko)));
    beads
}

/// Beads with a confidence of two places, as it is written.
fn rounded(bitext: &Bitext) -> Vec<Bead> {
    let two = |c: f32| format!("{c:.2}").parse().unwrap();
    bitext.beads().iter().map(|b| Bead { confidence: b.confidence.map(two), ..b.clone() }).collect()
}

/// The texts of every bead.
fn texts(bitext: &Bitext) -> Vec<[Vec<&str>; 2]> {
    bitext.beads().iter().map(|b| Side::BOTH.map(|side| bitext.texts(b, side))).collect()
}

/// Everything that each format promises to carry.
fn check(bitext: &Bitext) {
    for format in [Format::Tsv, Format::Tmx, Format::Xliff, Format::Xliff12] {
        let read = again(bitext, format);
        assert_eq!(words(&read), words(bitext), "{format}");
        assert_eq!(read.beads(), rounded(bitext), "{format}");
        if format != Format::Tsv {
            assert_eq!(read.issues(), bitext.issues(), "{format}");
        }
    }
    for format in [Format::Vecalign, Format::Intertext] {
        let read = again(bitext, format);
        assert_eq!(words(&read), words(bitext), "{format}");
        assert_eq!(ladder(&read), ladder(bitext), "{format}");
    }
    let hunalign = again(bitext, Format::Hunalign);
    let marks = |t: &str| match t {
        "<p>" => "< p >".to_string(),
        t => t.split(' ').map(|w| if w == "~~~" { "~~ ~" } else { w }).collect::<Vec<_>>().join(" "),
    };
    let expected: Vec<_> = texts(bitext)
        .iter()
        .map(|s| s.each_ref().map(|t| t.iter().map(|t| marks(t)).collect::<Vec<_>>()))
        .collect();
    assert_eq!(texts(&hunalign), expected);
    let moses = again(bitext, Format::Moses);
    let expected: Vec<_> = texts(bitext).iter().map(|s| s.each_ref().map(|t| t.join(" "))).collect();
    let lines: Vec<_> = texts(&moses).iter().map(|s| s.each_ref().map(|t| t.join(" "))).collect();
    assert_eq!(lines, expected);
    check_rungs(bitext);
}

/// Rungs have every bead that is neither moved nor has a gap; the sentences of the others stand in null beads.
fn check_rungs(bitext: &Bitext) {
    let rungs = ladder(&again(bitext, Format::Ladder));
    let gapless = |list: &[usize]| list.windows(2).all(|w| w[0] + 1 == w[1]);
    let all_gapless = bitext.beads().iter().all(|b| gapless(&b.sides.en) && gapless(&b.sides.ko));
    let full = |b: &&Pair<Vec<usize>>| !b.en.is_empty() && !b.ko.is_empty();
    let kept: Vec<_> = bitext.beads().iter().filter(|b| !b.moved).map(|b| &b.sides).filter(full).collect();
    if all_gapless {
        assert!(kept.iter().all(|bead| rungs.contains(bead)), "{rungs:?}");
    }
    assert!(rungs.iter().filter(full).all(|bead| kept.contains(&bead)), "{rungs:?}");
}

fn cases() -> Vec<Case> {
    let cases = Case::read_all(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/gold")).unwrap();
    assert!(cases.len() >= 20);
    cases
}

#[test]
fn gold_ladders() {
    for case in cases() {
        let list = |sentences: &[daejo::eval::GoldSentence]| {
            sentences.iter().map(|s| Sentence { text: s.text.clone(), paragraph: None }).collect()
        };
        let sentences = Pair { en: list(&case.gold.en), ko: list(&case.gold.ko) };
        let beads = case.gold.beads.iter().map(|sides| Bead { sides: sides.clone(), ..Bead::default() });
        let issues = case.gold.divergences.iter().map(|d| Issue {
            bead: d.bead,
            kind: d.kind.clone(),
            severity: daejo::Severity::parse(&d.severity).unwrap(),
            message: case.gold.id.clone(),
        });
        check(&Bitext::new(sentences, beads.collect(), issues.collect()).unwrap());
    }
}

#[test]
fn daejos_own_ladders() {
    let comparer = Comparer::default();
    for case in cases() {
        let report = comparer.compare(case.sources());
        let bitext = Bitext::try_from(&report).unwrap();
        let beads: Vec<_> = report.beads.iter().map(|b| (&b.en, &b.ko, b.moved)).collect();
        let taken: Vec<_> = bitext.beads().iter().map(|b| (&b.sides.en, &b.sides.ko, b.moved)).collect();
        assert_eq!(taken, beads, "{}", case.gold.id);
        check(&bitext);
        let paragraphs =
            |b: &Bitext| -> Vec<Option<usize>> { b.sentences().ko.iter().map(|s| s.paragraph).collect() };
        let same = |b: &Bitext| paragraphs(b).windows(2).map(|w| w[0] == w[1]).collect::<Vec<_>>();
        assert_eq!(same(&again(&bitext, Format::Intertext)), same(&bitext), "{}", case.gold.id);
    }
}

/// Text with all that formats stumble over.
fn wild() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        "[a-z가-힣]{1,4}",
        Just("]]>".to_string()),
        Just(" ~~~ ".to_string()),
        Just("~~~".to_string()),
        Just("<&>\"'".to_string()),
        Just("&#0;&lt;".to_string()),
        Just("<!--".to_string()),
        Just("<p>".to_string()),
        Just("\u{202e}\u{2066}".to_string()),
        Just("\u{feff}\u{fffe}\u{ffff}".to_string()),
        Just("\u{d7ff}\u{e000}\u{10ffff}\u{1fffe}".to_string()),
        Just("\u{0}\u{1b}[31m\u{85}\u{2028}".to_string()),
        Just("\t\r\n".to_string()),
        Just("[0]:[1]".to_string()),
        Just("|;:,".to_string()),
        Just("한\u{1112}\u{1161}\u{11ab}".to_string()),
        any::<char>().prop_map(|c| c.to_string()),
    ];
    proptest::collection::vec(pieces, 0..6).prop_map(|p| p.concat())
}

/// Any ladder: sentences dealt out to beads, in any order.
fn bitext() -> impl Strategy<Value = Bitext> {
    let full = (1..3usize, 0..3usize);
    let bead = (prop_oneof![full, (Just(0), 1..3usize)], proptest::option::of(0.0f32..=1.0), any::<bool>());
    let beads = proptest::collection::vec(bead, 1..8);
    (beads, any::<u64>(), any::<bool>()).prop_flat_map(|(shapes, seed, scatter)| {
        let sizes = Pair {
            en: shapes.iter().map(|s| s.0.0).sum::<usize>(),
            ko: shapes.iter().map(|s| s.0.1).sum::<usize>(),
        };
        let list = |n: usize| proptest::collection::vec((wild(), proptest::option::of(0..3usize)), n);
        let issues = proptest::collection::vec(
            (any::<prop::sample::Index>(), 0..13usize, any::<bool>(), wild()),
            0..4,
        );
        (list(sizes.en), list(sizes.ko), issues).prop_map(move |(en, ko, issues)| {
            let mut order: Vec<usize> = (0..sizes.ko).collect();
            if scatter {
                order.sort_by_key(|n| (*n as u64 + 1).wrapping_mul(seed | 1));
            }
            let english: Vec<usize> = (0..sizes.en).collect();
            let mut next = Pair { en: english.into_iter(), ko: order.into_iter() };
            let beads = shapes.iter().map(|((en, ko), confidence, moved)| Bead {
                sides: Pair {
                    en: next.en.by_ref().take(*en).collect(),
                    ko: next.ko.by_ref().take(*ko).collect(),
                },
                confidence: *confidence,
                moved: *moved && *en > 0 && *ko > 0,
                ..Bead::default()
            });
            let beads: Vec<Bead> = beads.collect();
            let issues = issues.into_iter().map(|(at, kind, major, message)| Issue {
                bead: at.index(beads.len()),
                kind: daejo::Kind::ALL[kind].to_string(),
                severity: if major { daejo::Severity::Major } else { daejo::Severity::Minor },
                message,
            });
            let issues = issues.collect();
            let sentences = Pair { en, ko }
                .map(|list| list.into_iter().map(|(text, paragraph)| Sentence { text, paragraph }).collect());
            Bitext::new(sentences, beads, issues).unwrap()
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bitext(bitext in bitext()) {
        check(&bitext);
    }

    #[test]
    fn no_file_is_too_odd_to_be_refused(text in wild(), format in 0..10usize) {
        for text in [text.clone(), format!("en\tko\n{text}"), format!("<tmx>{text}</tmx>"), format!("<xliff version='2.1' srcLang='en' trgLang='ko'><unit>{text}</unit></xliff>")] {
            let format = Format::ALL[format];
            let files = vec![Text { name: "x", text: &text }; format.suffixes().len()];
            let _ = read(format, &files, None);
        }
    }
}
