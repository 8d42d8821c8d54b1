//! Who is asked, as the institution sees them: what has been sent, an address to correct, a person to forget.
//! Never who has answered.

use leptos::prelude::*;

use crate::evaluation::model::{EvaluationPage, EvaluationState, Participant};
use crate::path;
use crate::shared::fault::FieldFault;
use crate::shared::ids::{EvaluationId, InvitationId};
use crate::shared::time::{Instant, instant_words};
use crate::shared::ui::field::field_id;
use crate::shared::ui::sign;
use crate::words::Words;

/// The participants; `typed` is an address that came back.
pub(super) fn participants(
    words: Words,
    page: &EvaluationPage,
    typed: Option<(InvitationId, String)>,
    faults: &[FieldFault],
) -> AnyView {
    let w = words.surveys;
    let body = if !page.participants.is_empty() {
        people(words, page, &typed, faults)
    } else if page.evaluation.invited > 0 {
        view! { <p>{w.people_gone}</p> }.into_any()
    } else if page.evaluation.state == EvaluationState::Closed {
        "–".into_any()
    } else {
        view! { <p>{w.people_none}</p> }.into_any()
    };
    view! {
        <section class="section">
            <h2>{w.people_title}</h2>
            <p class="section__lead">{w.people_lead}</p>
            {body}
        </section>
    }
    .into_any()
}

fn people(
    words: Words,
    page: &EvaluationPage,
    typed: &Option<(InvitationId, String)>,
    faults: &[FieldFault],
) -> AnyView {
    let w = words.surveys;
    let at = |at: Instant| {
        view! { <time datetime=at.to_rfc3339()>{instant_words(at, words.lang)}</time> }.into_any()
    };
    let is_open = page.evaluation.state != EvaluationState::Closed;
    let rows = page
        .participants
        .iter()
        .map(|p| {
            let invited = p.invited_at.map_or_else(|| w.not_sent.into_any(), at);
            let bounced = p.bounced.then(|| {
                view! { <strong class="with-sign">{sign("warning")}<span>{w.bounced}</span></strong> }
            });
            let opted_out = p
                .opted_out
                .then(|| view! { <span class="soft">{w.opted_out}</span> });
            let own = typed.as_ref().filter(|(id, _)| *id == p.id);
            let change = change(
                words,
                page.evaluation.id,
                p,
                is_open,
                own.map(|(_, email)| email),
                faults,
            );
            view! {
                <tr>
                    <th scope="row">{p.name.clone()}</th>
                    <td data-label=w.email><span>{p.email.clone()} " " {bounced} " " {opted_out}</span></td>
                    <td data-label=w.invited_at>{invited}</td>
                    <td data-label=w.reminders class="numeric">{p.reminders.to_string()}</td>
                    <td>{change}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="work-table">
            <caption>{w.people_caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{w.name}</th>
                    <th scope="col">{w.email}</th>
                    <th scope="col">{w.invited_at}</th>
                    <th scope="col" class="numeric">{w.reminders}</th>
                    <th scope="col"><span class="sr-only">{w.change_who}</span></th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// Folded: another address while letters are sent, and the end of what is kept of the person.
fn change(
    words: Words,
    evaluation: EvaluationId,
    person: &Participant,
    is_open: bool,
    typed: Option<&String>,
    faults: &[FieldFault],
) -> AnyView {
    let w = words.surveys;
    let field = format!("email-{}", person.id);
    let id = field_id(&field);
    let fault = faults
        .iter()
        .find(|f| f.field == field)
        .map(|f| words.problem(&f.problem));
    let (fault_id, is_wrong) = (format!("{id}-fault"), fault.is_some());
    let value = typed.unwrap_or(&person.email).clone();
    let hidden = || {
        view! {
            <input type="hidden" name="evaluation" value=evaluation.to_string()/>
            <input type="hidden" name="participant" value=person.id.to_string()/>
        }
    };
    let correct = is_open.then(|| {
        view! {
            <form class="stack stack--tight" method="post" action=path::act(words.lang, "evaluation/readdress")>
                {hidden()}
                <div class="ds-field field">
                    <label class="ds-label field__label" for=id.clone()>{w.new_email}</label>
                    <input class="ds-input" id=id name="email" type="email" value=value autocomplete="off"
                        aria-describedby=is_wrong.then(|| fault_id.clone()) aria-invalid=is_wrong.then_some("true")/>
                    {fault.map(|said| view! { <p class="ds-validation-message field__error" id=fault_id>{said}</p> })}
                </div>
                <div><button class="ds-button" data-size="sm" type="submit">{w.readdress}</button></div>
            </form>
        }
    });
    view! {
        <details open=is_wrong>
            <summary>{w.change_who}<span class="sr-only">{format!(" {}", person.name)}</span></summary>
            <div class="stack stack--tight">
                {correct}
                <form method="post" action=path::act(words.lang, "evaluation/remove_participant")>
                    {hidden()}
                    <button class="ds-button" data-variant="secondary" data-size="sm" type="submit">{w.remove}</button>
                    <p class="field__hint">{w.remove_note}</p>
                </form>
            </div>
        </details>
    }
    .into_any()
}
