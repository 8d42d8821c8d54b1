//! The small forms that other pages carry: save this offer, save this search, take the dates along.
//!
//! They work without script and without an account: a visitor who posts one is led to sign in and back.

use leptos::prelude::*;

use super::calendar::HITS;
use crate::path;
use crate::services::Request;
use crate::shared::calendar::webcal;
use crate::shared::fault::Fault;
use crate::shared::ids::OfferId;
use crate::shared::ui::sign;
use crate::shared::units::grouped;
use crate::words::{Words, fill};

/// What these forms must know of the page they stand on.
#[derive(Clone, Debug)]
pub struct Keeping {
    words: Words,
    /// The page's own address.
    here: String,
    public_url: String,
    /// Which of the page's offers the reader has saved.
    saved: Vec<OfferId>,
}

impl Keeping {
    /// For the page of this request, which shows these offers. At most one query; none for a visitor.
    ///
    /// # Errors
    /// `Internal` only.
    pub async fn of(request: &Request, offers: &[OfferId]) -> Result<Self, Fault> {
        let saved = request.services.saved.saved_among(&request.actor, offers).await?;
        let query = request.query.iter().map(|(n, v)| (n.as_str(), v.as_str()));
        Ok(Keeping {
            here: path::with_query(&request.path, query),
            saved,
            ..Keeping::nothing(request.words(), &request.public_url)
        })
    }

    /// For a reader who has saved nothing.
    #[must_use]
    pub fn nothing(words: Words, public_url: &str) -> Self {
        Keeping {
            words,
            here: String::new(),
            public_url: public_url.to_owned(),
            saved: vec![],
        }
    }

    fn has(&self, offer: OfferId) -> bool {
        self.saved.contains(&offer)
    }
}

/// Saves an offer, or forgets it again; a small button for a card or an aside.
#[must_use]
pub fn save_offer_button(keeping: &Keeping, offer: OfferId, title: &str) -> AnyView {
    let w = keeping.words.saved();
    let (endpoint, text, name) = if keeping.has(offer) {
        ("saved/remove_offer", w.unsave, w.unsave_this)
    } else {
        ("saved/save_offer", w.save, w.save_this)
    };
    let is_saved = keeping.has(offer);
    let state =
        is_saved.then(|| view! { <span class="save-offer__state">{sign("check")} {w.saved_state}</span> });
    view! {
        <form class="save-offer no-print" id=format!("lagre-{offer}") method="post"
            action=path::act(keeping.words.lang, endpoint)>
            <input type="hidden" name="offer" value=offer.to_string()/>
            <input type="hidden" name="back" value=keeping.here.clone()/>
            {state}
            <button class="link-button" type="submit" aria-label=fill(name, &[("title", title)])>
                {(!is_saved).then(|| sign("bookmark"))} {text}
            </button>
        </form>
    }
    .into_any()
}

/// Above `total` hits: saves the search with a letter for news if the reader wants one, and its deadlines as a
/// calendar.
#[must_use]
pub fn save_search_row<N: AsRef<str>, V: AsRef<str>>(
    keeping: &Keeping,
    pairs: impl IntoIterator<Item = (N, V), IntoIter: Clone>,
    total: u64,
) -> AnyView {
    let pairs = pairs.into_iter();
    let form = save_search_form(keeping, pairs.clone());
    let dates = search_calendar_links(keeping, pairs);
    let w = keeping.words.saved();
    let first = (total > HITS as u64).then(|| {
        let n = grouped(i64::try_from(total).unwrap_or(i64::MAX));
        let said = fill(w.calendar_first, &[("most", &HITS.to_string()), ("n", &n)]);
        view! { <p class="soft">{said}</p> }
    });
    view! {
        <details class="save-row no-print">
            <summary class="with-sign">{sign("bookmark")}<span>{w.save_row}</span></summary>
            <div class="save-row__body">{form} {dates} {first}</div>
        </details>
    }
    .into_any()
}

/// Saves the search with these parameters, with a letter for news if the reader wants one.
#[must_use]
pub fn save_search_form<N: AsRef<str>, V: AsRef<str>>(
    keeping: &Keeping,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> AnyView {
    search_form(keeping, pairs, false)
}

/// The same where nothing was found: the letter is what it is for.
#[must_use]
pub fn tell_me_form<N: AsRef<str>, V: AsRef<str>>(
    keeping: &Keeping,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> AnyView {
    let w = keeping.words.saved();
    let form = search_form(keeping, pairs, true);
    view! {
        <div class="stack stack--tight no-print">
            <h2>{w.tell_me}</h2>
            <p>{w.tell_me_text}</p>
            {form}
        </div>
    }
    .into_any()
}

fn search_form<N: AsRef<str>, V: AsRef<str>>(
    keeping: &Keeping,
    pairs: impl IntoIterator<Item = (N, V)>,
    alert: bool,
) -> AnyView {
    let w = keeping.words.saved();
    let query = path::with_query("", pairs).trim_start_matches('?').to_owned();
    view! {
        <form class="save-search no-print" method="post" action=path::act(keeping.words.lang, "saved/save_search")>
            <input type="hidden" name="query" value=query/>
            <label class="choice">
                <input class="ds-input" type="checkbox" name="alert" value="true" checked=alert/>
                <span>{w.with_alert}</span>
            </label>
            <button class="ds-button" data-variant="secondary" type="submit">{sign("bookmark")} {w.save_search}</button>
        </form>
    }
    .into_any()
}

/// The dates of one offer in the reader's own calendar: one link to subscribe, one to a file.
#[must_use]
pub fn offer_calendar_links(keeping: &Keeping, offer: OfferId) -> AnyView {
    calendar_links(keeping, path::offer_calendar(keeping.words.lang, offer))
}

/// The deadlines of a search's hits in the reader's own calendar.
#[must_use]
pub fn search_calendar_links<N: AsRef<str>, V: AsRef<str>>(
    keeping: &Keeping,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> AnyView {
    calendar_links(keeping, path::search_calendar(keeping.words.lang, pairs))
}

fn calendar_links(keeping: &Keeping, file: String) -> AnyView {
    let w = keeping.words.saved();
    let subscription = webcal(&format!("{}{file}", keeping.public_url));
    view! {
        <span class="calendar-links no-print">
            <a class="with-sign" href=subscription>{sign("calendar")}<span>{w.subscribe}</span></a>
            <a class="with-sign" href=file type="text/calendar">{sign("download")}<span>{w.calendar_file}</span></a>
        </span>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::lang::Lang;
    use crate::shared::ui::drawn::html;

    #[test]
    fn a_saved_offer_shows_its_state_and_how_to_undo_it() {
        let nothing = Keeping::nothing(Words::of(Lang::Nn), "https://v.example");
        let open = html(|| save_offer_button(&nothing, OfferId(3), "Matte <2>"));
        assert!(
            open.contains("saved/save_offer") && open.contains("Lagre: Matte &lt;2&gt;"),
            "{open}"
        );
        let one = Keeping {
            saved: vec![OfferId(3)],
            ..nothing
        };
        let kept = html(|| save_offer_button(&one, OfferId(3), "x"));
        assert!(
            kept.contains("saved/remove_offer") && kept.contains("Fjern frå lagra: x"),
            "{kept}"
        );
    }

    #[test]
    fn a_calendar_that_cannot_hold_all_hits_says_how_many_it_holds_and_which() {
        let row = |lang, total| {
            let keeping = Keeping::nothing(Words::of(lang), "https://v.example");
            html(|| save_search_row(&keeping, [("q", "a")], total))
        };
        assert!(!row(Lang::Nb, 100).contains("frist først"));
        for (lang, said) in [
            (
                Lang::Nb,
                "Kalenderen har fristene til 100 av de 101 treffene: dem som har frist først.",
            ),
            (
                Lang::Nn,
                "Kalenderen har fristane til 100 av dei 101 treffa: dei som har frist først.",
            ),
            (
                Lang::En,
                "The calendar holds the deadlines of 100 of the 101 results: those that are due first.",
            ),
        ] {
            let html = row(lang, 101);
            assert!(html.contains(said), "{said} in {html}");
        }
    }

    #[test]
    fn a_search_is_saved_by_the_query_part_of_its_address() {
        let keeping = Keeping::nothing(Words::of(Lang::Nb), "https://v.example");
        let form = html(|| save_search_form(&keeping, [("q", "får & ål"), ("fag", "norsk")]));
        assert!(
            form.contains("value=\"q=f%C3%A5r+%26+%C3%A5l&amp;fag=norsk\""),
            "{form}"
        );
        let links = html(|| search_calendar_links(&keeping, [("q", "a")]));
        assert!(links.contains("webcal://v.example/nb/tilbud.ics?q=a"), "{links}");
    }
}
