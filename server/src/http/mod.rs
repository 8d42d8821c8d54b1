//! Speaks HTTP: the table of routes with its layers, pages, posted forms, sessions, guards, health.
//!
//! Begin with `router::router`.

pub(crate) mod api;
mod downloads;
mod faults;
mod forms;
mod guard;
mod health;
mod outside;
mod pages;
pub mod router;
mod session;
mod subscriptions;
mod visit;
