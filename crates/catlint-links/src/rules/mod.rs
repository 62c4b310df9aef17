//! The link rules: one file a rule. [`FORM_RULES`], [`SITE_RULES`] and
//! [`NETWORK_RULES`] are the only lists.

mod dead_host;
mod dead_url;
mod failing_url;
mod insecure_url;
mod malformed_url;
mod moved_url;
mod odd_url_segment;
mod placeholder_url;
mod private_address;
mod redirected_url;
mod refused_url;
mod revived_url;
mod suspect_url;
mod suspicious_url;
mod unconfirmed_url;
mod unsupported_scheme;
mod url_credentials;

use catlint_core::{Rule, RuleMeta};

pub(crate) use placeholder_url::{is_placeholder_host, is_stand_in};
pub(crate) use private_address::is_local_host;
pub(crate) use suspicious_url::is_stray_end;
pub(crate) use unsupported_scheme::is_by_choice;

use crate::facts::{FormFacts, NetworkFacts, SiteFacts};

/// A rule about the form of a link.
pub type FormRule = dyn for<'a> Rule<FormFacts<'a>>;
/// A rule about links as they are written, each beside the others.
pub type SiteRule = dyn for<'a> Rule<SiteFacts<'a>>;
/// A rule about verdicts.
pub type NetworkRule = dyn for<'a> Rule<NetworkFacts<'a>>;

/// Every rule about the address that a link is read as. None of them may find anything in an address
/// that is [plain](crate::plain): such a one is not shown to them.
pub static FORM_RULES: &[&FormRule] = &[
    &malformed_url::MalformedUrl,
    &unsupported_scheme::UnsupportedScheme,
    &placeholder_url::PlaceholderUrl,
    &url_credentials::UrlCredentials,
    &private_address::PrivateAddress,
    &suspicious_url::SuspiciousUrl,
];

/// Every rule about the texts of all links, none of them read.
pub static SITE_RULES: &[&SiteRule] =
    &[&odd_url_segment::OddUrlSegment, &insecure_url::InsecureUrl];

/// Every rule about what the network told.
pub static NETWORK_RULES: &[&NetworkRule] = &[
    &dead_host::DeadHost,
    &dead_url::DeadUrl,
    &failing_url::FailingUrl,
    &revived_url::RevivedUrl,
    &suspect_url::SuspectUrl,
    &moved_url::MovedUrl,
    &redirected_url::RedirectedUrl,
    &unconfirmed_url::UnconfirmedUrl,
    &refused_url::RefusedUrl,
];

/// What is known of each link rule.
#[must_use]
pub fn rules() -> Vec<&'static RuleMeta> {
    let form = FORM_RULES.iter().map(|rule| rule.meta());
    let sites = SITE_RULES.iter().map(|rule| rule.meta());
    let network = NETWORK_RULES.iter().map(|rule| rule.meta());
    form.chain(sites).chain(network).collect()
}
