//! Certificates made on the fly: a root to trust, and leaves that are broken in one way each.

use std::io;
use std::sync::Arc;

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, CustomExtension, DnType,
    ExtendedKeyUsagePurpose, IsCa, KeyPair, KeyUsagePurpose, date_time_ymd,
};
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::server::WebPkiClientVerifier;

/// What a TLS listener shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Credential {
    /// A leaf for `*.lab.test` of the trusted root.
    Good,
    /// The same, of an intermediate that is sent along.
    CompleteChain,
    /// Of an intermediate that is not sent.
    IncompleteChain,
    /// No longer valid.
    Expired,
    /// Not valid before 2999.
    NotYetValid,
    /// For another name.
    WrongHost,
    /// Signed by its own key.
    SelfSigned,
    /// Of a root that nobody trusts.
    UntrustedRoot,
    /// Signed by a leaf, which may not sign.
    SignedByLeaf,
    /// For clients only.
    ClientOnly,
    /// For 2 500 names, ours the last: about as many as fit in the 64 KiB that rustls takes.
    ManyNames,
    /// Good, but a certificate of the client is demanded.
    AsksClient,
}

type Issuer = CertifiedIssuer<'static, KeyPair>;

/// The issuers of the lab.
pub(crate) struct Authority {
    root: Issuer,
    intermediate: Issuer,
    stranger: Issuer,
}

impl Authority {
    /// New keys and certificates.
    pub(crate) fn new() -> io::Result<Self> {
        let root = issuer("Lab root", None)?;
        let intermediate = issuer("Lab intermediate", Some(&root))?;
        let stranger = issuer("Root that nobody trusts", None)?;
        Ok(Self {
            root,
            intermediate,
            stranger,
        })
    }

    /// The root to trust.
    pub(crate) fn root_pem(&self) -> String {
        self.root.pem()
    }

    /// The configuration of a listener that shows the credential.
    pub(crate) fn config(&self, credential: Credential, alpn: &[&str]) -> io::Result<ServerConfig> {
        let key = KeyPair::generate().map_err(io::Error::other)?;
        let chain = self.chain(credential, &key)?;
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let provider = Arc::new(ring::default_provider());
        let builder = ServerConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .map_err(io::Error::other)?;
        let builder = if credential == Credential::AsksClient {
            let mut roots = rustls::RootCertStore::empty();
            roots
                .add(self.root.der().clone())
                .map_err(io::Error::other)?;
            let verifier =
                WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider).build();
            builder.with_client_cert_verifier(verifier.map_err(io::Error::other)?)
        } else {
            builder.with_no_client_auth()
        };
        let mut config = builder
            .with_single_cert(chain, key)
            .map_err(io::Error::other)?;
        config.alpn_protocols = alpn.iter().map(|name| name.as_bytes().to_vec()).collect();
        Ok(config)
    }

    /// The certificates that are sent, the leaf first.
    fn chain(
        &self,
        credential: Credential,
        key: &KeyPair,
    ) -> io::Result<Vec<CertificateDer<'static>>> {
        let leaf = leaf(credential)?;
        let signed = match credential {
            Credential::SelfSigned => leaf.self_signed(key),
            Credential::UntrustedRoot => leaf.signed_by(key, &self.stranger),
            Credential::CompleteChain | Credential::IncompleteChain => {
                leaf.signed_by(key, &self.intermediate)
            }
            Credential::SignedByLeaf => return self.signed_by_leaf(key),
            _ => leaf.signed_by(key, &self.root),
        };
        let mut chain = vec![signed.map_err(io::Error::other)?.der().clone()];
        if credential == Credential::CompleteChain {
            chain.push(self.intermediate.der().clone());
        }
        Ok(chain)
    }

    /// A leaf below a leaf.
    fn signed_by_leaf(&self, key: &KeyPair) -> io::Result<Vec<CertificateDer<'static>>> {
        let between = KeyPair::generate().map_err(io::Error::other)?;
        let middle = CertifiedIssuer::signed_by(leaf(Credential::Good)?, between, &self.root)
            .map_err(io::Error::other)?;
        let signed = leaf(Credential::Good)?.signed_by(key, &middle);
        let signed = signed.map_err(io::Error::other)?;
        Ok(vec![signed.der().clone(), middle.der().clone()])
    }
}

/// An issuer below another, or a root.
fn issuer(name: &str, above: Option<&Issuer>) -> io::Result<Issuer> {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign];
    params.distinguished_name.push(DnType::CommonName, name);
    let key = KeyPair::generate().map_err(io::Error::other)?;
    let made = match above {
        Some(above) => CertifiedIssuer::signed_by(params, key, above),
        None => CertifiedIssuer::self_signed(params, key),
    };
    made.map_err(io::Error::other)
}

/// What the leaf of a credential says.
fn leaf(credential: Credential) -> io::Result<CertificateParams> {
    let names = match credential {
        Credential::WrongHost => vec!["elsewhere.test".to_owned()],
        Credential::ManyNames => many_names(),
        // By its name at home, for clients that look names up by themselves.
        Credential::Good => ["lab.test", "*.lab.test", "localhost"]
            .map(ToOwned::to_owned)
            .to_vec(),
        _ => vec!["lab.test".to_owned(), "*.lab.test".to_owned()],
    };
    let mut params = CertificateParams::new(names).map_err(io::Error::other)?;
    params
        .distinguished_name
        .push(DnType::CommonName, "lab.test");
    params.use_authority_key_identifier_extension = true;
    params.extended_key_usages = vec![match credential {
        Credential::ClientOnly => ExtendedKeyUsagePurpose::ClientAuth,
        _ => ExtendedKeyUsagePurpose::ServerAuth,
    }];
    match credential {
        Credential::Expired => params.not_after = date_time_ymd(2020, 1, 1),
        Credential::NotYetValid => params.not_before = date_time_ymd(2999, 1, 1),
        Credential::IncompleteChain => params.custom_extensions.push(issuer_is_at()),
        _ => {}
    }
    Ok(params)
}

/// Where the certificate of the issuer is to be found, as every authority of the web says: the
/// extension authorityInfoAccess with one caIssuers (RFC 5280, 4.2.2.1), in DER.
fn issuer_is_at() -> CustomExtension {
    let url = b"http://lab.test/ca.der";
    let access = b"\x06\x08\x2b\x06\x01\x05\x05\x07\x30\x02\x86";
    let length = |bytes: usize| u8::try_from(bytes).unwrap_or(u8::MAX);
    let inner = access.len() + 1 + url.len();
    let mut der = vec![0x30, length(inner + 2), 0x30, length(inner)];
    der.extend_from_slice(access);
    der.push(length(url.len()));
    der.extend_from_slice(url);
    CustomExtension::from_oid_content(&[1, 3, 6, 1, 5, 5, 7, 1, 1], der)
}

/// Many names that nobody asks for, and then ours.
fn many_names() -> Vec<String> {
    let mut names: Vec<String> = (0..2_500).map(|at| format!("n{at}.lab.test")).collect();
    names.push("*.lab.test".to_owned());
    names
}
