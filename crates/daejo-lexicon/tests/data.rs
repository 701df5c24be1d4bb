//! The data files as a whole: what a single row cannot show.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use daejo_lexicon::{Lexicon, table};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut all: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("data/").map(|e| e.expect("an entry").path()).collect();
    all.sort();
    all
}

#[test]
fn no_entry_stands_twice_and_every_row_is_sound() {
    let mut seen: BTreeMap<(String, &str), String> = BTreeMap::new();
    let mut faults = Vec::new();
    for path in files() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let (rows, bad) = table::parse(&std::fs::read_to_string(&path).expect("UTF-8"));
        faults.extend(bad.into_iter().map(|f| format!("{name}:{}: {}", f.line, f.message)));
        for row in rows {
            let place = format!("{name}:{}", row.line);
            let solid: String = row.ko.chars().filter(|c| !c.is_whitespace()).collect();
            if let Some(other) = seen.insert((solid, row.class.as_str()), place.clone()) {
                faults.push(format!("{place}: {} ({}) stands at {other}, too", row.ko, row.class));
            }
        }
    }
    // An action takes 하다 by rule.
    for ((ko, _), place) in seen.iter().filter(|((_, class), _)| *class == "verb") {
        let action = ko.strip_suffix("하다").and_then(|root| seen.get(&(root.to_string(), "action")));
        faults.extend(action.map(|other| format!("{place}: {ko} stands at {other} as an action")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(seen.len() >= 25_000, "{} entries", seen.len());
}

#[test]
fn rows_are_sorted_so_that_changes_are_easy_to_review() {
    for path in files() {
        let text = std::fs::read_to_string(&path).expect("UTF-8");
        let rows: Vec<&str> = text.lines().filter(|l| !l.starts_with('#')).collect();
        let sorted = rows.windows(2).all(|w| w[0].split('\t').next() <= w[1].split('\t').next());
        assert!(sorted, "{}: sort the rows by their first column", path.display());
    }
}

/// The first column is in DPRK spelling: a row that only respells another one by the southern rule (여성 beside 녀성, with
/// the same English) is a slip. 연구 beside 련구 is none.
#[test]
fn no_row_is_the_southern_spelling_of_another() {
    let lexicon = Lexicon::built_in();
    let mut faults = Vec::new();
    for (id, entry) in lexicon.entries() {
        let best = lexicon.renderings(id).next();
        for southern in lexicon.by_rule(id) {
            let twins = lexicon.lookup_korean(&southern).into_iter().filter(|other| *other != id);
            let twin = twins.map(|other| (other, lexicon.entry(other))).find(|(other, twin)| {
                twin.ko.replace(' ', "") == southern
                    && twin.class == entry.class
                    && lexicon.renderings(*other).any(|r| Some(r) == best)
            });
            if let Some((_, twin)) = twin {
                faults.push(format!("{}:{}: {} is {} by rule", twin.file, twin.line, twin.ko, entry.ko));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
