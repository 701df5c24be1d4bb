//! Formats of other tools: their names on the command line, and their files.

use crate::input;
use crate::output::Output;
use anyhow::{Result, bail};
use clap::ValueEnum;
use clap::builder::PossibleValue;
use daejo_exchange::{Bitext, Format, write};
use std::path::{Path, PathBuf};

/// A format of other tools, as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exchange(pub Format);

impl ValueEnum for Exchange {
    fn value_variants<'a>() -> &'a [Exchange] {
        &EXCHANGES
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.as_str()).help(about(self.0)))
    }
}

const EXCHANGES: [Exchange; 10] = {
    let mut all = [Exchange(Format::Tsv); 10];
    let mut i = 0;
    while i < all.len() {
        all[i] = Exchange(Format::ALL[i]);
        i += 1;
    }
    all
};

fn about(format: Format) -> &'static str {
    match format {
        Format::Tsv => "A row a bead",
        Format::Ladder => "Rungs as hunalign writes them",
        Format::Hunalign => "Sentences as hunalign writes them with -text",
        Format::Vecalign => "Lists of numbers as Vecalign writes them",
        Format::Moses => "Two files that correspond line by line",
        Format::Tmx => "Translation memory, TMX 1.4b",
        Format::Xliff => "XLIFF 2.1",
        Format::Xliff12 => "XLIFF 1.2",
        Format::Intertext => "InterText: two documents and their links",
        Format::Markdown => "A table for people",
    }
}

/// Forms of an alignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlignFormat {
    /// A block a bead.
    Text,
    /// The report without divergences, as data.
    Json,
    /// What other tools read.
    Exchange(Exchange),
}

const ALIGN_FORMATS: [AlignFormat; 12] = {
    let mut all = [AlignFormat::Text; 12];
    all[1] = AlignFormat::Json;
    let mut i = 0;
    while i < EXCHANGES.len() {
        all[i + 2] = AlignFormat::Exchange(EXCHANGES[i]);
        i += 1;
    }
    all
};

impl ValueEnum for AlignFormat {
    fn value_variants<'a>() -> &'a [AlignFormat] {
        &ALIGN_FORMATS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        match self {
            AlignFormat::Text => Some(PossibleValue::new("text").help("A block a bead")),
            AlignFormat::Json => {
                Some(PossibleValue::new("json").help("The report without divergences, as data"))
            }
            AlignFormat::Exchange(format) => format.to_possible_value(),
        }
    }
}

/// Where the files of a bitext go.
pub struct Files<'a> {
    format: Format,
    output: &'a Output<'a>,
}

impl<'a> Files<'a> {
    /// The output as it is, or for several files a name for all.
    pub fn new(format: Format, output: &'a Output<'a>) -> Result<Files<'a>> {
        let suffixes = format.suffixes();
        if suffixes.len() > 1 && output.file().is_none() {
            let names: Vec<String> = suffixes.iter().map(|suffix| format!("NAME{suffix}")).collect();
            bail!(
                "{format} has {} files; give a name for them: -o NAME makes {}",
                names.len(),
                names.join(", ")
            );
        }
        Ok(Files { format, output })
    }

    /// Refuses to write over a file that is read.
    pub fn check_input(&self, path: &Path) -> Result<()> {
        self.paths().iter().try_for_each(|file| self.output.at(file).check_input(path))
    }

    /// Writes each file whole or not at all.
    pub fn write(&self, bitext: &Bitext) -> Result<()> {
        let name = self.output.file().and_then(Path::file_name).unwrap_or_default();
        let files = write(bitext, self.format, &input::name(Path::new(name)));
        let paths = self.paths();
        if paths.is_empty() {
            return files.iter().try_for_each(|f| self.output.write(|out| out.write_all(f.text.as_bytes())));
        }
        let mut both = paths.iter().zip(&files);
        both.try_for_each(|(path, f)| self.output.at(path).write(|out| out.write_all(f.text.as_bytes())))
    }

    fn paths(&self) -> Vec<PathBuf> {
        self.output.file().map_or(Vec::new(), |name| paths(name, self.format))
    }
}

/// The files of a bitext of this name.
pub fn paths(name: &Path, format: Format) -> Vec<PathBuf> {
    let path = |suffix: &&str| {
        let mut path = name.as_os_str().to_owned();
        path.push(suffix);
        PathBuf::from(path)
    };
    format.suffixes().iter().map(path).collect()
}
