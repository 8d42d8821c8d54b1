//! Thousands of offers of one institution, each with a case: copied by the database from one of the
//! demonstration's, then given their rows of the overview by the schedule.

use std::path::Path;

use app::accounts::model::{Actor, Grant, Role};
use app::catalogue::exchange::form::KeyForm;
use app::catalogue::exchange::model::Scope;
use app::catalogue::form::OfferForm;
use app::shared::ids::{InstitutionId, VersionId};
use app::shared::lang::Lang;
use sea_orm::{ConnectionTrait as _, Statement};
use server::platform::Platform;
use server::test::survey;
use server::work::schedule;

/// Numbers of the copies begin here, beyond everything else.
const BASE: i64 = 1_000_000;

/// What is asked for and by whom.
pub struct Content {
    /// Secrets of sessions.
    pub reviewer: String,
    pub editor: String,
    /// Opens the institution's drafts to a machine.
    pub key: String,
    pub dbh: String,
    pub draft: VersionId,
    pub seen: i64,
    pub form: OfferForm,
}

impl Content {
    /// Fills the site in this folder.
    pub async fn fill(folder: &Path, database: Option<&str>, n: usize) -> Content {
        let platform = match database {
            Some(url) => survey::platform_over(folder, url).await,
            None => survey::platform_of(folder).await,
        };
        let services = &platform.services;
        let editor = survey::demo_actor(&platform, Role::Editor).await;
        let institution = editor.institutions()[0];
        let version = copy(&platform, institution, n).await;
        schedule::tick(&platform).await.expect("the schedule is kept");

        let copied = services.catalogue.draft(&editor, version).await.expect("a text");
        let form = OfferForm {
            code: "BENK1".into(),
            ..copied.form
        };
        let draft = services.catalogue.create(&editor, institution, Lang::Nb).await;
        let draft = draft.expect("a draft");
        let seen = services.catalogue.save(&editor, draft, 1, form.clone()).await;
        let seen = seen.expect("a draft can be saved");
        let reference = services
            .catalogue
            .reference()
            .await
            .expect("the catalogue can be read");
        let dbh = reference.institution(institution).map(|i| i.dbh_code.clone());
        Content {
            reviewer: session(&platform, Role::Reviewer).await,
            editor: session(&platform, Role::Editor).await,
            key: key(&platform, &editor, institution).await,
            dbh: dbh.expect("the institution is known"),
            draft,
            seen,
            form,
        }
    }
}

async fn session(platform: &Platform, role: Role) -> String {
    let accounts = &platform.services.accounts;
    let people = accounts.demo_people().await.expect("the accounts can be read");
    let has = |grants: &[Grant]| grants.iter().any(|g| g.role == role);
    let (person, _) = people
        .iter()
        .find(|(_, g)| has(g))
        .expect("a demo account with this role");
    let entered = accounts.enter_demo(person.id, "bench").await;
    entered.expect("a demo account may enter").secret
}

async fn key(platform: &Platform, editor: &Actor, institution: InstitutionId) -> String {
    let admin = Actor {
        grants: vec![Grant {
            role: Role::InstitutionAdmin,
            institution: Some(institution),
        }],
        ..editor.clone()
    };
    let form = KeyForm {
        institution: institution.to_string(),
        name: "benk".into(),
        scope: Scope::Write.code().into(),
        expires_on: (platform.clock.today() + chrono::Duration::days(30)).to_string(),
        ..KeyForm::default()
    };
    platform
        .services
        .exchange
        .make_key(&admin, form)
        .await
        .expect("a key")
}

/// Copies the institution's fullest live text; gives the version it was copied from.
async fn copy(platform: &Platform, institution: InstitutionId, n: usize) -> VersionId {
    let db = platform.db.for_migration();
    let run = async |sql: String| {
        db.execute_raw(Statement::from_string(db.get_database_backend(), sql))
            .await
            .expect("SQL that is right")
    };
    let one = async |sql: String| -> i64 {
        let row = db
            .query_one_raw(Statement::from_string(db.get_database_backend(), sql))
            .await;
        row.expect("SQL that is right")
            .expect("a row")
            .try_get_by_index(0)
            .expect("a number")
    };
    let version = one(format!(
        "SELECT v.id FROM offer_version v JOIN offer o ON o.live_version_id = v.id \
         WHERE o.institution_id = {institution} ORDER BY length(v.typed) DESC, v.id LIMIT 1"
    ))
    .await;
    let case = one("SELECT min(id) FROM review_case WHERE decided_at IS NULL".to_owned()).await;
    let last = BASE + i64::try_from(n).unwrap_or(i64::MAX) - 1;
    run(format!(
        "INSERT INTO offer (id, institution_id, revision) \
         WITH RECURSIVE n(i) AS (SELECT {BASE} UNION ALL SELECT i + 1 FROM n WHERE i < {last}) \
         SELECT i, {institution}, 1 FROM n"
    ))
    .await;
    run(format!(
        "INSERT INTO offer_version (id, offer_id, institution_id, year, state, revision, is_demo, title, subject, \
         credits, typed, plan, run_plan, further_runs, saved_at, submitted_at, published_at, withdrawn_reason) \
         SELECT o.id, o.id, v.institution_id, v.year, v.state, v.revision, v.is_demo, \
         'Tilbud ' || ((o.id - {BASE}) * 7919 % {n}), v.subject, v.credits, v.typed, v.plan, v.run_plan, \
         v.further_runs, v.saved_at + o.id, v.submitted_at, v.published_at, '' \
         FROM offer o, offer_version v WHERE v.id = {version} AND o.id >= {BASE}"
    ))
    .await;
    run(format!(
        "UPDATE offer SET live_version_id = id WHERE id >= {BASE}"
    ))
    .await;
    run(format!(
        "INSERT INTO run (offer_id, version_id, year, plan, starts_on, ends_on, first_deadline, last_deadline, is_demo) \
         SELECT o.id, o.id, r.year, r.plan, r.starts_on, r.ends_on, r.first_deadline, r.last_deadline, r.is_demo \
         FROM offer o, run r WHERE r.version_id = {version} AND o.id >= {BASE}"
    ))
    .await;
    // Every fifth decided, every third given to somebody, limits over the whole year.
    let month = "substr('0' || (1 + o.id % 12), length('0' || (1 + o.id % 12)) - 1, 2)";
    run(format!(
        "INSERT INTO review_case (id, version_id, version_revision, institution_id, guideline_id, title, title_key, \
         subject, deadline, submitted_at, submitted_by, summary, revision, outcome, decided_at, offer_id, year, \
         is_demo, assigned_to, conflicts, warn_on, due_on) \
         SELECT o.id, o.id, 1, c.institution_id, c.guideline_id, v.title, lower(v.title), c.subject, c.deadline, \
         c.submitted_at - (o.id - {BASE}) * 3600000, c.submitted_by, '', 1, \
         CASE WHEN o.id % 5 = 0 THEN 'approved' END, \
         CASE WHEN o.id % 5 = 0 THEN c.submitted_at END, o.id, c.year, c.is_demo, \
         CASE WHEN o.id % 3 = 0 THEN c.submitted_by END, '[]', \
         '2026-' || {month} || '-10', '2026-' || {month} || '-20' \
         FROM offer o JOIN offer_version v ON v.id = o.id, review_case c WHERE c.id = {case} AND o.id >= {BASE}"
    ))
    .await;
    VersionId(version)
}
