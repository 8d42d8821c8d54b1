//! Every query on imports, their rows and remembered headings.

use std::collections::BTreeMap;

use app::catalogue::exchange::column::Column;
use app::catalogue::exchange::model::{Import, ImportRow, RowReport, Source, Stage, Summary, Verdict};
use app::shared::fault::Fault;
use app::shared::ids::{ImportId, InstitutionId};
use app::shared::time::StudyYear;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{Condition, QueryOrder, QuerySelect};

use super::entity::{import, import_heading, import_row};
use crate::catalogue::store::{from_json, to_json};
use crate::clock::from_ms;

/// Rows written with one statement: SQLite takes 32,766 values.
const AT_ONCE: usize = 1_000;
/// How long a table that nobody saved is kept: ninety days.
const KEPT_MS: i64 = 90 * 86_400_000;
/// Imports listed.
const LISTED: u64 = 100;

/// A row as it came, before or between trials.
#[derive(Clone, Debug, PartialEq)]
pub struct Raw {
    pub number: u32,
    /// By the file's columns.
    pub cells: Vec<String>,
}

/// What a new import is made of.
pub struct NewImport<'a> {
    pub institution: InstitutionId,
    pub year: StudyYear,
    pub source: Source,
    pub file_name: &'a str,
    pub by: &'a str,
    pub is_demo: bool,
    pub headings: &'a [String],
    pub columns: &'a [Option<Column>],
    pub merged: bool,
}

fn unknown(what: &str, code: &str) -> DbErr {
    DbErr::Type(format!("{what} {code}"))
}

fn to_import(row: import::Model) -> Result<Import, DbErr> {
    Ok(Import {
        id: ImportId(row.id),
        institution: InstitutionId(row.institution_id),
        year: StudyYear(row.year),
        source: Source::from_code(&row.source).ok_or_else(|| unknown("import source", &row.source))?,
        file_name: row.file_name,
        by: row.made_by,
        made_at: from_ms(row.made_at),
        stage: Stage::from_code(&row.stage).ok_or_else(|| unknown("import stage", &row.stage))?,
        revision: row.revision,
        headings: from_json(&row.headings)?,
        columns: from_json(&row.columns)?,
        merged: row.merged,
        summary: from_json(&row.summary)?,
        applied_at: row.applied_at.map(from_ms),
    })
}

/// Keeps an import and its rows; those nobody cared for any more go.
pub async fn add(
    db: &impl ConnectionTrait,
    new: &NewImport<'_>,
    rows: &[Raw],
    now_ms: i64,
) -> Result<ImportId, DbErr> {
    let row = import::ActiveModel {
        institution_id: Set(new.institution.0),
        year: Set(new.year.0),
        source: Set(new.source.code().to_owned()),
        file_name: Set(new.file_name.replace('\0', "")),
        made_by: Set(new.by.to_owned()),
        is_demo: Set(new.is_demo),
        made_at: Set(now_ms),
        stage: Set(Stage::Mapping.code().to_owned()),
        revision: Set(1),
        headings: Set(to_json(&new.headings)?),
        columns: Set(to_json(&new.columns)?),
        merged: Set(new.merged),
        summary: Set(to_json(&Summary::default())?),
        applied_at: Set(None),
        ..Default::default()
    };
    let id = ImportId(row.insert(db).await?.id);
    forget_old(db, new.institution, now_ms).await?;
    let mut models = Vec::with_capacity(rows.len());
    for raw in rows {
        models.push(model(id, raw, None, false)?);
    }
    insert(db, models).await?;
    Ok(id)
}

fn model(
    import: ImportId,
    raw: &Raw,
    report: Option<&RowReport>,
    is_done: bool,
) -> Result<import_row::ActiveModel, DbErr> {
    Ok(import_row::ActiveModel {
        import_id: Set(import.0),
        number: Set(i32::try_from(raw.number).unwrap_or(i32::MAX)),
        verdict: Set(report.map_or("", |r| r.verdict.code()).to_owned()),
        is_done: Set(is_done),
        // What is saved needs not be kept a second time.
        cells: Set(if is_done {
            "[]".to_owned()
        } else {
            to_json(&raw.cells)?
        }),
        report: Set(report.map(to_json).transpose()?.unwrap_or_default()),
    })
}

async fn insert(db: &impl ConnectionTrait, models: Vec<import_row::ActiveModel>) -> Result<(), DbErr> {
    let mut models = models.into_iter().peekable();
    while models.peek().is_some() {
        let some: Vec<_> = models.by_ref().take(AT_ONCE).collect();
        import_row::Entity::insert_many(some)
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// One import, and whether what it begins is marked as demonstration.
pub async fn import(db: &impl ConnectionTrait, id: ImportId) -> Result<Option<(Import, bool)>, DbErr> {
    let row = import::Entity::find_by_id(id.0).one(db).await?;
    row.map(|row| {
        let is_demo = row.is_demo;
        Ok((to_import(row)?, is_demo))
    })
    .transpose()
}

/// The imports of these institutions, newest first.
pub async fn imports(db: &impl ConnectionTrait, of: &[InstitutionId]) -> Result<Vec<Import>, DbErr> {
    let rows = import::Entity::find()
        .filter(import::Column::InstitutionId.is_in(of.iter().map(|i| i.0)))
        .order_by_desc(import::Column::Id)
        .limit(LISTED)
        .all(db)
        .await?;
    rows.into_iter().map(to_import).collect()
}

/// Takes the next step of an import, provided nobody was faster.
pub async fn step(db: &impl ConnectionTrait, import: &Import, seen: i64) -> Result<(), Fault> {
    let done = import::Entity::update_many()
        .col_expr(import::Column::Stage, Expr::value(import.stage.code()))
        .col_expr(import::Column::Columns, Expr::value(to_json(&import.columns)?))
        .col_expr(import::Column::Summary, Expr::value(to_json(&import.summary)?))
        .col_expr(
            import::Column::AppliedAt,
            Expr::value(import.applied_at.map(|at| at.timestamp_millis())),
        )
        .col_expr(import::Column::Revision, Expr::value(seen + 1))
        .filter(import::Column::Id.eq(import.id.0))
        .filter(import::Column::Revision.eq(seen))
        .exec(db)
        .await?;
    if done.rows_affected == 1 {
        Ok(())
    } else {
        Err(Fault::Stale)
    }
}

/// The rows that are not saved yet, by number, with what the last trial found.
pub async fn waiting(
    db: &impl ConnectionTrait,
    import: ImportId,
) -> Result<Vec<(Raw, Option<RowReport>)>, DbErr> {
    let rows = import_row::Entity::find()
        .filter(import_row::Column::ImportId.eq(import.0))
        .filter(import_row::Column::IsDone.eq(false))
        .order_by_asc(import_row::Column::Number)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            let raw = Raw {
                number: u32::try_from(row.number).unwrap_or(0),
                cells: from_json(&row.cells)?,
            };
            let report = (!row.report.is_empty())
                .then(|| from_json(&row.report))
                .transpose()?;
            Ok((raw, report))
        })
        .collect()
}

/// What was found out about the rows that are saved.
pub async fn done(db: &impl ConnectionTrait, import: ImportId) -> Result<Vec<RowReport>, DbErr> {
    let rows: Vec<String> = import_row::Entity::find()
        .filter(import_row::Column::ImportId.eq(import.0))
        .filter(import_row::Column::IsDone.eq(true))
        .select_only()
        .column(import_row::Column::Report)
        .into_tuple()
        .all(db)
        .await?;
    rows.iter().map(|report| from_json(report)).collect()
}

/// Writes rows anew with what was found out about them; `is_done` by row.
pub async fn report(
    db: &impl ConnectionTrait,
    import: ImportId,
    rows: &[(Raw, RowReport, bool)],
) -> Result<(), DbErr> {
    for some in rows.chunks(AT_ONCE) {
        let numbers = some
            .iter()
            .map(|(raw, ..)| i32::try_from(raw.number).unwrap_or(i32::MAX));
        import_row::Entity::delete_many()
            .filter(import_row::Column::ImportId.eq(import.0))
            .filter(import_row::Column::Number.is_in(numbers))
            .exec(db)
            .await?;
    }
    let mut models = Vec::with_capacity(rows.len());
    for (raw, report, is_done) in rows {
        models.push(model(import, raw, Some(report), *is_done)?);
    }
    insert(db, models).await
}

/// Some rows of one verdict by number, and how many there are.
pub async fn rows(
    db: &impl ConnectionTrait,
    import: ImportId,
    verdict: Verdict,
    (offset, limit): (u64, u64),
) -> Result<(Vec<ImportRow>, u64), DbErr> {
    let of = || {
        import_row::Entity::find()
            .filter(import_row::Column::ImportId.eq(import.0))
            .filter(import_row::Column::Verdict.eq(verdict.code()))
    };
    let n = of().count(db).await?;
    let rows = of()
        .order_by_asc(import_row::Column::Number)
        .offset(offset)
        .limit(limit)
        .all(db)
        .await?;
    let rows = rows.into_iter().map(|row| {
        Ok(ImportRow {
            report: from_json(&row.report)?,
            cells: from_json(&row.cells)?,
            is_done: row.is_done,
        })
    });
    Ok((rows.collect::<Result<_, DbErr>>()?, n))
}

/// The cells of the first row that waits.
pub async fn sample(db: &impl ConnectionTrait, import: ImportId) -> Result<Vec<String>, DbErr> {
    let row = import_row::Entity::find()
        .filter(import_row::Column::ImportId.eq(import.0))
        .filter(import_row::Column::IsDone.eq(false))
        .order_by_asc(import_row::Column::Number)
        .one(db)
        .await?;
    row.map_or(Ok(vec![]), |row| from_json(&row.cells))
}

/// Throws away the rows that wait.
pub async fn forget_waiting(db: &impl ConnectionTrait, import: ImportId) -> Result<(), DbErr> {
    import_row::Entity::delete_many()
        .filter(import_row::Column::ImportId.eq(import.0))
        .filter(import_row::Column::IsDone.eq(false))
        .exec(db)
        .await?;
    Ok(())
}

/// Gives up this institution's imports that nobody saved within so long, and throws their rows away: they may
/// name people.
async fn forget_old(db: &impl ConnectionTrait, institution: InstitutionId, now_ms: i64) -> Result<(), DbErr> {
    let open = [Stage::Mapping.code(), Stage::Checked.code()];
    let old = Condition::all()
        .add(import::Column::InstitutionId.eq(institution.0))
        .add(import::Column::Stage.is_in(open))
        .add(import::Column::MadeAt.lt(now_ms - KEPT_MS));
    let ids = Query::select()
        .column(import::Column::Id)
        .from(import::Entity)
        .cond_where(old.clone())
        .to_owned();
    import_row::Entity::delete_many()
        .filter(import_row::Column::ImportId.in_subquery(ids))
        .exec(db)
        .await?;
    import::Entity::update_many()
        .col_expr(import::Column::Stage, Expr::value(Stage::Dropped.code()))
        .filter(old)
        .exec(db)
        .await?;
    Ok(())
}

/// What the institution called its columns before, by folded heading.
pub async fn remembered(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
) -> Result<BTreeMap<String, Option<Column>>, DbErr> {
    let rows = import_heading::Entity::find()
        .filter(import_heading::Column::InstitutionId.eq(institution.0))
        .all(db)
        .await?;
    let pair = |row: import_heading::Model| (row.heading, Column::from_code(&row.column_code));
    Ok(rows.into_iter().map(pair).collect())
}

/// Remembers what these headings stand for.
pub async fn remember(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    headings: &BTreeMap<String, Option<Column>>,
) -> Result<(), DbErr> {
    if headings.is_empty() {
        return Ok(());
    }
    import_heading::Entity::delete_many()
        .filter(import_heading::Column::InstitutionId.eq(institution.0))
        .filter(import_heading::Column::Heading.is_in(headings.keys().cloned()))
        .exec(db)
        .await?;
    let rows = headings
        .iter()
        .map(|(heading, column)| import_heading::ActiveModel {
            institution_id: Set(institution.0),
            heading: Set(heading.clone()),
            column_code: Set(column.map_or("", Column::code).to_owned()),
        });
    import_heading::Entity::insert_many(rows)
        .exec_without_returning(db)
        .await?;
    Ok(())
}
