//! One of everything, of an institution none of the tried editors works for, or of the one they work for.

use std::sync::atomic::AtomicI64;

use app::accounts::model::{Actor, Grant, Role};
use app::followup::form::{ActionForm, FindingForm, ReplyForm};
use app::insight::dossier::form::MinutesForm;
use app::shared::ids::{EvaluationId, InstitutionId};
use app::shared::time::StudyYear;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use server::test::survey::demo_actor;
use sha2::Digest as _;

use crate::support::Site;

/// More than there are roles.
const PARTICIPANTS: i64 = 20;

/// Objects that belong to one institution, and to one person.
pub struct Objects {
    pub version: i64,
    pub offer: i64,
    pub run: i64,
    pub institution: i64,
    /// Another institution that gives the offer too.
    pub partner: i64,
    /// A study year in which the institution's surveys have closed.
    pub year: i64,
    pub case: i64,
    /// Decided.
    pub decided: i64,
    /// A draft.
    pub guideline: i64,
    pub evaluation: i64,
    /// The next of its participants: whoever is removed cannot be removed again.
    pub participant: AtomicI64,
    pub finding: i64,
    /// Promised for it.
    pub action: i64,
    /// What one person keeps for herself: her report of what was done to many offers, a saved search, a session.
    pub bulk: i64,
    pub search: i64,
    pub session: i64,
    /// A colleague at the institution.
    pub person: i64,
    /// A view an analyst keeps to herself.
    pub view: i64,
    /// A role at the directorate.
    pub grant: i64,
    /// Its code of the national database.
    pub dbh: String,
    /// Keys of machines: one that writes, one that only reads.
    pub writes: String,
    pub reads: String,
    pub import: i64,
    pub key: i64,
    /// An offer with a closed survey.
    pub surveyed: i64,
}

async fn one(site: &Site, sql: &str) -> i64 {
    let db = site.platform.db.read();
    let row = db
        .query_one_raw(Statement::from_string(DbBackend::Sqlite, sql))
        .await
        .unwrap();
    row.unwrap_or_else(|| panic!("nothing answers {sql}"))
        .try_get_by_index::<i64>(0)
        .unwrap()
}

/// What belongs to an institution without demo editors, and to a person nobody signs in as.
pub async fn foreign(site: &Site) -> Objects {
    let institution = one(
        site,
        "SELECT e.institution_id FROM evaluation e WHERE e.state = 'closed' AND e.institution_id NOT IN \
         (SELECT institution_id FROM role WHERE institution_id IS NOT NULL) ORDER BY e.id LIMIT 1",
    )
    .await;
    let sql =
        "INSERT INTO person (name, email, lang, is_demo) VALUES ('Nemo', 'nemo@videre.example', 'nb', true)";
    let tx = site.platform.db.write().await.unwrap();
    tx.execute_unprepared(sql).await.unwrap();
    tx.commit().await.unwrap();
    let nemo = one(site, "SELECT max(id) FROM person WHERE name = 'Nemo'").await;
    of(site, institution, nemo, nemo).await
}

/// What belongs to the institution of the demo editor, and to herself.
pub async fn own(site: &Site) -> Objects {
    let editor = demo_actor(&site.platform, Role::Editor).await;
    let institution = editor.institutions()[0];
    let admin = demo_actor(&site.platform, Role::InstitutionAdmin).await;
    assert_eq!(admin.administers(), [institution], "both work at one place");
    let analyst = demo_actor(&site.platform, Role::Analyst).await;
    let [person, keeper] = [editor, analyst].map(|actor| actor.person().unwrap().id.0);
    of(site, institution.0, person, keeper).await
}

async fn of(site: &Site, institution: i64, person: i64, keeper: i64) -> Objects {
    let one = async |sql: &str| one(site, &sql.replace('?', &institution.to_string())).await;
    let evaluation =
        one("SELECT id FROM evaluation WHERE institution_id = ? AND state = 'closed' LIMIT 1").await;
    let analyst = demo_actor(&site.platform, Role::Analyst).await;
    let found = FindingForm {
        topic: "annet".into(),
        text: "x".into(),
    };
    let lead = demo_actor(&site.platform, Role::DirectorateAdmin).await;
    let services = &site.platform.services;
    let draft = services.guidelines.begin(&lead).await.unwrap();
    let finding = services
        .followup
        .open(&analyst, EvaluationId(evaluation), found)
        .await;
    let finding = finding.unwrap();
    let works_there = Actor {
        grants: vec![Grant {
            role: Role::Editor,
            institution: Some(InstitutionId(institution)),
        }],
        ..analyst.clone()
    };
    let today = site.platform.clock.today();
    let promised = ActionForm {
        what: "x".into(),
        owner: "x".into(),
        due_on: today.to_string(),
    };
    let replied = ReplyForm {
        text: "x".into(),
        ..ReplyForm::default()
    };
    let followup = &services.followup;
    followup.reply(&works_there, finding, 1, replied).await.unwrap();
    followup
        .promise(&works_there, finding, 2, promised)
        .await
        .unwrap();
    let year =
        one("SELECT CAST(max(year) AS bigint) FROM evaluation WHERE institution_id = ? AND state = 'closed'")
            .await;
    let about = (
        InstitutionId(institution),
        StudyYear(i32::try_from(year).unwrap()),
    );
    let minutes = MinutesForm {
        held_on: today.to_string(),
        text: "x".into(),
        points: vec![],
    };
    // Written once; the second time they are there already.
    let _ = services.dossiers.save_minutes(&lead, about, 0, minutes).await;
    let n = one("SELECT count(*) FROM api_key").await;
    // Demo content has neither imports nor keys.
    let (writes, reads) = (format!("vdr_{n:043}"), format!("vdr_{:043}", n + 1));
    let hash = |key: &str| hex::encode(sha2::Sha256::digest(key));
    let tx = site.platform.db.write().await.unwrap();
    for sql in [
        format!("INSERT INTO bulk (person_id, action, year, made_at) VALUES ({person}, 'kopier', 2027, 0)"),
        format!(
            "INSERT INTO invitation (evaluation_id, n, name, email, lang, reminders, round, bounced, opted_out) VALUES {}",
            (0..PARTICIPANTS)
                .map(|i| format!(
                    "({evaluation}, {}, 'Deltaker', 'deltaker{n}-{i}@videre.example', 'nb', 0, 0, false, false)",
                    1_000 * (n + 1) + i
                ))
                .collect::<Vec<_>>()
                .join(", ")
        ),
        format!(
            "INSERT INTO saved_view (person_id, name, page, query, is_shared, saved_at) \
             VALUES ({keeper}, 'x{n}', 'oversikt', '[]', false, 0)"
        ),
        format!(
            "INSERT INTO saved_list (person_id) SELECT {person} \
             WHERE NOT EXISTS (SELECT 1 FROM saved_list WHERE person_id = {person})"
        ),
        format!(
            "INSERT INTO saved_search (person_id, query, query_hash, alert, saved_at) \
             VALUES ({person}, '[[\"q\",\"{n}\"]]', 'x{n}', false, 1)"
        ),
        format!(
            "INSERT INTO session (person_id, hash, device, created_at, seen_at) \
             VALUES ({person}, 'x{n}', 'x', 1, 99999999999999)"
        ),
        format!(
            "INSERT INTO person (name, email, lang, is_demo) \
             VALUES ('Kollega {n}', 'kollega{n}-{institution}@videre.example', 'nb', true)"
        ),
        format!(
            "INSERT INTO role (person_id, role, institution_id) \
             SELECT id, 'editor', {institution} FROM person WHERE email = 'kollega{n}-{institution}@videre.example'"
        ),
        format!(
            "INSERT INTO role (person_id, role) \
             SELECT id, 'analyst' FROM person WHERE email = 'kollega{n}-{institution}@videre.example'"
        ),
        format!(
            "INSERT INTO offer_import (institution_id, year, source, file_name, made_by, is_demo, made_at, stage, revision, headings, columns, merged, summary) \
             VALUES ({institution}, 2027, 'side', 'f.csv', 'x', true, 1, 'kolonner', 1, '[]', '[]', false, '{{}}')"
        ),
        format!(
            "INSERT INTO api_key (institution_id, name, hash, scope, made_by, is_demo, made_at, expires_on) \
             VALUES ({institution}, 'x', '{}', 'skriv', 'x', true, 1, '2099-01-01'), \
             ({institution}, 'x', '{}', 'les', 'x', true, 1, '2099-01-01')",
            hash(&writes),
            hash(&reads)
        ),
    ] {
        tx.execute_unprepared(&sql).await.unwrap();
    }
    let partner = one("SELECT id FROM institution WHERE id <> ? AND id NOT IN \
         (SELECT institution_id FROM role WHERE institution_id IS NOT NULL) ORDER BY id LIMIT 1")
    .await;
    let offer =
        one("SELECT id FROM offer WHERE institution_id = ? AND live_version_id IS NOT NULL LIMIT 1").await;
    tx.execute_unprepared(&format!(
        "INSERT INTO offer_partner (offer_id, institution_id, may_edit, is_public) \
         SELECT {offer}, {partner}, false, false \
         WHERE NOT EXISTS (SELECT 1 FROM offer_partner WHERE offer_id = {offer} AND institution_id = {partner})"
    ))
    .await
    .unwrap();
    tx.commit().await.unwrap();
    let reference = services.catalogue.reference().await.unwrap();
    let dbh = reference
        .institution(InstitutionId(institution))
        .unwrap()
        .dbh_code
        .clone();
    Objects {
        finding: finding.0,
        action: one("SELECT max(id) FROM action").await,
        import: one("SELECT max(id) FROM offer_import").await,
        key: one("SELECT max(id) FROM api_key").await,
        institution,
        partner,
        year,
        bulk: one("SELECT max(id) FROM bulk").await,
        search: one("SELECT max(id) FROM saved_search").await,
        session: one("SELECT max(id) FROM session WHERE device = 'x'").await,
        person: one("SELECT max(id) FROM person").await,
        grant: one("SELECT max(id) FROM role").await,
        view: one("SELECT max(id) FROM saved_view").await,
        dbh,
        writes,
        reads,
        offer,
        version: one("SELECT live_version_id FROM offer WHERE institution_id = ? AND live_version_id IS NOT NULL LIMIT 1").await,
        run: one("SELECT run.id FROM run JOIN offer ON offer.live_version_id = run.version_id AND offer.institution_id = ? LIMIT 1").await,
        case: one("SELECT id FROM review_case WHERE decided_at IS NULL LIMIT 1").await,
        evaluation,
        participant: AtomicI64::new(one("SELECT max(id) FROM invitation").await - PARTICIPANTS + 1),
        decided: one("SELECT id FROM review_case WHERE decided_at IS NOT NULL AND (institution_id = ? OR institution_id NOT IN \
             (SELECT institution_id FROM role WHERE institution_id IS NOT NULL)) ORDER BY institution_id = ? DESC LIMIT 1").await,
        guideline: draft.0,
        surveyed: one("SELECT offer_id FROM evaluation WHERE institution_id = ? LIMIT 1").await,
    }
}
