//! The questions a participant meets, and the form around them, made for a phone first.
//!
//! Nothing is required, everything fits in one post without script. The token stands in the form and
//! nowhere else on the page. What `style/script/answer.js` shows – one part at a time, how far it is, a warning
//! beside a text – is drawn here, hidden, with its words.

use leptos::prelude::*;

use crate::evaluation::form::AnswerForm;
use crate::evaluation::model::{Block, Item, ItemKind, Questionnaire};
use crate::path;
use crate::shared::fault::FieldFault;
use crate::shared::ids::OfferId;
use crate::shared::ui::field::{field_id, field_name};
use crate::shared::ui::{Choices, ErrorSummary, Field, FieldKind};
use crate::words::{Words, fill};

/// Rows of a text field.
const TEXT_ROWS: u8 = 5;

/// The questions alone, as a participant meets them: nothing can be sent.
pub(crate) fn questions(words: Words, questionnaire: &Questionnaire, text_from: u32) -> AnyView {
    let typed = AnswerForm::default();
    let blocks = questionnaire.blocks.iter().filter(|b| !b.items.is_empty());
    blocks
        .map(|b| block(words, (questionnaire, text_from), b, &typed, &[], None))
        .collect_view()
        .into_any()
}

/// What the form carries besides the questions.
pub(super) struct Link {
    pub token: String,
    /// Under what the browser keeps what is not sent.
    pub draft: String,
    /// The last day on which that is of use.
    pub until: String,
    /// The server has just sent back what was typed.
    pub is_returned: bool,
    /// Where the page of thanks leads on to.
    pub offer: OfferId,
}

/// What is wrong with an answer, above everything else on its page.
pub(super) fn summary(words: Words, questionnaire: &Questionnaire, faults: &[FieldFault]) -> AnyView {
    let w = words.evaluation;
    let asked: Vec<(String, String)> = questionnaire
        .items()
        .map(|i| (i.code.clone(), i.text.get(words.lang).to_owned()))
        .collect();
    let label = move |field: &str| {
        let code = field
            .split_once('[')
            .map_or("", |(_, rest)| rest.trim_end_matches(']'));
        asked
            .iter()
            .find(|(c, _)| c == code)
            .map_or(w.answers.to_owned(), |(_, text)| text.clone())
    };
    view! { <ErrorSummary words faults=faults.to_vec() label/> }.into_any()
}

pub(super) fn survey_form(
    words: Words,
    link: Link,
    (questionnaire, text_from): (&Questionnaire, u32),
    typed: &AnswerForm,
    faults: &[FieldFault],
) -> AnyView {
    let w = words.evaluation;
    let parts: Vec<&Block> = questionnaire
        .blocks
        .iter()
        .filter(|b| !b.items.is_empty())
        .collect();
    let blocks = parts
        .iter()
        .enumerate()
        .map(|(i, b)| {
            let step = [("n", &*(i + 1).to_string()), ("total", &*parts.len().to_string())];
            let step = fill(w.step, &step);
            block(words, (questionnaire, text_from), b, typed, faults, Some(step))
        })
        .collect_view();
    let returned = link.is_returned.then_some("");
    view! {
        <form class="survey" id=field_id("one") method="post" action=path::act(words.lang, "evaluation/answer")
            data-draft=link.draft data-until=link.until data-returned=returned>
            <input type="hidden" name="token" value=link.token/>
            <input type="hidden" name="offer" value=link.offer.to_string()/>
            {blocks}
            <p class="small soft" data-note="">{w.send_note}</p>
            <div class="form-actions form-actions--sticky">
                <button class="ds-button" data-variant="secondary" type="button" hidden data-back="">{w.back}</button>
                <button class="ds-button" type="button" hidden data-next="">{w.next}</button>
                <button class="ds-button" type="submit" data-send="">{w.send}</button>
                <div class="progress" hidden data-progress="" data-text=w.progress>
                    <p class="progress__text"></p>
                    <progress aria-hidden="true"></progress>
                </div>
            </div>
            <p class="small soft" hidden data-forget="">
                {w.kept} " " <button class="link-button" type="button">{w.forget}</button>
            </p>
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
    step: Option<String>,
) -> AnyView {
    let id = format!("del-{}", block.code);
    let labelled_by = id.clone();
    // Read with the heading, which has the focus when a step begins.
    let step_id = step.as_ref().map(|_| format!("{id}-steg"));
    let described_by = step_id.clone();
    let step = step.map(|said| view! { <p class="survey__step" id=step_id hidden>{said}</p> });
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
            view! { <div class="survey__item">{question}</div> }
        })
        .collect_view();
    view! {
        <fieldset class="survey__block" aria-labelledby=labelled_by>
            {step}
            <h2 class="survey__block-title" id=id aria-describedby=described_by>{block.title.get(words.lang).to_owned()}</h2>
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
            let watched = field_id(&name);
            let warning = words.evaluation.pointing;
            view! {
                <Field words name label=text value kind hint faults/>
                <p class="survey__warning" role="status" data-watch=watched data-text=warning></p>
            }
            .into_any()
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
            let link = Link {
                token: "hemmelig".into(),
                draft: "utkast".into(),
                until: "2027-06-22".into(),
                offer: OfferId(1),
                is_returned: !faults.is_empty(),
            };
            let words = Words::of(Lang::Nb);
            let form = survey_form(words, link, (&questionnaire, 10), typed, faults);
            view! { {summary(words, &questionnaire, faults)}{form} }.into_any()
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
    fn what_only_a_script_can_use_is_hidden_and_everything_else_is_there() {
        let html = drawn(&AnswerForm::default(), &[]);
        for part in [
            "data-back",
            "data-next",
            "data-progress",
            "data-forget",
            "survey__step",
        ] {
            let tag = html.split('<').find(|tag| tag.contains(part)).unwrap();
            assert!(tag.contains(" hidden"), "{tag}");
        }
        let send = tags(&html, "button")
            .into_iter()
            .find(|b| b.contains("data-send"));
        assert!(!send.unwrap().contains("hidden"), "{html}");
        assert!(
            !html.contains("leptos-island") && !html.contains("data-returned"),
            "{html}"
        );
    }
}
