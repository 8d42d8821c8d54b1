//! A whole site on a free port with a clock moved by hand, and a browser without JavaScript: it reads
//! pages, fills in the forms it finds there, and follows where it is sent.

#![allow(dead_code, reason = "each journey uses its own part of this")]

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{ACCEPT, LOCATION};
use reqwest::{Client, StatusCode, redirect};
use scraper::{ElementRef, Html, Selector};
use server::clock::FixedClock;
use server::http::router::{AppState, router};
use server::platform::Platform;
use server::test::parts::{fresh_folder, start_of_tests, test_config};
use server::work::{schedule, worker};

/// A running site with demo content.
pub struct Site {
    pub platform: Platform,
    pub clock: Arc<FixedClock>,
    pub origin: String,
}

impl Site {
    /// Starts a seeded site; background work runs when `settle` is called, not by itself.
    pub async fn start() -> Site {
        let folder = fresh_folder();
        std::fs::create_dir_all(&folder).unwrap();
        let clock = Arc::new(FixedClock::at(start_of_tests()));
        let database = server::test::postgres::fresh_database().await;
        let platform = Platform::build(test_config(&folder, database), clock.clone())
            .await
            .unwrap();
        server::seed::seed(&platform.parts).await.unwrap();
        platform.start_index();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let app = router(AppState::new(platform.clone())).into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        Site {
            platform,
            clock,
            origin,
        }
    }

    /// Does everything that is due: the schedule, the jobs it causes, and the index.
    pub async fn settle(&self) {
        for _ in 0..3 {
            schedule::tick(&self.platform).await.unwrap();
            worker::run_due(&self.platform).await.unwrap();
        }
        self.wait_for_index().await;
    }

    /// Waits until the index has read every change. How soon that must be is asserted by those who promise
    /// it; here a busy machine only has to get there.
    pub async fn wait_for_index(&self) {
        for _ in 0..600 {
            if self.platform.services.search.lag().await.unwrap() == Some(0) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the index does not catch up");
    }

    pub fn browser(&self) -> Browser {
        self.browser_from(1)
    }

    /// A browser at an address of its own: what it posts counts against nobody else's limit.
    pub fn browser_from(&self, last: u8) -> Browser {
        Browser {
            client: Client::builder()
                .cookie_store(true)
                .redirect(redirect::Policy::none())
                .timeout(Duration::from_secs(20))
                .local_address(IpAddr::V4(Ipv4Addr::new(127, 0, 0, last)))
                .build()
                .unwrap(),
            origin: self.origin.clone(),
        }
    }

    /// A browser signed in by the demo button of the first account with this role.
    pub async fn signed_in(&self, role: app::accounts::model::Role) -> Browser {
        self.signed_in_from(1, role).await
    }

    /// The same, at an address of its own.
    pub async fn signed_in_from(&self, last: u8, role: app::accounts::model::Role) -> Browser {
        let people = self.platform.services.accounts.demo_people().await.unwrap();
        let (person, _) = people
            .iter()
            .find(|(_, grants)| grants.iter().any(|g| g.role == role))
            .unwrap_or_else(|| panic!("no demo account is a {role}"));
        let browser = self.browser_from(last);
        let page = browser.get("/nb/logg-inn").await;
        let mut form = page.form_with("accounts/enter_demo", "person", &person.id.to_string());
        form.set("person", &person.id.to_string());
        browser.submit(form).await.expect_ok();
        browser
    }

    /// How often this page asks the database. The index looks at the feed beside us now and then: the quietest
    /// of some readings is the page's own.
    pub async fn statements_of(&self, browser: &Browser, path: &str) -> u64 {
        let mut least = u64::MAX;
        for _ in 0..6 {
            let before = self.platform.db.statements();
            browser.get(path).await.expect_ok();
            least = least.min(self.platform.db.statements() - before);
        }
        least
    }

    /// The newest letter to this address.
    pub async fn letter_to(&self, address: &str) -> app::mail::port::SentLetter {
        let letters = self.platform.services.mail.sent().await.unwrap();
        letters
            .into_iter()
            .find(|l| l.to == address)
            .unwrap_or_else(|| panic!("no letter to {address}"))
    }
}

/// The path of the first link in a letter.
pub fn link_in(text: &str, origin_of_links: &str) -> String {
    let start = text.find(origin_of_links).expect("the letter has a link");
    let link: String = text[start..].chars().take_while(|c| !c.is_whitespace()).collect();
    link[origin_of_links.len()..].to_owned()
}

/// A browser with JavaScript switched off.
#[derive(Clone)]
pub struct Browser {
    pub client: Client,
    pub origin: String,
}

impl Browser {
    pub async fn get(&self, path: &str) -> Page {
        self.follow(
            self.client
                .get(format!("{}{path}", self.origin))
                .header(ACCEPT, "text/html"),
            path,
        )
        .await
    }

    /// Posts a form as filled in, and follows.
    pub async fn submit(&self, form: Form) -> Page {
        let body = form_urlencoded(&form.fields);
        let request = self
            .client
            .post(format!("{}{}", self.origin, form.action))
            .header(ACCEPT, "text/html")
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body);
        self.follow(request, &form.action).await
    }

    /// Posts a form in parts and follows; the field `file` is sent as a file.
    pub async fn send(&self, endpoint: &str, fields: &[(&str, &str)]) -> Page {
        let mut body = String::new();
        for (name, value) in fields {
            let file = if *name == "file" {
                "; filename=\"f.csv\""
            } else {
                ""
            };
            body.push_str(&format!(
                "--part\r\ncontent-disposition: form-data; name=\"{name}\"{file}\r\n\r\n{value}\r\n"
            ));
        }
        let action = format!("/do/{endpoint}?lang=nb");
        let request = self
            .client
            .post(format!("{}{action}", self.origin))
            .header(ACCEPT, "text/html")
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "multipart/form-data; boundary=part")
            .body(body + "--part--\r\n");
        self.follow(request, &action).await
    }

    async fn follow(&self, request: reqwest::RequestBuilder, path: &str) -> Page {
        let mut response = request.send().await.unwrap();
        let mut path = path.to_owned();
        for _ in 0..5 {
            if !response.status().is_redirection() {
                break;
            }
            path = response.headers()[LOCATION].to_str().unwrap().to_owned();
            let next = self
                .client
                .get(format!("{}{path}", self.origin))
                .header(ACCEPT, "text/html");
            response = next.send().await.unwrap();
        }
        let status = response.status();
        Page {
            status,
            path,
            html: response.text().await.unwrap(),
        }
    }
}

fn form_urlencoded(fields: &[(String, String)]) -> String {
    let pairs = fields.iter().map(|(n, v)| (n.as_str(), v.as_str()));
    app::path::with_query("", pairs)
        .trim_start_matches('?')
        .to_owned()
}

/// A page as read.
pub struct Page {
    pub status: StatusCode,
    pub path: String,
    pub html: String,
}

/// A form with its fields as the page has them.
pub struct Form {
    pub action: String,
    pub fields: Vec<(String, String)>,
}

impl Page {
    #[track_caller]
    pub fn expect_ok(self) -> Page {
        assert_eq!(self.status, StatusCode::OK, "{}: {}", self.path, self.text());
        self
    }

    #[track_caller]
    pub fn expect(self, status: u16) -> Page {
        assert_eq!(self.status.as_u16(), status, "{}: {}", self.path, self.text());
        self
    }

    /// What a person reads.
    pub fn text(&self) -> String {
        let document = Html::parse_document(&self.html);
        let body = Selector::parse("main").unwrap();
        let text: Vec<_> = document
            .select(&body)
            .flat_map(|b| b.text())
            .map(str::trim)
            .filter(|t| !t.is_empty())
            .collect();
        text.join(" ")
    }

    #[track_caller]
    pub fn says(&self, words: &str) -> &Page {
        assert!(
            self.text().contains(words),
            "{} does not say “{words}”: {}",
            self.path,
            self.text()
        );
        self
    }

    /// The text of every element this selector finds.
    pub fn all(&self, selector: &str) -> Vec<String> {
        let document = Html::parse_document(&self.html);
        let found = Selector::parse(selector).unwrap();
        document
            .select(&found)
            .map(|e| e.text().collect::<String>().trim().to_owned())
            .collect()
    }

    /// The values of an attribute of every element this selector finds.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let document = Html::parse_document(&self.html);
        let found = Selector::parse(selector).unwrap();
        document
            .select(&found)
            .filter_map(|e| e.attr(name).map(str::to_owned))
            .collect()
    }

    /// The form with a button or an action that posts here.
    #[track_caller]
    pub fn form(&self, endpoint: &str) -> Form {
        self.form_with(endpoint, "", "")
    }

    /// The same, but one whose field has this value.
    #[track_caller]
    pub fn form_with(&self, endpoint: &str, field: &str, value: &str) -> Form {
        let document = Html::parse_document(&self.html);
        let forms = Selector::parse("form").unwrap();
        let buttons = Selector::parse("button[formaction]").unwrap();
        for form in document.select(&forms) {
            let actions = form
                .attr("action")
                .into_iter()
                .chain(form.select(&buttons).filter_map(|b| b.attr("formaction")));
            let Some(action) = actions.into_iter().find(|a| a.contains(endpoint)) else {
                continue;
            };
            let fields = fields_of(form);
            let buttons_too = button_values(form);
            if field.is_empty()
                || fields
                    .iter()
                    .chain(&buttons_too)
                    .any(|(n, v)| n == field && v == value)
            {
                return Form {
                    action: action.to_owned(),
                    fields,
                };
            }
        }
        panic!(
            "{} has no form that posts to {endpoint}: {}",
            self.path,
            self.text()
        );
    }
}

fn button_values(form: ElementRef) -> Vec<(String, String)> {
    let buttons = Selector::parse("button[name]").unwrap();
    let pair = |b: ElementRef| Some((b.attr("name")?.to_owned(), b.attr("value")?.to_owned()));
    form.select(&buttons).filter_map(pair).collect()
}

/// What a browser would post of a form nobody touched.
fn fields_of(form: ElementRef) -> Vec<(String, String)> {
    let all = Selector::parse("input[name], textarea[name], select[name]").unwrap();
    let option = Selector::parse("option").unwrap();
    let mut fields = vec![];
    for element in form.select(&all) {
        let name = element.attr("name").unwrap().to_owned();
        let value = match element.value().name() {
            "textarea" => element.text().collect::<String>(),
            "select" => {
                let options: Vec<_> = element.select(&option).collect();
                let chosen = options
                    .iter()
                    .find(|o| o.attr("selected").is_some())
                    .or(options.first());
                chosen
                    .and_then(|o| o.attr("value"))
                    .unwrap_or_default()
                    .to_owned()
            }
            _ => {
                let kind = element.attr("type").unwrap_or("text");
                if matches!(kind, "checkbox" | "radio") && element.attr("checked").is_none() {
                    continue;
                }
                if matches!(kind, "submit" | "file" | "button") {
                    continue;
                }
                element.attr("value").unwrap_or_default().to_owned()
            }
        };
        fields.push((name, value));
    }
    fields
}

impl Form {
    /// Types into a field; every earlier value of that name is replaced.
    pub fn set(&mut self, name: &str, value: &str) -> &mut Form {
        self.fields.retain(|(n, _)| n != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Ticks one more box of that name.
    pub fn tick(&mut self, name: &str, value: &str) -> &mut Form {
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn value(&self, name: &str) -> &str {
        self.fields.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v)
    }
}
