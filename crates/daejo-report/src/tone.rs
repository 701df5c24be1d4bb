//! The ledger of tone: two lines that say whether the English raises or lowers it, and the list of charged words.

use crate::label::count;
use crate::sanitize::clean;
use crate::style::{FAINT, HEAD, put};
use crate::width::fold;
use crate::{Beads, Options};
use daejo::{Change, Ledger, LedgerEntry};
use std::io::{self, Write};

/// Writes the ledger, if there is anything in it; its list where all sentences are written too.
pub fn write(ledger: &Ledger, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    if ledger.entries.is_empty() {
        return Ok(());
    }
    put(out, options.colour, HEAD, "Tone")?;
    writeln!(out)?;
    let room = options.width.saturating_sub(2);
    for line in [score(ledger), changes(ledger)].iter().flat_map(|l| fold(l, room)) {
        writeln!(out, "  {line}")?;
    }
    if options.beads == Beads::Full {
        for entry in &ledger.entries {
            for line in fold(&row(entry), room.saturating_sub(2)) {
                put(out, options.colour, FAINT, &format!("    {line}"))?;
                writeln!(out)?;
            }
        }
    }
    writeln!(out)
}

/// What the English does on the whole, and by kind.
pub fn score(ledger: &Ledger) -> String {
    let total = ledger.score;
    let direction = match total.sum {
        0 => "the English keeps the tone",
        s if s < 0 => "the English lowers the tone",
        _ => "the English raises the tone",
    };
    let kinds: Vec<String> =
        ledger.kinds.iter().map(|(k, s)| format!("{} {:+.2} of {}", k.as_str(), s.mean, s.entries)).collect();
    format!("{direction}: {:+.2} on the mean, {:+} in all ({})", total.mean, total.sum, kinds.join(", "))
}

/// How often what happened.
pub fn changes(ledger: &Ledger) -> String {
    let all = [Change::Kept, Change::Hardened, Change::Softened, Change::Neutralised, Change::Dropped];
    let counts = all.into_iter().filter_map(|change| {
        let n = ledger.entries.iter().filter(|e| e.change == change).count();
        (n > 0).then(|| format!("{n} {}", change.as_str()))
    });
    let counts: Vec<String> = counts.collect();
    format!("{}: {}", count(ledger.entries.len(), "charged word"), counts.join(", "))
}

fn row(entry: &LedgerEntry) -> String {
    let rendering = entry.rendering.as_deref().map_or("–".into(), clean);
    format!(
        "bead {}: {} {} ({:+}) → {rendering} ({:+}), {}",
        entry.bead,
        entry.kind.as_str(),
        clean(&entry.term),
        entry.strength.ko,
        entry.strength.en,
        entry.change.as_str()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use daejo::{Charge, Pair};

    fn ledger() -> Ledger {
        let entry = |kind, term: &str, rendering: Option<&str>, ko, en| LedgerEntry {
            bead: 3,
            kind,
            ko: None,
            en: None,
            term: term.into(),
            rendering: rendering.map(String::from),
            strength: Pair { en, ko },
            change: Change::of(Pair { en, ko }, rendering.is_some()),
        };
        Ledger::new(vec![
            entry(Charge::Insult, "괴뢰패당", Some("south \u{1b}[31mKorea"), -3, 0),
            entry(Charge::Honorific, "경애하는", Some("respected"), 3, 3),
        ])
    }

    fn written(beads: Beads) -> String {
        let mut out = Vec::new();
        write(&ledger(), &Options { beads, width: 120, ..Options::default() }, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn two_lines_tell_direction_and_changes() {
        let text = written(Beads::Brief);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "Tone");
        assert_eq!(
            lines[1],
            "  the English lowers the tone: -1.50 on the mean, -3 in all (honorific +0.00 of 1, insult -3.00 of 1)"
        );
        assert_eq!(lines[2], "  2 charged words: 1 kept, 1 neutralised");
    }

    #[test]
    fn the_list_comes_with_all_sentences_and_holds_no_control() {
        let text = written(Beads::Full);
        assert!(text.contains("bead 3: insult 괴뢰패당 (-3) → south"), "{text}");
        assert!(!text.contains('\u{1b}'), "{text}");
    }
}
