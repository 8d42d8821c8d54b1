//! Two to six offers side by side, at an address that can be shared and a page that prints.
//!
//! `rows` asks each offer the same questions, `table` lays the answers beside each other, `starts` says which start
//! each is about, `calendar` lays the gatherings over the study year and names those on the same days, `money` reckons
//! who bears what. All that is chosen or typed stands in the address, and nothing is kept.

mod calendar;
mod money;
mod rows;
mod starts;
mod table;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::advice::form::MoneyForm;
use crate::catalogue::model::{OfferSummary, Reference};
use crate::path;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::ids::OfferId;
use crate::shared::page::{Page, Width};
use crate::shared::time::Date;
use crate::shared::ui::{Breadcrumbs, sign};
use crate::words::Words;

/// Fewest and most offers that make a comparison.
const FEWEST: usize = 2;
const MOST: usize = 6;

/// Parts of the page that can be jumped to.
const TABLE: &str = "side-om-side";
const CALENDAR: &str = "samlinger";
const MONEY: &str = "penger";

/// What every part of the comparison is drawn from.
struct Compared<'a> {
    words: Words,
    reference: &'a Reference,
    offers: &'a [OfferSummary],
    today: Date,
    /// Rows that are alike are left out.
    only: bool,
    money: MoneyForm,
    /// A short name for each offer, different from all others.
    labels: Vec<String>,
}

impl<'a> Compared<'a> {
    fn new(
        words: Words,
        reference: &'a Reference,
        offers: &'a [OfferSummary],
        today: Date,
        query: &[(String, String)],
    ) -> Self {
        let only = query.iter().any(|(n, v)| n == "bare_ulikt" && v == "1");
        Compared {
            words,
            reference,
            offers,
            today,
            only,
            money: MoneyForm::from_pairs(query),
            labels: labels(reference, offers),
        }
    }

    fn ids(&self) -> Vec<OfferId> {
        self.offers.iter().map(|o| o.version.offer).collect()
    }

    /// The parameters of the comparison of these offers, without what is typed on money.
    fn pairs(&self, ids: &[OfferId], only: bool) -> Vec<(&'static str, String)> {
        let mut pairs: Vec<(&'static str, String)> = ids.iter().map(|i| ("tilbud", i.to_string())).collect();
        if only {
            pairs.push(("bare_ulikt", "1".to_owned()));
        }
        pairs
    }

    /// The same comparison of other offers or with another choice of rows; what is typed stays.
    fn address(&self, ids: &[OfferId], only: bool) -> String {
        let mut pairs = self.pairs(ids, only);
        pairs.extend(self.money.pairs());
        path::with_query(&path::compare(self.words.lang, &[]), pairs)
    }
}

/// The institution's short name, with the title where the institution has several of the offers.
fn labels(reference: &Reference, offers: &[OfferSummary]) -> Vec<String> {
    let of = |offer: &OfferSummary| {
        let institution = reference.institution(offer.version.institution);
        institution.map(|i| i.short_name.clone()).unwrap_or_default()
    };
    let short: Vec<String> = offers.iter().map(of).collect();
    let mut labels: Vec<String> = short
        .iter()
        .zip(offers)
        .map(|(name, offer)| {
            if !name.is_empty() && short.iter().filter(|n| *n == name).count() == 1 {
                name.clone()
            } else {
                format!("{name} ({})", offer.version.plan.title).trim().to_owned()
            }
        })
        .collect();
    tell_apart(&mut labels);
    labels
}

/// Numbers names that are the same by their place.
fn tell_apart(labels: &mut [String]) {
    let plain = labels.to_vec();
    for (i, label) in labels.iter_mut().enumerate() {
        if plain.iter().filter(|l| *l == label).count() > 1 {
            *label = format!("{}. {label}", i + 1);
        }
    }
}

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
            let compared = Compared::new(words, &reference, &offers, request.today, &request.query);
            view! { {gone} {comparison(&compared)} }.into_any()
        }
    };
    let above = vec![
        (path::front(words.lang), words.frame.front.to_owned()),
        (path::offers(words.lang), w.title.to_owned()),
    ];
    let body = view! {
        <Breadcrumbs words above here=w.compare_title/>
        <header class="page-title"><h1>{w.compare_title}</h1></header>
        <div class="stack stack--loose">{body}</div>
    };
    let page = Page::new(w.compare_title, body).at(Width::Work);
    Ok(Page {
        is_public: false,
        ..page
    })
}

fn comparison(c: &Compared<'_>) -> AnyView {
    let w = c.words.compare();
    let parts = [
        (TABLE, w.side_by_side),
        (CALENDAR, w.calendar_title),
        (MONEY, w.money_title),
    ];
    let parts = parts
        .map(|(id, name)| view! { <li><a href=format!("#{id}")>{name}</a></li> })
        .collect_view();
    view! {
        <nav class="contents no-print" aria-label=w.parts><ul class="cluster">{parts}</ul></nav>
        {table::table(c)}
        {calendar::calendar(c)}
        {money::money(c)}
    }
    .into_any()
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
