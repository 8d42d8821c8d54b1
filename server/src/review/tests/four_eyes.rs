//! Where the guideline demands it, one reviewer approves and another confirms.

use app::review::model::{CaseState, Outcome};
use app::review::port::Review as _;
use app::shared::fault::Fault;
use sea_orm::EntityTrait as _;
use sea_orm::sea_query::Expr;

use super::states::colleague;
use crate::review::entity::{case, guideline};
use crate::test::stage::{Stage, review_form};

#[tokio::test]
async fn with_four_eyes_one_approves_and_another_confirms() {
    let s = Stage::new().await;
    s.demand_four_eyes().await;
    let (version, case) = s.submitted().await;
    let first = colleague(&s, true).await;
    let second = colleague(&s, false).await;
    let form = review_form(Outcome::Approved);
    let decided = s
        .review
        .decide(&first, case, 1, form.clone(), Outcome::Approved)
        .await;
    assert_eq!(decided, Ok(false), "not decided yet");
    let waiting = s.review.case(&first, case).await.unwrap();
    assert_eq!(waiting.state, CaseState::Confirming);
    assert!(!waiting.desk.may_confirm(first.person().unwrap().id));
    let seen = waiting.revision;
    assert_eq!(s.review.confirm(&first, case, seen).await, Err(Fault::Forbidden));
    assert_eq!(s.review.confirm(&second, case, seen - 1).await, Err(Fault::Stale));
    let meanwhile = s.review.save(&second, case, seen, form.clone()).await;
    assert_eq!(meanwhile, Err(Fault::Stale), "what waits is not changed");
    assert!(s.told().await.is_empty(), "nothing is public yet");

    s.review
        .mark_conflict(&second, case, "Gift med studieleiaren")
        .await
        .unwrap();
    assert_eq!(s.review.confirm(&second, case, seen).await, Err(Fault::Forbidden));
    let admin = colleague(&s, false).await;
    let own = s
        .review
        .clear_conflict(&admin, case, admin.person().unwrap().id)
        .await;
    assert_eq!(own, Err(Fault::Forbidden), "nobody clears her own mark");

    // The proposer's own conflict makes the approval fall.
    s.review
        .mark_conflict(&first, case, "Tidlegare kollega")
        .await
        .unwrap();
    assert_eq!(s.review.case(&first, case).await.unwrap().state, CaseState::Open);
    let clear = Expr::value("[]");
    let tx = s.t.parts.db.write().await.unwrap();
    case::Entity::update_many()
        .col_expr(case::Column::Conflicts, clear)
        .exec(&*tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();

    let seen = s.review.case(&second, case).await.unwrap().revision;
    assert_eq!(
        s.review
            .decide(&second, case, seen, form, Outcome::Approved)
            .await,
        Ok(false)
    );
    let seen = s.review.case(&first, case).await.unwrap().revision;
    s.review.confirm(&first, case, seen).await.unwrap();
    let decided = s.review.case(&first, case).await.unwrap().decision.unwrap();
    assert_eq!(decided.decided_by, "directorate_admin");
    assert_eq!(decided.confirmed_by.as_deref(), Some("reviewer"));
    assert_eq!(s.row(version).await.state.code(), "published");
    let terms = guideline::Entity::find()
        .one(s.t.parts.db.read())
        .await
        .unwrap()
        .unwrap();
    assert!(terms.four_eyes);
}
