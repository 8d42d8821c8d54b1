//! The table of results.

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
        let mut text = format!(
            "{machine} Server on core 0, client on the other.\n\n| what | goal | measured |\n| --- | --- | --- |\n"
        );
        for (what, goal, measured) in &self.rows {
            text.push_str(&format!("| {what} | {goal} | {measured} |\n"));
        }
        super::results::write("Site", &text);
    }
}
