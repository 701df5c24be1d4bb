//! Which divergences are shown: by confidence, kind, severity, and by what a person decided. What is hidden is counted.

use crate::report::{Divergence, Kind, Report, Severity};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::str::FromStr;

/// A kind or a severity.
///
/// ```
/// use daejo::{Filter, Kind};
/// assert_eq!("tone".parse(), Ok(Filter::Kind(Kind::Tone)));
/// assert!("grave".parse::<Filter>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Filter {
    /// Divergences of this kind.
    Kind(Kind),
    /// Divergences of this severity.
    Severity(Severity),
}

impl Filter {
    /// Whether the divergence is of this kind, or of just this severity.
    pub fn takes(self, divergence: &Divergence) -> bool {
        match self {
            Filter::Kind(kind) => divergence.kind == kind,
            Filter::Severity(severity) => divergence.severity == severity,
        }
    }

    /// Whether the divergence is of this kind, or of this severity or a graver one.
    pub fn reaches(self, divergence: &Divergence) -> bool {
        match self {
            Filter::Kind(kind) => divergence.kind == kind,
            Filter::Severity(severity) => divergence.severity >= severity,
        }
    }
}

impl TryFrom<String> for Filter {
    type Error = String;

    fn try_from(name: String) -> Result<Filter, String> {
        name.parse().map_err(|why| format!("{name:?} is {why}"))
    }
}

impl FromStr for Filter {
    type Err = String;

    fn from_str(name: &str) -> Result<Filter, String> {
        let severity = Severity::parse(name).map(Filter::Severity);
        let kinds = || Kind::ALL.map(Kind::as_str).join(", ");
        severity
            .or_else(|| Kind::parse(name).map(Filter::Kind))
            .ok_or_else(|| format!("neither a severity (minor, major) nor a kind ({})", kinds()))
    }
}

/// What to show.
///
/// ```
/// use daejo::{Filter, Kind, Selection};
/// let mut report = daejo::compare("The team won 3:1.", "팀이 3:2로 이겼다.");
/// let only_dates = Selection { only: vec![Filter::Kind(Kind::Date)], ..Selection::default() };
/// only_dates.apply(&mut report);
/// assert_eq!((report.divergences.len(), report.hidden.others), (0, 1));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// Least confidence, 0 to 1.
    pub min_confidence: f32,
    /// Least confidence of some kinds, in place of the general one.
    pub min_confidence_by_kind: BTreeMap<Kind, f32>,
    /// If there are any: nothing else.
    pub only: Vec<Filter>,
    /// Not these.
    pub ignore: Vec<Filter>,
    /// Whether dismissed divergences are shown.
    pub dismissed: bool,
    /// Whether every divergence with a verdict is shown, whatever else is asked: for a page that saves verdicts again.
    pub judged: bool,
}

/// How many divergences are not shown, and why; each is counted once, under the first reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Hidden {
    /// Dismissed by a person.
    pub dismissed: usize,
    /// Of a kind or severity that was to be ignored, or was not asked for.
    pub others: usize,
    /// Less sure than asked for.
    pub below: usize,
}

impl Hidden {
    /// Whether nothing is hidden.
    pub fn is_none(&self) -> bool {
        *self == Hidden::default()
    }
}

impl Selection {
    /// Takes what is not to be shown out of the report, and counts it there.
    pub fn apply(&self, report: &mut Report) {
        let mut hidden = Hidden::default();
        report.divergences.retain(|d| match self.reason(d, &mut hidden) {
            None => true,
            Some(count) => {
                *count += 1;
                false
            }
        });
        report.hidden = hidden;
        report.summarise();
    }

    /// The count that a hidden divergence belongs to.
    fn reason<'h>(&self, d: &Divergence, hidden: &'h mut Hidden) -> Option<&'h mut usize> {
        let takes = |filters: &[Filter]| filters.iter().any(|f| f.takes(d));
        let least = self.min_confidence_by_kind.get(&d.kind).copied().unwrap_or(self.min_confidence);
        if self.judged && d.verdict.is_some() {
            None
        } else if !self.dismissed && d.is_dismissed() {
            Some(&mut hidden.dismissed)
        } else if takes(&self.ignore) || !self.only.is_empty() && !takes(&self.only) {
            Some(&mut hidden.others)
        } else if d.confidence < least {
            Some(&mut hidden.below)
        } else {
            None
        }
    }
}
