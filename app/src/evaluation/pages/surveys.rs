//! The institution's runs and their surveys, each to be planned where it is not yet.

use leptos::prelude::*;

use super::surveys_filter::{filter, pages};
use super::{days, period};
use crate::catalogue::model::RunMark;
use crate::evaluation::form::PlanForm;
use crate::evaluation::listing::{Listed, RunsQuery, listed};
use crate::evaluation::model::{Evaluation, EvaluationState, RunRow, SurveyKind};
use crate::path;
use crate::services::Request;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::ids::RunId;
use crate::shared::page::{Page, Width};
use crate::shared::time::{Date, date_words};
use crate::shared::ui::field::field_id;
use crate::shared::ui::{DemoMark, ErrorSummary, StateTag, sign};
use crate::words::{Words, fill};

/// A plan that came back: whose, as typed, and what is wrong with it.
type Returned = Option<((RunId, PlanForm), Vec<FieldFault>)>;

/// The list of runs and surveys.
///
/// # Errors
/// `SignIn`; `Forbidden` for anyone who works for no institution.
pub async fn surveys_page(request: Request) -> Result<Page, Fault> {
    let rows = request.services.evaluations.runs(&request.actor).await?;
    let words = request.words();
    let returned: Returned = request.returned::<(RunId, PlanForm)>();
    let query = RunsQuery::read(&request.query);
    let short = rows
        .iter()
        .find(|row| Some(row.run) == query.plan)
        .map(|row| short_kinds(words, row, &query, &returned, request.today));
    let list = list(words, &rows, &query, &returned, short, request.today);
    Ok(Page::private(words.surveys.title, list).at(Width::Work))
}

fn list(
    words: Words,
    rows: &[RunRow],
    query: &RunsQuery,
    returned: &Returned,
    short: Option<AnyView>,
    today: Date,
) -> AnyView {
    let w = words.surveys;
    let is_slower = returned.as_ref().is_some_and(|(_, faults)| faults.is_empty());
    let faults = returned
        .as_ref()
        .map(|((run, form), faults)| own_faults(*run, kind_of(form), faults))
        .unwrap_or_default();
    // One of many runs: the summary stands far from its form.
    let returned_run = returned.as_ref().map(|((run, _), _)| *run);
    let about = rows
        .iter()
        .find(|row| Some(row.run) == returned_run)
        .map_or(String::new(), |row| format!("{}, {}, ", row.title, row.year));
    let label = move |field: &str| {
        let name = if field.starts_with("closes_on") {
            w.closes_on
        } else {
            w.opens_on
        };
        format!("{about}{}", name.to_lowercase())
    };
    let content = if rows.is_empty() {
        nothing(words)
    } else {
        let seen = returned.as_ref().map(|((run, _), _)| *run);
        let shown = listed(rows, query, seen);
        let count = [("n", shown.total.to_string()), ("all", rows.len().to_string())];
        let count = fill(w.of_all, &count.each_ref().map(|(name, n)| (*name, n.as_str())));
        view! {
            {filter(words, rows, query)}
            <p class="soft small" role="status">{count}</p>
            {table(words, &shown, query, returned, today)}
            {pages(words, query, &shown)}
        }
        .into_any()
    };
    view! {
        <header class="page-title"><h1>{w.title}</h1><p class="page-title__lead">{w.lead}</p></header>
        <ErrorSummary words faults label/>
        {is_slower.then(|| days::not_planned(words))}
        {short}
        {content}
    }
    .into_any()
}

fn nothing(words: Words) -> AnyView {
    let w = words.surveys;
    view! {
        <div class="empty-state">
            <h2 class="empty-state__title">{w.none_title}</h2>
            <p>{w.none}</p>
            <p><a class="ds-button" data-variant="secondary" href=path::workbench(words.lang)>{w.to_offers}</a></p>
        </div>
    }
    .into_any()
}

fn table(words: Words, shown: &Listed, query: &RunsQuery, returned: &Returned, today: Date) -> AnyView {
    let w = words.surveys;
    if shown.runs.is_empty() {
        return view! {
            <div class="empty-state">
                <p class="empty-state__title">{w.no_such_title}</p>
                <p><a href=path::surveys(words.lang)>{w.no_such}</a></p>
            </div>
        }
        .into_any();
    }
    let rows = shown
        .runs
        .iter()
        .map(|row| table_row(words, row, query, returned, today))
        .collect_view();
    view! {
        <table class="work-table">
            <caption>{w.caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{w.study}</th>
                    <th scope="col">{w.year}</th>
                    <th scope="col">{w.ends}</th>
                    <th scope="col">{w.survey}</th>
                    <th scope="col">{w.period}</th>
                    <th scope="col" class="numeric">{w.invited}</th>
                    <th scope="col"><span class="sr-only">{w.action}</span></th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn table_row(words: Words, row: &RunRow, query: &RunsQuery, returned: &Returned, today: Date) -> AnyView {
    let w = words.surveys;
    let ends = row
        .ends_on
        .map_or(words.frame.not_stated.to_owned(), |d| date_words(d, words.lang));
    let survey = row.evaluations.iter().find(|e| e.kind == SurveyKind::End);
    let (code, state) = survey.map_or(("planned", words.evaluation.state_none), |e| {
        (e.state.code(), words.evaluation.state(e.state))
    });
    let open = survey.map(|e| period(words, e.opens_on, e.closes_on));
    let action = match (survey, row.off) {
        (Some(survey), _) => way_in(words, row, survey),
        (None, Some(mark)) => {
            view! { <p class="soft small">{off(words, w.off_unplanned, mark)}</p> }.into_any()
        }
        (None, None) => plan_form(words, (row, SurveyKind::End), query, returned, today),
    };
    let others = row.evaluations.iter().filter(|e| e.kind != SurveyKind::End);
    let others = others
        .map(|e| {
            let state = words.evaluation.state(e.state).to_lowercase();
            view! {
                <p class="small">{words.evaluation.kind(e.kind)} " (" {state} "): " {way_in(words, row, e)}</p>
            }
        })
        .collect_view();
    let more = (row.off.is_none() && row.evaluations.len() < SurveyKind::ALL.len()).then(|| {
        let query = RunsQuery {
            plan: Some(row.run),
            ..query.clone()
        };
        view! {
            <p class="small work-table__more">
                <a class="ds-link" href=path::surveys_with(words.lang, query.pairs())>
                    {w.more_kinds}<span class="sr-only">{format!(" {}, {}", row.title, row.year)}</span>
                </a>
            </p>
        }
    });
    view! {
        <tr>
            <th scope="row">{row.title.clone()} " " <DemoMark words on=row.is_demo/></th>
            <td data-label=w.year class="nowrap">{row.year.to_string()}</td>
            <td data-label=w.ends class="nowrap">{ends}</td>
            <td data-label=w.survey>
                {match survey {
                    Some(_) => view! { <StateTag code text=state/> }.into_any(),
                    None => view! { <span class="soft nowrap">{state}</span> }.into_any(),
                }}
            </td>
            <td data-label=w.period><span>{open.unwrap_or_else(|| "–".into_any())}</span></td>
            <td data-label=w.invited class="numeric">{survey.map_or("–".to_owned(), |e| e.invited.to_string())}</td>
            <td>{action} {others} {more}</td>
        </tr>
    }
    .into_any()
}

/// What a run's mark means for its survey.
fn off(words: Words, said: &str, mark: RunMark) -> String {
    fill(said, &[("mark", words.catalogue.run_mark(mark))])
}

/// To the survey, and to its results once it is closed; and that it will not open, where its run is off.
fn way_in(words: Words, row: &RunRow, survey: &Evaluation) -> AnyView {
    let w = words.surveys;
    let about = || view! { <span class="sr-only">{format!(" {}, {}", row.title, row.year)}</span> };
    let results = (survey.state == EvaluationState::Closed).then(|| {
        view! { <a class="ds-link" href=path::results(words.lang, survey.id)>{w.read_results}{about()}</a> }
    });
    let is_planned = survey.state == EvaluationState::Planned;
    let off = row.off.filter(|_| is_planned).map(|mark| {
        view! { <strong class="with-sign small">{sign("warning")}<span>{off(words, w.off_short, mark)}</span></strong> }
    });
    view! {
        <div class="cluster cluster--tight work-table__actions">
            <a class="ds-link" href=path::survey(words.lang, survey.id)>{w.open_survey}{about()}</a>
            {results}
            {off}
        </div>
    }
    .into_any()
}

/// The kinds of survey a run does not have yet, apart from the one at its end, each to be planned.
fn short_kinds(words: Words, row: &RunRow, query: &RunsQuery, returned: &Returned, today: Date) -> AnyView {
    let w = words.surveys;
    if let Some(mark) = row.off {
        return view! {
            <section class="section" aria-labelledby="korte">
                <h2 id="korte">{w.more_kinds} ": " {row.title.clone()} ", " {row.year.to_string()}</h2>
                <p class="section__lead">{off(words, w.off_unplanned, mark)}</p>
            </section>
        }
        .into_any();
    }
    let missing = SurveyKind::ALL
        .iter()
        .filter(|kind| **kind != SurveyKind::End && row.evaluations.iter().all(|e| e.kind != **kind))
        .map(|&kind| plan_form(words, (row, kind), query, returned, today))
        .collect_view();
    view! {
        <section class="section" aria-labelledby="korte">
            <h2 id="korte">{w.more_kinds} ": " {row.title.clone()} ", " {row.year.to_string()}</h2>
            <p class="section__lead">{w.more_lead}</p>
            {missing}
        </section>
    }
    .into_any()
}

/// The kind a typed plan is for.
fn kind_of(form: &PlanForm) -> SurveyKind {
    SurveyKind::from_code(&form.kind).unwrap_or(SurveyKind::End)
}

/// Opening and closing day; the proposal follows the run's dates. It carries what the list is narrowed to, so that a plan
/// that comes back finds the list as it was.
fn plan_form(
    words: Words,
    (row, kind): (&RunRow, SurveyKind),
    query: &RunsQuery,
    returned: &Returned,
    today: Date,
) -> AnyView {
    let w = words.surveys;
    let is_own = |run: RunId, form: &PlanForm| run == row.run && kind_of(form) == kind;
    let own = returned.as_ref().filter(|((run, form), _)| is_own(*run, form));
    let (opens, closes) = kind.proposed(row.starts_on, row.ends_on, today);
    let proposed = PlanForm {
        kind: kind.code().to_owned(),
        opens_on: opens.to_string(),
        closes_on: closes.to_string(),
    };
    let (typed, faults) = match own {
        Some(((_, typed), faults)) => (typed.clone(), own_faults(row.run, kind, faults)),
        None => (proposed, vec![]),
    };
    let field = |field: &str| own_field(row.run, kind, field);
    let opens_field = date_field(
        words,
        ("opens_on", field("opens_on")),
        w.opens_on,
        typed.opens_on,
        &faults,
    );
    let closes_field = date_field(
        words,
        ("closes_on", field("closes_on")),
        w.closes_on,
        typed.closes_on,
        &faults,
    );
    let summary = if kind == SurveyKind::End {
        w.plan
    } else {
        words.evaluation.kind(kind)
    };
    let narrowed = query.pairs().into_iter().map(|(name, value)| {
        view! { <input type="hidden" name=format!("list[{name}]") value=value/> }
    });
    view! {
        <details class="plan-survey" open=own.is_some()>
            <summary>{summary}<span class="sr-only">{format!(" {}, {}", row.title, row.year)}</span></summary>
            <form class="stack stack--tight" method="post" action=path::act(words.lang, "evaluation/plan")>
                <input type="hidden" name="run" value=row.run.to_string()/>
                <input type="hidden" name="form[kind]" value=kind.code()/>
                {narrowed.collect_view()}
                {opens_field}
                {closes_field}
                <p class="field__hint">{w.plan_hint}</p>
                <div><button class="ds-button" data-size="sm" type="submit">{w.plan_send}</button></div>
            </form>
        </details>
    }
    .into_any()
}

/// The page holds the same two fields for many runs and kinds, so their ids carry both.
fn own_field(run: RunId, kind: SurveyKind, field: &str) -> String {
    match kind {
        SurveyKind::End => format!("{field}-{run}"),
        kind => format!("{field}-{run}-{kind}"),
    }
}

fn own_faults(run: RunId, kind: SurveyKind, faults: &[FieldFault]) -> Vec<FieldFault> {
    faults
        .iter()
        .map(|f| FieldFault::new(own_field(run, kind, &f.field), f.problem.clone()))
        .collect()
}

fn date_field(
    words: Words,
    (field, own): (&str, String),
    label: &'static str,
    value: String,
    faults: &[FieldFault],
) -> AnyView {
    let id = field_id(&own);
    let fault = faults
        .iter()
        .find(|f| f.field == own)
        .map(|f| words.problem(&f.problem));
    let fault_id = format!("{id}-fault");
    let (invalid, described) = (
        fault.is_some().then_some("true"),
        fault.is_some().then(|| fault_id.clone()),
    );
    view! {
        <div class="ds-field field">
            <label class="ds-label field__label" for=id.clone()>{label}</label>
            <input class="ds-input input--16" id=id name=format!("form[{field}]") type="date" value=value
                aria-describedby=described aria-invalid=invalid/>
            {fault.map(|said| view! { <p class="ds-validation-message field__error" id=fault_id>{said}</p> })}
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests;
