//! The pager: on a terminal, never in a pipe or a file.

use crate::{daejo, folder};
use std::process::Command;

#[test]
fn a_pipe_and_a_file_have_no_pager() {
    let folder = folder("no-pager");
    let mut command = Command::new(env!("CARGO_BIN_EXE_daejo"));
    command.args(["diff", "en.txt", "ko.txt"]).current_dir(&folder).env("DAEJO_PAGER", "touch paged");
    let done = command.output().unwrap();
    assert!(done.status.success() && !done.stdout.is_empty());
    command.args(["-o", "diff.txt"]);
    assert!(command.output().unwrap().status.success());
    assert!(!folder.join("paged").exists());
    assert_eq!(std::fs::read(folder.join("diff.txt")).unwrap(), done.stdout);
}

/// On a terminal of its own (util-linux's `script` makes one).
#[cfg(target_os = "linux")]
mod terminal {
    use super::*;

    /// What stands on the terminal after a command with these variables.
    fn shown(test: &str, line: &str, variables: &[(&str, &str)]) -> String {
        let folder = folder(test);
        let line = format!("'{}' {line}", env!("CARGO_BIN_EXE_daejo"));
        let done = Command::new("script")
            .args(["-qec", &line, "/dev/null"])
            .current_dir(&folder)
            .env_remove("PAGER")
            .env_remove("DAEJO_PAGER")
            .env_remove("NO_COLOR")
            .env("TERM", "xterm-256color")
            .envs(variables.iter().copied())
            .stdin(std::process::Stdio::null())
            .output()
            .expect("script of util-linux");
        String::from_utf8(done.stdout).unwrap()
    }

    #[test]
    fn text_goes_through_the_pager_and_data_does_not() {
        let pager = [("PAGER", "sed s/^/paged:/")];
        for command in ["diff", "report", "align"] {
            let text = shown("pager", &format!("{command} en.txt ko.txt"), &pager);
            assert!(text.lines().count() > 5 && text.lines().all(|l| l.starts_with("paged:")), "{text}");
        }
        for command in ["diff --no-pager", "align --format tsv", "report --format json"] {
            let text = shown("pager", &format!("{command} en.txt ko.txt"), &pager);
            assert!(text.lines().count() > 5 && !text.contains("paged:"), "{text}");
        }
    }

    #[test]
    fn a_pager_that_cannot_be_started_or_is_left_is_no_error() {
        let whole = shown("pager-bad", "align en.txt ko.txt", &[("PAGER", "")]);
        for pager in ["no-such-pager", "no-such-pager 2>/dev/null", "cat"] {
            assert_eq!(
                shown("pager-bad", "align en.txt ko.txt", &[("DAEJO_PAGER", pager)]),
                whole,
                "{pager}"
            );
        }
        assert_eq!(shown("pager-bad", "align en.txt ko.txt", &[("DAEJO_PAGER", "true")]), "");
    }

    #[test]
    fn colours_are_for_terminals_that_want_them() {
        let coloured = shown("pager-colour", "diff en.txt ko.txt", &[("PAGER", "cat")]);
        assert!(coloured.contains("\u{1b}[4m") || coloured.contains("\u{1b}[36m"), "{coloured}");
        let plain = shown("pager-colour", "diff en.txt ko.txt", &[("PAGER", "cat"), ("NO_COLOR", "1")]);
        assert!(plain.contains('│') && !plain.contains('\u{1b}'), "{plain}");
    }
}

#[test]
fn a_search_in_a_pipe_finds_bead_and_kind_beside_the_words() {
    let folder = folder("grep");
    let run = daejo(&folder, &["diff", "en.txt", "ko.txt"], b"");
    let findings: Vec<&str> = run.out.lines().filter(|l| l.contains(", bead ")).collect();
    let report = daejo(&folder, &["report", "--format", "json", "en.txt", "ko.txt"], b"");
    let report: serde_json::Value = serde_json::from_str(&report.out).unwrap();
    let divergences = report["divergences"].as_array().unwrap();
    assert!(!divergences.is_empty());
    assert_eq!(findings.len(), divergences.len());
    for (line, d) in findings.iter().zip(divergences) {
        let [kind, message] = ["kind", "message"].map(|k| d[k].as_str().unwrap());
        assert!(line.contains(&format!("{kind}, bead {}", d["bead"])) && line.ends_with(message), "{line}");
    }
}
