//! HTML to a view: the text that a reader sees, in blocks, with the place of every character in the page.
//!
//! The page is cut into tokens by html5gum (WHATWG); what no reader reads as the article (scripts, navigation, forms,
//! lists of related articles) is passed over with all that it holds.

use super::view::View;
use crate::span::Span;
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

/// Elements whose content is not the article.
const SKIPPED: &[&str] = &[
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "footer",
    "aside",
    "form",
    "button",
    "select",
    "svg",
    "iframe",
    "head",
    "figcaption",
    "video",
    "audio",
    "object",
    "textarea",
];
/// Words in a class or id that say the same of any element.
const SKIPPED_NAMES: &[&str] = &[
    "nav",
    "navbar",
    "navigation",
    "menu",
    "sidebar",
    "breadcrumb",
    "breadcrumbs",
    "related",
    "share",
    "social",
    "comments",
    "cookie",
    "advert",
    "footer",
    "pagination",
    "more-from",
    "more-articles",
    "recommended",
    "newsletter",
];
/// Elements that stand on lines of their own.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ul",
    "ol",
    "tr",
    "table",
    "section",
    "article",
    "header",
    "main",
    "blockquote",
    "pre",
    "td",
    "th",
    "dd",
    "dt",
    "hr",
    "title",
    "body",
    "html",
    "address",
    "figure",
    "center",
];
/// Elements without an end tag.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Whether a text is a page rather than plain text with an angle bracket in it.
pub(super) fn looks_like_html(text: &str) -> bool {
    let head: String =
        text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']).chars().take(400).collect();
    let head = head.to_ascii_lowercase();
    let document = ["<!doctype html", "<html", "<head", "<body", "<?xml"].iter().any(|s| head.starts_with(s));
    let fragment = head.starts_with('<')
        && ["</p>", "</div>", "</h1>", "</h2>", "</article>"].iter().any(|s| text.contains(s));
    document || fragment || head.contains("<html")
}

/// The view of a page.
pub(super) fn view(text: &str) -> View {
    let mut page = Page { view: View::default(), open: Vec::new(), skipping: None };
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => page.start(&tag),
            Token::EndTag(tag) => page.end(&String::from_utf8_lossy(&tag.name), tag.span.start),
            Token::String(s) if page.skipping.is_none() => {
                page.text(text, Span::new(s.span.start, s.span.end));
            }
            _ => {}
        }
    }
    page.view
}

struct Page {
    view: View,
    open: Vec<String>,
    /// Depth of the element whose content is passed over.
    skipping: Option<usize>,
}

impl Page {
    fn start(&mut self, tag: &StartTag<usize>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if name == "br" {
            self.line_break(tag.span.start, 1);
        }
        if BLOCKS.contains(&name.as_str()) {
            self.line_break(tag.span.start, 2);
        }
        if VOID.contains(&name.as_str()) || tag.self_closing {
            return;
        }
        if self.skipping.is_none() && (SKIPPED.contains(&name.as_str()) || named_as_skipped(tag)) {
            self.skipping = Some(self.open.len());
        }
        self.open.push(name);
    }

    fn end(&mut self, name: &str, at: usize) {
        if let Some(i) = self.open.iter().rposition(|open| open == name) {
            self.open.truncate(i);
        }
        if self.skipping.is_some_and(|depth| self.open.len() <= depth) {
            self.skipping = None;
        }
        if BLOCKS.contains(&name) {
            self.line_break(at, 2);
        }
    }

    /// Text between tags: line ends are blanks, entities stand for what they name.
    fn text(&mut self, page: &str, span: Span) {
        let mut at = span.start;
        let raw = span.of(page);
        for piece in raw.split_inclusive(['\n', ';', '&']) {
            // Pieces end after `&`, `;` or a line feed; "&" opens an entity whose name is the next piece.
            let (body, last) = match piece.char_indices().last() {
                Some((i, c @ ('\n' | '&'))) => (piece.get(..i).unwrap_or(""), Some((i, c))),
                _ => (piece, None),
            };
            let entity_start =
                at.checked_sub(1).filter(|s| *s >= span.start && page.get(*s..at) == Some("&"));
            match entity_start {
                Some(start) if body.ends_with(';') && body.len() <= 12 => {
                    let entity = Span::new(start, at + body.len());
                    let decoded = decode_entity(entity.of(page));
                    self.view.add(entity, &decoded);
                }
                Some(start) => {
                    self.view.push(start, "&");
                    self.view.push(at, body);
                }
                None => self.view.push(at, body),
            }
            if let Some((i, '\n')) = last {
                self.view.add(Span::new(at + i, at + i + 1), " ");
            }
            at += piece.len();
        }
        if raw.ends_with('&') {
            self.view.push(at - 1, "&");
        }
    }

    fn line_break(&mut self, at: usize, lines: usize) {
        if self.skipping.is_some() {
            return;
        }
        if lines == 1 || !self.view.at_line_start() {
            self.view.add(Span::new(at, at), if lines == 1 { "\n" } else { "\n\n" });
        }
    }
}

/// An entity as the page's own tokenizer reads it; a no-break space becomes a plain one.
fn decode_entity(entity: &str) -> String {
    let mut out = String::new();
    for token in Tokenizer::new(entity) {
        let Ok(token) = token;
        if let Token::String(s) = token {
            out.push_str(&String::from_utf8_lossy(&s));
        }
    }
    View::of(&out).text().to_string()
}

fn named_as_skipped(tag: &StartTag<usize>) -> bool {
    let name = String::from_utf8_lossy(&tag.name);
    if matches!(&*name, "html" | "body" | "main" | "article") {
        return false;
    }
    [b"class".as_slice(), b"id"].iter().any(|key| {
        let value = tag.attributes.get(*key).map(|v| String::from_utf8_lossy(&v.value).to_ascii_lowercase());
        value.is_some_and(|v| v.split_ascii_whitespace().any(|word| SKIPPED_NAMES.contains(&word)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!DOCTYPE html><html><head><title>KCNA</title><script>var a = '<p>no</p>';</script></head><body>\
<nav><a href=/>Home</a></nav><article><h1>Party &amp; People</h1><p>Pyongyang, May&nbsp;3 (KCNA) -- He <b>said</b>\nso.</p>\
</article><div class=\"sidebar related\"><p>Other</p></div></body></html>";

    #[test]
    fn a_page_yields_its_article_and_nothing_else() {
        let view = view(PAGE);
        let lines: Vec<&str> = view.text().lines().filter(|l| !l.trim().is_empty()).collect();
        assert_eq!(lines, ["Party & People", "Pyongyang, May 3 (KCNA) -- He said so."]);
    }

    #[test]
    fn text_maps_back_into_the_page() {
        let view = view(PAGE);
        let at = view.text().find("Party & People").unwrap();
        assert_eq!(view.to_source(Span::new(at, at + 14)).of(PAGE), "Party &amp; People");
        let at = view.text().find("He said").unwrap();
        assert_eq!(view.to_source(Span::new(at, at + 7)).of(PAGE), "He <b>said");
    }

    #[test]
    fn plain_text_with_a_bracket_is_no_page() {
        assert!(!looks_like_html("a < b and <c>"));
        assert!(looks_like_html(PAGE));
    }
}
