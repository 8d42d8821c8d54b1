//! Who bears the cost of a study year: a form whose values stand in the address, and what follows from them.

use leptos::prelude::*;

use super::{Compared, MONEY};
use crate::advice::money::{Basis, Cost, MoneyQuestion, Scheme, cost, release};
use crate::advice::rules::{Grant, MoneyRule};
use crate::advice::share::{Share, Split};
use crate::catalogue::model::OfferSummary;
use crate::path;
use crate::shared::fault::FieldFault;
use crate::shared::time::date_words;
use crate::shared::ui::{ErrorSummary, Field, FieldKind, Select, sign};
use crate::shared::units::{Credits, kroner, kroner_exact};
use crate::words::fill;

pub(super) fn money(c: &Compared<'_>) -> AnyView {
    let w = c.words.compare();
    let (asked, faults) = c.money.check();
    let costs: Vec<Cost<'_>> = c
        .offers
        .iter()
        .map(|o| cost(&c.reference.rules, &o.version.plan, asked, c.today))
        .collect();
    let used = used(c, &costs, asked);
    view! {
        <section class="stack" id=MONEY aria-labelledby="penger-tittel">
            <h2 id="penger-tittel">{w.money_title} " " <span class="label-tag">{w.indicative}</span></h2>
            <p class="section__lead">{w.money_lead}</p>
            {ended(c, &used)}
            {form(c, faults)}
            {result(c, asked, &costs)}
            {sources(c, &used)}
        </section>
    }
    .into_any()
}

/// The rows that something shown was taken from, each once.
fn used<'a>(c: &'a Compared<'_>, costs: &[Cost<'a>], asked: MoneyQuestion) -> Vec<&'a MoneyRule> {
    let mut used: Vec<&MoneyRule> = vec![];
    let mut add = |rule: &'a MoneyRule| {
        if !used.contains(&rule) {
            used.push(rule);
        }
    };
    for (cost, offer) in costs.iter().zip(c.offers) {
        match cost {
            Cost::Shared { rule, .. } => {
                add(rule);
                let row = |g: &Grant| matches!(g, Grant::Release { .. });
                let freed = c.reference.rules.money(&offer.version.plan.subject, c.today, row);
                if let Some(rule) = freed.filter(|_| asked.release.is_none() && asked.rate_ore.is_none()) {
                    add(rule);
                }
            }
            Cost::Stipend { rule: Some(rule), .. } | Cost::Neither(rule) => add(rule),
            Cost::Stipend { rule: None, .. } | Cost::Outside | Cost::Unknown => {}
        }
    }
    used
}

/// That the rates belong to a time gone by.
fn ended(c: &Compared<'_>, used: &[&MoneyRule]) -> Option<AnyView> {
    let past = used.iter().filter(|r| r.validity.has_ended(c.today));
    let last = past.filter_map(|r| r.validity.to).max()?;
    let text = fill(
        c.words.compare().money_ended,
        &[("date", &date_words(last, c.words.lang))],
    );
    let notice = view! {
        <div class="notice" data-tone="warn">
            {sign("calendar")}
            <div class="notice__body"><p>{text}</p></div>
        </div>
    };
    Some(notice.into_any())
}

fn form(c: &Compared<'_>, faults: Vec<FieldFault>) -> AnyView {
    let (words, w) = (c.words, c.words.compare());
    let hidden = c
        .pairs(&c.ids(), c.only)
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view();
    let schemes = Scheme::ALL
        .iter()
        .map(|s| (s.code().to_owned(), w.scheme_name(*s).to_owned()))
        .collect();
    let scheme = match c.money.scheme.as_str() {
        "" => Scheme::Substitute.code(),
        typed => typed,
    }
    .to_owned();
    let hint = match release(&c.reference.rules, "", Credits(300), c.today) {
        Some(share) => fill(w.release_hint, &[("release", &share.percent(words.lang))]),
        None => w.release_unknown.to_owned(),
    };
    let label = move |field: &str| {
        match field {
            "ordning" => w.scheme,
            "lonn" => w.pay,
            "frikjop" => w.release,
            _ => w.rate,
        }
        .to_owned()
    };
    let kind = FieldKind::Number;
    let (pay, freed, rate) = (c.money.pay.clone(), c.money.release.clone(), c.money.rate.clone());
    // The fragment leads back here: the answer stands under the form.
    let action = format!("{}#{MONEY}", path::compare(words.lang, &[]));
    view! {
        <form class="form form--wide no-print" method="get" action=action>
            <ErrorSummary words faults=faults.clone() label in_address=true/>
            {hidden}
            <div class="field-row field-row--top">
                <Select words name="ordning" label=w.scheme value=scheme options=schemes faults=faults.clone()
                    width=Some(16) in_address=true/>
                <Field words name="lonn" label=w.pay value=pay kind hint=w.pay_hint faults=faults.clone()
                    width=Some(16) in_address=true optional=true/>
                <Field words name="frikjop" label=w.release value=freed kind hint=hint faults=faults.clone()
                    width=Some(8) in_address=true optional=true/>
                <Field words name="sats" label=w.rate value=rate kind hint=w.rate_hint faults=faults
                    width=Some(16) in_address=true optional=true/>
            </div>
            <div class="form-actions">
                <button class="ds-button" type="submit">{w.reckon}</button>
                <span class="form-actions__note">{w.only_address}</span>
            </div>
        </form>
    }
    .into_any()
}

fn result(c: &Compared<'_>, asked: MoneyQuestion, costs: &[Cost<'_>]) -> AnyView {
    let w = c.words.compare();
    let rows = c
        .offers
        .iter()
        .zip(costs)
        .zip(&c.labels)
        .map(|((offer, cost), label)| result_row(c, offer, cost, label))
        .collect_view();
    let substitute =
        (asked.scheme == Scheme::Substitute).then(|| view! { <p class="source">{w.also_owner}</p> });
    view! {
        <div class="scroll-frame" tabindex="0" role="region" aria-labelledby="kostnad">
            <table class="work-table">
                <caption id="kostnad">{w.result}</caption>
                <thead>
                    <tr>
                        <th scope="col">{w.offer}</th>
                        <th scope="col">{w.basis}</th>
                        <th scope="col">{w.state}</th>
                        <th scope="col">{w.owner}</th>
                        <th scope="col">{w.teacher}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {substitute}
    }
    .into_any()
}

/// A cell: an amount, and under it how it came about.
struct Part {
    said: String,
    how: String,
}

fn result_row(c: &Compared<'_>, offer: &OfferSummary, cost: &Cost<'_>, label: &str) -> AnyView {
    let (words, w) = (c.words, c.words.compare());
    let plan = &offer.version.plan;
    let fee = plan.price_ore.filter(|ore| *ore > 0).map(|ore| {
        let text = fill(w.fee, &[("amount", &kroner(ore))]);
        view! { <span class="work-table__sub">{text}</span> }
    });
    let plain = |said: String| Part {
        said,
        how: String::new(),
    };
    let (basis, parts) = match cost {
        Cost::Shared {
            state,
            owner,
            teacher,
            amounts,
            ..
        } => shared(c, [*state, *owner, *teacher], *amounts),
        Cost::Stipend { ore, .. } => {
            let amount = kroner_exact(*ore, words.lang);
            let with = |text| fill(text, &[("amount", &amount)]);
            let credits = plan.credits.unwrap_or_default().min(Credits(300));
            let formula = fill(w.stipend_formula, &[("n", &credits.number(words.lang))]);
            let parts = [
                with(w.stipend_state),
                w.stipend_owner.to_owned(),
                with(w.stipend_teacher),
            ];
            (formula, parts.map(plain).into())
        }
        Cost::Neither(rule) => (rule.note.get(words.lang).to_owned(), vec![]),
        Cost::Outside => (w.outside.to_owned(), vec![]),
        Cost::Unknown => (w.unknown.to_owned(), vec![]),
    };
    let is_whole = parts.is_empty();
    let cells = parts
        .into_iter()
        .zip([w.state, w.owner, w.teacher])
        .map(|(part, head)| {
            let how =
                (!part.how.is_empty()).then(|| view! { <span class="work-table__sub">{part.how}</span> });
            view! { <td data-label=head><span>{part.said} {how}</span></td> }
        })
        .collect_view();
    let width = is_whole.then_some("4");
    view! {
        <tr>
            <th scope="row">{label.to_owned()} {fee}</th>
            <td data-label=w.basis colspan=width><span>{basis}</span></td>
            {cells}
        </tr>
    }
    .into_any()
}

/// The basis in words, and state, school owner and teacher with their formulas.
fn shared(c: &Compared<'_>, percents: [u8; 3], amounts: Option<(Basis, Split)>) -> (String, Vec<Part>) {
    let (words, w) = (c.words, c.words.compare());
    let percent = |p: u8| Share::basis_points(i64::from(p) * 100).percent(words.lang);
    let said = |ore| kroner_exact(ore, words.lang);
    let Some((basis, split)) = amounts else {
        let part = |p| Part {
            said: percent(p),
            how: String::new(),
        };
        return (w.give_pay.to_owned(), percents.map(part).into());
    };
    let whole = said(basis.ore());
    let formula = match basis {
        Basis::Pay { pay_ore, release, .. } => fill(
            w.basis_pay,
            &[
                ("pay", &said(pay_ore)),
                ("release", &release.percent(words.lang)),
                ("basis", &whole),
            ],
        ),
        Basis::Rate {
            rate_ore, credits, ..
        } => fill(
            w.basis_rate,
            &[
                ("rate", &said(rate_ore)),
                ("n", &credits.number(words.lang)),
                ("basis", &whole),
            ],
        ),
    };
    let parts = percents
        .into_iter()
        .zip([split.state_ore, split.owner_ore, split.teacher_ore])
        .map(|(p, ore)| Part {
            said: said(ore),
            how: fill(w.part, &[("percent", &percent(p)), ("basis", &whole)]),
        });
    (formula, parts.collect())
}

/// Each row used: what it says, when it held, where it was read.
fn sources(c: &Compared<'_>, used: &[&MoneyRule]) -> Option<AnyView> {
    if used.is_empty() {
        return None;
    }
    let words = c.words;
    let lines = used
        .iter()
        .map(|rule| {
            let (url, name) = (rule.source.url.clone(), rule.source.name.clone());
            let held = words.validity(rule.validity);
            view! {
                <li>
                    {rule.note.get(words.lang).to_owned()} " "
                    {format!("{}: {held}. {}: ", words.competence().applies, words.competence().source)}
                    <a href=url>{name}</a>
                </li>
            }
        })
        .collect_view();
    let view = view! {
        <h3>{words.compare().sources}</h3>
        <ul class="source">{lines}</ul>
    };
    Some(view.into_any())
}
