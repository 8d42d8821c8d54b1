//! What the pages of the catalogue draw, and that what they draw posts back what it shows.

use std::collections::HashSet;

use leptos::prelude::*;
use scraper::{ElementRef, Html, Selector};
use serde::Deserialize;

use super::editor::{Editor, editor_view};
use super::offer::{Shown, offer_view};
use super::workbench::{Bench, Column, Selection, bench_view};
use crate::catalogue::form::{GatheringForm, OfferForm, WithdrawForm, complete};
use crate::catalogue::model::{
    Institution, OfferSummary, Place, Quality, Reference, Run, RunMark, Subject, Version, VersionState,
};
use crate::catalogue::port::{DraftPage, OfferPage, WorkRow};
use crate::review::model::{Reason, Texts};
use crate::shared::fault::{FieldFault, Problem};
use crate::shared::ids::{InstitutionId, OfferId, RunId, VersionId};
use crate::shared::lang::Lang;
use crate::shared::time::{Date, Instant, StudyYear};
use crate::words::Words;

const SUBJECTS: [&str; 1] = ["matematikk"];
const COUNTIES: [&str; 1] = ["46"];

fn today() -> Date {
    Date::from_ymd_opt(2026, 11, 23).unwrap()
}

fn institution() -> Institution {
    Institution {
        id: InstitutionId(7),
        short_name: "HVL".into(),
        name: "Høgskulen på Vestlandet".into(),
        other_names: String::new(),
        dbh_code: "0238".into(),
        counties: vec!["46".into()],
        website: String::new(),
    }
}

fn reference() -> Reference {
    let name = || "Matematikk".to_owned();
    let place = |code: &str, name: &str| Place {
        code: code.into(),
        name: name.into(),
        full_name: name.into(),
    };
    Reference {
        institutions: vec![institution()],
        subjects: vec![Subject {
            code: "matematikk".into(),
            nb: name(),
            nn: name(),
            en: "Mathematics".into(),
        }],
        places: vec![place("46", "Vestland"), place("4601", "Bergen")],
    }
}

fn version(state: VersionState) -> Version {
    let (plan, _) = complete().check(&SUBJECTS, &COUNTIES).unwrap();
    Version {
        id: VersionId(12),
        offer: OfferId(3),
        institution: InstitutionId(7),
        year: StudyYear(2027),
        state,
        revision: 4,
        is_demo: true,
        plan,
        published_at: Some(Instant::UNIX_EPOCH),
        withdrawn_reason: String::new(),
    }
}

fn run() -> Run {
    let (_, plan) = complete().check(&SUBJECTS, &COUNTIES).unwrap();
    Run {
        id: RunId(5),
        version: VersionId(12),
        offer: OfferId(3),
        plan,
        mark: None,
        is_demo: true,
    }
}

fn drawn(view: impl FnOnce() -> AnyView) -> Html {
    let html = Owner::new().with(|| view().to_html());
    assert!(!html.contains("style="), "no inline style");
    assert!(!html.contains("<script"), "no script");
    let page = Html::parse_fragment(&html);
    let mut ids = HashSet::new();
    for element in select(&page, "[id]") {
        let id = element.attr("id").unwrap();
        assert!(ids.insert(id.to_owned()), "the id {id} is used twice");
    }
    for link in select(&page, "a[href^='#']") {
        let target = link.attr("href").unwrap().trim_start_matches('#');
        assert!(ids.contains(target), "the link to #{target} leads nowhere");
    }
    for label in select(&page, "label[for]") {
        assert!(
            ids.contains(label.attr("for").unwrap()),
            "a label without its field: {}",
            text(label)
        );
    }
    page
}

fn select<'a>(page: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(css).unwrap()).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element
        .text()
        .collect::<Vec<_>>()
        .join(" ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn all_text(page: &Html) -> String {
    text(page.root_element())
}

mod an_editor {
    use super::*;

    fn draft(form: OfferForm, state: VersionState) -> DraftPage {
        let missing = form.check(&SUBJECTS, &COUNTIES).err().unwrap_or_default();
        DraftPage {
            version: version(state),
            institution: institution(),
            form,
            missing,
            reasons: vec![],
        }
    }

    fn page_of(draft: &DraftPage, returned: Option<&(OfferForm, Vec<FieldFault>)>) -> Html {
        let reference = reference();
        let words = Words::of(Lang::Nb);
        drawn(|| {
            editor_view(Editor {
                words,
                page: draft,
                reference: &reference,
                returned,
            })
        })
    }

    /// What the server function is given.
    #[derive(Deserialize)]
    struct Posted {
        version: VersionId,
        seen: i64,
        form: OfferForm,
    }

    /// What a browser without script posts from the page, read as the server reads it.
    fn posted(page: &Html) -> Posted {
        let mut pairs = vec![];
        for field in select(page, "form.form [name]") {
            let name = field.attr("name").unwrap().to_owned();
            match field.value().name() {
                "textarea" => pairs.push((name, field.text().collect::<String>())),
                "select" => {
                    let chosen = Selector::parse("option[selected]").unwrap();
                    let chosen = field.select(&chosen).next().and_then(|o| o.attr("value"));
                    pairs.push((name, chosen.unwrap_or_default().to_owned()));
                }
                _ if field.attr("type") == Some("checkbox") && field.attr("checked").is_none() => {}
                _ => pairs.push((name, field.attr("value").unwrap_or_default().to_owned())),
            }
        }
        // The same encoding and the same reader as a posted server function.
        let body = crate::path::with_query("", pairs);
        serde_qs::Config::new(5, false)
            .deserialize_str(body.trim_start_matches('?'))
            .unwrap()
    }

    #[test]
    fn posts_back_exactly_what_it_shows() {
        let mut form = complete();
        form.title = "Får & «ål» <b>[0]=1</b>".into();
        form.content = "Første linje\nandre linje & </textarea> slutt".into();
        form.run.gatherings.push(GatheringForm {
            from: "2027-10-25".into(),
            ..GatheringForm::default()
        });
        let back = posted(&page_of(&draft(form.clone(), VersionState::Draft), None));
        assert_eq!(back.form.without_blank_rows(), form);
        assert_eq!((back.version, back.seen), (VersionId(12), 4));
    }

    #[test]
    fn an_empty_one_posts_an_empty_form() {
        let back = posted(&page_of(&draft(OfferForm::default(), VersionState::Draft), None));
        let mut form = back.form.without_blank_rows();
        form.themes.retain(|_, theme| *theme != Default::default());
        assert_eq!(form, OfferForm::default());
    }

    #[test]
    fn every_fault_leads_to_its_field_in_the_order_of_the_page() {
        let form = OfferForm::default();
        let faults = form.check(&SUBJECTS, &COUNTIES).unwrap_err();
        let returned = (form.clone(), faults.clone());
        let page = page_of(&draft(form, VersionState::Draft), Some(&returned));
        let links: Vec<_> = select(&page, "#error-summary a")
            .iter()
            .map(|a| a.attr("href").unwrap())
            .collect();
        assert_eq!(links.len(), faults.len());
        let ids: Vec<_> = select(&page, "form [id]")
            .iter()
            .map(|e| e.attr("id").unwrap())
            .collect();
        let places: Vec<_> = links
            .iter()
            .map(|l| {
                ids.iter()
                    .position(|id| *id == l.trim_start_matches('#'))
                    .unwrap()
            })
            .collect();
        assert!(places.is_sorted(), "{links:?}");
        let summary = all_text(&page);
        assert!(summary.contains("Emne 1: tittel : Oppgi minst 1."), "{summary}");
    }

    #[test]
    fn what_is_missing_is_listed_quietly_before_it_is_demanded() {
        let form = OfferForm {
            exam: String::new(),
            ..complete()
        };
        let page = page_of(&draft(form, VersionState::Draft), None);
        assert!(select(&page, "[role=alert]").is_empty());
        assert!(select(&page, "[aria-invalid]").is_empty());
        assert_eq!(
            text(select(&page, ".completeness__text")[0]),
            "10 av 11 deler er ferdige"
        );
        let missing: Vec<_> = select(&page, ".checklist__note a")
            .into_iter()
            .map(text)
            .collect();
        assert_eq!(missing, ["Vurdering og eksamen"]);
    }

    #[test]
    fn keeps_what_was_typed_when_a_colleague_was_faster() {
        let typed = OfferForm {
            title: "Min tittel".into(),
            ..complete()
        };
        let page = page_of(
            &draft(complete(), VersionState::Draft),
            Some(&(typed.clone(), vec![])),
        );
        assert!(all_text(&page).contains("Noen andre har endret utkastet"));
        let back = posted(&page);
        assert_eq!(back.form.without_blank_rows(), typed);
        assert_eq!(back.seen, 4, "saving again must be possible");
    }

    #[test]
    fn shows_the_reviewers_reasons_beside_their_fields() {
        let mut page = draft(complete(), VersionState::Returned);
        let reason = |field: &str, reason: &str| Reason {
            field: field.into(),
            criterion: Texts {
                nb: "Kravet".into(),
                ..Texts::default()
            },
            reason: reason.into(),
        };
        page.reasons = vec![
            reason("exam", "Eksamen er uklar."),
            reason("citations", "For gamle kilder."),
        ];
        let page = page_of(&page, None);
        let practice = text(select(&page, "#utproving")[0]);
        assert!(
            practice.contains("Fra kontrollen: Kravet Eksamen er uklar."),
            "{practice}"
        );
        assert!(text(select(&page, "#forskningsgrunnlag")[0]).contains("For gamle kilder."));
        let links: Vec<_> = select(&page, ".notice__body li a")
            .iter()
            .map(|a| a.attr("href").unwrap())
            .collect();
        assert_eq!(links, ["#f-exam", "#f-citations"]);
    }

    #[test]
    fn in_review_can_only_be_read() {
        let page = page_of(&draft(complete(), VersionState::InReview), None);
        assert!(select(&page, "input, textarea, button").is_empty());
        let said = all_text(&page);
        assert!(said.contains("Direktoratet leser teksten."), "{said}");
        assert!(said.contains("Boaler, J. · 2016"), "{said}");
        assert!(said.contains("20. august 2027"), "{said}");
    }

    #[test]
    fn gives_back_what_was_typed_when_it_can_no_longer_be_kept() {
        let typed = OfferForm {
            title: "Min tittel".into(),
            ..complete()
        };
        let page = page_of(&draft(complete(), VersionState::InReview), Some(&(typed, vec![])));
        let said = all_text(&page);
        assert!(
            said.contains("Teksten din er ikke lagret") && said.contains("Min tittel"),
            "{said}"
        );
    }

    #[test]
    fn the_enter_key_saves_and_does_not_submit() {
        let page = page_of(&draft(complete(), VersionState::Draft), None);
        let first = select(&page, "form.form button")[0];
        assert_eq!(first.attr("formaction"), Some("/do/offer/save?lang=nb"));
    }
}

mod an_offer {
    use super::*;

    fn offer() -> OfferPage {
        let quality = Quality {
            mean: 4.2,
            low: 3.9,
            high: 4.5,
            n: 24,
            invited: 41,
            years: (2024, 2026),
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
            "2 dager borte fra egen skole",
            "uke 35 30.–31. august 2027, Bergen",
            "4,2 av 5 (90 % intervall 3,9–4,5), 24 svar av 41 inviterte, 2024–2026",
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
        assert!(text(select(&page, ".aside-card")[0]).contains("98 days left"));
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
}

mod a_workbench {
    use super::*;

    fn row(id: i64, title: &str, state: VersionState, is_live: bool) -> WorkRow {
        let mut version = version(state);
        (version.id, version.offer) = (VersionId(id), OfferId(id));
        version.plan.title = title.into();
        let mut run = run();
        run.id = RunId(id);
        let saved_at = Instant::from_timestamp(id * 86_400, 0).unwrap();
        WorkRow {
            version,
            institution_short: "HVL".into(),
            run: Some(run),
            is_live,
            saved_at,
        }
    }

    fn rows() -> Vec<WorkRow> {
        vec![
            row(1, "Matematikk", VersionState::Published, true),
            row(2, "Ål og får", VersionState::Draft, false),
            row(3, "Norsk", VersionState::Returned, true),
        ]
    }

    fn page_of(
        query: &[(&str, &str)],
        rows: Vec<WorkRow>,
        refused: Option<&(WithdrawForm, Vec<FieldFault>)>,
    ) -> Html {
        let reference = reference();
        let institution = institution();
        let query: Vec<_> = query
            .iter()
            .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
            .collect();
        let selection = Selection::read(&query);
        drawn(|| {
            let bench = Bench {
                words: Words::of(Lang::Nb),
                today: today(),
                reference: &reference,
                institutions: &[&institution],
                refused,
            };
            bench_view(bench, rows, &selection)
        })
    }

    fn titles(page: &Html) -> Vec<String> {
        select(page, "tbody th a").into_iter().map(text).collect()
    }

    #[test]
    fn shows_what_was_saved_last_first() {
        assert_eq!(
            titles(&page_of(&[], rows(), None)),
            ["Norsk", "Ål og får", "Matematikk"]
        );
    }

    #[test]
    fn is_filtered_and_sorted_by_its_address() {
        assert_eq!(
            titles(&page_of(&[("tilstand", "draft")], rows(), None)),
            ["Ål og får"]
        );
        assert_eq!(titles(&page_of(&[("q", "åL")], rows(), None)), ["Ål og får"]);
        let page = page_of(&[("sorter", "tittel")], rows(), None);
        assert_eq!(titles(&page), ["Matematikk", "Norsk", "Ål og får"]);
        let sorted = select(&page, "th[aria-sort=ascending] a")[0];
        assert_eq!(sorted.attr("href"), Some("/nb/institusjon?sorter=-tittel"));
        let none = page_of(&[("q", "finnes ikke")], rows(), None);
        assert!(all_text(&none).contains("Ingen av tilbudene passer til utvalget"));
    }

    #[test]
    fn an_address_nobody_understands_shows_everything() {
        let selection = Selection::read(&[("sorter".into(), "-x".into()), ("tilstand".into(), "x".into())]);
        assert_eq!((selection.state, selection.column), (None, Column::Saved));
    }

    #[test]
    fn offers_only_what_the_state_allows() {
        let page = page_of(&[], rows(), None);
        let actions = |css: &str| {
            select(&page, css)
                .iter()
                .map(|e| e.attr("value").unwrap())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            actions("form[action*='offer/withdraw'] input[name=offer]"),
            ["3", "1"]
        );
        assert_eq!(actions("form[action*='offer/revise'] input[name=offer]"), ["1"]);
        assert_eq!(
            actions("form[action*='offer/mark_run'] input[name=run]"),
            ["3", "1"]
        );
        assert_eq!(
            actions("form[action*='offer/create'] input[name=institution]"),
            ["7"]
        );
    }

    #[test]
    fn a_refused_withdrawal_keeps_its_reason_and_opens_again() {
        let form = WithdrawForm {
            offer: "1".into(),
            reason: "For </textarea> få".into(),
        };
        let refused = (form, vec![FieldFault::new("reason", Problem::Required)]);
        let page = page_of(&[], rows(), Some(&refused));
        assert_eq!(
            select(&page, "details[open] textarea")[0]
                .text()
                .collect::<String>(),
            "For </textarea> få"
        );
        assert_eq!(
            select(&page, "#error-summary a")[0].attr("href"),
            Some("#f-reason")
        );
    }

    #[test]
    fn a_marked_run_shows_its_mark() {
        let mut rows = rows();
        rows[0].run.as_mut().unwrap().mark = Some(RunMark::Cancelled);
        let page = page_of(&[], rows, None);
        assert_eq!(select(&page, "option[selected]")[0].attr("value"), Some("avlyst"));
        assert_eq!(
            text(select(&page, ".state-tag[data-state=cancelled]")[0]),
            "Avlyst"
        );
    }

    #[test]
    fn without_offers_says_what_to_do() {
        let said = all_text(&page_of(&[], vec![], None));
        assert!(
            said.contains("Nytt studietilbud") && said.contains("Lag det første."),
            "{said}"
        );
    }
}
