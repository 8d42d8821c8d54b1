//! Teachers who make their own accounts, and what is left of those who do not.

use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, Statement};

use super::*;
use crate::accounts::entity::sign_in;
use crate::accounts::tick;

#[tokio::test]
async fn an_unknown_address_gets_a_link_that_makes_a_teacher() {
    let t = parts().await;
    let service = AccountsService::new(t.parts.clone());
    service
        .request_link("Ny@Skole.example", Lang::Nn, "/nn/tilbud/3")
        .await
        .unwrap();
    run_jobs(&t.parts).await;
    let letter = t.parts.post.sent(1).await.unwrap().remove(0);
    assert_eq!(letter.to, "ny@skole.example");
    assert!(letter.text.contains("ingen konto enno"), "{}", letter.text);
    let token = last_token(&t.parts).await;
    assert_eq!(service.link(&token).await.unwrap(), Link::MakesAccount);
    assert_eq!(
        service.open_link(&token, " ", "Firefox").await.err(),
        Some(Fault::field("name", Problem::Required))
    );
    let opened = service.open_link(&token, "Nils Ny", "Firefox").await;
    let (entered, next) = opened.unwrap_or_else(|_| panic!("a name that was refused spends nothing"));
    assert!(entered.is_new);
    assert_eq!(
        (entered.person.name.as_str(), next.as_str()),
        ("Nils Ny", "/nn/tilbud/3")
    );
    assert_eq!((entered.person.lang, entered.person.is_demo), (Lang::Nn, false));
    let actor = service.actor(Some(&entered.secret)).await.unwrap();
    let teacher = Grant {
        role: Role::Teacher,
        institution: None,
    };
    assert_eq!(actor.grants, [teacher]);
    // From now on she is known, and keeps her name.
    service
        .request_link("ny@skole.example", Lang::Nn, "")
        .await
        .unwrap();
    run_jobs(&t.parts).await;
    let token = last_token(&t.parts).await;
    let (again, _) = service.open_link(&token, "En annen", "Firefox").await.unwrap();
    assert_eq!((again.is_new, again.person), (false, entered.person));
}

#[tokio::test]
async fn of_two_links_to_one_new_address_the_second_signs_in() {
    let t = parts().await;
    let service = AccountsService::new(t.parts.clone());
    let mut tokens = vec![];
    for _ in 0..2 {
        service
            .request_link("ny@skole.example", Lang::Nb, "")
            .await
            .unwrap();
        run_jobs(&t.parts).await;
        tokens.push(last_token(&t.parts).await);
    }
    let (first, _) = service.open_link(&tokens[0], "Nils", "").await.unwrap();
    assert_eq!(service.link(&tokens[1]).await.unwrap(), Link::SignsIn);
    let (second, _) = service.open_link(&tokens[1], "", "").await.unwrap();
    assert_eq!(first.person, second.person);
}

#[tokio::test]
async fn of_somebody_who_never_pressed_the_button_nothing_is_left() {
    let t = parts().await;
    let service = AccountsService::new(t.parts.clone());
    service
        .request_link("ny@skole.example", Lang::Nb, "")
        .await
        .unwrap();
    // Half a minute later its letter goes out; the link lives ten minutes from then.
    t.clock.advance(Duration::seconds(30));
    run_jobs(&t.parts).await;
    let kept = async || {
        let db = t.parts.db.read();
        let links = sign_in::Entity::find().count(db).await.unwrap();
        let row = db
            .query_one_raw(Statement::from_string(
                db.get_database_backend(),
                "SELECT count(*) FROM letter WHERE recipient = 'ny@skole.example'",
            ))
            .await
            .unwrap();
        (links, row.unwrap().try_get_by_index::<i64>(0).unwrap())
    };
    t.clock.advance(Duration::seconds(599));
    tick(&t.parts).await.unwrap();
    assert_eq!(kept().await, (1, 1), "the link can be opened still");
    t.clock.advance(Duration::seconds(1));
    tick(&t.parts).await.unwrap();
    assert_eq!(kept().await, (0, 0));
    let known = store::person_by_email(t.parts.db.read(), "ny@skole.example").await;
    assert_eq!(known.unwrap(), None);
    // A letter that could not be sent leaves nothing either.
    service
        .request_link("ny@skole.example", Lang::Nb, "")
        .await
        .unwrap();
    t.clock.advance(Duration::minutes(10));
    tick(&t.parts).await.unwrap();
    assert_eq!(kept().await, (0, 0));
}
