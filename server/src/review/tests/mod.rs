//! The review against a real database: one decision from submission to letter.
//!
//! `states` tries everything in any order and holds the promise that nothing is published without an
//! approval of exactly that text; `desk`, `appeals`, `guidelines` and `national` prove the rest.

mod appeals;
mod desk;
mod four_eyes;
mod guidelines;
mod national;
mod states;

use app::catalogue::model::VersionState;
use app::catalogue::port::Catalogue as _;
use app::review::form::ReviewForm;
use app::review::model::{CaseQuery, CaseState, Outcome, Shelf, Verdict};
use app::review::port::Review as _;
use app::shared::fault::Fault;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use crate::catalogue::entity::offer_version;
use crate::test::stage::{Stage, review_form};

#[tokio::test]
async fn an_approval_publishes_and_tells_the_index_and_the_institution() {
    let s = Stage::new().await;
    let (version, case) = s.submitted().await;
    assert_eq!(s.run_jobs().await, ["review.arrived"]);
    let letters = s.t.parts.post.sent(9).await.unwrap();
    assert_eq!(letters.len(), 2, "a reviewer and the directorate's administrator");
    assert_eq!(letters[0].subject, "Til kontroll: Matematikk 1");

    assert!(s.told().await.is_empty());
    s.decide(case, Outcome::Approved).await;
    let row = s.row(version).await;
    assert_eq!(row.state, VersionState::Published);
    assert_eq!(row.published_at, Some(s.t.parts.clock.now()));
    assert_eq!(s.told().await, [row.offer.0]);
    let live = s.catalogue.offers(&[row.offer]).await.unwrap();
    assert_eq!(live[0].runs[0].plan.capacity, Some(35));

    assert_eq!(s.run_jobs().await, ["review.notify"]);
    let letter = s.t.parts.post.sent(1).await.unwrap().remove(0);
    assert_eq!(letter.subject, "Godkjent: Matematikk 1");
    assert_eq!(letter.to, "ingunn@videre.example");
    assert!(letter.text.contains("Takk for tilbodet."));
    super::jobs::notify(&s.t.parts, case).await.unwrap();
    assert_eq!(s.t.parts.post.sent(9).await.unwrap().len(), 3, "sent once");

    let reviewer = s.reviewer().await;
    let decided = s.review.case(&reviewer, case).await.unwrap();
    let decision = decided.decision.unwrap();
    assert_eq!(decision.outcome, Outcome::Approved);
    assert_eq!(decision.decided_by, "reviewer");
    assert_eq!(decision.guideline, decided.guideline.id);
    assert_eq!(decided.submitted_by, "Ingunn");
    let decided_shelf = s
        .review
        .queue(&reviewer, &CaseQuery::of(Shelf::Decided))
        .await
        .unwrap();
    assert_eq!(decided_shelf.rows[0].state, CaseState::Approved);
    let again = s
        .review
        .decide(
            &reviewer,
            case,
            decided.revision,
            review_form(Outcome::Returned),
            Outcome::Returned,
        )
        .await;
    assert_eq!(again, Err(Fault::Stale), "a case is decided once");
}

#[tokio::test]
async fn a_returned_offer_has_reasons_and_can_be_submitted_again() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let (version, case) = s.submitted().await;
    s.decide(case, Outcome::Returned).await;
    let page = s.catalogue.draft(&editor, version).await.unwrap();
    assert_eq!(page.version.state, VersionState::Returned);
    assert_eq!(page.reasons.len(), 1);
    assert_eq!(page.reasons[0].field, "admission");
    assert_eq!(page.reasons[0].reason, "Krav om praksis manglar.");
    assert_eq!(page.reasons[0].criterion.nn, "Krav til admission (nn)");
    s.run_jobs().await;
    let letter = s.t.parts.post.sent(1).await.unwrap().remove(0);
    assert_eq!(letter.subject, "Sendt tilbake: Matematikk 1");
    assert!(letter.text.contains("Krav om praksis manglar."));

    let mut form = page.form;
    form.admission = "Lærarutdanning og to års praksis".into();
    let seen = page.version.revision;
    s.catalogue.submit(&editor, version, seen, form).await.unwrap();
    s.decide(s.last_case().await, Outcome::Approved).await;
    let shown = s.row(version).await;
    assert_eq!(shown.state, VersionState::Published);
    assert_eq!(shown.plan.admission, "Lærarutdanning og to års praksis");
}

#[tokio::test]
async fn a_half_done_review_is_kept_and_two_reviewers_do_not_overwrite_each_other() {
    let s = Stage::new().await;
    let reviewer = s.reviewer().await;
    let (version, case) = s.submitted().await;
    let mut half = review_form(Outcome::Returned);
    half.verdicts.remove("themes");
    s.review.save(&reviewer, case, 1, half.clone()).await.unwrap();
    let page = s.review.case(&reviewer, case).await.unwrap();
    assert_eq!(page.judgements[0].verdict, None);
    assert_eq!(page.judgements[1].verdict, Some(Verdict::NotMet));
    assert_eq!(page.summary, "Takk for tilbodet.");
    assert_eq!(page.runs[0].plan.capacity, Some(35));
    let late = s.review.save(&reviewer, case, 1, ReviewForm::default()).await;
    assert_eq!(late, Err(Fault::Stale));
    let unfinished = s
        .review
        .decide(&reviewer, case, page.revision, half, Outcome::Returned)
        .await;
    let Err(Fault::Invalid(faults)) = unfinished else {
        panic!("decided without a verdict");
    };
    assert_eq!(faults[0].field, "verdicts[themes][verdict]");
    let against = s
        .review
        .decide(
            &reviewer,
            case,
            page.revision,
            review_form(Outcome::Returned),
            Outcome::Approved,
        )
        .await;
    assert!(
        matches!(against, Err(Fault::Invalid(_))),
        "approved with a criterion not met"
    );
    assert_eq!(s.row(version).await.state, VersionState::InReview);
    let unchanged = s.review.case(&reviewer, case).await.unwrap();
    assert_eq!(unchanged.revision, page.revision);
}

#[tokio::test]
async fn only_exactly_the_submitted_text_can_be_approved() {
    let s = Stage::new().await;
    let (version, case) = s.submitted().await;
    let tx = s.t.parts.db.write().await.unwrap();
    offer_version::Entity::update_many()
        .col_expr(offer_version::Column::Revision, Expr::value(77))
        .filter(offer_version::Column::Id.eq(version.0))
        .exec(&*tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let reviewer = s.reviewer().await;
    for outcome in [Outcome::Approved, Outcome::Returned] {
        let refused = s
            .review
            .decide(&reviewer, case, 1, review_form(outcome), outcome)
            .await;
        assert_eq!(refused, Err(Fault::Stale));
    }
    assert_eq!(s.row(version).await.state, VersionState::InReview);
    let undecided = s.review.case(&reviewer, case).await.unwrap();
    assert_eq!(undecided.decision, None, "nothing of a refused decision remains");
}
