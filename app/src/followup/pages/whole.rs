//! A finding as it is read through: what was found, what was answered, what was promised and what came of it. For
//! the dossier, and for the reviewer of the offer's next version.

use leptos::prelude::*;

use super::{action_lines, finding_tag, opened_by, paragraphs};
use crate::followup::model::{Action, ActionState, Finding, FindingState};
use crate::path;
use crate::shared::time::{Date, date_words, oslo_date};
use crate::shared::ui::{DemoMark, dated};
use crate::words::{Words, fill};

/// What participants' answers have led to, for whoever reviews the offer's next version: what is not settled in
/// full, what is settled folded. Nothing where nothing was found.
#[must_use]
pub fn findings_before(words: Words, findings: &[Finding], today: Date) -> Option<AnyView> {
    if findings.is_empty() {
        return None;
    }
    let w = words.followup();
    let (settled, open): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().partition(|f| f.state() == FindingState::Settled);
    let late = open
        .iter()
        .flat_map(|f| &f.actions)
        .filter(|a| a.is_overdue(today));
    let counts = [
        (open.len(), w.before_open),
        (
            open.iter().filter(|f| f.reply.is_none()).count(),
            w.before_unanswered,
        ),
        (late.count(), w.before_late),
        (settled.len(), w.before_settled),
    ];
    let said: Vec<String> = counts
        .iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, text)| fill(text, &[("n", &n.to_string())]))
        .collect();
    let all = |findings: &[&Finding]| {
        let views = findings.iter().map(|f| finding_whole(words, f, today));
        views.collect_view()
    };
    let folded = (!settled.is_empty()).then(|| {
        view! {
            <details class="fold">
                <summary>{fill(w.before_show_settled, &[("n", &settled.len().to_string())])}</summary>
                {all(&settled)}
            </details>
        }
    });
    let section = view! {
        <section class="section" aria-labelledby="funn">
            <h2 id="funn">{w.before_title}</h2>
            <p class="section__lead">{said.join(" · ")}</p>
            {all(&open)}
            {folded}
        </section>
    };
    Some(section.into_any())
}

/// One finding; its heading is of the third rank.
#[must_use]
pub fn finding_whole(words: Words, finding: &Finding, today: Date) -> AnyView {
    let (w, f, lang) = (words.dossier(), words.followup(), words.lang);
    let on = |sentence: &str, at| {
        let day = oslo_date(at);
        dated(sentence, day, &date_words(day, lang))
    };
    let reply = match &finding.reply {
        None => view! { <p>{w.no_reply}</p> }.into_any(),
        Some(reply) => view! {
            <div class="finding__reply">{paragraphs(&reply.text)}</div>
            <p class="finding__by">{on(w.replied, reply.replied_at)}</p>
        }
        .into_any(),
    };
    let actions = finding.actions.iter().map(|a| action(words, a, today));
    let actions = (!finding.actions.is_empty())
        .then(|| view! { <h4>{f.actions}</h4><ul class="stack">{actions.collect_view()}</ul> });
    let settled = finding.settlement.as_ref().map(|s| {
        view! { <p>{s.note.clone()}</p><p class="finding__by">{on(w.settled, s.settled_at)}</p> }
    });
    let about = fill(
        w.finding_of,
        &[("title", &finding.title), ("year", &finding.year.to_string())],
    );
    let by = opened_by(words, finding);
    let by = by.replace(", {date}", "");
    view! {
        <div class="finding">
            <div class="finding__head">
                <h3 class="finding__title">
                    <a class="ds-link" href=path::finding(lang, finding.id)>{f.topic(words, finding.topic)}</a>
                </h3>
                {finding_tag(words, finding)}
                <DemoMark words on=finding.is_demo/>
            </div>
            <p>{about}</p>
            {paragraphs(finding.said(lang))}
            <p class="finding__by">{on(w.opened, finding.opened_at)} " · " {by}</p>
            {reply}
            {actions}
            {settled}
        </div>
    }
    .into_any()
}

fn action(words: Words, action: &Action, today: Date) -> AnyView {
    let w = words.dossier();
    let ended = action
        .settled_at
        .filter(|_| action.state != ActionState::Promised);
    let ended = ended.map(|at| {
        let day = oslo_date(at);
        view! { <p class="finding__by">{dated(w.ended, day, &date_words(day, words.lang))}</p> }
    });
    view! { <li>{action_lines(words, action, today)}{ended}</li> }.into_any()
}
