//! `daejo selftest`: known divergences are put in and counted.

use crate::{daejo, gold};
use daejo::selftest::{Selftest, Sort};

#[test]
fn what_is_put_in_is_counted_and_the_same_seed_gives_the_same() {
    let run = |args: &[&str]| {
        daejo(&gold("e-03"), &[&["selftest", "--count", "3", "en.txt", "ko.txt"], args].concat(), b"")
    };
    let json = run(&["--format", "json"]);
    assert_eq!((json.code, json.err.as_str()), (0, ""));
    let result: Selftest = serde_json::from_str(&json.out).unwrap();
    assert_eq!(result.sorts.iter().map(|r| r.sort).collect::<Vec<_>>(), Sort::ALL);
    for row in &result.sorts {
        assert_eq!(row.made, row.places.min(3), "{row:?}");
        assert!(row.missed.len() <= row.made - row.found - row.otherwise, "{row:?}");
    }
    assert!(result.sorts.iter().map(|r| r.found).sum::<usize>() > 0);
    assert_eq!(run(&["--format", "json"]).out, json.out);
    let text = run(&["--width", "80"]);
    assert!(text.code == 0 && text.out.contains("\nall "), "{}", text.out);
    assert!(text.out.lines().all(|line| daejo_report::width(line) <= 80), "{}", text.out);
    let none = result.sorts.iter().find(|r| r.places == 0);
    assert_eq!(text.out.contains("gives no place for"), none.is_some());
}
