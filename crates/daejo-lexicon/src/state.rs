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
    /// After a bare verb stem, which needs an ending.
    Verb,
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
    /// After a particle.
    Josa,
    /// After a prefix.
    Prefix,
    /// After a syllable that no entry explains.
    Unknown,
    /// After a figure.
    Number,
}

/// How many states there are.
pub const STATES: usize = 15;

const ALL: [State; STATES] = [
    State::Start,
    State::Noun,
    State::Root,
    State::Verb,
    State::VerbN,
    State::VerbL,
    State::VerbB,
    State::Infinitive,
    State::Past,
    State::End,
    State::Adnominal,
    State::Josa,
    State::Prefix,
    State::Unknown,
    State::Number,
];

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
            State::Verb | State::VerbB | State::Past => 60,
            State::Root => 20,
            _ => 0,
        }
    }
}
