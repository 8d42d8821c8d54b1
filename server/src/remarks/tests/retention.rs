//! What the clock does with texts, and that what is deleted is truly gone.

use app::audit::model::Deed;
use app::remarks::form::UndoForm;
use app::remarks::model::{Stand, ToldStand};
use app::remarks::port::Remarks as _;
use app::shared::fault::Fault;
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};

use super::{Desk, analyst, delete, editor, pass, summarise};
use crate::test::surveys::World;

/// All that the database holds, as bytes.
async fn dump(w: &World) -> Vec<u8> {
    let db = &w.parts().db;
    if !db.is_postgres() {
        let mut bytes = vec![];
        for entry in std::fs::read_dir(&w.parts().config.data_dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                bytes.extend(std::fs::read(path).unwrap());
            }
        }
        return bytes;
    }
    let mut text = String::new();
    for table in [
        "remark",
        "remark_decision",
        "remark_told",
        "audit",
        "letter",
        "job",
    ] {
        let sql = format!("SELECT t::text AS row FROM \"{table}\" t");
        let rows = db
            .read()
            .query_all_raw(Statement::from_string(DbBackend::Postgres, sql))
            .await
            .unwrap();
        for row in rows {
            text.push_str(&row.try_get::<String>("", "row").unwrap());
        }
    }
    text.into_bytes()
}

fn holds(haystack: &[u8], needle: &str) -> bool {
    haystack.windows(needle.len()).any(|w| w == needle.as_bytes())
}

#[tokio::test]
async fn what_is_not_passed_on_is_overwritten_when_the_institution_is_told() {
    let d = Desk::new().await;
    let texts = ["SLETTES-xyzzy", "ERSTATTES-xyzzy", "SENDES-xyzzy"];
    let id = d.closed(1, 12, &texts).await;
    d.decide(
        id,
        &[
            (texts[0], delete()),
            (texts[1], summarise("Et sammendrag", &["annet"])),
            (texts[2], pass(&["annet"])),
        ],
    )
    .await;
    d.w.parts().db.tidy(&[]).await.unwrap();
    assert!(holds(&dump(&d.w).await, texts[0]), "until then it can be undone");
    d.tell(id).await;
    d.work().await;
    let everything = dump(&d.w).await;
    assert!(!holds(&everything, texts[0]) && !holds(&everything, texts[1]));
    assert!(holds(&everything, texts[2]) && holds(&everything, "Et sammendrag"));
}

#[tokio::test]
async fn everything_decided_is_told_by_itself_after_a_day() {
    let d = Desk::new().await;
    let id = d.closed(1, 12, &["En", "To"]).await;
    d.decide(id, &[("En", pass(&["annet"]))]).await;
    d.later(2);
    d.work().await;
    assert_eq!(d.open(id).await.0.len(), 1, "one is undecided");
    d.decide(id, &[("To", pass(&["annet"]))]).await;
    let Stand::Open { tells_at, .. } = d.reading(id).await.stand else {
        panic!("it is not told")
    };
    let now = d.w.parts().clock.now();
    assert_eq!(tells_at, Some(now + chrono::Duration::days(1)));
    d.work().await;
    assert!(matches!(d.reading(id).await.stand, Stand::Open { .. }));
    d.later(2);
    d.work().await;
    assert!(matches!(d.reading(id).await.stand, Stand::Told(_)));
    assert_eq!(d.told(&editor(), id).await.len(), 2);
    let told = d.reading(id).await.steps.remove(0);
    assert_eq!((told.deed, told.by.as_str()), (Deed::RemarksTold, ""));
}

#[tokio::test]
async fn a_rejected_text_is_overwritten_after_a_week_and_its_decision_stands() {
    let d = Desk::new().await;
    let id = d.closed(1, 12, &["SLETTES-xyzzy", "Venter"]).await;
    let (undecided, _) = d.open(id).await;
    let key = undecided.iter().find(|t| t.text.starts_with("SLETTES")).unwrap();
    let undo = UndoForm {
        keys: vec![key.key.clone()],
    };
    d.decide(id, &[("SLETTES-xyzzy", delete())]).await;
    d.later(6);
    d.work().await;
    assert!(holds(&dump(&d.w).await, "SLETTES-xyzzy"));
    d.later(2);
    d.work().await;
    assert!(!holds(&dump(&d.w).await, "SLETTES-xyzzy"));
    let Stand::Open {
        decided, revision, ..
    } = d.reading(id).await.stand
    else {
        panic!("it is not told")
    };
    assert_eq!((decided.len(), decided[0].text.as_deref()), (1, None));
    assert_eq!(
        d.port.undo(&analyst(), id, revision, undo).await,
        Err(Fault::Stale)
    );
    d.decide(id, &[("Venter", pass(&["annet"]))]).await;
    d.tell(id).await;
    let Stand::Told(outcomes) = d.reading(id).await.stand else {
        panic!("it is told")
    };
    assert_eq!((outcomes.passed, outcomes.deleted), (1, 1));
}

#[tokio::test]
async fn what_nobody_has_told_of_in_a_year_is_deleted() {
    let d = Desk::new().await;
    let id = d.closed(1, 12, &["ULEST-xyzzy", "HALVT-xyzzy"]).await;
    d.decide(id, &[("HALVT-xyzzy", pass(&["annet"]))]).await;
    let by = d.port.queue(&analyst()).await.unwrap().rows[0].read_by;
    d.w.go_to(&by.pred_opt().unwrap().to_string());
    d.work().await;
    assert_eq!(d.open(id).await.0.len(), 1);
    d.w.go_to(&by.succ_opt().unwrap().to_string());
    d.work().await;
    assert!(matches!(d.reading(id).await.stand, Stand::Lapsed(_)));
    assert_eq!(d.port.told(&editor(), id).await.unwrap().stand, ToldStand::Lapsed);
    assert!(!holds(&dump(&d.w).await, "xyzzy"));
    assert!(d.port.queue(&analyst()).await.unwrap().rows.is_empty());
}

#[tokio::test]
async fn after_five_years_only_counts_are_left() {
    let d = Desk::new().await;
    let texts: Vec<String> = (0..10).map(|i| format!("Samling {i} xyzzy")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let id = d.closed(1, 12, &texts).await;
    let all: Vec<_> = texts.iter().map(|t| (*t, pass(&["samlinger"]))).collect();
    d.decide(id, &all).await;
    d.tell(id).await;
    d.work().await;
    d.later(5 * 365);
    d.work().await;
    assert_eq!(d.told(&editor(), id).await.len(), 10);
    d.later(3);
    d.work().await;
    assert!(!holds(&dump(&d.w).await, "xyzzy"));
    let ToldStand::Read {
        texts,
        counts,
        texts_deleted,
        ..
    } = d.port.told(&editor(), id).await.unwrap().stand
    else {
        panic!("it is told")
    };
    assert!(texts.is_empty() && texts_deleted);
    assert_eq!(counts[0].n, Some(10));
}
