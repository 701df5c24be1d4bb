//! Which parts of two strings differ, where they are alike: two figures, two spellings, a rendering and the words in its
//! place.

use crate::passage::Passage;
use crate::sanitize::clean;
use crate::style::{DIFFERS, PLAIN};
use daejo::{Divergence, Pair};
use similar::{ChangeTag, TextDiff};

/// A stretch of a string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The letters.
    pub text: String,
    /// Whether the other string lacks them.
    pub differs: bool,
}

/// Strings that share less than this, by letters, are just two strings.
const ALIKE: f32 = 0.4;

/// What differs between two strings, by words or, where these share too little and have no figures, by graphemes;
/// stretches that follow each
/// other are the string. `None`: they are equal, or share almost nothing.
///
/// ```
/// use daejo_report::marks;
/// let shown = |m: &[daejo_report::Mark]| -> String {
///     m.iter().map(|m| if m.differs { format!("[{}]", m.text) } else { m.text.clone() }).collect()
/// };
/// let marks = marks("12 500 hectares", "12 000 hectares").unwrap();
/// assert_eq!((shown(&marks.en), shown(&marks.ko)), ("12 [500] hectares".into(), "12 [000] hectares".into()));
/// assert_eq!(daejo_report::marks("General Staff", "Ministry of Defence"), None);
/// ```
pub fn marks(en: &str, ko: &str) -> Option<Pair<Vec<Mark>>> {
    if en == ko {
        return None;
    }
    // 1910 and 1905 have digits in common, but no part of one is a part of the other.
    let figures = |text: &str| text.contains(|c: char| c.is_numeric());
    let spelled = || (!figures(en) && !figures(ko)).then(|| TextDiff::from_graphemes(en, ko));
    of(&TextDiff::from_unicode_words(en, ko)).or_else(|| of(&spelled()?))
}

fn of<'a>(diff: &TextDiff<'a, 'a, str>) -> Option<Pair<Vec<Mark>>> {
    let mut sides = Pair { en: Vec::new(), ko: Vec::new() };
    for change in diff.iter_all_changes() {
        let (text, differs) = (change.value(), change.tag() != ChangeTag::Equal);
        if change.tag() != ChangeTag::Insert {
            push(&mut sides.en, text, differs);
        }
        if change.tag() != ChangeTag::Delete {
            push(&mut sides.ko, text, differs);
        }
    }
    (shared(&sides) >= ALIKE).then_some(sides)
}

fn push(marks: &mut Vec<Mark>, text: &str, differs: bool) {
    match marks.last_mut() {
        Some(last) if last.differs == differs => last.text.push_str(text),
        _ => marks.push(Mark { text: text.to_string(), differs }),
    }
}

/// The share of letters and digits that both have.
fn shared(sides: &Pair<Vec<Mark>>) -> f32 {
    let count = |all: bool| {
        let marks = sides.en.iter().chain(&sides.ko).filter(|m| all || !m.differs);
        marks.flat_map(|m| m.text.chars()).filter(|c| c.is_alphanumeric()).count() as f32
    };
    count(false) / count(true).max(1.0)
}

/// The message of a divergence; what differs between the strings that were compared stands out.
pub(crate) fn message(divergence: &Divergence) -> Passage<'static> {
    let text = clean(&divergence.message);
    marked(&text, divergence).unwrap_or_else(|| Passage::plain(&text, PLAIN))
}

fn marked(text: &str, divergence: &Divergence) -> Option<Passage<'static>> {
    let compared = divergence.card.compared.as_ref()?;
    let (en, ko) = (clean(&compared.en), clean(&compared.ko));
    let marks = marks(&en, &ko)?;
    // The Korean side is named first.
    let (before, rest) = text.split_once(ko.as_ref())?;
    let (between, after) = rest.split_once(en.as_ref())?;
    let mut out = Passage::plain(before, PLAIN);
    let mut add = |marks: &[Mark]| {
        marks.iter().for_each(|m| out.push(&m.text, if m.differs { DIFFERS } else { PLAIN }));
    };
    add(&marks.ko);
    add(&[Mark { text: between.to_string(), differs: false }]);
    add(&marks.en);
    add(&[Mark { text: after.to_string(), differs: false }]);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[track_caller]
    fn check(en: &str, ko: &str, expected: Option<(&str, &str)>) {
        let shown = |marks: &[Mark]| -> String {
            let one = |m: &Mark| if m.differs { format!("[{}]", m.text) } else { m.text.clone() };
            marks.iter().map(one).collect()
        };
        let marks = marks(en, ko);
        if let Some(m) = &marks {
            let joined = |side: &[Mark]| side.iter().map(|m| m.text.as_str()).collect::<String>();
            assert_eq!((joined(&m.en).as_str(), joined(&m.ko).as_str()), (en, ko));
        }
        let shown = marks.map(|m| (shown(&m.en), shown(&m.ko)));
        assert_eq!(shown.as_ref().map(|(a, b)| (a.as_str(), b.as_str())), expected);
    }

    #[test]
    fn figures_names_and_dates_differ_in_a_part() {
        check("more than 12 000 ha", "12 000 ha", Some(("[more than ]12 000 ha", "12 000 ha")));
        check("Choe Ryong Su", "Choe Ryong Hae", Some(("Choe Ryong [Su]", "Choe Ryong [Hae]")));
        check("Nodong", "Rodong", Some(("[N]odong", "[R]odong")));
        check("7 o'clock", "6 o'clock", Some(("[7] o'clock", "[6] o'clock")));
        check("1905", "1910", None);
        check("U.S.", "U.S. imperialists", None);
        check("", "Pak", None);
        check("Pak", "Pak", None);
    }

    #[test]
    fn a_message_reads_the_same_with_its_marks() {
        let (report, _) = fixture::comparison();
        let mut divergence = report.divergences.first().unwrap().clone();
        divergence.card.compared = Some(Pair { en: "12 000 hectares".into(), ko: "15 000".into() });
        let plain = message(&divergence);
        assert!(plain.glyphs.iter().all(|g| g.style == PLAIN), "the Korean is not named first here");
        divergence.message = "the figures differ (Korean: 15 000 ha; English: 12 000 ha)".into();
        divergence.card.compared = Some(Pair { en: "12 000 ha".into(), ko: "15 000 ha".into() });
        let passage = message(&divergence);
        assert_eq!(passage.text(), divergence.message);
        let bold: String = passage.glyphs.iter().filter(|g| g.style == DIFFERS).map(|g| &*g.text).collect();
        assert_eq!(bold, "1512");
    }
}
