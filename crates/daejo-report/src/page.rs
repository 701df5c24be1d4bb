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
    for line in markdown.lines() {
        let heading = line.trim_start_matches('#').trim_start();
        if line.starts_with('#') {
            let style = if line.starts_with("##") { HEAD } else { STRONG };
            put(out, options.colour, style, &clean(heading))?;
            writeln!(out)?;
        } else {
            let hang = if line.starts_with("- ") { "  " } else { "" };
            for (i, part) in fold(line, options.width.saturating_sub(hang.len())).iter().enumerate() {
                writeln!(out, "{}{part}", if i == 0 { "" } else { hang })?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_lose_their_signs_and_lists_hang() {
        let mut out = Vec::new();
        let options = Options { width: 16, ..Options::default() };
        page("# order\n\n## Reported\n\n- Each bead that crosses.\n", &options, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text, "order\n\nReported\n\n- Each bead\n  that crosses.\n");
    }
}
