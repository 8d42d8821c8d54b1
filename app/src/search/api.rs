//! What a browser posts to this domain.
