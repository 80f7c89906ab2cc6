/** Whether an approval still holds is the desk's to say: it is asked after each save of an approved text. */
import type { OpenArticle } from "../article/openArticle.svelte";
import { request } from "../bridge/bridge";
import { room } from "./room.svelte";
import { toasts } from "./toasts.svelte";

/** Brings the answer into the article's view. */
export async function lookAtApproval(article: OpenArticle) {
  const { changedAfterApproval } = await request("article_read", { id: article.id });
  if (changedAfterApproval !== article.view.changedAfterApproval) article.view = { ...article.view, changedAfterApproval };
}

/** An export of the article was finished: its stage is shown as the desk has it now. */
export async function stoodExported(article: OpenArticle): Promise<void> {
  room.exported = true;
  const before = article.stage;
  article.stood(await request("article_read", { id: article.id }));
  if (article.stage !== before) toasts.drop("step");
}
