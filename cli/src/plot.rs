//! `daejo plot`: the alignment as a picture.

use crate::args::{Global, Plot};
use crate::config::Config;
use crate::input::name;
use crate::output::{Messages, Output};
use crate::run::{Form, Job, Show, Status};
use anyhow::{Context, Result, bail};
use daejo::Comparer;
use daejo_plot::Picture;
use daejo_report::{Format, Options};
use std::path::Path;

/// Forms of a picture.
#[derive(Clone, Copy)]
enum Image {
    Svg,
    Png,
}

impl Image {
    fn of(path: &Path) -> Result<Image> {
        let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase());
        match extension.as_deref() {
            Some("svg") => Ok(Image::Svg),
            Some("png") => Ok(Image::Png),
            _ => bail!("{}: pictures are SVG or PNG; give a file that ends in .svg or .png", name(path)),
        }
    }
}

/// Compares, draws, writes.
pub fn run(
    args: &Plot,
    comparer: &Comparer,
    config: &Config,
    global: &Global,
    messages: &Messages,
) -> Result<Status> {
    let image = Image::of(&args.output)?;
    let output = Output::new(Some(&args.output), global);
    let job = Job {
        texts: &args.texts,
        fixed: args.kept.fixed.as_deref(),
        output: &output,
        form: Form::Page(Format::Report),
        options: Options::default(),
        show: Show::new(&args.select, config)?,
    };
    let (report, _) = job.compare(comparer, messages)?;
    if report.is_void() {
        return Ok(Status::Error);
    }
    let picture = Picture::new(&report, args.style.into(), args.title.as_deref());
    let bytes = match image {
        Image::Svg => picture.svg().into_bytes(),
        Image::Png => picture.png(args.scale).context("--scale")?,
    };
    output.write(|out| out.write_all(&bytes))?;
    Ok(Status::Clean)
}
