//! The spelling of the DPRK, as KCNA prints names of persons and places.

use super::{Jamo, SILENT};

pub(super) const INITIALS: &[&str] =
    &["k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "j", "jj", "ch", "kh", "th", "ph", "h"];
pub(super) const MEDIALS: &[&str] = &[
    "a", "ae", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu",
    "u", "ui", "i",
];

/// A final consonant as it sounds before another consonant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Final {
    None,
    K,
    N,
    T,
    L,
    M,
    P,
    Ng,
}

impl Final {
    pub(super) fn of(last: usize) -> Self {
        match last {
            1..=3 | 9 | 24 => Self::K,
            4..=6 => Self::N,
            7 | 19 | 20 | 22 | 23 | 25 | 27 => Self::T,
            8 | 11..=13 | 15 => Self::L,
            10 | 16 => Self::M,
            14 | 17 | 18 | 26 => Self::P,
            21 => Self::Ng,
            _ => Self::None,
        }
    }

    pub(super) fn latin(self) -> &'static str {
        match self {
            Self::None => "",
            Self::K => "k",
            Self::N => "n",
            Self::T => "t",
            Self::L => "l",
            Self::M => "m",
            Self::P => "p",
            Self::Ng => "ng",
        }
    }

    /// Whether a plain initial after it sounds g, d, b.
    fn voices(self) -> bool {
        !matches!(self, Self::K | Self::T | Self::P)
    }
}

/// Surnames of two syllables.
const LONG_SURNAMES: &[[char; 2]] = &[
    ['선', '우'],
    ['남', '궁'],
    ['황', '보'],
    ['제', '갈'],
    ['독', '고'],
    ['동', '방'],
    ['사', '공'],
    ['서', '문'],
];

/// Whether two syllables are a surname.
pub(crate) fn is_long_surname(first: char, second: char) -> bool {
    LONG_SURNAMES.contains(&[first, second])
}

/// Places whose printed spelling is older than the rules.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("평양", "Pyongyang"),
    ("판문점", "Panmunjom"),
    ("서울", "Seoul"),
    ("천리마", "Chollima"),
    ("한라", "Halla"),
    ("전라", "Jolla"),
    ("인천", "Inchon"),
    ("조선", "Joson"),
];

/// How many syllables of the name are its surname.
pub(super) fn surname_length(name: &[char]) -> usize {
    let long = matches!(name, [first, second, _, ..] if is_long_surname(*first, *second));
    if long { 2 } else { 1.min(name.len()) }
}

/// A person's name: surname and every syllable of the given name apart and capitalised.
///
/// Within the given name, ㄱ ㄷ ㅂ are voiced after a vowel, n, m, l or ng (문경덕, Mun Kyong Dok); across the parts of
/// the name nothing is assimilated (리영길, Ri Yong Gil). Anything that is not Hangul is left out.
///
/// ```
/// use daejo_lexicon::romanize::person;
/// assert_eq!(person("김정은"), "Kim Jong Un");
/// assert_eq!(person("리병철"), "Ri Pyong Chol");
/// ```
#[must_use]
pub fn person(hangul: &str) -> String {
    let name: Vec<char> = hangul.chars().filter(|c| Jamo::of(*c).is_some()).collect();
    let (surname, given) = name.split_at_checked(surname_length(&name)).unwrap_or((&name, &[]));
    let mut words = vec![capitalised(&joined(surname))];
    let mut before = Final::K;
    for jamo in given.iter().filter_map(|c| Jamo::of(*c)) {
        let last = Final::of(jamo.last);
        let syllable = format!("{}{}{}", initial(jamo, before.voices()), medial(jamo), last.latin());
        words.push(capitalised(&syllable));
        before = last;
    }
    words.retain(|word| !word.is_empty());
    words.join(" ")
}

/// A place name, written as one word.
///
/// ```
/// use daejo_lexicon::romanize::place;
/// assert_eq!(place("신의주"), "Sinuiju");
/// assert_eq!(place("남포"), "Nampho");
/// assert_eq!(place("평양"), "Pyongyang");
/// ```
#[must_use]
pub fn place(hangul: &str) -> String {
    for (korean, latin) in EXCEPTIONS {
        if let Some(rest) = hangul.strip_prefix(korean) {
            let rest: Vec<char> = rest.chars().collect();
            return format!("{latin}{}", joined_after(&rest, true));
        }
    }
    let name: Vec<char> = hangul.chars().collect();
    capitalised(&joined(&name))
}

fn joined(name: &[char]) -> String {
    joined_after(name, false)
}

/// The syllables as one word; `voiced` says whether a voiced sound stands before the first.
pub(super) fn joined_after(name: &[char], voiced: bool) -> String {
    let mut out = String::new();
    let mut before = if voiced { Final::None } else { Final::K };
    for (index, &c) in name.iter().enumerate() {
        let Some(jamo) = Jamo::of(c) else {
            out.push(c);
            before = Final::K;
            continue;
        };
        let first = index == 0 && !voiced;
        out.push_str(if first { initial(jamo, false) } else { met_initial(jamo, before) });
        out.push_str(medial(jamo));
        let next = name.get(index + 1).and_then(|c| Jamo::of(*c));
        out.push_str(met_final(jamo, next));
        before = Final::of(jamo.last);
    }
    out
}

fn initial(jamo: Jamo, voiced: bool) -> &'static str {
    match (jamo.initial, voiced) {
        (0, true) => "g",
        (3, true) => "d",
        (7, true) => "b",
        (index, _) => INITIALS.get(index).copied().unwrap_or_default(),
    }
}

/// The initial after a final: ㄹ is n after a stop (압록, Amnok) and l after ㄹ.
fn met_initial(jamo: Jamo, before: Final) -> &'static str {
    match (jamo.initial, before) {
        (5, Final::K | Final::P) => "n",
        (5, Final::L) => "l",
        _ => initial(jamo, before.voices()),
    }
}

fn medial(jamo: Jamo) -> &'static str {
    MEDIALS.get(jamo.medial).copied().unwrap_or_default()
}

/// The final before the next syllable: voiced before a vowel (락원, Ragwon), nasal before ㄹ (락랑, Rangnang).
fn met_final(jamo: Jamo, next: Option<Jamo>) -> &'static str {
    let last = Final::of(jamo.last);
    match (last, next) {
        (Final::K, Some(next)) if next.initial == 5 => "ng",
        (Final::P, Some(next)) if next.initial == 5 => "m",
        (last, Some(next)) if next.initial == SILENT => before_vowel(jamo.last, last, next),
        _ => last.latin(),
    }
}

fn before_vowel(index: usize, last: Final, next: Jamo) -> &'static str {
    // 철원 stays Cholwon: w and y keep the l.
    let glide = medial(next).starts_with(['w', 'y']);
    match (index, last) {
        (19 | 20, _) => "s",
        (22, _) => "j",
        (_, Final::K) => "g",
        (_, Final::T) => "d",
        (_, Final::P) => "b",
        (_, Final::L) if !glide => "r",
        _ => last.latin(),
    }
}

pub(super) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_are_written_as_kcna_prints_them() {
        for (hangul, latin) in [
            ("김정은", "Kim Jong Un"),
            ("최룡해", "Choe Ryong Hae"),
            ("리병철", "Ri Pyong Chol"),
            ("조용원", "Jo Yong Won"),
            ("박정천", "Pak Jong Chon"),
            ("전일철", "Jon Il Chol"),
            ("김덕훈", "Kim Tok Hun"),
            ("최태복", "Choe Thae Bok"),
            ("김평해", "Kim Phyong Hae"),
            ("문경덕", "Mun Kyong Dok"),
            ("리영길", "Ri Yong Gil"),
            ("리선권", "Ri Son Gwon"),
            ("박봉주", "Pak Pong Ju"),
            ("오국렬", "O Kuk Ryol"),
            ("최선희", "Choe Son Hui"),
            ("김여정", "Kim Yo Jong"),
            ("박훈", "Pak Hun"),
            ("선우광철", "Sonu Kwang Chol"),
            ("남궁민", "Namgung Min"),
            ("", ""),
        ] {
            assert_eq!(person(hangul), latin, "{hangul}");
        }
    }

    #[test]
    fn places_are_written_as_kcna_prints_them() {
        for (hangul, latin) in [
            ("신의주", "Sinuiju"),
            ("혜산", "Hyesan"),
            ("강원", "Kangwon"),
            ("평양", "Pyongyang"),
            ("평양시", "Pyongyangsi"),
            ("함흥", "Hamhung"),
            ("만경대", "Mangyongdae"),
            ("판교", "Phangyo"),
            ("남포", "Nampho"),
            ("평성", "Phyongsong"),
            ("태천", "Thaechon"),
            ("장탄", "Jangthan"),
            ("판문점", "Panmunjom"),
            ("락원", "Ragwon"),
            ("락랑", "Rangnang"),
            ("압록", "Amnok"),
            ("백암", "Paegam"),
            ("백두", "Paektu"),
            ("강령", "Kangryong"),
            ("송림", "Songrim"),
            ("은률", "Unryul"),
            ("철원", "Cholwon"),
            ("법동", "Poptong"),
            ("북청", "Pukchong"),
            ("안악", "Anak"),
            ("량강", "Ryanggang"),
            ("황해", "Hwanghae"),
            ("함경", "Hamgyong"),
            ("사리원", "Sariwon"),
            ("삼지연", "Samjiyon"),
            ("덕천", "Tokchon"),
            ("대동강", "Taedonggang"),
            ("천리마", "Chollima"),
            ("모란봉", "Moranbong"),
            ("길주", "Kilju"),
            ("피현", "Phihyon"),
        ] {
            assert_eq!(place(hangul), latin, "{hangul}");
        }
    }
}
