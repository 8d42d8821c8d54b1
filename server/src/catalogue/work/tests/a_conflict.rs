//! Two people in one draft: nothing typed is lost, nothing saved is overwritten unseen.

use app::catalogue::changes::{choice, chosen};
use app::catalogue::work::port::Typed;
use app::shared::fault::Fault;

use super::*;

fn typed(seen: i64, form: &OfferForm) -> Typed {
    Typed {
        seen,
        form: form.clone(),
        of_live: None,
    }
}

async fn draft(s: &Stage) -> (Actor, VersionId) {
    let editor = s.editor().await;
    let version = s.catalogue.create(&editor, s.hvl, Lang::Nb).await.unwrap();
    s.catalogue
        .save(&editor, version, 1, full_form("Matematikk 1"))
        .await
        .unwrap();
    (editor, version)
}

#[tokio::test]
async fn changes_in_different_fields_are_both_kept() {
    let s = Stage::new().await;
    let (editor, version) = draft(&s).await;
    let (mut mine, mut theirs) = (full_form("Matematikk 1"), full_form("Matematikk 1"));
    theirs.exam = "Skriftleg eksamen".into();
    theirs.modules[1].title = "Geometri".into();
    s.t.clock.advance(chrono::Duration::minutes(42));
    s.catalogue.save(&editor, version, 2, theirs).await.unwrap();
    mine.title = "Matematikk 1 for 5.–10. trinn".into();
    let refused = s.catalogue.save(&editor, version, 2, mine.clone()).await;
    assert_eq!(refused, Err(Fault::Stale));

    let conflict = work(&s)
        .conflict(&editor, version, &typed(2, &mine))
        .await
        .unwrap();
    assert_eq!(conflict.by, editor.person().unwrap().name);
    assert!(conflict.is_same_person);
    assert_eq!(conflict.at.to_rfc3339(), "2026-11-23T10:42:00+00:00");
    assert_eq!(conflict.revision, 3);
    assert_eq!(conflict.merged.conflicts, []);
    assert_eq!(conflict.merged.taken.len(), 2);
    s.catalogue
        .save(&editor, version, conflict.revision, conflict.merged.form)
        .await
        .unwrap();
    let form = s.catalogue.draft(&editor, version).await.unwrap().form;
    assert_eq!(
        (
            form.title.as_str(),
            form.exam.as_str(),
            form.modules[1].title.as_str()
        ),
        ("Matematikk 1 for 5.–10. trinn", "Skriftleg eksamen", "Geometri")
    );
}

#[tokio::test]
async fn the_same_field_is_asked_and_settled_either_way() {
    let s = Stage::new().await;
    let (editor, version) = draft(&s).await;
    let (mut mine, mut theirs) = (full_form("Min"), full_form("Deira"));
    mine.practice = "Mi utprøving".into();
    theirs.practice = "Deira utprøving".into();
    s.catalogue.save(&editor, version, 2, theirs).await.unwrap();
    let conflict = work(&s)
        .conflict(&editor, version, &typed(2, &mine))
        .await
        .unwrap();
    let fields: Vec<_> = conflict
        .merged
        .conflicts
        .iter()
        .map(|c| c.field.as_str())
        .collect();
    assert_eq!(fields, ["title", "practice"]);
    assert_eq!(
        conflict.merged.form.title, "Min",
        "what I typed stands until I choose"
    );
    let practice = &conflict.merged.conflicts[1];
    let settled = chosen(conflict.merged.form, &choice("practice", &practice.choice));
    assert_eq!(
        (settled.title.as_str(), settled.practice.as_str()),
        ("Min", "Deira utprøving")
    );
}

#[tokio::test]
async fn a_third_save_meanwhile_is_met_the_same_way() {
    let s = Stage::new().await;
    let (editor, version) = draft(&s).await;
    let mine = full_form("Min");
    s.catalogue
        .save(&editor, version, 2, full_form("Deira"))
        .await
        .unwrap();
    let first = work(&s)
        .conflict(&editor, version, &typed(2, &mine))
        .await
        .unwrap();
    let mut third = full_form("Deira");
    third.exam = "Heimeeksamen".into();
    s.catalogue.save(&editor, version, 3, third).await.unwrap();
    // My choice was made of the text I saw, and is carried on.
    let title = &first.merged.conflicts[0];
    let settled = chosen(first.merged.form, &choice("title", &title.choice));
    assert_eq!(settled.title, "Deira");
    let second = work(&s)
        .conflict(&editor, version, &typed(first.revision, &settled))
        .await
        .unwrap();
    assert_eq!(second.merged.conflicts, []);
    assert_eq!(second.merged.form.exam, "Heimeeksamen");
}

#[tokio::test]
async fn without_the_text_both_saw_everything_that_differs_is_asked() {
    let s = Stage::new().await;
    let (editor, version) = draft(&s).await;
    use sea_orm::ConnectionTrait as _;
    let writer = s.t.parts.db.for_migration();
    writer.execute_unprepared("DELETE FROM offer_text").await.unwrap();
    let mut mine = full_form("Min");
    mine.exam = String::new();
    let conflict = work(&s)
        .conflict(&editor, version, &typed(1, &mine))
        .await
        .unwrap();
    assert_eq!(conflict.by, "");
    assert_eq!(conflict.merged.conflicts.len(), 1);
    assert_eq!(
        conflict.merged.form.exam, "Munnleg eksamen",
        "nothing saved is lost"
    );
}

#[tokio::test]
async fn nobody_else_reads_a_draft_this_way() {
    let s = Stage::new().await;
    let (editor, version) = draft(&s).await;
    let other = s.actor(app::accounts::model::Role::Editor, Some(s.uib)).await;
    let form = full_form("Lurt");
    let refused = work(&s).conflict(&other, version, &typed(1, &form)).await;
    assert_eq!(refused.err(), Some(Fault::Forbidden));
    let refused = work(&s).follow(&other, version, 1, form.clone()).await;
    assert_eq!(refused.err(), Some(Fault::Forbidden));
    let none = work(&s).conflict(&editor, version, &typed(2, &form)).await;
    assert_eq!(none.err(), Some(Fault::Stale), "there is nothing to join");
}

#[tokio::test]
async fn evidence_follows_its_outcome_from_the_text_that_was_open() {
    let s = Stage::new().await;
    let (editor, version) = draft(&s).await;
    let mut typed = full_form("Matematikk 1");
    typed.knowledge = format!("Har kunnskap om måling\n{}", typed.knowledge);
    let form = work(&s).follow(&editor, version, 2, typed).await.unwrap();
    assert!(
        form.themes.values().all(|t| t.outcome == "3"),
        "{:?}",
        form.themes
    );
}

#[tokio::test]
async fn two_people_may_each_add_a_module_and_both_are_there() {
    let s = Stage::new().await;
    let (editor, version) = draft(&s).await;
    let with = |title: &str| {
        let mut form = full_form("Matematikk 1");
        form.modules.push(app::catalogue::form::ModuleForm {
            title: title.into(),
            ..Default::default()
        });
        form
    };
    s.catalogue
        .save(&editor, version, 2, with("Deira"))
        .await
        .unwrap();
    let conflict = work(&s)
        .conflict(&editor, version, &typed(2, &with("Min")))
        .await
        .unwrap();
    assert_eq!(conflict.merged.conflicts, []);
    let titles: Vec<_> = conflict
        .merged
        .form
        .modules
        .iter()
        .map(|m| m.title.as_str())
        .collect();
    assert_eq!(titles, ["Tal", "Algebra", "Min", "Deira"]);
}

#[tokio::test]
async fn changes_of_a_live_text_go_into_the_draft_that_follows_it() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let (offer, version) = live(&s, full_form("Matematikk 1")).await;
    let next = s.catalogue.revise(&editor, offer).await.unwrap();
    let mut draft = s.catalogue.draft(&editor, next).await.unwrap().form;
    draft.exam = "Utkastets eksamen".into();
    draft.admission = "Utkastets opptak".into();
    s.catalogue.save(&editor, next, 1, draft).await.unwrap();
    let mut changed = work(&s).live(&editor, version).await.unwrap().form;
    changed.price = "5000".into();
    changed.admission = "Nytt opptak".into();
    let mut of_live = typed(1, &changed);
    of_live.of_live = Some(version);
    let joined = work(&s).conflict(&editor, next, &of_live).await.unwrap();
    assert!(joined.is_of_live);
    assert_eq!(joined.revision, 2, "saved from what stands now");
    let form = &joined.merged.form;
    assert_eq!(
        (form.price.as_str(), form.exam.as_str()),
        ("5000", "Utkastets eksamen")
    );
    let asked: Vec<_> = joined.merged.conflicts.iter().map(|c| c.field.as_str()).collect();
    assert_eq!(asked, ["admission"]);
    let (_, elsewhere) = live(&s, full_form("Norsk 1")).await;
    of_live.of_live = Some(elsewhere);
    let refused = work(&s).conflict(&editor, next, &of_live).await;
    assert_eq!(refused.err(), Some(Fault::Missing));
}
