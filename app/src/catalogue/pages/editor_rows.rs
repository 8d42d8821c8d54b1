//! Rows of the editor: modules, themes, publications, gatherings.
//!
//! There is always one blank row more than what is typed, so that rows can be added without any script:
//! fill it, save, and the next one is there. With script it is there at once, as each list keeps it drawn.
//! Blank rows do not count.

use leptos::prelude::*;

use super::editor_fields::{DATE, Drawing, Look, NUMBER, TEXT, one_run};
use crate::catalogue::form::{
    CitationForm, GatheringForm, ModuleForm, NO, ROWS, RUNS, RunForm, ThemeForm, YES,
};
use crate::catalogue::islands::{NEXT_INNER_ROW, NEXT_ROW};
use crate::catalogue::model::Theme;
use crate::shared::ui::field::{FieldKind, field_id, field_name};
use crate::shared::ui::sign;
use crate::words::fill;

/// Fewest rows drawn of each kind.
const MODULES: usize = 2;
const CITATIONS: usize = 2;
const GATHERINGS: usize = 3;

/// What is typed, then blank rows: one more, and at least `min` in all.
fn with_blank<T: Clone + Default>(typed: &[T], min: usize) -> Vec<T> {
    // Far more rows than can be kept are cut off, so that nobody can make the page endless.
    let mut rows: Vec<T> = typed.iter().take(ROWS * 5).cloned().collect();
    rows.resize_with((rows.len() + 1).max(min), T::default);
    rows
}

/// A list of rows, at most so many, with the one that comes next, drawn as this number; links about the list as
/// a whole lead to it.
fn list(name: &str, rows: Vec<AnyView>, next: AnyView, number: usize, most: usize) -> AnyView {
    // As text, not as a part of the page: without script it is nothing at all.
    let next = next.to_html();
    view! {
        <div class="repeat" id=field_id(name) tabindex="-1" data-next=next data-row=number.to_string()
            data-most=most.to_string()>{rows}</div>
    }
    .into_any()
}

/// A list of rows that all look alike, with its blank ones.
fn rows<T: Clone + Default>(
    name: &str,
    typed: &[T],
    (min, number): (usize, usize),
    draw: impl Fn(usize, &T) -> AnyView,
) -> AnyView {
    let drawn = with_blank(typed, min);
    let drawn = drawn.iter().enumerate().map(|(i, row)| draw(i, row)).collect();
    list(name, drawn, draw(number, &T::default()), number, ROWS)
}

/// One row with its heading and its fields.
fn row(id: String, heading: String, fields: AnyView) -> AnyView {
    let heading_id = format!("{id}-tittel");
    view! {
        <div class="repeat__item" role="group" aria-labelledby=heading_id.clone()>
            <div class="repeat__head"><h3 class="repeat__title" id=heading_id.clone()>{heading}</h3></div>
            {fields}
        </div>
    }
    .into_any()
}

fn numbered(name: &'static str, i: usize) -> String {
    fill(name, &[("n", &(i + 1).to_string())])
}

/// Who gives the offer together with the institution that answers for it.
pub(super) fn institutions(d: Drawing<'_>) -> AnyView {
    if !d.names_partners {
        return given_by(d).into_any();
    }
    let others = d.reference.institutions.iter().filter(|i| i.id != d.institution);
    let options: Vec<_> = others.map(|i| (i.dbh_code.clone(), i.name.clone())).collect();
    let draw = |i: usize, code: &String| {
        let name = format!("institutions[{i}]");
        let field = d.select(&name, code, options.clone(), TEXT.optional());
        view! { <div class="repeat__item">{field}</div> }.into_any()
    };
    let rows = rows("institutions", &d.form.institutions, (1, NEXT_ROW), draw);
    view! {
        <div class="stack stack--tight" role="group" aria-labelledby="sammen" aria-describedby="sammen-hint">
            <h3 class="repeat__title" id="sammen">{d.words.fields().institutions}</h3>
            <p class="field__hint" id="sammen-hint">{d.words.offer_work().hint_institution}</p>
            {rows}
        </div>
    }
    .into_any()
}

/// The same for those who may write the text and not say who gives the offer; posted as it stands.
fn given_by(d: Drawing<'_>) -> Option<impl IntoView + use<>> {
    let codes = d.form.institutions.iter().filter(|code| !code.is_empty());
    let known = |code: &String| d.reference.institutions.iter().find(|i| i.dbh_code == *code);
    let lines: Vec<_> = codes
        .enumerate()
        .map(|(i, code)| {
            let name = known(code).map_or_else(|| code.clone(), |i| i.name.clone());
            let field = field_name(&format!("institutions[{i}]"));
            view! { <li>{name}<input type="hidden" name=field value=code.clone()/></li> }
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <h3 class="repeat__title">{d.words.fields().institutions}</h3>
            <ul class="stack stack--tight">{lines}</ul>
        }
    })
}

pub(super) fn modules(d: Drawing<'_>) -> AnyView {
    let draw = |i: usize, m: &ModuleForm| {
        let name = |part: &str| format!("modules[{i}][{part}]");
        let fields = view! {
            {d.text(&name("title"), &m.title, TEXT)}
            <div class="field-row">
                <div>{d.text(&name("code"), &m.code, TEXT.optional().width(16))}</div>
                <div>{d.text(&name("credits"), &m.credits, NUMBER)}</div>
            </div>
            {requires(d, i, &m.requires)}
        };
        row(
            format!("emne-{i}"),
            numbered(d.words.fields().module, i),
            fields.into_any(),
        )
    };
    rows("modules", &d.form.modules, (MODULES, NEXT_ROW), draw)
}

/// Nothing can come before the first.
fn requires(d: Drawing<'_>, i: usize, typed: &str) -> Option<AnyView> {
    let look = TEXT.optional().hint(d.words.offer_work().hint_requires).width(16);
    (i > 0 || !typed.is_empty()).then(|| d.text(&format!("modules[{i}][requires]"), typed, look))
}

pub(super) fn citations(d: Drawing<'_>) -> AnyView {
    let w = d.words.offer_work();
    let draw = |i: usize, c: &CitationForm| {
        let name = |part: &str| format!("citations[{i}][{part}]");
        let fields = view! {
            {d.text(&name("authors"), &c.authors, TEXT)}
            {d.text(&name("title"), &c.title, TEXT)}
            <div class="field-row">
                <div>{d.text(&name("year"), &c.year, NUMBER)}</div>
                <div>{d.text(&name("source"), &c.source, TEXT.optional())}</div>
            </div>
            {d.text(&name("doi"), &c.doi, TEXT.optional().hint(w.hint_doi).width(24))}
            {d.text(&name("outcomes"), &c.outcomes, TEXT.optional().hint(w.hint_rests).width(24))}
        };
        row(
            format!("publikasjon-{i}"),
            numbered(d.words.fields().citation, i),
            fields.into_any(),
        )
    };
    let rows = rows("citations", &d.form.citations, (CITATIONS, NEXT_ROW), draw);
    view! { {numbered_outcomes(d)} {rows} }.into_any()
}

pub(super) fn gatherings(d: Drawing<'_>, of: &str, run: &RunForm) -> AnyView {
    let whole = format!("{of}[gatherings]");
    let id = field_id(&whole);
    let draw = |i: usize, g: &GatheringForm| {
        let name = |part: &str| format!("{whole}[{i}][{part}]");
        let fields = view! {
            <div class="field-row">
                <div>{d.text(&name("from"), &g.from, DATE)}</div>
                <div>{d.text(&name("to"), &g.to, DATE.optional().hint(d.words.offer_work().hint_to))}</div>
            </div>
            <div class="field-row">
                <div>{d.text(&name("place"), &g.place, TEXT.optional())}</div>
                <div>{d.select(&name("compulsory"), &g.compulsory, compulsory(d), TEXT)}</div>
            </div>
        };
        row(
            format!("{id}-samling-{i}"),
            numbered(d.words.fields().gathering, i),
            fields.into_any(),
        )
    };
    rows(&whole, &run.gatherings, (GATHERINGS, NEXT_INNER_ROW), draw)
}

/// Whether one must come, as a gathering keeps it.
fn compulsory(d: Drawing<'_>) -> Vec<(String, String)> {
    let w = d.words.offer_work();
    [(YES, w.compulsory_yes), (NO, w.compulsory_no)]
        .map(|(code, said)| (code.to_owned(), said.to_owned()))
        .to_vec()
}

/// The starts after the first, and a blank one folded away.
pub(super) fn further_runs(d: Drawing<'_>) -> AnyView {
    let w = d.words.work();
    let typed = d.form.runs.iter().take(RUNS);
    let mut rows: Vec<AnyView> = typed
        .enumerate()
        .map(|(i, run)| {
            let name = format!("runs[{i}]");
            let heading = fill(d.words.fields().run, &[("n", &(i + 2).to_string())]);
            row(format!("gjennomforing-{i}"), heading, one_run(d, &name, run))
        })
        .collect();
    let blank = |i: usize| {
        let fields = one_run(d, &format!("runs[{i}]"), &RunForm::default());
        view! { <details class="fold"><summary>{w.run_add}</summary><div class="stack">{fields}</div></details> }
            .into_any()
    };
    let next = d.form.runs.len();
    if next + 1 < RUNS {
        rows.push(blank(next));
    }
    let list = list("runs", rows, blank(NEXT_ROW), NEXT_ROW, RUNS - 1);
    view! { <h3 class="repeat__title">{w.run_more}</h3>{list} }.into_any()
}

pub(super) fn themes(d: Drawing<'_>) -> AnyView {
    let blank = ThemeForm::default();
    let w = d.words.offer_work();
    let rows: Vec<AnyView> = Theme::ALL
        .iter()
        .map(|&theme| {
            let typed = d.form.themes.get(theme.code()).unwrap_or(&blank);
            let name = |part: &str| format!("themes[{theme}][{part}]");
            let heading_id = format!("tema-{theme}");
            view! {
                <div class="repeat__item" role="group" aria-labelledby=heading_id.clone()>
                    <div class="repeat__head">
                        <h3 class="repeat__title with-sign" id=heading_id.clone()>
                            {sign(&format!("theme-{theme}"))}
                            <span>{d.words.theme(theme)}</span>
                        </h3>
                    </div>
                    {d.text(&name("passage"), &typed.passage, Look::of(FieldKind::Long(4)))}
                    {d.text(&name("outcome"), &typed.outcome, NUMBER.hint(w.hint_outcome))}
                </div>
            }
            .into_any()
        })
        .collect();
    // As many as there are themes.
    let list = view! { <div class="repeat" id=field_id("themes") tabindex="-1">{rows}</div> };
    view! { {numbered_outcomes(d)} {list} }.into_any()
}

/// The numbers that a theme's evidence refers to.
fn numbered_outcomes(d: Drawing<'_>) -> AnyView {
    let w = d.words.offer_work();
    let outcomes = d.form.outcome_lines();
    let none = outcomes.is_empty();
    let lines = outcomes
        .into_iter()
        .map(|line| view! { <li>{line}</li> })
        .collect_view();
    view! {
        <div data-outcomes=true>
            <p hidden=none>{w.outcome_list}</p>
            <ol hidden=none>{lines}</ol>
            <p class="field__hint" hidden=!none>{w.outcome_none}</p>
        </div>
    }
    .into_any()
}
