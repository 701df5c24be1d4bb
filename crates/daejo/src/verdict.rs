//! What people decided about divergences: kept in a file beside the texts, found again by fingerprint.

use crate::report::{Divergence, Kind, Report};
use serde::{Deserialize, Serialize};

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    /// It is a divergence.
    Accepted,
    /// It is none, or of no interest.
    Dismissed,
    /// Nothing yet: there is a remark only.
    Noted,
}

impl Decision {
    /// The name in files of verdicts and in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Decision::Accepted => "accepted",
            Decision::Dismissed => "dismissed",
            Decision::Noted => "noted",
        }
    }
}

/// A decision about one divergence. Kind and words are for the reader of the file; the fingerprint decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    /// The divergence's fingerprint.
    pub fingerprint: String,
    /// What was decided.
    pub verdict: Decision,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// Kind of the divergence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// Its English words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
    /// Its Korean words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ko: Option<String>,
}

/// Verdicts in the order of their file, at most one a fingerprint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdicts {
    list: Vec<Verdict>,
}

/// Why a file of verdicts cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictFault {
    /// Line, from 1.
    pub line: usize,
    /// What is wrong and what to do.
    pub message: String,
}

impl Verdicts {
    /// Reads verdicts: an object a line (JSON Lines), or one JSON array.
    ///
    /// ```
    /// let line = r#"{"fingerprint": "00f1", "verdict": "dismissed", "remark": "free translation"}"#;
    /// assert_eq!(daejo::Verdicts::parse(line).unwrap().list().len(), 1);
    /// assert_eq!(daejo::Verdicts::parse("\n{}").unwrap_err().line, 2);
    /// ```
    ///
    /// # Errors
    /// With the line of the first object that is no verdict, or that names a fingerprint once more.
    pub fn parse(text: &str) -> Result<Verdicts, VerdictFault> {
        let fault = |line: usize, message: String| VerdictFault { line, message };
        let mut placed: Vec<(usize, Verdict)> = Vec::new();
        if text.trim_start().starts_with('[') {
            let list: Vec<Verdict> =
                serde_json::from_str(text).map_err(|e| fault(e.line(), without_place(&e)))?;
            placed.extend(list.into_iter().map(|v| (line_of(text, &v.fingerprint), v)));
        } else {
            for (line, row) in (1..).zip(text.lines()).filter(|(_, row)| !row.trim().is_empty()) {
                let verdict = serde_json::from_str(row).map_err(|e| fault(line, without_place(&e)))?;
                placed.push((line, verdict));
            }
        }
        let mut verdicts = Verdicts::default();
        for (line, verdict) in placed {
            if verdicts.get(&verdict.fingerprint).is_some() {
                let message = format!("{} is decided twice; keep one of the two", verdict.fingerprint);
                return Err(fault(line, message));
            }
            verdicts.list.push(verdict);
        }
        Ok(verdicts)
    }

    /// All verdicts.
    pub fn list(&self) -> &[Verdict] {
        &self.list
    }

    /// The verdict on a divergence.
    pub fn get(&self, fingerprint: &str) -> Option<&Verdict> {
        self.list.iter().find(|v| v.fingerprint == fingerprint)
    }

    /// Puts a verdict in the place of an older one on the same divergence, or at the end. What the new one does not
    /// say (remark, kind, words) stays.
    pub fn set(&mut self, verdict: Verdict) {
        match self.list.iter_mut().find(|v| v.fingerprint == verdict.fingerprint) {
            Some(old) => {
                *old = Verdict {
                    remark: verdict.remark.or(old.remark.take()),
                    kind: verdict.kind.or(old.kind),
                    en: verdict.en.or(old.en.take()),
                    ko: verdict.ko.or(old.ko.take()),
                    ..verdict
                }
            }
            None => self.list.push(verdict),
        }
    }

    /// The verdicts as JSON Lines.
    pub fn to_lines(&self) -> String {
        let line = |v: &Verdict| serde_json::to_string(v).map(|s| s + "\n").unwrap_or_default();
        self.list.iter().map(line).collect()
    }

    /// Puts each verdict to its divergence; those that find none are kept as stale.
    pub fn apply(&self, report: &mut Report) {
        for divergence in &mut report.divergences {
            divergence.verdict = self.get(&divergence.fingerprint).cloned();
        }
        let found = |v: &&Verdict| report.divergences.iter().any(|d| d.fingerprint == v.fingerprint);
        report.stale = self.list.iter().filter(|v| !found(v)).cloned().collect();
    }
}

impl Divergence {
    /// A verdict on it, with its kind and words.
    pub fn judged(&self, verdict: Decision, remark: Option<String>) -> Verdict {
        Verdict {
            fingerprint: self.fingerprint.clone(),
            verdict,
            remark,
            kind: Some(self.kind),
            en: self.card.en.as_ref().map(|q| q.text.clone()),
            ko: self.card.ko.as_ref().map(|q| q.text.clone()),
        }
    }

    /// Whether a person dismissed it.
    pub fn is_dismissed(&self) -> bool {
        self.verdict.as_ref().is_some_and(|v| v.verdict == Decision::Dismissed)
    }
}

/// A message of serde's without its own line and column.
fn without_place(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let end = text.rfind(" at line ").unwrap_or(text.len());
    format!("no verdict: {}", text.get(..end).unwrap_or(&text))
}

/// The line of the last place where a text stands.
fn line_of(text: &str, words: &str) -> usize {
    let before = text.rfind(words).and_then(|at| text.get(..at)).unwrap_or("");
    before.matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(fingerprint: &str, verdict: Decision) -> Verdict {
        Verdict { fingerprint: fingerprint.into(), verdict, remark: None, kind: None, en: None, ko: None }
    }

    #[test]
    fn lines_and_an_array_are_the_same() {
        let mut verdicts = Verdicts::default();
        verdicts.set(verdict("a", Decision::Accepted));
        verdicts.set(Verdict {
            remark: Some("free \"rendering\"\n".into()),
            ..verdict("b", Decision::Dismissed)
        });
        let lines = verdicts.to_lines();
        assert_eq!(lines.lines().count(), 2);
        assert_eq!(Verdicts::parse(&lines).as_ref(), Ok(&verdicts));
        let array = format!("[{}]", lines.lines().collect::<Vec<_>>().join(",\n"));
        assert_eq!(Verdicts::parse(&array), Ok(verdicts));
    }

    #[test]
    fn a_new_verdict_keeps_what_it_does_not_say() {
        let mut verdicts = Verdicts::default();
        verdicts.set(Verdict { remark: Some("why".into()), ..verdict("a", Decision::Dismissed) });
        verdicts.set(verdict("a", Decision::Accepted));
        let only = verdicts.list().first().expect("one verdict");
        assert_eq!((only.verdict, only.remark.as_deref()), (Decision::Accepted, Some("why")));
    }

    #[test]
    fn faults_have_their_line() {
        let fault = |text: &str| Verdicts::parse(text).expect_err("a fault");
        let good = r#"{"fingerprint": "a", "verdict": "accepted"}"#;
        assert_eq!(fault(&format!("{good}\n\n{good}")).line, 3);
        assert_eq!(fault(&format!("[{good},\n{good}]")).line, 2);
        let wrong = fault(&format!("{good}\n{{\"fingerprint\": \"b\", \"verdict\": \"yes\"}}"));
        assert!(
            wrong.line == 2 && wrong.message.contains("accepted") && !wrong.message.contains(" line "),
            "{wrong:?}"
        );
    }
}
