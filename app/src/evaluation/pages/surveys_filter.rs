//! What of the list of runs is shown, and the way to its other pages.

use leptos::prelude::*;

use crate::evaluation::listing::{Listed, RunsQuery, Stage};
use crate::evaluation::model::RunRow;
use crate::path;
use crate::shared::time::StudyYear;
use crate::shared::ui::{any_or, filter_choice, pager};
use crate::words::Words;

pub(super) fn filter(words: Words, rows: &[RunRow], query: &RunsQuery) -> AnyView {
    let w = words.surveys;
    let mut years: Vec<StudyYear> = rows.iter().map(|r| r.year).chain(query.year).collect();
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    let years = years.iter().map(|y| (y.0.to_string(), y.to_string()));
    let chosen = query.year.map(|y| y.0.to_string()).unwrap_or_default();
    let stages = Stage::ALL.iter().map(|stage| {
        let said = match stage {
            Stage::Unplanned => words.evaluation.state_none,
            Stage::In(state) => words.evaluation.state(*state),
        };
        (stage.code(), said.to_owned())
    });
    let clear = (!query.is_everything())
        .then(|| view! { <a class="small" href=path::surveys(words.lang)>{w.clear}</a> });
    view! {
        <form class="toolbar" method="get" action=path::surveys(words.lang)>
            <div class="toolbar__fields">
                <div class="field">
                    <label class="field__label" for="q">{w.find}</label>
                    <input class="ds-input" id="q" name="q" type="search" value=query.text.clone()/>
                </div>
                {filter_choice("ar", w.year, &chosen, any_or(w.all_years, years))}
                {filter_choice("tilstand", w.stage, query.stage.map_or("", Stage::code), any_or(w.all_stages, stages))}
                <button class="ds-button" data-variant="secondary" type="submit">{w.show}</button>
                {clear}
            </div>
        </form>
    }
    .into_any()
}

pub(super) fn pages(words: Words, query: &RunsQuery, shown: &Listed) -> Option<AnyView> {
    pager(words, shown.page, shown.pages, |page| {
        let query = RunsQuery {
            page,
            plan: None,
            ..query.clone()
        };
        path::surveys_with(words.lang, query.pairs())
    })
}
