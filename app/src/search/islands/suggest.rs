//! Suggestions under the search box.

use leptos::prelude::*;

use crate::search::model::Suggestion;

/// How long the hand must rest before anything is asked.
#[cfg(feature = "hydrate")]
const REST: std::time::Duration = std::time::Duration::from_millis(150);

/// The search box with its button, and a list of suggestions while typing.
///
/// The ARIA pattern "editable combobox with list autocomplete": focus stays in the box, arrows choose,
/// Enter follows what is chosen or searches, Escape closes. Without script it is a plain search field.
#[island]
pub fn Suggest(
    value: String,
    lang: String,
    /// Words on the button and names of the list and of the kinds of suggestions.
    button: String,
    list: String,
    subject: String,
    institution: String,
    offer: String,
) -> impl IntoView {
    let found = RwSignal::new(Vec::<Suggestion>::new());
    let chosen = RwSignal::new(None::<usize>);
    // Until the script runs the box must not claim to be more than it is.
    let awake = RwSignal::new(false);
    Effect::new(move |_| awake.set(true));
    let asked = StoredValue::new(0u32);
    let lang = StoredValue::new(lang);
    let close = move || {
        asked.update_value(|n| *n += 1);
        found.set(vec![]);
        chosen.set(None);
    };
    let typed = move |text: String| {
        asked.update_value(|n| *n += 1);
        chosen.set(None);
        if text.trim().chars().count() < 2 {
            found.set(vec![]);
            return;
        }
        ask(text, lang.get_value(), asked, found);
    };
    let key = move |event: leptos::ev::KeyboardEvent| {
        let n = found.with(Vec::len);
        let step = |from: Option<usize>, down: bool| match (from, down) {
            (None, true) => Some(0),
            (None, false) => Some(n - 1),
            (Some(i), true) => (i + 1 < n).then_some(i + 1),
            (Some(i), false) => i.checked_sub(1),
        };
        match event.key().as_str() {
            "ArrowDown" | "ArrowUp" if n > 0 => {
                event.prevent_default();
                chosen.set(step(chosen.get(), event.key() == "ArrowDown"));
            }
            "Enter" => {
                if let Some(href) = chosen
                    .get()
                    .and_then(|i| found.with(|f| f.get(i).map(|s| s.href.clone())))
                {
                    event.prevent_default();
                    follow(&href);
                }
            }
            "Escape" if n > 0 => {
                event.prevent_default();
                close();
            }
            _ => {}
        }
    };
    let kind = StoredValue::new([subject, institution, offer]);
    let kind_words = move |code: &str| {
        let i = match code {
            "subject" => 0,
            "institution" => 1,
            _ => 2,
        };
        kind.with_value(|words| words[i].clone())
    };
    let options = move || {
        let line = |(i, s): (usize, Suggestion)| {
            let href = s.href.clone();
            view! {
                <li role="option" id=format!("q-{i}")
                    aria-selected=move || (chosen.get() == Some(i)).to_string()
                    // The box loses its focus before a click is done; pressing is early enough.
                    on:mousedown=move |event| { event.prevent_default(); follow(&href); }>
                    <span>{s.text}</span>
                    <span class="suggestions__kind">{kind_words(&s.kind)}</span>
                </li>
            }
        };
        found.get().into_iter().enumerate().map(line).collect_view()
    };
    let is_open = move || found.with(|f| !f.is_empty());
    let combobox = move |value: &'static str| move || awake.get().then_some(value);
    view! {
        <div class="search-form__row">
            <input class="ds-input search-form__input" id="q" name="q" type="search" maxlength="200" value=value
                autocomplete="off" role=combobox("combobox") aria-autocomplete=combobox("list")
                aria-controls=combobox("q-list") aria-expanded=move || awake.get().then(|| is_open().to_string())
                aria-activedescendant=move || chosen.get().map(|i| format!("q-{i}"))
                on:input=move |event| typed(event_target_value(&event))
                on:keydown=key on:blur=move |_| close()/>
            <button class="ds-button search-form__button" type="submit">
                <svg class="sign" aria-hidden="true"><use href="/files/signs.svg#search"></use></svg>
                <span class="search-form__button-text">{button}</span>
            </button>
        </div>
        <ul class="suggestions" id="q-list" role="listbox" aria-label=list hidden=move || !is_open()>{options}</ul>
    }
}

/// Asks after a rest; an answer to anything but the newest question is dropped.
#[cfg(feature = "hydrate")]
fn ask(text: String, lang: String, asked: StoredValue<u32>, found: RwSignal<Vec<Suggestion>>) {
    let question = asked.get_value();
    let is_newest = move || asked.try_get_value() == Some(question);
    set_timeout(
        move || {
            if !is_newest() {
                return;
            }
            leptos::task::spawn_local(async move {
                let url = crate::path::with_query("/api/v1/suggest", [("q", text), ("lang", lang)]);
                // No answer is no suggestions; the form works all the same.
                let answer = fetch(&url).await.unwrap_or_default();
                if is_newest() {
                    found.set(answer);
                }
            });
        },
        REST,
    );
}

#[cfg(not(feature = "hydrate"))]
fn ask(_: String, _: String, _: StoredValue<u32>, _: RwSignal<Vec<Suggestion>>) {}

#[cfg(feature = "hydrate")]
async fn fetch(url: &str) -> Option<Vec<Suggestion>> {
    serde_json::from_str(&super::fetch_text(url).await?).ok()
}

/// Goes to an address of this site.
pub(super) fn follow(href: &str) {
    #[cfg(feature = "hydrate")]
    if let Some(window) = web_sys::window() {
        let _ = window.location().set_href(href);
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = href;
}
