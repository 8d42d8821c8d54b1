//! An institution's workbench: its offers, where each stands, and what can be done next.
//!
//! Selection, order and page are in the address, so that the table works and can be shared without any
//! script; the database filters, sorts and pages.

use chrono::Datelike as _;
use leptos::prelude::*;

use super::workbench_bulk::bulk_bar;
use super::workbench_row::row_view;
use crate::accounts::model::Role;
use crate::audit::model::TrailOf;
use crate::catalogue::form::WithdrawForm;
use crate::catalogue::model::{Institution, Reference, VersionState};
use crate::catalogue::section::Section;
use crate::catalogue::work::port::WorkPage;
use crate::catalogue::work::query::{Column, DeadlineBand, Missing, PAGE, WorkQuery};
use crate::path;
use crate::services::Request;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::page::{Page, Width};
use crate::shared::time::{Date, StudyYear};
use crate::shared::ui::{ErrorSummary, filter_choice, pager, sign};
use crate::words::{Words, fill};

/// What the view functions of this page draw from.
#[derive(Clone, Copy)]
pub(super) struct Bench<'a> {
    pub words: Words,
    pub today: Date,
    pub reference: &'a Reference,
    /// Institutions the reader works for.
    pub institutions: &'a [&'a Institution],
    /// A withdrawal that was refused, as typed, and why.
    pub refused: Option<&'a (WithdrawForm, Vec<FieldFault>)>,
    pub query: &'a WorkQuery,
    /// The reader may see who changed what.
    pub has_trail: bool,
}

impl Bench<'_> {
    /// The address of this page with another question.
    fn address(self, query: &WorkQuery) -> String {
        path::workbench_with(self.words.lang, query.pairs())
    }
}

/// The workbench; `work::query` says what its address can ask.
///
/// # Errors
/// `SignIn`, `Forbidden` for anyone who works for no institution.
pub async fn workbench_page(request: Request) -> Result<Page, Fault> {
    let query = WorkQuery::read(&request.query);
    let page = request.services.work.overview(&request.actor, &query).await?;
    let reference = request.services.catalogue.reference().await?;
    let own = request.actor.institutions();
    let institutions: Vec<&Institution> = reference
        .institutions
        .iter()
        .filter(|i| own.contains(&i.id))
        .collect();
    let refused = request.returned::<WithdrawForm>();
    let words = request.words();
    let bench = Bench {
        words,
        today: request.today,
        reference: &reference,
        institutions: &institutions,
        refused: refused.as_ref(),
        query: &query,
        has_trail: request.actor.has(Role::InstitutionAdmin),
    };
    let body = bench_view(bench, &page);
    Ok(Page::private(words.offer_work().title, body).at(Width::Work))
}

/// The whole page below the frame.
pub(super) fn bench_view(bench: Bench<'_>, page: &WorkPage) -> AnyView {
    let words = bench.words;
    let w = words.offer_work();
    let faults = bench
        .refused
        .map(|(_, faults)| faults.clone())
        .unwrap_or_default();
    let all: u64 = page.counts.iter().map(|(_, n)| n).sum();
    let content = if all == 0 && bench.query.is_everything() {
        view! {
            <div class="empty-state">
                <p class="empty-state__title">{w.empty_title}</p>
                <p>{w.empty_text}</p>
            </div>
        }
        .into_any()
    } else {
        list(bench, page, all)
    };
    let trail = bench.has_trail.then(|| {
        let href = path::trail::<&str, &str>(words.lang, TrailOf::Institution, []);
        let people = path::people(words.lang);
        view! {
            <a class="ds-button" data-variant="tertiary" href=people>{words.people().title}</a>
            <a class="ds-button" data-variant="tertiary" href=href>{words.audit().title}</a>
        }
    });
    view! {
        <header class="page-title">
            <h1>{w.title}</h1>
            <div class="page-title__actions">{trail}{new_offer(bench)}</div>
        </header>
        <ErrorSummary words faults label=move |field: &str| match field {
            "on" => words.work().run_on.to_owned(),
            _ => w.withdraw_reason.to_owned(),
        }/>
        {content}
    }
    .into_any()
}

/// One button per institution of the reader.
fn new_offer(bench: Bench<'_>) -> AnyView {
    let words = bench.words;
    let w = words.offer_work();
    let several = bench.institutions.len() > 1;
    bench
        .institutions
        .iter()
        .map(|i| {
            let said = if several {
                fill(w.new_offer_at, &[("institution", &i.short_name)])
            } else {
                w.new_offer.to_owned()
            };
            view! {
                <form method="post" action=path::act(words.lang, "offer/create")>
                    <input type="hidden" name="institution" value=i.id.to_string()/>
                    <button class="ds-button" type="submit">{sign("plus")}{said}</button>
                </form>
            }
        })
        .collect_view()
        .into_any()
}

fn list(bench: Bench<'_>, page: &WorkPage, all: u64) -> AnyView {
    let words = bench.words;
    let w = words.offer_work();
    let count = fill(
        w.of_all,
        &[("n", &page.total.to_string()), ("all", &all.to_string())],
    );
    let csv = path::workbench_csv(
        words.lang,
        WorkQuery {
            page: 1,
            ..bench.query.clone()
        }
        .pairs(),
    );
    view! {
        {tabs(bench, page, all)}
        {filter(bench)}
        <p class="soft small">
            <span role="status">{count}</span>
            " · "
            <a href=csv download="">{words.work().csv}</a>
        </p>
        {table(bench, page)}
        {pages(bench, page.total)}
    }
    .into_any()
}

fn table(bench: Bench<'_>, page: &WorkPage) -> AnyView {
    let words = bench.words;
    let w = words.offer_work();
    if page.items.is_empty() {
        return view! {
            <div class="empty-state">
                <p class="empty-state__title">{w.none_title}</p>
                <p><a href=path::workbench(words.lang)>{w.none_way}</a></p>
            </div>
        }
        .into_any();
    }
    let body = page.items.iter().map(|item| row_view(bench, item)).collect_view();
    let column = |column, said| heading(bench, column, said);
    view! {
        {bulk_bar(words, bench.query, page.own)}
        <table class="work-table">
            <caption>{w.table}</caption>
            <thead>
                <tr>
                    <th scope="col"><span class="sr-only">{words.work().choose}</span></th>
                    {column(Column::Title, w.column_title)}
                    {column(Column::Year, w.column_year)}
                    {column(Column::State, w.column_state)}
                    {column(Column::Missing, words.work().missing)}
                    <th scope="col">{w.column_run}</th>
                    {column(Column::Deadline, w.column_deadline)}
                    {column(Column::Saved, w.column_saved)}
                    <th scope="col">{w.column_actions}</th>
                </tr>
            </thead>
            <tbody>{body}</tbody>
        </table>
    }
    .into_any()
}

fn pages(bench: Bench<'_>, total: u64) -> Option<AnyView> {
    let number = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    let pages = number(total.div_ceil(PAGE));
    pager(bench.words, number(bench.query.page), pages, |page| {
        bench.address(&WorkQuery {
            page: page as u64,
            ..bench.query.clone()
        })
    })
}

/// The states that occur, each with its number.
fn tabs(bench: Bench<'_>, page: &WorkPage, all: u64) -> AnyView {
    let words = bench.words;
    let w = words.offer_work();
    let tab = |state: Option<VersionState>| {
        let n = match state {
            None => all,
            Some(state) => page
                .counts
                .iter()
                .find(|(s, _)| *s == state)
                .map_or(0, |(_, n)| *n),
        };
        let here = state == bench.query.state;
        if n == 0 && !here {
            return None;
        }
        let said = state.map_or(w.all, |s| words.catalogue.state(s));
        let href = bench.address(&WorkQuery {
            state,
            page: 1,
            ..bench.query.clone()
        });
        let current = here.then_some("page");
        Some(view! {
            <li><a href=href aria-current=current>{said}" "<span class="tabs__count">{n}</span></a></li>
        })
    };
    let states = VersionState::ALL.iter().map(|&s| Some(s));
    let tabs: Vec<_> = std::iter::once(None).chain(states).filter_map(tab).collect();
    view! { <nav class="tabs" aria-label=w.selection><ul>{tabs}</ul></nav> }.into_any()
}

fn filter(bench: Bench<'_>) -> AnyView {
    let (words, query) = (bench.words, bench.query);
    let (w, o) = (words.work(), words.offer_work());
    let state = query
        .state
        .map(|s| view! { <input type="hidden" name="tilstand" value=s.code()/> });
    let subjects = &bench.reference.subjects;
    let subjects = subjects
        .iter()
        .map(|s| (s.code.as_str(), s.name(words.lang).to_owned()));
    let subjects = std::iter::once(("", w.all_subjects.to_owned())).chain(subjects);
    let missing = [Missing::Something, Missing::Nothing]
        .into_iter()
        .chain(Section::ALL.into_iter().map(Missing::In))
        .map(|m| {
            let said = match m {
                Missing::Something => w.missing_something.to_owned(),
                Missing::Nothing => w.missing_nothing.to_owned(),
                Missing::In(s) => fill(w.missing_in, &[("section", s.title(o))]),
            };
            (m.code(), said)
        });
    let missing = std::iter::once(("", w.missing_any.to_owned())).chain(missing);
    let bands = DeadlineBand::ALL
        .iter()
        .map(|b| (b.code(), w.band(*b).to_owned()));
    let bands = std::iter::once(("", w.deadline_any.to_owned())).chain(bands);
    let chosen = query.year.map(|y| y.0.to_string()).unwrap_or_default();
    let codes: Vec<(String, String)> = years(bench)
        .into_iter()
        .map(|y| (y.0.to_string(), y.to_string()))
        .collect();
    let years = codes.iter().map(|(code, said)| (code.as_str(), said.clone()));
    let years = std::iter::once(("", w.all_years.to_owned())).chain(years);
    let clear = (!query.is_everything())
        .then(|| view! { <a class="small" href=path::workbench(words.lang)>{w.clear}</a> });
    view! {
        <form class="toolbar" method="get" action=path::workbench(words.lang)>
            <div class="toolbar__fields">
                {state}
                <input type="hidden" name="sorter" value=query.order()/>
                <div class="field">
                    <label class="field__label" for="q">{o.filter_text}</label>
                    <input class="ds-input" id="q" name="q" type="search" value=query.text.clone()/>
                </div>
                {filter_choice("fag", w.subject, &query.subject, subjects)}
                {filter_choice("ar", w.year, &chosen, years)}
                {filter_choice("mangler", w.missing, query.missing.map_or("", Missing::code), missing)}
                {filter_choice("frist", w.deadline, query.deadline.map_or("", DeadlineBand::code), bands)}
                <button class="ds-button" data-variant="secondary" type="submit">{o.show}</button>
                {clear}
            </div>
        </form>
    }
    .into_any()
}

/// The years one works with, the one that is asked for among them.
fn years(bench: Bench<'_>) -> Vec<StudyYear> {
    let now = bench.today.year();
    let mut years: Vec<StudyYear> = (now - 3..=now + 2).rev().map(StudyYear).collect();
    if let Some(year) = bench.query.year.filter(|y| !years.contains(y)) {
        years.push(year);
    }
    years
}

fn heading(bench: Bench<'_>, column: Column, said: &'static str) -> AnyView {
    let query = bench.query;
    let here = query.column == column;
    let sorted = here.then_some(if query.descending {
        "descending"
    } else {
        "ascending"
    });
    let turned = WorkQuery {
        column,
        descending: here && !query.descending,
        page: 1,
        ..query.clone()
    };
    view! { <th scope="col" aria-sort=sorted><a href=bench.address(&turned)>{said}</a></th> }.into_any()
}
