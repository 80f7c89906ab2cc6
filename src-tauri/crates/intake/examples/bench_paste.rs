//! The cleaner alone, timed: a page given as a file, and pages made to be slow. Milliseconds.
#![allow(clippy::disallowed_methods, clippy::print_stdout, clippy::unwrap_used)] // it times files for a terminal

use std::time::{Duration, Instant};

use intake::{Clip, How, paste};

const ROUNDS: usize = 15;
const DEADLINE: Duration = Duration::from_secs(4);

fn main() {
    let page = std::env::args().nth(1).map(|file| std::fs::read_to_string(file).unwrap());
    if let Some(html) = page {
        let mut times: Vec<f64> = (0..ROUNDS).map(|_| timed(&html).0).collect();
        times.sort_by(f64::total_cmp);
        println!(
            "{:<44} p50 {:>6.1}   slowest {:>6.1}",
            format!("the cleaner alone, {} kB", html.len() / 1000),
            times[ROUNDS / 2],
            times[ROUNDS - 1]
        );
    }
    for (name, html) in hostile() {
        let (took, end) = timed(&html);
        println!("{name:<44} {took:>10.1}   {end}");
    }
}

fn timed(html: &str) -> (f64, String) {
    let begun = Instant::now();
    let clip = Clip { html, text: "chữ", ..Clip::default() };
    let pasted = paste(clip, How::Clean, &|| begun.elapsed() < DEADLINE);
    let end = match pasted {
        Ok(pasted) => format!("{} blocks", pasted.blocks.len()),
        Err(fault) => fault.to_string(),
    };
    (begun.elapsed().as_secs_f64() * 1000.0, end)
}

/// Pages of almost 5 MB that are slow to read, each in its own way.
fn hostile() -> Vec<(&'static str, String)> {
    let fill = |part: &str| part.repeat(4_900_000 / part.len());
    vec![
        ("bold that is never closed", fill("<p><b>a")),
        ("marks that cross each other", fill("<b><i><p></b></i>a")),
        ("links in links", fill("<a href=x><p>a")),
        ("tables with text between the rows", fill("<table>a<tr>b<td>c</table>")),
        ("cells that are never closed", format!("<table>{}", fill("<td>a"))),
        ("lists in lists", fill("<ul><li>a")),
        ("comments that are never closed", fill("<!--a")),
        ("entities", fill("&amp;&#7843;&notanentity")),
        ("one long line", fill("chữ ")),
        ("paragraphs", fill("<p>a 1</p>")),
    ]
}
