//! How people write values, and that writing and reading changes nothing.

use proptest::prelude::*;

use super::*;
use crate::catalogue::form::{CitationForm, GatheringForm, ModuleForm, complete};
use crate::catalogue::model::{Place, Subject};
use crate::shared::time::{Date, StudyYear};

pub fn reference() -> Reference {
    let subject = |code: &str, nb: &str, nn: &str| Subject {
        code: code.into(),
        nb: nb.into(),
        nn: nn.into(),
        en: format!("{code} (en)"),
    };
    let county = |code: &str, name: &str| Place {
        code: code.into(),
        name: name.into(),
        full_name: name.into(),
    };
    Reference {
        subjects: vec![
            subject("matematikk", "Matematikk", "Matematikk"),
            subject("fremmedsprak", "Fremmedspråk", "Framandspråk"),
        ],
        places: vec![
            county("03", "Oslo"),
            county("46", "Vestland"),
            county("4601", "Bergen"),
        ],
        ..Reference::default()
    }
}

fn read_as(column: Column, typed: &str) -> OfferForm {
    let mut form = OfferForm::default();
    read(&mut form, column, typed, &reference());
    form
}

#[test]
fn dates_are_read_as_people_and_spreadsheets_write_them() {
    let day = Date::from_ymd_opt(2027, 3, 1);
    for typed in [
        "2027-03-01",
        "1.3.2027",
        "01.03.2027",
        "1. mars 2027",
        "1 Mars 2027",
        "1. mar. 2027",
        "1.3.27",
        "2027-03-01T00:00:00",
        "2027-03-01 00:00:00",
        "46447",
    ] {
        assert_eq!(date(typed), day, "{typed}");
    }
    assert_eq!(date("15. desember 2027"), Date::from_ymd_opt(2027, 12, 15));
    for typed in [
        "",
        "snart",
        "3/4/2027",
        "31.2.2027",
        "1.3",
        "20270301",
        "1. mars",
        "99999999999999999999",
        "1.3.1827",
    ] {
        assert_eq!(date(typed), None, "{typed}");
    }
}

#[test]
fn numbers_half_years_and_stages_are_read_as_people_write_them() {
    let typed = |column, cell: &str| text(&read_as(column, cell), column).cloned().unwrap_or_default();
    for (cell, read) in [
        ("7.5", "7,5"),
        ("30 studiepoeng", "30"),
        ("15,0 stp", "15"),
        ("mye", "mye"),
        ("7,25", "7,25"),
    ] {
        assert_eq!(typed(Column::Credits, cell), read, "{cell}");
    }
    for (cell, read) in [
        ("12 500 kr", "12500"),
        ("kr 12.500,-", "12500"),
        ("1500,00", "1500"),
        ("Gratis", "0"),
        ("1.5", "1.5"),
        ("ca. 1000", "ca. 1000"),
    ] {
        assert_eq!(typed(Column::Price, cell), read, "{cell}");
    }
    for (cell, read) in [
        ("høst 2027", "2027h"),
        ("Haust 2027", "2027h"),
        ("H27", "2027h"),
        ("2028-vår", "2028v"),
        ("Spring 2028", "2028v"),
        ("2027H", "2027h"),
        ("snart", "snart"),
    ] {
        assert_eq!(typed(Column::Semester, cell), read, "{cell}");
    }
    let both = read_as(Column::StageFrom, "5.–10. trinn");
    assert_eq!((both.stage_from.as_str(), both.stage_to.as_str()), ("5", "10"));
    assert_eq!(typed(Column::StageTo, "10. trinn"), "10");
    assert_eq!(typed(Column::Capacity, "35 plasser"), "35");
    assert_eq!(typed(Column::Capacity, "35–40"), "35–40");
    for (cell, year) in [
        ("2027", 2027),
        ("2027–28", 2027),
        ("2027/2028", 2027),
        ("2099-00", 2099),
    ] {
        assert_eq!(study_year(cell), Some(StudyYear(year)), "{cell}");
    }
    for wrong in ["27", "2027-29", "2027 og 2028", "æøå2", "20278"] {
        assert_eq!(study_year(wrong), None, "{wrong}");
    }
}

#[test]
fn choices_are_known_by_code_and_by_name_in_every_language() {
    let subject = |typed: &str| read_as(Column::Subject, typed).subject;
    for typed in ["fremmedsprak", "Fremmedspråk", "framandspråk", "FRAMANDSPRÅK "] {
        assert_eq!(subject(typed), "fremmedsprak");
    }
    assert_eq!(subject("Heksekunst"), "Heksekunst");
    assert_eq!(read_as(Column::Counties, "3; vestland").counties, ["03", "46"]);
    // A municipality is no county, and is left for the check to find.
    assert_eq!(read_as(Column::Counties, "4601").counties, ["4601"]);
    let delivery = read_as(Column::Delivery, "Samlingsbasert, nettbasert").delivery;
    assert_eq!(delivery, ["samlingsbasert", "nettbasert"]);
}

#[test]
fn rows_in_a_cell_may_be_written_with_fewer_parts() {
    let modules = read_as(Column::Modules, "M1 | Tall | 15\nGeometri | 7.5\nBare tittel").modules;
    let module = |code: &str, title: &str, credits: &str| ModuleForm {
        code: code.into(),
        title: title.into(),
        credits: credits.into(),
        ..ModuleForm::default()
    };
    assert_eq!(
        modules,
        [
            module("M1", "Tall", "15"),
            module("", "Geometri", "7,5"),
            module("", "Bare tittel", "")
        ]
    );
    let days = read_as(
        Column::Gatherings,
        "25.8.2027 | 26.8.2027 | Bergen\n1. mars 2028 | Oslo",
    )
    .run
    .gatherings;
    assert_eq!(
        (days[0].from.as_str(), days[0].to.as_str()),
        ("2027-08-25", "2027-08-26")
    );
    assert_eq!(
        (days[1].from.as_str(), days[1].to.as_str(), days[1].place.as_str()),
        ("2028-03-01", "", "Oslo")
    );
}

#[test]
fn a_whole_form_survives_being_written_and_read() {
    let reference = reference();
    for lang in LANGS {
        let mut form = complete();
        let mut later = form.run.clone();
        later.semester = "2028v".into();
        later.gatherings.push(GatheringForm {
            from: "2028-01-10".into(),
            to: "2028-01-11".into(),
            place: "Førde | Sogndal".into(),
            compulsory: String::new(),
        });
        form.runs = vec![later];
        let mut back = OfferForm::default();
        for &column in Column::ALL.iter().filter(|c| !c.is_key()) {
            let cell = write(&form, column, lang, &reference);
            read(&mut back, column, &cell, &reference);
        }
        assert_eq!(back, form, "{lang}");
    }
}

#[test]
fn a_table_without_the_further_texts_leaves_them_as_they_are() {
    let (form, reference) = (complete(), reference());
    let mut back = form.clone();
    read(
        &mut back,
        Column::Translations,
        "Nynorsk | Ny tittel | Kort | Innhald",
        &reference,
    );
    let nynorsk = &back.translations["nn"];
    assert_eq!(nynorsk.title, "Ny tittel");
    assert_eq!(nynorsk.admission, form.translations["nn"].admission);
    assert_eq!(nynorsk.themes, form.translations["nn"].themes);
    read(
        &mut back,
        Column::TranslatedTexts,
        "nn | theme_assessment | Slik",
        &reference,
    );
    assert_eq!(back.translations["nn"].themes.len(), 1);
    assert_eq!(back.translations["nn"].admission, "");
}

/// Texts with everything that separates something somewhere.
fn hard() -> impl Strategy<Value = String> {
    "[a-zæøåA-ZÆØÅ0-9 .,;|\\\\/='+@\n-]{0,24}".prop_map(|t| t.trim().to_owned())
}

prop_compose! {
    fn forms()(title in hard(), code in hard(), credits in hard(), content in hard(), date in hard(), groups in prop::collection::vec("[a-z]{1,8}", 0..3), modules in prop::collection::vec((hard(), hard(), hard(), hard()), 0..3), citations in prop::collection::vec((hard(), hard(), hard()), 0..2), gatherings in prop::collection::vec((hard(), hard(), hard(), hard()), 0..3)) -> OfferForm {
        let mut form = OfferForm { title, code, credits, content, groups, ..OfferForm::default() };
        form.groups.dedup();
        form.run.starts_on = date;
        form.modules = modules.into_iter().map(|(code, title, credits, requires)| ModuleForm { code, title, credits, requires }).collect();
        form.citations = citations.into_iter().map(|(authors, doi, outcomes)| CitationForm { authors, doi, outcomes, ..CitationForm::default() }).collect();
        form.run.gatherings = gatherings.into_iter().map(|(from, to, place, compulsory)| GatheringForm { from, to, place, compulsory }).collect();
        form
    }
}

proptest! {
    #[test]
    fn what_is_written_is_written_the_same_once_it_has_been_read(form in forms()) {
        let reference = reference();
        let form = form.without_blank_rows();
        for &column in Column::ALL.iter().filter(|c| !c.is_key()) {
            let cell = write(&form, column, Lang::Nb, &reference);
            let mut once = form.clone();
            read(&mut once, column, &cell, &reference);
            let again = write(&once, column, Lang::Nb, &reference);
            let mut twice = once.clone();
            read(&mut twice, column, &again, &reference);
            prop_assert_eq!(&twice, &once, "{}", column);
        }
    }

    #[test]
    fn no_cell_makes_reading_panic(typed in "\\PC{0,40}", at in 0..Column::ALL.len()) {
        let form = read_as(Column::ALL[at], &typed);
        let _ = write(&form, Column::ALL[at], Lang::Nn, &reference());
    }
}
