//! What people mean who say it in a sentence: some words together, in whatever order and however far apart, that are
//! the description of something the trade has a word for (`ikke`, `vil`, `skole`: absence).
//!
//! Ours. A cue stands for a situation in school, never for one question or one offer; its words are lemmas, so that
//! one serves all inflections and both written standards.

use super::analysis::Token;
use super::language::{analyse, canon};
use super::lexicon::{is_setting, is_stop_word};

/// Words that must all be there, alternatives parted by `|`, and the trade's word for it.
const CUES: &[(&str, &str)] = &[
    // Not coming, or not any more.
    (
        "ikke|aldri|nekte ville|komme|møte|orke|tørre|gå skole|time",
        "skolefravær",
    ),
    ("borte|vekk|hjemme fra skole|undervisning", "skolefravær"),
    ("nekte skole", "skolefravær"),
    ("mye|høy|stor|bekymringsfull fravær", "skolefravær"),
    ("slutte komme|møte|dukke skole|time", "skolefravær"),
    (
        "elev|ungdom slutte|droppe videregående|vgs|utdanning|skole",
        "frafall",
    ),
    (
        "søke|søknad|velge|valg|overgang videregående|vgs",
        "utdanningsvalg",
    ),
    ("elev|ungdom slutte", "frafall"),
    ("ikke|usikker vite|vet|velge bli", "karriereveiledning"),
    ("ikke|aldri gidde|orke|giddet gjøre|jobbe|arbeide", "motivasjon"),
    ("giftes|gifte|ekteskap bort|tvang|tvinge", "tvangsekteskap"),
    ("slutte skole", "frafall"),
    (
        "falle|hoppe|dette|droppe av|fra|ut skole|utdanning|videregående",
        "frafall",
    ),
    // Struggling with letters, numbers, attention.
    (
        "ikke|vanskelig|vanske|svak|dårlig|sen|sein|slite|streve|problem lese|lesing",
        "lesevansker",
    ),
    (
        "ikke|vanskelig|vanske|svak|slite|streve|problem skrive|skriving|stave",
        "skrivevansker",
    ),
    (
        "vanskelig|vanske|svak|slite|streve|problem|henge regne|regning|tall|matte|matematikk",
        "matematikkvansker",
    ),
    (
        "vanskelig|vanske|sen|sein|forsinke|forsinket språk|språkutvikling",
        "språkvansker",
    ),
    ("ikke sitte|konsentrere|følge", "konsentrasjonsvansker"),
    ("sitte stille", "konsentrasjonsvansker"),
    (
        "telle karakter|standpunktkarakter|terminkarakter|standpunkt",
        "vurdering",
    ),
    (
        "ekstra hjelp|støtte|oppfølging|tilrettelegging",
        "spesialpedagogikk",
    ),
    ("svak elev|barn", "spesialpedagogikk"),
    ("flink|dyktig|rask elev|barn", "evnerik"),
    // Unrest, and those left out.
    (
        "umulig|vanskelig|krevende|urolig|slitsom|bråkete|vill|utfordrende klasse|elevgruppe|gruppe",
        "klasseledelse",
    ),
    (
        "styre|styring|kontroll|grep|ro|bråk|uro|leder|lede klasse|klasserom|time",
        "klasseledelse",
    ),
    ("ikke høre|lytte etter", "klasseledelse"),
    ("krevende|vanskelig|utfordrende atferd", "atferdsvansker"),
    ("høre|skille|kjenne lyd ord|bokstav", "språklyd"),
    (
        "krig|verden|internasjonal|ukraina|russland|gaza|midtøsten konflikt",
        "samfunnsfag",
    ),
    (
        "lese|lesing|skrive|skriving|fagtekst naturfag|samfunnsfag|krle|historie naturfag|samfunnsfag|krle|matematikk|engelsk",
        "lesing skriving",
    ),
    ("uten|ingen|mangle|få venn", "ensomhet"),
    ("være|holde|falle|stenge utenfor|ute", "utenforskap"),
    ("slem|stygg mot|med", "mobbing"),
    (
        "bilde|video|film spre|dele|sende elev|ungdom|klasse",
        "bildedeling",
    ),
    ("utrygg|trygg klasse|skole|miljø|klassemiljø", "læringsmiljø"),
    ("mistrives|trives|trivsel skole|klasse", "læringsmiljø"),
    ("redd|angst|grue skole|time|prøve", "psykisk helse"),
    // Learners from elsewhere, and those who hear little.
    (
        "ikke|lite|dårlig|uten norsk kunne|forstå|snakke|språk",
        "andrespråk",
    ),
    (
        "foreldre|foresatt ikke|lite|dårlig norsk kunne|forstå|snakke",
        "minoritetsforeldre",
    ),
    ("komme|kom|ny|nettopp norge", "nyankommen"),
    ("annen|annet|andre|eget morsmål|hjemmespråk", "flerspråklig"),
    ("mange|flere|ulik|forskjellig språk", "flerspråklig"),
    (
        "mange|flere|ulik|forskjellig kultur|bakgrunn|nasjonalitet",
        "flerkulturell",
    ),
    ("dårlig|nedsatt|svekket|tape|miste høre|hørsel", "hørselshemmet"),
    // Colleagues, students, leading.
    ("imot|ta|veilede student", "praksislærer"),
    ("student praksis", "praksislærer"),
    ("ny|fersk lærer|kollega", "nyutdannede"),
    ("nyutdannet|nyansatt lærer|kollega", "nyutdannede"),
    (
        "lede|utvikle lærer|kollega|kollegium|personale|ansatt",
        "skoleledelse",
    ),
    (
        "konflikt|krangel|uenighet|samarbeidsproblem personale|kollegium|ansatt|kollega",
        "personalkonflikt",
    ),
    (
        "dele|utvikle|samarbeide undervisning|praksis|opplegg sammen|kollega|lærer",
        "profesjonsfellesskap",
    ),
    (
        "ikke|nekte|imot|motvillig samarbeide|endre|utvikle|utvikling|endring lærer|kollega|kollegium|ansatt",
        "skoleutvikling",
    ),
    ("utvikle|forbedre|endre|bedre skole", "skoleutvikling"),
    ("innføre|ny|lokal læreplan", "læreplanarbeid"),
    (
        "velge|valg yrke|utdanning|studium|linje|retning",
        "karriereveiledning",
    ),
    (
        "samarbeid|samarbeide|møte|samtale|kontakt foreldre|foresatt|hjem",
        "foreldresamarbeid",
    ),
    // Doing it with a class.
    ("lage|koke|steke mat", "mat og helse"),
    ("lære svømme", "svømming"),
    ("redd|tørre vann|basseng|svømmehall", "svømming"),
    ("berge|redde liv", "livredning"),
    ("kaste|kasting mat", "matsvinn"),
    ("nekte|vegre|gidde|lei lese|lesing|bok", "leselyst"),
    ("gutt lese|lesing|bok", "leselyst"),
    ("lyst|glede|glad lese|lesing|bok", "leselyst"),
    (
        "ute|ut|utendørs|natur|skog|fjære|strand undervise|undervisning|lære|klasse|elev",
        "uteskole",
    ),
    ("sette|spille|lage teater|forestilling|skuespill|revy", "drama"),
];

/// The same, for questions that say nothing else: who needs help with something asks about that.
const GENERAL: &[(&str, &str)] = &[
    ("trenge|behov hjelp|støtte|tilrettelegging", "spesialpedagogikk"),
    ("streve|slite elev|barn", "spesialpedagogikk"),
];

/// A cue found: places of its words among the tokens, in order; what they mean as people say it, and its words to
/// be found by.
pub struct Cue {
    pub at: Vec<usize>,
    pub said: &'static str,
    pub means: Vec<&'static str>,
}

/// The cue most of whose words are there and free to mean something; of several the first.
#[must_use]
pub fn cue(tokens: &[Token], is_free: impl Fn(&Token) -> bool) -> Option<Cue> {
    let readings: Vec<_> = tokens.iter().map(|t| analyse(&t.word)).collect();
    let says_nothing = |t: &Token| is_stop_word(&t.word) || is_setting(&canon(&t.word));
    let general: &[(&str, &str)] = if tokens.iter().all(says_nothing) {
        GENERAL
    } else {
        &[]
    };
    let found = CUES.iter().chain(general).filter_map(|(slots, said)| {
        let mut at: Vec<usize> = vec![];
        for slot in slots.split(' ') {
            let is_it = |i: &usize| {
                let is_read = |word: &str| readings[*i].lemmas.iter().any(|lemma| lemma == word);
                slot.split('|')
                    .any(|word| is_read(word) || word == tokens[*i].word)
            };
            let found = (0..tokens.len()).find(|i| !at.contains(i) && is_free(&tokens[*i]) && is_it(i))?;
            at.push(found);
        }
        at.sort_unstable();
        let means = said.split(' ').filter(|word| !is_stop_word(word)).collect();
        Some(Cue { at, said, means })
    });
    // `max_by_key` gives the last of equals.
    found
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .max_by_key(|cue| cue.at.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::analysis::tokens;

    fn means(asked: &str) -> String {
        cue(&tokens(asked), |_| true)
            .map(|cue| cue.said.to_owned())
            .unwrap_or_default()
    }

    #[test]
    fn a_situation_is_known_by_its_words_in_any_order_and_either_standard() {
        for (asked, meant) in [
            ("elever som ikke vil på skolen", "skolefravær"),
            ("elevar som ikkje vil gå på skulen", "skolefravær"),
            ("klassen er helt umulig å styre", "klasseledelse"),
            ("hun har ingen venner", "ensomhet"),
            ("sliter med å lese", "lesevansker"),
            ("lese er vanskelig for mange elever", "lesevansker"),
            ("studenter i praksis", "praksislærer"),
            ("elever som trenger hjelp", "spesialpedagogikk"),
            ("elever som trenger hjelp med grammatikk", ""),
            ("elever som slutter på videregående", "frafall"),
            ("lesing i alle fag", ""),
            ("matematikk for lærere", ""),
            ("norsk for voksne", ""),
        ] {
            assert_eq!(means(asked), meant, "{asked}");
        }
    }
}
