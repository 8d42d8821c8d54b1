//! The life of surveys against a real database, with the clock, the letters and the jobs in hand.

mod answers;
mod attack;
mod bank;
mod life;
mod privacy;
mod rights;
