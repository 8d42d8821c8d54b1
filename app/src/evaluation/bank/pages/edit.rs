//! The desk a draft is written at: every question in every language, saved as one form; then put in force.

use leptos::prelude::*;

use crate::catalogue::model::Theme;
use crate::evaluation::bank::form::{BankForm, BlockForm, ItemForm, QUESTIONS, TypedBank};
use crate::evaluation::bank::model::KeptVersion;
use crate::evaluation::model::ItemKind;
use crate::path;
use crate::review::model::Texts;
use crate::shared::fault::FieldFault;
use crate::shared::ui::{ErrorSummary, Field, FieldKind, Select, field_name, sign};
use crate::words::{Words, fill};

/// The form, and what can be done with the draft as it is kept; `returned` is the form that came back.
pub(super) fn desk(
    words: Words,
    kept: &KeptVersion,
    returned: Option<(TypedBank, Vec<FieldFault>)>,
) -> AnyView {
    let w = words.bank();
    let came_back = returned.is_some();
    let (typed, faults) = returned.unwrap_or_else(|| {
        let typed = TypedBank {
            form: BankForm::of(&kept.content),
            seen: kept.revision,
            from: String::new(),
        };
        (typed, vec![])
    });
    // Without faults somebody was faster; what is typed can be saved over it.
    let was_slower = came_back && faults.is_empty();
    let seen = if was_slower { kept.revision } else { typed.seen };
    let stale = was_slower.then(|| {
        view! {
            <div class="notice" data-tone="warn" role="alert">
                {sign("warning")}<div class="notice__body"><p>{w.stale}</p></div>
            </div>
        }
    });
    let blocks = typed
        .form
        .blocks
        .iter()
        .enumerate()
        .map(|(b, one)| block(words, b, one, &faults))
        .collect_view();
    let id = kept.content.id.to_string();
    view! {
        {stale}
        <p class="measure">{fill(w.edit_lead, &[("n", &QUESTIONS.to_string())])}</p>
        <ErrorSummary words faults=faults.clone() label=move |field| label(words, field)/>
        <form class="form form--wide" method="post" action=path::act(words.lang, "questionnaire/save")>
            <input type="hidden" name="questionnaire" value=id.clone()/>
            <input type="hidden" name="seen" value=seen.to_string()/>
            <div id="f-blocks" tabindex="-1" class="stack">{blocks}</div>
            <div class="form-actions form-actions--sticky">
                <button class="ds-button" type="submit">{w.save}</button>
            </div>
        </form>
        {set(words, kept, typed.from, &faults)}
    }
    .into_any()
}

/// Names a field for the error summary.
fn label(words: Words, field: &str) -> String {
    let w = words.bank();
    let steps: Vec<&str> = field.split(['[', ']']).filter(|step| !step.is_empty()).collect();
    let name = |step: &str| match step {
        "title" => w.block_title,
        "text" => w.text,
        "kind" => w.kind,
        "area" => w.area,
        "theme" => w.theme,
        "options" => w.options,
        "position" => w.position,
        "reworded" => w.reworded,
        "from" => w.from,
        "nb" => w.bokmaal,
        "nn" => w.nynorsk,
        "en" => w.english,
        _ => w.all,
    };
    let parts = |rest: &[&str]| rest.iter().map(|step| name(step)).collect::<Vec<_>>().join(", ");
    let number = |i: &str| i.parse::<usize>().map_or(0, |i| i + 1).to_string();
    match steps.as_slice() {
        ["blocks", b, "items", i, rest @ ..] => {
            let question = fill(w.question, &[("n", &format!("{}.{}", number(b), number(i)))]);
            format!("{question}: {}", parts(rest).to_lowercase())
        }
        ["blocks", b, rest @ ..] => format!("{}: {}", number(b), parts(rest).to_lowercase()),
        steps => parts(steps),
    }
}

fn texts(words: Words, name: &str, label: &'static str, texts: &Texts, faults: &[FieldFault]) -> AnyView {
    let w = words.bank();
    [
        ("nb", w.bokmaal, &texts.nb),
        ("nn", w.nynorsk, &texts.nn),
        ("en", w.english, &texts.en),
    ]
    .into_iter()
    .map(|(lang, said, value)| {
        view! {
            <Field words name=format!("{name}[{lang}]") label=format!("{label}, {said}") value=value.clone()
                faults=faults.to_vec()/>
        }
    })
    .collect_view()
    .into_any()
}

fn block(words: Words, b: usize, block: &BlockForm, faults: &[FieldFault]) -> AnyView {
    let w = words.bank();
    let mut items = block.items.clone();
    // An empty row for one more, unless one came back already.
    if items.last().is_none_or(|i| *i != ItemForm::default()) {
        items.push(ItemForm::default());
    }
    let all = items.len();
    let rows = items
        .iter()
        .enumerate()
        .map(|(i, one)| item(words, (b, i), i + 1 == all, one, faults))
        .collect_view();
    let heading = format!("del-{b}-rediger");
    let title = format!("{}. {}", b + 1, block.title.get(words.lang));
    let is_faulty = faults
        .iter()
        .any(|f| f.field.starts_with(&format!("blocks[{b}][title]")));
    view! {
        <section class="section stack" aria-labelledby=heading.clone()>
            <h2 id=heading.clone()>{title}</h2>
            <details class="fold" open=is_faulty>
                <summary>{w.block_title}</summary>
                <div class="stack">
                    {texts(words, &format!("blocks[{b}][title]"), w.block_title, &block.title, faults)}
                </div>
            </details>
            {rows}
        </section>
    }
    .into_any()
}

fn item(
    words: Words,
    (b, i): (usize, usize),
    is_new: bool,
    item: &ItemForm,
    faults: &[FieldFault],
) -> AnyView {
    let w = words.bank();
    let at = format!("blocks[{b}][items][{i}]");
    let is_faulty = faults.iter().any(|f| f.field.starts_with(&format!("{at}[")));
    let title = if is_new {
        w.new_question.to_owned()
    } else {
        format!("{}.{} {}", b + 1, i + 1, item.text.get(words.lang))
    };
    let kinds = ItemKind::ALL
        .iter()
        .map(|k| (k.code().to_owned(), w.kind_of(*k).to_owned()))
        .collect();
    let areas = [w.area_0, w.area_1, w.area_2, w.area_3];
    let areas = (0..)
        .zip(areas)
        .map(|(n, said): (u8, _)| (n.to_string(), said.to_owned()));
    let themes = Theme::ALL
        .iter()
        .map(|t| (t.code().to_owned(), words.theme(*t).to_owned()))
        .collect();
    let tick = |part: &str, said: &'static str, value: &str| {
        let name = field_name(&format!("{at}[{part}]"));
        let id = format!("f-blocks-{b}-items-{i}-{part}");
        let checked = !value.is_empty();
        view! {
            <label class="choice" for=id.clone()>
                <input class="ds-input" type="checkbox" id=id.clone() name=name value="ja" checked=checked/>
                <span>{said}</span>
            </label>
        }
    };
    let of = |part: &str| format!("{at}[{part}]");
    let said: Vec<String> = faults
        .iter()
        .filter(|f| f.field == of("reworded"))
        .map(|f| words.problem(&f.problem))
        .collect();
    let unclear = (!said.is_empty())
        .then(|| view! { <p class="ds-validation-message field__error">{said.join(" ")}</p> });
    view! {
        <details class="fold criterion-form" open=is_faulty>
            <summary>{title}</summary>
            <div class="stack">
                <input type="hidden" name=field_name(&of("code")) value=item.code.clone()/>
                {texts(words, &of("text"), w.text, &item.text, faults)}
                {(!is_new).then(|| tick("reworded", w.reworded, &item.reworded))}
                {unclear}
                <Select words name=of("kind") label=w.kind value=item.kind.clone() options=kinds
                    faults=faults.to_vec() width=Some(24)/>
                <Select words name=of("area") label=w.area value=item.area.clone() options=areas.collect()
                    faults=faults.to_vec() width=Some(24)/>
                <Select words name=of("theme") label=w.theme value=item.theme.clone() options=themes
                    hint=w.theme_none faults=faults.to_vec() width=Some(24)/>
                <Field words name=of("options") label=w.options value=item.options.clone() kind=FieldKind::Long(4)
                    hint=w.options_hint optional=true faults=faults.to_vec()/>
                <Field words name=of("position") label=w.position value=item.position.clone() kind=FieldKind::Number
                    width=Some(4) optional=true faults=faults.to_vec()/>
                {(!is_new).then(|| tick("remove", w.remove, &item.remove))}
            </div>
        </details>
    }
    .into_any()
}

fn set(words: Words, kept: &KeptVersion, from: String, faults: &[FieldFault]) -> AnyView {
    let w = words.bank();
    let id = kept.content.id.to_string();
    view! {
        <section class="section stack" aria-labelledby="i-kraft">
            <h2 id="i-kraft">{w.in_force}</h2>
            <p class="measure">{w.set_hint}</p>
            <form class="stack" method="post" action=path::act(words.lang, "questionnaire/set")>
                <input type="hidden" name="questionnaire" value=id.clone()/>
                <input type="hidden" name="seen" value=kept.revision.to_string()/>
                <Field words name="from" label=w.from value=from kind=FieldKind::Date width=Some(16)
                    faults=faults.to_vec()/>
                <div><button class="ds-button" data-variant="secondary" type="submit">{sign("check")} {w.set}</button></div>
            </form>
            <details class="fold">
                <summary>{w.discard}</summary>
                <form method="post" action=path::act(words.lang, "questionnaire/discard")>
                    <input type="hidden" name="questionnaire" value=id/>
                    <button class="ds-button" data-variant="secondary" data-size="sm" type="submit">{w.discard_sure}</button>
                </form>
            </details>
        </section>
    }
    .into_any()
}
