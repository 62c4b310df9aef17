//! Whom we trust, and a name for each way in which a certificate can fail.

use std::fmt;
use std::io;
use std::sync::Arc;

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, OtherError, RootCertStore,
    SignatureScheme,
};

use super::trust;
use crate::failure::Failure;

/// The encryption of a client: the system's certificates, or those of `SSL_CERT_FILE` and
/// `SSL_CERT_DIR`, and those that are given besides; and the protocols that it offers (ALPN).
pub(super) fn config(
    extra: &[CertificateDer<'static>],
    protocols: &[&str],
) -> io::Result<ClientConfig> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let roots = Arc::new(roots(extra)?);
    let verifier = WebPkiServerVerifier::builder_with_provider(roots, provider.clone());
    let verifier = Arc::new(Naming {
        inner: verifier.build().map_err(io::Error::other)?,
        provider: provider.clone(),
    });
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(io::Error::other)?;
    // "Dangerous" is the name of the door; the verifier behind it only names what fails.
    let config = config
        .dangerous()
        .with_custom_certificate_verifier(verifier);
    let mut config = config.with_no_client_auth();
    config.alpn_protocols = protocols
        .iter()
        .map(|name| name.as_bytes().to_vec())
        .collect();
    Ok(config)
}

fn roots(extra: &[CertificateDer<'static>]) -> io::Result<RootCertStore> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(trust::certificates());
    roots.add_parsable_certificates(extra.iter().cloned());
    if roots.is_empty() {
        let hint = "the system has no certificates to trust; install them (ca-certificates), or name a file with SSL_CERT_FILE";
        return Err(io::Error::other(hint));
    }
    Ok(roots)
}

/// The object identifier of caIssuers (RFC 5280, 4.2.2.1) in DER: `1.3.6.1.5.5.7.48.2`.
const CA_ISSUERS: &[u8] = b"\x06\x08\x2b\x06\x01\x05\x05\x07\x30\x02";

/// Verifies as usual, and finds out more where nobody known has signed a certificate.
#[derive(Debug)]
struct Naming {
    inner: Arc<WebPkiServerVerifier>,
    provider: Arc<CryptoProvider>,
}

impl Naming {
    /// Why a chain does not lead to anybody known.
    fn unknown_issuer(
        &self,
        leaf: &CertificateDer<'_>,
        above: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        now: UnixTime,
    ) -> Failure {
        if self.trusts_itself(leaf, name, now) {
            return Failure::TlsSelfSigned;
        }
        // A leaf alone that says where its issuer is to be found: what is between it and a root
        // was not sent. Browsers fetch it; to fetch what a stranger names is not for us.
        let names_issuer = leaf
            .as_ref()
            .windows(CA_ISSUERS.len())
            .any(|bytes| bytes == CA_ISSUERS);
        if above.is_empty() && names_issuer {
            Failure::TlsIncompleteChain
        } else {
            Failure::TlsUntrusted
        }
    }

    /// Whether the certificate would do if it were trusted: then it is its own issuer.
    fn trusts_itself(
        &self,
        leaf: &CertificateDer<'_>,
        name: &ServerName<'_>,
        now: UnixTime,
    ) -> bool {
        let mut roots = RootCertStore::empty();
        if roots.add(leaf.clone().into_owned()).is_err() {
            return false;
        }
        let verifier =
            WebPkiServerVerifier::builder_with_provider(Arc::new(roots), self.provider.clone());
        let unknown = rustls::Error::InvalidCertificate(CertificateError::UnknownIssuer);
        verifier.build().is_ok_and(|verifier| {
            let verified = verifier.verify_server_cert(leaf, &[], name, &[], now);
            verified.map_or_else(|error| error != unknown, |_| true)
        })
    }
}

impl ServerCertVerifier for Naming {
    fn verify_server_cert(
        &self,
        leaf: &CertificateDer<'_>,
        above: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let verified = self.inner.verify_server_cert(leaf, above, name, ocsp, now);
        verified.map_err(|error| match error {
            rustls::Error::InvalidCertificate(CertificateError::UnknownIssuer) => {
                let named = Named(self.unknown_issuer(leaf, above, name, now));
                let other = CertificateError::Other(OtherError(Arc::new(named)));
                rustls::Error::InvalidCertificate(other)
            }
            error => error,
        })
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.inner.verify_tls12_signature(message, cert, signature)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.inner.verify_tls13_signature(message, cert, signature)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.inner.supported_verify_schemes()
    }
}

/// Carries a named failure through the error of the encryption.
#[derive(Debug)]
struct Named(Failure);

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.words())
    }
}

impl std::error::Error for Named {}

/// The name of what failed.
pub(super) fn failure(error: &rustls::Error) -> Failure {
    let rustls::Error::InvalidCertificate(certificate) = error else {
        return Failure::TlsOther;
    };
    match certificate {
        CertificateError::Expired
        | CertificateError::ExpiredContext { .. }
        | CertificateError::NotValidYet
        | CertificateError::NotValidYetContext { .. } => Failure::TlsExpired,
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            Failure::TlsWrongHost
        }
        CertificateError::UnknownIssuer => Failure::TlsUntrusted,
        CertificateError::Other(OtherError(inner)) => inner
            .downcast_ref::<Named>()
            .map_or(Failure::TlsOther, |named| named.0),
        _ => Failure::TlsOther,
    }
}
