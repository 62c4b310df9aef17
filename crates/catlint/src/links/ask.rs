//! Asks the links over the network, or plays a recording of it.

#[cfg(feature = "net")]
mod net {
    use std::fs;
    use std::path::{Path, PathBuf};

    use catlint_core::Category;
    use catlint_links::network::{self, Environment, Recording, Tape};
    use catlint_links::{Link, LinkRun, LinkSettings, Network};

    use crate::error::Error;
    use crate::findings::Findings;
    use crate::output;
    use crate::progress::Bar;
    use crate::settings::Settings;
    use crate::surroundings::Surroundings;

    /// Begins to get ready, where links will be asked.
    pub(crate) fn prepare(settings: &Settings) {
        if settings.runs(Category::Links) && !settings.offline && settings.replay.is_none() {
            network::prepare();
        }
    }

    /// Asks the links. Trouble with the network is one notice; trouble with a recording ends the
    /// run, since nothing else was asked for.
    pub(crate) fn ask(
        settings: &Settings,
        links: &[Link<'_>],
        asked: &LinkSettings,
        surroundings: &Surroundings,
        findings: &mut Findings,
    ) -> Result<(), Error> {
        let environment = Environment {
            tape: tape(settings)?,
            ..Environment::default()
        };
        let bar = Bar::new(links.len(), surroundings.interrupt.clone());
        let run = network::check(links, asked, environment, &bar);
        bar.finish();
        match run {
            Ok(run) => take(settings, run, findings),
            Err(error) => {
                let notice = format!("links were checked for their form only: {error}");
                findings.notices.push(notice);
                Ok(())
            }
        }
    }

    fn take(settings: &Settings, run: LinkRun, findings: &mut Findings) -> Result<(), Error> {
        if let (Some(path), Some(recording)) = (&settings.record, &run.recording) {
            output::write_file(path, |out| out.write_all(recording.as_bytes()))?;
        }
        findings.believed = run.network.is_fine();
        findings.notices.extend(notice(&run));
        if settings.use_proxy {
            let notice = "a proxy was used: it resolves the names, so addresses were not judged";
            findings.notices.push(notice.to_owned());
        }
        if run.network != Network::Absent {
            findings.summary.links_asked = run.outcomes.len();
            findings.links = run.outcomes;
        }
        Ok(())
    }

    fn notice(run: &LinkRun) -> Option<String> {
        match &run.network {
            // The report says by itself that the run was interrupted.
            Network::Fine | Network::Interrupted => None,
            Network::Absent => {
                let words = match run.outcomes.len() {
                    1 => "1 link was".to_owned(),
                    count => format!("{count} links were"),
                };
                Some(format!(
                    "the network cannot be reached: {words} checked for form only"
                ))
            }
            Network::Doubtful { reason } => Some(format!(
                "it is the network, not the links: {reason}; nothing is held against any link"
            )),
        }
    }

    fn tape(settings: &Settings) -> Result<Tape, Error> {
        match (&settings.replay, &settings.record) {
            (Some(path), _) => Ok(Tape::Replay(recording(path)?)),
            (None, Some(_)) => Ok(Tape::Record),
            (None, None) => Ok(Tape::Off),
        }
    }

    fn recording(path: &Path) -> Result<Recording, Error> {
        let text = fs::read_to_string(path).map_err(|source| Error::Io {
            action: "read",
            path: PathBuf::from(path),
            source,
        })?;
        Recording::parse(&text).map_err(|fault| Error::Recording {
            path: PathBuf::from(path),
            reason: fault.to_string(),
        })
    }
}

#[cfg(not(feature = "net"))]
mod net {
    use catlint_links::{Link, LinkSettings};

    use crate::error::Error;
    use crate::findings::Findings;
    use crate::settings::Settings;
    use crate::surroundings::Surroundings;

    /// There is nothing to get ready.
    pub(crate) fn prepare(_settings: &Settings) {}

    /// Says that nothing is asked.
    pub(crate) fn ask(
        _settings: &Settings,
        _links: &[Link<'_>],
        _asked: &LinkSettings,
        _surroundings: &Surroundings,
        findings: &mut Findings,
    ) -> Result<(), Error> {
        let notice =
            "this catlint was built without network: links were checked for their form only";
        findings.notices.push(notice.to_owned());
        Ok(())
    }
}

pub(crate) use net::{ask, prepare};
