//! The command: options and config in, a report and an exit status out.
//!
//! A library so that the generators can read the same tables as the program. Start with
//! [`check`]: it reads like the list of steps that a run takes.

pub mod baseline;
pub mod bugs;
pub mod check;
pub mod cli;
pub mod commands;
pub mod config;
pub mod error;
pub mod fix;
pub mod gate;
pub mod init;
pub mod interrupt;
pub mod memory;
pub mod report;
pub mod room;
pub mod rules;
pub mod settings;
pub mod similar;
pub mod stats;
pub mod surroundings;

mod atomic;
mod audit;
mod codes;
mod duplicates;
mod excused;
mod findings;
mod ignores;
mod levels;
mod links;
mod output;
mod progress;
mod ran;
mod read;
mod schemas;
mod settle;
mod survey;
