//! A network that is a recording.

use std::sync::{Mutex, PoisonError};

use super::line::key;
use super::recording::Recording;
use crate::failure::Failure;
use crate::network::transport::{Probing, Request, Sending, Transport};

/// Answers from a recording, each answer once; the last one again where more is asked.
#[derive(Debug)]
pub(super) struct Replayer(pub(super) Mutex<Recording>);

impl Transport for Replayer {
    fn send(&self, request: Request) -> Sending<'_> {
        Box::pin(async move {
            let mut recording = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let Some(answers) = recording.answers.get_mut(&key(&request)) else {
                return Err(Failure::NotRecorded);
            };
            let next = if answers.len() > 1 {
                answers.pop_front()
            } else {
                answers.front().cloned()
            };
            next.unwrap_or(Err(Failure::NotRecorded))
        })
    }

    fn probe(&self) -> Probing<'_> {
        Box::pin(async move {
            self.0
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .network
        })
    }

    fn waits(&self) -> bool {
        false
    }
}
