//! A report from a mail server about a letter that came back, handed over by its pipe.

use std::borrow::Borrow;
use std::fmt::Display;
use std::io::Read;

use crate::evaluation::bounces::{self, Returned};
use crate::mail::report::{self, LONGEST};
use crate::platform::Parts;

/// What to print, and what tells the mail server whether it has done its part (`sysexits.h`): taken (0), not to be
/// used (`EX_DATAERR`), to be handed over again later (`EX_TEMPFAIL`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub line: String,
    pub code: u8,
}

const TAKEN: u8 = 0;
const REFUSED: u8 = 65;
const LATER: u8 = 75;

impl Receipt {
    fn of(code: u8, line: impl Into<String>) -> Self {
        Receipt {
            line: line.into(),
            code,
        }
    }

    /// It could not be taken in just now, and is to be handed over again.
    fn later(why: &dyn Display) -> Self {
        Receipt::of(LATER, format!("to be handed over again later: {why}"))
    }
}

/// Takes in one report; what it is about is in no line that is printed. Nothing is opened for what is no report:
/// anybody may write to the address they come to.
pub async fn bounce<P: Borrow<Parts>, E: Display>(
    report: impl Read,
    open: impl AsyncFnOnce() -> Result<P, E>,
) -> Receipt {
    let mut bytes = vec![];
    let limit = u64::try_from(LONGEST).unwrap_or(u64::MAX);
    if let Err(error) = report.take(limit + 1).read_to_end(&mut bytes) {
        return Receipt::later(&error);
    }
    let report = match report::read(&bytes) {
        Ok(report) => report,
        Err(why) => return Receipt::of(REFUSED, format!("refused: {why}")),
    };
    let parts = match open().await {
        Ok(parts) => parts,
        Err(error) => return Receipt::later(&error),
    };
    match bounces::note(parts.borrow(), &report).await {
        Ok(Returned::Noted) => Receipt::of(TAKEN, "noted: the invitation's address waits for correction"),
        Ok(Returned::NotFinal) => {
            Receipt::of(TAKEN, "nothing is changed: the letter is not given up for good")
        }
        Ok(Returned::Reminder) => Receipt::of(
            TAKEN,
            "nothing is changed: it is a reminder, and would tell who has not answered",
        ),
        Ok(Returned::Over) => Receipt::of(TAKEN, "nothing is changed: the survey is over"),
        Ok(Returned::OtherLetter) => Receipt::of(TAKEN, "nothing is changed: the letter is no invitation"),
        Ok(Returned::Unknown) => Receipt::of(
            REFUSED,
            "refused: it is about no letter of ours to an address that is still asked",
        ),
        Err(fault) => Receipt::later(&format!("{fault:?}")),
    }
}
