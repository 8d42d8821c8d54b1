//! Pages of the catalogue: an offer for everyone, and the institution's workbench and editor.
//!
//! Each page reads from the port and hands plain values to view functions, which draw the same HTML from
//! the same values and are tested without a server.

use crate::route;
use crate::shared::page::Route;

mod editor;
mod editor_conflict;
mod editor_fields;
mod editor_languages;
mod editor_rows;
mod editor_shared;
mod editor_side;
mod live;
mod offer;
mod offer_parts;
mod offer_runs;
mod preview;
mod read_only;
mod runs;
mod sections;
mod workbench;
mod workbench_bulk;
mod workbench_row;

#[cfg(test)]
mod tests;

/// The addresses of this domain's pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    let mut routes = vec![
        route!("/{lang}/tilbud/{id}", offer::offer_page),
        route!("/{lang}/institusjon", workbench::workbench_page),
        route!("/{lang}/institusjon/samlet", workbench_bulk::bulk_page),
        route!(
            "/{lang}/institusjon/samlet/{bulk}",
            workbench_bulk::bulk_report_page
        ),
        route!("/{lang}/institusjon/tilbud/{version}", editor::editor_page),
        route!("/{lang}/institusjon/tilbud/{version}/endre", live::live_page),
        route!(
            "/{lang}/institusjon/tilbud/{version}/endre/forhandsvis",
            preview::change_preview_page
        ),
        route!(
            "/{lang}/institusjon/tilbud/{version}/forhandsvis",
            preview::preview_page
        ),
        route!(
            "/{lang}/institusjon/tilbud/{version}/gjennomforinger",
            runs::runs_page
        ),
    ];
    routes.extend(super::exchange::pages::routes());
    routes
}
