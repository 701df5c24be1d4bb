//! Reads the figures of English sentences: digits in KCNA's groups (12 000), number words, ordinals, fractions.

use super::units::{self, CURRENCY_SIGNS};
use super::{Bound, Kind, Quantity, Unit, clashes, in_moment};
use crate::calendar::Moment;
use crate::calendar::scan::{TokenKind, Tokens};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

const ONES: &[&str] = &[
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const NTH: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];
const TENTHS: &[&str] =
    &["twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"];
const SCALES: &[(&str, f64)] = &[
    ("hundred", 100.0),
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
    ("trillion", 1e12),
    ("dozen", 12.0),
];

/// Plurals that name an order of magnitude.
const MAGNITUDES: &[(&str, f64)] = &[
    ("tens of thousands", 1e4),
    ("hundreds of thousands", 1e5),
    ("tens of millions", 1e7),
    ("hundreds of millions", 1e8),
    ("hundreds of billions", 1e11),
    ("tens of billions", 1e10),
    ("thousands upon thousands", 1e3),
    ("several hundred", 100.0),
    ("several thousand", 1e3),
    ("several dozen", 10.0),
    ("several million", 1e6),
    ("a few hundred", 100.0),
    ("a few thousand", 1e3),
    ("a few dozen", 10.0),
    ("tens of", 10.0),
    ("scores of", 10.0),
    ("dozens", 10.0),
    ("hundreds", 100.0),
    ("thousands", 1e3),
    ("millions", 1e6),
    ("billions", 1e9),
    ("several", 1.0),
    ("a few", 1.0),
];

const MULTIPLES: &[(&str, f64)] = &[
    ("twofold", 2.0),
    ("threefold", 3.0),
    ("fourfold", 4.0),
    ("fivefold", 5.0),
    ("sixfold", 6.0),
    ("sevenfold", 7.0),
    ("eightfold", 8.0),
    ("ninefold", 9.0),
    ("tenfold", 10.0),
    ("doubled", 2.0),
    ("doubling", 2.0),
    ("tripled", 3.0),
    ("trebled", 3.0),
    ("tripling", 3.0),
    ("quadrupled", 4.0),
    ("quintupled", 5.0),
];

/// Denominators, from third on.
const PARTS: &[(&str, f64)] = &[
    ("half", 2.0),
    ("third", 3.0),
    ("quarter", 4.0),
    ("fourth", 4.0),
    ("fifth", 5.0),
    ("sixth", 6.0),
    ("seventh", 7.0),
    ("eighth", 8.0),
    ("ninth", 9.0),
    ("tenth", 10.0),
    ("hundredth", 100.0),
];

/// Before a figure; longer before shorter.
const BOUNDS_BEFORE: &[(&str, Bound)] = &[
    ("no more than", Bound::Less),
    ("not more than", Bound::Less),
    ("no less than", Bound::More),
    ("not less than", Bound::More),
    ("no fewer than", Bound::More),
    ("in excess of", Bound::More),
    ("more than", Bound::More),
    ("greater than", Bound::More),
    ("larger than", Bound::More),
    ("higher than", Bound::More),
    ("over", Bound::More),
    ("upwards of", Bound::More),
    ("at least", Bound::More),
    ("exceeding", Bound::More),
    ("exceeds", Bound::More),
    ("exceeded", Bound::More),
    ("exceed", Bound::More),
    ("above", Bound::More),
    ("surpassing", Bound::More),
    ("less than", Bound::Less),
    ("fewer than", Bound::Less),
    ("lower than", Bound::Less),
    ("under", Bound::Less),
    ("below", Bound::Less),
    ("at most", Bound::Less),
    ("at the most", Bound::Less),
    ("up to", Bound::Less),
    ("within", Bound::Less),
    ("nearly", Bound::Nearly),
    ("almost", Bound::Nearly),
    ("close to", Bound::Nearly),
    ("approaching", Bound::Nearly),
    ("about", Bound::About),
    ("around", Bound::About),
    ("some", Bound::About),
    ("approximately", Bound::About),
    ("roughly", Bound::About),
    ("circa", Bound::About),
    ("or so", Bound::About),
];

/// After a figure, or after its unit.
const BOUNDS_AFTER: &[(&str, Bound)] = &[
    ("- odd", Bound::More),
    ("odd", Bound::More),
    ("or more", Bound::More),
    ("and more", Bound::More),
    ("or over", Bound::More),
    ("and above", Bound::More),
    ("or above", Bound::More),
    ("+", Bound::More),
    ("plus", Bound::More),
    ("or less", Bound::Less),
    ("or below", Bound::Less),
    ("or so", Bound::About),
];

/// After "N times": the figure multiplies, it does not count occasions.
const AFTER_TIMES: &[&str] = &[
    "as", "that", "the", "more", "larger", "higher", "greater", "bigger", "faster", "longer", "over", "what",
    "those", "against",
];

/// Before "N times", within a few words: something grew by that much.
const GROWTH: &[&str] = &[
    "rose",
    "risen",
    "grew",
    "grown",
    "increase",
    "increased",
    "increases",
    "raised",
    "up",
    "jumped",
    "multiplied",
    "by",
    "to",
    "boosted",
];

/// After a plain part ("a third bigger"): it is a fraction, not an ordinal.
const AFTER_PART: &[&str] =
    &["of", "bigger", "larger", "more", "less", "smaller", "higher", "lower", "greater", "as"];

/// Before "one": it stands for a noun, or is a pronoun.
const NOT_BEFORE_ONE: &[&str] = &[
    "the", "this", "that", "no", "every", "each", "any", "which", "another", "other", "old", "new", "own",
    "imported", "first", "second", "third",
];

/// Before "one" standing for the figure.
const BEFORE_ONE: &[&str] = &[
    "only", "just", "least", "than", "over", "by", "and", ",", "has", "have", "had", "within", "for", "with",
    "about",
];

/// After "one": it counts nothing.
const NOT_AFTER_ONE: &[&str] = &[
    "of", "another", "by", "who", "is", "can", "should", "more", "and", "to", "that", "which", "was", "in",
    "on", "at", "for", "or", "will", "may", "must", "has", "with", "from", "as", "such", "after", "before",
    "when", "the", "a", "hand", "side", "mind", "heart", "accord", "voice",
];

/// "first" and "second" in these phrases are no figures.
const NOT_ORDINAL: &[&str] = &[
    "first of all",
    "first and foremost",
    "first time",
    "first ,",
    "first lady",
    "second thought",
    "second to none",
    "first hand",
    "second hand",
];

/// Every word that a figure in words may begin with: few words of a text are among them, and no other is looked at.
static OPENING: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let phrases = MAGNITUDES.iter().chain(MULTIPLES).filter_map(|(phrase, _)| phrase.split(' ').next());
    let numerals = [ONES, TENS, NTH, TENTHS].into_iter().flatten().copied();
    let others = ["a", "an", "once", "twice", "thrice", "double", "triple", "half", "halved"];
    phrases.chain(numerals).chain(others).collect()
});

/// A figure before its unit is known.
struct Figure {
    value: f64,
    upper: Option<f64>,
    kind: Kind,
    unit: Unit,
    start: usize,
    next: usize,
}

impl Figure {
    fn new(value: f64, kind: Kind, start: usize, next: usize) -> Self {
        Self { value, upper: None, kind, unit: Unit::None, start, next }
    }
}

/// A number in digits or words, with the scale word that it ended in.
#[derive(Clone, Copy)]
struct Number {
    value: f64,
    scale: f64,
    next: usize,
}

struct Reader<'a> {
    tokens: Tokens<'a>,
    moments: &'a [Moment],
}

/// The quantities of the sentence outside the moments.
pub(super) fn quantities(text: &str, moments: &[Moment]) -> Vec<Quantity> {
    let reader = Reader { tokens: Tokens::new(text), moments };
    let mut found: Vec<Quantity> = Vec::new();
    let mut i = 0;
    while i < reader.tokens.len() {
        match reader.figure_at(i) {
            Some(figure) if !clashes(moments, &reader.tokens.bytes(figure.start, figure.next)) => {
                let (quantity, next) = reader.finish(&figure);
                found.push(quantity);
                i = next.max(i + 1);
            }
            _ => i += 1,
        }
    }
    share_units(text, &mut found);
    found
}

/// "104 and 101 percent", "from 350 to 460 cubic meters": the first figure takes over the unit of the next.
fn share_units(text: &str, found: &mut [Quantity]) {
    for i in (1..found.len()).rev() {
        let (left, right) = found.split_at_mut(i);
        let (Some(first), Some(second)) = (left.last_mut(), right.first()) else { continue };
        let gap = text.get(first.span.end..second.figure.start).unwrap_or_default().trim();
        let linked = matches!(gap, "and" | "to" | "or" | "and over" | "to over" | "to about");
        if !linked || first.kind != Kind::Cardinal || first.unit != Unit::None {
            continue;
        }
        if matches!(second.kind, Kind::Percent | Kind::Multiple) {
            first.kind = second.kind;
        }
        if second.unit.measure().is_some() {
            first.unit = second.unit;
        }
    }
}

impl Reader<'_> {
    fn figure_at(&self, i: usize) -> Option<Figure> {
        if self.taken(i) {
            return None;
        }
        match self.tokens.kind(i)? {
            TokenKind::Digits => self.digits_at(i),
            TokenKind::Letters => self.words_at(i),
            TokenKind::Mark => None,
        }
    }

    /// Whether the token belongs to a moment.
    fn taken(&self, i: usize) -> bool {
        self.tokens.at(i).is_some_and(|token| in_moment(self.moments, token.span.start).is_some())
    }

    fn is_tied_to_letters(&self, i: usize) -> bool {
        let t = &self.tokens;
        let before = t.before(i).filter(|_| t.joined(i));
        let Some(before) = before else { return false };
        let word_before =
            i.checked_sub(2).and_then(|j| t.at(j)).is_some_and(|word| word.kind == TokenKind::Letters);
        let dashed = t.is_dash(i - 1)
            && !before.spaced
            && (word_before && !self.is_number_word(i - 2) && !self.taken(i - 2));
        // -0- closes a KCNA story.
        let closing = t.is_dash(i - 1) && before.spaced && t.is_dash(i + 1) && t.joined(i + 1);
        let inside = matches!(before.text, "." | ",")
            && !before.spaced
            && t.kind(i.saturating_sub(2)) == Some(TokenKind::Digits);
        before.kind == TokenKind::Letters || dashed || closing || inside
    }

    fn is_number_word(&self, i: usize) -> bool {
        let word = self.tokens.lower(i);
        ONES.contains(&word) || TENS.contains(&word)
    }

    fn digits_at(&self, i: usize) -> Option<Figure> {
        if self.is_tied_to_letters(i) {
            return None;
        }
        let number = self.digits_number(i)?;
        let t = &self.tokens;
        if let Some(figure) = self.score_at(i, number) {
            return Some(figure);
        }
        if t.joined(number.next) && matches!(t.lower(number.next), "st" | "nd" | "rd" | "th") {
            return Some(Figure::new(number.value, Kind::Ordinal, i, number.next + 1));
        }
        if t.is(number.next, "/")
            && t.joined(number.next)
            && t.joined(number.next + 1)
            && let Some(below) =
                self.digits_number(number.next + 1).filter(|below| below.value > number.value)
        {
            return Some(Figure::new(number.value / below.value, Kind::Fraction, i, below.next));
        }
        let letters = t.joined(number.next) && t.kind(number.next) == Some(TokenKind::Letters);
        if letters && units::english(t, number.next).is_none() && !matches!(t.lower(number.next), "s" | "x") {
            return None;
        }
        if let Some(start) = self.number_sign(i) {
            return Some(Figure::new(number.value, Kind::Ordinal, start, number.next));
        }
        Some(self.extended(i, number))
    }

    /// "No." or "Nos." before a figure.
    fn number_sign(&self, i: usize) -> Option<usize> {
        ["no .", "nos .", "№"]
            .iter()
            .find_map(|sign| self.tokens.ending(i, sign))
            .filter(|start| self.tokens.is_capital(*start))
    }

    /// 3:1, and 3-1 where the first is not the smaller.
    fn score_at(&self, i: usize, number: Number) -> Option<Figure> {
        let t = &self.tokens;
        let sign = number.next;
        let solid = t.joined(sign) && t.joined(sign + 1) && number.next == i + 1;
        if !solid || !(t.is(sign, ":") || t.is_dash(sign)) || self.taken(sign + 1) {
            return None;
        }
        let second = self.digits_number(sign + 1).filter(|second| second.next == sign + 2)?;
        let small = number.value < 1000.0 && second.value <= number.value;
        let figure =
            Figure { upper: Some(second.value), ..Figure::new(number.value, Kind::Score, i, second.next) };
        (t.is(sign, ":") || small).then_some(figure)
    }

    /// Digits in groups, decimals, and a scale word: 12 000; 7,560; 1.2 million.
    fn digits_number(&self, i: usize) -> Option<Number> {
        let t = &self.tokens;
        let first = t.at(i).filter(|token| token.kind == TokenKind::Digits)?;
        let mut value: f64 = first.text.parse().ok()?;
        let mut next = i + 1;
        if first.text.len() <= 3 {
            while let Some((group, after)) = self.group_at(next) {
                value = value * 1000.0 + group;
                next = after;
            }
        }
        if t.is(next, ".")
            && t.joined(next)
            && t.joined(next + 1)
            && let Some(decimals) = t.at(next + 1).filter(|token| token.kind == TokenKind::Digits)
        {
            let digits = i32::try_from(decimals.text.len()).ok()?;
            let fraction: f64 = decimals.text.parse().ok()?;
            value += if digits < 300 { fraction / 10f64.powi(digits) } else { 0.0 };
            next += 2;
        }
        let number = Number { value, scale: 1.0, next };
        let scaled =
            self.scale_at(next).map_or(number, |(scale, next)| Number { value: value * scale, scale, next });
        scaled.value.is_finite().then_some(scaled)
    }

    /// Three digits after a comma or a space.
    fn group_at(&self, i: usize) -> Option<(f64, usize)> {
        let t = &self.tokens;
        let comma = t.is(i, ",") && t.joined(i) && t.joined(i + 1);
        let at = if comma { i + 1 } else { i };
        let token = t
            .at(at)
            .filter(|token| token.kind == TokenKind::Digits && token.text.len() == 3 && !self.taken(at))?;
        (comma || token.spaced).then(|| token.text.parse().ok()).flatten().map(|group| (group, at + 1))
    }

    fn scale_at(&self, i: usize) -> Option<(f64, usize)> {
        let at = if self.tokens.is_dash(i) && self.tokens.joined(i) { i + 1 } else { i };
        let (_, scale) = SCALES.iter().find(|(word, _)| self.tokens.is(at, word))?;
        Some((*scale, at + 1))
    }

    fn words_at(&self, i: usize) -> Option<Figure> {
        if !OPENING.contains(self.tokens.lower(i)) {
            return None;
        }
        self.vague_at(i)
            .or_else(|| self.multiple_at(i))
            .or_else(|| self.half_at(i))
            .or_else(|| self.span_word_at(i))
            .or_else(|| self.part_at(i))
            .or_else(|| self.ordinal_at(i))
            .or_else(|| self.cardinal_at(i))
    }

    fn vague_at(&self, i: usize) -> Option<Figure> {
        let (phrase, value) = MAGNITUDES.iter().find(|(phrase, _)| self.tokens.after(i, phrase).is_some())?;
        let next = self.tokens.after(i, phrase)?;
        let tallied = *phrase == "scores of" && self.tokens.lower_back(i, 1) == "the";
        let numbered =
            i > 0 && (self.is_number_word(i - 1) || self.tokens.kind(i - 1) == Some(TokenKind::Digits));
        (!tallied && !numbered).then(|| Figure::new(*value, Kind::Vague, i, next))
    }

    /// doubled, threefold, twice; once a week.
    fn multiple_at(&self, i: usize) -> Option<Figure> {
        let t = &self.tokens;
        if let Some((_, value)) = MULTIPLES.iter().find(|(word, _)| t.is(i, word)) {
            return Some(Figure::new(*value, Kind::Multiple, i, i + 1));
        }
        let compared = AFTER_TIMES.contains(&t.lower(i + 1));
        let times =
            |value, kind| Some(Figure { unit: Unit::Counter("times"), ..Figure::new(value, kind, i, i + 1) });
        match t.lower(i) {
            "twice" => times(2.0, if compared { Kind::Multiple } else { Kind::Cardinal }),
            "thrice" => times(3.0, if compared { Kind::Multiple } else { Kind::Cardinal }),
            "once" if matches!(t.lower(i + 1), "a" | "every" | "per") => times(1.0, Kind::Cardinal),
            "double" | "triple"
                if matches!(t.lower(i + 1), "that" | "the" | "last") || t.lower_back(i, 1) == "to" =>
            {
                Some(Figure::new(if t.is(i, "double") { 2.0 } else { 3.0 }, Kind::Multiple, i, i + 1))
            }
            _ => None,
        }
    }

    /// half, half a month, half-year, halved.
    fn half_at(&self, i: usize) -> Option<Figure> {
        let t = &self.tokens;
        if t.is(i, "halved") {
            return Some(Figure::new(0.5, Kind::Fraction, i, i + 1));
        }
        // The second half of a match or of a year is no quantity.
        if !t.is(i, "half")
            || matches!(t.lower_back(i, 1), "first" | "second" | "latter" | "former" | "other" | "one")
        {
            return None;
        }
        let article = matches!(t.lower(i + 1), "a" | "an");
        let dashed = t.is_dash(i + 1) && t.joined(i + 1);
        if article && t.is(i + 2, "dozen") {
            return Some(Figure::new(6.0, Kind::Cardinal, i, i + 3));
        }
        if (article || dashed)
            && let Some((unit, next)) = units::english(t, i + 2)
        {
            return Some(Figure { unit, ..Figure::new(0.5, Kind::Cardinal, i, next) });
        }
        let other_word = dashed || (t.is(i + 1, "time") && !t.is(i + 2, "as"));
        (!other_word).then(|| Figure::new(0.5, Kind::Fraction, i, i + 1))
    }

    /// "a decade", "a century": spans whose Korean has a figure, 10년.
    fn span_word_at(&self, i: usize) -> Option<Figure> {
        let named = matches!(self.tokens.lower(i + 1), "decade" | "century");
        let single = matches!(self.tokens.lower(i), "a" | "one");
        if !(named && single) {
            return None;
        }
        let (unit, next) = units::english(&self.tokens, i + 1)?;
        Some(Figure { unit, ..Figure::new(1.0, Kind::Cardinal, i, next) })
    }

    /// one third, two-thirds, three quarters, a third bigger.
    fn part_at(&self, i: usize) -> Option<Figure> {
        let t = &self.tokens;
        let article = t.is(i, "a");
        let above = if article { 1.0 } else { position(ONES, t.lower(i))? };
        let at = if t.is_dash(i + 1) && t.joined(i + 1) { i + 2 } else { i + 1 };
        let word = t.lower(at);
        let singular = if above > 1.0 { word.strip_suffix('s').unwrap_or_default() } else { word };
        let (_, below) = PARTS.iter().find(|(part, _)| *part == singular)?;
        let follows = t.kind(at + 1) != Some(TokenKind::Letters) || AFTER_PART.contains(&t.lower(at + 1));
        ((!article && (above > 1.0 || follows)) || (article && AFTER_PART.contains(&t.lower(at + 1))))
            .then(|| Figure::new(above / below, Kind::Fraction, i, at + 1))
    }

    fn ordinal_at(&self, i: usize) -> Option<Figure> {
        let t = &self.tokens;
        let (value, next) = self.ordinal_word(i)?;
        let time = t.is(i, "second")
            && (matches!(t.lower_back(i, 1), "per" | "each" | "every" | "split")
                || (t.lower_back(i, 1) == "a" && t.kind(i + 1) != Some(TokenKind::Letters)));
        let adverb =
            t.lower_back(i, 1) == "at" || NOT_ORDINAL.iter().any(|phrase| t.after(i, phrase).is_some());
        (!time && !adverb).then(|| Figure::new(value, Kind::Ordinal, i, next))
    }

    fn ordinal_word(&self, i: usize) -> Option<(f64, usize)> {
        let t = &self.tokens;
        if let Some(value) = position(NTH, t.lower(i)) {
            return Some((value, i + 1));
        }
        if let Some(tens) = position(TENTHS, t.lower(i)) {
            return Some(((tens + 1.0) * 10.0, i + 1));
        }
        let tens = (position(TENS, t.lower(i))? + 1.0) * 10.0;
        let last = position(NTH, t.lower(i + 2)).filter(|last| t.is_dash(i + 1) && *last < 10.0)?;
        Some((tens + last, i + 3))
    }

    fn cardinal_at(&self, i: usize) -> Option<Figure> {
        let number = self.words_number(i)?;
        if number.value == 1.0 && number.next == i + 1 && !self.range_follows(number) && !self.counts_one(i) {
            return None;
        }
        Some(self.extended(i, number))
    }

    fn range_follows(&self, number: Number) -> bool {
        self.range_end(number.next).is_some_and(|end| end.value > 1.0 && end.value <= 3.0)
    }

    /// Whether "one" is a figure: conservative, as it mostly is not.
    fn counts_one(&self, i: usize) -> bool {
        let t = &self.tokens;
        let before = t.lower_back(i, 1);
        if NOT_BEFORE_ONE.contains(&before)
            || NOT_AFTER_ONE.contains(&t.lower(i + 1))
            || t.lower(i + 1).is_empty()
        {
            return false;
        }
        if t.is(i + 1, "percent") || t.is(i + 1, "%") {
            return true;
        }
        if units::english(t, i + 1).is_some() {
            // "One day he" tells a story; "by one day" counts.
            return !t.is(i + 1, "day") || BEFORE_ONE.contains(&before);
        }
        let noun = t.kind(i + 1) == Some(TokenKind::Letters) && !t.is_capital(i + 1);
        noun && BEFORE_ONE.contains(&before)
    }

    /// twenty-five, one hundred and five, a dozen, two million.
    fn words_number(&self, i: usize) -> Option<Number> {
        let t = &self.tokens;
        let mut total = 0.0;
        let mut current = match t.lower(i) {
            "a" | "an" if self.scale_at(i + 1).is_some() => 1.0,
            word => small_number(word)?,
        };
        let mut next = i + 1;
        let mut scale = 1.0;
        // The smallest figure still to be added: ones after tens, anything after a scale word.
        let mut room = if (20.0..100.0).contains(&current) { 10.0 } else { 1.0 };
        // A finite sentence ends the loop; so does the first word that is no numeral.
        loop {
            if let Some((found, after)) = self.scale_at(next) {
                if found > 100.0 {
                    total += current * found;
                    current = 0.0;
                } else {
                    current *= found;
                }
                (scale, room, next) = (found, found, after);
                continue;
            }
            let joins = t.is_dash(next) || (t.is(next, "and") && room >= 100.0);
            let at = if joins { next + 1 } else { next };
            match small_number(t.lower(at)).filter(|small| *small < room && !self.taken(at)) {
                Some(small) => {
                    current += small;
                    room = if small >= 20.0 { 10.0 } else { 1.0 };
                    next = at + 1;
                }
                None => break,
            }
        }
        let value = total + current;
        let half = t.after(next, "and a half").or_else(|| t.after(next, "and half"));
        let number = Number {
            value: if half.is_some() { value + 0.5 } else { value },
            scale,
            next: half.unwrap_or(next),
        };
        number.value.is_finite().then_some(number)
    }

    /// The number after a dash, "to" or "or".
    fn range_end(&self, i: usize) -> Option<Number> {
        let t = &self.tokens;
        let dashed = t.is_dash(i)
            && t.at(i).is_some_and(|dash| dash.spaced == t.at(i + 1).is_some_and(|next| next.spaced));
        if !(dashed || t.is(i, "to") || t.is(i, "or")) || self.taken(i + 1) {
            return None;
        }
        self.digits_number(i + 1).or_else(|| self.words_number(i + 1))
    }

    /// Looks past the number for the other end of a range, percent, times and -fold.
    fn extended(&self, i: usize, number: Number) -> Figure {
        let mut figure = Figure::new(number.value, Kind::Cardinal, i, number.next);
        let from = self.tokens.lower_back(i, 1) == "from" && self.tokens.is(number.next, "to");
        if let Some(end) = self.range_end(number.next).filter(|_| !from) {
            let shared = number.scale == 1.0
                && end.scale > 100.0
                && number.value < 1000.0
                && number.value < end.value / end.scale;
            let first = if shared { number.value * end.scale } else { number.value };
            let alternative = !self.tokens.is(number.next, "or") || end.value <= first * 3.0;
            if first < end.value && alternative {
                (figure.value, figure.upper, figure.next) = (first, Some(end.value), end.next);
            }
        }
        self.with_times(figure)
    }

    fn with_times(&self, mut figure: Figure) -> Figure {
        let t = &self.tokens;
        let at = figure.next;
        if t.is_dash(at) && t.is(at + 1, "fold") {
            (figure.kind, figure.next) = (Kind::Multiple, at + 2);
        } else if t.is(at, "times") || (t.is(at, "time") && figure.value <= 1.0) {
            let grown = (1..=3).any(|back| GROWTH.contains(&t.lower_back(figure.start, back)));
            let compared = AFTER_TIMES.contains(&t.lower(at + 1))
                || figure.value.fract() != 0.0
                || (grown && !t.is(at + 1, "a"));
            figure.kind = if compared { Kind::Multiple } else { Kind::Cardinal };
            (figure.unit, figure.next) = (Unit::Counter("times"), at + 1);
        }
        figure
    }

    /// Adds unit, percent sign, currency and bounds.
    fn finish(&self, figure: &Figure) -> (Quantity, usize) {
        let t = &self.tokens;
        let (mut unit, mut kind, mut end) = (figure.unit, figure.kind, figure.next);
        let odd = bound_after(t, end);
        let mut bound = odd.map(|(bound, _)| bound);
        end = odd.map_or(end, |(_, next)| next);
        if let Some(next) = percent_after(t, end).filter(|_| matches!(kind, Kind::Cardinal | Kind::Vague)) {
            (kind, end) = (Kind::Percent, next);
        } else if unit == Unit::None && !matches!(kind, Kind::Score | Kind::Ordinal | Kind::Multiple) {
            let at =
                if matches!(t.lower(end), "more" | "additional" | "of" | "extra") { end + 1 } else { end };
            if let Some((found, next)) = units::english(t, at).filter(|_| !self.taken(at)) {
                (unit, end) = (found, next);
            }
        }
        if bound.is_none()
            && let Some((after, next)) = bound_after(t, end)
        {
            (bound, end) = (Some(after), next);
        }
        let mut start = figure.start;
        if let Some((sign, at)) = self.currency_before(start).filter(|_| unit == Unit::None) {
            (unit, start) = (sign, at);
        }
        if let Some((before, at)) = bound_before(t, start, figure.kind) {
            bound = bound.or(Some(before));
            start = at;
        }
        let quantity = Quantity {
            span: t.bytes(start, end),
            figure: t.bytes(figure.start, figure.next),
            value: figure.value,
            upper: figure.upper,
            kind,
            bound: bound.unwrap_or(Bound::Exact),
            unit,
        };
        (quantity, end)
    }

    fn currency_before(&self, i: usize) -> Option<(Unit, usize)> {
        let before = self.tokens.before(i)?;
        let (_, measure) = CURRENCY_SIGNS.iter().find(|(sign, _)| *sign == before.text)?;
        let us = i >= 2 && self.tokens.is(i - 2, "us");
        Some((Unit::Measure(*measure), if us { i - 2 } else { i - 1 }))
    }
}

fn percent_after(t: &Tokens, i: usize) -> Option<usize> {
    let at = if t.is_dash(i) && t.joined(i) { i + 1 } else { i };
    let found = ["percentage points", "percentage point", "percent", "per cent", "pct", "%"];
    found.iter().find_map(|word| t.after(at, word))
}

fn bound_after(t: &Tokens, i: usize) -> Option<(Bound, usize)> {
    BOUNDS_AFTER.iter().find_map(|(phrase, bound)| t.after(i, phrase).map(|next| (*bound, next)))
}

/// The bound before a figure, over an article: around the 17th minute.
fn bound_before(t: &Tokens, i: usize, kind: Kind) -> Option<(Bound, usize)> {
    let at = if t.lower_back(i, 1) == "the" { i - 1 } else { i };
    let (bound, start) =
        BOUNDS_BEFORE.iter().find_map(|(phrase, bound)| t.ending(at, phrase).map(|start| (*bound, start)))?;
    // Over the first day: the article shows that the figure is not what is bounded.
    let article = at != i && !(bound == Bound::About && kind == Kind::Ordinal);
    (!article).then_some((bound, start))
}

/// 1 for the first word of the table.
fn position(words: &[&str], word: &str) -> Option<f64> {
    let index = words.iter().position(|candidate| *candidate == word)?;
    u32::try_from(index + 1).ok().map(f64::from)
}

/// one to nineteen, twenty to ninety.
fn small_number(word: &str) -> Option<f64> {
    position(ONES, word).or_else(|| position(TENS, word).map(|tens| (tens + 1.0) * 10.0))
}

#[cfg(test)]
mod tests {
    use super::super::tests::show;

    fn check(text: &str, expected: &[&str]) {
        let shown: Vec<String> =
            super::super::english(text).iter().map(|quantity| show(text, quantity)).collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn digits_come_in_groups_and_with_scale_words() {
        check("7 650 people", &["7 650=7650"]);
        check("more than 12 000 hectares", &["more than 12 000 hectares=12000 More ha"]);
        check(
            "12,000, 1.2 million and 3 billion won",
            &["12,000=12000", "1.2 million=1200000 won", "3 billion won=3000000000 won"],
        );
        check(
            "7.7 trillion yen, US$5 million",
            &["7.7 trillion yen=7700000000000 yen", "US$5 million=5000000 dollar"],
        );
    }

    #[test]
    fn number_words_are_read() {
        check("twenty-five teams", &["twenty-five=25"]);
        check("one hundred and five pupils", &["one hundred and five=105"]);
        check("four agenda items, a dozen eggs", &["four=4", "a dozen=12"]);
        check("two million three hundred thousand", &["two million three hundred thousand=2300000"]);
        check("two and a half years", &["two and a half years=2.5 year"]);
        check("a hundred", &["a hundred=100"]);
    }

    #[test]
    fn vague_figures_keep_their_order_of_magnitude() {
        check(
            "dozens of, hundreds of thousands of people",
            &["dozens=10 Vague", "hundreds of thousands=100000 Vague"],
        );
        check("tens of thousands of workers", &["tens of thousands=10000 Vague"]);
        check("several countries", &["several=1 Vague"]);
    }

    #[test]
    fn ordinals_are_not_seconds() {
        check("the 2nd and second meeting", &["2nd=2 Ordinal", "second=2 Ordinal"]);
        check("twenty-first century", &["twenty-first=21 Ordinal"]);
        check("27 meters per second, 38 seconds", &["27 meters=27 m", "38 seconds=38 s"]);
        check("No. 5 and first of all, at first", &["No. 5=5 Ordinal"]);
        check("around the 17th minute", &["around the 17th=17 Ordinal About"]);
    }

    #[test]
    fn shares_and_multiples_are_kinds_of_their_own() {
        check(
            "40 percent, 13%, 5 per cent",
            &["40 percent=40 Percent", "13%=13 Percent", "5 per cent=5 Percent"],
        );
        check("more than half of them", &["more than half=0.5 Fraction More"]);
        check("cut to two thirds and one third", &["two thirds=0.667 Fraction", "one third=0.333 Fraction"]);
        check("a third bigger, a third agenda item", &["a third=0.333 Fraction", "third=3 Ordinal"]);
        check("doubled, threefold", &["doubled=2 Multiple", "threefold=3 Multiple"]);
        check(
            "1.5 times, three times as much",
            &["1.5 times=1.5 Multiple times", "three times=3 Multiple times"],
        );
        check("five times a day, twice", &["five times=5 times", "twice=2 times"]);
        check("104 and 101 percent", &["104=104 Percent", "101 percent=101 Percent"]);
        check("the second half, half a month", &["second=2 Ordinal", "half a month=0.5 month"]);
    }

    #[test]
    fn ranges_have_two_ends() {
        check(
            "one or two, 5-6 days, four to seven meters",
            &["one or two=1..2", "5-6 days=5..6 day", "four to seven meters=4..7 m"],
        );
        check("from 5 to 6 tons", &["5=5 t", "6 tons=6 t"]);
        check("2-3 million", &["2-3 million=2000000..3000000"]);
        check("won 3:1, 3-1", &["3:1=3..1 Score", "3-1=3..1 Score"]);
    }

    #[test]
    fn bounds_stand_before_or_after() {
        check("at least 17 people", &["at least 17=17 More"]);
        check("30-odd pheasants", &["30-odd=30 More"]);
        check(
            "nearly 50, some 480, less than 8 000",
            &["nearly 50=50 Nearly", "some 480=480 About", "less than 8 000=8000 Less"],
        );
        check("a little over three months", &["over three months=3 More month"]);
        check("up to 2016 and not more than 5", &["not more than 5=5 Less"]);
        check("95 percent or more", &["95 percent or more=95 Percent More"]);
    }

    #[test]
    fn units_follow_hyphens_and_more() {
        check("12-year-old girl", &["12-year-old=12 year of age"]);
        check("120 000 more tons", &["120 000 more tons=120000 t"]);
        check("850 °C, 4 degrees Celsius", &["850 °C=850 °", "4 degrees Celsius=4 °"]);
        check("350 000 kWh a day", &["350 000 kWh=350000 kWh"]);
        check("a 12-page appendix", &["12=12"]);
    }

    #[test]
    fn names_and_moments_are_no_figures() {
        check("B-1B, Hwasong-18, B-52H, 3D on April 18 and 19, 2022 at 4:30. -0-", &[]);
        check("April 25 House of Culture", &[]);
        check("an 8-shaped orbit", &["8=8"]);
        check("no one, one of them, the imported one, one by one", &[]);
        check("12 wins, one draw and one defeat", &["12=12", "one=1", "one=1"]);
    }
}
