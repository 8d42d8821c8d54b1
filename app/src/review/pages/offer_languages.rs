//! An offer's texts in further languages, as a reviewer reads them.

use leptos::prelude::*;

use crate::catalogue::form::TranslationForm;
use crate::catalogue::model::{OfferPlan, Translation};
use crate::words::Words;

pub(super) fn translations(words: Words, plan: &OfferPlan) -> Option<AnyView> {
    let one =
        |t: &Translation| {
            let lang = t.lang.code();
            let form = TranslationForm::of(t);
            let written = form.texts().filter(|(_, text)| !text.is_empty());
            let texts = written.map(|(part, text)| {
            let label = words.offer_field(&format!("translations[{lang}][{part}]"));
            let lines = text.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
            view! { <p><strong>{label}</strong></p><div class="stack stack--tight" lang=lang>{lines}</div> }
        });
            texts.collect_view()
        };
    (!plan.translations.is_empty()).then(|| plan.translations.iter().map(one).collect_view().into_any())
}
