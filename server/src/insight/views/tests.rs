//! Who keeps, opens and changes views.

use app::accounts::model::{Actor, Grant, Role};
use app::insight::views::form::{RenameForm, ViewForm};
use app::insight::views::model::SavedView;
use app::insight::views::port::Views as _;
use app::shared::fault::{Fault, FieldFault, Problem};
use app::shared::ids::ViewId;
use app::shared::lang::Lang;

use super::ViewsService;
use crate::accounts::store::add_person;
use crate::test::parts::{TestParts, parts};

fn form(name: &str, shared: bool, first: bool) -> ViewForm {
    ViewForm {
        name: name.into(),
        page: "oversikt".into(),
        query: r#"[["etter","tema"],["ar","2025"]]"#.into(),
        shared,
        first,
    }
}

async fn person(t: &TestParts, name: &str, role: Role) -> Actor {
    let grants = vec![Grant {
        role,
        institution: None,
    }];
    let tx = t.parts.db.write().await.unwrap();
    let email = format!("{name}@prove.example");
    let id = add_person(&*tx, name, &email, Lang::Nb, false, &grants)
        .await
        .unwrap();
    let person = crate::accounts::person(&*tx, id).await.unwrap();
    tx.commit().await.unwrap();
    Actor {
        person,
        grants,
        session: None,
    }
}

/// The port, two people at the directorate, and what it all stands on.
async fn two() -> (ViewsService, Actor, Actor, TestParts) {
    let t = parts().await;
    let kari = person(&t, "Kari", Role::Analyst).await;
    let ola = person(&t, "Ola", Role::Reviewer).await;
    (ViewsService::new(t.parts.clone()), kari, ola, t)
}

fn named<'a>(views: &'a [SavedView], name: &str) -> Option<&'a SavedView> {
    views.iter().find(|v| v.name == name)
}

#[tokio::test]
async fn a_view_is_its_owners_until_it_is_shared_and_opens_as_it_was_saved() {
    let (views, kari, ola, _t) = two().await;
    views.save(&kari, form("Temaene", false, true)).await.unwrap();
    views.save(&kari, form("Felles", true, false)).await.unwrap();
    let own = views.views(&kari).await.unwrap();
    let themes = named(&own, "Temaene").unwrap();
    assert!(themes.is_own && themes.is_first && !themes.is_shared);
    let pairs: Vec<_> = themes
        .pairs
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    assert_eq!(pairs, [("etter", "tema"), ("ar", "2025")]);
    let seen = views.views(&ola).await.unwrap();
    assert_eq!(seen.len(), 1);
    assert!(seen[0].name == "Felles" && seen[0].owner == "Kari" && !seen[0].is_own && !seen[0].is_first);
    // Each person has names of her own.
    let taken = vec![FieldFault::new("name", Problem::Taken)];
    let again = views.save(&kari, form(" Temaene ", false, false)).await;
    assert_eq!(again.err(), Some(Fault::Invalid(taken)));
    views.save(&ola, form("Temaene", false, false)).await.unwrap();
}

#[tokio::test]
async fn only_its_owner_changes_a_view_and_what_is_not_shared_is_nobody_elses_first() {
    let (views, kari, ola, _t) = two().await;
    views.save(&kari, form("Felles", true, false)).await.unwrap();
    let view = views.views(&kari).await.unwrap()[0].id;
    views.begin_with(&ola, Some(view)).await.unwrap();
    assert!(views.views(&ola).await.unwrap()[0].is_first);
    let mine = RenameForm {
        name: "Min".into(),
        shared: false,
    };
    assert_eq!(views.rename(&ola, view, mine.clone()).await, Err(Fault::Missing));
    assert_eq!(views.delete(&ola, view).await, Err(Fault::Missing));
    views.rename(&kari, view, mine).await.unwrap();
    assert_eq!(named(&views.views(&kari).await.unwrap(), "Min").unwrap().id, view);
    assert!(views.views(&ola).await.unwrap().is_empty());
    assert_eq!(views.begin_with(&ola, Some(view)).await, Err(Fault::Missing));
    views.begin_with(&kari, Some(view)).await.unwrap();
    assert!(views.views(&kari).await.unwrap()[0].is_first);
    views.begin_with(&kari, None).await.unwrap();
    assert!(!views.views(&kari).await.unwrap()[0].is_first);
    views.begin_with(&kari, Some(view)).await.unwrap();
    views.delete(&kari, view).await.unwrap();
    assert!(views.views(&kari).await.unwrap().is_empty());
    assert_eq!(views.delete(&kari, ViewId(99)).await, Err(Fault::Missing));
}

#[tokio::test]
async fn nobody_outside_the_directorate_keeps_views() {
    let (views, ..) = two().await;
    let editor = crate::test::surveys::editor();
    for (who, expected) in [(Actor::visitor(), Fault::SignIn), (editor, Fault::Forbidden)] {
        assert_eq!(views.views(&who).await.err(), Some(expected.clone()));
        let saved = views.save(&who, form("x", false, false)).await;
        assert_eq!(saved.err(), Some(expected.clone()));
        assert_eq!(views.delete(&who, ViewId(1)).await.err(), Some(expected.clone()));
        assert_eq!(views.begin_with(&who, None).await.err(), Some(expected));
    }
}
