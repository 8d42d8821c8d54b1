//! The directorate's people, and the operator's way in, against a real database.

use app::accounts::model::{Actor, Role};
use app::accounts::port::Accounts as _;
use app::accounts::staff::form::StaffForm;
use app::accounts::staff::port::{Member, Staff as _};
use app::audit::model::Deed;
use app::shared::fault::{Fault, Problem};
use app::shared::ids::GrantId;

use super::people_jobs::{Invited, invited};
use super::{AccountsService, StaffService, invite_first};
use crate::test::stage::Stage;
use crate::work::job::Job as _;
use crate::work::queue;

/// The administrator of the directorate.
async fn lead(s: &Stage) -> Actor {
    s.actor(Role::DirectorateAdmin, None).await
}

fn form(role: &str) -> StaffForm {
    StaffForm {
        name: "Nora Ny".into(),
        email: "nora@udir.example".into(),
        role: role.into(),
        ..StaffForm::default()
    }
}

/// Sends the letters that wait; gives their texts, oldest first.
async fn letters(s: &Stage) -> Vec<String> {
    let parts = &s.t.parts;
    let mut n = 0;
    while let Some(row) = queue::claim(&parts.db, parts.clock.now_ms()).await.unwrap() {
        assert_eq!(row.kind, Invited::KIND);
        let done = invited(parts, &serde_json::from_str(&row.payload).unwrap()).await;
        queue::finish(&parts.db, &row, done, parts.clock.now_ms())
            .await
            .unwrap();
        n += 1;
    }
    let sent = parts.post.sent(n).await.unwrap();
    sent.into_iter().rev().map(|l| l.text).collect()
}

async fn find(staff: &StaffService, lead: &Actor, role: Role) -> Vec<Member> {
    let all = staff.members(lead).await.unwrap();
    all.into_iter().filter(|m| m.role == role).collect()
}

#[tokio::test]
async fn the_operator_invites_the_first_and_she_signs_in() {
    let s = Stage::new().await;
    let parts = &s.t.parts;
    let (email, name) = ("Sjef@Udir.example", "Siri Sjef");
    invite_first(parts, email, name, Role::DirectorateAdmin, None)
        .await
        .unwrap();
    invite_first(
        parts,
        "admin@hvl.example",
        "",
        Role::InstitutionAdmin,
        Some(s.hvl),
    )
    .await
    .unwrap();
    let sent = letters(&s).await;
    assert!(sent[0].starts_with("Hei, Siri Sjef") && sent[0].contains("Administrator i direktoratet"));
    assert!(sent[1].contains("tilbudene til Høgskulen HVL"), "{}", sent[1]);
    let accounts = AccountsService::new(parts.clone());
    accounts
        .request_link("sjef@udir.example", app::shared::lang::Lang::Nb, "")
        .await
        .unwrap();
    let row = queue::claim(&parts.db, parts.clock.now_ms())
        .await
        .unwrap()
        .unwrap();
    super::jobs::send_link(
        parts,
        serde_json::from_str::<super::jobs::SendLink>(&row.payload)
            .unwrap()
            .sign_in,
    )
    .await
    .unwrap();
    let letter = parts.post.sent(1).await.unwrap().remove(0);
    let token = letter.text.split("/logg-inn/").nth(1).unwrap();
    let token = token.lines().next().unwrap();
    let (entered, _) = accounts.open_link(token, "", "Firefox").await.unwrap();
    let actor = accounts.actor(Some(&entered.secret)).await.unwrap();
    assert!(actor.leads_directorate() && !entered.is_new);
}

#[tokio::test]
async fn the_operator_gives_only_what_makes_sense() {
    let s = Stage::new().await;
    let parts = &s.t.parts;
    for (email, role, institution, field) in [
        ("x", Role::Reviewer, None, "email"),
        ("a@b.example", Role::Teacher, None, "role"),
        ("a@b.example", Role::Partner, None, "role"),
        ("a@b.example", Role::InstitutionAdmin, None, "institution"),
        ("a@b.example", Role::DirectorateAdmin, Some(s.hvl), "institution"),
    ] {
        let Err(Fault::Invalid(faults)) = invite_first(parts, email, "", role, institution).await else {
            panic!("{email} became {role}");
        };
        assert_eq!(faults[0].field, field);
    }
    let twice = async || invite_first(parts, "a@b.example", "", Role::Reviewer, None).await;
    twice().await.unwrap();
    assert_eq!(twice().await, Err(Fault::field("email", Problem::Taken)));
}

#[tokio::test]
async fn an_administrator_of_the_directorate_gives_and_takes_every_role_of_its_own() {
    let s = Stage::new().await;
    let (lead, staff) = (lead(&s).await, StaffService::new(s.t.parts.clone()));
    invite_first(&s.t.parts, "anna@udir.example", "Anna", Role::Analyst, None)
        .await
        .unwrap();
    letters(&s).await;
    for role in [Role::Reviewer, Role::Analyst, Role::DirectorateAdmin] {
        staff.invite(&lead, &form(role.code())).await.unwrap();
        let again = staff.invite(&lead, &form(role.code())).await;
        assert_eq!(again, Err(Fault::field("email", Problem::Taken)), "{role}");
    }
    let sent = letters(&s).await;
    assert_eq!(sent.len(), 3);
    assert!(
        sent[0].contains("directorate_admin har gitt deg tilgang"),
        "{}",
        sent[0]
    );
    for role in [Role::Reviewer, Role::Analyst, Role::DirectorateAdmin] {
        let all = find(&staff, &lead, role).await;
        let nora = all.iter().find(|m| m.email == "nora@udir.example").unwrap();
        staff.remove(&lead, nora.grant).await.unwrap();
        assert_eq!(staff.remove(&lead, nora.grant).await, Err(Fault::Missing));
    }
    let trail = staff.trail(&lead).await.unwrap();
    assert_eq!(trail.len(), 7, "the operator's invitation is noted as well");
    assert_eq!(
        (trail[0].deed, trail[0].by.as_str()),
        (Deed::PersonRemoved, "directorate_admin")
    );
    assert_eq!((trail[0].object.as_str(), trail[6].by.as_str()), ("Nora Ny", ""));
}

#[tokio::test]
async fn a_partner_is_bound_to_her_organisation_for_as_long_as_she_is_one() {
    let s = Stage::new().await;
    let (lead, staff) = (lead(&s).await, StaffService::new(s.t.parts.clone()));
    let partner = StaffForm {
        organisation: "KS".into(),
        ..form("partner")
    };
    staff.invite(&lead, &partner).await.unwrap();
    let nora = find(&staff, &lead, Role::Partner).await.remove(0);
    assert_eq!(
        nora.partnership.as_ref().map(|p| p.organisation.as_str()),
        Some("KS")
    );
    staff.remove(&lead, nora.grant).await.unwrap();
    let accounts = AccountsService::new(s.t.parts.clone());
    assert_eq!(accounts.partnership(nora.person).await.unwrap(), None);
    let later = StaffForm {
        organisation: "Statsforvalteren".into(),
        ..form("partner")
    };
    staff.invite(&lead, &later).await.unwrap();
    let nora = find(&staff, &lead, Role::Partner).await.remove(0);
    assert_eq!(nora.partnership.unwrap().organisation, "Statsforvalteren");
}

#[tokio::test]
async fn an_institution_gets_its_first_administrator_and_looks_after_itself_then() {
    let s = Stage::new().await;
    let (lead, staff) = (lead(&s).await, StaffService::new(s.t.parts.clone()));
    letters(&s).await;
    let first = StaffForm {
        institution: s.uib.to_string(),
        ..form("institution_admin")
    };
    staff.invite(&lead, &first).await.unwrap();
    assert!(letters(&s).await[0].contains("tilbudene til"));
    let second = StaffForm {
        email: "ola@uib.example".into(),
        ..first.clone()
    };
    assert_eq!(
        staff.invite(&lead, &second).await,
        Err(Fault::field("institution", Problem::HasAdmin))
    );
    // She left without a word: the directorate takes the role away and gives it to somebody else.
    let nora = find(&staff, &lead, Role::InstitutionAdmin).await;
    let nora = nora.iter().find(|m| m.institution == Some(s.uib)).unwrap();
    staff.remove(&lead, nora.grant).await.unwrap();
    staff.invite(&lead, &second).await.unwrap();
}

#[tokio::test]
async fn the_directorate_keeps_an_administrator() {
    let s = Stage::new().await;
    let (lead, staff) = (lead(&s).await, StaffService::new(s.t.parts.clone()));
    let own = find(&staff, &lead, Role::DirectorateAdmin).await.remove(0);
    let last = Err(Fault::field("role", Problem::LastOne));
    assert_eq!(staff.remove(&lead, own.grant).await, last);
    staff.invite(&lead, &form("directorate_admin")).await.unwrap();
    staff.remove(&lead, own.grant).await.unwrap();
    let other = find(&staff, &lead, Role::DirectorateAdmin).await.remove(0);
    assert_eq!(staff.remove(&lead, other.grant).await, last);
}

#[tokio::test]
async fn nobody_else_sees_or_changes_the_directorates_people() {
    let s = Stage::new().await;
    let (lead, staff) = (lead(&s).await, StaffService::new(s.t.parts.clone()));
    let own = find(&staff, &lead, Role::DirectorateAdmin).await.remove(0);
    for actor in [
        s.reviewer().await,
        s.editor().await,
        s.actor(Role::Analyst, None).await,
        s.actor(Role::InstitutionAdmin, Some(s.hvl)).await,
    ] {
        assert_eq!(staff.members(&actor).await.err(), Some(Fault::Forbidden));
        assert_eq!(staff.trail(&actor).await.err(), Some(Fault::Forbidden));
        assert_eq!(
            staff.invite(&actor, &form("reviewer")).await,
            Err(Fault::Forbidden)
        );
        assert_eq!(staff.remove(&actor, own.grant).await, Err(Fault::Forbidden));
    }
    let visitor = Actor::visitor();
    assert_eq!(staff.members(&visitor).await.err(), Some(Fault::SignIn));
    assert_eq!(staff.remove(&visitor, own.grant).await, Err(Fault::SignIn));
    // A role that is none of the directorate's to give is none of its to take.
    let editor = {
        use super::entity::role;
        use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
        let found = role::Entity::find().filter(role::Column::Role.eq(Role::Editor.code()));
        found.one(s.t.parts.db.read()).await.unwrap().unwrap()
    };
    assert_eq!(staff.remove(&lead, GrantId(editor.id)).await, Err(Fault::Missing));
}
