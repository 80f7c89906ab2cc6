//! The packages of the operating system that the build and its tests stand on.
//! On Debian and Ubuntu what is missing is installed; elsewhere the person is
//! told exactly what to install, and nothing is changed.

use crate::order::Order;
use crate::place::{Place, on_path};
use crate::say;

/// A Debian package, why it is needed, and for whom.
#[derive(Debug, PartialEq, Eq)]
struct Package {
    name: &'static str,
    need: Need,
    /// Programs that serve as well, wherever they came from.
    or_program: &'static [&'static str],
}

/// What a command is about to do with the system; each includes the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// Compile the app and open its window.
    Window,
    /// Run the same window without a display, driven by a script.
    Headless,
    /// Run every test.
    Tests,
    /// Type with a real input method.
    Typing,
}

const fn package(name: &'static str, need: Need) -> Package {
    Package { name, need, or_program: &[] }
}

const DEBIAN: &[Package] = &[
    package("build-essential", Need::Window),
    package("pkg-config", Need::Window),
    package("libwebkit2gtk-4.1-dev", Need::Window), // the web view, with GTK 3
    package("librsvg2-dev", Need::Window),          // icons of the GTK dialogs
    Package {
        name: "nasm", // the SIMD paths of the JPEG library
        need: Need::Window,
        or_program: &["nasm"],
    },
    package("xdg-utils", Need::Window), // shows an exported file in its folder
    package("xvfb", Need::Headless),
    package("xauth", Need::Headless),
    package("dbus", Need::Headless), // dbus-run-session: a session of its own for each window
    package("webkit2gtk-driver", Need::Headless),
    package("fonts-noto-core", Need::Headless), // Vietnamese letters in screenshots
    package("strace", Need::Tests), // turns system calls down and records them: power cuts, failing drives
    Package {
        name: "ffmpeg", // reads our pictures as nobody here wrote it: JPEG, AVIF
        need: Need::Tests,
        or_program: &["ffmpeg"],
    },
    Package {
        name: "libjpeg-turbo-progs", // djpeg does too
        need: Need::Tests,
        or_program: &["djpeg"],
    },
    Package {
        name: "libimage-exiftool-perl", // looks for places in what we export
        need: Need::Tests,
        or_program: &["exiftool"],
    },
    package("xdotool", Need::Tests), // presses keys and drags as a hand does
    package("python3-gi", Need::Tests), // another program's window, on which a photo is dropped …
    package("gir1.2-gtk-3.0", Need::Tests), // … in GTK
    package("openbox", Need::Typing), // gives the window the focus
    package("ibus", Need::Typing),   // the input method …
    package("ibus-gtk3", Need::Typing), // … its way into the web view …
    package("ibus-unikey", Need::Typing), // … and its Vietnamese engine
    package("fcitx5", Need::Typing), // the other input method …
    package("fcitx5-frontend-gtk3", Need::Typing), // … its way into the web view …
    package("fcitx5-unikey", Need::Typing), // … and its Vietnamese engine
    Package {
        name: "chromium", // on Ubuntu 24.04 only a snap bears this name; Chrome serves as well
        need: Need::Tests,
        or_program: &[SHELL, "chromium", "chromium-browser", "google-chrome"],
    },
];

/// Chromium without its own window: the same engine for little more than half the work. It serves the browser stories
/// where the system's packages have it; elsewhere a whole Chromium does.
pub const SHELL: &str = "chromium-headless-shell";

/// Makes sure of everything `need` asks for. False when something is still
/// missing; what, and how to get it, has been said then.
pub fn make_sure(place: &Place, need: Need) -> bool {
    node_is_there(place) && packages_are_there(place, need)
}

fn node_is_there(place: &Place) -> bool {
    let version = if on_path("node").is_some() {
        Order::new(place, "node").args(["--version"]).ask().text
    } else {
        String::new()
    };
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    if is_new_enough(&version) && on_path(npm).is_some() {
        return true;
    }
    say::line(
        "Node.js 22.12 or newer (20.19 serves, too), with npm, is missing: install it from https://nodejs.org or by the system's packages, then run this command again.",
    );
    false
}

/// What builds the pages wants 20.19 of the old line, and 22.12 or newer; `version` is `v22.12.0`.
fn is_new_enough(version: &str) -> bool {
    let mut parts = version.trim().trim_start_matches('v').split('.').map(str::parse::<u32>);
    match (parts.next(), parts.next()) {
        (Some(Ok(major)), Some(Ok(minor))) => {
            (major == 20 && minor >= 19) || (major, minor) >= (22, 12)
        }
        _ => false,
    }
}

fn packages_are_there(place: &Place, need: Need) -> bool {
    match family() {
        Family::Debian => debian(place, need),
        Family::Fedora => advised(
            has_webkit_gtk(place),
            "Fedora: sudo dnf install webkit2gtk4.1-devel librsvg2-devel gcc gcc-c++ make pkgconf nasm xorg-x11-server-Xvfb xorg-x11-xauth dbus-daemon webkit2gtk4.1 chromium",
        ),
        Family::Arch => advised(
            has_webkit_gtk(place),
            "Arch: sudo pacman -S --needed webkit2gtk-4.1 librsvg base-devel nasm xorg-server-xvfb xorg-xauth dbus chromium",
        ),
        Family::Mac => advised(
            on_path("nasm").is_some() && Order::new(place, "xcode-select").args(["-p"]).ask().well,
            "macOS: xcode-select --install; brew install nasm",
        ),
        Family::Windows => advised(
            on_path("nasm").is_some() && has_webview2(place),
            "Windows: nasm (winget install NASM.NASM, and its folder on PATH), the C++ build tools (https://visualstudio.microsoft.com/visual-cpp-build-tools, workload «Desktop development with C++») and the WebView2 runtime (https://developer.microsoft.com/microsoft-edge/webview2)",
        ),
        Family::Other => advised(
            has_webkit_gtk(place),
            "this system is not known here; needed are a C compiler, pkg-config, WebKitGTK 4.1 with its headers, librsvg, nasm, and for the tests Xvfb, xauth, dbus-run-session, WebKitWebDriver, Chromium",
        ),
    }
}

/// True when everything is there; else says what to install.
fn advised(there: bool, what: &str) -> bool {
    if !there {
        say::line(&format!(
            "Something of the system is missing. Install this, then run the command again:\n  {what}"
        ));
    }
    there
}

fn has_webkit_gtk(place: &Place) -> bool {
    let question = ["--exists", "webkit2gtk-4.1", "librsvg-2.0"];
    let tools = ["nasm", "cc", "pkg-config"].iter().all(|tool| on_path(tool).is_some());
    tools && Order::new(place, "pkg-config").args(question).ask().well
}

/// WebView2 writes its version under this key when installed for everybody.
fn has_webview2(place: &Place) -> bool {
    let id = "{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";
    [r"HKLM\SOFTWARE\WOW6432Node", r"HKLM\SOFTWARE", r"HKCU\Software"].iter().any(|root| {
        let key = format!(r"{root}\Microsoft\EdgeUpdate\Clients\{id}");
        Order::new(place, "reg").args(["query", &key, "/v", "pv"]).ask().well
    })
}

fn debian(place: &Place, need: Need) -> bool {
    let missing = missing_packages(need, &installed(place), |name| on_path(name).is_some());
    if !missing.is_empty() {
        say::line(&format!("Installing by apt: {}", missing.join(" ")));
        if !install(place, &missing) {
            return false;
        }
    }
    // Nobody is asked for a password for what only saves time.
    if need >= Need::Tests && on_path(SHELL).is_none() && is_root(place) && is_offered(place, SHELL)
    {
        say::line(&format!("Installing by apt, to be quicker: {SHELL}"));
        let _ = install(place, &[SHELL]);
    }
    true
}

/// True when the system's package lists have `package`.
fn is_offered(place: &Place, package: &str) -> bool {
    let heard = Order::new(place, "apt-cache").args(["policy", package]).ask();
    heard.text.lines().any(|line| line.trim().starts_with("Candidate:") && !line.contains("(none)"))
}

/// Installs Debian packages; false when that failed or was not allowed.
pub fn install(place: &Place, packages: &[&str]) -> bool {
    let install = ["install", "-y", "--no-install-recommends"];
    let done = apt(place, &["update"]) && apt(place, &[&install, packages].concat());
    if !done {
        let list = packages.join(" ");
        say::line(&format!(
            "Could not install them. Run this as an administrator, then try again:\n  apt-get install -y --no-install-recommends {list}"
        ));
    }
    done
}

fn apt(place: &Place, words: &[&str]) -> bool {
    let order = if is_root(place) {
        Order::new(place, "apt-get").env("DEBIAN_FRONTEND", "noninteractive")
    } else {
        Order::new(place, "sudo").args(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"])
    };
    order.args(words).run()
}

/// True for the system's administrator on a Unix system.
pub fn is_root(place: &Place) -> bool {
    Order::new(place, "id").args(["-u"]).ask().text.trim() == "0"
}

/// The names of the Debian packages that are installed, one a line.
pub fn installed(place: &Place) -> String {
    let format = "-f=${db:Status-Status} ${Package}\n";
    let heard = Order::new(place, "dpkg-query").args(["-W", format]).ask();
    let names = heard.text.lines().filter_map(|line| line.strip_prefix("installed "));
    names.collect::<Vec<_>>().join("\n")
}

fn missing_packages(
    need: Need,
    installed: &str,
    on_path: impl Fn(&str) -> bool,
) -> Vec<&'static str> {
    DEBIAN
        .iter()
        .filter(|package| package.need <= need)
        .filter(|package| !installed.lines().any(|name| name == package.name))
        .filter(|package| !package.or_program.iter().any(|name| on_path(name)))
        .map(|package| package.name)
        .collect()
}

/// Systems that are told different things.
#[derive(Debug, PartialEq, Eq)]
enum Family {
    Debian,
    Fedora,
    Arch,
    Mac,
    Windows,
    Other,
}

fn family() -> Family {
    match std::env::consts::OS {
        "macos" => Family::Mac,
        "windows" => Family::Windows,
        _ => family_of(&std::fs::read_to_string("/etc/os-release").unwrap_or_default()),
    }
}

/// True on Debian, Ubuntu and what is made from them.
pub fn is_debian() -> bool {
    family() == Family::Debian
}

/// Reads os-release(5): `ID`, then `ID_LIKE`, which lists the relatives.
fn family_of(os_release: &str) -> Family {
    let value = |key: &str| {
        let line = os_release.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
        line.unwrap_or_default().trim_matches('"').to_owned()
    };
    let relatives = format!("{} {}", value("ID"), value("ID_LIKE"));
    let known = relatives.split_whitespace().find_map(|id| match id {
        "debian" | "ubuntu" => Some(Family::Debian),
        "fedora" | "rhel" => Some(Family::Fedora),
        "arch" => Some(Family::Arch),
        _ => None,
    });
    known.unwrap_or(Family::Other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_missing_is_named() {
        let all = missing_packages(Need::Tests, "", |_| false);
        assert!(all.contains(&"libwebkit2gtk-4.1-dev") && all.contains(&"chromium"));
        let window = missing_packages(Need::Window, "", |_| false);
        assert!(!window.contains(&"xvfb") && window.len() < all.len());
        assert!(missing_packages(Need::Tests, &all.join("\n"), |_| false).is_empty());
        // `xvfb-extra` is no `xvfb`.
        let near = all.join("-extra\n") + "-extra";
        assert_eq!(missing_packages(Need::Tests, &near, |_| false), all);
    }

    #[test]
    fn another_browser_serves_as_well() {
        for other in ["google-chrome", SHELL] {
            let missing = missing_packages(Need::Tests, "", |name| name == other);
            assert!(!missing.contains(&"chromium") && missing.contains(&"xvfb"));
        }
    }

    #[test]
    fn only_a_node_that_builds_the_pages_will_do() {
        for good in ["v20.19.0\n", "v20.20.1", "v22.12.0", "v24.0.1"] {
            assert!(is_new_enough(good), "{good}");
        }
        for old in ["", "v18.20.4", "v20.18.3", "v21.7.0", "v22.11.0", "node"] {
            assert!(!is_new_enough(old), "{old}");
        }
    }

    #[test]
    fn relatives_are_known() {
        let check = |text: &str, expected| assert_eq!(family_of(text), expected);
        check("ID=debian\n", Family::Debian);
        check("NAME=\"Linux Mint\"\nID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", Family::Debian);
        check("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n", Family::Fedora);
        check("ID=arch\nBUILD_ID=rolling\n", Family::Arch);
        check("VERSION_ID=\"debian\"\nID=nixos\n", Family::Other);
    }
}
