//! The closed part of Korean: particles, endings, auxiliaries, bound nouns, and where each may stand.
//!
//! The grammar is permissive on purpose. Its task is to find the stems of a text, not to judge its endings; a form
//! that it would accept and no writer would use costs nothing. It is strict only where a loose rule would find a verb
//! in a noun: which stem an ending may follow, and which sound a particle.
//!
//! The lists hold the forms of DPRK texts from the 1940s on and those of South Korean ones.

use crate::inflect;
use crate::state::{AFTER_CONSONANT, AFTER_VOWEL, State};

/// One form of the closed part: where it may stand, where it leads, what it costs.
pub struct Form {
    /// The form as written.
    pub surface: String,
    /// States after which it may stand, as a bit set (see `State::bit`).
    pub from: u32,
    /// The state after it.
    pub to: State,
    /// Cost of the step; lower is likelier.
    pub cost: u8,
}

/// Cost of a particle or an ending: cheap, for nearly every word carries one.
const SMALL: u8 = 8;
/// Cost of an auxiliary or a bound noun: dearer than an ending, cheaper than any stem.
const MIDDLE: u8 = 16;
/// Cost of a suffix or prefix without an entry of its own.
const AFFIX: u8 = 26;
/// Cost of a bound noun that stands free: a longer word of the lexicon is preferred (수도, 중대).
const FREE: u8 = 34;

/// Cost of a deictic verb: dearer than a connective of the lexicon (그런데, 그러면).
const POINTING: u8 = 42;

/// Particles of case, of focus and of joining that follow any sound; a series of them is read one by one.
const JOSA: &str = "의 에 에게 에게서 께 께서 한테 한테서 더러 보고 에서 서 에로 로 로서 로써 로부터 하고 도 만 까지 마저 조차 부터 마다 \
밖에 뿐 커녕 같이 처럼 마냥 보다 만큼 만치 대로 따라 치고 들 인들 깨나 마는";
/// Particles after a vowel.
const JOSA_AFTER_VOWEL: &str =
    "는 가 를 와 랑 며 나 나마 란 라도 라든가 라든지 든지 든가 든 야 야말로 여 시여 라 라서 고";
/// Particles after a consonant.
const JOSA_AFTER_CONSONANT: &str = "은 이 을 과 으로 으로서 으로써 으로부터 아 이랑 이며 이나 이나마 이란 이라도 이라든가 이라든지 이든지 이든가 이든 \
이야 이야말로 이여 이시여 이라서 이고";

/// Endings in a consonant that any stem takes as it stands.
const HARD: &str = "고 고서 고는 고도 고저 고자 고야 고말고 거나 거든 거니와 거늘 건 건대 건만 건마는 거라 거니 긴 길 게 게끔 게시리 기에 길래 \
기로 기로서니 다 다가 다가는 다가도 다시피 다고 다며 다면 다면서 다니 다마다 더라 더라도 더라면 더니 더니라 더니만 더구나 더군 더이다 던가 던데 던지 \
던바 던즉 던들 도다 도록 든 든지 든가 듯 듯이 지 지만 지마는 지요 죠 지를 질 자 자고 자면 자니 자며 자면서 자마자 자꾸나 구나 구려 군 군요 재도 렷다 데 \
대도 단다 답니다";
/// Endings in ㄴ: a stem in ㄹ loses it before them.
const NASAL: &str = "는데 는데도 는지 는지도 는지라 는가 는가고 는가를 는바 는다 는다고 는다며 는다면 는다면서 는다니 는단 는즉 는걸 는구나 는구려 는군 \
는도다 는만큼 는답니다 느냐 느냐고 느니 느니라 느니만큼 느라 느라고 느뇨 네 네요 냐 냐고 니 니라 노라 노라고 노라니 노라면 노니 누나 나 나요 나니";
/// Endings that follow a vowel and ㄹ; other consonants take them with 으.
const LIQUID: &str = "며 면 면서 면은 려 려고 려고도 려니 려니와 려면 려거든 려던 려다 려다가 려나 련다 련만 련마는 러 라 라고 라며 라면 라면서 라니 라거나 \
랴 랴만 리 리라 리라고 리만큼 리니 리다 리요 리오 리까 리로다 므로 므로써 마 래 래도 렷다 렴 려무나 락 며는 란다";
/// Endings that follow a vowel, before which a stem in ㄹ loses it; other consonants take them with 으.
const LOOSE: &str = "니 니까 니까는 니만큼 나 나마 오 오니 오며 오면 오나 오니까 옵니다 옵니까 옵고 옵소서 옵건대 세 세요 소서 되";
/// Endings after a vowel only, many of them of the copula.
const OPEN: &str =
    "요 로되 로다 로구나 로군 라서 라야 라도 라든가 라든지 라지만 러니 런들 올시다 에요 여요 거늘";
/// Endings after a consonant only.
const SHUT: &str = "소 소이다 사오 사오니 사오며 사오나 사옵니다 사옵니까 사옵고 사옵건대";

/// Endings that put any verb before a noun.
const ADNOMINAL: &str = "던 다는 다던 자는 자던";
/// Of these, those in ㄴ.
const ADNOMINAL_NASAL: &str = "는 는다는 는다던 느냐는 냐는";
/// Of these, those that follow a vowel, or 으.
const ADNOMINAL_LIQUID: &str = "라는 라던 려는 리라는 리라던";

/// After an ended form.
const AFTER_END: &str = "는 도 만 까지 부터 서 요 고 며 면 던 니 라고 서는 서도 만은 나 의 으로 로 에 에서 을 를 이 가 은 든 든지 야 마는 밖에 \
커녕 보다 조차 마저 뿐";

/// After 해, 이겨, 하여.
const AFTER_INFINITIVE: &str = "서 서야 서의 도 야 야지 라 요 서는 서도 서라도 서까지 서부터 야만 야말로 다 다가 다가도 는 만 선 지라고 지이다 라고 라는 라도";

/// After 할, 볼, 먹을: with the ending that begins with ㄹ.
const AFTER_L: &str = "가 가고 가요 까 까요 까봐 걸 게 게요 고 라 라면 라치면 래 러니 런지 는지 수록 지 지를 지도 지는 지라 지라도 지니 지니라 지어다 지언정 망정 \
진대 진데 진저 뿐더러 세라 세 소냐 쏘냐";
/// After 한, 간, 먹은.
const AFTER_N: &str = "가 가고 가를 다 다고 다며 다면 다면서 다니 다만 다마는 단다 답니다 데 데도 지 지도 지라 즉 즉은 바 걸 들 만큼 구나 고로 양";
/// After 합, 갑, 했습.
const AFTER_B: &str =
    "니다 니다만 니다마는 니다고 니다라고 니까 니까고 시다 시다고 시오 시요 데다 데까 디다 디까 네다 죠";

/// Verbs that follow another verb and add no content of their own.
const AUXILIARIES: &str = "있 계시 없 않 아니하 못하 싶 말 주 드리 달 가 오 나가 나오 내 놓 두 버리 보 지 만하 듯하 듯싶 법하 나 대 쌓 올리 들 치우 되 하 시키 \
마지않 마지아니하 척하 체하 양하 번하 뻔하 모르 알 마시";

/// Nouns that follow a verb without a space in DPRK spelling, and after one in South Korean.
const BOUND_NOUNS: &str = "것 거 데 바 줄 뿐 만큼 만치 대로 듯 때 번 중 후 뒤 전 이상 이후 이래 동안 사이 속 앞 우 위 밑 등 채 척 체 터 나름 따름 지 탓 통 \
김 적 곳 분 이 자 때문 차 겸 족족 무렵 즈음 셈 법 양 모양 노릇 경우 가운데 도중 바람 김 판 년 놈 녀석 점 일 편 쪽 켠 등등 따위 만";
/// Nouns that follow a stem closed by ㄹ only.
const AFTER_FUTURE: &str = "수 리 나위 턱 겨를 가망 길 만";

/// Verbs that point or relate instead of saying.
const DEICTIC: &str = "관하 대하 의하 인하 위하 그렇 이렇 저렇 어떻 아무렇 그러하 이러하 저러하 어떠하 그러 이러 저러 어쩌 어찌하";

/// Verbs that make a verb of an action noun or of a root.
const LIGHT_VERBS: &str = "하 되 시키 당하 받 지 이루어지 짓 나 있 없 스럽 롭 답 다하 맞";

/// Suffixes of nouns that carry little content.
const NOUN_SUFFIXES: &str =
    "들 적 성 화 님 식 간 별 급 형 용 계 권 상 하 내 외 째 씩 쯤 여 기 경 당 가량 정도 씨 네 끼리 측 편";

/// Words before a noun that hold no entry which would say more.
const PREFIXES: &str = "그 이 저 맏";
/// Numerals as they stand before a unit or a noun.
const COUNTING: &str = "한 두 세 네";

fn set(states: &[State]) -> u32 {
    states.iter().fold(0, |all, s| all | s.bit())
}

/// Every form of the closed part.
pub fn forms() -> Vec<Form> {
    let mut out = Vec::new();
    after_nouns(&mut out);
    endings(&mut out);
    after_endings(&mut out);
    verbs(&mut out);
    out
}

fn add(out: &mut Vec<Form>, list: &str, from: u32, to: State, cost: u8) {
    out.extend(list.split_whitespace().map(|s| Form { surface: s.to_string(), from, to, cost }));
}

/// Particles, suffixes and bound nouns.
fn after_nouns(out: &mut Vec<Form>) {
    use State::{Adnominal, Count, Future, Josa, Noun, Number, Prefix, Root, Start, Unknown, VerbL, VerbN};
    let nounish = set(&[Noun, Unknown, Number]);
    let case = nounish | Josa.bit();
    add(out, JOSA, case, Josa, SMALL);
    add(out, JOSA_AFTER_VOWEL, case | AFTER_VOWEL, Josa, SMALL);
    add(out, JOSA_AFTER_CONSONANT, case | AFTER_CONSONANT, Josa, SMALL);
    // The root of many a verb in 하 is a noun: 곤난을, 행복의.
    add(out, JOSA, Root.bit(), Josa, MIDDLE);
    add(out, JOSA_AFTER_VOWEL, Root.bit() | AFTER_VOWEL, Josa, MIDDLE);
    add(out, JOSA_AFTER_CONSONANT, Root.bit() | AFTER_CONSONANT, Josa, MIDDLE);
    add(out, NOUN_SUFFIXES, nounish, Noun, AFFIX - 10);
    add(out, PREFIXES, Start.bit(), Prefix, AFFIX);
    add(out, COUNTING, Start.bit(), Count, AFFIX);
    add(out, BOUND_NOUNS, set(&[Adnominal, VerbN, VerbL, Future]), Noun, MIDDLE);
    add(out, AFTER_FUTURE, set(&[VerbL, Future]), Noun, MIDDLE);
    add(out, "것", Josa.bit(), Noun, MIDDLE);
    add(out, "여", Number.bit(), Number, SMALL);
    add(out, "성 화 감", Root.bit(), Noun, MIDDLE);
    add(out, "것 거 때 등 중", Start.bit(), Noun, FREE);
}

/// What a stem takes, by how it ends.
fn endings(out: &mut Vec<Form>) {
    use State::{
        Adnominal, End, Infinitive, Noun, Past, Verb, VerbB, VerbDropped, VerbHard, VerbL, VerbN, VerbRieul,
        VerbShut, VerbSoft,
    };
    let any = set(&[Verb, VerbShut, VerbRieul, VerbHard, Past]);
    let nasal = set(&[Verb, VerbShut, VerbDropped, VerbHard, Past]);
    let with_eu = set(&[VerbShut, VerbSoft, Past]);
    let vowel = set(&[Verb, VerbShut, VerbRieul, VerbSoft]);
    add(out, HARD, any, End, SMALL);
    add(out, "기", any, Noun, SMALL);
    add(out, "겠", any, Past, SMALL);
    add(out, ADNOMINAL, any, Adnominal, SMALL);
    add(out, NASAL, nasal, End, SMALL);
    add(out, ADNOMINAL_NASAL, nasal, Adnominal, SMALL);
    for (list, from, to) in [
        (LIQUID, set(&[Verb, VerbRieul]), End),
        (ADNOMINAL_LIQUID, set(&[Verb, VerbRieul]), Adnominal),
        (LOOSE, set(&[Verb, VerbDropped]), End),
    ] {
        add(out, list, from, to, SMALL);
        let long: Vec<String> = list.split_whitespace().map(|e| format!("으{e}")).collect();
        add(out, &long.join(" "), with_eu, to, SMALL);
    }
    add(out, OPEN, Verb.bit(), End, SMALL);
    let shut = set(&[VerbShut, VerbHard, Past]);
    add(out, SHUT, shut, End, SMALL);
    add(out, "습 읍", shut, VerbB, SMALL);
    for (ending, to) in [("은", VerbN), ("을", VerbL), ("음", Noun), ("읍", VerbB)] {
        add(out, ending, with_eu, to, SMALL);
    }
    add(out, "아 어 여", vowel | Past.bit(), Infinitive, SMALL);
    add(out, "았 었 였 았었 었었 였었 았댔 었댔 였댔", vowel, Past, SMALL);
    add(out, "었", Past.bit(), Past, SMALL);
    add(out, "셨 시였", set(&[Verb, VerbDropped]), Past, SMALL);
    add(out, "으셨 으시였", with_eu, Past, SMALL);
    stems("시", set(&[Verb, VerbDropped]), SMALL, out);
    stems("으시", with_eu, SMALL, out);
}

/// What follows an ending or a stem that holds the first sound of one.
fn after_endings(out: &mut Vec<Form>) {
    use State::{Adnominal, End, Infinitive, Verb, VerbB, VerbL, VerbN};
    add(out, AFTER_END, End.bit(), End, SMALL);
    add(out, AFTER_INFINITIVE, Infinitive.bit(), End, SMALL);
    add(out, "야 지", Infinitive.bit(), Verb, SMALL);
    add(out, AFTER_L, VerbL.bit(), End, SMALL);
    add(out, AFTER_N, VerbN.bit(), End, SMALL);
    add(out, "다는 다던 가는 가의", VerbN.bit(), Adnominal, SMALL);
    add(out, AFTER_B, VerbB.bit(), End, SMALL);
}

/// Verbs that hold no content: the copula, light verbs, auxiliaries.
fn verbs(out: &mut Vec<Form>) {
    use State::{Adnominal, End, Infinitive, Josa, Noun, Number, Past, Root, Start, Unknown};
    let nounish = set(&[Noun, Unknown, Number]);
    stems("이 이시", nounish, SMALL, out);
    // 위해서이다, 서울에서부터이다
    stems("이", set(&[Josa, End]), MIDDLE, out);
    // After a vowel the copula may lose its 이: 나라다, 학교였다.
    let bare = nounish | AFTER_VOWEL;
    add(out, "다 다고 라고 라며 라면 면 나 지만 여서 여야 냐 냐고 냐는 니 니까 요 지", bare, End, SMALL + 6);
    add(out, "라는 라던 다는", bare, Adnominal, SMALL + 6);
    add(out, "였", bare, Past, SMALL + 6);
    // Of two readings the verb in 하 that the lexicon holds is likelier than a noun with 하다: 속하다, 향하다.
    stems(LIGHT_VERBS, Root.bit(), SMALL - 2, out);
    stems(LIGHT_VERBS, Noun.bit(), SMALL, out);
    stems("하 히", set(&[Unknown, Josa]), MIDDLE, out);
    stems(AUXILIARIES, set(&[Infinitive, End]), MIDDLE, out);
    stems("있 없 하 되", Start.bit(), MIDDLE, out);
    stems(DEICTIC, Start.bit(), POINTING, out);
    add(out, "히", set(&[Root, Noun]), End, SMALL);
    add(out, "적", Root.bit(), Noun, SMALL);
    // Contracted 하지, 하게, 하건대, 하고저, 하도록.
    add(out, "치 케 컨대 코저 코자 토록", set(&[Root, Noun]), End, MIDDLE);
}

fn stems(list: &str, from: u32, cost: u8, out: &mut Vec<Form>) {
    for stem in list.split_whitespace() {
        for (surface, to) in inflect::forms(stem) {
            out.push(Form { surface, from, to, cost });
        }
    }
}
