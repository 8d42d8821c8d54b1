//! People, their roles, and how they sign in.

pub mod api;
pub mod form;
pub mod model;
pub mod people;
pub mod staff;

#[cfg(feature = "ssr")]
pub mod device;
#[cfg(feature = "ssr")]
pub mod landing;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod port;
