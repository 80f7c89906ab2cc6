//! Where a newsroom lies: a folder that is synced, on a network or on a drive that can be pulled out is no safe place
//! for an open database. Told from the path, the system's list of mounts, and the sync programs' own variables.

use std::path::{Component, Path};

/// What is wrong with a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placement {
    /// A folder of this computer.
    Local,
    /// OneDrive, Dropbox, Google Drive, iCloud … copy files while they are open.
    Synced,
    /// A share on another computer: a database's log cannot be shared over it.
    Network,
    /// A drive that can be pulled out.
    Removable,
}

/// Folders of sync programs, lower case; a path part that equals one or begins with one and a space or a hyphen.
const SYNCED: [&str; 12] = [
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "my drive",
    "icloud drive",
    "iclouddrive",
    "com~apple~clouddocs",
    "mobile documents",
    "nextcloud",
    "pclouddrive",
    "mega",
];
/// Variables in which sync programs name their folder.
const VARIABLES: [&str; 3] = ["OneDrive", "OneDriveCommercial", "OneDriveConsumer"];
const NETWORK: [&str; 12] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afs",
    "ceph",
    "9p",
    "fuse.sshfs",
    "fuse.rclone",
    "davfs",
    "afpfs",
];

/// What kind of place `root` is.
pub fn placement(root: &Path) -> Placement {
    let root = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
    let real = root.ancestors().find_map(|part| part.canonicalize().ok()).unwrap_or_default();
    let folders: Vec<_> = VARIABLES.into_iter().filter_map(std::env::var_os).collect();
    let in_folder = |path: &Path| folders.iter().any(|folder| path.starts_with(folder));
    if [&root, &real].into_iter().any(|path| is_synced(path) || in_folder(path)) {
        return Placement::Synced;
    }
    if is_share(&root) {
        return Placement::Network;
    }
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    mounted(&mounts, &real)
}

fn is_synced(path: &Path) -> bool {
    path.components().any(|part| {
        let Component::Normal(name) = part else { return false };
        let name = name.to_string_lossy().to_lowercase();
        SYNCED.iter().any(|known| {
            let rest = name.strip_prefix(known);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '-']))
        })
    })
}

/// `\\\\server\\share`.
fn is_share(path: &Path) -> bool {
    path.to_string_lossy().starts_with(r"\\") && !path.to_string_lossy().starts_with(r"\\?\")
}

/// The kind of the mount that holds `path`: the longest mount point that it begins with.
fn mounted(mounts: &str, path: &Path) -> Placement {
    let mut best: (usize, Placement) = (0, Placement::Local);
    for line in mounts.lines() {
        let Some((left, right)) = line.split_once(" - ") else { continue };
        let (Some(point), Some(kind)) = (left.split(' ').nth(4), right.split(' ').next()) else {
            continue;
        };
        let point = point.replace("\\040", " ");
        if point.len() >= best.0 && path.starts_with(&point) {
            best = (point.len(), kind_of(kind, &point));
        }
    }
    best.1
}

fn kind_of(file_system: &str, point: &str) -> Placement {
    let pulled = ["/media/", "/run/media/"].iter().any(|start| point.starts_with(start));
    let card = ["vfat", "exfat", "msdos"].contains(&file_system);
    match file_system {
        known if NETWORK.contains(&known) => Placement::Network,
        _ if pulled || card => Placement::Removable,
        _ => Placement::Local,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_sync_programs_are_known() {
        for synced in [
            "/home/vy/OneDrive/toà soạn",
            "/home/vy/OneDrive - UBND phường/newsroom",
            "/Users/vy/Library/Mobile Documents/com~apple~CloudDocs/x",
            "/home/vy/Dropbox/a",
            "/mnt/Google Drive/a",
        ] {
            assert!(is_synced(Path::new(synced)), "{synced}");
        }
        for local in ["/home/vy/.local/share/vn.tinphuong.app", "/home/vy/onedriver", "/mega2"] {
            assert!(!is_synced(Path::new(local)), "{local}");
        }
    }

    #[test]
    fn the_longest_mount_decides() {
        let mounts = "1 0 8:1 / / rw - ext4 /dev/sda1 rw\n\
                      2 1 0:30 / /mnt/chung rw - cifs //may-chu/chung rw\n\
                      3 1 8:17 / /media/vy/USB\\040STICK rw - vfat /dev/sdb1 rw\n\
                      4 1 8:18 / /srv/card rw - exfat /dev/sdc1 rw";
        let kind = |path: &str| mounted(mounts, Path::new(path));
        assert_eq!(kind("/home/vy/newsroom"), Placement::Local);
        assert_eq!(kind("/mnt/chung/newsroom"), Placement::Network);
        assert_eq!(kind("/media/vy/USB STICK/newsroom"), Placement::Removable);
        assert_eq!(kind("/srv/card/a"), Placement::Removable);
        assert_eq!(kind("/mnt/chungcu"), Placement::Local);
    }

    #[test]
    fn a_share_is_known_by_its_name() {
        assert!(is_share(Path::new(r"\\may-chu\chung")));
        assert!(!is_share(Path::new(r"\\?\C:\Users\vy")));
    }
}
