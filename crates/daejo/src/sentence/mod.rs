//! Releases to sentences: the unit of alignment.
//!
//! Boundaries are found in the view, so that every kind of quotation mark and full-width stop is one; each sentence
//! keeps its span of the view, and results give its span of the source.

mod english;
mod korean;

use crate::article::{Article, Role};
use crate::pair::Side;
use crate::problem::{Problem, ProblemKind};
use crate::source::Source;
use crate::span::Span;

/// A sentence, or a headline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Bytes of the view.
    pub view: Span,
    /// Bytes of the source.
    pub span: Span,
    /// Number of the paragraph; the headline is one.
    pub paragraph: usize,
    /// Headline or body.
    pub role: Role,
    /// Length of the dateline at its start, in bytes of the view.
    pub dateline: usize,
}

impl Sentence {
    /// Its words as the view of its source has them, on one line.
    pub(crate) fn text(&self, source: &Source) -> String {
        self.view.of(source.view.text()).replace('\n', " ")
    }
}

/// A sentence longer than this many characters was not written by anyone: it is cut.
const LONGEST: usize = 4000;

/// Cuts the paragraphs of a release into sentences.
pub fn split(source: &Source, article: &Article, side: Side) -> (Vec<Sentence>, Vec<Problem>) {
    let text = source.view.text();
    let mut out = Vec::new();
    let mut problems = Vec::new();
    for (number, paragraph) in article.paragraphs.iter().enumerate() {
        let body = paragraph.span.of(text);
        let skip = paragraph.dateline.map_or(0, Span::len);
        let ends = match (side, paragraph.role) {
            (_, Role::Headline) => vec![body.len()],
            (Side::En, _) => english::ends(body, skip),
            (Side::Ko, _) => korean::ends(body, skip),
        };
        let mut start = 0;
        for end in ends {
            for piece in pieces(body, start, end) {
                let view = piece.shift(paragraph.span.start);
                let dateline = if piece.start < skip { skip } else { 0 };
                let span = source.view.to_source(view);
                if piece.len() < end - start && problems.len() < 5 && end - start > LONGEST {
                    let message = format!(
                        "a sentence of {} characters was cut",
                        body.get(start..end).map_or(0, |s| s.chars().count())
                    );
                    problems.push(Problem::at(ProblemKind::LongSentence, side, span, message));
                }
                out.push(Sentence { view, span, paragraph: number, role: paragraph.role, dateline });
            }
            start = end;
        }
    }
    problems.dedup_by(|a, b| a.message == b.message);
    problems.extend(unclosed(source, &out, side));
    (out, problems)
}

/// The sentence without blanks at its edges; cut where it is longer than any sentence.
fn pieces(body: &str, start: usize, end: usize) -> Vec<Span> {
    let raw = body.get(start..end).unwrap_or("");
    let trimmed = raw.trim();
    if trimmed.is_empty() {
        return Vec::new();
    }
    let from = start + (raw.len() - raw.trim_start().len());
    let mut out = Vec::new();
    let mut at = 0;
    while trimmed.len() - at > LONGEST * 3
        || trimmed.get(at..).is_some_and(|s| s.chars().nth(LONGEST).is_some())
    {
        let rest = trimmed.get(at..).unwrap_or("");
        let limit = rest.char_indices().nth(LONGEST).map_or(rest.len(), |(i, _)| i);
        let cut = rest.get(..limit).and_then(|s| s.rfind(' ')).filter(|i| *i > 0).map_or(limit, |i| i + 1);
        if cut == 0 {
            break;
        }
        out.push(Span::new(from + at, from + at + cut));
        at += cut;
    }
    out.push(Span::new(from + at, from + trimmed.len()));
    out.retain(|s| !s.is_empty());
    out
}

/// Quotation marks of the Korean text that have no partner within their paragraph.
fn unclosed(source: &Source, sentences: &[Sentence], side: Side) -> Option<Problem> {
    let text = source.view.text();
    let mut open: Option<(Span, usize)> = None;
    let mut depth = 0i32;
    let mut paragraph = usize::MAX;
    for sentence in sentences {
        // KCNA opens each paragraph of a long quotation anew and closes only the last.
        if sentence.paragraph != paragraph {
            paragraph = sentence.paragraph;
            depth = 0;
        }
        for (i, c) in sentence.view.of(text).char_indices() {
            match c {
                '《' => {
                    depth += 1;
                    let at = sentence.view.start + i;
                    if depth == 1 {
                        open = Some((Span::new(at, at + c.len_utf8()), paragraph));
                    }
                }
                '》' => {
                    depth = (depth - 1).max(0);
                    if depth == 0 {
                        open = None;
                    }
                }
                _ => {}
            }
        }
    }
    let (at, _) = open?;
    let span = source.view.to_source(at);
    Some(Problem::at(ProblemKind::UnclosedQuotation, side, span, "a quotation is opened and not closed"))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::article;

    #[track_caller]
    pub fn check(side: Side, text: &str, expected: &[&str]) {
        let source = Source::from_text("t", text);
        let article = article::read(&source, side);
        let (sentences, _) = split(&source, &article, side);
        let found: Vec<&str> = sentences.iter().map(|s| s.span.of(&source.text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn an_open_quotation_is_a_problem() {
        let source = Source::from_text("t", "그는 《승리하자고 말하였다. 그는 갔다.");
        let article = article::read(&source, Side::Ko);
        let (sentences, problems) = split(&source, &article, Side::Ko);
        assert_eq!(sentences.len(), 2);
        assert_eq!(problems.first().map(|p| p.kind), Some(ProblemKind::UnclosedQuotation));
        assert_eq!(problems[0].span.map(|s| s.of(&source.text)), Some("《"));
    }

    #[test]
    fn an_endless_sentence_is_cut() {
        let source = Source::from_text("t", "가나 ".repeat(9000));
        let article = article::read(&source, Side::Ko);
        let (sentences, problems) = split(&source, &article, Side::Ko);
        assert!(sentences.len() > 5);
        assert!(problems.iter().any(|p| p.kind == ProblemKind::LongSentence));
    }
}
