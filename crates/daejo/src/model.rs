//! What a comparison goes by: the figures of the cost model, and which kinds of evidence are heard.

use crate::align::TEMPERATURE;
use crate::align::cost::{WEIGHTS, Weights};
use crate::evidence::{RATES, Rates};
use daejo_lexicon::Class;

/// The figures of a comparison. The default is what `accuracy/README.md` measures.
#[derive(Clone, Debug)]
pub struct Model {
    /// What a bead is worth.
    pub weights: Weights,
    /// How often items of a sort are linked in true pairs.
    pub rates: Rates,
    /// The temperature of the posteriors.
    pub temperature: f64,
    /// A kind of evidence that is not heard.
    pub without: Option<Testimony>,
}

impl Default for Model {
    fn default() -> Model {
        Model { weights: WEIGHTS, rates: RATES, temperature: TEMPERATURE, without: None }
    }
}

impl Model {
    /// The model that does not hear one kind of evidence.
    ///
    /// ```
    /// use daejo::{Model, Testimony};
    /// assert_eq!(Model::without(Testimony::Length).weights.length, 0.0);
    /// ```
    pub fn without(testimony: Testimony) -> Model {
        let mut model = Model { without: Some(testimony), ..Model::default() };
        let w = &mut model.weights;
        match testimony {
            Testimony::Length => w.length = 0.0,
            Testimony::Paragraphs => (w.paragraph, w.across) = ((0.0, 0.0), 0.0),
            Testimony::Quotation => w.quotation = (0.0, 0.0),
            Testimony::Headline => w.headline = (0.0, 0.0),
            _ => {}
        }
        model
    }

    pub(crate) fn hears(&self, testimony: Testimony) -> bool {
        self.without != Some(testimony)
    }
}

/// Kinds of evidence, which can be left out one at a time to see what each is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Testimony {
    /// Entries that name a person, a place, an organization, a work, a weapon.
    Proper,
    /// Entries for offices, honorifics, epithets, slogans.
    Roles,
    /// Entries for other nouns.
    Nouns,
    /// Entries for actions, verbs, adjectives, modifiers, adverbs.
    Actions,
    /// Entries for affixes, connectives, words of grammar.
    Grammar,
    /// Names by romanization or by sound.
    Names,
    /// Quantities.
    Numbers,
    /// Dates and times.
    Dates,
    /// Lengths of sentences.
    Length,
    /// Where paragraphs begin.
    Paragraphs,
    /// Quotation marks.
    Quotation,
    /// Headlines.
    Headline,
    /// The search for moved text.
    Moved,
}

impl Testimony {
    /// All kinds, with their names.
    pub const ALL: [(Testimony, &'static str); 13] = [
        (Testimony::Proper, "entries: proper names"),
        (Testimony::Roles, "entries: offices, praise, slogans"),
        (Testimony::Nouns, "entries: other nouns"),
        (Testimony::Actions, "entries: actions, verbs, modifiers"),
        (Testimony::Grammar, "entries: affixes, connectives"),
        (Testimony::Names, "names by spelling and sound"),
        (Testimony::Numbers, "numbers"),
        (Testimony::Dates, "dates"),
        (Testimony::Length, "length"),
        (Testimony::Paragraphs, "paragraphs"),
        (Testimony::Quotation, "quotation marks"),
        (Testimony::Headline, "headlines"),
        (Testimony::Moved, "moved text"),
    ];

    /// The kind that an entry of a class is.
    pub fn of(class: Class) -> Testimony {
        match class {
            Class::Person | Class::Place | Class::Org | Class::Work | Class::Weapon => Testimony::Proper,
            Class::Office | Class::Honorific | Class::Epithet | Class::Slogan => Testimony::Roles,
            Class::Term | Class::Unit | Class::Time | Class::Num => Testimony::Nouns,
            Class::Action | Class::Verb | Class::Adj | Class::Modifier | Class::Adverb => Testimony::Actions,
            Class::Conn | Class::Func | Class::Suffix | Class::Prefix => Testimony::Grammar,
        }
    }
}
