//! The syntaxes that texts are read as.

/// The syntax that a text is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Syntax {
    /// YAML 1.2.
    #[default]
    Yaml,
    /// JSON (RFC 8259), read strictly.
    Json,
    /// YAML between two lines `---` at the top of a text that is something else, as in Markdown.
    FrontMatter,
}

/// Extensions of texts that are JSON, in lower case.
const JSON: [&str; 5] = ["json", "geojson", "topojson", "jsonld", "webmanifest"];
/// Extensions of texts that have front matter.
const MARKDOWN: [&str; 2] = ["md", "markdown"];

impl Syntax {
    /// Every syntax.
    pub const ALL: [Self; 3] = [Self::Yaml, Self::Json, Self::FrontMatter];

    /// The one spelling of it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Yaml => "yaml",
            Self::Json => "json",
            Self::FrontMatter => "front-matter",
        }
    }

    /// The syntax that a path's extension promises: `.json`, `.geojson` and the like are JSON,
    /// `.md` has front matter, all else is YAML.
    #[must_use]
    pub fn of_path(path: &str) -> Self {
        let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
        let is = |known: &&str| extension.eq_ignore_ascii_case(known);
        if JSON.iter().any(is) {
            Self::Json
        } else if MARKDOWN.iter().any(is) {
            Self::FrontMatter
        } else {
            Self::Yaml
        }
    }
}
