//! Holds a Korean figure against an English one.

use super::{Bound, Kind, Measure, Quantity};

/// Units whose sizes differ by less are one unit in translation: 정보 and hectare.
const SAME_SIZE: f64 = 0.01;
/// A conversion is rounded to about this.
const CONVERSION: f64 = 0.005;
/// "About 12 000" may stand for figures this near.
const ROUNDING: f64 = 0.03;
/// Below this, two floating-point figures are the same figure.
const PRECISION: f64 = 1e-9;

/// How the two figures relate.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Verdict {
    /// The same figure with the same bound.
    Equal,
    /// The same figure with a bound dropped or changed, a rounding, or one inside the other's range.
    Approximate,
    /// Another figure, or opposite bounds.
    Different,
}

/// A verdict with its reasons.
#[derive(Clone, PartialEq, Debug)]
pub struct Comparison {
    /// How the two relate.
    pub verdict: Verdict,
    /// Both sides and the conversion, in words.
    pub arithmetic: String,
    /// The Korean figure in words, as in the arithmetic.
    pub ko: String,
    /// The English figure in words.
    pub en: String,
}

/// Compares the two sides by value: units of one family are converted, shares and multiples are one scale.
///
/// ```
/// use daejo_lexicon::numeral::{Verdict, compare, english, korean};
/// let ko = &korean("1만 2 000여정보")[0];
/// let en = &english("more than 12 000 hectares")[0];
/// let comparison = compare(ko, en);
/// assert_eq!(comparison.verdict, Verdict::Equal);
/// assert_eq!(comparison.arithmetic, "Korean: more than 12 000 정보 (1 정보 ≈ 0.992 ha); English: more than 12 000 ha");
/// ```
#[must_use]
pub fn compare(ko: &Quantity, en: &Quantity) -> Comparison {
    let pair = Aligned::new(ko, en);
    let note = pair.note.map_or_else(String::new, |note| format!(" ({})", note.text(ko)));
    let verdict = pair.verdict(ko, en);
    let (ko, en) = (describe(ko), describe(en));
    Comparison { verdict, arithmetic: format!("Korean: {ko}{note}; English: {en}"), ko, en }
}

/// The verdict of [`compare`] alone: what a search asks of very many pairs.
#[must_use]
pub fn verdict(ko: &Quantity, en: &Quantity) -> Verdict {
    Aligned::new(ko, en).verdict(ko, en)
}

/// Whether the two could be the same figure at all: a quick test that says no for most pairs and never for figures
/// that [`compare`] finds equal or approximate.
#[must_use]
pub fn may_agree(ko: &Quantity, en: &Quantity) -> bool {
    let simple = |q: &Quantity| q.upper.is_none() && matches!(q.kind, Kind::Cardinal | Kind::Ordinal);
    if !simple(ko) || !simple(en) || ko.unit.measure().is_some() && en.unit.measure().is_some() {
        return true;
    }
    // Two marks of approximation and a rounding never add up to a tenth.
    (ko.value - en.value).abs() <= 0.1 * ko.value.abs().max(en.value.abs())
}

/// Both figures on one scale.
struct Aligned {
    ko: f64,
    en: f64,
    ko_upper: Option<f64>,
    en_upper: Option<f64>,
    /// Relative error within which two figures are the same.
    tolerance: f64,
    note: Option<Note>,
}

/// What was done to bring two figures to one scale.
#[derive(Clone, Copy)]
enum Note {
    /// The Korean is a share of this size, or a multiple, and the English another kind of share.
    Share(f64),
    /// Nothing could be done.
    UnitsDiffer(Measure, Measure),
    /// The two units are of about one size.
    SameSize(Measure, Measure),
    /// The Korean was converted.
    Converted(Measure, Measure),
}

impl Note {
    fn text(self, ko: &Quantity) -> String {
        match self {
            Note::Share(size) => format!("{} = {} percent", figure(ko), number(ko.value * size * 100.0)),
            Note::UnitsDiffer(from, to) => format!("units differ: {} and {}", from.name, to.name),
            Note::SameSize(from, to) => conversion(from, to),
            Note::Converted(from, to) => {
                let converted = number(round(ko.value * (from.factor / to.factor)));
                format!("{}, {converted} {}", conversion(from, to), to.name)
            }
        }
    }
}

/// The size of one unit in another.
fn conversion(from: Measure, to: Measure) -> String {
    let ratio = from.factor / to.factor;
    let sign = if ratio.fract() == 0.0 { "=" } else { "≈" };
    format!("1 {} {sign} {} {}", from.name, number(round(ratio)), to.name)
}

impl Aligned {
    fn new(ko: &Quantity, en: &Quantity) -> Self {
        let plain = Self {
            ko: ko.value,
            en: en.value,
            ko_upper: ko.upper,
            en_upper: en.upper,
            tolerance: PRECISION,
            note: None,
        };
        if is_share(ko.kind) && is_share(en.kind) {
            return plain.scaled(share(ko.kind), share(en.kind), ko.kind != en.kind);
        }
        let (Some(from), Some(to)) = (ko.unit.measure(), en.unit.measure()) else { return plain };
        if from.family != to.family || (from.name != to.name && same_factor_other_unit(from, to)) {
            return Self { note: Some(Note::UnitsDiffer(from, to)), ..plain };
        }
        plain.converted(from, to)
    }

    fn verdict(&self, ko: &Quantity, en: &Quantity) -> Verdict {
        match (ko.kind, en.kind) {
            (Kind::Vague, Kind::Vague) => by_figures(self.same(self.ko, self.en), ko, en),
            (Kind::Vague, _) => by_magnitude(self.ko, self.en),
            (_, Kind::Vague) => by_magnitude(self.en, self.ko),
            _ => by_value(self, ko, en),
        }
    }

    fn scaled(self, ko: f64, en: f64, noted: bool) -> Self {
        Self {
            ko: self.ko * ko,
            en: self.en * en,
            ko_upper: self.ko_upper.map(|upper| upper * ko),
            en_upper: self.en_upper.map(|upper| upper * en),
            // 33 percent stands for a third.
            tolerance: if noted { CONVERSION * 3.0 } else { PRECISION },
            note: noted.then_some(Note::Share(ko)),
        }
    }

    fn converted(self, from: Measure, to: Measure) -> Self {
        if from.name == to.name {
            return self;
        }
        let ratio = from.factor / to.factor;
        if (ratio - 1.0).abs() <= SAME_SIZE && near(self.ko, self.en, PRECISION) {
            return Self { note: Some(Note::SameSize(from, to)), ..self };
        }
        Self {
            ko: self.ko * ratio,
            ko_upper: self.ko_upper.map(|upper| upper * ratio),
            tolerance: CONVERSION,
            note: Some(Note::Converted(from, to)),
            ..self
        }
    }

    fn same(&self, ko: f64, en: f64) -> bool {
        near(ko, en, self.tolerance)
    }
}

/// Currencies have a factor of 1 each, but are not each other.
fn same_factor_other_unit(from: Measure, to: Measure) -> bool {
    from.family == super::Family::Money && from.name != to.name
}

fn is_share(kind: Kind) -> bool {
    matches!(kind, Kind::Percent | Kind::Fraction | Kind::Multiple)
}

fn share(kind: Kind) -> f64 {
    if kind == Kind::Percent { 0.01 } else { 1.0 }
}

fn near(a: f64, b: f64, tolerance: f64) -> bool {
    (a - b).abs() <= tolerance * a.abs().max(b.abs())
}

fn by_value(pair: &Aligned, ko: &Quantity, en: &Quantity) -> Verdict {
    match (pair.ko_upper, pair.en_upper) {
        (Some(k), Some(e)) => by_figures(pair.same(pair.ko, pair.en) && pair.same(k, e), ko, en),
        (Some(_), None) if ko.kind == Kind::Score => Verdict::Different,
        (None, Some(_)) if en.kind == Kind::Score => Verdict::Different,
        (Some(upper), None) => within(pair.en, pair.ko, upper),
        (None, Some(upper)) => within(pair.ko, pair.en, upper),
        (None, None) if pair.same(pair.ko, pair.en) => by_figures(true, ko, en),
        (None, None) => rounded(pair, ko, en),
    }
}

fn within(value: f64, low: f64, high: f64) -> Verdict {
    if (low..=high).contains(&value) { Verdict::Approximate } else { Verdict::Different }
}

/// "Hundreds" covers 100 to 999; "several", whose magnitude is 1, begins at 2.
fn by_magnitude(magnitude: f64, value: f64) -> Verdict {
    let low = if magnitude <= 1.0 { 2.0 } else { magnitude };
    if value >= low && value < magnitude * 10.0 { Verdict::Approximate } else { Verdict::Different }
}

fn by_figures(same: bool, ko: &Quantity, en: &Quantity) -> Verdict {
    let opposite = matches!((ko.bound, en.bound), (Bound::More, Bound::Less) | (Bound::Less, Bound::More));
    if !same || opposite {
        Verdict::Different
    } else if ko.bound == en.bound {
        Verdict::Equal
    } else {
        Verdict::Approximate
    }
}

/// A marked approximation may stand for a nearby figure that has more digits, on the side that its bound says.
fn rounded(pair: &Aligned, ko: &Quantity, en: &Quantity) -> Verdict {
    let rounds = |rough: f64, bound: Bound, fine: f64, digits: usize, fine_digits: usize| {
        let side = match bound {
            Bound::Exact => false,
            Bound::About => true,
            Bound::More => fine >= rough,
            Bound::Less | Bound::Nearly => fine <= rough,
        };
        side && digits < fine_digits && near(rough, fine, ROUNDING)
    };
    let (k, e) = (significant(ko.value), significant(en.value));
    let fits = rounds(pair.ko, ko.bound, pair.en, k, e) || rounds(pair.en, en.bound, pair.ko, e, k);
    if fits { Verdict::Approximate } else { Verdict::Different }
}

/// Digits before the closing zeros: 12 000 has two, 11 987 five.
fn significant(value: f64) -> usize {
    /// Up to here every whole number is exact.
    const WHOLE: f64 = 9e15;
    if value.fract() == 0.0 && value.abs() < WHOLE {
        let mut whole = value.abs() as u64;
        while whole > 0 && whole.is_multiple_of(10) {
            whole /= 10;
        }
        return whole.checked_ilog10().map_or(0, |n| n as usize + 1);
    }
    let shown = format!("{value}");
    let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
    let whole = !shown.contains('.');
    let cut = if whole { digits.trim_end_matches('0') } else { digits.as_str() };
    cut.trim_start_matches('0').len()
}

fn describe(quantity: &Quantity) -> String {
    let bound = match quantity.bound {
        Bound::Exact => "",
        Bound::More => "more than ",
        Bound::Less => "at most ",
        Bound::Nearly => "nearly ",
        Bound::About => "about ",
    };
    let unit = quantity.unit.name();
    // A multiple says "times" itself.
    let unit = if quantity.kind == Kind::Multiple { "" } else { unit };
    let gap = if unit.is_empty() { "" } else { " " };
    format!("{bound}{}{gap}{unit}", figure(quantity))
}

/// The figure as its kind is written: 40 percent, 3 times, 3:2, no. 5, hundreds of thousands.
fn figure(quantity: &Quantity) -> String {
    let value = number(round(quantity.value));
    let both = |joint: &str| {
        quantity.upper.map_or(value.clone(), |upper| format!("{value}{joint}{}", number(round(upper))))
    };
    match quantity.kind {
        Kind::Cardinal | Kind::Fraction => both("-"),
        Kind::Ordinal => format!("no. {}", both("-")),
        Kind::Percent => format!("{} percent", both("-")),
        Kind::Multiple => format!("{} times", both("-")),
        Kind::Score => both(":"),
        Kind::Vague if quantity.value <= 1.0 => "several".to_owned(),
        Kind::Vague => format!("{}s", value.trim_end()),
    }
}

/// To four significant places after the point for small figures, none for large ones.
fn round(value: f64) -> f64 {
    let places = if value.abs() < 1_000.0 { 1_000.0 } else { 1.0 };
    (value * places).round() / places
}

/// Digits in groups of three: 12 000.
fn number(value: f64) -> String {
    let shown = format!("{value}");
    let (whole, rest) =
        shown.split_once('.').map_or((shown.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let length = whole.chars().count();
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (length - index) % 3 == 0 && digit.is_ascii_digit() && grouped != "-" {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    rest.map_or(grouped.clone(), |rest| format!("{grouped}.{rest}"))
}

#[cfg(test)]
mod tests {
    use super::super::{english, korean};
    use super::*;

    fn check(ko: &str, en: &str, expected: Verdict) {
        let (Some(k), Some(e)) = (korean(ko).into_iter().next(), english(en).into_iter().next()) else {
            panic!("no figure in {ko} / {en}");
        };
        let comparison = compare(&k, &e);
        assert_eq!(comparison.verdict, expected, "{ko} / {en}: {}", comparison.arithmetic);
    }

    #[test]
    fn equal_figures_with_equal_bounds_are_equal() {
        check("1만 2 000여정보", "more than 12 000 hectares", Verdict::Equal);
        check("제2차", "the second", Verdict::Equal);
        check("2차", "the 2nd", Verdict::Equal);
        check("70돐", "70th anniversary", Verdict::Equal);
        check("절반", "50 percent", Verdict::Equal);
        check("3배로", "tripled", Verdict::Equal);
        check("2배로 늘었다", "doubled", Verdict::Equal);
        check("3분의 1", "one third", Verdict::Equal);
        check("3:1", "3:1", Verdict::Equal);
        check("보름동안", "half a month", Verdict::Equal);
        check("10년간", "a decade", Verdict::Equal);
        check("2t", "2 000 kg", Verdict::Equal);
        check("수십만", "hundreds of thousands of people", Verdict::Equal);
        check("12살", "12-year-old", Verdict::Equal);
    }

    #[test]
    fn a_dropped_or_shifted_bound_is_approximate() {
        check("30여건", "30 inventions", Verdict::Approximate);
        check("근 50명", "about 50 doctors", Verdict::Approximate);
        check("약 12 000명", "11 987 people", Verdict::Approximate);
        check("11 987명", "about 12 000 people", Verdict::Approximate);
        check("수백명", "340 patients", Verdict::Approximate);
        check("두어개", "two samples", Verdict::Approximate);
    }

    #[test]
    fn other_figures_and_opposite_bounds_are_different() {
        check("20명이상", "less than 20 people", Verdict::Different);
        check("480여개", "over 490 units", Verdict::Different);
        check("15％", "18 percent", Verdict::Different);
        check("3:1", "3:0", Verdict::Different);
        check("3:2", "3 teams", Verdict::Different);
        check("100원", "200 dollars", Verdict::Different);
        check("수백명", "34 patients", Verdict::Different);
        check("11 987명", "12 000 people", Verdict::Different);
        check("500정보", "505 hectares", Verdict::Different);
    }

    #[test]
    fn numbers_are_shown_in_groups() {
        assert_eq!(number(1_234_567.0), "1 234 567");
        assert_eq!(number(-123.5), "-123.5");
        assert_eq!(significant(12_000.0), 2);
        assert_eq!(significant(9.25), 3);
        assert_eq!((significant(0.0), significant(7.0), significant(3e20)), (0, 1, 1));
    }

    #[test]
    fn different_units_are_named() {
        let (ko, en) = (korean("5톤"), english("5 km"));
        assert_eq!(compare(&ko[0], &en[0]).arithmetic, "Korean: 5 t (units differ: t and km); English: 5 km");
    }
}
