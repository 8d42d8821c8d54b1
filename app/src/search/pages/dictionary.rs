//! The search's dictionary: what the directorate lets words mean as well. Effective at once, without restart.

use leptos::prelude::*;

use crate::path;
use crate::search::form::{SynonymForm, TypedSynonym};
use crate::search::model::{Synonym, SynonymKind};
use crate::services::Request;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::ids::SynonymId;
use crate::shared::page::{Page, Width};
use crate::shared::ui::{Breadcrumbs, ErrorSummary, Field, FieldKind, Select, filter_choice, pager};
use crate::words::dictionary::Dictionary;
use crate::words::{Words, fill};

/// Entries on one page.
const PAGE: usize = 50;

/// What of the dictionary is shown; it stands in the address.
#[derive(Clone, Default)]
struct Shown {
    /// Part of what people type or of what is looked for.
    text: String,
    kind: Option<SynonymKind>,
    page: usize,
}

impl Shown {
    fn read(request: &Request) -> Self {
        Shown {
            text: request.query_value("q").unwrap_or_default().trim().to_owned(),
            kind: request.query_value("slag").and_then(SynonymKind::from_code),
            page: request
                .query_value("side")
                .and_then(|n| n.parse().ok())
                .unwrap_or(1),
        }
    }

    fn holds(&self, entry: &Synonym) -> bool {
        let text = self.text.to_lowercase();
        self.kind.is_none_or(|kind| kind == entry.kind)
            && std::iter::once(&entry.words)
                .chain(&entry.alternatives)
                .any(|said| said.to_lowercase().contains(&text))
    }

    /// What narrows the list, by the names of the address; with this page of it.
    fn narrows(&self, page: usize) -> [(&'static str, String); 3] {
        let kind = self.kind.map_or("", SynonymKind::code).to_owned();
        let page = if page > 1 { page.to_string() } else { String::new() };
        [("q", self.text.clone()), ("slag", kind), ("side", page)]
    }

    /// This question with a page of it, and an entry that is to be changed.
    fn address(&self, words: Words, page: usize, change: Option<SynonymId>) -> String {
        let change = change.map(|id| ("endre", id.to_string()));
        let pairs = self.narrows(page).into_iter().chain(change);
        path::with_query(
            &path::synonyms(words.lang),
            pairs.filter(|(_, value)| !value.is_empty()),
        )
    }

    /// The same as fields of a form, so that it leads back here.
    fn fields(&self) -> AnyView {
        let narrows = self.narrows(self.page).into_iter();
        let fields = narrows.filter(|(_, value)| !value.is_empty());
        fields
            .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
            .collect_view()
            .into_any()
    }
}

/// The entries, and a form for a new one – begun with `?ord=teller&for=matematikk` – or, with `?endre=7`, for one of
/// them.
///
/// # Errors
/// `SignIn`, `Forbidden` for all but the directorate's reviewers.
pub async fn dictionary_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let w = Dictionary::of(words.lang);
    let entries = request.services.search.synonyms(&request.actor).await?;
    let (typed, faults) = request
        .returned::<TypedSynonym>()
        .unwrap_or_else(|| (typed_of(&request, &entries), vec![]));
    let above = vec![
        (path::front(words.lang), words.frame.front.to_owned()),
        (path::queue(words.lang), words.frame.queue.to_owned()),
    ];
    let shown = Shown::read(&request);
    let taught = request
        .services
        .search
        .taught(&request.actor, &shown.text)
        .await?;
    let body = view! {
        <Breadcrumbs words above here=w.title/>
        <header class="page-title">
            <h1>{w.title}</h1>
            <p class="page-title__lead">{w.lead}</p>
        </header>
        {entry_form(words, typed, faults, &shown)}
        {list(words, &entries, &shown, &taught)}
    };
    Ok(Page::private(w.title, body).at(Width::Work))
}

fn typed_of(request: &Request, entries: &[Synonym]) -> TypedSynonym {
    let said = |name| request.query_value(name).unwrap_or_default().to_owned();
    let asked = said("endre").parse::<i64>().ok();
    let Some(entry) = entries.iter().find(|e| Some(e.id.0) == asked) else {
        let form = SynonymForm {
            words: said("ord"),
            alternatives: said("for"),
            ..SynonymForm::default()
        };
        return TypedSynonym { form, id: None };
    };
    changed(entry)
}

/// An entry as it stands, to be changed.
fn changed(entry: &Synonym) -> TypedSynonym {
    TypedSynonym {
        form: SynonymForm {
            kind: entry.kind.code().to_owned(),
            words: entry.words.clone(),
            alternatives: entry.alternatives.join(", "),
        },
        id: Some(entry.id.0),
    }
}

fn entry_form(words: Words, typed: TypedSynonym, faults: Vec<FieldFault>, shown: &Shown) -> AnyView {
    let w = Dictionary::of(words.lang);
    let TypedSynonym { form, id } = typed;
    let kinds = SynonymKind::ALL
        .iter()
        .map(|kind| (kind.code().to_owned(), w.kind_of(*kind).to_owned()))
        .collect();
    let title = if id.is_some() { w.change } else { w.add };
    view! {
        <section class="section">
            <h2>{title}</h2>
            <form class="stack" method="post" action=path::act(words.lang, "synonym/save")>
                <ErrorSummary words faults=faults.clone() label=move |field| w.label(field).to_owned()/>
                {id.map(|id| view! { <input type="hidden" name="id" value=id.to_string()/> })}
                {shown.fields()}
                <Field words name="words" label=w.words value=form.words hint=w.words_hint faults=faults.clone()
                    width=Some(24)/>
                <Field words name="alternatives" label=w.alternatives value=form.alternatives
                    hint=w.alternatives_hint kind=FieldKind::Long(3) faults=faults.clone()/>
                <Select words name="kind" label=w.kind value=form.kind options=kinds faults width=Some(24)/>
                <p class="cluster">
                    <button class="ds-button" type="submit">{w.save}</button>
                    {id.map(|_| view! { <a href=shown.address(words, shown.page, None)>{w.cancel}</a> })}
                </p>
            </form>
        </section>
    }
    .into_any()
}

/// What the program takes a word for by itself unless an entry says otherwise, and the way to say so.
fn known(words: Words, entries: &[Synonym], shown: &Shown, taught: &[String]) -> Option<AnyView> {
    let w = Dictionary::of(words.lang);
    let says =
        |e: &Synonym| e.kind == SynonymKind::Near && e.words.to_lowercase() == shown.text.to_lowercase();
    if taught.is_empty() || entries.iter().any(says) {
        return None;
    }
    let means: Vec<&str> = taught.iter().map(String::as_str).collect();
    let begun = [("ord", shown.text.clone()), ("for", taught.join(", "))];
    let said = fill(
        w.taught,
        &[("words", &shown.text), ("means", &words.listed(&means))],
    );
    let begin = path::with_query(&path::synonyms(words.lang), begun);
    Some(view! { <p>{said} " " <a href=begin>{w.taught_add}</a></p> }.into_any())
}

fn list(words: Words, entries: &[Synonym], shown: &Shown, taught: &[String]) -> AnyView {
    let w = Dictionary::of(words.lang);
    if entries.is_empty() {
        return view! { <section class="section empty-state"><p>{w.empty}</p></section> }.into_any();
    }
    let chosen: Vec<&Synonym> = entries.iter().filter(|e| shown.holds(e)).collect();
    let pages = chosen.len().div_ceil(PAGE).max(1);
    let page = shown.page.clamp(1, pages);
    let (n, all) = (chosen.len().to_string(), entries.len().to_string());
    let rows = chosen.iter().skip((page - 1) * PAGE).take(PAGE);
    let rows: Vec<AnyView> = rows.map(|entry| row(words, entry, shown)).collect();
    let nothing = rows.is_empty().then(|| {
        view! {
            <div class="empty-state">
                <p class="empty-state__title">{w.no_such_title}</p>
                <p><a href=path::synonyms(words.lang)>{w.no_such}</a></p>
            </div>
        }
    });
    let table = (!rows.is_empty()).then(|| {
        view! {
            <table class="work-table">
                <caption>{fill(w.caption, &[("n", &n), ("all", &all)])}</caption>
                <thead>
                    <tr>
                        <th scope="col">{w.words}</th>
                        <th scope="col">{w.alternatives}</th>
                        <th scope="col">{w.kind}</th>
                        <th scope="col">{w.actions}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    });
    view! {
        <section class="section stack" aria-labelledby="oppforinger">
            <h2 id="oppforinger">{w.entries}</h2>
            {filter(words, shown)}
            {known(words, entries, shown, taught)}
            {table}
            {nothing}
            {pager(words, page, pages, |page| shown.address(words, page, None))}
        </section>
    }
    .into_any()
}

fn filter(words: Words, shown: &Shown) -> AnyView {
    let w = Dictionary::of(words.lang);
    let kinds = SynonymKind::ALL
        .iter()
        .map(|k| (k.code(), w.kind_of(*k).to_owned()));
    let kinds = std::iter::once(("", w.all_kinds.to_owned())).chain(kinds);
    let chosen = shown.kind.map_or("", SynonymKind::code);
    let clear = (!shown.text.is_empty() || shown.kind.is_some())
        .then(|| view! { <a class="small" href=path::synonyms(words.lang)>{w.clear}</a> });
    view! {
        <form class="toolbar" method="get" action=path::synonyms(words.lang)>
            <div class="toolbar__fields">
                <div class="field">
                    <label class="field__label" for="q">{w.find}</label>
                    <input class="ds-input" id="q" name="q" type="search" value=shown.text.clone()/>
                </div>
                {filter_choice("slag", w.closeness, chosen, kinds)}
                <button class="ds-button" data-variant="secondary" type="submit">{w.show}</button>
                {clear}
            </div>
        </form>
    }
    .into_any()
}

fn row(words: Words, entry: &Synonym, shown: &Shown) -> AnyView {
    let w = Dictionary::of(words.lang);
    let change = shown.address(words, shown.page, Some(entry.id));
    let about = format!("{}: {}", w.edit, entry.words);
    view! {
        <tr>
            <th scope="row">{entry.words.clone()}</th>
            <td data-label=w.alternatives>{entry.alternatives.join(", ")}</td>
            <td data-label=w.kind>{w.kind_of(entry.kind)}</td>
            <td class="work-table__menu" data-label=w.actions>
                <ul class="stack stack--tight">
                    <li><a href=change aria-label=about>{w.edit}</a></li>
                    <li>
                        <details>
                            <summary>{w.remove}<span class="sr-only">{format!(" {}", entry.words)}</span></summary>
                            <form method="post" action=path::act(words.lang, "synonym/remove")>
                                <input type="hidden" name="id" value=entry.id.to_string()/>
                                {shown.fields()}
                                <button class="ds-button" data-variant="secondary" data-size="sm" type="submit">
                                    {fill(w.remove_sure, &[("words", &entry.words)])}
                                </button>
                            </form>
                        </details>
                    </li>
                </ul>
            </td>
        </tr>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::lang::Lang;
    use crate::shared::ui::drawn::html;

    #[test]
    fn every_form_knows_what_is_shown_and_leads_back_to_it() {
        let entries: Vec<Synonym> = (0..60)
            .map(|n| Synonym {
                id: SynonymId(n),
                kind: SynonymKind::Near,
                words: format!("mat {n}"),
                alternatives: vec!["kosthold".into()],
            })
            .collect();
        let shown = Shown {
            text: "mat".into(),
            kind: Some(SynonymKind::Near),
            page: 2,
        };
        let words = Words::of(Lang::Nb);
        let typed = changed(&entries[7]);
        let drawn = html(|| {
            let form = entry_form(words, typed, vec![], &shown);
            view! { {form} {list(words, &entries, &shown, &[])} }
        });
        // The form above and ten rows.
        for field in [
            "name=\"q\" value=\"mat\"",
            "name=\"slag\" value=\"naer\"",
            "name=\"side\" value=\"2\"",
        ] {
            let hidden = format!("type=\"hidden\" {field}");
            assert_eq!(drawn.matches(&hidden).count(), 11, "{field} in {drawn}");
        }
        let cancel = "href=\"/nb/direktorat/synonymer?q=mat&amp;slag=naer&amp;side=2\">Avbryt";
        assert!(drawn.contains(cancel), "{drawn}");
        let all = Shown {
            page: 1,
            ..Shown::default()
        };
        let drawn = html(|| list(words, &entries, &all, &[]));
        assert!(!drawn.contains("type=\"hidden\" name=\"q\""), "{drawn}");
    }

    #[test]
    fn a_word_the_program_knows_by_itself_says_so_until_there_is_an_entry_for_it() {
        let words = Words::of(Lang::Nn);
        let entry = |asked: &str| Synonym {
            id: SynonymId(1),
            kind: SynonymKind::Near,
            words: asked.into(),
            alternatives: vec!["drama".into()],
        };
        let shown = Shown {
            text: "Komma".into(),
            ..Shown::default()
        };
        let taught = ["matematikk".to_owned(), "norsk".to_owned()];
        let drawn = |asked: &str| html(|| list(words, &[entry(asked)], &shown, &taught));
        let html = drawn("teller");
        let said = "Programmet tek sjølv «Komma» for eit ord frå matematikk og norsk.";
        let way = "href=\"/nn/direktorat/synonymer?ord=Komma&amp;for=matematikk%2C+norsk\"";
        assert!(html.contains(said) && html.contains(way), "{html}");
        assert!(!drawn("komma").contains("Programmet tek"));
    }
}
