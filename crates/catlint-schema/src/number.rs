//! Lets the validator read the numbers of the spanned tree.

use std::borrow::Cow;

use catlint_core::document::Number;
use jsonschema::json::JsonNumber;

/// A number of the tree.
pub(crate) struct TreeNumber<'a>(pub(crate) Number<'a>);

impl JsonNumber for TreeNumber<'_> {
    fn as_u64(&self) -> Option<u64> {
        self.0.as_u64()
    }

    fn as_i64(&self) -> Option<i64> {
        self.0.as_i64()
    }

    fn as_f64(&self) -> Option<f64> {
        Some(self.0.as_f64())
    }

    fn as_str(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.0.text())
    }

    fn to_number(&self) -> Cow<'_, serde_json::Number> {
        let whole = self
            .0
            .as_u64()
            .map(Into::into)
            .or_else(|| self.0.as_i64().map(Into::into));
        // A number beyond a float is no number of the tree: the parser made a text of it.
        let number = whole.or_else(|| serde_json::Number::from_f64(self.0.as_f64()));
        Cow::Owned(number.unwrap_or_else(|| 0.into()))
    }

    fn is_integer(&self) -> bool {
        self.0.is_integer()
    }

    fn is_written_as_integer(&self) -> bool {
        self.0.is_written_as_integer()
    }
}
