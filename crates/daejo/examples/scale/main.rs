//! Time and memory against size: documents composed of the gold cases, aligned whole.
//!
//! ```text
//! cargo run --release -p daejo --example scale              # the table of accuracy/speed.md
//! cargo run --release -p daejo --example scale 20000        # one document of 20,000 sentences a side
//! cargo run --release -p daejo --example scale pairs 1000   # 1,000 pairs of some 25 sentences in one process
//! cargo run --release -p daejo --example scale write 20000 /tmp/long   # the document, to measure the command with
//! ```
//!
//! Each size runs in a process of its own, five times; the median is printed. Processor time and the peak of memory
//! are what Linux says of the process (`/proc/self`); elsewhere they are left out.

#![allow(clippy::print_stdout)]

mod compose;

use daejo::{Comparer, Pair, Source};
use rayon::prelude::*;
use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

const SENTENCES: [usize; 5] = [1_000, 5_000, 20_000, 50_000, 100_000];
const PAIRS: [usize; 3] = [100, 1_000, 10_000];
const ROUNDS: usize = 5;
/// Sentences a side of a short pair.
const SHORT: usize = 25;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => table(),
        ["pairs", n] => pairs(n.parse()?),
        ["write", n, folder] => write(n.parse()?, Path::new(folder)),
        [n] => document(n.parse()?),
        _ => Err("give nothing, SENTENCES, pairs NUMBER, or write SENTENCES FOLDER".into()),
    }
}

/// One document, read from bytes as the command does.
fn document(sentences: usize) -> Result<(), Box<dyn Error>> {
    let texts = compose::document(&compose::cases()?, sentences);
    let start = Instant::now();
    let sources = Pair {
        en: Source::from_bytes("en", texts.en.as_bytes())?,
        ko: Source::from_bytes("ko", texts.ko.as_bytes())?,
    };
    let report = Comparer::default().align(sources);
    println!("{:.3}\t{}\t{}", start.elapsed().as_secs_f64(), usage(), report.en.sentences.len());
    Ok(())
}

/// Many pairs, compared whole, with one comparer.
fn pairs(n: usize) -> Result<(), Box<dyn Error>> {
    let mut cases = compose::cases()?;
    let texts: Vec<Pair<String>> = (0..n)
        .map(|_| {
            cases.rotate_left(1);
            compose::document(&cases, SHORT)
        })
        .collect();
    let start = Instant::now();
    let comparer = Comparer::default();
    let sentences: usize = texts
        .par_iter()
        .map(|t| {
            let sources = Pair { en: Source::from_text("en", &*t.en), ko: Source::from_text("ko", &*t.ko) };
            comparer.compare(sources).en.sentences.len()
        })
        .sum();
    println!("{:.3}\t{}\t{sentences}", start.elapsed().as_secs_f64(), usage());
    Ok(())
}

fn write(sentences: usize, folder: &Path) -> Result<(), Box<dyn Error>> {
    let texts = compose::document(&compose::cases()?, sentences);
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join("en.txt"), texts.en)?;
    std::fs::write(folder.join("ko.txt"), texts.ko)?;
    Ok(())
}

/// Processor time in seconds and the peak of memory in MB, parted by a tab.
fn usage() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak =
        status.lines().find_map(|l| l.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok());
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // Fields 14 and 15, in hundredths of a second; the name before them may hold blanks but ends with a bracket.
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks: f64 = fields.skip(11).take(2).filter_map(|t| t.parse::<f64>().ok()).sum();
    format!("{:.2}\t{:.0}", ticks / 100.0, peak.unwrap_or(0.0_f64) / 1024.0)
}

fn table() -> Result<(), Box<dyn Error>> {
    println!(
        "| document | sentences a side | wall s | processor s | peak MB |\n| --- | --- | --- | --- | --- |"
    );
    let mut points = Vec::new();
    for n in SENTENCES {
        let [wall, processor, peak, sentences] = median(&[&n.to_string()])?;
        println!("| one | {sentences} | {wall:.2} | {processor:.2} | {peak:.0} |");
        points.push((sentences, wall, peak));
    }
    for n in PAIRS {
        let [wall, processor, peak, sentences] = median(&["pairs", &n.to_string()])?;
        println!("| {n} pairs | {:.0} each | {wall:.2} | {processor:.2} | {peak:.0} |", sentences / n as f64);
    }
    let (fixed, each) = line(points.iter().map(|p| (p.0, p.1)));
    println!("\nwall = {fixed:.2} s + {:.1} ms for 1,000 sentences a side", each * 1e6);
    let (fixed, each) = line(points.iter().map(|p| (p.0, p.2)));
    println!("peak = {fixed:.0} MB + {:.2} MB for 1,000 sentences a side", each * 1e3);
    Ok(())
}

/// Runs this program with these arguments; of each figure the median.
fn median(arguments: &[&str]) -> Result<[f64; 4], Box<dyn Error>> {
    let mut rounds: [Vec<f64>; 4] = Default::default();
    for _ in 0..ROUNDS {
        let output = Command::new(std::env::current_exe()?).args(arguments).output()?;
        let line = String::from_utf8(output.stdout)?;
        for (list, figure) in rounds.iter_mut().zip(line.split_whitespace()) {
            list.push(figure.parse()?);
        }
    }
    Ok(rounds.map(|mut list| {
        list.sort_by(f64::total_cmp);
        list.get(list.len() / 2).copied().unwrap_or(f64::NAN)
    }))
}

/// The straight line of least squares: where it begins and how it rises.
fn line(points: impl Iterator<Item = (f64, f64)> + Clone) -> (f64, f64) {
    let n = points.clone().count() as f64;
    let mean = |of: fn((f64, f64)) -> f64| points.clone().map(of).sum::<f64>() / n;
    let (x, y) = (mean(|p| p.0), mean(|p| p.1));
    let covariance: f64 = points.clone().map(|p| (p.0 - x) * (p.1 - y)).sum();
    let variance: f64 = points.clone().map(|p| (p.0 - x).powi(2)).sum();
    let rise = covariance / variance;
    (y - rise * x, rise)
}
