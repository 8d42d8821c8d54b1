//! What waits for a decision, and what has been decided lately.

use std::cmp::Reverse;

use leptos::prelude::*;

use super::{age, age_words};
use crate::catalogue::model::Reference;
use crate::path;
use crate::review::model::CaseRow;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::lang::alphabetical;
use crate::shared::page::{Page, Width};
use crate::shared::time::{Date, date_words, oslo_date};
use crate::shared::ui::{DemoMark, StateTag};
use crate::words::Words;
use crate::words::dictionary::Dictionary;

/// What the open cases are ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    Age,
    Title,
    Institution,
    Subject,
    Deadline,
}

impl Order {
    /// `sorter` in the address.
    const fn code(self) -> &'static str {
        match self {
            Order::Age => "alder",
            Order::Title => "tittel",
            Order::Institution => "institusjon",
            Order::Subject => "fag",
            Order::Deadline => "frist",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        let all = [
            Order::Age,
            Order::Title,
            Order::Institution,
            Order::Subject,
            Order::Deadline,
        ];
        all.into_iter().find(|order| order.code() == code)
    }
}

/// The reviewer's choice, from the address; what is unknown there is ignored.
struct Choice {
    order: Order,
    institution: String,
    subject: String,
}

impl Choice {
    fn of(request: &Request) -> Self {
        let value = |name| request.query_value(name).unwrap_or_default().to_owned();
        Choice {
            order: Order::from_code(&value("sorter")).unwrap_or(Order::Age),
            institution: value("institusjon"),
            subject: value("fag"),
        }
    }

    fn is_open(&self) -> bool {
        self.institution.is_empty() && self.subject.is_empty()
    }

    fn keeps(&self, row: &CaseRow) -> bool {
        (self.institution.is_empty() || row.institution_short == self.institution)
            && (self.subject.is_empty() || row.subject == self.subject)
    }

    /// The queue in another order, with the same selection.
    fn ordered(&self, words: Words, order: Order) -> String {
        let pairs = [
            ("institusjon", self.institution.as_str()),
            ("fag", &self.subject),
            ("sorter", order.code()),
        ];
        path::with_query(
            &path::queue(words.lang),
            pairs.into_iter().filter(|(_, value)| !value.is_empty()),
        )
    }
}

/// The queue of the directorate.
///
/// # Errors
/// `SignIn`, `Forbidden` unless the actor may review.
pub async fn queue_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let w = words.review;
    let rows = request.services.review.queue(&request.actor).await?;
    let reference = request.services.catalogue.reference().await?;
    let choice = Choice::of(&request);
    let chosen = rows.iter().filter(|row| choice.keeps(row)).cloned();
    let (mut open, decided): (Vec<_>, Vec<_>) = chosen.partition(|row| row.decided.is_none());
    sort(&mut open, choice.order, &reference, words);
    let n_open = open.len();
    let body = view! {
        <header class="page-title">
            <h1>{w.title}</h1>
            <p class="page-title__lead">{w.lead}</p>
            <p><a href=path::synonyms(words.lang)>{Dictionary::of(words.lang).title}</a></p>
        </header>
        {(!rows.is_empty()).then(|| chooser(words, &rows, &choice, &reference))}
        <section class="section">
            <h2>{w.open_title} " " <span class="soft">{n_open}</span></h2>
            {open_cases(words, &open, &choice, &reference, request.today)}
        </section>
        <section class="section">
            <h2>{w.decided_title}</h2>
            {decided_cases(words, &decided, &choice, &reference)}
        </section>
    };
    Ok(Page::private(w.title, body).at(Width::Work))
}

fn sort(rows: &mut [CaseRow], order: Order, reference: &Reference, words: Words) {
    let subject = |row: &CaseRow| alphabetical(reference.subject_name(&row.subject, words.lang));
    match order {
        Order::Age => rows.sort_by_key(|row| row.submitted_at),
        Order::Title => rows.sort_by_key(|row| alphabetical(&row.title)),
        Order::Institution => {
            rows.sort_by_key(|row| (alphabetical(&row.institution_short), row.submitted_at))
        }
        Order::Subject => rows.sort_by_key(|row| (subject(row), row.submitted_at)),
        // Those without a deadline press least.
        Order::Deadline => rows.sort_by_key(|row| (row.deadline.is_none(), row.deadline, row.submitted_at)),
    }
}

fn chooser(words: Words, rows: &[CaseRow], choice: &Choice, reference: &Reference) -> AnyView {
    let w = words.review;
    let distinct = |value: fn(&CaseRow) -> &String, name: &dyn Fn(&str) -> String| {
        let mut found: Vec<(String, String)> =
            rows.iter().map(|r| (value(r).clone(), name(value(r)))).collect();
        found.sort_by_key(|(code, name)| (alphabetical(name), code.clone()));
        found.dedup();
        found
    };
    let institutions = distinct(|r| &r.institution_short, &|name| name.to_owned());
    let subjects = distinct(|r| &r.subject, &|code| {
        reference.subject_name(code, words.lang).to_owned()
    });
    let show_all = (!choice.is_open()).then(|| view! { <a href=path::queue(words.lang)>{w.show_all}</a> });
    view! {
        <form class="toolbar" method="get" action=path::queue(words.lang) aria-label=w.filter>
            <div class="toolbar__fields">
                {select(words, "institusjon", w.institution, institutions, &choice.institution)}
                {select(words, "fag", w.subject, subjects, &choice.subject)}
                <input type="hidden" name="sorter" value=choice.order.code()/>
                <button class="ds-button" data-variant="secondary" type="submit">{w.show}</button>
                {show_all}
            </div>
        </form>
    }
    .into_any()
}

fn select(
    words: Words,
    name: &'static str,
    label: &'static str,
    options: Vec<(String, String)>,
    chosen: &str,
) -> AnyView {
    let options = options
        .into_iter()
        .map(|(value, said)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{said}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label class="field__label" for=name>{label}</label>
            <select class="ds-input" id=name name=name>
                <option value="">{words.review.all}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

fn open_cases(
    words: Words,
    rows: &[CaseRow],
    choice: &Choice,
    reference: &Reference,
    today: Date,
) -> AnyView {
    let w = words.review;
    if rows.is_empty() && choice.is_open() {
        return view! {
            <div class="empty-state">
                <p class="empty-state__title">{w.open_none}</p>
                <p>{w.open_none_text}</p>
            </div>
        }
        .into_any();
    }
    if rows.is_empty() {
        return view! { <p>{w.none_match}</p> }.into_any();
    }
    let heads = [
        (Order::Title, w.offer),
        (Order::Institution, w.institution),
        (Order::Subject, w.subject),
        (Order::Age, w.submitted),
        (Order::Deadline, w.deadline),
    ];
    let heads = heads
        .into_iter()
        .map(|(order, name)| {
            let sorted = (order == choice.order).then_some("ascending");
            view! { <th scope="col" aria-sort=sorted><a href=choice.ordered(words, order)>{name}</a></th> }
        })
        .collect_view();
    let lines = rows
        .iter()
        .map(|row| open_case(words, row, reference, today))
        .collect_view();
    view! {
        <table class="work-table">
            <caption class="sr-only">{w.open_title}</caption>
            <thead><tr>{heads}<th scope="col" class="numeric">{w.age}</th></tr></thead>
            <tbody>{lines}</tbody>
        </table>
    }
    .into_any()
}

fn open_case(words: Words, row: &CaseRow, reference: &Reference, today: Date) -> AnyView {
    let w = words.review;
    view! {
        <tr>
            {first_cells(words, row, reference)}
            <td data-label=w.submitted>{day(oslo_date(row.submitted_at), words)}</td>
            <td data-label=w.deadline>
                {row.deadline.map_or_else(|| "–".into_any(), |deadline| day(deadline, words))}
            </td>
            <td class="numeric" data-label=w.age>{age_words(age(row.submitted_at, today), words)}</td>
        </tr>
    }
    .into_any()
}

fn first_cells(words: Words, row: &CaseRow, reference: &Reference) -> AnyView {
    let w = words.review;
    let subject = reference.subject_name(&row.subject, words.lang).to_owned();
    view! {
        <th scope="row">
            <a href=path::case(words.lang, row.id)>{row.title.clone()}</a>
            " "
            <DemoMark words on=row.is_demo/>
        </th>
        <td data-label=w.institution>{row.institution_short.clone()}</td>
        <td data-label=w.subject>{subject}</td>
    }
    .into_any()
}

fn day(date: Date, words: Words) -> AnyView {
    view! { <time datetime=date.to_string()>{date_words(date, words.lang)}</time> }.into_any()
}

fn decided_cases(words: Words, rows: &[CaseRow], choice: &Choice, reference: &Reference) -> AnyView {
    let w = words.review;
    if rows.is_empty() {
        let said = if choice.is_open() {
            w.decided_none
        } else {
            w.none_match
        };
        return view! { <p>{said}</p> }.into_any();
    }
    let mut rows = rows.to_vec();
    rows.sort_by_key(|row| Reverse(row.decided.map(|(_, at)| at)));
    let lines = rows
        .iter()
        .filter_map(|row| {
            let (outcome, at) = row.decided?;
            let tag = view! { <StateTag code=outcome.code() text=w.outcome_words(outcome)/> };
            let line = view! {
                <tr>
                    {first_cells(words, row, reference)}
                    <td data-label=w.decided>{day(oslo_date(at), words)}</td>
                    <td data-label=w.outcome>{tag}</td>
                </tr>
            };
            Some(line.into_any())
        })
        .collect_view();
    view! {
        <table class="work-table">
            <caption class="sr-only">{w.decided_title}</caption>
            <thead>
                <tr>
                    <th scope="col">{w.offer}</th>
                    <th scope="col">{w.institution}</th>
                    <th scope="col">{w.subject}</th>
                    <th scope="col">{w.decided}</th>
                    <th scope="col">{w.outcome}</th>
                </tr>
            </thead>
            <tbody>{lines}</tbody>
        </table>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::ids::CaseId;
    use crate::shared::lang::Lang;
    use crate::shared::time::Instant;

    fn row(id: i64, title: &str, institution: &str, deadline: Option<u32>) -> CaseRow {
        CaseRow {
            id: CaseId(id),
            title: title.into(),
            institution_short: institution.into(),
            subject: "norsk".into(),
            submitted_at: Instant::from_timestamp(1_790_000_000 + id * 86_400, 0).unwrap(),
            deadline: deadline.and_then(|d| Date::from_ymd_opt(2027, 3, d)),
            decided: None,
            is_demo: false,
        }
    }

    fn order(order: Order) -> Vec<i64> {
        let mut rows = vec![
            row(3, "Åpne oppgaver", "NTNU", None),
            row(1, "Ærlig tekst", "UiT", Some(15)),
            row(2, "Matematikk 1", "HVL", Some(1)),
        ];
        sort(&mut rows, order, &Reference::default(), Words::of(Lang::Nb));
        rows.iter().map(|r| r.id.0).collect()
    }

    #[test]
    fn open_cases_can_be_put_in_each_order() {
        assert_eq!(order(Order::Age), [1, 2, 3]);
        assert_eq!(order(Order::Title), [2, 1, 3]);
        assert_eq!(order(Order::Institution), [2, 3, 1]);
        assert_eq!(order(Order::Deadline), [2, 1, 3]);
    }

    #[test]
    fn a_selection_survives_another_order() {
        let choice = Choice {
            order: Order::Age,
            institution: "NLA & co".into(),
            subject: String::new(),
        };
        let link = choice.ordered(Words::of(Lang::Nn), Order::Title);
        assert_eq!(link, "/nn/direktorat?institusjon=NLA+%26+co&sorter=tittel");
        assert!(!choice.keeps(&row(1, "x", "UiT", None)));
    }

    #[test]
    fn an_empty_queue_says_so_and_an_empty_selection_says_something_else() {
        Owner::new().with(|| {
            let words = Words::of(Lang::Nb);
            let today = Date::from_ymd_opt(2026, 11, 23).unwrap();
            let open = Choice {
                order: Order::Age,
                institution: String::new(),
                subject: String::new(),
            };
            let html = open_cases(words, &[], &open, &Reference::default(), today).to_html();
            assert!(html.contains(words.review.open_none), "{html}");
            let narrow = Choice {
                institution: "UiT".into(),
                ..open
            };
            let html = open_cases(words, &[], &narrow, &Reference::default(), today).to_html();
            assert!(html.contains(words.review.none_match), "{html}");
        });
    }
}
