//! The morphological walk: a Korean sentence to the stems, particles and endings that explain it best.
//!
//! Viterbi over all stems and closed forms that the text could begin with at each syllable (the grammar);
//! what nothing explains stays as an unknown run. Blanks are no wall: DPRK spelling writes compounds solid, South
//! Korean spelling and headlines do not, so a long term may run across them.

use crate::compile::NO_ENTRY;
use crate::hangul::{Syllables, decompose, finals, is_syllable};
use crate::lexicon::{EntryId, Lexicon, Posting};
use crate::romanize::is_long_surname;
use crate::state::{AFTER_CONSONANT, AFTER_VOWEL, BARE_STEMS, STATES, State};
use std::cell::Cell as Slot;
use std::ops::Range;
use std::sync::LazyLock;

/// What a piece of a Korean sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A stem of the lexicon.
    Entry(EntryId),
    /// A particle, an ending, an auxiliary, a bound noun.
    Grammar,
    /// A surname and a given name by their syllables, which no entry holds.
    Name,
    /// Hangul that nothing explains: often a foreign name.
    Unknown,
    /// A figure in digits.
    Number,
    /// Latin letters (B-52H, KCNA).
    Latin,
    /// A quotation mark, a stop, a dash.
    Symbol,
}

/// A piece of a Korean sentence, from left to right without overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Morph {
    /// Bytes of the text given.
    pub span: Range<usize>,
    /// What it is.
    pub kind: Kind,
}

/// Cost of the first syllable of an unknown run, and of each further one: two unknown syllables cost more than a
/// word of the lexicon, less than two chance matches of one syllable.
const UNKNOWN: [u32; 2] = [72, 42];
/// Cost of each blank inside a term.
const ACROSS_BLANK: u32 = 5;
/// Cost of a blank between a verb and the noun bound to it (할 수, 하는 것).
const APART: u32 = 10;
/// Cost of a blank inside a term that begins in the midst of a word.
const ACROSS_FROM_WITHIN: u32 = 20;
/// A term that runs across a blank has at least so many syllables.
const MIN_ACROSS: usize = 3;
/// Cost of a person's name by its syllables: usual syllables, usual syllables before a title, others.
const NAME: [u32; 3] = [104, 46, 132];

/// Surnames of one syllable.
pub(crate) const SURNAMES: &str = "김리이박최정강조윤장임림오한신서권황안송류유전홍고문양량손배백허남심로노하곽성차주우구라나민진지엄채원천방공현함변염여려추도소석선설마길연련위표명기반왕금옥육인맹제모탁국어은편용예경봉사부가복태목형두감음빈동호계피승간상팽판";
/// Syllables that given names are made of.
pub(crate) const GIVEN: &str = "가강건결겸경계고관광구국권규균근금기길나남노다단달담대덕도동두라란래량려련렬령례로록룡루류률륜률르름리린림립만매명모목무문미민바박방배백범별병보복봉부분비빈사산삼상새서석선설섭성세소솔송수숙순술슬승시식신실심아안애양언여연열염영예오옥온완용우욱운웅원월위유윤은을음의이익인일임자작장재전점정제조종주준중지직진차찬창채천철청초춘충치태택평포표풍필하학한해향허혁현형혜호홍화환황회효후훈휘흠흥희";
/// Words that follow a person's name.
const AFTER_NAME: &[&str] = &[
    "동지",
    "동무",
    "선수",
    "녀사",
    "여사",
    "선생",
    "장군",
    "원수",
    "차수",
    "대장",
    "상장",
    "중장",
    "소장",
    "의원",
    "대통령",
    "총리",
    "감독",
    "박사",
    "교수",
    "영웅",
    "씨",
    "옹",
    "군",
    "양",
    "부부장",
    "부장",
    "위원장",
    "비서",
    "대사",
    "국장",
    "로인",
    "할머니",
    "각하",
    "어린이",
    "학생",
    "상좌",
];

static IS_SURNAME: LazyLock<Syllables> = LazyLock::new(|| SURNAMES.chars().collect());
static IS_GIVEN: LazyLock<Syllables> = LazyLock::new(|| GIVEN.chars().collect());
static BEGINS_AFTER_NAME: LazyLock<Syllables> =
    LazyLock::new(|| AFTER_NAME.iter().filter_map(|word| word.chars().next()).collect());

#[derive(Clone, Copy)]
struct Step {
    cost: u32,
    from: u16,
    state: State,
    kind: Kind,
}

const NEVER: Step = Step { cost: u32::MAX, from: 0, state: State::Start, kind: Kind::Symbol };

/// Takes a Korean text apart.
///
/// ```
/// use daejo_lexicon::{Lexicon, walk};
/// let lexicon = Lexicon::built_in();
/// let text = "조선로동당을 강조하시였다";
/// let stems: Vec<&str> = walk::analyse(&lexicon, text).iter()
///     .filter_map(|m| match m.kind { walk::Kind::Entry(e) => Some(lexicon.entry(e).ko), _ => None })
///     .collect();
/// assert_eq!(stems, ["조선로동당", "강조"]);
/// ```
pub fn analyse(lexicon: &Lexicon, text: &str) -> Vec<Morph> {
    let mut out = Vec::new();
    for chunk in chunks(text) {
        let piece = text.get(chunk.clone()).unwrap_or("");
        Walk::new(lexicon, piece, usize::MAX).run(chunk.start, &mut out);
    }
    out
}

/// Takes a compound apart into its parts although the lexicon knows it whole: what a translator may have rendered
/// part by part. Empty where there are no parts.
pub fn parts(lexicon: &Lexicon, term: &str) -> Vec<Morph> {
    let syllables = term.chars().filter(|c| !c.is_whitespace()).count();
    if syllables < 3 {
        return Vec::new();
    }
    let mut out = Vec::new();
    Walk::new(lexicon, term, syllables - 1).run(0, &mut out);
    if out.iter().filter(|m| matches!(m.kind, Kind::Entry(_))).count() < 2 {
        out.clear();
    }
    out
}

/// Pieces short enough for 16-bit positions, cut after a blank where there is one.
fn chunks(text: &str) -> Vec<Range<usize>> {
    /// Far above any sentence; a text without blanks is cut anyhow.
    const LONGEST: usize = 4000;
    let mut out = Vec::new();
    let mut start = 0;
    let mut blank = None;
    for (n, (at, c)) in text.char_indices().enumerate() {
        if c.is_whitespace() {
            blank = Some(at);
        }
        if n % LONGEST == LONGEST - 1 {
            let cut = blank.filter(|b| *b > start).unwrap_or(at);
            out.push(start..cut);
            start = cut;
        }
    }
    out.push(start..text.len());
    out
}

/// One character of the text without its blanks.
struct Cell {
    c: char,
    /// Byte in the text given.
    at: usize,
    /// Byte in the solid text.
    solid: usize,
    after_blank: bool,
    /// Blanks before it.
    blanks: u16,
}

/// The states reached at a position, as a bit set, and the least cost of each.
struct Here {
    states: u32,
    costs: [u32; STATES],
}

impl Here {
    /// The cheapest of these states that has been reached; of equal ones the first.
    fn cheapest(&self, of: u32) -> Option<(State, u32)> {
        let mut best = None;
        for n in bits(self.states & of) {
            let cost = self.costs.get(n).copied().unwrap_or(u32::MAX);
            if best.is_none_or(|(_, least)| cost < least) {
                best = Some((n, cost));
            }
        }
        best.map(|(n, cost)| (State::from_u8(n as u8), cost))
    }
}

/// The numbers in a bit set, in ascending order.
fn bits(mut set: u32) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let n = set.trailing_zeros() as usize;
        set &= set.wrapping_sub(1);
        (n < u32::BITS as usize).then_some(n)
    })
}

thread_local! {
    /// The steps of the last walk, to be written over: they are many, and a new walk reads none that it has not reached.
    static ROOM: Slot<Vec<Step>> = const { Slot::new(Vec::new()) };
}

struct Walk<'a> {
    lexicon: &'a Lexicon,
    cells: Vec<Cell>,
    solid: String,
    longest: usize,
    /// `steps[position * STATES + state]`: the cheapest way to be there; of another text where nobody has been.
    steps: Vec<Step>,
    /// For each position the states that have been reached, as a bit set.
    reached: Vec<u32>,
}

impl<'a> Walk<'a> {
    fn new(lexicon: &'a Lexicon, text: &str, longest: usize) -> Walk<'a> {
        // A syllable has three bytes.
        let mut cells = Vec::with_capacity(text.len() / 3 + 1);
        let mut solid = String::with_capacity(text.len());
        let (mut after_blank, mut blanks) = (false, 0);
        for (at, c) in text.char_indices() {
            if c.is_whitespace() {
                after_blank = true;
                continue;
            }
            blanks += u16::from(after_blank);
            cells.push(Cell { c, at, solid: solid.len(), after_blank, blanks });
            solid.push(c);
            after_blank = false;
        }
        let mut steps = ROOM.take();
        steps.resize((cells.len() + 1) * STATES, NEVER);
        let reached = vec![0; cells.len() + 1];
        Walk { lexicon, cells, solid, longest, steps, reached }
    }

    fn run(mut self, base: usize, out: &mut Vec<Morph>) {
        self.reach(0, State::Start, Step { cost: 0, ..NEVER });
        for i in 0..self.cells.len() {
            self.end_words(i);
            self.extend(i);
        }
        self.trace(base, out);
        ROOM.set(self.steps);
    }

    fn step(&self, i: usize, state: State) -> Option<Step> {
        let is_reached = self.reached.get(i)? & state.bit() != 0;
        is_reached.then(|| self.steps.get(i * STATES + state as usize).copied())?
    }

    /// Keeps the step where it is the cheapest way there.
    fn reach(&mut self, i: usize, state: State, step: Step) {
        let slots = self.steps.get_mut(i * STATES + state as usize).zip(self.reached.get_mut(i));
        if let Some((slot, reached)) = slots
            && (*reached & state.bit() == 0 || step.cost < slot.cost)
        {
            *slot = step;
            *reached |= state.bit();
        }
    }

    fn here(&self, i: usize) -> Here {
        let row = self.steps.get(i * STATES..(i + 1) * STATES).unwrap_or(&[]);
        let mut here = Here { states: self.reached.get(i).copied().unwrap_or(0), costs: [u32::MAX; STATES] };
        for (cost, step) in here.costs.iter_mut().zip(row) {
            *cost = step.cost;
        }
        here
    }

    /// At a blank every word ends: only what starts a word may follow, or a noun bound to the verb before it.
    fn end_words(&mut self, i: usize) {
        if i == 0 || !self.cells.get(i).is_some_and(|c| c.after_blank) {
            return;
        }
        let ends = self.ends(i);
        let ended = |of: u32| {
            let (state, cost) = ends.cheapest(of)?;
            Some(Step { cost, ..self.step(i, state)? })
        };
        let apart = |of: u32| {
            let step = ended(of)?;
            Some(Step { cost: step.cost.saturating_add(APART), ..step })
        };
        let kept = [
            (State::Start, ended(u32::MAX)),
            (State::Adnominal, apart(State::Adnominal.bit() | State::VerbN.bit())),
            (State::Future, apart(State::VerbL.bit())),
            (State::Count, apart(State::Number.bit() | State::Count.bit())),
        ];
        if let Some(reached) = self.reached.get_mut(i) {
            *reached = 0;
        }
        for (state, step) in kept {
            if let Some(step) = step {
                self.reach(i, state, step);
            }
        }
    }

    /// The states reached, each with what it costs to end a word there.
    fn ends(&self, i: usize) -> Here {
        let mut here = self.here(i);
        for (n, cost) in here.costs.iter_mut().enumerate() {
            *cost = cost.saturating_add(State::from_u8(n as u8).end_cost());
        }
        here
    }

    fn extend(&mut self, i: usize) {
        let Some(cell) = self.cells.get(i) else { return };
        let (c, solid) = (cell.c, cell.solid);
        let here = self.here(i);
        if here.states == 0 {
            return;
        }
        if c.is_ascii_digit() {
            self.run_of(i, &here, State::Number, Kind::Number, is_figure);
        } else if is_syllable(c) {
            self.unknown(i, &here);
            self.names(i, &here);
        } else if c.is_alphabetic() {
            self.run_of(i, &here, State::Noun, Kind::Latin, |c| {
                c.is_alphanumeric() && !is_syllable(c) || c == '-'
            });
        } else {
            let to = if is_closing(c) { State::Noun } else { State::Start };
            return self.arc(&here, i, i + 1, u32::MAX, to, 0, Kind::Symbol);
        }
        let lexicon = self.lexicon;
        let rest = std::mem::take(&mut self.solid);
        let barred = self.barred(i);
        lexicon.korean_at(rest.as_bytes().get(solid..).unwrap_or(&[]), |len, p| {
            if p.from & barred == 0 && p.from & here.states != 0 {
                self.posting(i, &here, len, p);
            }
        });
        self.solid = rest;
    }

    /// Which forms the sound before bars: 는 after a consonant, 은 after a vowel.
    fn barred(&self, i: usize) -> u32 {
        match i.checked_sub(1).and_then(|j| self.cells.get(j)).and_then(|c| decompose(c.c)) {
            Some(s) if s.last == finals::NONE => AFTER_CONSONANT,
            Some(_) => AFTER_VOWEL,
            None => 0,
        }
    }

    fn posting(&mut self, i: usize, here: &Here, len: usize, p: Posting) {
        let target = self.cells.get(i).map_or(0, |c| c.solid) + len;
        // The double array ends matches on whole keys, so the target is a boundary of cells.
        let all_hangul = i + len / '가'.len_utf8();
        let end = match self.cells.get(all_hangul) {
            Some(cell) if cell.solid == target => all_hangul,
            _ => match self.cells.binary_search_by_key(&target, |c| c.solid) {
                Ok(j) | Err(j) => j,
            },
        };
        let syllables = end - i;
        let before = |j: usize| self.cells.get(j).map_or(0, |c| c.blanks);
        let blanks = before(end.saturating_sub(1)).saturating_sub(before(i));
        let crossing_allowed = p.entry != NO_ENTRY && syllables >= MIN_ACROSS;
        if syllables > self.longest || (blanks > 0 && !crossing_allowed) || self.cuts_figure(i, end) {
            return;
        }
        let kind = if p.entry == NO_ENTRY { Kind::Grammar } else { Kind::Entry(EntryId(p.entry)) };
        let begins_word = i == 0
            || self.cells.get(i).is_some_and(|c| c.after_blank)
            || self.cells.get(i - 1).is_some_and(|c| !is_syllable(c.c));
        let blank = if begins_word { ACROSS_BLANK } else { ACROSS_FROM_WITHIN };
        self.arc(here, i, end, p.from, p.to, p.cost + blank * u32::from(blanks), kind);
    }

    /// Whether a term that begins in a figure ends in the midst of it (5 of 5.5, 4.1 of 4.15).
    fn cuts_figure(&self, i: usize, end: usize) -> bool {
        let at = |j: usize| self.cells.get(j).map(|c| c.c);
        let digit = |j: usize| at(j).is_some_and(|c| c.is_ascii_digit());
        let joined = || digit(end) || at(end).is_some_and(is_figure) && digit(end + 1);
        digit(i) && digit(end - 1) && joined()
    }

    #[allow(clippy::too_many_arguments)]
    fn arc(&mut self, here: &Here, i: usize, end: usize, from: u32, to: State, cost: u32, kind: Kind) {
        if let Some((state, so_far)) = here.cheapest(from) {
            self.reach(end, to, Step { cost: so_far + cost, from: i as u16, state, kind });
        }
    }

    fn run_of(&mut self, i: usize, here: &Here, to: State, kind: Kind, of: fn(char) -> bool) {
        let rest = self.cells.get(i + 1..).unwrap_or(&[]);
        let mut end = i + 1 + rest.iter().take_while(|c| of(c.c) && !c.after_blank).count();
        // A stop or a colon belongs to the figure only between digits.
        while end > i + 1
            && kind == Kind::Number
            && !self.cells.get(end - 1).is_some_and(|c| c.c.is_ascii_digit())
        {
            end -= 1;
        }
        self.arc(here, i, end, u32::MAX, to, 0, kind);
    }

    fn unknown(&mut self, i: usize, here: &Here) {
        let [first, further] = UNKNOWN;
        self.arc(here, i, i + 1, !State::Unknown.bit(), State::Unknown, first, Kind::Unknown);
        self.arc(here, i, i + 1, State::Unknown.bit(), State::Unknown, further, Kind::Unknown);
    }

    /// A surname and one or two syllables of a given name, written solid.
    fn names(&mut self, i: usize, here: &Here) {
        let from = !(State::Unknown.bit() | BARE_STEMS);
        if here.states & from == 0 {
            return;
        }
        let at = |cells: &[Cell], j: usize| cells.get(j).filter(|c| j == i || !c.after_blank).map(|c| c.c);
        let Some(first) = at(&self.cells, i) else { return };
        let is_long = |second: char| is_long_surname(first, second);
        let surname = if at(&self.cells, i + 1).is_some_and(is_long) {
            2
        } else if IS_SURNAME.has(first) {
            1
        } else {
            return;
        };
        let [plain, titled, odd] = NAME;
        let mut usual = true;
        for n in 1..=2 {
            let end = i + surname + n;
            // A name does not take the first syllable of the title after it (봉싸 + 동지).
            if self.title_follows(end - 1) {
                break;
            }
            let Some(given) = at(&self.cells, end - 1).filter(|c| is_syllable(*c)) else { break };
            usual = usual && IS_GIVEN.has(given);
            if n == 1 && !usual {
                continue;
            }
            let cost = match (usual, self.title_follows(end)) {
                (true, true) => titled,
                (true, false) if n == 1 => continue,
                (true, false) => plain,
                (false, true) => titled + 20,
                (false, false) => odd,
            };
            self.arc(here, i, end, from, State::Noun, cost, Kind::Name);
        }
    }

    fn title_follows(&self, j: usize) -> bool {
        let Some(next) = self.cells.get(j).filter(|c| BEGINS_AFTER_NAME.has(c.c)) else { return false };
        let rest = self.solid.get(next.solid..).unwrap_or("");
        AFTER_NAME.iter().any(|t| rest.starts_with(t))
    }

    fn trace(&self, base: usize, out: &mut Vec<Morph>) {
        let mut at = self.cells.len();
        let mut state = self.ends(at).cheapest(u32::MAX).map_or(State::Start, |(state, _)| state);
        let first = out.len();
        while at > 0 {
            let Some(step) = self.step(at, state) else { break };
            let from = step.from as usize;
            let span = base + self.byte(from)..base + self.byte_end(at);
            // Neighbouring unknown syllables are one unknown word.
            match out.get_mut(first..).and_then(<[Morph]>::last_mut) {
                Some(right)
                    if step.kind == Kind::Unknown
                        && right.kind == Kind::Unknown
                        && span.end == right.span.start =>
                {
                    right.span.start = span.start;
                }
                _ => out.push(Morph { span, kind: step.kind }),
            }
            at = from;
            state = step.state;
        }
        if let Some(new) = out.get_mut(first..) {
            new.reverse();
        }
    }

    fn byte(&self, i: usize) -> usize {
        self.cells.get(i).map_or(0, |c| c.at)
    }

    fn byte_end(&self, i: usize) -> usize {
        self.cells.get(i.wrapping_sub(1)).map_or(0, |c| c.at + c.c.len_utf8())
    }
}

fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',' | ':')
}

/// Marks after which a particle may stand: closing ones, and signs of units (%, ㎞).
fn is_closing(c: char) -> bool {
    matches!(
        c,
        '％' | '\u{3380}'
            ..='\u{33df}'
                | '》'
                | '〉'
                | '≫'
                | '>'
                | '›'
                | '」'
                | '』'
                | '"'
                | '”'
                | '\''
                | '’'
                | ')'
                | '%'
                | '℃'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let lexicon = Lexicon::built_in();
        let morphs = analyse(&lexicon, text);
        let content: Vec<&str> = morphs
            .iter()
            .filter(|m| !matches!(m.kind, Kind::Grammar | Kind::Symbol))
            .filter_map(|m| text.get(m.span.clone()))
            .collect();
        assert_eq!(content, expected, "{morphs:?}");
    }

    #[track_caller]
    fn check_entry(text: &str, surface: &str, ko: &str) {
        let lexicon = Lexicon::built_in();
        let found = analyse(&lexicon, text).into_iter().find(|m| text.get(m.span.clone()) == Some(surface));
        match found.map(|m| m.kind) {
            Some(Kind::Entry(id)) => assert_eq!(lexicon.entry(id).ko, ko),
            other => panic!("{surface}: {other:?}"),
        }
    }

    #[test]
    fn joined_and_inflected_forms_yield_their_terms() {
        check("조선로동당중앙위원회가 도시와 농촌에", &["조선로동당중앙위원회", "도시", "농촌"]);
        check("강조하시였다.", &["강조"]);
        check("박태성동지가", &["박태성", "동지"]);
        check_entry("모든 일군들의", "일군", "일군");
        check("캄펫 봉싸동지가", &["캄펫", "봉싸", "동지"]);
    }

    /// The dictionary forms of the entries of a text.
    #[track_caller]
    fn check_entries(text: &str, expected: &[&str]) {
        let lexicon = Lexicon::built_in();
        let morphs = analyse(&lexicon, text);
        let entries: Vec<&str> = morphs
            .iter()
            .filter_map(|m| match m.kind {
                Kind::Entry(e) => Some(lexicon.entry(e).ko),
                _ => None,
            })
            .collect();
        assert_eq!(entries, expected, "{morphs:?}");
    }

    #[test]
    fn a_stem_in_rieul_takes_no_ending_of_a_consonant() {
        check_entries("길은 멀다", &["길", "멀다"]);
        check_entries("꽃을 만들면", &["꽃", "만들다"]);
        check_entries("꽃을 만드니", &["꽃", "만들다"]);
    }

    #[test]
    fn irregular_stems_change_before_vowels_only() {
        check_entries("노래를 듣고", &["노래", "듣다"]);
        check_entries("노래를 들으며", &["노래", "듣다"]);
        check_entries("집을 짓고", &["집", "짓다"]);
        check_entries("깃발을 들고", &["기발", "들다"]);
    }

    #[test]
    fn a_verb_in_hada_of_the_lexicon_wins_over_a_noun() {
        check_entries("나라에 속하는", &["나라", "속하다"]);
        check_entries("방법을 구하였다", &["방법", "구하다"]);
    }

    #[test]
    fn the_copula_follows_particles_and_ended_forms() {
        check("서울부터이다", &["서울"]);
        check("학교까지였다", &["학교"]);
    }

    #[test]
    fn a_noun_of_the_lexicon_wins_over_grammar() {
        check("수도 평양에서", &["수도 평양"]);
        check("바다에 갈 수도 있다", &["바다", "갈"]);
        check("첫 학교와 여러 나라", &["첫", "학교", "여러", "나라"]);
    }

    #[test]
    fn a_particle_agrees_with_the_sound_before_it() {
        check("자연은 학교는", &["자연", "학교"]);
        check("41㎞를", &["41"]);
    }

    #[test]
    fn an_entry_in_digits_wins_over_the_figure_it_covers_whole() {
        check_entries("6자회담은 10월에", &["6자회담", "10월"]);
        check("4.255배", &["4.255", "배"]);
    }

    #[test]
    fn a_unit_follows_a_numeral_in_figures_or_words() {
        check("여섯개의 학교에서 120여명이", &["여섯", "개", "학교", "120", "명"]);
    }

    #[test]
    fn endings_of_respect_and_of_older_texts_are_known() {
        for text in [
            "강조하시옵소서",
            "강조하옵니다",
            "강조하였읍니다",
            "강조하느니만큼",
            "강조할지언정",
            "강조하거니와",
            "강조한즉",
            "강조할데 대하여",
            "강조하였던바",
            "강조하리로다",
            "강조할진대",
            "강조하자꾸나",
            "강조하려니와",
            "강조할지어다",
            "강조할뿐더러",
            "강조하기로서니",
        ] {
            let lexicon = Lexicon::built_in();
            let morphs = analyse(&lexicon, text);
            assert_eq!(text.get(morphs[0].span.clone()), Some("강조"), "{text}: {morphs:?}");
            let known = morphs.iter().all(|m| !matches!(m.kind, Kind::Unknown | Kind::Name));
            assert!(known, "{text}: {morphs:?}");
        }
    }

    #[test]
    fn spans_are_whole_characters_in_order() {
        let lexicon = Lexicon::built_in();
        for text in ["", " ", "가", "《화살-4》형의 1.5배,", "ㅋㅋ\u{1100}\u{1161} ��", "뷁뷁뷁 A가B"]
        {
            let mut at = 0;
            for m in analyse(&lexicon, text) {
                assert!(m.span.start >= at && text.get(m.span.clone()).is_some(), "{text:?} {m:?}");
                at = m.span.end;
            }
        }
    }
}
