//! Guidelines as versioned data: a draft is tried and put in force; what is in use never changes.

use app::accounts::model::Role;
use app::catalogue::port::Catalogue as _;
use app::review::form::{CriterionForm, GuidelineForm, PhraseForm};
use app::review::guidelines::Guidelines as _;
use app::review::model::{Outcome, Passage, Rule, Texts};
use app::review::port::Review as _;
use app::shared::fault::{Fault, Problem};
use app::shared::lang::Lang;
use chrono::Duration;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use crate::catalogue::entity::offer_version;
use crate::clock::Clock as _;
use crate::review::GuidelinesService;
use crate::test::stage::{Stage, full_form};

fn texts(text: &str) -> Texts {
    Texts {
        nb: text.into(),
        nn: text.into(),
        en: text.into(),
    }
}

#[tokio::test]
async fn a_draft_is_tried_against_live_offers_and_put_in_force_from_a_day() {
    let s = Stage::new().await;
    let guidelines = GuidelinesService::new(s.t.parts.clone());
    let admin = s.actor(Role::DirectorateAdmin, None).await;
    let reviewer = s.reviewer().await;
    s.published().await;
    assert_eq!(guidelines.begin(&reviewer).await, Err(Fault::Forbidden));
    let id = guidelines.begin(&admin).await.unwrap();
    let draft = guidelines.draft(&reviewer, id).await.unwrap();
    assert_eq!(draft.guideline.code, "2027");
    assert_eq!(draft.guideline.valid_from, "2027-08-01".parse().unwrap());
    assert!(!draft.guideline.is_set);

    let mut form = GuidelineForm::of(&draft.guideline);
    form.changes = texts("Utprøvinga må beskrivast betre.");
    form.criteria[1].remove = "ja".into();
    form.criteria.push(CriterionForm {
        position: "0".into(),
        group: "practice".into(),
        field: "practice".into(),
        text: texts("Utprøvinga er beskriven."),
        rule: "words".into(),
        least: "50".into(),
        ..CriterionForm::default()
    });
    form.criteria.push(CriterionForm::default());
    assert_eq!(
        guidelines.save(&reviewer, id, 1, &form).await,
        Err(Fault::Forbidden)
    );
    guidelines.save(&admin, id, 1, &form).await.unwrap();
    assert_eq!(guidelines.save(&admin, id, 1, &form).await, Err(Fault::Stale));
    let kept = guidelines.draft(&admin, id).await.unwrap();
    let codes: Vec<_> = kept.guideline.criteria.iter().map(|c| c.code.as_str()).collect();
    assert_eq!(
        codes,
        ["krav_1", "themes"],
        "in the order asked for, the blank row left out"
    );
    let rule = Rule::Words {
        passage: Passage::Practice,
        words: 50,
    };
    assert_eq!(kept.guideline.criteria[0].rule, Some(rule));

    let (_, preview) = guidelines.preview(&reviewer, id).await.unwrap();
    assert_eq!(preview.offers, 1);
    let checked = preview.criteria[0].as_ref().unwrap();
    assert_eq!((checked.failing, checked.failing_now), (1, None));
    assert_eq!(checked.examples[0].title, "Matematikk 1");
    assert_eq!(preview.criteria[1], None, "only a reader can judge");

    // Nothing of a draft is in use.
    assert_eq!(s.review.guideline().await.unwrap().code, "2025");
    guidelines.put_in_force(&admin, id, 2).await.unwrap();
    assert_eq!(
        s.review.guideline().await.unwrap().code,
        "2025",
        "not before its day"
    );
    assert_eq!(guidelines.draft(&admin, id).await.err(), Some(Fault::Missing));
    assert_eq!(
        guidelines.save(&admin, id, 3, &form).await,
        Err(Fault::Stale),
        "never changed"
    );
    assert_eq!(guidelines.discard(&admin, id).await, Err(Fault::Stale));
    let history = guidelines.history().await.unwrap();
    assert_eq!(
        history.iter().map(|g| g.code.as_str()).collect::<Vec<_>>(),
        ["2027", "2025"]
    );

    let (_, before) = s.submitted().await;
    s.t.clock.set(s.t.clock.now() + Duration::days(300));
    assert_eq!(s.review.guideline().await.unwrap().code, "2027");
    let case = s.review.case(&reviewer, before).await.unwrap();
    assert_eq!(
        case.guideline.code, "2025",
        "an open case keeps the guideline it came in under"
    );
    s.decide(before, Outcome::Returned).await;
}

#[tokio::test]
async fn a_trial_reads_every_start_and_asks_for_the_states_deadline_only_where_the_state_pays() {
    let s = Stage::new().await;
    let guidelines = GuidelinesService::new(s.t.parts.clone());
    let (admin, editor) = (s.actor(Role::DirectorateAdmin, None).await, s.editor().await);
    let id = guidelines.begin(&admin).await.unwrap();
    let mut draft = GuidelineForm::of(&guidelines.draft(&admin, id).await.unwrap().guideline);
    draft.criteria[0].rule = "dates".into();
    guidelines.save(&admin, id, 1, &draft).await.unwrap();
    let mut paid = full_form("Betalt");
    paid.funding = "betalt".into();
    paid.run.funding_deadline = String::new();
    let version = s.catalogue.create(&editor, s.hvl, Lang::Nn).await.unwrap();
    s.catalogue.submit(&editor, version, 1, paid).await.unwrap();
    s.decide(s.last_case().await, Outcome::Approved).await;
    let failing = async || {
        let (_, preview) = guidelines.preview(&admin, id).await.unwrap();
        preview.criteria[0].as_ref().unwrap().failing
    };
    assert_eq!(failing().await, 0);
    // A second start of which the end was never told.
    let further = r#"[{"semester":"2028v","starts_on":"2028-01-15","ends_on":null,"funding_deadline":null,
        "admission_deadline":"2027-11-01","capacity":null,"apply_url":"","gatherings":[]}]"#;
    let tx = s.t.parts.db.write().await.unwrap();
    offer_version::Entity::update_many()
        .col_expr(offer_version::Column::FurtherRuns, Expr::value(further))
        .filter(offer_version::Column::Id.eq(version.0))
        .exec(&*tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(failing().await, 1);
}

#[tokio::test]
async fn a_guideline_is_never_put_in_force_in_the_past_or_half_written() {
    let s = Stage::new().await;
    let guidelines = GuidelinesService::new(s.t.parts.clone());
    let admin = s.actor(Role::DirectorateAdmin, None).await;
    let id = guidelines.begin(&admin).await.unwrap();
    let draft = guidelines.draft(&admin, id).await.unwrap().guideline;
    let refusal = async |form: &GuidelineForm| {
        let seen = guidelines.draft(&admin, id).await.unwrap().revision;
        guidelines.save(&admin, id, seen, form).await.unwrap();
        let refused = guidelines.put_in_force(&admin, id, seen + 1).await;
        let Err(Fault::Invalid(faults)) = refused else {
            panic!("put in force: {refused:?}");
        };
        assert!(!guidelines.draft(&admin, id).await.unwrap().guideline.is_set);
        faults
            .into_iter()
            .map(|f| (f.field, f.problem))
            .collect::<Vec<_>>()
    };
    let mut form = GuidelineForm::of(&draft);
    form.valid_from = "2026-11-22".into();
    assert_eq!(refusal(&form).await, [("valid_from".to_owned(), Problem::Past)]);
    form.valid_from = "2025-08-01".into();
    assert_eq!(
        refusal(&form).await,
        [
            ("valid_from".to_owned(), Problem::Past),
            ("valid_from".to_owned(), Problem::NotNewest)
        ]
    );
    let mut form = GuidelineForm::of(&draft);
    form.criteria[0].text.nn = String::new();
    assert_eq!(
        refusal(&form).await,
        [("criteria[0][text][nn]".to_owned(), Problem::Required)]
    );
    let mut form = GuidelineForm::of(&draft);
    form.criteria.clear();
    assert_eq!(refusal(&form).await.len(), 1);

    let mut odd = GuidelineForm::of(&draft);
    odd.valid_from = "i fjor".into();
    odd.criteria[0].rule = "theme".into();
    odd.criteria[1].rule = "words".into();
    odd.criteria[1].least = "mange".into();
    odd.code = String::new();
    let seen = guidelines.draft(&admin, id).await.unwrap().revision;
    let Err(Fault::Invalid(faults)) = guidelines.save(&admin, id, seen, &odd).await else {
        panic!("nonsense was kept");
    };
    let fields: Vec<_> = faults.iter().map(|f| f.field.as_str()).collect();
    for expected in ["code", "valid_from", "criteria[0][least]", "criteria[1][least]"] {
        assert!(fields.contains(&expected), "{expected} in {fields:?}");
    }
    guidelines.discard(&admin, id).await.unwrap();
    assert!(guidelines.drafts(&admin).await.unwrap().is_empty());
}

#[tokio::test]
async fn phrases_are_kept_by_criterion_in_both_forms_of_norwegian() {
    let s = Stage::new().await;
    let guidelines = GuidelinesService::new(s.t.parts.clone());
    let reviewer = s.reviewer().await;
    let form = PhraseForm {
        criterion: "admission".into(),
        nb: "Oppgi kravet.".into(),
        nn: String::new(),
    };
    guidelines.save_phrase(&reviewer, None, &form).await.unwrap();
    let phrase = guidelines.phrases(&reviewer).await.unwrap().remove(0);
    assert_eq!(phrase.text(Lang::Nn), "Oppgi kravet.", "better than nothing");
    let changed = PhraseForm {
        nn: "Oppgi kravet, takk.".into(),
        ..form
    };
    guidelines
        .save_phrase(&reviewer, Some(phrase.id), &changed)
        .await
        .unwrap();
    let (_, case) = s.submitted().await;
    let desk = s.review.case(&reviewer, case).await.unwrap().desk;
    assert_eq!(desk.phrases[0].text(Lang::Nn), "Oppgi kravet, takk.");
    let blank = guidelines
        .save_phrase(&reviewer, None, &PhraseForm::default())
        .await;
    assert!(matches!(blank, Err(Fault::Invalid(_))));
    assert_eq!(
        guidelines.save_phrase(&s.editor().await, None, &changed).await,
        Err(Fault::Forbidden)
    );
    guidelines.remove_phrase(&reviewer, phrase.id).await.unwrap();
    assert_eq!(
        guidelines.save_phrase(&reviewer, Some(phrase.id), &changed).await,
        Err(Fault::Missing)
    );
}
