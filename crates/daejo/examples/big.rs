#![allow(missing_docs, clippy::print_stdout, clippy::unwrap_used)]
use daejo::*;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let src = Pair { en: &a[1], ko: &a[2] }.map(|p| Source::from_bytes(p.clone(), &std::fs::read(p).unwrap()).unwrap());
    let t = std::time::Instant::now();
    let arts = Pair { en: article::read(&src.en, Side::En), ko: article::read(&src.ko, Side::Ko) };
    let s = Pair { en: sentence::split(&src.en, &arts.en, Side::En).0, ko: sentence::split(&src.ko, &arts.ko, Side::Ko).0 };
    println!("sentences {:?}", t.elapsed());
    let lex = daejo_lexicon::Lexicon::built_in();
    println!("lexicon {:?}", t.elapsed());
    let ev = evidence::Evidence::gather(&lex, &src, &s, None);
    println!("gather {:?}", t.elapsed());
    let beads = align::align(&ev, &s);
    println!("align {:?}", t.elapsed());
    let g = detect::Ground::new(&ev, &src, &s, &beads);
    let d = detect::run(&g);
    println!("detect {:?} {}", t.elapsed(), d.len());
    if a.len() > 3 { let t = std::time::Instant::now();
    let en = daejo_lexicon::stem::English::default();
    for x in &s.en { let b = x.view.of(src.en.view.text()); std::hint::black_box(daejo_lexicon::phrase::analyse(&lex, &en, b)); }
    println!("phrase {:?}", t.elapsed());
    let t = std::time::Instant::now();
    for x in &s.en { let b = x.view.of(src.en.view.text()); let m = daejo_lexicon::calendar::english(b); std::hint::black_box(daejo_lexicon::numeral::english_beside(b, &m)); }
    println!("en figures {:?}", t.elapsed());
    let t = std::time::Instant::now();
    for x in &s.ko { let b = x.view.of(src.ko.view.text()); let m = daejo_lexicon::calendar::korean(b); std::hint::black_box(daejo_lexicon::numeral::korean_beside(b, &m)); }
    println!("ko figures {:?}", t.elapsed());
    let t = std::time::Instant::now();
    for x in &s.ko { let b = x.view.of(src.ko.view.text()); std::hint::black_box(daejo_lexicon::walk::analyse(&lex, b)); }
    println!("walk {:?}", t.elapsed());
    }
}
