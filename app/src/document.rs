//! The HTML document around every page, and the table of all pages.

use leptos::config::LeptosOptions;
use leptos::hydration::HydrationScripts;
use leptos::prelude::*;

use crate::accounts::model::Role;
use crate::path;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::lang::Lang;
use crate::shared::page::{Page, Route};
use crate::words::{Words, fill};
use crate::{front, route};

/// Every page of the site.
#[must_use]
pub fn routes() -> Vec<Route> {
    let mut routes = vec![route!("/{lang}/", front::front_page)];
    routes.extend(crate::accounts::pages::routes());
    routes.extend(crate::catalogue::pages::routes());
    routes.extend(crate::evaluation::pages::routes());
    routes.extend(crate::insight::pages::routes());
    routes.extend(crate::mail::pages::routes());
    routes.extend(crate::review::pages::routes());
    routes.extend(crate::search::pages::routes());
    routes
}

/// Where the browser finds what the build made.
#[derive(Clone, Debug)]
pub struct SiteFiles {
    /// Address of the style sheet.
    pub css: String,
    /// Output name and package folder of the islands; `None` when the site was built without them.
    pub islands: Option<LeptosOptions>,
}

/// A whole document. The page is drawn already, so status and title are known.
pub fn document(request: &Request, files: &SiteFiles, outcome: Result<Page, Fault>) -> impl IntoView + use<> {
    let words = request.words();
    let page = outcome.unwrap_or_else(|fault| fault_page(words, request, &fault));
    let title = format!("{} – {}", page.title, words.frame.site);
    let alternates = Lang::ALL
        .iter()
        .filter(|_| page.is_public && request.path.get(3..4) == Some("/"))
        .map(
            |&l| view! { <link rel="alternate" hreflang=l.code() href=path::in_language(&request.path, l)/> },
        )
        .collect_view();
    let islands = files
        .islands
        .clone()
        .map(|options| view! { <HydrationScripts options islands=true/> });
    view! {
        <!DOCTYPE html>
        <html lang=request.lang.html()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>{title}</title>
                <link rel="stylesheet" href=files.css.clone()/>
                <link rel="icon" href="/files/favicon.svg" type="image/svg+xml"/>
                {alternates}
                {(!page.is_public).then(|| view! { <meta name="robots" content="noindex"/> })}
                {islands}
            </head>
            <body>
                <a class="ds-skip-link" href="#innhold">{words.frame.skip}</a>
                {request.demo.then(|| view! { <div class="demo-banner"><p>{words.frame.demo}</p></div> })}
                {header(request, words)}
                <main class="site-main" id="innhold" tabindex="-1">
                    {request.notice.map(|notice| view! {
                        <div class="ds-alert notice" data-color="success" role="status"><p>{words.notice(notice)}</p></div>
                    })}
                    {page.body}
                </main>
                {footer(request, words)}
            </body>
        </html>
    }
}

fn header(request: &Request, words: Words) -> AnyView {
    let lang = request.lang;
    let w = words.frame;
    let actor = &request.actor;
    let mut links = vec![(path::offers(lang), w.find)];
    if !actor.institutions().is_empty() {
        links.push((path::workbench(lang), w.workbench));
        links.push((path::surveys(lang), w.surveys));
    }
    if actor.may_review() {
        links.push((path::queue(lang), w.queue));
    }
    if !actor.institutions().is_empty() || actor.may_read_all_results() {
        links.push((path::overview(lang), w.results));
    }
    let links = links
        .into_iter()
        .map(|(href, text)| {
            let here = request.path == href;
            view! { <li><a class="ds-link site-header__link" href=href aria-current=here.then_some("page")>{text}</a></li> }
        })
        .collect_view();
    let person = match &actor.person {
        Some(person) => view! {
            <a class="ds-link site-header__person" href=path::me(lang)>{person.name.clone()}</a>
            <form class="site-header__sign-out" method="post" action=path::act(lang, "accounts/sign_out")>
                <button class="ds-button" data-variant="tertiary" data-size="sm" type="submit">{w.sign_out}</button>
            </form>
        }
        .into_any(),
        None => view! { <a class="ds-link site-header__person" href=path::sign_in(lang)>{w.sign_in}</a> }.into_any(),
    };
    let query = request.query.iter().map(|(n, v)| (n.as_str(), v.as_str()));
    let here = path::with_query(&request.path, query);
    let languages = Lang::ALL
        .iter()
        .map(|&l| {
            let current = (l == lang).then_some("true");
            view! {
                <li>
                    <a class="ds-link" href=path::in_language(&here, l) hreflang=l.code() lang=l.code() aria-current=current>
                        {l.own_name()}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <header class="site-header">
            <div class="site-header__inner">
                <a class="site-header__logo" href=path::front(lang)>{w.site}</a>
                <nav class="site-header__nav" aria-label=w.menu><ul>{links}</ul></nav>
                <div class="site-header__account">{person}</div>
                <nav class="site-header__languages" aria-label=w.languages><ul>{languages}</ul></nav>
            </div>
        </header>
    }
    .into_any()
}

fn footer(request: &Request, words: Words) -> AnyView {
    let lang = request.lang;
    let w = words.frame;
    view! {
        <footer class="site-footer">
            <div class="site-footer__inner">
                <p>{w.footer}</p>
                <ul class="site-footer__links">
                    <li><a class="ds-link" href=path::guideline(lang)>{w.guideline}</a></li>
                    <li><a class="ds-link" href=path::privacy(lang)>{w.privacy}</a></li>
                    <li><a class="ds-link" href=path::accessibility(lang)>{w.accessibility}</a></li>
                    <li><a class="ds-link" href="/api/v1/openapi.json">{w.open_data}</a></li>
                    {request.demo.then(|| view! {
                        <li><a class="ds-link" href=path::demo_mail()>{w.demo_letters}</a></li>
                    })}
                </ul>
            </div>
        </footer>
    }
    .into_any()
}

/// What happened, what still holds, and where to go.
fn fault_page(words: Words, request: &Request, fault: &Fault) -> Page {
    let (title, text) = words.fault(fault);
    let lang = request.lang;
    let fields = match fault {
        Fault::Invalid(faults) => faults
            .iter()
            .map(|f| view! { <li><code>{f.field.clone()}</code> ": " {words.problem(&f.problem)}</li> })
            .collect_view()
            .into_any(),
        Fault::Internal(ticket) => {
            view! { <li>{fill(words.frame.ticket, &[("ticket", &ticket.0)])}</li> }.into_any()
        }
        _ => ().into_any(),
    };
    let way_on = match fault {
        Fault::SignIn => (path::sign_in_to(lang, &request.path), words.frame.sign_in),
        Fault::Missing => (path::offers(lang), words.frame.find),
        _ if request.actor.has(Role::Reviewer) => (path::queue(lang), words.frame.queue),
        _ => (path::front(lang), words.frame.front),
    };
    let body = view! {
        <div class="prose fault-page">
            <h1 class="ds-heading page-title" data-size="lg">{title}</h1>
            <p>{text}</p>
            <ul>{fields}</ul>
            <p><a class="ds-button" href=way_on.0>{way_on.1}</a></p>
        </div>
    };
    Page::private(title, body)
}
