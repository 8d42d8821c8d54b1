//! A view's name as typed, with what it shows.

use serde::{Deserialize, Serialize};

use super::model::{Pairs, ViewPage};
use crate::shared::fault::{FieldFault, Problem};

/// Longest name, in characters.
pub const NAME: usize = 80;
/// Most views one person keeps.
pub const VIEWS: usize = 50;

/// A new view.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ViewForm {
    pub name: String,
    pub page: String,
    /// The address' pairs as JSON, written by the page and not by a person.
    pub query: String,
    pub shared: bool,
    pub first: bool,
}

/// A view's new name, and whether it is shared.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RenameForm {
    pub name: String,
    pub shared: bool,
}

/// A view ready to be kept.
#[derive(Clone, Debug, PartialEq)]
pub struct NewView {
    pub name: String,
    pub page: ViewPage,
    pub pairs: Pairs,
    pub is_shared: bool,
    pub is_first: bool,
}

fn name(typed: &str) -> Result<String, FieldFault> {
    let name: String = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.replace('\0', "");
    if name.is_empty() {
        Err(FieldFault::new("name", Problem::Required))
    } else if name.chars().count() > NAME {
        Err(FieldFault::new("name", Problem::TooLong(NAME)))
    } else {
        Ok(name)
    }
}

impl ViewForm {
    /// # Errors
    /// A fault in `name`; in `page` or `query` where no page of ours wrote them.
    pub fn check(&self) -> Result<NewView, Vec<FieldFault>> {
        let mut faults = vec![];
        let name = name(&self.name).map_err(|f| faults.push(f));
        let page = ViewPage::from_code(&self.page);
        if page.is_none() {
            faults.push(FieldFault::new("page", Problem::UnknownChoice));
        }
        let pairs: Result<Pairs, _> = serde_json::from_str(&self.query);
        if pairs.is_err() {
            faults.push(FieldFault::new("query", Problem::UnknownChoice));
        }
        match (name, page, pairs) {
            (Ok(name), Some(page), Ok(pairs)) => Ok(NewView {
                name,
                page,
                pairs: page.tidy(&pairs),
                is_shared: self.shared,
                is_first: self.first,
            }),
            _ => Err(faults),
        }
    }
}

impl RenameForm {
    /// # Errors
    /// A fault in `name`.
    pub fn check(&self) -> Result<String, Vec<FieldFault>> {
        name(&self.name).map_err(|f| vec![f])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_keeps_what_its_page_knows_and_needs_a_name() {
        let form = ViewForm {
            name: "  Norsk   over tid ".into(),
            page: "fag-og-tema".into(),
            query: r#"[["kolonner","ar"],["omrade","index:2"],["fag","norsk"],["x","y"]]"#.into(),
            shared: true,
            first: false,
        };
        let new = form.check().unwrap();
        assert_eq!(new.name, "Norsk over tid");
        let pairs: Vec<_> = new.pairs.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        assert_eq!(
            pairs,
            [("kolonner", "ar"), ("omrade", "index:2"), ("fag", "norsk")]
        );
        let wrong = ViewForm {
            name: " ".into(),
            page: "tilbud".into(),
            query: "ar=2025".into(),
            ..form
        };
        let named: Vec<_> = wrong.check().unwrap_err().into_iter().map(|f| f.field).collect();
        assert_eq!(named, ["name", "page", "query"]);
        let long = RenameForm {
            name: "å".repeat(NAME + 1),
            shared: false,
        };
        assert_eq!(long.check().unwrap_err()[0].problem, Problem::TooLong(NAME));
    }
}
