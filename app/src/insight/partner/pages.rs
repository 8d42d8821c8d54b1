//! A partner's page: what she reads of, broken down as she chooses.

use leptos::prelude::*;

use super::model::{MEASURES, PartnerBreakdown, PartnerChoice, PartnerFigures, PartnerRow};
use crate::catalogue::model::{Reference, Theme};
use crate::insight::pages::method::how_made;
use crate::path;
use crate::route;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::page::{Page, Route, Width};
use crate::shared::time::StudyYear;
use crate::shared::ui::{DemoMark, DotAxis, DotInterval, Mean, TooFew, any_or, filter_choice, sign};
use crate::words::{Words, fill};

/// The addresses of these pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![route!("/{lang}/partner", partner_page)]
}

/// Figures within the reach of the actor's organisation.
///
/// # Errors
/// `SignIn`; `Forbidden` for anyone who is no partner, and for a county outside her reach.
pub async fn partner_page(request: Request) -> Result<Page, Fault> {
    let (choice, ignored) = PartnerChoice::read(&request.query);
    let figures = request.services.partner.figures(&request.actor, choice).await?;
    let reference = request.services.catalogue.reference().await?;
    let words = request.words();
    let body = partner_view(words, &figures, ignored, &reference);
    Ok(Page::private(words.partner().title, body).at(Width::Work))
}

/// What a row's key stands for, in words.
#[must_use]
pub fn row_name(words: Words, by: PartnerBreakdown, key: &str, reference: &Reference) -> String {
    match by {
        PartnerBreakdown::Subject => reference.subject_name(key, words.lang).to_owned(),
        PartnerBreakdown::County => county_name(words, key, reference),
        PartnerBreakdown::Theme => Theme::from_code(key).map_or(key, |t| words.theme(t)).to_owned(),
        PartnerBreakdown::Year => key
            .parse()
            .map_or_else(|_| key.to_owned(), |y| StudyYear(y).to_string()),
    }
}

fn county_name(words: Words, code: &str, reference: &Reference) -> String {
    if code.is_empty() {
        return words.partner().no_county.to_owned();
    }
    reference.place(code).map_or(code, |p| &p.name).to_owned()
}

/// What the total is of: the chosen county, the counties in reach, or the country.
#[must_use]
pub fn reach(words: Words, figures: &PartnerFigures, reference: &Reference) -> String {
    let names = |codes: &[String]| {
        let names: Vec<String> = codes.iter().map(|c| county_name(words, c, reference)).collect();
        names.join(", ")
    };
    match &figures.choice.county {
        Some(county) => county_name(words, county, reference),
        None if figures.partnership.counties.is_empty() => words.partner().country.to_owned(),
        None => names(&figures.partnership.counties),
    }
}

fn partner_view(words: Words, figures: &PartnerFigures, ignored: bool, reference: &Reference) -> AnyView {
    let w = words.partner();
    let whose = fill(
        w.whose,
        &[
            ("organisation", &figures.partnership.organisation),
            ("reach", &reach(words, figures, reference)),
        ],
    );
    let ignored = ignored.then(|| {
        let said = words.insight.ignored;
        view! { <div class="notice">{sign("info")}<div class="notice__body"><p>{said}</p></div></div> }
    });
    let body = if figures.rows.is_empty() {
        view! {
            <div class="empty-state">
                <h2 class="empty-state__title">{words.figures.none_title}</h2>
                <p>{w.none}</p>
            </div>
        }
        .into_any()
    } else {
        table(words, figures, reference)
    };
    let limit = fill(w.limit, &[("n", &figures.min_answers.to_string())]);
    view! {
        <header class="page-title">
            <p class="page-title__over">{whose}</p>
            <h1>{w.title} " " <DemoMark words on=figures.includes_demo/></h1>
            <p class="page-title__lead">{w.lead}</p>
        </header>
        {ignored}
        {tabs(words, &figures.choice)}
        {toolbar(words, figures, reference)}
        {body}
        <div class="source">
            {figures.includes_demo.then(|| view! { <p>{words.insight.includes_demo}</p> })}
            <p>{limit} " " {words.figures.interval}</p>
            <p>{w.seat} " " {how_made(words)}</p>
        </div>
    }
    .into_any()
}

fn tabs(words: Words, choice: &PartnerChoice) -> AnyView {
    let links = PartnerBreakdown::ALL.iter().map(|&by| {
        let there = PartnerChoice { by, ..choice.clone() };
        let href = path::partner_with(words.lang, there.pairs());
        let here = (by == choice.by).then_some("page");
        view! { <li><a href=href aria-current=here>{words.partner_by(by)}</a></li> }
    });
    view! {
        <nav class="tabs" aria-label=words.insight.breakdown><ul>{links.collect_view()}</ul></nav>
    }
    .into_any()
}

fn toolbar(words: Words, figures: &PartnerFigures, reference: &Reference) -> AnyView {
    let (w, i, choice) = (words.partner(), words.insight, &figures.choice);
    let years = figures.years.iter().map(|y| (y.0.to_string(), y.to_string()));
    let year = choice.year.map(|y| y.0.to_string()).unwrap_or_default();
    let year = (choice.by != PartnerBreakdown::Year)
        .then(|| filter_choice("studiear", i.year, &year, any_or(i.all_years, years)));
    let counties = figures
        .counties
        .iter()
        .map(|c| (c.clone(), county_name(words, c, reference)));
    let county = choice.county.as_deref().unwrap_or_default();
    let county = (counties.len() > 1 && choice.by != PartnerBreakdown::County)
        .then(|| filter_choice("fylke", i.county, county, any_or(w.all_counties, counties)));
    let measures = MEASURES.iter().map(|m| (m.code(), words.measure(*m).to_owned()));
    let measure = (choice.by != PartnerBreakdown::Theme)
        .then(|| filter_choice("omrade", w.measure, choice.measure.code(), measures));
    let csv = path::partner_csv(words.lang, choice.pairs());
    view! {
        <form class="toolbar" method="get" action=path::partner(words.lang)>
            <div class="toolbar__fields">
                <input type="hidden" name="etter" value=choice.by.code()/>
                {year}
                {county}
                {measure}
                <button class="ds-button" data-variant="secondary" type="submit">{i.show}</button>
            </div>
            <a class="ds-link with-sign" href=csv>{sign("download")}<span>{words.figures.csv}</span></a>
        </form>
    }
    .into_any()
}

fn table(words: Words, figures: &PartnerFigures, reference: &Reference) -> AnyView {
    let (i, f) = (words.insight, words.figures);
    let by = figures.choice.by;
    let rows = figures
        .rows
        .iter()
        .map(|r| {
            let icon = (by == PartnerBreakdown::Theme)
                .then(|| view! { {sign(&format!("theme-{}", r.key))} " " })
                .into_any();
            row(words, r, icon, row_name(words, by, &r.key, reference), false)
        })
        .collect_view();
    let total = row(
        words,
        &figures.total,
        ().into_any(),
        reach(words, figures, reference),
        true,
    );
    let nation = figures
        .nation
        .as_ref()
        .map(|n| row(words, n, ().into_any(), words.telling().nation.to_owned(), true));
    let measure = if by == PartnerBreakdown::Theme {
        words.telling().themes
    } else {
        words.measure(figures.choice.measure)
    };
    let year = figures
        .choice
        .year
        .map_or(i.all_years.to_lowercase(), |y| y.to_string());
    view! {
        <table class="work-table results-table">
            <caption>{words.partner_by(by)} ": " {measure} ", " {year}</caption>
            <thead>
                <tr>
                    <th scope="col">{words.partner_unit(by)}</th>
                    <th scope="col" class="numeric">{i.surveys}</th>
                    <th scope="col" class="numeric">{i.invited}</th>
                    <th scope="col" class="numeric">{f.n}</th>
                    <th scope="col">{f.mean}</th>
                    <th scope="col"><span class="sr-only">{f.mean}</span><DotAxis/></th>
                </tr>
            </thead>
            <tbody>{rows} {total} {nation}</tbody>
        </table>
    }
    .into_any()
}

fn row(words: Words, row: &PartnerRow, icon: AnyView, name: String, is_total: bool) -> AnyView {
    let (i, f) = (words.insight, words.figures);
    let figures = match row.shown {
        None => view! { <td colspan="3" data-label=f.result><TooFew words/></td> }.into_any(),
        Some(shown) => {
            let estimate = shown.estimate;
            view! {
                <td data-label=f.n class="numeric">{shown.n.to_string()}</td>
                <td data-label=f.mean class="nowrap"><Mean words estimate/></td>
                <td class="results-table__drawing"><DotInterval words name=name.clone() estimate/></td>
            }
            .into_any()
        }
    };
    view! {
        <tr data-attention=is_total.then_some("total")>
            <th scope="row">{icon}{name}</th>
            <td data-label=i.surveys class="numeric">{row.surveys.to_string()}</td>
            <td data-label=i.invited class="numeric">{row.invited.to_string()}</td>
            {figures}
        </tr>
    }
    .into_any()
}
