//! `daejo eval --ablate`: F1 without each kind of evidence.

use daejo::eval::{Case, Counts, ablate};
use daejo_lexicon::Lexicon;
use std::io::{self, Write};

/// Writes a row for each kind of evidence, with what its loss costs.
pub fn write(cases: &[Case], lexicon: &Lexicon, out: &mut dyn Write) -> io::Result<()> {
    let rows = ablate(cases, lexicon);
    let name = rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0) + 8;
    writeln!(out, "{} cases\n\n{:name$}{:>15}{:>15}{:>15}", cases.len(), "F1", "strict", "lax", "null")?;
    let mut whole = None;
    for (kind, score) in &rows {
        let f1 = [&score.strict, &score.lax, &score.null].map(|c: &Counts| 100.0 * c.f1());
        let row = match whole {
            None => f1.map(|x| format!("{x:7.1}        ")).concat(),
            Some(whole) => {
                let pairs = f1.into_iter().zip::<[f64; 3]>(whole);
                pairs.map(|(x, all)| format!("{x:7.1} ({:+5.1})", x - all)).collect()
            }
        };
        let label = if kind.is_empty() { "all evidence".to_string() } else { format!("without {kind}") };
        writeln!(out, "{label:name$}{}", row.trim_end())?;
        whole = whole.or(Some(f1));
    }
    Ok(())
}
