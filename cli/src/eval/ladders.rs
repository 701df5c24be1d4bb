//! Ladders of other aligners: which file belongs to which case.

use crate::args::Ladders;
use crate::input;
use anyhow::{Context, Result, bail};
use daejo::Pair;
use daejo::eval::{Case, Found};
use daejo_exchange::Text;
use daejo_exchange::ladder::{self, Coverage, Extent};
use daejo_report::clean;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// An aligner with what it found in each case.
pub struct Aligner {
    pub name: String,
    pub found: Vec<Found>,
}

/// Reads the ladders of all aligners for all cases.
pub fn read(ladders: &[Ladders], cases: &[Case]) -> Result<Vec<Aligner>> {
    let mut names = BTreeSet::new();
    if let Some(twice) = ladders.iter().find(|l| !names.insert(&l.name)) {
        bail!("two aligners are called {}; give each a name of its own: NAME=PATH", clean(&twice.name));
    }
    let read = |ladders: &Ladders| {
        let found = cases.iter().map(|case| ladder(&ladders.path, case, cases.len()));
        Ok(Aligner { name: ladders.name.clone(), found: found.collect::<Result<_>>()? })
    };
    ladders.iter().map(read).collect()
}

fn ladder(root: &Path, case: &Case, cases: usize) -> Result<Found> {
    let path = find(root, &clean(&case.gold.id), cases)?;
    let text = input::text(&path)?;
    let sizes = Pair { en: case.gold.en.len(), ko: case.gold.ko.len() };
    let extent = Extent { sizes, origin: "gold.json", coverage: Coverage::Whole };
    let rows = ladder::read(Text { name: &input::name(&path), text: &text }, extent)?;
    Ok(Found::ladder(case, rows.into_iter().map(|row| row.bead.sides).collect()))
}

/// The file of a case: the only one given, `CASE.*`, or `CASE/ladder.*`.
fn find(root: &Path, case: &str, cases: usize) -> Result<PathBuf> {
    if !root.is_dir() {
        if cases > 1 && root.exists() {
            bail!(
                "{}: one file for {cases} cases; give a folder with CASE.* or CASE/ladder.* for each",
                input::name(root)
            );
        }
        return Ok(root.to_path_buf());
    }
    let mut found = files(root, case)?;
    let folder = fs::read_dir(root)?.flatten().find(|entry| entry.file_name() == case);
    if let Some(folder) = folder.map(|entry| entry.path()).filter(|path| path.is_dir()) {
        found.extend(files(&folder, "ladder")?);
    }
    match found.as_slice() {
        [one] => Ok(one.clone()),
        [] => bail!("{}: no ladder for {case}; it would be {case}.* or {case}/ladder.*", input::name(root)),
        [a, b, ..] => bail!("{} and {}: two ladders for {case}; leave one", input::name(a), input::name(b)),
    }
}

/// The files of a folder that have this name before the last stop, sorted.
fn files(folder: &Path, stem: &str) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| input::name(folder))?;
    let paths = entries.map(|entry| entry.map(|e| e.path())).collect::<std::io::Result<Vec<_>>>();
    let mut paths = paths.with_context(|| input::name(folder))?;
    paths.retain(|path| path.is_file() && path.file_stem().is_some_and(|s| s == stem));
    paths.sort();
    Ok(paths)
}
