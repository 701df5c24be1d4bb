//! `daejo convert`: an alignment from the format of one tool to that of another.

use crate::args::{Convert, Global};
use crate::exchange::{Exchange, Files, paths};
use crate::input;
use crate::output::Output;
use crate::run::Status;
use anyhow::{Result, anyhow, bail};
use daejo::Pair;
use daejo_exchange::{Bitext, Format, Sentence, Text, read};
use std::path::{Path, PathBuf};

/// Reads, then writes.
pub fn run(args: &Convert, global: &Global) -> Result<Status> {
    let output = Output::new(args.output.as_deref(), global);
    let to = args.to.map(|Exchange(format)| format);
    let to = to.or_else(|| Format::guess(&args.output.as_ref()?.to_string_lossy(), ""));
    let files = Files::new(to.ok_or_else(|| unknown("--to", "what -o is called"))?, &output)?;
    let source = Source::open(args)?;
    let texts = args.texts.as_ref().map_or(&[][..], Vec::as_slice);
    source.paths.iter().chain(texts).try_for_each(|path| files.check_input(path))?;
    files.write(&source.read(texts)?)?;
    Ok(Status::Clean)
}

fn unknown(option: &str, from: &str) -> anyhow::Error {
    let names: Vec<&str> = Format::ALL.iter().map(|f| f.as_str()).collect();
    anyhow!("the format does not show from {from}; give {option}: {}", names.join(", "))
}

/// The files of an alignment, and their contents.
struct Source {
    format: Format,
    paths: Vec<PathBuf>,
    texts: Vec<String>,
}

impl Source {
    fn open(args: &Convert) -> Result<Source> {
        let name = args.input.to_string_lossy();
        let guess = |text: &str| args.from.map(|f| f.0).or_else(|| Format::guess(&name, text));
        if let Some(format) = guess("").filter(|format| format.suffixes().len() > 1) {
            let paths = paths(&stem(&args.input, format), format);
            let texts = paths.iter().map(|path| input::text(path)).collect::<Result<_>>()?;
            return Ok(Source { format, paths, texts });
        }
        let text = input::text(&args.input)?;
        let format = guess(&text).ok_or_else(|| unknown("--from", &input::name(&args.input)))?;
        Ok(Source { format, paths: vec![args.input.clone()], texts: vec![text] })
    }

    fn read(&self, sentences: &[PathBuf]) -> Result<Bitext> {
        let names: Vec<String> = self.paths.iter().map(|path| input::name(path)).collect();
        let texts = names.iter().zip(&self.texts).map(|(name, text)| Text { name, text });
        let sentences = match sentences {
            [en, ko] => Some(Pair { en: lines(en)?, ko: lines(ko)? }),
            _ if self.format.has_numbers_only() => bail!(
                "{}: {} has numbers only; give the sentences, one a line: --texts EN KO",
                names.join(", "),
                self.format
            ),
            _ => None,
        };
        Ok(read(self.format, &texts.collect::<Vec<_>>(), sentences)?)
    }
}

/// The name of several files: what was given, or what one of them has before its suffix.
fn stem(given: &Path, format: Format) -> PathBuf {
    let name = given.to_string_lossy();
    let stem = format.suffixes().iter().find_map(|suffix| name.strip_suffix(suffix));
    stem.map_or(given.to_path_buf(), PathBuf::from)
}

/// A text with a sentence a line.
fn lines(path: &Path) -> Result<Vec<Sentence>> {
    let text = input::text(path)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Ok(text.lines().map(|line| Sentence { text: line.to_string(), paragraph: None }).collect())
}
