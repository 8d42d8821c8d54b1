//! Many rows: a constant number of queries where nothing is written. How fast is measured by the benchmark `work`.

use super::*;
use crate::catalogue::exchange::machine::{self, Bringer, Manner};
use app::catalogue::exchange::model::Source;

fn table(rows: usize, title: &str) -> String {
    let long = "Et avsnitt om innholdet i studiet, med øvelser og fagstoff. ".repeat(20);
    let mut file =
        String::from("kode;tittel;studiepoeng;fag;oppstart;studieslutt;innhold;kunnskap;emner;pris\n");
    for i in 0..rows {
        file.push_str(&format!(
            "K{i};{title} {i};30;Matematikk;25.8.2027;10.6.2028;{long};Har kunnskap om tall;\"Tall | 15\nMål | 15\";{i}\n"
        ));
    }
    file
}

#[tokio::test]
async fn a_trial_asks_the_same_few_questions_for_one_row_as_for_many() {
    let w = World::new().await;
    let counted = async |n: usize| {
        let parts = &w.scene.t.parts;
        let who = Bringer {
            institution: w.scene.hvl,
            source: Source::Api,
            by: "prøve",
            is_demo: true,
            file_name: "prøve",
        };
        let manner = Manner {
            dry_run: true,
            ..Manner::default()
        };
        let before = parts.db.statements();
        let outcome = machine::bring_file(parts, &who, table(n, "Tittel").into_bytes(), manner)
            .await
            .unwrap();
        assert_eq!(outcome.summary.new, n);
        parts.db.statements() - before
    };
    counted(1).await;
    let (one, many) = (counted(1).await, counted(300).await);
    assert_eq!(one, many);
    assert!(one <= 4, "{one} queries");
}

#[tokio::test]
async fn a_page_asks_the_same_few_questions_however_many_rows_there_are() {
    let w = World::new().await;
    let small = w.tried(&table(1, "Tittel")).await;
    let large = w.tried(&table(300, "Tittel")).await;
    let asked = async |id| {
        let before = w.scene.t.parts.db.statements();
        let shown = w.page(id, None).await.rows.len();
        (w.scene.t.parts.db.statements() - before, shown)
    };
    // Who asks costs two more at most; a page may make six.
    assert_eq!((asked(small).await, asked(large).await), ((4, 1), (4, 50)));
    let before = w.scene.t.parts.db.statements();
    assert_eq!(w.exchange.imports(&w.editor).await.unwrap().len(), 2);
    assert_eq!(w.scene.t.parts.db.statements() - before, 1);
}

#[tokio::test]
async fn hundreds_of_rows_are_saved_whole_and_again_when_they_change() {
    let w = World::new().await;
    for title in ["Tittel", "Ny tittel"] {
        let id = w.upload(&table(300, title)).await.unwrap();
        let page = w.page(id, None).await;
        let form = MapForm::of(&page.import.columns);
        w.exchange.map(&w.editor, id, 1, form).await.unwrap();
        w.exchange.apply(&w.editor, id, 2, false).await.unwrap();
        assert_eq!(w.offers().await, 300);
    }
}

#[tokio::test]
async fn applying_asks_as_often_for_each_row_however_many_there_are() {
    let w = World::new().await;
    let asked = async |n: usize, title: &str| {
        let id = w.upload(&table(n, title)).await.unwrap();
        let page = w.page(id, None).await;
        let form = MapForm::of(&page.import.columns);
        w.exchange.map(&w.editor, id, 1, form).await.unwrap();
        let before = w.scene.t.parts.db.statements();
        w.exchange.apply(&w.editor, id, 2, true).await.unwrap();
        w.scene.t.parts.db.statements() - before
    };
    // New rows, then the same rows changed: so many questions more a row, and no more when there are many.
    let (ten, twenty, forty) = (asked(10, "A").await, asked(20, "A").await, asked(40, "A").await);
    let (again, more) = (asked(20, "B").await, asked(40, "C").await);
    assert!((forty - twenty) / 20 <= 12, "{ten} {twenty} {forty}");
    assert!((more - again) / 20 <= 12, "{again} {more}");
}
