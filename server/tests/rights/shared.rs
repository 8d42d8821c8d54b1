//! What an editor may do with an offer that another institution answers for and hers gives too.

use app::accounts::model::Role;
use reqwest::StatusCode;
use sea_orm::ConnectionTrait as _;

use crate::forms::forms;
use crate::objects::{Objects, foreign, own};
use crate::pages::pages;
use crate::support::{Form, Site};

/// Read by the partner, whatever else she may do.
const READ: [&str; 2] = [
    "/{lang}/institusjon/tilbud/{version}",
    "/{lang}/institusjon/tilbud/{version}/forhandsvis",
];
/// Read by a partner who may write.
const READ_TO_WRITE: [&str; 2] = [
    "/{lang}/institusjon/tilbud/{version}/endre",
    "/{lang}/institusjon/tilbud/{version}/endre/forhandsvis",
];
const WRITTEN: [&str; 8] = [
    "offer/revise",
    "offer/save",
    "offer/submit",
    "offer/weigh_change",
    "offer/publish_change",
    "offer/branch",
    "offer/preview_change",
    "offer/into_draft",
];

/// Texts name no partner here, so that whatever is saved takes this away again.
async fn share(site: &Site, objects: &Objects, with: i64, may_edit: bool) {
    let tx = site.platform.db.write().await.unwrap();
    let offer = objects.offer;
    for sql in [
        format!("DELETE FROM offer_partner WHERE offer_id = {offer} AND institution_id = {with}"),
        format!("INSERT INTO offer_partner VALUES ({offer}, {with}, {may_edit}, false)"),
    ] {
        tx.execute_unprepared(&sql).await.unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_partner_reads_texts_writes_where_she_is_let_and_nothing_else() {
    let site = Site::start().await;
    site.wait_for_index().await;
    let (theirs, ours) = (foreign(&site).await, own(&site).await.institution);
    let mut wrong = vec![];
    for (may_edit, role, last) in [(false, Role::Editor, 2), (true, Role::InstitutionAdmin, 3)] {
        let browser = site.signed_in_from(last, role).await;
        for (template, (address, may)) in pages(&theirs) {
            share(&site, &theirs, ours, may_edit).await;
            let status = browser.get(&address).await.status;
            let is_shared = READ.contains(&template) || (may_edit && READ_TO_WRITE.contains(&template));
            let wanted = may.allows(Some(role), false) || is_shared;
            // A text that is live may be changed, else there is nothing to change.
            let is_read = status == StatusCode::OK || (is_shared && status == StatusCode::CONFLICT);
            if is_read != wanted || (!wanted && status != StatusCode::FORBIDDEN) {
                wrong.push(format!("may edit: {may_edit}, reads {template}: {status}"));
            }
        }
        for (endpoint, fields, may) in forms(&theirs) {
            share(&site, &theirs, ours, may_edit).await;
            let action = format!("/do/{endpoint}?lang=nb");
            let page = browser.submit(Form { action, fields }).await;
            let status = page.status;
            // Where a begun text names no partner, what comes after the deed is refused and not the deed.
            let is_done = may_edit && page.path.starts_with("/nb/institusjon/tilbud/");
            let is_refused = !is_done && matches!(status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND);
            let wanted = may.allows(Some(role), false) || (may_edit && WRITTEN.contains(&endpoint));
            if is_refused == wanted {
                wrong.push(format!("may edit: {may_edit}, posts {endpoint}: {status}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
