//! An offer's public page.

use super::*;
use crate::evaluation::model::{Beyond, Estimate};
use crate::followup::model::{NewestReply, PublicGlance};

fn offer() -> OfferPage {
    let quality = Quality {
        estimate: Estimate {
            mean: 4.2,
            low: 3.9,
            high: 4.5,
            beyond: None,
        },
        n: 24,
        invited: 41,
        years: (StudyYear(2024), StudyYear(2026)),
    };
    OfferPage {
        institution: institution(),
        shown: OfferSummary {
            version: version(VersionState::Published),
            runs: vec![run()],
            quality: Some(quality),
        },
        live_year: Some(StudyYear(2027)),
        years: vec![StudyYear(2027), StudyYear(2025)],
    }
}

fn page_of(offer: &OfferPage, lang: Lang) -> Html {
    let replies = PublicGlance {
        was_surveyed: true,
        reply: None,
    };
    page_with(offer, lang, &replies)
}

fn page_with(offer: &OfferPage, lang: Lang, replies: &PublicGlance) -> Html {
    let reference = reference();
    let words = Words::of(lang);
    drawn(|| {
        offer_view(Shown {
            words,
            today: today(),
            page: offer,
            reference: &reference,
            demo: true,
            may_edit: false,
            is_preview: false,
            keeping: &crate::saved::forms::Keeping::nothing(words, "https://videre.example"),
            replies,
        })
    })
}

#[test]
fn says_its_deadlines_in_words_and_warns_when_they_differ() {
    let mut offer = offer();
    let page = page_of(&offer, Lang::Nb);
    let said = text(select(&page, ".aside-card")[0]);
    assert!(
        said.contains("vikar eller stipend 1. mars 2027 , 98 dager igjen"),
        "{said}"
    );
    assert!(
        said.contains("for studieplass 15. april 2027 , 143 dager igjen"),
        "{said}"
    );
    assert!(said.contains("to frister på ulike datoer"), "{said}");
    assert_eq!(
        select(&page, ".aside-card a.ds-button")[0].attr("href"),
        Some("https://uni.example/sok")
    );
    offer.shown.runs[0].plan.admission_deadline = offer.shown.runs[0].plan.funding_deadline;
    assert!(!all_text(&page_of(&offer, Lang::Nb)).contains("ulike datoer"));
}

#[test]
fn a_rating_that_is_only_bounded_is_told_as_a_bound() {
    let mut offer = offer();
    if let Some(q) = &mut offer.shown.quality {
        (q.estimate.mean, q.estimate.beyond) = (4.8, Some(Beyond::AtLeast));
    }
    let said = all_text(&page_of(&offer, Lang::Nb));
    assert!(said.contains("minst 4,8 av 5, 24 svar av 41 inviterte"), "{said}");
    assert!(!said.contains("intervall 3,9"), "{said}");
}

#[test]
fn tells_everything_the_plan_holds() {
    let page = page_of(&offer(), Lang::Nb);
    let said = all_text(&page);
    for part in [
        "Høgskulen på Vestlandet",
        "Åpen for søknad",
        "Trinn 5–10",
        "Vestland",
        "Ingen studieavgift ut over semesteravgiften (2027–28, veiledende)",
        "Slik dekkes assessment.",
        "Læringsutbytte: kan tilpasse undervisningen",
        "2 hverdager borte fra skolen",
        "uke 35 30.–31. august 2027, Bergen",
        "4,2 av 5 (90 %-intervall 3,9–4,5), 24 svar av 41 inviterte, 2024–25 til 2026–27 samlet",
        "Simulerte svar",
        "2027–28 (gjeldende) – vises nå",
        "Sist oppdatert 1. januar 1970",
    ] {
        assert!(said.contains(part), "{part} is not in {said}");
    }
    let doi = select(&page, ".reference-list a")[0];
    assert_eq!(
        doi.attr("href"),
        Some("https://doi.org/10.1016/j.jmathb.2015.10.007")
    );
    assert_eq!(
        select(&page, ".demo-mark").len(),
        4,
        "heading, themes, run and answers are marked"
    );
}

#[test]
fn marks_the_language_of_its_text_only_where_it_differs() {
    assert_eq!(select(&page_of(&offer(), Lang::Nb), "[lang]").len(), 0);
    let page = page_of(&offer(), Lang::En);
    assert_eq!(select(&page, "h1")[0].attr("lang"), Some("nb"));
    let here = select(&page, ".breadcrumbs [aria-current]")[0];
    assert_eq!(here.attr("lang"), Some("nb"));
    let builds = select(&page, "#emner .module-list__code span[lang=nb]");
    assert_eq!(text(builds[0]), "Tall og algebra");
    assert!(text(select(&page, ".aside-card")[0]).contains("98 days left"));
}

#[test]
fn is_read_in_the_readers_language_and_says_what_is_not_written_in_it() {
    let page = page_of(&offer(), Lang::Nn);
    assert_eq!(select(&page, "[lang]").len(), 0, "every text is nynorsk");
    let said = all_text(&page);
    for part in [
        "Godkjend lærarutdanning.",
        "Slik blir assessment dekt.",
        "Læringsutbyte: kan tilpasse undervisninga",
        "Tal og algebra",
    ] {
        assert!(said.contains(part), "{part} is not in {said}");
    }
    assert!(!said.contains("berre på"), "{said}");

    let mut older = offer();
    let english = &mut older.shown.version.plan.translations[0];
    (english.lang, english.exam) = (Lang::En, String::new());
    let page = page_of(&older, Lang::En);
    assert_eq!(select(&page, "#opptak [lang]").len(), 0);
    assert_eq!(
        select(&page, "#vurdering .prose")[0].attr("lang"),
        Some("nb"),
        "what is not written falls back, and says so"
    );
    assert!(all_text(&page).contains("parts of this text in Bokmål only"));
    let page = page_of(&older, Lang::Se);
    assert!(!all_text(&page).contains("bare på"), "pages there are bokmål");
    let plan = &mut older.shown.version.plan;
    (plan.text_lang, plan.translations) = (Lang::Se, vec![]);
    let said = all_text(&page_of(&older, Lang::Nb));
    assert!(
        said.contains("bare skrevet denne teksten på nordsamisk."),
        "{said}"
    );
}

#[test]
fn with_few_answers_shows_no_figure() {
    let mut offer = offer();
    offer.shown.quality = None;
    let said = text(select(&page_of(&offer, Lang::Nb), "#kvalitet")[0]);
    assert!(
        said.contains("for få svar") && !said.contains("intervall"),
        "{said}"
    );
}

#[test]
fn quotes_the_newest_reply_of_its_institution_and_leads_to_all_of_them() {
    let told = "Vi har lagt om vurderingen, og alle får nå skriftlig respons. ".repeat(9);
    let reply = NewestReply {
        text: told.clone(),
        replied_at: Date::from_ymd_opt(2026, 9, 1)
            .unwrap()
            .and_hms_opt(12, 0, 0)
            .unwrap()
            .and_utc(),
        is_demo: false,
    };
    let replies = PublicGlance {
        was_surveyed: true,
        reply: Some(reply),
    };
    let page = page_with(&offer(), Lang::Nb, &replies);
    let said = text(select(&page, "#kvalitet")[0]);
    assert!(
        said.contains("Institusjonen svarer deltakerne") && said.contains("Vi har lagt om vurderingen"),
        "{said}"
    );
    assert!(
        said.contains("Svart 1. september 2026") && said.contains(" …"),
        "{said}"
    );
    assert!(!said.contains(told.trim()), "it is cut");
    assert_eq!(select(&page, "#kvalitet a[href='/nb/tilbud/3/svar']").len(), 1);
    // Nobody was asked, and nothing was said: there is nothing to lead to.
    let page = page_with(&offer(), Lang::Nb, &PublicGlance::default());
    assert!(select(&page, "a[href='/nb/tilbud/3/svar']").is_empty());
}

#[test]
fn of_an_earlier_year_says_so_and_leads_to_the_present_one() {
    let mut offer = offer();
    offer.shown.version.year = StudyYear(2025);
    offer.shown.version.state = VersionState::Superseded;
    let page = page_of(&offer, Lang::Nn);
    let notice = select(&page, ".notice")[0];
    assert!(text(notice).contains("Du les ein eldre versjon"));
    assert!(select(&page, ".notice a[href='/nn/tilbud/3']").len() == 1);
    assert!(
        select(&page, ".aside-card a.ds-button").is_empty(),
        "nobody applies for an earlier year"
    );
}

#[test]
fn withdrawn_says_why() {
    let mut offer = offer();
    offer.shown.version.state = VersionState::Withdrawn;
    offer.shown.version.withdrawn_reason = "For få søkere.".into();
    offer.live_year = None;
    let said = text(select(&page_of(&offer, Lang::Nb), ".notice")[0]);
    assert!(said.contains("Begrunnelse: For få søkere."), "{said}");
}

#[test]
fn that_is_known_only_in_part_says_what_is_not_known() {
    let mut offer = offer();
    let plan = &mut offer.shown.version.plan;
    (plan.price_ore, plan.credits, plan.stages, plan.funding) = (None, None, None, None);
    plan.themes.clear();
    plan.modules.clear();
    plan.citations.clear();
    plan.outcomes = Default::default();
    plan.source_url = "javascript:alert(1)".into();
    offer.shown.runs.clear();
    let page = page_of(&offer, Lang::Nb);
    assert!(text(select(&page, "#fakta")[0]).contains("Pris Ikke oppgitt"));
    assert_eq!(
        select(
            &page,
            ".theme-list [data-covered=no], .theme-list li[data-covered=no]"
        )
        .len(),
        5
    );
    assert!(select(&page, "a[href^=javascript]").is_empty());
    assert!(all_text(&page).contains("Ingen gjennomføring er kunngjort ennå."));
}
