//! Each kind of divergence on composed releases: cases that are reported and counter-cases that are not. `stance.rs` has
//! more of polarity, quotation, tone and title.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use daejo::{Comparer, Kind, Pair, Report, Source};

/// Three sentences that are rendered in full, in both languages.
const FRAME: [(&str, &str); 3] = [
    (
        "A national meeting of farmers was held in Pyongyang on May 1.",
        "전국농민회의가 5월 1일 평양에서 진행되였다.",
    ),
    ("The participants visited a new hospital and a library.", "참가자들은 새 병원과 도서관을 돌아보았다."),
    ("A performance was given by students in the evening.", "저녁에는 학생들이 공연을 하였다."),
];

/// A release of the frame with a pair of texts before its last sentence.
fn compare(en: &str, ko: &str) -> Report {
    let [a, b, c] = FRAME;
    let en = format!(
        "Meeting of Farmers Held\n\nPyongyang, May 2 (KCNA) -- {}\n\n{}\n\n{en}\n\n{} -0-",
        a.0, b.0, c.0
    );
    let ko =
        format!("농민회의 진행\n\n(평양 5월 2일발 조선중앙통신) {}\n\n{}\n\n{ko}\n\n{} (끝)", a.1, b.1, c.1);
    let sources = Pair { en: Source::from_text("en", en), ko: Source::from_text("ko", ko) };
    Comparer::default().without_thresholds().compare(sources)
}

/// What is reported of a kind, and what is not: English, Korean.
struct Page {
    kind: Kind,
    reported: &'static [(&'static str, &'static str)],
    silent: &'static [(&'static str, &'static str)],
}

const PAGES: &[Page] = &[
    Page {
        kind: Kind::Omission,
        reported: &[(
            "The factory increased its production.",
            "공장은 생산을 늘였다. 로동자들은 새 기계 40대를 자체의 힘으로 만들어 탄광들에 보내주었다.",
        )],
        silent: &[
            (
                "The factory increased its production and workers made new machines.",
                "공장은 생산을 늘였다. 로동자들은 새 기계를 만들었다.",
            ),
            ("The factory increased its production.", "공장은 생산을 늘였다."),
        ],
    },
    Page {
        kind: Kind::Addition,
        reported: &[(
            "The factory increased its production. Its workers sent forty tractors to coal mines in the northern area last winter.",
            "공장은 생산을 늘였다.",
        )],
        silent: &[(
            "The factory increased its production. Workers made machines.",
            "공장은 생산을 늘였으며 로동자들은 기계를 만들었다.",
        )],
    },
    Page {
        kind: Kind::PartialOmission,
        reported: &[(
            "Pak Thae Song and Jo Yong Won attended the ceremony.",
            "박태성동지, 조용원동지, 리일환동지가 의식에 참가하였다.",
        )],
        silent: &[(
            "Pak Thae Song, Jo Yong Won and Ri Il Hwan attended the ceremony.",
            "박태성동지, 조용원동지, 리일환동지가 의식에 참가하였다.",
        )],
    },
    Page {
        kind: Kind::PartialAddition,
        reported: &[(
            "The factory produces tractors, trucks, bicycles and electric motors.",
            "공장에서는 뜨락또르와 화물자동차, 자전거를 생산한다.",
        )],
        silent: &[(
            "The factory produces tractors, trucks and bicycles.",
            "공장에서는 뜨락또르와 화물자동차, 자전거를 생산한다.",
        )],
    },
    Page {
        kind: Kind::Number,
        reported: &[
            (
                "The farm planted more than 21 000 hectares of land.",
                "농장은 1만 2 000여정보의 땅에 씨를 뿌렸다.",
            ),
            ("Production tripled last year.", "지난해 생산은 2배로 늘었다."),
        ],
        silent: &[
            (
                "The farm planted more than 12 000 hectares of land.",
                "농장은 1만 2 000여정보의 땅에 씨를 뿌렸다.",
            ),
            ("A 12-year-old girl won the first prize.", "열두살난 소녀가 1등상을 받았다."),
            ("Half of the households moved into new houses.", "세대의 절반이 새 집에 들었다."),
        ],
    },
    Page {
        kind: Kind::Date,
        reported: &[
            ("The ship was launched on March 14.", "배는 3월 13일 진수되였다."),
            ("The ship will be launched in late August.", "배는 8월상순에 진수된다."),
        ],
        silent: &[
            (
                "The ship was launched on March 13, Juche 112 (2023).",
                "배는 주체112(2023)년 3월 13일 진수되였다.",
            ),
            ("The ship will be launched in early August.", "배는 8월초에 진수된다."),
        ],
    },
    Page {
        kind: Kind::Name,
        reported: &[
            (
                "Workers of the Pyongyang Cosmetics Factory attended the contest.",
                "경연에는 신의주화장품공장 로동자들이 참가하였다.",
            ),
            ("Choe Un Ok won the prize for the best player.", "최금옥선수가 최우수선수상을 받았다."),
            ("The U.S. sent the bomber B-1B to Japan.", "미국은 폭격기 《B-52H》를 일본에 보냈다."),
        ],
        silent: &[
            (
                "Workers of the Sinuiju Cosmetics Factory attended the contest.",
                "경연에는 신의주화장품공장 로동자들이 참가하였다.",
            ),
            ("Choi Keum-ok won the prize for the best player.", "최금옥선수가 최우수선수상을 받았다."),
            ("The U.S. sent the fighter F-35 to Japan.", "미국은 전투기 《F-35A》를 일본에 보냈다."),
        ],
    },
    Page {
        kind: Kind::Title,
        reported: &[(
            "Premier Pak Thae Song visited the coal mine.",
            "내각부총리 박태성동지가 탄광을 방문하였다.",
        )],
        silent: &[(
            "Vice-Premier Pak Thae Song visited the coal mine.",
            "내각부총리 박태성동지가 탄광을 방문하였다.",
        )],
    },
    Page {
        kind: Kind::Tone,
        reported: &[(
            "South Korea held a military exercise near the border.",
            "괴뢰패당은 국경부근에서 군사연습을 벌렸다.",
        )],
        silent: &[(
            "The puppet clique held a military exercise near the border.",
            "괴뢰패당은 국경부근에서 군사연습을 벌렸다.",
        )],
    },
    Page {
        kind: Kind::Polarity,
        reported: &[("The enterprise can change the plan.", "기업소는 계획을 변경시킬수 없다.")],
        silent: &[
            ("The enterprise can never change the plan.", "기업소는 계획을 변경시킬수 없다."),
            (
                "The army fully demonstrated the might of the country.",
                "군대는 나라의 위력을 남김없이 과시하였다.",
            ),
        ],
    },
    Page {
        kind: Kind::Quotation,
        reported: &[(
            "It was said that the harvest is good this year.",
            "농장관리위원장 김철수동지는 《올해 농사가 잘되였다.》고 말하였다.",
        )],
        silent: &[(
            "Kim Chol Su, chairman of the farm management board, said: \"The harvest is good this year.\"",
            "농장관리위원장 김철수동지는 《올해 농사가 잘되였다.》고 말하였다.",
        )],
    },
    Page {
        kind: Kind::Order,
        reported: &[(
            "The Wonsan Shoe Factory produced 30 000 pairs of shoes.\n\nThe Hungnam Fertilizer Complex repaired its compressors.\n\nThe Musan Iron Mine opened a new pit for iron ore.",
            "무산광산은 철광석을 위한 새 갱을 개발하였다.\n\n원산구두공장은 구두 3만컬레를 생산하였다.\n\n흥남비료련합기업소는 압축기를 보수하였다.",
        )],
        silent: &[(
            "The Wonsan Shoe Factory produced 30 000 pairs of shoes.\n\nThe Musan Iron Mine opened a new pit for iron ore.",
            "원산구두공장은 구두 3만컬레를 생산하였다.\n\n무산광산은 철광석을 위한 새 갱을 개발하였다.",
        )],
    },
    Page {
        kind: Kind::Term,
        reported: &[
            (
                "The company moved swiftly under the order of the General Staff.",
                "중대는 국방성의 명령에 따라 신속히 기동하였다.",
            ),
            (
                "The provincial people's committees should take charge of this work.",
                "도당위원회들이 이 사업을 책임져야 한다.",
            ),
        ],
        silent: &[
            (
                "The company moved swiftly under the order of the Ministry of National Defence.",
                "중대는 국방성의 명령에 따라 신속히 기동하였다.",
            ),
            (
                "The provincial Party committees should take charge of this work.",
                "도당위원회들이 이 사업을 책임져야 한다.",
            ),
        ],
    },
];

#[test]
fn every_kind_has_cases_and_counter_cases() {
    assert_eq!(PAGES.iter().map(|p| p.kind).collect::<Vec<_>>(), Kind::ALL);
    assert!(PAGES.iter().all(|p| !p.reported.is_empty() && !p.silent.is_empty()));
}

#[test]
fn cases_are_reported_and_counter_cases_are_not() {
    let mut faults = Vec::new();
    for page in PAGES {
        for (cases, expected) in [(page.reported, true), (page.silent, false)] {
            for (en, ko) in cases {
                let report = compare(en, ko);
                if report.divergences.iter().any(|d| d.kind == page.kind) != expected {
                    let found: Vec<String> =
                        report.divergences.iter().map(|d| format!("{}: {}", d.kind, d.message)).collect();
                    faults.push(format!("{} {expected}: {en} | {ko} {found:?}", page.kind));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A faithful rendering of the frame alone gives nothing at all.
#[test]
fn a_faithful_release_is_silent() {
    let report = compare("The factory increased its production.", "공장은 생산을 늘였다.");
    assert_eq!(report.divergences, []);
}
