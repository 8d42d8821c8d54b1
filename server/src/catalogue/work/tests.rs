//! An institution's work with its offers, against a real database.

mod a_conflict;
mod a_live_field;
mod a_live_text;
mod a_mark;
mod a_shared_offer;
mod many_offers;
mod the_overview;
mod two_editors;

use app::accounts::model::Actor;
use app::catalogue::form::OfferForm;
use app::catalogue::port::Catalogue as _;
use app::catalogue::work::port::Work as _;
use app::catalogue::work::query::WorkQuery;
use app::review::model::Outcome;
use app::shared::ids::{OfferId, VersionId};
use app::shared::lang::Lang;

use super::service::WorkService;
use crate::test::stage::{Stage, full_form};

fn work(s: &Stage) -> WorkService {
    WorkService::new(s.t.parts.clone())
}

/// A live offer with this title, taught from one year earlier than the one that is coming.
async fn last_years(s: &Stage, title: &str) -> (OfferId, VersionId) {
    let found = live(s, full_form(title)).await;
    let sql = format!(
        "UPDATE offer_version SET year = 2026 WHERE id = {id}; UPDATE run SET year = 2026 WHERE version_id = {id}",
        id = found.1
    );
    use sea_orm::ConnectionTrait as _;
    for statement in sql.split(';') {
        s.t.parts
            .db
            .for_migration()
            .execute_unprepared(statement)
            .await
            .unwrap();
    }
    found
}

/// A live offer with this text.
async fn live(s: &Stage, form: OfferForm) -> (OfferId, VersionId) {
    let editor = s.editor().await;
    let version = s.catalogue.create(&editor, s.hvl, Lang::Nb).await.unwrap();
    s.catalogue.submit(&editor, version, 1, form).await.unwrap();
    s.decide(s.last_case().await, Outcome::Approved).await;
    (s.row(version).await.offer, version)
}

async fn titles(s: &Stage, actor: &Actor, query: &[(&str, &str)]) -> Vec<String> {
    let query: Vec<_> = query
        .iter()
        .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
        .collect();
    let page = work(s).overview(actor, &WorkQuery::read(&query)).await.unwrap();
    page.items.into_iter().map(|i| i.title).collect()
}
