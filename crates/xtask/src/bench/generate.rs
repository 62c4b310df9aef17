//! Generates a catalogue of records of 0.9 kB, with its schema and its configs.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use serde_json::json;

use super::random::Random;
use super::record::{DEFECTS, record, schema};

/// The config that names the schema and the fields that identify a record.
pub(super) const CONFIG: &str = "catlint.yaml";
/// A config under which every file is read and parsed, and no record is found in it.
pub(super) const CONFIG_OF_NOTHING: &str = "nothing.yaml";
/// The schema of one record.
const SCHEMA: &str = "schema.json";
/// The schema of what one file holds, which is what other tools check.
pub(super) const FILE_SCHEMA: &str = "file.schema.json";
/// Where the records are.
pub(super) const RECORDS: &str = "records";

/// What to generate.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    /// How many records.
    pub(super) count: u64,
    /// How many of a hundred have a defect.
    pub(super) bad: u64,
    /// Whether they are one list in one file.
    pub(super) as_list: bool,
}

/// Writes the catalogue into a directory: the same bytes for the same plan.
pub(super) fn catalogue(plan: Plan, directory: &Path) -> io::Result<()> {
    let records = directory.join(RECORDS);
    fs::create_dir_all(&records)?;
    fs::write(directory.join(SCHEMA), schema().to_string())?;
    fs::write(directory.join(FILE_SCHEMA), file_schema(plan).to_string())?;
    let place = plan.as_list.then_some("/*");
    fs::write(directory.join(CONFIG), config(place))?;
    // That is what is asked for: nothing has to be said of it at every file.
    let nothing = config(Some("/none/*")) + "rules: {recordless-file: off}\n";
    fs::write(directory.join(CONFIG_OF_NOTHING), nothing)?;
    let mut random = Random::new(7);
    let mut defects = DEFECTS.iter().copied().cycle();
    let mut next = |number| {
        let defect = random.happens(plan.bad).then(|| defects.next()).flatten();
        record(&mut random, number, defect)
    };
    if plan.as_list {
        return list(&records.join("all.yml"), (0..plan.count).map(next));
    }
    (0..plan.count).try_for_each(|number| {
        let text = format!("---\n{}\n", next(number).join("\n"));
        fs::write(records.join(format!("{number:05}.yml")), text)
    })
}

fn list(path: &Path, records: impl Iterator<Item = Vec<String>>) -> io::Result<()> {
    let mut file = BufWriter::new(fs::File::create(path)?);
    writeln!(file, "---")?;
    for lines in records {
        writeln!(file, "- {}", lines.join("\n  "))?;
    }
    file.flush()
}

fn file_schema(plan: Plan) -> serde_json::Value {
    match plan.as_list {
        true => json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "type": "array",
            "items": schema(),
        }),
        false => schema(),
    }
}

/// A config; `place` is where the records are in a file that is not itself one.
fn config(place: Option<&str>) -> String {
    let place = place.map_or_else(String::new, |place| format!("    records: \"{place}\"\n"));
    format!(
        "collections:
  records:
    files: [\"{RECORDS}/*.yml\"]
    schema: {SCHEMA}
    id: /id
    label: /name
    partition: /country
{place}"
    )
}

#[cfg(test)]
mod tests {
    use super::{CONFIG, Plan, RECORDS, catalogue};
    use std::fs;

    #[test]
    fn the_same_plan_gives_the_same_records_of_their_size() {
        let directory = tempfile::tempdir().expect("a directory");
        let plan = Plan {
            count: 50,
            bad: 20,
            as_list: false,
        };
        let texts = ["one", "other"].map(|name| {
            let directory = directory.path().join(name);
            catalogue(plan, &directory).expect("written");
            assert!(directory.join(CONFIG).is_file());
            let records = (0..50).map(|number| format!("{RECORDS}/{number:05}.yml"));
            let texts = records.map(|path| fs::read_to_string(directory.join(path)));
            texts.collect::<Result<String, _>>().expect("read")
        });
        assert_eq!(texts[0], texts[1]);
        let mean = texts[0].len() / 50;
        assert!((800..1000).contains(&mean), "{mean} bytes a record");
    }
}
