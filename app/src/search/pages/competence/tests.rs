//! «Hva mangler jeg?» as a browser without script gets it.

use super::answer::answer;
use super::*;
use crate::catalogue::model::Module;
use crate::search::pages::tests::{offer, reference};
use crate::shared::fault::Problem;
use crate::shared::lang::Lang;
use crate::shared::ui::drawn::html;

fn today() -> Date {
    Date::from_ymd_opt(2026, 11, 23).unwrap()
}

fn question(teaching: Teaching, subject: &str, had: i32) -> CompetenceQuestion {
    CompetenceQuestion {
        teaching,
        subject: subject.into(),
        had: Credits(had),
    }
}

fn text(html: &str) -> String {
    let document = scraper::Html::parse_fragment(html);
    let parts: Vec<_> = document.root_element().text().collect();
    let text = parts.join(" ");
    text.split(' ')
        .filter(|p| !p.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn drawn(lang: Lang, asked: CompetenceQuestion, offers: Vec<OfferSummary>) -> String {
    let reference = reference();
    let found = Found {
        total: offers.len() as u64,
        offers,
        ..Found::nothing_yet(&reference, asked, today())
    };
    html(|| {
        let words = Words::of(lang);
        let said = answer(words, &reference, &found, today());
        view! { {said}{offers::offers(words, &reference, &found, today())} }.into_any()
    })
}

#[test]
fn the_answer_says_what_is_asked_had_and_missing_and_who_judges() {
    let html = drawn(
        Lang::Nb,
        question(Teaching::LowerSecondary, "matematikk", 450),
        vec![],
    );
    let said = text(&html);
    for part in [
        "For å undervise i matematikk på 8.–10. trinn ber reglene om minst 60 relevante studiepoeng.",
        "Reglene ber om 60 stp Du oppgir 45 stp Kan mangle 15 stp",
        "Arbeidsgiveren avgjør",
        "Før 2014. Hjemmel: opplæringslova § 17-4 andre ledd, fra 1. august 2024.",
        "forskrift § 14-3",
        "Vurdert per 23. november 2026.",
        "Ingen tilbud tar imot søknader akkurat nå",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert!(!said.contains("oppfyller"));
    assert!(
        html.contains("href=\"/nb/tilbud?fag=matematikk&amp;trinn=8-10&amp;sorter=frist\""),
        "{html}"
    );
}

#[test]
fn each_offer_says_what_may_remain_and_which_module_may_do() {
    let mut whole = offer(1, "Matematikk 1", Lang::Nb);
    whole.version.plan.credits = Some(Credits(300));
    whole.version.plan.modules = ["Tall", "Geometri"]
        .map(|title| Module {
            code: String::new(),
            title: title.into(),
            credits: Credits(150),
            requires: vec![],
        })
        .into();
    let small = offer(2, "Matematikk 2", Lang::Nb);
    let mut unknown = offer(3, "Matematikk 3", Lang::Nb);
    unknown.version.plan.credits = None;
    let asked = question(Teaching::LowerSecondary, "matematikk", 450);
    let html = drawn(Lang::Nb, asked, vec![whole, small, unknown]);
    let said = text(&html);
    for part in [
        "Etter dette kan tallet være nådd. Emnet «Tall» (15 studiepoeng) kan være nok alene.",
        "Etter dette kan det fortsatt mangle 7,5 studiepoeng.",
        "Tilbudet har ikke oppgitt studiepoeng.",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert!(html.contains("form=\"sammenlign\"") && html.contains("id=\"sammenlign\""));
}

#[test]
fn special_cases_are_said_as_they_are() {
    let said = |teaching, subject, had| text(&drawn(Lang::Nb, question(teaching, subject, had), vec![]));
    let advice = said(Teaching::Lower, "radgivning", 0);
    assert!(
        advice.contains("60 studiepoeng er anbefalt") && advice.contains("Anbefalt 60 stp"),
        "{advice}"
    );
    assert!(!advice.contains("Kravet gjelder ikke alle"), "{advice}");
    let adults = said(Teaching::Adults, "norsk_som_andresprak", 0);
    assert!(
        adults.contains("for voksne innvandrere ber reglene om minst 30"),
        "{adults}"
    );
    let none = said(Teaching::LowerSecondary, "valgfag", 0);
    assert!(
        none.contains("ikke noe eget krav") && !none.contains("Tilbud som kan bidra"),
        "{none}"
    );
    let unknown = said(Teaching::Adults, "musikk", 0);
    assert!(
        unknown.contains("ikke lagt inn noen regel for musikk"),
        "{unknown}"
    );
    let reached = said(Teaching::Lower, "norsk", 300);
    assert!(
        reached.contains("Tallet er nådd") && !reached.contains("Tilbud som kan bidra"),
        "{reached}"
    );
    let nynorsk = text(&drawn(Lang::Nn, question(Teaching::Lower, "norsk", 0), vec![]));
    assert!(
        nynorsk.contains("For å undervise i norsk på 1.–4. trinn ber reglane om minst 30"),
        "{nynorsk}"
    );
}

#[test]
fn offers_are_looked_for_by_subject_stage_and_what_can_still_be_applied_for() {
    let pairs = |teaching, subject: &str| {
        let reference = reference();
        Found::nothing_yet(&reference, question(teaching, subject, 0), today())
            .query
            .pairs()
    };
    let own = |name: &'static str, value: &str| (name, value.to_owned());
    let norwegian = pairs(Teaching::Middle, "norsk");
    assert!(norwegian.contains(&own("fag", "norsk")) && norwegian.contains(&own("trinn", "5-7")));
    assert!(norwegian.contains(&own("status", "apen")) && norwegian.contains(&own("sorter", "frist")));
    assert!(!norwegian.contains(&own("status", "avlyst")));
    // A counsellor's stage does not narrow, and adults have none.
    assert!(
        pairs(Teaching::Lower, "radgivning")
            .iter()
            .all(|(n, _)| *n != "trinn")
    );
    let adults = pairs(Teaching::Adults, "norsk_som_andresprak");
    assert_eq!(adults.iter().filter(|(n, _)| *n == "fag").count(), 1);
    assert_eq!(
        pairs(Teaching::Middle, "annet"),
        [own("sorter", "frist")],
        "another subject is no subject of the catalogue"
    );
}

#[test]
fn the_form_shows_what_was_typed_and_each_fault_by_its_field() {
    let form = CompetenceForm {
        teaching: String::new(),
        subject: "norsk".into(),
        credits: "mange".into(),
    };
    let faults = form.check(|_| true).unwrap_err();
    let html = html(|| {
        ask(
            Words::of(Lang::Nb),
            &reference(),
            &form,
            &["norsk", "annet"],
            faults,
            None,
        )
    });
    let words = Words::of(Lang::Nb);
    for said in [
        "action=\"/nb/kompetanse#svar\"",
        "id=\"svar\"",
        "name=\"trinn\"",
        "id=\"f-trinn-fault\"",
        "id=\"f-stp-fault\"",
        "value=\"mange\"",
        "<option value=\"norsk\" selected",
        &words.problem(&Problem::NotANumber),
        "Annet fag",
    ] {
        assert!(html.contains(said), "{said} in {html}");
    }
    assert!(!html.contains("style=") && !html.contains("method=\"post\""));
}

#[test]
fn what_is_asked_can_be_remembered_replaced_and_forgotten_by_whoever_is_signed_in() {
    let form = |credits: &str| CompetenceForm {
        teaching: "8-10".into(),
        subject: "norsk".into(),
        credits: credits.into(),
    };
    let (asked, kept) = (
        form("45"),
        KeptCompetence {
            form: form("30"),
            kept_at: chrono::DateTime::UNIX_EPOCH,
        },
    );
    let drawn = |kept: Option<&KeptCompetence>, is_signed_in, is_asked, is_same| {
        let remembering = Remembering {
            is_signed_in,
            form: &asked,
            kept,
            is_asked,
            is_same,
        };
        html(|| remembering.draw(Words::of(Lang::Nn), &reference()))
    };
    let visitor = drawn(None, false, true, false);
    let back = "href=\"/nn/logg-inn?til=%2Fnn%2Fkompetanse%3Ftrinn%3D8-10%26fag%3Dnorsk%26stp%3D45\"";
    assert!(visitor.contains(back) && !visitor.contains("<form"), "{visitor}");
    let first = drawn(None, true, true, false);
    for said in [
        "action=\"/do/competence/keep?lang=nn\"",
        "name=\"trinn\" value=\"8-10\"",
        "name=\"stp\" value=\"45\"",
        "Hugs dette</button>",
    ] {
        assert!(first.contains(said), "{said} in {first}");
    }
    assert!(!first.contains("competence/forget"), "{first}");
    let other = drawn(Some(&kept), true, true, false);
    for said in [
        "Videre hugsar noko anna for deg:",
        ", 8.–10. trinn, 30 studiepoeng",
        "Hugs dette i staden",
        "Slett det Videre hugsar",
    ] {
        assert!(other.contains(said), "{said} in {other}");
    }
    let same = drawn(Some(&kept), true, true, true);
    assert!(
        same.contains("sidan 1. januar 1970") && !same.contains("competence/keep"),
        "{same}"
    );
    for nothing in [drawn(None, true, false, false), drawn(None, false, false, false)] {
        assert!(!nothing.contains("<form") && !nothing.contains("<a"), "{nothing}");
    }
}
