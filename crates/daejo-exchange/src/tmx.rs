//! TMX 1.4b (LISA OSCAR 2005): a unit a bead, a variant a language, a segment a side.
//!
//! A null bead is a unit with one variant. A segment has the sentences of its side joined by blanks, without markup;
//! the property `x-daejo-sentences` of the variant has the number of each with its characters, `3:45 4:30`. The unit
//! has `x-daejo-confidence`, `x-daejo-moved` and an `x-daejo-issue` a divergence, `major number: …`.
//!
//! When it is read, variants may stand in any order and in other languages, too; native codes are left out, of several
//! variants of a language the first is taken, and units in neither English nor Korean are passed over.

use crate::bitext::{Bitext, Issue};
use crate::fault::{Fault, Text};
use crate::gather::{Part, Row, gather};
use crate::xml::{self, Writer};
use crate::{lengths, tsv};
use daejo::{Severity, Side};
use roxmltree::Node;

const SENTENCES: &str = "x-daejo-sentences";
const CONFIDENCE: &str = "x-daejo-confidence";
const MOVED: &str = "x-daejo-moved";
const ISSUE: &str = "x-daejo-issue";
/// Elements that have codes of the original format for content.
const CODES: [&str; 5] = ["bpt", "ept", "it", "ph", "ut"];

/// Writes the memory.
pub fn write(bitext: &Bitext) -> String {
    let mut xml = Writer::new();
    xml.open("tmx", &[("version", "1.4")]);
    xml.line(
        "header",
        &[
            ("creationtool", "daejo"),
            ("creationtoolversion", env!("CARGO_PKG_VERSION")),
            ("segtype", "sentence"),
            ("o-tmf", "daejo"),
            ("adminlang", "en"),
            ("srclang", "en"),
            ("datatype", "plaintext"),
        ],
        "",
    );
    xml.open("body", &[]);
    for number in 0..bitext.beads().len() {
        unit(&mut xml, bitext, number);
    }
    xml.end()
}

fn unit(xml: &mut Writer, bitext: &Bitext, number: usize) {
    let bead = &bitext.beads()[number];
    let id = format!("b{number}");
    let several = Side::BOTH.iter().any(|side| bead.sides[*side].len() > 1);
    let segments = if several { "block" } else { "sentence" };
    xml.open("tu", &[("tuid", &id), ("segtype", segments)]);
    if let Some(confidence) = bead.confidence {
        xml.line("prop", &[("type", CONFIDENCE)], &format!("{confidence:.2}"));
    }
    if bead.moved {
        xml.line("prop", &[("type", MOVED)], "true");
    }
    for issue in bitext.issues_of(number) {
        let line = format!("{} {}: {}", issue.severity, issue.kind, issue.message);
        xml.line("prop", &[("type", ISSUE)], &xml::text(&line));
    }
    for side in Side::BOTH {
        let texts = bitext.texts(bead, side);
        if texts.is_empty() {
            continue;
        }
        xml.open("tuv", &[("xml:lang", xml::language(side))]);
        let sentences = bead.sides[side].iter().zip(lengths::of(&texts));
        let sentences: Vec<String> = sentences.map(|(n, length)| format!("{n}:{length}")).collect();
        xml.line("prop", &[("type", SENTENCES)], &sentences.join(" "));
        xml.line("seg", &[], &xml::text(&texts.join(" ")));
        xml.close();
    }
    xml.close();
}

/// Reads a memory.
///
/// # Errors
/// What is no TMX, or properties of daejo that do not fit their segment.
pub fn read(file: Text<'_>) -> Result<Bitext, Fault> {
    let document = xml::parse(file)?;
    let root = xml::root(file, &document, "tmx")?;
    let units = xml::descendants(root, "tu").map(|unit| row(file, unit)).collect::<Result<Vec<_>, _>>()?;
    gather(units.into_iter().flatten().collect()).map_err(|e| file.fault(1, e.to_string()))
}

fn row(file: Text<'_>, unit: Node<'_, '_>) -> Result<Option<Row>, Fault> {
    let mut row = Row::default();
    let mut seen = false;
    for side in Side::BOTH {
        let variant = xml::children(unit, "tuv").find(|v| language(*v).and_then(xml::side) == Some(side));
        if let Some(variant) = variant {
            seen = true;
            row.sides[side] = part(file, variant)?;
        }
    }
    for prop in xml::children(unit, "prop") {
        let value = xml::content(prop, &[]);
        match prop.attribute("type") {
            Some(CONFIDENCE) => {
                row.confidence = Some(tsv::share(&value).ok_or_else(|| {
                    file.fault(xml::line(prop), format!("{CONFIDENCE} is no number from 0 to 1"))
                })?);
            }
            Some(MOVED) => row.moved = value.trim() == "true",
            Some(ISSUE) => row.issues.extend(issue(&value)),
            _ => {}
        }
    }
    Ok(seen.then_some(row))
}

fn language<'a>(variant: Node<'a, '_>) -> Option<&'a str> {
    variant.attribute((xml::XML, "lang")).or_else(|| variant.attribute("lang"))
}

fn part(file: Text<'_>, variant: Node<'_, '_>) -> Result<Part, Fault> {
    let text = xml::child(variant, "seg").map_or(String::new(), |seg| xml::content(seg, &CODES));
    let Some(prop) = xml::children(variant, "prop").find(|p| p.attribute("type") == Some(SENTENCES)) else {
        return Ok(Part::whole(&text));
    };
    let (numbers, lengths): (Vec<usize>, Vec<usize>) =
        xml::content(prop, &[]).split_whitespace().filter_map(number_and_length).unzip();
    if lengths.len() == 1 {
        // A person may have corrected it.
        return Ok(Part { numbers: Some(numbers), ..Part::whole(&text) });
    }
    match lengths::split(&text, &lengths) {
        Some(texts) => Ok(Part { texts, numbers: Some(numbers) }),
        None => {
            let message = format!(
                "{SENTENCES} does not fit the segment; delete the property to read it as one sentence"
            );
            Err(file.fault(xml::line(prop), message))
        }
    }
}

fn number_and_length(text: &str) -> Option<(usize, usize)> {
    let (number, length) = text.split_once(':')?;
    Some((number.parse().ok()?, length.parse().ok()?))
}

fn issue(text: &str) -> Option<Issue> {
    let (head, message) = text.split_once(": ")?;
    let (severity, kind) = head.split_once(' ')?;
    let severity = Severity::parse(severity)?;
    Some(Issue { bead: 0, kind: kind.to_string(), severity, message: message.to_string() })
}
