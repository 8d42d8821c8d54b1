//! Views that people at the directorate keep: `service` guards them, `store` has the queries.

mod service;
mod store;
#[cfg(test)]
mod tests;

pub use service::ViewsService;
