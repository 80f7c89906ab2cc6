/**
 * WordPress: a real one takes what the profile «WordPress» wrote, by its REST interface and with the rights of an author,
 * whose texts it filters; and the WXR file, as its importer does. Then it is asked what it has and what it shows.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { check, missing, program, run, skip, words } from "./say.mjs";
import { lacks, withSite } from "./site.mjs";

const json = (path) => JSON.parse(readFileSync(path, "utf8"));

/** `packages` are the portal's packages, unpacked; `files` the WXR files. */
export async function wordpress(packages, files) {
  const why = lacks();
  if (why !== null) return skip("wordpress, wxr: WordPress", why);
  try {
    await withSite(async (site) => {
      for (const one of packages) await posted(site, one);
      for (const file of files) await imported(site, file, packages.find((one) => one.sample === file.sample));
    });
  } catch (fault) {
    check("wordpress, wxr: WordPress answers", String(fault));
  }
}

/** Photos first, then the text with their addresses; all by the author. */
async function posted(site, { sample, path, words: all, asked }) {
  const portal = json(join(path, "cong.json"));
  let content = readFileSync(join(path, "noi-dung.html"), "utf8");
  const [media, wrong] = [new Map(), []];
  for (const photo of portal.photos) {
    const bytes = readFileSync(join(path, photo.name));
    const one = await uploaded(site, photo, bytes);
    wrong.push(...ofMedium(photo, one));
    media.set(one.source_url, bytes);
    content = content.replaceAll(`src="${photo.name}"`, `src="${one.source_url}"`);
  }
  check(`wordpress ${site.version}: its library has the photos with their words, ${sample} (${media.size})`, wrong);
  const sent = { title: escaped(portal.headline.text), excerpt: escaped(portal.lead.text), content };
  const { id } = await site.ask("author", "/posts", { ...sent, status: "publish" });
  const got = await site.ask("author", `/posts/${id}&context=edit`);
  check(`wordpress ${site.version}: the filter for authors takes nothing, ${sample}`, taken(sent, got));
  const page = read(got.content.rendered);
  check(`wordpress ${site.version}: it shows the tags that were sent, ${sample}`, unlike(content, page));
  check(`wordpress ${site.version}: it shows every word, ${sample}`, lost(got, page, [got.title, got.excerpt], all));
  check(`wordpress ${site.version}: it shows every photo, ${sample}`, [...wrongAlts(page, json(asked).alts), ...(await unseen(page, media))]);
}

/** Words for a field that WordPress takes for HTML. */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function uploaded(site, photo, bytes) {
  const form = new FormData();
  form.set("file", new Blob([bytes], { type: "image/jpeg" }), photo.name);
  form.set("caption", escaped(photo.caption));
  form.set("alt_text", photo.alt);
  return site.ask("author", "/media&context=edit", form);
}

/** The description that a medium has of its own loses what looks like a tag; the one in the text, which is shown, does not. */
const TAG = /<[^>]*>/g;

function ofMedium(photo, { caption, alt_text: alt, source_url: address }) {
  const plain = photo.alt.replace(TAG, "");
  return [
    notation(caption.raw) !== escaped(photo.caption) && `caption ${caption.raw}`,
    alt !== plain && `description ${alt}`,
    !address.endsWith(`/${photo.name}`) && `address ${address}`,
  ];
}

/** All that WordPress' filter writes otherwise: the code of an apostrophe in three digits. */
function notation(html) {
  return html.replaceAll("&#039;", "&#39;");
}

/** Fields that are not what was sent. */
function taken(sent, got) {
  return Object.keys(sent).flatMap((name) => {
    const [wanted, raw] = [sent[name], notation(got[name].raw)];
    if (raw === wanted) return [];
    let at = 0;
    while (raw[at] === wanted[at]) at += 1;
    return `${name} from ${at}: «${wanted.slice(at, at + 80)}» is «${raw.slice(at, at + 80)}»`;
  });
}

/** HTML as Python's reader sees it. */
function read(html) {
  const told = run(program("python"), [fileURLToPath(new URL("markup.py", import.meta.url))], { input: html });
  if (told.code !== 0) throw new Error(told.err);
  return JSON.parse(told.out);
}

/** Breaks stand where a line ended, pictures may come late; all else is as it was sent, and closed in order. */
function unlike(sent, page) {
  const told = (tags) => tags.filter(([name]) => name !== "br").map(([name, { decoding, loading, ...kept }]) => `${name} ${JSON.stringify(kept)}`);
  const [wanted, shown] = [told(read(sent).tags), told(page.tags)];
  const differing = wanted.flatMap((tag, n) => (tag === shown[n] ? [] : `«${tag}» is «${shown[n]}»`));
  return [...page.faults, ...differing, wanted.length !== shown.length && `${wanted.length} tags are ${shown.length}`];
}

/** Words of the text that is not shown as it is stored, and words of the article that are nowhere, in its order. */
function lost(got, page, before, all) {
  const [stored, shown] = [words(read(got.content.raw).text), words(page.text)];
  const other = stored.flatMap((word, n) => (word === shown[n] ? [] : `${word} is ${shown[n]}`));
  const text = [...before.map((field) => read(field.rendered).text), page.text].join("\n");
  return [...other, stored.length !== shown.length && `${shown.length} words of ${stored.length}`, ...missing(words(readFileSync(all, "utf8")), words(text))];
}

function wrongAlts(page, asked) {
  const pictures = page.tags.filter(([name]) => name === "img");
  const alts = pictures.map(([, { alt }]) => alt.split(/\s+/).filter(Boolean).join(" "));
  return alts.join("\n") === asked.join("\n") ? [] : [`descriptions ${alts}, asked were ${asked}`];
}

/** Pictures that are not at their address as they were sent. */
async function unseen(page, media) {
  const addresses = page.tags.filter(([name]) => name === "img").map(([, { src }]) => src);
  const problems = [];
  for (const address of new Set(addresses)) {
    const sent = media.get(address);
    const there = sent && Buffer.from(await (await fetch(address)).arrayBuffer());
    if (!there?.equals(sent)) problems.push(`not there: ${address}`);
  }
  return problems;
}

/** What the file says comes into the site as a draft, by the calls of the importer. */
async function imported(site, { sample, path, words: all, asked }, { path: folder }) {
  const item = site.php("import", readFileSync(path));
  const got = await site.ask("administrator", `/posts/${item.id}&context=edit`);
  const sent = { title: item.post_title, excerpt: item.post_excerpt, content: item.post_content };
  check(`wxr: WordPress ${site.version} takes it in, ${sample}`, [...taken(sent, got), ...wrongFacts(item, got)]);
  const page = read(got.content.rendered);
  check(`wxr: WordPress ${site.version} shows the tags that are in it, ${sample}`, unlike(item.post_content, page));
  check(`wxr: WordPress ${site.version} shows every word, ${sample}`, lost(got, page, [got.title], all));
  check(`wxr: WordPress ${site.version} shows every photo, ${sample}`, wrongAlts(page, json(asked).alts));
  const facts = json(join(folder, "bai.json"));
  // Where there is no excerpt, it shows the first words of the text.
  const excerpt = facts.lead === "" ? got.excerpt.raw : got.excerpt.rendered;
  const fields = [...otherWords("headline", facts.headline, got.title.rendered), ...otherWords("lead", facts.lead, excerpt)];
  check(`wxr: WordPress ${site.version} shows title and excerpt as words, ${sample}`, fields);
  check(`wxr: WordPress ${site.version} files it, ${sample}`, await wronglyFiled(site, item.id, facts));
}

/** Section and keywords that the post does not have. */
async function wronglyFiled(site, id, { section, keywords }) {
  const names = async (kind) => (await site.ask("administrator", `/${kind}&post=${id}`)).map((term) => term.name);
  const [sections, tags] = [await names("categories"), await names("tags")];
  const all = (list) => list.flatMap((name) => words(read(name).text)).sort().join(" ");
  return [
    section !== "" && all([section].map(escaped)) !== all(sections) && `section «${section}» is «${sections}»`,
    all(keywords.map(escaped)) !== all(tags) && `keywords «${keywords}» are «${tags}»`,
  ];
}

/** Stage, name and day that the post does not have. */
function wrongFacts(item, got) {
  return [
    got.status !== "draft" && `it is ${got.status}`,
    got.slug !== item.post_name && `its name is ${got.slug}`,
    item.post_date !== "" && got.date !== item.post_date.replace(" ", "T") && `its day is ${got.date}`,
  ];
}

/** Words of `text` that `html` does not show in this order and number. */
function otherWords(name, text, html) {
  const [wanted, shown] = [words(text), words(read(html).text)];
  return wanted.join(" ") === shown.join(" ") ? [] : [`${name} «${wanted.join(" ")}» is «${shown.join(" ")}»`];
}
