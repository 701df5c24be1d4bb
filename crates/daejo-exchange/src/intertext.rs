//! InterText (Vondřička 2014): a document a side, with paragraphs and sentences that have names, and a file of links.
//!
//! A link is `<link type="1-2" xtargets="1:9;1:9 1:10"/>`; first stand the sentences of `toDoc`, then those of
//! `fromDoc`, as InterText's own export has them. English is `toDoc` here. Paragraphs are numbered as they come; a
//! sentence of which none is known stands in the paragraph before it.

use crate::bitext::{Bead, Bitext, Sentence};
use crate::fault::{Fault, Text};
use crate::xml::{self, Writer};
use daejo::{Pair, Side};
use roxmltree::Node;
use std::collections::HashMap;

/// What the names of the files end in.
pub const SUFFIXES: [&str; 3] = [".en.xml", ".ko.xml", ".en-ko.xml"];

/// Writes the English document, the Korean one, and the links; `name` is what their files are called before the
/// suffix.
pub fn write(bitext: &Bitext, name: &str) -> [String; 3] {
    let names = bitext.sentences().as_ref().map(|sentences| names(sentences));
    let [en, ko] = Side::BOTH.map(|side| document(&bitext.sentences()[side], &names[side]));
    [en, ko, links(bitext, &names, name)]
}

/// The paragraph of each sentence, and its place there, from 1.
fn names(sentences: &[Sentence]) -> Vec<(usize, usize)> {
    let mut names = Vec::with_capacity(sentences.len());
    let (mut paragraph, mut place, mut last) = (1, 0, None);
    for sentence in sentences {
        let new = sentence.paragraph.is_some() && last.is_some() && sentence.paragraph != last;
        (paragraph, place) = if new { (paragraph + 1, 1) } else { (paragraph, place + 1) };
        last = sentence.paragraph.or(last);
        names.push((paragraph, place));
    }
    names
}

fn document(sentences: &[Sentence], names: &[(usize, usize)]) -> String {
    let mut xml = Writer::new();
    xml.open("text", &[]);
    let mut open = None;
    for (sentence, (paragraph, place)) in sentences.iter().zip(names) {
        if open != Some(paragraph) {
            if open.is_some() {
                xml.close();
            }
            xml.open("p", &[("id", &paragraph.to_string())]);
            open = Some(paragraph);
        }
        xml.line("s", &[("id", &format!("{paragraph}:{place}"))], &xml::text(&sentence.text));
    }
    xml.end()
}

fn links(bitext: &Bitext, names: &Pair<Vec<(usize, usize)>>, name: &str) -> String {
    let mut xml = Writer::new();
    let documents = [SUFFIXES[0], SUFFIXES[1]].map(|suffix| format!("{name}{suffix}"));
    xml.open("linkGrp", &[("toDoc", &documents[0]), ("fromDoc", &documents[1])]);
    for bead in bitext.beads() {
        let [en, ko] = Side::BOTH.map(|side| {
            let ids = bead.sides[side].iter().map(|n| names[side][*n]);
            ids.map(|(paragraph, place)| format!("{paragraph}:{place}")).collect::<Vec<_>>().join(" ")
        });
        let kind = format!("{}-{}", bead.sides.en.len(), bead.sides.ko.len());
        let targets = format!("{en};{ko}");
        xml.line("link", &[("type", &kind), ("xtargets", &targets), ("status", "auto")], "");
    }
    xml.end()
}

/// Reads the documents and their links. If the links say by a language in the names of the documents (`x.ko.xml`) that
/// Korean is `toDoc`, they are read so.
///
/// # Errors
/// What is no InterText; a link to a sentence that there is not; a sentence in no link or in two.
pub fn read(documents: Pair<Text<'_>>, links: Text<'_>) -> Result<Bitext, Fault> {
    let parsed = Pair { en: xml::parse(documents.en)?, ko: xml::parse(documents.ko)? };
    let en = sentences(documents.en, parsed.en.root_element())?;
    let ko = sentences(documents.ko, parsed.ko.root_element())?;
    let numbers = Pair { en: en.1, ko: ko.1 };
    let document = xml::parse(links)?;
    let group = xml::descendants(document.root_element(), "linkGrp").next();
    let group = group.ok_or_else(|| links.fault(1, "no <linkGrp> with links"))?;
    let order = order(group);
    let mut beads = Vec::new();
    for link in xml::children(group, "link") {
        let targets = link.attribute("xtargets").and_then(|t| t.split_once(';'));
        let (first, second) = targets.ok_or_else(|| {
            links.fault(xml::line(link), "no xtargets; expected sentences of both sides, as 1:9;1:9 1:10")
        })?;
        let mut bead = Bead::default();
        for (side, ids) in order.into_iter().zip([first, second]) {
            for id in ids.split_whitespace() {
                let number = numbers[side].get(id).ok_or_else(|| {
                    let message =
                        format!("there is no {} sentence {id} in {}", side.language(), documents[side].name);
                    links.fault(xml::line(link), message)
                })?;
                bead.sides[side].push(*number);
            }
        }
        beads.push(bead);
    }
    Bitext::new(Pair { en: en.0, ko: ko.0 }, beads, Vec::new()).map_err(|e| links.fault(1, e.to_string()))
}

/// The sides in the order of `xtargets`.
fn order(group: Node<'_, '_>) -> [Side; 2] {
    let side =
        |document: &str| group.attribute(document).and_then(|name| name.split('.').find_map(xml::side));
    match (side("toDoc"), side("fromDoc")) {
        (Some(Side::Ko), Some(Side::En)) => [Side::Ko, Side::En],
        _ => Side::BOTH,
    }
}

type Numbers<'d> = HashMap<&'d str, usize>;

fn sentences<'d>(file: Text<'_>, root: Node<'d, '_>) -> Result<(Vec<Sentence>, Numbers<'d>), Fault> {
    let paragraphs: HashMap<_, _> =
        xml::descendants(root, "p").enumerate().map(|(n, p)| (p.id(), n)).collect();
    let mut list = Vec::new();
    let mut numbers = Numbers::new();
    for s in xml::descendants(root, "s") {
        let id = s.attribute("id").ok_or_else(|| file.fault(xml::line(s), "a sentence without id"))?;
        if numbers.insert(id, list.len()).is_some() {
            return Err(file.fault(xml::line(s), format!("a second sentence {id}")));
        }
        let paragraph = s.ancestors().find_map(|a| paragraphs.get(&a.id()).copied());
        list.push(Sentence { text: xml::content(s, &[]), paragraph });
    }
    Ok((list, numbers))
}
