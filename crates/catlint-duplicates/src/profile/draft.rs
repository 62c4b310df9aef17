//! A thing of which little is known yet: its name, its country, its page.

use catlint_core::Catalogue;
use catlint_core::text::fold::fold;

use super::{Key, Profile, Value};
use crate::roles::{Fields, Role};
use crate::url_key::UrlKey;

/// What is known of a thing before it is a record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// Its name.
    pub name: String,
    /// Its partition, such as the code of its country.
    pub partition: Option<String>,
    /// A web address.
    pub link: Option<String>,
}

impl Draft {
    /// The profile as a record would have it: the link counts for every field of links. `record` lends
    /// its root as the place of everything.
    pub(super) fn profile(&self, fields: &Fields, catalogue: &Catalogue, record: usize) -> Profile {
        let mut profile = Profile::default();
        profile.name.add(&self.name);
        let Some(lender) = catalogue.records.get(record) else {
            return profile;
        };
        for (field, known) in fields.all().iter().enumerate() {
            let key = match known.role {
                Role::Partition => self
                    .partition
                    .as_ref()
                    .map(|own| Key::Partition(fold(own).into())),
                Role::Link => {
                    let link = self.link.as_deref();
                    let link = link.and_then(|link| UrlKey::in_form(link, known.form));
                    link.map(|link| Key::Link(link.into()))
                }
                _ => None,
            };
            profile.values.extend(key.map(|key| Value {
                field,
                node: lender.root,
                key,
            }));
        }
        profile
    }
}
