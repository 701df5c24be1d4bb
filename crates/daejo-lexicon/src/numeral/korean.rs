//! Reads the figures of Korean sentences: digits with 만 and 억, native and Sino numerals before counters, 수십만, 첫째.

use super::units;
use super::{Bound, Kind, Quantity, Unit, clashes, in_moment};
use crate::calendar::Moment;
use crate::calendar::scan::{Chars, is_dash, is_hangul, is_space};
use crate::hangul::Syllables;
use std::sync::LazyLock;

/// Scales after digits, longer before shorter.
const SCALES: &[(&str, f64)] = &[
    ("천만", 1e7),
    ("백만", 1e6),
    ("십만", 1e5),
    ("천억", 1e11),
    ("백억", 1e10),
    ("십억", 1e9),
    ("만", 1e4),
    ("억", 1e8),
    ("조", 1e12),
    ("천", 1e3),
    ("백", 100.0),
    ("십", 10.0),
];

/// Words that begin like a scale: 3조국, 5천리마, 2만경대.
const NOT_SCALES: &[&str] = &[
    "조국",
    "조선",
    "조직",
    "조각",
    "조건",
    "조사",
    "천리마",
    "천연",
    "만경",
    "만수",
    "만큼",
    "백두",
    "억제",
];

const TENS: &[(&str, f64)] = &[
    ("열", 10.0),
    ("스물", 20.0),
    ("스무", 20.0),
    ("서른", 30.0),
    ("마흔", 40.0),
    ("쉰", 50.0),
    ("예순", 60.0),
    ("일흔", 70.0),
    ("여든", 80.0),
    ("아흔", 90.0),
];
const ONES: &[(&str, f64)] = &[
    ("하나", 1.0),
    ("한", 1.0),
    ("둘", 2.0),
    ("두", 2.0),
    ("셋", 3.0),
    ("세", 3.0),
    ("석", 3.0),
    ("넷", 4.0),
    ("네", 4.0),
    ("넉", 4.0),
    ("다섯", 5.0),
    ("여섯", 6.0),
    ("일곱", 7.0),
    ("여덟", 8.0),
    ("아홉", 9.0),
];

/// Two figures in a breath: 서너 is three or four.
const PAIRS: &[(&str, f64, f64)] = &[
    ("한두", 1.0, 2.0),
    ("두서너", 2.0, 4.0),
    ("두세", 2.0, 3.0),
    ("두어", 2.0, 3.0),
    ("서너", 3.0, 4.0),
    ("너덧", 4.0, 5.0),
    ("네댓", 4.0, 5.0),
    ("네다섯", 4.0, 5.0),
    ("대여섯", 5.0, 6.0),
    ("예닐곱", 6.0, 7.0),
    ("일여덟", 7.0, 8.0),
];

/// Words that look like a native numeral with a counter.
const NATIVE_NOT: &[&str] = &[
    "세도",
    "세거리",
    "네거리",
    "세기",
    "세대",
    "세차",
    "세척",
    "세포",
    "세부",
    "세조",
    "세매",
    "세권",
    "세면",
    "세장",
    "열기",
    "열차",
    "열대",
    "열매",
    "열병",
    "열점",
    "열조",
    "열번",
    "열발",
    "열동",
    "열판",
    "열부",
    "열통",
    "열쌍",
    "두건",
    "두부",
    "두발",
    "두통",
    "두대",
    "네기",
    "네발",
    "한기",
    "한대",
    "한편",
    "한발",
    "한동",
    "한점",
    "한차",
    "한조",
    "한번",
    "한매",
    "한때",
    "한등",
    "한정",
    "한권",
    "한문",
    "한국",
    "한면",
    "한측",
    "한폭",
    "한층",
    "한날",
    "한마디",
    "한판",
    "한줄기",
    "한일",
    "한도",
    "한초",
    "한분",
    "한원",
    "한세",
    "한척도",
    "한인",
    "한위",
    "한데",
    "한호",
    "한회",
    "한필",
    "한축",
    "한부",
    "한병",
    "한단",
    "한팀",
    "한통",
    "한리",
    "한평",
    "한일",
    "두리",
    "세리",
    "세원",
    "세인",
    "세위",
    "세분",
    "열리",
    "열도",
    "열분",
    "열원",
    "열세를",
    "열정",
    "두도",
    "네리",
    "한주기",
    "두축",
    "석달라",
    "석도",
    "석기",
    "석조",
    "석판",
    "석면",
    "넉넉",
    "한해의",
    "한세대",
    "한지역",
    "한나라당",
    "한문제",
    "한구석",
];

/// The two machines of 두대의 are told from 두대 (head and stem) by what follows.
const NATIVE_KEPT: &[&str] =
    &["두대의", "두대를", "두대가", "세장의", "세권의", "한대의", "한점의", "한척의"];

/// 몇, 여러: before a counter or a noun.
const SOME: &[&str] = &["여러", "몇몇", "몇"];
const SOME_NOT: &[&str] = &["여러분", "몇번이고"];

/// Days with names of their own.
const DAYS: &[(&str, f64)] = &[
    ("이틀", 2.0),
    ("사흘", 3.0),
    ("나흘", 4.0),
    ("닷새", 5.0),
    ("엿새", 6.0),
    ("이레", 7.0),
    ("여드레", 8.0),
    ("아흐레", 9.0),
    ("열흘", 10.0),
    ("보름", 15.0),
    ("하루동안", 1.0),
    ("하루만에", 1.0),
    ("하루사이", 1.0),
];
const DAYS_NOT: &[&str] = &["보름달", "보름날", "보름명절", "이레적", "사흘이 멀다"];

/// Halves of a unit: figure, unit word (empty where the unit stands in the phrase itself).
const HALVES: &[(&str, f64, &str)] = &[
    ("반만년", 5_000.0, "년"),
    ("반세기", 50.0, "년"),
    ("반년", 0.5, "년"),
    ("반달", 0.5, "달"),
    ("반시간", 0.5, "시간"),
    ("반개월", 0.5, "개월"),
];

const PERCENT: &[&str] = &["%", "％", "퍼센트", "프로센트", "프로"];

/// A figure with one of these is an ordinal: 번째 (third), 등 and 위 (place), 호 (number), 돐 (anniversary).
const ORDINAL_COUNTERS: &[&str] = &["번째", "등", "위", "호", "돐", "주년", "세기"];

/// Prefixes, at a word's start, solid or before a space.
const BOUNDS_BEFORE: &[(&str, Bound)] = &[
    ("적어도", Bound::More),
    ("최소한", Bound::More),
    ("약", Bound::About),
    ("대략", Bound::About),
    ("근", Bound::Nearly),
    ("거의", Bound::Nearly),
];

/// After figure and unit, solid or after a space; longer before shorter.
const BOUNDS_AFTER: &[(&str, Bound)] = &[
    ("이상", Bound::More),
    ("초과", Bound::More),
    ("남짓", Bound::More),
    ("넘게", Bound::More),
    ("을 넘", Bound::More),
    ("를 넘", Bound::More),
    ("을 훨씬 넘", Bound::More),
    ("를 훨씬 넘", Bound::More),
    ("이 넘", Bound::More),
    ("가 넘", Bound::More),
    ("도 넘", Bound::More),
    ("을 초과", Bound::More),
    ("를 초과", Bound::More),
    ("을 웃도", Bound::More),
    ("를 웃도", Bound::More),
    ("이하", Bound::Less),
    ("미만", Bound::Less),
    ("이내", Bound::Less),
    ("내에", Bound::Less),
    ("안에", Bound::Less),
    ("안으로", Bound::Less),
    ("가까이", Bound::Nearly),
    ("에 육박", Bound::Nearly),
    ("에 가까운", Bound::Nearly),
    ("가까운", Bound::Nearly),
    ("가량", Bound::About),
    ("정도", Bound::About),
    ("쯤", Bound::About),
    ("내외", Bound::About),
    ("안팎", Bound::About),
];

/// Sino numerals from one to nine.
const SINO: &str = "일이삼사오륙칠팔구";

/// What a figure in words may begin with: most words of a text begin with none of these.
static FIRST: LazyLock<Syllables> = LazyLock::new(|| {
    let natives = TENS.iter().chain(ONES).chain(DAYS).map(|(word, _)| *word);
    let pairs = PAIRS.iter().map(|(word, ..)| *word).chain(HALVES.iter().map(|(word, ..)| *word));
    let words = natives.chain(pairs).chain(SOME.iter().copied()).chain(["첫", "수", "절반"]);
    words.filter_map(|word| word.chars().next()).chain(SINO.chars()).chain("육십백천만억".chars()).collect()
});

/// Counters that may follow a Sino numeral in hangul, or a figure after a space: no other word begins so.
const SAFE: &[&str] = &[
    "명",
    "개",
    "톤",
    "t",
    "정보",
    "세대",
    "마리",
    "그루",
    "원",
    "딸라",
    "배",
    "년간",
    "년동안",
    "프로",
    "퍼센트",
    "%",
    "리터",
    "km",
    "m",
    "살",
    "kg",
    "여명",
    "여개",
    "여세대",
    "여정보",
    "여년",
    "시간",
    "건",
    "가지",
    "차례",
    "메터",
];

struct Figure {
    value: f64,
    upper: Option<f64>,
    kind: Kind,
    unit: Unit,
    bound: Option<Bound>,
    /// Char index of the whole expression, of the figure, after the figure, after the expression.
    start: usize,
    figure: usize,
    figure_end: usize,
    end: usize,
}

impl Figure {
    fn new(value: f64, kind: Kind, start: usize, end: usize) -> Self {
        Self {
            value,
            upper: None,
            kind,
            unit: Unit::None,
            bound: None,
            start,
            figure: start,
            figure_end: end,
            end,
        }
    }
}

/// A number: value, index after it, whether 여 stands inside or after it.
#[derive(Clone, Copy)]
struct Number {
    value: f64,
    next: usize,
    more: bool,
}

struct Reader<'a> {
    chars: Chars,
    moments: &'a [Moment],
}

/// The quantities of the sentence outside the moments.
pub(super) fn quantities(text: &str, moments: &[Moment]) -> Vec<Quantity> {
    let reader = Reader { chars: Chars::new(text), moments };
    let chars = &reader.chars;
    let mut found = Vec::new();
    let mut last_end = 0;
    let mut i = 0;
    while i < chars.len() {
        match reader.figure_at(i, last_end) {
            Some(mut figure) if !clashes(moments, &chars.bytes(figure.start, figure.figure_end)) => {
                reader.add_bounds(&mut figure, last_end);
                found.push(reader.quantity(&figure));
                last_end = figure.end;
                i = figure.end.max(i + 1);
            }
            _ => i = chars.past_digits(i).max(i + 1),
        }
    }
    found
}

impl Reader<'_> {
    fn quantity(&self, figure: &Figure) -> Quantity {
        Quantity {
            span: self.chars.bytes(figure.start, figure.end),
            figure: self.chars.bytes(figure.figure, figure.figure_end),
            value: figure.value,
            upper: figure.upper,
            kind: figure.kind,
            bound: figure.bound.unwrap_or(Bound::Exact),
            unit: figure.unit,
        }
    }

    fn taken(&self, i: usize) -> bool {
        i < self.chars.len() && in_moment(self.moments, self.chars.byte(i)).is_some()
    }

    fn figure_at(&self, i: usize, last_end: usize) -> Option<Figure> {
        if self.taken(i) {
            return None;
        }
        let first = self.chars.at(i)?;
        if first.is_ascii_digit() {
            return self.digits_at(i, last_end);
        }
        if !FIRST.has(first) || !self.chars.opens_word(i) {
            return None;
        }
        self.first_at(i)
            .or_else(|| self.vague_at(i))
            .or_else(|| self.some_at(i))
            .or_else(|| self.half_at(i))
            .or_else(|| self.days_at(i))
            .or_else(|| self.native_at(i))
            .or_else(|| self.sino_at(i))
    }

    /// 화살-4, B52, 7.27: digits tied to a name.
    fn is_tied(&self, i: usize, last_end: usize) -> bool {
        let Some(before) = self.chars.before(i) else { return false };
        let further = i.checked_sub(2).and_then(|j| self.chars.at(j));
        let dashed =
            is_dash(before) && before != '~' && further.is_some_and(char::is_alphabetic) && last_end + 1 != i;
        let closing = is_dash(before)
            && self.chars.at(self.chars.past_digits(i)).is_some_and(is_dash)
            && !further.is_some_and(char::is_alphanumeric);
        let inside = matches!(before, '.' | ',') && further.is_some_and(|c| c.is_ascii_digit());
        before.is_ascii_alphabetic() || dashed || closing || inside
    }

    fn digits_at(&self, i: usize, last_end: usize) -> Option<Figure> {
        if self.is_tied(i, last_end) {
            return None;
        }
        let chars = &self.chars;
        if let Some(figure) = self.quarter_at(i) {
            return Some(figure);
        }
        let ordinal = chars.ending(i, "제").filter(|start| *start >= last_end);
        if let Some(start) = ordinal {
            return self.ordinal(i, start);
        }
        let number = self.mixed(i)?;
        self.pair_at(i, number).or_else(|| self.measured(i, number))
    }

    /// 3.4분기, 3/4분기: the third quarter.
    fn quarter_at(&self, i: usize) -> Option<Figure> {
        let (quarter, after) = self.chars.digits(i).filter(|(quarter, _)| (1..=4).contains(quarter))?;
        let after = self.chars.after_any(after, &[".4분기", "/4분기", "·4분기", "ㆍ4분기", "분기"])?;
        let unit = Unit::Counter("분기");
        Some(Figure { unit, figure_end: i + 1, ..Figure::new(f64::from(quarter), Kind::Ordinal, i, after) })
    }

    /// 제8차, 제51조: 조 is here no trillion.
    fn ordinal(&self, i: usize, start: usize) -> Option<Figure> {
        let (value, next) = self.plain(i)?;
        let (unit, end) = units::korean(&self.chars, next).unwrap_or((Unit::None, next));
        // 제2차 is a round, not a span: a unit with a size says nothing of an ordinal.
        let (unit, end) = if unit.measure().is_some() { (Unit::None, next) } else { (unit, end) };
        Some(Figure { unit, figure: i, figure_end: next, ..Figure::new(value, Kind::Ordinal, start, end) })
    }

    /// Digits in groups with decimals: value, index after it.
    fn plain(&self, i: usize) -> Option<(f64, usize)> {
        let chars = &self.chars;
        let end = chars.past_digits(i);
        let mut value = self.value(i, end)?;
        let mut next = end;
        if end - i <= 3 {
            while let Some((group, after)) = self.group_at(next) {
                value = value * 1000.0 + group;
                next = after;
            }
        }
        if chars.at(next) == Some('.') {
            let decimals = chars.past_digits(next + 1);
            if let (Some(fraction), Ok(places)) =
                (self.value(next + 1, decimals), i32::try_from(decimals - next - 1))
            {
                value += if places < 300 { fraction / 10f64.powi(places) } else { 0.0 };
                next = decimals;
            }
        }
        value.is_finite().then_some((value, next))
    }

    fn value(&self, from: usize, to: usize) -> Option<f64> {
        let digits = (from..to).filter_map(|i| self.chars.at(i)?.to_digit(10));
        (to > from).then(|| digits.fold(0.0, |value, digit| value * 10.0 + f64::from(digit)))
    }

    /// Three digits after a space or a comma.
    fn group_at(&self, i: usize) -> Option<(f64, usize)> {
        let separator = self.chars.at(i)?;
        let end = self.chars.past_digits(i + 1);
        let fits = (separator == ',' || is_space(separator)) && end == i + 4 && !self.taken(i + 1);
        if fits { self.value(i + 1, end).map(|value| (value, end)) } else { None }
    }

    fn scale_at(&self, i: usize) -> Option<(f64, usize)> {
        if NOT_SCALES.iter().any(|word| self.chars.starts(i, word)) {
            return None;
        }
        let (word, scale) = SCALES.iter().find(|(word, _)| self.chars.starts(i, word))?;
        let next = self.chars.after(i, word)?;
        // 조 is also a group, a set, an article: a trillion only where money or a further figure follows.
        let follows = self.chars.past_space(next);
        let trillion = *word != "조"
            || self.chars.at(follows).is_some_and(|c| c.is_ascii_digit() && !self.taken(follows))
            || self
                .chars
                .after_any(follows, &["원", "딸라", "달러", "엔", "유로", "여", "루블", "미딸라"])
                .is_some();
        trillion.then_some((*scale, next))
    }

    /// 1억 2천만, 1만 2 000여, 130여만, 7조 7 000억.
    fn mixed(&self, i: usize) -> Option<Number> {
        let (mut amount, mut next) = self.plain(i)?;
        let mut total = 0.0;
        let mut more = false;
        let mut room = f64::INFINITY;
        // Each round takes a smaller scale than the last, so the loop is short.
        loop {
            let with_more = self.chars.after(next, "여").filter(|after| self.scale_at(*after).is_some());
            let Some((scale, after)) =
                self.scale_at(with_more.unwrap_or(next)).filter(|(scale, _)| *scale < room)
            else {
                total += amount;
                break;
            };
            more |= with_more.is_some();
            total += amount * scale;
            (room, next) = (scale, after);
            let at = self.chars.past_space(next);
            match self.plain(at).filter(|(rest, _)| *rest < scale && !self.taken(at) && !more) {
                Some((rest, after)) => (amount, next) = (rest, after),
                None => break,
            }
        }
        if self.chars.at(next) == Some('여')
            && !self.chars.starts(next, "여러")
            && !self.chars.starts(next, "여기")
        {
            (more, next) = (true, next + 1);
        }
        total.is_finite().then_some(Number { value: total, next, more })
    }

    /// N분의 M, N:M, N대 M, N/M.
    fn pair_at(&self, i: usize, first: Number) -> Option<Figure> {
        let chars = &self.chars;
        if let Some(after) = chars.after(first.next, "분의") {
            let (above, next) = self.plain(chars.past_space(after)).filter(|_| first.value > 0.0)?;
            return Some(Figure::new(above / first.value, Kind::Fraction, i, next));
        }
        let sign = chars.at(first.next)?;
        let (second, next) = match sign {
            ':' | '/' => self.plain(first.next + 1)?,
            '대' => self.plain(chars.past_space(first.next + 1)).filter(|(_, next)| {
                chars.after_any(*next, &["로", "의", "으로", "라는", "를", "을"]).is_some()
            })?,
            _ => return None,
        };
        if sign == '/' {
            return (first.value < second && second > 0.0)
                .then(|| Figure::new(first.value / second, Kind::Fraction, i, next));
        }
        (first.value < 1000.0)
            .then(|| Figure { upper: Some(second), ..Figure::new(first.value, Kind::Score, i, next) })
    }

    /// A number with range, percent, 배, counter or unit.
    fn measured(&self, i: usize, first: Number) -> Option<Figure> {
        let (number, upper) = self.range_at(first);
        let next = number.next;
        let digits_end = if number.more && self.chars.before(next) == Some('여') { next - 1 } else { next };
        let base = Figure {
            upper,
            bound: number.more.then_some(Bound::More),
            figure_end: digits_end,
            ..Figure::new(first.value, Kind::Cardinal, i, next)
        };
        let figure = self.with_unit(base);
        // 3D, 52H: letters that are no unit make it a name.
        let lettered = figure.end == next
            && self.chars.at(next).is_some_and(|c| c.is_ascii_alphabetic() && !matches!(c, 'x' | 'X'));
        (!lettered).then_some(figure)
    }

    /// 5-6, 20~25, also with the unit on both sides: 20m~25m.
    fn range_at(&self, first: Number) -> (Number, Option<f64>) {
        let unit_end = units::korean(&self.chars, first.next).map_or(first.next, |(_, next)| next);
        let percent_end = self.chars.after_any(first.next, PERCENT);
        for dash in [Some(first.next), Some(unit_end), percent_end].into_iter().flatten() {
            if self.chars.at(dash).is_some_and(is_dash)
                && !self.taken(dash + 1)
                && let Some(second) = self.mixed(dash + 1).filter(|second| second.value > first.value)
            {
                return (second, Some(second.value));
            }
        }
        (first, None)
    }

    /// Adds percent, 배, 번째, counters and units to a figure that ends at `figure.end`.
    fn with_unit(&self, mut figure: Figure) -> Figure {
        let chars = &self.chars;
        let next = figure.end;
        if let Some(end) = self.percent_at(next) {
            (figure.kind, figure.end) = (Kind::Percent, end);
            return figure;
        }
        if chars.starts(next, "배") && !chars.at(next + 1).is_some_and(|c| "낭관수열우급합치".contains(c))
        {
            (figure.kind, figure.end) = (Kind::Multiple, next + 1);
            return figure;
        }
        let spaced = chars.past_space(next);
        let found = units::korean(chars, next)
            .or_else(|| units::korean(chars, spaced).filter(|_| self.safe_word(spaced)));
        if let Some((unit, end)) = found.filter(|_| !self.taken(spaced)) {
            (figure.unit, figure.end) = (unit, end);
            if ORDINAL_COUNTERS.contains(&unit.name())
                && figure.kind == Kind::Cardinal
                && figure.bound.is_none()
            {
                figure.kind = Kind::Ordinal;
            }
        } else if let Some(end) = chars.after(next, "째") {
            (figure.kind, figure.end) = (Kind::Ordinal, end);
        }
        self.half_after_unit(&mut figure);
        figure
    }

    /// 1년반, 2시간반.
    fn half_after_unit(&self, figure: &mut Figure) {
        let timed = figure.unit.measure().is_some_and(|measure| measure.family == units::Family::Time);
        let closes =
            self.chars.at(figure.end + 1).is_none_or(|c| !is_hangul(c) || "만동이의에을간".contains(c));
        if timed && self.chars.at(figure.end) == Some('반') && closes {
            figure.value += 0.5;
            figure.end += 1;
        }
    }

    /// 프로 also begins 프로그람 and 프로젝트.
    fn percent_at(&self, i: usize) -> Option<usize> {
        let next = self.chars.after_any(i, PERCENT)?;
        let word =
            self.chars.starts(i, "프로") && self.chars.at(next).is_some_and(|c| "그젝필판세레테".contains(c));
        (!word).then_some(next)
    }

    /// A safe counter that the word ends with, but for a particle.
    fn safe_word(&self, i: usize) -> bool {
        SAFE.iter().any(|word| self.chars.after(i, word).is_some_and(|next| self.closes_word(next)))
    }

    fn closes_word(&self, i: usize) -> bool {
        self.chars
            .at(i)
            .is_none_or(|c| !c.is_alphanumeric() || "의이가은는을를에도과와로만씩나여간이정가".contains(c))
    }

    /// 첫, 첫째, 둘째 … 열째.
    fn first_at(&self, i: usize) -> Option<Figure> {
        let chars = &self.chars;
        if let Some(next) = chars.after_any(i, &["첫번째", "첫째", "첫"]) {
            let other = ["첫물", "첫눈", "첫인상"].iter().any(|word| chars.starts(i, word));
            return (!other).then(|| Figure::new(1.0, Kind::Ordinal, i, next));
        }
        let (value, next) = self.native(i)?;
        let end = chars.after(next, "째").filter(|_| !chars.starts(i, "둘째가라면"))?;
        Some(Figure { figure_end: next, ..Figure::new(value, Kind::Ordinal, i, end) })
    }

    /// 수십만, 수백여, 수천수만: the value is the order of magnitude.
    fn vague_at(&self, i: usize) -> Option<Figure> {
        let chars = &self.chars;
        let (mut value, mut next) = self.magnitude(i)?;
        while let Some((further, after)) = self.magnitude(next) {
            (value, next) = (further, after);
        }
        let more = chars.at(next) == Some('여') && !chars.starts(next, "여러");
        let end = if more { next + 1 } else { next };
        let bound = more.then_some(Bound::More);
        Some(self.with_unit(Figure { bound, figure_end: next, ..Figure::new(value, Kind::Vague, i, end) }))
    }

    /// 수 or 몇 before scales; 수조 alone is a tank.
    fn magnitude(&self, i: usize) -> Option<(f64, usize)> {
        let mut next = self.chars.after_any(i, &["수", "몇"])?;
        let start = next;
        let mut value = 1.0;
        while let Some((word, scale)) = SCALES.iter().find(|(word, _)| self.chars.starts(next, word)) {
            if *word == "조" || next > start + 4 {
                break;
            }
            value *= scale;
            next = self.chars.after(next, word)?;
        }
        (next > start).then_some((value, next))
    }

    /// 여러 나라, 몇해.
    fn some_at(&self, i: usize) -> Option<Figure> {
        let chars = &self.chars;
        if SOME_NOT.iter().any(|word| chars.starts(i, word)) {
            return None;
        }
        let next = chars.after_any(i, SOME)?;
        let noun = chars.at(next).is_some_and(is_space) && chars.at(next + 1).is_some_and(is_hangul);
        let figure = self.with_unit(Figure::new(1.0, Kind::Vague, i, next));
        (noun || figure.end > next).then_some(figure)
    }

    /// 절반, 반년, 반만년.
    fn half_at(&self, i: usize) -> Option<Figure> {
        let chars = &self.chars;
        if let Some(next) = chars.after(i, "절반") {
            return Some(Figure::new(0.5, Kind::Fraction, i, next));
        }
        let (word, value, unit) = HALVES.iter().find(|(word, ..)| chars.starts(i, word))?;
        let next = chars.after(i, word)?;
        let unit = units::korean(&Chars::new(unit), 0).map_or(Unit::None, |(unit, _)| unit);
        Some(Figure { unit, ..Figure::new(*value, Kind::Cardinal, i, next) })
    }

    fn days_at(&self, i: usize) -> Option<Figure> {
        if DAYS_NOT.iter().any(|word| self.chars.starts(i, word)) {
            return None;
        }
        let (word, value) = DAYS.iter().find(|(word, _)| self.chars.starts(i, word))?;
        let next = self.chars.after(i, word)?;
        let unit = units::korean(&Chars::new("일간"), 0).map_or(Unit::None, |(unit, _)| unit);
        Some(Figure { unit, ..Figure::new(*value, Kind::Cardinal, i, next) })
    }

    /// 열두, 스물다섯, 세: value, index after it.
    fn native(&self, i: usize) -> Option<(f64, usize)> {
        let find = |at: usize, table: &[(&str, f64)]| {
            table.iter().find_map(|(word, value)| self.chars.after(at, word).map(|next| (*value, next)))
        };
        let Some((tens, after)) = find(i, TENS) else { return find(i, ONES) };
        Some(find(after, ONES).map_or((tens, after), |(ones, next)| (tens + ones, next)))
    }

    /// 다섯차례, 두 나라, 서너개: only before a counter, a unit or, for the plainest, a noun after a space.
    fn native_at(&self, i: usize) -> Option<Figure> {
        let chars = &self.chars;
        let pair = PAIRS.iter().find(|(word, ..)| chars.starts(i, word));
        let native = self.native(i);
        if pair.is_none() && native.is_none() {
            return None;
        }
        let kept = NATIVE_KEPT.iter().any(|word| chars.starts(i, word));
        if !kept && NATIVE_NOT.iter().any(|word| chars.starts(i, word)) {
            return None;
        }
        if let Some((word, low, high)) = pair {
            let next = chars.after(i, word)?;
            let figure =
                self.with_unit(Figure { upper: Some(*high), ..Figure::new(*low, Kind::Cardinal, i, next) });
            return (figure.end > next).then_some(figure);
        }
        let (value, next) = native?;
        // 석 and 넉 are left only in 석달; elsewhere they are stone (석회, 석축) and a surname.
        let old = matches!(chars.at(i), Some('석' | '넉')) && !chars.starts(chars.past_space(next), "달");
        // 하나 and 둘 take no counter: 하나도 is "not one", not a degree.
        let noun = ["하나", "둘", "셋", "넷"].iter().any(|word| chars.ending(next, word).is_some());
        if old || (noun && !chars.starts(i, "둘") && !chars.starts(i, "셋") && !chars.starts(i, "넷")) {
            return None;
        }
        let more = value >= 10.0 && chars.at(next) == Some('여');
        let end = if more { next + 1 } else { next };
        let base = Figure {
            bound: more.then_some(Bound::More),
            figure_end: next,
            ..Figure::new(value, Kind::Cardinal, i, end)
        };
        if let Some(noun) = self.native_alone(i, next, value) {
            return noun.then_some(base);
        }
        if noun {
            return None;
        }
        let figure = self.with_unit(base);
        (figure.end > end).then_some(figure)
    }

    /// For a numeral that is a word by itself: whether it is a figure. `None`: what follows decides.
    fn native_alone(&self, i: usize, next: usize, value: f64) -> Option<bool> {
        let chars = &self.chars;
        let spaced = chars.at(next).is_some_and(is_space);
        if spaced
            && units::korean(chars, next + 1).is_some_and(|(_, end)| self.closes_word(end))
            && value != 1.0
        {
            // With_unit takes safe units over a space only; other counters are nouns to it.
            return if self.safe_word(next + 1) { None } else { Some(true) };
        }
        if spaced {
            // 한 is mostly "a", 네 "your", 열 "heat", 석 a surname.
            let plain =
                !["한", "네", "열", "석", "넉", "하나"].iter().any(|word| chars.after(i, word) == Some(next));
            return Some(
                (plain && chars.at(next + 1).is_some_and(is_hangul))
                    || (value == 1.0 && self.safe_word(next + 1) && chars.starts(i, "한 ")),
            );
        }
        let noun = ["둘", "셋", "넷"].iter().any(|word| chars.after(i, word) == Some(next));
        let particle = chars.at(next).is_some_and(|c| "은는이가을를로의도과와".contains(c))
            && !chars.at(next + 1).is_some_and(is_hangul);
        noun.then_some(particle)
    }

    /// 이천이십삼, 삼백명, 십여명, 천세대.
    fn sino_at(&self, i: usize) -> Option<Figure> {
        // 백배 and 천백배 are boasts, not figures.
        if ["백배", "천백배", "천배", "천사만사"].iter().any(|word| self.chars.starts(i, word)) {
            return None;
        }
        let (value, next) = self.sino(i)?;
        let more = self.chars.at(next) == Some('여');
        let end = if more { next + 1 } else { next };
        let long = next - i >= 4 && self.closes_word(next);
        // 오천년 is a span, 천년 and 백년 are sayings.
        let years = next - i >= 2 && self.chars.starts(end, "년") && !self.chars.starts(end, "년대");
        let counted = self.chars.after_any(end, SAFE).is_some() || years;
        let base = Figure {
            bound: more.then_some(Bound::More),
            figure_end: next,
            ..Figure::new(value, Kind::Cardinal, i, end)
        };
        (long || counted).then(|| self.with_unit(base))
    }

    /// A run of Sino numerals with at least one scale: value, index after it.
    fn sino(&self, i: usize) -> Option<(f64, usize)> {
        let (mut total, mut section, mut digit) = (0.0, 0.0, None::<f64>);
        let mut scaled = false;
        let mut room = f64::INFINITY;
        let mut next = i;
        while let Some(c) = self.chars.at(next) {
            let c = if c == '육' { '륙' } else { c };
            if let Some(place) =
                SINO.chars().position(|known| known == c).and_then(|place| u32::try_from(place + 1).ok())
            {
                if digit.is_some() {
                    return None;
                }
                digit = Some(f64::from(place));
            } else {
                let scale = match c {
                    '십' => 10.0,
                    '백' => 100.0,
                    '천' => 1e3,
                    '만' => 1e4,
                    '억' => 1e8,
                    _ => break,
                };
                if scale < 1e4 {
                    section += digit.take().unwrap_or(1.0) * scale;
                } else if scale < room {
                    let amount = section + digit.take().unwrap_or(0.0);
                    total += if amount > 0.0 { amount } else { 1.0 } * scale;
                    (section, room) = (0.0, scale);
                } else {
                    return None;
                }
                scaled = true;
            }
            next += 1;
            if next - i > 20 {
                return None;
            }
        }
        let value = total + section + digit.unwrap_or(0.0);
        scaled.then_some((value, next))
    }

    /// 약, 근 and 거의 before; 여, 이상, 가량 and 경 after.
    fn add_bounds(&self, figure: &mut Figure, last_end: usize) {
        let chars = &self.chars;
        let timed = figure.unit.measure().is_some_and(|measure| measure.family == units::Family::Time);
        if let Some((bound, end)) = self.bound_after(figure.end) {
            (figure.bound, figure.end) = (Some(bound), end);
        } else if timed && chars.at(figure.end) == Some('경') && self.closes_word(figure.end + 1) {
            (figure.bound, figure.end) = (figure.bound.or(Some(Bound::About)), figure.end + 1);
        } else if figure.end > figure.figure_end
            && figure.bound.is_none()
            && chars.at(figure.end) == Some('여')
            && self.closes_word(figure.end + 1)
        {
            (figure.bound, figure.end) = (Some(Bound::More), figure.end + 1);
        }
        if let Some((bound, start)) = self.bound_before(figure.start).filter(|(_, start)| *start >= last_end)
        {
            (figure.bound, figure.start) = (figure.bound.or(Some(bound)), start);
        }
    }

    fn bound_after(&self, i: usize) -> Option<(Bound, usize)> {
        let at = |from: usize| {
            BOUNDS_AFTER
                .iter()
                .find_map(|(word, bound)| self.chars.after(from, word).map(|next| (*bound, next)))
        };
        at(i).or_else(|| at(self.chars.past_space(i)))
    }

    fn bound_before(&self, i: usize) -> Option<(Bound, usize)> {
        let at = self.chars.back_space(i);
        let mut found = BOUNDS_BEFORE
            .iter()
            .filter_map(|(word, bound)| self.chars.ending(at, word).map(|start| (*bound, start)));
        found.find(|(_, start)| self.chars.opens_word(*start))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::show;

    fn check(text: &str, expected: &[&str]) {
        let shown: Vec<String> =
            super::super::korean(text).iter().map(|quantity| show(text, quantity)).collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn digits_come_in_groups_with_scales_between() {
        check("1 640명과 7,560대", &["1 640명=1640 명", "7,560대=7560 대"]);
        check("1만 8 000여차", &["1만 8 000여차=18000 More 차"]);
        check("130여만그루", &["130여만그루=1300000 More 그루"]);
        check("1억 2천만t, 3천여개", &["1억 2천만t=120000000 t", "3천여개=3000 More 개"]);
        check("7조 7 000억¥과 35만kWh", &["7조 7 000억¥=7700000000000 yen", "35만kWh=350000 kWh"]);
        check("1만 2 000여정보", &["1만 2 000여정보=12000 More 정보"]);
        check("9.2t의 알곡", &["9.2t=9.2 t"]);
    }

    #[test]
    fn vague_figures_keep_their_order_of_magnitude() {
        check("수십만의 군중, 수백만그루의", &["수십만=100000 Vague", "수백만그루=1000000 Vague 그루"]);
        check("여러 나라와 몇해, 여러분", &["여러=1 Vague", "몇해=1 Vague year"]);
        check("수천수만의 수조", &["수천수만=10000 Vague"]);
    }

    #[test]
    fn native_numerals_need_a_counter() {
        check("열두살난 두 나라의 네가지", &["열두살=12 year of age", "두=2", "네가지=4 가지"]);
        check("다섯차례 세번째 서너개", &["다섯차례=5 차례", "세번째=3 Ordinal 번째", "서너개=3..4 개"]);
        check("한명, 두달이나, 스물다섯명", &["한명=1 명", "두달=2 month", "스물다섯명=25 명"]);
        check(
            "석회와 석축, 네거리, 세도, 하나도, 열차와 세기의 열의, 세계, 두만강, 네, 한편, 한동안, 한다고 하였다",
            &[],
        );
        check("두대의 사진기", &["두대=2 대"]);
        check("세마리가, 한주일, 열흘 앞당겨", &["세마리=3 마리", "한주일=1 week", "열흘=10 day"]);
    }

    #[test]
    fn sino_numerals_in_hangul_need_a_counter_or_length() {
        check(
            "이천이십삼, 삼백명과 십여명, 오천년력사",
            &["이천이십삼=2023", "삼백명=300 명", "십여명=10 More 명", "오천년=5000 year"],
        );
        check("이 나라 사람들은 구역에서 천리마, 만경대, 백두산, 억세다, 만일, 사천성, 천백배", &[]);
        check("일, 이, 삼, 백년대계", &[]);
    }

    #[test]
    fn ordinals_have_their_marks() {
        check("제8기 제2차회의", &["제8기=8 Ordinal 기", "제2차=2 Ordinal 차"]);
        check("첫 회의, 첫째와 둘째", &["첫=1 Ordinal", "첫째=1 Ordinal", "둘째=2 Ordinal"]);
        check(
            "제51조에, 어랑천3호발전소, 1등을",
            &["제51조=51 Ordinal 조", "3호=3 Ordinal 호", "1등=1 Ordinal 등"],
        );
        check("3.4분기", &["3.4분기=3 Ordinal 분기"]);
        check("창건 70돐", &["70돐=70 Ordinal 돐"]);
    }

    #[test]
    fn shares_multiples_and_scores_are_kinds_of_their_own() {
        check(
            "60％이상, 60%이상, 40프로, 프로그람",
            &["60％이상=60 Percent More", "60%이상=60 Percent More", "40프로=40 Percent"],
        );
        check("1.3배로, 10배이상", &["1.3배=1.3 Multiple", "10배이상=10 Multiple More"]);
        check("3분의 2로, 절반이상이", &["3분의 2=0.667 Fraction", "절반이상=0.5 Fraction More"]);
        check("3:1로, 3대 2로, 탱크 3대", &["3:1=3..1 Score", "3대 2=3..2 Score", "3대=3 대"]);
        check("15분의 지연", &["15분=15 min"]);
    }

    #[test]
    fn ranges_have_two_ends() {
        check("20~25m, 5-6명, 150~250mm의", &["20~25m=20..25 m", "5-6명=5..6 명", "150~250mm=150..250 mm"]);
        check("20m~25m", &["20m~25m=20..25 m"]);
        check("5-6월", &[]);
    }

    #[test]
    fn bounds_stand_before_or_after() {
        check(
            "약 130개의, 근 20년간, 거의 30대",
            &["약 130개=130 About 개", "근 20년간=20 Nearly year", "거의 30대=30 Nearly 대"],
        );
        check("적어도 17명이", &["적어도 17명=17 More 명"]);
        check("1 000명을 넘는, 100건에 육박", &["1 000명을 넘=1000 More 명", "100건에 육박=100 Nearly 건"]);
        check("24시간안으로, 17분경", &["24시간안으로=24 Less h", "17분경=17 About min"]);
        check("12정보여의", &["12정보여=12 More 정보"]);
        check("50여일이나", &["50여일=50 More day"]);
    }

    #[test]
    fn names_and_dates_are_no_figures() {
        check("《화살-4》형, B-52H, 화성포-18, 4.25문화회관, 2023년 5월 29일 6시 30분, 3D", &[]);
        check("12일간, 3년동안, 2년후", &["12일간=12 day", "3년=3 year", "2년=2 year"]);
    }
}
