//! The port's implementation: rights, then published figures and what is reckoned from them.

use std::collections::HashMap;

use app::accounts::model::Actor;
use app::catalogue::model::{Institution, Reference};
use app::evaluation::model::EvaluationState;
use app::insight::form::{ChangesChoice, HeatChoice, OverviewChoice};
use app::insight::model::{Breakdown, Method, Overview, ShownRow, SurveyList, SurveyRow};
use app::insight::port::Insight;
use app::insight::telling::{Across, Changes, Heat, Measure, Series, SeriesSurvey, Signal, SignalKind};
use app::shared::fault::Fault;
use app::shared::ids::{EvaluationId, InstitutionId, OfferId, QuestionnaireId};
use app::shared::time::StudyYear;
use async_trait::async_trait;
use sea_orm::{ConnectionTrait, DbErr};

use super::cube::{ALL_YEARS, Side};
use super::disclosure::estimate;
use super::heat::{self, OfInstitution, wanted};
use super::method::method;
use super::overview::{View, waiting};
use super::published::{Published, grouped};
use super::series::Others;
use super::signals::spread;
use super::store::{self, Listed, Scope};
use super::sums::{self, Told};
use crate::evaluation::KnownQuestionnaires;
use crate::platform::Parts;
use crate::{catalogue, remarks};

/// The insight domain's port.
pub struct InsightService {
    parts: Parts,
    questionnaires: KnownQuestionnaires,
}

/// The institutions an actor sees, where these are not all.
fn own(actor: &Actor) -> Result<Option<Vec<InstitutionId>>, Fault> {
    let own = actor.institutions();
    let own_only = !actor.may_read_all_results();
    actor.must(!own_only || !own.is_empty())?;
    Ok(own_only.then_some(own))
}

fn short_name(reference: &Reference, id: InstitutionId) -> String {
    reference
        .institution(id)
        .map(|i| i.short_name.clone())
        .unwrap_or_default()
}

fn signal(told: Told, reference: &Reference) -> Signal {
    Signal {
        offer: told.found.offer,
        title: told.title,
        institution_short: short_name(reference, told.institution),
        subject: told.subject,
        kind: told.found.kind,
        measure: told.found.measure,
        change: told.found.change,
        chance_milli: (told.found.chance * 1000.0).round() as u32,
        points: told.found.points,
    }
}

impl InsightService {
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        InsightService {
            parts,
            questionnaires: KnownQuestionnaires::default(),
        }
    }

    /// The chosen page of closed surveys, of the chosen row and year. Three queries.
    async fn listed(
        &self,
        own: Option<&[InstitutionId]>,
        choice: &OverviewChoice,
        reference: &Reference,
    ) -> Result<SurveyList, Fault> {
        let db = self.parts.db.read();
        let limit = self.parts.config.min_answers;
        let (institutions, subject) = narrowed(own, choice, reference);
        let of = Listed {
            institutions: institutions.as_deref(),
            subject,
            year: choice.year.map(|y| y.0),
        };
        let (total, page, rows) = store::listed(db, &of, choice.page).await?;
        let releases: Vec<i64> = rows.iter().filter_map(|(_, release)| *release).collect();
        let published = store::published_among(db, &releases, &[Measure::Overall.code()], limit).await?;
        let published: HashMap<i64, Published> = published.into_iter().map(|p| (p.id, p)).collect();
        let row = |(survey, release): (store::SurveyRow, Option<i64>)| {
            let release = release
                .and_then(|id| published.get(&id))
                .filter(|r| r.answered >= limit);
            let shown = release.and_then(|release| {
                let told = release.measure(Measure::Overall)?;
                let estimate = estimate(told, release.invited, spread(Measure::Overall))?;
                Some(ShownRow { n: told.n, estimate })
            });
            let years = release.filter(|r| r.surveys > 1).map(|r| r.years);
            SurveyRow {
                evaluation: EvaluationId(survey.id),
                title: survey.title,
                institution_short: short_name(reference, InstitutionId(survey.institution_id)),
                subject: survey.subject,
                year: StudyYear(survey.year),
                invited: store::counted(survey.invited),
                shown,
                pooled: years.map(|(from, to)| (StudyYear(from), StudyYear(to))),
                offer: OfferId(survey.offer_id),
                is_demo: survey.is_demo,
            }
        };
        Ok(SurveyList {
            rows: rows.into_iter().map(row).collect(),
            total,
            page,
        })
    }
}

/// The institutions and the subject a chosen row is made of; every survey asks about every theme.
fn narrowed<'a>(
    own: Option<&[InstitutionId]>,
    choice: &'a OverviewChoice,
    reference: &Reference,
) -> (Option<Vec<InstitutionId>>, Option<&'a str>) {
    let all = own.map(<[InstitutionId]>::to_vec);
    let Some(key) = choice.only.as_deref() else {
        return (all, None);
    };
    let is_of = |i: &&Institution| match choice.by {
        Breakdown::Institution => i.short_name == key,
        _ => i.counties.first().is_some_and(|county| county == key),
    };
    match choice.by {
        Breakdown::Subject => (all, Some(key)),
        Breakdown::Theme => (all, None),
        Breakdown::Institution | Breakdown::County => {
            let of_row = reference.institutions.iter().filter(is_of).map(|i| i.id);
            let in_reach = of_row.filter(|id| own.is_none_or(|own| own.contains(id)));
            (Some(in_reach.collect()), None)
        }
    }
}

#[async_trait]
impl Insight for InsightService {
    fn method(&self) -> Method {
        method(self.parts.config.limits())
    }

    async fn overview(&self, actor: &Actor, choice: &OverviewChoice) -> Result<Overview, Fault> {
        let own = own(actor)?;
        let by = choice.by;
        let db = self.parts.db.read();
        let reference = catalogue::reference(&self.parts).await?;
        let sides = match (by, &own) {
            (Breakdown::Subject, Some(_)) => vec![Side::Both, Side::Institution],
            (_, Some(_)) => vec![Side::Institution],
            (Breakdown::Subject, None) => vec![Side::Subject, Side::Nation],
            (Breakdown::Institution, None) => vec![Side::Institution, Side::Nation],
            (Breakdown::County, None) => vec![Side::County, Side::Nation],
            (Breakdown::Theme, None) => vec![Side::Nation],
        };
        let wanted = match by {
            Breakdown::Theme => Measure::ALL.to_vec(),
            _ => vec![Measure::Overall],
        };
        let whole = if own.is_some() {
            Side::Institution
        } else {
            Side::Nation
        };
        let year = Some(choice.year.map_or(ALL_YEARS, |y| y.0));
        let cells = sums::overview(db, &sides, &wanted, (year, whole)).await?;
        let waiting = waiting(&cells, own.as_deref());
        let surveys = self.listed(own.as_deref(), choice, &reference).await?;
        let limit = self.parts.config.min_answers;
        let view = View {
            cells: &cells,
            waiting: &waiting,
            own: own.as_deref(),
            year: choice.year,
            limit,
            reference: &reference,
        };
        let (rows, total) = view.rows(by);
        let item = match by {
            Breakdown::Theme => "theme",
            _ => Measure::Overall.code(),
        };
        Ok(Overview {
            by,
            item: item.to_owned(),
            years: view.years(),
            year: choice.year,
            rows,
            total,
            own_only: own.is_some(),
            includes_demo: view.includes_demo(),
            min_answers: limit,
            surveys,
        })
    }

    async fn signals(&self, actor: &Actor, choice: ChangesChoice) -> Result<Vec<Changes>, Fault> {
        let own = own(actor)?;
        let reference = catalogue::reference(&self.parts).await?;
        let found = sums::changes(self.parts.db.read(), own.as_deref(), choice).await?;
        let told = |(kind, total, told): (SignalKind, usize, Vec<Told>)| Changes {
            kind,
            total,
            shown: told.into_iter().map(|t| signal(t, &reference)).collect(),
        };
        Ok(found.into_iter().map(told).collect())
    }

    async fn series(&self, actor: &Actor, offer: OfferId) -> Result<Series, Fault> {
        actor.person()?;
        let db = self.parts.db.read();
        let of_offer = [offer];
        let scope = Scope::Offers(&of_offer);
        let surveys = store::surveys(db, scope).await?;
        let newest = surveys.last().map(|(s, _)| s.clone()).ok_or(Fault::Missing)?;
        let institution = InstitutionId(newest.institution_id);
        actor.must(actor.may_read_results_of(institution))?;
        let reference = catalogue::reference(&self.parts).await?;
        let limit = self.parts.config.min_answers;
        let published = store::published(db, scope, &[], limit).await?;
        let releases = grouped(&published.iter().collect::<Vec<_>>(), limit, |p| p.answered);
        let sees_all = actor.may_read_all_results();
        let cells = sums::beside(db, &newest.subject, sees_all).await?;
        let others = Others {
            cells: &cells,
            subject: &newest.subject,
            sees_all,
        };
        let signals = sums::signals(db, offer).await?;
        let asked = QuestionnaireId(newest.questionnaire_id);
        let asked = self.questionnaires.get(&self.parts, asked).await?;
        let all: Vec<EvaluationId> = surveys.iter().map(|(s, _)| EvaluationId(s.id)).collect();
        let done = remarks::done(db, &all).await?;
        let survey = |(row, release): &(store::SurveyRow, Option<i64>)| SeriesSurvey {
            evaluation: EvaluationId(row.id),
            year: StudyYear(row.year),
            invited: store::counted(row.invited),
            waits: release.is_none(),
            progress: EvaluationState::Closed
                .progress(done.contains(&EvaluationId(row.id)), release.is_some()),
        };
        Ok(Series {
            offer,
            title: newest.title.clone(),
            institution_short: short_name(&reference, institution),
            subject: newest.subject.clone(),
            measures: others.over_years(&releases),
            blocks: others.by_question(&releases, &asked),
            signals: signals.into_iter().map(|t| signal(t, &reference)).collect(),
            surveys: surveys.iter().map(survey).collect(),
            is_demo: surveys.iter().any(|(s, _)| s.is_demo),
            min_answers: limit,
        })
    }

    async fn heat(&self, actor: &Actor, choice: &HeatChoice) -> Result<Heat, Fault> {
        actor.must(actor.may_read_all_results())?;
        let db = self.parts.db.read();
        let reference = catalogue::reference(&self.parts).await?;
        let wanted = wanted(choice);
        let (sides, by_theme) = (
            [Side::Nation, Side::Subject, Side::Both],
            choice.across == Across::Themes,
        );
        let year = by_theme.then(|| choice.year.map_or(ALL_YEARS, |y| y.0));
        let cells = sums::overview(db, &sides, &wanted, (year, Side::Nation)).await?;
        let waiting = waiting(&cells, None);
        let view = View {
            cells: &cells,
            waiting: &waiting,
            own: None,
            year: choice.year.filter(|_| by_theme),
            limit: self.parts.config.min_answers,
            reference: &reference,
        };
        let named = |i: &&Institution| Some(i.short_name.as_str()) == choice.institution.as_deref();
        let own = match reference.institutions.iter().find(named) {
            Some(institution) => of_institution(db, institution.id, &wanted, view.limit).await?,
            None => OfInstitution::default(),
        };
        Ok(view.heat(choice, &own))
    }
}

/// An institution's releases with these measures, each with its newest survey, and what waits. Two queries.
async fn of_institution(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    measures: &[Measure],
    limit: u32,
) -> Result<OfInstitution, DbErr> {
    let of = [institution];
    let codes: Vec<&str> = measures.iter().map(|m| m.code()).collect();
    let surveys = store::surveys(db, Scope::Institutions(&of)).await?;
    let (told, waiting): (Vec<_>, Vec<_>) = surveys.into_iter().partition(|(_, release)| release.is_some());
    let newest: HashMap<i64, EvaluationId> = told
        .into_iter()
        .filter_map(|(survey, release)| Some((release?, EvaluationId(survey.id))))
        .collect();
    let published = store::published(db, Scope::Institutions(&of), &codes, limit).await?;
    let told = |release: Published| heat::Told {
        survey: newest.get(&release.id).copied(),
        release,
    };
    Ok(OfInstitution {
        told: published.into_iter().map(told).collect(),
        waiting: waiting.into_iter().map(|(survey, _)| survey).collect(),
    })
}
