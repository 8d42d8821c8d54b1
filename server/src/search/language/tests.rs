//! Both standards and all inflections meet, compounds come apart, and nothing that can be typed does harm.

use proptest::prelude::*;

use super::compounds::split;
use super::{analyse, canon, tables};
use crate::search::analysis::words;

fn spelt(word: &str) -> String {
    words(word).concat()
}

/// Top-level parts as `a+b`; the word itself where it is no compound.
fn parts(word: &str) -> String {
    let word = spelt(word);
    let analysis = analyse(&word);
    let of = if analysis.is_listed {
        &analysis.lemmas[0]
    } else {
        &word
    };
    let parts: Vec<String> = split(of, analysis.is_listed)
        .into_iter()
        .map(|p| p.lemma)
        .collect();
    if parts.is_empty() {
        of.clone()
    } else {
        parts.join("+")
    }
}

#[test]
fn misspelt_nynorsk_is_known_by_our_own_list() {
    for (typed, right) in [
        ("kjeldekritik", "kjeldekritikk"),
        ("rettleing", "rettleiing"),
        ("lesevanskr", "lesevanskar"),
    ] {
        let found = super::nynorsk::spelt_like(typed, 1);
        assert!(found.contains(&(right.to_owned(), 1)), "{typed}: {found:?}");
    }
}

#[test]
fn both_standards_and_all_inflections_meet() {
    for (a, b) in [
        ("lærarar", "lærer"),
        ("lærerne", "lærer"),
        ("bøker", "bok"),
        ("skulebibliotek", "skolebibliotek"),
        ("skuleleiing", "skoleledelse"),
        ("vidareutdanning", "videreutdanning"),
        ("framandspråk", "fremmedspråk"),
        ("teiknspråk", "tegnspråk"),
        ("rettleiing", "veiledning"),
        ("rettleiarane", "veileder"),
        ("byrjaropplæring", "begynneropplæring"),
        ("samlingar", "samlinger"),
        ("Høgskulen", "Høyskolen"),
        ("klasseleiing", "klasseledelse"),
        ("barnehagelærarane", "barnehagelærer"),
        ("førebygging", "forebygging"),
        ("elevmedverknad", "elevmedvirkning"),
        ("undervegsvurdering", "underveisvurdering"),
        ("fagleg", "faglige"),
        ("berekraftig", "bærekraftige"),
        ("ferdigheiter", "ferdigheter"),
        ("arbeidsmåtar", "arbeidsmåter"),
        ("deltakarane", "deltakerne"),
        ("skuleeigarar", "skoleeier"),
        ("vurderingspraksisen", "vurderingspraksis"),
        ("tilgjengelegheit", "tilgjengelighet"),
        ("undersøkingar", "undersøkelser"),
        ("utforskande", "utforskende"),
        ("sjølvregulering", "selvregulering"),
        ("leseforståing", "leseforståelse"),
    ] {
        assert_eq!(canon(&spelt(a)), canon(&spelt(b)), "{a} {b}");
    }
    for (a, b) in [
        ("får", "far"),
        ("lær", "lar"),
        ("bønder", "bonder"),
        ("vurdering", "vandring"),
    ] {
        assert_ne!(canon(&spelt(a)), canon(&spelt(b)), "{a} {b}");
    }
}

/// Our own answers for words of school and study; the parts in bokmål, whole words as they are.
const GOLD: &[(&str, &str)] = &[
    ("vurderingspraksis", "vurdering+praksis"),
    ("programmeringskurs", "programmering+kurs"),
    ("realfagskommune", "realfag+kommune"),
    ("etterutdanningstilbud", "etterutdanning+tilbud"),
    ("læringsmiljø", "læring+miljø"),
    ("skolebibliotek", "skole+bibliotek"),
    ("skulebibliotek", "skole+bibliotek"),
    ("skolebibliotekkunnskap", "skolebibliotek+kunnskap"),
    ("matematikkdidaktikk", "matematikk+didaktikk"),
    ("matematikkvansker", "matematikk+vanske"),
    ("klasseledelse", "klasse+ledelse"),
    ("klasseleiing", "klasse+ledelse"),
    ("barnehagelærer", "barnehage+lærer"),
    ("barnehagelærarar", "barnehage+lærer"),
    ("undervegsvurdering", "underveis+vurdering"),
    ("elevmedverknad", "elev+medvirkning"),
    ("elevmedvirkning", "elev+medvirkning"),
    ("leseopplæring", "lese+opplæring"),
    ("skriveopplæringen", "skrive+opplæring"),
    ("begynneropplæring", "begynner+opplæring"),
    ("voksenopplæring", "voksen+opplæring"),
    ("lærerspesialist", "lærer+spesialist"),
    ("lærarspesialistutdanning", "lærerspesialist+utdanning"),
    ("karriereveiledning", "karriere+veiledning"),
    ("utdanningsledelse", "utdanning+ledelse"),
    ("ungdomslitteratur", "ungdom+litteratur"),
    ("dramapedagogikk", "drama+pedagogikk"),
    ("spesialpedagogikk", "spesial+pedagogikk"),
    ("rektorutdanning", "rektor+utdanning"),
    ("læreplanarbeid", "læreplan+arbeid"),
    ("språkferdigheter", "språk+ferdighet"),
    ("skoleutvikling", "skole+utvikling"),
    ("kompetanseutvikling", "kompetanse+utvikling"),
    ("undervisningsopplegg", "undervisning+opplegg"),
    ("fagovergripende", "fag+overgripende"),
    ("leseforståelse", "lese+forståelse"),
    ("ordforråd", "ord+forråd"),
    ("naturfagundervisning", "naturfag+undervisning"),
    ("digitaliseringsstrategi", "digitalisering+strategi"),
    ("matematikkmooc", "matematikk+mooc"),
    ("temaarbeid", "tema+arbeid"),
    ("samarbeidslæring", "samarbeid+læring"),
    ("praksislærere", "praksis+lærer"),
    ("kontaktlærer", "kontakt+lærer"),
    ("skoleleder", "skole+leder"),
    ("skuleleiarar", "skole+leder"),
    ("yrkesfaglærer", "yrkesfag+lærer"),
    ("sannsynlighetsregning", "sannsynlighet+regning"),
    ("informasjonskompetanse", "informasjon+kompetanse"),
    ("håndverksferdigheter", "håndverk+ferdighet"),
    ("teaterproduksjon", "teater+produksjon"),
    ("barnelitteratur", "barn+litteratur"),
    ("musikkundervisning", "musikk+undervisning"),
    ("tilpasningsevne", "tilpasning+evne"),
    ("kroppsøving", "kropp+øving"),
    ("friluftsliv", "friluft+liv"),
    ("svømmeopplæring", "svømme+opplæring"),
    ("språkutvikling", "språk+utvikling"),
    ("andrespråkslæring", "andrespråk+læring"),
    ("minoritetselever", "minoritet+elev"),
    ("skolehverdag", "skole+hverdag"),
    ("undervisning", "undervisning"),
    ("veiledning", "veiledning"),
    ("rettleiing", "veiledning"),
    ("programmering", "programmering"),
    ("utdanning", "utdanning"),
    ("vurdering", "vurdering"),
    ("kompetanse", "kompetanse"),
    ("matematikk", "matematikk"),
    ("inkluderende", "inkludere"),
    ("forebygging", "forebygging"),
    ("gjennomføring", "gjennomføring"),
    ("samfunnet", "samfunn"),
    ("lærerne", "lærer"),
    ("elevenes", "elev"),
    ("universitet", "universitet"),
];

#[test]
fn compounds_come_apart_and_other_words_stay_whole() {
    let wrong: Vec<String> = GOLD
        .iter()
        .filter(|(word, expected)| parts(word) != *expected)
        .map(|(word, expected)| format!("{word}: {} for {expected}", parts(word)))
        .collect();
    // The one word that is kept whole and should not be.
    assert_eq!(wrong, ["ordforråd: ordforråd for ord+forråd"]);
}

#[test]
fn parts_of_parts_are_there_too() {
    let parts = &analyse("skolebibliotekkunnskap").parts;
    assert_eq!(*parts, ["skolebibliotek", "kunnskap", "skole", "bibliotek"]);
    assert!(analyse("lærer").parts.is_empty());
    assert!(analyse("kfkmu2").parts.is_empty());
}

#[test]
fn what_is_cut_short_is_completed() {
    let completed = |text: &str| -> Vec<String> {
        let tokens = crate::search::analysis::tokens(text);
        super::completed(&tokens)
            .into_iter()
            .map(|(_, word)| word)
            .collect()
    };
    assert_eq!(completed("lese- og skriveopplæring"), ["leseopplæring"]);
    assert_eq!(
        completed("språk-, lese- og matematikkvansker"),
        ["språkvansker", "lesevansker"]
    );
    assert!(completed("praktisk-estetiske fag, 5.-10. trinn – og mer").is_empty());
}

#[test]
fn three_letters_alike_are_written_as_two() {
    assert_eq!(
        analyse("matematikkompetanse").parts[..2],
        ["matematikk", "kompetanse"]
    );
}

#[test]
fn a_word_of_two_lemmas_has_both() {
    assert_eq!(analyse("bøker").lemmas[0], "bok");
    assert!(analyse("lærer").lemmas.contains(&"lære".to_owned()));
    assert_eq!(analyse("lærer").lemmas[0], "lærer");
    assert!(tables::is_form("barnehagene") && !tables::is_form("xyzzy"));
}

#[test]
fn the_canon_of_a_canon_is_itself_all_over_the_dictionary() {
    let wrong: Vec<String> = tables::every_form()
        .into_iter()
        .map(|form| (canon(&form), form))
        .filter(|(once, _)| canon(once) != *once)
        .map(|(once, form)| format!("{form}: {once}: {}", canon(&once)))
        .collect();
    assert!(
        wrong.is_empty(),
        "{}: {:#?}",
        wrong.len(),
        &wrong[..wrong.len().min(60)]
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn analysing_what_was_analysed_changes_nothing(text in "[a-zæøåäöéáčđŋšŧž0-9 A\u{30a}\u{ad}.-]{0,60}|.{0,60}") {
        let once = words(&text);
        prop_assert_eq!(&words(&once.join(" ")), &once);
        for word in &once {
            let analysis = analyse(word);
            prop_assert!((1..=3).contains(&analysis.lemmas.len()));
            prop_assert!(analysis.lemmas.iter().chain(&analysis.parts).all(|l| !l.is_empty()));
        }
    }

    #[test]
    fn a_lemma_is_its_own_lemma(n in 0..10_000usize) {
        let words = include_str!("data/nynorsk.tsv").lines().filter_map(|l| l.split_once('\t'));
        let (_, bokmaal) = words.clone().nth(n % words.count()).unwrap();
        let known = Some(analyse(bokmaal)).filter(|a| a.is_listed);
        for lemma in known.iter().flat_map(|a| &a.lemmas) {
            let own = analyse(lemma);
            prop_assert!(
                tables::pair(lemma).is_some() || !own.is_listed || own.lemmas[0] == *lemma,
                "{}",
                lemma
            );
        }
    }
}
