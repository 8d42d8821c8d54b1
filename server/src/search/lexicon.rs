//! The words of the trade that no general dictionary joins: bokmål and nynorsk, abbreviations, old names.
//!
//! Small fixed tables, read in two ways: `MORPHEMES` rewrites parts of words wherever they stand, so that
//! compounds follow; `SYNONYMS` is asked for whole words of a question. Add a line, raise `SCHEMA_VERSION`
//! if it is one of the former, and add a case to `tests.rs`.

/// Nynorsk (and older or sideways) spellings and their bokmål, replaced inside words, longest first.
///
/// Source: the pairs of the domain's own vocabulary; only such as are not part of other common words.
pub const MORPHEMES: &[(&str, &str)] = &[
    ("vidaregåande", "videregående"),
    ("gjennomgåande", "gjennomgående"),
    ("undervising", "undervisning"),
    ("deltakarane", "deltakerne"),
    ("rettleiing", "veiledning"),
    ("rettleiar", "veileder"),
    ("inkluderande", "inkluderende"),
    ("utforskande", "utforskende"),
    ("byrjaropp", "begynneropp"),
    ("begynnaropp", "begynneropp"),
    ("arbeidsmåtar", "arbeidsmåter"),
    ("rådgjeving", "rådgivning"),
    ("rådgiving", "rådgivning"),
    ("deltakar", "deltaker"),
    ("handverk", "håndverk"),
    ("samanlikn", "sammenlign"),
    ("samanheng", "sammenheng"),
    ("vaksenopp", "voksenopp"),
    ("skuleleiar", "skoleleder"),
    ("lærarar", "lærere"),
    ("framand", "fremmed"),
    ("fleirkult", "flerkult"),
    ("høgskul", "høyskol"),
    ("høgskol", "høyskol"),
    ("tilpassa", "tilpasset"),
    ("teikn", "tegn"),
    ("vaksne", "voksne"),
    ("vaksen", "voksen"),
    ("fagleg", "faglig"),
    ("språkleg", "språklig"),
    ("utbyte", "utbytte"),
    ("berekraft", "bærekraft"),
    ("førebygg", "forebygg"),
    ("kunnskapar", "kunnskaper"),
    ("ferdigheit", "ferdighet"),
    ("tilbod", "tilbud"),
    ("vidare", "videre"),
    ("leiing", "ledelse"),
    ("leiar", "leder"),
    ("lærar", "lærer"),
    ("skule", "skole"),
    ("haust", "høst"),
    ("heime", "hjemme"),
    ("heimkunn", "hjemkunn"),
    ("korleis", "hvordan"),
    ("noreg", "norge"),
    ("søraust", "sørøst"),
    ("vitskap", "vitenskap"),
    ("veke", "uke"),
];

/// What a question may mean as well: words as asked (spelt by `analysis::words`), then alternatives.
///
/// An alternative is one or more words that must all be there; several are parted by `|`.
pub const SYNONYMS: &[(&str, &str)] = &[
    ("matte", "matematikk"),
    ("maths", "matematikk"),
    ("spes ped", "spesialpedagogikk"),
    ("spesped", "spesialpedagogikk"),
    ("spesialped", "spesialpedagogikk"),
    ("gym", "kroppsøving"),
    ("gymnastikk", "kroppsøving"),
    ("krø", "kroppsøving"),
    ("kro", "kroppsøving"),
    ("k h", "kunst håndverk"),
    ("khv", "kunst håndverk"),
    ("kunsthåndverk", "kunst håndverk"),
    ("krle", "kristendom religion livssyn | religion"),
    ("rle", "krle | religion"),
    ("krl", "krle | religion"),
    ("religion", "krle"),
    ("pfdk", "profesjonsfaglig digital kompetanse"),
    ("digital kompetanse", "pfdk"),
    ("koding", "programmering"),
    ("kode", "programmering"),
    ("heimkunnskap", "mat helse"),
    ("hjemkunnskap", "mat helse"),
    ("nettkurs", "nettbasert"),
    ("nettstudium", "nettbasert"),
    ("nettstudie", "nettbasert"),
    ("nett", "nettbasert"),
    ("fjernundervisning", "nettbasert"),
    ("sign language", "tegnspråk"),
    ("mentor", "veiledning"),
    ("veileder", "veiledning"),
    ("rettleiar", "veiledning"),
    ("veiledning", "veileder | mentor"),
    ("rettleiing", "veileder | mentor"),
    ("rektor", "rektorutdanning"),
    ("rektorskole", "rektorutdanning"),
    ("rektorskule", "rektorutdanning"),
    ("skoleledelse", "rektorutdanning"),
    ("skuleleiing", "rektorutdanning"),
    ("skoleleder", "skoleledelse | rektorutdanning"),
    ("skuleleiar", "skoleledelse | rektorutdanning"),
    ("lese", "lesing"),
    ("skrive", "skriving"),
    ("leseopplæring", "lesing"),
    ("skriveopplæring", "skriving"),
    ("ki", "kunstig intelligens"),
    ("ai", "kunstig intelligens"),
    ("nordsamisk", "davvisámegiella | davvisámegiela"),
    ("davvisámegiella", "davvisámegiela | nordsamisk"),
    ("sfs", "samfunnsfag"),
    ("mobbing", "mobbe"),
    ("skolemiljø", "læringsmiljø"),
    ("læringsmiljø", "skolemiljø"),
];

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

/// Words that narrow a question to stages (in their bokmål spelling), with the range they mean.
pub const STAGE_WORDS: &[(&str, (u8, u8))] = &[
    ("barneskole", (1, 7)),
    ("barneskolen", (1, 7)),
    ("barnetrinn", (1, 7)),
    ("barnetrinnet", (1, 7)),
    ("barnesteg", (1, 7)),
    ("barnesteget", (1, 7)),
    ("småskole", (1, 4)),
    ("småskolen", (1, 4)),
    ("småtrinn", (1, 4)),
    ("småtrinnet", (1, 4)),
    ("småsteget", (1, 4)),
    ("mellomtrinn", (5, 7)),
    ("mellomtrinnet", (5, 7)),
    ("mellomsteg", (5, 7)),
    ("mellomsteget", (5, 7)),
    ("ungdomsskole", (8, 10)),
    ("ungdomsskolen", (8, 10)),
    ("ungdomskole", (8, 10)),
    ("ungdomstrinn", (8, 10)),
    ("ungdomstrinnet", (8, 10)),
    ("ungdomssteg", (8, 10)),
    ("ungdomssteget", (8, 10)),
    ("grunnskole", (1, 10)),
    ("grunnskolen", (1, 10)),
    ("vgs", (11, 13)),
    ("vgo", (11, 13)),
    ("videregående", (11, 13)),
];

/// Words after `videregående` that belong to it.
pub const AFTER_UPPER_SECONDARY: &[&str] = &["skole", "skolen", "opplæring", "opplæringen", "trinn"];

/// Words that say "stage" beside a number.
#[rustfmt::skip]
pub const STAGE_UNITS: &[&str] = &[
    "trinn", "trinnet", "årstrinn", "steg", "steget", "årssteg", "klasse", "grades", "grade", "klassetrinn",
];

/// Words that say "credits" after a number.
pub const CREDIT_UNITS: &[&str] = &["stp", "sp", "studiepoeng", "ects", "credits", "poeng"];

/// Words that carry nothing while others do: they stand in a great many titles and texts.
#[rustfmt::skip]
pub const STOP_WORDS: &[&str] = &[
    "a", "and", "at", "av", "da", "de", "deg", "dei", "del", "den", "der", "det", "du", "eg", "ei", "eller",
    "en", "er", "et", "for", "fra", "frå", "ha", "har", "hva", "hvordan", "i", "ikke", "ikkje", "in",
    "innen", "innenfor", "jeg", "kan", "kva", "korleis", "kurs", "med", "meg", "mot", "of", "og", "om",
    "on", "or", "på", "skal", "som", "studie", "studier", "studiet", "studium", "the", "til", "tilbud",
    "tilbod", "trinn", "trinnet", "årstrinn", "um", "under", "utdanning", "vi", "videreutdanning",
    "videreutdanninger", "vidareutdanning", "vidareutdanningar", "ved", "vil", "å", "with", "course",
    "courses", "steg", "lærere", "lærerne", "lærarar", "teachers",
];

/// Whole phrases that carry nothing, as words.
pub const STOP_PHRASES: &[&[&str]] = &[&["kompetanse", "for", "kvalitet"]];

/// Former names and abbreviations of institutions, by short name; only such as name one institution.
pub const FORMER_NAMES: &[(&str, &str)] = &[
    ("OsloMet", "HiOA"),
    ("INN", "HiHm HiL HINN"),
    ("Nord", "HiNT UiN HiNe"),
    ("HVL", "HiB HSH HiSF"),
    ("HVO", "HiVolda"),
    ("HiØ", "HiOf"),
    ("USN", "HSN HiT HBV"),
    ("NTNU", "HiST HiG HiÅ"),
    ("UiT", "HiF HiN HiH"),
    ("UiA", "HiA"),
    ("SH", "Samas"),
    ("MF", "Menighetsfakultetet"),
];

/// Heads and joints of compounds that may not stand alone anywhere in the catalogue.
#[rustfmt::skip]
pub const HEADS: &[&str] = &[
    "andre", "arbeid", "barn", "barne", "basert", "begynner", "bibliotek", "danning", "didaktikk", "drama",
    "dramatikk", "faglig", "ferdighet", "fremmed", "forming", "grunn", "håndverk", "karriere", "klasse",
    "kropp", "kultur", "kunnskap", "kunst", "leder", "ledelse", "lese", "lesing", "lærer", "læring", "mat",
    "matematikk", "miljø", "mobbe", "musikk", "natur", "nett", "norsk", "opplæring", "pedagogikk", "plan",
    "praksis", "rektor", "relatert", "religion", "råd", "samfunn", "samisk", "samling", "skole", "skrive",
    "skriving", "spesial", "spesialist", "spesialpedagogikk", "språk", "tegn", "teater", "trinn", "ungdom",
    "utdanning", "utvikling", "vei", "veileder", "veiledning", "vitenskap", "voksen", "vurdering", "øving",
    "tale", "undervisning", "kompetanse", "programmering", "yrkes", "motorisk", "sosial",
];

/// Parts too general to be found by.
#[rustfmt::skip]
pub const EMPTY_PARTS: &[&str] = &[
    "fag", "trinn", "utdanning", "basert", "arbeid", "andre", "vei", "plan", "kunnskap",
];

/// Words that look like compounds and are none.
#[rustfmt::skip]
pub const WHOLE: &[&str] = &[
    "undervisning", "veiledning", "programmering", "utdanning", "kompetanse", "opplæring", "vurdering",
    "forskning", "evaluering", "sammenheng", "erfaring", "forståelse", "tilpasset", "inkluderende",
    "gjennomgående", "videregående", "bevisst", "matematikk", "naturlig", "språklig", "forebygging",
    "utvikling", "litteratur", "grunnleggende",
];
