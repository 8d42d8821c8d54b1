//! Attacks with the whole database in hand: who wrote what, in which order, what belongs together, and what two
//! exports tell by being two.

use std::collections::HashSet;

use app::catalogue::exchange::model::FileKind;
use app::remarks::port::Remarks as _;
use app::shared::ids::EvaluationId;
use app::shared::lang::Lang;
use sea_orm::{ConnectionTrait as _, EntityTrait as _, Statement};

use super::{Desk, delete, editor, pass};
use crate::evaluation::entity::remark;
use crate::remarks::entity::told;
use crate::test::surveys::rating;
use app::evaluation::port::Evaluations as _;

/// Kendall's S of a permutation against the natural order, in its own standard errors over many.
fn order_found(permutations: &[Vec<usize>]) -> f64 {
    let (mut sum, mut variance) = (0.0, 0.0);
    for p in permutations {
        let n = p.len() as f64;
        for (i, a) in p.iter().enumerate() {
            sum += p[i + 1..]
                .iter()
                .map(|b| if b > a { 1.0 } else { -1.0 })
                .sum::<f64>();
        }
        variance += n * (n - 1.0) * (2.0 * n + 5.0) / 18.0;
    }
    sum / variance.sqrt()
}

/// Chance goes this far once in a million and a half tries.
const CHANCE: f64 = 5.0;

fn number(text: &str) -> usize {
    text.rsplit(' ').next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn nothing_told_is_in_the_order_of_writing() {
    let d = Desk::new().await;
    let texts: Vec<String> = (0..12).map(|i| format!("Tekst nummer {i}")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let (mut read, mut shown, mut joined) = (vec![], vec![], vec![]);
    let mut surveys = vec![];
    for run in 0..40 {
        let id = d.closed(run + 1, 12, &texts).await;
        let (undecided, _) = d.open(id).await;
        read.push(undecided.iter().map(|t| number(&t.text)).collect::<Vec<_>>());
        // In the order of writing, so that the order of deciding cannot be what shuffles.
        for text in &texts {
            d.decide(id, &[(text, pass(&["annet"]))]).await;
        }
        d.tell(id).await;
        let told: Vec<usize> = d.told(&editor(), id).await.iter().map(|t| number(t)).collect();
        // Whether what is told stands where it was read.
        let was = read.last().unwrap();
        joined.push(
            told.iter()
                .map(|t| was.iter().position(|w| w == t).unwrap())
                .collect(),
        );
        shown.push(told);
        surveys.push(id);
    }
    for (name, order) in [("read", &read), ("shown", &shown), ("joined", &joined)] {
        let found = order_found(order);
        assert!(found.abs() < CHANCE, "{name}: {found:.1}");
    }
    let control: Vec<Vec<usize>> = shown.iter().map(|_| (0..12).collect()).collect();
    assert!(order_found(&control) > CHANCE, "the attack can find an order");
    // As the tables lie, and what the system notes of each row.
    let db = d.w.parts().db.read();
    let orders: &[&str] = if d.w.parts().db.is_postgres() {
        &["ctid", "xmin::text::bigint, ctid", "cmin::text::bigint, ctid"]
    } else {
        &["evaluation_id"]
    };
    for by in orders {
        let sql = format!("SELECT evaluation_id AS e, text AS t FROM remark_told ORDER BY {by}");
        let rows = db
            .query_all_raw(Statement::from_string(db.get_database_backend(), sql))
            .await
            .unwrap();
        let mut lying: Vec<Vec<usize>> = vec![vec![]; surveys.len()];
        for row in rows {
            let id = EvaluationId(row.try_get("", "e").unwrap());
            let at = surveys.iter().position(|s| *s == id).unwrap();
            lying[at].push(number(&row.try_get::<String>("", "t").unwrap()));
        }
        let found = order_found(&lying);
        assert!(found.abs() < CHANCE, "by {by}: {found:.1}");
    }
}

#[tokio::test]
async fn two_texts_of_one_person_are_nowhere_joined() {
    let d = Desk::new().await;
    let (id, tokens) = d.w.open_survey(30).await;
    for (i, token) in tokens.iter().enumerate() {
        let mut form = rating(4);
        form.text.insert("open_best".into(), format!("Best {i}"));
        form.text.insert("open_change".into(), format!("Endre {i}"));
        d.w.surveys.answer(token, form).await.unwrap();
    }
    d.w.go_to("2026-12-23");
    d.w.work().await;
    let (undecided, _) = d.open(id).await;
    assert_eq!(undecided.len(), 60);
    // Next to its other half stands a text once by chance: 59 pairs of neighbours, 30 of 1770 pairs are halves.
    let beside = undecided
        .windows(2)
        .filter(|pair| number(&pair[0].text) == number(&pair[1].text))
        .count();
    assert!(beside < 9, "{beside} neighbours are halves of one person");
    let texts: Vec<_> = undecided
        .iter()
        .map(|t| (t.text.as_str(), pass(&["annet"])))
        .collect();
    for part in texts.chunks(20) {
        d.decide(id, part).await;
    }
    let before: HashSet<Vec<u8>> = remark::Entity::find()
        .all(d.w.parts().db.read())
        .await
        .unwrap()
        .into_iter()
        .map(|r| r.id)
        .collect();
    d.tell(id).await;
    let told = told::Entity::find().all(d.w.parts().db.read()).await.unwrap();
    assert!(
        told.iter().all(|t| !before.contains(&t.id)),
        "what is told has keys that no decision knows"
    );
    // No column of these tables knows a person, and none but the decision a time.
    let db = d.w.parts().db.read();
    for (table, columns) in [
        ("remark", "evaluation_id id item state text"),
        (
            "remark_decision",
            "categories decided_at evaluation_id item outcome remark_id summary",
        ),
        ("remark_told", "categories evaluation_id id is_summary item text"),
        ("remark_count", "category evaluation_id item n"),
        (
            "remark_reading",
            "decided_at deleted evaluation_id lapsed_at passed revision summarised told_at",
        ),
    ] {
        let sql = if d.w.parts().db.is_postgres() {
            format!(
                "SELECT column_name::text AS c FROM information_schema.columns WHERE table_name = '{table}'"
            )
        } else {
            format!("SELECT name AS c FROM pragma_table_info('{table}')")
        };
        let rows = db
            .query_all_raw(Statement::from_string(db.get_database_backend(), sql))
            .await
            .unwrap();
        let mut found: Vec<String> = rows.iter().map(|r| r.try_get("", "c").unwrap()).collect();
        found.sort();
        assert_eq!(found.join(" "), columns, "{table}");
    }
}

#[tokio::test]
async fn two_exports_are_equal_unless_a_decision_was_told() {
    let d = Desk::new().await;
    let id = d.closed(1, 12, &["En", "To", "Tre"]).await;
    let other = d.closed(2, 12, &["Fire"]).await;
    let files = async || {
        let mut all = vec![];
        for kind in [FileKind::Csv, FileKind::Xlsx] {
            all.push(d.port.file(&editor(), id, Lang::Nb, kind).await.unwrap().bytes);
        }
        all
    };
    let waiting = files().await;
    d.decide(id, &[("En", pass(&["annet"])), ("To", delete())]).await;
    d.decide(other, &[("Fire", pass(&["annet"]))]).await;
    d.tell(other).await;
    d.later(1);
    assert_eq!(
        files().await,
        waiting,
        "a decision that is not told shows nowhere"
    );
    d.decide(id, &[("Tre", pass(&["annet"]))]).await;
    d.tell(id).await;
    let told = files().await;
    assert_ne!(told, waiting);
    d.work().await;
    d.later(100);
    d.work().await;
    let third = d.closed(3, 12, &["Fem"]).await;
    d.decide(third, &[("Fem", delete())]).await;
    assert_eq!(files().await, told);
}
