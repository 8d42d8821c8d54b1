//! Demo content: the real offers with their facts, and what is invented around them, marked as such.
//!
//! `facts` reads what is real, `texts` what is written for the demonstration, `coming` joins the two into
//! the coming year's version, `answers` simulates what participants said in past years; storing
//! them comes last. The data and their sources are in `data/`.

pub(crate) mod answers;
pub mod coming;
pub mod facts;
pub(crate) mod runs;
pub mod texts;
