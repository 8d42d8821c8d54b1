//! Words of an institution's workbench and of the editor.

use super::{Words, words};
use crate::catalogue::model::{PartnerAccess, VersionState};

words! {
    pub struct OfferWorkWords {
        title: "Våre tilbud" | "Våre tilbod" | "Our offers";
        table: "Studietilbud dere arbeider med" | "Studietilbod de arbeider med" | "Study offers you work on";
        new_offer: "Nytt studietilbud" | "Nytt studietilbod" | "New study offer";
        new_offer_at: "Nytt studietilbud ved {institution}" | "Nytt studietilbod ved {institution}" | "New study offer at {institution}";
        selection: "Utvalg" | "Utval" | "Selection";
        all: "Alle" | "Alle" | "All";
        filter_text: "Tittel, fag eller kode" | "Tittel, fag eller kode" | "Title, subject or code";
        show: "Vis" | "Vis" | "Show";
        column_title: "Tilbud" | "Tilbod" | "Offer";
        column_year: "Studieår" | "Studieår" | "Study year";
        column_state: "Tekst" | "Tekst" | "Text";
        column_run: "Gjennomføring" | "Gjennomføring" | "Run";
        column_deadline: "Neste frist" | "Neste frist" | "Next deadline";
        column_saved: "Sist lagret" | "Sist lagra" | "Last saved";
        column_actions: "Handlinger" | "Handlingar" | "Actions";
        live_meanwhile: "En tidligere tekst er publisert" | "Ein tidlegare tekst er publisert" | "An earlier text is published";
        empty_title: "Dere har ingen studietilbud ennå" | "De har ingen studietilbod enno" | "You have no study offers yet";
        empty_text: "Lag det første. Du kan lagre et halvferdig utkast når som helst, og bare dere ser det før det er godkjent." | "Lag det første. Du kan lagre eit halvferdig utkast når som helst, og berre de ser det før det er godkjent." | "Make the first one. You can save a half-finished draft at any time, and only you see it before it is approved.";
        none_title: "Ingen av tilbudene passer til utvalget" | "Ingen av tilboda passar til utvalet" | "None of the offers fits the selection";
        none_way: "Vis alle tilbudene" | "Vis alle tilboda" | "Show all offers";
        of_all: "{n} av {all} tilbud" | "{n} av {all} tilbod" | "{n} of {all} offers";
        open_draft: "Åpne utkastet" | "Opne utkastet" | "Open the draft";
        read: "Les teksten" | "Les teksten" | "Read the text";
        public_page: "Se offentlig side" | "Sjå offentleg side" | "See public page";
        revise: "Lag ny versjon" | "Lag ny versjon" | "Make a new version";
        withdraw: "Trekk tilbudet" | "Trekk tilbodet" | "Withdraw the offer";
        withdraw_text: "Tilbudet forsvinner fra søket med en gang. Teksten kan fortsatt leses på sin egen side, merket som trukket." | "Tilbodet forsvinn frå søket med ein gong. Teksten kan framleis lesast på si eiga side, merkt som trekt." | "The offer disappears from search at once. The text can still be read on its own page, marked as withdrawn.";
        withdraw_reason: "Begrunnelse" | "Grunngiving" | "Reason";
        withdraw_now: "Ja, trekk tilbudet" | "Ja, trekk tilbodet" | "Yes, withdraw the offer";
        mark: "Endre status" | "Endre status" | "Change status";
        mark_label: "Status for gjennomføringen" | "Status for gjennomføringa" | "Status of the run";
        mark_by_dates: "Følger datoene" | "Følgjer datoane" | "Follows the dates";
        mark_now: "Lagre status" | "Lagre status" | "Save status";

        edit_title: "Uten tittel" | "Utan tittel" | "Untitled";
        save: "Lagre utkast" | "Lagre utkast" | "Save draft";
        submit: "Send til kontroll" | "Send til kontroll" | "Send to review";
        saving_at_rest: "Utkastet lagres av seg selv mens du skriver." | "Utkastet blir lagra av seg sjølv medan du skriv." | "The draft saves itself while you write.";
        saving_unsaved: "Ikke lagret ennå." | "Ikkje lagra enno." | "Not saved yet.";
        saving_now: "Lagrer …" | "Lagrar …" | "Saving …";
        saving_saved: "Lagret kl. {time}." | "Lagra kl. {time}." | "Saved at {time}.";
        saving_no_contact: "Ikke lagret: Vi får ikke kontakt. Det du har skrevet, står her, og vi prøver igjen." | "Ikkje lagra: Vi får ikkje kontakt. Det du har skrive, står her, og vi prøver igjen." | "Not saved: no contact. What you have written stands here, and we try again.";
        saving_colleague: "Ikke lagret: En kollega har lagret en annen tekst. Trykk «Lagre» for å se begge." | "Ikkje lagra: Ein kollega har lagra ein annan tekst. Trykk «Lagre» for å sjå begge." | "Not saved: a colleague has saved another text. Press “Save” to see both.";
        saving_refused: "Ikke lagret: Noe er for langt til å lagres. Trykk «Lagre» for å se hva." | "Ikkje lagra: Noko er for langt til å lagrast. Trykk «Lagre» for å sjå kva." | "Not saved: something is too long to be saved. Press “Save” to see what.";
        saving_signed_out: "Ikke lagret: Du er ikke lenger logget inn. Logg inn i en annen fane og trykk «Lagre» her." | "Ikkje lagra: Du er ikkje lenger logga inn. Logg inn i ei anna fane og trykk «Lagre» her." | "Not saved: you are no longer signed in. Sign in in another tab and press “Save” here.";
        actions_note: "Et utkast kan lagres halvferdig." | "Eit utkast kan lagrast halvferdig." | "A draft can be saved half-finished.";
        complete: "{n} av {all} deler er ferdige" | "{n} av {all} delar er ferdige" | "{n} of {all} parts are complete";
        missing: "Dette mangler" | "Dette manglar" | "What is missing";
        missing_note: "Utkastet kan lagres som det er. Alt på listen må være på plass før det kan sendes til kontroll." | "Utkastet kan lagrast som det er. Alt på lista må vere på plass før det kan sendast til kontroll." | "The draft can be saved as it is. Everything on the list must be in place before it can be sent to review.";
        nothing_missing: "Alt er på plass. Tilbudet kan sendes til kontroll." | "Alt er på plass. Tilbodet kan sendast til kontroll." | "Everything is in place. The offer can be sent to review.";
        stale_title: "Noen andre har endret utkastet" | "Nokon andre har endra utkastet" | "Somebody else has changed the draft";
        stale_text: "Teksten din står under og er ikke lagret. Lagre på nytt for å bruke din, eller åpne siden på nytt for å se det de andre skrev." | "Teksten din står under og er ikkje lagra. Lagre på nytt for å bruke din, eller opne sida på nytt for å sjå det dei andre skreiv." | "Your text is below and has not been saved. Save again to use yours, or open the page again to see what the others wrote.";
        stale_reopen: "Åpne siden på nytt" | "Opne sida på nytt" | "Open the page again";
        locked_title: "Teksten din er ikke lagret" | "Teksten din er ikkje lagra" | "Your text has not been saved";
        locked_text: "Tilbudet kan ikke lenger endres. Det du skrev, står under, slik at du kan ta vare på det." | "Tilbodet kan ikkje lenger endrast. Det du skreiv, står under, slik at du kan ta vare på det." | "The offer can no longer be changed. What you wrote is below, so that you can keep it.";
        returned_title: "Sendt tilbake av direktoratet" | "Sendt tilbake av direktoratet" | "Returned by the directorate";
        returned_text: "Begrunnelsene står ved feltene de gjelder. Rett teksten og send den til kontroll på nytt." | "Grunngivingane står ved felta dei gjeld. Rett teksten og send han til kontroll på nytt." | "The reasons stand beside the fields they concern. Correct the text and send it to review again.";
        reason_from: "Fra kontrollen:" | "Frå kontrollen:" | "From the review:";

        next_draft: "Bare dere, og institusjonene dere gir studiet sammen med, ser utkastet. Når det sendes til kontroll, leser direktoratet det og svarer med brev." | "Berre de, og institusjonane de gir studiet saman med, ser utkastet. Når det blir sendt til kontroll, les direktoratet det og svarar med brev." | "Only you and the institutions you give the study with see the draft. When it is sent to review, the directorate reads it and answers by letter.";
        next_in_review: "Direktoratet leser teksten. Den kan ikke endres imens. Dere får brev når det er avgjort." | "Direktoratet les teksten. Han kan ikkje endrast imens. De får brev når det er avgjort." | "The directorate is reading the text. It cannot be changed meanwhile. You will get a letter when it is decided.";
        next_returned: "Teksten kan endres og sendes til kontroll på nytt." | "Teksten kan endrast og sendast til kontroll på nytt." | "The text can be changed and sent to review again.";
        next_published: "Teksten er publisert. Lag en ny versjon for å endre den; denne blir stående til den nye er godkjent." | "Teksten er publisert. Lag ein ny versjon for å endre han; denne blir ståande til den nye er godkjend." | "The text is published. Make a new version to change it; this one stays until the new one is approved.";
        next_superseded: "En nyere tekst har tatt over. Denne kan fortsatt leses." | "Ein nyare tekst har teke over. Denne kan framleis lesast." | "A newer text has taken over. This one can still be read.";
        next_withdrawn: "Tilbudet er trukket. Teksten kan fortsatt leses." | "Tilbodet er trekt. Teksten kan framleis lesast." | "The offer has been withdrawn. The text can still be read.";

        section_basics: "Om tilbudet" | "Om tilbodet" | "About the offer";
        section_audience: "Hvem det er for" | "Kven det er for" | "Whom it is for";
        section_teaching: "Undervisning" | "Undervisning" | "Teaching";
        section_content: "Innhold" | "Innhald" | "Content";
        section_outcomes: "Læringsutbytte" | "Læringsutbyte" | "Learning outcomes";
        section_modules: "Emner" | "Emne" | "Modules";
        section_themes: "De fem temaene" | "Dei fem temaa" | "The five themes";
        section_research: "Forskningsgrunnlag" | "Forskingsgrunnlag" | "Research basis";
        section_practice: "Utprøving og vurdering" | "Utprøving og vurdering" | "Trying out and assessment";
        section_admission: "Opptak, pris og kontakt" | "Opptak, pris og kontakt" | "Admission, price and contact";
        section_languages: "På flere språk" | "På fleire språk" | "In more languages";
        section_run: "Gjennomføring" | "Gjennomføring" | "Run";
        lead_basics: "Dette er det første leseren ser i katalogen." | "Dette er det første lesaren ser i katalogen." | "This is what readers see first in the catalogue.";
        lead_audience: "Trinn trengs ikke når tilbudet bare er for skoleledere." | "Trinn trengst ikkje når tilbodet berre er for skuleleiarar." | "Years are not needed when the offer is for school leaders only.";
        lead_teaching: "Steder trengs ikke når alt er på nett." | "Stader trengst ikkje når alt er på nett." | "Places are not needed when everything is online.";
        lead_outcomes: "Skriv ett læringsutbytte på hver linje." | "Skriv eitt læringsutbyte på kvar linje." | "Write one learning outcome on each line.";
        lead_modules: "Studiepoengene i emnene skal til sammen bli tilbudets. Når utkastet lagres, er det alltid en tom rad sist. Den teller ikke." | "Studiepoenga i emna skal til saman bli dei same som i tilbodet. Når utkastet blir lagra, er det alltid ei tom rad sist. Ho tel ikkje." | "The modules' credits must add up to those of the offer. When the draft is saved, there is always an empty row last. It does not count.";
        lead_themes: "Gjengi for hvert tema den delen av planen som dekker det, og oppgi læringsutbyttet det fører til." | "Gi for kvart tema att den delen av planen som dekkjer det, og oppgi læringsutbytet det fører til." | "For each theme, quote the part of the plan that serves it, and give the learning outcome it leads to.";
        lead_research: "Minst én datert publikasjon som innholdet bygger på. Når utkastet lagres, er det alltid en tom rad sist. Den teller ikke." | "Minst éin datert publikasjon som innhaldet byggjer på. Når utkastet blir lagra, er det alltid ei tom rad sist. Ho tel ikkje." | "At least one dated publication that the content rests on. When the draft is saved, there is always an empty row last. It does not count.";
        lead_languages: "Lesere som bruker Videre på et av disse språkene, får teksten på sitt språk på tilbudets side. Et språk dere har begynt på, må være ferdig før tilbudet kan sendes til kontroll: alt som står i tilbudets egen tekst, skal også stå her. La feltene stå tomme for språk dere ikke bruker." | "Lesarar som bruker Videre på eitt av desse språka, får teksten på sitt språk på sida til tilbodet. Eit språk de har byrja på, må vere ferdig før tilbodet kan sendast til kontroll: alt som står i tilbodet sin eigen tekst, skal òg stå her. Lat felta stå tomme for språk de ikkje bruker." | "Readers who use Videre in one of these languages get the text in theirs on the offer’s page. Once you begin a language, it must be finished before the offer can be sent to review: everything the offer's own text says must stand here too. Leave the fields empty for languages you do not use.";
        lead_run: "Semesteret som søkerne kan begynne i, med begge fristene og dagene deltakerne møtes." | "Semesteret søkjarane kan byrje i, med begge fristane og dagane deltakarane møtest." | "The semester applicants can begin in, with both deadlines and the days participants meet.";
        hint_title: "Ta med trinn, for eksempel «Norsk 2 for 5.–10. trinn»." | "Ta med trinn, til dømes «Norsk 2 for 5.–10. trinn»." | "Include the years, for example “Norsk 2 for 5.–10. trinn”.";
        hint_credits: "For eksempel 30 eller 7,5." | "Til dømes 30 eller 7,5." | "For example 30 or 7.5.";
        hint_summary: "To–tre setninger, høyst 600 tegn. De står på kortet i søket." | "To–tre setningar, høgst 600 teikn. Dei står på kortet i søket." | "Two or three sentences, at most 600 characters. They stand on the card in search.";
        hint_places: "Skill stedene med komma." | "Skil stadene med komma." | "Separate the places with commas.";
        hint_outcome: "Et tall fra listen over." | "Eit tal frå lista over." | "A number from the list above.";
        outcome_list: "Læringsutbyttene med nummer:" | "Læringsutbyta med nummer:" | "The learning outcomes with numbers:";
        outcome_none: "Når læringsutbyttene er skrevet, står de her med nummer." | "Når læringsutbyta er skrivne, står dei her med nummer." | "Once the learning outcomes are written, they stand here with numbers.";
        hint_practice: "Hvordan deltakerne prøver ut det de lærer, og deler med kollegene." | "Korleis deltakarane prøver ut det dei lærer, og deler med kollegaene." | "How participants try out what they learn and share it with colleagues.";
        hint_price: "Det deltakeren betaler ut over semesteravgiften. Skriv 0 når det er gratis." | "Det deltakaren betaler ut over semesteravgifta. Skriv 0 når det er gratis." | "What the participant pays beyond the semester fee. Write 0 when it is free.";
        hint_contact: "Vises på den offentlige siden." | "Blir vist på den offentlege sida." | "Shown on the public page.";
        hint_doi: "For eksempel 10.1016/j.jmathb.2015.10.007 eller 978-82-15-02709-8." | "Til dømes 10.1016/j.jmathb.2015.10.007 eller 978-82-15-02709-8." | "For example 10.1016/j.jmathb.2015.10.007 or 978-82-15-02709-8.";
        hint_to: "Kan stå tom når samlingen er på én dag." | "Kan stå tom når samlinga er på éin dag." | "May be left empty when the gathering lasts one day.";
        hint_institution: "Tilbudet vises også under disse institusjonene, og redaktørene der kan lese utkastet. Den som svarer for tilbudet, bestemmer om de også kan skrive. Det gjøres under utkastet når det er lagret." | "Tilbodet blir òg vist under desse institusjonane, og redaktørane der kan lese utkastet. Den som svarar for tilbodet, avgjer om dei òg kan skrive. Det blir gjort under utkastet når det er lagra." | "The offer is shown under these institutions too, and their editors can read the draft. The institution responsible for the offer decides whether they may also write, below the saved draft.";
        hint_partners: "Andre som er med, og som ikke står på listen over, skilt med komma." | "Andre som er med, og som ikkje står på lista over, skilde med komma." | "Others who take part and are not on the list above, separated by commas.";
        shared_access: "Tilgang" | "Tilgang" | "Access";
        shared_title: "Samarbeid om tilbudet" | "Samarbeid om tilbodet" | "Working together on the offer";
        shared_note: "Redaktørene ved disse institusjonene kan lese alle tekstene til tilbudet, også utkast. Dere svarer for tilbudet, og avgjør om de også kan endre teksten og sende den til kontroll. Trekke tilbudet og endre status for gjennomføringer er det bare dere som kan." | "Redaktørane ved desse institusjonane kan lese alle tekstane til tilbodet, òg utkast. De svarar for tilbodet, og avgjer om dei òg kan endre teksten og sende han til kontroll. Trekkje tilbodet og endre status for gjennomføringar er det berre de som kan." | "Editors at these institutions can read all the offer’s texts, drafts too. You are responsible for the offer, and decide whether they can also change the text and send it to review. Only you can withdraw the offer and change the status of its runs.";
        shared_reads: "Kan lese" | "Kan lese" | "Can read";
        shared_edits: "Kan lese og endre" | "Kan lese og endre" | "Can read and change";
        shared_let_edit: "Gi lov til å endre" | "Gi lov til å endre" | "Allow changes";
        shared_let_read: "Bare lesing" | "Berre lesing" | "Reading only";
        shared_by: "Delt av {institution}" | "Delt av {institution}" | "Shared by {institution}";
        shared_reading: "{institution} svarer for tilbudet og har delt teksten med dere. Dere kan lese den, men ikke endre den." | "{institution} svarar for tilbodet og har delt teksten med dykk. De kan lese han, men ikkje endre han." | "{institution} is responsible for the offer and has shared the text with you. You can read it, but not change it.";
        shared_editing: "{institution} svarer for tilbudet og har latt dere endre teksten." | "{institution} svarar for tilbodet og har late dykk endre teksten." | "{institution} is responsible for the offer and has let you change the text.";
        hint_ranking: "Hva som avgjør når det er flere kvalifiserte søkere enn plasser." | "Kva som avgjer når det er fleire kvalifiserte søkjarar enn plassar." | "What decides when there are more qualified applicants than places.";
        hint_materials: "Bøker, utstyr og programvare deltakeren må ha." | "Bøker, utstyr og programvare deltakaren må ha." | "Books, equipment and software participants must have.";
        hint_requires: "Et tidligere emne på listen, for eksempel 1. Tomt når emnet ikke bygger på andre." | "Eit tidlegare emne på lista, til dømes 1. Tomt når emnet ikkje byggjer på andre." | "An earlier module on the list, for example 1. Empty when it builds on none.";
        hint_rests: "Tall fra listen over, skilt med komma. Tomt når publikasjonen gjelder hele tilbudet." | "Tal frå lista over, skilde med komma. Tomt når publikasjonen gjeld heile tilbodet." | "Numbers from the list above, separated by commas. Empty when it concerns the whole offer.";
        hint_application_code: "Koden studiet har der man søker, for eksempel 223 618." | "Koden studiet har der ein søkjer, til dømes 223 618." | "The study's code where one applies, for example 223 618.";
        compulsory_yes: "Obligatorisk" | "Obligatorisk" | "Compulsory";
        compulsory_no: "Frivillig" | "Friviljug" | "Voluntary";
        translation_in: "Teksten på {language}" | "Teksten på {language}" | "The text in {language}";
        hint_translated_list: "Én linje for hvert punkt i tilbudets egen tekst, i samme rekkefølge." | "Éi linje for kvart punkt i tilbodet sin eigen tekst, i same rekkjefølgje." | "One line for each item in the offer's own text, in the same order.";
        autumn_spring: "Høst er august–januar, vår er januar–juni." | "Haust er august–januar, vår er januar–juni." | "Autumn is August–January, spring is January–June.";
    }
}

impl OfferWorkWords {
    /// Who sees a version in this state, and what happens to it next.
    #[must_use]
    pub const fn next(&self, state: VersionState) -> &'static str {
        match state {
            VersionState::Draft => self.next_draft,
            VersionState::InReview => self.next_in_review,
            VersionState::Returned => self.next_returned,
            VersionState::Published => self.next_published,
            VersionState::Superseded => self.next_superseded,
            VersionState::Withdrawn => self.next_withdrawn,
        }
    }
}

impl Words {
    /// Words of an institution's workbench and of the editor.
    #[must_use]
    pub const fn offer_work(&self) -> &'static OfferWorkWords {
        OfferWorkWords::of(self.lang)
    }

    /// What a partner institution's editors may do.
    #[must_use]
    pub const fn partner_access(&self, access: PartnerAccess) -> &'static str {
        match access {
            PartnerAccess::Read => self.offer_work().shared_reads,
            PartnerAccess::Edit => self.offer_work().shared_edits,
        }
    }
}
