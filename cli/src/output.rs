//! Results and messages: a file that is written whole or not at all, standard output with colours or without, and
//! what is said on standard error.

use crate::args::{Global, When};
use crate::input::name;
use crate::pager;
use anstream::{AutoStream, ColorChoice};
use anyhow::{Context, Result, anyhow, bail};
use daejo_report::{clean, colours};
use std::env;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Columns where there is no terminal.
const WIDTH: usize = 100;

/// Where a result goes, and how it may look there.
pub struct Output<'a> {
    file: Option<&'a Path>,
    choice: ColorChoice,
    pages: bool,
}

impl<'a> Output<'a> {
    /// The file, or standard output.
    pub fn new(file: Option<&'a Path>, global: &Global) -> Output<'a> {
        let file = file.filter(|f| *f != Path::new("-"));
        let choice = match (file, global.color) {
            (None, When::Auto) => AutoStream::choice(&io::stdout()),
            (_, When::Always) => ColorChoice::AlwaysAnsi,
            _ => ColorChoice::Never,
        };
        Output { file, choice, pages: !global.no_pager }
    }

    /// The same, into another file.
    pub fn at<'b>(&self, file: &'b Path) -> Output<'b> {
        Output { file: Some(file), ..*self }
    }

    /// The file, if it goes into one.
    pub fn file(&self) -> Option<&Path> {
        self.file
    }

    /// Whether colours may be used.
    pub fn colour(&self) -> bool {
        self.choice != ColorChoice::Never
    }

    /// Whether someone reads along.
    pub fn is_terminal(&self) -> bool {
        self.file.is_none() && io::stdout().is_terminal()
    }

    /// Columns of the page.
    pub fn width(&self, asked: Option<u16>) -> usize {
        let terminal = || terminal_size::terminal_size_of(io::stdout()).map(|(w, _)| usize::from(w.0));
        asked
            .map(usize::from)
            .or_else(|| if self.file.is_none() { terminal() } else { None })
            .unwrap_or(WIDTH)
            .max(20)
    }

    /// Writes a text for people: on a terminal through a pager, if there is one that can be started.
    pub fn page(&self, render: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
        let pager = if self.pages && self.is_terminal() { pager::chosen(|v| env::var(v).ok()) } else { None };
        let Some(pager) = pager else { return self.write(render) };
        let mut text = Vec::new();
        render(&mut text).context("standard output")?;
        if pager::show(&pager, &text).with_context(|| format!("the pager, {pager}"))? {
            return Ok(());
        }
        self.write(|out| out.write_all(&text))
    }

    /// Writes a result. That the reader of a pipe has gone is no error.
    pub fn write(&self, render: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
        let Some(path) = self.file else {
            let mut out = BufWriter::new(AutoStream::new(io::stdout().lock(), self.choice));
            return match render(&mut out).and_then(|()| out.flush()) {
                Err(e) if e.kind() == ErrorKind::BrokenPipe => Ok(()),
                result => result.context("standard output"),
            };
        };
        whole(path, render).with_context(|| format!("{}: cannot write", name(path)))
    }
}

/// Writes beside the file, then puts the new file in its place.
fn whole(path: &Path, render: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    let old = fs::metadata(path).ok();
    if old.as_ref().is_some_and(fs::Metadata::is_dir) {
        bail!("this is a directory; give a file");
    }
    if old.as_ref().is_some_and(|m| !m.is_file()) {
        // A device or a pipe: there is nothing to replace.
        return Ok(filled(OpenOptions::new().write(true).open(path)?, render)?);
    }
    // A link stays one: what it points to is replaced.
    let path = if old.is_some() { fs::canonicalize(path)? } else { path.to_path_buf() };
    let new = beside(&path);
    let file = OpenOptions::new().write(true).create_new(true).open(&new).map_err(|e| match e.kind() {
        ErrorKind::NotFound => anyhow!("there is no such folder; create it first"),
        ErrorKind::PermissionDenied => anyhow!("no file may be made in this folder; check its permissions"),
        _ => anyhow!(e),
    })?;
    let keep = |m: &fs::Metadata| fs::set_permissions(&new, m.permissions());
    let done = filled(file, render)
        .and_then(|()| old.as_ref().map_or(Ok(()), keep))
        .and_then(|()| fs::rename(&new, &path));
    if done.is_err() {
        // The first error is the one to report.
        let _ = fs::remove_file(&new);
    }
    Ok(done?)
}

fn filled(file: File, render: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(file);
    render(&mut out)?;
    out.flush()
}

fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.daejo", std::process::id()))
}

/// What is said on standard error.
pub struct Messages {
    choice: ColorChoice,
    quiet: bool,
}

impl Messages {
    /// Messages as the options want them.
    pub fn new(global: &Global) -> Messages {
        let choice = match global.color {
            When::Auto => AutoStream::choice(&io::stderr()),
            When::Always => ColorChoice::AlwaysAnsi,
            When::Never => ColorChoice::Never,
        };
        Messages { choice, quiet: global.quiet }
    }

    /// Why there is no result.
    pub fn error(&self, message: &str) {
        self.say("error", colours().0, message);
    }

    /// What is odd but no error.
    pub fn warning(&self, message: &str) {
        if !self.quiet {
            self.say("warning", colours().1, message);
        }
    }

    /// Whether warnings are shown.
    pub fn shows_warnings(&self) -> bool {
        !self.quiet
    }

    /// A line without a name before it: where, and what.
    pub fn line(&self, message: &str) {
        // Nobody is left to be told when standard error is closed.
        let _ = writeln!(AutoStream::new(io::stderr().lock(), self.choice), "{}", clean(message));
    }

    /// How far long work has come: one line that replaces itself, on a terminal only.
    pub fn progress(&self, message: &str) {
        if !self.quiet && io::stderr().is_terminal() {
            let _ = write!(io::stderr().lock(), "\r\x1b[K{}", clean(message));
        }
    }

    /// Clears the line of [`Messages::progress`].
    pub fn progress_done(&self) {
        self.progress("");
    }

    fn say(&self, what: &str, style: anstyle::Style, message: &str) {
        let mut out = AutoStream::new(io::stderr().lock(), self.choice);
        let _ = writeln!(out, "daejo: {style}{what}{style:#}: {}", clean(message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_or_not_at_all() {
        let folder = std::env::temp_dir().join(format!("daejo-output-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("out.txt");
        fs::write(&path, "old").unwrap();
        let failing = |out: &mut dyn Write| {
            out.write_all(b"half")?;
            Err(io::Error::other("no more"))
        };
        assert!(whole(&path, failing).is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        whole(&path, |out| out.write_all(b"new")).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        fs::remove_dir_all(&folder).unwrap();
    }
}
