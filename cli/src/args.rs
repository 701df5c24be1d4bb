//! What can be typed: commands and options, each with its help and with examples.

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
    Diff(Diff),
    Report(Report),
    Verdict(Verdict),
    Selftest(Selftest),
    Explain(Explain),
    Eval(Eval),
    #[command(subcommand)]
    Lexicon(Lexicon),
    /// Print the JSON Schema of `daejo report --format json`
    #[command(after_help = "Example:\n  daejo schema > report-1.schema.json")]
    Schema,
}

/// The two texts.
#[derive(Debug, Group)]
pub struct Texts {
    /// The English release: text or HTML in any usual encoding; - is standard input
    #[arg(value_name = "EN")]
    pub en: PathBuf,
    /// The Korean release
    #[arg(value_name = "KO")]
    pub ko: PathBuf,
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
  curl -s https://… | daejo align - ko.txt

Columns of tsv: English sentences, Korean sentences, confidence, moved, English text, Korean text.
The ladder is hunalign's; it cannot cross, so a moved bead becomes two null beads of score 0.")]
pub struct Align {
    #[command(flatten)]
    pub texts: Texts,
    #[command(flatten)]
    pub target: Target,
    /// Form of the result
    #[arg(long, short, value_enum, default_value_t = AlignFormat::Text)]
    pub format: AlignFormat,
}

/// Forms of an alignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AlignFormat {
    /// A block a bead
    Text,
    /// A row a bead
    Tsv,
    /// Rungs as hunalign writes them
    Ladder,
    /// The report without divergences, as data
    Json,
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
  daejo diff --context 1 --color always en.txt ko.txt | less -R

Signs in the gutter: < English only, > Korean only, ↷ moved. Below 60 columns the sides stand one above the other.")]
pub struct Diff {
    #[command(flatten)]
    pub texts: Texts,
    #[command(flatten)]
    pub target: Target,
    /// Show only divergent beads and so many around each
    #[arg(long, value_name = "N")]
    pub context: Option<usize>,
    /// Show only divergent beads
    #[arg(long, conflicts_with = "context")]
    pub only_divergent: bool,
    #[command(flatten)]
    pub select: Select,
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
  daejo report --format markdown --verdicts verdicts.jsonl en.txt ko.txt
  daejo report --fail-on major --fail-on tone en.txt ko.txt

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
/// A case is a folder with en.txt, ko.txt and gold.json; folders are searched for cases. Figures are in percent.
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  daejo eval testdata/gold
  daejo eval --per-case testdata/gold
  daejo eval --min-strict 95 --min-null 90 --max-alarms 1 testdata/gold

strict: beads with both sides, exactly. lax: pairs of sentences that share a bead. null: sentences without counterpart.
Exit status: 0 all limits kept, 1 a figure below its limit, 2 error.")]
pub struct Eval {
    /// Folders with gold cases
    #[arg(required = true, value_name = "GOLD")]
    pub gold: Vec<PathBuf>,
    /// A line a case as well
    #[arg(long)]
    pub per_case: bool,
    /// Form of the result
    #[arg(long, short, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
    #[command(flatten)]
    pub limits: Limits,
    /// Write to this file, whole or not at all, instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
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
    /// Show the entries of a Korean or an English term
    #[command(after_help = "\
Examples:
  daejo lexicon lookup 자력갱생
  daejo lexicon lookup Workers\\' Party of Korea

Exit status: 0 found, 1 not found, 2 error.")]
    Lookup {
        /// The term, Korean or English; words are joined
        #[arg(required = true)]
        word: Vec<String>,
    },
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
    fn a_share_lies_between_0_and_1() {
        assert_eq!("0.8".parse(), Ok(Share(0.8)));
        assert!("1.2".parse::<Share>().is_err_and(|m| m.contains("between 0 and 1")));
        assert!("NaN".parse::<Share>().is_err() && "x".parse::<Share>().is_err());
    }
}
