//! A person's saved things as a browser without script gets them.

use super::*;
use crate::advice::form::CompetenceForm;
use crate::saved::model::KeptCompetence;
use crate::saved::samples::an_offer;
use crate::shared::ids::{OfferId, SearchId};
use crate::shared::lang::Lang;
use crate::shared::ui::drawn::html;

fn things() -> SavedThings {
    let saved = |id, live| SavedOffer {
        offer: OfferId(id),
        title: "Som lagret".into(),
        saved_at: chrono::DateTime::UNIX_EPOCH,
        live,
    };
    let search = SavedSearch {
        id: SearchId(5),
        pairs: vec![("q".into(), "matte".into()), ("trinn".into(), "5-7".into())],
        alert: true,
        saved_at: chrono::DateTime::UNIX_EPOCH,
    };
    SavedThings {
        offers: vec![saved(1, Some(an_offer(1, "Levende"))), saved(2, None)],
        searches: vec![search],
        calendar_since: None,
        competence: None,
    }
}

#[test]
fn a_withdrawn_offer_stays_in_the_list_and_says_so() {
    let today = Date::from_ymd_opt(2026, 11, 23).unwrap();
    let page = html(|| offers(Words::of(Lang::Nb), &things(), &Reference::default(), today));
    assert!(page.contains("Levende") && page.contains("Som lagret"), "{page}");
    assert!(page.contains("Ikke lenger publisert"), "{page}");
    assert!(
        !page.contains("compare-tray"),
        "one offer cannot be compared: {page}"
    );
}

#[test]
fn a_saved_search_is_said_in_words_and_opens_at_its_own_address() {
    let page = html(|| searches(Words::of(Lang::Nn), &things(), &Reference::default()));
    assert!(page.contains("«matte» · Trinn: 5.–7. trinn"), "{page}");
    assert!(page.contains("/nn/tilbud?q=matte&amp;trinn=5-7"), "{page}");
    assert!(page.contains("Slå av varsel"), "{page}");
}

#[test]
fn no_room_is_said_in_a_whole_sentence() {
    let full = [FieldFault::new("offer", Problem::AtMost(100))];
    let page = html(|| refused(Words::of(Lang::Nb), &full));
    assert!(page.contains("Du har lagret 100 tilbud"), "{page}");
}

#[test]
fn values_of_a_filter_that_are_alternatives_are_told_with_or() {
    let pairs = [
        ("trinn", "5-7"),
        ("trinn", "8-10"),
        ("trinn", "11-13"),
        ("form", "nettbasert"),
    ];
    let pairs = pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned()));
    let search = SavedSearch {
        pairs: pairs.collect(),
        ..things().searches.remove(0)
    };
    for (lang, expected) in [
        (
            Lang::Nb,
            "Trinn: 5.–7. trinn, 8.–10. trinn eller Videregående, 11–13 · Studieform: ",
        ),
        (
            Lang::En,
            "Stage: Stages 5–7, Stages 8–10 or Upper secondary, 11–13 · Form of study: ",
        ),
    ] {
        let said = Words::of(lang).search_said(&search.query(&Reference::default()), &Reference::default());
        assert!(said.starts_with(expected), "{said}");
    }
}

#[test]
fn what_is_remembered_of_her_competence_is_shown_and_can_be_forgotten() {
    let kept = KeptCompetence {
        form: CompetenceForm {
            teaching: "8-10".into(),
            subject: "annet".into(),
            credits: "7,5".into(),
        },
        kept_at: chrono::DateTime::UNIX_EPOCH,
    };
    let things = SavedThings {
        competence: Some(kept),
        ..SavedThings::default()
    };
    let page = html(|| competence(Words::of(Lang::Nn), &things, &Reference::default()));
    for said in [
        "Anna fag, 8.–10. trinn, 7,5 studiepoeng",
        "Videre har hugsa dette for deg sidan 1. januar 1970.",
        "action=\"/do/competence/forget?lang=nn\"",
        "value=\"/nn/meg/lagret\"",
    ] {
        assert!(page.contains(said), "{said} in {page}");
    }
    let none = html(|| {
        competence(
            Words::of(Lang::Nb),
            &SavedThings::default(),
            &Reference::default(),
        )
    });
    assert!(
        none.contains("Videre husker ikke") && none.contains("href=\"/nb/kompetanse\""),
        "{none}"
    );
}
