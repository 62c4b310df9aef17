//! Names in schemas that programs other than validators read.

/// Names that other programs read: editors, form generators, OpenAPI, AJV and its plug-ins.
const OF_OTHERS: [&str; 34] = [
    "allErrors",
    "allowTrailingCommas",
    "collapsed",
    "colspan",
    "conditions",
    "defaultSnippets",
    "deprecationMessage",
    "discriminator",
    "doNotSuggest",
    "enumDescriptions",
    "enumNames",
    "enumTitles",
    "errorMessage",
    "errors",
    "example",
    "externalDocs",
    "headerTemplate",
    "instanceof",
    "javaType",
    "level",
    "links",
    "markdownDescription",
    "markdownEnumDescriptions",
    "nullable",
    "options",
    "order",
    "propertyOrder",
    "suggestSortText",
    "transform",
    "tsEnumNames",
    "tsType",
    "uniqueItemProperties",
    "widget",
    "xml",
];

/// Whether a name is one of theirs, or begins as names of one's own do.
pub(crate) fn is_of_others(name: &str) -> bool {
    let mut begins = ["x-", "X-", "_", "//", "meta:", "ui:"].into_iter();
    OF_OTHERS.contains(&name) || begins.any(|prefix| name.starts_with(prefix))
}
