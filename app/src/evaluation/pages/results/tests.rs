//! What a survey's results say of themselves, drawn from samples.

use super::*;
use crate::evaluation::pages::samples;
use crate::shared::lang::Lang;
use crate::shared::time::StudyYear;
use crate::shared::ui::drawn;

fn html(draw: impl FnOnce(Words) -> AnyView) -> String {
    drawn::html(|| draw(Words::of(Lang::Nb)))
}

/// What a reader meets: text and labels, without tags and other attributes.
fn said(html: &str) -> String {
    let labels = html
        .split("aria-label=\"")
        .skip(1)
        .map(|l| &l[..l.find('"').unwrap()]);
    let text = html
        .split('>')
        .map(|part| part.split('<').next().unwrap_or_default());
    text.chain(labels).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_hidden_figure_prints_no_number() {
    let results = samples::results();
    let hidden = results.items.iter().find(|r| r.figure == Figure::Hidden).unwrap();
    let row = html(|words| scale_row(words, &results, hidden, true));
    assert!(row.contains("for få svar"), "{row}");
    assert!(!said(&row).contains(|c: char| c.is_ascii_digit()), "{row}");
    assert!(
        !row.contains("dot-interval") && !row.contains("bar-dist"),
        "{row}"
    );
}

#[test]
fn surveys_told_of_together_are_said_to_be_with_their_years() {
    let of = |from, to| {
        let results = Results {
            pooled: true,
            years: (StudyYear(from), StudyYear(to)),
            ..samples::results()
        };
        said(&html(|words| head(words, EvaluationId(1), &results)))
    };
    let one = of(2025, 2025);
    assert!(
        one.contains("for flere undersøkelser, studieår 2025–26."),
        "{one}"
    );
    let several = of(2023, 2025);
    let years = "for flere undersøkelser, studieårene 2023–24 til 2025–26.";
    assert!(several.contains(years), "{several}");
}

#[test]
fn what_a_share_of_answers_means_is_said_in_plain_words() {
    let of = |answered, invited| {
        let results = Results {
            answered,
            invited,
            ..samples::results()
        };
        html(|words| view! { {summary::response(words, &results)} }.into_any())
    };
    let small = of(Some(6), 11);
    for expected in [
        "5 av 11 har ikke svart",
        "sjelden tilfeldig",
        "0,5 poeng lavere",
        "9\u{a0}% av gruppen",
    ] {
        assert!(small.contains(expected), "{expected}: {small}");
    }
    assert!(of(Some(8), 8).contains("gjelder derfor hele gruppen"));
    assert!(
        !of(None, 11).contains("notice"),
        "what is hidden is not explained away"
    );
}

#[test]
fn a_shown_figure_says_n_mean_interval_and_distribution() {
    let results = samples::results();
    let row = html(|words| scale_row(words, &results, &results.items[0], true));
    for expected in [
        "<strong>4,2</strong>",
        "(3,9–4,5)",
        "1: skjult, 2: skjult, 3: 0, 4: 8, 5: 9",
    ] {
        assert!(row.contains(expected), "{expected}: {row}");
    }
    let first = |what: &str| row.find(what).unwrap();
    assert!(
        first("bar-dist") < first("<strong>4,2"),
        "the distribution comes first"
    );
    let page = html(|words| results_view(words, EvaluationId(3), &results));
    for expected in [
        "10 av 30 har ikke svart",
        "snittet for alle vært 0,3 poeng lavere",
        "/nb/resultater/3/xlsx",
        "Tekstene leses",
    ] {
        assert!(page.contains(expected), "{expected}: {page}");
    }
    assert!(!page.contains("I en liten gruppe"), "thirty are no small group");
    assert!(page.contains("20 av 30 inviterte svarte (67\u{a0}%)"), "{page}");
    assert!(
        page.contains("#theme-assessment") && page.contains(">demo<"),
        "{page}"
    );
    for expected in [
        "Hovedtall",
        "<strong>minst 4,8</strong>",
        "lånt 30\u{a0}%: faget 30\u{a0}%",
        "bare en grense",
    ] {
        assert!(page.contains(expected), "{expected}: {page}");
    }
    assert_eq!(page.matches("<h1").count(), 1);
    assert!(!page.contains("Hva bør endres?"), "free text is no figure");
}

#[test]
fn main_figures_stand_beside_subject_and_country_where_these_may_be_shown() {
    let mut results = samples::results();
    let beside = said(&html(|words| summary::summary(words, &results)));
    assert!(beside.contains("Landet") && beside.contains("4,3"), "{beside}");
    assert!(
        beside.contains("vises bare når nok har svart ved minst tre"),
        "{beside}"
    );
    results.measures[0].nation = None;
    let alone = said(&html(|words| summary::summary(words, &results)));
    assert!(!alone.contains("Landet"), "{alone}");
}

#[test]
fn the_head_says_what_the_number_of_answers_means_and_where_to_read_more() {
    let head = html(|words| head(words, EvaluationId(1), &samples::results()));
    assert!(said(&head).contains("Der færre enn 6 hoppet over det"), "{head}");
    assert!(head.contains("/nb/slik-regnes-tallene"), "{head}");
}
