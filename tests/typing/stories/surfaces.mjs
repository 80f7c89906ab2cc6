/** Every surface that is written in, by every method: register, tít, sa-pô, thân bài, chú thích, search, commands. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";

import { test } from "../../browser/tally.mjs";
import { root } from "../../places.mjs";
import { keysFor } from "../keys.mjs";
import { installed, LIST, pause, sit, UNTITLED } from "../person.mjs";

const SEED = readFileSync(path.join(root, "tests/fixtures/articles/seed.txt"), "utf8").split(/\n+/);
/** The seed's own sa-pô: 341 characters. */
const SAPO = SEED.find((line) => line.startsWith("Chiều 03-10"));
const HEADLINE = "Đảng ủy phường Thanh Xuân tổ chức thành công Hội nghị";
const BODY = "Đồng chí Nguyễn Huy Cường phát biểu; giải ngân vốn đầu tư.";
const CAPTION = "Quang cảnh đường phố";
const SEARCH = "được nghỉ lễ";

/** Where the person looks for an article: the list. */
async function toList(person, write) {
  person.key("ctrl+k");
  await pause(500);
  write("tất cả ");
  await pause(400);
  person.key("Return");
  await person.until(LIST);
  await pause(700);
}

/** Fills sa-pô and body behind the headline in which the caret stands. */
async function fill(person, write, delay) {
  person.key("Return");
  write(SAPO, delay);
  person.key("Return");
  write(BODY, delay);
  await pause(600);
}

async function write(framework, method) {
  const person = await sit(framework, method);
  const put = (text, delay) => person.type(keysFor(text, method), delay);
  put("Hạ Vy ");
  person.key("Return");
  await person.until(UNTITLED);
  await pause(800);
  put(HEADLINE);
  await fill(person, put, 60);
  await toList(person, put);
  // What stands in the search field is copied and becomes the headline of the next article.
  person.key("ctrl+f");
  put(`${SEARCH} `, 30);
  person.key("ctrl+a", "ctrl+c");
  await pause(400);
  person.key("ctrl+n");
  await person.until(UNTITLED);
  await pause(800);
  person.key("ctrl+v");
  await pause(400);
  await fill(person, put, 30);
  await toList(person, put);
  person.key("End", "Return");
  await pause(1500);
  person.key("F2", "End");
  put(` ${CAPTION} `, 30);
  await pause(400);
  return person.stored();
}

for (const framework of installed()) {
  for (const method of ["telex", "vni"]) {
    test(`${framework} ${method}, 60 and 30 ms a key: every surface holds what was meant`, async () => {
      const articles = await write(framework, method);
      const [second, first] = articles.filter((one) => !one.sample);
      assert.ok(first, `two articles are stored: ${articles.map((one) => one.headline).join(" | ")}`);
      const caption = articles.find((one) => one.sample).blocks.filter((block) => block.kind === "figure").map((block) => block.text);
      const said = {
        register: first.byline.trim(),
        headline: first.headline.trim(),
        lead: first.lead.trim(),
        body: first.blocks[0].text.trim(),
        search: second.headline.trim(),
        fastLead: second.lead.trim(),
        fastBody: second.blocks[0].text.trim(),
        caption: caption.some((text) => text.trim().endsWith(CAPTION)) ? CAPTION : caption.join(" | "),
      };
      assert.deepEqual(said, { register: "Hạ Vy", headline: HEADLINE, lead: SAPO, body: BODY, search: SEARCH, fastLead: SAPO, fastBody: BODY, caption: CAPTION });
    });
  }
}
