//! Relevance on the real offers, counts against brute force, and answers to anything that can be typed.

mod answers;
mod catalogue;
mod counts;
mod dictionary;
mod either;
mod following;
mod further;
mod hands;
mod keeping;
mod limits;
mod near;
mod quotes;
mod reduced;
mod relaxing;
mod spelling;
mod telling;
mod together;

use app::search::model::{SearchPage, SearchQuery};
use app::shared::time::Date;

use super::document::Document;
use super::index::SearchIndex;
use catalogue::{day, documents, index, reference};
use limits::{answer, patience};

fn today() -> Date {
    day(2026, 11, 23)
}

/// The real offers and an index over them.
struct Real {
    documents: Vec<Document>,
    index: SearchIndex,
}

impl Real {
    fn new() -> Self {
        let documents = documents(&reference());
        let index = index(&documents, today());
        Real { documents, index }
    }

    fn find(&self, words: &str) -> SearchPage {
        let query = SearchQuery {
            words: words.into(),
            ..SearchQuery::everything()
        };
        answer(&self.index, &query)
    }

    /// The first hits as `OsloMet Matematikk 2MU, trinn 5-10`.
    fn titles(&self, words: &str) -> Vec<String> {
        let name = |id: i64| {
            let d = &self.documents[usize::try_from(id).unwrap() - 1];
            format!(
                "{} {}",
                d.institution.as_ref().unwrap().short_name,
                d.offer.version.plan.title
            )
        };
        self.find(words).hits.iter().map(|h| name(h.id.0)).collect()
    }
}

/// Questions (parted by ` / `), how many first hits are looked at, and beginnings that must be among them.
type Case = (&'static str, usize, &'static [&'static str]);

/// From the collected search cases of the domain; nothing here is tuned to a single title.
const CASES: &[Case] = &[
    (
        "matematikk 5-10 / matematikk 5.–10. trinn",
        2,
        &["OsloMet Matematikk 2MU", "USN Matematikk 2, trinn 5-10"],
    ),
    (
        "norsk 2 5-10",
        6,
        &[
            "OsloMet Norsk 2",
            "INN Norsk 2 for 5.-10.",
            "HVL Norsk 2, 5.-10.",
            "HiØ Norsk 2",
        ],
    ),
    (
        "norsk1 / norsk 1",
        5,
        &[
            "HVO Norsk 1",
            "NTNU Norsk 1",
            "INN Norsk 1 for 5.-10.",
            "INN Norsk 1 for 8.-13.",
        ],
    ),
    ("mat1", 2, &["UiA Matematikk 1-MOOC", "OsloMet Matematikk 1MB"]),
    (
        "matte / matematik / matemtikk / matematikkdidaktikk / mattelærer / mattekurs",
        2,
        &["OsloMet Matematikk"],
    ),
    (
        "spes.ped. / spesped / spes ped / spesialpedagokikk / spesialpedagogikk",
        8,
        &[
            "HVL Spesial",
            "HVO Spesial",
            "NLA Spesial",
            "Nord Kompetanse for kvalitet: Spesial",
            "OsloMet Spesial",
            "UiS Spesial",
        ],
    ),
    (
        "begynneropplæring / begynneropplering / begynneropplaering / byrjaropplæring",
        4,
        &[
            "OsloMet Begynneropplæring 1",
            "UiS Begynneropplæring",
            "USN Lærerspesialist",
            "OsloMet Lærerspesialist",
        ],
    ),
    (
        "kroppsøving / kroppsoving / gym / krø",
        6,
        &[
            "HVL Kropps",
            "HVL Lærerspesialist",
            "NIH Kropps",
            "NLA Årsstudium",
            "OsloMet Kropps",
        ],
    ),
    (
        "kunst og handverk / kunst og håndverk / k&h",
        3,
        &["HVO Kunst", "UiT Kunst", "USN Lærerspesialist"],
    ),
    (
        "framandspråk / fremmedspråk / spansk",
        2,
        &["OsloMet Spansk 2", "OsloMet Spansk 2, 5.-10."],
    ),
    (
        "rettleiing / veiledning / mentor / veileder",
        10,
        &[
            "UiB Veil",
            "UiO Veil",
            "Nord Mentor",
            "OsloMet Veil",
            "MF Deltids",
        ],
    ),
    (
        "lærarspesialist / lærerspesialist",
        6,
        &["HVL Lær", "USN Lær", "OsloMet Lær"],
    ),
    (
        "vidareutdanning naturfag / videreutdanning naturfag",
        5,
        &["UiB Videreutdanning naturfag", "HVL Naturfag", "NTNU Naturfag"],
    ),
    (
        "teiknspråk / tegnspråk / sign language",
        5,
        &[
            "OsloMet Tegnspråk",
            "HVL Norsk tegnspråk 1",
            "HVL Norsk tegnspråk 2, emne 3",
        ],
    ),
    ("samfunnsfag", 2, &["Nord Samfunnsfag", "Nord Samfunnsfag 1"]),
    (
        // All eight are about it; which of them come first is a matter of their titles' length.
        "krle / rle / religion",
        7,
        &["INN Kristendom", "NLA KRLE", "MF Erfaringsbasert", "HVO Religion"],
    ),
    (
        "pfdk / digital kompetanse",
        3,
        &[
            "USN Profesjonsfaglig",
            "HVL Lærarspesialist",
            "USN Lærerspesialist",
        ],
    ),
    ("programmering 1-7", 1, &["HVO Programmering 1.-7."]),
    (
        "koding",
        5,
        &["HVO Programmering", "HiØ Programmering", "OsloMet Programmering"],
    ),
    (
        "nettkurs norsk som andrespråk",
        5,
        &[
            "USN Norsk som andrespråk",
            "UiB Norsk som andrespråk",
            "INN Norsk som andrespråk",
        ],
    ),
    (
        "norsk andrespråk voksne",
        3,
        &["INN Norsk", "USN Norsk", "OsloMet Norsk"],
    ),
    (
        "rektor / rektorskole",
        3,
        &["NTNU Rektor", "NHH Den nasjonale", "HVL Rektor"],
    ),
    (
        "skoleledelse / skuleleiing",
        6,
        &["NTNU Rektor", "NHH", "HVL Rektor", "NLA Skolemiljø"],
    ),
    ("heimkunnskap", 7, &["HVL Mat", "USN Mat", "HVO Mat"]),
    ("mat og helse 1", 5, &["HVL Mat og helse 1", "USN Mat og helse 1"]),
    (
        "davvisamegiella / davvisámegiella / nordsamisk / Kautokeino / Guovdageaidnu",
        1,
        &["SH Davvisámegiela"],
    ),
    ("lulesamisk", 1, &["Nord Videreutdanning i lulesamisk"]),
    (
        "sørsamisk / sorsamisk",
        4,
        &["Nord Sørsamisk 3", "Nord Sørsamisk kulturkunnskap"],
    ),
    ("7,5 stp", 1, &["OsloMet Innføring i programmering"]),
    ("vid-6110 / vid6110 / VID 6110", 1, &["UiT Kunst"]),
    ("å-e215 / ae215", 1, &["HVL English 1b"]),
    (
        "lese- og skriveopplæring",
        5,
        &["HVO Norsk 2: Lese", "NLA Lesing", "INN Lesing", "UiS Lesing"],
    ),
    ("leseopplæring", 5, &["NLA Lesing", "INN Lesing", "UiS Lesing"]),
    (
        "skulebibliotek / skolebibliotek",
        4,
        &["UiA Skolebibliotekkunnskap", "UiA Skolebibliotekkunnskap 3"],
    ),
    ("drama", 4, &["HVL Drama", "UiS Drama", "UiT Drama", "HVO Teater"]),
    (
        "mobbing / skolemiljø",
        3,
        &["UiS Mobbing", "UiS Videreutdanning for ansatte", "NLA Skolemiljø"],
    ),
    (
        "engelsk ungdomsskole",
        5,
        &["HVO Engelsk 1: 5-10.", "UiB Engelsk", "OsloMet Engelsk 1"],
    ),
    (
        "barneskole matematikk",
        3,
        &["OsloMet Matematikk 1MB, 1.-7.", "HiØ Matematikk 2 (1.-7."],
    ),
    (
        "vgs norsk / videregående norsk",
        6,
        &["UiB Norsk 2, 8.", "INN Norsk", "NTNU Norsk 1 for 8.-13."],
    ),
    ("8-13 naturfag fysikk", 1, &["UiB Naturfag 2: Fysikk"]),
    (
        "mooc",
        3,
        &[
            "UiT MatematikkMOOC",
            "UiA Matematikk 1-MOOC",
            "USN Profesjonsfaglig",
        ],
    ),
    ("vurdering", 1, &["UiB Testing og vurdering"]),
    ("engelks", 5, &["OsloMet Engelsk", "HVL Engelsk", "UiB Engelsk"]),
    ("norks", 3, &["NLA Norsk", "HiØ Norsk"]),
    ("musikk vgs", 1, &["NMH Musikk 1, 11.-13."]),
];

#[test]
fn the_first_hits_are_those_people_look_for() {
    let real = Real::new();
    let mut wrong = vec![];
    for (questions, within, expected) in CASES {
        for question in questions.split(" / ") {
            let titles = real.titles(question);
            let first = &titles[..titles.len().min(*within)];
            for missing in expected
                .iter()
                .filter(|e| !first.iter().any(|t| t.starts_with(*e)))
            {
                wrong.push(format!("{question}: no {missing} in {first:#?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn all_hits_are_of_the_institution_that_is_named() {
    let real = Real::new();
    for (questions, short, total) in [
        ("hioa", "OsloMet ", 25),
        ("hihm", "INN ", 14),
        ("hint", "Nord ", 12),
        ("hsh", "HVL ", 21),
        ("høgskulen i volda / hivolda / hvo", "HVO ", 12),
    ] {
        for question in questions.split(" / ") {
            assert_eq!(real.find(question).total, total, "{question}");
            assert!(
                real.titles(question).iter().all(|t| t.starts_with(short)),
                "{question}"
            );
        }
    }
}

#[test]
fn credits_semesters_money_form_and_places_are_understood() {
    let real = Real::new();
    let n = |is: &dyn Fn(&Document) -> bool| real.documents.iter().filter(|d| is(d)).count() as u64;
    let plan = |d: &Document| d.offer.version.plan.clone();
    let fifteen = n(&|d| plan(d).credits == Some(app::shared::units::Credits(150)));
    for question in ["15 stp", "15 sp", "15 studiepoeng"] {
        assert_eq!(real.find(question).total, fifteen, "{question}");
    }
    let autumn = n(&|d| {
        d.offer
            .runs
            .iter()
            .any(|r| r.plan.semester.is_some_and(|s| s.to_string() == "2024h"))
    });
    for question in ["haust 2024", "høst 2024", "h24"] {
        assert_eq!(real.find(question).total, autumn, "{question}");
    }
    let scheme = n(&|d| plan(d).funding == Some(app::catalogue::model::Funding::Scheme));
    assert_eq!(real.find("stipend").total, scheme);
    assert!(real.find("kfk").total >= scheme);
    let online = |d: &Document| {
        plan(d)
            .delivery
            .contains(&app::catalogue::model::Delivery::Online)
    };
    let hits = real.find("nettbasert norsk").hits;
    assert!(!hits.is_empty());
    for hit in hits {
        assert!(online(&real.documents[usize::try_from(hit.id.0).unwrap() - 1]));
    }
    for title in real.titles("bergen samlingar").iter().take(5) {
        assert!(
            ["UiB", "HVL", "NLA"].iter().any(|short| title.starts_with(short)),
            "{title}"
        );
    }
    assert!(real.titles("barnetrinn").len() >= 20);
}

#[test]
fn a_quoted_phrase_stands_as_it_is() {
    let real = Real::new();
    let titles = real.titles("\"norsk 2\"");
    assert!(titles.len() >= 10);
    assert!(
        titles.iter().all(|t| t.to_lowercase().contains("norsk 2")),
        "{titles:#?}"
    );
}

#[test]
fn nothing_is_found_for_a_word_nobody_uses() {
    assert_eq!(Real::new().find("xyzzy").total, 0);
}

#[test]
fn words_that_stand_everywhere_drive_no_rank() {
    let real = Real::new();
    let plain = real.titles("matematikk");
    for question in [
        "kompetanse for kvalitet matematikk",
        "videreutdanning i matematikk for lærere",
        "matematikk trinn",
    ] {
        assert_eq!(real.titles(question), plain, "{question}");
    }
    assert!(real.find("kompetanse for kvalitet").total > 20);
}
