//! Every route and every posted form, asked for by every role, for somebody else's object.
//!
//! The tables are complete by force: a page or a form that is not in them fails the test.

mod foreign;
mod forms;
mod may;
mod pages;
#[path = "../support/mod.rs"]
mod support;

use app::accounts::model::Role;
use foreign::foreign;
use forms::{OPEN_FORMS, forms};
use pages::pages;
use reqwest::StatusCode;
use support::{Browser, Form, Site};

/// A visitor, then every role. The editors of the demonstration work for other institutions than the object's.
async fn everyone(site: &Site) -> Vec<(Option<Role>, Browser)> {
    let mut all = vec![(None, site.browser())];
    // Each from an address of its own: together they post more than one address may in a minute.
    for (last, &role) in (2..).zip(Role::ALL) {
        all.push((Some(role), site.signed_in_from(last, role).await));
    }
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_reads_or_changes_what_is_not_theirs() {
    let site = Site::start().await;
    let foreign = foreign(&site).await;
    let pages = pages(&foreign);
    // The way into a survey or out of alerts is a token: proven with their journeys.
    let by_token = ["/{lang}/svar/{token}", "/{lang}/avmeld/{token}"];
    let listed = |path: &str| pages.contains_key(path) || by_token.contains(&path);
    for route in app::document::routes() {
        assert!(listed(route.path), "{} is not in the table of rights", route.path);
    }
    let forms = forms(&foreign);
    for (path, _) in leptos::server_fn::axum::server_fn_paths() {
        let endpoint = path.trim_start_matches("/do/");
        let listed = OPEN_FORMS.contains(&endpoint) || forms.iter().any(|(e, ..)| *e == endpoint);
        assert!(listed, "{path} is not in the table of rights");
    }
    for (role, browser) in everyone(&site).await {
        for (template, (address, may)) in &pages {
            let page = browser.get(address).await;
            let refused = match role {
                None => page.path.starts_with("/nb/logg-inn"),
                Some(_) => page.status == StatusCode::FORBIDDEN,
            };
            if may.allows(role) {
                assert_eq!(
                    page.status,
                    StatusCode::OK,
                    "{role:?} may read {template}: {}",
                    page.text()
                );
            } else {
                assert!(
                    refused,
                    "{role:?} may not read {template}: {} at {}",
                    page.status, page.path
                );
            }
        }
        for (endpoint, fields, may) in &forms {
            let form = Form {
                action: format!("/do/{endpoint}?lang=nb"),
                fields: fields.clone(),
            };
            let page = browser.submit(form).await;
            let refused = match role {
                None => page.status == StatusCode::UNAUTHORIZED || page.path.starts_with("/nb/logg-inn"),
                Some(_) => matches!(page.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND),
            };
            if may.allows(role) {
                assert!(!refused, "{role:?} may post {endpoint}: {}", page.status);
            } else {
                assert!(
                    refused,
                    "{role:?} may not post {endpoint}: {} {}",
                    page.status,
                    page.text()
                );
            }
        }
    }
}
