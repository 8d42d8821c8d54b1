//! The queue: shelves, filters, the cases of one page, and who they are given to.

use leptos::prelude::*;

use super::queue_choice::{address, pairs, read};
use super::tabs::{Tab, tabs};
use super::{age, age_words};
use crate::catalogue::model::Reference;
use crate::path;
use crate::review::model::{
    CaseOrder, CasePage, CaseQuery, CaseRow, Clock, DeadlineBand, NOBODY, PAGE_SIZE, Shelf,
};
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::page::{Page, Width};
use crate::shared::time::{Date, date_words, oslo_date};
use crate::shared::ui::{DemoMark, StateTag, filter_choice, pager, sign};
use crate::shared::units::grouped;
use crate::words::{Words, fill};

/// The queue of the directorate.
///
/// # Errors
/// `SignIn`, `Forbidden` unless the actor may review.
pub async fn queue_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let reference = request.services.catalogue.reference().await?;
    let query = read(&request.query, &reference);
    let found = request.services.review.queue(&request.actor, &query).await?;
    let w = words.review;
    let body = view! {
        <header class="page-title">
            <h1>{w.title}</h1>
            <p class="page-title__lead">{w.lead}</p>
            {pressing(words, &found)}
        </header>
        {tabs(&request, Tab::Queue)}
        {shelves(words, &query, &found)}
        {chooser(words, &query, &found, &reference)}
        {cases(words, &query, &found, &reference, request.today)}
    };
    Ok(Page::private(w.title, body).at(Width::Work))
}

fn pressing(words: Words, found: &CasePage) -> Option<AnyView> {
    let (late, warned) = (found.counts.late, found.counts.warned);
    let said = fill(
        words.desk().pressing,
        &[("late", &late.to_string()), ("warned", &warned.to_string())],
    );
    (late + warned > 0)
        .then(|| view! { <p class="with-sign">{sign("warning")}<span>{said}</span></p> }.into_any())
}

fn shelves(words: Words, query: &CaseQuery, found: &CasePage) -> AnyView {
    let w = words.desk();
    let links = Shelf::ALL
        .iter()
        .map(|&shelf| {
            let href = address(words, &CaseQuery::of(shelf));
            let current = (shelf == query.shelf).then_some("true");
            let n = found.counts.of(shelf);
            view! {
                <li>
                    <a href=href aria-current=current>
                        {w.shelf(shelf)} " " <span class="tabs__count">{n.to_string()}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <nav class="tabs" aria-label=w.shelves><ul>{links}</ul></nav> }.into_any()
}

fn chooser(words: Words, query: &CaseQuery, found: &CasePage, reference: &Reference) -> AnyView {
    let (w, d) = (words.review, words.desk());
    let mut institutions: Vec<(String, String)> = reference
        .institutions
        .iter()
        .map(|i| (i.short_name.clone(), i.short_name.clone()))
        .collect();
    institutions.sort_by_key(|(_, name)| crate::shared::lang::alphabetical(name));
    let subjects = reference
        .subjects
        .iter()
        .map(|s| (s.code.clone(), s.name(words.lang).to_owned()))
        .collect();
    let colleagues = found
        .colleagues
        .iter()
        .map(|c| (c.id.to_string(), c.name.clone()))
        .collect();
    let clocks = codes(Clock::ALL, |c| c.code(), |c| d.clock(c));
    let bands = codes(DeadlineBand::ALL, |b| b.code(), |b| d.band(b));
    let institution = query
        .institution
        .and_then(|id| reference.institution(id))
        .map(|i| i.short_name.clone())
        .unwrap_or_default();
    let reviewer = query.reviewer.map(|r| r.to_string()).unwrap_or_default();
    let is_open = !matches!(query.shelf, Shelf::Decided);
    let by_clock = is_open.then(|| {
        let chosen = query.clock.map(Clock::code).unwrap_or_default();
        select(words, "alder", d.clock, clocks, chosen)
    });
    let by_deadline = is_open.then(|| {
        let chosen = query.deadline.map(DeadlineBand::code).unwrap_or_default();
        select(words, "frist", w.deadline, bands, chosen)
    });
    let by_reviewer = (!matches!(query.shelf, Shelf::Mine | Shelf::Unassigned))
        .then(|| select(words, "saksbehandler", d.reviewer, colleagues, &reviewer));
    let show_all = (!query.is_whole_shelf())
        .then(|| view! { <a href=address(words, &CaseQuery::of(query.shelf))>{w.show_all}</a> });
    let csv = path::queue_csv(words.lang, pairs(query, &institution));
    view! {
        <form class="toolbar" method="get" action=path::queue(words.lang) aria-label=w.filter>
            <div class="toolbar__fields">
                <input type="hidden" name="hylle" value=query.shelf.code()/>
                <div class="field">
                    <label class="field__label" for="q">{d.search}</label>
                    <input class="ds-input" type="search" id="q" name="q" value=query.words.clone()/>
                </div>
                {select(words, "institusjon", w.institution, institutions, &institution)}
                {select(words, "fag", w.subject, subjects, &query.subject)}
                {by_reviewer}
                {by_clock}
                {by_deadline}
                <input type="hidden" name="sorter" value=query.order.code()/>
                {query.descending.then(|| view! { <input type="hidden" name="rekkefolge" value="synkende"/> })}
                <button class="ds-button" data-variant="secondary" type="submit">{w.show}</button>
                {show_all}
            </div>
            <a class="ds-link with-sign" href=csv>{sign("download")}<span>{d.csv}</span></a>
        </form>
    }
    .into_any()
}

fn codes<T: Copy>(
    all: &[T],
    code: impl Fn(T) -> &'static str,
    name: impl Fn(T) -> &'static str,
) -> Vec<(String, String)> {
    all.iter()
        .map(|&v| (code(v).to_owned(), name(v).to_owned()))
        .collect()
}

fn select(
    words: Words,
    name: &'static str,
    label: &'static str,
    options: Vec<(String, String)>,
    chosen: &str,
) -> AnyView {
    let all = std::iter::once((String::new(), words.review.all.to_owned()));
    filter_choice(name, label, chosen, all.chain(options))
}

fn cases(words: Words, query: &CaseQuery, found: &CasePage, reference: &Reference, today: Date) -> AnyView {
    let d = words.desk();
    let title = d.shelf(query.shelf);
    if found.rows.is_empty() {
        return nothing(words, query);
    }
    let from = (query.page.max(1) - 1) * PAGE_SIZE + 1;
    let to = from + found.rows.len() as u64 - 1;
    let said = if found.total == 1 {
        d.shown_one.to_owned()
    } else {
        let number = |n: u64| grouped(i64::try_from(n).unwrap_or(i64::MAX));
        fill(
            d.shown,
            &[
                ("from", &number(from)),
                ("to", &number(to)),
                ("all", &number(found.total)),
            ],
        )
    };
    let pages = usize::try_from(found.total.div_ceil(PAGE_SIZE)).unwrap_or(usize::MAX);
    let page = usize::try_from(query.page).unwrap_or(1);
    let href = |page: usize| {
        let query = CaseQuery {
            page: page as u64,
            ..query.clone()
        };
        super::queue_choice::full_address(words, &query, reference)
    };
    let lines = found
        .rows
        .iter()
        .map(|row| line(words, row, reference, today))
        .collect_view();
    let heads = heads(words, query, reference);
    let table = view! {
        <table class="work-table queue-table">
            <caption class="sr-only">{title}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{lines}</tbody>
        </table>
    };
    view! {
        <section class="section" aria-labelledby="saker">
            <h2 id="saker">{title} " " <span class="soft small">{said}</span></h2>
            <form method="post" action=path::act(words.lang, "review/assign")>
                <input type="hidden" name="back" value=super::queue_choice::full_address(words, query, reference)/>
                {table}
                {assigning(words, query, found)}
            </form>
            {pager(words, page, pages, href)}
        </section>
    }
    .into_any()
}

fn nothing(words: Words, query: &CaseQuery) -> AnyView {
    let (w, d) = (words.review, words.desk());
    let (title, text) = match query.shelf {
        _ if !query.is_whole_shelf() => (d.none_here, w.none_match),
        Shelf::Open | Shelf::Unassigned | Shelf::Confirming => (w.open_none, w.open_none_text),
        Shelf::Mine => (d.none_here, d.none_mine),
        Shelf::Appealed => (d.none_here, d.none_appealed),
        Shelf::Decided => (d.none_here, w.decided_none),
    };
    view! {
        <div class="empty-state">
            <p class="empty-state__title">{title}</p>
            <p>{text}</p>
        </div>
    }
    .into_any()
}

fn heads(words: Words, query: &CaseQuery, reference: &Reference) -> AnyView {
    let w = words.review;
    let last = if query.shelf == Shelf::Decided {
        CaseOrder::Decided
    } else {
        CaseOrder::Age
    };
    let head = |order: CaseOrder, name: &'static str| {
        let here = order == query.order;
        // What is told of a case's age falls while its day of arrival rises.
        let falls = query.descending != (order == CaseOrder::Age);
        let sorted = here.then_some(if falls { "descending" } else { "ascending" });
        let other = CaseQuery {
            order,
            // Pressed again, it turns round; decisions are wanted newest first.
            descending: if here {
                !query.descending
            } else {
                order == CaseOrder::Decided
            },
            page: 1,
            ..query.clone()
        };
        let href = super::queue_choice::full_address(words, &other, reference);
        view! { <th scope="col" aria-sort=sorted><a href=href>{name}</a></th> }
    };
    let is_decided = query.shelf == Shelf::Decided;
    let third = if is_decided { w.outcome } else { words.desk().clock };
    view! {
        {head(CaseOrder::Title, w.offer)}
        {head(CaseOrder::Institution, w.institution)}
        {head(CaseOrder::Subject, w.subject)}
        {head(CaseOrder::Deadline, w.deadline)}
        {head(CaseOrder::Reviewer, words.desk().reviewer)}
        {head(last, if is_decided { w.decided } else { w.age })}
        <th scope="col">{third}</th>
    }
    .into_any()
}

fn line(words: Words, row: &CaseRow, reference: &Reference, today: Date) -> AnyView {
    let (w, d) = (words.review, words.desk());
    let subject = reference.subject_name(&row.subject, words.lang).to_owned();
    let id = format!("sak-{}", row.id);
    let choose = fill(d.choose_case, &[("title", &row.title)]);
    let number = fill(d.case_number, &[("n", &row.id.to_string())]);
    let year = fill(w.study_year, &[("year", &row.year.to_string())]);
    let choice = (!row.state.is_decided()).then(|| {
        view! { <input class="ds-input" type="checkbox" id=id name="cases[]" value=row.id.to_string() aria-label=choose/> " " }
    });
    let attention = (row.clock(today) == Some(Clock::Late)).then_some("true");
    view! {
        <tr data-attention=attention>
            <th scope="row">
                {choice}
                <a href=path::case(words.lang, row.id)>{row.title.clone()}</a>
                " "
                <DemoMark words on=row.is_demo/>
                <span class="work-table__sub">{number} " · " {year}</span>
            </th>
            <td data-label=w.institution>{row.institution_short.clone()}</td>
            <td data-label=w.subject>{subject}</td>
            <td data-label=w.deadline>{row.deadline.map_or_else(|| "–".into_any(), |day| date(day, words))}</td>
            <td data-label=d.reviewer>{reviewer(words, row)}</td>
            {when(words, row, today)}
        </tr>
    }
    .into_any()
}

fn reviewer(words: Words, row: &CaseRow) -> AnyView {
    let d = words.desk();
    let conflict = row
        .has_conflict
        .then(|| view! { <span class="label-tag">{d.conflict_mark}</span> });
    match &row.assigned {
        Some(colleague) => view! { <span>{colleague.name.clone()}</span> " " {conflict} }.into_any(),
        None => view! { <span class="soft">{d.nobody}</span> " " {conflict} }.into_any(),
    }
}

/// The last two cells: age and clock of an open case, day and outcome of a decided one.
fn when(words: Words, row: &CaseRow, today: Date) -> AnyView {
    let (w, d) = (words.review, words.desk());
    let appeal = row.appeal.map(|appeal| {
        let tone = if appeal.is_open() { "in_review" } else { "closed" };
        view! { " " <StateTag code=tone text=d.appeal(appeal)/> }
    });
    if let Some(at) = row.decided_at {
        let tone = row.state.code();
        return view! {
            <td data-label=w.decided>{date(oslo_date(at), words)}</td>
            <td data-label=w.outcome><StateTag code=tone text=d.state(row.state)/> {appeal}</td>
        }
        .into_any();
    }
    let tone = |clock| match clock {
        Clock::InTime => "planned",
        Clock::Warned => "returned",
        Clock::Late => "refused",
    };
    let clock = row.clock(today).map(|clock| {
        let due = row.due_on.map(|due| {
            let said = fill(d.due, &[("date", &date_words(due, words.lang))]);
            view! { <span class="work-table__sub">{said}</span> }
        });
        view! { <StateTag code=tone(clock) text=d.clock(clock)/> {due} }
    });
    let waiting = (row.state == crate::review::model::CaseState::Confirming)
        .then(|| view! { " " <StateTag code="in_review" text=d.state(row.state)/> });
    view! {
        <td data-label=w.age>{age_words(age(row.submitted_at, today), words)}</td>
        <td data-label=d.clock>{clock} {waiting}</td>
    }
    .into_any()
}

fn date(date: Date, words: Words) -> AnyView {
    view! { <time datetime=date.to_string()>{date_words(date, words.lang)}</time> }.into_any()
}

fn assigning(words: Words, query: &CaseQuery, found: &CasePage) -> Option<AnyView> {
    let d = words.desk();
    if query.shelf == Shelf::Decided {
        return None;
    }
    let colleagues = found
        .colleagues
        .iter()
        .map(|c| view! { <option value=c.id.to_string()>{c.name.clone()}</option> })
        .collect_view();
    Some(
        view! {
            <div class="toolbar assign-row">
                <div class="toolbar__fields">
                    <div class="field">
                        <label class="field__label" for="to">{d.assign_to}</label>
                        <select class="ds-input" id="to" name="to" required>
                            <option value="">{d.assign_choose}</option>
                            {colleagues}
                            <option value=NOBODY>{d.assign_nobody}</option>
                        </select>
                    </div>
                    <button class="ds-button" data-variant="secondary" type="submit">{d.assign}</button>
                </div>
            </div>
        }
        .into_any(),
    )
}
