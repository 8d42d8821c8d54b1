//! A mean on the scale 1–5 as a dot with its interval.

use leptos::prelude::*;

use crate::shared::units::decimal;
use crate::words::Words;

/// How far along the axis a value on the scale 1–5 lies: `75.0%`.
fn place(value: f64) -> String {
    format!("{:.1}%", (value.clamp(1.0, 5.0) - 1.0) * 25.0)
}

/// A mean as a dot, its interval as a line behind it.
#[component]
pub fn DotInterval(
    words: Words,
    #[prop(into)] name: String,
    mean: f64,
    low: f64,
    high: f64,
) -> impl IntoView {
    let number = |value| decimal(value, 1, words.lang);
    let label = format!("{name}: {} ({}–{})", number(mean), number(low), number(high));
    let ticks = (1..=5)
        .map(|i| {
            let x = place(f64::from(i));
            view! { <line class="dot-interval__tick" x1=x.clone() x2=x y1="35%" y2="65%"></line> }
        })
        .collect_view();
    view! {
        <svg class="dot-interval" role="img" aria-label=label>
            <line class="dot-interval__axis" x1="0" x2="100%" y1="50%" y2="50%"></line>
            {ticks}
            <line class="dot-interval__range" x1=place(low) x2=place(high) y1="50%" y2="50%"></line>
            <circle class="dot-interval__dot" cx=place(mean) cy="50%" r="7"></circle>
        </svg>
    }
}
