//! The surface forms of Korean stems: what stands in a text before the endings.
//!
//! A verb is stored once, in its dictionary form; here its stem yields every form that a following ending can ask
//! for, contracted ones (이기다 → 이겨, 이겼) and irregular ones (돕다 → 도와, 도우; 듣다 → 들; 짓다 → 지;
//! 다르다 → 달라) included. Forms that a rule yields too many of do no harm: no text contains them.

use crate::hangul::{Syllable, compose, decompose, finals, is_syllable, vowels, with_last};
use crate::state::State;

/// Last syllables of stems in ㅂ that keep it before a vowel; all others change it to 우.
const REGULAR_B: &[&str] = &["잡", "입", "뽑", "접", "집", "씹", "업", "좁", "꼽", "수줍"];
/// Stems in ㅂ that exist in both kinds: 굽다 (bend, roast), 곱다 (numb, pretty).
const EITHER_B: &[&str] = &["굽", "곱"];
/// Ends of stems in ㄷ that change it to ㄹ before a vowel.
const IRREGULAR_D: &[&str] = &["듣", "깨닫", "싣", "긷", "일컫", "붇"];
/// Stems in ㄷ that exist in both kinds: 걷다 (walk, roll up), 묻다 (ask, bury).
const EITHER_D: &[&str] = &["걷", "묻"];
/// Last syllables of stems in ㅅ that lose it before a vowel.
const IRREGULAR_S: &[&str] = &["짓", "잇", "낫", "붓", "긋", "젓"];
/// Last syllables of stems in ㅎ that keep it before a vowel; all others are of the kind of 그렇다.
const REGULAR_H: &[&str] = &["좋", "놓", "넣", "낳", "쌓", "닿", "찧", "빻", "땋"];
/// Ends of stems in 르 that lose only the ㅡ: 따라, 치러.
const REGULAR_REU: &[&str] = &["따르", "치르", "들르", "우러르", "다다르"];
/// Ends of stems in 르 whose infinitive is 르러.
const REO: &[&str] = &["푸르", "노르"];
/// Stems in 르 that exist in both kinds: 이르다 (reach, tell), 누르다 (yellow, press).
const EITHER_REO: &[&str] = &["이르", "누르"];

/// The surface forms of a stem (without 다), each with the state it leaves the walk in.
pub fn forms(stem: &str) -> Vec<(String, State)> {
    let Some(last) = stem.chars().last().filter(|c| is_syllable(*c)) else {
        return vec![(stem.to_string(), State::Verb)];
    };
    let Some(s) = decompose(last) else { return Vec::new() };
    let head = stem.get(..stem.len() - last.len_utf8()).unwrap_or("");
    let mut out = Vec::new();
    match s.last {
        finals::NONE => vowel_stem(head, stem, s, &mut out),
        finals::L => rieul_stem(head, stem, s, &mut out),
        _ => consonant_stem(head, stem, s, &mut out),
    }
    out.sort();
    out.dedup();
    out
}

/// ㄴ, ㄹ, ㅁ, ㅂ put under the last syllable.
fn with_finals(open: &str, out: &mut Vec<(String, State)>) {
    let Some(last) = open.chars().last() else { return };
    let head = open.get(..open.len() - last.len_utf8()).unwrap_or("");
    let closing = [
        (finals::N, State::VerbN),
        (finals::L, State::VerbL),
        (finals::M, State::Noun),
        (finals::B, State::VerbB),
    ];
    for (last_index, state) in closing {
        if let Some(c) = with_last(last, last_index) {
            out.push((format!("{head}{c}"), state));
        }
    }
}

/// The infinitive and, with ㅆ under it, the past.
fn infinitive(form: String, out: &mut Vec<(String, State)>) {
    let past = form.chars().last().and_then(|c| {
        let head = form.get(..form.len() - c.len_utf8())?;
        Some(format!("{head}{}", with_last(c, finals::SS)?))
    });
    if let Some(past) = past {
        out.push((past, State::Past));
    }
    out.push((form, State::Infinitive));
}

fn vowel_stem(head: &str, stem: &str, s: Syllable, out: &mut Vec<(String, State)>) {
    out.push((stem.to_string(), State::Verb));
    with_finals(stem, out);
    let swap = |vowel: u32| compose(Syllable { vowel, ..s });
    match s.vowel {
        // 하다: 하여 stands in the table of endings, 해 is contracted.
        vowels::A if stem.ends_with('하') => infinitive(format!("{head}해"), out),
        vowels::A | vowels::EO | vowels::AE | vowels::E | vowels::YEO => infinitive(stem.to_string(), out),
        vowels::O => infinitive(format!("{head}{}", swap(vowels::WA)), out),
        vowels::U => infinitive(format!("{head}{}", swap(vowels::WO)), out),
        vowels::I => infinitive(format!("{head}{}", swap(vowels::YEO)), out),
        vowels::OE => infinitive(format!("{head}{}", swap(vowels::WAE)), out),
        vowels::EU => eu_stem(head, stem, s, out),
        _ => {}
    }
}

/// Stems in ㅡ: 쓰 → 써, 모으 → 모아; in 르: 다르 → 달라, 이르 → 이르러.
fn eu_stem(head: &str, stem: &str, s: Syllable, out: &mut Vec<(String, State)>) {
    let before = head.chars().last();
    let bright = before.and_then(decompose).is_some_and(|p| matches!(p.vowel, vowels::A | vowels::O));
    let vowel = if bright { vowels::A } else { vowels::EO };
    let dropped = format!("{head}{}", compose(Syllable { vowel, ..s }));
    let reo = ends_in(stem, REO);
    if reo || EITHER_REO.contains(&stem) {
        infinitive(format!("{stem}러"), out);
    }
    match before {
        Some(p) if stem.ends_with('르') && !ends_in(stem, REGULAR_REU) => {
            let shorter = head.get(..head.len() - p.len_utf8()).unwrap_or("");
            if let Some(closed) = with_last(p, finals::L).filter(|_| !reo) {
                infinitive(format!("{shorter}{closed}{}", compose(Syllable { vowel, ..s })), out);
            }
        }
        _ => infinitive(dropped, out),
    }
}

fn ends_in(stem: &str, ends: &[&str]) -> bool {
    ends.iter().any(|e| stem.ends_with(e))
}

/// Stems in ㄹ lose it before ㄴ, ㅂ, 시, 오: 만들 → 만드는, 만든, 만듭니다.
fn rieul_stem(head: &str, stem: &str, s: Syllable, out: &mut Vec<(String, State)>) {
    let open = compose(Syllable { last: finals::NONE, ..s });
    let dropped = format!("{head}{open}");
    with_finals(&dropped, out);
    // The noun is 만듦, in ㄻ: 범 is no form of 벌다.
    out.retain(|(_, state)| *state != State::Noun);
    out.push((dropped, State::VerbDropped));
    out.push((stem.to_string(), State::VerbRieul));
    out.push((stem.to_string(), State::VerbL));
    out.push((format!("{head}{}", compose(Syllable { last: finals::LM, ..s })), State::Noun));
}

fn consonant_stem(head: &str, stem: &str, s: Syllable, out: &mut Vec<(String, State)>) {
    let open = compose(Syllable { last: finals::NONE, ..s });
    // The stem as it stands, before a consonant only or before any ending, and what it becomes before a vowel.
    let plain = match s.last {
        finals::B if !ends_in(stem, REGULAR_B) => {
            let soft = format!("{head}{open}우");
            with_finals(&soft, out);
            out.push((soft, State::Verb));
            infinitive(format!("{head}{open}와"), out);
            infinitive(format!("{head}{open}워"), out);
            ends_in(stem, EITHER_B)
        }
        finals::D if ends_in(stem, IRREGULAR_D) || ends_in(stem, EITHER_D) => {
            out.push((format!("{head}{}", compose(Syllable { last: finals::L, ..s })), State::VerbSoft));
            ends_in(stem, EITHER_D)
        }
        finals::S if ends_in(stem, IRREGULAR_S) => {
            out.push((format!("{head}{open}"), State::VerbSoft));
            false
        }
        finals::H if !ends_in(stem, REGULAR_H) => {
            let soft = format!("{head}{open}");
            with_finals(&soft, out);
            out.push((soft, State::Verb));
            let vowel = match s.vowel {
                vowels::YA => vowels::YAE,
                vowels::YEO => vowels::YE,
                _ => vowels::AE,
            };
            infinitive(format!("{head}{}", compose(Syllable { vowel, last: finals::NONE, ..s })), out);
            false
        }
        _ => true,
    };
    if stem.ends_with('없') || stem.ends_with('같') {
        out.push((format!("{stem}이"), State::End));
    }
    out.push((stem.to_string(), if plain { State::VerbShut } else { State::VerbHard }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(stem: &str, expected: &[(&str, State)]) {
        let all = forms(stem);
        for (form, state) in expected {
            assert!(all.iter().any(|(f, s)| f == form && s == state), "{form} {state:?} of {stem}: {all:?}");
        }
    }

    #[test]
    fn contracted_and_irregular_forms_are_there() {
        check("이기", &[("이긴", State::VerbN), ("이겨", State::Infinitive), ("이겼", State::Past)]);
        check(
            "하",
            &[("한", State::VerbN), ("해", State::Infinitive), ("했", State::Past), ("함", State::Noun)],
        );
        check("돕", &[("도와", State::Infinitive), ("도우", State::Verb), ("도운", State::VerbN)]);
        check("듣", &[("듣", State::VerbHard), ("들", State::VerbSoft)]);
        check("짓", &[("짓", State::VerbHard), ("지", State::VerbSoft)]);
        check("묻", &[("묻", State::VerbShut), ("물", State::VerbSoft)]);
        check("그렇", &[("그러", State::Verb), ("그런", State::VerbN), ("그래", State::Infinitive)]);
        check("하얗", &[("하얀", State::VerbN), ("하얘", State::Infinitive)]);
        check("다르", &[("달라", State::Infinitive), ("다른", State::VerbN)]);
        check("따르", &[("따라", State::Infinitive)]);
        check(
            "만들",
            &[
                ("만들", State::VerbRieul),
                ("만드", State::VerbDropped),
                ("만든", State::VerbN),
                ("만듭", State::VerbB),
            ],
        );
        check("보", &[("봐", State::Infinitive), ("봤", State::Past)]);
        check("되", &[("돼", State::Infinitive), ("된", State::VerbN), ("됨", State::Noun)]);
        check("모으", &[("모아", State::Infinitive)]);
        check("이르", &[("이르러", State::Infinitive), ("일러", State::Infinitive)]);
        check("곱", &[("곱", State::VerbShut), ("고운", State::VerbN)]);
    }

    #[test]
    fn forms_of_another_kind_are_not() {
        for (stem, wrong) in [
            ("다르", "다라"),
            ("부르", "부러"),
            ("타이르", "타이르러"),
            ("억누르", "억누르러"),
            ("따르", "딸라"),
            ("푸르", "풀러"),
            ("듣", "드"),
            ("좋", "조"),
        ] {
            assert!(forms(stem).iter().all(|(f, _)| f != wrong), "{wrong} of {stem}");
        }
    }
}
