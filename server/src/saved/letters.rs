//! The weekly letter: what is new for each saved search.

use app::catalogue::model::{OfferSummary, Reference};
use app::path;
use app::search::form::SearchForm;
use app::shared::lang::Lang;
use app::shared::time::{Date, date_words};
use app::words::Words;

use crate::mail::Letter;

/// Offers listed under one search; the rest is a number and the search's address.
const LISTED: usize = 10;

/// A search with what is new for it, in the order of its hits.
pub struct Find<'a> {
    pub pairs: Vec<(String, String)>,
    pub offers: Vec<&'a OfferSummary>,
}

/// What the letter is composed from.
pub struct Facts<'a> {
    pub public_url: &'a str,
    pub name: &'a str,
    pub today: Date,
    pub reference: &'a Reference,
    /// Where the receiver ends her alerts.
    pub stop: &'a str,
}

/// The words of one language, in the order they stand in the letter.
struct Said {
    one: &'static str,
    many: &'static str,
    hello: &'static str,
    lead: &'static str,
    more: &'static str,
    deadline: &'static str,
    all: &'static str,
    why: &'static str,
    stop: &'static str,
    bye: &'static str,
}

const NB: Said = Said {
    one: "Ett nytt studietilbud for deg",
    many: "{n} nye studietilbud for deg",
    hello: "Hei, {name}",
    lead: "Dette er nytt siden sist for søk du har lagret i Videre.",
    more: "… og {n} til.",
    deadline: "søknadsfrist {date}",
    all: "Alle treff for søket:",
    why: "Du får dette brevet fordi du har slått på varsel for søkene. Du kan slå av hvert av dem under Lagret i Videre.",
    stop: "Slå av alle varsler:",
    bye: "Hilsen Videre",
};

const NN: Said = Said {
    one: "Eitt nytt studietilbod for deg",
    many: "{n} nye studietilbod for deg",
    hello: "Hei, {name}",
    lead: "Dette er nytt sidan sist for søk du har lagra i Videre.",
    more: "… og {n} til.",
    deadline: "søknadsfrist {date}",
    all: "Alle treff for søket:",
    why: "Du får dette brevet fordi du har slått på varsel for søka. Du kan slå av kvart av dei under Lagra i Videre.",
    stop: "Slå av alle varsel:",
    bye: "Helsing Videre",
};

const EN: Said = Said {
    one: "One new study offer for you",
    many: "{n} new study offers for you",
    hello: "Hello {name},",
    lead: "This is new since last time for searches you have saved in Videre.",
    more: "… and {n} more.",
    deadline: "deadline {date}",
    all: "All results of the search:",
    why: "You get this letter because you turned alerts on for these searches. You can turn each of them off under Saved in Videre.",
    stop: "Turn all alerts off:",
    bye: "Kind regards, Videre",
};

const fn said(lang: Lang) -> &'static Said {
    match lang {
        Lang::Nn => &NN,
        Lang::En => &EN,
        Lang::Nb | Lang::Se => &NB,
    }
}

/// The letter; an offer that several searches found counts once in its subject.
pub fn alert(lang: Lang, facts: &Facts<'_>, finds: &[Find<'_>]) -> Letter {
    let said = said(lang);
    let mut offers: Vec<_> = finds
        .iter()
        .flat_map(|f| &f.offers)
        .map(|o| o.version.offer)
        .collect();
    offers.sort_unstable();
    offers.dedup();
    let subject = match offers.len() {
        1 => said.one.to_owned(),
        n => said.many.replace("{n}", &n.to_string()),
    };
    let mut text = format!("{}\n\n{}\n", said.hello.replace("{name}", facts.name), said.lead);
    for find in finds {
        text.push_str(&one_search(lang, facts, find));
    }
    text.push_str(&format!(
        "\n{}\n\n{} {}\n\n{}\n",
        said.why, said.stop, facts.stop, said.bye
    ));
    Letter { subject, text }
}

fn one_search(lang: Lang, facts: &Facts<'_>, find: &Find<'_>) -> String {
    let (words, said) = (Words::of(lang), said(lang));
    let form = SearchForm {
        pairs: find.pairs.clone(),
    };
    let (query, _) = form.check(|facet, value| facet.has_value(value, facts.reference));
    let heading = words.search_said(&query, facts.reference);
    let mut text = format!("\n{heading}\n{}\n\n", "-".repeat(heading.chars().count().min(70)));
    for offer in find.offers.iter().take(LISTED) {
        text.push_str(&one_offer(words, facts, offer));
    }
    if let Some(rest) = find.offers.len().checked_sub(LISTED).filter(|n| *n > 0) {
        text.push_str(&format!("{}\n\n", said.more.replace("{n}", &rest.to_string())));
    }
    let pairs = find.pairs.iter().map(|(n, v)| (n.as_str(), v.as_str()));
    let all = format!("{}{}", facts.public_url, path::offers_with(lang, pairs));
    text.push_str(&format!("{} {all}\n", said.all));
    text
}

fn one_offer(words: Words, facts: &Facts<'_>, offer: &OfferSummary) -> String {
    let version = &offer.version;
    let institution = facts.reference.institution(version.institution);
    let deadline = offer.days_left(facts.today).map(|(date, _)| {
        said(words.lang)
            .deadline
            .replace("{date}", &date_words(date, words.lang))
    });
    let about: Vec<String> = [
        institution.map(|i| i.name.clone()),
        Some(version.year.to_string()),
        deadline,
    ]
    .into_iter()
    .flatten()
    .collect();
    let url = format!("{}{}", facts.public_url, path::offer(words.lang, version.offer));
    format!("{}\n{}\n{url}\n\n", version.plan.title, about.join(", "))
}
