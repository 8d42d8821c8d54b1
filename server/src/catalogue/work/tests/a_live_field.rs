//! Every field that needs no review, one by one; this year's text after the year's deadline; a colleague in
//! the draft that follows.

use app::catalogue::changes::{fields, is_material};
use app::catalogue::form::{GatheringForm, MarkForm, RunForm, TranslationForm};
use app::catalogue::model::RunMark;
use app::shared::fault::Fault;
use app::shared::time::StudyYear;
use chrono::TimeZone as _;
use serde_json::{Value, json};

use super::*;

/// The text in a further language.
fn bokmaal() -> TranslationForm {
    let themes = full_form("").themes.into_keys();
    TranslationForm {
        title: "Matematikk 1 på bokmål".into(),
        summary: "For deg som underviser.".into(),
        content: "Tall og brøk.".into(),
        knowledge: "Har kunnskap om tall\nHar kunnskap om algebra".into(),
        skills: "Kan lede samtaler".into(),
        competence: "Kan dele med kolleger".into(),
        modules: "Tall\nAlgebra".into(),
        themes: themes
            .map(|code| (code, "Slik arbeider vi med det.".into()))
            .collect(),
        practice: "Du prøver ut i egen klasse.".into(),
        exam: "Muntlig eksamen".into(),
        admission: "Lærerutdanning".into(),
        ..TranslationForm::default()
    }
}

/// A complete text in two languages.
fn in_two_languages() -> OfferForm {
    let mut form = full_form("Matematikk 1");
    form.translations.insert("nb".into(), bokmaal());
    form
}

/// Something else that may stand in this field.
fn another(field: &str) -> Value {
    match field {
        "delivery" => json!(["stedbasert"]),
        "counties" => json!([]),
        "institutions" => json!(["1120"]),
        "funding" => json!("ordinaer"),
        "contact_email" => json!("ny@hvl.example"),
        "source_url" => json!("https://www.hvl.no/ny"),
        "translations" => json!({ "nb": TranslationForm {
            title: "Matematikk 1, ny tittel".into(),
            exam: "Muntlig eksamen hjemme".into(),
            ..bokmaal()
        } }),
        "run" => json!(RunForm {
            capacity: "41".into(),
            application_code: "223 618".into(),
            gatherings: vec![GatheringForm {
                from: "2027-09-01".into(),
                to: "2027-09-02".into(),
                place: "Førde".into(),
                compulsory: "ja".into(),
            }],
            ..full_form("").run
        }),
        "runs" => json!([RunForm {
            semester: "2028v".into(),
            starts_on: "2028-01-10".into(),
            gatherings: vec![],
            ..full_form("").run
        }]),
        _ => json!(format!("Noko anna i {field}")),
    }
}

#[tokio::test]
async fn every_field_that_needs_no_review_is_public_as_it_was_typed() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    for field in fields().filter(|f| !is_material(f)) {
        // What is added in one language of several is wanted in the others.
        let form = match field {
            "translations" => in_two_languages(),
            _ => full_form("Matematikk 1"),
        };
        let (_, version) = live(&s, form).await;
        let page = work(&s).live(&editor, version).await.unwrap();
        let mut typed = serde_json::to_value(&page.form).unwrap();
        typed[field] = another(field);
        let typed: OfferForm = serde_json::from_value(typed).unwrap();
        assert_ne!(typed, page.form, "{field}: nothing was changed");
        let weighed = work(&s).weigh(&editor, version, &typed).await.unwrap();
        assert!(!weighed.is_material() && weighed.faults.is_empty(), "{field}");
        let seen = page.version.revision;
        work(&s)
            .change_live(&editor, version, seen, typed.clone())
            .await
            .unwrap();
        let now = work(&s).live(&editor, version).await.unwrap();
        assert_eq!(now.form, typed, "{field}");
    }
}

#[tokio::test]
async fn a_requirement_in_a_further_language_is_not_changed_without_a_review() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let (_, version) = live(&s, in_two_languages()).await;
    let page = work(&s).live(&editor, version).await.unwrap();
    let mut typed = page.form.clone();
    typed.translations.get_mut("nb").unwrap().admission = "Ingen krav".into();
    let seen = page.version.revision;
    let changed = work(&s).change_live(&editor, version, seen, typed).await;
    let Err(Fault::Invalid(faults)) = changed else {
        panic!("changed without a review")
    };
    assert_eq!(faults[0].field, "translations[nb][admission]");
    // A language nobody has reviewed is a matter for the reviewer as well.
    let mut typed = page.form.clone();
    typed.translations.insert("en".into(), bokmaal());
    assert!(
        work(&s)
            .weigh(&editor, version, &typed)
            .await
            .unwrap()
            .is_material()
    );
}

#[tokio::test]
async fn this_years_text_is_changed_after_the_years_deadline_and_its_runs_keep_their_marks() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let (offer, version) = live(&s, full_form("Matematikk 1")).await;
    s.t.clock
        .set(chrono::Utc.with_ymd_and_hms(2027, 5, 10, 10, 0, 0).unwrap());
    let run = s.catalogue.offers(&[offer]).await.unwrap()[0].runs[0].clone();
    let full = MarkForm {
        run: run.id.to_string(),
        mark: RunMark::Full.code().into(),
        reason: "Alle plassane er tekne".into(),
        ..MarkForm::default()
    };
    work(&s).mark_run(&editor, &full).await.unwrap();
    let marked = s.catalogue.offers(&[offer]).await.unwrap()[0].runs[0].clone();

    let page = work(&s).live(&editor, version).await.unwrap();
    let mut form = page.form;
    form.admission = "Lærarutdanning og to års praksis".into();
    let next = work(&s)
        .branch(&editor, version, page.version.revision, form.clone())
        .await
        .unwrap();
    assert_eq!(s.row(next).await.year, StudyYear(2027), "this year's text");
    s.catalogue.submit(&editor, next, 1, form).await.unwrap();
    s.decide(s.last_case().await, Outcome::Approved).await;
    let now = s.catalogue.offers(&[offer]).await.unwrap().remove(0);
    assert_eq!(now.version.id, next);
    assert_eq!(now.version.plan.admission, "Lærarutdanning og to års praksis");
    assert_eq!(now.runs.len(), 1);
    assert_eq!((now.runs[0].id, now.runs[0].mark), (run.id, Some(RunMark::Full)));
    assert_eq!(now.runs[0].marked, marked.marked);
    // What begins the next year is another thing, and moves on.
    let after = s.catalogue.revise(&editor, offer).await.unwrap();
    assert_eq!(s.row(after).await.year, StudyYear(2028));
}

/// A live text changes while a colleague saves the draft that follows it, or sends it to review.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_light_change_and_a_colleague_in_the_draft_lose_nothing_of_each_other() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    for round in 0..12 {
        let (offer, version) = live(&s, full_form("Matematikk 1")).await;
        let next = s.catalogue.revise(&editor, offer).await.unwrap();
        let seen = s.row(version).await.revision;
        let mut light = full_form("Matematikk 1");
        light.contact_name = "Ny kontakt".into();
        let mut draft = full_form("Matematikk 1");
        draft.exam = "Utkastets eksamen".into();
        let submits = round % 2 == 0;
        let (parts, person) = (s.t.parts.clone(), editor.clone());
        let change = tokio::spawn(async move {
            let work = WorkService::new(parts);
            work.change_live(&person, version, seen, light).await
        });
        let (parts, person) = (s.t.parts.clone(), editor.clone());
        let save = tokio::spawn(async move {
            let catalogue = crate::catalogue::CatalogueService::new(parts);
            if submits {
                catalogue.submit(&person, next, 1, draft).await
            } else {
                catalogue.save(&person, next, 1, draft).await.map(|_| ())
            }
        });
        change.await.unwrap().unwrap();
        let saved = save.await.unwrap();
        let page = s.catalogue.draft(&editor, next).await.unwrap();
        match saved {
            // She was first: her words stand, and unless the text was sent away the change came on top.
            Ok(()) => assert_eq!(page.form.exam, "Utkastets eksamen", "round {round}"),
            // The change was first, and she is told.
            Err(fault) => {
                assert_eq!(fault, Fault::Stale);
                assert_eq!(page.form.contact_name, "Ny kontakt", "round {round}");
            }
        }
        if page.version.state.is_editable() {
            assert_eq!(page.form.contact_name, "Ny kontakt", "round {round}");
        } else {
            // A case can only be decided on the very text that was submitted.
            s.decide(s.last_case().await, Outcome::Approved).await;
        }
    }
}
