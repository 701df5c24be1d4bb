//! The closed part of Korean: particles, endings, auxiliaries, bound nouns, and where each may stand.
//!
//! The grammar is permissive on purpose. Its task is to find the stems of a text, not to judge its endings; a form
//! that it would accept and no writer would use costs nothing.

use crate::inflect;
use crate::state::State;

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

const JOSA: &str = "은 는 이 가 을 를 에 에게 에게서 에서 에로 에로의 에서의 에서는 에서도 에서와 에는 에도 에만 에게는 에게도 의 와 과 와의 과의 \
도 만 만의 만이 만을 로 으로 로서 로써 으로서 으로써 로서의 으로서의 로의 으로의 로도 으로도 로부터 으로부터 부터 부터의 까지 까지의 까지도 \
까지는 마다 처럼 보다 보다도 만큼 대로 나 이나 란 이란 라도 이라도 마저 조차 밖에 뿐 께 께서 께서는 께서도 께서와 께서만이 한테 한테서 더러 랑 하고 \
며 이며 야 이야말로 야말로 같이 치고 마냥 라는 이라는 라고 이라고 라며 이라며 여 이여 시여 이시여 에조차 에까지 에서까지 로까지 에서부터 에로까지 과는 와는 과도 와도 \
로는 으로는 이라든가 라든가 든지 이든지 이든 든 인들 커녕 에서만 에서나 에게까지 만은 만으로";

const ENDINGS: &str = "고 며 면 면서 나 니 니까 지 지만 자 게 게끔 도록 거나 거든 다가 다 느라 느라고 느니 라 려 려고 러 되 건대 건만 더니 더라도 던지 든 \
든지 든가 듯 듯이 을수록 으며 으면 으나 으니 으니까 으면서 으려 으려고 으러 으라 자마자 구나 네 소 오 세 자고 다고 라고 다며 라며 다면 라면 으라고 자면 고저 \
고서 고는 고도 거니와 느냐 냐 는가 은가 을가 는지 은지 을지 는데 은데 습니다 습니까 습니다만 는다 는다고 는다며 는다면 길 아라 어라 여라 으오 으되 지요 죠 \
지마는 는바 은바 더라 던가 으므로 므로 기에 을것 을뿐 는만큼 은만큼 다면서 자면서 라면서 으랴 을망정 으리라 리라 리 으리 을진대 노라 노라면 노라고 다니 라니 십시오 십시요 소서";

/// Endings that put the verb before a noun.
const ADNOMINAL: &str =
    "은 는 을 던 다는 라는 자는 냐는 려는 으려는 는다는 느냐는 으라는 을데 는데서 던데로부터";

/// After an ended form.
const AFTER_END: &str =
    "는 도 만 까지 서 요 고 며 면 던 니 라고 서는 서도 만은 나 의 으로 로 에 에서 을 를 이 가 은 든 든지";

/// After 해, 이겨, 하여.
const AFTER_INFINITIVE: &str = "서 도 야 라 요 서는 서도 서라도 야만 야말로 다 다가 는 만 선 지라고";

/// After 할, 볼: with the ending that begins with ㄹ.
const AFTER_L: &str = "가 지 수록 라 지라도 망정 진대 지언정 가요";
/// After 한, 간.
const AFTER_N: &str = "다 다고 다는 다며 다면 다니 데 지 가 즉 바 다만 데도 다면서";
/// After 합, 갑.
const AFTER_B: &str = "니다 니까 시다 니다만 시오 니다고";

/// Verbs that follow another verb and add no content of their own.
const AUXILIARIES: &str = "있 없 않 못하 싶 말 주 드리 가 오 나가 나오 내 놓 두 버리 보 지 계시 만하 듯하 나 대 쌓 올리 들 치우 되 하 시키 마지않 아니하 척하 체하 번하 뻔하 모르 알 마시";

/// Nouns that follow a verb without a space in DPRK spelling.
const BOUND_NOUNS: &str = "것 거 수 데 바 줄 뿐 만큼 대로 듯 때 번 중 후 전 이상 이후 동안 사이 속 앞 우 밑 등 채 척 체 터 나름 따름 리 지 탓 통 김 만 적 곳 분 이 자 때문 데로부터 차";

/// Verbs that make a verb of an action noun or of a root.
const LIGHT_VERBS: &str = "하 되 시키 당하 받 지 이루어지 짓 나 있 없 스럽 롭 답 다하 맞";

/// Suffixes of nouns that carry little content.
const NOUN_SUFFIXES: &str =
    "들 적 성 화 님 식 간 별 급 형 용 계 권 상 하 내 외 째 씩 쯤 여 기 경 당 가량 정도 씨 네 끼리 측 편";

const PREFIXES: &str = "새 첫 온 맨 각 매 여러 그 이 저 맏 한 두 세 네";

fn verbish() -> u32 {
    State::Verb.bit() | State::Past.bit()
}

fn nounish() -> u32 {
    State::Noun.bit() | State::Unknown.bit() | State::Number.bit()
}

/// Every form of the closed part.
pub fn forms() -> Vec<Form> {
    use State::{Adnominal, End, Infinitive, Josa, Noun, Past, Prefix, Start, Verb, VerbB, VerbL, VerbN};
    let mut out = Vec::new();
    let mut add = |list: &str, from: u32, to: State, cost: u8| {
        for surface in list.split_whitespace() {
            out.push(Form { surface: surface.to_string(), from, to, cost });
        }
    };
    add(JOSA, nounish() | Josa.bit(), Josa, SMALL);
    add(ENDINGS, verbish(), End, SMALL);
    add(ADNOMINAL, verbish(), Adnominal, SMALL);
    add("아 어 여", Verb.bit(), Infinitive, SMALL);
    add("았 었 였 겠 았었 었었 였었 았댔 었댔 였댔", verbish(), Past, SMALL);
    add("셨 시였 으셨 으시였", Verb.bit(), Past, SMALL);
    add("기 음", verbish(), Noun, SMALL);
    add(AFTER_END, End.bit(), End, SMALL);
    add(AFTER_INFINITIVE, Infinitive.bit(), End, SMALL);
    add("야 지", Infinitive.bit(), Verb, SMALL);
    add(AFTER_L, VerbL.bit(), End, SMALL);
    add(AFTER_N, VerbN.bit(), End, SMALL);
    add(AFTER_B, VerbB.bit(), End, SMALL);
    add(NOUN_SUFFIXES, nounish(), Noun, AFFIX - 10);
    add(PREFIXES, Start.bit(), Prefix, AFFIX);
    add(BOUND_NOUNS, Adnominal.bit() | VerbN.bit() | VerbL.bit(), Noun, MIDDLE);
    add("것 거 수 데 바 때 등 중", Start.bit(), Noun, MIDDLE);
    stems("시 으시", Verb.bit(), SMALL, &mut out);
    // The copula may lose its 이 after a vowel: 나라다, 학교였다.
    stems("이 이시", nounish(), SMALL, &mut out);
    for (surface, to) in [
        ("다", End),
        ("라", End),
        ("고", End),
        ("며", End),
        ("면", End),
        ("나", End),
        ("지만", End),
        ("였", Past),
        ("여서", End),
        ("여야", End),
        ("ㄴ", Adnominal),
    ] {
        out.push(Form { surface: surface.to_string(), from: nounish(), to, cost: SMALL + 6 });
    }
    stems(LIGHT_VERBS, Noun.bit() | State::Root.bit(), SMALL, &mut out);
    stems("하 히", State::Unknown.bit() | State::Josa.bit(), MIDDLE, &mut out);
    stems(AUXILIARIES, Infinitive.bit() | End.bit(), MIDDLE, &mut out);
    stems("있 없 하 되", Start.bit(), MIDDLE, &mut out);
    out.push(Form { surface: "히".into(), from: State::Root.bit() | Noun.bit(), to: End, cost: SMALL });
    out.push(Form { surface: "적".into(), from: State::Root.bit(), to: Noun, cost: SMALL });
    out
}

fn stems(list: &str, from: u32, cost: u8, out: &mut Vec<Form>) {
    for stem in list.split_whitespace() {
        for (surface, to) in inflect::forms(stem) {
            out.push(Form { surface, from, to, cost });
        }
    }
}
