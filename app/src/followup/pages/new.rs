//! Opening a finding about a closed survey: `?undersokelse=…`.

use leptos::prelude::*;

use crate::followup::form::FindingForm;
use crate::followup::model::Topic;
use crate::path;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::ids::EvaluationId;
use crate::shared::page::{Page, Width};
use crate::shared::ui::{Breadcrumbs, ErrorSummary, Field, FieldKind, Select};
use crate::words::Words;

/// The form.
///
/// # Errors
/// `SignIn`; `Forbidden`; `Missing` without a closed survey.
pub async fn new_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let w = words.followup();
    let id: EvaluationId = request
        .query_value("undersokelse")
        .and_then(|v| v.parse().ok())
        .ok_or(Fault::Missing)?;
    let results = request.services.evaluations.results(&request.actor, id).await?;
    let (form, faults) = request.returned::<FindingForm>().unwrap_or_default();
    let about = format!("{}, {}", results.title, results.years.1);
    let above = vec![
        (path::findings(words.lang), w.title.to_owned()),
        (path::results(words.lang, id), about),
    ];
    let consequence = if request.actor.may_read_all_results() {
        w.new_directorate
    } else {
        w.new_own
    };
    let summary = faults.clone();
    let body = view! {
        <Breadcrumbs words above here=w.new_title/>
        <header class="page-title">
            <h1>{w.new_title}</h1>
            <p class="page-title__lead">{w.new_lead}</p>
        </header>
        <ErrorSummary words faults=summary label=move |field| label(words, field)/>
        <form class="stack" method="post" action=path::act(words.lang, "followup/open")>
            <input type="hidden" name="evaluation" value=id.to_string()/>
            <Select words name="topic" label=w.topic value=form.topic options=topics(words) faults=faults.clone()/>
            <Field words name="text" label=w.text value=form.text kind=FieldKind::Long(6) hint=w.text_hint faults/>
            <p class="soft">{consequence}</p>
            <div><button class="ds-button" type="submit">{w.open}</button></div>
        </form>
    };
    Ok(Page::private(w.new_title, body).at(Width::Narrow))
}

fn label(words: Words, field: &str) -> String {
    let w = words.followup();
    if field == "topic" { w.topic } else { w.text }.to_owned()
}

fn topics(words: Words) -> Vec<(String, String)> {
    let name = |t: &Topic| words.followup().topic(words, *t).to_owned();
    Topic::ALL
        .iter()
        .map(|t| (t.code().to_owned(), name(t)))
        .collect()
}
