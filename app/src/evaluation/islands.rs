//! The parts of this domain's pages that move: how far a participant has come, and a warning before an
//! answer that was not sent is lost.
//!
//! The page is whole without them: on the server the island is drawn hidden.

use leptos::prelude::*;

/// Class of the element around each question of the survey form.
pub const QUESTION: &str = "survey__item";

/// How many questions are answered; the browser asks before it leaves a form with unsent answers.
///
/// `text` has places for `{n}` and `{total}`.
#[island]
pub fn AnswerProgress(text: String, total: usize) -> impl IntoView {
    let answered = RwSignal::new(0_usize);
    let is_counting = RwSignal::new(false);
    // Effects run in the browser only.
    Effect::new(move |_| {
        follow(answered);
        is_counting.set(true);
    });
    let said = move || {
        text.replace("{n}", &answered.get().to_string())
            .replace("{total}", &total.to_string())
    };
    view! {
        <div class="progress" hidden=move || !is_counting.get()>
            <p class="progress__text">{said}</p>
            <progress aria-hidden="true" max=total.to_string() value=move || answered.get().to_string()></progress>
        </div>
    }
}

/// Counts now and whenever something is typed or chosen.
fn follow(answered: RwSignal<usize>) {
    use leptos::ev;

    let is_sending = StoredValue::new(false);
    answered.set(count());
    window_event_listener(ev::input, move |_| answered.set(count()));
    window_event_listener(ev::submit, move |_| is_sending.set_value(true));
    window_event_listener(ev::beforeunload, move |event| {
        if answered.get_untracked() > 0 && !is_sending.get_value() {
            event.prevent_default();
        }
    });
}

/// Questions with something chosen or typed.
fn count() -> usize {
    use leptos::wasm_bindgen::JsCast;
    use leptos::web_sys::HtmlTextAreaElement;

    let questions = document().get_elements_by_class_name(QUESTION);
    let is_answered = |i: &u32| {
        let Some(question) = questions.item(*i) else {
            return false;
        };
        if let Ok(Some(text)) = question.query_selector("textarea") {
            return !text
                .unchecked_into::<HtmlTextAreaElement>()
                .value()
                .trim()
                .is_empty();
        }
        matches!(question.query_selector(":checked"), Ok(Some(_)))
    };
    (0..questions.length()).filter(is_answered).count()
}
