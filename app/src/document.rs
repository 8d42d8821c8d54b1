//! The HTML document around every page, and the table of all pages.

use leptos::config::LeptosOptions;
use leptos::hydration::HydrationScripts;
use leptos::prelude::*;

use crate::accounts::model::Role;
use crate::path;
use crate::services::{KeptForm, Refused, Request};
use crate::shared::fault::Fault;
use crate::shared::lang::Lang;
use crate::shared::page::{Page, Route, Script, Width};
use crate::shared::ui::{raw_text, sign};
use crate::words::{Words, fill};
use crate::{front, route};

/// Every page of the site.
#[must_use]
pub fn routes() -> Vec<Route> {
    let mut routes = vec![route!("/{lang}/", front::front_page)];
    routes.extend(crate::about::routes());
    routes.extend(crate::accounts::pages::routes());
    routes.extend(crate::accounts::people::pages::routes());
    routes.extend(crate::accounts::staff::pages::routes());
    routes.extend(crate::audit::pages::routes());
    routes.extend(crate::catalogue::pages::routes());
    routes.extend(crate::evaluation::pages::routes());
    routes.extend(crate::evaluation::bank::pages::routes());
    routes.extend(crate::followup::pages::routes());
    routes.extend(crate::insight::pages::routes());
    routes.extend(crate::insight::dossier::pages::routes());
    routes.extend(crate::insight::partner::pages::routes());
    routes.extend(crate::insight::views::pages::routes());
    routes.extend(crate::machine::routes());
    routes.extend(crate::mail::pages::routes());
    routes.extend(crate::remarks::pages::routes());
    routes.extend(crate::review::pages::routes());
    routes.extend(crate::saved::pages::routes());
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
    /// Address of the survey form's own script.
    pub answer: Option<String>,
}

/// A whole document. The page is drawn already, so status and title are known.
pub fn document(request: &Request, files: &SiteFiles, outcome: Result<Page, Fault>) -> impl IntoView + use<> {
    let words = request.words();
    let page = outcome.unwrap_or_else(|fault| fault_page(words, request, &fault));
    let title = format!("{} – {}", page.title, words.frame.site);
    let alternates = alternates(request);
    let script = match page.script {
        Script::Islands => files
            .islands
            .clone()
            .map(|options| view! { <HydrationScripts options islands=true/> }.into_any()),
        Script::Answer => files.answer.clone().map(|src| {
            view! { <script type="module" nonce=leptos::nonce::use_nonce() src=src></script> }.into_any()
        }),
    };
    let main = match page.width {
        Width::Normal => "site-main",
        Width::Narrow => "site-main site-main--narrow",
        Width::Work => "site-main site-main--work",
        Width::Bands => "site-main site-main--bands",
    };
    view! {
        <!DOCTYPE html>
        <html lang=request.lang.html() data-color-scheme="auto">
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title inner_html=raw_text(&title)></title>
                <link rel="stylesheet" href=files.css.clone()/>
                <link rel="icon" href="/files/favicon.svg" type="image/svg+xml"/>
                {alternates}
                {(!page.is_public).then(|| view! { <meta name="robots" content="noindex"/> })}
                {script}
            </head>
            <body>
                <a class="ds-skip-link" href="#hovedinnhold">{words.frame.skip}</a>
                {request.demo.then(|| view! {
                    <aside class="demo-banner" aria-label=words.frame.demo_title>
                        <p><strong>{words.frame.demo_title} ": "</strong>{words.frame.demo}</p>
                    </aside>
                })}
                {header(request, words, page.width)}
                <main class=main id="hovedinnhold" tabindex="-1">
                    {request.notice.map(|notice| view! {
                        <div class="notice" data-tone="good" role="status">
                            {sign("check")}
                            <div class="notice__body"><p>{words.notice(notice)}</p></div>
                        </div>
                    })}
                    {(words.lang == Lang::Se).then(|| view! {
                        <div class="notice" lang="nb">
                            {sign("info")}
                            <div class="notice__body"><p>{words.frame.not_in_sami}</p></div>
                        </div>
                    })}
                    {page.body}
                </main>
                {footer(request, words)}
            </body>
        </html>
    }
}

/// Where the actor's roles lead, as `(address, words)`.
fn main_links(request: &Request, words: Words) -> Vec<(String, &'static str)> {
    let (lang, w, actor) = (request.lang, words.frame, &request.actor);
    let works_here = !actor.institutions().is_empty();
    let mut links = vec![(path::offers(lang), w.find)];
    if works_here {
        links.push((path::workbench(lang), w.workbench));
        links.push((path::decisions(lang), words.decision().list_title));
        links.push((path::surveys(lang), w.surveys));
        links.push((path::exchange(lang), words.exchange_pages().title));
    }
    if actor.may_review() {
        links.push((path::queue(lang), w.queue));
    } else if actor.may_read_all_results() {
        links.push((path::picture(lang), words.national().title));
    }
    if works_here || actor.may_read_all_results() {
        links.push((path::overview(lang), w.results));
        links.push((path::findings(lang), words.followup().title));
    }
    if actor.may_moderate() {
        links.push((path::remarks(lang), words.remarks().menu));
    }
    if actor.has(Role::Partner) {
        links.push((path::partner(lang), words.partner().title));
    }
    if actor.person.is_some() && !works_here && !actor.may_read_all_results() {
        links.push((path::saved(lang), words.saved().title));
    }
    links
}

fn header(request: &Request, words: Words, width: Width) -> AnyView {
    let lang = request.lang;
    let w = words.frame;
    let links = main_links(request, words);
    // The entry this page lies below: the longest that its address begins with.
    let above = |href: &str| request.path == href || request.path.starts_with(&format!("{href}/"));
    let nearest = links
        .iter()
        .map(|(href, _)| href)
        .filter(|h| above(h))
        .max_by_key(|h| h.len())
        .cloned();
    let links = links
        .into_iter()
        .map(|(href, text)| {
            let is_near = nearest.as_ref() == Some(&href);
            let here = is_near.then_some(if request.path == href { "page" } else { "true" });
            view! { <li><a href=href aria-current=here>{text}</a></li> }
        })
        .collect_view();
    let person = match &request.actor.person {
        Some(person) => view! {
            <form class="site-header__person" method="post" action=path::act(lang, "accounts/sign_out")>
                <a class="with-sign" href=path::me(lang)>
                    {sign("person")}
                    <span class="site-header__name">{person.name.clone()}</span>
                </a>
                <button type="submit">{w.sign_out}</button>
            </form>
        }
        .into_any(),
        None => view! { <div class="site-header__person"><a href=path::sign_in(lang)>{w.sign_in}</a></div> }
            .into_any(),
    };
    let class = if width == Width::Work {
        "site-header site-header--work"
    } else {
        "site-header"
    };
    view! {
        <header class=class>
            <div class="site-header__bar">
                <a class="site-header__brand" href=path::front(lang)>
                    <svg class="site-header__mark" aria-hidden="true"><use href="/files/signs.svg#videre"></use></svg>
                    {w.site}
                </a>
                <details class="site-header__menu">
                    <summary class="site-header__toggle">{w.menu_short} {sign("menu")}</summary>
                    <div class="site-header__panel">
                        <nav class="site-header__nav" aria-label=w.menu><ul>{links}</ul></nav>
                        <div class="site-header__tools">
                            <nav class="site-header__languages" aria-label=w.languages><ul>{languages(request)}</ul></nav>
                            {person}
                        </div>
                    </div>
                </details>
            </div>
        </header>
    }
    .into_any()
}

/// Where this very page stands in each language, for programs; nothing for pages without a language in their address.
fn alternates(request: &Request) -> AnyView {
    let query = request.query.iter().map(|(n, v)| (n.as_str(), v.as_str()));
    let here = path::with_query(&request.path, query);
    let has_language = request.path.split('/').nth(1).and_then(Lang::from_code).is_some();
    Lang::ALL
        .iter()
        .filter(|_| has_language)
        .map(|&l| {
            let there = format!("{}{}", request.public_url, path::in_language(&here, l));
            view! { <link rel="alternate" hreflang=l.code() href=there/> }
        })
        .collect_view()
        .into_any()
}

/// The same page in every language. Pages without a language in their address lead to the front page.
fn languages(request: &Request) -> AnyView {
    let query = request.query.iter().map(|(n, v)| (n.as_str(), v.as_str()));
    let has_language = request.path.split('/').nth(1).and_then(Lang::from_code).is_some();
    let here = if has_language {
        path::with_query(&request.path, query)
    } else {
        path::front(request.lang)
    };
    Lang::ALL
        .iter()
        .map(|&l| {
            let current = (l == request.lang).then_some("true");
            view! {
                <li>
                    <a href=path::in_language(&here, l) hreflang=l.code() lang=l.code() aria-current=current>{l.own_name()}</a>
                </li>
            }
        })
        .collect_view()
        .into_any()
}

fn footer(request: &Request, words: Words) -> AnyView {
    let lang = request.lang;
    let w = words.frame;
    view! {
        <footer class="site-footer">
            <div class="site-footer__inner">
                <div class="site-footer__about"><strong>{w.site}</strong><p>{w.footer}</p></div>
                <ul>
                    <li><a href=path::guideline(lang)>{w.guideline}</a></li>
                    <li><a href=path::privacy(lang)>{w.privacy}</a></li>
                    <li><a href=path::accessibility(lang)>{w.accessibility}</a></li>
                    <li><a href=path::machine_interface(lang)>{w.open_data}</a></li>
                    {request.demo.then(|| view! { <li><a href=path::demo_mail()>{w.demo_letters}</a></li> })}
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
    if *fault == Fault::SignIn
        && let Some(kept) = request
            .returned::<Refused>()
            .and_then(|(refused, _)| refused.kept)
    {
        return kept_page(words, kept);
    }
    let body = view! {
        <div class="prose">
            <h1>{title}</h1>
            <p>{text}</p>
            <ul>{fields}</ul>
            <p><a class="ds-button" href=way_on.0>{way_on.1}</a></p>
        </div>
    };
    Page::private(title, body).at(Width::Narrow)
}

/// The session ended while somebody typed: sign in beside, then send what is held here once more.
fn kept_page(words: Words, kept: KeptForm) -> Page {
    let w = words.frame;
    let fields = kept
        .pairs
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view();
    let body = view! {
        <div class="prose">
            <h1>{w.sign_in_title}</h1>
            <p>{w.kept_text}</p>
            <ol>
                <li><a href=path::sign_in(words.lang) target="_blank" rel="noopener">{w.kept_sign_in}</a></li>
                <li>{w.kept_come_back}</li>
            </ol>
            <form method="post" action=kept.action>
                {fields}
                <button class="ds-button" type="submit">{w.kept_send}</button>
            </form>
        </div>
    };
    Page::private(w.sign_in_title, body).at(Width::Narrow)
}
