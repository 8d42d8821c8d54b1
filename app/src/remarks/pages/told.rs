//! What readers of one survey's results see of its texts: a page of its own.

use leptos::prelude::*;

use super::{count_words, item_text, stand_words};
use crate::path;
use crate::remarks::model::{Category, Count, Outcomes, Told, ToldStand, ToldText};
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::ids::EvaluationId;
use crate::shared::page::{Page, Width};
use crate::shared::time::{date_words, oslo_date};
use crate::shared::ui::{Breadcrumbs, DemoMark, sign};
use crate::words::{Words, fill};

/// What was made of one survey's texts.
///
/// # Errors
/// `SignIn`, `Forbidden`; `Missing` before closing.
pub async fn told_page(request: Request) -> Result<Page, Fault> {
    let id: EvaluationId = request.param("evaluation")?;
    let told = request.services.remarks.told(&request.actor, id).await?;
    let words = request.words();
    let w = words.remarks();
    let above = vec![
        (path::overview(words.lang), words.frame.results.to_owned()),
        (path::results(words.lang, id), told.title.clone()),
    ];
    let title = format!("{} – {}", w.title, told.title);
    let body = view! {
        <Breadcrumbs words above here=w.title/>
        <header class="page-title">
            <p class="page-title__over">{told.title.clone()} ", " {told.year.to_string()}</p>
            <h1>{w.title} " " <DemoMark words on=told.is_demo/></h1>
        </header>
        {told_view(words, id, &told)}
    };
    Ok(Page::private(title, body).at(Width::Work))
}

fn told_view(words: Words, id: EvaluationId, told: &Told) -> AnyView {
    let w = words.remarks();
    let body = match &told.stand {
        ToldStand::Read {
            outcomes,
            texts,
            counts,
            only_summaries,
            texts_deleted,
        } => {
            let date = date_words(oslo_date(outcomes.at), words.lang);
            let own = only_summaries.then(|| view! { <p>{w.results_directorate}</p> });
            let none = texts.is_empty().then(|| {
                let said = if *texts_deleted {
                    w.results_gone
                } else {
                    w.results_no_texts
                };
                view! { <p>{said}</p> }
            });
            view! {
                <p>{fill(w.results_lead, &[("date", &date)])}</p>
                {own}
                <p class="soft">{sums(words, outcomes)}</p>
                {files(words, id)}
                {none}
                {questions(words, told, texts, counts)}
                {(!counts.is_empty()).then(|| counted(words, told, counts))}
            }
            .into_any()
        }
        _ => view! {
            <div class="notice">
                {sign("info")}
                <div class="notice__body"><p>{stand_words(words, told)}</p></div>
            </div>
        }
        .into_any(),
    };
    view! { <div class="stack">{body}</div> }.into_any()
}

fn sums(words: Words, outcomes: &Outcomes) -> String {
    let numbers = [outcomes.passed, outcomes.summarised, outcomes.deleted].map(|n| n.to_string());
    let [passed, summarised, deleted] = &numbers;
    fill(
        words.remarks().results_sums,
        &[
            ("passed", passed),
            ("summarised", summarised),
            ("deleted", deleted),
        ],
    )
}

fn files(words: Words, id: EvaluationId) -> AnyView {
    let w = words.remarks();
    let link = |kind: &str, text: &'static str| {
        let href = path::remarks_file(words.lang, id, kind);
        view! { <a class="ds-link with-sign" href=href>{sign("download")}<span>{text}</span></a> }
    };
    view! { <p class="cluster no-print">{link("csv", w.csv)} {link("xlsx", w.xlsx)}</p> }.into_any()
}

/// By question, and there by what a text is about first of all; each text stands once.
fn questions(words: Words, told: &Told, texts: &[ToldText], counts: &[Count]) -> AnyView {
    let items = told.questionnaire.items().map(|i| i.code.as_str());
    items
        .filter(|item| texts.iter().any(|t| t.item == *item))
        .map(|item| {
            let groups = Category::ALL
                .iter()
                .map(|&category| group(words, (item, category), texts, counts))
                .collect_view();
            view! { <h2>{item_text(words, &told.questionnaire, item)}</h2> {groups} }
        })
        .collect_view()
        .into_any()
}

fn group(words: Words, (item, category): (&str, Category), texts: &[ToldText], counts: &[Count]) -> AnyView {
    let w = words.remarks();
    let here = |t: &&ToldText| t.item == item && t.categories.first() == Some(&category);
    let lines = texts.iter().filter(here).map(|text| {
        let others = text.categories.iter().skip(1).map(|c| w.category_name(*c));
        let others: Vec<&str> = others.collect();
        let also = (!others.is_empty())
            .then(|| view! { <p class="small soft">{fill(w.also, &[("what", &others.join(", "))])}</p> });
        let words_of = if text.is_summary {
            let by = view! { <p class="small soft">{w.by_directorate}</p> };
            view! { {by} <p class="remark__text">{text.text.clone()}</p> }.into_any()
        } else {
            view! { <blockquote class="remark__text">{text.text.clone()}</blockquote> }.into_any()
        };
        view! { <li class="remark">{words_of}{also}</li> }
    });
    let lines = lines.collect::<Vec<_>>();
    if lines.is_empty() {
        return ().into_any();
    }
    let count = counts.iter().find(|c| c.item == item && c.category == category);
    let n = count.and_then(|c| c.n).map(|n| {
        let said = fill(w.count_texts, &[("n", &n.to_string())]);
        view! { " " <span class="soft">"(" {said} ")"</span> }
    });
    view! { <h3>{w.category_name(category)}{n}</h3><ul class="remark-list">{lines}</ul> }.into_any()
}

/// How many texts are about what, by question.
fn counted(words: Words, told: &Told, counts: &[Count]) -> AnyView {
    let w = words.remarks();
    let items: Vec<&str> = told
        .questionnaire
        .items()
        .map(|i| i.code.as_str())
        .filter(|item| counts.iter().any(|c| c.item == *item))
        .collect();
    let heads = items
        .iter()
        .map(|item| {
            view! { <th scope="col" class="numeric">{item_text(words, &told.questionnaire, item)}</th> }
        })
        .collect_view();
    let rows = Category::ALL
        .iter()
        .map(|category| {
            let cells = items
                .iter()
                .map(|item| {
                    let count = counts.iter().find(|c| c.category == *category && c.item == *item);
                    let n = count.map_or(Some(0), |c| c.n);
                    view! { <td class="numeric nowrap">{count_words(words, n, told.limit)}</td> }
                })
                .collect_view();
            view! { <tr><th scope="row">{w.category_name(*category)}</th>{cells}</tr> }
        })
        .collect_view();
    view! {
        <div class="scroll-frame" tabindex="0" role="region" aria-label=w.counts_caption>
            <table class="work-table work-table--keep remark-counts">
                <caption>{w.counts_caption}</caption>
                <thead><tr><th scope="col">{w.category}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="source">{fill(w.counts_note, &[("n", &told.limit.to_string())])}</p>
    }
    .into_any()
}
