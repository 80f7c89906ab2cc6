/** Which network connections the window's processes hold: there must be none but the WebDriver's own on loopback. */
import { readFileSync, readdirSync, readlinkSync } from "node:fs";

/** Processes whose environment names this test's newsroom: the app and all that it started, or those called `called`. */
export function processesOf(place, called = null) {
  return readdirSync("/proc").filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const isOurs = readFileSync(`/proc/${name}/environ`, "utf8").includes(`TINPHUONG_NEWSROOM=${place.newsroom}`);
      return isOurs && (called === null || readFileSync(`/proc/${name}/comm`, "utf8").trim() === called);
    } catch {
      return false;
    }
  });
}

function socketsOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        const found = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`));
        return found ? [found[1]] : [];
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
}

const LOOPBACK = /^(0100007F|00000000000000000000000001000000|0000000000000000FFFF00000100007F):/;

/** Sockets to elsewhere that these processes hold, as «pid address». */
export function openConnections(place) {
  const lines = ["tcp", "tcp6", "udp", "udp6"].flatMap((kind) => readFileSync(`/proc/net/${kind}`, "utf8").split("\n").slice(1));
  const rows = new Map(lines.map((line) => line.trim().split(/\s+/)).filter((row) => row.length > 9).map((row) => [row[9], row]));
  return processesOf(place).flatMap((pid) =>
    socketsOf(pid).flatMap((inode) => {
      const row = rows.get(inode);
      const away = row && !/^0+:0000$/.test(row[2]) && !LOOPBACK.test(row[2]);
      return away ? [`${pid} ${row[2]}`] : [];
    }),
  );
}
