/** The user guide, made of `docs/huong-dan.md` when the window is built (`vite.config.ts`). */
declare module "virtual:guide" {
  import type { Chapter } from "../../guide";
  const guide: Chapter[];
  export default guide;
}
