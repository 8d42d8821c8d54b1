//! Links to the same figures as files.

use leptos::prelude::*;

use super::sign;
use crate::catalogue::exchange::model::FileKind;
use crate::words::Words;

/// A link for each kind of file.
#[must_use]
pub fn file_links(words: Words, href: impl Fn(FileKind) -> String) -> AnyView {
    let w = words.figures;
    [(FileKind::Csv, w.csv), (FileKind::Xlsx, w.xlsx)]
        .map(|(kind, text)| {
            view! { <a class="ds-link with-sign" href=href(kind)>{sign("download")}<span>{text}</span></a> " " }
        })
        .collect_view()
        .into_any()
}
