//! Own competence: remembered in the head of somebody's list, where she asks for it.

use app::accounts::model::Actor;
use app::advice::form::CompetenceForm;
use app::saved::competence::port::OwnCompetence;
use app::saved::model::KeptCompetence;
use app::shared::fault::Fault;
use async_trait::async_trait;
use tracing::instrument;

use super::{SavedService, store};

#[async_trait]
impl OwnCompetence for SavedService {
    async fn kept(&self, actor: &Actor) -> Result<Option<KeptCompetence>, Fault> {
        match &actor.person {
            Some(person) => Ok(store::competence(self.parts.db.read(), person.id).await?),
            None => Ok(None),
        }
    }

    #[instrument(name = "competence.keep", skip_all)]
    async fn keep(&self, actor: &Actor, form: &CompetenceForm) -> Result<(), Fault> {
        let person = actor.person()?.id;
        let reference = crate::catalogue::reference(&self.parts).await?;
        let known = reference.rules.subjects(self.parts.clock.today());
        form.check(|subject| known.contains(&subject))
            .map_err(Fault::Invalid)?;
        let kept = serde_json::to_string(&form.pairs())?;
        let tx = self.hold(person).await?;
        store::set_competence(&*tx, person, Some(kept), self.parts.clock.now_ms()).await?;
        Ok(tx.commit().await?)
    }

    #[instrument(name = "competence.forget", skip_all)]
    async fn forget(&self, actor: &Actor) -> Result<(), Fault> {
        let person = actor.person()?.id;
        let tx = self.parts.db.write().await?;
        store::set_competence(&*tx, person, None, self.parts.clock.now_ms()).await?;
        Ok(tx.commit().await?)
    }
}
