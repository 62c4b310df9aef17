//! How a run asks the system for memory.

/// Asks for small pages from now on, the sooner the better. Large ones, which the allocator takes where it may, save a tenth of the time
/// of a run that reads a catalogue; one that waits for a network has time, and the pages of a thousand open
/// connections are hardly filled.
#[cfg(target_os = "linux")]
pub(crate) fn in_small_pages() {
    // Where the system has no large pages there is nothing to forbid.
    let _: Result<(), _> = rustix::thread::disable_transparent_huge_pages(true);
}

/// Other systems have small pages, or tell nobody.
#[cfg(not(target_os = "linux"))]
pub(crate) fn in_small_pages() {}
