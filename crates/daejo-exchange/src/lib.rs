//! Alignments in the formats of other tools.
//!
//! Every format is read into a [`Bitext`] and written from one. What a format has no place for is lost in it:
//!
//! | format | bounds of sentences | null beads | crossing | confidence | paragraphs | divergences |
//! | --- | --- | --- | --- | --- | --- | --- |
//! | [`tsv`] | yes | yes | yes | yes | | |
//! | [`ladder`], hunalign's rungs | numbers only | yes | no: two null beads | | | |
//! | [`vecalign`] | numbers only | yes | yes | | | |
//! | [`hunalign`], its text | yes | yes | no: Korean in the order of the English | | | |
//! | [`moses`] | no: a line a side | yes | no: Korean in the order of the English | | | |
//! | [`tmx`] | yes | yes | yes | yes | | yes |
//! | [`xliff`], [`xliff12`] | yes | yes | yes | yes | | yes |
//! | [`intertext`] | yes | yes | yes | | yes | |
//! | [`markdown`], not read | yes | yes | yes | yes | | yes |
//!
//! ```
//! use daejo_exchange::{Bitext, Format, Text, read, write};
//! let english = "Team Wins Cup\n\nPyongyang, May 2 (KCNA) -- The Sobaeksu Team won 3:1. -0-";
//! let korean = "팀이 우승\n\n(평양 5월 2일발 조선중앙통신) 소백수팀이 3:2로 이겼다. (끝)";
//! let bitext = Bitext::try_from(&daejo::compare(english, korean)).unwrap();
//! let files = write(&bitext, Format::Tmx, "cup");
//! assert!(files[0].text.contains("<seg>Team Wins Cup</seg>"));
//! let again = read(Format::Tmx, &[Text { name: "cup.tmx", text: &files[0].text }], None).unwrap();
//! assert_eq!(again.beads().len(), bitext.beads().len());
//! ```

mod bitext;
mod fault;
mod gather;
pub mod hunalign;
pub mod intertext;
mod its;
pub mod ladder;
mod lengths;
pub mod markdown;
pub mod moses;
mod order;
pub mod tmx;
pub mod tsv;
pub mod vecalign;
pub mod xliff;
pub mod xliff12;
mod xml;

pub use bitext::{Bead, Bitext, Issue, Misfit, Sentence};
pub use fault::{Fault, Text};

use daejo::Pair;

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// daejo's own table ([`tsv`]).
    Tsv,
    /// hunalign's rungs ([`ladder`]).
    Ladder,
    /// hunalign's text ([`hunalign`]).
    Hunalign,
    /// Lists of numbers as Vecalign and SentAlign write them ([`vecalign`]).
    Vecalign,
    /// Two files that correspond line by line ([`moses`]).
    Moses,
    /// TMX 1.4b ([`tmx`]).
    Tmx,
    /// XLIFF 2.1 ([`xliff`]).
    Xliff,
    /// XLIFF 1.2 ([`xliff12`]).
    Xliff12,
    /// Two documents and their links ([`intertext`]).
    Intertext,
    /// A table for people ([`markdown`]); not read.
    Markdown,
}

/// A file of a bitext.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// What its name ends in after the name of the bitext; empty where a format has one file.
    pub suffix: &'static str,
    /// What is in it.
    pub text: String,
}

impl Format {
    /// All formats.
    pub const ALL: [Format; 10] = [
        Format::Tsv,
        Format::Ladder,
        Format::Hunalign,
        Format::Vecalign,
        Format::Moses,
        Format::Tmx,
        Format::Xliff,
        Format::Xliff12,
        Format::Intertext,
        Format::Markdown,
    ];

    /// The name on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Format::Tsv => "tsv",
            Format::Ladder => "ladder",
            Format::Hunalign => "hunalign",
            Format::Vecalign => "vecalign",
            Format::Moses => "moses",
            Format::Tmx => "tmx",
            Format::Xliff => "xliff",
            Format::Xliff12 => "xliff12",
            Format::Intertext => "intertext",
            Format::Markdown => "markdown",
        }
    }

    /// What the names of its files end in after the name of the bitext, in the order of [`read`] and [`write()`].
    pub fn suffixes(self) -> &'static [&'static str] {
        match self {
            Format::Moses => &moses::SUFFIXES,
            Format::Intertext => &intertext::SUFFIXES,
            _ => &[""],
        }
    }

    /// Whether it has numbers instead of sentences, so that [`read`] needs the sentences from elsewhere.
    pub fn has_numbers_only(self) -> bool {
        matches!(self, Format::Ladder | Format::Vecalign)
    }

    /// The format that a file must have by its name and how it begins; `None` where several may be meant.
    ///
    /// ```
    /// use daejo_exchange::Format;
    /// assert_eq!(Format::guess("a.tmx", ""), Some(Format::Tmx));
    /// assert_eq!(Format::guess("a.xlf", "<xliff version=\"1.2\">"), Some(Format::Xliff12));
    /// assert_eq!(Format::guess("a.txt", ""), None);
    /// ```
    pub fn guess(name: &str, text: &str) -> Option<Format> {
        let name = name.to_ascii_lowercase();
        let ends = |end: &str| name.ends_with(end);
        if ends(".tmx") {
            Some(Format::Tmx)
        } else if ends(".xlf") || ends(".xliff") {
            Some(if xliff12::is_one(text) { Format::Xliff12 } else { Format::Xliff })
        } else if ends(".tsv") {
            Some(Format::Tsv)
        } else if ends(intertext::SUFFIXES[2]) {
            Some(Format::Intertext)
        } else if ends(".md") {
            Some(Format::Markdown)
        } else {
            None
        }
    }
}

impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

/// Writes a bitext: a file for each of [`Format::suffixes`]. Files that name each other use `name`.
pub fn write(bitext: &Bitext, format: Format, name: &str) -> Vec<File> {
    let texts = match format {
        Format::Tsv => vec![tsv::write(bitext)],
        Format::Ladder => vec![ladder::write(bitext)],
        Format::Hunalign => vec![hunalign::write(bitext)],
        Format::Vecalign => vec![vecalign::write(bitext)],
        Format::Moses => moses::write(bitext).into(),
        Format::Tmx => vec![tmx::write(bitext)],
        Format::Xliff => vec![xliff::write(bitext)],
        Format::Xliff12 => vec![xliff12::write(bitext)],
        Format::Intertext => intertext::write(bitext, name).into(),
        Format::Markdown => vec![markdown::write(bitext)],
    };
    format.suffixes().iter().zip(texts).map(|(suffix, text)| File { suffix, text }).collect()
}

/// Reads a bitext from the files of a format, in the order of [`Format::suffixes`]. `sentences` are those that a format
/// with numbers only is about; a table takes its texts from them, too, if they are given.
///
/// # Errors
/// What is wrong, with its file and line; a format that is not read; sentences or files that are missing.
pub fn read(
    format: Format,
    files: &[Text<'_>],
    sentences: Option<Pair<Vec<Sentence>>>,
) -> Result<Bitext, Fault> {
    let first = files.first().copied().unwrap_or_default();
    match (format, files, sentences) {
        (Format::Ladder | Format::Vecalign | Format::Tsv, [file], Some(sentences)) => {
            ladder::read_with(*file, sentences)
        }
        (Format::Ladder | Format::Vecalign, [_], None) => {
            Err(first.fault(1, format!("{format} has numbers only; give the texts, a sentence a line, too")))
        }
        (Format::Tsv, [file], None) => tsv::read(*file),
        (Format::Hunalign, [file], _) => hunalign::read(*file),
        (Format::Moses, [en, ko], _) => moses::read(Pair { en: *en, ko: *ko }),
        (Format::Tmx, [file], _) => tmx::read(*file),
        (Format::Xliff, [file], _) => xliff::read(*file),
        (Format::Xliff12, [file], _) => xliff12::read(*file),
        (Format::Intertext, [en, ko, links], _) => intertext::read(Pair { en: *en, ko: *ko }, *links),
        (Format::Markdown, ..) => {
            Err(first.fault(1, "a table in Markdown is for people and is not read; give tsv or tmx"))
        }
        _ => {
            Err(first
                .fault(1, format!("{format} has {} files, {} given", format.suffixes().len(), files.len())))
        }
    }
}
