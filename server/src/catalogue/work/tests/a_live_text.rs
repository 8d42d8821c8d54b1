//! A text that is public: what needs no review changes at once, what does waits for one.

use app::audit::model::{Deed, TrailOf};
use app::audit::port::{Audit as _, TrailQuery};
use app::catalogue::changes::{changes, is_material};
use app::catalogue::model::VersionState;
use app::shared::fault::{Fault, Problem};
use proptest::prelude::*;

use super::*;
use crate::audit::AuditService;

#[tokio::test]
async fn a_light_change_is_public_at_once_and_noted() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let (offer, version) = live(&s, full_form("Matematikk 1")).await;
    let page = work(&s).live(&editor, version).await.unwrap();
    assert_eq!(page.form, full_form("Matematikk 1"));
    assert_eq!(page.open, None);
    let mut form = page.form;
    form.contact_name = "Ola Kontakt".into();
    form.run.capacity = "40".into();
    let weighed = work(&s).weigh(&editor, version, &form).await.unwrap();
    assert!(!weighed.is_material() && weighed.faults.is_empty());
    let (told, run) = {
        let summary = s.catalogue.offers(&[offer]).await.unwrap().remove(0);
        (s.told().await.len(), summary.runs[0].id)
    };
    let seen = page.version.revision;
    work(&s).change_live(&editor, version, seen, form).await.unwrap();
    let now = s.catalogue.offers(&[offer]).await.unwrap().remove(0);
    assert_eq!(now.version.plan.contact_name, "Ola Kontakt");
    assert_eq!((now.runs[0].id, now.runs[0].plan.capacity), (run, Some(40)));
    assert_eq!(now.version.state, VersionState::Published);
    assert_eq!(s.told().await.len(), told + 1, "the index follows");

    let admin = s
        .actor(app::accounts::model::Role::InstitutionAdmin, Some(s.hvl))
        .await;
    let audit = AuditService::new(s.t.parts.clone());
    let trail = audit
        .trail(&admin, TrailOf::Institution, &TrailQuery::default())
        .await
        .unwrap();
    let entry = &trail.entries[0];
    assert_eq!((entry.deed, entry.offer), (Deed::LiveChanged, Some(offer)));
    assert_eq!(entry.by, editor.person().unwrap().name);
    let fields: Vec<_> = entry.changes.iter().map(|c| c.field.as_str()).collect();
    assert_eq!(fields, ["contact_name", "run[capacity]"]);
    assert_eq!(
        (entry.changes[1].before.as_str(), entry.changes[1].after.as_str()),
        ("35", "40")
    );
    let deeds: Vec<_> = trail.entries.iter().map(|e| e.deed).collect();
    assert_eq!(
        deeds,
        [
            Deed::LiveChanged,
            Deed::OfferPublished,
            Deed::OfferSubmitted,
            Deed::OfferSaved,
            Deed::OfferCreated
        ]
    );
    assert_eq!(
        audit
            .trail(&editor, TrailOf::Institution, &TrailQuery::default())
            .await
            .err(),
        Some(Fault::Forbidden),
        "the trail is the administrator's"
    );
}

#[tokio::test]
async fn a_material_change_waits_while_the_live_text_stands() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let (offer, version) = live(&s, full_form("Matematikk 1")).await;
    let seen = s.row(version).await.revision;
    let before = s.catalogue.offers(&[offer]).await.unwrap();
    let mut form = full_form("Matematikk 1, ny tittel");
    form.price = "12000".into();
    form.knowledge = "Noko anna".into();
    assert!(
        work(&s)
            .weigh(&editor, version, &form)
            .await
            .unwrap()
            .is_material()
    );
    let refused = work(&s).change_live(&editor, version, seen, form.clone()).await;
    let Err(Fault::Invalid(faults)) = refused else {
        panic!("a material change went out: {refused:?}");
    };
    let fields: Vec<_> = faults
        .iter()
        .filter(|f| f.problem == Problem::NeedsReview)
        .map(|f| f.field.as_str())
        .collect();
    assert_eq!(fields, ["knowledge", "price"]);
    let next = work(&s)
        .branch(&editor, version, seen, form.clone())
        .await
        .unwrap();
    assert_eq!(s.catalogue.offers(&[offer]).await.unwrap(), before);
    let page = s.catalogue.draft(&editor, next).await.unwrap();
    assert_eq!((page.form, page.version.offer), (form.clone(), offer));
    assert_eq!(
        work(&s).branch(&editor, version, seen, form.clone()).await,
        Err(Fault::Stale),
        "there is one next version"
    );
    s.catalogue.submit(&editor, next, 1, form).await.unwrap();
    assert_eq!(s.catalogue.offers(&[offer]).await.unwrap(), before);
    s.decide(s.last_case().await, Outcome::Approved).await;
    let now = s.catalogue.offers(&[offer]).await.unwrap().remove(0);
    assert_eq!(now.version.plan.price_ore, Some(1_200_000));
}

#[tokio::test]
async fn a_light_change_reaches_the_draft_that_follows_unless_it_says_otherwise() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let (offer, version) = live(&s, full_form("Matematikk 1")).await;
    let next = s.catalogue.revise(&editor, offer).await.unwrap();
    let mut draft = full_form("Matematikk 1");
    draft.exam = "Utkastets eksamen".into();
    draft.price = "5000".into();
    s.catalogue.save(&editor, next, 1, draft).await.unwrap();
    let seen = s.row(version).await.revision;
    let mut form = full_form("Matematikk 1");
    form.exam = "Levende eksamen".into();
    form.contact_email = "ny@hvl.example".into();
    work(&s).change_live(&editor, version, seen, form).await.unwrap();
    let page = s.catalogue.draft(&editor, next).await.unwrap();
    assert_eq!(page.form.contact_email, "ny@hvl.example");
    assert_eq!(page.form.exam, "Utkastets eksamen");
    assert_eq!(page.form.price, "5000");
    assert_eq!(page.version.revision, 3, "whoever has it open is told");
}

#[tokio::test]
async fn a_live_text_cannot_lose_what_it_must_have() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let (offer, version) = live(&s, full_form("Matematikk 1")).await;
    let seen = s.row(version).await.revision;
    let before = s.catalogue.offers(&[offer]).await.unwrap();
    for change in [
        |f: &mut OfferForm| f.title = " ".into(),
        |f: &mut OfferForm| f.contact_email = "ingen".into(),
        |f: &mut OfferForm| f.run.admission_deadline = "2029-01-01".into(),
    ] {
        let mut form = full_form("Matematikk 1");
        change(&mut form);
        let refused = work(&s).change_live(&editor, version, seen, form).await;
        assert!(matches!(refused, Err(Fault::Invalid(_))), "{refused:?}");
    }
    assert_eq!(s.catalogue.offers(&[offer]).await.unwrap(), before);
    let stale = work(&s)
        .change_live(&editor, version, seen - 1, full_form("Sein"))
        .await;
    assert_eq!(stale, Err(Fault::Stale));
    let other = s.actor(app::accounts::model::Role::Editor, Some(s.uib)).await;
    let form = full_form("Lurt");
    let refused = work(&s).change_live(&other, version, seen, form.clone()).await;
    assert_eq!(refused, Err(Fault::Forbidden));
    let refused = work(&s).branch(&other, version, seen, form).await;
    assert_eq!(refused, Err(Fault::Forbidden));
    assert_eq!(work(&s).live(&other, version).await.err(), Some(Fault::Forbidden));
    let draft = s.catalogue.revise(&editor, offer).await.unwrap();
    assert_eq!(work(&s).live(&editor, draft).await.err(), Some(Fault::Stale));
}

fn second_run() -> app::catalogue::form::RunForm {
    app::catalogue::form::RunForm {
        semester: "2028v".into(),
        starts_on: "2028-01-10".into(),
        ends_on: "2028-06-10".into(),
        admission_deadline: "2027-11-01".into(),
        funding_deadline: "2027-03-01".into(),
        gatherings: vec![],
        ..full_form("").run
    }
}

#[tokio::test]
async fn a_text_has_several_runs_and_each_keeps_what_is_said_of_it() {
    use app::catalogue::form::MarkForm;
    use app::catalogue::model::{RunMark, RunStatus};

    let s = Stage::new().await;
    let editor = s.editor().await;
    let mut form = full_form("Matematikk 1");
    form.runs = vec![second_run()];
    let (offer, version) = live(&s, form.clone()).await;
    let runs = async || s.catalogue.offers(&[offer]).await.unwrap()[0].runs.clone();
    let before = runs().await;
    let semesters: Vec<_> = before
        .iter()
        .map(|r| r.plan.semester.unwrap().to_string())
        .collect();
    assert_eq!(semesters, ["2027h", "2028v"]);
    let page = work(&s).live(&editor, version).await.unwrap();
    assert_eq!(page.form, form);

    let mark = |run: usize, mark: &str, to: &str| MarkForm {
        run: before[run].id.to_string(),
        mark: mark.into(),
        on: "1.12.2026".into(),
        reason: " For få søkere ".into(),
        moved_to: to.into(),
    };
    let nowhere = work(&s).mark_run(&editor, &mark(0, "flyttet", "")).await;
    assert_eq!(nowhere, Err(Fault::field("moved_to", Problem::Required)));
    let itself = before[0].id.to_string();
    let nowhere = work(&s).mark_run(&editor, &mark(0, "flyttet", &itself)).await;
    assert_eq!(nowhere, Err(Fault::field("moved_to", Problem::UnknownChoice)));
    let to = before[1].id.to_string();
    work(&s)
        .mark_run(&editor, &mark(0, "flyttet", &to))
        .await
        .unwrap();
    let now = runs().await;
    assert_eq!(now[0].mark, Some(RunMark::Moved));
    assert_eq!(now[0].marked.moved_to, Some(before[1].id));
    assert_eq!(now[0].marked.reason, "For få søkere");
    assert_eq!(now[0].marked.on, "2026-12-01".parse().ok());
    assert_eq!(now[0].status("2026-12-01".parse().unwrap()), RunStatus::Moved);
    let other = s.actor(app::accounts::model::Role::Editor, Some(s.uib)).await;
    for form in [mark(0, "avlyst", ""), mark(0, "flyttet", "")] {
        let refused = work(&s).mark_run(&other, &form).await;
        assert_eq!(refused, Err(Fault::Forbidden));
    }

    // The text is changed: the runs change places, a third one comes, and each stays itself.
    let mut changed = form.clone();
    (changed.run, changed.runs) = (second_run(), vec![form.run.clone()]);
    changed.run.capacity = "12".into();
    let mut third = second_run();
    (third.semester, third.starts_on) = ("2028h".into(), "2028-08-20".into());
    (third.ends_on, third.capacity) = ("2028-12-20".into(), "9".into());
    changed.runs.push(third);
    let seen = s.row(version).await.revision;
    work(&s)
        .change_live(&editor, version, seen, changed)
        .await
        .unwrap();
    let now = runs().await;
    assert_eq!(now.len(), 3);
    assert_eq!((now[0].id, now[0].mark), (before[0].id, Some(RunMark::Moved)));
    assert_eq!((now[1].id, now[1].plan.capacity), (before[1].id, Some(12)));
    let seen = s.row(version).await.revision;
    let refused = work(&s)
        .change_live(&editor, version, seen, full_form("Matematikk 1"))
        .await;
    assert_eq!(refused, Err(Fault::field("runs", Problem::RunsStay)));
    work(&s).mark_run(&editor, &mark(0, "", "")).await.unwrap();
    assert_eq!(runs().await[0].marked, Default::default());
}

/// One thing an editor types into a live text.
#[derive(Clone, Debug)]
enum Type {
    Title(String),
    Exam(String),
    Price(u32),
    Knowledge(String),
    Module(String),
    Stage(u8),
    Capacity(u8),
    Theme(String),
    Admission(String),
    Language(bool),
}

fn typed() -> impl Strategy<Value = Vec<(Type, bool)>> {
    let word = || "[a-zæøå]{1,6}";
    let one = prop_oneof![
        word().prop_map(Type::Title),
        word().prop_map(Type::Exam),
        (0..9_u32).prop_map(Type::Price),
        word().prop_map(Type::Knowledge),
        word().prop_map(Type::Module),
        (1..6_u8).prop_map(Type::Stage),
        (1..99_u8).prop_map(Type::Capacity),
        word().prop_map(Type::Theme),
        word().prop_map(Type::Admission),
        any::<bool>().prop_map(Type::Language),
    ];
    prop::collection::vec((one, any::<bool>()), 1..10)
}

fn write(form: &mut OfferForm, what: &Type) {
    match what {
        Type::Title(t) => form.title.clone_from(t),
        Type::Exam(t) => form.exam.clone_from(t),
        Type::Price(kr) => form.price = kr.to_string(),
        Type::Knowledge(t) => form.knowledge.clone_from(t),
        Type::Module(t) => form.modules[0].title.clone_from(t),
        Type::Stage(n) => form.stage_from = n.to_string(),
        Type::Capacity(n) => form.run.capacity = n.to_string(),
        Type::Theme(t) => form.themes.values_mut().for_each(|f| f.passage.clone_from(t)),
        Type::Admission(t) => form.admission.clone_from(t),
        Type::Language(nn) => form.text_lang = if *nn { "nn" } else { "nb" }.into(),
    }
}

/// Types one thing after the other; `approve` = a new version of it is approved, else whatever goes out at once.
async fn no_material_change_without_a_decision(steps: Vec<(Type, bool)>) {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let (offer, _) = live(&s, full_form("Matematikk 1")).await;
    let mut decisions = 0;
    let mut shown = full_form("Matematikk 1");
    for (what, approve) in steps {
        let version = s.catalogue.offers(&[offer]).await.unwrap()[0].version.id;
        let page = work(&s).live(&editor, version).await.unwrap();
        let mut form = page.form.clone();
        write(&mut form, &what);
        let seen = page.version.revision;
        let before = decisions;
        if approve {
            let begun = work(&s)
                .branch(&editor, version, seen, form.clone())
                .await
                .unwrap();
            s.catalogue.submit(&editor, begun, 1, form).await.unwrap();
            s.decide(s.last_case().await, Outcome::Approved).await;
            decisions += 1;
        } else {
            let _ = work(&s).change_live(&editor, version, seen, form).await;
        }
        let version = s.catalogue.offers(&[offer]).await.unwrap()[0].version.id;
        let now = work(&s).live(&editor, version).await.unwrap().form;
        let material = changes(&shown, &now).iter().any(|c| is_material(&c.field));
        assert!(
            !material || decisions > before,
            "{what:?} changed what is public without a decision"
        );
        shown = now;
    }
}

#[test]
fn no_live_text_changes_a_material_field_without_a_decision() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 24,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    runner
        .run(&typed(), |steps| {
            runtime.block_on(no_material_change_without_a_decision(steps));
            Ok(())
        })
        .unwrap();
}
