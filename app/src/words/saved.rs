//! Words of saved offers and searches, their letters and their calendars.

use super::{Words, fill, words};
use crate::catalogue::model::Reference;
use crate::search::model::SearchQuery;
use crate::shared::time::date_words;

words! {
    pub struct Saved {
        title: "Lagret" | "Lagra" | "Saved";
        lead: "Tilbudene og søkene du har lagret, og det Videre husker om hva du underviser i. Bare du ser det." | "Tilboda og søka du har lagra, og det Videre hugsar om kva du underviser i. Berre du ser det." | "The offers and searches you have saved, and what Videre remembers of what you teach. Only you see it.";
        dead_link_else: "Du kan også logge inn og slå av varslene under Lagret." | "Du kan òg logge inn og slå av varsla under Lagra." | "You can also sign in and turn off the alerts under Saved.";
        to_saved: "Se det du har lagret" | "Sjå det du har lagra" | "See what you have saved";

        save: "Lagre" | "Lagre" | "Save";
        save_this: "Lagre: {title}" | "Lagre: {title}" | "Save: {title}";
        saved_state: "Lagret" | "Lagra" | "Saved";
        unsave: "Fjern fra lagret" | "Fjern frå lagra" | "Remove from saved";
        unsave_this: "Fjern fra lagret: {title}" | "Fjern frå lagra: {title}" | "Remove from saved: {title}";
        save_offer: "Lagre tilbudet" | "Lagre tilbodet" | "Save the offer";
        save_search: "Lagre søket" | "Lagre søket" | "Save the search";
        save_row: "Lagre søket, få varsel eller kalender" | "Lagre søket, få varsel eller kalender" | "Save the search, get alerts or a calendar";
        with_alert: "Send meg brev når det kommer nye treff" | "Send meg brev når det kjem nye treff" | "Send me a letter when there are new results";
        tell_me: "Vil du vite det når et slikt tilbud kommer?" | "Vil du vite det når eit slikt tilbod kjem?" | "Would you like to know when such an offer comes?";
        tell_me_text: "Lagre søket, så får du brev den mandagen det er noe å vise. Du trenger en konto." | "Lagre søket, så får du brev den måndagen det er noko å vise. Du treng ein konto." | "Save the search and you get a letter on the Monday there is something to show. You need an account.";

        offers: "Tilbud" | "Tilbod" | "Offers";
        n_of_offers: "{n} av {most} tilbud" | "{n} av {most} tilbod" | "{n} of {most} offers";
        no_offers: "Du har ikke lagret noen tilbud" | "Du har ikkje lagra nokon tilbod" | "You have not saved any offers";
        no_offers_text: "Velg «Lagre» på et tilbud, så finner du det igjen her." | "Vel «Lagre» på eit tilbod, så finn du det att her." | "Choose “Save” on an offer, and you find it again here.";
        gone: "Ikke lenger publisert. Du kan fortsatt lese den siste teksten." | "Ikkje lenger publisert. Du kan framleis lese den siste teksten." | "No longer published. You can still read the last text.";
        export: "Last ned listen (CSV)" | "Last ned lista (CSV)" | "Download the list (CSV)";
        address: "Adresse" | "Adresse" | "Address";
        saved_on: "Lagret" | "Lagra" | "Saved on";

        searches: "Søk" | "Søk" | "Searches";
        n_of_searches: "{n} av {most} søk" | "{n} av {most} søk" | "{n} of {most} searches";
        searches_lead: "Et varsel kommer som brev på mandag morgen, og bare når det er nye tilbud å vise." | "Eit varsel kjem som brev måndag morgon, og berre når det er nye tilbod å vise." | "An alert comes as a letter on Monday morning, and only when there are new offers to show.";
        no_searches: "Du har ikke lagret noen søk" | "Du har ikkje lagra nokon søk" | "You have not saved any searches";
        no_searches_text: "Søk og velg «Lagre søket» over treffene." | "Søk og vel «Lagre søket» over treffa." | "Search and choose “Save the search” above the results.";
        search: "Søk" | "Søk" | "Search";
        alert: "Varsel" | "Varsel" | "Alert";
        alert_on: "På" | "På" | "On";
        alert_off: "Av" | "Av" | "Off";
        turn_on: "Slå på varsel" | "Slå på varsel" | "Turn the alert on";
        turn_off: "Slå av varsel" | "Slå av varsel" | "Turn the alert off";
        action: "Handling" | "Handling" | "Action";
        remove: "Fjern" | "Fjern" | "Remove";
        all_offers: "Alle studietilbud" | "Alle studietilbod" | "All study offers";
        quoted: "«{words}»" | "«{words}»" | "“{words}”";

        full_offers: "Du har lagret {n} tilbud, og flere er det ikke plass til. Fjern et du ikke trenger, og lagre på nytt." | "Du har lagra {n} tilbod, og fleire er det ikkje plass til. Fjern eit du ikkje treng, og lagre på nytt." | "You have saved {n} offers, and there is no room for more. Remove one you do not need, and save again.";
        full_searches: "Du har lagret {n} søk, og flere er det ikke plass til. Fjern et du ikke trenger, og lagre på nytt." | "Du har lagra {n} søk, og fleire er det ikkje plass til. Fjern eit du ikkje treng, og lagre på nytt." | "You have saved {n} searches, and there is no room for more. Remove one you do not need, and save again.";
        unusable: "Søket kunne ikke lagres fordi adressen er for lang." | "Søket kunne ikkje lagrast fordi adressa er for lang." | "The search could not be saved because its address is too long.";

        calendar: "Kalender" | "Kalender" | "Calendar";
        subscribe: "Abonner på kalender" | "Abonner på kalender" | "Subscribe to calendar";
        calendar_first: "Kalenderen har fristene til {most} av de {n} treffene: dem som har frist først." | "Kalenderen har fristane til {most} av dei {n} treffa: dei som har frist først." | "The calendar holds the deadlines of {most} of the {n} results: those that are due first.";
        calendar_unreadable: "Denne kalenderen kan ikke vises. Adressen spør etter noe søket ikke kjenner, og uten det ville kalenderen hatt mer enn det som ble valgt:" | "Denne kalenderen kan ikkje visast. Adressa spør etter noko søket ikkje kjenner, og utan det ville kalenderen hatt meir enn det som vart valt:" | "This calendar cannot be shown. Its address asks for something the search does not know, and without it the calendar would hold more than was chosen:";
        calendar_unreadable_way: "Åpne søket, velg på nytt, og abonner på kalenderen derfra: {url}" | "Opne søket, vel på nytt, og abonner på kalenderen derifrå: {url}" | "Open the search, choose again, and subscribe to the calendar from there: {url}";
        calendar_file: "Last ned kalenderfil" | "Last ned kalenderfil" | "Download calendar file";
        calendar_lead: "Få søknadsfrister og samlinger for tilbudene du har lagret, i din egen kalender. Adressen er hemmelig: den som har den, ser listen din." | "Få søknadsfristar og samlingar for tilboda du har lagra, i din eigen kalender. Adressa er hemmeleg: den som har henne, ser lista di." | "Get deadlines and gatherings of the offers you have saved in your own calendar. The address is secret: whoever has it sees your list.";
        calendar_make: "Lag en kalenderadresse" | "Lag ei kalenderadresse" | "Make a calendar address";
        calendar_renew: "Lag en ny adresse" | "Lag ei ny adresse" | "Make a new address";
        calendar_stop: "Slå av kalenderen" | "Slå av kalenderen" | "Turn the calendar off";
        calendar_since: "Kalenderen er på. Adressen ble laget {date} og vises bare én gang. Med en ny adresse slutter den gamle å virke." | "Kalenderen er på. Adressa vart laga {date} og blir vist berre éin gong. Med ei ny adresse sluttar den gamle å verke." | "The calendar is on. Its address was made on {date} and is shown only once. With a new address the old one stops working.";
        calendar_here: "Her er adressen. Kopier den inn i kalenderprogrammet nå, for den vises bare denne ene gangen." | "Her er adressa. Kopier henne inn i kalenderprogrammet no, for ho blir vist berre denne eine gongen." | "Here is the address. Copy it into your calendar program now, because it is shown only this once.";
        calendar_open: "Åpne i kalenderprogrammet" | "Opne i kalenderprogrammet" | "Open in the calendar program";
        calendar_saved: "Videre: lagrede tilbud" | "Videre: lagra tilbod" | "Videre: saved offers";
        calendar_search: "Videre: {search}" | "Videre: {search}" | "Videre: {search}";
        event_funding: "Søknadsfrist hos direktoratet: {title}" | "Søknadsfrist hos direktoratet: {title}" | "Deadline at the directorate: {title}";
        event_admission: "Søknadsfrist hos institusjonen: {title}" | "Søknadsfrist hos institusjonen: {title}" | "Deadline at the institution: {title}";
        event_gathering: "Samling: {title}" | "Samling: {title}" | "Gathering: {title}";
        event_cancelled: "Avlyst: {event}" | "Avlyst: {event}" | "Cancelled: {event}";

        unsubscribe_title: "Slå av varsler" | "Slå av varsel" | "Turn alerts off";
        unsubscribe_lead: "Dette gjelder kontoen til {who}. Du slutter å få ukentlige brev om nye treff. Ingenting annet endres: tilbudene og søkene dine blir værende, og du får fortsatt andre brev." | "Dette gjeld kontoen til {who}. Du sluttar å få vekesbrev om nye treff. Ikkje noko anna blir endra: tilboda og søka dine blir verande, og du får framleis andre brev." | "This is about the account of {who}. You stop getting weekly letters about new results. Nothing else changes: your offers and searches stay, and you still get other letters.";
        unsubscribe_button: "Slå av alle varsler" | "Slå av alle varsel" | "Turn all alerts off";
        unsubscribed_title: "Varslene er slått av" | "Varsla er slåtte av" | "Alerts are off";
        unsubscribed_text: "Kontoen til {who} får ingen brev om nye treff. Du kan slå på igjen hvert varsel under Lagret." | "Kontoen til {who} får ingen brev om nye treff. Du kan slå på att kvart varsel under Lagra." | "The account of {who} gets no letters about new results. You can turn each alert on again under Saved.";
    }
}

impl Words {
    /// Words of what people save.
    #[must_use]
    pub const fn saved(&self) -> &'static Saved {
        Saved::of(self.lang)
    }

    /// A search in words: what was typed, then each filter, a dot between.
    #[must_use]
    pub fn search_said(&self, query: &SearchQuery, reference: &Reference) -> String {
        let (w, s) = (self.saved(), self.search);
        let mut said = vec![];
        if !query.words.is_empty() {
            said.push(fill(w.quoted, &[("words", &query.words)]));
        }
        for (facet, values) in &query.selected {
            let values: Vec<_> = values
                .iter()
                .map(|value| self.facet_value(*facet, value, reference))
                .collect();
            let values: Vec<&str> = values.iter().map(String::as_str).collect();
            said.push(format!("{}: {}", s.facet(*facet), self.either(&values)));
        }
        for (text, credits) in [
            (s.chip_credits_min, query.credits_min),
            (s.chip_credits_max, query.credits_max),
        ] {
            said.extend(credits.map(|c| fill(text, &[("value", &c.number(self.lang))])));
        }
        for (text, date) in [
            (s.chip_starts_from, query.starts_from),
            (s.chip_starts_to, query.starts_to),
            (s.chip_deadline, query.deadline_after),
            (s.chip_deadline_before, query.deadline_before),
        ] {
            said.extend(date.map(|d| fill(text, &[("value", &date_words(d, self.lang))])));
        }
        let rating = query.quality_min.map(|r| self.rating_from(r));
        said.extend(rating.map(|value| fill(s.chip_quality, &[("value", &value)])));
        if said.is_empty() {
            return w.all_offers.to_owned();
        }
        said.join(" · ")
    }
}
