//! How the public page would look, for those who work on it: of a draft as it is saved, of changes as typed.

use leptos::prelude::*;

use super::offer::{Shown, offer_view};
use super::offer_parts::notice;
use crate::catalogue::form::OfferForm;
use crate::catalogue::islands::FollowsDraft;
use crate::catalogue::model::{Institution, OfferSummary, Run, Version};
use crate::catalogue::port::OfferPage;
use crate::catalogue::work::port::Typed;
use crate::followup::model::PublicGlance;
use crate::path;
use crate::saved::forms::Keeping;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::ids::RunId;
use crate::shared::page::Page;

/// The public page of a version as it would be; it follows while the draft is saved in another tab.
///
/// # Errors
/// `SignIn`; `Forbidden` unless the actor edits for the institution; `Missing`.
pub async fn preview_page(request: Request) -> Result<Page, Fault> {
    let version = request.param("version")?;
    let draft = request.services.catalogue.draft(&request.actor, version).await?;
    let (words, w) = (request.words(), request.words().work());
    let back = path::draft(words.lang, version);
    let told = view! {
        <p class="notice__title">{w.preview_title}</p>
        <p>{w.preview_text}" "<a href=back>{w.preview_back}</a></p>
        <p class="small soft" data-follows-draft=version.to_string()>{w.preview_follows}</p>
        <FollowsDraft/>
    };
    preview(
        &request,
        draft.version,
        draft.institution,
        &draft.form,
        told.into_any(),
    )
    .await
}

/// The public page of a live version with the changes that were posted to it, or as it stands.
///
/// # Errors
/// As `Work::live`.
pub async fn change_preview_page(request: Request) -> Result<Page, Fault> {
    let version = request.param("version")?;
    let live = request.services.work.live(&request.actor, version).await?;
    let typed = request.returned::<Typed>().map(|(typed, _)| typed.form);
    let (words, w) = (request.words(), request.words().work());
    let back = path::change_live(words.lang, version);
    // What was typed stands in the tab it was posted from.
    let back = typed.is_none().then(|| view! { " " <a href=back>{w.change}</a> });
    let told = view! {
        <p class="notice__title">{w.preview_title}</p>
        <p>{w.preview_change_text}{back}</p>
    };
    let form = typed.unwrap_or(live.form);
    preview(&request, live.version, live.institution, &form, told.into_any()).await
}

async fn preview(
    request: &Request,
    version: Version,
    institution: Institution,
    form: &OfferForm,
    told: AnyView,
) -> Result<Page, Fault> {
    let reference = request.services.catalogue.reference().await?;
    let subjects: Vec<&str> = reference.subjects.iter().map(|s| s.code.as_str()).collect();
    let counties = reference.places.iter().filter(|p| p.is_county());
    let counties: Vec<&str> = counties.map(|p| p.code.as_str()).collect();
    let (plan, runs) = form.preview(&subjects, &counties);
    let (year, offer) = (version.year, version.offer);
    let version = Version { plan, ..version };
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
        institution,
        live_year: Some(year),
        years: vec![year],
        shown: OfferSummary {
            version,
            runs,
            quality: None,
        },
    };
    let keeping = Keeping::of(request, &[offer]).await?;
    let words = request.words();
    let replies = PublicGlance::default();
    let shown = Shown {
        words,
        today: request.today,
        page: &page,
        reference: &reference,
        demo: request.demo,
        may_edit: true,
        is_preview: true,
        keeping: &keeping,
        replies: &replies,
    };
    let title = format!(
        "{}: {}",
        words.work().preview_title,
        page.shown.version.plan.title
    );
    Ok(Page::private(
        title,
        view! { {notice("info", "info", told)} {offer_view(shown)} },
    ))
}
