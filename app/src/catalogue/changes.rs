//! What differs between two texts of an offer, field by field, and how two people's changes are joined.
//!
//! Works on the form as typed, so that drafts, published versions and imported rows can be set beside each
//! other alike (`OfferForm::from_plan` gives the form of a plan). The fields are walked through in their
//! serialised shape: a field added to the form is compared without a line here, but a test demands that
//! somebody decides whether changing it is material. No database, no words: pages name the fields.

use serde_json::Value;
use similar::{Algorithm, ChangeTag, DiffOp, TextDiff, capture_diff_slices};

use super::form::OfferForm;

mod merge;
pub use merge::merge;

/// Every field of the form in its order on the page, and whether changing it on a published version needs
/// a new review (PRODUCT.md 3).
const FIELDS: [(&str, bool); 35] = [
    ("title", false),
    ("code", false),
    ("credits", true),
    ("subject", true),
    ("text_lang", true),
    ("summary", false),
    ("stage_from", true),
    ("stage_to", true),
    ("groups", true),
    ("delivery", false),
    ("teaching_language", true),
    ("places", false),
    ("counties", false),
    ("institutions", false),
    ("partners", false),
    ("content", false),
    ("knowledge", true),
    ("skills", true),
    ("competence", true),
    ("modules", true),
    ("themes", true),
    ("citations", true),
    ("practice", false),
    ("exam", false),
    ("materials", false),
    ("admission", true),
    ("ranking", true),
    ("funding", false),
    ("price", true),
    ("contact_name", false),
    ("contact_email", false),
    ("source_url", false),
    // Each text of a translation is as material as the text it translates.
    ("translations", false),
    ("run", false),
    ("runs", false),
];

/// One field that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The field's name as in a fault: `title`, `modules[1]`, `modules[1][credits]`; rows are counted as in
    /// the later text, those taken away as in the earlier one.
    pub field: String,
    /// As typed; empty where there was nothing, parts of a row joined by ` · `, choices by a comma.
    pub before: String,
    pub after: String,
    /// On a published version this needs a new review.
    pub is_material: bool,
}

/// A stretch of a text in a comparison word by word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Kept(String),
    Removed(String),
    Added(String),
}

/// What two people made of the same text.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// Both people's changes; where they differ, mine.
    pub form: OfferForm,
    /// The fields both changed, to different things; empty when nothing is in doubt.
    pub conflicts: Vec<Conflict>,
    /// What only the other person changed, and is taken over.
    pub taken: Vec<Change>,
}

/// One field that two people changed to different things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// As `Change::field`; rows are counted as in the joined text.
    pub field: String,
    pub base: String,
    pub mine: String,
    pub theirs: String,
    /// What the field holds when theirs is chosen.
    pub choice: Value,
    /// And when both are to stand, where that makes sense.
    pub both: Option<Value>,
}

/// Every field of the form, in the order of the page.
pub fn fields() -> impl Iterator<Item = &'static str> {
    FIELDS.iter().map(|(name, _)| *name)
}

/// Is changing this field of a published version a matter for the reviewer?
///
/// A field nobody has decided on counts as material.
#[must_use]
pub fn is_material(field: &str) -> bool {
    let mut parts = field.split('[').map(|p| p.trim_end_matches(']'));
    let mut root = parts.next().unwrap_or_default();
    if root == "translations" {
        root = parts.nth(1).unwrap_or(root);
    }
    FIELDS.iter().find(|(name, _)| *name == root).is_none_or(|f| f.1)
}

/// Everything that differs, in the order of the page. Blank rows and space around a text do not count.
#[must_use]
pub fn changes(before: &OfferForm, after: &OfferForm) -> Vec<Change> {
    let (before, after) = (tree(before), tree(after));
    let mut found = vec![];
    walk("", &before, &after, &mut found);
    found.sort_by_key(|c| position(&c.field));
    found
}

/// A text beside its later self, word by word.
#[must_use]
pub fn pieces(before: &str, after: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = vec![];
    for change in TextDiff::from_words(before, after).iter_all_changes() {
        let word = change.value();
        match (change.tag(), pieces.last_mut()) {
            (ChangeTag::Equal, Some(Piece::Kept(text)))
            | (ChangeTag::Delete, Some(Piece::Removed(text)))
            | (ChangeTag::Insert, Some(Piece::Added(text))) => text.push_str(word),
            (ChangeTag::Equal, _) => pieces.push(Piece::Kept(word.to_owned())),
            (ChangeTag::Delete, _) => pieces.push(Piece::Removed(word.to_owned())),
            (ChangeTag::Insert, _) => pieces.push(Piece::Added(word.to_owned())),
        }
    }
    pieces
}

/// The form with one field (as `Conflict::field` names it) saying this; a field that is not there stays away.
#[must_use]
fn with(form: &OfferForm, field: &str, value: Value) -> OfferForm {
    let mut whole = raw(form);
    let mut at = &mut whole;
    for part in field.split('[').map(|p| p.trim_end_matches(']')) {
        at = match at {
            Value::Object(fields) => fields
                .entry(part)
                .or_insert_with(|| Value::Object(serde_json::Map::new())),
            Value::Array(rows) => match part.parse::<usize>().ok().and_then(|i| rows.get_mut(i)) {
                Some(row) => row,
                None => return form.clone(),
            },
            _ => return form.clone(),
        };
    }
    *at = if value.is_null() {
        Value::String(String::new())
    } else {
        value
    };
    // A value that does not fit the form's shape cannot come from a form.
    serde_json::from_value(whole).unwrap_or_else(|_| form.clone())
}

/// How a choice in a conflict is posted: the field and what is to stand there.
#[must_use]
pub fn choice(field: &str, value: &Value) -> String {
    format!("{field}={value}")
}

/// The form after such a choice, its references following; what is no choice changes nothing.
#[must_use]
pub fn chosen(form: OfferForm, choice: &str) -> OfferForm {
    let Some((field, value)) = choice.split_once('=') else {
        return form;
    };
    match serde_json::from_str(value) {
        Ok(value) => with(&form, field, value).following(&form),
        Err(_) => form,
    }
}

fn raw(form: &OfferForm) -> Value {
    serde_json::to_value(form).expect("a form of texts and lists can be written as JSON")
}

fn tree(form: &OfferForm) -> Value {
    raw(&form.clone().without_blank_rows())
}

/// Where a field stands on the page, then by its own name.
fn position(field: &str) -> (usize, Vec<Result<usize, String>>) {
    let mut parts = field.split('[').map(|p| p.trim_end_matches(']'));
    let root = parts.next().unwrap_or_default();
    let at = FIELDS.iter().position(|(name, _)| *name == root);
    let rest = parts.map(|p| p.parse::<usize>().map_err(|_| p.to_owned()));
    (at.unwrap_or(FIELDS.len()), rest.collect())
}

fn within(name: &str, part: &str) -> String {
    if name.is_empty() {
        part.to_owned()
    } else {
        format!("{name}[{part}]")
    }
}

/// A value as one text, as it is set beside another.
fn said(value: &Value) -> String {
    let join = |texts: Vec<String>, by: &str| {
        let texts: Vec<String> = texts.into_iter().filter(|t| !t.is_empty()).collect();
        texts.join(by)
    };
    match value {
        Value::Null => String::new(),
        // Browsers send line ends as CR LF.
        Value::String(text) => text.trim().replace("\r\n", "\n"),
        Value::Array(rows) if rows.iter().any(Value::is_object) => {
            join(rows.iter().map(said).collect(), "\n")
        }
        Value::Array(choices) => join(choices.iter().map(said).collect(), ", "),
        Value::Object(fields) => join(fields.values().map(said).collect(), " · "),
        other => other.to_string(),
    }
}

/// Choices are the same in any order; everything else as it is said.
fn same(a: &Value, b: &Value) -> bool {
    let sorted = |value: &Value| match value {
        Value::Array(choices) if !choices.iter().any(Value::is_object) => {
            let mut all: Vec<String> = choices.iter().map(said).collect();
            all.sort();
            all.join(", ")
        }
        other => said(other),
    };
    sorted(a) == sorted(b)
}

fn walk(name: &str, before: &Value, after: &Value, found: &mut Vec<Change>) {
    match (before, after) {
        (Value::Object(a), Value::Object(b)) => {
            let mut keys: Vec<&String> = a.keys().chain(b.keys()).collect();
            keys.sort();
            keys.dedup();
            for key in keys {
                let part = |of: &serde_json::Map<String, Value>| of.get(key).cloned().unwrap_or_default();
                walk(&within(name, key), &part(a), &part(b), found);
            }
        }
        (Value::Array(a), Value::Array(b)) if a.iter().chain(b).any(Value::is_object) => {
            rows(name, a, b, found);
        }
        (Value::Object(fields), Value::Null) | (Value::Null, Value::Object(fields)) => {
            let none = Value::Object(serde_json::Map::new());
            let all = Value::Object(fields.clone());
            let (a, b) = if before.is_null() {
                (&none, &all)
            } else {
                (&all, &none)
            };
            walk(name, a, b, found);
        }
        _ if same(before, after) => {}
        _ => found.push(Change {
            field: name.to_owned(),
            before: said(before),
            after: said(after),
            is_material: is_material(name),
        }),
    }
}

/// Rows that stand unchanged keep their place; rows changed at the same place are compared part by part.
fn rows(name: &str, before: &[Value], after: &[Value], found: &mut Vec<Change>) {
    let texts = |rows: &[Value]| rows.iter().map(said).collect::<Vec<_>>();
    let (old, new) = (texts(before), texts(after));
    let mut whole = |index: usize, before: String, after: String| {
        let field = format!("{name}[{index}]");
        let is_material = is_material(&field);
        found.push(Change {
            field,
            before,
            after,
            is_material,
        });
    };
    let mut inside: Vec<(usize, usize)> = vec![];
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        match op {
            DiffOp::Equal { .. } => {}
            DiffOp::Delete {
                old_index, old_len, ..
            } => {
                (old_index..old_index + old_len).for_each(|i| whole(i, old[i].clone(), String::new()));
            }
            DiffOp::Insert {
                new_index, new_len, ..
            } => {
                (new_index..new_index + new_len).for_each(|i| whole(i, String::new(), new[i].clone()));
            }
            DiffOp::Replace {
                old_index,
                old_len,
                new_index,
                new_len,
            } => {
                let both = old_len.min(new_len);
                inside.extend((0..both).map(|i| (old_index + i, new_index + i)));
                (old_index + both..old_index + old_len).for_each(|i| whole(i, old[i].clone(), String::new()));
                (new_index + both..new_index + new_len).for_each(|i| whole(i, String::new(), new[i].clone()));
            }
        }
    }
    for (i, j) in inside {
        walk(&format!("{name}[{j}]"), &before[i], &after[j], found);
    }
}

#[cfg(test)]
mod tests;
