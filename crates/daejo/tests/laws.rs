//! The laws of ARCHITECTURE.md, for any text.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use daejo::{Comparer, Pair, Report, Side, Source, Span};
use proptest::prelude::*;
use std::sync::OnceLock;

fn comparer() -> &'static Comparer {
    static COMPARER: OnceLock<Comparer> = OnceLock::new();
    COMPARER.get_or_init(Comparer::default)
}

fn compare(en: &str, ko: &str) -> Report {
    comparer().compare(Pair { en: Source::from_text("en", en), ko: Source::from_text("ko", ko) })
}

/// Pieces that real and broken releases are made of.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("The Workers' Party of Korea held a meeting on May 3. ".to_string()),
        Just("조선로동당이 5월 3일 회의를 진행하였다. ".to_string()),
        Just("Pyongyang, May 4 (KCNA) -- ".to_string()),
        Just("(평양 5월 4일발 조선중앙통신) ".to_string()),
        Just("1만 2 000여정보".to_string()),
        Just("more than 12 000 hectares".to_string()),
        Just("\n\n".to_string()),
        Just("-0-\n".to_string()),
        Just("(끝)".to_string()),
        Just("《〈".to_string()),
        Just("》".to_string()),
        Just("More Articles\n".to_string()),
        Just("<p>&amp;<script>".to_string()),
        Just("\u{1b}[31m\u{0}\u{202e}".to_string()),
        Just("\u{1112}\u{1161}\u{11ab}".to_string()),
        "[가-힣]{1,6}[ .!?]?",
        "[A-Za-z0-9 .,'-]{0,20}",
        "\\PC{0,8}",
    ];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

fn check_coverage(report: &Report) -> Result<(), TestCaseError> {
    for side in Side::BOTH {
        let mut numbers: Vec<usize> = report
            .beads
            .iter()
            .flat_map(|b| if side == Side::En { b.en.clone() } else { b.ko.clone() })
            .collect();
        numbers.sort_unstable();
        let all: Vec<usize> = (0..report.document(side).sentences.len()).collect();
        prop_assert_eq!(numbers, all, "every sentence stands in exactly one bead");
    }
    Ok(())
}

fn check_confidence(report: &Report) -> Result<(), TestCaseError> {
    for bead in &report.beads {
        prop_assert!((0.0..=1.0).contains(&bead.confidence), "{}", bead.confidence);
    }
    Ok(())
}

/// A passage is a run of sentences that stand in null beads, and longer than one.
fn check_passages(report: &Report) -> Result<(), TestCaseError> {
    for passage in &report.passages {
        prop_assert_eq!(passage.last + 1 - passage.first, passage.sentences);
        prop_assert!(passage.sentences > 1);
        let own = |b: &daejo::Bead| if passage.side == Side::En { b.en.clone() } else { b.ko.clone() };
        for number in passage.first..=passage.last {
            let bead = report.beads.iter().find(|b| own(b).contains(&number)).unwrap();
            prop_assert!(bead.en.is_empty() || bead.ko.is_empty());
        }
    }
    Ok(())
}

fn check_order(report: &Report) -> Result<(), TestCaseError> {
    let fixed: Vec<_> = report.beads.iter().filter(|b| !b.moved).collect();
    for pick in [|b: &daejo::Bead| b.en.clone(), |b: &daejo::Bead| b.ko.clone()] {
        let numbers: Vec<usize> = fixed.iter().flat_map(|b| pick(b)).collect();
        prop_assert!(numbers.is_sorted(), "beads that are not moved are in order: {:?}", numbers);
    }
    Ok(())
}

/// A text as a JSON string of which every UTF-16 unit is an escape.
fn escaped(text: &str) -> String {
    let units: String = text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
    format!("\"{units}\"")
}

/// Some sentences of a side.
fn picked() -> impl Strategy<Value = Vec<prop::sample::Index>> {
    prop::collection::vec(any::<prop::sample::Index>(), 0..4)
}

/// Beads of the sentences that were picked, each sentence in the first that picks it.
fn beads_of(
    picks: &[(Vec<prop::sample::Index>, Vec<prop::sample::Index>)],
    report: &Report,
) -> Vec<Pair<Vec<usize>>> {
    let mut free =
        Pair { en: report.en.sentences.len(), ko: report.ko.sentences.len() }.map(|n| vec![true; n]);
    let mut take = |side: Side, picks: &[prop::sample::Index]| -> Vec<usize> {
        let sentences = free[side].len();
        let numbers = picks.iter().filter(|_| sentences > 0).map(|p| p.index(sentences));
        let mut own: Vec<usize> = numbers.filter(|n| std::mem::take(&mut free[side][*n])).collect();
        own.sort_unstable();
        own
    };
    let beads = picks.iter().map(|(en, ko)| Pair { en: take(Side::En, en), ko: take(Side::Ko, ko) });
    beads.filter(|b| !b.en.is_empty() || !b.ko.is_empty()).collect()
}

/// Every fixed bead is there as given, and no other says that it is fixed; no finding of order is about one.
fn check_fixed(report: &Report, beads: &[Pair<Vec<usize>>]) -> Result<(), TestCaseError> {
    let mut given: Vec<_> = beads.iter().map(|b| (b.en.clone(), b.ko.clone())).collect();
    let fixed = report.beads.iter().filter(|b| b.fixed);
    let mut found: Vec<_> = fixed.clone().map(|b| (b.en.clone(), b.ko.clone())).collect();
    given.sort_unstable();
    found.sort_unstable();
    prop_assert_eq!(found, given);
    prop_assert!(fixed.clone().all(|b| b.confidence == 1.0));
    let order = report.divergences.iter().filter(|d| d.kind == daejo::Kind::Order);
    prop_assert!(order.map(|d| &report.beads[d.bead]).all(|b| !b.fixed));
    Ok(())
}

fn check_spans(report: &Report, texts: &Pair<String>) -> Result<(), TestCaseError> {
    let on_boundaries = |text: &str, span: Span| text.get(span.start..span.end).is_some();
    for side in Side::BOTH {
        let document = report.document(side);
        let mut at = 0;
        for sentence in &document.sentences {
            prop_assert!(sentence.span.start >= at, "sentences do not overlap");
            prop_assert!(on_boundaries(&texts[side], sentence.span));
            at = sentence.span.end;
        }
    }
    for link in report.beads.iter().flat_map(|b| &b.links) {
        prop_assert!(on_boundaries(&texts.en, link.en) && on_boundaries(&texts.ko, link.ko));
        prop_assert!(!link.en.is_empty() && !link.ko.is_empty(), "a link cites words on both sides");
    }
    for d in &report.divergences {
        prop_assert!(d.en.is_some() || d.ko.is_some(), "no evidence, no claim");
        prop_assert!(d.en.is_none_or(|s| on_boundaries(&texts.en, s)));
        prop_assert!(d.ko.is_none_or(|s| on_boundaries(&texts.ko, s)));
        prop_assert!((0.0..=1.0).contains(&d.confidence) && d.bead < report.beads.len());
        prop_assert!(
            !d.message.ends_with('.') && d.message.chars().next().is_some_and(|c| !c.is_uppercase())
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, ..ProptestConfig::default() })]

    #[test]
    fn any_two_texts_give_a_report_that_keeps_the_laws(en in text(), ko in text()) {
        let report = compare(&en, &ko);
        let swapped = report.problems.iter().any(|p| p.kind == daejo::ProblemKind::Swapped);
        let texts = if swapped { Pair { en: ko, ko: en } } else { Pair { en, ko } };
        check_coverage(&report)?;
        check_order(&report)?;
        check_spans(&report, &texts)?;
        check_confidence(&report)?;
        check_passages(&report)?;
    }

    #[test]
    fn the_same_input_gives_the_same_report_at_any_thread_count(en in text(), ko in text()) {
        let json = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            serde_json::to_string(&pool.install(|| compare(&en, &ko))).unwrap()
        };
        prop_assert_eq!(json(1), json(2));
        prop_assert_eq!(json(1), json(4));
    }

    /// Enough text for several threads, and the same text on both sides in another order of its paragraphs.
    #[test]
    fn long_texts_keep_the_laws_at_any_thread_count(
        pieces in prop::collection::vec((text(), text()), 8..24),
        turn in 0usize..24,
    ) {
        let en: Vec<&str> = pieces.iter().map(|p| p.0.as_str()).collect();
        let mut ko: Vec<&str> = pieces.iter().map(|p| p.1.as_str()).collect();
        ko.rotate_left(turn % pieces.len());
        let (en, ko) = (en.join("\n\n"), ko.join("\n\n"));
        let at = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| compare(&en, &ko))
        };
        let report = at(1);
        check_coverage(&report)?;
        check_order(&report)?;
        check_confidence(&report)?;
        check_passages(&report)?;
        let json = serde_json::to_string(&report).unwrap();
        for threads in [2, 4] {
            prop_assert_eq!(&json, &serde_json::to_string(&at(threads)).unwrap());
        }
    }

    /// Fixed beads of any form: any sentences of either side, in any order.
    #[test]
    fn fixed_beads_stand_as_given_and_the_rest_keeps_the_laws(
        pieces in prop::collection::vec((text(), text()), 1..10),
        picks in prop::collection::vec((picked(), picked()), 0..7),
    ) {
        let en: Vec<&str> = pieces.iter().map(|p| p.0.as_str()).collect();
        let ko: Vec<&str> = pieces.iter().map(|p| p.1.as_str()).collect();
        let (en, ko) = (en.join("\n\n"), ko.join("\n\n"));
        let sources = || Pair { en: Source::from_text("en", en.as_str()), ko: Source::from_text("ko", ko.as_str()) };
        let free = comparer().compare(sources());
        let beads = beads_of(&picks, &free);
        let at = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| comparer().compare_fixed(sources(), &beads)).unwrap()
        };
        let report = at(1);
        check_coverage(&report)?;
        check_order(&report)?;
        check_confidence(&report)?;
        check_passages(&report)?;
        check_fixed(&report, &beads)?;
        let json = serde_json::to_string(&report).unwrap();
        for threads in [2, 4] {
            prop_assert_eq!(&json, &serde_json::to_string(&at(threads)).unwrap());
        }
        if beads.is_empty() {
            prop_assert_eq!(json, serde_json::to_string(&free).unwrap());
        }
    }

    /// A record has the sentences of its text, and their places are those of the escapes.
    #[test]
    fn a_record_is_read_as_its_text(text in text(), escape in any::<bool>()) {
        // What begins like a record is one of its own, and of nothing there is no record.
        prop_assume!(!text.trim_start().starts_with(['{', '[', '\u{feff}']) && !Source::from_text("x", text.as_str()).view().text().trim().is_empty());
        let literal = if escape { escaped(&text) } else { serde_json::to_string(&text).unwrap() };
        let json = format!("{{\"lang\": \"\", \"text\": {literal}, \"url\": {{\"text\": 1}}}}");
        let plain = Source::from_text("x", text.as_str());
        let record = Source::from_text("x", json.as_str());
        prop_assert_eq!(plain.view().text(), record.view().text());
        let sentences = |source: &Source| {
            let report = comparer().align(Pair { en: source.clone(), ko: source.clone() });
            report.en.sentences
        };
        for (plain, record) in sentences(&plain).iter().zip(&sentences(&record)) {
            prop_assert_eq!(&plain.text, &record.text);
            let raw = json.get(record.span.start..record.span.end).expect("on boundaries");
            let decoded: String = serde_json::from_str(&format!("\"{raw}\"")).unwrap();
            prop_assert_eq!(&decoded, plain.span.of(&text));
        }
    }

    #[test]
    fn any_bytes_are_text_or_a_clear_error(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        match Source::from_bytes("x", &bytes) {
            Ok(source) => {
                let view = source.view.text();
                prop_assert!(!view.chars().any(|c| c.is_control() && c != '\n'), "no control reaches later stages");
                let whole = source.view.to_source(Span::new(0, view.len()));
                prop_assert!(whole.end <= source.text.len());
            }
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }
}

/// Sentence pairs of which each differs in one figure.
fn divergent(n: usize) -> (String, String) {
    let places = ["Hamhung", "Wonsan", "Sariwon", "Sinuiju", "Kanggye", "Nampho"];
    let korean = ["함흥", "원산", "사리원", "신의주", "강계", "남포"];
    let (en, ko) = (places[n % places.len()], korean[n % korean.len()]);
    (
        format!("{} tractors arrived in {en}. ", 20 + n),
        format!("{}대의 뜨락또르가 {ko}에 도착하였다. ", 40 + n),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_fingerprint_survives_edits_elsewhere(
        count in 2usize..6,
        at in 0usize..6,
        words in "[A-Z][a-z]{2,8} [a-z]{3,8}",
        blanks in "[ \n]{1,3}",
    ) {
        let pairs: Vec<_> = (0..count).map(divergent).collect();
        let text = |pick: fn(&(String, String)) -> &str, edit: Option<(usize, &str)>| -> String {
            let mut parts: Vec<String> = pairs.iter().map(|p| pick(p).to_string()).collect();
            if let Some((at, with)) = edit {
                parts[at] = with.to_string();
            }
            parts.concat()
        };
        let at = at % count;
        let ko = text(|p| &p.1, None);
        let before = compare(&text(|p| &p.0, None), &ko);
        let edited = format!("{words} {}", pairs[at].0.replace(' ', &blanks.replace("\n\n", "\n")));
        let after = compare(&text(|p| &p.0, Some((at, &edited))), &ko);
        let numbers = |report: &Report| -> Vec<String> {
            let found = report.divergences.iter().filter(|d| d.kind == daejo::Kind::Number);
            found.map(|d| d.fingerprint.clone()).collect()
        };
        let (before, after) = (numbers(&before), numbers(&after));
        prop_assert!(before.len() >= count - 1, "{:?}", before);
        // The sentence that was edited may be read anew; no other one.
        let lost = before.iter().filter(|f| !after.contains(f)).count();
        prop_assert!(lost <= 1, "{:?} {:?}", before, after);
    }

    #[test]
    fn no_two_divergences_have_one_fingerprint(repeats in 2usize..5, en in text(), ko in text()) {
        let (a, b) = divergent(1);
        let report = compare(&format!("{}{en}", a.repeat(repeats)), &format!("{}{ko}", b.repeat(repeats)));
        let mut all: Vec<&str> = report.divergences.iter().map(|d| d.fingerprint.as_str()).collect();
        all.sort_unstable();
        let count = all.len();
        all.dedup();
        prop_assert_eq!(all.len(), count);
    }
}

#[test]
fn equal_findings_are_told_apart_by_a_number() {
    let (a, b) = divergent(1);
    let report = compare(&a.repeat(3), &b.repeat(3));
    let all: Vec<&str> = report.divergences.iter().map(|d| d.fingerprint.as_str()).collect();
    assert_eq!(all.len(), 3, "{all:?}");
    assert_eq!(all[1], format!("{}-2", all[0]));
    assert_eq!(all[2], format!("{}-3", all[0]));
}

/// Long enough to be cut by anchors: fixed beads hold there as well, and the rest finds its own.
#[test]
fn a_long_text_is_aligned_around_fixed_beads() {
    let side = |line: &dyn Fn(usize) -> String| (0..700).map(line).collect::<Vec<_>>().join(" ");
    let en = side(&|n| format!("They built {} houses and {} schools.", 1_000 + n, 3_000 + 7 * n));
    let ko = side(&|n| format!("그들은 살림집 {}채와 학교 {}개를 건설하였다.", 1_000 + n, 3_000 + 7 * n));
    let sources = Pair { en: Source::from_text("en", en), ko: Source::from_text("ko", ko) };
    let bead = |en: &[usize], ko: &[usize]| Pair { en: en.to_vec(), ko: ko.to_vec() };
    let fixed = [
        bead(&[100, 101], &[100]),
        bead(&[200], &[400]),
        bead(&[10, 12], &[11]),
        bead(&[300], &[]),
        bead(&[], &[500, 502]),
    ];
    let report = comparer().align_fixed(sources, &fixed).unwrap();
    check_coverage(&report).unwrap();
    check_order(&report).unwrap();
    check_fixed(&report, &fixed).unwrap();
    // What a fixed bead leaves without its partner may join a neighbour.
    let near = |n: usize| fixed.iter().any(|b| b.en.iter().chain(&b.ko).any(|s| s.abs_diff(n) < 2));
    for n in (0..700).filter(|n| !near(*n)) {
        let own = report.beads.iter().find(|b| b.en == [n]).unwrap();
        assert_eq!((own.ko.as_slice(), own.fixed), (&[n][..], false), "{n}");
    }
}
