//! The life of surveys against a real database, with the clock, the letters and the jobs in hand.

mod answers;
mod attack;
mod bank;
mod bounces;
mod held;
mod kinds;
mod life;
mod night;
mod people;
mod planning;
mod post;
mod privacy;
mod rights;
mod upgrade;
