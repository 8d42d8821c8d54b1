//! The parts of this domain's pages that move.
