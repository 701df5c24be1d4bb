//! What the XML formats share: writing by lines, reading by names, and where a fault is.

use crate::fault::{Fault, Text};
use daejo::Side;
use roxmltree::{Document, Node, ParsingOptions};

/// XML's own namespace.
pub const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// More elements and texts than any release has: a file that is large for another reason is not read.
const MOST_NODES: u32 = 4_000_000;
/// Deeper than any of the formats goes.
const DEEPEST: usize = 200;

/// Attributes of an element.
pub type Attributes<'a> = &'a [(&'a str, &'a str)];

/// A document as far as it is written: an element a line, indented, save what stands within text.
pub struct Writer {
    out: String,
    open: Vec<&'static str>,
}

impl Writer {
    /// A document with its declaration.
    pub fn new() -> Writer {
        Writer { out: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_string(), open: Vec::new() }
    }

    /// Opens an element that has others in it.
    pub fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.indent();
        self.out.push_str(&tag(name, attributes, ">"));
        self.out.push('\n');
        self.open.push(name);
    }

    /// Closes what was opened last.
    pub fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.indent();
            self.out.push_str(&format!("</{name}>\n"));
        }
    }

    /// An element on a line; its content is markup, see [`text`] and [`element`].
    pub fn line(&mut self, name: &str, attributes: Attributes<'_>, content: &str) {
        self.indent();
        self.out.push_str(&element(name, attributes, content));
        self.out.push('\n');
    }

    /// Closes what is open.
    pub fn end(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }

    fn indent(&mut self) {
        self.out.extend(std::iter::repeat_n("  ", self.open.len()));
    }
}

/// An element within text.
pub fn element(name: &str, attributes: Attributes<'_>, content: &str) -> String {
    if content.is_empty() {
        return tag(name, attributes, "/>");
    }
    format!("{}{content}</{name}>", tag(name, attributes, ">"))
}

fn tag(name: &str, attributes: Attributes<'_>, end: &str) -> String {
    let quoted = |value: &str| text(value).replace('"', "&quot;");
    let attributes: String =
        attributes.iter().map(|(n, value)| format!(" {n}=\"{}\"", quoted(value))).collect();
    format!("<{name}{attributes}{end}")
}

/// Text as markup. A [`crate::Bitext`] has no characters that XML forbids.
pub fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            // It closes a CDATA section in "]]>".
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
    out
}

/// Reads a document. Its own entities are refused, those that lie elsewhere are not fetched.
pub fn parse<'t>(file: Text<'t>) -> Result<Document<'t>, Fault> {
    let xml = file.text.strip_prefix('\u{feff}').unwrap_or(file.text);
    if let Some((before, _)) = xml.split_once("<!ENTITY") {
        let line = before.matches('\n').count() + 1;
        return Err(file.fault(line, "this document declares entities; write their text in their place"));
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(xml, options)
        .map_err(|e| file.fault(e.pos().row as usize, format!("this is no well-formed XML: {e}")))?;
    match too_deep(&document) {
        Some(node) => Err(file.fault(line(node), format!("elements stand more than {DEEPEST} deep"))),
        None => Ok(document),
    }
}

fn too_deep<'a, 'i>(document: &'a Document<'i>) -> Option<Node<'a, 'i>> {
    let mut open: Vec<usize> = Vec::new();
    document.descendants().filter(Node::is_element).find(|node| {
        while open.last().is_some_and(|end| *end <= node.range().start) {
            open.pop();
        }
        open.push(node.range().end);
        open.len() > DEEPEST
    })
}

/// The root, which must have this name.
pub fn root<'d>(file: Text<'_>, document: &'d Document<'_>, name: &str) -> Result<Node<'d, 'd>, Fault> {
    let root = document.root_element();
    if root.tag_name().name() == name {
        return Ok(root);
    }
    let message = format!("expected <{name}>, found <{}>", root.tag_name().name());
    Err(file.fault(line(root), message))
}

/// The line where an element begins.
pub fn line(node: Node<'_, '_>) -> usize {
    node.document().text_pos_at(node.range().start).row as usize
}

/// The children of this name, in any namespace.
pub fn children<'a, 'i: 'a>(node: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |n| n.tag_name().name() == name)
}

/// The first child of this name.
pub fn child<'a, 'i: 'a>(node: Node<'a, 'i>, name: &'static str) -> Option<Node<'a, 'i>> {
    children(node, name).next()
}

/// All elements of this name.
pub fn descendants<'a, 'i: 'a>(node: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.descendants().filter(move |n| n.tag_name().name() == name)
}

/// The text of an element, without that of native codes.
pub fn content(node: Node<'_, '_>, codes: &[&str]) -> String {
    let mut text = String::new();
    let mut native_end = 0;
    for n in node.descendants() {
        if codes.contains(&n.tag_name().name()) {
            native_end = native_end.max(n.range().end);
        } else if n.is_text() && n.range().start >= native_end {
            text.push_str(n.text().unwrap_or_default());
        }
    }
    text
}

/// The side that has a language: `en`, `en-US`, `ko-KP`, `KO`.
pub fn side(language: &str) -> Option<Side> {
    let primary = language.split(['-', '_']).next()?;
    Side::BOTH.into_iter().find(|side| side.code().eq_ignore_ascii_case(primary))
}

/// The language of a side, as it is written.
pub fn language(side: Side) -> &'static str {
    match side {
        Side::En => "en",
        Side::Ko => "ko-KP",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        parse(Text { name: "a.xml", text }).unwrap_err().to_string()
    }

    #[test]
    fn hostile_documents_are_refused() {
        let deep = "<a>\n".repeat(300) + &"</a>".repeat(300);
        assert_eq!(fault(&deep), "a.xml:201: elements stand more than 200 deep");
        let bomb = "<!DOCTYPE a [\n<!ENTITY x 'xxx'>]><a>&x;&x;</a>";
        let message = "a.xml:2: this document declares entities; write their text in their place";
        assert_eq!(fault(bomb), message);
        assert!(
            fault("<!DOCTYPE a SYSTEM 'a.dtd'>\n<a>&x;</a>").starts_with("a.xml:2: this is no well-formed")
        );
        assert!(fault("<a>\n\u{1}</a>").starts_with("a.xml:2: "));
        assert!(fault("").starts_with("a.xml:1: "));
    }

    #[test]
    fn native_codes_are_no_text() {
        let xml = "<seg>a <ph>&lt;b><sub>c</sub></ph>d <hi>e</hi><![CDATA[<]]></seg>";
        let document = parse(Text { name: "", text: xml }).unwrap();
        assert_eq!(content(document.root_element(), &["ph"]), "a d e<");
    }

    #[test]
    fn languages_are_told_by_their_first_part() {
        let sides = ["en", "EN-us", "ko_KP", "kok", "eng", ""].map(side);
        assert_eq!(sides, [Some(Side::En), Some(Side::En), Some(Side::Ko), None, None, None]);
    }
}
