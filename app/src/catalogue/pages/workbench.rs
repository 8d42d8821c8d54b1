//! An institution's workbench: its offers, where each stands, and what can be done next.
//!
//! Selection and order are in the address, so that the table works and can be shared without any script.

use std::cmp::Ordering;

use leptos::prelude::*;

use super::workbench_row::row_view;
use crate::catalogue::form::WithdrawForm;
use crate::catalogue::model::{Institution, Reference, VersionState};
use crate::catalogue::port::WorkRow;
use crate::codes;
use crate::path;
use crate::services::Request;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::page::{Page, Width};
use crate::shared::time::Date;
use crate::shared::ui::{ErrorSummary, sign};
use crate::words::{Words, fill};

codes! {
    /// What the table is sorted by; the code stands in the address as `sorter`, `-` before it turns it.
    pub enum Column {
        Title = "tittel",
        Year = "ar",
        State = "tilstand",
        Run = "gjennomforing",
        Deadline = "frist",
        Saved = "lagret",
    }
}

/// What of the table is shown, and in which order.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Selection {
    pub state: Option<VersionState>,
    pub text: String,
    pub column: Column,
    pub descending: bool,
}

impl Selection {
    /// Reads the address; what it does not understand counts as not said.
    pub fn read(query: &[(String, String)]) -> Self {
        let value = |name: &str| {
            query
                .iter()
                .find(|(n, _)| n == name)
                .map_or("", |(_, v)| v.as_str())
        };
        let order = value("sorter");
        let (descending, code) = order
            .strip_prefix('-')
            .map_or((false, order), |code| (true, code));
        let column = Column::from_code(code);
        Selection {
            state: VersionState::from_code(value("tilstand")),
            text: value("q").trim().to_owned(),
            // Last saved first, unless something else is asked for.
            descending: column.is_none() || descending,
            column: column.unwrap_or(Column::Saved),
        }
    }

    fn order(&self) -> String {
        format!("{}{}", if self.descending { "-" } else { "" }, self.column)
    }

    fn address(&self, words: Words) -> String {
        let state = self.state.map(|s| ("tilstand", s.code().to_owned()));
        let text = (!self.text.is_empty()).then(|| ("q", self.text.clone()));
        let order = Some(("sorter", self.order()));
        path::with_query(
            &path::workbench(words.lang),
            [state, text, order].into_iter().flatten(),
        )
    }

    fn fits(&self, row: &WorkRow, view: Bench<'_>) -> bool {
        let plan = &row.version.plan;
        let subject = view.reference.subject_name(&plan.subject, view.words.lang);
        let text = self.text.to_lowercase();
        let found = [plan.title.as_str(), &plan.code, subject, &row.institution_short];
        self.state.is_none_or(|s| s == row.version.state)
            && found.iter().any(|hay| hay.to_lowercase().contains(&text))
    }

    fn compare(&self, a: &WorkRow, b: &WorkRow, today: Date) -> Ordering {
        let title = |row: &WorkRow| row.version.plan.title.to_lowercase();
        let deadline = |row: &WorkRow| row.run.as_ref().and_then(|r| r.plan.next_deadline(today));
        let status = |row: &WorkRow| row.run.as_ref().map(|r| r.plan.status(r.mark, today));
        let order = match self.column {
            Column::Title => title(a).cmp(&title(b)),
            Column::Year => a.version.year.cmp(&b.version.year),
            Column::State => a.version.state.cmp(&b.version.state),
            Column::Run => status(a).cmp(&status(b)),
            Column::Deadline => deadline(a).cmp(&deadline(b)),
            Column::Saved => a.saved_at.cmp(&b.saved_at),
        };
        let order = if self.descending { order.reverse() } else { order };
        order.then_with(|| title(a).cmp(&title(b)))
    }
}

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
}

/// The workbench; `tilstand`, `q` and `sorter` choose and order its rows.
///
/// # Errors
/// `SignIn`, `Forbidden` for anyone who works for no institution.
pub async fn workbench_page(request: Request) -> Result<Page, Fault> {
    let rows = request.services.catalogue.workbench(&request.actor).await?;
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
    };
    let body = bench_view(bench, rows, &Selection::read(&request.query));
    Ok(Page::private(words.offer_work().title, body).at(Width::Work))
}

/// The whole page below the frame.
pub(super) fn bench_view(bench: Bench<'_>, rows: Vec<WorkRow>, selection: &Selection) -> AnyView {
    let words = bench.words;
    let w = words.offer_work();
    let faults = bench
        .refused
        .map(|(_, faults)| faults.clone())
        .unwrap_or_default();
    let content = if rows.is_empty() {
        view! {
            <div class="empty-state">
                <p class="empty-state__title">{w.empty_title}</p>
                <p>{w.empty_text}</p>
            </div>
        }
        .into_any()
    } else {
        list(bench, rows, selection)
    };
    view! {
        <header class="page-title">
            <h1>{w.title}</h1>
            <div class="page-title__actions">{new_offer(bench)}</div>
        </header>
        <ErrorSummary words faults label=move |_: &str| w.withdraw_reason.to_owned()/>
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

fn list(bench: Bench<'_>, rows: Vec<WorkRow>, selection: &Selection) -> AnyView {
    let (words, all) = (bench.words, rows.len());
    let w = words.offer_work();
    let tabs = tabs(bench, &rows, selection);
    let mut shown: Vec<WorkRow> = rows.into_iter().filter(|r| selection.fits(r, bench)).collect();
    shown.sort_by(|a, b| selection.compare(a, b, bench.today));
    let count = fill(
        w.of_all,
        &[("n", &shown.len().to_string()), ("all", &all.to_string())],
    );
    let table = if shown.is_empty() {
        view! {
            <div class="empty-state">
                <p class="empty-state__title">{w.none_title}</p>
                <p><a href=path::workbench(words.lang)>{w.none_way}</a></p>
            </div>
        }
        .into_any()
    } else {
        let head = Column::ALL
            .iter()
            .map(|&column| heading(words, selection, column))
            .collect_view();
        let body = shown.iter().map(|row| row_view(bench, row)).collect_view();
        view! {
            <table class="work-table">
                <caption>{w.table}</caption>
                <thead><tr>{head}<th scope="col">{w.column_actions}</th></tr></thead>
                <tbody>{body}</tbody>
            </table>
        }
        .into_any()
    };
    view! {
        {tabs}
        {filter(words, selection)}
        <p class="soft small" role="status">{count}</p>
        {table}
    }
    .into_any()
}

/// The states that occur, each with its number.
fn tabs(bench: Bench<'_>, rows: &[WorkRow], selection: &Selection) -> AnyView {
    let words = bench.words;
    let w = words.offer_work();
    let tab = |state: Option<VersionState>| {
        let n = rows
            .iter()
            .filter(|r| state.is_none_or(|s| s == r.version.state))
            .count();
        let here = state == selection.state;
        if n == 0 && !here {
            return None;
        }
        let said = state.map_or(w.all, |s| words.catalogue.state(s));
        let href = Selection {
            state,
            ..selection.clone()
        }
        .address(words);
        let current = here.then_some("page");
        Some(view! {
            <li><a href=href aria-current=current>{said}" "<span class="tabs__count">{n}</span></a></li>
        })
    };
    let states = VersionState::ALL.iter().map(|&s| Some(s));
    let tabs: Vec<_> = std::iter::once(None).chain(states).filter_map(tab).collect();
    view! { <nav class="tabs" aria-label=w.selection><ul>{tabs}</ul></nav> }.into_any()
}

fn filter(words: Words, selection: &Selection) -> AnyView {
    let w = words.offer_work();
    let state = selection
        .state
        .map(|s| view! { <input type="hidden" name="tilstand" value=s.code()/> });
    view! {
        <form class="toolbar" method="get" action=path::workbench(words.lang)>
            <div class="toolbar__fields">
                {state}
                <input type="hidden" name="sorter" value=selection.order()/>
                <div class="field">
                    <label class="field__label" for="q">{w.filter_text}</label>
                    <input class="ds-input" id="q" name="q" type="search" value=selection.text.clone()/>
                </div>
                <button class="ds-button" data-variant="secondary" type="submit">{w.show}</button>
            </div>
        </form>
    }
    .into_any()
}

fn heading(words: Words, selection: &Selection, column: Column) -> AnyView {
    let w = words.offer_work();
    let said = match column {
        Column::Title => w.column_title,
        Column::Year => w.column_year,
        Column::State => w.column_state,
        Column::Run => w.column_run,
        Column::Deadline => w.column_deadline,
        Column::Saved => w.column_saved,
    };
    let here = selection.column == column;
    let sorted = here.then_some(if selection.descending {
        "descending"
    } else {
        "ascending"
    });
    let turned = Selection {
        column,
        descending: here && !selection.descending,
        ..selection.clone()
    };
    view! { <th scope="col" aria-sort=sorted><a href=turned.address(words)>{said}</a></th> }.into_any()
}
