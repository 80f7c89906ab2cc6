/** What is done beside the words (section, day, stage), as a step of their history: one key goes back over both in their order, another forth again. */
import type { Node } from "prosemirror-model";
import { Step, StepMap, StepResult } from "prosemirror-transform";

/** Takes the deed `back`, or does it again; false when there is nothing to do. */
export type Run = (back: boolean) => boolean;

/** Changes no word; `run` is called when the history comes past it. */
export class Deed extends Step {
  constructor(
    readonly run: Run,
    readonly back = false,
  ) {
    super();
  }

  override apply(doc: Node): StepResult {
    return StepResult.ok(doc);
  }

  override getMap(): StepMap {
    return StepMap.empty;
  }

  override invert(): Deed {
    return new Deed(this.run, !this.back);
  }

  override map(): Deed {
    return this;
  }

  override toJSON(): unknown {
    return {};
  }
}

/** True when `change` says something else than `fields`. */
export const differ = <Fields extends object>(change: Partial<Fields>, fields: Fields) => JSON.stringify({ ...fields, ...change }) !== JSON.stringify(fields);

/** Lets `say` say `after`, to which more may be added, in place of what stood `before`; answers how that is taken back. */
export function said<Fields extends object>(after: Partial<Fields>, before: Fields, say: (change: Partial<Fields>) => void): Run {
  say(after);
  return (back) => {
    const names = Object.keys(after) as (keyof Fields)[];
    say(back ? (Object.fromEntries(names.map((name) => [name, before[name]])) as Partial<Fields>) : after);
    return differ(after, before);
  };
}
