//! «Hva skjedde med svarene?»: what participants' answers about one offer have led to, as far as everyone may know:
//! the surveys, what the institution answers and does, and what the directorate has decided since.

use leptos::prelude::*;

use super::{action_lines, paragraphs};
use crate::followup::model::{Origin, PublicGlance, PublicRecord, PublicReply};
use crate::path;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::ids::OfferId;
use crate::shared::page::{Page, Width};
use crate::shared::time::{Date, Instant, StudyYear, date_words, oslo_date};
use crate::shared::ui::{Breadcrumbs, DemoMark, dated, excerpt};
use crate::words::{Words, fill};

/// Characters of a reply that an offer's page quotes.
const QUOTED: usize = 300;

/// The page, for everyone.
///
/// # Errors
/// `Missing` unless the offer is, or was, published.
pub async fn public_page(request: Request) -> Result<Page, Fault> {
    let id: OfferId = request.param("id")?;
    let words = request.words();
    let w = words.followup();
    let offer = request.services.catalogue.offer(id, None).await?;
    let record = request.services.followup.public_record(id).await?;
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
        {record_view(words, &record, request.today)}
        <div class="section"><p class="source">{w.public_privacy}</p></div>
    };
    Ok(Page::new(w.public_title, body).at(Width::Narrow))
}

pub(super) fn record_view(words: Words, record: &PublicRecord, today: Date) -> AnyView {
    let w = words.followup();
    if record.surveys.is_empty() && record.replies.is_empty() {
        return view! {
            <div class="empty-state"><p class="empty-state__title">{w.public_no_survey}</p></div>
        }
        .into_any();
    }
    let replies = if record.replies.is_empty() {
        view! { <p>{w.public_none}</p> }.into_any()
    } else {
        let all = record.replies.iter().map(|r| one(words, r, today));
        all.collect_view().into_any()
    };
    let was_surveyed = !record.surveys.is_empty();
    let surveys = was_surveyed.then(|| {
        view! {
            <section class="section" aria-labelledby="undersokelser">
                <h2 id="undersokelser">{w.public_surveys}</h2>
                {dates(words, w.public_closed, &record.surveys)}
            </section>
        }
    });
    view! {
        {surveys}
        <section class="section" aria-labelledby="svar">
            <h2 id="svar">{w.public_replies}</h2>
            {replies}
        </section>
        {was_surveyed.then(|| decided(words, record))}
    }
    .into_any()
}

fn decided(words: Words, record: &PublicRecord) -> AnyView {
    let w = words.followup();
    view! {
        <section class="section" aria-labelledby="vedtak">
            <h2 id="vedtak">{w.public_decided}</h2>
            {if record.approved.is_empty() {
                view! { <p>{w.public_undecided}</p> }.into_any()
            } else {
                view! { {dates(words, w.public_approved, &record.approved)} }.into_any()
            }}
            <p>{w.public_reviewer}</p>
        </section>
    }
    .into_any()
}

/// The newest reply as an offer's page quotes it, and the way to all of them; nothing where there is nothing to read.
pub fn glance(words: Words, offer: OfferId, glance: &PublicGlance) -> Option<AnyView> {
    let w = words.followup();
    let href = path::replies(words.lang, offer);
    let Some(reply) = &glance.reply else {
        let link = || view! { <p><a href=href>{w.public_title}</a></p> }.into_any();
        return glance.was_surveyed.then(link);
    };
    let on = oslo_date(reply.replied_at);
    let quote = view! {
        <div class="finding stack stack--tight" id="svar-fra-institusjonen">
            <h3 class="finding__title">{w.public_answer} " " <DemoMark words on=reply.is_demo/></h3>
            <p>{excerpt(&one_line(&reply.text), QUOTED)}</p>
            <p class="soft small">{dated(w.public_on, on, &date_words(on, words.lang))}</p>
            <p><a href=href>{w.public_title}</a></p>
        </div>
    };
    Some(quote.into_any())
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Study years with a day each, in a sentence with `{year}` and `{date}`.
fn dates(words: Words, sentence: &str, all: &[(StudyYear, Instant)]) -> AnyView {
    let one = |(year, at): &(StudyYear, Instant)| {
        let day = oslo_date(*at);
        let said = fill(sentence, &[("year", &year.to_string()), ("date", "{date}")]);
        view! { <li>{dated(&said, day, &date_words(day, words.lang))}</li> }
    };
    view! { <ul class="plain-list">{all.iter().map(one).collect_view()}</ul> }.into_any()
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
        view! { <h4>{w.actions}</h4><ul class="stack">{lines}</ul> }
    });
    let settled = reply.settled.map(|(at, by)| {
        let day = oslo_date(at);
        let said = match by {
            Origin::Directorate => w.public_settled,
            Origin::Institution => w.public_settled_own,
        };
        view! { <p>{dated(said, day, &date_words(day, words.lang))}</p> }
    });
    view! {
        <article class="finding">
            <h3 class="finding__title">{fill(w.public_about, &about)} " " <DemoMark words on=reply.is_demo/></h3>
            <div class="stack">
                <div>{paragraphs(&reply.text)}</div>
                {actions}
                <p class="soft">{dated(w.public_on, on, &date_words(on, words.lang))}</p>
                {settled}
            </div>
        </article>
    }
    .into_any()
}
