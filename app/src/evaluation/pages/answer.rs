//! What a participant's link opens: the form, made for a phone first, or a kind word instead of it.
//! `questions` draws the form.

use leptos::prelude::*;

use super::day;
use super::questions::{Link, summary, survey_form};
use crate::evaluation::bank::model::minutes;
use crate::evaluation::form::AnswerForm;
use crate::evaluation::model::{Door, Evaluation, ItemKind, Questionnaire, Readers, SurveyKind};
use crate::path;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::ids::OfferId;
use crate::shared::page::{Page, Script, Width};
use crate::shared::ui::DemoMark;
use crate::words::{Words, fill};

/// The form behind an invitation's link.
///
/// # Errors
/// `Internal` only: a link that was never sent has its page, too, under 404.
pub async fn answer_page(request: Request) -> Result<Page, Fault> {
    let token: String = request.param("token")?;
    let words = request.words();
    let w = words.evaluation;
    let door = match request.services.evaluations.open(&token).await {
        Err(Fault::Missing) => {
            let said = [w.unknown, w.unknown_do, w.unknown_ask].map(IntoAny::into_any);
            return Ok(kind_page(w.unknown_title, said.into()).answered_with(404));
        }
        door => door?,
    };
    Ok(match door {
        Door::Open {
            evaluation,
            institution,
            questionnaire,
            readers,
            draft,
        } => {
            let returned = request.returned::<AnswerForm>();
            let is_returned = returned.is_some();
            let (typed, faults) = returned.unwrap_or_default();
            let head = head(words, &evaluation, &institution, (&questionnaire, readers));
            let link = Link {
                token,
                draft,
                until: evaluation.closes_on.to_string(),
                is_returned,
                offer: evaluation.offer,
            };
            let form = survey_form(words, link, (&questionnaire, readers.texts), &typed, &faults);
            let wrong = summary(words, &questionnaire, &faults);
            Page::private(w.title, view! { <div class="survey">{wrong}{head}{form}</div> })
                .at(Width::Narrow)
                .moved_by(Script::Answer)
        }
        Door::Spent(offer) => {
            let said = vec![w.spent.into_any(), w.spent_why.into_any(), record(words, offer)];
            kind_page(w.spent_title, said)
        }
        Door::Closed(offer) => {
            let said = vec![w.over.into_any(), w.over_why.into_any(), record(words, offer)];
            kind_page(w.over_title, said).answered_with(410)
        }
        Door::NotYet(date) => {
            let (before, after) = w.early.split_once("{date}").unwrap_or((w.early, ""));
            kind_page(
                w.early_title,
                vec![view! { {before}{day(words, date)}{after} }.into_any()],
            )
        }
    })
}

/// After the answer: what happens with it.
///
/// # Errors
/// None.
pub async fn thanks_page(request: Request) -> Result<Page, Fault> {
    let w = request.words().evaluation;
    let steps = [w.thanks_1, w.thanks_text, w.thanks_2, w.thanks_3]
        .map(|step| view! { <li>{step}</li> })
        .collect_view();
    let offer = request
        .query_value("tilbud")
        .and_then(|id| id.parse::<OfferId>().ok());
    let record = offer.map(|offer| view! { <p>{record(request.words(), offer)}</p> });
    let body = view! {
        <header class="page-title"><h1>{w.thanks_title}</h1></header>
        <div class="prose" data-sent="">
            <p>{w.thanks}</p>
            <h2>{w.thanks_next}</h2>
            <ol>{steps}</ol>
            {record}
            <p><a class="ds-link" href=path::privacy(request.lang)>{w.promise_link}</a></p>
        </div>
    };
    Ok(Page::private(w.thanks_title, body)
        .at(Width::Narrow)
        .moved_by(Script::Answer))
}

/// Whether somebody really wants no further letters: programs follow links, too, and must stop nothing.
///
/// # Errors
/// `Internal` only: a link no letter carried has its page, too, under 404.
pub async fn stop_page(request: Request) -> Result<Page, Fault> {
    let stop: String = request.param("stop")?;
    let words = request.words();
    let w = words.evaluation;
    let title = match request.services.evaluations.letters_of(&stop).await {
        Ok(Some(title)) => title,
        Ok(None) => return Ok(kind_page(w.over_title, vec![w.stop_over.into_any()])),
        Err(Fault::Missing) => {
            let said = vec![words.frame.dead_link.into_any()];
            return Ok(kind_page(words.frame.dead_link_title, said).answered_with(404));
        }
        Err(other) => return Err(other),
    };
    let body = view! {
        <header class="page-title"><h1>{w.stop_title}</h1></header>
        <div class="prose">
            <p>{fill(w.stop_text, &[("title", &title)])}</p>
            <form method="post" action=path::act(words.lang, "evaluation/stop_letters")>
                <input type="hidden" name="stop" value=stop/>
                <button class="ds-button" type="submit">{w.stop_send}</button>
            </form>
        </div>
    };
    Ok(Page::private(w.stop_title, body)
        .at(Width::Narrow)
        .moved_by(Script::Answer))
}

/// After that.
///
/// # Errors
/// None.
pub async fn stopped_page(request: Request) -> Result<Page, Fault> {
    let w = request.words().evaluation;
    Ok(kind_page(w.stopped_title, vec![w.stopped.into_any()]))
}

/// Where everyone can read what the answers about an offer led to.
fn record(words: Words, offer: OfferId) -> AnyView {
    let href = path::replies(words.lang, offer);
    let title = words.followup().public_title;
    view! { {words.evaluation.record} " " <a class="ds-link" href=href>{title}</a> }.into_any()
}

/// Instead of the form: what holds, in a few sentences.
fn kind_page(title: &'static str, sentences: Vec<AnyView>) -> Page {
    let sentences = sentences.into_iter().map(|s| view! { <p>{s}</p> }).collect_view();
    let body = view! {
        <header class="page-title"><h1>{title}</h1></header>
        <div class="prose">{sentences}</div>
    };
    Page::private(title, body)
        .at(Width::Narrow)
        .moved_by(Script::Answer)
}

/// Who asks, about which study, who will read the answer, and what it is protected by.
fn head(
    words: Words,
    evaluation: &Evaluation,
    institution: &str,
    (questionnaire, readers): (&Questionnaire, Readers),
) -> AnyView {
    let w = words.evaluation;
    let minutes = minutes(questionnaire).to_string();
    let intro = if evaluation.kind == SurveyKind::End {
        w.intro
    } else {
        w.intro_short
    };
    let intro = fill(intro, &[("institution", institution), ("n", &minutes)]);
    let own = questionnaire.own().next().map(|_| {
        let from = readers.figures.to_string();
        let facts = [("block", w.own_block), ("institution", institution), ("n", &from)];
        view! { <li>{fill(w.reads_own, &facts)}</li> }
    });
    // A short survey may ask for no words of one's own.
    let has_texts = questionnaire.items().any(|i| i.kind == ItemKind::Text);
    let (before, after) = w.closes.split_once("{date}").unwrap_or((w.closes, ""));
    let is_end = evaluation.kind == SurveyKind::End;
    let said = [
        (w.reads_figures, readers.figures, true),
        (w.reads_public, readers.public, is_end),
        (w.reads_texts, readers.texts, has_texts),
    ]
    .into_iter()
    .filter(|(_, _, is_so)| *is_so)
    .map(|(said, from, _)| {
        let said = fill(said, &[("n", &from.to_string()), ("institution", institution)]);
        view! { <li>{said}</li> }
    })
    .collect_view();
    view! {
        <header class="page-title">
            <p class="page-title__over">{w.title} " · " {institution.to_owned()}</p>
            <h1>{evaluation.title.clone()} ", " {evaluation.year.to_string()} " " <DemoMark words on=evaluation.is_demo/></h1>
            <p class="page-title__lead">{intro}</p>
        </header>
        <div class="survey__promise" data-first="">
            <p><strong>{w.promise_title}</strong> " " {w.promise}</p>
            <p><strong>{w.reads_title}</strong></p>
            <ul>{said}{own}<li>{w.reads_few}</li></ul>
            <p>{before}{day(words, evaluation.closes_on)}{after}</p>
            <p><a class="ds-link" href=path::privacy(words.lang)>{w.promise_link}</a></p>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::pages::samples;
    use crate::shared::lang::Lang;
    use crate::shared::ui::drawn::html;

    #[test]
    fn who_reads_what_from_how_many_answers_is_said_before_the_first_question() {
        let survey = samples::evaluation();
        let readers = Readers {
            figures: 7,
            public: 12,
            texts: 13,
        };
        let mut questionnaire = samples::questionnaire();
        let drawn = |questionnaire: &Questionnaire| {
            html(|| head(Words::of(Lang::Nn), &survey, "OsloMet", (questionnaire, readers)))
        };
        let told = drawn(&questionnaire);
        for said in [
            "minst 7 har svart",
            "minst 12 har svart",
            "minst 13 har svart",
            "OsloMet",
        ] {
            assert!(told.contains(said), "{said}: {told}");
        }
        assert!(!told.contains("Spørsmål frå institusjonen"));
        let (title, items) = (
            questionnaire.blocks[0].title.clone(),
            questionnaire.blocks[0].items.clone(),
        );
        questionnaire = questionnaire.with_own(title, items[..1].to_vec());
        assert!(drawn(&questionnaire).contains("«Spørsmål frå institusjonen» blir lesne berre av OsloMet"));
    }
}
