//! The sections of an offer's page that tell what is taught.

use leptos::prelude::*;

use super::offer::Shown;
use crate::catalogue::form::looks_like_email;
use crate::catalogue::model::{Citation, StageRange, Theme};
use crate::shared::ui::{DemoMark, sign};
use crate::shared::units::kroner;
use crate::words::fill;

/// A section of the page.
pub(super) struct Part {
    /// Where links lead to.
    pub id: &'static str,
    pub title: &'static str,
    pub body: AnyView,
}

impl Part {
    pub fn draw(self) -> AnyView {
        view! { <section class="section" id=self.id><h2>{self.title}</h2>{self.body}</section> }.into_any()
    }
}

/// A notice within the page.
pub(super) fn notice(tone: &'static str, sign_name: &'static str, body: AnyView) -> AnyView {
    view! { <div class="notice" data-tone=tone>{sign(sign_name)}<div class="notice__body">{body}</div></div> }
        .into_any()
}

/// Written text, a paragraph a line.
pub(super) fn paragraphs(text: &str, lang: Option<&'static str>) -> AnyView {
    let lines: Vec<_> = text
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .map(str::to_owned)
        .collect();
    let lines = lines
        .into_iter()
        .map(|line| view! { <p>{line}</p> })
        .collect_view();
    view! { <div class="prose" lang=lang>{lines}</div> }.into_any()
}

/// `5–10`, or `5` alone.
pub(super) fn stages(range: StageRange) -> String {
    if range.from == range.to {
        range.from.to_string()
    } else {
        format!("{}–{}", range.from, range.to)
    }
}

/// An address that a link may lead to; anything but the web is refused.
pub(super) fn web_address(typed: &str) -> Option<String> {
    (typed.starts_with("https://") || typed.starts_with("http://")).then(|| typed.to_owned())
}

/// Facts as term and answer; what a source leaves out is said to be left out.
pub(super) fn facts(shown: Shown<'_>) -> AnyView {
    let (plan, words) = (shown.plan(), shown.words);
    let (w, fields, names) = (words.offer_page(), words.fields(), words.catalogue);
    let join = |names: Vec<&'static str>| names.join(", ");
    let county = |code: &String| {
        shown
            .reference
            .place(code)
            .map_or(code.clone(), |p| p.name.clone())
    };
    let year = shown.year().to_string();
    let price = plan.price_ore.map(|ore| match ore {
        0 => fill(w.price_free, &[("year", &year)]),
        ore => fill(w.price_paid, &[("amount", &kroner(ore)), ("year", &year)]),
    });
    let subject = shown.reference.subject_name(&plan.subject, words.lang).to_owned();
    let mut facts = vec![
        (
            fields.credits,
            plan.credits.map(|c| c.number(words.lang)).unwrap_or_default(),
        ),
        (fields.subject, subject),
        (w.stage, plan.stages.map(stages).unwrap_or_default()),
        (
            fields.groups,
            join(plan.groups.iter().map(|&g| names.group(g)).collect()),
        ),
        (
            fields.delivery,
            join(plan.delivery.iter().map(|&d| names.delivery(d)).collect()),
        ),
        (
            fields.teaching_language,
            names.teaching_language(plan.teaching_language).to_owned(),
        ),
        (fields.places, plan.places.join(", ")),
        (
            fields.counties,
            plan.counties.iter().map(county).collect::<Vec<_>>().join(", "),
        ),
        (
            fields.funding,
            plan.funding
                .map(|f| names.funding(f).to_owned())
                .unwrap_or_default(),
        ),
        (w.price, price.unwrap_or_default()),
        (w.year, year),
    ];
    let partners: Vec<&str> = shown
        .partners()
        .map(|i| i.name.as_str())
        .chain(plan.partners.iter().map(String::as_str))
        .collect();
    if !partners.is_empty() {
        facts.push((fields.partners, partners.join(", ")));
    }
    if !plan.code.is_empty() {
        facts.push((w.code, plan.code.clone()));
    }
    let facts = facts
        .into_iter()
        .map(|(term, answer)| {
            let answer = if answer.is_empty() {
                view! { <dd class="soft">{words.frame.not_stated}</dd> }.into_any()
            } else {
                view! { <dd>{answer}</dd> }.into_any()
            };
            view! { <div><dt>{term}</dt>{answer}</div> }
        })
        .collect_view();
    view! { <dl class="fact-list">{facts}{contact(shown)}</dl> }.into_any()
}

fn contact(shown: Shown<'_>) -> Option<AnyView> {
    let plan = shown.plan();
    if plan.contact_name.is_empty() && plan.contact_email.is_empty() {
        return None;
    }
    let email = plan.contact_email.clone();
    let email = if looks_like_email(&email) {
        let href = format!("mailto:{email}");
        view! { <a href=href>{email}</a> }.into_any()
    } else {
        view! { <span>{email}</span> }.into_any()
    };
    let term = shown.words.offer_page().contact;
    Some(view! { <div><dt>{term}</dt><dd>{plan.contact_name.clone()}</dd><dd>{email}</dd></div> }.into_any())
}

/// Learning outcomes in their three kinds, numbered through as the themes refer to them.
pub(super) fn outcomes(shown: Shown<'_>) -> Option<Part> {
    let ((lang, outcomes), words) = (shown.told().outcomes(), shown.words);
    let (w, fields) = (words.offer_page(), words.fields());
    let mut first = 1;
    let kinds = [
        (fields.knowledge, &outcomes.knowledge),
        (fields.skills, &outcomes.skills),
        (fields.competence, &outcomes.competence),
    ];
    let kinds: Vec<_> = kinds
        .into_iter()
        .filter(|(_, list)| !list.is_empty())
        .map(|(kind, list)| {
            let start = first;
            first += list.len();
            let lines = list.iter().map(|o| view! { <li>{o.clone()}</li> }).collect_view();
            view! { <h3>{kind}</h3><ol start=start.to_string() lang=shown.lang(lang)>{lines}</ol> }
        })
        .collect();
    (!kinds.is_empty()).then(|| {
        let body = view! { <p class="section__lead">{w.outcomes_lead}</p><div class="prose">{kinds}</div> };
        Part {
            id: "laeringsutbytte",
            title: w.outcomes,
            body: body.into_any(),
        }
    })
}

pub(super) fn modules(shown: Shown<'_>) -> Option<Part> {
    let (plan, words) = (shown.plan(), shown.words);
    if plan.modules.is_empty() {
        return None;
    }
    let rows = plan
        .modules
        .iter()
        .enumerate()
        .map(|(i, m)| {
            let (lang, title) = shown.told().module(i);
            let credits = fill(
                words.offer_page().credits,
                &[("n", &m.credits.number(words.lang))],
            );
            let code =
                (!m.code.is_empty()).then(|| view! { <p class="module-list__code">{m.code.clone()}</p> });
            let builds = (!m.requires.is_empty()).then(|| {
                let said = words.offer_page().builds_on;
                let (lead, end) = said.split_once("{modules}").unwrap_or((said, ""));
                let earlier = m.requires.iter().enumerate().map(|(n, &i)| {
                    let (lang, title) = shown.told().module(i);
                    let comma = (n > 0).then_some(", ");
                    view! { {comma}<span lang=shown.lang(lang)>{title.to_owned()}</span> }
                });
                view! { <p class="module-list__code">{lead}{earlier.collect_view()}{end}</p> }
            });
            view! {
                <li>
                    <h3 class="module-list__name" lang=shown.lang(lang)>{title.to_owned()}</h3>
                    {code}
                    {builds}
                    <span class="module-list__credits">{credits}</span>
                </li>
            }
        })
        .collect_view();
    let body = view! { <ol class="module-list">{rows}</ol> }.into_any();
    Some(Part {
        id: "emner",
        title: words.fields().modules,
        body,
    })
}

/// All five themes: how each is served, or that the plan does not say.
pub(super) fn themes(shown: Shown<'_>) -> AnyView {
    let (plan, words) = (shown.plan(), shown.words);
    let w = words.offer_page();
    let (outcome_lang, outcomes) = shown.told().outcomes();
    let all: Vec<&String> = outcomes.all().collect();
    let rows = Theme::ALL
        .iter()
        .map(|&theme| {
            let name = words.theme(theme);
            let Some(evidence) = plan.themes.iter().find(|t| t.theme == theme) else {
                let said = fill(w.theme_unknown, &[("theme", name)]);
                return view! {
                    <li data-covered="no">{sign(&format!("theme-{theme}"))}<h3 class="theme-list__name">{said}</h3></li>
                }
                .into_any();
            };
            let outcome = all.get(evidence.outcome).map(|outcome| {
                view! {
                    <p class="theme-list__outcome">
                        <span class="theme-list__label">{w.theme_outcome}</span>
                        " "
                        <span lang=shown.lang(outcome_lang)>{(*outcome).clone()}</span>
                    </p>
                }
            });
            let (lang, passage) = shown.told().passage(evidence);
            view! {
                <li>
                    {sign(&format!("theme-{theme}"))}
                    <h3 class="theme-list__name">{name}</h3>
                    <p class="theme-list__passage" lang=shown.lang(lang)>{passage.to_owned()}</p>
                    {outcome}
                </li>
            }
            .into_any()
        })
        .collect_view();
    let demo = shown.page.shown.version.is_demo;
    let mark = demo.then(|| view! { <p class="section__lead"><DemoMark words on=true/></p> });
    view! { {mark}<ul class="theme-list">{rows}</ul> }.into_any()
}

pub(super) fn citations(shown: Shown<'_>) -> Option<Part> {
    let plan = shown.plan();
    if plan.citations.is_empty() {
        return None;
    }
    let rests = shown.words.offer_page().rests_on;
    let rows = plan.citations.iter().map(|c| citation(c, rests)).collect_view();
    let body = view! { <ol class="reference-list">{rows}</ol> }.into_any();
    Some(Part {
        id: "forskningsgrunnlag",
        title: shown.words.fields().citations,
        body,
    })
}

fn citation(c: &Citation, rests: &str) -> AnyView {
    let outcomes: Vec<String> = c.outcomes.iter().map(|i| (i + 1).to_string()).collect();
    let rests = (!outcomes.is_empty()).then(|| format!(" {}", fill(rests, &[("n", &outcomes.join(", "))])));
    let source = (!c.source.is_empty()).then(|| format!(" {}.", c.source.trim_end_matches('.')));
    let doi = (!c.doi.is_empty()).then(|| {
        if !c.doi.starts_with("10.") {
            let isbn = c.doi.trim_start_matches("ISBN").trim();
            return view! { {format!(" ISBN {isbn}")} }.into_any();
        }
        let href = format!("https://doi.org/{}", c.doi);
        view! { " "<a href=href>{format!("doi.org/{}", c.doi)}</a> }.into_any()
    });
    view! { <li>{format!("{} ({}). ", c.authors, c.year)}<cite>{c.title.clone()}</cite>"."{source}{doi}{rests}</li> }
        .into_any()
}
