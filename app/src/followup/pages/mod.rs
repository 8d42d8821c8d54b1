//! Pages of this domain: the list, one finding with its forms, opening one, and what everyone may read.

mod finding;
mod list;
mod new;
mod public;
#[cfg(test)]
mod tests;
mod whole;

use leptos::prelude::*;

use super::model::{Action, ActionState, Finding, FindingState};
use crate::route;
use crate::shared::page::Route;
use crate::shared::time::{Date, date_words};
use crate::shared::ui::StateTag;
use crate::words::{Words, fill};

pub use public::glance;
pub use whole::{finding_whole, findings_before};

/// The addresses of this domain's pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    let mut routes = vec![
        route!("/{lang}/oppfolging", list::list_page),
        route!("/{lang}/oppfolging/ny", new::new_page),
        route!("/{lang}/oppfolging/{id}", finding::finding_page),
        route!("/{lang}/tilbud/{id}/svar", public::public_page),
    ];
    routes.extend(super::rules::pages::routes());
    routes
}

/// A text with its paragraphs.
pub(crate) fn paragraphs(text: &str) -> AnyView {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| view! { <p>{line.to_owned()}</p> })
        .collect_view()
        .into_any()
}

pub(crate) fn finding_tag(words: Words, finding: &Finding) -> AnyView {
    let state = finding.state();
    let tone = match state {
        FindingState::Open => "late",
        FindingState::Acting => "promised",
        FindingState::Answered => "in_review",
        FindingState::Settled => "closed",
    };
    let w = words.followup();
    let unfounded = finding.by_rule.as_ref().is_some_and(|r| r.is_unfounded);
    let text = if unfounded { w.unfounded } else { w.state(state) };
    view! { <StateTag code=tone text=text/> }.into_any()
}

/// Who opened a finding: a person, or a rule in the name of whoever put it in force.
pub(crate) fn opened_by(words: Words, finding: &Finding) -> String {
    let w = words.followup();
    let Some(rule) = &finding.by_rule else {
        return fill(w.opened_by, &[("who", &finding.opened_by)]);
    };
    fill(
        w.by_rule,
        &[
            ("rule", words.finding_rules().kind(rule.kind)),
            ("version", &rule.version.to_string()),
            ("date", &date_words(rule.valid_from, words.lang)),
            ("bound", &words.rule_bound(rule.kind, rule.bound)),
            ("who", &finding.opened_by),
        ],
    )
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
pub(crate) fn action_lines(words: Words, action: &Action, today: Date) -> AnyView {
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
