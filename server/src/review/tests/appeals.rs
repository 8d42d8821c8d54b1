//! Decisions as documents, appeals and their answers, by the right people and in time.

use app::accounts::model::Role;
use app::catalogue::model::VersionState;
use app::catalogue::port::Catalogue as _;
use app::review::decisions::Decisions as _;
use app::review::model::{AppealState, CaseQuery, Outcome, Shelf};
use app::review::national::National as _;
use app::review::port::Review as _;
use app::shared::fault::Fault;
use app::shared::lang::Lang;
use chrono::Duration;

use crate::clock::Clock as _;
use crate::review::{DecisionsService, NationalService};
use crate::test::stage::{Stage, full_form};

#[tokio::test]
async fn a_decision_is_a_document_for_its_institution_and_the_directorate_alone() {
    let s = Stage::new().await;
    let decisions = DecisionsService::new(s.t.parts.clone());
    let editor = s.editor().await;
    let (_, case) = s.submitted().await;
    assert_eq!(
        decisions.document(&editor, case).await.err(),
        Some(Fault::Missing)
    );
    s.decide(case, Outcome::Returned).await;
    let found = decisions.document(&editor, case).await.unwrap();
    assert_eq!(found.institution, "Høgskulen HVL");
    assert_eq!(found.lang, Lang::Nb);
    assert!(found.may_appeal && !found.may_answer);
    let decision = found.case.decision.unwrap();
    assert_eq!(decision.appeal_until, "2026-12-14".parse().ok(), "three weeks");
    assert_eq!(found.case.text_mark.len(), 12);
    let elsewhere = s.actor(Role::Editor, Some(s.uib)).await;
    let teacher = s.actor(Role::Teacher, None).await;
    for stranger in [elsewhere, teacher] {
        assert_eq!(
            decisions.document(&stranger, case).await.err(),
            Some(Fault::Forbidden)
        );
    }
    let analyst = s.actor(Role::Analyst, None).await;
    assert!(decisions.document(&analyst, case).await.is_ok());

    let admin = s.actor(Role::DirectorateAdmin, None).await;
    let national = NationalService::new(s.t.parts.clone());
    national.set_letter_lang(&admin, s.hvl, "nn").await.unwrap();
    assert_eq!(decisions.document(&editor, case).await.unwrap().lang, Lang::Nn);
    let analysts = national.set_letter_lang(&analyst, s.hvl, "nb").await;
    assert_eq!(analysts, Err(Fault::Forbidden));

    let listed = decisions.decisions(&editor, None).await.unwrap();
    assert_eq!(
        (listed.len(), listed[0].case, listed[0].outcome),
        (1, case, Outcome::Returned)
    );
    let other = decisions
        .decisions(&s.actor(Role::Editor, Some(s.uib)).await, None)
        .await
        .unwrap();
    assert!(other.is_empty());
    let nobody = decisions.decisions(&s.reviewer().await, None).await.err();
    assert_eq!(nobody, Some(Fault::Forbidden), "reviewers have the queue");
}

#[tokio::test]
async fn letters_to_an_institution_are_in_its_form_of_norwegian_whoever_reads_them() {
    let s = Stage::new().await;
    let decisions = DecisionsService::new(s.t.parts.clone());
    let national = NationalService::new(s.t.parts.clone());
    let (editor, admin) = (s.editor().await, s.actor(Role::DirectorateAdmin, None).await);
    assert_eq!(editor.person().unwrap().lang, Lang::Nn);
    let decided = async |lang: &str| {
        national.set_letter_lang(&admin, s.hvl, lang).await.unwrap();
        let (_, case) = s.submitted().await;
        s.decide(case, Outcome::Returned).await;
        s.run_jobs().await;
        let decision = s.t.parts.post.sent(1).await.unwrap().remove(0).text;
        decisions
            .appeal(&editor, case, "Vi er ikkje einige.")
            .await
            .unwrap();
        decisions
            .answer_appeal(&admin, case, AppealState::Dismissed, "Nei.")
            .await
            .unwrap();
        s.run_jobs().await;
        (decision, s.t.parts.post.sent(1).await.unwrap().remove(0).text)
    };
    let (decision, answer) = decided("nb").await;
    assert!(
        decision.contains("har sendt tilbake studietilbudet"),
        "{decision}"
    );
    assert!(decision.contains("Krav til admission\n"), "{decision}");
    assert!(answer.contains("gir dere ikke medhold"), "{answer}");
    assert!(
        decision.contains("/nn/vedtak/"),
        "the pages are read as she reads them"
    );
    let (decision, answer) = decided("nn").await;
    assert!(
        decision.contains("har sendt tilbake studietilbodet"),
        "{decision}"
    );
    assert!(answer.contains("gir dykk ikkje medhald"), "{answer}");
}

#[tokio::test]
async fn an_appeal_that_is_granted_has_the_same_text_judged_by_somebody_else() {
    let s = Stage::new().await;
    let decisions = DecisionsService::new(s.t.parts.clone());
    let editor = s.editor().await;
    let reviewer = s.reviewer().await;
    let admin = s.actor(Role::DirectorateAdmin, None).await;
    let (version, case) = s.submitted().await;
    s.decide(case, Outcome::Returned).await;
    s.run_jobs().await;
    let empty = decisions.appeal(&editor, case, "  ").await;
    assert!(matches!(empty, Err(Fault::Invalid(_))));
    let strangers = s.actor(Role::Editor, Some(s.uib)).await;
    assert_eq!(
        decisions.appeal(&strangers, case, "x").await,
        Err(Fault::Forbidden)
    );
    assert_eq!(
        decisions.appeal(&reviewer, case, "x").await,
        Err(Fault::Forbidden)
    );
    decisions
        .appeal(&editor, case, "Kravet om praksis står i opptaket.")
        .await
        .unwrap();
    assert_eq!(
        decisions.appeal(&editor, case, "Ein gong til").await,
        Err(Fault::Stale)
    );
    assert_eq!(s.run_jobs().await, ["review.appeal_arrived"]);
    let letter = s.t.parts.post.sent(1).await.unwrap().remove(0);
    assert_eq!(letter.subject, "Klage: Matematikk 1");

    let shelf = s
        .review
        .queue(&admin, &CaseQuery::of(Shelf::Appealed))
        .await
        .unwrap();
    assert_eq!((shelf.total, shelf.counts.appealed), (1, 1));
    assert!(!decisions.document(&reviewer, case).await.unwrap().may_answer);
    assert!(decisions.document(&admin, case).await.unwrap().may_answer);
    let granted = AppealState::Granted;
    let own = decisions
        .answer_appeal(&reviewer, case, granted, "Eg hadde rett")
        .await;
    assert_eq!(own, Err(Fault::Forbidden), "not by whoever decided");
    let silent = decisions.answer_appeal(&admin, case, granted, "").await;
    assert!(matches!(silent, Err(Fault::Invalid(_))));
    decisions
        .answer_appeal(&admin, case, granted, "De har rett.")
        .await
        .unwrap();
    let again = decisions.answer_appeal(&admin, case, granted, "Igjen").await;
    assert_eq!(again, Err(Fault::Stale));

    let row = s.row(version).await;
    assert_eq!(
        (row.state, row.revision),
        (VersionState::InReview, 2),
        "exactly the same text"
    );
    let anew = s.last_case().await;
    assert_ne!(anew, case);
    let page = s.review.case(&admin, anew).await.unwrap();
    assert_eq!(page.desk.appeal_of, Some(case));
    assert!(
        page.desk.has_conflict(reviewer.person().unwrap().id),
        "decides not twice"
    );
    let old = decisions
        .document(&editor, case)
        .await
        .unwrap()
        .case
        .desk
        .appeal
        .unwrap();
    assert_eq!((old.state, old.answer.as_str()), (granted, "De har rett."));
    let kinds = s.run_jobs().await;
    assert!(kinds.contains(&"review.appeal_answered".to_owned()), "{kinds:?}");
    let letters = s.t.parts.post.sent(9).await.unwrap();
    let answer = letters
        .iter()
        .find(|l| l.subject == "Svar på klage: Matematikk 1")
        .unwrap();
    assert_eq!(answer.to, "ingunn@videre.example");
    assert!(answer.text.contains("De har rett."));
}

#[tokio::test]
async fn an_appeal_does_not_bring_back_a_text_its_editors_have_changed() {
    let s = Stage::new().await;
    let decisions = DecisionsService::new(s.t.parts.clone());
    let editor = s.editor().await;
    let admin = s.actor(Role::DirectorateAdmin, None).await;
    let (version, case) = s.submitted().await;
    s.decide(case, Outcome::Returned).await;
    decisions.appeal(&editor, case, "Ueinig").await.unwrap();
    let page = s.catalogue.draft(&editor, version).await.unwrap();
    s.catalogue
        .save(&editor, version, page.version.revision, full_form("Endra"))
        .await
        .unwrap();
    decisions
        .answer_appeal(&admin, case, AppealState::Granted, "Ja")
        .await
        .unwrap();
    assert!(s.open_cases().await.is_empty());
    assert_eq!(s.row(version).await.state, VersionState::Returned);
}

#[tokio::test]
async fn the_right_of_appeal_ends_and_an_approval_has_none() {
    let s = Stage::new().await;
    let decisions = DecisionsService::new(s.t.parts.clone());
    let editor = s.editor().await;
    let (_, case) = s.submitted().await;
    s.decide(case, Outcome::Returned).await;
    s.t.clock.set(s.t.clock.now() + Duration::days(22));
    assert!(!decisions.document(&editor, case).await.unwrap().may_appeal);
    assert_eq!(
        decisions.appeal(&editor, case, "For seint").await,
        Err(Fault::Stale)
    );

    let (_, approved) = s.submitted().await;
    assert_eq!(
        decisions.appeal(&editor, approved, "x").await,
        Err(Fault::Stale),
        "undecided"
    );
    s.decide(approved, Outcome::Approved).await;
    let document = decisions.document(&editor, approved).await.unwrap();
    assert_eq!(document.case.decision.unwrap().appeal_until, None);
    assert_eq!(decisions.appeal(&editor, approved, "x").await, Err(Fault::Stale));
}
