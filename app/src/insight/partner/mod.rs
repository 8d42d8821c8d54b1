//! What partners read – KS, the unions, the county governors: sums of figures that are large enough for
//! everyone, of the whole country or of their counties, never of one study.

pub mod csv;
pub mod model;
pub mod pages;
pub mod port;
