//! What is marked, and what is left in peace.

use super::*;

/// What is found, as `kind:text`.
fn found(text: &str) -> Vec<String> {
    let hints = find(text, &["HVL", "Høgskulen", "Nord"]);
    for pair in hints.windows(2) {
        assert!(pair[0].to <= pair[1].from, "{hints:?} overlap in {text}");
    }
    let said = |h: &Hint| format!("{}:{}", h.kind, &text[h.from..h.to]);
    hints.iter().map(said).collect()
}

#[test]
fn what_points_to_somebody_is_found() {
    for (text, expected) in [
        // names
        ("Hun som heter Kari var best.", vec!["navn:Kari"]),
        (
            "Takk til Kari Nordmann og Per-Ivar Berg for alt.",
            vec!["navn:Kari Nordmann", "navn:Per-Ivar Berg"],
        ),
        ("Kari var fantastisk.", vec!["navn:Kari"]),
        ("Solveig Haugland bør få ros", vec!["navn:Solveig Haugland"]),
        ("Læreren Stein forklarte godt.", vec!["navn:Stein"]),
        ("vi hadde rektor Berg på besøk", vec!["navn:Berg"]),
        ("Rektor Solberg var med.", vec!["navn:Solberg"]),
        ("Professor K. Haugland svarte aldri", vec!["navn:K. Haugland"]),
        ("Det var Bjørn som holdt forelesningen", vec!["navn:Bjørn"]),
        (
            "Karis timer var fine, og Olas også",
            vec!["navn:Karis", "navn:Olas"],
        ),
        ("Spør KARI om dette", vec!["navn:KARI"]),
        ("Førelesaren Torunn var flink", vec!["navn:Torunn"]),
        ("mvh Abdirahman", vec!["navn:Abdirahman"]),
        ("Jeg fikk hjelp av f.eks. Tonje hele tiden", vec!["navn:Tonje"]),
        ("Hans Olav hjalp oss", vec!["navn:Hans Olav"]),
        // mail and links
        (
            "Skriv til kari.nordmann@skole.example.",
            vec!["epost:kari.nordmann@skole.example"],
        ),
        ("(ola@prove.example)", vec!["epost:ola@prove.example"]),
        (
            "kari (at) skole.example går bra",
            vec!["epost:kari (at) skole.example"],
        ),
        ("kari [krøllalfa] skole", vec!["epost:kari [krøllalfa] skole"]),
        (
            "se www.kariblogg.example for mer",
            vec!["lenke:www.kariblogg.example"],
        ),
        ("finn meg på @karilærer", vec!["lenke:@karilærer"]),
        // numbers
        ("Ring meg på 400 00 123.", vec!["telefon:400 00 123"]),
        ("tlf 22 00 11 22, hele dagen", vec!["telefon:22 00 11 22"]),
        ("mobil 90000123", vec!["telefon:90000123"]),
        ("+47 900 00 123 når som helst", vec!["telefon:+47 900 00 123"]),
        ("0047 90 00 01 23", vec!["telefon:0047 90 00 01 23"]),
        ("99.88.77.66", vec!["telefon:99.88.77.66"]),
        ("nummeret 9000 0123", vec!["telefon:9000 0123"]),
        (
            "fødselsnummeret mitt 010190 12345",
            vec!["fodselsnummer:010190 12345"],
        ),
        ("01019012345", vec!["fodselsnummer:01019012345"]),
        // places of work
        (
            "Vi på Nordlia skole fikk ikke vikar",
            vec!["arbeidssted:Nordlia skole"],
        ),
        (
            "Alle ved Solbakken ungdomsskole vet det",
            vec!["arbeidssted:Solbakken ungdomsskole"],
        ),
        ("på Lillevik vgs", vec!["arbeidssted:Lillevik vgs"]),
        (
            "på Lillevik videregående skole i vår",
            vec!["arbeidssted:Lillevik videregående skole"],
        ),
        ("Eg arbeider på Fjordaskulen no", vec!["arbeidssted:Fjordaskulen"]),
        (
            "vi i Storvik kommune fikk nei",
            vec!["arbeidssted:Storvik kommune"],
        ),
        (
            "Skulen min, Myrland skule, sa nei",
            vec!["arbeidssted:Myrland skule"],
        ),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn words_of_the_trade_raise_no_alarm() {
    for text in [
        "Vi brukte LK20 mye, og OsloMet var flinke.",
        "Norsk 1 og Matematikk 2 henger godt sammen med Engelsk.",
        "Samarbeidet mellom NTNU, HVL og UiO var bra.",
        "Canvas og Teams fungerte, men ikke Zoom.",
        "Mer om Kunnskapsløftet og Udir sine støtteressurser",
        "Naturfag, Samfunnsfag og Kroppsøving burde vært med.",
        "Samlingene i Bergen og Trondheim var best. Tromsø var langt unna.",
        "Mer Vygotskij og mindre Piaget, takk.",
        "GeoGebra og PowerPoint er kjent for alle.",
        "I 2024 og 2025 var det annerledes. 2024 2025",
        "Emne 1, 7,5 studiepoeng og 30 stp, 15.03.2026 kl. 12.30",
        "126 000 kr er mye, 12 000 000 er mer",
        "Temaet vurdering kom siste dag. Det fortjener mer!",
        "Rektor sa nei. Hans begrunnelse var svak.",
        "Even det enkleste var vanskelig",
        "Eg tykte undervisarane var dyktige. Noreg treng fleire slike tilbod.",
        "– Flere samlinger\n- Mindre gruppearbeid\n• Bedre tid",
        "f.eks. mer om elever som strever, bl.a. med lesing",
        "Høgskulen på Vestlandet og Nord universitet",
        "",
        "@",
        "æøå ÆØÅ 🙂 ÅÅÅ",
    ] {
        assert_eq!(found(text), Vec::<String>::new(), "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn every_hint_lies_in_the_text_and_none_overlap(text in "\\PC{0,80}|[A-ZÆØÅa-zæøå0-9 @.()+-]{0,80}") {
        let hints = find(&text, &["HVL"]);
        for hint in &hints {
            proptest::prop_assert!(text.get(hint.from..hint.to).is_some_and(|t| !t.is_empty()));
        }
        for pair in hints.windows(2) {
            proptest::prop_assert!(pair[0].to <= pair[1].from);
        }
    }
}
