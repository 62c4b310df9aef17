//! The config and its selectors: by a stranger too, and read before anything else is.

use catlint::config::understood;
use catlint_core::DocumentId;
use catlint_core::selector::{Selector, Template};

use crate::split;
use crate::whole::catalogue;

/// Values that a selector may make of one record of a few hundred bytes.
const MOST_VALUES: usize = 1_000_000;

/// The bytes of a config; they are understood as far as they go.
pub fn config(bytes: &[u8]) {
    let _ = format!("{:?}", understood("catlint.yaml", bytes.to_vec()));
}

/// A selector, a line `%%%`, a record: it is refused, or the values are texts of that record.
pub fn selector(bytes: &[u8]) {
    let (selector, record) = split(bytes);
    let selector = String::from_utf8_lossy(selector);
    let catalogue = catalogue("data/a.yaml", record);
    if let Ok(selector) = Selector::parse(&selector) {
        for record in &catalogue.records {
            let values = selector.values(catalogue.standpoint(record));
            assert!(values.len() <= MOST_VALUES, "{} values", values.len());
            for value in values {
                assert_eq!(value.place.document(), DocumentId(0));
                assert!(!value.text.is_empty(), "{selector:?}");
            }
        }
    }
    if let Ok(template) = Template::parse(&selector) {
        for record in &catalogue.records {
            let _ = template.fill(catalogue.standpoint(record), None);
        }
    }
}
