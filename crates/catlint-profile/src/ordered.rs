//! JSON whose members stay in the order in which they were put: a draft is read by people.

use serde_json::Value;

/// A value, or a mapping in order.
#[derive(Debug, Clone, PartialEq)]
pub enum Ordered {
    /// Any value; the members of a mapping in it are in the order of their names.
    Value(Value),
    /// A mapping in order.
    Map(Vec<(String, Ordered)>),
}

impl Ordered {
    /// The value, without the order.
    #[must_use]
    pub fn value(&self) -> Value {
        match self {
            Self::Value(value) => value.clone(),
            Self::Map(members) => {
                let members = members
                    .iter()
                    .map(|(name, member)| (name.clone(), member.value()));
                Value::Object(members.collect())
            }
        }
    }

    /// The text, two spaces deeper for each level, with a line end.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.write(0, &mut text);
        text.push('\n');
        text
    }

    fn write(&self, depth: usize, text: &mut String) {
        let Self::Map(members) = self else {
            text.push_str(&self.value().to_string());
            return;
        };
        if members.is_empty() {
            text.push_str("{}");
            return;
        }
        let indent = "  ".repeat(depth + 1);
        for (number, (name, member)) in members.iter().enumerate() {
            text.push_str(if number == 0 { "{\n" } else { ",\n" });
            text.push_str(&format!("{indent}{}: ", Value::from(name.as_str())));
            member.write(depth + 1, text);
        }
        text.push_str(&format!("\n{}}}", "  ".repeat(depth)));
    }
}
