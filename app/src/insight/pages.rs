//! Figures over many surveys, for an institution's own people and for the directorate: the overview here,
//! and beside it one offer over the years, what has changed, and subjects by theme.

mod changes;
#[cfg(test)]
mod drawn_tests;
mod first;
mod heat;
pub(crate) mod method;
#[cfg(test)]
pub mod samples;
pub(in crate::insight) mod series;
mod surveys;

use leptos::prelude::*;

use self::method::how_made;
use super::form::{HeatChoice, OverviewChoice};
use super::model::{Breakdown, Overview, OverviewRow, ShownRow};
use super::telling::Measure;
use super::views::model::ViewPage;
use super::views::pages::keep;
use crate::catalogue::model::{Reference, Theme};
use crate::path;
use crate::route;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::page::{Page, Route, Width};
use crate::shared::ui::{
    Breadcrumbs, DemoMark, DotAxis, DotInterval, Mean, TooFew, any_or, file_links, filter_choice, sign,
};
use crate::words::{Words, fill};

/// The addresses of this domain's pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        route!("/{lang}/slik-regnes-tallene", method::method_page),
        route!("/{lang}/resultater", first::overview_page),
        route!("/{lang}/resultater/endringer", changes::changes_page),
        route!("/{lang}/resultater/fag-og-tema", heat::heat_page),
        route!("/{lang}/resultater/serie/{offer}", series::series_page),
    ]
}

/// Where among the overviews a page is.
#[derive(Clone, Copy, PartialEq)]
enum Place<'a> {
    Overview(&'a OverviewChoice),
    Changes,
    Heat,
}

/// The overviews beside each other; the heat table for those who see everything.
fn tabs(words: Words, here: Place<'_>, all: bool) -> AnyView {
    let w = words.telling();
    let year = match here {
        Place::Overview(choice) => choice.year,
        _ => None,
    };
    let breakdowns = Breakdown::ALL.iter().map(|&by| {
        let choice = OverviewChoice {
            by,
            year,
            ..OverviewChoice::default()
        };
        let href = path::overview_with(words.lang, choice.pairs());
        let is_here = matches!(here, Place::Overview(choice) if choice.by == by);
        (href, words.insight.by(by), is_here)
    });
    let changes = (path::changes(words.lang), w.changes, here == Place::Changes);
    let dossiers = (path::dossiers(words.lang), words.dossier().title, false);
    let bank = all.then(|| (path::questionnaires(words.lang), words.bank().title, false));
    let heat = all.then(|| (path::heat(words.lang), w.heat, here == Place::Heat));
    let links = breakdowns
        .chain([changes])
        .chain(heat)
        .chain([dossiers])
        .chain(bank)
        .map(|(href, text, is_here)| {
            view! { <li><a href=href aria-current=is_here.then_some("page")>{text}</a></li> }
        })
        .collect_view();
    view! { <nav class="tabs" aria-label=words.insight.breakdown><ul>{links}</ul></nav> }.into_any()
}

/// The way back to the overview.
fn steps(words: Words, here: &str) -> AnyView {
    let above = vec![
        (path::front(words.lang), words.frame.front.to_owned()),
        (path::overview(words.lang), words.frame.results.to_owned()),
    ];
    view! { <Breadcrumbs words above here=here.to_owned()/> }.into_any()
}

async fn the_overview(request: Request) -> Result<Page, Fault> {
    let (choice, ignored) = OverviewChoice::read(&request.query);
    let services = &request.services;
    let overview = services.insight.overview(&request.actor, &choice).await?;
    let reference = services.catalogue.reference().await?;
    let words = request.words();
    let body = overview_view(words, &choice, !ignored.is_empty(), &overview, &reference);
    Ok(Page::private(words.insight.title, body).at(Width::Work))
}

/// What a row's key stands for, in words.
#[must_use]
pub fn row_name(words: Words, by: Breakdown, key: &str, reference: &Reference) -> String {
    match by {
        Breakdown::Subject => reference.subject_name(key, words.lang).to_owned(),
        Breakdown::Institution => key.to_owned(),
        Breakdown::County => reference.place(key).map_or(key, |p| &p.name).to_owned(),
        Breakdown::Theme => Theme::from_code(key).map_or(key, |t| words.theme(t)).to_owned(),
    }
}

fn overview_view(
    words: Words,
    choice: &OverviewChoice,
    ignored: bool,
    overview: &Overview,
    reference: &Reference,
) -> AnyView {
    let w = words.insight;
    let lead = if overview.by == Breakdown::Theme {
        w.lead_themes
    } else {
        w.lead
    };
    let body = if overview.rows.is_empty() {
        nothing(words, overview)
    } else {
        view! { {table(words, choice, overview, reference)} {notes(words, overview)} }.into_any()
    };
    let ignored = ignored.then(|| {
        view! {
            <div class="notice">{sign("info")}<div class="notice__body"><p>{w.ignored}</p></div></div>
        }
    });
    view! {
        <header class="page-title">
            <h1>{w.title} " " <DemoMark words on=overview.includes_demo/></h1>
            <p class="page-title__lead">{lead}</p>
        </header>
        {ignored}
        {tabs(words, Place::Overview(choice), !overview.own_only)}
        {toolbar(words, choice, overview)}
        {body}
        {surveys::list(words, choice, &overview.surveys, reference)}
        {(!overview.own_only).then(|| keep(words, ViewPage::Overview, choice.on_page(1).pairs()))}
    }
    .into_any()
}

fn toolbar(words: Words, choice: &OverviewChoice, overview: &Overview) -> AnyView {
    let w = words.insight;
    let years = overview.years.iter().map(|y| (y.0.to_string(), y.to_string()));
    let year = choice.year.map(|y| y.0.to_string()).unwrap_or_default();
    let files = file_links(words, |kind| {
        path::overview_file(words.lang, kind, choice.on_page(1).pairs())
    });
    view! {
        <form class="toolbar" method="get" action=path::overview(words.lang)>
            <div class="toolbar__fields">
                <input type="hidden" name="etter" value=choice.by.code()/>
                {filter_choice("ar", w.year, &year, any_or(w.all_years, years))}
                <button class="ds-button" data-variant="secondary" type="submit">{w.show}</button>
            </div>
            <p class="cluster">{files}</p>
        </form>
    }
    .into_any()
}

fn nothing(words: Words, overview: &Overview) -> AnyView {
    let w = words.insight;
    let why = if overview.years.is_empty() {
        w.none
    } else {
        w.none_year
    };
    view! {
        <div class="empty-state">
            <h2 class="empty-state__title">{words.figures.none_title}</h2>
            <p>{why}</p>
        </div>
    }
    .into_any()
}

/// Whose figures these are, which are invented, and when a row is shown.
fn notes(words: Words, overview: &Overview) -> AnyView {
    let w = words.insight;
    let limit = fill(w.limit, &[("n", &overview.min_answers.to_string())]);
    let said = [
        (overview.own_only, w.own_only),
        (overview.includes_demo, w.includes_demo),
    ];
    let said = said
        .into_iter()
        .filter(|(on, _)| *on)
        .map(|(_, text)| view! { <p>{text}</p> })
        .collect_view();
    let waits = words.telling().waits_note;
    view! {
        <div class="source">
            {said}
            <p>{limit} " " {waits} " " {words.figures.interval}</p>
            <p>{how_made(words)}</p>
        </div>
    }
    .into_any()
}

fn table(words: Words, choice: &OverviewChoice, overview: &Overview, reference: &Reference) -> AnyView {
    let w = words.insight;
    let rows = overview
        .rows
        .iter()
        .map(|row| {
            let name = row_name(words, overview.by, &row.key, reference);
            let href = below(words, choice, overview, &row.key);
            let icon = (overview.by == Breakdown::Theme)
                .then(|| view! { {sign(&format!("theme-{}", row.key))} " " });
            table_row(words, row, icon.into_any(), name, href)
        })
        .collect_view();
    let total = table_row(words, &overview.total, ().into_any(), w.total.to_owned(), None);
    let year = overview
        .year
        .map_or(w.all_years.to_lowercase(), |y| y.to_string());
    view! {
        <table class="work-table results-table">
            <caption>{w.by(overview.by)} ", " {year}</caption>
            <thead>
                <tr>
                    <th scope="col">{w.unit(overview.by)}</th>
                    <th scope="col" class="numeric">{w.surveys}</th>
                    <th scope="col" class="numeric">{w.invited}</th>
                    {figure_heads(words)}
                </tr>
            </thead>
            <tbody>{rows} {total}</tbody>
        </table>
    }
    .into_any()
}

/// What a row is made of: its surveys, or for a theme the subjects over the years, for those who see them all.
fn below(words: Words, choice: &OverviewChoice, overview: &Overview, key: &str) -> Option<String> {
    if overview.by == Breakdown::Theme {
        let theme = Theme::from_code(key).filter(|_| !overview.own_only)?;
        let heat = HeatChoice::default().over_years(Measure::of_theme(theme));
        return Some(path::heat_with(words.lang, heat.pairs()));
    }
    let only = OverviewChoice {
        only: Some(key.to_owned()),
        ..choice.on_page(1)
    };
    let page = path::overview_with(words.lang, only.pairs());
    Some(format!("{page}#{}", surveys::ID))
}

fn table_row(words: Words, row: &OverviewRow, icon: AnyView, name: String, href: Option<String>) -> AnyView {
    let w = words.insight;
    let is_total = row.key.is_empty();
    let figures = figure_cells(words, &name, row.shown);
    let named = match href {
        Some(href) => view! { <a class="ds-link" href=href>{name}</a> }.into_any(),
        None => name.into_any(),
    };
    let kept = words.kept_back(row.waiting, row.pooled);
    let kept = (!kept.is_empty()).then(|| view! { <small class="row-note">{kept}</small> });
    view! {
        <tr data-attention=is_total.then_some("total")>
            <th scope="row">{icon}{named}{kept}</th>
            <td data-label=w.surveys class="numeric">{row.surveys.to_string()}</td>
            <td data-label=w.invited class="numeric">{row.invited.to_string()}</td>
            {figures}
        </tr>
    }
    .into_any()
}

fn figure_heads(words: Words) -> AnyView {
    let w = words.figures;
    view! {
        <th scope="col" class="numeric">{w.n}</th>
        <th scope="col">{w.mean}</th>
        <th scope="col"><span class="sr-only">{w.mean}</span><DotAxis/></th>
    }
    .into_any()
}

/// n, the mean in figures and the mean drawn; or that there are too few.
fn figure_cells(words: Words, name: &str, shown: Option<ShownRow>) -> AnyView {
    let w = words.figures;
    let Some(ShownRow { n, estimate }) = shown else {
        return view! { <td colspan="3" data-label=w.result><TooFew words/></td> }.into_any();
    };
    view! {
        <td data-label=w.n class="numeric">{n.to_string()}</td>
        <td data-label=w.mean class="nowrap"><Mean words estimate/></td>
        <td class="results-table__drawing"><DotInterval words name=name.to_owned() estimate/></td>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::lang::Lang;
    use crate::shared::ui::drawn::html;

    fn drawn(overview: &Overview) -> String {
        let choice = OverviewChoice {
            by: overview.by,
            year: overview.year,
            ..OverviewChoice::default()
        };
        let words = Words::of(Lang::Nb);
        html(|| overview_view(words, &choice, false, overview, &samples::reference()))
    }

    #[test]
    fn an_overview_says_whose_and_how_sure_and_hides_what_is_too_small() {
        let html = drawn(&samples::overview());
        assert!(
            html.contains("Engelsk: snitt 4,1, trolig mellom 3,9 og 4,3"),
            "{html}"
        );
        assert!(
            html.contains("bare deres egne") && html.contains("simulert"),
            "{html}"
        );
        assert!(html.contains("minst 6"), "{html}");
        let hidden = &html[html.find(">+norsk<").unwrap()..];
        let hidden = &hidden[..hidden.find("</tr>").unwrap()];
        assert!(
            hidden.contains("for få svar") && !hidden.contains("<circle"),
            "{hidden}"
        );
        assert!(
            html.contains("/nb/resultater/csv?etter=fag&amp;ar=2025")
                && html.contains("/nb/resultater/xlsx?etter=fag&amp;ar=2025"),
            "{html}"
        );
        let down = "/nb/resultater?etter=fag&amp;ar=2025&amp;bare=engelsk#undersokelser";
        assert!(html.contains(down), "{html}");
        assert_eq!(html.matches("aria-current=\"page\"").count(), 1);
    }

    #[test]
    fn an_empty_overview_says_what_to_do() {
        let empty = Overview {
            rows: vec![],
            ..samples::overview()
        };
        let html = drawn(&empty);
        assert!(
            html.contains("Velg et annet år") && !html.contains("<table"),
            "{html}"
        );
    }
}
