//! An offer that several institutions give: whose it is, and what the others may do with its texts.

use leptos::prelude::*;

use super::offer_parts::notice;
use crate::catalogue::model::{Institution, PartnerAccess};
use crate::catalogue::port::{DraftPage, Hand};
use crate::path;
use crate::words::{Words, fill};

/// Tells an editor of a partner institution who answers for the offer, and what she may do.
pub(super) fn whose(words: Words, page: &DraftPage) -> Option<AnyView> {
    let w = words.offer_work();
    let said = match page.hand {
        Hand::Answers => return None,
        Hand::Edits => w.shared_editing,
        Hand::Reads => w.shared_reading,
    };
    let said = fill(said, &[("institution", &page.institution.name)]);
    Some(notice("info", "info", view! { <p>{said}</p> }.into_any()))
}

/// What each partner institution may do, for whoever answers for the offer.
pub(super) fn partners(words: Words, page: &DraftPage) -> Option<AnyView> {
    if page.partners.is_empty() {
        return None;
    }
    let w = words.offer_work();
    let rows = page
        .partners
        .iter()
        .map(|(partner, access)| row(words, page, partner, *access));
    let section = view! {
        <section class="form-section" id="samarbeid" aria-labelledby="samarbeid-tittel">
            <div>
                <h2 class="form-section__title" id="samarbeid-tittel">{w.shared_title}</h2>
                <p class="form-section__lead">{w.shared_note}</p>
            </div>
            <ul class="stack">{rows.collect_view()}</ul>
        </section>
    };
    Some(section.into_any())
}

fn row(words: Words, page: &DraftPage, partner: &Institution, access: PartnerAccess) -> AnyView {
    let w = words.offer_work();
    let (now, other, said) = match access {
        PartnerAccess::Read => (w.shared_reads, PartnerAccess::Edit, w.shared_let_edit),
        PartnerAccess::Edit => (w.shared_edits, PartnerAccess::Read, w.shared_let_read),
    };
    let about = format!(": {}", partner.name);
    view! {
        <li class="cluster">
            <strong>{partner.name.clone()}</strong>
            <span class="soft">{now}</span>
            <form method="post" action=path::act(words.lang, "offer/share")>
                <input type="hidden" name="version" value=page.version.id.to_string()/>
                <input type="hidden" name="offer" value=page.version.offer.to_string()/>
                <input type="hidden" name="partner" value=partner.id.to_string()/>
                <input type="hidden" name="access" value=other.code()/>
                <button class="ds-button" data-variant="secondary" data-size="sm" type="submit">
                    {said}<span class="sr-only">{about}</span>
                </button>
            </form>
        </li>
    }
    .into_any()
}
