//! Two people in one draft: nothing typed is lost, nothing saved is overwritten unseen.

use app::shared::fault::Fault;

use super::*;

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

    let conflict = work(&s).conflict(&editor, version, 2, &mine).await.unwrap();
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
    let conflict = work(&s).conflict(&editor, version, 2, &mine).await.unwrap();
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
    let chosen = ["practice".to_owned(), String::new()];
    let settled = work(&s)
        .settle(&editor, version, conflict.revision, conflict.merged.form, &chosen)
        .await
        .unwrap();
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
    let first = work(&s).conflict(&editor, version, 2, &mine).await.unwrap();
    let mut third = full_form("Deira");
    third.exam = "Heimeeksamen".into();
    s.catalogue.save(&editor, version, 3, third).await.unwrap();
    // My choice was made of the text I saw, and is carried on.
    let chosen = ["title".to_owned()];
    let settled = work(&s)
        .settle(&editor, version, first.revision, first.merged.form, &chosen)
        .await
        .unwrap();
    assert_eq!(settled.title, "Deira");
    let second = work(&s)
        .conflict(&editor, version, first.revision, &settled)
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
    let conflict = work(&s).conflict(&editor, version, 1, &mine).await.unwrap();
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
    let refused = work(&s).conflict(&other, version, 1, &form).await;
    assert_eq!(refused.err(), Some(Fault::Forbidden));
    let chosen = ["title".to_owned()];
    let refused = work(&s).settle(&other, version, 1, form.clone(), &chosen).await;
    assert_eq!(refused.err(), Some(Fault::Forbidden));
    let none = work(&s).conflict(&editor, version, 2, &form).await;
    assert_eq!(none.err(), Some(Fault::Stale), "there is nothing to join");
}
