//! Gold cases: folders with `en.txt`, `ko.txt` and `gold.json`, aligned by hand.

use crate::pair::{Pair, Side};
use crate::source::Source;
use crate::span::Span;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// A gold case as its file states it.
#[derive(Clone, Debug, Deserialize)]
pub struct Gold {
    /// Name of the case.
    pub id: String,
    /// What kind of release it is.
    #[serde(default)]
    pub genre: String,
    /// English sentences.
    pub en: Vec<GoldSentence>,
    /// Korean sentences.
    pub ko: Vec<GoldSentence>,
    /// Beads in English order.
    pub beads: Vec<Pair<Vec<usize>>>,
    /// Divergences put in on purpose.
    #[serde(default)]
    pub divergences: Vec<GoldDivergence>,
}

/// A sentence of a gold case: its exact words in the file.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldSentence {
    /// The words.
    pub text: String,
}

/// A divergence of a gold case.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldDivergence {
    /// Number of the bead.
    pub bead: usize,
    /// Its kind, by name.
    pub kind: String,
    /// `major` or `minor`.
    #[serde(default)]
    pub severity: String,
}

/// Why a gold case cannot be used.
#[derive(Debug)]
pub struct GoldError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub message: String,
}

impl std::fmt::Display for GoldError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.message)
    }
}

impl std::error::Error for GoldError {}

/// A case with its texts.
pub struct Case {
    /// What is right.
    pub gold: Gold,
    /// The bytes of both files.
    pub bytes: Pair<Vec<u8>>,
    /// Where each gold sentence stands in its file.
    pub spans: Pair<Vec<Span>>,
}

impl Case {
    /// Both texts as sources, named after the case.
    pub fn sources(&self) -> Pair<Source> {
        self.bytes.as_ref().map(|b| Source::from_text(self.gold.id.clone(), String::from_utf8_lossy(b)))
    }

    /// Reads a case from its folder.
    ///
    /// # Errors
    /// When a file is missing, is no JSON of this shape, or a gold sentence or number does not fit the texts.
    pub fn read(folder: &Path) -> Result<Case, GoldError> {
        let path = folder.join("gold.json");
        let error = |path: &Path, message: String| GoldError { path: path.to_path_buf(), message };
        let read = |path: &Path| std::fs::read(path).map_err(|e| error(path, e.to_string()));
        let gold: Gold = serde_json::from_slice(&read(&path)?).map_err(|e| error(&path, e.to_string()))?;
        let bytes = Pair { en: read(&folder.join("en.txt"))?, ko: read(&folder.join("ko.txt"))? };
        let spans = Pair {
            en: place(&gold.en, &bytes.en).map_err(|m| error(&path, format!("en: {m}")))?,
            ko: place(&gold.ko, &bytes.ko).map_err(|m| error(&path, format!("ko: {m}")))?,
        };
        check_numbers(&gold).map_err(|m| error(&path, m))?;
        Ok(Case { gold, bytes, spans })
    }

    /// All cases in a folder and its folders, by path.
    ///
    /// # Errors
    /// The first case that cannot be read, or a folder without any.
    pub fn read_all(root: &Path) -> Result<Vec<Case>, GoldError> {
        let mut folders = Vec::new();
        collect(root, &mut folders)
            .map_err(|e| GoldError { path: root.to_path_buf(), message: e.to_string() })?;
        folders.sort();
        if folders.is_empty() {
            return Err(GoldError { path: root.to_path_buf(), message: "no gold.json in here".into() });
        }
        folders.iter().map(|f| Case::read(f)).collect()
    }
}

fn collect(folder: &Path, out: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if folder.join("gold.json").is_file() {
        out.push(folder.to_path_buf());
    }
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, out)?;
        }
    }
    Ok(())
}

/// Byte spans of the gold sentences, found one after the other.
fn place(sentences: &[GoldSentence], bytes: &[u8]) -> Result<Vec<Span>, String> {
    let text = std::str::from_utf8(bytes).map_err(|e| e.to_string())?;
    let mut at = 0;
    let mut out = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        let found = text.get(at..).and_then(|rest| rest.find(&sentence.text));
        let start = at + found.ok_or_else(|| format!("sentence not in the file: {:?}", sentence.text))?;
        out.push(Span::new(start, start + sentence.text.len()));
        at = start + sentence.text.len();
    }
    Ok(out)
}

fn check_numbers(gold: &Gold) -> Result<(), String> {
    for (i, bead) in gold.beads.iter().enumerate() {
        for side in Side::BOTH {
            let n = if side == Side::En { gold.en.len() } else { gold.ko.len() };
            if let Some(bad) = bead[side].iter().find(|s| **s >= n) {
                return Err(format!("bead {i} names {} sentence {bad} of {n}", side.language()));
            }
        }
    }
    match gold.divergences.iter().find(|d| d.bead >= gold.beads.len()) {
        Some(d) => Err(format!("a divergence names bead {} of {}", d.bead, gold.beads.len())),
        None => Ok(()),
    }
}
