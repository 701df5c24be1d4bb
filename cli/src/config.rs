//! `daejo.toml`: settings of a project, found upwards from the working directory. The command line wins over it.

use crate::args::{CardFormat, Global, Share};
use crate::input;
use anyhow::{Result, anyhow};
use daejo::{Filter, Kind, LineIndex};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The file's name.
const NAME: &str = "daejo.toml";

/// Settings and the folder that their paths start from.
#[derive(Debug, Default)]
pub struct Config {
    /// What the file says.
    pub settings: Settings,
    folder: PathBuf,
}

/// What a file may say.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Settings {
    /// Entries of one's own.
    pub lexicon: Option<PathBuf>,
    /// Decisions about divergences.
    pub verdicts: Option<PathBuf>,
    /// Least confidence.
    pub min_confidence: Option<Share>,
    /// Least confidence of some kinds.
    pub min_confidence_by_kind: BTreeMap<Kind, Share>,
    /// Nothing but these.
    pub only: Vec<Filter>,
    /// Not these.
    pub ignore: Vec<Filter>,
    /// What makes a report fail.
    pub fail_on: Vec<Filter>,
    /// Form of a report.
    pub format: Option<CardFormat>,
    /// Columns of the page.
    pub width: Option<Columns>,
}

/// Columns of a page.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "u16")]
pub struct Columns(u16);

impl TryFrom<u16> for Columns {
    type Error = String;

    fn try_from(n: u16) -> Result<Columns, String> {
        if (20..=1000).contains(&n) { Ok(Columns(n)) } else { Err(format!("{n} is not between 20 and 1000")) }
    }
}

impl Config {
    /// The file that was named, else the nearest one, else no settings.
    pub fn load(global: &Global) -> Result<Config> {
        match global.config.clone().or_else(nearest) {
            Some(path) => Config::read(&path),
            None => Ok(Config::default()),
        }
    }

    fn read(path: &Path) -> Result<Config> {
        let text = input::text(path)?;
        let settings = parse(&text).map_err(|(line, message)| {
            anyhow!("{message}; correct this line, or give other settings with --config FILE")
                .context(format!("{}:{line}", input::name(path)))
        })?;
        Ok(Config { settings, folder: path.parent().map(Path::to_path_buf).unwrap_or_default() })
    }

    /// A path of the file, from where the file stands.
    pub fn path(&self, path: Option<&Path>) -> Option<PathBuf> {
        path.map(|p| self.folder.join(p))
    }

    /// Columns of the page.
    pub fn width(&self) -> Option<u16> {
        self.settings.width.map(|c| c.0)
    }
}

/// The file in the working directory or in the nearest one above it; a short path where there is one.
fn nearest() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let found = here.ancestors().map(|folder| folder.join(NAME)).find(|file| file.is_file())?;
    Some(found.strip_prefix(&here).map(Path::to_path_buf).unwrap_or(found))
}

/// The settings, or the line of the first fault and what it is.
fn parse(text: &str) -> Result<Settings, (usize, String)> {
    toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |s| s.start);
        let (line, _) = LineIndex::new(text).line_column(text, at);
        (line, error.message().lines().collect::<Vec<_>>().join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_read() {
        let text = "lexicon = \"a.tsv\"\nverdicts = \"v.jsonl\"\nmin-confidence = 0.5\nonly = [\"major\", \"tone\"]\n\
            ignore = [\"order\"]\nfail-on = [\"number\"]\nformat = \"csv\"\nwidth = 72\n\
            [min-confidence-by-kind]\npartial-omission = 0.8\n";
        let settings = parse(text).unwrap();
        assert_eq!(settings.min_confidence, Some(Share(0.5)));
        assert_eq!(settings.min_confidence_by_kind.get(&Kind::PartialOmission), Some(&Share(0.8)));
        assert_eq!(
            (settings.only.len(), settings.ignore, settings.fail_on.len()),
            (2, vec![Filter::Kind(Kind::Order)], 1)
        );
        assert_eq!((settings.format, settings.width.map(|c| c.0)), (Some(CardFormat::Csv), Some(72)));
    }

    #[test]
    fn faults_have_their_line_and_say_what_there_is() {
        let fault = |text: &str| parse(text).unwrap_err();
        let (line, message) = fault("width = 80\nminimum = 0.5\n");
        assert!(
            line == 2 && message.contains("`minimum`") && message.contains("`min-confidence`"),
            "{message}"
        );
        let (line, message) = fault("\nonly = [\"major\",\n  \"grave\"]\n");
        assert!(
            (2..=3).contains(&line) && message.contains("\"grave\"") && message.contains("tone"),
            "{message}"
        );
        assert_eq!(fault("min-confidence = 80").1, "80 is not between 0 and 1");
        assert_eq!(fault("# \n\nwidth = 5").0, 3);
        assert!(fault("[min-confidence-by-kind]\ntune = 0.5").1.contains("tone"));
        assert_eq!(fault("format = ").0, 1);
    }
}
