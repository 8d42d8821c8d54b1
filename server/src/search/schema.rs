//! What is known of an offer in the index, and how it is laid out there.
//!
//! All words are analysed here, before they reach the index; its own tokenizer only splits at spaces.
//! A changed layout or analysis gives another `version`, which names the folder and so forces a rebuild.

use app::search::model::Facet;
use app::shared::time::Date;
use tantivy::TantivyDocument;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions,
};

use super::analysis::{Token, code_key, collation_key, tokens, unglue, words};
use super::document::Document;
use super::language::{analyse, completed};
use super::lexicon::{EMPTY_PARTS, is_stop_word};
use super::pieces::plain_words;

/// One group of texts: its words as spelt, their stems, and the stems of compound parts.
#[derive(Clone, Copy, Debug)]
pub struct TextFields {
    pub exact: Field,
    pub canon: Field,
    pub part: Field,
}

/// The fields of the index.
#[derive(Clone, Debug)]
pub struct Fields {
    pub id: Field,
    pub fingerprint: Field,
    pub shown: Field,
    /// Title and text as written, for marking what was asked for.
    pub headline: Field,
    pub text: Field,
    pub title: TextFields,
    /// The title's words as they stand, all of them, between `BEGIN` and `END`: for what is quoted.
    pub whole: Field,
    pub tags: TextFields,
    pub provider: TextFields,
    pub body: TextFields,
    /// What it says in further languages; of its own, so that no text is longer for being translated.
    pub further: TextFields,
    pub code: Field,
    /// A name, a null sign and the DBH code of the institution that goes by it.
    pub institution: Field,
    pub institution_code: Field,
    /// Of those who give it together with that one.
    pub partner_code: Field,
    pub subject: Field,
    pub semester: Field,
    /// Facts people name in their questions: a place, a form of study, a kind of funding; see `said`.
    pub said: Field,
    /// `5-10`, or `-` where no stage is stated.
    pub range: Field,
    pub facets: [Field; 10],
    pub sort_title: Field,
    pub credits: Field,
    pub starts: Field,
    pub start: Field,
    pub deadline: Field,
    pub quality: Field,
    pub lift: Field,
}

/// What a whole title stands between; signs that no word is.
pub const BEGIN: &str = "^";
pub const END: &str = "$";

/// The value of `range` where no stage is stated.
pub const NO_RANGE: &str = "-";

/// The layout of the index and its fields.
#[must_use]
pub fn schema() -> (Schema, Fields) {
    let mut b = Schema::builder();
    let indexed = |tokenizer: &str, option| {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(tokenizer)
            .set_index_option(option)
            .set_fieldnorms(tokenizer != "raw");
        TextOptions::default().set_indexing_options(indexing)
    };
    let phrases = indexed("whitespace", IndexRecordOption::WithFreqsAndPositions);
    let terms = indexed("whitespace", IndexRecordOption::WithFreqs);
    let raw = indexed("raw", IndexRecordOption::Basic);
    let kept = || TextOptions::default().set_stored();
    let text = |b: &mut tantivy::schema::SchemaBuilder, name: &str| {
        // A list of facts is no less about each of them for being longer.
        let of_any_length = |options: &TextOptions| match options.get_indexing_options() {
            Some(indexing) if !matches!(name, "title" | "body" | "further") => {
                TextOptions::default().set_indexing_options(indexing.clone().set_fieldnorms(false))
            }
            _ => options.clone(),
        };
        TextFields {
            exact: b.add_text_field(&format!("{name}_exact"), of_any_length(&phrases)),
            canon: b.add_text_field(&format!("{name}_canon"), of_any_length(&terms)),
            part: b.add_text_field(&format!("{name}_part"), of_any_length(&terms)),
        }
    };
    let fields = Fields {
        id: b.add_i64_field("id", INDEXED | FAST | STORED),
        fingerprint: b.add_u64_field("fingerprint", FAST),
        shown: b.add_text_field("shown", kept()),
        headline: b.add_text_field("headline", kept()),
        text: b.add_text_field("text", kept()),
        title: text(&mut b, "title"),
        whole: b.add_text_field("whole", phrases.clone()),
        tags: text(&mut b, "tags"),
        provider: text(&mut b, "provider"),
        body: text(&mut b, "body"),
        further: text(&mut b, "further"),
        code: b.add_text_field("code", raw.clone()),
        institution: b.add_text_field("institution", raw.clone()),
        institution_code: b.add_text_field("institution_code", raw.clone()),
        partner_code: b.add_text_field("partner_code", raw.clone()),
        subject: b.add_text_field("subject", raw.clone() | kept()),
        semester: b.add_text_field("semester", raw.clone()),
        said: b.add_text_field("said", raw.clone()),
        range: b.add_text_field("range", raw | kept()),
        facets: std::array::from_fn(|i| {
            b.add_text_field(&column(Facet::ALL[i]), TextOptions::default().set_fast("raw"))
        }),
        sort_title: b.add_text_field("sort_title", TextOptions::default().set_fast("raw")),
        credits: b.add_i64_field("credits", FAST | INDEXED),
        starts: b.add_i64_field("starts", FAST),
        start: b.add_i64_field("start", FAST),
        deadline: b.add_i64_field("deadline", FAST),
        quality: b.add_i64_field("quality", FAST),
        lift: b.add_f64_field("lift", FAST),
    };
    (b.build(), fields)
}

/// The words a text cuts short (`lese- og skriveopplæring`) as they would be written out, after all the words
/// as they stand where these are wanted.
fn whole_words(tokens: Vec<Token>, with_all: bool) -> Vec<String> {
    let completed = completed(&tokens);
    let all = tokens.into_iter().filter(|_| with_all).map(|t| t.word);
    all.chain(completed.into_iter().map(|(_, word)| word)).collect()
}

fn put(text: &mut String, word: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(word);
}

/// A fact as it is looked for: a value of a facet, or the key of a place's name.
#[must_use]
pub fn said(facet: Facet, value: &str) -> String {
    format!("{}:{value}", facet.code())
}

/// The same where an offer has no other value of the facet.
#[must_use]
pub fn only_said(facet: Facet, value: &str) -> String {
    format!("{}={value}", facet.code())
}

/// The column of a facet.
#[must_use]
pub fn column(facet: Facet) -> String {
    format!("facet_{}", facet.code())
}

impl Fields {
    /// The texts words are looked for in that are in an offer's own language, or in every one.
    #[must_use]
    pub fn own_texts(&self) -> [TextFields; 4] {
        [self.title, self.tags, self.provider, self.body]
    }

    /// All texts words are looked for in.
    #[must_use]
    pub fn texts(&self) -> [TextFields; 5] {
        [self.title, self.tags, self.provider, self.body, self.further]
    }

    /// Lays an offer out for the index.
    #[must_use]
    pub fn document(&self, from: &Document, today: Date) -> TantivyDocument {
        let mut doc = TantivyDocument::default();
        let version = &from.offer.version;
        let facts = from.facts(today);
        doc.add_i64(self.id, version.offer.0);
        doc.add_u64(self.fingerprint, from.fingerprint_with(&facts));
        let short = from.institution.as_ref().map_or("", |i| &i.short_name);
        doc.add_text(self.shown, format!("{}, {short}", version.plan.title));
        doc.add_text(self.headline, &version.plan.title);
        doc.add_text(self.text, from.text());
        doc.add_text(self.subject, &version.plan.subject);
        if let Some(institution) = &from.institution {
            doc.add_text(self.institution_code, &institution.dbh_code);
        }
        for partner in &from.partners {
            doc.add_text(self.partner_code, &partner.dbh_code);
        }
        for (name, code) in from.institution_names() {
            doc.add_text(self.institution, format!("{name}\0{code}"));
        }
        let mut add = |fields: TextFields, words: &[String]| {
            doc.add_text(fields.exact, words.join(" "));
            let (mut lemmas, mut parts) = (String::new(), String::new());
            for word in words {
                for half in unglue(word).into_iter().flatten() {
                    put(&mut parts, &half);
                }
                // Without words that carry nothing, so that a title full of them is no longer than another.
                if is_stop_word(word) {
                    continue;
                }
                let analysis = analyse(word);
                analysis.lemmas.iter().for_each(|lemma| put(&mut lemmas, lemma));
                let telling = analysis
                    .parts
                    .iter()
                    .filter(|p| !EMPTY_PARTS.contains(&p.as_str()));
                telling.for_each(|part| put(&mut parts, part));
            }
            doc.add_text(fields.canon, lemmas);
            doc.add_text(fields.part, parts);
        };
        let title = from.title();
        add(
            self.title,
            &[plain_words(&title), whole_words(tokens(&title), false)].concat(),
        );
        add(self.tags, &words(&from.tags()));
        add(self.provider, &words(&from.provider()));
        add(self.body, &whole_words(tokens(&from.body()), true));
        add(self.further, &whole_words(tokens(&from.further()), true));
        doc.add_text(self.whole, format!("{BEGIN} {} {END}", words(&title).join(" ")));
        let codes = std::iter::once(&version.plan.code).chain(version.plan.modules.iter().map(|m| &m.code));
        for code in codes.map(|c| code_key(c)).filter(|c| !c.is_empty()) {
            doc.add_text(self.code, code);
        }
        let range = version
            .plan
            .stages
            .map_or(NO_RANGE.to_owned(), |s| format!("{}-{}", s.from, s.to));
        doc.add_text(self.range, range);
        for place in from.place_keys() {
            doc.add_text(self.said, said(Facet::County, &place));
        }
        for facet in [Facet::Delivery, Facet::Funding] {
            let values = facts.values.get(&facet).map(Vec::as_slice).unwrap_or_default();
            values
                .iter()
                .for_each(|value| doc.add_text(self.said, said(facet, value)));
            if let [only] = values {
                doc.add_text(self.said, only_said(facet, only));
            }
        }
        for semester in &facts.semesters {
            doc.add_text(self.semester, semester);
        }
        for (i, facet) in Facet::ALL.iter().enumerate() {
            for value in facts.values.get(facet).into_iter().flatten() {
                doc.add_text(self.facets[i], value);
            }
        }
        doc.add_text(self.sort_title, collation_key(&version.plan.title));
        let numbers = [
            (self.credits, facts.credits),
            (self.start, facts.start),
            (self.deadline, facts.deadline),
        ];
        for (field, value) in numbers {
            value.into_iter().for_each(|v| doc.add_i64(field, v));
        }
        facts.starts.iter().for_each(|s| doc.add_i64(self.starts, *s));
        facts
            .quality
            .into_iter()
            .for_each(|q| doc.add_i64(self.quality, q));
        doc.add_f64(self.lift, facts.lift);
        doc
    }
}
