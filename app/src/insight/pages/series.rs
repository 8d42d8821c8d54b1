//! One offer over the years: small drawings side by side, each with its table, beside subject and country.

use leptos::prelude::*;

use super::method::how_made;
use super::steps;
use crate::catalogue::model::Reference;
use crate::catalogue::model::Theme;
use crate::insight::telling::{BlockYears, Norm, Series, SeriesSurvey, Signal, SignalKind, YearFigure};
use crate::path;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::ids::OfferId;
use crate::shared::page::{Page, Width};
use crate::shared::ui::{DemoMark, Mark, Mean, NormMarks, StateTag, YearsChart, YearsKey, file_links, sign};
use crate::shared::units::decimal;
use crate::words::{Words, fill};

/// An offer's figures over the years.
///
/// # Errors
/// `SignIn`, `Forbidden`; `Missing` where no survey of it has closed.
pub async fn series_page(request: Request) -> Result<Page, Fault> {
    let id: OfferId = request.param("offer")?;
    let series = request.services.insight.series(&request.actor, id).await?;
    let reference = request.services.catalogue.reference().await?;
    let words = request.words();
    let title = format!("{} – {}", series.title, words.telling().to_series);
    Ok(Page::private(title, series_view(words, &series, &reference)).at(Width::Work))
}

pub(super) fn series_view(words: Words, series: &Series, reference: &Reference) -> AnyView {
    let w = words.telling();
    let subject = reference.subject_name(&series.subject, words.lang).to_owned();
    let figures = if series.measures.is_empty() {
        view! {
            <div class="empty-state">
                <h2 class="empty-state__title">{w.series_none_title}</h2>
                <p>{w.series_none}</p>
            </div>
        }
        .into_any()
    } else {
        figures(words, series)
    };
    let files = (!series.measures.is_empty()).then(|| {
        let links = file_links(words, |kind| path::series_file(words.lang, series.offer, kind));
        view! { <p>{links}</p> }
    });
    view! {
        {steps(words, &series.title)}
        <header class="page-title">
            <p class="page-title__over">{series.institution_short.clone()} " · " {subject}</p>
            <h1>{series.title.clone()} " " <DemoMark words on=series.is_demo/></h1>
            <p class="page-title__lead">{w.series_lead}</p>
        </header>
        <div class="stack">{signals(words, &series.signals)}</div>
        {figures}
        {questions(words, series)}
        {files}
        {surveys(words, series)}
    }
    .into_any()
}

/// What has changed, in words, before the drawings.
fn signals(words: Words, signals: &[Signal]) -> AnyView {
    let told = signals
        .iter()
        .filter(|s| s.kind != SignalKind::Waiting)
        .map(|signal| {
            let (tone, icon) = match signal.kind {
                SignalKind::Fell | SignalKind::Dipped => (Some("warn"), "warning"),
                SignalKind::Rose => (Some("good"), "check"),
                _ => (None, "info"),
            };
            let name = signal.measure.map(|m| words.measure(m).to_owned());
            let title = name.map_or(words.signal_kind(signal.kind).to_owned(), |name| {
                format!("{}: {name}", words.signal_kind(signal.kind))
            });
            view! {
                <div class="notice" data-tone=tone>
                    {sign(icon)}
                    <div class="notice__body">
                        <p class="notice__title">{title}</p>
                        <p>{words.evidence(signal)}</p>
                    </div>
                </div>
            }
        });
    told.collect_view().into_any()
}

fn figures(words: Words, series: &Series) -> AnyView {
    let w = words.telling();
    let charts = series.measures.iter().map(|m| {
        let over = Over {
            name: words.measure(m.measure).to_owned(),
            theme: m.measure.theme(),
            years: &m.years,
            norms: (&m.subject, &m.nation),
        };
        let name = over.name();
        figure(
            words,
            &over,
            view! { <h3 class="figure__title">{name}</h3> }.into_any(),
        )
    });
    let charts = charts.collect_view();
    let measures = series.measures.iter().map(|m| (&m.subject, &m.nation));
    let items = series.blocks.iter().flat_map(|b| &b.items);
    let hides = measures
        .chain(items.map(|i| (&i.subject, &i.nation)))
        .any(|(subject, nation)| subject.is_empty() || nation.is_empty());
    view! {
        <section class="section">
            <h2>{w.years}</h2>
            <YearsKey words own=w.own/>
            <div class="small-multiples">{charts}</div>
            <div class="source">
                <p>{w.index_note} " " {w.waits_note}</p>
                <p>{w.best_guess_note}</p>
                {hides.then(|| view! { <p>{w.norm_hidden}</p> })}
                <p>{fill(words.figures.n_means, &[("n", &series.min_answers.to_string())])} " " {how_made(words)}</p>
            </div>
        </section>
    }
    .into_any()
}

/// The scale questions, part by part, folded: most readers stop at the measures.
fn questions(words: Words, series: &Series) -> Option<AnyView> {
    let w = words.telling();
    if series.blocks.is_empty() {
        return None;
    }
    let block = |block: &BlockYears| {
        let charts = block.items.iter().map(|one| {
            let over = Over {
                name: one.item.headline(words.lang),
                theme: one.item.theme,
                years: &one.years,
                norms: (&one.subject, &one.nation),
            };
            let name = over.name();
            figure(
                words,
                &over,
                view! { <h4 class="figure__title">{name}</h4> }.into_any(),
            )
        });
        let show = fill(w.items_show, &[("n", &block.items.len().to_string())]);
        view! {
            <h3>{block.title.get(words.lang).to_owned()}</h3>
            <details class="fold">
                <summary>{show}</summary>
                <div class="small-multiples">{charts.collect_view()}</div>
            </details>
        }
    };
    let blocks = series.blocks.iter().map(block).collect_view();
    let section = view! {
        <section class="section">
            <h2>{w.items}</h2>
            <p class="section__lead">{w.items_lead}</p>
            {blocks}
        </section>
    };
    Some(section.into_any())
}

/// A measure or a question over the years.
struct Over<'a> {
    name: String,
    theme: Option<Theme>,
    /// Oldest first.
    years: &'a [YearFigure],
    /// Means of the subject and the country.
    norms: (&'a [Norm], &'a [Norm]),
}

impl Over<'_> {
    /// With the theme's sign.
    fn name(&self) -> AnyView {
        let icon = self.theme.map(|t| view! { {sign(&format!("theme-{t}"))} " " });
        view! { {icon}{self.name.clone()} }.into_any()
    }
}

/// Drawing, and the same in a table.
fn figure(words: Words, over: &Over<'_>, title: AnyView) -> AnyView {
    let w = words.telling();
    let marks: Vec<Mark> = over.years.iter().map(mark).collect();
    let norm = |norms: &[Norm]| norms.iter().map(|n| (n.year.0, n.mean)).collect();
    let norms = NormMarks {
        subject: norm(over.norms.0),
        nation: norm(over.norms.1),
    };
    let label = format!("{}: {}", w.years, over.name);
    view! {
        <figure class="figure">
            {title}
            <YearsChart words name=over.name.clone() marks norms/>
            <details class="figure__table">
                <summary>{w.as_table}</summary>
                <div class="scroll-frame" tabindex="0" role="region" aria-label=label>{table(words, over)}</div>
                {lent(words, over)}
            </details>
        </figure>
    }
    .into_any()
}

pub(in crate::insight) fn mark(year: &YearFigure) -> Mark {
    Mark {
        years: (year.years.0.0, year.years.1.0),
        estimate: year.estimate,
    }
}

fn table(words: Words, over: &Over<'_>) -> AnyView {
    let (w, f) = (words.telling(), words.figures);
    // Only measures borrow; for a single question nothing is guessed.
    let borrows = over.years.iter().any(|y| y.borrowed.is_some());
    let (subject, nation) = over.norms;
    let norm = |norms: &[Norm], year: &YearFigure| {
        let found = norms.iter().find(|n| n.year == year.years.1);
        found.map_or("–".to_owned(), |n| decimal(n.mean, 1, words.lang))
    };
    let rows = over
        .years
        .iter()
        .map(|year| {
            let of = fill(
                w.of_invited,
                &[("n", &year.n.to_string()), ("invited", &year.invited.to_string())],
            );
            let best = year.borrowed.map(|b| view! { <Mean words estimate=b.estimate/> });
            let best = best.map_or_else(|| "–".into_any(), IntoAny::into_any);
            view! {
                <tr>
                    <th scope="row" class=(year.years.0 == year.years.1).then_some("nowrap")>{words.years_told(year.years)}</th>
                    <td><Mean words estimate=year.estimate/></td>
                    <td class="numeric">{norm(subject, year)}</td>
                    <td class="numeric">{norm(nation, year)}</td>
                    <td class="nowrap">{of}</td>
                    {borrows.then(|| view! { <td>{best}</td> })}
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="work-table work-table--keep">
            <caption class="sr-only">{over.name.clone()}</caption>
            <thead>
                <tr>
                    <th scope="col">{w.year}</th>
                    <th scope="col">{f.mean}</th>
                    <th scope="col" class="numeric">{w.subject}</th>
                    <th scope="col" class="numeric">{w.nation}</th>
                    <th scope="col">{f.n}</th>
                    {borrows.then(|| view! { <th scope="col">{w.best_guess}</th> })}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// What the best guesses of a table have borrowed, a line each.
fn lent(words: Words, over: &Over<'_>) -> Option<AnyView> {
    let line = |year: &YearFigure| {
        let borrowed = words.borrowed(year.borrowed.as_ref()?);
        Some(view! { <li>{words.years_told(year.years)} ": " {borrowed}</li> })
    };
    let lines: Vec<_> = over.years.iter().filter_map(line).collect();
    let title = words.telling().best_guess;
    (!lines.is_empty()).then(|| {
        view! { <p class="figure__note">{title} ":"</p> <ul class="plain-list figure__lent">{lines}</ul> }
            .into_any()
    })
}

fn surveys(words: Words, series: &Series) -> AnyView {
    let w = words.telling();
    let row = |survey: &SeriesSurvey| {
        let state = if survey.waits { w.waits } else { w.told };
        let href = path::results(words.lang, survey.evaluation);
        view! {
            <tr>
                <th scope="row"><a class="ds-link" href=href>{survey.year.to_string()}</a></th>
                <td class="numeric" data-label=words.insight.invited>{survey.invited.to_string()}</td>
                <td data-label=words.figures.result>{state}</td>
                <td data-label=w.progress_title>
                    <StateTag code=survey.progress.code() text=w.progress(survey.progress)/>
                </td>
            </tr>
        }
    };
    let rows = series.surveys.iter().rev().map(row).collect_view();
    view! {
        <section class="section">
            <h2>{w.surveys}</h2>
            <table class="work-table">
                <caption class="sr-only">{w.surveys}</caption>
                <thead>
                    <tr>
                        <th scope="col">{w.year}</th>
                        <th scope="col" class="numeric">{words.insight.invited}</th>
                        <th scope="col">{words.figures.result}</th>
                        <th scope="col">{w.progress_title}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}
