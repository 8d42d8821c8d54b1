//! The languages of the pages.

use crate::codes;

codes! {
    /// A language a page can be read in: the first part of every page's address.
    pub enum Lang { Nb = "nb", Nn = "nn", En = "en", Se = "se" }
}

impl Lang {
    /// The language's own name for itself.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Lang::Nb => "Bokmål",
            Lang::Nn => "Nynorsk",
            Lang::En => "English",
            Lang::Se => "Davvisámegiella",
        }
    }

    /// What the document declares: Sámi pages are Norwegian wherever no Sámi term is marked.
    #[must_use]
    pub const fn html(self) -> &'static str {
        match self {
            Lang::Nn => "nn",
            Lang::En => "en",
            Lang::Nb | Lang::Se => "nb",
        }
    }
}
