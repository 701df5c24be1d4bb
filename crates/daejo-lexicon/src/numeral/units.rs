//! Units of measure with their factors, and the counters of Korean.
//!
//! Factors lead to the base of the family: metre, square metre, kilogram, cubic metre, second, year of age, joule, watt,
//! degree Celsius, bit of currency, degree of angle. Currencies have no exchange rate here: they compare by name.

use crate::calendar::scan::{Chars, TokenKind, Tokens, is_hangul};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a unit measures.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum Family {
    Length,
    Area,
    Mass,
    Volume,
    Time,
    Age,
    Energy,
    Power,
    /// Degrees: of heat or of angle, as 도 does not say which.
    Degree,
    Pressure,
    Charge,
    Voltage,
    Frequency,
    Money,
}

/// A unit of measure: 12 000 정보 are 12 000 × `factor` square metres.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Measure {
    /// Short name, in reports: `ha`, `정보`.
    pub name: &'static str,
    /// What it measures.
    pub family: Family,
    /// How many base units one is.
    pub factor: f64,
}

/// What a figure counts or measures.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Unit {
    /// Nothing is printed with it, or an English noun.
    None,
    /// A Korean counter (명, 대, 세대): comparable with any counted noun.
    Counter(&'static str),
    /// A unit with a size.
    Measure(Measure),
}

impl Unit {
    /// The measure, where it is one.
    #[must_use]
    pub fn measure(self) -> Option<Measure> {
        match self {
            Unit::Measure(measure) => Some(measure),
            Unit::None | Unit::Counter(_) => None,
        }
    }

    /// Short name in reports; empty for none.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Unit::None => "",
            Unit::Counter(name) => name,
            Unit::Measure(measure) => measure.name,
        }
    }
}

const fn measure(name: &'static str, family: Family, factor: f64) -> Measure {
    Measure { name, family, factor }
}

const MM: Measure = measure("mm", Family::Length, 0.001);
const CM: Measure = measure("cm", Family::Length, 0.01);
const M: Measure = measure("m", Family::Length, 1.0);
const KM: Measure = measure("km", Family::Length, 1_000.0);
const MILE: Measure = measure("mile", Family::Length, 1_609.344);
const NAUTICAL: Measure = measure("nautical mile", Family::Length, 1_852.0);
const FOOT: Measure = measure("foot", Family::Length, 0.3048);
/// The ri of Korea, 0.393 km.
const RI: Measure = measure("리", Family::Length, 392.727);
const M2: Measure = measure("m2", Family::Area, 1.0);
const KM2: Measure = measure("km2", Family::Area, 1_000_000.0);
const HA: Measure = measure("ha", Family::Area, 10_000.0);
/// 3 000 pyong of 3.3058 square metres: 0.99174 ha, printed as "hectare" by KCNA.
const JONGBO: Measure = measure("정보", Family::Area, 9_917.4);
const PYONG: Measure = measure("평", Family::Area, 3.3058);
const ACRE: Measure = measure("acre", Family::Area, 4_046.856);
const MG: Measure = measure("mg", Family::Mass, 0.000_001);
const G: Measure = measure("g", Family::Mass, 0.001);
const KG: Measure = measure("kg", Family::Mass, 1.0);
const TON: Measure = measure("t", Family::Mass, 1_000.0);
const POUND: Measure = measure("lb", Family::Mass, 0.453_592);
const ML: Measure = measure("ml", Family::Volume, 0.000_001);
const L: Measure = measure("l", Family::Volume, 0.001);
const KL: Measure = measure("kl", Family::Volume, 1.0);
const M3: Measure = measure("m3", Family::Volume, 1.0);
const SECOND: Measure = measure("s", Family::Time, 1.0);
const MINUTE: Measure = measure("min", Family::Time, 60.0);
const HOUR: Measure = measure("h", Family::Time, 3_600.0);
const DAY: Measure = measure("day", Family::Time, 86_400.0);
const WEEK: Measure = measure("week", Family::Time, 604_800.0);
/// 30 days, so that 보름 is half a month, and twelve to a year, so that 반년 is six months: the figures printed, not the sky.
const MONTH: Measure = measure("month", Family::Time, 2_592_000.0);
const YEAR: Measure = measure("year", Family::Time, 31_104_000.0);
const DECADE: Measure = measure("decade", Family::Time, 311_040_000.0);
const CENTURY: Measure = measure("century", Family::Time, 3_110_400_000.0);
const AGE: Measure = measure("year of age", Family::Age, 1.0);
const WH: Measure = measure("Wh", Family::Energy, 3_600.0);
const KWH: Measure = measure("kWh", Family::Energy, 3_600_000.0);
const MWH: Measure = measure("MWh", Family::Energy, 3_600_000_000.0);
const W: Measure = measure("W", Family::Power, 1.0);
const KW: Measure = measure("kW", Family::Power, 1_000.0);
const MW: Measure = measure("MW", Family::Power, 1_000_000.0);
const HORSE: Measure = measure("hp", Family::Power, 735.5);
const DEGREE: Measure = measure("°", Family::Degree, 1.0);
const HPA: Measure = measure("hPa", Family::Pressure, 1.0);
const KPA: Measure = measure("kPa", Family::Pressure, 10.0);
const MAH: Measure = measure("mAh", Family::Charge, 1.0);
const VOLT: Measure = measure("V", Family::Voltage, 1.0);
const KV: Measure = measure("kV", Family::Voltage, 1_000.0);
const HZ: Measure = measure("Hz", Family::Frequency, 1.0);
const KHZ: Measure = measure("kHz", Family::Frequency, 1_000.0);
const MHZ: Measure = measure("MHz", Family::Frequency, 1_000_000.0);
const WON: Measure = measure("won", Family::Money, 1.0);
const DOLLAR: Measure = measure("dollar", Family::Money, 1.0);
const EURO: Measure = measure("euro", Family::Money, 1.0);
const YEN: Measure = measure("yen", Family::Money, 1.0);
const YUAN: Measure = measure("yuan", Family::Money, 1.0);
const ROUBLE: Measure = measure("rouble", Family::Money, 1.0);
const STERLING: Measure = measure("pound", Family::Money, 1.0);

/// Units written in Latin letters, the same in both languages; capitals matter. Longer before shorter.
const LATIN: &[(&str, Measure)] = &[
    ("kWh", KWH),
    ("MWh", MWH),
    ("mAh", MAH),
    ("hPa", HPA),
    ("kPa", KPA),
    ("kHz", KHZ),
    ("MHz", MHZ),
    ("km2", KM2),
    ("km²", KM2),
    ("Wh", WH),
    ("KWh", KWH),
    ("kwh", KWH),
    ("kW", KW),
    ("KW", KW),
    ("kw", KW),
    ("MW", MW),
    ("Hz", HZ),
    ("kV", KV),
    ("km", KM),
    ("cm", CM),
    ("mm", MM),
    ("m2", M2),
    ("m3", M3),
    ("m²", M2),
    ("m³", M3),
    ("kg", KG),
    ("mg", MG),
    ("ml", ML),
    ("mL", ML),
    ("kl", KL),
    ("ha", HA),
    ("°C", DEGREE),
    ("℃", DEGREE),
    ("°", DEGREE),
    ("m", M),
    ("g", G),
    ("t", TON),
    ("l", L),
    ("L", L),
    ("W", W),
    ("V", VOLT),
    ("¥", YEN),
    ("￥", YEN),
    ("$", DOLLAR),
    ("€", EURO),
];

/// Units in hangul. Those that other words begin with are guarded in [`KOREAN_NOT`].
const KOREAN: &[(&str, Measure)] = &[
    ("평방키로메터", KM2),
    ("평방킬로메터", KM2),
    ("평방메터", M2),
    ("평방미터", M2),
    ("립방메터", M3),
    ("입방미터", M3),
    ("헥타르", HA),
    ("정보", JONGBO),
    ("에이커", ACRE),
    ("평", PYONG),
    ("키로메터", KM),
    ("킬로메터", KM),
    ("킬로미터", KM),
    ("센치메터", CM),
    ("센티미터", CM),
    ("미리메터", MM),
    ("밀리미터", MM),
    ("메터", M),
    ("미터", M),
    ("해리", NAUTICAL),
    ("마일", MILE),
    ("휘트", FOOT),
    ("피트", FOOT),
    ("리", RI),
    ("키로그람", KG),
    ("킬로그람", KG),
    ("킬로그램", KG),
    ("미리그람", MG),
    ("그람", G),
    ("그램", G),
    ("톤", TON),
    ("파운드", POUND),
    ("키로리터", KL),
    ("리터", L),
    ("시간", HOUR),
    ("초간", SECOND),
    ("초", SECOND),
    ("분간", MINUTE),
    ("분", MINUTE),
    ("주일", WEEK),
    ("주간", WEEK),
    ("개월", MONTH),
    ("달", MONTH),
    ("일간", DAY),
    ("일", DAY),
    ("년간", YEAR),
    ("년", YEAR),
    ("해", YEAR),
    ("살", AGE),
    ("세", AGE),
    ("메가와트", MW),
    ("키로와트시", KWH),
    ("킬로와트시", KWH),
    ("키로와트", KW),
    ("킬로와트", KW),
    ("와트", W),
    ("마력", HORSE),
    ("볼트", VOLT),
    ("도", DEGREE),
    ("미딸라", DOLLAR),
    ("미국딸라", DOLLAR),
    ("딸라", DOLLAR),
    ("달러", DOLLAR),
    ("유로", EURO),
    ("엔", YEN),
    ("원", WON),
    ("루블", ROUBLE),
    ("폰드", STERLING),
];

/// Counters, longer before shorter where one begins another.
const COUNTERS: &[&str] = &[
    "가지",
    "개국",
    "개소",
    "개도",
    "개",
    "건물",
    "건",
    "거리",
    "곳",
    "과목",
    "교대",
    "구간",
    "구",
    "권",
    "군데",
    "그루",
    "그릇",
    "기",
    "꼭지",
    "꼴",
    "나라",
    "돐",
    "대대",
    "대",
    "동",
    "두",
    "등",
    "련대",
    "량",
    "마리",
    "매",
    "면",
    "명",
    "모금",
    "무리",
    "문제",
    "문",
    "발자국",
    "발",
    "배미",
    "번째",
    "번",
    "벌",
    "병",
    "부류",
    "부문",
    "부",
    "분조",
    "분기",
    "인분",
    "사람",
    "사단",
    "세대",
    "세기",
    "송이",
    "쌍",
    "알",
    "위",
    "인",
    "자루",
    "작업반",
    "작품",
    "장",
    "점",
    "정",
    "조각",
    "조",
    "종류",
    "종목",
    "종",
    "주기",
    "주년",
    "줄기",
    "줄",
    "차례",
    "차",
    "채",
    "척",
    "첩",
    "축",
    "층",
    "칸",
    "켤레",
    "컬레",
    "탕",
    "톨",
    "통",
    "팀",
    "판",
    "편",
    "포기",
    "포대",
    "폭",
    "품종",
    "필지",
    "필",
    "항목",
    "항",
    "호동",
    "호",
    "홰",
    "회전",
    "회",
    "단계",
    "단위",
    "단",
    "돌기",
    "코스",
    "당",
    "측",
    "날",
    "끼",
    "마디",
    "국",
    "지점",
    "지역",
    "개년",
];

/// Words that only look like a unit: the unit they begin with is not meant.
const KOREAN_NOT: &[&str] = &[
    "초급",
    "초등",
    "초소",
    "분과",
    "주체",
    "달성",
    "달하",
    "달한",
    "달리",
    "달려",
    "일군",
    "일부",
    "일본",
    "일제",
    "일떠",
    "일반",
    "해군",
    "해당",
    "해상",
    "해안",
    "해방",
    "해양",
    "해마다",
    "세계",
    "세계대전",
    "세포",
    "세멘트",
    "리용",
    "리익",
    "리상",
    "리당",
    "리의",
    "도시",
    "도당",
    "도로",
    "도달",
    "도, ",
    "원만",
    "원인",
    "원료",
    "원쑤",
    "원자",
    "평균",
    "평양",
    "평가",
    "평화",
    "년대",
    "인민",
    "대학",
    "대회",
    "대표",
    "대상",
    "대전",
    "대하",
    "대한",
    "건설",
    "기념",
    "기술",
    "기계",
    "기관",
    "조선",
    "조국",
    "조직",
    "차지",
    "차츰",
    "차관",
    "회의",
    "회담",
    "위원",
    "위한",
    "위하",
    "위해",
    "위력",
    "장관",
    "장군",
    "점차",
    "점령",
    "정부",
    "정치",
    "정권",
    "정도",
    "당중앙",
    "당대회",
    "당창건",
    "국제",
    "국가",
    "국방",
    "시작",
    "시기",
    "시험",
    "동안",
    "동지",
    "동무",
    "동맹",
    "부터",
    "명백",
    "개막",
    "개최",
    "개별",
    "발표",
    "발전",
    "발사",
    "면서",
    "상임",
    "상태",
    "상무",
    "편집",
    "자기",
    "자체",
    "자랑",
    "두고",
    "두었",
    "단독",
    "단결",
    "종합",
    "종전",
    "통해",
    "통하",
    "통한",
    "통일",
    "문화",
    "문학",
    "호상",
    "구역",
    "여러",
    "여기",
    "데서",
    "데대",
    "배구",
    "축전",
    "축구",
    "측에",
    "판매",
    "날자",
    "돌격",
    "전원회의",
    "인한",
    "인하",
    "인으로",
    "이상",
    "이하",
];

/// Counters and units by their first character; where both stand, the unit comes last.
static BY_FIRST: LazyLock<FxHashMap<char, Vec<(&'static str, Unit)>>> = LazyLock::new(|| {
    let counters = COUNTERS.iter().map(|word| (*word, Unit::Counter(word)));
    let units = KOREAN.iter().map(|(word, measure)| (*word, Unit::Measure(*measure)));
    let mut out: FxHashMap<char, Vec<(&str, Unit)>> = FxHashMap::default();
    for (word, unit) in counters.chain(units) {
        if let Some(first) = word.chars().next() {
            out.entry(first).or_default().push((word, unit));
        }
    }
    out
});

/// The unit at `index` of a Korean sentence, and the index after it.
pub(super) fn korean(chars: &Chars, index: usize) -> Option<(Unit, usize)> {
    if let Some(found) = latin_korean(chars, index) {
        return Some(found);
    }
    let words = BY_FIRST.get(&chars.at(index)?)?;
    if KOREAN_NOT.iter().any(|word| chars.starts(index, word)) {
        return None;
    }
    let found = words.iter().filter_map(|(word, unit)| Some((*unit, chars.after(index, word)?)));
    // Of equal length the last.
    found.max_by_key(|(_, next)| *next)
}

/// km and so on, not followed by a further Latin letter.
fn latin_korean(chars: &Chars, index: usize) -> Option<(Unit, usize)> {
    LATIN.iter().find_map(|(word, measure)| {
        let next = chars.after(index, word)?;
        let ends = chars.at(next).is_none_or(|c| !c.is_alphanumeric() || is_hangul(c));
        ends.then_some((Unit::Measure(*measure), next))
    })
}

/// Units in English words, singular; plurals take -s. Longer before shorter where one begins another.
const ENGLISH: &[(&str, Measure)] = &[
    ("square kilometer", KM2),
    ("square kilometre", KM2),
    ("square meter", M2),
    ("square metre", M2),
    ("sq km", KM2),
    ("sq m", M2),
    ("sq . km", KM2),
    ("sq . m", M2),
    ("cubic meter", M3),
    ("cubic metre", M3),
    ("hectare", HA),
    ("acre", ACRE),
    ("phyong", PYONG),
    ("pyong", PYONG),
    ("jongbo", JONGBO),
    ("kilometer", KM),
    ("kilometre", KM),
    ("centimeter", CM),
    ("centimetre", CM),
    ("millimeter", MM),
    ("millimetre", MM),
    ("meter", M),
    ("metre", M),
    ("nautical mile", NAUTICAL),
    ("mile", MILE),
    ("kilogram", KG),
    ("kilogramme", KG),
    ("milligram", MG),
    ("gram", G),
    ("gramme", G),
    ("ton", TON),
    ("tonne", TON),
    ("metric ton", TON),
    ("kiloliter", KL),
    ("liter", L),
    ("litre", L),
    ("second", SECOND),
    ("minute", MINUTE),
    ("hour", HOUR),
    ("day", DAY),
    ("week", WEEK),
    ("month", MONTH),
    ("year", YEAR),
    ("decade", DECADE),
    ("kilowatt hour", KWH),
    ("kilowatt - hour", KWH),
    ("kilowatt", KW),
    ("megawatt", MW),
    ("watt", W),
    ("horsepower", HORSE),
    ("volt", VOLT),
    ("degree celsius", DEGREE),
    ("degree centigrade", DEGREE),
    ("degrees celsius", DEGREE),
    ("degrees centigrade", DEGREE),
    ("degree", DEGREE),
    ("us dollar", DOLLAR),
    ("u . s . dollar", DOLLAR),
    ("american dollar", DOLLAR),
    ("dollar", DOLLAR),
    ("euro", EURO),
    ("yen", YEN),
    ("yuan", YUAN),
    ("won", WON),
    ("rouble", ROUBLE),
    ("ruble", ROUBLE),
    ("pound", STERLING),
];

/// Plurals that are not made with -s.
const IRREGULAR: &[(&str, Measure)] =
    &[("feet", FOOT), ("foot", FOOT), ("century", CENTURY), ("centuries", CENTURY)];

/// Age: after a number, before anything else that begins with "year".
const AGES: &[&str] = &["- year - old", "years old", "year old", "years of age"];

/// Signs before a figure.
pub(super) const CURRENCY_SIGNS: &[(&str, Measure)] =
    &[("$", DOLLAR), ("€", EURO), ("¥", YEN), ("£", STERLING), ("₩", WON)];

/// The unit at token `index` of an English sentence, and the index after it.
pub(super) fn english(tokens: &Tokens, index: usize) -> Option<(Unit, usize)> {
    if let Some(next) = AGES.iter().find_map(|phrase| tokens.after(index, phrase)) {
        return Some((Unit::Measure(AGE), next));
    }
    let dashed = tokens.is_dash(index) && tokens.joined(index) && tokens.joined(index + 1);
    let at = if dashed { index + 1 } else { index };
    latin_english(tokens, at).or_else(|| word_english(tokens, at))
}

fn word_english(tokens: &Tokens, at: usize) -> Option<(Unit, usize)> {
    if let Some((_, measure)) = IRREGULAR.iter().find(|(word, _)| tokens.is(at, word)) {
        return Some((Unit::Measure(*measure), at + 1));
    }
    // A phrase whose first word is another need not be taken apart.
    let first = tokens.lower(at);
    let head = first.strip_suffix('s').unwrap_or(first);
    let found = ENGLISH
        .iter()
        .filter(|(phrase, _)| phrase.starts_with(head))
        .filter_map(|(phrase, measure)| phrase_or_plural(tokens, at, phrase).map(|next| (*measure, next)));
    let (measure, next) = found.max_by_key(|(_, next)| *next)?;
    Some((Unit::Measure(measure), next))
}

/// The phrase with or without -s on its last word.
fn phrase_or_plural(tokens: &Tokens, at: usize, phrase: &str) -> Option<usize> {
    let mut i = at;
    let mut words = phrase.split(' ').peekable();
    while let Some(word) = words.next() {
        let found = tokens.lower(i);
        let plural = words.peek().is_none() && found.strip_suffix('s') == Some(word);
        if found != word && !plural {
            return None;
        }
        i += 1;
    }
    Some(i)
}

/// m, km2, °C: the tokens of one unit stand solid; a lone letter needs no letter after it.
fn latin_english(tokens: &Tokens, at: usize) -> Option<(Unit, usize)> {
    let first = tokens.at(at)?;
    let starts_here = |unit: &str| unit.starts_with(first.text);
    let candidates = LATIN.iter().filter(|(unit, _)| starts_here(unit));
    candidates
        .filter_map(|(unit, measure)| solid(tokens, at, unit).map(|next| (Unit::Measure(*measure), next)))
        .max_by_key(|(_, next)| *next)
}

fn solid(tokens: &Tokens, at: usize, unit: &str) -> Option<usize> {
    let mut rest = unit;
    let mut i = at;
    while !rest.is_empty() {
        let token = tokens.at(i).filter(|token| i == at || !token.spaced)?;
        rest = rest.strip_prefix(token.text)?;
        i += 1;
    }
    let runs_on = tokens.joined(i) && tokens.kind(i) != Some(TokenKind::Mark);
    (!runs_on).then_some(i)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn korean_units_take_the_longest_word() {
        let name = |text: &str| korean(&Chars::new(text), 0).map(|(unit, _)| unit.name());
        assert_eq!(name("시간동안"), Some("h"));
        assert_eq!(name("세대분"), Some("세대"));
        assert_eq!(name("살의"), Some("year of age"));
        assert_eq!(name("km를"), Some("km"));
        assert_eq!(name("km2의"), Some("km2"));
        assert_eq!(name("개월계획"), Some("month"));
        assert_eq!(name("개의"), Some("개"));
        assert_eq!(name("일군"), None);
        assert_eq!(name("MPa"), None);
    }

    #[test]
    fn english_units_stand_solid_or_in_words() {
        let name = |text: &str| english(&Tokens::new(&format!("5{text}")), 1).map(|(unit, _)| unit.name());
        assert_eq!(name("square meters"), Some("m2"));
        assert_eq!(name("-year-old"), Some("year of age"));
        assert_eq!(name("-day"), Some("day"));
        assert_eq!(name("°C and"), Some("°"));
        assert_eq!(name("m per second"), Some("m"));
        assert_eq!(name("km2"), Some("km2"));
        assert_eq!(name("my"), None);
        assert_eq!(name("degrees centigrade"), Some("°"));
    }
}
