//! Runs other programs, reports progress, and reads and writes files.

use std::{
    cell::RefCell,
    ffi::OsStr,
    io::{self, BufRead, BufReader, ErrorKind, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc::{self, Receiver},
    thread::{self, JoinHandle},
    time::Duration,
};

/// An error is one line: what was expected, what was found, and what to do about it.
pub(crate) type Result<T> = std::result::Result<T, String>;

/// Prints one line of progress.
///
/// Progress goes to standard error, so that standard output carries results only.
pub(crate) fn say(text: &str) {
    write_patiently(io::stderr().lock(), &format!("  • {text}\n"));
}

/// Prints results, and does not leave any of them in a buffer.
pub(crate) fn print(text: &str) {
    write_patiently(io::stdout().lock(), text);
}

/// Writes all of a text, and waits while its reader is behind.
///
/// `print!` would panic then. Node makes the pipes that it inherits non-blocking, and where both outputs go to one pipe
/// (`2>&1 |`), they become so for this program as well.
fn write_patiently(mut to: impl Write, text: &str) {
    let mut rest = text.as_bytes();
    while !rest.is_empty() {
        let written = patiently(|| to.write(rest));
        rest = &rest[written..];
    }
    patiently(|| to.flush());
}

fn patiently<T>(mut attempt: impl FnMut() -> io::Result<T>) -> T {
    loop {
        match attempt() {
            Ok(done) => return done,
            Err(error) if error.kind() == ErrorKind::WouldBlock => thread::sleep(Duration::from_millis(1)),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => panic!("could not print: {error}"),
        }
    }
}

thread_local! {
    /// The results that this thread keeps, if it does.
    static KEPT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Prints one line of results, or keeps it; see [`kept`].
pub(crate) fn line(text: &str) {
    KEPT.with_borrow_mut(|kept| match kept {
        Some(kept) => *kept += &format!("{text}\n"),
        None => print(&format!("{text}\n")),
    });
}

/// What `work` returns, and the lines of results that it would have printed from this thread.
pub(crate) fn kept<T>(work: impl FnOnce() -> T) -> (T, String) {
    KEPT.set(Some(String::new()));
    let done = work();
    (done, KEPT.take().unwrap_or_default())
}

/// Prefixes an error with what was being done.
pub(crate) trait Context<T> {
    fn context(self, doing: impl FnOnce() -> String) -> Result<T>;
}

impl<T, E: std::fmt::Display> Context<T> for std::result::Result<T, E> {
    fn context(self, doing: impl FnOnce() -> String) -> Result<T> {
        self.map_err(|error| format!("{}: {error}", doing()))
    }
}

/// Runs a program to completion. Its output goes to standard error, like progress.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    command.stdout(std::io::stderr());
    let status = command.status().context(|| format!("could not start {}", shown(command)))?;
    if status.success() { Ok(()) } else { Err(format!("{} ended with {status}", shown(command))) }
}

/// Runs a program to completion and returns its standard output; its standard error passes through.
pub(crate) fn capture(command: &mut Command) -> Result<Vec<u8>> {
    command.stderr(Stdio::inherit());
    let output = command.output().context(|| format!("could not start {}", shown(command)))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(format!("{} ended with {}", shown(command), output.status))
    }
}

/// Runs a program to completion and echoes its standard output line by line. Returns whether it succeeded, and the
/// output.
pub(crate) fn watch(command: &mut Command) -> Result<(bool, String)> {
    start(command)?.finish()
}

/// A program that runs beside this one.
pub(crate) struct Running {
    name: String,
    child: Child,
    lines: Receiver<io::Result<Vec<u8>>>,
}

/// Starts a program. Its output is kept until [`Running::finish`] echoes it.
pub(crate) fn start(command: &mut Command) -> Result<Running> {
    let name = shown(command);
    let mut child = command.stdout(Stdio::piped()).spawn().context(|| format!("could not start {name}"))?;
    let (sender, lines) = mpsc::channel();
    let pipe = child.stdout.take();
    // Without a reader, the program would block once the pipe is full. The thread ends with the pipe.
    thread::spawn(move || {
        pipe.into_iter().flat_map(|pipe| BufReader::new(pipe).split(b'\n')).try_for_each(|line| sender.send(line))
    });
    Ok(Running { name, child, lines })
}

impl Running {
    /// Echoes the output so far, then the rest until the program ends; see [`watch`].
    pub(crate) fn finish(mut self) -> Result<(bool, String)> {
        let mut seen = String::new();
        for line in self.lines {
            let line = line.context(|| format!("could not read from {}", self.name))?;
            let line = String::from_utf8_lossy(&line);
            self::line(&line);
            seen.push_str(&line);
            seen.push('\n');
        }
        let status = self.child.wait().context(|| format!("lost {}", self.name))?;
        Ok((status.success(), seen))
    }
}

/// Waits for a thread and returns its result.
pub(crate) fn joined<T>(thread: JoinHandle<Result<T>>) -> Result<T> {
    thread.join().unwrap_or_else(|_| Err("a thread panicked; see above".to_owned()))
}

/// Lowers the priority of the programs that this thread starts from now on, if the system has `renice`. Programs that
/// already run get the processor first.
pub(crate) fn give_way() {
    let mut renice = Command::new("renice");
    renice.args(["-n", "15", "-p", &std::process::id().to_string()]);
    // Without `renice`, everything takes longer, but nothing fails.
    let _ = renice.stdout(Stdio::null()).stderr(Stdio::null()).status();
}

/// What a program prints for `--version`; `None` if it cannot be run.
pub(crate) fn version(program: impl AsRef<OsStr>) -> Option<String> {
    let output = Command::new(program).arg("--version").stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The first of these programs that is found on `PATH`.
pub(crate) fn find(names: &[&str]) -> Option<PathBuf> {
    names.iter().find_map(|name| which::which(name).ok())
}

/// Reads a text file.
pub(crate) fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).context(|| format!("could not read {}", path.display()))
}

/// Writes a file, and creates its folder if necessary.
pub(crate) fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(path, bytes))
        .context(|| format!("could not write {}", path.display()))
}

/// Copies a file, and creates the new file's folder if necessary.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    write(to, std::fs::read(from).context(|| format!("could not read {}", from.display()))?)
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    format!("`{}`", words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A pipe that is full at every other attempt, and takes three bytes at the others.
    struct Full {
        taken: Vec<u8>,
        attempts: usize,
    }

    impl Full {
        fn attempt(&mut self) -> io::Result<()> {
            self.attempts += 1;
            if self.attempts % 2 == 1 { Err(ErrorKind::WouldBlock.into()) } else { Ok(()) }
        }
    }

    impl Write for Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.attempt()?;
            self.taken.extend(&bytes[..bytes.len().min(3)]);
            Ok(bytes.len().min(3))
        }

        fn flush(&mut self) -> io::Result<()> {
            self.attempt()
        }
    }

    #[test]
    fn all_of_a_text_arrives_where_the_reader_is_behind() {
        let mut full = Full { taken: Vec::new(), attempts: 0 };
        write_patiently(&mut full, "one line\nand another\n");
        assert_eq!(String::from_utf8(full.taken).unwrap(), "one line\nand another\n");
        // Seven writes and a flush, each at the second attempt.
        assert_eq!(full.attempts, 16);
    }
}
