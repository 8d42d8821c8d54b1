//! Pages of this domain: the list, one finding with its forms, opening one, and what everyone may read.

mod finding;
mod list;
mod new;
mod public;
#[cfg(test)]
mod tests;

use leptos::prelude::*;

use super::model::{Action, ActionState, Finding, FindingState};
use crate::route;
use crate::shared::page::Route;
use crate::shared::time::{Date, date_words};
use crate::shared::ui::StateTag;
use crate::words::Words;

pub use list::findings_list;

/// The addresses of this domain's pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        route!("/{lang}/oppfolging", list::list_page),
        route!("/{lang}/oppfolging/ny", new::new_page),
        route!("/{lang}/oppfolging/{id}", finding::finding_page),
        route!("/{lang}/tilbud/{id}/svar", public::public_page),
    ]
}

/// A text with its paragraphs.
fn paragraphs(text: &str) -> AnyView {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| view! { <p>{line.to_owned()}</p> })
        .collect_view()
        .into_any()
}

fn finding_tag(words: Words, finding: &Finding) -> AnyView {
    let state = finding.state();
    let tone = match state {
        FindingState::Open => "late",
        FindingState::Acting => "promised",
        FindingState::Answered => "in_review",
        FindingState::Settled => "closed",
    };
    view! { <StateTag code=tone text=words.followup().state(state)/> }.into_any()
}

fn action_tag(words: Words, action: &Action, today: Date) -> AnyView {
    let w = words.followup();
    let (tone, text) = match action.state {
        ActionState::Promised if action.is_overdue(today) => ("late", w.overdue),
        ActionState::Promised => ("promised", w.promised),
        ActionState::Done => ("done", w.state_done),
        ActionState::Dropped => ("dropped", w.state_dropped),
    };
    view! { <StateTag code=tone text=text/> }.into_any()
}

/// What was promised, by whom, by when, how it stands and what shows it.
fn action_lines(words: Words, action: &Action, today: Date) -> AnyView {
    let w = words.followup();
    let note = (!action.note.is_empty()).then(|| paragraphs(&action.note));
    view! {
        <p><strong>{action.what.clone()}</strong> " " {action_tag(words, action, today)}</p>
        <p class="soft">
            {action.owner.clone()} " · " {w.due_on.to_lowercase()} " "
            <time datetime=action.due_on.to_string()>{date_words(action.due_on, words.lang)}</time>
        </p>
        {note}
    }
    .into_any()
}
