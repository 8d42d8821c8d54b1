//! The index library alone: its Norwegian stemmer, stop words and query parser, as its manual combines them.

use tantivy::collector::TopDocs;
use tantivy::query::QueryParser;
use tantivy::schema::{FAST, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{
    Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer, StopWordFilter, TextAnalyzer,
};
use tantivy::{Index, Searcher, TantivyDocument};

use super::catalogue::Offer;
use super::fields::WEIGHTS;
use super::metrics::RECALL_AT;

pub struct RawTantivy {
    searcher: Searcher,
    parsers: [QueryParser; 2],
}

impl RawTantivy {
    pub fn over(offers: &[Offer]) -> Self {
        let mut schema = Schema::builder();
        schema.add_u64_field("place", FAST);
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("norwegian")
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let options = TextOptions::default().set_indexing_options(indexing);
        let texts =
            ["title", "tags", "summary", "body"].map(|name| schema.add_text_field(name, options.clone()));
        let schema = schema.build();
        let place = schema.get_field("place").unwrap();
        let index = Index::create_in_ram(schema);
        let norwegian = TextAnalyzer::builder(SimpleTokenizer::default())
            .filter(RemoveLongFilter::limit(40))
            .filter(LowerCaser)
            .filter(StopWordFilter::new(Language::Norwegian).unwrap())
            .filter(Stemmer::new(Language::Norwegian))
            .build();
        index.tokenizers().register("norwegian", norwegian);
        let mut writer = index.writer_with_num_threads(1, 15_000_000).unwrap();
        for (i, offer) in offers.iter().enumerate() {
            let mut document = TantivyDocument::default();
            document.add_u64(place, i as u64);
            for (field, text) in texts.iter().zip(&offer.fields) {
                document.add_text(*field, text);
            }
            writer.add_document(document).unwrap();
        }
        writer.commit().unwrap();
        let searcher = index.reader().unwrap().searcher();
        RawTantivy {
            searcher,
            parsers: [parser(&index, &texts, true), parser(&index, &texts, false)],
        }
    }

    /// All words; if nothing has them all, any word.
    pub fn find(&self, words: &str) -> Vec<usize> {
        for parser in &self.parsers {
            let (query, _) = parser.parse_query_lenient(words);
            let top = TopDocs::with_limit(RECALL_AT).order_by_score();
            let found = self.searcher.search(&query, &top).unwrap();
            if !found.is_empty() {
                return found
                    .iter()
                    .map(|(_, at)| {
                        let segment = self.searcher.segment_reader(at.segment_ord);
                        let place = segment.fast_fields().u64("place").unwrap().first(at.doc_id);
                        usize::try_from(place.unwrap()).unwrap()
                    })
                    .collect();
            }
        }
        vec![]
    }
}

fn parser(index: &Index, texts: &[Field], all: bool) -> QueryParser {
    let mut parser = QueryParser::for_index(index, texts.to_vec());
    for (field, weight) in texts.iter().zip(WEIGHTS) {
        parser.set_field_boost(*field, weight);
    }
    if all {
        parser.set_conjunction_by_default();
    }
    parser
}
