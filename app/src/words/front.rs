//! Words of the front page.

use super::words;

words! {
    pub struct Front {
        lead: "Studietilbud med studiepoeng fra universiteter og høyskoler i hele landet. Alt som publiseres, er kontrollert etter de samme føringene." | "Studietilbod med studiepoeng frå universitet og høgskular i heile landet. Alt som blir publisert, er kontrollert etter dei same føringane." | "Credit-giving study offers from universities and university colleges all over Norway. Everything published has been checked against the same guidelines.";
        search_label: "Søk etter fag, tema eller sted" | "Søk etter fag, tema eller stad" | "Search for a subject, theme or place";
        subjects: "Fag:" | "Fag:" | "Subjects:";
        themes: "Fem temaer går gjennom alle tilbud" | "Fem tema går gjennom alle tilbod" | "Five themes run through every offer";
        closing: "Søknadsfrist snart" | "Søknadsfrist snart" | "Deadlines coming up";
        closing_all: "Alle tilbud etter frist" | "Alle tilbod etter frist" | "All offers by deadline";
        closing_none: "Ingen frister er kunngjort akkurat nå" | "Ingen fristar er kunngjorde akkurat no" | "No deadlines are announced just now";
        closing_none_text: "Du kan likevel lese tilbudene og se når de pleier å starte." | "Du kan likevel lese tilboda og sjå når dei plar starte." | "You can still read the offers and see when they usually start.";
        see_offers: "Se alle studietilbud" | "Sjå alle studietilbod" | "See all study offers";
        credits: "{n} studiepoeng" | "{n} studiepoeng" | "{n} credits";
        days_left: "{n} dager igjen" | "{n} dagar att" | "{n} days left";
        day_left: "1 dag igjen" | "1 dag att" | "1 day left";
        last_day: "siste dag i dag" | "siste dag i dag" | "last day today";

        cycle: "Gjennom søknadsåret" | "Gjennom søknadsåret" | "Through the application year";
        cycle_note: "Datoene er de vanlige. Kunngjøringen for året gjelder." | "Datoane er dei vanlege. Kunngjeringa for året gjeld." | "These are the usual dates. The year's announcement applies.";
        now: "Nå" | "No" | "Now";
        then: "Deretter" | "Deretter" | "Then";
        apply: "Du kan søke" | "Du kan søkje" | "You can apply";
        apply_text: "Snakk med rektor først. Du søker to ganger: til direktoratet om vikar eller stipend, og til universitetet eller høyskolen om plass." | "Snakk med rektor først. Du søkjer to gonger: til direktoratet om vikar eller stipend, og til universitetet eller høgskulen om plass." | "Talk to your principal first. You apply twice: to the directorate for the substitute or stipend scheme, and to the university for the place.";
        owner: "Skoleeieren prioriterer" | "Skuleeigaren prioriterer" | "School owners set priorities";
        owner_text: "Skoleeieren godkjenner søknadene i prioritert rekkefølge, eller avslår dem, innen 15. mars." | "Skuleeigaren godkjenner søknadene i prioritert rekkjefølgje, eller avslår dei, innan 15. mars." | "School owners approve applications in order of priority, or decline them, by 15 March.";
        decide: "Søknadene behandles" | "Søknadene blir behandla" | "Applications are decided";
        decide_text: "Direktoratet behandler søknadene skoleeieren har godkjent. Mange universiteter og høyskoler har søknadsfrist 15. april." | "Direktoratet behandlar søknadene skuleeigaren har godkjent. Mange universitet og høgskular har søknadsfrist 15. april." | "The directorate decides the applications the school owner approved. Many universities have their deadline on 15 April.";
        admit: "Opptak og ledige plasser" | "Opptak og ledige plassar" | "Admission and places left";
        admit_text: "Universitetene og høyskolene gjør opptak. Ledige plasser åpner for andre i løpet av mai." | "Universiteta og høgskulane gjer opptak. Ledige plassar opnar for andre i løpet av mai." | "Universities admit applicants. Places left open for others during May.";
        start: "Studieåret slutter og begynner" | "Studieåret sluttar og byrjar" | "One study year ends, another begins";
        start_text: "Kullene som er ferdige, svarer på deltakerundersøkelsen. De nye begynner fra august." | "Kulla som er ferdige, svarer på deltakarundersøkinga. Dei nye byrjar frå august." | "Those who have finished answer the participant survey. New groups begin from August.";
        prepare: "Neste års tilbud blir til" | "Tilboda for neste år blir til" | "Next year's offers take shape";
        prepare_text: "Universiteter og høyskoler skriver tilbudene, og direktoratet kontrollerer dem. Noen studier har frist også om høsten." | "Universitet og høgskular skriv tilboda, og direktoratet kontrollerer dei. Nokre studium har frist òg om hausten." | "Universities write the offers and the directorate reviews them. Some studies have a deadline in the autumn too.";

        roles: "Hva kan du gjøre her?" | "Kva kan du gjere her?" | "What you can do here";
        teacher: "Lærer" | "Lærar" | "Teacher";
        teacher_text: "Søk blant tilbudene, sammenlign dem og se når fristene går ut. Du trenger ingen konto." | "Søk blant tilboda, samanlikn dei og sjå når fristane går ut. Du treng ingen konto." | "Search the offers, compare them and see when deadlines expire. You need no account.";
        institution: "Universitet og høyskole" | "Universitet og høgskule" | "University and university college";
        institution_text: "Skriv studietilbud, send dem til kontroll og les hva deltakerne mener." | "Skriv studietilbod, send dei til kontroll og les kva deltakarane meiner." | "Write study offers, send them to review and read what participants think.";
        directorate: "Direktoratet" | "Direktoratet" | "The directorate";
        directorate_text: "Kontroller tilbud mot føringene, og følg resultatene fra hele landet." | "Kontroller tilbod mot føringane, og følg resultata frå heile landet." | "Check offers against the guidelines and follow results from the whole country.";
        partner: "Samarbeidspartner" | "Samarbeidspartnar" | "Partner";
        partner_text: "KS, organisasjonene og Statsforvalteren: les samlede resultater etter fag, fylke og tema." | "KS, organisasjonane og Statsforvaltaren: les samla resultat etter fag, fylke og tema." | "KS, the unions and the county governors: read summed results by subject, county and theme.";
        participant: "Deltaker" | "Deltakar" | "Participant";
        participant_text: "Du får en lenke på e-post når undersøkelsen åpner. Her står det hvordan svaret ditt holdes fra navnet ditt." | "Du får ei lenkje på e-post når undersøkinga opnar. Her står det korleis svaret ditt blir halde frå namnet ditt." | "You get a link by e-mail when the survey opens. Here is how your answer is kept apart from your name.";
        school_owner: "Skoleeier og skoleleder" | "Skuleeigar og skuleleiar" | "School owner and school leader";
        school_owner_text: "Se hva som finnes for lærerne dine, og hvilke frister som kommer først." | "Sjå kva som finst for lærarane dine, og kva fristar som kjem først." | "See what exists for your teachers, and which deadlines come first.";
    }
}
