//! Releases as JSON records: the same findings as in their texts, the choice of one, and what is wrong with a file.

use crate::{daejo, folder};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

fn text(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap()
}

/// The texts of the folder as records, in English and in Korean.
fn records(folder: &Path) -> [Value; 2] {
    ["en", "ko"].map(|lang| json!({"lang": lang, "text": text(folder, &format!("{lang}.txt")), "url": null}))
}

/// Fingerprints and quoted words: what does not depend on places.
fn findings(folder: &Path, en: &str, ko: &str) -> Vec<[String; 3]> {
    let run = daejo(folder, &["report", "--format", "json", en, ko], b"");
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    let report: ::daejo::Report = serde_json::from_str(&run.out).unwrap();
    let words = |quote: &Option<::daejo::Quote>| quote.as_ref().map(|q| q.text.clone()).unwrap_or_default();
    let cards =
        report.divergences.iter().map(|d| [d.fingerprint.clone(), words(&d.card.en), words(&d.card.ko)]);
    cards.collect()
}

#[test]
fn records_give_the_findings_of_their_texts() {
    let folder = folder("records");
    let [en, ko] = records(&folder);
    fs::write(folder.join("en.json"), serde_json::to_string_pretty(&en).unwrap()).unwrap();
    fs::write(folder.join("ko.json"), json!([ko]).to_string()).unwrap();
    fs::write(folder.join("all.jsonl"), format!("{ko}\n{{\"title\": \"none\"}}\n{en}\n")).unwrap();
    let expected = findings(&folder, "en.txt", "ko.txt");
    assert!(!expected.is_empty());
    for (en, ko) in [
        ("en.json", "ko.json"),
        ("en.json", "ko.txt"),
        ("en.txt", "ko.json"),
        ("all.jsonl#3", "all.jsonl#1"),
        ("en.txt", "all.jsonl#1"),
    ] {
        assert_eq!(findings(&folder, en, ko), expected, "{en} {ko}");
    }
}

#[test]
fn every_command_and_form_takes_records() {
    let folder = folder("records-commands");
    let [en, ko] = records(&folder);
    fs::write(folder.join("all.jsonl"), format!("{en}\n{ko}\n")).unwrap();
    let pair = ["all.jsonl#1", "all.jsonl#2"];
    for args in [
        &["align"][..],
        &["align", "--format", "tmx"],
        &["diff", "--width", "100"],
        &["report", "--width", "80"],
        &["report", "--format", "html"],
        &["report", "--format", "sarif"],
        &["selftest", "--count", "1"],
    ] {
        let run = daejo(&folder, &[args, &pair].concat(), b"");
        assert!(run.code < 2 && run.err.is_empty() && !run.out.is_empty(), "{args:?} {}", run.err);
    }
    let run = daejo(&folder, &["plot", "-o", "map.svg", "all.jsonl#1", "all.jsonl#2"], b"");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
}

/// Title behind the text, as programs that sort the names of fields write it.
#[test]
fn the_title_is_the_headline_and_the_date_the_day_of_publication() {
    let folder = folder("records-fields");
    let record =
        |title: &str, text: &str| json!({"date": "2024-05-03", "text": text, "title": title}).to_string();
    fs::write(folder.join("en.json"), record("Press Review", "He \"came\".\nThey met on May 2.")).unwrap();
    fs::write(folder.join("ko.json"), record("신문개관", "그가 왔다.\n그들은 5월 2일에 만났다.")).unwrap();
    let run = daejo(&folder, &["report", "--format", "json", "en.json", "ko.json"], b"");
    let report: ::daejo::Report = serde_json::from_str(&run.out).unwrap();
    let file = text(&folder, "en.json");
    let sentences: Vec<&str> = report.en.sentences.iter().map(|s| s.span.of(&file)).collect();
    assert_eq!(sentences, ["Press Review", "He \\\"came\\\".", "They met on May 2."]);
    assert_eq!((report.en.headline, report.en.published.as_deref()), (Some(0), Some("2024-05-03")));
    let page = daejo(&folder, &["diff", "--width", "100", "en.json", "ko.json"], b"");
    for words in ["Press Review", "He \"came\".", "They met on May 2.", "신문개관", "그가 왔다."] {
        assert!(page.out.contains(words), "{words}\n{}", page.out);
    }
}

#[test]
fn several_records_without_a_choice_are_one_text_with_a_warning() {
    let folder = folder("records-several");
    let [en, _] = records(&folder);
    fs::write(folder.join("en.jsonl"), format!("{en}\n{{\"text\": \"It rained.\"}}\n")).unwrap();
    let run = daejo(&folder, &["align", "en.jsonl", "ko.txt"], b"");
    let warning = "daejo: warning: the English file holds 2 releases; they are aligned as one text; en.jsonl#1 is the \
                   first record alone";
    assert!(run.code == 0 && run.err.lines().any(|l| l == warning), "{}", run.err);
    assert!(run.out.contains("It rained."));
}

#[track_caller]
fn refused(folder: &Path, en: &str, ko: &str, message: &str) {
    let run = daejo(folder, &["report", en, ko], b"");
    assert_eq!((run.code, run.out.as_str(), run.err), (2, "", format!("daejo: error: {message}\n")));
}

#[test]
fn a_record_that_is_not_there_or_of_the_other_side_is_refused() {
    let folder = folder("records-choice");
    let [en, ko] = records(&folder);
    fs::write(folder.join("all.jsonl"), format!("{en}\n{ko}\n")).unwrap();
    for number in [0, 3] {
        let message = format!("all.jsonl: no record {number} with a text: the file has 2, counted from 1");
        refused(&folder, &format!("all.jsonl#{number}"), "ko.txt", &message);
    }
    let message = "en.txt: no record 1: this is no file of JSON records; give it without #1";
    refused(&folder, "en.txt#1", "ko.txt", message);
    refused(&folder, "none.jsonl#1", "ko.txt", "none.jsonl: there is no such file; check the path");
    let mislabelled = json!({"lang": "ko", "text": text(&folder, "en.txt")}).to_string();
    fs::write(folder.join("label.json"), mislabelled).unwrap();
    let message = "label.json:1:9: this record is Korean by its own word, not English: give the English version of the release";
    refused(&folder, "label.json", "ko.txt", message);
    let run = daejo(&folder, &["report", "-o", "all.jsonl", "all.jsonl#1", "all.jsonl#2"], b"");
    assert!(run.code == 2 && run.err.contains("would overwrite"), "{}", run.err);
}

#[test]
fn what_only_looks_like_a_record_is_read_as_text() {
    let folder = folder("records-broken");
    let text = text(&folder, "en.txt");
    fs::write(folder.join("photo.txt"), format!("[Photo] He came.\n\n{text}")).unwrap();
    let run = daejo(&folder, &["align", "photo.txt", "ko.txt"], b"");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    fs::write(folder.join("broken.json"), "{\"title\": \"Photo\",\n \"text\": \"It rained.\n").unwrap();
    let run = daejo(&folder, &["align", "broken.json", "ko.txt"], b"");
    let place = "daejo: warning: broken.json:2:20: looks like JSON but is broken here (";
    assert!(
        run.code == 0 && run.err.contains(place) && run.err.contains("read as plain text"),
        "{}",
        run.err
    );
    // A file named like a record of another.
    fs::write(folder.join("en.txt#1"), &text).unwrap();
    assert_eq!(daejo(&folder, &["align", "en.txt#1", "ko.txt"], b"").err, "");
}
