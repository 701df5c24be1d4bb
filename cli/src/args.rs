//! What can be typed: commands and options, each with its help and with examples.

use clap::{Args as Group, Parser, Subcommand, ValueEnum};
use daejo::{Kind, Severity};
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
    Explain(Explain),
    Eval(Eval),
    #[command(subcommand)]
    Lexicon(Lexicon),
    Romanize(Romanize),
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
}

/// Report the divergences, with the words on both sides
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  daejo report en.txt ko.txt
  daejo report --format json -o report.json en.txt ko.txt
  daejo report --fail-on major --fail-on tone en.txt ko.txt

Exit status: 0 nothing found, 1 divergences found (with --fail-on: of those), 2 error.")]
pub struct Report {
    #[command(flatten)]
    pub texts: Texts,
    #[command(flatten)]
    pub target: Target,
    /// Form of the result
    #[arg(long, short, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
    /// How much the text says about beads
    #[arg(long, value_name = "HOW", value_enum, default_value_t = Beads::Brief, num_args = 0..=1,
        default_missing_value = "full", require_equals = true)]
    pub beads: Beads,
    /// Exit with 1 only if there is a divergence of this kind, or of this severity or a graver one; may be repeated
    #[arg(long, value_name = "KIND|SEVERITY", value_parser = fail_on, value_delimiter = ',')]
    pub fail_on: Vec<FailOn>,
}

/// Forms of a report.
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

/// What makes a report fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailOn {
    Kind(Kind),
    Severity(Severity),
}

fn fail_on(name: &str) -> Result<FailOn, String> {
    let severity = [Severity::Minor, Severity::Major].into_iter().find(|s| s.as_str() == name);
    let found = severity.map(FailOn::Severity).or_else(|| Kind::parse(name).map(FailOn::Kind));
    let kinds = || Kind::ALL.map(Kind::as_str).join(", ");
    found.ok_or_else(|| format!("neither a severity (minor, major) nor a kind ({})", kinds()))
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
    fn what_fails_is_a_kind_or_a_severity() {
        assert_eq!(fail_on("major"), Ok(FailOn::Severity(Severity::Major)));
        assert_eq!(fail_on("partial-omission"), Ok(FailOn::Kind(Kind::PartialOmission)));
        assert!(fail_on("grave").is_err_and(|m| m.contains("tone") && m.contains("minor")));
    }
}
