//! One small comparison, made by hand, that every format is tested on.

use crate::{Comparison, Format, Options, render};
use daejo::article::Role;
use daejo::evidence::By;
use daejo::{
    Bead, Card, Decision, Divergence, Document, Gloss, Hidden, Kind, Ledger, LineIndex, Link, Note, Pair,
    Piece, PieceKind, Problem, ProblemKind, Quote, Report, SCHEMA, Sentence, Severity, Side, Source, Span,
    Summary, Verdict,
};

const EN: &str = "Tideland Reclaimed in North Phyongan Province

Pyongyang, May 2 (KCNA) -- More than 12 000 hectares of tideland were reclaimed in Kwaksan County of North Phyongan \
Province on May 1. The world is watching with surprise. Premier Pak Pong Ju inspected the site and met the builders.

Songs were sung at night. The project will be finished by the year's end. -0-
";

const KO: &str = "평안북도에서 간석지를 개간

(평양 5월 2일발 조선중앙통신) 평안북도 곽산군에서 5월 1일 1만 5 000여정보의 간석지가 개간되였다. 밤에는 노래가 울려퍼졌다.

박봉주총리가 현지를 료해하였다. 그는 건설자들을 만났다. 조선로동당중앙위원회 정치국 상무위원회 위원들이 여기에 참가하였다. \
공사는 년말까지 끝나게 될것이다. (끝)
";

/// The report and its texts.
pub fn comparison() -> (Report, Pair<Source>) {
    let sources = Pair { en: Source::from_text("en.txt", EN), ko: Source::from_text("ko.txt", KO) };
    let en = document(
        Side::En,
        EN,
        &["Tideland Reclaimed", "More than 12 000", "The world", "Premier", "Songs", "The project"],
    );
    let ko = document(
        Side::Ko,
        KO,
        &["평안북도에서", "평안북도 곽산군에서", "밤에는", "박봉주", "그는", "조선로동당", "공사는"],
    );
    let report = Report {
        schema: SCHEMA.into(),
        beads: beads(),
        divergences: divergences(&en, &ko),
        hidden: Hidden { below: 2, dismissed: 1, others: 0 },
        stale: vec![Verdict {
            fingerprint: "00000000000000ff".into(),
            verdict: Decision::Dismissed,
            remark: Some("was a misprint".into()),
            kind: Some(Kind::Date),
            en: None,
            ko: None,
        }],
        ledger: Ledger::default(),
        passages: Vec::new(),
        notes: vec![Note { bead: Some(3), message: "one English sentence stands for 2 Korean ones".into() }],
        problems: vec![Problem::at(
            ProblemKind::UnclosedQuotation,
            Side::Ko,
            span(KO, "(끝)"),
            "a quotation mark has no partner",
        )],
        summary: Summary {
            sentences: Pair { en: 6, ko: 7 },
            beads: 5,
            unaligned: Pair { en: 1, ko: 1 },
            moved: 1,
            major: 3,
            minor: 1,
            kinds: [(Kind::Number, 1), (Kind::Omission, 1), (Kind::Addition, 1), (Kind::Order, 1)].into(),
        },
        en,
        ko,
    };
    (report, sources)
}

/// The fixture in a format.
pub fn rendered(format: Format, options: &Options) -> String {
    let (report, sources) = comparison();
    let mut out = Vec::new();
    render(format, Comparison { report: &report, sources: &sources }, options, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap();
    Span::new(start, start + words.len())
}

/// Sentences by their first words; each ends where the next begins, at the end of the line or before the end mark.
fn document(side: Side, text: &str, starts: &[&str]) -> Document {
    let starts: Vec<usize> = starts.iter().map(|s| text.find(s).unwrap()).collect();
    let sentence = |(i, start): (usize, &usize)| {
        let (before, rest) = text.split_at(*start);
        let stop = ["\n", " -0-", " (끝)"].iter().filter_map(|m| rest.find(m)).min().unwrap_or(rest.len());
        let next = starts.get(i + 1).map_or(rest.len(), |n| n - start);
        let words = rest.split_at(stop.min(next)).0.trim_end();
        Sentence {
            text: words.into(),
            span: Span::new(*start, start + words.len()),
            paragraph: before.matches("\n\n").count(),
            role: if i == 0 { Role::Headline } else { Role::Body },
        }
    };
    Document {
        path: format!("{}.txt", side.code()),
        lang: side.code().into(),
        headline: Some(0),
        published: Some("2017-05-02".into()),
        sentences: starts.iter().enumerate().map(sentence).collect(),
    }
}

fn beads() -> Vec<Bead> {
    let bead = |en: &[usize], ko: &[usize], confidence: f32, links: &[(&str, &str, By)]| Bead {
        en: en.to_vec(),
        ko: ko.to_vec(),
        confidence,
        moved: false,
        fixed: false,
        links: links.iter().map(|(e, k, by)| link(e, k, *by)).collect(),
    };
    let place = [
        ("Kwaksan County", "곽산군", By::Name),
        ("North Phyongan Province on", "평안북도 곽산군", By::Lexicon),
        ("May 1", "5월 1일", By::Date),
        ("tideland were", "간석지가", By::Lexicon),
        ("reclaimed", "개간되였다", By::Lexicon),
    ];
    let visit = [
        ("Pak Pong Ju", "박봉주", By::Name),
        ("Premier", "총리", By::Lexicon),
        ("builders", "건설자", By::Lexicon),
    ];
    vec![
        bead(&[0], &[0], 0.98, &[("Tideland", "간석지를", By::Lexicon)]),
        bead(&[1], &[1], 0.97, &place),
        bead(&[2], &[], 0.74, &[]),
        bead(&[3], &[3, 4], 0.93, &visit),
        Bead {
            moved: true,
            fixed: false,
            ..bead(&[4], &[2], 0.88, &[("Songs", "노래", By::Lexicon), ("night", "밤", By::Lexicon)])
        },
        bead(&[], &[5], 0.81, &[]),
        bead(&[5], &[6], 0.95, &[("project", "공사", By::Lexicon), ("year's end", "년말", By::Lexicon)]),
    ]
}

fn link(en: &str, ko: &str, by: By) -> Link {
    let entry = (by == By::Lexicon).then(|| ko.to_string());
    Link { en: span(EN, en), ko: span(KO, ko), by, entry }
}

fn divergences(en: &Document, ko: &Document) -> Vec<Divergence> {
    let divergence = |kind, severity, bead, en: Option<Span>, ko: Option<Span>, message: &str| Divergence {
        kind,
        severity,
        confidence: 0.9,
        bead,
        en,
        ko,
        message: message.into(),
        fingerprint: format!("{bead:016x}"),
        card: card(en, ko),
        verdict: None,
    };
    let whole = |d: &Document, n: usize| d.sentences.get(n).map(|s| s.span);
    let mut all = vec![
        divergence(
            Kind::Number,
            Severity::Major,
            1,
            Some(span(EN, "More than 12 000 hectares")),
            Some(span(KO, "1만 5 000여정보")),
            "the English has 12 000 hectares or more, the Korean 15 000 or more (1만 5 000여정보)",
        ),
        divergence(
            Kind::Addition,
            Severity::Major,
            2,
            whole(en, 2),
            None,
            "an English sentence has no Korean counterpart",
        ),
        divergence(
            Kind::Order,
            Severity::Minor,
            4,
            whole(en, 4),
            whole(ko, 2),
            "the Korean has this after sentence 1, the English after sentence 3",
        ),
        divergence(
            Kind::Omission,
            Severity::Major,
            5,
            None,
            whole(ko, 5),
            "a Korean sentence has no English counterpart",
        ),
    ];
    if let Some(first) = all.first_mut() {
        first.verdict = Some(first.judged(Decision::Accepted, Some("the ministry gives 15 000".into())));
    }
    all
}

fn card(en: Option<Span>, ko: Option<Span>) -> Card {
    let quote = |text: &str, span: Span| {
        let (line, column) = LineIndex::new(text).line_column(text, span.start);
        Quote { text: span.of(text).into(), span, line, column }
    };
    let ko = ko.map(|s| quote(KO, s));
    let gloss = ko.as_ref().map_or(Vec::new(), |q| GLOSSES.iter().filter(|g| q.text.contains(g.0)).collect());
    let gloss: Vec<Gloss> = gloss.into_iter().map(|g| word(g.1)).collect();
    let romanization = gloss.iter().map(Gloss::romanization).collect::<Vec<_>>().join(" ");
    Card { en: en.map(|s| quote(EN, s)), ko, romanization, gloss, compared: None }
}

/// Words and their pieces: Korean, reading, rendering; grammar has none.
type Words = (&'static str, &'static [(&'static str, &'static str, &'static str)]);

const GLOSSES: [Words; 11] = [
    ("1만", &[("1", "1", "1"), ("만", "man", "ten thousand")]),
    ("5 000여정보", &[("5 000", "5 000", "5 000"), ("여", "yo", "odd"), ("정보", "jongbo", "hectare")]),
    ("밤에는", &[("밤", "pam", "night"), ("에는", "enun", "")]),
    ("노래가", &[("노래", "norae", "song"), ("가", "ga", "")]),
    ("울려퍼졌다", &[("울려퍼졌", "ullyophojyot", "resound"), ("다", "ta", ""), (".", ".", "")]),
    (
        "조선로동당중앙위원회",
        &[(
            "조선로동당중앙위원회",
            "Josonrodongdangjungangwiwonhoe",
            "Central Committee of the Workers' Party of Korea",
        )],
    ),
    ("정치국", &[("정치국", "jongchiguk", "Political Bureau")]),
    ("상무위원회", &[("상무위원회", "sangmuwiwonhoe", "Presidium")]),
    ("위원들이", &[("위원", "wiwon", "member"), ("들", "dul", ""), ("이", "i", "")]),
    ("여기에", &[("여기", "yogi", "here"), ("에", "e", "")]),
    ("참가하였다", &[("참가", "chamga", "participation"), ("하였다", "hayotta", ""), (".", ".", "")]),
];

fn word(pieces: &[(&str, &str, &str)]) -> Gloss {
    let piece = |(ko, latin, en): &(&str, &str, &str)| Piece {
        ko: ko.to_string(),
        romanization: latin.to_string(),
        en: en.to_string(),
        kind: match (*ko, *en) {
            (".", _) => PieceKind::Mark,
            (_, "") => PieceKind::Grammar,
            (ko, en) if ko == en => PieceKind::Plain,
            _ => PieceKind::Entry,
        },
    };
    Gloss { pieces: pieces.iter().map(piece).collect() }
}
