//! `RESULTS.md`: one section for each benchmark, replaced by its own run and by no other.

use std::path::Path;

/// Puts this text under the heading, in place of what the last run wrote there.
pub fn write(heading: &str, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/RESULTS.md");
    let before = std::fs::read_to_string(&file).unwrap_or_default();
    std::fs::write(file, replaced(&before, heading, text)).expect("the results can be written");
}

/// The page with one section replaced, or added at the end.
pub fn replaced(page: &str, heading: &str, text: &str) -> String {
    let own = format!("## {heading}");
    let mut before: Vec<&str> = vec![];
    let mut after: Vec<&str> = vec![];
    let (mut is_own, mut found) = (false, false);
    for line in page.lines() {
        if line.starts_with("## ") {
            is_own = line == own;
            found |= is_own;
        }
        match (is_own, found) {
            (true, _) => {}
            (false, false) => before.push(line),
            (false, true) => after.push(line),
        }
    }
    let (before, after) = (before.join("\n"), after.join("\n"));
    let parts = [before.trim(), &own, text.trim(), after.trim()];
    let parts: Vec<&str> = parts.into_iter().filter(|p| !p.is_empty()).collect();
    parts.join("\n\n") + "\n"
}
