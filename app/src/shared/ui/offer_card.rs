//! One offer in a list: what it is, whose it is, when to apply.

use leptos::prelude::*;

use super::{DemoMark, StateTag, sign, term};
use crate::catalogue::model::{OfferSummary, Reference};
use crate::path;
use crate::search::model::{Hit, Marked};
use crate::shared::lang::Lang;
use crate::shared::time::{Date, date_words};
use crate::shared::units::decimal;
use crate::words::{Words, fill};

/// Days from which a deadline is said to be near.
const NEAR_DAYS: i64 = 14;
/// Longest excerpt, in characters.
const EXCERPT: usize = 180;

/// An offer's card. `hit` tells what was asked for, so that it can be marked; `actions` stands at its foot.
#[must_use]
pub fn offer_card(
    words: Words,
    reference: &Reference,
    offer: &OfferSummary,
    today: Date,
    hit: Option<&Hit>,
    actions: Option<AnyView>,
) -> AnyView {
    let version = &offer.version;
    let plan = &version.plan;
    let institution = reference
        .institution(version.institution)
        .map(|i| i.name.clone())
        .unwrap_or_default();
    let lang = foreign(words.lang, plan.text_lang);
    let status = offer.status(today).map(|status| {
        view! { <StateTag code=status.tone() text=words.catalogue.run_status(status)/> }
    });
    let is_demo = version.is_demo || offer.next_run(today).is_some_and(|r| r.is_demo);
    let facts = facts(words, offer, today)
        .into_iter()
        .map(|(name, value)| view! { <div><dt>{term(words, name)}</dt><dd>{value}</dd></div> })
        .collect_view();
    let title = match hit.filter(|h| !h.title.is_empty()) {
        Some(hit) => marked(&hit.title),
        None => plan.title.clone().into_any(),
    };
    let passage = match hit.filter(|h| !h.passage.is_empty()) {
        Some(hit) => Some(marked(&hit.passage)),
        None => (!plan.summary.is_empty()).then(|| excerpt(&plan.summary, EXCERPT).into_any()),
    };
    view! {
        <article class="offer-card">
            <div class="offer-card__head">
                <h2 class="offer-card__title">
                    <a href=path::offer(words.lang, version.offer) lang=lang>{title}</a>
                    " " <DemoMark words on=is_demo/>
                </h2>
                {status}
            </div>
            <p class="offer-card__provider">{institution}</p>
            {passage.map(|passage| view! { <p class="offer-card__excerpt" lang=lang>{passage}</p> })}
            <dl class="offer-card__facts">{facts}</dl>
            <div class="offer-card__foot">{deadline(words, offer, today)} {actions}</div>
        </article>
    }
    .into_any()
}

/// What marks a text in another language than the page's.
#[must_use]
pub fn foreign(page: Lang, text: Lang) -> Option<&'static str> {
    (page.html() != text.html()).then(|| text.html())
}

/// A text with what was asked for marked.
fn marked(parts: &[Marked]) -> AnyView {
    let part = |part: &Marked| {
        let text = part.text.clone();
        if part.is_hit {
            view! { <mark>{text}</mark> }.into_any()
        } else {
            text.into_any()
        }
    };
    parts.iter().map(part).collect_view().into_any()
}

/// The beginning of a text, in whole words.
pub fn excerpt(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{} …", whole.trim_end_matches([',', '.', ';', ':']))
}

/// What is known, as name and value.
fn facts(words: Words, offer: &OfferSummary, today: Date) -> Vec<(&'static str, String)> {
    let w = words.search;
    let plan = &offer.version.plan;
    let run = offer.next_run(today).map(|r| &r.plan);
    let days = run.map_or(0, crate::catalogue::model::RunPlan::gathering_days);
    let quality = offer.quality.as_ref().map(|q| {
        let number = |value| decimal(value, 1, words.lang);
        let values = [
            ("mean", words.mean(&q.estimate)),
            ("low", number(q.estimate.low)),
            ("high", number(q.estimate.high)),
            ("n", q.n.to_string()),
        ];
        fill(
            if q.estimate.beyond.is_some() {
                w.quality_bound
            } else {
                w.quality_value
            },
            &values.each_ref().map(|(name, value)| (*name, value.as_str())),
        )
    });
    let all = [
        (
            w.credits,
            plan.credits.map(|c| c.number(words.lang)).unwrap_or_default(),
        ),
        (
            w.stages,
            plan.stages.map(|s| words.stage_range(s)).unwrap_or_default(),
        ),
        (w.facet_delivery, words.deliveries(plan)),
        (
            w.days_away,
            if days > 0 { days.to_string() } else { String::new() },
        ),
        (w.places, plan.places.join(", ")),
        (w.start, run.map(|r| words.run_start(r)).unwrap_or_default()),
        (w.quality, quality.unwrap_or_default()),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// The next deadline with the days that are left, or the last one gone by; nothing where there is no place to apply
/// for: the status says why.
#[must_use]
pub fn deadline(words: Words, offer: &OfferSummary, today: Date) -> Option<AnyView> {
    let w = words.search;
    let run = offer.next_run(today).filter(|run| run.has_places(today))?;
    let date = run.plan.next_deadline(today)?;
    let said = view! { <time datetime=date.to_string()>{date_words(date, words.lang)}</time> };
    let days = (date - today).num_days();
    let view = if days < 0 {
        view! { <p class="deadline" data-near="past">{sign("calendar")} {w.deadline_passed} " " {said}</p> }
            .into_any()
    } else {
        let near = (days <= NEAR_DAYS).then_some("soon");
        view! {
            <p class="deadline" data-near=near>
                {sign("calendar")} {term(words, w.deadline)} " " {said} ", "
                <span class="deadline__left">{words.days_left(days)}</span>
            </p>
        }
        .into_any()
    };
    Some(view)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::model::Gathering;
    use crate::search::pages::tests::{offer, rating, reference};
    use crate::shared::ui::drawn::html;

    fn day(y: i32, m: u32, d: u32) -> Date {
        Date::from_ymd_opt(y, m, d).unwrap()
    }

    /// An offer with everything a teacher decides on.
    fn complete() -> OfferSummary {
        let mut offer = offer(1, "Matematikk 1", Lang::Nb);
        // Tuesday and Wednesday, and a Friday to a Saturday.
        offer.runs[0].plan.gatherings = vec![
            Gathering::on(day(2027, 9, 14), day(2027, 9, 15)),
            Gathering::on(day(2027, 10, 15), day(2027, 10, 16)),
        ];
        offer.quality = Some(rating());
        offer
    }

    /// What stands in each part of a card: spaces as one.
    fn parts(lang: Lang, offer: &OfferSummary, of: &str) -> Vec<String> {
        let drawn = html(|| offer_card(Words::of(lang), &reference(), offer, day(2027, 2, 17), None, None));
        let document = scraper::Html::parse_fragment(&drawn);
        let of = scraper::Selector::parse(of).unwrap();
        let text = |e: scraper::ElementRef<'_>| e.text().collect::<String>();
        let found = document.select(&of).map(text);
        found
            .map(|t| t.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    }

    #[test]
    fn a_card_shows_all_that_a_teacher_decides_on_in_each_language() {
        let offer = complete();
        for (lang, facts, status, deadline) in [
            (
                Lang::Nb,
                [
                    ["Studiepoeng", "7,5"],
                    ["Trinn", "5–10"],
                    ["Studieform", "Nettbasert"],
                    ["Hverdager borte fra skolen", "3"],
                    ["Sted", "Oslo"],
                    ["Oppstart", "20. august 2027"],
                    [
                        "Deltakernes vurdering",
                        "4,3 av 5, trolig mellom 4,0 og 4,5 (41 svar)",
                    ],
                ],
                "Åpen for søknad",
                "Søknadsfrist 1. mars 2027, 12 dager igjen",
            ),
            (
                Lang::Nn,
                [
                    ["Studiepoeng", "7,5"],
                    ["Trinn", "5–10"],
                    ["Studieform", "Nettbasert"],
                    ["Kvardagar borte frå skulen", "3"],
                    ["Stad", "Oslo"],
                    ["Oppstart", "20. august 2027"],
                    [
                        "Vurderinga til deltakarane",
                        "4,3 av 5, truleg mellom 4,0 og 4,5 (41 svar)",
                    ],
                ],
                "Open for søknad",
                "Søknadsfrist 1. mars 2027, 12 dagar att",
            ),
            (
                Lang::En,
                [
                    ["Credits", "7.5"],
                    ["Stages", "5–10"],
                    ["Form of study", "Online"],
                    ["Weekdays away from school", "3"],
                    ["Place", "Oslo"],
                    ["Start", "20 August 2027"],
                    [
                        "Participants' rating",
                        "4.3 of 5, probably between 4.0 and 4.5 (41 answers)",
                    ],
                ],
                "Open for applications",
                "Application deadline 1 March 2027, 12 days left",
            ),
        ] {
            let shown = |of: &str| parts(lang, &offer, of);
            assert_eq!(shown(".offer-card__title a"), ["Matematikk 1"]);
            assert_eq!(shown(".offer-card__provider"), ["OsloMet – storbyuniversitetet"]);
            assert_eq!(
                shown("dt").into_iter().zip(shown("dd")).collect::<Vec<_>>(),
                facts.map(|[n, v]| (n.into(), v.into()))
            );
            assert_eq!(shown(".offer-card__head > .state-tag"), [status]);
            assert_eq!(shown(".offer-card__foot .deadline"), [deadline]);
        }
    }

    #[test]
    fn a_card_leaves_out_what_is_not_known_and_promises_no_place_where_there_is_none() {
        let mut offer = complete();
        offer.quality = None;
        offer.runs[0].plan.gatherings.clear();
        offer.runs[0].mark = Some(crate::catalogue::model::RunMark::Cancelled);
        let shown = |of: &str| parts(Lang::Nb, &offer, of);
        assert_eq!(
            shown("dt"),
            ["Studiepoeng", "Trinn", "Studieform", "Sted", "Oppstart"]
        );
        assert_eq!(shown(".offer-card__head > .state-tag"), ["Avlyst"]);
        assert_eq!(shown(".deadline"), Vec::<String>::new());
    }
}
