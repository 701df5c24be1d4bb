//! The model that all formats share: sentences of both sides, beads, issues.

use crate::order;
use daejo::{Pair, Report, Severity, Side};
use daejo_report::clean;

/// Stands for a sentence of which nothing is visible.
const INVISIBLE: &str = "\u{fffd}";

/// Two texts sentence by sentence, and which sentences translate each other.
///
/// Holds for every value: each sentence stands in exactly one bead, and no bead is without; beads are in English order,
/// Korean null beads between them; beads that are not moved are in Korean order, too; a confidence is from 0 to 1; a text
/// is one line without characters that act on a terminal or that XML forbids, and never empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Bitext {
    sentences: Pair<Vec<Sentence>>,
    beads: Vec<Bead>,
    issues: Vec<Issue>,
}

/// A sentence of one side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// Its words.
    pub text: String,
    /// Number of its paragraph, where known.
    pub paragraph: Option<usize>,
}

/// Sentences that translate each other, by number from 0; one side may be empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bead {
    /// Sentences of both sides, in order.
    pub sides: Pair<Vec<usize>>,
    /// How likely it is right, 0 to 1, where known.
    pub confidence: Option<f32>,
    /// Stands at another place in the Korean.
    pub moved: bool,
    /// A person says that it is right.
    pub fixed: bool,
}

impl Bead {
    pub(crate) fn is_empty(&self) -> bool {
        self.sides.en.is_empty() && self.sides.ko.is_empty()
    }
}

/// A finding about a bead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// Number of the bead.
    pub bead: usize,
    /// Its kind: the name of a [`daejo::Kind`], or a type of ITS 2.0 where another tool found it.
    pub kind: String,
    /// How grave it is.
    pub severity: Severity,
    /// What was found.
    pub message: String,
}

/// Why beads are no ladder over the sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// A bead names a sentence that there is not.
    Outside {
        /// Number of the bead.
        bead: usize,
        /// The side.
        side: Side,
        /// Number of the sentence.
        sentence: usize,
    },
    /// A sentence stands in two beads.
    Twice {
        /// Number of the second bead.
        bead: usize,
        /// Number of the first bead.
        before: usize,
        /// The side.
        side: Side,
        /// Number of the sentence.
        sentence: usize,
    },
    /// A sentence stands in no bead.
    Missing {
        /// The side.
        side: Side,
        /// Number of the sentence.
        sentence: usize,
    },
    /// A bead has no sentence on either side.
    Empty {
        /// Number of the bead.
        bead: usize,
    },
    /// An issue names a bead that there is not.
    Issue {
        /// Number of the issue.
        issue: usize,
        /// Number of the bead.
        bead: usize,
    },
}

impl std::fmt::Display for Misfit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Misfit::Outside { bead, side, sentence } => {
                write!(f, "bead {bead} names {} sentence {sentence}, which there is not", side.language())
            }
            Misfit::Twice { bead, before, side, sentence } => {
                write!(f, "{} sentence {sentence} stands in bead {before} and in {bead}", side.language())
            }
            Misfit::Missing { side, sentence } => {
                write!(f, "{} sentence {sentence} stands in no bead", side.language())
            }
            Misfit::Empty { bead } => write!(f, "bead {bead} has no sentence on either side"),
            Misfit::Issue { issue, bead } => write!(f, "issue {issue} names bead {bead}, which there is not"),
        }
    }
}

impl std::error::Error for Misfit {}

impl Bitext {
    /// Puts a bitext together. Texts are cleaned, beads are put in order, and those that stand out of it are marked as
    /// moved.
    ///
    /// ```
    /// use daejo::Pair;
    /// use daejo_exchange::{Bead, Bitext, Sentence};
    /// let list = |texts: &[&str]| texts.iter().map(|t| Sentence { text: t.to_string(), paragraph: None }).collect();
    /// let bead = |en: &[usize], ko: &[usize]| {
    ///     Bead { sides: Pair { en: en.to_vec(), ko: ko.to_vec() }, ..Bead::default() }
    /// };
    /// let sentences = Pair { en: list(&["One.", "Two."]), ko: list(&["둘.", "하나."]) };
    /// let bitext = Bitext::new(sentences, vec![bead(&[1], &[0]), bead(&[0], &[1])], Vec::new()).unwrap();
    /// assert_eq!(bitext.beads()[0].sides.en, [0]);
    /// assert_eq!(bitext.beads().iter().filter(|b| b.moved).count(), 1);
    /// ```
    ///
    /// # Errors
    /// When not every sentence stands in exactly one bead, a bead has none, or an issue names no bead.
    pub fn new(
        sentences: Pair<Vec<Sentence>>,
        mut beads: Vec<Bead>,
        mut issues: Vec<Issue>,
    ) -> Result<Bitext, Misfit> {
        check(beads.iter().map(|b| &b.sides), sentences.as_ref().map(Vec::len), Coverage::Whole)?;
        if let Some(bead) = beads.iter().position(|b| b.is_empty()) {
            return Err(Misfit::Empty { bead });
        }
        if let Some((issue, bead)) = issues.iter().map(|i| i.bead).enumerate().find(|i| i.1 >= beads.len()) {
            return Err(Misfit::Issue { issue, bead });
        }
        for bead in &mut beads {
            bead.sides.en.sort_unstable();
            bead.sides.ko.sort_unstable();
            bead.confidence = bead.confidence.filter(|c| (0.0..=1.0).contains(c));
        }
        let (beads, place) = order::arrange(beads);
        for issue in &mut issues {
            issue.bead = place[issue.bead];
            issue.kind = line(&issue.kind);
            issue.message = line(&issue.message);
        }
        issues.sort_by_key(|i| i.bead);
        let tidy = |s: Sentence| Sentence { text: line(&s.text), ..s };
        Ok(Bitext { sentences: sentences.map(|list| list.into_iter().map(tidy).collect()), beads, issues })
    }

    /// The sentences of both sides.
    pub fn sentences(&self) -> &Pair<Vec<Sentence>> {
        &self.sentences
    }

    /// The ladder.
    pub fn beads(&self) -> &[Bead] {
        &self.beads
    }

    /// The findings, in the order of the beads.
    pub fn issues(&self) -> &[Issue] {
        &self.issues
    }

    /// The findings about a bead.
    pub fn issues_of(&self, bead: usize) -> impl Iterator<Item = &Issue> {
        let first = self.issues.partition_point(|i| i.bead < bead);
        self.issues.iter().skip(first).take_while(move |i| i.bead == bead)
    }

    /// The texts of one side of a bead.
    pub fn texts(&self, bead: &Bead, side: Side) -> Vec<&str> {
        let sentences = &self.sentences[side];
        bead.sides[side].iter().filter_map(|n| sentences.get(*n)).map(|s| s.text.as_str()).collect()
    }
}

impl TryFrom<&Report> for Bitext {
    type Error = Misfit;

    fn try_from(report: &Report) -> Result<Bitext, Misfit> {
        let sentences = |side: Side| {
            let list = report.document(side).sentences.iter();
            list.map(|s| Sentence { text: s.text.clone(), paragraph: Some(s.paragraph) }).collect()
        };
        let beads = report.beads.iter().map(|b| Bead {
            sides: Pair { en: b.en.clone(), ko: b.ko.clone() },
            confidence: Some(b.confidence),
            moved: b.moved,
            fixed: b.fixed,
        });
        let issues = report.divergences.iter().map(|d| Issue {
            bead: d.bead,
            kind: d.kind.to_string(),
            severity: d.severity,
            message: d.message.clone(),
        });
        let sentences = Pair { en: sentences(Side::En), ko: sentences(Side::Ko) };
        Bitext::new(sentences, beads.collect(), issues.collect())
    }
}

/// How much of the sentences beads cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coverage {
    /// Every sentence stands in exactly one bead.
    Whole,
    /// Every sentence stands in one bead at most.
    Partial,
}

/// Whether beads fit the sentences.
pub(crate) fn check<'b>(
    beads: impl Iterator<Item = &'b Pair<Vec<usize>>>,
    sizes: Pair<usize>,
    coverage: Coverage,
) -> Result<(), Misfit> {
    let mut owner = sizes.map(|n| vec![None; n]);
    for (bead, sides) in beads.enumerate() {
        for side in Side::BOTH {
            for &sentence in &sides[side] {
                match owner[side].get_mut(sentence) {
                    None => return Err(Misfit::Outside { bead, side, sentence }),
                    Some(Some(before)) => {
                        return Err(Misfit::Twice { bead, before: *before, side, sentence });
                    }
                    Some(slot) => *slot = Some(bead),
                }
            }
        }
    }
    let missing = |side: Side| Some((side, owner[side].iter().position(Option::is_none)?));
    match Side::BOTH.into_iter().find_map(missing) {
        Some((side, sentence)) if coverage == Coverage::Whole => Err(Misfit::Missing { side, sentence }),
        _ => Ok(()),
    }
}

/// A text on one line, without what XML forbids or a terminal obeys.
fn line(text: &str) -> String {
    let text = clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() { INVISIBLE.to_string() } else { text }
}
