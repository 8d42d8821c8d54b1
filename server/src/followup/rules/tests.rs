//! Rules against a real database: what they open, once, and what becomes of it.

use app::accounts::model::{Actor, Grant, Role};
use app::followup::form::SettleForm;
use app::followup::model::{Finding, FindingState, Topic};
use app::followup::port::FollowUp as _;
use app::followup::rules::form::RulesForm;
use app::followup::rules::model::RuleKind;
use app::followup::rules::port::FindingRules as _;
use app::shared::fault::{Fault, FieldFault, Problem};
use app::shared::ids::InstitutionId;
use app::shared::lang::Lang;
use app::shared::time::StudyYear;

use super::service::FindingRulesService;
use crate::accounts::store::add_person;
use crate::followup::{FollowUpService, jobs};
use crate::test::surveys::{NTNU, OSLOMET, World};
use crate::work::job::Job as _;
use crate::work::queue;

const HIGH: [u8; 20] = [5, 5, 5, 4, 5, 5, 4, 5, 5, 5, 4, 5, 5, 5, 5, 4, 5, 5, 4, 5];
const MIDDLE: [u8; 20] = [4, 5, 4, 4, 3, 4, 5, 4, 4, 4, 3, 5, 4, 4, 4, 5, 3, 4, 4, 4];
const LOW: [u8; 20] = [3, 3, 4, 2, 3, 3, 4, 3, 2, 3, 3, 4, 3, 3, 2, 3, 4, 3, 3, 3];

struct Rules {
    w: World,
    port: FindingRulesService,
    findings: FollowUpService,
}

async fn person(w: &World, name: &str, role: Role, institution: Option<InstitutionId>) -> Actor {
    let grants = vec![Grant { role, institution }];
    let tx = w.parts().db.write().await.unwrap();
    let email = format!("{name}@prove.example");
    let id = add_person(&*tx, name, &email, Lang::Nb, false, &grants)
        .await
        .unwrap();
    let person = crate::accounts::person(&*tx, id).await.unwrap();
    tx.commit().await.unwrap();
    Actor {
        person,
        grants,
        session: None,
    }
}

impl Rules {
    /// Two years of a study that will fall, beside two steady ones.
    async fn new() -> (Self, Actor, Actor, Actor) {
        let w = World::new().await;
        for (i, answers) in (0..).zip([HIGH, MIDDLE]) {
            w.year(i, &answers).await;
        }
        w.make_anew().await;
        let admin = person(&w, "admin", Role::DirectorateAdmin, None).await;
        let analyst = person(&w, "analyst", Role::Analyst, None).await;
        let editor = person(&w, "editor", Role::Editor, Some(OSLOMET)).await;
        let rules = Rules {
            port: FindingRulesService::new(w.parts().clone()),
            findings: FollowUpService::new(w.parts().clone()),
            w,
        };
        (rules, admin, analyst, editor)
    }

    async fn all(&self, who: &Actor) -> Vec<Finding> {
        self.findings.findings(who, Default::default()).await.unwrap()
    }

    /// Jobs that wait to tell an institution of a finding.
    async fn told(&self) -> usize {
        let parts = self.w.parts();
        let mut told = 0;
        while let Some(row) = queue::claim(&parts.db, parts.clock.now_ms()).await.unwrap() {
            assert_eq!(row.kind, jobs::Opened::KIND);
            let job: jobs::Opened = serde_json::from_str(&row.payload).unwrap();
            let done = jobs::opened(parts, job.finding).await;
            assert_eq!(done, Ok(()));
            queue::finish(&parts.db, &row, done, parts.clock.now_ms())
                .await
                .unwrap();
            told += 1;
        }
        told
    }
}

impl World {
    /// A year of the study that falls and of two that do not.
    async fn year(&self, i: i64, answers: &[u8]) {
        let year = 2023 + i32::try_from(i).unwrap();
        self.closed((10 + i, 1), OSLOMET, "norsk", year, answers).await;
        self.closed((20 + i, 2), NTNU, "norsk", year, &MIDDLE).await;
        self.closed((30 + i, 3), NTNU, "norsk", year, &MIDDLE).await;
    }
}

fn form(rules: &[(&str, &str)], from: &str) -> RulesForm {
    let on = rules.iter().map(|(k, _)| ((*k).to_owned(), "ja".to_owned()));
    let bound = rules.iter().map(|(k, b)| ((*k).to_owned(), (*b).to_owned()));
    RulesForm {
        on: on.collect(),
        bound: bound.collect(),
        valid_from: from.into(),
        reason: "Prøvd først".into(),
    }
}

fn note(text: &str) -> SettleForm {
    SettleForm { note: text.into() }
}

#[tokio::test]
async fn a_rule_opens_one_finding_about_a_new_release_and_says_why() {
    let (r, admin, analyst, editor) = Rules::new().await;
    let fell = form(&[("falt", "50")], "2026-11-23");
    r.port.set(&admin, 0, fell).await.unwrap();
    r.w.make_anew().await;
    assert!(
        r.all(&analyst).await.is_empty(),
        "what was published before opens nothing"
    );
    r.w.year(2, &LOW).await;
    r.w.make_anew().await;
    let found = r.all(&analyst).await;
    assert_eq!(found.len(), 1);
    let one = &found[0];
    assert_eq!(
        (one.offer.0, one.institution, one.year),
        (1, OSLOMET, StudyYear(2025))
    );
    assert_eq!(
        (one.topic, one.state()),
        (Topic::StudyQuality, FindingState::Open)
    );
    let rule = one.by_rule.as_ref().unwrap();
    assert_eq!((rule.kind, rule.bound, rule.version), (RuleKind::Fell, 50, 1));
    // The figures first, in the language of whoever reads.
    for (lang, begins, rule) in [
        (
            Lang::Nb,
            "Studiet som helhet: 4,8",
            "Nye tall slår ut på regelen «Studiet har falt».",
        ),
        (
            Lang::Nn,
            "Studiet som heilskap: 4,8",
            "Nye tal slår ut på regelen «Studiet har falle».",
        ),
        (
            Lang::En,
            "The study as a whole: 4.8",
            "New figures meet the rule “The study has fallen”.",
        ),
    ] {
        let said = one.said(lang);
        assert!(said.starts_with(begins), "{said}");
        assert!(said.lines().any(|line| line == rule), "{said}");
    }
    assert_eq!(
        one.text,
        one.said(Lang::Nb),
        "the institution's letters are in bokmål"
    );
    assert_eq!(one.opened_by, "admin");
    assert_eq!(r.told().await, 1, "the institution is told");
    let sent = r.w.letters().await;
    assert_eq!(sent[0].0, "editor@prove.example");
    assert!(!sent[0].2.contains("4,8"), "figures stay behind the sign-in");
    assert_eq!(r.all(&editor).await.len(), 1);
    for _ in 0..2 {
        r.w.make_anew().await;
    }
    assert_eq!((r.all(&analyst).await.len(), r.told().await), (1, 0));
}

#[tokio::test]
async fn two_nodes_that_judge_the_same_release_open_one_finding() {
    let (r, admin, analyst, _) = Rules::new().await;
    r.port
        .set(
            &admin,
            0,
            form(&[("falt", "50"), ("falt_siden_sist", "50")], "2026-11-23"),
        )
        .await
        .unwrap();
    r.w.year(2, &LOW).await;
    r.w.make_anew().await;
    let opened = r.all(&analyst).await.len();
    assert_eq!(opened, 2, "one for each rule");
    // The other node believes the releases new as well.
    let parts = r.w.parts();
    let all = crate::insight::judged(parts.db.read(), crate::insight::Which::Since(2000), 6)
        .await
        .unwrap();
    let releases: Vec<i64> = all.iter().map(|j| j.release.id).collect();
    let newest: Vec<i64> = all
        .iter()
        .filter(|j| j.release.years.1 == 2025)
        .map(|j| j.release.id)
        .collect();
    assert!(releases.len() > newest.len());
    let tx = parts.db.write().await.unwrap();
    assert!(super::open(&tx, parts, &newest).await.unwrap().is_empty());
    tx.commit().await.unwrap();
    assert_eq!(r.all(&analyst).await.len(), opened);
}

#[tokio::test]
async fn a_version_holds_from_its_day_and_the_one_set_last_wins() {
    let (r, admin, analyst, _) = Rules::new().await;
    r.port
        .set(&admin, 0, form(&[("falt", "50")], "2027-01-01"))
        .await
        .unwrap();
    let history = r.port.history(&analyst).await.unwrap();
    assert_eq!((history.versions.len(), history.holds), (1, None));
    let seen = history.versions[0].id;
    let twice = r.port.set(&admin, 0, form(&[], "2027-01-01")).await;
    assert_eq!(twice, Err(Fault::Stale));
    r.w.go_to("2027-01-02");
    let history = r.port.history(&analyst).await.unwrap();
    assert_eq!(history.holds, Some(seen));
    r.port.set(&admin, seen, form(&[], "2027-01-02")).await.unwrap();
    let history = r.port.history(&analyst).await.unwrap();
    assert_eq!(history.versions[0].number, 2);
    assert_eq!(history.holds, Some(history.versions[0].id), "turned off again");
    r.w.year(2, &LOW).await;
    r.w.make_anew().await;
    assert!(r.all(&analyst).await.is_empty());
}

#[tokio::test]
async fn a_trial_says_what_would_have_been_opened_and_opens_nothing() {
    let (r, _, analyst, editor) = Rules::new().await;
    r.w.year(2, &LOW).await;
    r.w.make_anew().await;
    let all = form(&[("falt", "50"), ("tema_lavt", "3,0")], "");
    let preview = r.port.preview(&analyst, &all).await.unwrap();
    let years: Vec<_> = preview.years.iter().map(|(y, n)| (y.0, *n)).collect();
    assert_eq!(years, [(2025, 3), (2024, 3), (2023, 3)]);
    assert_eq!(preview.count(RuleKind::Fell, StudyYear(2025)), 1);
    assert_eq!(preview.count(RuleKind::Fell, StudyYear(2023)), 0);
    // Every theme answer of this test is a three: not wholly below three.
    assert_eq!(preview.count(RuleKind::ThemeBelow, StudyYear(2025)), 0);
    let lax = r.port.preview(&analyst, &form(&[("falt", "51")], "")).await;
    let fault = FieldFault::new("bound[falt]", Problem::Range(1, 50));
    assert_eq!(lax, Err(Fault::Invalid(vec![fault])));
    assert!(r.all(&analyst).await.is_empty());
    assert_eq!(r.port.preview(&editor, &all).await.err(), Some(Fault::Forbidden));
    assert_eq!(
        r.port.set(&analyst, 0, form(&[], "2026-11-24")).await,
        Err(Fault::Forbidden)
    );
    assert_eq!(r.port.history(&editor).await.err(), Some(Fault::Forbidden));
}

#[tokio::test]
async fn what_a_rule_opened_can_be_set_aside_with_a_reason_and_nothing_else_can() {
    let (r, admin, analyst, editor) = Rules::new().await;
    r.port
        .set(&admin, 0, form(&[("falt", "50")], "2026-11-23"))
        .await
        .unwrap();
    r.w.year(2, &LOW).await;
    r.w.make_anew().await;
    let one = r.all(&analyst).await.remove(0);
    let aside = |who: &Actor, text: &str| {
        let (who, form) = (who.clone(), note(text));
        let findings = &r.findings;
        async move { findings.set_aside(&who, one.id, 1, form).await }
    };
    assert_eq!(aside(&editor, "Nei").await, Err(Fault::Forbidden));
    let empty = aside(&analyst, " ").await;
    assert_eq!(empty, Err(Fault::field("why", Problem::Required)));
    aside(&analyst, "Studiet er lagt om").await.unwrap();
    assert_eq!(aside(&analyst, "Igjen").await, Err(Fault::Stale));
    let ended = r.findings.finding(&editor, one.id).await.unwrap();
    assert_eq!(ended.state(), FindingState::Settled);
    assert!(ended.by_rule.unwrap().is_unfounded);
    // It stays closed: the rule has said its word about this release.
    r.w.make_anew().await;
    assert_eq!(r.all(&analyst).await.len(), 1);
    let by_hand = app::followup::form::FindingForm {
        topic: "annet".into(),
        text: "x".into(),
    };
    let by_hand = r.findings.open(&analyst, one.evaluation, by_hand).await.unwrap();
    let refused = r.findings.set_aside(&analyst, by_hand, 1, note("Nei")).await;
    assert_eq!(refused, Err(Fault::Stale));
}
