//! What was done in a dossier's year: findings with replies and actions, and decisions of the review.

use leptos::prelude::*;

use super::paragraphs;
use crate::followup::model::{Action, ActionState, Finding};
use crate::followup::pages::{action_lines, finding_tag};
use crate::insight::dossier::model::{Dossier, YearDecision};
use crate::path;
use crate::review::model::Outcome;
use crate::shared::time::{Date, date_words, oslo_date};
use crate::shared::ui::{DemoMark, dated};
use crate::words::{Words, fill};

pub(super) fn record(words: Words, dossier: &Dossier, today: Date) -> AnyView {
    view! { {findings(words, dossier, today)} {decisions(words, dossier)} }.into_any()
}

fn findings(words: Words, dossier: &Dossier, today: Date) -> AnyView {
    let w = words.dossier();
    let body = if dossier.findings.is_empty() {
        view! { <p>{w.findings_none}</p> }.into_any()
    } else {
        dossier
            .findings
            .iter()
            .map(|f| finding(words, f, today))
            .collect_view()
            .into_any()
    };
    view! { <section class="section" aria-labelledby="funn"><h2 id="funn">{w.findings}</h2>{body}</section> }
        .into_any()
}

fn finding(words: Words, finding: &Finding, today: Date) -> AnyView {
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
    let by = crate::followup::pages::opened_by(words, finding);
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
            {paragraphs(&finding.text)}
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

fn decisions(words: Words, dossier: &Dossier) -> AnyView {
    let w = words.dossier();
    let of = |outcome: Outcome| dossier.decisions.iter().filter(|d| d.outcome == outcome).count();
    let lead = fill(
        w.decisions_lead,
        &[
            ("from", &dossier.year.0.to_string()),
            ("to", &(dossier.year.0 + 1).to_string()),
            ("approved", &of(Outcome::Approved).to_string()),
            ("returned", &of(Outcome::Returned).to_string()),
        ],
    );
    let body = if dossier.decisions.is_empty() {
        view! { <p>{w.decisions_none}</p> }.into_any()
    } else {
        let rows = dossier
            .decisions
            .iter()
            .map(|d| decision(words, d))
            .collect_view();
        view! {
            <table class="work-table">
                <caption class="sr-only">{w.decisions}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words.insight.study}</th>
                        <th scope="col">{w.decided}</th>
                        <th scope="col">{w.outcome}</th>
                        <th scope="col">{w.reasons}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    view! {
        <section class="section stack" aria-labelledby="vedtak">
            <h2 id="vedtak">{w.decisions}</h2>
            <p>{lead}</p>
            {body}
        </section>
    }
    .into_any()
}

fn decision(words: Words, decision: &YearDecision) -> AnyView {
    let (w, lang) = (words.dossier(), words.lang);
    let day = oslo_date(decision.decided_at);
    let reasons = decision.reasons.iter().map(|r| {
        let said = (!r.reason.is_empty()).then(|| view! { ": " {r.reason.clone()} });
        view! { <li>{r.criterion.get(lang).to_owned()}{said}</li> }
    });
    let reasons = if decision.reasons.is_empty() {
        "–".into_any()
    } else {
        view! { <ul class="plain-list">{reasons.collect_view()}</ul> }.into_any()
    };
    let appeal = decision.appeal.map(|a| format!(", {}", w.appeal(a)));
    view! {
        <tr>
            <th scope="row">
                <a class="ds-link" href=path::decision(lang, decision.case)>{decision.title.clone()}</a>
                ", " {decision.year.to_string()} " " <DemoMark words on=decision.is_demo/>
            </th>
            <td data-label=w.decided class="nowrap"><time datetime=day.to_string()>{date_words(day, lang)}</time></td>
            <td data-label=w.outcome>{w.outcome_of(decision.outcome)}{appeal}</td>
            <td data-label=w.reasons>{reasons}</td>
        </tr>
    }
    .into_any()
}
