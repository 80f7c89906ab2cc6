//! The numbers of a list as a reader sees them. An article's list counts 1, 2, 3; other numbers (c, IV, 7) are words of
//! the text, which speaks of «điểm c».

/// How a list writes its numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Numerals {
    /// 1, 2, 3.
    #[default]
    Digits,
    /// a, b, c.
    SmallLetters,
    /// A, B, C.
    Letters,
    /// i, ii, iii.
    SmallRoman,
    /// I, II, III.
    Roman,
}

const ROMAN: [(u32, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];
/// The highest number that is written in Roman numerals.
const MOST_ROMAN: u32 = 3999;

impl Numerals {
    /// `n` as a list writes it. Zero has no letter, and large numbers no Roman numeral: they stay digits.
    pub(crate) fn write(self, n: u32) -> String {
        match self {
            Self::Letters if n > 0 => letters(n),
            Self::SmallLetters if n > 0 => letters(n).to_lowercase(),
            Self::Roman if (1..=MOST_ROMAN).contains(&n) => roman(n),
            Self::SmallRoman if (1..=MOST_ROMAN).contains(&n) => roman(n).to_lowercase(),
            _ => n.to_string(),
        }
    }
}

/// A … Z, AA, AB ….
fn letters(mut n: u32) -> String {
    let mut letters = Vec::new();
    while n > 0 {
        n -= 1;
        letters.push(char::from(b'A' + (n % 26) as u8));
        n /= 26;
    }
    letters.into_iter().rev().collect()
}

fn roman(mut n: u32) -> String {
    let mut roman = String::new();
    for (value, sign) in ROMAN {
        while n >= value {
            roman.push_str(sign);
            n -= value;
        }
    }
    roman
}

/// The numbers of one list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numbers {
    pub(crate) numerals: Numerals,
    /// That of the first item.
    pub(crate) first: u32,
}

impl Numbers {
    /// True for what an article's list shows by itself: 1, 2, 3.
    pub(crate) fn are_usual(self) -> bool {
        self == Self { numerals: Numerals::Digits, first: 1 }
    }

    /// What stands before the item at place `at`, from 0.
    pub(crate) fn label(self, at: usize) -> String {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        format!("{}. ", self.numerals.write(self.first.saturating_add(at)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_lists_write_them() {
        for (numerals, n, written) in [
            (Numerals::Digits, 12, "12"),
            (Numerals::SmallLetters, 3, "c"),
            (Numerals::Letters, 26, "Z"),
            (Numerals::Letters, 28, "AB"),
            (Numerals::Letters, 0, "0"),
            (Numerals::SmallRoman, 4, "iv"),
            (Numerals::Roman, 1994, "MCMXCIV"),
            (Numerals::Roman, 4000, "4000"),
        ] {
            assert_eq!(numerals.write(n), written);
        }
        let numbers = Numbers { numerals: Numerals::SmallLetters, first: 2 };
        assert_eq!((numbers.label(0).as_str(), numbers.label(1).as_str()), ("b. ", "c. "));
        let huge = Numbers { numerals: Numerals::Digits, first: u32::MAX };
        assert_eq!(huge.label(usize::MAX), "4294967295. ");
    }
}
