//! A survey's days to be moved, and the way to give it up while nobody has been asked.

use leptos::prelude::*;

use crate::evaluation::form::DaysForm;
use crate::evaluation::model::{EvaluationPage, EvaluationState, LONGEST};
use crate::path;
use crate::shared::fault::FieldFault;
use crate::shared::time::date_words;
use crate::shared::ui::{Field, FieldKind, sign};
use crate::words::{Words, fill};

/// The section; `returned` is what came back, with nothing wrong in it where somebody else was faster.
pub(super) fn days(
    words: Words,
    page: &EvaluationPage,
    returned: Option<DaysForm>,
    faults: &[FieldFault],
) -> AnyView {
    let (w, survey) = (words.surveys, &page.evaluation);
    let is_planned = survey.state == EvaluationState::Planned;
    let typed = returned.unwrap_or_else(|| DaysForm::of(survey));
    let (lead, send) = if is_planned {
        (fill(w.days_planned, &[("n", &LONGEST.to_string())]), w.days_send)
    } else {
        let date = date_words(survey.closes_on, words.lang);
        (fill(w.days_open, &[("date", &date)]), w.last_day_send)
    };
    let field = |name: &'static str, label: &'static str, value: &str| {
        let (value, faults) = (value.to_owned(), faults.to_vec());
        view! { <Field words name label value kind=FieldKind::Date width=Some(16) faults/> }.into_any()
    };
    let opens = is_planned.then(|| field("opens_on", w.opens_on, &typed.opens_on));
    let label = if is_planned { w.closes_on } else { w.last_day };
    let closes = field("closes_on", label, &typed.closes_on);
    view! {
        <section class="section" aria-labelledby="dager">
            <h2 id="dager">{w.days_title}</h2>
            <p class="section__lead">{lead}</p>
            <form class="form" method="post" action=path::act(words.lang, "evaluation/move_days")>
                <input type="hidden" name="evaluation" value=survey.id.to_string()/>
                <input type="hidden" name="form[seen]" value=survey.seen()/>
                {opens}
                {closes}
                <div class="form-actions"><button class="ds-button" data-variant="secondary" type="submit">{send}</button></div>
            </form>
            {survey.may_be_given_up().then(|| cancel(words, page))}
        </section>
    }
    .into_any()
}

/// Folded, so that nobody gives a survey up with one click.
fn cancel(words: Words, page: &EvaluationPage) -> AnyView {
    let (w, survey) = (words.surveys, &page.evaluation);
    let n = page.participants.len().to_string();
    view! {
        <details>
            <summary>{w.cancel}</summary>
            <form class="stack stack--tight" method="post" action=path::act(words.lang, "evaluation/cancel")>
                <input type="hidden" name="evaluation" value=survey.id.to_string()/>
                <input type="hidden" name="seen" value=survey.seen()/>
                <p class="measure">{fill(w.cancel_text, &[("n", &n)])}</p>
                <div><button class="ds-button" data-size="sm" type="submit">{w.cancel_send}</button></div>
            </form>
        </details>
    }
    .into_any()
}

/// Somebody was faster than whoever asked for this.
pub(super) fn stale(words: Words) -> AnyView {
    refused(words.surveys.days_stale_title, words.surveys.days_stale)
}

/// Somebody was faster than whoever planned this, or the run does not take place any more.
pub(super) fn not_planned(words: Words) -> AnyView {
    refused(words.surveys.plan_stale_title, words.surveys.plan_stale)
}

fn refused(title: &'static str, said: &'static str) -> AnyView {
    view! { <div role="alert">{warning(title, said.to_owned())}</div> }.into_any()
}

/// The run does not take place, so its survey does not open.
pub(super) fn off(words: Words, page: &EvaluationPage) -> Option<AnyView> {
    let (w, survey) = (words.surveys, &page.evaluation);
    let mark = page.off.filter(|_| survey.state == EvaluationState::Planned)?;
    let date = date_words(survey.closes_on, words.lang);
    let said = fill(
        w.off,
        &[("mark", words.catalogue.run_mark(mark)), ("date", &date)],
    );
    Some(warning(w.off_title, said))
}

/// Those who are asked about the whole study have not come to its end.
pub(super) fn early(words: Words, page: &EvaluationPage) -> Option<AnyView> {
    let w = words.surveys;
    let date = |day| date_words(day, words.lang);
    let (opens, ends) = (date(page.evaluation.opens_on), date(page.asks_before()?));
    let said = fill(w.early, &[("opens", &opens), ("ends", &ends)]);
    Some(warning(w.early_title, said))
}

fn warning(title: &'static str, said: String) -> AnyView {
    view! {
        <div class="notice" data-tone="warn">
            {sign("warning")}
            <div class="notice__body"><p class="notice__title">{title}</p><p>{said}</p></div>
        </div>
    }
    .into_any()
}
