//! An offer to test with.

use crate::catalogue::model::{
    Delivery, OfferPlan, OfferSummary, Run, RunPlan, StageRange, TargetGroup, Version, VersionState,
};
use crate::shared::ids::{InstitutionId, OfferId, RunId, VersionId};
use crate::shared::time::{Date, StudyYear};
use crate::shared::units::Credits;

/// A live offer with one coming run; everything about it has this number.
pub fn an_offer(id: i64, title: &str) -> OfferSummary {
    let plan = OfferPlan {
        title: title.into(),
        code: "KH1".into(),
        credits: Some(Credits(150)),
        subject: "kunst_og_handverk".into(),
        stages: StageRange::new(1, 10),
        groups: vec![TargetGroup::Teachers],
        delivery: vec![Delivery::Online],
        ..OfferPlan::titled("")
    };
    let version = Version {
        id: VersionId(id),
        offer: OfferId(id),
        institution: InstitutionId(1),
        year: StudyYear(2027),
        state: VersionState::Published,
        revision: 1,
        is_demo: false,
        plan,
        published_at: None,
        withdrawn_reason: String::new(),
        withdrawn_on: None,
    };
    let run = Run {
        id: RunId(id),
        version: VersionId(id),
        offer: OfferId(id),
        plan: RunPlan {
            starts_on: Date::from_ymd_opt(2027, 8, 20),
            ..RunPlan::default()
        },
        mark: None,
        marked: Default::default(),
        is_demo: true,
    };
    OfferSummary {
        version,
        runs: vec![run],
        quality: None,
    }
}
