//! What the audit has to know of the config.

use catlint_core::document::Pointer;
use catlint_core::{Catalogue, DocumentId};
use catlint_duplicates::{CollectionPart, DuplicateSettings, field_number, field_path};

use crate::read::setup::config_document;
use crate::settings::{CollectionSettings, Settings};

/// The field in which a record says what it is not, unless the config names another.
const DISTINCT_FROM: &str = "/distinct_from";

/// Resolves the settings of the audit.
pub(crate) fn settings(settings: &Settings, catalogue: &Catalogue) -> DuplicateSettings {
    let config: Option<DocumentId> = config_document(settings, catalogue);
    DuplicateSettings {
        collections: settings.collections.iter().map(part).collect(),
        distinct: settings.distinct.clone(),
        config,
    }
}

fn part(collection: &CollectionSettings) -> CollectionPart {
    let config = &collection.duplicates;
    let roles = config.roles.iter();
    let urls = config.urls.iter();
    let field = config.distinct_from.as_deref().unwrap_or(DISTINCT_FROM);
    CollectionPart {
        namespaces: collection.unique.clone(),
        roles: roles
            .map(|(field, role)| (field_path(field), *role))
            .collect(),
        urls: urls
            .map(|(field, form)| (field_number(field), *form))
            .collect(),
        distinct_from: Pointer::parse(field),
    }
}
