//! An address in parts.

use url::Url;

/// An address in the parts that a pattern may change.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Address {
    pub(super) scheme: String,
    /// With its port, where it has an unusual one.
    pub(super) host: String,
    /// The path without its last slash.
    pub(super) segments: Vec<String>,
    pub(super) slash: bool,
    pub(super) query: Option<String>,
    pub(super) fragment: Option<String>,
}

impl Address {
    pub(super) fn parse(text: &str) -> Option<Self> {
        let url = Url::parse(text.trim()).ok()?;
        let port = url
            .port()
            .map_or_else(String::new, |port| format!(":{port}"));
        let mut segments: Vec<String> = url.path_segments()?.map(ToOwned::to_owned).collect();
        let slash = segments.last().is_some_and(String::is_empty);
        if slash {
            segments.pop();
        }
        Some(Self {
            scheme: url.scheme().to_owned(),
            host: format!("{}{port}", url.host_str()?),
            segments,
            slash,
            query: url.query().map(ToOwned::to_owned),
            fragment: url.fragment().map(ToOwned::to_owned),
        })
    }

    pub(super) fn text(&self) -> String {
        let path = self.segments.join("/");
        let slash = if self.slash && !path.is_empty() {
            "/"
        } else {
            ""
        };
        let query = self
            .query
            .as_ref()
            .map_or_else(String::new, |query| format!("?{query}"));
        let fragment = self.fragment.as_ref();
        let fragment = fragment.map_or_else(String::new, |fragment| format!("#{fragment}"));
        format!(
            "{}://{}/{path}{slash}{query}{fragment}",
            self.scheme, self.host
        )
    }

    /// The page, whatever its scheme and its last slash.
    pub(super) fn page(&self) -> String {
        let query = self.query.as_deref().unwrap_or_default();
        format!("{}/{}?{query}", self.host, self.segments.join("/"))
    }
}
