//! Text for the two elements whose content a browser takes literally: `title` and `textarea`.
//!
//! Leptos marks the end of a dynamic text with a comment. Inside these elements it would be read, and
//! posted, as text; so their content is given as `inner_html=raw_text(…)`.

/// The text with what could end the element escaped.
#[must_use]
pub fn raw_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    // A browser drops one line break at the start of a textarea.
    if text.starts_with(['\n', '\r']) {
        out.push('\n');
    }
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::raw_text;

    #[test]
    fn nothing_typed_can_end_its_element() {
        assert_eq!(raw_text("</textarea><b>&"), "&lt;/textarea&gt;&lt;b&gt;&amp;");
        assert_eq!(raw_text("\nfirst"), "\n\nfirst");
    }
}
