//! Words of signing in and of a person's own pages.

use super::words;
use crate::accounts::model::Role;

words! {
    pub struct Accounts {
        title: "Logg inn" | "Logg inn" | "Sign in";
        link_title: "Få en lenke på e-post" | "Få ei lenkje på e-post" | "Get a link by e-mail";
        link_lead: "Skriv e-postadressen din. Du får en lenke som virker én gang og i ti minutter. Har du ingen konto fra før, kan du lage en med lenken." | "Skriv e-postadressa di. Du får ei lenkje som verkar éin gong og i ti minutt. Har du ingen konto frå før, kan du lage ein med lenkja." | "Write your e-mail address. You get a link that works once and for ten minutes. If you have no account yet, you can make one with the link.";
        email: "E-postadresse" | "E-postadresse" | "E-mail address";
        send_link: "Send lenke" | "Send lenkje" | "Send link";
        outside: "Logg inn med {service}" | "Logg inn med {service}" | "Sign in with {service}";
        no_account: "Du trenger ingen konto for å søke etter tilbud eller svare på en undersøkelse." | "Du treng ingen konto for å søkje etter tilbod eller svare på ei undersøking." | "You need no account to search for offers or to answer a survey.";
        already: "Du er logget inn som {name}." | "Du er logga inn som {name}." | "You are signed in as {name}.";
        go_on: "Gå videre" | "Gå vidare" | "Go on";
        demo_title: "Prøv som" | "Prøv som" | "Try as";
        demo_lead: "Personene er oppdiktet. Velg én for å se Videre slik den rollen ser det." | "Personane er oppdikta. Vel éin for å sjå Videre slik den rolla ser det." | "These people are invented. Choose one to see Videre as that role sees it.";
        open_title: "Logg inn på Videre" | "Logg inn på Videre" | "Sign in to Videre";
        open_lead: "Trykk på knappen for å logge inn. Lenken virker én gang." | "Trykk på knappen for å logge inn. Lenkja verkar éin gong." | "Press the button to sign in. The link works once.";
        open_button: "Logg inn" | "Logg inn" | "Sign in";
        spent_title: "Lenken virker ikke lenger" | "Lenkja verkar ikkje lenger" | "The link no longer works";
        spent_text: "Den er brukt, eller det er mer enn ti minutter siden den ble sendt. Be om en ny, så er du snart inne." | "Ho er brukt, eller det er meir enn ti minutt sidan ho vart send. Be om ei ny, så er du snart inne." | "It has been used, or it was sent more than ten minutes ago. Ask for a new one and you will soon be in.";
        new_link: "Be om en ny lenke" | "Be om ei ny lenkje" | "Ask for a new link";
        join_title: "Lag konto i Videre" | "Lag konto i Videre" | "Make an account in Videre";
        join_lead: "Adressen din har ingen konto ennå. Med en konto kan du lagre tilbud og søk og få brev når noe nytt kommer." | "Adressa di har ingen konto enno. Med ein konto kan du lagre tilbod og søk og få brev når noko nytt kjem." | "Your address has no account yet. With an account you can save offers and searches and get a letter when something new comes.";
        join_name_hint: "Bare du ser navnet. Vi bruker det når vi skriver til deg." | "Berre du ser namnet. Vi bruker det når vi skriv til deg." | "Only you see the name. We use it when we write to you.";
        join_button: "Lag konto og logg inn" | "Lag konto og logg inn" | "Make the account and sign in";
        join_staff: "Arbeider du ved en institusjon eller i direktoratet, får du tilgang av administratoren der. Da trenger du ikke lage konto her." | "Arbeider du ved ein institusjon eller i direktoratet, får du tilgang av administratoren der. Då treng du ikkje lage konto her." | "If you work for an institution or the directorate, its administrator gives you access. You then need not make an account here.";
        me_title: "Min side" | "Mi side" | "My page";
        about_me: "Om deg" | "Om deg" | "About you";
        name: "Navn" | "Namn" | "Name";
        roles: "Roller" | "Roller" | "Roles";
        no_roles: "Kontoen har ingen roller ennå. Administratoren hos deg kan gi deg en." | "Kontoen har ingen roller enno. Administratoren hos deg kan gi deg ei." | "The account has no roles yet. Your administrator can give you one.";
        to_work: "Gå til arbeidet" | "Gå til arbeidet" | "Go to your work";
        letter_lang: "Språk i brev til deg" | "Språk i brev til deg" | "Language of letters to you";
        letter_lang_lead: "Varsler og andre brev kommer på dette språket, og lenkene i dem fører til sider på samme språk. Innloggingslenken kommer på språket til siden du ber om den fra." | "Varsel og andre brev kjem på dette språket, og lenkjene i dei fører til sider på same språk. Innloggingslenkja kjem på språket til sida du ber om henne frå." | "Alerts and other letters come in this language, and the links in them lead to pages in the same language. The sign-in link comes in the language of the page you ask for it from.";
        letter_lang_send: "Lagre språket" | "Lagre språket" | "Save the language";
        sessions: "Her er du logget inn" | "Her er du logga inn" | "Where you are signed in";
        sessions_lead: "Avslutt en økt du ikke kjenner igjen." | "Avslutt ei økt du ikkje kjenner att." | "End a session you do not recognise.";
        device: "Enhet" | "Eining" | "Device";
        unknown_device: "Ukjent enhet" | "Ukjend eining" | "Unknown device";
        created: "Logget inn" | "Logga inn" | "Signed in";
        seen: "Sist brukt" | "Sist brukt" | "Last used";
        action: "Handling" | "Handling" | "Action";
        role_at: "{role} ved {institution}" | "{role} ved {institution}" | "{role}, {institution}";
        device_on: "{browser} på {system}" | "{browser} på {system}" | "{browser} on {system}";
        this_one: "denne" | "denne" | "this one";
        end: "Avslutt økten" | "Avslutt økta" | "End the session";
        role_teacher: "Lærer" | "Lærar" | "Teacher";
        role_editor: "Redaktør" | "Redaktør" | "Editor";
        role_institution_admin: "Administrator" | "Administrator" | "Administrator";
        role_reviewer: "Saksbehandler i direktoratet" | "Saksbehandlar i direktoratet" | "Reviewer at the directorate";
        role_analyst: "Analytiker i direktoratet" | "Analytikar i direktoratet" | "Analyst at the directorate";
        role_directorate_admin: "Administrator i direktoratet" | "Administrator i direktoratet" | "Administrator at the directorate";
        role_school_owner: "Skoleeier" | "Skuleeigar" | "School owner";
        role_school_leader: "Skoleleder" | "Skuleleiar" | "School leader";
        role_partner: "Samarbeidspartner" | "Samarbeidspartnar" | "Partner";

        letters_title: "Sendte brev" | "Brev som er sende" | "Sent letters";
        letters_lead: "I demonstrasjonen går ingen brev ut. De havner her i stedet, de nyeste først." | "I demonstrasjonen går ingen brev ut. Dei hamnar her i staden, dei nyaste først." | "In the demonstration no letters go out. They end up here instead, the newest first.";
        letters_none: "Ingen brev er sendt ennå" | "Ingen brev er sende enno" | "No letters have been sent yet";
        letters_none_text: "Be om en innloggingslenke eller send et tilbud til kontroll, så kommer det et brev hit." | "Be om ei innloggingslenkje eller send eit tilbod til kontroll, så kjem det eit brev hit." | "Ask for a sign-in link or send an offer to review, and a letter arrives here.";
        letters_none_to: "Ingen brev er sendt til denne adressen." | "Ingen brev er sende til denne adressa." | "No letters have been sent to this address.";
        letters_to: "Mottaker" | "Mottakar" | "Receiver";
        letters_show: "Vis" | "Vis" | "Show";
        letters_all: "Vis alle brev" | "Vis alle brev" | "Show all letters";
        to: "til {address}" | "til {address}" | "to {address}";
    }
}

impl Accounts {
    #[must_use]
    pub const fn role(&self, role: Role) -> &'static str {
        match role {
            Role::Teacher => self.role_teacher,
            Role::Editor => self.role_editor,
            Role::InstitutionAdmin => self.role_institution_admin,
            Role::Reviewer => self.role_reviewer,
            Role::Analyst => self.role_analyst,
            Role::DirectorateAdmin => self.role_directorate_admin,
            Role::SchoolOwner => self.role_school_owner,
            Role::SchoolLeader => self.role_school_leader,
            Role::Partner => self.role_partner,
        }
    }
}
