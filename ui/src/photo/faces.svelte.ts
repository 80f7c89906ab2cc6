/** Faces that the machine suggests to hide: offered one by one to a person, hiding nothing by themselves. */
import { Refused, request, type PhotoRedaction, type PhotoRegion } from "../bridge/bridge";
import { hiddenAlready } from "./geometry";

/** The suggestions for one photo. */
export class Faces {
  /** Not answered yet, from left to right. */
  places = $state.raw<PhotoRegion[]>([]);
  /** How many there were; none while nobody has looked. */
  found = $state<number | null>(null);
  looking = $state(false);
  /** Quarter turns of the picture in which they were seen. */
  quarters = $state(0);
  #photo: string;

  constructor(photo: string) {
    this.#photo = photo;
  }

  /** Looks for faces that no hidden place covers yet. Refusals go to `onRefused`; a stopped look is none. */
  async look(quarters: number, hidden: PhotoRedaction[], onRefused: (fault: unknown) => void) {
    this.looking = true;
    try {
      const { places } = await request("photo_faces", { photo: this.#photo, quarters });
      this.places = places.filter((one) => !hiddenAlready(one, hidden));
      this.found = places.length;
      this.quarters = quarters;
    } catch (fault) {
      if (!(fault instanceof Refused && fault.refusal.code === "cancelled")) onRefused(fault);
    } finally {
      this.looking = false;
    }
  }

  /** Those to show on a picture turned by so many quarters. */
  shown(quarters: number): PhotoRegion[] {
    return this.quarters === quarters ? this.places : [];
  }

  /** Takes one off the list: it was hidden or passed over. */
  answer(place: PhotoRegion) {
    this.places = this.places.filter((one) => one !== place);
  }
}
