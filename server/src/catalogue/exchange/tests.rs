//! Imports against a real database: what is tried, what is saved, what is refused.

mod corpus;
mod keys;
mod many;

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
    w.apply(id, true).await.unwrap();
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
async fn rows_in_the_way_of_each_other_or_of_nobody_are_refused() {
    let w = World::new().await;
    let (mine, _) = w.draft("TO", "Ein").await;
    w.draft("TO", "To").await;
    let other = w.scene.actor(Role::Editor, Some(w.scene.uib)).await;
    let theirs = w
        .scene
        .catalogue
        .create(&other, w.scene.uib, Lang::Nb)
        .await
        .unwrap();
    let theirs = w
        .scene
        .catalogue
        .draft(&other, theirs)
        .await
        .unwrap()
        .version
        .offer;
    let file = format!(
        "nummer i videre;studieår;kode;tittel\n;;A1;Ein\n;;a 1;Ein til\n;;;Uten kode\n;;TO;Hvem\n{mine};;NY;Med nummer\n{theirs};;A9;Andres\nx;;A8;Tull\n;2020;A7;Gammelt\n;snart;A6;Når\n{mine};2027;NY;Igjen\n"
    );
    let id = w.tried(&file).await;
    let coming = app::shared::time::StudyYear(2027);
    assert_eq!(
        w.verdicts(id).await,
        [
            (2, Verdict::New, vec![]),
            (3, Verdict::Refused, vec![RowProblem::Twice(2)]),
            (4, Verdict::Refused, vec![RowProblem::NoKey]),
            (5, Verdict::Refused, vec![RowProblem::Ambiguous]),
            (6, Verdict::Changed, vec![]),
            (7, Verdict::Refused, vec![RowProblem::UnknownOffer]),
            (8, Verdict::Refused, vec![RowProblem::UnknownOffer]),
            (9, Verdict::Refused, vec![RowProblem::OtherYear(coming)]),
            (10, Verdict::Refused, vec![RowProblem::NotAYear]),
            (11, Verdict::Refused, vec![RowProblem::Twice(6)]),
        ]
    );
}

#[tokio::test]
async fn a_live_text_and_one_in_review_are_never_written() {
    let w = World::new().await;
    let (live, version) = w.scene.published().await;
    let reviewed = w
        .scene
        .catalogue
        .create(&w.editor, w.scene.hvl, Lang::Nb)
        .await
        .unwrap();
    let form = OfferForm {
        code: "REV".into(),
        ..full_form("Til kontroll")
    };
    w.scene
        .catalogue
        .submit(&w.editor, reviewed, 1, form)
        .await
        .unwrap();
    let before = (w.scene.row(version).await, w.scene.row(reviewed).await);
    let id = w.tried("kode;tittel\nMAT1;Nytt navn\nREV;Nytt navn\n").await;
    assert_eq!(
        w.verdicts(id).await,
        [
            (2, Verdict::Refused, vec![RowProblem::Live]),
            (3, Verdict::Refused, vec![RowProblem::InReview]),
        ]
    );
    w.apply(id, true).await.unwrap();
    assert_eq!((w.scene.row(version).await, w.scene.row(reviewed).await), before);
    assert_eq!(w.page(id, None).await.rows[0].report.offer, Some(live));
    // Saying again what they say already is no change, whatever their state.
    let same = w
        .tried("kode;tittel\nMAT1;Matematikk 1\nREV;Til kontroll\n")
        .await;
    assert_eq!(w.page(same, None).await.import.summary.unchanged, 2);
}

#[tokio::test]
async fn next_years_text_of_a_live_offer_begins_from_the_present_one_without_its_dates() {
    let w = World::new().await;
    let (offer, version) = w.scene.published().await;
    // After 1 March the coming year is the one after.
    w.scene.t.clock.set("2027-03-02T10:00:00Z".parse().unwrap());
    let id = w
        .tried("kode;tittel;oppstart\nMAT1;Matematikk 1 ny;20.8.2028\n")
        .await;
    assert_eq!(w.verdicts(id).await, [(2, Verdict::NextYear, vec![])]);
    w.apply(id, false).await.unwrap();
    let page = w.page(id, Some(Verdict::NextYear)).await;
    let report = &page.rows[0].report;
    let next = w
        .scene
        .catalogue
        .draft(&w.editor, report.seen.unwrap().version)
        .await
        .unwrap();
    assert_eq!((next.version.offer, next.version.year.0), (offer, 2028));
    assert_eq!(next.form.title, "Matematikk 1 ny");
    assert_eq!(next.form.content, full_form("").content);
    assert_eq!(
        (next.form.run.starts_on.as_str(), next.form.run.ends_on.as_str()),
        ("2028-08-20", "")
    );
    assert_eq!(
        w.scene.row(version).await.plan.title,
        "Matematikk 1",
        "the live text stands"
    );
    let again = w
        .tried("kode;tittel;oppstart\nMAT1;Matematikk 1 ny;20.8.2028\n")
        .await;
    assert_eq!(w.page(again, None).await.import.summary.unchanged, 1);
}

#[tokio::test]
async fn an_offer_somebody_saved_meanwhile_is_refused_and_the_rest_is_saved() {
    let w = World::new().await;
    let (_, first) = w.draft("A1", "Ein").await;
    let (_, second) = w.draft("B1", "To").await;
    let id = w.tried("kode;tittel\nA1;Frå fil\nB1;Frå fil\nC1;Ny\n").await;
    let mut theirs = w.form(first).await;
    theirs.title = "Frå ein kollega".into();
    w.scene.catalogue.save(&w.editor, first, 2, theirs).await.unwrap();
    let (_, late) = w.draft("C1", "Kollegaens").await;
    w.apply(id, false).await.unwrap();
    assert_eq!(
        w.verdicts(id).await,
        [
            (2, Verdict::Refused, vec![RowProblem::Stale]),
            (3, Verdict::Changed, vec![]),
            (4, Verdict::Refused, vec![RowProblem::Stale]),
        ]
    );
    assert_eq!(w.form(first).await.title, "Frå ein kollega");
    assert_eq!(w.form(second).await.title, "Frå fil");
    assert_eq!(w.form(late).await.title, "Kollegaens");
    // Tried again, it is set against what the colleague wrote.
    let seen = w.page(id, None).await.import.revision;
    let again = RowForm {
        row: "2".into(),
        ..RowForm::default()
    };
    assert_eq!(w.exchange.fix(&w.editor, id, seen, again).await, Ok(true));
    assert_eq!(w.form(first).await.title, "Frå fil");
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
async fn an_export_read_back_is_no_change_in_either_kind() {
    let w = World::new().await;
    w.scene.published().await;
    let (_, version) = w.draft("F1", "=CMD|' /C calc'!A0").await;
    let mut strange = w.form(version).await;
    strange.code = String::new();
    strange.summary = "'=1+1".into();
    strange.content = "- punkt\r\n- punkt til".into();
    strange.run.starts_on = "i august".into();
    w.scene
        .catalogue
        .save(&w.editor, version, 2, strange)
        .await
        .unwrap();
    for kind in [FileKind::Csv, FileKind::Xlsx] {
        let bytes = w.exported(kind).await;
        let id = w
            .exchange
            .upload(&w.editor, w.scene.hvl, "eksport", bytes)
            .await
            .unwrap();
        let page = w.page(id, None).await;
        let form = MapForm::of(&page.import.columns);
        assert!(page.import.columns.iter().all(Option::is_some));
        w.exchange.map(&w.editor, id, 1, form).await.unwrap();
        let page = w.page(id, None).await;
        let s = &page.import.summary;
        assert_eq!(
            (s.unchanged, s.writes(), s.refused, s.gone),
            (2, 0, 0, 0),
            "{kind} {:?}",
            page.rows
        );
    }
}

#[tokio::test]
async fn no_exported_cell_begins_as_a_formula() {
    let w = World::new().await;
    for (i, title) in ["=1+1", "+47 55", "-1", "@SUM(A1)", "\t=1", " =1"]
        .iter()
        .enumerate()
    {
        w.draft(&format!("F{i}"), title).await;
    }
    let csv = String::from_utf8(w.exported(FileKind::Csv).await).unwrap();
    for cell in csv
        .split([';', '\n', '\u{feff}'])
        .map(|c| c.trim_start_matches('"'))
    {
        assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{cell:?}");
    }
    let xlsx = w.exported(FileKind::Xlsx).await;
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(xlsx)).unwrap();
    let mut sheet = String::new();
    std::io::Read::read_to_string(&mut zip.by_name("xl/worksheets/sheet1.xml").unwrap(), &mut sheet).unwrap();
    assert!(!sheet.contains("<f>") && sheet.contains("t=\"s\""), "{sheet}");
}

#[tokio::test]
async fn the_template_explains_every_column_and_is_a_table_that_can_be_read() {
    let w = World::new().await;
    for lang in [Lang::Nb, Lang::Nn] {
        for kind in [FileKind::Csv, FileKind::Xlsx] {
            let file = w.exchange.template(lang, kind).await.unwrap();
            let id = w
                .exchange
                .upload(&w.editor, w.scene.hvl, &file.name, file.bytes)
                .await
                .unwrap();
            let page = w.page(id, None).await;
            assert!(page.import.columns.iter().all(Option::is_some), "{lang} {kind}");
            w.exchange
                .map(&w.editor, id, 1, MapForm::of(&page.import.columns))
                .await
                .unwrap();
            let page = w.page(id, None).await;
            assert_eq!(page.import.summary.new, 1, "{:?}", page.rows);
        }
    }
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
