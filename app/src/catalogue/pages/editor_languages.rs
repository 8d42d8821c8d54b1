//! The offer's texts once more in each other language, folded away where nothing is written.

use leptos::prelude::*;

use super::editor_fields::{Drawing, Look, TEXT};
use crate::catalogue::form::TranslationForm;
use crate::catalogue::model::Theme;
use crate::shared::lang::Lang;
use crate::shared::ui::field::{FieldKind, field_id};
use crate::words::fill;

pub(super) fn languages(d: Drawing<'_>) -> AnyView {
    let folds = Lang::ALL
        .iter()
        .filter_map(|&lang| language(d, lang))
        .collect_view();
    view! { <div class="stack" id=field_id("translations") tabindex="-1">{folds}</div> }.into_any()
}

fn language(d: Drawing<'_>, lang: Lang) -> Option<AnyView> {
    let blank = TranslationForm::default();
    let typed = d.form.translations.get(lang.code()).unwrap_or(&blank);
    let is_begun = !typed.is_blank();
    if lang.code() == d.form.text_lang && !is_begun {
        return None;
    }
    let w = d.words.offer_work();
    let summary = fill(w.translation_in, &[("language", d.words.language(lang))]);
    let f = d.form;
    // Once a language is begun, it needs all that the offer's own text says.
    let text = |part: &str, typed: &str, own: &str, look: Look| {
        let is_needed = is_begun && !own.trim().is_empty();
        let look = if is_needed { look } else { look.optional() };
        let name = format!("translations[{}][{part}]", lang.code());
        d.text(&name, typed, look.written_in(lang))
    };
    let long = |lines| Look::of(FieldKind::Long(lines));
    let list = |lines| long(lines).hint(w.hint_translated_list);
    let themes = Theme::ALL.iter().map(|theme| {
        let passage = typed.themes.get(theme.code()).map_or("", String::as_str);
        let own = f.themes.get(theme.code()).map_or("", |t| &t.passage);
        text(&format!("themes][{theme}"), passage, own, long(3))
    });
    let modules = f.modules.first().map_or("", |m| &m.title);
    let fold = view! {
        <details class="fold" open=is_begun>
            <summary>{summary.clone()}</summary>
            <div class="stack" role="group" aria-label=summary>
                {text("title", &typed.title, &f.title, TEXT)}
                {text("summary", &typed.summary, &f.summary, long(3))}
                {text("content", &typed.content, &f.content, long(8))}
                {text("knowledge", &typed.knowledge, &f.knowledge, list(4))}
                {text("skills", &typed.skills, &f.skills, list(4))}
                {text("competence", &typed.competence, &f.competence, list(4))}
                {text("modules", &typed.modules, modules, list(3))}
                {themes.collect_view()}
                {text("practice", &typed.practice, &f.practice, long(4))}
                {text("exam", &typed.exam, &f.exam, long(4))}
                {text("materials", &typed.materials, &f.materials, long(3))}
                {text("admission", &typed.admission, &f.admission, long(4))}
                {text("ranking", &typed.ranking, &f.ranking, long(2))}
            </div>
        </details>
    };
    Some(fold.into_any())
}
