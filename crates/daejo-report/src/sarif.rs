//! Divergences as the findings of a checker (SARIF 2.1.0, OASIS standard): locations on both sides, fingerprints,
//! verdicts as suppressions.

use crate::label;
use crate::sanitize::clean;
use crate::{Comparison, json};
use daejo::detect::{DETECTORS, Detector};
use daejo::{Divergence, Encoding, Quote, Report, Severity, Side};
use serde_json::{Value, json};
use std::io::{self, Write};

/// Writes one run.
pub fn render(comparison: Comparison<'_>, out: &mut dyn Write) -> io::Result<()> {
    let results: Vec<Value> = comparison.report.divergences.iter().map(|d| result(comparison, d)).collect();
    let rules: Vec<Value> = DETECTORS.iter().map(|d| rule(*d)).collect();
    let artifacts = Side::BOTH.map(|side| json!({"location": artifact(comparison.report, side)}));
    json::write(
        &json!({
            "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": {"driver": {"name": "daejo", "version": env!("CARGO_PKG_VERSION"), "rules": rules}},
                "columnKind": "unicodeCodePoints",
                "artifacts": artifacts,
                "results": results,
            }],
        }),
        out,
    )
}

/// A rule a kind; its help is the page of `daejo explain`.
fn rule(detector: &dyn Detector) -> Value {
    let page = detector.page();
    let first = page.split("\n\n").find(|p| !p.trim_start().starts_with('#')).unwrap_or("");
    json!({
        "id": detector.kind().as_str(),
        "shortDescription": {"text": first.split_whitespace().collect::<Vec<_>>().join(" ")},
        "help": {"text": page, "markdown": page},
    })
}

fn result(comparison: Comparison<'_>, d: &Divergence) -> Value {
    let quoted = Side::BOTH.into_iter().filter_map(|s| Some((s, d.card.quote(s)?)));
    let mut places: Vec<Value> =
        (0..).zip(quoted).map(|(id, (side, quote))| location(comparison, side, quote, id)).collect();
    let related = places.split_off(places.len().min(1));
    let mut result = json!({
        "ruleId": d.kind.as_str(),
        "ruleIndex": DETECTORS.iter().position(|x| x.kind() == d.kind),
        "level": if d.severity == Severity::Major { "warning" } else { "note" },
        "rank": (f64::from(d.confidence) * 100.0).round(),
        "message": {"text": clean(&d.message)},
        "locations": places,
        "relatedLocations": related,
        "partialFingerprints": {"daejo/v1": clean(&d.fingerprint)},
        "properties": {
            "severity": d.severity.as_str(),
            "confidence": (f64::from(d.confidence) * 100.0).round() / 100.0,
            "bead": d.bead,
            "verdict": d.verdict.as_ref().map(label::verdict),
            "romanization": clean(&d.card.romanization),
            "gloss": d.card.gloss.iter().map(|g| json!([clean(&g.ko()), clean(&g.english())])).collect::<Vec<_>>(),
        },
    });
    if let (Some(verdict), true, Some(fields)) = (&d.verdict, d.is_dismissed(), result.as_object_mut()) {
        let remark = clean(verdict.remark.as_deref().unwrap_or(""));
        let suppression = json!({"kind": "external", "status": "accepted", "justification": remark});
        fields.insert("suppressions".into(), json!([suppression]));
    }
    result
}

/// A place; bytes only where the file's are those of its text.
fn location(comparison: Comparison<'_>, side: Side, quote: &Quote, id: usize) -> Value {
    let source = &comparison.sources[side];
    let mut region = json!({
        "startLine": quote.line,
        "startColumn": quote.column,
        "snippet": {"text": clean(&quote.text)},
    });
    if let (Encoding::Utf8, Some(fields)) = (source.encoding, region.as_object_mut()) {
        fields.insert("byteOffset".into(), json!(quote.span.start));
        fields.insert("byteLength".into(), json!(quote.span.len()));
    }
    json!({
        "id": id,
        "message": {"text": format!("the {} words", side.language())},
        "physicalLocation": {"artifactLocation": artifact(comparison.report, side), "region": region},
    })
}

fn artifact(report: &Report, side: Side) -> Value {
    json!({"uri": uri(&report.document(side).path), "index": side as usize})
}

/// A path as a relative reference of RFC 3986: what is not allowed in one is escaped by percent.
fn uri(path: &str) -> String {
    let mut out = String::new();
    for byte in path.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Format, Options, fixture};

    /// The parts of the standard's schema that this renderer uses, written down by hand.
    const SCHEMA: &str = include_str!("../schema/sarif-2.1.0-reduced.schema.json");

    #[test]
    fn a_report_for_tools() {
        let text = fixture::rendered(Format::Sarif, &Options::default());
        let mut value: Value = serde_json::from_str(&text).unwrap();
        let schema = jsonschema::validator_for(&serde_json::from_str(SCHEMA).unwrap()).unwrap();
        let faults: Vec<String> = schema.iter_errors(&value).map(|e| e.to_string()).collect();
        assert_eq!(faults, Vec::<String>::new());
        let driver = &mut value["runs"][0]["tool"]["driver"];
        // Pages and versions change for reasons of their own.
        driver["version"] = json!("…");
        driver["rules"].as_array_mut().unwrap().iter_mut().for_each(|r| *r = r["id"].clone());
        insta::assert_snapshot!(serde_json::to_string_pretty(&value).unwrap());
    }

    #[test]
    fn a_path_is_a_reference() {
        assert_eq!(uri("a b/조.txt"), "a%20b/%EC%A1%B0.txt");
        assert_eq!(uri("c:\\x.txt"), "c%3A/x.txt");
    }
}
