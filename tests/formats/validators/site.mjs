/** A WordPress of its own: Debian's on a fresh MariaDB, spoken to by this computer alone, and gone afterwards. */
import { spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { program, run } from "./say.mjs";

const WORDPRESS = "/usr/share/wordpress";
const SCRIPT = fileURLToPath(new URL("wordpress.php", import.meta.url));
/** PHP's parts without which WordPress or its importer does nothing. */
const PARTS = ["mysqli", "gd", "SimpleXML", "dom"];
/** Debian's account of nobody: MariaDB refuses the administrator, and none of this needs one. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const PATIENCE = 90_000;

/** What is not on this machine, as a reason to skip; null when all of it is. */
export function lacks() {
  const php = program("php");
  if (php === null) return "no PHP";
  if (!existsSync(join(WORDPRESS, "wp-load.php"))) return `no WordPress in ${WORDPRESS}`;
  if (database() === null || program("mariadb-install-db") === null) return "no MariaDB";
  const there = run(php, ["-m"]).out.split(/\r?\n/);
  const parts = PARTS.filter((part) => !there.includes(part));
  return parts.length === 0 ? null : `PHP without ${parts.join(", ")}`;
}

/** Debian keeps it off the search path of those who are not the administrator. */
function database() {
  return program("mariadbd") ?? ["/usr/sbin/mariadbd"].find(existsSync) ?? null;
}

/**
 * Does `work` with a fresh WordPress and returns what it returns. Whatever comes of it, both servers are ended and the
 * folder is removed. Throws when one of them does not start.
 */
export async function withSite(work) {
  const folder = mkdtempSync(join(tmpdir(), "wordpress-"));
  const servers = [];
  const clear = () => {
    for (const server of servers) server.end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const cut = () => process.exit(1);
  process.once("exit", clear).once("SIGINT", cut).once("SIGTERM", cut);
  try {
    if (NOBODY.uid !== undefined) chownSync(folder, NOBODY.uid, NOBODY.gid);
    const socket = await startDatabase(folder, servers);
    return await work(await startWordPress(folder, socket, servers));
  } finally {
    for (const server of servers) server.end();
    await Promise.all(servers.map((server) => server.ended));
    clear();
    process.off("exit", clear).off("SIGINT", cut).off("SIGTERM", cut);
  }
}

/** Starts a server that also ends when this process is killed; `servers` knows it from its first moment. */
function serve(folder, servers, command, args) {
  const child = spawn("setpriv", ["--pdeathsig", "KILL", "--", command, ...args], { cwd: folder, stdio: ["ignore", "pipe", "pipe"], ...NOBODY });
  const server = { said: "", isOver: false, end: () => child.kill("SIGKILL") };
  for (const words of [child.stdout, child.stderr]) words.on("data", (bytes) => (server.said += bytes));
  server.ended = new Promise((answer) => {
    const over = (why) => {
      server.isOver = true;
      server.said += `\nended: ${why}`;
      answer();
    };
    child.once("exit", over).once("error", over);
  });
  servers.push(server);
  return server;
}

async function until(server, what, isThere) {
  const end = Date.now() + PATIENCE;
  while (!(await isThere())) {
    if (server.isOver || Date.now() > end) throw new Error(`${what} did not start: ${server.said.slice(-400)}`);
    await new Promise((wait) => setTimeout(wait, 100));
  }
}

/** MariaDB without a port; who can enter the folder can enter the database. Returns its socket. */
async function startDatabase(folder, servers) {
  const [socket, first] = [join(folder, "socket"), join(folder, "first.sql")];
  const plain = ["--no-defaults", `--datadir=${join(folder, "data")}`];
  const options = { cwd: folder, ...NOBODY };
  const made = run("mariadb-install-db", [...plain, "--auth-root-authentication-method=normal", "--skip-test-db"], options);
  if (made.code !== 0) throw new Error(`mariadb-install-db: ${made.out}${made.err}`);
  give(first, "CREATE DATABASE wordpress CHARACTER SET utf8mb4;\n");
  const own = [`--socket=${socket}`, `--pid-file=${join(folder, "pid")}`, `--init-file=${first}`];
  const quick = ["--skip-networking", "--skip-name-resolve", "--innodb-flush-log-at-trx-commit=0"];
  const server = serve(folder, servers, database(), [...plain, ...own, ...quick]);
  await until(server, "MariaDB", () => existsSync(socket));
  return socket;
}

/** What WordPress is told about itself; the application passwords of a local site work without TLS. */
function config(port, socket) {
  const words = {
    DB_NAME: "wordpress", DB_USER: "root", DB_PASSWORD: "", DB_HOST: `localhost:${socket}`, DB_CHARSET: "utf8mb4", DB_COLLATE: "",
    WP_HOME: `http://127.0.0.1:${port}`, WP_SITEURL: `http://127.0.0.1:${port}`, WP_ENVIRONMENT_TYPE: "local",
    DISABLE_WP_CRON: true, AUTOMATIC_UPDATER_DISABLED: true, WP_HTTP_BLOCK_EXTERNAL: true,
  };
  const lines = Object.entries(words).map(([name, value]) => `define('${name}', ${JSON.stringify(value)});`);
  return ["<?php", ...lines, "$table_prefix = 'wp_';", "require_once __DIR__ . '/wp-settings.php';", ""].join("\n");
}

/** The files are copied, set up by PHP's command line and served by PHP itself. */
async function startWordPress(folder, socket, servers) {
  const www = join(folder, "www");
  const copied = run("cp", ["-rL", WORDPRESS, www], { cwd: folder, ...NOBODY });
  if (copied.code !== 0) throw new Error(copied.err.slice(0, 400));
  const port = await freePort();
  give(join(www, "wp-config.php"), config(port, socket));
  const script = join(folder, "wordpress.php");
  give(script, readFileSync(SCRIPT, "utf8"));
  const quiet = ["-d", "display_errors=stderr", "-d", "sendmail_path=/bin/true", "-d", "memory_limit=256M"];
  const php = (order, input) => {
    const told = run("php", [...quiet, script, www, order], { cwd: folder, input, ...NOBODY });
    if (told.code !== 0) throw new Error(`${order}: ${told.out.slice(-400)}${told.err.slice(-400)}`);
    return JSON.parse(told.out);
  };
  const { version, passwords } = php("install");
  const server = serve(folder, servers, "php", [...quiet, "-d", "opcache.enable_cli=1", "-S", `127.0.0.1:${port}`, "-t", www]);
  const address = `http://127.0.0.1:${port}/index.php?rest_route=/wp/v2`;
  await until(server, "WordPress", () => fetch(address).then((answer) => answer.ok, () => false));
  return { version, php, ask: (who, path, body) => ask(address + path, `${who}:${passwords[who]}`, body) };
}

/** Asks the REST interface; a `body`, an object or a form, is posted. Throws when it does not answer well. */
async function ask(address, account, body) {
  const isForm = body instanceof FormData;
  const kind = body && !isForm ? { "content-type": "application/json" } : {};
  const answer = await fetch(address, {
    method: body ? "POST" : "GET",
    headers: { authorization: `Basic ${Buffer.from(account).toString("base64")}`, ...kind },
    body: body && !isForm ? JSON.stringify(body) : body,
    signal: AbortSignal.timeout(PATIENCE),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${text.slice(0, 300)}`);
  return JSON.parse(text);
}

/** Writes a file that the account of the servers can read. */
function give(path, text) {
  writeFileSync(path, text);
  if (NOBODY.uid !== undefined) chownSync(path, NOBODY.uid, NOBODY.gid);
}

function freePort() {
  return new Promise((answer) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => answer(port));
    });
  });
}
