#![allow(missing_docs, clippy::print_stdout, clippy::unwrap_used)]
use daejo::*;
use daejo::eval::*;
fn main() {
    let cmp = Comparer::default();
    for dir in std::env::args().skip(1) {
    for case in Case::read_all(dir.as_ref()).unwrap() {
        let src = Pair { en: Source::from_bytes("en", &case.bytes.en).unwrap(), ko: Source::from_bytes("ko", &case.bytes.ko).unwrap() };
        let r = cmp.compare(src.clone());
        println!("=== {} (gold {})", case.gold.id, case.gold.divergences.len());
        let gold = serde_json::from_slice::<serde_json::Value>(&std::fs::read(std::path::Path::new(&dir).join(&case.gold.id).join("gold.json")).unwrap()).unwrap();
        let gb = |d: &serde_json::Value| { let b = &gold["beads"][d["bead"].as_u64().unwrap() as usize]; (b["en"].clone(), b["ko"].clone()) };
        let mut seen = vec![false; r.divergences.len()];
        for d in gold["divergences"].as_array().unwrap() {
            let (e, k) = gb(d);
            let kind = d["kind"].as_str().unwrap();
            let hit = r.divergences.iter().enumerate().position(|(i, x)| { let b = &r.beads[x.bead];
                !seen[i] && x.kind.as_str() == kind && (b.en.iter().any(|n| e.as_array().unwrap().iter().any(|m| m.as_u64() == Some(*n as u64))) || b.ko.iter().any(|n| k.as_array().unwrap().iter().any(|m| m.as_u64() == Some(*n as u64)))) });
            if let Some(i) = hit { seen[i] = true; }
            println!("{} {:17} {} | {} | {} | {}", if hit.is_some() {"  ok  "} else {"  MISS"}, kind, d["severity"], d["en"], d["ko"], d["note"]);
        }
        for (i, x) in r.divergences.iter().enumerate() { if !seen[i] {
            let b = &r.beads[x.bead];
            println!("  FALSE {:17} {:.2} | {} | {} | {}", x.kind, x.confidence, x.en.map_or("", |s| s.of(&src.en.text)), x.ko.map_or("", |s| s.of(&src.ko.text)), x.message);
            if std::env::var("FULL").is_ok() { for n in &b.en { println!("         E {}", r.en.sentences[*n].text); } for n in &b.ko { println!("         K {}", r.ko.sentences[*n].text); } }
        } }
    } }
}
