//! What may be in an archive at all, before anything in it is read as a workbook.

use std::io::{Cursor, Read as _};

use app::shared::fault::TableProblem;
use zip::ZipArchive;

/// Most files in the archive; a workbook of one sheet has about ten.
const ENTRIES: usize = 500;
/// Most bytes of all files unpacked: 5,000 rows of fifty columns are about 25 MB of XML.
const UNPACKED: u64 = 48 * 1024 * 1024;
/// Most digits of a number of strings the workbook may announce; the decoder sets aside room for that many.
const DIGITS: usize = 6;

pub fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Refuses archives that hold more than they may, by what they declare first and by unpacking them into
/// nothing second.
pub fn check(bytes: &[u8]) -> Result<(), TableProblem> {
    let unreadable = |_| TableProblem::NotATable;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    if archive.len() > ENTRIES {
        return Err(TableProblem::TooMuchInside);
    }
    let mut declared: u64 = 0;
    for i in 0..archive.len() {
        declared = declared.saturating_add(archive.by_index_raw(i).map_err(unreadable)?.size());
    }
    if declared > UNPACKED {
        return Err(TableProblem::TooMuchInside);
    }
    let mut left = UNPACKED;
    let mut unpacked = vec![];
    for i in 0..archive.len() {
        let entry = archive.by_index(i).map_err(unreadable)?;
        unpacked.clear();
        let taken = entry.take(left + 1).read_to_end(&mut unpacked);
        let taken = taken.map_err(|_| TableProblem::NotATable)? as u64;
        left = left.checked_sub(taken).ok_or(TableProblem::TooMuchInside)?;
        if is_deceptive(&unpacked) {
            return Err(TableProblem::NotATable);
        }
    }
    Ok(())
}

/// Announces more strings than there can be, or hides such a line in another encoding.
fn is_deceptive(entry: &[u8]) -> bool {
    const COUNT: &[u8] = b"uniqueCount";
    if entry.starts_with(b"\xff\xfe") || entry.starts_with(b"\xfe\xff") || entry.starts_with(b"<\0") {
        return true;
    }
    if entry.starts_with(b"\0<") {
        return true;
    }
    entry.windows(COUNT.len()).enumerate().any(|(at, seen)| {
        let announced = entry[at..].iter().skip(COUNT.len()).take(80);
        let digits = announced
            .skip_while(|b| matches!(b, b'=' | b'"' | b'\'' | b'0' | b'+') || b.is_ascii_whitespace())
            .take_while(|b| b.is_ascii_digit());
        seen == COUNT && digits.count() > DIGITS
    })
}
