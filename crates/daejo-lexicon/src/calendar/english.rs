//! Finds moments in English sentences.

use super::date::{MONTHS, Weekday, month_named};
use super::scan::{TokenKind, Tokens};
use super::{Moment, Relative, Third};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

const WEEKDAYS: &[(&str, Weekday)] = &[
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

const RELATIVE: &[(&str, Relative)] = &[
    ("the day before yesterday", Relative::DayBeforeYesterday),
    ("yesterday", Relative::Yesterday),
    ("today", Relative::Today),
    ("tomorrow", Relative::Tomorrow),
    ("the year before last", Relative::YearBeforeLast),
    ("last year", Relative::LastYear),
    ("this year", Relative::ThisYear),
    ("the current year", Relative::ThisYear),
    ("next year", Relative::NextYear),
    ("the coming year", Relative::NextYear),
    ("last month", Relative::LastMonth),
    ("this month", Relative::ThisMonth),
    ("next month", Relative::NextMonth),
    ("last week", Relative::LastWeek),
    ("this week", Relative::ThisWeek),
    ("next week", Relative::NextWeek),
];

/// Words before a month or weekday that choose among such times.
const LOOKS: &[(&str, Relative)] = &[
    ("last", Relative::Past),
    ("past", Relative::Past),
    ("this", Relative::ThisYear),
    ("next", Relative::Coming),
    ("coming", Relative::Coming),
];

/// Words after which March and May are months, and four digits a year.
const BEFORE_TIME: &[&str] = &[
    "in",
    "of",
    "since",
    "by",
    "until",
    "till",
    "from",
    "to",
    "through",
    "before",
    "after",
    "during",
    "between",
    "and",
    "for",
    "on",
    "late",
    "early",
    "mid",
    "last",
    "this",
    "next",
    "year",
    "years",
    "around",
    "throughout",
    "or",
    "over",
    "since",
    "than",
];

/// Words after which H:MM is a time of day, not a score.
const BEFORE_CLOCK: &[&str] =
    &["at", "from", "to", "till", "until", "before", "after", "since", "around", "about", "between", "and"];

/// Words that may follow the second day of "April 18 and 19": it is then no counted noun.
const AFTER_DAY: &[&str] = &[
    "in",
    "at",
    "on",
    "of",
    "for",
    "with",
    "by",
    "and",
    "when",
    "while",
    "as",
    "to",
    "the",
    "respectively",
    "under",
    "amid",
    "this",
    "last",
    "next",
    "after",
    "before",
    "that",
    "were",
    "was",
    "is",
    "are",
    "had",
    "has",
    "have",
    "will",
    "which",
    "local",
    "during",
    "from",
    "until",
    "till",
    "between",
    "he",
    "she",
    "they",
    "it",
    "followed",
];

/// Words that are no unit though they end in s, after four digits that are a year.
const NOT_COUNTED: &[&str] = &["was", "is", "has", "as", "his", "its", "this", "saw", "marks", "yes"];

/// Words before four digits that make them a figure.
const BEFORE_FIGURE: &[&str] =
    &["than", "nearly", "some", "about", "approximately", "almost", "least", "no", "article", "resolution"];

/// Finds the moments of an English sentence, in order, never overlapping.
///
/// ```
/// use daejo_lexicon::calendar::english;
/// let found = english("He died at 4:30 on March 14, Juche 112 (2023).");
/// assert_eq!((found[0].hour, found[0].minute), (Some(4), Some(30)));
/// assert_eq!((found[1].month, found[1].day, found[1].juche), (Some(3), Some(14), Some(112)));
/// ```
#[must_use]
pub fn english(text: &str) -> Vec<Moment> {
    let tokens = Tokens::new(text);
    let mut found: Vec<Moment> = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        let Some((moment, next)) = moment_at(&tokens, i) else {
            i += 1;
            continue;
        };
        i = push_following_days(&tokens, &moment, next, &mut found);
    }
    found
}

type Found = (Moment, usize);

/// What a moment in words may begin with, but for months: most words of a text begin none.
static OPENING: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let phrases = RELATIVE.iter().map(|(phrase, _)| *phrase).chain(THIRDS.iter().map(|(words, _)| *words));
    let words = LOOKS.iter().map(|(word, _)| *word).chain(WEEKDAYS.iter().map(|(word, _)| *word));
    let others = ["juche", "on", "from", "until", "noon", "midnight"];
    phrases.filter_map(|phrase| phrase.split(' ').next()).chain(words).chain(others).collect()
});

fn may_open(tokens: &Tokens, i: usize) -> bool {
    let word = tokens.lower(i);
    let month = || tokens.is_capital(i) && MONTHS.iter().any(|name| name.starts_with(word));
    OPENING.contains(word) || month()
}

fn moment_at(tokens: &Tokens, i: usize) -> Option<Found> {
    match tokens.kind(i)? {
        TokenKind::Mark => None,
        TokenKind::Digits => digits_at(tokens, i),
        TokenKind::Letters if !may_open(tokens, i) => None,
        TokenKind::Letters => relative_at(tokens, i)
            .or_else(|| third_at(tokens, i))
            .or_else(|| look_at(tokens, i))
            .or_else(|| weekday_at(tokens, i))
            .or_else(|| month_first(tokens, i))
            .or_else(|| juche_at(tokens, i))
            .or_else(|| nth_at(tokens, i))
            .or_else(|| noon_at(tokens, i)),
    }
}

fn digits_at(tokens: &Tokens, i: usize) -> Option<Found> {
    let tied = tokens.joined(i)
        && tokens
            .before(i)
            .is_some_and(|t| t.kind == TokenKind::Letters || matches!(t.text, "." | "," | ":" | "/"));
    // B-52H is a name, mid-1980s a time.
    let named = tokens.joined(i)
        && tokens.before(i).is_some_and(|t| t.text == "-" && !t.spaced)
        && i.checked_sub(2)
            .is_some_and(|j| tokens.kind(j) == Some(TokenKind::Letters) && tokens.lower(j) != "mid");
    if tied || named {
        return None;
    }
    clock_at(tokens, i)
        .or_else(|| numeric_date(tokens, i))
        .or_else(|| day_first(tokens, i))
        .or_else(|| year_at(tokens, i))
}

/// Keeps the moment, then the days tied to it: April 18 and 19, October 8 to 12. Returns where to go on.
fn push_following_days(tokens: &Tokens, moment: &Moment, next: usize, found: &mut Vec<Moment>) -> usize {
    let first = found.len();
    found.push(moment.clone());
    let mut i = next;
    while let Some((day, after)) = following_day(tokens, moment, i) {
        let span = tokens.bytes(i + 1, after);
        found.push(Moment { span, day: Some(day), end_day: None, ..moment.clone() });
        i = after;
        // The year stands after the last day: April 18 and 19, 2022.
        if let Some((year, juche, after)) = year_after_day(tokens, i) {
            for tied in found.iter_mut().skip(first) {
                (tied.year, tied.juche) = (year, juche);
            }
            if let Some(last) = found.last_mut() {
                last.span.end = tokens.bytes(i, after).end;
            }
            i = after;
        }
    }
    i
}

fn following_day(tokens: &Tokens, moment: &Moment, i: usize) -> Option<(u8, usize)> {
    moment.month?;
    moment.day?;
    let linked = ["and", "to", "through", "till", "until", ","].iter().any(|link| tokens.is(i, link));
    let (day, after) = if linked { day_token(tokens, i + 1)? } else { return None };
    let closes = match tokens.kind(after) {
        None => true,
        Some(TokenKind::Mark) => !matches!(tokens.lower(after), ":" | "%" | "-" | "$" | "/"),
        Some(TokenKind::Letters) => AFTER_DAY.contains(&tokens.lower(after)) || !counts(tokens, after),
        Some(TokenKind::Digits) => false,
    };
    let later = moment.day.is_some_and(|first| day > first);
    (closes && later).then_some((day, after))
}

fn relative_at(tokens: &Tokens, i: usize) -> Option<Found> {
    let (phrase, relative) = RELATIVE.iter().find(|(phrase, _)| tokens.after(i, phrase).is_some())?;
    let next = tokens.after(i, phrase)?;
    // today's and this year's are still the same day and year.
    Some((Moment { span: tokens.bytes(i, next), relative: Some(*relative), ..Moment::default() }, next))
}

/// What stands before a month or "of" a month and names a part of it.
const THIRDS: &[(&str, Third)] = &[
    ("early in", Third::Early),
    ("early", Third::Early),
    ("the beginning of", Third::Early),
    ("the first ten days of", Third::Early),
    ("mid -", Third::Middle),
    ("mid", Third::Middle),
    ("the middle of", Third::Middle),
    ("late in", Third::Late),
    ("late", Third::Late),
    ("the end of", Third::Late),
    ("the last ten days of", Third::Late),
];

/// early January, mid-August, the end of May last year.
fn third_at(tokens: &Tokens, i: usize) -> Option<Found> {
    THIRDS.iter().find_map(|(words, third)| {
        let at = words.split(' ').try_fold(i, |at, word| tokens.is(at, word).then_some(at + 1))?;
        let (mut moment, next) = month_first(tokens, at).filter(|(m, _)| m.day.is_none())?;
        moment.third = Some(*third);
        moment.span.start = tokens.bytes(i, i + 1).start;
        Some((moment, next))
    })
}

/// last August, this May, last Wednesday.
fn look_at(tokens: &Tokens, i: usize) -> Option<Found> {
    let relative = LOOKS.iter().find(|(word, _)| tokens.is(i, word)).map(|(_, relative)| *relative)?;
    let (mut moment, next) = weekday_at(tokens, i + 1).or_else(|| month_first(tokens, i + 1))?;
    let weekday_alone = moment.weekday.is_some() && moment.month.is_none();
    moment.relative = Some(relative).filter(|relative| !(weekday_alone && *relative == Relative::ThisYear));
    moment.span.start = tokens.bytes(i, i + 1).start;
    Some((moment, next))
}

/// Wednesday; Wednesday, March 15; Wednesday (15 March).
fn weekday_at(tokens: &Tokens, i: usize) -> Option<Found> {
    let weekday = WEEKDAYS.iter().find(|(word, _)| tokens.is(i, word)).map(|(_, weekday)| *weekday)?;
    if !tokens.is_capital(i) {
        return None;
    }
    let after = if tokens.is(i + 1, ",") { i + 2 } else { i + 1 };
    let dated = month_first(tokens, after)
        .or_else(|| day_first(tokens, after))
        .filter(|(moment, _)| moment.day.is_some());
    let (mut moment, next) = dated.unwrap_or((Moment::default(), i + 1));
    moment.weekday = Some(weekday);
    moment.span = tokens.bytes(i, next);
    Some((moment, next))
}

/// The month at `i`, and the index after its name and the stop of its abbreviation.
fn month_at(tokens: &Tokens, i: usize) -> Option<(u8, usize)> {
    let token = tokens.at(i).filter(|t| t.kind == TokenKind::Letters && tokens.is_capital(i))?;
    let month = month_named(token.text)?;
    if MONTHS.contains(&token.lower.as_ref()) {
        return Some((month, i + 1));
    }
    let usual = token.lower.len() == 3 || token.lower == "sept";
    let stop = tokens.is(i + 1, ".") && tokens.joined(i + 1);
    let next = if stop { i + 2 } else { i + 1 };
    let dated = tokens.kind(next) == Some(TokenKind::Digits);
    (usual && dated).then_some((month, next))
}

fn day_token(tokens: &Tokens, i: usize) -> Option<(u8, usize)> {
    let value = tokens.number(i).filter(|day| (1..=31).contains(day))?;
    let short = tokens.at(i).is_some_and(|t| t.text.len() <= 2);
    let suffix = tokens.joined(i + 1) && matches!(tokens.lower(i + 1), "st" | "nd" | "rd" | "th");
    let letters = tokens.joined(i + 1) && tokens.kind(i + 1) == Some(TokenKind::Letters);
    let decimal = tokens.joined(i + 1)
        && tokens.joined(i + 2)
        && tokens.kind(i + 2) == Some(TokenKind::Digits)
        && matches!(tokens.lower(i + 1), "." | ":" | ",");
    if !short || (letters && !suffix) || decimal {
        return None;
    }
    Some((u8::try_from(value).ok()?, if suffix { i + 2 } else { i + 1 }))
}

/// March 14, Juche 112 (2023); May 29, 2023; March 5-7; October 2023; March.
fn month_first(tokens: &Tokens, i: usize) -> Option<Found> {
    let (month, after) = month_at(tokens, i)?;
    let mut moment = Moment { month: Some(month), ..Moment::default() };
    let mut next = after;
    let day_at = if tokens.is(after, "the") { after + 1 } else { after };
    if let Some((day, after_day)) = day_token(tokens, day_at).filter(|(_, after)| !grouped(tokens, *after)) {
        moment.day = Some(day);
        next = after_day;
        if tokens.is_dash(next)
            && tokens.joined(next + 1)
            && let Some((last, after_last)) = day_token(tokens, next + 1)
        {
            moment.end_day = Some(last);
            next = after_last;
        }
    }
    if let Some((year, juche, after_year)) = year_after_day(tokens, next) {
        (moment.year, moment.juche) = (year, juche);
        next = after_year;
    }
    if moment.day.is_none() && moment.year.is_none() && !is_month_alone(tokens, i) {
        return None;
    }
    if let Some((relative, after)) = relative_after(tokens, next).filter(|_| moment.year.is_none()) {
        moment.relative = Some(relative);
        next = after;
    }
    moment.span = tokens.bytes(i, next);
    Some((moment, next))
}

/// After "March": 12 000 delegates, not the 12th.
fn grouped(tokens: &Tokens, after: usize) -> bool {
    tokens.at(after).is_some_and(|t| t.kind == TokenKind::Digits && t.text.len() == 3)
}

/// "this year", "last year" and so on after a month or a day.
fn relative_after(tokens: &Tokens, i: usize) -> Option<(Relative, usize)> {
    let at = if tokens.is(i, "of") { i + 1 } else { i };
    let phrases = [
        ("last year", Relative::LastYear),
        ("this year", Relative::ThisYear),
        ("next year", Relative::NextYear),
    ];
    phrases.iter().find_map(|(phrase, relative)| tokens.after(at, phrase).map(|next| (*relative, next)))
}

/// March and May are also a march and a verb.
fn is_month_alone(tokens: &Tokens, i: usize) -> bool {
    if !matches!(tokens.lower(i), "march" | "may") {
        return true;
    }
    let led = BEFORE_TIME.contains(&tokens.lower_back(i, 1));
    // In March of Korea, May Day Stadium.
    led && (!tokens.is_capital(i + 1) || tokens.is_capital(i.saturating_sub(1)))
}

/// ", Juche 112 (2023)", ", 2023", "(2023)", " 2023".
fn year_after_day(tokens: &Tokens, i: usize) -> Option<(Option<i32>, Option<u16>, usize)> {
    let at = if tokens.is(i, ",") || tokens.is(i, "of") || tokens.is(i, "in") { i + 1 } else { i };
    if let Some((moment, next)) = juche_at(tokens, at) {
        return Some((moment.year, moment.juche, next));
    }
    let year = year_token(tokens, at).filter(|_| !is_figure(tokens, at))?;
    let next = if tokens.is(at + 1, "(") { juche_note(tokens, at + 1) } else { None };
    let juche = next.map(|(juche, _)| juche);
    Some((Some(year), juche, next.map_or(at + 1, |(_, next)| next)))
}

/// "(Juche 112)" after a year.
fn juche_note(tokens: &Tokens, i: usize) -> Option<(u16, usize)> {
    let (moment, next) = juche_at(tokens, i + 1)?;
    tokens.is(next, ")").then_some((moment.juche?, next + 1))
}

/// Juche 112 (2023), Juche 112.
fn juche_at(tokens: &Tokens, i: usize) -> Option<Found> {
    let number =
        if tokens.is(i, "juche") && !tokens.joined(i + 1) { tokens.number(i + 1)? } else { return None };
    let juche = u16::try_from(number).ok().filter(|juche| (1..1000).contains(juche))?;
    let mut moment = Moment { juche: Some(juche), ..Moment::default() };
    let mut next = i + 2;
    if tokens.is(next, "(")
        && tokens.is(next + 2, ")")
        && let Some(year) = year_token(tokens, next + 1)
    {
        moment.year = Some(year);
        next += 3;
    }
    moment.span = tokens.bytes(i, next);
    Some((moment, next))
}

/// Four digits that may be a year.
fn year_token(tokens: &Tokens, i: usize) -> Option<i32> {
    let token = tokens.at(i).filter(|t| t.text.len() == 4)?;
    let year = tokens.number(i).filter(|year| (1000..2200).contains(year))?;
    let decimal = tokens.joined(i + 1)
        && tokens.joined(i + 2)
        && tokens.kind(i + 2) == Some(TokenKind::Digits)
        && matches!(tokens.lower(i + 1), "." | "," | ":");
    let lettered = tokens.joined(i + 1) && tokens.kind(i + 1) == Some(TokenKind::Letters);
    (token.kind == TokenKind::Digits && !decimal && !lettered).then(|| i32::try_from(year).ok()).flatten()
}

/// Whether a plural or a unit within a few words shows that the figure before counts: 19 teams, 19 new schools.
fn counts(tokens: &Tokens, after: usize) -> bool {
    (after..after + 3).take_while(|i| tokens.kind(*i) == Some(TokenKind::Letters)).any(|i| {
        let word = tokens.lower(i);
        matches!(word, "people" | "percent" | "million" | "men" | "women" | "children")
            || (word.ends_with('s') && !NOT_COUNTED.contains(&word))
    })
}

/// Whether four digits count something: 1950 tons, more than 2000.
fn is_figure(tokens: &Tokens, i: usize) -> bool {
    let unit = tokens.lower(i + 1);
    let plural = tokens.kind(i + 1) == Some(TokenKind::Letters)
        && !tokens.is_capital(i + 1)
        && unit.ends_with('s')
        && !NOT_COUNTED.contains(&unit);
    let measure = matches!(
        unit,
        "km" | "m" | "ha" | "kg" | "percent" | "%" | "t" | "mm" | "kwh" | "per" | "million" | "billion"
    );
    plural || measure || BEFORE_FIGURE.contains(&tokens.lower_back(i, 1)) || grouped(tokens, i + 1)
}

/// 2023, 2025-2027, 1990s, mid-1980s.
fn year_at(tokens: &Tokens, i: usize) -> Option<Found> {
    if let Some(found) = decade_at(tokens, i) {
        return Some(found);
    }
    let year = year_token(tokens, i).filter(|year| (1800..2100).contains(year) && !is_figure(tokens, i))?;
    let next = i + 1;
    let mut moment = Moment { span: tokens.bytes(i, next), year: Some(year), ..Moment::default() };
    if tokens.is(next, "(")
        && let Some((juche, after)) = juche_note(tokens, next)
    {
        moment.juche = Some(juche);
        moment.span = tokens.bytes(i, after);
        return Some((moment, after));
    }
    Some((moment, next))
}

fn decade_at(tokens: &Tokens, i: usize) -> Option<Found> {
    let year = tokens.number(i).filter(|year| (1000..2200).contains(year) && year % 10 == 0)?;
    let quoted = matches!(tokens.lower(i + 1), "'" | "’") && tokens.joined(i + 1);
    let suffix = if quoted { i + 2 } else { i + 1 };
    if !(tokens.joined(suffix) && tokens.is(suffix, "s")) {
        return None;
    }
    let year = i32::try_from(year).ok();
    Some((Moment { span: tokens.bytes(i, suffix + 1), year, decade: true, ..Moment::default() }, suffix + 1))
}

/// 14 March 2023, the 14th of March.
fn day_first(tokens: &Tokens, i: usize) -> Option<Found> {
    let (day, after) = day_token(tokens, i)?;
    let (last, after) = match day_token(tokens, after + 1).filter(|_| tokens.is_dash(after)) {
        Some((last, after)) => (Some(last), after),
        None => (None, after),
    };
    let at = if tokens.is(after, "of") { after + 1 } else { after };
    let (month, mut next) = month_at(tokens, at)?;
    // "in 1975, 8 April 25 team members": the month has a day of its own.
    if day_token(tokens, next).is_some() {
        return None;
    }
    let mut moment = Moment { day: Some(day), end_day: last, month: Some(month), ..Moment::default() };
    if let Some((year, juche, after)) = year_after_day(tokens, next) {
        (moment.year, moment.juche) = (year, juche);
        next = after;
    }
    moment.span = tokens.bytes(i, next);
    Some((moment, next))
}

/// 22/12/2017, 2017-12-22.
fn numeric_date(tokens: &Tokens, i: usize) -> Option<Found> {
    let separator = tokens.lower(i + 1);
    let tied = (1..5).all(|k| tokens.joined(i + k));
    if !tied || !matches!(separator, "/" | "-" | ".") || separator != tokens.lower(i + 3) {
        return None;
    }
    let (a, b, c) = (tokens.number(i)?, tokens.number(i + 2)?, tokens.number(i + 4)?);
    let (year, day) = if tokens.at(i)?.text.len() == 4 { (a, c) } else { (c, a) };
    let date = super::Date::new(i32::try_from(year).ok()?, u8::try_from(b).ok()?, u8::try_from(day).ok()?)?;
    if date.year() < 1000 {
        return None;
    }
    let (year, month, day) = (Some(date.year()), Some(date.month()), Some(date.day()));
    Some((Moment { span: tokens.bytes(i, i + 5), year, month, day, ..Moment::default() }, i + 5))
}

/// on the 15th; not on the 15th anniversary.
fn nth_at(tokens: &Tokens, i: usize) -> Option<Found> {
    let at = tokens
        .after(i, "on the")
        .or_else(|| tokens.after(i, "from the"))
        .or_else(|| tokens.after(i, "until the"))?;
    if let Some((moment, next)) = day_first(tokens, at) {
        return Some((moment, next));
    }
    let (day, next) = day_token(tokens, at).filter(|(_, next)| *next == at + 2)?;
    let closes = match tokens.kind(next) {
        Some(TokenKind::Letters) => AFTER_DAY.contains(&tokens.lower(next)),
        Some(TokenKind::Digits) => false,
        Some(TokenKind::Mark) => !tokens.is_dash(next),
        None => true,
    };
    closes.then(|| (Moment { span: tokens.bytes(at, next), day: Some(day), ..Moment::default() }, next))
}

/// 4:30, 9:00, 7:30 a.m., 9 p.m., 9 o'clock.
fn clock_at(tokens: &Tokens, i: usize) -> Option<Found> {
    let hour = tokens.number(i).filter(|hour| *hour <= 24)?;
    let colon = tokens.is(i + 1, ":") && tokens.joined(i + 1) && tokens.joined(i + 2);
    let minute = tokens.number(i + 2).filter(|minute| colon && *minute < 60);
    let two_digits = tokens.at(i + 2).is_some_and(|t| t.text.len() == 2);
    let after = if minute.is_some() { i + 3 } else { i + 1 };
    let half = half_after(tokens, after);
    let oclock = tokens.after(after, "o ' clock").or_else(|| tokens.after(after, "o ’ clock"));
    let padded = tokens.at(i).is_some_and(|t| t.text.starts_with('0'));
    let clock = BEFORE_CLOCK.contains(&tokens.lower_back(i, 1)) || padded || matches!(minute, Some(0 | 30));
    let (next, second) = match (half, oclock) {
        (Some((second, next)), _) => (next, Some(second)),
        (None, Some(next)) => (next, None),
        (None, None) if minute.is_some() && two_digits && clock => (after, None),
        _ => return None,
    };
    let hour = u8::try_from(hour).ok()?;
    let hour = match second {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    let minute = minute.and_then(|minute| u8::try_from(minute).ok());
    let half_known = second.is_some() || hour > 12 || padded;
    Some((
        Moment { span: tokens.bytes(i, next), hour: Some(hour), minute, half_known, ..Moment::default() },
        next,
    ))
}

/// a.m. or p.m.: whether it is the second half, and the index after it.
fn half_after(tokens: &Tokens, i: usize) -> Option<(bool, usize)> {
    for (letter, second) in [("a", false), ("p", true)] {
        let solid = if second { "pm" } else { "am" };
        if tokens.is(i, solid) {
            return Some((second, i + 1));
        }
        let dotted = tokens.is(i, letter)
            && tokens.is(i + 1, ".")
            && tokens.joined(i + 1)
            && tokens.is(i + 2, "m")
            && tokens.joined(i + 2);
        if dotted {
            let stop = tokens.is(i + 3, ".") && tokens.joined(i + 3);
            return Some((second, if stop { i + 4 } else { i + 3 }));
        }
    }
    None
}

fn noon_at(tokens: &Tokens, i: usize) -> Option<Found> {
    let led = matches!(
        tokens.lower_back(i, 1),
        "at" | "by" | "until" | "till" | "to" | "from" | "around" | "about" | "before" | "after" | "of"
    );
    let hour = match tokens.lower(i) {
        "noon" if led => 12,
        "midnight" if led => 0,
        _ => return None,
    };
    Some((
        Moment { span: tokens.bytes(i, i + 1), hour: Some(hour), half_known: true, ..Moment::default() },
        i + 1,
    ))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// `text=value`, in the short form of the tables: 2023-3-13, 4:30, 9월 for a month alone.
    pub(in crate::calendar) fn show(text: &str, moment: &Moment) -> String {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(moment.juche.map(|juche| format!("j{juche}")));
        let date = match (moment.year, moment.month, moment.day) {
            (Some(y), None, None) if moment.decade => format!("{y}s"),
            (Some(y), None, _) => y.to_string(),
            (Some(y), Some(m), None) => format!("{y}-{m}"),
            (Some(y), Some(m), Some(d)) => format!("{y}-{m}-{d}"),
            (None, Some(m), Some(d)) => format!("{m}-{d}"),
            (None, Some(m), None) => format!("{m}월"),
            (None, None, Some(d)) => d.to_string(),
            (None, None, None) => String::new(),
        };
        let end = moment.end_day.map_or_else(String::new, |day| format!("..{day}"));
        parts.push(date + &end);
        parts.extend(moment.weekday.map(|weekday| format!("{weekday:?}")));
        parts.extend(moment.hour.map(|hour| {
            moment.minute.map_or_else(|| hour.to_string(), |minute| format!("{hour}:{minute:02}"))
        }));
        parts.extend(moment.relative.map(|relative| format!("{relative:?}")));
        parts.extend(moment.third.map(|third| format!("{third:?}")));
        parts.extend(moment.name.then(|| "name".to_owned()));
        parts.retain(|part| !part.is_empty());
        format!("{}={}", text.get(moment.span.clone()).unwrap_or("?"), parts.join(" "))
    }

    fn check(text: &str, expected: &[&str]) {
        let shown: Vec<String> = english(text).iter().map(|moment| show(text, moment)).collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn full_dates_are_one_moment() {
        check(
            "at 4:30 on March 14, Juche 112 (2023), at",
            &["4:30=4:30", "March 14, Juche 112 (2023)=j112 2023-3-14"],
        );
        check("May 29, 2023", &["May 29, 2023=2023-5-29"]);
        check("14 March 2023", &["14 March 2023=2023-3-14"]);
        check("the 15th of April", &["15th of April=4-15"]);
        check("Mar. 14 and Sept. 3", &["Mar. 14=3-14", "Sept. 3=9-3"]);
        check("Wednesday, March 15", &["Wednesday, March 15=3-15 Wednesday"]);
        check("22/12/2017 2017-12-22", &["22/12/2017=2017-12-22", "2017-12-22=2017-12-22"]);
        check("April 08, 2022", &["April 08, 2022=2022-4-8"]);
    }

    #[test]
    fn days_that_are_linked_share_their_month() {
        check("on April 18 and 19.", &["April 18=4-18", "19=4-19"]);
        check("from October 8 to 12. In", &["October 8=10-8", "12=10-12"]);
        check("between October 1 and 21.", &["October 1=10-1", "21=10-21"]);
        check("April 18 and 19, 2022", &["April 18=2022-4-18", "19, 2022=2022-4-19"]);
        check("March 5-7", &["March 5-7=3-5..7"]);
        check("on April 18 and 19 new teams", &["April 18=4-18"]);
        check("On August 17 and 18 torrential rain", &["August 17=8-17", "18=8-18"]);
    }

    #[test]
    fn years_months_and_decades_stand_alone() {
        check("in October 2023 and in May", &["October 2023=2023-10", "May=5월"]);
        check("for 2025-2027 was signed", &["2025=2025", "2027=2027"]);
        check("in late January", &["late January=1월 Late"]);
        check("by the end of May last year", &["the end of May last year=5월 LastYear Late"]);
        check("mid-August and early March", &["mid-August=8월 Middle", "early March=3월 Early"]);
        check("the late Kim, early May 5", &["May 5=5-5"]);
        check("in the mid-1980s and 1990s", &["1980s=1980s", "1990s=1990s"]);
        check("They may March on", &[]);
        check("He worked from 1963 and, in 1971, served", &["1963=1963", "1971=1971"]);
        check("more than 2000 people, 1950 tons, 1 950 ha, Resolution 2270", &[]);
        check("Juche-based, Juche 106 (2016)", &["Juche 106 (2016)=j106 2016"]);
    }

    #[test]
    fn clock_times_are_not_scores() {
        check("from 9:00 to 17:00 on March 16", &["9:00=9:00", "17:00=17:00", "March 16=3-16"]);
        check("at 7:30 a.m. with", &["7:30 a.m.=7:30"]);
        check("9 p.m. at noon, at midnight", &["9 p.m.=21", "noon=12", "midnight=0"]);
        check("as of 3 p.m. on August 27", &["3 p.m.=15", "August 27=8-27"]);
        check("won 3:1, 21:19", &[]);
    }

    #[test]
    fn relative_words_join_what_they_look_at() {
        check("last August, last Wednesday", &["last August=8월 Past", "last Wednesday=Wednesday Past"]);
        check(
            "in May this year, next year and yesterday",
            &["May this year=5월 ThisYear", "next year=NextYear", "yesterday=Yesterday"],
        );
    }

    #[test]
    fn an_ordinal_is_a_day_only_where_no_noun_follows() {
        check("on the 15th.", &["15th=15"]);
        check("on the 15th anniversary", &[]);
        check("April 25 House of Culture", &["April 25=4-25"]);
        check("B-52 and Hwasong-18", &[]);
    }
}
