//! What the window may do, read from `tauri.conf.json` and the capabilities.

use std::fs;

use serde_json::Value;

use crate::tree::{files, root};

fn config() -> Value {
    serde_json::from_str(&fs::read_to_string(root().join("tauri.conf.json")).unwrap()).unwrap()
}

#[test]
fn scripts_come_from_the_app_alone() {
    let policy = config()["app"]["security"]["csp"].clone();
    assert_eq!(policy["script-src"], "'self'", "no inline, data, blob or eval script");
    assert_eq!(policy["default-src"], "'self'");
    for name in ["object-src", "base-uri", "form-action"] {
        assert_eq!(policy[name], "'none'", "{name}");
    }
    assert!(policy["frame-src"] == "'self'" || policy["frame-src"] == "'none'");
    for (name, value) in policy.as_object().unwrap() {
        let value = value.as_str().unwrap();
        let style = name == "style-src";
        assert!(style || !value.contains("unsafe"), "{name} {value}");
        for place in value.split(' ').filter(|place| place.starts_with("http")) {
            assert!(place.ends_with(".localhost"), "{name} lets {place} in");
        }
    }
}

#[test]
fn prototypes_are_frozen_and_nothing_is_global() {
    let app = config()["app"].clone();
    assert_eq!(app["security"]["freezePrototype"], true);
    assert_eq!(app["withGlobalTauri"], false);
    assert!(app["security"]["assetProtocol"].is_null(), "photos come by photo:// only");
    assert!(app["security"]["dangerousDisableAssetCspModification"].is_null());
    assert!(
        app["windows"].as_array().unwrap().is_empty(),
        "the window is opened in Rust, with its guards"
    );
}

#[test]
fn the_window_has_no_permission_but_to_hear_events() {
    let capabilities = files("src-tauri/capabilities", &[".json", ".toml"]);
    assert_eq!(capabilities.len(), 1);
    let capability: Value = serde_json::from_str(&capabilities[0].1).unwrap();
    assert_eq!(capability["permissions"], serde_json::json!(["core:event:default"]));
    assert!(capability["remote"].is_null(), "no page from elsewhere may call");
}

#[test]
fn the_shell_has_one_command_and_no_dangerous_plugin() {
    let shell: String =
        files("src-tauri/src", &[".rs"]).into_iter().map(|(_, text)| text).collect();
    assert_eq!(shell.matches("#[tauri::command]").count(), 1, "one command, `request`");
    assert!(
        shell.contains("on_navigation") && shell.contains("on_new_window"),
        "the window stays inside"
    );
    let toml = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    for plugin in
        ["fs", "http", "shell", "store", "sql", "process", "upload", "websocket", "updater"]
    {
        assert!(!toml.contains(&format!("tauri-plugin-{plugin}")), "no {plugin} plugin");
    }
}
