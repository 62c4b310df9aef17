//! A progress bar on standard error, only while links are checked on a terminal.

#[cfg(feature = "net")]
mod bar {
    use std::io::IsTerminal;

    use catlint_links::Progress;
    use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

    use crate::interrupt::Interrupt;

    /// The bar, or nothing where nobody is watching.
    pub(crate) struct Bar {
        bar: Option<ProgressBar>,
        interrupt: Interrupt,
    }

    impl Bar {
        pub(crate) fn new(total: usize, interrupt: Interrupt) -> Self {
            let bar = std::io::stderr().is_terminal().then(|| Self::drawn(total));
            Self { bar, interrupt }
        }

        fn drawn(total: usize) -> ProgressBar {
            let bar =
                ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::stderr());
            if let Ok(style) = ProgressStyle::with_template("checking links {bar:30} {pos}/{len}") {
                bar.set_style(style);
            }
            bar
        }

        pub(crate) fn finish(&self) {
            if let Some(bar) = &self.bar {
                bar.finish_and_clear();
            }
        }
    }

    impl Progress for Bar {
        fn step(&self, done: usize, total: usize) {
            if let Some(bar) = &self.bar {
                bar.set_length(total as u64);
                bar.set_position(done as u64);
            }
        }

        fn is_over(&self) -> bool {
            self.interrupt.is_set()
        }
    }
}

#[cfg(feature = "net")]
pub(crate) use bar::Bar;
