//! `daejo romanize`: Korean names in Latin letters, and back.

use crate::args::{Global, ReportFormat, Romanize, System as Asked};
use crate::input;
use crate::lexicon::lookup;
use crate::output::Output;
use crate::run::Status;
use anyhow::{Context, Result, bail};
use daejo_lexicon::romanize::{Named, Speller, Spelling, System, likeness};
use daejo_lexicon::walk::{self, Kind};
use daejo_lexicon::{Class, EntryId, Lexicon, hangul};
use daejo_report::{clean, width};
use serde::Serialize;
use std::io::{self, Write};

/// Hangul candidates that are shown.
const MOST: usize = 5;
/// A candidate with a smaller share of the readings is noise.
const LEAST: f32 = 0.02;

/// What is said of a name.
#[derive(Serialize)]
struct Answer<'a> {
    name: &'a str,
    named: &'static str,
    /// Why it is held to be that.
    because: &'static str,
    /// What the lexicon prints for a hangul name.
    #[serde(skip_serializing_if = "Option::is_none")]
    lexicon: Option<&'a str>,
    /// A hangul name in each system.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    written: Vec<Written>,
    /// The hangul that Latin letters may stand for.
    #[serde(skip_serializing_if = "Option::is_none")]
    candidates: Option<Vec<Reading>>,
}

#[derive(Serialize)]
struct Written {
    system: &'static str,
    text: String,
}

#[derive(Serialize)]
struct Reading {
    hangul: String,
    /// Share of all readings, 0 to 1; none where the name is not read but known.
    share: Option<f32>,
    /// Whether the lexicon has the name.
    known: bool,
    /// The systems by which the spelling comes from this name.
    spellings: Vec<&'static str>,
}

/// Whether two spellings are one name.
#[derive(Serialize)]
struct Match<'a> {
    ko: &'a str,
    en: &'a str,
    same: bool,
    score: f32,
    spellings: Vec<&'static str>,
}

/// Romanizes, reads back, or compares.
pub fn run(args: &Romanize, lexicon: &Lexicon, global: &Global) -> Result<Status> {
    let output = Output::new(None, global);
    if let Some([ko, en]) = args.pair.as_deref() {
        return compare(ko, en, args.format, &output);
    }
    let names = names(&args.text)?;
    let speller = Speller::new(lexicon);
    let teller = Teller { lexicon, speller, args };
    let mut answers = Vec::new();
    for (line, name) in &names {
        let answer = teller.tell(name);
        answers.push(match line {
            Some(line) => answer.with_context(|| format!("line {line}"))?,
            None => answer?,
        });
    }
    output.write(|out| {
        answers.iter().try_for_each(|answer| match args.format {
            ReportFormat::Text => write(answer, out),
            ReportFormat::Json => json_line(answer, out),
        })
    })?;
    let nothing = answers.iter().any(|a| a.candidates.as_ref().is_some_and(Vec::is_empty));
    Ok(if nothing { Status::Found } else { Status::Clean })
}

/// The names given, with their lines where they come from standard input.
fn names(words: &[String]) -> Result<Vec<(Option<usize>, String)>> {
    if !matches!(words, [only] if only == "-") {
        return Ok(vec![(None, words.join(" ").trim().to_owned())]);
    }
    let lines = input::lines().context("standard input")?;
    let names = (1..).zip(lines).filter(|(_, line)| !line.trim().is_empty());
    let names: Vec<_> = names.map(|(line, name)| (Some(line), name.trim().to_owned())).collect();
    if names.is_empty() {
        bail!("standard input: there is no name in it; give one a line");
    }
    Ok(names)
}

/// No name has more characters.
const LONGEST: usize = 100;

/// Letters of a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Hangul,
    Latin,
}

/// The script of a name.
fn script(name: &str) -> Result<Script> {
    if name.is_empty() {
        bail!("the name is empty; give a name in Hangul or in Latin letters");
    }
    if name.chars().nth(LONGEST).is_some() {
        let start: String = name.chars().take(20).collect();
        bail!("{}…: longer than {LONGEST} characters; give one name", clean(&start));
    }
    let allowed = |c: char| c.is_whitespace() || matches!(c, '-' | '\'' | '’' | '‘' | 'ʼ' | '.' | '·');
    let has_hangul = name.chars().any(hangul::is_syllable);
    let fits = |c: char| if has_hangul { hangul::is_syllable(c) } else { is_latin(c) };
    if let Some(other) = name.chars().find(|c| !allowed(*c) && !fits(*c)) {
        let mixed =
            if has_hangul && is_latin(other) { "Hangul and Latin letters are mixed" } else { "no name" };
        bail!("{}: {mixed} ({:?}); give a name in Hangul or in Latin letters", clean(name), other);
    }
    if !name.chars().any(char::is_alphabetic) {
        bail!("{}: no name; give one in Hangul or in Latin letters", clean(name));
    }
    Ok(if has_hangul { Script::Hangul } else { Script::Latin })
}

/// Whether it is a letter of the Latin script, with or without marks (Latin-1 to Latin Extended-B, Additional).
fn is_latin(c: char) -> bool {
    c.is_alphabetic() && matches!(c, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// What is needed to say something of a name.
struct Teller<'a> {
    lexicon: &'a Lexicon,
    speller: Speller<'a>,
    args: &'a Romanize,
}

impl<'a> Teller<'a> {
    fn tell<'n>(&self, name: &'n str) -> Result<Answer<'n>>
    where
        'a: 'n,
    {
        let script = script(name)?;
        let known = match script {
            Script::Hangul => self.lexicon.lookup_korean(name),
            Script::Latin => lookup::english(self.lexicon, name),
        };
        let (named, because) = self.guess(name, script, &known);
        let class = match named {
            Named::Person => Class::Person,
            Named::Place => Class::Place,
        };
        let known: Vec<EntryId> = known.into_iter().filter(|id| self.lexicon.class(*id) == class).collect();
        let mut answer = Answer {
            name,
            named: class.as_str(),
            because,
            lexicon: None,
            written: Vec::new(),
            candidates: None,
        };
        match script {
            Script::Hangul => {
                let first = known.first().and_then(|id| self.lexicon.renderings(*id).next());
                answer.lexicon = first.map(|rendering| self.lexicon.rendering(rendering));
                if self.args.person || named == Named::Place || self.is_korean(name, &known) {
                    answer.written = self.written(name, named);
                }
            }
            Script::Latin => answer.candidates = Some(self.candidates(name, named, &known)),
        }
        Ok(answer)
    }

    /// Whether a name is a person's, and why: as asked, by its class in the lexicon, by its surname, by its words.
    fn guess(&self, name: &str, script: Script, known: &[EntryId]) -> (Named, &'static str) {
        let class = |class| known.iter().any(|id| self.lexicon.class(*id) == class);
        let (person, place) = (Named::Person, Named::Place);
        match script {
            _ if self.args.person => (person, "as asked"),
            _ if self.args.place => (place, "as asked"),
            _ if class(Class::Person) => (person, "in the lexicon"),
            _ if class(Class::Place) => (place, "in the lexicon"),
            Script::Hangul if self.has_surname(name) => (person, "surname and given name"),
            Script::Hangul => (place, "no surname and given name"),
            Script::Latin if name.contains(char::is_whitespace) => (person, "more than one word"),
            Script::Latin => (place, "one word"),
        }
    }

    /// Whether the walk reads it as a person's name when a title follows.
    fn has_surname(&self, name: &str) -> bool {
        let titled = format!("{name}동지");
        walk::analyse(self.lexicon, &titled)
            .first()
            .is_some_and(|morph| morph.kind == Kind::Name && morph.span == (0..name.len()))
    }

    /// Whether a person is a Korean: one whom the lexicon has under a foreign name is not written by letters.
    fn is_korean(&self, name: &str, known: &[EntryId]) -> bool {
        let by_letters = |id: &EntryId| {
            let mut renderings =
                self.lexicon.renderings(*id).map(|r| likeness(name, self.lexicon.rendering(r)));
            renderings.any(|found| found.spellings.iter().any(|s| *s != Spelling::Sound))
        };
        known.is_empty() || known.iter().any(by_letters)
    }

    fn written(&self, name: &str, named: Named) -> Vec<Written> {
        let asked = |system: &System| match self.args.system {
            None => true,
            Some(Asked::Dprk) => *system == System::Dprk,
            Some(Asked::Mr) => *system == System::McCuneReischauer,
            Some(Asked::Rr) => *system == System::Revised,
        };
        let write = |system: System| match named {
            Named::Person => system.person(name),
            Named::Place => system.place(name),
        };
        let systems = System::ALL.into_iter().filter(asked);
        systems.map(|system| Written { system: system.as_str(), text: write(system) }).collect()
    }

    /// The names that the letters may spell; before them those of the lexicon that are rendered so and sound so, after
    /// them those that are only rendered so (신의주시, Sinuiju).
    fn candidates(&self, name: &str, named: Named, known: &[EntryId]) -> Vec<Reading> {
        let reading = |hangul: String, share, known| Reading {
            spellings: spellings(&hangul, name),
            hangul,
            share,
            known,
        };
        let read = self.speller.candidates(name, named, MOST);
        let rendered = known.iter().map(|id| self.lexicon.entry(*id).ko);
        let rendered = rendered.filter(|ko| read.iter().all(|c| c.hangul != *ko)).take(MOST);
        let (mut all, others): (Vec<Reading>, Vec<Reading>) =
            rendered.map(|ko| reading(ko.to_owned(), None, true)).partition(|r| !r.spellings.is_empty());
        let likely = read.into_iter().filter(|c| c.share >= LEAST);
        all.extend(likely.map(|c| reading(c.hangul, Some(c.share), c.known)));
        all.extend(others);
        all
    }
}

fn spellings(ko: &str, en: &str) -> Vec<&'static str> {
    likeness(ko, en).spellings.iter().map(|spelling| spelling.as_str()).collect()
}

fn compare(ko: &str, en: &str, format: ReportFormat, output: &Output) -> Result<Status> {
    let (ko, en) = (ko.trim(), en.trim());
    for (name, wanted, what) in [(ko, Script::Hangul, "Hangul"), (en, Script::Latin, "Latin letters")] {
        if script(name)? != wanted {
            bail!("{}: not in {what}; --match takes the hangul name, then the Latin spelling", clean(name));
        }
    }
    let found = likeness(ko, en);
    let answer = Match { ko, en, same: found.is_same(), score: found.score, spellings: spellings(ko, en) };
    output.write(|out| match format {
        ReportFormat::Json => json_line(&answer, out),
        ReportFormat::Text => {
            let how = if answer.same { answer.spellings.join(", ") } else { "not one name".to_owned() };
            writeln!(out, "{}  {}  {how}  {:.2}", clean(ko), clean(en), answer.score)
        }
    })?;
    Ok(if answer.same { Status::Clean } else { Status::Found })
}

fn json_line(data: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, data)?;
    writeln!(out)
}

/// Columns of the systems.
const SYSTEMS: usize = 6;

fn write(answer: &Answer, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}  {} ({})", clean(answer.name), answer.named, answer.because)?;
    if let Some(rendering) = answer.lexicon {
        writeln!(out, "    {:SYSTEMS$}{}", "KCNA", clean(rendering))?;
    }
    if answer.written.is_empty() && answer.candidates.is_none() {
        writeln!(out, "    a foreign name: it is not written by letters, but --match compares its sound")?;
    }
    for Written { system, text } in &answer.written {
        writeln!(out, "    {system:SYSTEMS$}{text}")?;
    }
    let Some(candidates) = &answer.candidates else { return Ok(()) };
    if candidates.is_empty() {
        return writeln!(out, "    no Korean name is spelled so");
    }
    let widest = candidates.iter().map(|c| width(&c.hangul)).max().unwrap_or(0);
    for c in candidates {
        let gap = " ".repeat(widest - width(&c.hangul));
        let share = c.share.map_or("   -".to_owned(), |share| format!("{share:.2}"));
        let known = if c.known { "  in the lexicon" } else { "" };
        let line = format!("    {}{gap}  {share}  {}{known}", clean(&c.hangul), c.spellings.join(", "));
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}
