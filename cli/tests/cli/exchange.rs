//! Alignments in the formats of other tools, written and brought from one to another by the command.

use crate::{CASES, daejo, folder, gold};
use std::fs;
use std::path::Path;

/// Runs on a folder and gives what is printed.
#[track_caller]
fn out(folder: &Path, args: &[&str]) -> String {
    let run = daejo(folder, args, b"");
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{args:?}");
    run.out
}

#[track_caller]
fn refused(folder: &Path, args: &[&str], message: &str) {
    let run = daejo(folder, args, b"");
    assert_eq!((run.code, run.out.as_str()), (2, ""), "{}", run.err);
    assert_eq!(run.err, format!("daejo: error: {message}\n"));
}

/// The first two columns of a table.
fn ladder(table: &str) -> Vec<String> {
    let sides = |row: &str| row.split('\t').take(2).collect::<Vec<_>>().join("|");
    let mut rows: Vec<String> = table.lines().map(sides).collect();
    rows.sort();
    rows
}

#[test]
fn a_ladder_comes_back_from_every_format_that_carries_it() {
    for case in CASES {
        let folder = folder(&format!("exchange-{case}"));
        for name in ["en.txt", "ko.txt"] {
            fs::copy(gold(case).join(name), folder.join(name)).unwrap();
        }
        let align =
            |more: &[&str]| out(&folder, &[&["align", "en.txt", "ko.txt", "--format"], more].concat());
        let table = align(&["tsv"]);
        for (format, file) in [("tmx", "a.tmx"), ("xliff", "a.xlf"), ("xliff12", "b.xliff")] {
            align(&[format, "-o", file]);
            assert_eq!(out(&folder, &["convert", file, "--to", "tsv"]), table, "{case} {format}");
        }
        align(&["intertext", "-o", "c"]);
        for given in ["c", "c.en-ko.xml"] {
            let back = out(&folder, &["convert", given, "--from", "intertext", "--to", "tsv"]);
            assert_eq!(ladder(&back), ladder(&table), "{case}");
        }
        let lines = |column: usize| {
            let text = |row: &str| row.split('\t').nth(column).unwrap().to_string() + "\n";
            table.lines().skip(1).map(text).collect::<String>()
        };
        align(&["moses", "-o", "d"]);
        assert_eq!(fs::read_to_string(folder.join("d.en")).unwrap(), lines(4), "{case}");
        assert_eq!(fs::read_to_string(folder.join("d.ko")).unwrap(), lines(5), "{case}");
    }
}

#[test]
fn numbers_get_their_sentences_from_elsewhere() {
    let folder = folder("exchange-numbers");
    fs::write(folder.join("a.vec"), "[0]:[1]:0.2\n[1, 2]:[0]:0.1\n[]:[2]:0.0\n").unwrap();
    fs::write(folder.join("en.sent"), "One.\nTwo.\nThree.\n").unwrap();
    fs::write(folder.join("ko.sent"), "둘 셋.\n하나.\n넷.\n").unwrap();
    let texts = ["--texts", "en.sent", "ko.sent"];
    let table =
        out(&folder, &[&["convert", "a.vec", "--from", "vecalign", "--to", "hunalign"], &texts[..]].concat());
    assert_eq!(table, "One.\t하나.\t0.00\nTwo. ~~~ Three.\t둘 셋.\t0.00\n\t넷.\t0.00\n");
    let message = "a.vec: vecalign has numbers only; give the sentences, one a line: --texts EN KO";
    refused(&folder, &["convert", "a.vec", "--from", "vecalign", "--to", "tmx"], message);
    fs::write(folder.join("en.sent"), "One.\n").unwrap();
    let message = "a.vec:2: English sentence 1 of 1 English and 3 Korean sentences in the texts";
    refused(
        &folder,
        &[&["convert", "a.vec", "--from", "vecalign", "--to", "tmx"], &texts[..]].concat(),
        message,
    );
}

#[test]
fn a_report_may_be_a_bitext_with_its_divergences() {
    let folder = folder("exchange-report");
    let case = gold("d-07");
    let texts = [case.join("en.txt"), case.join("ko.txt")].map(|p| p.to_str().unwrap().to_string());
    let report = |format: &str| daejo(&folder, &["report", "--format", format, &texts[0], &texts[1]], b"");
    let data: ::daejo::Report = serde_json::from_str(&report("json").out).unwrap();
    let xliff = report("xliff");
    assert_eq!(xliff.code, 1);
    assert_eq!(xliff.out.matches("<its:locQualityIssue ").count(), data.divergences.len());
    fs::write(folder.join("r.xlf"), &xliff.out).unwrap();
    out(&folder, &["convert", "r.xlf", "-o", "r.tmx"]);
    assert_eq!(out(&folder, &["convert", "r.tmx", "--to", "xliff"]), xliff.out);
    let align = out(&folder, &["align", "--format", "xliff", &texts[0], &texts[1]]);
    assert!(!align.contains("its:"), "{align}");
}

#[test]
fn a_memory_in_utf_16_is_read() {
    let folder = folder("exchange-utf16");
    let tmx = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><tmx><tu><tuv xml:lang=\"en\"><seg>One.</seg></tuv></tu></tmx>";
    let bytes: Vec<u8> =
        std::iter::once(0xfeff).chain(tmx.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    fs::write(folder.join("a.tmx"), &bytes).unwrap();
    assert_eq!(out(&folder, &["convert", "a.tmx", "--to", "moses", "-o", "a"]), "");
    assert_eq!(fs::read_to_string(folder.join("a.en")).unwrap(), "One.\n");
    fs::write(folder.join("a.tmx"), &bytes[..bytes.len() - 1]).unwrap();
    refused(
        &folder,
        &["convert", "a.tmx", "--to", "tsv"],
        "a.tmx: this is broken UTF-16; save the file as UTF-8",
    );
}

#[test]
fn what_cannot_be_converted_is_refused() {
    let folder = folder("exchange-refused");
    fs::write(folder.join("a.tmx"), "<tmx>\n<tu></tmx>").unwrap();
    fs::write(folder.join("x.en"), "One.\n").unwrap();
    let formats = "tsv, ladder, hunalign, vecalign, moses, tmx, xliff, xliff12, intertext, markdown";
    for (args, message) in [
        (vec!["a.tmx", "-o", "b.tsv"], "a.tmx:2: this is no well-formed XML: expected 'tu' tag, not 'tmx' at 2:5".to_string()),
        (vec!["a.tmx", "-o", "a.tmx"], "a.tmx: -o would overwrite this text; give another file".to_string()),
        (vec!["a.tmx"], format!("the format does not show from what -o is called; give --to: {formats}")),
        (vec!["en.txt", "--to", "tsv"], format!("the format does not show from en.txt; give --from: {formats}")),
        (vec!["none.tmx", "--to", "tsv"], "none.tmx: there is no such file; check the path".to_string()),
        (vec!["x", "--from", "moses", "--to", "tsv"], "x.ko: there is no such file; check the path".to_string()),
        (vec!["a.tmx", "--to", "intertext"], "intertext has 3 files; give a name for them: -o NAME makes NAME.en.xml, NAME.ko.xml, NAME.en-ko.xml".to_string()),
        (vec!["x.md", "--from", "markdown", "--to", "tsv"], "x.md: there is no such file; check the path".to_string()),
    ] {
        refused(&folder, &[&["convert"], &args[..]].concat(), &message);
    }
    let message = "moses has 2 files; give a name for them: -o NAME makes NAME.en, NAME.ko";
    refused(&folder, &["align", "--format", "moses", "en.txt", "ko.txt"], message);
    fs::rename(folder.join("en.txt"), folder.join("p.en")).unwrap();
    let message = "p.en: -o would overwrite this text; give another file";
    refused(&folder, &["align", "--format", "moses", "-o", "p", "p.en", "ko.txt"], message);
    assert!(!folder.join("b.tsv").exists());
}
