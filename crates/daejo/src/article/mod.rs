//! Text to releases: what is headline, dateline, body and end mark, and what is the page's furniture.
//!
//! A KCNA page carries its article between a header (site, date, navigation) and a tail (related articles whose
//! teasers look like articles themselves). Only the article goes on; the rest stays as a gap in the source.

mod furniture;
mod line;

use crate::pair::Side;
use crate::source::{Record, Source};
use crate::span::Span;
use daejo_lexicon::calendar::Date;
use line::Line;

/// What a sentence is within its release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The title.
    Headline,
    /// Part of the text.
    Body,
}

/// A paragraph: a range of the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Bytes of the view.
    pub span: Span,
    /// Headline or body.
    pub role: Role,
    /// The dateline at its start, if it has one ("Pyongyang, May 3 (KCNA) -- ").
    pub dateline: Option<Span>,
}

/// A text as a release.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// Day of publication, as far as the page states it.
    pub published: Option<Date>,
    /// Headline and paragraphs in order. All spans are of the view.
    pub paragraphs: Vec<Paragraph>,
    /// The mark at the end (-0-, (끝)), if there is one.
    pub end_mark: Option<Span>,
    /// How many releases the text holds: more than one in a collection.
    pub releases: usize,
}

/// Reads a source as a release. Never fails: a text without any of the marks is all body.
pub fn read(source: &Source, side: Side) -> Article {
    let text = source.view.text();
    let lines = line::lines(text, &source.records);
    let kept = releases(&lines, &source.records);
    let stated = source.records.iter().find_map(|r| r.published);
    let mut article = Article { published: published(&lines).or(stated), ..Article::default() };
    let mut block: Vec<&Line<'_>> = Vec::new();
    for line in kept {
        let continues =
            block.last().is_some_and(|last| last.index + 1 == line.index && continues(last, line, side));
        if !continues {
            push(&mut article, &block);
            block.clear();
        }
        block.push(line);
    }
    push(&mut article, &block);
    mark_headlines(&mut article, text);
    article.end_mark = lines.iter().filter_map(|l| l.end_mark).next_back();
    let datelines = article.paragraphs.iter().filter(|p| p.dateline.is_some()).count();
    article.releases = datelines.max(source.records.len()).max(1);
    article
}

/// A day as a page or a record states it.
pub(crate) fn day(text: &str) -> Option<Date> {
    Date::parse(text).or_else(|| furniture::page_date(text))
}

/// The lines that belong to releases; each record is a page of its own.
fn releases<'l, 't>(lines: &'l [Line<'t>], records: &[Record]) -> Vec<&'l Line<'t>> {
    if records.is_empty() {
        return content(lines);
    }
    let until = |at: usize| lines.partition_point(|l| l.span.start < at);
    let pages = records.iter().filter_map(|r| lines.get(until(r.view.start)..until(r.view.end)));
    pages.flat_map(content).collect()
}

/// The lines that belong to releases.
fn content<'l, 't>(lines: &'l [Line<'t>]) -> Vec<&'l Line<'t>> {
    let mut kept = Vec::new();
    let mut i = 0;
    while let Some(line) = lines.get(i) {
        if line.ends_article || repeats(lines, i) {
            // Teasers and lists: over where another complete release begins.
            match next_release(lines, i + 1) {
                Some(next) => i = next,
                None => break,
            }
            continue;
        }
        if !line.furniture && !line.text().is_empty() {
            kept.push(line);
        }
        i = match line.end_mark {
            Some(_) if !release_follows(lines, i + 1) => match next_release(lines, i + 1) {
                Some(next) => next,
                None => break,
            },
            _ => i + 1,
        };
    }
    kept
}

/// A list of related articles says each title twice, one right after the other.
fn repeats(lines: &[Line<'_>], i: usize) -> bool {
    match (lines.get(i), lines.get(i + 1)) {
        (Some(a), Some(b)) => !a.furniture && a.text() == b.text() && a.text().chars().count() > 8,
        _ => false,
    }
}

/// Whether after an end mark another release stands before any list of other articles: one with an end mark, or with
/// a dateline before a sentence that is not cut off as teasers are.
fn release_follows(lines: &[Line<'_>], from: usize) -> bool {
    let rest = lines.get(from..).unwrap_or(&[]);
    let before_lists = rest.iter().enumerate().take_while(|(i, l)| !l.ends_article && !repeats(rest, *i));
    let whole = |l: &Line<'_>| l.dateline.is_some() && l.text().ends_with(['.', '?', '!', '"', '》', ':']);
    before_lists.map(|(_, l)| l).any(|l| l.end_mark.is_some() || whole(l))
}

/// Within a list: the headline of the next release that is complete, from dateline to end mark.
fn next_release(lines: &[Line<'_>], mut from: usize) -> Option<usize> {
    let (rest, end) = loop {
        let rest = lines.get(from..)?;
        let end = rest.iter().position(|l| l.end_mark.is_some() || l.ends_article)?;
        if !rest.get(end)?.ends_article {
            break (rest, end);
        }
        from += end + 1;
    };
    let dateline = rest.iter().take(end + 1).rposition(|l| l.dateline.is_some())?;
    let before = rest.iter().take(dateline).rposition(|l| !l.furniture);
    Some(from + before.unwrap_or(dateline))
}

fn published(lines: &[Line<'_>]) -> Option<Date> {
    let stated = lines.iter().take(40).find_map(|l| l.published);
    stated.or_else(|| lines.iter().take(40).find_map(|l| l.page_date))
}

/// Whether a line goes on from the one before it, without a blank line between: text that was wrapped.
fn continues(last: &Line<'_>, line: &Line<'_>, side: Side) -> bool {
    /// Lines shorter than this are titles or items, not wrapped text.
    const WRAPPED: usize = 50;
    let (before, after) = (last.text(), line.text());
    let open_end = !before.ends_with(['.', '?', '!', '"', '》', ':', ';', ')']);
    let wide = before.chars().count() >= if side == Side::En { WRAPPED } else { WRAPPED / 2 };
    let item = after.starts_with(['-', '·', '○', '*', '△', '□']) || line.dateline.is_some();
    !last.blank_after && !last.is_title && open_end && wide && !item
}

fn push(article: &mut Article, block: &[&Line<'_>]) {
    let (Some(first), Some(last)) = (block.first(), block.last()) else { return };
    let span = first.span.join(last.span);
    if !span.is_empty() {
        let role = if first.is_title { Role::Headline } else { Role::Body };
        article.paragraphs.push(Paragraph { span, role, dateline: first.dateline });
    }
}

/// The paragraph before a dateline is the headline; without a dateline, a first line that ends without a stop.
fn mark_headlines(article: &mut Article, text: &str) {
    let datelines: Vec<bool> = article.paragraphs.iter().map(|p| p.dateline.is_some()).collect();
    let n = article.paragraphs.len();
    for (i, paragraph) in article.paragraphs.iter_mut().enumerate() {
        let before_dateline = datelines.get(i + 1).copied().unwrap_or(false);
        let opens = i == 0 && n > 1 && !datelines.contains(&true);
        let looks = !paragraph.span.of(text).trim_end().ends_with(['.', '?', '!', '》', '"', ':', '-']);
        if (before_dateline && !datelines.get(i).copied().unwrap_or(false) || opens) && looks {
            paragraph.role = Role::Headline;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(side: Side, text: &str, expected: &[&str]) -> Article {
        let source = Source::from_text("t", text);
        let article = read(&source, side);
        let found: Vec<String> = article
            .paragraphs
            .iter()
            .map(|p| {
                let mark = if p.role == Role::Headline { "# " } else { "" };
                format!("{mark}{}", p.span.of(source.view.text()))
            })
            .collect();
        assert_eq!(found, expected);
        article
    }

    #[test]
    fn a_page_keeps_its_article_only() {
        let page = "March 05, 2026Mar 05, 2026\nKCNA KCNA.kp (En)\n\nOpening Address Made\n\nDate: 22/12/2017 | Source: \
KCNA.kp (En) | Read original version at source\n\nPyongyang, December 22 (KCNA) -- He spoke.\n\nThey clapped. -0-\n\nMore From \
KCNA.kp (En)\n\nOther\n\nOther\n\nPyongyang, March 5 (KCNA) -- An officer of\n\nMore Articles\n";
        let article = check(
            Side::En,
            page,
            &["# Opening Address Made", "Pyongyang, December 22 (KCNA) -- He spoke.", "They clapped."],
        );
        assert_eq!(article.published, Date::new(2017, 12, 22));
        assert!(article.end_mark.is_some());
    }

    #[test]
    fn a_korean_page_keeps_its_article_only() {
        let page = "주체106(2017)년 12월 22일 금요일\n\n첫페지 | 혁명활동 | 보도\n\n개회사를 하시였다\n\n(평양 12월 22일발 \
조선중앙통신) 말씀하시였다.\n\n평 양(끝)\n\n인쇄하기 | 본문복사\n\n오늘의 다른 기사\n\n(평양 12월 21일발 조선중앙통신) 농장에서는 …\n";
        let article =
            check(Side::Ko, page, &["# 개회사를 하시였다", "(평양 12월 22일발 조선중앙통신) 말씀하시였다."]);
        assert_eq!(article.published, Date::new(2017, 12, 22));
    }

    #[test]
    fn the_title_of_a_record_is_the_headline_whatever_it_looks_like() {
        let text = r#"{"text": "Pyongyang, May 1 (KCNA) -- First.\n\nMore Articles\n\nOther", "title": "Date: May Day."}
{"title": "Two", "text": "Second.\nThird.", "date": "2024-05-02"}"#;
        let article = check(
            Side::En,
            text,
            &["# Date: May Day.", "Pyongyang, May 1 (KCNA) -- First.", "# Two", "Second.", "Third."],
        );
        assert_eq!((article.published, article.releases), (Date::new(2024, 5, 2), 2));
        let stated = r#"{"text": "Date: 22/12/2017 | Source: X\n\nHe spoke.", "date": "2024-05-02"}"#;
        assert_eq!(check(Side::En, stated, &["He spoke."]).published, Date::new(2017, 12, 22));
    }

    #[test]
    fn a_collection_keeps_every_release() {
        let text = "One\n\nPyongyang, May 1 (KCNA) -- First.\n\n-0-\n\nTwo\n\nPyongyang, May 2 (KCNA) -- Second. -0-\n";
        let article = check(
            Side::En,
            text,
            &["# One", "Pyongyang, May 1 (KCNA) -- First.", "# Two", "Pyongyang, May 2 (KCNA) -- Second."],
        );
        assert_eq!(article.releases, 2);
    }

    #[test]
    fn wrapped_lines_are_one_paragraph_and_list_items_are_not() {
        let text = "A sentence that was wrapped by the program which had pasted it\ninto this file.\n- item one\n- item two";
        check(
            Side::En,
            text,
            &[
                "A sentence that was wrapped by the program which had pasted it\ninto this file.",
                "- item one",
                "- item two",
            ],
        );
    }

    #[test]
    fn plain_text_without_marks_is_all_body() {
        check(Side::Ko, "첫 문장이다.\n둘째 문장이다.", &["첫 문장이다.", "둘째 문장이다."]);
        check(Side::En, "", &[]);
    }
}
