//! Finds moments in Korean sentences.
//!
//! A digit run before 년, 월, 일 or 시 is a moment unless what follows makes it a span of time (12일간, 3년만에),
//! which `numeral` reads. Dates written with a stop (4.25, 8.15) are names.

use super::date::Weekday;
use super::scan::{Chars, is_dash, is_hangul};
use super::{Moment, Relative, Third};
use crate::hangul::Syllables;
use std::sync::LazyLock;

/// What a moment may begin with, but for weekdays and figures: most syllables of a text are none of these.
static FIRST: LazyLock<Syllables> = LazyLock::new(|| {
    let relative = RELATIVE.iter().chain(LOOKS).map(|(word, _)| *word);
    let words = relative.chain(HALVES.iter().map(|(word, _)| *word)).chain([JUCHE]);
    words.filter_map(|word| word.chars().next()).collect()
});

/// Before a year counted from 1912.
const JUCHE: &str = "주체";

/// Relative words, longer before shorter. A month or day that follows joins them.
const RELATIVE: &[(&str, Relative)] = &[
    ("지지난해", Relative::YearBeforeLast),
    ("재작년", Relative::YearBeforeLast),
    ("지난해", Relative::LastYear),
    ("작년", Relative::LastYear),
    ("올해", Relative::ThisYear),
    ("금년", Relative::ThisYear),
    ("래년", Relative::NextYear),
    ("내년", Relative::NextYear),
    ("다음해", Relative::NextYear),
    ("명년", Relative::NextYear),
    ("지난달", Relative::LastMonth),
    ("이번달", Relative::ThisMonth),
    ("이달", Relative::ThisMonth),
    ("래달", Relative::NextMonth),
    ("다음달", Relative::NextMonth),
    ("지난주", Relative::LastWeek),
    ("이번주", Relative::ThisWeek),
    ("다음주", Relative::NextWeek),
    ("그저께", Relative::DayBeforeYesterday),
    ("그제", Relative::DayBeforeYesterday),
    ("어제", Relative::Yesterday),
    ("오늘", Relative::Today),
    ("래일", Relative::Tomorrow),
    ("내일", Relative::Tomorrow),
];

/// Words that look forward or back at the month, day or weekday after them.
const LOOKS: &[(&str, Relative)] = &[
    ("지난", Relative::Past),
    ("다가오는", Relative::Coming),
    ("오는", Relative::Coming),
    ("돌아오는", Relative::Coming),
];

const WEEKDAYS: &[(&str, Weekday)] = &[
    ("월요일", Weekday::Monday),
    ("화요일", Weekday::Tuesday),
    ("수요일", Weekday::Wednesday),
    ("목요일", Weekday::Thursday),
    ("금요일", Weekday::Friday),
    ("토요일", Weekday::Saturday),
    ("일요일", Weekday::Sunday),
];

/// Parts of the day before an hour, with whether they are its second half.
const HALVES: &[(&str, bool)] = &[
    ("오전", false),
    ("새벽", false),
    ("아침", false),
    ("오후", true),
    ("저녁", true),
    ("밤", true),
    ("낮", true),
];

/// After N일 or N년: it is a span of time. 내 is no part of 내려.
const SPAN_AFTER: &[&str] = &[
    "간",
    "동안",
    "만에",
    "만의",
    "째",
    "이상",
    "이하",
    "이내",
    "내에",
    "안에",
    "안으로",
    "여",
    "가량",
    "정도",
    "쯤",
    "남짓",
    "미만",
    "분의",
    "분 ",
    "씩",
    "넘게",
    "이라는",
    "앞당",
    "가까이",
];

/// After N년 or a bare N일: still a span of time, unless a date stands before.
const SPAN_AFTER_BARE: &[&str] = &["전", "후", "뒤", "앞", "사이", "세월"];

/// May stand between the two days of "18일과 19일", "15일부터 20일까지", which share their month.
const LINKS: &[&str] = &["부터", "에서", "까지", "과", "와", "및", ",", "·", "ㆍ", "-", "~", " "];

/// Dates that stand as names by themselves.
const NAMED: &[(u8, u8)] = &[
    (1, 8),
    (2, 8),
    (2, 16),
    (3, 1),
    (3, 8),
    (4, 15),
    (4, 19),
    (4, 25),
    (5, 1),
    (5, 18),
    (6, 1),
    (6, 15),
    (6, 25),
    (7, 4),
    (7, 27),
    (8, 15),
    (8, 25),
    (8, 28),
    (9, 9),
    (9, 19),
    (10, 4),
    (10, 10),
    (12, 24),
    (12, 27),
];

/// The best known: named even before a particle (4.25의), which a decimal may also take (6.1의).
const NAMED_ALWAYS: &[(u8, u8)] = &[(2, 16), (4, 15), (4, 25), (7, 27), (8, 15), (10, 10)];

/// What follows a date that is a name, whether listed or not.
const NAME_AFTER: &[&str] = &[
    "절",
    "팀",
    "문화회관",
    "체육",
    "국제",
    "해방",
    "공동",
    "합의",
    "선언",
    "기념",
    "봉기",
    "인민",
    "돌격",
    "상",
    "려단",
    "훈장",
];

/// Finds the moments of a Korean sentence, in order, never overlapping.
///
/// ```
/// use daejo_lexicon::calendar::korean;
/// let found = korean("회의가 4월 18일과 19일에 진행되였다.");
/// assert_eq!((found[0].month, found[0].day), (Some(4), Some(18)));
/// assert_eq!((found[1].month, found[1].day), (Some(4), Some(19)));
/// assert!(korean("12일간의 려정").is_empty());
/// ```
#[must_use]
pub fn korean(text: &str) -> Vec<Moment> {
    let chars = Chars::new(text);
    let mut found: Vec<(usize, Moment)> = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        let Some((moments, next)) = moment_at(&chars, i) else {
            // A digit run is tried from its start only.
            i = chars.past_digits(i).max(i + 1);
            continue;
        };
        for mut moment in moments {
            if let Some((end, last)) = found.last() {
                inherit(&chars, *end, last, i, &mut moment);
            }
            found.push((next, moment));
        }
        i = next.max(i + 1);
    }
    found.into_iter().map(|(_, moment)| moment).collect()
}

/// "20일까지" after "4월 15일부터 " takes over the month.
fn inherit(chars: &Chars, end: usize, last: &Moment, start: usize, moment: &mut Moment) {
    let bare = moment.day.is_some() && moment.month.is_none() && moment.relative.is_none();
    if bare && last.month.is_some() && is_link(chars, end, start) {
        moment.month = last.month;
        moment.year = last.year;
        moment.juche = last.juche;
        moment.relative = last.relative;
    }
}

fn is_link(chars: &Chars, from: usize, to: usize) -> bool {
    let mut i = from;
    while i < to {
        match chars.after_any(i, LINKS) {
            Some(next) => i = next,
            None => return false,
        }
    }
    i == to
}

type Found = (Vec<Moment>, usize);

fn moment_at(chars: &Chars, i: usize) -> Option<Found> {
    let first = chars.at(i)?;
    if first.is_ascii_digit() {
        return digits_at(chars, i);
    }
    if !is_hangul(first) {
        return None;
    }
    if let Some(found) = weekday_at(chars, i, None) {
        return Some(found);
    }
    if !FIRST.has(first) {
        return None;
    }
    juche_at(chars, i)
        .or_else(|| relative_at(chars, i))
        .or_else(|| look_at(chars, i))
        .or_else(|| half_at(chars, i))
}

fn one(moment: Moment, next: usize) -> Found {
    (vec![moment], next)
}

fn weekday_at(chars: &Chars, i: usize, relative: Option<Relative>) -> Option<Found> {
    // All weekdays have this syllable in common.
    chars.at(i + 1).filter(|c| *c == '요')?;
    let (word, weekday) = WEEKDAYS.iter().find(|(word, _)| chars.starts(i, word))?;
    let next = chars.after(i, word)?;
    let span = chars.bytes(i, next);
    Some(one(Moment { span, weekday: Some(*weekday), relative, ..Moment::default() }, next))
}

/// 주체112(2023)년 3월 13일, 주체112년.
fn juche_at(chars: &Chars, i: usize) -> Option<Found> {
    let after = chars.past_space(chars.after(i, JUCHE)?);
    let (juche, mut next) = chars.digits(after)?;
    let juche = u16::try_from(juche).ok().filter(|juche| *juche > 0)?;
    let mut moment = Moment { juche: Some(juche), ..Moment::default() };
    if let Some(open) = chars.after_any(chars.past_space(next), &["(", "（"])
        && let Some((year, closed)) = chars.digits(open)
        && let Some(closed) = chars.after_any(chars.after(closed, "년").unwrap_or(closed), &[")", "）"])
    {
        moment.year = i32::try_from(year).ok();
        next = closed;
    }
    next = chars.after(chars.past_space(next), "년").or(moment.year.map(|_| next))?;
    next = month_and_day(chars, next, &mut moment);
    moment.span = chars.bytes(i, next);
    Some(one(moment, next))
}

/// 지난해 9월, 올해, 어제.
fn relative_at(chars: &Chars, i: usize) -> Option<Found> {
    if !chars.opens_word(i) {
        return None;
    }
    let (word, relative) = RELATIVE.iter().find(|(word, _)| chars.starts(i, word))?;
    let after = chars.after(i, word)?;
    let mut moment = Moment { relative: Some(*relative), ..Moment::default() };
    let mut next = month_and_day(chars, after, &mut moment);
    // 다음주 월요일 is one day.
    let weekly = matches!(relative, Relative::LastWeek | Relative::ThisWeek | Relative::NextWeek);
    let at = chars.past_space(after);
    if let Some((word, weekday)) = WEEKDAYS.iter().find(|(word, _)| weekly && chars.starts(at, word)) {
        moment.weekday = Some(*weekday);
        next = chars.after(at, word).unwrap_or(next);
    }
    moment.span = chars.bytes(i, next);
    Some(one(moment, next))
}

/// 지난 8월, 오는 15일, 지난 월요일: only together with what they look at.
fn look_at(chars: &Chars, i: usize) -> Option<Found> {
    if !chars.opens_word(i) {
        return None;
    }
    let (word, relative) = LOOKS.iter().find(|(word, _)| chars.starts(i, word))?;
    let after = chars.past_space(chars.after(i, word)?);
    let (mut moments, next) = weekday_at(chars, after, None).or_else(|| digits_at(chars, after))?;
    let moment = moments.first_mut()?;
    if moment.hour.is_some() || moment.year.is_some() || moment.name {
        return None;
    }
    moment.relative = Some(*relative);
    moment.span.start = chars.byte(i);
    Some((moments, next))
}

/// 오전 10시, 오후 3시 30분, 저녁 7:30.
fn half_at(chars: &Chars, i: usize) -> Option<Found> {
    if !chars.opens_word(i) {
        return None;
    }
    let (word, second) = HALVES.iter().find(|(word, _)| chars.starts(i, word))?;
    let after = chars.past_space(chars.after(i, word)?);
    let (mut moment, next) = hour_at(chars, after).or_else(|| colon_time(chars, after))?;
    let hour = moment.hour?;
    // 새벽 1시, but also 밤 1시: night goes on past midnight. 낮 11시 is before noon.
    let evening = *second && hour < 12 && !(*word == "밤" && hour < 6) && !(*word == "낮" && hour > 6);
    moment.hour = Some(if evening { hour + 12 } else { hour });
    moment.half_known = true;
    moment.span = chars.bytes(i, next);
    Some(one(moment, next))
}

fn colon_time(chars: &Chars, i: usize) -> Option<(Moment, usize)> {
    let (hour, next) = chars.digits(i)?;
    let (minute, next) = chars.digits(chars.after(next, ":")?)?;
    clock(chars, i, hour, Some(minute), next)
}

fn clock(chars: &Chars, i: usize, hour: u32, minute: Option<u32>, next: usize) -> Option<(Moment, usize)> {
    let hour = u8::try_from(hour).ok().filter(|hour| *hour <= 24)?;
    let minute = match minute {
        None => None,
        Some(minute) => Some(u8::try_from(minute).ok().filter(|minute| *minute < 60)?),
    };
    let span = chars.bytes(i, next);
    Some((
        Moment { span, hour: Some(hour), minute, half_known: hour > 12 || hour == 0, ..Moment::default() },
        next,
    ))
}

/// N시 [M분]: not 시간 (hours) nor 시, 군 (cities).
fn hour_at(chars: &Chars, i: usize) -> Option<(Moment, usize)> {
    let (hour, next) = chars.digits(i)?;
    let next = chars.after(next, "시")?;
    let free =
        chars.at(next).is_none_or(|c| !is_hangul(c) || "에경부까반현정이의로쯤와과를전후가".contains(c));
    if !free && chars.digits(next).is_none() {
        return None;
    }
    let minute_at = chars.past_space(next);
    if let Some((minute, after)) = chars.digits(minute_at)
        && let Some(after) = chars.after(after, "분")
    {
        return clock(chars, i, hour, Some(minute), after);
    }
    if let Some(after) =
        chars.after(minute_at, "반").filter(|after| !chars.at(*after).is_some_and(|c| "대항공".contains(c)))
    {
        return clock(chars, i, hour, Some(30), after);
    }
    clock(chars, i, hour, None, next)
}

fn digits_at(chars: &Chars, i: usize) -> Option<Found> {
    // 《화살-4》, B-52: digits tied to a letter are no date; 3월-5월 is one.
    if chars.before(i).is_some_and(|c| c.is_ascii_alphabetic() || c == '.') {
        return None;
    }
    named_date(chars, i)
        .or_else(|| full_date(chars, i))
        .or_else(|| day_first_date(chars, i))
        .or_else(|| year_at(chars, i))
        .or_else(|| months_at(chars, i))
        .or_else(|| day_alone(chars, i))
        .or_else(|| hour_at(chars, i).map(|(moment, next)| one(moment, next)))
}

/// 4.25팀, 8.15, 3ㆍ8국제부녀절: month and day as a name; 9.2t and 3.4분기 are not.
fn named_date(chars: &Chars, i: usize) -> Option<Found> {
    let (month, after) = chars.digits(i)?;
    let separator = chars.at(after).filter(|c| matches!(c, '.' | '·' | 'ㆍ' | '・' | '‧'))?;
    let (day, next) = chars.digits(after + 1)?;
    let date = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let valid = super::date::days_in_month(2000, date.0) >= date.1 && date.1 > 0;
    let continues = chars.starts(next, ".") && chars.digits(next + 1).is_some();
    if !valid || continues {
        return None;
    }
    let listed = NAMED.contains(&date);
    let follows = chars.at(next);
    let name = chars.after_any(next, NAME_AFTER).is_some()
        || (listed && separator != '.')
        || (listed
            && follows.is_none_or(|c| (!c.is_alphanumeric() && !c.is_whitespace() && c != '%') || c == '선'))
        || (listed && follows.is_some_and(is_hangul) && !continues_decimal(chars, next))
        || (NAMED_ALWAYS.contains(&date) && follows.is_some_and(|c| "의와과은는이가을를에 ".contains(c)));
    let span = chars.bytes(i, next);
    name.then(|| {
        one(Moment { span, month: Some(date.0), day: Some(date.1), name: true, ..Moment::default() }, next)
    })
}

/// Syllables that follow a decimal: counters, scales, particles.
fn continues_decimal(chars: &Chars, i: usize) -> bool {
    const AFTER_DECIMAL: &str = "의배만억조천백여톤정평메키미리도시분초일년개명대척건점권마그세살원딸호차번회프퍼%에로으이가를을인과와";
    chars.at(i).is_some_and(|c| AFTER_DECIMAL.contains(c))
}

/// 2024.9.6, 2024-09-06.
fn full_date(chars: &Chars, i: usize) -> Option<Found> {
    let (year, after) = chars.digits(i).filter(|(year, _)| is_year(*year))?;
    let separator = chars.at(after).filter(|c| matches!(c, '.' | '-' | '/'))?;
    let (month, after) = chars.digits(chars.past_space(after + 1))?;
    if chars.at(after) != Some(separator) {
        return None;
    }
    let (day, next) = chars.digits(chars.past_space(after + 1))?;
    let date =
        super::Date::new(i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    let span = chars.bytes(i, next);
    let (year, month, day) = (Some(date.year()), Some(date.month()), Some(date.day()));
    Some(one(Moment { span, year, month, day, ..Moment::default() }, next))
}

/// 08/04/2022, day first.
fn day_first_date(chars: &Chars, i: usize) -> Option<Found> {
    let (day, after) = chars.digits(i)?;
    let (month, after) = chars.digits(chars.after(after, "/")?)?;
    let (year, next) = chars.digits(chars.after(after, "/")?).filter(|(year, _)| is_year(*year))?;
    let date =
        super::Date::new(i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    let (year, month, day) = (Some(date.year()), Some(date.month()), Some(date.day()));
    Some(one(Moment { span: chars.bytes(i, next), year, month, day, ..Moment::default() }, next))
}

/// Figures this large before 년 are years, not spans: 5000년 is a span.
fn is_year(year: u32) -> bool {
    (1000..2200).contains(&year)
}

/// 2023년 [3월 [13일]], 1990년대, 90년대, 2025-2027년.
fn year_at(chars: &Chars, i: usize) -> Option<Found> {
    let (year, after) = chars.digits(i)?;
    if let Some(next) = chars.after(after, "년대") {
        return decade(chars, i, year, next);
    }
    if let Some((last, next)) = range_end(chars, after)
        && is_year(year)
        && is_year(last)
        && let Some(next) = chars.after(next, "년")
    {
        let first =
            Moment { span: chars.bytes(i, after), year: i32::try_from(year).ok(), ..Moment::default() };
        let last = Moment {
            span: chars.bytes(after + 1, next),
            year: i32::try_from(last).ok(),
            ..Moment::default()
        };
        return Some((vec![first, last], next));
    }
    let next = chars.after(after, "년").filter(|_| is_year(year))?;
    if after - i != 4 || is_span(chars, next) {
        return None;
    }
    let mut moment = Moment { year: i32::try_from(year).ok(), ..Moment::default() };
    let next = month_and_day(chars, next, &mut moment);
    moment.span = chars.bytes(i, next);
    Some(one(moment, next))
}

fn decade(chars: &Chars, i: usize, year: u32, next: usize) -> Option<Found> {
    let year = match year {
        10..=90 => 1900 + year,
        year if is_year(year) => year,
        _ => return None,
    };
    let year = i32::try_from(year - year % 10).ok();
    Some(one(Moment { span: chars.bytes(i, next), year, decade: true, ..Moment::default() }, next))
}

/// The number after a dash: value, index after it.
fn range_end(chars: &Chars, i: usize) -> Option<(u32, usize)> {
    chars.at(i).filter(|c| is_dash(*c))?;
    chars.digits(i + 1)
}

fn is_span(chars: &Chars, i: usize) -> bool {
    chars.after_any(i, SPAN_AFTER).is_some()
        || (chars.starts(i, "내") && chars.at(i + 1).is_none_or(|c| !is_hangul(c)))
}

/// Reads [M월 [D일]] after a year or a relative word, into the moment.
fn month_and_day(chars: &Chars, i: usize, moment: &mut Moment) -> usize {
    let at = chars.past_space(i);
    if let Some((month, next)) = month_at(chars, at) {
        moment.month = Some(month);
        return day_after_month(chars, next, moment);
    }
    let monthly =
        matches!(moment.relative, Some(Relative::LastMonth | Relative::ThisMonth | Relative::NextMonth));
    match day_at(chars, at).filter(|_| monthly) {
        Some((day, end_day, next)) => {
            (moment.day, moment.end_day) = (Some(day), end_day);
            next
        }
        None => i,
    }
}

/// Parts of a month, solid or behind a blank: 8월상순, 1월 초, 12월말.
const THIRDS: &[(&str, Third)] = &[
    ("상순", Third::Early),
    ("초순", Third::Early),
    ("초", Third::Early),
    ("중순", Third::Middle),
    ("하순", Third::Late),
    ("말경", Third::Late),
    ("말", Third::Late),
];

/// What may follow 초 and 말 as parts of a month: 5월 말씀, 3월 초당 are none.
const AFTER_THIRD: &str = "에부까의이을를과와인경로";

fn third_after_month(chars: &Chars, i: usize, moment: &mut Moment) -> usize {
    let found = THIRDS.iter().find_map(|(word, third)| {
        let next = chars.after(chars.past_space(i), word)?;
        let ends = chars.at(next).is_none_or(|c| !is_hangul(c) || AFTER_THIRD.contains(c));
        ends.then_some((*third, next))
    });
    let Some((third, next)) = found else { return i };
    moment.third = Some(third);
    next
}

fn day_after_month(chars: &Chars, i: usize, moment: &mut Moment) -> usize {
    let Some((day, end_day, next)) = day_at(chars, chars.past_space(i)) else {
        return third_after_month(chars, i, moment);
    };
    (moment.day, moment.end_day) = (Some(day), end_day);
    moment.name = chars.starts(next, "절");
    next
}

fn month_at(chars: &Chars, i: usize) -> Option<(u8, usize)> {
    let (month, next) = chars.digits(i)?;
    let next = chars.after(next, "월")?;
    let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    Some((month, next))
}

/// D일, D-D일: first day, last day, index after it.
fn day_at(chars: &Chars, i: usize) -> Option<(u8, Option<u8>, usize)> {
    let (first, after) = chars.digits(i)?;
    let first = day_number(first)?;
    let (last, after) = match range_end(chars, after) {
        Some((last, after)) => (Some(day_number(last)?), after),
        None => (None, after),
    };
    let next = chars.after(after, "일")?;
    (!is_span(chars, next)).then_some((first, last, next))
}

fn day_number(value: u32) -> Option<u8> {
    u8::try_from(value).ok().filter(|day| (1..=31).contains(day))
}

/// M월 [D일], and 5-6월, which is two moments.
fn months_at(chars: &Chars, i: usize) -> Option<Found> {
    if let Some((month, next)) = month_at(chars, i) {
        let mut moment = Moment { month: Some(month), ..Moment::default() };
        let next = day_after_month(chars, next, &mut moment);
        moment.span = chars.bytes(i, next);
        return Some(one(moment, next));
    }
    let (first, after) = chars.digits(i)?;
    range_end(chars, after)?;
    let (last, next) = month_at(chars, after + 1)?;
    let first = u8::try_from(first).ok().filter(|month| (1..=12).contains(month))?;
    let opening = Moment { span: chars.bytes(i, after), month: Some(first), ..Moment::default() };
    let closing = Moment { span: chars.bytes(after + 1, next), month: Some(last), ..Moment::default() };
    Some((vec![opening, closing], next))
}

fn day_alone(chars: &Chars, i: usize) -> Option<Found> {
    let (day, end_day, next) = day_at(chars, i)?;
    if chars.after_any(next, SPAN_AFTER_BARE).is_some() {
        return None;
    }
    Some(one(Moment { span: chars.bytes(i, next), day: Some(day), end_day, ..Moment::default() }, next))
}

#[cfg(test)]
mod tests {
    use super::super::english::tests::show;
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let shown: Vec<String> = korean(text).iter().map(|moment| show(text, moment)).collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn full_dates_are_one_moment() {
        check(
            "주체112(2023)년 3월 13일 4시 30분에",
            &["주체112(2023)년 3월 13일=j112 2023-3-13", "4시 30분=4:30"],
        );
        check("주체112년부터", &["주체112년=j112"]);
        check("2023년 5월 29일", &["2023년 5월 29일=2023-5-29"]);
        check("(평양 4월 8일발 조선중앙통신)", &["4월 8일=4-8"]);
        check("2024.9.6", &["2024.9.6=2024-9-6"]);
        check("08/04/2022", &["08/04/2022=2022-4-8"]);
    }

    #[test]
    fn days_that_are_linked_share_their_month() {
        check("4월 15일부터 20일까지", &["4월 15일=4-15", "20일=4-20"]);
        check("15일과 16일", &["15일=15", "16일=16"]);
        check("5-7일에", &["5-7일=5..7"]);
        check("4월 18일 평양에서, 20일 원산에서", &["4월 18일=4-18", "20일=20"]);
    }

    #[test]
    fn years_months_and_decades_stand_alone() {
        check("2025-2027년 협조", &["2025=2025", "2027년=2027"]);
        check("5-6월에", &["5=5월", "6월=6월"]);
        check("1990년대와 80년대", &["1990년대=1990s", "80년대=1980s"]);
        check("9월말까지", &["9월말=9월 Late"]);
        check("8월상순에", &["8월상순=8월 Early"]);
        check("지난해 1월 초부터", &["지난해 1월 초=1월 LastYear Early"]);
        check("5월 말씀하시였다", &["5월=5월"]);
        check("2016년까지의 40년동안에", &["2016년=2016"]);
    }

    #[test]
    fn spans_of_time_are_left_to_numeral() {
        for text in [
            "12일간",
            "3일동안",
            "5년간",
            "16년만에",
            "50여일",
            "3년이상",
            "24시간",
            "3개월",
            "2년후",
            "10년, 20년앞을",
            "3일전에",
            "5000년",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn clock_times_need_an_hour() {
        check("오후 3시 30분", &["오후 3시 30분=15:30"]);
        check("15시부터", &["15시=15"]);
        check("오전 10시경에는", &["오전 10시=10"]);
        check("저녁 7:30", &["저녁 7:30=19:30"]);
        check("4시반", &["4시반=4:30"]);
        check("3:1로 이겼다", &[]);
        check("15분으로", &[]);
    }

    #[test]
    fn weekdays_and_relative_words_are_found() {
        check("일요일에 월요학습을", &["일요일=Sunday"]);
        check(
            "지난 8월과 지난해 9월, 올해",
            &["지난 8월=8월 Past", "지난해 9월=9월 LastYear", "올해=ThisYear"],
        );
        check("지난 4월 16일에", &["지난 4월 16일=4-16 Past"]);
        check("지난달 27일", &["지난달 27일=27 LastMonth"]);
        check("다음주 월요일부터", &["다음주 월요일=Monday NextWeek"]);
        check("지난 5년간의", &[]);
        check("어제", &["어제=Yesterday"]);
    }

    #[test]
    fn dates_with_a_stop_are_names_but_decimals_are_not() {
        check("4.25문화회관", &["4.25=4-25 name"]);
        check("8.15와", &["8.15=8-15 name"]);
        check("《7.27》", &["7.27=7-27 name"]);
        check("3ㆍ8국제부녀절", &["3ㆍ8=3-8 name"]);
        check("9월 9일절", &["9월 9일=9-9 name"]);
        for text in ["9.2t", "1.4배로", "3.4분기", "진도 6.1의 지진", "7.7조", "0.8t"] {
            check(text, &[]);
        }
    }
}
