//! Tone as a ledger: every honorific, epithet, insult, threat and slogan of one side beside its rendering on the other.
//!
//! Strength is that of the lexicon: 1 to 3 for words of respect and praise, -1 to -3 for insults and threats, 0 for a
//! word without force.

use crate::pair::Pair;
use crate::span::Span;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a charged word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Charge {
    /// A formula of reverence: 경애하는, 위대한 령도자.
    Honorific,
    /// Praise: 불굴의, 대경사.
    Epithet,
    /// An insult: 괴뢰패당, 미제.
    Insult,
    /// A threat: 섬멸, 멸망.
    Threat,
    /// A slogan.
    Slogan,
}

impl Charge {
    /// The name in JSON and in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Charge::Honorific => "honorific",
            Charge::Epithet => "epithet",
            Charge::Insult => "insult",
            Charge::Threat => "threat",
            Charge::Slogan => "slogan",
        }
    }
}

/// What became of a charged word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// Rendered with its force.
    Kept,
    /// Rendered with more force.
    Hardened,
    /// Rendered with less force.
    Softened,
    /// Rendered by a word without force.
    Neutralised,
    /// Not rendered.
    Dropped,
}

impl Change {
    /// From the strengths of both sides; `rendered`: whether the English has words for it at all.
    pub fn of(strength: Pair<i8>, rendered: bool) -> Change {
        let force = strength.map(i8::unsigned_abs);
        match (rendered, force.en) {
            (false, _) => Change::Dropped,
            (true, en) if en > force.ko => Change::Hardened,
            (true, en) if en == force.ko => Change::Kept,
            (true, 0) => Change::Neutralised,
            (true, _) => Change::Softened,
        }
    }

    /// The name in JSON and in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Change::Kept => "kept",
            Change::Hardened => "hardened",
            Change::Softened => "softened",
            Change::Neutralised => "neutralised",
            Change::Dropped => "dropped",
        }
    }
}

/// A charged word and its rendering.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerEntry {
    /// Number of the bead.
    pub bead: usize,
    /// What the word is.
    pub kind: Charge,
    /// The Korean words, as bytes of the source; absent where only the English is charged.
    pub ko: Option<Span>,
    /// The English words, as bytes of the source; absent where nothing renders the Korean.
    pub en: Option<Span>,
    /// The Korean as the lexicon has it, or the English where only that is charged.
    pub term: String,
    /// The English that stands there.
    pub rendering: Option<String>,
    /// -3 to 3 on each side.
    pub strength: Pair<i8>,
    /// What became of it.
    pub change: Change,
}

impl LedgerEntry {
    /// How much more force the English has than the Korean: negative where it lowers the tone.
    pub fn shift(&self) -> i32 {
        let force = self.strength.map(|s| i32::from(s.unsigned_abs()));
        force.en - force.ko
    }
}

/// How much the English raises or lowers the tone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ToneScore {
    /// Entries counted.
    pub entries: usize,
    /// Sum of the differences of force, English less Korean.
    pub sum: i32,
    /// Their mean, 0 without entries; two digits.
    pub mean: f32,
}

impl ToneScore {
    fn of(shifts: impl Iterator<Item = i32>) -> ToneScore {
        let (entries, sum) = shifts.fold((0, 0), |(n, sum), shift| (n + 1, sum + shift));
        let mean = if entries == 0 { 0.0 } else { sum as f32 / entries as f32 };
        ToneScore { entries, sum, mean: (mean * 100.0).round() / 100.0 }
    }
}

/// The charged words of a release with their renderings, and what they add up to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Ledger {
    /// The entries in the order of the beads, then of the Korean; English ones without Korean after them.
    pub entries: Vec<LedgerEntry>,
    /// All entries together.
    pub score: ToneScore,
    /// Each kind that occurs.
    pub kinds: BTreeMap<Charge, ToneScore>,
}

impl Ledger {
    /// Adds up entries.
    ///
    /// ```
    /// use daejo::{Change, Charge, Ledger, LedgerEntry, Pair};
    /// let entry = LedgerEntry {
    ///     bead: 0, kind: Charge::Insult, ko: None, en: None, term: "괴뢰".into(), rendering: Some("south Korea".into()),
    ///     strength: Pair { en: 0, ko: -3 }, change: Change::Neutralised,
    /// };
    /// let ledger = Ledger::new(vec![entry]);
    /// assert_eq!((ledger.score.sum, ledger.score.mean), (-3, -3.0));
    /// ```
    pub fn new(entries: Vec<LedgerEntry>) -> Ledger {
        let score = ToneScore::of(entries.iter().map(LedgerEntry::shift));
        let kinds: Vec<Charge> = entries.iter().map(|e| e.kind).collect();
        let kinds = kinds.into_iter().map(|kind| {
            let own = entries.iter().filter(|e| e.kind == kind).map(LedgerEntry::shift);
            (kind, ToneScore::of(own))
        });
        let kinds = kinds.collect();
        Ledger { entries, score, kinds }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_told_by_the_force_of_both_sides() {
        let change = |ko, en, rendered| Change::of(Pair { en, ko }, rendered);
        assert_eq!(change(-3, -3, true), Change::Kept);
        assert_eq!(change(-3, -1, true), Change::Softened);
        assert_eq!(change(-3, 0, true), Change::Neutralised);
        assert_eq!(change(3, 0, false), Change::Dropped);
        assert_eq!(change(0, -3, true), Change::Hardened);
    }
}
