//! What a reader has this page remember of her, and how she lets it be forgotten.

use leptos::prelude::*;

use crate::advice::form::CompetenceForm;
use crate::catalogue::model::Reference;
use crate::path;
use crate::saved::model::KeptCompetence;
use crate::shared::time::{date_words, oslo_date};
use crate::words::{Words, fill};

/// A form, and what is remembered of its reader.
pub struct Remembering<'a> {
    pub is_signed_in: bool,
    pub form: &'a CompetenceForm,
    pub kept: Option<&'a KeptCompetence>,
    /// The form is a question.
    pub is_asked: bool,
    /// It says just what is remembered.
    pub is_same: bool,
}

impl Remembering<'_> {
    /// What is remembered, and the way to have what is asked remembered; nothing where there is neither.
    pub fn draw(&self, words: Words, reference: &Reference) -> Option<AnyView> {
        let w = words.competence();
        if !self.is_signed_in {
            let here = path::competence_with(words.lang, self.form.pairs());
            let way = path::sign_in_to(words.lang, &here);
            let way = || view! { <p class="no-print"><a href=way>{w.keep_signed_in}</a></p> }.into_any();
            return self.is_asked.then(way);
        }
        let can_keep = self.is_asked && !self.is_same;
        if self.kept.is_none() && !can_keep {
            return None;
        }
        let kept = self
            .kept
            .map(|kept| remembered(words, reference, kept, self.is_same));
        let keep = can_keep.then(|| keep_form(words, self.form, self.kept.is_some()));
        Some(view! { <div class="stack stack--tight no-print">{kept} {keep}</div> }.into_any())
    }
}

fn keep_form(words: Words, form: &CompetenceForm, is_instead: bool) -> AnyView {
    let w = words.competence();
    let fields = form.pairs().into_iter();
    let fields = fields.map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    let button = if is_instead { w.keep_instead } else { w.keep };
    view! {
        <form class="cluster" method="post" action=path::act(words.lang, "competence/keep")>
            {fields.collect_view()}
            <button class="ds-button" data-variant="secondary" type="submit">{button}</button>
            <span class="soft">{w.keep_note}</span>
        </form>
    }
    .into_any()
}

/// What is remembered, since when, and the button that ends it.
fn remembered(words: Words, reference: &Reference, kept: &KeptCompetence, is_same: bool) -> AnyView {
    let w = words.competence();
    let text = if is_same {
        let since = date_words(oslo_date(kept.kept_at), words.lang);
        view! { <span>{fill(w.kept, &[("date", &since)])}</span> }.into_any()
    } else {
        let said = words.competence_said(&kept.form, reference);
        view! { <span>{w.kept_other} " " <a href=path::competence(words.lang)>{said}</a></span> }.into_any()
    };
    view! {
        <form class="cluster" method="post" action=path::act(words.lang, "competence/forget")>
            {text}
            <button class="link-button" type="submit">{w.forget}</button>
        </form>
    }
    .into_any()
}
