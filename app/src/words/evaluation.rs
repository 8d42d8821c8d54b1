//! Words of participant surveys: the form a participant meets, the institution's own pages, the results.

use super::words;
use crate::evaluation::model::{EvaluationState, SurveyKind};

words! {
    pub struct Evaluation {
        title: "Deltakerundersøkelse" | "Deltakarundersøking" | "Participant survey";
        state_planned: "Planlagt" | "Planlagd" | "Planned";
        state_open: "Åpen" | "Open" | "Open";
        state_closed: "Lukket" | "Lukka" | "Closed";
        state_none: "Ikke planlagt" | "Ikkje planlagd" | "Not planned";

        kind_end: "Ved studieslutt" | "Ved studieslutt" | "End of study";
        kind_start: "Ved studiestart" | "Ved studiestart" | "Start of study";
        kind_half_way: "Underveis" | "Undervegs" | "Half-way";
        kind_drop_out: "For dem som sluttet" | "For dei som slutta" | "For those who stopped";
        own_block: "Spørsmål fra institusjonen" | "Spørsmål frå institusjonen" | "Questions from the institution";
        intro_short: "{institution} og direktoratet spør deg om dette studiet. Det tar om lag {n} minutter. Du kan hoppe over spørsmål." | "{institution} og direktoratet spør deg om dette studiet. Det tek om lag {n} minutt. Du kan hoppe over spørsmål." | "{institution} and the directorate ask you about this study. It takes about {n} minutes. You may skip questions.";
        reads_own: "Svarene på «{block}» leses bare av {institution}, som tall, når minst {n} har svart." | "Svara på «{block}» blir lesne berre av {institution}, som tal, når minst {n} har svart." | "The answers to “{block}” are read by {institution} only, as figures, when at least {n} have answered.";
        intro: "{institution} og direktoratet spør deg som har tatt dette studiet, hvordan det var. Det tar 5–7 minutter. Du kan hoppe over spørsmål." | "{institution} og direktoratet spør deg som har teke dette studiet, korleis det var. Det tek 5–7 minutt. Du kan hoppe over spørsmål." | "{institution} and the directorate ask you, who took this study, how it was. It takes 5–7 minutes. You may skip questions.";
        promise_title: "Svaret ditt er anonymt." | "Svaret ditt er anonymt." | "Your answer is anonymous.";
        promise: "Det lagres uten navn, uten tidspunkt og uten kobling til deg, og resultater vises bare når mange nok har svart. Lenken kan brukes én gang, og når undersøkelsen er lukket, kan ingen finne igjen svaret ditt." | "Det blir lagra utan namn, utan tidspunkt og utan kopling til deg, og resultat blir viste berre når mange nok har svart. Lenkja kan brukast éin gong, og når undersøkinga er lukka, kan ingen finne att svaret ditt." | "It is kept without name, without time and without any tie to you, and results are shown only when enough people have answered. The link works once, and when the survey has closed nobody can find your answer again.";
        reads_title: "Hvem leser hva?" | "Kven les kva?" | "Who reads what?";
        reads_figures: "Tall: {institution} og direktoratet, når minst {n} har svart." | "Tal: {institution} og direktoratet, når minst {n} har svart." | "Figures: {institution} and the directorate, when at least {n} have answered.";
        reads_public: "Noen hovedtall: alle, når minst {n} har svart." | "Nokre hovudtal: alle, når minst {n} har svart." | "Some main figures: everyone, when at least {n} have answered.";
        reads_texts: "Det du skriver med egne ord: først noen få i direktoratet, så {institution}, når minst {n} har svart og undersøkelsen er lukket." | "Det du skriv med eigne ord: først nokre få i direktoratet, så {institution}, når minst {n} har svart og undersøkinga er lukka." | "What you write in your own words: first a few people in the directorate, then {institution}, when at least {n} have answered and the survey has closed.";
        reads_few: "Svarer færre, ser ingen tallene for denne undersøkelsen alene, og tekstene slettes ulest." | "Svarar færre, ser ingen tala for denne undersøkinga åleine, og tekstane blir sletta ulesne." | "If fewer answer, nobody sees the figures of this survey alone, and the texts are deleted unread.";
        promise_link: "Slik tar vi vare på svaret ditt" | "Slik tek vi vare på svaret ditt" | "How we look after your answer";
        closes: "Undersøkelsen er åpen til og med {date}." | "Undersøkinga er open til og med {date}." | "The survey is open until and including {date}.";
        no_names: "Ikke skriv navn på deg selv eller andre." | "Ikkje skriv namn på deg sjølv eller andre." | "Do not write names, your own or others'.";
        text_readers: "Det du skriver her, leses bare hvis minst {n} svarer, og først når undersøkelsen er lukket. Noen få i direktoratet leser det før andre. De sender det videre til institusjonen, skriver et sammendrag i stedet, eller sletter det om det kan røpe noen. Det står aldri sammen med de andre svarene dine. Svarer færre, slettes det uten at noen leser det." | "Det du skriv her, blir lese berre om minst {n} svarar, og først når undersøkinga er lukka. Nokre få i direktoratet les det før andre. Dei sender det vidare til institusjonen, skriv eit samandrag i staden, eller slettar det om det kan røpe nokon. Det står aldri saman med dei andre svara dine. Svarar færre, blir det sletta utan at nokon les det." | "What you write here is read only if at least {n} answer, and only when the survey has closed. A few people in the directorate read it before anybody else. They pass it on to the institution, write a summary instead, or delete it if it may give somebody away. It never stands with your other answers. If fewer answer, it is deleted and nobody reads it.";
        several: "Du kan velge flere." | "Du kan velje fleire." | "You may choose several.";
        send: "Send svaret" | "Send svaret" | "Send the answer";
        send_note: "Når du har sendt, kan svaret ikke endres." | "Når du har sendt, kan svaret ikkje endrast." | "Once sent, the answer cannot be changed.";
        step: "Del {n} av {total}" | "Del {n} av {total}" | "Part {n} of {total}";
        back: "Tilbake" | "Tilbake" | "Back";
        next: "Neste" | "Neste" | "Next";
        kept: "Svarene dine ligger bare i denne nettleseren til du sender dem." | "Svara dine ligg berre i denne nettlesaren til du sender dei." | "Your answers lie in this browser only, until you send them.";
        forget: "Slett alt jeg har fylt ut" | "Slett alt eg har fylt ut" | "Delete everything I have filled in";
        pointing: "«{found}» kan peke ut noen. Skriv heller en rolle, for eksempel «en av lærerne»." | "«{found}» kan peike ut nokon. Skriv heller ei rolle, til dømes «ein av lærarane»." | "“{found}” may point to somebody. Write a role instead, for example “one of the teachers”.";
        progress: "Besvart: {n} av {total}" | "Svart på: {n} av {total}" | "Answered: {n} of {total}";
        answers: "Svarene dine" | "Svara dine" | "Your answers";

        spent_title: "Svaret ditt er allerede tatt imot" | "Svaret ditt er alt teke imot" | "Your answer has already been received";
        spent: "Denne lenken er brukt. Svaret er lagret, og du trenger ikke gjøre noe mer." | "Denne lenkja er brukt. Svaret er lagra, og du treng ikkje gjere noko meir." | "This link has been used. The answer is saved, and you need do nothing more.";
        spent_why: "Hver lenke virker én gang, fordi ingen kan finne igjen et svar og endre det." | "Kvar lenkje verkar éin gong, fordi ingen kan finne att eit svar og endre det." | "Each link works once, because nobody can find an answer again to change it.";
        over_title: "Undersøkelsen er lukket" | "Undersøkinga er lukka" | "The survey has closed";
        over: "Det er ikke lenger mulig å svare. Har du svart, er svaret ditt talt med." | "Det er ikkje lenger mogleg å svare. Har du svart, er svaret ditt talt med." | "It is no longer possible to answer. If you have answered, your answer has been counted.";
        over_why: "Vil du likevel si noe om studiet, kan du ta kontakt med institusjonen du studerte ved." | "Vil du likevel seie noko om studiet, kan du ta kontakt med institusjonen du studerte ved." | "If you still want to say something about the study, contact the institution where you studied.";
        unknown_title: "Lenken fører ikke til noen undersøkelse" | "Lenkja fører ikkje til noka undersøking" | "The link leads to no survey";
        unknown: "Det kan hende at bare en del av lenken ble med, eller at undersøkelsen er slettet." | "Det kan hende at berre ein del av lenkja vart med, eller at undersøkinga er sletta." | "Perhaps only a part of the link came along, or the survey has been deleted.";
        unknown_do: "Åpne brevet igjen og trykk på lenken der, eller kopier hele lenken. Ingenting du har fylt ut, er sendt." | "Opne brevet igjen og trykk på lenkja der, eller kopier heile lenkja. Ingenting du har fylt ut, er sendt." | "Open the letter again and follow the link there, or copy all of it. Nothing you have filled in has been sent.";
        unknown_ask: "Virker den fortsatt ikke, kan institusjonen du studerte ved, sende deg en ny." | "Verkar ho framleis ikkje, kan institusjonen du studerte ved, sende deg ei ny." | "If it still does not work, the institution where you studied can send you a new one.";
        stop_title: "Vil du ikke ha flere brev?" | "Vil du ikkje ha fleire brev?" | "No further letters?";
        stop_text: "Da sender vi deg ingen flere påminnelser om undersøkelsen av «{title}». Lenken du har fått, virker fortsatt, og har du svart, blir svaret stående." | "Då sender vi deg ingen fleire påminningar om undersøkinga av «{title}». Lenkja du har fått, verkar framleis, og har du svart, blir svaret ståande." | "We then send you no further reminders about the survey of “{title}”. The link you have still works, and if you have answered, the answer stays.";
        stop_over: "Vi sender ingen flere brev om den." | "Vi sender ingen fleire brev om henne." | "We send no further letters about it.";
        stop_send: "Stopp brevene" | "Stopp breva" | "Stop the letters";
        stopped_title: "Du får ingen flere brev" | "Du får ingen fleire brev" | "You will get no further letters";
        stopped: "Vi sender deg ikke flere brev om denne undersøkelsen. Ombestemmer du deg, kan du fortsatt svare med lenken i brevet du har." | "Vi sender deg ikkje fleire brev om denne undersøkinga. Ombestemmer du deg, kan du framleis svare med lenkja i brevet du har." | "We send you no further letters about this survey. If you change your mind, you can still answer with the link in the letter you have.";
        early_title: "Undersøkelsen er ikke åpnet ennå" | "Undersøkinga er ikkje opna enno" | "The survey has not opened yet";
        early: "Den åpner {date}. Lenken din virker fra den dagen, så ta vare på brevet." | "Ho opnar {date}. Lenkja di verkar frå den dagen, så ta vare på brevet." | "It opens on {date}. Your link works from that day, so keep the letter.";
        thanks_title: "Takk for svaret" | "Takk for svaret" | "Thank you for answering";
        thanks: "Svaret er lagret. Du kan lukke denne siden." | "Svaret er lagra. Du kan lukke denne sida." | "Your answer is saved. You may close this page.";
        thanks_next: "Hva skjer nå" | "Kva skjer no" | "What happens next";
        record: "Alle kan lese hva svarene fører til:" | "Alle kan lese kva svara fører til:" | "Everyone can read what the answers lead to:";
        thanks_1: "Når undersøkelsen er lukket, regnes svarene sammen. Tall vises bare der mange nok har svart." | "Når undersøkinga er lukka, blir svara rekna saman. Tal blir viste berre der mange nok har svart." | "When the survey has closed, the answers are added up. Figures are shown only where enough people have answered.";
        thanks_text: "Det du skrev med egne ord, leses av direktoratet før institusjonen får se det, og bare når mange nok har svart." | "Det du skreiv med eigne ord, blir lese av direktoratet før institusjonen får sjå det, og berre når mange nok har svart." | "What you wrote in your own words is read by the directorate before the institution sees it, and only when enough people have answered.";
        thanks_2: "Institusjonen ser resultatene for studiet sitt, og direktoratet ser dem for hele landet." | "Institusjonen ser resultata for studiet sitt, og direktoratet ser dei for heile landet." | "The institution sees the results for its study, and the directorate sees them for the whole country.";
        thanks_3: "Resultatene brukes når studiet skal godkjennes på nytt." | "Resultata blir brukte når studiet skal godkjennast på nytt." | "The results are used when the study is to be approved again.";
    }
}

words! {
    /// What those who work for an institution read about its surveys.
    pub struct Surveys {
        title: "Undersøkelser" | "Undersøkingar" | "Surveys";
        lead: "Hver gjennomføring kan ha en undersøkelse ved studieslutt, og om dere vil, korte undersøkelser ved start, underveis og for dem som slutter. Planlegg den, legg til deltakerne, så sendes invitasjoner og påminnelser av seg selv." | "Kvar gjennomføring kan ha ei undersøking ved studieslutt, og om de vil, korte undersøkingar ved start, undervegs og for dei som sluttar. Planlegg undersøkinga, legg til deltakarane, så blir invitasjonar og påminningar sende av seg sjølve." | "Each run can have a survey at the end of the study and, if you want, short ones at the start, half-way and for those who stop. Plan it, add the participants, and invitations and reminders are sent by themselves.";
        caption: "Gjennomføringer og undersøkelsene deres" | "Gjennomføringar og undersøkingane deira" | "Runs and their surveys";
        none_title: "Ingen gjennomføringer ennå" | "Ingen gjennomføringar enno" | "No runs yet";
        none: "En undersøkelse hører til en gjennomføring av et studietilbud. Begynn med å lage eller publisere et tilbud." | "Ei undersøking høyrer til ei gjennomføring av eit studietilbod. Begynn med å lage eller publisere eit tilbod." | "A survey belongs to a run of a study offer. Begin by making or publishing an offer.";
        to_offers: "Til studietilbudene" | "Til studietilboda" | "To the study offers";
        find: "Ord i tittelen" | "Ord i tittelen" | "Words in the title";
        all_years: "Alle år" | "Alle år" | "All years";
        stage: "Undersøkelse ved studieslutt" | "Undersøking ved studieslutt" | "Survey at the end of study";
        all_stages: "Alle" | "Alle" | "All";
        show: "Vis" | "Vis" | "Show";
        clear: "Nullstill" | "Nullstill" | "Clear";
        of_all: "{n} av {all} gjennomføringer" | "{n} av {all} gjennomføringar" | "{n} of {all} runs";
        no_such_title: "Ingen gjennomføringer passer" | "Ingen gjennomføringar passar" | "No runs match";
        no_such: "Vis alle gjennomføringene" | "Vis alle gjennomføringane" | "Show all runs";
        study: "Studium" | "Studium" | "Study";
        year: "Studieår" | "Studieår" | "Study year";
        ends: "Slutter" | "Sluttar" | "Ends";
        survey: "Undersøkelse" | "Undersøking" | "Survey";
        period: "Åpen" | "Open" | "Open";
        invited: "Invitert" | "Inviterte" | "Invited";
        action: "Handling" | "Handling" | "Action";
        open_survey: "Åpne" | "Opne" | "Open";
        read_results: "Se resultatene" | "Sjå resultata" | "See the results";
        plan: "Planlegg undersøkelse" | "Planlegg undersøking" | "Plan a survey";
        plan_send: "Planlegg" | "Planlegg" | "Plan";
        opens_on: "Åpner" | "Opnar" | "Opens";
        closes_on: "Lukker" | "Lukkar" | "Closes";
        more_kinds: "Korte undersøkelser" | "Korte undersøkingar" | "Short surveys";
        more_lead: "Om dere vil, kan dere spørre kort ved start, underveis og når noen slutter. Skjemaene tar ett til to minutter." | "Om de vil, kan de spørje kort ved start, undervegs og når nokon sluttar. Skjemaa tek eitt til to minutt." | "If you want, you can ask briefly at the start, half-way and when somebody stops. The forms take one to two minutes.";
        plan_hint: "Forslaget følger datoene for gjennomføringen. Tall fra ulike slags undersøkelser slås aldri sammen." | "Framlegget følgjer datoane for gjennomføringa. Tal frå ulike slags undersøkingar blir aldri slått saman." | "The suggestion follows the dates of the run. Figures of different kinds of survey are never put together.";

        state: "Tilstand" | "Tilstand" | "State";
        answered: "Har svart" | "Har svart" | "Answered";
        answered_share: "minst {share}" | "minst {share}" | "at least {share}";
        answered_from: "vises når minst {n} har svart" | "blir vist når minst {n} har svart" | "shown when at least {n} have answered";
        letters: "Brevene sendes når undersøkelsen åpner. De som ikke har svart, får påminnelse." | "Breva blir sende når undersøkinga opnar. Dei som ikkje har svart, får påminning." | "The letters are sent when the survey opens. Those who have not answered get a reminder.";
        results_later: "Resultatene kommer når undersøkelsen er lukket." | "Resultata kjem når undersøkinga er lukka." | "The results come when the survey has closed.";
        key_lost_title: "Påminnelsene har stoppet" | "Påminningane har stoppa" | "Reminders have stopped";
        key_lost: "Nøkkelen til undersøkelsen er borte. Lenker som er sendt, virker fortsatt, og ingen svar går tapt. Nye invitasjoner og påminnelser kan ikke sendes." | "Nøkkelen til undersøkinga er borte. Lenkjer som er sende, verkar framleis, og ingen svar går tapt. Nye invitasjonar og påminningar kan ikkje sendast." | "The key of the survey is missing. Links already sent still work, and no answer is lost. New invitations and reminders cannot be sent.";

        off_title: "Undersøkelsen åpner ikke" | "Undersøkinga opnar ikkje" | "The survey will not open";
        off: "Gjennomføringen er merket «{mark}», og da blir ingen invitert. Skal den gå likevel, fjerner dere merket på tilbudet, og undersøkelsen åpner av seg selv. Ellers avlyser dere undersøkelsen her. Gjør dere ingenting, slettes den med deltakerne etter {date}." | "Gjennomføringa er merkt «{mark}», og då blir ingen inviterte. Skal ho gå likevel, fjernar de merket på tilbodet, og undersøkinga opnar av seg sjølv. Elles avlyser de undersøkinga her. Gjer de ingenting, blir ho sletta med deltakarane etter {date}." | "The run is marked “{mark}”, so nobody is invited. If it is to take place after all, remove the mark on the offer, and the survey opens by itself. Otherwise call the survey off here. If you do nothing, it is deleted with its participants after {date}.";
        off_short: "Åpner ikke: {mark}" | "Opnar ikkje: {mark}" | "Will not open: {mark}";
        off_unplanned: "{mark}: ingen undersøkelse" | "{mark}: inga undersøking" | "{mark}: no survey";
        days_title: "Når undersøkelsen er åpen" | "Når undersøkinga er open" | "When the survey is open";
        days_planned: "Ingen har fått brev ennå, så begge dagene kan flyttes. En undersøkelse er åpen i høyst {n} dager." | "Ingen har fått brev enno, så begge dagane kan flyttast. Ei undersøking er open i høgst {n} dagar." | "Nobody has been written to yet, so both days can be moved. A survey is open for at most {n} days.";
        days_open: "Undersøkelsen er åpen til og med {date}. Flytter dere siste dag til senere, står den nye dagen i skjemaet og i neste påminnelse. Det sendes høyst tre påminnelser i alt. Flytter dere den til tidligere, får alle inviterte som ikke har sagt nei til flere brev, et brev om det. Gjør det derfor bare når det er nødvendig. Når undersøkelsen er lukket, åpnes den aldri igjen." | "Undersøkinga er open til og med {date}. Flyttar de siste dag til seinare, står den nye dagen i skjemaet og i neste påminning. Det blir sendt høgst tre påminningar i alt. Flyttar de han til tidlegare, får alle inviterte som ikkje har sagt nei til fleire brev, eit brev om det. Gjer det difor berre når det er nødvendig. Når undersøkinga er lukka, blir ho aldri opna igjen." | "The survey is open until and including {date}. If you move the last day later, the new day is shown in the form and in the next reminder. At most three reminders are sent in all. If you move it earlier, everyone invited who has not declined further letters gets a letter about it, so do that only if you must. Once the survey has closed, it never opens again.";
        last_day: "Siste dag" | "Siste dag" | "Last day";
        days_send: "Flytt dagene" | "Flytt dagane" | "Move the days";
        last_day_send: "Flytt siste dag" | "Flytt siste dag" | "Move the last day";
        early_title: "Undersøkelsen åpner før studiet er slutt" | "Undersøkinga opnar før studiet er slutt" | "The survey opens before the study ends";
        early: "Gjennomføringen slutter {ends}, men undersøkelsen åpner {opens}. Deltakerne blir da spurt om et studium de ikke er ferdige med. Flytt dagene om det ikke er slik dere vil ha det." | "Gjennomføringa sluttar {ends}, men undersøkinga opnar {opens}. Deltakarane blir då spurde om eit studium dei ikkje er ferdige med. Flytt dagane om det ikkje er slik de vil ha det." | "The run ends on {ends}, but the survey opens on {opens}. The participants are then asked about a study they have not finished. Move the days if this is not what you want.";
        plan_stale_title: "Undersøkelsen ble ikke planlagt" | "Undersøkinga vart ikkje planlagd" | "The survey was not planned";
        plan_stale: "Noen andre har planlagt den, eller gjennomføringen er merket avlyst, flyttet eller ikke tilbudt i år. Se hvordan den står i listen." | "Nokon andre har planlagt henne, eller gjennomføringa er merkt som avlyst, flytt eller ikkje tilboden i år. Sjå korleis ho står i lista." | "Somebody else has planned it, or the run is marked as called off, moved or not offered this year. See how it stands in the list.";
        days_stale_title: "Undersøkelsen er endret" | "Undersøkinga er endra" | "The survey has changed";
        days_stale: "Noen andre har endret undersøkelsen etter at du åpnet siden, eller den har åpnet eller lukket. Ingenting av det du ba om, er gjort. Se hvordan den står nå, og prøv igjen." | "Nokon andre har endra undersøkinga etter at du opna sida, eller ho har opna eller lukka. Ingenting av det du bad om, er gjort. Sjå korleis ho står no, og prøv igjen." | "Somebody else has changed the survey since you opened the page, or it has opened or closed. Nothing you asked for has been done. See how it stands now, and try again.";
        cancel: "Avlys undersøkelsen" | "Avlys undersøkinga" | "Call the survey off";
        cancel_text: "Ingen har fått brev, og ingen får det. Deltakerne dere har lagt inn ({n}), og det dere selv har skrevet og spurt om, slettes og kan ikke hentes tilbake. Etterpå kan undersøkelsen planlegges på nytt." | "Ingen har fått brev, og ingen får det. Deltakarane de har lagt inn ({n}), og det de sjølve har skrive og spurt om, blir sletta og kan ikkje hentast tilbake. Etterpå kan undersøkinga planleggjast på nytt." | "Nobody has been written to, and nobody will be. The participants you have added ({n}), and what you wrote and asked yourselves, are deleted and cannot be brought back. Afterwards the survey can be planned again.";
        cancel_send: "Ja, avlys og slett" | "Ja, avlys og slett" | "Yes, call off and delete";

        add_title: "Legg til deltakere" | "Legg til deltakarar" | "Add participants";
        add_lead: "En liste med navn og e-post. Den første linjen er overskrifter, for eksempel navn;e-post. Rader som mangler noe, blir ikke tatt inn, og du får vite hvilke. Samme adresse to ganger blir én deltaker. En kolonne «målform» (nb, nn eller en) styrer språket i brevet." | "Ei liste med namn og e-post. Den første linja er overskrifter, til dømes namn;e-post. Rader som manglar noko, blir ikkje tekne inn, og du får vite kva for rader det gjeld. Same adresse to gonger blir éin deltakar. Ei kolonne «målform» (nb, nn eller en) styrer språket i brevet." | "A list of names and e-mail addresses. The first line holds headings, for example name;e-mail. Rows that lack something are not taken in, and you are told which. The same address twice becomes one participant. A column “målform” (nb, nn or en) decides the language of the letter.";
        add_late: "Undersøkelsen er åpen. De du legger til nå, får invitasjon med en gang." | "Undersøkinga er open. Dei du legg til no, får invitasjon med det same." | "The survey is open. Those you add now are invited at once.";
        file: "Fil" | "Fil" | "File";
        file_hint: "Regneark (XLSX), CSV eller TSV. Høyst 5 MB." | "Rekneark (XLSX), CSV eller TSV. Høgst 5 MB." | "A spreadsheet (XLSX), CSV or TSV. At most 5 MB.";
        paste: "Eller lim inn listen" | "Eller lim inn lista" | "Or paste the list";
        paste_hint: "Navn og e-post på hver linje, skilt med tabulator, semikolon eller komma, med overskrifter øverst. Brukes når ingen fil er valgt." | "Namn og e-post på kvar linje, skilde med tabulator, semikolon eller komma, med overskrifter øvst. Blir brukt når inga fil er vald." | "Name and e-mail on each line, separated by tab, semicolon or comma, headings on top. Used when no file is chosen.";
        add_send: "Legg til deltakerne" | "Legg til deltakarane" | "Add the participants";
        report_title: "Listen er lest" | "Lista er lesen" | "The list has been read";
        report_added: "Lagt til" | "Nye" | "Added";
        report_merged: "Sto der fra før, slått sammen" | "Stod der frå før, slått saman" | "There already, merged";
        report_refused: "Ikke tatt inn" | "Ikkje tekne inn" | "Not taken in";
        refused_caption: "Rader som ikke ble tatt inn" | "Rader som ikkje vart tekne inn" | "Rows not taken in";
        refused_lead: "De står i feltet under. Rett dem der og legg dem til. De som allerede er med, blir ikke lagt til to ganger." | "Dei står i feltet under. Rett dei der og legg dei til. Dei som alt er med, blir ikkje lagde til to gonger." | "They stand in the field below. Correct them there and add them. Those already there are not added twice.";
        held_title: "Ingen er lagt til ennå" | "Ingen er lagt til enno" | "Nobody has been added yet";
        held: "De som legges til nå, får brev med en gang. Derfor venter hele listen til du har rettet radene som ikke kan tas inn, eller vil legge til de andre likevel. Listen står i feltet under." | "Dei som blir lagde til no, får brev med det same. Derfor ventar heile lista til du har retta radene som ikkje kan takast inn, eller vil leggje til dei andre likevel. Lista står i feltet under." | "Those added now are written to at once. So the whole list waits until you have corrected the rows that cannot be taken in, or want to add the others all the same. The list stands in the field below.";
        held_refused: "Kan ikke tas inn" | "Kan ikkje takast inn" | "Cannot be taken in";
        held_caption: "Rader som ikke kan tas inn" | "Rader som ikkje kan takast inn" | "Rows that cannot be taken in";
        add_anyway: "Legg til de {n} likevel" | "Legg til dei {n} likevel" | "Add the {n} all the same";
        form_of_norwegian: "Målform" | "Målform" | "Language";
        line: "Linje" | "Linje" | "Line";
        column: "Kolonne" | "Kolonne" | "Column";
        reason: "Hva som er galt" | "Kva som er gale" | "What is wrong";

        room: "Det er plass til {n} til. Det ble satt av plass da de første ble invitert, og plassene kan ikke bli flere." | "Det er plass til {n} til. Det vart sett av plass då dei første vart inviterte, og plassane kan ikkje bli fleire." | "There is room for {n} more. Places were set aside when the first were invited, and there can be no more of them.";
        room_later: "Når de første inviteres, setter Videre av plass til halvannen gang så mange, og ti til. Plassene kan ikke bli flere, så legg gjerne inn alle du vet om, før undersøkelsen åpner." | "Når dei første blir inviterte, set Videre av plass til halvannan gong så mange, og ti til. Plassane kan ikkje bli fleire, så legg gjerne inn alle du veit om, før undersøkinga opnar." | "When the first are invited, Videre sets aside places for one and a half times as many, and ten more. There can be no more of them later, so add everyone you know of before the survey opens.";
        own_title: "Det dere skriver og spør om selv" | "Det de skriv og spør om sjølve" | "What you write and ask yourselves";
        own_lead: "Svarene på deres egne spørsmål ser bare dere, som tall, fra {n} svar. De går aldri inn i sammenligninger, og direktoratet ser dem ikke. Spørsmålene kan ikke endres når undersøkelsen er åpnet." | "Svara på dykkar eigne spørsmål ser berre de, som tal, frå {n} svar. Dei går aldri inn i samanlikningar, og direktoratet ser dei ikkje. Spørsmåla kan ikkje endrast når undersøkinga er opna." | "Only you see the answers to your own questions, as figures, from {n} answers. They never enter comparisons, and the directorate does not see them. The questions cannot be changed once the survey is open.";
        own_fixed: "Undersøkelsen er åpnet, så spørsmålene ligger fast." | "Undersøkinga er opna, så spørsmåla ligg fast." | "The survey has opened, so the questions are fixed.";
        sender_text: "Deres egne ord i brevene" | "Dykkar eigne ord i breva" | "Your own words in the letters";
        sender_hint: "Ren tekst, høyst 600 tegn. Står under lenken i invitasjonen og påminnelsene." | "Rein tekst, høgst 600 teikn. Står under lenkja i invitasjonen og påminningane." | "Plain text, at most 600 characters. Stands below the link in the invitation and the reminders.";
        own_n: "Eget spørsmål {n}" | "Eige spørsmål {n}" | "Own question {n}";
        own_nb: "Spørsmål {n}, bokmål" | "Spørsmål {n}, bokmål" | "Question {n}, bokmål";
        own_nn: "Spørsmål {n}, nynorsk" | "Spørsmål {n}, nynorsk" | "Question {n}, nynorsk";
        own_en: "Spørsmål {n}, engelsk (om dere vil)" | "Spørsmål {n}, engelsk (om de vil)" | "Question {n}, English (if you want)";
        own_kind: "Spørsmål {n} besvares med" | "Spørsmål {n} blir svart på med" | "Question {n} is answered with";
        own_agreement: "enig–uenig, 1–5" | "samd–usamd, 1–5" | "agree–disagree, 1–5";
        own_quality: "kvalitet, 1–5" | "kvalitet, 1–5" | "quality, 1–5";
        own_send: "Lagre" | "Lagre" | "Save";
        change_who: "Rett eller slett" | "Rett eller slett" | "Correct or delete";
        new_email: "Ny e-postadresse" | "Ny e-postadresse" | "New e-mail address";
        readdress: "Rett og send invitasjonen på nytt" | "Rett og send invitasjonen på nytt" | "Correct and send the invitation again";
        remove: "Slett navn og e-post" | "Slett namn og e-post" | "Delete name and e-mail";
        remove_note: "Kan ikke angres. Har personen svart, blir svaret stående uten navn." | "Kan ikkje angrast. Har personen svart, blir svaret ståande utan namn." | "Cannot be undone. If the person has answered, the answer stays without a name.";
        opted_out: "Vil ikke ha flere brev" | "Vil ikkje ha fleire brev" | "Wants no further letters";
        people_title: "Deltakere" | "Deltakarar" | "Participants";
        people_caption: "Deltakere og hva de har fått tilsendt" | "Deltakarar og kva dei har fått tilsendt" | "Participants and what they have been sent";
        people_lead: "Navn og e-post brukes bare til å sende invitasjonen, påminnelser og beskjed om en tidligere siste dag. Ingen her kan se hvem som har svart." | "Namn og e-post blir brukte berre til å sende invitasjonen, påminningar og beskjed om ein tidlegare siste dag. Ingen her kan sjå kven som har svart." | "Names and e-mail are used only to send the invitation, reminders and word of an earlier last day. Nobody here can see who has answered.";
        people_none: "Ingen deltakere ennå. Last opp eller lim inn en liste ovenfor." | "Ingen deltakarar enno. Last opp eller lim inn ei liste ovanfor." | "No participants yet. Upload or paste a list above.";
        people_gone: "Navn og e-post er slettet. Bare antallet er igjen." | "Namn og e-post er sletta. Berre talet på deltakarar er att." | "Names and e-mail have been deleted. Only the number remains.";
        name: "Navn" | "Namn" | "Name";
        email: "E-post" | "E-post" | "E-mail";
        invited_at: "Invitasjon sendt" | "Invitasjon send" | "Invitation sent";
        reminders: "Påminnelser" | "Påminningar" | "Reminders";
        not_sent: "Ikke sendt ennå" | "Ikkje send enno" | "Not sent yet";
        bounced: "Brevet kom ikke fram" | "Brevet kom ikkje fram" | "The letter did not arrive";
    }
}

words! {
    /// Figures in words, for a survey's results and for overviews.
    pub struct Figures {
        few: "for få svar" | "for få svar" | "too few answers";
        hidden: "skjult" | "skjult" | "hidden";
        answered_of: "{n} av {invited} inviterte svarte" | "{n} av {invited} inviterte svarte" | "{n} of {invited} invited answered";
        answered_few: "For få har svart til at antallet kan vises. Inviterte: {invited}." | "For få har svart til at talet kan visast. Inviterte: {invited}." | "Too few have answered for the number to be shown. Invited: {invited}.";
        years: "Studieår {from}" | "Studieår {from}" | "Study year {from}";
        years_range: "Studieårene {from} til {to}" | "Studieåra {from} til {to}" | "Study years {from} to {to}";
        pooled: "En undersøkelse alene hadde for få svar. Tallene er derfor regnet sammen for flere undersøkelser, {years}." | "Ei undersøking åleine hadde for få svar. Tala er difor rekna saman for fleire undersøkingar, {years}." | "One survey alone had too few answers. The figures are therefore pooled for several surveys, {years}.";
        limit: "Tall vises bare når minst {n} har svart på spørsmålet. Fordelingen er skjult når en del av den kunne røpe noen få." | "Tal blir viste berre når minst {n} har svart på spørsmålet. Fordelinga er skjult når ein del av henne kunne røpe nokre få." | "Figures are shown only when at least {n} have answered the question. The distribution is hidden when a part of it could give away a few people.";
        interval: "Prikken er snittet. Streken er et 90\u{a0}%-intervall: der snittet trolig ville ligget om alle hadde svart." | "Prikken er snittet. Streken er eit 90\u{a0}%-intervall: der snittet truleg ville lege om alle hadde svart." | "The dot is the mean. The bar is a 90\u{a0}% interval: where the mean would probably lie had everybody answered.";
        n_means: "«Svar» er de som svarte på spørsmålet. Der færre enn {n} hoppet over det, og der en kan krysse av for flere svar, er det alle som deltok." | "«Svar» er dei som svarte på spørsmålet. Der færre enn {n} hoppa over det, og der ein kan krysse av for fleire svar, er det alle som deltok." | "“Answers” are those who answered the question. Where fewer than {n} skipped it, and where several answers can be chosen, they are everyone who took part.";
        mean_label: "{name}: snitt {mean}, trolig mellom {low} og {high}" | "{name}: snitt {mean}, truleg mellom {low} og {high}" | "{name}: mean {mean}, probably between {low} and {high}";
        question: "Spørsmål" | "Spørsmål" | "Question";
        n: "Svar" | "Svar" | "Answers";
        mean: "Snitt, 1–5" | "Snitt, 1–5" | "Mean, 1–5";
        distribution: "Fordeling" | "Fordeling" | "Distribution";
        result: "Resultat" | "Resultat" | "Result";
        option: "Svar" | "Svar" | "Answer";
        count: "Antall" | "Tal på svar" | "Count";
        share: "Andel" | "Del" | "Share";
        as_table: "Vis fordelingen som tabell" | "Vis fordelinga som tabell" | "Show the distribution as a table";
        themes: "De fem gjennomgående temaene" | "Dei fem gjennomgåande temaa" | "The five themes";
        xlsx: "Last ned tallene (Excel)" | "Last ned tala (Excel)" | "Download the figures (Excel)";
        csv: "Last ned tallene (CSV)" | "Last ned tala (CSV)" | "Download the figures (CSV)";
        demo: "Svarene er simulert." | "Svara er simulerte." | "The answers are simulated.";
        to_overview: "Alle resultater" | "Alle resultat" | "All results";
        none_title: "Ingen tall å vise" | "Ingen tal å vise" | "No figures to show";

        csv_study: "Studium" | "Studium" | "Study";
        csv_institution: "Institusjon" | "Institusjon" | "Institution";
        csv_years: "Studieår" | "Studieår" | "Study year";
        csv_invited: "Invitert" | "Inviterte" | "Invited";
        csv_answered: "Har svart" | "Har svart" | "Answered";
        csv_block: "Del" | "Del" | "Part";
        csv_code: "Kode" | "Kode" | "Code";
        csv_mean: "Snitt" | "Snitt" | "Mean";
        csv_low: "Nedre grense (90 %)" | "Nedre grense (90 %)" | "Lower bound (90 %)";
        csv_high: "Øvre grense (90 %)" | "Øvre grense (90 %)" | "Upper bound (90 %)";
        csv_point: "Svaralternativ" | "Svaralternativ" | "Option";
        csv_mark: "Merknad" | "Merknad" | "Remark";
        csv_pooled: "flere år regnet sammen" | "fleire år rekna saman" | "several years pooled";
    }
}

impl Evaluation {
    #[must_use]
    pub const fn kind(&self, kind: SurveyKind) -> &'static str {
        match kind {
            SurveyKind::End => self.kind_end,
            SurveyKind::Start => self.kind_start,
            SurveyKind::HalfWay => self.kind_half_way,
            SurveyKind::DropOut => self.kind_drop_out,
        }
    }

    #[must_use]
    pub const fn state(&self, state: EvaluationState) -> &'static str {
        match state {
            EvaluationState::Planned => self.state_planned,
            EvaluationState::Open => self.state_open,
            EvaluationState::Closed => self.state_closed,
        }
    }
}
