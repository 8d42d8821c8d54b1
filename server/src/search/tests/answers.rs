//! What an answer says of itself: what was understood, let go, marked and offered besides.

use app::search::model::{Facet, Marked, Relaxed, SearchPage, SearchQuery, SynonymKind, UnderstoodKind};
use app::shared::ids::OfferId;
use std::sync::Arc;

use super::{Real, answer, patience, today};
use crate::search::query::{Reading, compose};
use crate::search::reading::read;
use crate::search::synonyms::Synonyms;
use crate::search::vocabulary::Vocabulary;

fn understood(page: &SearchPage) -> Vec<(UnderstoodKind, &str, &str, &str)> {
    page.understood
        .iter()
        .map(|u| (u.kind, u.typed.as_str(), u.value.as_str(), u.without.as_str()))
        .collect()
}

#[test]
fn what_was_understood_is_said_and_can_be_left_out() {
    use UnderstoodKind::{Code, Credits, Delivery, Funding, Institution, Phrase, Place, Semester, Stage};
    let real = Real::new();
    for (question, expected) in [
        (
            "matematikk 5.–10. trinn",
            (Stage, "5.–10. trinn", "5-10", "matematikk"),
        ),
        (
            "engelsk på ungdomsskolen",
            (Stage, "ungdomsskolen", "8-10", "engelsk på"),
        ),
        (
            "vidaregåande opplæring norsk",
            (Stage, "vidaregåande opplæring", "11-13", "norsk"),
        ),
        ("vgs norsk", (Stage, "vgs", "11-13", "norsk")),
        ("norsk 7,5 stp", (Credits, "7,5 stp", "75", "norsk")),
        ("haust 2024 norsk", (Semester, "haust 2024", "2024h", "norsk")),
        ("norsk HiOA", (Institution, "HiOA", "1175", "norsk")),
        (
            "høgskulen i volda engelsk",
            (Institution, "høgskulen i volda", "0236", "engelsk"),
        ),
        (
            "høyskolen i volda",
            (Institution, "høyskolen i volda", "0236", ""),
        ),
        ("INN norsk", (Institution, "INN", "1177", "norsk")),
        ("engelsk bergen", (Place, "bergen", "Bergen", "engelsk")),
        (
            "nettbasert norsk",
            (Delivery, "nettbasert", "nettbasert", "norsk"),
        ),
        (
            "nettkurs i norsk",
            (Delivery, "nettkurs", "nettbasert", "i norsk"),
        ),
        ("norsk stipend", (Funding, "stipend", "vikar_stipend", "norsk")),
        (
            "ungdomsskolematematikk",
            (Stage, "ungdomsskole", "8-10", "matematikk"),
        ),
        ("vid-6110", (Code, "vid-6110", "vid-6110", "")),
        ("lærer VID 6110", (Code, "VID 6110", "VID 6110", "lærer")),
        (
            "oslomet \"norsk 2\"",
            (Phrase, "\"norsk 2\"", "norsk 2", "oslomet norsk 2"),
        ),
    ] {
        let page = real.find(question);
        assert!(
            understood(&page).contains(&expected),
            "{question}: {:?}",
            page.understood
        );
        assert!(page.total > 0, "{question}");
    }
    assert!(real.find("norsk for nybegynnere").understood.is_empty());
}

#[test]
fn every_hit_has_what_was_understood() {
    let real = Real::new();
    let page = real.find("OsloMet norsk");
    assert!(page.total > 0);
    assert!(
        real.titles("OsloMet norsk")
            .iter()
            .all(|t| t.starts_with("OsloMet "))
    );
}

#[test]
fn a_word_that_leaves_nothing_is_let_go_and_named() {
    let real = Real::new();
    let page = real.find("xyzzy naturfag");
    assert_eq!(
        page.relaxed,
        Some(Relaxed {
            words: vec!["xyzzy".into()],
            ..Relaxed::default()
        })
    );
    assert_eq!(page.total, real.find("naturfag").total);
    let page = real.find("lulesamisk 7,5 stp");
    assert!(
        matches!(&page.relaxed, Some(relaxed) if relaxed.words == ["7,5 stp"]),
        "{:?}",
        page.relaxed
    );
    assert!(page.total > 0);
    assert_eq!(real.find("naturfag").relaxed, None);
    assert_eq!(real.find("xyzzy").relaxed, None);
}

#[test]
fn a_filter_that_leaves_nothing_is_let_go_before_the_words() {
    let real = Real::new();
    let ask = |words: &str, selected: &[(Facet, &str)]| {
        let mut query = SearchQuery {
            words: words.into(),
            ..SearchQuery::everything()
        };
        for (facet, value) in selected {
            query
                .selected
                .entry(*facet)
                .or_default()
                .push((*value).to_owned());
        }
        answer(&real.index, &query)
    };
    let page = ask("lulesamisk", &[(Facet::Subject, "matematikk")]);
    let without = |filters: &[&str], words: &[&str]| {
        let named = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect();
        Some(Relaxed {
            filters: named(filters),
            words: named(words),
            ..Relaxed::default()
        })
    };
    assert_eq!(page.relaxed, without(&["fag"], &[]));
    assert_eq!(page.total, real.find("lulesamisk").total);
    let page = ask(
        "lulesamisk",
        &[(Facet::Subject, "matematikk"), (Facet::Institution, "1110")],
    );
    assert_eq!(page.relaxed, without(&["fag", "institusjon"], &[]));
    // A word no offer has is at fault itself, not the filter beside it.
    let page = ask("xyzzy naturfag", &[(Facet::Subject, "naturfag")]);
    assert_eq!(page.relaxed, without(&[], &["xyzzy"]));
    assert!(page.total > 0);
    // A word and a filter that are both in the way are both let go.
    let page = ask("xyzzy lulesamisk", &[(Facet::Subject, "matematikk")]);
    assert_eq!(page.relaxed, without(&["fag"], &["xyzzy"]));
    assert_eq!(page.total, real.find("lulesamisk").total);
}

#[test]
fn words_that_only_fail_together_are_named_and_any_of_them_is_shown() {
    let real = Real::new();
    let page = real.find("lulesamisk kroppsøving");
    let relaxed = page.relaxed.unwrap();
    assert_eq!(relaxed.words, ["lulesamisk", "kroppsøving"]);
    assert!(relaxed.any_word && page.total > 0);
}

#[test]
fn a_word_only_the_dictionary_knows_leads_to_its_subject_and_is_named() {
    let real = Real::new();
    let page = real.find("sonett");
    let relaxed = page.relaxed.unwrap();
    assert_eq!(
        (relaxed.unknown, relaxed.instead),
        (vec!["sonett".to_owned()], vec!["norsk".to_owned()])
    );
    assert!(page.total > 0);
    assert_eq!(real.find("trolldom").relaxed, None);
}

fn shown(marked: &[Marked]) -> String {
    let one = |m: &Marked| {
        if m.is_hit {
            format!("[{}]", m.text)
        } else {
            m.text.clone()
        }
    };
    marked.iter().map(one).collect()
}

#[test]
fn titles_are_marked_across_inflections_standards_and_compounds() {
    let real = Real::new();
    for (question, expected) in [
        ("lærerspesialist", "[Lærarspesialist"),
        ("skulebibliotek", "[Skolebibliotekkunnskap]"),
        ("engelks", "[Engelsk]"),
        ("matte", "[Matematikk]"),
        ("framandspråk", ""),
        ("norsk 2", "[Norsk] [2]"),
    ] {
        let titles: Vec<String> = real.find(question).hits.iter().map(|h| shown(&h.title)).collect();
        assert!(
            titles.iter().any(|t| t.contains(expected)),
            "{question}: {titles:#?}"
        );
    }
    assert!(
        real.find("")
            .hits
            .iter()
            .all(|h| h.title.is_empty() && h.passage.is_empty())
    );
}

#[test]
fn slips_in_parts_of_compounds_and_missing_spaces_are_seen_through() {
    let real = Real::new();
    for (asked, subject) in [
        ("sangundervisnng", "musikk"),
        ("sloydlærer", "kunst_og_handverk"),
        ("matoghelse", "mat_og_helse"),
        ("digtal kompetanse", "profesjonsfaglig_digital_kompetanse"),
        ("natrufaglærer", "naturfag"),
        ("tegnsprak", "norsk_tegnsprak"),
        ("rettleing av studentar", "veiledning"),
    ] {
        let page = real.find(asked);
        let first = page.hits.first().unwrap_or_else(|| panic!("{asked}: nothing"));
        let offer = &real.documents[usize::try_from(first.id.0).unwrap() - 1].offer;
        assert_eq!(offer.version.plan.subject, subject, "{asked}");
    }
}

#[test]
fn a_long_sentence_is_read_to_its_end_and_a_misspelt_stage_is_one() {
    let real = Real::new();
    for (asked, stages) in [
        (
            "kommunen må kvalifisere flere lærere til å undervise i matematikk på ungdomsskolen",
            "8-10",
        ),
        ("engelsk på mellomtrinet", "5-7"),
        ("norsk i viderergående", "11-13"),
        ("naturfag fra første til sjuende klasse", "1-7"),
    ] {
        let understood = real.find(asked).understood;
        assert!(
            understood.iter().any(|u| u.value == stages),
            "{asked}: {understood:?}"
        );
    }
}

#[test]
fn near_meanings_are_searched_and_loose_ones_offered() {
    let real = Real::new();
    let page = real.find("dysleksi");
    assert!(
        page.also.contains(&"spesialpedagogikk".to_owned()),
        "{:?}",
        page.also
    );
    assert_eq!(real.find("trolldom").total, 0);
    let row = |kind, words: &str, to: &str| (kind, words.to_owned(), vec![to.to_owned()]);
    let rows = [
        row(SynonymKind::Near, "trolldom", "naturfag"),
        row(SynonymKind::Loose, "besvergelse", "drama"),
    ];
    real.index.set_synonyms(Arc::new(Synonyms::new(rows)));
    assert!(real.find("trolldom").total > 0);
    assert_eq!(real.find("besvergelser").also, ["drama"]);
    assert!(real.find("dysleksi").also.is_empty());
}

#[test]
fn similar_offers_share_what_is_telling_and_never_are_the_same() {
    let real = Real::new();
    let find = |title: &str| {
        let found = real
            .documents
            .iter()
            .find(|d| d.offer.version.plan.title.starts_with(title));
        found.unwrap().offer.version.offer
    };
    let subject = |id: OfferId| {
        real.documents[usize::try_from(id.0).unwrap() - 1]
            .offer
            .version
            .plan
            .subject
            .clone()
    };
    for title in [
        "Skolebibliotekkunnskap",
        "Kroppsøving",
        "Norsk tegnspråk",
        "Matematikk 1MB",
    ] {
        let own = find(title);
        let similar = real.index.similar(own, 4, today()).unwrap();
        assert!((1..=4).contains(&similar.len()), "{title}");
        assert!(similar.iter().all(|s| s.offer != own), "{title}");
        assert_eq!(subject(similar[0].offer), subject(own), "{title}");
    }
    assert!(
        real.index
            .similar(OfferId(100_000), 4, today())
            .unwrap()
            .is_empty()
    );
}

#[test]
fn what_guesses_may_cost_is_bounded_and_what_is_known_is_found_all_the_same() {
    let real = Real::new();
    let (searcher, synonyms) = (real.index.searcher(), real.index.synonyms());
    let fields = real.index.fields();
    let cost = |words: &str, allowed: u64| {
        let vocabulary = Vocabulary::new(&searcher, fields).allowing(allowed);
        let question = read(words, &vocabulary, &synonyms);
        let asked = compose(&question, fields, &vocabulary, &synonyms, Reading::Strict, false);
        (asked.cost, question.wishes.len() as u64)
    };
    let unknown = "matematikkspråklesevurdering naturfagnorskmusikkopplegg språklærerlesekurstime \
                   engelskdramakunstuke leseskriveregnevurdering";
    let (free, _) = cost(unknown, u64::MAX);
    for allowed in [0, 200, 500] {
        let (spent, n_words) = cost(unknown, allowed);
        // Beyond what is allowed each word costs one part in the fields of one kind at most.
        let most = allowed + n_words * 4 * searcher.num_docs();
        assert!(spent <= most && spent < free, "{allowed}: {spent} of {free}");
    }
    // What offers say in so many words is no guess.
    assert_eq!(
        cost("matematikk naturfag", 0),
        cost("matematikk naturfag", u64::MAX)
    );
}

#[test]
fn the_worst_that_can_be_typed_is_answered_whole() {
    let real = Real::new();
    let long = |letters: &str| letters.chars().cycle().take(200).collect::<String>();
    let words = |n: usize| {
        long(&format!(
            "{} ",
            "sprxkutvklngsarbedrettlying".repeat(2).get(..n).unwrap()
        ))
    };
    let worst = [
        words(39),
        words(19),
        words(9),
        words(4),
        long("å"),
        long("1-13 "),
        long("a "),
        long("\"norsk 2\" "),
        long("matematikkdidaktikkundervisningsopplegg "),
        long("mattelærer skuleleiing spes ped k&h vgs 15 stp "),
        long("nord samisk språk utvikling "),
    ];
    for question in worst {
        assert!(!real.find(&question).cut, "{question}");
    }
}

#[test]
fn suggestions_complete_the_last_word() {
    let real = Real::new();
    for (typed, expected) in [
        ("kropps", "Kroppsøving"),
        ("norsk teg", "tegnspråk"),
        ("begynnerop", "Begynneropplæring"),
    ] {
        let found = real.index.suggest_within(typed, 8, today(), &patience()).unwrap();
        assert!(!found.is_empty() && found.len() <= 8, "{typed}");
        assert!(
            found
                .iter()
                .all(|s| s.text.to_lowercase().contains(&expected.to_lowercase())),
            "{found:?}"
        );
    }
    assert!(
        real.index
            .suggest_within("", 8, today(), &patience())
            .unwrap()
            .is_empty()
    );
}
