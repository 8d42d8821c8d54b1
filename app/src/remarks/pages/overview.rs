//! What participants write about, over many surveys: counts by category, and the moderators' summaries.

use leptos::prelude::*;

use super::{category_names, row_name, steps_words};
use crate::catalogue::model::Reference;
use crate::path;
use crate::remarks::form::OverviewChoice;
use crate::remarks::model::{By, Category, CountRow, Overview, Summary, Tone};
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::page::{Page, Width};
use crate::shared::time::StudyYear;
use crate::shared::ui::{Breadcrumbs, DemoMark, StateTag, any_or, filter_choice, pager, sign};
use crate::words::{Words, fill};

/// Summaries of one page, as the server counts them.
const PAGE: u64 = 25;

/// The overview.
///
/// # Errors
/// `SignIn`; `Forbidden` for anyone who is not of the directorate.
pub async fn overview_page(request: Request) -> Result<Page, Fault> {
    let (choice, ignored) = OverviewChoice::read(&request.query);
    let words = request.words();
    let w = words.remarks();
    let overview = request.services.remarks.overview(&request.actor, &choice).await?;
    let reference = request.services.catalogue.reference().await?;
    let above = vec![(path::overview(words.lang), words.frame.results.to_owned())];
    let counts = if overview.rows.is_empty() {
        view! {
            <div class="empty-state">
                <h2 class="empty-state__title">{w.overview_none_title}</h2>
                <p>{w.overview_none}</p>
            </div>
        }
        .into_any()
    } else {
        let tables = Tone::ALL
            .iter()
            .map(|tone| table(words, &overview, &choice, *tone, &reference));
        view! {
            {tables.collect_view()}
            <p class="source">{fill(w.overview_note, &[("n", &overview.limit.to_string())])}</p>
        }
        .into_any()
    };
    let queue = request.actor.may_moderate().then(|| {
        view! { <p><a class="ds-link" href=path::remarks(words.lang)>{w.queue_title}</a></p> }
    });
    let body = view! {
        <Breadcrumbs words above here=w.overview_title/>
        <header class="page-title">
            <h1>{w.overview_title} " " <DemoMark words on=overview.includes_demo/></h1>
            <p class="page-title__lead">{w.overview_lead}</p>
        </header>
        {queue}
        {ignored.then(|| view! {
            <div class="notice">{sign("info")}<div class="notice__body"><p>{w.ignored}</p></div></div>
        })}
        {toolbar(words, &choice, &reference, &overview.years)}
        {counts}
        {summaries(words, &overview, &choice)}
    };
    Ok(Page::private(w.overview_title, body).at(Width::Work))
}

fn toolbar(words: Words, choice: &OverviewChoice, reference: &Reference, years: &[StudyYear]) -> AnyView {
    let w = words.remarks();
    let by = By::ALL.iter().map(|b| (b.code(), w.by(*b).to_owned()));
    let institutions = reference
        .institutions
        .iter()
        .map(|i| (i.id.to_string(), i.short_name.clone()));
    let subjects = reference
        .subjects
        .iter()
        .map(|s| (s.code.clone(), s.name(words.lang).to_owned()));
    let years = years.iter().map(|y| (y.0.to_string(), y.to_string()));
    let categories = Category::ALL
        .iter()
        .map(|c| (c.code().to_owned(), w.category_name(*c).to_owned()));
    let institution = choice.institution.map(|i| i.to_string()).unwrap_or_default();
    let subject = choice.subject.as_deref().unwrap_or_default();
    let year = choice.year.map(|y| y.0.to_string()).unwrap_or_default();
    let category = choice.category.map_or("", Category::code);
    let whole = OverviewChoice {
        page: 1,
        ..choice.clone()
    };
    view! {
        <form class="toolbar" method="get" action=path::remarks_overview(words.lang, [("", ""); 0])>
            <div class="toolbar__fields">
                {filter_choice("etter", w.overview_by, choice.by.code(), by)}
                {filter_choice("institusjon", w.institution, &institution, any_or(w.any_institution, institutions))}
                {filter_choice("fag", w.subject, subject, any_or(w.any_subject, subjects))}
                {filter_choice("ar", w.year, &year, any_or(w.any_year, years))}
                {filter_choice("kategori", w.summaries, category, any_or(w.any_category, categories))}
                <button class="ds-button" data-variant="secondary" type="submit">{w.show}</button>
            </div>
            <a class="ds-link with-sign" href=path::remarks_overview_csv(words.lang, whole.pairs())>
                {sign("download")}<span>{w.csv}</span>
            </a>
        </form>
    }
    .into_any()
}

fn table(
    words: Words,
    overview: &Overview,
    choice: &OverviewChoice,
    tone: Tone,
    reference: &Reference,
) -> AnyView {
    let w = words.remarks();
    let heads = Category::ALL
        .iter()
        .map(|c| view! { <th scope="col" class="numeric">{w.category_name(*c)}</th> })
        .collect_view();
    let cells = |row: &CountRow| {
        let counts = match tone {
            Tone::Positive => &row.positive,
            Tone::Improve => &row.improve,
        };
        let cells = Category::ALL.iter().zip(counts).map(|(category, n)| {
            let label = w.category_name(*category);
            let said = steps_words(words, *n, overview.limit);
            view! { <td class="numeric" data-label=label>{said}</td> }
        });
        cells.collect_view()
    };
    let rows = overview
        .rows
        .iter()
        .map(|row| {
            view! {
                <tr>
                    <th scope="row">{row_name(words, choice.by, &row.key, reference)}</th>
                    <td class="numeric" data-label=w.surveys>{row.surveys.to_string()}</td>
                    {cells(row)}
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="work-table remark-overview">
            <caption>{w.tone_name(tone)}</caption>
            <thead>
                <tr>
                    <th scope="col">{w.by(choice.by)}</th>
                    <th scope="col" class="numeric">{w.surveys}</th>
                    {heads}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn summaries(words: Words, overview: &Overview, choice: &OverviewChoice) -> AnyView {
    let w = words.remarks();
    let lines = overview
        .summaries
        .iter()
        .map(|s| summary(words, s))
        .collect_view();
    let list = if overview.summaries.is_empty() {
        view! { <p>{w.summaries_none}</p> }.into_any()
    } else {
        view! { <ul class="remark-list">{lines}</ul> }.into_any()
    };
    let pages = usize::try_from(overview.n_summaries.div_ceil(PAGE)).unwrap_or(1);
    let page = usize::try_from(choice.page).unwrap_or(1);
    let href = |page: usize| {
        let there = OverviewChoice {
            page: page as u64,
            ..choice.clone()
        };
        format!("{}#sammendrag", path::remarks_overview(words.lang, there.pairs()))
    };
    view! {
        <section class="section">
            <h2 id="sammendrag">{w.summaries} " " <span class="soft">"(" {overview.n_summaries} ")"</span></h2>
            {list}
            {pager(words, page, pages, href)}
        </section>
    }
    .into_any()
}

fn summary(words: Words, summary: &Summary) -> AnyView {
    let w = words.remarks();
    let tone = match summary.tone {
        Tone::Positive => "done",
        Tone::Improve => "promised",
    };
    view! {
        <li class="remark">
            <p class="cluster">
                <StateTag code=tone text=w.tone_name(summary.tone)/>
                <span class="soft">{category_names(words, &summary.categories)}</span>
            </p>
            <p class="remark__text">{summary.text.clone()}</p>
            <p class="small">
                <a class="ds-link" href=path::results(words.lang, summary.evaluation)>
                    {summary.title.clone()} ", " {summary.year.to_string()}
                </a>
                " · " {summary.institution_short.clone()} " " <DemoMark words on=summary.is_demo/>
            </p>
        </li>
    }
    .into_any()
}
