//! What a comparison found: plain data, ready to be rendered or serialised (schema `daejo/report/1`).

use crate::article::Role;
use crate::card::Card;
use crate::evidence::By;
use crate::ledger::Ledger;
use crate::pair::{Pair, Side};
use crate::problem::Problem;
use crate::select::Hidden;
use crate::span::Span;
use crate::verdict::Verdict;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Name and version of the JSON form.
pub const SCHEMA: &str = "daejo/report/1";

/// A comparison of two texts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// [`SCHEMA`].
    pub schema: String,
    /// The English text.
    pub en: Document,
    /// The Korean text.
    pub ko: Document,
    /// The ladder: every sentence stands in exactly one bead; English order, Korean null beads at their place.
    pub beads: Vec<Bead>,
    /// Differences in content, in the order of the beads; empty where only an alignment was asked for.
    #[serde(default)]
    pub divergences: Vec<Divergence>,
    /// How many divergences were found and are not among them.
    #[serde(default, skip_serializing_if = "Hidden::is_none")]
    pub hidden: Hidden,
    /// Verdicts on divergences that are not found any more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stale: Vec<Verdict>,
    /// Tone: the charged words of both sides; empty where only an alignment was asked for.
    #[serde(default)]
    pub ledger: Ledger,
    /// Runs of sentences without counterpart, in the order of the beads.
    #[serde(default)]
    pub passages: Vec<Passage>,
    /// Differences that are no divergences.
    pub notes: Vec<Note>,
    /// What is odd about the input.
    pub problems: Vec<Problem>,
    /// Counts.
    pub summary: Summary,
}

/// One text of a comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// What the text is called: a path, or `-`.
    pub path: String,
    /// `en` or `ko`.
    pub lang: String,
    /// Number of the headline among the sentences, if there is one.
    pub headline: Option<usize>,
    /// Day of publication (ISO 8601), if the text states it.
    pub published: Option<String>,
    /// The sentences in order.
    pub sentences: Vec<Sentence>,
}

/// A sentence of a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sentence {
    /// The sentence as the later stages read it: normal form C, one kind of quotation marks, no markup and no control
    /// characters. Its letters in the file are those of `span`.
    pub text: String,
    /// Bytes of the source's UTF-8 text.
    pub span: Span,
    /// Number of the paragraph; the headline is one.
    pub paragraph: usize,
    /// Headline or body.
    pub role: Role,
}

/// Sentences that translate each other; one side may be empty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bead {
    /// English sentences, by number.
    pub en: Vec<usize>,
    /// Korean sentences, by number.
    pub ko: Vec<usize>,
    /// How likely the bead is right, 0 to 1.
    pub confidence: f32,
    /// Stands at another place in the Korean, or (a fixed bead) around sentences of others.
    pub moved: bool,
    /// A person fixed it (see [`Comparer::compare_fixed`](crate::Comparer::compare_fixed)).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub fixed: bool,
    /// What justifies it, in the order of the Korean.
    pub links: Vec<Link>,
}

/// Two stretches that correspond, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// Bytes of the English source.
    pub en: Span,
    /// Bytes of the Korean source.
    pub ko: Span,
    /// Why they correspond.
    pub by: By,
    /// The Korean entry of the lexicon that made the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
}

/// Kinds of divergence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Korean sentences without English counterpart.
    Omission,
    /// English sentences without Korean counterpart.
    Addition,
    /// Part of a Korean sentence that the English lacks.
    PartialOmission,
    /// Part of an English sentence that the Korean lacks.
    PartialAddition,
    /// A quantity differs.
    Number,
    /// A day, month, year, weekday or time differs.
    Date,
    /// A person, place or organization differs.
    Name,
    /// An office, rank or honorific differs or is missing.
    Title,
    /// An epithet, insult, threat or slogan softened, hardened, neutralised.
    Tone,
    /// Negation, modality or condition changed.
    Polarity,
    /// Speaker or attribution lost or changed.
    Quotation,
    /// The bead stands at another place.
    Order,
    /// An official term rendered as another concept.
    Term,
}

impl Kind {
    /// All kinds, in the order of the documentation.
    pub const ALL: [Kind; 13] = [
        Kind::Omission,
        Kind::Addition,
        Kind::PartialOmission,
        Kind::PartialAddition,
        Kind::Number,
        Kind::Date,
        Kind::Name,
        Kind::Title,
        Kind::Tone,
        Kind::Polarity,
        Kind::Quotation,
        Kind::Order,
        Kind::Term,
    ];

    /// The kind's name, as in JSON and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Omission => "omission",
            Kind::Addition => "addition",
            Kind::PartialOmission => "partial-omission",
            Kind::PartialAddition => "partial-addition",
            Kind::Number => "number",
            Kind::Date => "date",
            Kind::Name => "name",
            Kind::Title => "title",
            Kind::Tone => "tone",
            Kind::Polarity => "polarity",
            Kind::Quotation => "quotation",
            Kind::Order => "order",
            Kind::Term => "term",
        }
    }

    /// The kind of this name.
    pub fn parse(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|k| k.as_str() == name)
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

/// How grave a divergence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The rest.
    Minor,
    /// Changes who, what, how much, whether, or removes a fact.
    Major,
}

impl Severity {
    /// The name in JSON and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Minor => "minor",
            Severity::Major => "major",
        }
    }

    /// The severity of this name.
    pub fn parse(name: &str) -> Option<Severity> {
        [Severity::Minor, Severity::Major].into_iter().find(|s| s.as_str() == name)
    }
}

impl std::fmt::Display for Severity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

/// A difference in content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Divergence {
    /// What kind of difference.
    pub kind: Kind,
    /// How grave it is.
    pub severity: Severity,
    /// How sure the finding is, 0 to 1.
    pub confidence: f32,
    /// Number of the bead.
    pub bead: usize,
    /// The English words, as bytes of the source; absent where the English has none.
    pub en: Option<Span>,
    /// The Korean words, as bytes of the source; absent where the Korean has none.
    pub ko: Option<Span>,
    /// What differs: lower case, both sides named.
    pub message: String,
    /// Stays the same when other parts of the texts are edited: of the kind, the words of both sides, and a number
    /// where the same is found again.
    pub fingerprint: String,
    /// What is needed to check and to cite it.
    #[serde(default)]
    pub card: Card,
    /// What a person decided about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
}

/// A difference that is no divergence: another spelling of a name, a split sentence, a missing end mark.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// Number of the bead, if it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bead: Option<usize>,
    /// What was seen.
    pub message: String,
}

/// Sentences of one side that follow each other and have no counterpart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The side that has them.
    pub side: Side,
    /// Number of the first sentence.
    pub first: usize,
    /// Number of the last sentence.
    pub last: usize,
    /// How many sentences they are.
    pub sentences: usize,
    /// How many characters they have.
    pub characters: usize,
}

impl std::fmt::Display for Passage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Passage { side, first, last, sentences, characters } = self;
        let other = if *side == Side::En { Side::Ko } else { Side::En };
        let (own, other) = (side.language(), other.language());
        write!(
            f,
            "{sentences} {own} sentences in a row without {other} ({first}–{last}), {characters} characters"
        )
    }
}

/// Counts of a report.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// Sentences on each side.
    pub sentences: Pair<usize>,
    /// Beads with both sides.
    pub beads: usize,
    /// Sentences on each side without a counterpart.
    pub unaligned: Pair<usize>,
    /// Beads at another place.
    pub moved: usize,
    /// Divergences of each severity.
    pub major: usize,
    /// Divergences that are not major.
    pub minor: usize,
    /// Divergences of each kind that occurs.
    pub kinds: BTreeMap<Kind, usize>,
}

impl Report {
    /// One of the two documents.
    pub fn document(&self, side: Side) -> &Document {
        match side {
            Side::En => &self.en,
            Side::Ko => &self.ko,
        }
    }

    /// Whether a problem leaves nothing to report.
    pub fn is_void(&self) -> bool {
        self.problems.iter().any(Problem::is_fatal)
    }

    pub(crate) fn summarise(&mut self) {
        let full = self.beads.iter().filter(|b| !b.en.is_empty() && !b.ko.is_empty());
        let count = |f: fn(&Bead) -> usize| -> usize { self.beads.iter().map(f).sum() };
        let mut kinds = BTreeMap::new();
        for d in &self.divergences {
            *kinds.entry(d.kind).or_insert(0) += 1;
        }
        let major = self.divergences.iter().filter(|d| d.severity == Severity::Major).count();
        self.summary = Summary {
            sentences: Pair { en: self.en.sentences.len(), ko: self.ko.sentences.len() },
            beads: full.count(),
            unaligned: Pair {
                en: count(|b| if b.ko.is_empty() { b.en.len() } else { 0 }),
                ko: count(|b| if b.en.is_empty() { b.ko.len() } else { 0 }),
            },
            moved: self.beads.iter().filter(|b| b.moved).count(),
            major,
            minor: self.divergences.len() - major,
            kinds,
        };
    }
}
