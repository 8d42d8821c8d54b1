//! Who may not decide a case, as its row keeps it.

use app::shared::ids::PersonId;
use sea_orm::DbErr;
use serde::{Deserialize, Serialize};

/// One mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    pub person: i64,
    pub reason: String,
}

/// Reads the column.
pub fn read(json: &str) -> Result<Vec<Mark>, DbErr> {
    serde_json::from_str(json).map_err(|e| DbErr::Json(e.to_string()))
}

/// Writes the column.
pub fn write(marks: &[Mark]) -> Result<String, DbErr> {
    serde_json::to_string(marks).map_err(|e| DbErr::Json(e.to_string()))
}

/// Has this person marked the case?
pub fn has(json: &str, person: PersonId) -> Result<bool, DbErr> {
    Ok(read(json)?.iter().any(|m| m.person == person.0))
}
