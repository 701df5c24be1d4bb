//! XLIFF 2.1 (OASIS 2018): a unit a bead, with one segment; English is the source, Korean the target.
//!
//! A null side is empty. Where a side has several sentences each stands in a `mrk` of type `daejo:sentence`. Numbers of
//! sentences, confidence and moved stand in the unit's metadata (the standard's Metadata module), divergences in its
//! ITS module: beside the text, with a `mrk` of type `its:generic` around the side that is there.
//!
//! When it is read, a segment is a bead, either language may be the source, and files of version 2.0 are taken, too.

use crate::bitext::{Bead, Bitext, Issue};
use crate::fault::{Fault, Text};
use crate::gather::{Part, Row, gather};
use crate::xml::{self, Attributes, Writer};
use crate::{its, ladder, tsv};
use daejo::{Pair, Side};
use roxmltree::Node;

const NAMESPACE: &str = "urn:oasis:names:tc:xliff:document:2.0";
const METADATA: &str = "urn:oasis:names:tc:xliff:metadata:2.0";
const CATEGORY: &str = "daejo";
const SENTENCE: &str = "daejo:sentence";

/// Writes the document.
pub fn write(bitext: &Bitext) -> String {
    let mut xml = Writer::new();
    let mut attributes = vec![
        ("version", "2.1"),
        ("xmlns", NAMESPACE),
        ("xmlns:mda", METADATA),
        ("srcLang", xml::language(Side::En)),
        ("trgLang", xml::language(Side::Ko)),
    ];
    if !bitext.issues().is_empty() {
        attributes.extend(its::ON_ROOT);
    }
    xml.open("xliff", &attributes);
    xml.open("file", &[("id", "f0")]);
    for number in 0..bitext.beads().len() {
        unit(&mut xml, bitext, number);
    }
    xml.end()
}

fn unit(xml: &mut Writer, bitext: &Bitext, number: usize) {
    let bead = &bitext.beads()[number];
    let issues: Vec<&Issue> = bitext.issues_of(number).collect();
    xml.open("unit", &[("id", &format!("b{number}"))]);
    metadata(xml, bead);
    let issues_id = format!("q{number}");
    if !issues.is_empty() {
        its::write(xml, &issues_id, &issues);
    }
    xml.open("segment", &[]);
    for (side, name) in [(Side::En, "source"), (Side::Ko, "target")] {
        let mark = |id: &str, text: &str| xml::element("mrk", &[("id", id), ("type", SENTENCE)], text);
        let content = sentences(bitext, bead, side, mark);
        let content = if side == its::side(bead) && !issues.is_empty() {
            let reference = format!("#its={issues_id}");
            let attributes: Attributes<'_> =
                &[("id", "issues"), ("type", "its:generic"), ("its:locQualityIssuesRef", &reference)];
            xml::element("mrk", attributes, &content)
        } else {
            content
        };
        xml.line(name, &[], &content);
    }
    xml.close();
    xml.close();
}

fn metadata(xml: &mut Writer, bead: &Bead) {
    xml.open("mda:metadata", &[]);
    xml.open("mda:metaGroup", &[("category", CATEGORY)]);
    for (name, value) in facts(bead) {
        xml.line("mda:meta", &[("type", name)], &value);
    }
    xml.close();
    xml.close();
}

/// What is known of a bead besides its texts, by name.
pub(crate) fn facts(bead: &Bead) -> Vec<(&'static str, String)> {
    let sides = Side::BOTH.map(|side| (side.code(), ladder::join(&bead.sides[side], ",")));
    let mut facts: Vec<_> = sides.into_iter().filter(|(_, numbers)| !numbers.is_empty()).collect();
    facts.extend(bead.confidence.map(|c| ("confidence", format!("{c:.2}"))));
    facts.extend(bead.moved.then(|| ("moved", true.to_string())));
    facts
}

/// Takes what [`facts`] gave.
pub(crate) fn take_fact(row: &mut Row, name: &str, value: &str) -> Result<(), String> {
    match name {
        "confidence" => {
            row.confidence = Some(tsv::share(value).ok_or("the confidence is no number from 0 to 1")?);
        }
        "moved" => row.moved = value.trim() == "true",
        code => {
            if let Some(side) = Side::BOTH.into_iter().find(|side| side.code() == code) {
                row.sides[side].numbers =
                    Some(ladder::numbers(value).ok_or("expected numbers joined by commas")?);
            }
        }
    }
    Ok(())
}

/// The sentences of a side, each in a mark if there are several; `mark` makes one from a name and markup.
pub(crate) fn sentences(
    bitext: &Bitext,
    bead: &Bead,
    side: Side,
    mark: impl Fn(&str, &str) -> String,
) -> String {
    let texts = bitext.texts(bead, side);
    if let [one] = texts.as_slice() {
        return xml::text(one);
    }
    let marked = bead.sides[side].iter().zip(texts);
    let marked = marked.map(|(n, text)| mark(&format!("{}{n}", side.code()), &xml::text(text)));
    marked.collect::<Vec<_>>().join(" ")
}

/// Reads a document.
///
/// # Errors
/// What is no XLIFF 2, or not English and Korean; metadata of daejo that cannot be read.
pub fn read(file: Text<'_>) -> Result<Bitext, Fault> {
    let document = xml::parse(file)?;
    let root = xml::root(file, &document, "xliff")?;
    let version = root.attribute("version").unwrap_or_default();
    if !version.starts_with("2.") {
        let message =
            format!("XLIFF of version {version:?}; expected 2.0 or 2.1 (1.2 is the format xliff12)");
        return Err(file.fault(xml::line(root), message));
    }
    let names = sides(file, root, root.attribute("srcLang"), root.attribute("trgLang"))?;
    let mut rows = Vec::new();
    for unit in xml::descendants(root, "unit") {
        let segments: Vec<_> = xml::children(unit, "segment").collect();
        for segment in &segments {
            let mut row = Row { sides: parts(*segment, &names), ..Row::default() };
            if segments.len() == 1 {
                take_metadata(file, unit, &mut row)?;
            }
            rows.push(row);
        }
        if let Some(first) = rows.len().checked_sub(segments.len()).and_then(|first| rows.get_mut(first)) {
            first.issues = its::read(unit);
        }
    }
    gather(rows).map_err(|e| file.fault(1, e.to_string()))
}

/// Which of `source` and `target` is which side.
pub(crate) fn sides(
    file: Text<'_>,
    node: Node<'_, '_>,
    source: Option<&str>,
    target: Option<&str>,
) -> Result<Pair<&'static str>, Fault> {
    let [source, target] = [source, target].map(Option::unwrap_or_default);
    match (xml::side(source), xml::side(target)) {
        (Some(Side::En), Some(Side::Ko)) => Ok(Pair { en: "source", ko: "target" }),
        (Some(Side::Ko), Some(Side::En)) => Ok(Pair { en: "target", ko: "source" }),
        _ => {
            let message = format!("languages {source:?} and {target:?}; expected English and Korean");
            Err(file.fault(xml::line(node), message))
        }
    }
}

fn take_metadata(file: Text<'_>, unit: Node<'_, '_>, row: &mut Row) -> Result<(), Fault> {
    let groups = xml::descendants(unit, "metaGroup").filter(|g| g.attribute("category") == Some(CATEGORY));
    for meta in groups.flat_map(|group| xml::children(group, "meta")) {
        let name = meta.attribute("type").unwrap_or_default();
        take_fact(row, name, &xml::content(meta, &[])).map_err(|m| file.fault(xml::line(meta), m))?;
    }
    Ok(())
}

fn parts(segment: Node<'_, '_>, names: &Pair<&'static str>) -> Pair<Part> {
    names.map(|name| xml::child(segment, name).map_or(Part::default(), part))
}

fn part(side: Node<'_, '_>) -> Part {
    let marks = xml::descendants(side, "mrk").filter(|m| m.attribute("type") == Some(SENTENCE));
    let texts: Vec<String> = marks.map(|m| xml::content(m, &[])).collect();
    if texts.is_empty() { Part::whole(&xml::content(side, &[])) } else { Part { texts, numbers: None } }
}
