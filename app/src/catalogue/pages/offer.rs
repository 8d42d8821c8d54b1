//! The public page of one offer, in its live version or an earlier one.

use leptos::prelude::*;

use super::offer_parts::{Part, paragraphs};
use super::{offer_parts, offer_runs};
use crate::catalogue::model::{Institution, OfferPlan, Reference, Said, Told, VersionState};
use crate::catalogue::port::OfferPage;
use crate::followup::model::PublicGlance;
use crate::path;
use crate::saved::forms::Keeping;
use crate::search::model::Suggestion;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::lang::Lang;
use crate::shared::page::Page;
use crate::shared::time::{Date, StudyYear, date_words, oslo_date};
use crate::shared::ui::{Breadcrumbs, DemoMark, StateTag, sign};
use crate::words::{Words, fill};

/// Most offers named as similar.
const SIMILAR: usize = 4;

/// What the view functions of this page draw from.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    pub words: Words,
    pub today: Date,
    pub page: &'a OfferPage,
    pub reference: &'a Reference,
    /// Answers are simulated.
    pub demo: bool,
    /// The reader works for the institution.
    pub may_edit: bool,
    /// Not public yet: only its editors look at it.
    pub is_preview: bool,
    pub keeping: &'a Keeping,
    /// What became of participants' answers.
    pub replies: &'a PublicGlance,
}

impl<'a> Shown<'a> {
    pub fn plan(&self) -> &'a OfferPlan {
        &self.page.shown.version.plan
    }

    pub fn year(&self) -> StudyYear {
        self.page.shown.version.year
    }

    /// Institutions of the register that give it together with the one that answers for it.
    pub fn partners(&self) -> impl Iterator<Item = &'a Institution> {
        self.reference.partners(self.page.institution.id, self.plan())
    }

    /// The version shown is the one that holds now.
    pub fn is_live(&self) -> bool {
        self.page.live_year == Some(self.year())
    }

    /// The plan in the reader's language, as far as it is written in it.
    pub fn told(&self) -> Told<'a> {
        self.plan().told_in(self.words.lang)
    }

    /// A text's language where it is not the page's own, for `lang` attributes.
    pub fn lang(&self, of: Lang) -> Option<&'static str> {
        (of.code() != self.words.lang.html()).then_some(of.code())
    }
}

/// The public page of one offer; `?ar=2026` gives the version of that study year.
///
/// # Errors
/// `Missing` unless that version has been published.
pub async fn offer_page(request: Request) -> Result<Page, Fault> {
    let id = request.param("id")?;
    let typed_year = request.query_value("ar").filter(|y| !y.is_empty());
    let year = typed_year.and_then(|y| y.parse().ok()).map(StudyYear);
    let page = request.services.catalogue.offer(id, year).await?;
    let reference = request.services.catalogue.reference().await?;
    let keeping = Keeping::of(&request, &[id]).await?;
    let replies = request.services.followup.public_glance(id).await?;
    let shown = Shown {
        words: request.words(),
        today: request.today,
        page: &page,
        reference: &reference,
        demo: request.demo,
        may_edit: request.actor.may_edit_for(page.institution.id),
        is_preview: false,
        keeping: &keeping,
        replies: &replies,
    };
    let ignored = (typed_year.is_some() && year.is_none()).then(|| {
        let text = shown.words.offer_page().year_ignored;
        offer_parts::notice("warn", "warning", view! { <p>{text}</p> }.into_any())
    });
    let search = &request.services.search;
    let similar = search.similar(id, SIMILAR, request.lang).await?;
    Ok(Page::new(
        shown.told().title().1.to_owned(),
        view! { {ignored} {offer_view(shown)} {similar_offers(shown, similar)} },
    ))
}

/// Offers much like this one, for a reader who is not sure yet.
fn similar_offers(shown: Shown<'_>, offers: Vec<Suggestion>) -> Option<AnyView> {
    if offers.is_empty() {
        return None;
    }
    let words = shown.words;
    let lines = offers
        .into_iter()
        .map(|offer| view! { <li><a href=offer.href>{offer.text}</a></li> });
    let section = view! {
        <section class="section no-print" id="lignende">
            <h2>{words.search.similar}</h2>
            <ul>{lines.collect_view()}</ul>
        </section>
    };
    Some(section.into_any())
}

/// The whole page below the frame.
pub(super) fn offer_view(shown: Shown<'_>) -> AnyView {
    let words = shown.words;
    let (lang, title) = shown.told().title();
    let parts = parts(shown);
    let contents: Vec<_> = parts
        .iter()
        .map(|p| view! { <li><a href=format!("#{}", p.id)>{p.title}</a></li> })
        .collect();
    let sections = parts.into_iter().map(Part::draw).collect_view();
    let above = vec![
        (path::front(words.lang), words.frame.front.to_owned()),
        (path::offers(words.lang), words.frame.find.to_owned()),
    ];
    view! {
        <Breadcrumbs words above here=title here_lang=shown.lang(lang)/>
        {version_notice(shown)}
        {language_notice(shown)}
        {heading(shown)}
        <div class="sidebar-layout sidebar-layout--end">
            <div class="sidebar-layout__sticky stack">
                {offer_runs::application(shown)}
                <nav class="contents no-print" aria-label=words.offer_page().contents>
                    <p class="contents__title">{words.offer_page().contents}</p>
                    <ul class="contents__list">{contents}</ul>
                </nav>
            </div>
            <div>
                {sections}
                {foot(shown)}
            </div>
        </div>
    }
    .into_any()
}

/// The sections that have something to say, in order.
fn parts(shown: Shown<'_>) -> Vec<Part> {
    let (told, words) = (shown.told(), shown.words);
    let (w, fields) = (words.offer_page(), words.fields());
    let text = |id, title, (lang, text): Said<'_>| {
        (!text.is_empty()).then(|| Part {
            id,
            title,
            body: paragraphs(text, shown.lang(lang)),
        })
    };
    let parts = [
        Some(Part {
            id: "fakta",
            title: w.facts,
            body: offer_parts::facts(shown),
        }),
        text("innhold", fields.content, told.content()),
        offer_parts::outcomes(shown),
        offer_parts::modules(shown),
        Some(Part {
            id: "temaer",
            title: w.themes,
            body: offer_parts::themes(shown),
        }),
        offer_parts::citations(shown),
        text("utproving", fields.practice, told.practice()),
        text("vurdering", fields.exam, told.exam()),
        text("materiell", fields.materials, told.materials()),
        text("opptak", fields.admission, told.admission()),
        text("rangering", fields.ranking, told.ranking()),
        Some(Part {
            id: "gjennomforinger",
            title: w.runs,
            body: offer_runs::runs(shown),
        }),
        Some(Part {
            id: "kvalitet",
            title: w.quality,
            body: offer_runs::quality(shown),
        }),
        Some(Part {
            id: "versjoner",
            title: w.versions,
            body: offer_runs::versions(shown),
        }),
    ];
    parts.into_iter().flatten().collect()
}

/// Says so when the text shown is not the one that holds now.
fn version_notice(shown: Shown<'_>) -> Option<AnyView> {
    let (words, version) = (shown.words, &shown.page.shown.version);
    let w = words.offer_page();
    if version.state == VersionState::Withdrawn {
        let reason = (!version.withdrawn_reason.is_empty())
            .then(|| view! { <p>{fill(w.withdrawn_reason, &[("reason", &version.withdrawn_reason)])}</p> });
        let on = version.withdrawn_on.map(|on| {
            let date = date_words(on, words.lang);
            view! { <p>{fill(words.work().withdrawn_on, &[("date", &date)])}</p> }
        });
        let body =
            view! { <p class="notice__title">{w.withdrawn_title}</p><p>{w.withdrawn_text}</p>{on}{reason} };
        return Some(offer_parts::notice("bad", "warning", body.into_any()));
    }
    if shown.is_live() {
        return None;
    }
    let live = shown.page.live_year.map(|year| {
        let text = fill(w.older_link, &[("year", &year.to_string())]);
        view! { <p><a href=path::offer(words.lang, version.offer)>{text}</a></p> }
    });
    let body = view! {
        <p class="notice__title">{w.older_title}</p>
        <p>{fill(w.older_text, &[("year", &version.year.to_string())])}</p>
        {live}
    };
    Some(offer_parts::notice("warn", "warning", body.into_any()))
}

/// Says so where the institution has not written the text, or not all of it, in a language the reader asked for.
fn language_notice(shown: Shown<'_>) -> Option<AnyView> {
    let (words, languages) = (shown.words, shown.told().languages());
    let is_norwegian = |lang: Lang| matches!(lang, Lang::Nb | Lang::Nn);
    // Whoever reads one of the two written standards reads both; pages at Sámi addresses are bokmål.
    let is_read = |lang: Lang| lang == words.lang || (words.lang != Lang::En && is_norwegian(lang));
    let other = languages.iter().find(|lang| !is_read(**lang))?;
    let w = words.offer_page();
    let said = if languages.iter().any(|lang| is_read(*lang)) {
        w.text_partly_in
    } else {
        w.text_only_in
    };
    let said = fill(said, &[("language", words.language(*other))]);
    Some(view! { <p class="soft">{said}</p> }.into_any())
}

fn heading(shown: Shown<'_>) -> AnyView {
    let (plan, words, page) = (shown.plan(), shown.words, shown.page);
    let w = words.offer_page();
    let givers = std::iter::once(&page.institution).chain(shown.partners());
    let givers: Vec<&str> = givers.map(|i| i.name.as_str()).collect();
    let status = page
        .shown
        .status(shown.today)
        .filter(|_| shown.is_live())
        .map(|status| {
            view! { <StateTag code=status.tone() text=words.catalogue.run_status(status)/> }
        });
    let credits = plan
        .credits
        .map(|c| fill(w.credits, &[("n", &c.number(words.lang))]));
    let stages = plan
        .stages
        .map(|s| fill(w.stages, &[("stages", &offer_parts::stages(s))]));
    let labels = [credits, stages]
        .into_iter()
        .flatten()
        .chain(
            plan.delivery
                .iter()
                .map(|&d| words.catalogue.delivery(d).to_owned()),
        )
        .map(|text| view! { <span class="label-tag">{text}</span> })
        .collect_view();
    let ((lang, title), (summary_lang, summary)) = (shown.told().title(), shown.told().summary());
    let lang = shown.lang(lang);
    let lead = (!summary.is_empty()).then(|| {
        view! { <p class="page-title__lead" lang=shown.lang(summary_lang)>{summary.to_owned()}</p> }
    });
    view! {
        <header class="page-title">
            <p class="page-title__over">{givers.join(" · ")}</p>
            <h1 lang=lang>{title.to_owned()}</h1>
            {lead}
            <div class="page-title__tags">
                {status}
                {labels}
                <DemoMark words on=page.shown.version.is_demo/>
            </div>
        </header>
    }
    .into_any()
}

/// Where the text comes from and how old it is.
fn foot(shown: Shown<'_>) -> AnyView {
    let (plan, words) = (shown.plan(), shown.words);
    let updated = shown.page.shown.version.published_at.map(|at| {
        let date = oslo_date(at);
        let said = words
            .frame
            .updated
            .split("{date}")
            .map(str::to_owned)
            .collect::<Vec<_>>();
        let (before, after) = (said.first().cloned(), said.get(1).cloned());
        let date_said = date_words(date, words.lang);
        view! { <p class="source">{before}<time datetime=date.to_string()>{date_said}</time>{after}</p> }
    });
    let source = offer_parts::web_address(&plan.source_url).map(|href| {
        let text = words.offer_page().source;
        view! { <p class="source"><a class="with-sign" href=href><span>{text}</span>{sign("external")}</a></p> }
    });
    view! {
        <div class="section stack stack--tight">
            {source}
            {updated}
            <p class="source no-print">{words.offer_page().print}</p>
        </div>
    }
    .into_any()
}
