//! `daejo lexicon coverage`: what the lexicon explains of a collection, and what it lacks.

use crate::args::{Coverage as Args, Lang, ReportFormat};
use crate::input;
use crate::output::{Messages, Output};
use crate::run::Status;
use anyhow::{Context, Result, anyhow, bail};
use daejo::View;
use daejo_lexicon::coverage::{Coverage, EnglishWords, Korean, MEANS};
use daejo_lexicon::{Lexicon, hangul};
use daejo_report::{clean, count, width};
use flate2::read::MultiGzDecoder;
use rayon::prelude::*;
use serde_json::{Value, json};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;

/// Fields of a record that hold text.
const FIELDS: [&str; 6] = ["headline", "title", "text", "body", "content", "paragraphs"];
/// Texts that are taken apart together.
const BATCH: usize = 512;

/// Both languages' coverage.
#[derive(Default)]
struct Both {
    ko: Coverage,
    en: Coverage,
}

/// Counts, and tells.
pub fn run(args: &Args, lexicon: &Lexicon, output: &Output, messages: &Messages) -> Result<Status> {
    let counter =
        Counter { korean: Korean::new(lexicon), english: EnglishWords::new(lexicon), lang: args.lang };
    let mut sum = Both::default();
    for file in &args.files {
        let skipped = read(file, |texts| {
            sum.merge(counter.of(texts));
            messages.progress(&format!(
                "{}: {} Korean syllables, {} English words",
                input::name(file),
                sum.ko.content(),
                sum.en.content()
            ));
        })
        .with_context(|| input::name(file))?;
        messages.progress_done();
        if let Some(first) = skipped.first() {
            let name = input::name(file);
            messages.warning(&format!(
                "{name}: {} skipped, the first: {first:#}",
                count(skipped.len(), "faulty record")
            ));
        }
    }
    if sum.ko.content() + sum.en.content() == 0 {
        bail!("no Korean syllable and no English word in {}", names(&args.files));
    }
    output.write(|out| match args.format {
        ReportFormat::Text => text(&sum, args.top, out),
        ReportFormat::Json => as_json(&sum, args.top, out),
    })?;
    let below = |coverage: &Coverage, least: Option<f64>| {
        least.is_some_and(|least| coverage.share().unwrap_or(0.0) * 100.0 < least)
    };
    let failed = below(&sum.ko, args.min_ko) || below(&sum.en, args.min_en);
    Ok(if failed { Status::Found } else { Status::Clean })
}

fn names(files: &[std::path::PathBuf]) -> String {
    files.iter().map(|f| input::name(f)).collect::<Vec<_>>().join(", ")
}

impl Both {
    fn merge(&mut self, later: Both) {
        self.ko.merge(later.ko);
        self.en.merge(later.en);
    }

    fn sides(&self) -> [(&'static str, &'static str, &Coverage); 2] {
        [("ko", "Korean syllables", &self.ko), ("en", "English words", &self.en)]
    }
}

struct Counter<'a> {
    korean: Korean<'a>,
    english: EnglishWords<'a>,
    lang: Lang,
}

impl Counter<'_> {
    /// The sum over texts, in their order whatever the number of threads.
    fn of(&self, texts: &[String]) -> Both {
        let each: Vec<Both> = texts.par_iter().map(|t| self.text(t)).collect();
        let mut sum = Both::default();
        each.into_iter().for_each(|b| sum.merge(b));
        sum
    }

    fn text(&self, text: &str) -> Both {
        let view = View::of(text);
        let mut out = Both::default();
        for line in view.text().lines() {
            match self.lang {
                Lang::Ko => out.ko.merge(self.korean.of(line)),
                Lang::En => out.en.merge(self.english.of(line)),
                Lang::Auto if is_korean(line) => out.ko.merge(self.korean.of(line)),
                Lang::Auto => out.en.merge(self.english.of(line)),
            }
        }
        out
    }
}

/// Whether a line has at least a hangul syllable for every two Latin letters: a syllable says as much as two letters.
fn is_korean(line: &str) -> bool {
    let syllables = line.chars().filter(|c| hangul::is_syllable(*c)).count();
    let letters = line.chars().filter(char::is_ascii_alphabetic).count();
    2 * syllables > letters
}

/// Reads the texts of a file in batches: a release, or records a line, compressed or not. Gives back why records were
/// skipped.
fn read(path: &Path, mut take: impl FnMut(&[String])) -> Result<Vec<anyhow::Error>> {
    let raw: Box<dyn Read> =
        if path == Path::new("-") { Box::new(io::stdin().lock()) } else { Box::new(input::open(path)?) };
    let mut reader = BufReader::new(raw);
    let is_packed = reader.fill_buf()?.starts_with(&[0x1f, 0x8b]);
    let mut reader: Box<dyn BufRead> =
        if is_packed { Box::new(BufReader::new(MultiGzDecoder::new(reader))) } else { Box::new(reader) };
    let first = reader.fill_buf().map_err(|e| anyhow!("cannot be unpacked: {e}"))?;
    if first.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'{') {
        return records(reader, take);
    }
    let bytes = input::limited(reader, daejo::Source::MAX_BYTES)?;
    let source = daejo::Source::from_bytes(input::name(path), &bytes)?;
    take(&[source.view().text().to_string()]);
    Ok(Vec::new())
}

fn records(mut reader: impl BufRead, mut take: impl FnMut(&[String])) -> Result<Vec<anyhow::Error>> {
    let mut skipped = Vec::new();
    let mut batch = Vec::new();
    let mut bytes = Vec::new();
    for line in 1.. {
        bytes.clear();
        let limit = daejo::Source::MAX_BYTES as u64;
        let n = reader.by_ref().take(limit).read_until(b'\n', &mut bytes)?;
        if n == 0 {
            break;
        }
        if n as u64 == limit {
            bail!("line {line}: a record of more than {limit} bytes; give a record a release");
        }
        if bytes.trim_ascii().is_empty() {
            continue;
        }
        match texts(&bytes).with_context(|| format!("line {line}")) {
            Ok(texts) => batch.extend(texts),
            Err(fault) => skipped.push(fault),
        }
        if batch.len() >= BATCH {
            take(&batch);
            batch.clear();
        }
    }
    take(&batch);
    Ok(skipped)
}

/// The texts of a record.
fn texts(line: &[u8]) -> Result<Vec<String>> {
    let record: Value = serde_json::from_slice(line).map_err(|e| anyhow!("no JSON record: {e}"))?;
    let mut out = Vec::new();
    for value in FIELDS.iter().filter_map(|f| record.get(f)) {
        match value {
            Value::String(s) => out.push(s.clone()),
            Value::Array(all) => out.extend(all.iter().filter_map(Value::as_str).map(str::to_string)),
            _ => {}
        }
    }
    if out.is_empty() {
        bail!("the record has no text; expected one of the fields {}", FIELDS.join(", "));
    }
    Ok(out)
}

fn text(sum: &Both, top: usize, out: &mut dyn Write) -> io::Result<()> {
    for (_, title, coverage) in sum.sides() {
        let Some(share) = coverage.share() else { continue };
        writeln!(out, "{title}: {:.1} % of {} explained", share * 100.0, coverage.content())?;
        for means in MEANS.into_iter().filter(|m| coverage.by(*m) > 0) {
            let part = coverage.by(means) as f64 / coverage.content() as f64;
            writeln!(out, "  {:<10} {:>5.1} %", means.as_str(), part * 100.0)?;
        }
        gaps(coverage, top, out)?;
    }
    Ok(())
}

fn gaps(coverage: &Coverage, top: usize, out: &mut dyn Write) -> io::Result<()> {
    let ranked = coverage.ranked();
    let shown = ranked.get(..top.min(ranked.len())).unwrap_or(&[]);
    let column = shown.iter().map(|(form, _)| width(form)).max().unwrap_or(0).min(24);
    if !shown.is_empty() {
        writeln!(out, "  not explained, most frequent first ({} of {}):", shown.len(), ranked.len())?;
    }
    for (form, gap) in shown {
        let pad = column.saturating_sub(width(form));
        writeln!(out, "  {:>7}  {}{:pad$}  {}", gap.count, clean(form), "", clean(&gap.example))?;
    }
    Ok(())
}

fn as_json(sum: &Both, top: usize, out: &mut dyn Write) -> io::Result<()> {
    let mut all = serde_json::Map::new();
    for (lang, _, coverage) in sum.sides() {
        let by: serde_json::Map<String, Value> =
            MEANS.iter().map(|m| (m.as_str().to_string(), json!(coverage.by(*m)))).collect();
        let gaps: Vec<Value> = coverage
            .ranked()
            .into_iter()
            .take(top)
            .map(|(form, gap)| json!({"form": form, "count": gap.count, "example": gap.example}))
            .collect();
        let value = json!({
            "content": coverage.content(),
            "explained": coverage.explained(),
            "share": coverage.share(),
            "by": by,
            "unexplained": gaps,
        });
        all.insert(lang.to_string(), value);
    }
    serde_json::to_writer_pretty(&mut *out, &Value::Object(all))?;
    writeln!(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_gives_its_texts_and_one_without_is_an_error() {
        let found =
            texts(br#"{"date": "2024-01-01", "title": "A", "paragraphs": ["B", "C"], "n": 1}"#).unwrap();
        assert_eq!(found, ["A", "B", "C"]);
        assert!(texts(b"{\"date\": \"x\"}").unwrap_err().to_string().contains("no text"));
        assert!(texts(b"{").is_err());
    }

    #[test]
    fn a_line_counts_for_the_language_that_has_more_of_it() {
        assert!(is_korean("KCNA에 의하면 당대회"));
        assert!(!is_korean("the word 주체 stands here"));
    }
}
