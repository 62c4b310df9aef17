//! A web in which every link fails once, in some way, and is well from then on.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use catlint_core::link::Verdict;

use crate::hall::Hall;

/// Webs, and links in each.
const SEEDS: u64 = 100;
const LINKS: usize = 10;

#[test]
fn no_living_link_of_a_hundred_flaky_webs_is_called_anything_worse() {
    let hall = Hall::open();
    let settings = hall.settings();
    let next = AtomicU64::new(0);
    let worse = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..25 {
            scope.spawn(|| {
                while let Some(seed) =
                    Some(next.fetch_add(1, Ordering::Relaxed)).filter(|seed| *seed < SEEDS)
                {
                    let urls: Vec<String> = (0..LINKS)
                        .map(|link| hall.lab.flaky_url(seed, link))
                        .collect();
                    for outcome in hall.ask(&urls, &settings).outcomes {
                        if !matches!(outcome.verdict, Verdict::Alive | Verdict::Moved) {
                            let line = format!(
                                "{seed}: {} {} {:?}",
                                outcome.url, outcome.verdict, outcome.cause
                            );
                            worse.lock().expect("unpoisoned").push(line);
                        }
                    }
                }
            });
        }
    });
    let worse = worse.into_inner().expect("unpoisoned");
    assert!(worse.is_empty(), "{}", worse.join("\n"));
}
