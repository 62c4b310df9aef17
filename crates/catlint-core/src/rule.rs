//! What a rule is: one pure hook beside its [`RuleMeta`], and the macro that declares one.

use crate::diagnostic::Diagnostic;
use crate::rule_meta::RuleMeta;

/// A declared rule; [`declare_rule!`](crate::declare_rule) implements it.
pub trait RuleInfo: Sync {
    /// What is known of the rule.
    fn meta(&self) -> &'static RuleMeta;
}

/// A rule over facts of the type `F`: pure, synchronous, deterministic; it cannot fail.
pub trait Rule<F: ?Sized>: RuleInfo {
    /// Reads the facts and adds what it finds.
    fn check(&self, facts: &F, found: &mut Vec<Diagnostic>);
}

/// Declares a rule from its page and its meta data.
///
/// The doc comment is the rule's page: a sentence, then the headings *What it finds*, *Why it
/// matters*, *Example* and *How to mend*.
#[macro_export]
macro_rules! declare_rule {
    (
        $(#[doc = $page:literal])+
        $vis:vis $rule:ident = $name:literal,
        category: $category:ident,
        level: $level:ident,
        since: $since:literal,
        fix: $fix:ident $(,)?
    ) => {
        $(#[doc = $page])+
        $vis struct $rule;

        impl $rule {
            pub(crate) const META: $crate::RuleMeta = $crate::RuleMeta {
                name: $crate::RuleName($name),
                category: $crate::Category::$category,
                level: $crate::Level::$level,
                since: $since,
                fix: $crate::FixAvailability::$fix,
                documentation: concat!($($page, "\n"),+),
                file: file!(),
            };
        }

        impl $crate::RuleInfo for $rule {
            fn meta(&self) -> &'static $crate::RuleMeta {
                const META: $crate::RuleMeta = $rule::META;
                &META
            }
        }
    };
}
