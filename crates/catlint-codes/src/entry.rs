//! A code with its name.

/// A code with its name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// The code.
    pub code: String,
    /// What it stands for; empty in a list without names.
    pub name: String,
    /// Other names for the same.
    pub aliases: Vec<String>,
}
