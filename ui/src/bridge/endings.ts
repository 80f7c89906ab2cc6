/** What a file may be, told by how its name ends: the desk's lists. What a photo really is, its content tells. */
import { BESIDE_ENDINGS, PHOTO_ENDINGS } from "./contract";

/** How `name` ends, in small letters; empty where it has no ending. */
const endingOf = (name: string) => /\.([^.]+)$/.exec(name)?.[1].toLowerCase() ?? "";

/** True for files that may be photos. An iPhone's have no kind on some systems. */
export const maybePhoto = ({ type, name }: File) => type.startsWith("image/") || PHOTO_ENDINGS.includes(endingOf(name));

/** True for what lies beside photos and is neither one nor a text: films, what telephones and other systems keep about each photo. */
export const liesBeside = ({ name }: File) => name.startsWith("._") || BESIDE_ENDINGS.includes(endingOf(name));
