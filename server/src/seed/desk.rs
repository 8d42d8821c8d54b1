//! Work in progress, so that every workbench and queue has something: drafts, submissions of different
//! age, returned texts with reasons, and cases decided before. All of it invented.

use app::catalogue::form::OfferForm;
use app::catalogue::model::{OfferPlan, RunPlan, StageRange, VersionState};
use app::review::model::{Judgement, Outcome, Terms, Verdict};
use app::shared::fault::{Fault, Ticket};
use app::shared::ids::{CaseId, GuidelineId, OfferId, VersionId};
use app::shared::time::{Instant, StudyYear, oslo_date};
use app::shared::units::Credits;
use chrono::Duration;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::base::Base;
use super::facts::{RealOffer, real_offers};
use super::offers::{NewVersion, Stored, add_offer, add_version, rolled_over};
use crate::catalogue::entity::offer_version;
use crate::catalogue::store::to_json;
use crate::db::Tx;
use crate::review::store as review_store;
use crate::review::{Submission, add_case};

/// How far an invented offer has come.
#[derive(Clone, Copy, PartialEq)]
enum Stand {
    /// Only the beginning is typed.
    Begun,
    /// All but the hardest parts.
    AlmostDone,
    /// In review since so many days.
    Waiting(i64),
    /// In review, and a reviewer has begun.
    HalfJudged(i64),
    /// Returned, for the first criterion of this field.
    Returned(&'static str, &'static str),
}

/// An invented offer: institution, subject area, title, stages, how far it has come.
type NewOffer = (&'static str, &'static str, &'static str, (u8, u8), Stand);

const NEW: [NewOffer; 9] = [
    (
        "HVL",
        "Matematikk",
        "Algebraisk tenking på mellomtrinnet",
        (5, 7),
        Stand::AlmostDone,
    ),
    (
        "HVL",
        "Lesing og skriving",
        "Skriving i alle fag",
        (8, 13),
        Stand::Begun,
    ),
    (
        "OsloMet",
        "Programmering",
        "Fra blokker til tekst: programmering på ungdomstrinnet",
        (8, 10),
        Stand::Begun,
    ),
    (
        "HVL",
        "Naturfag",
        "Naturfag ute: feltarbeid heile året",
        (1, 7),
        Stand::Waiting(2),
    ),
    (
        "OsloMet",
        "Engelsk",
        "Muntlig engelsk på småtrinnet",
        (1, 4),
        Stand::Waiting(9),
    ),
    (
        "UiB",
        "Samfunnsfag",
        "Kildekritikk og kunstig intelligens i samfunnsfag",
        (8, 13),
        Stand::Waiting(16),
    ),
    (
        "INN",
        "Norsk",
        "Skjønnlitteratur og samtale i klasserommet",
        (5, 10),
        Stand::HalfJudged(23),
    ),
    (
        "HVL",
        "Kroppsøving",
        "Kroppsøving for alle",
        (1, 10),
        Stand::Returned(
            "themes[assessment][passage]",
            "Teksten seier at deltakarane vurderer, men ikkje korleis elevane får vere med. Skriv kva deltakarane gjer, og gi eit døme.",
        ),
    ),
    (
        "OsloMet",
        "Spesialpedagogikk",
        "Tidlig innsats i praksis",
        (1, 4),
        Stand::Returned(
            "admission",
            "Kravet om to års praksis er strengere enn studiet trenger. Begrunn det eller ta det bort.",
        ),
    ),
];

/// Live offers whose next text is on its way: the first of this institution, and how far it has come.
const SUCCESSORS: [(&str, Stand); 3] = [
    ("HVL", Stand::AlmostDone),
    ("OsloMet", Stand::Waiting(5)),
    ("NTNU", Stand::Waiting(12)),
];

/// Institutions whose texts were decided on in the year before: one was returned for this at first.
const RETURNED_BEFORE: [(&str, &str, &str); 2] = [
    (
        "HVL",
        "themes[digitalisation][passage]",
        "Teksten nemner digitale verktøy, men ikkje kva deltakarane skal kunne vurdere. Skriv det, og vis til læringsutbyttet.",
    ),
    (
        "OsloMet",
        "themes[leading_learning][passage]",
        "Temaet er omtalt, men ikke dekket av noe læringsutbytte. Vis hvilket emne som tar det opp.",
    ),
];

/// Live offers with the case that approved them.
const APPROVED: usize = 8;

/// Stores it all.
pub async fn store(tx: &Tx, base: &Base, offers: &[Stored], now: Instant) -> Result<(), Fault> {
    let shape = real_offers().into_iter().next().ok_or(Fault::Missing)?;
    for (i, (short, area, title, stages, stand)) in NEW.into_iter().enumerate() {
        let mut invented = RealOffer {
            institution_short: short.to_owned(),
            subject_area: area.to_owned(),
            run: RunPlan::default(),
            ..shape.clone()
        };
        invented.plan = OfferPlan {
            title: title.to_owned(),
            code: String::new(),
            credits: Some(Credits(150)),
            stages: StageRange::new(stages.0, stages.1),
            places: vec![],
            delivery: vec![],
            source_url: String::new(),
            ..invented.plan
        };
        let (year, plan, run) = rolled_over(base, 1_000 + i, &invented, oslo_date(now))?;
        let offer = add_offer(tx, base.home(short)?.id).await?;
        let text = Text {
            short,
            offer,
            year,
            plan: complete(plan),
            run: with_deadline(run),
        };
        stand_at(tx, base, &text, stand, now).await?;
    }
    for (short, stand) in SUCCESSORS {
        let live = offers.iter().find(|o| o.institution_short == short);
        let live = live.ok_or(Fault::Missing)?;
        let text = Text {
            short,
            offer: live.offer,
            year: live.live_year,
            plan: complete(live.plan.clone()),
            run: with_deadline(live.run.clone()),
        };
        stand_at(tx, base, &text, stand, now).await?;
    }
    for (short, code, reason) in RETURNED_BEFORE {
        let own = offers.iter().filter(|o| o.institution_short == short);
        for (i, live) in (0..).zip(own.skip(1).take(2)) {
            let at = now - Duration::days(250 - 9 * i);
            if i == 0 {
                returned_before(tx, base, live, (code, reason), at - Duration::days(30)).await?;
            }
            approved_before(tx, base, live, at).await?;
        }
    }
    for (i, live) in (0..).zip(offers.iter().step_by(20).take(APPROVED)) {
        approved_before(tx, base, live, now - Duration::days(5 + 4 * i)).await?;
    }
    Ok(())
}

/// A text that could be sent to review.
struct Text {
    short: &'static str,
    offer: OfferId,
    year: StudyYear,
    plan: OfferPlan,
    run: RunPlan,
}

/// What a submission demands and a real row may lack.
fn complete(mut plan: OfferPlan) -> OfferPlan {
    if plan.stages.is_none() {
        plan.stages = StageRange::new(1, 13);
    }
    plan
}

fn with_deadline(mut run: RunPlan) -> RunPlan {
    run.funding_deadline = run.funding_deadline.or(run.admission_deadline);
    run
}

async fn stand_at(tx: &Tx, base: &Base, text: &Text, stand: Stand, now: Instant) -> Result<(), Fault> {
    let age = match stand {
        Stand::Begun => 1,
        Stand::AlmostDone => 3,
        Stand::Waiting(days) | Stand::HalfJudged(days) => days,
        Stand::Returned(..) => 8,
    };
    let saved_at = now - Duration::days(age) - Duration::minutes(age * 17);
    let state = match stand {
        Stand::Begun | Stand::AlmostDone => VersionState::Draft,
        Stand::Waiting(_) | Stand::HalfJudged(_) => VersionState::InReview,
        Stand::Returned(..) => VersionState::Returned,
    };
    let new = NewVersion {
        offer: text.offer,
        institution: base.home(text.short)?.id,
        year: text.year,
        state,
        is_demo: true,
        plan: &text.plan,
        run: Some(&text.run),
        saved_at,
    };
    let version = add_version(tx, &new).await?;
    match stand {
        Stand::Begun => half_typed(tx, version, text, true).await?,
        Stand::AlmostDone => half_typed(tx, version, text, false).await?,
        Stand::Waiting(_) => {
            open_case(tx, base, version, text, saved_at).await?;
        }
        Stand::HalfJudged(_) => {
            let case = open_case(tx, base, version, text, saved_at).await?;
            let judgements = judgements(tx, case, None).await?;
            let half = judgements.len() / 2;
            review_store::keep(&**tx, case, 1, "", &judgements[..half]).await?;
        }
        Stand::Returned(field, reason) => {
            let case = open_case(tx, base, version, text, saved_at).await?;
            let judgements = judgements(tx, case, Some((field, reason))).await?;
            let at = saved_at + Duration::days(5);
            decide(tx, base, case, Outcome::Returned, &judgements, at).await?;
        }
    }
    Ok(())
}

/// A draft as it looks on the way.
async fn half_typed(tx: &Tx, version: VersionId, text: &Text, begun: bool) -> Result<(), Fault> {
    let mut form = OfferForm::from_plan(&text.plan, Some(&text.run));
    form.citations.clear();
    form.themes.remove("assessment");
    form.run.gatherings.clear();
    if begun {
        form = OfferForm {
            title: form.title,
            subject: form.subject,
            credits: form.credits,
            text_lang: form.text_lang,
            groups: form.groups,
            stage_from: form.stage_from,
            stage_to: form.stage_to,
            summary: form.summary,
            ..OfferForm::default()
        };
    }
    let row = offer_version::ActiveModel {
        id: Set(version.0),
        typed: Set(to_json(&form)?),
        plan: Set(None),
        run_plan: Set(None),
        ..Default::default()
    };
    offer_version::Entity::update(row).exec(&**tx).await?;
    Ok(())
}

async fn open_case(
    tx: &Tx,
    base: &Base,
    version: VersionId,
    text: &Text,
    at: Instant,
) -> Result<CaseId, Fault> {
    let home = base.home(text.short)?;
    let submission = Submission {
        version,
        revision: 1,
        institution: home.id,
        title: text.plan.title.clone(),
        subject: text.plan.subject.clone(),
        deadline: text.run.next_deadline(oslo_date(at)),
        submitted_by: home.editor,
        submitted_at: at,
    };
    add_case(tx, &submission).await
}

/// Every criterion met, but for the first of a field where one is named.
async fn judgements(tx: &Tx, case: CaseId, not_met: Option<(&str, &str)>) -> Result<Vec<Judgement>, Fault> {
    let (row, _) = review_store::case(&**tx, case).await?.ok_or(Fault::Missing)?;
    let guideline = review_store::guideline(&**tx, GuidelineId(row.guideline_id))
        .await?
        .ok_or_else(|| Fault::Internal(Ticket("no guideline".into())))?;
    let judged = guideline.criteria.iter().map(|c| {
        let fault = not_met.filter(|(field, _)| *field == c.field);
        Judgement {
            criterion: c.id,
            verdict: Some(if fault.is_some() {
                Verdict::NotMet
            } else {
                Verdict::Met
            }),
            reason: fault.map(|(_, reason)| reason.to_owned()).unwrap_or_default(),
        }
    });
    Ok(judged.collect())
}

async fn decide(
    tx: &Tx,
    base: &Base,
    case: CaseId,
    outcome: Outcome,
    judgements: &[Judgement],
    at: Instant,
) -> Result<(), Fault> {
    review_store::keep(&**tx, case, 1, "", judgements).await?;
    let (row, _) = review_store::case(&**tx, case).await?.ok_or(Fault::Missing)?;
    let decision = review_store::NewDecision {
        outcome,
        summary: "",
        by: base.reviewer,
        confirmed_by: None,
        at,
        appeal_days: Terms::default().appeal_days,
    };
    review_store::decide(&**tx, &row, &decision).await?;
    Ok(())
}

/// The case behind a live text.
async fn approved_before(tx: &Tx, base: &Base, live: &Stored, at: Instant) -> Result<(), Fault> {
    let case = case_of(tx, base, live, at).await?;
    let judgements = judgements(tx, case, None).await?;
    decide(tx, base, case, Outcome::Approved, &judgements, at).await
}

/// An earlier case of a live text, which was returned for this.
async fn returned_before(
    tx: &Tx,
    base: &Base,
    live: &Stored,
    fault: (&str, &str),
    at: Instant,
) -> Result<(), Fault> {
    let case = case_of(tx, base, live, at).await?;
    let judgements = judgements(tx, case, Some(fault)).await?;
    decide(tx, base, case, Outcome::Returned, &judgements, at).await
}

async fn case_of(tx: &Tx, base: &Base, live: &Stored, at: Instant) -> Result<CaseId, Fault> {
    let submission = Submission {
        version: live.live,
        revision: 1,
        institution: live.institution,
        title: live.plan.title.clone(),
        subject: live.plan.subject.clone(),
        deadline: live.run.next_deadline(oslo_date(at)),
        submitted_by: base.home(&live.institution_short)?.editor,
        submitted_at: at - Duration::days(9),
    };
    add_case(tx, &submission).await
}
