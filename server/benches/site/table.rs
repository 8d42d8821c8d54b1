//! The table of results.

use std::path::Path;

pub struct Table {
    rows: Vec<(String, String, String)>,
}

impl Table {
    pub fn new() -> Self {
        Table { rows: vec![] }
    }

    pub fn row(&mut self, what: &str, goal: &str, measured: String) {
        println!("{what}: {measured} (goal {goal})");
        self.rows.push((what.to_owned(), goal.to_owned(), measured));
    }

    pub fn write(&self, machine: &str) {
        let mut text = String::from(
            "# What was measured\n\nWritten by `make bench`. Ratios travel, absolute figures belong to their machine.\n\n",
        );
        text.push_str(machine);
        text.push_str("\n\n| what | goal | measured |\n| --- | --- | --- |\n");
        for (what, goal, measured) in &self.rows {
            text.push_str(&format!("| {what} | {goal} | {measured} |\n"));
        }
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/RESULTS.md");
        std::fs::write(file, text).expect("the results can be written");
    }
}
