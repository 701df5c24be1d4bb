//! Certainty, negation and condition that changed: "may" for what the Korean says will be, a prohibition that became a
//! permission.
//!
//! Both sides are read for how their predicates are meant (see [`super::modality`]). Two predicates are held against
//! each other where a link joins the Korean stem and the English verb; without one only the absence of any word of that
//! kind in the whole bead counts.

use super::ground::{EnWord, KoItem, Place};
use super::modality::{
    Claim, Modal, Predicate, advice, among, clause, denies, group, is_denial, is_open, lower, predicates,
    reservation, tail,
};
use super::{Detector, Finding, Ground, Left};
use crate::evidence::Content;
use crate::pair::Side;
use crate::report::{Kind, Severity};
use daejo_lexicon::Class;

/// Certainty, negation and condition that changed.
pub(super) struct Polarity;

/// The two predicates are linked, or the form leaves no choice.
const SURE: f32 = 0.85;
/// Read from what the bead as a whole does not say.
const LIKELY: f32 = 0.7;
/// A stem stands so close before its form, in bytes: an auxiliary or two between.
const STEM: usize = 24;

/// English words that leave their verb open.
const OPENING: &[&str] = &["may", "might", "possibly", "perhaps", "probably", "likely"];
/// English that asks for something: what a Korean obligation becomes.
const DEMAND: &str = "must should shall ought need needs needed necessary necessity necessarily require requires required \
    requirement oblige obliged obligation obligatory let call calls called calling urge urged urges \
    urging essential vital important importance imperative demand demands demanded demanding task tasks \
    duty duties order ordered instruct instructed want wants wanted supposed due bound compelled forced \
    only unless till until before cannot never not no will would appeal appealed ask asked insist \
    insisted incumbent responsible responsibility inevitable worth time advisable mandatory aim so \
    request requested expected deserve deserves key point way how what mission behoves indispensable";
/// English that leaves a thing open, in whatever part of speech.
const POSSIBLE: &str = "may might could can possible possibly possibility perhaps probable probably likely seem seems seemed \
    appear appears appeared suppose think thinks thought believe believed believes guess maybe presume \
    presumably expect expects expected suggest suggests suggested risk danger fear potential potentially \
    would if unpredictable forecast predicted chance threat or apparently looks look should estimated \
    estimate projected feel likelihood";
/// English that states a condition.
const CONDITION: &str = "if unless as once until till without otherwise when should in only before provided except failing \
    were or lest barring not no whether must whenever after by";
/// Of these, what has no other use.
const STRICT: &str = "if unless until till without provided except failing lest barring";
/// English that says that something is not known for sure.
const UNSURE: &str = "confirm confirmed confirmation unconfirmed known unknown know unclear clear identified unidentified \
    yet revealed verified verify ascertained determined established immediately sure certain uncertain \
    knows clarified available confirming identify found check checked";
/// Syllables of denial: without one of them a Korean sentence denies nothing.
const KOREAN_DENIAL: &str = "않 못 없 아니 아닌 아님 말아 말고 말라 말것 말자 안되 안된 안될 안됩 모르 모른 모를 몰라 금지 거부 거절 부정 반대 중지 중단 실패 부족 불가 배격 배척 막 그만 포기 철회 \
    면하 무효 불허 삼가 외면 불참 미달 무시 불구 제외 어렵 어려 힘들 피하 회피 아직 무관";
/// Verbs that take the negation of what they say: "does not think that it is" is 아니라고 생각한다.
const RAISING: &[&str] =
    &["think", "believe", "seem", "appear", "expect", "want", "suppose", "feel", "mean", "say", "matter"];
/// Negated verbs that English says by an affirmative word, and negations that ask or exclaim.
const AFFIRMATIVE: &str = "그치 금치 면치 굴하 서슴 주저 아끼 잊 끊이 쉬 마지 두려 가리 빼놓 드물 다름 틀리 변하 떨어지 늦 지체 놓치 물러서 멈추 벗어나 어긋나 뒤지 아랑곳 개의 불문 불구 허용 용납 \
    묵과 만족 숨기 감추 그만두 지나 비할 견줄 모르 남기 남 흔들리 꺾이 좋 편 낮 적 작 멀 머 무관 무심 모자라 안";

/// English that says that there is no need.
const NEEDLESS: &str = "needless unnecessary needlessly unneeded superfluous worthless meaningless idle";
/// English that permits.
const ABLE: &str = "can could able may might possible possibility enable enables enabled enabling allow allows allowed \
    allowing permit permits permitted entitled free right let lets capable so";

/// How often words concede ("even if", "even when") instead of setting a condition.
fn concessions(words: &[String]) -> usize {
    words.windows(2).filter(|w| matches!(w, [a, b] if a == "even" && among(CONDITION, b))).count()
}

/// Korean forms of a forecast.
const FORECAST: &[&str] = &["예견", "예상", "예보", "전망", "예정"];

/// Whether a word is the noun: "the might of our army", "military might".
fn is_might(words: &[String], at: usize) -> bool {
    let word = |i: Option<usize>| i.and_then(|i| words.get(i)).map_or("", String::as_str);
    let noun_before = matches!(
        word(at.checked_sub(1)),
        "the"
            | "its"
            | "their"
            | "our"
            | "his"
            | "military"
            | "national"
            | "economic"
            | "nuclear"
            | "matchless"
            | "invincible"
    );
    word(Some(at)) == "might" && (noun_before || matches!(word(at.checked_add(1)), "of" | "and" | ""))
}

impl Detector for Polarity {
    fn kind(&self) -> Kind {
        Kind::Polarity
    }

    fn page(&self) -> &'static str {
        include_str!("pages/polarity.md")
    }

    fn check(&self, ground: &Ground<'_>, out: &mut Vec<Finding>) {
        for left in ground.left() {
            out.extend(Bead::new(ground, left).finding());
        }
    }
}

/// A bead with its predicates.
struct Bead<'a> {
    ground: &'a Ground<'a>,
    left: &'a Left<'a>,
    /// The predicates of its Korean sentences.
    ko: Vec<(usize, Predicate)>,
    /// The words of its English sentences in small letters.
    en: Vec<(usize, Vec<String>)>,
}

impl<'a> Bead<'a> {
    fn new(ground: &'a Ground<'a>, left: &'a Left<'a>) -> Bead<'a> {
        let forms = |s: &usize| {
            predicates(ground.text(Side::Ko, *s)).into_iter().map(|p| (*s, p)).collect::<Vec<_>>()
        };
        let ko = left.bead.ko.iter().flat_map(forms).collect();
        let en = left.bead.en.iter().map(|s| (*s, lower(ground, *s))).collect();
        Bead { ground, left, ko, en }
    }

    /// The gravest change of the bead: one a bead, for one change shows in several ways.
    fn finding(&self) -> Option<Finding> {
        self.weakened()
            .or_else(|| self.ko.iter().find_map(|(s, p)| self.changed(*s, p)))
            .or_else(|| self.denied())
            .or_else(|| self.reserved())
            .or_else(|| self.conditioned())
    }

    fn changed(&self, sentence: usize, p: &Predicate) -> Option<Finding> {
        match p.claim {
            Claim::Cannot | Claim::Prohibited => self.permitted(sentence, p),
            Claim::Needless => self.needed(sentence, p),
            Claim::Can => self.demanded(sentence, p),
            Claim::Must => self.released(sentence, p),
            Claim::Unconfirmed => self.none_found(sentence, p),
            Claim::Negative => self.not_yet(sentence, p).or_else(|| self.affirmed(sentence, p)),
            Claim::Open => self.hardened(sentence, p),
            Claim::Unless => self.unconditional(sentence, p),
            _ => None,
        }
    }

    /// "May" for what the Korean states, demands, or says was agreed.
    fn weakened(&self) -> Option<Finding> {
        let (sentence, at) = self.word_at(OPENING)?;
        let opened = self.ko.iter().filter(|(_, p)| matches!(p.claim, Claim::Can | Claim::Open)).count();
        if opened >= self.all_words().filter(|w| OPENING.contains(&w.as_str())).count() {
            return None;
        }
        let words = self.words(sentence)?;
        let verb =
            (at + 1..words.len()).find(|v| group(words, *v).words.start > at).map_or(words.len(), |v| v) - 1;
        // An adverb is held against a linked verb only, and where nothing else could be meant than what will be.
        let adverb = !words.get(at).is_some_and(|w| matches!(w.as_str(), "may" | "might"));
        if adverb && group(words, verb).modal != Some(Modal::Will) {
            return None;
        }
        let ko = match self.item_of(sentence, verb) {
            None if adverb => None,
            Some(k) => {
                let text = self.ground.text(Side::Ko, k.sentence);
                let from = self.ground.item(k)?.span.end;
                let scope = tail(text, from);
                // What opens it may begin with the stem's last syllable: 부서져 + 도.
                let last = text.get(..from)?.chars().next_back().map_or(0, char::len_utf8);
                (!is_open(text, text.get(from - last..from + scope.len())?))
                    .then(|| self.predicate_place(k.sentence, from, scope.len()))
            }
            None => {
                let closed = |s: &usize| {
                    let text = self.ground.text(Side::Ko, *s);
                    self.leaves_no_choice(*s) || !is_open(text, text)
                };
                let all = self.left.bead.ko.iter().all(closed);
                let last = self.left.bead.ko.last();
                all.then(|| last.and_then(|s| self.last_word(*s)))
            }
        }?;
        let how = self.ko.iter().map(|(_, p)| p.claim).find_map(|c| match c {
            Claim::Agreed => Some("says was agreed"),
            Claim::Must => Some("demands"),
            Claim::Inevitable => Some("says must come"),
            _ => None,
        });
        let word = words.get(at)?;
        let message =
            format!("the English leaves open (\"{word}\") what the Korean {}", how.unwrap_or("states"));
        self.report(SURE, self.ground.words_place(sentence, at..(verb + 1).min(words.len())), ko, message)
    }

    /// Denied or forbidden in the Korean, possible in the English.
    fn permitted(&self, sentence: usize, p: &Predicate) -> Option<Finding> {
        let place = self.ground.place(Side::Ko, sentence, p.span.clone());
        let form = self.form(sentence, p);
        let message = format!("the Korean denies ({form}) what the English affirms");
        let denial = |word: Option<&String>| word.is_some_and(|w| is_denial(w));
        if let Some((en, words, verb)) = self.verb_of(sentence, p).filter(|(_, w, v)| !denial(w.get(*v))) {
            let group = group(words, verb);
            let clause = clause(self.ground, en, words, group.words.start);
            // The verb itself may be one of denial: "can escape".
            // "Without" answers for 없이, not for this denial.
            let answered = self.ground.text(Side::Ko, sentence).contains("없이");
            let counts = |w: &String| !(answered && w == "without");
            let others: Vec<String> =
                clause.filter(|w| *w != verb).filter_map(|w| words.get(w).cloned()).filter(counts).collect();
            let free = !group.denied && !denies(&others);
            let able = matches!(group.modal, Some(Modal::May | Modal::Can | Modal::Will));
            if free && able {
                return self.report(SURE, self.ground.words_place(en, group.words), place, message);
            }
        }
        let able = |w: &String| matches!(w.as_str(), "can" | "could" | "able" | "may" | "will");
        let affirms = self.all_words().any(able) && !self.en.iter().any(|(_, w)| denies(w));
        (affirms)
            .then(|| self.report(LIKELY, self.ground.whole(Side::En, &self.left.bead.en), place, message))?
    }

    /// A demand that became a fact or advice.
    fn released(&self, sentence: usize, p: &Predicate) -> Option<Finding> {
        let place = self.form_place(sentence, p);
        if let Some((en, words, verb)) = self.verb_of(sentence, p) {
            let group = group(words, verb);
            if group.modal == Some(Modal::Advice) {
                let message = "the Korean demands what the English advises".to_string();
                return self.report(SURE, self.ground.words_place(en, group.words), place, message);
            }
        }
        let advised = self.en.iter().find_map(|(s, words)| Some((*s, advice(words)?)));
        if let Some((en, range)) = advised.filter(|_| self.is_last(sentence, p)) {
            let demands =
                self.all_words().any(|w| matches!(w.as_str(), "must" | "should" | "necessary" | "need"));
            let message = "the Korean demands what the English advises".to_string();
            return if demands {
                None
            } else {
                self.report(SURE, self.ground.words_place(en, range), place, message)
            };
        }
        let asked = self.all_words().any(|w| among(DEMAND, w));
        let due = self.en.iter().any(|(_, words)| {
            words.windows(2).any(|w| {
                matches!(w, [a, b] if b == "to" && matches!(a.as_str(), "have" | "has" | "had" | "is" | "are" | "was" | "were" | "be"))
            })
        });
        if asked || due || self.is_imperative() || !self.is_last(sentence, p) {
            return None;
        }
        let message = "the Korean demands what the English states as a fact".to_string();
        self.report(LIKELY, self.ground.whole(Side::En, &self.left.bead.en), place, message)
    }

    /// What the Korean sees no need for, the English does.
    fn needed(&self, sentence: usize, p: &Predicate) -> Option<Finding> {
        let (en, words, verb) = self.verb_of(sentence, p)?;
        let clause = clause(self.ground, en, words, verb);
        let denied = words.get(clause).is_some_and(denies);
        let unneeded = self.all_words().any(|w| among(NEEDLESS, w));
        if denied || unneeded || !self.is_last(sentence, p) {
            return None;
        }
        let message = format!("the Korean denies ({}) what the English affirms", self.form(sentence, p));
        let place = self.ground.words_place(en, group(words, verb).words);
        self.report(SURE, place, self.form_place(sentence, p), message)
    }

    /// A permission that became a duty.
    fn demanded(&self, sentence: usize, p: &Predicate) -> Option<Finding> {
        let (en, words, verb) = self.verb_of(sentence, p)?;
        let group = group(words, verb);
        let binds = |p: &Predicate| matches!(p.claim, Claim::Must | Claim::Inevitable | Claim::Prohibited);
        let bound = self.ko.iter().any(|(_, p)| binds(p));
        let able = self.all_words().any(|w| among(ABLE, w));
        if group.modal != Some(Modal::Must) || group.denied || bound || able {
            return None;
        }
        let message = "the English demands what the Korean permits".to_string();
        self.report(LIKELY, self.ground.words_place(en, group.words), self.form_place(sentence, p), message)
    }

    /// A condition of circumstances ("if possible") that the Korean lacks.
    fn reserved(&self) -> Option<Finding> {
        let texts = self.left.bead.ko.iter().map(|s| self.ground.text(Side::Ko, *s));
        let korean: String = texts.flat_map(|t| t.chars().filter(|c| !c.is_whitespace())).collect();
        let (sentence, range) =
            self.en.iter().find_map(|(s, words)| Some((*s, reservation(words, &korean)?)))?;
        let message = "the English sets a condition that the Korean lacks".to_string();
        let ko = self.left.bead.ko.last().and_then(|s| self.last_word(*s));
        self.report(SURE, self.ground.words_place(sentence, range), ko, message)
    }

    /// Whether the main predicate of a Korean sentence is a demand, a denial or an agreement, whatever is said before it.
    fn leaves_no_choice(&self, sentence: usize) -> bool {
        let firm = |p: &Predicate| {
            matches!(
                p.claim,
                Claim::Must | Claim::Inevitable | Claim::Prohibited | Claim::Agreed | Claim::Needless
            )
        };
        self.ko.iter().any(|(s, p)| *s == sentence && firm(p) && self.is_last(sentence, p))
    }

    /// "No casualties" for casualties that are not confirmed yet.
    fn none_found(&self, sentence: usize, p: &Predicate) -> Option<Finding> {
        let none = self.word_at(&["no", "none", "nobody", "nothing"])?;
        if self.all_words().any(|w| among(UNSURE, w)) {
            return None;
        }
        let end = self.words(none.0)?.len().min(none.1 + 2);
        let message = "the Korean leaves unconfirmed what the English denies".to_string();
        self.report(SURE, self.ground.words_place(none.0, none.1..end), self.form_place(sentence, p), message)
    }

    /// "Already" for what is not yet so.
    fn not_yet(&self, sentence: usize, p: &Predicate) -> Option<Finding> {
        let (en, at) = self.word_at(&["already"])?;
        let text = self.ground.text(Side::Ko, sentence);
        let is_pending = text.get(..p.span.start).is_some_and(|before| before.contains("아직"));
        let denied = self.all_words().any(|w| matches!(w.as_str(), "yet" | "still"))
            || self.en.iter().any(|(_, w)| denies(w));
        if !is_pending || denied || !self.is_last(sentence, p) {
            return None;
        }
        let message = format!("the Korean denies ({}) what the English affirms", self.form(sentence, p));
        let end = self.words(en)?.len().min(at + 3);
        self.report(SURE, self.ground.words_place(en, at..end), self.form_place(sentence, p), message)
    }

    /// A negation of the Korean that the English lacks.
    fn affirmed(&self, sentence: usize, p: &Predicate) -> Option<Finding> {
        let (en, words, verb) = self.verb_of(sentence, p)?;
        let text = self.ground.text(Side::Ko, sentence);
        let stem = text.get(..p.span.start)?;
        let word = stem.rsplit([' ', ',', '《']).next()?;
        let idiom = AFFIRMATIVE.split_whitespace().any(|a| word.starts_with(a) || word.ends_with(a));
        let after = text.get(p.span.end..)?;
        let asks = after.contains(['가', '?']) && self.is_last(sentence, p);
        let alone = self.ko.iter().filter(|(_, q)| q.claim == Claim::Negative).count() == 1;
        // What the English denies elsewhere may answer for another denial of the Korean, not for this one.
        let clause = clause(self.ground, en, words, verb);
        let here = words.get(clause.clone()).is_some_and(denies);
        let elsewhere = self.all_words().filter(|w| denies(std::slice::from_ref(w))).count();
        let others = text.matches(['않', '못', '없']).count().saturating_sub(1);
        let quiet = !here && elsewhere <= others;
        let last = self.is_last(sentence, p) && (others == 0 || elsewhere > 0);
        (!idiom && !asks && alone && quiet && last).then(|| {
            let group = group(words, verb);
            let message = format!("the Korean denies ({}) what the English affirms", self.form(sentence, p));
            self.report(
                LIKELY,
                self.ground.words_place(en, group.words),
                self.form_place(sentence, p),
                message,
            )
        })?
    }

    /// A negation of the English that the Korean lacks.
    fn denied(&self) -> Option<Finding> {
        let silent = |s: &usize| {
            let text = self.ground.text(Side::Ko, *s);
            !KOREAN_DENIAL.split_whitespace().any(|d| text.contains(d))
        };
        if !self.left.bead.ko.iter().all(silent) {
            return None;
        }
        for link in &self.left.bead.links {
            let k = KoItem { sentence: link.ko.0, item: link.ko.1 };
            let stem = self.ground.item_text(k);
            let denies_itself = stem.starts_with(['불', '무', '비', '미', '부', '반']);
            if !is_verbal(self.ground, k) || denies_itself || link.en.1.len() != 1 {
                continue;
            }
            let Some(words) = self.words(link.en.0) else { continue };
            let verb = link.en.1.start;
            let group = group(words, verb);
            let raising = words.get(verb).is_some_and(|w| RAISING.contains(&w.as_str()));
            if group.denied && !group.limited && !raising {
                let message = format!("the English denies what the Korean affirms ({stem})");
                let en = self.ground.words_place(link.en.0, group.words);
                return self.report(LIKELY, en, self.ground.item_place(k), message);
            }
        }
        None
    }

    /// A possibility of the Korean that is a certainty in the English.
    fn hardened(&self, sentence: usize, p: &Predicate) -> Option<Finding> {
        // What is forecast "will" be in English.
        if FORECAST.iter().any(|f| self.form(sentence, p).contains(f)) {
            return None;
        }
        let (en, words, verb) = self.verb_of(sentence, p)?;
        let group = group(words, verb);
        let certain = matches!(group.modal, Some(Modal::Will | Modal::Must)) && !group.denied;
        if !certain || self.all_words().any(|w| among(POSSIBLE, w)) || !self.is_last(sentence, p) {
            return None;
        }
        let message = "the English says for certain what the Korean leaves open".to_string();
        self.report(LIKELY, self.ground.words_place(en, group.words), self.form_place(sentence, p), message)
    }

    /// A condition of the Korean that the English lacks.
    fn unconditional(&self, sentence: usize, p: &Predicate) -> Option<Finding> {
        let concessions: usize = self.en.iter().map(|(_, w)| concessions(w)).sum();
        // Beside "even if" only what can be nothing but another condition counts.
        let list = if concessions == 0 { CONDITION } else { STRICT };
        let sets = |w: &&String| among(list, w);
        let conditions = self.all_words().filter(sets).count();
        // Where the Korean denies twice, the English may deny once without losing the condition.
        let denied = concessions == 0 && self.en.iter().any(|(_, w)| denies(w));
        if conditions > concessions || denied {
            return None;
        }
        let message = "the Korean sets a condition that the English lacks".to_string();
        self.report(
            LIKELY,
            self.ground.whole(Side::En, &self.left.bead.en),
            self.form_place(sentence, p),
            message,
        )
    }

    /// "Unless" without a condition in the Korean.
    fn conditioned(&self) -> Option<Finding> {
        let (sentence, at) = self.word_at(&["unless"])?;
        let sets = |s: &usize| {
            let text = self.ground.text(Side::Ko, *s);
            [
                "면",
                " 한",
                "는한",
                "경우",
                "전에",
                "전까지",
                "조건",
                "이상",
                "야",
                "여도",
                "더라도",
                "지라도",
                "거든",
                "고서는",
                "없이",
                "제외",
                "까지",
            ]
            .iter()
            .any(|c| text.contains(c))
        };
        if self.left.bead.ko.iter().any(sets) {
            return None;
        }
        let end = self.words(sentence)?.len().min(at + 4);
        let message = "the English sets a condition that the Korean lacks".to_string();
        let ko = self.left.bead.ko.last().and_then(|s| self.last_word(*s));
        self.report(LIKELY, self.ground.words_place(sentence, at..end), ko, message)
    }

    fn report(
        &self,
        confidence: f32,
        en: Option<Place>,
        ko: Option<Place>,
        message: String,
    ) -> Option<Finding> {
        let bead = self.left.number;
        Some(Finding {
            kind: Kind::Polarity,
            severity: Severity::Major,
            confidence,
            bead,
            en,
            ko,
            message,
            compared: None,
        })
    }

    fn words(&self, sentence: usize) -> Option<&Vec<String>> {
        self.en.iter().find(|(s, _)| *s == sentence).map(|(_, w)| w)
    }

    fn all_words(&self) -> impl Iterator<Item = &String> {
        self.en.iter().flat_map(|(_, w)| w)
    }

    /// The first of these words, as it is written: "May" is a month, or a wish.
    fn word_at(&self, wanted: &[&str]) -> Option<(usize, usize)> {
        let first = |w: EnWord| wanted == OPENING && self.ground.word_text(w).starts_with(char::is_uppercase);
        self.en.iter().find_map(|(sentence, words)| {
            let at = words.iter().enumerate().position(|(word, w)| {
                wanted.contains(&w.as_str())
                    && !first(EnWord { sentence: *sentence, word })
                    && !is_might(words, word)
            })?;
            Some((*sentence, at))
        })
    }

    /// The verb that a link gives for the stem of a predicate.
    fn verb_of(&self, sentence: usize, p: &Predicate) -> Option<(usize, &Vec<String>, usize)> {
        let items = self.ground.items(sentence).iter().enumerate();
        let (item, _) = items
            .filter(|(n, i)| {
                let near = i.span.start < p.span.start && p.span.start.saturating_sub(i.span.end) <= STEM;
                near && self.ground.evidence.is_content(sentence, *n)
            })
            .max_by_key(|(n, i)| (i.span.end, *n))?;
        let link = self.left.bead.links.iter().find(|l| l.ko == (sentence, item))?;
        Some((link.en.0, self.words(link.en.0)?, link.en.1.end.checked_sub(1)?.max(link.en.1.start)))
    }

    /// The Korean item that a link gives for an English word.
    fn item_of(&self, sentence: usize, word: usize) -> Option<KoItem> {
        let link = self.left.bead.links.iter().find(|l| l.en.0 == sentence && l.en.1.contains(&word))?;
        Some(KoItem { sentence: link.ko.0, item: link.ko.1 })
    }

    fn form(&self, sentence: usize, p: &Predicate) -> &str {
        self.ground.text(Side::Ko, sentence).get(p.span.clone()).unwrap_or("")
    }

    /// A form with the word that it stands on.
    fn form_place(&self, sentence: usize, p: &Predicate) -> Option<Place> {
        let text = self.ground.text(Side::Ko, sentence);
        let start = text.get(..p.span.start)?.rfind([' ', '《', ',']).map_or(0, |i| i + 1);
        let start = (start..=p.span.start).find(|i| text.is_char_boundary(*i))?;
        self.ground.place(Side::Ko, sentence, start..p.span.end)
    }

    /// The word that begins or ends at `from`, with what follows it.
    fn predicate_place(&self, sentence: usize, from: usize, len: usize) -> Option<Place> {
        let text = self.ground.text(Side::Ko, sentence);
        let start = text.get(..from)?.rfind(' ').map_or(0, |i| i + 1);
        self.ground.place(Side::Ko, sentence, start..from + len)
    }

    /// The last word of a Korean sentence: its predicate.
    fn last_word(&self, sentence: usize) -> Option<Place> {
        let text = self.ground.text(Side::Ko, sentence);
        let end = text.trim_end_matches(['.', '》', '!', ' ']).len();
        let start = text.get(..end)?.rfind(' ').map_or(0, |i| i + 1);
        self.ground.place(Side::Ko, sentence, start..end)
    }

    /// Whether a form is that of the main predicate, or of what is said by it: little but a verb of saying follows.
    fn is_last(&self, sentence: usize, p: &Predicate) -> bool {
        const SAYING: usize = 14;
        let rest = self.ground.text(Side::Ko, sentence).get(p.span.end..).unwrap_or("");
        rest.chars().count() <= SAYING && !rest.contains(',')
    }

    /// A sentence that begins with its verb asks for what it says.
    fn is_imperative(&self) -> bool {
        self.en.iter().any(|(s, _)| {
            let first = self.item_of(*s, 0);
            first.is_some_and(|k| is_verbal(self.ground, k))
        })
    }
}

fn is_verbal(ground: &Ground<'_>, k: KoItem) -> bool {
    matches!(
        ground.item(k).map(|i| i.content),
        Some(Content::Term(_, Class::Verb | Class::Action | Class::Adj))
    )
}
