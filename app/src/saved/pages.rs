//! What a person has saved, and where a letter's receiver ends its alerts.

use leptos::prelude::*;

use super::model::{AlertReader, NewCalendar, OFFERS, SEARCHES, SavedOffer, SavedSearch, SavedThings};
use crate::catalogue::model::Reference;
use crate::path;
use crate::route;
use crate::services::Request;
use crate::shared::calendar::webcal;
use crate::shared::fault::{Fault, FieldFault, Problem};
use crate::shared::page::{Page, Route, Width};
use crate::shared::time::{Date, date_words, oslo_date};
use crate::shared::ui::{Breadcrumbs, offer_card, sign};
use crate::words::{Words, fill};

/// The addresses of this domain's pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        route!("/{lang}/meg/lagret", saved_page),
        route!("/{lang}/avmeld/{token}", unsubscribe_page),
    ]
}

/// Saved offers, saved searches, and the calendar.
///
/// # Errors
/// `SignIn`.
pub async fn saved_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let w = words.saved();
    let things = request.services.saved.things(&request.actor).await?;
    let reference = request.services.catalogue.reference().await?;
    let (returned, faults) = request.returned::<serde_json::Value>().unwrap_or_default();
    let new: NewCalendar = serde_json::from_value(returned).unwrap_or_default();
    let above = vec![(path::me(request.lang), words.frame.my_page.to_owned())];
    let body = view! {
        <Breadcrumbs words above here=w.title/>
        <header class="page-title">
            <h1>{w.title}</h1>
            <p class="page-title__lead">{w.lead}</p>
        </header>
        {refused(words, &faults)}
        {(!new.secret.is_empty()).then(|| calendar_shown(&request, &new.secret))}
        {offers(words, &things, &reference, request.today)}
        {searches(words, &things, &reference)}
        {calendar(words, &things)}
        {competence(words, &things, &reference)}
    };
    Ok(Page::private(w.title, body))
}

/// Why something could not be saved.
fn refused(words: Words, faults: &[FieldFault]) -> Option<AnyView> {
    let w = words.saved();
    let fault = faults.first()?;
    let said = match (fault.field.as_str(), &fault.problem) {
        ("offer", Problem::AtMost(n)) => fill(w.full_offers, &[("n", &n.to_string())]),
        ("search", Problem::AtMost(n)) => fill(w.full_searches, &[("n", &n.to_string())]),
        ("query", _) => w.unusable.to_owned(),
        (_, problem) => words.problem(problem),
    };
    let notice = view! {
        <div class="notice" data-tone="warn" role="alert">
            {sign("warning")}
            <div class="notice__body"><p>{said}</p></div>
        </div>
    };
    Some(notice.into_any())
}

/// The form the cards' boxes belong to.
const COMPARE_FORM: &str = "sammenlign";

fn offers(words: Words, things: &SavedThings, reference: &Reference, today: Date) -> AnyView {
    let w = words.saved();
    let count = fill(
        w.n_of_offers,
        &[
            ("n", &things.offers.len().to_string()),
            ("most", &OFFERS.to_string()),
        ],
    );
    let list = if things.offers.is_empty() {
        view! {
            <div class="empty-state">
                <p class="empty-state__title">{w.no_offers}</p>
                <p>{w.no_offers_text}</p>
                <p><a class="ds-button" href=path::offers(words.lang)>{words.frame.find}</a></p>
            </div>
        }
        .into_any()
    } else {
        let cards = things
            .offers
            .iter()
            .map(|saved| view! { <li>{one_offer(words, saved, reference, today)}</li> })
            .collect_view();
        let s = words.search;
        let comparable = things.offers.iter().filter(|o| o.live.is_some()).count() > 1;
        let compare = comparable.then(|| {
            view! {
                <form class="compare-tray no-print" id=COMPARE_FORM method="get" action=path::compare(words.lang, &[])>
                    <p>{s.compare_how}</p>
                    <button class="ds-button" type="submit">{sign("scales")} {s.compare_chosen}</button>
                </form>
            }
        });
        view! {
            <ul class="hit-list">{cards}</ul>
            {compare}
            <p class="saved-export no-print">
                <a class="with-sign" href=path::saved_csv(words.lang)>{sign("download")}<span>{w.export}</span></a>
            </p>
        }
        .into_any()
    };
    view! {
        <section class="section">
            <div class="section__head"><h2>{w.offers}</h2><p class="soft">{count}</p></div>
            {list}
        </section>
    }
    .into_any()
}

fn one_offer(words: Words, saved: &SavedOffer, reference: &Reference, today: Date) -> AnyView {
    let Some(live) = &saved.live else {
        return view! {
            <article class="offer-card">
                <h2 class="offer-card__title">
                    <a href=path::offer(words.lang, saved.offer)>{saved.title.clone()}</a>
                </h2>
                <p class="soft">{words.saved().gone}</p>
                <div class="offer-card__foot">{remove_offer(words, saved.offer.to_string(), &saved.title)}</div>
            </article>
        }
        .into_any();
    };
    let title = &live.version.plan.title;
    let name = fill(words.search.compare_this, &[("title", title)]);
    let actions = view! {
        <div class="offer-card__actions">
        <label class="choice no-print">
            <input class="ds-input" type="checkbox" name="tilbud" value=saved.offer.to_string() form=COMPARE_FORM
                aria-label=name/>
            <span>{words.search.compare}</span>
        </label>
        {remove_offer(words, saved.offer.to_string(), title)}
        </div>
    };
    offer_card(words, reference, live, today, None, Some(actions.into_any()))
}

fn remove_offer(words: Words, offer: String, title: &str) -> AnyView {
    let w = words.saved();
    view! {
        <form class="no-print" method="post" action=path::act(words.lang, "saved/remove_offer")>
            <input type="hidden" name="offer" value=offer/>
            <button class="link-button" type="submit" aria-label=fill(w.unsave_this, &[("title", title)])>
                {w.remove}
            </button>
        </form>
    }
    .into_any()
}

fn searches(words: Words, things: &SavedThings, reference: &Reference) -> AnyView {
    let w = words.saved();
    let count = fill(
        w.n_of_searches,
        &[
            ("n", &things.searches.len().to_string()),
            ("most", &SEARCHES.to_string()),
        ],
    );
    let list = if things.searches.is_empty() {
        view! {
            <div class="empty-state">
                <p class="empty-state__title">{w.no_searches}</p>
                <p>{w.no_searches_text}</p>
            </div>
        }
        .into_any()
    } else {
        let rows = things
            .searches
            .iter()
            .map(|search| search_row(words, search, reference))
            .collect_view();
        view! {
            <table class="work-table">
                <caption class="sr-only">{w.searches}</caption>
                <thead>
                    <tr>
                        <th scope="col">{w.search}</th>
                        <th scope="col">{w.saved_on}</th>
                        <th scope="col">{w.alert}</th>
                        <th scope="col"><span class="sr-only">{w.action}</span></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    view! {
        <section class="section">
            <div class="section__head"><h2 id="sok">{w.searches}</h2><p class="soft">{count}</p></div>
            <p class="section__lead">{w.searches_lead}</p>
            {list}
        </section>
    }
    .into_any()
}

fn search_row(words: Words, search: &SavedSearch, reference: &Reference) -> AnyView {
    let (w, lang) = (words.saved(), words.lang);
    let said = words.search_said(&search.query(reference), reference);
    let href = path::offers_with(lang, search.pairs.iter().map(|(n, v)| (n.as_str(), v.as_str())));
    let saved_on = oslo_date(search.saved_at);
    let (state, turn) = if search.alert {
        (w.alert_on, w.turn_off)
    } else {
        (w.alert_off, w.turn_on)
    };
    let on = (!search.alert).to_string();
    let id = search.id.to_string();
    view! {
        <tr>
            <th scope="row"><a href=href>{said.clone()}</a></th>
            <td data-label=w.saved_on><time datetime=saved_on.to_string()>{date_words(saved_on, lang)}</time></td>
            <td data-label=w.alert>
                <form class="cluster cluster--tight" method="post" action=path::act(lang, "saved/set_alert")>
                    <input type="hidden" name="search" value=id.clone()/>
                    <input type="hidden" name="on" value=on/>
                    {search.alert.then(|| sign("bell"))}
                    <span>{state}</span>
                    <button class="link-button" type="submit">{turn}<span class="sr-only">": " {said.clone()}</span></button>
                </form>
            </td>
            <td>
                <form method="post" action=path::act(lang, "saved/remove_search")>
                    <input type="hidden" name="search" value=id/>
                    <button class="link-button" type="submit">{w.remove}<span class="sr-only">": " {said}</span></button>
                </form>
            </td>
        </tr>
    }
    .into_any()
}

/// The calendar address, this once.
fn calendar_shown(request: &Request, secret: &str) -> AnyView {
    let w = request.words().saved();
    let address = format!(
        "{}{}",
        request.public_url,
        path::saved_calendar(request.lang, secret)
    );
    view! {
        <div class="notice" data-tone="good" role="status">
            {sign("calendar")}
            <div class="notice__body stack stack--tight">
                <p>{w.calendar_here}</p>
                <label class="sr-only" for="kalenderadresse">{w.address}</label>
                <input class="ds-input" id="kalenderadresse" type="text" readonly=true value=address.clone()/>
                <p><a href=webcal(&address)>{w.calendar_open}</a></p>
            </div>
        </div>
    }
    .into_any()
}

fn calendar(words: Words, things: &SavedThings) -> AnyView {
    let (w, lang) = (words.saved(), words.lang);
    let since = things.calendar_since.map(|at| date_words(oslo_date(at), lang));
    let state = since
        .as_ref()
        .map(|date| view! { <p class="measure">{fill(w.calendar_since, &[("date", date)])}</p> });
    let make = if since.is_some() {
        w.calendar_renew
    } else {
        w.calendar_make
    };
    let stop = since.is_some().then(|| {
        view! {
            <form method="post" action=path::act(lang, "saved/stop_calendar")>
                <button class="ds-button" data-variant="tertiary" type="submit">{w.calendar_stop}</button>
            </form>
        }
    });
    view! {
        <section class="section no-print">
            <h2>{w.calendar}</h2>
            <p class="section__lead">{w.calendar_lead}</p>
            {state}
            <div class="cluster calendar-actions">
                <form method="post" action=path::act(lang, "saved/new_calendar")>
                    <button class="ds-button" data-variant="secondary" type="submit">{sign("calendar")} {make}</button>
                </form>
                {stop}
            </div>
        </section>
    }
    .into_any()
}

/// What she teaches and has, as far as she asked to have it remembered.
fn competence(words: Words, things: &SavedThings, reference: &Reference) -> AnyView {
    let (w, lang) = (words.competence(), words.lang);
    let href = path::competence(lang);
    let body = match &things.competence {
        None => view! { <p class="measure">{w.own_none} " " <a href=href>{w.title}</a></p> }.into_any(),
        Some(kept) => {
            let since = date_words(oslo_date(kept.kept_at), lang);
            view! {
                <p><a href=href>{words.competence_said(&kept.form, reference)}</a></p>
                <form class="cluster" method="post" action=path::act(lang, "competence/forget")>
                    <input type="hidden" name="back" value=path::saved(lang)/>
                    <span>{fill(w.kept, &[("date", &since)])}</span>
                    <button class="link-button" type="submit">{w.forget}</button>
                </form>
            }
            .into_any()
        }
    };
    view! { <section class="section"><h2>{w.own}</h2>{body}</section> }.into_any()
}

/// Where a letter's receiver ends its alerts. Reading it changes nothing; the button does.
///
/// # Errors
/// `Internal` only: an unknown token has its page, too, under 404.
pub async fn unsubscribe_page(request: Request) -> Result<Page, Fault> {
    let token: String = request.param("token")?;
    let words = request.words();
    let reader = match request.services.saved.reader(&token).await {
        Err(Fault::Missing) => return Ok(dead_link(words)),
        reader => reader?,
    };
    let (title, body) = unsubscribing(words, &token, &reader);
    Ok(Page::private(title, body).at(Width::Narrow))
}

/// A link that ends nothing, and the other way to end the letters.
fn dead_link(words: Words) -> Page {
    let (f, w) = (words.frame, words.saved());
    let body = view! {
        <header class="page-title"><h1>{f.dead_link_title}</h1></header>
        <div class="prose">
            <p>{f.dead_link}</p>
            <p>{w.dead_link_else} " " <a href=path::saved(words.lang)>{w.to_saved}</a></p>
        </div>
    };
    Page::private(f.dead_link_title, body)
        .at(Width::Narrow)
        .answered_with(404)
}

fn unsubscribing(words: Words, token: &str, reader: &AlertReader) -> (&'static str, AnyView) {
    let w = words.saved();
    let who = [("who", reader.hint.as_str())];
    if reader.alerts == 0 {
        let body = view! {
            <header class="page-title">
                <h1>{w.unsubscribed_title}</h1>
                <p class="page-title__lead">{fill(w.unsubscribed_text, &who)}</p>
            </header>
            <p><a href=path::saved(words.lang)>{w.to_saved}</a></p>
        };
        return (w.unsubscribed_title, body.into_any());
    }
    let body = view! {
        <header class="page-title">
            <h1>{w.unsubscribe_title}</h1>
            <p class="page-title__lead">{fill(w.unsubscribe_lead, &who)}</p>
        </header>
        <form method="post" action=path::act(words.lang, "saved/unsubscribe")>
            <input type="hidden" name="token" value=token.to_owned()/>
            <button class="ds-button" type="submit">{w.unsubscribe_button}</button>
        </form>
    };
    (w.unsubscribe_title, body.into_any())
}

#[cfg(test)]
mod tests;
