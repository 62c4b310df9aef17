//! The lists of codes that the config names, ready for the audit.

use std::borrow::Cow;

use catlint_codes::CodeList;
use catlint_core::document::Pattern;
use catlint_schema::CodeField;

use crate::config::CodesConfig;
use crate::error::Error;
use crate::read::inside::read_inside;
use crate::settings::Settings;

/// The fields of each collection that hold codes. A file that several fields name is read for each.
///
/// # Errors
/// Where a list cannot be read, or has no value in it.
pub(crate) fn fields(settings: &Settings) -> Result<Vec<Vec<CodeField>>, Error> {
    let collections = settings.collections.iter();
    let fields = collections.map(|collection| {
        let codes = collection.codes.iter();
        codes.filter_map(|config| field(settings, config)).collect()
    });
    fields.collect()
}

fn field(settings: &Settings, config: &CodesConfig) -> Option<Result<CodeField, Error>> {
    let field = Pattern::parse(&config.field)?;
    let list = match CodeList::named(&config.list) {
        Some(list) => Ok(Cow::Borrowed(list)),
        None => own(settings, &config.list).map(Cow::Owned),
    };
    Some(list.map(|list| CodeField {
        field,
        list,
        also: config.also.clone(),
    }))
}

fn own(settings: &Settings, path: &str) -> Result<CodeList, Error> {
    let fault = |reason| Error::CodeList {
        place: settings.place_of_path(&["list"], path),
        path: path.to_owned(),
        reason,
    };
    let bytes = read_inside(&settings.root, path, &settings.limits).map_err(fault)?;
    let text = String::from_utf8(bytes).map_err(|_| fault("it is not UTF-8 text".to_owned()))?;
    let list = CodeList::from_lines(path, &text);
    match list.entries() {
        [] => Err(fault("there is no value in it".to_owned())),
        _ => Ok(list),
    }
}
