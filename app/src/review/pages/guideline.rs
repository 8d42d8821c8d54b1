//! The guidelines in plain language, for everyone to read: those in force, those to come, and their history.

use leptos::prelude::*;

use super::offer_text::Part;
use crate::path;
use crate::review::model::{Criterion, Guideline};
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::page::{Page, Width};
use crate::shared::time::{Date, date_words};
use crate::shared::ui::{dated, sign};
use crate::words::{Words, fill};

/// The guidelines in force, or – `?versjon=3` – another version put in force.
///
/// # Errors
/// `Missing` while there is none, or no such version.
pub async fn guideline_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let history = request.services.guidelines.history().await?;
    let current = in_force(&history, request.today);
    let shown = match request.query_value("versjon") {
        Some(id) => history.iter().find(|g| g.id.to_string() == id),
        None => current,
    };
    let shown = shown.ok_or(Fault::Missing)?;
    let is_current = current.is_some_and(|g| g.id == shown.id);
    let title = shown.title.get(words.lang).to_owned();
    let body = view! {
        {text(words, shown, is_current)}
        {is_current.then(|| how(words, shown))}
        {is_current.then(|| coming(words, &history, request.today))}
        {versions(words, &history, shown)}
    };
    Ok(Page::new(title, body).at(Width::Narrow))
}

/// The newest that has begun to hold; `history` is newest first.
pub(super) fn in_force(history: &[Guideline], today: Date) -> Option<&Guideline> {
    history.iter().find(|g| g.valid_from <= today)
}

/// Criteria of one group under its name, in the order of the checklist.
pub(super) fn groups(guideline: &Guideline) -> Vec<(&str, Vec<&Criterion>)> {
    let mut groups: Vec<(&str, Vec<&Criterion>)> = vec![];
    for criterion in &guideline.criteria {
        match groups.iter_mut().find(|(code, _)| *code == criterion.group) {
            Some((_, criteria)) => criteria.push(criterion),
            None => groups.push((&criterion.group, vec![criterion])),
        }
    }
    groups
}

/// The criteria in the order they are read: a criterion's number is its place here.
pub(super) fn in_order(guideline: &Guideline) -> Vec<&Criterion> {
    guideline.in_order()
}

fn text(words: Words, guideline: &Guideline, is_current: bool) -> AnyView {
    let (w, r) = (words.review, words.rules());
    let day = guideline.valid_from;
    let valid = fill(w.guideline_valid, &[("code", &guideline.code)]);
    let sections = groups(guideline)
        .into_iter()
        .map(|(code, criteria)| {
            let id = format!("group-{code}");
            let lines = criteria.into_iter().map(|c| line(words, c)).collect_view();
            view! {
                <section class="section" aria-labelledby=id.clone()>
                    <h2 id=id.clone()>{w.group(code).to_owned()}</h2>
                    <ul class="checklist">{lines}</ul>
                </section>
            }
        })
        .collect_view();
    let old = (!is_current).then(|| {
        view! {
            <div class="notice">
                {sign("info")}
                <div class="notice__body">
                    <p>{r.old_version} " " <a href=path::guideline(words.lang)>{r.to_current}</a></p>
                </div>
            </div>
        }
    });
    view! {
        <header class="page-title">
            <p class="page-title__over">{dated(&valid, day, &date_words(day, words.lang))}</p>
            <h1>{guideline.title.get(words.lang).to_owned()}</h1>
            <p class="page-title__lead">{w.guideline_lead}</p>
        </header>
        {old}
        {sections}
    }
    .into_any()
}

fn line(words: Words, criterion: &Criterion) -> AnyView {
    let help = criterion.help.get(words.lang).to_owned();
    let part = Part::of_field(&criterion.field).map(|part| {
        let said = fill(words.review.read_in, &[("part", &part.name(words))]);
        view! { <span class="checklist__note">{said}</span> }
    });
    view! {
        <li id=format!("krav-{}", criterion.code)>
            {sign("check")}
            <span>{criterion.text.get(words.lang).to_owned()}</span>
            {(!help.is_empty()).then(|| view! { <span class="checklist__note">{help}</span> })}
            {part}
        </li>
    }
    .into_any()
}

fn how(words: Words, guideline: &Guideline) -> AnyView {
    let r = words.rules();
    let days = |form: &str, n: u32| fill(form, &[("n", &n.to_string())]);
    let terms = &guideline.terms;
    view! {
        <section class="section" aria-labelledby="slik">
            <h2 id="slik">{r.how_title}</h2>
            <ol class="prose">
                <li>{r.how_1}</li>
                <li>{r.how_2} " " {days(r.how_5, terms.limit_days)} " " {terms.four_eyes.then_some(r.how_eyes)}</li>
                <li>{r.how_3}</li>
                <li>{days(r.how_4, terms.appeal_days)}</li>
            </ol>
        </section>
    }
    .into_any()
}

fn version_href(words: Words, guideline: &Guideline) -> String {
    path::with_query(
        &path::guideline(words.lang),
        [("versjon", guideline.id.to_string())],
    )
}

/// What will hold later, said before it does.
fn coming(words: Words, history: &[Guideline], today: Date) -> AnyView {
    let r = words.rules();
    history
        .iter()
        .filter(|g| g.valid_from > today)
        .map(|g| {
            let title = fill(r.coming_title, &[("date", &date_words(g.valid_from, words.lang))]);
            view! {
                <section class="section">
                    <h2>{title}</h2>
                    <p>{fill(r.coming_text, &[("code", &g.code)])}</p>
                    <p><a href=version_href(words, g)>{fill(r.read_version, &[("code", &g.code)])}</a></p>
                </section>
            }
        })
        .collect_view()
        .into_any()
}

fn versions(words: Words, history: &[Guideline], shown: &Guideline) -> AnyView {
    let r = words.rules();
    let lines = history
        .iter()
        .enumerate()
        .map(|(i, guideline)| {
            let name = fill(r.version, &[("code", &guideline.code)]);
            let name = if guideline.id == shown.id {
                view! { <span class="timeline__what">{name}</span> }.into_any()
            } else {
                view! { <a class="timeline__what" href=version_href(words, guideline)>{name}</a> }.into_any()
            };
            let current = (guideline.id == shown.id).then_some("true");
            view! {
                <li aria-current=current>
                    <span class="timeline__when">{period(words, history, i)}</span>
                    {name}
                    <div class="timeline__text">{what_changed(words, guideline, history.get(i + 1))}</div>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="versjoner">
            <h2 id="versjoner">{r.history}</h2>
            <ol class="timeline">{lines}</ol>
        </section>
    }
    .into_any()
}

/// When a version holds: until the day before the next one.
pub(super) fn period(words: Words, history: &[Guideline], i: usize) -> AnyView {
    let r = words.rules();
    let day = history[i].valid_from;
    let last = i
        .checked_sub(1)
        .and_then(|next| history[next].valid_from.pred_opt());
    match last {
        Some(last) => {
            let said = fill(r.from_to, &[("end", &date_words(last, words.lang))]);
            dated(&said, day, &date_words(day, words.lang))
        }
        None => dated(r.from, day, &date_words(day, words.lang)),
    }
}

/// What its writers say is new, then which criteria came, went and were reworded.
fn what_changed(words: Words, guideline: &Guideline, before: Option<&Guideline>) -> AnyView {
    let r = words.rules();
    let lang = words.lang;
    let said = guideline.changes.get(lang).to_owned();
    let said = (!said.is_empty()).then(|| {
        let lines = said
            .lines()
            .map(|l| view! { <p>{l.to_owned()}</p> })
            .collect_view();
        view! { <div>{lines}</div> }
    });
    let Some(before) = before else {
        return view! { {said} <p>{r.first}</p> }.into_any();
    };
    let lines: Vec<_> = changes(guideline, before)
        .into_iter()
        .map(|(change, criterion)| {
            let form = match change {
                CriterionChange::Added => r.added,
                CriterionChange::Dropped => r.dropped,
                CriterionChange::Reworded => r.reworded,
            };
            view! { <li>{fill(form, &[("text", criterion.text.get(lang))])}</li> }
        })
        .collect();
    if lines.is_empty() {
        return view! { {said} <p>{r.same}</p> }.into_any();
    }
    view! { {said} <ul class="stack stack--tight">{lines}</ul> }.into_any()
}

/// How one criterion differs between two versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CriterionChange {
    Added,
    Dropped,
    Reworded,
}

/// The criteria that came, went or were reworded; a criterion is known by its code.
fn changes<'a>(guideline: &'a Guideline, before: &'a Guideline) -> Vec<(CriterionChange, &'a Criterion)> {
    let mut found = vec![];
    for criterion in in_order(guideline) {
        match before.criteria.iter().find(|c| c.code == criterion.code) {
            None => found.push((CriterionChange::Added, criterion)),
            Some(old) if old.text != criterion.text || old.help != criterion.help => {
                found.push((CriterionChange::Reworded, criterion));
            }
            Some(_) => {}
        }
    }
    for old in in_order(before) {
        if guideline.criteria.iter().all(|c| c.code != old.code) {
            found.push((CriterionChange::Dropped, old));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::model::{Terms, Texts};
    use crate::shared::ids::{CriterionId, GuidelineId};

    fn guideline(id: i64, from: &str, criteria: &[(&str, &str)]) -> Guideline {
        let texts = |text: &str| Texts {
            nb: text.into(),
            nn: text.into(),
            en: text.into(),
        };
        Guideline {
            id: GuidelineId(id),
            code: id.to_string(),
            title: texts("Føringer"),
            valid_from: from.parse().unwrap(),
            is_set: true,
            terms: Terms::default(),
            changes: Texts::default(),
            criteria: criteria
                .iter()
                .map(|(code, text)| Criterion {
                    id: CriterionId(0),
                    code: (*code).to_owned(),
                    group: "themes".into(),
                    field: "content".into(),
                    text: texts(text),
                    help: Texts::default(),
                    rule: None,
                })
                .collect(),
        }
    }

    #[test]
    fn what_changed_is_told_by_what_came_went_and_was_reworded() {
        let old = guideline(1, "2025-08-01", &[("a", "Om a"), ("b", "Om b")]);
        let new = guideline(2, "2027-01-01", &[("b", "Mer om b"), ("c", "Om c")]);
        let found: Vec<_> = changes(&new, &old)
            .into_iter()
            .map(|(change, c)| (change, c.code.as_str()))
            .collect();
        assert_eq!(
            found,
            [
                (CriterionChange::Reworded, "b"),
                (CriterionChange::Added, "c"),
                (CriterionChange::Dropped, "a")
            ]
        );
    }

    #[test]
    fn what_holds_today_is_the_newest_that_has_begun() {
        let history = [guideline(2, "2027-01-01", &[]), guideline(1, "2025-08-01", &[])];
        let on = |day: &str| in_force(&history, day.parse().unwrap()).map(|g| g.id.0);
        assert_eq!(on("2026-11-24"), Some(1));
        assert_eq!(on("2027-01-01"), Some(2));
        assert_eq!(on("2024-01-01"), None);
    }
}
