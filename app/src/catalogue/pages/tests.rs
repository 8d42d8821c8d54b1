//! What the pages of the catalogue draw, and that what they draw posts back what it shows.

use std::collections::HashSet;

use leptos::prelude::*;
use scraper::{ElementRef, Html, Selector};
use serde::Deserialize;

use super::editor::{Editor, editor_view};
use super::offer::{Shown, offer_view};
use super::workbench::{Bench, bench_view};
use super::workbench_bulk::{plan_view, report_view};
use crate::catalogue::form::{GatheringForm, OfferForm, WithdrawForm, complete};
use crate::catalogue::model::{
    Institution, OfferSummary, PartnerAccess, Place, Quality, Reference, Run, RunMark, Subject, Version,
    VersionState,
};
use crate::catalogue::port::{DraftPage, Hand, OfferPage};
use crate::catalogue::section::Section;
use crate::catalogue::work::bulk::{BulkAction, BulkForm, BulkLine, BulkPlan, BulkReport, Obstacle};
use crate::catalogue::work::port::{WorkItem, WorkPage};
use crate::catalogue::work::query::WorkQuery;
use crate::review::model::{Reason, Texts};
use crate::shared::fault::{FieldFault, Problem};
use crate::shared::ids::{BulkId, InstitutionId, OfferId, RunId, VersionId};
use crate::shared::lang::Lang;
use crate::shared::time::{Date, Instant, StudyYear};
use crate::words::Words;

mod a_bulk_deed;
mod a_workbench;
mod an_editor;
mod an_offer;
mod two_texts;

const SUBJECTS: [&str; 1] = ["matematikk"];
const COUNTIES: [&str; 1] = ["46"];

fn today() -> Date {
    Date::from_ymd_opt(2026, 11, 23).unwrap()
}

fn institution() -> Institution {
    Institution {
        id: InstitutionId(7),
        short_name: "HVL".into(),
        name: "Høgskulen på Vestlandet".into(),
        other_names: String::new(),
        dbh_code: "0238".into(),
        counties: vec!["46".into()],
        website: String::new(),
    }
}

fn reference() -> Reference {
    let name = || "Matematikk".to_owned();
    let place = |code: &str, name: &str| Place {
        code: code.into(),
        name: name.into(),
        full_name: name.into(),
    };
    Reference {
        institutions: vec![institution()],
        subjects: vec![Subject {
            code: "matematikk".into(),
            nb: name(),
            nn: name(),
            en: "Mathematics".into(),
        }],
        places: vec![place("46", "Vestland"), place("4601", "Bergen")],
        ..Reference::default()
    }
}

fn version(state: VersionState) -> Version {
    let (plan, _) = complete().check(&SUBJECTS, &COUNTIES).unwrap();
    Version {
        id: VersionId(12),
        offer: OfferId(3),
        institution: InstitutionId(7),
        year: StudyYear(2027),
        state,
        revision: 4,
        is_demo: true,
        plan,
        published_at: Some(Instant::UNIX_EPOCH),
        withdrawn_reason: String::new(),
        withdrawn_on: None,
    }
}

fn run() -> Run {
    let (_, plan) = complete().check(&SUBJECTS, &COUNTIES).unwrap();
    Run {
        id: RunId(5),
        version: VersionId(12),
        offer: OfferId(3),
        plan,
        mark: None,
        marked: Default::default(),
        is_demo: true,
    }
}

fn drawn(view: impl FnOnce() -> AnyView) -> Html {
    let html = Owner::new().with(|| view().to_html());
    assert!(!html.contains("style="), "no inline style");
    assert!(!html.contains("<script"), "no script");
    let page = Html::parse_fragment(&html);
    let mut ids = HashSet::new();
    for element in select(&page, "[id]") {
        let id = element.attr("id").unwrap();
        assert!(ids.insert(id.to_owned()), "the id {id} is used twice");
    }
    for link in select(&page, "a[href^='#']") {
        let target = link.attr("href").unwrap().trim_start_matches('#');
        assert!(ids.contains(target), "the link to #{target} leads nowhere");
    }
    for label in select(&page, "label[for]") {
        assert!(
            ids.contains(label.attr("for").unwrap()),
            "a label without its field: {}",
            text(label)
        );
    }
    page
}

fn select<'a>(page: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(css).unwrap()).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element
        .text()
        .collect::<Vec<_>>()
        .join(" ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn all_text(page: &Html) -> String {
    text(page.root_element())
}
