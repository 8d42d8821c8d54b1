//! What surveys ask of the catalogue. Stands in for functions of that domain until they are there.

use app::shared::ids::{InstitutionId, OfferId, RunId};
use app::shared::time::{Date, StudyYear};
use sea_orm::{ConnectionTrait, DbErr, QueryResult, Statement, Value};

/// The facts of a run that its survey keeps.
#[derive(Clone, Debug, PartialEq)]
pub struct RunFacts {
    pub run: RunId,
    pub offer: OfferId,
    pub institution: InstitutionId,
    pub subject: String,
    pub title: String,
    pub year: StudyYear,
    pub ends_on: Option<Date>,
    pub is_demo: bool,
}

pub struct InstitutionNames {
    pub short_name: String,
    pub name: String,
}

fn facts(row: &QueryResult) -> Result<RunFacts, DbErr> {
    let ends_on: Option<String> = row.try_get("", "ends_on")?;
    Ok(RunFacts {
        run: RunId(row.try_get("", "run_id")?),
        offer: OfferId(row.try_get("", "offer_id")?),
        institution: InstitutionId(row.try_get("", "institution_id")?),
        subject: row.try_get("", "subject")?,
        title: row.try_get("", "title")?,
        year: StudyYear(row.try_get("", "year")?),
        ends_on: ends_on.and_then(|d| d.parse().ok()),
        is_demo: row.try_get("", "is_demo")?,
    })
}

async fn rows(db: &impl ConnectionTrait, sql: &str, values: Vec<Value>) -> Result<Vec<QueryResult>, DbErr> {
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    db.query_all_raw(statement).await
}

pub async fn run_facts(db: &impl ConnectionTrait, run: RunId) -> Result<Option<RunFacts>, DbErr> {
    let rows = rows(db, "SELECT * FROM study WHERE run_id = $1", vec![run.0.into()]).await?;
    rows.first().map(facts).transpose()
}

pub async fn runs_of(
    db: &impl ConnectionTrait,
    institutions: &[InstitutionId],
) -> Result<Vec<RunFacts>, DbErr> {
    let mut all = vec![];
    for institution in institutions {
        let sql = "SELECT * FROM study WHERE institution_id = $1";
        for row in rows(db, sql, vec![institution.0.into()]).await? {
            all.push(facts(&row)?);
        }
    }
    Ok(all)
}

pub async fn institution(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
) -> Result<InstitutionNames, DbErr> {
    let sql = "SELECT short_name, name FROM institution WHERE id = $1";
    let rows = rows(db, sql, vec![institution.0.into()]).await?;
    let row = rows
        .first()
        .ok_or_else(|| DbErr::RecordNotFound("an institution".into()))?;
    Ok(InstitutionNames {
        short_name: row.try_get("", "short_name")?,
        name: row.try_get("", "name")?,
    })
}
