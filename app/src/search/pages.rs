//! The results page: the question, the filters, the hits. Comparison is in `compare`.
//!
//! One state, the address: every filter, chip, order and page is a link or a plain form over the same
//! parameters, so that any of it can be shared, bookmarked and used without script.

mod compare;
mod competence;
mod dictionary;
mod facets;
mod nearest;
mod ranges;
mod read;
#[cfg(test)]
pub(crate) mod tests;

use leptos::prelude::*;

use nearest::Way;

use super::form::SearchForm;
use super::islands::{LiveResults, Suggest};
use super::model::{PAGE_SIZE, SearchPage, SearchQuery, Sort};
use crate::catalogue::model::{OfferSummary, Reference};
use crate::path;
use crate::route;
use crate::saved::forms::{self, Keeping};
use crate::services::Request;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::page::{Page, Route};
use crate::shared::time::Date;
use crate::shared::ui::{Breadcrumbs, offer_card, pager, sign};
use crate::words::{Words, fill};

/// The addresses of this domain's pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        route!("/{lang}/tilbud", results_page),
        route!("/{lang}/sammenlign", compare::compare_page),
        route!("/{lang}/direktorat/synonymer", dictionary::dictionary_page),
        route!("/{lang}/kompetanse", competence::competence_page),
    ]
}

/// What every part of the results page is drawn from.
struct Results {
    words: Words,
    reference: std::sync::Arc<Reference>,
    query: SearchQuery,
    page: SearchPage,
    today: Date,
    keeping: Keeping,
}

impl Results {
    fn href(&self, query: &SearchQuery) -> String {
        path::offers_with(self.words.lang, query.pairs())
    }

    /// The same search by other words, from its first page.
    fn asking(&self, words: &str) -> String {
        self.href(&SearchQuery {
            words: words.to_owned(),
            page: 1,
            ..self.query.clone()
        })
    }

    /// Hidden fields for all parameters but those a form asks for itself; `form` is needed outside of it.
    fn hidden(&self, form: Option<&'static str>, but: impl Fn(&str) -> bool) -> AnyView {
        let kept = self.query.pairs().into_iter().filter(|(name, _)| !but(name));
        kept.map(|(name, value)| view! { <input type="hidden" name=name value=value form=form/> })
            .collect_view()
            .into_any()
    }

    /// How many pages of hits there are to look at.
    fn n_pages(&self) -> usize {
        let pages = usize::try_from(self.page.total)
            .unwrap_or(usize::MAX)
            .div_ceil(PAGE_SIZE);
        pages.min(super::form::LAST_PAGE)
    }
}

/// The results.
///
/// # Errors
/// `Internal` only: whatever cannot be used of the address is left out and named.
pub async fn results_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let reference = request.services.catalogue.reference().await?;
    let form = SearchForm {
        pairs: request.query.clone(),
    };
    let (query, faults) = form.check(|facet, value| facet.has_value(value, &reference));
    let page = request.services.search.find(&query).await?;
    let ids: Vec<_> = page.hits.iter().map(|h| h.id).collect();
    let offers = if ids.is_empty() {
        vec![]
    } else {
        request.services.catalogue.offers(&ids).await?
    };
    let all = if page.total == 0 && !page.reduced {
        request.services.search.find(&SearchQuery::everything()).await?
    } else {
        SearchPage::default()
    };
    let nearest = nearest::subjects(&page, &all, &query.words, words, &reference);
    let keeping = Keeping::of(&request, &ids).await?;
    let results = Results {
        keeping,
        words,
        reference,
        query,
        page,
        today: request.today,
    };
    let title = match results.query.words.as_str() {
        "" => words.search.title.to_owned(),
        asked => format!("{asked} – {}", words.search.title),
    };
    Ok(Page::new(title, body(&results, &faults, &offers, nearest)))
}

/// The box and what moves by itself stay; all that an answer changes lies in `#resultater`, whatever it is.
fn body(r: &Results, faults: &[FieldFault], offers: &[OfferSummary], nearest: Vec<Way>) -> AnyView {
    let w = r.words.search;
    let above = vec![(path::front(r.words.lang), r.words.frame.front.to_owned())];
    let is_found = r.page.total > 0 && r.page.relaxed.is_none();
    view! {
        <Breadcrumbs words=r.words above here=w.title/>
        <h1 class="sr-only">{w.title}</h1>
        <div class="stack stack--loose">
            {search_form(r)}
            <a class="ds-skip-link" href="#treff">{w.skip_hits}</a>
            <div class="sidebar-layout" id="resultater">
                {r.hidden(Some(SEARCH_FORM), |name| name == "q")}
                {facets::facets(r)}
                <section class="stack" id="treff" tabindex="-1" aria-label=w.hits data-waiting=w.waiting>
                    {ignored(r, faults)}
                    {sort_row(r)}
                    {is_found.then(|| forms::save_search_row(&r.keeping, r.query.pairs(), r.page.total))}
                    {notes(r)}
                    {read::understood(r)}
                    {facets::chips(r)}
                    {read::relaxed(r)}
                    {read::also(r)}
                    {r.page.relaxed.as_ref().and_then(|_| nearest::row(r, &nearest))}
                    {competence_way(r)}
                    {if r.page.total == 0 { empty(r, nearest) } else { hits(r, offers) }}
                    {r.page.relaxed.as_ref().map(|_| forms::tell_me_form(&r.keeping, r.query.pairs()))}
                </section>
            </div>
        </div>
    }
    .into_any()
}

/// The form around the search box. What is chosen stays chosen: its fields for that lie among the results.
const SEARCH_FORM: &str = "sok";

/// The box and its button, and what keeps the results up to date where they stand.
fn search_form(r: &Results) -> AnyView {
    let w = r.words.search;
    view! {
        <form class="search-form" id=SEARCH_FORM role="search" method="get" action=path::offers(r.words.lang)>
            <label class="search-form__label" for="q">{w.label}</label>
            {suggest(r.words, r.query.words.clone())}
            <LiveResults/>
        </form>
    }
    .into_any()
}

/// The search box with its button and its suggestions; stands inside a form and under a label for `q`.
#[must_use]
pub fn suggest(words: Words, value: String) -> AnyView {
    let w = words.search;
    view! {
        <div class="search-form__row" data-list=w.suggestions data-subject=w.kind_subject
            data-institution=w.kind_institution data-offer=w.kind_offer>
            <input class="ds-input search-form__input" id="q" name="q" type="search" maxlength="200" value=value
                autocomplete="off"/>
            <button class="ds-button search-form__button" type="submit">
                {sign("search")}
                <span class="search-form__button-text">{w.button}</span>
            </button>
        </div>
        <Suggest/>
    }
    .into_any()
}

/// Names what of the address could not be used.
fn ignored(r: &Results, faults: &[FieldFault]) -> Option<AnyView> {
    if faults.is_empty() {
        return None;
    }
    let w = r.words.search;
    let lines = faults
        .iter()
        .map(|f| view! { <li><code>{f.field.clone()}</code> ": " {r.words.problem(&f.problem)}</li> })
        .collect_view();
    let notice = view! {
        <div class="notice" data-tone="warn">
            {sign("warning")}
            <div class="notice__body">
                <p class="notice__title" data-said="">{w.ignored}</p>
                <ul>{lines}</ul>
                <p>{w.ignored_rest}</p>
            </div>
        </div>
    };
    Some(notice.into_any())
}

/// How many, and the choice of order. Whatever is marked as said is read aloud when it comes without a new page.
fn sort_row(r: &Results) -> AnyView {
    let w = r.words.search;
    let count = r.words.n_offers(r.page.total);
    let count = if r.page.page > 1 && r.page.total > 0 {
        let (n, last) = (r.page.page.to_string(), r.n_pages().to_string());
        fill(w.on_page, &[("count", &count), ("n", &n), ("last", &last)])
    } else {
        count
    };
    let options = Sort::ALL
        .iter()
        .map(|sort| {
            let selected = *sort == r.query.sort;
            view! { <option value=sort.code() selected=selected>{w.sort(*sort)}</option> }
        })
        .collect_view();
    view! {
        <div class="sort-row">
            <p class="sort-row__count" data-said=(r.page.total > 0).then_some("")>{count}</p>
            <form class="sort-row__order no-print" method="get" action=path::offers(r.words.lang) autocomplete="off">
                {r.hidden(None, |name| name == "sorter")}
                <label for="sorter">{w.sort_by}</label>
                <select class="ds-input" id="sorter" name="sorter">{options}</select>
                <button class="ds-button" data-variant="secondary" type="submit">{w.apply}</button>
            </form>
        </div>
    }
    .into_any()
}

/// What the reader should know of the answer itself.
fn notes(r: &Results) -> AnyView {
    let w = r.words.search;
    let filters: Vec<&str> = r
        .page
        .unapplied
        .iter()
        .map(|name| read::filter_name(r, name))
        .collect();
    let unapplied = (!filters.is_empty())
        .then(|| view! { <p>{fill(w.unapplied, &[("filters", &r.words.listed(&filters))])}</p> });
    let reduced = r.page.reduced.then(|| {
        view! {
            <div class="notice">
                {sign("info")}
                <div class="notice__body"><p data-said="">{w.reduced}</p>{unapplied}</div>
            </div>
        }
    });
    let cut = r.page.cut.then(|| {
        view! {
            <div class="notice">
                {sign("info")}
                <div class="notice__body"><p data-said="">{w.cut}</p></div>
            </div>
        }
    });
    let by_quality = (r.query.sort == Sort::Quality && !r.page.reduced)
        .then(|| view! { <p class="soft">{w.sorted_by_quality}</p> });
    view! { {reduced} {cut} {read::meant(r)} {by_quality} }.into_any()
}

/// The way to what a teacher lacks, for whoever searches for credits.
fn competence_way(r: &Results) -> AnyView {
    let w = r.words.search;
    view! {
        <p class="soft no-print">{w.competence_question} " " <a href=path::competence(r.words.lang)>{w.competence_link}</a></p>
    }
    .into_any()
}

/// The form the cards' boxes belong to.
const COMPARE_FORM: &str = "sammenlign";

fn hits(r: &Results, offers: &[OfferSummary]) -> AnyView {
    let w = r.words.search;
    let cards = offers
        .iter()
        .map(|offer| {
            let id = offer.version.offer;
            let name = fill(w.compare_this, &[("title", &offer.version.plan.title)]);
            let hit = r.page.hits.iter().find(|h| h.id == id);
            let tick = view! {
                <label class="choice no-print">
                    <input class="ds-input" type="checkbox" name="tilbud" value=id.to_string() form=COMPARE_FORM
                        aria-label=name/>
                    <span>{w.compare}</span>
                </label>
            };
            let save = forms::save_offer_button(&r.keeping, id, &offer.version.plan.title);
            let actions = view! { <div class="offer-card__actions">{save} {tick}</div> }.into_any();
            view! { <li>{offer_card(r.words, &r.reference, offer, r.today, hit, Some(actions))}</li> }
        })
        .collect_view();
    let pager = pager(r.words, r.page.page, r.n_pages(), |n| {
        let mut pairs = r.query.pairs();
        if n > 1 {
            pairs.push(("side", n.to_string()));
        }
        path::offers_with(r.words.lang, pairs)
    });
    let from = (r.page.page - 1) * PAGE_SIZE + 1;
    view! {
        <ol class="hit-list" start=from>{cards}</ol>
        <form class="compare-tray no-print" id=COMPARE_FORM method="get" action=path::compare(r.words.lang, &[])>
            <p>{w.compare_how}</p>
            <button class="ds-button" type="submit">{sign("scales")} {w.compare_chosen}</button>
        </form>
        {pager}
    }
    .into_any()
}

/// No hits: what can be done about it.
fn empty(r: &Results, nearest: Vec<Way>) -> AnyView {
    let w = r.words.search;
    let without_filters = SearchQuery {
        words: r.query.words.clone(),
        sort: r.query.sort,
        page: r.query.page,
        ..SearchQuery::everything()
    };
    let narrowed = r.query != without_filters;
    let title = if narrowed || r.query.words.is_empty() {
        w.empty_title.to_owned()
    } else {
        fill(w.empty_title_words, &[("words", &r.query.words)])
    };
    let subjects = (!nearest.is_empty()).then(|| {
        let ways = nearest
            .into_iter()
            .map(|(href, name)| view! { <li><a href=href>{name}</a></li> })
            .collect_view();
        view! { <h2>{w.nearest}</h2> <ul>{ways}</ul> }
    });
    view! {
        <div class="empty-state">
            <p class="empty-state__title" data-said="">{title}</p>
            <p>{if narrowed { w.empty_filters } else { w.empty_words }}</p>
            <p class="cluster">
                {narrowed.then(|| view! {
                    <a class="ds-button" data-variant="secondary" href=r.href(&without_filters)>{w.remove_all}</a>
                })}
                <a href=path::offers(r.words.lang)>{w.see_all}</a>
            </p>
            {r.page.relaxed.is_none().then(|| forms::tell_me_form(&r.keeping, r.query.pairs()))}
            {subjects}
        </div>
    }
    .into_any()
}
