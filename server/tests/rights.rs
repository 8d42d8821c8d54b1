//! Every route and every posted form, asked for by every role, for somebody else's object.
//!
//! The table is complete by force: a page or a form that is not in it fails the test.

mod support;

use std::collections::BTreeMap;

use app::accounts::model::Role;
use app::followup::form::FindingForm;
use app::shared::ids::EvaluationId;
use reqwest::StatusCode;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use server::test::survey::demo_actor;
use support::{Browser, Form, Site};

/// Who may.
#[derive(Clone, Copy, PartialEq, Debug)]
enum May {
    Everyone,
    /// Anyone signed in.
    Person,
    /// Those who work for an institution, whichever it is.
    AnyInstitution,
    /// Those who administer an institution, whichever it is.
    InstitutionAdmin,
    /// Those who work for the object's own institution: nobody in this test.
    OwnInstitution,
    Reviewer,
    /// Everyone at the directorate.
    Directorate,
    /// Those who set its guidelines, priorities and people.
    DirectorateAdmin,
    /// The object's institution, and the directorate.
    DirectorateOrOwn,
    /// Whoever works for an institution or the directorate.
    Staff,
}

impl May {
    fn allows(self, role: Option<Role>) -> bool {
        let institution = matches!(role, Some(Role::Editor | Role::InstitutionAdmin));
        let reviewer = matches!(role, Some(Role::Reviewer | Role::DirectorateAdmin));
        let directorate = reviewer || role == Some(Role::Analyst);
        match self {
            May::Everyone => true,
            May::Person => role.is_some(),
            May::AnyInstitution => institution,
            May::InstitutionAdmin => role == Some(Role::InstitutionAdmin),
            May::OwnInstitution => false,
            May::Reviewer => reviewer,
            May::DirectorateAdmin => role == Some(Role::DirectorateAdmin),
            May::DirectorateOrOwn | May::Directorate => directorate,
            May::Staff => institution || directorate,
        }
    }
}

/// Objects that belong to an institution none of the tried editors works for.
struct Foreign {
    version: i64,
    offer: i64,
    run: i64,
    institution: i64,
    case: i64,
    /// Decided.
    decided: i64,
    /// A draft.
    guideline: i64,
    evaluation: i64,
    finding: i64,
    /// Somebody else's report of what was done to many offers.
    bulk: i64,
    import: i64,
    key: i64,
    /// An offer with a closed survey.
    surveyed: i64,
}

async fn foreign(site: &Site) -> Foreign {
    let db = site.platform.db.read();
    let one = async |sql: &str| {
        let row = db
            .query_one_raw(Statement::from_string(DbBackend::Sqlite, sql))
            .await
            .unwrap();
        row.unwrap_or_else(|| panic!("nothing answers {sql}"))
            .try_get_by_index::<i64>(0)
            .unwrap()
    };
    // An institution without demo editors, which has something of everything.
    let institution = one(
        "SELECT e.institution_id FROM evaluation e WHERE e.institution_id NOT IN \
         (SELECT institution_id FROM role WHERE institution_id IS NOT NULL) ORDER BY e.id LIMIT 1",
    )
    .await;
    let of = |sql: &str| sql.replace('?', &institution.to_string());
    let evaluation = one(&of("SELECT id FROM evaluation WHERE institution_id = ? LIMIT 1")).await;
    let analyst = demo_actor(&site.platform, Role::Analyst).await;
    let found = FindingForm {
        topic: "annet".into(),
        text: "x".into(),
    };
    let lead = demo_actor(&site.platform, Role::DirectorateAdmin).await;
    let draft = site.platform.services.guidelines.begin(&lead).await.unwrap();
    let followup = &site.platform.services.followup;
    let finding = followup
        .open(&analyst, EvaluationId(evaluation), found)
        .await
        .unwrap();
    let writer = site.platform.db.for_migration();
    for sql in [
        "INSERT INTO person (name, email, lang, is_demo) VALUES ('Nemo', 'nemo@videre.example', 'nb', true)",
        "INSERT INTO bulk (person_id, action, year, made_at) \
         SELECT id, 'kopier', 2027, 0 FROM person WHERE name = 'Nemo'",
    ] {
        writer.execute_unprepared(sql).await.unwrap();
    }
    // Demo content has neither imports nor keys.
    let tx = site.platform.db.write().await.unwrap();
    for sql in [
        "INSERT INTO offer_import (institution_id, year, source, file_name, made_by, is_demo, made_at, stage, revision, headings, columns, merged, summary) \
         VALUES (?, 2027, 'side', 'f.csv', 'x', 1, 1, 'kolonner', 1, '[]', '[]', 0, '{}')",
        "INSERT INTO api_key (institution_id, name, hash, scope, made_by, is_demo, made_at, expires_on) \
         VALUES (?, 'x', 'x', 'les', 'x', 1, 1, '2099-01-01')",
    ] {
        tx.execute_unprepared(&of(sql)).await.unwrap();
    }
    tx.commit().await.unwrap();
    Foreign {
        finding: finding.0,
        import: one("SELECT max(id) FROM offer_import").await,
        key: one("SELECT max(id) FROM api_key").await,
        institution,
        bulk: one("SELECT id FROM bulk LIMIT 1").await,
        offer: one(&of("SELECT id FROM offer WHERE institution_id = ? AND live_version_id IS NOT NULL LIMIT 1")).await,
        version: one(&of("SELECT live_version_id FROM offer WHERE institution_id = ? AND live_version_id IS NOT NULL LIMIT 1")).await,
        run: one(&of("SELECT run.id FROM run JOIN offer ON offer.id = run.offer_id WHERE offer.institution_id = ? LIMIT 1")).await,
        case: one("SELECT id FROM review_case WHERE decided_at IS NULL LIMIT 1").await,
        evaluation,
        decided: one(
            "SELECT id FROM review_case WHERE decided_at IS NOT NULL AND institution_id NOT IN \
             (SELECT institution_id FROM role WHERE institution_id IS NOT NULL) LIMIT 1",
        )
        .await,
        guideline: draft.0,
        surveyed: one(&of("SELECT offer_id FROM evaluation WHERE institution_id = ? LIMIT 1")).await,
    }
}

/// Each page's template with the address of somebody else's object, and who may read it.
fn pages(f: &Foreign) -> BTreeMap<&'static str, (String, May)> {
    let plain = |path: &str| path.replace("{lang}", "nb");
    let mut table = BTreeMap::new();
    for (path, may) in [
        ("/{lang}/", May::Everyone),
        ("/{lang}/tilbud", May::Everyone),
        ("/{lang}/sammenlign", May::Everyone),
        ("/{lang}/kompetanse", May::Everyone),
        ("/{lang}/svar-takk", May::Everyone),
        ("/{lang}/foringer", May::Everyone),
        ("/{lang}/personvern", May::Everyone),
        ("/{lang}/tilgjengelighet", May::Everyone),
        ("/{lang}/logg-inn", May::Everyone),
        ("/{lang}/maskingrensesnitt", May::Everyone),
        ("/dev/mail", May::Everyone),
        ("/{lang}/meg", May::Person),
        ("/{lang}/meg/lagret", May::Person),
        ("/{lang}/institusjon", May::AnyInstitution),
        ("/{lang}/institusjon/samlet", May::AnyInstitution),
        ("/{lang}/institusjon/endringer", May::InstitutionAdmin),
        ("/{lang}/institusjon/folk", May::InstitutionAdmin),
        ("/{lang}/institusjon/undersokelser", May::AnyInstitution),
        ("/{lang}/institusjon/import", May::AnyInstitution),
        ("/{lang}/institusjon/nokler", May::InstitutionAdmin),
        ("/{lang}/direktorat", May::Reviewer),
        ("/{lang}/direktorat/synonymer", May::Reviewer),
        ("/{lang}/direktorat/foringer", May::Reviewer),
        ("/{lang}/direktorat/formuleringer", May::Reviewer),
        ("/{lang}/direktorat/bilde", May::Directorate),
        ("/{lang}/direktorat/prioriteringer", May::Directorate),
        ("/{lang}/direktorat/malform", May::Directorate),
        ("/{lang}/institusjon/vedtak", May::AnyInstitution),
        ("/{lang}/resultater", May::Staff),
        ("/{lang}/oppfolging", May::Staff),
        ("/{lang}/resultater/endringer", May::Staff),
        ("/{lang}/resultater/fag-og-tema", May::Directorate),
    ] {
        table.insert(path, (plain(path), may));
    }
    let with = [
        (
            "/{lang}/tilbud/{id}",
            format!("/nb/tilbud/{}", f.offer),
            May::Everyone,
        ),
        (
            "/{lang}/tilbud/{id}/svar",
            format!("/nb/tilbud/{}/svar", f.offer),
            May::Everyone,
        ),
        (
            "/{lang}/oppfolging/ny",
            format!("/nb/oppfolging/ny?undersokelse={}", f.evaluation),
            May::DirectorateOrOwn,
        ),
        (
            "/{lang}/oppfolging/{id}",
            format!("/nb/oppfolging/{}", f.finding),
            May::DirectorateOrOwn,
        ),
        (
            "/{lang}/logg-inn/{token}",
            "/nb/logg-inn/ingen-slik".to_owned(),
            May::Everyone,
        ),
        (
            "/{lang}/institusjon/tilbud/{version}",
            format!("/nb/institusjon/tilbud/{}", f.version),
            May::OwnInstitution,
        ),
        (
            "/{lang}/institusjon/tilbud/{version}/endre",
            format!("/nb/institusjon/tilbud/{}/endre", f.version),
            May::OwnInstitution,
        ),
        (
            "/{lang}/institusjon/tilbud/{version}/forhandsvis",
            format!("/nb/institusjon/tilbud/{}/forhandsvis", f.version),
            May::OwnInstitution,
        ),
        (
            "/{lang}/institusjon/tilbud/{version}/gjennomforinger",
            format!("/nb/institusjon/tilbud/{}/gjennomforinger", f.version),
            May::OwnInstitution,
        ),
        (
            "/{lang}/institusjon/samlet/{bulk}",
            format!("/nb/institusjon/samlet/{}", f.bulk),
            May::OwnInstitution,
        ),
        (
            "/{lang}/institusjon/undersokelser/{evaluation}",
            format!("/nb/institusjon/undersokelser/{}", f.evaluation),
            May::OwnInstitution,
        ),
        (
            "/{lang}/institusjon/import/{import}",
            format!("/nb/institusjon/import/{}", f.import),
            May::OwnInstitution,
        ),
        (
            "/{lang}/direktorat/saker/{id}",
            format!("/nb/direktorat/saker/{}", f.case),
            May::Reviewer,
        ),
        (
            "/{lang}/vedtak/{id}",
            format!("/nb/vedtak/{}", f.decided),
            May::DirectorateOrOwn,
        ),
        (
            "/{lang}/direktorat/foringer/{id}",
            format!("/nb/direktorat/foringer/{}", f.guideline),
            May::Reviewer,
        ),
        (
            "/{lang}/direktorat/foringer/{id}/proving",
            format!("/nb/direktorat/foringer/{}/proving", f.guideline),
            May::Reviewer,
        ),
        (
            "/{lang}/resultater/serie/{offer}",
            format!("/nb/resultater/serie/{}", f.surveyed),
            May::DirectorateOrOwn,
        ),
        (
            "/{lang}/resultater/{evaluation}",
            format!("/nb/resultater/{}", f.evaluation),
            May::DirectorateOrOwn,
        ),
    ];
    table.extend(
        with.into_iter()
            .map(|(path, address, may)| (path, (address, may))),
    );
    table
}

/// An endpoint, the fields of a post to it, and who may send it.
type Post = (&'static str, Vec<(String, String)>, May);

/// Each form with a post about somebody else's object, and who may send it.
fn forms(f: &Foreign) -> Vec<Post> {
    let field = |name: &str, value: i64| (name.to_owned(), value.to_string());
    let seen = field("seen", 1);
    let change = || {
        vec![
            field("version", f.version),
            seen.clone(),
            ("form[title]".into(), "x".into()),
        ]
    };
    vec![
        (
            "offer/create",
            vec![field("institution", f.institution)],
            May::OwnInstitution,
        ),
        ("offer/revise", vec![field("offer", f.offer)], May::OwnInstitution),
        (
            "offer/save",
            vec![
                field("version", f.version),
                seen.clone(),
                ("form[title]".into(), "x".into()),
            ],
            May::OwnInstitution,
        ),
        (
            "offer/submit",
            vec![
                field("version", f.version),
                seen.clone(),
                ("form[title]".into(), "x".into()),
            ],
            May::OwnInstitution,
        ),
        (
            "offer/withdraw",
            vec![field("offer", f.offer), ("reason".into(), "x".into())],
            May::OwnInstitution,
        ),
        (
            "offer/mark_run",
            vec![field("run", f.run), ("mark".into(), "avlyst".into())],
            May::OwnInstitution,
        ),
        (
            "offer/plan_bulk",
            vec![
                ("form[action]".into(), "kopier".into()),
                ("form[offers][]".into(), f.offer.to_string()),
            ],
            May::AnyInstitution,
        ),
        (
            "offer/do_bulk",
            vec![
                ("form[action]".into(), "avlyst".into()),
                ("form[offers][]".into(), f.offer.to_string()),
            ],
            May::AnyInstitution,
        ),
        (
            "people/invite",
            vec![
                field("form[institution]", f.institution),
                ("form[name]".into(), "Nemo".into()),
                ("form[email]".into(), "nemo@uni.example".into()),
                ("form[role]".into(), "editor".into()),
            ],
            May::OwnInstitution,
        ),
        (
            "people/set_role",
            vec![
                field("person", 1),
                field("institution", f.institution),
                ("role".into(), "editor".into()),
            ],
            May::OwnInstitution,
        ),
        (
            "people/remove",
            vec![field("person", 1), field("institution", f.institution)],
            May::OwnInstitution,
        ),
        (
            "offer/undo_bulk",
            vec![field("bulk", f.bulk)],
            May::OwnInstitution,
        ),
        (
            "offer/say_of_run",
            vec![
                field("version", f.version),
                field("form[run]", f.run),
                ("form[mark]".into(), "avlyst".into()),
            ],
            May::OwnInstitution,
        ),
        ("offer/weigh_change", change(), May::OwnInstitution),
        ("offer/publish_change", change(), May::OwnInstitution),
        ("offer/branch", change(), May::OwnInstitution),
        (
            "evaluation/plan",
            vec![
                field("run", f.run),
                ("form[opens_on]".into(), "2027-06-01".into()),
                ("form[closes_on]".into(), "2027-06-21".into()),
            ],
            May::OwnInstitution,
        ),
        (
            "exchange/map",
            vec![
                field("import", f.import),
                seen.clone(),
                ("form[columns][0]".into(), "code".into()),
            ],
            May::OwnInstitution,
        ),
        (
            "exchange/fix",
            vec![
                field("import", f.import),
                seen.clone(),
                ("form[row]".into(), "2".into()),
            ],
            May::OwnInstitution,
        ),
        (
            "exchange/apply",
            vec![field("import", f.import), seen.clone()],
            May::OwnInstitution,
        ),
        (
            "exchange/drop",
            vec![field("import", f.import), seen.clone()],
            May::OwnInstitution,
        ),
        (
            "exchange/make_key",
            vec![
                ("form[institution]".into(), f.institution.to_string()),
                ("form[name]".into(), "x".into()),
            ],
            May::OwnInstitution,
        ),
        (
            "exchange/revoke_key",
            vec![field("key", f.key)],
            May::OwnInstitution,
        ),
        (
            "review/save",
            vec![field("case", f.case), field("seen", -1)],
            May::Reviewer,
        ),
        (
            "review/approve",
            vec![field("case", f.case), field("seen", -1)],
            May::Reviewer,
        ),
        (
            "review/return",
            vec![field("case", f.case), field("seen", -1)],
            May::Reviewer,
        ),
        (
            "review/phrase",
            vec![field("case", f.case), field("seen", -1)],
            May::Reviewer,
        ),
        (
            "review/confirm",
            vec![field("case", f.case), field("seen", -1)],
            May::Reviewer,
        ),
        (
            "review/take_back",
            vec![field("case", f.case), field("seen", -1)],
            May::Reviewer,
        ),
        ("review/assign", vec![field("cases[]", f.case)], May::Reviewer),
        ("review/conflict", vec![field("case", f.case)], May::Reviewer),
        (
            "review/clear_conflict",
            vec![field("case", f.case), field("person", 999_999)],
            May::DirectorateAdmin,
        ),
        (
            "review/appeal",
            vec![field("case", f.decided), ("form[reason]".into(), "x".into())],
            May::OwnInstitution,
        ),
        (
            "review/answer",
            vec![
                field("case", f.decided),
                ("form[answer]".into(), "dismissed".into()),
                ("form[text]".into(), "x".into()),
            ],
            May::Reviewer,
        ),
        ("guideline/begin", vec![], May::DirectorateAdmin),
        (
            "guideline/save",
            vec![field("guideline", f.guideline), field("seen", -1)],
            May::DirectorateAdmin,
        ),
        (
            "guideline/set",
            vec![field("guideline", f.guideline), field("seen", -1)],
            May::DirectorateAdmin,
        ),
        (
            // In force: whoever may throw drafts away is told that this is none.
            "guideline/discard",
            vec![field("guideline", 1)],
            May::DirectorateAdmin,
        ),
        (
            "phrase/save",
            vec![("form[nb]".into(), "x".into())],
            May::Reviewer,
        ),
        ("phrase/remove", vec![field("phrase", 999_999)], May::Reviewer),
        (
            "priorities/save",
            vec![field("year", 2027)],
            May::DirectorateAdmin,
        ),
        (
            "institution/letter_lang",
            vec![
                field("institution", f.institution),
                ("letter_lang".into(), "nb".into()),
            ],
            May::DirectorateAdmin,
        ),
        (
            "synonym/save",
            vec![
                ("form[kind]".into(), "naer".into()),
                ("form[words]".into(), "x".into()),
                ("form[alternatives]".into(), "y".into()),
            ],
            May::Reviewer,
        ),
        ("synonym/remove", vec![field("id", 1)], May::Reviewer),
        (
            "followup/open",
            vec![field("evaluation", f.evaluation)],
            May::DirectorateOrOwn,
        ),
        (
            "followup/reply",
            vec![field("finding", f.finding), seen.clone()],
            May::OwnInstitution,
        ),
        (
            "followup/promise",
            vec![field("finding", f.finding), seen.clone()],
            May::OwnInstitution,
        ),
        (
            "followup/end_action",
            vec![field("finding", f.finding), seen.clone()],
            May::OwnInstitution,
        ),
        (
            "followup/settle",
            vec![field("finding", f.finding), seen.clone()],
            May::DirectorateOrOwn,
        ),
        ("saved/save_offer", vec![field("offer", f.offer)], May::Person),
        ("saved/remove_offer", vec![field("offer", f.offer)], May::Person),
        (
            "saved/save_search",
            vec![
                ("query".into(), "q=norsk".into()),
                ("alert".into(), "true".into()),
            ],
            May::Person,
        ),
        (
            "saved/remove_search",
            vec![field("search", 999_999)],
            May::OwnInstitution,
        ),
        (
            "saved/set_alert",
            vec![field("search", 999_999), ("on".into(), "true".into())],
            May::OwnInstitution,
        ),
        ("saved/new_calendar", vec![], May::Person),
        ("saved/stop_calendar", vec![], May::Person),
        (
            "accounts/revoke",
            vec![field("session", 999_999)],
            May::OwnInstitution,
        ),
    ]
}

/// Forms anybody may post; their own tests prove what they do.
const OPEN_FORMS: [&str; 8] = [
    "saved/unsubscribe",
    "accounts/request_link",
    "accounts/open_link",
    "accounts/enter_demo",
    "accounts/sign_out",
    "evaluation/answer",
    // A file's form; its rights are proven with the service.
    "evaluation/add_participants",
    // The same.
    "exchange/upload",
];

/// A visitor, then every role. The editors of the demonstration work for other institutions than the object's.
async fn everyone(site: &Site) -> Vec<(Option<Role>, Browser)> {
    let mut all = vec![(None, site.browser())];
    // Each from an address of its own: together they post more than one address may in a minute.
    for (last, &role) in (2..).zip(Role::ALL) {
        all.push((Some(role), site.signed_in_from(last, role).await));
    }
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_reads_or_changes_what_is_not_theirs() {
    let site = Site::start().await;
    let foreign = foreign(&site).await;
    let pages = pages(&foreign);
    // The way into a survey or out of alerts is a token: proven with their journeys.
    let by_token = ["/{lang}/svar/{token}", "/{lang}/avmeld/{token}"];
    let listed = |path: &str| pages.contains_key(path) || by_token.contains(&path);
    for route in app::document::routes() {
        assert!(listed(route.path), "{} is not in the table of rights", route.path);
    }
    let forms = forms(&foreign);
    for (path, _) in leptos::server_fn::axum::server_fn_paths() {
        let endpoint = path.trim_start_matches("/do/");
        let listed = OPEN_FORMS.contains(&endpoint) || forms.iter().any(|(e, ..)| *e == endpoint);
        assert!(listed, "{path} is not in the table of rights");
    }
    for (role, browser) in everyone(&site).await {
        for (template, (address, may)) in &pages {
            let page = browser.get(address).await;
            let refused = match role {
                None => page.path.starts_with("/nb/logg-inn"),
                Some(_) => page.status == StatusCode::FORBIDDEN,
            };
            if may.allows(role) {
                assert_eq!(
                    page.status,
                    StatusCode::OK,
                    "{role:?} may read {template}: {}",
                    page.text()
                );
            } else {
                assert!(
                    refused,
                    "{role:?} may not read {template}: {} at {}",
                    page.status, page.path
                );
            }
        }
        for (endpoint, fields, may) in &forms {
            let form = Form {
                action: format!("/do/{endpoint}?lang=nb"),
                fields: fields.clone(),
            };
            let page = browser.submit(form).await;
            let refused = match role {
                None => page.status == StatusCode::UNAUTHORIZED || page.path.starts_with("/nb/logg-inn"),
                Some(_) => matches!(page.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND),
            };
            if may.allows(role) {
                assert!(!refused, "{role:?} may post {endpoint}: {}", page.status);
            } else {
                assert!(
                    refused,
                    "{role:?} may not post {endpoint}: {} {}",
                    page.status,
                    page.text()
                );
            }
        }
    }
}
