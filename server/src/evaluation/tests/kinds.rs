//! Surveys of several kinds, and what an institution asks for itself: figures that stand alone.

use std::collections::{BTreeMap, BTreeSet};

use app::accounts::model::{Actor, Role};
use app::evaluation::form::{AnswerForm, OwnForm, OwnItemForm, PlanForm};
use app::evaluation::model::{Answer, Door, Figure, OWN, Results, SurveyKind};
use app::evaluation::port::Evaluations as _;
use app::shared::fault::{Fault, Problem};
use app::shared::ids::{EvaluationId, OfferId, RunId};
use app::shared::time::StudyYear;
use sea_orm::{ConnectionTrait as _, EntityTrait as _, Statement};

use crate::evaluation::entity::short_member;
use crate::evaluation::{PastSurvey, keep_past, short};
use crate::insight::releases;
use crate::test::surveys::{NTNU, OSLOMET, World, actor, day, editor, rating};

fn one(code: &str, value: &str) -> AnswerForm {
    let mut form = AnswerForm::default();
    form.one.insert(code.into(), value.into());
    form
}

fn own(texts: &[&str]) -> OwnForm {
    let item = |text: &&str| OwnItemForm {
        nb: (*text).into(),
        nn: (*text).into(),
        en: String::new(),
        kind: "agreement".into(),
    };
    OwnForm {
        sender_text: String::new(),
        items: texts.iter().map(item).collect(),
    }
}

async fn results(w: &World, who: &Actor, id: EvaluationId) -> Results {
    w.surveys.results(who, id).await.unwrap()
}

fn shown(results: &Results, code: &str) -> Option<u32> {
    let item = results.items.iter().find(|i| i.item.code == code)?;
    match &item.figure {
        Figure::Shown { n, .. } => Some(*n),
        Figure::Hidden => None,
    }
}

async fn count(w: &World, sql: &str) -> i64 {
    let db = w.parts().db.read();
    let row = db
        .query_one_raw(Statement::from_string(db.get_database_backend(), sql))
        .await
        .unwrap();
    row.unwrap().try_get_by_index(0).unwrap()
}

#[tokio::test]
async fn figures_of_one_kind_never_meet_those_of_another() {
    let w = World::new().await;
    let run = w.run(1).await;
    let days = ("2026-11-23", "2026-12-22");
    let start = w.plan_kind(SurveyKind::Start, run, days).await;
    let end = w.plan_kind(SurveyKind::End, run, days).await;
    let again = PlanForm {
        kind: "start".into(),
        opens_on: days.0.into(),
        closes_on: days.1.into(),
    };
    assert_eq!(
        w.surveys.plan(&editor(), run, again.clone()).await,
        Err(Fault::Stale)
    );
    let unknown = PlanForm {
        kind: "hver uke".into(),
        ..again
    };
    let refused = w.surveys.plan(&editor(), run, unknown).await;
    assert_eq!(refused, Err(Fault::field("kind", Problem::UnknownChoice)));

    w.add(start, 0..8).await;
    w.work().await;
    let starters = w.tokens().await;
    for token in starters.iter().take(7) {
        w.surveys
            .answer(token, one("start_motivation", "4"))
            .await
            .unwrap();
        // What another kind asks is not asked here.
        let foreign = w.surveys.answer(&starters[7], rating(4)).await;
        assert_eq!(
            foreign,
            Err(Fault::field("one[quality_overall]", Problem::UnknownChoice))
        );
    }
    w.add(end, 20..26).await;
    w.work().await;
    let enders = w.tokens().await.split_off(8);
    for token in enders.iter().take(4) {
        w.surveys.answer(token, rating(5)).await.unwrap();
    }
    w.go_to("2026-12-23");
    w.work().await;

    let told = results(&w, &editor(), start).await;
    assert_eq!(
        (told.kind, told.answered, told.pooled),
        (SurveyKind::Start, Some(7), false)
    );
    assert_eq!(shown(&told, "start_motivation"), Some(7));
    assert!(told.measures.is_empty());
    // Four and seven would be enough together; apart, four are too few.
    let few = results(&w, &editor(), end).await;
    assert_eq!((few.answered, shown(&few, "quality_overall")), (None, None));
    assert_eq!(count(&w, "SELECT COUNT(*) FROM published").await, 0);
    let rows = w.surveys.runs(&editor()).await.unwrap();
    let kinds: Vec<_> = rows[0].evaluations.iter().map(|e| e.kind).collect();
    assert_eq!(kinds, [SurveyKind::End, SurveyKind::Start]);
}

#[tokio::test]
async fn a_small_survey_of_those_who_stopped_tells_nothing() {
    let w = World::new().await;
    let run = w.run(1).await;
    let id = w
        .plan_kind(SurveyKind::DropOut, run, ("2026-11-23", "2026-12-22"))
        .await;
    w.add(id, 0..6).await;
    w.work().await;
    assert!(w.letters().await[0].2.contains("fullførte ikke"));
    for token in w.tokens().await.iter().take(5) {
        w.surveys
            .answer(token, one("drop_out_quality", "2"))
            .await
            .unwrap();
    }
    w.go_to("2026-12-23");
    w.work().await;
    let told = results(&w, &editor(), id).await;
    assert_eq!((told.answered, shown(&told, "drop_out_quality")), (None, None));
    assert_eq!(count(&w, "SELECT COUNT(*) FROM own_figure").await, 0);
}

#[tokio::test]
async fn what_an_institution_asks_for_itself_only_it_reads() {
    let w = World::new().await;
    let run = w.run(1).await;
    let id = w.plan(run, "2026-12-01", "2026-12-22").await;
    let asked = async |form: OwnForm| w.surveys.ask_own(&editor(), id, form).await;
    let many = asked(own(&["1", "2", "3", "4", "5", "6"])).await;
    assert_eq!(many, Err(Fault::field("items", Problem::AtMost(5))));
    let mut half = own(&["Var biblioteket godt?"]);
    half.items[0].nn.clear();
    assert_eq!(
        asked(half).await,
        Err(Fault::field("items[0][nn]", Problem::Required))
    );
    let other = actor(Role::Editor, Some(NTNU));
    let refused = w.surveys.ask_own(&other, id, own(&["x"])).await;
    assert_eq!(refused, Err(Fault::Forbidden));
    asked(own(&["", "Var biblioteket godt?"])).await.unwrap();
    w.add(id, 0..8).await;
    w.go_to("2026-12-01");
    w.work().await;

    // Once it is open the questions are fixed, and only the words in the letters change.
    let mut late = own(&["Noe annet?"]);
    late.sender_text = "Hilsen oss".into();
    asked(late).await.unwrap();
    let page = w.surveys.evaluation(&editor(), id).await.unwrap();
    assert_eq!(
        (page.own_items[0].text.nb.as_str(), page.sender_text.as_str()),
        ("Var biblioteket godt?", "Hilsen oss")
    );
    assert!(!page.may_ask_own);
    let tokens = w.tokens().await;
    let Door::Open { questionnaire, .. } = w.surveys.open(&tokens[0]).await.unwrap() else {
        panic!("the survey is open");
    };
    let block = questionnaire.blocks.iter().find(|b| b.code == OWN).unwrap();
    assert_eq!((block.items.len(), block.items[0].code.as_str()), (1, "own_1"));
    for token in tokens.iter().take(6) {
        let mut form = rating(4);
        form.one.insert("own_1".into(), "5".into());
        w.surveys.answer(token, form).await.unwrap();
    }
    w.go_to("2026-12-23");
    w.work().await;

    let own_view = results(&w, &editor(), id).await;
    assert_eq!(
        (shown(&own_view, "own_1"), shown(&own_view, "quality_overall")),
        (Some(6), Some(6))
    );
    for role in [Role::Analyst, Role::DirectorateAdmin, Role::Reviewer] {
        let theirs = results(&w, &actor(role, None), id).await;
        assert_eq!(shown(&theirs, "quality_overall"), Some(6), "{role:?}");
        assert!(
            theirs.items.iter().all(|i| !i.item.code.starts_with("own_")),
            "{role:?}"
        );
        assert!(
            theirs.questionnaire.blocks.iter().all(|b| b.code != OWN),
            "{role:?}"
        );
    }
    for table in ["published_item", "borrowed"] {
        let column = if table == "borrowed" { "measure" } else { "item" };
        let sql = format!("SELECT COUNT(*) FROM {table} WHERE {column} LIKE 'own%'");
        assert_eq!(count(&w, &sql).await, 0, "{table}");
    }

    // The next survey goes on with what was asked, as a version of its own.
    let next = w.run(2).await;
    let next = w.plan(next, "2027-06-01", "2027-06-22").await;
    let page = w.surveys.evaluation(&editor(), next).await.unwrap();
    assert_eq!(page.own_items[0].text.nb, "Var biblioteket godt?");
    w.surveys
        .ask_own(&editor(), next, own(&["Et nytt spørsmål?"]))
        .await
        .unwrap();
    let before = results(&w, &editor(), id).await;
    assert!(
        before
            .items
            .iter()
            .any(|i| i.item.text.nb == "Var biblioteket godt?")
    );
}

/// A survey of a kind in a run of its own, answered by some, closing on a day.
async fn answered(
    w: &World,
    kind: SurveyKind,
    run: i64,
    closes_on: &str,
    value: (&str, &str),
    n: usize,
) -> EvaluationId {
    let of = w.run(run).await;
    let id = w.plan_kind(kind, of, ("2026-11-23", closes_on)).await;
    let before = w.tokens().await.len();
    let first = usize::try_from(run).unwrap() * 20;
    w.add(id, first..first + n).await;
    w.work().await;
    for token in w.tokens().await.split_off(before) {
        w.surveys.answer(&token, one(value.0, value.1)).await.unwrap();
    }
    id
}

#[tokio::test]
async fn small_surveys_of_one_kind_are_told_of_together_once_and_for_all() {
    let w = World::new().await;
    let asked = ("start_motivation", "4");
    let first = answered(&w, SurveyKind::Start, 1, "2026-12-10", asked, 4).await;
    let half = ("half_way_whole", "3");
    let other = answered(&w, SurveyKind::HalfWay, 2, "2026-12-11", half, 4).await;
    let second = answered(&w, SurveyKind::Start, 3, "2026-12-14", asked, 3).await;
    let large = answered(&w, SurveyKind::Start, 4, "2026-12-17", asked, 8).await;
    w.go_to("2026-12-12");
    w.work().await;
    // Four and four would be enough together; kinds apart, each waits.
    for id in [first, other] {
        let told = results(&w, &editor(), id).await;
        assert_eq!((told.answered, told.pooled), (None, false));
        assert!(told.items.iter().all(|i| i.figure == Figure::Hidden));
    }
    w.go_to("2026-12-15");
    w.work().await;
    let told = results(&w, &editor(), first).await;
    assert_eq!(
        (told.answered, told.invited, told.pooled),
        (Some(7), 7, true),
        "seven of two runs"
    );
    assert_eq!(shown(&told, asked.0), Some(7));
    let same = results(&w, &editor(), second).await;
    assert_eq!((same.answered, shown(&same, asked.0)), (Some(7), Some(7)));
    w.go_to("2026-12-18");
    w.work().await;
    let alone = results(&w, &editor(), large).await;
    assert_eq!(
        (alone.answered, alone.pooled, shown(&alone, asked.0)),
        (Some(8), false, Some(8))
    );
    assert_eq!(
        results(&w, &editor(), first).await,
        told,
        "what has been told stays"
    );
    assert_eq!(shown(&results(&w, &editor(), other).await, half.0), None);
}

/// A closed survey of a kind with this many answers.
async fn past(w: &World, nth: i64, kind: &str, n: usize) -> i64 {
    let survey = PastSurvey {
        run: RunId(nth),
        offer: OfferId(1),
        institution: OSLOMET,
        questionnaire: w.questionnaire,
        subject: "norsk".into(),
        title: "Norsk 2".into(),
        year: StudyYear(2026),
        opens_on: day("2026-01-01"),
        closes_on: day("2026-01-01") + chrono::Days::new(nth.unsigned_abs()),
        invited: 12,
        is_demo: false,
    };
    let answer = Answer {
        ratings: vec![("quality_overall".into(), vec!["4".into()])],
        remarks: vec![],
    };
    let tx = w.parts().db.write().await.unwrap();
    let id = keep_past(&*tx, &survey, &vec![answer; n]).await.unwrap();
    let sql = format!("UPDATE evaluation SET kind = '{kind}' WHERE id = {id}");
    tx.execute_unprepared(&sql).await.unwrap();
    short::release(&*tx, Some(OfferId(1)), 6).await.unwrap();
    tx.commit().await.unwrap();
    id.0
}

#[tokio::test]
async fn short_surveys_are_grouped_as_the_solver_has_tried_each_kind_by_itself() {
    let w = World::new().await;
    let mut series: BTreeMap<&str, Vec<(i64, u32)>> = BTreeMap::new();
    let history = [
        ("start", 4),
        ("half_way", 5),
        ("start", 1),
        ("drop_out", 2),
        ("start", 3),
        ("half_way", 7),
        ("drop_out", 3),
        ("half_way", 2),
        ("start", 0),
        ("start", 9),
        ("drop_out", 1),
        ("start", 5),
    ];
    for (nth, (kind, n)) in (1..).zip(history) {
        let id = past(&w, nth, kind, n).await;
        series
            .entry(kind)
            .or_default()
            .push((id, u32::try_from(n).unwrap()));
        let members = short_member::Entity::find()
            .all(w.parts().db.read())
            .await
            .unwrap();
        let mut told: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
        for member in members {
            told.entry(member.told_with)
                .or_default()
                .insert(member.evaluation_id);
        }
        let mut expected = BTreeMap::new();
        for surveys in series.values() {
            let answered: Vec<u32> = surveys.iter().map(|(_, n)| *n).collect();
            for group in releases(&answered, 6) {
                let ids: BTreeSet<i64> = group.iter().map(|&i| surveys[i].0).collect();
                expected.insert(surveys[*group.last().unwrap()].0, ids);
            }
        }
        assert_eq!(told, expected);
    }
    // At night nothing is left to do, and nothing is done twice.
    let before = count(&w, "SELECT COUNT(*) FROM own_figure").await;
    w.make_anew().await;
    assert_eq!(count(&w, "SELECT COUNT(*) FROM own_figure").await, before);
    assert_eq!(count(&w, "SELECT COUNT(*) FROM published").await, 0);
}
