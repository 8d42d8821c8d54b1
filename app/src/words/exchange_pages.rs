//! Words of the pages for imports, exports and keys.

use super::{Words, words};

words! {
    pub struct ExchangePages {
        title: "Import og eksport" | "Import og eksport" | "Import and export";
        lead: "Fyll ut mange tilbud i et regneark og hent dem inn samlet. Ingenting lagres før du har sett hva som blir endret, og bare utkast kan endres." | "Fyll ut mange tilbod i eit rekneark og hent dei inn samla. Ingenting blir lagra før du har sett kva som blir endra, og berre utkast kan endrast." | "Fill in many offers in a spreadsheet and bring them in together. Nothing is saved before you have seen what will change, and only drafts can be changed.";
        take_title: "Hent tabell" | "Hent tabell" | "Get a table";
        template: "Tom mal" | "Tom mal" | "Empty template";
        template_hint: "Overskrifter, en eksempelrad og et ark som forklarer hver kolonne." | "Overskrifter, ei eksempelrad og eit ark som forklarer kvar kolonne." | "Headings, an example row and a sheet that explains each column.";
        export: "Tilbudene til {institution}" | "Tilboda til {institution}" | "The offers of {institution}";
        export_hint: "Hvert tilbud i sin nyeste tekst. Filen kan endres og leses inn igjen." | "Kvart tilbod i den nyaste teksten sin. Fila kan endrast og lesast inn att." | "Each offer in its newest text. The file can be changed and read in again.";
        as_xlsx: "Excel (XLSX)" | "Excel (XLSX)" | "Excel (XLSX)";
        as_csv: "CSV" | "CSV" | "CSV";
        as_tsv: "TSV" | "TSV" | "TSV";
        bring_title: "Les inn fil" | "Les inn fil" | "Bring in a file";
        institution: "Institusjon" | "Institusjon" | "Institution";
        file: "Fil" | "Fil" | "File";
        file_hint: "XLSX, CSV eller TSV, høyst 5 MB og 5 000 rader. Første rad må være overskrifter." | "XLSX, CSV eller TSV, høgst 5 MB og 5 000 rader. Første rad må vere overskrifter." | "XLSX, CSV or TSV, at most 5 MB and 5,000 rows. The first row must be headings.";
        bring: "Les filen" | "Les fila" | "Read the file";
        bring_note: "Du får se kolonnene og en prøve før noe lagres." | "Du får sjå kolonnane og ei prøve før noko blir lagra." | "You see the columns and a trial before anything is saved.";
        past_title: "Tidligere importer" | "Tidlegare importar" | "Earlier imports";
        past_none: "Ingen har importert noe ennå." | "Ingen har importert noko enno." | "Nobody has imported anything yet.";
        when: "Når" | "Når" | "When";
        who: "Hvem" | "Kven" | "Who";
        what: "Hva" | "Kva" | "What";
        stage: "Tilstand" | "Tilstand" | "State";
        result: "Resultat" | "Resultat" | "Result";
        keys_link: "Nøkler for maskiner" | "Nøklar for maskiner" | "Keys for machines";

        import_title: "Import av {file}" | "Import av {file}" | "Import of {file}";
        import_lead: "{by} leste inn filen {when}. Den gjelder studieåret {year} ved {institution}." | "{by} las inn fila {when}. Ho gjeld studieåret {year} ved {institution}." | "{by} brought in the file on {when}. It is about the study year {year} at {institution}.";
        merged: "Filen har flettede celler. En verdi som er flettet over flere rader, er lest som om den stod i hver av dem." | "Fila har samanslåtte celler. Ein verdi som er slått saman over fleire rader, er lesen som om han stod i kvar av dei." | "The file has merged cells. A value merged over several rows was read as if it stood in each of them.";
        steps_columns: "1. Kolonner" | "1. Kolonnar" | "1. Columns";
        steps_trial: "2. Prøve" | "2. Prøve" | "2. Trial";
        steps_saved: "3. Lagret" | "3. Lagra" | "3. Saved";
        columns_title: "Hva er i hver kolonne?" | "Kva er i kvar kolonne?" | "What is in each column?";
        columns_lead: "Vi har gjettet ut fra overskriftene. Rett det som er feil. Valget huskes til neste gang." | "Vi har gjetta ut frå overskriftene. Rett det som er feil. Valet blir hugsa til neste gong." | "We have guessed from the headings. Correct what is wrong. The choice is remembered for next time.";
        columns_again: "Endre kolonner og prøv på nytt" | "Endre kolonnar og prøv på nytt" | "Change the columns and try again";
        column_in_file: "Overskrift i filen" | "Overskrift i fila" | "Heading in the file";
        column_sample: "Første rad" | "Første rad" | "First row";
        column_is: "Leses som" | "Blir lesen som" | "Is read as";
        column_unused: "Brukes ikke" | "Blir ikkje brukt" | "Not used";
        column_nameless: "Kolonne {n}, uten overskrift" | "Kolonne {n}, utan overskrift" | "Column {n}, without heading";
        try_it: "Prøv importen" | "Prøv importen" | "Try the import";
        try_note: "Prøven lagrer ingenting." | "Prøva lagrar ingenting." | "The trial saves nothing.";

        trial_title: "Dette skjer når du lagrer" | "Dette skjer når du lagrar" | "What happens when you save";
        saved_title: "Dette ble lagret" | "Dette vart lagra" | "What was saved";
        said_new_1: "1 nytt tilbud" | "1 nytt tilbod" | "1 new offer";
        said_new: "{n} nye tilbud" | "{n} nye tilbod" | "{n} new offers";
        said_next_year_1: "1 ny versjon av et kjent tilbud" | "1 ny versjon av eit kjent tilbod" | "1 new version of a known offer";
        said_next_year: "{n} nye versjoner av kjente tilbud" | "{n} nye versjonar av kjende tilbod" | "{n} new versions of known offers";
        said_changed_1: "1 endret" | "1 endra" | "1 changed";
        said_changed: "{n} endret" | "{n} endra" | "{n} changed";
        said_refused_1: "1 rad avvist" | "1 rad avvist" | "1 row refused";
        said_refused: "{n} rader avvist" | "{n} rader avviste" | "{n} rows refused";
        said_unchanged: "{n} uendret" | "{n} uendra" | "{n} unchanged";
        said_gone: "{n} mangler i filen" | "{n} manglar i fila" | "{n} missing from the file";
        said_nothing: "Ingen endringer" | "Ingen endringar" | "No changes";
        said_fields: "Felt som endres: {fields}." | "Felt som blir endra: {fields}." | "Fields that change: {fields}.";
        gone_title: "Mangler i filen" | "Manglar i fila" | "Missing from the file";
        gone_lead: "Disse tilbudene finnes for studieåret, men ikke i filen. De blir stående som de er." | "Desse tilboda finst for studieåret, men ikkje i fila. Dei blir ståande som dei er." | "These offers exist for the study year, but not in the file. They stay as they are.";
        confirm: "Jeg vet at {gone} av {known} tilbud ikke er i filen, og vil lagre likevel." | "Eg veit at {gone} av {known} tilbod ikkje er i fila, og vil lagre likevel." | "I know that {gone} of {known} offers are not in the file, and want to save all the same.";
        confirm_label: "Mangler i filen" | "Manglar i fila" | "Missing from the file";
        apply: "Lagre {n} tilbud" | "Lagre {n} tilbod" | "Save {n} offers";
        apply_note: "Alt lagres på én gang eller ikke i det hele tatt. Avviste rader blir liggende her til du retter dem." | "Alt blir lagra på éin gong eller ikkje i det heile. Avviste rader blir liggjande her til du rettar dei." | "Everything is saved at once or not at all. Refused rows stay here until you put them right.";
        nothing_to_apply: "Det er ingenting å lagre." | "Det er ingenting å lagre." | "There is nothing to save.";
        drop: "Forkast importen" | "Forkast importen" | "Give the import up";
        drop_rest: "Forkast radene som venter" | "Forkast radene som ventar" | "Give up the waiting rows";
        dropped: "Importen er forkastet. Ingenting ble lagret." | "Importen er forkasta. Ingenting vart lagra." | "The import was given up. Nothing was saved.";
        stale: "Noen har gått videre med importen mens du så på den. Det du skrev, står her. Se over og prøv igjen." | "Nokon har gått vidare med importen medan du såg på han. Det du skreiv, står her. Sjå over og prøv igjen." | "Somebody has moved the import on while you looked at it. What you wrote is here. Look it over and try again.";

        rows_title: "Rader" | "Rader" | "Rows";
        rows_nav: "Velg rader" | "Vel rader" | "Choose rows";
        row: "Rad" | "Rad" | "Row";
        offer: "Tilbud" | "Tilbod" | "Offer";
        column: "Kolonne" | "Kolonne" | "Column";
        why: "Hvorfor" | "Kvifor" | "Why";
        whole_row: "Hele raden" | "Heile rada" | "The whole row";
        changes: "Endringer" | "Endringar" | "Changes";
        before: "Før" | "Før" | "Before";
        after: "Etter" | "Etter" | "After";
        empty: "tom" | "tom" | "empty";
        and_more: "og {n} felt til" | "og {n} felt til" | "and {n} more fields";
        missing: "Mangler {n} felt før det kan sendes til kontroll" | "Manglar {n} felt før det kan sendast til kontroll" | "{n} fields to fill in before it can be sent to review";
        no_code: "uten kode" | "utan kode" | "without code";
        no_title: "Uten tittel" | "Utan tittel" | "Without title";
        open_draft: "Åpne utkastet" | "Opne utkastet" | "Open the draft";
        fix: "Rett og prøv igjen" | "Rett og prøv igjen" | "Put right and try again";
        fix_row: "Rett rad {row}" | "Rett rad {row}" | "Put row {row} right";
        try_again: "Prøv raden på nytt" | "Prøv rada på nytt" | "Try the row again";
        may_be: "Kan være: {values}." | "Kan vere: {values}." | "May be: {values}.";
        rows_none: "Ingen rader her." | "Ingen rader her." | "No rows here.";

        keys_title: "Nøkler for maskiner" | "Nøklar for maskiner" | "Keys for machines";
        keys_lead: "Med en nøkkel kan institusjonens egne systemer lese og skrive utkast. Hver nøkkel gjelder én institusjon, går ut på dato og kan stanses når som helst." | "Med ein nøkkel kan systema til institusjonen lese og skrive utkast. Kvar nøkkel gjeld éin institusjon, går ut på dato og kan stansast når som helst." | "With a key, the institution's own systems can read and write drafts. Each key is for one institution, ends on a date and can be stopped at any time.";
        keys_how: "Slik bruker du maskingrensesnittet" | "Slik bruker du maskingrensesnittet" | "How to use the machine interface";
        keys_none: "Ingen nøkler ennå." | "Ingen nøklar enno." | "No keys yet.";
        key_made: "Nøkkelen er laget. Den vises bare nå: kopier den til systemet som skal bruke den." | "Nøkkelen er laga. Han blir vist berre no: kopier han til systemet som skal bruke han." | "The key has been made. It is shown only now: copy it to the system that will use it.";
        key_new: "Lag nøkkel" | "Lag nøkkel" | "Make a key";
        key_name: "Navn" | "Namn" | "Name";
        key_name_hint: "Hvilket system som skal bruke den, for eksempel «Felles studentsystem»." | "Kva system som skal bruke han, til dømes «Felles studentsystem»." | "Which system will use it, for example “Student records”.";
        key_scope: "Kan" | "Kan" | "May";
        scope_read: "Lese tilbud og utkast" | "Lese tilbod og utkast" | "Read offers and drafts";
        scope_write: "Lese og skrive utkast" | "Lese og skrive utkast" | "Read and write drafts";
        key_expires: "Siste dag den virker" | "Siste dag han verkar" | "Last day it works";
        key_expires_hint: "Høyst 400 dager fram." | "Høgst 400 dagar fram." | "At most 400 days ahead.";
        key_make: "Lag nøkkelen" | "Lag nøkkelen" | "Make the key";
        key_made_by: "Laget av" | "Laga av" | "Made by";
        key_used: "Sist brukt" | "Sist brukt" | "Last used";
        key_never: "Aldri" | "Aldri" | "Never";
        key_state: "Tilstand" | "Tilstand" | "State";
        key_works: "Virker til {date}" | "Verkar til {date}" | "Works until {date}";
        key_ended: "Gikk ut {date}" | "Gjekk ut {date}" | "Ended {date}";
        key_revoked: "Stanset" | "Stansa" | "Stopped";
        key_revoke: "Stans" | "Stans" | "Stop";
        action: "Handling" | "Handling" | "Action";
    }
}

impl Words {
    /// Words of the pages for imports, exports and keys.
    #[must_use]
    pub const fn exchange_pages(&self) -> &'static ExchangePages {
        ExchangePages::of(self.lang)
    }
}
