//! What can be done with tables of offers and with keys.

use async_trait::async_trait;

use super::form::{KeyForm, MapForm, RowForm};
use super::model::{ApiKey, FileKind, Import, ImportRow, Verdict};
use crate::accounts::model::Actor;
use crate::catalogue::model::Institution;
use crate::shared::fault::Fault;
use crate::shared::ids::{ImportId, InstitutionId, KeyId};
use crate::shared::lang::Lang;

/// Rows shown at once.
pub const PAGE: u64 = 50;

/// One import as its page shows it.
#[derive(Clone, Debug)]
pub struct ImportPage {
    pub import: Import,
    pub institution: Institution,
    /// What stands in the file's first row below its headings; as many as there are columns.
    pub sample: Vec<String>,
    /// The rows asked for, by their number in the file.
    pub rows: Vec<ImportRow>,
    /// How many rows there are of the verdict asked for.
    pub of: u64,
    /// Rows that still wait to be put right or tried again.
    pub waiting: u64,
}

/// Which rows of an import are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub verdict: Verdict,
    /// From 1.
    pub page: u64,
}

/// A file to take away.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    pub name: String,
    pub kind: FileKind,
    pub bytes: Vec<u8>,
}

/// What can be done with tables of offers and with keys.
///
/// Everything is for those who edit for the institution; keys are for its administrators.
#[async_trait]
pub trait Exchange: Send + Sync {
    /// The imports of the actor's institutions, newest first, at most a hundred.
    ///
    /// # Errors
    /// `SignIn`; `Forbidden` for anyone who works for no institution.
    async fn imports(&self, actor: &Actor) -> Result<Vec<Import>, Fault>;

    /// Reads a file and keeps it for its columns to be named; columns are guessed where they can be.
    ///
    /// # Errors
    /// `Forbidden`; `Invalid` in `file` when it cannot be read as a table.
    async fn upload(
        &self,
        actor: &Actor,
        institution: InstitutionId,
        file_name: &str,
        bytes: Vec<u8>,
    ) -> Result<ImportId, Fault>;

    /// One import with some of its rows; without a wish, those most in need of a look.
    ///
    /// # Errors
    /// `Forbidden`; `Missing`.
    async fn import(
        &self,
        actor: &Actor,
        import: ImportId,
        wanted: Option<Wanted>,
    ) -> Result<ImportPage, Fault>;

    /// Says which column is which, remembers it for the institution, and tries every row without saving.
    ///
    /// # Errors
    /// `Forbidden`; `Stale`; `Invalid` as `MapForm::check`.
    async fn map(&self, actor: &Actor, import: ImportId, seen: i64, form: MapForm) -> Result<(), Fault>;

    /// Puts a refused row right. Before anything is saved the whole import is tried again; afterwards this row
    /// is saved if nothing is wrong with it any more, and `true` says so.
    ///
    /// # Errors
    /// `Forbidden`; `Missing` for a row that does not wait; `Stale`.
    async fn fix(&self, actor: &Actor, import: ImportId, seen: i64, form: RowForm) -> Result<bool, Fault>;

    /// Saves what was tried, in one transaction. Rows whose offer somebody saved meanwhile are refused instead.
    ///
    /// # Errors
    /// `Forbidden`; `Stale` when the import has moved on; `Invalid` in `confirm` when the table leaves out more
    /// than a tenth of the study year's offers and nobody said that this is meant.
    async fn apply(&self, actor: &Actor, import: ImportId, seen: i64, confirmed: bool) -> Result<(), Fault>;

    /// Gives an import up, or the rows of it that still wait.
    ///
    /// # Errors
    /// `Forbidden`; `Stale`.
    async fn drop_import(&self, actor: &Actor, import: ImportId, seen: i64) -> Result<(), Fault>;

    /// The institution's offers as a table, each in its newest text.
    ///
    /// # Errors
    /// `Forbidden`; `Missing`.
    async fn export(
        &self,
        actor: &Actor,
        institution: InstitutionId,
        lang: Lang,
        kind: FileKind,
    ) -> Result<File, Fault>;

    /// An empty table with headings, an example and an explanation of each column.
    async fn template(&self, lang: Lang, kind: FileKind) -> Result<File, Fault>;

    /// The keys of institutions the actor administers, newest first, revoked ones last.
    ///
    /// # Errors
    /// `SignIn`; `Forbidden` for anyone who administers no institution.
    async fn keys(&self, actor: &Actor) -> Result<Vec<ApiKey>, Fault>;

    /// Makes a key and gives it, this once.
    ///
    /// # Errors
    /// `Forbidden`; `Invalid` as `KeyForm::check`.
    async fn make_key(&self, actor: &Actor, form: KeyForm) -> Result<String, Fault>;

    /// Ends a key at once.
    ///
    /// # Errors
    /// `Forbidden`; `Missing`.
    async fn revoke_key(&self, actor: &Actor, key: KeyId) -> Result<(), Fault>;
}
