//! What must hold after every step, whatever was tried.

use std::collections::{BTreeMap, HashMap};

use app::catalogue::changes::changes;
use app::catalogue::form::OfferForm;
use app::review::model::Outcome;
use sea_orm::EntityTrait as _;

use crate::catalogue;
use crate::catalogue::entity::{offer, offer_version};
use crate::review::cases::hash_of;
use crate::review::entity::{appeal, case, case_text, decision};
use crate::test::stage::Stage;

type Cases = Vec<(case::Model, Option<decision::Model>, Option<case_text::Model>)>;

/// A stored text as a form, to be compared field by field.
fn form(plan: &str, run_plan: Option<&str>, further: Option<&str>) -> OfferForm {
    let (plan, _) = catalogue::read_text(plan, None).unwrap();
    let runs = catalogue::read_runs(run_plan, further).unwrap();
    OfferForm::from_plan(&plan, runs.first()).with_runs(runs.get(1..).unwrap_or_default())
}

/// Was exactly this text approved – or this text but for what may change without a review?
fn was_approved(version: &offer_version::Model, cases: &Cases) -> bool {
    cases.iter().any(|(case, decision, text)| {
        let text = text.as_ref().unwrap();
        let Some(decision) = decision else { return false };
        if case.version_id != version.id || decision.outcome != Outcome::Approved.code() {
            return false;
        }
        let plan = version.plan.as_deref().unwrap();
        if decision.version_revision == version.revision {
            return plan == text.plan
                && version.run_plan == text.run_plan
                && version.further_runs == text.further_runs;
        }
        let approved = form(&text.plan, text.run_plan.as_deref(), text.further_runs.as_deref());
        let now = form(plan, version.run_plan.as_deref(), version.further_runs.as_deref());
        changes(&approved, &now).iter().all(|c| !c.is_material)
    })
}

/// Every decision was made on the text kept with its case, by people who might.
fn decided_rightly(cases: &Cases, four_eyes: bool, submitted: &mut HashMap<i64, String>) {
    for (case, decision, text) in cases {
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
}

/// Every published text was approved as it stands, by the right people; of each offer at most one is live and
/// at most one in work.
pub async fn holds(s: &Stage, four_eyes: bool, submitted: &mut HashMap<i64, String>) {
    let db = s.t.parts.db.read();
    let versions = offer_version::Entity::find().all(db).await.unwrap();
    let cases: Cases = case::Entity::find()
        .find_also_related(decision::Entity)
        .find_also_related(case_text::Entity)
        .all(db)
        .await
        .unwrap();
    decided_rightly(&cases, four_eyes, submitted);
    for version in versions.iter().filter(|v| v.published_at.is_some()) {
        assert!(
            was_approved(version, &cases),
            "{} was published unread, or changed in what needs a review",
            version.title
        );
    }
    let mut per_offer: BTreeMap<i64, (Vec<i64>, usize)> = BTreeMap::new();
    for version in &versions {
        let (live, in_work) = per_offer.entry(version.offer_id).or_default();
        match version.state.as_str() {
            "published" => live.push(version.id),
            "draft" | "in_review" | "returned" => *in_work += 1,
            _ => {}
        }
    }
    for row in offer::Entity::find().all(db).await.unwrap() {
        let (live, in_work) = per_offer.remove(&row.id).unwrap_or_default();
        assert_eq!(
            live,
            Vec::from_iter(row.live_version_id),
            "at most one text is live"
        );
        assert!(in_work <= 1, "at most one text is in work");
    }
    let in_review = versions.iter().filter(|v| v.state == "in_review").count();
    let undecided = cases.iter().filter(|(c, ..)| c.decided_at.is_none()).count();
    assert_eq!(in_review, undecided, "every text in review has its one open case");
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
