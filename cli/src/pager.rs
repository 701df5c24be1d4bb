//! The pager, as git uses one: what is written to a terminal can be scrolled and searched.

use std::io::{self, Write};
use std::process::{Child, Command, Stdio};

/// Variables that name a pager; the first one that is set counts.
const VARIABLES: [&str; 2] = ["DAEJO_PAGER", "PAGER"];
/// Where none is set.
const DEFAULT: &str = "less";
/// What `less` is told unless the user tells it something: leave if all fits on the screen, show colours, leave the text
/// there.
const LESS: &str = "FRX";

/// The user's pager; none where it is empty or `cat`.
pub fn chosen(variable: impl Fn(&str) -> Option<String>) -> Option<String> {
    let pager = VARIABLES.iter().find_map(|name| variable(name)).unwrap_or(DEFAULT.to_string());
    let pager = pager.trim();
    (!pager.is_empty() && pager != "cat").then(|| pager.to_string())
}

/// Shows a text in a pager until the user leaves it. `false`: it could not be started, nothing was shown.
pub fn show(pager: &str, text: &[u8]) -> io::Result<bool> {
    let Some(mut child) = start(pager) else { return Ok(false) };
    // The interrupt key belongs to the pager as long as it runs; were daejo to end, both would read the keys.
    let _ = ctrlc::set_handler(|| {});
    let written = child.stdin.take().map_or(Ok(()), |mut pipe| pipe.write_all(text));
    let code = child.wait()?.code();
    match written {
        // A pager that is left before the end closes the pipe.
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => Err(e),
        _ => Ok(!matches!(code, Some(NOT_FOUND | NOT_RUN))),
    }
}

/// What a shell ends with if there is no such command, or none that can be run.
const NOT_FOUND: i32 = 127;
const NOT_RUN: i32 = 126;

/// Starts a pager; by the shell only where something in the command is for a shell.
fn start(pager: &str) -> Option<Child> {
    let mut command = if pager.contains(|c| "|&;<>()$`\\\"'*?[#~=%".contains(c)) {
        let mut shell = Command::new("sh");
        shell.args(["-c", pager]);
        shell
    } else {
        let mut words = pager.split_whitespace();
        let mut command = Command::new(words.next()?);
        command.args(words);
        command
    };
    if std::env::var_os("LESS").is_none() {
        command.env("LESS", LESS);
    }
    command.stdin(Stdio::piped()).spawn().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_that_is_set_counts() {
        let with = |set: &'static [(&str, &str)]| {
            chosen(move |name| set.iter().find(|(n, _)| *n == name).map(|(_, v)| v.to_string()))
        };
        assert_eq!(with(&[]).as_deref(), Some("less"));
        assert_eq!(with(&[("PAGER", "more")]).as_deref(), Some("more"));
        assert_eq!(with(&[("PAGER", "more"), ("DAEJO_PAGER", "less -S")]).as_deref(), Some("less -S"));
        assert_eq!(with(&[("DAEJO_PAGER", ""), ("PAGER", "more")]), None);
        assert_eq!(with(&[("PAGER", "cat")]), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_pager_that_cannot_be_started_shows_nothing_and_a_closed_one_is_no_error() {
        assert!(!show("no-such-pager-at-all -x", b"text").unwrap());
        assert!(!show("'no-such-pager-at-all'", b"text").unwrap());
        assert!(show("true", &vec![b'x'; 1 << 20]).unwrap());
    }

    #[cfg(unix)]
    #[test]
    fn the_pager_reads_the_text_and_less_is_told_how() {
        let file = std::env::temp_dir().join(format!("daejo-pager-{}", std::process::id()));
        let command = format!("{{ cat; printf %s \"$LESS\"; }} > '{}'", file.display());
        assert!(show(&command, "대조\n".as_bytes()).unwrap());
        let expected = format!("대조\n{}", std::env::var("LESS").unwrap_or(LESS.to_string()));
        assert_eq!(std::fs::read_to_string(&file).unwrap(), expected);
        std::fs::remove_file(file).unwrap();
    }
}
