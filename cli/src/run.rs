//! Arguments to library calls.

use crate::args::{
    Align, Args, Beads, CardFormat, Command, Diff, DiffFormat, Global, Glosses, Report, Select, Texts,
};
use crate::config::Config;
use crate::exchange::{AlignFormat, Files};
use crate::output::{Messages, Output};
use crate::{convert, eval, explain, fixed, input, lexicon, plot, romanize, selftest, verdict};
use anyhow::{Context, Result, bail};
use daejo::{Comparer, Pair, ProblemKind, Selection, Source, Verdicts};
use daejo_exchange::Bitext;
use daejo_report::{Comparison, Format, JSON_SCHEMA, Options, Places, count, render};
use std::io::Write;
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
        Command::Convert(args) => convert::run(args, global),
        Command::Diff(diff) => run_diff(diff, global, messages),
        Command::Report(report) => run_report(report, global, messages),
        Command::Plot(args) => {
            let config = Config::load(global)?;
            with_comparer(global, &config, messages, |c| plot::run(args, c, &config, global, messages))
        }
        Command::Verdict(args) => verdict::run(args, global),
        Command::Selftest(args) => {
            let config = Config::load(global)?;
            with_comparer(global, &config, messages, |c| selftest::run(args, c, &config, global, messages))
        }
        Command::Explain(args) => explain::run(args, global),
        Command::Schema => {
            Output::new(None, global).write(|out| out.write_all(JSON_SCHEMA.as_bytes()))?;
            Ok(Status::Clean)
        }
        Command::Eval(args) => {
            let config = Config::load(global)?;
            with_comparer(global, &config, messages, |comparer| eval::run(args, comparer, global, messages))
        }
        Command::Lexicon(args) => {
            let config = Config::load(global)?;
            with_comparer(global, &config, messages, |c| lexicon::run(args, c, global, messages))
        }
        Command::Romanize(args) => {
            let config = Config::load(global)?;
            with_comparer(global, &config, messages, |c| romanize::run(args, c.lexicon(), global))
        }
    }
}

fn run_align(args: &Align, global: &Global, messages: &Messages) -> Result<Status> {
    let config = Config::load(global)?;
    let output = Output::new(args.target.output.as_deref(), global);
    let options = Options {
        width: output.width(args.target.width.or(config.width())),
        colour: output.colour(),
        divergences: false,
        ..Options::default()
    };
    let form = match args.format {
        AlignFormat::Text => Form::Page(Format::Align),
        AlignFormat::Json => Form::Page(Format::Json),
        AlignFormat::Exchange(format) => Form::Bitext(Files::new(format.0, &output)?),
    };
    with_comparer(global, &config, messages, |comparer| {
        let job = Job {
            texts: &args.texts,
            fixed: args.kept.fixed.as_deref(),
            output: &output,
            form,
            options,
            show: Show::default(),
        };
        Ok(job.run(comparer, messages)?.0)
    })
}

fn run_diff(args: &Diff, global: &Global, messages: &Messages) -> Result<Status> {
    let config = Config::load(global)?;
    let output = Output::new(args.target.output.as_deref(), global);
    let options = Options {
        width: output.width(args.target.width.or(config.width())),
        colour: output.colour(),
        context: if args.only_divergent { Some(0) } else { args.context },
        whole: args.target.width.is_none() && !output.is_terminal(),
        ..Options::default()
    };
    let form = match args.format {
        DiffFormat::Text => Form::Page(Format::Diff),
        DiffFormat::Html => Form::Page(Format::Html),
        DiffFormat::Markdown => Form::Bitext(Files::new(daejo_exchange::Format::Markdown, &output)?),
    };
    let show = Show::new(&args.select, &config)?.on(&form);
    with_comparer(global, &config, messages, |comparer| {
        let job = Job {
            texts: &args.texts,
            fixed: args.kept.fixed.as_deref(),
            output: &output,
            form,
            options,
            show,
        };
        Ok(job.run(comparer, messages)?.0)
    })
}

fn run_report(args: &Report, global: &Global, messages: &Messages) -> Result<Status> {
    let config = Config::load(global)?;
    let output = Output::new(args.target.output.as_deref(), global);
    let options = Options {
        width: output.width(args.target.width.or(config.width())),
        colour: output.colour(),
        beads: match args.beads {
            Beads::None => daejo_report::Beads::None,
            Beads::Brief => daejo_report::Beads::Brief,
            Beads::Full => daejo_report::Beads::Full,
        },
        gloss: match args.gloss {
            Glosses::None => daejo_report::Glosses::None,
            Glosses::Brief => daejo_report::Glosses::Brief,
            Glosses::Full => daejo_report::Glosses::Full,
        },
        // On a terminal they stand above the report already.
        problems: !(output.is_terminal() && messages.shows_warnings()),
        ..Options::default()
    };
    let form = match args.format.or(config.settings.format).unwrap_or(CardFormat::Text) {
        CardFormat::Text => Form::Page(Format::Report),
        CardFormat::Json => Form::Page(Format::Json),
        CardFormat::Csv => Form::Page(Format::Csv),
        CardFormat::Markdown => Form::Page(Format::Markdown),
        CardFormat::Sarif => Form::Page(Format::Sarif),
        CardFormat::Html => Form::Page(Format::Html),
        CardFormat::Xliff => Form::Bitext(Files::new(daejo_exchange::Format::Xliff, &output)?),
    };
    let show = Show::new(&args.select, &config)?.on(&form);
    let fail_on = if args.fail_on.is_empty() { &config.settings.fail_on } else { &args.fail_on };
    with_comparer(global, &config, messages, |comparer| {
        let job = Job {
            texts: &args.texts,
            fixed: args.kept.fixed.as_deref(),
            output: &output,
            form,
            options,
            show,
        };
        let (status, report) = job.run(comparer, messages)?;
        let mut shown = report.divergences.iter().filter(|d| !d.is_dismissed());
        let found = shown.any(|d| fail_on.is_empty() || fail_on.iter().any(|f| f.reaches(d)));
        Ok(if status == Status::Clean && found { Status::Found } else { status })
    })
}

/// Which divergences are shown, and what was decided about them.
#[derive(Default)]
pub struct Show {
    selection: Selection,
    verdicts: Verdicts,
}

impl Show {
    /// Options of the command line, then settings of the project.
    pub fn new(args: &Select, config: &Config) -> Result<Show> {
        let settings = &config.settings;
        let or = |a: &Vec<_>, b: &Vec<_>| if a.is_empty() { b.clone() } else { a.clone() };
        let mut selection = Selection {
            only: or(&args.only, &settings.only),
            ignore: or(&args.ignore, &settings.ignore),
            dismissed: args.show_dismissed,
            ..Selection::default()
        };
        if let Some(least) = args.min_confidence {
            selection.min_confidence = least.0;
        } else {
            selection.min_confidence = settings.min_confidence.map_or(0.0, |s| s.0);
            let by_kind = settings.min_confidence_by_kind.iter();
            selection.min_confidence_by_kind = by_kind.map(|(kind, s)| (*kind, s.0)).collect();
        }
        let file = args.verdicts.clone().or_else(|| config.path(settings.verdicts.as_deref()));
        let verdicts = file.map_or(Ok(Verdicts::default()), |f| verdict::read(&f))?;
        Ok(Show { selection, verdicts })
    }

    /// For a form of output: a page that saves verdicts must have all that were given.
    fn on(mut self, form: &Form<'_>) -> Show {
        self.selection.judged = matches!(form, Form::Page(Format::Html));
        self
    }
}

/// A comparison to be made and written.
pub struct Job<'a> {
    pub texts: &'a Texts,
    /// A ladder whose beads stay.
    pub fixed: Option<&'a Path>,
    pub output: &'a Output<'a>,
    pub form: Form<'a>,
    pub options: Options,
    pub show: Show,
}

/// What a comparison is written as.
pub enum Form<'a> {
    /// A page, or data, of the report.
    Page(Format),
    /// The ladder in a format of other tools.
    Bitext(Files<'a>),
}

impl Job<'_> {
    fn run(&self, comparer: &Comparer, messages: &Messages) -> Result<(Status, daejo::Report)> {
        let (report, sources) = self.compare(comparer, messages)?;
        match &self.form {
            Form::Page(format) if !report.is_void() || *format == Format::Json => {
                let comparison = Comparison { report: &report, sources: &sources };
                let write = |out: &mut dyn Write| render(*format, comparison, &self.options, out);
                if matches!(format, Format::Report | Format::Align | Format::Diff) {
                    self.output.page(write)?;
                } else {
                    self.output.write(write)?;
                }
            }
            Form::Bitext(files) if !report.is_void() => files.write(&Bitext::try_from(&report)?)?,
            _ => {}
        }
        Ok((if report.is_void() { Status::Error } else { Status::Clean }, report))
    }

    /// Reads the texts and compares them; says what is odd about them.
    pub fn compare(&self, comparer: &Comparer, messages: &Messages) -> Result<(daejo::Report, Pair<Source>)> {
        for path in [self.texts.en.as_path(), &self.texts.ko].into_iter().chain(self.fixed) {
            match &self.form {
                Form::Page(_) => self.output.check_input(path)?,
                Form::Bitext(files) => files.check_input(path)?,
            }
        }
        let sources = input::sources(&self.texts.en, &self.texts.ko)?;
        let given = sources.clone();
        let mut report = match self.fixed {
            Some(ladder) => fixed::compare(comparer, sources, ladder, self.options.divergences)?,
            None if self.options.divergences => comparer.compare(sources),
            None => comparer.align(sources),
        };
        self.show.verdicts.apply(&mut report);
        self.show.selection.apply(&mut report);
        let swapped = report.problems.iter().any(|p| p.kind == ProblemKind::Swapped);
        let sources = if swapped { given.swapped() } else { given };
        tell(&report, &sources, messages);
        Ok((report, sources))
    }
}

/// Says what is odd about the texts.
pub fn tell(report: &daejo::Report, sources: &Pair<Source>, messages: &Messages) {
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
    config: &Config,
    messages: &Messages,
    run: impl FnOnce(&Comparer) -> Result<Status>,
) -> Result<Status> {
    let path = global.lexicon.clone().or_else(|| config.path(config.settings.lexicon.as_deref()));
    let Some(path) = &path else { return run(&Comparer::default()) };
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
                count(faults.len(), "fault")
            )
        }
    }
}

impl Output<'_> {
    /// Refuses to write over a text that is read.
    pub fn check_input(&self, path: &Path) -> Result<()> {
        let (path, _) = input::chosen(path);
        let same = |out: &Path| Some(out.canonicalize().ok()? == path.canonicalize().ok()?);
        if self.file().and_then(same) == Some(true) {
            bail!("{}: -o would overwrite this text; give another file", input::name(&path));
        }
        Ok(())
    }
}

/// The source of a gold case.
pub fn source(name: &Path, bytes: &[u8]) -> Result<Source> {
    Source::from_bytes(input::name(name), bytes).with_context(|| input::name(name))
}
