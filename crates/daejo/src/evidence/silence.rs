//! Leaves one kind of evidence out, to see what it is good for.

use super::Evidence;
use super::features::{Content, Item};
use crate::model::Testimony;

/// Takes a kind of evidence away: its links, and what their absence would say.
pub(super) fn silence(evidence: &mut Evidence<'_>, testimony: Testimony) {
    let lexicon = evidence.lexicon;
    let silent = |item: &Item| match item.content {
        Content::Term(_, class) => Testimony::of(class) == testimony,
        Content::Number => testimony == Testimony::Numbers,
        Content::Moment => testimony == Testimony::Dates,
        Content::Name => testimony == Testimony::Names,
        Content::Unknown | Content::Latin => false,
    };
    for sentence in &mut evidence.ko {
        let items = &sentence.items;
        sentence.index.retain(|(_, item)| items.get(*item as usize).is_some_and(|i| !silent(i)));
        if testimony == Testimony::Numbers {
            sentence.numbers.clear();
        }
        if testimony == Testimony::Dates {
            sentence.moments.clear();
        }
        // What nothing explains says nothing when it is not found.
        for item in sentence.items.iter_mut().filter(|i| silent(i)) {
            item.content = Content::Unknown;
        }
    }
    for sentence in &mut evidence.en {
        let elsewhere = |r| lexicon.owners(r).any(|id| Testimony::of(lexicon.class(id)) != testimony);
        sentence.index.retain(|(rendering, _)| elsewhere(*rendering));
        if testimony == Testimony::Numbers {
            sentence.numbers.clear();
        }
        if testimony == Testimony::Dates {
            sentence.moments.clear();
        }
    }
}
