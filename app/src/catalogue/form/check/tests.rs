//! What `check` demands and what it lets through.

use serde_json::Value;

use super::*;
use crate::catalogue::form::{TranslationForm, WithdrawForm};

const SUBJECTS: [&str; 2] = ["matematikk", "norsk"];
const COUNTIES: [&str; 2] = ["46", "03"];

/// A form with nothing missing.
pub fn complete() -> OfferForm {
    let text = |s: &str| s.to_owned();
    let themes = Theme::ALL.iter().enumerate().map(|(i, theme)| {
        let evidence = ThemeForm {
            passage: format!("Slik dekkes {theme}."),
            outcome: (i % 3 + 1).to_string(),
        };
        (theme.code().to_owned(), evidence)
    });
    let module = |code: &str, title: &str| ModuleForm {
        code: text(code),
        title: text(title),
        credits: text("15"),
        requires: String::new(),
    };
    let passages = Theme::ALL
        .iter()
        .map(|theme| (theme.code().to_owned(), format!("Slik blir {theme} dekt.")));
    let translation = TranslationForm {
        title: text("Matematikk 2 for 5.–10. trinn"),
        summary: text("Eit studium for deg som underviser i matematikk."),
        content: text("Tal, algebra og funksjonar."),
        knowledge: text("har kunnskap om algebra"),
        skills: text("kan tilpasse undervisninga"),
        competence: text("kan dele med kollegaene"),
        modules: text("Tal og algebra\nGeometri"),
        themes: passages.collect(),
        practice: text("Deltakarane prøver ut opplegg i eigen klasse."),
        exam: text("Mappe."),
        materials: text("Lærebok og eigen PC."),
        admission: text("Godkjend lærarutdanning."),
        ranking: text("Karakterpoeng."),
    };
    OfferForm {
        title: text("Matematikk 2 for 5.–10. trinn"),
        code: text("MAT2"),
        credits: text("30"),
        subject: text("matematikk"),
        stage_from: text("5"),
        stage_to: text("10"),
        groups: vec![text("laerere")],
        delivery: vec![text("samlingsbasert"), text("nettbasert")],
        teaching_language: text("norsk"),
        text_lang: text("nb"),
        funding: text("vikar_stipend"),
        summary: text("Et studium for deg som underviser i matematikk."),
        content: text("Tall, algebra og funksjoner."),
        knowledge: text("har kunnskap om algebra"),
        skills: text("kan tilpasse undervisningen"),
        competence: text("kan dele med kollegene"),
        modules: vec![
            module("MAT21", "Tall og algebra"),
            ModuleForm {
                requires: text("1"),
                ..module("MAT22", "Geometri")
            },
        ],
        themes: themes.collect(),
        citations: vec![CitationForm {
            authors: text("Boaler, J."),
            year: text("2016"),
            title: text("The many colors of algebra"),
            source: text("Journal of Mathematical Behavior"),
            doi: text("10.1016/j.jmathb.2015.10.007"),
            outcomes: text("1, 3"),
        }],
        practice: text("Deltakerne prøver ut opplegg i egen klasse."),
        exam: text("Mappe."),
        admission: text("Godkjent lærerutdanning."),
        price: text("0"),
        contact_name: text("Kari Nordmann"),
        contact_email: text("kari@uni.example"),
        places: text("Bergen, Førde"),
        counties: vec![text("46")],
        source_url: text("https://uni.example/mat2"),
        institutions: vec![text("1120")],
        partners: text("Nord universitet, NLA"),
        ranking: text("Karakterpoeng."),
        materials: text("Lærebok og egen PC."),
        translations: std::iter::once((text("nn"), translation)).collect(),
        run: RunForm {
            semester: text("2027h"),
            starts_on: text("2027-08-20"),
            ends_on: text("2028-06-10"),
            funding_deadline: text("2027-03-01"),
            admission_deadline: text("2027-04-15"),
            capacity: text("35"),
            apply_url: text("https://uni.example/sok"),
            application_code: text("223 618"),
            gatherings: vec![GatheringForm {
                from: text("2027-08-30"),
                to: text("2027-08-31"),
                place: text("Bergen"),
                compulsory: text("ja"),
            }],
        },
        runs: vec![],
    }
}

fn faults(form: &OfferForm) -> Vec<FieldFault> {
    form.check(&SUBJECTS, &COUNTIES).err().unwrap_or_default()
}

/// What is wrong after one change to a complete form.
fn faults_after(change: impl FnOnce(&mut OfferForm)) -> Vec<FieldFault> {
    let mut form = complete();
    change(&mut form);
    faults(&form)
}

#[test]
fn a_complete_form_becomes_a_plan_and_a_run() {
    let (plan, run) = complete().check(&SUBJECTS, &COUNTIES).unwrap();
    assert_eq!(plan.credits, Some(Credits(300)));
    assert_eq!(plan.places, ["Bergen", "Førde"]);
    assert_eq!(plan.themes.len(), 5);
    assert_eq!(plan.themes[1].outcome, 1);
    assert_eq!(plan.price_ore, Some(0));
    assert_eq!(run.gathering_days(), 2);
    assert_eq!(OfferForm::from_plan(&plan, Some(&run)), complete());
}

#[test]
fn choices_must_be_made_and_known() {
    assert_eq!(
        faults_after(|f| f.groups.clear()),
        [FieldFault::new("groups", Problem::AtLeast(1))]
    );
    let unknown = faults_after(|f| f.delivery.push("brevdue".into()));
    assert_eq!(unknown, [FieldFault::new("delivery", Problem::UnknownChoice)]);
    let unknown = faults_after(|f| f.counties = vec!["99".into()]);
    assert_eq!(unknown, [FieldFault::new("counties", Problem::UnknownChoice)]);
    let unknown = faults_after(|f| f.institutions.push("UiB".into()));
    assert_eq!(
        unknown,
        [FieldFault::new("institutions[1]", Problem::UnknownChoice)]
    );
    let unknown = faults_after(|f| f.subject = "alkymi".into());
    assert_eq!(unknown, [FieldFault::new("subject", Problem::UnknownChoice)]);
}

#[test]
fn places_may_be_left_out_only_when_everything_is_online() {
    assert_eq!(
        faults_after(|f| f.places.clear()),
        [FieldFault::new("places", Problem::Required)]
    );
    let online = faults_after(|f| {
        f.places.clear();
        f.delivery = vec!["nettbasert".into()];
    });
    assert_eq!(online, []);
}

#[test]
fn only_where_the_state_may_pay_there_is_a_deadline_for_its_money() {
    assert_eq!(faults_after(|f| f.run.funding_deadline.clear()).len(), 1);
    let ordinary = faults_after(|f| {
        f.run.funding_deadline.clear();
        f.funding = "ordinaer".into();
    });
    assert_eq!(ordinary, []);
}

#[test]
fn stages_may_be_left_out_only_outside_school() {
    let without_stages = |f: &mut OfferForm| {
        f.stage_from.clear();
        f.stage_to.clear();
    };
    assert_eq!(faults_after(without_stages).len(), 2);
    for group in ["skoleledere", "voksne", "kulturskole"] {
        let others = faults_after(|f| {
            without_stages(f);
            f.groups = vec![group.into()];
        });
        assert_eq!(others, [], "{group}");
    }
    let backwards = faults_after(|f| f.stage_to = "3".into());
    assert_eq!(
        backwards,
        [FieldFault::new(
            "stage_to",
            Problem::NotBefore("stage_from".into())
        )]
    );
}

#[test]
fn the_modules_credits_add_up_to_the_offers() {
    let differ = faults_after(|f| f.modules[1].credits = "7,5".into());
    assert_eq!(
        differ,
        [FieldFault::new("credits", Problem::CreditsDiffer(225, 300))]
    );
    let blank_rows_do_not_count = faults_after(|f| f.modules.push(ModuleForm::default()));
    assert_eq!(blank_rows_do_not_count, []);
}

#[test]
fn dates_keep_their_order() {
    let field = |name: &str| format!("run[{name}]");
    let late = faults_after(|f| f.run.funding_deadline = "1.9.2027".into());
    assert_eq!(
        late,
        [FieldFault::new(
            field("funding_deadline"),
            Problem::NotAfter(field("starts_on"))
        )]
    );
    let outside = faults_after(|f| f.run.gatherings[0].to = "11.6.2028".into());
    assert_eq!(
        outside,
        [FieldFault::new(
            "run[gatherings][0][from]",
            Problem::OutsideSemester
        )]
    );
    let no_day = faults_after(|f| f.run.ends_on = "31.2.2028".into());
    assert_eq!(no_day, [FieldFault::new(field("ends_on"), Problem::NotADate)]);
}

#[test]
fn an_outcome_a_theme_serves_must_exist() {
    let theme = Theme::Assessment.code();
    let beyond = faults_after(|f| f.themes.get_mut(theme).unwrap().outcome = "4".into());
    assert_eq!(
        beyond,
        [FieldFault::new(
            format!("themes[{theme}][outcome]"),
            Problem::Range(1, 3)
        )]
    );
}

#[test]
fn addresses_must_look_like_addresses() {
    assert_eq!(
        faults_after(|f| f.source_url = "javascript:alert(1)".into())[0].problem,
        Problem::NotAnAddress
    );
    assert_eq!(
        faults_after(|f| f.contact_email = "kari".into())[0].problem,
        Problem::NotAnEmail
    );
    assert_eq!(
        faults_after(|f| f.citations[0].doi = "doi:1".into())[0].problem,
        Problem::NotADoi
    );
    assert_eq!(
        faults_after(|f| f.citations[0].doi = "https://doi.org/10.1016/x".into()),
        []
    );
}

#[test]
fn a_draft_is_kept_half_done_but_not_endless() {
    assert_eq!(OfferForm::default().check_size(), Ok(()));
    assert_eq!(complete().check_size(), Ok(()));
    let endless = OfferForm {
        content: "å".repeat(LONG * 2 + 1),
        ..complete()
    };
    assert_eq!(endless.check_size().unwrap_err()[0].field, "content");
    let mut translated = complete();
    let english = translated.translations.entry("en".into()).or_default();
    english.knowledge = "a\n".repeat(LONG + 1);
    let faults = translated.check_size().unwrap_err();
    assert_eq!(faults[0].field, "translations[en][knowledge]");
    let many = OfferForm {
        modules: vec![ModuleForm::default(); ROWS + 1],
        ..complete()
    };
    assert_eq!(
        many.check_size(),
        Err(vec![FieldFault::new("modules", Problem::AtMost(ROWS))])
    );
}

#[test]
fn a_form_reads_back_from_json_with_fields_missing() {
    let form: WithdrawForm = serde_json::from_str(r#"{"offer":"3"}"#).unwrap();
    assert_eq!(
        form,
        WithdrawForm {
            offer: "3".into(),
            reason: String::new(),
            on: String::new()
        }
    );
}

/// Pointers to every text in the form.
fn leaves(value: &Value) -> Vec<String> {
    fn walk(value: &Value, at: &str, out: &mut Vec<String>) {
        match value {
            Value::Object(map) => map.iter().for_each(|(k, v)| walk(v, &format!("{at}/{k}"), out)),
            Value::Array(list) => list
                .iter()
                .enumerate()
                .for_each(|(i, v)| walk(v, &format!("{at}/{i}"), out)),
            _ => out.push(at.to_owned()),
        }
    }
    let mut out = vec![];
    walk(value, "", &mut out);
    out
}

mod anything;
mod crossings;
mod languages;
mod missing;
mod references;
