//! `daejo explain`: the pages of the kinds.

use crate::args::{Explain, Global};
use crate::output::Output;
use crate::run::Status;
use anyhow::{Result, anyhow, bail};
use daejo::Kind;
use daejo::detect::explain;
use daejo_report::{Options, clean, fold, page};

/// Shows a page, or the list.
pub fn run(args: &Explain, global: &Global) -> Result<Status> {
    let output = Output::new(None, global);
    let options =
        Options { width: output.width(None).min(100), colour: output.colour(), ..Options::default() };
    match &args.kind {
        None => output.write(|out| out.write_all(list(options.width).as_bytes()))?,
        Some(name) => {
            let text = find(name)?;
            output.write(|out| page(text, &options, out))?;
        }
    }
    Ok(Status::Clean)
}

fn find(name: &str) -> Result<&'static str> {
    match Kind::parse(name) {
        None => bail!("{}: no kind of divergence; one of {}", clean(name), known()),
        Some(kind) => {
            explain(kind).ok_or_else(|| anyhow!("{kind}: not detected yet; pages there are: {}", known()))
        }
    }
}

fn known() -> String {
    let with_page = Kind::ALL.into_iter().filter(|k| explain(*k).is_some());
    with_page.map(Kind::as_str).collect::<Vec<_>>().join(", ")
}

/// Columns of the names in the list.
const NAMES: usize = 18;

/// Each kind with the first sentence of its page.
fn list(width: usize) -> String {
    let mut text = String::new();
    for kind in Kind::ALL {
        let Some(page) = explain(kind) else { continue };
        let first = page.lines().find(|l| !l.is_empty() && !l.starts_with('#')).unwrap_or("");
        for (i, line) in fold(first, width.saturating_sub(NAMES)).iter().enumerate() {
            text.push_str(&format!("{:NAMES$}{line}\n", if i == 0 { kind.as_str() } else { "" }));
        }
    }
    text.push_str("\n`daejo explain KIND` says what is reported, what not, and what the limits are.\n");
    text
}
