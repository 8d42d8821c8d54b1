//! What a browser posts about many offers, and about texts that are live.

use leptos::prelude::*;

use super::bulk::BulkForm;
#[cfg(feature = "ssr")]
use crate::catalogue::api::kept;
use crate::catalogue::form::{MarkForm, OfferForm};
use crate::shared::fault::Fault;
use crate::shared::ids::{BulkId, VersionId};

/// Shows what would happen to each of many offers.
///
/// # Errors
/// As `Work::plan_bulk`.
#[server(prefix = "/do", endpoint = "offer/plan_bulk")]
pub async fn plan_bulk(form: BulkForm) -> Result<(), Fault> {
    let request = crate::services::request()?;
    request.form_page(crate::path::bulk(request.lang), &form);
    let planned = request.services.work.plan_bulk(&request.actor, &form).await;
    planned.map(|_| ())
}

/// Does it, and shows the report.
///
/// # Errors
/// As `Work::do_bulk`.
#[server(prefix = "/do", endpoint = "offer/do_bulk")]
pub async fn do_bulk(form: BulkForm) -> Result<(), Fault> {
    let request = crate::services::request()?;
    request.form_page(crate::path::bulk(request.lang), &form);
    let bulk = request.services.work.do_bulk(&request.actor, &form).await?;
    request.go_to(
        crate::path::bulk_report(request.lang, bulk),
        Some(crate::words::Notice::BulkDone),
    );
    Ok(())
}

/// Takes back what was done to many offers.
///
/// # Errors
/// As `Work::undo_bulk`.
#[server(prefix = "/do", endpoint = "offer/undo_bulk")]
pub async fn undo_bulk(bulk: BulkId) -> Result<(), Fault> {
    let request = crate::services::request()?;
    request.services.work.undo_bulk(&request.actor, bulk).await?;
    request.go_to(
        crate::path::bulk_report(request.lang, bulk),
        Some(crate::words::Notice::BulkUndone),
    );
    Ok(())
}

/// Says of a run of this version what its dates do not.
///
/// # Errors
/// As `Work::mark_run`.
#[server(prefix = "/do", endpoint = "offer/say_of_run")]
pub async fn say_of_run(version: VersionId, form: MarkForm) -> Result<(), Fault> {
    let request = crate::services::request()?;
    let page = crate::path::runs(request.lang, version);
    request.form_page(page.clone(), &form);
    request.services.work.mark_run(&request.actor, &form).await?;
    request.go_to(page, Some(crate::words::Notice::RunMarked));
    Ok(())
}

/// Shows what the changes of a live text would lead to.
///
/// # Errors
/// As `Work::weigh`.
#[server(prefix = "/do", endpoint = "offer/weigh_change")]
pub async fn weigh_change(
    version: VersionId,
    seen: i64,
    form: OfferForm,
    #[server(default)] theirs: Vec<String>,
    #[server(default)] followed: bool,
) -> Result<(), Fault> {
    let request = crate::services::request()?;
    let page = crate::path::change_live(request.lang, version);
    let form = kept(&request, &page, version, seen, form, &theirs, followed).await?;
    let weighed = request.services.work.weigh(&request.actor, version, &form).await;
    weighed.map(|_| ())
}

/// Shows how the public page would look with the changes of a live text.
///
/// # Errors
/// As `Work::live`.
#[server(prefix = "/do", endpoint = "offer/preview_change")]
pub async fn preview_change(
    version: VersionId,
    seen: i64,
    form: OfferForm,
    #[server(default)] theirs: Vec<String>,
    #[server(default)] followed: bool,
) -> Result<(), Fault> {
    let request = crate::services::request()?;
    let page = crate::path::preview_change(request.lang, version);
    kept(&request, &page, version, seen, form, &theirs, followed).await?;
    Ok(())
}

/// Shows the draft of the next version joined with the changes of a live text; nothing is kept before the
/// person saves it there.
///
/// # Errors
/// As `Work::live`; `Stale` always: the draft is drawn as one somebody else has written in.
#[server(prefix = "/do", endpoint = "offer/into_draft")]
pub async fn into_draft(
    version: VersionId,
    seen: i64,
    form: OfferForm,
    #[server(default)] theirs: Vec<String>,
    #[server(default)] followed: bool,
) -> Result<(), Fault> {
    use super::port::Typed;

    let request = crate::services::request()?;
    let page = crate::path::change_live(request.lang, version);
    let form = kept(&request, &page, version, seen, form, &theirs, followed).await?;
    let live = request.services.work.live(&request.actor, version).await?;
    if live.version.revision != seen {
        return Err(Fault::Stale);
    }
    let (draft, _) = live
        .open
        .filter(|(_, state)| state.is_editable())
        .ok_or(Fault::Stale)?;
    let of_live = Some(version);
    let typed = Typed { seen, form, of_live };
    request.form_page(crate::path::draft(request.lang, draft), &typed);
    Err(Fault::Stale)
}

/// Changes a live text at once.
///
/// # Errors
/// As `Work::change_live`.
#[server(prefix = "/do", endpoint = "offer/publish_change")]
pub async fn publish_change(
    version: VersionId,
    seen: i64,
    form: OfferForm,
    #[server(default)] theirs: Vec<String>,
    #[server(default)] followed: bool,
) -> Result<(), Fault> {
    let request = crate::services::request()?;
    let page = crate::path::change_live(request.lang, version);
    let form = kept(&request, &page, version, seen, form, &theirs, followed).await?;
    request
        .services
        .work
        .change_live(&request.actor, version, seen, form)
        .await?;
    request.go_to(
        crate::path::draft(request.lang, version),
        Some(crate::words::Notice::LiveChanged),
    );
    Ok(())
}

/// Begins the next version of a live text with the changes.
///
/// # Errors
/// As `Work::branch`.
#[server(prefix = "/do", endpoint = "offer/branch")]
pub async fn branch_offer(
    version: VersionId,
    seen: i64,
    form: OfferForm,
    #[server(default)] theirs: Vec<String>,
    #[server(default)] followed: bool,
) -> Result<(), Fault> {
    let request = crate::services::request()?;
    let page = crate::path::change_live(request.lang, version);
    let form = kept(&request, &page, version, seen, form, &theirs, followed).await?;
    let begun = request
        .services
        .work
        .branch(&request.actor, version, seen, form)
        .await?;
    request.go_to(
        crate::path::draft(request.lang, begun),
        Some(crate::words::Notice::VersionBegun),
    );
    Ok(())
}
