//! Tables of offers in and out, and the keys machines present.
//!
//! `service` is the port; `landscape` reads what an institution has, `plan` sets rows against it without
//! touching anything, `apply` writes. `files` makes files, `keys` looks after keys, `machine` is what the
//! machine interface and the command line call. Only drafts are written, and only through `editing`.

mod apply;
pub(crate) mod entity;
mod files;
pub mod keys;
pub(crate) mod landscape;
pub mod machine;
pub(crate) mod plan;
pub mod service;
mod store;
#[cfg(test)]
mod tests;

pub use service::ExchangeService;
