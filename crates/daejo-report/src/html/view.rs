//! What the templates are given: texts cut where links and cited words begin and end, cards, counts.

use crate::passage::{Glyph, Passage};
use crate::style::DIFFERS;
use crate::{Comparison, Options, Places, clean, excerpt, label, marks, tone};
use daejo::{Bead, Change, Divergence, Kind, LedgerEntry, Report, Severity, Side, Span, Verdict, detect};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Columns of text around the words that a finding cites.
const AROUND: usize = 320;
/// A gloss of more words is folded up.
const GLOSS: usize = 14;

/// What stands above the findings and the texts.
#[derive(Serialize)]
pub struct Head {
    title: String,
    en: DocumentView,
    ko: DocumentView,
    /// Changes with any change of the texts or findings: the name under which a browser keeps what a reader decided.
    id: String,
    findings: String,
    hidden: String,
    kinds: Vec<KindView>,
    severities: Vec<(&'static str, usize)>,
    beads: String,
    unaligned: Vec<String>,
    moved: usize,
    tone: Option<ToneView>,
    passages: Vec<(usize, String)>,
    notes: Vec<(Option<usize>, String)>,
    problems: Vec<String>,
    stale: Vec<StaleView>,
    version: &'static str,
}

#[derive(Serialize)]
struct DocumentView {
    path: String,
    headline: String,
    published: Option<String>,
    size: String,
}

/// A verdict on what is not found any more; its line goes into what the page saves.
#[derive(Serialize)]
struct StaleView {
    id: String,
    text: String,
    line: String,
}

impl StaleView {
    fn new(verdict: &Verdict) -> StaleView {
        StaleView {
            id: clean(&verdict.fingerprint).into_owned(),
            text: label::verdict(verdict),
            line: clean(&serde_json::to_string(verdict).unwrap_or_default()).into_owned(),
        }
    }
}

/// A kind that occurs.
#[derive(Serialize)]
struct KindView {
    name: &'static str,
    count: usize,
    about: String,
}

#[derive(Serialize)]
struct ToneView {
    score: String,
    changes: String,
    entries: Vec<ToneRow>,
}

#[derive(Serialize)]
struct ToneRow {
    bead: usize,
    kind: &'static str,
    term: String,
    rendering: Option<String>,
    ko: i8,
    en: i8,
    change: &'static str,
    lost: bool,
}

impl Head {
    pub fn new(comparison: Comparison<'_>, places: &Places<'_>, options: &Options) -> Head {
        let report = comparison.report;
        let [en, ko] = Side::BOTH.map(|side| DocumentView::new(report, side));
        let title =
            if en.headline.is_empty() { format!("{} ⇄ {}", en.path, ko.path) } else { en.headline.clone() };
        let unaligned =
            Side::BOTH.into_iter().filter(|side| report.summary.unaligned[*side] > 0).map(|side| {
                format!(
                    "{} without counterpart",
                    label::count(report.summary.unaligned[side], &format!("{} sentence", side.language()))
                )
            });
        Head {
            title,
            id: id(report),
            findings: label::count(report.divergences.len(), "divergence"),
            hidden: label::hidden(&report.hidden),
            kinds: kinds(report),
            severities: [("major", report.summary.major), ("minor", report.summary.minor)]
                .into_iter()
                .filter(|s| s.1 > 0)
                .collect(),
            beads: label::count(report.beads.len(), "bead"),
            unaligned: unaligned.collect(),
            moved: report.summary.moved,
            tone: ToneView::new(report),
            passages: passages(report),
            notes: report.notes.iter().map(|n| (n.bead, clean(&n.message).into_owned())).collect(),
            problems: report
                .problems
                .iter()
                .filter(|_| options.problems)
                .map(|p| places.problem(p))
                .collect(),
            stale: report.stale.iter().map(StaleView::new).collect(),
            version: env!("CARGO_PKG_VERSION"),
            en,
            ko,
        }
    }
}

/// A digest of the texts of all sentences and of the fingerprints, cut to a name.
fn id(report: &Report) -> String {
    let texts =
        Side::BOTH.into_iter().flat_map(|side| &report.document(side).sentences).map(|s| s.text.as_str());
    let mut digest = Sha256::new();
    for part in texts.chain(report.divergences.iter().map(|d| d.fingerprint.as_str())) {
        digest.update(part);
        digest.update([0xff]);
    }
    digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn kinds(report: &Report) -> Vec<KindView> {
    let view =
        |(kind, count): (&Kind, &usize)| KindView { name: kind.as_str(), count: *count, about: about(*kind) };
    report.summary.kinds.iter().map(view).collect()
}

/// The first paragraph of a kind's page.
fn about(kind: Kind) -> String {
    let page = detect::explain(kind).unwrap_or_default();
    let paragraph = page.split("\n\n").find(|block| !block.starts_with('#')).unwrap_or_default();
    paragraph.replace('\n', " ").replace('`', "")
}

/// Passages by the bead in which they begin.
fn passages(report: &Report) -> Vec<(usize, String)> {
    let bead = |p: &daejo::Passage| {
        report.beads.iter().position(|b| if p.side == Side::En { &b.en } else { &b.ko }.contains(&p.first))
    };
    report.passages.iter().map(|p| (bead(p).unwrap_or(0), p.to_string())).collect()
}

impl DocumentView {
    fn new(report: &Report, side: Side) -> DocumentView {
        let document = report.document(side);
        let headline = document.headline.and_then(|n| document.sentences.get(n)).map_or("", |s| &s.text);
        DocumentView {
            path: clean(&document.path).into_owned(),
            headline: clean(headline).into_owned(),
            published: document.published.as_deref().map(|d| clean(d).into_owned()),
            size: label::count(document.sentences.len(), "sentence"),
        }
    }
}

impl ToneView {
    fn new(report: &Report) -> Option<ToneView> {
        let ledger = &report.ledger;
        (!ledger.entries.is_empty()).then(|| ToneView {
            score: tone::score(ledger),
            changes: tone::changes(ledger),
            entries: ledger.entries.iter().map(ToneRow::new).collect(),
        })
    }
}

impl ToneRow {
    fn new(entry: &LedgerEntry) -> ToneRow {
        ToneRow {
            bead: entry.bead,
            kind: entry.kind.as_str(),
            term: clean(&entry.term).into_owned(),
            rendering: entry.rendering.as_deref().map(|r| clean(r).into_owned()),
            ko: entry.strength.ko,
            en: entry.strength.en,
            change: entry.change.as_str(),
            lost: entry.change != Change::Kept,
        }
    }
}

/// A finding with its number, from 1.
pub type Numbered<'a> = (usize, &'a Divergence);

/// A finding with its evidence.
#[derive(Serialize)]
pub struct FindingView {
    n: usize,
    id: String,
    kind: &'static str,
    severity: &'static str,
    confidence: String,
    bead: usize,
    sides: String,
    /// Cut where the strings that were compared differ, and where the language changes.
    message: Vec<Words>,
    quotes: Vec<QuoteView>,
    romanization: String,
    gloss: Vec<[String; 3]>,
    folded: bool,
    verdict: Option<VerdictView>,
}

#[derive(Serialize)]
struct QuoteView {
    language: &'static str,
    lang: &'static str,
    /// Where the words stand; absent where the side has none.
    place: Option<String>,
    span: Option<Span>,
    cited: String,
    runs: Vec<(String, bool)>,
}

#[derive(Serialize)]
struct VerdictView {
    decision: &'static str,
    remark: String,
}

impl VerdictView {
    fn new(verdict: &Verdict) -> VerdictView {
        let remark = verdict.remark.as_deref().unwrap_or_default();
        VerdictView { decision: verdict.verdict.as_str(), remark: clean(remark).into_owned() }
    }
}

impl FindingView {
    pub fn new(comparison: Comparison<'_>, places: &Places<'_>, n: usize, d: &Divergence) -> FindingView {
        let bead = comparison.report.beads.get(d.bead);
        let gloss: Vec<[String; 3]> = d
            .card
            .gloss
            .iter()
            .map(|g| [g.ko(), g.romanization(), g.english()].map(|row| clean(&row).into_owned()))
            .collect();
        FindingView {
            n,
            id: clean(&d.fingerprint).into_owned(),
            kind: d.kind.as_str(),
            severity: d.severity.as_str(),
            confidence: format!("{:.2}", d.confidence),
            bead: d.bead,
            sides: bead.map(label::sides).unwrap_or_default(),
            message: message(d),
            quotes: Side::BOTH.map(|side| QuoteView::new(comparison, places, d, side)).into(),
            romanization: clean(&d.card.romanization).into_owned(),
            folded: gloss.len() > GLOSS,
            gloss,
            verdict: d.verdict.as_ref().map(VerdictView::new),
        }
    }
}

/// A stretch of a message.
#[derive(Serialize)]
struct Words {
    text: String,
    differs: bool,
    korean: bool,
}

fn message(d: &Divergence) -> Vec<Words> {
    let message = marks::message(d);
    let korean = |g: &Glyph<'_>| g.text.chars().any(|c| ('가'..='힣').contains(&c));
    let together = |a: &Glyph<'_>, b: &Glyph<'_>| a.style == b.style && korean(a) == korean(b);
    let words = |run: &[Glyph<'_>]| Words {
        text: letters(run),
        differs: run.first().is_some_and(|g| g.style == DIFFERS),
        korean: run.first().is_some_and(korean),
    };
    message.glyphs.chunk_by(together).map(words).collect()
}

impl QuoteView {
    fn new(comparison: Comparison<'_>, places: &Places<'_>, d: &Divergence, side: Side) -> QuoteView {
        let span = excerpt::cited(d, side);
        let text = excerpt::around(comparison, d, side, true, AROUND);
        let is_cited = |g: &Glyph<'_>| span.is_some_and(|s| g.place.overlaps(s));
        let runs = text.glyphs.chunk_by(|a, b| is_cited(a) == is_cited(b));
        QuoteView {
            language: side.language(),
            lang: tag(side),
            place: span.map(|s| places.of(side, s)),
            span,
            cited: d.card.quote(side).map(|q| clean(&q.text).into_owned()).unwrap_or_default(),
            runs: runs.map(|run| (letters(run), run.first().is_some_and(is_cited))).collect(),
        }
    }
}

fn letters(run: &[Glyph<'_>]) -> String {
    run.iter().map(|g| &*g.text).collect()
}

/// The language's tag (BCP 47).
fn tag(side: Side) -> &'static str {
    match side {
        Side::En => "en",
        Side::Ko => "ko-KP",
    }
}

/// A bead as a row.
#[derive(Serialize)]
pub struct BeadView {
    n: usize,
    sides: String,
    confidence: String,
    /// `moved`, `omitted`, `added`, or nothing.
    state: &'static str,
    fixed: bool,
    cells: Vec<CellView>,
    findings: Vec<Chip>,
    /// Why each link was made, in their order, joined by `|`.
    links: String,
}

#[derive(Serialize)]
struct CellView {
    side: &'static str,
    lang: &'static str,
    language: &'static str,
    sentences: Vec<SentenceView>,
}

#[derive(Serialize)]
struct SentenceView {
    n: usize,
    headline: bool,
    runs: Vec<Run>,
}

/// Letters that share their links and the findings that cite them.
#[derive(Serialize)]
struct Run {
    text: String,
    /// Numbers of links in the bead, joined by blanks.
    links: String,
    /// Which of the colours the link has.
    colour: usize,
    /// Severity of the gravest finding that cites them.
    severity: &'static str,
    /// Findings whose words end here.
    ends: Vec<Chip>,
}

/// A finding as a number that leads to it.
#[derive(Clone, Serialize)]
struct Chip {
    n: usize,
    id: String,
    kind: &'static str,
    severity: &'static str,
}

impl Chip {
    fn new((n, d): &Numbered<'_>) -> Chip {
        Chip {
            n: *n,
            id: clean(&d.fingerprint).into_owned(),
            kind: d.kind.as_str(),
            severity: d.severity.as_str(),
        }
    }
}

/// How many colours links take in turn.
const COLOURS: usize = 6;

impl BeadView {
    pub fn new(comparison: Comparison<'_>, n: usize, bead: &Bead, findings: &[Numbered<'_>]) -> BeadView {
        let cells = Side::BOTH.map(|side| CellView::new(comparison, bead, side, findings));
        let why = |link: &daejo::Link| match &link.entry {
            Some(entry) => format!("{}:{}", link.by.as_str(), clean(entry).replace('|', " ")),
            None => link.by.as_str().to_string(),
        };
        BeadView {
            n,
            sides: label::sides(bead),
            confidence: format!("{:.2}", bead.confidence),
            state: state(bead),
            fixed: bead.fixed,
            cells: cells.into(),
            findings: findings.iter().map(Chip::new).collect(),
            links: bead.links.iter().map(why).collect::<Vec<_>>().join("|"),
        }
    }

    /// A row without sentences, from which the script makes new ones.
    pub fn blank() -> BeadView {
        let cell = |side: Side| CellView {
            side: side.code(),
            lang: tag(side),
            language: side.language(),
            sentences: Vec::new(),
        };
        BeadView {
            n: 0,
            sides: String::new(),
            confidence: String::new(),
            state: "",
            fixed: true,
            cells: Side::BOTH.map(cell).into(),
            findings: Vec::new(),
            links: String::new(),
        }
    }
}

fn state(bead: &Bead) -> &'static str {
    match (bead.en.is_empty(), bead.ko.is_empty(), bead.moved) {
        (true, _, _) => "omitted",
        (_, true, _) => "added",
        (_, _, true) => "moved",
        _ => "",
    }
}

impl CellView {
    fn new(comparison: Comparison<'_>, bead: &Bead, side: Side, findings: &[Numbered<'_>]) -> CellView {
        let spans = excerpt::spans(comparison, bead, side);
        // What is the whole side the row itself shows.
        let cited: Vec<_> =
            findings.iter().filter_map(|f| Some((excerpt::part(f.1, side, &spans)?, f))).collect();
        let numbers = if side == Side::En { &bead.en } else { &bead.ko };
        let sentences = numbers.iter().zip(&spans).map(|(n, span)| SentenceView {
            n: *n,
            headline: comparison.report.document(side).headline == Some(*n),
            runs: runs(comparison, bead, side, *span, &cited),
        });
        CellView {
            side: side.code(),
            lang: tag(side),
            language: side.language(),
            sentences: sentences.collect(),
        }
    }
}

/// A sentence cut where links and cited words begin and end.
fn runs(
    comparison: Comparison<'_>,
    bead: &Bead,
    side: Side,
    sentence: Span,
    cited: &[(Span, &Numbered<'_>)],
) -> Vec<Run> {
    let passage = Passage::of(&comparison.sources[side], sentence);
    let mut marks = vec![Mark::default(); passage.glyphs.len()];
    let paint = |span: Span, marks: &mut Vec<Mark>, set: &mut dyn FnMut(&mut Mark)| {
        let range = passage.find(span).unwrap_or(0..0);
        marks.get_mut(range.clone()).unwrap_or(&mut []).iter_mut().for_each(set);
        range.end.checked_sub(1)
    };
    for (k, link) in bead.links.iter().enumerate() {
        let span = if side == Side::En { link.en } else { link.ko };
        paint(span, &mut marks, &mut |m| m.links.push(k));
    }
    for (i, (span, finding)) in cited.iter().enumerate() {
        let last = paint(*span, &mut marks, &mut |m| {
            m.severity = m.severity.max(Some(finding.1.severity));
            m.cited.push(i);
        });
        let ends_here = span.end <= sentence.end;
        if let Some(mark) = last.filter(|_| ends_here).and_then(|last| marks.get_mut(last)) {
            mark.ends.push(i);
        }
    }
    let glyphs: Vec<(&Glyph<'_>, &Mark)> = passage.glyphs.iter().zip(&marks).collect();
    let together = |a: &(&Glyph<'_>, &Mark), b: &(&Glyph<'_>, &Mark)| {
        a.1.ends.is_empty() && a.1.links == b.1.links && a.1.cited == b.1.cited
    };
    glyphs.chunk_by(together).map(|run| Run::new(run, cited)).collect()
}

/// What a letter belongs to.
#[derive(Clone, Default)]
struct Mark {
    links: Vec<usize>,
    severity: Option<Severity>,
    /// Findings, by their place in the list of cited words.
    cited: Vec<usize>,
    /// Those whose words end with this letter.
    ends: Vec<usize>,
}

impl Run {
    fn new(run: &[(&Glyph<'_>, &Mark)], cited: &[(Span, &Numbered<'_>)]) -> Run {
        let mark = run.last().map(|(_, mark)| (*mark).clone()).unwrap_or_default();
        Run {
            text: run.iter().map(|(glyph, _)| &*glyph.text).collect(),
            links: mark.links.iter().map(usize::to_string).collect::<Vec<_>>().join(" "),
            colour: mark.links.first().map_or(0, |k| k % COLOURS),
            severity: mark.severity.map_or("", Severity::as_str),
            ends: mark.ends.iter().filter_map(|i| cited.get(*i)).map(|(_, f)| Chip::new(f)).collect(),
        }
    }
}
