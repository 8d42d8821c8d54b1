//! A closed survey's results: per question how many answered, the distribution, the mean with its interval.
//!
//! What is hidden was hidden by the service before it came here; the page only says so.

use leptos::prelude::*;

use super::results_options::option_table;
use super::summary;
use crate::evaluation::model::{Block, Figure, ItemKind, ItemResult, Results};
use crate::insight::pages::method::how_made;
use crate::path;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::ids::EvaluationId;
use crate::shared::page::{Page, Width};
use crate::shared::ui::{
    BarDist, BarDistKey, Breadcrumbs, DemoMark, DotAxis, DotInterval, Hatch, Mean, StateTag, TooFew,
    file_links, sign,
};
use crate::shared::units::percent;
use crate::words::{Words, fill};

/// One survey's results.
///
/// # Errors
/// `SignIn`, `Forbidden`; `Missing` before closing.
pub async fn results_page(request: Request) -> Result<Page, Fault> {
    let id: EvaluationId = request.param("evaluation")?;
    let results = request.services.evaluations.results(&request.actor, id).await?;
    let words = request.words();
    let title = format!("{} – {}", results.title, words.insight.title);
    Ok(Page::private(title, results_view(words, id, &results)).at(Width::Work))
}

fn results_view(words: Words, id: EvaluationId, results: &Results) -> AnyView {
    let summary = (!results.measures.is_empty()).then(|| summary::summary(words, results));
    view! { {head(words, id, results)} {summary} <Hatch/> {sections(words, results)} }.into_any()
}

fn head(words: Words, id: EvaluationId, results: &Results) -> AnyView {
    let (w, t) = (words.figures, words.telling());
    let (from, to) = (results.years.0.to_string(), results.years.1.to_string());
    let years = [("from", from.as_str()), ("to", to.as_str())];
    let years_text = fill(if from == to { w.years } else { w.years_range }, &years);
    let invited = results.invited.to_string();
    let answered = match results.answered {
        Some(n) => {
            let share = if results.invited == 0 {
                0.0
            } else {
                f64::from(n) / f64::from(results.invited)
            };
            let text = fill(w.answered_of, &[("n", &n.to_string()), ("invited", &invited)]);
            format!("{text} ({}).", percent(share))
        }
        None => fill(w.answered_few, &[("invited", &invited)]),
    };
    let pooled = results.pooled.then(|| {
        let said = fill(w.pooled, &[("years", &years_text.to_lowercase())]);
        view! {
            <div class="notice">
                {sign("info")}
                <div class="notice__body"><p>{said}</p></div>
            </div>
        }
    });
    let min = results.min_answers.to_string();
    let limit = fill(w.limit, &[("n", &min)]);
    let n_means = fill(w.n_means, &[("n", &min)]);
    let above = vec![
        (path::front(words.lang), words.frame.front.to_owned()),
        (path::overview(words.lang), words.frame.results.to_owned()),
    ];
    view! {
        <Breadcrumbs words above here=results.title.clone()/>
        <header class="page-title">
            <p class="page-title__over">
                {results.institution_short.clone()} " · " {words.evaluation.kind(results.kind)} " · " {years_text}
            </p>
            <h1>{results.title.clone()} " " <DemoMark words on=results.is_demo/></h1>
            <p class="page-title__lead">{answered} " " {results.is_demo.then_some(w.demo)}</p>
            <p><StateTag code=results.progress.code() text=t.progress(results.progress)/> " " {t.progress_means(results.progress)}</p>
        </header>
        <div class="stack">
            {pooled}
            {summary::response(words, results)}
            <p class="source">{limit} " " {w.interval} " " {n_means} " " {how_made(words)}</p>
            <p class="cluster no-print">
                {file_links(words, |kind| path::results_file(words.lang, id, kind))}
                <a class="ds-link" href=path::remarks_told(words.lang, id)>{words.remarks().title}</a>
                <a class="ds-link" href=path::series(words.lang, results.offer)>{words.telling().to_series}</a>
                <a class="ds-link" href=path::overview(words.lang)>{w.to_overview}</a>
                <a class="ds-link" href=path::new_finding(words.lang, id)>{words.followup().open_new}</a>
            </p>
        </div>
    }
    .into_any()
}

/// A section per block; the themes' questions, wherever they stand, are gathered in one.
fn sections(words: Words, results: &Results) -> AnyView {
    let themed: Vec<&ItemResult> = results.items.iter().filter(|r| r.item.theme.is_some()).collect();
    let mut sections = vec![];
    let mut themes_drawn = themed.is_empty();
    for block in &results.questionnaire.blocks {
        let of_block = of_block(results, block);
        if !themes_drawn && of_block.iter().any(|r| r.item.theme.is_some()) {
            sections.push(section(words, results, words.figures.themes, &themed));
            themes_drawn = true;
        }
        let rest: Vec<&ItemResult> = of_block.into_iter().filter(|r| r.item.theme.is_none()).collect();
        if !rest.is_empty() {
            sections.push(section(words, results, block.title.get(words.lang), &rest));
        }
    }
    sections.into_any()
}

/// The block's results in the order of its questions; free text is not a figure.
fn of_block<'a>(results: &'a Results, block: &Block) -> Vec<&'a ItemResult> {
    let shown = block.items.iter().filter(|item| item.kind != ItemKind::Text);
    shown
        .filter_map(|item| results.items.iter().find(|r| r.item.code == item.code))
        .collect()
}

fn section(words: Words, results: &Results, title: &str, items: &[&ItemResult]) -> AnyView {
    let scales: Vec<&ItemResult> = items.iter().copied().filter(|r| r.item.kind.is_scale()).collect();
    let options = items.iter().filter(|r| !r.item.kind.is_scale());
    let options = options.map(|r| option_table(words, results, r)).collect_view();
    let scales = (!scales.is_empty()).then(|| {
        let distributions = scales.iter().any(|r| has_cells(r));
        let rest = distributions.then(|| {
            view! { {keys(words, results, &scales)} {counts(words, results, title, &scales)} }
        });
        view! { {scale_table(words, results, title, &scales, distributions)} {rest} }
    });
    view! {
        <section class="section">
            <h2>{title.to_owned()}</h2>
            <div class="stack">{scales}{options}</div>
        </section>
    }
    .into_any()
}

/// Whether anything of the distribution is shown.
fn has_cells(result: &ItemResult) -> bool {
    match &result.figure {
        Figure::Shown { cells, .. } => cells.iter().any(Option::is_some),
        Figure::Hidden => false,
    }
}

/// Where no distribution of the table is shown, it has no column for them.
fn scale_table(
    words: Words,
    results: &Results,
    title: &str,
    items: &[&ItemResult],
    distributions: bool,
) -> AnyView {
    let w = words.figures;
    let rows = items
        .iter()
        .map(|r| scale_row(words, results, r, distributions))
        .collect_view();
    let head = distributions.then(|| view! { <th scope="col">{w.distribution}</th> });
    view! {
        <table class="work-table results-table">
            <caption class="sr-only">{title.to_owned()}</caption>
            <thead>
                <tr>
                    <th scope="col">{w.question}</th>
                    <th scope="col" class="numeric">{w.n}</th>
                    {head}
                    <th scope="col">{w.mean}</th>
                    <th scope="col"><span class="sr-only">{w.mean}</span><DotAxis/></th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn scale_row(words: Words, results: &Results, result: &ItemResult, distributions: bool) -> AnyView {
    let w = words.figures;
    let name = result.item.headline(words.lang);
    let icon = result
        .item
        .theme
        .map(|t| view! { {sign(&format!("theme-{t}"))} " " });
    let figure = match &result.figure {
        Figure::Hidden => view! { <td colspan="4" data-label=w.result><TooFew words/></td> }.into_any(),
        Figure::Shown { n, cells, estimate } => {
            let graded = graded(words, results, result, cells);
            let mean = estimate.map(|estimate| view! { <Mean words estimate/> });
            let dot = estimate.map(|estimate| view! { <DotInterval words name=name.clone() estimate/> });
            view! {
                <td data-label=w.n class="numeric">{n.to_string()}</td>
                {distributions.then(|| view! {
                    <td class="results-table__drawing"><BarDist words name=name.clone() cells=graded n=*n/></td>
                })}
                <td data-label=w.mean class="nowrap">{mean}</td>
                <td class="results-table__drawing">{dot}</td>
            }
            .into_any()
        }
    };
    view! { <tr><th scope="row">{icon}{name}</th>{figure}</tr> }.into_any()
}

/// The counts of the grades 1–5, without "don't know".
fn graded(
    words: Words,
    results: &Results,
    result: &ItemResult,
    cells: &[Option<u32>],
) -> Vec<(u8, Option<u32>)> {
    let points = results.questionnaire.points(&result.item, words.lang);
    points
        .iter()
        .zip(cells)
        .filter_map(|((grade, _), cell)| grade.map(|g| (g, *cell)))
        .collect()
}

/// What 1–5 mean, once for each kind of scale among the items.
fn keys(words: Words, results: &Results, items: &[&ItemResult]) -> AnyView {
    let kinds = [ItemKind::Agreement, ItemKind::Quality];
    let used = kinds
        .into_iter()
        .filter_map(|kind| items.iter().find(|r| r.item.kind == kind));
    used.map(|r| {
        let points = results.questionnaire.points(&r.item, words.lang);
        let points = points
            .into_iter()
            .filter_map(|(grade, text)| Some((grade?, text.to_owned())))
            .collect();
        view! { <BarDistKey points/> }
    })
    .collect_view()
    .into_any()
}

/// The same distributions in figures.
fn counts(words: Words, results: &Results, title: &str, items: &[&ItemResult]) -> AnyView {
    let w = words.figures;
    let longest = |r: &&ItemResult| match &r.figure {
        Figure::Shown { cells, .. } => cells.len(),
        Figure::Hidden => 0,
    };
    let width = items.iter().map(longest).max().unwrap_or(0);
    if width == 0 {
        return ().into_any();
    }
    let points = results.questionnaire.points(&items[0].item, words.lang);
    let heads = points.iter().take(width).map(|(grade, text)| {
        let head = grade.map_or_else(|| (*text).to_owned(), |g| g.to_string());
        view! { <th scope="col" class="numeric">{head}</th> }
    });
    let heads = heads.collect_view();
    let rows = items.iter().map(|r| {
        let cells = match &r.figure {
            Figure::Hidden => view! { <td colspan=width.to_string()>{w.few}</td> }.into_any(),
            Figure::Shown { cells, .. } => {
                let cell = |c: &Option<u32>| c.map_or(w.hidden.to_owned(), |c| c.to_string());
                cells
                    .iter()
                    .map(|c| view! { <td class="numeric">{cell(c)}</td> })
                    .collect_view()
                    .into_any()
            }
        };
        view! { <tr><th scope="row">{r.item.text.get(words.lang).to_owned()}</th>{cells}</tr> }
    });
    let rows = rows.collect_view();
    view! {
        <details class="figure__table">
            <summary>{w.as_table}</summary>
            <div class="scroll-frame" tabindex="0" role="region" aria-label=format!("{}: {title}", w.distribution)>
                <table class="work-table work-table--keep">
                    <caption class="sr-only">{format!("{}: {title}", w.distribution)}</caption>
                    <thead><tr><th scope="col">{w.question}</th>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}

#[cfg(test)]
mod tests;
