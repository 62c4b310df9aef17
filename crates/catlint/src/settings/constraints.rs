//! What a config asks of records beyond their schema, resolved: texts become selectors, names of
//! collections their numbers.

use catlint_core::CollectionId;
use catlint_core::document::Pattern;
use catlint_core::selector::{Condition, Predicate, Selector, Test};
use catlint_duplicates::{Namespace, Scope};
use catlint_schema::constraints::{
    Age, Agreement, CollectionConstraints, Comparison, Operand, Operator, Reference, Sorted, Target,
};

use crate::config::{
    AgeConfig, AgreementConfig, CollectionConfig, ComparisonConfig, PredicateConfig,
    ReferenceConfig, SortedConfig, TestConfig, UniqueConfig,
};

/// The constraints of a collection; `names` are those of all collections, in their order.
pub(super) fn constraints(config: &CollectionConfig, names: &[String]) -> CollectionConstraints {
    let references = config.references.iter();
    CollectionConstraints {
        references: references
            .filter_map(|reference| self::reference(reference, names))
            .collect(),
        comparisons: config.compare.iter().filter_map(comparison).collect(),
        ages: config.max_age.iter().filter_map(age).collect(),
        sorted: config.sorted.iter().map(sorted).collect(),
        agreements: config.same_for.iter().filter_map(agreement).collect(),
    }
}

/// Values that only one record may have.
pub(super) fn namespace(config: &UniqueConfig) -> Namespace {
    Namespace {
        name: config.name.clone(),
        fields: selectors(&config.fields),
        within: selectors(&config.within),
        scope: match config.scope.as_deref() {
            Some("file") => Scope::File,
            Some("parent") => Scope::Parent,
            Some("catalogue") => Scope::Catalogue,
            _ => Scope::Collection,
        },
        unless: predicate(&config.unless),
        severity: config.level,
    }
}

fn reference(config: &ReferenceConfig, names: &[String]) -> Option<Reference> {
    let least = config.min_members.unwrap_or(0);
    let (target, name) = target(config, names)?;
    Some(Reference {
        each: config.each.as_deref().and_then(Pattern::parse),
        fields: selectors(&config.fields),
        target,
        name,
        min_members: usize::try_from(least).unwrap_or(usize::MAX),
        unless: predicate(&config.unless),
        severity: config.level,
    })
}

/// The target with its name for messages.
fn target(config: &ReferenceConfig, names: &[String]) -> Option<(Target, String)> {
    if let Some(path) = &config.file {
        let values = config.values.as_deref().and_then(selector);
        let path = path.strip_prefix("./").unwrap_or(path).to_owned();
        let name = format!("`{path}`");
        return Some((Target::List { path, values }, name));
    }
    let number = |name: &String| names.iter().position(|known| known == name);
    let numbers = config.collections.iter().filter_map(number);
    let collections: Vec<_> = numbers
        .filter_map(|number| u32::try_from(number).ok().map(CollectionId))
        .collect();
    let fields = selectors(&config.target);
    let name = format!("`{}`", config.collections.join("` or `"));
    (!collections.is_empty()).then_some((
        Target::Records {
            collections,
            fields,
        },
        name,
    ))
}

fn comparison(config: &ComparisonConfig) -> Option<Comparison> {
    let mut operators = Operator::ALL.into_iter();
    Some(Comparison {
        each: config.each.as_deref().and_then(Pattern::parse),
        field: selector(&config.field)?,
        operator: operators.find(|operator| operator.sign() == config.is)?,
        value: Operand::parse(&config.value).ok()?,
        when: predicate(&config.when),
        severity: config.level,
    })
}

fn age(config: &AgeConfig) -> Option<Age> {
    Some(Age {
        field: selector(&config.field)?,
        days: u32::try_from(config.days).unwrap_or(u32::MAX),
        when: predicate(&config.when),
        severity: config.level,
    })
}

fn sorted(config: &SortedConfig) -> Sorted {
    Sorted {
        list: config.list.as_deref().and_then(Pattern::parse),
        by: selectors(&config.by),
        descending: config.order.as_deref() == Some("descending"),
        severity: config.level,
    }
}

fn agreement(config: &AgreementConfig) -> Option<Agreement> {
    Some(Agreement {
        key: selector(&config.key)?,
        fields: selectors(&config.fields),
        severity: config.level,
    })
}

pub(super) fn predicate(config: &PredicateConfig) -> Predicate {
    let alternatives = config.iter().map(|conditions| {
        let conditions = conditions.iter();
        let conditions = conditions.filter_map(|condition| {
            Some(Condition {
                selector: selector(&condition.selector)?,
                test: test(&condition.test),
            })
        });
        conditions.collect()
    });
    Predicate(alternatives.collect())
}

fn test(config: &TestConfig) -> Test {
    match config {
        TestConfig::AnyOf(texts) => Test::AnyOf(texts.clone()),
        TestConfig::NoneOf(texts) => Test::NoneOf(texts.clone()),
        TestConfig::Present(present) => Test::Present(*present),
    }
}

/// A selector of the config; the schema of the config has let only those pass that are.
pub(super) fn selector(text: &str) -> Option<Selector> {
    Selector::parse(text).ok()
}

fn selectors(texts: &[String]) -> Vec<Selector> {
    texts.iter().filter_map(|text| selector(text)).collect()
}
