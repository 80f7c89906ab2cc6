//! The contract as TypeScript, written to `ui/src/bridge/contract.ts` and committed.

use std::{collections::BTreeMap, fmt::Write as _};

use ts_rs::{Config, TS, TypeVisitor};

/// Collects the contract's types, each once, and the map of requests.
pub struct Types {
    config: Config,
    /// By name: the macros visit a type's parts in an order that changes from build to build.
    declarations: BTreeMap<String, String>,
    map: String,
}

impl Types {
    /// Adds the request `name` with its doc comment and all types it mentions.
    pub fn request<Ask: TS + 'static, Answer: TS + 'static>(&mut self, name: &str, doc: &[&str]) {
        self.declare::<Ask>();
        self.declare::<Answer>();
        for line in doc {
            let _ = writeln!(self.map, "  /** {} */", line.trim());
        }
        let (ask, answer) = (Ask::name(&self.config), Answer::name(&self.config));
        let _ = writeln!(self.map, "  {name}: [{ask}, {answer}];");
    }

    /// Adds a type that no request mentions by itself.
    pub fn declare<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_none() {
            T::visit_dependencies(self);
            return;
        }
        let name = T::name(&self.config);
        if self.declarations.contains_key(&name) {
            return;
        }
        let docs = T::docs().map(|docs| format!("{}\n", docs.trim_end())).unwrap_or_default();
        let declared = format!("{docs}export {}\n\n", T::decl(&self.config));
        self.declarations.insert(name, declared);
        T::visit_dependencies(self);
    }
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.declare::<T>();
    }
}

/// The whole file `contract.ts`.
pub fn contract_file() -> String {
    let mut types =
        Types { config: Config::default(), declarations: BTreeMap::new(), map: String::new() };
    crate::contract::typescript(&mut types);
    types.declare::<crate::contract::PasteFile>();
    types.declare::<crate::contract::PhotoAdd>();
    types.declare::<crate::contract::Refusal>();
    format!(
        "/** The contract of the desk, generated from `desk::contract`. Do not edit: run the desk's tests. */\n\n\
         {}{}/** Every request: what is asked and what is answered. */\nexport type Contract = {{\n{}}};\n",
        crate::picture_endings::typescript(),
        types.declarations.into_values().collect::<String>(),
        types.map
    )
}
