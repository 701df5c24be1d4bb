//! Divergences as localization quality issues of ITS 2.0 (W3C 2013, section 8.16): a closed list of types, a severity
//! from 0 to 100, a comment. The kind stands before the message in the comment.
//!
//! `omission` and `addition` are daejo's: what the English lacks, and what it has alone, whichever side is called
//! the target.

use crate::bitext::{Bead, Issue};
use crate::xml::{Attributes, Writer};
use daejo::{Kind, Severity, Side};
use roxmltree::Node;

/// The namespace.
pub const ITS: &str = "http://www.w3.org/2005/11/its";
/// What is declared on the root of a document with issues.
pub const ON_ROOT: [(&str, &str); 2] = [("xmlns:its", ITS), ("its:version", "2.0")];

/// Severities of the standard's scale; what is read is major from the middle upwards.
const MAJOR: &str = "75";
const MINOR: &str = "25";
const MIDDLE: f64 = 50.0;

const TYPE: &str = "locQualityIssueType";
const COMMENT: &str = "locQualityIssueComment";
const SEVERITY: &str = "locQualityIssueSeverity";

/// Types of the standard, in its order.
const TYPES: [&str; 27] = [
    "terminology",
    "mistranslation",
    "omission",
    "untranslated",
    "addition",
    "duplication",
    "inconsistency",
    "grammar",
    "legal",
    "register",
    "locale-specific-content",
    "locale-violation",
    "style",
    "characters",
    "misspelling",
    "typographical",
    "formatting",
    "inconsistent-entities",
    "numbers",
    "markup",
    "pattern-problem",
    "whitespace",
    "internationalization",
    "length",
    "non-conformance",
    "uncategorized",
    "other",
];

/// The type of a kind of divergence, or of an issue that another tool found.
fn issue_type(kind: &str) -> &'static str {
    let Some(divergence) = Kind::parse(kind) else {
        return TYPES.into_iter().find(|t| *t == kind).unwrap_or("other");
    };
    match divergence {
        Kind::Omission | Kind::PartialOmission => "omission",
        Kind::Addition | Kind::PartialAddition => "addition",
        Kind::Number => "numbers",
        // The standard names dates, times and names of persons and places as entities.
        Kind::Date | Kind::Name => "inconsistent-entities",
        Kind::Title | Kind::Polarity | Kind::Quotation => "mistranslation",
        Kind::Tone => "register",
        Kind::Term => "terminology",
        Kind::Order => "other",
    }
}

/// The side of a bead that refers to its issues: the target, unless there is none.
pub fn side(bead: &Bead) -> Side {
    if bead.sides.ko.is_empty() { Side::En } else { Side::Ko }
}

/// Writes the issues of a bead apart from the text, under a name to refer to.
pub fn write(xml: &mut Writer, id: &str, issues: &[&Issue]) {
    xml.open("its:locQualityIssues", &[("xml:id", id)]);
    for issue in issues {
        let comment = format!("{}: {}", issue.kind, issue.message);
        let severity = if issue.severity == Severity::Major { MAJOR } else { MINOR };
        let attributes: Attributes<'_> =
            &[(TYPE, issue_type(&issue.kind)), (COMMENT, &comment), (SEVERITY, severity)];
        xml.line("its:locQualityIssue", attributes, "");
    }
    xml.close();
}

/// All issues within an element, apart from the text or on it.
pub fn read(node: Node<'_, '_>) -> Vec<Issue> {
    node.descendants().filter_map(issue).collect()
}

fn issue(node: Node<'_, '_>) -> Option<Issue> {
    let apart = node.has_tag_name((ITS, "locQualityIssue"));
    let value = |name: &'static str| if apart { node.attribute(name) } else { node.attribute((ITS, name)) };
    let (kind, comment) = (value(TYPE), value(COMMENT));
    if kind.is_none() && comment.is_none() {
        return None;
    }
    let severe = value(SEVERITY).and_then(|s| s.trim().parse::<f64>().ok()).is_some_and(|s| s >= MIDDLE);
    let comment = comment.unwrap_or_default();
    let own = comment.split_once(": ").filter(|(kind, _)| Kind::parse(kind).is_some());
    let (kind, message) = own.unwrap_or((kind.unwrap_or("uncategorized"), comment));
    Some(Issue {
        bead: 0,
        kind: kind.to_string(),
        severity: if severe { Severity::Major } else { Severity::Minor },
        message: message.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_type_of_the_standard() {
        for kind in Kind::ALL {
            assert!(TYPES.contains(&issue_type(kind.as_str())), "{kind}");
        }
        assert_eq!((issue_type("grammar"), issue_type("new")), ("grammar", "other"));
    }

    #[test]
    fn issues_of_other_tools_are_read() {
        let xml = format!(
            "<u xmlns:its='{ITS}'><t its:locQualityIssueType='grammar' its:locQualityIssueSeverity='50'/>\
             <its:locQualityIssue locQualityIssueComment='number: 3 and 4'/><t x='y'/></u>"
        );
        let document = roxmltree::Document::parse(&xml).unwrap();
        let issues = read(document.root_element());
        let seen: Vec<_> = issues.iter().map(|i| (i.kind.as_str(), i.severity, i.message.as_str())).collect();
        assert_eq!(seen, [("grammar", Severity::Major, ""), ("number", Severity::Minor, "3 and 4")]);
    }
}
