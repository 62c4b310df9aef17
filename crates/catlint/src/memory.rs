//! How a run asks the system for memory.

use std::ffi::OsString;

/// Asks for small pages where a run may wait for a network. Large ones, which the allocator takes where it may,
/// save a tenth of the time of a run that reads a catalogue; one that waits has time, and the pages of a thousand
/// open connections are hardly filled.
///
/// It goes by the command line as typed, before anything has room made for it: what has been taken by then stays.
pub fn choose_pages(typed: impl Iterator<Item = OsString>) {
    if may_wait(typed) {
        in_small_pages();
    }
}

fn may_wait(typed: impl Iterator<Item = OsString>) -> bool {
    let mut words = typed.skip(1);
    words.next().is_some_and(|command| command == "check") && words.all(|word| word != "--offline")
}

#[cfg(target_os = "linux")]
fn in_small_pages() {
    // Where the system has no large pages there is nothing to forbid.
    let _: Result<(), _> = rustix::thread::disable_transparent_huge_pages(true);
}

/// Other systems have small pages, or tell nobody.
#[cfg(not(target_os = "linux"))]
fn in_small_pages() {}

#[cfg(test)]
mod tests {
    use super::may_wait;

    #[test]
    fn a_check_waits_for_the_network_unless_it_is_told_not_to() {
        let waits = |line: &str| may_wait(line.split(' ').map(Into::into));
        assert!(waits("catlint check") && waits("catlint check --only links data"));
        assert!(!waits("catlint check --only links --offline"));
        assert!(!waits("catlint similar check") && !waits("catlint"));
    }
}
