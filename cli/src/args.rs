//! What can be typed: commands and options, each with its help and with examples.

use crate::exchange::{AlignFormat, Exchange};
use clap::{Args as Group, Parser, Subcommand, ValueEnum};
use daejo::Filter;
use serde::Deserialize;
use std::path::PathBuf;

/// Compares an English KCNA release with its Korean version, sentence by sentence.
#[derive(Debug, Parser)]
#[command(
    name = "daejo",
    version,
    max_term_width = 100,
    after_help = "\
Examples:
  daejo report en.txt ko.txt          what one version says that the other does not
  daejo diff en.txt ko.txt            both side by side
  daejo align en.txt ko.txt           which sentences translate each other
  daejo convert pairs.tmx -o a.tsv    an alignment from one tool's format to another's
  daejo plot en.txt ko.txt -o map.svg a picture of the alignment
  daejo selftest en.txt ko.txt        how much of what is put in is found
  daejo explain number                what a kind of divergence means

Exit status: 0 nothing found, 1 divergences found, 2 error."
)]
pub struct Args {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

/// Options of every command.
#[derive(Debug, Group)]
pub struct Global {
    /// Entries of your own on top of the built-in lexicon (see `daejo lexicon check --help`)
    #[arg(long, global = true, value_name = "FILE")]
    pub lexicon: Option<PathBuf>,
    /// Settings of the project [default: daejo.toml in this folder or in one above it]
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// When to use colours; auto: on a terminal, unless NO_COLOR is set
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t = When::Auto)]
    pub color: When,
    /// No pager, even on a terminal (see `daejo diff --help`)
    #[arg(long, global = true)]
    pub no_pager: bool,
    /// No warnings
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    Auto,
    Always,
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    Align(Align),
    Convert(Convert),
    Diff(Diff),
    Report(Report),
    Plot(Plot),
    Verdict(Verdict),
    Selftest(Selftest),
    Explain(Explain),
    Eval(Eval),
    #[command(subcommand)]
    Lexicon(Lexicon),
    Romanize(Romanize),
    /// Print the JSON Schema of `daejo report --format json`
    #[command(after_help = "Example:\n  daejo schema > report-1.schema.json")]
    Schema,
}

/// The two texts.
#[derive(Debug, Group)]
pub struct Texts {
    /// The English release: text, HTML or JSON in any usual encoding, FILE#N for a record; - is standard input
    #[arg(value_name = "EN")]
    pub en: PathBuf,
    /// The Korean release
    #[arg(value_name = "KO")]
    pub ko: PathBuf,
}

/// What is kept of an alignment that was made before.
#[derive(Debug, Group)]
pub struct Kept {
    /// Keep the beads of this ladder and align the rest around them; where rows have `fixed`, only those that say true
    #[arg(long, value_name = "LADDER")]
    pub fixed: Option<PathBuf>,
}

/// Where the result goes.
#[derive(Debug, Group)]
pub struct Target {
    /// Write to this file, whole or not at all, instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Columns of the page [default: the terminal's, else 100]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(20..=1000))]
    pub width: Option<u16>,
}

/// Show which sentences translate each other
///
/// Sentences are counted from 0; the headline is one. An empty side is a null bead.
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  daejo align en.txt ko.txt
  daejo align --format tsv -o pairs.tsv en.txt ko.txt
  daejo align --format tmx -o pairs.tmx en.txt ko.txt
  daejo align --format moses -o pairs en.txt ko.txt      makes pairs.en and pairs.ko
  daejo align --fixed ladder.tsv en.txt ko.txt           keeps what was corrected in the page
  curl -s https://… | daejo align - ko.txt

Columns of tsv: English sentences, Korean sentences, confidence, moved, English text, Korean text, and the characters
of each sentence of the texts. A ladder cannot cross: a moved bead becomes two null beads of score 0. In hunalign and
moses the Korean follows the order of the English; moses joins the sentences of a bead. The other formats lose nothing
of the ladder.

--fixed takes rungs of hunalign, lists of Vecalign and daejo's tsv, which the page of `daejo report --format html` saves;
a ladder need not hold all sentences.")]
pub struct Align {
    #[command(flatten)]
    pub texts: Texts,
    #[command(flatten)]
    pub kept: Kept,
    #[command(flatten)]
    pub target: Target,
    /// Form of the result
    #[arg(long, short, value_enum, default_value_t = AlignFormat::Text)]
    pub format: AlignFormat,
}

/// Bring an alignment from the format of one tool to that of another
///
/// The formats follow from the names .tsv, .tmx, .xlf, .xliff and .en-ko.xml (InterText); others have to be named.
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  daejo convert memory.tmx -o pairs.tsv
  daejo convert pairs.tsv --to xliff > pairs.xlf
  daejo convert ladder.txt --from vecalign --texts en.sent ko.sent -o pairs.tmx
  daejo convert pairs --from moses -o pairs.tmx          reads pairs.en and pairs.ko
  daejo convert pairs.tmx --to intertext -o pairs        makes pairs.en.xml, pairs.ko.xml, pairs.en-ko.xml

A ladder and vecalign have numbers only: --texts gives the sentences, one a line. Markdown is written only.")]
pub struct Convert {
    /// The file, - for standard input, or the name of several files without their endings
    #[arg(value_name = "IN")]
    pub input: PathBuf,
    /// Write to this file, whole or not at all, instead of standard output
    #[arg(long, short, value_name = "OUT")]
    pub output: Option<PathBuf>,
    /// Format of what is read [default: by its name]
    #[arg(long, value_enum)]
    pub from: Option<Exchange>,
    /// Format of what is written [default: by its name]
    #[arg(long, value_enum)]
    pub to: Option<Exchange>,
    /// The English and the Korean sentences, one a line
    #[arg(long, num_args = 2, value_names = ["EN", "KO"])]
    pub texts: Option<Vec<PathBuf>>,
}

/// Show both texts side by side, with their divergences
///
/// Words that correspond have the same colour on both sides; words that diverge carry the number of the divergence
/// that is listed under the bead.
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  daejo diff en.txt ko.txt
  daejo diff --only-divergent en.txt ko.txt
  daejo diff en.txt ko.txt | grep ', bead '
  daejo diff --format html -o diff.html en.txt ko.txt

Signs in the gutter: < English only, > Korean only, ↷ moved. Below 60 columns the sides stand one above the other.

On a terminal the text of diff, report and align goes through a pager: $DAEJO_PAGER, else $PAGER, else less (with
LESS=FRX if LESS is not set). An empty one, cat or --no-pager: none.
In a pipe or a file, unless --width is given, each divergence stands on one line with the number of its bead.")]
pub struct Diff {
    #[command(flatten)]
    pub texts: Texts,
    #[command(flatten)]
    pub kept: Kept,
    #[command(flatten)]
    pub target: Target,
    /// Form of the result
    #[arg(long, short, value_enum, default_value_t = DiffFormat::Text)]
    pub format: DiffFormat,
    /// Show only divergent beads and so many around each; in the text
    #[arg(long, value_name = "N")]
    pub context: Option<usize>,
    /// Show only divergent beads; in the text
    #[arg(long, conflicts_with = "context")]
    pub only_divergent: bool,
    #[command(flatten)]
    pub select: Select,
}

/// Forms of a page side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// For people, in the terminal
    Text,
    /// The page of `daejo report --format html`
    Html,
    /// A table: a row a bead, with its divergences
    Markdown,
}

/// Draw the alignment for a paper, as SVG or PNG
///
/// dots: English sentences across, Korean ones down, a square a bead; null beads stand along the axes. ribbons: two bars
/// with bands between them, what moved crosses. Divergences are rings.
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  daejo plot en.txt ko.txt -o map.svg
  daejo plot en.txt ko.txt -o map.png --style ribbons --scale 8
  daejo plot en.txt ko.txt -o map.svg --title \"Release of 2 May\" --only major

A picture is as wide as a journal's column (85 mm). Colours can be told apart by the colour-blind, shapes in grey print.")]
pub struct Plot {
    #[command(flatten)]
    pub texts: Texts,
    #[command(flatten)]
    pub kept: Kept,
    /// Write to this file, whole or not at all; .svg or .png
    #[arg(long, short, value_name = "FILE")]
    pub output: PathBuf,
    /// What is drawn
    #[arg(long, value_enum, default_value_t = Drawing::Dots)]
    pub style: Drawing,
    /// Title [default: the names of the files]
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// Pixels of a PNG for each of its 260 units across; 4 gives 310 to the inch at 85 mm
    #[arg(long, value_name = "X", default_value_t = 4.0)]
    pub scale: f32,
    #[command(flatten)]
    pub select: Select,
}

/// Styles of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Drawing {
    /// A dot plot
    Dots,
    /// Two bars with bands between them
    Ribbons,
}

impl From<Drawing> for daejo_plot::Style {
    fn from(drawing: Drawing) -> daejo_plot::Style {
        match drawing {
            Drawing::Dots => daejo_plot::Style::Dots,
            Drawing::Ribbons => daejo_plot::Style::Ribbons,
        }
    }
}

/// Which divergences are shown; what is not is counted.
#[derive(Debug, Group)]
#[command(next_help_heading = "Selection")]
pub struct Select {
    /// Hide divergences that are less sure, 0 to 1
    #[arg(long, value_name = "X")]
    pub min_confidence: Option<Share>,
    /// Show nothing but these
    #[arg(long, value_name = "KIND|SEVERITY", value_delimiter = ',')]
    pub only: Vec<Filter>,
    /// Hide these
    #[arg(long, value_name = "KIND|SEVERITY", value_delimiter = ',')]
    pub ignore: Vec<Filter>,
    /// What was decided about divergences (see `daejo verdict --help`): dismissed ones are hidden
    #[arg(long, value_name = "FILE")]
    pub verdicts: Option<PathBuf>,
    /// Show dismissed divergences, too
    #[arg(long)]
    pub show_dismissed: bool,
}

/// A number from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(try_from = "f64")]
pub struct Share(pub f32);

impl TryFrom<f64> for Share {
    type Error = String;

    fn try_from(x: f64) -> Result<Share, String> {
        if (0.0..=1.0).contains(&x) {
            Ok(Share(x as f32))
        } else {
            Err(format!("{x} is not between 0 and 1"))
        }
    }
}

impl std::str::FromStr for Share {
    type Err = String;

    fn from_str(text: &str) -> Result<Share, String> {
        text.parse().map_err(|_| "no number".to_string()).and_then(|x: f64| x.try_into())
    }
}

/// Report the divergences, with the words on both sides
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  daejo report en.txt ko.txt
  daejo report --format json -o report.json en.txt ko.txt
  daejo report --min-confidence 0.8 --ignore order,partial-addition en.txt ko.txt
  daejo report --format html -o report.html en.txt ko.txt
  daejo report --format markdown --verdicts verdicts.jsonl en.txt ko.txt
  daejo report --format xliff -o report.xlf en.txt ko.txt
  daejo report --fail-on major --fail-on tone en.txt ko.txt
  daejo report archive.jsonl#12 archive.jsonl#13

A release may be a JSON record: an object with the strings text (or body, content), title (headline), date (published)
and lang. Of a file with several, one a line or in a list, FILE#N is the Nth; without it they are one text.

A project may keep settings in daejo.toml; options of the command line win:
  lexicon = \"mine.tsv\"
  verdicts = \"verdicts.jsonl\"
  min-confidence = 0.6
  only = [\"major\", \"tone\"]          # also: ignore, fail-on
  format = \"markdown\"
  width = 80
  [min-confidence-by-kind]
  partial-omission = 0.8

Exit status: 0 nothing found, 1 divergences found (with --fail-on: of those), 2 error.")]
pub struct Report {
    #[command(flatten)]
    pub texts: Texts,
    #[command(flatten)]
    pub kept: Kept,
    #[command(flatten)]
    pub target: Target,
    /// Form of the result [default: text]
    #[arg(long, short, value_enum)]
    pub format: Option<CardFormat>,
    /// How much the text says about beads
    #[arg(long, value_name = "HOW", value_enum, default_value_t = Beads::Brief, num_args = 0..=1,
        default_missing_value = "full", require_equals = true)]
    pub beads: Beads,
    /// How much the text glosses of the Korean words
    #[arg(long, value_name = "HOW", value_enum, default_value_t = Glosses::Brief, num_args = 0..=1,
        default_missing_value = "full", require_equals = true)]
    pub gloss: Glosses,
    #[command(flatten)]
    pub select: Select,
    /// Exit with 1 only if there is a divergence of this kind, or of this severity or a graver one; may be repeated
    #[arg(long, value_name = "KIND|SEVERITY", value_delimiter = ',')]
    pub fail_on: Vec<Filter>,
}

/// Forms of a report of divergences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CardFormat {
    /// For people
    Text,
    /// As data (`daejo schema` describes it)
    Json,
    /// For spreadsheets: a row a divergence
    Csv,
    /// For issues and notebooks
    Markdown,
    /// For tools that read findings of checkers (SARIF 2.1.0)
    Sarif,
    /// One page for browsers, with both texts side by side; verdicts and the alignment can be corrected in it
    Html,
    /// For tools of translators: the bitext with its divergences (XLIFF 2.1)
    Xliff,
}

/// How much a report glosses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Glosses {
    /// Nothing
    None,
    /// A few lines
    Brief,
    /// Every word
    Full,
}

/// Forms of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people
    Text,
    /// As data
    Json,
}

/// How much a report says about beads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Beads {
    /// Nothing
    None,
    /// A line a bead
    Brief,
    /// All sentences
    Full,
}

/// Record what was decided about a divergence
///
/// The file is made if it is not there: a verdict a line, as JSON. `daejo report --verdicts FILE` hides what was
/// dismissed and marks what was accepted.
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  daejo verdict verdicts.jsonl af63bd4c8601b7df dismiss --remark \"free translation\"
  daejo report --format json -o report.json en.txt ko.txt
  daejo verdict verdicts.jsonl af63 accept --report report.json

The report prints the fingerprint of each divergence (id). Its beginning is enough where only one in the file or in the
report begins so; with --report the kind and the words are written down, too.")]
pub struct Verdict {
    /// The file of verdicts
    pub file: PathBuf,
    /// Fingerprint of the divergence
    pub fingerprint: String,
    /// What was decided
    #[arg(value_enum)]
    pub decision: Decision,
    /// Why
    #[arg(long, value_name = "TEXT")]
    pub remark: Option<String>,
    /// The report that has the divergence, as JSON
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
}

/// What is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Decision {
    /// It is a divergence
    Accept,
    /// It is none, or of no interest
    Dismiss,
    /// Nothing yet: --remark says what is to be remembered
    Note,
}

/// Measure what is found on texts of your own
///
/// Puts known divergences into a copy of the English text, one at a time, and counts how many are reported.
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  daejo selftest en.txt ko.txt
  daejo selftest --count 20 --seed 7 --format json en.txt ko.txt

Only sentences of sure beads are changed; what the pair gives no place for is said. The same seed makes the same changes.
Exit status: 0 measured, 2 error.")]
pub struct Selftest {
    #[command(flatten)]
    pub texts: Texts,
    #[command(flatten)]
    pub target: Target,
    /// Changes of each sort at most
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub count: usize,
    /// Which of the possible changes are made
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// Form of the result
    #[arg(long, short, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
}

/// Explain a kind of divergence, with an example
///
/// Without KIND: list the kinds.
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  daejo explain
  daejo explain omission")]
pub struct Explain {
    /// A kind of divergence, as the report names it
    pub kind: Option<String>,
}

/// Measure accuracy on gold cases
///
/// A case is a folder with en.txt, ko.txt and gold.json; folders are searched for cases. Figures are in percent, with
/// the interval that holds 95 % of F1 when cases are drawn anew (bootstrap).
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  daejo eval testdata/gold
  daejo eval --per-case --reliability testdata/gold
  daejo eval --ladder hunalign=out/hunalign --ladder vecalign=out/vecalign testdata/gold
  daejo eval --fit weights testdata/gold
  daejo eval --ablate testdata/gold
  daejo eval --min-strict 95 --min-null 90 --max-alarms 1 testdata/gold

strict: beads with both sides, exactly. lax: pairs of sentences that share a bead. null: sentences without counterpart.
kept, stripped: whole beads, lax if they share a sentence on both sides. kept: a null bead that is found counts in
precision (Vecalign, Bertalign); stripped: null beads are left out (SentAlign). strict is stripped.

A ladder is hunalign's (1⇥3⇥0.41), Vecalign's ([0]:[0, 1]:0.12) or daejo's tsv; sentences are numbered from 0 as in the
lists of gold.json. A folder of ladders holds CASE.* or CASE/ladder.* for the id of each case.
Exit status: 0 all limits kept, 1 a figure below its limit, 2 error.")]
pub struct Eval {
    /// Folders with gold cases
    #[arg(required = true, value_name = "GOLD")]
    pub gold: Vec<PathBuf>,
    /// A line a case as well
    #[arg(long)]
    pub per_case: bool,
    /// Hold confidences against what is right
    #[arg(long)]
    pub reliability: bool,
    /// Another aligner's ladders, a file for one case or a folder, to be scored beside daejo; may be repeated
    #[arg(long, value_name = "[NAME=]PATH", value_parser = ladders)]
    pub ladder: Vec<Ladders>,
    /// Fit constants of the source on these cases and print them, with what they are worth
    #[arg(long, value_name = "WHAT", value_enum, conflicts_with_all = ["per_case", "reliability", "ladder", "format"])]
    pub fit: Option<Fit>,
    /// Align the cases without each kind of evidence and print what that costs
    #[arg(long, conflicts_with_all = ["per_case", "reliability", "ladder", "format", "fit"])]
    pub ablate: bool,
    /// Form of the result
    #[arg(long, short, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
    #[command(flatten)]
    pub limits: Limits,
    /// Write to this file, whole or not at all, instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// What can be fitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Fit {
    /// How the certainty of a bead becomes its confidence
    Confidence,
    /// What a bead is worth, and how often items are linked
    Weights,
    /// How much evidence versions of one release have, and other texts
    Related,
    /// How sure a divergence of each kind must be to be reported
    Thresholds,
}

/// Ladders of an aligner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ladders {
    /// What the aligner is called.
    pub name: String,
    /// A file or a folder.
    pub path: PathBuf,
}

fn ladders(text: &str) -> Result<Ladders, String> {
    let named = text.split_once('=').filter(|(name, _)| !name.contains(['/', '\\']));
    let path = PathBuf::from(named.map_or(text, |(_, path)| path));
    let name = match named {
        Some((name, _)) => name.to_string(),
        None => path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
    };
    match name.as_str() {
        "" => Err("a ladder needs a name: NAME=PATH".into()),
        "daejo" => Err("daejo is the row of this program; give the ladder another name: NAME=PATH".into()),
        _ => Ok(Ladders { name, path }),
    }
}

/// Figures that must be reached, in percent.
#[derive(Debug, Group)]
#[command(next_help_heading = "Limits")]
pub struct Limits {
    /// Least strict F1
    #[arg(long, value_name = "X")]
    pub min_strict: Option<f64>,
    /// Least lax F1
    #[arg(long, value_name = "X")]
    pub min_lax: Option<f64>,
    /// Least F1 of null sentences
    #[arg(long, value_name = "X")]
    pub min_null: Option<f64>,
    /// Least precision of divergences
    #[arg(long, value_name = "X")]
    pub min_div_precision: Option<f64>,
    /// Least recall of divergences
    #[arg(long, value_name = "X")]
    pub min_div_recall: Option<f64>,
    /// Least recall of major divergences
    #[arg(long, value_name = "X")]
    pub min_major_recall: Option<f64>,
    /// Most false alarms in 100 beads of faithful cases
    #[arg(long, value_name = "X")]
    pub max_alarms: Option<f64>,
}

/// Look into the lexicon, or check a table for it
#[derive(Debug, Subcommand)]
pub enum Lexicon {
    Lookup(Lookup),
    /// Measure how much of a collection the lexicon explains
    ///
    /// The unit is the syllable in Korean and the word in English; particles, endings and words of grammar do not count.
    /// Explained is what an entry, a rule for Korean names, or a quantity or date covers; English only where a rendering
    /// stands whole. Files are releases (text, HTML) or JSON records, one a line, with text in headline, title, text,
    /// body, content or paragraphs; both may be compressed with gzip.
    #[command(after_help = "\
Examples:
  daejo lexicon coverage ko.txt en.txt
  daejo lexicon coverage --top 200 archive.jsonl.gz
  daejo lexicon coverage --min-ko 90 --format json archive.jsonl

Exit status: 0 measured, 1 a share below its limit, 2 error.")]
    Coverage(Coverage),
    /// Check a table of entries
    ///
    /// A row has 3 to 6 columns separated by tabs: Korean, class, English renderings, strength, flat renderings,
    /// other spellings. Lists are separated by `; `, lines that start with # are comments.
    #[command(after_help = "\
Example:
  daejo lexicon check mine.tsv && daejo --lexicon mine.tsv report en.txt ko.txt

Exit status: 0 no fault, 1 faults, 2 error.")]
    Check {
        /// The table
        file: PathBuf,
    },
    Learn(Learn),
}

/// Propose entries from pairs of releases, for a person to review
///
/// Every pair is aligned; what stands in its surest beads and is in no entry is learnt from. A folder is searched with
/// its folders: en.txt belongs to ko.txt beside it, NAME.en.txt to NAME.ko.txt (also NAME-en, NAME_en; .html and .htm
/// too). Files are given two by two, the English one first.
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  daejo lexicon learn releases/ -o proposed.tsv
  daejo lexicon learn --renderings --sort ko releases/
  daejo lexicon learn 1.en.txt 1.ko.txt 2.en.txt 2.ko.txt
  daejo lexicon check proposed.tsv && daejo --lexicon proposed.tsv report en.txt ko.txt

The table is that of `daejo lexicon check`. Above each row a comment says what speaks for it: beads that hold both of
those that hold the term, p(en|ko), p(ko|en), how little chance explains it (-ln p), and a bead to read. A proposal is
a guess: delete rows, correct classes (names, offices and epithets are proposed as term), then use the table.

Exit status: 0 done (the table may have no row), 2 error.")]
pub struct Learn {
    /// Folders with pairs, or files two by two
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Also propose new renderings of terms that have an entry
    #[arg(long)]
    pub renderings: bool,
    /// In how many beads term and rendering must stand together; below 2 only names that sound alike are added
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..))]
    pub min_count: u32,
    /// How probable the rendering must be where the term stands, and the term where the rendering stands; 0 to 1
    #[arg(long, value_name = "P", default_value_t = 0.5, value_parser = share)]
    pub min_probability: f64,
    /// How sure a bead must be to be learnt from; 0 to 1
    #[arg(long, value_name = "P", default_value_t = 0.8, value_parser = share)]
    pub min_confidence: f64,
    /// Order of the proposals
    #[arg(long, value_name = "HOW", value_enum, default_value_t = Sort::Certain)]
    pub sort: Sort,
    /// Form of the result
    #[arg(long, short, value_enum, default_value_t = LearnFormat::Tsv)]
    pub format: LearnFormat,
    /// Write to this file, whole or not at all, instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Orders of proposals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Sort {
    /// What chance explains least comes first
    Certain,
    /// By the Korean, as the tables of the lexicon
    Ko,
}

/// Forms of proposals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LearnFormat {
    /// A table for the lexicon
    Tsv,
    /// As data
    Json,
}

fn share(text: &str) -> Result<f64, String> {
    let number = text.parse().ok().filter(|n| (0.0..=1.0).contains(n));
    number.ok_or_else(|| "give a number from 0 to 1".to_string())
}

/// What is measured and shown.
#[derive(Debug, Group)]
pub struct Coverage {
    /// Releases, or records a line; - is standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The language of the files; auto decides line by line
    #[arg(long, value_enum, default_value_t = Lang::Auto)]
    pub lang: Lang,
    /// How many unexplained forms are listed
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub top: usize,
    /// Least share of Korean syllables explained, in percent
    #[arg(long, value_name = "X")]
    pub min_ko: Option<f64>,
    /// Least share of English words explained, in percent
    #[arg(long, value_name = "X")]
    pub min_en: Option<f64>,
    /// Form of the result
    #[arg(long, short, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
    /// Write to this file, whole or not at all, instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// A language, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    Auto,
    En,
    Ko,
}

/// Show the entries of a Korean or an English term
///
/// Blanks do not count in Korean, inflection and grammar words do not in English. A Korean form that is no entry itself
/// (강조하시였다) is taken apart, and the entries in it are shown.
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  daejo lexicon lookup 자력갱생
  daejo lexicon lookup Workers\\' Party of Korea
  daejo lexicon lookup --analyse 조선로동당중앙위원회 제8기
  daejo lexicon lookup --format json 로동 | jq .entries

Exit status: 0 found, 1 not found, 2 error.")]
pub struct Lookup {
    /// The term, Korean or English; words are joined
    #[arg(required = true)]
    pub word: Vec<String>,
    /// Take a whole sentence apart: pieces with their entries, names, numbers and dates
    #[arg(long, short)]
    pub analyse: bool,
    /// Form of the result
    #[arg(long, short, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
}

/// Write Korean names in Latin letters, and read them back
///
/// Hangul gives its spelling in each system, Latin letters give the hangul names that they may stand for. Whether a
/// name is a person's or a place's is guessed from the lexicon and the surnames, and said.
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  daejo romanize 최룡해
  daejo romanize --place --system mr 신의주
  daejo romanize Choi Ryong-hae
  daejo romanize --match 최룡해 \"Ch'oe Ryonghae\"
  daejo romanize --format json - < names.txt

dprk: as KCNA prints names. mr: McCune-Reischauer (1939). rr: Revised Romanization (2000).
Exit status: 0 done (with --match: one name), 1 no hangul name found (with --match: two names), 2 error.")]
pub struct Romanize {
    /// The name, Hangul or Latin; words are joined; - reads names from standard input, one a line
    #[arg(required_unless_present = "pair")]
    pub text: Vec<String>,
    /// It is a person's name
    #[arg(long, conflicts_with = "place")]
    pub person: bool,
    /// It is the name of a place
    #[arg(long)]
    pub place: bool,
    /// Only this system
    #[arg(long, value_name = "SYSTEM", value_enum)]
    pub system: Option<System>,
    /// Say whether both are spellings of one name, in which system, and how near they are
    #[arg(long = "match", value_names = ["KO", "EN"], num_args = 2,
        conflicts_with_all = ["text", "person", "place", "system"])]
    pub pair: Option<Vec<String>>,
    /// Form of the result
    #[arg(long, short, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
}

/// Systems of romanization.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum System {
    Dprk,
    Mr,
    Rr,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_commands_are_well_formed_and_have_examples() {
        let mut command = Args::command();
        command.clone().debug_assert();
        for sub in command.get_subcommands_mut().filter(|s| !["help", "lexicon"].contains(&s.get_name())) {
            assert!(sub.render_help().to_string().contains("Example"), "{}", sub.get_name());
        }
    }

    #[test]
    fn ladders_have_a_name() {
        let of = |text| ladders(text).map(|l| (l.name, l.path.to_string_lossy().into_owned()));
        assert_eq!(of("hun=out/a=b"), Ok(("hun".into(), "out/a=b".into())));
        assert_eq!(of("out/x=1/vecalign"), Ok(("vecalign".into(), "out/x=1/vecalign".into())));
        assert!(of("=out").is_err() && of("daejo=out").is_err());
    }

    #[test]
    fn a_share_lies_between_0_and_1() {
        assert_eq!("0.8".parse(), Ok(Share(0.8)));
        assert!("1.2".parse::<Share>().is_err_and(|m| m.contains("between 0 and 1")));
        assert!("NaN".parse::<Share>().is_err() && "x".parse::<Share>().is_err());
    }
}
