//! What the audit has to know of the config.

use catlint_core::document::{Pattern, Pointer};
use catlint_core::{Catalogue, DocumentId};
use catlint_duplicates::{CollectionPart, Compare, DuplicateSettings, Namespace, field_path};

use crate::config::UniqueConfig;
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
    let field = config.distinct_from.as_deref().unwrap_or(DISTINCT_FROM);
    CollectionPart {
        namespaces: collection.unique.iter().map(namespace).collect(),
        roles: roles
            .map(|(field, role)| (field_path(field), *role))
            .collect(),
        distinct_from: Pointer::parse(field),
    }
}

fn namespace(config: &UniqueConfig) -> Namespace {
    Namespace {
        name: config.name.clone(),
        fields: config
            .fields
            .iter()
            .filter_map(|field| Pattern::parse(field))
            .collect(),
        compare: match config.compare.as_deref() {
            Some("exact") => Compare::Exact,
            Some("fold") => Compare::Fold,
            _ => Compare::Lower,
        },
    }
}
