//! How the public page of a draft would look, for those who work on it.

use leptos::prelude::*;

use super::offer::{Shown, offer_view};
use super::offer_parts::notice;
use crate::catalogue::model::{OfferSummary, Run, Version};
use crate::catalogue::port::OfferPage;
use crate::path;
use crate::saved::forms::Keeping;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::ids::RunId;
use crate::shared::page::Page;

/// The public page of a version as it would be.
///
/// # Errors
/// `SignIn`; `Forbidden` unless the actor edits for the institution; `Missing`.
pub async fn preview_page(request: Request) -> Result<Page, Fault> {
    let version = request.param("version")?;
    let draft = request.services.catalogue.draft(&request.actor, version).await?;
    let reference = request.services.catalogue.reference().await?;
    let subjects: Vec<&str> = reference.subjects.iter().map(|s| s.code.as_str()).collect();
    let counties = reference.places.iter().filter(|p| p.is_county());
    let counties: Vec<&str> = counties.map(|p| p.code.as_str()).collect();
    let (plan, runs) = draft.form.preview(&subjects, &counties);
    let year = draft.version.year;
    let offer = draft.version.offer;
    let version = Version {
        plan,
        ..draft.version
    };
    let runs = runs
        .into_iter()
        .zip(1..)
        .map(|(plan, i)| Run {
            id: RunId(i),
            version: version.id,
            offer,
            plan,
            mark: None,
            marked: Default::default(),
            is_demo: version.is_demo,
        })
        .collect();
    let page = OfferPage {
        institution: draft.institution,
        live_year: Some(year),
        years: vec![year],
        shown: OfferSummary {
            version,
            runs,
            quality: None,
        },
    };
    let keeping = Keeping::of(&request, &[offer]).await?;
    let words = request.words();
    let shown = Shown {
        words,
        today: request.today,
        page: &page,
        reference: &reference,
        demo: request.demo,
        may_edit: true,
        is_preview: true,
        keeping: &keeping,
        was_surveyed: false,
    };
    let w = words.work();
    let back = path::draft(words.lang, page.shown.version.id);
    let body = view! {
        <p class="notice__title">{w.preview_title}</p>
        <p>{w.preview_text}" "<a href=back>{w.preview_back}</a></p>
    };
    Ok(Page::private(
        format!("{}: {}", w.preview_title, page.shown.version.plan.title),
        view! { {notice("info", "info", body.into_any())} {offer_view(shown)} },
    ))
}
