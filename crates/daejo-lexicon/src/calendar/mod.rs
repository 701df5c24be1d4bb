//! Dates, clock times and words such as "yesterday" in English and Korean sentences, and whether two of them agree.
//!
//! [`english`] and [`korean`] find [`Moment`]s; [`resolve`] fills in what follows from the publication date;
//! [`agree`] compares the two sides; [`inconsistent`] reports a Juche year that does not fit the Gregorian one.

mod date;
mod english;
mod korean;
pub(crate) mod scan;

pub use date::{Date, Weekday};
pub use english::english;
pub use korean::korean;

use date::{MONTHS, days_in_month};
use std::ops::Range;

/// Juche 1 is 1912.
const JUCHE_EPOCH: i32 = 1911;

/// A day without a month belongs to the month before, where it lies more than this many days after publication.
const DAYS_AHEAD: i64 = 15;

/// A time named by its distance from publication.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum Relative {
    DayBeforeYesterday,
    Yesterday,
    Today,
    Tomorrow,
    LastWeek,
    ThisWeek,
    NextWeek,
    LastMonth,
    ThisMonth,
    NextMonth,
    YearBeforeLast,
    LastYear,
    ThisYear,
    NextYear,
    /// 지난 8월, last August: the latest such time before publication.
    Past,
    /// 오는 8월, coming August: the first such time after publication.
    Coming,
}

/// A third of a month: the ten days that 상순, 중순, 하순 name, or early, mid- and late in English.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum Third {
    Early,
    Middle,
    Late,
}

/// A point in time as far as the text states it. Fields that it leaves open are `None`.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Moment {
    /// Bytes of the whole expression.
    pub span: Range<usize>,
    /// Gregorian year; of a decade, its first.
    pub year: Option<i32>,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
    /// The part of the month, where no day is stated.
    pub third: Option<Third>,
    /// Day of the week.
    pub weekday: Option<Weekday>,
    /// 0 to 24.
    pub hour: Option<u8>,
    /// 0 to 59.
    pub minute: Option<u8>,
    /// Words such as yesterday, last year.
    pub relative: Option<Relative>,
    /// Year of the Juche calendar, where it is printed.
    pub juche: Option<u16>,
    /// 1990s, 1990년대.
    pub decade: bool,
    /// Last day of a range written as one, 5-7일.
    pub end_day: Option<u8>,
    /// The date is a name: 4.25, 8.15, 9월 9일절.
    pub name: bool,
    /// The half of the day is certain: a.m., p.m., 오전, 오후 or an hour above 12.
    pub half_known: bool,
}

/// What comparing two moments says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Agreement {
    /// All that both sides know is equal.
    Same,
    /// A field known to both sides differs.
    Different {
        /// What the Korean says, in words: `day 14`.
        ko: String,
        /// What the English says: `15`.
        en: String,
    },
    /// The two sides state nothing of the same kind.
    Incomparable,
}

/// Fills what follows from the publication date and from the other fields.
///
/// A weekday becomes the nearest such day on or before publication; 27일 falls into the month of publication (into
/// the month before, if that day is far ahead); a month without year into the nearest such month; Juche years become
/// Gregorian ones. Fields that the text states are never changed.
///
/// ```
/// use daejo_lexicon::calendar::{Date, english, resolve};
/// let found = english("The meeting was held on Wednesday.");
/// let filled = resolve(&found[0], Date::new(2024, 6, 13));
/// assert_eq!((filled.year, filled.month, filled.day), (Some(2024), Some(6), Some(12)));
/// ```
#[must_use]
pub fn resolve(moment: &Moment, published: Option<Date>) -> Moment {
    let mut filled = moment.clone();
    if filled.decade {
        return filled;
    }
    if let (None, Some(juche)) = (filled.year, filled.juche) {
        filled.year = Some(i32::from(juche) + JUCHE_EPOCH);
    }
    if let Some(published) = published {
        fill_relative(&mut filled, published);
        fill_weekday(&mut filled, published);
        fill_month(&mut filled, published);
        fill_year(&mut filled, published);
    }
    if let (None, Some(date)) = (filled.weekday, date_of(&filled)) {
        filled.weekday = Some(date.weekday());
    }
    filled
}

/// Compares the two sides after [`resolve`]: fields known to both must be equal.
///
/// ```
/// use daejo_lexicon::calendar::{Agreement, Date, agree, english, korean};
/// let ko = &korean("27일 평양에서 진행되였다.")[0];
/// let en = &english("It took place in Pyongyang on Monday.")[0];
/// assert_eq!(agree(ko, en, Date::new(2024, 5, 28)), Agreement::Same);
/// assert_eq!(agree(ko, en, None), Agreement::Incomparable);
/// ```
#[must_use]
pub fn agree(ko: &Moment, en: &Moment, published: Option<Date>) -> Agreement {
    let (ko, en) = (resolve(ko, published), resolve(en, published));
    let checks = [
        years(&ko, &en),
        pair(&ko.month, &en.month, |k, e| differ(k == e, || [month(*k), month(*e)])),
        pair(&ko.day, &en.day, |k, e| differ(k == e, || [format!("day {k}"), e.to_string()])),
        pair(&ko.end_day, &en.end_day, |k, e| differ(k == e, || [format!("last day {k}"), e.to_string()])),
        pair(&ko.third, &en.third, |k, e| {
            differ(k == e, || [format!("{k:?} in the month").to_lowercase(), format!("{e:?}").to_lowercase()])
        }),
        pair(&ko.weekday, &en.weekday, |k, e| differ(k == e, || [format!("{k:?}"), format!("{e:?}")])),
        hours(&ko, &en),
        pair(&ko.minute, &en.minute, |k, e| differ(k == e, || [format!("minute {k}"), e.to_string()])),
        pair(&ko.relative, &en.relative, |k, e| relatives(*k, *e)),
    ];
    let mut compared = false;
    for check in checks.into_iter().flatten() {
        match check {
            Some([ko, en]) => return Agreement::Different { ko, en },
            None => compared = true,
        }
    }
    if compared { Agreement::Same } else { Agreement::Incomparable }
}

/// Says where the Juche year does not fit the Gregorian one.
///
/// ```
/// use daejo_lexicon::calendar::{inconsistent, korean};
/// let moments = korean("주체106(2016)년");
/// assert_eq!(inconsistent(&moments[0]).as_deref(), Some("Juche 106 is 2017, not 2016"));
/// ```
#[must_use]
pub fn inconsistent(moment: &Moment) -> Option<String> {
    let juche = i32::from(moment.juche?);
    let year = moment.year?;
    let expected = juche + JUCHE_EPOCH;
    (expected != year).then(|| format!("Juche {juche} is {expected}, not {year}"))
}

/// The full date of a moment, where it has one.
#[must_use]
pub fn date_of(moment: &Moment) -> Option<Date> {
    Date::new(moment.year?, moment.month?, moment.day?)
}

/// What the Korean says and what the English says.
type Sides = [String; 2];

/// `None`: a side does not know it; `Some(None)`: equal; `Some(Some(sides))`: different.
type Check = Option<Option<Sides>>;

fn pair<T>(ko: &Option<T>, en: &Option<T>, check: impl Fn(&T, &T) -> Option<Sides>) -> Check {
    match (ko, en) {
        (Some(ko), Some(en)) => Some(check(ko, en)),
        _ => None,
    }
}

fn differ(equal: bool, sides: impl Fn() -> Sides) -> Option<Sides> {
    if equal { None } else { Some(sides()) }
}

fn years(ko: &Moment, en: &Moment) -> Check {
    let either_decade = ko.decade || en.decade;
    pair(&ko.year, &en.year, |k, e| {
        let equal = if either_decade { k.div_euclid(10) == e.div_euclid(10) } else { k == e };
        let show = |year: &i32, decade: bool| if decade { format!("the {year}s") } else { year.to_string() };
        differ(equal, || [show(k, ko.decade), show(e, en.decade)])
    })
}

/// Hours are equal to the half of the day, where a side leaves the half open.
fn hours(ko: &Moment, en: &Moment) -> Check {
    pair(&ko.hour, &en.hour, |k, e| {
        let halves_known = ko.half_known && en.half_known;
        let equal = k % 24 == e % 24 || (!halves_known && k % 12 == e % 12);
        differ(equal, || [k, e].map(|hour| format!("{hour} o'clock")))
    })
}

/// "Last" and "coming" say where to look, not what day it is; and yesterday cannot be held against last year.
fn relatives(ko: Relative, en: Relative) -> Option<Sides> {
    let comparable = granularity(ko) == granularity(en) && granularity(ko) > 0;
    differ(!comparable || ko == en, || [ko, en].map(|relative| format!("{relative:?}")))
}

fn granularity(relative: Relative) -> u8 {
    use Relative::{
        Coming, DayBeforeYesterday, LastMonth, LastWeek, LastYear, NextMonth, NextWeek, NextYear, Past,
        ThisMonth, ThisWeek, ThisYear, Today, Tomorrow, YearBeforeLast, Yesterday,
    };
    match relative {
        Past | Coming => 0,
        DayBeforeYesterday | Yesterday | Today | Tomorrow => 1,
        LastWeek | ThisWeek | NextWeek => 2,
        LastMonth | ThisMonth | NextMonth => 3,
        YearBeforeLast | LastYear | ThisYear | NextYear => 4,
    }
}

fn month(number: u8) -> String {
    let name = usize::from(number).checked_sub(1).and_then(|i| MONTHS.get(i)).copied().unwrap_or("no month");
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn set_date(moment: &mut Moment, date: Date) {
    moment.year.get_or_insert(date.year());
    moment.month.get_or_insert(date.month());
    moment.day.get_or_insert(date.day());
}

fn fill_relative(moment: &mut Moment, published: Date) {
    let year = published.year();
    match moment.relative {
        Some(Relative::DayBeforeYesterday) => set_date(moment, published.minus_days(2)),
        Some(Relative::Yesterday) => set_date(moment, published.minus_days(1)),
        Some(Relative::Today) => set_date(moment, published),
        Some(Relative::Tomorrow) => set_date(moment, published.plus_days(1)),
        Some(Relative::YearBeforeLast) => moment.year = moment.year.or(Some(year - 2)),
        Some(Relative::LastYear) => moment.year = moment.year.or(Some(year - 1)),
        Some(Relative::ThisYear) => moment.year = moment.year.or(Some(year)),
        Some(Relative::NextYear) => moment.year = moment.year.or(Some(year + 1)),
        Some(Relative::LastMonth) => fill_shifted_month(moment, published, -1),
        Some(Relative::ThisMonth) => fill_shifted_month(moment, published, 0),
        Some(Relative::NextMonth) => fill_shifted_month(moment, published, 1),
        _ => {}
    }
}

fn fill_shifted_month(moment: &mut Moment, published: Date, shift: i32) {
    let (year, month) = shifted(published, shift);
    moment.year.get_or_insert(year);
    moment.month.get_or_insert(month);
}

/// Year and month, `shift` months from publication.
fn shifted(published: Date, shift: i32) -> (i32, u8) {
    let months = published.year() * 12 + i32::from(published.month()) - 1 + shift;
    let month = u8::try_from(months.rem_euclid(12) + 1).unwrap_or(1);
    (months.div_euclid(12), month)
}

/// A weekday alone is the nearest such day on or before publication.
fn fill_weekday(moment: &mut Moment, published: Date) {
    let Some(weekday) = moment.weekday else { return };
    if moment.day.is_some() || moment.month.is_some() || moment.year.is_some() {
        return;
    }
    // Weeks begin on Monday.
    let to_weekday = i32::from(weekday.number()) - i32::from(published.weekday().number());
    let week = match moment.relative {
        Some(Relative::LastWeek) => Some(-7),
        Some(Relative::ThisWeek) => Some(0),
        Some(Relative::NextWeek) => Some(7),
        _ => None,
    };
    if let Some(week) = week {
        set_date(moment, published.plus_days(to_weekday + week));
        return;
    }
    let mut back = (7 + i32::from(published.weekday().number()) - i32::from(weekday.number())) % 7;
    if moment.relative == Some(Relative::Coming) {
        back = if back == 0 { -7 } else { back - 7 };
    }
    set_date(moment, published.minus_days(back));
}

/// A day alone falls into the month of publication, or the one before.
fn fill_month(moment: &mut Moment, published: Date) {
    let (Some(day), None, None) = (moment.day, moment.month, moment.year) else { return };
    let ahead = i64::from(day) - i64::from(published.day());
    let previous = shifted(published, -1);
    let reaches = day <= days_in_month(previous.0, previous.1);
    let past = ahead > DAYS_AHEAD && reaches;
    let (year, month) = if past { previous } else { shifted(published, 0) };
    moment.month = Some(month);
    moment.year = Some(year);
}

/// A month without year is the nearest such month; "last" and "coming" choose the side.
fn fill_year(moment: &mut Moment, published: Date) {
    let (Some(month), None) = (moment.month, moment.year) else { return };
    let gap = i32::from(month) - i32::from(published.month());
    let later_day = gap == 0 && moment.day.is_some_and(|day| day > published.day());
    let shift = match moment.relative {
        Some(Relative::Past) if gap > 0 || later_day => -1,
        Some(Relative::Coming) if gap < 0 => 1,
        Some(Relative::Past | Relative::Coming) => 0,
        // Half a year away either side: the past is what news is about.
        _ if gap >= 6 => -1,
        _ if gap < -6 => 1,
        _ => 0,
    };
    moment.year = Some(published.year() + shift);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn published() -> Option<Date> {
        Date::new(2023, 3, 15)
    }

    fn first_korean(text: &str) -> Moment {
        korean(text).into_iter().next().unwrap_or_default()
    }

    fn first_english(text: &str) -> Moment {
        english(text).into_iter().next().unwrap_or_default()
    }

    fn check(ko: &str, en: &str, expected: &str) {
        let shown = match agree(&first_korean(ko), &first_english(en), published()) {
            Agreement::Same => "same".to_owned(),
            Agreement::Different { ko, en } => format!("{ko} in Korean, {en} in English"),
            Agreement::Incomparable => "incomparable".to_owned(),
        };
        assert_eq!(shown, expected, "{ko} / {en}");
    }

    #[test]
    fn fields_known_to_both_sides_must_be_equal() {
        check("3월 14일", "on March 14, Juche 112 (2023)", "same");
        check("3월 14일", "on March 13", "day 14 in Korean, 13 in English");
        check("2023년 9월", "in October 2023", "September in Korean, October in English");
        check("1990년대", "in the 1980s", "the 1990s in Korean, the 1980s in English");
        check("1990년대", "in the 1990s", "same");
        check("4시 30분", "at 4:30", "same");
        check("오후 4시 30분", "at 4:30", "same");
        check("오후 4시", "at 4 a.m.", "16 o'clock in Korean, 4 o'clock in English");
        check("주체111(2022)년", "in 2022", "same");
        check("6시에", "in 2022", "incomparable");
    }

    #[test]
    fn publication_turns_weekdays_and_relative_words_into_dates() {
        check("15일에", "on Wednesday", "same");
        check("12일에", "on Wednesday", "day 12 in Korean, 15 in English");
        check("지난해", "in 2022", "same");
        check("어제", "on March 14", "same");
        check("지난 8월", "last August", "same");
        check("지난 8월", "in August 2022", "same");
        check("지난 2월", "in February 2023", "same");
        check("12월 28일", "on December 28, 2022", "same");
        check("래년", "this year", "2024 in Korean, 2023 in English");
        check("지난달", "in February", "same");
        check("다음주 월요일", "next Monday", "same");
    }

    #[test]
    fn a_day_far_ahead_belongs_to_the_month_before() {
        let filled = resolve(&first_korean("28일"), Date::new(2024, 6, 2));
        assert_eq!((filled.month, filled.day), (Some(5), Some(28)));
        let filled = resolve(&first_korean("31일까지"), Date::new(2024, 5, 20));
        assert_eq!(filled.month, Some(5));
    }

    #[test]
    fn juche_years_are_held_against_gregorian_ones() {
        assert_eq!(inconsistent(&first_korean("주체112(2023)년 3월 13일")), None);
        assert_eq!(
            inconsistent(&first_english("Juche 106 (2016)")).as_deref(),
            Some("Juche 106 is 2017, not 2016")
        );
    }

    #[test]
    fn nothing_is_known_without_a_publication_date_but_full_dates_know_their_weekday() {
        let ko = first_korean("2023년 3월 15일");
        assert_eq!(agree(&ko, &first_english("on Wednesday"), None), Agreement::Same);
        assert_eq!(
            agree(&first_korean("15일"), &first_english("on Wednesday"), None),
            Agreement::Incomparable
        );
    }
}
