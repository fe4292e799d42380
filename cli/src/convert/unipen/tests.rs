use std::fs;

use super::*;

fn read_as(name: &str, text: &str) -> Result<Found> {
    let mut found = Found::default();
    let mut reader = Reader::new(Path::new(name), &mut found);
    reader.text(text.as_bytes(), Path::new(name)).and_then(|()| reader.end_set()).map(|()| found)
}

fn read(text: &str) -> Result<Found> {
    read_as("set.tra", text)
}

/// Two strokes, the second a single point, and pen-up components without points.
const INK: &str = "\n.PEN_DOWN\n1 2\n3 4\n5 6\n.PEN_UP\n.DT 100\n.PEN_DOWN\n7 8\n.PEN_UP\n";

/// The error for a bad `.SEGMENT` of `INK`, in line 2.
fn refusal(segment: &str) -> String {
    let refusal = read(&format!(".VERSION 1.0\n{segment}{INK}")).unwrap_err().to_string();
    assert!(refusal.starts_with("set.tra, line 2: expected ") && refusal.contains("found "), "{refusal}");
    refusal
}

fn strokes(found: &Found) -> Vec<Vec<Vec<[f32; 2]>>> {
    let stroke = |points: &[Point]| points.iter().map(|p| [p.x, p.y]).collect();
    found.drawn.iter().map(|drawn| drawn.ink.strokes().map(stroke).collect()).collect()
}

#[test]
fn uci_81_has_segment_and_writer_before_the_ink() {
    let text = format!(" .INCLUDE\tdene.doc\r\n.SEGMENT DIGIT 0-1 ? \"4\"\r\n.COMMENT\t4 12 224\r\n{INK}");
    let text = format!("{text}.SEGMENT DIGIT 2 ? \"1\"\n.COMMENT 1 3 225\n.PEN_DOWN\n 9\t-1\n.PEN_UP\n.DT 100\n");
    let found = read_as("pendigits-orig.tra.gz", &text).unwrap();
    let names: Vec<_> = found.drawn.iter().map(|drawn| (drawn.label, drawn.writer.as_deref())).collect();
    assert_eq!(names, [(Some(4), Some("tra12")), (Some(1), Some("tra03"))]);
    let expected = [vec![vec![[1.0, -2.0], [3.0, -4.0], [5.0, -6.0]], vec![[7.0, -8.0]]], vec![vec![[9.0, 1.0]]]];
    assert_eq!(strokes(&found), expected);
    assert!(found.missing.contains("dene.doc"));
}

#[test]
fn a_comment_that_names_no_writer_is_one() {
    for comment in ["4 12", "5 12 224", "four", "4 12 224 1"] {
        let found = read(&format!(".SEGMENT DIGIT 0 ? \"4\"\n.COMMENT {comment}{INK}")).unwrap();
        assert_eq!(found.drawn[0].writer, None, "{comment}");
    }
}

#[test]
fn unipen_1a_has_segments_after_the_ink_in_another_file() {
    let folder = std::env::temp_dir().join(format!("lenet5-unipen-{}", std::process::id()));
    let (data, include) = (folder.join("data/1a/apa"), folder.join("include/apa/data"));
    fs::create_dir_all(&data).unwrap();
    fs::create_dir_all(&include).unwrap();
    let pens =
        ".PEN_DOWN\n0 1 2\n10 3 4\n.PEN_UP\n20 9 9\n.PEN_DOWN\n30 5 6\n40 7 8\n.PEN_UP\n50 9 9\n.PEN_DOWN\n60 1 1\n";
    fs::write(include.join("apa00.dat"), format!(".COORD T X Y\n.WRITER_ID apa7\n{pens}")).unwrap();
    let words = ".SEGMENT WORD 0-4 ? \"7a\"\n.SEGMENT CHARACTER 0-2 ? \"7\"\n.SEGMENT CHARACTER 4 ? \"a\"\n";
    let path = data.join("apa00.dat");
    fs::write(&path, format!(".VERSION 1.0\n.INCLUDE apa/data/apa00.dat\n{words}")).unwrap();
    let mut found = Found::default();
    let done = super::read(&path, &mut found);
    fs::remove_dir_all(&folder).unwrap();
    done.unwrap();
    assert_eq!(strokes(&found), [[[[1.0, -2.0], [3.0, -4.0]], [[5.0, -6.0], [7.0, -8.0]]]]);
    assert_eq!((found.drawn[0].writer.as_deref(), found.others), (Some("apa7"), 1));
}

#[test]
fn ranges_may_start_and_end_within_a_component() {
    let of = |list: &str| strokes(&read(&format!(".SEGMENT DIGIT {list} OK \"4\"{INK}")).unwrap()).remove(0);
    assert_eq!(of("0:1-1:0"), [vec![[3.0, -4.0], [5.0, -6.0]], vec![[7.0, -8.0]]]);
    assert_eq!(of("0:0-0:1"), [[[1.0, -2.0], [3.0, -4.0]]]);
    assert_eq!(of("1,0:2-0"), [[[7.0, -8.0]], [[5.0, -6.0]]]);
}

#[test]
fn a_new_set_counts_anew() {
    let text = format!(
        "{INK}.SEGMENT DIGIT 1 ? \"1\"\n.START_SET b\n.WRITER_ID ?\n.PEN_DOWN .5 1\n.SEGMENT DIGIT 0 ? \"2\"\n"
    );
    assert_eq!(strokes(&read(&text).unwrap()), [[[[7.0, -8.0]]], [[[0.5, -1.0]]]]);
}

#[test]
fn free_text_may_go_over_lines() {
    let text = format!(".LEXICON \"0\" \"1\"\n  \"2\"\n.COMMENT one\ntwo 3\n.SEGMENT DIGIT 0 ? \"4\"{INK}");
    assert_eq!(read(&text).unwrap().drawn.len(), 1);
}

#[test]
fn a_segment_without_components_is_refused() {
    refusal(".SEGMENT DIGIT");
    refusal(".SEGMENT CHARACTER ? \"4\"");
}

#[test]
fn components_that_are_no_numbers_are_refused() {
    for list in ["a", "0-", "-1", "0:", "0:x-1", "0,,1", "0-1-2", "99999999999999999999"] {
        assert!(refusal(&format!(".SEGMENT DIGIT {list} ? \"4\"")).contains(&format!("found `{list}`")));
    }
}

#[test]
fn components_that_fall_are_refused() {
    refusal(".SEGMENT DIGIT 1-0 ? \"4\"");
    refusal(".SEGMENT DIGIT 0:2-0:1 ? \"4\"");
}

#[test]
fn components_that_there_are_not_are_refused() {
    assert!(refusal(".SEGMENT DIGIT 1-2 ? \"4\"").ends_with("one of the 2 components that there are, found 2"));
}

#[test]
fn points_that_there_are_not_are_refused() {
    assert!(refusal(".SEGMENT DIGIT 0:1-0:3 ? \"4\"").ends_with("the 3 of component 0, found 1 to 3"));
    refusal(".SEGMENT DIGIT 0:3-1 ? \"4\"");
    refusal(".SEGMENT DIGIT 0:18446744073709551615 ? \"4\"");
}

#[test]
fn a_label_that_does_not_end_is_refused() {
    assert!(refusal(".SEGMENT DIGIT 0 ? \"4").contains("a label between quotes"));
}

#[test]
fn labels_that_are_no_digit_are_counted() {
    let text = format!(".SEGMENT DIGIT 0 ? \"44\"\n.SEGMENT CHARACTER 0 ? \"\\\"\"\n.SEGMENT DIGIT 0 ?{INK}");
    let found = read(&text).unwrap();
    assert_eq!((found.drawn.len(), found.others), (0, 3));
}

#[test]
fn a_digit_of_movements_above_the_paper_alone_is_refused() {
    let refusal = read(".SEGMENT DIGIT 0 ? \"4\"\n.PEN_UP\n1 2\n").unwrap_err().to_string();
    assert_eq!(refusal, "set.tra, line 1: expected ink, found none");
}

#[test]
fn half_a_point_is_refused() {
    let refusal = read(".PEN_DOWN\n1 2\n3\n").unwrap_err().to_string();
    assert_eq!(refusal, "set.tra, line 3: expected 2 numbers a point, found `3`");
    assert!(read(".COORD X Y T\n.PEN_DOWN 1 2").unwrap_err().to_string().contains("line 2: expected 3 numbers"));
}

#[test]
fn points_that_are_no_numbers_are_refused() {
    for point in ["1 y", "1 nan", "1 inf", "1 1e99"] {
        let refusal = read(&format!(".PEN_DOWN\n{point}\n")).unwrap_err().to_string();
        assert!(refusal.starts_with("set.tra, line 2: expected a number, found "), "{refusal}");
    }
    assert!(read(".SEGMENT DIGIT 0 ? \"4\"\n.PEN_DOWN\n1 2e9\n").unwrap_err().to_string().contains("within ±1e9"));
}

#[test]
fn points_without_x_or_y_are_refused() {
    assert!(read(".COORD X T\n").unwrap_err().to_string().contains("line 1: expected X and Y"));
}

#[test]
fn files_outside_of_the_data_set_are_refused() {
    for name in ["", "/etc/hostname", "../a", "a/../../b"] {
        let refusal = read(&format!(".INCLUDE {name}\n")).unwrap_err().to_string();
        assert!(refusal.contains("line 1: expected the name of a file below a folder"), "{refusal}");
    }
}

#[test]
fn a_file_that_includes_itself_is_refused() {
    let path = std::env::temp_dir().join(format!("lenet5-unipen-itself-{}.dat", std::process::id()));
    fs::write(&path, format!(".INCLUDE {}\n", path.file_name().unwrap().to_str().unwrap())).unwrap();
    let refusal = super::read(&path, &mut Found::default()).unwrap_err().to_string();
    fs::remove_file(&path).unwrap();
    assert!(refusal.contains("line 1: expected files that include others at most 8 deep"), "{refusal}");
}

#[test]
fn what_compress_has_packed_is_refused() {
    let path = std::env::temp_dir().join(format!("lenet5-unipen-{}.Z", std::process::id()));
    fs::write(&path, [0x1f, 0x9d, 0x90]).unwrap();
    let refusal = super::read(&path, &mut Found::default()).unwrap_err().to_string();
    fs::remove_file(&path).unwrap();
    assert!(refusal.ends_with("found what `compress` has packed; `gzip -d` unpacks it"), "{refusal}");
}

#[test]
fn fuzz_unipen() {
    let with_ink = |head: &str| format!("{head}{INK}").into_bytes();
    let corpus = vec![
        with_ink(" .INCLUDE\tdene.doc\r\n.SEGMENT DIGIT 0-1 ? \"4\"\r\n.COMMENT\t4 12 224\r\n"),
        with_ink(".VERSION 1.0\n.COORD X Y T\n.X_POINTS_PER_INCH 100\n.SEGMENT DIGIT 0:1-1:0,1 OK \"9\""),
        with_ink(".HIERARCHY PAGE DIGIT\n.SEGMENT PAGE 0-9 ? \"a b\"\n.SEGMENT DIGIT 0,1:0-1:9"),
        b".PEN_DOWN\n1 2 3\n.PEN_UP\n.START_BOX\n".to_vec(),
        vec![],
    ];
    crate::fuzz::fuzz("unipen", corpus, |bytes| {
        let mut found = Found::default();
        let mut reader = Reader::new(Path::new("set.tra"), &mut found);
        match reader.text(bytes, Path::new("set.tra")).and_then(|()| reader.end_set()) {
            Ok(()) => format!("{} and {} more", "I".repeat(found.drawn.len().min(9)), "I".repeat(found.others.min(9))),
            Err(error) => error.to_string(),
        }
    });
}
