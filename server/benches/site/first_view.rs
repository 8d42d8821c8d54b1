//! What a first visit downloads.

/// Bytes over the wire of what a first visit to the results page fetches, with brotli where there is any.
pub async fn first_view(origin: &str) -> Vec<(String, &'static str, u64)> {
    let client = crate::load::client();
    let fetch = async |path: &str| {
        let answer = client
            .get(format!("{origin}{path}"))
            .header("accept-encoding", "br, gzip")
            .send()
            .await;
        match answer {
            Ok(answer) if answer.status().is_success() => {
                answer.bytes().await.map(|b| b.to_vec()).unwrap_or_default()
            }
            _ => vec![],
        }
    };
    let packed = fetch("/nb/tilbud").await.len() as u64;
    let plain = client
        .get(format!("{origin}/nb/tilbud"))
        .send()
        .await
        .expect("the page")
        .text()
        .await
        .expect("text");
    let file = |ends: &str| {
        plain
            .split(['"', '\''])
            .find(|part| part.starts_with("/files/") && part.ends_with(ends))
            .map(str::to_owned)
    };
    let mut rows = vec![("results page, HTML".to_owned(), "–", packed)];
    let mut total = packed;
    for (name, ends, goal) in [
        ("style sheet", ".css", "–"),
        ("island glue", ".js", "–"),
        ("islands, wasm", ".wasm", "≤ 150 kB"),
    ] {
        let bytes = match file(ends) {
            Some(path) => fetch(&path).await.len() as u64,
            None => 0,
        };
        total += bytes;
        rows.push((name.to_owned(), goal, bytes));
    }
    rows.push(("first view, fonts apart".to_owned(), "≤ 300 kB", total));
    rows
}
