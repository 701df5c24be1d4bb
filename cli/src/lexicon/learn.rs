//! `daejo lexicon learn`: pairs to proposals, as a table that a person reviews or as data.

use crate::args::{Global, Learn, LearnFormat, Sort};
use crate::input::{self, name};
use crate::output::{Messages, Output};
use crate::run::Status;
use anyhow::{Context, Result, anyhow, bail};
use daejo::learn::{self, Options, Proposal, Rendering, Sample};
use daejo::{Comparer, Pair};
use daejo_report::{clean, count};
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Aligns the pairs, learns from their beads, writes the proposals.
pub fn run(args: &Learn, comparer: &Comparer, global: &Global, messages: &Messages) -> Result<Status> {
    let output = Output::new(args.output.as_deref(), global);
    let pairs = pairs(&args.paths)?;
    for path in pairs.iter().flat_map(|p| [&p.en, &p.ko]) {
        output.check_input(path)?;
    }
    let samples = samples(args, &pairs, comparer, messages)?;
    let options = Options {
        count: args.min_count as usize,
        probability: args.min_probability,
        renderings: args.renderings,
    };
    let mut proposals = learn::propose(comparer.lexicon(), &samples, &options);
    if args.sort == Sort::Ko {
        proposals.sort_by(|a, b| a.ko.cmp(&b.ko));
    }
    let result = Proposals { pairs: pairs.len(), samples: &samples, proposals: &proposals };
    output.write(|out| match args.format {
        LearnFormat::Tsv => result.table(out),
        LearnFormat::Json => result.json(out),
    })?;
    Ok(Status::Clean)
}

/// The surest beads of every pair, in the order of the pairs.
fn samples(
    args: &Learn,
    pairs: &[Pair<PathBuf>],
    comparer: &Comparer,
    messages: &Messages,
) -> Result<Vec<Sample>> {
    let done = AtomicUsize::new(0);
    let read = |pair: &Pair<PathBuf>| -> Result<_> {
        let report = comparer.align(input::sources(&pair.en, &pair.ko)?);
        let done = done.fetch_add(1, Ordering::Relaxed) + 1;
        messages.progress(&format!("{done} of {} pairs aligned", pairs.len()));
        let odd = report.is_void().then(|| report.problems.iter().find(|p| p.is_fatal()));
        let odd = odd.flatten().map(|p| format!("{}: left out: {}", label(pair), p.message));
        Ok((learn::samples(&report, &label(pair), args.min_confidence as f32), odd))
    };
    let found: Result<Vec<_>> = pairs.par_iter().map(read).collect::<Vec<_>>().into_iter().collect();
    messages.progress_done();
    let mut samples = Vec::new();
    for (of_pair, odd) in found? {
        match odd {
            Some(odd) => messages.warning(&odd),
            None => samples.extend(of_pair),
        }
    }
    if samples.is_empty() {
        bail!(
            "no bead of {} is sure enough to learn from; check that the files are versions of the same \
             releases, or lower --min-confidence",
            count(pairs.len(), "pair")
        );
    }
    Ok(samples)
}

/// How a pair is called: its folder where the files are en and ko, else the English file.
fn label(pair: &Pair<PathBuf>) -> String {
    let bare = pair.en.file_stem().is_some_and(|s| s == "en");
    let folder = pair.en.parent().filter(|p| bare && !p.as_os_str().is_empty());
    name(folder.unwrap_or(&pair.en))
}

/// The pairs that the arguments name: folders are searched, files go two by two.
fn pairs(paths: &[PathBuf]) -> Result<Vec<Pair<PathBuf>>> {
    let mut out = Vec::new();
    let mut rest = paths.iter();
    while let Some(path) = rest.next() {
        if path.is_dir() {
            let before = out.len();
            search(path, &mut out)?;
            if out.len() == before {
                bail!(
                    "{}: no pair in this folder; expected en.txt and ko.txt, or NAME.en.txt and NAME.ko.txt",
                    name(path)
                );
            }
            continue;
        }
        let Some(ko) = rest.next().filter(|p| !p.is_dir()) else {
            bail!("{}: its Korean version is missing; give files two by two, EN KO", name(path));
        };
        out.push(Pair { en: path.clone(), ko: ko.clone() });
    }
    let mut seen = BTreeSet::new();
    out.retain(|p| seen.insert((p.en.clone(), p.ko.clone())));
    Ok(out)
}

/// The pairs in a folder and its folders, by path.
fn search(folder: &Path, out: &mut Vec<Pair<PathBuf>>) -> Result<()> {
    let entries = std::fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let entries = entries.with_context(|| format!("{}: the folder cannot be read", name(folder)))?;
    let mut paths: Vec<PathBuf> = entries.into_iter().map(|e| e.path()).collect();
    paths.sort();
    for path in paths {
        // A link to a folder may lead back here.
        if path.is_dir() && !path.is_symlink() {
            search(&path, out)?;
        } else if let Some(ko) = partner(&path, "en", "ko") {
            if !ko.is_file() {
                return Err(one_sided(&path, &ko, "Korean"));
            }
            out.push(Pair { en: path, ko });
        } else if let Some(en) = partner(&path, "ko", "en").filter(|en| !en.is_file()) {
            return Err(one_sided(&path, &en, "English"));
        }
    }
    Ok(())
}

fn one_sided(path: &Path, missing: &Path, language: &str) -> anyhow::Error {
    let file = missing.file_name().unwrap_or_default().to_string_lossy();
    anyhow!(
        "{}: its {language} version {} is missing; add it or take this file out",
        name(path),
        clean(&file)
    )
}

/// The file that holds the other version, if this one is named as the one of a language.
fn partner(path: &Path, this: &str, other: &str) -> Option<PathBuf> {
    let extension = path.extension()?.to_str()?;
    let prefix = path.file_stem()?.to_str()?.strip_suffix(this)?;
    let marked = prefix.is_empty() || prefix.ends_with(['.', '-', '_']);
    let text = ["txt", "html", "htm"].contains(&extension);
    (marked && text).then(|| path.with_file_name(format!("{prefix}{other}.{extension}")))
}

/// Proposals with what they were learnt from.
struct Proposals<'a> {
    pairs: usize,
    samples: &'a [Sample],
    proposals: &'a [Proposal],
}

impl Proposals<'_> {
    fn table(&self, out: &mut dyn Write) -> io::Result<()> {
        let (proposals, beads) = (self.proposals.len(), self.samples.len());
        writeln!(
            out,
            "# {} from {} of {}: guesses, to be reviewed row by row.",
            count(proposals, "proposal"),
            count(beads, "bead"),
            count(self.pairs, "pair")
        )?;
        for proposal in self.proposals {
            writeln!(out)?;
            for rendering in &proposal.renderings {
                self.comment(proposal, rendering, out)?;
            }
            let en: Vec<&str> = proposal.renderings.iter().map(|r| r.en.as_str()).collect();
            write!(out, "{}\t{}\t{}", clean(&proposal.ko), proposal.class, clean(&en.join("; ")))?;
            match proposal.strength {
                0 => writeln!(out)?,
                strength => writeln!(out, "\t{strength}")?,
            }
        }
        Ok(())
    }

    fn comment(&self, p: &Proposal, r: &Rendering, out: &mut dyn Write) -> io::Result<()> {
        writeln!(
            out,
            "# {} = {}: {} of {} beads, p(en|ko) {:.2}, p(ko|en) {:.2}, -ln p {:.1}{}, e.g. {}",
            clean(&p.ko),
            clean(&r.en),
            r.together,
            p.beads,
            p.given_ko(r),
            r.given_en(),
            r.surprise,
            if r.sounds { ", sounds alike" } else { "" },
            clean(&self.place(r))
        )
    }

    /// A bead to read, as `PAIR:BEAD`.
    fn place(&self, rendering: &Rendering) -> String {
        self.samples.get(rendering.first).map_or(String::new(), |s| format!("{}:{}", s.pair, s.bead))
    }

    fn json(&self, out: &mut dyn Write) -> io::Result<()> {
        let round = |x: f64| (x * 100.0).round() / 100.0;
        let proposals = self.proposals.iter().map(|p| ProposalView {
            ko: &p.ko,
            class: p.class.as_str(),
            strength: p.strength,
            known: p.known,
            beads: p.beads,
            renderings: p
                .renderings
                .iter()
                .map(|r| RenderingView {
                    en: &r.en,
                    together: r.together,
                    beads: r.beads,
                    given_ko: round(p.given_ko(r)),
                    given_en: round(r.given_en()),
                    surprise: round(r.surprise),
                    sounds: r.sounds,
                    example: self.place(r),
                })
                .collect(),
        });
        let view = View {
            schema: "daejo/proposals/1",
            pairs: self.pairs,
            beads: self.samples.len(),
            proposals: proposals.collect(),
        };
        serde_json::to_writer_pretty(&mut *out, &view)?;
        writeln!(out)
    }
}

#[derive(Serialize)]
struct View<'a> {
    schema: &'static str,
    pairs: usize,
    beads: usize,
    proposals: Vec<ProposalView<'a>>,
}

#[derive(Serialize)]
struct ProposalView<'a> {
    ko: &'a str,
    class: &'static str,
    strength: i8,
    known: bool,
    beads: usize,
    renderings: Vec<RenderingView<'a>>,
}

#[derive(Serialize)]
struct RenderingView<'a> {
    en: &'a str,
    together: usize,
    beads: usize,
    given_ko: f64,
    given_en: f64,
    surprise: f64,
    sounds: bool,
    example: String,
}
