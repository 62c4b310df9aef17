//! Archived copies, from a service that may say anything.

use crate::hall::Hall;

#[test]
fn a_capture_is_proposed_only_where_it_is_one_of_the_very_page() {
    let hall = Hall::open();
    let page = hall.lab.url("status-404");
    for mode in catlint_lab::modes().filter(|mode| mode.name.starts_with("wayback-")) {
        let mut settings = hall.settings();
        settings.archive = Some(hall.lab.url(mode.name));
        let run = hall.ask(std::slice::from_ref(&page), &settings);
        let archived = run
            .outcomes
            .first()
            .and_then(|outcome| outcome.archived.as_deref());
        match mode.name {
            "wayback-good" => {
                let archived = archived.expect("a capture");
                assert!(
                    archived.starts_with("https://web.archive.org/web/"),
                    "{archived}"
                );
                assert!(archived.ends_with(&page), "{archived}");
            }
            other => assert_eq!(archived, None, "{other}"),
        }
    }
}

#[test]
fn nobody_is_asked_about_a_page_that_lives() {
    let hall = Hall::open();
    let mut settings = hall.settings();
    settings.archive = Some(hall.lab.url("wayback-good"));
    hall.ask(&[hall.lab.url("ok")], &settings);
    assert!(hall.lab.requests("wayback-good").is_empty());
}
