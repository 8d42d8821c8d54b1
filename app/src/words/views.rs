//! Words of saved views.

use super::{Words, words};
use crate::insight::views::model::ViewPage;

words! {
    pub struct ViewWords {
        title: "Lagrede visninger" | "Lagra visingar" | "Saved views";
        lead: "En visning er en side med valgene dine. Når du åpner den, viser den de tallene som er publisert da." | "Ei vising er ei side med vala dine. Når du opnar henne, viser ho dei tala som er publiserte då." | "A view is a page with your choices. When you open it, it shows the figures published by then.";
        none: "Her kommer visningene du lagrer. Gå til oversikten eller tabellen over fag og tema, velg det du vil se, og velg «Lagre visningen»." | "Her kjem visingane du lagrar. Gå til oversikta eller tabellen over fag og tema, vel det du vil sjå, og vel «Lagre visinga»." | "The views you save appear here. Go to the overview or the table of subjects and themes, choose what you want to see, and choose “Save this view”.";
        save_this: "Lagre visningen" | "Lagre visinga" | "Save this view";
        save: "Lagre" | "Lagre" | "Save";
        save_lead: "Visningen lagres med valgene som er gjort på siden nå." | "Visinga blir lagra med vala som er gjorde på sida no." | "The view is saved with the choices made on the page now.";
        name: "Navn på visningen" | "Namn på visinga" | "Name of the view";
        shared: "Del med alle i direktoratet" | "Del med alle i direktoratet" | "Share with everybody at the directorate";
        first: "Vis denne først når jeg åpner Resultater" | "Vis denne først når eg opnar Resultat" | "Show this first when I open Results";
        own: "Egne" | "Eigne" | "Own";
        others: "Delt av kolleger" | "Delte av kollegaer" | "Shared by colleagues";
        page: "Side" | "Side" | "Page";
        overview: "Oversikt" | "Oversikt" | "Overview";
        heat: "Fag og tema" | "Fag og tema" | "Subjects and themes";
        owner: "Lagret av" | "Lagra av" | "Saved by";
        seen_by: "Ses av" | "Blir sett av" | "Seen by";
        seen_by_me: "bare deg" | "berre deg" | "only you";
        seen_by_all: "alle i direktoratet" | "alle i direktoratet" | "everybody at the directorate";
        actions: "Endre" | "Endre" | "Change";
        is_first: "vises først" | "blir vist først" | "shown first";
        begin: "Vis først" | "Vis først" | "Show first";
        begin_plain: "Vis oversikten først" | "Vis oversikta først" | "Show the overview first";
        change: "Gi nytt navn eller del" | "Gje nytt namn eller del" | "Rename or share";
        keep: "Lagre endringen" | "Lagre endringa" | "Save the change";
        delete: "Slett" | "Slett" | "Delete";
        delete_shared: "Kolleger som bruker den, mister den også." | "Kollegaer som bruker henne, mistar henne òg." | "Colleagues who use it lose it too.";
        shown: "Du ser visningen «{name}»." | "Du ser visinga «{name}»." | "You are looking at the view “{name}”.";
    }
}

impl ViewWords {
    /// The page a view is of.
    #[must_use]
    pub const fn page_name(&self, page: ViewPage) -> &'static str {
        match page {
            ViewPage::Overview => self.overview,
            ViewPage::Heat => self.heat,
        }
    }
}

impl Words {
    #[must_use]
    pub const fn views(self) -> &'static ViewWords {
        ViewWords::of(self.lang)
    }
}
