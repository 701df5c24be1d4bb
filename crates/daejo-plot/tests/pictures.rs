//! Pictures of a small report made by hand, and of sizes from nothing to a year's releases.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use daejo::article::Role;
use daejo::{
    Bead, Card, Divergence, Document, Kind, Ledger, Pair, Report, SCHEMA, Sentence, Severity, Span, Summary,
};
use daejo_plot::{Picture, PngError, Style, WIDTH};
use tiny_skia::Pixmap;

const STYLES: [Style; 2] = [Style::Dots, Style::Ribbons];

fn document(lang: &str, path: &str, count: usize) -> Document {
    let sentence = |n: usize| Sentence {
        text: format!("Sentence {n}."),
        span: Span::new(n, n + 1),
        paragraph: n,
        role: Role::Body,
    };
    Document {
        path: path.into(),
        lang: lang.into(),
        headline: None,
        published: None,
        sentences: (0..count).map(sentence).collect(),
    }
}

fn bead(en: &[usize], ko: &[usize], confidence: f32, moved: bool) -> Bead {
    Bead { en: en.to_vec(), ko: ko.to_vec(), confidence, moved, fixed: false, links: Vec::new() }
}

fn divergence(kind: Kind, severity: Severity, bead: usize) -> Divergence {
    Divergence {
        kind,
        severity,
        confidence: 0.9,
        bead,
        en: None,
        ko: None,
        message: String::new(),
        fingerprint: String::new(),
        card: Card::default(),
        verdict: None,
    }
}

fn report(paths: [&str; 2], beads: Vec<Bead>, divergences: Vec<Divergence>) -> Report {
    let [en, ko] = [0, 1].map(|side| {
        let numbers = beads.iter().flat_map(|b| if side == 0 { &b.en } else { &b.ko });
        numbers.max().map_or(0, |n| n + 1)
    });
    Report {
        schema: SCHEMA.into(),
        en: document("en", paths[0], en),
        ko: document("ko", paths[1], ko),
        summary: Summary {
            sentences: Pair { en, ko },
            beads: beads.iter().filter(|b| !b.en.is_empty() && !b.ko.is_empty()).count(),
            unaligned: Pair {
                en: beads.iter().filter(|b| b.ko.is_empty()).map(|b| b.en.len()).sum(),
                ko: beads.iter().filter(|b| b.en.is_empty()).map(|b| b.ko.len()).sum(),
            },
            moved: beads.iter().filter(|b| b.moved).count(),
            major: divergences.iter().filter(|d| d.severity == Severity::Major).count(),
            minor: divergences.iter().filter(|d| d.severity == Severity::Minor).count(),
            ..Summary::default()
        },
        beads,
        divergences,
        hidden: Default::default(),
        stale: Vec::new(),
        ledger: Ledger::default(),
        passages: Vec::new(),
        notes: Vec::new(),
        problems: Vec::new(),
    }
}

/// Every class of bead, every severity.
fn small() -> Report {
    let beads = vec![
        bead(&[0], &[0], 0.99, false),
        bead(&[1], &[1, 2], 0.8, false),
        bead(&[2], &[], 0.7, false),
        bead(&[3], &[5], 0.9, true),
        bead(&[4, 5], &[3], 0.55, false),
        bead(&[], &[4], 0.85, false),
        bead(&[6], &[6], 1.0, false),
    ];
    let divergences = vec![
        divergence(Kind::Number, Severity::Major, 1),
        divergence(Kind::Tone, Severity::Minor, 1),
        divergence(Kind::Addition, Severity::Major, 2),
        divergence(Kind::Order, Severity::Minor, 3),
        divergence(Kind::Omission, Severity::Major, 5),
    ];
    report(["releases/en.txt", "releases/평양.txt"], beads, divergences)
}

/// So many beads; one in seven has no Korean, one in thirty diverges.
fn long(count: usize) -> Report {
    let mut ko = 0;
    let one = |n: usize| {
        if n % 7 == 3 {
            return bead(&[n], &[], 0.8, false);
        }
        ko += 1;
        bead(&[n], &[ko - 1], 0.5 + (n % 50) as f32 / 100.0, false)
    };
    let beads = (0..count).map(one).collect();
    let grave = |n: usize| if n.is_multiple_of(60) { Severity::Major } else { Severity::Minor };
    let divergences = (0..count).step_by(30).map(|n| divergence(Kind::Number, grave(n), n)).collect();
    report(["en.txt", "ko.txt"], beads, divergences)
}

#[test]
fn a_dot_plot() {
    insta::assert_snapshot!(Picture::new(&small(), Style::Dots, None).svg());
}

#[test]
fn ribbons() {
    insta::assert_snapshot!(Picture::new(&small(), Style::Ribbons, None).svg());
}

#[test]
fn every_picture_is_xml_that_says_what_it_shows() {
    for style in STYLES {
        for count in [0, 1, 2, 30, 499, 500, 501, 3000] {
            let svg = Picture::new(&long(count), style, None).svg();
            let document = roxmltree::Document::parse(&svg).unwrap_or_else(|e| panic!("{count}: {e}"));
            let root = document.root_element();
            assert_eq!(root.attribute("role"), Some("img"));
            let heads: Vec<_> =
                root.children().filter(|n| n.is_element()).take(2).map(|n| n.tag_name().name()).collect();
            assert_eq!(heads, ["title", "desc"]);
            let named = |name| {
                root.descendants().filter(move |n| n.has_tag_name(("http://www.w3.org/2000/svg", name)))
            };
            assert_eq!(named("script").count() + named("style").count() + named("image").count(), 0);
            assert!(!svg.contains("NaN") && !svg.contains("inf"), "{count}");
        }
    }
}

#[test]
fn a_hostile_title_stays_text() {
    let title = "</title><script>alert('1')</script>&\u{1}\u{202e}\"";
    for style in STYLES {
        let svg = Picture::new(&small(), style, Some(title)).svg();
        let document = roxmltree::Document::parse(&svg).unwrap();
        assert!(document.descendants().all(|n| !n.tag_name().name().eq_ignore_ascii_case("script")));
        let shown = document.descendants().find(|n| n.tag_name().name() == "title").unwrap();
        assert_eq!(shown.text(), Some("</title><script>alert('1')</script>& \""));
    }
}

#[test]
fn a_long_document_makes_a_small_file_and_the_same_one_again() {
    let report = long(20_000);
    for style in STYLES {
        let picture = Picture::new(&report, style, None);
        let svg = picture.svg();
        assert!(svg.len() < 500_000, "{style:?}: {} bytes", svg.len());
        assert_eq!(svg, Picture::new(&report, style, None).svg());
        assert_eq!(picture.png(1.0).unwrap(), picture.png(1.0).unwrap());
    }
}

#[test]
fn a_png_has_the_size_of_the_svg_and_is_not_blank() {
    for style in STYLES {
        for scale in [1.0, 2.5] {
            let picture = Picture::new(&small(), style, None);
            let svg = picture.svg();
            let document = roxmltree::Document::parse(&svg).unwrap();
            let view: Vec<f32> = document
                .root_element()
                .attribute("viewBox")
                .unwrap()
                .split(' ')
                .map(|x| x.parse().unwrap())
                .collect();
            let pixels = Pixmap::decode_png(&picture.png(scale).unwrap()).unwrap();
            assert_eq!(pixels.width(), (WIDTH * scale).ceil() as u32);
            assert!((pixels.height() as f32 - view[3] * scale).abs() <= 1.0);
            let dark = pixels.pixels().iter().filter(|p| p.red() < 0x80 && p.alpha() == 0xff).count();
            let share = dark as f32 / pixels.pixels().len() as f32;
            assert!((0.01..0.5).contains(&share), "{style:?}: {share}");
        }
    }
}

#[test]
fn a_title_in_hangul_is_drawn_in_latin_letters() {
    let drawn = |title| Picture::new(&small(), Style::Dots, Some(title)).png(2.0).unwrap();
    assert_eq!(drawn("평양"), drawn("phyongyang"));
    assert_ne!(drawn("평양"), drawn(""));
}

#[test]
fn a_size_without_pixels_or_with_too_many_is_an_error() {
    let picture = Picture::new(&small(), Style::Dots, None);
    for scale in [0.0, -1.0, f32::NAN, f32::INFINITY, 1000.0] {
        assert!(matches!(picture.png(scale), Err(PngError::Size)), "{scale}");
    }
}
