//! The lab: starts the listeners, says where they are and what they saw.

use std::collections::BTreeMap;
use std::sync::{Arc, mpsc};
use std::{io, mem, thread};

use tokio::net::TcpListener;
use tokio::runtime::Builder;
use tokio::sync::oneshot;
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;

use crate::certificates::{Authority, Credential};
use crate::listen::{accept, bound, full_queue, listener, on_v6};
use crate::mode::{Door, Mode, modes};
use crate::record::RequestSeen;
use crate::request::Ports;
use crate::serve::{CANARY, STRAY, Service, Shared};

/// The running servers. They end when it is dropped.
pub struct Lab {
    shared: Arc<Shared>,
    /// Ports of the modes that have a listener of their own.
    own: BTreeMap<&'static str, u16>,
    root_pem: String,
    /// Dropped with the lab, and the servers with it; empty where a thread holds them.
    tasks: JoinSet<()>,
    /// Dropped with the lab, and the thread that waits for it then ends.
    _thread: Option<oneshot::Sender<()>>,
}

impl Lab {
    /// Opens all listeners on 127.0.0.1, and the shared ones on `[::1]` too where there is one.
    ///
    /// # Errors
    /// Where a socket cannot be opened or a certificate not be made.
    pub async fn start() -> io::Result<Self> {
        let authority = Authority::new()?;
        let (http, https, canary) = (listener()?, listener()?, listener()?);
        let ports = Ports {
            http: http.local_addr()?.port(),
            https: https.local_addr()?.port(),
            canary: canary.local_addr()?.port(),
        };
        let shared = Shared {
            ports,
            ..Shared::default()
        };
        let mut opening = Opening {
            shared: Arc::new(shared),
            authority,
            tasks: JoinSet::new(),
            own: BTreeMap::new(),
        };
        let tls = opening.acceptor(Credential::Good, &["http/1.1"])?;
        opening.share(http, &Service::Any(None))?;
        opening.share(https, &Service::Any(Some(tls)))?;
        opening.share(canary, &Service::Canary)?;
        for mode in modes() {
            opening.mode(mode).await?;
        }
        Ok(opening.done())
    }

    /// The same on a thread and a runtime of its own: for clients that block the thread of the test.
    ///
    /// # Errors
    /// As [`Lab::start`], and where the thread cannot be had.
    pub fn on_thread() -> io::Result<Self> {
        let (give, take) = mpsc::channel();
        let (stop, stopped) = oneshot::channel();
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let serving = async move {
            let mut lab = Self::start().await;
            let _tasks = lab.as_mut().ok().map(|lab| mem::take(&mut lab.tasks));
            // Nobody may be left to take it or to stop it; the servers end in either case.
            let _ = give.send(lab);
            let _ = stopped.await;
        };
        thread::Builder::new().spawn(move || runtime.block_on(serving))?;
        let lab = take.recv().map_err(io::Error::other)??;
        let _thread = Some(stop);
        Ok(Self { _thread, ..lab })
    }

    /// The URL of a mode, at its own host of `.lab.test`.
    ///
    /// # Panics
    /// Where there is no such mode: the test has it misspelt.
    #[must_use]
    #[track_caller]
    pub fn url(&self, mode: &str) -> String {
        let path = known(mode).path;
        self.url_of(mode, path)
    }

    /// The URL of a mode at a path that refuses HEAD by 405, so that only GET meets the fault.
    ///
    /// # Panics
    /// Where there is no such mode.
    #[must_use]
    #[track_caller]
    pub fn url_without_head(&self, mode: &str) -> String {
        self.url_of(mode, "/no-head/portal.html")
    }

    /// The URL of a path at the host of a mode.
    ///
    /// # Panics
    /// Where there is no such mode.
    #[must_use]
    #[track_caller]
    pub fn url_of(&self, mode: &str, path: &str) -> String {
        self.url_at(mode, &format!("{mode}.lab.test"), path)
    }

    /// The URL of a path at a host of the caller's own choice, by the scheme and port of a mode. On
    /// the shared listeners the host or the path must name the mode: `stall-body.17.lab.test`.
    ///
    /// # Panics
    /// Where there is no such mode.
    #[must_use]
    #[track_caller]
    pub fn url_at(&self, mode: &str, host: &str, path: &str) -> String {
        format!(
            "{}://{host}:{}{path}",
            known(mode).scheme(),
            self.port(mode)
        )
    }

    /// The port of a mode.
    ///
    /// # Panics
    /// Where there is no such mode.
    #[must_use]
    #[track_caller]
    pub fn port(&self, mode: &str) -> u16 {
        let shared = match known(mode).door {
            Door::Https => self.https_port(),
            _ => self.http_port(),
        };
        self.own.get(mode).copied().unwrap_or(shared)
    }

    /// The URL of page `k` of the flaky host of a seed: it fails once, then it is well for good.
    #[must_use]
    pub fn flaky_url(&self, seed: u64, k: usize) -> String {
        format!("http://flaky-{seed}.lab.test:{}/page/{k}", self.http_port())
    }

    /// A URL that answers 302 to the given one, whatever it is.
    #[must_use]
    pub fn url_redirecting_to(&self, target: &str) -> String {
        let hex: String = target.bytes().map(|byte| format!("{byte:02x}")).collect();
        self.url_of("redirect-to", &format!("/{hex}"))
    }

    /// The port that serves HTTP modes in plain text.
    #[must_use]
    pub fn http_port(&self) -> u16 {
        self.shared.ports.http
    }

    /// The port that serves the same under a good certificate for `*.lab.test`.
    #[must_use]
    pub fn https_port(&self) -> u16 {
        self.shared.ports.https
    }

    /// The port that nothing may connect to.
    #[must_use]
    pub fn canary_port(&self) -> u16 {
        self.shared.ports.canary
    }

    /// How many connections the canary got; anything but 0 is a hole in the client.
    #[must_use]
    pub fn canary_hits(&self) -> usize {
        self.shared.record.connections(CANARY)
    }

    /// The root certificate that a client must trust, in PEM.
    #[must_use]
    pub fn root_certificate_pem(&self) -> &str {
        &self.root_pem
    }

    /// The requests for a mode, in order of arrival.
    #[must_use]
    pub fn requests(&self, mode: &str) -> Vec<RequestSeen> {
        self.shared.record.requests(mode)
    }

    /// The requests that were for no mode, and so answered 404.
    #[must_use]
    pub fn stray_requests(&self) -> Vec<RequestSeen> {
        self.shared.record.requests(STRAY)
    }

    /// The connections for a mode; on a shared port only those that sent a request.
    #[must_use]
    pub fn connections(&self, mode: &str) -> usize {
        self.shared.record.connections(mode)
    }

    /// The bytes that a mode sent: those that the client read, and up to some 100 KiB that the
    /// kernel had already taken.
    #[must_use]
    pub fn bytes_sent(&self, mode: &str) -> u64 {
        self.shared.record.bytes_sent(mode)
    }
}

/// The mode of a name that a test gave.
#[track_caller]
#[expect(
    clippy::panic,
    reason = "a test that misspells a mode must fail at its own line"
)]
fn known(mode: &str) -> &'static Mode {
    Mode::find(mode).unwrap_or_else(|| panic!("no mode is called {mode}"))
}

/// A lab half open.
struct Opening {
    shared: Arc<Shared>,
    authority: Authority,
    tasks: JoinSet<()>,
    own: BTreeMap<&'static str, u16>,
}

impl Opening {
    /// Serves a listener, and one at the same port of `[::1]`.
    fn share(&mut self, listener: TcpListener, service: &Service) -> io::Result<()> {
        let second = on_v6(listener.local_addr()?.port());
        for listener in [Some(listener), second].into_iter().flatten() {
            self.serve(listener, service.clone());
        }
        Ok(())
    }

    fn serve(&mut self, listener: TcpListener, service: Service) {
        let shared = Arc::clone(&self.shared);
        self.tasks.spawn(accept(listener, service, shared));
    }

    /// Opens the listener of a mode, where it needs one of its own.
    async fn mode(&mut self, mode: &'static Mode) -> io::Result<()> {
        let tls = match mode.door {
            Door::Http | Door::Https => return Ok(()),
            Door::FullQueue => return self.keep_full(mode).await,
            Door::Refused => return self.keep_shut(mode),
            Door::Tcp | Door::RawTls => None,
            Door::Tls(credential) => Some(self.acceptor(credential, &["http/1.1"])?),
            Door::Http2 => Some(self.acceptor(Credential::Good, &["h2", "http/1.1"])?),
        };
        let listener = listener()?;
        self.own.insert(mode.name, listener.local_addr()?.port());
        self.serve(listener, Service::Only(mode, tls));
        Ok(())
    }

    async fn keep_full(&mut self, mode: &'static Mode) -> io::Result<()> {
        let full = full_queue().await?;
        self.own.insert(mode.name, full.0.local_addr()?.port());
        self.keep(full);
        Ok(())
    }

    fn keep_shut(&mut self, mode: &'static Mode) -> io::Result<()> {
        let socket = bound()?;
        self.own.insert(mode.name, socket.local_addr()?.port());
        self.keep(socket);
        Ok(())
    }

    /// Holds something open for as long as the lab.
    fn keep(&mut self, thing: impl Send + 'static) {
        self.tasks.spawn(async move {
            let _thing = thing;
            std::future::pending::<()>().await;
        });
    }

    fn acceptor(&self, credential: Credential, alpn: &[&str]) -> io::Result<TlsAcceptor> {
        let config = self.authority.config(credential, alpn)?;
        Ok(TlsAcceptor::from(Arc::new(config)))
    }

    fn done(self) -> Lab {
        Lab {
            shared: self.shared,
            own: self.own,
            root_pem: self.authority.root_pem(),
            tasks: self.tasks,
            _thread: None,
        }
    }
}
