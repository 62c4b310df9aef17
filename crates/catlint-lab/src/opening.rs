//! The opening of a lab: which listener each mode gets.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;

use crate::certificates::{Authority, Credential};
use crate::listen::{accept, bound, full_queue, listener, on_v6, v6_black_hole};
use crate::mode::{Door, Mode};
use crate::request::Ports;
use crate::serve::{Service, Shared};

/// A lab half open.
pub(crate) struct Opening {
    pub(crate) shared: Arc<Shared>,
    pub(crate) authority: Authority,
    pub(crate) tasks: JoinSet<()>,
    /// Ports of the modes that have a listener of their own.
    pub(crate) own: BTreeMap<&'static str, u16>,
}

impl Opening {
    /// Opens the listeners that modes share, and the canary.
    pub(crate) fn new() -> io::Result<Self> {
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
        let mut opening = Self {
            shared: Arc::new(shared),
            authority,
            tasks: JoinSet::new(),
            own: BTreeMap::new(),
        };
        let tls = opening.acceptor(Credential::Good, &["http/1.1"])?;
        opening.share(http, &Service::Any(None))?;
        opening.share(https, &Service::Any(Some(tls)))?;
        opening.share(canary, &Service::Canary)?;
        Ok(opening)
    }

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
    pub(crate) async fn mode(&mut self, mode: &'static Mode) -> io::Result<()> {
        let tls = match mode.door {
            Door::Http | Door::Https => return Ok(()),
            Door::FullQueue => return self.keep_full(mode).await,
            Door::Refused => return self.keep_shut(mode),
            Door::V6BlackHole => return self.half_open(mode).await,
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
        let full = full_queue(bound()?).await?;
        self.own.insert(mode.name, full.0.local_addr()?.port());
        self.keep(full);
        Ok(())
    }

    async fn half_open(&mut self, mode: &'static Mode) -> io::Result<()> {
        let (listener, full) = v6_black_hole().await?;
        self.own.insert(mode.name, listener.local_addr()?.port());
        self.serve(listener, Service::Any(None));
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
}
