//! The words offers are written with: those of the demonstration's texts by how often they stand there, then
//! compounds of their parts, without end.

use std::collections::{BTreeMap, BTreeSet};

use app::shared::lang::Lang;

use crate::dice::{Dice, Zipf};

/// Compounds that are words like others; more are made up on the way.
const LISTED_COMPOUNDS: usize = 40_000;
/// Share of words that are compounds nobody has listed.
const NEW_COMPOUNDS: f64 = 0.05;
/// Mandelbrot's constant: the places above the content words are taken by the words of the templates.
const MOVED: f64 = 20.0;
/// Shortest word that is told from the small ones, in letters.
const SHORTEST: usize = 4;

/// Words that carry nothing, as long as others.
#[rustfmt::skip]
const SMALL: &[&str] = &[
    "alle", "alltid", "andre", "begge", "blir", "bruke", "brukes", "både", "deira", "denne", "deres", "dette",
    "egen", "eigen", "eller", "etter", "flere", "fleire", "fram", "første", "gjennom", "gjør", "hvert", "hvilke",
    "hvilken", "hvor", "hvordan", "have", "ikke", "ikkje", "inngående", "inngåande", "kjenne", "kjenner", "korleis",
    "lage", "lager", "lagar", "mellom", "mens", "mindre", "mykje", "når", "også", "over", "sammen", "saman", "samme",
    "same", "seinare", "selv", "sett", "sine", "sitt", "skal", "slik", "slike", "stor", "store", "ulike", "under",
    "uten", "utan", "vere", "ville", "være", "andre", "noen", "noko", "nokon", "hver", "kvar", "kvart", "disse",
    "desse", "arbeider", "arbeidet", "arbeidde", "planlegger", "planlegg", "kunnskap", "bruk", "samt",
];

#[rustfmt::skip]
const ENGLISH: &[&str] = &[
    "teaching", "learning", "classroom", "language", "literacy", "assessment", "curriculum", "reading", "writing",
    "mathematics", "science", "culture", "grammar", "vocabulary", "feedback", "inclusion", "diversity", "pupils",
    "school", "teacher", "education", "research", "practice", "theory", "development", "digital", "technology",
    "programming", "music", "drama", "history", "society", "democracy", "citizenship", "sustainability", "outdoor",
    "motivation", "guidance", "mentoring", "leadership", "collaboration", "reflection", "communication", "speaking",
    "listening", "fiction", "poetry", "media", "film", "games", "statistics", "geometry", "algebra", "physics",
    "chemistry", "biology", "experiment", "laboratory", "project", "portfolio", "planning", "differentiation",
    "dyslexia", "support", "wellbeing", "health", "movement", "nutrition", "crafts", "design", "ethics", "religion",
    "philosophy", "multilingual", "bilingual", "migration", "heritage", "identity", "childhood", "adolescence",
    "transition", "vocational", "workplace", "career", "evidence", "method", "analysis", "argument", "problem",
    "modelling", "creativity", "improvisation", "performance", "perception", "memory", "attention", "behaviour",
    "interaction", "dialogue", "questions", "intercultural", "phonetics", "pronunciation",
];

#[rustfmt::skip]
const SAMI: &[&str] = &[
    "sámegiella", "davvisámegiella", "oahpahus", "oahppu", "oahppan", "oahpaheaddji", "oahppit", "skuvla", "giella",
    "kultuvra", "lohkan", "čállin", "matematihkka", "musihkka", "duodji", "historjá", "servodat", "luondu", "mánát",
    "nuorat", "guovddáš", "bargu", "árbevierru", "birrasat", "árvvoštallan", "máhttu", "gelbbolašvuohta", "dutkan",
    "girjjálašvuohta", "eallin", "boazodoallu", "mánáidgárdi", "vuođđoskuvla", "joatkkaskuvla", "máilbmi", "osku",
    "dearvvašvuohta", "biebmu", "digitála", "jođiheapmi", "ovttasbargu", "čálalaš", "njálmmálaš", "fága", "plána",
];

/// The words of one language, commonest first.
struct Lexis {
    words: Vec<String>,
    often: Zipf,
    /// Words compounds are made of, commonest first; none where the language makes none.
    heads: Vec<String>,
    heads_often: Zipf,
}

impl Lexis {
    fn new(words: Vec<String>, heads: Vec<String>) -> Self {
        Lexis {
            often: Zipf::new(words.len(), MOVED),
            heads_often: Zipf::new(heads.len(), MOVED),
            words,
            heads,
        }
    }

    fn compound(&self, dice: &mut Dice) -> String {
        let first = &self.heads[self.heads_often.draw(dice)];
        let last = &self.heads[self.heads_often.draw(dice)];
        // An s joins long first parts and -ing, an e is rare.
        let joint = if first.ends_with('s') || first.ends_with('e') {
            ""
        } else if first.ends_with("ing") || first.chars().count() > 8 {
            "s"
        } else if dice.happens(0.1) {
            "e"
        } else {
            ""
        };
        format!("{first}{joint}{last}")
    }
}

/// The words of all four languages.
pub struct Words {
    nb: Lexis,
    nn: Lexis,
    en: Lexis,
    se: Lexis,
}

impl Words {
    pub fn new() -> Self {
        let [nb, nn] = ["nb", "nn"].map(seed_words);
        let nb_heads = heads(&nb);
        let nn_heads = heads(&nn);
        let listed = |words: Vec<String>, heads: Vec<String>, seed: u64| {
            let mut lexis = Lexis::new(words, heads);
            let mut dice = Dice::new(seed, 0);
            let mut known: BTreeSet<String> = lexis.words.iter().cloned().collect();
            for _ in 0..LISTED_COMPOUNDS {
                let word = lexis.compound(&mut dice);
                if known.insert(word.clone()) {
                    lexis.words.push(word);
                }
            }
            Lexis::new(lexis.words, lexis.heads)
        };
        let plain = |list: &[&str]| Lexis::new(list.iter().map(|w| (*w).to_owned()).collect(), vec![]);
        Words {
            nb: listed(nb, nb_heads, 11),
            nn: listed(nn, nn_heads, 12),
            en: plain(ENGLISH),
            se: plain(SAMI),
        }
    }

    fn of(&self, lang: Lang) -> &Lexis {
        match lang {
            Lang::Nb => &self.nb,
            Lang::Nn => &self.nn,
            Lang::En => &self.en,
            Lang::Se => &self.se,
        }
    }

    /// A word of running text.
    pub fn word(&self, lang: Lang, dice: &mut Dice) -> String {
        let lexis = self.of(lang);
        if !lexis.heads.is_empty() && dice.happens(NEW_COMPOUNDS) {
            return lexis.compound(dice);
        }
        lexis.words[lexis.often.draw(dice)].clone()
    }

    /// What an offer is about: a word that stands alone in compounds, or a compound.
    pub fn topic(&self, lang: Lang, dice: &mut Dice) -> String {
        let lexis = self.of(lang);
        if lexis.heads.is_empty() {
            return lexis.words[lexis.often.draw(dice)].clone();
        }
        if dice.happens(0.5) {
            lexis.heads[lexis.heads_often.draw(dice)].clone()
        } else {
            lexis.compound(dice)
        }
    }

    /// The commonest words of a language, without the small ones.
    pub fn commonest(&self, lang: Lang, n: usize) -> &[String] {
        let words = &self.of(lang).words;
        &words[..n.min(words.len())]
    }

    /// Words compounds are made of, in bokmål.
    pub fn heads(&self) -> &[String] {
        &self.nb.heads
    }
}

/// A text's words in small letters.
pub fn split(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
}

fn is_content(word: &str) -> bool {
    word.chars().count() >= SHORTEST && !SMALL.contains(&word)
}

/// Whether a word may be asked for: it carries something.
pub fn is_telling(word: &str) -> bool {
    is_content(word) && word.chars().all(char::is_alphabetic)
}

/// Content words of the demonstration's texts in one written standard, commonest first.
fn seed_words(standard: &str) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut count = |text: &str| {
        split(text)
            .filter(|w| is_content(w))
            .for_each(|w| *counts.entry(w).or_default() += 1);
    };
    let plans: serde_json::Value =
        serde_json::from_str(include_str!("../../../src/seed/data/plans.json")).expect("the seed is JSON");
    for plan in plans.as_array().expect("a list of plans") {
        strings(&plan[standard], &mut count);
    }
    if standard == "nb" {
        let offers = include_str!("../../../src/seed/data/real_offers.tsv");
        offers
            .lines()
            .skip(1)
            .filter_map(|l| l.split('\t').nth(3))
            .for_each(&mut count);
    }
    let mut words: Vec<(String, usize)> = counts.into_iter().collect();
    words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    words.into_iter().map(|(word, _)| word).collect()
}

fn strings(value: &serde_json::Value, with: &mut impl FnMut(&str)) {
    match value {
        serde_json::Value::String(text) => with(text),
        serde_json::Value::Array(list) => list.iter().for_each(|v| strings(v, with)),
        serde_json::Value::Object(map) => map.values().for_each(|v| strings(v, with)),
        _ => {}
    }
}

/// Words of which another word of the texts is a compound, in the order given.
fn heads(words: &[String]) -> Vec<String> {
    let known: BTreeSet<&str> = words.iter().map(String::as_str).collect();
    let mut found = BTreeSet::new();
    for word in words {
        for (at, _) in word
            .char_indices()
            .filter(|(at, _)| *at >= SHORTEST && word.len() - at >= SHORTEST)
        {
            let (first, last) = word.split_at(at);
            let bare = first.strip_suffix('s').unwrap_or(first);
            if let (Some(a), Some(b)) = (known.get(first).or(known.get(bare)), known.get(last)) {
                found.extend([*a, *b]);
            }
        }
    }
    words
        .iter()
        .filter(|w| found.contains(w.as_str()))
        .cloned()
        .collect()
}
