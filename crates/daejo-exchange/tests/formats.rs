//! What each format makes of a small bitext, and what is said about files that are none.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use daejo::{Pair, Severity};
use daejo_exchange::{Bead, Bitext, Format, Issue, Sentence, Text, read, write};

/// Every sort of bead, a crossing, and text that formats have to escape.
fn small() -> Bitext {
    let list = |texts: &[(&str, usize)]| {
        texts.iter().map(|(t, p)| Sentence { text: t.to_string(), paragraph: Some(*p) }).collect()
    };
    let sentences = Pair {
        en: list(&[
            ("Team \"Sobaeksu\" Wins Cup & Medal", 0),
            ("It won 3:1.", 1),
            ("The fans <cheered> ~~~ loudly | *all* night.", 1),
            ("Rain fell.", 1),
            ("The coach thanked them.", 2),
        ]),
        ko: list(&[
            ("소백수팀이 컵을 쟁취", 0),
            ("감독이 감사를 표시하였다.", 1),
            ("팀은 3:2로 이겼다.", 1),
            ("응원자들이 환호하였다.", 1),
            ("밤새도록 \u{202e}]]>&amp; 노래하였다.", 2),
            ("경기는 1만명이 보았다.", 2),
        ]),
    };
    let bead = |en: &[usize], ko: &[usize], confidence: Option<f32>, moved: bool| Bead {
        sides: Pair { en: en.to_vec(), ko: ko.to_vec() },
        confidence,
        moved,
        ..Bead::default()
    };
    let issue = |bead: usize, kind: &str, severity: Severity, message: &str| Issue {
        bead,
        kind: kind.to_string(),
        severity,
        message: message.to_string(),
    };
    let beads = vec![
        bead(&[0], &[0], Some(0.98), false),
        bead(&[1, 2], &[2, 3, 4], Some(0.914), false),
        bead(&[3], &[], Some(0.7), false),
        bead(&[], &[5], None, false),
        bead(&[4], &[1], Some(0.66), true),
    ];
    let issues = vec![
        issue(1, "number", Severity::Major, "the figures differ (2 in Korean, 1 in English)"),
        issue(1, "tone", Severity::Minor, "\"cheered\" is <weaker>"),
        issue(2, "addition", Severity::Major, "the English alone has this sentence"),
    ];
    Bitext::new(sentences, beads, issues).unwrap()
}

#[test]
fn a_small_bitext_in_every_format() {
    for format in Format::ALL {
        for file in write(&small(), format, "small") {
            let name = format!("{format}{}", file.suffix.replace('.', "_"));
            insta::assert_snapshot!(name, file.text);
        }
    }
}

#[test]
fn what_is_wrong_has_its_line() {
    let fault = |format: Format, texts: &[&str]| {
        let files: Vec<Text<'_>> = texts.iter().map(|text| Text { name: "x", text }).collect();
        read(format, &files, None).unwrap_err().to_string()
    };
    let head = "en\tko\ten_text\tko_text\ten_lengths";
    let tmx = |prop: &str| {
        format!(
            "<tmx>\n<tu>\n<tuv xml:lang='en'>\n<prop type='x-daejo-sentences'>{prop}</prop><seg>ab</seg></tuv></tu></tmx>"
        )
    };
    let xliff2 = "<xliff version='2.1' srcLang='en' trgLang='fr'/>";
    for (format, texts, message) in [
        (Format::Tsv, vec!["a\tb\n"], "x:1: no row of names; expected en⇥ko⇥… first"),
        (Format::Tsv, vec!["en\tko\tmoved\n0\t0\tyes\n"], "x:2: moved is neither true nor false"),
        (
            Format::Tsv,
            vec![&format!("{head}\n\n0,1\t0\ta b c\t가\t1,1\n")],
            "x:3: en_text is not 2 sentences of the characters in en_lengths; correct them, or give the texts, a \
             sentence a line",
        ),
        (
            Format::Tsv,
            vec!["en\tko\n0\t0\n2\t1\n"],
            "x:3: English sentence 2 of 2 English and 2 Korean sentences in this table",
        ),
        (
            Format::Ladder,
            vec!["0\t0\n"],
            "x:1: ladder has numbers only; give the texts, a sentence a line, too",
        ),
        (
            Format::Hunalign,
            vec!["a\tb\n\nc\n"],
            "x:3: no bead; expected English⇥Korean⇥score, sentences joined by ~~~",
        ),
        (
            Format::Moses,
            vec!["a\nb\n", "가\n"],
            "x:2: 2 lines in English, 1 in Korean; line i must correspond to line i",
        ),
        (Format::Moses, vec!["a\n"], "x:1: moses has 2 files, 1 given"),
        (
            Format::Tmx,
            vec!["<tmx>\n<tu></tmx>"],
            "x:2: this is no well-formed XML: expected 'tu' tag, not 'tmx' at 2:5",
        ),
        (Format::Tmx, vec!["\n<html/>"], "x:2: expected <tmx>, found <html>"),
        (
            Format::Tmx,
            vec![&tmx("0:1 1:1")],
            "x:4: x-daejo-sentences does not fit the segment; delete the property to read it as one sentence",
        ),
        (Format::Xliff, vec![xliff2], "x:1: languages \"en\" and \"fr\"; expected English and Korean"),
        (
            Format::Xliff12,
            vec![xliff2],
            "x:1: XLIFF of version \"2.1\"; expected 1.2 (2.1 is the format xliff)",
        ),
        (
            Format::Xliff,
            vec!["<xliff version='1.2'/>"],
            "x:1: XLIFF of version \"1.2\"; expected 2.0 or 2.1 (1.2 is the format xliff12)",
        ),
        (
            Format::Intertext,
            vec!["<text><s id='1'>a</s></text>", "<text/>", "<linkGrp>\n<link xtargets='1;2'/></linkGrp>"],
            "x:2: there is no Korean sentence 2 in x",
        ),
        (
            Format::Intertext,
            vec!["<text>\n<s>a</s></text>", "<text/>", "<linkGrp/>"],
            "x:2: a sentence without id",
        ),
        (
            Format::Markdown,
            vec![""],
            "x:1: a table in Markdown is for people and is not read; give tsv or tmx",
        ),
    ] {
        assert_eq!(fault(format, &texts), message);
    }
}

/// Files as other tools write them.
#[test]
fn foreign_files_are_read() {
    let read = |format: Format, texts: &[&str]| {
        let files: Vec<Text<'_>> = texts.iter().map(|text| Text { name: "x", text }).collect();
        let bitext = read(format, &files, None).unwrap();
        let beads = bitext
            .beads()
            .iter()
            .map(|b| [daejo::Side::En, daejo::Side::Ko].map(|side| bitext.texts(b, side).join("/")));
        beads.collect::<Vec<_>>()
    };
    let tmx = "\u{feff}<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">
        <tmx version='1.4'><header/><body>
        <tu><tuv xml:lang='KO-KR'><seg>하나<ph>&lt;br></ph>.</seg></tuv><tuv lang='en-US'><seg>One.</seg></tuv></tu>
        <tu><tuv xml:lang='fr'><seg>Deux.</seg></tuv></tu>
        <tu><tuv xml:lang='en'><seg>A <hi>b</hi>
          c.</seg></tuv><tuv xml:lang='en'><seg>other</seg></tuv></tu></body></tmx>";
    assert_eq!(read(Format::Tmx, &[tmx]), [["One.", "하나."], ["A b c.", ""]]);
    let two =
        "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.0' srcLang='ko' trgLang='en-GB'>
        <file id='f'><group id='g'><unit id='1'><segment><source>하나.</source><target>One.</target></segment>
        <ignorable><source> </source></ignorable>
        <segment><source>둘<ph id='1'/>.</source></segment></unit></group></file></xliff>";
    assert_eq!(read(Format::Xliff, &[two]), [["One.", "하나."], ["", "둘."]]);
    let one = "<x:xliff version='1.2' xmlns:x='urn:oasis:names:tc:xliff:document:1.2'>
        <x:file source-language='en' target-language='ko'><x:body><x:group><x:trans-unit id='1'>
        <x:source>A. B.</x:source><x:seg-source><x:mrk mtype='seg' mid='0'>A.</x:mrk> <x:mrk mtype='seg' mid='1'>B.</x:mrk>
        </x:seg-source><x:target>가.</x:target></x:trans-unit></x:group></x:body></x:file></x:xliff>";
    assert_eq!(read(Format::Xliff12, &[one]), [["A./B.", "가."]]);
    let documents = [
        "<text><p id='1'><s id='1:1'>One.</s></p></text>",
        "<text><s id='a'>하나.</s><s id='b'>둘.</s></text>",
    ];
    let links = "<linkGrp toDoc='x.ko.xml' fromDoc='x.en.xml'><link type='2-1' xtargets='a b;1:1' status='man'/></linkGrp>";
    assert_eq!(read(Format::Intertext, &[documents[0], documents[1], links]), [["One.", "하나./둘."]]);
    assert_eq!(
        read(Format::Hunalign, &["<p>\t<p>\t0.3\nOne. ~~~ <p> ~~~ Two.\t하나.\t0.27\r\n\t둘.\n"]),
        [["One./Two.", "하나."], ["", "둘."]]
    );
    assert_eq!(read(Format::Moses, &["One.\n\nTwo.\n", "하나.\n\n\n"]), [["One.", "하나."], ["Two.", ""]]);
}
