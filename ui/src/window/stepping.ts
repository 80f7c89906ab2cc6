/** What is done with the open article as a whole: steps from desk to desk and back, and the version that Ctrl+S pins. */
import type { OpenArticle } from "../article/openArticle.svelte";
import { Refused, request, type StageName } from "../bridge/bridge";
import { lacking } from "../words/lacking";
import { speech } from "../words/speech.svelte";
import { desk } from "./deeds.svelte";
import { room } from "./room.svelte";
import { toasts } from "./toasts.svelte";

/** Moves the article to another stage, and says how to take it back; says what lacks where it may not go. */
export async function move(article: OpenArticle, to: StageName, note: string) {
  const words = speech.words;
  try {
    await article.settle();
    const from = article.stage;
    article.stood(await request("article_step", { id: article.id, to, note }));
    const back = article.did((undone) => article.stage === (undone ? to : from) && (void turn(article, undone ? from : to), true));
    toasts.show(words.step.done(words.stage[article.stage]), { icon: article.stage, of: "step", action: { label: words.app.undo, run: back } });
  } catch (fault) {
    const [lacks, ...others] = fault instanceof Refused && fault.refusal.code === "facts_missing" ? article.readiness.missing : [];
    if (lacks) toasts.show(words.step.lacks(lacking(lacks, words), others.length, words.stage[to]), { kind: "trouble", action: { label: words.facts.fill, run: () => desk.open?.fill(lacks) } });
    else room.refuse(fault);
  }
}

/** Takes a change of stage back, or does it again; the desk keeps all steps. */
async function turn(article: OpenArticle, to: StageName) {
  const words = speech.words;
  try {
    await article.settle();
    article.stood(await request("article_step_undo", { id: article.id, to }));
    toasts.show(words.keeping.stageUndone(words.stage[article.stage]), { icon: article.stage, of: "step" });
  } catch (fault) {
    room.refuse(fault);
  }
}

/** Pins the text as it stands, and says that it was saved already; while it is not, it says that. */
export async function pin(article: OpenArticle) {
  try {
    await article.settle();
    room.pulse += 1;
    await request("revision_pin", { id: article.id, name: "" });
    toasts.show(speech.words.saved.already, { icon: "pin" });
  } catch (fault) {
    room.refuse(fault);
  }
}
