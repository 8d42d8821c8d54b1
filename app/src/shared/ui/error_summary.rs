//! Everything that is wrong in a form, each line leading to its field.

use leptos::prelude::*;

use super::field::field_id;
use crate::shared::fault::FieldFault;
use crate::words::Words;

/// Nothing without faults. `label` gives a field's words on screen.
#[component]
pub fn ErrorSummary<L>(words: Words, faults: Vec<FieldFault>, label: L) -> impl IntoView
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
            <div class="error-summary" role="alert" tabindex="-1" id="error-summary" aria-labelledby="error-summary-title">
                <h2 class="error-summary__title" id="error-summary-title">{words.frame.error_summary}</h2>
                <ul>{lines}</ul>
            </div>
        }
    })
}
