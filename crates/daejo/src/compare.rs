//! The pipeline from two sources to a report.

use crate::align::{self, Fixed, FixedFault};
use crate::article::{self, Role};
use crate::detect;
use crate::evidence::Evidence;
use crate::ledger::Ledger;
use crate::model::Model;
use crate::pair::{Pair, Side};
use crate::passage::passages;
use crate::problem::{Problem, ProblemKind};
use crate::report::{Bead, Document, Link, Note, Report, SCHEMA, Sentence, Summary};
use crate::select::Hidden;
use crate::sentence;
use crate::source::Source;
use daejo_lexicon::Lexicon;
use rayon::prelude::*;

/// Compares two texts with the built-in lexicon.
///
/// Never fails: what is odd about the texts stands in [`Report::problems`]. Swapped arguments are set right and
/// reported.
///
/// ```
/// let report = daejo::compare("He spoke.", "그가 말하였다.");
/// assert_eq!(report.beads.len(), 1);
/// assert!(report.divergences.is_empty());
/// ```
pub fn compare(en: &str, ko: &str) -> Report {
    Comparer::default().compare(Pair { en: Source::from_text("en", en), ko: Source::from_text("ko", ko) })
}

/// The sentences of two texts as a report numbers them, the English ones first.
///
/// ```
/// use daejo::{Pair, Source};
/// let en = Source::from_text("en", "He came. He spoke.");
/// let ko = Source::from_text("ko", "그가 왔다.");
/// assert_eq!(daejo::sentences(Pair { en, ko }).en, ["He came.", "He spoke."]);
/// ```
pub fn sentences(sources: Pair<Source>) -> Pair<Vec<String>> {
    let Text { sources, sentences, .. } = Text::read(sources);
    let texts = |side: Side| sentences[side].iter().map(|s| s.text(&sources[side])).collect();
    Pair { en: texts(Side::En), ko: texts(Side::Ko) }
}

/// Compares any number of pairs with one lexicon.
#[derive(Default)]
pub struct Comparer {
    lexicon: Lexicon,
    all: bool,
}

impl Comparer {
    /// A comparer with a lexicon of one's own.
    ///
    /// ```
    /// use daejo_lexicon::Lexicon;
    /// let lexicon = Lexicon::with_table("mine.tsv", "새별상\twork\tNew Star Prize\n").unwrap();
    /// let comparer = daejo::Comparer::new(lexicon);
    /// ```
    pub fn new(lexicon: Lexicon) -> Comparer {
        Comparer { lexicon, all: false }
    }

    /// Reports divergences below the threshold of their kind as well: for measuring the thresholds.
    #[must_use]
    pub fn without_thresholds(self) -> Comparer {
        Comparer { all: true, ..self }
    }

    /// The lexicon in use.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Aligns and looks for divergences.
    pub fn compare(&self, sources: Pair<Source>) -> Report {
        self.report(&Text::read(sources), &Fixed::default(), true)
    }

    /// Aligns only: a report without divergences.
    pub fn align(&self, sources: Pair<Source>) -> Report {
        self.report(&Text::read(sources), &Fixed::default(), false)
    }

    /// Aligns around beads that a person fixed, and looks for divergences: these beads stand in the report as they are
    /// given, by the numbers of their sentences in the English and in the Korean text, whichever came first.
    ///
    /// They may have any number of sentences on either side, none on one of them, sentences that do not follow each
    /// other, and cross each other.
    ///
    /// ```
    /// use daejo::{Comparer, Pair, Source};
    /// let en = Source::from_text("en", "He came. He spoke.");
    /// let ko = Source::from_text("ko", "그가 왔다. 그가 말하였다.");
    /// let crossed = [Pair { en: vec![0], ko: vec![1] }, Pair { en: vec![1], ko: vec![] }];
    /// let report = Comparer::default().compare_fixed(Pair { en, ko }, &crossed).unwrap();
    /// assert!(report.beads.iter().any(|b| b.fixed && b.en == [0] && b.ko == [1]));
    /// ```
    ///
    /// # Errors
    /// If a bead has no sentence, or one that the text does not have or that another bead has.
    pub fn compare_fixed(
        &self,
        sources: Pair<Source>,
        beads: &[Pair<Vec<usize>>],
    ) -> Result<Report, FixedFault> {
        self.report_fixed(sources, beads, true)
    }

    /// Aligns only, around beads that a person fixed (see [`Comparer::compare_fixed`]).
    ///
    /// # Errors
    /// Those of [`Comparer::compare_fixed`].
    pub fn align_fixed(
        &self,
        sources: Pair<Source>,
        beads: &[Pair<Vec<usize>>],
    ) -> Result<Report, FixedFault> {
        self.report_fixed(sources, beads, false)
    }

    fn report_fixed(
        &self,
        sources: Pair<Source>,
        beads: &[Pair<Vec<usize>>],
        detect: bool,
    ) -> Result<Report, FixedFault> {
        let text = Text::read(sources);
        let fixed = Fixed::new(beads, text.sentences.as_ref().map(Vec::len))?;
        Ok(self.report(&text, &fixed, detect))
    }

    fn report(&self, text: &Text, fixed: &Fixed, detect: bool) -> Report {
        let Text { sources, articles, sentences, problems } = text;
        let published = articles.en.published.or(articles.ko.published);
        let evidence = Evidence::gather(&self.lexicon, sources, sentences, published);
        let beads = align::align_around(&Model::default(), &evidence, sentences, fixed);
        let problems = problems.iter().cloned().chain(unrelated(&beads, sentences)).collect();
        let document = |side: Side| document(&sources[side], &articles[side], &sentences[side], side);
        let (en, ko) = rayon::join(|| document(Side::En), || document(Side::Ko));
        let mut report = Report {
            schema: SCHEMA.to_string(),
            en,
            ko,
            beads: Vec::new(),
            divergences: Vec::new(),
            hidden: Hidden::default(),
            stale: Vec::new(),
            ledger: Ledger::default(),
            passages: Vec::new(),
            notes: notes(articles, &beads),
            problems,
            summary: Summary::default(),
        };
        if detect && !report.is_void() {
            let ground = detect::Ground::new(&evidence, sources, sentences, &beads);
            report.divergences = detect::run(&ground, self.all);
            report.ledger = detect::ledger(&ground);
        }
        report.beads = beads.par_iter().map(|b| bead(b, &evidence, sources, sentences)).collect();
        report.passages = passages(&report.beads, Pair { en: &report.en, ko: &report.ko });
        report.summarise();
        report
    }
}

/// Both texts, taken apart into sentences.
struct Text {
    sources: Pair<Source>,
    articles: Pair<article::Article>,
    sentences: Pair<Vec<sentence::Sentence>>,
    problems: Vec<Problem>,
}

impl Text {
    fn read(sources: Pair<Source>) -> Text {
        let (sources, mut problems) = sides(sources);
        let read = |side: Side| {
            let article = article::read(&sources[side], side);
            let (sentences, problems) = sentence::split(&sources[side], &article, side);
            (sources[side].problems(side), article, sentences, problems)
        };
        let ((en_odd, en_article, en, en_problems), (ko_odd, ko_article, ko, ko_problems)) =
            rayon::join(|| read(Side::En), || read(Side::Ko));
        problems.extend([en_odd, ko_odd, en_problems, ko_problems].into_iter().flatten());
        let articles = Pair { en: en_article, ko: ko_article };
        let sentences = Pair { en, ko };
        for side in Side::BOTH {
            problems.extend(missing(&sources[side], side, sentences[side].len(), articles[side].releases));
        }
        Text { sources, articles, sentences, problems }
    }
}

/// Sets swapped arguments right.
fn sides(sources: Pair<Source>) -> (Pair<Source>, Vec<Problem>) {
    let (en, ko) = rayon::join(|| sources.en.language(), || sources.ko.language());
    let found = Pair { en, ko };
    match (found.en, found.ko) {
        (Some(Side::Ko), Some(Side::En)) => {
            let message = format!(
                "{} is Korean and {} is English: read in that order",
                sources.en.path, sources.ko.path
            );
            let problem = Problem { kind: ProblemKind::Swapped, side: None, span: None, message };
            (sources.swapped(), vec![problem])
        }
        _ => {
            let wrong = |side: Side| {
                let other = if side == Side::En { Side::Ko } else { Side::En };
                (found[side] == Some(other)).then(|| {
                    let message = format!(
                        "{} is {}, not {}: give the {} version of the release",
                        sources[side].path,
                        other.language(),
                        side.language(),
                        side.language()
                    );
                    Problem::of(ProblemKind::WrongLanguage, side, message)
                })
            };
            let problems =
                Side::BOTH.into_iter().filter_map(|s| wrong(s).or_else(|| contradiction(&sources[s], s)));
            let problems = problems.collect();
            (sources, problems)
        }
    }
}

/// A record that states the other side's language.
fn contradiction(source: &Source, side: Side) -> Option<Problem> {
    let mut stated = source.records.iter().filter_map(|r| r.language);
    let (other, at) = stated.find(|(language, _)| *language != side)?;
    let message = format!(
        "this record is {} by its own word, not {}: give the {} version of the release",
        other.language(),
        side.language(),
        side.language()
    );
    Some(Problem::at(ProblemKind::WrongLanguage, side, at, message))
}

fn missing(source: &Source, side: Side, sentences: usize, releases: usize) -> Option<Problem> {
    if sentences == 0 {
        let message = format!("no {} sentence was found", side.language());
        return Some(Problem::of(ProblemKind::NoSentences, side, message));
    }
    (releases > 1).then(|| {
        let mut message =
            format!("the {} file holds {releases} releases; they are aligned as one text", side.language());
        if source.records.len() > 1 {
            message += &format!("; {}#1 is the first record alone", source.path);
        }
        Problem::of(ProblemKind::SeveralReleases, side, message)
    })
}

fn unrelated(beads: &[align::Bead], sentences: &Pair<Vec<sentence::Sentence>>) -> Option<Problem> {
    let measure = align::relation(beads, sentences).filter(|m| *m < align::RELATED)?;
    let total = sentences.en.len() + sentences.ko.len();
    let linked: usize = beads.iter().filter(|b| !b.is_null()).map(|b| b.en.len() + b.ko.len()).sum();
    let message = format!(
        "these do not look like versions of one release: {linked} of {total} sentences have a counterpart; evidence \
        {measure:.1} nats a sentence, versions have more than {}",
        align::RELATED
    );
    Some(Problem { kind: ProblemKind::Unrelated, side: None, span: None, message })
}

fn notes(articles: &Pair<article::Article>, beads: &[align::Bead]) -> Vec<Note> {
    let mut notes = Vec::new();
    let marks = articles.as_ref().map(|a| a.end_mark.is_some());
    if marks.en != marks.ko {
        let without = if marks.en { "Korean" } else { "English" };
        notes.push(Note { bead: None, message: format!("the {without} text has no end mark") });
    }
    for (i, bead) in beads.iter().enumerate() {
        let message = match (bead.en.len(), bead.ko.len()) {
            (0, _) | (_, 0) | (1, 1) => continue,
            (1, n) => format!("one English sentence stands for {n} Korean ones"),
            (n, 1) => format!("{n} English sentences stand for one Korean one"),
            (n, m) => format!("{n} English sentences stand for {m} Korean ones"),
        };
        notes.push(Note { bead: Some(i), message });
    }
    notes
}

fn document(
    source: &Source,
    article: &article::Article,
    sentences: &[sentence::Sentence],
    side: Side,
) -> Document {
    Document {
        path: source.path.clone(),
        lang: side.code().to_string(),
        headline: sentences.iter().position(|s| s.role == Role::Headline),
        published: article.published.map(|d| d.to_string()),
        sentences: sentences
            .iter()
            .map(|s| Sentence { text: s.text(source), span: s.span, paragraph: s.paragraph, role: s.role })
            .collect(),
    }
}

fn bead(
    bead: &align::Bead,
    evidence: &Evidence<'_>,
    sources: &Pair<Source>,
    sentences: &Pair<Vec<sentence::Sentence>>,
) -> Bead {
    let links = bead.links.iter().filter_map(|link| {
        let places = evidence.places(link)?;
        let span = |side: Side, number: usize, range: std::ops::Range<usize>| {
            let sentence = sentences[side].get(number)?;
            Some(sources[side].view.to_source(crate::span::Span::from(range).shift(sentence.view.start)))
        };
        Some(Link {
            en: span(Side::En, link.en.0, places.en)?,
            ko: span(Side::Ko, link.ko.0, places.ko)?,
            by: link.by,
            entry: link.entry.map(|id| evidence.lexicon.korean(id).to_string()),
        })
    });
    Bead {
        en: bead.en.clone(),
        ko: bead.ko.clone(),
        confidence: round(bead.confidence),
        moved: bead.moved,
        fixed: bead.fixed,
        links: links.collect(),
    }
}

/// Two digits are all that a confidence can claim.
pub(crate) fn round(confidence: f32) -> f32 {
    (confidence * 100.0).round() / 100.0
}
