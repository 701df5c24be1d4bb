//! English words of force with their strength, and Korean ones that the lexicon does not weigh.

use super::modality::among;
use std::collections::HashMap;
use std::sync::LazyLock;

/// English words by strength: what they call somebody or something, whatever they render. Small letters, as written.
const ENGLISH: &[(i8, &str)] = &[
    (
        -3,
        "puppet puppets traitor traitors traitorous treacherous lackey lackeys stooge stooges gangster gangsters gangster-like \
      brigandish brigand brigands scum villain villains rogue rogues bandit bandits heinous hideous devil devils devilish \
      fascist fascists barbarous barbarian barbarians murderer murderers murderous rabid imperialist imperialists maniac \
      maniacs annihilate annihilated annihilation exterminate extermination doom perish human-scum riff-raff cannibal \
      henchman henchmen confab bastard bastards",
    ),
    (
        -2,
        "reactionary reactionaries warmonger warmongers warmongering gang gangs clique cliques vicious despicable shameless \
      brutal criminal criminals sordid frantic frantically reckless recklessly aggressor aggressors mad madness frenzied frenzy \
      hysteria hysteric hysterical dirty filthy wicked cruel fool fools foolish idiot idiots idiotic bellicose outrageous \
      infamous notorious sinister evil rascal rascals invader invaders rash folly racketeer racketeers atrocity atrocities ruin \
      destruction squander squandered squandering babble rubbish absurd ridiculous impudent brazen brazen-faced monstrous \
      crafty cunning hypocritical flunkeyist sycophantic sycophant sycophants dictator tyrant plunder plunderer plunderers \
      slaughter butcher butchers massacre trumpet trumpeting amuck runamuck kowtow sneer flagrant flagrantly unpardonable \
      die-hard diehard hell-bent desperate desperately spineless miserable wretched ringleader chieftain archenemy culprit \
      culprits swindler swindlers liar liars fraud charlatan charlatans wicked-minded fiend fiendish sworn dog dogs rat rats beast beasts wolf \
      wolves servant servants samurai samurais",
    ),
    (
        -1,
        "group groups provocative provocation provocations aggressive aggression hostile enemy enemies foe foes \
      confrontational plot plots moves racket rackets scheme schemes crime crimes descendants trick tricks intrigue farce \
      pretext claptrap arrogant arrogance stupid silly ambition sophism fabrication fabricated worthless \
      punish punishment merciless mercilessly retaliation unreasonable preposterous dangerous undisguised so-called wild \
      serious grave denounce tribe tribesmen islanders behavior nonsense deceptive groundless",
    ),
    (1, "great noble significant historic brilliant proud excellent outstanding dear warm"),
    (
        2,
        "sacred immortal undying glorious heroic invincible beloved esteemed revered eternal respected august distinguished",
    ),
    (3, "peerless matchless unrivaled unrivalled"),
];

/// Korean verbs of contempt, their strength, and the plain English that neutralises them.
const KOREAN: &[(&str, i8, &[&str])] = &[
    (
        "떠들",
        -2,
        &[
            "say",
            "said",
            "says",
            "describe",
            "describes",
            "described",
            "claim",
            "claims",
            "call",
            "calls",
            "called",
        ],
    ),
    (
        "떠벌",
        -2,
        &["say", "said", "says", "describe", "describes", "described", "claim", "claims", "announced"],
    ),
    ("줴", -2, &["say", "said", "says", "claimed", "claims", "remarked"]),
    ("뇌까", -2, &["say", "said", "says", "stated", "claims", "remarked"]),
    ("지껄", -2, &["say", "said", "says", "stated", "claims", "remarked"]),
    ("날뛰", -2, &["act", "acts", "acted", "work", "works", "move"]),
    ("미쳐날뛰", -3, &["act", "acts", "acted", "work", "works", "move"]),
    ("기여들", -2, &["come", "came", "enter", "entered", "arrive", "arrived", "visit", "visited"]),
    ("싸다니", -2, &["visit", "visited", "travel", "traveled", "toured"]),
];

/// Korean threats: entries that begin so.
const THREATS: &str = "멸망 파멸 섬멸 전멸 괴멸 격멸 멸살 초토화 죽탕 불바다 징벌 응징 천벌 소탕 박살 짓뭉개 최후멸망 보복타격 복수 무덤 죽음";
/// English that threatens as much.
const DOOM: &str = "ruin doom destruction destroy destroyed perish annihilate annihilated annihilation end death die \
    punish punished punishment collapse downfall fall demise grave extinct extinction catastrophe \
    disaster wipe wiped blow strike retaliation revenge merciless flames ashes smash smashed crush \
    crushed exterminate fate tomb suicide self-destruction hell kill";
/// English that threatens less.
const MILD: &str = "regret consequence consequences responsibility responsible cost disadvantage trouble";

/// The strength of an English word, 0 where it has none.
pub(super) fn english(word: &str) -> i8 {
    static STRENGTHS: LazyLock<HashMap<&str, i8>> = LazyLock::new(|| {
        ENGLISH.iter().flat_map(|(s, words)| words.split_whitespace().map(|w| (w, *s))).collect()
    });
    STRENGTHS.get(word).copied().unwrap_or(0)
}

/// The strength of a Korean verb of contempt, and the English that neutralises it.
pub(super) fn korean(stem: &str) -> Option<(i8, &'static [&'static str])> {
    KOREAN.iter().rev().find(|(k, ..)| stem.starts_with(k)).map(|(_, s, flat)| (*s, *flat))
}

/// Whether a Korean entry threatens.
pub(super) fn is_threat(ko: &str) -> bool {
    static ALL: LazyLock<Vec<&str>> = LazyLock::new(|| THREATS.split_whitespace().collect());
    ALL.iter().any(|t| ko.starts_with(t))
}

/// Whether an English word threatens with destruction.
pub(super) fn is_doom(word: &str) -> bool {
    among(DOOM, word)
}

/// Whether an English word warns without threatening.
pub(super) fn is_mild(word: &str) -> bool {
    among(MILD, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_stands_in_one_row_only() {
        let mut words: Vec<&str> = ENGLISH.iter().flat_map(|(_, w)| w.split_whitespace()).collect();
        let all = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), all);
    }

    #[test]
    fn force_has_a_sign() {
        assert_eq!((english("puppet"), english("peerless"), english("table")), (-3, 3, 0));
        assert_eq!(korean("미쳐날뛰").map(|(s, _)| s), Some(-3));
    }
}
