//! Epithets, insults, threats and slogans that the English softens, hardens or leaves out.

use super::ground::{EnWord, KoItem};
use super::{Detector, Finding, Ground, Left};
use crate::evidence::{Content, Link};
use crate::pair::Side;
use crate::report::{Kind, Severity};
use daejo_lexicon::{Class, EntryId};

/// Epithets, insults, threats and slogans that the English softens, hardens or leaves out.
pub(super) struct Tone;

/// An insult of this strength or a graver one is not lost by free translation.
const GRAVE: i8 = -2;
const SURE: f32 = 0.85;
const LIKELY: f32 = 0.65;

/// English words that keep the force of an insult, whatever they render.
const FORCE: &[&str] = &[
    "puppet",
    "traitor",
    "traitorous",
    "treacherous",
    "imperialist",
    "reactionary",
    "reactionaries",
    "warmonger",
    "warmongers",
    "maniac",
    "maniacs",
    "lackey",
    "lackeys",
    "stooge",
    "stooges",
    "gangster",
    "gangsters",
    "brigandish",
    "scum",
    "gang",
    "clique",
    "group",
    "villain",
    "rogue",
    "bandit",
    "bandits",
    "heinous",
    "vicious",
    "despicable",
    "shameless",
    "barbarous",
    "brutal",
    "criminal",
    "hideous",
    "sordid",
    "frantic",
    "reckless",
    "provocative",
    "aggressor",
    "aggressors",
    "aggressive",
    "hostile",
    "enemy",
    "enemies",
    "foe",
    "mad",
    "madness",
    "frenzied",
    "dirty",
    "filthy",
    "wicked",
    "cruel",
    "fascist",
    "devil",
    "fool",
    "fools",
    "idiot",
    "confrontational",
    "bellicose",
    "outrageous",
    "infamous",
    "notorious",
    "sinister",
    "evil",
    "rascal",
    "rascals",
    "invader",
    "invaders",
    "crime",
    "crimes",
    "descendants",
    "samurai",
    "barbarian",
    "rash",
    "folly",
    "plot",
    "moves",
    "racket",
    "scheme",
    "crafty",
    "cunning",
    "foolish",
    "racketeers",
    "murderer",
    "murderous",
    "atrocity",
    "atrocities",
    "rabid",
    "ruin",
    "destruction",
    "doom",
    "annihilation",
    "annihilate",
    "perish",
];

impl Detector for Tone {
    fn kind(&self) -> Kind {
        Kind::Tone
    }

    fn page(&self) -> &'static str {
        include_str!("pages/tone.md")
    }

    fn check(&self, ground: &Ground<'_>, out: &mut Vec<Finding>) {
        for left in ground.left() {
            let insults = insults(ground, &left);
            let lost: Vec<&Insult> = insults.iter().filter(|i| i.lost).collect();
            let Some(gravest) = lost.iter().min_by_key(|i| i.strength) else { continue };
            // Words of force that stand in the English for none of the insults may stand for this one.
            if unlinked_force(ground, &left) {
                continue;
            }
            out.push(finding(ground, &left, gravest));
        }
    }
}

struct Insult {
    at: KoItem,
    entry: EntryId,
    strength: i8,
    /// Its link, where the English has a rendering without force.
    flat: Option<Link>,
    lost: bool,
}

fn insults(ground: &Ground<'_>, left: &Left<'_>) -> Vec<Insult> {
    let lexicon = ground.evidence.lexicon;
    let mut out = Vec::new();
    for sentence in &left.bead.ko {
        for (n, item) in ground.items(*sentence).iter().enumerate() {
            let Content::Term(entry, Class::Epithet) = item.content else { continue };
            let strength = lexicon.entry(entry).strength;
            if item.parent.is_some() || strength > GRAVE {
                continue;
            }
            let at = KoItem { sentence: *sentence, item: n };
            let link = left.bead.links.iter().find(|l| l.ko == (*sentence, n)).cloned();
            let parts = ground.items(*sentence).iter().enumerate().any(|(p, i)| {
                i.parent == Some(n as u16)
                    && left.bead.links.iter().any(|l| l.ko == (*sentence, p))
                    && has_force(ground, i.content)
            });
            let flat = link.filter(|l| !is_forceful(ground, l));
            let linked = left.bead.links.iter().any(|l| l.ko == (*sentence, n));
            let lost = flat.is_some() || !linked && !parts;
            out.push(Insult { at, entry, strength, flat, lost });
        }
    }
    out
}

fn has_force(ground: &Ground<'_>, content: Content) -> bool {
    match content {
        Content::Term(id, Class::Epithet) => ground.evidence.lexicon.entry(id).strength <= GRAVE,
        _ => false,
    }
}

/// Whether the English of a link keeps the force: it is no flat rendering, or holds a word of force.
fn is_forceful(ground: &Ground<'_>, link: &Link) -> bool {
    let words = link.en.1.clone().map(|w| EnWord { sentence: link.en.0, word: w });
    let texts: Vec<String> = words.map(|w| ground.word_text(w).to_lowercase()).collect();
    if texts.iter().any(|t| FORCE.contains(&t.as_str())) {
        return true;
    }
    let Some(entry) = link.entry else { return true };
    let lexicon = ground.evidence.lexicon;
    let Some(sentence) = ground.evidence.en.get(link.en.0) else { return true };
    let covers = |rendering| {
        sentence.index.iter().any(|(r, words)| *r == rendering && words.start as usize == link.en.1.start)
    };
    !lexicon.flat_renderings(entry).any(covers) || lexicon.renderings(entry).any(covers)
}

fn unlinked_force(ground: &Ground<'_>, left: &Left<'_>) -> bool {
    left.en.iter().any(|w| FORCE.contains(&ground.word_text(*w).to_lowercase().as_str()))
}

fn finding(ground: &Ground<'_>, left: &Left<'_>, insult: &Insult) -> Finding {
    let lexicon = ground.evidence.lexicon;
    let rendering = lexicon.renderings(insult.entry).next().map_or("", |r| lexicon.rendering(r));
    let en = insult.flat.as_ref().and_then(|l| ground.words_place(l.en.0, l.en.1.clone()));
    let message = match en {
        Some(place) => format!(
            "{} ({rendering}) is rendered without its force (English: {})",
            ground.item_text(insult.at),
            ground.words(Side::En, place)
        ),
        None => format!("{} ({rendering}) has no rendering in the English", ground.item_text(insult.at)),
    };
    Finding {
        kind: Kind::Tone,
        severity: Severity::Minor,
        confidence: if en.is_some() { SURE } else { LIKELY },
        bead: left.number,
        en,
        ko: ground.item_place(insult.at),
        message,
    }
}
