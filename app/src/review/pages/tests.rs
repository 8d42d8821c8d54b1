//! What a case looks like while it is judged, after a collision, and when it is decided.

use leptos::prelude::*;

use super::case::{Desk, checklist, labels, summary};
use super::decided::{decided, unsaved};
use super::difference::difference;
use super::offer_text::{Part, whole};
use crate::catalogue::changes::Change;
use crate::catalogue::model::{
    Citation, OfferPlan, Outcomes, Reference, Run, RunPlan, Theme, ThemeEvidence, Version, VersionState,
};
use crate::review::form::{ReviewForm, TypedReview, VerdictForm};
use crate::review::model::{
    Case, CaseDesk, CaseState, Criterion, Decision, Difference, Guideline, Judgement, Outcome, Phrase, Terms,
    Texts, Verdict,
};
use crate::shared::fault::{FieldFault, Problem};
use crate::shared::ids::{
    CaseId, CriterionId, GuidelineId, InstitutionId, OfferId, PhraseId, RunId, VersionId,
};
use crate::shared::lang::Lang;
use crate::shared::time::{Date, Instant, Semester, StudyYear};
use crate::shared::units::Credits;
use crate::words::Words;

fn texts(text: &str) -> Texts {
    Texts {
        nb: text.into(),
        nn: text.into(),
        en: text.into(),
    }
}

fn criterion(id: i64, code: &str, group: &str, field: &str) -> Criterion {
    Criterion {
        id: CriterionId(id),
        code: code.into(),
        group: group.into(),
        field: field.into(),
        text: texts(&format!("Krav {code}")),
        help: texts("Hjelp"),
        rule: None,
    }
}

fn plan() -> OfferPlan {
    OfferPlan {
        title: "Matematikk 2 <for> 5.–10. trinn".into(),
        code: "MAT2".into(),
        credits: Some(Credits(300)),
        subject: "matematikk".into(),
        text_lang: Lang::Nn,
        summary: "Kort omtale.".into(),
        outcomes: Outcomes {
            knowledge: vec!["kjenner algebra".into()],
            skills: vec!["kan vurdere elevarbeid".into()],
            competence: vec![],
        },
        themes: vec![ThemeEvidence {
            theme: Theme::Assessment,
            passage: "Deltakarane samlar elevarbeid.".into(),
            outcome: 1,
        }],
        citations: vec![Citation {
            authors: "Skott, J.".into(),
            year: 2018,
            title: "Delta".into(),
            source: "Forlaget".into(),
            doi: String::new(),
            outcomes: vec![],
        }],
        admission: "Lærarutdanning".into(),
        price_ore: Some(0),
        source_url: "javascript:alert(1)".into(),
        ..OfferPlan::titled("")
    }
}

fn a_case() -> Case {
    let submitted_at = Instant::from_timestamp(1_795_000_000, 0).unwrap();
    let version = Version {
        id: VersionId(5),
        offer: OfferId(3),
        institution: InstitutionId(1),
        year: StudyYear(2027),
        state: VersionState::InReview,
        revision: 2,
        is_demo: true,
        plan: plan(),
        published_at: None,
        withdrawn_reason: String::new(),
        withdrawn_on: None,
    };
    let run = Run {
        id: RunId(9),
        version: VersionId(5),
        offer: OfferId(3),
        plan: RunPlan {
            semester: Semester::parse("2027h"),
            funding_deadline: Date::from_ymd_opt(2027, 3, 1),
            ..RunPlan::default()
        },
        mark: None,
        marked: Default::default(),
        is_demo: false,
    };
    let criteria = vec![
        criterion(1, "t5", "themes", "themes[assessment]"),
        criterion(2, "r1", "research", "citations"),
        criterion(3, "i1", "information", "runs"),
    ];
    let judgement = |id, verdict| Judgement {
        criterion: CriterionId(id),
        verdict,
        reason: String::new(),
    };
    Case {
        id: CaseId(7),
        version,
        text_is_kept: true,
        text_mark: "0123456789ab".into(),
        state: CaseState::Open,
        submitted_at,
        submitted_by: "Per Lund".into(),
        guideline: Guideline {
            id: GuidelineId(1),
            code: "2027".into(),
            title: texts("Føringer 2027"),
            valid_from: Date::from_ymd_opt(2027, 1, 1).unwrap(),
            is_set: true,
            terms: Terms::default(),
            changes: Texts::default(),
            criteria,
        },
        runs: vec![run],
        judgements: vec![
            judgement(1, Some(Verdict::Met)),
            judgement(2, None),
            judgement(3, None),
        ],
        summary: "Godt arbeid så langt.".into(),
        revision: 4,
        decision: None,
        desk: CaseDesk::default(),
    }
}

fn typed(seen: i64) -> TypedReview {
    let mut form = ReviewForm {
        summary: "Min tekst".into(),
        ..ReviewForm::default()
    };
    let verdict = VerdictForm {
        verdict: "not_met".into(),
        reason: "Mangler årstall".into(),
    };
    form.verdicts.insert("r1".into(), verdict);
    TypedReview {
        form,
        seen,
        is_filled: false,
    }
}

fn html(draw: impl FnOnce(Words) -> AnyView) -> String {
    Owner::new().with(|| draw(Words::of(Lang::Nb)).to_html())
}

fn drawn(case: &Case, desk: &Desk) -> String {
    html(|words| {
        let asked = checklist(words, case, &Reference::default(), desk);
        view! { {summary(words, case, desk)}{asked} }.into_any()
    })
}

#[test]
fn each_criterion_quotes_what_the_offer_says_and_asks_for_a_verdict() {
    let case = a_case();
    let html = drawn(&case, &Desk::new(&case, None));
    for expected in [
        "name=\"form[verdicts][t5][verdict]\"",
        "name=\"form[verdicts][r1][reason]\"",
        "name=\"form[summary]\"",
        "name=\"case\" value=\"7\"",
        "name=\"seen\" value=\"4\"",
        "formaction=\"/do/review/approve?lang=nb\"",
        "formaction=\"/do/review/return?lang=nb\"",
        "Deltakarane samlar elevarbeid.",
        "kan vurdere elevarbeid",
        "Skott, J. (2018)",
        "1. mars 2027",
        "Godt arbeid så langt.",
        "1 av 3 krav er vurdert",
    ] {
        assert!(html.contains(expected), "{expected} in {html}");
    }
    assert_eq!(html.matches(" checked").count(), 1, "{html}");
    assert!(
        html.contains("lang=\"nn\""),
        "the institution's text is marked with its language"
    );
}

#[test]
fn a_faulty_review_comes_back_as_typed_on_the_revision_it_was_typed_on() {
    let case = a_case();
    let faults = vec![
        FieldFault::new("verdicts[t5][verdict]", Problem::Unchosen),
        FieldFault::new("verdicts[r1][verdict]", Problem::NotApprovable),
    ];
    let desk = Desk::new(&case, Some((typed(3), faults)));
    assert!(!desk.is_stale);
    let html = drawn(&case, &desk);
    assert!(html.contains("name=\"seen\" value=\"3\""), "{html}");
    assert!(
        html.contains("Mangler årstall") && html.contains("Min tekst"),
        "{html}"
    );
    assert!(
        html.contains("href=\"#f-verdicts-t5-verdict\"") && html.contains("id=\"f-verdicts-t5-verdict\""),
        "{html}"
    );
    assert!(html.contains("Krav 2 av 3, vurdering"), "{html}");
}

#[test]
fn a_collision_keeps_what_was_typed_and_shows_what_the_other_saved() {
    let mut case = a_case();
    case.judgements[1] = Judgement {
        criterion: CriterionId(2),
        verdict: Some(Verdict::Met),
        reason: "Ser bra ut".into(),
    };
    let desk = Desk::new(&case, Some((typed(3), vec![])));
    assert!(desk.is_stale);
    let html = drawn(&case, &desk);
    assert!(html.contains("name=\"seen\" value=\"4\""), "{html}");
    assert!(
        html.contains("Mangler årstall") && html.contains("Ser bra ut"),
        "{html}"
    );
}

#[test]
fn a_typed_review_survives_the_way_back() {
    let typed = typed(3);
    let kept = serde_json::to_value(&typed).unwrap();
    assert_eq!(
        serde_json::from_value::<TypedReview>(kept.clone()).unwrap(),
        typed
    );
    assert_eq!(serde_json::from_value::<ReviewForm>(kept).unwrap(), typed.form);
}

#[test]
fn a_phrase_can_be_chosen_at_its_criterion_and_comes_back_in_the_reason() {
    let mut case = a_case();
    case.desk.phrases = vec![Phrase {
        id: PhraseId(12),
        criterion: "r1".into(),
        nb: "Oppgi årstall.".into(),
        nn: "Oppgi årstal.".into(),
    }];
    let page = drawn(&case, &Desk::new(&case, None));
    assert!(page.contains("name=\"form[phrases][r1]\""), "{page}");
    assert!(
        page.contains("Oppgi årstal."),
        "in the form the offer is written in: {page}"
    );
    assert_eq!(page.matches("form[phrases]").count(), 1, "{page}");

    let mut chosen = typed(4).form;
    chosen.phrases.insert("r1".into(), "12".into());
    chosen.phrases.insert("summary".into(), "99".into());
    let filled = chosen.with_phrases(|id| (id == "12").then(|| "Oppgi årstal.".to_owned()));
    assert_eq!(filled.verdicts["r1"].reason, "Mangler årstall\n\nOppgi årstal.");
    assert_eq!(filled.summary, "Min tekst", "what nobody knows is left out");
    assert!(filled.phrases.is_empty());
    let back = TypedReview {
        form: filled,
        seen: 4,
        is_filled: true,
    };
    assert!(!Desk::new(&case, Some((back, vec![]))).is_stale);
}

#[test]
fn a_difference_marks_what_is_material_and_says_what_stood_empty() {
    let mut case = a_case();
    let change = |field: &str, before: &str, after: &str, is_material| Change {
        field: field.into(),
        before: before.into(),
        after: after.into(),
        is_material,
    };
    case.desk.difference = Some(Difference {
        year: StudyYear(2026),
        changes: vec![
            change("admission", "Lærarutdanning", "Lærarutdanning og praksis", true),
            change("exam", "", "Mappe", false),
            change("translations[en][exam]", "", "Portfolio", false),
            change("counties", "", "46", false),
        ],
    });
    let reference = Reference {
        places: vec![crate::catalogue::model::Place {
            code: "46".into(),
            name: "Vestland".into(),
            full_name: "Vestland".into(),
        }],
        ..Reference::default()
    };
    let html = html(|words| difference(words, &case, &reference).into_any());
    assert!(
        html.contains("4 felt er endret, 1 av dem er vesentlige"),
        "{html}"
    );
    assert!(html.contains("Sto tomt") && html.contains("<ins"), "{html}");
    assert_eq!(html.matches("label-tag").count(), 1, "{html}");
    assert!(html.contains("lang=\"en\">Portfolio"), "{html}");
    assert!(html.contains(">Vestland<"), "names and no codes: {html}");
}

#[test]
fn a_decided_case_is_read_not_written() {
    let mut case = a_case();
    case.decision = Some(Decision {
        outcome: Outcome::Returned,
        summary: "Se under.".into(),
        decided_at: case.submitted_at,
        decided_by: "Anne Moen".into(),
        confirmed_by: None,
        guideline: GuidelineId(1),
        appeal_until: None,
    });
    case.judgements[1].reason = "Mangler årstall".into();
    let html = html(|words| decided(words, &case, &Reference::default()));
    for expected in [
        "Sendt tilbake",
        "Anne Moen",
        "Se under.",
        "Mangler årstall",
        "Ikke vurdert",
    ] {
        assert!(html.contains(expected), "{expected} in {html}");
    }
    assert!(
        !html.contains("<input") && !html.contains("<button") && !html.contains("<form"),
        "{html}"
    );
}

#[test]
fn what_was_typed_on_a_case_decided_meanwhile_can_still_be_read() {
    let html = html(|words| unsaved(words, &a_case(), &typed(3).form));
    assert!(
        html.contains("Mangler årstall") && html.contains("Min tekst"),
        "{html}"
    );
}

#[test]
fn the_whole_offer_shows_its_gaps_and_never_follows_a_strange_address() {
    let html = html(|words| whole(words, &a_case(), &Reference::default()));
    assert!(html.contains("Ikke oppgitt"), "{html}");
    assert!(html.contains("Temaet er ikke beskrevet."), "{html}");
    assert!(!html.contains("href=\"javascript:"), "{html}");
    assert!(
        html.contains("<ol start=\"2\""),
        "outcomes are numbered through: {html}"
    );
}

#[test]
fn a_criterion_finds_its_part_of_the_offer() {
    let found = |field| Part::of_field(field);
    assert_eq!(
        found("themes[assessment][passage]"),
        Some(Part::Theme(Theme::Assessment))
    );
    assert_eq!(
        found("themes.digitalisation"),
        Some(Part::Theme(Theme::Digitalisation))
    );
    assert_eq!(found("themes"), Some(Part::Themes));
    assert_eq!(found("run[funding_deadline]"), Some(Part::Runs));
    assert_eq!(found("knowledge"), Some(Part::Outcomes));
    assert_eq!(found("teaching_language"), Some(Part::Language));
    assert_eq!(found(""), None);
    assert_eq!(found("weather"), None);
}

#[test]
fn the_error_summary_names_criteria_by_number() {
    let case = a_case();
    let label = labels(Words::of(Lang::Nb), &case);
    assert_eq!(label("verdicts[i1][reason]"), "Krav 3 av 3, begrunnelse");
    assert_eq!(label("summary"), "Til institusjonen");
}
