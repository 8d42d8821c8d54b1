//! The closed surveys below an overview, a page at a time: all of them, or those a row of it is made of.

use leptos::prelude::*;

use super::{figure_cells, figure_heads, row_name};
use crate::catalogue::model::Reference;
use crate::insight::form::OverviewChoice;
use crate::insight::model::{SurveyList, SurveyRow};
use crate::path;
use crate::shared::ui::{DemoMark, pager};
use crate::words::{Words, fill};

/// Where on the page the list is.
pub(super) const ID: &str = "undersokelser";

/// One page of the list; of one row of the overview where one is chosen, with the way back to all.
pub(super) fn list(
    words: Words,
    choice: &OverviewChoice,
    surveys: &SurveyList,
    reference: &Reference,
) -> Option<AnyView> {
    let w = words.insight;
    if surveys.total == 0 && choice.only.is_none() {
        return None;
    }
    let only = choice.only.as_ref().map(|key| {
        let name = row_name(words, choice.by, key, reference);
        let all = OverviewChoice {
            only: None,
            ..choice.on_page(1)
        };
        let href = path::overview_with(words.lang, all.pairs());
        view! {
            <p class="cluster no-print">
                <span>{fill(w.list_only, &[("name", &name)])}</span>
                <a class="ds-link" href=format!("{href}#{ID}")>{w.list_everything}</a>
            </p>
        }
    });
    let rows = surveys
        .rows
        .iter()
        .map(|survey| survey_row(words, survey, reference))
        .collect_view();
    let table = view! {
        <table class="work-table results-table">
            <caption class="sr-only">{w.list_caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{w.study}</th>
                    <th scope="col">{w.institution}</th>
                    <th scope="col">{w.subject}</th>
                    <th scope="col">{w.year}</th>
                    <th scope="col" class="numeric">{w.invited}</th>
                    {figure_heads(words)}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any();
    let table = if surveys.total == 0 {
        view! { <p>{w.list_none}</p> }.into_any()
    } else {
        table
    };
    let href = |page| {
        let there = path::overview_with(words.lang, choice.on_page(page).pairs());
        format!("{there}#{ID}")
    };
    let pages = pager(words, surveys.page, surveys.pages(), href);
    let n = (surveys.total > 0).then(|| view! { " " <span class="soft">"(" {surveys.total} ")"</span> });
    let is_bound = |s: &SurveyRow| s.shown.is_some_and(|shown| shown.estimate.beyond.is_some());
    let bounds = surveys
        .rows
        .iter()
        .any(is_bound)
        .then(|| view! { <div class="source"><p>{words.telling().beyond_note}</p></div> });
    let section = view! {
        <section class="section" id=ID><h2>{w.list_title} {n}</h2>{only}{table}{bounds}{pages}</section>
    };
    Some(section.into_any())
}

fn survey_row(words: Words, survey: &SurveyRow, reference: &Reference) -> AnyView {
    let w = words.insight;
    let subject = reference.subject_name(&survey.subject, words.lang).to_owned();
    let figures = figure_cells(words, &survey.title, survey.shown);
    let pooled = survey.pooled.map(|years| {
        view! { <small class="row-note">{words.years_told(years)}</small> }
    });
    view! {
        <tr>
            <th scope="row">
                <a class="ds-link" href=path::results(words.lang, survey.evaluation)>{survey.title.clone()}</a>
                " "
                <DemoMark words on=survey.is_demo/>
            </th>
            <td data-label=w.institution>{survey.institution_short.clone()}</td>
            <td data-label=w.subject>{subject}</td>
            <td data-label=w.year class="nowrap">
                <a class="ds-link" href=path::series(words.lang, survey.offer)>{survey.year.to_string()}</a>
                {pooled}
            </td>
            <td data-label=w.invited class="numeric">{survey.invited.to_string()}</td>
            {figures}
        </tr>
    }
    .into_any()
}
