//! Mappings and lists of the tree, as the validator walks them. It asks for every member of every record:
//! what it asks is marked to be inlined.

use catlint_core::document::{Children, Members};
use jsonschema::json::{Array, Object};

use super::{SpannedTree, TreeNode};
use crate::steps::Ground;

pub(crate) struct TreeObject<'a> {
    pub(super) ground: &'a Ground<'a>,
    pub(super) members: Members<'a>,
}

impl<'a> Object<'a, SpannedTree> for TreeObject<'a> {
    type Node = TreeNode<'a>;
    type MemberName = &'a str;
    type MembersIter = TreeMembers<'a>;

    fn len(&self) -> usize {
        self.members.len()
    }

    #[inline]
    fn get(&self, key: &String) -> Option<TreeNode<'a>> {
        let document = self.ground.document;
        let mut members = self.members.clone();
        let found = members.find(|(name, _)| document.as_str(*name) == Some(key.as_str()));
        found.map(|(_, value)| TreeNode::At(self.ground, value))
    }

    fn members(&self) -> TreeMembers<'a> {
        TreeMembers {
            ground: self.ground,
            members: self.members.clone(),
        }
    }
}

pub(crate) struct TreeMembers<'a> {
    pub(super) ground: &'a Ground<'a>,
    pub(super) members: Members<'a>,
}

impl<'a> Iterator for TreeMembers<'a> {
    type Item = (&'a str, TreeNode<'a>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let (key, value) = self.members.next()?;
        let name = self.ground.document.as_str(key).unwrap_or_default();
        Some((name, TreeNode::At(self.ground, value)))
    }
}

pub(crate) struct TreeArray<'a> {
    pub(super) ground: &'a Ground<'a>,
    pub(super) items: Children<'a>,
}

impl<'a> Array<'a, SpannedTree> for TreeArray<'a> {
    type Node = TreeNode<'a>;
    type ElementsIter = TreeElements<'a>;

    fn len(&self) -> usize {
        self.items.len()
    }

    fn elements(&self) -> TreeElements<'a> {
        TreeElements {
            ground: self.ground,
            items: self.items.clone(),
        }
    }
}

pub(crate) struct TreeElements<'a> {
    pub(super) ground: &'a Ground<'a>,
    pub(super) items: Children<'a>,
}

impl<'a> Iterator for TreeElements<'a> {
    type Item = TreeNode<'a>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let item = self.items.next()?;
        Some(TreeNode::At(self.ground, item))
    }
}
