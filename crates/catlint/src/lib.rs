//! The command: options and config in, a report and an exit status out.
//!
//! A library so that the generators can read the same tables as the program. Start with
//! [`check`]: it reads like the list of steps that a run takes.

pub mod check;
pub mod cli;
pub mod commands;
pub mod config;
pub mod error;
pub mod git;
pub mod history;
pub mod merge;
pub mod report_error;
pub mod rules;
pub mod settings;

mod ask;
mod audit;
mod base;
mod calm;
mod changes;
mod damage;
mod discover;
mod gate;
mod inside;
mod link_settings;
mod links;
mod output;
mod policy;
mod progress;
mod read;
mod records;
mod settle;
mod strictness;
