//! English words as the lexicon compares them: lower case, one spelling, stemmed.
//!
//! Stems are Porter's second English algorithm (Snowball) after a table of irregular forms and a few rules that
//! bring British spelling to American.

use snowball_stemmers_rs::{Algorithm, Stemmer};

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
    ("higher", "high"),
    ("highest", "high"),
    ("greater", "great"),
    ("greatest", "great"),
    ("larger", "large"),
    ("largest", "large"),
    ("stronger", "strong"),
    ("strongest", "strong"),
    ("deeper", "deep"),
    ("deepest", "deep"),
    ("bigger", "big"),
    ("biggest", "big"),
    ("wider", "wide"),
    ("widest", "wide"),
    ("broader", "broad"),
    ("faster", "fast"),
    ("fastest", "fast"),
    ("richer", "rich"),
    ("happier", "happy"),
    ("happiest", "happy"),
    ("brighter", "bright"),
    ("brightest", "bright"),
    ("firmer", "firm"),
    ("nobler", "noble"),
    ("noblest", "noble"),
    ("easier", "easy"),
    ("heavier", "heavy"),
    ("poorer", "poor"),
    ("stricter", "strict"),
    ("closer", "close"),
    ("warmer", "warm"),
    ("newer", "new"),
    ("newest", "new"),
    ("longest", "long"),
    ("purest", "pure"),
    ("fiercer", "fierce"),
    ("sharper", "sharp"),
    ("tougher", "tough"),
    ("servicemen", "serviceman"),
    ("servicewomen", "servicewoman"),
    ("sportsmen", "sportsman"),
    ("fishermen", "fisherman"),
    ("statesmen", "statesman"),
    ("newsmen", "newsman"),
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
];

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
}

impl Default for English {
    fn default() -> Self {
        English {
            stemmer: Stemmer::create(Algorithm::English),
            irregular: IRREGULAR.iter().copied().collect(),
            kept: NOT_BRITISH.iter().copied().collect(),
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
        let word = self.irregular.get(word).copied().unwrap_or(word);
        let american = if self.kept.contains(word) { None } else { american(word) };
        self.stemmer.stem(american.as_deref().unwrap_or(word)).into()
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
    }
}
