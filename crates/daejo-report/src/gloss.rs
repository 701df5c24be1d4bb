//! The Korean words of a card between the lines: as written, in Latin letters, in English, one column a word.

use crate::Glosses;
use crate::passage::Passage;
use crate::sanitize::clean;
use crate::style::{FAINT, PLAIN};
use crate::width::width;
use anstyle::Style;
use daejo::{Card, Gloss};

/// Blocks of lines that a brief gloss may take.
const BRIEF: usize = 3;
/// Blanks between two words.
const GAP: usize = 2;

/// The gloss in rows of a width, each with its style; blocks of three rows.
pub fn interlinear(card: &Card, how: Glosses, columns: usize) -> Vec<(String, Style)> {
    let words: Vec<Word> = card.gloss.iter().map(|g| Word::new(g, columns)).collect();
    let limit = match how {
        Glosses::None => 0,
        Glosses::Brief => BRIEF,
        Glosses::Full => usize::MAX,
    };
    let mut out = Vec::new();
    let mut shown = 0;
    for block in blocks(&words, columns).into_iter().take(limit) {
        shown += block.len();
        for (row, style) in [PLAIN, FAINT, PLAIN].into_iter().enumerate() {
            let line: String = block.iter().map(|w| w.cell(row)).collect();
            out.push((line.trim_end().to_string(), style));
        }
    }
    if limit > 0 && shown < words.len() {
        let rest = format!("… {} more Korean words", words.len() - shown);
        out.push((Passage::plain(&rest, FAINT).shorten(columns).text(), FAINT));
    }
    out
}

/// A word's three rows and the width of the widest.
struct Word {
    rows: [String; 3],
    width: usize,
}

impl Word {
    fn new(gloss: &Gloss, columns: usize) -> Word {
        let rows = [gloss.ko(), gloss.romanization(), gloss.english()]
            .map(|row| Passage::plain(&clean(&row), PLAIN).shorten(columns.max(2)).text());
        let widest = rows.iter().map(|r| width(r)).max().unwrap_or(0);
        Word { rows, width: widest }
    }

    /// A row, filled up to the column of the next word.
    fn cell(&self, row: usize) -> String {
        let text = self.rows.get(row).map_or("", String::as_str);
        format!("{text}{:1$}", "", self.width - width(text) + GAP)
    }
}

/// As many words a block as there is room for.
fn blocks(words: &[Word], columns: usize) -> Vec<&[Word]> {
    let mut out = Vec::new();
    let (mut start, mut used) = (0, 0);
    for (i, word) in words.iter().enumerate() {
        if i > start && used + word.width > columns {
            out.push(words.get(start..i).unwrap_or(&[]));
            (start, used) = (i, 0);
        }
        used += word.width + GAP;
    }
    out.push(words.get(start..).unwrap_or(&[]));
    out.retain(|block| !block.is_empty());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn words_stand_above_their_readings_in_every_width() {
        let (report, _) = fixture::comparison();
        for columns in 10..100 {
            for d in &report.divergences {
                let rows = interlinear(&d.card, Glosses::Full, columns);
                assert_eq!(rows.len() % 3, 0);
                assert!(rows.iter().all(|(row, _)| width(row) <= columns), "{columns}: {rows:?}");
            }
        }
    }

    #[test]
    fn a_brief_gloss_says_how_much_is_left() {
        let (report, _) = fixture::comparison();
        let omission = &report.divergences.last().unwrap().card;
        let rows = interlinear(omission, Glosses::Brief, 20);
        assert_eq!(rows.last().unwrap().0, "… 3 more Korean wor…");
        assert!(interlinear(omission, Glosses::None, 20).is_empty());
    }
}
