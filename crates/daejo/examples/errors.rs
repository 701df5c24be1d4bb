#![allow(missing_docs, clippy::print_stdout, clippy::unwrap_used)]
use daejo::*;
use daejo::eval::*;
fn main() {
    let lex = daejo_lexicon::Lexicon::built_in();
    let mut total = Score::default();
    let quiet = std::env::var("QUIET").is_ok();
    for dir in std::env::args().skip(1) {
    for case in Case::read_all(dir.as_ref()).unwrap() {
        let src = Pair { en: Source::from_bytes("en", &case.bytes.en).unwrap(), ko: Source::from_bytes("ko", &case.bytes.ko).unwrap() };
        let arts = Pair { en: article::read(&src.en, Side::En), ko: article::read(&src.ko, Side::Ko) };
        let s = Pair { en: sentence::split(&src.en, &arts.en, Side::En).0, ko: sentence::split(&src.ko, &arts.ko, Side::Ko).0 };
        let ev = evidence::Evidence::gather(&lex, &src, &s, arts.en.published.or(arts.ko.published));
        let beads = align::align(&ev, &s);
        let found = Found { sentences: Pair { en: s.en.iter().map(|x| x.span).collect(), ko: s.ko.iter().map(|x| x.span).collect() },
            beads: beads.iter().map(|b| Pair { en: b.en.clone(), ko: b.ko.clone() }).collect(), divergences: vec![] };
        let score = Score::of(&case, &found);
        println!("{} strict {:.1} null {:.1}", case.gold.id, 100.0*score.strict.f1(), 100.0*score.null.f1());
        total += &score;
        if quiet { continue; }
        if score.strict.f1() == 1.0 && score.null.f1() == 1.0 { continue; }
        // show gold beads not found
        let txt = |side: Side, i: usize| { let t = if side==Side::En {&case.gold.en} else {&case.gold.ko}; t[i].text.chars().take(160).collect::<String>() };
        let same = found.sentences.en.len() == case.gold.en.len() && found.sentences.ko.len() == case.gold.ko.len();
        if !same { println!("  SENTENCES {} {} gold {} {}", found.sentences.en.len(), found.sentences.ko.len(), case.gold.en.len(), case.gold.ko.len());
          for side in Side::BOTH { let g = &case.spans[side]; for f in &found.sentences[side] { if !g.iter().any(|x| x == f) { let t = if side==Side::En {&src.en.text} else {&src.ko.text}; println!("    {:?} {}", side, f.of(t)); } } } }
        for b in &found.beads { if same && !case.gold.beads.contains(b) { println!("  WRONG {:?} {:?}", b.en, b.ko); } }
        for b in &case.gold.beads { if same && !found.beads.contains(b) { println!("  GOLD {:?} {:?}", b.en, b.ko); for e in &b.en { println!("     {}", txt(Side::En,*e)); } for e in &b.ko { println!("     {}", txt(Side::Ko,*e)); } } }
    } }
    println!("ALL strict {:.2} lax {:.2} null {:.2}", 100.0*total.strict.f1(), 100.0*total.lax.f1(), 100.0*total.null.f1());
}
