//! The national picture: the gaps first, then the table they are read from.

use leptos::prelude::*;

use super::tabs::{Tab, tabs};
use crate::catalogue::model::{Delivery, Reference, TeachingLanguage};
use crate::path;
use crate::review::model::{Axis, Gap, Picture, PictureQuery, Weight};
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::page::{Page, Width};
use crate::shared::time::{Date, Semester, StudyYear};
use crate::shared::ui::{DemoMark, StateTag, sign};
use crate::shared::units::grouped;
use crate::words::{Words, fill};

/// Gaps shown before the rest is folded away.
const SHOWN: usize = 15;

/// What is asked for, from the address; what is unknown there is ignored.
#[must_use]
pub fn read_choice(query: &[(String, String)], today: Date) -> PictureQuery {
    let value = |name: &str| {
        let found = query.iter().find(|(n, _)| n == name);
        found.map(|(_, v)| v.as_str()).unwrap_or_default()
    };
    let rows = Axis::from_code(value("rader")).unwrap_or(Axis::Subject);
    let columns = Axis::from_code(value("kolonner"))
        .filter(|axis| *axis != rows)
        .unwrap_or(if rows == Axis::Stage {
            Axis::Subject
        } else {
            Axis::Stage
        });
    let year = value("ar").parse().ok().filter(|y| (2000..=2100).contains(y));
    let only = Axis::ALL
        .iter()
        .filter(|axis| **axis != rows && **axis != columns)
        .map(|axis| (*axis, value(axis.code()).to_owned()))
        .filter(|(_, code)| !code.is_empty() && code.len() <= 40)
        .collect();
    PictureQuery {
        // The study year that is being prepared, until another is asked for.
        year: StudyYear(year.unwrap_or(chrono::Datelike::year(&today) + 1)),
        rows,
        columns,
        only,
    }
}

fn pairs(query: &PictureQuery) -> Vec<(&'static str, String)> {
    let mut pairs = vec![
        ("ar", query.year.0.to_string()),
        ("rader", query.rows.code().to_owned()),
        ("kolonner", query.columns.code().to_owned()),
    ];
    pairs.extend(query.only.iter().map(|(axis, code)| (axis.code(), code.clone())));
    pairs
}

/// A value along a side, in words.
#[must_use]
pub fn axis_value(words: Words, axis: Axis, code: &str, reference: &Reference) -> String {
    let own = || code.to_owned();
    match axis {
        Axis::Subject => reference.subject_name(code, words.lang).to_owned(),
        Axis::Stage => fill(words.national().stage, &[("stage", &code.replace('-', "–"))]),
        Axis::Delivery => {
            Delivery::from_code(code).map_or_else(own, |d| words.catalogue.delivery(d).to_owned())
        }
        Axis::County if code.is_empty() => words.national().everywhere.to_owned(),
        Axis::County => reference.place(code).map_or_else(own, |p| p.name.clone()),
        Axis::Language => TeachingLanguage::from_code(code)
            .map_or_else(own, |l| words.catalogue.teaching_language(l).to_owned()),
        Axis::Semester => Semester::parse(code).map_or_else(own, |s| s.words(words.lang)),
    }
}

/// The picture.
///
/// # Errors
/// `SignIn`, `Forbidden` for anyone who does not work for the directorate.
pub async fn picture_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let n = words.national();
    let query = read_choice(&request.query, request.today);
    let picture = request.services.national.picture(&request.actor, &query).await?;
    let reference = request.services.catalogue.reference().await?;
    let body = view! {
        <header class="page-title">
            <h1>{n.title} " " <DemoMark words on=picture.includes_demo/></h1>
            <p class="page-title__lead">{n.lead}</p>
        </header>
        {tabs(&request, Tab::Picture)}
        {chooser(words, &picture, &reference)}
        {found(words, &picture, &reference)}
        <p class="source">{n.how}</p>
    };
    Ok(Page::private(n.title, body).at(Width::Work))
}

/// The gaps, then the table. Where no offer fits the choice, every cell is a gap, and that is said.
fn found(words: Words, picture: &Picture, reference: &Reference) -> AnyView {
    let none = (picture.offers == 0).then(|| view! { <p class="empty-state">{words.national().nothing}</p> });
    view! { {none} {gaps(words, picture, reference)} {table(words, picture, reference)} }.into_any()
}

fn chooser(words: Words, picture: &Picture, reference: &Reference) -> AnyView {
    let n = words.national();
    let query = &picture.query;
    let axes = |chosen: Axis| -> Vec<_> {
        Axis::ALL
            .iter()
            .map(|&axis| {
                let selected = axis == chosen;
                view! { <option value=axis.code() selected=selected>{n.axis(axis)}</option> }
            })
            .collect()
    };
    let mut years = picture.years.clone();
    if !years.contains(&query.year) {
        years.insert(0, query.year);
    }
    let years: Vec<_> = years
        .iter()
        .map(|year| {
            let selected = *year == query.year;
            view! { <option value=year.0.to_string() selected=selected>{year.to_string()}</option> }
        })
        .collect();
    let narrow = picture
        .choices
        .iter()
        .map(|(axis, codes)| {
            let chosen = query
                .only
                .iter()
                .find(|(a, _)| a == axis)
                .map(|(_, code)| code.as_str());
            let options: Vec<_> = codes
                .iter()
                .map(|code| {
                    let selected = chosen == Some(code.as_str());
                    let said = axis_value(words, *axis, code, reference);
                    view! { <option value=code.clone() selected=selected>{said}</option> }
                })
                .collect();
            let id = axis.code();
            view! {
                <div class="field">
                    <label class="field__label" for=id>{n.axis(*axis)}</label>
                    <select class="ds-input" id=id name=id><option value="">{n.all}</option>{options}</select>
                </div>
            }
        })
        .collect_view();
    let csv = path::picture_csv(words.lang, pairs(query));
    view! {
        <form class="toolbar" method="get" action=path::picture(words.lang)>
            <div class="toolbar__fields">
                <div class="field">
                    <label class="field__label" for="ar">{n.year}</label>
                    <select class="ds-input" id="ar" name="ar">{years}</select>
                </div>
                <div class="field">
                    <label class="field__label" for="rader">{n.rows}</label>
                    <select class="ds-input" id="rader" name="rader">{axes(query.rows)}</select>
                </div>
                <div class="field">
                    <label class="field__label" for="kolonner">{n.columns}</label>
                    <select class="ds-input" id="kolonner" name="kolonner">{axes(query.columns)}</select>
                </div>
                {narrow}
                <button class="ds-button" data-variant="secondary" type="submit">{n.show}</button>
            </div>
            <a class="ds-link with-sign" href=csv>{sign("download")}<span>{n.csv}</span></a>
        </form>
    }
    .into_any()
}

/// One gap in a sentence: "Ingen tilbud: Norsk tegnspråk, trinn 8–10, med høst 2027".
fn gap_words(words: Words, picture: &Picture, gap: &Gap, reference: &Reference) -> String {
    let n = words.national();
    let query = &picture.query;
    let values = [
        ("row", axis_value(words, query.rows, &gap.row, reference)),
        ("column", axis_value(words, query.columns, &gap.column, reference)),
    ];
    let said = fill(
        n.gap_none,
        &[("row", values[0].1.as_str()), ("column", values[1].1.as_str())],
    );
    let only: Vec<String> = query
        .only
        .iter()
        .map(|(axis, code)| axis_value(words, *axis, code, reference).to_lowercase())
        .collect();
    if only.is_empty() {
        said
    } else {
        format!("{said}, {}", fill(n.gap_where, &[("only", &only.join(", "))]))
    }
}

fn gaps(words: Words, picture: &Picture, reference: &Reference) -> AnyView {
    let n = words.national();
    let gaps = picture.gaps();
    let line = |gap: &Gap| {
        let mark = gap.weight.map(|weight| {
            let (tone, said) = match weight {
                Weight::Must => ("refused", n.gap_must),
                Weight::Raised => ("returned", n.gap_raised),
            };
            view! { " " <StateTag code=tone text=said/> }
        });
        view! { <li>{gap_words(words, picture, gap, reference)} {mark}</li> }
    };
    let list = if gaps.is_empty() {
        view! { <p>{n.gaps_empty}</p> }.into_any()
    } else {
        let first: Vec<_> = gaps.iter().take(SHOWN).map(line).collect();
        let rest: Vec<_> = gaps.iter().skip(SHOWN).map(line).collect();
        let more = fill(
            n.gaps_more,
            &[("n", &grouped(i64::try_from(gaps.len()).unwrap_or(i64::MAX)))],
        );
        let rest = (!rest.is_empty()).then(|| {
            view! { <details class="fold"><summary>{more}</summary><ul class="gap-list">{rest}</ul></details> }
        });
        view! { <ul class="gap-list">{first}</ul> {rest} }.into_any()
    };
    view! {
        <section class="section" aria-labelledby="hull">
            <h2 id="hull">{n.gaps} " " <span class="soft">{gaps.len().to_string()}</span></h2>
            {list}
        </section>
    }
    .into_any()
}

fn table(words: Words, picture: &Picture, reference: &Reference) -> AnyView {
    let n = words.national();
    let (rows, columns) = (picture.query.rows, picture.query.columns);
    let caption = fill(
        n.table,
        &[
            ("rows", &n.axis(rows).to_lowercase()),
            ("columns", &n.axis(columns).to_lowercase()),
        ],
    );
    let counted = fill(n.counted, &[("n", &grouped(i64::from(picture.offers)))]);
    let heads = picture
        .column_codes
        .iter()
        .map(|code| view! { <th scope="col" class="numeric">{axis_value(words, columns, code, reference)}</th> })
        .collect_view();
    let lines = picture
        .row_codes
        .iter()
        .zip(&picture.cells)
        .map(|(code, cells)| {
            let cells = picture
                .column_codes
                .iter()
                .zip(cells)
                .map(|(column, count)| {
                    let is_gap = *count == 0 && picture.can_be_offered(code, column);
                    let said = match count {
                        0 if is_gap => "–".to_owned(),
                        0 => String::new(),
                        n => n.to_string(),
                    };
                    view! { <td class="numeric" data-empty=is_gap.then_some("true")>{said}</td> }
                })
                .collect_view();
            view! { <tr><th scope="row">{axis_value(words, rows, code, reference)}</th>{cells}</tr> }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="tabell">
            <h2 id="tabell">{caption.clone()}</h2>
            <p class="soft">{counted}</p>
            <div class="picture-scroll" role="region" aria-labelledby="tabell" tabindex="0">
                <table class="work-table work-table--keep picture-table">
                    <caption class="sr-only">{caption}</caption>
                    <thead><tr><th scope="col">{n.axis(rows)}</th>{heads}</tr></thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> PictureQuery {
        let pairs: Vec<(String, String)> = query
            .split('&')
            .filter_map(|p| p.split_once('='))
            .map(|(n, v)| (n.to_owned(), v.to_owned()))
            .collect();
        read_choice(&pairs, Date::from_ymd_opt(2026, 11, 24).unwrap())
    }

    #[test]
    fn what_nobody_offers_at_all_is_told_as_gaps() {
        let query = read("ar=2026&rader=fag&kolonner=trinn&semester=2026h");
        let subject = crate::catalogue::model::Subject {
            code: "tegnspraak".into(),
            nb: "Norsk tegnspråk".into(),
            nn: "Norsk teiknspråk".into(),
            en: "Norwegian Sign Language".into(),
        };
        let reference = Reference {
            subjects: vec![subject],
            ..Reference::default()
        };
        let picture = Picture {
            query,
            years: vec![],
            row_codes: vec!["tegnspraak".into()],
            column_codes: vec!["8-10".into()],
            cells: vec![vec![0]],
            offers: 0,
            choices: vec![],
            priorities: vec![],
            includes_demo: false,
        };
        let words = Words::of(crate::shared::lang::Lang::Nb);
        let html = Owner::new().with(|| found(words, &picture, &reference).to_html());
        assert!(
            html.contains("Ingen tilbud: Norsk tegnspråk, trinn 8–10, med høst 2026"),
            "{html}"
        );
        assert!(html.contains("alle rutene er tomme") && html.contains("<table"));
    }

    #[test]
    fn a_picture_survives_its_address_and_never_has_the_same_axis_twice() {
        let query = read("ar=2027&rader=fag&kolonner=trinn&sprak=tegnspraak&semester=2027h");
        assert_eq!(query.only.len(), 2);
        let again = pairs(&query);
        assert_eq!(again.len(), 5);
        let plain = read("");
        assert_eq!(
            (plain.year, plain.rows, plain.columns),
            (StudyYear(2027), Axis::Subject, Axis::Stage)
        );
        let twice = read("rader=trinn&kolonner=trinn");
        assert_eq!((twice.rows, twice.columns), (Axis::Stage, Axis::Subject));
        let own = read("rader=fylke&kolonner=form&fylke=46");
        assert!(own.only.is_empty(), "an axis along a side does not narrow");
    }
}
