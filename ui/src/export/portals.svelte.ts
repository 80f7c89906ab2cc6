/** The portals there are and the one that was chosen last, the same for preview and portal's form. */
import { request, type ProfileRow } from "../bridge/bridge";
import { FOR } from "./targets";

/** Which portal an article is for; its id, empty for none in particular, is kept with the targets of next time. */
export class Portals {
  /** Those that can be chosen. */
  all = $state.raw<ProfileRow[]>([]);
  /** The chosen one's id. */
  chosen = $state("");

  /** Its name; empty for none in particular. */
  get name(): string {
    return this.all.find((one) => one.id === this.chosen)?.name ?? "";
  }

  /** Reads the portals and the choice of last time. Fails with what the desk refuses. */
  async read(): Promise<void> {
    const [known, { settings }] = await Promise.all([request("profile_list", {}), request("newsroom_open", {})]);
    this.all = known.profiles;
    this.chosen = known.profiles.find((one) => settings.exportFormats.includes(FOR + one.id))?.id ?? "";
  }

  /** Keeps the choice. Fails with what the desk refuses. */
  async keep(): Promise<void> {
    const { settings } = await request("newsroom_open", {});
    const others = settings.exportFormats.filter((one) => !one.startsWith(FOR));
    await request("settings_save", { exportFormats: this.chosen ? [...others, FOR + this.chosen] : others });
  }
}
