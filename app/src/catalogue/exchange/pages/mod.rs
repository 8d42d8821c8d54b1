//! Pages of imports, exports and keys; they work without any script.

use leptos::prelude::*;

use super::model::Summary;
use crate::route;
use crate::shared::page::Route;
use crate::shared::ui::StateTag;
use crate::words::{Words, fill};

use super::model::Stage;

mod columns;
mod import;
mod keys;
mod rows;
mod tables;

#[cfg(test)]
mod tests;

/// The addresses of these pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        route!("/{lang}/institusjon/import", tables::tables_page),
        route!("/{lang}/institusjon/import/{import}", import::import_page),
        route!("/{lang}/institusjon/nokler", keys::keys_page),
    ]
}

/// «3 nye tilbud, 2 endret, 1 rad avvist, 1 mangler i filen».
fn said(words: Words, summary: &Summary) -> String {
    let w = words.exchange_pages();
    let parts = [
        (summary.new, w.said_new_1, w.said_new),
        (summary.next_year, w.said_next_year_1, w.said_next_year),
        (summary.changed, w.said_changed_1, w.said_changed),
        (summary.refused, w.said_refused_1, w.said_refused),
    ];
    let mut all: Vec<String> = parts
        .into_iter()
        .filter(|(n, ..)| *n > 0)
        .map(|(n, one, many)| match n {
            1 => one.to_owned(),
            n => fill(many, &[("n", &n.to_string())]),
        })
        .collect();
    if summary.writes() == 0 {
        all.insert(0, w.said_nothing.to_owned());
    }
    if summary.unchanged > 0 {
        all.push(fill(w.said_unchanged, &[("n", &summary.unchanged.to_string())]));
    }
    if summary.gone > 0 {
        all.push(fill(w.said_gone, &[("n", &summary.gone.to_string())]));
    }
    all.join(", ")
}

/// How far an import has come, in words; the tones are those of a version's states.
fn stage_tag(words: Words, stage: Stage) -> AnyView {
    let tone = match stage {
        Stage::Mapping => "draft",
        Stage::Checked => "in_review",
        Stage::Applied => "published",
        Stage::Dropped => "withdrawn",
    };
    view! { <StateTag code=tone text=words.exchange().stage(stage)/> }.into_any()
}
