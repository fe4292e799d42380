//! Writes files completely or not at all.
//!
//! The bytes go to another file in the same folder, which then takes the old file's place, and keeps its permissions. A
//! pipe or a device is no file that could be replaced: it is written to.

use std::{
    collections::BTreeSet,
    fmt::Display,
    fs::{self, File},
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
    process,
};

use crate::failure::{Failure, Result};

/// Writes a file: the old one stays until all bytes of the new one are written.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    replace(path, bytes).map_err(|error| cannot(path, error))
}

/// Checks up front, rather than after hours of training, that [`write`] can write to these paths, and that none is named
/// twice.
pub(crate) fn expect_writable<'a>(paths: impl IntoIterator<Item = &'a Path>) -> Result<()> {
    let mut seen = BTreeSet::new();
    for path in paths {
        let place = probed(path).map_err(|error| cannot(path, error))?;
        if place.is_some_and(|place| !seen.insert(place)) {
            return Err(Failure::of_file(path, "expected another file for each result, found the same twice"));
        }
    }
    Ok(())
}

/// Creates and deletes a file beside the one that [`write`] would write. Returns the latter's path; none for a pipe or a device.
fn probed(path: &Path) -> io::Result<Option<PathBuf>> {
    let Target::File { path, .. } = Target::of(path)? else { return Ok(None) };
    let (_, part) = part(&path)?;
    fs::remove_file(part)?;
    std::path::absolute(path).map(Some)
}

/// Whether both paths lead to the same file, which exists.
pub(crate) fn is_same(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}

fn cannot(path: &Path, what: impl Display) -> Failure {
    Failure::of_file(path, format!("expected a file that can be written, found: {what}"))
}

/// Where the bytes for a path go.
enum Target {
    /// A file, behind any symbolic links, and its permissions if it exists.
    File { path: PathBuf, permissions: Option<fs::Permissions> },
    /// A pipe or a device.
    Stream,
}

impl Target {
    fn of(path: &Path) -> io::Result<Self> {
        let found = match fs::metadata(path) {
            Ok(found) => found,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Ok(Self::File { path: path.to_owned(), permissions: None });
            }
            Err(error) => return Err(error),
        };
        let permissions = found.permissions();
        if found.is_dir() {
            Err(io::Error::new(ErrorKind::IsADirectory, "a directory"))
        } else if !found.is_file() {
            Ok(Self::Stream)
        } else if permissions.readonly() {
            Err(io::Error::new(ErrorKind::PermissionDenied, "a file that is write-protected"))
        } else {
            Ok(Self::File { path: fs::canonicalize(path)?, permissions: Some(permissions) })
        }
    }
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let Target::File { path, permissions } = Target::of(path)? else {
        return File::options().write(true).open(path)?.write_all(bytes);
    };
    let (mut file, part) = part(&path)?;
    let written = file
        .write_all(bytes)
        .and_then(|()| permissions.map_or(Ok(()), |permissions| file.set_permissions(permissions)))
        .and_then(|()| fs::rename(&part, &path));
    if written.is_err() {
        // The partial file is useless. If it cannot be removed either, report the first error.
        let _ = fs::remove_file(&part);
    }
    written
}

/// Creates a file beside `path`, of a name that no other file has, not even that of another run.
fn part(path: &Path) -> io::Result<(File, PathBuf)> {
    let mut count = 0;
    loop {
        let part = path.with_added_extension(format!("{}-{count}.part", process::id()));
        match File::create_new(&part) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => count += 1,
            created => return created.map(|file| (file, part)),
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;
    use crate::files::tests::Directory;

    #[test]
    fn whoever_writes_touches_no_file_but_the_one_that_is_named() {
        let directory = Directory::new("part").with("new.part", b"mine");
        let path = directory.0.join("new");
        expect_writable([path.as_path()]).unwrap();
        assert!(!path.exists());
        write(&path, b"one").unwrap();
        write(&path, b"two").unwrap();
        let names =
            || fs::read_dir(&directory.0).unwrap().map(|entry| entry.unwrap().file_name()).collect::<BTreeSet<_>>();
        assert_eq!(names(), ["new", "new.part"].map(Into::into).into());
        assert_eq!(
            (fs::read(&path).unwrap(), fs::read(directory.0.join("new.part")).unwrap()),
            (b"two".into(), b"mine".into())
        );
    }

    #[test]
    fn runs_that_write_the_same_file_at_the_same_time_all_succeed() {
        let directory = Directory::new("race");
        let path = directory.0.join("file");
        std::thread::scope(|scope| {
            for n in 0..8 {
                let path = &path;
                scope.spawn(move || (0..50).for_each(|_| write(path, &[n; 1000]).unwrap()));
            }
        });
        let bytes = fs::read(&path).unwrap();
        assert!(bytes.len() == 1000 && bytes.iter().all(|byte| *byte == bytes[0]), "bytes of two runs are mixed");
        assert_eq!(fs::read_dir(&directory.0).unwrap().count(), 1);
    }

    #[test]
    fn a_link_stays_a_link_and_permissions_stay() {
        let directory = Directory::new("link").with("file", b"old");
        let [file, link] = ["file", "link"].map(|name| directory.0.join(name));
        symlink("file", &link).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        write(&link, b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[test]
    fn a_file_that_is_write_protected_is_refused() {
        let directory = Directory::new("protected").with("file", b"old");
        let file = directory.0.join("file");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
        for refused in [expect_writable([file.as_path()]), write(&file, b"new")] {
            let refused = refused.unwrap_err().to_string();
            assert!(
                refused.ends_with("expected a file that can be written, found: a file that is write-protected"),
                "{refused}"
            );
        }
        assert_eq!(fs::read(&file).unwrap(), b"old");
    }

    #[test]
    fn a_device_is_written_to_and_not_replaced() {
        let null = Path::new("/dev/null");
        expect_writable([null, null]).unwrap();
        write(null, b"nothing").unwrap();
        assert!(!fs::metadata(null).unwrap().is_file());
    }

    #[test]
    fn one_file_for_two_results_is_refused() {
        let directory = Directory::new("twice").with("old", b"");
        symlink("old", directory.0.join("link")).unwrap();
        for names in [["new", "new"], ["old", "link"]] {
            let paths = names.map(|name| directory.0.join(name));
            let refused = expect_writable(paths.iter().map(PathBuf::as_path)).unwrap_err().to_string();
            assert!(refused.ends_with("expected another file for each result, found the same twice"), "{refused}");
        }
    }
}
