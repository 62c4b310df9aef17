//! The command: options and config in, a report and an exit status out.
//!
//! A library so that the generators can read the same tables as the program. Start with
//! [`check`]: it reads like the list of steps that a run takes.

pub mod check;
pub mod cli;
pub mod commands;
pub mod config;
pub mod error;
pub mod gate;
pub mod init;
pub mod report;
pub mod rules;
pub mod settings;
pub mod similar;
pub mod stats;

mod atomic;
mod audit;
mod duplicates;
mod findings;
mod links;
mod output;
mod progress;
mod read;
mod settle;
mod survey;
