//! Trails against a real database: what is noted, and who reads it.

use app::accounts::model::Role;
use app::audit::model::{Deed, Entry, TrailOf};
use app::audit::port::{Audit as _, TrailQuery};
use app::catalogue::exchange::form::KeyForm;
use app::catalogue::exchange::port::Exchange as _;
use app::catalogue::form::{MarkForm, RunForm};
use app::catalogue::port::Catalogue as _;
use app::catalogue::work::port::Work as _;
use app::review::decisions::Decisions as _;
use app::review::form::{GuidelineForm, PrioritiesForm, PriorityForm};
use app::review::guidelines::Guidelines as _;
use app::review::model::{AppealState, Outcome};
use app::review::national::National as _;
use app::review::port::Review as _;
use app::shared::fault::Fault;
use app::shared::lang::Lang;
use app::shared::time::StudyYear;

use super::AuditService;
use crate::catalogue::exchange::ExchangeService;
use crate::catalogue::work::service::WorkService;
use crate::review::{DecisionsService, GuidelinesService, NationalService};
use crate::test::stage::{Stage, full_form};

/// Each entry's deed, who did it, and its fields from what to what, newest first.
async fn told(s: &Stage, of: TrailOf) -> Vec<(Deed, String, Vec<(String, String, String)>)> {
    let actor = match of {
        TrailOf::Institution => s.actor(Role::InstitutionAdmin, Some(s.hvl)).await,
        TrailOf::Directorate => s.actor(Role::DirectorateAdmin, None).await,
    };
    let audit = AuditService::new(s.t.parts.clone());
    let entries = audit
        .whole_trail(&actor, of, &TrailQuery::default())
        .await
        .unwrap();
    let page = audit.trail(&actor, of, &TrailQuery::default()).await.unwrap();
    assert_eq!(page.total, entries.len() as u64);
    let told = |e: Entry| {
        let fields = e.changes.into_iter().map(|c| (c.field, c.before, c.after));
        (e.deed, e.by, fields.collect())
    };
    entries.into_iter().map(told).collect()
}

fn field(name: &str, before: &str, after: &str) -> (String, String, String) {
    (name.into(), before.into(), after.into())
}

#[tokio::test]
async fn what_the_directorate_does_with_its_own_work_is_told_to_whoever_leads_it() {
    let s = Stage::new().await;
    let (admin, reviewer) = (s.actor(Role::DirectorateAdmin, None).await, s.reviewer().await);
    let (lead, other) = (admin.person().unwrap().id, reviewer.person().unwrap().id);
    let guidelines = GuidelinesService::new(s.t.parts.clone());
    let national = NationalService::new(s.t.parts.clone());
    let (_, case) = s.submitted().await;

    s.review.assign(&reviewer, &[case], Some(other)).await.unwrap();
    s.review.assign(&admin, &[case], Some(other)).await.unwrap();
    s.review.assign(&admin, &[case], Some(lead)).await.unwrap();
    s.review.mark_conflict(&reviewer, case, "I slekt").await.unwrap();
    s.review.clear_conflict(&admin, case, other).await.unwrap();
    s.review.clear_conflict(&admin, case, other).await.unwrap();
    let mut form = PrioritiesForm::default();
    let wanted = PriorityForm {
        weight: "ma".into(),
        reason: "Få lærarar".into(),
    };
    form.subjects.insert("matematikk".into(), wanted);
    for _ in 0..2 {
        national
            .set_priorities(&admin, StudyYear(2027), &form)
            .await
            .unwrap();
        national.set_letter_lang(&admin, s.hvl, "nn").await.unwrap();
    }
    let draft = guidelines.begin(&admin).await.unwrap();
    let mut typed = GuidelineForm::of(&guidelines.draft(&admin, draft).await.unwrap().guideline);
    typed.changes.nb = "Nytt".into();
    typed.changes.nn = "Nytt".into();
    typed.changes.en = "New".into();
    guidelines.save(&admin, draft, 1, &typed).await.unwrap();
    guidelines.put_in_force(&admin, draft, 2).await.unwrap();

    let by = |deed, who: &str, fields: Vec<_>| (deed, who.to_owned(), fields);
    assert_eq!(
        told(&s, TrailOf::Directorate).await,
        [
            by(
                Deed::GuidelineSet,
                "directorate_admin",
                vec![field("valid_from", "", "2027-08-01")]
            ),
            by(
                Deed::LetterLangSet,
                "directorate_admin",
                vec![field("letter_lang", "nb", "nn")]
            ),
            by(
                Deed::PrioritiesSet,
                "directorate_admin",
                vec![
                    field("weight[matematikk]", "", "ma"),
                    field("reason[matematikk]", "", "Få lærarar")
                ]
            ),
            by(
                Deed::ConflictCleared,
                "directorate_admin",
                vec![field("conflict", "reviewer: I slekt", "")]
            ),
            by(
                Deed::ConflictMarked,
                "reviewer",
                vec![field("conflict", "", "I slekt")]
            ),
            by(
                Deed::CaseAssigned,
                "directorate_admin",
                vec![field("assigned_to", "reviewer", "directorate_admin")]
            ),
            by(
                Deed::CaseAssigned,
                "reviewer",
                vec![field("assigned_to", "", "reviewer")]
            ),
        ],
        "what changes nothing is no deed"
    );
    let inside = |d: &Deed| d.trail() == TrailOf::Directorate;
    assert!(
        told(&s, TrailOf::Institution)
            .await
            .iter()
            .all(|(d, ..)| !inside(d))
    );
    let audit = AuditService::new(s.t.parts.clone());
    let institution = s.actor(Role::InstitutionAdmin, Some(s.hvl)).await;
    for stranger in [&institution, &reviewer, &s.actor(Role::Analyst, None).await] {
        let read = audit
            .trail(stranger, TrailOf::Directorate, &TrailQuery::default())
            .await;
        assert_eq!(read.err(), Some(Fault::Forbidden));
        let read = audit
            .whole_trail(stranger, TrailOf::Directorate, &TrailQuery::default())
            .await;
        assert_eq!(read.err(), Some(Fault::Forbidden));
    }
}

#[tokio::test]
async fn a_return_a_key_a_marks_day_and_a_change_passed_on_are_told_to_the_institution() {
    let s = Stage::new().await;
    let (editor, admin) = (
        s.editor().await,
        s.actor(Role::InstitutionAdmin, Some(s.hvl)).await,
    );
    let decisions = DecisionsService::new(s.t.parts.clone());
    let exchange = ExchangeService::new(s.t.parts.clone());
    let work = WorkService::new(s.t.parts.clone());
    let newest = async || told(&s, TrailOf::Institution).await.remove(0);

    let (_, case) = s.submitted().await;
    s.decide(case, Outcome::Returned).await;
    assert_eq!(newest().await, (Deed::OfferReturned, String::new(), vec![]));
    decisions
        .appeal(&editor, case, "Vi er ikkje einige.")
        .await
        .unwrap();
    decisions
        .answer_appeal(
            &s.actor(Role::DirectorateAdmin, None).await,
            case,
            AppealState::Granted,
            "De har rett.",
        )
        .await
        .unwrap();
    assert_eq!(newest().await.0, Deed::OfferReopened);

    let key = KeyForm {
        institution: s.hvl.to_string(),
        name: "Studieadministrasjonen".into(),
        scope: "les".into(),
        expires_on: "2027-06-30".into(),
        ..KeyForm::default()
    };
    let secret = exchange.make_key(&admin, key).await.unwrap();
    let (deed, by, fields) = newest().await;
    assert_eq!((deed, by.as_str()), (Deed::KeyMade, "Ingunn"));
    assert_eq!(
        fields,
        [field("scope", "", "les"), field("expires_on", "", "2027-06-30")]
    );
    assert!(!format!("{fields:?}").contains(&secret));
    let id = exchange.keys(&admin).await.unwrap()[0].id;
    for _ in 0..2 {
        exchange.revoke_key(&admin, id).await.unwrap();
    }
    let keys = told(&s, TrailOf::Institution).await;
    let revoked = keys.iter().filter(|(d, ..)| *d == Deed::KeyRevoked);
    assert_eq!(revoked.count(), 1, "a key ends once");

    // A live text with two starts, and a draft of the next.
    let mut form = full_form("Norsk 2");
    form.runs = vec![RunForm {
        semester: "2028v".into(),
        starts_on: "2028-01-15".into(),
        ends_on: "2028-12-10".into(),
        gatherings: vec![],
        ..form.run.clone()
    }];
    let version = s.catalogue.create(&editor, s.hvl, Lang::Nn).await.unwrap();
    s.catalogue.submit(&editor, version, 1, form).await.unwrap();
    s.decide(s.last_case().await, Outcome::Approved).await;
    let offer = s.row(version).await.offer;
    let runs = s.catalogue.offers(&[offer]).await.unwrap().remove(0).runs;
    let of = |start: &str| {
        runs.iter()
            .find(|r| r.plan.starts_on == start.parse().ok())
            .unwrap()
            .id
    };
    let mark = MarkForm {
        run: of("2027-08-25").to_string(),
        mark: "flyttet".into(),
        on: "2026-12-01".into(),
        reason: "For få søkte.".into(),
        moved_to: of("2028-01-15").to_string(),
    };
    work.mark_run(&editor, &mark).await.unwrap();
    assert_eq!(
        newest().await,
        (
            Deed::RunMarked,
            "Ingunn".to_owned(),
            vec![
                field("mark", "", "flyttet"),
                field("marked_on", "", "2026-12-01"),
                field("moved_to", "", "2028-01-15"),
                field("reason", "", "For få søkte."),
            ]
        )
    );
    s.catalogue.revise(&editor, offer).await.unwrap();
    let live = work.live(&editor, version).await.unwrap();
    let mut changed = live.form;
    changed.contact_name = "Kari Nykontakt".into();
    work.change_live(&editor, version, live.version.revision, changed)
        .await
        .unwrap();
    let contact = vec![field("contact_name", "Studierettleiar", "Kari Nykontakt")];
    let trail = told(&s, TrailOf::Institution).await;
    assert_eq!(
        trail[0],
        (Deed::OfferSaved, "Ingunn".to_owned(), contact.clone()),
        "in the draft"
    );
    assert_eq!(trail[1], (Deed::LiveChanged, "Ingunn".to_owned(), contact));
}
