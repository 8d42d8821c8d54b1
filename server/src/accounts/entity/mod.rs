//! The tables of accounts.

pub mod identity;
pub mod partner;
pub mod person;
pub mod role;
pub mod session;
pub mod sign_in;
