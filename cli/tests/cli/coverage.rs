//! `daejo lexicon coverage` through the command.

use crate::{daejo, folder};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;

const RECORDS: &str = "\
{\"title\": \"도시와 농촌\", \"text\": \"뷁뷁과 농촌\", \"url\": \"none\"}
{\"paragraphs\": [\"뷁뷁뷁\", \"The zzyzx of cities\"]}
";

#[test]
fn what_the_lexicon_lacks_is_listed_most_frequent_first() {
    let folder = folder("coverage");
    fs::write(folder.join("a.jsonl"), RECORDS).unwrap();
    let plain = daejo(&folder, &["lexicon", "coverage", "a.jsonl"], b"");
    assert_eq!((plain.code, plain.err.as_str()), (0, ""));
    insta::assert_snapshot!(plain.out);
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(RECORDS.as_bytes()).unwrap();
    fs::write(folder.join("a.jsonl.gz"), packed.finish().unwrap()).unwrap();
    assert_eq!(daejo(&folder, &["lexicon", "coverage", "a.jsonl.gz"], b"").out, plain.out);
    let piped = daejo(&folder, &["lexicon", "coverage", "--format", "json", "-"], RECORDS.as_bytes());
    let value: serde_json::Value = serde_json::from_str(&piped.out).unwrap();
    assert_eq!(
        (&value["ko"]["content"], &value["ko"]["unexplained"][0]["form"]),
        (&11.into(), &"뷁뷁".into())
    );
}

#[test]
fn a_release_is_measured_and_a_share_below_its_limit_is_told() {
    let folder = folder("coverage-limits");
    let good = daejo(&folder, &["lexicon", "coverage", "--min-ko", "90", "en.txt", "ko.txt"], b"");
    assert!(good.code == 0 && good.out.contains("English words: "), "{}", good.out);
    fs::write(folder.join("odd.txt"), "뷁뷁을 뷁뷁").unwrap();
    assert_eq!(daejo(&folder, &["lexicon", "coverage", "--min-ko", "90", "odd.txt"], b"").code, 1);
}

#[test]
fn faulty_records_are_skipped_and_said_and_a_file_of_nothing_is_an_error() {
    let folder = folder("coverage-faults");
    fs::write(folder.join("a.jsonl"), "{\"text\": \"농촌\"}\n{\"text\": NaN}\n{\"date\": \"2012\"}\n")
        .unwrap();
    let run = daejo(&folder, &["lexicon", "coverage", "a.jsonl"], b"");
    assert!(run.code == 0 && run.out.contains("100.0 % of 2 "), "{}", run.out);
    assert!(
        run.err.contains("a.jsonl: 2 faulty records skipped, the first: line 2: no JSON record"),
        "{}",
        run.err
    );
    fs::write(folder.join("b.jsonl"), "{\"date\": \"2012\"}\n").unwrap();
    let none = daejo(&folder, &["lexicon", "coverage", "b.jsonl"], b"");
    assert!(none.code == 2 && none.err.contains("no Korean syllable"), "{}", none.err);
    fs::write(folder.join("c.gz"), [0x1f, 0x8b, 8, 0, 1, 2]).unwrap();
    let torn = daejo(&folder, &["lexicon", "coverage", "c.gz"], b"");
    assert!(torn.code == 2 && torn.err.contains("c.gz: cannot be unpacked"), "{}", torn.err);
}
