//! The figures of a dossier: how many, the whole study, subjects, themes, the years, and what has changed.

use leptos::prelude::*;

use crate::catalogue::model::Reference;
use crate::insight::dossier::model::{Beside, Dossier};
use crate::insight::model::ShownRow;
use crate::insight::pages::method::how_made;
use crate::insight::pages::series::mark;
use crate::insight::telling::{MeasureYears, Norm, SignalKind};
use crate::path;
use crate::shared::ui::{Mark, Mean, NormMarks, YearsChart, YearsKey, sign};
use crate::shared::units::{decimal, percent};
use crate::words::{Words, fill};

pub(super) fn figures(words: Words, dossier: &Dossier, reference: &Reference) -> AnyView {
    view! {
        {key(words, dossier)}
        {quality(words, dossier, reference)}
        {trend(words, dossier)}
        {changes(words, dossier, reference)}
    }
    .into_any()
}

fn key(words: Words, dossier: &Dossier) -> AnyView {
    let (w, k) = (words.dossier(), dossier.key);
    let rate = if k.invited == 0 {
        "–".to_owned()
    } else {
        percent(f64::from(k.answered) / f64::from(k.invited))
    };
    let stats = [
        (w.offers, k.offers.to_string()),
        (w.runs, k.runs.to_string()),
        (w.closed, k.closed.to_string()),
        (w.waiting, k.waiting.to_string()),
        (w.told, k.told.to_string()),
        (w.invited, k.invited.to_string()),
        (w.answered, k.answered.to_string()),
        (w.rate, rate),
    ];
    let stats = stats
        .into_iter()
        .map(|(name, n)| {
            view! { <div class="stat"><dt class="stat__name">{name}</dt><dd class="stat__value">{n}</dd></div> }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="nokkeltall">
            <h2 id="nokkeltall">{w.key}</h2>
            <dl class="stat-row">{stats}</dl>
            <div class="source"><p>{w.key_note}</p></div>
        </section>
    }
    .into_any()
}

fn own_cells(words: Words, shown: Option<ShownRow>) -> AnyView {
    let w = words.dossier();
    match shown {
        Some(ShownRow { n, estimate }) => view! {
            <td data-label=w.own class="nowrap"><Mean words estimate/></td>
            <td data-label=w.n class="numeric">{n.to_string()}</td>
        }
        .into_any(),
        None => view! {
            <td data-label=w.own><span class="figure-hidden">{w.hidden_own}</span></td>
            <td data-label=w.n class="numeric">"–"</td>
        }
        .into_any(),
    }
}

fn norm_text(words: Words, norm: Option<Norm>) -> AnyView {
    match norm {
        Some(norm) => decimal(norm.mean, 1, words.lang).into_any(),
        None => view! { <span class="figure-hidden">{words.dossier().hidden_others}</span> }.into_any(),
    }
}

fn beside_row(words: Words, beside: &Beside) -> AnyView {
    let w = words.dossier();
    let icon = beside
        .measure
        .theme()
        .map(|t| view! { {sign(&format!("theme-{t}"))} " " });
    let before = match beside.before {
        Some(shown) => view! { <Mean words estimate=shown.estimate/> }.into_any(),
        None => view! { <span class="figure-hidden">{w.hidden_before}</span> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{icon}{words.measure(beside.measure)}</th>
            {own_cells(words, beside.own)}
            <td data-label=w.before class="nowrap">{before}</td>
            <td data-label=w.nation class="numeric">{norm_text(words, beside.nation)}</td>
        </tr>
    }
    .into_any()
}

fn beside_table(words: Words, caption: &'static str, rows: &[&Beside]) -> AnyView {
    let w = words.dossier();
    let rows = rows.iter().map(|b| beside_row(words, b)).collect_view();
    view! {
        <table class="work-table">
            <caption>{caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{w.measure}</th>
                    <th scope="col">{w.own}</th>
                    <th scope="col" class="numeric">{w.n}</th>
                    <th scope="col">{w.before}</th>
                    <th scope="col" class="numeric">{w.nation}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn quality(words: Words, dossier: &Dossier, reference: &Reference) -> AnyView {
    let w = words.dossier();
    let rows = dossier.subjects.iter().map(|s| {
        let name = reference.subject_name(&s.subject, words.lang).to_owned();
        let kept = words.kept_back(s.waiting, 0);
        let kept = (!kept.is_empty()).then(|| view! { <small class="row-note">{kept}</small> });
        view! {
            <tr>
                <th scope="row">{name}{kept}</th>
                {own_cells(words, s.own)}
                <td data-label=w.whole_subject class="numeric">{norm_text(words, s.all)}</td>
            </tr>
        }
    });
    let subjects = (!dossier.subjects.is_empty()).then(|| {
        view! {
            <table class="work-table">
                <caption>{w.by_subject} ": " {w.quality.to_lowercase()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{w.subject}</th>
                        <th scope="col">{w.own}</th>
                        <th scope="col" class="numeric">{w.n}</th>
                        <th scope="col" class="numeric">{w.whole_subject}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        }
    });
    let themes: Vec<&Beside> = dossier.themes.iter().collect();
    let none = (dossier.key.told == 0).then(|| view! { <p>{w.none_published}</p> });
    let why = fill(w.hidden_why, &[("n", &dossier.min_answers.to_string())]);
    view! {
        <section class="section stack" aria-labelledby="kvalitet">
            <h2 id="kvalitet">{w.quality}</h2>
            {none}
            {beside_table(words, w.quality, &[&dossier.overall])}
            {subjects}
        </section>
        <section class="section stack" aria-labelledby="temaene">
            <h2 id="temaene">{w.themes}</h2>
            {beside_table(words, w.themes, &themes)}
            <div class="source">
                <p>{why}</p>
                {dossier.hides_others.then(|| view! { <p>{w.hidden_others_why}</p> })}
                <p>{how_made(words)}</p>
            </div>
        </section>
    }
    .into_any()
}

fn trend(words: Words, dossier: &Dossier) -> AnyView {
    let w = words.dossier();
    if dossier.trend.is_empty() {
        return ().into_any();
    }
    let charts = dossier.trend.iter().map(|m| chart(words, m)).collect_view();
    view! {
        <section class="section stack dossier__trend" aria-labelledby="utvikling">
            <h2 id="utvikling">{w.trend}</h2>
            <YearsKey words own=w.key_own subject=false/>
            <div class="small-multiples">{charts}</div>
            {trend_table(words, &dossier.trend)}
        </section>
    }
    .into_any()
}

fn chart(words: Words, measure: &MeasureYears) -> AnyView {
    let name = words.measure(measure.measure);
    let marks: Vec<Mark> = measure.years.iter().map(mark).collect();
    let norms = NormMarks {
        subject: vec![],
        nation: measure.nation.iter().map(|n| (n.year.0, n.mean)).collect(),
    };
    view! {
        <figure class="figure">
            <h3 class="figure__title">{name}</h3>
            <YearsChart words name marks norms/>
        </figure>
    }
    .into_any()
}

/// The drawings' numbers, all in one table.
fn trend_table(words: Words, trend: &[MeasureYears]) -> AnyView {
    let w = words.dossier();
    let rows = trend.iter().flat_map(|measure| {
        measure.years.iter().map(move |year| {
            let nation = measure.nation.iter().find(|n| n.year == year.years.1).copied();
            view! {
                <tr>
                    <th scope="row">{words.measure(measure.measure)}</th>
                    <td data-label=w.year class="nowrap">{year.years.1.to_string()}</td>
                    <td data-label=w.own class="nowrap"><Mean words estimate=year.estimate/></td>
                    <td data-label=w.n class="numeric">{year.n.to_string()}</td>
                    <td data-label=w.nation class="numeric">{norm_text(words, nation)}</td>
                </tr>
            }
        })
    });
    view! {
        <table class="work-table">
            <caption>{w.trend_table}</caption>
            <thead>
                <tr>
                    <th scope="col">{w.measure}</th>
                    <th scope="col">{w.year}</th>
                    <th scope="col">{w.own}</th>
                    <th scope="col" class="numeric">{w.n}</th>
                    <th scope="col" class="numeric">{w.nation}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn changes(words: Words, dossier: &Dossier, reference: &Reference) -> AnyView {
    let (w, i) = (words.dossier(), words.insight);
    let rows = dossier.changes.iter().map(|signal| {
        let icon = if signal.kind == SignalKind::Rose {
            "check"
        } else {
            "warning"
        };
        let subject = reference.subject_name(&signal.subject, words.lang).to_owned();
        let measure = signal.measure.map(|m| words.measure(m));
        view! {
            <tr>
                <th scope="row">
                    <a class="ds-link" href=path::series(words.lang, signal.offer)>{signal.title.clone()}</a>
                </th>
                <td data-label=w.subject>{subject}</td>
                <td data-label=w.told_change>{sign(icon)} " " {words.signal_kind(signal.kind)}</td>
                <td data-label=w.measure>{measure}</td>
                <td data-label=words.figures.result>{words.evidence(signal)}</td>
            </tr>
        }
    });
    let body = if dossier.changes.is_empty() {
        view! { <p>{w.changes_none}</p> }.into_any()
    } else {
        view! {
            <table class="work-table">
                <caption class="sr-only">{w.changes}</caption>
                <thead>
                    <tr>
                        <th scope="col">{i.study}</th>
                        <th scope="col">{w.subject}</th>
                        <th scope="col">{w.told_change}</th>
                        <th scope="col">{w.measure}</th>
                        <th scope="col">{words.figures.result}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        }
        .into_any()
    };
    view! {
        <section class="section stack" aria-labelledby="endringer">
            <h2 id="endringer">{w.changes}</h2>
            {body}
            <div class="source"><p>{w.changes_how}</p></div>
        </section>
    }
    .into_any()
}
