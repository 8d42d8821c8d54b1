//! Surveys of several kinds, and what an institution asks for itself: figures that stand alone.

use app::accounts::model::{Actor, Role};
use app::evaluation::form::{AnswerForm, OwnForm, OwnItemForm, PlanForm};
use app::evaluation::model::{Door, Figure, OWN, Results, SurveyKind};
use app::evaluation::port::Evaluations as _;
use app::shared::fault::{Fault, Problem};
use app::shared::ids::EvaluationId;
use sea_orm::{ConnectionTrait as _, Statement};

use crate::test::surveys::{NTNU, World, actor, editor, rating};

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
