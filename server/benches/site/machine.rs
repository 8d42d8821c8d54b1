//! What the figures were taken on, and what a first visit downloads.

use std::process::Command;

fn said(program: &str, args: &[&str]) -> String {
    let output = Command::new(program).args(args).output();
    output
        .map(|o| String::from_utf8_lossy(&o.stdout).trim().to_owned())
        .unwrap_or_default()
}

/// Processor, cores, memory, kernel, compiler, date and load before the run.
pub fn describe() -> String {
    let read = |file: &str| std::fs::read_to_string(file).unwrap_or_default();
    let cpu = read("/proc/cpuinfo");
    let model = cpu
        .lines()
        .find_map(|l| l.strip_prefix("model name"))
        .unwrap_or("unknown")
        .trim_start_matches([' ', '\t', ':']);
    let cores = cpu.lines().filter(|l| l.starts_with("processor")).count();
    let memory = read("/proc/meminfo")
        .lines()
        .next()
        .and_then(|l| l.split_whitespace().nth(1)?.parse::<u64>().ok());
    let load = read("/proc/loadavg");
    format!(
        "{model}, {cores} cores, {} GiB; Linux {}; {}; {}; load over the last five minutes, run included: {}. \
         Server on core 0, client on the other.",
        memory.unwrap_or_default() / 1_048_576,
        said("uname", &["-r"]),
        said("rustc", &["--version"]),
        said("date", &["-u", "+%Y-%m-%d"]),
        load.split_whitespace().nth(1).unwrap_or("?"),
    )
}

/// Bytes over the wire of what a first visit to the results page fetches, with brotli where there is any.
pub async fn first_view(origin: &str) -> Vec<(String, &'static str, u64)> {
    let client = super::load::client();
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
