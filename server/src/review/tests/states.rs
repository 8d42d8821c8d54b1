//! Everything people may try with a text, in any order, guidelines with and without four eyes, appeals
//! included: nothing is ever published without an approval of exactly that text.

use std::collections::HashMap;

use app::accounts::model::{Actor, Role};
use app::catalogue::port::Catalogue as _;
use app::review::decisions::Decisions as _;
use app::review::model::{AppealState, CaseQuery, CaseState, Outcome, Shelf};
use app::review::port::Review as _;
use app::shared::ids::VersionId;
use app::shared::lang::Lang;
use proptest::prelude::*;
use sea_orm::EntityTrait as _;
use sea_orm::sea_query::Expr;

use crate::catalogue::entity::offer_version;
use crate::review::DecisionsService;
use crate::review::cases::hash_of;
use crate::review::entity::{appeal, case, case_text, decision, guideline};
use crate::test::stage::{Stage, full_form, review_form};

/// What editors and reviewers may try.
#[derive(Clone, Debug)]
enum Try {
    Save(u8),
    Submit(u8),
    /// By the first reviewer or the second.
    Decide(bool, bool),
    DecideOld(bool),
    Confirm(bool),
    TakeBack(bool),
    Conflict(bool),
    Appeal,
    Answer(bool, bool),
    Revise,
    Withdraw,
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let one = prop_oneof![
        2 => any::<u8>().prop_map(Try::Save),
        4 => any::<u8>().prop_map(Try::Submit),
        5 => (any::<bool>(), any::<bool>()).prop_map(|(a, b)| Try::Decide(a, b)),
        1 => any::<bool>().prop_map(Try::DecideOld),
        4 => any::<bool>().prop_map(Try::Confirm),
        1 => any::<bool>().prop_map(Try::TakeBack),
        1 => any::<bool>().prop_map(Try::Conflict),
        2 => Just(Try::Appeal),
        3 => (any::<bool>(), any::<bool>()).prop_map(|(a, b)| Try::Answer(a, b)),
        2 => Just(Try::Revise),
        1 => Just(Try::Withdraw),
    ];
    proptest::collection::vec(one, 1..18)
}

/// The first reviewer, or the directorate's administrator.
async fn colleague(s: &Stage, first: bool) -> Actor {
    let role = if first {
        Role::Reviewer
    } else {
        Role::DirectorateAdmin
    };
    s.actor(role, None).await
}

// Most of these are refused in most states; that is the point.
async fn attempt(s: &Stage, what: &Try) {
    let editor = s.editor().await;
    let newest = s.catalogue.workbench(&editor).await.unwrap();
    let (version, offer) = (newest[0].version.id, newest[0].version.offer);
    let seen = newest[0].version.revision;
    let decisions = DecisionsService::new(s.t.parts.clone());
    let first_of = async |actor: &Actor, shelf| {
        let rows = s.review.queue(actor, &CaseQuery::of(shelf)).await.unwrap().rows;
        let case = rows.first()?.id;
        Some((case, s.review.case(actor, case).await.unwrap().revision))
    };
    let decide = async |actor: &Actor, shelf, approve: bool| {
        let outcome = if approve {
            Outcome::Approved
        } else {
            Outcome::Returned
        };
        if let Some((case, seen)) = first_of(actor, shelf).await {
            let _ = s
                .review
                .decide(actor, case, seen, review_form(outcome), outcome)
                .await;
        }
    };
    match what {
        Try::Save(n) => {
            let form = full_form(&format!("Lagret {n}"));
            let _ = s.catalogue.save(&editor, version, seen, form).await;
        }
        Try::Submit(n) => {
            let form = full_form(&format!("Sendt {n}"));
            let _ = s.catalogue.submit(&editor, version, seen, form).await;
        }
        Try::Decide(approve, first) => decide(&colleague(s, *first).await, Shelf::Open, *approve).await,
        Try::DecideOld(approve) => decide(&colleague(s, true).await, Shelf::Decided, *approve).await,
        Try::Confirm(first) => {
            let actor = colleague(s, *first).await;
            if let Some((case, seen)) = first_of(&actor, Shelf::Open).await {
                let _ = s.review.confirm(&actor, case, seen).await;
            }
        }
        Try::TakeBack(first) => {
            let actor = colleague(s, *first).await;
            if let Some((case, seen)) = first_of(&actor, Shelf::Open).await {
                let _ = s.review.take_back(&actor, case, seen).await;
            }
        }
        Try::Conflict(first) => {
            let actor = colleague(s, *first).await;
            if let Some((case, _)) = first_of(&actor, Shelf::Open).await {
                let _ = s.review.mark_conflict(&actor, case, "I slekt").await;
            }
        }
        Try::Appeal => {
            let all = decisions.decisions(&editor, None).await.unwrap();
            if let Some(row) = all.first() {
                let _ = decisions.appeal(&editor, row.case, "Vi er ikkje einige.").await;
            }
        }
        Try::Answer(granted, first) => {
            let actor = colleague(s, *first).await;
            let answer = if *granted {
                AppealState::Granted
            } else {
                AppealState::Dismissed
            };
            if let Some((case, _)) = first_of(&actor, Shelf::Appealed).await {
                let _ = decisions
                    .answer_appeal(&actor, case, answer, "Slik ser vi det.")
                    .await;
            }
        }
        Try::Revise => {
            let _ = s.catalogue.revise(&editor, offer).await;
        }
        Try::Withdraw => {
            let _ = s.catalogue.withdraw(&editor, offer, "Trekt".into()).await;
        }
    }
}

/// Every published text was approved as it stands, by the right people; at most one is live.
async fn holds(s: &Stage, four_eyes: bool, submitted: &mut HashMap<i64, String>) {
    let db = s.t.parts.db.read();
    let versions = offer_version::Entity::find().all(db).await.unwrap();
    let cases = case::Entity::find()
        .find_also_related(decision::Entity)
        .find_also_related(case_text::Entity)
        .all(db)
        .await
        .unwrap();
    for (case, decision, text) in &cases {
        let text = text.as_ref().unwrap();
        // Once kept, a case's text never changes, and is what its hash says.
        let kept = submitted.entry(case.id).or_insert_with(|| text.plan.clone());
        assert_eq!(kept, &text.plan, "the text of a case changed");
        let further = text.further_runs.as_deref();
        assert_eq!(text.hash, hash_of(&text.plan, text.run_plan.as_deref(), further));
        let Some(decision) = decision else { continue };
        assert_eq!(decision.text_hash.as_deref(), Some(text.hash.as_str()));
        let marks = crate::review::conflicts::read(&case.conflicts).unwrap();
        let decided_by = decision.decided_by.unwrap();
        assert!(
            marks.iter().all(|m| m.person != decided_by),
            "decided with a conflict"
        );
        if decision.outcome == Outcome::Approved.code() && four_eyes {
            let second = decision.confirmed_by.expect("two reviewers");
            assert_ne!(second, decided_by, "nobody confirms her own approval");
            assert!(
                marks.iter().all(|m| m.person != second),
                "confirmed with a conflict"
            );
        }
    }
    for version in versions.iter().filter(|v| v.published_at.is_some()) {
        let approved = cases.iter().any(|(case, decision, text)| {
            let text = text.as_ref().unwrap();
            case.version_id == version.id
                && version.plan.as_ref() == Some(&text.plan)
                && version.run_plan == text.run_plan
                && version.further_runs == text.further_runs
                && decision.as_ref().is_some_and(|d| {
                    d.outcome == Outcome::Approved.code() && d.version_revision == version.revision
                })
        });
        assert!(approved, "{} was published unread", version.title);
    }
    let live = versions.iter().filter(|v| v.state == "published").count();
    assert!(live <= 1);
    let open = ["draft", "in_review", "returned"];
    let in_work = versions.iter().filter(|v| open.contains(&v.state.as_str()));
    assert!(in_work.count() <= 1);
    let in_review = versions.iter().filter(|v| v.state == "in_review").count();
    let undecided = cases.iter().filter(|(c, ..)| c.decided_at.is_none()).count();
    assert_eq!(in_review, undecided, "every text in review has its one open case");
    assert_eq!(crate::catalogue::live_ids(db).await.unwrap().len(), live);
    // Whoever made a decision never answers the appeal against it.
    for answered in appeal::Entity::find().all(db).await.unwrap() {
        let (_, decision, _) = cases.iter().find(|(c, ..)| c.id == answered.case_id).unwrap();
        let decision = decision.as_ref().unwrap();
        assert_eq!(decision.outcome, Outcome::Returned.code());
        if answered.answered_at.is_some() {
            assert_ne!(answered.answered_by, decision.decided_by);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 14, max_shrink_iters: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_ever_published_without_an_approval_of_exactly_that_text(
        tries in tries(),
        four_eyes in any::<bool>(),
    ) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let s = Stage::new().await;
            if four_eyes {
                s.demand_four_eyes().await;
            }
            let editor = s.editor().await;
            let version: VersionId = s.catalogue.create(&editor, s.hvl, Lang::Nn).await.unwrap();
            s.catalogue.submit(&editor, version, 1, full_form("Sendt først")).await.unwrap();
            let mut submitted = HashMap::new();
            for what in &tries {
                attempt(&s, what).await;
                holds(&s, four_eyes, &mut submitted).await;
            }
        });
    }
}

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
    use app::shared::fault::Fault;
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
