//! Keys: who makes them, what they open, and when they no longer do.

use app::catalogue::exchange::form::KeyForm;
use app::catalogue::exchange::model::Scope;

use super::*;
use crate::catalogue::exchange::{keys, machine};

fn key_form(w: &World, scope: Scope, expires_on: &str) -> KeyForm {
    KeyForm {
        institution: w.scene.hvl.to_string(),
        name: "Studentsystemet".into(),
        scope: scope.code().into(),
        expires_on: expires_on.into(),
        made: String::new(),
    }
}

#[tokio::test]
async fn a_key_is_made_by_an_administrator_shown_once_and_kept_as_a_hash() {
    let w = World::new().await;
    let admin = w.scene.actor(Role::InstitutionAdmin, Some(w.scene.hvl)).await;
    let form = key_form(&w, Scope::Write, "2027-06-30");
    assert_eq!(
        w.exchange.make_key(&w.editor, form.clone()).await,
        Err(Fault::Forbidden)
    );
    assert_eq!(
        w.exchange.make_key(&Actor::visitor(), form.clone()).await,
        Err(Fault::SignIn)
    );
    let other = w.scene.actor(Role::InstitutionAdmin, Some(w.scene.uib)).await;
    assert_eq!(
        w.exchange.make_key(&other, form.clone()).await,
        Err(Fault::Forbidden)
    );
    let secret = w.exchange.make_key(&admin, form).await.unwrap();
    assert!(secret.starts_with("vdr_") && secret.len() == 47);
    let db = w.scene.t.parts.db.read();
    let all = Statement::from_string(db.get_database_backend(), "SELECT * FROM api_key");
    let rows = format!("{:?}", db.query_all_raw(all).await.unwrap());
    assert!(!rows.contains(&secret) && !rows.contains(secret.trim_start_matches("vdr_")));
    let listed = w.exchange.keys(&admin).await.unwrap();
    assert_eq!(
        (listed.len(), listed[0].name.as_str(), listed[0].last_used_on),
        (1, "Studentsystemet", None)
    );
    assert_eq!(w.exchange.keys(&w.editor).await.err(), Some(Fault::Forbidden));
    assert!(w.exchange.keys(&other).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_key_opens_its_own_institution_within_its_scope_until_it_ends() {
    let w = World::new().await;
    let admin = w.scene.actor(Role::InstitutionAdmin, Some(w.scene.hvl)).await;
    let parts = &w.scene.t.parts;
    let make = async |scope| {
        w.exchange
            .make_key(&admin, key_form(&w, scope, "2026-12-01"))
            .await
            .unwrap()
    };
    let (read, write) = (make(Scope::Read).await, make(Scope::Write).await);
    let recognised = async |secret: &str| keys::recognise(parts, secret).await.map(|(key, _)| key);
    let (reader, writer) = (
        recognised(&read).await.unwrap(),
        recognised(&write).await.unwrap(),
    );
    for (key, dbh, scope, may) in [
        (&reader, "0238", Scope::Read, Ok(())),
        (&reader, "0238", Scope::Write, Err(Fault::Forbidden)),
        (&writer, "0238", Scope::Read, Ok(())),
        (&writer, "0238", Scope::Write, Ok(())),
        (&writer, "1120", Scope::Read, Err(Fault::Forbidden)),
        (&writer, "9999", Scope::Write, Err(Fault::Missing)),
    ] {
        let allowed = machine::allowed(parts, key, dbh, scope).await.map(|_| ());
        assert_eq!(allowed, may, "{dbh} {scope}");
    }
    let today = parts.clock.today();
    assert_eq!(
        w.exchange.keys(&admin).await.unwrap()[0].last_used_on,
        Some(today)
    );
    for wrong in [
        "",
        "vdr_",
        "vdr_x",
        &write[4..],
        &write.to_uppercase(),
        &"vdr_".repeat(100),
    ] {
        assert_eq!(recognised(wrong).await.err(), Some(Fault::SignIn), "{wrong}");
    }
    let other = w.scene.actor(Role::InstitutionAdmin, Some(w.scene.uib)).await;
    assert_eq!(
        w.exchange.revoke_key(&other, writer.id).await,
        Err(Fault::Forbidden)
    );
    w.exchange.revoke_key(&admin, writer.id).await.unwrap();
    assert_eq!(recognised(&write).await.err(), Some(Fault::SignIn));
    w.scene.t.clock.set("2026-12-01T12:00:00Z".parse().unwrap());
    assert!(recognised(&read).await.is_ok(), "the last day counts");
    w.scene.t.clock.set("2026-12-02T12:00:00Z".parse().unwrap());
    assert_eq!(recognised(&read).await.err(), Some(Fault::SignIn));
}
