//! The pages' words and forms, drawn without a server.

use super::*;
use crate::catalogue::exchange::api::Posted;
use crate::catalogue::exchange::column::Column;
use crate::catalogue::exchange::form::{KeyForm, MapForm, RowForm};
use crate::catalogue::exchange::model::{
    CellChange, CellFault, Import, ImportRow, RowProblem, RowReport, Source, Verdict,
};
use crate::catalogue::exchange::port::{ImportPage, Wanted};
use crate::catalogue::model::{Institution, Reference};
use crate::shared::fault::{FieldFault, Problem};
use crate::shared::ids::{ImportId, InstitutionId};
use crate::shared::lang::Lang;
use crate::shared::time::{Date, StudyYear};
use crate::shared::ui::drawn::html;

fn institution() -> Institution {
    Institution {
        id: InstitutionId(7),
        short_name: "HVL".into(),
        name: "Høgskulen på Vestlandet".into(),
        other_names: String::new(),
        dbh_code: "0238".into(),
        counties: vec![],
        website: String::new(),
    }
}

fn page(stage: Stage, verdict: Verdict) -> ImportPage {
    let report = RowReport {
        number: 4,
        code: "KRO1".into(),
        title: "Kroppsøving <1>".into(),
        verdict,
        offer: None,
        seen: None,
        changes: vec![CellChange::new(Column::Title, "", "Kroppsøving <1>")],
        faults: vec![CellFault::new(
            Column::Credits,
            RowProblem::Field(Problem::NotANumber),
        )],
        missing: 3,
    };
    let summary = Summary {
        new: 3,
        changed: 2,
        refused: 1,
        gone: 1,
        known: 4,
        fields: vec![(Column::Title, 2)],
        ..Summary::default()
    };
    ImportPage {
        import: Import {
            id: ImportId(9),
            institution: InstitutionId(7),
            year: StudyYear(2027),
            source: Source::Page,
            file_name: "tilbud.xlsx".into(),
            by: "Ingunn".into(),
            made_at: "2026-11-24T09:00:00Z".parse().unwrap(),
            stage,
            revision: 2,
            headings: vec!["Emnekode".into(), "Tittel".into(), "Stp".into()],
            columns: vec![Some(Column::Code), Some(Column::Title), Some(Column::Credits)],
            merged: false,
            summary,
            applied_at: None,
        },
        institution: institution(),
        sample: vec!["KRO1".into(), "Kroppsøving <1>".into(), "mange".into()],
        rows: vec![ImportRow {
            report,
            cells: vec!["KRO1".into(), "Kroppsøving <1>".into(), "mange".into()],
            is_done: false,
        }],
        of: 1,
        waiting: 1,
    }
}

fn drawn(stage: Stage, verdict: Verdict, returned: import::Returned) -> String {
    let wanted = Wanted { verdict, page: 1 };
    let (page, reference) = (page(stage, verdict), Reference::default());
    let view = rows::View {
        words: Words::of(Lang::Nb),
        page: &page,
        reference: &reference,
    };
    html(|| import::import_view(view, wanted, &returned)).replace("<!>", "")
}

#[test]
fn a_trial_is_told_in_one_sentence() {
    let summary = page(Stage::Checked, Verdict::New).import.summary;
    let nb = said(Words::of(Lang::Nb), &summary);
    assert_eq!(nb, "3 nye tilbud, 2 endret, 1 rad avvist, 1 mangler i filen");
    let nn = said(Words::of(Lang::Nn), &summary);
    assert_eq!(nn, "3 nye tilbod, 2 endra, 1 rad avvist, 1 manglar i fila");
    let same = Summary {
        unchanged: 40,
        ..Summary::default()
    };
    assert_eq!(said(Words::of(Lang::Nb), &same), "Ingen endringer, 40 uendret");
}

#[test]
fn columns_are_chosen_before_anything_is_tried() {
    let html = drawn(Stage::Mapping, Verdict::Refused, None);
    assert!(html.contains("name=\"form[columns][2]\""), "{html}");
    assert!(html.contains("<option value=\"credits\" selected"), "{html}");
    assert!(!html.contains("exchange/apply"), "{html}");
    let wrong = MapForm::of(&[None, Some(Column::Title), None]);
    let fault = FieldFault::new("columns[0]", Problem::Required);
    let html = drawn(
        Stage::Mapping,
        Verdict::Refused,
        Some((Posted::Map(wrong), vec![fault])),
    );
    assert!(
        html.contains("href=\"#f-columns-0\"") && html.contains("Emnekode: "),
        "{html}"
    );
}

#[test]
fn a_refused_row_shows_where_and_why_and_keeps_what_is_typed() {
    let html = drawn(Stage::Checked, Verdict::Refused, None);
    assert!(
        html.contains("<strong>Studiepoeng</strong>: Skriv et tall."),
        "{html}"
    );
    assert!(
        html.contains("name=\"form[cells][2]\"") && html.contains("value=\"mange\""),
        "{html}"
    );
    assert!(
        !html.contains("name=\"form[cells][1]\""),
        "only what is wrong can be changed: {html}"
    );
    assert!(html.contains("Kroppsøving &lt;1&gt;"), "{html}");
    let typed = RowForm {
        row: "4".into(),
        cells: [("2".to_owned(), "femten".to_owned())].into(),
    };
    let html = drawn(
        Stage::Applied,
        Verdict::Refused,
        Some((Posted::Row(typed), vec![])),
    );
    assert!(html.contains("value=\"femten\""), "{html}");
    assert!(
        html.contains("Noen har gått videre"),
        "without faults somebody was faster: {html}"
    );
}

#[test]
fn leaving_out_much_must_be_confirmed() {
    let html = drawn(Stage::Checked, Verdict::New, None);
    assert!(
        html.contains("name=\"confirm\"") && html.contains("1 av 4 tilbud"),
        "{html}"
    );
    assert!(html.contains("Lagre 5 tilbud"), "{html}");
    let fault = FieldFault::new("confirm", Problem::Shrinks(1, 4));
    let html = drawn(
        Stage::Checked,
        Verdict::New,
        Some((Posted::Apply(false), vec![fault])),
    );
    assert!(
        html.contains("href=\"#f-confirm\"") && html.contains("aria-invalid=\"true\""),
        "{html}"
    );
}

#[test]
fn the_first_page_gives_tables_and_takes_a_file() {
    let own = institution();
    let html = html(|| tables::tables_view(Words::of(Lang::Nn), &[&own], &[], None, true));
    assert!(
        html.contains("/nn/institusjon/eksport/7/xlsx") && html.contains("/nn/institusjon/mal/csv"),
        "{html}"
    );
    assert!(
        html.contains("enctype=\"multipart/form-data\"") && html.contains("Ingen har importert"),
        "{html}"
    );
    assert!(html.contains("/nn/institusjon/nokler"), "{html}");
}

#[test]
fn a_key_is_shown_where_it_was_made() {
    let (own, today) = (institution(), Date::from_ymd_opt(2026, 11, 24).unwrap());
    let form = KeyForm {
        made: "vdr_hemmelig".into(),
        ..KeyForm::default()
    };
    let reference = Reference::default();
    let html = html(|| keys::keys_view(Words::of(Lang::Nb), (&[], &reference), &[&own], &form, &[], today));
    assert!(
        html.contains("vdr_hemmelig") && html.contains("value=\"2027-11-24\""),
        "{html}"
    );
}
