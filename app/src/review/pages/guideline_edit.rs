//! A draft of guidelines: its terms and its criteria, saved as one form; then tried, and put in force.

use leptos::prelude::*;

use crate::path;
use crate::review::form::{CriterionForm, FIELDS, GROUPS, GuidelineForm, TypedGuideline};
use crate::review::guidelines::GuidelineDraft;
use crate::review::model::{RuleKind, Texts};
use crate::services::Request;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::ids::GuidelineId;
use crate::shared::page::{Page, Width};
use crate::shared::time::date_words;
use crate::shared::ui::{Breadcrumbs, Choices, ErrorSummary, Field, FieldKind, Select, sign};
use crate::words::{Words, fill};

/// What lies in the form, and what is wrong with it.
struct Desk {
    form: GuidelineForm,
    seen: i64,
    faults: Vec<FieldFault>,
}

/// One draft.
///
/// # Errors
/// `SignIn`, `Forbidden` unless the actor may review; `Missing`, also once it is in force.
pub async fn draft_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let r = words.rules();
    let id: GuidelineId = request.param("id")?;
    let draft = request.services.guidelines.draft(&request.actor, id).await?;
    let desk = match request.returned::<TypedGuideline>() {
        Some((typed, faults)) => Desk {
            form: typed.form,
            seen: typed.seen,
            faults,
        },
        None => Desk {
            form: GuidelineForm::of(&draft.guideline),
            seen: draft.revision,
            faults: vec![],
        },
    };
    let title = fill(r.edit_title, &[("code", &draft.guideline.code)]);
    let above = vec![
        (path::queue(words.lang), words.review.title.to_owned()),
        (path::guidelines(words.lang), r.tab.to_owned()),
    ];
    let work = if request.actor.leads_directorate() {
        view! { {form(words, id, &desk)} {set(words, &draft)} }.into_any()
    } else {
        view! { <p>{r.read_only}</p> }.into_any()
    };
    let body = view! {
        <Breadcrumbs words above here=title.clone()/>
        <header class="page-title">
            <h1>{title.clone()}</h1>
            <p><a href=path::guideline_preview(words.lang, id)>{r.preview}</a></p>
        </header>
        {work}
    };
    Ok(Page::private(title, body).at(Width::Work))
}

/// Names a field for the error summary.
fn label(words: Words, field: &str) -> String {
    let r = words.rules();
    let steps: Vec<&str> = field.split(['[', ']']).filter(|step| !step.is_empty()).collect();
    let name = |step: &str| match step {
        "code" => r.code,
        "valid_from" => r.valid_from,
        "title" => r.name,
        "changes" => r.changes,
        "warn_days" => r.warn_days,
        "limit_days" => r.limit_days,
        "appeal_days" => r.appeal_days,
        "position" => r.position,
        "group" => r.group,
        "field" => r.field,
        "text" => r.text,
        "help" => r.help,
        "rule" => r.rule,
        "least" => r.least,
        "years" => r.years,
        "nb" => r.bokmaal,
        "nn" => r.nynorsk,
        "en" => r.english,
        _ => r.criteria,
    };
    match steps.as_slice() {
        ["criteria", i, rest @ ..] => {
            let n = i.parse::<usize>().map_or(0, |i| i + 1).to_string();
            let parts: Vec<&str> = rest.iter().map(|step| name(step)).collect();
            format!(
                "{}: {}",
                fill(r.criterion, &[("n", &n)]),
                parts.join(", ").to_lowercase()
            )
        }
        steps => {
            let parts: Vec<&str> = steps.iter().map(|step| name(step)).collect();
            parts.join(", ")
        }
    }
}

fn form(words: Words, id: GuidelineId, desk: &Desk) -> AnyView {
    let r = words.rules();
    let mut criteria = desk.form.criteria.clone();
    // An empty row for one more, unless one came back already.
    if criteria.last().is_none_or(|c| *c != CriterionForm::default()) {
        criteria.push(CriterionForm::default());
    }
    let all = criteria.len();
    let rows = criteria
        .iter()
        .enumerate()
        .map(|(i, c)| criterion(words, i, i + 1 == all, c, &desk.faults))
        .collect_view();
    view! {
        <ErrorSummary words faults=desk.faults.clone() label=move |field| label(words, field)/>
        <form class="form form--wide" method="post" action=path::act(words.lang, "guideline/save")>
            <input type="hidden" name="guideline" value=id.to_string()/>
            <input type="hidden" name="seen" value=desk.seen.to_string()/>
            {about(words, &desk.form, &desk.faults)}
            <section class="section" aria-labelledby="kravene">
                <h2 id="kravene">{r.criteria}</h2>
                {rows}
            </section>
            <div class="form-actions form-actions--sticky">
                <button class="ds-button" type="submit">{r.save}</button>
            </div>
        </form>
    }
    .into_any()
}

fn about(words: Words, form: &GuidelineForm, faults: &[FieldFault]) -> AnyView {
    let r = words.rules();
    let days = |name: &'static str, label: &'static str, value: &str| {
        view! {
            <Field words name=name label=label value=value.to_owned() kind=FieldKind::Number width=Some(4)
                faults=faults.to_vec()/>
        }
    };
    let reviewers = vec![
        ("nei".to_owned(), r.one_eyes.to_owned()),
        ("ja".to_owned(), r.four_eyes.to_owned()),
    ];
    view! {
        <section class="section stack" aria-labelledby="om-versjonen">
            <h2 id="om-versjonen">{r.about}</h2>
            <Field words name="code" label=r.code value=form.code.clone() width=Some(16) faults=faults.to_vec()/>
            <Field words name="valid_from" label=r.valid_from value=form.valid_from.clone() kind=FieldKind::Date
                width=Some(16) faults=faults.to_vec()/>
            {texts(words, "title", r.name, &form.title, FieldKind::Text, faults)}
            <p class="field__hint">{r.changes_hint}</p>
            {texts(words, "changes", r.changes, &form.changes, FieldKind::Long(3), faults)}
            <Choices words name="four_eyes" legend=r.reviewers chosen=vec![form.four_eyes.clone()]
                options=reviewers faults=faults.to_vec()/>
            <div class="inline-fields">
                {days("warn_days", r.warn_days, &form.warn_days)}
                {days("limit_days", r.limit_days, &form.limit_days)}
                {days("appeal_days", r.appeal_days, &form.appeal_days)}
            </div>
        </section>
    }
    .into_any()
}

/// One text in the three written languages, beside each other where there is room.
fn texts(
    words: Words,
    name: &str,
    label: &'static str,
    texts: &Texts,
    kind: FieldKind,
    faults: &[FieldFault],
) -> AnyView {
    let r = words.rules();
    let fields = [
        ("nb", r.bokmaal, &texts.nb),
        ("nn", r.nynorsk, &texts.nn),
        ("en", r.english, &texts.en),
    ];
    fields
        .into_iter()
        .map(|(lang, said, value)| {
            view! {
                <Field words name=format!("{name}[{lang}]") label=format!("{label}, {said}") value=value.clone()
                    kind=kind faults=faults.to_vec()/>
            }
        })
        .collect_view()
        .into_any()
}

fn criterion(
    words: Words,
    i: usize,
    is_new: bool,
    criterion: &CriterionForm,
    faults: &[FieldFault],
) -> AnyView {
    let r = words.rules();
    let at = format!("criteria[{i}]");
    let is_faulty = faults.iter().any(|f| f.field.starts_with(&format!("{at}[")));
    let title = match criterion.text.get(words.lang) {
        _ if is_new => r.new_criterion.to_owned(),
        text => format!("{}. {text}", i + 1),
    };
    let groups = GROUPS
        .iter()
        .map(|g| ((*g).to_owned(), words.review.group(g).to_owned()))
        .collect();
    let fields = FIELDS
        .iter()
        .map(|f| ((*f).to_owned(), field_name(words, f)))
        .collect();
    let rules = RuleKind::ALL
        .iter()
        .map(|k| (k.code().to_owned(), r.rule_kind(*k).to_owned()))
        .collect();
    let remove = (!is_new).then(|| {
        let name = format!("form[criteria][{i}][remove]");
        let checked = !criterion.remove.is_empty();
        view! {
            <label class="choice">
                <input class="ds-input" type="checkbox" name=name value="ja" checked=checked/>
                <span>{r.remove}</span>
            </label>
        }
    });
    let group = view! {
        <Select words name=format!("{at}[group]") label=r.group value=criterion.group.clone() options=groups
            faults=faults.to_vec() width=Some(24)/>
    };
    let field = view! {
        <Select words name=format!("{at}[field]") label=r.field value=criterion.field.clone() options=fields
            faults=faults.to_vec() width=Some(24)/>
    };
    let rule = view! {
        <Select words name=format!("{at}[rule]") label=r.rule value=criterion.rule.clone() options=rules
            hint=r.rule_none faults=faults.to_vec() width=Some(24)/>
    };
    let number = |part: &str, label: &'static str, value: &str| {
        view! {
            <Field words name=format!("{at}[{part}]") label=label value=value.to_owned() kind=FieldKind::Number
                width=Some(4) optional=true faults=faults.to_vec()/>
        }
    };
    view! {
        <details class="fold criterion-form" open=is_faulty>
            <summary>{title}</summary>
            <div class="stack">
                {is_new.then(|| view! { <p class="small soft">{r.new_hint}</p> })}
                <input type="hidden" name=format!("form[criteria][{i}][code]") value=criterion.code.clone()/>
                {texts(words, &format!("{at}[text]"), r.text, &criterion.text, FieldKind::Long(2), faults)}
                {texts(words, &format!("{at}[help]"), r.help, &criterion.help, FieldKind::Long(2), faults)}
                {group}
                {field}
                {rule}
                <div class="inline-fields">
                    {number("least", r.least, &criterion.least)}
                    {number("years", r.years, &criterion.years)}
                    {number("position", r.position, &criterion.position)}
                </div>
                {remove}
            </div>
        </details>
    }
    .into_any()
}

/// A field of the offer's form, as the criteria name it.
fn field_name(words: Words, field: &str) -> String {
    super::offer_text::Part::of_field(field).map_or_else(|| words.offer_field(field), |part| part.name(words))
}

fn set(words: Words, draft: &GuidelineDraft) -> AnyView {
    let r = words.rules();
    let id = draft.guideline.id;
    let button = fill(
        r.set,
        &[("date", &date_words(draft.guideline.valid_from, words.lang))],
    );
    view! {
        <section class="section stack" aria-labelledby="i-kraft">
            <h2 id="i-kraft">{r.in_force}</h2>
            <p class="measure">{r.set_hint}</p>
            <form method="post" action=path::act(words.lang, "guideline/set")>
                <input type="hidden" name="guideline" value=id.to_string()/>
                <input type="hidden" name="seen" value=draft.revision.to_string()/>
                <button class="ds-button" data-variant="secondary" type="submit">{sign("check")} {button}</button>
            </form>
            <details class="fold">
                <summary>{r.discard}</summary>
                <form method="post" action=path::act(words.lang, "guideline/discard")>
                    <input type="hidden" name="guideline" value=id.to_string()/>
                    <button class="ds-button" data-variant="secondary" data-size="sm" type="submit">{r.discard_sure}</button>
                </form>
            </details>
        </section>
    }
    .into_any()
}
