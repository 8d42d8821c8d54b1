//! Calendar files (iCalendar, RFC 5545): all-day events that keep their identity from one reading to the next.
//!
//! Nothing here reads a clock: a file says when its facts changed, never when it was asked for, so two
//! readings of the same facts are the same bytes.

use std::fmt::Write as _;

use chrono::Days;

use super::time::{Date, Instant};

/// Longest line in octets, without its end (RFC 5545, 3.1).
const LINE: usize = 75;
/// What follows an event's own name in its identity.
///
/// Not the site's host, as was once the custom: an identity is to be the same for as long as its event (RFC 5545,
/// 3.8.4.7) and to name no host (RFC 7986, 5.3). Did it name one, everything would stand twice in the calendars of
/// those who took a file along before the site moved to another address. There is one such catalogue in the country,
/// and no domain is called this, so no other program makes the same names.
const REALM: &str = "videre";

/// Something that happens on whole days.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The same for the same thing for ever, and no other thing's here.
    pub id: String,
    pub title: String,
    pub about: String,
    /// Where it happens, or empty.
    pub place: String,
    /// Its page on the web.
    pub url: String,
    /// First and last day.
    pub days: (Date, Date),
    /// Takes the reader's time; a deadline does not.
    pub busy: bool,
    pub cancelled: bool,
    /// When the facts last changed.
    pub changed_at: Instant,
    /// Counts their changes.
    pub sequence: i64,
}

/// A calendar file with a name, its events in the order given.
///
/// `lang` is the language of the names.
#[must_use]
pub fn calendar(lang: &str, name: &str, events: &[Event]) -> String {
    let mut out = String::new();
    for (name, value) in [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("CALSCALE", "GREGORIAN"),
    ] {
        line(&mut out, name, value);
    }
    line(
        &mut out,
        "PRODID",
        &format!("-//Videre//Catalogue//{}", lang.to_uppercase()),
    );
    // RFC 7986 and the older name that most programs know.
    line(&mut out, "NAME", &text(name));
    line(&mut out, "X-WR-CALNAME", &text(name));
    line(&mut out, "REFRESH-INTERVAL;VALUE=DURATION", "P1D");
    line(&mut out, "X-PUBLISHED-TTL", "P1D");
    for event in events {
        write_event(&mut out, event);
    }
    line(&mut out, "END", "VCALENDAR");
    out
}

fn write_event(out: &mut String, event: &Event) {
    let changed = event.changed_at.format("%Y%m%dT%H%M%SZ").to_string();
    let day = |date: Date| date.format("%Y%m%d").to_string();
    // The end of an all-day event is the day after its last.
    let end = event
        .days
        .1
        .checked_add_days(Days::new(1))
        .unwrap_or(event.days.1);
    line(out, "BEGIN", "VEVENT");
    line(out, "UID", &text(&format!("{}@{REALM}", event.id)));
    line(out, "DTSTAMP", &changed);
    line(out, "LAST-MODIFIED", &changed);
    line(out, "SEQUENCE", &event.sequence.max(0).to_string());
    line(out, "DTSTART;VALUE=DATE", &day(event.days.0));
    line(out, "DTEND;VALUE=DATE", &day(end));
    line(out, "SUMMARY", &text(&event.title));
    if !event.about.is_empty() {
        line(out, "DESCRIPTION", &text(&event.about));
    }
    if !event.place.is_empty() {
        line(out, "LOCATION", &text(&event.place));
    }
    line(out, "URL", &event.url);
    line(
        out,
        "STATUS",
        if event.cancelled { "CANCELLED" } else { "CONFIRMED" },
    );
    let busy = event.busy && !event.cancelled;
    line(out, "TRANSP", if busy { "OPAQUE" } else { "TRANSPARENT" });
    line(out, "END", "VEVENT");
}

/// A value of type TEXT: what means something to the format is escaped, other control signs are dropped.
fn text(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Writes one content line, folded so that no line is longer than `LINE` octets and no character is cut.
fn line(out: &mut String, name: &str, value: &str) {
    let mut whole = String::with_capacity(name.len() + value.len() + 1);
    // A web address with a line break in it would begin a line of its own.
    write!(whole, "{name}:{}", value.replace(['\r', '\n'], "")).expect("writing to a string");
    let mut room = LINE;
    for c in whole.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = LINE - 1;
        }
        out.push(c);
        room -= c.len_utf8();
    }
    out.push_str("\r\n");
}

/// The same address for a program that subscribes to calendars.
#[must_use]
pub fn webcal(url: &str) -> String {
    url.split_once("://")
        .map_or(url.to_owned(), |(_, rest)| format!("webcal://{rest}"))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use chrono::DateTime;
    use proptest::prelude::*;

    /// An event as another program reads it: its properties by name with parameters, values unescaped.
    pub type Read = Vec<(String, String)>;

    /// Reads a calendar file strictly: line ends, line lengths, folding, nesting and escapes are checked.
    pub fn read(file: &str) -> (Read, Vec<Read>) {
        assert!(file.ends_with("\r\n"));
        let mut lines: Vec<String> = vec![];
        for raw in file.trim_end_matches("\r\n").split("\r\n") {
            assert!(raw.len() <= LINE, "{} octets: {raw}", raw.len());
            assert!(!raw.contains(['\r', '\n']), "a bare line break: {raw:?}");
            match raw.strip_prefix(' ') {
                Some(rest) => lines.last_mut().expect("a line to continue").push_str(rest),
                None => lines.push(raw.to_owned()),
            }
        }
        let (mut head, mut events, mut open) = (vec![], vec![], vec![]);
        for line in lines {
            let (name, value) = line.split_once(':').expect("name and value");
            match (name, value) {
                ("BEGIN", what) => {
                    open.push(what.to_owned());
                    if what == "VEVENT" {
                        events.push(vec![]);
                    }
                }
                ("END", what) => assert_eq!(open.pop().as_deref(), Some(what)),
                _ if open.last().is_some_and(|o| o == "VEVENT") => {
                    events
                        .last_mut()
                        .expect("inside one")
                        .push((name.to_owned(), unescape(value)));
                }
                _ => head.push((name.to_owned(), unescape(value))),
            }
        }
        assert!(open.is_empty());
        (head, events)
    }

    fn unescape(value: &str) -> String {
        let mut out = String::new();
        let mut chars = value.chars();
        while let Some(c) = chars.next() {
            out.push(match c {
                '\\' => match chars.next() {
                    Some('n' | 'N') => '\n',
                    Some(c @ ('\\' | ';' | ',')) => c,
                    other => panic!("an escape that means nothing: {other:?}"),
                },
                c => c,
            });
        }
        out
    }

    pub fn value<'a>(event: &'a Read, name: &str) -> &'a str {
        event.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v)
    }

    fn event(title: &str) -> Event {
        let day = Date::from_ymd_opt(2027, 3, 1).unwrap();
        Event {
            id: "run-1-gathering-1".into(),
            title: title.into(),
            about: String::new(),
            place: String::new(),
            url: "https://videre.example/nb/tilbud/1".into(),
            days: (day, day),
            busy: true,
            cancelled: false,
            changed_at: DateTime::UNIX_EPOCH,
            sequence: 3,
        }
    }

    #[test]
    fn lines_are_folded_by_octets_and_no_letter_is_cut() {
        for n in 60..90 {
            let title = format!("{}{}", "x".repeat(n), "æøå".repeat(60));
            let file = calendar("nn", "Fristar", &[event(&title)]);
            let (_, events) = read(&file);
            assert_eq!(value(&events[0], "SUMMARY"), title);
        }
    }

    #[test]
    fn an_all_day_event_ends_the_day_after_and_dates_its_facts() {
        let file = calendar("nb", "Frister", &[event("Samling; Ål, \\ og\nmer")]);
        let (head, events) = read(&file);
        assert_eq!(value(&head, "VERSION"), "2.0");
        assert_eq!(value(&events[0], "UID"), "run-1-gathering-1@videre");
        assert_eq!(value(&events[0], "DTSTAMP"), "19700101T000000Z");
        assert_eq!(value(&events[0], "DTSTART;VALUE=DATE"), "20270301");
        assert_eq!(value(&events[0], "DTEND;VALUE=DATE"), "20270302");
        assert_eq!(value(&events[0], "SUMMARY"), "Samling; Ål, \\ og\nmer");
    }

    #[test]
    fn a_program_subscribes_at_the_same_address() {
        assert_eq!(webcal("http://127.0.0.1:3000/a"), "webcal://127.0.0.1:3000/a");
    }

    proptest! {
        #[test]
        fn whatever_a_title_holds_comes_out_as_it_went_in(title in "\\PC{0,300}", place in ".{0,80}") {
            let file = calendar("nb", &title, &[Event { place: place.clone(), ..event(&title) }]);
            let (head, events) = read(&file);
            let kept: String = place.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
            prop_assert_eq!(value(&head, "NAME"), title.as_str());
            prop_assert_eq!(value(&events[0], "SUMMARY"), title.as_str());
            prop_assert_eq!(value(&events[0], "LOCATION"), kept.as_str());
        }
    }
}
