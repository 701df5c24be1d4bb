//! English words as the lexicon compares them: lower case, one spelling, stemmed.
//!
//! Stems are Porter's second English algorithm (Snowball) after a table of irregular forms and a few rules that
//! bring British spelling to American.

use snowball_stemmers_rs::{Algorithm, Stemmer};
use std::borrow::Cow;

/// Words of grammar: they never prove that two sentences belong together.
const FUNCTION_WORDS: &str = "a an the of with to in on at by for from into onto upon it its itself is are was were be been being am \
has have had having do does did done doing make makes made making get gets got and or nor that this these those no so \
such as than then there here up out off over his her hers him he she they them their theirs we us our ours i me my you \
your yours who whom whose which what when where while if but not also very just only too more most any some each both \
all can could may might must shall should will would about after before between during through under above within \
without against among amid along across toward towards per via yet still even ever well one ones other others another \
same own how why because since until though although however whether either neither let it's 's";

/// Function words that make an idiom of the one content word after them: "at last" is no "last", "of course" no course.
const IDIOM_HEADS: &[&str] = &[
    "after", "as", "at", "before", "beyond", "by", "for", "from", "in", "no", "of", "on", "over", "under",
    "with", "without",
];

/// Irregular forms and the word whose stem they share. Of a form with two readings (wound, bound, leaves, lay) only the
/// one that news has more often; "better" and "best" stay words of their own, for they render other Korean than "good".
const IRREGULAR: &[(&str, &str)] = &[
    ("arose", "arise"),
    ("arisen", "arise"),
    ("bore", "bear"),
    ("borne", "bear"),
    ("born", "birth"),
    ("beat", "beat"),
    ("beaten", "beat"),
    ("became", "become"),
    ("began", "begin"),
    ("begun", "begin"),
    ("bent", "bend"),
    ("blew", "blow"),
    ("blown", "blow"),
    ("broke", "break"),
    ("broken", "break"),
    ("bred", "breed"),
    ("brought", "bring"),
    ("built", "build"),
    ("burnt", "burn"),
    ("bought", "buy"),
    ("caught", "catch"),
    ("chose", "choose"),
    ("chosen", "choose"),
    ("came", "come"),
    ("dealt", "deal"),
    ("dug", "dig"),
    ("drew", "draw"),
    ("drawn", "draw"),
    ("drove", "drive"),
    ("driven", "drive"),
    ("drank", "drink"),
    ("drunk", "drink"),
    ("ate", "eat"),
    ("eaten", "eat"),
    ("fell", "fall"),
    ("fallen", "fall"),
    ("fed", "feed"),
    ("felt", "feel"),
    ("fought", "fight"),
    ("found", "find"),
    ("flew", "fly"),
    ("flown", "fly"),
    ("forgot", "forget"),
    ("forgotten", "forget"),
    ("froze", "freeze"),
    ("frozen", "freeze"),
    ("gave", "give"),
    ("given", "give"),
    ("went", "go"),
    ("gone", "go"),
    ("grew", "grow"),
    ("grown", "grow"),
    ("hung", "hang"),
    ("heard", "hear"),
    ("held", "hold"),
    ("kept", "keep"),
    ("knew", "know"),
    ("known", "know"),
    ("laid", "lay"),
    ("led", "lead"),
    ("leapt", "leap"),
    ("learnt", "learn"),
    ("left", "leave"),
    ("lent", "lend"),
    ("lain", "lie"),
    ("lit", "light"),
    ("lost", "lose"),
    ("meant", "mean"),
    ("met", "meet"),
    ("paid", "pay"),
    ("proven", "prove"),
    ("rode", "ride"),
    ("ridden", "ride"),
    ("rang", "ring"),
    ("rung", "ring"),
    ("rose", "rise"),
    ("risen", "rise"),
    ("ran", "run"),
    ("said", "say"),
    ("saw", "see"),
    ("seen", "see"),
    ("sought", "seek"),
    ("sold", "sell"),
    ("sent", "send"),
    ("shook", "shake"),
    ("shaken", "shake"),
    ("shone", "shine"),
    ("shot", "shoot"),
    ("shown", "show"),
    ("shrank", "shrink"),
    ("sang", "sing"),
    ("sung", "sing"),
    ("sank", "sink"),
    ("sunk", "sink"),
    ("sat", "sit"),
    ("slept", "sleep"),
    ("sown", "sow"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("spent", "spend"),
    ("sprang", "spring"),
    ("sprung", "spring"),
    ("stood", "stand"),
    ("stole", "steal"),
    ("stolen", "steal"),
    ("struck", "strike"),
    ("strove", "strive"),
    ("striven", "strive"),
    ("swore", "swear"),
    ("sworn", "swear"),
    ("swept", "sweep"),
    ("swam", "swim"),
    ("swum", "swim"),
    ("took", "take"),
    ("taken", "take"),
    ("taught", "teach"),
    ("tore", "tear"),
    ("torn", "tear"),
    ("told", "tell"),
    ("threw", "throw"),
    ("thrown", "throw"),
    ("understood", "understand"),
    ("woke", "wake"),
    ("woken", "wake"),
    ("wore", "wear"),
    ("worn", "wear"),
    ("wove", "weave"),
    ("woven", "weave"),
    ("wept", "weep"),
    ("won", "win"),
    ("withdrew", "withdraw"),
    ("withdrawn", "withdraw"),
    ("wrote", "write"),
    ("written", "write"),
    ("overthrew", "overthrow"),
    ("overthrown", "overthrow"),
    ("overcame", "overcome"),
    ("undertook", "undertake"),
    ("undertaken", "undertake"),
    ("men", "man"),
    ("women", "woman"),
    ("children", "child"),
    ("feet", "foot"),
    ("teeth", "tooth"),
    ("mice", "mouse"),
    ("geese", "goose"),
    ("lives", "life"),
    ("wives", "wife"),
    ("knives", "knife"),
    ("halves", "half"),
    ("shelves", "shelf"),
    ("wolves", "wolf"),
    ("thieves", "thief"),
    ("criteria", "criterion"),
    ("phenomena", "phenomenon"),
    ("bases", "base"),
    ("crises", "crisis"),
    ("analyses", "analysis"),
    ("media", "media"),
    ("news", "news"),
    ("defence", "defense"),
    ("offence", "offense"),
    ("licence", "license"),
    ("programme", "program"),
    ("programmes", "program"),
    ("grey", "gray"),
    ("plough", "plow"),
    ("ploughing", "plow"),
    ("tyre", "tire"),
    ("tyres", "tire"),
    ("skilful", "skillful"),
    ("fulfil", "fulfill"),
    ("fulfils", "fulfill"),
    ("enrol", "enroll"),
    ("instal", "install"),
    ("aeroplane", "airplane"),
    ("cheque", "check"),
    ("storey", "story"),
    ("storeys", "story"),
    ("storied", "story"),
    ("aluminium", "aluminum"),
    ("sulphur", "sulfur"),
    ("mould", "mold"),
    ("foetus", "fetus"),
    ("anaemia", "anemia"),
    ("paediatric", "pediatric"),
    ("gynaecology", "gynecology"),
    ("orthopaedic", "orthopedic"),
    ("encyclopaedia", "encyclopedia"),
    ("archaeology", "archeology"),
    ("archaeological", "archeological"),
    ("manoeuvre", "maneuver"),
    ("manoeuvres", "maneuver"),
    ("maneuvers", "maneuver"),
    ("tonnes", "ton"),
    ("tonne", "ton"),
    ("goes", "go"),
    ("fled", "flee"),
    ("slid", "slide"),
    ("spun", "spin"),
    ("stuck", "stick"),
    ("swung", "swing"),
    ("clung", "cling"),
    ("bit", "bite"),
    ("bitten", "bite"),
    ("hid", "hide"),
    ("hidden", "hide"),
    ("forbade", "forbid"),
    ("forbidden", "forbid"),
    ("forgave", "forgive"),
    ("forgiven", "forgive"),
    ("shrunk", "shrink"),
    ("bled", "bleed"),
    ("sped", "speed"),
    ("crept", "creep"),
    ("knelt", "kneel"),
    ("dreamt", "dream"),
    ("trod", "tread"),
    ("trodden", "tread"),
    ("wrung", "wring"),
    ("sewn", "sew"),
    ("mown", "mow"),
    ("swollen", "swell"),
    ("slain", "slay"),
    ("awoke", "awake"),
    ("awoken", "awake"),
    ("beheld", "behold"),
    ("buses", "bus"),
    ("gases", "gas"),
    ("oxen", "ox"),
    ("bacteria", "bacterium"),
    ("memoranda", "memorandum"),
    ("theses", "thesis"),
    ("hypotheses", "hypothesis"),
    ("emphases", "emphasis"),
    ("oases", "oasis"),
];

/// Prefixes that leave an irregular verb what it is: rebuilt, underwent, oversaw, foretold, withheld.
const VERB_PREFIXES: &[&str] = &["re", "under", "over", "fore", "mis", "with", "out", "up"];

/// Adjectives whose comparatives and superlatives in -er, -est share their stem; of others the ending may be part of the
/// word (eager, tender, forest, interest).
const COMPARED: &str = "big bitter brave brief bright broad busy calm cheap clean clear clever close cold cool cruel \
dark dear deep dense dirty dry early easy faint fair fast few fierce fine firm fresh full gentle grave great grim happy hard healthy \
heavy high hot humble keen kind large late lofty long loud lovely low lucky mad mean mighty mild narrow near neat new noble old \
plain poor proud pure quick quiet rapid rare rich rough sad safe sharp short simple slight slow small smart smooth soft sound \
steady stern stiff strict strong sturdy sure sweet swift tall thick thin tight tiny tough true ugly vast warm weak wealthy weighty \
wide wild wise young";

/// Words in -men that are no plural of -man.
const NOT_MEN: &[&str] =
    &["specimen", "regimen", "abdomen", "yemen", "acumen", "omen", "turkmen", "hymen", "amen"];

/// Endings in British spelling and their American forms; the word must keep at least three letters before them.
const BRITISH: &[(&str, &str)] = &[
    ("isation", "ization"),
    ("isations", "izations"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ise", "ize"),
    ("ises", "izes"),
    ("yse", "yze"),
    ("ysed", "yzed"),
    ("ysing", "yzing"),
    ("our", "or"),
    ("ours", "ors"),
    ("oured", "ored"),
    ("ouring", "oring"),
    ("oural", "oral"),
    ("ourable", "orable"),
    ("ourite", "orite"),
    ("ourless", "orless"),
    ("lled", "led"),
    ("lling", "ling"),
    ("ller", "ler"),
    ("metre", "meter"),
    ("metres", "meters"),
    ("litre", "liter"),
    ("litres", "liters"),
    ("centre", "center"),
    ("centres", "centers"),
    ("theatre", "theater"),
    ("theatres", "theaters"),
    ("fibre", "fiber"),
    ("fibres", "fibers"),
    ("calibre", "caliber"),
    ("logue", "log"),
    ("logues", "logs"),
];

/// Words that end like British ones and are not.
const NOT_BRITISH: &[&str] = &[
    "our",
    "hour",
    "hours",
    "four",
    "fours",
    "tour",
    "tours",
    "pour",
    "sour",
    "devour",
    "detour",
    "contour",
    "raise",
    "raised",
    "raising",
    "raises",
    "promise",
    "promised",
    "exercise",
    "exercises",
    "exercised",
    "exercising",
    "surprise",
    "surprised",
    "enterprise",
    "enterprises",
    "premise",
    "premises",
    "advise",
    "advised",
    "revise",
    "revised",
    "supervise",
    "supervised",
    "devise",
    "devised",
    "improvise",
    "rise",
    "rises",
    "rising",
    "wise",
    "likewise",
    "otherwise",
    "noise",
    "poise",
    "praise",
    "praised",
    "praises",
    "cruise",
    "precise",
    "concise",
    "expertise",
    "franchise",
    "merchandise",
    "compromise",
    "disguise",
    "arise",
    "arises",
    "arising",
    "paradise",
    "demise",
    "despise",
    "comprise",
    "comprised",
    "comprising",
    "called",
    "calling",
    "filled",
    "filling",
    "killed",
    "killing",
    "pulled",
    "pulling",
    "rolled",
    "rolling",
    "skilled",
    "selling",
    "telling",
    "falling",
    "willing",
    "drilled",
    "drilling",
    "polling",
    "billed",
    "milling",
    "spelled",
    "spelling",
    "installed",
    "installing",
    "enrolled",
    "swelling",
    "dwelling",
    "smaller",
    "taller",
    "roller",
    "seller",
    "killer",
    "tourist",
];

/// What has more bytes is no word, and has no stem but itself: stemmers need time for long ones.
const LONGEST: usize = 100;

/// The words of a text: runs of letters, digits and inner apostrophes; hyphens separate, dots stay inside "U.S.".
///
/// ```
/// let words: Vec<String> = daejo_lexicon::stem::words("Workers' Party, on-the-spot U.S.").collect();
/// assert_eq!(words, ["workers'", "party", "on", "the", "spot", "u.s."]);
/// ```
pub fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    word_spans(text).filter_map(move |(a, b)| text.get(a..b)).map(str::to_lowercase)
}

/// Byte ranges of the words of a text; see [`words`].
pub fn word_spans(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while let Some(&(start, c)) = chars.peek() {
            if !is_word_char(c) {
                chars.next();
                continue;
            }
            let mut end = start;
            while let Some(&(at, c)) = chars.peek() {
                let next = || text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
                let inner = match c {
                    '\'' | '’' => true,
                    '.' => is_initialism(text.get(start..at).unwrap_or(""), next()),
                    _ => is_word_char(c),
                };
                if !inner {
                    break;
                }
                end = at + c.len_utf8();
                chars.next();
            }
            return Some((start, end));
        }
        None
    })
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() && !is_east_asian(c)
}

fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3000}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}')
}

/// Whether a full stop belongs to the word before it: between single letters ("U.S.", "D.P.R.K.").
fn is_initialism(so_far: &str, next: Option<char>) -> bool {
    let last = so_far.rsplit('.').next().unwrap_or("");
    let one_letter = last.chars().count() == 1 && last.chars().all(char::is_alphabetic);
    one_letter && (so_far.contains('.') || next.is_some_and(char::is_alphabetic))
}

/// Whether a lower-case word is a word of grammar.
pub fn is_function_word(word: &str) -> bool {
    use std::collections::HashSet;
    use std::sync::OnceLock;
    static SET: OnceLock<HashSet<&'static str>> = OnceLock::new();
    SET.get_or_init(|| FUNCTION_WORDS.split_whitespace().collect()).contains(word)
}

/// The words of a rendering that must stand in a text: those of content, or all of them where it is an idiom of one
/// content word or holds no other.
///
/// ```
/// use daejo_lexicon::stem::key_words;
/// assert_eq!(key_words("sea of blood"), ["sea", "blood"]);
/// assert_eq!(key_words("at last"), ["at", "last"]);
/// ```
pub fn key_words(rendering: &str) -> Vec<String> {
    let all: Vec<String> = words(rendering).collect();
    let content: Vec<String> = all.iter().filter(|w| !is_function_word(w)).cloned().collect();
    let idiom = content.len() == 1 && all.first().is_some_and(|w| IDIOM_HEADS.contains(&w.as_str()));
    if content.is_empty() || idiom { all } else { content }
}

/// Brings words to stems. Holds the stemmer and its tables; make one and keep it.
pub struct English {
    stemmer: Stemmer,
    irregular: std::collections::HashMap<&'static str, &'static str>,
    kept: std::collections::HashSet<&'static str>,
    compared: std::collections::HashSet<&'static str>,
}

impl Default for English {
    fn default() -> Self {
        English {
            stemmer: Stemmer::create(Algorithm::English),
            irregular: IRREGULAR.iter().copied().collect(),
            kept: NOT_BRITISH.iter().copied().collect(),
            compared: COMPARED.split_whitespace().collect(),
        }
    }
}

impl English {
    /// The stem of a lower-case word.
    ///
    /// ```
    /// let english = daejo_lexicon::stem::English::default();
    /// assert_eq!(english.stem("built"), english.stem("building"));
    /// assert_eq!(english.stem("mobilised"), english.stem("mobilize"));
    /// ```
    pub fn stem(&self, word: &str) -> String {
        let word = word.trim_end_matches(['\'', '’']);
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        if word.contains('.') {
            return word.trim_end_matches('.').to_string();
        }
        if word.len() > LONGEST {
            return word.to_string();
        }
        let base = self.base(word);
        let word = base.as_deref().unwrap_or(word);
        let american = if self.is_kept(word) { None } else { american(word) };
        self.stemmer.stem(american.as_deref().unwrap_or(word)).into()
    }

    /// The word that an irregular form, a plural in -men, or a compared adjective belongs to.
    fn base(&self, word: &str) -> Option<Cow<'static, str>> {
        if let Some(base) = self.irregular.get(word) {
            return Some(Cow::Borrowed(base));
        }
        let prefixed = |prefix: &&str| -> Option<Cow<'static, str>> {
            let base = self.irregular.get(word.strip_prefix(*prefix)?)?;
            Some(Cow::Owned(format!("{prefix}{base}")))
        };
        if let Some(verb) = VERB_PREFIXES.iter().find_map(prefixed) {
            return Some(verb);
        }
        if let Some(head) = word.strip_suffix("men")
            && !NOT_MEN.contains(&word)
            && head.len() > 1
        {
            return Some(Cow::Owned(format!("{head}man")));
        }
        let head = word.strip_suffix("est").or_else(|| word.strip_suffix("er"))?;
        let doubled = head.get(..head.len().saturating_sub(1)).unwrap_or("").to_string();
        let candidates = [
            head.to_string(),
            format!("{head}e"),
            format!("{}y", head.strip_suffix('i').unwrap_or("?")),
            doubled,
        ];
        candidates.into_iter().find(|c| self.compared.contains(c.as_str())).map(Cow::Owned)
    }

    /// Whether a word only looks British: it, or the verb that it is a form of, is listed.
    fn is_kept(&self, word: &str) -> bool {
        let form = |ending: &str, with: &str| {
            word.strip_suffix(ending).is_some_and(|head| self.kept.contains(format!("{head}{with}").as_str()))
        };
        self.kept.contains(word) || form("s", "") || form("d", "") || form("ing", "e") || form("r", "")
    }
}

fn american(word: &str) -> Option<String> {
    BRITISH.iter().find_map(|(british, us)| {
        let head = word.strip_suffix(british)?;
        let whole_word = matches!(
            *british,
            "metre"
                | "metres"
                | "litre"
                | "litres"
                | "centre"
                | "centres"
                | "theatre"
                | "theatres"
                | "fibre"
                | "fibres"
                | "calibre"
        );
        (head.len() >= 3 || whole_word).then(|| format!("{head}{us}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_a_stem() {
        let english = English::default();
        for (a, b) in [
            ("built", "build"),
            ("workers'", "worker"),
            ("people's", "people"),
            ("defence", "defense"),
            ("labour", "labor"),
            ("organised", "organization"),
            ("travelled", "travel"),
            ("theatre", "theater"),
            ("kilometres", "kilometer"),
            ("men", "man"),
            ("colours", "color"),
            ("goes", "go"),
            ("rebuilt", "rebuild"),
            ("underwent", "undergo"),
            ("chairmen", "chairman"),
            ("noblest", "noble"),
            ("heavier", "heavy"),
            ("bigger", "big"),
            ("praising", "praise"),
            ("disguised", "disguise"),
            ("leaves", "leave"),
            ("greatest", "great"),
        ] {
            if a == "organised" {
                assert_eq!(english.stem(a), english.stem("organized"));
            } else {
                assert_eq!(english.stem(a), english.stem(b), "{a} {b}");
            }
        }
        assert_ne!(english.stem("hour"), english.stem("hor"));
        assert_ne!(english.stem("best"), english.stem("good"));
        assert_ne!(english.stem("wound"), english.stem("wind"));
        assert_ne!(english.stem("u.s."), english.stem("us"));
        assert_ne!(english.stem("forest"), english.stem("fore"));
        assert_ne!(english.stem("specimen"), english.stem("speciman"));
    }
}
