//! Everything that is wrong in a form, each line leading to its field.

use leptos::prelude::*;

use super::field::field_id;
use crate::shared::fault::FieldFault;
use crate::words::Words;

/// Nothing without faults. `label` gives a field's words on screen. It has the focus when the page comes, so that it is
/// seen and heard wherever it stands.
#[component]
pub fn ErrorSummary<L>(
    words: Words,
    faults: Vec<FieldFault>,
    label: L,
    /// What was asked stands in the address, and nothing was to be sent.
    #[prop(optional)]
    in_address: bool,
) -> impl IntoView
where
    L: Fn(&str) -> String + 'static,
{
    (!faults.is_empty()).then(|| {
        let lines = faults
            .iter()
            .map(|fault| {
                let said = words.problem(&fault.problem);
                view! {
                    <li>
                        <a href=format!("#{}", field_id(&fault.field))>
                            {label(&fault.field)} ": " {said}
                        </a>
                    </li>
                }
            })
            .collect_view();
        view! {
            <div class="error-summary" role="alert" tabindex="-1" autofocus=true id="error-summary" aria-labelledby="error-summary-title">
                <h2 class="error-summary__title" id="error-summary-title">{words.frame.error_summary}</h2>
                {(!in_address).then(|| view! { <p class="error-summary__kept">{words.frame.error_kept}</p> })}
                <ul>{lines}</ul>
            </div>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::fault::Problem;
    use crate::shared::lang::Lang;
    use crate::shared::ui::drawn::html;

    #[test]
    fn what_is_wrong_has_the_focus_without_a_script_and_says_what_still_holds() {
        let drawn = |in_address| {
            html(|| {
                let faults = vec![FieldFault::new("trinn", Problem::Unchosen)];
                let label = |_: &str| "Trinn".to_owned();
                view! { <ErrorSummary words=Words::of(Lang::Nn) faults label in_address/> }.into_any()
            })
        };
        let posted = drawn(false);
        assert!(
            posted.contains(" autofocus") && posted.contains("tabindex=\"-1\""),
            "{posted}"
        );
        assert!(
            posted.contains("Vel her.") && posted.contains("står her framleis"),
            "{posted}"
        );
        assert!(!drawn(true).contains("Ikkje sendt"), "nothing was to be sent");
    }
}
