//! Reads a posted form that carries a file, piece by piece, so that a large one is refused before it fills
//! the memory.

use server_fn::codec::MultipartData;

use super::fault::Fault;

/// Most bytes of one field: the largest file taken anywhere.
const LARGEST: usize = 5 * 1024 * 1024;
/// Longest name of a file that is kept, in characters.
const NAME: usize = 120;
/// Most fields; no form of ours with a file has more.
const FIELDS: usize = 20;

/// One field of the form.
pub struct Posted {
    pub name: String,
    /// What the browser calls the file, without folders; empty for other fields.
    pub file_name: String,
    pub bytes: Vec<u8>,
}

/// All fields of a form in their order.
pub struct Upload(Vec<Posted>);

impl Upload {
    /// Reads the whole form.
    ///
    /// # Errors
    /// `Unreadable` for a request cut short; `TooLarge`.
    pub async fn read(data: MultipartData) -> Result<Self, Fault> {
        let mut parts = data.into_inner().ok_or(Fault::Unreadable)?;
        let mut fields = vec![];
        while let Some(mut part) = parts.next_field().await.map_err(|_| Fault::Unreadable)? {
            if fields.len() == FIELDS {
                return Err(Fault::TooLarge);
            }
            let name = part.name().unwrap_or_default().to_owned();
            let file_name = file_name(part.file_name().unwrap_or_default());
            let mut bytes = vec![];
            while let Some(piece) = part.chunk().await.map_err(|_| Fault::Unreadable)? {
                if bytes.len() + piece.len() > LARGEST {
                    return Err(Fault::TooLarge);
                }
                bytes.extend_from_slice(&piece);
            }
            fields.push(Posted {
                name,
                file_name,
                bytes,
            });
        }
        Ok(Upload(fields))
    }

    /// A field's value as text; nothing where it is absent or no text.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        let field = self.0.iter().find(|f| f.name == name)?;
        std::str::from_utf8(&field.bytes).ok()
    }

    /// Takes a field out.
    #[must_use]
    pub fn take(&mut self, name: &str) -> Option<Posted> {
        let at = self.0.iter().position(|f| f.name == name)?;
        Some(self.0.swap_remove(at))
    }
}

fn file_name(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|c| !c.is_control()).take(NAME).collect()
}
