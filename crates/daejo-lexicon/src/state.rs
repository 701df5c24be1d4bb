//! Where the walk over a Korean word stands: what has just been read decides what may follow.

/// A state of the morphological walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum State {
    /// At the start of a word.
    Start,
    /// After a noun, or what behaves like one.
    Noun,
    /// After the root of an X하다 adjective (위대, 긴밀).
    Root,
    /// After a verb stem in a vowel (가, 이기, 도우), which needs an ending.
    Verb,
    /// After a verb stem in a consonant (먹, 높).
    VerbShut,
    /// After a verb stem in ㄹ (만들, 살).
    VerbRieul,
    /// After a stem that has lost its ㄹ before ㄴ, ㅂ, 시, 오 (만드, 사).
    VerbDropped,
    /// After an irregular stem as it stands before a consonant (듣, 짓, 돕).
    VerbHard,
    /// After an irregular stem as it stands before a vowel (들 of 듣다, 지 of 짓다).
    VerbSoft,
    /// After a stem closed by ㄴ (한, 간).
    VerbN,
    /// After a stem closed by ㄹ (할, 갈).
    VerbL,
    /// After a stem closed by ㅂ (합, 갑).
    VerbB,
    /// After an infinitive (하여, 이겨).
    Infinitive,
    /// After a past stem (했, 이겼).
    Past,
    /// After a finished verb form, an adverb, a connective.
    End,
    /// After a verb form that stands before a noun (하는, 높은).
    Adnominal,
    /// After a form closed by ㄹ and a blank: 수 and 리 may follow.
    Future,
    /// After a numeral before its noun (한, 두) or one and a blank: a unit may follow.
    Count,
    /// After a particle.
    Josa,
    /// After a prefix.
    Prefix,
    /// After a syllable that no entry explains.
    Unknown,
    /// After a figure.
    Number,
}

/// In a set of states: only where the syllable before ends in a vowel (는, 가, 를, 와).
pub const AFTER_VOWEL: u32 = 1 << 30;
/// In a set of states: only where the syllable before ends in a consonant (은, 이, 을, 과).
pub const AFTER_CONSONANT: u32 = 1 << 31;

/// How many states there are.
pub const STATES: usize = 22;

const ALL: [State; STATES] = [
    State::Start,
    State::Noun,
    State::Root,
    State::Verb,
    State::VerbShut,
    State::VerbRieul,
    State::VerbDropped,
    State::VerbHard,
    State::VerbSoft,
    State::VerbN,
    State::VerbL,
    State::VerbB,
    State::Infinitive,
    State::Past,
    State::End,
    State::Adnominal,
    State::Future,
    State::Count,
    State::Josa,
    State::Prefix,
    State::Unknown,
    State::Number,
];

/// Stems that need an ending.
pub const BARE_STEMS: u32 = State::Verb.bit()
    | State::VerbShut.bit()
    | State::VerbRieul.bit()
    | State::VerbDropped.bit()
    | State::VerbHard.bit()
    | State::VerbSoft.bit();

impl State {
    /// This state as a set of one.
    pub const fn bit(self) -> u32 {
        1 << self as u32
    }

    /// The state stored as this number.
    pub fn from_u8(n: u8) -> State {
        ALL.get(n as usize).copied().unwrap_or(State::Unknown)
    }

    /// What it costs when a word ends here: nothing where a word may, much where it may not.
    pub fn end_cost(self) -> u32 {
        match self {
            _ if self.bit() & BARE_STEMS != 0 => 60,
            State::VerbB | State::Past => 60,
            State::Root => 20,
            _ => 0,
        }
    }
}
