//! Rows of a text file whose cells are separated by semicolons, tabs or commas.

use app::shared::fault::TableProblem;

use super::{Gathered, Table, tidy};

/// Reads the text; line ends are `\n` already.
pub fn read(text: &str) -> Result<Table, TableProblem> {
    let (separator, text, mut line) = separator(text);
    let mut number = u32::try_from(line - 1).unwrap_or(0);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut gathered = Gathered::default();
    let mut at = 0;
    let mut record = csv::StringRecord::new();
    loop {
        let position = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        if !reader
            .read_record(&mut record)
            .map_err(|_| TableProblem::NotATable)?
        {
            return Ok(gathered.table);
        }
        let mut begins = record
            .position()
            .and_then(|p| usize::try_from(p.byte()).ok())
            .unwrap_or(position);
        // The reader counts empty lines to the row behind them; a spreadsheet shows them as rows.
        while text.as_bytes().get(begins) == Some(&b'\n') {
            begins += 1;
            number = number.saturating_add(1);
        }
        let passed = text.as_bytes().get(at..begins).unwrap_or_default();
        line += passed.iter().filter(|b| **b == b'\n').count() as u64;
        at = begins;
        number = number.saturating_add(1);
        gathered.row(number, line, record.iter().map(tidy).collect())?;
    }
}

/// What separates the cells, the text behind Excel's own line about it, and the line that text begins on.
fn separator(text: &str) -> (u8, &str, u64) {
    if let Some(rest) = text.strip_prefix("sep=")
        && let Some((sign, rest)) = rest.split_once('\n')
        && let [sign @ (b';' | b',' | b'\t')] = sign.as_bytes()
    {
        return (*sign, rest, 2);
    }
    let first = text.lines().find(|l| !l.trim().is_empty()).unwrap_or_default();
    let mut quoted = false;
    let mut n = [(b';', 0), (b'\t', 0), (b',', 0)];
    for byte in first.bytes() {
        quoted ^= byte == b'"';
        for (sign, n) in &mut n {
            *n += u32::from(!quoted && byte == *sign);
        }
    }
    // The first of equals wins, so semicolons go before commas: a comma may stand in a name.
    let best = n.into_iter().rev().max_by_key(|(_, n)| *n);
    (best.map_or(b';', |(sign, _)| sign), text, 1)
}
