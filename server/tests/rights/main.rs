//! Every route, every file, every posted form and every address a key opens, asked for by every role: for
//! somebody else's object and for their own.
//!
//! The tables are complete by force: a page, a form or a file that is not in them fails the test.

mod files;
mod forms;
mod may;
mod objects;
mod pages;
mod shared;
#[path = "../support/mod.rs"]
mod support;
mod surveys;

use app::accounts::model::Role;
use files::files;
use forms::{OPEN_FORMS, forms};
use may::May;
use objects::{Objects, foreign, own};
use pages::pages;
use reqwest::StatusCode;
use support::{Browser, Form, Site};

/// A visitor, then every role. The editors of the demonstration work at one institution.
async fn everyone(site: &Site) -> Vec<(Option<Role>, Browser)> {
    let mut all = vec![(None, site.browser())];
    // Each from an address of its own: together they post more than one address may in a minute.
    for (last, &role) in (2..).zip(Role::ALL) {
        all.push((Some(role), site.signed_in_from(last, role).await));
    }
    all
}

/// Reads every page and file there is about these objects; gives what was not as the tables say.
async fn reads(role: Option<Role>, browser: &Browser, objects: &Objects, is_own: bool) -> Vec<String> {
    let mut wrong = vec![];
    for (template, (address, may)) in pages(objects) {
        let page = browser.get(&address).await;
        let is_refused = match role {
            None => page.path.starts_with("/nb/logg-inn"),
            Some(_) => page.status == StatusCode::FORBIDDEN,
        };
        let is_right = match may.allows(role, is_own) {
            true => page.status == StatusCode::OK,
            false => is_refused,
        };
        if !is_right {
            wrong.push(format!("{role:?} reads {template} ({may:?}): {}", page.status));
        }
    }
    for (template, (address, may)) in files(objects) {
        let status = browser.get(&address).await.status;
        let is_right = match may.allows(role, is_own) {
            true => status == StatusCode::OK,
            false => [StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN].contains(&status),
        };
        if !is_right {
            wrong.push(format!("{role:?} takes away {template} ({may:?}): {status}"));
        }
    }
    wrong
}

/// Sends every form there is about these objects; gives what was not as the tables say.
async fn posts(role: Option<Role>, browser: &Browser, objects: &Objects, is_own: bool) -> Vec<String> {
    let mut wrong = vec![];
    let mut look = |endpoint: &str, may: May, page: &support::Page| {
        let is_refused = match role {
            None => page.status == StatusCode::UNAUTHORIZED || page.path.starts_with("/nb/logg-inn"),
            Some(_) => matches!(page.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND),
        };
        if is_refused == may.allows(role, is_own) {
            wrong.push(format!("{role:?} posts {endpoint} ({may:?}): {}", page.status));
        }
    };
    for (endpoint, fields, may) in forms(objects) {
        let form = Form {
            action: format!("/do/{endpoint}?lang=nb"),
            fields,
        };
        look(endpoint, may, &browser.submit(form).await);
    }
    // The forms a file comes in.
    let (institution, survey) = (objects.institution.to_string(), objects.evaluation.to_string());
    for (endpoint, fields) in [
        (
            "exchange/upload",
            [
                ("institution", institution.as_str()),
                ("file", "kode;tittel\nNY1;Ny\n"),
            ],
        ),
        (
            "evaluation/add_participants",
            [
                ("evaluation", survey.as_str()),
                ("text", "Kari Ny;kari@prove.example"),
            ],
        ),
    ] {
        look(
            endpoint,
            May::OwnInstitution,
            &browser.send(endpoint, &fields).await,
        );
    }
    wrong
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_reads_or_changes_what_is_not_theirs() {
    let site = Site::start().await;
    site.wait_for_index().await;
    let foreign = foreign(&site).await;
    let pages = pages(&foreign);
    // The way into a survey or out of alerts is a token: proven with their journeys.
    let by_token = [
        "/{lang}/svar/{token}",
        "/{lang}/svar-stopp/{stop}",
        "/{lang}/avmeld/{token}",
    ];
    let listed = |path: &str| pages.contains_key(path) || by_token.contains(&path);
    for route in app::document::routes() {
        assert!(listed(route.path), "{} is not in the table of rights", route.path);
    }
    files::are_complete(&files(&foreign));
    let forms = forms(&foreign);
    for (path, _) in leptos::server_fn::axum::server_fn_paths() {
        let endpoint = path.trim_start_matches("/do/");
        let listed = OPEN_FORMS.contains(&endpoint) || forms.iter().any(|(e, ..)| *e == endpoint);
        assert!(listed, "{path} is not in the table of rights");
    }
    let mut wrong = vec![];
    for (role, browser) in everyone(&site).await {
        wrong.extend(reads(role, &browser, &foreign, false).await);
        wrong.extend(posts(role, &browser, &foreign, false).await);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everyone_may_do_with_her_own_exactly_what_her_role_is_for() {
    let site = Site::start().await;
    site.wait_for_index().await;
    let mut wrong = vec![];
    for (role, browser) in everyone(&site).await {
        // Anew for each: some of these forms end what they are about.
        let own = own(&site).await;
        wrong.extend(reads(role, &browser, &own, true).await);
        wrong.extend(posts(role, &browser, &own, true).await);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_opens_its_own_institution_for_what_it_was_made_for_and_nothing_else() {
    let site = Site::start().await;
    let (theirs, ours) = (foreign(&site).await, own(&site).await);
    let client = &site.browser().client;
    let ask = async |dbh: &str, key: Option<&str>, writes: bool| {
        let url = format!("{}/api/v1/institutions/{dbh}/offers?dry_run=true", site.origin);
        let request = if writes {
            client.post(url).body(r#"{"rows":[{"code":"NY1","title":"Ny"}]}"#)
        } else {
            client.get(url.trim_end_matches("?dry_run=true"))
        };
        let request = match key {
            Some(key) => request.header("authorization", format!("Bearer {key}")),
            None => request,
        };
        request.send().await.unwrap().status().as_u16()
    };
    for writes in [false, true] {
        assert_eq!(ask(&ours.dbh, Some(&ours.writes), writes).await, 200);
        assert_eq!(
            ask(&ours.dbh, Some(&ours.reads), writes).await,
            if writes { 403 } else { 200 }
        );
        for stranger in [&theirs.writes, &theirs.reads] {
            assert_eq!(ask(&ours.dbh, Some(stranger), writes).await, 403);
        }
        for nobody in [None, Some("vdr_ingen"), Some("")] {
            assert_eq!(ask(&ours.dbh, nobody, writes).await, 401);
        }
        assert_eq!(ask("9999", Some(&ours.writes), writes).await, 404);
    }
    // A session opens nothing here, and a key no page.
    let editor = site.signed_in(Role::Editor).await;
    let url = format!("{}/api/v1/institutions/{}/offers", site.origin, ours.dbh);
    assert_eq!(
        editor.client.get(&url).send().await.unwrap().status().as_u16(),
        401
    );
    let page = client
        .get(format!("{}/nb/institusjon", site.origin))
        .header("authorization", format!("Bearer {}", ours.writes));
    assert!(page.send().await.unwrap().status().is_redirection());
    // A key that was stopped opens nothing from that moment on.
    let tx = site.platform.db.write().await.unwrap();
    let sql = format!(
        "UPDATE api_key SET revoked_at = 1 WHERE institution_id = {}",
        ours.institution
    );
    sea_orm::ConnectionTrait::execute_unprepared(&*tx, &sql)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(ask(&ours.dbh, Some(&ours.writes), false).await, 401);
}
