//! Lets the validator walk the spanned tree.

mod containers;

use std::borrow::Cow;

use catlint_core::document::{Kind, NodeId};
use jsonschema::JsonType;
use jsonschema::json::{Json, Node, NodeIdentity};
use jsonschema_value::LazyInstance;
use serde_json::Value;

use crate::number::TreeNumber;
use crate::steps::Ground;
use crate::value::to_value;
use containers::{TreeArray, TreeObject};

/// The representation that the validator is compiled for.
#[derive(Debug)]
pub(crate) struct SpannedTree;

/// A value of the tree, or the name of a property (which the validator treats as a value).
#[derive(Debug, Clone, Copy)]
pub(crate) enum TreeNode<'a> {
    At(&'a Ground<'a>, NodeId),
    Name(&'a str),
}

impl Json for SpannedTree {
    type Node<'a> = TreeNode<'a>;
    type PreparedKey = String;
    type StringBuffer = ();

    fn prepare_key(key: &str) -> String {
        key.to_owned()
    }

    fn with_string_node<T>((): &mut (), name: &str, f: impl FnOnce(TreeNode<'_>) -> T) -> T {
        f(TreeNode::Name(name))
    }
}

impl<'a> TreeNode<'a> {
    fn kind(self) -> Kind<'a> {
        match self {
            Self::At(ground, _) if !ground.step() => Kind::Null,
            Self::At(ground, node) => ground.document.kind(node),
            Self::Name(name) => Kind::String(name),
        }
    }
}

impl<'a> Node<'a, SpannedTree> for TreeNode<'a> {
    type Object = TreeObject<'a>;
    type Array = TreeArray<'a>;
    type Number = TreeNumber<'a>;

    fn as_object(&self) -> Option<TreeObject<'a>> {
        let Self::At(ground, node) = *self else {
            return None;
        };
        let members = ground.document.members(node).filter(|_| ground.step())?;
        Some(TreeObject { ground, members })
    }

    fn as_array(&self) -> Option<TreeArray<'a>> {
        let Self::At(ground, node) = *self else {
            return None;
        };
        let items = ground.document.items(node).filter(|_| ground.step())?;
        Some(TreeArray { ground, items })
    }

    fn as_string(&self) -> Option<Cow<'a, str>> {
        match *self {
            Self::At(ground, node) => ground.document.as_str(node).map(Cow::Borrowed),
            Self::Name(name) => Some(Cow::Borrowed(name)),
        }
    }

    fn as_number(&self) -> Option<TreeNumber<'a>> {
        match self.kind() {
            Kind::Number(number) => Some(TreeNumber(number)),
            _ => None,
        }
    }

    fn as_boolean(&self) -> Option<bool> {
        match self.kind() {
            Kind::Bool(value) => Some(value),
            _ => None,
        }
    }

    fn is_null(&self) -> bool {
        matches!(self.kind(), Kind::Null)
    }

    fn json_type(&self) -> JsonType {
        match self.kind() {
            Kind::Null => JsonType::Null,
            Kind::Bool(_) => JsonType::Boolean,
            Kind::Number(_) => JsonType::Number,
            Kind::String(_) => JsonType::String,
            Kind::Sequence(_) => JsonType::Array,
            Kind::Mapping(_) => JsonType::Object,
        }
    }

    fn equals_value(&self, expected: &Value) -> bool {
        // Codes and other texts are by far the most common enum; spare them the copy.
        match (self.as_string(), expected) {
            (Some(text), Value::String(expected)) => text == expected.as_str(),
            (Some(_), _) | (None, Value::String(_)) => false,
            (None, expected) => jsonschema::json::cmp::equal(&self.to_value(), expected),
        }
    }

    fn to_value(&self) -> Cow<'a, Value> {
        Cow::Owned(match *self {
            Self::At(ground, node) => to_value(ground.document, node),
            Self::Name(name) => Value::String(name.to_owned()),
        })
    }

    /// What an error is about. We look at its place instead, so that nothing is copied; the name of a
    /// property has none, and of a pattern that it gave up the validator looks for the place itself.
    fn lazy_value(&self) -> LazyInstance<'a> {
        let needless = matches!(*self, Self::At(ground, node) if !ground.err(node));
        LazyInstance::Ready(match needless {
            true => Cow::Owned(Value::Null),
            false => self.to_value(),
        })
    }

    fn identity(&self) -> Option<NodeIdentity> {
        // Unique while the document lives: no two nodes share an address and an index. A name has
        // no identity, but neither does any schema recurse into one.
        match *self {
            Self::At(ground, node) => {
                let address = std::ptr::from_ref(ground.document) as usize;
                Some(NodeIdentity::tagged(
                    address,
                    ground.document.resolve(node).number(),
                ))
            }
            Self::Name(_) => None,
        }
    }
}
