//! Words of the search's dictionary, which the directorate keeps.

use super::words;
use crate::search::model::SynonymKind;

words! {
    pub struct Dictionary {
        title: "Søkets ordbok" | "Ordboka til søket" | "The search's dictionary";
        lead: "Her står hva folk kaller ting, og hva søket skal lete etter i tillegg. Bøying, nynorsk og bokmål, sammensatte ord og skrivefeil klarer søket selv." | "Her står kva folk kallar ting, og kva søket skal leite etter i tillegg. Bøying, nynorsk og bokmål, samansette ord og skrivefeil klarer søket sjølv." | "What people call things, and what the search is to look for as well. It manages inflection, both written standards, compounds and misspellings by itself.";
        add: "Ny oppføring" | "Ny oppføring" | "New entry";
        change: "Endre oppføringen" | "Endre oppføringa" | "Change the entry";
        kind: "Slik brukes oppføringen" | "Slik blir oppføringa brukt" | "How the entry is used";
        near: "søket tar det med" | "søket tek det med" | "searched along";
        loose: "søket foreslår det bare" | "søket foreslår det berre" | "only suggested";
        words: "Det folk skriver" | "Det folk skriv" | "What people type";
        words_hint: "Ett til tre ord." | "Eitt til tre ord." | "One to three words.";
        alternatives: "Det søket også skal lete etter" | "Det søket òg skal leite etter" | "What to look for as well";
        alternatives_hint: "Skill med komma eller linjeskift. Flere ord mellom to komma må alle finnes." | "Skil med komma eller linjeskift. Fleire ord mellom to komma må alle finnast." | "Part by commas or line breaks. Several words between two commas must all be there.";
        save: "Lagre" | "Lagre" | "Save";
        cancel: "Avbryt" | "Avbryt" | "Cancel";
        edit: "Endre" | "Endre" | "Change";
        remove: "Fjern" | "Fjern" | "Remove";
        remove_sure: "Fjern «{words}»" | "Fjern «{words}»" | "Remove “{words}”";
        actions: "Valg" | "Val" | "Actions";
        caption: "{n} av {all} oppføringer" | "{n} av {all} oppføringar" | "{n} of {all} entries";
        entries: "Oppføringer" | "Oppføringar" | "Entries";
        find: "Ord i oppføringen" | "Ord i oppføringa" | "Word in the entry";
        closeness: "Nær eller løs" | "Nær eller laus" | "Near or loose";
        all_kinds: "Begge slag" | "Begge slag" | "Both kinds";
        no_such_title: "Ingen oppføringer passer" | "Ingen oppføringar passar" | "No entries match";
        no_such: "Vis alle oppføringene" | "Vis alle oppføringane" | "Show all entries";
        taught: "Programmet tar selv «{words}» for et ord fra {means}. En oppføring for ordet går foran." | "Programmet tek sjølv «{words}» for eit ord frå {means}. Ei oppføring for ordet går føre." | "The program itself takes “{words}” for a word of {means}. An entry for it goes first.";
        taught_add: "Lag en oppføring" | "Lag ei oppføring" | "Make an entry";
        show: "Vis" | "Vis" | "Show";
        clear: "Nullstill" | "Nullstill" | "Clear";
        empty: "Ordboka er tom, så søket bruker oppføringene det kom med. De gjelder til du legger til den første." | "Ordboka er tom, så søket bruker oppføringane det kom med. Dei gjeld til du legg til den første." | "The dictionary is empty, so the search uses the entries it came with. They hold until you add the first.";
    }
}

impl Dictionary {
    #[must_use]
    pub const fn kind_of(&self, kind: SynonymKind) -> &'static str {
        match kind {
            SynonymKind::Near => self.near,
            SynonymKind::Loose => self.loose,
        }
    }

    #[must_use]
    pub fn label(&self, field: &str) -> &'static str {
        match field {
            "kind" => self.kind,
            "words" => self.words,
            _ => self.alternatives,
        }
    }
}
