//! Polarity, quotation, tone and title on composed releases: what is reported and what is not.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use daejo::{Change, Kind, Report};

/// A release of a headline and these sentences.
fn compare(en: &str, ko: &str) -> Report {
    let en = format!(
        "Meeting Held at Factory\n\nPyongyang, May 2 (KCNA) -- A meeting was held at the factory on May 1.\n\n{en} -0-"
    );
    let ko = format!(
        "공장에서 회의 진행\n\n(평양 5월 2일발 조선중앙통신) 5월 1일 공장에서 회의가 진행되였다.\n\n{ko} (끝)"
    );
    daejo::compare(&en, &ko)
}

#[track_caller]
fn check(kind: Kind, reported: &[(&str, &str)], silent: &[(&str, &str)]) {
    for (en, ko) in reported {
        let report = compare(en, ko);
        assert!(
            report.divergences.iter().any(|d| d.kind == kind),
            "not reported: {en} | {ko}\n{:#?}",
            report.divergences
        );
    }
    for (en, ko) in silent {
        let report = compare(en, ko);
        let found = report.divergences.iter().find(|d| d.kind == kind);
        assert!(found.is_none(), "reported: {en} | {ko}\n{found:#?}");
    }
}

#[test]
fn polarity_of_certainty() {
    check(
        Kind::Polarity,
        &[
            (
                "The workers may build a new bridge over the river next year.",
                "로동자들은 다음해에 강에 새 다리를 건설할것이다.",
            ),
            ("The two sides may open the road in June.", "쌍방은 6월에 도로를 개통하기로 합의하였다."),
            ("The enemy will attack the village.", "적들이 마을을 공격할수도 있다."),
            ("The enterprise is allowed to change the plan.", "기업소는 계획을 변경시킬수 없다."),
        ],
        &[
            (
                "The workers may build a new bridge over the river.",
                "로동자들은 강에 새 다리를 건설할수 있다.",
            ),
            (
                "The workers will build a new bridge over the river.",
                "로동자들은 강에 새 다리를 건설할것이다.",
            ),
            ("The two sides agreed to open the road in June.", "쌍방은 6월에 도로를 개통하기로 합의하였다."),
            ("The enemy may attack the village.", "적들이 마을을 공격할지도 모른다."),
            (
                "May the friendship between the two peoples last long.",
                "두 나라 인민들사이의 친선이 영원하기를 바란다.",
            ),
        ],
    );
}

#[test]
fn polarity_of_reservations_and_need() {
    check(
        Kind::Polarity,
        &[
            (
                "The workers will finish the bridge this year if possible.",
                "로동자들은 올해에 다리를 무조건 완공할것이다.",
            ),
            (
                "We will receive the guests on certain conditions.",
                "우리는 아무런 조건도 없이 손님들을 맞이할것이다.",
            ),
            ("We will examine the proposal.", "우리는 제안을 검토할 필요도 없다."),
            ("It would be good to finish the bridge this year.", "올해에 다리를 완공하여야 한다."),
            (
                "Every workteam had to recommend a candidate.",
                "매개 작업반에서는 후보자를 추천할수 있게 되였다.",
            ),
            (
                "The factory will not stop the production even if the workers leave.",
                "로동자들이 떠나지 않는 한 공장은 생산을 멈추지 않을것이다.",
            ),
        ],
        &[
            (
                "The workers will finish the bridge this year if possible.",
                "로동자들은 될수록 올해에 다리를 완공할것이다.",
            ),
            (
                "We will receive the guests on certain conditions.",
                "우리는 일정한 조건에서 손님들을 맞이할것이다.",
            ),
            ("There is no need to examine the proposal.", "제안을 검토할 필요도 없다."),
            (
                "Every workteam could recommend a candidate.",
                "매개 작업반에서는 후보자를 추천할수 있게 되였다.",
            ),
            (
                "The factory will not stop the production unless the workers leave.",
                "로동자들이 떠나지 않는 한 공장은 생산을 멈추지 않을것이다.",
            ),
            ("The body may be broken but the faith is firm.", "몸은 부서져도 신념은 굳세다."),
        ],
    );
}

#[test]
fn polarity_of_duty_and_denial() {
    check(
        Kind::Polarity,
        &[
            ("The factory can export its products.", "공장은 제품을 수출할수 없다."),
            ("The officials may hide the shortcomings.", "일군들은 결함을 숨기지 말아야 한다."),
            ("The school is repairing its library.", "학교는 도서관을 수리하여야 한다."),
            ("No houses were damaged.", "살림집피해정형은 아직 확인되지 않았다."),
            ("The company supports the plan.", "회사는 계획을 지지하지 않는다."),
            ("The company does not support the plan.", "회사는 계획을 지지한다."),
        ],
        &[
            ("The factory cannot export its products.", "공장은 제품을 수출할수 없다."),
            ("Officials should never hide the shortcomings.", "일군들은 결함을 숨기지 말아야 한다."),
            ("The school has to repair its library.", "학교는 도서관을 수리하여야 한다."),
            ("The damage to houses is not yet confirmed.", "살림집피해정형은 아직 확인되지 않았다."),
            ("The company refuses to support the plan.", "회사는 계획을 지지하지 않는다."),
            ("They failed to attain the goal.", "그들은 목표를 달성하지 못하였다."),
            ("People are bound to remember this day.", "사람들은 이날을 기억하지 않을수 없다."),
            ("The workers lack raw materials.", "로동자들에게는 원료가 부족하다."),
        ],
    );
}

#[test]
fn quotation_with_and_without_its_speaker() {
    check(
        Kind::Quotation,
        &[
            (
                "The new machine saves much electricity.",
                "공장지배인 한명수동무는 《새 기계는 전기를 많이 절약합니다.》라고 말하였다.",
            ),
            (
                "It was stressed that the new machine saves much electricity.",
                "지배인은 《새 기계는 전기를 많이 절약한다.》고 강조하였다.",
            ),
            (
                "It has been made clear that the plan is important.",
                "《계획은 중요하다.》고 외무상은 명백히 밝히였다.",
            ),
            (
                "Production increased last year.",
                "중앙통계국장 한명수동지는 지난해에 생산이 늘어났다고 말하였다.",
            ),
            ("The drills are dangerous.", "로씨야외무성이 밝힌데 의하면 훈련은 위험하다."),
            ("An expert in Moscow said that the war is dangerous.", "전쟁은 위험하다."),
            (
                "A European newspaper commented that the plan is important.",
                "유럽신문 《뽈리까노》는 《계획은 중요하다.》고 론평하였다.",
            ),
        ],
        &[
            (
                "Manager Han Myong Su said that the new machine saves much electricity.",
                "공장지배인 한명수동무는 《새 기계는 전기를 많이 절약합니다.》라고 말하였다.",
            ),
            (
                "\"The new machine saves much electricity,\" he said.",
                "그는 새 기계가 전기를 많이 절약한다고 말하였다.",
            ),
            ("The new machine saves much electricity.", "그는 새 기계가 전기를 많이 절약한다고 말하였다."),
            (
                "According to the Foreign Ministry of Russia, the drills are dangerous.",
                "로씨야외무성이 밝힌데 의하면 훈련은 위험하다.",
            ),
            ("Everyone read the newspaper Rodong Sinmun.", "모두가 《로동신문》을 읽었다."),
        ],
    );
}

#[test]
fn tone_of_insults_and_threats() {
    check(
        Kind::Tone,
        &[
            ("The south Korean authorities held a meeting.", "괴뢰패당은 회의를 열었다."),
            ("The enemy will face consequences.", "적들은 종국적파멸을 면치 못할것이다."),
            ("The gangster-like U.S. held a drill.", "미국은 훈련을 하였다."),
            ("They spend huge funds on the war.", "그들은 막대한 자금을 전쟁에 탕진하고있다."),
        ],
        &[
            ("The puppet group held a meeting.", "괴뢰패당은 회의를 열었다."),
            ("The enemy will meet destruction.", "적들은 종국적파멸을 면치 못할것이다."),
            ("They squander huge funds on the war.", "그들은 막대한 자금을 전쟁에 탕진하고있다."),
            ("The authorities held a meeting.", "당국은 회의를 열었다."),
        ],
    );
}

#[test]
fn titles_of_one_person() {
    check(
        Kind::Title,
        &[
            ("Han Myong Su, vice-minister of Railways, made a speech.", "철도상 한명수동지가 연설하였다."),
            ("Han Myong Su, minister of Coal Industry, made a speech.", "철도상 한명수동지가 연설하였다."),
            ("Army General Han Myong Su made a speech.", "한명수상장이 연설하였다."),
            (
                "Han Myong Su, chairman of the committee, made a speech.",
                "당위원회 책임비서 한명수동지가 연설하였다.",
            ),
            ("Kim Jong Un visited the factory.", "경애하는 김정은동지께서 공장을 현지지도하시였다."),
        ],
        &[
            ("Han Myong Su, minister of Railways, made a speech.", "철도상 한명수동지가 연설하였다."),
            ("Colonel General Han Myong Su made a speech.", "한명수상장이 연설하였다."),
            (
                "Han Myong Su, chief secretary of the committee, made a speech.",
                "당위원회 책임비서 한명수동지가 연설하였다.",
            ),
            ("Lieutenant General Han Myong Su made a speech.", "한명수중장이 연설하였다."),
            (
                "Han Myong Su, vice-minister of Railways, made a speech.",
                "철도성 부상 한명수동지가 연설하였다.",
            ),
            (
                "The respected Comrade Kim Jong Un visited the factory.",
                "경애하는 김정은동지께서 공장을 현지지도하시였다.",
            ),
        ],
    );
}

#[test]
fn the_ledger_holds_every_charged_word_with_both_strengths() {
    let report = compare("The south Korean authorities held a meeting.", "괴뢰패당은 회의를 열었다.");
    let entry = report.ledger.entries.first().expect("an entry");
    assert_eq!((entry.change, entry.strength.ko, entry.strength.en), (Change::Neutralised, -3, 0));
    assert!(report.ledger.score.mean < 0.0);
    let kept = compare("The puppet group held a meeting.", "괴뢰패당은 회의를 열었다.");
    assert_eq!(kept.ledger.score.sum, 0);
    assert!(compare("They held a meeting.", "그들은 회의를 열었다.").ledger.entries.is_empty());
}
