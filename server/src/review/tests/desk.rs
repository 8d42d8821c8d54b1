//! The queue, who has a case, conflicts, the text as submitted, and the difference to the published one.

use app::accounts::model::Role;
use app::catalogue::port::Catalogue as _;
use app::review::form::ReviewForm;
use app::review::model::{CaseOrder, CaseQuery, Clock, DeadlineBand, Outcome, Shelf};
use app::review::port::Review as _;
use app::shared::fault::Fault;
use app::shared::ids::{CaseId, PersonId};
use app::shared::lang::Lang;
use chrono::Duration;

use crate::clock::Clock as _;
use crate::test::stage::{Stage, full_form, review_form};

/// Cases with these titles, a day apart, the first the oldest.
async fn cases(s: &Stage, titles: &[&str]) -> Vec<CaseId> {
    let editor = s.editor().await;
    let mut ids = vec![];
    for title in titles {
        let version = s.catalogue.create(&editor, s.hvl, Lang::Nn).await.unwrap();
        s.catalogue
            .submit(&editor, version, 1, full_form(title))
            .await
            .unwrap();
        ids.push(s.last_case().await);
        s.t.clock.set(s.t.clock.now() + Duration::days(1));
    }
    ids
}

async fn titles(s: &Stage, query: &CaseQuery) -> Vec<String> {
    let found = s.review.queue(&s.reviewer().await, query).await.unwrap();
    assert_eq!(found.total as usize, found.rows.len());
    found.rows.into_iter().map(|r| r.title).collect()
}

#[tokio::test]
async fn the_queue_is_filtered_and_sorted_as_people_read_names() {
    let s = Stage::new().await;
    cases(&s, &["Ås og tal", "Zoologi", "Ærleg tekst", "Algebra 100 %"]).await;
    let open = CaseQuery::of(Shelf::Open);
    assert_eq!(titles(&s, &open).await[0], "Ås og tal", "oldest first");
    let by_title = CaseQuery {
        order: CaseOrder::Title,
        ..open.clone()
    };
    assert_eq!(
        titles(&s, &by_title).await,
        ["Algebra 100 %", "Zoologi", "Ærleg tekst", "Ås og tal"]
    );
    let falling = CaseQuery {
        descending: true,
        ..by_title
    };
    assert_eq!(titles(&s, &falling).await[0], "Ås og tal");
    for order in CaseOrder::ALL {
        let query = CaseQuery {
            order: *order,
            ..open.clone()
        };
        assert_eq!(titles(&s, &query).await.len(), 4, "{order}");
    }
    let said = async |words: &str| {
        let query = CaseQuery {
            words: words.into(),
            ..CaseQuery::of(Shelf::Open)
        };
        titles(&s, &query).await
    };
    assert_eq!(said("ÆRLEG").await, ["Ærleg tekst"]);
    assert_eq!(
        said("100 %").await,
        ["Algebra 100 %"],
        "a percent sign is only itself"
    );
    assert_eq!(said("hvl").await.len(), 4, "by institution");
    assert_eq!(said("2").await, ["Zoologi"], "by case number");
    assert!(said("x_y").await.is_empty());
    let elsewhere = CaseQuery {
        institution: Some(s.uib),
        ..CaseQuery::of(Shelf::Open)
    };
    assert!(titles(&s, &elsewhere).await.is_empty());
    let late = CaseQuery {
        deadline: Some(DeadlineBand::Two),
        ..CaseQuery::of(Shelf::Open)
    };
    assert!(titles(&s, &late).await.is_empty(), "the deadline is in March");
}

#[tokio::test]
async fn the_clock_of_each_case_warns_and_strikes_by_its_guidelines_days() {
    let s = Stage::new().await;
    let all = cases(&s, &["Gammal", "Yngre"]).await;
    let reviewer = s.reviewer().await;
    let clocks = async || {
        let today = s.t.parts.clock.today();
        let rows = s.open_cases().await;
        rows.iter().map(|r| r.clock(today).unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(clocks().await, [Clock::InTime, Clock::InTime]);
    s.t.clock.set(s.t.clock.now() + Duration::days(19));
    assert_eq!(clocks().await, [Clock::Warned, Clock::InTime]);
    s.t.clock.set(s.t.clock.now() + Duration::days(10));
    assert_eq!(clocks().await, [Clock::Late, Clock::Warned]);
    let found = s
        .review
        .queue(&reviewer, &CaseQuery::of(Shelf::Open))
        .await
        .unwrap();
    assert_eq!(
        (found.counts.late, found.counts.warned, found.counts.open),
        (1, 1, 2)
    );
    for (clock, expected) in [(Clock::Late, all[0]), (Clock::Warned, all[1])] {
        let query = CaseQuery {
            clock: Some(clock),
            ..CaseQuery::of(Shelf::Open)
        };
        let rows = s.review.queue(&reviewer, &query).await.unwrap().rows;
        assert_eq!(rows.iter().map(|r| r.id).collect::<Vec<_>>(), [expected]);
    }
}

#[tokio::test]
async fn cases_are_taken_given_and_let_go_of() {
    let s = Stage::new().await;
    let all = cases(&s, &["A", "B", "C"]).await;
    let reviewer = s.reviewer().await;
    let me = reviewer.person().unwrap().id;
    let admin = s.actor(Role::DirectorateAdmin, None).await;
    let other = admin.person().unwrap().id;
    assert_eq!(s.review.assign(&reviewer, &all[..2], Some(me)).await, Ok(2));
    let mine = s
        .review
        .queue(&reviewer, &CaseQuery::of(Shelf::Mine))
        .await
        .unwrap();
    assert_eq!((mine.total, mine.counts.mine, mine.counts.unassigned), (2, 2, 1));
    assert_eq!(mine.rows[0].assigned.as_ref().unwrap().name, "reviewer");
    assert_eq!(s.review.assign(&reviewer, &all[..1], Some(other)).await, Ok(1));
    let theirs = CaseQuery {
        reviewer: Some(other),
        ..CaseQuery::of(Shelf::Open)
    };
    assert_eq!(titles(&s, &theirs).await, ["A"]);
    assert_eq!(s.review.assign(&reviewer, &all[1..2], None).await, Ok(1));
    let teacher = s.actor(Role::Teacher, None).await.person().unwrap().id;
    for nobody in [teacher, PersonId(999)] {
        let refused = s.review.assign(&reviewer, &all, Some(nobody)).await;
        assert!(
            matches!(refused, Err(Fault::Invalid(_))),
            "only those who decide cases"
        );
    }
    assert_eq!(
        s.review.assign(&s.editor().await, &all, None).await,
        Err(Fault::Forbidden)
    );
    s.decide(all[2], Outcome::Returned).await;
    assert_eq!(
        s.review.assign(&reviewer, &all[2..], Some(me)).await,
        Ok(0),
        "decided"
    );
}

#[tokio::test]
async fn whoever_has_a_conflict_neither_judges_nor_decides_nor_gets_the_case() {
    let s = Stage::new().await;
    let case = cases(&s, &["A"]).await[0];
    let reviewer = s.reviewer().await;
    let me = reviewer.person().unwrap().id;
    s.review.assign(&reviewer, &[case], Some(me)).await.unwrap();
    let silent = s.review.mark_conflict(&reviewer, case, " ").await;
    assert!(matches!(silent, Err(Fault::Invalid(_))), "a reason is needed");
    s.review
        .mark_conflict(&reviewer, case, "Underviser der")
        .await
        .unwrap();
    let page = s.review.case(&reviewer, case).await.unwrap();
    assert!(page.desk.has_conflict(me));
    assert_eq!(page.desk.assigned, None, "she lets go of it");
    assert_eq!(page.desk.conflicts[0].reason, "Underviser der");
    let seen = page.revision;
    let form = review_form(Outcome::Returned);
    let saved = s.review.save(&reviewer, case, seen, ReviewForm::default()).await;
    assert_eq!(saved, Err(Fault::Forbidden));
    let decided = s
        .review
        .decide(&reviewer, case, seen, form.clone(), Outcome::Returned)
        .await;
    assert_eq!(decided, Err(Fault::Forbidden));
    assert_eq!(s.review.assign(&reviewer, &[case], Some(me)).await, Ok(0));
    assert!(s.open_cases().await[0].has_conflict);

    let admin = s.actor(Role::DirectorateAdmin, None).await;
    assert_eq!(
        s.review.clear_conflict(&reviewer, case, me).await,
        Err(Fault::Forbidden)
    );
    s.review.clear_conflict(&admin, case, me).await.unwrap();
    s.review
        .decide(&reviewer, case, seen, form, Outcome::Returned)
        .await
        .unwrap();
    assert_eq!(
        s.review.mark_conflict(&reviewer, case, "For seint").await,
        Err(Fault::Stale)
    );
}

#[tokio::test]
async fn a_decided_case_shows_the_text_decided_on_whatever_comes_after() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let (version, case) = s.submitted().await;
    s.decide(case, Outcome::Returned).await;
    let page = s.catalogue.draft(&editor, version).await.unwrap();
    let form = full_form("Heilt nytt namn");
    s.catalogue
        .submit(&editor, version, page.version.revision, form)
        .await
        .unwrap();
    let reviewer = s.reviewer().await;
    let old = s.review.case(&reviewer, case).await.unwrap();
    assert_eq!(old.version.plan.title, "Matematikk 1");
    assert_eq!(old.version.revision, 2);
    assert!(old.text_is_kept);
    let new = s.review.case(&reviewer, s.last_case().await).await.unwrap();
    assert_eq!(new.version.plan.title, "Heilt nytt namn");
    assert_ne!(old.text_mark, new.text_mark);
    assert_eq!(new.desk.others[0].id, case);
    assert_eq!(
        new.desk.others[0].decision.as_ref().unwrap().outcome,
        Outcome::Returned
    );
    assert_eq!(new.desk.difference, None, "nothing was published before");
}

#[tokio::test]
async fn a_successor_is_set_beside_the_text_that_was_live_when_it_came_in() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let (offer, _) = s.published().await;
    let next = s.catalogue.revise(&editor, offer).await.unwrap();
    let page = s.catalogue.draft(&editor, next).await.unwrap();
    let mut form = full_form("Matematikk 1");
    form.admission = "Lærarutdanning og to års praksis".into();
    s.catalogue
        .submit(&editor, next, page.version.revision, form)
        .await
        .unwrap();
    let case = s.last_case().await;
    let reviewer = s.reviewer().await;
    let found = s
        .review
        .case(&reviewer, case)
        .await
        .unwrap()
        .desk
        .difference
        .unwrap();
    let changed: Vec<_> = found
        .changes
        .iter()
        .map(|c| (c.field.as_str(), c.is_material))
        .collect();
    assert_eq!(changed, [("admission", true)]);
    assert_eq!(found.changes[0].before, "Lærarutdanning");
    s.decide(case, Outcome::Approved).await;
    let later = s
        .review
        .case(&reviewer, case)
        .await
        .unwrap()
        .desk
        .difference
        .unwrap();
    assert_eq!(later, found, "the comparison stays what it was");
}

#[tokio::test]
async fn reading_a_case_and_the_queue_costs_the_same_for_one_case_as_for_many() {
    let s = Stage::new().await;
    let first = cases(&s, &["A"]).await[0];
    let reviewer = s.reviewer().await;
    let costs = async |case: CaseId| {
        let db = &s.t.parts.db;
        // What is looked up by code is read once, then shared for minutes.
        crate::catalogue::reference(&s.t.parts).await.unwrap();
        let before = db.statements();
        s.review.case(&reviewer, case).await.unwrap();
        let of_case = db.statements() - before;
        s.review
            .queue(&reviewer, &CaseQuery::of(Shelf::Open))
            .await
            .unwrap();
        (of_case, db.statements() - before - of_case)
    };
    let one = costs(first).await;
    cases(&s, &["B", "C", "D", "E", "F"]).await;
    assert_eq!(costs(first).await, one);
    assert!(one.0 <= 6, "a case asks {} times", one.0);
    assert!(one.1 <= 4, "the queue asks {} times", one.1);
    assert_eq!(
        s.review.case(&reviewer, CaseId(999)).await.err(),
        Some(Fault::Missing)
    );
}
