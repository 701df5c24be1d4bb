//! XLIFF 1.2 (OASIS 2008): a `trans-unit` a bead; English is the source, Korean the target.
//!
//! A null side is empty. Where a side has several sentences each stands in a `mrk` of type `x-sentence`. Numbers of
//! sentences, confidence and moved stand in a `context-group`, divergences after it as ITS 2.0, to which the target,
//! or the source where there is none, refers.
//!
//! When it is read, either language may be the source, and segments (`mrk` of type `seg`) are sentences, too.

use crate::bitext::{Bitext, Issue};
use crate::fault::{Fault, Text};
use crate::gather::{Part, Row, gather};
use crate::its;
use crate::xliff::{facts, sentences, sides, take_fact};
use crate::xml::{self, Writer};
use daejo::{Pair, Side};
use roxmltree::Node;

const NAMESPACE: &str = "urn:oasis:names:tc:xliff:document:1.2";
const CONTEXT: &str = "x-daejo-";
const SENTENCE: &str = "x-sentence";
/// Elements that have codes of the original format for content.
const CODES: [&str; 4] = ["bpt", "ept", "it", "ph"];

/// Writes the document.
pub fn write(bitext: &Bitext) -> String {
    let mut xml = Writer::new();
    let mut attributes = vec![("version", "1.2"), ("xmlns", NAMESPACE)];
    if !bitext.issues().is_empty() {
        attributes.extend(its::ON_ROOT);
    }
    xml.open("xliff", &attributes);
    xml.open(
        "file",
        &[
            ("original", "daejo"),
            ("source-language", xml::language(Side::En)),
            ("target-language", xml::language(Side::Ko)),
            ("datatype", "plaintext"),
        ],
    );
    xml.open("body", &[]);
    for number in 0..bitext.beads().len() {
        unit(&mut xml, bitext, number);
    }
    xml.end()
}

fn unit(xml: &mut Writer, bitext: &Bitext, number: usize) {
    let bead = &bitext.beads()[number];
    let issues: Vec<&Issue> = bitext.issues_of(number).collect();
    let issues_id = format!("q{number}");
    let reference = format!("#{issues_id}");
    xml.open("trans-unit", &[("id", &format!("b{number}"))]);
    for (side, name) in [(Side::En, "source"), (Side::Ko, "target")] {
        let refer = side == its::side(bead) && !issues.is_empty();
        let attributes = [("its:locQualityIssuesRef", reference.as_str())];
        // A name would have to be that of a segment on the other side.
        let mark = |_: &str, text: &str| xml::element("mrk", &[("mtype", SENTENCE)], text);
        let content = sentences(bitext, bead, side, mark);
        xml.line(name, if refer { &attributes } else { &[] }, &content);
    }
    xml.open("context-group", &[("purpose", "information")]);
    for (name, value) in facts(bead) {
        xml.line("context", &[("context-type", &format!("{CONTEXT}{name}"))], &value);
    }
    xml.close();
    if !issues.is_empty() {
        its::write(xml, &issues_id, &issues);
    }
    xml.close();
}

/// Whether a document is of this version.
pub(crate) fn is_one(text: &str) -> bool {
    let head: String = text.chars().take(4096).collect();
    let root = head.find("<xliff").and_then(|at| head.get(at..)).unwrap_or_default();
    let root = root.split('>').next().unwrap_or_default();
    root.contains("version=\"1.") || root.contains("version='1.")
}

/// Reads a document.
///
/// # Errors
/// What is no XLIFF 1, or not English and Korean; contexts of daejo that cannot be read.
pub fn read(file: Text<'_>) -> Result<Bitext, Fault> {
    let document = xml::parse(file)?;
    let root = xml::root(file, &document, "xliff")?;
    let version = root.attribute("version").unwrap_or_default();
    if !version.starts_with("1.") {
        let message = format!("XLIFF of version {version:?}; expected 1.2 (2.1 is the format xliff)");
        return Err(file.fault(xml::line(root), message));
    }
    let mut rows = Vec::new();
    for part in xml::children(root, "file") {
        let languages = (part.attribute("source-language"), part.attribute("target-language"));
        let names = sides(file, part, languages.0, languages.1)?;
        for unit in xml::descendants(part, "trans-unit") {
            rows.push(row(file, unit, &names)?);
        }
    }
    gather(rows).map_err(|e| file.fault(1, e.to_string()))
}

fn row(file: Text<'_>, unit: Node<'_, '_>, names: &Pair<&'static str>) -> Result<Row, Fault> {
    let sides = names.map(|name| {
        let segmented = (name == "source").then(|| xml::child(unit, "seg-source")).flatten();
        segmented.or_else(|| xml::child(unit, name)).map_or(Part::default(), part)
    });
    let mut row = Row { sides, issues: its::read(unit), ..Row::default() };
    for context in xml::descendants(unit, "context") {
        let name = context.attribute("context-type").and_then(|t| t.strip_prefix(CONTEXT));
        let value = xml::content(context, &[]);
        take_fact(&mut row, name.unwrap_or_default(), &value)
            .map_err(|m| file.fault(xml::line(context), m))?;
    }
    Ok(row)
}

fn part(side: Node<'_, '_>) -> Part {
    let is_sentence = |m: &Node<'_, '_>| matches!(m.attribute("mtype"), Some(SENTENCE | "seg"));
    let marks = xml::descendants(side, "mrk").filter(is_sentence);
    let texts: Vec<String> = marks.map(|m| xml::content(m, &CODES)).collect();
    if texts.is_empty() { Part::whole(&xml::content(side, &CODES)) } else { Part { texts, numbers: None } }
}
