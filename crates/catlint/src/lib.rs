//! The command: options and config in, a report and an exit status out.
//!
//! A library so that the generators can read the same tables as the program. Start with
//! [`check`]: it reads like the list of steps that a run takes.

pub mod bugs;
pub mod check;
pub mod cli;
pub mod commands;
pub mod config;
pub mod error;
pub mod fix;
pub mod gate;
pub mod interrupt;
pub mod report;
pub mod rules;
pub mod settings;
pub mod surroundings;

mod atomic;
mod audit;
mod findings;
mod links;
mod output;
mod progress;
mod read;
mod settle;
