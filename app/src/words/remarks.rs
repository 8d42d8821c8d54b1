//! Words about what participants wrote: reading it, deciding on it, telling of it.

use super::{Words, words};
use crate::remarks::model::{By, Category, HintKind, Outcome, Tone};

words! {
    pub struct RemarkWords {
        menu: "Fritekst" | "Fritekst" | "Free text";
        title: "Fritekstsvar" | "Fritekstsvar" | "Free text";
        queue_title: "Fritekstsvar å lese" | "Fritekstsvar å lese" | "Free text to read";
        queue_lead: "Det deltakerne har skrevet med egne ord, leses her før noen andre ser det. De undersøkelsene som ble lukket først, står øverst." | "Det deltakarane har skrive med eigne ord, blir lese her før nokon annan ser det. Dei undersøkingane som vart lukka først, står øvst." | "What participants have written in their own words is read here before anybody else sees it. The surveys that closed first come first.";
        queue_rule: "Bare lukkede undersøkelser med minst {n} svar står her. Har færre svart, slettes tekstene uten at noen leser dem." | "Berre lukka undersøkingar med minst {n} svar står her. Har færre svart, blir tekstane sletta utan at nokon les dei." | "Only closed surveys with at least {n} answers stand here. Where fewer answered, the texts are deleted and nobody reads them.";
        queue_none_title: "Ingenting å lese" | "Ingenting å lese" | "Nothing to read";
        queue_none: "Alle tekster fra undersøkelser med nok svar er lest. Når flere undersøkelser lukkes, står de her." | "Alle tekstar frå undersøkingar med nok svar er lesne. Når fleire undersøkingar blir lukka, står dei her." | "All texts from surveys with enough answers have been read. When more surveys close, they stand here.";
        queue_other: "Ingen undersøkelser her passer med valget ditt." | "Ingen undersøkingar her passar med valet ditt." | "No survey here fits your choice.";
        any_institution: "Alle institusjoner" | "Alle institusjonar" | "All institutions";
        show: "Vis" | "Vis" | "Show";
        study: "Studium" | "Studium" | "Study";
        institution: "Institusjon" | "Institusjon" | "Institution";
        closed_on: "Lukket" | "Lukka" | "Closed";
        read_by: "Leses innen" | "Må lesast innan" | "To be read by";
        undecided: "Uleste" | "Ulesne" | "Unread";
        decided: "Avgjort" | "Avgjorde" | "Decided";
        to_overview: "Hva deltakerne skriver om" | "Kva deltakarane skriv om" | "What participants write about";

        reading_over: "Lesing av fritekstsvar" | "Lesing av fritekstsvar" | "Reading free text";
        reading_lead: "Lukket {closed}. Tekstene står stokket, uten tid og uten noe annet fra den som skrev dem. To tekster fra samme person står ikke sammen. Det som ikke er lest innen {by}, slettes." | "Lukka {closed}. Tekstane står stokka, utan tid og utan noko anna frå den som skreiv dei. To tekstar frå same person står ikkje saman. Det som ikkje er lese innan {by}, blir sletta." | "Closed {closed}. The texts are shuffled, without time and without anything else from the person who wrote them. Two texts of one person do not stand together. What is not read by {by} is deleted.";
        few_title: "For få svar til at noen kan lese" | "For få svar til at nokon kan lese" | "Too few answers for anybody to read";
        few: "Fritekstsvar leses og vises først når minst {n} har svart på undersøkelsen. Her har færre svart. Ingen har lest det som ble skrevet, og det slettes." | "Fritekstsvar blir lesne og viste først når minst {n} har svart på undersøkinga. Her har færre svart. Ingen har lese det som vart skrive, og det blir sletta." | "Free text is read and shown only when at least {n} have answered the survey. Fewer have answered here. Nobody has read what was written, and it is deleted.";
        nothing: "Ingen skrev noe med egne ord i denne undersøkelsen." | "Ingen skreiv noko med eigne ord i denne undersøkinga." | "Nobody wrote anything in their own words in this survey.";
        lapsed: "Tekstene ble ikke lest innen ett år etter at undersøkelsen ble lukket. De er slettet uten at noen har fått dem." | "Tekstane vart ikkje lesne innan eitt år etter at undersøkinga vart lukka. Dei er sletta utan at nokon har fått dei." | "The texts were not read within a year of the survey closing. They were deleted and nobody got them.";
        told_done: "Institusjonen fikk beskjed {date}. Sendt videre: {passed}. Erstattet av sammendrag: {summarised}. Slettet: {deleted}." | "Institusjonen fekk beskjed {date}. Sende vidare: {passed}. Erstatta av samandrag: {summarised}. Sletta: {deleted}." | "The institution was told on {date}. Passed on: {passed}. Replaced by a summary: {summarised}. Deleted: {deleted}.";
        to_results: "Til resultatene" | "Til resultata" | "To the results";

        hints_lead: "Ord som kan røpe noen, er understreket, med grunnen bak. Hjelpen ser ikke alt: les hele teksten." | "Ord som kan røpe nokon, er understreka, med grunnen bak. Hjelpa ser ikkje alt: les heile teksten." | "Words that may give somebody away are underlined, with the reason behind them. The help does not see everything: read the whole text.";
        hint_name: "mulig navn" | "mogleg namn" | "possible name";
        hint_email: "mulig e-post" | "mogleg e-post" | "possible e-mail";
        hint_phone: "mulig telefon" | "mogleg telefon" | "possible telephone";
        hint_birth: "mulig fødselsnummer" | "mogleg fødselsnummer" | "possible birth number";
        hint_workplace: "mulig arbeidssted" | "mogleg arbeidsstad" | "possible workplace";
        hint_link: "mulig lenke" | "mogleg lenkje" | "possible link";

        texts: "Uleste tekster" | "Ulesne tekstar" | "Unread texts";
        texts_n: "{n} av {total} vises. Resten kommer når disse er avgjort." | "{n} av {total} blir viste. Resten kjem når desse er avgjorde." | "{n} of {total} are shown. The rest come when these are decided.";
        text_nr: "Tekst {n}" | "Tekst {n}" | "Text {n}";
        outcome: "Hva skal skje med teksten?" | "Kva skal skje med teksten?" | "What becomes of the text?";
        later: "Vent" | "Vent" | "Later";
        pass: "Send videre som den er" | "Send vidare uendra" | "Pass on as it stands";
        summarise: "Erstatt med et sammendrag" | "Erstatt med eit samandrag" | "Replace by a summary";
        delete: "Slett" | "Slett" | "Delete";
        summary: "Sammendrag" | "Samandrag" | "Summary";
        summary_hint: "Brukes bare når teksten skal erstattes. Skriv hva som menes, uten noe som kan røpe noen." | "Blir brukt berre når teksten skal erstattast. Skriv kva som er meint, utan noko som kan røpe nokon." | "Used only when the text is to be replaced. Write what is meant, without anything that may give somebody away.";
        categories: "Hva handler teksten om?" | "Kva handlar teksten om?" | "What is the text about?";
        decide: "Lagre avgjørelsene" | "Lagre avgjerdene" | "Save the decisions";
        decide_hint: "Tekster du lar vente, er uendret. Avgjørelser kan angres til institusjonen har fått beskjed." | "Tekstar du lèt vente, er uendra. Avgjerder kan angrast til institusjonen har fått beskjed." | "Texts you leave are unchanged. Decisions can be taken back until the institution has been told.";
        stale_title: "En kollega var raskere" | "Ein kollega var raskare" | "A colleague was faster";
        stale: "Noen av tekstene ble avgjort mens du leste, så ingenting av dette er lagret ennå. Valgene dine for de andre tekstene står nedenfor. Se over og lagre på nytt." | "Nokre av tekstane vart avgjorde medan du las, så ingenting av dette er lagra enno. Vala dine for dei andre tekstane står nedanfor. Sjå over og lagre på nytt." | "Some of the texts were decided while you read, so nothing of this is saved yet. Your choices for the other texts stand below. Look them over and save again.";
        stale_yours: "Det du skrev for en tekst som nå er avgjort:" | "Det du skreiv for ein tekst som no er avgjord:" | "What you wrote for a text that is now decided:";

        decided_title: "Avgjort, ikke fortalt ennå" | "Avgjort, ikkje fortalt enno" | "Decided, not told yet";
        decided_lead: "Institusjonen ser ingenting av dette før alle tekstene er avgjort." | "Institusjonen ser ingenting av dette før alle tekstane er avgjorde." | "The institution sees nothing of this before all texts are decided.";
        overwritten: "Teksten er slettet for godt, en uke etter avgjørelsen." | "Teksten er sletta for godt, ei veke etter avgjerda." | "The text is deleted for good, a week after the decision.";
        undo: "Angre de valgte" | "Angre dei valde" | "Take back the chosen";
        undo_this: "Angre" | "Angre" | "Take back";
        undo_none: "Velg minst én avgjørelse å angre." | "Vel minst éi avgjerd å angre." | "Choose at least one decision to take back.";
        tell_title: "Fortell institusjonen" | "Fortel institusjonen" | "Tell the institution";
        tell_lead: "Alt er avgjort. Institusjonen får brev, og det som ikke er sendt videre, slettes for godt. Det skjer av seg selv {at}." | "Alt er avgjort. Institusjonen får brev, og det som ikkje er sendt vidare, blir sletta for godt. Det skjer av seg sjølv {at}." | "Everything is decided. The institution gets a letter, and what is not passed on is deleted for good. It happens by itself {at}.";
        tell: "Fortell nå" | "Fortel no" | "Tell now";
        steps: "Hva som er gjort" | "Kva som er gjort" | "What has been done";
        step_texts: "tekster: {n}" | "tekstar: {n}" | "texts: {n}";
        by_clock: "Videre, av seg selv" | "Videre, av seg sjølv" | "Videre, by itself";

        results_lead: "Det deltakerne skrev med egne ord, lest av direktoratet {date}. Tekstene er stokket og står ikke sammen med annet fra samme person. Ikke prøv å finne ut hvem som har skrevet hva." | "Det deltakarane skreiv med eigne ord, lese av direktoratet {date}. Tekstane er stokka og står ikkje saman med anna frå same person. Ikkje prøv å finne ut kven som har skrive kva." | "What participants wrote in their own words, read by the directorate on {date}. The texts are shuffled and do not stand with anything else from the same person. Do not try to find out who wrote what.";
        results_directorate: "Direktoratet ser sammendrag og hva tekstene handler om. Tekster som er sendt videre ordrett, leses bare av institusjonen." | "Direktoratet ser samandrag og kva tekstane handlar om. Tekstar som er sende vidare ordrett, blir lesne berre av institusjonen." | "The directorate sees summaries and what the texts are about. Texts passed on word for word are read by the institution only.";
        results_waiting: "Det som ble skrevet med egne ord, er ikke lest av direktoratet ennå. Dere får brev når det er gjort." | "Det som vart skrive med eigne ord, er ikkje lese av direktoratet enno. De får brev når det er gjort." | "What was written in people's own words has not been read by the directorate yet. You get a letter when it has.";
        results_sums: "Sendt videre: {passed}. Sammendrag: {summarised}. Slettet: {deleted}." | "Sende vidare: {passed}. Samandrag: {summarised}. Sletta: {deleted}." | "Passed on: {passed}. Summaries: {summarised}. Deleted: {deleted}.";
        results_gone: "Tekstene er slettet, fem år etter at de ble lest." | "Tekstane er sletta, fem år etter at dei vart lesne." | "The texts are deleted, five years after they were read.";
        results_no_texts: "Ingen tekster å vise her." | "Ingen tekstar å vise her." | "No texts to show here.";
        by_directorate: "Sammendrag skrevet av direktoratet" | "Samandrag skrive av direktoratet" | "Summary written by the directorate";
        also: "Også om: {what}" | "Òg om: {what}" | "Also about: {what}";
        count_fewer: "færre enn {n}" | "færre enn {n}" | "fewer than {n}";
        count_least: "minst {n}" | "minst {n}" | "at least {n}";
        overview_note: "En tekst kan handle om flere ting. Antall vises fra {n} og i trinn på {n}, slik at små grupper ikke kan regnes ut." | "Ein tekst kan handle om fleire ting. Talet på tekstar blir vist frå {n} og i trinn på {n}, slik at små grupper ikkje kan reknast ut." | "A text may be about several things. Numbers are shown from {n} and in steps of {n}, so that small groups cannot be worked out.";
        count_texts: "{n} tekster" | "{n} tekstar" | "{n} texts";
        counts_caption: "Hva tekstene handler om" | "Kva tekstane handlar om" | "What the texts are about";
        counts_note: "En tekst kan handle om flere ting. Antall vises fra {n}." | "Ein tekst kan handle om fleire ting. Talet på tekstar blir vist frå {n}." | "A text may be about several things. Numbers are shown from {n}.";
        csv: "Last ned (CSV)" | "Last ned (CSV)" | "Download (CSV)";
        xlsx: "Last ned (XLSX)" | "Last ned (XLSX)" | "Download (XLSX)";

        overview_title: "Hva deltakerne skriver om" | "Kva deltakarane skriv om" | "What participants write about";
        overview_lead: "Fritekstsvar fra alle undersøkelser som er lest, sortert etter hva de handler om. Ordrette svar leses bare av institusjonen det gjelder." | "Fritekstsvar frå alle undersøkingar som er lesne, sorterte etter kva dei handlar om. Ordrette svar blir lesne berre av institusjonen det gjeld." | "Free text from all surveys that have been read, sorted by what it is about. Answers word for word are read only by the institution concerned.";
        overview_by: "Fordelt på" | "Fordelt på" | "Broken down by";
        subject: "Fag" | "Fag" | "Subject";
        any_subject: "Alle fag" | "Alle fag" | "All subjects";
        year: "Studieår" | "Studieår" | "Study year";
        any_year: "Alle år" | "Alle år" | "All years";
        category: "Handler om" | "Handlar om" | "About";
        any_category: "Alt" | "Alt" | "Everything";
        surveys: "Undersøkelser" | "Undersøkingar" | "Surveys";
        overview_none: "Ingen fritekstsvar er lest ferdig for dette valget ennå." | "Ingen fritekstsvar er ferdig lesne for dette valet enno." | "No free text has been read for this choice yet.";
        overview_none_title: "Ingenting å vise" | "Ingenting å vise" | "Nothing to show";
        positive: "Det som fungerte" | "Det som fungerte" | "What worked";
        improve: "Det som bør bli bedre" | "Det som bør bli betre" | "What should be better";
        tone: "Ros eller ønske" | "Ros eller ønske" | "Praise or wish";
        summaries: "Sammendrag" | "Samandrag" | "Summaries";
        summaries_none: "Ingen sammendrag for dette valget." | "Ingen samandrag for dette valet." | "No summaries for this choice.";
        ignored: "Noe i adressen ble ikke forstått og er ikke brukt." | "Noko i adressa vart ikkje forstått og er ikkje brukt." | "Something in the address was not understood and is not used.";

        csv_question: "Spørsmål" | "Spørsmål" | "Question";
        csv_kind: "Type" | "Type" | "Kind";
        csv_text: "Tekst" | "Tekst" | "Text";
        csv_count: "Antall" | "Tal på tekstar" | "Count";
        csv_mark: "Merknad" | "Merknad" | "Remark";
        csv_verbatim: "ordrett" | "ordrett" | "word for word";
        csv_summary: "sammendrag" | "samandrag" | "summary";
        csv_counted: "antall tekster" | "tal på tekstar" | "number of texts";

        content: "Faglig innhold" | "Fagleg innhald" | "Content";
        teaching: "Undervisning og veiledning" | "Undervisning og rettleiing" | "Teaching and supervision";
        gatherings: "Samlinger" | "Samlingar" | "Gatherings";
        online: "Nettdel" | "Nettdel" | "Online part";
        assignments: "Arbeidskrav og vurdering" | "Arbeidskrav og vurdering" | "Assignments and assessment";
        organisation: "Organisering og informasjon" | "Organisering og informasjon" | "Organisation and information";
        workplace: "Tilrettelegging på arbeidsplassen" | "Tilrettelegging på arbeidsplassen" | "Support at work";
        other: "Annet" | "Anna" | "Other";

        state_passed: "Sendes videre" | "Blir send vidare" | "Passed on";
        state_summarised: "Sammendrag" | "Samandrag" | "Summary";
        state_deleted: "Slettes" | "Blir sletta" | "Deleted";
    }
}

impl Words {
    /// Words about what participants wrote.
    #[must_use]
    pub const fn remarks(&self) -> &'static RemarkWords {
        RemarkWords::of(self.lang)
    }
}

impl RemarkWords {
    #[must_use]
    pub const fn category_name(&self, category: Category) -> &'static str {
        match category {
            Category::Content => self.content,
            Category::Teaching => self.teaching,
            Category::Gatherings => self.gatherings,
            Category::Online => self.online,
            Category::Assignments => self.assignments,
            Category::Organisation => self.organisation,
            Category::Workplace => self.workplace,
            Category::Other => self.other,
        }
    }

    #[must_use]
    pub const fn hint(&self, kind: HintKind) -> &'static str {
        match kind {
            HintKind::Name => self.hint_name,
            HintKind::Email => self.hint_email,
            HintKind::Phone => self.hint_phone,
            HintKind::BirthNumber => self.hint_birth,
            HintKind::Workplace => self.hint_workplace,
            HintKind::Link => self.hint_link,
        }
    }

    /// What is chosen for a text.
    #[must_use]
    pub const fn choice(&self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Passed => self.pass,
            Outcome::Summarised => self.summarise,
            Outcome::Deleted => self.delete,
        }
    }

    /// What has been chosen for a text.
    #[must_use]
    pub const fn state(&self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Passed => self.state_passed,
            Outcome::Summarised => self.state_summarised,
            Outcome::Deleted => self.state_deleted,
        }
    }

    #[must_use]
    pub const fn tone_name(&self, tone: Tone) -> &'static str {
        match tone {
            Tone::Positive => self.positive,
            Tone::Improve => self.improve,
        }
    }

    #[must_use]
    pub const fn by(&self, by: By) -> &'static str {
        match by {
            By::Institution => self.institution,
            By::Subject => self.subject,
            By::Year => self.year,
        }
    }
}
