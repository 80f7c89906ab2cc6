/** What is done with the open article as a whole: steps from desk to desk and back, and the version that Ctrl+S pins. */
import type { OpenArticle } from "../article/openArticle.svelte";
import { Refused, request, type StageName } from "../bridge/bridge";
import { lacking } from "../words/lacking";
import { speech } from "../words/speech.svelte";
import { desk } from "./deeds.svelte";
import { room } from "./room.svelte";
import { toasts } from "./toasts.svelte";
import { undoing } from "./undoing.svelte";

/** Moves the article to another stage, and says how to take it back; says what lacks where it may not go. */
export async function move(article: OpenArticle, to: StageName, note: string) {
  const words = speech.words;
  try {
    await article.settle();
    article.stood(await request("article_step", { id: article.id, to, note }));
    const depth = article.depth;
    const back = () => void unstep(article);
    const stands = article.stage;
    // An export may have moved it on since.
    undoing.offer(back, () => desk.open?.article !== article || article.depth > depth, () => article.stage !== stands);
    toasts.show(words.step.done(words.stage[article.stage]), { icon: article.stage, of: "step", action: { label: words.app.undo, run: back } });
  } catch (fault) {
    const [lacks, ...others] = fault instanceof Refused && fault.refusal.code === "facts_missing" ? article.readiness.missing : [];
    if (lacks) toasts.show(words.step.lacks(lacking(lacks, words), others.length, words.stage[to]), { kind: "trouble", action: { label: words.facts.fill, run: () => desk.open?.fill(lacks) } });
    else room.refuse(fault);
  }
}

/** Takes the last change of stage back; the desk keeps both steps. */
async function unstep(article: OpenArticle) {
  const words = speech.words;
  undoing.forget();
  try {
    await article.settle();
    article.stood(await request("article_step_undo", { id: article.id }));
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
