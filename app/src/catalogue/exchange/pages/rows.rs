//! The rows of an import by what becomes of them; refused ones can be put right where they stand.

use leptos::prelude::*;

use super::columns::heading;
use super::import::{Returned, hidden};
use crate::catalogue::exchange::api::Posted;
use crate::catalogue::exchange::cell;
use crate::catalogue::exchange::column::{Column, Kind};
use crate::catalogue::exchange::model::{CellChange, ImportRow, RowProblem, Verdict};
use crate::catalogue::exchange::port::{ImportPage, PAGE, Wanted};
use crate::catalogue::model::Reference;
use crate::path;
use crate::shared::ui::field::{field_id, field_name};
use crate::shared::ui::pager::pager;
use crate::shared::ui::raw_text::raw_text;
use crate::shared::ui::sign;
use crate::words::{Words, fill};

/// What the rows of an import are drawn from.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub words: Words,
    pub page: &'a ImportPage,
    /// Names what may be chosen in a cell.
    pub reference: &'a Reference,
}

/// Most changes shown of one row; the rest is a number.
const SHOWN: usize = 12;

/// Tabs by verdict, and the rows of the one chosen.
pub(super) fn rows_view(view: View<'_>, shown: Wanted, returned: &Returned) -> AnyView {
    let View { words, page, .. } = view;
    let w = words.exchange_pages();
    let id = page.import.id;
    let address = |verdict: Verdict, n: usize| {
        let mut pairs = vec![("vis", verdict.code().to_owned())];
        if n > 1 {
            pairs.push(("side", n.to_string()));
        }
        format!("{}#rader", path::with_query(&path::import(words.lang, id), pairs))
    };
    let tabs = Verdict::ALL
        .iter()
        .filter(|v| page.import.summary.of(**v) > 0)
        .map(|&verdict| {
            let current = (verdict == shown.verdict).then_some("page");
            let n = page.import.summary.of(verdict).to_string();
            let name = words.exchange().verdict(verdict);
            view! { <li><a href=address(verdict, 1) aria-current=current>{name} " (" {n} ")"</a></li> }
        })
        .collect_view();
    let list = if page.rows.is_empty() {
        view! { <p>{w.rows_none}</p> }.into_any()
    } else if shown.verdict == Verdict::Refused {
        let rows = page.rows.iter().map(|row| refused(view, row, returned));
        view! { <ul class="exchange-refused">{rows.collect_view()}</ul> }.into_any()
    } else {
        table(words, page)
    };
    let pages = usize::try_from(page.of.div_ceil(PAGE)).unwrap_or(1);
    let at = usize::try_from(shown.page).unwrap_or(1);
    view! {
        <section class="section" id="rader">
            <h2>{w.rows_title}</h2>
            <nav class="exchange-tabs" aria-label=w.rows_nav><ul>{tabs}</ul></nav>
            {list}
            {pager(words, at, pages, move |n| address(shown.verdict, n))}
        </section>
    }
    .into_any()
}

fn named(words: Words, row: &ImportRow) -> AnyView {
    let w = words.exchange_pages();
    let report = &row.report;
    let title = if report.title.is_empty() {
        w.no_title.to_owned()
    } else {
        report.title.clone()
    };
    let code = if report.code.is_empty() {
        w.no_code.to_owned()
    } else {
        report.code.clone()
    };
    view! { {title}<span class="work-table__sub">{code}</span> }.into_any()
}

fn table(words: Words, page: &ImportPage) -> AnyView {
    let w = words.exchange_pages();
    let rows = page
        .rows
        .iter()
        .map(|row| {
            let report = &row.report;
            let draft = report
                .seen
                .filter(|_| row.is_done)
                .map(|s| view! { <p><a href=path::draft(words.lang, s.version)>{w.open_draft}</a></p> });
            let missing = (report.missing > 0 && report.verdict != Verdict::Unchanged).then(|| {
                view! { <p class="work-table__sub">{fill(w.missing, &[("n", &report.missing.to_string())])}</p> }
            });
            view! {
                <tr>
                    <td data-label=w.row class="numeric">{report.number.to_string()}</td>
                    <th scope="row">{named(words, row)}</th>
                    <td data-label=w.changes>
                        <div>{changes(words, report.verdict, &report.changes)}{missing}{draft}</div>
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="work-table exchange-rows">
            <caption class="sr-only">{w.rows_title}</caption>
            <thead>
                <tr>
                    <th scope="col" class="numeric">{w.row}</th>
                    <th scope="col">{w.offer}</th>
                    <th scope="col">{w.changes}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// Field by field, before and after; of a new offer only what it says.
fn changes(words: Words, verdict: Verdict, changes: &[CellChange]) -> AnyView {
    let w = words.exchange_pages();
    if changes.is_empty() {
        return "–".into_any();
    }
    let lines = changes
        .iter()
        .take(SHOWN)
        .map(|change| {
            let side = |text: &str| {
                if text.is_empty() {
                    view! { <em>{w.empty}</em> }.into_any()
                } else {
                    text.to_owned().into_any()
                }
            };
            let before = (verdict != Verdict::New).then(|| {
                view! { <del><span class="sr-only">{w.before} ": "</span>{side(&change.before)}</del> " → " }
            });
            view! {
                <div>
                    <dt>{change.column.heading(words)}</dt>
                    <dd>{before}<ins><span class="sr-only">{w.after} ": "</span>{side(&change.after)}</ins></dd>
                </div>
            }
        })
        .collect_view();
    let rest = changes.len().saturating_sub(SHOWN);
    let rest = (rest > 0).then(|| view! { <p>{fill(w.and_more, &[("n", &rest.to_string())])}</p> });
    view! { <dl class="exchange-changes">{lines}</dl>{rest} }.into_any()
}

/// The file's column that holds one of ours.
fn place(page: &ImportPage, column: Column) -> Option<usize> {
    page.import.columns.iter().position(|c| *c == Some(column))
}

/// The cells that can be put right: those with faults, and what says which offer the row is about.
fn to_mend(page: &ImportPage, row: &ImportRow) -> Vec<usize> {
    let mut places: Vec<usize> = vec![];
    let mut add = |column| {
        if let Some(at) = place(page, column)
            && !places.contains(&at)
        {
            places.push(at);
        }
    };
    for fault in &row.report.faults {
        match (fault.column, &fault.problem) {
            (Some(Column::StageTo), _) => {
                add(Column::StageTo);
                add(Column::StageFrom);
            }
            (Some(column), _) => add(column),
            (
                None,
                RowProblem::NoKey | RowProblem::Twice(_) | RowProblem::Ambiguous | RowProblem::UnknownOffer,
            ) => {
                add(Column::Offer);
                add(Column::Code);
            }
            (None, _) => {}
        }
    }
    places
}

fn refused(view: View<'_>, row: &ImportRow, returned: &Returned) -> AnyView {
    let View { words, page, .. } = view;
    let w = words.exchange_pages();
    let number = row.report.number;
    let typed = match returned {
        Some((Posted::Row(form), _)) if form.row == number.to_string() => Some(form),
        _ => None,
    };
    let faults = row
        .report
        .faults
        .iter()
        .map(|fault| {
            let column = words
                .fault_column(fault)
                .unwrap_or_else(|| w.whole_row.to_owned());
            view! { <li><strong>{column}</strong> ": " {words.row_problem(&fault.problem)}</li> }
        })
        .collect_view();
    let fields = to_mend(page, row)
        .into_iter()
        .map(|at| {
            let value = typed.and_then(|form| form.cells.get(&at.to_string()));
            let value = value.or_else(|| row.cells.get(at)).cloned().unwrap_or_default();
            field(view, number, at, &value)
        })
        .collect_view();
    let draft = row
        .report
        .seen
        .map(|s| view! { <p><a href=path::draft(words.lang, s.version)>{w.open_draft}</a></p> });
    let any = !to_mend(page, row).is_empty();
    let said = fill(w.fix_row, &[("row", &number.to_string())]);
    view! {
        <li class="exchange-refused__row" id=format!("rad-{number}")>
            <h3>{w.row} " " {number.to_string()} ": " {named(words, row)}</h3>
            <ul class="exchange-refused__faults">{faults}</ul>
            {draft}
            <form class="form" method="post" action=path::act(words.lang, "exchange/fix") aria-label=said>
                {hidden(&page.import)}
                <input type="hidden" name=field_name("row") value=number.to_string()/>
                {fields}
                <div class="exchange-links">
                    <button class="ds-button" data-variant="secondary" type="submit">
                        {sign("check")}{if any { w.fix } else { w.try_again }}
                        <span class="sr-only">": " {w.row} " " {number.to_string()}</span>
                    </button>
                </div>
            </form>
        </li>
    }
    .into_any()
}

fn field(view: View<'_>, number: u32, at: usize, value: &str) -> AnyView {
    let View {
        words,
        page,
        reference,
    } = view;
    let name = format!("cells[{at}]");
    // Every refused row has its own form, so ids need its number.
    let id = format!("{}-{number}", field_id(&name));
    let post = field_name(&name);
    let column = page.import.columns.get(at).copied().flatten();
    let kind = column.map_or(Kind::Text, Column::kind);
    let allowed = column
        .map(|c| cell::allowed(c, words.lang, reference))
        .unwrap_or_default();
    let hint = (kind == Kind::Choices && !allowed.is_empty()).then(|| {
        let all = fill(words.exchange_pages().may_be, &[("values", &allowed.join("; "))]);
        view! { <p class="field__hint" id=format!("{id}-hint")>{all}</p> }
    });
    let described = hint.is_some().then(|| format!("{id}-hint"));
    let input = if kind == Kind::Choice {
        let unknown = (!allowed.iter().any(|a| a == value))
            .then(|| view! { <option value=value.to_owned() selected=true>{value.to_owned()}</option> });
        let options = allowed
            .iter()
            .map(|name| view! { <option value=name.clone() selected=name == value>{name.clone()}</option> })
            .collect_view();
        view! { <select class="ds-input" id=id.clone() name=post>{unknown}{options}</select> }.into_any()
    } else if matches!(kind, Kind::Long | Kind::Rows) || value.contains('\n') {
        view! { <textarea class="ds-input" id=id.clone() name=post rows="4" inner_html=raw_text(value)></textarea> }
            .into_any()
    } else {
        view! {
            <input class="ds-input" id=id.clone() name=post type="text" value=value.to_owned()
                aria-describedby=described/>
        }
        .into_any()
    };
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{heading(words, page, at)}</label>
            {hint}
            {input}
        </div>
    }
    .into_any()
}
