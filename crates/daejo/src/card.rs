//! The evidence card of a divergence: all that a reader without Korean needs to check and to cite it.

use crate::pair::{Pair, Side};
use crate::report::Kind;
use crate::source::Source;
use crate::span::{LineIndex, Span};
use daejo_lexicon::walk::{self, Morph};
use daejo_lexicon::{Class, EntryId, Lexicon, romanize};
use serde::{Deserialize, Serialize};

/// The words of a divergence on both sides, where they stand, and the Korean made readable.
///
/// ```
/// let report = daejo::compare("The team won 3:1.", "팀이 3:2로 이겼다.");
/// let card = &report.divergences[0].card;
/// let ko = card.ko.as_ref().unwrap();
/// assert_eq!((ko.line, ko.text.as_str()), (1, "3:2"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// The English words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub en: Option<Quote>,
    /// The Korean words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ko: Option<Quote>,
    /// The Korean words in Latin letters, by the DPRK's rules.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub romanization: String,
    /// The Korean words one by one, as the lexicon explains them.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub gloss: Vec<Gloss>,
    /// What was held against each other where both sides can be put in one form: two figures, two dates, two names in
    /// Latin letters, a rendering and the words in its place. Both stand in the message, the Korean one first.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub compared: Option<Pair<String>>,
}

/// Words of a text and their place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The words, blanks single, without markup.
    pub text: String,
    /// Bytes of the source's UTF-8 text.
    pub span: Span,
    /// Line of the first character, from 1.
    pub line: usize,
    /// Its column in characters (Unicode scalars), from 1.
    pub column: usize,
}

/// A Korean word: what stands between two blanks, or a term that runs across one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gloss {
    /// Its pieces in order; joined, they are the word.
    pub pieces: Vec<Piece>,
}

/// A stem, a particle, an ending, a mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// As written.
    pub ko: String,
    /// In Latin letters.
    pub romanization: String,
    /// The first rendering of the entry; for a name or an unknown word its reading; for grammar and marks nothing.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub en: String,
    /// What it is.
    pub kind: PieceKind,
}

/// What a piece of a Korean word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PieceKind {
    /// An entry of the lexicon.
    Entry,
    /// A particle, an ending, an auxiliary.
    Grammar,
    /// A person's name by its syllables.
    Name,
    /// What the lexicon lacks.
    Unknown,
    /// A figure, Latin letters: they need no gloss.
    Plain,
    /// A quotation mark, a stop.
    Mark,
}

/// Makes the cards of one comparison.
pub(crate) struct Cards<'a> {
    lexicon: &'a Lexicon,
    sources: &'a Pair<Source>,
    lines: Pair<LineIndex>,
}

impl<'a> Cards<'a> {
    pub(crate) fn new(lexicon: &'a Lexicon, sources: &'a Pair<Source>) -> Cards<'a> {
        Cards { lexicon, sources, lines: sources.as_ref().map(|s| LineIndex::new(&s.text)) }
    }

    /// The card for stretches of the views.
    pub(crate) fn card(&self, view: Pair<Option<Span>>) -> Card {
        let ko = view.ko.map(|span| self.quote(Side::Ko, span));
        let gloss = ko.as_ref().map_or(Vec::new(), |q| gloss(self.lexicon, &q.text));
        let words: Vec<String> = gloss.iter().map(Gloss::romanization).collect();
        Card {
            en: view.en.map(|span| self.quote(Side::En, span)),
            ko,
            romanization: words.join(" "),
            gloss,
            compared: None,
        }
    }

    fn quote(&self, side: Side, view: Span) -> Quote {
        let source = &self.sources[side];
        let span = source.view.to_source(view);
        let (line, column) = self.lines[side].line_column(&source.text, span.start);
        Quote { text: squeezed(view.of(source.view.text())), span, line, column }
    }
}

impl Card {
    /// The words of a side.
    pub fn quote(&self, side: Side) -> Option<&Quote> {
        match side {
            Side::En => self.en.as_ref(),
            Side::Ko => self.ko.as_ref(),
        }
    }

    /// A number that depends on the kind and the words only, so that it survives edits elsewhere (FNV-1a, 64 bits).
    pub(crate) fn fingerprint(&self, kind: Kind) -> String {
        let words = |side: Side| self.quote(side).map_or("", |q| q.text.as_str());
        let mut hash = 0xcbf2_9ce4_8422_2325u64;
        for byte in [kind.as_str(), words(Side::En), words(Side::Ko)].join("\u{1f}").bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
        format!("{hash:016x}")
    }
}

impl Gloss {
    /// The word as written.
    pub fn ko(&self) -> String {
        self.pieces.iter().map(|p| p.ko.as_str()).collect()
    }

    /// The word in Latin letters; particles and endings behind a hyphen, a name apart.
    pub fn romanization(&self) -> String {
        let mut out = String::new();
        for (i, piece) in self.pieces.iter().enumerate() {
            let before = i.checked_sub(1).and_then(|b| self.pieces.get(b));
            match before {
                Some(b) if piece.is_grammar() && !b.is_grammar() => out.push('-'),
                Some(b) if b.is_name() && piece.kind == PieceKind::Entry => out.push(' '),
                _ => {}
            }
            out.push_str(&piece.romanization);
        }
        out
    }

    /// The English of its pieces; `·` for a run of grammar.
    pub fn english(&self) -> String {
        let mut out = String::new();
        let content = self.pieces.iter().filter(|p| p.is_grammar() || !p.en.is_empty());
        for run in content.collect::<Vec<_>>().chunk_by(|a, b| a.is_grammar() && b.is_grammar()) {
            let Some(piece) = run.first() else { continue };
            let sign = if piece.is_grammar() { "-" } else { " " };
            out.push_str(if out.is_empty() { "" } else { sign });
            out.push_str(if piece.is_grammar() { "·" } else { &piece.en });
        }
        out
    }
}

impl Piece {
    fn is_grammar(&self) -> bool {
        self.kind == PieceKind::Grammar
    }

    /// Whether it is written with a capital.
    fn is_name(&self) -> bool {
        self.romanization.starts_with(char::is_uppercase)
    }
}

/// Every run of blanks and line ends as one blank.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A Korean text word by word.
pub fn gloss(lexicon: &Lexicon, text: &str) -> Vec<Gloss> {
    words(lexicon, text, &walk::analyse(lexicon, text))
}

/// The pieces of a text as words: a blank between two pieces ends one.
fn words(lexicon: &Lexicon, text: &str, morphs: &[Morph]) -> Vec<Gloss> {
    let mut words: Vec<Gloss> = Vec::new();
    let mut end = 0;
    for morph in morphs {
        let gap = text.get(end..morph.span.start).unwrap_or("");
        let ko = text.get(morph.span.clone()).unwrap_or("");
        let before = words.last().filter(|_| gap.is_empty()).and_then(|w| w.pieces.last());
        let piece = piece(lexicon, ko, morph.kind, before);
        end = morph.span.end;
        match words.last_mut() {
            Some(word) if gap.is_empty() => word.pieces.push(piece),
            _ => words.push(Gloss { pieces: vec![piece] }),
        }
    }
    words
}

fn piece(lexicon: &Lexicon, ko: &str, kind: walk::Kind, before: Option<&Piece>) -> Piece {
    let counted = before.is_some_and(|b| b.kind == PieceKind::Plain)
        && matches!(kind, walk::Kind::Entry(_) | walk::Kind::Grammar);
    let kind = unit(lexicon, ko).filter(|_| counted).map_or(kind, walk::Kind::Entry);
    let voicing = before.filter(|b| !b.is_name() || kind == walk::Kind::Grammar);
    let read = || romanize::text_after(voicing.and_then(|b| b.ko.chars().next_back()), ko);
    let (kind, romanization, en) = match kind {
        walk::Kind::Entry(id) => {
            let en = lexicon.gloss(id);
            let latin = name(lexicon, id, ko, en).or_else(|| titled(lexicon, ko)).unwrap_or_else(read);
            (PieceKind::Entry, latin, en.to_string())
        }
        walk::Kind::Name => {
            let name = romanize::person(ko);
            (PieceKind::Name, name.clone(), name)
        }
        walk::Kind::Grammar => (PieceKind::Grammar, read(), String::new()),
        walk::Kind::Unknown => (PieceKind::Unknown, read(), read()),
        walk::Kind::Number | walk::Kind::Latin => (PieceKind::Plain, read(), ko.to_string()),
        walk::Kind::Symbol => (PieceKind::Mark, read(), String::new()),
    };
    Piece { ko: ko.to_string(), romanization, en, kind }
}

/// The unit or counter of this name: behind a figure it is meant, whatever else is written so.
fn unit(lexicon: &Lexicon, ko: &str) -> Option<EntryId> {
    lexicon.lookup_korean(ko).into_iter().find(|id| lexicon.class(*id) == Class::Unit)
}

/// The reading of an entry that has a name among its parts: 김정은동지.
fn titled(lexicon: &Lexicon, ko: &str) -> Option<String> {
    let parts = words(lexicon, ko, &walk::parts(lexicon, ko));
    let named = parts.iter().flat_map(|w| &w.pieces).any(Piece::is_name);
    named.then(|| parts.iter().map(Gloss::romanization).collect::<Vec<_>>().join(" "))
}

/// The name that an entry is, in Latin letters: a Korean person's syllables stand apart, as in its rendering.
fn name(lexicon: &Lexicon, id: EntryId, ko: &str, en: &str) -> Option<String> {
    let class = lexicon.class(id);
    let person = class == Class::Person && en.split_whitespace().count() == ko.chars().count();
    match class {
        _ if person => Some(romanize::person(ko)),
        class if class.is_name() => {
            Some(ko.split_whitespace().map(romanize::place).collect::<Vec<_>>().join(" "))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str, &str)]) {
        let words = gloss(&Lexicon::built_in(), text);
        let shown: Vec<_> = words.iter().map(|w| (w.ko(), w.romanization(), w.english())).collect();
        let shown: Vec<_> = shown.iter().map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str())).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn words_are_glossed_stem_by_stem() {
        check(
            "박봉주총리가 《로동신문》을 7번 13일 경애하는 김정은동지께서",
            &[
                ("박봉주총리가", "Pak Pong Ju chongri-ga", "Pak Pong Ju premier-·"),
                ("《로동신문》을", "\"Rodongsinmun\"-ul", "Rodong Sinmun-·"),
                ("7번", "7pon", "7 time"),
                ("13일", "13il", "13 day"),
                (
                    "경애하는 김정은동지께서",
                    "kyongaehanun Kim Jong Un tongji-kkeso",
                    "respected Comrade Kim Jong Un-·",
                ),
            ],
        );
    }

    #[test]
    fn the_pieces_are_the_text() {
        let lexicon = Lexicon::built_in();
        for text in ["조선로동당 중앙위원회가 《만세!》", "뷁뷁 A가B", "", " 가  나\n다"]
        {
            let words: Vec<String> = gloss(&lexicon, text).iter().map(Gloss::ko).collect();
            assert_eq!(
                words.concat().split_whitespace().collect::<String>(),
                text.split_whitespace().collect::<String>()
            );
        }
    }
}
