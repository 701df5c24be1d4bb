//! `daejo verdict`: what a person decided about a divergence, written into a file of verdicts.

use crate::args::{Decision, Global, Verdict as Args};
use crate::input;
use crate::output::Output;
use crate::run::Status;
use anyhow::{Context, Result, anyhow, bail};
use daejo::{Report, Verdict, Verdicts};
use daejo_report::clean;
use std::path::Path;

/// Writes the verdict.
pub fn run(args: &Args, global: &Global) -> Result<Status> {
    let mut verdicts = if args.file.exists() { read(&args.file)? } else { Verdicts::default() };
    let report = args.report.as_deref().map(report).transpose()?;
    let decision = match args.decision {
        Decision::Accept => daejo::Decision::Accepted,
        Decision::Dismiss => daejo::Decision::Dismissed,
        Decision::Note => daejo::Decision::Noted,
    };
    let known = known(&verdicts, report.as_ref());
    let fingerprint = find(&args.fingerprint, &known)?;
    let divergence = report.iter().flat_map(|r| &r.divergences).find(|d| d.fingerprint == fingerprint);
    let verdict = match divergence {
        Some(d) => d.judged(decision, args.remark.clone()),
        None => Verdict {
            fingerprint: fingerprint.clone(),
            verdict: decision,
            remark: args.remark.clone(),
            kind: None,
            en: None,
            ko: None,
        },
    };
    verdicts.set(verdict);
    Output::new(Some(&args.file), global).write(|out| out.write_all(verdicts.to_lines().as_bytes()))?;
    let name = input::name(&args.file);
    let decided = decision.as_str();
    Output::new(None, global).write(|out| writeln!(out, "{} {decided} in {name}", clean(&fingerprint)))?;
    Ok(Status::Clean)
}

/// Reads a file of verdicts.
pub fn read(path: &Path) -> Result<Verdicts> {
    let text = input::text(path)?;
    Verdicts::parse(&text).map_err(|f| anyhow!("{}:{}: {}", input::name(path), f.line, clean(&f.message)))
}

fn report(path: &Path) -> Result<Report> {
    serde_json::from_str(&input::text(path)?).with_context(|| {
        format!("{}: no report; write one with `daejo report --format json`", input::name(path))
    })
}

/// Fingerprints of the file and of the report, each once.
fn known<'a>(verdicts: &'a Verdicts, report: Option<&'a Report>) -> Vec<&'a str> {
    let decided = verdicts.list().iter().map(|v| v.fingerprint.as_str());
    let found = report.iter().flat_map(|r| &r.divergences).map(|d| d.fingerprint.as_str());
    let mut known: Vec<&str> = decided.chain(found).collect();
    known.sort_unstable();
    known.dedup();
    known
}

/// The fingerprint that is meant: one that is known as a whole or by its beginning, or a whole one that is new.
fn find(asked: &str, known: &[&str]) -> Result<String> {
    let matches: Vec<&str> = known.iter().copied().filter(|f| f.starts_with(asked)).collect();
    match matches.as_slice() {
        _ if known.contains(&asked) || matches.is_empty() && is_whole(asked) => Ok(asked.to_string()),
        [only] if !asked.is_empty() => Ok((*only).to_string()),
        [] => bail!(
            "{}: no fingerprint that is known begins so; give all 16 digits as the report prints them (id), or the \
             report with --report FILE",
            clean(asked)
        ),
        several => bail!(
            "{}: {} fingerprints begin so ({}); give more digits",
            clean(asked),
            several.len(),
            several.join(", ")
        ),
    }
}

/// Sixteen hexadecimal digits, and a number behind a hyphen where the same was found again.
fn is_whole(fingerprint: &str) -> bool {
    let (digits, again) = fingerprint.split_once('-').unwrap_or((fingerprint, "2"));
    let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    digits.len() == 16 && digits.bytes().all(hex) && again.parse::<usize>().is_ok_and(|n| n > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_is_enough_where_it_is_the_only_one() {
        let known = ["aa00000000000000", "aa00000000000000-2", "ab00000000000000"];
        let found = |asked: &str| find(asked, &known).map_err(|e| e.to_string());
        assert_eq!(found("ab").as_deref(), Ok("ab00000000000000"));
        assert_eq!(found("aa00000000000000").as_deref(), Ok("aa00000000000000"));
        assert_eq!(found("cc00000000000000-3").as_deref(), Ok("cc00000000000000-3"));
        assert!(found("aa").is_err_and(|m| m.contains("2 fingerprints begin so")));
        assert!(found("c").is_err_and(|m| m.contains("16 digits")));
        assert!(found("").is_err());
    }
}
