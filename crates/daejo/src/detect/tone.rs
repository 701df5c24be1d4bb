//! Epithets, insults, threats and slogans that the English softens, hardens or leaves out: the rows of the ledger, and
//! which of them are divergences.

use super::charged;
use super::ground::{EnWord, KoItem, Place};
use super::modality::lower;
use super::{Detector, Finding, Ground, Left};
use crate::evidence::{Content, Link};
use crate::ledger::{Change, Charge, Ledger, LedgerEntry};
use crate::pair::{Pair, Side};
use crate::report::{Kind, Severity};
use daejo_lexicon::{Class, Entry, EntryId};
use rayon::prelude::*;

/// Epithets, insults, threats and slogans that the English softens, hardens or leaves out.
pub(super) struct Tone;

/// An insult of this strength or a graver one is not lost by free translation.
const GRAVE: i8 = -2;
/// An English word of this strength is no free rendering of a plain Korean one.
const HARD: i8 = -3;
/// The English has a word in its place.
const SURE: f32 = 0.85;
/// The English has nothing in its place.
const LIKELY: f32 = 0.65;

impl Detector for Tone {
    fn kind(&self) -> Kind {
        Kind::Tone
    }

    fn page(&self) -> &'static str {
        include_str!("pages/tone.md")
    }

    fn check(&self, ground: &Ground<'_>, out: &mut Vec<Finding>) {
        for (left, rows) in ground.left().iter().zip(all(ground)) {
            let graver = |r: &&Row| r.is_negative() && r.strength.ko <= GRAVE && !r.rendered_freely;
            let lost = rows.iter().filter(graver);
            let (flat, dropped): (Vec<&Row>, Vec<&Row>) =
                lost.filter(|r| r.is_lost()).partition(|r| r.en.is_some());
            // Of those that have nothing in their place only the gravest is told: one phrase may stand for several.
            let gravest = dropped.into_iter().min_by_key(|r| r.strength.ko);
            out.extend(flat.into_iter().chain(gravest).map(|r| r.finding(ground, left)));
            out.extend(put_in(ground, left, rows));
        }
    }
}

/// An insult that only the English has, where the Korean has none at all and nothing that the lexicon lacks.
fn put_in(ground: &Ground<'_>, left: &Left<'_>, rows: &[Row]) -> Option<Finding> {
    let unknown = left.ko.iter().any(|k| ground.item(*k).is_some_and(|i| i.content == Content::Unknown));
    if unknown || rows.iter().any(Row::is_negative) {
        return None;
    }
    let place = rows.iter().find(|r| r.ko.is_none())?.en?;
    let message = format!(
        "\"{}\" of the English has nothing of its force in the Korean",
        ground.words(Side::En, place)
    );
    let (kind, severity, bead) = (Kind::Tone, Severity::Minor, left.number);
    let ko = ground.whole(Side::Ko, &left.bead.ko);
    Some(Finding { kind, severity, confidence: LIKELY, bead, en: Some(place), ko, message, compared: None })
}

/// The ledger of a comparison.
pub(super) fn ledger(ground: &Ground<'_>) -> Ledger {
    let of = |side: Side, place: Option<Place>| place.map(|p| ground.sources[side].view.to_source(p.0));
    let entries = ground.left().iter().zip(all(ground)).flat_map(|(left, rows)| {
        let entry = |row: &Row| LedgerEntry {
            bead: left.number,
            kind: row.kind,
            ko: of(Side::Ko, row.ko),
            en: of(Side::En, row.en),
            term: row.term(ground),
            rendering: row.en.map(|p| ground.words(Side::En, p).to_string()),
            strength: row.strength,
            change: row.change(),
        };
        rows.iter().map(entry).collect::<Vec<_>>()
    });
    Ledger::new(entries.collect())
}

/// The charged words of every bead.
fn all<'g>(ground: &'g Ground<'_>) -> &'g [Vec<Row>] {
    ground.charged.get_or_init(|| ground.left().par_iter().map(|left| rows(ground, left)).collect())
}

/// A charged word with its rendering.
pub(super) struct Row {
    kind: Charge,
    entry: Option<EntryId>,
    ko: Option<Place>,
    en: Option<Place>,
    strength: Pair<i8>,
    /// The rendering is a charged word that no link joins to it: some other word for the same.
    rendered_freely: bool,
}

impl Row {
    fn is_negative(&self) -> bool {
        matches!(self.kind, Charge::Insult | Charge::Threat) && self.ko.is_some()
    }

    fn change(&self) -> Change {
        Change::of(self.strength, self.en.is_some())
    }

    fn is_lost(&self) -> bool {
        match self.kind {
            Charge::Threat => self.change() == Change::Softened,
            _ => matches!(self.change(), Change::Neutralised | Change::Dropped),
        }
    }

    fn term(&self, ground: &Ground<'_>) -> String {
        let own = self.entry.map(|e| ground.evidence.lexicon.entry(e).ko);
        let place = self.ko.map(|p| ground.words(Side::Ko, p)).or(self.en.map(|p| ground.words(Side::En, p)));
        own.or(place).unwrap_or("").to_string()
    }

    fn finding(&self, ground: &Ground<'_>, left: &Left<'_>) -> Finding {
        let lexicon = ground.evidence.lexicon;
        let rendering =
            self.entry.and_then(|e| lexicon.renderings(e).next()).map_or("", |r| lexicon.rendering(r));
        let korean = self.ko.map_or("", |p| ground.words(Side::Ko, p));
        let message = match self.en {
            Some(place) => format!(
                "{korean} ({rendering}) is rendered without its force (English: {})",
                ground.words(Side::En, place)
            ),
            None => format!("{korean} ({rendering}) has no rendering in the English"),
        };
        let confidence = if self.en.is_some() { SURE } else { LIKELY };
        let severity = if self.kind == Charge::Threat { Severity::Major } else { Severity::Minor };
        Finding {
            kind: Kind::Tone,
            severity,
            confidence,
            bead: left.number,
            en: self.en,
            ko: self.ko,
            message,
            compared: self
                .en
                .map(|p| Pair { en: ground.words(Side::En, p).to_string(), ko: rendering.to_string() }),
        }
    }
}

/// The charged words of a bead: the Korean ones in the order of the text, then English ones that render none of them.
fn rows(ground: &Ground<'_>, left: &Left<'_>) -> Vec<Row> {
    let items = left
        .bead
        .ko
        .iter()
        .flat_map(|s| (0..ground.items(*s).len()).map(|item| KoItem { sentence: *s, item }));
    let mut out: Vec<Row> = items.filter_map(|k| row(ground, left, k)).collect();
    // What stands in the English for none of the links may stand for a word that has none.
    for word in &left.en {
        let strength = charged::english(&ground.word_text(*word).to_lowercase());
        let en = ground.words_place(word.sentence, word.word..word.word + 1);
        let fits = |r: &&mut Row| {
            r.ko.is_some()
                && !r.rendered_freely
                && r.strength.en == 0
                && r.strength.ko.signum() == strength.signum()
        };
        match out.iter_mut().find(fits) {
            _ if strength == 0 => {}
            Some(row) => (row.en, row.strength.en, row.rendered_freely) = (en, strength, true),
            None if strength <= HARD => {
                let strength = Pair { en: strength, ko: 0 };
                out.push(Row {
                    kind: Charge::Insult,
                    entry: None,
                    ko: None,
                    en,
                    strength,
                    rendered_freely: false,
                });
            }
            None => {}
        }
    }
    out
}

fn row(ground: &Ground<'_>, left: &Left<'_>, k: KoItem) -> Option<Row> {
    let item = ground.item(k).filter(|i| i.parent.is_none())?;
    let Content::Term(entry, class) = item.content else { return None };
    let lexicon = ground.evidence.lexicon;
    // Of entries that are written alike the one with force counts: 미제침략군 is a body and an insult.
    let all = crate::evidence::homographs(lexicon, entry, ground.item_text(k));
    let entry = all.into_iter().find(|e| lexicon.class(*e).has_strength()).unwrap_or(entry);
    let class = Some(lexicon.class(entry)).filter(|c| c.has_strength()).unwrap_or(class);
    let Entry { ko, strength, .. } = lexicon.entry(entry);
    let kind = match class {
        _ if charged::is_threat(ko) => return threat(ground, left, k, entry),
        Class::Honorific if strength != 0 => Charge::Honorific,
        Class::Slogan if strength != 0 => Charge::Slogan,
        Class::Epithet if strength < 0 => Charge::Insult,
        Class::Epithet if strength > 0 => Charge::Epithet,
        _ => return contempt(ground, left, k, entry),
    };
    let link = left.bead.links.iter().find(|l| l.ko == (k.sentence, k.item));
    let part = left.bead.links.iter().find(|l| {
        let part = ground.items(k.sentence).get(l.ko.1).filter(|_| l.ko.0 == k.sentence);
        part.is_some_and(|i| {
            i.parent == Some(k.item as u16) && force(ground, i.content) * strength.signum() >= 2
        }) && is_forceful(ground, l)
    });
    let english = match link {
        Some(l) if !is_forceful(ground, l) => 0,
        _ if link.or(part).is_some() => strength,
        _ => 0,
    };
    let en = link.or(part).and_then(|l| ground.words_place(l.en.0, l.en.1.clone()));
    let strength = Pair { en: english, ko: strength };
    Some(Row { kind, entry: Some(entry), ko: ground.item_place(k), en, strength, rendered_freely: false })
}

/// The strength that an item has by its entry.
fn force(ground: &Ground<'_>, content: Content) -> i8 {
    match content {
        Content::Term(id, class) if class.has_strength() => ground.evidence.lexicon.entry(id).strength,
        _ => 0,
    }
}

/// Whether the English of a link keeps the force: it is no flat rendering, or holds a word of force.
fn is_forceful(ground: &Ground<'_>, link: &Link) -> bool {
    let words = link.en.1.clone().map(|word| EnWord { sentence: link.en.0, word });
    if words.into_iter().any(|w| charged::english(&ground.word_text(w).to_lowercase()) != 0) {
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

/// A threat: as it is where a link or a word of destruction renders it, less where the English only warns.
fn threat(ground: &Ground<'_>, left: &Left<'_>, k: KoItem, entry: EntryId) -> Option<Row> {
    let link = left.bead.links.iter().find(|l| l.ko == (k.sentence, k.item));
    let (en, english) = match link {
        Some(l) => (ground.words_place(l.en.0, l.en.1.clone()), HARD),
        None if left.bead.en.iter().flat_map(|s| lower(ground, *s)).any(|w| charged::is_doom(&w)) => {
            return None;
        }
        None => {
            let mild = left.en.iter().find(|w| charged::is_mild(&ground.word_text(**w).to_lowercase()))?;
            (ground.words_place(mild.sentence, mild.word..mild.word + 1), -1)
        }
    };
    let strength = Pair { en: english, ko: HARD };
    let ko = ground.item_place(k);
    Some(Row { kind: Charge::Threat, entry: Some(entry), ko, en, strength, rendered_freely: false })
}

/// A verb of contempt that has a plain English one beside it, and no link.
fn contempt(ground: &Ground<'_>, left: &Left<'_>, k: KoItem, entry: EntryId) -> Option<Row> {
    let (strength, flat) = charged::korean(ground.item_text(k))?;
    if !left.ko.contains(&k) {
        return None;
    }
    let plain = left.en.iter().find(|w| flat.contains(&ground.word_text(**w).to_lowercase().as_str()))?;
    let en = ground.words_place(plain.sentence, plain.word..plain.word + 1);
    let strength = Pair { en: 0, ko: strength };
    let ko = ground.item_place(k);
    Some(Row { kind: Charge::Insult, entry: Some(entry), ko, en, strength, rendered_freely: false })
}
