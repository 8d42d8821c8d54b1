//! Two to six offers side by side, at an address that can be shared and a page that prints.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::catalogue::model::{OfferSummary, Reference, RunPlan};
use crate::path;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::ids::OfferId;
use crate::shared::page::{Page, Width};
use crate::shared::time::{Date, date_range_words, date_words};
use crate::shared::ui::offer_card::foreign;
use crate::shared::ui::{Breadcrumbs, DemoMark, sign};
use crate::shared::units::{decimal, kroner};
use crate::words::{Words, fill};

/// Fewest and most offers that make a comparison.
const FEWEST: usize = 2;
const MOST: usize = 6;

/// The comparison, or what to do to get one.
///
/// # Errors
/// `Internal` only.
pub async fn compare_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let w = words.search;
    let asked: Vec<&str> = request
        .query
        .iter()
        .filter(|(n, _)| n == "tilbud")
        .map(|(_, v)| v.trim())
        .collect();
    let mut ids: Vec<OfferId> = vec![];
    for id in asked.iter().filter_map(|v| v.parse().ok()) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let body = if ids.len() > MOST {
        way_on(words, w.compare_many)
    } else {
        let offers = if ids.is_empty() {
            vec![]
        } else {
            request.services.catalogue.offers(&ids).await?
        };
        let is_all = offers.len() == asked.iter().collect::<BTreeSet<_>>().len();
        let gone = (!is_all).then(|| gone(words));
        if offers.len() < FEWEST {
            view! { {gone} {way_on(words, w.compare_few)} }.into_any()
        } else {
            let reference = request.services.catalogue.reference().await?;
            let only = request.query_value("bare_ulikt") == Some("1");
            view! { {gone} {table(words, &reference, &offers, request.today, only)} }.into_any()
        }
    };
    let above = vec![
        (path::front(words.lang), words.frame.front.to_owned()),
        (path::offers(words.lang), w.title.to_owned()),
    ];
    let body = view! {
        <Breadcrumbs words above here=w.compare_title/>
        <header class="page-title"><h1>{w.compare_title}</h1></header>
        <div class="stack">{body}</div>
    };
    let page = Page::new(w.compare_title, body).at(Width::Work);
    Ok(Page {
        is_public: false,
        ..page
    })
}

fn way_on(words: Words, title: &'static str) -> AnyView {
    view! {
        <div class="empty-state">
            <p class="empty-state__title">{title}</p>
            <p>{words.search.compare_go_on}</p>
            <p class="cluster"><a class="ds-button" href=path::offers(words.lang)>{words.search.title}</a></p>
        </div>
    }
    .into_any()
}

fn gone(words: Words) -> AnyView {
    view! {
        <div class="notice" data-tone="warn" role="status">
            {sign("warning")}
            <div class="notice__body"><p>{words.search.compare_gone}</p></div>
        </div>
    }
    .into_any()
}

/// One line of the table: the same question to every offer.
struct Row {
    name: &'static str,
    /// One a column; several lines where there is a list.
    cells: Vec<Vec<String>>,
    /// The cells are in the offers' own languages.
    is_text: bool,
}

impl Row {
    fn differs(&self) -> bool {
        self.cells.iter().any(|c| *c != self.cells[0])
    }
}

pub(super) fn table(
    words: Words,
    reference: &Reference,
    offers: &[OfferSummary],
    today: Date,
    only: bool,
) -> AnyView {
    let w = words.search;
    let ids: Vec<OfferId> = offers.iter().map(|o| o.version.offer).collect();
    let address = |ids: &[OfferId], only: bool| {
        let mut pairs: Vec<(&str, String)> = ids.iter().map(|i| ("tilbud", i.to_string())).collect();
        if only {
            pairs.push(("bare_ulikt", "1".to_owned()));
        }
        path::with_query(&path::compare(words.lang, &[]), pairs)
    };
    let heads = offers
        .iter()
        .map(|o| head(words, reference, o, today, &ids, |ids| address(ids, only)))
        .collect_view();
    let all = rows(words, reference, offers, today);
    let shown: Vec<AnyView> = all
        .into_iter()
        .filter(|row| !only || row.differs())
        .map(|r| row(words, r, offers))
        .collect();
    let alike = shown.is_empty().then(|| view! { <p>{w.all_alike}</p> });
    let (switch, text) = (
        address(&ids, !only),
        if only { w.all_rows } else { w.only_differences },
    );
    let caption = fill(w.compare_caption, &[("n", &offers.len().to_string())]);
    view! {
        <p class="cluster no-print"><a href=switch>{text}</a></p>
        {alike}
        <div class="scroll-frame" tabindex="0" role="region" aria-labelledby="tabell">
            <table class="compare">
                <caption id="tabell">{caption}</caption>
                <thead><tr><td></td>{heads}</tr></thead>
                <tbody>{shown}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn head(
    words: Words,
    reference: &Reference,
    offer: &OfferSummary,
    today: Date,
    ids: &[OfferId],
    address: impl Fn(&[OfferId]) -> String,
) -> AnyView {
    let version = &offer.version;
    let rest: Vec<OfferId> = ids.iter().copied().filter(|i| *i != version.offer).collect();
    let institution = reference
        .institution(version.institution)
        .map(|i| i.name.clone())
        .unwrap_or_default();
    let is_demo = version.is_demo || offer.next_run(today).is_some_and(|r| r.is_demo);
    let title = version.plan.title.clone();
    view! {
        <th scope="col">
            <a class="compare__title" href=path::offer(words.lang, version.offer)
                lang=foreign(words.lang, version.plan.text_lang)>{title.clone()}</a>
            " " <DemoMark words on=is_demo/>
            <span class="compare__provider">{institution}</span>
            <a class="compare__remove no-print" href=address(&rest)>
                {words.search.take_away} <span class="sr-only">" " {title}</span>
            </a>
        </th>
    }
    .into_any()
}

fn row(words: Words, row: Row, offers: &[OfferSummary]) -> AnyView {
    let differs = row.differs();
    let mark = differs.then(|| view! { <span class="compare__differs" aria-hidden="true">"≠"</span> });
    let said = differs.then(|| view! { <span class="sr-only">" (" {words.search.differs} ")"</span> });
    let is_text = row.is_text;
    let cells = row
        .cells
        .into_iter()
        .zip(offers)
        .map(|(lines, offer)| {
            let lang = if is_text {
                foreign(words.lang, offer.version.plan.text_lang)
            } else {
                None
            };
            let cell = match lines.len() {
                0 => view! { <span class="soft">{words.frame.not_stated}</span> }.into_any(),
                1 => lines.into_iter().next().into_any(),
                _ => view! { <ul>{lines.into_iter().map(|l| view! { <li>{l}</li> }).collect_view()}</ul> }
                    .into_any(),
            };
            view! { <td lang=lang>{cell}</td> }
        })
        .collect_view();
    let attribute = differs.then_some("");
    view! { <tr data-differs=attribute><th scope="row">{mark} {row.name} {said}</th>{cells}</tr> }.into_any()
}

/// One value as a cell's lines; nothing for an empty one.
fn line(text: impl Into<String>) -> Vec<String> {
    let text = text.into();
    if text.trim().is_empty() {
        vec![]
    } else {
        vec![text]
    }
}

/// Every row, in the order people decide by.
fn rows(words: Words, reference: &Reference, offers: &[OfferSummary], today: Date) -> Vec<Row> {
    let w = words.search;
    let row = |name, cell: &dyn Fn(&OfferSummary) -> Vec<String>| Row {
        name,
        cells: offers.iter().map(cell).collect(),
        is_text: false,
    };
    let text = |name, cell: &dyn Fn(&OfferSummary) -> Vec<String>| Row {
        is_text: true,
        ..row(name, cell)
    };
    let of_run = |cell: fn(Words, &RunPlan, Date) -> Vec<String>| {
        move |o: &OfferSummary| {
            o.next_run(today)
                .map(|r| cell(words, &r.plan, today))
                .unwrap_or_default()
        }
    };
    let status = |o: &OfferSummary| o.status(today).map(|s| words.catalogue.run_status(s).to_owned());
    let plan_modules = |o: &OfferSummary| -> Vec<String> {
        o.version
            .plan
            .modules
            .iter()
            .map(|m| format!("{} ({})", m.title, m.credits.number(words.lang)))
            .collect()
    };
    vec![
        row(w.facet_status, &|o| status(o).into_iter().collect()),
        row(w.credits, &|o| {
            line(
                o.version
                    .plan
                    .credits
                    .map(|c| c.number(words.lang))
                    .unwrap_or_default(),
            )
        }),
        row(w.stages, &|o| {
            line(
                o.version
                    .plan
                    .stages
                    .map(|s| words.stage_range(s))
                    .unwrap_or_default(),
            )
        }),
        row(w.groups, &|o| line(words.target_groups(&o.version.plan))),
        row(w.row_subject, &|o| {
            line(reference.subject_name(&o.version.plan.subject, words.lang))
        }),
        row(w.start, &of_run(|words, r, _| line(words.run_start(r)))),
        row(
            w.row_funding_deadline,
            &of_run(|words, r, today| deadline(words, r.funding_deadline, today)),
        ),
        row(
            w.row_admission_deadline,
            &of_run(|words, r, today| deadline(words, r.admission_deadline, today)),
        ),
        row(w.facet_delivery, &|o| line(words.deliveries(&o.version.plan))),
        row(w.places, &|o| line(o.version.plan.places.join(", "))),
        row(
            w.row_gatherings,
            &of_run(|words, r, _| {
                r.gatherings
                    .iter()
                    .map(|g| format!("{}, {}", date_range_words(g.from, g.to, words.lang), g.place))
                    .collect()
            }),
        ),
        row(
            w.days_away,
            &of_run(|_, r, _| {
                if r.gatherings.is_empty() {
                    vec![]
                } else {
                    vec![r.gathering_days().to_string()]
                }
            }),
        ),
        row(
            w.row_capacity,
            &of_run(|_, r, _| r.capacity.map(|c| c.to_string()).into_iter().collect()),
        ),
        row(w.facet_language, &|o| {
            line(
                words
                    .catalogue
                    .teaching_language(o.version.plan.teaching_language),
            )
        }),
        row(w.facet_funding, &|o| {
            line(o.version.plan.funding.map_or("", |f| words.catalogue.funding(f)))
        }),
        row(w.row_price, &|o| match o.version.plan.price_ore {
            Some(0) => line(w.free),
            Some(ore) => line(kroner(ore)),
            None => vec![],
        }),
        text(w.row_modules, &plan_modules),
        text(w.row_exam, &|o| line(o.version.plan.exam.clone())),
        text(w.row_admission, &|o| line(o.version.plan.admission.clone())),
        row(w.row_themes, &|o| {
            o.version
                .plan
                .themes
                .iter()
                .map(|t| words.catalogue.theme(t.theme).to_owned())
                .collect()
        }),
        text(w.row_practice, &|o| line(o.version.plan.practice.clone())),
        row(w.row_research, &|o| match o.version.plan.citations.len() {
            0 => vec![],
            n => line(fill(w.n_works, &[("n", &n.to_string())])),
        }),
        row(w.quality, &|o| match &o.quality {
            Some(q) => line(fill(
                w.quality_value,
                &[("mean", &decimal(q.mean, 1, words.lang)), ("n", &q.n.to_string())],
            )),
            None => line(w.too_few),
        }),
    ]
}

fn deadline(words: Words, date: Option<Date>, today: Date) -> Vec<String> {
    let Some(date) = date else { return vec![] };
    let days = (date - today).num_days();
    let written = date_words(date, words.lang);
    line(if days < 0 {
        written
    } else {
        format!("{written}, {}", words.days_left(days))
    })
}
