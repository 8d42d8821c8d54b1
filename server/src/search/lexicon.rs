//! The words of the trade that no dictionary has: what narrows a question, what carries nothing, old names.
//!
//! Small fixed tables. What else a word may mean is in `synonyms`, what it is found by in `language`. Add a
//! line, and a case to `tests.rs`.

use std::collections::HashSet;
use std::sync::LazyLock;

use app::search::model::Facet;

/// Abbreviations that mean a subject only when a number is glued to them: `mat1` is Matematikk 1.
pub const GLUED: &[(&str, &str)] = &[
    ("mat", "matematikk"),
    ("nor", "norsk"),
    ("eng", "engelsk"),
    ("nat", "naturfag"),
    ("sam", "samfunnsfag"),
    ("mus", "musikk"),
    ("krø", "kroppsøving"),
    ("spes", "spesialpedagogikk"),
];

/// Words that narrow a question to stages, as lemmas, with the range they mean.
pub const STAGE_WORDS: &[(&str, (u8, u8))] = &[
    ("barneskole", (1, 7)),
    ("barnetrinn", (1, 7)),
    ("småskole", (1, 4)),
    ("småtrinn", (1, 4)),
    ("mellomtrinn", (5, 7)),
    ("ungdomsskole", (8, 10)),
    ("ungdomskole", (8, 10)),
    ("ungdomstrinn", (8, 10)),
    ("grunnskole", (1, 10)),
    ("vgs", (11, 13)),
    ("vgo", (11, 13)),
    ("videregående", (11, 13)),
    ("vg1", (11, 11)),
    ("vg2", (12, 12)),
    ("vg3", (13, 13)),
];

/// Words that say how many credits a study has, as lemmas, in tenths.
pub const CREDIT_WORDS: &[(&str, i32)] = &[
    ("årsstudium", 600),
    ("årsstudie", 600),
    ("årsenhet", 600),
    ("årskurs", 600),
    ("halvårsstudium", 300),
    ("halvårsstudie", 300),
    ("halvårsenhet", 300),
    ("halvårskurs", 300),
];

/// Numbers in words, in tenths, as credits are told.
pub const NUMBERS: &[(&str, i32)] = &[
    ("fem", 50),
    ("sju", 70),
    ("syv", 70),
    ("ti", 100),
    ("femten", 150),
    ("tjue", 200),
    ("tyve", 200),
    ("tretti", 300),
    ("tredve", 300),
    ("førti", 400),
    ("femti", 500),
    ("seksti", 600),
    ("nitti", 900),
    ("hundre", 1000),
    ("hundreogtjue", 1200),
];

/// Words before credits that bound them: below, below where a unit follows only, above, and on both sides.
pub const AT_LEAST: &[&[&str]] = &[&["minst"], &["minimum"], &["at", "least"]];
pub const FROM: &[&[&str]] = &[&["fra"], &["frå"], &["from"]];
#[rustfmt::skip]
pub const AT_MOST: &[&[&str]] = &[
    &["inntil"], &["opptil"], &["opp", "til"], &["høyst"], &["høgst"], &["maks"], &["maksimum"], &["maksimalt"],
    &["up", "to"], &["at", "most"],
];
pub const BETWEEN: &[&[&str]] = &[&["mellom"], &["between"], &["fra"], &["frå"], &["from"]];
/// Words after credits that open them upwards and downwards.
pub const OR_MORE: &[&[&str]] = &[&["eller", "mer"], &["eller", "meir"], &["or", "more"]];
pub const OR_LESS: &[&[&str]] = &[&["eller", "mindre"], &["or", "less"]];

/// Halves of a year by what begins or lies in them, as lemmas, and by their names.
pub const HALF_YEARS: &[(&str, &str)] = &[
    ("høstsemester", "høst"),
    ("høsthalvår", "høst"),
    ("høststart", "høst"),
    ("høstoppstart", "høst"),
    ("vårsemester", "vår"),
    ("vårhalvår", "vår"),
    ("vårstart", "vår"),
    ("våroppstart", "vår"),
];

/// Words after `videregående` that belong to it, as lemmas.
pub const AFTER_UPPER_SECONDARY: &[&str] = &["skole", "opplæring", "trinn"];

/// Words for a form of study and a kind of funding, as lemmas or as they are written, with the facet's value.
pub const FACT_WORDS: &[(&str, Facet, &str)] = &[
    ("nettbasert", Facet::Delivery, "nettbasert"),
    ("nettkurs", Facet::Delivery, "nettbasert"),
    ("nettstudium", Facet::Delivery, "nettbasert"),
    ("nettstudie", Facet::Delivery, "nettbasert"),
    ("fjernundervisning", Facet::Delivery, "nettbasert"),
    ("hjemmefra", Facet::Delivery, "nettbasert"),
    ("stipend", Facet::Funding, "vikar_stipend"),
    ("stipendordning", Facet::Funding, "vikar_stipend"),
    ("vikarordning", Facet::Funding, "vikar_stipend"),
];

/// Words that say "stage" beside a number.
#[rustfmt::skip]
pub const STAGE_UNITS: &[&str] = &[
    "trinn", "trinnet", "årstrinn", "steg", "steget", "årssteg", "klasse", "grades", "grade", "klassetrinn",
];

/// Stages by name, from the first.
pub const ORDINALS: &[&[&str]] = &[
    &["første", "fyrste"],
    &["andre", "annen"],
    &["tredje"],
    &["fjerde"],
    &["femte"],
    &["sjette"],
    &["sjuende", "syvende", "sjuande"],
    &["åttende", "åttande"],
    &["niende", "niande"],
    &["tiende", "tiande"],
];

/// Words that say "credits" after a number.
#[rustfmt::skip]
pub const CREDIT_UNITS: &[&str] = &[
    "stp", "sp", "studiepoeng", "ects", "credits", "poeng", "oahppočuoggá", "oahppočuoggat",
    "oahppocuogga",
];

/// Words that carry nothing while others do: they stand in a great many titles and texts.
#[rustfmt::skip]
pub const STOP_WORDS: &[&str] = &[
    "a", "and", "at", "av", "da", "de", "deg", "dei", "del", "den", "der", "det", "du", "eg", "ei", "eller",
    "en", "er", "et", "for", "fra", "frå", "ha", "har", "hva", "hvordan", "i", "ikke", "ikkje", "in",
    "innen", "innenfor", "jeg", "kan", "kva", "korleis", "kurs", "med", "meg", "mot", "of", "og", "om",
    "on", "or", "på", "skal", "som", "studie", "studier", "studiet", "studium", "the", "til", "tilbud",
    "tilbod", "trinn", "trinnet", "årstrinn", "um", "under", "utdanning", "vi", "videreutdanning",
    "videreutdanninger", "vidareutdanning", "vidareutdanningar", "ved", "vil", "å", "with", "course",
    "courses", "steg", "lærere", "lærerne", "lærarar", "teachers", "bli", "blir", "ta", "tar", "må", "kunne", "hvor",
    "når", "hvilke", "noe", "noko", "noen", "nokon", "min", "mine", "være", "vere", "jobber",
    "finnes", "finst", "skole", "skolen", "skule", "skulen", "elev", "elever", "elevene", "elevar", "elevane", "ønsker", "ønskjer", "oppstart", "starter", "startar", "sida", "siden",
    "våre", "vårt", "sin", "sitt", "sine", "seg", "oss", "dere", "de", "dem", "man", "ein", "eit", "men", "så", "bare", "berre",
    "også", "enn", "hvis", "dersom", "fordi", "var", "vart", "verte", "vert", "blitt", "kven", "hvem", "kvifor", "hvorfor", "etter",
    "over", "blant", "helt", "heilt", "veldig", "svært", "my", "we", "is", "how", "do", "about", "who", "evu", "skolene", "skulane", "school", "schools", "pupil", "pupils", "new", "education", "oahpaheaddji",
    "learn", "learning", "teach", "teacher", "teaching", "training", "lesson", "lessons", "students", "subject", "language", "languages",
    "oahpaheaddjit", "oahpaheaddjiide", "oahpaheddjiid", "oahpaheddjiide", "oahpahus", "oahpahusas", "oahpahit", "oahppi", "oahppit",
    "ohppiid", "oahppu", "oahput", "joatkkaoahppu", "lassioahppu", "gursa", "skuvla", "skuvllas", "skuvllat", "skuvllain", "ja", "lea",
    "lohkehtæjja", "lohkehtæjjide", "skuvle", "skuvlesne", "learohke", "åhpadiddje", "åhpadiddjijda", "åhpadus", "skåvllå", "skåvlån",
    "han", "hun", "ho", "henne", "ham", "hans", "hennes", "dette", "denne", "disse", "desse", "slik", "sånn", "nå", "no", "bør",
    "burde", "skulle", "ville", "måtte", "fikk", "fått", "fekk", "får", "ble", "blei", "vorte", "vorten", "vore", "vært", "mens", "medan", "kanskje",
    "samt", "via", "altfor", "fortsatt", "framleis", "alt", "allerede", "allereie", "heter", "heiter", "het", "heitte", "kvar",
    "helst", "ganske", "nok", "igjen", "samme",
];

/// Whole phrases that carry nothing, as words.
#[rustfmt::skip]
pub const STOP_PHRASES: &[&[&str]] = &[
    &["kompetanse", "for", "kvalitet"],
    &["begynner", "jeg"], &["begynner", "vi"], &["begynner", "man"], &["byrjar", "eg"], &["byrjar", "vi"],
    &["norsk", "skole"], &["norsk", "skule"], &["norske", "skoler"], &["norske", "skular"], &["norske", "skolen"], &["norske", "skulen"],
    &["norsk", "klasserom"], &["norske", "klasserom"], &["norsk", "utdanning"], &["norske", "elever"], &["norske", "elevar"],
];

/// Former names and abbreviations of institutions, parted by `|`, by short name; only such as name one institution.
pub const FORMER_NAMES: &[(&str, &str)] = &[
    ("OsloMet", "HiOA|Høgskolen i Oslo og Akershus"),
    (
        "INN",
        "HiHm|HiL|HINN|Høgskolen i Innlandet|Høgskolen i Hedmark|Høgskolen i Lillehammer",
    ),
    (
        "Nord",
        "HiNT|UiN|HiNe|Høgskolen i Nord-Trøndelag|Universitetet i Nordland|Høgskolen i Nesna",
    ),
    (
        "HVL",
        "HiB|HSH|HiSF|Høgskolen i Bergen|Høgskolen Stord/Haugesund|Høgskulen i Sogn og Fjordane",
    ),
    ("HVO", "HiVolda"),
    ("HiØ", "HiOf"),
    (
        "USN",
        "HSN|HiT|HBV|HiVe|HiBu|Høgskolen i Sørøst-Norge|Høgskolen i Telemark|Høgskolen i Buskerud og Vestfold",
    ),
    (
        "NTNU",
        "HiST|HiG|HiÅ|Høgskolen i Sør-Trøndelag|Høgskolen i Gjøvik|Høgskolen i Ålesund",
    ),
    (
        "UiT",
        "HiF|HiN|HiH|Universitetet i Tromsø|Høgskolen i Finnmark|Høgskolen i Narvik|Høgskolen i Harstad",
    ),
    ("UiA", "HiA|Høgskolen i Agder"),
    (
        "NMBU",
        "UMB|NVH|NLH|Landbrukshøgskolen|Norges landbrukshøgskole|Universitetet for miljø- og biovitenskap",
    ),
    ("SH", "Samas"),
    ("MF", "Menighetsfakultetet"),
];

/// Parts too general to be found by.
#[rustfmt::skip]
pub const EMPTY_PARTS: &[&str] = &[
    "fag", "trinn", "utdanning", "basert", "arbeid", "andre", "vei", "plan", "kunnskap",
];

/// Words for role, setting and occasion, as lemmas: a great many questions hold one, and it says little of what
/// is looked for. They lift a little, and are what is asked for only where nothing else is.
#[rustfmt::skip]
pub const SETTING_WORDS: &[&str] = &[
    // Who learns and who teaches.
    "lærer", "kontaktlærer", "faglærer", "klasselærer", "pedagog", "ansatt", "personale", "elev", "barn", "unge", "ungdom", "student",
    "kollega", "deltaker", "underviser",
    // Where and when.
    "skole", "klasse", "klasserom", "time", "hverdag", "skolehverdag", "skoledag", "skoleår", "fag", "emne", "tema", "norge",
    "gruppe", "alder",
    // What teaching is.
    "undervisning", "undervise", "opplæring", "lære", "læring", "pedagogikk", "didaktikk", "fagdidaktikk", "metode",
    "arbeid", "arbeide", "arbeidsmåte", "opplegg", "undervisningsopplegg", "praksis", "aktivitet", "kunnskap", "ferdighet",
    // The occasion.
    "kurs", "studium", "utdanning", "videreutdanning", "etterutdanning", "kompetanse", "kompetanseheving", "grunnkurs", "fordypning",
    "utvikling", "utvikle", "innføring", "oppdatering", "påfyll", "kompetanseutvikling", "deltid",
    // What people say around a wish.
    "bedre", "god", "ny", "mer", "mye", "mange", "stor", "liten", "ulik", "forskjellig", "viktig", "bruk", "bruke", "bruker",
    "ønske", "trenge", "behov", "hjelpe", "hjelp", "tips", "gjøre", "få", "gi", "gå", "komme", "finne", "lage", "jobbe", "jobb",
    "vite", "kjenne", "forstå", "starte", "begynne", "fortsette", "drive", "sammen", "alle", "selv", "egen", "både", "måte", "hel",
    "studiepoeng", "formell", "usikker", "mangle", "fagkunnskap", "kvalifisere", "kvalifisert", "krav", "oppfylle", "søke", "søknad",
    "lektor", "adjunkt", "høst", "vår", "høgskole", "høyskole", "universitet", "studiested", "kapittel", "paragraf", "lite", "bestå", "kjent", "nettopp", "fersk", "neste", "dårlig", "flink", "enkel", "gøy", "gøyal", "morsom", "spennende", "klare", "orke", "tørre",
    "hindre", "forhindre", "unngå", "redusere", "stoppe", "stanse", "løse", "nybegynner", "levere", "blande", "snakke", "prate",
    "gutt", "jente", "gidde", "vits", "si", "ting", "best", "fokus", "metodikk", "ressurs", "rutine", "mål", "periode", "erfaren", "ung",
    "gammel", "rask", "sakte", "lett", "vanskelig", "tung", "krevende", "slitsom", "utfordrende", "spesiell", "vanlig", "egentlig",
    "faktisk", "sjelden", "plutselig", "kjedelig", "full", "tom", "par", "halv", "hvert", "annen", "tips", "forstå", "bruke", "treffe",
    "organisere", "planlegge", "gjennomføre",
    "kommune", "løfte", "heve", "øke", "forbedre", "sted", "plass", "nærhet", "reise", "reisevei", "bort", "hjem", "mens", "før",
    "først", "sist", "siste", "hver", "begge", "alltid", "ofte", "igjen", "uke", "måned", "dag", "kveld", "tid", "utfordring",
    "situasjon", "eksempel", "idé", "forslag", "erfaring", "oppleve", "merke", "tenke", "mene", "lure", "prøve", "øve", "delta",
    "følge", "fortelle", "forklare", "spørre", "svare", "fungere", "bety", "gjelde", "handle", "holde", "sette", "legge",
    "stå", "ligge", "bidra", "mulig", "mulighet", "nødvendig", "relevant", "aktuell", "interessert", "interesse", "tilgjengelig",
    "passende", "gode", "bra", "riktig", "konkret", "nyttig", "grundig", "kort", "lang", "hele", "litt", "ekstra", "videre",
    "hate", "like", "skjønne", "håndtere", "takle", "passe", "egne", "anbefale", "person", "folk", "hverandre", "gratis", "billig",
    "strev", "streve", "slite", "hos", "mellom", "gjennom", "tilbake", "ut", "inn", "opp", "ved", "siden", "uten",
];

/// Parts that narrow little: a compound is found by its others, and by these only where it has no others.
#[rustfmt::skip]
pub const VAGUE_PARTS: &[&str] = &[
    "rom", "sak", "første", "trinn", "oppgave", "kompetanse", "lære", "utvikling", "didaktikk", "pedagogikk", "prosess",
    "øving", "øvelse", "hendelse", "episode", "tilfelle", "tiltak", "problem", "trening", "orientering", "system", "teknikk", "forståelse", "dag", "rettet", "lærerutdanning", "ansvarlig", "ansvar", "program", "ordning", "kunnskap", "nivå", "plan",
];

/// Lists that every word of every text is looked up in.
static STOP: LazyLock<HashSet<&str>> = LazyLock::new(|| STOP_WORDS.iter().copied().collect());
static SETTING: LazyLock<HashSet<&str>> = LazyLock::new(|| SETTING_WORDS.iter().copied().collect());
static VAGUE: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let stages = STAGE_WORDS.iter().map(|(word, _)| *word);
    let words = VAGUE_PARTS.iter().chain(SETTING_WORDS).copied();
    words.chain(stages).collect()
});

/// A word that carries nothing while others do.
#[must_use]
pub fn is_stop_word(word: &str) -> bool {
    STOP.contains(word)
}

/// A word for role, setting or occasion.
#[must_use]
pub fn is_setting(lemma: &str) -> bool {
    SETTING.contains(lemma)
}

/// A part of a compound that says little by itself: a general head, a word for the setting, or a kind of school.
#[must_use]
pub fn is_vague(part: &str) -> bool {
    VAGUE.contains(part)
}
