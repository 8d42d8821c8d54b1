//! Own competence: remembered where it is asked for, one's own, gone with the account.

use app::accounts::model::{Actor, Role};
use app::advice::form::CompetenceForm;
use app::saved::competence::port::OwnCompetence as _;
use app::saved::port::Saved as _;
use app::shared::fault::{Fault, FieldFault, Problem};
use sea_orm::EntityTrait as _;

use super::World;
use crate::accounts::entity::person;
use crate::saved::entity::list;

fn form(teaching: &str, subject: &str, credits: &str) -> CompetenceForm {
    CompetenceForm {
        teaching: teaching.into(),
        subject: subject.into(),
        credits: credits.into(),
    }
}

#[tokio::test]
async fn what_is_kept_is_found_again_replaced_and_forgotten() {
    let w = World::new().await;
    assert_eq!(w.saved.kept(&w.teacher).await.unwrap(), None);
    for (typed, again) in [
        (form("8-10", "norsk", "45"), form("8-10", "norsk", "45")),
        (form("5-7", "matematikk", ""), form("5-7", "matematikk", "")),
    ] {
        w.saved.keep(&w.teacher, &typed).await.unwrap();
        let kept = w.saved.kept(&w.teacher).await.unwrap().unwrap();
        assert_eq!((&kept.form, kept.kept_at), (&again, w.s.t.parts.clock.now()));
        let things = w.saved.things(&w.teacher).await.unwrap();
        assert_eq!(things.competence, Some(kept), "with all she has saved");
    }
    for _ in 0..2 {
        w.saved.forget(&w.teacher).await.unwrap();
        assert_eq!(w.saved.kept(&w.teacher).await.unwrap(), None);
    }
    assert_eq!(w.saved.things(&w.teacher).await.unwrap().competence, None);
}

#[tokio::test]
async fn nobody_else_has_it_and_a_visitor_keeps_nothing() {
    let w = World::new().await;
    w.saved
        .keep(&w.teacher, &form("8-10", "norsk", "45"))
        .await
        .unwrap();
    let other = w.s.actor(Role::Reviewer, None).await;
    assert_eq!(w.saved.kept(&other).await.unwrap(), None);
    w.saved.forget(&other).await.unwrap();
    assert!(w.saved.kept(&w.teacher).await.unwrap().is_some());
    let visitor = Actor::visitor();
    assert_eq!(w.saved.kept(&visitor).await.unwrap(), None);
    let refused = w.saved.keep(&visitor, &form("8-10", "norsk", "45")).await;
    assert_eq!(refused, Err(Fault::SignIn));
    assert_eq!(w.saved.forget(&visitor).await, Err(Fault::SignIn));
}

#[tokio::test]
async fn what_is_no_question_is_refused_and_leaves_what_was_kept() {
    let w = World::new().await;
    let good = form("8-10", "norsk", "45");
    w.saved.keep(&w.teacher, &good).await.unwrap();
    let refused = w.saved.keep(&w.teacher, &form("", "hund", "mye")).await;
    let faults = [
        FieldFault::new("trinn", Problem::Unchosen),
        FieldFault::new("fag", Problem::UnknownChoice),
        FieldFault::new("stp", Problem::NotANumber),
    ];
    assert_eq!(refused, Err(Fault::Invalid(faults.into())));
    assert_eq!(w.saved.kept(&w.teacher).await.unwrap().unwrap().form, good);
}

#[tokio::test]
async fn it_disappears_with_the_account() {
    let w = World::new().await;
    w.saved
        .keep(&w.teacher, &form("8-10", "norsk", "45"))
        .await
        .unwrap();
    let tx = w.s.t.parts.db.write().await.unwrap();
    let id = w.teacher.person.as_ref().unwrap().id;
    person::Entity::delete_by_id(id.0).exec(&*tx).await.unwrap();
    tx.commit().await.unwrap();
    let left = list::Entity::find().all(w.s.t.parts.db.read()).await.unwrap();
    assert_eq!(left, []);
}
