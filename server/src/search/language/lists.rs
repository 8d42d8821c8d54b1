//! What the compound splitter must be told: words that only look like compounds, and parts no dictionary has.
//!
//! Ours, from the words of school and study; a line here is for a kind of word, never for one question.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// Words that are asked for often.
pub type Words = LazyLock<FxHashSet<&'static str>>;

/// Words of the trade that stand in compounds and not in the dictionary.
#[rustfmt::skip]
pub static HEADS: Words = LazyLock::new(|| FxHashSet::from_iter([
    "krle", "mooc", "pfdk", "ungdomskole", "sfo", "ikt", "digi", "spes", "psyko", "sosio", "etter", "mellom", "videre", "under", "ute",
    "begynner", "nær", "fjern", "samisk", "norsk", "engelsk", "spansk", "tysk", "fransk", "andre", "grunn", "fler",
    "flere", "selv", "hele", "med", "mot", "over", "om", "inn", "ut", "opp", "bio", "geo", "naturfag", "hverdags", "friluft", "digitalisering", "underveis",
]));

/// Parts of three letters that are words of the trade; other words so short are no parts.
#[rustfmt::skip]
pub static SHORT_PARTS: Words = LazyLock::new(|| FxHashSet::from_iter([
    "fag", "mat", "råd", "vei", "lek", "tid", "bok", "dag", "lag", "ord", "mål", "rom", "sak", "syn", "tre", "uke",
    "ute", "sfo", "ikt", "lov", "liv", "lyd", "løp", "del", "bit", "data", "lys", "år", "tur", "vær", "sti", "øve",
    "tall", "vgs", "yrke", "hav", "fjord", "hus", "kor", "bil", "båt", "spill", "gym", "ski",
]));

/// Last parts that are endings rather than words.
#[rustfmt::skip]
pub static ENDINGS: Words = LazyLock::new(|| FxHashSet::from_iter([
    "ning", "ling", "ring", "sing", "ting", "else", "heten", "skap", "dom", "bar", "som", "lig", "isk", "ende",
    "full", "løs", "messig", "aktig", "mes", "ende", "visning", "ledning", "rest", "ens", "tet", "ist", "ere",
    "dels", "ert", "sel", "sjon", "tone", "ikk", "matikk", "tikk", "ness", "ment", "tering", "seende", "gang",
    "ansk", "este", "sen", "inne", "enne", "stend", "heng", "leis", "tatt", "settende", "enes", "ene",
]));

/// First parts that are prefixes rather than words.
#[rustfmt::skip]
pub static PREFIXES: Words = LazyLock::new(|| FxHashSet::from_iter([
    "for", "fore", "ut", "inn", "opp", "ned", "av", "an", "be", "ge", "til", "fra", "ved", "bort", "sam", "mis", "gjen",
    "van", "er", "unn", "und", "med", "mot", "over", "om", "frem", "hen", "tids", "veil", "kon", "kom", "pro", "per", "pre",
    "kont", "ins", "int", "dis", "eks", "rek", "ref", "res", "prog", "inter", "hit", "dit", "men", "met",
]));

/// Words that look like compounds and are none.
#[rustfmt::skip]
pub static WHOLE: Words = LazyLock::new(|| FxHashSet::from_iter([
    "undervisning", "undervise", "veiledning", "veilede", "veileder", "programmering", "programmere", "utdanning",
    "kompetanse", "opplæring", "vurdering", "forskning", "evaluering", "sammenheng", "erfaring", "forståelse",
    "tilpasset", "tilpasse", "tilpasning", "inkluderende", "inkludering", "gjennomgående", "videregående", "bevisst",
    "bevissthet", "matematikk", "naturlig", "språklig", "forebygging", "forebygge", "utvikling", "litteratur",
    "grunnleggende", "gjennomføring", "gjennomføre", "samarbeid", "overgang", "oppgave", "tilbud", "forhold",
    "innhold", "oppfølging", "tilrettelegging", "kartlegging", "bærekraftig", "undersøkelse", "deltakelse",
    "medvirkning", "omsorg", "anvendelse", "fremmed", "fremstilling", "sammenligne", "sammenligning",
    "observasjon", "konservering", "informasjon", "kommunikasjon", "produksjon", "integrering", "differensiering",
    "digitalisering", "organisering", "argumentasjon", "refleksjon", "profesjon", "interaksjon", "presentasjon",
    "sannsynlighet", "mangfold", "fellesskap", "vitenskap", "kunnskap", "ferdighet", "mulighet", "virksomhet",
    "ledelse", "student", "universitet", "kommune", "interkulturell", "introduksjon", "innføring", "deltaker",
    "barnehage", "ansvarlig", "forelesning", "eksamen", "seminar", "pedagogikk", "didaktikk", "kristendom",
]));
