//! `daejo eval --fit`: constants of the source, fitted on gold cases, with what they are worth.

use super::table::reliability;
use daejo::align::Logistic;
use daejo::align::cost::Weights;
use daejo::eval::{Case, Counts, Fit, Fold, RelatedFit, Score, Threshold, WeightFit};
use daejo_lexicon::Lexicon;
use std::io::{self, Write};

/// The constants of `align/confidence.rs`.
pub fn confidence(cases: &[Case], lexicon: &Lexicon, out: &mut dyn Write) -> io::Result<()> {
    let fit = Fit::of(cases, lexicon);
    writeln!(out, "{} beads of {} cases\n\ntemperature  log loss (cross-validated)", fit.beads, cases.len())?;
    for (temperature, loss) in &fit.losses {
        writeln!(out, "{temperature:11.1}  {loss:.4}")?;
    }
    writeln!(out, "\npub const TEMPERATURE: f64 = {:.1};", fit.temperature)?;
    for (name, Logistic { slope, offset }) in [("FULL", fit.full), ("NULL", fit.null)] {
        writeln!(out, "const {name}: Logistic = Logistic {{ slope: {slope:.3}, offset: {offset:.3} }};")?;
    }
    writeln!(out, "const MOVED: f64 = {:.2};", fit.moved)?;
    reliability("beads with both sides, cross-validated", &fit.claims.beads, out)?;
    reliability("null beads, cross-validated", &fit.claims.null, out)
}

/// The constants of `align/cost.rs` and `evidence/weight.rs`.
pub fn weights(cases: &[Case], lexicon: &Lexicon, out: &mut dyn Write) -> io::Result<()> {
    let fit = WeightFit::of(cases, lexicon);
    let (beads, learned) = fit.beads;
    writeln!(out, "{} cases, {beads} beads with both sides, {learned} of them in order", cases.len())?;
    writeln!(out, "\nF1 of cases held out       strict             null")?;
    writeln!(out, "part  cases      present  fitted   present  fitted")?;
    for (i, fold) in fit.folds.iter().enumerate() {
        let [a, b, c, d] = f1(fold);
        writeln!(out, "{:4}  {:5}      {a:7.1} {b:7.1}   {c:7.1} {d:7.1}", i + 1, fold.cases)?;
    }
    let columns = [0, 1, 2, 3].map(|i| {
        mean_and_spread(&fit.folds.iter().filter_map(|f| f1(f).get(i).copied()).collect::<Vec<_>>())
    });
    for (name, of) in [("mean", 0), ("spread", 1)] {
        let [a, b, c, d] = columns.map(|c| c[of]);
        writeln!(out, "{name:11}      {a:7.1} {b:7.1}   {c:7.1} {d:7.1}")?;
    }
    let pooled = |of: fn(&Fold) -> &Score| {
        let mut sum = Score::default();
        fit.folds.iter().for_each(|f| sum += of(f));
        sum
    };
    let pooled = Fold { cases: cases.len(), present: pooled(|f| &f.present), fitted: pooled(|f| &f.fitted) };
    let [a, b, c, d] = f1(&pooled);
    writeln!(out, "together         {a:7.1} {b:7.1}   {c:7.1} {d:7.1}\n")?;
    constants(&fit, out)
}

/// The constant of `align/related.rs`.
pub fn related(cases: &[Case], lexicon: &Lexicon, out: &mut dyn Write) -> io::Result<()> {
    let fit = RelatedFit::of(cases, lexicon);
    let share = |of: &[f32], share: f64| {
        of.get((share * of.len().saturating_sub(1) as f64) as usize).copied().unwrap_or(0.0)
    };
    writeln!(out, "evidence in nats a sentence of the shorter text\n")?;
    writeln!(out, "{:28}  pairs  least  median    99 %  99.9 %    most", "")?;
    for (name, of) in [("versions of one release", &fit.versions), ("crossed with other cases", &fit.crossed)]
    {
        let [least, median, high, higher, most] = [0.0, 0.5, 0.99, 0.999, 1.0].map(|s| share(of, s));
        let pairs = of.len();
        writeln!(
            out,
            "{name:28}  {pairs:5}  {least:5.1}  {median:6.1}  {high:6.1}  {higher:6.1}  {most:6.1}"
        )?;
    }
    writeln!(out, "\nthreshold  versions called unrelated %  crossed pairs called unrelated %")?;
    let fitted = fit.threshold();
    for threshold in [0.5, 1.0, 2.0, 3.0, 4.0].map(|x| x * fitted) {
        let (wronged, told) = fit.below(threshold);
        writeln!(out, "{threshold:9.1}  {:28.2}  {:32.2}", 100.0 * wronged, 100.0 * told)?;
    }
    writeln!(out, "\npub const RELATED: f32 = {fitted:.1};")
}

/// The constants of `detect/mod.rs`, with precision and recall at each threshold; with the built-in lexicon.
pub fn thresholds(cases: &[Case], out: &mut dyn Write) -> io::Result<()> {
    let comparer = daejo::Comparer::default().without_thresholds();
    let fits = Threshold::fit(cases, &comparer);
    let percent = |c: &Counts| format!("{:5.1} {:5.1}", 100.0 * c.precision(), 100.0 * c.recall());
    writeln!(out, "{} cases; P and R in percent\n", cases.len())?;
    write!(out, "{:17} {:>4}  {:11}", "kind", "gold", "held out")?;
    let shown: Vec<f32> = vec![0.0, 0.3, 0.45, 0.6, 0.7, 0.8, 0.9];
    shown.iter().try_for_each(|t| write!(out, "  from {t:<6.2}"))?;
    writeln!(out)?;
    for fit in &fits {
        write!(out, "{:17} {:>4}  {}", fit.kind.as_str(), fit.held_out.gold, percent(&fit.held_out))?;
        for (_, counts) in fit.curve.iter().filter(|(t, _)| shown.contains(t)) {
            write!(out, "  {}", percent(counts))?;
        }
        writeln!(out)?;
    }
    writeln!(out, "\nconst LEAST: &[(Kind, f32)] = &[")?;
    for fit in fits.iter().filter(|f| f.least > 0.0) {
        writeln!(out, "    (Kind::{:?}, {:.2}),", fit.kind, fit.least)?;
    }
    writeln!(out, "];")
}

fn f1(fold: &Fold) -> [f64; 4] {
    let of = |counts: &Counts| 100.0 * counts.f1();
    [of(&fold.present.strict), of(&fold.fitted.strict), of(&fold.present.null), of(&fold.fitted.null)]
}

/// Mean and standard deviation.
fn mean_and_spread(values: &[f64]) -> [f64; 2] {
    let n = values.len().max(1) as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|v| (v - mean).powi(2)).sum();
    [mean, (squares / (n - 1.0).max(1.0)).sqrt()]
}

fn constants(fit: &WeightFit, out: &mut dyn Write) -> io::Result<()> {
    let w = fit.model.weights;
    writeln!(out, "pub const WEIGHTS: Weights = Weights {{")?;
    let values: Vec<(&str, f32)> = Weights::NAMES.into_iter().zip(w.linear()).collect();
    for (name, value) in &values {
        match name.split_once('.') {
            None => writeln!(out, "    {name}: {value:.2},")?,
            Some((name, "0")) => write!(out, "    {name}: ({value:.2}, ")?,
            Some(_) => writeln!(out, "{value:.2}),")?,
        }
        if *name == "length" {
            let (near, far) = w.length_spread;
            writeln!(
                out,
                "    length_mean: {:.2},\n    length_spread: ({near:.2}, {far:.2}),",
                w.length_mean
            )?;
        }
    }
    writeln!(out, "}};\n\npub const RATES: Rates = Rates([")?;
    for ((sort, all, linked), rate) in fit.rates.iter().zip(fit.model.rates.0) {
        writeln!(out, "    {rate:.2}, // {sort:?}: {linked} of {all}")?;
    }
    writeln!(out, "]);")
}
