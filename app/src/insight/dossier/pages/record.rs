//! What was done in a dossier's year: findings with replies and actions, and decisions of the review.

use leptos::prelude::*;

use crate::followup::pages::finding_whole;
use crate::insight::dossier::model::{Dossier, YearDecision};
use crate::path;
use crate::review::model::Outcome;
use crate::shared::time::{Date, date_words, oslo_date};
use crate::shared::ui::DemoMark;
use crate::words::{Words, fill};

pub(super) fn record(words: Words, dossier: &Dossier, today: Date) -> AnyView {
    view! { {findings(words, dossier, today)} {decisions(words, dossier)} }.into_any()
}

fn findings(words: Words, dossier: &Dossier, today: Date) -> AnyView {
    let w = words.dossier();
    let body = if dossier.findings.is_empty() {
        view! { <p>{w.findings_none}</p> }.into_any()
    } else {
        dossier
            .findings
            .iter()
            .map(|f| finding_whole(words, f, today))
            .collect_view()
            .into_any()
    };
    view! { <section class="section" aria-labelledby="funn"><h2 id="funn">{w.findings}</h2>{body}</section> }
        .into_any()
}

fn decisions(words: Words, dossier: &Dossier) -> AnyView {
    let w = words.dossier();
    let of = |outcome: Outcome| dossier.decisions.iter().filter(|d| d.outcome == outcome).count();
    let lead = fill(
        w.decisions_lead,
        &[
            ("from", &dossier.year.0.to_string()),
            ("to", &(dossier.year.0 + 1).to_string()),
            ("approved", &of(Outcome::Approved).to_string()),
            ("returned", &of(Outcome::Returned).to_string()),
        ],
    );
    let body = if dossier.decisions.is_empty() {
        view! { <p>{w.decisions_none}</p> }.into_any()
    } else {
        let rows = dossier
            .decisions
            .iter()
            .map(|d| decision(words, d))
            .collect_view();
        view! {
            <table class="work-table">
                <caption class="sr-only">{w.decisions}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words.insight.study}</th>
                        <th scope="col">{w.decided}</th>
                        <th scope="col">{w.outcome}</th>
                        <th scope="col">{w.reasons}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    view! {
        <section class="section stack" aria-labelledby="vedtak">
            <h2 id="vedtak">{w.decisions}</h2>
            <p>{lead}</p>
            {body}
        </section>
    }
    .into_any()
}

fn decision(words: Words, decision: &YearDecision) -> AnyView {
    let (w, lang) = (words.dossier(), words.lang);
    let day = oslo_date(decision.decided_at);
    let reasons = decision.reasons.iter().map(|r| {
        let said = (!r.reason.is_empty()).then(|| view! { ": " {r.reason.clone()} });
        // A criterion is a sentence; before a colon its full stop goes.
        let criterion = r.criterion.get(lang);
        let criterion = said
            .as_ref()
            .map_or(criterion, |_| criterion.trim_end_matches('.'));
        view! { <li>{criterion.to_owned()}{said}</li> }
    });
    let reasons = if decision.reasons.is_empty() {
        "–".into_any()
    } else {
        view! { <ul class="plain-list">{reasons.collect_view()}</ul> }.into_any()
    };
    let appeal = decision.appeal.map(|a| format!(", {}", w.appeal(a)));
    view! {
        <tr>
            <th scope="row">
                <a class="ds-link" href=path::decision(lang, decision.case)>{decision.title.clone()}</a>
                ", " {decision.year.to_string()} " " <DemoMark words on=decision.is_demo/>
            </th>
            <td data-label=w.decided class="nowrap"><time datetime=day.to_string()>{date_words(day, lang)}</time></td>
            <td data-label=w.outcome>{w.outcome_of(decision.outcome)}{appeal}</td>
            <td data-label=w.reasons>{reasons}</td>
        </tr>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::dossier::model::Reason;
    use crate::review::model::Texts;
    use crate::shared::ids::CaseId;
    use crate::shared::lang::Lang;
    use crate::shared::time::StudyYear;
    use crate::shared::ui::drawn::html;

    #[test]
    fn a_criterion_loses_its_full_stop_before_a_colon_only() {
        let reason = |reason: &str| Reason {
            criterion: Texts {
                nn: "Studiet bruker digitale verktøy i faget.".into(),
                ..Texts::default()
            },
            reason: reason.into(),
        };
        let decided = YearDecision {
            case: CaseId(1),
            title: "Matematikk 1".into(),
            year: StudyYear(2025),
            outcome: Outcome::Returned,
            decided_at: chrono::DateTime::UNIX_EPOCH,
            reasons: vec![reason("Teksten nemner ingen."), reason("")],
            appeal: None,
            is_demo: false,
        };
        let row = html(|| decision(Words::of(Lang::Nn), &decided));
        let said = row.replace("<!>", "");
        assert!(said.contains("verktøy i faget: Teksten nemner ingen."), "{said}");
        assert!(said.contains("verktøy i faget.</li>"), "{said}");
    }
}
