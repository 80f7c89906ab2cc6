//! The contract as TypeScript, written to `ui/src/bridge/contract.ts` and committed.

use std::fmt::Write as _;

use ts_rs::{Config, TS, TypeVisitor};

/// Collects the contract's types, each once, and the map of requests.
pub struct Types {
    config: Config,
    seen: Vec<String>,
    declarations: String,
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
        if self.seen.contains(&name) {
            return;
        }
        self.seen.push(name);
        T::visit_dependencies(self);
        if let Some(docs) = T::docs() {
            self.declarations.push_str(docs.trim_end());
            self.declarations.push('\n');
        }
        let _ = writeln!(self.declarations, "export {}\n", T::decl(&self.config));
    }
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.declare::<T>();
    }
}

/// The whole file `contract.ts`.
pub fn contract_file() -> String {
    let mut types = Types {
        config: Config::default(),
        seen: Vec::new(),
        declarations: String::new(),
        map: String::new(),
    };
    crate::contract::typescript(&mut types);
    types.declare::<crate::contract::PhotoAdd>();
    types.declare::<crate::contract::Refusal>();
    format!(
        "/** The contract of the desk, generated from `desk::contract`. Do not edit: run the desk's tests. */\n\n\
         {}/** Every request: what is asked and what is answered. */\nexport type Contract = {{\n{}}};\n",
        types.declarations, types.map
    )
}
