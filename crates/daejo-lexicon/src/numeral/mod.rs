//! Figures of English and Korean sentences by value, with their bound and unit, and whether two of them agree.
//!
//! [`english`] and [`korean`] find every [`Quantity`]; dates and clock times belong to [`crate::calendar`], and no figure
//! is ever in both. [`compare`] holds one side against the other and shows the arithmetic.

mod compare;
mod english;
mod korean;
mod units;

pub use compare::{Comparison, Verdict, compare, may_agree, verdict};
pub use units::{Family, Measure, Unit};

use crate::calendar::{self, Moment};
use std::ops::Range;

/// A figure with what it counts.
#[derive(Clone, PartialEq, Debug)]
pub struct Quantity {
    /// Bytes of the whole expression: approximator, figure and unit.
    pub span: Range<usize>,
    /// Bytes of the figure only.
    pub figure: Range<usize>,
    /// The figure: 1만 2 000 is 12 000, 40 percent is 40, one third is 0.333…
    pub value: f64,
    /// The other end of a range (5-6) or the second figure of a score (3:2).
    pub upper: Option<f64>,
    /// What sort of figure it is.
    pub kind: Kind,
    /// What the words around it say about the figure.
    pub bound: Bound,
    /// What it counts or measures.
    pub unit: Unit,
}

/// Sorts of figures.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Kind {
    /// 12 000, 다섯, nine.
    Cardinal,
    /// 제8차, 두번째, second, No. 5.
    Ordinal,
    /// 40％, 40 percent.
    Percent,
    /// 3배, tripled, 1.5 times as much.
    Multiple,
    /// 3분의 1, one third, 절반, half.
    Fraction,
    /// 3:2, 3대 2.
    Score,
    /// 수십만 (the value is the order of magnitude), dozens, several, 여러, 몇 (the value is 1).
    Vague,
}

/// How the figure bounds what it counts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Bound {
    /// Nothing is said.
    Exact,
    /// 여, 이상, 넘는, 초과, more than, over, at least, -odd.
    More,
    /// 이하, 미만, 이내, less than, under, at most, up to, within.
    Less,
    /// 근, 거의, 가까이, 육박, nearly, almost, close to.
    Nearly,
    /// 약, 가량, 정도, 쯤, 안팎, about, around, some.
    About,
}

/// Finds the quantities of an English sentence, in order, never overlapping.
///
/// ```
/// use daejo_lexicon::numeral::{Bound, english};
/// let found = english("They reclaimed more than 12 000 hectares on March 5.");
/// assert_eq!(found.len(), 1);
/// assert_eq!((found[0].value, found[0].bound, found[0].unit.name()), (12_000.0, Bound::More, "ha"));
/// ```
#[must_use]
pub fn english(text: &str) -> Vec<Quantity> {
    english_beside(text, &calendar::english(text))
}

/// Finds the quantities of a Korean sentence, in order, never overlapping.
///
/// ```
/// use daejo_lexicon::numeral::{Bound, korean};
/// let found = korean("3월에 1만 2 000여정보를 갈았다.");
/// assert_eq!(found.len(), 1);
/// assert_eq!((found[0].value, found[0].bound, found[0].unit.name()), (12_000.0, Bound::More, "정보"));
/// ```
#[must_use]
pub fn korean(text: &str) -> Vec<Quantity> {
    korean_beside(text, &calendar::korean(text))
}

/// As [`english`], where the moments of the sentence are known already.
#[must_use]
pub fn english_beside(text: &str, moments: &[Moment]) -> Vec<Quantity> {
    english::quantities(text, moments)
}

/// As [`korean`], where the moments of the sentence are known already.
#[must_use]
pub fn korean_beside(text: &str, moments: &[Moment]) -> Vec<Quantity> {
    korean::quantities(text, moments)
}

/// Whether a moment has any of these bytes.
fn clashes(moments: &[Moment], figure: &Range<usize>) -> bool {
    let index = moments.partition_point(|moment| moment.span.end <= figure.start);
    moments.get(index).is_some_and(|moment| moment.span.start < figure.end)
}

/// The moment that the byte lies inside of. Moments are in order.
fn in_moment(moments: &[Moment], byte: usize) -> Option<&Moment> {
    let index = moments.partition_point(|moment| moment.span.end <= byte);
    moments.get(index).filter(|moment| moment.span.start <= byte)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar;

    /// `text=value kind bound unit`, leaving out what is usual.
    pub(super) fn show(text: &str, quantity: &Quantity) -> String {
        let mut parts = vec![format!("{}", (quantity.value * 1000.0).round() / 1000.0)];
        if let Some(upper) = quantity.upper {
            parts[0] += &format!("..{upper}");
        }
        if quantity.kind != Kind::Cardinal {
            parts.push(format!("{:?}", quantity.kind));
        }
        if quantity.bound != Bound::Exact {
            parts.push(format!("{:?}", quantity.bound));
        }
        if quantity.unit != Unit::None {
            parts.push(quantity.unit.name().to_owned());
        }
        format!("{}={}", text.get(quantity.span.clone()).unwrap_or("?"), parts.join(" "))
    }

    /// A small generator, so that the fuzz is the same each time.
    struct Dice(u64);

    impl Dice {
        fn roll(&mut self, sides: usize) -> usize {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) as usize % sides
        }
    }

    const PIECES: &[&str] = &[
        "1",
        "12",
        "000",
        "4.25",
        "3:1",
        "-",
        "~",
        ",",
        ".",
        " ",
        " ",
        "만",
        "억",
        "조",
        "천",
        "여",
        "제",
        "차",
        "월",
        "일",
        "년",
        "시",
        "분",
        "분의",
        "대",
        "배",
        "%",
        "한",
        "두",
        "세",
        "다섯",
        "열",
        "스물",
        "째",
        "번째",
        "명",
        "이상",
        "약",
        "근",
        "수",
        "십",
        "백",
        "첫",
        "절반",
        "반",
        "몇",
        "주체",
        "(",
        ")",
        "지난",
        "올해",
        "오후",
        "월요일",
        "one",
        "two",
        "twenty",
        "hundred",
        "million",
        "and",
        "a",
        "half",
        "third",
        "thirds",
        "of",
        "times",
        "over",
        "more than",
        "March",
        "May",
        "Juche",
        "the",
        "on",
        "at",
        "th",
        "s",
        "'",
        "percent",
        "$",
        "°C",
        "km",
        "No",
        "から",
        "é",
        "\u{301}",
        "99999999999999999999",
        "dozen",
        "dozens",
        "several",
        "from",
        "to",
        "or",
        "once",
        "year",
        "-",
        "old",
        "\n",
        "０",
        "🙂",
    ];

    #[test]
    fn no_input_panics_and_no_figure_is_taken_twice() {
        let mut dice = Dice(7);
        for _ in 0..4_000 {
            let text: String = (0..dice.roll(24)).map(|_| PIECES[dice.roll(PIECES.len())]).collect();
            for (quantities, moments) in
                [(english(&text), calendar::english(&text)), (korean(&text), calendar::korean(&text))]
            {
                check_spans(&text, &quantities, &moments);
            }
            for ko in korean(&text) {
                for en in english(&text) {
                    assert!(!compare(&ko, &en).arithmetic.is_empty());
                }
            }
        }
    }

    fn check_spans(text: &str, quantities: &[Quantity], moments: &[Moment]) {
        for quantity in quantities {
            assert!(
                text.get(quantity.span.clone()).is_some() && text.get(quantity.figure.clone()).is_some(),
                "{text}"
            );
            assert!(
                quantity.span.start <= quantity.figure.start && quantity.figure.end <= quantity.span.end,
                "{text} {quantity:?}"
            );
            assert!(!quantity.figure.is_empty() && quantity.value.is_finite(), "{text} {quantity:?}");
            let clash = |moment: &&Moment| {
                moment.span.start < quantity.figure.end && quantity.figure.start < moment.span.end
            };
            assert!(!moments.iter().any(|moment| clash(&moment)), "{text} {quantity:?} {moments:?}");
        }
        assert!(
            quantities.windows(2).all(|pair| pair[0].figure.end <= pair[1].figure.start),
            "{text} {quantities:?}"
        );
        assert!(moments.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{text} {moments:?}");
        assert!(moments.iter().all(|moment| text.get(moment.span.clone()).is_some()), "{text}");
    }

    #[test]
    fn long_input_takes_linear_time() {
        let text = "1 000,한 12만 one hundred and ".repeat(4_000);
        let started = std::time::Instant::now();
        assert!(!korean(&text).is_empty() && !english(&text).is_empty());
        assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
    }
}
