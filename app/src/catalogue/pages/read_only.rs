//! What is typed about an offer, to be read where it cannot be changed.
//!
//! Drawn from the form and not from the plan, because a draft need not be a plan.

use leptos::prelude::*;

use super::editor::Editor;
use super::sections::Section;
use crate::catalogue::form::{OfferForm, RunForm};
use crate::catalogue::model::{Delivery, Funding, TargetGroup, TeachingLanguage, Theme};
use crate::shared::lang::Lang;
use crate::shared::time::{Semester, date_words, parse_date};
use crate::words::fill;

/// Every section with what stands in its fields.
pub(super) fn plan(editor: Editor<'_>) -> AnyView {
    let w = editor.words.offer_work();
    let answers = answers(editor);
    Section::ALL
        .iter()
        .map(|&section| {
            let rows: Vec<_> = answers
                .iter()
                .filter(|(field, _)| Section::of(field) == section)
                .map(|(field, said)| answer(editor, field, said))
                .collect();
            view! {
                <section class="section" id=section.anchor()>
                    <h2>{section.title(w)}</h2>
                    <dl class="fact-list">{rows}</dl>
                </section>
            }
        })
        .collect_view()
        .into_any()
}

fn answer(editor: Editor<'_>, field: &str, said: &str) -> AnyView {
    let words = editor.words;
    // A row stands as a whole, so it is called by its own name: «Emne 1», not «Emne 1: tittel».
    let label = words.offer_field(field);
    let is_row = !field.starts_with("translations");
    let label = label
        .split_once(": ")
        .filter(|_| is_row)
        .map_or(label.clone(), |(row, _)| row.to_owned());
    let lines: Vec<_> = said
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .map(str::to_owned)
        .collect();
    let answer = if lines.is_empty() {
        view! { <dd class="soft">{words.frame.not_stated}</dd> }.into_any()
    } else {
        lines
            .into_iter()
            .map(|line| view! { <dd>{line}</dd> })
            .collect_view()
            .into_any()
    };
    view! { <div><dt>{label}</dt>{answer}</div> }.into_any()
}

/// What a code means, or the code itself where nobody knows it.
fn named<T>(code: &str, read: impl Fn(&str) -> Option<T>, said: impl Fn(T) -> &'static str) -> String {
    read(code).map_or(code.to_owned(), |v| said(v).to_owned())
}

/// Every field with what it says, codes and dates in words.
fn answers(editor: Editor<'_>) -> Vec<(String, String)> {
    let (f, words) = (editor.form(), editor.words);
    let (names, lang) = (words.catalogue, words.lang);
    let each = |codes: &[String], said: &dyn Fn(&str) -> String| {
        codes.iter().map(|c| said(c)).collect::<Vec<_>>().join(", ")
    };
    let group = |c: &str| named(c, TargetGroup::from_code, |g| names.group(g));
    let delivery = |c: &str| named(c, Delivery::from_code, |d| names.delivery(d));
    let county = |c: &str| editor.reference.place(c).map_or(c.to_owned(), |p| p.name.clone());
    let institution = |c: &str| {
        let known = editor.reference.institution_of(c);
        known.map_or(c.to_owned(), |i| i.name.clone())
    };
    let language = named(&f.teaching_language, TeachingLanguage::from_code, |l| {
        names.teaching_language(l)
    });
    let plain = [
        ("title", f.title.clone()),
        ("code", f.code.clone()),
        ("credits", f.credits.clone()),
        (
            "subject",
            editor.reference.subject_name(&f.subject, lang).to_owned(),
        ),
        ("summary", f.summary.clone()),
        ("text_lang", named(&f.text_lang, Lang::from_code, Lang::own_name)),
        ("stage_from", f.stage_from.clone()),
        ("stage_to", f.stage_to.clone()),
        ("groups", each(&f.groups, &group)),
        ("delivery", each(&f.delivery, &delivery)),
        ("teaching_language", language),
        ("places", f.places.clone()),
        ("counties", each(&f.counties, &county)),
        ("institutions", each(&f.institutions, &institution)),
        ("partners", f.partners.clone()),
        ("content", f.content.clone()),
        ("knowledge", f.knowledge.clone()),
        ("skills", f.skills.clone()),
        ("competence", f.competence.clone()),
        ("practice", f.practice.clone()),
        ("exam", f.exam.clone()),
        ("materials", f.materials.clone()),
        ("admission", f.admission.clone()),
        ("ranking", f.ranking.clone()),
        (
            "funding",
            named(&f.funding, Funding::from_code, |v| names.funding(v)),
        ),
        ("price", f.price.clone()),
        ("contact_name", f.contact_name.clone()),
        ("contact_email", f.contact_email.clone()),
        ("source_url", f.source_url.clone()),
    ];
    let mut all: Vec<_> = plain
        .into_iter()
        .map(|(field, said)| (field.to_owned(), said))
        .collect();
    all.extend(rows(editor, f));
    all.extend(run("run", &f.run, lang));
    for (i, further) in f.runs.iter().enumerate() {
        all.extend(run(&format!("runs[{i}]"), further, lang));
    }
    all
}

/// Modules, themes and publications, one answer a row.
fn rows(editor: Editor<'_>, f: &OfferForm) -> Vec<(String, String)> {
    let words = editor.words;
    let joined = |parts: &[&str]| {
        let parts: Vec<_> = parts.iter().copied().filter(|p| !p.is_empty()).collect();
        parts.join(" · ")
    };
    let fields = words.fields();
    let referring = |label: &str, typed: &str| match typed.trim() {
        "" => String::new(),
        numbers => format!("{label} {numbers}"),
    };
    let mut all = vec![];
    for (code, t) in &f.translations {
        let written = t.texts().filter(|(_, text)| !text.is_empty());
        all.extend(written.map(|(part, text)| (format!("translations[{code}][{part}]"), text.clone())));
    }
    for (i, m) in f.modules.iter().enumerate() {
        let credits = fill(words.offer_page().credits, &[("n", &m.credits)]);
        all.push((
            format!("modules[{i}][title]"),
            joined(&[
                &m.title,
                &m.code,
                &credits,
                &referring(fields.requires, &m.requires),
            ]),
        ));
    }
    let outcomes = f.outcome_lines();
    for theme in Theme::ALL {
        let Some(typed) = f.themes.get(theme.code()) else {
            continue;
        };
        let index = typed
            .outcome
            .trim()
            .parse::<usize>()
            .ok()
            .and_then(|n| n.checked_sub(1));
        let outcome = index.and_then(|i| outcomes.get(i)).unwrap_or(&typed.outcome);
        let said = format!(
            "{}\n{} {outcome}",
            typed.passage,
            words.offer_page().theme_outcome
        );
        all.push((format!("themes[{theme}][passage]"), said));
    }
    for (i, c) in f.citations.iter().enumerate() {
        let rests = referring(fields.rests, &c.outcomes);
        let said = joined(&[&c.authors, &c.year, &c.title, &c.source, &c.doi, &rests]);
        all.push((format!("citations[{i}][title]"), said));
    }
    all
}

/// One run; `name` is its own name in the form.
fn run(name: &str, r: &RunForm, lang: Lang) -> Vec<(String, String)> {
    let date = |typed: &str| parse_date(typed).map_or(typed.to_owned(), |d| date_words(d, lang));
    let semester = Semester::parse(&r.semester).map_or(r.semester.clone(), |s| s.words(lang));
    let plain = [
        ("semester", semester),
        ("starts_on", date(&r.starts_on)),
        ("ends_on", date(&r.ends_on)),
        ("funding_deadline", date(&r.funding_deadline)),
        ("admission_deadline", date(&r.admission_deadline)),
        ("capacity", r.capacity.clone()),
        ("apply_url", r.apply_url.clone()),
        ("application_code", r.application_code.clone()),
    ];
    let mut all: Vec<_> = plain
        .into_iter()
        .map(|(part, said)| (format!("{name}[{part}]"), said))
        .collect();
    for (i, g) in r.gatherings.iter().enumerate() {
        let parts = [date(&g.from), date(&g.to), g.place.clone()];
        let parts: Vec<_> = parts.into_iter().filter(|p| !p.is_empty()).collect();
        all.push((format!("{name}[gatherings][{i}][from]"), parts.join(" – ")));
    }
    all
}
