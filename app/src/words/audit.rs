//! Words of the trail of who changed what.

use super::{Words, words};
use crate::audit::model::Deed;

words! {
    pub struct AuditWords {
        title: "Endringslogg" | "Endringslogg" | "Log of changes";
        lead: "Hvem som har endret hva, og når. Loggen skrives i samme øyeblikk som endringen og kan ikke rettes." | "Kven som har endra kva, og når. Loggen blir skriven i same augneblink som endringa og kan ikkje rettast." | "Who has changed what, and when. The log is written in the same moment as the change and cannot be edited.";
        lead_directorate: "Hvem i direktoratet som satte føringer i kraft, endret prioriteringer og målform, fordelte saker og meldte inhabilitet. Vedtakene selv står i sakene." | "Kven i direktoratet som sette føringar i kraft, endra prioriteringar og målform, fordelte saker og melde inhabilitet. Vedtaka sjølve står i sakene." | "Who at the directorate put guidelines in force, changed priorities and forms of Norwegian, assigned cases and declared conflicts of interest. The decisions themselves stand in the cases.";
        csv: "Last ned som CSV" | "Last ned som CSV" | "Download as CSV";
        field: "Felt" | "Felt" | "Field";
        table: "Endringer, de nyeste først" | "Endringar, dei nyaste først" | "Changes, newest first";
        when: "Når" | "Når" | "When";
        who: "Hvem" | "Kven" | "Who";
        what: "Hva" | "Kva" | "What";
        object: "Hva det gjelder" | "Kva det gjeld" | "What it concerns";
        directorate: "Direktoratet" | "Direktoratet" | "The directorate";
        all_deeds: "Alle hendelser" | "Alle hendingar" | "All events";
        show: "Vis" | "Vis" | "Show";
        n_fields: "{n} felt" | "{n} felt" | "{n} fields";
        one_offer: "Bare ett tilbud vises." | "Berre eitt tilbod blir vist." | "Only one offer is shown.";
        every_offer: "Vis alle tilbudene" | "Vis alle tilboda" | "Show all offers";
        empty_title: "Ingen endringer her" | "Ingen endringar her" | "No changes here";
        empty_text: "Når noen lagrer, publiserer eller endrer noe, står det her." | "Når nokon lagrar, publiserer eller endrar noko, står det her." | "When somebody saves, publishes or changes something, it stands here.";
        mark: "Status for gjennomføringen" | "Status for gjennomføringa" | "Status of the run";
        reason: "Begrunnelse" | "Grunngiving" | "Reason";
        offer_created: "Laget et nytt tilbud" | "Laga eit nytt tilbod" | "Made a new offer";
        offer_saved: "Lagret utkastet" | "Lagra utkastet" | "Saved the draft";
        offer_submitted: "Sendte til kontroll" | "Sende til kontroll" | "Sent to review";
        offer_published: "Godkjente og publiserte" | "Godkjende og publiserte" | "Approved and published";
        offer_returned: "Sendte tilbake" | "Sende tilbake" | "Returned";
        offer_revised: "Begynte på en ny versjon" | "Byrja på ein ny versjon" | "Began a new version";
        offer_copied: "Kopierte til et nytt studieår" | "Kopierte til eit nytt studieår" | "Copied to a new study year";
        copy_undone: "Angret kopieringen" | "Angra kopieringa" | "Undid the copy";
        live_changed: "Endret den publiserte teksten" | "Endra den publiserte teksten" | "Changed the published text";
        offer_shared: "Endret hva en samarbeidsinstitusjon kan gjøre" | "Endra kva ein samarbeidsinstitusjon kan gjere" | "Changed what a partner institution may do";
        offer_withdrawn: "Trakk tilbudet" | "Trekte tilbodet" | "Withdrew the offer";
        person_invited: "Ga tilgang" | "Gav tilgang" | "Gave access";
        role_changed: "Endret rolle" | "Endra rolle" | "Changed role";
        person_removed: "Fjernet tilgang" | "Fjerna tilgang" | "Removed access";
        marked_on: "Gjelder fra" | "Gjeld frå" | "Holds from";
        moved_to: "Flyttet til" | "Flytta til" | "Moved to";
        scope: "Hva nøkkelen åpner" | "Kva nøkkelen opnar" | "What the key opens";
        expires_on: "Siste dag" | "Siste dag" | "Last day";
        valid_from: "I kraft fra" | "I kraft frå" | "In force from";
        offer_reopened: "Tok teksten opp til ny vurdering" | "Tok teksten opp til ny vurdering" | "Had the text judged anew";
        key_made: "Laget en nøkkel" | "Laga ein nøkkel" | "Made a key";
        key_revoked: "Stoppet en nøkkel" | "Stoppa ein nøkkel" | "Stopped a key";
        guideline_set: "Satte føringer i kraft" | "Sette føringar i kraft" | "Put guidelines in force";
        priorities_set: "Endret prioriteringene" | "Endra prioriteringane" | "Changed the priorities";
        letter_lang_set: "Endret målform i brev" | "Endra målform i brev" | "Changed the Norwegian in letters";
        case_assigned: "Fordelte saken" | "Fordelte saka" | "Assigned the case";
        conflict_marked: "Meldte seg inhabil" | "Melde seg inhabil" | "Declared a conflict of interest";
        conflict_cleared: "Opphevet inhabilitet" | "Oppheva inhabilitet" | "Cleared a conflict of interest";
        role: "Rolle" | "Rolle" | "Role";
        remarks_decided: "Avgjorde fritekstsvar" | "Avgjorde fritekstsvar" | "Decided on free text";
        remarks_undone: "Angret avgjørelser om fritekstsvar" | "Angra avgjerder om fritekstsvar" | "Took back decisions on free text";
        remarks_told: "Leste ferdig fritekstsvarene" | "Las ferdig fritekstsvara" | "Finished reading the free text";
        remarks_lapsed: "Slettet uleste fritekstsvar" | "Sletta ulesne fritekstsvar" | "Deleted unread free text";
        run_marked: "Endret status for gjennomføringen" | "Endra status for gjennomføringa" | "Changed the status of the run";
    }
}

impl AuditWords {
    #[must_use]
    pub const fn deed(&self, deed: Deed) -> &'static str {
        match deed {
            Deed::OfferCreated => self.offer_created,
            Deed::OfferSaved => self.offer_saved,
            Deed::OfferSubmitted => self.offer_submitted,
            Deed::OfferPublished => self.offer_published,
            Deed::OfferReturned => self.offer_returned,
            Deed::OfferRevised => self.offer_revised,
            Deed::OfferCopied => self.offer_copied,
            Deed::CopyUndone => self.copy_undone,
            Deed::LiveChanged => self.live_changed,
            Deed::OfferShared => self.offer_shared,
            Deed::OfferWithdrawn => self.offer_withdrawn,
            Deed::RunMarked => self.run_marked,
            Deed::PersonInvited => self.person_invited,
            Deed::RoleChanged => self.role_changed,
            Deed::PersonRemoved => self.person_removed,
            Deed::RemarksDecided => self.remarks_decided,
            Deed::RemarksUndone => self.remarks_undone,
            Deed::RemarksTold => self.remarks_told,
            Deed::RemarksLapsed => self.remarks_lapsed,
            Deed::OfferReopened => self.offer_reopened,
            Deed::KeyMade => self.key_made,
            Deed::KeyRevoked => self.key_revoked,
            Deed::GuidelineSet => self.guideline_set,
            Deed::PrioritiesSet => self.priorities_set,
            Deed::LetterLangSet => self.letter_lang_set,
            Deed::CaseAssigned => self.case_assigned,
            Deed::ConflictMarked => self.conflict_marked,
            Deed::ConflictCleared => self.conflict_cleared,
        }
    }
}

impl Words {
    /// Words of the trail of who changed what.
    #[must_use]
    pub const fn audit(&self) -> &'static AuditWords {
        AuditWords::of(self.lang)
    }
}
