//! A compound by its parts, where no offer has it as a whole.

use tantivy::query::{BooleanQuery, Occur, Query};

use super::language::analyse;
use super::lexicon::{EMPTY_PARTS, is_vague};
use super::query::{
    BODY, Composer, KIN, OTHER_MEANING, TAGS, TITLE, Tells, Ways, Weights, all_of, best_in_field, best_of,
    weighed,
};

/// What the parts of an unknown compound count, and any part of a word of which only that is known.
pub(super) const BROKEN_UP: f32 = 0.8;
pub(super) const ONE_PART: f32 = 0.6;
/// What the parts count of a compound that some offers have as a whole.
const KNOWN: f32 = 0.6;
/// What its other telling parts add, and its general ones.
const ALSO_TELLING: f32 = 0.6;
const ADDED: f32 = 0.15;
/// How much more a part tells that titles have, and one that subjects have.
const IN_TITLES: f32 = 1.4;
const IN_SUBJECTS: f32 = 5.0;

/// Subjects that as the head of a compound say what is done with a topic.
const ACTIVITIES: [&str; 3] = ["veiledning", "rådgivning", "vurdering"];

impl Composer<'_> {
    /// A compound by its parts: the most telling one must be there, the others add, general ones (`opplæring`,
    /// `arbeid`) least.
    pub(super) fn broken_up(&mut self, word: &str, is_known: bool) -> Option<(Box<dyn Query>, Tells)> {
        let analysis = analyse(word);
        let own = &analysis.parts[..analysis.n_parts];
        let (general, telling): (Vec<&String>, Vec<&String>) = own
            .iter()
            .filter(|p| !EMPTY_PARTS.contains(&p.as_str()))
            .partition(|p| is_vague(p));
        let known: Vec<&String> = telling.iter().copied().filter(|p| self.is_found(p)).collect();
        if known.is_empty() {
            // `skolekurs`: all are general, so all must be there.
            let is_whole = telling.is_empty() && general.len() > 1 && general.len() == analysis.n_parts;
            let all: Vec<&String> = general.into_iter().filter(|p| self.is_found(p)).collect();
            if !is_whole || all.len() < analysis.n_parts {
                return None;
            }
            let parts = all.iter().map(|p| self.part(p)).collect();
            return Some((weighed(all_of(parts), BROKEN_UP), Tells::Mention));
        }
        let is_only = known.len() == 1;
        let weight = |p: &&String| {
            // What is done with a topic goes after the topic: `autismeveiledning`.
            let is_done = ACTIVITIES.contains(&p.as_str()) && !is_only;
            if is_done { 0.0 } else { self.part_weight(p) }
        };
        let mut ranked: Vec<(f32, &String)> = known.iter().map(|p| (weight(p), *p)).collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
        let most = ranked.remove(0).1;
        let tells = self.part_tells(most);
        let mut clauses = vec![(Occur::Must, self.part(most))];
        if self.is_dear() {
            ranked.clear();
        }
        for (_, part) in &ranked {
            clauses.push((Occur::Should, weighed(self.part(part), ALSO_TELLING)));
        }
        let mut adding: Vec<&String> = general.into_iter().filter(|p| self.is_found(p)).collect();
        if self.is_dear() {
            adding.clear();
        }
        for part in adding {
            clauses.push((Occur::Should, weighed(self.part(part), ADDED)));
        }
        // What is found by one part of several is not quite what was asked for.
        self.is_rough |= !is_known && telling.len() > 1;
        let weight = if is_known { KNOWN } else { BROKEN_UP };
        Some((weighed(Box::new(BooleanQuery::new(clauses)), weight), tells))
    }

    /// A compound by its telling parts, which must all be there, one of them in the title: `språkvariasjon` in offers on
    /// language with `variasjon` in their title.
    pub(super) fn by_all_parts(&mut self, word: &str) -> Option<Box<dyn Query>> {
        let analysis = analyse(word);
        // A word of the dictionary is more than its parts.
        if analysis.is_listed {
            return None;
        }
        let own = analysis.parts[..analysis.n_parts].iter();
        let telling: Vec<&String> = own
            .filter(|p| !EMPTY_PARTS.contains(&p.as_str()) && !is_vague(p))
            .collect();
        let is_found = |part: &&String| self.vocabulary.has_lemma(part);
        if telling.len() < 2 || self.is_dear() || !telling.iter().all(is_found) {
            return None;
        }
        let title = self.fields.title;
        let topics = telling.iter().filter(|p| !ACTIVITIES.contains(&p.as_str()));
        let in_titles: Vec<_> = topics
            .flat_map(|p| {
                [
                    self.term(title.canon, p, TITLE.1),
                    self.term(title.part, p, TITLE.2),
                ]
            })
            .flatten()
            .collect();
        let named = best_in_field(in_titles)?;
        let parts = telling.iter().map(|p| self.part(p));
        let all = parts.chain([named]).collect();
        Some(weighed(all_of(all), BROKEN_UP))
    }

    /// Any part of a word nothing else is known of, the parts of its parts included.
    pub(super) fn any_part(&mut self, word: &str) -> Option<Ways> {
        let analysis = analyse(word);
        let is_telling = |p: &&String| !EMPTY_PARTS.contains(&p.as_str()) && !is_vague(p);
        let known: Vec<&String> = analysis
            .parts
            .iter()
            .filter(is_telling)
            .filter(|p| self.is_found(p))
            .collect();
        let tells = known.iter().map(|p| self.part_tells(p)).max()?;
        self.is_rough = true;
        let known = if self.is_dear() { &known[..1] } else { &known };
        let ways = known.iter().map(|p| weighed(self.part(p), ONE_PART)).collect();
        Some((ways, tells))
    }

    /// Some offer has the part, a word of its root, or what it means as well.
    pub(super) fn is_found(&self, part: &str) -> bool {
        let means = self.synonyms.near([part]);
        self.vocabulary.has_lemma(part)
            || !self.kin(part).is_empty()
            || means.iter().flatten().any(|w| self.vocabulary.knows(w))
    }

    fn part_tells(&self, part: &str) -> Tells {
        let others = self.kin(part);
        let means = self.synonyms.near([part]).iter().flatten();
        let mut words = std::iter::once(part)
            .chain(others.iter().map(String::as_str))
            .chain(means.map(String::as_str));
        if words.any(|w| self.vocabulary.is_telling(w)) {
            Tells::Topic
        } else {
            Tells::Mention
        }
    }

    /// How rare a part is; more where titles have it, and most where a subject is named by it.
    fn part_weight(&self, part: &str) -> f32 {
        let n_with = |field| self.vocabulary.n_with(field, part);
        let most = self.fields.texts().map(|f| n_with(f.canon).max(n_with(f.part)));
        let rarity = self.vocabulary.rarity(most.into_iter().max().unwrap_or(0));
        if n_with(self.fields.tags.canon) > 0 {
            rarity + IN_SUBJECTS
        } else if self.part_tells(part) == Tells::Topic {
            rarity * IN_TITLES
        } else {
            rarity
        }
    }

    /// The lemma of a part, alone or in another compound.
    pub(super) fn part(&mut self, lemma: &str) -> Box<dyn Query> {
        self.marks.lemma(lemma);
        let is_dear = self.is_dear();
        let kin = if is_dear { vec![] } else { self.kin(lemma) };
        kin.iter().for_each(|k| self.marks.lemma(k));
        let groups = [
            (self.fields.title, TITLE),
            (self.fields.tags, TAGS),
            (self.fields.body, BODY),
        ];
        let mut all = vec![];
        for (fields, Weights(_, canon, part)) in groups {
            let mut ways = vec![];
            ways.extend(self.term(fields.canon, lemma, canon));
            ways.extend(self.term(fields.part, lemma, part));
            for kin in &kin {
                ways.extend(self.term(fields.canon, kin, canon * KIN));
                ways.extend(self.term(fields.part, kin, part * KIN));
            }
            all.extend(best_in_field(ways));
            if is_dear && !all.is_empty() {
                // Titles, else facts, else texts will do.
                return best_of(all);
            }
        }
        for meaning in self.synonyms.near([lemma]) {
            let words = meaning.iter().map(|w| best_of(self.forms(w))).collect();
            all.push(weighed(all_of(words), OTHER_MEANING));
        }
        best_of(all)
    }
}
