//! A page of documentation in Markdown, laid out for a terminal.

use crate::Options;
use crate::sanitize::clean;
use crate::style::{HEAD, STRONG, put};
use crate::width::fold;
use std::io::{self, Write};

/// Writes a page: headings in colour instead of their signs, paragraphs and lists in the options' width.
///
/// # Errors
/// Those of the writer.
pub fn page(markdown: &str, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    for block in blocks(markdown) {
        let heading = block.trim_start_matches('#').trim_start();
        if block.starts_with('#') {
            let style = if block.starts_with("##") { HEAD } else { STRONG };
            put(out, options.colour, style, &clean(heading))?;
            writeln!(out)?;
        } else {
            let hang = if block.starts_with("- ") { "  " } else { "" };
            for (i, part) in fold(&block, options.width.saturating_sub(hang.len())).iter().enumerate() {
                writeln!(out, "{}{part}", if i == 0 { "" } else { hang })?;
            }
        }
    }
    Ok(())
}

/// Headings, items and paragraphs, each on one line again; blank lines stay.
fn blocks(markdown: &str) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    for line in markdown.lines() {
        match blocks.last_mut() {
            Some(last) if !last.is_empty() && !last.starts_with('#') && !begins(line) => {
                last.push(' ');
                last.push_str(line.trim_start());
            }
            _ => blocks.push(line.to_string()),
        }
    }
    blocks
}

/// Whether a line goes on with nothing: it is blank, a heading, an item, or has a label (`Korean: …`).
fn begins(line: &str) -> bool {
    let label = line.split(' ').next().is_some_and(|word| word.ends_with(':'));
    line.is_empty() || line.starts_with(['#', '`']) || line.starts_with("- ") || label
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_lose_their_signs_and_items_hang() {
        let mut out = Vec::new();
        let options = Options { width: 16, ..Options::default() };
        page(
            "# order\n\n## Reported\n\n- Each bead\n  that crosses.\n\nKorean: x\nEnglish: y\nz\n",
            &options,
            &mut out,
        )
        .unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text, "order\n\nReported\n\n- Each bead\n  that crosses.\n\nKorean: x\nEnglish: y z\n");
    }
}
