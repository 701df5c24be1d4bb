//! The report as one HTML file that asks for nothing: findings with their evidence, both texts side by side, an overview.
//!
//! All that is to be read stands in the markup (`head.html`, `finding.html`, `middle.html`, `bead.html`, `foot.html`); the script
//! (`page.js`) adds filters, keys, highlights and corrections, and saves what a reader decided. The page's policy
//! lets nothing run or load but its own script and style, which it names by their hashes.

mod strip;
mod view;

use crate::{Comparison, Options, Places, label};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use daejo::Divergence;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, Value, context};
use sha2::{Digest, Sha256};
use std::cmp::Reverse;
use std::io::{self, Write};
use strip::Strip;
use view::{BeadView, FindingView, Head};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The parts of the page, in their order.
const PARTS: [(&str, &str); 5] = [
    ("head.html", include_str!("head.html")),
    ("finding.html", include_str!("finding.html")),
    ("middle.html", include_str!("middle.html")),
    ("bead.html", include_str!("bead.html")),
    ("foot.html", include_str!("foot.html")),
];

/// Writes the page, bead by bead.
pub fn render(comparison: Comparison<'_>, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let page = Page::new()?;
    let report = comparison.report;
    let places = Places::new(comparison.sources);
    let head = Value::from(Serde(Head::new(comparison, &places, options)));
    page.part("head.html", context! { page => &head, style => safe(STYLE), policy => safe(&policy()) }, out)?;
    let mut findings: Vec<(usize, &Divergence)> = (1..).zip(&report.divergences).collect();
    findings.sort_by_key(|(_, d)| Reverse(d.severity));
    for (n, divergence) in findings {
        let finding = Value::from(Serde(FindingView::new(comparison, &places, n, divergence)));
        page.part("finding.html", context! { f => finding }, out)?;
    }
    page.part("middle.html", context! { page => head }, out)?;
    for (n, bead) in report.beads.iter().enumerate() {
        let found: Vec<_> = label::divergences(report, n).collect();
        let bead = Value::from(Serde(BeadView::new(comparison, n, bead, &found)));
        page.part("bead.html", context! { b => bead }, out)?;
    }
    let strip = Value::from(Serde(Strip::new(report)));
    let blank = Value::from(Serde(BeadView::blank()));
    page.part("foot.html", context! { strip, blank, script => safe(SCRIPT) }, out)
}

/// Text of our own that is markup already.
fn safe(text: &str) -> Value {
    Value::from_safe_string(text.to_string())
}

/// What the page may do: run this script, use this style, nothing else.
fn policy() -> String {
    let hash = |text: &str| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
    format!(
        "default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    )
}

/// The templates; all that they are given is escaped.
struct Page {
    environment: Environment<'static>,
}

impl Page {
    fn new() -> io::Result<Page> {
        let mut environment = Environment::new();
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
        environment.set_syntax(syntax.map_err(io::Error::other)?);
        for (name, text) in PARTS {
            environment.add_template(name, text).map_err(io::Error::other)?;
        }
        Ok(Page { environment })
    }

    /// Renders a part.
    fn part(&self, name: &str, context: Value, out: &mut dyn Write) -> io::Result<()> {
        let template = self.environment.get_template(name).map_err(io::Error::other)?;
        let text = template.render(context).map_err(io::Error::other)?;
        out.write_all(text.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Format, fixture};
    use daejo::{Pair, Source};

    fn page(report: &daejo::Report, sources: &Pair<Source>) -> String {
        let mut out = Vec::new();
        render(Comparison { report, sources }, &Options::default(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_page_for_browsers() {
        let page = fixture::rendered(Format::Html, &Options::default());
        let policy = policy();
        insta::assert_snapshot!(
            page.replace(STYLE, "(style)").replace(SCRIPT, "(script)").replace(&policy, "(policy)")
        );
    }

    #[test]
    fn hostile_text_stays_text() {
        let hostile =
            "<script>alert(1)</script> \"><img src=x onerror=alert(1)> '{{ 7 * 7 }}' {% raw %}\u{202e}\u{1b}";
        let (mut report, sources) = fixture::comparison();
        report.en.path = hostile.into();
        for d in &mut report.divergences {
            d.message = hostile.into();
            d.fingerprint = hostile.into();
        }
        for sentence in report.en.sentences.iter_mut().chain(&mut report.ko.sentences) {
            sentence.text = hostile.into();
        }
        for link in report.beads.iter_mut().flat_map(|b| &mut b.links) {
            link.entry = Some(hostile.into());
        }
        report.problems.iter_mut().for_each(|p| p.message = hostile.into());
        report.notes.iter_mut().for_each(|n| n.message = hostile.into());
        let page = page(&report, &sources).replace(SCRIPT, "");
        assert!(!page.contains("<script>alert") && !page.contains("<img"), "{page}");
        assert!(!page.contains(['\u{202e}', '\u{1b}']), "{page}");
        assert!(page.contains("{{ 7 * 7 }}"), "templates are not rendered twice");
    }

    #[test]
    fn a_text_of_markup_is_shown_as_it_reads() {
        let sources = Pair {
            en: Source::from_text("en.txt", "He said <b>\"1 < 2\"</b> & left."),
            ko: Source::from_text("ko.txt", "그는 《1 < 2》라고 말하고 떠났다."),
        };
        let report = daejo::Comparer::default().compare(sources.clone());
        let page = page(&report, &sources);
        assert!(page.contains("1 &lt; 2"), "{page}");
        assert!(!page.contains("<b>"));
    }

    #[test]
    fn the_policy_names_what_stands_in_the_page() {
        let page = fixture::rendered(Format::Html, &Options::default());
        let between =
            |open: &str, close: &str| page.split_once(open).and_then(|(_, rest)| rest.split_once(close));
        for (open, close) in [("<style>", "</style>"), ("<script>", "</script>")] {
            let (text, _) = between(open, close).unwrap();
            let hash = BASE64_STANDARD.encode(Sha256::digest(text));
            assert!(page.contains(&format!("'sha256-{hash}'")), "{open} is not allowed");
        }
    }
}
