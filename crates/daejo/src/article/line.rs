//! Lines of a page and the marks they carry.

use super::furniture;
use crate::source::Record;
use crate::span::Span;
use daejo_lexicon::calendar::Date;

/// A line that is not blank.
pub(super) struct Line<'t> {
    /// Number among the lines that are not blank.
    pub index: usize,
    /// The content: without blanks at the edges, without an end mark.
    pub span: Span,
    /// The view.
    view: &'t str,
    /// Whether a blank line (or the end) follows.
    pub blank_after: bool,
    /// The place, day and agency at its start.
    pub dateline: Option<Span>,
    /// -0- or (끝) at its end.
    pub end_mark: Option<Span>,
    /// Whether it is the title of a record, whatever it looks like.
    pub is_title: bool,
    /// Whether the page wrote it, not the article.
    pub furniture: bool,
    /// Whether it opens the lists that follow an article.
    pub ends_article: bool,
    /// A date that the page states for this article.
    pub published: Option<Date>,
    /// A date that stands alone: of the page, or of the article.
    pub page_date: Option<Date>,
}

impl Line<'_> {
    pub fn text(&self) -> &str {
        self.span.of(self.view)
    }

    /// The line as a title: it has no marks of a page.
    fn into_title(self) -> Self {
        Line {
            is_title: true,
            furniture: false,
            ends_article: false,
            dateline: None,
            published: None,
            page_date: None,
            ..self
        }
    }
}

/// Marks that end a release, as the view writes them.
const END_MARKS: &[&str] = &["-0-", "- 0 -", "-O-", "(끝)", "(END)", "(End)"];

pub(super) fn lines<'t>(view: &'t str, records: &[Record]) -> Vec<Line<'t>> {
    let mut out: Vec<Line<'_>> = Vec::new();
    let mut at = 0;
    for raw in view.split_inclusive('\n') {
        let start = at;
        at += raw.len();
        let trimmed = raw.trim();
        if trimmed.is_empty() {
            if let Some(last) = out.last_mut() {
                last.blank_after = true;
            }
            continue;
        }
        let from = start + raw.len() - raw.trim_start().len();
        let whole = Span::new(from, from + trimmed.len());
        let line = line(view, out.len(), whole);
        out.push(if is_title(whole, records) { line.into_title() } else { line });
    }
    if let Some(last) = out.last_mut() {
        last.blank_after = true;
    }
    out
}

/// Whether a line is the title of one of the records, which are in the order of the view.
fn is_title(line: Span, records: &[Record]) -> bool {
    let record = records.get(records.partition_point(|r| r.view.end <= line.start));
    record.and_then(|r| r.title).is_some_and(|title| title.overlaps(line))
}

fn line(view: &str, index: usize, whole: Span) -> Line<'_> {
    let text = whole.of(view);
    let mark = END_MARKS.iter().find(|m| text.ends_with(**m));
    let end_mark = mark.map(|m| Span::new(whole.end - m.len(), whole.end));
    let body = text.strip_suffix(mark.copied().unwrap_or("")).unwrap_or(text).trim_end();
    let span = Span::new(whole.start, whole.start + body.len());
    let dateline = dateline(body).map(|n| Span::new(span.start, span.start + n));
    Line {
        index,
        span,
        view,
        blank_after: false,
        is_title: false,
        dateline,
        end_mark,
        furniture: body.is_empty() || furniture::is_furniture(body),
        ends_article: furniture::ends_article(body),
        published: furniture::published(body),
        page_date: furniture::page_date(body),
    }
}

const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Jan.",
    "Feb.",
    "Mar.",
    "Apr.",
    "Jun.",
    "Jul.",
    "Aug.",
    "Sept.",
    "Sep.",
    "Oct.",
    "Nov.",
    "Dec.",
];

/// Whether a word names a month.
pub(super) fn is_month(word: &str) -> bool {
    MONTHS.iter().any(|m| word == *m || word == m.trim_end_matches('.'))
}

/// Length of the dateline that a line begins with.
pub(crate) fn dateline(text: &str) -> Option<usize> {
    if text.starts_with('(') { korean_dateline(text) } else { english_dateline(text) }
}

/// "(평양 12월 22일발 조선중앙통신)"
fn korean_dateline(text: &str) -> Option<usize> {
    let end = text.find(')')? + 1;
    let inside = text.get(1..end - 1)?;
    let agency = inside.contains("통신") || inside.contains("로동신문");
    let dated = inside.contains("일발") || inside.contains("일 ");
    if !(agency && dated && inside.chars().count() < 60) {
        return None;
    }
    Some(end + blanks(text.get(end..)?))
}

/// "Pyongyang, December 22 (KCNA) -- "
fn english_dateline(text: &str) -> Option<usize> {
    let open = text.find('(').filter(|i| *i < 80)?;
    let head = text.get(..open)?;
    let month = head.split([' ', ',']).any(|w| MONTHS.contains(&w));
    let close = open + text.get(open..)?.find(')').filter(|n| *n < 40)? + 1;
    let agency = text.get(open + 1..close - 1)?;
    let capital = head.chars().next().is_some_and(char::is_uppercase);
    if !(month && capital && head.contains(',') && agency.contains("KCNA")) {
        return None;
    }
    let rest = text.get(close..)?;
    let dashes = rest.len() - rest.trim_start_matches([' ', '-']).len();
    rest.get(..dashes).is_some_and(|d| d.contains('-')).then_some(close + dashes)
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_are_measured() {
        for (text, rest) in [
            ("Pyongyang, December 22 (KCNA) -- Kim", "Kim"),
            ("Moscow, Dec. 2 (KCNA) - A", "A"),
            ("(평양 12월 22일발 조선중앙통신) 조선", "조선"),
            ("(평양 3월 1일발 조선중앙통신)조선", "조선"),
        ] {
            let n = dateline(text).expect(text);
            assert_eq!(text.get(n..), Some(rest));
        }
        for text in ["The WPK (KCNA) -- said", "In May (2024), KCNA said", "(끝)", "(1) 평양은"] {
            assert_eq!(dateline(text), None, "{text}");
        }
    }

    #[test]
    fn end_marks_are_cut_off() {
        let all = lines("They clapped. -0-\n\n평 양(끝)\n", &[]);
        assert_eq!(all[0].text(), "They clapped.");
        assert!(all[0].end_mark.is_some() && all[0].blank_after && !all[0].furniture);
        assert!(all[1].furniture);
    }
}
