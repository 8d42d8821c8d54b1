//! The index library alone with its stock Norwegian stemmer: what Videre's language layer costs beside it.
//!
//! It counts filters with Videre's own collector, so that only the language differs.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use app::search::model::{Facet, SearchQuery};
use server::search::collect::Findings;
use server::search::document::Document;
use server::search::facts::Unpacked;
use server::search::schema::column;
use tantivy::query::{AllQuery, Query, QueryParser};
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions, Value as _,
};
use tantivy::snippet::SnippetGenerator;
use tantivy::tokenizer::{
    Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer, StopWordFilter, TextAnalyzer,
};
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, Searcher, TantivyDocument, Term};

use super::peer::{WEIGHTS, texts};
use super::{Answer, HITS, Side};
use crate::corpus::{Corpus, today};
use crate::measure::settled_bytes;

/// As much as Videre's own writer has.
const WRITER_BYTES: usize = 15_000_000;

pub struct Raw<'a> {
    corpus: &'a Corpus,
    index: Index,
    writer: IndexWriter,
    reader: IndexReader,
    parser: QueryParser,
    texts: [Field; 4],
    folder: PathBuf,
    /// As Videre has it: the collector is the same.
    unpacked: Arc<Unpacked>,
}

impl<'a> Raw<'a> {
    pub fn create(folder: &Path, corpus: &'a Corpus) -> Self {
        let mut b = Schema::builder();
        b.add_i64_field("id", INDEXED | FAST | STORED);
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("norwegian")
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let options = TextOptions::default().set_indexing_options(indexing).set_stored();
        let texts = ["title", "tags", "summary", "body"].map(|name| b.add_text_field(name, options.clone()));
        for facet in Facet::ALL {
            b.add_text_field(&column(*facet), TextOptions::default().set_fast("raw"));
        }
        b.add_text_field("sort_title", TextOptions::default().set_fast("raw"));
        for name in ["credits", "starts", "start", "deadline", "quality"] {
            b.add_i64_field(name, FAST);
        }
        b.add_f64_field("lift", FAST);
        std::fs::create_dir_all(folder).expect("the folder can be written");
        let index = Index::create_in_dir(folder, b.build()).expect("the folder can be written");
        let norwegian = TextAnalyzer::builder(SimpleTokenizer::default())
            .filter(RemoveLongFilter::limit(40))
            .filter(LowerCaser)
            .filter(StopWordFilter::new(Language::Norwegian).expect("the library has Norwegian"))
            .filter(Stemmer::new(Language::Norwegian))
            .build();
        index.tokenizers().register("norwegian", norwegian);
        let mut parser = QueryParser::for_index(&index, texts.to_vec());
        parser.set_conjunction_by_default();
        for (field, weight) in texts.into_iter().zip(WEIGHTS) {
            parser.set_field_boost(field, weight);
        }
        Raw {
            corpus,
            writer: index
                .writer_with_num_threads(1, WRITER_BYTES)
                .expect("a thread can be started"),
            reader: index
                .reader_builder()
                .reload_policy(ReloadPolicy::Manual)
                .try_into()
                .expect("the index can be read"),
            index,
            parser,
            texts,
            folder: folder.to_owned(),
            unpacked: Arc::default(),
        }
    }

    fn lay_out(&self, document: &Document) -> TantivyDocument {
        let schema = self.index.schema();
        let field = |name: &str| schema.get_field(name).expect("a field of the layout");
        let facts = document.facts(today());
        let texts = texts(document, self.corpus.reference());
        let mut out = TantivyDocument::default();
        out.add_i64(field("id"), document.offer.version.offer.0);
        for (field, text) in self.texts.iter().zip(&texts) {
            out.add_text(*field, text);
        }
        for (facet, values) in &facts.values {
            let field = field(&column(*facet));
            values.iter().for_each(|v| out.add_text(field, v));
        }
        out.add_text(field("sort_title"), &texts[0]);
        let numbers = [
            ("credits", facts.credits),
            ("start", facts.start),
            ("deadline", facts.deadline),
        ];
        for (name, value) in numbers {
            value.into_iter().for_each(|v| out.add_i64(field(name), v));
        }
        facts.starts.iter().for_each(|s| out.add_i64(field("starts"), *s));
        facts
            .quality
            .into_iter()
            .for_each(|q| out.add_i64(field("quality"), q));
        out.add_f64(field("lift"), facts.lift);
        out
    }

    /// The hits' titles and texts, marked as the library marks them.
    fn marked(&self, searcher: &Searcher, query: &dyn Query, first: &[(i64, f32)]) -> usize {
        let marker = |field| SnippetGenerator::create(searcher, query, field).expect("the index can be read");
        let (title, body) = (marker(self.texts[0]), marker(self.texts[3]));
        let id = self
            .index
            .schema()
            .get_field("id")
            .expect("a field of the layout");
        let mut n = 0;
        for (hit, _) in first.iter().take(HITS) {
            let term = Term::from_field_i64(id, *hit);
            let term = tantivy::query::TermQuery::new(term, IndexRecordOption::Basic);
            let top = tantivy::collector::TopDocs::with_limit(1).order_by_score();
            let found = searcher.search(&term, &top).expect("the index can be read");
            for (_, address) in found {
                let document: TantivyDocument = searcher.doc(address).expect("the index can be read");
                let text = |field| {
                    document
                        .get_first(field)
                        .and_then(|v| v.as_str())
                        .unwrap_or_default()
                };
                n += title.snippet(text(self.texts[0])).highlighted().len();
                n += body.snippet(text(self.texts[3])).highlighted().len();
            }
        }
        n
    }
}

impl Side for Raw<'_> {
    async fn add(&mut self, documents: &[Document]) {
        let id = self
            .index
            .schema()
            .get_field("id")
            .expect("a field of the layout");
        for document in documents {
            let number = document.offer.version.offer.0;
            self.writer.delete_term(Term::from_field_i64(id, number));
            let laid_out = self.lay_out(document);
            self.writer
                .add_document(laid_out)
                .expect("the folder can be written");
        }
        self.writer.commit().expect("the folder can be written");
        self.reader.reload().expect("the index can be read");
        let unpacked = self.unpacked.turn_to(&self.reader.searcher());
        unpacked.expect("the index can be read");
    }

    async fn finish(&mut self) {
        let parts = self
            .index
            .searchable_segment_ids()
            .expect("the index can be read");
        if parts.len() > 1 {
            self.writer
                .merge(&parts)
                .wait()
                .expect("the folder can be written");
        }
        self.reader.reload().expect("the index can be read");
        let unpacked = self.unpacked.turn_to(&self.reader.searcher());
        unpacked.expect("the index can be read");
    }

    async fn find(&self, query: &SearchQuery) -> Answer {
        let searcher = self.reader.searcher();
        let asked: Box<dyn Query> = if query.words.is_empty() {
            Box::new(AllQuery)
        } else {
            self.parser.parse_query_lenient(&query.words).0
        };
        let findings = Findings::new(query, today(), HITS, &self.unpacked);
        let found = searcher.search(&asked, &findings).expect("the index can be read");
        if !query.words.is_empty() {
            std::hint::black_box(self.marked(&searcher, &asked, &found.first));
        }
        let counts = found
            .facets
            .into_iter()
            .flat_map(|(f, counts)| counts.into_iter().map(move |c| ((f, c.value), c.count)));
        Answer {
            total: found.total,
            n_hits: found.first.len(),
            counts: counts.filter(|(_, n)| *n > 0).collect(),
        }
    }

    async fn bytes(&self) -> u64 {
        settled_bytes(&self.folder)
    }
}
