//! What an operator does by hand: invite the first people, send alerts ahead of Monday, back up, restore, import, check;
//! and what her mail server does, which hands over letters that came back. The commands of `main.rs` call these.

mod backup;
mod bounce;
mod import;
#[cfg(test)]
mod tests;

use app::accounts::model::Role;
use app::shared::fault::{Fault, Problem};
use sea_orm::{ConnectionTrait, DbBackend, Statement};

pub use backup::{backup, restore};
pub use bounce::{Receipt, bounce};
pub use import::import;

use crate::catalogue::exchange::machine;
use crate::platform::{BuildError, Parts};

/// Gives somebody a role and sends her the ordinary letter, as soon as the site runs; gives a line to print.
///
/// # Errors
/// When the role, the address or the institution cannot be used, or she has the role already.
pub async fn invite(
    parts: &Parts,
    email: &str,
    name: &str,
    role: &str,
    dbh: Option<&str>,
) -> Result<String, BuildError> {
    let known = Role::from_code(role);
    let role = known.ok_or_else(|| format!("there is no role {role}; nobody was invited"))?;
    let institution = match dbh {
        Some(dbh) => {
            let found = machine::institution(parts, dbh).await;
            Some(found.map_err(|_| format!("no institution has the code {dbh}; nobody was invited"))?)
        }
        None => None,
    };
    let id = institution.as_ref().map(|i| i.id);
    let invited = crate::accounts::invite_first(parts, email, name, role, id).await;
    invited.map_err(|fault| format!("{}; nobody was invited", refusal(&fault, role)))?;
    let at = institution.map_or_else(String::new, |i| format!(" at {}", i.short_name));
    Ok(format!(
        "{email} is {role}{at}; the letter goes out while the site runs"
    ))
}

fn refusal(fault: &Fault, role: Role) -> String {
    let Fault::Invalid(faults) = fault else {
        return format!("it did not work: {fault:?}");
    };
    let say = |f: &app::shared::fault::FieldFault| match (f.field.as_str(), &f.problem) {
        ("email", Problem::Taken) => "this address has the role already".to_owned(),
        ("email", _) => "this is no e-mail address".to_owned(),
        ("role", _) => format!("{role} is not given by a command"),
        ("institution", _) => format!("{role} needs --institution exactly when it is bound to one"),
        (field, problem) => format!("{field}: {problem:?}"),
    };
    faults.iter().map(say).collect::<Vec<_>>().join(", ")
}

/// Has Monday's letters about new hits go now, before a holiday or a deadline; gives a line to print.
///
/// # Errors
/// When the database refuses.
pub async fn alerts(parts: &Parts) -> Result<String, BuildError> {
    let asked = crate::saved::ahead(parts).await;
    let n = asked.map_err(|fault| format!("no alerts were asked for: {fault:?}"))?;
    Ok(format!(
        "what is new is gathered for {n} with alerts; letters go out while the site runs, and not again on Monday"
    ))
}

/// One line per thing looked at: what it is, and whether it is well.
///
/// # Errors
/// When the database cannot be asked at all.
pub async fn check(parts: &Parts) -> Result<Vec<(String, bool)>, BuildError> {
    let mut lines = vec![];
    let db = parts.db.read();
    if !parts.db.is_postgres() {
        let row = db
            .query_one_raw(Statement::from_string(DbBackend::Sqlite, "PRAGMA quick_check"))
            .await?;
        let said: String = row
            .map(|r| r.try_get_by_index(0))
            .transpose()?
            .unwrap_or_default();
        lines.push((format!("database file: {said}"), said == "ok"));
    }
    let (waiting, failed) = crate::work::queue::counts(&parts.db).await?;
    lines.push((format!("jobs: {waiting} waiting, {failed} given up"), failed == 0));
    let (open, bare) = crate::evaluation::unsealable(db, &parts.secrets).await?;
    let said = match bare {
        0 => format!("open surveys: the answers of {open} can be sealed"),
        _ => format!(
            "open surveys: the answers of {bare} of {open} are kept unsealed, since neither their keys nor copies are here"
        ),
    };
    lines.push((said, bare == 0));
    let site = parts.config.site_dir.join("manifest.json");
    lines.push((format!("built site: {}", site.display()), site.exists()));
    Ok(lines)
}
