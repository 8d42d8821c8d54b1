//! From bytes to text: UTF-8 with or without its mark, UTF-16, else Windows-1252.

/// What the bytes 80–9F mean in Windows-1252; the empty ones do not occur in text (WHATWG Encoding,
/// index-windows-1252).
const WINDOWS_1252: [&str; 32] = [
    "€", "", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "", "Ž", "", //
    "", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "", "ž", "Ÿ",
];

/// A workbook of before 2007, or one behind a password: both come in the same wrapping.
pub fn is_old_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xd0\xcf\x11\xe0")
}

/// The file as text with `\n` line ends; nothing for whatever is no text.
pub fn decode(bytes: &[u8]) -> Option<String> {
    let foreign: [&[u8]; 3] = [b"PK", b"%PDF", b"\x1f\x8b"];
    if foreign.iter().any(|magic| bytes.starts_with(magic)) {
        return None;
    }
    let text = if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        utf16(rest, u16::from_le_bytes)?
    } else if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        utf16(rest, u16::from_be_bytes)?
    } else if bytes.contains(&0) {
        unmarked_utf16(bytes)?
    } else {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => windows_1252(bytes)?,
        }
    };
    if text.contains('\0') {
        return None;
    }
    Some(text.replace("\r\n", "\n").replace('\r', "\n"))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, []) = bytes.as_chunks::<2>() else {
        return None;
    };
    let units = pairs.iter().map(|pair| unit(*pair));
    char::decode_utf16(units).collect::<Result<_, _>>().ok()
}

/// Western text in UTF-16 has a zero in nearly every second byte.
fn unmarked_utf16(bytes: &[u8]) -> Option<String> {
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    let most = bytes.len() * 2 / 5;
    match (zeros(0), zeros(1)) {
        (0, low) if low >= most => utf16(bytes, u16::from_le_bytes),
        (high, 0) if high >= most => utf16(bytes, u16::from_be_bytes),
        _ => None,
    }
}

fn windows_1252(bytes: &[u8]) -> Option<String> {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    for &byte in bytes {
        match byte {
            0x80..=0x9f => {
                let meant = WINDOWS_1252[usize::from(byte) - 0x80];
                if meant.is_empty() {
                    return None;
                }
                text.push_str(meant);
            }
            _ => text.push(char::from(byte)),
        }
    }
    Some(text)
}
