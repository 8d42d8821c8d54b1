//! How the figures are made, for everyone who reads them.
//!
//! The promises restate what the figures' program does (`insight` on the server side); change them together. Its
//! numbers come from there.

use leptos::prelude::*;

use crate::insight::model::Method;
use crate::path;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::lang::Lang;
use crate::shared::page::{Page, Width};
use crate::shared::units::{decimal, percent};
use crate::words::{Words, fill};

/// What the methods are taken from, as the program names them.
const SOURCES: [&str; 9] = [
    "E. B. Wilson (1927): Journal of the American Statistical Association 22, 209–212.",
    "R. W. M. Wedderburn (1974): Biometrika 61, 439–447.",
    "W. G. Cochran (1977): Sampling Techniques, 3rd ed., 2.6.",
    "H. Robbins (1956): Proceedings of the Third Berkeley Symposium 1, 157–163.",
    "B. Efron, C. Morris (1975): Journal of the American Statistical Association 70, 311–319.",
    "R. E. Fay, R. A. Herriot (1979): Journal of the American Statistical Association 74, 269–277.",
    "A. C. Aitken (1935): Proceedings of the Royal Society of Edinburgh 55, 42–48.",
    "Z. Šidák (1967): Journal of the American Statistical Association 62, 626–633.",
    "A. Hundepool et al. (2012): Statistical Disclosure Control.",
];

/// A link to this page.
pub fn how_made(words: Words) -> AnyView {
    view! { <a class="ds-link" href=path::method(words.lang)>{words.method().title}</a> }.into_any()
}

/// How figures are made, hidden, pooled and compared.
///
/// # Errors
/// None.
pub async fn method_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let method = request.services.insight.method();
    let body = method_view(words, &method);
    Ok(Page::new(words.method().title, body).at(Width::Normal))
}

pub(super) fn method_view(words: Words, method: &Method) -> AnyView {
    let w = words.method();
    let sections = [
        (w.what, vec![w.what_mean, w.what_n, w.what_area, w.what_once]),
        (
            w.hidden,
            vec![
                w.hidden_limits,
                w.hidden_pooled,
                w.hidden_cells,
                w.hidden_multi,
                w.hidden_beyond,
                w.hidden_sums,
            ],
        ),
        (
            w.interval,
            vec![
                w.interval_what,
                w.interval_spread,
                w.interval_share,
                w.interval_silent,
            ],
        ),
        (
            w.guess,
            vec![w.guess_what, w.guess_lent, w.guess_safe, w.guess_use],
        ),
        (w.beside, vec![w.beside_what]),
        (w.warning, vec![w.warning_fall, w.warning_false, w.warning_none]),
    ];
    let values = values(words.lang, method);
    let values: Vec<(&str, &str)> = values.iter().map(|(name, v)| (*name, v.as_str())).collect();
    let section = |(title, said): (&'static str, Vec<&'static str>)| {
        let said = said
            .into_iter()
            .map(|text| view! { <p>{fill(text, &values)}</p> });
        view! { <h2>{title}</h2> {said.collect_view()} }
    };
    let sections = sections.into_iter().map(section).collect_view();
    let sources = SOURCES.map(|source| view! { <li>{source}</li> }).collect_view();
    view! {
        <article class="prose">
            <header class="page-title">
                <h1>{w.title}</h1>
                <p class="page-title__lead">{w.lead}</p>
            </header>
            {sections}
            <h2>{w.sources}</h2>
            <p>{w.tried}</p>
            <ul lang="en">{sources}</ul>
        </article>
    }
    .into_any()
}

/// What the sentences have blanks for.
fn values(lang: Lang, m: &Method) -> [(&'static str, String); 10] {
    let share = |share: f64| decimal(share, 3, lang).trim_end_matches('0').to_owned();
    [
        ("limit", m.min_answers.to_string()),
        ("public", m.min_answers_public.to_string()),
        ("few", m.unanimity.to_string()),
        ("level", percent(m.level)),
        ("study", share(m.spread_study)),
        ("overall", share(m.spread_overall)),
        ("work", share(m.spread_work)),
        ("false", percent(m.false_alarms)),
        ("themes", m.themes.to_string()),
        ("institutions", m.institutions.to_string()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::ui::drawn::html;

    const METHOD: Method = Method {
        min_answers: 7,
        min_answers_public: 12,
        unanimity: 11,
        level: 0.8,
        spread_study: 0.235,
        spread_overall: 0.26,
        spread_work: 0.35,
        false_alarms: 0.04,
        themes: 5,
        institutions: 3,
    };

    #[test]
    fn the_page_says_every_number_as_the_program_has_it_and_leaves_no_blank() {
        for lang in [Lang::Nb, Lang::Nn, Lang::En] {
            let html = html(|| method_view(Words::of(lang), &METHOD));
            assert!(!html.contains('{') && !html.contains('}'), "{html}");
            let point = if lang == Lang::En { "." } else { "," };
            for number in ["7", "12", "11", "80", "4\u{a0}%", "0_235", "0_26", "0_35"] {
                let number = number.replace('_', point);
                assert!(html.contains(&number), "{number}: {html}");
            }
        }
    }
}
