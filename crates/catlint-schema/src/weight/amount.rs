//! What a part of a schema weighs, and how much may be.

/// Schemas that may be applied to one value, each as often as it is reached.
const MOST_WAYS: u64 = 100_000;

/// Schemas in one another, references included: whoever compiles them recurses as deep.
pub(super) const DEEPEST: usize = 256;

#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Weight {
    /// Schemas applied to one value.
    pub(super) ways: u64,
    /// Levels below.
    pub(super) height: usize,
}

impl Weight {
    /// Adds that of a part, whose schemas apply to the same value where it is `in_place`.
    pub(super) fn with(self, part: Self, in_place: bool) -> Self {
        let ways = if in_place { part.ways } else { 0 };
        Self {
            ways: self.ways.saturating_add(ways),
            height: self.height.max(part.height.saturating_add(1)),
        }
    }

    /// The same, if so much may be at a depth.
    ///
    /// # Errors
    /// Where it may not, with what the author can do.
    pub(super) fn bearable_at(self, depth: usize) -> Result<Self, &'static str> {
        if depth.saturating_add(self.height) > DEEPEST {
            return Err("its schemas refer to one another too deeply: flatten them");
        }
        if self.ways > MOST_WAYS {
            return Err(
                "its branches refer to one another in more ways than can be tried: \
                        let `anyOf`, `allOf` and `$ref` lead to each schema once",
            );
        }
        Ok(self)
    }
}
