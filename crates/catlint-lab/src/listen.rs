//! Opens the listeners of a lab, all on loopback and at ports that the system chooses.

use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use crate::serve::{Service, Shared, serve};

/// How much the kernel may hold of what was sent: small, so that bytes sent are nearly bytes read.
const SEND_BUFFER: u32 = 8 * 1024;
/// How long a connection to a full queue is given.
const FULL_AFTER: Duration = Duration::from_millis(60);

/// A socket at a port of 127.0.0.1 that the system chooses; bound, not open.
pub(crate) fn bound() -> io::Result<TcpSocket> {
    bound_at(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))
}

fn bound_at(address: SocketAddr) -> io::Result<TcpSocket> {
    let socket = match address {
        SocketAddr::V4(_) => TcpSocket::new_v4()?,
        SocketAddr::V6(_) => TcpSocket::new_v6()?,
    };
    socket.set_send_buffer_size(SEND_BUFFER)?;
    socket.bind(address)?;
    Ok(socket)
}

/// A listener on 127.0.0.1.
pub(crate) fn listener() -> io::Result<TcpListener> {
    bound()?.listen(1024)
}

/// A second listener at the same port of `[::1]`, where the system has one and the port is free.
pub(crate) fn on_v6(port: u16) -> Option<TcpListener> {
    let address = SocketAddr::from((Ipv6Addr::LOCALHOST, port));
    bound_at(address).ok()?.listen(1024).ok()
}

/// Accepts until it is dropped, and the connections with it.
pub(crate) async fn accept(listener: TcpListener, service: Service, shared: Arc<Shared>) {
    let mut guests = JoinSet::new();
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Too many open files, for one; a pause lets others close.
            sleep(Duration::from_millis(20)).await;
            continue;
        };
        while guests.try_join_next().is_some() {}
        let (service, shared) = (service.clone(), Arc::clone(&shared));
        guests.spawn(async move { serve(stream, service, &shared).await });
    }
}

/// A listener on 127.0.0.1 and one that never accepts at the same port of `[::1]`, where the system
/// has one: version 6 is a black hole.
pub(crate) async fn v6_black_hole() -> io::Result<(TcpListener, Option<Full>)> {
    let v4 = listener()?;
    let address = SocketAddr::from((Ipv6Addr::LOCALHOST, v4.local_addr()?.port()));
    let full = match bound_at(address) {
        Ok(socket) => Some(full_queue(socket).await?),
        Err(_) => None,
    };
    Ok((v4, full))
}

/// A listener with the connections of our own that fill its queue.
pub(crate) type Full = (TcpListener, Vec<TcpStream>);

/// A listener that never accepts.
pub(crate) async fn full_queue(socket: TcpSocket) -> io::Result<Full> {
    let listener = socket.listen(0)?;
    let address = listener.local_addr()?;
    let mut queue = Vec::new();
    while let Ok(Ok(stream)) = timeout(FULL_AFTER, TcpStream::connect(address)).await {
        queue.push(stream);
        // Where the system gives the queue more room than asked, the mode is a plain stall.
        if queue.len() == 16 {
            break;
        }
    }
    Ok((listener, queue))
}
