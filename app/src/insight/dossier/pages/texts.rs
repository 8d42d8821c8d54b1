//! What participants wrote about in a dossier's year: how many texts are about what, and the directorate's summaries.

use leptos::prelude::*;

use crate::insight::dossier::model::Dossier;
use crate::path;
use crate::remarks::model::{Category, Summary};
use crate::remarks::pages::steps_words;
use crate::shared::ui::DemoMark;
use crate::words::{Words, fill};

pub(super) fn texts(words: Words, dossier: &Dossier) -> AnyView {
    let w = words.dossier();
    let body = match dossier.texts.rows.first() {
        None => view! { <p>{w.texts_none}</p> }.into_any(),
        Some(_) => view! { {counts(words, dossier)} {summaries(words, &dossier.texts.summaries)} }.into_any(),
    };
    view! {
        <section class="section stack" aria-labelledby="fritekst">
            <h2 id="fritekst">{w.texts}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn counts(words: Words, dossier: &Dossier) -> AnyView {
    let (w, r) = (words.dossier(), words.remarks());
    let texts = &dossier.texts;
    let rows = texts.rows.iter().flat_map(|row| {
        Category::ALL.iter().enumerate().map(move |(i, category)| {
            let of = |counts: &[Option<u32>]| {
                steps_words(words, counts.get(i).copied().unwrap_or(Some(0)), texts.limit)
            };
            view! {
                <tr>
                    <th scope="row">{r.category_name(*category)}</th>
                    <td data-label=w.texts_positive>{of(&row.positive)}</td>
                    <td data-label=w.texts_improve>{of(&row.improve)}</td>
                </tr>
            }
        })
    });
    let surveys: u32 = texts.rows.iter().map(|r| r.surveys).sum();
    let lead = fill(w.texts_lead, &[("n", &surveys.to_string())]);
    view! {
        <p>{lead}</p>
        <table class="work-table">
            <caption>{w.texts_counts}</caption>
            <thead>
                <tr>
                    <th scope="col">{r.category}</th>
                    <th scope="col">{w.texts_positive}</th>
                    <th scope="col">{w.texts_improve}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
        <div class="source"><p>{fill(w.texts_steps, &[("n", &texts.limit.to_string())])}</p></div>
    }
    .into_any()
}

fn summaries(words: Words, summaries: &[Summary]) -> AnyView {
    let (w, r) = (words.dossier(), words.remarks());
    if summaries.is_empty() {
        return view! { <p>{w.texts_no_summary}</p> }.into_any();
    }
    let one = |summary: &Summary| {
        let about: Vec<&str> = summary.categories.iter().map(|c| r.category_name(*c)).collect();
        let about = format!("{}: {}", r.tone_name(summary.tone), about.join(", "));
        let href = path::remarks_told(words.lang, summary.evaluation);
        view! {
            <li>
                <p>{summary.text.clone()} " " <DemoMark words on=summary.is_demo/></p>
                <p class="finding__by"><a class="ds-link" href=href>{summary.title.clone()}</a> " · " {about}</p>
            </li>
        }
    };
    view! {
        <h3>{w.texts_summaries}</h3>
        <ul class="plain-list stack dossier__texts">{summaries.iter().map(one).collect_view()}</ul>
    }
    .into_any()
}
