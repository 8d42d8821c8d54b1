//! What a participant's link opens: the form, made for a phone first, or a kind word instead of it.
//!
//! Nothing is required, everything fits in one post without script. The token stands in the form and
//! nowhere else on the page.

use leptos::prelude::*;

use super::day;
use crate::evaluation::form::AnswerForm;
use crate::evaluation::islands::{AnswerProgress, QUESTION};
use crate::evaluation::model::{Block, Door, Evaluation, Item, ItemKind, Questionnaire};
use crate::path;
use crate::services::Request;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::ids::OfferId;
use crate::shared::page::{Page, Width};
use crate::shared::ui::field::{field_id, field_name};
use crate::shared::ui::{Choices, DemoMark, ErrorSummary, Field, FieldKind};
use crate::words::{Words, fill};

/// Rows of a text field.
const TEXT_ROWS: u8 = 5;

/// The form behind an invitation's link.
///
/// # Errors
/// `Missing` for a link that was never sent.
pub async fn answer_page(request: Request) -> Result<Page, Fault> {
    let token: String = request.param("token")?;
    let words = request.words();
    let w = words.evaluation;
    Ok(match request.services.evaluations.open(&token).await? {
        Door::Open {
            evaluation,
            institution,
            questionnaire,
            text_from,
        } => {
            let (typed, faults) = request.returned::<AnswerForm>().unwrap_or_default();
            let head = head(words, &evaluation, &institution);
            let form = survey_form(words, (&token, text_from), &questionnaire, &typed, &faults);
            // Where the page of thanks leads on to.
            let offer = evaluation.offer.to_string();
            let about = view! { <input type="hidden" name="offer" value=offer form=field_id("one")/> };
            Page::private(w.title, view! { <div class="survey">{head}{form}{about}</div> }).at(Width::Narrow)
        }
        Door::Spent => kind_page(w.spent_title, vec![w.spent.into_any(), w.spent_why.into_any()]),
        Door::Closed => kind_page(w.over_title, vec![w.over.into_any(), w.over_why.into_any()]),
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
    let record = offer.map(|offer| {
        let href = path::replies(request.lang, offer);
        view! { <p>{w.thanks_record} " " <a class="ds-link" href=href>{request.words().followup().public_title}</a></p> }
    });
    let body = view! {
        <header class="page-title"><h1>{w.thanks_title}</h1></header>
        <div class="prose">
            <p>{w.thanks}</p>
            <h2>{w.thanks_next}</h2>
            <ol>{steps}</ol>
            {record}
            <p><a class="ds-link" href=path::privacy(request.lang)>{w.promise_link}</a></p>
        </div>
    };
    Ok(Page::private(w.thanks_title, body).at(Width::Narrow))
}

/// Instead of the form: what holds, in a few sentences.
fn kind_page(title: &'static str, sentences: Vec<AnyView>) -> Page {
    let sentences = sentences.into_iter().map(|s| view! { <p>{s}</p> }).collect_view();
    let body = view! {
        <header class="page-title"><h1>{title}</h1></header>
        <div class="prose">{sentences}</div>
    };
    Page::private(title, body).at(Width::Narrow)
}

/// Who asks, about which study, and what the answer is protected by.
fn head(words: Words, evaluation: &Evaluation, institution: &str) -> AnyView {
    let w = words.evaluation;
    let (before, after) = w.closes.split_once("{date}").unwrap_or((w.closes, ""));
    view! {
        <header class="page-title">
            <p class="page-title__over">{w.title} " · " {institution.to_owned()}</p>
            <h1>{evaluation.title.clone()} ", " {evaluation.year.to_string()} " " <DemoMark words on=evaluation.is_demo/></h1>
            <p class="page-title__lead">{fill(w.intro, &[("institution", institution)])}</p>
        </header>
        <div class="survey__promise">
            <p><strong>{w.promise_title}</strong> " " {w.promise}</p>
            <p>{before}{day(words, evaluation.closes_on)}{after}</p>
            <p><a class="ds-link" href=path::privacy(words.lang)>{w.promise_link}</a></p>
        </div>
    }
    .into_any()
}

/// The questions alone, as a participant meets them: nothing can be sent.
pub(crate) fn questions(words: Words, questionnaire: &Questionnaire, text_from: u32) -> AnyView {
    let typed = AnswerForm::default();
    let blocks = questionnaire.blocks.iter().filter(|b| !b.items.is_empty());
    blocks
        .map(|b| block(words, (questionnaire, text_from), b, &typed, &[]))
        .collect_view()
        .into_any()
}

fn survey_form(
    words: Words,
    (token, text_from): (&str, u32),
    questionnaire: &Questionnaire,
    typed: &AnswerForm,
    faults: &[FieldFault],
) -> AnyView {
    let w = words.evaluation;
    let asked: Vec<(String, String)> = questionnaire
        .items()
        .map(|i| (i.code.clone(), i.text.get(words.lang).to_owned()))
        .collect();
    let total = asked.len();
    let label = move |field: &str| {
        let code = field
            .split_once('[')
            .map_or("", |(_, rest)| rest.trim_end_matches(']'));
        asked
            .iter()
            .find(|(c, _)| c == code)
            .map_or(w.answers.to_owned(), |(_, text)| text.clone())
    };
    let blocks = questionnaire
        .blocks
        .iter()
        .filter(|b| !b.items.is_empty())
        .map(|b| block(words, (questionnaire, text_from), b, typed, faults))
        .collect_view();
    view! {
        <ErrorSummary words faults=faults.to_vec() label/>
        <form class="survey" id=field_id("one") method="post" action=path::act(words.lang, "evaluation/answer")>
            <input type="hidden" name="token" value=token.to_owned()/>
            {blocks}
            <p class="small soft">{w.send_note}</p>
            <div class="form-actions form-actions--sticky">
                <button class="ds-button" type="submit">{w.send}</button>
                <AnswerProgress text=w.progress.to_owned() total/>
            </div>
        </form>
    }
    .into_any()
}

fn block(
    words: Words,
    (questionnaire, text_from): (&Questionnaire, u32),
    block: &Block,
    typed: &AnswerForm,
    faults: &[FieldFault],
) -> AnyView {
    let id = format!("del-{}", block.code);
    let labelled_by = id.clone();
    // Whoever writes in her own words is told who reads it, and from how many answers.
    let readers = block.items.iter().any(|i| i.kind == ItemKind::Text).then(|| {
        let said = fill(words.evaluation.text_readers, &[("n", &text_from.to_string())]);
        view! { <p class="survey__block-lead">{said}</p> }
    });
    let items = block
        .items
        .iter()
        .map(|item| {
            let faults: Vec<FieldFault> = faults
                .iter()
                .filter(|f| f.field.ends_with(&format!("[{}]", item.code)))
                .cloned()
                .collect();
            let question = question(words, questionnaire, item, typed, faults);
            view! { <div class=QUESTION>{question}</div> }
        })
        .collect_view();
    view! {
        <fieldset class="survey__block" aria-labelledby=labelled_by>
            <h2 class="survey__block-title" id=id>{block.title.get(words.lang).to_owned()}</h2>
            {readers}
            {items}
        </fieldset>
    }
    .into_any()
}

fn question(
    words: Words,
    questionnaire: &Questionnaire,
    item: &Item,
    typed: &AnswerForm,
    faults: Vec<FieldFault>,
) -> AnyView {
    let text = item.text.get(words.lang).to_owned();
    let code = &item.code;
    let chosen = typed.one.get(code).cloned().unwrap_or_default();
    let options = || -> Vec<(String, String)> {
        item.options
            .iter()
            .map(|o| (o.code.clone(), o.text.get(words.lang).to_owned()))
            .collect()
    };
    match item.kind {
        ItemKind::Agreement | ItemKind::Quality => {
            scale(words, questionnaire, item, &chosen, &faults)
        }
        ItemKind::Choice => view! {
            <Choices words name=format!("one[{code}]") legend=text chosen=vec![chosen] options=options() faults/>
        }
        .into_any(),
        ItemKind::Multi => {
            let chosen = typed.many.get(code).cloned().unwrap_or_default();
            let name = format!("many[{code}]");
            let hint = words.evaluation.several;
            view! { <Choices words name legend=text chosen options=options() many=true hint faults/> }.into_any()
        }
        ItemKind::Text => {
            let value = typed.text.get(code).cloned().unwrap_or_default();
            let name = format!("text[{code}]");
            let (kind, hint) = (FieldKind::Long(TEXT_ROWS), words.evaluation.no_names);
            view! { <Field words name label=text value kind hint faults/> }.into_any()
        }
    }
}

/// Five grades with number and words, and apart from them "don't know".
fn scale(
    words: Words,
    questionnaire: &Questionnaire,
    item: &Item,
    chosen: &str,
    faults: &[FieldFault],
) -> AnyView {
    let name = format!("one[{}]", item.code);
    let (id, post) = (field_id(&name), field_name(&name));
    let mut points: Vec<_> = questionnaire.scale(item.kind).iter().collect();
    // Grades first; 0 is "don't know".
    points.sort_by_key(|p| (p.value == 0, p.value));
    let fault_id = format!("{id}-fault");
    let mut options = points.iter().enumerate().map(|(i, point)| {
        let (value, text) = (point.value.to_string(), point.text.get(words.lang).to_owned());
        let (checked, graded) = (value == chosen, point.value > 0);
        // The first carries the question's id, so that the error summary leads to it.
        let own_id = if i == 0 { id.clone() } else { format!("{id}-{i}") };
        let class = if graded { "likert__option" } else { "likert__option likert__option--apart" };
        let number = graded.then(|| view! { <span class="likert__number">{value.clone()}</span> });
        let input = view! {
            <input class="ds-input" type="radio" id=own_id.clone() name=post.clone() value=value.clone() checked=checked/>
        };
        let option = view! {
            <label class=class for=own_id>{input}{number}<span class="likert__text">{text}</span></label>
        };
        (graded, option.into_any())
    });
    let (mut grades, mut apart) = (vec![], vec![]);
    for (graded, option) in options.by_ref() {
        if graded {
            grades.push(option)
        } else {
            apart.push(option)
        }
    }
    let said: Vec<String> = faults.iter().map(|f| words.problem(&f.problem)).collect();
    let is_wrong = !said.is_empty();
    let described = is_wrong.then(|| fault_id.clone());
    let class = if is_wrong {
        "likert likert--invalid"
    } else {
        "likert"
    };
    let fault = is_wrong.then(|| {
        view! { <p class="ds-validation-message field__error" id=fault_id>{said.join(" ")}</p> }
    });
    view! {
        <fieldset class=class aria-describedby=described>
            <legend class="likert__question">{item.text.get(words.lang).to_owned()}</legend>
            <div class="likert__scale">{grades}</div>
            {apart}
            {fault}
        </fieldset>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::pages::samples;
    use crate::shared::fault::Problem;
    use crate::shared::lang::Lang;
    use crate::shared::ui::drawn::html;

    fn drawn(typed: &AnswerForm, faults: &[FieldFault]) -> String {
        let questionnaire = samples::questionnaire();
        html(|| {
            survey_form(
                Words::of(Lang::Nb),
                ("hemmelig", 10),
                &questionnaire,
                typed,
                faults,
            )
        })
    }

    /// The values of an attribute in every tag of a kind.
    fn tags<'a>(html: &'a str, tag: &str) -> Vec<&'a str> {
        html.split(&format!("<{tag} "))
            .skip(1)
            .map(|t| &t[..t.find('>').unwrap()])
            .collect()
    }

    fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
        tag.split(&format!("{name}=\""))
            .nth(1)
            .map(|v| &v[..v.find('"').unwrap()])
    }

    #[test]
    fn every_input_of_the_form_has_a_label() {
        let html = drawn(&AnswerForm::default(), &[]);
        let labels: Vec<_> = tags(&html, "label")
            .iter()
            .filter_map(|t| attribute(t, "for"))
            .collect();
        let mut inputs = 0;
        for (at, _) in html
            .match_indices("<input ")
            .chain(html.match_indices("<textarea "))
        {
            let tag = &html[at..at + html[at..].find('>').unwrap()];
            if attribute(tag, "type") == Some("hidden") {
                continue;
            }
            inputs += 1;
            let before = &html[..at];
            let inside = before.rfind("<label") > before.rfind("</label");
            let id = attribute(tag, "id").unwrap();
            assert!(inside || labels.contains(&id), "{tag}");
            assert_eq!(html.matches(&format!(" id=\"{id}\"")).count(), 1, "{tag}");
        }
        // Six values for each of two scales, two options, two boxes, one text.
        assert_eq!(inputs, 17, "{html}");
        for name in ["form[one][Q1]", "form[many][M1][]", "form[text][X1]"] {
            assert!(html.contains(&format!("name=\"{name}\"")), "{name}");
        }
    }

    #[test]
    fn the_token_stands_in_the_form_once_and_in_no_address() {
        let html = drawn(&AnswerForm::default(), &[]);
        assert_eq!(html.matches("hemmelig").count(), 1);
        assert_eq!(
            tags(&html, "input")
                .iter()
                .filter(|t| attribute(t, "value") == Some("hemmelig"))
                .count(),
            1
        );
    }

    #[test]
    fn a_refused_answer_is_drawn_again_with_what_was_typed() {
        let typed = AnswerForm {
            one: [("Q1".to_owned(), "4".to_owned())].into(),
            many: [("M1".to_owned(), vec!["b".to_owned()])].into(),
            text: [("X1".to_owned(), "Mer <praksis>".to_owned())].into(),
        };
        let html = drawn(&typed, &[FieldFault::new("text[X1]", Problem::TooLong(4000))]);
        let checked: Vec<_> = tags(&html, "input")
            .into_iter()
            .filter(|t| t.contains("checked"))
            .collect();
        let values: Vec<_> = checked.iter().filter_map(|t| attribute(t, "value")).collect();
        assert_eq!(values, ["4", "b"], "{checked:?}");
        assert!(html.contains(">Mer &lt;praksis&gt;</textarea>"), "{html}");
        assert!(
            html.contains("href=\"#f-text-X1\"") && html.contains("Hva bør endres?"),
            "{html}"
        );
    }

    #[test]
    fn without_script_the_progress_is_hidden() {
        let html = drawn(&AnswerForm::default(), &[]);
        let island = &html[html.find("<leptos-island").unwrap()..];
        assert!(
            island[..island.find("</leptos-island>").unwrap()].contains("hidden"),
            "{island}"
        );
    }
}
