//! The views' port: whoever may read all results keeps views of them.

use app::accounts::model::{Actor, Person};
use app::insight::views::form::{RenameForm, VIEWS, ViewForm};
use app::insight::views::model::SavedView;
use app::insight::views::port::Views;
use app::shared::fault::{Fault, FieldFault, Problem};
use app::shared::ids::ViewId;
use async_trait::async_trait;
use tracing::instrument;

use super::store;
use crate::platform::Parts;

/// The views' port.
pub struct ViewsService {
    parts: Parts,
}

fn reader(actor: &Actor) -> Result<&Person, Fault> {
    actor.must(actor.may_read_all_results())
}

fn refused(problem: Problem) -> Fault {
    Fault::Invalid(vec![FieldFault::new("name", problem)])
}

impl ViewsService {
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        ViewsService { parts }
    }
}

#[async_trait]
impl Views for ViewsService {
    async fn views(&self, actor: &Actor) -> Result<Vec<SavedView>, Fault> {
        let person = reader(actor)?;
        Ok(store::views(self.parts.db.read(), person.id).await?)
    }

    async fn first(&self, actor: &Actor) -> Result<Option<SavedView>, Fault> {
        let person = reader(actor)?;
        Ok(store::first(self.parts.db.read(), person.id).await?)
    }

    #[instrument(name = "view.save", skip_all)]
    async fn save(&self, actor: &Actor, form: ViewForm) -> Result<(), Fault> {
        let person = reader(actor)?;
        let new = form.check().map_err(Fault::Invalid)?;
        let tx = self.parts.db.write().await?;
        if store::count(&*tx, person.id).await? >= VIEWS as u64 {
            return Err(refused(Problem::AtMost(VIEWS)));
        }
        let is_first = new.is_first;
        let at = self.parts.clock.now_ms();
        let Some(view) = store::insert(&*tx, person.id, new, at).await? else {
            return Err(refused(Problem::Taken));
        };
        if is_first {
            store::begin_with(&*tx, person.id, Some(view)).await?;
        }
        Ok(tx.commit().await?)
    }

    #[instrument(name = "view.rename", skip_all, fields(view.id = %view))]
    async fn rename(&self, actor: &Actor, view: ViewId, form: RenameForm) -> Result<(), Fault> {
        let person = reader(actor)?;
        let tx = self.parts.db.write().await?;
        let own = store::views(&*tx, person.id).await?;
        if !own.iter().any(|v| v.id == view && v.is_own) {
            return Err(Fault::Missing);
        }
        let name = form.check().map_err(Fault::Invalid)?;
        match store::rename(&*tx, (person.id, view), name, form.shared).await? {
            None => return Err(refused(Problem::Taken)),
            Some(false) => return Err(Fault::Missing),
            Some(true) => {}
        }
        if !form.shared {
            store::keep_to(&*tx, person.id, view).await?;
        }
        Ok(tx.commit().await?)
    }

    #[instrument(name = "view.delete", skip_all, fields(view.id = %view))]
    async fn delete(&self, actor: &Actor, view: ViewId) -> Result<(), Fault> {
        let person = reader(actor)?;
        let tx = self.parts.db.write().await?;
        if !store::delete(&*tx, person.id, view).await? {
            return Err(Fault::Missing);
        }
        Ok(tx.commit().await?)
    }

    #[instrument(name = "view.begin_with", skip_all)]
    async fn begin_with(&self, actor: &Actor, view: Option<ViewId>) -> Result<(), Fault> {
        let person = reader(actor)?;
        let tx = self.parts.db.write().await?;
        if let Some(view) = view {
            let seen = store::views(&*tx, person.id).await?;
            if !seen.iter().any(|v| v.id == view) {
                return Err(Fault::Missing);
            }
        }
        store::begin_with(&*tx, person.id, view).await?;
        Ok(tx.commit().await?)
    }
}
