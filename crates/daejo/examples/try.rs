#![allow(missing_docs, clippy::print_stdout, clippy::unwrap_used)]
use daejo::*;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let src = Pair { en: &a[1], ko: &a[2] }.map(|p| Source::from_bytes(p.clone(), &std::fs::read(p).unwrap()).unwrap());
    let arts = Pair { en: article::read(&src.en, Side::En), ko: article::read(&src.ko, Side::Ko) };
    let s = Pair { en: sentence::split(&src.en, &arts.en, Side::En).0, ko: sentence::split(&src.ko, &arts.ko, Side::Ko).0 };
    let lex = daejo_lexicon::Lexicon::built_in();
    let ev = evidence::Evidence::gather(&lex, &src, &s, arts.en.published.or(arts.ko.published));
    let beads = align::align(&ev, &s);
    if a.len() > 3 {
        for b in &beads {
            println!("--- {:?} {:?} {} {:.2}", b.en, b.ko, b.moved, b.confidence);
            for i in &b.en { println!("  E {}", s.en[*i].span.of(&src.en.text)); }
            for i in &b.ko { println!("  K {}", s.ko[*i].span.of(&src.ko.text)); }
            for l in &b.links {
                let k = &ev.ko[l.ko.0].items[l.ko.1]; let e = &ev.en[l.en.0];
                let t = s.ko[l.ko.0].view.of(src.ko.view.text()); let te = s.en[l.en.0].view.of(src.en.view.text());
                print!("  [{}={} {:.1}]", &t[k.span.clone()], &te[e.words[l.en.1.start].span.start..e.words[l.en.1.end - 1].span.end], l.worth);
            }
            println!();
            print!("  LEFT K:");
            for i in &b.ko { for (n, it) in ev.ko[*i].items.iter().enumerate() { if it.parent.is_some() { continue; }
                let linked = b.links.iter().any(|l| l.ko.0 == *i && (l.ko.1 == n || ev.ko[*i].items[l.ko.1].parent == Some(n as u16)));
                if !linked { print!(" {}", &s.ko[*i].view.of(src.ko.view.text())[it.span.clone()]); if it.content == daejo::evidence::Content::Unknown { print!("?"); } if it.content == daejo::evidence::Content::Name { print!("!"); } } } }
            print!("\n  LEFT E:");
            for i in &b.en { for (n, w) in ev.en[*i].words.iter().enumerate() { if w.function { continue; }
                let linked = b.links.iter().any(|l| l.en.0 == *i && l.en.1.contains(&n));
                if !linked { print!(" {}{}", &s.en[*i].view.of(src.en.view.text())[w.span.clone()], if w.known {""} else {"?"}); } } }
            println!();
        }
        return;
    }
    let side = |v: &Vec<sentence::Sentence>| v.iter().map(|x| format!("{{\"span\":[{},{}]}}", x.span.start, x.span.end)).collect::<Vec<_>>().join(",");
    let bs = beads.iter().map(|b| format!("{{\"en\":{:?},\"ko\":{:?}}}", b.en, b.ko)).collect::<Vec<_>>().join(",");
    println!("{{\"en\":{{\"sentences\":[{}]}},\"ko\":{{\"sentences\":[{}]}},\"beads\":[{}],\"divergences\":[]}}", side(&s.en), side(&s.ko), bs);
}
