//! One survey's texts before whoever reads them, with what is decided and what has been done.

use leptos::prelude::*;

use super::reading_form::{texts_form, typed_for_decided};
use super::{category_names, item_text, quoted};
use crate::path;
use crate::remarks::form::DecideForm;
use crate::remarks::model::{Decided, Outcome, Outcomes, Reading, Stand, Step};
use crate::services::Request;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::ids::EvaluationId;
use crate::shared::page::{Page, Width};
use crate::shared::time::{date_words, instant_words, oslo_date};
use crate::shared::ui::{Breadcrumbs, DemoMark, ErrorSummary, StateTag, sign};
use crate::words::{Words, fill};

/// One survey's texts.
///
/// # Errors
/// `SignIn`; `Forbidden`; `Missing` while the survey is not closed.
pub async fn reading_page(request: Request) -> Result<Page, Fault> {
    let id: EvaluationId = request.param("evaluation")?;
    let reading = request.services.remarks.reading(&request.actor, id).await?;
    let words = request.words();
    let returned = request.returned::<DecideForm>();
    let title = format!("{} – {}", words.remarks().title, reading.title);
    Ok(Page::private(title, reading_view(words, &reading, returned)).at(Width::Narrow))
}

/// The page; `returned` is the form that came back, without faults where a colleague was faster.
pub(super) fn reading_view(
    words: Words,
    reading: &Reading,
    returned: Option<(DecideForm, Vec<FieldFault>)>,
) -> AnyView {
    let w = words.remarks();
    let came_back = returned.is_some();
    let (typed, faults) = returned.unwrap_or_default();
    let above = vec![(path::remarks(words.lang), w.queue_title.to_owned())];
    let closed = date_words(reading.closed_on, words.lang);
    let by = date_words(reading.read_by, words.lang);
    let is_open = matches!(reading.stand, Stand::Open { .. });
    let lead = is_open.then(|| fill(w.reading_lead, &[("closed", &closed), ("by", &by)]));
    let was_slower = came_back && faults.is_empty() && !matches!(reading.stand, Stand::TooFew(_));
    let stale = was_slower.then(|| stale(words, reading, &typed));
    let here = format!("{}, {}", reading.title, reading.year);
    view! {
        <Breadcrumbs words above here=here/>
        <header class="page-title">
            <p class="page-title__over">{w.reading_over} " · " {reading.institution_short.clone()}</p>
            <h1>{reading.title.clone()} ", " {reading.year.to_string()} " " <DemoMark words on=reading.is_demo/></h1>
            <p class="page-title__lead">{lead}</p>
        </header>
        {summary(words, reading, faults.clone())}
        {stale}
        {stand(words, reading, &typed, &faults)}
        {steps(words, &reading.steps)}
    }
    .into_any()
}

/// What is wrong, each line with the number of its text.
fn summary(words: Words, reading: &Reading, faults: Vec<FieldFault>) -> AnyView {
    let w = words.remarks();
    let keys: Vec<String> = match &reading.stand {
        Stand::Open { undecided, .. } => undecided.iter().map(|t| t.key.clone()).collect(),
        _ => vec![],
    };
    let label = move |field: &str| {
        let part = match field {
            "keys" => return w.undo_this.to_owned(),
            _ if field.ends_with("[summary]") => w.summary,
            _ if field.ends_with("[categories]") => w.categories,
            _ => w.outcome,
        };
        let number = keys.iter().position(|key| field.contains(key.as_str()));
        number.map_or_else(
            || part.to_owned(),
            |i| format!("{} – {part}", fill(w.text_nr, &[("n", &(i + 1).to_string())])),
        )
    };
    view! { <ErrorSummary words faults label/> }.into_any()
}

/// A colleague decided on one of the texts meanwhile.
fn stale(words: Words, reading: &Reading, typed: &DecideForm) -> AnyView {
    let w = words.remarks();
    let yours = typed_for_decided(reading, typed)
        .into_iter()
        .map(|text| view! { <p>{w.stale_yours}</p><blockquote class="remark__text">{text}</blockquote> })
        .collect_view();
    view! {
        <div class="notice" data-tone="warn" role="alert">
            {sign("warning")}
            <div class="notice__body">
                <p class="notice__title">{w.stale_title}</p>
                <p>{w.stale}</p>
                {yours}
            </div>
        </div>
    }
    .into_any()
}

fn stand(words: Words, reading: &Reading, typed: &DecideForm, faults: &[FieldFault]) -> AnyView {
    let w = words.remarks();
    match &reading.stand {
        Stand::TooFew(limit) => view! {
            <div class="empty-state">
                <h2 class="empty-state__title">{w.few_title}</h2>
                <p>{fill(w.few, &[("n", &limit.to_string())])}</p>
            </div>
        }
        .into_any(),
        Stand::Nothing => view! { <p>{w.nothing}</p> }.into_any(),
        Stand::Lapsed(_) => view! { <p>{w.lapsed}</p> }.into_any(),
        Stand::Told(outcomes) => told(words, reading, outcomes),
        Stand::Open {
            undecided,
            decided,
            revision,
            tells_at,
        } => {
            let form = (!undecided.is_empty()).then(|| texts_form(words, reading, undecided, typed, faults));
            let tell = tells_at.map(|at| {
                let at = instant_words(at, words.lang);
                tell(words, reading.evaluation, *revision, &at)
            });
            let done = (!decided.is_empty()).then(|| decisions(words, reading, decided, *revision));
            view! { {tell} {form} {done} }.into_any()
        }
    }
}

fn told(words: Words, reading: &Reading, outcomes: &Outcomes) -> AnyView {
    let w = words.remarks();
    let said = fill(
        w.told_done,
        &[
            ("date", &date_words(oslo_date(outcomes.at), words.lang)),
            ("passed", &outcomes.passed.to_string()),
            ("summarised", &outcomes.summarised.to_string()),
            ("deleted", &outcomes.deleted.to_string()),
        ],
    );
    let href = path::remarks_told(words.lang, reading.evaluation);
    view! { <p>{said}</p><p><a class="ds-link" href=href>{w.to_results}</a></p> }.into_any()
}

fn tell(words: Words, id: EvaluationId, revision: i64, at: &str) -> AnyView {
    let w = words.remarks();
    view! {
        <section class="section">
            <h2 id="fortell">{w.tell_title}</h2>
            <form class="stack" method="post" action=path::act(words.lang, "remarks/tell")>
                <input type="hidden" name="evaluation" value=id.to_string()/>
                <input type="hidden" name="seen" value=revision.to_string()/>
                <p>{fill(w.tell_lead, &[("at", at)])}</p>
                <div><button class="ds-button" type="submit">{w.tell}</button></div>
            </form>
        </section>
    }
    .into_any()
}

/// What is decided and not told, each with a box to take it back.
fn decisions(words: Words, reading: &Reading, decided: &[Decided], revision: i64) -> AnyView {
    let w = words.remarks();
    let may_undo = decided.iter().any(|d| d.text.is_some());
    let lines = decided
        .iter()
        .enumerate()
        .map(|(i, d)| decision(words, reading, i, d))
        .collect_view();
    let button = may_undo.then(|| {
        view! { <div><button class="ds-button" data-variant="secondary" type="submit">{w.undo}</button></div> }
    });
    view! {
        <section class="section">
            <h2 id="avgjort">{w.decided_title}</h2>
            <p class="soft">{w.decided_lead}</p>
            <form class="stack" method="post" action=path::act(words.lang, "remarks/undo")>
                <input type="hidden" name="evaluation" value=reading.evaluation.to_string()/>
                <input type="hidden" name="seen" value=revision.to_string()/>
                <ul class="remark-list" id="f-keys" tabindex="-1">{lines}</ul>
                {button}
            </form>
        </section>
    }
    .into_any()
}

fn decision(words: Words, reading: &Reading, i: usize, decided: &Decided) -> AnyView {
    let w = words.remarks();
    let tone = match decided.outcome {
        Outcome::Passed => "done",
        Outcome::Summarised => "promised",
        Outcome::Deleted => "dropped",
    };
    let about = (!decided.categories.is_empty())
        .then(|| view! { <span class="soft">{category_names(words, &decided.categories)}</span> });
    let text = match &decided.text {
        Some(text) => quoted(words, text, &[]),
        None => view! { <p class="soft">{w.overwritten}</p> }.into_any(),
    };
    let summary = (decided.outcome == Outcome::Summarised).then(|| {
        view! { <p><strong>{w.summary} ": "</strong>{decided.summary.clone()}</p> }
    });
    let box_id = format!("angre-{i}");
    let undo = decided.text.is_some().then(|| {
        let question = item_text(words, &reading.questionnaire, &decided.item);
        view! {
            <label class="choice no-print" for=box_id.clone()>
                <input class="ds-input" type="checkbox" id=box_id.clone() name="form[keys][]" value=decided.key.clone()/>
                <span>{w.undo_this}<span class="sr-only">" " {i + 1} ", " {question}</span></span>
            </label>
        }
    });
    view! {
        <li class="remark">
            <p class="cluster">
                <StateTag code=tone text=w.state(decided.outcome)/>
                <strong>{item_text(words, &reading.questionnaire, &decided.item)}</strong>
                {about}
            </p>
            {text}
            {summary}
            {undo}
        </li>
    }
    .into_any()
}

/// Who did what, without a word of the texts.
fn steps(words: Words, steps: &[Step]) -> AnyView {
    let w = words.remarks();
    if steps.is_empty() {
        return ().into_any();
    }
    let lines = steps
        .iter()
        .map(|step| {
            let by = if step.by.is_empty() {
                w.by_clock.to_owned()
            } else {
                step.by.clone()
            };
            let n = (step.n > 0).then(|| format!(", {}", fill(w.step_texts, &[("n", &step.n.to_string())])));
            view! {
                <li>
                    <time datetime=step.at.to_rfc3339()>{instant_words(step.at, words.lang)}</time>
                    " – " {by} ": " {words.audit().deed(step.deed)} {n}
                </li>
            }
        })
        .collect_view();
    view! {
        <details class="fold">
            <summary>{w.steps}</summary>
            <ul>{lines}</ul>
        </details>
    }
    .into_any()
}
