//! The machine interface told to people: a page drawn from the same OpenAPI document that programs read.
//!
//! A viewer of our own instead of a vendored one: it needs no script, keeps the content policy, can be read by
//! everyone and cannot fall behind the document. The document's own texts are English and marked so.

use std::sync::LazyLock;

use leptos::prelude::*;
use serde_json::Value;

use crate::path;
use crate::route;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::page::{Page, Route};
use crate::words::{MachineWords, Words};

/// The OpenAPI 3.1 document.
pub const OPENAPI: &str = include_str!("openapi.json");

static DOCUMENT: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(OPENAPI).expect("a test reads the document that is built in"));

/// The addresses of these pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![route!("/{lang}/maskingrensesnitt", machine_page)]
}

/// Every address of the machine interface with its parameters, bodies and answers.
///
/// # Errors
/// None.
pub async fn machine_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    Ok(Page::new(
        MachineWords::of(words.lang).title,
        machine_view(words, &DOCUMENT),
    ))
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

fn machine_view(words: Words, document: &Value) -> AnyView {
    let w = MachineWords::of(words.lang);
    let empty = serde_json::Map::new();
    let paths = document["paths"].as_object().unwrap_or(&empty);
    let operations = paths
        .iter()
        .flat_map(|(address, methods)| {
            let methods = methods.as_object().into_iter().flatten();
            methods.map(move |(method, operation)| operation_view(w, address, method, operation))
        })
        .collect_view();
    let schemas = document["components"]["schemas"].as_object().unwrap_or(&empty);
    let schemas = schemas
        .iter()
        .map(|(name, schema)| schema_view(w, name, schema))
        .collect_view();
    view! {
        <header class="page-title"><h1>{w.title}</h1><p class="page-title__lead">{w.lead}</p></header>
        <p><a href=path::openapi()>{w.document}</a></p>
        <section class="section"><h2>{w.keys}</h2><p>{w.keys_text}</p></section>
        <section class="section"><h2>{w.addresses}</h2>{operations}</section>
        <section class="section"><h2>{w.shapes}</h2>{schemas}</section>
    }
    .into_any()
}

fn operation_view(w: &'static MachineWords, address: &str, method: &str, operation: &Value) -> AnyView {
    let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
    let rows = parameters
        .iter()
        .map(|p| {
            view! {
                <tr>
                    <th scope="row"><code>{text(p, "name").to_owned()}</code></th>
                    <td data-label=w.kind>{kind(&p["schema"])}</td>
                    <td data-label=w.meaning lang="en">{text(p, "description").to_owned()}</td>
                </tr>
            }
        })
        .collect_view();
    let table = (!parameters.is_empty()).then(|| {
        view! {
            <table class="work-table">
                <caption>{w.parameters}</caption>
                <thead><tr><th scope="col">{w.name}</th><th scope="col">{w.kind}</th><th scope="col">{w.meaning}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
    });
    let body = operation["requestBody"]["content"]["application/json"]["schema"].clone();
    let body = (!body.is_null()).then(|| view! { <p>{w.body} ": " {kind(&body)}</p> });
    let answers = operation["responses"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(status, answer)| {
            view! { <li><code>{status.clone()}</code> " " <span lang="en">{text(answer, "description").to_owned()}</span></li> }
        })
        .collect_view();
    let description = text(operation, "description").to_owned();
    view! {
        <section class="section machine-operation">
            <h3><code>{method.to_uppercase()} " " {address.to_owned()}</code></h3>
            <p lang="en"><strong>{text(operation, "summary").to_owned()}</strong></p>
            {(!description.is_empty()).then(|| view! { <p lang="en">{description}</p> })}
            {table}
            {body}
            <p>{w.answers}</p>
            <ul>{answers}</ul>
        </section>
    }
    .into_any()
}

fn schema_view(w: &'static MachineWords, name: &str, schema: &Value) -> AnyView {
    let members = schema["properties"].as_object().cloned().unwrap_or_default();
    let rows = members
        .iter()
        .map(|(member, of)| {
            view! {
                <tr>
                    <th scope="row"><code>{member.clone()}</code></th>
                    <td data-label=w.kind>{kind(of)}</td>
                    <td data-label=w.meaning lang="en">{text(of, "description").to_owned()}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="section" id=name.to_owned()>
            <h3><code>{name.to_owned()}</code></h3>
            <p lang="en">{text(schema, "description").to_owned()}</p>
            <table class="work-table">
                <caption class="sr-only">{name.to_owned()}</caption>
                <thead><tr><th scope="col">{w.name}</th><th scope="col">{w.kind}</th><th scope="col">{w.meaning}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

/// A schema in a few words: `string`, `integer`, `OfferSummary[]`, with its values where they are listed.
fn kind(schema: &Value) -> AnyView {
    if let Some(name) = schema["$ref"].as_str().and_then(|r| r.rsplit('/').next()) {
        return view! { <a href=format!("#{name}")>{name.to_owned()}</a> }.into_any();
    }
    if schema["type"] == "array" {
        return view! { {kind(&schema["items"])} " []" }.into_any();
    }
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => vec![],
    };
    let mut said = kinds.join(" | ");
    if let Some(values) = schema["enum"].as_array() {
        let values: Vec<&str> = values.iter().filter_map(Value::as_str).collect();
        said = format!("{said}: {}", values.join(" · "));
    }
    said.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::lang::Lang;
    use crate::shared::ui::drawn::html;

    #[test]
    fn the_page_says_everything_the_document_says() {
        let drawn = html(|| machine_view(Words::of(Lang::Nn), &DOCUMENT));
        for (address, methods) in DOCUMENT["paths"].as_object().unwrap() {
            assert!(drawn.contains(address.as_str()), "{address}");
            for operation in methods.as_object().unwrap().values() {
                for parameter in operation["parameters"].as_array().into_iter().flatten() {
                    let name = format!("<code>{}</code>", parameter["name"].as_str().unwrap());
                    assert!(drawn.contains(&name), "{address} {name}");
                }
            }
        }
        for name in DOCUMENT["components"]["schemas"].as_object().unwrap().keys() {
            assert!(drawn.contains(&format!("id=\"{name}\"")), "{name}");
        }
        assert!(!drawn.contains("<script"));
    }
}
