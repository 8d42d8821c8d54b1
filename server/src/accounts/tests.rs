//! Signing in and out against a real database.

use app::accounts::model::{Actor, Grant, Role};
use app::accounts::port::{Accounts as _, Link};
use app::shared::fault::{Fault, FieldFault, Problem};
use app::shared::ids::PersonId;
use app::shared::lang::Lang;
use chrono::Duration;

use super::jobs::{SendLink, send_link};
use super::{AccountsService, has_demo_people, people_of, reviewers, store};
use crate::platform::Parts;
use crate::test::parts::{TestParts, parts};
use crate::work::job::Job as _;
use crate::work::queue;

mod joining;

const KARI: &str = "kari@skole.example";

async fn person(parts: &Parts, email: &str, role: Role, is_demo: bool) -> PersonId {
    let tx = parts.db.write().await.unwrap();
    let grant = Grant {
        role,
        institution: None,
    };
    let id = store::add_person(&*tx, "Kari Lærer", email, Lang::Nn, is_demo, &[grant])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    id
}

/// Runs the waiting jobs, as the worker would.
async fn run_jobs(parts: &Parts) -> usize {
    let mut n = 0;
    while let Some(row) = queue::claim(&parts.db, parts.clock.now_ms()).await.unwrap() {
        assert_eq!(row.kind, SendLink::KIND);
        let job: SendLink = serde_json::from_str(&row.payload).unwrap();
        let outcome = send_link(parts, job.sign_in).await;
        queue::finish(&parts.db, &row, outcome, parts.clock.now_ms())
            .await
            .unwrap();
        n += 1;
    }
    n
}

async fn last_token(parts: &Parts) -> String {
    let letters = parts.post.sent(1).await.unwrap();
    let text = &letters[0].text;
    let start = text.find("/logg-inn/").unwrap() + "/logg-inn/".len();
    text[start..].lines().next().unwrap().to_owned()
}

async fn signed_in(t: &TestParts, role: Role) -> (AccountsService, String) {
    let service = AccountsService::new(t.parts.clone());
    person(&t.parts, KARI, role, false).await;
    service.request_link(KARI, Lang::Nn, "").await.unwrap();
    run_jobs(&t.parts).await;
    let secret = service
        .open_link(&last_token(&t.parts).await, "", "Firefox")
        .await
        .unwrap()
        .0
        .secret;
    (service, secret)
}

#[tokio::test]
async fn a_link_opens_once_and_leads_to_a_session() {
    let t = parts().await;
    let service = AccountsService::new(t.parts.clone());
    let id = person(&t.parts, KARI, Role::Teacher, false).await;
    service
        .request_link("  Kari@Skole.example ", Lang::Nn, "")
        .await
        .unwrap();
    assert_eq!(run_jobs(&t.parts).await, 1);
    let token = last_token(&t.parts).await;
    for _ in 0..2 {
        let seen = service.link(&token).await.unwrap();
        assert_eq!(seen, Link::SignsIn, "looking spends nothing");
    }
    let (signed_in, _) = service.open_link(&token, "", "Firefox").await.unwrap();
    assert_eq!(signed_in.person.id, id);
    let actor = service.actor(Some(&signed_in.secret)).await.unwrap();
    assert!(actor.has(Role::Teacher));
    assert_eq!(service.link(&token).await.unwrap(), Link::Spent);
    assert_eq!(
        service.open_link(&token, "", "Firefox").await.err(),
        Some(Fault::Stale)
    );
}

#[tokio::test]
async fn a_link_ends_after_ten_minutes_and_a_wrong_one_never_opens() {
    let t = parts().await;
    let service = AccountsService::new(t.parts.clone());
    person(&t.parts, KARI, Role::Teacher, false).await;
    service.request_link(KARI, Lang::Nb, "").await.unwrap();
    run_jobs(&t.parts).await;
    let token = last_token(&t.parts).await;
    for wrong in ["", "x", &token[1..], &"æ".repeat(40)] {
        assert_eq!(service.link(wrong).await.unwrap(), Link::Spent);
        assert_eq!(service.open_link(wrong, "", "").await.err(), Some(Fault::Stale));
    }
    t.clock.advance(Duration::minutes(10));
    assert_eq!(service.link(&token).await.unwrap(), Link::Spent);
    assert_eq!(service.open_link(&token, "", "").await.err(), Some(Fault::Stale));
}

#[tokio::test]
async fn a_link_remembers_where_the_person_was_going_within_the_site_only() {
    for (asked, led) in [
        ("/nb/meg/lagret?side=2", "/nb/meg/lagret?side=2"),
        ("//elsewhere.example", ""),
        ("https://elsewhere.example", ""),
        ("", ""),
    ] {
        let t = parts().await;
        let service = AccountsService::new(t.parts.clone());
        person(&t.parts, KARI, Role::Teacher, false).await;
        service.request_link(KARI, Lang::Nb, asked).await.unwrap();
        run_jobs(&t.parts).await;
        let (_, next) = service
            .open_link(&last_token(&t.parts).await, "", "")
            .await
            .unwrap();
        assert_eq!(next, led, "{asked}");
    }
}

#[tokio::test]
async fn known_and_unknown_addresses_get_the_same_answers() {
    let t = parts().await;
    let service = AccountsService::new(t.parts.clone());
    person(&t.parts, KARI, Role::Teacher, false).await;
    for email in [KARI, "ingen@skole.example"] {
        for _ in 0..5 {
            service.request_link(email, Lang::Nb, "").await.unwrap();
        }
        assert_eq!(
            service.request_link(email, Lang::Nb, "").await,
            Err(Fault::TooMany)
        );
    }
    assert_eq!(run_jobs(&t.parts).await, 10);
    let letters = t.parts.post.sent(20).await.unwrap();
    let to = |address: &str| letters.iter().filter(|l| l.to == address).count();
    assert_eq!(to(KARI), 5);
    assert_eq!(
        to("ingen@skole.example"),
        2,
        "whoever never asked for letters gets few"
    );
    t.clock.advance(Duration::minutes(11));
    assert_eq!(service.request_link(KARI, Lang::Nb, "").await, Ok(()));
    let wrong = FieldFault::new("email", Problem::NotAnEmail);
    assert_eq!(
        service.request_link("kari@skole", Lang::Nb, "").await,
        Err(Fault::Invalid(vec![wrong]))
    );
}

#[tokio::test]
async fn sending_again_replaces_the_link() {
    let t = parts().await;
    let service = AccountsService::new(t.parts.clone());
    person(&t.parts, KARI, Role::Teacher, false).await;
    service.request_link(KARI, Lang::Nb, "").await.unwrap();
    send_link(&t.parts, 1).await.unwrap();
    let first = last_token(&t.parts).await;
    send_link(&t.parts, 1).await.unwrap();
    let second = last_token(&t.parts).await;
    assert_eq!(service.link(&first).await.unwrap(), Link::Spent);
    assert_eq!(service.link(&second).await.unwrap(), Link::SignsIn);
    service.open_link(&second, "", "").await.unwrap();
    send_link(&t.parts, 1).await.unwrap();
    assert_eq!(t.parts.post.sent(9).await.unwrap().len(), 2);
}

#[tokio::test]
async fn only_hashes_are_stored() {
    let t = parts().await;
    let (service, secret) = signed_in(&t, Role::Teacher).await;
    let token = last_token(&t.parts).await;
    let rows = store::session(t.parts.db.read(), &secret).await.unwrap();
    assert!(rows.is_empty(), "the secret itself finds nothing");
    let sign_in = store::sign_in(t.parts.db.read(), 1).await.unwrap().unwrap();
    assert_ne!(sign_in.hash.as_deref(), Some(token.as_str()));
    assert!(service.actor(Some(&secret)).await.unwrap().person.is_some());
}

#[tokio::test]
async fn staff_are_signed_out_after_half_an_hour_others_after_eight() {
    let t = parts().await;
    let (service, secret) = signed_in(&t, Role::Reviewer).await;
    for _ in 0..4 {
        t.clock.advance(Duration::minutes(29));
        assert!(service.actor(Some(&secret)).await.unwrap().may_review());
    }
    t.clock.advance(Duration::minutes(30));
    assert_eq!(service.actor(Some(&secret)).await.unwrap(), Actor::visitor());

    let t = parts().await;
    let (service, secret) = signed_in(&t, Role::Reviewer).await;
    for _ in 0..19 {
        t.clock.advance(Duration::minutes(25));
        assert!(service.actor(Some(&secret)).await.unwrap().may_review());
    }
    t.clock.advance(Duration::minutes(25));
    assert_eq!(
        service.actor(Some(&secret)).await.unwrap(),
        Actor::visitor(),
        "eight hours in all"
    );

    let t = parts().await;
    let (service, secret) = signed_in(&t, Role::Teacher).await;
    t.clock.advance(Duration::minutes(479));
    assert!(service.actor(Some(&secret)).await.unwrap().has(Role::Teacher));
    t.clock.advance(Duration::hours(8));
    assert_eq!(service.actor(Some(&secret)).await.unwrap(), Actor::visitor());
}

#[tokio::test]
async fn asking_who_is_there_costs_one_query_and_none_without_a_cookie() {
    let t = parts().await;
    let (service, secret) = signed_in(&t, Role::Editor).await;
    let before = t.parts.db.statements();
    service.actor(None).await.unwrap();
    assert_eq!(t.parts.db.statements(), before);
    service.actor(Some(&secret)).await.unwrap();
    assert_eq!(t.parts.db.statements(), before + 1);
}

#[tokio::test]
async fn a_person_ends_her_own_sessions_and_nobody_elses() {
    let t = parts().await;
    let (service, secret) = signed_in(&t, Role::Teacher).await;
    person(&t.parts, "ola@skole.example", Role::Teacher, false).await;
    service
        .request_link("ola@skole.example", Lang::Nb, "")
        .await
        .unwrap();
    run_jobs(&t.parts).await;
    let token = last_token(&t.parts).await;
    let (other, _) = service.open_link(&token, "", "Safari").await.unwrap();
    let kari = service.actor(Some(&secret)).await.unwrap();
    let ola = service.actor(Some(&other.secret)).await.unwrap();
    let sessions = service.sessions(&kari).await.unwrap();
    assert_eq!(sessions.len(), 1);
    assert!(sessions[0].is_this);
    assert_eq!(sessions[0].device, "Firefox");
    assert_eq!(service.revoke(&ola, sessions[0].id).await, Err(Fault::Missing));
    service.revoke(&kari, sessions[0].id).await.unwrap();
    assert_eq!(service.actor(Some(&secret)).await.unwrap(), Actor::visitor());
    assert_eq!(
        service.sessions(&Actor::visitor()).await.err(),
        Some(Fault::SignIn)
    );
}

#[tokio::test]
async fn a_person_chooses_the_language_of_letters_to_her_and_to_nobody_else() {
    let t = parts().await;
    let (service, secret) = signed_in(&t, Role::Teacher).await;
    person(&t.parts, "ola@skole.example", Role::Teacher, false).await;
    let kari = service.actor(Some(&secret)).await.unwrap();
    for unknown in ["", "se", "de"] {
        assert_eq!(
            service.set_letter_lang(&kari, unknown).await,
            Err(Fault::field("letter_lang", Problem::UnknownChoice)),
            "{unknown}"
        );
    }
    let visitor = service.set_letter_lang(&Actor::visitor(), "en").await;
    assert_eq!(visitor, Err(Fault::SignIn));
    service.set_letter_lang(&kari, "en").await.unwrap();
    let langs = async |email: &str| {
        let found = store::person_by_email(t.parts.db.read(), email).await.unwrap();
        found.unwrap().lang
    };
    assert_eq!(langs(KARI).await, Lang::En);
    assert_eq!(langs("ola@skole.example").await, Lang::Nn);
    let kari = service.actor(Some(&secret)).await.unwrap();
    assert_eq!(kari.person.unwrap().lang, Lang::En);
}

#[tokio::test]
async fn demo_accounts_enter_in_the_demonstration_only() {
    let t = parts().await;
    let service = AccountsService::new(t.parts.clone());
    let demo = person(&t.parts, "demo@demo.example", Role::Editor, true).await;
    let real = person(&t.parts, KARI, Role::Editor, false).await;
    assert!(has_demo_people(t.parts.db.read()).await.unwrap());
    assert_eq!(service.demo_people().await.unwrap().len(), 1);
    let secret = service.enter_demo(demo, "").await.unwrap().secret;
    assert_eq!(service.enter_demo(real, "").await.err(), Some(Fault::Forbidden));
    assert_eq!(
        service.enter_demo(PersonId(99), "").await.err(),
        Some(Fault::Forbidden)
    );

    let mut production = t.parts.clone();
    let mut config = (*production.config).clone();
    config.mode = crate::config::Mode::Production;
    production.config = std::sync::Arc::new(config);
    let service = AccountsService::new(production);
    assert_eq!(service.demo_people().await.unwrap(), vec![]);
    assert_eq!(service.enter_demo(demo, "").await.err(), Some(Fault::Forbidden));
    assert_eq!(service.actor(Some(&secret)).await.unwrap(), Actor::visitor());
}

#[tokio::test]
async fn letters_find_reviewers_once_each() {
    let t = parts().await;
    let id = person(&t.parts, KARI, Role::Reviewer, false).await;
    person(&t.parts, "ola@skole.example", Role::Editor, false).await;
    let found = reviewers(t.parts.db.read()).await.unwrap();
    assert_eq!(found.iter().map(|p| p.id).collect::<Vec<_>>(), [id]);
    let none = people_of(t.parts.db.read(), app::shared::ids::InstitutionId(1)).await;
    assert_eq!(none.unwrap(), vec![]);
}
