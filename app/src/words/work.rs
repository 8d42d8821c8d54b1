//! Words of the overview of an institution's offers, of what is done to many at once, of two people in one
//! text, and of changes of a live text.

use super::{Words, fill, words};
use crate::catalogue::form::Advice;
use crate::catalogue::work::bulk::{BulkAction, Obstacle};
use crate::catalogue::work::query::DeadlineBand;
use crate::shared::lang::Lang;

words! {
    pub struct WorkWords {
        subject: "Fag" | "Fag" | "Subject";
        all_years: "Alle år" | "Alle år" | "All years";
        all_subjects: "Alle fag" | "Alle fag" | "All subjects";
        missing: "Mangler" | "Manglar" | "Missing";
        missing_any: "Vis uansett" | "Vis uansett" | "Show either way";
        missing_something: "Noe mangler" | "Noko manglar" | "Something is missing";
        missing_nothing: "Klart til å sendes" | "Klart til å sendast" | "Ready to be sent";
        missing_in: "Mangler: {section}" | "Manglar: {section}" | "Missing: {section}";
        missing_count: "{n} av {all} deler" | "{n} av {all} delar" | "{n} of {all} parts";
        ready: "Klart" | "Klart" | "Ready";
        deadline: "Neste frist" | "Neste frist" | "Next deadline";
        deadline_any: "Når som helst" | "Når som helst" | "At any time";
        deadline_month: "Innen 30 dager" | "Innan 30 dagar" | "Within 30 days";
        deadline_quarter: "Innen 90 dager" | "Innan 90 dagar" | "Within 90 days";
        deadline_passed: "Fristen er ute" | "Fristen er ute" | "Deadline has passed";
        deadline_undated: "Uten frist" | "Utan frist" | "Without deadline";
        clear: "Nullstill" | "Nullstill" | "Clear";
        csv: "Last ned listen" | "Last ned lista" | "Download the list";
        more_runs: "og {n} til" | "og {n} til" | "and {n} more";
        choose_offer: "Velg {title}" | "Vel {title}" | "Select {title}";
        choose: "Velg" | "Vel" | "Select";
        bulk: "Gjør med de valgte" | "Gjer med dei valde" | "Do to the selected";
        bulk_every: "Alle {n} i utvalget, også dem på andre sider" | "Alle {n} i utvalet, også dei på andre sider" | "All {n} in the selection, those on other pages too";
        bulk_preview: "Se hva som skjer" | "Sjå kva som skjer" | "See what happens";
        bulk_note: "Ingenting endres før du har sett hva som skjer og bekreftet." | "Ingenting blir endra før du har sett kva som skjer og stadfesta." | "Nothing changes until you have seen what happens and confirmed.";

        copy: "Kopier til neste studieår" | "Kopier til neste studieår" | "Copy to the next study year";
        copy_to: "Kopier til studieåret {year}" | "Kopier til studieåret {year}" | "Copy to the study year {year}";
        mark_full: "Merk som fulltegnet" | "Merk som fullteikna" | "Mark as full";
        mark_leftover: "Merk med ledige plasser" | "Merk med ledige plassar" | "Mark as having places left";
        mark_cancelled: "Merk som avlyst" | "Merk som avlyst" | "Mark as cancelled";
        mark_not_this_year: "Merk som ikke tilbudt i år" | "Merk som ikkje tilbode i år" | "Mark as not offered this year";
        clear_mark: "La datoene gjelde igjen" | "La datoane gjelde igjen" | "Let the dates apply again";
        withdraw: "Trekk fra katalogen" | "Trekk frå katalogen" | "Withdraw from the catalogue";
        copied_n: "{n} kopieres" | "{n} blir kopierte" | "{n} will be copied";
        copied_not: "{n} kan ikke kopieres" | "{n} kan ikkje kopierast" | "{n} cannot be copied";
        marked_n: "{n} endres" | "{n} blir endra" | "{n} will be changed";
        marked_not: "{n} kan ikke endres" | "{n} kan ikkje endrast" | "{n} cannot be changed";
        withdrawn_n: "{n} trekkes" | "{n} blir trekte" | "{n} will be withdrawn";
        withdrawn_not: "{n} kan ikke trekkes" | "{n} kan ikkje trekkjast" | "{n} cannot be withdrawn";
        did_copy: "{n} er kopiert" | "{n} er kopierte" | "{n} have been copied";
        did_mark: "{n} er endret" | "{n} er endra" | "{n} have been changed";
        did_withdraw: "{n} er trukket" | "{n} er trekte" | "{n} have been withdrawn";
        did_not: "{n} står som før" | "{n} står som før" | "{n} are as before";
        about_copy: "Det blir laget et utkast av hver publiserte tekst. Semester, frister, plasser og søknadslenke følger med, fristene ett år senere. Datoer for start, slutt og samlinger må fylles inn. De publiserte tekstene står som de er." | "Det blir laga eit utkast av kvar publiserte tekst. Semester, fristar, plassar og søknadslenkje følgjer med, fristane eitt år seinare. Datoar for start, slutt og samlingar må fyllast inn. Dei publiserte tekstane står som dei er." | "A draft is made of each published text. Semester, deadlines, places and application link come along, the deadlines one year later. Dates of start, end and gatherings must be filled in. The published texts stay as they are.";
        about_mark: "Merket gjelder den første gjennomføringen som ikke er avsluttet, og vises på den offentlige siden med en gang." | "Merket gjeld den første gjennomføringa som ikkje er avslutta, og blir vist på den offentlege sida med ein gong." | "The mark concerns the first run that has not ended, and shows on the public page at once.";
        about_withdraw: "Tilbudene forsvinner fra søket med en gang. Dette kan ikke angres: en trukket tekst må godkjennes på nytt for å komme tilbake." | "Tilboda forsvinn frå søket med ein gong. Dette kan ikkje angrast: ein trekt tekst må godkjennast på nytt for å kome tilbake." | "The offers disappear from search at once. This cannot be undone: a withdrawn text must be approved again to come back.";
        year: "Studieår" | "Studieår" | "Study year";
        year_show: "Vis for dette året" | "Vis for dette året" | "Show for this year";
        reason: "Begrunnelse, vises på den offentlige siden" | "Grunngiving, blir vist på den offentlege sida" | "Reason, shown on the public page";
        confirm: "Ja, gjør dette med {n} tilbud" | "Ja, gjer dette med {n} tilbod" | "Yes, do this to {n} offers";
        cancel: "Avbryt" | "Avbryt" | "Cancel";
        back: "Tilbake til tilbudene" | "Tilbake til tilboda" | "Back to the offers";
        nothing_possible: "Dette kan ikke gjøres med noen av de valgte tilbudene." | "Dette kan ikkje gjerast med nokon av dei valde tilboda." | "This cannot be done to any of the selected offers.";
        left_out: "{n} til er ikke med: høyst {most} tilbud endres om gangen." | "{n} til er ikkje med: høgst {most} tilbod blir endra om gongen." | "{n} more are left out: at most {most} offers are changed at a time.";
        pick_title: "Ingen tilbud er valgt" | "Ingen tilbod er valde" | "No offers are selected";
        pick_text: "Kryss av tilbudene i oversikten, og velg hva som skal gjøres." | "Kryss av tilboda i oversikta, og vel kva som skal gjerast." | "Tick the offers in the overview, and choose what is to be done.";
        with_these: "Disse blir med" | "Desse blir med" | "These are included";
        without_these: "Disse blir ikke med" | "Desse blir ikkje med" | "These are not included";
        done_with: "Utført" | "Utført" | "Done";
        not_done_with: "Ikke utført" | "Ikkje utført" | "Not done";
        undo: "Angre" | "Angre" | "Undo";
        undo_copy_note: "Utkastene fjernes igjen. Et utkast som noen har lagret i siden, blir stående." | "Utkasta blir fjerna igjen. Eit utkast som nokon har lagra i sidan, blir ståande." | "The drafts are removed again. A draft somebody has saved since stays.";
        undo_mark_note: "Hver gjennomføring får tilbake merket den hadde, hvis ingen har endret det siden." | "Kvar gjennomføring får tilbake merket ho hadde, om ingen har endra det sidan." | "Each run gets back the mark it had, unless somebody has changed it since.";
        undone: "Angret {at}." | "Angra {at}." | "Undone {at}.";
        made: "{by}, {at}" | "{by}, {at}" | "{by}, {at}";
        open_draft: "Åpne utkastet" | "Opne utkastet" | "Open the draft";

        not_live: "Tilbudet er ikke publisert." | "Tilbodet er ikkje publisert." | "The offer is not published.";
        is_withdrawn: "Tilbudet er trukket." | "Tilbodet er trekt." | "The offer has been withdrawn.";
        in_review: "Neste versjon er til kontroll." | "Neste versjon er til kontroll." | "The next version is in review.";
        begun: "Neste versjon er alt begynt." | "Neste versjon er alt påbyrja." | "The next version has already been begun.";
        same_year: "Den publiserte teksten gjelder alt dette studieåret eller et senere." | "Den publiserte teksten gjeld alt dette studieåret eller eit seinare." | "The published text is already for this study year or a later one.";
        no_run: "Ingen gjennomføring står igjen; alle er avsluttet." | "Inga gjennomføring står att; alle er avslutta." | "No run is left; all have ended.";
        already_so: "Det står slik fra før." | "Det står slik frå før." | "It is so already.";
        worked_on: "Noen har endret det i mellomtiden." | "Nokon har endra det i mellomtida." | "Somebody has changed it meanwhile.";
        unknown: "Dette er ikke et av tilbudene deres." | "Dette er ikkje eit av tilboda dykkar." | "This is not one of your offers.";
        failed: "Noe gikk galt hos oss. Ingenting er endret. Prøv igjen." | "Noko gjekk gale hos oss. Ingenting er endra. Prøv igjen." | "Something went wrong on our side. Nothing has changed. Try again.";

        conflict_title: "{name} lagret kl. {time} mens du skrev" | "{name} lagra kl. {time} medan du skreiv" | "{name} saved at {time} while you were writing";
        conflict_somebody: "Noen andre" | "Nokon andre" | "Somebody else";
        conflict_yourself: "Du" | "Du" | "You";
        conflict_safe: "Ingenting av det du skrev, er borte. Det står i skjemaet under, og er ikke lagret ennå." | "Ingenting av det du skreiv, er borte. Det står i skjemaet under, og er ikkje lagra enno." | "Nothing you wrote is lost. It stands in the form below, and is not saved yet.";
        conflict_taken: "Hentet inn fra den andre teksten, der du ikke hadde endret noe" | "Henta inn frå den andre teksten, der du ikkje hadde endra noko" | "Taken from the other text, where you had changed nothing";
        conflict_choose: "Dere har begge endret dette. Velg hvilken tekst som skal gjelde" | "De har begge endra dette. Vel kva tekst som skal gjelde" | "You have both changed this. Choose which text is to stand";
        conflict_mine: "Min tekst, slik den står i skjemaet" | "Min tekst, slik han står i skjemaet" | "My text, as it stands in the form";
        conflict_theirs: "Den andre teksten. Det som skiller den fra din, er merket" | "Den andre teksten. Det som skil han frå din, er merkt" | "The other text. What differs from yours is marked";
        conflict_both: "Begge, først min og så den andre" | "Begge, først min og så den andre" | "Both, first mine and then the other";
        conflict_go: "Vis feltet i skjemaet" | "Vis feltet i skjemaet" | "Show the field in the form";
        conflict_none: "Dere har endret ulike felt. Lagre på nytt, så er begges endringer med." | "De har endra ulike felt. Lagre på nytt, så er endringane til begge med." | "You have changed different fields. Save again, and both sets of changes are kept.";
        before: "Før" | "Før" | "Before";
        after: "Nå" | "No" | "Now";
        field: "Felt" | "Felt" | "Field";
        empty: "(tomt)" | "(tomt)" | "(empty)";

        change: "Endre den publiserte teksten" | "Endre den publiserte teksten" | "Change the published text";
        change_short: "Endre teksten" | "Endre teksten" | "Change the text";
        change_lead: "Skriv endringene, og se hva de fører til før noe skjer. Felt merket «krever kontroll» går til direktoratet i en ny versjon, mens den publiserte teksten står. Alt annet vises med en gang." | "Skriv endringane, og sjå kva dei fører til før noko skjer. Felt merkte «krev kontroll» går til direktoratet i ein ny versjon, medan den publiserte teksten står. Alt anna blir vist med ein gong." | "Write the changes, and see what they lead to before anything happens. Fields marked “needs review” go to the directorate in a new version, while the published text stays. Everything else shows at once.";
        needs_review: "krever kontroll" | "krev kontroll" | "needs review";
        needs_review_heading: "Krever kontroll" | "Krev kontroll" | "Needs review";
        goes_along: "Trenger ikke kontroll, men blir med i den nye versjonen" | "Treng ikkje kontroll, men blir med i den nye versjonen" | "Needs no review, but goes into the new version";
        weigh: "Se hva endringene fører til" | "Sjå kva endringane fører til" | "See what the changes lead to";
        weighed_none: "Ingenting er endret." | "Ingenting er endra." | "Nothing has been changed.";
        weighed_light: "Endringene vises på den offentlige siden med en gang" | "Endringane blir viste på den offentlege sida med ein gong" | "The changes show on the public page at once";
        weighed_light_text: "Ingen av dem trenger kontroll. De blir skrevet i endringsloggen." | "Ingen av dei treng kontroll. Dei blir skrivne i endringsloggen." | "None of them needs a review. They are written to the log of changes.";
        weighed_material: "Endringene må til kontroll" | "Endringane må til kontroll" | "The changes need a review";
        weighed_material_text: "Det blir laget en ny versjon med alle endringene. Du kan arbeide videre med den før den sendes. Den publiserte teksten står til den nye er godkjent." | "Det blir laga ein ny versjon med alle endringane. Du kan arbeide vidare med han før han blir send. Den publiserte teksten står til den nye er godkjend." | "A new version is made with all the changes. You can work on it before it is sent. The published text stays until the new one is approved.";
        publish_now: "Vis endringene nå" | "Vis endringane no" | "Show the changes now";
        branch: "Lag ny versjon med endringene" | "Lag ny versjon med endringane" | "Make a new version with the changes";
        open_version: "Neste versjon er alt begynt" | "Neste versjon er alt påbyrja" | "The next version has already been begun";
        open_draft_text: "Endringer som krever kontroll, gjøres der. Det du endrer her, kommer også med i utkastet, der det ikke står noe annet." | "Endringar som krev kontroll, gjer de der. Det du endrar her, kjem òg med i utkastet, der det ikkje står noko anna." | "Make changes that need review there. What you change here also goes into the draft, where it does not say something else.";
        open_review_text: "Den er til kontroll og kan ikke endres nå. Det du endrer her, gjelder til den er godkjent og tar over." | "Han er til kontroll og kan ikkje endrast no. Det du endrar her, gjeld til han er godkjend og tek over." | "It is in review and cannot be changed now. What you change here holds until it is approved and takes over.";
        live_stale: "Den publiserte teksten er endret siden du åpnet den. Ingenting av det du skrev, er borte; se gjennom og prøv igjen." | "Den publiserte teksten er endra sidan du opna han. Ingenting av det du skreiv, er borte; sjå gjennom og prøv igjen." | "The published text has changed since you opened it. Nothing you wrote is lost; look through it and try again.";
        advice: "Råd" | "Råd" | "Advice";
        advice_note: "Rådene hindrer ingenting." | "Råda hindrar ingenting." | "The advice stops nothing.";
        n_words: "{n} ord" | "{n} ord" | "{n} words";
        n_characters: "{n} av høyst {max} tegn" | "{n} av høgst {max} teikn" | "{n} of at most {max} characters";
        runs: "Gjennomføringer" | "Gjennomføringar" | "Runs";
        runs_lead: "Det dere sier her, vises på den offentlige siden med en gang. Datoer og plasser endres i teksten; det trenger ikke kontroll." | "Det de seier her, blir vist på den offentlege sida med ein gong. Datoar og plassar blir endra i teksten; det treng ikkje kontroll." | "What you say here shows on the public page at once. Dates and places are changed in the text; that needs no review.";
        runs_none: "Teksten har ingen gjennomføring ennå." | "Teksten har inga gjennomføring enno." | "The text has no run yet.";
        run_status: "Status" | "Status" | "Status";
        run_on: "Gjelder fra" | "Gjeld frå" | "Holds from";
        run_on_hint: "Tomt betyr i dag." | "Tomt tyder i dag." | "Empty means today.";
        run_reason: "Begrunnelse" | "Grunngiving" | "Reason";
        run_moved_to: "Flyttet til" | "Flytt til" | "Moved to";
        run_save: "Lagre status" | "Lagre status" | "Save status";
        withdrawn_on: "Trukket {date}." | "Trekt {date}." | "Withdrawn {date}.";
        mark_ahead: "{mark} fra {date}" | "{mark} frå {date}" | "{mark} from {date}";
        moved_to: "til {run}" | "til {run}" | "to {run}";
        run_more: "Flere gjennomføringer av samme tekst" | "Fleire gjennomføringar av same tekst" | "More runs of the same text";
        run_add: "Legg til en gjennomføring" | "Legg til ei gjennomføring" | "Add a run";
        preview_title: "Forhåndsvisning" | "Førehandsvising" | "Preview";
        preview_text: "Slik vil den offentlige siden se ut. Bare dere som arbeider med tilbudet, ser dette." | "Slik vil den offentlege sida sjå ut. Berre de som arbeider med tilbodet, ser dette." | "This is how the public page will look. Only you who work on the offer see this.";
        preview_follows: "Forhåndsvisningen følger med når utkastet lagres i en annen fane." | "Førehandsvisinga følgjer med når utkastet blir lagra i ei anna fane." | "The preview follows when the draft is saved in another tab.";
        preview_change: "Forhåndsvis endringene" | "Førehandsvis endringane" | "Preview the changes";
        preview_change_text: "Slik ville den offentlige siden se ut med endringene. Ingenting er lagret." | "Slik ville den offentlege sida sjå ut med endringane. Ingenting er lagra." | "This is how the public page would look with the changes. Nothing is saved.";
        into_draft: "Legg endringene inn i utkastet" | "Legg endringane inn i utkastet" | "Put the changes into the draft";
        into_draft_text: "Neste versjon er alt begynt. Endringene settes sammen med utkastet, og du ser alt samlet før noe lagres." | "Neste versjon er alt påbyrja. Endringane blir sette saman med utkastet, og du ser alt samla før noko blir lagra." | "The next version has already been begun. The changes are joined with the draft, and you see everything together before anything is saved.";
        joined_title: "Endringene i den publiserte teksten er satt sammen med utkastet" | "Endringane i den publiserte teksten er sette saman med utkastet" | "The changes of the published text are joined with the draft";
        joined_safe: "Ingenting er lagret ennå. Se over, og lagre utkastet." | "Ingenting er lagra enno. Sjå over, og lagre utkastet." | "Nothing is saved yet. Look it over, and save the draft.";
        joined_taken: "Dette sier utkastet alt, og det blir stående" | "Dette seier utkastet alt, og det blir ståande" | "The draft says this already, and it stays";
        preview_back: "Tilbake til utkastet" | "Tilbake til utkastet" | "Back to the draft";
        draft_preview: "Slik vil den offentlige siden se ut" | "Slik vil den offentlege sida sjå ut" | "How the public page will look";
    }
}

words! {
    /// What would make a text better.
    pub struct Remarks {
        old_research: "Den nyeste publikasjonen er fra {year}. Finnes det nyere forskning?" | "Den nyaste publikasjonen er frå {year}. Finst det nyare forsking?" | "The newest publication is from {year}. Is there newer research?";
        some_old_research: "{n} av {all} publikasjoner er mer enn ti år gamle." | "{n} av {all} publikasjonar er meir enn ti år gamle." | "{n} of {all} publications are more than ten years old.";
        few_publications: "{all} læringsutbytter bygger på {n} publikasjoner. Er alle dekket?" | "{all} læringsutbyte byggjer på {n} publikasjonar. Er alle dekte?" | "{all} learning outcomes rest on {n} publications. Are all of them covered?";
        deadlines_differ: "Søkerne har to ulike frister. Nevn begge i teksten." | "Søkjarane har to ulike fristar. Nemn begge i teksten." | "Applicants have two different deadlines. Mention both in the text.";
        same_passage: "To temaer viser til samme avsnitt." | "To tema viser til same avsnitt." | "Two themes refer to the same passage.";
    }
}

/// A remark in a whole sentence.
#[must_use]
pub fn remark_in(lang: Lang, advice: &Advice) -> String {
    let w = Remarks::of(lang);
    match advice {
        Advice::OldResearch(year) => fill(w.old_research, &[("year", &year.to_string())]),
        Advice::SomeOldResearch(n, all) => fill(
            w.some_old_research,
            &[("n", &n.to_string()), ("all", &all.to_string())],
        ),
        Advice::FewPublications(n, all) => fill(
            w.few_publications,
            &[("n", &n.to_string()), ("all", &all.to_string())],
        ),
        Advice::DeadlinesDiffer => w.deadlines_differ.to_owned(),
        Advice::SamePassage => w.same_passage.to_owned(),
    }
}

impl WorkWords {
    /// What an action is called in a list of actions.
    #[must_use]
    pub const fn action(&self, action: BulkAction) -> &'static str {
        match action {
            BulkAction::Copy => self.copy,
            BulkAction::MarkFull => self.mark_full,
            BulkAction::MarkLeftover => self.mark_leftover,
            BulkAction::MarkCancelled => self.mark_cancelled,
            BulkAction::MarkNotThisYear => self.mark_not_this_year,
            BulkAction::ClearMark => self.clear_mark,
            BulkAction::Withdraw => self.withdraw,
        }
    }

    /// How many it will be done to, and how many not.
    #[must_use]
    pub const fn will(&self, action: BulkAction) -> (&'static str, &'static str) {
        match action {
            BulkAction::Copy => (self.copied_n, self.copied_not),
            BulkAction::Withdraw => (self.withdrawn_n, self.withdrawn_not),
            _ => (self.marked_n, self.marked_not),
        }
    }

    /// How many it was done to.
    #[must_use]
    pub const fn did(&self, action: BulkAction) -> &'static str {
        match action {
            BulkAction::Copy => self.did_copy,
            BulkAction::Withdraw => self.did_withdraw,
            _ => self.did_mark,
        }
    }

    /// What to know before doing it.
    #[must_use]
    pub const fn about(&self, action: BulkAction) -> &'static str {
        match action {
            BulkAction::Copy => self.about_copy,
            BulkAction::Withdraw => self.about_withdraw,
            _ => self.about_mark,
        }
    }

    /// Why something is not done.
    #[must_use]
    pub const fn obstacle(&self, obstacle: Obstacle) -> &'static str {
        match obstacle {
            Obstacle::NotLive => self.not_live,
            Obstacle::Withdrawn => self.is_withdrawn,
            Obstacle::InReview => self.in_review,
            Obstacle::Begun => self.begun,
            Obstacle::SameYear => self.same_year,
            Obstacle::NoRun => self.no_run,
            Obstacle::AlreadySo => self.already_so,
            Obstacle::WorkedOn => self.worked_on,
            Obstacle::Unknown => self.unknown,
            Obstacle::Failed => self.failed,
        }
    }

    #[must_use]
    pub const fn band(&self, band: DeadlineBand) -> &'static str {
        match band {
            DeadlineBand::Month => self.deadline_month,
            DeadlineBand::Quarter => self.deadline_quarter,
            DeadlineBand::Passed => self.deadline_passed,
            DeadlineBand::Undated => self.deadline_undated,
        }
    }
}

impl Words {
    /// Words of an institution's overview and of what is done to many offers.
    #[must_use]
    pub const fn work(&self) -> &'static WorkWords {
        WorkWords::of(self.lang)
    }
}
