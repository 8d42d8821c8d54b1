//! Imports against a real database: what is tried, what is saved, what is refused.

mod corpus;
mod files;
mod keys;
mod many;
mod rules;

use app::accounts::model::{Actor, Role};
use app::catalogue::exchange::column::Column;
use app::catalogue::exchange::form::{MapForm, RowForm};
use app::catalogue::exchange::model::{FileKind, RowProblem, Stage, Verdict};
use app::catalogue::exchange::port::{Exchange as _, ImportPage, Wanted};
use app::catalogue::form::OfferForm;
use app::catalogue::port::Catalogue as _;
use app::shared::fault::{Fault, Problem, TableProblem};
use app::shared::ids::{ImportId, OfferId, VersionId};
use app::shared::lang::Lang;
use sea_orm::{ConnectionTrait as _, QueryResult, Statement};

use super::ExchangeService;
use crate::test::stage::{Stage as Scene, full_form};

/// A stage with the exchange on it.
struct World {
    scene: Scene,
    exchange: ExchangeService,
    editor: Actor,
}

impl World {
    async fn new() -> Self {
        let scene = Scene::new().await;
        World {
            exchange: ExchangeService::new(scene.t.parts.clone()),
            editor: scene.editor().await,
            scene,
        }
    }

    async fn upload(&self, file: &str) -> Result<ImportId, Fault> {
        let bytes = file.as_bytes().to_vec();
        self.exchange
            .upload(&self.editor, self.scene.hvl, "tilbud.csv", bytes)
            .await
    }

    async fn page(&self, import: ImportId, verdict: Option<Verdict>) -> ImportPage {
        let wanted = verdict.map(|verdict| Wanted { verdict, page: 1 });
        self.exchange.import(&self.editor, import, wanted).await.unwrap()
    }

    /// Uploads and tries it with the columns as guessed.
    async fn tried(&self, file: &str) -> ImportId {
        let id = self.upload(file).await.unwrap();
        let page = self.page(id, None).await;
        let form = MapForm::of(&page.import.columns);
        self.exchange
            .map(&self.editor, id, page.import.revision, form)
            .await
            .unwrap();
        id
    }

    async fn apply(&self, import: ImportId, confirmed: bool) -> Result<(), Fault> {
        let seen = self.page(import, None).await.import.revision;
        self.exchange.apply(&self.editor, import, seen, confirmed).await
    }

    /// Verdicts and problems of all rows, by number.
    async fn verdicts(&self, import: ImportId) -> Vec<(u32, Verdict, Vec<RowProblem>)> {
        let mut all = vec![];
        for &verdict in Verdict::ALL {
            for row in self.page(import, Some(verdict)).await.rows {
                let problems = row.report.faults.into_iter().map(|f| f.problem).collect();
                all.push((row.report.number, verdict, problems));
            }
        }
        all.sort_by_key(|(number, ..)| *number);
        all
    }

    /// A draft of this code for the coming year.
    async fn draft(&self, code: &str, title: &str) -> (OfferId, VersionId) {
        let catalogue = &self.scene.catalogue;
        let version = catalogue
            .create(&self.editor, self.scene.hvl, Lang::Nb)
            .await
            .unwrap();
        let form = OfferForm {
            code: code.into(),
            ..full_form(title)
        };
        catalogue.save(&self.editor, version, 1, form).await.unwrap();
        let offer = catalogue
            .draft(&self.editor, version)
            .await
            .unwrap()
            .version
            .offer;
        (offer, version)
    }

    async fn form(&self, version: VersionId) -> OfferForm {
        self.scene
            .catalogue
            .draft(&self.editor, version)
            .await
            .unwrap()
            .form
    }

    /// Who did what, as the trail tells it.
    async fn trail(&self) -> Vec<(String, String)> {
        let db = self.scene.t.parts.db.read();
        let sql = "SELECT person_name, deed FROM audit ORDER BY id";
        let rows = db
            .query_all_raw(Statement::from_string(db.get_database_backend(), sql))
            .await
            .unwrap();
        let text = |row: &QueryResult, column| row.try_get::<String>("", column).unwrap();
        rows.iter()
            .map(|r| (text(r, "person_name"), text(r, "deed")))
            .collect()
    }

    async fn offers(&self) -> usize {
        self.scene.catalogue.workbench(&self.editor).await.unwrap().len()
    }

    async fn exported(&self, kind: FileKind) -> Vec<u8> {
        let file = self
            .exchange
            .export(&self.editor, self.scene.hvl, Lang::Nn, kind)
            .await;
        file.unwrap().bytes
    }
}

#[tokio::test]
async fn a_table_is_tried_first_and_saved_only_when_somebody_says_so() {
    let w = World::new().await;
    let (_, version) = w.draft("MAT1", "Matematikk 1").await;
    w.draft("NOR1", "Norsk 1").await;
    let id = w
        .tried("Emnekode;Tittel;Studiepoeng;Romnummer\nMAT1;Matematikk for alle;30;A1\nENG1;Engelsk 1;15;\nKRO1;Kroppsøving;mange;\n")
        .await;
    let page = w.page(id, None).await;
    let s = &page.import.summary;
    assert_eq!((s.new, s.changed, s.refused, s.gone, s.known), (1, 1, 1, 1, 2));
    assert_eq!(s.fields, [(Column::Title, 1)]);
    assert_eq!(s.gone_list[0].code, "NOR1");
    assert_eq!(page.import.stage, Stage::Checked);
    // What was refused is shown first, with its column and why.
    assert_eq!(page.rows[0].report.number, 4);
    assert_eq!(page.rows[0].report.faults[0].column, Some(Column::Credits));
    // Nothing has happened yet.
    assert_eq!(
        (w.offers().await, w.form(version).await.title),
        (2, "Matematikk 1".into())
    );
    // One of two offers is left out: that must be meant.
    let refused = w.apply(id, false).await;
    assert_eq!(refused, Err(Fault::field("confirm", Problem::Shrinks(1, 2))));
    assert_eq!(w.offers().await, 2);
    let told = w.trail().await.len();
    w.apply(id, true).await.unwrap();
    let by_editor = |deed: &str| ("Ingunn".to_owned(), deed.to_owned());
    // The draft's saving a moment ago and this one are one deed of one person.
    assert_eq!(
        w.trail().await[told - 1..],
        [by_editor("offer_saved"), by_editor("offer_created")]
    );
    assert_eq!(
        (w.offers().await, w.form(version).await.title),
        (3, "Matematikk for alle".into())
    );
    assert_eq!(w.form(version).await.summary, full_form("").summary);
    let page = w.page(id, Some(Verdict::New)).await;
    assert_eq!(
        (page.import.stage, page.import.by.as_str()),
        (Stage::Applied, "Ingunn")
    );
    let new = page.rows[0].report.seen.unwrap().version;
    let form = w.form(new).await;
    assert_eq!(
        (form.code.as_str(), form.credits.as_str(), form.text_lang.as_str()),
        ("ENG1", "15", "nb")
    );
    assert!(page.rows[0].cells.is_empty(), "what is saved is not kept twice");
}

#[tokio::test]
async fn the_same_table_a_second_time_says_no_changes() {
    let w = World::new().await;
    let file = "Kode;Tittel;Oppstart;Studieform;Emner\nA1;Første;1. mars 2027;Samlingsbasert, nettbasert;\"Tall | 15\nMål | 15\"\nB1;Andre;46447;nettbasert;\n";
    let first = w.tried(file).await;
    w.apply(first, false).await.unwrap();
    let second = w.tried(file).await;
    let s = w.page(second, None).await.import.summary;
    assert_eq!(
        (s.new, s.changed, s.unchanged, s.refused, s.gone),
        (0, 0, 2, 0, 0)
    );
    assert_eq!(w.offers().await, 2);
    let columns = w.page(second, None).await.import.columns;
    assert_eq!(columns[2], Some(Column::StartsOn), "«Oppstart» is remembered");
}

#[tokio::test]
async fn what_was_chosen_for_a_column_is_remembered_for_the_institution_only() {
    let w = World::new().await;
    let id = w.upload("X17;Y\nA1;Tittelen\n").await.unwrap();
    let page = w.page(id, None).await;
    assert_eq!(page.import.columns, [None, None]);
    assert_eq!(page.sample, ["A1", "Tittelen"]);
    let none = w.exchange.map(&w.editor, id, 1, MapForm::default()).await;
    assert_eq!(
        none,
        Err(Fault::field("columns[0]", Problem::Table(TableProblem::NoKey)))
    );
    let form = MapForm::of(&[Some(Column::Code), Some(Column::Title)]);
    w.exchange.map(&w.editor, id, 1, form).await.unwrap();
    let again = w.upload("y;x17\nTittelen;A1\n").await.unwrap();
    assert_eq!(
        w.page(again, None).await.import.columns,
        [Some(Column::Title), Some(Column::Code)]
    );
    let other = w.scene.actor(Role::Editor, Some(w.scene.uib)).await;
    let theirs = w
        .exchange
        .upload(&other, w.scene.uib, "f.csv", b"X17;Y\nA1;T".to_vec())
        .await
        .unwrap();
    let page = w.exchange.import(&other, theirs, None).await.unwrap();
    assert_eq!(page.import.columns, [None, None]);
}

#[tokio::test]
async fn a_refused_row_is_put_right_in_the_page_before_and_after_saving() {
    let w = World::new().await;
    let id = w
        .tried("kode;tittel;studiepoeng\nA1;Ein;mange\nB1;To;veldig\nC1;Tre;15\n")
        .await;
    let fix = async |row: u32, credits: &str| {
        let seen = w.page(id, None).await.import.revision;
        let form = RowForm {
            row: row.to_string(),
            cells: [("2".to_owned(), credits.to_owned())].into(),
        };
        w.exchange.fix(&w.editor, id, seen, form).await
    };
    // Before anything is saved, the whole table is tried again.
    assert_eq!(fix(2, "15").await, Ok(false));
    let s = w.page(id, None).await.import.summary;
    assert_eq!((s.new, s.refused), (2, 1));
    w.apply(id, false).await.unwrap();
    assert_eq!(w.offers().await, 2);
    // Afterwards the row is saved as soon as it is well.
    assert_eq!(fix(3, "altfor mange").await, Ok(false));
    assert_eq!(
        w.page(id, Some(Verdict::Refused)).await.rows[0].cells[2],
        "altfor mange"
    );
    assert_eq!(fix(3, "7,5").await, Ok(true));
    assert_eq!(w.offers().await, 3);
    let s = w.page(id, None).await.import.summary;
    assert_eq!((s.new, s.refused), (3, 0));
    assert_eq!(fix(3, "30").await, Err(Fault::Missing));
}

#[tokio::test]
async fn two_people_cannot_take_the_same_step() {
    let w = World::new().await;
    let id = w.tried("kode;tittel\nA1;Ein\n").await;
    let seen = w.page(id, None).await.import.revision;
    w.exchange.apply(&w.editor, id, seen, false).await.unwrap();
    assert_eq!(
        w.exchange.apply(&w.editor, id, seen, false).await,
        Err(Fault::Stale)
    );
    let map = MapForm::of(&[Some(Column::Code), None]);
    assert_eq!(
        w.exchange.map(&w.editor, id, seen + 1, map).await,
        Err(Fault::Stale)
    );
    assert_eq!(w.offers().await, 1);
}

#[tokio::test]
async fn a_table_nobody_saves_is_not_kept_for_ever() {
    let w = World::new().await;
    let old = w.tried("kode;tittel;kontaktperson\nA1;Ein;Kari Nordmann\n").await;
    w.scene.t.clock.set("2027-02-20T10:00:00Z".parse().unwrap());
    let kept = w.upload("kode;tittel\nB1;To\n").await.unwrap();
    assert_eq!(w.page(old, None).await.import.stage, Stage::Checked);
    w.scene.t.clock.set("2027-02-23T10:00:00Z".parse().unwrap());
    w.upload("kode;tittel\nC1;Tre\n").await.unwrap();
    let page = w.page(old, Some(Verdict::New)).await;
    assert_eq!(
        (page.import.stage, page.sample.len(), page.of),
        (Stage::Dropped, 0, 0)
    );
    assert_eq!(w.page(kept, None).await.import.stage, Stage::Mapping);
}

#[tokio::test]
async fn only_those_who_edit_for_the_institution_come_near_its_imports() {
    let w = World::new().await;
    let id = w.tried("kode;tittel\nA1;Ein\n").await;
    let other = w.scene.actor(Role::Editor, Some(w.scene.uib)).await;
    let reviewer = w.scene.reviewer().await;
    for (actor, fault) in [
        (other, Fault::Forbidden),
        (reviewer, Fault::Forbidden),
        (Actor::visitor(), Fault::SignIn),
    ] {
        let x = &w.exchange;
        assert_eq!(x.import(&actor, id, None).await.err(), Some(fault.clone()));
        assert_eq!(x.apply(&actor, id, 2, true).await, Err(fault.clone()));
        assert_eq!(x.map(&actor, id, 2, MapForm::default()).await, Err(fault.clone()));
        assert_eq!(x.fix(&actor, id, 2, RowForm::default()).await, Err(fault.clone()));
        assert_eq!(x.drop_import(&actor, id, 2).await, Err(fault.clone()));
        assert_eq!(
            x.upload(&actor, w.scene.hvl, "f", b"kode\nA".to_vec()).await,
            Err(fault.clone())
        );
        assert_eq!(
            x.export(&actor, w.scene.hvl, Lang::Nb, FileKind::Csv).await.err(),
            Some(fault)
        );
    }
    assert_eq!(w.offers().await, 0);
    w.exchange.drop_import(&w.editor, id, 2).await.unwrap();
    assert_eq!(w.page(id, None).await.import.stage, Stage::Dropped);
    assert_eq!(w.exchange.imports(&w.editor).await.unwrap().len(), 1);
}
