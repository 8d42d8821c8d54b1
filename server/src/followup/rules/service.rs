//! The rules' port, and the opening of findings by them.

use app::accounts::model::Actor;
use app::followup::model::{Origin, Topic};
use app::followup::rules::form::RulesForm;
use app::followup::rules::model::{Fact, Met, Preview, RulesHistory, RulesVersion, WouldOpen};
use app::followup::rules::port::FindingRules;
use app::insight::telling::{Measure, Signal};
use app::review::model::Texts;
use app::shared::fault::Fault;
use app::shared::ids::{FindingId, PersonId};
use app::shared::lang::Lang;
use app::shared::time::StudyYear;
use app::words::Words;
use async_trait::async_trait;
use sea_orm::ActiveValue::Set;
use sea_orm::ConnectionTrait;
use tracing::instrument;

use super::store::{self, Kept};
use crate::clock::from_ms;
use crate::db::Tx;
use crate::followup::entity::finding;
use crate::followup::jobs::Opened;
use crate::insight::{Judged, Which, judged};
use crate::platform::Parts;
use crate::{accounts, catalogue};

/// Years with figures that a trial looks back over.
const TRIED_YEARS: i32 = 3;

/// The port of the rules that open findings.
pub struct FindingRulesService {
    parts: Parts,
}

impl FindingRulesService {
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        FindingRulesService { parts }
    }
}

/// What a release shows, in the rules' words: its changes, then its themes. Nothing where it holds fewer
/// answers than may be told of today.
fn facts(judged: &Judged, limit: u32) -> Vec<Fact> {
    let release = &judged.release;
    if release.answered < limit {
        return vec![];
    }
    let steps = judged.steps.iter().map(|step| {
        let signal = Signal {
            offer: release.offer,
            title: release.title.clone(),
            institution_short: String::new(),
            subject: release.subject.clone(),
            kind: step.kind.told_as(),
            measure: Some(step.measure),
            change: step.change,
            chance_milli: step.chance_milli,
            points: step.points.clone(),
        };
        Fact::Step(step.kind, signal)
    });
    let years = (StudyYear(release.years.0), StudyYear(release.years.1));
    let measures = judged.measures();
    let themes = measures.into_iter().filter(|m| m.measure.theme().is_some());
    let themes = themes.map(|m| Fact::Theme {
        measure: m.measure,
        years,
        n: m.n,
        estimate: m.estimate,
    });
    steps.chain(themes).collect()
}

/// What a finding of a rule's is about: the theme, if it is about one.
fn topic(met: &Met<'_>) -> Topic {
    let theme = met
        .facts
        .iter()
        .find_map(|f| f.measure().and_then(Measure::theme));
    theme
        .and_then(|t| Topic::from_code(t.code()))
        .unwrap_or(Topic::StudyQuality)
}

#[async_trait]
impl FindingRules for FindingRulesService {
    async fn history(&self, actor: &Actor) -> Result<RulesHistory, Fault> {
        actor.must(actor.may_read_all_results())?;
        let db = self.parts.db.read();
        let kept = store::versions(db).await?;
        let holds = store::holding(&kept, self.parts.clock.today()).map(|v| v.id);
        let people: Vec<PersonId> = kept.iter().map(|v| v.set_by).collect();
        let names = accounts::names(db, &people).await?;
        let version = |v: Kept| RulesVersion {
            id: v.id,
            number: v.number,
            valid_from: v.valid_from,
            rules: v.rules,
            reason: v.reason,
            set_at: from_ms(v.set_at),
            set_by: names.get(&v.set_by).cloned().unwrap_or_default(),
        };
        Ok(RulesHistory {
            versions: kept.into_iter().map(version).collect(),
            holds,
        })
    }

    async fn preview(&self, actor: &Actor, form: &RulesForm) -> Result<Preview, Fault> {
        actor.must(actor.may_read_all_results())?;
        let rules = form.rules().map_err(Fault::Invalid)?;
        let db = self.parts.db.read();
        let Some(newest) = crate::insight::newest_year(db).await? else {
            return Ok(Preview::default());
        };
        let reference = catalogue::reference(&self.parts).await?;
        let since = Which::Since(newest - TRIED_YEARS + 1);
        let all = judged(db, since, self.parts.config.min_answers).await?;
        let mut preview = Preview::default();
        for year in (newest - TRIED_YEARS + 1..=newest).rev() {
            let of_year: Vec<&Judged> = all.iter().filter(|j| j.release.years.1 == year).collect();
            if of_year.is_empty() {
                continue;
            }
            let year = StudyYear(year);
            preview
                .years
                .push((year, u32::try_from(of_year.len()).unwrap_or(u32::MAX)));
            let mut found = vec![];
            for judged in of_year {
                let facts = facts(judged, self.parts.config.min_answers);
                let institution = reference.institution(judged.release.institution);
                for met in rules.met(&facts) {
                    found.push(WouldOpen {
                        kind: met.kind,
                        offer: judged.release.offer,
                        title: judged.release.title.clone(),
                        institution_short: institution.map(|i| i.short_name.clone()).unwrap_or_default(),
                        year,
                        facts: met.facts.into_iter().cloned().collect(),
                    });
                }
            }
            found.sort_by(|a, b| (a.kind, &a.title, a.offer).cmp(&(b.kind, &b.title, b.offer)));
            preview.findings.extend(found);
        }
        Ok(preview)
    }

    #[instrument(name = "followup.set_rules", skip_all)]
    async fn set(&self, actor: &Actor, seen: i64, form: RulesForm) -> Result<(), Fault> {
        let person = actor.must(actor.leads_directorate())?;
        let new = form.check(self.parts.clock.today()).map_err(Fault::Invalid)?;
        let tx = self.parts.db.write().await?;
        let newest = store::versions(&*tx).await?.first().map_or(0, |v| v.id);
        if newest != seen {
            return Err(Fault::Stale);
        }
        store::insert(&*tx, new, self.parts.clock.now_ms(), person.id).await?;
        Ok(tx.commit().await?)
    }
}

/// Opens a finding for each rule in force that one of these releases meets, and tells the institution.
///
/// Called in the transaction that made the releases; a finding that is there already is not opened again.
///
/// # Errors
/// `Internal` only.
pub(crate) async fn apply(tx: &Tx, parts: &Parts, releases: &[i64]) -> Result<(), Fault> {
    for finding in open(tx, parts, releases).await? {
        tx.enqueue(&Opened { finding }).await?;
    }
    Ok(())
}

/// The same without letters; gives what was opened.
pub(crate) async fn open(tx: &Tx, parts: &Parts, releases: &[i64]) -> Result<Vec<FindingId>, Fault> {
    let mut opened = vec![];
    if releases.is_empty() {
        return Ok(opened);
    }
    let versions = store::versions(&**tx).await?;
    let Some(rules) = store::holding(&versions, parts.clock.today()).filter(|v| !v.rules.0.is_empty()) else {
        return Ok(opened);
    };
    let langs = catalogue::letter_langs(&**tx).await?;
    for judged in judged(&**tx, Which::These(releases), parts.config.min_answers).await? {
        let institution = judged.release.institution;
        let lang = langs.iter().find(|(id, _)| *id == institution);
        let lang = lang.map_or(Lang::Nb, |(_, lang)| *lang);
        let facts = facts(&judged, parts.config.min_answers);
        for met in rules.rules.met(&facts) {
            let key = (met.kind, judged.release.id);
            if !store::claim(&**tx, key, (rules.id, met.bound)).await? {
                continue;
            }
            let of = |lang| Words::of(lang).rule_finding(&met);
            let said = Texts {
                nb: of(Lang::Nb),
                nn: of(Lang::Nn),
                en: of(Lang::En),
            };
            let finding = insert(
                &**tx,
                &judged,
                (topic(&met), said.get(lang).to_owned()),
                (parts.clock.now_ms(), rules.set_by),
            )
            .await?;
            store::set_finding(&**tx, key, (finding, &said)).await?;
            opened.push(finding);
        }
    }
    Ok(opened)
}

async fn insert(
    db: &impl ConnectionTrait,
    judged: &Judged,
    (topic, said): (Topic, String),
    (at, by): (i64, PersonId),
) -> Result<FindingId, Fault> {
    let release = &judged.release;
    let row = finding::ActiveModel {
        evaluation_id: Set(judged.evaluation.0),
        offer_id: Set(release.offer.0),
        institution_id: Set(release.institution.0),
        title: Set(release.title.clone()),
        year: Set(release.years.1),
        origin: Set(Origin::Directorate.code().to_owned()),
        topic: Set(topic.code().to_owned()),
        said: Set(said),
        opened_at: Set(at),
        opened_by: Set(by.0),
        reply: Set(None),
        reply_public: Set(false),
        replied_at: Set(None),
        replied_by: Set(None),
        settled_note: Set(None),
        settled_at: Set(None),
        settled_by: Set(None),
        revision: Set(1),
        is_demo: Set(release.is_demo),
        ..Default::default()
    };
    Ok(crate::followup::store::insert(db, row).await?)
}
