//! «Hva skjedde med svarene?»: what institutions have answered in public about one offer.

use leptos::prelude::*;

use super::{action_lines, paragraphs};
use crate::followup::model::PublicReply;
use crate::path;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::ids::OfferId;
use crate::shared::page::{Page, Width};
use crate::shared::time::{Date, date_words, oslo_date};
use crate::shared::ui::{Breadcrumbs, DemoMark, dated};
use crate::words::{Words, fill};

/// The page, for everyone.
///
/// # Errors
/// `Missing` unless the offer is, or was, published.
pub async fn public_page(request: Request) -> Result<Page, Fault> {
    let id: OfferId = request.param("id")?;
    let words = request.words();
    let w = words.followup();
    let offer = request.services.catalogue.offer(id, None).await?;
    let replies = request.services.followup.public_replies(id).await?;
    let title = offer.shown.version.plan.title;
    let lead = fill(w.public_lead, &[("title", &title)]);
    let above = vec![
        (path::offers(words.lang), words.frame.find.to_owned()),
        (path::offer(words.lang, id), title),
    ];
    let body = view! {
        <Breadcrumbs words above here=w.public_title/>
        <header class="page-title">
            <h1>{w.public_title}</h1>
            <p class="page-title__lead">{lead}</p>
        </header>
        {replies_view(words, &replies, request.today)}
        <div class="section"><p class="source">{w.public_privacy}</p></div>
    };
    Ok(Page::new(w.public_title, body).at(Width::Narrow))
}

pub(super) fn replies_view(words: Words, replies: &[PublicReply], today: Date) -> AnyView {
    let w = words.followup();
    if replies.is_empty() {
        return view! { <div class="empty-state"><p class="empty-state__title">{w.public_none}</p></div> }
            .into_any();
    }
    replies
        .iter()
        .map(|r| one(words, r, today))
        .collect_view()
        .into_any()
}

fn one(words: Words, reply: &PublicReply, today: Date) -> AnyView {
    let w = words.followup();
    let year = reply.year.to_string();
    let about = [("topic", w.topic(words, reply.topic)), ("year", year.as_str())];
    let on = oslo_date(reply.replied_at);
    let actions = (!reply.actions.is_empty()).then(|| {
        let lines = reply
            .actions
            .iter()
            .map(|a| view! { <li>{action_lines(words, a, today)}</li> })
            .collect_view();
        view! { <h3>{w.actions}</h3><ul class="stack">{lines}</ul> }
    });
    view! {
        <section class="section">
            <h2>{fill(w.public_about, &about)} " " <DemoMark words on=reply.is_demo/></h2>
            <div class="stack">
                <div>{paragraphs(&reply.text)}</div>
                {actions}
                <p class="soft">{dated(w.public_on, on, &date_words(on, words.lang))}</p>
            </div>
        </section>
    }
    .into_any()
}
