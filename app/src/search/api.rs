//! What a browser posts to this domain: nothing. Searching is a plain GET form; suggestions come from
//! `/api/v1/suggest`.
