//! Tables as files: read back they change nothing, and nothing in them runs.

use super::*;

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
    for kind in [FileKind::Csv, FileKind::Tsv, FileKind::Xlsx] {
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
