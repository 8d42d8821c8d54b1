//! The findings in somebody's reach, filtered.

use leptos::prelude::*;

use super::finding_tag;
use super::public::one_line;
use crate::catalogue::model::Institution;
use crate::followup::form::Choice;
use crate::followup::model::{ActionState, Finding, FindingState};
use crate::path;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::page::{Page, Width};
use crate::shared::time::{Date, date_words, oslo_date};
use crate::shared::ui::{DemoMark, StateTag, any_or, excerpt, filter_choice, sign};
use crate::words::Words;

/// As many characters of a finding's text as a row shows.
const GLIMPSE: usize = 120;

/// The list with its filters.
///
/// # Errors
/// `SignIn`; `Forbidden` for anyone who works neither for an institution nor for the directorate.
pub async fn list_page(request: Request) -> Result<Page, Fault> {
    let (choice, ignored) = Choice::read(&request.query);
    let words = request.words();
    let w = words.followup();
    let findings = request.services.followup.findings(&request.actor, choice).await?;
    let reference = request.services.catalogue.reference().await?;
    let all = request.actor.may_read_all_results();
    let lead = if all { w.lead } else { w.lead_own };
    let institutions: &[Institution] = if all { &reference.institutions } else { &[] };
    let body = view! {
        <header class="page-title">
            <h1>{w.title}</h1>
            <p class="page-title__lead">{lead}</p>
            {all.then(|| view! {
                <p class="page-title__actions">
                    <a class="ds-link" href=path::finding_rules(words.lang)>{words.finding_rules().title}</a>
                </p>
            })}
        </header>
        {ignored.then(|| view! {
            <div class="notice">{sign("info")}<div class="notice__body"><p>{w.ignored}</p></div></div>
        })}
        {toolbar(words, choice, institutions)}
        {if findings.is_empty() {
            nothing(words, choice)
        } else {
            findings_list(words, &findings, request.today)
        }}
    };
    Ok(Page::private(w.title, body).at(Width::Work))
}

fn nothing(words: Words, choice: Choice) -> AnyView {
    let w = words.followup();
    let (said, onward) = if choice == Choice::default() {
        (w.none, (path::overview(words.lang), w.to_results))
    } else {
        (w.none_chosen, (path::findings(words.lang), w.title))
    };
    view! {
        <div class="empty-state">
            <h2 class="empty-state__title">{w.none_title}</h2>
            <p>{said}</p>
            <p><a class="ds-link" href=onward.0>{onward.1}</a></p>
        </div>
    }
    .into_any()
}

fn toolbar(words: Words, choice: Choice, institutions: &[Institution]) -> AnyView {
    let w = words.followup();
    let states = FindingState::ALL
        .iter()
        .map(|s| (s.code(), w.state(*s).to_owned()));
    let state = choice.state.map_or("", FindingState::code);
    let of = institutions
        .iter()
        .map(|i| (i.id.to_string(), i.short_name.clone()));
    let chosen = choice.institution.map(|i| i.to_string()).unwrap_or_default();
    let institution = (!institutions.is_empty()).then(|| {
        filter_choice(
            "institusjon",
            w.institution,
            &chosen,
            any_or(w.any_institution, of),
        )
    });
    view! {
        <form class="toolbar" method="get" action=path::findings(words.lang)>
            <div class="toolbar__fields">
                {filter_choice("tilstand", w.state, state, any_or(w.any_state, states))}
                {institution}
                <label class="choice">
                    <input class="ds-input" type="checkbox" name="over_frist" value="ja" checked=choice.overdue/>
                    <span>{w.only_overdue}</span>
                </label>
                <button class="ds-button" data-variant="secondary" type="submit">{w.show}</button>
            </div>
            <a class="ds-link with-sign" href=path::findings_csv(words.lang, choice.pairs())>
                {sign("download")}<span>{w.csv}</span>
            </a>
        </form>
    }
    .into_any()
}

/// Findings as a table.
pub(super) fn findings_list(words: Words, findings: &[Finding], today: Date) -> AnyView {
    let w = words.followup();
    let rows = findings.iter().map(|f| row(words, f, today)).collect_view();
    view! {
        <table class="work-table">
            <caption class="sr-only">{w.title}</caption>
            <thead>
                <tr>
                    <th scope="col">{w.finding}</th>
                    <th scope="col">{w.study}</th>
                    <th scope="col">{w.institution}</th>
                    <th scope="col">{w.origin}</th>
                    <th scope="col">{w.opened}</th>
                    <th scope="col">{w.state}</th>
                    <th scope="col">{w.next_due}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(words: Words, finding: &Finding, today: Date) -> AnyView {
    let (w, lang) = (words.followup(), words.lang);
    let glimpse = excerpt(&one_line(finding.said(lang)), GLIMPSE);
    let opened = oslo_date(finding.opened_at);
    let origin = finding
        .by_rule
        .as_ref()
        .map_or(w.origin(finding.origin), |_| w.rule);
    let next = finding
        .actions
        .iter()
        .filter(|a| a.state == ActionState::Promised)
        .map(|a| a.due_on)
        .min();
    let due = next.map(|day| {
        let late = (day < today).then(|| view! { " " <StateTag code="late" text=w.overdue/> });
        view! { <time datetime=day.to_string()>{date_words(day, lang)}</time> {late} }
    });
    view! {
        <tr>
            <th scope="row">
                <a class="ds-link" href=path::finding(lang, finding.id)>{w.topic(words, finding.topic)}</a>
                " " <DemoMark words on=finding.is_demo/>
                <p class="soft">{glimpse}</p>
            </th>
            <td data-label=w.study>{finding.title.clone()} ", " {finding.year.to_string()}</td>
            <td data-label=w.institution>{finding.institution_short.clone()}</td>
            <td data-label=w.origin>{origin}</td>
            <td data-label=w.opened class="nowrap">
                <time datetime=opened.to_string()>{date_words(opened, lang)}</time>
            </td>
            <td data-label=w.state>{finding_tag(words, finding)}</td>
            <td data-label=w.next_due>{due}</td>
        </tr>
    }
    .into_any()
}
