//! The demonstration's mailbox: every letter that would have been sent.

use leptos::prelude::*;

use super::port::SentLetter;
use crate::path;
use crate::route;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::page::{Page, Route};
use crate::shared::time::instant_words;
use crate::shared::ui::{DemoMark, sign};
use crate::words::{Words, fill};

/// How many letters lie open; the rest unfold.
const OPEN: usize = 3;

/// The addresses of this domain's pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![route!("/dev/mail", letters_page)]
}

/// Sent letters, newest first; `?til=` keeps those to one address.
///
/// # Errors
/// `Missing` outside demo mode.
pub async fn letters_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let w = words.accounts;
    let letters = request.services.mail.sent().await?;
    let to = request
        .query_value("til")
        .unwrap_or_default()
        .trim()
        .to_lowercase();
    let body = view! {
        <header class="page-title">
            <h1>{w.letters_title} " " <DemoMark words on=true/></h1>
            <p class="page-title__lead">{w.letters_lead}</p>
        </header>
        {(!letters.is_empty()).then(|| chooser(words, &letters, &to))}
        {list(words, &letters, &to)}
    };
    Ok(Page::private(w.letters_title, body))
}

fn chooser(words: Words, letters: &[SentLetter], to: &str) -> AnyView {
    let w = words.accounts;
    let mut known: Vec<String> = letters.iter().map(|l| l.to.to_lowercase()).collect();
    known.sort();
    known.dedup();
    let options = known
        .into_iter()
        .map(|address| {
            let selected = address == to;
            let said = address.clone();
            view! { <option value=address selected=selected>{said}</option> }
        })
        .collect_view();
    view! {
        <form class="toolbar" method="get" action=path::demo_mail()>
            <div class="toolbar__fields">
                <div class="field">
                    <label class="field__label" for="til">{w.letters_to}</label>
                    <select class="ds-input" id="til" name="til">
                        <option value="">{w.letters_all}</option>
                        {options}
                    </select>
                </div>
                <button class="ds-button" data-variant="secondary" type="submit">{w.letters_show}</button>
            </div>
        </form>
    }
    .into_any()
}

fn list(words: Words, letters: &[SentLetter], to: &str) -> AnyView {
    let w = words.accounts;
    if letters.is_empty() {
        return view! {
            <div class="empty-state">
                <p class="empty-state__title">{w.letters_none}</p>
                <p>{w.letters_none_text}</p>
                <p><a href=path::sign_in(words.lang)>{w.title}</a></p>
            </div>
        }
        .into_any();
    }
    let chosen: Vec<_> = letters
        .iter()
        .filter(|l| to.is_empty() || l.to.to_lowercase() == to)
        .collect();
    if chosen.is_empty() {
        return view! { <p>{w.letters_none_to} " " <a href=path::demo_mail()>{w.letters_all}</a></p> }
            .into_any();
    }
    chosen
        .into_iter()
        .enumerate()
        .map(|(i, letter)| draw(words, letter, i < OPEN || !to.is_empty()))
        .collect_view()
        .into_any()
}

fn draw(words: Words, letter: &SentLetter, open: bool) -> AnyView {
    let at = letter.sent_at;
    let text = pieces(&letter.text)
        .into_iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.to_owned().into_any(),
            Piece::Link(url) => view! { <a href=url.to_owned()>{url.to_owned()}</a> }.into_any(),
        })
        .collect_view();
    view! {
        <details class="letter" open=open>
            <summary>
                <span class="letter__subject">{sign("mail")} " " {letter.subject.clone()}</span>
                <span class="letter__to">{fill(words.accounts.to, &[("address", &letter.to)])}</span>
                <time class="letter__when" datetime=at.to_rfc3339()>{instant_words(at, words.lang)}</time>
            </summary>
            <div class="letter__text">{text}</div>
        </details>
    }
    .into_any()
}

/// A stretch of a letter: words, or an address that may be followed.
#[derive(Debug, PartialEq)]
enum Piece<'a> {
    Text(&'a str),
    Link(&'a str),
}

/// Splits a text at its http and https addresses; a closing sign after an address belongs to the text.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = vec![];
    let mut rest = text;
    while let Some(start) = next_link(rest) {
        let (before, from_link) = rest.split_at(start);
        let end = from_link
            .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '«' | '»'))
            .unwrap_or(from_link.len());
        let url = from_link[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'']);
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        pieces.push(Piece::Link(url));
        rest = &from_link[url.len()..];
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// Where the next address begins: a scheme with something after it.
fn next_link(text: &str) -> Option<usize> {
    let starts = |at: usize| {
        let host = ["https://", "http://"]
            .iter()
            .find_map(|scheme| text[at..].strip_prefix(scheme));
        host.is_some_and(|host| host.starts_with(|c: char| c.is_alphanumeric() || c == '['))
    };
    text.match_indices("http")
        .map(|(at, _)| at)
        .find(|&at| starts(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::lang::Lang;

    #[test]
    fn addresses_in_a_letter_can_be_followed_and_the_rest_is_text() {
        let text = "Hei.\n\nÅpne http://127.0.0.1:3000/nb/logg-inn/abc.\n(Se https://udir.no/) Hilsen";
        let found = pieces(text);
        assert_eq!(
            found,
            [
                Piece::Text("Hei.\n\nÅpne "),
                Piece::Link("http://127.0.0.1:3000/nb/logg-inn/abc"),
                Piece::Text(".\n(Se "),
                Piece::Link("https://udir.no/"),
                Piece::Text(") Hilsen"),
            ]
        );
        assert_eq!(
            pieces("javascript:alert(1)"),
            [Piece::Text("javascript:alert(1)")]
        );
        assert_eq!(pieces("http:// og https"), [Piece::Text("http:// og https")]);
        assert!(pieces("").is_empty());
    }

    #[test]
    fn a_letter_cannot_bring_its_own_markup() {
        Owner::new().with(|| {
            let letter = SentLetter {
                to: "kari@skole.example".into(),
                subject: "<b>Hei</b>".into(),
                text: "<script>alert(1)</script> https://x.example/\"onclick=\"alert(1)".into(),
                sent_at: chrono::DateTime::UNIX_EPOCH,
                unsubscribe: None,
            };
            let html = draw(Words::of(Lang::Nb), &letter, true).to_html();
            assert!(!html.contains("<script>") && !html.contains("<b>"), "{html}");
            assert!(html.contains("href=\"https://x.example/\""), "{html}");
        });
    }
}
