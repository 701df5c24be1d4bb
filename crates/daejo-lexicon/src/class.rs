//! What an entry of the lexicon is: the class decides how its stem inflects and what it can prove.

/// The class of a lexicon entry, as written in the second column of the data files.
///
/// ```
/// use daejo_lexicon::Class;
/// assert_eq!(Class::parse("place"), Some(Class::Place));
/// assert_eq!(Class::Place.as_str(), "place");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Class {
    /// A person by name.
    Person,
    /// A place, a country, a site, a plant by name.
    Place,
    /// A party, a body of state, an army, a company, a newspaper's house.
    Org,
    /// An office, a rank, an occupation, a role of people.
    Office,
    /// A word of respect that stands with a name (경애하는, 위대한 수령).
    Honorific,
    /// Praise or insult (괴뢰패당, 백전백승의).
    Epithet,
    /// A slogan or a term of ideology (자력갱생).
    Slogan,
    /// The title of a work, an order, a medal, a prize.
    Work,
    /// A weapon by type or name.
    Weapon,
    /// Any other noun.
    Term,
    /// A noun that takes 하다, 되다, 시키다 (강조, 건설).
    Action,
    /// A verb in its dictionary form.
    Verb,
    /// A descriptive verb in its dictionary form.
    Adj,
    /// A word before a noun (새, 모든, 력사적).
    Modifier,
    /// An adverb.
    Adverb,
    /// A connective (그러나, 또한).
    Conn,
    /// A word of grammar without content of its own.
    Func,
    /// A numeral.
    Num,
    /// A unit or a counter.
    Unit,
    /// A word of the calendar or of the clock.
    Time,
    /// A syllable that follows a noun and changes it (도 province, 상 minister).
    Suffix,
    /// A syllable that stands before a noun (반 anti-, 총 general).
    Prefix,
}

/// Every class with its name in the data files, in the order of the enum.
const NAMES: [(Class, &str); 22] = [
    (Class::Person, "person"),
    (Class::Place, "place"),
    (Class::Org, "org"),
    (Class::Office, "office"),
    (Class::Honorific, "honorific"),
    (Class::Epithet, "epithet"),
    (Class::Slogan, "slogan"),
    (Class::Work, "work"),
    (Class::Weapon, "weapon"),
    (Class::Term, "term"),
    (Class::Action, "action"),
    (Class::Verb, "verb"),
    (Class::Adj, "adj"),
    (Class::Modifier, "modifier"),
    (Class::Adverb, "adverb"),
    (Class::Conn, "conn"),
    (Class::Func, "func"),
    (Class::Num, "num"),
    (Class::Unit, "unit"),
    (Class::Time, "time"),
    (Class::Suffix, "suffix"),
    (Class::Prefix, "prefix"),
];

impl Class {
    /// The class of this name, if there is one.
    pub fn parse(name: &str) -> Option<Class> {
        NAMES.iter().find(|(_, n)| *n == name).map(|(c, _)| *c)
    }

    /// The name in the data files.
    pub fn as_str(self) -> &'static str {
        NAMES.get(self as usize).map_or("", |(_, n)| n)
    }

    /// The class stored as this number in the compiled lexicon.
    pub fn from_u8(n: u8) -> Option<Class> {
        NAMES.get(n as usize).map(|(c, _)| *c)
    }

    /// All classes with their names.
    pub fn all() -> impl Iterator<Item = (Class, &'static str)> {
        NAMES.iter().copied()
    }

    /// Whether strength and flat renderings have a meaning for this class.
    pub fn has_strength(self) -> bool {
        matches!(self, Class::Honorific | Class::Epithet | Class::Slogan)
    }

    /// Whether the entry names one thing in the world: strong evidence, and comparable as a name.
    pub fn is_name(self) -> bool {
        matches!(self, Class::Person | Class::Place | Class::Org | Class::Work | Class::Weapon)
    }

    /// Whether the entry is a word of content, not of grammar.
    pub fn is_content(self) -> bool {
        !matches!(self, Class::Func | Class::Conn | Class::Suffix | Class::Prefix)
    }
}

impl std::fmt::Display for Class {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
