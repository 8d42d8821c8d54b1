//! What the figures were taken on.

use std::process::Command;

fn said(program: &str, args: &[&str]) -> String {
    let output = Command::new(program).args(args).output();
    output
        .map(|o| String::from_utf8_lossy(&o.stdout).trim().to_owned())
        .unwrap_or_default()
}

/// Load over the last minute.
pub fn load() -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split_whitespace().next().unwrap_or("?").to_owned()
}

/// Processor, cores, memory, kernel, compiler, date and load.
pub fn describe(load_before: &str) -> String {
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
        "{model}, {cores} cores, {} GiB; Linux {}; {}; {}; load before the run: {load_before}, over its last five minutes: {}.",
        memory.unwrap_or_default() / 1_048_576,
        said("uname", &["-r"]),
        said("rustc", &["--version"]),
        said("date", &["-u", "+%Y-%m-%d"]),
        load.split_whitespace().nth(1).unwrap_or("?"),
    )
}
