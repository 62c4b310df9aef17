//! The certificates that the system trusts: some hundred files, read while the records are.

use std::sync::{Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use rustls::pki_types::CertificateDer;

type Certificates = Vec<CertificateDer<'static>>;

/// The reading that was begun and is not yet asked for.
static BEGUN: Mutex<Option<JoinHandle<Certificates>>> = Mutex::new(None);

/// Begins to read the certificates, beside whatever the caller does next.
pub(super) fn begin() {
    let begun = thread::Builder::new().spawn(read);
    // Where no thread can be had, they are read when they are asked for.
    *BEGUN.lock().unwrap_or_else(PoisonError::into_inner) = begun.ok();
}

/// The certificates of the system, or those of `SSL_CERT_FILE` and `SSL_CERT_DIR`.
pub(super) fn certificates() -> Certificates {
    let begun = BEGUN.lock().unwrap_or_else(PoisonError::into_inner).take();
    let read_before = begun.and_then(|begun| begun.join().ok());
    read_before.unwrap_or_else(read)
}

fn read() -> Certificates {
    rustls_native_certs::load_native_certs().certs
}
