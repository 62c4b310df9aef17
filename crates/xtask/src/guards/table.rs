//! The guards, from the bytes of a file to the bytes of a report.

use super::Guard;

const PARSE: &str = "crates/catlint-core/tests/parse.rs";
const BUILDER: &str = "crates/catlint-core/src/document/builder/mod.rs";
const ALIASES: &str = "crates/catlint-core/src/document/builder/aliases.rs";
const COLLECTIONS: &str = "crates/catlint-core/src/document/builder/collections.rs";
const NODES: &str = "crates/catlint-core/src/document/builder/nodes.rs";
const SCALARS: &str = "crates/catlint-core/src/document/builder/scalars.rs";
const WEIGHT: &str = "crates/catlint-schema/src/weight/mod.rs";
const AMOUNT: &str = "crates/catlint-schema/src/weight/amount.rs";
const WEIGHT_TESTS: &str = "crates/catlint-schema/src/weight/tests.rs";
const COMPILE: &str = "crates/catlint-schema/src/compile.rs";
const SECRET: &str = "crates/catlint-core/src/text/secret.rs";
const TEXT: &str = "crates/catlint-report/src/escape/text.rs";
const MARKUP: &str = "crates/catlint-report/src/escape/markup.rs";
const JSON: &str = "crates/catlint-report/src/escape/json.rs";
const MARKDOWN: &str = "crates/catlint-report/src/escape/markdown.rs";
const HOSTILE: &str = "crates/catlint-report/src/hostile.rs";
const EXCERPT: &str = "crates/catlint-report/src/excerpt.rs";
const ATOMIC: &str = "crates/catlint/src/atomic.rs";
const DISK: &str = "crates/catlint/src/atomic/disk.rs";
const ATOMIC_TESTS: &str = "crates/catlint/src/atomic/tests.rs";
const INSIDE: &str = "crates/catlint/src/read/inside.rs";
const FILE: &str = "crates/catlint/src/read/file.rs";
const IGNORE_FILES: &str = "crates/catlint/src/read/ignore_files.rs";
const DISCOVER: &str = "crates/catlint/src/read/discover.rs";
const WALK: &str = "crates/catlint/src/read/walk.rs";
const KEEPS: &str = "crates/catlint/src/fix/keeps.rs";
const COMMAND: &str = "crates/catlint/src/gate/git/command.rs";
const OBJECTS: &str = "crates/catlint/src/gate/git/objects.rs";
const TREE: &str = "crates/catlint/src/gate/git/tree.rs";
const ADDRESS: &str = "crates/catlint-links/src/address.rs";
const LIVE: &str = "crates/catlint-links/src/network/live.rs";
const CHAIN: &str = "crates/catlint-links/src/network/chain.rs";
const ROOM: &str = "crates/catlint/src/room.rs";
const INTERRUPT: &str = "crates/catlint/src/interrupt.rs";
const PARSER: &str = "crates/catlint-core/src/document/parse.rs";
const TRANSLATE: &str = "crates/catlint-schema/src/translate.rs";
const STEPS: &str = "crates/catlint-schema/src/steps.rs";
const VIOLATIONS: &str = "crates/catlint-schema/src/violations.rs";
const GITHUB: &str = "crates/catlint-report/src/escape/github.rs";
const HTML: &str = "crates/catlint-report/src/html.rs";
const JUNIT: &str = "crates/catlint-report/src/junit.rs";
const MARKDOWN_FORMAT: &str = "crates/catlint-report/src/markdown.rs";
const URI: &str = "crates/catlint-report/src/escape/uri.rs";
const HUMAN: &str = "crates/catlint-report/src/human/mod.rs";
const SARIF: &str = "crates/catlint-report/src/sarif.rs";
const REPORT: &str = "crates/catlint/src/report/mod.rs";
const MERGE: &str = "tests/merge.rs";
const CONFIG: &str = "crates/catlint/src/config/mod.rs";
const PATTERNS: &str = "crates/catlint/src/read/patterns.rs";
const PLAN: &str = "crates/catlint/src/fix/plan.rs";
const FIX: &str = "tests/fix.rs";
const CLOSED: &str = "crates/catlint/src/gate/git/closed.rs";
const RESOLVER: &str = "crates/catlint-links/src/network/resolver.rs";
const LAB_ADDRESSES: &str = "crates/catlint-links/tests/lab/addresses.rs";
const LAB_MANNERS: &str = "crates/catlint-links/tests/lab/manners.rs";
const RESOURCES: &str = "tests/resources.rs";
const SIGNALS: &str = "tests/signals.rs";
const BUGS: &str = "crates/catlint/src/bugs.rs";
const SCHEMA_ATTACKS: &str = "tests/hostile/attacks/schemas.rs";
const FILE_ATTACKS: &str = "tests/hostile/attacks/files.rs";
const CONFIG_ATTACKS: &str = "tests/hostile/attacks/config.rs";
const LIMITS: &str = "every_limit_lets_as_much_through_as_it_says_and_no_more";

macro_rules! guards {
    ($($what:literal $file:ident: $with:literal => $without:literal; $test_file:expr, $test:expr;)*) => {
        /// Every guard.
        pub(crate) const GUARDS: &[Guard] = &[$(Guard {
            what: $what,
            file: $file,
            with: $with,
            without: $without,
            test_file: $test_file,
            test: $test,
        }),*];
    };
}

guards! {
    "the bytes of a file" PARSER: "(text.len() > limits.bytes).then(" => "false.then("; PARSE, LIMITS;
    "the nesting of values" COLLECTIONS: "self.frames.len() >= self.limits.depth" => "false"; PARSE, LIMITS;
    "the number of nodes, those behind aliases counted" NODES: "self.total_nodes >= self.limits.nodes" => "false"; PARSE, LIMITS;
    "the nodes that an alias stands for" ALIASES: "self.total_nodes.saturating_add(size.nodes)" => "self.total_nodes"; PARSE, LIMITS;
    "the nesting behind aliases" ALIASES: "if depth > self.limits.depth {" => "if false {"; PARSE, LIMITS;
    "the bytes behind aliases" ALIASES: "self.alias_bytes > self.limits.alias_bytes" => "false"; PARSE, LIMITS;
    "the number of YAML documents" BUILDER: "self.document.roots.len() >= self.limits.documents" => "false"; PARSE, LIMITS;
    "the bytes of a key" SCALARS: "value.len() > self.limits.key_bytes" => "false"; PARSE, LIMITS;
    "an alias inside what it stands for" ALIASES:
        "let Some(size) = target.size else {\n            return Err(self.stop(Limit::AliasCycle, span));\n        };"
        => "let size = target.size.unwrap_or(Size { nodes: 0, bytes: 0, height: 0 });";
        PARSE, "an_alias_of_its_own_container_is_a_cycle";
    "keys that are there twice" COLLECTIONS: "if is_mapping {\n" => "if false {\n"; PARSE, "repeated_keys_are_found_in_short_and_long_mappings_alike";

    "the ways through a schema" AMOUNT: "self.ways > MOST_WAYS" => "false"; WEIGHT_TESTS, "ways_are_multiplied_and_circles_are_not";
    "schemas in one another" AMOUNT: "depth.saturating_add(self.height) > DEEPEST" => "false"; WEIGHT_TESTS, "ways_are_multiplied_and_circles_are_not";
    "how deep the weighing itself recurses" WEIGHT: "if depth > DEEPEST {" => "if false {"; WEIGHT_TESTS, "ways_are_multiplied_and_circles_are_not";
    "steps of a pattern with look-around" COMPILE: ".backtrack_limit(BACKTRACK_LIMIT)" => ".backtrack_limit(usize::MAX)"; SCHEMA_ATTACKS, "schema-redos-not";
    "a pattern that was given up counts as a violation" TRANSLATE: "Kind::BacktrackLimitExceeded { .. } | Kind::RegexEngineFailure { .. } => {\n            ViolationKind::PatternLimit" => "Kind::BacktrackLimitExceeded { .. } | Kind::RegexEngineFailure { .. } => {\n            ViolationKind::Forbidden"; SCHEMA_ATTACKS, "schema-redos-lookahead";
    "steps of a comparison" STEPS: "left > 0" => "true"; STEPS, "what_is_spent_is_spent";
    "errors that a comparison may make" STEPS: "if left == 0 {" => "if false {"; STEPS, "what_is_spent_is_spent";
    "a comparison that was given up is told" VIOLATIONS: "if ground.is_exhausted() {" => "if false {"; SCHEMA_ATTACKS, "schema-recursion";

    "secrets, in every format" SECRET: "if secrets.is_empty() {" => "if true {"; SECRET, "secrets_become_stars_and_everything_else_stays_in_place";
    "characters that a terminal obeys or hides" TEXT: "match visible_form(character) {" => "match visible_form(character).filter(|_| false) {"; HOSTILE, "no_format_obeys_the_data";
    "`##[` in any text" TEXT: "text.replace(\"##[\", \"## [\")" => "text"; HOSTILE, "no_format_obeys_the_data";
    "`::` at the beginning of a line" TEXT: "format!(\"{blanks}: :{rest}\")" => "format!(\"{blanks}::{rest}\")"; HOSTILE, "no_format_obeys_the_data";
    "hidden characters in JSON" JSON: "is_hidden(character) || command()" => "command()"; HOSTILE, "no_format_obeys_the_data";
    "`##[` in JSON" JSON: "is_hidden(character) || command()" => "is_hidden(character)"; HOSTILE, "no_format_obeys_the_data";
    "`%` in a workflow command" GITHUB: ".replace('%', \"%25\")" => ""; GITHUB, "what_would_end_a_property_is_encoded";
    "`:` and `,` in its properties" GITHUB: ".replace(':', \"%3A\").replace(',', \"%2C\")" => ""; GITHUB, "what_would_end_a_property_is_encoded";
    "`<` in HTML and XML" MARKUP: "'<' => out.push_str(\"&lt;\")," => ""; HTML, "hostile_data_adds_no_element_and_no_attribute";
    "`&` in HTML and XML" MARKUP: "'&' => out.push_str(\"&amp;\")," => ""; JUNIT, "a_strict_reader_takes_it_and_counts_the_records";
    "`\"` in their attributes" MARKUP: "'\"' => out.push_str(\"&quot;\")," => ""; JUNIT, "a_strict_reader_takes_it_and_counts_the_records";
    "backticks in Markdown" MARKDOWN: "\"`\".repeat(longest_run(&text).saturating_add(1))" => "\"`\".to_owned()"; MARKDOWN_FORMAT, "whatever_the_data_says_stays_code";
    "a path that would lead elsewhere, in SARIF" URI: "if byte.is_ascii_alphanumeric() || b\"-._~/\".contains(&byte) {" => "if true {"; HOSTILE, "json_and_sarif_are_read_back_as_they_were_meant";
    "how much of a line is shown" EXCERPT: "shown.by_ref().take(width)" => "shown.by_ref().take(usize::MAX)"; EXCERPT, "of_a_long_line_only_a_window_is_read";
    "how much of a line is looked at" EXCERPT: "const NEAR: usize = 4096;" => "const NEAR: usize = usize::MAX;"; EXCERPT, "of_a_long_line_only_a_window_is_read";
    "half a URL at the edge of what is looked at" EXCERPT: "if !cut {" => "if true {"; EXCERPT, "of_a_long_line_only_a_window_is_read";
    "findings shown to people" HUMAN: "shown < SHOWN && *left < SHOWN_PER_FILE" => "true"; HOSTILE, "for_people_the_number_of_findings_is_bounded_and_the_total_exact";
    "findings in SARIF" SARIF: "const MOST_RESULTS: usize = 5_000;" => "const MOST_RESULTS: usize = usize::MAX;"; HOSTILE, "sarif_is_cut_by_gravity_and_says_so";
    "findings in a page" HTML: "const SHOWN: usize = 5_000;" => "const SHOWN: usize = usize::MAX;"; HTML, "a_hundred_thousand_findings_are_bounded_and_counted";
    "bytes of a comment" MARKDOWN_FORMAT: "const MOST_BYTES: usize = 60_000;" => "const MOST_BYTES: usize = usize::MAX;"; MARKDOWN_FORMAT, "however_much_is_found_it_fits_a_comment_and_counts_the_rest";
    "the size of a report that is read" REPORT: "if read as u64 > MOST_BYTES {" => "if false {"; MERGE, "a_report_that_never_ends_is_refused";

    "a file is written beside and renamed" ATOMIC: "let temporary = write_beside(disk, path, mode, bytes)?;" => "drop(mode);\n    fs::write(path, bytes.get(..bytes.len() / 2).unwrap_or_default())?;\n    let temporary = write_beside(disk, path, None, bytes)?;"; ATOMIC_TESTS, "whenever_the_power_goes_the_file_is_the_old_or_the_new_one";
    "the bytes are safe before the name changes" DISK: "        self.sync(&file)\n" => "        Ok(())\n"; ATOMIC_TESTS, "the_bytes_are_safe_before_the_name_and_the_name_before_the_end";
    "the name is safe before the end" ATOMIC: "    disk.sync_directory(path);\n" => ""; ATOMIC_TESTS, "the_bytes_are_safe_before_the_name_and_the_name_before_the_end";
    "what fails leaves nothing behind" ATOMIC: "renamed.inspect_err(|_| disk.remove(&temporary))?;" => "renamed?;"; ATOMIC_TESTS, "whichever_step_fails_is_told_and_leaves_nothing_behind";
    "a file beside that is another's" DISK: "File::create_new(path)?" => "File::create(path)?"; ATOMIC_TESTS, "where_every_name_is_taken_it_gives_up";
    "names for the file beside" ATOMIC: " && number < MOST_NAMES" => ""; ATOMIC_TESTS, "where_every_name_is_taken_it_gives_up";
    "a fix over a file that has changed" ATOMIC: "if now == before {" => "if true {"; ATOMIC_TESTS, "a_file_that_has_changed_is_left_as_it_is";
    "a fix over a file that changes meanwhile" ATOMIC: "last_look().and_then(|()| disk.rename(&temporary, path))" => "disk.rename(&temporary, path)"; ATOMIC_TESTS, "a_file_that_has_changed_is_left_as_it_is";
    "a fix through a link" ATOMIC: "let meta = fs::symlink_metadata(path)?;" => "let meta = fs::metadata(path)?;"; ATOMIC_TESTS, "a_link_is_never_followed_and_the_mode_is_kept";
    "a fix of what is read only" ATOMIC: "if mode.readonly() {" => "if false {"; ATOMIC_TESTS, "a_link_is_never_followed_and_the_mode_is_kept";
    "the mode of a file that is mended" ATOMIC: "replace_on(&mut Real, path, Some(mode), after, unchanged)" => "replace_on(&mut Real, path, None, after, unchanged)"; ATOMIC_TESTS, "a_link_is_never_followed_and_the_mode_is_kept";

    "paths of the config outside of the repository" INSIDE: "if !resolved.starts_with(boundary(&root)) {" => "if false {"; INSIDE, "what_lies_outside_is_not_read";
    "absolute paths in the config" INSIDE: "if path.is_absolute() {" => "if false {"; INSIDE, "what_lies_outside_is_not_read";
    "a schema that is no regular file" FILE: "if !std::fs::metadata(path)?.is_file() {" => "if false {"; FILE_ATTACKS, "fs-schema-fifo";
    "bytes that are read of a file" FILE: "File::open(path)?.take(most)" => "File::open(path)?"; FILE, "one_byte_more_than_may_be_is_read_and_no_further";
    "a config through a link" CONFIG: "let bytes = read_inside(&root, file, &Limits::default());\n    let bytes = bytes.map_err(|reason| io(io::Error::other(reason)))?;" => "let bytes = std::fs::read(path).map_err(io)?;"; CONFIG_ATTACKS, "config-link-out";
    "patterns that lead out of the catalogue" PATTERNS: "relative.split('/').any(|part| part == \"..\")" => "false"; CONFIG_ATTACKS, "config-escape-inside";
    "an absolute pattern" PATTERNS: "if relative.starts_with('/') || " => "if "; CONFIG_ATTACKS, "config-escape-absolute";
    "records behind links" WALK: ".follow_links(false)" => ".follow_links(true)"; FILE_ATTACKS, "fs-symlink-passwd";
    "records that are no regular files" DISCOVER: "} else if kind.is_file() {" => "} else if true {"; FILE_ATTACKS, "fs-fifo";
    "ignore files that are no regular files" IGNORE_FILES: "Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error)," => ""; IGNORE_FILES, "a_link_is_not_followed";
    "bytes of an ignore file" IGNORE_FILES: "meta.len() > MOST_BYTES" => "false"; IGNORE_FILES, "a_short_file_is_read_and_nothing_else";
    "ignore files on the way down" WALK: "(!directory || ignore_files.are_sound(entry.path()))" => "true"; FILE_ATTACKS, "fs-gitignore-fifo";
    "directories that cannot be looked into" WALK: "Err(error) => Refused::new(root, base, &error).map(Err)," => "Err(_) => None,"; FILE_ATTACKS, "fs-too-deep-directories";
    "ignore files above the records" WALK: "above.all(|directory| ignore_files.are_sound(directory))" => "above.all(|_| true)"; FILE_ATTACKS, "fs-gitignore-above";

    "a fix of a file with a key twice" KEEPS: "matches!(kind, FaultKind::DuplicateKey { .. } | FaultKind::ComplexKey)" => "false"; FIX, "a_file_with_a_key_twice_is_not_mended";
    "a fix that changes another value" KEEPS: "(Kind::String(old), Kind::String(new)) => touched || old == new," => "(Kind::String(_), Kind::String(_)) => true,"; KEEPS, "another_value_may_not_change";
    "a fix that changes a comment" KEEPS: "&& comparison.same_comments()" => ""; KEEPS, "a_value_or_a_key_may_change_and_nothing_else";
    "a fix of what an alias stands for" KEEPS: "moved(target, self.edits).map(|span| span.start) == Some(self.new.span(new).start)" => "target == target"; KEEPS, "what_an_alias_stands_for_is_left_alone";
    "fixes that overlap" PLAN: "if is_free(units, &edits) {" => "if true {"; PLAN, "of_fixes_in_one_place_the_first_is_made";

    "programs that a config names, for git" COMMAND: ".args([\"-c\", \"core.fsmonitor=\", \"-c\", \"core.hooksPath=/dev/null\"])" => ""; CLOSED, "a_config_of_the_checkout_names_no_program";
    "a repository inside the checkout" COMMAND: ".args([\"-c\", \"safe.bareRepository=explicit\"])" => ""; CLOSED, "a_repository_that_lies_in_the_checkout_is_not_asked";
    "the config of the machine, for git" COMMAND: ".env(\"GIT_CONFIG_NOSYSTEM\", \"1\")" => ""; CLOSED, "a_config_of_the_checkout_names_no_program";
    "objects that git would fetch" COMMAND: ".env(\"GIT_NO_LAZY_FETCH\", \"1\")" => ""; CLOSED, "nothing_is_fetched_by_either_of_two_guards";
    "protocols that git would speak" COMMAND: ".env(\"GIT_ALLOW_PROTOCOL\", \"none\")" => ""; CLOSED, "nothing_is_fetched_by_either_of_two_guards";
    "a password that git would ask for" COMMAND: ".env(\"GIT_TERMINAL_PROMPT\", \"0\")" => ""; CLOSED, "nobody_is_asked_for_a_password";
    "objects in the place of others" COMMAND: "\"--no-replace-objects\", " => ""; CLOSED, "an_object_is_what_its_name_says";
    "bytes of an object" OBJECTS: "size.min(most as u64)" => "size"; OBJECTS, "a_long_object_is_cut_and_the_next_one_is_whole";
    "links and submodules in a commit" TREE: "[\"100644\" | \"100755\" | \"100664\", \"blob\", name]" => "[_, \"blob\", name]"; TREE, "an_entry_is_a_file_or_something_else";

    "addresses that are not public" ADDRESS: "if allowed || is_public(address) {" => "if allowed || !allowed {"; ADDRESS, "a_url_is_judged_by_what_it_leads_to_in_every_spelling";
    "ports that are not of the web" ADDRESS: "if !USUAL_PORTS.contains(&port) && !self.ports.contains(&port) {" => "if false {"; ADDRESS, "what_is_allowed_is_allowed_and_no_more";
    "schemes that are not of the web" ADDRESS: "if !matches!(url.scheme(), \"http\" | \"https\") {" => "if false {"; ADDRESS, "a_url_is_judged_by_what_it_leads_to_in_every_spelling";
    "IPv4 inside IPv6" ADDRESS: "if let Some(embedded) = embedded_v4(address) {" => "if let Some(embedded) = embedded_v4(address).filter(|_| false) {"; ADDRESS, "special_purpose_addresses_are_not_public_up_to_their_edges";
    "the address of each hop" CHAIN: ".judge(&current)\n                .map_err(Failure::Refused)?;" => ".judge(url)\n                .map_err(Failure::Refused)?;"; LAB_ADDRESSES, "no_spelling_by_any_way_reaches_the_canary";
    "the address that a name leads to" RESOLVER: "judged.map_err(|refusal| LookupError(Failure::Refused(refusal)))?;" => "drop(judged);"; LAB_ADDRESSES, "no_spelling_by_any_way_reaches_the_canary";
    "credentials in a URL" LIVE: "let _ = url.set_username(\"\").and_then(|()| url.set_password(None));" => ""; LAB_MANNERS, "credentials_of_a_url_are_never_sent";

    "threads with a stack of one size" ROOM: "ThreadPoolBuilder::new().stack_size(STACK)" => "ThreadPoolBuilder::new()"; ROOM, "the_stack_is_as_large_as_it_says";
    "addresses that cannot be enough" ROOM: "addresses().filter(|bytes| *bytes < LEAST)" => "addresses().filter(|_| false)"; RESOURCES, "without_enough_memory_to_address_nothing_is_begun";
    "a file that may not grow" INTERRUPT: "flag::register(SIGXFSZ, Arc::default())?;" => ""; RESOURCES, "a_file_that_may_not_grow_is_an_error_and_leaves_nothing_behind";
    "a second signal" INTERRUPT: "flag::register_conditional_shutdown(signal, 128 + signal, asked.clone())?;" => ""; SIGNALS, "a_second_signal_ends_the_run_at_once";
    "a run that hangs after a signal" INTERRUPT: "std::process::exit(self.status().unwrap_or(2).into());" => ""; SIGNALS, "a_run_that_cannot_print_ends_all_the_same";
    "a panic over one record" BUGS: "panic::catch_unwind(AssertUnwindSafe(work))" => "Ok::<T, Box<dyn std::any::Any + Send>>(work())"; BUGS, "a_panic_is_noted_and_everything_else_goes_on";
}
