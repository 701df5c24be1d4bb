//! A gold case as the pipeline reads it, to be aligned by any model.

use super::found::{Found, FoundBead, is_full, owners};
use super::gold::Case;
use super::score::Score;
use crate::align::{self, Bead, cost::MAX_SIDE};
use crate::article;
use crate::evidence::Evidence;
use crate::model::Model;
use crate::pair::{Pair, Side};
use crate::sentence::{self, Sentence};
use crate::source::Source;
use daejo_lexicon::Lexicon;
use daejo_lexicon::calendar::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A bead with both sides, by the numbers of the pipeline's sentences.
pub(super) type Step = Pair<Range<usize>>;

pub(super) struct Reading<'c> {
    pub case: &'c Case,
    pub sentences: Pair<Vec<Sentence>>,
    sources: Pair<Source>,
    published: Option<Date>,
}

impl Reading<'_> {
    pub fn of(case: &Case) -> Reading<'_> {
        let sources = case.sources();
        let articles =
            Pair { en: article::read(&sources.en, Side::En), ko: article::read(&sources.ko, Side::Ko) };
        let sentences = Pair {
            en: sentence::split(&sources.en, &articles.en, Side::En).0,
            ko: sentence::split(&sources.ko, &articles.ko, Side::Ko).0,
        };
        let published = articles.en.published.or(articles.ko.published);
        Reading { case, sentences, sources, published }
    }

    /// The English of this case with the Korean of another.
    pub fn with_korean_of(&self, other: &Reading<'_>) -> Reading<'_> {
        Reading {
            case: self.case,
            sentences: Pair { en: self.sentences.en.clone(), ko: other.sentences.ko.clone() },
            sources: Pair { en: self.sources.en.clone(), ko: other.sources.ko.clone() },
            published: self.published.or(other.published),
        }
    }

    pub fn evidence<'l>(&self, lexicon: &'l Lexicon, model: &Model) -> Evidence<'l> {
        Evidence::gather_by(model, lexicon, &self.sources, &self.sentences, self.published)
    }

    pub fn align(&self, lexicon: &Lexicon, model: &Model) -> Vec<Bead> {
        align::align_by(model, &self.evidence(lexicon, model), &self.sentences)
    }

    /// The beads as a program's answer.
    pub fn found(&self, beads: &[Bead]) -> Found {
        let sides = beads.iter().map(|b| Pair { en: b.en.clone(), ko: b.ko.clone() });
        Found {
            sentences: self.sentences.as_ref().map(|side| side.iter().map(|s| s.span).collect()),
            beads: sides.map(|sides| FoundBead { sides, confidence: None }).collect(),
            divergences: Vec::new(),
        }
    }

    /// What the alignment by a model is worth.
    pub fn score(&self, lexicon: &Lexicon, model: &Model) -> Score {
        Score::of(self.case, &self.found(&self.align(lexicon, model)))
    }

    /// The gold as a ladder that the search could climb: its beads with both sides that are in order and small
    /// enough. Sentences of others (moved text, mostly) count as left alone.
    pub fn ladder(&self) -> Vec<Step> {
        let spans = self.sentences.as_ref().map(|side| side.iter().map(|s| s.span).collect::<Vec<_>>());
        let to_found = Pair {
            en: inverted(&owners(&self.case.spans.en, &spans.en)),
            ko: inverted(&owners(&self.case.spans.ko, &spans.ko)),
        };
        let full = self.case.gold.beads.iter().filter(|b| is_full(b));
        let steps = full.filter_map(|bead| {
            Some(Pair { en: run(&bead.en, &to_found.en)?, ko: run(&bead.ko, &to_found.ko)? })
        });
        heaviest(steps.collect())
    }
}

fn inverted(owners: &BTreeMap<usize, Vec<usize>>) -> BTreeMap<usize, usize> {
    owners.iter().flat_map(|(found, gold)| gold.iter().map(|g| (*g, *found))).collect()
}

/// Gold sentences as a run of found ones, if they are one that fits into a bead.
fn run(gold: &[usize], to_found: &BTreeMap<usize, usize>) -> Option<Range<usize>> {
    let found: BTreeSet<usize> = gold.iter().filter_map(|g| to_found.get(g).copied()).collect();
    let run = *found.first()?..found.last()? + 1;
    (run.len() == found.len() && run.len() <= MAX_SIDE).then_some(run)
}

/// The steps in order on both sides that hold the most sentences.
fn heaviest(mut steps: Vec<Step>) -> Vec<Step> {
    steps.sort_by_key(|s| (s.en.start, s.ko.start));
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(steps.len());
    for (i, step) in steps.iter().enumerate() {
        let before = steps.iter().zip(&best).enumerate().take(i);
        let fits = before.filter(|(_, (b, _))| b.en.end <= step.en.start && b.ko.end <= step.ko.start);
        let last = fits.map(|(n, (_, (weight, _)))| (*weight, n)).max();
        best.push((last.map_or(0, |l| l.0) + step.en.len() + step.ko.len(), last.map(|l| l.1)));
    }
    let mut at = best.iter().enumerate().max_by_key(|(_, (weight, _))| *weight).map(|(i, _)| i);
    let mut out = Vec::new();
    while let Some(i) = at {
        out.extend(steps.get(i).cloned());
        at = best.get(i).and_then(|b| b.1);
    }
    out.reverse();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moved_step_gives_way_to_more_sentences_in_order() {
        let step = |en: Range<usize>, ko: Range<usize>| Pair { en, ko };
        let steps = vec![step(0..1, 0..1), step(1..2, 3..4), step(2..3, 1..2), step(3..4, 2..3)];
        assert_eq!(heaviest(steps), [step(0..1, 0..1), step(2..3, 1..2), step(3..4, 2..3)]);
    }
}
