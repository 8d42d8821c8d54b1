//! Reads a report that a mail server sends back (delivery status notification, RFC 3464): which letter it is about,
//! and whether that reached its receiver for good or not.
//!
//! Taking a message apart is `mail-parser`'s; here is only what its fields say. Pure, and nothing of the receiver's
//! address comes out of it.

use std::fmt;

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders as _, PartType};

/// Longest report that is read, in bytes: our letters have a few thousand, and some servers return them whole.
pub const LONGEST: usize = 256 * 1024;

/// What a report says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Of the letter that was sent, without angle brackets.
    pub message_id: String,
    /// Given up for a reason that will not pass: `Action: failed` with a status 5.x.x, for every receiver it names.
    pub is_final: bool,
}

/// Why something is not taken for a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    TooLong,
    NoReport,
    NoStatus,
    NoLetter,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Unreadable::TooLong => "this is longer than any report",
            Unreadable::NoReport => "this is no delivery status notification (multipart/report, RFC 3464)",
            Unreadable::NoStatus => "the report says of no receiver how it went",
            Unreadable::NoLetter => "the report does not say which letter it is about",
        })
    }
}

/// Reads one report, as a mail server hands it over.
///
/// # Errors
/// What keeps it from being one.
pub fn read(bytes: &[u8]) -> Result<Report, Unreadable> {
    if bytes.len() > LONGEST {
        return Err(Unreadable::TooLong);
    }
    let message = MessageParser::default().parse(bytes);
    let message = message.filter(is_report).ok_or(Unreadable::NoReport)?;
    let is_status = |p: &&MessagePart<'_>| is_of(p, "delivery-status") || is_of(p, "global-delivery-status");
    let status = message.parts.iter().find(is_status).ok_or(Unreadable::NoReport)?;
    let ends = finals(status.contents());
    if ends.is_empty() {
        return Err(Unreadable::NoStatus);
    }
    Ok(Report {
        message_id: original(&message).ok_or(Unreadable::NoLetter)?,
        is_final: ends.into_iter().all(|is_final| is_final),
    })
}

fn is_report(message: &Message<'_>) -> bool {
    let kind = message.content_type().and_then(|of| of.attribute("report-type"));
    message.is_content_type("multipart", "report")
        && kind.is_some_and(|kind| kind.eq_ignore_ascii_case("delivery-status"))
}

fn is_of(part: &MessagePart<'_>, subtype: &str) -> bool {
    part.is_content_type("message", subtype) || part.is_content_type("text", subtype)
}

/// Whether it is over for each receiver; the first group of fields is about the report itself.
fn finals(status: &[u8]) -> Vec<bool> {
    let status = String::from_utf8_lossy(status).replace("\r\n", "\n");
    let of_receiver = |group: &str| {
        let fields = MessageParser::default().parse_headers(group.trim_start())?;
        let said = |name: &'static str| Some(fields.header(name)?.as_text()?.trim().to_ascii_lowercase());
        said("Final-Recipient")?;
        let gave_up = said("Action").is_some_and(|action| action == "failed");
        Some(gave_up && said("Status").is_some_and(|status| status.starts_with("5.")))
    };
    status.split("\n\n").filter_map(of_receiver).collect()
}

/// The Message-ID of the letter the report returns, whole or its headers alone.
fn original(message: &Message<'_>) -> Option<String> {
    let returned = ["rfc822", "global", "rfc822-headers", "global-headers"];
    let of_part = |part: &MessagePart<'_>| match &part.body {
        PartType::Message(letter) => letter.message_id().map(str::to_owned),
        _ if returned.iter().any(|subtype| is_of(part, subtype)) => {
            let headers = MessageParser::default().parse_headers(part.contents())?;
            headers.message_id().map(str::to_owned)
        }
        _ => None,
    };
    message.parts.iter().find_map(of_part)
}
