//! Settings: a key and its JSON.

use rusqlite::{Connection, OptionalExtension as _, params};
use serde_json::Value;

use crate::{Newsroom, StoreFault};

impl Newsroom {
    /// The value of `key`, if one was kept.
    pub fn setting(&self, key: &str) -> Result<Option<Value>, StoreFault> {
        self.read(|connection| get(connection, key))
    }

    /// Keeps `value` under `key`.
    pub fn put_setting(&self, key: &str, value: &Value) -> Result<(), StoreFault> {
        let (key, value) = (key.to_owned(), value.clone());
        self.write(move |tx| put(tx, &key, &value))
    }

    /// Keeps under `key` what `change` makes of the value that is there, in one transaction: of two changes at the same
    /// time none is lost. Answers the new value; where `change` fails the old one stays.
    pub fn change_setting(
        &self,
        key: &str,
        change: impl Fn(Option<Value>) -> Result<Value, StoreFault> + Send + 'static,
    ) -> Result<Value, StoreFault> {
        let key = key.to_owned();
        self.write(move |tx| {
            let value = change(get(tx, &key)?)?;
            put(tx, &key, &value)?;
            Ok(value)
        })
    }
}

pub(crate) fn get(connection: &Connection, key: &str) -> Result<Option<Value>, StoreFault> {
    let sql = "SELECT value FROM setting WHERE key = ?1";
    let text: Option<String> =
        connection.prepare_cached(sql)?.query_row([key], |row| row.get(0)).optional()?;
    text.map(|text| serde_json::from_str(&text).map_err(StoreFault::damaged)).transpose()
}

pub(crate) fn put(connection: &Connection, key: &str, value: &Value) -> Result<(), StoreFault> {
    let sql =
        "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2";
    connection.prepare_cached(sql)?.execute(params![key, value.to_string()])?;
    Ok(())
}
