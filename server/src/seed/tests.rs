//! The whole seeding against a real database.

use std::collections::{BTreeMap, HashSet};

use app::accounts::port::Accounts as _;
use app::catalogue::form::OfferForm;
use app::catalogue::model::{RunStatus, VersionState};
use app::catalogue::port::Catalogue as _;
use app::review::model::{CaseQuery, Shelf};
use app::review::port::Review as _;
use app::shared::time::StudyYear;
use sea_orm::entity::prelude::*;

use super::seed;
use crate::accounts::AccountsService;
use crate::catalogue::entity::{institution, offer, offer_version, run};
use crate::catalogue::{CatalogueService, live_ids};
use crate::review::ReviewService;
use crate::test::parts::parts;
use crate::work::queue;

async fn counts(db: &impl ConnectionTrait) -> [u64; 4] {
    [
        institution::Entity::find().count(db).await.unwrap(),
        offer::Entity::find().count(db).await.unwrap(),
        offer_version::Entity::find().count(db).await.unwrap(),
        run::Entity::find().count(db).await.unwrap(),
    ]
}

#[tokio::test]
async fn every_real_offer_is_live_and_has_its_own_year_too() {
    let t = parts().await;
    let seeded = seed(&t.parts).await.unwrap().unwrap();
    assert_eq!(seeded.offers, 174);
    assert!(seeded.answers > 500, "{}", seeded.answers);
    let db = t.parts.db.read();
    let live: Vec<_> = live_ids(db)
        .await
        .unwrap()
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    assert_eq!(live.len(), 174);
    let catalogue = CatalogueService::new(t.parts.clone());
    let reference = catalogue.reference().await.unwrap();
    assert_eq!(reference.institutions.len(), 26);
    let subjects: Vec<_> = reference.subjects.iter().map(|s| s.code.as_str()).collect();
    let counties: Vec<_> = reference
        .places
        .iter()
        .filter(|p| p.is_county())
        .map(|p| p.code.as_str())
        .collect();
    let today = t.parts.clock.today();
    let mut statuses: BTreeMap<RunStatus, usize> = BTreeMap::new();
    let mut texts = HashSet::new();
    for summary in catalogue.offers(&live).await.unwrap() {
        let version = &summary.version;
        assert!(version.is_demo && summary.runs[0].is_demo);
        *statuses.entry(summary.status(today).unwrap()).or_default() += 1;
        texts.insert(format!("{:?}{:?}", version.plan, summary.runs[0].plan));
        let mut form = OfferForm::from_plan(&version.plan, Some(&summary.runs[0].plan));
        // The state's deadline is no demand on an offer the state does not pay for.
        if form.run.funding_deadline.is_empty() {
            form.run.funding_deadline = form.run.admission_deadline.clone();
        }
        let checked = form.check(&subjects, &counties);
        assert!(checked.is_ok(), "{}: {:?}", version.plan.title, checked.err());
        let page = catalogue.offer(version.offer, None).await.unwrap();
        assert!(page.years.len() >= 2, "{}", version.plan.title);
        let historic = catalogue
            .offer(version.offer, page.years.last().copied())
            .await
            .unwrap();
        let shown = &historic.shown.version;
        assert_eq!((shown.state, shown.is_demo), (VersionState::Superseded, false));
        assert!(shown.plan.content.is_empty() && shown.plan.themes.is_empty());
    }
    assert!(statuses[&RunStatus::Open] > 150, "{statuses:?}");
    assert_eq!(statuses[&RunStatus::Full], 3);
    assert_eq!(texts.len(), 174, "no two offers are alike");
    let soon = catalogue.closing_soon(3).await.unwrap();
    let (_, days) = soon[0].days_left(today).unwrap();
    assert!(days < 30, "something closes soon");
}

#[tokio::test]
async fn every_workbench_and_queue_has_something() {
    let t = parts().await;
    seed(&t.parts).await.unwrap();
    let accounts = AccountsService::new(t.parts.clone());
    let catalogue = CatalogueService::new(t.parts.clone());
    let review = ReviewService::new(t.parts.clone());
    let mut works = 0;
    for (person, _) in accounts.demo_people().await.unwrap() {
        let secret = accounts.enter_demo(person.id, "").await.unwrap().secret;
        let actor = accounts.actor(Some(&secret)).await.unwrap();
        if !actor.institutions().is_empty() {
            let work = catalogue.workbench(&actor).await.unwrap();
            for state in [
                VersionState::Draft,
                VersionState::InReview,
                VersionState::Returned,
            ] {
                let row = work.iter().find(|w| w.version.state == state).unwrap();
                let page = catalogue.draft(&actor, row.version.id).await.unwrap();
                assert_eq!(page.reasons.len(), usize::from(state == VersionState::Returned));
                assert_eq!(
                    page.missing.is_empty(),
                    state != VersionState::Draft,
                    "{:?}",
                    page.missing
                );
            }
            works += 1;
        }
        if actor.may_review() {
            let shelf = async |shelf| review.queue(&actor, &CaseQuery::of(shelf)).await.unwrap().rows;
            let open = shelf(Shelf::Open).await;
            assert_eq!(open.len(), 6);
            for case in open.iter().chain(&shelf(Shelf::Decided).await) {
                let case = review.case(&actor, case.id).await.unwrap();
                assert!(!case.submitted_by.is_empty());
            }
            let ages: HashSet<_> = open.iter().map(|c| c.submitted_at.date_naive()).collect();
            assert_eq!(ages.len(), 6, "cases of different age");
        }
    }
    assert_eq!(works, 3);
    let (waiting, _) = queue::counts(&t.parts.db).await.unwrap();
    assert_eq!(waiting, 0, "nobody gets a letter about invented work");
}

#[tokio::test]
async fn seeding_twice_is_seeding_once() {
    let t = parts().await;
    assert!(seed(&t.parts).await.unwrap().is_some());
    let before = counts(t.parts.db.read()).await;
    assert_eq!(seed(&t.parts).await.unwrap(), None);
    assert_eq!(counts(t.parts.db.read()).await, before);
}

#[tokio::test]
async fn production_gets_no_invented_content() {
    let mut t = parts().await;
    let mut config = (*t.parts.config).clone();
    config.mode = crate::config::Mode::Production;
    t.parts.config = std::sync::Arc::new(config);
    seed(&t.parts).await.unwrap();
    let [institutions, offers, ..] = counts(t.parts.db.read()).await;
    assert_eq!((institutions, offers), (26, 0));
    assert!(!crate::accounts::has_demo_people(t.parts.db.read()).await.unwrap());
    let review = ReviewService::new(t.parts.clone());
    assert_eq!(review.guideline().await.unwrap().criteria.len(), 13);
}

#[tokio::test]
async fn past_runs_are_small_as_real_ones_are_and_never_lie_ahead() {
    let t = parts().await;
    seed(&t.parts).await.unwrap();
    let rows = run::Entity::find().all(t.parts.db.read()).await.unwrap();
    let today = t.parts.clock.today().to_string();
    let past: Vec<_> = rows
        .iter()
        .filter(|r| r.is_demo && r.ends_on.as_ref().is_some_and(|e| *e < today))
        .collect();
    assert!(past.len() > 100, "{}", past.len());
    let years: HashSet<_> = past.iter().map(|r| StudyYear(r.year)).collect();
    assert_eq!(years, HashSet::from([2023, 2024, 2025].map(StudyYear)));
}

#[tokio::test]
async fn an_institution_has_a_number_with_its_check_digit_or_none() {
    let t = parts().await;
    seed(&t.parts).await.unwrap();
    let all = institution::Entity::find().all(t.parts.db.read()).await.unwrap();
    let known: Vec<_> = all.iter().filter(|i| !i.organisation_number.is_empty()).collect();
    assert!(known.len() >= 9);
    for institution in known {
        let number = &institution.organisation_number;
        assert!(
            app::catalogue::model::is_organisation_number(number),
            "{}: {number}",
            institution.short_name
        );
    }
}
