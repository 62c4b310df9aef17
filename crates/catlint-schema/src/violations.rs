//! How a record violates its schema.

use catlint_core::document::{Document, NodeId};
use jsonschema::ValidationError;

use crate::compile::RecordSchema;
use crate::misspelling;
use crate::node::TreeNode;
use crate::steps::Ground;
use crate::translate;
use crate::violation::{Violation, ViolationKind};

/// Every violation, each with the level that the schema gives it. O(record × schema), up to a limit of
/// steps.
pub(crate) fn violations(
    document: &Document,
    root: NodeId,
    schema: &RecordSchema,
) -> Vec<Violation> {
    let whole = schema.gives_up().then_some(root);
    if is_valid(document, root, schema, whole) {
        return Vec::new();
    }
    let ground = Ground::new(document, whole);
    let node = TreeNode::At(&ground, root);
    let errors = schema
        .validator()
        .iter_errors(node)
        .map(ValidationError::to_owned);
    let mut violations = translate::from_errors(document, root, schema.value(), errors);
    if ground.is_exhausted() {
        return vec![Violation {
            kind: ViolationKind::StepLimit,
            node: root,
            keyword: String::new(),
            absorbed: false,
            level: None,
        }];
    }
    misspelling::resolve(document, schema.value(), &mut violations);
    for violation in &mut violations {
        violation.level = schema.level(&violation.keyword);
    }
    violations
}

/// Whether nothing is wrong, which is so of nearly every record: to see that takes half as long as to gather
/// what is.
fn is_valid(
    document: &Document,
    root: NodeId,
    schema: &RecordSchema,
    whole: Option<NodeId>,
) -> bool {
    let ground = Ground::new(document, whole);
    let valid = schema.validator().is_valid(TreeNode::At(&ground, root));
    valid && !ground.is_exhausted()
}
