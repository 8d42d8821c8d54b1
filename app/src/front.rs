//! The front page: the search, what closes soon, where the year stands, an entry for each role.

use leptos::prelude::*;

use crate::accounts::model::Role;
use crate::catalogue::model::{OfferSummary, Reference, Theme};
use crate::path;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::lang::Lang;
use crate::shared::page::{Page, Width};
use crate::shared::time::{Date, date_range_words, date_words};
use crate::shared::ui::{DemoMark, sign};
use crate::words::{Front, Words, fill, sami};

/// How many offers "closing soon" shows.
const CLOSING: u64 = 6;
/// How many subjects stand below the search.
const SUBJECTS: usize = 8;

/// The front page.
///
/// # Errors
/// `Internal` only.
pub async fn front_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let reference = request.services.catalogue.reference().await?;
    let closing = request.services.catalogue.closing_soon(CLOSING).await?;
    let body = view! {
        <div class="hero">
            <div class="hero__inner">
                {search(words, &reference)}
                {themes(words)}
            </div>
        </div>
        <div class="band">
            <div class="band__inner grid grid--halves">
                {closing_soon(words, request.today, &closing, &reference)}
                {year(words, request.today)}
            </div>
        </div>
        {(words.lang == Lang::Se).then(sami_terms)}
        <div class="band band--tint">
            <div class="band__inner stack">
                <h2>{words.front.roles}</h2>
                {roles(&request)}
            </div>
        </div>
    };
    Ok(Page::new(words.frame.tagline, body).at(Width::Bands))
}

/// The words there are in northern Sámi, beside their bokmål.
fn sami_terms() -> AnyView {
    let rows = sami::TERMS
        .iter()
        .map(|(bokmaal, term)| view! { <div><dt>{*bokmaal}</dt><dd lang="se">{*term}</dd></div> })
        .collect_view();
    view! {
        <div class="band">
            <section class="band__inner stack" aria-labelledby="samiske-ord">
                <h2 id="samiske-ord" lang="se">"Davvisámegiella"</h2>
                <dl class="fact-list">{rows}</dl>
            </section>
        </div>
    }
    .into_any()
}

fn search(words: Words, reference: &Reference) -> AnyView {
    let (lang, w) = (words.lang, words.front);
    let subjects = reference
        .subjects
        .iter()
        .take(SUBJECTS)
        .map(|s| {
            let href = path::offers_with(lang, [("fag", s.code.as_str())]);
            view! { <li><a href=href>{s.name(lang).to_owned()}</a></li> }
        })
        .collect_view();
    let examples = (!reference.subjects.is_empty()).then(|| {
        view! { <ul class="hero__examples"><li>{w.subjects}</li>{subjects}</ul> }
    });
    view! {
        <div>
            <h1>{words.frame.tagline}</h1>
            <p class="hero__lead">{w.lead}</p>
            <form class="search-form search-form--large" role="search" method="get" action=path::offers(lang)>
                <label class="search-form__label" for="q">{w.search_label}</label>
                {crate::search::pages::suggest(words, String::new())}
            </form>
            {examples}
        </div>
    }
    .into_any()
}

fn themes(words: Words) -> AnyView {
    let themes = Theme::ALL
        .iter()
        .map(|&theme| {
            let href = path::offers_with(words.lang, [("tema", theme.code())]);
            let name = words.theme(theme);
            view! { <li><a href=href>{sign(&format!("theme-{theme}"))}{name}</a></li> }
        })
        .collect_view();
    view! {
        <nav class="theme-entries" aria-labelledby="themes">
            <h2 class="theme-entries__title" id="themes">{words.front.themes}</h2>
            <ul>{themes}</ul>
        </nav>
    }
    .into_any()
}

fn closing_soon(words: Words, today: Date, offers: &[OfferSummary], reference: &Reference) -> AnyView {
    let w = words.front;
    let by_deadline = path::offers_with(words.lang, [("sorter", "frist")]);
    let lines: Vec<_> = offers
        .iter()
        .filter_map(|o| closing_line(words, today, o, reference))
        .collect();
    let list = if lines.is_empty() {
        view! {
            <div class="empty-state">
                <p class="empty-state__title">{w.closing_none}</p>
                <p>{w.closing_none_text}</p>
                <p><a href=path::offers(words.lang)>{w.see_offers}</a></p>
            </div>
        }
        .into_any()
    } else {
        view! { <ul class="deadline-list">{lines}</ul> }.into_any()
    };
    view! {
        <section>
            <div class="section__head">
                <h2>{w.closing}</h2>
                <a href=by_deadline>{w.closing_all}</a>
            </div>
            {list}
        </section>
    }
    .into_any()
}

/// One deadline; nothing for an offer whose deadlines have all passed.
fn closing_line(words: Words, today: Date, offer: &OfferSummary, reference: &Reference) -> Option<AnyView> {
    let (lang, version) = (words.lang, &offer.version);
    let (deadline, days) = offer.days_left(today)?;
    let plan = &version.plan;
    let mut facts = vec![];
    if let Some(institution) = reference.institution(version.institution) {
        facts.push(institution.name.clone());
    }
    if let Some(credits) = plan.credits {
        facts.push(fill(words.front.credits, &[("n", &credits.number(lang))]));
    }
    facts.extend(
        plan.delivery
            .iter()
            .map(|d| words.catalogue.delivery(*d).to_lowercase()),
    );
    let is_demo = version.is_demo || offer.next_run(today).is_some_and(|run| run.is_demo);
    let line = view! {
        <li>
            <time class="deadline-list__date" datetime=deadline.to_string()>{day_words(deadline, today, words)}</time>
            <a class="deadline-list__title" href=path::offer(lang, version.offer) lang=plan.text_lang.code()>
                {plan.title.clone()}
            </a>
            <span class="deadline-list__facts">{facts.join(" · ")} " " <DemoMark words on=is_demo/></span>
            <span class="deadline-list__left">{days_left(days, words.front)}</span>
        </li>
    };
    Some(line.into_any())
}

/// The date without the year where it is this year's.
fn day_words(date: Date, today: Date, words: Words) -> String {
    use chrono::Datelike as _;
    let said = date_words(date, words.lang);
    match said.rsplit_once(' ') {
        Some((day, _)) if date.year() == today.year() => day.to_owned(),
        _ => said,
    }
}

fn days_left(days: i64, w: &Front) -> String {
    match days {
        0 => w.last_day.to_owned(),
        1 => w.day_left.to_owned(),
        n => fill(w.days_left, &[("n", &n.to_string())]),
    }
}

/// A stretch of the application year: its first day as month and day, and what happens then.
struct Stretch {
    from: (u32, u32),
    words: fn(&Front) -> (&'static str, &'static str),
}

/// The yearly cycle of the state scheme: form open 1 February – 1 March, school owners to 15 March, the
/// directorate to 30 April, admission to 31 May. Source: the directorate's pages on applying and for school
/// owners; the dates have held for years, but are announced anew each year.
const YEAR: [Stretch; 6] = [
    Stretch {
        from: (2, 1),
        words: |w| (w.apply, w.apply_text),
    },
    Stretch {
        from: (3, 2),
        words: |w| (w.owner, w.owner_text),
    },
    Stretch {
        from: (3, 16),
        words: |w| (w.decide, w.decide_text),
    },
    Stretch {
        from: (5, 1),
        words: |w| (w.admit, w.admit_text),
    },
    Stretch {
        from: (6, 1),
        words: |w| (w.start, w.start_text),
    },
    Stretch {
        from: (9, 1),
        words: |w| (w.prepare, w.prepare_text),
    },
];

/// The stretch `today` lies in and the one that follows, each with its first and last day.
fn now_and_then(today: Date) -> [(&'static Stretch, Date, Date); 2] {
    use chrono::Datelike as _;
    let n = YEAR.len();
    // Before the first day in February we are still in last year's last stretch.
    let begun = YEAR
        .iter()
        .filter(|s| s.from <= (today.month(), today.day()))
        .count();
    let (index, year) = if begun == 0 {
        (n - 1, today.year() - 1)
    } else {
        (begun - 1, today.year())
    };
    let first = |steps: usize| {
        let (at, years) = (
            (index + steps) % n,
            i32::try_from((index + steps) / n).expect("at most one turn"),
        );
        let (month, day) = YEAR[at].from;
        Date::from_ymd_opt(year + years, month, day).expect("a fixed day that every year has")
    };
    [0, 1].map(|steps| {
        let last = first(steps + 1)
            .pred_opt()
            .expect("not the first day of the calendar");
        (&YEAR[(index + steps) % n], first(steps), last)
    })
}

fn year(words: Words, today: Date) -> AnyView {
    let w = words.front;
    let entries = now_and_then(today)
        .into_iter()
        .zip([w.now, w.then])
        .map(|((stretch, from, to), when)| {
            let (title, text) = (stretch.words)(w);
            view! {
                <li>
                    <span class="news-list__date">{when} ": " {date_range_words(from, to, words.lang)}</span>
                    <span class="news-list__title">{title}</span>
                    <p>{text}</p>
                </li>
            }
        })
        .collect_view();
    view! {
        <section>
            <div class="section__head"><h2>{w.cycle}</h2></div>
            <ul class="news-list">{entries}</ul>
            <p class="source">{w.cycle_note}</p>
        </section>
    }
    .into_any()
}

fn roles(request: &Request) -> AnyView {
    let (lang, w) = (request.lang, request.words().front);
    let competence = request.words().competence();
    // Whoever may not enter is led through sign-in and on to where she was going.
    let behind = |open: bool, page: String| if open { page } else { path::sign_in_to(lang, &page) };
    let (edits, reviews) = (
        !request.actor.institutions().is_empty(),
        request.actor.may_review(),
    );
    let entries = [
        (path::offers(lang), w.teacher, w.teacher_text),
        (path::competence(lang), competence.title, competence.front_text),
        (
            path::offers_with(lang, [("sorter", "frist")]),
            w.school_owner,
            w.school_owner_text,
        ),
        (path::privacy(lang), w.participant, w.participant_text),
        (
            behind(edits, path::workbench(lang)),
            w.institution,
            w.institution_text,
        ),
        (
            behind(reviews, path::queue(lang)),
            w.directorate,
            w.directorate_text,
        ),
        (
            behind(request.actor.has(Role::Partner), path::partner(lang)),
            w.partner,
            w.partner_text,
        ),
    ];
    let entries = entries
        .into_iter()
        .map(|(href, title, text)| {
            view! { <li><a class="role-entries__title" href=href>{title}</a><p>{text}</p></li> }
        })
        .collect_view();
    view! { <ul class="role-entries">{entries}</ul> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::lang::Lang;

    fn day(y: i32, m: u32, d: u32) -> Date {
        Date::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn the_year_is_told_by_its_dates() {
        let w = Words::of(Lang::Nb).front;
        let said = |today| now_and_then(today).map(|(s, from, to)| ((s.words)(w).0, from, to));
        let [now, then] = said(day(2027, 3, 1));
        assert_eq!(now, (w.apply, day(2027, 2, 1), day(2027, 3, 1)));
        assert_eq!(then, (w.owner, day(2027, 3, 2), day(2027, 3, 15)));
        let [now, then] = said(day(2026, 11, 23));
        assert_eq!(now, (w.prepare, day(2026, 9, 1), day(2027, 1, 31)));
        assert_eq!(then, (w.apply, day(2027, 2, 1), day(2027, 3, 1)));
        let [now, _] = said(day(2027, 1, 31));
        assert_eq!(now, (w.prepare, day(2026, 9, 1), day(2027, 1, 31)));
    }

    #[test]
    fn every_day_lies_in_the_stretch_that_is_shown_for_it() {
        for today in day(2027, 1, 1).iter_days().take(366) {
            let [(_, from, to), (_, next, _)] = now_and_then(today);
            assert!(
                from <= today && today <= to && to.succ_opt() == Some(next),
                "{today}"
            );
        }
    }

    #[test]
    fn days_are_counted_in_words() {
        let w = Words::of(Lang::Nb).front;
        assert_eq!(days_left(12, w), "12 dager igjen");
        assert_eq!(days_left(1, w), "1 dag igjen");
        assert_eq!(days_left(0, w), "siste dag i dag");
        let words = Words::of(Lang::Nb);
        assert_eq!(day_words(day(2027, 3, 1), day(2027, 2, 1), words), "1. mars");
        assert_eq!(
            day_words(day(2027, 3, 1), day(2026, 11, 23), words),
            "1. mars 2027"
        );
    }

    #[test]
    fn an_empty_catalogue_still_says_where_to_go() {
        Owner::new().with(|| {
            let words = Words::of(Lang::Nb);
            let html = closing_soon(words, day(2026, 11, 23), &[], &Reference::default()).to_html();
            assert!(
                html.contains(words.front.closing_none) && html.contains("/nb/tilbud\""),
                "{html}"
            );
        });
    }
}
