//! What the pages that carry KCNA's releases write around them: KCNA Watch, KCNA's own site, Rodong Sinmun, archives.

use daejo_lexicon::calendar::Date;

/// Lines that open what follows an article: from here on there are only lists and teasers.
const ENDS: &[&str] = &[
    "More From ",
    "More from ",
    "More Articles",
    "Related Articles",
    "Related articles",
    "Related News",
    "Read more",
    "Read More",
    "Latest News",
    "Recommended",
    "오늘의 다른 기사",
    "다른 기사",
    "관련기사",
    "기사목록",
    "인쇄하기",
    "많이 본 기사",
    "최신기사",
    "이전기사",
    "다음기사",
    "목록보기",
];
/// How lines of the page begin, wherever they stand.
const STARTS: &[&str] = &[
    "Date:",
    "Source:",
    "KCNA KCNA",
    "KCNA.kp",
    "Rodong Sinmun |",
    "Rodong.rep.kp",
    "Share",
    "Tweet",
    "Print",
    "Copyright",
    "©",
    "All rights reserved",
    "Read original",
    "Home >",
    "Home |",
    "Search",
    "Subscribe",
    "Log in",
    "Sign in",
    "Download",
    "Permalink",
    "http://",
    "https://",
    "www.",
    "Korean Central News Agency",
    "글자크게",
    "글자작게",
    "본문복사",
    "첫페지",
    "홈페지",
    "날자:",
    "출처:",
    "기사출처",
    "인쇄",
    "공유",
    "저작권",
    "조선중앙통신사 홈",
];

/// Whether the page wrote the line, not the article.
pub(super) fn is_furniture(line: &str) -> bool {
    ends_article(line)
        || STARTS.iter().any(|s| line.starts_with(s) && line.chars().count() < 160)
        || is_menu(line)
        || date_only(line)
        || is_place_of_signature(line)
}

/// Whether the line opens the lists behind an article.
pub(super) fn ends_article(line: &str) -> bool {
    ENDS.iter().any(|s| line.starts_with(s)) && line.chars().count() < 60
}

/// "첫페지 | 혁명활동 | 보도": short items between bars.
fn is_menu(line: &str) -> bool {
    let mut items = line.split(['|', '¦', '>']).map(str::trim);
    items.clone().nth(2).is_some() && items.all(|i| i.chars().count() <= 24)
}

/// "주체113(2024)년 9월 6일", "평 양": how a statement closes.
fn is_place_of_signature(line: &str) -> bool {
    /// More than any of these has.
    const LONG: usize = 12;
    let solid: String = line.chars().filter(|c| !c.is_whitespace()).take(LONG).collect();
    matches!(solid.as_str(), "평양" | "Pyongyang" | "(평양)" | "조선중앙통신" | "(조선중앙통신)" | "KCNA")
}

/// A line that is a date and nothing else, once or twice ("March 05, 2026Mar 05, 2026").
fn date_only(line: &str) -> bool {
    if page_date(line).is_none() && !is_dotted_date(line) {
        return false;
    }
    line.chars().count() < 45
}

fn is_dotted_date(line: &str) -> bool {
    let digits = line.chars().filter(char::is_ascii_digit).count();
    let other =
        line.chars().filter(|c| !c.is_ascii_digit() && !matches!(c, '.' | '-' | '/' | ' ' | ':')).count();
    (6..=14).contains(&digits) && other == 0 && line.contains(['.', '-', '/'])
}

/// "Date: 22/12/2017 | Source: …": the date of the article.
pub(super) fn published(line: &str) -> Option<Date> {
    let rest = line.strip_prefix("Date:").or_else(|| line.strip_prefix("날자:"))?;
    Date::parse(rest.split('|').next()?.trim())
}

/// A date that makes up a whole line.
pub(super) fn page_date(line: &str) -> Option<Date> {
    if line.chars().count() > 45 {
        return None;
    }
    if line.contains('년') { korean_date(line) } else { english_date(line) }
}

/// "주체106(2017)년 12월 22일 금요일"
fn korean_date(line: &str) -> Option<Date> {
    let allowed =
        |c: char| c.is_ascii_digit() || c.is_whitespace() || "주체년월일요화수목금토()[],.".contains(c);
    if !line.chars().all(allowed) {
        return None;
    }
    let numbers: Vec<i32> =
        line.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect();
    let year = numbers.iter().position(|n| (1900..2100).contains(n))?;
    let part = |i: usize| numbers.get(year + i).and_then(|n| u8::try_from(*n).ok());
    Date::new(*numbers.get(year)?, part(1)?, part(2)?)
}

/// "March 05, 2026Mar 05, 2026"
fn english_date(line: &str) -> Option<Date> {
    let first = line.split_whitespace().next()?;
    let named = super::line::is_month(first);
    let year = line
        .find(|c: char| c.is_ascii_digit())
        .and_then(|_| line.match_indices(", ").next().map(|(i, _)| i + 2));
    if !named {
        return None;
    }
    let end = year? + 4;
    let date = Date::parse(line.get(..end)?)?;
    let rest = line.get(end..)?.trim();
    let again = rest.is_empty() || rest.split_whitespace().next().is_some_and(super::line::is_month);
    again.then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_told_from_text() {
        for line in [
            "March 05, 2026Mar 05, 2026",
            "KCNA KCNA.kp (En)",
            "Date: 22/12/2017 | Source: KCNA.kp (En) | Read original version at source",
            "주체106(2017)년 12월 22일 금요일",
            "첫페지 | 혁명활동 | 보도 | 정치",
            "More From KCNA.kp (En)",
            "2017.12.22.",
            "평 양",
        ] {
            assert!(is_furniture(line), "{line}");
        }
        for line in [
            "Press Review",
            "On December 22, 2017, the meeting was held.",
            "Pyongyang, March 5 (KCNA) -- The",
            "주체106(2017)년 12월 22일 평양에서 대회가 열렸다.",
            "Pyongyang Beats Sinuiju 3:2",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
    }
}
