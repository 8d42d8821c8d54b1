//! The closed surveys below an overview: all of them, or those a row of it is made of.

use leptos::prelude::*;

use super::{figure_cells, figure_heads, row_name};
use crate::catalogue::model::Reference;
use crate::insight::form::OverviewChoice;
use crate::insight::model::{Breakdown, SurveyRow};
use crate::path;
use crate::shared::ui::DemoMark;
use crate::words::{Words, fill};

/// A longer list than this is folded, so that the figures above stay the page.
const LIST_SHOWN: usize = 40;
/// Where on the page the list is.
pub(super) const ID: &str = "undersokelser";

/// Whether a survey belongs to the chosen row; every survey asks about every theme.
pub(super) fn is_of(choice: &OverviewChoice, survey: &SurveyRow, reference: &Reference) -> bool {
    let Some(key) = choice.only.as_deref() else {
        return true;
    };
    match choice.by {
        Breakdown::Subject => survey.subject == key,
        Breakdown::Institution => survey.institution_short == key,
        Breakdown::County => {
            let mut institutions = reference.institutions.iter();
            let of = institutions.find(|i| i.short_name == survey.institution_short);
            of.and_then(|i| i.counties.first()).is_some_and(|c| c == key)
        }
        Breakdown::Theme => true,
    }
}

/// The list; of one row of the overview where one is chosen, with the way back to all.
pub(super) fn list(
    words: Words,
    choice: &OverviewChoice,
    surveys: &[&SurveyRow],
    reference: &Reference,
) -> Option<AnyView> {
    let w = words.insight;
    if surveys.is_empty() && choice.only.is_none() {
        return None;
    }
    let only = choice.only.as_ref().map(|key| {
        let name = row_name(words, choice.by, key, reference);
        let all = OverviewChoice {
            only: None,
            ..choice.clone()
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
    let table = if surveys.is_empty() {
        view! { <p>{w.list_none}</p> }.into_any()
    } else if surveys.len() > LIST_SHOWN {
        let all = fill(w.list_all, &[("n", &surveys.len().to_string())]);
        view! { <details class="fold"><summary>{all}</summary>{table}</details> }.into_any()
    } else {
        table
    };
    let section = view! { <section class="section" id=ID><h2>{w.list_title}</h2>{only}{table}</section> };
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
