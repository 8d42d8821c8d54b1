//! The catalogue against a real database.

use app::accounts::model::{Actor, Role};
use app::catalogue::form::{GatheringForm, ModuleForm, OfferForm};
use app::catalogue::model::{RunMark, RunStatus, VersionState};
use app::catalogue::port::Catalogue as _;
use app::review::model::{CaseQuery, Outcome, Shelf};
use app::review::port::Review as _;
use app::shared::fault::Fault;
use app::shared::ids::{OfferId, RunId, VersionId};
use app::shared::lang::Lang;
use app::shared::time::StudyYear;

use crate::catalogue;
use crate::test::stage::{Stage, full_form, review_form};

#[tokio::test]
async fn a_draft_is_kept_half_done() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let version = s.catalogue.create(&editor, s.hvl, Lang::Nn).await.unwrap();
    let form = OfferForm {
        title: " Matematikk ".into(),
        credits: "tretti".into(),
        modules: vec![ModuleForm::default()],
        ..OfferForm::default()
    };
    assert_eq!(s.catalogue.save(&editor, version, 1, form).await, Ok(2));
    let page = s.catalogue.draft(&editor, version).await.unwrap();
    assert_eq!(page.form.credits, "tretti");
    assert_eq!(page.form.modules, vec![]);
    assert_eq!(page.version.plan.title, "Matematikk");
    assert_eq!(page.version.year, StudyYear(2027));
    assert_eq!(page.version.revision, 2);
    assert!(page.missing.len() > 10);
    assert_eq!(page.reasons, vec![]);
    let work = s.catalogue.workbench(&editor).await.unwrap();
    assert_eq!(work.len(), 1);
    assert_eq!(work[0].version.plan.title, "Matematikk");
    assert!(!work[0].is_live);
    assert!(s.told().await.is_empty());
}

#[tokio::test]
async fn submitting_lists_every_fault_and_keeps_what_was_typed() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let version = s.catalogue.create(&editor, s.hvl, Lang::Nb).await.unwrap();
    let mut form = full_form("Matematikk 1");
    form.admission = String::new();
    form.subject = "alkymi".into();
    form.run.gatherings.insert(0, GatheringForm::default());
    form.run.gatherings[1].to = "i går".into();
    let Err(Fault::Invalid(faults)) = s.catalogue.submit(&editor, version, 1, form).await else {
        panic!("an unfinished text was sent to review");
    };
    let fields: Vec<_> = faults.iter().map(|f| f.field.as_str()).collect();
    assert_eq!(fields, ["subject", "admission", "run[gatherings][1][to]"]);
    let page = s.catalogue.draft(&editor, version).await.unwrap();
    assert_eq!(page.version.state, VersionState::Draft);
    assert_eq!(
        (page.version.revision, page.form.title.as_str()),
        (2, "Matematikk 1")
    );
    assert!(s.open_cases().await.is_empty());

    let form = full_form("Matematikk 1");
    s.catalogue
        .submit(&editor, version, 2, form.clone())
        .await
        .unwrap();
    let page = s.catalogue.draft(&editor, version).await.unwrap();
    assert_eq!(page.version.state, VersionState::InReview);
    assert_eq!(s.open_cases().await.len(), 1);
    let again = s.catalogue.submit(&editor, version, 3, form.clone()).await;
    assert_eq!(again, Err(Fault::Stale), "a text in review cannot be changed");
    assert_eq!(
        s.catalogue.save(&editor, version, 3, form).await,
        Err(Fault::Stale)
    );
}

#[tokio::test]
async fn a_stale_save_is_refused_and_changes_nothing() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let version = s.catalogue.create(&editor, s.hvl, Lang::Nb).await.unwrap();
    s.catalogue
        .save(&editor, version, 1, full_form("Første"))
        .await
        .unwrap();
    for seen in [1, 3] {
        let late = s.catalogue.save(&editor, version, seen, full_form("Andre")).await;
        assert_eq!(late, Err(Fault::Stale));
        let late = s
            .catalogue
            .submit(&editor, version, seen, full_form("Andre"))
            .await;
        assert_eq!(late, Err(Fault::Stale));
    }
    let page = s.catalogue.draft(&editor, version).await.unwrap();
    assert_eq!(page.form.title, "Første");
}

#[tokio::test]
async fn a_text_too_long_to_keep_is_refused_whole() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let version = s.catalogue.create(&editor, s.hvl, Lang::Nb).await.unwrap();
    let mut form = full_form("Nul\0 i tittelen");
    form.content = "x".repeat(20_000);
    let refused = s.catalogue.save(&editor, version, 1, form.clone()).await;
    assert!(matches!(refused, Err(Fault::Invalid(_))));
    form.content = "æ\0ø".into();
    assert_eq!(s.catalogue.save(&editor, version, 1, form).await, Ok(2));
}

/// What somebody is told who tries everything on an offer of `hvl`.
async fn attempts(
    s: &Stage,
    actor: &Actor,
    live: (OfferId, RunId),
    draft: VersionId,
) -> Vec<(&'static str, Fault)> {
    let case = s.last_case().await;
    let form = || full_form("Stjålet");
    let review = || review_form(Outcome::Approved);
    let c = &s.catalogue;
    let all = [
        ("workbench", c.workbench(actor).await.err()),
        ("draft", c.draft(actor, draft).await.err()),
        ("create", c.create(actor, s.hvl, Lang::Nb).await.err()),
        ("revise", c.revise(actor, live.0).await.err()),
        ("save", c.save(actor, draft, 99, form()).await.err()),
        ("submit", c.submit(actor, draft, 99, form()).await.err()),
        ("withdraw", c.withdraw(actor, live.0, String::new()).await.err()),
        (
            "mark_run",
            c.mark_run(actor, live.1, Some(RunMark::Full)).await.err(),
        ),
        (
            "queue",
            s.review.queue(actor, &CaseQuery::of(Shelf::Open)).await.err(),
        ),
        ("case", s.review.case(actor, case).await.err()),
        (
            "review.save",
            s.review.save(actor, case, 99, review()).await.err(),
        ),
        (
            "decide",
            s.review
                .decide(actor, case, 99, review(), Outcome::Approved)
                .await
                .err(),
        ),
    ];
    all.into_iter()
        .filter_map(|(name, fault)| Some((name, fault?)))
        .collect()
}

#[tokio::test]
async fn nobody_does_what_is_anothers() {
    let s = Stage::new().await;
    let (offer, _) = s.published().await;
    let run = s.catalogue.offers(&[offer]).await.unwrap()[0].runs[0].id;
    let (draft, _) = s.submitted().await;
    let live = (offer, run);
    let refused = |found: &[(&'static str, Fault)], fault: &Fault| -> Vec<&'static str> {
        found
            .iter()
            .filter(|(_, f)| f == fault)
            .map(|(n, _)| *n)
            .collect()
    };
    let editing = [
        "draft", "create", "revise", "save", "submit", "withdraw", "mark_run",
    ];
    let judging = ["queue", "case", "review.save", "decide"];
    let everything: Vec<_> = ["workbench"].into_iter().chain(editing).chain(judging).collect();

    let found = attempts(&s, &Actor::visitor(), live, draft).await;
    assert_eq!(refused(&found, &Fault::SignIn), everything);
    for &role in Role::ALL {
        let found = attempts(&s, &s.actor(role, None).await, live, draft).await;
        let expected = match role {
            Role::Reviewer | Role::DirectorateAdmin => &everything[..8],
            _ => &everything[..],
        };
        assert_eq!(refused(&found, &Fault::Forbidden), expected, "{role}");
        // Rights of an editor come from being bound to the very institution.
        let found = attempts(&s, &s.actor(role, Some(s.uib)).await, live, draft).await;
        let forbidden = refused(&found, &Fault::Forbidden);
        assert!(
            editing.iter().all(|m| forbidden.contains(m)),
            "{role}: {forbidden:?}"
        );
    }
    for role in [Role::Editor, Role::InstitutionAdmin] {
        let found = attempts(&s, &s.actor(role, Some(s.hvl)).await, live, draft).await;
        assert_eq!(refused(&found, &Fault::Forbidden), judging, "{role}");
    }
    assert_eq!(
        s.catalogue.draft(&s.editor().await, VersionId(999)).await.err(),
        Some(Fault::Missing)
    );
}

#[tokio::test]
async fn a_revision_begins_once_from_the_live_text() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let (offer, live) = s.published().await;
    let next = s.catalogue.revise(&editor, offer).await.unwrap();
    assert_eq!(s.catalogue.revise(&editor, offer).await, Ok(next));
    let page = s.catalogue.draft(&editor, next).await.unwrap();
    assert_eq!(
        page.version.year,
        StudyYear(2027),
        "this year's text is to change"
    );
    assert_eq!(page.form, full_form("Matematikk 1"));
    assert_eq!(page.missing, vec![]);
    let run = s.catalogue.offers(&[offer]).await.unwrap()[0].runs[0].clone();

    s.catalogue
        .submit(&editor, next, 1, full_form("Matematikk 1, ny"))
        .await
        .unwrap();
    assert_eq!(
        s.row(live).await.state,
        VersionState::Published,
        "the live text stays while its successor is judged"
    );
    s.decide(s.last_case().await, Outcome::Approved).await;
    assert_eq!(s.row(live).await.state, VersionState::Superseded);
    let shown = s.catalogue.offer(offer, None).await.unwrap();
    assert_eq!(shown.shown.version.plan.title, "Matematikk 1, ny");
    assert_eq!(shown.shown.runs.len(), 1);
    assert_eq!(shown.shown.runs[0].id, run.id, "the run and its surveys stay");
    assert_eq!(shown.years, [StudyYear(2027)]);

    s.t.clock.advance(chrono::Duration::days(365));
    let later = s.catalogue.revise(&editor, offer).await.unwrap();
    let page = s.catalogue.draft(&editor, later).await.unwrap();
    assert_eq!(page.version.year, StudyYear(2028));
    assert_eq!(page.form.run, Default::default(), "a new year brings new dates");
}

#[tokio::test]
async fn a_withdrawn_offer_is_gone_from_the_catalogue_but_can_be_read() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let (offer, version) = s.published().await;
    let before = s.told().await.len();
    assert!(matches!(
        s.catalogue.withdraw(&editor, offer, "  ".into()).await,
        Err(Fault::Invalid(_))
    ));
    s.catalogue
        .withdraw(&editor, offer, "For få søkere".into())
        .await
        .unwrap();
    assert_eq!(s.told().await.len(), before + 1);
    assert_eq!(s.catalogue.offers(&[offer]).await.unwrap(), vec![]);
    assert!(s.catalogue.closing_soon(9).await.unwrap().is_empty());
    let page = s.catalogue.offer(offer, None).await.unwrap();
    assert_eq!(page.shown.version.state, VersionState::Withdrawn);
    assert_eq!(page.shown.version.withdrawn_reason, "For få søkere");
    assert_eq!(page.live_year, None);
    assert_eq!(
        s.catalogue.withdraw(&editor, offer, "igjen".into()).await,
        Err(Fault::Stale)
    );
    assert_eq!(s.row(version).await.state, VersionState::Withdrawn);
}

#[tokio::test]
async fn a_marked_run_says_so_and_the_index_is_told() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let (offer, _) = s.published().await;
    let today = s.t.parts.clock.today();
    let summary = s.catalogue.offers(&[offer]).await.unwrap().remove(0);
    assert_eq!(summary.status(today), Some(RunStatus::Open));
    let (run, before) = (summary.runs[0].id, s.told().await.len());
    s.catalogue
        .mark_run(&editor, run, Some(RunMark::Full))
        .await
        .unwrap();
    let summary = s.catalogue.offers(&[offer]).await.unwrap().remove(0);
    assert_eq!(summary.status(today), Some(RunStatus::Full));
    assert!(s.catalogue.closing_soon(9).await.unwrap().is_empty());
    s.catalogue.mark_run(&editor, run, None).await.unwrap();
    assert_eq!(s.catalogue.closing_soon(9).await.unwrap().len(), 1);
    assert_eq!(s.told().await.len(), before + 2);
    let live = catalogue::live_ids(s.t.parts.db.read()).await.unwrap();
    assert_eq!(live, [(offer, 3)], "published, marked, cleared");
}

#[tokio::test]
async fn reading_costs_few_queries_and_keeps_the_order_asked_for() {
    let s = Stage::new().await;
    let (one, _) = s.published().await;
    let (two, _) = s.published().await;
    let db = &s.t.parts.db;
    s.catalogue.reference().await.unwrap();
    let before = db.statements();
    let asked = [two, OfferId(999), one];
    let found = s.catalogue.offers(&asked).await.unwrap();
    let found: Vec<_> = found.iter().map(|o| o.version.offer).collect();
    assert_eq!(found, [two, one]);
    assert_eq!(db.statements() - before, 3);
    let before = db.statements();
    s.catalogue.offer(one, None).await.unwrap();
    assert!(db.statements() - before <= 3);
    let before = db.statements();
    s.catalogue.workbench(&s.editor().await).await.unwrap();
    assert!(db.statements() - before <= 4, "one of them finds the actor");
    assert_eq!(
        s.catalogue.offer(OfferId(999), None).await.err(),
        Some(Fault::Missing)
    );
    assert_eq!(
        s.catalogue.offer(one, Some(StudyYear(2001))).await.err(),
        Some(Fault::Missing)
    );
}

#[tokio::test]
async fn what_closes_next_comes_first() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let mut offers = vec![];
    for (funding, admission) in [
        ("2027-03-01", "2027-04-15"),
        ("2026-11-01", "2027-02-01"),
        ("2026-12-15", "2026-12-15"),
    ] {
        let version = s.catalogue.create(&editor, s.hvl, Lang::Nb).await.unwrap();
        let mut form = full_form("Tilbud");
        form.run.funding_deadline = funding.into();
        form.run.admission_deadline = admission.into();
        s.catalogue.submit(&editor, version, 1, form).await.unwrap();
        s.decide(s.last_case().await, Outcome::Approved).await;
        offers.push(s.row(version).await.offer);
    }
    let soon = s.catalogue.closing_soon(2).await.unwrap();
    let soon: Vec<_> = soon.iter().map(|o| o.version.offer).collect();
    assert_eq!(soon, [offers[2], offers[1]]);
    let facts = catalogue::runs_of(s.t.parts.db.read(), &[s.hvl, s.uib])
        .await
        .unwrap();
    assert_eq!(facts.len(), 3);
    let one = catalogue::run_facts(s.t.parts.db.read(), facts[0].run)
        .await
        .unwrap();
    assert_eq!(one.as_ref(), Some(&facts[0]));
    assert_eq!(facts[0].institution, s.hvl);
    assert_eq!(facts[0].ends_on, "2028-06-10".parse().ok());
}
