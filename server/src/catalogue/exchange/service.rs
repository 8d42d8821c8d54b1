//! The exchange port: who may, then the steps of an import.

use std::collections::BTreeMap;

use app::accounts::model::Actor;
use app::catalogue::exchange::column::Column;
use app::catalogue::exchange::form::{KeyForm, MapForm, RowForm};
use app::catalogue::exchange::model::{ApiKey, FileKind, Import, Source, Stage};
use app::catalogue::exchange::port::{Exchange, File, ImportPage, PAGE, Wanted};
use app::catalogue::exchange::sheet::{Sheet, example};
use app::shared::fault::{Fault, Problem};
use app::shared::ids::{ImportId, InstitutionId, KeyId};
use app::shared::lang::Lang;
use app::words::Words;
use async_trait::async_trait;
use tracing::instrument;

use super::store::{self, NewImport};
use super::{apply, files, keys, machine};
use crate::catalogue::editing::coming_year;
use crate::catalogue::reference::reference;
use crate::db::Tx;
use crate::platform::Parts;

/// The exchange sub-domain's port.
pub struct ExchangeService {
    parts: Parts,
}

impl ExchangeService {
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        ExchangeService { parts }
    }

    /// A transaction with an import in it that the actor may move on from the step she saw.
    async fn begin(
        &self,
        actor: &Actor,
        import: ImportId,
        seen: i64,
        stages: &[Stage],
    ) -> Result<(Tx, Import, bool), Fault> {
        actor.person()?;
        let tx = self.parts.db.write().await?;
        let (import, is_demo) = store::import(&*tx, import).await?.ok_or(Fault::Missing)?;
        actor.must(actor.may_edit_for(import.institution))?;
        if import.revision != seen || !stages.contains(&import.stage) {
            return Err(Fault::Stale);
        }
        Ok((tx, import, is_demo))
    }
}

#[async_trait]
impl Exchange for ExchangeService {
    async fn imports(&self, actor: &Actor) -> Result<Vec<Import>, Fault> {
        let own = actor.institutions();
        actor.must(!own.is_empty())?;
        Ok(store::imports(self.parts.db.read(), &own).await?)
    }

    #[instrument(name = "exchange.upload", skip_all)]
    async fn upload(
        &self,
        actor: &Actor,
        institution: InstitutionId,
        file_name: &str,
        bytes: Vec<u8>,
    ) -> Result<ImportId, Fault> {
        let person = actor.must(actor.may_edit_for(institution))?;
        let file = machine::read(&self.parts, institution, bytes).await?;
        let tx = self.parts.db.write().await?;
        let new = NewImport {
            institution,
            year: coming_year(self.parts.clock.today()),
            source: Source::Page,
            file_name: if file_name.is_empty() { "tabell" } else { file_name },
            by: &person.name,
            is_demo: person.is_demo,
            headings: &file.headings,
            columns: &file.columns,
            merged: file.merged,
        };
        let id = store::add(&*tx, &new, &file.rows, self.parts.clock.now_ms()).await?;
        tx.commit().await?;
        Ok(id)
    }

    async fn import(
        &self,
        actor: &Actor,
        import: ImportId,
        wanted: Option<Wanted>,
    ) -> Result<ImportPage, Fault> {
        actor.person()?;
        let db = self.parts.db.read();
        let (import, _) = store::import(db, import).await?.ok_or(Fault::Missing)?;
        actor.must(actor.may_edit_for(import.institution))?;
        let reference = reference(&self.parts).await?;
        let institution = reference.institution(import.institution);
        let institution = institution.cloned().ok_or(Fault::Missing)?;
        let wanted = wanted.unwrap_or(Wanted {
            verdict: import.first_look(),
            page: 1,
        });
        let tried = matches!(import.stage, Stage::Checked | Stage::Applied);
        let (rows, of) = if tried {
            let offset = wanted.page.saturating_sub(1) * PAGE;
            store::rows(db, import.id, wanted.verdict, (offset, PAGE)).await?
        } else {
            (vec![], 0)
        };
        let sample = match import.stage {
            Stage::Mapping | Stage::Checked => store::sample(db, import.id).await?,
            Stage::Applied | Stage::Dropped => vec![],
        };
        Ok(ImportPage {
            waiting: import.summary.refused as u64,
            institution,
            sample,
            rows,
            of,
            import,
        })
    }

    #[instrument(name = "exchange.map", skip_all, fields(import.id = %import))]
    async fn map(&self, actor: &Actor, import: ImportId, seen: i64, form: MapForm) -> Result<(), Fault> {
        let stages = [Stage::Mapping, Stage::Checked];
        let (tx, mut import, _) = self.begin(actor, import, seen, &stages).await?;
        let lang = actor.person()?.lang;
        let heading = |column: Column| column.heading(Words::of(lang));
        let columns = form.check(import.headings.len(), heading);
        import.columns = columns.map_err(Fault::Invalid)?;
        let pairs = import.headings.iter().zip(&import.columns);
        let headings: BTreeMap<String, Option<Column>> = pairs
            .filter_map(|(h, column)| Some((machine::remembered_as(h)?, *column)))
            .collect();
        store::remember(&*tx, import.institution, &headings).await?;
        apply::try_import(&self.parts, &tx, &mut import, seen).await?;
        Ok(tx.commit().await?)
    }

    #[instrument(name = "exchange.fix", skip_all, fields(import.id = %import))]
    async fn fix(&self, actor: &Actor, import: ImportId, seen: i64, form: RowForm) -> Result<bool, Fault> {
        let stages = [Stage::Checked, Stage::Applied];
        let (tx, mut import, is_demo) = self.begin(actor, import, seen, &stages).await?;
        let number: u32 = form.row.parse().map_err(|_| Fault::Missing)?;
        let waiting = store::waiting(&*tx, import.id).await?;
        let row = waiting.into_iter().find(|(raw, _)| raw.number == number);
        let (mut row, _) = row.ok_or(Fault::Missing)?;
        row.cells
            .resize(import.headings.len().max(row.cells.len()), String::new());
        for (at, typed) in &form.cells {
            let cell = at.parse::<usize>().ok().and_then(|at| row.cells.get_mut(at));
            if typed.chars().count() > crate::table::CELL {
                return Err(Fault::field(
                    format!("cells[{at}]"),
                    Problem::TooLong(crate::table::CELL),
                ));
            }
            *cell.ok_or(Fault::Missing)? = typed.replace("\r\n", "\n").replace('\0', "").trim().to_owned();
        }
        let saved = apply::fix(
            &self.parts,
            &tx,
            actor.person()?.into(),
            (&mut import, is_demo),
            seen,
            row,
        )
        .await?;
        tx.commit().await?;
        Ok(saved)
    }

    #[instrument(name = "exchange.apply", skip_all, fields(import.id = %import))]
    async fn apply(&self, actor: &Actor, import: ImportId, seen: i64, confirmed: bool) -> Result<(), Fault> {
        let (tx, mut import, is_demo) = self.begin(actor, import, seen, &[Stage::Checked]).await?;
        apply::apply(
            &self.parts,
            &tx,
            actor.person()?.into(),
            (&mut import, is_demo),
            seen,
            confirmed,
        )
        .await?;
        Ok(tx.commit().await?)
    }

    #[instrument(name = "exchange.drop", skip_all, fields(import.id = %import))]
    async fn drop_import(&self, actor: &Actor, import: ImportId, seen: i64) -> Result<(), Fault> {
        let stages = [Stage::Mapping, Stage::Checked, Stage::Applied];
        let (tx, mut import, _) = self.begin(actor, import, seen, &stages).await?;
        store::forget_waiting(&*tx, import.id).await?;
        if import.stage == Stage::Applied {
            import.summary.refused = 0;
        } else {
            import.stage = Stage::Dropped;
        }
        store::step(&*tx, &import, seen).await?;
        Ok(tx.commit().await?)
    }

    async fn export(
        &self,
        actor: &Actor,
        institution: InstitutionId,
        lang: Lang,
        kind: FileKind,
    ) -> Result<File, Fault> {
        actor.must(actor.may_edit_for(institution))?;
        let reference = reference(&self.parts).await?;
        let name = reference.institution(institution).ok_or(Fault::Missing)?;
        let name = format!("tilbud-{}-{}", name.dbh_code, self.parts.clock.today());
        let offers = machine::listed(&self.parts, institution).await?;
        let write = move || {
            let sheet = Sheet::of(&offers, lang, &reference);
            files::file(&sheet, kind, &name, &reference)
        };
        tokio::task::spawn_blocking(write).await?
    }

    async fn template(&self, lang: Lang, kind: FileKind) -> Result<File, Fault> {
        let reference = reference(&self.parts).await?;
        let year = coming_year(self.parts.clock.today());
        let sheet = Sheet::of(&[example(year, lang)], lang, &reference);
        let name = format!("mal-{}", year.0);
        tokio::task::spawn_blocking(move || files::file(&sheet, kind, &name, &reference)).await?
    }

    async fn keys(&self, actor: &Actor) -> Result<Vec<ApiKey>, Fault> {
        keys::list(&self.parts, actor).await
    }

    #[instrument(name = "exchange.make_key", skip_all)]
    async fn make_key(&self, actor: &Actor, form: KeyForm) -> Result<String, Fault> {
        keys::make(&self.parts, actor, &form).await
    }

    #[instrument(name = "exchange.revoke_key", skip_all, fields(key.id = %key))]
    async fn revoke_key(&self, actor: &Actor, key: KeyId) -> Result<(), Fault> {
        keys::revoke(&self.parts, actor, key).await
    }
}
