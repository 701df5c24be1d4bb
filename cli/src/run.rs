//! Arguments to library calls.

use crate::args::{
    Align, AlignFormat, Args, Beads, Command, Diff, FailOn, Global, Report, ReportFormat, Texts,
};
use crate::output::{Messages, Output};
use crate::{eval, explain, input, lexicon, romanize};
use anyhow::{Context, Result, bail};
use daejo::{Comparer, Divergence, Pair, ProblemKind, Source};
use daejo_report::{Comparison, Format, Options, Places, render};
use std::path::Path;
use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Nothing found.
    Clean,
    /// Something found: divergences, faults, a figure below its limit.
    Found,
    /// No result.
    Error,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> ExitCode {
        ExitCode::from(match status {
            Status::Clean => 0,
            Status::Found => 1,
            Status::Error => 2,
        })
    }
}

/// Runs a command.
pub fn run(args: &Args, messages: &Messages) -> Result<Status> {
    let global = &args.global;
    match &args.command {
        Command::Align(align) => run_align(align, global, messages),
        Command::Diff(diff) => run_diff(diff, global, messages),
        Command::Report(report) => run_report(report, global, messages),
        Command::Explain(args) => explain::run(args, global),
        Command::Eval(args) => {
            with_comparer(global, messages, |comparer| eval::run(args, comparer, global, messages))
        }
        Command::Lexicon(args) => {
            with_comparer(global, messages, |comparer| lexicon::run(args, comparer, global, messages))
        }
        Command::Romanize(args) => {
            with_comparer(global, messages, |comparer| romanize::run(args, comparer.lexicon(), global))
        }
    }
}

fn run_align(args: &Align, global: &Global, messages: &Messages) -> Result<Status> {
    let output = Output::new(args.target.output.as_deref(), global);
    let options = Options {
        width: output.width(args.target.width),
        colour: output.colour(),
        divergences: false,
        ..Options::default()
    };
    let format = match args.format {
        AlignFormat::Text => Format::Align,
        AlignFormat::Tsv => Format::Tsv,
        AlignFormat::Ladder => Format::Ladder,
        AlignFormat::Json => Format::Json,
    };
    with_comparer(global, messages, |comparer| {
        let (status, _) =
            Job { texts: &args.texts, output: &output, format, options }.run(comparer, messages)?;
        Ok(status)
    })
}

fn run_diff(args: &Diff, global: &Global, messages: &Messages) -> Result<Status> {
    let output = Output::new(args.target.output.as_deref(), global);
    let options = Options {
        width: output.width(args.target.width),
        colour: output.colour(),
        context: if args.only_divergent { Some(0) } else { args.context },
        ..Options::default()
    };
    with_comparer(global, messages, |comparer| {
        let job = Job { texts: &args.texts, output: &output, format: Format::Diff, options };
        Ok(job.run(comparer, messages)?.0)
    })
}

fn run_report(args: &Report, global: &Global, messages: &Messages) -> Result<Status> {
    let output = Output::new(args.target.output.as_deref(), global);
    let options = Options {
        width: output.width(args.target.width),
        colour: output.colour(),
        beads: match args.beads {
            Beads::None => daejo_report::Beads::None,
            Beads::Brief => daejo_report::Beads::Brief,
            Beads::Full => daejo_report::Beads::Full,
        },
        // On a terminal they stand above the report already.
        problems: !(output.is_terminal() && messages.shows_warnings()),
        ..Options::default()
    };
    let format = match args.format {
        ReportFormat::Text => Format::Report,
        ReportFormat::Json => Format::Json,
    };
    with_comparer(global, messages, |comparer| {
        let job = Job { texts: &args.texts, output: &output, format, options };
        let (status, divergences) = job.run(comparer, messages)?;
        let found = divergences.iter().any(|d| counts(d, &args.fail_on));
        Ok(if status == Status::Clean && found { Status::Found } else { status })
    })
}

/// Whether a divergence makes the command fail.
fn counts(divergence: &Divergence, fail_on: &[FailOn]) -> bool {
    fail_on.is_empty()
        || fail_on.iter().any(|f| match f {
            FailOn::Kind(kind) => divergence.kind == *kind,
            FailOn::Severity(severity) => divergence.severity >= *severity,
        })
}

/// A comparison to be made and written.
struct Job<'a> {
    texts: &'a Texts,
    output: &'a Output<'a>,
    format: Format,
    options: Options,
}

impl Job<'_> {
    fn run(&self, comparer: &Comparer, messages: &Messages) -> Result<(Status, Vec<Divergence>)> {
        for path in [&self.texts.en, &self.texts.ko] {
            self.output.check_input(path)?;
        }
        let sources = input::sources(&self.texts.en, &self.texts.ko)?;
        let given = sources.clone();
        let report =
            if self.options.divergences { comparer.compare(sources) } else { comparer.align(sources) };
        let swapped = report.problems.iter().any(|p| p.kind == ProblemKind::Swapped);
        let sources = if swapped { given.swapped() } else { given };
        tell(&report, &sources, messages);
        if !report.is_void() || self.format == Format::Json {
            let comparison = Comparison { report: &report, sources: &sources };
            self.output.write(|out| render(self.format, comparison, &self.options, out))?;
        }
        let status = if report.is_void() { Status::Error } else { Status::Clean };
        Ok((status, report.divergences))
    }
}

/// Says what is odd about the texts.
fn tell(report: &daejo::Report, sources: &Pair<Source>, messages: &Messages) {
    let places = Places::new(sources);
    // Beside an error the rest is noise.
    let void = report.is_void();
    for problem in report.problems.iter().filter(|p| p.is_fatal() || !void) {
        let text = places.problem(problem);
        if void { messages.error(&text) } else { messages.warning(&text) }
    }
}

/// With the built-in lexicon and the user's table, if there is one.
fn with_comparer(
    global: &Global,
    messages: &Messages,
    run: impl FnOnce(&Comparer) -> Result<Status>,
) -> Result<Status> {
    let Some(path) = &global.lexicon else { return run(&Comparer::default()) };
    let text = input::text(path)?;
    match daejo_lexicon::Lexicon::with_table(&input::name(path), &text) {
        Ok(lexicon) => run(&Comparer::new(lexicon)),
        Err(faults) => {
            for fault in &faults {
                messages.line(&format!("{}:{}: {}", input::name(path), fault.line, fault.message));
            }
            bail!(
                "{}: {} in the table; correct the rows named above",
                input::name(path),
                faults_of(faults.len())
            )
        }
    }
}

/// A number of faults.
pub fn faults_of(n: usize) -> String {
    format!("{n} fault{}", if n == 1 { "" } else { "s" })
}

impl Output<'_> {
    /// Refuses to write over a text that is read.
    pub fn check_input(&self, path: &Path) -> Result<()> {
        let same = |out: &Path| Some(out.canonicalize().ok()? == path.canonicalize().ok()?);
        if self.file().and_then(same) == Some(true) {
            bail!("{}: -o would overwrite this text; give another file", input::name(path));
        }
        Ok(())
    }
}

/// The source of a gold case.
pub fn source(name: &Path, bytes: &[u8]) -> Result<Source> {
    Source::from_bytes(input::name(name), bytes).with_context(|| input::name(name))
}
