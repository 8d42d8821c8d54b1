//! How two people's changes of the same text are joined: part by part, row by row, line by line, from the
//! text both began with.
//!
//! Rows and outcomes are known by what they say, not by their place: two people may each add a module, and
//! numbers that refer to an outcome or a module go on referring to it. Where one takes a row away that the
//! other has changed, it stays.

use serde_json::{Map, Value};

use weave::{JoinedLines, Kept, kept, weave};

use super::{Change, Conflict, Merged, is_material, position, said, same, tree, within};
use crate::catalogue::form::{
    CitationForm, ModuleForm, OfferForm, citation_name, module_name, numbered_through, renumbered,
};

mod weave;

/// Fields of one outcome a line.
const OUTCOMES: [&str; 3] = ["knowledge", "skills", "competence"];
/// Fields of several names, separated by commas.
const NAMES: [&str; 2] = ["places", "partners"];
/// Long texts of several lines: keeping both is a choice there.
const LONG: [&str; 8] = [
    "summary",
    "content",
    "practice",
    "exam",
    "materials",
    "admission",
    "ranking",
    "passage",
];

/// Joins two people's changes of the same text: what only one changed is kept from either.
#[must_use]
pub fn merge(base: &OfferForm, mine: &OfferForm, theirs: &OfferForm) -> Merged {
    let mut forms = [base, mine, theirs].map(|form| form.clone().without_blank_rows());
    let outcomes = OUTCOMES.map(|name| {
        let texts = [0, 1, 2].map(|i| outcome_lines(&forms[i], name));
        JoinedLines::of(&texts)
    });
    number_outcomes(&mut forms, &outcomes);
    number_modules(&mut forms);
    let mut joining = Joining::default();
    let [base, mine, theirs] = forms.each_ref().map(tree);
    let mut whole = joining.value("", &base, &mine, &theirs);
    for (name, joined) in OUTCOMES.iter().zip(&outcomes) {
        let [was, my, their] = [&base, &mine, &theirs].map(|of| of.get(name).unwrap_or(&Value::Null));
        let text = joining.lines(name, joined, was, my, their);
        if let Value::Object(fields) = &mut whole {
            fields.insert((*name).to_owned(), text);
        }
    }
    let Joining {
        mut conflicts,
        mut taken,
    } = joining;
    conflicts.sort_by_key(|c| position(&c.field));
    taken.sort_by_key(|c| position(&c.field));
    Merged {
        // What was joined of forms has the shape of a form.
        form: serde_json::from_value(whole).unwrap_or_else(|_| forms[1].clone()),
        conflicts,
        taken,
    }
}

fn outcome_lines(form: &OfferForm, name: &str) -> Vec<String> {
    let typed = match name {
        "knowledge" => &form.knowledge,
        "skills" => &form.skills,
        _ => &form.competence,
    };
    written_lines(typed)
}

fn written_lines(typed: &str) -> Vec<String> {
    let lines = typed.lines().map(str::trim).filter(|l| !l.is_empty());
    lines.map(str::to_owned).collect()
}

/// Outcomes and titles of modules in a further language, one a line as well.
fn is_translated_list(field: &str) -> bool {
    let part = field.rsplit('[').next().unwrap_or(field).trim_end_matches(']');
    field.starts_with("translations[") && (OUTCOMES.contains(&part) || part == "modules")
}

/// Lets every number of an outcome mean the joined list.
fn number_outcomes(forms: &mut [OfferForm; 3], outcomes: &[JoinedLines; 3]) {
    for (i, form) in forms.iter_mut().enumerate() {
        let parts = outcomes.each_ref().map(|o| (o.moves[i].clone(), o.mine.len()));
        let moves = numbered_through(&parts);
        for theme in form.themes.values_mut() {
            theme.outcome = renumbered(&theme.outcome, &moves);
        }
        for citation in &mut form.citations {
            citation.outcomes = renumbered(&citation.outcomes, &moves);
        }
    }
}

/// Lets every number of a module mean the joined list.
fn number_modules(forms: &mut [OfferForm; 3]) {
    let names = forms
        .each_ref()
        .map(|f| f.modules.iter().map(module_name).collect::<Vec<_>>());
    let mut moves = names.each_ref().map(|names| vec![None; names.len()]);
    let mut to = 0;
    for w in weave(&names[0], &names[1], &names[2]) {
        let is_same = |of: usize, at: Option<usize>| match (at, w.base) {
            (Some(i), Some(b)) => forms[of].modules[i] == forms[0].modules[b],
            _ => false,
        };
        // Rows both have stand once, whatever becomes of their parts.
        if kept(w, is_same(1, w.mine), is_same(2, w.theirs), false) == Kept::Nowhere {
            continue;
        }
        for (moves, at) in moves.iter_mut().zip([w.base, w.mine, w.theirs]) {
            if let Some(i) = at {
                moves[i] = Some(to);
            }
        }
        to += 1;
    }
    for (form, moves) in forms.iter_mut().zip(&moves) {
        for module in &mut form.modules {
            module.requires = renumbered(&module.requires, moves);
        }
    }
}

/// What a row of a list is known by, whatever it refers to.
fn row_name(list: &str, row: &Value) -> String {
    match list {
        "modules" => {
            serde_json::from_value::<ModuleForm>(row.clone()).map_or_else(|_| said(row), |m| module_name(&m))
        }
        "citations" => serde_json::from_value::<CitationForm>(row.clone())
            .map_or_else(|_| said(row), |c| citation_name(&c)),
        _ => said(row),
    }
}

#[derive(Default)]
struct Joining {
    conflicts: Vec<Conflict>,
    taken: Vec<Change>,
}

impl Joining {
    fn value(&mut self, name: &str, was: &Value, my: &Value, their: &Value) -> Value {
        if OUTCOMES.contains(&name) {
            return my.clone();
        }
        let all = [was, my, their];
        if is_translated_list(name) {
            let texts = all.map(|of| written_lines(&said(of)));
            return self.lines(name, &JoinedLines::of(&texts), was, my, their);
        }
        if NAMES.contains(&name) {
            return self.names(name, was, my, their);
        }
        if all.iter().any(|v| v.is_object()) {
            return self.parts(name, was, my, their);
        }
        let is_list = |v: &&&Value| v.as_array().is_some_and(|rows| rows.iter().any(Value::is_object));
        if all.iter().any(|v| is_list(&v)) {
            return self.rows(name, was, my, their);
        }
        if all.iter().any(|v| v.is_array()) {
            return self.choices(name, was, my, their);
        }
        if same(my, their) || same(their, was) {
            return my.clone();
        }
        if same(my, was) {
            self.take(name, said(was), said(their));
            return their.clone();
        }
        self.doubt(name, was, my, their);
        my.clone()
    }

    /// What somebody has chosen is chosen, what somebody has taken away is not.
    fn choices(&mut self, name: &str, was: &Value, my: &Value, their: &Value) -> Value {
        let none = vec![];
        let [was, mine, theirs] = [was, my, their].map(|v| v.as_array().unwrap_or(&none));
        let kept = mine.iter().filter(|c| theirs.contains(c) || !was.contains(c));
        let added = theirs.iter().filter(|c| !was.contains(c) && !mine.contains(c));
        let joined = Value::Array(kept.chain(added).cloned().collect());
        if !same(&joined, my) {
            self.take(name, said(my), said(&joined));
        }
        joined
    }

    fn names(&mut self, name: &str, was: &Value, my: &Value, their: &Value) -> Value {
        if same(my, their) || same(their, was) {
            return my.clone();
        }
        let [was, my, their] = [was, my, their].map(|of| {
            let names = said(of);
            let names = names.split([',', '\n']).map(str::trim).filter(|n| !n.is_empty());
            Value::Array(names.map(Value::from).collect())
        });
        Value::String(said(&self.choices(name, &was, &my, &their)))
    }

    fn take(&mut self, field: &str, before: String, after: String) {
        self.taken.push(Change {
            field: field.to_owned(),
            before,
            after,
            is_material: is_material(field),
        });
    }

    fn doubt(&mut self, field: &str, was: &Value, my: &Value, their: &Value) {
        let part = field.rsplit('[').next().unwrap_or(field).trim_end_matches(']');
        let is_long = LONG.contains(&part) || field.contains("[themes]");
        let both = (is_long && !said(my).is_empty() && !said(their).is_empty())
            .then(|| Value::String(format!("{}\n{}", said(my), said(their))));
        self.conflicts.push(Conflict {
            field: field.to_owned(),
            base: said(was),
            mine: said(my),
            theirs: said(their),
            choice: their.clone(),
            both,
        });
    }

    /// The parts of a row, a theme, the form.
    fn parts(&mut self, name: &str, was: &Value, my: &Value, their: &Value) -> Value {
        let none = Map::new();
        let [was, my, their] = [was, my, their].map(|v| v.as_object().unwrap_or(&none));
        let mut keys: Vec<&String> = was.keys().chain(my.keys()).chain(their.keys()).collect();
        keys.sort();
        keys.dedup();
        let mut joined = Map::new();
        for key in keys {
            let [was, my, their] = [was, my, their].map(|of| of.get(key).unwrap_or(&Value::Null));
            let value = self.value(&within(name, key), was, my, their);
            if !value.is_null() {
                joined.insert(key.clone(), value);
            }
        }
        Value::Object(joined)
    }

    fn rows(&mut self, name: &str, was: &Value, my: &Value, their: &Value) -> Value {
        let none = vec![];
        let [was, my, their] = [was, my, their].map(|v| v.as_array().unwrap_or(&none));
        let names = [was, my, their].map(|rows| rows.iter().map(|r| row_name(name, r)).collect::<Vec<_>>());
        let mut joined: Vec<Value> = vec![];
        for w in weave(&names[0], &names[1], &names[2]) {
            let row = |of: &[Value], at: Option<usize>| at.map_or(Value::Null, |i| of[i].clone());
            let (old, mine, theirs) = (row(was, w.base), row(my, w.mine), row(their, w.theirs));
            let field = within(name, &joined.len().to_string());
            match kept(w, same(&mine, &old), same(&theirs, &old), same(&mine, &theirs)) {
                Kept::Nowhere if w.mine.is_some() => self.take(&field, said(&mine), String::new()),
                Kept::Nowhere => {}
                Kept::Mine => joined.push(mine),
                Kept::Theirs if w.mine.is_none() => {
                    self.take(&field, String::new(), said(&theirs));
                    joined.push(theirs);
                }
                Kept::Theirs | Kept::Both => {
                    let row = self.value(&field, &old, &mine, &theirs);
                    joined.push(row);
                }
            }
        }
        Value::Array(joined)
    }

    fn lines(&mut self, name: &str, joined: &JoinedLines, was: &Value, my: &Value, their: &Value) -> Value {
        if same(my, their) || same(their, was) {
            return my.clone();
        }
        let [mine, theirs] = [&joined.mine, &joined.theirs].map(|lines| Value::String(lines.join("\n")));
        if mine != theirs {
            self.doubt(name, was, &mine, &theirs);
            if let Some(conflict) = self.conflicts.last_mut() {
                conflict.both = Some(Value::String(joined.both.join("\n")));
            }
        } else if !same(&mine, my) {
            self.take(name, said(my), said(&mine));
        }
        mine
    }
}
