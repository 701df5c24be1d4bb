//! Persons whom both sides name, and the titles that stand with them: 체육상 전광호동지, 장창하상장; "Jon Kwang Ho,
//! minister of Physical Culture and Sports", "Colonel General Jang Chang Ha".

use super::ground::{EnWord, Ground, KoItem, Left};
use super::modality::lower;
use crate::evidence::Content;
use crate::pair::Side;
use daejo_lexicon::Class;
use std::ops::Range;

/// A person whom a link joins, with the titles of both sides.
#[derive(Clone, Debug)]
pub(super) struct Holder {
    /// Korean sentence, and bytes of the title with the name.
    pub ko: (usize, Range<usize>),
    /// English sentence, and the words of each title: before the name and after it.
    pub en: (usize, [Range<usize>; 2]),
}

/// The persons of a bead whom a link joins.
pub(super) fn holders(ground: &Ground<'_>, left: &Left<'_>) -> Vec<Holder> {
    let mut out = Vec::new();
    for link in &left.bead.links {
        let k = KoItem { sentence: link.ko.0, item: link.ko.1 };
        let Some(item) = ground.item(k) else { continue };
        let person = matches!(item.content, Content::Name | Content::Term(_, Class::Person));
        if person && item.parent.is_none() {
            let text = ground.text(Side::Ko, k.sentence);
            let Some(ko) = korean(text, &item.span) else { continue };
            out.push(Holder {
                ko: (k.sentence, ko),
                en: (link.en.0, english(ground, link.en.0, &link.en.1)),
            });
        }
    }
    out
}

/// A name with its title: the words before it back to a comma or a particle, and what is written solid after it.
fn korean(text: &str, name: &Range<usize>) -> Option<Range<usize>> {
    let end =
        name.end + text.get(name.end..)?.find([' ', ',', '.', '》', '(']).unwrap_or(text.len() - name.end);
    let mut start = text.get(..name.start)?.rfind(' ').map_or(0, |i| i + 1);
    while let Some(before) = text.get(..start).map(str::trim_end) {
        let word = before.rsplit(' ').next().unwrap_or("");
        if word.is_empty() || ends_phrase(word) {
            break;
        }
        start = before.len() - word.len();
    }
    Some(start..end)
}

/// Whether a word ends a phrase, so that what follows it belongs to another one.
fn ends_phrase(word: &str) -> bool {
    const PARTICLES: &[&str] = &[
        "은", "는", "을", "를", "과", "와", "에", "에서", "에게", "께", "께서", "고", "며", "하여", "의",
        "하는",
    ];
    word.ends_with([',', '.', '》', '》', ')', '(', ':', ';'])
        || PARTICLES.iter().any(|p| word.ends_with(p)) && !word.ends_with("이며")
}

/// The words of a title before a name (capitals, and what joins them) and after it, between commas.
fn english(ground: &Ground<'_>, sentence: usize, name: &Range<usize>) -> [Range<usize>; 2] {
    let (words, lower) = (ground.english(sentence), lower(ground, sentence));
    let text = ground.text(Side::En, sentence);
    let gap = |a: usize| {
        let end = words.get(a).map_or(0, |w| w.span.end);
        let start = words.get(a + 1).map_or(text.len(), |w| w.span.start);
        text.get(end..start).unwrap_or("")
    };
    let joins = |w: usize| {
        let word = lower.get(w).map_or("", String::as_str);
        let capital = words.get(w).is_some_and(|x| x.capital);
        (capital || matches!(word, "of" | "for" | "vice-minister" | "vice-chairman" | "minister" | "comrade"))
            && !gap(w).contains([',', ';', ':', '"'])
    };
    let mut start = name.start;
    while start > 0 && joins(start - 1) {
        start -= 1;
    }
    let last = name.end.saturating_sub(1);
    let mut end = name.end;
    if gap(last).starts_with(',') {
        while end < words.len()
            && !gap(end - 1).contains(['.', ';', '"'])
            && (end == name.end || !gap(end - 1).contains(','))
        {
            end += 1;
        }
    }
    [start..name.start, name.end..end]
}

impl Holder {
    /// The Korean title with the name.
    pub fn korean<'a>(&self, ground: &Ground<'a>) -> &'a str {
        ground.text(Side::Ko, self.ko.0).get(self.ko.1.clone()).unwrap_or("")
    }

    /// The English titles in small letters, the one before the name first.
    pub fn english(&self, ground: &Ground<'_>) -> [Vec<String>; 2] {
        let all = |r: &Range<usize>| {
            let of = |word| ground.word_text(EnWord { sentence: self.en.0, word }).to_lowercase();
            r.clone().map(of).collect()
        };
        let [before, after] = &self.en.1;
        [all(before), all(after)]
    }

    /// The words of the English title that is there, the one before the name preferred.
    pub fn title(&self) -> Option<Range<usize>> {
        self.en.1.iter().find(|r| !r.is_empty()).cloned()
    }
}

/// Ranks of both sides by grade. The Soviet style of KCNA is kept apart from that of others by its words.
const RANKS: &[(&str, &str)] = &[
    ("부원수", "deputy marshal"),
    ("차수", "vice marshal|vice-marshal"),
    ("원수", "marshal"),
    ("대장", "army general|general|admiral|gen."),
    ("상장", "colonel general|col. general|col. gen.|col general|col gen"),
    (
        "중장",
        "lieutenant general|lt. general|lt. gen.|lieut. general|vice admiral|lt general|lt gen|lieut general",
    ),
    ("소장", "major general|maj. general|maj. gen.|rear admiral|maj general|maj gen"),
    ("대좌", "senior colonel|sr. colonel|sr colonel"),
    ("상좌", "colonel"),
    ("중좌", "lieutenant colonel|lt. colonel|lt colonel"),
    ("소좌", "major"),
];

/// The rank in a Korean title with its name: written solid after the name, or alone before it.
pub(super) fn korean_rank(title: &str) -> Option<&'static str> {
    RANKS.iter().map(|(ko, _)| *ko).find(|ko| {
        title.split(' ').any(|w| {
            let rest = w.strip_suffix("동지").unwrap_or(w);
            let rest = ["께서는", "께서", "은", "는", "이", "가", "을", "를", "과", "와", "의"]
                .iter()
                .find_map(|p| rest.strip_suffix(p))
                .unwrap_or(rest);
            let rest = rest.strip_suffix("동지").unwrap_or(rest);
            // A name before it, or nothing: 총참모장대장 does not occur, 연구소장 is no rank.
            rest == *ko
                || rest.strip_suffix(*ko).is_some_and(|n| (2..=4).contains(&n.chars().count()) && is_name(n))
        })
    })
}

/// Whether this may be a Korean name: no head of an office ends like one of two or three syllables with a surname.
fn is_name(text: &str) -> bool {
    let first = text.chars().next();
    text.chars().count() == 3 && first.is_some_and(|c| "김리이박최정강조윤장림오한신서권황안송류전홍고문양손배백허남심로하곽성차주우라민진엄채원천방공현함변염".contains(c))
}

/// The rank in the words of an English title: the longest that stands there, and not before "secretary" or "director".
pub(super) fn english_rank(words: &[String]) -> Option<(&'static str, Range<usize>)> {
    let mut best: Option<(&'static str, Range<usize>)> = None;
    for (ko, names) in RANKS {
        for name in names.split('|') {
            let parts: Vec<&str> = name.split(' ').collect();
            let Some(at) = words.windows(parts.len()).position(|w| {
                w.iter().zip(&parts).all(|(a, b)| a.trim_end_matches('.') == b.trim_end_matches('.'))
            }) else {
                continue;
            };
            let range = at..at + parts.len();
            let office = words.get(range.end).is_some_and(|w| {
                matches!(
                    w.as_str(),
                    "secretary"
                        | "director"
                        | "staff"
                        | "department"
                        | "bureau"
                        | "manager"
                        | "assembly"
                        | "of"
                )
            });
            let longer = best.as_ref().is_none_or(|(_, b)| range.len() > b.len());
            if longer && !office {
                best = Some((ko, range));
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_string).collect()
    }

    #[test]
    fn a_title_stands_before_the_name_or_solid_behind_it() {
        let of = |text: &'static str, name: &str| {
            let at = text.find(name).unwrap_or(0);
            korean(text, &(at..at + name.len())).and_then(|r| text.get(r))
        };
        assert_eq!(of("회의에서는 체육상 전광호동지가 연설하였다.", "전광호"), Some("체육상 전광호동지가"));
        assert_eq!(of("총국장 장창하상장이 보고하였다.", "장창하"), Some("총국장 장창하상장이"));
    }

    #[test]
    fn ranks_are_told_from_offices() {
        assert_eq!(korean_rank("총국장 장창하상장이"), Some("상장"));
        assert_eq!(korean_rank("연구소장 리명수동지는"), None);
        assert_eq!(english_rank(&words("colonel general")).map(|r| r.0), Some("상장"));
        assert_eq!(english_rank(&words("army general")).map(|r| r.0), Some("대장"));
        assert_eq!(english_rank(&words("general secretary")), None);
    }
}
