//! Licence expressions (SPDX 2.3, annex D): read `MIT OR (Apache-2.0 WITH
//! LLVM-exception AND ISC)` and say whether a list of allowed licences lets us
//! use the thing. OR offers a choice; AND binds to both.

/// A licence expression, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression {
    /// One licence, with its exception when it has one: `GPL-2.0 WITH x`.
    Licence(String),
    /// Both must be kept to.
    And(Box<Self>, Box<Self>),
    /// Either may be chosen.
    Or(Box<Self>, Box<Self>),
}

impl Expression {
    /// Reads an expression. A slash, which old packages write, means OR.
    /// Fails with nothing when the text is no expression.
    pub fn parse(text: &str) -> Option<Self> {
        let spaced = text.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
        let mut words = Words { rest: spaced.split_whitespace().collect() };
        let expression = words.either()?;
        words.rest.is_empty().then_some(expression)
    }

    /// True when `allowed`, asked about single licences, lets us use it.
    pub fn permits(&self, allowed: &dyn Fn(&str) -> bool) -> bool {
        match self {
            Self::Licence(name) => allowed(name),
            Self::And(left, right) => left.permits(allowed) && right.permits(allowed),
            Self::Or(left, right) => left.permits(allowed) || right.permits(allowed),
        }
    }
}

/// The words not yet read; AND binds closer than OR, both to the left.
struct Words<'a> {
    rest: Vec<&'a str>,
}

impl<'a> Words<'a> {
    fn either(&mut self) -> Option<Expression> {
        let mut left = self.both()?;
        while self.took("OR") {
            left = Expression::Or(Box::new(left), Box::new(self.both()?));
        }
        Some(left)
    }

    fn both(&mut self) -> Option<Expression> {
        let mut left = self.one()?;
        while self.took("AND") {
            left = Expression::And(Box::new(left), Box::new(self.one()?));
        }
        Some(left)
    }

    fn one(&mut self) -> Option<Expression> {
        if self.took("(") {
            let inner = self.either()?;
            return self.took(")").then_some(inner);
        }
        let name = self.name()?;
        if self.took("WITH") {
            let exception = self.name()?;
            return Some(Expression::Licence(format!("{name} WITH {exception}")));
        }
        Some(Expression::Licence(name.to_owned()))
    }

    fn name(&mut self) -> Option<&'a str> {
        let word = *self.rest.first()?;
        let letters = |c: char| c.is_ascii_alphanumeric() || "-.+:".contains(c);
        if ["AND", "OR", "WITH"].contains(&word) || !word.chars().all(letters) {
            return None;
        }
        Some(self.rest.remove(0))
    }

    fn took(&mut self, word: &str) -> bool {
        let is_next = self.rest.first() == Some(&word);
        if is_next {
            self.rest.remove(0);
        }
        is_next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<bool>) {
        let allowed = |name: &str| ["MIT", "ISC", "Apache-2.0 WITH LLVM-exception"].contains(&name);
        let permitted = Expression::parse(text).map(|read| read.permits(&allowed));
        assert_eq!(permitted, expected, "{text}");
    }

    #[test]
    fn either_side_of_or_is_enough_and_and_needs_both() {
        check("MIT", Some(true));
        check("GPL-3.0-only", Some(false));
        check("MIT OR LGPL-2.1-or-later", Some(true));
        check("MIT AND LGPL-2.1-or-later", Some(false));
        check("GPL-2.0+ OR MPL-2.0", Some(false));
        check("MIT/Apache-2.0", Some(true));
    }

    #[test]
    fn and_binds_closer_than_or() {
        check("MIT OR GPL-3.0-only AND GPL-2.0-only", Some(true));
        check("GPL-2.0-only AND GPL-3.0-only OR MIT", Some(true));
        check("(MIT OR GPL-3.0-only) AND GPL-2.0-only", Some(false));
        check("(MIT OR GPL-3.0-only) AND ISC", Some(true));
    }

    #[test]
    fn an_exception_belongs_to_its_licence() {
        check("Apache-2.0 WITH LLVM-exception", Some(true));
        check("Apache-2.0", Some(false));
        check("MIT WITH LLVM-exception", Some(false));
    }

    #[test]
    fn what_is_no_expression_is_refused() {
        for text in
            ["", "MIT OR", "(MIT", "MIT)", "MIT ISC", "AND MIT", "SEE LICENSE IN x", "MIT, ISC"]
        {
            check(text, None);
        }
    }
}
