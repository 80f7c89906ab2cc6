/** Whether an approval still holds is the desk's to say: it is asked after each save of an approved text. */
import type { OpenArticle } from "../article/openArticle.svelte";
import { request } from "../bridge/bridge";

/** Brings the answer into the article's view. */
export async function lookAtApproval(article: OpenArticle) {
  const { changedAfterApproval } = await request("article_read", { id: article.id });
  if (changedAfterApproval !== article.view.changedAfterApproval) article.view = { ...article.view, changedAfterApproval };
}
