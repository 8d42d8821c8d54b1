//! An institution's people against a real database.

use app::accounts::model::{Actor, Role};
use app::accounts::people::form::InviteForm;
use app::accounts::people::port::People as _;
use app::audit::model::{Deed, TrailOf};
use app::audit::port::{Audit as _, TrailQuery};
use app::shared::fault::{Fault, Problem};
use app::shared::ids::{InstitutionId, PersonId};

use super::PeopleService;
use super::people_jobs::{Invited, NoEditor, invited, no_editor};
use crate::audit::AuditService;
use crate::test::stage::Stage;
use crate::work::job::Job as _;
use crate::work::queue;

/// An administrator of `hvl`, who is really one.
async fn admin(s: &Stage) -> Actor {
    let actor = s.actor(Role::InstitutionAdmin, Some(s.hvl)).await;
    let tx = s.t.parts.db.write().await.unwrap();
    use sea_orm::{ActiveModelTrait as _, ActiveValue::Set};
    let row = super::entity::role::ActiveModel {
        person_id: Set(actor.person().unwrap().id.0),
        role: Set(Role::InstitutionAdmin.code().to_owned()),
        institution_id: Set(Some(s.hvl.0)),
        ..Default::default()
    };
    row.insert(&*tx).await.unwrap();
    tx.commit().await.unwrap();
    actor
}

fn form(institution: InstitutionId, email: &str) -> InviteForm {
    InviteForm {
        institution: institution.to_string(),
        name: "Nils Ny".into(),
        email: email.into(),
        role: "editor".into(),
        until: String::new(),
    }
}

/// Sends what waits; gives the kinds that were sent.
async fn send(s: &Stage) -> Vec<String> {
    let parts = &s.t.parts;
    let mut kinds = vec![];
    while let Some(row) = queue::claim(&parts.db, parts.clock.now_ms()).await.unwrap() {
        let done = match row.kind.as_str() {
            Invited::KIND => invited(parts, &serde_json::from_str(&row.payload).unwrap()).await,
            NoEditor::KIND => no_editor(parts, &serde_json::from_str(&row.payload).unwrap()).await,
            other => panic!("no job of kind {other}"),
        };
        queue::finish(&parts.db, &row, done, parts.clock.now_ms())
            .await
            .unwrap();
        kinds.push(row.kind);
    }
    kinds
}

#[tokio::test]
async fn somebody_invited_gets_a_letter_and_can_work_at_once() {
    let s = Stage::new().await;
    let (admin, people) = (admin(&s).await, PeopleService::new(s.t.parts.clone()));
    people
        .invite(&admin, &form(s.hvl, " Nils@HVL.example "))
        .await
        .unwrap();
    let found = people.colleagues(&admin).await.unwrap();
    let nils = found.iter().find(|c| c.email == "nils@hvl.example").unwrap();
    assert_eq!((nils.role, nils.institution), (Role::Editor, s.hvl));
    assert_eq!(send(&s).await, [Invited::KIND]);
    let letter = s.t.parts.post.sent(1).await.unwrap().remove(0);
    assert!(letter.text.contains("Nils Ny") && letter.text.contains("/logg-inn?til="));
    let again = people.invite(&admin, &form(s.hvl, "nils@hvl.example")).await;
    assert_eq!(again, Err(Fault::field("email", Problem::Taken)));
    let Err(Fault::Invalid(faults)) = people
        .invite(
            &admin,
            &InviteForm {
                institution: s.hvl.to_string(),
                role: "reviewer".into(),
                ..InviteForm::default()
            },
        )
        .await
    else {
        panic!("an administrator of an institution made a reviewer");
    };
    let fields: Vec<_> = faults.iter().map(|f| f.field.as_str()).collect();
    assert_eq!(fields, ["name", "email", "role"]);
}

#[tokio::test]
async fn when_the_last_editor_goes_the_administrator_is_told() {
    let s = Stage::new().await;
    let (admin, people) = (admin(&s).await, PeopleService::new(s.t.parts.clone()));
    people
        .invite(&admin, &form(s.hvl, "nils@hvl.example"))
        .await
        .unwrap();
    send(&s).await;
    let found = people.colleagues(&admin).await.unwrap();
    let nils = found
        .iter()
        .find(|c| c.email == "nils@hvl.example")
        .unwrap()
        .person;
    // The stage's own editor is the administrator here, in two roles; she keeps the one.
    let own = admin.person().unwrap().id;
    people
        .set_role(&admin, own, s.hvl, Role::InstitutionAdmin)
        .await
        .unwrap();
    assert_eq!(send(&s).await, Vec::<String>::new(), "Nils is still there");
    people.remove(&admin, nils, s.hvl).await.unwrap();
    assert_eq!(send(&s).await, [NoEditor::KIND]);
    let letter = s.t.parts.post.sent(1).await.unwrap().remove(0);
    assert!(letter.text.contains("/institusjon/folk"), "{}", letter.text);
    for refused in [
        people.remove(&admin, own, s.hvl).await,
        people.set_role(&admin, own, s.hvl, Role::Editor).await,
    ] {
        assert_eq!(refused, Err(Fault::field("role", Problem::LastOne)));
    }
    assert_eq!(people.remove(&admin, nils, s.hvl).await, Err(Fault::Missing));
    let trail = AuditService::new(s.t.parts.clone());
    let page = trail
        .trail(&admin, TrailOf::Institution, &TrailQuery::default())
        .await
        .unwrap();
    let deeds: Vec<_> = page.entries.iter().map(|e| (e.deed, e.object.as_str())).collect();
    assert_eq!(
        [deeds[0], deeds[2]],
        [(Deed::PersonRemoved, "Nils Ny"), (Deed::PersonInvited, "Nils Ny")]
    );
}

#[tokio::test]
async fn only_an_administrator_of_the_very_institution_may() {
    let s = Stage::new().await;
    let (admin, people) = (admin(&s).await, PeopleService::new(s.t.parts.clone()));
    let own = admin.person().unwrap().id;
    for actor in [
        s.editor().await,
        s.actor(Role::InstitutionAdmin, Some(s.uib)).await,
        s.reviewer().await,
    ] {
        for refused in [
            people.invite(&actor, &form(s.hvl, "x@hvl.example")).await,
            people.set_role(&actor, own, s.hvl, Role::Editor).await,
            people.remove(&actor, own, s.hvl).await,
        ] {
            assert_eq!(refused, Err(Fault::Forbidden));
        }
    }
    let visitor = Actor::visitor();
    assert_eq!(
        people.invite(&visitor, &form(s.hvl, "x@hvl.example")).await,
        Err(Fault::SignIn)
    );
    assert_eq!(
        people.remove(&visitor, PersonId(1), s.hvl).await,
        Err(Fault::SignIn)
    );
    assert_eq!(people.colleagues(&visitor).await.err(), Some(Fault::SignIn));
}

#[tokio::test]
async fn a_stand_in_is_let_go_by_itself_and_her_institution_told_when_nobody_edits_any_more() {
    let s = Stage::new().await;
    let (admin, people) = (admin(&s).await, PeopleService::new(s.t.parts.clone()));
    let until = |day: &str| InviteForm {
        until: day.into(),
        ..form(s.hvl, "vikar@hvl.example")
    };
    for (day, problem) in [
        ("i morgen", Problem::NotADate),
        ("2026-11-22", Problem::Past),
        ("2029-01-01", Problem::TooFarAhead(400)),
    ] {
        let refused = people.invite(&admin, &until(day)).await;
        assert_eq!(refused, Err(Fault::field("until", problem)));
    }
    people.invite(&admin, &until("2026-12-01")).await.unwrap();
    send(&s).await;
    let parts = &s.t.parts;
    let is_there = async || {
        let all = people.colleagues(&admin).await.unwrap();
        all.iter().any(|c| c.email == "vikar@hvl.example")
    };
    s.t.clock.set("2026-12-01T22:00:00Z".parse().unwrap());
    super::tick(parts).await.unwrap();
    assert!(is_there().await, "her last day is hers");
    s.t.clock.set("2026-12-01T23:30:00Z".parse().unwrap());
    super::tick(parts).await.unwrap();
    super::tick(parts).await.unwrap();
    assert!(!is_there().await, "in Norway it is the day after");
    let trail = AuditService::new(parts.clone())
        .trail(&admin, TrailOf::Institution, &TrailQuery::default())
        .await
        .unwrap();
    assert_eq!(trail.entries[0].deed, Deed::PersonRemoved);
    assert_eq!(
        (trail.entries[0].by.as_str(), trail.entries[0].object.as_str()),
        ("", "Nils Ny")
    );
}

/// Who works at `hvl` besides the administrator, with her role and last day.
async fn seen(s: &Stage, admin: &Actor) -> Option<(PersonId, Role, Option<String>)> {
    let all = PeopleService::new(s.t.parts.clone())
        .colleagues(admin)
        .await
        .unwrap();
    let found = all.into_iter().find(|c| c.email == "vikar@hvl.example")?;
    Some((found.person, found.role, found.until.map(|day| day.to_string())))
}

fn stand_in(s: &Stage, role: &str) -> InviteForm {
    InviteForm {
        role: role.into(),
        until: "2026-12-01".into(),
        ..form(s.hvl, "vikar@hvl.example")
    }
}

#[tokio::test]
async fn a_stand_in_in_another_role_stays_a_stand_in() {
    let s = Stage::new().await;
    let (admin, people) = (admin(&s).await, PeopleService::new(s.t.parts.clone()));
    people.invite(&admin, &stand_in(&s, "editor")).await.unwrap();
    let (vikar, ..) = seen(&s, &admin).await.unwrap();
    for role in [Role::InstitutionAdmin, Role::Editor] {
        people.set_role(&admin, vikar, s.hvl, role).await.unwrap();
        let last_day = Some("2026-12-01".to_owned());
        assert_eq!(seen(&s, &admin).await, Some((vikar, role, last_day)));
    }
    s.t.clock.set("2026-12-02T12:00:00Z".parse().unwrap());
    super::tick(&s.t.parts).await.unwrap();
    assert_eq!(seen(&s, &admin).await, None);
}

#[tokio::test]
async fn a_stand_in_is_not_the_administrator_who_must_be_left() {
    let s = Stage::new().await;
    let (admin, people) = (admin(&s).await, PeopleService::new(s.t.parts.clone()));
    let own = admin.person().unwrap().id;
    people
        .invite(&admin, &stand_in(&s, "institution_admin"))
        .await
        .unwrap();
    let refused = Err(Fault::field("role", Problem::LastOne));
    assert_eq!(people.remove(&admin, own, s.hvl).await, refused);
    assert_eq!(people.set_role(&admin, own, s.hvl, Role::Editor).await, refused);
    // The stand-in may be let go at any time, and somebody there to stay may take over.
    let (vikar, ..) = seen(&s, &admin).await.unwrap();
    people.remove(&admin, vikar, s.hvl).await.unwrap();
    let lasting = InviteForm {
        role: "institution_admin".into(),
        ..form(s.hvl, "nils@hvl.example")
    };
    people.invite(&admin, &lasting).await.unwrap();
    people.remove(&admin, own, s.hvl).await.unwrap();
}

#[tokio::test]
async fn the_last_administrator_stays_past_her_day_until_there_is_another() {
    let s = Stage::new().await;
    let (admin, people) = (admin(&s).await, PeopleService::new(s.t.parts.clone()));
    people
        .invite(&admin, &stand_in(&s, "institution_admin"))
        .await
        .unwrap();
    // The administrator herself goes, as nobody at the institution could let her.
    use super::entity::role;
    use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
    let tx = s.t.parts.db.write().await.unwrap();
    role::Entity::delete_many()
        .filter(role::Column::PersonId.eq(admin.person().unwrap().id.0))
        .filter(role::Column::Role.eq(Role::InstitutionAdmin.code()))
        .exec(&*tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    s.t.clock.set("2026-12-02T12:00:00Z".parse().unwrap());
    super::tick(&s.t.parts).await.unwrap();
    let (_, role, _) = seen(&s, &admin)
        .await
        .expect("the last administrator is still there");
    assert_eq!(role, Role::InstitutionAdmin);
    let lasting = InviteForm {
        role: "institution_admin".into(),
        ..form(s.hvl, "nils@hvl.example")
    };
    people.invite(&admin, &lasting).await.unwrap();
    super::tick(&s.t.parts).await.unwrap();
    assert_eq!(seen(&s, &admin).await, None);
}
