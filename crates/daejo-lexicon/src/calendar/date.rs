//! A day of the Gregorian calendar, with just the arithmetic that publication dates need.

use std::fmt;

/// A day of the week.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// Monday first.
    pub const ALL: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];

    /// Days since Monday, 0 to 6.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8
    }
}

/// English names of the months, January first.
pub(crate) const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A valid day: years 1 to 9999, proleptic Gregorian.
///
/// ```
/// use daejo_lexicon::calendar::{Date, Weekday};
/// let date = Date::parse("22/12/2017").expect("day first");
/// assert_eq!(date.weekday(), Weekday::Friday);
/// assert_eq!(date.plus_days(10).to_string(), "2018-01-01");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, where there is such a day.
    #[must_use]
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let valid = (1..=9999).contains(&year) && day >= 1 && day <= days_in_month(year, month);
        valid.then_some(Self { year, month, day })
    }

    /// Year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> i32 {
        self.year
    }

    /// Month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// Day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> u8 {
        self.day
    }

    /// Day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        // Day 0 of this count, 1970-01-01, was a Thursday.
        let index = (self.count() + 3).rem_euclid(7);
        usize::try_from(index).ok().and_then(|i| Weekday::ALL.get(i).copied()).unwrap_or(Weekday::Monday)
    }

    /// The day `days` later, or earlier if negative; the nearest representable day at the ends of the calendar.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self::from_count(self.count() + i64::from(days))
    }

    /// The day `days` earlier.
    #[must_use]
    pub fn minus_days(self, days: i32) -> Self {
        Self::from_count(self.count() - i64::from(days))
    }

    /// Days from `other` to this day.
    #[must_use]
    pub fn days_since(self, other: Self) -> i64 {
        self.count() - other.count()
    }

    /// Reads `2017-12-22`, `22/12/2017` (day first), `22.12.2017`, `December 22, 2017` or `22 December 2017`.
    ///
    /// Anything further in the string (a time, a zone) is ignored.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut words: Vec<&str> = Vec::new();
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            words.push(word);
        }
        let [a, b, c] = [*words.first()?, *words.get(1)?, *words.get(2)?];
        // An ISO instant, 2017-12-22T10:00, keeps its hour on the day.
        let c = c.split(['T', 't']).next().unwrap_or(c);
        if let Some(month) = month_named(a) {
            return Self::new(c.parse().ok()?, month, day_number(b)?);
        }
        if let Some(month) = month_named(b) {
            return Self::new(c.parse().ok()?, month, day_number(a)?);
        }
        if a.len() == 4 {
            return Self::new(a.parse().ok()?, b.parse().ok()?, c.parse().ok()?);
        }
        Self::new(c.parse().ok()?, b.parse().ok()?, a.parse().ok()?)
    }

    /// Days since 1970-01-01 (Howard Hinnant's `days_from_civil`).
    fn count(self) -> i64 {
        let month = i64::from(self.month);
        let year = i64::from(self.year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }

    fn from_count(count: i64) -> Self {
        let shifted = count + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let edge = if year < 1 {
            Self { year: 1, month: 1, day: 1 }
        } else {
            Self { year: 9999, month: 12, day: 31 }
        };
        let parts = (i32::try_from(year), u8::try_from(month), u8::try_from(day));
        match parts {
            (Ok(year), Ok(month), Ok(day)) => Self::new(year, month, day).unwrap_or(edge),
            _ => edge,
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Days in a month; 0 for a month that is none.
pub(crate) fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 0,
    }
}

/// The month of an English name or of its first three letters or more: `March`, `Mar`, `Sept`.
pub(crate) fn month_named(word: &str) -> Option<u8> {
    let lower = word.to_lowercase();
    if lower.len() < 3 {
        return None;
    }
    let index = MONTHS.iter().position(|name| name.starts_with(&lower))?;
    u8::try_from(index + 1).ok()
}

fn day_number(word: &str) -> Option<u8> {
    word.trim_end_matches(|c: char| c.is_alphabetic()).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let shown = Date::parse(text).map_or_else(|| "none".to_owned(), |date| date.to_string());
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn dates_are_read_in_the_orders_that_are_printed() {
        check("22/12/2017", "2017-12-22");
        check("2024-09-06T03:00:00Z", "2024-09-06");
        check("March 15, 2023", "2023-03-15");
        check("15 Mar. 2023", "2023-03-15");
        check("May 8th, 2022", "2022-05-08");
        check("29/02/2023", "none");
        check("12/22/2017", "none");
        check("", "none");
    }

    #[test]
    fn weekdays_follow_the_calendar() {
        let day = |y, m, d| Date::new(y, m, d).expect("valid").weekday();
        assert_eq!(day(2023, 3, 15), Weekday::Wednesday);
        assert_eq!(day(2000, 2, 29), Weekday::Tuesday);
        assert_eq!(day(1912, 4, 15), Weekday::Monday);
    }

    #[test]
    fn adding_days_and_taking_them_away_comes_back() {
        let start = Date::new(2023, 12, 31).expect("valid");
        for days in [-100_000, -366, -1, 0, 1, 59, 365, 100_000] {
            assert_eq!(start.plus_days(days).minus_days(days), start);
        }
        assert_eq!(start.plus_days(i32::MAX).to_string(), "9999-12-31");
        assert_eq!(start.minus_days(i32::MAX).to_string(), "0001-01-01");
    }
}
