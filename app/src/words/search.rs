//! Words of search and comparison.

use super::words;

words! {
    pub struct Search {
        title: "Finn studietilbud" | "Finn studietilbod" | "Find study offers";
    }
}
