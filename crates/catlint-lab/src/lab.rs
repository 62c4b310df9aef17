//! The lab: starts the listeners, says where they are and what they saw.

use std::collections::BTreeMap;
use std::sync::{Arc, mpsc};
use std::{io, mem, thread};

use tokio::runtime::Builder;
use tokio::sync::oneshot;
use tokio::task::JoinSet;

use crate::mode::{Door, Mode};
use crate::modes::modes;
use crate::opening::Opening;
use crate::record::RequestSeen;
use crate::serve::{CANARY, STRAY, Shared};

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
        let mut opening = Opening::new()?;
        for mode in modes() {
            opening.mode(mode).await?;
        }
        Ok(Self {
            root_pem: opening.authority.root_pem(),
            shared: opening.shared,
            own: opening.own,
            tasks: opening.tasks,
            _thread: None,
        })
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
