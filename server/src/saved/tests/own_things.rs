//! Everyone's own things, within limits, gone with the account.

use app::accounts::model::{Actor, Role};
use app::catalogue::model::RunMark;
use app::catalogue::port::Catalogue as _;
use app::saved::model::{OFFERS, QUERY, SEARCHES};
use app::saved::port::Saved as _;
use app::shared::fault::{Fault, Problem};
use app::shared::ids::{OfferId, SearchId};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait as _, EntityTrait as _};

use super::World;
use crate::accounts::entity::person;
use crate::catalogue;
use crate::saved::entity::{item, known, letter, list, offer, search, stop};
use crate::saved::store;

#[tokio::test]
async fn an_offer_is_saved_once_and_kept_with_its_title_when_it_is_withdrawn() {
    let w = World::new().await;
    let (id, _) = w.s.published().await;
    for _ in 0..2 {
        w.saved.save_offer(&w.teacher, id).await.unwrap();
    }
    assert_eq!(
        w.saved
            .saved_among(&w.teacher, &[id, OfferId(999)])
            .await
            .unwrap(),
        [id]
    );
    w.s.catalogue
        .withdraw(&w.s.editor().await, id, "Trukket".into())
        .await
        .unwrap();
    let things = w.saved.things(&w.teacher).await.unwrap();
    assert_eq!(things.offers.len(), 1);
    assert_eq!(
        (things.offers[0].title.as_str(), &things.offers[0].live),
        ("Matematikk 1", &None)
    );
    assert_eq!(
        w.saved.save_offer(&w.teacher, id).await,
        Err(Fault::Missing),
        "it is not live"
    );
    for _ in 0..2 {
        w.saved.remove_offer(&w.teacher, id).await.unwrap();
    }
    assert!(w.saved.things(&w.teacher).await.unwrap().offers.is_empty());
}

#[tokio::test]
async fn a_search_is_kept_as_the_page_understands_it() {
    let w = World::new().await;
    let typed = "q=+f%C3%A5r%00+&fag=matematikk&fag=finnes_ikke&hund=1&side=3&sorter=frist";
    let pairs = w.saved.save_search(&w.teacher, typed, false).await.unwrap();
    let pair = |n: &str, v: &str| (n.to_owned(), v.to_owned());
    assert_eq!(
        pairs,
        [
            pair("q", "får"),
            pair("fag", "matematikk"),
            pair("sorter", "frist")
        ]
    );
    w.saved
        .save_search(&w.teacher, "sorter=frist&fag=matematikk&q=får", true)
        .await
        .unwrap();
    let things = w.saved.things(&w.teacher).await.unwrap();
    assert_eq!(things.searches.len(), 1, "one search is saved once");
    assert!(things.searches[0].alert, "asked for the second time");
    assert_eq!(things.searches[0].pairs, pairs);
}

#[tokio::test]
async fn there_is_room_for_so_many_and_what_is_too_long_is_refused() {
    let w = World::new().await;
    let id = w.teacher.person.as_ref().unwrap().id;
    let (live, _) = w.s.published().await;
    let tx = w.s.t.parts.db.write().await.unwrap();
    store::hold(&*tx, id).await.unwrap();
    for _ in 0..OFFERS {
        let row = catalogue::entity::offer::ActiveModel {
            institution_id: Set(w.s.hvl.0),
            live_version_id: Set(None),
            revision: Set(0),
            ..Default::default()
        };
        let offer = row.insert(&*tx).await.unwrap();
        store::add_offer(&*tx, id, OfferId(offer.id), "x", 0)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
    let full = w.saved.save_offer(&w.teacher, live).await;
    assert_eq!(full, Err(Fault::field("offer", Problem::AtMost(OFFERS))));
    for n in 0..SEARCHES {
        w.saved
            .save_search(&w.teacher, &format!("q=s{n}"), false)
            .await
            .unwrap();
    }
    let full = w.saved.save_search(&w.teacher, "q=en+til", true).await;
    assert_eq!(full, Err(Fault::field("search", Problem::AtMost(SEARCHES))));
    w.saved.save_search(&w.teacher, "q=s1", true).await.unwrap();
    let long = "q=a&".repeat(10_000);
    let refused = w.saved.save_search(&w.teacher, &long, false).await;
    assert_eq!(refused, Err(Fault::field("query", Problem::TooLong(QUERY))));
}

#[tokio::test]
async fn nobody_reaches_what_somebody_else_has_saved() {
    let w = World::new().await;
    let (offer, _) = w.s.published().await;
    w.saved.save_offer(&w.teacher, offer).await.unwrap();
    w.saved.save_search(&w.teacher, "q=en", false).await.unwrap();
    let search = w.saved.things(&w.teacher).await.unwrap().searches[0].id;
    let visitor = Actor::visitor();
    assert_eq!(w.saved.things(&visitor).await.err(), Some(Fault::SignIn));
    assert_eq!(w.saved.save_offer(&visitor, offer).await, Err(Fault::SignIn));
    assert_eq!(w.saved.remove_offer(&visitor, offer).await, Err(Fault::SignIn));
    assert_eq!(
        w.saved.save_search(&visitor, "q=a", true).await,
        Err(Fault::SignIn)
    );
    assert_eq!(w.saved.new_calendar(&visitor).await, Err(Fault::SignIn));
    assert_eq!(w.saved.stop_calendar(&visitor).await, Err(Fault::SignIn));
    for actor in [w.s.editor().await, w.s.actor(Role::DirectorateAdmin, None).await] {
        assert_eq!(w.saved.remove_search(&actor, search).await, Err(Fault::Missing));
        assert_eq!(w.saved.set_alert(&actor, search, true).await, Err(Fault::Missing));
        assert_eq!(
            w.saved.set_alert(&actor, SearchId(-1), true).await,
            Err(Fault::Missing)
        );
        w.saved.remove_offer(&actor, offer).await.unwrap();
        assert!(w.saved.saved_among(&actor, &[offer]).await.unwrap().is_empty());
    }
    let things = w.saved.things(&w.teacher).await.unwrap();
    assert_eq!((things.offers.len(), things.searches.len()), (1, 1), "untouched");
    assert!(!things.searches[0].alert);
}

#[tokio::test]
async fn a_calendar_address_works_until_it_is_renewed_or_stopped() {
    let w = World::new().await;
    let (offer, _) = w.s.published().await;
    w.saved.save_offer(&w.teacher, offer).await.unwrap();
    let first = w.saved.new_calendar(&w.teacher).await.unwrap();
    let before = w.saved.calendar(&first).await.unwrap();
    assert_eq!(before.len(), 1);
    assert_eq!(before[0].changed_at, w.s.t.parts.clock.now());

    // A run cancelled later says so with a later instant and a higher number.
    w.s.t.clock.advance(chrono::Duration::hours(1));
    let run = before[0].offer.runs[0].id;
    let mark = Some(RunMark::Cancelled);
    w.s.catalogue
        .mark_run(&w.s.editor().await, run, mark)
        .await
        .unwrap();
    let after = w.saved.calendar(&first).await.unwrap();
    assert_eq!(after[0].changed_at, w.s.t.parts.clock.now());
    assert!(after[0].revision > before[0].revision);

    let second = w.saved.new_calendar(&w.teacher).await.unwrap();
    assert_eq!(w.saved.calendar(&first).await.err(), Some(Fault::Missing));
    assert!(w.saved.calendar(&second).await.is_ok());
    assert!(w.saved.things(&w.teacher).await.unwrap().calendar_since.is_some());
    w.saved.stop_calendar(&w.teacher).await.unwrap();
    for secret in [second.as_str(), "", "x", &"z".repeat(9_000)] {
        assert_eq!(w.saved.calendar(secret).await.err(), Some(Fault::Missing));
    }
}

#[tokio::test]
async fn what_is_saved_disappears_with_the_account() {
    let w = World::new().await;
    w.index().await;
    let (offer, _) = w.s.published().await;
    w.saved.save_offer(&w.teacher, offer).await.unwrap();
    w.saved
        .save_search(&w.teacher, "q=matematikk", true)
        .await
        .unwrap();
    w.run().await;
    w.s.published().await;
    w.index().await;
    w.next_monday(&*w.search).await;
    let db = w.s.t.parts.db.read();
    let counts = async || {
        [
            list::Entity::find().all(db).await.unwrap().len(),
            offer::Entity::find().all(db).await.unwrap().len(),
            search::Entity::find().all(db).await.unwrap().len(),
            known::Entity::find().all(db).await.unwrap().len(),
            letter::Entity::find().all(db).await.unwrap().len(),
            item::Entity::find().all(db).await.unwrap().len(),
            stop::Entity::find().all(db).await.unwrap().len(),
        ]
    };
    assert!(counts().await.iter().all(|n| *n > 0), "{:?}", counts().await);
    let tx = w.s.t.parts.db.write().await.unwrap();
    let id = w.teacher.person.as_ref().unwrap().id;
    person::Entity::delete_by_id(id.0).exec(&*tx).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(counts().await, [0; 7]);
}

#[tokio::test]
async fn what_the_page_of_saved_things_asks_the_database_stays_few() {
    let w = World::new().await;
    let (offer, _) = w.s.published().await;
    w.saved.save_offer(&w.teacher, offer).await.unwrap();
    w.saved.save_search(&w.teacher, "q=en", true).await.unwrap();
    let db = &w.s.t.parts.db;
    let before = db.statements();
    w.saved.things(&w.teacher).await.unwrap();
    // And one that finds the actor.
    assert_eq!(db.statements() - before, 5);
    let before = db.statements();
    w.saved.saved_among(&w.teacher, &[offer]).await.unwrap();
    w.saved.saved_among(&Actor::visitor(), &[offer]).await.unwrap();
    assert_eq!(db.statements() - before, 1);
}
