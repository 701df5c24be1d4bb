//! Pictures of an alignment: both styles in both forms, and what cannot be written.

use crate::{daejo, folder, gold};
use std::fs;

#[test]
fn both_styles_in_both_forms() {
    let folder = folder("plot");
    let [en, ko] = ["en.txt", "ko.txt"].map(|name| gold("d-07").join(name).to_str().unwrap().to_string());
    let mut seen = Vec::new();
    for style in ["dots", "ribbons"] {
        for (file, head) in [("map.svg", &b"<svg "[..]), ("map.PNG", &b"\x89PNG"[..])] {
            let run = daejo(&folder, &["plot", &en, &ko, "-o", file, "--style", style], b"");
            assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
            let bytes = fs::read(folder.join(file)).unwrap();
            assert!(bytes.starts_with(head) && !seen.contains(&bytes), "{style} {file}");
            seen.push(bytes);
        }
    }
}

#[test]
fn title_scale_and_selection_change_the_picture() {
    let folder = folder("plot-options");
    let draw = |file: &str, more: &[&str]| {
        let run = daejo(&folder, &[&["plot", "en.txt", "ko.txt", "-o", file], more].concat(), b"");
        assert_eq!(run.code, 0, "{}", run.err);
        fs::read(folder.join(file)).unwrap()
    };
    let svg = String::from_utf8(draw("a.svg", &["--title", "Release <1>"])).unwrap();
    assert!(svg.contains(">Release &lt;1&gt;</title>"), "{svg}");
    let bare = String::from_utf8(draw("b.svg", &["--min-confidence", "1"])).unwrap();
    assert!(bare.contains("0 major and 0 minor divergences"), "{bare}");
    let [small, large] = ["1", "3"].map(|scale| draw("c.png", &["--scale", scale]));
    // Width and height are in the first chunk.
    let width = |png: &[u8]| u32::from_be_bytes(png.get(16..20).unwrap().try_into().unwrap());
    assert_eq!((width(&small), width(&large)), (260, 780));
}

#[test]
fn what_cannot_be_drawn_or_written_is_said() {
    let folder = folder("plot-bad");
    let refused = |more: &[&str], message: &str| {
        let run = daejo(&folder, &[&["plot", "en.txt", "ko.txt"], more].concat(), b"");
        assert_eq!((run.code, run.err.trim_end()), (2, format!("daejo: error: {message}").as_str()));
    };
    let form = "pictures are SVG or PNG; give a file that ends in .svg or .png";
    refused(&["-o", "map.gif"], &format!("map.gif: {form}"));
    refused(&["-o", "map"], &format!("map: {form}"));
    refused(&["-o", "none/map.svg"], "none/map.svg: cannot write: there is no such folder; create it first");
    refused(&["-o", "map.png", "--scale", "0"], "--scale: a side would have no pixel or more than 20000");
    assert!(!folder.join("map.png").exists());
}
